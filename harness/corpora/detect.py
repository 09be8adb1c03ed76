"""What format a path has, by its suffix or by what the folder holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from harness.corpora.dataset import MARKERS
from harness.corpora.decoding import listed, no_such
from harness.corpora.documents import ORIGINALS, members
from harness.corpora.documents import SUFFIXES as DOCUMENT_SUFFIXES
from harness.corpora.easse import SUFFIXES as EASSE_SUFFIXES
from harness.corpora.easse import original_files
from harness.corpora.source import FORMATS
from harness.errors import HarnessError, did_you_mean

TABLES: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "csv",
        ".tsv": "tsv",
        ".tab": "tsv",
        ".jsonl": "jsonl",
        ".ndjson": "jsonl",
        ".parquet": "parquet",
        ".pq": "parquet",
    }
)

SEGMENTS = "segments"
"""A table of this name is the corpus, whatever other tables lie beside it."""


def check_format(name: str, known: tuple[str, ...] = FORMATS) -> None:
    """Refuse a format that does not exist.

    Raises:
        HarnessError: The name is not in `known`.
    """
    if name not in known:
        hint = did_you_mean(name, known) or f"formats: {', '.join(known)}"
        raise HarnessError(f"unknown format {name!r}", hint=hint)


def detect(path: Path) -> tuple[str, Path]:
    """The format of a corpus, and the path to read: a table that is alone in its folder is meant.

    Raises:
        HarnessError: Nothing is there, the suffix says nothing, or a folder may be read in
            several ways.
    """
    if not path.exists():
        raise no_such(path)
    return _of_folder(path) if path.is_dir() else (_of_file(path), path)


def _of_file(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in EASSE_SUFFIXES:
        return "easse"
    if suffix in {".txt", ".md"}:
        return "lines"
    if suffix in TABLES:
        return TABLES[suffix]
    if suffix == ".json":
        raise HarnessError(
            "is JSON; JSON Lines is needed",
            where=str(path),
            hint="write one object a line and name it .jsonl, or say format: jsonl",
        )
    raise HarnessError(
        f"the suffix {suffix or '(none)'} does not say what format this is",
        where=str(path),
        hint=f"say format: {', '.join(FORMATS[1:])}",
    )


def _of_folder(folder: Path) -> tuple[str, Path]:
    found = _candidates(folder)
    if len(found) == 1:
        return found[0]
    if not found:
        raise HarnessError(
            "holds nothing that a corpus can be read from",
            where=str(folder),
            hint="texts (.txt), a table (.csv, .tsv, .jsonl, .parquet), PREFIX.orig or a dataset",
        )
    ways = [f"{name} ({'the folder' if path == folder else path.name})" for name, path in found]
    raise HarnessError(
        f"may be read in {len(found)} ways: {listed(ways)}",
        where=str(folder),
        hint="say which with format, or give the path of the file",
    )


def _candidates(folder: Path) -> list[tuple[str, Path]]:
    if any((folder / marker).is_file() for marker in MARKERS):
        return [("dataset", folder)]
    if (folder / ORIGINALS).is_dir():
        return [("documents", folder)]
    files = sorted(members(folder), key=lambda file: file.name)
    tables = [file for file in files if file.suffix.lower() in TABLES]
    tables = [file for file in tables if file.stem == SEGMENTS] or tables
    found = [(TABLES[file.suffix.lower()], file) for file in tables]
    if original_files(folder):
        found.append(("easse", folder))
    elif _holds_documents(files):
        found.append(("documents", folder))
    return found


def _holds_documents(files: list[Path]) -> bool:
    # A README beside a table is no document.
    texts = [file for file in files if file.suffix.lower() in DOCUMENT_SUFFIXES]
    return any(file.stem.upper() not in {"README", "LICENSE"} for file in texts)
