"""`matrix`: one config for many cells, which are all combinations of the values of some keys."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from harness.config.keys import Key, parse_key
from harness.config.nodes import Node, Place, plain, scalar_text
from harness.config.problems import Problem
from harness.config.tree import set_at
from harness.errors import HarnessError, did_you_mean

MOST_CELLS = 10_000
# One run has one folder and one gate, and its cells have their own names within it.
_FIXED = frozenset({"experiment", "output", "extends", "matrix", "gate"})
_UNSAFE = re.compile(r"[^A-Za-z0-9._+-]+")


@dataclass(frozen=True)
class Axis:
    """A key and the values that it takes, each with its name."""

    text: str
    key: Key
    place: Place
    choices: tuple[tuple[str, Node], ...]


def expand(root: Node) -> tuple[tuple[tuple[str, Node], ...], list[Problem]]:
    """The cells of a tree as (name, tree); one without a name where there is no matrix.

    Returns:
        The cells in the order of the file, the first key varying slowest; and what is wrong with
        the matrix, in which case the tree without it stands for the cells.
    """
    matrix = root.child("matrix")
    bare = replace(root, value={k: v for k, v in root.entries.items() if k != "matrix"})
    if matrix is None or matrix.value is None:
        return (("", bare),), []
    problems: list[Problem] = []
    axes = _axes(matrix, problems)
    excluded = _excluded(matrix, axes, problems)
    if not problems and math.prod(len(axis.choices) for axis in axes) > MOST_CELLS:
        problems.append(Problem(matrix.place, ("matrix",), f"more than {MOST_CELLS:,} cells"))
    cells = () if problems else tuple(_cells(bare, axes, excluded, problems))
    if not cells and not problems:
        problems.append(Problem(matrix.place, ("matrix",), "exclude leaves no cell"))
    return ((("", bare),) if problems else cells), problems


def _axes(matrix: Node, problems: list[Problem]) -> list[Axis]:
    axes: list[Axis] = []
    for text, node in matrix.entries.items():
        if text == "exclude":
            continue
        try:
            axes.append(_axis(text, node))
        except _Refused as refused:
            problems.append(refused.problem)
    if not axes and not problems:
        hint = "write a key and a list of values, such as seed: [1, 2]"
        problems.append(Problem(matrix.place, ("matrix",), "varies nothing", hint))
    return axes


class _Refused(Exception):  # noqa: N818 - it carries a problem out of a few calls
    def __init__(self, node: Node, key: Key, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.problem = Problem(node.place, key, message, hint)


def _axis(text: str, node: Node) -> Axis:
    at_key = replace(node, place=node.key_place or node.place)
    try:
        key = parse_key(text)
        whole = ("matrix", *key)
    except HarnessError as error:
        raise _Refused(at_key, ("matrix", text), error.message, error.hint) from None
    if key[0] in _FIXED:
        raise _Refused(at_key, whole, f"{key[0]} cannot vary within one config")
    if not node.entries and not node.items:
        hint = f"write {text}: [a, b], or a mapping of names to values"
        raise _Refused(node, whole, "expected a list of values", hint)
    choices = _choices(node, whole)
    for name, count in Counter(name for name, _ in choices).items():
        if count > 1:
            hint = "give the values names: a mapping of names to values"
            raise _Refused(node, whole, f"{count} of the values are called {name}", hint)
    return Axis(text, key, at_key.place, choices)


def _choices(node: Node, whole: Key) -> tuple[tuple[str, Node], ...]:
    if node.entries:
        return tuple((_safe(name), value) for name, value in node.entries.items())
    return tuple((_name(item, (*whole, index)), item) for index, item in enumerate(node.items))


def _name(item: Node, key: Key) -> str:
    named = item.child("name")
    found = named if named is not None else item
    if isinstance(found.value, dict | tuple):
        hint = "write a mapping of names to values instead of a list"
        raise _Refused(item, key, "this value needs a name", hint)
    return _text(found.value)


def _text(value: object) -> str:
    return _safe(value) if isinstance(value, str) else scalar_text(value)


def _safe(name: str) -> str:
    """A name that can be part of a file's name: a path keeps its words."""
    return _UNSAFE.sub("-", name).lstrip("-.").rstrip("-") or "value"


def _excluded(matrix: Node, axes: list[Axis], problems: list[Problem]) -> list[dict[str, str]]:
    node = matrix.child("exclude")
    if node is None:
        return []
    if not isinstance(node.value, tuple):
        message = "expected a list of mappings of keys to values"
        problems.append(Problem(node.place, ("matrix", "exclude"), message))
    rules = []
    for index, item in enumerate(node.items):
        try:
            rules.append(_rule(item, ("matrix", "exclude", index), axes))
        except _Refused as refused:
            problems.append(refused.problem)
    return rules


def _rule(item: Node, whole: Key, axes: list[Axis]) -> dict[str, str]:
    if not item.entries:
        raise _Refused(item, whole, "expected a mapping of keys to values")
    by_text = {axis.text: axis for axis in axes}
    rule = {}
    for text, value in item.entries.items():
        axis = by_text.get(text)
        if axis is None:
            at_key = replace(value, place=value.key_place or value.place)
            hint = did_you_mean(text, by_text) or f"it varies {', '.join(by_text)}"
            raise _Refused(at_key, (*whole, text), "the matrix does not vary this key", hint)
        rule[text] = _chosen(axis, value, (*whole, text))
    return rule


def _chosen(axis: Axis, value: Node, key: Key) -> str:
    wanted = plain(value)
    for name, choice in axis.choices:
        if plain(choice) == wanted or name == _text(wanted):
            return name
    names = [name for name, _ in axis.choices]
    shown = scalar_text(wanted)
    hint = did_you_mean(shown, names) or f"it takes {', '.join(names)}"
    raise _Refused(value, key, f"{axis.text} never takes {shown}", hint)


def _cells(
    bare: Node, axes: list[Axis], excluded: list[dict[str, str]], problems: list[Problem]
) -> Iterator[tuple[str, Node]]:
    for chosen in itertools.product(*(axis.choices for axis in axes)):
        names = {axis.text: name for axis, (name, _) in zip(axes, chosen, strict=True)}
        if any(rule.items() <= names.items() for rule in excluded):
            continue
        values = [(axis, node) for axis, (_, node) in zip(axes, chosen, strict=True)]
        cell = _cell(bare, values)
        if isinstance(cell, Problem):
            problems.append(cell)
        else:
            yield ",".join(f"{text}={name}" for text, name in names.items()), cell


def _cell(bare: Node, values: list[tuple[Axis, Node]]) -> Node | Problem:
    cell = bare
    # Shorter keys first: corpus.limit changes the corpus that the key corpus has put there.
    for axis, node in sorted(values, key=lambda pair: len(pair[0].key)):
        changed = set_at(cell, axis.key, replace(node, key_place=axis.place))
        if isinstance(changed, Problem):
            return replace(changed, place=axis.place, key=("matrix", *axis.key))
        cell = changed
    return cell
