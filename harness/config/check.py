"""What no single key can tell: files that exist, names that do not clash, keys that go together."""

from __future__ import annotations

from collections.abc import Iterator

from harness.config.build import is_path, resolved
from harness.config.environment import Environment
from harness.config.keys import Key, format_key
from harness.config.nodes import Node, nearest, walk
from harness.config.problems import Problem, at, at_key
from harness.config.schema import CONTROLS
from harness.config.suggest import exists, near_path

_TABLES = ("csv", "tsv", "jsonl", "parquet", "dataset")
# Keys that mean something only for some formats.
_FORMATS_OF = (
    ("references", ("lines", "documents"), "name the columns: columns: {references: NAME}"),
    ("columns", _TABLES, "columns are for tables"),
    ("split", ("easse", "dataset"), "split is for folders of EASSE and for datasets"),
)
_DATASET_ONLY = ("revision", "download")


def check(root: Node) -> list[Problem]:
    """Everything of that kind that is wrong with a cell, whether or not its types are right."""
    return [
        *_paths(root),
        *_corpus(root),
        *_systems(root),
        *_system_names(root),
        *(problem for key in _UNIQUE for problem in _repeated(root, key)),
    ]


_UNIQUE: tuple[Key, ...] = (("controls",), ("slices",), ("corpus", "ids"))


def _paths(root: Node) -> Iterator[Problem]:
    for key, node in walk(root):
        if is_path(key) and isinstance(node.value, str) and node.value:
            problem = _path(root, key, node, node.value)
            if problem:
                yield problem


def _path(root: Node, key: Key, node: Node, text: str) -> Problem | None:
    environment = Environment()
    path = resolved(node.place.source.folder, environment.expand(node, key, text))
    if environment.problems:
        return None
    if key == ("output",):
        is_file = exists(path) and not path.is_dir()
        return at(root, key, f"{text} is a file, not a folder") if is_file else None
    if exists(path):
        return None
    hint = None if "${" in text else near_path(path)
    return at(root, key, f"no such file or folder: {text}", hint)


def _corpus(root: Node) -> Iterator[Problem]:
    corpus = root.child("corpus")
    if corpus is None or not isinstance(corpus.value, dict):
        return
    yield from _one_of(root, ("corpus",), "path", "dataset")
    given = corpus.child("format")
    format_ = given.value if given else "auto"
    if _given(corpus, "dataset"):
        if format_ not in ("auto", "dataset"):
            hint = "delete the format, or give a path"
            yield at(root, ("corpus", "format"), f"a dataset is not read as {format_}", hint)
    else:
        hint = "delete it, or give dataset instead of path"
        for name in _DATASET_ONLY:
            if _given(corpus, name):
                yield at_key(root, ("corpus", name), "is only for a dataset of the Hub", hint)
    for name, formats, hint in _FORMATS_OF:
        if _given(corpus, name) and format_ not in ("auto", *formats):
            yield at_key(root, ("corpus", name), f"has no meaning for the format {format_}", hint)


def _systems(root: Node) -> Iterator[Problem]:
    systems = root.child("systems")
    for index, system in enumerate(systems.items if systems else ()):
        key: Key = ("systems", index)
        if not isinstance(system.value, dict):
            continue
        yield from _one_of(root, key, "path", "column")
        if not _given(system, "column") or _given(system, "path"):
            continue
        for name in ("format", "field"):
            if _given(system, name):
                hint = "a column of the corpus is read with the corpus"
                yield at_key(root, (*key, name), "is for a system with a path", hint)


def _one_of(root: Node, key: Key, one: str, other: str) -> Iterator[Problem]:
    node, _ = nearest(root, key)
    has_one, has_other = _given(node, one), _given(node, other)
    if has_one and has_other:
        hint = f"delete one; {one}: null takes back an inherited one"
        yield at_key(root, (*key, other), f"stands beside {one}, and only one of them can", hint)
    if not has_one and not has_other:
        message = f"neither {one} nor {other} is given"
        yield Problem(node.place, key, message, f"add {one}: PATH", missing=True)


def _given(node: Node, name: str) -> bool:
    child = node.child(name)
    return child is not None and child.value is not None


def _system_names(root: Node) -> Iterator[Problem]:
    systems, taken = root.child("systems"), _controls(root)
    first: dict[str, int] = {}
    for index, system in enumerate(systems.items if systems else ()):
        named = system.child("name")
        if named is None or not isinstance(named.value, str):
            continue
        key: Key = ("systems", index, "name")
        if named.value in taken:
            hint = "choose another name, or take the control out of controls"
            yield at(root, key, f"{named.value} is the name of a control", hint)
        elif named.value in first:
            before = format_key(("systems", first[named.value]))
            yield at(root, key, f"{named.value} is also the name of {before}", "names are unique")
        first.setdefault(named.value, index)


def _controls(root: Node) -> frozenset[str]:
    node = root.child("controls")
    if node is None or not isinstance(node.value, tuple):
        return frozenset() if node is not None and node.value is False else frozenset(CONTROLS)
    return frozenset(str(item.value) for item in node.items)


def _repeated(root: Node, key: Key) -> Iterator[Problem]:
    node = root.get(key)
    seen: set[str] = set()
    for index, item in enumerate(node.items if node else ()):
        if isinstance(item.value, dict | tuple):
            continue
        if item.written in seen:
            yield at(root, (*key, index), f"{item.written} is given twice", "delete one")
        seen.add(item.written)
