"""Where the optional folder of public corpora and ratings is, and how lists in JSONL are read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from harness.corpora.decoding import read_text
from harness.errors import Exit, HarnessError


def shared_folder() -> Path:
    """``$HARNESS_SHARED``, else the folder ``shared`` beside the checkout; its ``data`` if any."""
    beside = Path(__file__).resolve().parents[4] / "shared"
    folder = Path(os.environ.get("HARNESS_SHARED") or beside)
    return folder / "data" if (folder / "data").is_dir() else folder


def shared_file(name: str) -> Path:
    """A file of that folder.

    Raises:
        HarnessError: It is not there.
    """
    path = shared_folder() / name
    if not path.is_file():
        raise HarnessError(
            f"no such file: {path}",
            hint="set HARNESS_SHARED to the folder with the public data",
            exit_code=Exit.ENVIRONMENT,
        )
    return path


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file.

    Raises:
        HarnessError: The file cannot be read, or a line is no JSON object.
    """
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(read_text(path).lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise HarnessError(f"not JSON: {error.msg}", where=f"{path}:{number}") from None
        if not isinstance(row, dict):
            raise HarnessError("not a JSON object", where=f"{path}:{number}")
        rows.append(row)
    return rows
