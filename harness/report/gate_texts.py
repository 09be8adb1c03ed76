"""The texts of the segments that lost most, where run or baseline holds text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from harness.analysis.contenders import Contender
from harness.analysis.gate_sides import Sides
from harness.analysis.gate_verdicts import GateReport
from harness.analysis.texts import texts_of


class Texts(NamedTuple):
    """One segment; None where a side holds no text."""

    original: str | None
    run: str | None
    baseline: str | None


TextsOf = Mapping[tuple[str, str], Texts]
"""By cell and segment."""


def worst_texts(report: GateReport, found: Sides) -> TextsOf:
    """Texts of every segment that a result names.

    Raises:
        HarnessError: The file of texts of a run cannot be read.
    """
    named: dict[str, set[str]] = {}
    for result in report.results:
        named.setdefault(result.check.cell, set()).update(each.segment for each in result.worst)
    texts: dict[tuple[str, str], Texts] = {}
    for baseline, run in found.pairs:
        wanted = named.get(run.cell.name)
        if wanted:
            texts.update(_of_cell(baseline, run, wanted))
    return texts


def _of_cell(baseline: Contender, run: Contender, wanted: set[str]) -> TextsOf:
    ours, theirs = texts_of(run, wanted), texts_of(baseline, wanted)
    if ours is None:
        return {}
    before = theirs or {}
    return {
        (run.cell.name, segment): Texts(
            pair.original, pair.rewrite, before[segment].rewrite if segment in before else None
        )
        for segment, pair in ours.items()
    }
