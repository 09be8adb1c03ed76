"""Findings against a list of known differences: what counts as the same one, and the shares.

A finding and an entry are set against each other on the sides (original, rewrite) where both have
a span. For documents they must overlap on every such side; for single sentences, where a finding
often marks another word of the same short text, one such side is enough. Where they share no side
(one is about something added, the other about something left out) they are two things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harness.errors import HarnessError
from harness.model import Finding, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One known difference.

    Attributes:
        text: Index of the pair of texts that it is in.
        original: Its place in the original, None where something was added.
        rewrite: Its place in the rewrite, None where something was left out.
    """

    text: int
    kind: str
    severity: str
    original: Span | None
    rewrite: Span | None
    note: str = ""


def located(text: str, words: str | None, where: str) -> Span | None:
    """The span of some words of a text; None for None.

    Raises:
        HarnessError: The words are not in the text.

    Example:
        >>> located("a red car", "red", "gold.jsonl:1")
        (2, 5)
    """
    if words is None:
        return None
    start = text.find(words)
    if start < 0:
        raise HarnessError(f"the text does not hold {words!r}", where=where)
    return start, start + len(words)


def overlap(one: Span, two: Span) -> bool:
    """Whether two spans share a character; an empty span counts where it lies inside.

    Example:
        >>> overlap((0, 4), (3, 9)), overlap((0, 4), (4, 9))
        (True, False)
    """
    return max(one[0], two[0]) < max(min(one[1], two[1]), min(one[0], two[0]) + (one[0] == two[0]))


def matches(finding: Finding, entry: Entry, *, both_sides: bool) -> bool:
    """Whether a finding is about the same thing as an entry of the list, by the rule above."""
    sides = [
        overlap(mine, theirs)
        for mine, theirs in (
            (finding.original_span, entry.original),
            (finding.rewrite_span, entry.rewrite),
        )
        if mine is not None and theirs is not None
    ]
    return bool(sides) and (all(sides) if both_sides else any(sides))


@dataclass(frozen=True, slots=True)
class Shares:
    """How findings and entries meet.

    Attributes:
        findings: Number of findings.
        right: Findings that match some entry.
        entries: Number of entries.
        found: Entries that some finding matches.
    """

    findings: int
    right: int
    entries: int
    found: int

    @property
    def precision(self) -> float:
        """Share of findings that match an entry; NaN without findings."""
        return self.right / self.findings if self.findings else float("nan")

    @property
    def recall(self) -> float:
        """Share of entries that a finding matches; NaN without entries."""
        return self.found / self.entries if self.entries else float("nan")


def agreement(
    findings: Sequence[Sequence[Finding]], entries: Sequence[Entry], *, both_sides: bool
) -> Shares:
    """Precision and recall of the findings of several texts.

    Args:
        findings: Of each text.
        entries: Known differences of all texts.
        both_sides: The rule for documents, else that for sentences.
    """
    by_text: dict[int, list[Entry]] = {}
    for entry in entries:
        by_text.setdefault(entry.text, []).append(entry)
    right = sum(
        any(matches(each, entry, both_sides=both_sides) for entry in by_text.get(text, ()))
        for text, found in enumerate(findings)
        for each in found
    )
    hit = sum(
        any(matches(each, entry, both_sides=both_sides) for each in findings[entry.text])
        for entry in entries
    )
    return Shares(sum(len(found) for found in findings), right, len(entries), hit)


def of_severity(
    findings: Sequence[Sequence[Finding]], severities: frozenset[str]
) -> list[list[Finding]]:
    """The findings of some severities, text by text."""
    return [[each for each in found if each.severity in severities] for found in findings]
