"""A negation without a partner, and what stands around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.negation_forms import is_negative
from harness.meaning.kinds.polarity.negation_scope import Negation
from harness.meaning.kinds.polarity.negation_words import (
    EXPLAINING,
    LASTING,
    NOUN,
    PHRASAL,
    WHOLE,
)
from harness.meaning.kinds.shared.clauses import AUXILIARIES, View, content_from, is_content, words
from harness.meaning.passage import Passage
from harness.model import Severity

# Words that say in another way on which condition something is not so.
_CONDITIONS = MappingProxyType(
    {
        "unless": words(
            "if only when once after until till provided without or with except but otherwise"
        ),
        "without": words("with have has need needs must if only unless provided or who whose"),
        "except": words("only but unless when if apart other save time times between during"),
    }
)
_VERBS = (AUXILIARIES - words("be been being have")) | words("did does")
_LISTING = words(", and or")
_OTHER_STATEMENT = words(
    "that what how where why who whom which whether when while since because if although i you he"
    " she it they we there this \" “ ” ' ‘ ’ ; :"
)
_ADVERBIAL = words("with by for in at about from near on out over into under as like after before")
_ANOTHER = words("and but so yet")
_DECIDING = words("down aside out")  # turn down, set aside, rule out
_REACH = 6  # content words after a negation that tell where its statement is
_BEFORE = 4  # content words before it


class Turned(NamedTuple):
    """A statement that a lost or added negation turned.

    Attributes:
        severity: How grave.
        confidence: How sure, 0 to 1.
        places: The tokens of the other side that say its words.
    """

    severity: Severity
    confidence: float
    places: tuple[int, ...]


class Setting(NamedTuple):
    """What stands around a negation that has no partner.

    Attributes:
        view: The pair, from the side that has the negation.
        ones: All negations of the group on its own side.
        others: All negations of the group on the other side.
        free: Those of the other side that have no partner either.
        added: Whether its own side is the rewrite.
    """

    view: View
    ones: Sequence[Fact]
    others: Sequence[Fact]
    free: Sequence[Fact]
    added: bool


EXPLAINED = "explained"
"""What is said of a negation that the other side says in another way."""


def following(passage: Passage, one: Negation) -> list[int]:
    """The content words that a negation bears on: up to a comma, or another statement."""
    found: list[int] = []
    for at in range(one.last, min(one.scope[1], one.last + 16)):
        if found and (_ends(passage, at) or _goes_on(passage, one.last, at)):
            break
        if found and one.sort not in (NOUN, WHOLE) and passage.tokens[at].lower in _VERBS:
            break  # "who fails to comply may be fined"
        if is_content(passage.tokens[at]):
            found.append(at)
            if len(found) == _REACH:
                break
    return found


def _goes_on(passage: Passage, first: int, at: int) -> bool:
    """Whether ", and" begins another statement here: no comma before makes a list of it."""
    tokens = passage.tokens
    return (
        tokens[at].lower == ","
        and tokens[at + 1].lower in _ANOTHER
        and all(token.lower != "," for token in tokens[first:at])
    )


def _ends(passage: Passage, at: int) -> bool:
    """Whether another statement may begin here; a comma of a list does not count."""
    word = passage.tokens[at].lower
    if word != ",":
        return word in _OTHER_STATEMENT and not _is_object(passage, at)
    following = [token.lower for token in passage.tokens[at + 1 : at + 7]]
    return _LISTING.isdisjoint(following[:3]) or not _VERBS.isdisjoint(following)


def _is_object(passage: Passage, at: int) -> bool:
    """Whether "it" or "them" is no subject: "operate it with wet hands"."""
    following = passage.tokens[at + 1 : at + 2]
    return passage.tokens[at].lower == "it" and any(t.lower in _ADVERBIAL for t in following)


def preceding(view: View, one: Negation) -> list[int]:
    """The partners of the content words before a negation, in its clause."""
    places = islice(content_from(view.here, one.first - 1, -1), _BEFORE)
    return [view.to[at] for at in places if at >= one.scope[0] and view.to[at] >= 0]


def can_turn(view: View, one: Negation, places: Sequence[int]) -> bool:
    """Whether question and bound are the same on both sides."""
    if _asks(view.there, places[-1]) and not _asks(view.here, one.first):
        return False
    if not one.bound or has_one_of(view.there, places[-1], {one.bound}):
        return True
    # "Not without a ticket" may become "with a ticket".
    others = _CONDITIONS.get(one.bound)
    return others is not None and not has_one_of(view.there, places[-1], others)


def _asks(passage: Passage, at: int) -> bool:
    """Whether a token stands in a question, whose answer may hold the negation."""
    return passage.of_sentence(passage.tokens[at].sentence)[-1].lower == "?"


def has_one_of(passage: Passage, at: int, words: Collection[str]) -> bool:
    """Whether the sentence of a token has one of some words."""
    return any(token.lower in words for token in passage.of_sentence(passage.tokens[at].sentence))


def denies(passage: Passage, one: Negation) -> bool:
    """Whether what a negation bears on says no itself: "not reject", "not turn down"."""
    return any(
        EXPLAINING.get(passage.tokens[at].lemma, frozenset()) - LASTING
        or is_negative(passage, passage.tokens[at])
        or _is_phrase(passage, at)
        for at in one.heads
    )


def _is_phrase(passage: Passage, at: int) -> bool:
    """Whether a verb says no together with a little word after it."""
    following = passage.tokens[at + 1 : at + 4]
    verb = passage.tokens[at].lemma
    return any(
        token.lower in _DECIDING and verb in PHRASAL.get(token.lower, ()) for token in following
    )
