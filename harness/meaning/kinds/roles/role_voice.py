"""Somebody who acted and is acted on now: "the coach praised the referee" as "was praised by".

Any verb will do: what stands before a verb in the active voice and again before it in the
passive, with the same doer behind both, has changed its part.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.meaning.kinds.roles.role_mirror import Mirrored, next_word, phrase_words
from harness.meaning.kinds.roles.role_words import BE_FORMS, HELPERS, LIGHT, MUTUAL
from harness.meaning.kinds.shared.clauses import View, views
from harness.meaning.kinds.shared.noun_phrases import is_adverb, is_past
from harness.meaning.links import SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Span


def revoiced(pair: Pair) -> Iterator[Mirrored]:
    """Every verb with "by" on one side whose neighbors stayed though its voice changed."""
    if pair.original.passage.lexicon is None:
        return
    for side, view in enumerate(views(pair)):
        for at in [at for at, token in enumerate(view.here.tokens) if token.lower == "by"]:
            found = _confused(view, at - 1) if at > 1 else None
            if found is not None:
                place, here, there = found
                yield Mirrored(place, there, here) if side else Mirrored(at - 1, here, there)


def _confused(view: View, verb: int) -> tuple[int, Span, Span] | None:
    """The active verb, and what to show of both sides, where the sides of a passive stay."""
    place = view.to[verb]
    if place < 0 or not _is_voice_changed(view, verb, place):
        return None
    left, _ = next_word(view.here, verb, -1)
    right, gap = next_word(view.here, verb, 1)
    other_left, before = next_word(view.there, place, -1)
    other_right, between = next_word(view.there, place, 1)
    if min(left, right, other_left, other_right) < 0 or gap != ("by",) or between:
        return None
    if not HELPERS.issuperset(before):
        return None
    if not _stays(view, left, other_left, -1) or not _stays(view, right, other_right, 1):
        return None
    here, there = view.here.span(left, right + 1), view.there.span(other_left, other_right + 1)
    return place, here, there


def _is_voice_changed(view: View, verb: int, place: int) -> bool:
    """Whether one verb is in the passive here and in the active voice there."""
    return (
        view.here.tokens[verb].lemma == view.there.tokens[place].lemma
        and _is_passive(view.here, verb)
        and _is_active(view.there, place)
        and not _is_mutual(view, verb)
    )


def _stays(view: View, at: int, place: int, step: int) -> bool:
    """Whether a neighbor of the verb is its neighbor on the same side in the other text."""
    there = phrase_words(view.there, place, step)
    here = phrase_words(view.here, at, step)
    return any(view.to[each] in there and view.sure[each] >= SYNONYM for each in here)


def _is_passive(passage: Passage, at: int) -> bool:
    return is_past(passage.tokens[at]) and _helper(passage, at) in BE_FORMS


def _is_active(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    if at + 1 < len(passage.tokens) and passage.tokens[at + 1].lower == "by":
        return False
    return token.lower.endswith("ing") or _helper(passage, at) not in BE_FORMS


def _helper(passage: Passage, at: int) -> str:
    """The word before a verb, adverbs stepped over."""
    floor = passage.sentences[passage.tokens[at].sentence].first
    for place in range(at - 1, floor - 1, -1):
        token = passage.tokens[place]
        if token.lower not in LIGHT and not is_adverb(token):
            return token.lower
    return ""


def _is_mutual(view: View, verb: int) -> bool:
    return any(
        token.lower in MUTUAL for token in view.here.of_sentence(view.here.tokens[verb].sentence)
    )
