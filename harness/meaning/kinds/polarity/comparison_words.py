"""Words of comparison: on which scale they lie, in which direction, and how far."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

MORE, MOST, EQUAL, BOUND, PLAIN = "comparative", "superlative", "equal", "bound", "plain"


class Compared(NamedTuple):
    """A comparison: its scale, its direction (1 or -1), its degree."""

    scale: str
    direction: int
    degree: str


# A scale a line: what lies high on it, and what lies low.
_SCALES = (
    ("size", "big large great huge", "small little tiny"),
    ("height", "high tall", "low"),
    ("length", "long", "short"),
    ("age", "old", "young new"),
    ("speed", "fast quick rapid swift", "slow"),
    ("strength", "strong powerful", "weak"),
    ("weight", "heavy", "light"),
    ("width", "wide broad", "narrow"),
    ("thickness", "thick", "thin"),
    ("depth", "deep", "shallow"),
    ("heat", "hot warm", "cold cool"),
    ("price", "expensive costly dear", "cheap affordable"),
    ("wealth", "rich wealthy", "poor"),
    ("ease", "easy simple", "hard difficult complex"),
    ("risk", "dangerous risky", "safe"),
    ("distance", "far", "near close"),
    ("frequency", "common frequent often", "rare seldom"),
    ("loudness", "loud noisy", "quiet"),
    ("brightness", "bright", "dark dim"),
    ("moisture", "wet damp", "dry"),
    ("health", "healthy", "sick ill"),
    ("quality", "good", "bad"),
    ("beauty", "beautiful pretty", "ugly"),
    ("joy", "happy", "sad"),
    ("crowd", "busy crowded", "empty"),
    ("time", "late", "early"),
    ("likelihood", "likely probable", "unlikely"),
    ("importance", "important significant", "unimportant"),
    ("popularity", "popular famous", "unpopular"),
    ("hardness", "hard", "soft"),
    ("sharpness", "sharp", "blunt"),
    ("purity", "clean", "dirty"),
    ("wit", "smart clever", "stupid"),
    ("severity", "severe serious", "mild"),
    ("youth", "senior", "junior"),
)

_IRREGULAR = MappingProxyType(
    {
        "better": Compared("quality", 1, MORE),
        "best": Compared("quality", 1, MOST),
        "worse": Compared("quality", -1, MORE),
        "worst": Compared("quality", -1, MOST),
        "elder": Compared("age", 1, MORE),
        "eldest": Compared("age", 1, MOST),
        "farther": Compared("distance", 1, MORE),
        "farthest": Compared("distance", 1, MOST),
        "furthest": Compared("distance", 1, MOST),
        "minimum": Compared("bound", 1, BOUND),
        "minimal": Compared("bound", 1, BOUND),
        "maximum": Compared("bound", -1, BOUND),
        "above": Compared("level", 1, BOUND),
        "below": Compared("level", -1, BOUND),
        "first": Compared("sequence", -1, BOUND),
        "last": Compared("sequence", 1, BOUND),
        "twice": Compared("multiple", 1, BOUND),
        "double": Compared("multiple", 1, BOUND),
        "half": Compared("multiple", -1, BOUND),
        "majority": Compared("share", 1, BOUND),
        "minority": Compared("share", -1, BOUND),
        "more": Compared("amount", 1, MORE),
        "fewer": Compared("amount", -1, MORE),
        "less": Compared("amount", -1, MORE),
        "most": Compared("amount", 1, MOST),
        "least": Compared("amount", -1, MOST),
        "fewest": Compared("amount", -1, MOST),
    }
)


def _forms(word: str) -> tuple[str, str]:
    """Comparative and superlative of a short adjective."""
    if word.endswith("e"):
        stem = word[:-1]
    elif word.endswith("y"):
        stem = word[:-1] + "i"
    elif (
        len(word) <= 4 and word[-1] in "bdgmnpt" and word[-2] in "aeiou" and word[-3] not in "aeiou"
    ):
        stem = word + word[-1]
    else:
        stem = word
    return stem + "er", stem + "est"


def _bases() -> dict[str, Compared]:
    found: dict[str, Compared] = {}
    for scale, high, low in _SCALES:
        for direction, words in ((1, high), (-1, low)):
            for word in words.split():
                found.setdefault(word, Compared(scale, direction, PLAIN))
    return found


def _graded() -> dict[str, Compared]:
    found: dict[str, Compared] = {}
    for word, base in _bases().items():
        for form, degree in zip(_forms(word), (MORE, MOST), strict=True):
            found[form] = base._replace(degree=degree)
    found.update(_IRREGULAR)
    return found


BASES = MappingProxyType(_bases())
"""Plain adjectives."""

GRADED = MappingProxyType(_graded())
"""Words that compare by themselves: comparatives, superlatives, bounds."""
