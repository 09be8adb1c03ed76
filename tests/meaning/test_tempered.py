"""What rests on the words around it is grave only where those are the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate, Outcome
from harness.meaning.tempered import is_reworded, tempered
from harness.model import Finding, Severity


@pytest.mark.parametrize(
    ("original", "rewrite", "severity"),
    [
        (
            "Parcels of at least 20 kg go to the depot in Orr.",
            "Parcels of at most 20 kg go to the depot in Orr.",
            "major",
        ),
        (
            "The toll is not levied on lorries of less than 20 tonnes crossing the viaduct.",
            "To drive over the bridge you need a ticket if your truck weighs more than 20 tonnes.",
            None,
        ),
        (
            "Claimants are not, however, required to report gifts of less than £50.",
            "But you need not tell us about presents worth more than £50 from your family.",
            "minor",
        ),
    ],
)
def test_a_turned_bound(original: str, rewrite: str, severity: str | None) -> None:
    found = compare(read(original), read(rewrite)).findings
    bounds = [each.severity for each in found if each.kind in {"quantity", "comparison"}]
    assert bounds == ([severity] if severity else []), found


def test_only_brittle_major_findings_are_made_minor() -> None:
    one = "They stopped grinding corn at the mill in the valley when the water ran out in May."
    other = "The mill closed because the river had fallen too low."
    pair = compare(read(one), read(other)).pair
    finding = Finding("name", "major", (29, 33), (4, 8), "A mill became a mill.", 0.8)
    assert is_reworded(pair, finding)
    sure = Outcome("name", Fate.CHANGED, finding=finding)
    silent = Outcome("name", Fate.CHANGED, brittle=True)
    told = list(tempered(pair, [sure, replace(sure, brittle=True), silent]))
    assert told == [
        sure,
        replace(sure, brittle=True, finding=replace(finding, severity="minor")),
        silent,
    ]
    others: tuple[Severity, ...] = ("minor", "info")
    for severity in others:
        less = replace(sure, brittle=True, finding=replace(finding, severity=severity))
        assert list(tempered(pair, [less])) == [less]


def test_the_words_of_the_finding_itself_do_not_count() -> None:
    pair = compare(
        read("The mill closed for a fortnight."), read("The mill closed for three whole years.")
    ).pair
    alone = Finding("quantity", "major", None, (4, 8), "", 0.8)
    whole = Finding("quantity", "major", (20, 31), (20, 37), "", 0.8)
    assert not is_reworded(pair, whole)
    assert is_reworded(pair, alone)


def test_a_finding_in_the_original_alone() -> None:
    pair = compare(read("It rained. The mill closed."), read("It rained. The mill closed.")).pair
    assert not is_reworded(pair, Finding("name", "major", (15, 19), None, "", 0.8))
