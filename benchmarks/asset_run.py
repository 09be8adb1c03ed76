"""`harness run` on the test set of ASSET as a whole process, from start to last file.

    python benchmarks/asset_run.py [--data FOLDER] [--runs 5]

The config is configs/asset.yaml: five published systems, six controls, SARI, BLEU, readability and
edits, 1,000 resamples, all tables. Results go to a temporary folder. The shares are of one more
run inside this process, so they leave out starting Python.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "configs/asset.yaml"
BUDGET = 8.0


def main() -> None:
    """Measure and print."""
    shared = os.environ.get("HARNESS_SHARED", ROOT.parent / "shared")
    parser = argparse.ArgumentParser(description="Time `harness run` on ASSET.")
    parser.add_argument("--data", type=Path, default=Path(shared) / "data")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    data = arguments.data.resolve()
    if not (data / "asset/asset.test.orig").is_file():
        sys.exit(f"no ASSET test set in {data}: set HARNESS_SHARED, or give --data")
    os.environ["HARNESS_DATA"] = str(data)
    seconds = [_whole_process() for _ in range(arguments.runs)]
    listed = " ".join(f"{each:.2f}" for each in seconds)
    print(f"whole process, {arguments.runs} runs: {listed}")
    print(f"median {statistics.median(seconds):.2f} s (budget {BUDGET:.0f} s)\n")
    _print_stages()


def _whole_process() -> float:
    code = "from harness.cli.main import main; main()"
    with tempfile.TemporaryDirectory() as output:
        command = [sys.executable, "-c", code, "run", str(CONFIG), "--quiet"]
        start = time.perf_counter()
        subprocess.run(
            [*command, "--set", f"output={output}"], check=True, capture_output=True, cwd=ROOT
        )
        return time.perf_counter() - start


@contextmanager
def _stage(name: str, taken: dict[str, float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    taken[name] = time.perf_counter() - start


def _print_stages() -> None:
    """Seconds of each part of one run; every part of it is called as the command calls it."""
    taken: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as output:
        with _stage("imports", taken):
            from harness.config.load import load
            from harness.report.publish import publish
            from harness.runs.plan import make_plan
            from harness.runs.runner import run_plan
            from harness.runs.scoring import ShardScorer
        with _stage("config", taken):
            config = load(CONFIG, [f"output={output}"])
        with _stage("plan: corpus, systems, controls", taken):
            plan = make_plan(config)
        (cell,) = plan.cells
        for metric in cell.metrics:
            with _stage(f"rows of {metric.label}", taken):
                scorer = ShardScorer([metric], cell.corpus.segments)
                for system in cell.systems:
                    scorer.rows(system.rewrites, held_out=system.held_out)
        rows = sum(seconds for name, seconds in taken.items() if name.startswith("rows of"))
        with _stage("resamples and tables", taken):
            folder = run_plan(plan)
        # A run makes the rows itself; what is left is all that follows them.
        taken["resamples and tables"] -= rows
        with _stage("reports", taken):
            publish(folder)
    whole = sum(taken.values())
    for name, seconds in taken.items():
        print(f"{name:34}{seconds:7.2f} s{seconds / whole:7.0%}")
    print(f"{'together':34}{whole:7.2f} s")


if __name__ == "__main__":
    main()
