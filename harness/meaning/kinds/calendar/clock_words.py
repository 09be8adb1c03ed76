"""Words that tell the time of day, and those that stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harness.meaning.kinds.calendar.calendar_words import WEEKDAYS, listed

NOON = 12 * 60
DAY = 24 * 60

# Parts of the day are wide on purpose: people do not agree where the evening begins.
PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "morning": (0, NOON),
        "mornings": (0, NOON),
        "dawn": (180, 480),
        "daybreak": (180, 480),
        "sunrise": (180, 540),
        "afternoon": (NOON, 1110),
        "afternoons": (NOON, 1110),
        "evening": (960, DAY - 1),
        "evenings": (960, DAY - 1),
        "dusk": (960, 1380),
        "sunset": (960, 1380),
        "nightfall": (960, 1380),
        "night": (1140, 420),
        "nights": (1140, 420),
        "nighttime": (1140, 420),
        "overnight": (1140, 480),
    }
)
POINTS: Mapping[str, int] = MappingProxyType(
    {"noon": NOON, "midday": NOON, "noontime": NOON, "midnight": 0}
)
BEFORE_PARTS = frozenset(
    listed(
        "the in at by during since until till late early this that every each mid same following "
        "next one tomorrow yesterday until before after from on all per winter summer spring autumn"
    )
) | set(WEEKDAYS)
BEFORE_CLOCK = frozenset(
    listed(
        "at by from until till to around about before after between and since the or through daily "
        "shortly just"
    )
) | set(WEEKDAYS)
PART_OPENERS = frozenset({("in", "the"), ("at", "night")})
BEFORE_HOUR = frozenset(listed("at by from until till before after between since"))
HALVES: Mapping[str, int] = MappingProxyType(
    {"am": 0, "a.m.": 0, "a.m": 0, "pm": 720, "p.m.": 720, "p.m": 720}
)
FRACTIONS: Mapping[str, int] = MappingProxyType({"half": 30, "quarter": 15})
ZONES: Mapping[str, int] = MappingProxyType(
    {"UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180}
    | {"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360}
    | {"PST": -480, "PDT": -420, "JST": 540, "IST": 330, "AEST": 600, "MSK": 180}
)
AFTER_BARE_HOUR = frozenset(listed("on today tomorrow yesterday in every each sharp tonight daily"))
OPEN = frozenset(
    listed("open close run start begin end weekday day daily term shut depart serve leave")
) | set(WEEKDAYS)
SET_AT = frozenset({"at", "by", "until", "till", "before", "after"})
CHANGING = frozenset(
    listed("rise fall grow drop cut increase decrease raise lower climb slip reduce stand trade")
    + listed("average rate price cost value score index inflation lead win beat sell close")
)
IN_PART = frozenset({"morning", "afternoon", "evening", "night"})
