"""summary.md: the main table of a run in Markdown, with signatures as notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from harness.report.summary import Line, Table


def markdown(header: Mapping[str, Any], found: Sequence[Table]) -> str:
    """A heading, a table for each cell with every output, notes and signatures."""
    parts = [f"# {escaped(header['experiment'])}"]
    if header["description"]:
        parts.append(escaped(header["description"]))
    for table in found:
        parts.append(f"## {escaped(_title(table))}")
        parts.append("\n".join(_rows(table.main())))
        if table.notes:
            parts.append("\n".join(f"- {escaped(note)}" for note in table.notes))
        signatures = dict.fromkeys((column.metric, column.signature) for column in table.columns)
        parts.append(
            "\n".join(f"- {escaped(label)}: `{signature}`" for label, signature in signatures)
        )
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    r"""Text that Markdown shows as it stands, on one line.

    Example:
        >>> print(escaped("a|b <i>*"))
        a\|b &lt;i&gt;\*
    """
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\`*_[]|#~":
        text = text.replace(sign, f"\\{sign}")
    return text


def _title(table: Table) -> str:
    name = f"{table.corpus}, {table.segments} segments"
    return f"{table.cell}: {name}" if table.cell else name


def _rows(table: Table) -> list[str]:
    percent = f"{100 * table.confidence:g} %"
    titles = [
        "system",
        "scored",
        *(f"{column.title} {_arrow(column.better)}".strip() for column in table.columns),
    ]
    lines = [
        f"Values with {percent} intervals.",
        "",
        f"| {' | '.join(map(escaped, titles))} |",
        f"|{'---|' * 2}{'---:|' * len(table.columns)}",
    ]
    return lines + [_row(line) for line in table.lines]


def _row(line: Line) -> str:
    name = escaped(line.system)
    name = f"*{name}*" if line.role == "control" else name
    coverage = f"{line.n} of {line.n + line.n_missing}"
    return f"| {name} | {coverage} | {' | '.join(map(str, line.numbers))} |"


def _arrow(better: str) -> str:
    return {"higher": "↑", "lower": "↓"}.get(better, "")
