"""Negations told in another shape: "he refused, she did" as "She did. He did not.".

A free rewrite seldom keeps a negation where it was. It denies with an ellipsis, turns "unless you
tell us" into "tell us and we will not", or forbids in a fragment that only gives the reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.negation_scope import Negation
from harness.meaning.kinds.polarity.negation_words import VERB, WHOLE
from harness.meaning.kinds.shared.clauses import (
    BORDERS,
    View,
    clause,
    content_from,
    is_content,
    words,
)
from harness.meaning.passage import Passage

_BOUNDS = words("unless except")
_REASONS = words("as because since which that it they this these for")
_IFS = words("if when whenever who whoever without unless")
_ALL, _BUT = words("all every everyone everybody each"), words("but except apart save")
_ONE, _ORDERING = words("one only sole alone"), words("please then so always")
_PARTS = BORDERS | {","}
_DIFFERENCES = words("difference change distinction gap differ vary")
_SAME = words("same equal equally alike identical unchanged")
_NEEDS = words("must need have")
_FRAGMENT = 4  # tokens from a "not" that opens a sentence to the comma before its reason
_REACH = 8  # tokens of the clause behind "unless"
_FAR = 12  # tokens before a negation in which its "if" or "who" stands


def is_retold(view: View, one: Negation, sentence: int, last: int) -> bool:
    """Whether a negation and the words ``[.., last)`` there are two shapes of one statement."""
    return (
        _is_bound_turned(view, one, sentence, last)
        or _is_reason(view, one, sentence)
        or _is_need(view, one)
        or _is_open(view, one)
        or _is_all_but(view, one, sentence)
        or _is_order(view, one)
        or _is_sameness(view, one, sentence)
    )


def is_elided(view: View, one: Negation, other: Negation) -> bool:
    """Whether a negation there leaves out its verb and is of whom this one is: "He did not."."""
    if other.heads or other.sort != VERB or _tells(view.there, other.last, other.scope[1]):
        return False
    subject = [at for at in range(other.scope[0], other.first) if is_content(view.there.tokens[at])]
    mine = range(one.scope[0], one.first)
    return bool(subject) and all(view.back[at] in mine for at in subject)


def is_conditional(passage: Passage, one: Negation) -> bool:
    """Whether a negation stands in a clause that tells a case: "those who do not", "if not"."""
    first = passage.sentences[passage.tokens[one.first].sentence].first
    for at in range(one.first - 1, max(first, one.first - _FAR) - 1, -1):
        if passage.tokens[at].lower in _IFS:
            return True
        if passage.tokens[at].lower in BORDERS or passage.tokens[at].lower == ",":
            return False
    return False


def is_case_told(view: View, one: Negation, free: Iterable[Fact]) -> bool:
    """Whether the other side tells the case of a negation as a case that it denies as well."""
    return is_conditional(view.here, one) and any(
        is_conditional(view.there, other.said) for other in free
    )


def _is_bound_turned(view: View, one: Negation, sentence: int, last: int) -> bool:
    """Whether "added unless they are told" became "tell them and we will not add it"."""
    tokens, end = view.there.tokens, view.there.sentences[sentence].last
    if last >= end or tokens[last].lower not in _BOUNDS:
        return False
    number = view.here.tokens[one.first].sentence
    if any(token.lower in _BOUNDS for token in view.here.of_sentence(number)):
        return False
    told = content_from(view.there, last + 1, reach=_REACH)
    partners = (view.back[at] for at in told)
    return any(at >= 0 and view.here.tokens[at].sentence == number for at in partners)


def _is_reason(view: View, one: Negation, sentence: int) -> bool:
    """Whether "Not X, as it does harm" only tells why, and the other side tells that as well."""
    tokens, number = view.here.tokens, view.here.tokens[one.first].sentence
    first, last = view.here.sentences[number].first, view.here.sentences[number].last
    if one.first != first or tokens[first].lower != "not":
        return False
    comma = next(
        (at for at in range(first, min(last - 1, first + _FRAGMENT)) if tokens[at].text == ","), -1
    )
    if comma < 0 or tokens[comma + 1].lower not in _REASONS:
        return False
    reason = (view.to[at] for at in range(comma + 1, last) if is_content(tokens[at]))
    return any(at >= 0 and view.there.tokens[at].sentence == sentence for at in reason)


def _is_need(view: View, one: Negation) -> bool:
    """Whether what is denied is told as an aim, with what it takes: "to claim it you must live"."""
    tokens = view.there.tokens
    return any(
        view.to[at] > 0
        and tokens[view.to[at] - 1].lower == "to"
        and any(
            token.lower in _NEEDS
            for token in tokens[
                view.to[at] : view.there.sentences[tokens[view.to[at]].sentence].last
            ]
        )
        and _opens(view.there, view.to[at] - 1)
        for at in one.heads
    )


def _is_open(view: View, one: Negation) -> bool:
    """Whether the other side leaves open what is denied here: "whether or not they knew"."""
    tokens = view.there.tokens
    return any(
        token.lower in ("whether", "regardless")
        for at in one.heads
        if view.to[at] >= 0
        for token in tokens[clause(view.there, view.to[at], _PARTS)[0] : view.to[at]]
    )


def _is_all_but(view: View, one: Negation, sentence: int) -> bool:
    """Whether "the only one not to score" became "all scored but one"."""
    before = {token.lower for token in view.here.tokens[one.scope[0] : one.first]}
    told = {token.lower for token in view.there.of_sentence(sentence)}
    if one.sort == WHOLE and one.bound in ("except", "but"):
        return not told.isdisjoint(_ONE)  # "nobody could read it except the priest"
    return "only" in before and not (told.isdisjoint(_ALL) or told.isdisjoint(_BUT))


def _is_sameness(view: View, one: Negation, sentence: int) -> bool:
    """Whether "no difference" became "the same"."""
    denied = {view.here.tokens[at].lemma for at in one.heads}
    told = {token.lower for token in view.there.of_sentence(sentence)}
    return not (denied.isdisjoint(_DIFFERENCES) or told.isdisjoint(_SAME))


def _is_order(view: View, one: Negation) -> bool:
    """Whether those who do not do it are told of here, and there the reader is told to do it."""
    if not is_conditional(view.here, one):
        return False
    places = (view.to[at] for at in one.heads if view.to[at] >= 0)
    tokens, sentences = view.there.tokens, view.there.sentences
    return any(
        tokens[at].lower == tokens[at].lemma
        and (at == sentences[tokens[at].sentence].first or tokens[at - 1].lower in _ORDERING)
        for at in places
    )


def _opens(passage: Passage, at: int) -> bool:
    """Whether a clause begins at a token."""
    first = passage.sentences[passage.tokens[at].sentence].first
    return at == first or passage.tokens[at - 1].lower in _PARTS


def _tells(passage: Passage, first: int, last: int) -> bool:
    return any(is_content(token) for token in passage.tokens[first:last])
