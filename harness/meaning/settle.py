"""One finding for one problem, worst first.

Several kinds may stumble over the same words. A finding that lies inside a graver one, or inside
one of the same gravity that says more, is not told twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from types import MappingProxyType

from harness.meaning.facts import Outcome
from harness.model import Finding, Span

_STRETCH = 500  # characters
_RANK = MappingProxyType({"major": 0, "minor": 1, "info": 2})


def settle(outcomes: Sequence[Outcome]) -> tuple[Finding, ...]:
    """The findings of all outcomes, without those that another one contains, worst first."""
    findings = sorted(
        (outcome.finding for outcome in outcomes if outcome.finding is not None), key=_order
    )
    told: list[Finding] = []
    near = _Near()
    for finding in findings:
        if not any(_contains(other, finding) for other in near.of(finding)):
            told.append(finding)
            near.add(finding)
    return tuple(told)


class _Near:
    """Findings by the stretches of text that they touch, so that a long text stays quick."""

    def __init__(self) -> None:
        self._by_stretch: dict[tuple[int, int], list[Finding]] = defaultdict(list)

    def add(self, finding: Finding) -> None:
        """Keep a finding under every stretch of either side that it touches."""
        for side, span in enumerate((finding.original_span, finding.rewrite_span)):
            if span is not None:
                for stretch in range(span[0] // _STRETCH, span[1] // _STRETCH + 1):
                    self._by_stretch[side, stretch].append(finding)

    def of(self, finding: Finding) -> Sequence[Finding]:
        """Those that touch the stretch in which a finding begins: any that contains it does."""
        for side, span in enumerate((finding.original_span, finding.rewrite_span)):
            if span is not None:
                return self._by_stretch.get((side, span[0] // _STRETCH), ())
        return ()


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
