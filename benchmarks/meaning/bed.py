"""Make the bed: print a count a kind, some items to read, or write all of them.

python benchmarks/meaning/bed.py
python benchmarks/meaning/bed.py --show 5 --only negation-inserted
python benchmarks/meaning/bed.py --out /tmp/bed.jsonl
python benchmarks/meaning/bed.py --originals FILE --rewrites FILE
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from meaning_bed.arguments import add_bed_arguments, bed_of
from meaning_bed.bed import HALVES, Item, written
from meaning_bed.kinds import EDITS

from harness.errors import HarnessError


def counts(items: Sequence[Item]) -> list[str]:
    """A line a kind: items of each half and level, and how many of them are planted."""
    found = Counter((item.name, item.half, item.level) for item in items)
    planted = Counter(item.name for item in items if item.planted)
    lines = [f"{'edit':24}{'kind':12}{'dev':>12}{'held-out':>12}{'all':>6}{'planted':>9}"]
    for edit in EDITS.values():
        cells = [
            f"{found[edit.name, half, 'sentence']}+{found[edit.name, half, 'document']}"
            for half in HALVES
        ]
        total = sum(number for (name, _, _), number in found.items() if name == edit.name)
        lines.append(
            f"{edit.name:24}{edit.kind:12}{cells[0]:>12}{cells[1]:>12}{total:6}{planted[edit.name]:9}"
        )
    return [*lines, f"{len(items)} items; sentences+documents in each half"]


def shown(items: Sequence[Item], count: int, seed: int) -> list[str]:
    """Random items of each kind, the edit between brackets in its surroundings."""
    rng = random.Random(seed)  # which items are printed, no more
    lines: list[str] = []
    for name in dict.fromkeys(item.name for item in items):
        mine = [item for item in items if item.name == name]
        lines.append(f"== {name} ({mine[0].kind}, {len(mine)})")
        for item in rng.sample(mine, min(count, len(mine))):
            (start, end), (_, new_end) = item.base_span, item.edited_span
            before, after = item.base[max(0, start - 70) : start], item.base[end : end + 70]
            new = item.edited[item.edited_span[0] : new_end]
            where = f"{item.id}/{item.source}{'/planted' if item.planted else ''}"
            lines.append(f"  {where}: …{before}[{item.base[start:end]} => {new}]{after}…")
    return lines


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description="The test bed for metrics of meaning")
    add_bed_arguments(parser)
    parser.add_argument("--show", type=int, default=0, help="random items of each kind")
    parser.add_argument("--out", type=Path, help="write every item to this JSONL file")
    args = parser.parse_args()
    try:
        items = bed_of(args)
    except HarnessError as error:
        raise SystemExit(str(error)) from None
    if args.out is not None:
        args.out.write_text("\n".join([*written(items), ""]), encoding="utf-8")
    print("\n".join(shown(items, args.show, args.seed) if args.show else counts(items)))


if __name__ == "__main__":
    main()
