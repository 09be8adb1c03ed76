"""JSON as the command line prints it."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from harness.errors import HarnessError


def print_json(value: Any) -> None:
    """Print strict JSON: a number that does not exist is null, never NaN."""
    escaped = not prints_unicode(sys.stdout)
    print(json.dumps(_strict(value), ensure_ascii=escaped, indent=2, allow_nan=False))


def prints_unicode(stream: TextIO) -> bool:
    """Whether a stream takes every character: not where the locale is ASCII or Latin-1."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")


def print_scores(folder: Path, header: Mapping[str, Any]) -> None:
    """Print the scores of a run."""
    from harness.report.tables import scores_frame

    records: Iterable[Any] = scores_frame(folder).to_dict("records")
    print_json({"run": str(folder), "status": header["status"], "scores": list(records)})


def print_config(folder: Path) -> None:
    """Print the config of a run byte by byte: UTF-8 wherever it goes, for it is to be run again.

    Raises:
        HarnessError: The file is not there or cannot be read.
    """
    path = folder / "config.yaml"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise HarnessError(f"{path} cannot be read: {error.strerror}") from error
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _strict(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {key: _strict(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_strict(item) for item in value]
    return value
