"""`harness run` on a corpus of many lines: seconds and peak memory.

    python benchmarks/million.py [--segments 100000]

Lines of made-up words, one reference and one system, SARI, edits and readability, no controls,
200 resamples, in a temporary folder. The run is a process of its own; memory is the most it held.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]

CONFIG = """
experiment: million
output: results
corpus:
  path: original.txt
  format: lines
  references: [reference.txt]
systems:
  - name: made-up
    path: rewrite.txt
metrics: [sari, edits, readability]
controls: false
statistics:
  resamples: 200
"""

SYLLABLES = ("ba", "den", "ki", "lor", "mas", "ne", "po", "rit", "sul", "ta", "ver", "zo")
WORDS = 20_000


def main() -> None:
    """Write the corpus, run, print."""
    parser = argparse.ArgumentParser(description="Time and memory of a large corpus.")
    parser.add_argument("--segments", type=int, default=100_000)
    segments = parser.parse_args().segments
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder, segments)
        before = _peak_mib()
        seconds = _run(folder)
        if _peak_mib() <= before:
            print("memory is not measured: a process before it held more", file=sys.stderr)
        results = sum(path.stat().st_size for path in folder.glob("results/*/*/*"))
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = spent.ru_utime + spent.ru_stime
    print(f"{segments:,} segments: {seconds:.1f} s ({processor:.1f} s of a processor)")
    print(f"peak memory {_peak_mib():,.0f} MiB, {1024 * _peak_mib() / segments:.2f} KiB a segment")
    print(f"run directory {results / 2**20:,.0f} MiB")


def write_corpus(folder: Path, segments: int) -> None:
    """Originals of 12 to 28 words; the others drop, replace and split by chance."""
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(WORDS)]
    # Few words are frequent and many are rare, as in a language.
    sums = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
    # Line by line, because what this process holds when it starts the run counts as the run's.
    with (
        (folder / "original.txt").open("w", encoding="utf-8") as original,
        (folder / "reference.txt").open("w", encoding="utf-8") as reference,
        (folder / "rewrite.txt").open("w", encoding="utf-8") as rewrite,
    ):
        for _ in range(segments):
            own = chance.choices(words, cum_weights=sums, k=chance.randint(12, 28))
            original.write(" ".join(own).capitalize() + ".\n")
            for side in (reference, rewrite):
                side.write(_simplified(own, chance, words) + "\n")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")


def _simplified(own: list[str], chance: random.Random, words: list[str]) -> str:
    kept = [chance.choice(words[:500]) if chance.random() < 0.1 else word for word in own]
    kept = [word for word in kept if chance.random() < 0.85] or own[:1]
    middle = len(kept) // 2 or 1
    halves = (kept[:middle], kept[middle:])
    return " ".join(" ".join(half).capitalize() + "." for half in halves if half)


def _run(folder: Path) -> float:
    code = "from harness.cli.main import main; main()"
    command = [sys.executable, "-c", code, "run", str(folder / "config.yaml"), "--quiet"]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - start


def _peak_mib() -> float:
    """The most that any finished child held; Linux counts KiB, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
