"""Run directories that were interrupted or damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harness.errors import HarnessError
from harness.runs.store import RUNNING, SCHEMA, RunStore, read_header


def test_resuming_drops_what_a_kill_left_half_written(tmp_path: Path) -> None:
    store = RunStore.open(tmp_path, "d" * 64)
    store.write_header(
        {"schema": SCHEMA, "experiment": "x", "status": RUNNING, "digest": "d" * 64, "cells": []}
    )
    (store.folder / ".scores.csv.k1ll3d.tmp").write_text("half", encoding="utf-8")
    store.close()
    again = RunStore.open(tmp_path, "d" * 64)
    again.close()
    assert again.resumed
    assert again.folder == store.folder
    assert not list(again.folder.glob("*.tmp"))


@pytest.mark.parametrize("key", ["experiment", "status", "digest", "cells"])
def test_a_header_without_a_key_is_named(tmp_path: Path, key: str) -> None:
    header = {"schema": SCHEMA, "experiment": "x", "status": "complete", "digest": "", "cells": []}
    del header[key]
    (tmp_path / "run.json").write_text(json.dumps(header), encoding="utf-8")
    with pytest.raises(HarnessError, match=f"is damaged: {key} cannot be read"):
        read_header(tmp_path)
