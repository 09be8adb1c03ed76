"""Advice on a path that is not there."""

from __future__ import annotations

import itertools
from pathlib import Path

from harness.errors import did_you_mean

# A folder of a million files is not worth listing for a hint.
_MOST_SIBLINGS = 5000


def exists(path: Path) -> bool:
    """Whether something is there that can be seen; no for a name that no file can have."""
    try:
        return path.exists()
    except (OSError, ValueError):
        # Too long, a null character, or a folder above it that is closed to us.
        return False


def near_path(path: Path) -> str | None:
    """A hint on an absolute path: what looks like its first missing part, or where that is.

    Example:
        >>> near_path(Path("/no-such-folder-at-all/x"))
        'there is no folder /no-such-folder-at-all'
    """
    missing = path
    while not exists(missing.parent) and missing.parent != missing:
        missing = missing.parent
    if not missing.parent.is_dir():
        return f"{_shown(missing.parent)} is not a folder"
    try:
        names = [found.name for found in itertools.islice(missing.parent.iterdir(), _MOST_SIBLINGS)]
    except OSError:
        return None
    if missing == path:
        otherwise = f"looked in {_shown(missing.parent)}"
    else:
        otherwise = f"there is no folder {_shown(missing)}"
    return did_you_mean(missing.name, sorted(names)) or otherwise


def _shown(folder: Path) -> str:
    """A folder as seen from the current one, where it lies below that."""
    here = Path.cwd()
    if folder == here:
        return "the current folder"
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)
