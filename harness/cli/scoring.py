"""The work of `harness score`: read the files, score them, print the answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness import api
from harness.cli.output import print_json
from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource
from harness.model import Segment
from harness.report.editors import answer
from harness.report.terminal import print_records
from harness.runs.records import Intervals, ScoreRecord
from harness.systems.saved import SavedSource, read_rewrites

_JSON_KEYS = ("metric", "output", "value", "ci_low", "ci_high", "n", "better", "signature")


@dataclass(frozen=True)
class Texts:
    """Segments with one rewrite each."""

    segments: tuple[Segment, ...]
    rewrites: tuple[str, ...]


def read(
    original: Path,
    rewrite: Path,
    references: Sequence[Path],
    language: str,
    *,
    documents: bool,
) -> Texts:
    """Read the files of `harness score`.

    Raises:
        HarnessError: A file cannot be read, or the files do not fit together.
    """
    form = "documents" if documents else "lines"
    source = CorpusSource(
        path=original, format=form, references=tuple(references), language=language
    )
    loaded = read_corpus(source)
    # Whoever hands over a text asks for it to be scored, an empty one too.
    saved = SavedSource(api.SYSTEM, rewrite, None, form, None, "score")
    rewrites, _ = read_rewrites(saved, loaded)
    empty = sum(not each.text.strip() for each in rewrites)
    if empty:
        print(f"note: {empty} of {len(rewrites)} rewrites are empty", file=sys.stderr)
    return Texts(loaded.corpus.segments, tuple(each.text for each in rewrites))


def print_as_json(texts: Texts, metrics: Sequence[str] | None, intervals: Intervals) -> None:
    """Print ``{"scores": [{metric, output, value, …}]}``."""
    records = (record._asdict() for record in _records(texts, metrics, intervals))
    scores = [{key: record[key] for key in _JSON_KEYS} for record in records]
    print_json({"scores": scores})


def print_as_table(texts: Texts, metrics: Sequence[str] | None, intervals: Intervals) -> None:
    """Print one line a number."""
    print_records(_records(texts, metrics, intervals), intervals.confidence)


def print_for_editors(texts: Texts) -> None:
    """Print whether the one document is easier, and how much of it was changed."""
    segment, rewrite = texts.segments[0], texts.rewrites[0]
    print(answer(segment, rewrite), end="")


def _records(
    texts: Texts, metrics: Sequence[str] | None, intervals: Intervals
) -> list[ScoreRecord]:
    specs = api.as_specs(metrics or None, texts.segments)
    return api.score_texts(texts.segments, texts.rewrites, specs).records(intervals)
