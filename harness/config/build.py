"""From a tree to the data that the models check: paths absolute, references expanded."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from harness.config.environment import Environment
from harness.config.keys import Key
from harness.config.nodes import Node

_PATHS = frozenset(
    {
        ("output",),
        ("corpus",),
        ("corpus", "path"),
        ("corpus", "references"),
        ("corpus", "references", 0),
        ("systems", 0, "path"),
    }
)
_AS_WRITTEN = frozenset({("corpus", "ids"), ("corpus", "where")})


def is_path(key: Key) -> bool:
    """Whether text under this key is a path.

    Example:
        >>> is_path(("systems", 3, "path")), is_path(("systems", 3, "name"))
        (True, False)
    """
    return tuple(0 if isinstance(part, int) else part for part in key) in _PATHS


def is_as_written(key: Key) -> bool:
    """Whether a scalar under this key is text however it looks: an id, a value of a column."""
    return len(key) == 3 and key[:2] in _AS_WRITTEN


def is_relative(text: object) -> bool:
    """Whether an option of a metric is a path by its form: those of plug-ins are not in a schema.

    Example:
        >>> is_relative("./words.txt"), is_relative("words")
        (True, False)
    """
    return isinstance(text, str) and text.startswith(("./", "../"))


def resolved(folder: Path, text: str) -> Path:
    """The absolute path that a text means in a folder."""
    home = text == "~" or text.startswith("~/")
    # Folded by name, as a shell does it, so that a path and its relative form always agree.
    return Path(os.path.abspath(folder / (Path(text).expanduser() if home else text)))  # noqa: PTH100


def build(node: Node, environment: Environment, key: Key = ()) -> Any:
    """The data of a subtree, with tuples for lists, as strict models take them."""
    if isinstance(node.value, tuple):
        return tuple(
            build(item, environment, (*key, index)) for index, item in enumerate(node.items)
        )
    if node.entries or isinstance(node.value, dict):
        return {
            name: build(entry, environment, (*key, name)) for name, entry in node.entries.items()
        }
    return _scalar(node, environment, key)


def _scalar(node: Node, environment: Environment, key: Key) -> Any:
    if is_as_written(key) and node.value is not None:
        return environment.expand(node, key, node.written)
    if not isinstance(node.value, str):
        return node.value
    text = environment.expand(node, key, node.value)
    return resolved(node.place.source.folder, text) if text and is_path(key) else text
