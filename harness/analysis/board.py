"""Systems of one or more runs in one table: groups that cannot be told apart, not ranks.

The order is that of one output. Letters say which systems differ: two share one exactly where the
test does not tell them apart. Controls stand in their place without letters, because they are
not competitors; a system that cannot be told apart from a control is named in a note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from harness.analysis.align import align, shared_metrics
from harness.analysis.contenders import CONTROL, Contender
from harness.analysis.standings import Board, BoardColumn, BoardMethod, BoardValue, Entry
from harness.errors import HarnessError, did_you_mean
from harness.metrics.base import Metric, Rows
from harness.runs.plan import HELD_OUT
from harness.statistics.groups import compact_letters, significance_groups
from harness.statistics.intervals import Score
from harness.statistics.max_t import max_t
from harness.statistics.paired import PairedResampler, Resampled
from harness.statistics.resampling import Floats, percentile_interval, unit_indices
from harness.statistics.seeds import named_child
from harness.statistics.small_samples import expanded_confidence

Marks = npt.NDArray[np.bool_]

_METHOD = BoardMethod()

_EXACT = 60
"""Up to so many systems the letters are exact for each pair; beyond, they name runs of the order,
because exact letters of hundreds of systems are many and long."""


def board(
    contenders: Sequence[Contender], method: BoardMethod = _METHOD, by: str | None = None
) -> Board:
    """Order systems by one output and say which of them differ.

    Args:
        contenders: Systems, people and controls, as `harness.analysis.contenders.entrants`
            finds them.
        method: How systems are told apart.
        by: The output that orders them, as ``metric.output``; the first main output that has a
            better direction where None.

    Raises:
        HarnessError: Different corpora or signatures, no shared metric, no segment that every
            system has rewritten, or an unknown output to order by.
    """
    # A reference that is held out has one reference fewer, so its signature always differs.
    comparable = [each for each in contenders if not each.is_held_out]
    if not comparable:
        raise HarnessError(f"{HELD_OUT} alone makes no board", hint="name a run with systems")
    shared = shared_metrics(comparable)
    table = _Table(contenders, shared.labels, method, by)
    return table.board(shared.notes)


@dataclass(frozen=True)
class _Scored:
    """A contender with its scores on the common segments, metric by metric."""

    contender: Contender
    n: int
    n_missing: int
    scores: Mapping[str, Resampled]


class _Table:
    """Everything on the same segments and the same draws."""

    def __init__(
        self,
        contenders: Sequence[Contender],
        labels: Sequence[str],
        method: BoardMethod,
        by: str | None,
    ) -> None:
        origin = contenders[0]
        self._contenders = contenders
        seed = origin.cell.seed if method.seed is None else method.seed
        self._method = BoardMethod(method.resamples, method.confidence, seed)
        self._metrics: dict[str, Metric] = {
            label: origin.bundle.metric(origin.cell.metrics[label]) for label in labels
        }
        self._places, self._by = _columns(self._metrics, by)
        # Only what is shown is kept of each resample: hundreds of systems must fit into memory.
        self._kept = {
            label: [index for other, index in self._places if other == label]
            for label in self._metrics
        }
        self._spots = [(label, self._kept[label].index(index)) for label, index in self._places]
        self._aligned = align(contenders)
        self._draws = PairedResampler(
            unit_indices(self._aligned.documents), named_child(seed, "board"), method.resamples
        )

    def board(self, notes: Sequence[str]) -> Board:
        scored, more = self._scored()
        label, spot = self._spots[self._by]
        sign = 1.0 if self._column(*self._places[self._by]).better == "higher" else -1.0
        scored.sort(key=lambda each: _rank(sign * each.scores[label].value[spot]))
        tested = [each for each in scored if each.contender.role != CONTROL]
        known = [each for each in tested if not np.isnan(each.scores[label].value[spot])]
        differ = self._differ(known)
        letters = _letters(differ)
        groups = {each.contender.name: place for place, each in enumerate(known)}
        entries = tuple(
            self._entry(each, groups.get(each.contender.name), letters, differ, known)
            for each in scored
        )
        more += self._against_controls(known, scored)
        if len(known) > _EXACT:
            more.append(
                f"with {len(known)} systems, letters stand for unbroken runs of the order; "
                "tied_with in the JSON and the CSV is exact for each pair"
            )
        if scored[0].scores[label].units < 2:
            more.append("fewer than two segments or documents: no interval and no test")
        return Board(
            self._contenders[0].cell.corpus,
            self._common,
            self._by,
            tuple(self._column(*place) for place in self._places),
            entries,
            self._method,
            len(known) * (len(known) - 1) // 2,
            (*notes, *more),
        )

    def _column(self, label: str, index: int) -> BoardColumn:
        output = self._metrics[label].outputs[index]
        first = next(each for each in self._contenders if not each.is_held_out)
        return BoardColumn(label, output.name, output.better, first.signature(label))

    def _scored(self) -> tuple[list[_Scored], list[str]]:
        """All contenders on the segments that all of them have, and what was left out."""
        rows = [self._rows(place) for place in range(len(self._contenders))]
        present: Marks = np.array([_present(each) for each in rows])
        some: list[bool] = np.any(present, axis=1, keepdims=True)[:, 0].tolist()
        notes = [
            f"{each.name} is left out: none of its rewrites was scored"
            for each, has in zip(self._contenders, some, strict=True)
            if not has
        ]
        common: Marks = np.logical_and.reduce(present[np.array(some)], axis=0)
        self._common = int(common.sum())
        counts = present.sum(axis=1).tolist()
        if not self._common:
            raise HarnessError(
                "no segment has a rewrite by every system",
                hint="make a board of fewer systems: harness board RUN:SYSTEM RUN:SYSTEM",
            )
        if self._common < len(common):
            least = min((count, place) for place, count in enumerate(counts) if count)[1]
            notes.append(
                f"every number is from the {self._common} of {len(common)} segments that all "
                f"systems rewrote; {self._contenders[least].name} lacks "
                f"{len(common) - counts[least]}"
            )
        mask = np.where(common, 1.0, np.nan)[:, None]
        found = [
            _Scored(
                each,
                counts[place],
                len(common) - counts[place],
                {
                    label: self._draws.resampled(rows[place][label] * mask, self._score(label))
                    for label in self._metrics
                },
            )
            for place, each in enumerate(self._contenders)
            if some[place]
        ]
        return found, notes + _held_out_note(self._contenders, list(self._metrics))

    def _score(self, label: str) -> Score:
        metric, kept = self._metrics[label], self._kept[label]
        return lambda totals: metric.score(totals)[..., kept]

    def _rows(self, place: int) -> Mapping[str, Rows]:
        order = self._aligned.places[place]
        return {label: self._contenders[place].rows(label)[order] for label in self._metrics}

    def _by_scores(self, scored: Sequence[_Scored]) -> tuple[Floats, Floats, int]:
        label, spot = self._spots[self._by]
        found = [each.scores[label] for each in scored]
        scores = np.array([each.scores[:, spot] for each in found]).T
        return scores, np.array([each.value[spot] for each in found]), found[0].units

    def _differ(self, known: Sequence[_Scored]) -> Marks:
        """For each pair of systems whether it is told apart."""
        differ = np.zeros((len(known), len(known)), dtype=np.bool_)
        pairs = list(combinations(range(len(known)), 2))
        if pairs:
            scores, values, units = self._by_scores(known)
            p = max_t(scores, values, pairs, units)
            for (one, other), value in zip(pairs, p.tolist(), strict=True):
                differ[one, other] = differ[other, one] = value < 1 - self._method.confidence
        return differ

    def _against_controls(self, known: Sequence[_Scored], scored: Sequence[_Scored]) -> list[str]:
        """A sentence for each control that systems cannot be told apart from."""
        controls = [
            each
            for each in scored
            if each.contender.role == CONTROL and not each.contender.is_held_out
        ]
        if not known or not controls:
            return []
        everyone = [*known, *controls]
        pairs = [
            (one, len(known) + other) for other in range(len(controls)) for one in range(len(known))
        ]
        scores, values, units = self._by_scores(everyone)
        p = max_t(scores, values, pairs, units)
        tied: dict[int, list[str]] = {}
        for (one, other), value in zip(pairs, p.tolist(), strict=True):
            if not value < 1 - self._method.confidence:
                tied.setdefault(other, []).append(known[one].contender.name)
        name = self._column(*self._places[self._by]).name
        return [
            f"{name} does not tell {_listed(names)} apart from the control "
            f"{everyone[control].contender.name}"
            for control, names in tied.items()
        ]

    def _entry(
        self,
        scored: _Scored,
        place: int | None,
        letters: Mapping[int, str],
        differ: Marks,
        known: Sequence[_Scored],
    ) -> Entry:
        contender = scored.contender
        tied: tuple[str, ...] = ()
        if place is not None:
            tied = tuple(
                other.contender.name
                for index, other in enumerate(known)
                if index != place and not differ[place, index]
            )
        return Entry(
            contender.name,
            contender.system,
            contender.role,
            contender.is_person,
            scored.n,
            scored.n_missing,
            tuple(self._value(scored.scores[label], spot) for label, spot in self._spots),
            tuple(contender.signature(label) for label, _ in self._places),
            "" if place is None else letters[place],
            tied,
        )

    def _value(self, found: Resampled, spot: int) -> BoardValue:
        value = float(found.value[spot])
        if found.units < 2:
            return BoardValue(value, float("nan"), float("nan"))
        level = expanded_confidence(self._method.confidence, found.units)
        interval = percentile_interval(found.scores[:, [spot]], level)
        return BoardValue(value, float(interval.low[0]), float(interval.high[0]))


def _columns(metrics: Mapping[str, Metric], by: str | None) -> tuple[list[tuple[str, int]], int]:
    """Main outputs, with the one that orders among them, and its place."""
    directed = {
        f"{label}.{output.name}": (label, index)
        for label, metric in metrics.items()
        for index, output in enumerate(metric.outputs)
        if output.better != "neither"
    }
    wanted = by or next((name for name, (_, index) in directed.items() if not index), None)
    if wanted is None:
        raise HarnessError(
            "no main output has a better direction, so nothing orders the board",
            hint=f"choose one with --by: {', '.join(directed)}"
            if directed
            else "run the experiment with a metric such as sari",
        )
    if wanted not in directed:
        raise HarnessError(
            f"no output {wanted!r} that has a better direction",
            hint=did_you_mean(wanted, directed) or f"outputs: {', '.join(directed) or 'none'}",
        )
    places = [(label, 0) for label in metrics]
    if directed[wanted] not in places:
        places.insert(0, directed[wanted])
    return places, places.index(directed[wanted])


def _present(rows: Mapping[str, Rows]) -> Marks:
    """Which segments have a row in every metric."""
    missing = [np.isnan(each).any(axis=1) for each in rows.values()]
    return np.asarray(~np.any(missing, axis=0), dtype=np.bool_)


def _rank(value: float) -> tuple[bool, float]:
    """Best first; what has no value stands last."""
    return bool(np.isnan(value)), -value


def _letters(differ: Marks) -> Mapping[int, str]:
    order = list(range(len(differ)))
    if len(order) <= _EXACT:
        return compact_letters(differ, order)
    found: dict[int, list[str]] = {}
    for number, group in enumerate(significance_groups(differ, order), 1):
        for system in group:
            found.setdefault(system, []).append(str(number))
    # Runs of the order are consecutive, so their first and last number say which they are.
    return {
        system: numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        for system, numbers in found.items()
    }


def _held_out_note(contenders: Sequence[Contender], labels: Sequence[str]) -> list[str]:
    held_out = [each for each in contenders if each.is_held_out]
    fewer = [
        label
        for label in labels
        for each in held_out
        if each.cell.metrics[label].signature != each.cell.metrics[label].held_out_signature
    ]
    if not fewer:
        return []
    return [
        f"{HELD_OUT} is scored against one reference fewer than the others in "
        f"{', '.join(fewer)}: it is shown in its place and not tested"
    ]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    return ", ".join(names[:10]) + more
