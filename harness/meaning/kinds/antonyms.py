"""A word replaced by its opposite: opened for closed, unsafe for safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.align import Group
from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.antonym_words import CONVERSES, are_opposed, opposites_of
from harness.meaning.kinds.clauses import BE, NUMBER_WORDS, clause, is_content, words
from harness.meaning.kinds.comparison_words import BASES, GRADED, MORE
from harness.meaning.kinds.negation_scope import Negation, negations_within
from harness.meaning.kinds.turned import are_sides_exchanged, sides
from harness.meaning.links import FAMILY
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_SLOT = 0.34  # share of linked surroundings from which two words stand in one place
_SURE = 0.6
_LIMITS = words("until till unless except instead only other reverse undo cancel")
_BEFORE_SIDE = words("the your his her its on to turn far top bottom")
_NO_OPPOSITES = frozenset(
    [
        frozenset(("play", "work")),
        frozenset(("come", "go")),
        frozenset(("cause", "result")),
        frozenset(("cause", "effect")),
    ]
)
_LETTING = words("let allow help make enable permit cause")
_WINNING = words("victory win triumph")
_LOSING = words("defeat beat vanquish conquer")

Couple = tuple[int, int]


class AntonymKind(Kind):
    """Words that stand in the same place and say the contrary."""

    name = "antonym"
    about = "Words that were replaced by their opposite."

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Compare the words without a partner, group by group."""
        if pair.original.passage.lexicon is None:
            return
        for group in pair.groups:
            if group.original and group.rewrite:
                for first, second in _opposed(pair, group):
                    yield from self._outcome(pair, first, second)

    def _outcome(self, pair: Pair, first: int, second: int) -> Iterator[Outcome]:
        before = _fact(self, pair.original.passage, first)
        after = _fact(self, pair.rewrite.passage, second)
        shared = pair.surroundings(before, after)
        if shared < _SLOT or _is_balanced(pair, first, second):
            return
        yield Outcome(
            self.name, Fate.CHANGED, before, after, self._finding(pair, before, after, shared)
        )

    def _finding(self, pair: Pair, one: Fact, other: Fact, shared: float) -> Finding:
        severity: Severity = "major" if shared >= _SURE else "minor"
        before = pair.original.passage.quote(one.span)
        after = pair.rewrite.passage.quote(other.span)
        message = f"A word was replaced by its opposite: “{before}” became “{after}”."
        return Finding(self.name, severity, one.span, other.span, message, 0.5 + 0.35 * shared)


def _fact(kind: Kind, passage: Passage, at: int) -> Fact:
    return kind.fact(passage, passage.tokens[at].lemma, at, at + 1)


def _opposed(pair: Pair, group: Group) -> Iterator[Couple]:
    """Opposites among the words that no one has linked, each word once."""
    one, other = pair.original.passage, pair.rewrite.passage
    there: dict[str, list[int]] = defaultdict(list)
    known = other.lexicon
    if known is None:
        return
    for at in _unlinked(other, group.rewrite, pair.to_original, pair.backed):
        there[_key(other, at)].append(at)
        positive = known.negated(other.tokens[at].lemma)
        if positive:
            there[positive].append(at)
    if not there:
        return
    taken: set[int] = set()
    for at in _unlinked(one, group.original, pair.to_rewrite, pair.kept):
        for partner in _candidates(one, at, there):
            if partner not in taken and _are_opposites(pair, at, partner):
                taken.add(partner)
                yield at, partner
                break


def _key(passage: Passage, at: int) -> str:
    """The lemma; "left" is a side here and not the past of leaving."""
    token = passage.tokens[at]
    return token.lower if token.lower == "left" else token.lemma


def _candidates(passage: Passage, at: int, there: dict[str, list[int]]) -> Iterator[int]:
    known, lemma = passage.lexicon, _key(passage, at)
    if known is None:
        return
    for word in {lemma, *opposites_of(lemma), *known.antonyms(lemma)}:
        yield from there.get(word, ())


def _are_opposites(pair: Pair, first: int, second: int) -> bool:
    one = _key(pair.original.passage, first)
    other = _key(pair.rewrite.passage, second)
    if one == other or frozenset((one, other)) in _NO_OPPOSITES or _is_win(pair, first, second):
        return False
    known = pair.original.passage.lexicon
    if known is None or known.are_synonyms(one, other):
        return False
    return are_opposed(one, other) or known.is_antonym(one, other)


def _is_win(pair: Pair, first: int, second: int) -> bool:
    """Whether one word is the verb "defeat": who defeats wins, and only the nouns are opposites."""
    one, other = pair.original.passage.tokens[first], pair.rewrite.passage.tokens[second]
    if not (
        (one.lemma in _WINNING and other.lemma in _LOSING)
        or (other.lemma in _WINNING and one.lemma in _LOSING)
    ):
        return False
    places = ((pair.original.passage, first), (pair.rewrite.passage, second))
    if any(at + 1 < len(text.tokens) and text.tokens[at + 1].lower == "of" for text, at in places):
        return True  # the defeat of somebody is a victory over him
    return any(each.lower.endswith(("ed", "ing", "on", "beat", "beats")) for each in (one, other))


def _unlinked(
    passage: Passage, sentences: Iterable[int], partner: Sequence[int], sure: Sequence[float]
) -> Iterator[int]:
    """Content words without a partner, or with one of the same family only."""
    for number in sentences:
        sentence = passage.sentences[number]
        for at in range(sentence.first, sentence.last):
            free = partner[at] < 0 and not sure[at]
            family = partner[at] >= 0 and sure[at] == FAMILY
            if (free or family) and is_content(passage.tokens[at]) and _is_clear(passage, at):
                yield at


def _is_clear(passage: Passage, at: int) -> bool:
    """Whether a word is no form of "leave" that could say "remaining"."""
    return passage.tokens[at].lower != "left" or (
        at > 0 and passage.tokens[at - 1].lower in _BEFORE_SIDE
    )


def _is_balanced(pair: Pair, first: int, second: int) -> bool:
    """Whether a negation on one side, or sides that were exchanged, make opposites equal."""
    one, other = pair.original.passage, pair.rewrite.passage
    if _turns(one, first) % 2 != _turns(other, second) % 2:
        return True
    if _limits(one, first) != _limits(other, second):
        return True
    places = ((one, first), (other, second))
    if any(_is_becoming(*place) or _measures(*place) for place in places):
        return True
    if not _are_converse(one.tokens[first].lemma, other.tokens[second].lemma):
        return are_sides_exchanged(pair, first, second)
    crossed, _ = sides(pair, first, second)
    differ = _is_let(*places[0]) != _is_let(*places[1])
    return crossed > 0 or differ or _is_passive(*places[0]) != _is_passive(*places[1])


def _are_converse(one: str, other: str) -> bool:
    return one in CONVERSES and other in CONVERSES


def _is_let(passage: Passage, at: int) -> bool:
    """Whether somebody is made or allowed to do it: "lets people borrow" is "lends"."""
    return any(token.lemma in _LETTING for token in passage.tokens[max(0, at - 5) : at])


def _is_passive(passage: Passage, at: int) -> bool:
    """Whether a form of "be" stands shortly before a participle."""
    token = passage.tokens[at]
    before = passage.tokens[max(0, at - 3) : at]
    return token.lower != token.lemma and any(each.lower in BE for each in before)


def _turns(passage: Passage, at: int) -> int:
    """How many negations of its clause bear on a word."""
    first, last = clause(passage, at)
    lessened = at > 0 and passage.tokens[at - 1].lower in ("less", "least")
    negations = negations_within(passage, first, last)
    return lessened + sum(_bears_on(passage, each, at) for each in negations)


def _limits(passage: Passage, at: int) -> set[str]:
    sentence = passage.of_sentence(passage.tokens[at].sentence)
    return {token.lemma for token in sentence if token.lemma in _LIMITS}


def _bears_on(passage: Passage, each: Negation, at: int) -> bool:
    """Whether a negation turns a token: its head, or a word that no comma parts from the cue."""
    if at in each.heads:
        return True
    between = passage.tokens[min(each.first, at) + 1 : max(each.first, at)]
    return each.first != at and all(token.lower != "," for token in between)


def _is_becoming(passage: Passage, at: int) -> bool:
    """Whether a word only leads up to a comparative: "grew smaller"."""
    following = passage.tokens[at + 1 : at + 3]
    return any(token.lower in GRADED and GRADED[token.lower].degree == MORE for token in following)


def _measures(passage: Passage, at: int) -> bool:
    """Whether a word is the dimension of a number: "as thin as 2 mm" is "2 mm thick"."""
    token = passage.tokens[at]
    if token.lemma not in BASES:
        return False
    near = passage.tokens[max(0, at - 3) : at + 4]
    return any(each.is_number or each.lower in NUMBER_WORDS for each in near)
