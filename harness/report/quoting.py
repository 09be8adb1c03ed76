"""Passages as a terminal shows them: in their sentence, on a line of so many columns, harmless."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from harness.meaning.passage import Passage
from harness.model import Span
from harness.report.diff import visible

_WIDTH = 92
_INDENT = " " * 6
_LONGEST = 240  # characters of a passage that are shown
_AROUND = 60  # and of what stands on each side of it
_SHORT = 40
_MARKED = re.compile(r"\[[^][]{1,30}\]")


def paragraph(head: str, text: str) -> list[str]:
    r"""A text on lines of at most 92 columns; the first has a head, the others are set in.

    What would steer a terminal is shown as a sign: texts come from models and from the web.

    Example:
        >>> paragraph("  1. ", "Gone:\x1b[2J “all”.")
        ['  1. Gone:␛[2J “all”.']
    """
    text = visible(text)
    # A wide sign takes two columns, and a text of them has no blanks to break at.
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    width = _WIDTH if 4 * wide < len(text) else _WIDTH // 2 + len(head) // 2
    # A short passage stays on one line; no-break blanks are none of textwrap's places to break.
    lines = textwrap.wrap(
        _MARKED.sub(lambda marked: marked[0].replace(" ", "\u00a0"), text),
        width,
        initial_indent=head,
        subsequent_indent=_INDENT if len(head) >= len(_INDENT) else head,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines]


def place(text: str, span: Span) -> str:
    r"""Where a span begins, to be put after the name of its text; a text of one line needs no line.

    Example:
        >>> place("One.\nTwo.", (5, 8)), place("One. Two.", (5, 8))
        (', line 2', '')
    """
    return f", line {text.count(chr(10), 0, span[0]) + 1}" if "\n" in text else ""


def in_context(passage: Passage, span: Span) -> str:
    """A passage in square brackets inside its sentence, which is cut on both sides if it is long.

    A passage that is a whole sentence stands alone.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> in_context(read_passage("It rained. Take 5 mg now."), (16, 20))
        'Take [5 mg] now.'
    """
    first, _ = passage.tokens_within(span)
    if first >= len(passage.tokens):
        return shortened(passage.quote(span), _LONGEST)
    sentence = passage.sentences[passage.tokens[first].sentence]
    start, end = min(sentence.start, span[0]), max(sentence.end, span[1])
    before, after = passage.text[start : span[0]], passage.text[span[1] : end]
    middle = shortened(passage.quote(span), _LONGEST)
    if not any(map(str.isalnum, before + after)):
        return middle
    return f"{_tail(before)}[{middle}]{_start(after)}"


def shortened(text: str, longest: int = _SHORT) -> str:
    """A text cut at a blank, with an ellipsis, where it is longer than it may be.

    Example:
        >>> shortened("All rights are reserved.", 18), shortened("Short.")
        ('All rights are …', 'Short.')
    """
    if len(text) <= longest:
        return text
    head, blank, _ = text[: longest + 1].rpartition(" ")
    return f"{head if blank and len(head) > longest // 2 else text[:longest]} …"


def _start(text: str) -> str:
    """The beginning of what follows a passage."""
    return shortened(_spaced(text), _AROUND)


def _tail(text: str) -> str:
    """The end of what goes before a passage."""
    return shortened(_spaced(text)[::-1], _AROUND)[::-1]


def _spaced(text: str) -> str:
    """White space as single blanks, also at the ends."""
    plain = " ".join(text.split())
    lead = " " if text[:1].isspace() else ""
    return f"{lead}{plain}{' ' if plain and text[-1:].isspace() else ''}"
