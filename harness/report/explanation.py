"""An explanation of a score in words and figures, as plain text that survives a pipe."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from harness.analysis.explain import OPERATIONS, Step
from harness.analysis.explain_segments import Gram, Mover
from harness.metrics.sari_counts import Floats

ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "case": "letter case of all sides",
        "tokenizer": "tokenizer of all sides",
        "original": "what the original is",
        "blanks": "tokens parted at blanks in",
        "nothing": "what 0/0 is worth",
        "deletion": "what scores deletions",
        "repeats": "repeated n-grams",
        "keep_precision": "precision of what was kept",
        "keep_recall": "recall of what was kept",
        "delete_credit": "credit for deletions",
        "delete_precision": "precision of deletions",
        "orders": "F1 and mean over orders",
        "aggregation": "what is scored at once",
    }
)
"""What each choice of SARI decides."""

_MOST_GRAMS = 12  # shown of one kind
_VERBS = MappingProxyType({"add": "added", "keep": "kept", "delete": "deleted"})


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Columns of text, the first `left` of them aligned left, the others right.

    Example:
        >>> print(grid(["name", "value"], [["a", "1.0"], ["long name", "10.0"]]))
        name       value
        a            1.0
        long name   10.0
    """
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [head, *rows]
    ]
    return "\n".join(lines)


def signed(value: float, digits: int = 4) -> str:
    """A difference with its sign; a dash where there is none.

    Example:
        >>> signed(0.25), signed(-1e-17), signed(float("nan"))
        ('+0.2500', '0.0000', '–')
    """
    if math.isnan(value):
        return "–"
    text = f"{value:+.{digits}f}"
    return text[1:] if float(text) == 0 else text


def walk_text(start: tuple[str, float], end: tuple[str, float], steps: Sequence[Step]) -> str:
    """The walk from one SARI to another, a line a step.

    Args:
        start: The first signature and value.
        end: The last.
        steps: What `harness.analysis.explain.walk` gave.
    """
    rows = [[start[0], "", "", "", f"{start[1]:.4f}"]]
    rows += [
        [
            f"  {ABOUT[step.choice]}",
            f"{step.before} → {step.after}",
            signed(step.any_order),
            signed(step.amount),
            f"{step.value:.4f}",
        ]
        for step in steps
    ]
    rows.append([end[0], "", "", signed(end[1] - start[1]), f"{end[1]:.4f}"])
    table = grid(["", "change", "any order", "amount", "SARI"], rows, left=2)
    if not steps:
        return f"{table}\n\nThe two make the same choices.\n"
    total = sum(step.amount for step in steps)
    return (
        f"{table}\n\n"
        f"{len(steps)} steps of {signed(total, 6)} in all; the two numbers differ by "
        f"{signed(end[1] - start[1], 6)}.\n"
        "The amount of a choice depends on what was changed before it; 'any order' is its mean "
        "over all orders.\n"
    )


def parts_text(parts: Floats) -> str:
    """What each operation and n-gram order gives to a SARI, shape (3, 4) in points."""
    rows = [
        [name, *(f"{value:.4f}" for value in of_orders), f"{of_orders.sum():.4f}"]
        for name, of_orders in zip(OPERATIONS, parts, strict=True)
    ]
    rows.append(["all", *(f"{value:.4f}" for value in parts.sum(axis=0)), f"{parts.sum():.4f}"])
    head = ["points from", "1-grams", "2-grams", "3-grams", "4-grams", "all"]
    return (
        f"{grid(head, rows)}\n"
        f"Each of the 12 cells could give {100 / 12:.2f}; together they are the score.\n"
    )


def movers_text(movers: Sequence[Mover], unit: str) -> str:
    """The segments that move a score, with their texts and, for SARI, their n-grams."""
    lines = ["What the score would change by without a segment:"]
    for mover in movers:
        segment = mover.segment
        lines += [
            f"  {segment.id}: {signed(mover.change)} {unit}",
            f"    original   {_one_line(segment.original)}",
            f"    rewrite    {_one_line(mover.rewrite) or '(empty)'}",
        ]
        if segment.references:
            more = len(segment.references) - 1
            also = f" (and {more} more)" if more else ""
            lines.append(f"    reference  {_one_line(segment.references[0])}{also}")
        lines += operations_lines(mover.grams)
    return "\n".join(lines) + "\n"


def operations_lines(grams: Sequence[Gram]) -> list[str]:
    """The n-grams of a segment that were added, kept and deleted well and badly."""
    lines: list[str] = []
    for operation in OPERATIONS:
        for well, word in ((True, "well"), (False, "badly")):
            chosen = [each for each in grams if each.operation == operation and each.well == well]
            if chosen:
                lines.append(f"    {_VERBS[operation]} {word}: {_listed(chosen)}")
    return lines


def _listed(grams: Sequence[Gram]) -> str:
    shown = [
        f"{gram.text}" if gram.operation == "add" else f"{gram.text} ({gram.good / gram.done:.0%})"
        for gram in grams[:_MOST_GRAMS]
    ]
    more = len(grams) - _MOST_GRAMS
    return " · ".join([*shown, f"and {more} more"] if more > 0 else shown)


def _one_line(text: str) -> str:
    return " ".join(text.split())
