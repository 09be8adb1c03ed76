"""A config given from Python, as a tree."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.config.keys import Key
from harness.config.nodes import Node, Place, Source
from harness.config.problems import Problem


def from_mapping(data: Mapping[str, Any], base: Path) -> tuple[Node, list[Problem]]:
    """The tree of plain data; paths in it start from `base`.

    Returns:
        The tree, and what it holds that no config can.
    """
    problems: list[Problem] = []
    return _node(data, Place(Source("", base)), (), problems), problems


def _node(data: Any, place: Place, key: Key, problems: list[Problem]) -> Node:
    if isinstance(data, Mapping):
        return Node(_entries(data, place, key, problems), place)
    if isinstance(data, list | tuple):
        items = (_node(item, place, (*key, index), problems) for index, item in enumerate(data))
        return Node(tuple(items), place)
    if isinstance(data, Path):
        return Node(str(data), place)
    if data is not None and type(data) not in (str, int, float, bool):
        message = f"a config cannot hold a {type(data).__name__}"
        problems.append(Problem(place, key, message, "give text, numbers, lists and mappings"))
        return Node(None, place)
    return Node(data, place)


def _entries(
    data: Mapping[Any, Any], place: Place, key: Key, problems: list[Problem]
) -> dict[str, Node]:
    entries: dict[str, Node] = {}
    for name, value in data.items():
        if isinstance(name, str) and name:
            entries[name] = _node(value, place, (*key, name), problems)
        else:
            problems.append(Problem(place, key, f"the key {name!r} is not text", "use a string"))
    return entries
