"""Where the optional folder of public corpora and ratings is."""

from __future__ import annotations

import os
from pathlib import Path

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
