"""What excuses another modal word, or none: the other side carries the sense in its own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

from harness.meaning.facts import Fact
from harness.meaning.kinds.shared.clauses import MODALS, View
from harness.meaning.kinds.shared.statements import statement
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.attribution_words import HINTED, REPORTING, THOUGHT
from harness.meaning.kinds.stance.modality_words import (
    ABLE,
    ADVISED,
    ALLOWED,
    BOUND,
    CAUSING,
    EXPLAINING,
    LIKELY,
    POSSIBLE,
)
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token

_ALIKE = MappingProxyType(dict.fromkeys(words("where when whenever who whoever"), "if"))
_POINTING = words("this that these those it which")
_DOUBTING = words("hoping fearing predicting forecast hopes fears risk chance if whether")
_ONLY = words("only solely just exclusively")
_LIMITS = _ONLY | words("unless until without before except if")


def explained(
    view: View,
    one: Fact,
    only: frozenset[str] | None = None,
    place: int | None = None,
) -> bool:
    """Whether the other side has a word of its own that carries the sense.

    With a place there, only the statement of that place can have one.
    """
    words = EXPLAINING.get(one.said.senses[0])
    if words is None:
        return False
    if only is not None and one.said.senses[0] in (POSSIBLE, LIKELY):
        words = only
    if any(view.here.tokens[at].lemma in CAUSING for at in one.said.heads[:1]):
        words = words - CAUSING  # "may allow them to build", "lets them build"
    own = range(one.said.first, one.said.last)
    sentence = view.here.sentences[one.sentence]
    have = Counter(
        _ALIKE.get(view.here.tokens[at].lemma, view.here.tokens[at].lemma)
        for at in range(sentence.first, sentence.last)
        if at not in own
    )
    for first, last in _stretches(view, one, place):
        tokens = view.there.tokens[first:last]
        asked = tokens[-1].text == "?"
        for at, token in enumerate(tokens):
            if asked and token.lower in MODALS:
                continue  # would you like: nothing is left open
            if token.text == "May" or (token.lemma == "have" and _follows(tokens, at) != "to"):
                continue  # the month; "has signed" binds nobody
            if token.lemma in words or token.lower in words:
                if not have[token.lemma]:
                    return True
                have[token.lemma] -= 1
    return False


def _follows(tokens: Sequence[Token], at: int) -> str:
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""


def _stretches(view: View, one: Fact, place: int | None) -> set[tuple[int, int]]:
    """Where the other side may carry the sense of a modal word."""
    if place is not None:
        return {statement(view.there, place)}
    numbers = {view.there.tokens[view.to[at]].sentence for at in _partnered(view, one)}
    return {view.there.sentences[number][2:] for number in numbers}


def _partnered(view: View, one: Fact) -> list[int]:
    sentence = view.here.sentences[one.sentence]
    near = range(max(sentence.first, one.first - 12), min(sentence.last, one.last + 12))
    return [at for at in near if view.to[at] >= 0]


def limit_explains(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether "only" or "unless" makes a duty of what is allowed: may only enter by the gate."""
    senses = {one.said.senses[0], other.said.senses[0]}
    if BOUND not in senses or not senses & {ALLOWED, ABLE, POSSIBLE, ADVISED}:
        return False
    return limits(pair.original.passage, one) != limits(pair.rewrite.passage, other)


def are_claims(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether both verbs report a claim of a source, which is another kind's business."""
    for passage, fact in ((pair.original.passage, one), (pair.rewrite.passage, other)):
        tokens = passage.tokens
        before = tokens[fact.first - 1].lower if fact.first else "this"
        if before in _POINTING or tokens[min(fact.said.last, len(tokens) - 1)].lower != "that":
            return False
    return True


def is_doubted(passage: Passage, one: Fact) -> bool:
    """Whether what will be is hoped or feared only: they fear that it will close."""
    begin, _ = statement(passage, one.first)
    before = passage.tokens[max(begin, one.first - 15) : one.first]
    return any(REPORTING.get(token.lower) in (THOUGHT, HINTED) for token in before) or any(
        token.lower in _DOUBTING for token in before
    )


def limits(passage: Passage, one: Fact) -> bool:
    """Whether a limit turns a modal word: only near it, unless anywhere after a negation."""
    if one.said.negated:
        return any(token.lower in _LIMITS for token in passage.of_sentence(one.sentence))
    near = passage.tokens[max(0, one.first - 3) : one.last + 2]
    return any(token.lower in _ONLY for token in near)


def has_only(passage: Passage, place: int) -> bool:
    """Whether the sentence of a token says "only"."""
    sentence = passage.of_sentence(passage.tokens[place].sentence)
    return any(token.lower in _ONLY for token in sentence)
