"""How a metric does on rewrites that people write freely: false alarms, and twins with one fault.

    python benchmarks/meaning/free_rewrites.py --metric meaning --half held-out
    python benchmarks/meaning/free_rewrites.py --metric meaning --half dev --show missed

Each original has an honest rewrite and twins of it in which one thing is broken. A major finding
on an honest rewrite is a false alarm. A twin is found where it has a new finding of that severity
beside its honest rewrite, and it is told apart where its score is lower (equal scores at half).

The bed (`bed_table.py`) makes its edits by rules, and a rule can know another rule. Nothing here
is made by rule, so expect less of a metric than there.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from meaning_bed.bed import HALVES, Item
from meaning_bed.edits import Half, Kind
from meaning_bed.measure import ANY, MAJOR, Measured, has_new, measure
from meaning_bed.shared import read_json_lines

from harness.errors import HarnessError

FOLDER = Path(__file__).resolve().parent / "free_rewrites"
HONEST = "honest"
KINDS = (
    *("negation", "antonym", "comparison", "quantifier", "order", "modality", "attribution"),
    *("condition", "role", "number", "date", "name", "list", "invented", "omitted"),
)


def items_of(path: Path, half: Half) -> list[Item]:
    """For each line an item of the honest rewrite as it is, and one of each of its twins.

    Raises:
        HarnessError: The file cannot be read, or a line lacks something or has an unknown kind.
    """
    items: list[Item] = []
    for number, row in enumerate(read_json_lines(path), 1):
        try:
            items += _of_row(row, half)
        except (KeyError, TypeError, ValueError) as error:
            where = f"{path}:{number}"
            raise HarnessError(f"not a free rewrite: {error}", where=where) from None
    return items


def _of_row(row: dict[str, Any], half: Half) -> Iterator[Item]:
    name, original, honest = str(row["id"]), str(row["original"]), str(row["honest"])

    def item(kind: str, sort: Kind, text: str) -> Item:
        spans = (0, len(honest)), (0, len(text))
        return Item(kind, sort, "sentence", half, name, "free", original, honest, text, *spans)

    yield item(HONEST, "control", honest)
    for twin in row["broken"]:
        kind, text = str(twin["kind"]), str(twin["rewrite"])
        if kind not in KINDS:
            raise ValueError(f"kind {kind!r}")
        if text == honest:
            raise ValueError("a twin that is the honest rewrite")
        yield item(kind, "corruption", text)


def below(drops: Sequence[float]) -> float:
    """Share of twins with a lower score than their honest rewrite, ties at half; NaN for none.

    Example:
        >>> below([0.2, 0.0, -0.1, math.nan])
        0.5
    """
    known = [drop for drop in drops if not math.isnan(drop)]
    return float(np.mean([(drop > 0) + 0.5 * (drop == 0) for drop in known])) if known else math.nan


def places_of(items: Sequence[Item], kind: str) -> list[int]:
    """Where the items of a kind are; "all" is every twin."""
    return [
        place
        for place, item in enumerate(items)
        if item.name == kind or (kind == "all" and item.name != HONEST)
    ]


def table(items: Sequence[Item], measured: Measured) -> list[str]:
    """False alarms on the honest rewrites, then a line for each kind of twin."""
    honest = places_of(items, HONEST)
    twins = len(items) - len(honest)
    lines = [f"{measured.label}: {len(honest)} honest rewrites, {twins} twins"]
    if measured.findings is not None:
        found = [measured.findings[place][0] for place in honest]
        majors = [sum(each.severity == "major" for each in of) for of in found]
        alarmed = sum(count > 0 for count in majors)
        share = alarmed / len(honest)
        lines.append(f"honest with a major finding: {alarmed} ({share:.1%}), {sum(majors)} majors")
    lines += ["", f"{'twin':14}{'n':>5}{'scored below':>14}{'new major':>11}{'new any':>9}"]
    for kind in (*KINDS, "all"):
        places = places_of(items, kind)
        if places:
            lines.append(_line(kind, places, measured))
    return lines


def _line(kind: str, places: Sequence[int], measured: Measured) -> str:
    cells = f"{kind:14}{len(places):5}{below([measured.drops[n] for n in places]):14.2f}"
    if measured.findings is None:
        return cells + f"{'-':>11}{'-':>9}"
    pairs = [measured.findings[place] for place in places]
    major, any_new = (
        sum(has_new(before, after, severities) for before, after in pairs) / len(pairs)
        for severities in (MAJOR, ANY)
    )
    return cells + f"{major:11.2f}{any_new:9.2f}"


def shown(items: Sequence[Item], measured: Measured, what: str) -> Iterator[str]:
    """The honest rewrites with a major finding, or the twins without a new one, to be read."""
    findings = measured.findings or ()
    if what == "alarms":
        for place in places_of(items, HONEST):
            told = [each.message for each in findings[place][0] if each.severity == "major"]
            if told:
                item = items[place]
                yield "\n".join([item.id, f"  {item.original}", f"  {item.base}", *told, ""])
        return
    for item, (before, after) in zip(items, findings, strict=True):
        if item.name != HONEST and not has_new(before, after, MAJOR):
            yield f"{item.id} {item.name}\n  {item.original}\n  {item.base}\n  {item.edited}\n"


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description="False alarms and misses on free rewrites")
    parser.add_argument("--metric", action="append", required=True, help="again for more")
    parser.add_argument("--output", action="append", default=[], help="its output, in that order")
    parser.add_argument("--half", choices=HALVES, default="held-out")
    parser.add_argument("--show", choices=("alarms", "missed"), help="texts to read, of dev alone")
    args = parser.parse_args()
    if args.show and args.half != "dev":
        raise SystemExit("--show is for --half dev: who reads held-out texts writes rules for them")
    outputs = [*args.output, *[""] * len(args.metric)]
    try:
        items = items_of(FOLDER / f"{args.half}.jsonl", args.half)
        for request, output in zip(args.metric, outputs, strict=False):
            measured = measure(items, request, output)
            if args.show:
                print("\n".join(shown(items, measured, args.show)))
            print("\n".join(table(items, measured)), end="\n\n")
    except HarnessError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
