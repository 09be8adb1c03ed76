"""Opposites that the lexicon does not list: directions of change, and exchanged parts of words."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from harness.meaning.kinds.shared.clauses import words
from harness.meaning.lexicon.reading import words as listed
from harness.meaning.passage import Passage


def _both_ways(text: str) -> MappingProxyType[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in text.split(","):
        ones, others = (side.split("/") for side in line.split())
        for one in ones:
            found.setdefault(one.replace("_", " "), set()).update(others)
        for other in others:
            found.setdefault(other.replace("_", " "), set()).update(ones)
    return MappingProxyType(
        {
            word: frozenset(partner.replace("_", " ") for partner in partners)
            for word, partners in found.items()
        }
    )


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
    "avoid use/take/eat/drink,employ fire,vacant occupied,lengthy brief,"
    "go_up/put_up/push_up/drive_up decrease/fall/drop/shrink/decline/lower/reduce/sink/cut,"
    "go_down/come_down/bring_down/push_down increase/rise/grow/climb/raise/soar/jump/boost,"
    "go_up/put_up/push_up go_down/come_down/bring_down,"
    "turn_down/vote_down accept/approve/agree/adopt/grant/welcome,"
    "close_down/shut_down open/reopen/launch,"
    "launch/establish/found stop/end/abolish/dissolve,introduce withdraw/scrap/abolish/end,"
    "set_up close/abolish/dissolve/end,give_up keep/continue,take_off land,"
    "speed_up slow,slow_down accelerate,"
    "shorten/cut/reduce/shrink/narrow longer/larger/bigger/higher/wider,"
    "lengthen/extend/enlarge/expand/widen/raise/increase shorter/smaller/lower/narrower,"
    "strengthen weaker,weaken stronger,improve worse,worsen/deteriorate better,"
    "accelerate slower,slow faster,acquit guilty,convict innocent"
)
"""For each word those that say the contrary."""

_PARTICLES = words("up down off")
_PARTICLE = 4  # tokens in which the second word of a verb of two stands


def phrase_at(passage: Passage, at: int) -> str:
    """The verb of two words that begins at a token and has an opposite, or "".

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> phrase_at(read_passage("They turned the plan down."), 1)
        'turn down'
    """
    tokens = passage.tokens
    if tokens[at].lemma not in _VERBS_OF_TWO:
        return ""
    for token in tokens[at + 1 : at + _PARTICLE]:
        if token.lower in _PARTICLES:
            phrase = f"{tokens[at].lemma} {token.lower}"
            return phrase if phrase in OPPOSITES else ""
    return ""


_VERBS_OF_TWO = frozenset(word.split()[0] for word in OPPOSITES if " " in word)

GRADES = words("earlier later previous next preceding following")
"""Words that grade a noun by time: "earlier reports"."""

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
_NO_LACK = words(
    "regardless countless priceless nevertheless nonetheless doubtless ruthless wireless nameless"
    " timeless homeless careless reckless list use end point"
)
"""Words with "-less" that are no opposites of what is left of them, and the other way."""
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
    if word not in _NO_LACK and len(word) >= 4:
        rest = word.removesuffix("less")
        found.update({rest, rest + "ful"} if rest != word and len(rest) >= 4 else {word + "less"})
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
