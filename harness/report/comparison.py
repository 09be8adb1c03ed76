"""Comparisons of systems as a person and a program read them: terminal, Markdown, CSV, JSON."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from harness.analysis.differences import (
    NOT_SHOWN,
    Comparison,
    Comparisons,
    Difference,
    Method,
    WorstSegment,
)
from harness.report.markdown import escaped
from harness.report.summary import shown
from harness.runs.atomic import write_text
from harness.runs.csvfiles import Value, write_csv

COLUMNS = (
    "corpus",
    "baseline",
    "candidate",
    "metric",
    "output",
    "better",
    "baseline_value",
    "candidate_value",
    "delta",
    "ci_low",
    "ci_high",
    "p",
    "p_adjusted",
    "detectable",
    "wins",
    "ties",
    "losses",
    "n",
    "n_missing",
    "outcome",
    "test",
    "interval",
    "resamples",
    "correction",
    "family",
    "seed",
    "signature",
)
"""Columns of the CSV file."""

_TESTS: Mapping[str, str] = MappingProxyType(
    {
        "bootstrap": "paired bootstrap",
        "randomization": "approximate randomization of the corpus score",
        "permutation": "permutation test on the means of segment scores, which for pooled "
        "metrics are not the values shown",
    }
)
_CORRECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "holm": "adjusted by Holm over {} tests",
        "bh": "adjusted by Benjamini and Hochberg over {} tests",
        "none": "not adjusted for {} tests",
    }
)
_STYLES: Mapping[str, str] = MappingProxyType({"better": "green", "worse": "red"})
_NO_TEXT = "no text in a baseline"
_PIPE_WIDTH = 180


def print_comparisons(found: Comparisons) -> None:
    """Print a table for each comparison, the worst segments, and how it was tested."""
    console = plain_console()
    for one in found.comparisons:
        title = f"{one.second} against {one.first} · {found.corpus}, {one.segments} segments"
        console.print(Text(printable(title), style="bold"))
        console.print(_grid(one, found.method))
        for line in _worst_lines(one):
            console.print(Text(line), soft_wrap=True)
        for note in one.notes:
            console.print(Text(f"- {printable(note)}"), soft_wrap=True)
    for note in (*found.notes, method_sentence(found)):
        console.print(Text(f"- {printable(note)}"), soft_wrap=True)
    for label, signature in signatures(found):
        console.print(Text(f"{label}: {signature}", style="dim"), soft_wrap=True)


def write_comparison_csv(path: Path, found: Comparisons) -> None:
    """Write one line for each output of each comparison, in full precision.

    Raises:
        HarnessError: The file cannot be written.
    """
    write_csv(path, COLUMNS, _csv_lines(found))


def write_comparison_markdown(path: Path, found: Comparisons) -> None:
    """Write the tables, worst segments and notes in Markdown.

    Raises:
        HarnessError: The file cannot be written.
    """
    write_text(path, comparison_markdown(found))


def comparison_markdown(found: Comparisons) -> str:
    """The tables, worst segments and notes in Markdown."""
    parts = [f"# Comparison on {escaped(found.corpus)}"]
    for one in found.comparisons:
        parts.append(f"## {escaped(one.second)} against {escaped(one.first)}")
        parts.append("\n".join(_markdown_rows(one, found.method)))
        if one.worst:
            parts.append("\n".join(_markdown_worst(one)))
        if one.notes:
            parts.append("\n".join(f"- {escaped(note)}" for note in one.notes))
    notes = (*found.notes, method_sentence(found))
    parts.append("\n".join(f"- {escaped(note)}" for note in notes))
    parts.append(
        "\n".join(f"- {escaped(label)}: `{signature}`" for label, signature in signatures(found))
    )
    return "\n\n".join(parts) + "\n"


def comparison_json(found: Comparisons) -> Mapping[str, Any]:
    """Everything that was found, for `harness.cli.output.print_json`."""
    return {
        "corpus": found.corpus,
        "method": asdict(found.method),
        "family": found.family,
        "comparisons": [_json_of(one) for one in found.comparisons],
        "notes": list(found.notes),
    }


def method_sentence(found: Comparisons) -> str:
    """How the differences were tested, in one sentence."""
    method = found.method
    correction = _CORRECTIONS[method.correction].format(found.family)
    strictest = " at the strictest step of Holm" if method.correction == "holm" else ""
    return (
        f"{_TESTS[method.test]}, {method.resamples:,} resamples, seed {method.seed}; "
        f"{100 * method.confidence:g} % {_kind(method)} intervals of the difference; "
        f"p {correction}; detectable: the smallest true difference that is found with "
        f"{100 * method.power:g} % power{strictest}"
    )


def signatures(found: Comparisons) -> Sequence[tuple[str, str]]:
    """Each metric with its signature, once."""
    return list(
        dict.fromkeys(
            (each.metric, each.signature) for one in found.comparisons for each in one.differences
        )
    )


def title_of(metric: str, output: str) -> str:
    """What stands over numbers; an output named like its metric needs no second name.

    Example:
        >>> title_of("sari", "sari"), title_of("sari:dialect=hf", "add")
        ('sari', 'sari:dialect=hf add')
    """
    return metric if output == metric.partition(":")[0] else f"{metric} {output}"


def fine(value: float) -> str:
    """A number for people, with two digits that say something however small it is.

    Example:
        >>> fine(2.345), fine(0.0123), fine(-0.000567), fine(0.0)
        ('2.35', '0.012', '-0.00057', '0.00')
    """
    if value and abs(value) < 0.1:
        digits = 1 - math.floor(math.log10(abs(value)))
        return f"{value:.{digits}f}" if digits <= 6 else f"{value:.1e}"
    return shown(value)


def signed(value: float) -> str:
    """A difference for people, with its sign.

    Example:
        >>> signed(1.234), signed(-20.0), signed(0.0)
        ('+1.23', '-20.0', '0.00')
    """
    return f"+{fine(value)}" if value > 0 else fine(value)


def shown_p(p: float) -> str:
    """A p-value for people.

    Example:
        >>> shown_p(0.0001), shown_p(0.04), shown_p(float("nan"))
        ('<0.001', '0.040', '–')
    """
    if math.isnan(p):
        return "–"
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def arrow(better: str) -> str:
    """Which direction is good, as a sign after a space; empty where neither is."""
    return {"higher": " ↑", "lower": " ↓"}.get(better, "")


def printable(text: str) -> str:
    r"""Text on one line, without anything that a terminal would obey instead of show.

    Example:
        >>> printable("red \x1b[31m alert\n")
        'red �[31m alert'
    """
    return "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))


def plain_console() -> Console:
    """Colors on a terminal; in a pipe plain text, wide enough for every column."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_PIPE_WIDTH)


def _kind(method: Method) -> str:
    return "BCa" if method.interval == "bca" else "percentile"


def _cells(each: Difference) -> list[str]:
    """What every table for people shows of one output."""
    interval = "–" if math.isnan(each.low) else f"[{signed(each.low)} {signed(each.high)}]"
    return [
        shown(each.first),
        shown(each.second),
        signed(each.delta),
        interval,
        shown_p(each.p),
        shown_p(each.p_adjusted),
        fine(each.detectable),
        f"{each.wins}/{each.ties}/{each.losses}",
        str(each.n),
        each.outcome,
    ]


def _titles(one: Comparison, method: Method) -> list[str]:
    return [
        one.first,
        one.second,
        "difference",
        f"{100 * method.confidence:g} % interval",
        "p",
        "unadjusted p" if method.correction == "none" else "adjusted p",
        "detectable",
        "win/tie/loss",
        "n",
        "candidate",
    ]


def _grid(one: Comparison, method: Method) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD)
    grid.add_column("output")
    *numbers, outcome = _titles(one, method)
    for title in numbers:
        grid.add_column(Text(printable(title)), justify="right", overflow="fold")
    grid.add_column(Text(printable(outcome)))
    for each in one.differences:
        style = _STYLES.get(each.outcome, "dim" if each.outcome == NOT_SHOWN else "")
        name = Text(printable(title_of(each.metric, each.output)) + arrow(each.better))
        *cells, outcome = _cells(each)
        grid.add_row(name, *(Text(cell) for cell in cells), Text(outcome, style=style))
    return grid


def _worst_lines(one: Comparison) -> Iterator[str]:
    if one.worst_by is None:
        return
    if not one.worst:
        yield f"{printable(one.second)} lost no segment by {one.worst_by}."
        return
    yield f"Where {printable(one.second)} lost most, by {one.worst_by}:"
    width = max(len("original"), len(printable(one.first)), len(printable(one.second)))
    for each in one.worst:
        yield f"  {printable(each.segment)}: {shown(each.first)} to {shown(each.second)}"
        for name, text in _texts(one, each):
            yield f"    {printable(name):<{width}}  {printable(text)}"
    yield ""


def _texts(one: Comparison, each: WorstSegment) -> list[tuple[str, str]]:
    return [
        (name, _NO_TEXT if text is None else text or "(empty)")
        for name, text in (
            ("original", each.original),
            (one.first, each.first_rewrite),
            (one.second, each.second_rewrite),
        )
    ]


def _markdown_rows(one: Comparison, method: Method) -> list[str]:
    titles = ["output", *_titles(one, method)]
    lines = [
        f"| {' | '.join(map(escaped, titles))} |",
        f"|---|{'---:|' * (len(titles) - 2)}---|",
    ]
    for each in one.differences:
        name = title_of(each.metric, each.output) + arrow(each.better)
        cells = [escaped(name), *map(escaped, _cells(each))]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _markdown_worst(one: Comparison) -> Iterator[str]:
    yield f"Where {escaped(one.second)} lost most, by {escaped(one.worst_by or '')}:"
    yield ""
    for each in one.worst:
        yield f"- {escaped(each.segment)}: {shown(each.first)} to {shown(each.second)}"
        for name, text in _texts(one, each):
            yield f"  - {escaped(name)}: {escaped(text)}"


def _csv_lines(found: Comparisons) -> Iterator[Sequence[Value]]:
    method = found.method
    for one in found.comparisons:
        for each in one.differences:
            yield [
                found.corpus,
                one.first,
                one.second,
                each.metric,
                each.output,
                each.better,
                each.first,
                each.second,
                each.delta,
                each.low,
                each.high,
                each.p,
                each.p_adjusted,
                each.detectable,
                each.wins,
                each.ties,
                each.losses,
                each.n,
                each.missing,
                each.outcome,
                method.test,
                method.interval,
                method.resamples,
                method.correction,
                found.family,
                method.seed,
                each.signature,
            ]


def _json_of(one: Comparison) -> Mapping[str, Any]:
    return {
        "baseline": one.first,
        "candidate": one.second,
        "segments": one.segments,
        "differences": [_renamed(asdict(each)) for each in one.differences],
        "worst_by": one.worst_by,
        "worst": [_renamed(asdict(each)) for each in one.worst],
        "notes": list(one.notes),
    }


_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "first": "baseline_value",
        "second": "candidate_value",
        "low": "ci_low",
        "high": "ci_high",
        "missing": "n_missing",
        "first_rewrite": "baseline_rewrite",
        "second_rewrite": "candidate_rewrite",
    }
)


def _renamed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The names that the CSV file uses."""
    return {_NAMES.get(key, key): value for key, value in fields.items()}
