"""Words of the English calendar: months, weekdays, seasons, feasts, parts, units, eras."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def listed(text: str) -> tuple[str, ...]:
    """The words of a table, written with blanks between them."""
    return tuple(text.split())


_MONTHS = listed(
    "january february march april may june july august september october november december"
)
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")


def _owned(words: dict[str, int]) -> Mapping[str, int]:
    """Each word also with 's."""
    return MappingProxyType(words | {f"{word}'s": value for word, value in words.items()})


def months_mask(first: int, last: int) -> int:
    """Months as bits, 1 to 12; a last month before the first runs over the new year."""
    span = range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1))
    return sum(1 << month for month in span)


MONTHS: Mapping[str, int] = _owned({word: at for at, word in enumerate(_MONTHS, 1)})
# Words and names too: dates only beside a day, a year or a preposition.
DOUBTFUL_MONTHS = frozenset({"march", "april", "may", "june", "august"})
SHORT_MONTHS: Mapping[str, int] = MappingProxyType(
    {word[:3]: at for at, word in enumerate(_MONTHS, 1) if len(word) > 3} | {"sept": 9}
)
WEEKDAYS: Mapping[str, int] = _owned(
    {word: 1 << at for at, word in enumerate(_WEEKDAYS)}
    | {f"{word}s": 1 << at for at, word in enumerate(_WEEKDAYS)}
    | {"weekday": 0b11111, "weekdays": 0b11111, "weekend": 0b1100000, "weekends": 0b1100000}
)
SHORT_WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {word[:3]: 1 << at for at, word in enumerate(_WEEKDAYS)}
    | {"tues": 1 << 1, "thur": 1 << 3, "thurs": 1 << 3}
)
# "Good Friday" and "Black Monday" are names of days, not weekdays.
NAMED_WEEKDAYS = frozenset(
    listed("good black holy easter palm ash super cyber bloody fat ruby shrove maundy man")
)

# Seasons begin and end at different dates for different people: one month more on each side.
SEASONS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "spring": ("spring", months_mask(2, 6)),
        "springtime": ("spring", months_mask(2, 6)),
        "summer": ("summer", months_mask(5, 9)),
        "summertime": ("summer", months_mask(5, 9)),
        "autumn": ("autumn", months_mask(8, 12)),
        "fall": ("autumn", months_mask(8, 12)),
        "winter": ("winter", months_mask(11, 3)),
        "wintertime": ("winter", months_mask(11, 3)),
    }
)
DOUBTFUL_SEASONS = frozenset({"spring", "fall"})

# Feasts by their words: (months, first day, last day); nothing where the date moves.
FEASTS: Mapping[tuple[str, ...], tuple[str, int, int]] = MappingProxyType(
    {
        ("christmas", "eve"): ("", 12, 24),
        ("christmas", "day"): ("", 12, 25),
        ("christmas",): ("christmas", 12, 0),
        ("boxing", "day"): ("", 12, 26),
        ("new", "year's", "eve"): ("", 12, 31),
        ("new", "year's", "day"): ("", 1, 1),
        ("new", "year's"): ("", 1, 1),
        ("valentine's", "day"): ("", 2, 14),
        ("st", ".", "patrick's", "day"): ("", 3, 17),
        ("halloween",): ("", 10, 31),
        ("all", "saints", "'", "day"): ("", 11, 1),
        ("good", "friday"): ("good friday", 0, 0),
        ("easter", "sunday"): ("easter", 0, 0),
        ("easter", "monday"): ("easter monday", 0, 0),
        ("easter",): ("easter", 0, 0),
        ("palm", "sunday"): ("palm sunday", 0, 0),
        ("ash", "wednesday"): ("ash wednesday", 0, 0),
        ("thanksgiving", "day"): ("thanksgiving", 0, 0),
        ("thanksgiving",): ("thanksgiving", 0, 0),
        ("ramadan",): ("ramadan", 0, 0),
        ("passover",): ("passover", 0, 0),
        ("hanukkah",): ("hanukkah", 0, 0),
        ("diwali",): ("diwali", 0, 0),
        ("labor", "day"): ("labor day", 0, 0),
        ("memorial", "day"): ("memorial day", 0, 0),
    }
)
FEAST_HEADS = frozenset(words[0] for words in FEASTS)

# Parts of a stretch of time: share of it where they begin and end, on purpose wide.
PARTS: Mapping[str, tuple[str, float, float]] = MappingProxyType(
    {
        "early": ("early", 0.0, 0.5),
        "beginning": ("early", 0.0, 0.5),
        "start": ("early", 0.0, 0.5),
        "dawn": ("early", 0.0, 0.5),
        "mid": ("mid", 0.2, 0.8),
        "middle": ("mid", 0.2, 0.8),
        "late": ("late", 0.5, 1.0),
        "end": ("late", 0.5, 1.0),
        "close": ("late", 0.5, 1.0),
    }
)
# These take "of the" before the stretch; the others stand right before it.
PARTS_WITH_OF = frozenset({"beginning", "start", "dawn", "middle", "end", "close"})

DECADES: Mapping[str, int] = MappingProxyType(
    {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    }
)

_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: Mapping[str, int] = MappingProxyType(
    {word: at for at, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}
)
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})

_SMALL = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
NUMBERS: Mapping[str, int] = MappingProxyType(
    {word: at for at, word in enumerate(_SMALL, 1)}
    | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
    | {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1}
)
CENTURY_WORDS = frozenset(listed("fifteen sixteen seventeen eighteen nineteen twenty"))

DAYS_IN: Mapping[str, int] = MappingProxyType(
    {
        word + plural: days
        for word, days in (
            ("day", 1),
            ("week", 7),
            ("fortnight", 14),
            ("month", 30),
            ("year", 365),
            ("decade", 3650),
            ("century", 36500),
        )
        for plural in ("", "s")
    }
    | {"centuries": 36500}
)
VAGUE = frozenset(listed("few several many some couple of"))

BEFORE_CHRIST = frozenset({"bc", "bce", "b.c.", "b.c.e."})
OUR_ERA = frozenset({"ad", "ce", "a.d.", "c.e."})

# What stands before a date, so that a bare number or a doubtful word is one.
BEFORE_DATES = frozenset(
    listed(
        "in since until till by from during before after around about circa c early mid late year "
        "through between spring summer autumn fall winter last next this of ca"
    )
)
# What stands before "of 2000" where that is an amount.
AMOUNTS = frozenset(
    listed(
        "total population crowd height elevation distance maximum minimum average capacity group "
        "number length weight sum price cost speed depth altitude area score army force fleet "
        "staff membership circulation enrollment rate budget tens hundreds thousands value list "
        "set collection fee salary density sample cohort set amount"
    )
)
CHANGES = frozenset(
    listed(
        "rise rose risen increase increased increases grow grew grown fall fell fallen drop "
        "dropped decrease decreased decline declined climb climbed jump jumped shrink shrank cut "
        "reduced ranges ranging range ranged varies vary up down"
    )
)
# A number before one of these is an amount, whatever it looks like.
UNITS = frozenset(
    listed(
        "people persons men women children soldiers troops inhabitants residents workers "
        "employees students pupils copies members dead deaths victims metres meters metre meter "
        "feet foot miles mile kilometres kilometers km m ft mi cm mm kg g mg l ml lb lbs tons "
        "tonnes ton tonne hours minutes seconds days weeks months years dollars euros pounds yen "
        "yuan rupees percent per hectares acres square cubic words pages votes seats points goals "
        "runs kilograms grams liters litres calories kcal kj kw mw gb mb hz mhz ghz hp cc rpm mph "
        "kph or more times million billion thousand hundred degrees volts watts households homes "
        "houses families species horses ships aircraft planes vehicles cars refugees patients "
        "cases fans spectators"
    )
)
# A number after one of these is a name.
NUMBERED = frozenset(
    listed(
        "flight room route highway number no page pages section channel model bus line building "
        "article chapter verse psalm asteroid interstate road street avenue suite unit hwy rfc "
        "iso windows pin code version batch locomotive class ngc boeing tel ext lot series "
        "approximately nearly almost exactly over roughly about at"
    )
)
OWNERS = frozenset(listed("his her their my our your its one's"))
