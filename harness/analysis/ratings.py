"""Human ratings of rewrites, from the field's files as they are or from a table of one's own.

A rated rewrite is a pair of an item (the original) and a system; one rating is one rater's number
for one aspect of it. Whatever the layout of the file, the outcome is a matrix of pairs and raters
for each aspect.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from harness.analysis.ratings_layouts import (
    LAYOUTS,
    Layout,
    RatingRow,
    detected,
    missing_columns,
)
from harness.corpora.problems import Problems
from harness.corpora.read import read_table
from harness.corpora.table import Table
from harness.errors import HarnessError, did_you_mean

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_ITEMS = 3
"""Fewer items than this have no correlation worth the name."""


@dataclass(frozen=True)
class Ratings:
    """Rated rewrites.

    Attributes:
        name: The file, for messages.
        layout: Which layout it has.
        items: Item of each pair.
        systems: System of each pair; empty where the file names none.
        originals: Text of each pair's original; empty where the file has no texts.
        rewrites: Text of each pair's rewrite; empty where the file has no texts.
        references: References of each pair.
        scores: For each aspect the ratings, shape (pairs, raters), NaN where someone did not rate.
        raters: For each aspect the names of its raters.
        columns: Numbers of the file that stand for metrics, one a pair.
    """

    name: str
    layout: str
    items: tuple[str, ...]
    systems: tuple[str, ...]
    originals: tuple[str, ...]
    rewrites: tuple[str, ...]
    references: tuple[tuple[str, ...], ...]
    scores: Mapping[str, Floats]
    raters: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, Floats]

    @property
    def units(self) -> Ints:
        """For each pair the index of its item: what a resample draws."""
        places: dict[str, int] = {}
        found = [places.setdefault(item, len(places)) for item in self.items]
        return np.asarray(found, dtype=np.int64)

    def means(self, aspect: str) -> Floats:
        """Mean rating of each pair, NaN where nobody rated it."""
        scores = self.scores[aspect]
        counts = (~np.isnan(scores)).sum(axis=1)
        total = np.nansum(scores, axis=1)
        return np.where(counts > 0, total / np.maximum(counts, 1), np.nan)

    def with_references(self, found: Mapping[str, tuple[str, ...]], source: str) -> Ratings:
        """The same with references looked up by the text of the original.

        Raises:
            HarnessError: The file has no texts, or an original is not found.
        """
        if not self.originals:
            raise HarnessError(f"{self.name} has no originals to look references up by")
        by_text = {" ".join(text.split()): texts for text, texts in found.items()}
        keys = [" ".join(text.split()) for text in self.originals]
        absent = [key for key in keys if key not in by_text]
        if absent:
            raise HarnessError(
                f"{len(absent)} of {len(keys)} rated originals are not in {source}; "
                f"the first is {absent[0]!r}",
                hint="references are looked up by the text of the original",
            )
        return replace(self, references=tuple(by_text[key] for key in keys))


def read_ratings(path: Path, layout: str = "auto", columns: Sequence[str] = ()) -> Ratings:
    r"""Read a file of ratings (CSV, TSV, JSONL or Parquet).

    Args:
        path: The file.
        layout: One of `LAYOUTS`, or ``auto`` to go by the columns.
        columns: Columns that hold numbers of metrics.

    Raises:
        HarnessError: The file cannot be read, lacks a column, or has a rating that is no number,
            a rating that stands twice, or fewer than `LEAST_ITEMS` items.

    Example:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = pathlib.Path(folder, "mine.csv")
        ...     _ = file.write_text("item,system,rating,rater\na,X,1,r\nb,X,2,r\nc,X,5,r\n")
        ...     read_ratings(file).means("rating").tolist()
        [1.0, 2.0, 5.0]
    """
    table = _table(path)
    chosen = _layout(table, layout)
    for name in columns:
        if name not in table.columns:
            raise table.missing(name)
    assembler = _Assembler(table, chosen, columns)
    ratings = assembler.ratings()
    items = len(set(ratings.items))
    if items < LEAST_ITEMS:
        raise HarnessError(
            f"has ratings of {items} {'item' if items == 1 else 'items'}; "
            f"at least {LEAST_ITEMS} are needed",
            where=str(path),
        )
    return ratings


def _table(path: Path) -> Table:
    suffixes = {
        ".csv": "csv",
        ".tsv": "tsv",
        ".tab": "tsv",
        ".jsonl": "jsonl",
        ".parquet": "parquet",
    }
    format = suffixes.get(path.suffix.lower())
    if format is None and path.is_file():
        raise HarnessError(
            "is of no known kind", where=str(path), hint=f"known are {', '.join(suffixes)}"
        )
    return read_table(path, format or "csv")


def _layout(table: Table, name: str) -> Layout:
    if name == "auto":
        found = detected(table)
        if found is not None:
            return found
        name = "generic"
    if name not in LAYOUTS:
        raise HarnessError(
            f"unknown format {name!r}",
            hint=did_you_mean(name, LAYOUTS) or f"known are auto, {', '.join(LAYOUTS)}",
        )
    missing = missing_columns(table, LAYOUTS[name])
    if missing:
        problems = Problems()
        for column in missing:
            error = table.missing(column)
            problems.add(error.message, where=error.where, hint=error.hint)
        problems.raise_any()
    return LAYOUTS[name]


class _Assembler:
    """Collects ratings of one file into matrices, and what is wrong with them."""

    def __init__(self, table: Table, layout: Layout, columns: Sequence[str]) -> None:
        self._table, self._layout, self._columns = table, layout, columns
        self._problems = Problems()
        self._pairs: dict[tuple[str, str], RatingRow] = {}
        self._scores: dict[str, dict[tuple[tuple[str, str], str], float]] = {}
        self._values: dict[tuple[str, str], tuple[float, ...]] = {}

    def ratings(self) -> Ratings:
        for row in self._layout.rows(self._table):
            self._take(row)
        self._problems.raise_any()
        rows = list(self._pairs.values())
        place = {key: index for index, key in enumerate(self._pairs)}
        raters = {
            aspect: tuple(dict.fromkeys(rater for _, rater in given))
            for aspect, given in self._scores.items()
        }
        with_texts = all(row.original is not None and row.rewrite is not None for row in rows)
        return Ratings(
            name=self._table.path,
            layout=self._layout.name,
            items=tuple(row.item for row in rows),
            systems=tuple(row.system for row in rows) if self._layout.names_systems else (),
            originals=tuple(row.original or "" for row in rows) if with_texts else (),
            rewrites=tuple(row.rewrite or "" for row in rows) if with_texts else (),
            references=tuple(row.references for row in rows),
            scores={
                aspect: _matrix(given, place, raters[aspect])
                for aspect, given in self._scores.items()
            },
            raters=raters,
            columns=self._column_values(),
        )

    def _take(self, row: RatingRow) -> None:
        where = self._table.place(row.row)
        key = row.item, row.system
        first = self._pairs.setdefault(key, row)
        if row.texts != first.texts:
            self._problems.add(
                f"item {row.item!r} of system {row.system!r} has other texts than in "
                f"{self._table.place(first.row)}",
                where=where,
            )
        value = number(row.rating)
        if value is None:
            self._problems.add(f"{row.aspect}: {row.rating!r} is not a number", where=where)
            return
        given = self._scores.setdefault(row.aspect, {})
        if (key, row.rater) in given:
            who = f"of rater {row.rater!r} " if self._layout.names_raters(self._table) else ""
            hint = None if who else "several ratings of one rewrite need a column rater"
            self._problems.add(
                f"a second rating {who}for item {row.item!r}, system {row.system!r}",
                where=where,
                hint=hint,
            )
            return
        given[key, row.rater] = value
        if key not in self._values:
            self._values[key] = tuple(self._column(name, row.row) for name in self._columns)

    def _column(self, name: str, row: int) -> float:
        cell = str(self._table.columns[name][row] or "").strip()
        if not cell:
            return math.nan
        value = number(cell)
        if value is None:
            self._problems.add(f"{name}: {cell!r} is not a number", where=self._table.place(row))
            return math.nan
        return value

    def _column_values(self) -> dict[str, Floats]:
        absent = (math.nan,) * len(self._columns)
        values = np.asarray(
            [self._values.get(key, absent) for key in self._pairs], dtype=np.float64
        ).reshape(len(self._pairs), len(self._columns))
        return {name: values[:, index] for index, name in enumerate(self._columns)}


def number(text: str) -> float | None:
    """A finite number, or None where the text is none.

    Example:
        >>> number(" 3.5"), number("three"), number("nan")
        (3.5, None, None)
    """
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _matrix(
    given: Mapping[tuple[tuple[str, str], str], float],
    place: Mapping[tuple[str, str], int],
    raters: Sequence[str],
) -> Floats:
    column = {rater: index for index, rater in enumerate(raters)}
    matrix = np.full((len(place), len(raters)), np.nan)
    for (key, rater), value in given.items():
        matrix[place[key], column[rater]] = value
    return matrix
