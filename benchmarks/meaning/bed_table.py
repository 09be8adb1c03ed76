"""Which changes of meaning a metric sees: AUROC of its drop, corruptions against controls.

    python benchmarks/meaning/bed_table.py --metric meaning --output score
    python benchmarks/meaning/bed_table.py --metric chrf:against=original --half held-out

Each corruption is set against all controls of its level. 0.5 is what a coin gives; a plain
likeness to the original lands near it, since it falls with every edit. Those likenesses stand in
the same table. With a metric that explains itself, the share of items with a new finding is
printed too: on controls it is the share of false alarms.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence

from meaning_bed.arguments import add_bed_arguments, bed_of
from meaning_bed.bed import Item
from meaning_bed.measure import KindResult, Measured, measure, results

from harness.errors import HarnessError

BASELINES = ("sentence-bleu:against=original", "chrf:against=original", "edits.levenshtein")
SHORT = ("self-BLEU", "chrF", "Levensh.")


def cell(value: float, digits: int = 2) -> str:
    """A number of a table, a dash where there is none."""
    return "-" if math.isnan(value) else f"{value:.{digits}f}"


def macro(found: Sequence[KindResult]) -> tuple[float, str, float]:
    """Mean AUROC over the corruptions, and the name and AUROC of the lowest."""
    areas = [(each.auroc, each.name) for each in found if not math.isnan(each.auroc)]
    if not areas:
        return math.nan, "-", math.nan
    lowest = min(areas)
    return sum(area for area, _ in areas) / len(areas), lowest[1], lowest[0]


def corruption_lines(columns: Sequence[Sequence[KindResult]], names: Sequence[str]) -> list[str]:
    """The part of the table about corruptions."""
    head = "".join(f"{name:>11}" for name in names)
    lines = [f"{'corruption':24}{'n':>5}{head}{'new major':>11}{'new any':>9}"]
    for row in zip(*columns, strict=True):
        if row[0].kind == "corruption":
            areas = "".join(f"{cell(each.auroc):>11}" for each in row)
            shares = f"{cell(row[0].new_major):>11}{cell(row[0].new_any):>9}"
            lines.append(f"{row[0].name:24}{row[0].n:5}{areas}{shares}")
    found = [macro(column) for column in columns]
    lines.append(f"{'macro':29}" + "".join(f"{cell(mean):>11}" for mean, _, _ in found))
    lines.append(f"{'lowest':29}" + "".join(f"{cell(low):>11}" for _, _, low in found))
    lines.append(f"{'':29}" + "".join(f"{name[:10]:>11}" for _, name, _ in found))
    return lines


def control_lines(columns: Sequence[Sequence[KindResult]], names: Sequence[str]) -> list[str]:
    """The part of the table about controls."""
    head = "".join(f"{name:>11}" for name in names)
    lines = [f"{'control: mean drop':24}{'n':>5}{head}{'new major':>11}{'new any':>9}"]
    for row in zip(*columns, strict=True):
        if row[0].kind == "control":
            drops = "".join(f"{cell(each.drop, 4):>11}" for each in row)
            shares = f"{cell(row[0].new_major):>11}{cell(row[0].new_any):>9}"
            lines.append(f"{row[0].name:24}{row[0].n:5}{drops}{shares}")
    return lines


def missing(measured: Sequence[Measured]) -> list[str]:
    """A line for each metric that has no value on some items."""
    counts = [(each.label, int((~(abs(each.drops) < math.inf)).sum())) for each in measured]
    return [f"{label}: no value on {count} items, left out" for label, count in counts if count]


def table(items: Sequence[Item], requests: Sequence[tuple[str, str]]) -> list[str]:
    """The whole table for some metrics, the baselines after them."""
    wanted = [*requests, *((name, "") for name in BASELINES if (name, "") not in requests)]
    measured = [measure(items, *request) for request in wanted]
    columns = [results(items, each) for each in measured]
    names = [f"metric {n}" for n, _ in enumerate(requests, 1)]
    names += [
        short
        for short, name in zip(SHORT, BASELINES, strict=True)
        if (name, "") in wanted[len(requests) :]
    ]
    legend = [f"{name}: {each.label}" for name, each in zip(names, measured, strict=True)]
    body = [*corruption_lines(columns, names), "", *control_lines(columns, names)]
    return [*legend, *missing(measured), "", *body]


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description="AUROC of corruptions against controls")
    parser.add_argument("--metric", action="append", default=[], help="a metric; again for more")
    parser.add_argument("--output", action="append", default=[], help="its output, in that order")
    add_bed_arguments(parser)
    args = parser.parse_args()
    outputs = [*args.output, *[""] * len(args.metric)]
    try:
        items = bed_of(args)
        lines = table(items, list(zip(args.metric, outputs, strict=False)))
    except HarnessError as error:
        raise SystemExit(str(error)) from None
    print("\n".join(lines))


if __name__ == "__main__":
    main()
