"""A config as a tree whose every value knows where it was written.

Files, `--set` and Python mappings all become such trees. Merging and overriding are then moves of
subtrees, and a message can always point at the place where the value was really written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from harness.config.keys import Key

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A text that was read, kept for the lines that messages show.

    Attributes:
        name: What messages call it.
        folder: Where the paths in it start from.
        lines: Its lines without their ends.
        rank: Messages are sorted by it: the main file is 0, then the files that it extends.
        override: The text is the value of a ``--set``, so lines and columns mean nothing to a user.
    """

    name: str
    folder: Path
    lines: tuple[str, ...] = ()
    rank: int = 0
    override: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a source; line and column count from 1, and line 0 is the whole source."""

    source: Source
    line: int = 0
    column: int = 0

    @property
    def where(self) -> str:
        """What a message begins with; empty for a value that Python gave."""
        if not self.line or self.source.override:
            return self.source.name
        return f"{self.source.name}:{self.line}:{self.column}"

    @property
    def provenance(self) -> str:
        """Where a value comes from, in one word for a table."""
        if self.source.override:
            return "--set"
        return self.where or "mapping"


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the tree.

    Attributes:
        value: A scalar, a tuple of nodes, or a mapping of names to nodes.
        place: Where the value stands.
        key_place: Where its key stands, if it has one.
        raw: A plain scalar as it was written, so that ``1.50`` can be read as text.
    """

    value: Scalar | tuple[Node, ...] | Mapping[str, Node]
    place: Place
    key_place: Place | None = field(default=None, compare=False)
    raw: str | None = None

    @property
    def entries(self) -> Mapping[str, Node]:
        """The entries of a mapping; none where the value is something else."""
        return self.value if isinstance(self.value, Mapping) else MappingProxyType({})

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; none where the value is something else."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def written(self) -> str:
        """A scalar as the text that was written for it."""
        return self.raw if self.raw is not None else scalar_text(self.value)

    def child(self, part: str | int) -> Node | None:
        """The entry or the item of that name or number."""
        if isinstance(part, str):
            return self.entries.get(part)
        return self.items[part] if part < len(self.items) else None

    def get(self, key: Key) -> Node | None:
        """The node under a key, or None."""
        node: Node | None = self
        for part in key:
            node = node.child(part) if node else None
        return node


def scalar_text(value: object) -> str:
    """A scalar the way YAML writes it.

    Example:
        >>> scalar_text(True), scalar_text(None), scalar_text(0.5)
        ('true', 'null', '0.5')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)


def nearest(root: Node, key: Key) -> tuple[Node, Key]:
    """The deepest node on the way to a key, and the key of that node."""
    node = root
    for depth, part in enumerate(key):
        below = node.child(part)
        if below is None:
            return node, key[:depth]
        node = below
    return node, key


def walk(node: Node, key: Key = ()) -> Iterator[tuple[Key, Node]]:
    """Every node under a node, itself first, with its key."""
    yield key, node
    for name, entry in node.entries.items():
        yield from walk(entry, (*key, name))
    for index, item in enumerate(node.items):
        yield from walk(item, (*key, index))


def plain(node: Node) -> Any:
    """The tree as plain data: dict, list and scalars."""
    if isinstance(node.value, Mapping):
        return {name: plain(entry) for name, entry in node.entries.items()}
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.items]
    return node.value
