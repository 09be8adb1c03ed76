"""The readability formulas, one line each, over totals of counts.

Each is a function of the totals in `harness.metrics.readability_counts.COUNTS`, written S, W, Y
and so on as there; ASL is W/S (average sentence length), ASW is Y/W. None is clamped. Formulas
that need a copyrighted word list appear only where a list is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt

from harness.metrics.base import Better, Output

Values = npt.NDArray[np.float64]
Unit = Literal["grade", "points", "ratio", "count", "words", "syllables", "share"]


@dataclass(frozen=True, slots=True)
class Totals:
    """Columns of summed rows, each of shape (...)."""

    S: Values
    W: Values
    Y: Values
    L: Values
    A: Values
    K: Values
    P3: Values
    P4: Values
    M: Values
    G: Values
    m3: Values
    F: Values
    D: Values

    @property
    def asl(self) -> Values:
        """Words per sentence."""
        return self.W / self.S

    @property
    def asw(self) -> Values:
        """Syllables per word."""
        return self.Y / self.W


@dataclass(frozen=True, slots=True)
class Formula:
    """A number, and how it follows from totals."""

    output: Output
    value: Callable[[Totals], Values]


def _grade(name: str, value: Callable[[Totals], Values], about: str) -> Formula:
    return Formula(Output(name, "grade", "lower", about=about), value)


def _ease(name: str, value: Callable[[Totals], Values], about: str) -> Formula:
    return Formula(Output(name, "points", "higher", about=about), value)


def _points(name: str, value: Callable[[Totals], Values], about: str) -> Formula:
    return Formula(Output(name, "points", "lower", about=about), value)


def _count(name: str, unit: Unit, value: Callable[[Totals], Values], about: str) -> Formula:
    better: Better = "neither"
    return Formula(Output(name, unit, better, 0.0, None, about), value)


def _linsear(t: Totals) -> Values:
    raw = (t.W + 2 * t.P3) / t.S
    return np.where(raw > 20, raw / 2, (raw - 2) / 2)


def _dale_chall(t: Totals) -> Values:
    unfamiliar = 100 * t.D / t.W
    raw = 0.1579 * unfamiliar + 0.0496 * t.asl
    return np.where(unfamiliar > 5, raw + 3.6365, raw)


_FKGL = Formula(
    Output("fkgl", "grade", "lower", -3.4, None, "Flesch-Kincaid grade level, Kincaid 1975."),
    lambda t: 0.39 * t.asl + 11.8 * t.asw - 15.59,
)
_FRE = Formula(
    Output("fre", "points", "higher", None, 121.22, "Flesch reading ease 1948."),
    lambda t: 206.835 - 1.015 * t.asl - 84.6 * t.asw,
)

_ANY_LANGUAGE = (
    _points("lix", lambda t: t.asl + 100 * t.G / t.W, "LIX, Björnsson 1968; 25 easy, 55 hard."),
    _points("rix", lambda t: t.G / t.S, "RIX, Anderson 1983: long words per sentence."),
)

_ENGLISH = (
    _FKGL,
    _FRE,
    _grade(
        "ari",
        lambda t: 4.71 * t.A / t.W + 0.5 * t.asl - 21.43,
        "Automated readability index, Smith & Senter 1967, on letters and digits.",
    ),
    _grade(
        "ari_kincaid",
        lambda t: 0.37 * t.asl + 5.84 * t.K / t.W - 26.01,
        "The same as recalibrated by Kincaid 1975, on all characters but white space.",
    ),
    _grade(
        "coleman_liau",
        lambda t: 5.88 * t.L / t.W - 29.6 * t.S / t.W - 15.8,
        "Coleman & Liau 1975, on letters.",
    ),
    _grade("fog", lambda t: 0.4 * (t.asl + 100 * t.F / t.W), "Gunning's Fog 1952."),
    _grade(
        "smog",
        lambda t: 1.0430 * np.sqrt(30 * t.P3 / t.S) + 3.1291,
        "SMOG, McLaughlin 1969; unreliable below 30 sentences.",
    ),
    _grade("linsear", _linsear, "Linsear Write, O'Hayre 1966, as a ratio over the whole text."),
    *_ANY_LANGUAGE,
    _grade("forcast", lambda t: 20 - 15 * t.M / t.W, "FORCAST, Caylor et al. 1973; no sentences."),
    _points("eflaw", lambda t: (t.W + t.m3) / t.S, "McAlpine 2006; 20 easy, 30 confusing."),
)

WITH_FAMILIAR_WORDS = (
    _grade("dale_chall", _dale_chall, "Dale & Chall 1948; jumps by 3.64 at 5 % unfamiliar words."),
    _grade(
        "dale_chall_powers",
        lambda t: 3.2672 + 0.0596 * t.asl + 0.1155 * (100 * t.D / t.W),
        "The same as recalculated by Powers, Sumner & Kearl 1958; no jump.",
    ),
    _ease(
        "new_dale_chall",
        lambda t: 64 - 0.95 * (100 * t.D / t.W) - 0.69 * t.asl,
        "Chall & Dale 1995, the cloze score, not the grade of the book's table.",
    ),
    _grade(
        "spache_1953",
        lambda t: 0.141 * t.asl + 0.086 * (100 * t.D / t.W) + 0.839,
        "Spache 1953, for grades 1 to 4; give Spache's list for it.",
    ),
)
"""English formulas over a list of familiar words that the user gives."""

COUNTED = (
    _count("sentences", "count", lambda t: t.S, "Total over the texts."),
    _count("words", "count", lambda t: t.W, "Total over the texts."),
    _count("syllables", "count", lambda t: t.Y, "Total over the texts."),
    _count("letters", "count", lambda t: t.L, "Total over the texts."),
    _count("words_per_sentence", "words", lambda t: t.asl, "All words over all sentences."),
    _count("syllables_per_word", "syllables", lambda t: t.asw, "All syllables over all words."),
    _count("long_words", "share", lambda t: t.G / t.W, "Words of more than 6 letters."),
    _count("complex_words", "share", lambda t: t.P3 / t.W, "Words of 3 or more syllables."),
)
"""The counts behind the formulas, for all languages."""

TOTALS = frozenset({"sentences", "words", "syllables", "letters"})
"""Outputs that exist where there is no word: they are 0 then."""

FORMULAS: Mapping[str, tuple[Formula, ...]] = MappingProxyType(
    {
        "en": _ENGLISH,
        "de": (
            _ease("amstad", lambda t: 180 - t.asl - 58.5 * t.asw, "Amstad 1978."),
            _grade(
                "wiener_1",
                lambda t: (19.35 * t.P3 + 12.97 * t.G - 3.27 * t.M) / t.W + 0.1672 * t.asl - 0.875,
                "First Wiener Sachtextformel, Bamberger & Vanecek 1984.",
            ),
            _grade(
                "wiener_2",
                lambda t: (20.07 * t.P3 + 13.73 * t.G) / t.W + 0.1682 * t.asl - 2.779,
                "Second Wiener Sachtextformel.",
            ),
            _grade(
                "wiener_3",
                lambda t: 29.63 * t.P3 / t.W + 0.1905 * t.asl - 1.1144,
                "Third Wiener Sachtextformel.",
            ),
            _grade(
                "wiener_4",
                lambda t: 27.44 * t.P3 / t.W + 0.2656 * t.asl - 1.693,
                "Fourth Wiener Sachtextformel.",
            ),
            *_ANY_LANGUAGE,
        ),
        "it": (
            _ease(
                "gulpease",
                lambda t: 89 + (300 * t.S - 10 * t.L) / t.W,
                "Lucisano & Piemontese 1988; no syllables.",
            ),
            _ease("vacca", lambda t: 217 - 1.3 * t.asl - 60 * t.asw, "Franchina & Vacca 1986."),
            _ease(
                "vacca_206", lambda t: 206 - 65 * t.asw - t.asl, "The variant that opens with 206."
            ),
            *_ANY_LANGUAGE,
        ),
        "es": (
            _ease(
                "szigriszt",
                lambda t: 206.835 - 62.3 * t.asw - t.asl,
                "Szigriszt-Pazos 1993, the INFLESZ scale.",
            ),
            _ease(
                "fernandez_huerta",
                lambda t: 206.84 - 60 * t.asw - 1.02 * t.asl,
                "Fernández Huerta 1959, with words per sentence as Law 2011 corrects it.",
            ),
            _ease(
                "gutierrez",
                lambda t: 95.2 - 9.7 * t.L / t.W - 0.35 * t.asl,
                "Gutiérrez de Polini 1972, for school texts.",
            ),
            _grade(
                "crawford",
                lambda t: -20.5 * t.S / t.W + 4.9 * t.asw - 3.407,
                "Crawford 1984, years of primary school.",
            ),
            *_ANY_LANGUAGE,
        ),
        "fr": (
            _ease(
                "kandel_moles", lambda t: 207 - 1.015 * t.asl - 73.6 * t.asw, "Kandel & Moles 1958."
            ),
            _ease(
                "kandel_moles_henry",
                lambda t: 209 - 1.15 * t.asl - 68 * t.asw,
                "The variant cited from Henry 1975.",
            ),
            *_ANY_LANGUAGE,
        ),
        "ru": (
            _ease("oborneva", lambda t: 206.835 - 1.3 * t.asl - 60.1 * t.asw, "Oborneva 2005."),
            _ease(
                "oborneva_2006",
                lambda t: 206.836 - 1.52 * t.asl - 65.14 * t.asw,
                "Oborneva 2006, dissertation.",
            ),
            _grade(
                "fkgl_ru",
                lambda t: 0.5 * t.asl + 8.4 * t.asw - 15.59,
                "Flesch-Kincaid grade level as adapted by Oborneva.",
            ),
            *_ANY_LANGUAGE,
        ),
        "pt": (
            _ease(
                "martins",
                lambda t: 248.835 - 1.015 * t.asl - 84.6 * t.asw,
                "Martins et al. 1996: Flesch reading ease and 42.",
            ),
            *_ANY_LANGUAGE,
        ),
        "nl": (
            _ease("douma", lambda t: 206.835 - 0.93 * t.asl - 77 * t.asw, "Douma 1960."),
            _ease("brouwer", lambda t: 195 - 2 * t.asl - 67 * t.asw, "Brouwer 1963."),
            *_ANY_LANGUAGE,
        ),
        "pl": (
            _grade(
                "pisarek",
                lambda t: np.sqrt(t.asl**2 + (100 * t.P4 / t.W) ** 2) / 2,
                "Pisarek 1969, the non-linear form; words as written, not base forms.",
            ),
            _grade(
                "fog_pl",
                lambda t: 0.4 * (t.asl + 100 * t.P4 / t.W),
                "Fog for Polish: hard words have four syllables.",
            ),
            *_ANY_LANGUAGE,
        ),
        "tr": (
            _ease("atesman", lambda t: 198.825 - 40.175 * t.asw - 2.610 * t.asl, "Ateşman 1997."),
            _ease(
                "cetinkaya_uzun",
                lambda t: 118.823 - 25.987 * t.asw - 0.971 * t.asl,
                "Çetinkaya & Uzun 2010.",
            ),
            *_ANY_LANGUAGE,
        ),
    }
)
"""Formulas by language; the first is the one that stands for the metric."""
