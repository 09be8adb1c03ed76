"""Finding what stands between quotation marks, of any style, without trusting that they balance.

An opening mark looks for its own closing mark only, so quotations inside it are part of it. It
gives up at the end of the paragraph, after some hundred words, or where the same mark opens
again: a mark without a fellow swallows nothing. Apostrophes, feet and inches open nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harness.meaning.passage import Passage, Token

_CLOSERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        mark: frozenset(closers)
        for mark, closers in (
            ("“", '”"'),
            ("„", "“”"),
            ("‟", "”"),
            ("«", "»"),
            ("»", "«"),
            ('"', '"”'),
            ("「", "」"),
            ("『", "』"),
            ("‘", "’"),
            ("‚", "‘’"),
            ("'", "'"),
            ("`", "'"),
        )
    }
)
_SINGLE = frozenset("‘‚'`")
_ELISIONS = frozenset({"em", "tis", "twas", "n", "cause", "bout", "til", "round", "cos", "neath"})
_LONGEST, _LONGEST_SINGLE = 400, 80
_STOPS = frozenset(".,!?;:…")


def read_quotes(passage: Passage) -> list[tuple[int, int]]:
    r"""Token ranges ``[first, last)`` inside quotation marks, in order, not overlapping.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("The boys' 6\" disc said: “We won't stop.” It's 'on'.")
        >>> [passage.quote(passage.span(*each)) for each in read_quotes(passage)]
        ["We won't stop.", 'on']
    """
    tokens = passage.tokens
    found: list[tuple[int, int]] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done or token.text not in _CLOSERS or not _opens(tokens, at):
            continue
        first = at + 1 + (token.text == "`" and _is(tokens, at + 1, "`"))
        last = _last(passage, at, first)
        if last > first:
            found.append((first, last))
            # a paragraph that goes on quoting begins with the mark that is to be read next
            done = last + (tokens[last].text not in {"“", '"', "«"} or _closes(tokens, at, last))
    return found


def _is(tokens: tuple[Token, ...], at: int, text: str) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text == text


def _touches_before(tokens: tuple[Token, ...], at: int) -> bool:
    return at > 0 and tokens[at - 1].end == tokens[at].start


def _touches_after(tokens: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def _opens(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a mark can begin a quotation where it stands."""
    mark = tokens[at].text
    after_word = _touches_before(tokens, at) and tokens[at - 1].text[0].isalnum()
    if mark in _SINGLE:
        if after_word or not _touches_after(tokens, at):
            return False
        if mark == "`":
            return True
        word = tokens[at + 1]
        return word.lower not in _ELISIONS and not word.is_number
    if mark == '"':
        return not (_touches_before(tokens, at) and not _touches_after(tokens, at))
    return mark != "»" or _touches_after(tokens, at)


def _closes(tokens: tuple[Token, ...], opener: int, at: int) -> bool:
    """Whether a mark ends the quotation that `opener` began."""
    mark = tokens[opener].text
    if tokens[at].text not in _CLOSERS[mark]:
        return False
    if mark in _SINGLE:
        is_inside = _touches_after(tokens, at) and tokens[at + 1].text[0].isalnum()
        return not is_inside and (mark != "`" or _is(tokens, at + 1, "'"))
    return True


def _last(passage: Passage, opener: int, first: int) -> int:
    """The place of the closing mark, or of the paragraph that goes on; 0 where there is none."""
    tokens, mark = passage.tokens, passage.tokens[opener].text
    single = mark in _SINGLE
    perhaps = 0
    for at in range(first, min(len(tokens), first + (_LONGEST_SINGLE if single else _LONGEST))):
        token = tokens[at]
        if token.text not in _CLOSERS and token.text not in "”’»」』" and not _breaks(passage, at):
            continue
        if at > first and _breaks(passage, at):
            return at if token.text == mark and mark in '“"«' else perhaps
        if _closes(tokens, opener, at):
            if mark == '"' and _reopens(tokens, at):
                return 0
            if not single or _is_sure(tokens, at):
                return at
            perhaps = perhaps or at
        elif token.text == mark and not single:
            return 0
    return perhaps


def _breaks(passage: Passage, at: int) -> bool:
    """Whether a blank line stands before a token."""
    start, end = passage.tokens[at - 1].end, passage.tokens[at].start
    return end - start > 1 and passage.text.count("\n", start, end) > 1


def _reopens(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a straight mark has a gap before it and none after: it opens, and does not close."""
    return (
        not _touches_before(tokens, at)
        and _touches_after(tokens, at)
        and (tokens[at + 1].text[0].isalnum())
    )


def _is_sure(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a closing single mark is no possessive: "the boys'" ends in s."""
    before = tokens[at - 1]
    return before.text in _STOPS or not before.lower.endswith("s")
