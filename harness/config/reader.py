"""Read strict YAML into a tree with positions.

The tree is built from the parser's events, not from PyYAML's objects: no tag can construct
anything, depth and size are bounded while reading, and a duplicate key is still visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from harness.config.fields import annotation, takes_text
from harness.config.keys import Key
from harness.config.nodes import Node, Place, Source, walk
from harness.config.problems import Problem
from harness.config.scalars import Accident, accident, resolve
from harness.config.syntax import syntax_problem

DEEPEST = 40
MOST_NODES = 100_000

# The line ends of YAML 1.1, by which libyaml counts its lines.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# What YAML 1.1 and 1.2 do not take as a character of a text.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STANDARD = "tag:yaml.org,2002:"
_ALLOWED_TAGS = frozenset({"!", *(f"{_STANDARD}{kind}" for kind in ("str", "map", "seq"))})


class StopReading(Exception):  # noqa: N818 - it carries a problem out of the recursion
    """The text cannot be read any further, for one reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_file(path: Path, name: str, rank: int) -> tuple[Node, list[Problem]]:
    """Read a YAML file.

    Args:
        path: The file.
        name: What messages call it.
        rank: Its place in the order of messages.

    Returns:
        Its tree, and what is wrong with it though it can be read.

    Raises:
        StopReading: It cannot be read.
    """
    source = Source(name, path.parent, rank=rank)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StopReading(Problem(Place(source), (), f"cannot be read: {reason}")) from None
    return read_text(_decoded(data, source), source)


def read_text(text: str, source: Source) -> tuple[Node, list[Problem]]:
    """Read YAML; as `read_file`, for a text. The lines of `source` are filled in here."""
    source = replace(source, lines=tuple(_LINE_END.split(text)))
    _check_characters(text, source)
    builder = _Builder(text, source)
    try:
        return builder.document(), builder.problems
    except yaml.YAMLError as error:
        raise StopReading(syntax_problem(error, source)) from None


def _decoded(data: bytes, source: Source) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise StopReading(Problem(Place(source), (), "is UTF-16", "save it as UTF-8"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a BOM, the decoder counts from after it.
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, start) + 1
        message = f"is not UTF-8: byte {start}, in line {line}, is 0x{data[start]:02x}"
        raise StopReading(Problem(Place(source), (), message, "save it as UTF-8")) from None


def _check_characters(text: str, source: Source) -> None:
    found = _FORBIDDEN.search(text)
    if found:
        before = _LINE_END.split(text[: found.start()])
        place = Place(source, len(before), len(before[-1]) + 1)
        message = f"the control character U+{ord(found.group()):04X} stands here"
        hint = "delete it, or write it as an escape in double quotes"
        raise StopReading(Problem(place, (), message, hint))


class _Builder:
    """Turns the events of one text into a tree."""

    def __init__(self, text: str, source: Source) -> None:
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))
        self._source = source
        # Each with the number of values in it and its depth; None while it is still open.
        self._anchors: dict[str, tuple[Node, int, int] | None] = {}
        self._count = 0
        self.problems: list[Problem] = []

    def document(self) -> Node:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise StopReading(_empty(self._source))
        root = self._node(next(self._events), ())
        if not self._source.override:
            _check_top(root)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._stop(after, (), "a second document begins here", "one config a file")
        return root

    def _node(self, event: Any, key: Key) -> Node:
        self._count += 1
        self._check_size(event, key, len(key))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, key)
        before = self._count
        if event.anchor:
            self._anchors[event.anchor] = None
        self._check_tag(event, key)
        node = self._content(event, key)
        if event.anchor:
            height = max(len(below) for below, _ in walk(node))
            self._anchors[event.anchor] = (node, self._count - before + 1, height)
        return node

    def _content(self, event: Any, key: Key) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, key)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self._items(key), self._place(event))
        return Node(self._entries(key), self._place(event))

    def _items(self, key: Key) -> tuple[Node, ...]:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*key, len(items))))
        return tuple(items)

    def _entries(self, key: Key) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            name, place = self._name(event, key), self._place(event)
            node = replace(self._node(next(self._events), (*key, name)), key_place=place)
            if name in entries:
                first = (entries[name].key_place or entries[name].place).where
                message = f"given twice, first at {first}"
                self.problems.append(Problem(place, (*key, name), message, "delete one"))
            else:
                entries[name] = node
        return entries

    def _name(self, event: Any, key: Key) -> str:
        """The name that a key stands for: always its text, so that ``no:`` is the name no."""
        if not isinstance(event, yaml.ScalarEvent):
            raise self._stop(event, key, "a key must be text", "quote it if it begins with [ or {")
        plain = event.implicit[0]
        if plain and event.value == "<<":
            raise self._stop(event, key, "merge keys (<<) are not read", "use extends")
        if not event.value:
            raise self._stop(event, key, "a key is empty", "write its name before the colon")
        return str(event.value)

    def _scalar(self, event: Any, key: Key) -> Node:
        place, text = self._place(event), str(event.value)
        if not event.implicit[0]:
            return Node(text, place, raw=text)
        found = None if self._source.override else accident(text)
        if found:
            self.problems.append(Problem(place, key, found.message, _advice(found, key)))
        return Node(resolve(text), place, raw=text)

    def _alias(self, event: Any, key: Key) -> Node:
        if event.anchor not in self._anchors:
            raise self._stop(event, key, f"*{event.anchor} has no anchor &{event.anchor} before it")
        found = self._anchors[event.anchor]
        if found is None:
            raise self._stop(event, key, f"*{event.anchor} stands inside its own anchor")
        node, size, height = found
        self._count += size
        self._check_size(event, key, len(key) + height)
        return node

    def _check_size(self, event: Any, key: Key, depth: int) -> None:
        top = key[:1]
        if self._count > MOST_NODES:
            raise self._stop(event, top, f"more than {MOST_NODES:,} values, aliases counted in")
        if depth > DEEPEST:
            raise self._stop(event, top, f"nested more than {DEEPEST} levels deep")

    def _check_tag(self, event: Any, key: Key) -> None:
        if event.tag and event.tag not in _ALLOWED_TAGS:
            tag = str(event.tag).replace(_STANDARD, "!!")
            self.problems.append(
                Problem(self._place(event), key, f"the tag {tag} is not read", "delete the tag")
            )

    def _place(self, event: Any) -> Place:
        return Place(self._source, event.start_mark.line + 1, event.start_mark.column + 1)

    def _stop(self, event: Any, key: Key, message: str, hint: str | None = None) -> StopReading:
        return StopReading(Problem(self._place(event), key, message, hint))


def _advice(found: Accident, key: Key) -> str:
    """What to write, as far as the schema says what the key takes."""
    if takes_text(key):
        return found.quote
    kind = annotation(key)
    if kind not in (bool, int, float):
        return found.hint
    wants_boolean, is_boolean = kind is bool, found.write in ("true", "false")
    if found.write and wants_boolean == is_boolean:
        return f"write {found.write}"
    return "true or false is expected" if wants_boolean else "a number is expected"


def _check_top(root: Node) -> None:
    """A config is a mapping; say what was found where it is not."""
    if isinstance(root.value, dict):
        return
    if root.value is None:
        raise StopReading(_empty(root.place.source))
    found = "a list" if isinstance(root.value, tuple) else "a single value"
    message = f"a config is a mapping of keys to values, but this is {found}"
    joined = isinstance(root.value, str) and ":" in root.value
    hint = "a space follows the colon after a key" if joined else "begin with experiment: NAME"
    raise StopReading(Problem(root.place, (), message, hint))


def _empty(source: Source) -> Problem:
    return Problem(Place(source), (), "is empty", "begin with experiment: NAME")
