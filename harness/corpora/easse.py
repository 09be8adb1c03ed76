"""Folders in the naming of EASSE, ASSET and TurkCorpus.

``PREFIX.orig`` holds the originals and ``PREFIX.simp.N`` one set of references each, line by
line. The first release of TurkCorpus says ``.norm`` and ``.turk.N``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harness.corpora.decoding import no_such
from harness.corpora.draft import Draft
from harness.corpora.lines import parallel
from harness.corpora.source import CorpusSource
from harness.corpora.table import quoted
from harness.errors import HarnessError, did_you_mean

_NAMINGS = ((".orig", ".simp."), (".norm", ".turk."))
SUFFIXES = tuple(original for original, _ in _NAMINGS)


def read_easse(path: Path, source: CorpusSource) -> Draft:
    """Read ``PREFIX.orig`` with every ``PREFIX.simp.N`` beside it.

    Args:
        path: The folder, or the file of originals itself.
        source: `split` picks the prefix, or one part of it, where the folder holds several.

    Raises:
        HarnessError: No such prefix, several, or a gap in the numbers of the references.
    """
    if path.is_file():
        return _read(path)
    if not path.is_dir():
        raise no_such(path)
    originals = original_files(path)
    if not originals:
        raise HarnessError(
            "holds no PREFIX.orig with PREFIX.simp.N beside it",
            where=str(path),
            hint="name the format, or the files one by one with format: lines and references",
        )
    return _read(_chosen(path, originals, source.split))


def original_files(folder: Path) -> list[Path]:
    """The files of originals in a folder, by name."""
    found = (file for file in folder.iterdir() if file.is_file() and file.suffix in SUFFIXES)
    return sorted(found, key=lambda file: file.name)


def _chosen(folder: Path, originals: Sequence[Path], split: str | None) -> Path:
    prefixes = [file.stem for file in originals]
    if split is None and len(originals) == 1:
        return originals[0]
    if split is None:
        raise HarnessError(
            f"holds several corpora: {quoted(prefixes)}",
            where=str(folder),
            hint=f"choose one with split: {prefixes[0]}",
        )
    fitting = [file for file in originals if file.stem == split] or [
        file for file in originals if split in file.stem.split(".")
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise HarnessError(
            f"split {split!r} fits several: {quoted(file.stem for file in fitting)}",
            where=str(folder),
            hint=f"say split: {fitting[0].stem}",
        )
    parts = [part for prefix in prefixes for part in prefix.split(".")]
    raise HarnessError(
        f"split {split!r} fits none of {quoted(prefixes)}",
        where=str(folder),
        hint=did_you_mean(split, [*prefixes, *parts]),
    )


def _read(originals: Path) -> Draft:
    marks = dict(_NAMINGS)
    if originals.suffix not in marks:
        raise HarnessError(
            f"is not named PREFIX{SUFFIXES[0]}", where=str(originals), hint="use format: lines"
        )
    start = originals.stem + marks[originals.suffix]
    found = {
        int(file.name[len(start) :]): file
        for file in originals.parent.iterdir()
        if file.name.startswith(start) and file.name[len(start) :].isdecimal()
    }
    _refuse_gaps(originals, start, sorted(found))
    return parallel(originals.stem, originals, [found[number] for number in sorted(found)])


def _refuse_gaps(originals: Path, start: str, numbers: Sequence[int]) -> None:
    if not numbers:
        return
    missing = sorted(set(range(min(numbers[0], 1), numbers[-1])) - set(numbers))
    if missing:
        raise HarnessError(
            f"{start}{missing[0]} is missing, but {start}{numbers[-1]} is there",
            where=str(originals.parent),
        )
