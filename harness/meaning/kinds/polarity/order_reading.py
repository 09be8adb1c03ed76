"""Which event a text puts before which: before, after, until, then, followed by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from harness.meaning.kinds.polarity.comparison_words import GRADED
from harness.meaning.kinds.polarity.order_words import (
    AHEAD,
    BEHIND,
    CUES,
    LINKS,
    NOT_AFTER,
    NOT_BEFORE,
    THEN,
    TIMES,
    UNTIL,
    WHEN,
)
from harness.meaning.kinds.shared.clauses import (
    AUXILIARIES,
    NEGATED,
    NUMBER_WORDS,
    SIGN_BORDERS,
    content_from,
    is_content,
    words,
)
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.passage import Passage, Token

_OWNERS = words("his her its their my our your")
_JOINTS = words("and but ; –")
_BRACKET = 40  # tokens
_REACH = 14  # tokens behind a connective in which its event ends
_OPENED = words(") ]")
_OPENS = words("( [")
_DETERMINERS = words("the a an its their his her our these those this that")
_AFTER_POINTING = words(
    "the a an he she it they we you his her its their there no all some many this"
)
_BACK = words("after before")
_POINTING = words("this that it these those")
_BORDERS = SIGN_BORDERS | words("but although though which who because while if")
_RANGES = words("to until till through and -")
_SOON = words("shortly soon just long immediately right a few several some")
_UNITS = words("minute hour day week month year decade century")
_NAME = 4  # tokens
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


def is_waiting(order: Order) -> bool:
    """Whether an "until" stands behind a negation: "not open until it is cold" is after that."""
    return order.word in UNTIL and order.direct == order.first


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
        if token.lower not in CUES or not _is_meant(passage, at):
            continue
        back = token.lower in _BACK and _points_back(passage, at)
        if back or not _is_idiom(passage, at):
            found = _then(passage, at, token.lower) if back else _order(passage, at)
            if found is not None:
                yield found


def _is_meant(passage: Passage, at: int) -> bool:
    """Whether a word that rarely orders events does: upon his return, but not upon the rock."""
    word = passage.tokens[at].lower
    if word == WHEN:
        return _tells_past(passage, at)
    after = passage.tokens[at + 1].lower if at + 1 < len(passage.tokens) else ""
    return word != "upon" or after.endswith("ing") or after in _OWNERS


def _is_idiom(passage: Passage, at: int) -> bool:
    word, tokens = passage.tokens[at].lower, passage.tokens
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word in ("later", "earlier") and after != "than" and not _is_adverb(passage, at):
        return True
    if word == "advance" and not (before == "in" and after in ("of", "to")):
        return True
    if word in ("preceding", "following") and before in _DETERMINERS:
        return True  # an adjective: the following week
    if word in ("later", "earlier") and after == "than":
        return False
    if word == "then" and any(token.lower == "if" for token in tokens[max(0, at - 30) : at]):
        return True
    return before in NOT_AFTER.get(word, ()) or after in NOT_BEFORE.get(word, ())


def _is_adverb(passage: Passage, at: int) -> bool:
    """Whether "later" stands alone ("two days later", "Later, ...") and not before a noun."""
    tokens = passage.tokens
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    return after in (",", ".") or before.rstrip("s") in _UNITS


def _tells_past(passage: Passage, at: int) -> bool:
    """Whether "when" opens a past event that the other one follows: when the war ended, he left.

    Not: he had left when she came; he was asleep when it rang.
    """
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    dated = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else None
    if dated is not None and (dated.is_number or _measures(dated) or dated.lower in TIMES):
        return False  # on 2 May, when it rained: at the same time
    told = next((each for each in tokens[at + 1 : at + 6] if is_past(each)), None)
    if told is None:
        return False
    rest = tokens[sentence.first : at] or tokens[at + 1 : sentence.last]
    return not any(
        each.lower in ("had", "already", "just") or each.lower.endswith("ing") for each in rest
    )


def _order(passage: Passage, at: int) -> Order | None:
    word = passage.tokens[at].lower
    if word in LINKS:
        start = at + 1 + (word in ("prior", "advance"))
        return _linked(passage, at, word, LINKS[word], start)
    if (
        word in ("later", "earlier")
        and passage.tokens[at + 1 : at + 2][0:1]
        and (passage.tokens[at + 1].lower == "than")
    ):
        return _linked(passage, at, word, BEHIND if word == "later" else AHEAD, at + 2)
    if word == "from":
        following = passage.tokens[min(at + 1, len(passage.tokens) - 1)]
        return _linked(passage, at, word, BEHIND, at + 1) if _is_time(following) else None
    if word in THEN:
        return _then(passage, at, word)
    if at + 1 < len(passage.tokens) and passage.tokens[at + 1].lower == "by":
        return _linked(passage, at, word, AHEAD if word == "followed" else BEHIND, at + 2)
    return None


def _is_time(token: Token) -> bool:
    return token.is_number or token.lower in TIMES


def _points_back(passage: Passage, at: int) -> bool:
    """Whether "after this" stands alone, so that it points to what was told before it."""
    following = [token.lower for token in passage.tokens[at + 1 : at + 3]]
    if len(following) < 2 or following[0] not in ("this", "that"):
        return False
    return following[1] in (",", ".", ";") or following[1] in _AFTER_POINTING


def _linked(passage: Passage, at: int, word: str, direction: int, start: int) -> Order | None:
    sentence = passage.sentences[passage.tokens[at].sentence]
    before = passage.tokens[_opening(passage, at, sentence.first) : at]
    leading = all(not token.weight or _measures(token) or _is_aside(token) for token in before)
    leading = leading and not any(token.lower in AUXILIARIES for token in before)
    borders = _BORDERS | _RANGES if word == "from" else _BORDERS
    comma = _comma(passage, at, sentence.last) if leading else -1
    if leading:
        comma = _unsigned(passage, start, sentence.last, comma)
    end = comma if comma >= 0 else sentence.last
    if _is_time(passage.tokens[min(start, len(passage.tokens) - 1)]):
        behind = range(start + 1, end)  # dimming after midnight does not harm: a time, and no more
        end = next((n for n in behind if passage.tokens[n].lower in AUXILIARIES), end)
    if not leading:
        end = _other_statement(passage, start, end)
    places = content_from(passage, start, borders=borders)
    after = tuple(islice((place for place in places if place < end), _EVENT))
    if not after:
        return None
    if leading:
        main = _events(passage, comma + 1, 1) if comma >= 0 else ()
    else:
        main = _main(passage, _before_measure(passage, at - 1))
    if not main:
        return None
    if word in UNTIL and _is_denied(passage, comma + 12 if leading else at):
        direction = BEHIND
    first, second = (main, after) if direction == AHEAD else (after, main)
    return Order(at, first, second, word, after)


def _other_statement(passage: Passage, start: int, end: int) -> int:
    """The comma before an "and" or "but", behind which something else is told; or the end."""
    tokens = passage.tokens
    for at in range(start + 1, min(start + _REACH, end - 1)):
        if tokens[at].lower == "," and tokens[at + 1].lower in _JOINTS:
            return at
    return end


def _unsigned(passage: Passage, start: int, end: int, comma: int) -> int:
    """The end of a time that stands first without a comma: "Since 1952 the contest has ..."."""
    tokens = passage.tokens
    at = start
    while at < end and _is_time(tokens[at]):
        at += 1
    return at - 1 if start < at < end and tokens[at].lower in _DETERMINERS else comma


def _opening(passage: Passage, at: int, begin: int) -> int:
    """Where the statement around a place begins: behind the last "and" or ";" before it.

    Behind an "and" a connective may open a statement as at the head of a sentence: "... and before
    the war the mill closed". Words in between show that it goes on.
    """
    tokens = passage.tokens
    for place in range(at - 1, max(begin, at - 6) - 1, -1):
        if tokens[place].lower in _JOINTS:
            return place + 1
        if tokens[place].weight and not _measures(tokens[place]):
            break
    return begin


def _is_aside(token: Token) -> bool:
    """Whether a word bears on the whole sentence: apparently, after her death, he ..."""
    return token.lower.endswith("ly") or token.lower in ("however", "thus", "perhaps", "also")


def _before_measure(passage: Passage, at: int) -> int:
    """The place before "two years" in "two years after": how long is no event."""
    while at > 0 and _measures(passage.tokens[at]):
        at -= 1
    return at


def _measures(token: Token) -> bool:
    """Whether a word tells how long before or after."""
    is_unit = token.lower.rstrip("s") in _UNITS
    return is_unit or token.is_number or token.lower in NUMBER_WORDS | _SOON


def _before_brackets(passage: Passage, at: int) -> int:
    """The place before a remark in brackets that ends at a place."""
    tokens = passage.tokens
    if at < 0 or tokens[at].text not in _OPENED:
        return at
    places = range(at - 1, max(-1, at - _BRACKET), -1)
    opener = next((place for place in places if tokens[place].text in _OPENS), 0)
    inside = opener > 0 and tokens[opener - 1].sentence == tokens[at].sentence
    return opener - 1 if inside else at


def _main(passage: Passage, at: int) -> tuple[int, ...]:
    """The event before a connective; where a pronoun stands for it, what it stands for."""
    at = _before_brackets(passage, at)
    near = _events(passage, at, -1)
    if near:
        joined = _joint(passage, at, near[-1])
        return tuple(place for place in near if place > joined)
    tokens = passage.tokens
    opener = next((p for p in range(at, -1, -1) if tokens[p].lower in _BORDERS), -1)
    if opener >= 0 and tokens[opener].lower in ("who", "which"):
        return _events(passage, opener - 1, -1)  # "the mill, which is closed since"
    number = tokens[at].sentence - 1
    first = tokens[passage.sentences[number + 1].first].lower
    if number < 0 or first not in _POINTING:
        return ()
    told = passage.sentences[number]
    places = range(max(told.first, told.last - 30), told.last)
    return tuple(place for place in places if is_content(tokens[place]))[-_EVENT:]


def _then(passage: Passage, at: int, word: str) -> Order | None:
    """The event around an adverb comes after (or before) the one that was told before it."""
    sentence = passage.sentences[passage.tokens[at].sentence]
    after = _events(passage, at + 1 + (word in LINKS), 1)
    before = tuple(islice(content_from(passage, at - 1, -1), _EVENT))
    if word in _BACK and before and not after:
        return _closing(passage, at, word, before)
    if not before or (word != "then" and word not in _BACK):
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
    ahead = THEN[word] == AHEAD if word in THEN else word == "after"
    first, second = (before, after) if ahead else (after, before)
    return Order(at, first, second, word, after)


def _closing(passage: Passage, at: int, word: str, told: tuple[int, ...]) -> Order | None:
    """The events of "clean it, and let it cool after that": the "and" parts them."""
    tokens = passage.tokens
    parted = next((n for n in range(at, told[-1], -1) if tokens[n].lower in _JOINTS), -1)
    late = tuple(place for place in told if place > parted)
    early = tuple(place for place in told if place < parted)
    if not late or not early:
        return None
    first, second = (early, late) if word == "after" else (late, early)
    return Order(at, first, second, word, late)


def _joint(passage: Passage, at: int, first: int) -> int:
    """The "and" behind a comma that is nearest before a place: what is before it is told apart."""
    tokens = passage.tokens
    joints = (
        place
        for place in range(at, first, -1)
        if tokens[place].lower in ("and", "but") and tokens[place - 1].lower == ","
    )
    return next(joints, first - 1)


def _events(passage: Passage, at: int, step: int) -> tuple[int, ...]:
    return tuple(islice(content_from(passage, at, step, _BORDERS), _EVENT))


def _comma(passage: Passage, at: int, end: int) -> int:
    """The comma that ends a leading clause; two close ones enclose a name and end nothing."""
    commas = [place for place in range(at, end) if passage.tokens[place].lower == ","]
    if len(commas) > 1 and commas[1] - commas[0] <= _NAME:
        return commas[2] if len(commas) > 2 else commas[1]
    first = commas[0] if commas else -1
    joins = 0 <= first < end - 1 and passage.tokens[first + 1].lower in _JOINTS
    return -1 if joins else first  # "before the race she fell, and now he leads": no end of it


def _is_denied(passage: Passage, at: int) -> bool:
    """Whether something is denied in the dozen tokens before a place."""
    at = min(at, len(passage.tokens) - 1)
    sentence = passage.sentences[passage.tokens[at].sentence]
    return any(
        passage.tokens[place].lower in NEGATED
        or (
            passage.tokens[place].lower == "no" and passage.tokens[place + 1].lower not in GRADED
        )  # "no worse until then" waits for nothing
        for place in range(max(sentence.first, at - 12), at)
    )
