"""Names of people and places, by their surroundings alone: titles before, prepositions before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from meaning_bed.lexicon import MONTHS, WEEKDAYS

_CAP = r"[A-ZÀ-ÖØ-ÞĀĆČĐĘĞĪŁŃŌŚŠŪŹŻŽ]"
_WORD = rf"{_CAP}[\w’']*\w(?:-{_CAP}\w+)*"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Doctor|Professor|Nurse|Judge|"
    r"Minister|Lady|Lord|Councillor|Coach|Justice)"
)
_PERSON = re.compile(rf"\b{_TITLE}\.? (?P<name>{_WORD}(?: {_WORD})*)")
_PLACE = re.compile(rf"\b(?:in|at|near|from|to|above) (?P<name>{_WORD}(?: {_WORD})?)")
_NOT_PLACES = frozenset({*MONTHS, *WEEKDAYS, "AD", "Zone", "The", "Ms", "Mr", "Mrs", "Dr", "Prof"})
_LINK = re.compile(
    r"[\s,;:]*(?:(?:and|or|nor|the|both|as well as)\b[\s,]*)*"
    r"|\s*(?:(?:,|\band\b|\bor\b|\balso\b|\bas well as\b)\s*)+(?:in|at|from|to|near)\s+"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text."""

    type: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def found_names(text: str) -> tuple[Name, ...]:
    """Names of a text in order, people without their titles.

    Example:
        >>> [(name.type, name.text) for name in found_names("Dr. Ada Lund lives in Ostby.")]
        [('person', 'Ada Lund'), ('place', 'Ostby')]
    """
    found = [
        Name(type, match["name"].removesuffix("'s").removesuffix("’s"), match.start("name"), 0)
        for type, pattern in (("person", _PERSON), ("place", _PLACE))
        for match in pattern.finditer(text)
        if match["name"].split()[0] not in _NOT_PLACES and not re.search(r"\d", match["name"])
    ]
    placed = [Name(name.type, name.text, name.start, name.start + len(name.text)) for name in found]
    return tuple(sorted(placed, key=lambda name: name.start))


def without_titles(text: str) -> str:
    """The text without titles, whose full stops end no sentence."""
    return re.sub(rf"\b{_TITLE}\.?", "", text)


def one_list(gap: str) -> bool:
    """Whether what stands between two names makes them members of one list.

    Example:
        >>> one_list(" and "), one_list(" praised ")
        (True, False)
        >>> one_list(" and in "), one_list(" in ")
        (True, False)
    """
    return _LINK.fullmatch(re.sub(_WORD, "", without_titles(gap))) is not None
