"""One finding for one problem, worst first.

Several kinds may stumble over the same words. A finding that lies inside a graver one, or inside
one of the same gravity that says more, is not told twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from harness.meaning.facts import Outcome
from harness.meaning.pair import Pair
from harness.model import Finding, Span

_RANK = MappingProxyType({"major": 0, "minor": 1, "info": 2})


def settle(pair: Pair, outcomes: Sequence[Outcome]) -> tuple[Finding, ...]:
    """The findings of all outcomes, without those that another one contains, worst first."""
    findings = sorted(
        (outcome.finding for outcome in outcomes if outcome.finding is not None), key=_order
    )
    told: list[Finding] = []
    for finding in findings:
        if not any(_contains(other, finding) for other in told):
            told.append(finding)
    return tuple(told)


def _order(finding: Finding) -> tuple[float, ...]:
    """Gravest first, then surest, then in the order of the texts."""
    place = finding.original_span or finding.rewrite_span or (0, 0)
    return (_RANK[finding.severity], -round(finding.confidence, 1), *place)


def _contains(other: Finding, finding: Finding) -> bool:
    """Whether one finding covers another on every side where the other has something."""
    return _covers(other.original_span, finding.original_span) and _covers(
        other.rewrite_span, finding.rewrite_span
    )


def _covers(outer: Span | None, inner: Span | None) -> bool:
    if inner is None:
        return True
    return outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]
