"""What to read, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harness.model import Corpus

FORMATS = ("auto", "lines", "documents", "csv", "tsv", "jsonl", "parquet", "easse", "dataset")
ROLES = ("id", "original", "references", "document", "language")


@dataclass(frozen=True)
class CorpusSource:
    """Where a corpus lies and which part of it to take; plain values, nothing is opened yet.

    Attributes:
        path: A file or a folder; exactly one of `path` and `dataset` is given.
        dataset: The name of a dataset on the Hugging Face Hub, ``owner/name``.
        name: What the corpus is called in tables; derived from the path where None.
        format: One of `FORMATS`; ``auto`` goes by the suffix and by what a folder holds.
        references: Files for the format lines, folders for the format documents.
        columns: For tables, the column (or columns) for a role of `ROLES` where the usual name
            is not in use.
        language: BCP 47 code of every segment that has no language of its own.
        limit: Take this many segments, chosen by a hash of their ids; None takes all.
        ids: Take only these segments.
        where: Take only segments whose column has this value.
        split: Which part of an EASSE folder or of a dataset.
        revision: Which revision of a dataset on the Hub.
        download: Whether the network may be used for a dataset.
    """

    path: Path | None = None
    dataset: str | None = None
    name: str | None = None
    format: str = "auto"
    references: tuple[Path, ...] = ()
    columns: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict, hash=False)
    language: str = "en"
    limit: int | None = None
    ids: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict, hash=False)
    split: str | None = None
    revision: str | None = None
    download: bool = False


@dataclass(frozen=True)
class LoadedCorpus:
    """A corpus with where it came from.

    Attributes:
        corpus: The segments that were chosen.
        files: SHA-256 (hexadecimal) of each file that was read, by path.
        columns: The remaining columns of a table, one text a segment of `corpus`; each may serve
            as a system. Absent cells are empty strings.
        all_ids: Ids of every segment of the file in its order, before `limit`, `ids` and `where`:
            what aligns a file of rewrites for the whole corpus with a part of it.
    """

    corpus: Corpus
    files: Mapping[str, str]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    all_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.all_ids:
            ids = tuple(segment.id for segment in self.corpus.segments)
            object.__setattr__(self, "all_ids", ids)
