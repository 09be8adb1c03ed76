"""Parallel text files: one segment a line, one file for each set of references."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harness.corpora.decoding import TextFile, counted, read_text
from harness.corpora.draft import Draft, numbers
from harness.corpora.problems import Problems
from harness.corpora.source import CorpusSource


def read_lines(path: Path, source: CorpusSource) -> Draft:
    """Read originals from a file and references from the files that the source names.

    Raises:
        HarnessError: A file cannot be read, or has another number of lines than the originals.
    """
    return parallel(path.stem, path, source.references)


def parallel(name: str, originals: Path, references: Sequence[Path]) -> Draft:
    """Line n of each reference file is a reference for line n of the originals.

    Raises:
        HarnessError: A file cannot be read, or has another number of lines than the originals.
    """
    first = read_text(originals)
    others = [read_text(path) for path in references]
    texts = first.lines
    columns = [other.lines for other in others]
    _check_counts(first, len(texts), others, [len(column) for column in columns])
    return Draft(
        name=name,
        ids=numbers(len(texts)),
        originals=texts,
        references=list(zip(*columns, strict=True)) if columns else [()] * len(texts),
        place=lambda row: f"{originals}:{row + 1}",
        reference_place=lambda row, number: f"{references[number]}:{row + 1}",
        files={str(file.path): file.sha256 for file in (first, *others)},
    )


def _check_counts(
    first: TextFile, count: int, others: Sequence[TextFile], counts: Sequence[int]
) -> None:
    problems = Problems()
    for other, found in zip(others, counts, strict=True):
        if found != count:
            problems.add(
                f"has {counted(found, 'line')}, but {first.path} has {counted(count, 'line')}",
                where=str(other.path),
                hint=_count_hint((first, other)),
            )
    problems.raise_any()


def _count_hint(files: Sequence[TextFile]) -> str:
    for file in files:
        if "\r" in file.text and "\n" not in file.text:
            return f"the lines of {file.path.name} end at CR alone; save it with LF"
    return "line n of one file must belong to line n of the other"
