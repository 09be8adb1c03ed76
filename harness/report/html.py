"""report.html: a run on one page that needs nothing else, made from the run directory alone.

The page loads nothing from anywhere, and its Content-Security-Policy lets only the style and the
script of this package run, each by its hash. Every text goes through the autoescape of Jinja2 in
one template. The same run gives the same bytes: no times, and nothing random.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.errors import HarnessError
from harness.report.charts import kind, plots
from harness.report.diff import visible
from harness.report.examples import Examples, pickers
from harness.report.findings import Found, findings_of, kind_lines
from harness.report.summary import Number, Table, shown
from harness.runs.csvfiles import csv_lines, restored
from harness.runs.records import ALL

if TYPE_CHECKING:
    from jinja2 import Environment

_KEYS, _VALUES = ("slice", "system", "metric", "output"), ("value", "ci_low", "ci_high")


def page(folder: Path, header: Mapping[str, Any], found: Sequence[Table]) -> str:
    """The whole page.

    Args:
        folder: The run directory: scores.csv, segments.csv and manifest.json are read.
        header: What its run.json holds.
        found: What `harness.report.summary.tables` made of them.

    Raises:
        HarnessError: A file of the run cannot be read.
    """
    manifest = _manifest(folder)
    records = list(_scores(folder / "scores.csv"))
    examples = {place: picker.examples() for place, picker in pickers(folder, header).items()}
    shown_segments = {(*place, row.id) for place, each in examples.items() for row in each.rows}
    told = findings_of(folder, shown_segments)
    style, script = _asset("report.css"), _asset("report.js")
    parts = zip(header["cells"], found, manifest["cells"], strict=True)
    template = _environment().get_template("report.html.j2")
    return template.render(
        header=header,
        manifest=manifest,
        cells=[_part(*part, records, examples, told) for part in parts],
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _part(
    cell: Mapping[str, Any],
    table: Table,
    facts: Mapping[str, Any],
    records: Sequence[Mapping[str, str]],
    chosen: Mapping[tuple[str, str], Examples],
    told: Mapping[tuple[str, str], Found],
) -> dict[str, Any]:
    """Everything that the page shows of one cell."""
    name = cell["name"]
    mine = [each for each in records if "/".join(each["run"].split("/")[2:]) == name]
    keys = [(name, line.system) for line in table.lines]
    explained = _explained(table, name, told)
    return {
        "table": table,
        "facts": facts,
        "outputs": {
            (m["label"], each["name"]): each for m in cell["metrics"] for each in m["outputs"]
        },
        "plots": list(plots(table, [each["outputs"][0]["about"] for each in cell["metrics"]])),
        "slices": _slices(mine),
        "numbers": {
            tuple(each[key] for key in _KEYS): Number(*(float(each[x] or "nan") for x in _VALUES))
            for each in mine
        },
        "counts": {each["slice"]: int(each["n"]) + int(each["n_missing"]) for each in mine},
        "examples": [chosen[each] for each in keys if each in chosen],
        "told": {system: each.by_segment for system, each in explained.items()},
        "explained": list(explained),
        "kinds": kind_lines(explained),
        "signatures": _signatures(table, mine),
    }


def _explained(table: Table, cell: str, told: Mapping[tuple[str, str], Found]) -> dict[str, Found]:
    """The findings of each system but controls; a system without any is there with none."""
    return {
        line.system: told.get((cell, line.system), Found())
        for line in table.lines
        if line.role != "control"
    }


def figures(number: Number, unit: str = "") -> tuple[str, str]:
    """A number and its interval for people; counts are whole numbers.

    Example:
        >>> figures(Number(1234.0, 1200.0, 1300.5), "count"), figures(Number(4.838, 1.0, 9.5))
        (('1,234', '[1,200, 1,300]'), ('4.84', '[1.00, 9.50]'))
    """
    form = "{:,.0f}".format if unit == "count" else shown
    if math.isnan(number.value):
        return "–", ""
    if math.isnan(number.low):
        return form(number.value), ""
    return form(number.value), f"[{form(number.low)}, {form(number.high)}]"


def _slices(records: Sequence[Mapping[str, str]]) -> dict[str, list[str]]:
    """The values of each column of the corpus that there are scores for."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(each["slice"] for each in records if each["slice"] != ALL):
        column, _, value = name.partition("=")
        found.setdefault(column, []).append(value)
    return found


def _signatures(
    table: Table, records: Sequence[Mapping[str, str]]
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Label and signature of each metric, with the systems that have another one."""
    theirs: dict[str, dict[str, str]] = {}
    for each in records:
        if each["slice"] == ALL:
            theirs.setdefault(each["metric"], {})[each["system"]] = each["signature"]
    usual = dict.fromkeys((column.metric, column.signature) for column in table.columns)
    return [
        (label, mine, [pair for pair in theirs[label].items() if pair[1] != mine])
        for label, mine in usual
    ]


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    return found


def _scores(path: Path) -> Iterator[dict[str, str]]:
    names: list[str] = []
    for line in csv_lines(path):
        if names:
            yield dict(zip(names, map(restored, line), strict=True))
        names = names or line


def _asset(name: str) -> str:
    return (resources.files("harness.report") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What the page may do: show its own style, run its own script, and nothing else."""
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _environment() -> Environment:
    # Jinja2 takes 50 ms to load, and `harness --help` has no page to write.
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: Any) -> Any:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = kind
    environment.tests["of_kind"] = lambda line, name: kind(line) == name
    environment.filters["figures"] = figures
    environment.filters["brief"] = lambda cell: shown(float(cell)) if cell else "–"
    return environment
