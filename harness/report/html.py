"""report.html: a run on one page that needs nothing else, made from the run directory alone.

The page loads nothing from anywhere, and its Content-Security-Policy lets only the style and the
script of this package run, each by its hash. Every text goes through the autoescape of Jinja2 in
one template. The same run gives the same bytes: no times, and nothing random.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import itertools
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nsmallest
from importlib import resources
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.errors import HarnessError
from harness.report.charts import kind, plots
from harness.report.summary import Number, Table, shown
from harness.runs.csvfiles import restored
from harness.runs.records import ALL

if TYPE_CHECKING:
    from jinja2 import Environment

WORST = 20
"""Segments shown of a system for one output."""

_ROWS = 600  # segments on the whole page
_CHARACTERS = 600_000  # of the texts of all these segments
_LEAST, _MOST = 240, 6000  # characters shown of one text
_IDS = 10  # missing segments named
_PAIRS = 5000  # pairs of equal words that a diff may have to look at
_KEYS, _VALUES = ("slice", "system", "metric", "output"), ("value", "ci_low", "ci_high")
_CELL_LIMIT = 2**31 - 1  # the standard limit, 128 KB, is less than a long document

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Controls have no look of their own, and embeddings, overrides and isolates would turn the text
# around them: a reader has to see that they are there.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

Piece = tuple[str, bool]
"""A stretch of text, and whether the other side lacks it."""


@dataclass(frozen=True)
class Example:
    """A segment with its rewrite.

    Attributes:
        numbers: The value of each output, as text; empty where there is none.
        first: Whether it stands on the page before anything is chosen.
    """

    id: str
    document: str
    status: str
    original: Sequence[Piece]
    rewrite: Sequence[Piece]
    numbers: Sequence[str]
    first: bool


@dataclass(frozen=True)
class Examples:
    """The segments shown of one system, worst first, and those that have a status but ok."""

    system: str
    shown: int
    rows: Sequence[Example]
    missing: Sequence[tuple[str, int, str]]


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
    pickers = _pickers(folder, header)
    style, script = _asset("report.css"), _asset("report.js")
    parts = zip(header["cells"], found, manifest["cells"], strict=True)
    template = _environment().get_template("report.html.j2")
    return template.render(
        header=header,
        manifest=manifest,
        cells=[_part(*part, records, pickers) for part in parts],
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def visible(text: str) -> str:
    r"""The text with a sign for each character that would be unseen or turn its neighbors around.

    Example:
        >>> visible("a\x00b"), visible("a\u202eb")
        ('a␀b', 'a⟨U+202E⟩b')
    """
    return _UNSEEN.sub(_sign, text)


def difference(original: str, rewrite: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, with the words marked that the other one lacks.

    Texts whose words repeat so often that comparing them would take long are left unmarked.

    Example:
        >>> difference("The old cat sat.", "The cat slept.")[1]
        [('The cat ', False), ('slept', True), ('.', False)]
    """
    ours, theirs = _WORD.findall(original), _WORD.findall(rewrite)
    left = [place for place, word in enumerate(ours) if not word.isspace()]
    right = [place for place, word in enumerate(theirs) if not word.isspace()]
    before, after = [ours[place] for place in left], [theirs[place] for place in right]
    times = Counter(after)
    if sum(times[word] for word in before) > _PAIRS:
        return [(original, False)], [(rewrite, False)]
    kept = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    mine = {left[block.a + step] for block in kept for step in range(block.size)}
    yours = {right[block.b + step] for block in kept for step in range(block.size)}
    return _pieces(ours, mine), _pieces(theirs, yours)


def _part(
    cell: Mapping[str, Any],
    table: Table,
    facts: Mapping[str, Any],
    records: Sequence[Mapping[str, str]],
    pickers: Mapping[tuple[str, str], _Picker],
) -> dict[str, Any]:
    """Everything that the page shows of one cell."""
    name = cell["name"]
    mine = [each for each in records if "/".join(each["run"].split("/")[2:]) == name]
    keys = [(name, line.system) for line in table.lines]
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
        "examples": [pickers[each].examples() for each in keys if each in pickers],
        "signatures": _signatures(table, mine),
    }


class _Picker:
    """Keeps the worst segments of one system while segments.csv goes by, and nothing else.

    Args:
        columns: Place in the file of each output.
        ranked: The places to keep the worst by, each with the sign that makes worse smaller; with
            none of them the first segments are kept.
        limits: Segments an output, and characters a text.
    """

    def __init__(
        self,
        system: str,
        columns: Sequence[int],
        ranked: Sequence[tuple[int, int]],
        limits: tuple[int, int],
    ) -> None:
        self._system, self._columns = system, columns
        self._ranked, (self._count, self._characters) = ranked, limits
        self._worst: list[list[tuple[float, int, list[str]]]] = [[] for _ in ranked or (0,)]
        self._missing: dict[str, list[str]] = {}
        self._seen = 0

    def add(self, record: list[str]) -> None:
        """Look at one line of the file."""
        self._seen += 1
        status = record[5]
        if status != "ok":
            self._missing.setdefault(status, []).append(restored(record[3]))
        for kept, (column, sign) in zip(self._worst, self._ranked or ((-1, 1),), strict=True):
            value = record[column] if column >= 0 else "0"
            if value:
                kept.append((sign * float(value), self._seen, record))
            if len(kept) > 4 * self._count + 64:
                kept[:] = nsmallest(self._count, kept, key=itemgetter(0, 1))

    def examples(self) -> Examples:
        """What the page shows of the system."""
        worst = [nsmallest(self._count, kept, key=itemgetter(0, 1)) for kept in self._worst]
        chosen = {number: record for _, number, record in itertools.chain.from_iterable(worst)}
        first = {number for _, number, _ in worst[0]}
        rows = [self._example(record, number in first) for number, record in chosen.items()]
        missing = [
            (status, len(ids), ", ".join(ids[:_IDS]) + (", …" if len(ids) > _IDS else ""))
            for status, ids in self._missing.items()
        ]
        return Examples(self._system, len(first), rows, missing)

    def _example(self, record: list[str], first: bool) -> Example:
        _, _, _, segment, document, status, original, rewrite = map(restored, record[:8])
        cells = (record[place] for place in self._columns)
        values = [f"{float(cell):.7g}" if cell else "" for cell in cells]
        texts = difference(self._clipped(original), self._clipped(rewrite))
        return Example(segment, document, status, *texts, values, first)

    def _clipped(self, text: str) -> str:
        if len(text) <= self._characters:
            return text
        more = len(text) - self._characters
        return f"{text[: self._characters]} […, {more:,} more characters]"


def _pickers(folder: Path, header: Mapping[str, Any]) -> dict[tuple[str, str], _Picker]:
    """A picker for each system that is no control, by cell and system."""
    lines = _lines(folder / "segments.csv")
    names = {name: place for place, name in enumerate(next(lines, []))}
    systems = [
        (cell, system["name"])
        for cell in header["cells"]
        for system in cell["systems"]
        if system["role"] != "control"
    ]
    limits = _limits(systems)
    pickers = {
        (cell["name"], system): _Picker(
            system,
            [names[name] for name, _ in _outputs(cell)],
            [(names[name], 1 if better == "higher" else -1) for name, better in _ranked(cell)],
            limits,
        )
        for cell, system in systems
    }
    for record in lines:
        picker = pickers.get((restored(record[0]), restored(record[2])))
        if picker:
            picker.add(record)
    return pickers


def _limits(systems: Sequence[tuple[Mapping[str, Any], str]]) -> tuple[int, int]:
    """Segments an output and characters a text, so that the page stays small."""
    lists = sum(max(1, len(_ranked(cell))) for cell, _ in systems)
    count = max(1, min(WORST, _ROWS // max(1, lists)))
    rows = sum(min(cell["segments"], count * max(1, len(_ranked(cell)))) for cell, _ in systems)
    return count, max(_LEAST, min(_MOST, _CHARACTERS // (2 * max(1, rows))))


def _outputs(cell: Mapping[str, Any], mains: int | None = None) -> list[tuple[str, str]]:
    """Column in segments.csv and direction of the first outputs, or of all, of each metric."""
    return [
        (f"{metric['label']}.{output['name']}", output["better"])
        for metric in cell["metrics"]
        for output in metric["outputs"][:mains]
    ]


def _ranked(cell: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The main outputs that have a better and a worse."""
    return [(name, better) for name, better in _outputs(cell, 1) if better != "neither"]


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


def _pieces(words: Sequence[str], kept: set[int]) -> list[Piece]:
    """Words joined to pieces; a space is marked only between two marked words."""
    marked = [not word.isspace() and place not in kept for place, word in enumerate(words)]
    for place in range(1, len(words) - 1):
        if words[place].isspace():
            marked[place] = marked[place - 1] and marked[place + 1]
    grouped = itertools.groupby(zip(marked, words, strict=True), key=lambda each: each[0])
    return [("".join(word for _, word in group), mark) for mark, group in grouped]


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else f"⟨U+{code:04X}⟩"


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    return found


def _scores(path: Path) -> Iterator[dict[str, str]]:
    names: list[str] = []
    for line in _lines(path):
        if names:
            yield dict(zip(names, map(restored, line), strict=True))
        names = names or line


def _lines(path: Path) -> Iterator[list[str]]:
    usual = csv.field_size_limit(_CELL_LIMIT)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
    except (OSError, ValueError, csv.Error) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    finally:
        csv.field_size_limit(usual)


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
