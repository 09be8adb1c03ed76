"""Controls that change how a fact is written: figures, dates, units, marks, short forms."""

from __future__ import annotations

import random
import re
from types import MappingProxyType

from meaning_bed.edits import (
    Edit,
    Planted,
    by_pattern,
    by_words,
    either,
    is_question,
    planted,
    starts_sentence,
)
from meaning_bed.lexicon import AMERICAN, BRITISH, MONTHS, NUMBER_WORDS, WEEKDAYS, WORD_OF
from meaning_bed.numbers import DIGITS, MONTH, WORDS, is_plain

_SYMBOLS = r"\s?(?:%|mg|kg|km|cm|m²|m\b|g\b|°C|million|billion|per cent)"


def _to_word(match: re.Match[str], rng: random.Random) -> str | None:
    text, start = match.string, match.start()
    before = text[max(0, start - 1) : start]
    if (before in "£€$-–" and before) or re.match(_SYMBOLS, text[match.end() :]):
        return None
    if re.search(r"\d\s*[-–—]\s*$", text[max(0, start - 6) : start]):
        return None  # "1857 - 58" is no "1857 - fifty-eight"
    written = match.group()
    if not written.isdecimal() or int(written) not in WORD_OF:
        return None
    word = WORD_OF[int(written)]
    return word[:1].upper() + word[1:] if starts_sentence(text, start) else word


def _to_digits(match: re.Match[str], rng: random.Random) -> str:
    return str(NUMBER_WORDS[match.group()])


def _american_date(match: re.Match[str], rng: random.Random) -> str:
    day, month, year = match["day"], match["month"], match["year"]
    if year:
        return f"{month} {day}, {year}"
    return rng.choice([f"{month} {day}", f"{day}{_ordinal(int(day))} {month}"])


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _no_range(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 8) : match.start()]
    return re.search(r"\d (?:to|and|or|–|-) $|\d–$", before) is None


def _bare(match: re.Match[str], rng: random.Random) -> str:
    return match.group().replace(",", "")


def _in_thousands(match: re.Match[str], rng: random.Random) -> str:
    return f"{match.group(1)} thousand"


def _millions(match: re.Match[str], rng: random.Random) -> str:
    value = float(match["value"]) * 1_000_000
    return f"{match['sign']}{value:,.0f}"


def _clock(match: re.Match[str], rng: random.Random) -> str:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    late = match["half"] == "p"
    around_the_clock = hour % 12 + (12 if late else 0)
    # A full stop after "p.m." may be the end of the sentence too.
    stop = "." if re.match(r"$|\s+[A-Z]", match.string[match.end() :]) and match["dots"] else ""
    plain = f"{hour}:{minute}" if match["minute"] else str(hour)
    return rng.choice([f"{plain} {match['half']}m", f"{around_the_clock:02d}:{minute}"]) + stop


_LONG_UNITS = MappingProxyType(
    {
        "mg": "milligrams",
        "kg": "kilograms",
        "km": "kilometres",
        "cm": "centimetres",
        "g": "grams",
        "m²": "square metres",
        "°C": "degrees Celsius",
        "km/h": "kilometres per hour",
    }
)
_SHORT_UNITS = MappingProxyType(
    {
        "kilometres per hour": "km/h",
        "kilometres": "km",
        "kilograms": "kg",
        "milligrams": "mg",
        "centimetres": "cm",
        "metres": "m",
    }
)
_UNIT_CARRIERS = tuple(
    (f"The {thing} is {number} {short} {how}.", f"The {thing} is {number} {long} {how}.")
    for thing, number, short, long, how in (
        ("tunnel", "14", "km", "kilometres", "long"),
        ("tunnel", "9", "kilometres", "km", "long"),
        ("shelf", "60", "cm", "centimetres", "deep"),
        ("ditch", "45", "centimetres", "cm", "deep"),
        ("wall", "3", "metres", "m", "high"),
        ("tower", "38", "m", "metres", "high"),
        ("parcel", "12", "kg", "kilograms", "too heavy"),
        ("trunk", "7", "kilograms", "kg", "too heavy"),
    )
)
_MONEY_NAMES = MappingProxyType({"£": "pounds", "€": "euros", "$": "dollars"})


def _money(match: re.Match[str], rng: random.Random) -> str:
    scale = match["scale"] or ""
    return f"{match['amount']}{scale} {_MONEY_NAMES[match['sign']]}"


_CONTRACTIONS = MappingProxyType(
    {
        "do not": "don't",
        "does not": "doesn't",
        "did not": "didn't",
        "is not": "isn't",
        "are not": "aren't",
        "was not": "wasn't",
        "were not": "weren't",
        "has not": "hasn't",
        "have not": "haven't",
        "had not": "hadn't",
        "will not": "won't",
        "cannot": "can't",
        "could not": "couldn't",
        "would not": "wouldn't",
        "should not": "shouldn't",
        "it is": "it's",
        "they are": "they're",
        "you are": "you're",
        "we are": "we're",
        "you will": "you'll",
        "there is": "there's",
    }
)


def _contracts(match: re.Match[str]) -> bool:
    return re.match(r"[.,;?]", match.string[match.end() :]) is None and not is_question(match)


_BODIES = (
    ("United States", "U.S."),
    ("World Health Organization", "WHO"),
    ("United Kingdom", "UK"),
    ("European Union", "EU"),
    ("United Nations", "UN"),
    ("Harbour Safety Board", "HSB"),
    ("Northern Rail Workers' Union", "NRWU"),
    ("Institute for River Studies", "IRS"),
    ("Central Grain Bank", "CGB"),
    ("National Lighthouse Office", "NLO"),
    ("Brannoch Fishing Council", "BFC"),
    ("Society for Public Gardens", "SPG"),
)
_DEEDS = (
    "The {} has signed the treaty.",
    "The plan was drawn up by the {} last year.",
    "The {} sent two experts to the region.",
    "Both sides have asked the {} for help.",
)


def _bodies() -> tuple[Planted, ...]:
    """Known bodies by their short form, and invented ones that the text itself spells out."""
    made: list[Planted] = []
    for place, (long, short) in enumerate(_BODIES):
        for step in range(2):
            deed = _DEEDS[(place + step) % len(_DEEDS)]
            lead = "" if place < 5 else f"The {long} ({short}) met on Friday. "
            first, second = (long, short) if step == place % 2 else (short, long)
            base = lead + deed.format(first)
            made.append(Planted(base, base, lead + deed.format(second)))
    return tuple(made)


_TITLES = (
    by_pattern(r"\bDr\.? (?=[A-ZÀ-Þ])", "Doctor "),
    by_pattern(r"\bProf\.? (?=[A-ZÀ-Þ])", "Professor "),
    by_pattern(r"\b(Mr|Mrs|Ms|Dr)\. (?=[A-ZÀ-Þ])", r"\1 "),
    by_pattern(r"\b(Mr|Mrs|Ms|Dr) (?=[A-ZÀ-Þ])", r"\1. "),
    by_pattern(r"\bDoctor (?=[A-ZÀ-Þ])", "Dr "),
)
_TITLED = tuple(
    (f"{one} {name} {rest}.", f"{two} {name} {rest}.")
    for one, two, name, rest in (
        ("Dr.", "Doctor", "Ilse Varn", "runs the clinic"),
        ("Professor", "Prof.", "Hugo Stell", "wrote the report"),
        ("Mister", "Mr.", "Alvin Roe", "keeps bees"),
        ("Doctor", "Dr", "Pia Monk", "saw the child"),
        ("Prof.", "Professor", "Ana Trusk", "led the dig"),
        ("Mr", "Mr.", "Karl Denny", "sold the boat"),
        ("General", "Gen.", "Rolf Amery", "signed the order"),
        ("Sgt.", "Sergeant", "Una Brice", "found the key"),
    )
)
_SPELLED = tuple(
    (f"The {one}.", f"The {two}.")
    for one, two in (
        ("colour of the theatre is grey", "color of the theater is gray"),
        ("neighbor organized a dialog", "neighbour organised a dialogue"),
        ("harbour centre was cancelled", "harbor center was canceled"),
        ("jewelry was behind the gray catalog", "jewellery was behind the grey catalogue"),
        ("labour programme is in favour", "labor program is in favor"),
        ("sulfur has a strong flavor", "sulphur has a strong flavour"),
        ("tyre of the plough was mouldy", "tire of the plow was moldy"),
        ("traveler paid by check", "traveller paid by cheque"),
    )
)
_QUOTED = tuple(
    (f"{who} {said} {one}{words}{two}.", f"{who} {said} {three}{words}{four}.")
    for who, said, words in (
        ("The report", "speaks of", "a lost decade"),
        ("The mayor", "called the plan", "a waste of time"),
        ("One critic", "described the play as", "loud and clever"),
        ("The guide", "calls the cave", "the blue hall"),
    )
    for one, two, three, four in (
        ('"', '"', "“", "”"),
        ("“", "”", '"', '"'),
        ('"', '"', "‘", "’"),
        ("“", "”", "'", "'"),
    )
)

FORM = (
    Edit(
        "number-spelled",
        "control",
        either(by_pattern(DIGITS, _to_word, is_plain), by_pattern(WORDS, _to_digits, is_plain)),
        about="11 and eleven",
    ),
    Edit(
        "date-format",
        "control",
        by_pattern(
            rf"(?<![\d.:,£€–])(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?: (?P<year>\d{{4}}))?\b",
            _american_date,
            _no_range,
        ),
        about="14 May, May 14 and 14th May",
    ),
    Edit(
        "number-format",
        "control",
        either(
            by_pattern(r"(?<![\w.,])\d{1,3},\d{3}(?![\d,])", _bare),
            by_pattern(r"(?<![\w.,£€$])(\d{1,3}),000(?![\d,])", _in_thousands),
            by_pattern(
                r"(?<![\d.,])(?P<sign>[£€$]?)(?P<value>\d{1,3}(?:\.\d{1,2})?) million\b",
                _millions,
                _no_range,
            ),
        ),
        planted(
            [
                (f"The hall has {one} seats.", f"The hall has {two} seats.")
                for one, two in (
                    *(("1,500", "1500"), ("2,000", "2 thousand"), ("12,000", "12 thousand")),
                    *(("3400", "3,400"), ("1.5 thousand", "1,500"), ("4500", "4.5 thousand")),
                )
            ]
        ),
        about="1,500, 1500 and 1.5 thousand",
    ),
    Edit(
        "time-format",
        "control",
        by_pattern(
            r"(?<![\d.:])(?<!\d: )(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? "
            r"(?P<half>[ap])(?P<dots>\.)?m(?(dots)\.)",
            _clock,
            lambda match: re.match(r" ?(?:to|and|until|–) \d", match.string[match.end() :]) is None,
        ),
        planted(
            [
                ("The gate shuts at 7 p.m. every day.", "The gate shuts at 7 pm every day."),
                ("The train leaves at 6:40 a.m. each day.", "The train leaves at 06:40 each day."),
                (
                    "Lunch is served until 2 p.m. on weekdays.",
                    "Lunch is served until 14:00 on weekdays.",
                ),
                (
                    "The fair opens at 10.30 a.m. on both days.",
                    "The fair opens at 10:30 am on both days.",
                ),
            ]
        ),
        about="2 p.m., 2 pm and 14:00",
    ),
    Edit(
        "unit-written",
        "control",
        either(
            by_pattern(
                rf"(?<=\d )({'|'.join(sorted(_LONG_UNITS, key=len, reverse=True))})(?![\w/])",
                lambda match, rng: _LONG_UNITS[match.group()],
            ),
            by_pattern(
                rf"(?<=\d )({'|'.join(_SHORT_UNITS)})\b",
                lambda match, rng: _SHORT_UNITS[match.group()],
            ),
        ),
        planted(_UNIT_CARRIERS),
        about="km and kilometres",
    ),
    Edit(
        "percent-sign",
        "control",
        either(
            by_pattern(r"(?<=\d)\s?%", lambda match, rng: rng.choice([" per cent", " percent"])),
            by_pattern(r"(?<=\d) per ?cent\b", "%"),
        ),
        planted(
            [
                (f"The price rose by {number}{one}.", f"The price rose by {number}{two}.")
                for number in ("4", "17", "62", "8.5", "30")
                for one, two in (("%", " per cent"), (" percent", "%"))
            ]
        ),
    ),
    Edit(
        "money-format",
        "control",
        by_pattern(
            r"(?P<sign>[£€$])(?P<amount>[\d,.]*\d)(?P<scale> million)?(?![\d,.]*\d)\b(?! a |[’'])",
            _money,
        ),
        planted(
            [
                (
                    "A day ticket costs £14 at the gate.",
                    "A day ticket costs 14 pounds at the gate.",
                ),
                ("The repair cost €300 in all.", "The repair cost 300 euros in all."),
                (
                    "The prize is worth $5,000 this year.",
                    "The prize is worth 5,000 dollars this year.",
                ),
                ("The coat cost 90 pounds last winter.", "The coat cost £90 last winter."),
            ]
        ),
    ),
    Edit("contraction", "control", by_words(_CONTRACTIONS, _contracts)),
    Edit("initialism", "control", either(), _bodies(), about="U.S. and United States"),
    Edit("title", "control", either(*_TITLES), planted(_TITLED), about="Dr and Doctor"),
    Edit(
        "quote-marks",
        "control",
        either(
            by_pattern(r"\"([^\"“”\n]{4,200})\"", r"“\1”"),
            by_pattern(r"“([^\"“”\n]{4,200})”", r'"\1"'),
        ),
        planted(_QUOTED),
    ),
    Edit("spelling", "control", either(by_words(AMERICAN), by_words(BRITISH)), planted(_SPELLED)),
    Edit(
        "weekday-short",
        "control",
        by_pattern(
            rf"\b(?:{'|'.join(WEEKDAYS)})(?=,? \d+ (?:{'|'.join(MONTHS)}))",
            lambda match, rng: match.group()[:3],
        ),
        planted(
            [
                (f"The next walk is on {day} {date}.", f"The next walk is on {day[:3]} {date}.")
                for day, date in zip(
                    WEEKDAYS,
                    ("3 May", "12 June", "1 July", "9 April", "22 August", "5 March", "30 October"),
                    strict=True,
                )
            ]
        ),
        about="Tuesday, 14 May and Tue, 14 May",
    ),
)
