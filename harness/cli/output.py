"""JSON as the command line prints it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def print_json(value: Any) -> None:
    """Print strict JSON: a number that does not exist is null, never NaN."""
    print(json.dumps(_strict(value), ensure_ascii=False, indent=2, allow_nan=False))


def print_scores(folder: Path, header: Mapping[str, Any]) -> None:
    """Print the scores of a run."""
    from harness.report.tables import scores_frame

    records: Iterable[Any] = scores_frame(folder).to_dict("records")
    print_json({"run": str(folder), "status": header["status"], "scores": list(records)})


def _strict(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {key: _strict(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_strict(item) for item in value]
    return value
