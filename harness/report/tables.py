"""The CSV files of a run as data frames; the one place, beside the readers, that knows pandas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import HarnessError
from harness.runs.csvfiles import restored
from harness.runs.runner import SEGMENT_KEYS

if TYPE_CHECKING:
    import pandas as pd

_SCORE_NUMBERS = ("value", "ci_low", "ci_high")
_SCORE_COUNTS = ("n", "n_missing")


def scores_frame(folder: Path) -> pd.DataFrame:
    """The table scores.csv of a run; values as floats, counts as integers, the rest as text.

    Raises:
        HarnessError: The file is not there or cannot be read.
    """
    path = folder / "scores.csv"
    frame = _texts(path)
    try:
        for name in _SCORE_NUMBERS:
            frame[name] = _numbers(frame[name])
        for name in _SCORE_COUNTS:
            frame[name] = frame[name].astype("int64")
    except (ValueError, KeyError) as error:
        raise HarnessError(f"{path} is damaged: {error}") from error
    return frame


def segments_frame(folder: Path) -> pd.DataFrame:
    """The table segments.csv of a run; every ``metric.output`` as float.

    Raises:
        HarnessError: The file is not there or cannot be read.
    """
    frame = _texts(folder / "segments.csv")
    for name in frame.columns:
        if name not in SEGMENT_KEYS:
            frame[name] = _numbers(frame[name])
    return frame


def _texts(path: Path) -> pd.DataFrame:
    import pandas as pd

    try:
        # Every cell as it stands: a system may well be called NA.
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    return frame.rename(columns=restored).map(restored)


def _numbers(column: pd.Series[str]) -> pd.Series[float]:
    return column.where(column != "", "nan").astype("float64")
