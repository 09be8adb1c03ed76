"""Read a corpus: find the reader, check what it found, and choose the part that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from harness.corpora.check import check
from harness.corpora.collector import paused_collector
from harness.corpora.columns import table_draft
from harness.corpora.dataset import read_named_dataset, read_saved_dataset
from harness.corpora.delimited import read_delimited
from harness.corpora.detect import SEGMENTS, check_format, detect
from harness.corpora.documents import read_documents
from harness.corpora.draft import Draft
from harness.corpora.easse import read_easse
from harness.corpora.jsonl import read_jsonl
from harness.corpora.lines import read_lines
from harness.corpora.parquet import read_parquet
from harness.corpora.select import select
from harness.corpora.source import CorpusSource, LoadedCorpus
from harness.corpora.table import Table
from harness.errors import HarnessError
from harness.model import Corpus, Segment

LONGEST_LABEL = 60
"""A column with a longer value holds texts (a system's rewrites, say), not labels to slice by."""


def read_corpus(source: CorpusSource) -> LoadedCorpus:
    r"""Read the corpus that a source describes.

    A column without a part goes into the `meta` of the segments where no value is longer than
    `LONGEST_LABEL` characters. Longer ones stay out, so that a system's output which is added to
    the file as a column does not make it another corpus.

    Raises:
        HarnessError: Anything is wrong with the source, a file or the choice of segments; several
            problems of one file are raised together.

    Example:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder, "two.csv")
        ...     _ = path.write_text("id,original,ref1\na,It rained.,Rain fell.\n")
        ...     read_corpus(CorpusSource(path=path)).corpus.segments[0].references
        ('Rain fell.',)
    """
    with paused_collector():
        draft = _read(source)
        check(draft)
        rows = select(draft, source)
        return LoadedCorpus(
            corpus=Corpus(source.name or draft.name, _segments(draft, rows, source.language)),
            files=dict(draft.files),
            columns={
                name: tuple(cells[row] or "" for row in rows)
                for name, cells in draft.others.items()
            },
            all_ids=tuple(draft.ids),
        )


def read_table(path: Path, format: str) -> Table:
    """Read a table in one of the formats csv, tsv, jsonl and parquet.

    Raises:
        HarnessError: The file cannot be read or is malformed.
    """
    if format in {"csv", "tsv"}:
        return read_delimited(path, "," if format == "csv" else "\t")
    return read_jsonl(path) if format == "jsonl" else read_parquet(path)


def _read(source: CorpusSource) -> Draft:
    check_format(source.format)
    if (source.path is None) == (source.dataset is None):
        which = "both are" if source.path else "neither is"
        raise HarnessError(f"a corpus needs either path or dataset; {which} given")
    if source.path is None:
        _check_named(source)
        name = str(source.dataset).rpartition("/")[2]
        return table_draft(name, read_named_dataset(source), source)
    path = source.path.expanduser()
    format = source.format
    if format == "auto":
        format, path = detect(path)
    _check_options(source, format)
    return _read_as(format, path, source)


def _read_as(format: str, path: Path, source: CorpusSource) -> Draft:
    match format:
        case "lines":
            return read_lines(path, source)
        case "documents":
            return read_documents(path, source)
        case "easse":
            return read_easse(path, source)
        case "dataset":
            return table_draft(path.name, read_saved_dataset(path, source), source)
        case _:
            name = path.absolute().parent.name if path.stem == SEGMENTS else path.stem
            return table_draft(name, read_table(path, format), source)


def _check_named(source: CorpusSource) -> None:
    if source.format not in {"auto", "dataset"}:
        raise HarnessError(
            f"format {source.format!r} does not go with dataset: a dataset has its own format"
        )
    _check_options(source, "dataset")


def _check_options(source: CorpusSource, format: str) -> None:
    """Refuse an option that the format would silently ignore."""
    plain = format in {"lines", "documents", "easse"}
    unused = {
        "references": bool(source.references) and format not in {"lines", "documents"},
        "columns": bool(source.columns) and plain,
        "split": source.split is not None and format not in {"easse", "dataset"},
        "revision": source.revision is not None and source.dataset is None,
        "download": source.download and source.dataset is None,
    }
    hints = {"references": "columns: {references: [...]} names the columns of a table"}
    for option, given in unused.items():
        if given:
            raise HarnessError(
                f"{option} has no meaning for a corpus in the format {format}",
                where=str(source.path or source.dataset),
                hint=hints.get(option) if not plain else None,
            )


def _segments(draft: Draft, rows: Sequence[int], language: str) -> tuple[Segment, ...]:
    labels = list(_labels(draft).items())
    documents, languages = draft.documents, draft.languages
    return tuple(
        Segment(
            draft.ids[row],
            draft.originals[row],
            draft.references[row],
            documents[row] if documents else None,
            languages[row] if languages else language,
            _meta(labels, row),
        )
        for row in rows
    )


def _labels(draft: Draft) -> Mapping[str, Sequence[str | None]]:
    return {
        name: cells
        for name, cells in draft.others.items()
        if max((len(cell) for cell in cells if cell), default=0) <= LONGEST_LABEL
    }


def _meta(labels: Sequence[tuple[str, Sequence[str | None]]], row: int) -> Mapping[str, str]:
    return {name: cell for name, cells in labels if (cell := cells[row]) is not None}
