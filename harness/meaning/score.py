"""One reading of how much of the meaning is left, from 0 to 1: likeness, lowered by findings.

Likeness is that of the rewrite to its original after everything that is known to say the same was
made equal: linked words, and facts that agree in other words or figures. On the texts made equal,
and inside aligned sentences, it is the mean of three old measures, each a good predictor of human
ratings of meaning: the share of the original that is kept in order (longest common subsequence),
and the edit similarity of words and of characters. Texts that share little content have none at
all, whatever their little words and letters have in common.

Each finding then takes its share of what is left, less in a long text than in a short one.
Without that step a changed dose would cost as much as a changed adjective.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding

SCORE_VERSION = 1

_COST = MappingProxyType({"major": 0.22, "minor": 0.04, "info": 0.0})
# Shares of content in common, from none to enough: of 4,308 pairs of sentences that have nothing
# to do with each other one in a thousand has .28, of human rewrites one in a hundred has less
# than .40 (ASSET test).
_UNRELATED, _RELATED = 0.32, 0.52


def meaning_score(pair: Pair, findings: Iterable[Finding]) -> float:
    """Meaning preserved, 0 to 1: 1 for the same text, near 0 for another one.

    NaN where the original has no words.
    """
    if not pair.original.passage.tokens:
        return math.nan
    if not pair.rewrite.passage.tokens:
        return 0.0
    return likeness(pair) * trust(findings, len(pair.original.passage.sentences))


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
        left *= 1.0 - _COST[finding.severity] * finding.confidence / math.sqrt(max(sentences, 1))
    return left


def likeness(pair: Pair) -> float:
    """Likeness of the two texts after what says the same was made equal, 0 to 1."""
    from rapidfuzz.distance import LCSseq, Levenshtein

    ones, others = _made_equal(pair)
    kept = words = letters = 0
    total = longer_words = longer_letters = 0
    for group in pair.groups:
        one, other = _of_group(ones, group.original), _of_group(others, group.rewrite)
        kept += LCSseq.similarity(one, other)
        words += Levenshtein.distance(one, other)
        total += len(one)
        longer_words += max(len(one), len(other))
        before, after = " ".join(one), " ".join(other)
        letters += Levenshtein.distance(before, after)
        longer_letters += max(len(before), len(after))
    if not total or not longer_letters:
        return gate(pair)
    parts = kept / total, 1 - words / longer_words, 1 - letters / longer_letters
    return gate(pair) * sum(parts) / 3


def gate(pair: Pair) -> float:
    """0 where the texts share next to no content, 1 where they share enough to be compared."""
    share = max(
        share_of(pair.original.passage, pair.kept), share_of(pair.rewrite.passage, pair.backed)
    )
    step = min(1.0, max(0.0, (share - _UNRELATED) / (_RELATED - _UNRELATED)))
    return step * step * (3 - 2 * step)


def share_of(passage: Passage, support: Sequence[float]) -> float:
    """Share of the content that the other side supports; 1 where there is no content."""
    total = sum(token.weight for token in passage.tokens)
    if not total:
        return 1.0
    return sum(t.weight * s for t, s in zip(passage.tokens, support, strict=True)) / total


def _of_group(words: Sequence[Sequence[str]], sentences: Sequence[int]) -> list[str]:
    return [word for number in sentences for word in words[number]]


def _made_equal(pair: Pair) -> tuple[list[list[str]], list[list[str]]]:
    """The words of each sentence of both sides, with equal strings for what says the same."""
    shown_one: dict[int, str] = {}
    shown_other: dict[int, str] = {}
    for one, other in pair.ties:
        if one.first in shown_one or other.first in shown_other:
            continue
        # One string for the whole fact, at its first token; the others say nothing more.
        shown_one.update(dict.fromkeys(range(one.first, one.last), ""))
        shown_other.update(dict.fromkeys(range(other.first, other.last), ""))
        said = pair.original.passage.quote(one.span).lower()
        shown_one[one.first] = shown_other[other.first] = said
    tokens = pair.original.passage.tokens
    for at, partner in enumerate(pair.to_original):
        if partner >= 0 and at not in shown_other and partner not in shown_one:
            shown_other[at] = tokens[partner].lower
    return _sentences(pair.original.passage, shown_one), _sentences(
        pair.rewrite.passage, shown_other
    )


def _sentences(passage: Passage, shown: dict[int, str]) -> list[list[str]]:
    """The words of each sentence, some shown as another string or not at all."""
    return [
        [
            said
            for at in range(sentence.first, sentence.last)
            if passage.tokens[at].text[0].isalnum()
            and (said := shown.get(at, passage.tokens[at].lower))
        ]
        for sentence in passage.sentences
    ]
