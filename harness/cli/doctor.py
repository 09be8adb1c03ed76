"""`harness doctor`: is everything here that the harness needs?"""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import typer

_LEAST_PYTHON = (3, 11)
_LEAST_FREE = 200_000_000


class _Finding(NamedTuple):
    good: bool
    text: str


def doctor() -> None:
    """Check Python, packages, data and disk; exit with 5 where something is missing."""
    from harness.errors import Exit

    findings = list(_findings())
    for finding in findings:
        print(f"{'ok     ' if finding.good else 'MISSING'}  {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(int(Exit.ENVIRONMENT))


def _findings() -> Iterator[_Finding]:
    yield _Finding(sys.version_info >= _LEAST_PYTHON, f"Python {platform.python_version()}")
    yield from _packages()
    yield _sentences()
    yield _disk()
    yield _writable(Path.cwd())


def _packages() -> Iterator[_Finding]:
    """What the installed package asks for, read from its own metadata."""
    for requirement in importlib.metadata.requires("simplification-harness") or []:
        if "extra ==" in requirement:
            continue
        name = requirement.split(";")[0]
        for sign in "<>=!~[ ":
            name = name.split(sign)[0]
        try:
            yield _Finding(True, f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            yield _Finding(False, f"{name} (pip install '{requirement}')")


def _sentences() -> _Finding:
    """The sentence splitter is compiled; that it is installed does not say that it loads."""
    try:
        from harness.text.sentences import count_sentences

        count = count_sentences("It works. Dr. Ames said so.")
    except (ImportError, OSError) as error:
        return _Finding(False, f"sentence splitter: {error}")
    return _Finding(count == 2, "sentence splitter")


def _disk() -> _Finding:
    free = shutil.disk_usage(Path.cwd()).free
    return _Finding(free > _LEAST_FREE, f"{free / 1e9:.1f} GB free on the disk")


def _writable(folder: Path) -> _Finding:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return _Finding(True, f"{folder} can be written to")
    except OSError as error:
        return _Finding(False, f"{folder} cannot be written to: {error.strerror}")
