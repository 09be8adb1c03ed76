"""`--set a.b=c`: a value parsed as YAML, typed by the schema, laid over the files."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from harness.config.fields import takes_text
from harness.config.keys import Key, format_key, parse_key
from harness.config.nodes import Node, Place, Source
from harness.config.problems import Problem
from harness.config.reader import StopReading, read_text
from harness.config.tree import set_at
from harness.errors import HarnessError

# Messages about overrides come after those about files.
_RANK = 1_000_000
_KEY = re.compile(r'(?P<key>(?:[^="]|"(?:[^"\\]|\\.)*")*)=(?P<value>.*)', re.DOTALL)


def apply_overrides(
    root: Node, overrides: tuple[str, ...], base: Path
) -> tuple[Node, list[Problem]]:
    """The tree with every override laid over it, in their order.

    Args:
        root: The tree of the files.
        overrides: Texts ``key=value``.
        base: The folder from which paths in the values start.

    Returns:
        The tree, and what is wrong with overrides that could not be laid over it.
    """
    problems: list[Problem] = []
    for number, text in enumerate(overrides):
        source = Source(f"--set {text}", base, rank=_RANK + number, override=True)
        changed = _applied(root, text, source)
        if isinstance(changed, Problem):
            problems.append(changed)
        else:
            root = changed
    return root, problems


def _applied(root: Node, text: str, source: Source) -> Node | Problem:
    place = Place(source, 1, 1)
    match = _KEY.match(text)
    if not match:
        return Problem(place, (), "no = in it", "write --set key=value, such as --set seed=3")
    try:
        key = _matrix_key(root, parse_key(match["key"].strip()))
    except HarnessError as error:
        return Problem(place, (), error.message, error.hint)
    problem = _forbidden(root, key, place)
    if problem:
        return problem
    value = _value(match["value"], key, source)
    if isinstance(value, Problem):
        return value
    return set_at(root, key, replace(value, key_place=place))


def _value(text: str, key: Key, source: Source) -> Node | Problem:
    as_text = Node(text, Place(source, 1, 1), raw=text)
    if not text.strip():
        return replace(as_text, value="" if takes_text(key) else None)
    try:
        node, problems = read_text(text, source)
    except StopReading as stopped:
        return as_text if takes_text(key) else stopped.problem
    if problems:
        return problems[0]
    wants_other = takes_text(key) and not isinstance(node.value, str)
    # null takes back an inherited value, also of text.
    return as_text if wants_other and node.value is not None else node


def _matrix_key(root: Node, key: Key) -> Key:
    """The keys of `matrix` have dots in them: ``matrix.corpus.limit`` means the one that is."""
    varied = format_key(key[1:])
    matrix = root.child("matrix")
    if key[0] == "matrix" and matrix and varied in matrix.entries:
        return ("matrix", varied)
    return key


def _forbidden(root: Node, key: Key, place: Place) -> Problem | None:
    if key[0] == "extends":
        return Problem(place, (), "extends cannot be set here", "write it in the file")
    matrix = root.child("matrix")
    for varied in matrix.entries if matrix else ():
        prefix = _parsed(varied)
        if prefix and key[: len(prefix)] == prefix:
            hint = f"set its values: --set 'matrix.{varied}=[...]'"
            return Problem(place, (), f"the matrix varies {varied}", hint)
    return None


def _parsed(varied: str) -> Key:
    try:
        return parse_key(varied)
    except HarnessError:
        return ()
