"""Is one system really better than another? Paired on segments, from rows alone.

The first system of each match is the baseline, the second the candidate; every difference is
candidate minus baseline. All p-values that are shown are adjusted together, as one family.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import starmap
from pathlib import Path
from types import MappingProxyType

import numpy as np

from harness.analysis.align import Alignment, align, shared_metrics
from harness.analysis.contenders import Contender, Match
from harness.analysis.differences import (
    NOT_SHOWN,
    Choice,
    Comparison,
    Comparisons,
    Difference,
    Method,
    WorstSegment,
)
from harness.analysis.worst import TIE, with_texts, worst_segments
from harness.errors import HarnessError, did_you_mean
from harness.metrics.base import Metric, Rows, Scores
from harness.statistics.corrections import benjamini_hochberg, holm
from harness.statistics.counts import wins_ties_losses
from harness.statistics.paired import PairedDifference, PairedResampler, Resampled
from harness.statistics.power import minimum_detectable_effect
from harness.statistics.randomization import permutation_of_means
from harness.statistics.resampling import Floats, unit_indices
from harness.statistics.seeds import named_child

_METHOD, _CHOICE = Method(), Choice()
_CORRECTIONS: Mapping[str, Callable[[Floats], Floats]] = MappingProxyType(
    {"holm": holm, "bh": benjamini_hochberg, "none": np.copy}
)


def compare(
    matches: Sequence[Match], method: Method = _METHOD, choice: Choice = _CHOICE
) -> Comparisons:
    """Compare each candidate with its baseline.

    Args:
        matches: Baseline and candidate, as `harness.analysis.contenders.matches` finds them.
        method: How differences are tested.
        choice: What is compared.

    Raises:
        HarnessError: Different corpora or signatures, no shared segment or metric, no segment
            with a rewrite on both sides, or an unknown output to order segments by.
    """
    everyone = [contender for match in matches for contender in match]
    aligned = [align(match, allow_partial=choice.allow_partial) for match in matches]
    shared = shared_metrics(everyone, choice.metrics)
    comparer = _Comparer(everyone[0], shared.labels, method, choice)
    found = list(starmap(comparer.comparison, zip(matches, aligned, strict=True)))
    family = sum(not np.isnan(each.p) for one in found for each in one.differences)
    found = with_texts(found, matches)
    settled = replace(method, seed=comparer.seed)
    return Comparisons(
        tuple(_adjusted(found, settled, family)),
        settled,
        everyone[0].cell.corpus,
        family,
        (*shared.notes, *_resolution(settled, family)),
    )


@dataclass(frozen=True)
class _Sides:
    """Rows of one metric on aligned segments, with the outputs that are reported."""

    label: str
    metric: Metric
    outputs: tuple[int, ...]
    first: Rows
    second: Rows

    @property
    def known(self) -> Floats:
        """One for each segment that has a row on both sides, NaN for any other."""
        missing = np.isnan(self.first).any(axis=1) | np.isnan(self.second).any(axis=1)
        return np.where(missing, np.nan, 1.0)

    def score(self, totals: Rows) -> Scores:
        """The reported outputs."""
        return self.metric.score(totals)[..., list(self.outputs)]

    def of_segments(self) -> tuple[Scores, Scores]:
        """Every output of every segment on both sides, NaN where either has no row."""
        known = self.known[:, None]
        return (
            self.metric.segment_scores(self.first) * known,
            self.metric.segment_scores(self.second) * known,
        )


class _Comparer:
    """Draws once for all comparisons on the same segments, and scores a shared baseline once."""

    def __init__(
        self, origin: Contender, labels: Sequence[str], method: Method, choice: Choice
    ) -> None:
        self.seed: int = origin.cell.seed if method.seed is None else method.seed
        self._method, self._choice = method, choice
        self._metrics: Mapping[str, Metric] = {
            label: origin.bundle.metric(origin.cell.metrics[label]) for label in labels
        }
        self._by = _ordering(self._metrics, choice.by)
        self._draws: tuple[Alignment, PairedResampler] | None = None
        self._baselines: dict[str, tuple[tuple[PairedResampler, Path, str], Resampled]] = {}

    def comparison(self, match: Match, aligned: Alignment) -> Comparison:
        first, second = match
        draws = self._drawn(aligned)
        differences: list[Difference] = []
        worst: list[WorstSegment] = []
        for label, metric in self._metrics.items():
            outputs = range(len(metric.outputs)) if self._choice.every else (0,)
            sides = _Sides(
                label,
                metric,
                tuple(outputs),
                first.rows(label)[aligned.places[0]],
                second.rows(label)[aligned.places[1]],
            )
            _check_rows(sides, match)
            scores = sides.of_segments()
            found = self._paired(draws, sides, first)
            p = self._p(draws, sides, scores, found)
            differences += _differences(sides, scores, found, p, first.signature(label))
            if self._by is not None and self._by[0] == label:
                worst = worst_segments(aligned, self._by[1:], scores, self._choice.worst)
        return Comparison(
            first.name,
            second.name,
            len(aligned.segments),
            tuple(differences),
            self._by_name(),
            tuple(worst),
            _notes(aligned, match, differences, draws),
        )

    def _by_name(self) -> str | None:
        if self._by is None or not self._choice.worst:
            return None
        label, index, _ = self._by
        return f"{label}.{self._metrics[label].outputs[index].name}"

    def _drawn(self, aligned: Alignment) -> PairedResampler:
        last = self._draws
        if last is None or not aligned.same_segments(last[0]):
            units = unit_indices(aligned.documents)
            seed = named_child(self.seed, "compare")
            last = self._draws = (aligned, PairedResampler(units, seed, self._method.resamples))
        return last[1]

    def _paired(
        self, draws: PairedResampler, sides: _Sides, baseline: Contender
    ) -> PairedDifference:
        method = self._method
        if np.isnan(sides.known).any():
            return draws.difference(
                sides.first,
                sides.second,
                sides.score,
                confidence=method.confidence,
                interval=method.interval,
            )
        leave_out = method.interval == "bca"
        key = (draws, baseline.bundle.folder, baseline.system)
        kept = self._baselines.get(sides.label)
        if kept is None or kept[0] != key:
            scored = draws.resampled(sides.first, sides.score, leave_out=leave_out)
            kept = self._baselines[sides.label] = (key, scored)
        candidate = draws.resampled(sides.second, sides.score, leave_out=leave_out)
        return draws.between(
            kept[1], candidate, confidence=method.confidence, interval=method.interval
        )

    def _p(
        self,
        draws: PairedResampler,
        sides: _Sides,
        scores: tuple[Scores, Scores],
        found: PairedDifference,
    ) -> Floats:
        """The p of each reported output; NaN where there is nothing to test."""
        if self._method.test == "bootstrap":
            p = found.p
        elif self._method.test == "randomization":
            p = draws.randomization(sides.first, sides.second, sides.score)
        else:
            p = permutation_of_means(
                scores[0][:, list(sides.outputs)],
                scores[1][:, list(sides.outputs)],
                units=draws.units,
                seed=named_child(self.seed, "compare", "permutation"),
                trials=self._method.resamples,
            )
        return np.where(np.isnan(found.delta) | (found.units < 2), np.nan, p)


def _ordering(metrics: Mapping[str, Metric], by: str | None) -> tuple[str, int, float] | None:
    """Metric, output and direction (1 or -1) by which segments are worst."""
    known = {
        f"{label}.{output.name}": (label, index, 1.0 if output.better == "higher" else -1.0)
        for label, metric in metrics.items()
        for index, output in enumerate(metric.outputs)
        if output.better != "neither"
    }
    if by is None:
        return next((place for place in known.values() if place[1] == 0), None)
    if by not in known:
        raise HarnessError(
            f"no output {by!r} that has a better direction",
            hint=did_you_mean(by, known) or f"outputs: {', '.join(known) or 'none'}",
        )
    return known[by]


def _check_rows(sides: _Sides, match: Match) -> None:
    if np.isnan(sides.known).all():
        first, second = match
        raise HarnessError(
            f"{sides.label}: no segment has a rewrite by both {first.name} and {second.name}",
            hint="look at the column status in segments.csv; with empty: score in the config "
            "empty rewrites count as texts",
        )


def _differences(
    sides: _Sides,
    scores: tuple[Scores, Scores],
    found: PairedDifference,
    p: Floats,
    signature: str,
) -> list[Difference]:
    n = int(np.nansum(sides.known))
    differences: list[Difference] = []
    for place, index in enumerate(sides.outputs):
        output = sides.metric.outputs[index]
        counts = wins_ties_losses(
            scores[0][:, index],
            scores[1][:, index],
            TIE,
            "lower" if output.better == "lower" else "higher",
        )
        differences.append(
            Difference(
                metric=sides.label,
                output=output.name,
                better=output.better,
                signature=signature,
                first=float(found.first[place]),
                second=float(found.second[place]),
                delta=float(found.delta[place]),
                low=float(found.low[place]),
                high=float(found.high[place]),
                p=float(p[place]),
                standard_error=float(found.standard_error[place]),
                wins=int(counts.wins),
                ties=int(counts.ties),
                losses=int(counts.losses),
                n=n,
                missing=len(sides.first) - n,
            )
        )
    return differences


def _adjusted(found: Sequence[Comparison], method: Method, family: int) -> list[Comparison]:
    p = np.array([each.p for one in found for each in one.differences])
    adjusted = iter(_CORRECTIONS[method.correction](p).tolist())
    level = method.alpha / max(family, 1) if method.correction == "holm" else method.alpha
    return [
        replace(
            one,
            differences=tuple(
                _judged(each, next(adjusted), method.alpha, level, method.power)
                for each in one.differences
            ),
        )
        for one in found
    ]


def _judged(
    each: Difference, p_adjusted: float, alpha: float, level: float, power: float
) -> Difference:
    outcome = NOT_SHOWN
    if p_adjusted < alpha:
        higher = each.delta > 0
        if each.better == "neither":
            outcome = "higher" if higher else "lower"
        else:
            outcome = "better" if higher == (each.better == "higher") else "worse"
    return replace(
        each,
        p_adjusted=p_adjusted,
        detectable=float(minimum_detectable_effect(each.standard_error, level, power)),
        outcome=outcome,
    )


def _notes(
    aligned: Alignment, match: Match, differences: Sequence[Difference], draws: PairedResampler
) -> tuple[str, ...]:
    first, second = match
    notes = [
        f"{count} of {len(side.cell.segments)} segments of {side.name} are not in the other "
        "corpus and are left out"
        for side, count in zip(match, aligned.left_out, strict=True)
        if count
    ]
    if first.cell.corpus_sha256 != second.cell.corpus_sha256:
        notes.append(
            "the corpora are not the same: equal ids are taken for the same segment with the same "
            "references, which nobody has checked"
        )
    missing = max(each.missing for each in differences)
    if missing:
        notes.append(
            f"{missing} of {len(aligned.segments)} segments are left out of {first.name} against "
            f"{second.name}: no rewrite was scored on one side or the other"
        )
    if len(np.unique(draws.units)) < 2:
        what = "one segment" if len(aligned.segments) == 1 else "segments of one document"
        notes.append(f"{what} alone has no spread: no interval and no test")
    else:
        notes += _flat(match, differences)
    notes += [
        f"{each.name} has no value on one side or the other"
        for each in differences
        if np.isnan(each.delta)
    ]
    return tuple(notes)


def _flat(match: Match, differences: Sequence[Difference]) -> list[str]:
    """A sentence on outputs whose difference has no variance, the same on every segment."""
    flat = [each for each in differences if each.standard_error == 0]
    same = [each.name for each in flat if each.delta == 0 and each.ties == each.n]
    notes: list[str] = []
    if same:
        which = "every output" if len(same) == len(differences) else ", ".join(same)
        notes.append(
            f"{match[0].name} and {match[1].name} are equal on every segment in {which}: "
            "nothing there can differ"
        )
    varied = [each.name for each in flat if each.name not in same]
    if varied:
        notes.append(
            f"{', '.join(varied)}: the difference does not vary over the resamples, so its "
            "interval has no width"
        )
    return notes


def _resolution(method: Method, family: int) -> list[str]:
    """A sentence where the family is too large for the resamples to show anything."""
    if method.correction != "holm" or family / (method.resamples + 1) < method.alpha:
        return []
    return [
        f"{family} tests are more than {method.resamples} resamples can settle under Holm: no "
        f"adjusted p can be below {family / (method.resamples + 1):.2g}; compare fewer, or use "
        f"--resamples {int(family / method.alpha) + family} or --correction bh"
    ]
