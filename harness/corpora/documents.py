"""Whole documents: a folder with one document a file, or a single file.

The id of a document is the name of its file without the suffix. A folder of references holds a
file of the same name for every original.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.corpora.decoding import TextFile, listed, natural_key, no_such, read_text
from harness.corpora.draft import Draft
from harness.corpora.problems import Problems
from harness.corpora.source import CorpusSource
from harness.errors import HarnessError

SUFFIXES = frozenset({".txt", ".md", ""})
ORIGINALS = "originals"
REFERENCES = "references"


@dataclass(frozen=True)
class Folder:
    """The documents of one folder, by id in order."""

    path: Path
    documents: Mapping[str, TextFile]


def read_documents(path: Path, source: CorpusSource) -> Draft:
    """Read documents, and their references from the folders (or files) that the source names.

    A folder that holds a folder ``originals`` is read from there; where the source names no
    references, each folder in its ``references`` is one set.

    Raises:
        HarnessError: A file cannot be read, or a folder of references lacks a document or has
            one too many.
    """
    if not path.exists():
        raise no_such(path)
    if path.is_file():
        return _single(path, source.references)
    inner = path / ORIGINALS
    originals = read_folder(inner if inner.is_dir() else path)
    references = [read_folder(folder) for folder in _reference_folders(path, source)]
    problems = Problems()
    for folder in references:
        for message in differences(originals.documents, folder.documents):
            problems.add(message, where=str(folder.path))
    problems.raise_any()
    columns = [[folder.documents[id] for folder in references] for id in originals.documents]
    return _draft(path.name, originals.documents, columns)


def document_text(file: TextFile) -> str:
    """The text of a document: line ends are LF, and those at the end of the file are left out."""
    return file.text.replace("\r\n", "\n").rstrip("\n")


def read_folder(path: Path) -> Folder:
    """Read every document of a folder; hidden files and folders are passed over.

    Raises:
        HarnessError: The folder does not exist, holds no document, two documents of one name,
            or a file that is not text.
    """
    if not path.exists():
        raise no_such(path)
    if not path.is_dir():
        raise HarnessError("is a file, a folder is needed", where=str(path))
    files = sorted(members(path), key=lambda file: natural_key(file.name))
    if not files:
        raise HarnessError("holds no document (no .txt or .md file)", where=str(path))
    _check_names(files)
    return Folder(path, {file.stem: read_text(file) for file in files})


def members(path: Path) -> list[Path]:
    """The files of a folder that are not hidden."""
    return [file for file in path.iterdir() if file.is_file() and not file.name.startswith(".")]


def absent(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """The names that are wanted and not found, in order."""
    there = frozenset(found)
    return [name for name in wanted if name not in there]


def differences(wanted: Collection[str], found: Collection[str]) -> list[str]:
    """What a folder lacks and what it has too much of, one sentence each.

    Example:
        >>> differences(["a", "b"], ["b", "c"])
        ['lacks a', 'has c, which is no document of the corpus']
    """
    missing, extra = absent(wanted, found), absent(found, wanted)
    return [
        *([f"lacks {listed(missing)}"] if missing else []),
        *([surplus(extra)] if extra else []),
    ]


def surplus(extra: Sequence[str]) -> str:
    """The sentence about documents that the corpus does not have."""
    which = "which is no document" if len(extra) == 1 else "which are no documents"
    return f"has {listed(extra)}, {which} of the corpus"


def _single(path: Path, references: Sequence[Path]) -> Draft:
    files = [read_text(reference) for reference in references]
    return _draft(path.stem, {path.stem: read_text(path)}, [files])


def _draft(
    name: str, originals: Mapping[str, TextFile], references: Sequence[Sequence[TextFile]]
) -> Draft:
    files = [*originals.values(), *(file for row in references for file in row)]
    places = [str(file.path) for file in originals.values()]
    return Draft(
        name=name,
        ids=list(originals),
        originals=[document_text(file) for file in originals.values()],
        references=[tuple(document_text(file) for file in row) for row in references],
        place=lambda row: places[row],
        reference_place=lambda row, number: str(references[row][number].path),
        files={str(file.path): file.sha256 for file in files},
    )


def _reference_folders(path: Path, source: CorpusSource) -> list[Path]:
    inner = path / REFERENCES
    if source.references or not (path / ORIGINALS).is_dir() or not inner.is_dir():
        return list(source.references)
    return sorted((entry for entry in inner.iterdir() if entry.is_dir()), key=lambda p: p.name)


def _check_names(files: Sequence[Path]) -> None:
    problems = Problems()
    seen: dict[str, Path] = {}
    for file in files:
        if file.suffix.lower() not in SUFFIXES:
            problems.add(
                "is not a text document",
                where=str(file),
                hint="a folder of documents holds .txt and .md files only",
            )
        elif file.stem in seen:
            problems.add(
                f"has the same id {file.stem!r} as {seen[file.stem].name}", where=str(file)
            )
        seen.setdefault(file.stem, file)
    problems.raise_any()
