"""How the other side tells, without a modal word, what a modal word bears on."""

from __future__ import annotations

from harness.meaning.kinds.roles.role_words import SAME_FORM
from harness.meaning.kinds.shared.clauses import NEGATED, View, clause
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.modality_reading import Modal, is_denied
from harness.meaning.kinds.stance.modality_words import ALLEGED, ALLOWED, CAUSING, WEIGHED
from harness.meaning.links import SYNONYM
from harness.meaning.passage import Passage
from harness.model import Span

_ARTICLES = words("a an the his her its their our my your this that these those no any some of")
_BE = words("am is are was were be been being")
_IS = words("am is are be being been")
_HAVE = words("has have had")
_DID = words("was were had did has have")


def plain_place(view: View, one: Modal) -> int | None:
    """Where the other side says what a modal word bears on, plainly; None where it does not."""
    head = _told_head(view, one)
    if head is None:
        return None
    place = view.to[head]
    tokens = view.there.tokens
    before = tokens[place - 1].lower if place else ""
    was = view.here.tokens[head - 1].lower if head else ""
    if before in _ARTICLES and was not in _ARTICLES and ALLEGED not in one.senses:
        return None
    first, _ = clause(view.there, place)
    if any(token.lower == "to" for token in tokens[max(first, place - 2) : place]):
        return None  # an infinitive: another verb governs it
    if is_denied(view.there, max(first, place - 2), place) != (
        one.negated or is_denied(view.here, one.first, head)
    ):
        return None
    if _is_asked(view.there, place) or (ALLOWED in one.senses and _is_ordered(view.there, place)):
        return None
    return place


def _told_head(view: View, one: Modal) -> int | None:
    """The verb of a modal word that the other side has; None where it has none.

    Behind a verb that only makes something happen the next one counts as well: "may allow
    engineers to build" came back as "engineers build".
    """
    heads = one.heads[:1]
    if heads and view.here.tokens[heads[0]].lemma in CAUSING:
        heads = one.heads[:2]
    return next((at for at in heads if view.to[at] >= 0 and view.sure[at] >= SYNONYM), None)


def _is_ordered(passage: Passage, place: int) -> bool:
    """Whether a verb is an imperative: it opens its sentence, in its base form."""
    token = passage.tokens[place]
    sentence = passage.sentences[token.sentence]
    lead = [each for each in passage.tokens[sentence.first : place] if each.is_word]
    return len(lead) < 2 and token.lower == token.lemma  # "Do", "Please", or nothing before


def _is_asked(passage: Passage, at: int) -> bool:
    return passage.tokens[passage.sentences[passage.tokens[at].sentence].last - 1].text == "?"


def has_happened(view: View, one: Modal, place: int) -> bool:
    """Whether a verb that was in its base form is told in the past."""
    head, token = view.here.tokens[one.heads[0]], view.there.tokens[place]
    weighed = WEIGHED in one.senses and head.lower.endswith("ing")
    if (head.lower != head.lemma and not weighed) or token.lower.endswith("ing"):
        return False
    helper = next(
        (
            view.there.tokens[at].lower
            for at in range(place - 1, max(place - 4, -1), -1)
            if view.there.tokens[at].lower not in NEGATED
        ),
        "",
    )
    if token.lower == token.lemma:
        return helper in _HAVE and token.lower in SAME_FORM  # has shut
    if token.lower.endswith("s") and not token.lower.endswith("ss"):
        return False
    return helper not in _IS and (helper in _DID or token.lemma == head.lemma)


def is_participle(view: View, one: Modal, place: int) -> bool:
    """Whether a verb came back as a participle beside a noun: may register, dogs registered."""
    head, token = view.here.tokens[one.heads[0]], view.there.tokens[place]
    before = view.there.tokens[place - 1].lower if place else ""
    if _has_object(view.there, place):
        return False
    return token.lower.endswith("ed") and not head.lower.endswith("ed") and before not in _BE | _DID


def _has_object(passage: Passage, place: int) -> bool:
    """Whether a thing follows a verb at once: "missed the season" is no participle."""
    following = passage.tokens[place + 1 : place + 2]
    return any(token.lower in _ARTICLES - {"of"} for token in following)


def with_helpers(passage: Passage, place: int) -> Span:
    """A verb with the forms of "be" and "have" before it."""
    first = place
    while first > 0 and passage.tokens[first - 1].lower in _BE | _DID:
        first -= 1
    return passage.span(first, place + 1)
