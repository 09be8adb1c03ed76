"""The work of `harness score`: read the files, score them, print the answer."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness import api
from harness.cli.output import print_json
from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource
from harness.meaning.furniture import furniture
from harness.meaning.metric import Meaning
from harness.meaning.passage import Passage, read_passage
from harness.meaning.whole import notes
from harness.model import Segment
from harness.report.diff import visible
from harness.report.editors import answer
from harness.report.terminal import print_records
from harness.runs.records import Intervals
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
    """Print ``{"scores": […], "findings": […], "furniture": […], "notes": […]}``.

    Spans are half-open character offsets into the files as they were read: UTF-8, without a byte
    order mark, and with LF for CRLF. Furniture and notes are of `meaning` and empty without it.
    """
    scored = _scored(texts, metrics)
    records = (record._asdict() for record in scored.records(intervals))
    scores = [{key: record[key] for key in _JSON_KEYS} for record in records]
    findings = [
        {"segment": segment.id, **dataclasses.asdict(finding)}
        for of_metric in scored.findings.values()
        for segment, found in zip(texts.segments, of_metric, strict=True)
        for finding in found
    ]
    reads = any(isinstance(planned.metric, Meaning) for planned in scored.metrics)
    sides = _sides(texts) if reads else []
    print_json(
        {
            "scores": scores,
            "findings": findings,
            "furniture": [each for side in sides for each in _furniture(*side)],
            "notes": _notes(sides, len(texts.segments)),
        }
    )


def _sides(texts: Texts) -> list[tuple[str, list[tuple[str, Passage]]]]:
    """What `meaning` saw of each text, by side: the id of its segment, and the text as read."""
    written: dict[str, list[tuple[Segment, str]]] = {
        "original": [(segment, segment.original) for segment in texts.segments],
        "rewrite": list(zip(texts.segments, texts.rewrites, strict=True)),
    }
    return [
        (side, [(one.id, read_passage(text, one.language, furniture(text))) for one, text in all])
        for side, all in written.items()
    ]


def _furniture(side: str, passages: Sequence[tuple[str, Passage]]) -> Iterator[dict[str, Any]]:
    """What was left unread: side, span and rule, and the segment it is in."""
    for segment, passage in passages:
        for removal in passage.furniture:
            yield {"segment": segment, "side": side, "span": removal.span, "rule": removal.rule}


def _notes(sides: Sequence[tuple[str, Sequence[tuple[str, Passage]]]], segments: int) -> list[str]:
    """What could not be looked at, each once, with the number of segments if it is not all."""
    where: dict[str, set[str]] = {}
    for side, passages in sides:
        for segment, passage in passages:
            for note in notes(passage, f"the {side}"):
                where.setdefault(note, set()).add(segment)
    return [
        note if len(ids) == segments else f"{note} ({len(ids)} of {segments} segments)"
        for note, ids in where.items()
    ]


def print_as_table(texts: Texts, metrics: Sequence[str] | None, intervals: Intervals) -> None:
    """Print one line a number."""
    print_records(_scored(texts, metrics).records(intervals), intervals.confidence)


def print_for_editors(texts: Texts) -> None:
    """Print of each document whether it is easier, and what became of its meaning."""
    for number, (segment, rewrite) in enumerate(zip(texts.segments, texts.rewrites, strict=True)):
        if len(texts.segments) > 1:
            print("\n" * bool(number) + f"{visible(segment.id)}\n{'=' * len(segment.id)}")
        print(answer(segment, rewrite), end="")


def _scored(texts: Texts, metrics: Sequence[str] | None) -> api.Scored:
    specs = api.as_specs(metrics or None, texts.segments)
    return api.score_texts(texts.segments, texts.rewrites, specs)
