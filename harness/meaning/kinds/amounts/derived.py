"""Figures that a rewrite may compute: sums, differences, shares, counts of what is listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.amounts import Amount
from harness.meaning.kinds.amounts.bounds import OPEN
from harness.meaning.kinds.amounts.number_words import listed
from harness.meaning.kinds.amounts.rates import PERIODS
from harness.meaning.kinds.shared.clauses import content_from
from harness.meaning.pair import Pair

_CROWD = 8  # amounts in one group above which sums are not looked for: some would fit by chance
_FEW = 200  # amounts among which a score is looked for
_GROWN = 10  # years from which a span may be one short
_LISTED = 6.0  # the largest count that is looked for as a list
_JOINTS = listed(", ; and or & nor")
_COMPARED = frozenset(
    listed("by more less fewer later earlier difference older younger ahead gap another extra")
    + listed("longer shorter increase decrease increased rose grew fell dropped rise fall")
)
_DIFFERS = frozenset(listed("more less fewer higher lower above below extra"))
_REST = frozenset(
    listed("other others rest remaining remainder leaves leaving brothers sisters siblings")
)
_ON_TOP = frozenset({"others", "other", "more", "further", "another", "additional"})
_AFTER_TIMES = frozenset(listed("as the that those more higher larger what its their this"))
_NO_SUMS = frozenset({"rank", "label"})
_MOSTLY = frozenset(listed("majority most mostly mainly largely outright absolute overall"))
"""Words for more than half."""
_OVER = frozenset({">", OPEN, "<="})  # "not more than half" denies it

WORDED: Mapping[str, float] = MappingProxyType(
    {
        "quarterly": 3 * PERIODS["month"],
        "half-yearly": 6 * PERIODS["month"],
        "fortnight": PERIODS["fortnight"],
        "fortnightly": PERIODS["fortnight"],
        "daily": PERIODS["day"],
        "weekly": PERIODS["week"],
        "monthly": PERIODS["month"],
        "annual": PERIODS["year"],
        "annually": PERIODS["year"],
        "yearly": PERIODS["year"],
        "biennial": 2 * PERIODS["year"],
        "triennial": 3 * PERIODS["year"],
        "quadrennial": 4 * PERIODS["year"],
        "decade": PERIODS["decade"],
        "century": PERIODS["century"],
    }
)
"""Spans of time that a word implies."""


class Derived:
    """What the figures of one side of a pair may follow from on the other; looked up once.

    Args:
        pair: Both texts.
        kind: The kind of the figures.
        settled: Identities of the facts that stand on the other side as they are.
    """

    def __init__(self, pair: Pair, kind: str, settled: Collection[int]) -> None:
        self._pair = pair
        self._settled = settled
        self._facts = (pair.original.of(kind), pair.rewrite.of(kind))
        self._scores = [fact.said for fact in pair.original.of(kind) if fact.said.form == "score"]
        self._by_sentence: list[Mapping[int, list[Fact]]] = []
        self._near: dict[tuple[int, int], list[Fact]] = {}
        self._words: dict[tuple[int, int], Counter[str]] = {}

    def near(self, side: int, fact: Fact) -> list[Fact]:
        """The facts of the original (0) or the rewrite (1) in the group of a fact of the other."""
        numbers = self._numbers(side, fact)
        key = side, numbers[0] if numbers else -1
        if key not in self._near:
            if not self._by_sentence:
                self._by_sentence = [_by_sentence(facts) for facts in self._facts]
            table = self._by_sentence[side]
            self._near[key] = [each for number in numbers for each in table.get(number, ())]
        return self._near[key]

    def is_listed(self, side: int, fact: Fact) -> bool:
        """Whether a small count stands for things that the other side names one by one."""
        amount: Amount = fact.said
        if amount.dimension or amount.form != "one" or not 1 < amount.low <= _LISTED:
            return False
        words = self._worded(side, fact)
        joints = sum(words[joint] for joint in _JOINTS) + (amount.low == 2 and words["both"])
        return joints >= amount.low - (1 if amount.low < 4 else 2)

    def is_worded(self, side: int, fact: Fact) -> bool:
        """Whether the other side implies a span of time: "quarterly", "half of the year"."""
        amount: Amount = fact.said
        words = self._worded(side, fact)
        if amount.share and amount.low == 50 and amount.direction in _OVER:
            return any(words[word] for word in _MOSTLY)
        if amount.dimension != "time" or amount.form != "one":
            return False
        if _near(amount.low, PERIODS["year"] / 2) and words["half"] and words["year"]:
            return True
        rates = {each.said.rate for each in self.near(side, fact)} - {""}
        if any(_near(amount.low, PERIODS[rate]) for rate in rates):
            return True  # "in 24 hours", beside "a day"
        return any(_near(amount.low, span) and words[word] for word, span in WORDED.items())

    def follows(self, other: Fact, one: Fact | None = None) -> bool:
        """Whether an amount of the rewrite follows from the original by simple arithmetic.

        Args:
            other: The amount.
            one: That of the original in whose place it stands, if there is one.
        """
        amount: Amount = other.said
        if amount.form != "one" or amount.dimension in _NO_SUMS:
            return False
        sources = self.near(0, other)
        if len(sources) > _CROWD:
            return False
        if amount.dimension == "percent":
            return self._is_share(other, sources, one) or self._is_product(amount, sources)
        return (
            self._is_sum(other, sources, one)
            or self._is_rest(other, amount, sources)
            or _is_repeated(amount, sources)
            or self._is_product(amount, sources)
            or any(self._is_converse(each, other) for each in sources)
            or self._is_of_score(amount)
            or (one is None and self._is_span(other, amount))
        )

    def _is_sum(self, other: Fact, sources: Sequence[Fact], one: Fact | None) -> bool:
        """Whether it is the sum or the difference of two amounts."""
        amount: Amount = other.said
        for first, second in combinations(sources, 2):
            mine, theirs = first.said, second.said
            if mine.dimension == theirs.dimension == amount.dimension and (
                (_near(mine.low + theirs.low, amount.low) and self._summed(first, second, one))
                or (_near(abs(mine.low - theirs.low), amount.low) and self._is_gap(other, one))
            ):
                return True
        return False

    def is_put_otherwise(self, one: Fact) -> bool:
        """Whether an amount of the original went into a sum, or stands the other way round."""
        mine: Amount = one.said
        sums = [fact for fact in self.near(1, one) if id(fact) not in self._settled]
        near = self.near(0, sums[0]) if sums else []
        if not sums or max(len(near), len(sums)) > _CROWD:
            return False
        if _is_repeated(mine, sums) or any(self._is_converse(one, whole) for whole in sums):
            return True
        return any(
            whole.said.dimension == mine.dimension == each.said.dimension
            and each is not one
            and _near(mine.low + each.said.low, whole.said.low)
            for each in near
            for whole in sums
        )

    def _numbers(self, side: int, fact: Fact) -> Sequence[int]:
        """The sentences of a side in the group of a fact of the other."""
        if side == 0:
            found = self._pair.group_of_rewrite(fact.sentence).original
            if not found and fact.sentence:  # a sum may have a sentence of its own
                found = self._pair.group_of_rewrite(fact.sentence - 1).original
            return found
        return self._pair.group_of_original(fact.sentence).rewrite

    def _worded(self, side: int, fact: Fact) -> Counter[str]:
        """How often each word stands in the sentences of a side in the group of a fact."""
        numbers = self._numbers(side, fact)
        key = side, numbers[0] if numbers else -1
        if key not in self._words:
            passage = (self._pair.original, self._pair.rewrite)[side].passage
            self._words[key] = Counter(
                token.lower for number in numbers for token in passage.of_sentence(number)
            )
        return self._words[key]

    def _summed(self, first: Fact, second: Fact, one: Fact | None) -> bool:
        """Whether two amounts can have gone into a sum that stands in the place of one."""
        if one is None:
            return True
        open_both = id(first) not in self._settled and id(second) not in self._settled
        return (one is first or one is second) and (open_both or self.comes_on_top(one))

    def comes_on_top(self, one: Fact) -> bool:
        """Whether an amount adds to another one, which may be told as well: "14 others"."""
        tokens = self._pair.original.passage.tokens
        behind = tokens[one.last].lower if one.last < len(tokens) else ""
        return behind in _ON_TOP or (one.first > 0 and tokens[one.first - 1].lower in _ON_TOP)

    def _is_gap(self, other: Fact, one: Fact | None) -> bool:
        """Whether a difference is called one, where it stands in the place of an amount."""
        if one is None:
            return True
        tokens = self._pair.rewrite.passage.tokens[max(other.first - 4, 0) : other.last + 3]
        return any(token.lower in _COMPARED for token in tokens)

    def _is_share(self, other: Fact, sources: Sequence[Fact], one: Fact | None) -> bool:
        """A part of a whole of two amounts, the rest of a share, or the converse of "twice"."""
        amount: Amount = other.said
        if one is not None and one.said.dimension == "percent":
            return _near(100 - one.said.low, amount.low)
        pairs = combinations([fact.said for fact in sources], 2)
        return any(_is_part(amount, first, second) for first, second in pairs) or any(
            (fact.said.dimension == "percent" and _near(100 - fact.said.low, amount.low))
            or self._is_converse(fact, other)
            for fact in sources
        )

    def _is_converse(self, one: Fact, other: Fact) -> bool:
        """Whether a thing is told from the other side: "twice the rate", and "half as much"."""
        mine, theirs = one.said, other.said
        if {mine.dimension, theirs.dimension} != {"times", "percent"}:
            return False
        if abs(mine.low * theirs.low - 100) >= 2:
            return False
        passage = (self._pair.original if mine.dimension == "times" else self._pair.rewrite).passage
        last = (one if mine.dimension == "times" else other).last
        if self._is_same_standard(one, other):
            return False
        return last < len(passage.tokens) and passage.tokens[last].lower in _AFTER_TIMES

    def _is_product(self, amount: Amount, sources: Sequence[Fact]) -> bool:
        """Whether it is so many times an amount, or a part of one: "ten times that sum".

        Or what so many times makes the amount: "12%, three times the rate of the others". The
        amount itself is told as well: one that is gone may have become this one by error.
        """
        plain = [each.said for each in sources if each.said.form == "one"]
        times = [each.low for each in plain if each.dimension == "times" and each.low > 1]
        parts = [each.low / 100 for each in plain if each.dimension == "percent"]
        factors = [*times, *(1 / each for each in times)]
        factors += parts if amount.dimension != "percent" else []
        alike = [
            each.said.low
            for each in sources
            if id(each) in self._settled
            and (each.said.dimension, each.said.unit) == (amount.dimension, amount.unit)
        ]
        return any(_near(factor * low, amount.low) for factor in factors for low in alike)

    def _is_same_standard(self, one: Fact, other: Fact) -> bool:
        """Whether both are told against one thing: twice, and half, the figure of 2019."""
        pair = self._pair
        standards = set(content_from(pair.rewrite.passage, other.last))
        return any(
            pair.to_rewrite[at] in standards for at in content_from(pair.original.passage, one.last)
        )

    def is_difference(self, other: Fact) -> bool:
        """Whether an amount is called the difference of two: "£15 million more than before"."""
        tokens = self._pair.rewrite.passage.tokens
        behind = tokens[other.last].lower if other.last < len(tokens) else ""
        return behind in _DIFFERS and self._is_sum(other, self.near(0, other), None)

    def _is_rest(self, other: Fact, amount: Amount, sources: Sequence[Fact]) -> bool:
        """Whether it is what is left of a number: "one of nine", "the other eight"."""
        tokens = self._pair.rewrite.passage.tokens[max(other.first - 3, 0) : other.last + 4]
        if amount.dimension or not any(token.lower in _REST for token in tokens):
            return False
        numbers = {each.said.number for each in sources if not each.said.dimension} | {1.0}
        numbers.update(part for each in sources for part in each.said.parts)
        return any(one - two == amount.number for one in numbers for two in numbers) or any(
            one - two - three == amount.number
            for two, three in combinations(sorted(numbers - {1.0}), 2)
            for one in numbers
        )

    def _is_of_score(self, amount: Amount) -> bool:
        """Whether a count is that of all who took part: five, of "four to one"."""
        return not amount.dimension and any(
            fact.said.form == "score" and _near(fact.said.low + fact.said.high, amount.low)
            for fact in self._facts[0][:_FEW]
        )

    def _is_span(self, other: Fact, amount: Amount) -> bool:
        """Whether it is the number of years between two years of the original."""
        if amount.dimension not in ("", "time", "age"):
            return False
        words = self._worded(0, other)
        years = sorted(int(word) for word in words if len(word) == 4 and word.isdecimal())[:_CROWD]
        spans = {abs(one - two) for one, two in combinations(years, 2)}
        # Between two birthdays an age is a year less than the years tell.
        aged = amount.number >= _GROWN and len(years) > 1
        return amount.number in spans or (aged and amount.number + 1 in spans)


def _by_sentence(facts: Iterable[Fact]) -> Mapping[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.sentence, []).append(fact)
    return found


def _is_part(amount: Amount, one: Amount, two: Amount) -> bool:
    small, large = sorted((one.low, two.low))
    return (
        one.dimension == two.dimension != "percent"
        and 0 < small < large
        and (abs(100 * small / large - amount.low) <= (4 if amount.share or amount.near else 1))
    )


def _is_repeated(amount: Amount, sources: Sequence[Fact]) -> bool:
    """Whether "four times a day" stands for "every six hours", or the other way round."""
    for fact in sources:
        often, apart = sorted((amount, fact.said), key=lambda each: each.dimension != "times")
        fits = often.dimension == "times" and often.rate and apart.dimension == "time"
        if fits and _near(PERIODS[often.rate], often.low * apart.low):
            return True
    return False


def _near(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-6 * max(abs(one), abs(two))
