"""Rewrites that were saved before: a file, a folder of documents, or a column of the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from harness.corpora.collector import paused_collector
from harness.corpora.decoding import blank, counted, no_such, read_text
from harness.corpora.detect import TABLES, check_format
from harness.corpora.documents import absent, document_text, read_folder, surplus
from harness.corpora.problems import Problems
from harness.corpora.read import read_table
from harness.corpora.source import LoadedCorpus
from harness.corpora.table import Table, quoted, type_name
from harness.errors import HarnessError, did_you_mean
from harness.model import Rewrite, Status

SAVED_FORMATS = ("auto", "lines", "jsonl", "csv", "tsv", "parquet", "documents")
TEXT_NAMES = ("rewrite", "text", "output", "hypothesis", "simplification")
ID_NAMES = ("id", "segment_id")
_WITHOUT_TEXT = frozenset({Status.ERROR, Status.REFUSED, Status.EMPTY})

Files = Mapping[str, str]
Item = tuple[str | None, Status | None]
"""A text and a status as found; either may be absent."""


@dataclass(frozen=True)
class SavedSource:
    """Where the saved rewrites of one system lie.

    Attributes:
        name: What the system is called.
        path: A file or a folder; exactly one of `path` and `column` is given.
        column: A column of the corpus's own table.
        format: One of `SAVED_FORMATS`.
        field: The column or key with the text, where it is not one of `TEXT_NAMES`.
        empty: Whether an empty rewrite counts as missing, or is scored as an empty text.
    """

    name: str
    path: Path | None = None
    column: str | None = None
    format: str = "auto"
    field: str | None = None
    empty: Literal["missing", "score"] = "missing"


def read_rewrites(source: SavedSource, loaded: LoadedCorpus) -> tuple[tuple[Rewrite, ...], Files]:
    """Read one rewrite for each segment, in the order of the corpus, and the files' SHA-256.

    A table with a column (key) of `ID_NAMES` is aligned by id: a segment without a row gets the
    status ``error``. Lines, and tables without ids, are aligned by position: their count must be
    that of the corpus, or of the whole file where the corpus is a part of it. A column ``status``
    may say what became of each rewrite.

    Raises:
        HarnessError: Anything is wrong with the source or a file; several problems of one file
            are raised together.
    """
    check_format(source.format, SAVED_FORMATS)
    if (source.path is None) == (source.column is None):
        which = "both are" if source.path else "neither is"
        raise HarnessError(f"system {source.name!r} needs either path or column; {which} given")
    with paused_collector():
        items, files = _items(source, loaded)
        rewrites = tuple(
            _rewrite(segment.id, item, source.empty)
            for segment, item in zip(loaded.corpus.segments, items, strict=True)
        )
    return rewrites, files


def _items(source: SavedSource, loaded: LoadedCorpus) -> tuple[Sequence[Item], Files]:
    if source.path is None:
        return _from_column(source, loaded), {}
    path = source.path.expanduser()
    format = _format(source.format, path)
    if source.field is not None and format in {"lines", "documents"}:
        raise HarnessError(f"field has no meaning in the format {format}", where=str(path))
    if format == "lines":
        return _from_lines(path, loaded)
    if format == "documents":
        return _from_documents(path, loaded)
    table = read_table(path, format)
    return _from_table(table, source, loaded), table.files


def _format(format: str, path: Path) -> str:
    if not path.exists():
        raise no_such(path)
    if format != "auto":
        return format
    if path.suffix.lower() == ".json":
        raise HarnessError(
            "is JSON; JSON Lines is needed",
            where=str(path),
            hint="write one object a line and name it .jsonl, or say format: jsonl",
        )
    return "documents" if path.is_dir() else TABLES.get(path.suffix.lower(), "lines")


def _from_column(source: SavedSource, loaded: LoadedCorpus) -> list[Item]:
    name = str(source.column)
    if name not in loaded.columns:
        raise HarnessError(
            f"system {source.name!r}: the corpus {loaded.corpus.name!r} has no column {name!r} "
            f"to take rewrites from; it has {quoted(loaded.columns)}",
            hint=did_you_mean(name, loaded.columns),
        )
    return [(text, None) for text in loaded.columns[name]]


def _from_lines(path: Path, loaded: LoadedCorpus) -> tuple[list[Item], Files]:
    file = read_text(path)
    texts: list[Item] = [(line, None) for line in file.lines]
    return _by_position(texts, "line", str(path), loaded), {str(path): file.sha256}


def _from_documents(path: Path, loaded: LoadedCorpus) -> tuple[list[Item], Files]:
    if path.is_file():
        return _from_one_document(path, loaded)
    folder = read_folder(path)
    extra = absent(folder.documents, loaded.all_ids)
    if extra:
        hint = _id_hint(extra[0], loaded.all_ids)
        raise HarnessError(surplus(extra), where=str(path), hint=hint)
    files = {str(file.path): file.sha256 for file in folder.documents.values()}
    found = {id: document_text(file) for id, file in folder.documents.items()}
    return _by_id({id: (text, None) for id, text in found.items()}, loaded), files


def _from_one_document(path: Path, loaded: LoadedCorpus) -> tuple[list[Item], Files]:
    count = len(loaded.corpus.segments)
    if count != 1:
        raise HarnessError(
            f"is one document, but the corpus has {counted(count, 'segment')}",
            where=str(path),
            hint="give a folder with one file a document",
        )
    file = read_text(path)
    return [(document_text(file), None)], {str(path): file.sha256}


def _from_table(table: Table, source: SavedSource, loaded: LoadedCorpus) -> list[Item]:
    items = _table_items(table, _text_name(table, source.field))
    name = next((name for name in ID_NAMES if name in table.columns), None)
    if name is None:
        return _by_position(items, "row", table.path, loaded)
    ids = _table_ids(table, name, loaded)
    return _by_id(dict(zip(ids, items, strict=True)), loaded)


def _text_name(table: Table, field: str | None) -> str:
    if field is not None:
        if field not in table.columns:
            raise table.missing(field)
        return field
    found = [name for name in TEXT_NAMES if name in table.columns]
    if len(found) == 1:
        return found[0]
    problem = f"which {table.noun} holds the rewrites" if not found else f"is it {quoted(found)}"
    raise HarnessError(
        f"{problem}? it has {quoted(table.columns)}",
        where=table.path,
        hint=f"say it with field, or call it {TEXT_NAMES[0]!r}",
    )


def _table_items(table: Table, name: str) -> list[Item]:
    statuses = table.columns.get("status", [None] * table.count)
    problems = Problems()
    items: list[Item] = []
    for row, (text, status) in enumerate(zip(table.columns[name], statuses, strict=True)):
        try:
            items.append(_item(table, name, text, status))
        except HarnessError as error:
            problems.add(error.message, where=table.place(row), hint=error.hint)
    problems.raise_any()
    return items


def _item(table: Table, name: str, text: object, status: object) -> Item:
    known = _status(status)
    if isinstance(text, str):
        if known is Status.EMPTY and not blank(text):
            raise HarnessError("the status is empty, but there is a text")
        return text, known
    if text is None and known in _WITHOUT_TEXT:
        return None, known
    if text is None:
        raise HarnessError(
            f"{table.noun} {name!r} is missing or null",
            hint='give the row the status "error", or "" for a rewrite that is empty',
        )
    raise HarnessError(f"{table.noun} {name!r} must be text, not {type_name(text)}")


def _status(value: object) -> Status | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise HarnessError(f"the status must be text, not {type_name(value)}")
    if value not in set(Status):
        hint = did_you_mean(value, list(Status)) or f"statuses: {', '.join(Status)}"
        raise HarnessError(f"unknown status {value!r}", hint=hint)
    return Status(value)


def _table_ids(table: Table, name: str, loaded: LoadedCorpus) -> list[str]:
    known = frozenset(loaded.all_ids)
    problems = Problems()
    seen: dict[str, int] = {}
    for row, cell in enumerate(table.columns[name]):
        id = str(cell)
        if id in seen:
            problems.add(
                f"the id {id!r} is already that of {table.place(seen[id])}", where=table.place(row)
            )
        elif id not in known:
            problems.add(
                f"the corpus {loaded.corpus.name!r} has no segment {id!r}",
                where=table.place(row),
                hint=_id_hint(id, loaded.all_ids),
            )
        seen[id] = row
    problems.raise_any()
    return list(seen)


def _id_hint(id: str, known: Sequence[str]) -> str:
    # Looking for the nearest of a million ids would take minutes.
    near = did_you_mean(id, known[:10_000])
    return near or f"its ids are like {quoted(known[:2])}"


def _by_id(found: Mapping[str, Item], loaded: LoadedCorpus) -> list[Item]:
    absent: Item = (None, Status.ERROR)
    return [found.get(segment.id, absent) for segment in loaded.corpus.segments]


def _by_position(items: Sequence[Item], noun: str, path: str, loaded: LoadedCorpus) -> list[Item]:
    segments = loaded.corpus.segments
    if len(items) == len(segments):
        return list(items)
    if len(items) == len(loaded.all_ids):
        return _by_id(dict(zip(loaded.all_ids, items, strict=True)), loaded)
    raise HarnessError(
        f"has {counted(len(items), noun)}, but the corpus {loaded.corpus.name!r} has "
        f"{_sizes(len(segments), len(loaded.all_ids))}",
        where=path,
        hint=_position_hint(noun, loaded.files),
    )


def _sizes(chosen: int, whole: int) -> str:
    text = counted(chosen, "segment")
    return text if chosen == whole else f"{text} (of {whole:,} in its file)"


def _position_hint(noun: str, files: Iterable[str]) -> str:
    beside = next(iter(files), "the corpus")
    if noun == "row":
        return "without ids, row n must belong to segment n; add the column or key id"
    return f"line n must belong to segment n of {beside}, and an empty rewrite is an empty line"


def _rewrite(id: str, item: Item, empty: Literal["missing", "score"]) -> Rewrite:
    text, status = item
    if status not in (None, Status.OK, Status.EMPTY):
        return Rewrite(id, text or "", status)
    if text is not None and not blank(text):
        return Rewrite(id, text)
    return Rewrite(id, "", Status.OK if empty == "score" else Status.EMPTY)
