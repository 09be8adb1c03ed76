r"""Tables for papers: booktabs, significance marks, and the signatures in the notes.

The text is plain LaTeX 2e with UTF-8 input (the default since 2018) and needs ``booktabs`` and
``threeparttable``. Names from configs are escaped; names beyond Latin letters need XeLaTeX or
LuaLaTeX and a font that has them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from harness.analysis.differences import Comparison, Comparisons, Difference
from harness.analysis.standings import Board, BoardValue, Entry
from harness.report import comparison, leaderboard
from harness.report.comparison import fine, printable, title_of
from harness.report.summary import shown
from harness.runs.atomic import write_text

_ESCAPES: Mapping[str, str] = MappingProxyType(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "|": r"\textbar{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        '"': r"{\char34}",
        "`": r"\textasciigrave{}",
        # At the start of a cell or an item a bracket or a star would be read as an argument.
        "[": "{[}",
        "]": "{]}",
        "*": "{*}",
        "↑": r"$\uparrow$",
        "↓": r"$\downarrow$",
        "–": r"\textendash{}",
        "\N{REPLACEMENT CHARACTER}": "?",
    }
)
_LIGATURES = re.compile(r"([-',])(?=\1)")
_LEVELS = ((0.001, "***"), (0.01, "**"), (0.05, "*"))
_ARROWS: Mapping[str, str] = MappingProxyType(
    {"higher": r" $\uparrow$", "lower": r" $\downarrow$", "neither": ""}
)


@dataclass(frozen=True)
class _Table:
    """What every table has: each row is already LaTeX; a row of None is a rule."""

    caption: str
    label: str
    columns: str
    head: Sequence[str]
    rows: Sequence[Sequence[str] | None]
    notes: Sequence[str]


def write_comparison_latex(path: Path, found: Comparisons) -> None:
    """Write `comparison_latex`.

    Raises:
        HarnessError: The file cannot be written.
    """
    write_text(path, comparison_latex(found))


def write_board_latex(path: Path, board: Board) -> None:
    """Write `board_latex`.

    Raises:
        HarnessError: The file cannot be written.
    """
    write_text(path, board_latex(board))


def comparison_latex(found: Comparisons) -> str:
    """One row a system under its baseline, one column an output; differences in small print."""
    outputs = _outputs(found)
    rows: list[Sequence[str] | None] = []
    last: tuple[str, ...] | None = None
    for one in found.comparisons:
        values = tuple(_value(each.first) for each in one.differences)
        baseline = (escaped(one.first), *values)
        if baseline != last:
            rows += [None, baseline] if rows else [baseline]
            last = baseline
        rows.append((escaped(one.second), *(map(_marked, one.differences))))
        rows.append(("", *(map(_difference, one.differences))))
    method = escaped(comparison.method_sentence(found))
    marks = ", ".join(f"{_superscript(mark)} $p<{level:g}$" for level, mark in reversed(_LEVELS))
    correction = "unadjusted" if found.method.correction == "none" else "adjusted"
    return _rendered(
        _Table(
            f"Systems against their baseline on {escaped(found.corpus)} "
            f"({_sizes(found.comparisons)}).",
            "tab:comparison",
            "l" + "r" * len(outputs),
            ["System", *outputs],
            rows,
            [
                "The first row of each block is the baseline. In small print: difference from it "
                f"and its interval. Marks: {marks} ({correction}, two-sided).",
                f"{method}.",
                *(escaped(note) + "." for note in (*found.notes, *_notes(found.comparisons))),
                *_signatures(comparison.signatures(found)),
            ],
        )
    )


def board_latex(board: Board) -> str:
    """One row a system; letters in place of ranks, controls in italics, people marked."""
    heads = [
        escaped(title_of(each.metric, each.output)) + _ARROWS[each.better] for each in board.columns
    ]
    rows: list[Sequence[str] | None] = []
    for entry in board.entries:
        rows.append((_name(entry), escaped(entry.letters or "–"), *map(_with, entry.values)))
        rows.append(("", "", *map(_interval, entry.values)))
    return _rendered(
        _Table(
            f"Systems on {escaped(board.corpus)} ({board.segments} segments), ordered by "
            f"{escaped(board.columns[board.by].name)}.",
            "tab:board",
            "ll" + "r" * len(heads),
            ["System", "Group", *heads],
            rows,
            [
                r"\emph{Italics}: controls. \dag: written by people.",
                *(
                    f"{escaped(note)}."
                    for note in (
                        leaderboard.method_sentence(board),
                        *leaderboard.board_notes(board),
                    )
                ),
                *_signatures(leaderboard.board_signatures(board)),
            ],
        )
    )


def escaped(text: str) -> str:
    r"""Text that LaTeX prints as it stands, on one line.

    Example:
        >>> print(escaped("a_b & 50 % {x} \\end"))
        a\_b \& 50 \% \{x\} \textbackslash{}end
        >>> print(escaped("sari|tok:13a"))
        sari\textbar{}tok:13a
    """
    plain = "".join(_ESCAPES.get(sign, sign) for sign in printable(text))
    return _LIGATURES.sub(r"\1{}", plain)


def _rendered(table: _Table) -> str:
    lines = [
        r"% \usepackage{booktabs,threeparttable,textcomp}",
        r"\begin{table}[t]",
        r"\centering",
        r"\begin{threeparttable}",
        rf"\caption{{{table.caption}}}",
        rf"\label{{{table.label}}}",
        rf"\begin{{tabular}}{{@{{}}{table.columns}@{{}}}}",
        r"\toprule",
        _row(table.head),
        r"\midrule",
        *(r"\midrule" if row is None else _row(row) for row in table.rows),
        r"\bottomrule",
        r"\end{tabular}",
        r"\begin{tablenotes}[flushleft]\footnotesize\raggedright",
        *(rf"\item {note}" for note in table.notes),
        r"\end{tablenotes}",
        r"\end{threeparttable}",
        r"\end{table}",
    ]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return " & ".join(cells) + r" \\"


def _outputs(found: Comparisons) -> list[str]:
    return [
        escaped(title_of(each.metric, each.output)) + _ARROWS[each.better]
        for each in found.comparisons[0].differences
    ]


def _sizes(found: Sequence[Comparison]) -> str:
    sizes = sorted({one.segments for one in found})
    count = str(sizes[0]) if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
    return f"{count} segments"


def _notes(found: Sequence[Comparison]) -> Iterator[str]:
    yield from dict.fromkeys(note for one in found for note in one.notes)


def _value(value: float) -> str:
    """A number in text, with a minus and not a hyphen."""
    text = shown(value)
    return "--" if math.isnan(value) else f"$-${text[1:]}" if text.startswith("-") else text


def _signed(value: float) -> str:
    text = fine(value)
    if math.isnan(value):
        return "--"
    return f"$-${text[1:]}" if text.startswith("-") else f"$+${text}" if value > 0 else text


def _marked(each: Difference) -> str:
    mark = next((mark for level, mark in _LEVELS if each.p_adjusted < level), "")
    return _value(each.second) + (_superscript(mark) if mark else "")


def _superscript(mark: str) -> str:
    return f"$^{{{mark}}}$"


def _difference(each: Difference) -> str:
    bounds = ""
    if not math.isnan(each.low):
        bounds = rf" {{[}}{_signed(each.low)}, {_signed(each.high)}{{]}}"
    return rf"{{\scriptsize {_signed(each.delta)}{bounds}}}"


def _name(entry: Entry) -> str:
    name = escaped(entry.name)
    name = rf"\emph{{{name}}}" if entry.role == "control" else name
    return name + r"\tnote{\dag}" if entry.is_person else name


def _with(value: BoardValue) -> str:
    return _value(value.value)


def _interval(value: BoardValue) -> str:
    if math.isnan(value.low):
        return ""
    return rf"{{\scriptsize {{[}}{_value(value.low)}, {_value(value.high)}{{]}}}}"


def _signatures(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    for label, signature in found:
        # A signature has no spaces; without places to break, it runs into the margin.
        breakable = escaped(signature).replace(r"\textbar{}", r"\textbar{}\allowbreak{}")
        yield rf"{escaped(label)}: \texttt{{{breakable}}}"
