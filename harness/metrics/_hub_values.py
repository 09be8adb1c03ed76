"""From the result of a Hugging Face `evaluate` metric to one number for each segment."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from harness.errors import HarnessError, did_you_mean

Numbers = npt.NDArray[np.float64]


def pick(result: object, key: str | None, count: int, name: str) -> Numbers:
    """The wanted part of a result: shape (), or (count,) where it has a value for each segment.

    Args:
        result: What ``compute`` returned.
        key: Which entry to take; None takes the only one that is numeric.
        count: Number of segments that were scored.
        name: The metric's name, for the error.

    Raises:
        HarnessError: The result is no dict, lacks the key, or leaves the choice open.

    Example:
        >>> pick({"score": 0.5, "hash": "x"}, None, 2, "mine").item()
        0.5
        >>> pick({"f1": [0.1, 0.2]}, "f1", 2, "mine").tolist()
        [0.1, 0.2]
    """
    if not isinstance(result, Mapping):
        raise _error(name, f"returned {type(result).__name__}, not a dict", None)
    found = {entry: as_numbers(value, count) for entry, value in result.items()}
    numeric = {entry: value for entry, value in found.items() if value is not None}
    if key is None and len(numeric) == 1:
        return next(iter(numeric.values()))
    listing = ", ".join(map(str, numeric)) or "none"
    if key is None:
        raise _error(name, "key is not set and the result has not one numeric entry", listing)
    if key not in numeric:
        what = "is not a number, nor one for each segment" if key in found else "is not there"
        raise _error(name, f"key {key!r} {what}", did_you_mean(key, map(str, numeric)) or listing)
    return numeric[key]


def as_numbers(value: object, count: int) -> Numbers | None:
    """A number or `count` numbers as an array; None for anything else.

    Example:
        >>> as_numbers([1, 2], 3) is None, as_numbers(True, 1) is None
        (True, True)
    """
    if isinstance(value, (str, bytes, Mapping)):
        return None
    try:
        numbers = np.asarray(value)
    except ValueError:  # a ragged list
        return None
    if numbers.dtype.kind not in "iuf" or numbers.shape not in ((), (count,)):
        return None
    return numbers.astype(np.float64)


def _error(name: str, what: str, hint: str | None) -> HarnessError:
    advice = hint if hint is None or hint.startswith("did you") else f"numeric entries: {hint}"
    return HarnessError(f"evaluate metric {name!r}: {what}", hint=advice)
