"""Sources that are named without a verb, and the pieces of which every claim is read."""

from __future__ import annotations

from typing import NamedTuple

from harness.meaning.kinds.shared.clauses import is_content
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.attribution_words import NO_SOURCE, REPORTING, SAID
from harness.meaning.passage import Passage, Token

_CLAIM = 14  # content words of a claim that are looked at
SOURCE = 12
"""Tokens that a source may have."""

MARKS = frozenset(['"', "“", "”", "‘", "’", "«", "»", "'"])
STOPS = words(", ; : ! ? ( ) – —") | MARKS
BEFORE = words(
    "but and while although though because as when if that so after before since which until where"
)
"""What no source goes beyond."""

_JOINTS = words("and but ; : while because although though")


class Attribution(NamedTuple):
    """A claim with its source.

    Attributes:
        first: First token of the words that name the source and the reporting.
        last: One past the last of them.
        source: Content tokens that name the source; empty for "it is said" and for pronouns.
        person: Whether the source is a pronoun.
        sort: How it is reported.
        claim: Content tokens of the claim.
    """

    first: int
    last: int
    source: tuple[int, ...]
    person: bool
    sort: str
    claim: tuple[int, ...]


def according(passage: Passage, first: int, at: int) -> Attribution | None:
    """A claim with "according to" and its source."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[first].sentence]
    last = phrase_end(tokens, at, sentence.last)
    source = source_words(passage, at, last)
    person = lower_at(tokens, at) in ("him", "her", "them", "us", "me")
    if (not source and not person) or lower_at(tokens, at) in NO_SOURCE:
        return None
    if source and last == at + 1 and tokens[source[0]].lemma in NO_SOURCE:
        return None
    leads = first - sentence.first < 3 or lower_at(tokens, first - 1) in _JOINTS
    claim = content(passage, last, sentence.last) if leads else ()
    claim = claim or content(passage, _sentence_part(tokens, first, sentence.first), first)
    return Attribution(first, last, source, person, SAID, claim)


def _sentence_part(tokens: tuple[Token, ...], at: int, begin: int) -> int:
    """Where the statement before a trailing source begins: after a semicolon at the latest."""
    while at > begin and tokens[at - 1].text not in (";", ":", "("):
        at -= 1
    return at


def in_view(passage: Passage, at: int) -> Attribution | None:
    """In Orr's view; in the opinion of Orr."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    first = at
    while first > sentence.first and tokens[first].lower != "in" and at - first < 6:
        first -= 1
    if tokens[first].lower != "in":
        return None
    last = at + 1
    source = source_words(passage, first + 1, at)
    if not source and lower_at(tokens, at + 1) == "of":
        last = phrase_end(tokens, at + 2, sentence.last)
        source = source_words(passage, at + 2, last)
    person = any(token.lower in ("his", "her", "their", "my", "our") for token in tokens[first:at])
    if not source and not person:
        return None
    if not person and not any("'" in token.lower for token in tokens[first:at]) and last == at + 1:
        return None
    claim = content(passage, last, sentence.last) or content(passage, sentence.first, first)
    return Attribution(first, last, source, person, SAID, claim)


def phrase_end(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """One past a noun phrase: up to a sign or a clause."""
    last = at
    while last < min(at + SOURCE, end):
        token = tokens[last]
        if (
            is_stop(tokens, last)
            or token.lower in BEFORE - {"and"}
            or token.lower
            in (
                "who",
                "which",
                "where",
                "whose",
            )
        ):
            break
        if token.text == "." and last + 1 >= end:
            break
        last += 1
    return last


def is_stop(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a sign ends a source; the apostrophe of "the farmers' union" does not."""
    token = tokens[at]
    if token.text not in STOPS:
        return False
    if token.text not in ("'", "’") or not at:
        return True
    owner = tokens[at - 1]
    return not (owner.end == token.start and owner.lower.endswith("s"))


def source_words(passage: Passage, first: int, last: int) -> tuple[int, ...]:
    """Content tokens of a source; what is inserted behind its name is left out."""
    found: list[int] = []
    for at in range(first, last):
        token = passage.tokens[at]
        if found and is_stop(passage.tokens, at):
            break
        if token.lower in REPORTING and token.lower not in ("report", "study"):
            continue
        if token.is_word and is_content(token):
            found.append(at)
    return tuple(found)


def content(passage: Passage, first: int, last: int) -> tuple[int, ...]:
    """The first content tokens of a stretch, as many as are looked at."""
    found = [at for at in range(first, last) if is_content(passage.tokens[at])]
    return tuple(found[:_CLAIM])


def lower_at(tokens: tuple[Token, ...], at: int) -> str:
    """A token in small letters, or nothing outside the text."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""
