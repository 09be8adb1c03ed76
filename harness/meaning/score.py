"""One reading of how much of the meaning is left, from 0 to 1: likeness, lowered by findings.

Likeness is that of the rewrite to its original after everything that is known to say the same was
made equal: linked words, and facts that agree in other words or figures. On the texts made equal,
and inside aligned sentences, it is the mean of three shares: of the original's words, how many the
rewrite keeps; of the longer side's words, how many both have; and the edit similarity of the
letters. Where the words that both have are out of order the first two count for less: once for
each place where the order breaks, so that a phrase that was moved costs little and shuffled words
cost much. Function words count less than others. Texts that share little content have no likeness
at all, whatever their little words and letters have in common.

Each finding then takes its share of what is left, less in a long text than in a short one.
Without that step a changed dose would cost as much as a changed adjective.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.one_form import plain
from harness.meaning.pair import Pair
from harness.meaning.passage import BEARING, Passage
from harness.model import Finding

SCORE_VERSION = 2

_SMOOTH = 2
_DISORDER = 0.4
# What a word counts, and a function word; whole numbers, so that equal texts get equal scores.
_WORD, _LITTLE = 10, 3
_COST = MappingProxyType({"major": 0.22, "minor": 0.03, "info": 0.0})
# What a minor finding costs of a kind that turns a statement rather than trims it.
_TURNED = 0.08
_TURNING = frozenset(
    {"negation", "antonym", "comparison", "quantifier", "order", "modality"}
    | {"attribution", "condition", "role"}
)
# Shares of content in common, from none to enough: of 4,308 pairs of sentences that have nothing
# to do with each other one in a thousand has .28, of human rewrites one in a hundred has less
# than .40 (ASSET test).
_UNRELATED, _RELATED = 0.32, 0.52


class Graded(NamedTuple):
    """Two readings of a pair, 0 to 1; both are NaN where the original has no words.

    Attributes:
        similarity: Likeness alone: 1 for the same text, near 0 for another one.
        score: Likeness after each finding took its share.
    """

    similarity: float
    score: float


def graded(pair: Pair, findings: Iterable[Finding]) -> Graded:
    """Similarity and score of a pair."""
    if not pair.original.passage.tokens:
        return Graded(math.nan, math.nan)
    if not pair.rewrite.passage.tokens:
        return Graded(0.0, 0.0)
    similarity = likeness(pair)
    return Graded(similarity, similarity * trusted(pair, findings))


def trusted(pair: Pair, findings: Iterable[Finding]) -> float:
    """`trust` in a pair, by the length of its original."""
    return trust(findings, len(pair.original.passage.sentences))


def trust(findings: Iterable[Finding], sentences: int) -> float:
    """What the findings leave of 1: each takes its share of what the others left.

    Args:
        findings: What was found.
        sentences: Of the original; the share of one finding shrinks with their square root.

    Example:
        >>> wrong = Finding("date", "major", (0, 4), (0, 4), "The date changed.", 1.0)
        >>> round(trust([wrong], 1), 2), round(trust([wrong], 25), 3), trust([], 1)
        (0.78, 0.956, 1.0)
    """
    left = 1.0
    for finding in findings:
        left *= 1.0 - _cost(finding) * finding.confidence / math.sqrt(max(sentences, 1))
    return left


def _cost(finding: Finding) -> float:
    turns = finding.severity == "minor" and finding.kind in _TURNING
    return _TURNED if turns else _COST[finding.severity]


def likeness(pair: Pair) -> float:
    """Likeness of the two texts, 0 to 1, and 0 where they have nothing to do with each other."""
    return gate(pair) * smoothed(bare_likeness(pair), pair, _SMOOTH)


def smoothed(value: float, pair: Pair, added: float) -> float:
    """A likeness with so many equal words added to both sides.

    In a sentence of six words one other word is not the loss that its share of the words says.
    """
    words = sum(token.text[0].isalnum() for token in pair.original.passage.tokens)
    return 1.0 - (1.0 - value) * words / (words + added)


def bare_likeness(pair: Pair) -> float:
    """Likeness of the two texts after what says the same was made equal, 0 to 1."""
    return likeness_and_disorder(pair)[0]


def likeness_and_disorder(pair: Pair) -> tuple[float, float]:
    """Likeness, and the share of the words in common at which the order breaks, both 0 to 1."""
    from rapidfuzz.distance import Levenshtein

    ones, others = _made_equal(pair)
    kept = breaks = matched = edits = 0
    originals = longer = letters = 0
    for group in pair.groups:
        one, other = _of_group(ones, group.original), _of_group(others, group.rewrite)
        places = matched_places([word for word, _ in one], [word for word, _ in other])
        matched += len(places)
        breaks += order_breaks(places)
        kept += sum(one[place][1] for place in places)
        weight = sum(weight for _, weight in one)
        originals += weight
        longer += max(weight, sum(weight for _, weight in other))
        before, after = _line(one), _line(other)
        edits += Levenshtein.distance(before, after)
        letters += max(len(before), len(after))
    if not originals or not letters:
        return 1.0, 0.0
    disorder = breaks / max(matched, 1)
    order = 1.0 - _DISORDER * disorder
    return (order * (kept / originals + kept / longer) + 1.0 - edits / letters) / 3, disorder


def matched_places(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """For each word of `other` that `one` has too, in order, its place in `one`, each place once.

    Of several places the one that goes on best after the word before is taken.

    Example:
        >>> matched_places("the cat saw the dog".split(), "the dog saw the bird".split())
        [0, 4, 2, 3]
    """
    where: dict[str, list[int]] = {}
    for place, word in enumerate(one):
        where.setdefault(word, []).append(place)
    found: list[int] = []
    for word in other:
        places = where.get(word)
        if places:
            expected = found[-1] + 1 if found else 0
            at = bisect_left(places, expected)
            if at == len(places) or (at and expected - places[at - 1] < places[at] - expected):
                at -= 1
            found.append(places.pop(at))
    return found


def order_breaks(places: Sequence[int]) -> int:
    """How often the next of some places is not the next larger one of them.

    Example:
        >>> order_breaks([0, 3, 7]), order_breaks([3, 7, 0]), order_breaks([7, 3, 0])
        (0, 1, 2)
    """
    rank = {place: number for number, place in enumerate(sorted(places))}
    return sum(rank[after] != rank[before] + 1 for before, after in pairwise(places))


def gate(pair: Pair) -> float:
    """0 where the texts share next to no content, 1 where they share enough to be compared."""
    return smooth_step(shared_content(pair), _UNRELATED, _RELATED)


def smooth_step(value: float, low: float, high: float) -> float:
    """0 up to `low`, 1 from `high` on, and a smooth way between.

    Example:
        >>> smooth_step(0.25, 0.5, 1.0), smooth_step(0.75, 0.5, 1.0), smooth_step(1.0, 0.5, 1.0)
        (0.0, 0.5, 1.0)
    """
    step = min(1.0, max(0.0, (value - low) / (high - low)))
    return step * step * (3 - 2 * step)


def shared_content(pair: Pair) -> float:
    """Share of the content of one side that the other supports, 0 to 1: the greater of the two.

    A word counts once, however often it is said, and of a name that stands for a longer one only
    the words that both have count: two statements on one subject repeat its words without saying
    the same of it. The fewer words a share comes from, the more the smaller one counts as well:
    in a sentence of three content words one is a third, and may be there by chance.
    """
    one, other = pair.original.passage, pair.rewrite.passage
    sides = ((one, pair.kept, pair.to_rewrite, 0), (other, pair.backed, pair.to_original, 1))
    less, more = sorted(
        _shared(passage, support, _only_in_a_name(pair, links, side))
        for passage, support, links, side in sides
    )
    sure = more[1] / (more[1] + 1.0)
    return sure * more[0] + (1.0 - sure) * less[0]


def _only_in_a_name(pair: Pair, links: Sequence[int], side: int) -> frozenset[int]:
    """Tokens of facts that have the same value in fewer words, without a partner of their own."""
    equal = {id(facts[side]) for facts in pair.equals}
    loose = (facts[side] for facts in pair.ties if id(facts[side]) not in equal)
    return frozenset(at for fact in loose for at in range(fact.first, fact.last) if links[at] < 0)


def _shared(
    passage: Passage, support: Sequence[float], ignored: Collection[int]
) -> tuple[float, float]:
    """Share of the different content words of a side that have support, and their weight."""
    weights: dict[str, float] = {}
    shared: dict[str, float] = {}
    for at, token in enumerate(passage.tokens):
        if token.weight and at not in ignored:
            weights[token.lemma] = token.weight
            said = token.weight * support[at]
            shared[token.lemma] = max(shared.get(token.lemma, 0.0), said)
    total, common = sum(weights.values()), sum(shared.values())
    return (common / total if total else 1.0), common


def share_of(passage: Passage, support: Sequence[float]) -> float:
    """Share of the content that the other side supports; 1 where there is no content."""
    total = sum(token.weight for token in passage.tokens)
    common = sum(token.weight * s for token, s in zip(passage.tokens, support, strict=True))
    return common / total if total else 1.0


_Weighed = tuple[str, int]


def _of_group(words: Sequence[Sequence[_Weighed]], sentences: Sequence[int]) -> list[_Weighed]:
    return [word for number in sentences for word in words[number]]


def _line(words: Sequence[_Weighed]) -> str:
    return " ".join(word for word, _ in words)


def _made_equal(pair: Pair) -> tuple[list[list[_Weighed]], list[list[_Weighed]]]:
    """The words of each sentence of both sides, with equal strings for what says the same."""
    shown_one: dict[int, str] = {}
    shown_other: dict[int, str] = {}
    for one, other in pair.ties:
        if one.first in shown_one or other.first in shown_other:
            continue
        if _is_contraction(pair.original.passage, one) or _is_contraction(
            pair.rewrite.passage, other
        ):
            continue  # its words are compared one by one
        # One string for the whole fact, at its first token; the others say nothing more.
        shown_one.update(dict.fromkeys(range(one.first, one.last), ""))
        shown_other.update(dict.fromkeys(range(other.first, other.last), ""))
        said = pair.original.passage.quote(one.span).lower()
        shown_one[one.first] = shown_other[other.first] = said
    facts_one, facts_other = frozenset(shown_one), frozenset(shown_other)
    for at, partner in enumerate(pair.to_original):
        if partner < 0 or at in shown_other or partner in shown_one:
            continue
        said = plain(pair.original.passage, partner).lower()
        if " " not in said:  # a contraction is compared word by word
            shown_other[at] = said
    before = _sentences(pair.original.passage, shown_one, facts_one)
    return before, _sentences(pair.rewrite.passage, shown_other, facts_other)


def _is_contraction(passage: Passage, fact: Fact) -> bool:
    """Whether a fact is one token that stands for several words: don't."""
    return fact.last == fact.first + 1 and " " in plain(passage, fact.first)


def _sentences(
    passage: Passage, shown: Mapping[int, str], facts: Collection[int]
) -> list[list[_Weighed]]:
    """The words of each sentence with their weights, some shown otherwise or not at all."""
    return [
        [
            word
            for at in range(sentence.first, sentence.last)
            if at in facts or passage.tokens[at].text[0].isalnum()
            for word in _weighed(passage, at, shown.get(at), at in facts)
        ]
        for sentence in passage.sentences
    ]


def _weighed(passage: Passage, at: int, shown: str | None, is_fact: bool) -> list[_Weighed]:
    """A token, or what is shown in its place; a contraction is the words it stands for."""
    weight = _WORD if is_fact or passage.tokens[at].weight else _LITTLE
    if shown is not None:
        return [(shown, weight)] if shown else []
    first, *others = plain(passage, at).lower().split()
    if not others:
        return [(first, weight)]
    return [(word, _WORD if word in BEARING else _LITTLE) for word in (first, *others)]
