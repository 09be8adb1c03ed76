"""What `meaning` costs: 359 originals of ASSET, five published systems, one core.

    python benchmarks/meaning_speed.py

Prints the seconds of processor time to read the originals and to compare each system, and what
share that is of scoring the same systems with sari, bleu, readability and edits as well.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from harness.metrics.registry import create, parse_spec
from harness.model import Segment

SHARED = Path(os.environ.get("HARNESS_SHARED", Path(__file__).parents[2] / "shared"))
ASSET, OUTPUTS = SHARED / "data/asset", SHARED / "data/outputs"
OTHERS = ("sari", "bleu", "readability", "edits")


def lines(path: Path) -> list[str]:
    """The lines of a file, the last one with or without a line end."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def cost(spec: str, segments: list[Segment], systems: dict[str, list[str]]) -> dict[str, float]:
    """Seconds of processor time: for the originals, and for each system."""
    metric = create(parse_spec(spec))
    began = time.process_time()
    scorer = metric.prepare(segments)
    found = {"originals": time.process_time() - began}
    for name, rewrites in systems.items():
        began = time.process_time()
        metric.score(scorer.rows(rewrites).sum(axis=0))
        found[name] = time.process_time() - began
    return found


def main() -> None:
    """Measure and print."""
    if not ASSET.is_dir():
        sys.exit(f"{ASSET} is not there: set HARNESS_SHARED to the folder that holds data/asset")
    references = [lines(ASSET / f"asset.test.simp.{number}") for number in range(10)]
    originals = lines(ASSET / "asset.test.orig")
    segments = [
        Segment(str(number), text, tuple(each[number] for each in references))
        for number, text in enumerate(originals)
    ]
    systems = {path.stem: lines(path) for path in sorted(OUTPUTS.glob("*.txt"))}
    runs = [cost("meaning", segments, systems) for _ in range(3)]
    best = min(runs, key=lambda each: sum(each.values()))
    for name, seconds in best.items():
        print(f"{name:12}{seconds:8.2f} s")
    total = sum(best.values())
    others = sum(sum(cost(spec, segments, systems).values()) for spec in OTHERS)
    print(f"{'meaning':12}{total:8.2f} s for {len(systems)} systems of {len(segments)} segments")
    print(f"{'the others':12}{others:8.2f} s ({', '.join(OTHERS)})")
    print(f"{'share':12}{100 * total / (total + others):8.0f} % of scoring with all five")


if __name__ == "__main__":
    main()
