"""Corruptions of figures, dates and names."""

from __future__ import annotations

import random
import re
from types import MappingProxyType

from meaning_bed.edits import Change, Context, Edit, by_pattern, by_words, either, planted
from meaning_bed.lexicon import LONG_MONTHS, MONTHS, NUMBER_WORDS, WEEKDAYS, WORD_OF
from meaning_bed.names import found_names, one_list, without_titles
from meaning_bed.numbers import DIGITS, MONTH, WORDS, is_plain, other_number

_UNITS = MappingProxyType(
    {
        "mg": "g",
        "g": "mg",
        "kg": "g",
        "km": "m",
        "cm": "m",
        "m": "km",
        "metres": "kilometres",
        "kilometres": "metres",
        "tonnes": "kilograms",
        "micrograms": "milligrams",
        "litres": "millilitres",
        "seconds": "minutes",
        "minutes": "hours",
        "hours": "days",
        "days": "weeks",
        "weeks": "months",
        "months": "years",
        "years": "months",
        "°C": "°F",
        "km/h": "m/s",
        "crowns": "euros",
    }
)
_CURRENCIES = MappingProxyType({"£": "€", "€": "£", "$": "€"})
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_FRACTIONS = MappingProxyType(
    {
        "half of": "a tenth of",
        "a third of": "two thirds of",
        "one third of": "two thirds of",
        "a quarter of": "three quarters of",
        "a quarter": "three quarters",
        "a tenth": "a half",
        "one-fifth": "four-fifths",
        "twice": "ten times",
        "doubled": "halved",
        "two thirds of": "a third of",
    }
)


def _other_digits(match: re.Match[str], rng: random.Random) -> str | None:
    # A share has its own kind, and so has a scale.
    if re.match(r"\s?(?:%|per cent|percent|million|billion|thousand)", match.string[match.end() :]):
        return None
    return other_number(match.group(), rng)


def _other_word(match: re.Match[str], rng: random.Random) -> str | None:
    before = match.string[max(0, match.start() - 40) : match.start()]
    if re.search(r"\b(?:both|either|neither|other)\b", before):
        return None
    value = NUMBER_WORDS[match.group()]
    usual = [*range(2, 13), *range(20, 100, 10)]
    near = [new for new in usual if abs(new - value) >= 0.3 * value and new <= 3 * value + 4]
    return WORD_OF[rng.choice(near)]


def _other_share(match: re.Match[str], rng: random.Random) -> str | None:
    written = match.group(1)
    new = other_number(written, rng)
    if float(new) <= 100:
        return new
    return f"{float(written) * rng.choice([0.5, 0.7, 0.2]):.{len(written.partition('.')[2])}f}"


def _other_unit(match: re.Match[str], rng: random.Random) -> str:
    return match.group(1) + _UNITS[match.group(2)]


def _other_currency(match: re.Match[str], rng: random.Random) -> str:
    return _CURRENCIES[match.group()]


def _other_month(match: re.Match[str], rng: random.Random) -> str:
    month = match.group("month")
    safe = LONG_MONTHS if int(match.group("day") or 1) > 28 else MONTHS
    new = rng.choice([each for each in safe if each != month])
    return match.group()[: match.start("month") - match.start()] + new


def _other_weekday(match: re.Match[str], rng: random.Random) -> str:
    return rng.choice([each for each in WEEKDAYS if each != match.group()])


def _other_year(match: re.Match[str], rng: random.Random) -> str:
    return str(int(match.group()) - rng.randint(2, 6))


def _other_half_of_day(match: re.Match[str], rng: random.Random) -> str:
    return match.group(1) + ("p" if match.group(2) == "a" else "a")


def _swap_name(text: str, rng: random.Random, context: Context) -> list[Change]:
    changes: list[Change] = []
    for name in found_names(text):
        there = text.lower()
        pool = [new for new in context.names.get(name.type, ()) if new.lower() not in there]
        if pool:
            changes.append(Change(name.start, name.end, rng.choice(pool)))
    return changes


def _exchange_names(text: str, rng: random.Random, context: Context) -> list[Change]:
    # "Six Flags" of "Six Flags Great Adventure" is no name of its own.
    names = [name for name in found_names(text) if not re.match(r" [A-Z\d]", text[name.end :])]
    changes: list[Change] = []
    for index, first in enumerate(names):
        for second in names[index + 1 :]:
            if first.type != second.type or first.text in second.text or second.text in first.text:
                continue
            # One sentence, and not two members of a list: in those the order says nothing.
            gap = text[first.end : second.start]
            if one_list(gap) or re.search(r"[.!?\n]\s", without_titles(gap)) or len(gap) > 120:
                continue
            changes.append(Change(first.start, second.end, second.text + gap + first.text))
    return changes


_NAMED = (
    ("{0} lent {1} a boat.", "{1} lent {0} a boat."),
    ("{0} wrote a long letter to {1}.", "{1} wrote a long letter to {0}."),
    ("{0} beat {1} in the final.", "{1} beat {0} in the final."),
    ("{0} borrowed the van from {1}.", "{1} borrowed the van from {0}."),
)
_PEOPLE = (
    *("Ida Korvel", "Pavel Druun", "Nora Eskeland", "Hamid Tarrow", "Greta Malvick"),
    *("Owen Sarrat", "Lise Dambury", "Viktor Hallam", "Mina Roskell", "Tariq Aldous"),
)
_EXCHANGED = tuple(
    (frame[0].format(one, two), frame[1].format(one, two))
    for shift in (3, 5)
    for place, one in enumerate(_PEOPLE)
    for two in [_PEOPLE[(place + shift) % len(_PEOPLE)]]
    for frame in [_NAMED[(place + shift) % len(_NAMED)]]
)
_SCALED = tuple(
    (f"{what} {amount} {small} {thing}.", f"{what} {amount} {large} {thing}.")
    for what, thing, small, large in (
        ("The new bridge cost", "pounds", "million", "billion"),
        ("Last year the firm sold", "bottles", "thousand", "million"),
        ("The region has about", "trees", "million", "thousand"),
        ("The fund holds", "euros", "billion", "million"),
        ("The archive keeps", "letters", "hundred", "thousand"),
    )
    for amount in ("two", "three", "seven", "nine", "four", "six")
)

_SHARES = (
    ("A third of the pupils walk to school.", "Two thirds of the pupils walk to school."),
    ("The tax on salt is 12 per cent.", "The tax on salt is 21 per cent."),
    ("Half of the seats were empty.", "A tenth of the seats were empty."),
    ("Rents went up by 3.5% last year.", "Rents went up by 5.3% last year."),
    ("Three quarters of the forest burned.", "A quarter of the forest burned."),
    ("Some 80% of the voters stayed at home.", "Some 20% of the voters stayed at home."),
    ("A fifth of the milk was spoiled.", "Four fifths of the milk was spoiled."),
    ("The bank charges 7% a year.", "The bank charges 17% a year."),
)

FACTS = (
    Edit("number-digits", "corruption", by_pattern(DIGITS, _other_digits, is_plain)),
    Edit("number-word", "corruption", by_pattern(WORDS, _other_word, is_plain)),
    Edit(
        "unit",
        "corruption",
        either(
            by_pattern(rf"((?:\d|{WORDS})\s)({_UNIT})(?![\w/])", _other_unit),
            by_pattern(r"[£€$](?=\d)", _other_currency),
        ),
    ),
    Edit(
        "date",
        "corruption",
        either(
            by_pattern(rf"\b(?P<day>\d{{1,2}}) (?P<month>{MONTH})\b", _other_month),
            by_pattern(rf"\b(?P<day>)[Ii]n (?P<month>{MONTH})\b", _other_month),
            by_pattern(rf"\b(?:{'|'.join(WEEKDAYS)})\b", _other_weekday),
            by_pattern(r"(?<![\d,.£€-])(?:19|20)\d\d\b(?![,.]\d)", _other_year),
        ),
    ),
    Edit(
        "time-of-day",
        "corruption",
        by_pattern(r"(\d ?)([ap])(?=\.?m\b)", _other_half_of_day),
        planted(
            [
                (
                    f"The {what} starts at {hour} {half} this week.",
                    f"The {what} starts at {hour} {other} this week.",
                )
                for what, hour in zip(
                    ("march", "sale", "talk", "film", "race", "lesson", "concert", "walk") * 5,
                    (6, 7, 8, 9, 10, 11, 5, 4, 3, 2) * 4,
                    strict=True,
                )
                for half, other in [("a.m.", "p.m."), ("p.m.", "a.m.")][hour % 2 :][:1]
            ]
        ),
    ),
    Edit("name-swapped", "corruption", _swap_name),
    Edit("names-exchanged", "corruption", _exchange_names, planted(_EXCHANGED)),
    Edit(
        "share",
        "corruption",
        either(
            by_pattern(r"(?<![\d.,])(\d+(?:\.\d+)?)(?=\s?(?:%|per cent|percent))", _other_share),
            by_words(_FRACTIONS),
        ),
        planted(_SHARES),
    ),
    Edit(
        "scale",
        "corruption",
        either(
            by_pattern(r"(?<=\d )million\b", "billion"),
            by_pattern(r"(?<=\d )thousand\b", "million"),
            by_pattern(r"(?<=[\d]),000(?![\d,.]\d|,)", " million"),
        ),
        planted(_SCALED),
    ),
)
