"""Opposites that the lexicon does not list: directions of change, and exchanged parts of words."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from harness.meaning.kinds.clauses import words
from harness.meaning.lexicon.reading import words as listed


def _both_ways(text: str) -> MappingProxyType[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in text.split(","):
        ones, others = (side.split("/") for side in line.split())
        for one in ones:
            found.setdefault(one, set()).update(others)
        for other in others:
            found.setdefault(other, set()).update(ones)
    return MappingProxyType({word: frozenset(partners) for word, partners in found.items()})


OPPOSITES = _both_ways(
    "increase/rise/grow/climb/raise/soar/jump/expand"
    " decrease/fall/drop/shrink/decline/lower/reduce/sink/plunge/cut,"
    "open/reopen shut/closed,upper lower,better worse,warming cooling,left right,"
    "upward/upwards downward/downwards,inward/inwards outward/outwards,"
    "inside/indoors outside/outdoors,allow/permit/let bar,legal/lawful banned,"
    "earlier/previous/preceding/former later/next/following/subsequent,"
    "optional/voluntary required,approve refuse,win/victory defeat,protect harm,"
    "great little/tiny,major slight,visible hidden,"
    "free pay,undisclosed known/know/public,"
    "avoid use/take/eat/drink,employ fire,vacant occupied,lengthy brief"
)
"""For each word those that say the contrary."""

CONVERSES = words(
    "buy purchase sell lend borrow give take receive send win lose beat defeat teach learn employ"
    " own lead follow include contain parent child precede succeed before after above below import"
    " export import older younger larger smaller more less import export"
    " vanquish conquer get obtain lend rent let hire loan pay arrive leave come go"
)
"""Words that say the same as their opposites when the sides are exchanged."""

_DENYING = ("un", "in", "im", "il", "ir", "non")
_QUALITY = ("able", "ible", "al", "ate", "ent", "ant", "ful", "ive", "ous", "ed")
_LEAST = 5  # letters that must be left of a word: "import" and "port" are no opposites
_PARTS = (
    ("over", "under"),
    ("up", "down"),
    ("in", "out"),
    ("pre", "post"),
    ("pro", "anti"),
    ("hyper", "hypo"),
    ("in", "ex"),
    ("inter", "intra"),
    ("en", "dis"),
    ("en", "un"),
)


@lru_cache(maxsize=1 << 12)
def opposites_of(word: str) -> frozenset[str]:
    """What could be the opposite of a lemma: the table, and the word with a part exchanged.

    Not all of them are words; they are for looking up among the words of a text.

    Example:
        >>> sorted(opposites_of("bar"))
        ['allow', 'let', 'permit']
        >>> "underpaid" in opposites_of("overpaid"), "passable" in opposites_of("impassable")
        (True, True)
    """
    found = set(OPPOSITES.get(word, ()))
    for one, other in _PARTS:
        for first, second in ((one, other), (other, one)):
            if word.startswith(first) and len(word) - len(first) >= 4:
                found.add(second + word[len(first) :])
    plain = listed("not_negations")  # "immigrant" is no opposite of "migrant"
    if word.endswith(_QUALITY) and word not in plain:
        for prefix in _DENYING:
            rest = word.removeprefix(prefix)
            found.add(rest if rest != word and len(rest) >= _LEAST else prefix + word)
        found -= plain - set(OPPOSITES.get(word, ()))
    return frozenset(found)


def are_opposed(one: str, other: str) -> bool:
    """Whether two lemmas are opposites by this module.

    Example:
        >>> are_opposed("left", "right"), are_opposed("port", "report")
        (True, False)
    """
    return other in opposites_of(one) or one in opposites_of(other)
