"""Our SARI beside EASSE's and Hugging Face's: first that they agree, then how long each takes.

    python benchmarks/sari_speed.py [--easse CHECKOUT] [--hf-sari SARI_PY] [--data FOLDER]

The texts are the test set of ASSET (359 originals, 10 references) with five published systems, in
the layout of the folder `data` that HARNESS_SHARED names. EASSE is not on PyPI and is under the
GPL: give the path of a checkout, or install it. Hugging Face's SARI is the metric `sari` of
https://github.com/huggingface/evaluate: give its sari.py, or have it in the cache. Neither is
needed; who is absent is left out, with a line that says so.

Everything runs in one process, the contestants in turn, several rounds; medians of CPU seconds,
which a busy machine moves less than the clock on the wall.
"Cold" is all work for one system, from texts to score; "further" is what another system on the
same originals and references adds. The others keep nothing between systems.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from harness.metrics.registry import create, parse_spec
from harness.model import Segment
from harness.statistics.resampling import Bootstrap, percentile_interval

SYSTEMS = ("ACCESS", "Hybrid", "PBMT-R", "SBMT-SARI", "UNTS")
REFERENCES = 10
AGREEMENT = 1e-9
BUDGETS = {"cold": 5.0, "further": 50.0}
RESAMPLE_BUDGET_MS = 20.0


@dataclass(frozen=True)
class Texts:
    """A corpus with five systems, in the shapes that the contestants take."""

    segments: tuple[Segment, ...]
    systems: Mapping[str, list[str]]

    @property
    def originals(self) -> list[str]:
        """One text a segment."""
        return [segment.original for segment in self.segments]

    @property
    def references(self) -> list[list[str]]:
        """One list a segment."""
        return [list(segment.references) for segment in self.segments]

    @property
    def annotators(self) -> list[list[str]]:
        """One list an annotator, as EASSE takes them."""
        return [list(column) for column in zip(*self.references, strict=True)]


@dataclass(frozen=True)
class Contestant:
    """An implementation: what it is compared with, and how it scores all systems.

    Attributes:
        name: What the table calls it.
        ours: The request for the same number from the harness.
        score: From a list of systems to their scores, one after the other.
    """

    name: str
    ours: str
    score: Callable[[Sequence[list[str]]], Iterator[float]]


def main() -> None:
    """Compare, measure, print."""
    arguments = _arguments()
    texts = _texts(arguments.data)
    others = [
        found
        for found in (_easse(arguments.easse, texts), _hugging_face(arguments.hf_sari, texts))
        if found is not None
    ]
    ours = [_harness(spec, texts) for spec in ("sari", "sari:dialect=hf")]
    _check_agreement(ours, others, list(texts.systems.values()))
    times = _measured([*ours, *others], texts, arguments.rounds)
    _print_times(times, others, len(texts.segments))
    _print_resampling(texts, arguments.rounds)


def _arguments() -> argparse.Namespace:
    shared = os.environ.get("HARNESS_SHARED", Path(__file__).parents[2] / "shared")
    parser = argparse.ArgumentParser(description="SARI beside EASSE's and Hugging Face's.")
    parser.add_argument("--data", type=Path, default=Path(shared) / "data")
    parser.add_argument("--easse", type=Path, help="checkout of EASSE")
    parser.add_argument("--hf-sari", type=Path, help="Hugging Face's sari.py")
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _texts(data: Path) -> Texts:
    if not (data / "asset/asset.test.orig").is_file():
        sys.exit(f"no ASSET test set in {data}: set HARNESS_SHARED, or give --data")
    originals = _lines(data / "asset/asset.test.orig")
    columns = [_lines(data / f"asset/asset.test.simp.{rank}") for rank in range(REFERENCES)]
    segments = tuple(
        Segment(str(index), original, tuple(references))
        for index, (original, *references) in enumerate(zip(originals, *columns, strict=True))
    )
    return Texts(segments, {name: _lines(data / f"outputs/{name}.txt") for name in SYSTEMS})


def _harness(spec: str, texts: Texts) -> Contestant:
    def score(systems: Sequence[list[str]]) -> Iterator[float]:
        metric = create(parse_spec(spec))
        scorer = metric.prepare(texts.segments)
        for rewrites in systems:
            yield float(metric.score(scorer.rows(rewrites).sum(axis=0))[0])

    return Contestant(f"harness {spec}", spec, score)


def _easse(checkout: Path | None, texts: Texts) -> Contestant | None:
    if checkout is not None:
        sys.path.insert(0, str(checkout))
    try:
        module = importlib.import_module("easse.sari")
    except ImportError as error:
        print(f"EASSE is left out: {error} (give --easse CHECKOUT)")
        return None
    originals, annotators = texts.originals, texts.annotators

    def score(systems: Sequence[list[str]]) -> Iterator[float]:
        for rewrites in systems:
            yield float(module.corpus_sari(originals, rewrites, annotators))

    return Contestant("EASSE corpus_sari", "sari", score)


def _hugging_face(folder: Path | None, texts: Texts) -> Contestant | None:
    if folder is None:
        # The bare name may be in the cache; nothing is downloaded for a measurement.
        os.environ.update(HF_EVALUATE_OFFLINE="1", HF_HUB_OFFLINE="1")
    import evaluate

    path = str(folder.resolve()) if folder else "sari"
    try:
        # A bare name would first be looked for, and run, in the current folder.
        with tempfile.TemporaryDirectory() as empty, contextlib.chdir(empty):
            metric: Any = evaluate.load(path)
    except (ImportError, OSError) as error:
        reason = str(error).partition("\n")[0]
        print(f"Hugging Face evaluate is left out: {reason} (give --hf-sari PATH)")
        return None
    originals, references = texts.originals, texts.references

    def score(systems: Sequence[list[str]]) -> Iterator[float]:
        for rewrites in systems:
            result = metric.compute(sources=originals, predictions=rewrites, references=references)
            yield float(result["sari"])

    return Contestant("evaluate sari", "sari:dialect=hf", score)


def _check_agreement(
    ours: Sequence[Contestant], others: Sequence[Contestant], systems: list[list[str]]
) -> None:
    """Times of different numbers are no comparison, so none is printed before they agree."""
    values = {each.ours: list(each.score(systems)) for each in ours}
    for other in others:
        pairs = zip(other.score(systems), values[other.ours], strict=True)
        worst = max(abs(theirs - mine) for theirs, mine in pairs)
        print(f"{other.name}: equals {other.ours} on {len(systems)} systems within {worst:.1e}")
        if worst > AGREEMENT:
            sys.exit(f"{other.name} and {other.ours} do not agree; no time is worth printing")


def _measured(
    contestants: Sequence[Contestant], texts: Texts, rounds: int
) -> dict[str, dict[str, float]]:
    """Median CPU seconds, cold and for a further system; each round begins with another system."""
    names = list(texts.systems)
    found: dict[str, dict[str, list[float]]] = {
        each.name: {"cold": [], "further": []} for each in contestants
    }
    for turn in range(rounds):
        order = [names[(turn + step) % len(names)] for step in range(len(names))]
        for each in contestants:
            first, *further = _timed(each.score([texts.systems[name] for name in order]))
            found[each.name]["cold"].append(first)
            found[each.name]["further"].append(statistics.fmean(further))
    return {
        name: {kind: statistics.median(values) for kind, values in kinds.items()}
        for name, kinds in found.items()
    }


def _timed(scores: Iterator[float]) -> Iterator[float]:
    """CPU seconds that each step of an iterator takes."""
    gc.collect()
    start = time.process_time()
    for _ in scores:
        yield time.process_time() - start
        start = time.process_time()


def _print_times(
    times: Mapping[str, Mapping[str, float]], others: Sequence[Contestant], segments: int
) -> None:
    ours = {other.name: f"harness {other.ours}" for other in others}
    print(f"\n{'':24}{'cold s':>10}{'ratio':>8}{'further s':>12}{'ratio':>8}{'segments/s':>12}")
    for name, seconds in times.items():
        cells = [f"{name:24}"]
        for kind, width in (("cold", 10), ("further", 12)):
            mine = times[ours[name]][kind] if name in ours else None
            ratio = f"{seconds[kind] / mine:.1f}" if mine else ""
            cells.append(f"{seconds[kind]:>{width}.4f}{ratio:>8}")
        print("".join(cells) + f"{segments / seconds['further']:>12,.0f}")
    goals = ", ".join(f"{kind} {factor:.0f}" for kind, factor in BUDGETS.items())
    print(f"ratio: times as long as ours; budget against EASSE: {goals}")


def _print_resampling(texts: Texts, rounds: int) -> None:
    """The paired bootstrap of one difference, draws included."""
    metric = create(parse_spec("sari"))
    scorer = metric.prepare(texts.segments)
    one, two = (scorer.rows(texts.systems[name]) for name in SYSTEMS[:2])
    units = np.arange(len(one))
    taken = []
    for turn in range(rounds):
        start = time.process_time()
        draws = Bootstrap(units, 1000, np.random.SeedSequence(turn))
        difference = metric.score(draws.totals(one)) - metric.score(draws.totals(two))
        percentile_interval(difference, 0.95)
        taken.append(1000 * (time.process_time() - start))
    print(
        f"1,000 paired resamples of two systems, {len(one)} segments: "
        f"{statistics.median(taken):.1f} ms (budget {RESAMPLE_BUDGET_MS:.0f})"
    )


if __name__ == "__main__":
    main()
