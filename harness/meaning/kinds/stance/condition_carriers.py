"""Whether another sentence can hold a condition in words that are no condition by themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType

from harness.meaning.facts import Fact
from harness.meaning.kinds.shared.clauses import AUXILIARIES, NEGATED, View
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.kinds.shared.statements import part
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.condition_reading import Condition
from harness.meaning.kinds.stance.condition_words import BOUNDS, NEGATIVE, STRONG_CARRYING, WHO
from harness.meaning.passage import Passage, Token

_LEADS = MappingProxyType({"than": "rather", "long": "as"})
"""What stands before a word that carries a condition with it alone."""

_ALIKE = MappingProxyType(
    {
        **dict.fromkeys(words("who whose whoever if when whenever where"), "if"),
        **dict.fromkeys(words("shall should required requires need needs"), "must"),
        **dict.fromkeys(words("but although though however yet while whereas"), "but"),
    }
)
"""Words that may stand for each other: those who do it, if you do it."""

_DUTY, _LEAVE = words("must shall should required"), words("may can allowed free")
_JOINTS = words("; : and but while whereas which although though –")
_RELATIVE = words("which who whose")
_PERSONS = words("who whose")
_NEAR = 6  # tokens
_FAR = 40  # tokens

_INSTEAD = (STRONG_CARRYING - NEGATED - NEGATIVE) | {"without"}


def holds_others(view: View, one: Fact, other: Fact) -> bool:
    """Whether a condition of the other side says what this side says outside this condition.

    "If you want a pet, ask" holds "tenants wishing to have a pet", and no other condition.
    """
    first = one.first - (one.said.sort == WHO)  # those who come, if they come
    origin = [view.back[at] for at in other.said.words]
    outside = [at for at in origin if at >= 0 and not first <= at < one.last]
    return len(outside) * 3 >= max(2, len(origin) * 2)


def is_left_to_do(view: View, one: Fact, places: Sequence[int]) -> bool:
    """Whether what a duty excepts is allowed there: "must return it, save …", "may keep …"."""
    here = {token.lower for token in view.here.tokens[slice(*part(view.here, one.first))]}
    there = {
        token.lower for at in places for token in view.there.tokens[slice(*part(view.there, at))]
    }
    return not _DUTY.isdisjoint(here) and not _LEAVE.isdisjoint(there - here)


def is_carried(
    view: View,
    one: Fact,
    places: Sequence[int],
    carriers: frozenset[str],
    others: Sequence[Fact] = (),
) -> bool:
    """Whether the other side has more words that may carry a condition than this side.

    Args:
        view: The pair.
        one: The condition.
        places: Where the other side says what it limits.
        carriers: Words that may carry it.
        others: Conditions of the other side, of which those that hold something else carry nothing.
    """
    told = [*places, *(view.to[at] for at in one.said.words if view.to[at] >= 0)]
    stretches = {part(view.there, at) for at in told}
    here = part(view.here, one.first)
    busy = _busy(view, one, others, stretches)
    own = (*range(one.first, one.said.start), *_told_of(view.here, one))
    if view.here.tokens[one.first].lower == "without":
        carriers = _INSTEAD  # the rule may well be told with "must not": that is no condition
    have = Counter(_carriers(view.here, *here, carriers, own))
    for first, last in stretches:
        linked = {at for at in range(first, last) if _is_of_another(view, one, own, at)}
        for word in _carriers(view.there, first, last, carriers, busy | linked):
            if word == "?" or have[word] <= 0:
                return True
            have[word] -= 1
    return False


def _busy(
    view: View, one: Fact, others: Sequence[Fact], stretches: set[tuple[int, int]]
) -> set[int]:
    """Connectives of the other side that carry something else, or nothing: the man who came."""
    known = {other.said.first for other in others}
    persons = {
        at
        for stretch in stretches
        for at in range(*stretch)
        if view.there.tokens[at].lower in _PERSONS
        and at not in known
        and not any(one.first <= origin < one.last for origin in view.back[at : at + _NEAR])
    }
    return persons.union(
        at
        for other in others
        if holds_others(view, one, other)
        for at in range(other.said.first, other.said.start)
    )


def _is_of_another(view: View, one: Fact, own: Sequence[int], at: int) -> bool:
    """Whether a word that is the same on both sides stands outside the condition here."""
    origin = view.back[at]
    if origin < 0 or one.first <= origin < one.last or origin in own:
        return False
    return view.here.tokens[origin].lower == view.there.tokens[at].lower


def stand_apart(view: View, one: Condition) -> bool:
    """Whether the other side tells the clause and the statement apart from each other.

    In sentences of their own, or in statements that a sign or an "and" joins.
    """
    clause = {_part(view.there, view.to[at]) for at in one.words if view.to[at] >= 0}
    main = [_part(view.there, view.to[at]) for at in one.main if view.to[at] >= 0]
    return sum(part in clause for part in main) * 4 <= len(main)


def _part(passage: Passage, at: int) -> int:
    """The place where the statement of a token begins: its sentence, or a joint before it."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    end = sentence.last
    for place in range(at, max(sentence.first, at - _FAR), -1):
        if tokens[place].lower in _JOINTS and _is_told(tokens[place + 1 : end]):
            return place
        end = place if tokens[place].lower in _JOINTS else end
    return sentence.first


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether a stretch has a verb, so that it is a statement and no member of a list."""
    return any(token.lower in AUXILIARIES or is_past(token) for token in tokens[1:])


def _told_of(passage: Passage, one: Fact) -> range:
    """The clause that tells of an exception: "except garden waste, which is not collected".

    Told in a sentence of its own, it says that the exception is one.
    """
    tokens, last = passage.tokens, one.said.last
    end = passage.sentences[one.sentence].last
    opens = last + 1 < end and tokens[last].text == "," and tokens[last + 1].lower in _RELATIVE
    return range(last, end if opens else last)


def _carriers(
    passage: Passage,
    first: int,
    last: int,
    carriers: frozenset[str],
    own: Collection[int] = (),
) -> Iterator[str]:
    """The words of a sentence that may carry a condition, all that deny as one."""
    tokens = passage.tokens
    for at in range(first, last):
        token = tokens[at]
        word = _ALIKE.get(token.lower, token.lower)
        denies = (word in NEGATED or word in NEGATIVE) and carriers is not _INSTEAD
        if at in own or not (denies or word == "?" or word in carriers or token.lemma in carriers):
            continue
        following = tokens[at + 1].lower if at + 1 < last else ""
        before = tokens[at - 1].lower if at > first else ""
        if _LEADS.get(token.lemma, before) != before and before not in ("other", "so"):
            continue
        if word == "once" and before == "at":
            continue
        if following in NEGATED and not denies and not own:
            continue  # must not
        if not (denies and following in BOUNDS):
            yield "not" if denies else word
