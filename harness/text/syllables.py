"""How many syllables a word has, for ten languages, by rules that are part of the signature.

Conventions, the same for all languages: a number or symbol is one syllable (``1990s``, ``5%``),
so is an address; the parts of a hyphenated or slashed word are added; an acronym without a vowel
is spelled out letter by letter; any other word has at least one syllable. No dictionary
is looked up: one that happens to be installed must never change a score.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from harness.errors import HarnessError, did_you_mean
from harness.text import syllables_en
from harness.text.words import is_address

Language = Literal["en", "de", "it", "es", "fr", "ru", "pt", "nl", "pl", "tr"]

_PARTS = re.compile(r"[-‐‑/&]")
_DOTS = re.compile(r"[.,:]")


def is_known(language: str) -> bool:
    """Whether there are rules for a BCP 47 code.

    Example:
        >>> is_known("en-GB"), is_known("zh")
        (True, False)
    """
    return language.partition("-")[0].lower() in get_args(Language)


def syllable_rules(language: str = "en") -> str:
    """Name and version of the rules for a language, as signatures show them.

    Raises:
        HarnessError: There are no rules for the language.

    Example:
        >>> syllable_rules("en"), syllable_rules("tr")
        ('rules-en/1', 'vowel-letters-tr/1')
    """
    if language == "en":
        return syllables_en.VERSION
    kind = "letters" if language in _LETTERS else "groups"
    _counter(language)
    return f"vowel-{kind}-{language}/1"


@lru_cache(maxsize=1 << 16)
def syllables(word: str, language: str = "en") -> int:
    """Syllables of one word as `harness.text.words.words` gives it; at least 1.

    Args:
        word: Any case; may hold hyphens, apostrophes, digits.
        language: One of `Language`.

    Raises:
        HarnessError: There are no rules for the language.

    Example:
        >>> [syllables(word) for word in ("state-of-the-art", "COVID-19", "BBC", "3,500.50", "U.S")]
        [4, 3, 3, 1, 2]
        >>> syllables("Straßenbahn", "de"), syllables("maiuscolo", "it"), syllables("молоко", "ru")
        (3, 4, 3)
    """
    counter = _counter(language)
    if word.isalpha():
        return _run(word, counter)
    if is_address(word):
        return 1
    return max(1, sum(_part(part, counter) for part in _PARTS.split(word) if part))


def _part(part: str, counter: Callable[[str], int]) -> int:
    if any(map(str.isdigit, part)):
        return 1
    return sum(_run(run, counter) for run in _DOTS.split(part) if run)


def _run(run: str, counter: Callable[[str], int]) -> int:
    if len(run) > 1 and run.isupper() and run.isalpha() and not _ANY_VOWEL.search(run.lower()):
        return len(run) + (2 * run.count("W") if counter is syllables_en.count else 0)
    return max(1, counter(run.lower()))


def _counter(language: str) -> Callable[[str], int]:
    if language == "en":
        return syllables_en.count
    if language == "pt":
        return _portuguese
    nuclei = _LETTERS.get(language) or _GROUPS.get(language)
    if nuclei is None:
        raise HarnessError(
            f"no syllable rules for language {language!r}",
            hint=did_you_mean(language, get_args(Language))
            or f"languages: {', '.join(get_args(Language))}",
        )
    return lambda word: len(nuclei.findall(word))


def _portuguese(word: str) -> int:
    """A final -ia, -io is two syllables where no accent says otherwise: economia, but história."""
    nuclei = len(_GROUPS["pt"].findall(word))
    return nuclei + (_PT_OPEN_END.search(word) is not None and word.isascii())


_ANY_VOWEL = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüœąęıаеёиоуыэюя]")

# One match is one syllable. Exact: a syllable has exactly one of these letters.
_LETTERS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"ru": re.compile("[аеёиоуыэюя]"), "tr": re.compile("[aeıioöuüâîû]")}
)

# One match is one syllable, where vowels that stand together form a diphthong or do not.
# The u of qu never counts.
_GROUPS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        # ei, au, ie and the like are one; Ferien, Linie and Museum end in two.
        "de": re.compile(
            "(?<=mil|lin|ser|tud|akt)i(?=en?$)|(?<=[lnrst])i(?=en$)|äu|au|ei|ai|ey|ay|eu(?!m$)|ie|"
            "aa|ee|oo|oi|[aeioäöü]|(?<!q)u|(?<![aeiouäöü])y(?![aeiouäöü])"
        ),
        # i and u beside another vowel form a diphthong, except in short words: mio, zia, due.
        "it": re.compile(
            "[aeoàèéòóìùíú]|(?<![qaeoàèéòóìùíú])[iu]+(?![iuaeoàèéòóìù])|^[^aeiouq]*[iu](?=[aeo]$)"
        ),
        # i and u beside another vowel form a diphthong unless they carry an accent: país, día.
        "es": re.compile(
            "[aeoáéóíú]|(?<![qaeoáéóíú])[iuü]+(?![iuüaeoáéóíú])|(?<![aeiouáéóíú])y(?![aeiouáéóíú])"
        ),
        # A final mute e or es is not counted, a final -ent is; y between vowels is a consonant.
        "fr": re.compile(
            "ou(?=e[rz]$|é)|é(?=[aâeoô])|[ïë]|"
            "(?!(?<=[^aàâeèéêëiîïoôuùûüœæy])es?$(?<!^.e)(?<!^.es))"
            "(?:[aàâeèéêiîoôùûüœæ]|(?<!q)u|y(?![aàâeèéêëiîïoôuùûüœæ]))"
            "(?:[aàâeèêiîoôuùûüœæ]|(?<![aoe])é|y(?![aàâeèéêëiîïoôuùûüœæ]))*"
        ),
        # Nasal diphthongs are one; i and u beside another vowel form a diphthong.
        "pt": re.compile(
            "ão|ãe|õe|[aeoáéóâêôãõàíú]|(?<![qaeoáéóâêôãõàíú])[iuü]+(?![iuüaeoáéóâêôãõàíú])"
        ),
        # Double vowels and ei, ij, au, ou, eu, oe, ui, ie are one; a diaeresis starts a syllable.
        "nl": re.compile(
            "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|ei|ij|au|ou|eu(?!m$)|oe|ui|io(?=n)|"
            "[aeioyëïöüéèê]|(?<!q)u"
        ),
        # i before a vowel only softens; au and eu are one, but not in nauka.
        "pl": re.compile("(?<!n)(?<!z)au|eu|[aąeęoóuy]|i(?![aąeęoóu])"),
    }
)
_PT_OPEN_END = re.compile("(?<!q)[iu][aeo]s?$")
