"""Interval plots: where dots, intervals, ticks and guides stand, as shares of the width.

Only geometry. A template draws it, so that every name in a plot is escaped where all others are.
Places are percentages of the width, so one drawing fits a wide page, a telephone and paper.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from harness.report.summary import Line, Table
from harness.runs.plan import HELD_OUT

FLOOR = "copy"
"""The control whose score is the floor of a plot."""

_MARGIN = 4.0
_TICKS = 5


@dataclass(frozen=True)
class Mark:
    """One system of a plot: a dot and the line of its interval; None where there is none.

    Attributes:
        label: Name of the system.
        kind: ``control``, ``system`` or ``people``: the shape of the dot.
        text: The value with its interval, for readers who do not see the plot.
    """

    label: str
    kind: str
    text: str
    dot: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Tick:
    """A number on the axis."""

    at: float
    text: str


@dataclass(frozen=True)
class Guide:
    """A vertical line through the whole plot: the floor or the ceiling of the score.

    Attributes:
        at: Place, in percent of the width.
        label: What it stands for.
        kind: ``floor`` or ``ceiling``.
        leftward: Whether the label stands to the left of the line, where there is more room.
    """

    at: float
    label: str
    kind: str
    leftward: bool


@dataclass(frozen=True)
class Plot:
    """One output over all systems of a cell."""

    title: str
    about: str
    better: str
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    guides: tuple[Guide, ...]


@dataclass(frozen=True)
class Value:
    """What a plot shows of one system; NaN where there is no number."""

    label: str
    kind: str
    text: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Scale:
    """From values to percentages of the width, with a margin on both sides.

    Example:
        >>> scale = Scale.over([0.0, 10.0])
        >>> scale.place(0.0), scale.place(5.0), scale.place(10.0)
        (4.0, 50.0, 96.0)
    """

    low: float
    high: float

    @classmethod
    def over(cls, values: Iterable[float]) -> Scale | None:
        """The scale that just holds the finite values; None where there are none."""
        finite = [value for value in values if math.isfinite(value)]
        if not finite:
            return None
        low, high = min(finite), max(finite)
        if low == high:
            # One value alone has no width; any will do that keeps the axis readable.
            room = abs(low) / 2 or 1.0
            low, high = low - room, high + room
        return cls(low, high)

    def place(self, value: float) -> float:
        """Percent of the width."""
        share = (value - self.low) / (self.high - self.low)
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)


def plots(table: Table, abouts: Sequence[str] = ()) -> Iterator[Plot]:
    """The plot of each main output that has a number, with its floor and ceiling.

    Args:
        table: All systems of a cell.
        abouts: A sentence for each main output, if there are any.
    """
    main = table.main()
    for index, column in enumerate(main.columns):
        values = [
            Value(line.system, kind(line), str(number), number.value, number.low, number.high)
            for line in main.lines
            for number in [line.numbers[index]]
        ]
        floor = [(each.label, "floor", each.value) for each in values if each.label == FLOOR]
        people = [(each.label, "ceiling", each.value) for each in values if each.kind == "people"]
        about = abouts[index] if abouts else ""
        guides = [*floor[:1], *people[-1:]]
        plot = interval_plot(column.title, values, guides, about=about, better=column.better)
        if plot:
            yield plot


def kind(line: Line) -> str:
    """Whether a line of a table is a ``control``, a ``system`` or ``people``.

    Example:
        >>> kind(Line("held-out", "control", 1, 0, ())), kind(Line("copy", "control", 1, 0, ()))
        ('people', 'control')
    """
    if line.role == "human" or (line.role == "control" and line.system == HELD_OUT):
        return "people"
    return "control" if line.role == "control" else "system"


def interval_plot(
    title: str,
    values: Sequence[Value],
    guides: Sequence[tuple[str, str, float]] = (),
    *,
    about: str = "",
    better: str = "neither",
) -> Plot | None:
    """The geometry of one plot.

    Args:
        title: Name of the output.
        values: The systems from top to bottom.
        guides: Label, kind (``floor`` or ``ceiling``) and value of each vertical line.
        about: What the output is, in a sentence.
        better: Which direction is good.

    Returns:
        The plot, or None where no system has a number.

    Example:
        >>> plot = interval_plot("sari", [Value("a", "system", "2", 2.0, 1.0, 3.0)])
        >>> plot.marks[0].dot, plot.marks[0].low, [tick.text for tick in plot.ticks]
        (50.0, 4.0, ['1', '1.5', '2', '2.5', '3'])
    """
    scale = Scale.over(number for each in values for number in (each.value, each.low, each.high))
    if scale is None:
        return None
    marks = tuple(
        Mark(each.label, each.kind, each.text, *_places(scale, each.value, each.low, each.high))
        for each in values
    )
    ticks = tuple(Tick(scale.place(tick), f"{tick:g}") for tick in ticks_between(scale))
    lines = tuple(_guide(scale, *guide) for guide in guides if math.isfinite(guide[2]))
    return Plot(title, about, better, marks, ticks, lines)


def ticks_between(scale: Scale) -> list[float]:
    """Round numbers within a scale, some five of them.

    Example:
        >>> ticks_between(Scale(17.3, 62.5))
        [20.0, 30.0, 40.0, 50.0, 60.0]
    """
    step = _step((scale.high - scale.low) / _TICKS)
    first, last = math.ceil(scale.low / step - 1e-9), math.floor(scale.high / step + 1e-9)
    # Rounded to the digits of the step: 3 * 0.1 is not 0.3.
    digits = max(0, -math.floor(math.log10(step)) + 1)
    return [round(number * step, digits) + 0.0 for number in range(first, last + 1)]


def _step(rough: float) -> float:
    """The round step nearest to a rough one: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    steps = [power, 2 * power, 5 * power, 10 * power]
    middles = [math.sqrt(low * high) for low, high in pairwise(steps)]
    return steps[sum(rough > middle for middle in middles)]


def _places(scale: Scale, *values: float) -> list[float | None]:
    return [scale.place(value) if math.isfinite(value) else None for value in values]


def _guide(scale: Scale, label: str, kind: str, value: float) -> Guide:
    at = scale.place(value)
    return Guide(at, label, kind, at > 50)
