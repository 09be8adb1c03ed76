"""When two names are the same: parts, initials, demonyms, nicknames, spellings.

Two names that share a word and have each another word of their own are not the same: Maria
Keller and Martin Keller, the Chamber of Notaries and the Chamber of Lawyers. Spellings may
differ as sounds are written differently (Netanyahu, Netanyaho), not by a sound of their own
(Austria, Australia; Iran, Iraq).
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from harness.meaning.kinds.names.name_equal import (
    is_demonym,
    is_given_name,
    is_nickname,
    is_place,
    long_forms,
    place,
    whole_key,
)
from harness.meaning.kinds.names.name_keys import Name, is_qualifier
from harness.meaning.kinds.names.name_words import REALMS, STARTERS

EQUAL, ALIAS, PART, SPELLED, VAGUER, NONE = 1.0, 0.95, 0.9, 0.8, 0.6, 0.0

_SUFFIXES = (
    "", "s", "es", "n", "ns", "an", "ian", "ean", "vian", "ans", "ians", "ese", "i", "is", "ish",
    "ic", "ist", "ists", "ism", "ite", "ites", "ate", "esque", "er", "ers", "ern", "y", "ity",
)  # fmt: skip
_ENDINGS = frozenset(_SUFFIXES)
_SOUNDS = {**dict.fromkeys("aeiouy", "a"), "q": "k", "c": "k", "z": "s", "w": "v", "j": "i"}
_MIN_SPELLED = 5
_MIN_GLUED = 8
_DIFFERENT = frozenset(
    {
        ("north", "america"), ("south", "america"), ("south", "africa"), ("south", "sudan"),
        ("new", "mexico"), ("new", "jersey"), ("new", "england"), ("new", "hampshire"),
        ("new", "york"), ("new", "guinea"), ("new", "zealand"), ("new", "orleans"),
        ("new", "delhi"), ("new", "brunswick"), ("new", "caledonia"), ("west", "virginia"),
    }
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def agreement(one: Name, other: Name, language: str = "") -> float:
    """How far two names are the same: one of the constants of this module.

    Args:
        one: The name in the original.
        other: The name in the rewrite.
        language: BCP 47 code; empty to compare without word knowledge.
    """
    if one.words == other.words:
        return EQUAL
    if (
        "".join(one.words) == "".join(other.words)
        or _are_initials(one, other)
        or _are_initials(other, one)
        or whole_key(one.words, language) == whole_key(other.words, language)
        or _stands_for(one, other, language)
        or _stands_for(other, one, language)
    ):
        return ALIAS
    if is_lone(one, other, language) or is_lone(other, one, language):
        return NONE
    return _by_words(one, other, language)


def is_lone(part: Name, whole: Name, language: str) -> bool:
    """Whether a name is no more than an adjective in a longer one, which names something else.

    "European rivers", and Europe, have nothing to do with the European Commission; the Romans may
    stand for their empire.

    Example:
        >>> from harness.meaning.kinds.names.name_keys import make_name
        >>> commission = make_name((("european", True), ("commission", True)))
        >>> empire = make_name((("roman", False), ("empire", True)))
        >>> is_lone(make_name((("european", True),)), commission, "en")
        True
        >>> is_lone(make_name((("romans", False),)), empire, "en")
        False
    """
    if len(part.words) != 1 or len(whole.words) < 2 or whole.words[-1] in REALMS:
        return False
    word, head = part.words[0], whole.words[-1]
    if same_word(word, head, language) > NONE:
        return False
    shared = [each for each in whole.words[:-1] if same_word(word, each, language) > NONE]
    return bool(shared) and (
        word in STARTERS or any(is_demonym(each, language) for each in (word, *shared))
    )


def conflict(one: Name, other: Name, language: str) -> bool:
    """Whether two names share a word and differ in another: one may stand for the other by error.

    Example:
        >>> from harness.meaning.kinds.names.name_keys import make_name
        >>> maria = make_name((("maria", False), ("keller", False)))
        >>> martin = make_name((("martin", False), ("keller", False)))
        >>> conflict(maria, martin, "en"), conflict(maria, maria, "en")
        (True, False)
    """
    shared = not one.telling.isdisjoint(other.words)
    if is_lone(one, other, language) or is_lone(other, one, language):
        return False
    return shared and agreement(one, other, language) == NONE


def _by_words(one: Name, other: Name, language: str) -> float:
    left, right = list(one.words), list(other.words)
    worst = EQUAL
    told = False
    for word in one.words:
        degree, partner = _partner(word, right, language)
        if partner is not None:
            left.remove(word)
            right.remove(partner)
            worst = min(worst, degree)
            told = told or word in one.telling or partner in other.telling
    if not told or (not left and not right):
        return worst if told else NONE
    return min(worst, _rest(left, right, one, other))


def _partner(word: str, among: list[str], language: str) -> tuple[float, str | None]:
    best, found = NONE, None
    for other in among:
        degree = same_word(word, other, language)
        if degree > best:
            best, found = degree, other
    return best, found


def _rest(left: list[str], right: list[str], one: Name, other: Name) -> float:
    """What the words that only one of two names has make of their agreement."""
    own, theirs = _own(left, one), _own(right, other)
    shared = min(len(one.words) - len(left), len(other.words) - len(right))
    if (own and theirs) or (shared > 1 and ((own and right) or (theirs and left))):
        return NONE
    mine, yours = _qualifiers(left), _qualifiers(right)
    if mine or yours:
        if mine and yours:
            return NONE
        rest = one.words if yours else other.words
        named = len(rest) == 1 and any((each, rest[0]) in _DIFFERENT for each in mine + yours)
        return NONE if named else VAGUER
    if one.ordinary or other.ordinary:
        return VAGUER
    return PART


def _own(left: list[str], name: Name) -> list[str]:
    return [word for word in left if word in name.telling or name.ordinary]


def _qualifiers(words: list[str]) -> list[str]:
    return [word for word in words if is_qualifier(word)]


@lru_cache(maxsize=1 << 15)
def same_word(one: str, other: str, language: str) -> float:
    """How far two folded words of names are the same.

    Example:
        >>> [same_word(*pair, "en") for pair in (("austria", "australia"), ("iran", "iranian"))]
        [0.0, 0.95]
    """
    if one == other:
        return EQUAL
    if len(one) == 1 or len(other) == 1:
        return ALIAS if one[0] == other[0] and one.isalpha() and other.isalpha() else NONE
    if (
        place(one, language) == place(other, language)
        or is_derived(one, other)
        or is_derived(other, one)
        or is_nickname(one, other, language)
    ):
        return ALIAS
    if " " in one or " " in other:
        part, whole = sorted((one, other), key=len)
        return _part_of_place(place(part, language), whole)
    return SPELLED if _sounds_alike(one, other, language) else NONE


def _part_of_place(part: str, whole: str) -> float:
    """Whether a word is what is left of a place of two words: United, but not Africa."""
    first, _, last = whole.partition(" ")
    return VAGUER if part in {first, last} and (first, last) not in _DIFFERENT else NONE


@lru_cache(maxsize=1 << 14)
def is_derived(word: str, base: str) -> bool:
    """Whether a word is made of a name: Iranian, Shakespearean, Buddhism.

    Example:
        >>> is_derived("shakespearean", "shakespeare"), is_derived("nigeria", "niger")
        (True, False)
    """
    if len(base) < 3 or word[:3] != base[:3] or len(word) < len(base) - 1:
        return False
    if word.startswith(base) and word[len(base) :] in _ENDINGS:
        return True
    stem = base[:-1]
    if len(stem) >= 3 and word.startswith(stem) and base[-1] in "aeiosy":
        return word[len(stem) :] in _ENDINGS and word != stem
    for ending in ("ism", "ist", "y"):
        if base.endswith(ending) and word.startswith(base.removesuffix(ending)):
            return word[len(base) - len(ending) :] in _ENDINGS and len(base) - len(ending) > 3
    return False


def _sounds_alike(one: str, other: str, language: str) -> bool:
    """Whether two words are one name, written otherwise or misspelled.

    A letter too few or too many, or two in the wrong order, is how names are misspelled; another
    consonant is how one name is taken for another.
    """
    short = min(len(one), len(other))
    if short < _MIN_SPELLED or one[0] != other[0]:
        return False
    if short >= _MIN_GLUED and (one.startswith(other) or other.startswith(one)):
        return True  # the blank after it is missing
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance > 2 or (_is_listed(one, language) and _is_listed(other, language)):
        return False
    slip = distance == 1 and (len(one) != len(other) or sorted(one) == sorted(other))
    return slip or _sound(one) == _sound(other)


def _is_listed(word: str, language: str) -> bool:
    """Whether a word is a given name or a place of its own."""
    return is_given_name(word, language) or is_place(word, language)


def _sound(word: str) -> str:
    """A word with one sign for sounds that are written in several ways, nothing doubled."""
    found: list[str] = []
    word = word.replace("ph", "f").replace("kh", "k").replace("ck", "k")
    for sign in word:
        sound = _SOUNDS.get(sign, sign)
        if sound != "h" and (not found or found[-1] != sound):
            found.append(sound)
    return "".join(found)


def _are_initials(short: Name, full: Name) -> bool:
    """Whether an initialism is made of the first letters of a name: BBC, HSB."""
    if not short.short or len(full.words) < 2:
        return False
    letters = short.words[0].removesuffix("s")
    initials = "".join(word[0] for word in full.words)
    return letters == initials or short.words[0] == initials


def _stands_for(short: Name, full: Name, language: str) -> bool:
    """Whether the lexicon knows an initialism to stand for a name."""
    return short.short and full.words in long_forms(short.words[0], language)
