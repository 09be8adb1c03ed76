"""Units of measure and money: what they measure, and how large they are.

A factor turns a number of the unit into the base unit of its dimension: grams, meters, square
meters, liters, seconds, bytes, percent, and so on. Currencies are told apart by `sort`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit.

    Attributes:
        dimension: What it measures: "mass", "length", "time", "money", "percent", ...
        factor: How many base units one of it is.
        name: The same for all spellings.
        offset: What is added after the factor (temperatures).
    """

    dimension: str
    factor: float
    name: str
    offset: float = 0.0


# dimension, then factor and spellings; the first spelling is the name
_TABLE = """
mass 1e-6 µg μg mcg ug microgram micrograms
mass 0.001 mg milligram milligrams milligramme milligrammes
mass 1 g gram grams gramme grammes gm gms
mass 1000 kg kilo kilos kilogram kilograms kilogramme kilogrammes kgs
mass 1e6 tonne tonnes metric-ton
mass 1e6 ton tons
mass 1e9 kiloton kilotons
mass 28.3495 oz ounce ounces
mass 453.592 lb lbs pound pounds
mass 6350.29 stone stones
length 1e-9 nm nanometer nanometers nanometre nanometres
length 1e-6 µm μm micron microns micrometer micrometers micrometre micrometres
length 0.001 mm millimeter millimeters millimetre millimetres
length 0.01 cm centimeter centimeters centimetre centimetres
length 1 m meter meters metre metres
length 1000 km kilometer kilometers kilometre kilometres kms
length 0.0254 inch inches
length 0.3048 ft foot feet
length 0.9144 yd yard yards yds
length 1609.344 mile miles mi
length 1852 nmi
length 9.4607e15 light-year lightyear lightyears
area 10000 ha hectare hectares
area 4046.86 acre acres
volume 0.001 ml milliliter milliliters millilitre millilitres cc
volume 0.01 cl centiliter centiliters centilitre centilitres
volume 0.1 dl deciliter deciliters decilitre decilitres
volume 1 l liter liters litre litres
volume 3.78541 gallon gallons gal
volume 0.568 pint pints
volume 0.946 quart quarts
volume 0.236588 cup cups
volume 0.0147868 tablespoon tablespoons tbsp
volume 0.00492892 teaspoon teaspoons tsp
volume 158.987 barrel barrels bbl
time 1e-9 nanosecond nanoseconds ns
time 1e-6 microsecond microseconds
time 0.001 ms millisecond milliseconds msec
time 1 s second seconds sec secs
time 60 min minute minutes mins
time 3600 h hour hours hr hrs
time 86400 day days
time 604800 week weeks wk wks
time 1209600 fortnight fortnights
time 2629800 month months mo mos
time 31557600 year years yr yrs
time 315576000 decade decades
time 3155760000 century centuries
time 31557600000 millennium millennia
speed 0.44704 mph
speed 0.277778 kph kmh kmph
speed 0.514444 knot knots kn kt
data 0.125 bit bits
data 1 byte bytes
data 1e3 kb kilobyte kilobytes
data 1e6 mb megabyte megabytes
data 1e9 gb gigabyte gigabytes
data 1e12 tb terabyte terabytes
data 1e15 pb petabyte petabytes
angle 1 degree degrees deg
energy 1 j joule joules
energy 1000 kj kilojoule kilojoules
energy 4184 kcal kilocalorie kilocalories calorie calories cal
energy 3.6e6 kwh kilowatt-hour
energy 3.6e9 mwh
power 1 w watt watts
power 1e3 kw kilowatt kilowatts
power 1e6 mw megawatt megawatts
power 1e9 gw gigawatt gigawatts
power 745.7 hp horsepower
pressure 1 pa pascal pascals
pressure 1e3 kpa
pressure 1e5 bar bars
pressure 133.322 mmhg
pressure 6894.76 psi
frequency 1 hz hertz
frequency 1e3 khz kilohertz
frequency 1e6 mhz megahertz
frequency 1e9 ghz gigahertz
voltage 1 v volt volts
voltage 1e3 kv kilovolt kilovolts
activity 1 iu
amount 0.001 mmol
amount 1 mol
sound 1 db decibel decibels
percent 1 % percent pct ٪
points 1 pp
times 1 times
money 1 $ dollar dollars usd buck bucks
money 1 € euro euros eur
money 1 £ gbp quid
money 0.01 cent cents
money 0.01 pence
money 1 ¥ yen jpy
money 1 yuan cny renminbi rmb
money 1 ₹ rupee rupees inr rs
money 1 ₽ rouble roubles ruble rubles rub
money 1 ₩ krw
money 1 ₺ lira lire
money 1 ₴ hryvnia hryvnias
money 1 ₪ shekel shekels
money 1 chf franc francs
money 1 krona kronor krone kroner
money 1 sek
money 1 nok
money 1 dkk
money 1 czk
money 1 zloty zlotys pln
money 1 peso pesos mxn
money 1 dirham dirhams aed
money 1 riyal riyals
money 1 aud
money 1 cad
money 1 bitcoin bitcoins btc
money 1 crown crowns koruna korunas
money 1 guilder guilders florin florins
money 1 shilling shillings
money 1 mark marks deutschmark deutschmarks
money 1 guinea guineas
money 1 ducat ducats
money 1 thaler thalers
money 1 drachma drachmas drachmae
money 1 peseta pesetas
money 1 escudo escudos
money 1 dinar dinars
money 1 rand zar
money 1 baht thb
money 1 ringgit
money 1 rupiah
money 1 forint forints huf
money 1 leu lei
money 1 taka
money 1 naira
money 1 cedi cedis
money 1 birr
money 1 tenge
money 1 kuna
money 1 denarius denarii
"""


def _read() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        dimension, factor, *spellings = line.split()
        unit = Unit(dimension, float(factor), spellings[0])
        units |= dict.fromkeys(spellings, unit)
    return units


CROWN_WORDS = frozenset({"crown", "krona"})
CROWNS = CROWN_WORDS | {"sek", "nok", "dkk", "czk"}
"""Currencies that are all called crowns in English, and the words that stand for any of them."""


UNITS: Mapping[str, Unit] = MappingProxyType(_read())
"""Units by their spellings in small letters."""

CURRENCY_SIGNS = frozenset(sign for sign in UNITS if not sign[0].isalnum() and len(sign) == 1) - {
    "%",
    "٪",
}

TEMPERATURES: Mapping[str, Unit] = MappingProxyType(
    {
        "c": Unit("temperature", 1.0, "°C", 273.15),
        "celsius": Unit("temperature", 1.0, "°C", 273.15),
        "centigrade": Unit("temperature", 1.0, "°C", 273.15),
        "f": Unit("temperature", 5 / 9, "°F", 459.67 * 5 / 9),
        "fahrenheit": Unit("temperature", 5 / 9, "°F", 459.67 * 5 / 9),
        "kelvin": Unit("temperature", 1.0, "K"),
    }
)
"""What stands after degrees or the degree sign, or alone where it is a word."""

FOREIGN_DOLLARS: Mapping[str, str] = MappingProxyType(
    {"us": "$", "a": "aud", "au": "aud", "c": "cad", "ca": "cad", "hk": "hk$", "nz": "nz$"}
)
"""Letters that touch a dollar sign, and the currency."""

OF_DOLLARS: Mapping[str, str] = MappingProxyType(
    {
        "us": "$",
        "american": "$",
        "australian": "aud",
        "canadian": "cad",
        "hong kong": "hk$",
    }
)
"""Words before dollars."""

SPELLED = frozenset(unit for unit in UNITS if len(unit) > 3 and unit.isalpha())
"""Units that are words, for which an article may stand for one."""


def squared(unit: Unit, power: int) -> Unit:
    """The area or the volume with sides of a length."""
    if power == 2:
        return Unit("area", unit.factor**2, f"{unit.name}²")
    return Unit("volume", 1000 * unit.factor**3, f"{unit.name}³")


def per(unit: Unit, below: Unit) -> Unit:
    """A unit divided by another: a speed, a density, a dose for each kilogram."""
    if below.dimension == "time" and unit.dimension == "length":
        return Unit("speed", unit.factor / below.factor, f"{unit.name}/{below.name}")
    dimension = f"{unit.dimension}/{below.dimension}"
    return Unit(dimension, unit.factor / below.factor, f"{unit.name}/{below.name}")


def is_compound(unit: Unit, below: Unit) -> bool:
    """Whether a unit divided by another is a measure of its own.

    By the second a length is a speed; by the day or year it is a length that is told again for
    each of them, as a dose or a wage is: see `rates`.
    """
    if below.dimension != "time":
        return True
    return unit.dimension in ("length", "data") and below.factor <= 3600
