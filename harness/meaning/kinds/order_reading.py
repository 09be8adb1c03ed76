"""Which event a text puts before which: before, after, until, then, followed by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.clauses import (
    NEGATED,
    NUMBER_WORDS,
    SIGN_BORDERS,
    content_from,
    is_content,
    words,
)
from harness.meaning.passage import Passage

AHEAD, BEHIND = 1, -1

# Connectives with an event after them: AHEAD where the event before them comes first.
_LINKS = MappingProxyType(
    {
        "before": AHEAD,
        "until": AHEAD,
        "till": AHEAD,
        "prior": AHEAD,
        "preceding": AHEAD,
        "after": BEHIND,
        "following": BEHIND,
        "since": BEHIND,
        "once": BEHIND,
    }
)
_THEN = MappingProxyType(
    {
        **dict.fromkeys(words("then afterwards afterward subsequently thereafter later"), AHEAD),
        **dict.fromkeys(words("previously beforehand earlier"), BEHIND),
    }
)
_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december noon midnight spring summer autumn winter"
    " morning evening tomorrow today next early late mid"
)
_CUES = frozenset(_LINKS) | {"from"} | frozenset(_THEN) | {"followed", "preceded"}
_NOT_AFTER = MappingProxyType(
    {
        "after": words("look looks looked looking named name take takes took soon called"),
        "before": words("long ever as never"),
        "then": words("by since until till back if even the just and-if"),
        "later": words("no sooner or now"),
        "earlier": words("or the an"),
        "since": words("ever long"),
        "once": words("at than for just only was were is are been"),
        "following": words("the a an are is was were by its their in on"),
    }
)
_NOT_BEFORE = MappingProxyType(
    {
        "after": words("all that"),
        "before": words(". , ; )"),
        "later": words("than this on"),
        "earlier": words("than this"),
        "since": words("then"),
        "once": words("a an more again every per upon and in , . or only had been"),
    }
)
_BORDERS = SIGN_BORDERS | words("but although though which who because while if")
_RANGES = words("to until till through and -")
_SOON = words("shortly soon just long immediately right a few several some")
_UNITS = words("minute hour day week month year decade century")
_EVENT = 6  # content words that stand for an event


class Order(NamedTuple):
    """One event before another.

    Attributes:
        cue: The token of the connective.
        first: Content tokens of the event that comes first.
        second: Content tokens of the event that comes second.
        word: The connective.
        direct: Content tokens right after the connective.
    """

    cue: int
    first: tuple[int, ...]
    second: tuple[int, ...]
    word: str
    direct: tuple[int, ...]


def orders(passage: Passage) -> Iterator[Order]:
    """All pairs of events whose order a text tells with a connective.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("After the flood, the mill closed.")
        >>> order = next(orders(passage))
        >>> [[passage.tokens[at].text for at in event] for event in order[1:3]]
        [['flood'], ['mill', 'closed']]
    """
    for at, token in enumerate(passage.tokens):
        if token.lower in _CUES and not _is_idiom(passage, at):
            found = _order(passage, at)
            if found is not None:
                yield found


def _is_idiom(passage: Passage, at: int) -> bool:
    word, tokens = passage.tokens[at].lower, passage.tokens
    before = tokens[at - 1].lower if at else ""
    if word in ("later", "earlier") and not _is_adverb(passage, at):
        return True
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == "then" and any(token.lower == "if" for token in tokens[max(0, at - 30) : at]):
        return True
    return before in _NOT_AFTER.get(word, ()) or after in _NOT_BEFORE.get(word, ())


def _is_adverb(passage: Passage, at: int) -> bool:
    """Whether "later" stands alone ("two days later", "Later, ...") and not before a noun."""
    tokens = passage.tokens
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    return after in (",", ".") or before.rstrip("s") in _UNITS


def _order(passage: Passage, at: int) -> Order | None:
    word = passage.tokens[at].lower
    if word in _LINKS:
        return _linked(passage, at, word, _LINKS[word], at + 1 + (word == "prior"))
    if word == "from":
        following = passage.tokens[min(at + 1, len(passage.tokens) - 1)]
        is_time = following.is_number or following.lower in _TIMES
        return _linked(passage, at, word, BEHIND, at + 1) if is_time else None
    if word in _THEN:
        return _then(passage, at, word)
    if at + 1 < len(passage.tokens) and passage.tokens[at + 1].lower == "by":
        return _linked(passage, at, word, AHEAD if word == "followed" else BEHIND, at + 2)
    return None


def _linked(passage: Passage, at: int, word: str, direction: int, start: int) -> Order | None:
    sentence = passage.sentences[passage.tokens[at].sentence]
    leading = not any(passage.tokens[place].weight for place in range(sentence.first, at))
    borders = _BORDERS | {","} if leading else _BORDERS
    if word == "from":
        borders |= _RANGES
    after = tuple(islice(content_from(passage, start, borders=borders), _EVENT))
    if not after:
        return None
    if leading:
        comma = _comma(passage, at, sentence.last)
        main = _events(passage, comma + 1, 1) if comma >= 0 else ()
    else:
        main = _events(passage, _before_measure(passage, at - 1), -1)
    if not main:
        return None
    if word in ("until", "till") and _is_denied(passage, at):
        direction = BEHIND
    first, second = (main, after) if direction == AHEAD else (after, main)
    return Order(at, first, second, word, after)


def _before_measure(passage: Passage, at: int) -> int:
    """The place before "two years" in "two years after": how long is no event."""
    while at > 0:
        token = passage.tokens[at]
        is_unit = token.lower.rstrip("s") in _UNITS
        if not (is_unit or token.is_number or token.lower in NUMBER_WORDS | _SOON):
            break
        at -= 1
    return at


def _then(passage: Passage, at: int, word: str) -> Order | None:
    """The event around an adverb comes after (or before) the one that was told before it."""
    sentence = passage.sentences[passage.tokens[at].sentence]
    after = _events(passage, at + 1, 1)
    before = tuple(islice(content_from(passage, at - 1, -1), _EVENT))
    if not before or word != "then":
        number = passage.tokens[at].sentence - 1
        if number < 0:
            return None
        after = after + before
        tokens = passage.tokens
        told = passage.sentences[number]
        content = [
            place
            for place in range(max(told.first, told.last - 30), told.last)
            if is_content(tokens[place])
        ]
        before = tuple(content[-_EVENT:])
    if not before or not after or at >= sentence.last:
        return None
    first, second = (before, after) if _THEN[word] == AHEAD else (after, before)
    return Order(at, first, second, word, after)


def _events(passage: Passage, at: int, step: int) -> tuple[int, ...]:
    return tuple(islice(content_from(passage, at, step, _BORDERS), _EVENT))


def _comma(passage: Passage, at: int, end: int) -> int:
    return next((place for place in range(at, end) if passage.tokens[place].lower == ","), -1)


def _is_denied(passage: Passage, at: int) -> bool:
    sentence = passage.sentences[passage.tokens[at].sentence]
    return any(
        passage.tokens[place].lower in NEGATED or passage.tokens[place].lower == "no"
        for place in range(max(sentence.first, at - 12), at)
    )
