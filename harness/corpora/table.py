"""A table as its file gave it: named columns of cells of any type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from harness.errors import HarnessError, did_you_mean

Column = Sequence[object]


@dataclass(frozen=True)
class Table:
    """Columns of one length; None stands for a cell that is absent.

    Attributes:
        path: Where it came from, for messages.
        columns: Cells by column name, in the order of the file.
        count: Number of rows.
        place: From a row to ``file:line``.
        files: SHA-256 of each file that was read, by path.
        noun: What the format calls a column: ``column`` or ``key``.
        hint: What may explain a missing column.
    """

    path: str
    columns: Mapping[str, Column]
    count: int
    place: Callable[[int], str]
    files: Mapping[str, str]
    noun: str = "column"
    hint: str | None = field(default=None, compare=False)

    def missing(self, name: str) -> HarnessError:
        """The error for a column that was asked for by name and is not there."""
        return HarnessError(
            f"has no {self.noun} {name!r}; it has {quoted(self.columns)}",
            where=self.path,
            hint=self.hint or did_you_mean(name, self.columns),
        )


def quoted(names: Iterable[str]) -> str:
    """Names for a message.

    Example:
        >>> quoted(["id", "ref 1"])
        "'id', 'ref 1'"
    """
    return ", ".join(repr(name) for name in names) or "none"


def type_name(value: object) -> str:
    """What a reader of JSON calls the type of a value.

    Example:
        >>> type_name(True), type_name(1.5), type_name([]), type_name({}), type_name(None)
        ('true or false', 'a number', 'a list', 'an object', 'null')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else type(value).__name__


def scalar_text(value: object) -> str:
    """A cell that is no list and no object, as text.

    Example:
        >>> scalar_text(True), scalar_text(3), scalar_text("a")
        ('true', '3', 'a')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)


def is_nested(value: object) -> bool:
    """Whether a cell is a list or an object, which cannot be a label."""
    return isinstance(value, list | tuple | dict)
