"""findings.csv: what the metrics that explain themselves found, one line a finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from harness.model import Finding, Rewrite, Segment, Span
from harness.runs.csvfiles import write_csv
from harness.runs.parts import Parts, shards
from harness.runs.plan import Plan, PlannedCell

FILE = "findings.csv"


class FindingRecord(NamedTuple):
    """One finding of a run; the fields are the columns of findings.csv.

    Spans are half-open character offsets into the texts of segments.csv; empty on the side where
    there is nothing. The two passages are quoted, so that the table can be read alone.
    """

    cell: str
    corpus: str
    system: str
    segment: str
    document: str | None
    metric: str
    severity: str
    kind: str
    message: str
    original_passage: str | None
    rewrite_passage: str | None
    original_start: int | None
    original_end: int | None
    rewrite_start: int | None
    rewrite_end: int | None
    confidence: float


def write_findings(folder: Path, plan: Plan, parts: Parts) -> None:
    """Write findings.csv, where any metric of the plan explains itself.

    Controls are left out: what is wrong with shuffled words is known.
    """
    if not any(_explains(number, cell, parts) for number, cell in enumerate(plan.cells)):
        return
    write_csv(folder / FILE, FindingRecord._fields, _records(plan, parts))


def _explains(number: int, cell: PlannedCell, parts: Parts) -> bool:
    return any(parts.part(number, 0, index).findings for index in range(len(cell.systems)))


def _records(plan: Plan, parts: Parts) -> Iterator[FindingRecord]:
    for number, cell in enumerate(plan.cells):
        for index, system in enumerate(cell.systems):
            if system.role == "control":
                continue
            for shard, place in enumerate(shards(cell)):
                texts = list(zip(cell.corpus.segments[place], system.rewrites[place], strict=True))
                for label, found in parts.part(number, shard, index).findings.items():
                    for (segment, rewrite), findings in zip(texts, found, strict=True):
                        for finding in findings:
                            head = (cell.name, cell.corpus.name, system.name)
                            yield _record(head, label, segment, rewrite, finding)


def _record(
    head: tuple[str, str, str], label: str, segment: Segment, rewrite: Rewrite, finding: Finding
) -> FindingRecord:
    cell, corpus, system = head
    original_start, original_end = finding.original_span or (None, None)
    rewrite_start, rewrite_end = finding.rewrite_span or (None, None)
    return FindingRecord(
        cell=cell,
        corpus=corpus,
        system=system,
        segment=segment.id,
        document=segment.document,
        metric=label,
        severity=finding.severity,
        kind=finding.kind,
        message=finding.message,
        original_passage=_passage(segment.original, finding.original_span),
        rewrite_passage=_passage(rewrite.text, finding.rewrite_span),
        original_start=original_start,
        original_end=original_end,
        rewrite_start=rewrite_start,
        rewrite_end=rewrite_end,
        confidence=finding.confidence,
    )


def _passage(text: str, span: Span | None) -> str | None:
    return None if span is None else text[slice(*span)]
