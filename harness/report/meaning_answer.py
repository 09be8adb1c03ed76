"""What an editor is told about meaning: what was changed, dropped and invented, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from harness.meaning.compare import Comparison
from harness.meaning.passage import Passage
from harness.meaning.score import share_of
from harness.model import Finding, Severity
from harness.report.quoting import in_context, paragraph, place, shortened

_SHOWN = MappingProxyType({"major": 40, "minor": 25, "info": 8})
_HEADS: tuple[tuple[Severity, str], ...] = (
    ("major", "Could mislead a reader"),
    ("minor", "Shifts or loses something"),
    ("info", "Worth knowing"),
)
_WHOLE = frozenset({"empty", "language", "unrelated"})
_FURNITURE_SHOWN = 4  # removals of a side that are quoted
_TELLS_ITSELF = 5  # words; where a message quotes as many, its place is enough


def meaning_answer(found: Comparison) -> list[str]:
    """Lines for a terminal, in plain words.

    Args:
        found: What was found in the two texts.
    """
    lines = ["Does it still say the same?", *paragraph("  ", _verdict(found))]
    if not _said_as_a_whole(found):
        lines += _sections(found)
    lines += _unread(found)
    return lines


def _verdict(found: Comparison) -> str:
    if _said_as_a_whole(found):
        return found.findings[0].message
    majors, minors = _count(found, "major"), _count(found, "minor")
    if not majors and not minors:
        return _nothing(found)
    shift = "shifts or loses" if minors == 1 else "shift or lose"
    if not majors:
        return (
            f"Nothing was found that could mislead a reader; {_places(minors)} {shift} something."
        )
    lesser = f", {minors} {shift} something" if minors else ""
    return (
        f"{_places(majors)} could mislead a reader{lesser}. "
        "Each is a place to look at, not a verdict."
    )


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def _nothing(found: Comparison) -> str:
    pair = found.pair
    if not share_of(pair.rewrite.passage, pair.backed):
        return "The two texts have no word in common, and are too short to be compared."
    small = " beyond the small points below" if found.findings else ""
    return (
        f"No change of meaning was found{small}. That is no proof: words in the place of others, "
        "and anything that needs knowledge of the world, are not seen."
    )


def _said_as_a_whole(found: Comparison) -> bool:
    return len(found.findings) == 1 and found.findings[0].kind in _WHOLE


def _sections(found: Comparison) -> Iterator[str]:
    """The findings, numbered through, so that people can talk of number 7."""
    number = 1
    for severity, head in _HEADS:
        mine = [finding for finding in found.findings if finding.severity == severity]
        if not mine:
            continue
        yield from ("", f"  {head}")
        for offset, finding in enumerate(mine[: _SHOWN[severity]]):
            yield from _entry(found, number + offset, finding)
        if len(mine) > _SHOWN[severity]:
            yield f"      … and {len(mine) - _SHOWN[severity]} more; --json lists all."
        number += len(mine)


def _entry(found: Comparison, number: int, finding: Finding) -> Iterator[str]:
    """The message, then the passages in their sentences, or only where they stand."""
    sides = [
        (side, passage, span)
        for side, passage, span in (
            ("original", found.pair.original.passage, finding.original_span),
            ("rewrite", found.pair.rewrite.passage, finding.rewrite_span),
        )
        if span is not None
    ]
    told = all(_is_told(finding.message, passage.quote(span)) for _, passage, span in sides)
    places = [f"{side}{line}" for side, text, span in sides if (line := place(text.text, span))]
    where = f" ({'; '.join(places)})" if told and places else ""
    yield from paragraph(f"  {number:2}. ", finding.message + where)
    if not told:
        for side, passage, span in sides:
            head = f"      {side}{place(passage.text, span)}: "
            yield from paragraph(head, in_context(passage, span))


def _is_told(message: str, passage: str) -> bool:
    return passage in message and len(passage.split()) >= _TELLS_ITSELF


def _unread(found: Comparison) -> list[str]:
    """What was left out as furniture, and what could not be looked at."""
    sides = (
        ("original", found.pair.original.passage),
        ("rewrite", found.pair.rewrite.passage),
    )
    lines = [line for side, passage in sides for line in _furniture(side, passage)]
    for note in found.notes:
        lines += paragraph("  Note: ", note)
    return ["", *lines] if lines else []


def _furniture(side: str, passage: Passage) -> list[str]:
    removed = passage.furniture
    if not removed:
        return []
    quoted = [f"“{shortened(passage.quote(each.span))}”" for each in removed[:_FURNITURE_SHOWN]]
    more = len(removed) - len(quoted)
    if more:
        quoted.append(f"and {more} more {'line' if more == 1 else 'lines'}")
    return paragraph(f"  Not read in the {side}, as page furniture: ", ", ".join(quoted))


def _count(found: Comparison, severity: Severity) -> int:
    return sum(finding.severity == severity for finding in found.findings)
