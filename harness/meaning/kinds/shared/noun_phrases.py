"""Noun phrases found without a parser: the run of words before or behind a place.

A phrase is what lies between a determiner, or a word that cannot be in a phrase, and its last
noun. Where the reading is not plain there is no phrase: who asks for one must do without.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from harness.meaning.kinds.roles.role_words import (
    DETERMINERS,
    HELPERS,
    LIGHT,
    OTHERS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    TIME_OPENERS,
    TIME_WORDS,
    TIMES,
    TITLES,
    TRANSPARENT,
    WEEKDAYS,
)
from harness.meaning.passage import Passage, Token

_LONG = 9  # tokens in one phrase
_CHAIN = 3  # phrases hung on each other by prepositions
_NOT_IN = OTHERS | PREPOSITIONS | HELPERS


class Phrase(NamedTuple):
    """A noun phrase.

    Attributes:
        first: Its first token.
        last: One past its last token.
        head: The noun that it is about.
        near: Tokens of content in it and in what is hung on it by "of": what it may be about.
        beside: Tokens of content set beside it, between commas or behind other prepositions.
        joined: Whether it is a member of a coordination.
    """

    first: int
    last: int
    head: int
    near: tuple[int, ...]
    joined: bool = False
    beside: tuple[int, ...] = ()


def before(passage: Passage, at: int, alone: bool = False) -> Phrase | None:
    """The phrase that ends at a token, with what it hangs on: "the owner of the mill".

    Args:
        passage: The text.
        at: The last token of the phrase.
        alone: Whether a phrase behind a preposition counts where nothing hangs on it, as it
            does before "which", but not before a verb.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Yesterday the old owner of the mill sued Cox.")
        >>> phrase = before(passage, 6)
        >>> passage.tokens[phrase.head].text, [passage.tokens[at].text for at in phrase.near]
        ('owner', ['old', 'owner', 'mill'])
    """
    phrase = _run_before(passage, at)
    floor = _floor(passage, at)
    for _ in range(_CHAIN):
        if phrase is None or phrase.joined or phrase.first <= floor:
            return phrase
        if passage.tokens[phrase.first - 1].lower not in PREPOSITIONS:
            return phrase
        outer = _run_before(passage, phrase.first - 2)
        if outer is None:
            return phrase if alone else None
        head = outer.head
        if passage.tokens[head].lemma in TRANSPARENT:
            head = phrase.head
        near = outer.near + phrase.near
        phrase = Phrase(outer.first, phrase.last, head, near, outer.joined)
    return None


def _run_before(passage: Passage, at: int) -> Phrase | None:
    tokens, floor = passage.tokens, _floor(passage, at)
    if at < floor or not is_nominal(tokens[at]) or is_past(tokens[at]):
        return None
    first = at
    if tokens[at].lower in DETERMINERS:
        return None
    while first > floor and at - first < _LONG:
        token = tokens[first - 1]
        if token.lower in DETERMINERS:
            first -= 1
            break
        if not (is_nominal(token) or _is_glue(passage, first - 1)):
            break
        if is_past(token) and not (first - 1 > floor and _opens(tokens[first - 2])):
            break
        first -= 1
    joined = first > floor and tokens[first - 1].lower in {"and", "or", "&", "nor"}
    return _phrase(passage, first, at + 1, joined)


def after(passage: Passage, at: int) -> Phrase | None:
    """The phrase that begins at a token, adverbs skipped, with its "of" and what is set beside it.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("They sued the owner of the mill on Monday.")
        >>> phrase = after(passage, 2)
        >>> passage.quote(passage.span(phrase.first, phrase.last)), passage.tokens[phrase.head].text
        ('the owner of the mill', 'owner')
    """
    phrase = _run_after(passage, at)
    if phrase is None:
        return None
    end = _ceiling(passage, at)
    for _ in range(_CHAIN):
        if phrase.last >= end or passage.tokens[phrase.last].lower != "of":
            break
        inner = _run_after(passage, phrase.last + 1)
        if inner is None:
            break
        head = phrase.head
        if passage.tokens[head].lemma in TRANSPARENT:
            head = inner.head
        phrase = Phrase(phrase.first, inner.last, head, phrase.near + inner.near, inner.joined)
    return phrase._replace(beside=_beside(passage, phrase.last, end))


def _run_after(passage: Passage, at: int) -> Phrase | None:
    tokens, end = passage.tokens, _ceiling(passage, at)
    while at < end and (tokens[at].lower in LIGHT or is_adverb(tokens[at])):
        at += 1
    last, seen = at, -1
    if at < end and is_past(tokens[at]):
        return None
    while last < end and last - at < _LONG:
        token = tokens[last]
        if token.lower in DETERMINERS:
            if last > at and tokens[last - 1].lower not in DETERMINERS:
                break
        elif _is_glue(passage, last):
            pass
        elif (
            not is_nominal(token)
            or is_adverb(token)
            or (seen >= 0 and (is_past(token) or token.is_number or is_time(tokens, last)))
        ):
            break
        elif token.is_word:
            seen = last
        last += 1
    if seen < 0:
        return None
    joined = _joins(passage, seen + 1, end)
    return _phrase(passage, at, seen + 1, joined)


def _phrase(passage: Passage, first: int, last: int, joined: bool) -> Phrase | None:
    tokens = passage.tokens
    head = last - 1
    if not tokens[head].is_word or tokens[head].lower in PRONOUNS:
        return None
    if tokens[head].lemma in TIMES and tokens[head].lemma != "second":
        return None
    near = tuple(
        at for at in range(first, last) if tokens[at].weight and tokens[at].lower not in TITLES
    )
    return Phrase(first, last, head, near, joined) if near else None


def _joins(passage: Passage, at: int, end: int) -> bool:
    """Whether another member of a coordination follows."""
    tokens = passage.tokens
    if at >= end:
        return False
    if tokens[at].lower in {"and", "or", "&", "nor"}:
        behind = tokens[at + 1] if at + 1 < end else None
        return behind is not None and not is_past(behind) and behind.lower not in HELPERS
    if tokens[at].lower != ",":
        return False
    near = tokens[at + 1 : min(end, at + 6)]
    return any(
        token.lower in {"and", "or"} and not (n + 1 < len(near) and is_past(near[n + 1]))
        for n, token in enumerate(near)
        if n
    )


def _beside(passage: Passage, at: int, end: int) -> tuple[int, ...]:
    """Tokens of what is set beside a phrase between commas or brackets, or hung on it."""
    tokens = passage.tokens
    if at >= end:
        return ()
    if tokens[at].lower not in {",", "("} and tokens[at].lower not in PREPOSITIONS:
        return ()
    found = []
    for place in range(at + 1, min(end, at + 8)):
        if tokens[place].lower in {",", ")", ";"} or tokens[place].lower in HELPERS:
            break
        if tokens[place].weight:
            found.append(place)
    return tuple(found)


def is_nominal(token: Token) -> bool:
    """Whether a token can be inside a noun phrase behind its determiner."""
    return token.text[0].isalnum() and token.lower not in _NOT_IN


def is_adverb(token: Token) -> bool:
    """Whether a token looks like an adverb of manner."""
    return token.lower.endswith("ly") and len(token.lower) > 4 and token.text[0].islower()


def is_past(token: Token) -> bool:
    """Whether a token looks like a past form or a past participle."""
    if token.lower == token.lemma or not token.text[0].islower():
        return False
    return token.lower.endswith("ed") or token.lower in PAST


def is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether an expression of time or number of times begins at a token: twice, last spring.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> tokens = read_passage("They sued the tenant late last spring.").tokens
        >>> is_time(tokens, 3), is_time(tokens, 4)
        (False, True)
    """
    token = tokens[at]
    if token.lower in TIME_WORDS or (token.lemma in WEEKDAYS and token.text[0].isupper()):
        return True
    if token.lower not in TIME_OPENERS or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].lemma in TIMES or tokens[at + 1].lower in TIME_OPENERS


def _opens(token: Token) -> bool:
    return token.lower in DETERMINERS or token.lower.endswith(("'s", "s'"))


def _is_glue(passage: Passage, at: int) -> bool:
    """A sign inside a phrase: a hyphen, the stop of a title or an initial."""
    token = passage.tokens[at]
    if token.text in {"-", "&", "/"}:
        return True
    if token.text != "." or not at:
        return False
    written = passage.tokens[at - 1]
    return written.lower in TITLES or (len(written.text) == 1 and written.text.isupper())


def _floor(passage: Passage, at: int) -> int:
    return passage.sentences[passage.tokens[at].sentence].first if at >= 0 else 0


def _ceiling(passage: Passage, at: int) -> int:
    if at >= len(passage.tokens):
        return at
    return passage.sentences[passage.tokens[at].sentence].last
