"""Which findings are told, and in which order."""

from __future__ import annotations

from harness.meaning.facts import Fate, Outcome
from harness.meaning.settle import settle
from harness.model import Finding


def told(*findings):
    return settle([Outcome(each.kind, Fate.CHANGED, None, None, each) for each in findings])


def finding(severity, original, rewrite, confidence=0.8, kind="date"):
    return Finding(kind, severity, original, rewrite, "Said.", confidence)


def test_worst_first_then_surest_then_in_the_order_of_the_text():
    info = finding("info", (0, 1), (0, 1))
    minor = finding("minor", (20, 22), (20, 22))
    late = finding("major", (9, 12), (9, 12))
    early = finding("major", (4, 8), (4, 8))
    sure = finding("major", (13, 15), (13, 15), 0.95)
    assert told(info, minor, late, early, sure) == (sure, early, late, minor, info)


def test_a_finding_inside_a_graver_one_is_not_told_twice():
    outer = finding("major", None, (0, 40), kind="addition")
    inner = finding("minor", None, (10, 16), kind="name")
    assert told(inner, outer) == (outer,)


def test_a_graver_finding_inside_a_lesser_one_is_told_and_the_lesser_too():
    outer = finding("minor", (0, 40), None, kind="omission")
    inner = finding("major", (10, 16), None, kind="condition")
    assert told(outer, inner) == (inner, outer)


def test_a_finding_on_the_other_side_is_told():
    dropped = finding("major", (0, 40), None)
    added = finding("major", None, (3, 5))
    assert told(dropped, added) == (dropped, added)


def test_outcomes_without_a_finding_are_not_told():
    assert settle([Outcome("date", Fate.PRESERVED)]) == ()
