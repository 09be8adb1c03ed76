"""Page furniture: what a saved page holds beside its text, found by rules that are reported.

Weather boxes, bylines, share buttons, teaser lists and copyright lines are no part of what a text
says. Left in, a teaser that names a person would vouch for a rewrite that invents that person
into the story. Every rule looks at a whole line and asks for a pattern that running text does not
have; a line that no rule names is kept. A text of one line has no furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.meaning.passage import Removal
from harness.model import Span

FURNITURE_VERSION = 1

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_NAME = r"[A-Z][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){1,3}"
_MAX_WORDS = 14  # a longer line is text, whatever it begins with

# Lines after which a page goes on with teasers for other pages.
_TEASERS = re.compile(
    r"""(?: the\ latest | latest\ (?:news|stories|headlines) | top\ stories | in\ other\ news
    | more\ (?:stories|news|headlines|on\ this|from\ .{2,30}|in\ .{2,20})
    | most\ (?:read|popular|viewed|shared) | popular\ (?:now|stories) | trending(?:\ now)?
    | related(?:\ (?:articles?|stories|content|news|topics|posts|coverage|links))?
    | read\ (?:more|next) | what\ to\ read\ next | see\ also | also\ read | up\ next
    | recommended(?:\ for\ you)? | you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)
    | editors?['’]s?\ picks? | don['’]t\ miss | around\ the\ web | sponsored(?:\ (?:content|links))?
    ) \s* [:>»…]*""",
    re.IGNORECASE | re.VERBOSE,
)
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("weather", re.compile(r"-?\d{1,3}\s*°\s*[CF]?\b.{0,40}|weather(?: icon)?\b.{0,40}", re.I)),
    (
        "copyright",
        re.compile(
            r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b).*|.*\ball rights reserved\b.*"
            r"|distributed by .*"
            r"|this (?:article|story) (?:was )?originally (?:appeared|published).*",
            re.I,
        ),
    ),
    (
        "byline",
        re.compile(
            rf"(?:[Bb]y|BY|Written by|Story by|Edited by|Reporting by) {_NAME}.{{0,60}}"
            rf"|{_NAME}\s*[|•·–—]\s*\S.{{0,60}}"
            rf"|{_NAME}, (?:[Ss]taff|[Cc]orrespondent|[Rr]eporter).{{0,40}}"
        ),
    ),
    (
        "dateline",
        re.compile(
            r"(?:published|(?:last )?updated|posted|first published|modified)\b:?\s.{0,60}\d.{0,30}"
            r"|\d{1,2}\s*(?:min(?:ute)?s?)\s+read|reading time:?.{0,20}"
            r"|\d+ (?:minutes?|hours?|days?) ago",
            re.I,
        ),
    ),
    (
        "caption",
        re.compile(
            r"(?:photo(?:graph)?|image|picture|video|file photo|graphic|illustration)"
            r"(?: (?:credit|caption|source|by)\b|:|/).{0,120}"
            r"|(?:getty images|reuters|ap photo)\b.{0,60}",
            re.I,
        ),
    ),
    (
        "navigation",
        re.compile(
            r"(?:home|menu|search|share|share this(?: \w+)?|tweet|print|e-?mail|save"
            r"|subscribe(?: now)?|sign (?:in|up)|log ?(?:in|out)|register|advertisement|ad"
            r"|skip to (?:main )?content|back to top|next|previous|close|facebook|twitter|whatsapp"
            r"|linkedin|copy link|comments?|\d+ comments?|show (?:more|less)|load more|follow us.*"
            r"|contact us|about us|privacy policy|terms (?:of (?:use|service)|and conditions)"
            r"|cookie(?:s| policy)?|newsletter|sign up (?:for|to) .{2,60}|subscribe to .{2,60}"
            r"|click here.{0,60}|read more:? .{2,90}|listen(?: to this article)?"
            r"|watch(?: now| live)?)\W*",
            re.I,
        ),
    ),
    ("address", re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.I)),
)


def furniture(text: str) -> tuple[Removal, ...]:
    r"""Lines of a page that are no part of its text, with the rule that said so.

    Args:
        text: A page as it was saved.

    Returns:
        Spans in order, not overlapping; none where everything would go.

    Example:
        >>> page = "By Ada Bell\n\nThe mill closed.\n\n© 2024 The Orr Post"
        >>> [(removal.rule, page[slice(*removal.span)]) for removal in furniture(page)]
        [('byline', 'By Ada Bell'), ('copyright', '© 2024 The Orr Post')]
    """
    lines = [_trimmed(match) for match in _LINE.finditer(text) if match[0].strip()]
    if len(lines) < 2:
        return ()
    found = tuple(_found(text, lines))
    kept = len(lines) - len(found)
    return found if kept > 0 and not (found and _is_all(text, found)) else ()


def _found(text: str, lines: list[Span]) -> Iterator[Removal]:
    body = 0
    for at, span in enumerate(lines):
        line = text[slice(*span)]
        if body >= 2 and _TEASERS.fullmatch(line):
            # What a page goes on with after its text is for other pages.
            yield from (Removal(rest, "teasers") for rest in lines[at:])
            return
        rule = _rule(line)
        if rule:
            yield Removal(span, rule)
        else:
            body += len(line.split()) > _MAX_WORDS


def _rule(line: str) -> str | None:
    short = len(line.split()) <= _MAX_WORDS
    for name, pattern in _RULES:
        if (short or name in ("copyright", "caption")) and pattern.fullmatch(line):
            return name
    return None


def _is_all(text: str, found: tuple[Removal, ...]) -> bool:
    """Whether what is left has no word."""
    at = 0
    for (start, end), _ in found:
        if any(map(str.isalpha, text[at:start])):
            return False
        at = end
    return not any(map(str.isalpha, text[at:]))


def _trimmed(match: re.Match[str]) -> Span:
    line = match[0]
    start = match.start() + len(line) - len(line.lstrip())
    return start, match.start() + len(line.rstrip())
