"""Names that stand for each other though they look nothing alike, and what the lexicon knows.

The table holds what everyday writing exchanges; a group is one thing, the first name its key.
It was written from general knowledge.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from harness.meaning.kinds.names.name_keys import fold
from harness.meaning.lexicon.loading import lexicon

_SMALL = frozenset({"of", "the", "and", "for", "on", "in"})
_GROUPS = """
united states, us, usa, america, united states america
united kingdom, uk, britain, great britain
european union, eu, europe union
united nations, un
soviet union, ussr, soviet
netherlands, holland, dutch
myanmar, burma
iran, persia
sri lanka, ceylon
thailand, siam
istanbul, constantinople
mumbai, bombay
chennai, madras
kolkata, calcutta
beijing, peking
kyiv, kiev
ho chi minh city, saigon
czech republic, czechia, czech
eswatini, swaziland
turkiye, turkey
east timor, timor leste
ivory coast, cote d'ivoire, cote ivoire
cape verde, cabo verde
united arab emirates, uae, emirates
world war i, world war 1, world war one, first world war, wwi, ww1, great war
world war ii, world war 2, world war two, second world war, wwii, ww2
islam, islamic, muslim, muslims, moslem
judaism, jewish, jew, jews
christianity, christian, christians, christ
hinduism, hindu, hindus
buddhism, buddhist, buddhists
catholicism, catholic, catholics, roman catholic, catholic church, roman catholic church
protestantism, protestant, protestants
bible, scripture, scriptures, holy bible
quran, koran
muhammad, mohammed, mohamed, mohammad, muhammed
mt everest, mount everest, everest
new york city, nyc
washington, washington dc, dc
rome, roman, romans
greece, greek, greeks, grecian, hellenic
arabia, arab, arabs, arabic, arabian
latin, romans language
scotland, scots
argentina, argentine
philippines, filipino, filipinos
saudi arabia, saudi, saudis
kurdistan, kurdish, kurd, kurds
north korea, dprk, north korean
south korea, south korean
nasa, national aeronautics space administration
football association, fa
gop, republican party, republicans, republican
democratic party, democrats, democrat, democratic
conservative party, conservatives, conservative, tories, tory
labour party, labour
congress, us congress, congressional
parliament, parliamentary
buckingham palace
covid 19, coronavirus, covid, covid19
"""


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _GROUPS.strip().splitlines():
        key, *others = (member.strip() for member in line.split(","))
        for each in (key, *others):
            table.setdefault(each, key)
    table.update({"turkish": "turkiye", "turk": "turkiye", "turks": "turkiye"})
    table.update({"american": "united states", "americans": "united states"})
    table.update({"british": "united kingdom", "briton": "united kingdom"})
    table.update({"britons": "united kingdom", "brit": "united kingdom"})
    return table


_KEYS = MappingProxyType(_table())


def is_place(word: str, language: str) -> bool:
    """Whether a folded word is a country, a people, a faith or another name that all know."""
    known = lexicon(language)
    if word in _KEYS:
        return True
    return known is not None and bool(
        known.place_of(_capital(word)) or known.demonyms(_capital(word))
    )


@lru_cache(maxsize=1 << 12)
def is_demonym(word: str, language: str) -> bool:
    """Whether a folded word is the adjective or the people of a place: European, Dane.

    Example:
        >>> is_demonym("european", "en"), is_demonym("norway", "en")
        (True, False)
    """
    origin = place(word, language)
    return origin != word and not origin.startswith(word)


def is_given_name(word: str, language: str) -> bool:
    """Whether a folded word is a common given name, and no common word."""
    known = lexicon(language)
    return known is not None and known.is_given_name(_capital(word))


@lru_cache(maxsize=1 << 12)
def full_names(word: str, language: str) -> frozenset[str]:
    """The given names that a folded word may be short for."""
    known = lexicon(language)
    return frozenset(map(fold, known.nickname_of(_capital(word)))) if known else frozenset()


def is_nickname(one: str, other: str, language: str) -> bool:
    """Whether two folded words are forms of one given name: Joe and Joseph, Bill and Will."""
    mine, theirs = full_names(one, language), full_names(other, language)
    return other in mine or one in theirs or not mine.isdisjoint(theirs)


@lru_cache(maxsize=1 << 14)
def place(word: str, language: str) -> str:
    """The place or faith that a folded word comes from, one key for all its forms; else the word.

    Example:
        >>> place("french", "en"), place("american", "en"), place("oslo", "en")
        ('france', 'united states', 'oslo')
    """
    found = _KEYS.get(word)
    if found is not None:
        return found
    known = lexicon(language)
    places = known.place_of(_capital(word)) if known else ()
    if not places and known and word.endswith("s"):
        places = known.place_of(_capital(word[:-1]))
    origin = " ".join(map(fold, places[0].split())) if places else word
    return _KEYS.get(origin, origin)


@lru_cache(maxsize=1 << 14)
def whole_key(words: tuple[str, ...], language: str) -> str:
    """One key for all ways to write a name that stand for each other.

    Example:
        >>> whole_key(("us",), "en") == whole_key(("united", "states"), "en")
        True
    """
    phrase = " ".join(words)
    if len(words) == 1:
        return place(phrase, language)
    known = lexicon(language)
    places = known.place_of(" ".join(map(_capital, words))) if known else ()
    origin = " ".join(map(fold, places[0].split())) if places else phrase
    return _KEYS.get(origin, origin)


@lru_cache(maxsize=1 << 12)
def long_forms(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """What a folded initialism is known to stand for, as folded words without joiners."""
    known = lexicon(language)
    phrases = known.expansions(word.upper()) if known else ()
    return tuple(
        tuple(part for part in map(fold, phrase.split()) if part not in _SMALL)
        for phrase in phrases
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
