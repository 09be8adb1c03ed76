"""Whether a figure of a rewrite may be worked out from the original, judged generously.

A plain rewrite works figures out: £1.60 from half of £3.20, 24 people from 36, nine and three. A
figure that two or three figures near it can have given is no plain invention, so what is told
of it is minor. `derived` knows the sums that are sure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, permutations
from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.amounts import Amount
from harness.meaning.kinds.amounts.derived import WORDED
from harness.meaning.kinds.amounts.rates import PERIODS
from harness.meaning.kinds.amounts.sameness import same_money
from harness.meaning.kinds.shared.neighbours import originals_near
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_CROWD = 12  # figures among which some sum would fit by chance
_IMPLIED: Mapping[str, float] = MappingProxyType(
    {"half": 0.5, "halve": 0.5, "halved": 0.5, "quarter": 0.25, "double": 2.0, "doubled": 2.0}
    | {"twice": 2.0, "treble": 3.0, "trebled": 3.0, "triple": 3.0, "tripled": 3.0, "pair": 2.0}
    | {"dozen": 12.0, "score": 20.0, "decade": 10.0, "century": 100.0, "couple": 2.0}
    | {"both": 2.0, "halfway": 0.5, "midway": 0.5}
    | dict.fromkeys(("renewable", "renew", "extend", "again", "further", "another"), 2.0)
)
_IN_A_YEAR: Mapping[str, float] = MappingProxyType(
    {"fortnight": 2.0, "monthly": 12.0, "month": 12.0, "quarterly": 4.0, "weekly": 52.0}
    | {"annual": 12.0, "year": 12.0, "week": 7.0}
)
"""What words give to reckon with that are no amounts of their own."""
_APART = frozenset(
    {"more", "fewer", "less", "worse", "better", "later", "earlier", "higher", "lower", "before"}
    | {"after", "short", "extra", "additional", "further", "longer", "shorter", "others", "other"}
)
_COUNTED = frozenset({"", "time", "age"})
_YEARLIKE = 1000.0
_MINUTE = 60.0
_HALF_YEAR = PERIODS["year"] / 2
_DAY = 24 * 60
_WHOLE_DAY = _DAY * _MINUTE
_ABOUT = 0.05  # how far a figure may be off that says "about"
_OTHER_UNIT = 0.1  # and a time in other units: six weeks, a month and a half
_AS_SHARE = 4.0  # points by which a simple part of a whole may be off


_Given = tuple[float, Collection[Fact | None]]


class _Figure(NamedTuple):
    """An amount to reckon with, in base units: an amount of a range is two of them."""

    value: float
    shown: float
    dimension: str
    unit: str
    fact: Fact | None
    bounded: bool


class WorkedOut:
    """What figures of a rewrite may follow from; each original is looked at once.

    Args:
        pair: Both texts.
    """

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._known: dict[tuple[int, ...], Sequence[_Figure]] = {}

    def may_come(self, other: Fact, one: Fact | None = None) -> bool:
        """Whether figures of the originals near give a figure of the rewrite.

        Args:
            other: A figure of the rewrite.
            one: That of the original in whose place it stands, which must be among them.
        """
        amount: Amount = other.said
        near = originals_near(self._pair, other.sentence)
        figures = self._figures(near)
        if amount.form == "vague" or len(figures) > _CROWD or self._is_said(amount, figures):
            return False
        kin = [each for each in figures if _is_kin(each, amount)]
        kin += [*_ranked(figures, amount), *_bare(figures, amount)]
        if amount.bare:  # "normally it is 2.8 million": tonnes
            kin += [each._replace(value=each.shown) for each in figures if each.dimension]
        elif not amount.dimension:  # "until they turn 16"
            kin += [each._replace(value=each.shown) for each in figures if each.dimension == "age"]
        scalars = [each for each in figures if each.dimension in ("", "times", "percent")]
        scalars += self._implied(near, _IMPLIED)
        if amount.dimension != "time":  # 24 months are not two months
            scalars += self._implied(near, _IN_A_YEAR)
        if one is None and (self._is_worded(amount, near) or _is_unnamed(amount, figures)):
            return True
        # What a figure is reckoned from is told as well: one that is gone may have become it.
        told = [each for each in kin if (each.value, each.dimension) in self._told]
        sums = [] if one is not None and not self._is_gap(one) else list(_sums(kin, told))
        values = [*sums, *_products(told, scalars), *self._ages(amount, near)]
        values += [*_steps(amount, kin), *_in_other_units(amount, kin)]
        off = 0.0
        if amount.dimension == "percent":
            values = [*sums, *_shares(figures), *self._equal_parts(figures, near)]
            off = _AS_SHARE if amount.share else 1.0
        values += self._between_times(amount, near)
        low, high = sorted((amount.low, amount.high))
        room = max(off, (_ABOUT if amount.near else 1e-3) * abs(high))
        return any(
            low - room <= value <= high + room and (one is None or one in used)
            for value, used in values
        )

    def _equal_parts(self, figures: Sequence[_Figure], near: Sequence[int]) -> Iterator[_Given]:
        """What each of some has, where all have the same: 20 % for each of five questions."""
        if not self._words(near).isdisjoint(("equal", "equally", "each", "same")):
            for each in figures:
                if not each.dimension and each.value > 1:
                    yield 100 / each.value, (each.fact,)

    def _is_worded(self, amount: Amount, near: Sequence[int]) -> bool:
        """Whether a word implies a span of time: "quarterly"."""
        words = self._words(near)
        if amount.dimension == "time" and amount.low == _HALF_YEAR and "half" in words:
            return not words.isdisjoint(("yearly", "year", "annually", "annual"))
        quarters = {PERIODS["h"] / 4, PERIODS["h"] * 3 / 4}
        if amount.dimension == "time" and amount.low in quarters and "quarter" in words:
            return "hour" in words
        if amount.dimension == "time" and amount.low == PERIODS["year"] and "year" in words:
            return True
        return amount.dimension == "time" and any(WORDED.get(word) == amount.low for word in words)

    def _words(self, near: Sequence[int]) -> frozenset[str]:
        passage = self._pair.original.passage
        tokens = [token for at in near for token in passage.of_sentence(at)]
        return frozenset(word for token in tokens for word in (token.lower, token.lemma))

    def _between_times(self, amount: Amount, near: Sequence[int]) -> Iterator[_Given]:
        """How long it is from one time to another."""
        if amount.dimension != "time" or amount.low >= _WHOLE_DAY:
            return
        minutes = {
            minute
            for fact in self._pair.original.of("time")
            if fact.sentence in near
            for minute in fact.said.minutes
            if fact.said.is_exact
        }
        for one, two in permutations(sorted(minutes)[:_CROWD], 2):
            yield _MINUTE * ((two - one) % _DAY), ()

    @cached_property
    def _told(self) -> frozenset[tuple[float, str]]:
        """The amounts of the rewrite, and the ends of its ranges and ratios."""
        figures = [each for fact in self._pair.rewrite.of("quantity") for each in _figures_of(fact)]
        return frozenset(
            (end, each.dimension) for each in figures for end in (each.value, each.shown)
        )

    def _is_gap(self, one: Fact) -> bool:
        """Whether an amount is told as a difference or a part: "400 more", "missed by eight"."""
        tokens = self._pair.original.passage.tokens
        behind = {token.lower for token in tokens[one.last : one.last + 3]}
        before = tokens[one.first - 1].lower if one.first else ""
        amount: Amount = one.said
        apart = bool(amount.way) or before in ("by", "every") or not behind.isdisjoint(_APART)
        return apart or amount.dimension == "times"

    @staticmethod
    def _is_said(amount: Amount, figures: Sequence[_Figure]) -> bool:
        """Whether the very number stands there, so that something else about it is different."""
        return any(each.value == amount.low and _is_kin(each, amount) for each in figures)

    def _figures(self, near: Sequence[int]) -> Sequence[_Figure]:
        key = tuple(near)
        if key not in self._known:
            facts = [each for at in near for each in self._by_sentence.get(at, ())]
            self._known[key] = [figure for fact in facts for figure in _figures_of(fact)]
        return self._known[key]

    @cached_property
    def _by_sentence(self) -> Mapping[int, list[Fact]]:
        table: dict[int, list[Fact]] = {}
        for fact in self._pair.original.of("quantity"):
            table.setdefault(fact.sentence, []).append(fact)
        return table

    def _implied(self, near: Sequence[int], table: Mapping[str, float]) -> list[_Figure]:
        words = self._words(near)
        values = {table[word] for word in words if word in table}
        return [_Figure(each, each, "", "", None, False) for each in sorted(values)]

    def _ages(self, amount: Amount, near: Sequence[int]) -> Iterator[_Given]:
        """Spans between two years, of which an age may be one short, and years some years on."""
        if amount.dimension not in _COUNTED:
            return
        years = sorted(
            {
                float(each.said[0].years[0])
                for each in self._pair.original.of("date")
                if each.sentence in near and each.said[0].years is not None
            }
        )[:_CROWD]
        unit = amount.low / amount.number if amount.number else 1.0
        for one, two in combinations(years, 2):
            span = abs(one - two)
            used = [each.fact for each in self._figures(near)]  # in place of any of them
            yield span * unit, used
            yield (span - 1) * unit, used
        if amount.low >= _YEARLIKE and not amount.dimension:
            spans = [*self._figures(near), *self._implied(near, _IMPLIED)]
            for figure in spans:
                for year in years:
                    yield year + figure.shown, [figure.fact]
                    yield year - figure.shown, [figure.fact]


def _figures_of(fact: Fact) -> Iterator[_Figure]:
    amount: Amount = fact.said
    bounded = bool(amount.direction) or amount.form == "range"
    common = (amount.dimension, amount.unit, fact, bounded)
    yield _Figure(amount.low, amount.number, *common)
    if amount.high != amount.low and amount.form != "vague":
        factor = (amount.low / amount.number if amount.number else 1.0) or 1.0
        yield _Figure(amount.high, amount.high / factor, *common)
    for part in amount.parts:
        yield _Figure(part, part, "", "", fact, bounded)


def _is_kin(figure: _Figure, amount: Amount) -> bool:
    """Whether both measure one thing, so that one may be a sum that the other went into."""
    if figure.dimension == amount.dimension:
        return figure.dimension != "money" or same_money(figure.unit, amount.unit)
    return {figure.dimension, amount.dimension} <= _COUNTED and "" not in (
        figure.dimension,
        amount.dimension,
    )


def _sums(kin: Sequence[_Figure], told: Sequence[_Figure]) -> Iterator[_Given]:
    """Sums and differences of two or three figures of one sort, of which one is told."""
    for one, two in combinations(kin, 2):
        if one not in told and two not in told:
            continue
        yield one.value + two.value, (one.fact, two.fact)
        yield abs(one.value - two.value), (one.fact, two.fact)
    for three in combinations(kin, 3):
        used = [each.fact for each in three]
        low, middle, high = sorted(each.value for each in three)
        yield high - middle - low, used
        yield high + middle + low, used


def _products(kin: Sequence[_Figure], scalars: Sequence[_Figure]) -> Iterator[_Given]:
    """So many times a figure, or a part of one, or what is left without that part."""
    for one in kin:
        for two in scalars:
            factor = two.value / 100 if two.dimension == "percent" else two.value
            if one is two or not factor or factor == 1:
                continue
            used = (one.fact, two.fact)
            yield one.value * factor, used
            yield one.value / factor, used
            if factor < 1:
                yield one.value * (1 - factor), used
                yield one.value * (1 + factor), used


def _ranked(figures: Sequence[_Figure], amount: Amount) -> Iterator[_Figure]:
    """Ranks as counts: in its tenth week it has lasted for nine."""
    factor = amount.low / amount.number if amount.number else 1.0
    for each in figures:
        if each.dimension == "rank" and amount.dimension in _COUNTED:
            yield each._replace(value=each.value * factor, unit=amount.unit, bounded=True)


def _bare(figures: Sequence[_Figure], amount: Amount) -> Iterator[_Figure]:
    """Counts of what an amount is told in: "3 of the 11 kilometres"."""
    factor = amount.low / amount.number if amount.number else 1.0
    for each in figures:
        if amount.dimension and not each.dimension and each.fact and each.fact.said.bare:
            yield each._replace(value=each.value * factor, unit=amount.unit)


def _is_unnamed(amount: Amount, figures: Sequence[_Figure]) -> bool:
    """Whether it is a number whose unit is left to the words before: "three weeks, not nine"."""
    return amount.bare and any(each.shown == amount.number for each in figures if each.dimension)


def _shares(figures: Sequence[_Figure]) -> Iterator[_Given]:
    """Parts of wholes, and how much of a whole was lost or gained."""
    for one, two in permutations(figures, 2):
        if one.dimension == two.dimension != "percent" and 0 < one.value < two.value:
            used = (one.fact, two.fact)
            yield 100 * one.value / two.value, used
            yield 100 * (1 - one.value / two.value), used
            yield 100 * (two.value / one.value - 1), used
    percents = [each for each in figures if each.dimension == "percent"]
    for one in percents:
        yield 100 - one.value, (one.fact,)
    for one, two in combinations(percents, 2):
        yield 100 - one.value - two.value, (one.fact, two.fact)
    points = [each for each in figures if each.dimension in ("", "points")]
    for one in percents:  # "down 0.6 points"
        for two in points:
            if one.fact is two.fact:
                continue
            yield one.value + two.shown, (one.fact, two.fact)
            yield one.value - two.shown, (one.fact, two.fact)


def _in_other_units(amount: Amount, kin: Sequence[_Figure]) -> Iterator[_Given]:
    """A time that is about the same in other units."""
    for each in kin:
        apart = abs(each.value - amount.low) > _OTHER_UNIT * amount.low
        if amount.dimension == "time" and each.unit != amount.unit and not apart:
            yield amount.low, (each.fact,)


def _steps(amount: Amount, kin: Sequence[_Figure]) -> Iterator[_Given]:
    """The number next to a limit: "under five" is four or younger, "to 15" is until 16."""
    unit = amount.low / amount.number if amount.number else 1.0
    for one in kin:
        if (one.bounded or amount.direction) and one.unit in ("", amount.unit):
            yield one.value + unit, (one.fact,)
            yield one.value - unit, (one.fact,)


def is_one_of_them(passage: Passage, fact: Fact) -> bool:
    """Whether an amount is the one of "one of them", which says who, and not how many."""
    behind = [token.lower for token in passage.tokens[fact.last : fact.last + 2]]
    amount: Amount = fact.said
    return amount.weak and behind in [["of", "them"], ["of", "those"], ["of", "these"]]


def is_from_the_other_side(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether "three weeks later than in 2024" is told as "in 2024 it was three weeks earlier"."""
    before, after = pair.original.passage, pair.rewrite.passage
    stop = before.sentences[one.sentence].last
    behind = before.tokens[one.last : min(one.last + 2, stop)]
    if not any(token.lower == "than" for token in behind) or any(
        token.lower == "than" for token in after.tokens[other.last : other.last + 2]
    ):
        return False
    standard = {pair.to_rewrite[at] for at in range(one.last, min(one.last + 5, stop))}
    return any(after.sentences[other.sentence].first <= at < other.first for at in standard)


@lru_cache(maxsize=1)
def worked_out(pair: Pair) -> WorkedOut:
    """What the originals of a pair give, gathered once for all kinds that ask."""
    return WorkedOut(pair)
