"""The layouts of files of ratings: which columns there are, and what a row of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harness.corpora.table import Table, scalar_text

ASPECTS = ("meaning", "fluency", "simplicity")
"""The aspects that every campaign of the field rates, in one wording or another."""

ALONE = "-"
"""The rater of a file that holds one rating a rewrite, often a mean that hides who gave it."""

_QATS = MappingProxyType({"G": "fluency", "M": "meaning", "S": "simplicity", "Overall": "overall"})
_WORDS = MappingProxyType({"bad": "0", "ok": "1", "good": "2"})


@dataclass(frozen=True)
class RatingRow:
    """One rating, as text.

    Attributes:
        row: Row of the table.
        original: None where the file has no texts; so too `rewrite`.
    """

    row: int
    item: str
    system: str
    rater: str
    aspect: str
    rating: str
    original: str | None = None
    rewrite: str | None = None
    references: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str | None, str | None, tuple[str, ...]]:
        """All texts: the same in every row of an item and a system."""
        return self.original, self.rewrite, self.references


@dataclass(frozen=True)
class Layout:
    """A layout of a file.

    Attributes:
        needs: Columns without which the file is not of this layout.
        rows: Every rating of a table.
        names_systems: Whether the file says which system wrote a rewrite.
        rater: The column of raters, None where the layout has none.
    """

    name: str
    needs: tuple[str, ...]
    rows: Callable[[Table], Iterator[RatingRow]]
    names_systems: bool = True
    rater: str | None = None

    def names_raters(self, table: Table) -> bool:
        """Whether the file says who gave a rating."""
        return self.rater in table.columns


def detected(table: Table) -> Layout | None:
    """The layout whose columns a table has, None where no layout fits."""
    return next((each for each in LAYOUTS.values() if not missing_columns(table, each)), None)


def missing_columns(table: Table, layout: Layout) -> list[str]:
    """Columns that a layout needs and a table lacks."""
    return [name for name in layout.needs if name not in table.columns]


def _cell(table: Table, name: str, row: int) -> str:
    if name not in table.columns:
        return ""
    cell = table.columns[name][row]
    return "" if cell is None else scalar_text(cell)


def _optional(table: Table, name: str, row: int) -> str | None:
    return _cell(table, name, row) if name in table.columns else None


def _generic(table: Table) -> Iterator[RatingRow]:
    references = [name for name in table.columns if _is_reference(name)]
    for row in range(table.count):
        texts = (_cell(table, name, row) for name in references)
        yield RatingRow(
            row,
            _cell(table, "item", row),
            _cell(table, "system", row),
            _cell(table, "rater", row) or ALONE,
            _cell(table, "aspect", row) or "rating",
            _cell(table, "rating", row),
            _optional(table, "original", row),
            _optional(table, "rewrite", row),
            tuple(text for text in texts if text.strip()),
        )


def _is_reference(name: str) -> bool:
    """Whether a column holds references: ``reference``, ``references``, ``ref1``, ``ref_2`` …."""
    stem = name.lower().rstrip("0123456789").rstrip("_- ")
    return stem in {"reference", "references", "ref"}


def _simplicity_da(table: Table) -> Iterator[RatingRow]:
    aspects = [name for name in ASPECTS if name in table.columns]
    for row in range(table.count):
        for aspect in aspects:
            yield RatingRow(
                row,
                _cell(table, "sent_id", row),
                _cell(table, "sys_name", row),
                ALONE,
                aspect,
                _cell(table, aspect, row),
                _cell(table, "orig_sent", row),
                _cell(table, "simp_sent", row),
            )


def _asset(table: Table) -> Iterator[RatingRow]:
    numbers = _Numbers()
    for row in range(table.count):
        original = _cell(table, "original", row)
        rewrite = _cell(table, "simplification", row)
        item = _cell(table, "original_sentence_id", row)
        yield RatingRow(
            row,
            item,
            numbers.of(item, rewrite),
            _cell(table, "worker_id", row),
            _cell(table, "aspect", row),
            _cell(table, "rating", row),
            original,
            rewrite,
        )


def _qats(table: Table) -> Iterator[RatingRow]:
    seen: dict[str, int] = {}
    for row in range(table.count):
        original = _cell(table, "Original", row)
        # The file names no system, and some rewrites of an original stand in it more than once.
        seen[original] = seen.get(original, 0) + 1
        for column, aspect in _QATS.items():
            label = _cell(table, column, row)
            yield RatingRow(
                row,
                original,
                str(seen[original]),
                ALONE,
                aspect,
                _WORDS.get(label.strip().lower(), label),
                original,
                _cell(table, "Simplified", row),
            )


def _simpeval(table: Table) -> Iterator[RatingRow]:
    raters = [name for name in table.columns if name.removeprefix("rating_").isdecimal()]
    # Raters saw the processed text, where there are two.
    rewrite = "processed_generation" if "processed_generation" in table.columns else "generation"
    for row in range(table.count):
        for rater in raters:
            rating = _cell(table, rater, row)
            if rating:
                yield RatingRow(
                    row,
                    _cell(table, "original_id", row),
                    _cell(table, "system", row),
                    rater,
                    "overall",
                    rating,
                    _cell(table, "original", row),
                    _cell(table, rewrite, row),
                )


class _Numbers:
    """Numbers the rewrites of an item, where a file names no system."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, str]] = {}

    def of(self, item: str, rewrite: str) -> str:
        """The same number for the same rewrite."""
        known = self._found.setdefault(item, {})
        return known.setdefault(rewrite, str(len(known) + 1))


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        layout.name: layout
        for layout in (
            Layout(
                "simplicity-da", ("sent_id", "sys_name", "orig_sent", "simp_sent"), _simplicity_da
            ),
            Layout(
                "asset-ratings",
                (
                    "original",
                    "simplification",
                    "original_sentence_id",
                    "aspect",
                    "worker_id",
                    "rating",
                ),
                _asset,
                names_systems=False,
                rater="worker_id",
            ),
            Layout("qats", ("Original", "Simplified", *_QATS), _qats, names_systems=False),
            Layout(
                "simpeval",
                ("original_id", "original", "system", "generation", "rating_1"),
                _simpeval,
            ),
            Layout("generic", ("item", "system", "rating"), _generic, rater="rater"),
        )
    }
)
"""Layouts by name, in the order in which they are tried."""
