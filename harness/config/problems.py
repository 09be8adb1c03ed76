"""One thing wrong with a config, and how it is shown: place, key, sentence, line and caret."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.config.keys import Key, format_key
from harness.config.nodes import Node, Place, nearest
from harness.errors import CombinedError, Exit, HarnessError

_WIDEST = 100
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and the key and the place that it is about.

    Attributes:
        place: Where a message points.
        key: The dotted key that it names; empty for the file as a whole.
        message: What is wrong, without a full stop.
        hint: What to do about it.
        missing: It is about a key that is not there, so its place belongs to others as well.
        once: One cause stands behind it wherever it is found, so the first place speaks for all.
        exit_code: Not USAGE only where the config is right and the environment is not.
    """

    place: Place
    key: Key
    message: str
    hint: str | None = None
    missing: bool = False
    once: bool = False
    exit_code: Exit = Exit.USAGE

    def error(self) -> HarnessError:
        """The problem as the error that a user sees."""
        name, where = format_key(self.key), self.place.where
        named = bool(name) and bool(where) and not where.startswith(f"--set {name}=")
        return HarnessError(
            f"{name}: {self.message}" if named else self.message,
            hint=self.hint,
            where=where or name or None,
            snippet=snippet(self.place),
            exit_code=self.exit_code,
        )


def at(root: Node, key: Key, message: str, hint: str | None = None) -> Problem:
    """A problem with the value under a key, or with the nearest one above it that is there."""
    node, found = nearest(root, key)
    return Problem(node.place, written_key(node, found), message, hint)


def written_key(node: Node, key: Key) -> Key:
    """The key that a user wrote: that of the short form, where one stands for a mapping."""
    in_file = bool(node.place.line)
    return key[:-1] if in_file and node.key_place is None and isinstance(key[-1], str) else key


def at_key(root: Node, key: Key, message: str, hint: str | None = None) -> Problem:
    """A problem with a key itself: the caret goes under the name, not under its value."""
    node, found = nearest(root, key)
    return Problem(node.key_place or node.place, found, message, hint)


def snippet(place: Place) -> str | None:
    """The line of a place with a caret under its column; None where there is no line.

    Example:
        >>> from pathlib import Path
        >>> from harness.config.nodes import Source
        >>> print(snippet(Place(Source("x.yaml", Path(), ("seed: ten",)), 1, 7)))
        1 | seed: ten
          |       ^
    """
    lines = place.source.lines
    if place.source.override or not 0 < place.line <= len(lines):
        return None
    text, column = lines[place.line - 1].replace("\t", " ").rstrip(), place.column - 1
    if len(text) > _WIDEST:
        start = max(0, column - _BEFORE)
        cut = text[start : start + _WIDEST]
        end = "…" if start + _WIDEST < len(text) else ""
        text, column = ("…" if start else "") + cut + end, column - start + bool(start)
    number = str(place.line)
    return f"{number} | {text}\n{' ' * len(number)} | {' ' * _width(text[:column])}^"


def raise_any(problems: Sequence[Problem]) -> None:
    """Raise what was found, in the order of the files and lines; do nothing where that is nothing.

    Raises:
        CombinedError: There is at least one problem.
    """
    if problems:
        ordered = sorted(_distinct(problems), key=_order)
        told = _told_once(ordered)
        raise CombinedError([problem.error() for problem in told])


def _distinct(problems: Iterable[Problem]) -> list[Problem]:
    """The first problem of each value: others with it follow from that one."""
    kept: dict[object, Problem] = {}
    for problem in problems:
        message = problem.message if problem.missing else None
        kept.setdefault((problem.place, problem.key, message), problem)
    return list(kept.values())


def _told_once(problems: Iterable[Problem]) -> list[Problem]:
    kept: dict[object, Problem] = {}
    for number, problem in enumerate(problems):
        kept.setdefault(problem.message if problem.once else number, problem)
    return list(kept.values())


def _order(problem: Problem) -> tuple[int, int, int]:
    return problem.place.source.rank, problem.place.line, problem.place.column


def _width(text: str) -> int:
    """Columns that a text takes in a terminal: Han and Kana take two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
