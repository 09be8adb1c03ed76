"""A negation whose head is said on the other side: is it said without any negation?"""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.negation_answers import (
    Region,
    is_answered,
    is_explained,
    region,
)
from harness.meaning.kinds.polarity.negation_forms import is_negative
from harness.meaning.kinds.polarity.negation_scope import PARTLY, TURNS, Negation
from harness.meaning.kinds.polarity.negation_settings import (
    EXPLAINED,
    Setting,
    Turned,
    can_turn,
    following,
    has_one_of,
)
from harness.meaning.kinds.polarity.negation_warnings import forbids, is_supposed
from harness.meaning.kinds.polarity.negation_words import EXPLAINING, NOUN, WHOLE
from harness.meaning.kinds.shared.clauses import View, is_content, words
from harness.meaning.links import SAME
from harness.meaning.passage import Passage
from harness.model import Severity

_ANYBODY = words("people person man woman thing body")
_DEGREES = (
    words(
        "all every everyone everybody always both any anyone anybody each hourly daily nightly"
        " weekly monthly quarterly yearly annually annual"
    ),
    words("fully completely entirely totally wholly quite altogether absolutely perfectly"),
    words("often frequently commonly regularly usually"),
    words("very too so extremely highly"),
)
_TIMES = words("before until till")
_DEPENDS = 4  # tokens
_FAR = 18  # tokens


def by_head(setting: Setting, one: Negation) -> Turned | str:
    """What a negation comes to whose head has a partner: turned, `EXPLAINED`, or "" for unknown."""
    places = tuple(setting.view.to[head] for head in one.heads)
    at = region(setting.view.there, places)
    if _is_said_again(setting, one, places) or is_answered(setting.view, one, at, (), setting.free):
        return EXPLAINED
    if not _is_comparable(setting, one, places):
        return ""
    if is_explained(setting.view, one, at, setting.others, loose=False):
        return EXPLAINED
    if forbids(setting.view.here, one) and is_supposed(setting.view.there, places[-1]):
        return EXPLAINED
    if _is_doubled(setting, one, at, places) or _is_alone(setting.view, one, at):
        return Turned("minor", 0.5, places)
    return Turned(*_gravity(setting.view, one), places)


def _is_said_again(setting: Setting, one: Negation, places: Sequence[int]) -> bool:
    """Whether the other side denies the same word, or says no with the partner itself."""
    view = setting.view
    said = _lemmas(view, one, places)
    return any(_says_one_of(view.there, other.said, said) for other in setting.others) or any(
        _denies_itself(view, head) for head in one.heads
    )


def _lemmas(view: View, one: Negation, places: Sequence[int]) -> set[str]:
    return {view.there.tokens[at].lemma for at in places} | {
        view.here.tokens[head].lemma for head in one.heads
    }


def _is_comparable(setting: Setting, one: Negation, places: Sequence[int]) -> bool:
    """Whether the same statement, in the same extent, stands on the other side."""
    view = setting.view
    asserted = _also_asserted(view.here, one, _lemmas(view, one, places), setting.ones)
    if asserted and not _goes_on(view, one, places):
        return False
    if _are_opposites(view, one) or _is_elsewhere(view, one, places):
        return False
    if _is_after_bound(view.there, places[-1], one.bound):
        return False
    if one.force == PARTLY and not _is_partly_there(view, one, places):
        return False
    if one.sort == WHOLE and not _whole_is_kept(view, one):
        return False
    return can_turn(view, one, places)


def _is_doubled(setting: Setting, one: Negation, at: Region, places: Sequence[int]) -> bool:
    """Whether the clause there has more negations than are left here without this one."""
    there = sum(
        at.inner[0] <= other.first < at.inner[1]
        and not _are_joined(setting.view.there, max(places), other.first)
        for other in setting.others
    )
    here = sum(one.scope[0] <= each.first < one.scope[1] for each in setting.ones)
    return there > here - 1


def _is_alone(view: View, one: Negation, at: Region) -> bool:
    """Whether of all the words around a head not one has its partner around that of the head."""
    around = [
        place
        for place in range(*one.scope)
        if place not in one.heads and is_content(view.here.tokens[place])
    ]
    near = range(max(0, at.first - _FAR), at.last + _FAR)
    return len(around) > 1 and not any(view.to[place] in near for place in around)


def _denies_itself(view: View, head: int) -> bool:
    """Whether a head was linked to another word, which says no: "without charge" and "free"."""
    mine, partner = view.here.tokens[head], view.there.tokens[view.to[head]]
    return mine.lemma != partner.lemma and (
        partner.lemma in EXPLAINING or is_negative(view.there, partner)
    )


def _is_elsewhere(view: View, one: Negation, places: Sequence[int]) -> bool:
    """Whether the words after a head have their partners far from the partner of the head."""
    if one.sort == WHOLE:
        return False
    head, sentence = places[-1], view.there.tokens[places[-1]].sentence
    near = [at for at in following(view.here, one) if at > one.heads[-1]]
    linked = [
        view.there.tokens[view.to[at]].lemma
        for at in near
        if view.to[at] >= 0 and view.here.tokens[at].text[0].islower()  # names become pronouns
    ]
    whole = view.there.sentences[sentence]
    around = range(max(whole.first, head - _FAR), min(whole.last, head + _FAR + 1))
    return bool(linked) and not any(view.there.tokens[at].lemma in linked for at in around)


def _is_after_bound(passage: Passage, at: int, bound: str) -> bool:
    """Whether a word depends on the bound: "do not eat before you wash", "wash before eating"."""
    first = passage.sentences[passage.tokens[at].sentence].first
    near = passage.tokens[max(first, at - _DEPENDS) : at]
    return bound in _TIMES and any(token.lower == bound for token in near)


def _is_partly_there(view: View, one: Negation, places: Sequence[int]) -> bool:
    """Whether what is denied in part is said there in full: "open to all", "on animals"."""
    if not one.degree:
        return all(view.sure[head] >= SAME for head in one.heads)
    same = next((line for line in _DEGREES if one.degree in line), {one.degree})
    return has_one_of(view.there, places[0], same)


def _are_opposites(view: View, one: Negation) -> bool:
    """Whether a head was linked to its own opposite: "not allow" to "forbid"."""
    known = view.here.lexicon
    return known is not None and any(
        known.is_antonym(view.here.tokens[at].lemma, view.there.tokens[view.to[at]].lemma)
        for at in one.heads
    )


def _whole_is_kept(view: View, one: Negation) -> bool:
    """For "nobody" and its like: whether most of the statement is there."""
    content = [at for at in range(*one.scope) if is_content(view.here.tokens[at])]
    return sum(view.to[at] >= 0 for at in content) * 4 >= len(content) * 3


def _says_one_of(passage: Passage, one: Negation, words: set[str]) -> bool:
    """Whether a negation has one of the words in its clause, behind the cue."""
    if any(passage.tokens[head].lemma in words for head in one.heads):
        return True
    return any(passage.tokens[at].lemma in words for at in range(one.first, one.scope[1]))


def _also_asserted(passage: Passage, one: Negation, words: set[str], ones: Sequence[Fact]) -> bool:
    """Whether the same sentence says the same words once more, without a negation."""
    sentence = passage.sentences[passage.tokens[one.first].sentence]
    denied = {head for each in ones for head in each.said.heads}
    return any(
        passage.tokens[at].lemma in words
        and at not in denied
        and not (one.sort == NOUN and is_content(passage.tokens[at + 1]))  # "reed instruments"
        for at in range(sentence.first, sentence.last - 1)
    )


def _are_joined(passage: Passage, at: int, cue: int) -> bool:
    """Whether an "and" stands between a word and a later negation: that denies another word."""
    return any(token.lower in ("and", "but") for token in passage.tokens[at:cue])


def _goes_on(view: View, one: Negation, places: Sequence[int]) -> bool:
    """Whether the next word after the head follows there too: "not work in town, but work"."""
    after = [at for at in following(view.here, one) if at > one.heads[-1]][:1]
    inner = region(view.there, places).inner
    return any(places[-1] < view.to[at] < inner[1] for at in after)


def _gravity(view: View, one: Negation) -> tuple[Severity, float]:
    """Major, unless the words around were put in other words as well."""
    if one.sort not in (NOUN, WHOLE):
        return _gravity_of_verb(view, one)
    place = view.to[one.heads[-1]]
    sentence = view.there.sentences[view.there.tokens[place].sentence]
    content = [
        at
        for at in range(sentence.first, sentence.last)
        if is_content(view.there.tokens[at]) and abs(at - place) <= 8
    ]
    new = sum(view.back[at] < 0 and view.there.tokens[at].lemma not in _ANYBODY for at in content)
    return ("major", 0.75) if new * 4 <= len(content) else ("minor", 0.5)


def _gravity_of_verb(view: View, one: Negation) -> tuple[Severity, float]:
    """Major where the verb itself stayed, or where more of its clause did than the verb."""
    head = one.heads[-1]
    if view.sure[head] >= SAME:
        return "major", 0.85 if one.force == TURNS else 0.65
    after = [at for at in range(head + 1, one.scope[1]) if is_content(view.here.tokens[at])][:3]
    kept = sum(view.to[at] >= 0 for at in after)
    return ("major", 0.75) if kept * 2 >= len(after) else ("minor", 0.5)
