"""Identical and unrelated pairs: a likeness must give all to the first and nothing to the second.

    python benchmarks/meaning/identity_table.py --metric meaning --output score
    python benchmarks/meaning/identity_table.py --metric chrf:against=original --originals FILE

Each original with itself, and each with another one, by a seeded permutation without a fixed
point. The bar, as a share of the output's greatest value: 95 % for every identical pair, 5 % for
every unrelated one (Beauchemin et al. 2023, Frontiers in AI, on MeaningBERT).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from meaning_bed.measure import score_pairs
from meaning_bed.shared import shared_file

from harness.corpora.decoding import read_text
from harness.errors import HarnessError
from harness.statistics.seeds import named_child

Floats = npt.NDArray[np.float64]


def derangement(count: int, seed: int) -> list[int]:
    """A permutation that leaves nothing in its place.

    Raises:
        HarnessError: There are fewer than two things.

    Example:
        >>> order = derangement(5, 0)
        >>> sorted(order), any(place == n for n, place in enumerate(order))
        ([0, 1, 2, 3, 4], False)
    """
    if count < 2:
        raise HarnessError("unrelated pairs need two texts or more")
    generator = np.random.default_rng(named_child(seed, "meaning", "derangement"))
    order = generator.permutation(count)
    # Each goes to the next one of a random circle, so none meets itself.
    made = np.empty(count, dtype=np.int64)
    made[order] = np.roll(order, 1)
    return [int(place) for place in made]


@dataclass(frozen=True, slots=True)
class Bars:
    """What an output gives, as shares of its greatest value."""

    identical: Floats
    unrelated: Floats

    def line(self) -> str:
        """One line of the table."""
        same, other = self.identical, self.unrelated
        return (
            f"{same.min():9.3f}{(same >= 0.95).mean():8.1%}{other.max():9.3f}{other.mean():9.3f}"
            f"{(other <= 0.05).mean():8.1%}"
        )


def bars(originals: Sequence[str], metric: str, output: str, seed: int) -> Bars:
    """Scores of identical and unrelated pairs.

    Raises:
        HarnessError: The output has no greatest value.
    """
    others = [originals[place] for place in derangement(len(originals), seed)]
    sides = [score_pairs(originals, rewrites, metric, output) for rewrites in (originals, others)]
    high = sides[0].high
    if high is None:
        raise HarnessError(f"{metric} {output} has no greatest value, so no share of it")
    return Bars(sides[0].values / high, sides[1].values / high)


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description="Identical and unrelated pairs")
    parser.add_argument("--metric", action="append", required=True)
    parser.add_argument("--output", action="append", default=[])
    parser.add_argument("--originals", type=Path, help="lines; else the test set of ASSET")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    outputs = [*args.output, *[""] * len(args.metric)]
    try:
        path = args.originals or shared_file("asset/asset.test.orig")
        texts = list(dict.fromkeys(line for line in read_text(path).lines if line.strip()))
        print(f"{len(texts)} originals; shares of the output's greatest value")
        print(f"{'metric':40}{'same min':>9}{'>= .95':>8}{'other max':>9}{'mean':>9}{'<= .05':>8}")
        for metric, output in zip(args.metric, outputs, strict=False):
            name = f"{metric} {output}".strip()
            print(f"{name:40}{bars(texts, metric, output, args.seed).line()}")
    except HarnessError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
