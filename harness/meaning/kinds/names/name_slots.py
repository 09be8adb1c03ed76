"""Two names that changed places: "from Oslo to Bergen" as "from Bergen to Oslo".

The slot of a name is told by the nearest word of content before it, with the small words between
("born in"), or, where the name opens a clause, by the word behind it. Two names are exchanged
where each stands in the slot of the other. A sentence that is told in another order, or in
another voice, takes its slots along and shows nothing here; nor does a list in another order, or
a relation that goes both ways.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.roles.role_mirror import SYMMETRIC, Mirrored
from harness.meaning.kinds.roles.role_words import DETERMINERS, LIGHT, MUTUAL, WAYS
from harness.meaning.kinds.shared.clauses import is_content, words
from harness.meaning.kinds.shared.noun_phrases import is_adverb
from harness.meaning.links import SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token

_REACH = 7  # tokens between a name and the word that tells its slot
_MANY = 24  # names of one group beyond which none are held against each other
_JOINTS = words(", ; and or & nor both as well also plus / - – —")
_STOPS = words("; : . ! ? ( ) “ ”") | {'"'}
_CLAUSES = words(", and but while when whereas then")
_FELLOW = words("with alongside beside besides near")
_TOGETHER = words(
    "with alongside beside besides near between among versus vs against like unlike than together"
)
_HOLDS = words("in inside within")
_PLACED = words("in at on near into outside inside")
_BONDS = WAYS | words(
    "marriage friendship partnership alliance merger match game duel meeting talks affair"
    " dialogue collaboration peace treaty agreement union pact rivalry similarity final"
    " crossing pass halfway midway"
)


class _Slot(NamedTuple):
    """Where a name stands.

    Attributes:
        before: The word of content before it; -1 at the beginning of a clause.
        led: The small words from there to the name.
        after: The word of content behind it; -1 at a border.
        trail: The small words from the name to there.
    """

    before: int
    led: tuple[str, ...]
    after: int
    trail: tuple[str, ...]


class _Named(NamedTuple):
    """One name on both sides, with its slots."""

    one: Fact
    other: Fact
    here: _Slot
    there: _Slot


def exchanged_names(pair: Pair) -> Iterator[Mirrored]:
    """Names of aligned sentences that stand in each other's slots, the first two of a group."""
    if pair.original.passage.lexicon is None:
        return
    for named in _shared(pair):
        for one, other in combinations(named, 2):
            if _are_exchanged(pair, one, other):
                first, last = sorted((one.one, other.one), key=lambda fact: fact.first)
                start, end = sorted((one.other, other.other), key=lambda fact: fact.first)
                before = first.span[0], last.span[1]
                yield Mirrored(first.first, before, (start.span[0], end.span[1]))
                break


def lead_alike(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether two names lead their sentences, before the same words: "Ripley is a town"."""
    mine, yours = _slot(pair.original.passage, one), _slot(pair.rewrite.passage, other)
    return (
        mine.before < 0 > yours.before
        and mine.led == yours.led == ()
        and mine.trail == yours.trail
        and _CLAUSES.isdisjoint(mine.trail)
        and _is_linked(pair, mine.after, yours.after)
    )


def is_same_slot(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether a name of the rewrite stands where one of the original stands."""
    mine, yours = _slot(pair.original.passage, one), _slot(pair.rewrite.passage, other)
    ahead = _is_linked(pair, mine.before, yours.before) and mine.led == yours.led
    behind = _is_linked(pair, mine.after, yours.after) and mine.trail == yours.trail
    if ahead and (behind or set(mine.led) - _JOINTS):
        return True
    return behind and _opens(mine) and _opens(yours)


def _shared(pair: Pair) -> Iterator[list[_Named]]:
    """Group by group, the names that each side says once, where their order changed."""
    ties = [(one, other) for one, other in pair.ties if one.kind == "name" == other.kind]
    seen_one, seen_other = Counter(one for one, _ in ties), Counter(other for _, other in ties)
    groups: dict[int, list[tuple[Fact, Fact]]] = defaultdict(list)
    for one, other in ties:
        if (one.said.sure or other.said.sure) and pair.together(one, other):
            groups[id(pair.group_of_original(one.sentence))].append((one, other))
    for both in groups.values():
        ones, others = (
            Counter(a.said.words for a, _ in both),
            Counter(b.said.words for _, b in both),
        )
        single = [
            (a, b)
            for a, b in both
            if seen_one[a] == seen_other[b] == ones[a.said.words] == others[b.said.words] == 1
        ]
        single.sort(key=lambda each: each[0].first)
        places = [other.first for _, other in single]
        if 1 < len(single) <= _MANY and places != sorted(places):
            here, there = pair.original.passage, pair.rewrite.passage
            yield [_Named(a, b, _slot(here, a), _slot(there, b)) for a, b in single]


def _slot(passage: Passage, fact: Fact) -> _Slot:
    before, led = _reach(passage, fact.first, -1)
    after, trail = _reach(passage, fact.last - 1, 1)
    return _Slot(before, led, after, trail)


def _reach(passage: Passage, at: int, step: int) -> tuple[int, tuple[str, ...]]:
    """The next word of content on one side, and the small words on the way to it."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    gap: list[str] = []
    for place in range(at + step, at + step * (_REACH + 1), step):
        if not sentence.first <= place < sentence.last or tokens[place].lower in _STOPS:
            break
        token = tokens[place]
        if is_content(token) and not is_adverb(token):
            return place, tuple(gap[::step])
        if token.lower not in DETERMINERS and token.lower not in LIGHT and not is_adverb(token):
            gap.append(token.lower)
    return -1, tuple(gap[::step])


def _are_exchanged(pair: Pair, one: _Named, other: _Named) -> bool:
    first, second = sorted((one, other), key=lambda each: each.one.first)
    if (first.other.first < second.other.first) or _is_listed(pair, first, second):
        return False
    if _is_turned_inside_out(first, second):
        return True
    if not (_takes(pair, first, second) and _takes(pair, second, first)):
        return False
    return not _goes_both_ways(pair, first, second)


def _is_turned_inside_out(first: _Named, second: _Named) -> bool:
    """Whether what held the other lies in it now: "Dresden in Saxony", "Saxony in Dresden"."""
    return (
        len(second.here.led) == 1
        and second.here.led[0] in _HOLDS
        and second.here.led == first.there.led
        and first.one.last - 1 == second.here.before
        and second.other.last - 1 == first.there.before
        and not {first.here.led, second.there.led} & {second.here.led}
    )


def _takes(pair: Pair, one: _Named, other: _Named) -> bool:
    """Whether the second name stands in the rewrite where the first stands in the original."""
    mine, yours = one.here, other.there
    if _is_linked(pair, mine.before, one.there.before) and mine.led == one.there.led:
        return False  # the first is where it was
    led, behind = mine.led == yours.led, _is_behind(pair, one, other)
    if mine.before >= 0 and _is_before(pair, one, other):
        return led or (behind and mine.trail == yours.trail and len(mine.led) == len(yours.led))
    opens = _opens(mine) and _opens(yours)
    return behind and mine.trail == yours.trail and (opens or (led and bool(_small(led, mine))))


def _small(led: bool, slot: _Slot) -> set[str]:
    """The small words before a name that are more than a joint."""
    return set(slot.led) - _JOINTS if led else set()


def _opens(slot: _Slot) -> bool:
    """Whether a name opens a clause."""
    return not slot.led if slot.before < 0 else bool(slot.led) and slot.led[-1] in _CLAUSES


def _is_before(pair: Pair, one: _Named, other: _Named) -> bool:
    """Whether the same word stands before both; each may stand before the other."""
    if other.one.first <= one.here.before < other.one.last:
        return one.other.first <= other.there.before < one.other.last
    return _is_linked(pair, one.here.before, other.there.before)


def _is_behind(pair: Pair, one: _Named, other: _Named) -> bool:
    """Whether the same word, which is no name, stands behind both."""
    at = one.here.after
    if at < 0 or pair.original.passage.tokens[at].text[0].isupper():
        return False
    return _is_linked(pair, at, other.there.after)


def _is_linked(pair: Pair, at: int, place: int) -> bool:
    if at < 0 or place < 0:
        return False
    if pair.to_rewrite[at] == place:
        return pair.kept[at] >= SYNONYM
    return False


def _is_listed(pair: Pair, first: _Named, second: _Named) -> bool:
    """Whether two names may be members of one list: "in Greek and in Latin"."""
    for one, other, passage in (
        (first.one, second.one, pair.original.passage),
        (second.other, first.other, pair.rewrite.passage),
    ):
        inside = passage.tokens[one.last : other.first]
        lower = {token.lower for token in inside if not _is_named(token)}
        led = set((first.here if passage is pair.original.passage else second.there).led)
        if lower & _JOINTS and lower <= _JOINTS | DETERMINERS | led:
            return True
    return False


def _is_named(token: Token) -> bool:
    return token.text[0].isupper() or token.is_number


def _goes_both_ways(pair: Pair, first: _Named, second: _Named) -> bool:
    """Whether the two stand in a relation that says the same when they are exchanged."""
    passage = pair.original.passage
    tokens = passage.tokens
    inside = tokens[first.one.last : second.one.first]
    anchors = {at for each in (first, second) for at in (each.here.before, each.here.after)}
    around = [tokens[at] for at in anchors if at >= 0]
    if any(token.lower in MUTUAL for token in passage.of_sentence(first.one.sentence)):
        return True
    if first.here.led[-1:] == ("between",) or first.here.led[-1:] == ("both",):
        return True
    if _opens(first.here) and not _FELLOW.isdisjoint(second.here.led[-1:]):
        return True  # "Ada wrote the book with Ben"
    if not _are_tied(first, second, inside):
        return False
    return any(
        token.lemma in SYMMETRIC or token.lemma in _BONDS or token.lower in _TOGETHER
        for token in (*around, *inside, *tokens[max(0, first.one.first - _REACH) : first.one.first])
    )


def _are_tied(first: _Named, second: _Named, inside: Sequence[Token]) -> bool:
    """Whether two names are told of each other, and not each of a word of its own."""
    if first.here.before >= 0 and not _PLACED.isdisjoint(first.here.led[-1:]):
        return False  # "a school in Oslo near Bergen": the first has a slot of its own
    shared = first.here.after >= 0 and first.here.after == second.here.before
    beside = first.one.first <= second.here.before < first.one.last
    return shared or beside or sum(is_content(token) for token in inside) < 2
