"""A negation whose head is in other words: do the words around it stand there undenied?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from harness.meaning.kinds.polarity.negation_answers import (
    Region,
    is_answered,
    is_explained,
    region,
)
from harness.meaning.kinds.polarity.negation_forms import is_negative
from harness.meaning.kinds.polarity.negation_of_acts import turned_act
from harness.meaning.kinds.polarity.negation_replies import is_affirmed
from harness.meaning.kinds.polarity.negation_scope import Negation
from harness.meaning.kinds.polarity.negation_settings import (
    EXPLAINED,
    Setting,
    Turned,
    can_turn,
    denies,
    following,
    preceding,
)
from harness.meaning.kinds.polarity.negation_words import (
    DENYING,
    EXCEEDING,
    EXPLAINING,
    NOUN,
    STANCE,
    TO,
    VERB,
    WHOLE,
)
from harness.meaning.kinds.shared.clauses import MODALS, View, is_content, number_follows, words
from harness.meaning.links import SYNONYM
from harness.meaning.passage import Passage, Token

_PERMITTING = words("allow permit able entitle free possible require need oblige")
_SUBJECT = 3  # content words before it that tell of what it is said


class _Evidence(NamedTuple):
    """Words around a negation that the other side says.

    Attributes:
        places: The partners of the words after it.
        at: The clause there that has most of them.
        inside: How many of them are in that clause.
        before: How many partners of words before it are in that clause.
        strays: How many partners of words before it are in another sentence.
        after: How many words there are after it.
    """

    places: tuple[int, ...]
    at: Region
    inside: int
    before: int
    strays: int
    after: int


def by_words(setting: Setting, one: Negation) -> Turned | str:
    """What a negation comes to by the words after it: turned, `EXPLAINED`, or "" for unknown."""
    view = setting.view
    after = following(view.here, one)
    if _is_no_statement(view.here, one) or any(_says_no(view.here, at) for at in after[:3]):
        return ""  # "not permitted to disregard"
    places = tuple(view.to[at] for at in after if view.to[at] >= 0 and view.sure[at] >= SYNONYM)
    if not places:
        return turned_act(setting, one) or _by_subject(setting, one)
    found = _evidence(view, one, places, len(after))
    held = [at for at in places if view.there.tokens[at].sentence == found.at.sentence]
    if found.inside + found.before < 2 or not can_turn(view, one, held):
        return ""
    if is_answered(view, one, found.at, places, setting.others):
        return EXPLAINED
    if is_explained(view, one, found.at, setting.others, loose=True):
        return EXPLAINED
    sure = _is_sure(view, one, found) or (
        _is_all_else_said(setting, one, found.at, (*places, *preceding(view, one)))
    )
    sure = sure and not _is_denied(setting, found.at)
    return Turned("major", 0.65, places) if sure else Turned("minor", 0.5, places)


def affirmed_places(setting: Setting, one: Negation) -> tuple[int, ...]:
    """The words of "failure to report it" there, if "report it. If you do" is said; or none."""
    view = setting.view
    if one.sort != TO or setting.added:
        return ()
    places = tuple(view.to[at] for at in following(view.here, one) if view.to[at] >= 0)
    if not places:
        return ()
    number = view.there.tokens[places[0]].sentence
    near = range(number, min(number + 2, len(view.there.sentences)))
    if any(fact.sentence in near for fact in setting.free):
        return ()
    return places if is_affirmed(view.there, near) else ()


def _evidence(view: View, one: Negation, places: tuple[int, ...], after: int) -> _Evidence:
    at = region(view.there, places)
    first, last = at.inner
    before = preceding(view, one)
    return _Evidence(
        places,
        at,
        sum(first <= place < last for place in places),
        sum(first <= place < last for place in before),
        sum(view.there.tokens[place].sentence != at.sentence for place in before),
        after,
    )


def _is_sure(view: View, one: Negation, found: _Evidence) -> bool:
    """Whether most of what is denied stands in one clause there, and the head is an act."""
    if found.strays > found.before or any(
        view.here.tokens[head].lemma in STANCE for head in one.heads
    ):
        return False
    most = found.inside >= 2 and found.inside * 2 >= found.after
    return most or _permits(view, one, found.at) or _is_head_there(view, one, found.at)


def _is_head_there(view: View, one: Negation, at: Region) -> bool:
    """Whether the head or a word for it stands there, linked to another word of its sort."""
    known = view.here.lexicon
    lemmas = {token.lemma for token in view.there.tokens[at.first : at.last] if is_content(token)}
    return known is not None and any(
        known.are_synonyms(view.here.tokens[head].lemma, lemma)
        or view.here.tokens[head].lemma == lemma
        for head in one.heads
        for lemma in lemmas
    )


def _by_subject(setting: Setting, one: Negation) -> Turned | str:
    """All that follows is in other words; what it is said of is there."""
    view, places = setting.view, tuple(preceding(setting.view, one))
    if len(places) < _SUBJECT or one.sort in (NOUN, WHOLE) or not can_turn(view, one, places):
        return ""
    at = region(view.there, places)
    inside = sum(at.inner[0] <= place < at.inner[1] for place in places)
    if inside < len(places) or is_answered(view, one, at, places, setting.others):
        return ""
    if is_explained(view, one, at, setting.others, loose=True) or _is_denied(setting, at):
        return ""
    if _is_all_else_said(setting, one, at, places):
        return Turned("major", 0.6, places)
    return Turned("minor", 0.5, places)


def _is_all_else_said(setting: Setting, one: Negation, at: Region, places: Sequence[int]) -> bool:
    """Whether of both statements only the verb is in other words: "30 trees were not pulled".

    Of a negation that went this tells too little: "cannot be altered" is "is fixed".
    """
    view, tokens = setting.view, setting.view.here.tokens
    if not setting.added or one.sort != VERB:
        return False
    before = [at for at in range(*one.scope) if is_content(tokens[at]) and at < one.first]
    last = one.heads[-1] + 1 if one.heads else one.last
    verb = tokens[last - 1].lower != tokens[last - 1].lemma  # "not damaged", and not "not near"
    if not verb or any(view.to[at] < 0 for at in before):
        return False
    left = [
        place
        for place in range(min(places), at.inner[1])
        if is_content(view.there.tokens[place]) and view.back[place] < 0
    ]
    return len(left) == 1 and _is_form(view.there.tokens[left[0]])


def _is_form(token: Token) -> bool:
    """Whether a word is a form of a verb: no "deserted" by its looks, and no "absent"."""
    return token.lower.endswith(("ed", "ing", "en", "s")) and token.lower != token.lemma


def _is_no_statement(passage: Passage, one: Negation) -> bool:
    """Whether a negation is of a degree, part of a name ("non-stick"), a bound, or of a denial."""
    if one.degree or passage.tokens[one.first].lower == "non" or denies(passage, one):
        return True
    return any(
        passage.tokens[at].lemma in EXCEEDING and number_follows(passage, at + 1, 3)
        for at in one.heads
    )


def _says_no(passage: Passage, at: int) -> bool:
    """Whether a word is a denial of its own."""
    token = passage.tokens[at]
    lines = EXPLAINING.get(token.lemma, frozenset())
    return bool(lines & DENYING) or is_negative(passage, token)


def _permits(view: View, one: Negation, at: Region) -> bool:
    """Whether "allowed" or "required" stands for a "may" or "must" of the other side."""
    return any(view.here.tokens[head].lemma in _PERMITTING for head in one.heads) and any(
        token.lower in MODALS for token in view.there.tokens[at.first : at.last]
    )


def _is_denied(setting: Setting, at: Region) -> bool:
    """Whether a negation of that sentence may reach the words after all.

    Of those with a partner only one before the words may: what is denied once may be told twice.
    """
    free = {id(fact) for fact in setting.free}
    return any(
        other.sentence == at.sentence and (id(other) in free or other.first < at.inner[0])
        for other in setting.others
    )
