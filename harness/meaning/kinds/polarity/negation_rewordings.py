"""Turns of phrase with a negation on one side: "no lake is larger", "the largest lake"."""

from __future__ import annotations

from harness.meaning.kinds.polarity.comparison_words import GRADED, MORE, MOST
from harness.meaning.kinds.polarity.negation_scope import Negation
from harness.meaning.kinds.polarity.negation_words import NOUN, WHOLE
from harness.meaning.kinds.shared.clauses import View, is_content, words
from harness.meaning.passage import Passage

_DEPENDING = words("depending depend depends according")
_NEAR = 7  # tokens behind a negation that tell what it denies
_THIS = words("this so as that")
_IFS = words("if when unless")


def is_reworded(view: View, one: Negation) -> bool:
    """Whether the other side says it with a superlative, or leaves open what a condition denies."""
    return _is_superlative(view, one) or _is_top(view, one) or _is_one_case(view, one)


def opposes(view: View, one: Negation, place: int) -> bool:
    """Whether a word there is an opposite of what is denied: "not let it get wet", "keep dry"."""
    token, known = view.there.tokens[place], view.there.lexicon
    if known is None or not is_content(token):
        return False
    behind = range(one.last, min(one.scope[1], one.last + _NEAR))
    denied = [*one.heads, *(at for at in behind if view.to[at] < 0)]
    return any(known.is_antonym(view.here.tokens[at].lemma, token.lemma) for at in denied)


def _is_superlative(view: View, one: Negation) -> bool:
    """Whether nothing is more so here, and something is most so there, said of the same thing."""
    if one.sort not in (NOUN, WHOLE):
        return False
    graded = [at for at in range(*one.scope) if _degree(view.here, at) == MORE]
    scales = {GRADED[view.here.tokens[at].lower].scale for at in graded}
    return any(
        _degree(view.there, at) == MOST and GRADED[view.there.tokens[at].lower].scale in scales
        for number in _sentences(view, one)
        for at in range(view.there.sentences[number].first, view.there.sentences[number].last)
    )


def _is_top(view: View, one: Negation) -> bool:
    """Whether it was never "this low" here, and is "the lowest" there."""
    return any(
        view.to[head] >= 0
        and _degree(view.there, view.to[head]) == MOST
        and view.here.tokens[head - 1].lower in _THIS
        for head in one.heads
    )


def _is_one_case(view: View, one: Negation) -> bool:
    """Whether a condition tells one case of what the other side leaves open: "if not fit"."""
    before = view.here.tokens[max(0, one.scope[0] - 1) : one.first]
    return any(token.lower in _IFS for token in before) and any(
        token.lower in _DEPENDING
        for number in _sentences(view, one)
        for token in view.there.of_sentence(number)
    )


def _sentences(view: View, one: Negation) -> set[int]:
    """The sentences there that say words of the clause of a negation."""
    places = (view.to[at] for at in range(*one.scope) if view.to[at] >= 0)
    return {view.there.tokens[at].sentence for at in places}


def _degree(passage: Passage, at: int) -> str:
    graded = GRADED.get(passage.tokens[at].lower)
    return graded.degree if graded else ""
