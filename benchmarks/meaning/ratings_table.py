"""How metrics follow human ratings of meaning: Spearman, with the ceiling that raters set.

    python benchmarks/meaning/ratings_table.py --metric meaning --output score
    python benchmarks/meaning/ratings_table.py --metric meaning.support --metric meaning.coverage

Sets: Simplicity-DA, the ratings of ASSET and QATS (good, ok, bad as 2, 1, 0). Each is printed
twice, the second time without near copies (Levenshtein likeness of .9 or more), which inflate
every correlation. Intervals resample originals. The ceiling is the agreement of two random halves
of the raters, stepped up to all of them (Spearman-Brown), where a set has several raters.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from meaning_bed.shared import shared_file

from harness.analysis.meta_metrics import Candidate, measured
from harness.analysis.meta_raters import ceiling
from harness.analysis.ratings import Ratings, read_ratings
from harness.errors import HarnessError
from harness.statistics.correlation import spearman, unit_weights
from harness.statistics.resampling import percentile_interval
from harness.statistics.seeds import named_child

Floats = npt.NDArray[np.float64]
SETS = (
    ("Simplicity-DA", "ratings/simplicity_DA.csv"),
    ("ASSET ratings", "ratings/asset_human_ratings.csv"),
    ("QATS", "ratings/qats_train.tsv"),
)
ASPECT = "meaning"
LEVENSHTEIN, LENGTH = "edits.levenshtein", "edits.compression"
BASELINES = ("sentence-bleu:against=original", "chrf:against=original", LEVENSHTEIN, LENGTH)
NEAR_COPY = 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """Spearman of one metric, with its interval, on one set."""

    label: str
    value: float
    low: float
    high: float


def candidates(ratings: Ratings, requests: Sequence[str]) -> list[Candidate]:
    """The metrics asked for and the baselines; the length ratio is capped at 1."""
    names = list(dict.fromkeys([*requests, *BASELINES]))
    return [
        replace(each, label="length ratio, capped", values=np.minimum(each.values, 1.0))
        if each.label == LENGTH
        else each
        for each in measured(ratings, names)
    ]


def rows(
    people: Floats,
    units: npt.NDArray[np.int64],
    metrics: Sequence[Candidate],
    seed: int,
    resamples: int,
) -> list[Row]:
    """Spearman and its 95 % interval of every metric, all on the same resamples of originals."""
    _, places = np.unique(units, return_inverse=True)
    draws = unit_weights(places, resamples, named_child(seed, "meaning", "ratings"))
    weights = np.concatenate([np.ones((1, len(people))), draws])
    made: list[Row] = []
    for each in metrics:
        values = spearman(each.values, people, weights)
        bounds = percentile_interval(values[1:, None], 0.95)
        made.append(Row(each.label, float(values[0]), float(bounds.low[0]), float(bounds.high[0])))
    return made


def usable(ratings: Ratings, metrics: Sequence[Candidate]) -> npt.NDArray[np.bool_]:
    """Pairs with a rating and a value of every metric."""
    known = ~np.isnan(ratings.means(ASPECT))
    for each in metrics:
        known &= np.isfinite(each.values)
    return known


def lines(
    name: str, ratings: Ratings, requests: Sequence[str], seed: int, resamples: int
) -> list[str]:
    """The table of one set, with and without near copies."""
    metrics = candidates(ratings, requests)
    known = usable(ratings, metrics)
    likeness = next(each.values for each in metrics if each.label == LEVENSHTEIN)
    printed: list[str] = []
    for what, chosen in (
        ("all", known),
        ("without near copies", known & (likeness < NEAR_COPY)),
    ):
        people, units = ratings.means(ASPECT)[chosen], ratings.units[chosen]
        kept = [each.keep(chosen) for each in metrics]
        printed.append(f"{name}, {what}: {len(people)} pairs, {len(set(units.tolist()))} originals")
        printed += [
            f"  {row.label:44}{row.value:6.2f}  {row.low:5.2f} to {row.high:4.2f}"
            for row in rows(people, units, kept, seed, resamples)
        ]
        printed.append(f"  {_ceiling(ratings.scores[ASPECT][chosen], seed)}")
    lost = int((~known).sum())
    return [*printed, *([f"  left out, no value: {lost}"] if lost else [])]


def _ceiling(scores: Floats, seed: int) -> str:
    people = ceiling(scores, [], named_child(seed, "meaning", "halves"))
    if not people.halves:
        return f"ceiling: {people.notes[0]}"
    half, full = people.half("segment", "spearman"), people.full("segment", "spearman")
    return f"ceiling: two halves {half:.2f}, all raters {full:.2f} ({people.each:.0f} ratings each)"


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description="Spearman with human ratings of meaning")
    parser.add_argument("--metric", action="append", default=[], help="metric or metric.output")
    parser.add_argument("--output", action="append", default=[], help="its output, in that order")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resamples", type=int, default=1000)
    args = parser.parse_args()
    outputs = [*args.output, *[""] * len(args.metric)]
    requests = [
        _request(metric, output) for metric, output in zip(args.metric, outputs, strict=False)
    ]
    try:
        for name, file in SETS:
            ratings = read_ratings(shared_file(file))
            print("\n".join([*lines(name, ratings, requests, args.seed, args.resamples), ""]))
    except HarnessError as error:
        raise SystemExit(str(error)) from None


def _request(metric: str, output: str) -> str:
    """``meaning:tier=x`` and ``score`` to ``meaning.score:tier=x``."""
    name, colon, options = metric.partition(":")
    return f"{name}.{output}{colon}{options}" if output else metric


if __name__ == "__main__":
    main()
