"""A tree as plain data and as YAML that gives the same config from any folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from harness.config.build import is_as_written, is_path, is_relative, resolved
from harness.config.environment import Environment
from harness.config.keys import Key, parse_key
from harness.config.metrics import canonical_label
from harness.config.nodes import Node, plain
from harness.config.scalars import is_plain_text
from harness.config.schema import TOP_KEYS, StatisticsSettings
from harness.config.tree import long_form

_PYTHON = ".py:"


def document(root: Node, folder: Path, output: Path) -> dict[str, Any]:
    """The plain data of a checked tree.

    What moves a number, or the place of the results, is written out where it was left to its
    default, so that the document means the same to a later version and in another folder.

    Args:
        root: The tree.
        folder: Where relative paths are to start from; absolute ones stay absolute.
        output: The folder of results where the tree names none.
    """
    data: dict[str, Any] = _data(root, (), folder)
    data.pop("matrix", None)
    data |= _matrix(root, folder)
    data.setdefault("seed", 0)
    data.setdefault("output", _relative(output, folder))
    data.setdefault("controls", True)
    data["statistics"] = {**StatisticsSettings().model_dump(), **data.get("statistics", {})}
    return {name: data[name] for name in TOP_KEYS if name in data}


def to_yaml(data: Mapping[str, Any]) -> str:
    """YAML that this package reads back as the same data, and that YAML 1.1 does too."""
    text: str = yaml.dump(
        dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )
    return text


class _Dumper(yaml.SafeDumper):
    """Quotes every text on which readers of YAML disagree, and repeats instead of aliasing."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if is_plain_text(text) and text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def _data(node: Node, key: Key, folder: Path) -> Any:
    if len(key) == 2 and key[0] == "metrics":
        return _metric(node, key, folder)
    if isinstance(node.value, tuple):
        return [_data(item, (*key, index), folder) for index, item in enumerate(node.items)]
    if isinstance(node.value, dict):
        return {n: _data(entry, (*key, n), folder) for n, entry in node.entries.items()}
    if node.value is not None and is_as_written(key):
        return node.written
    if isinstance(node.value, str) and node.value and is_path(key):
        return _moved(node, node.value, folder)
    return node.value


def _metric(node: Node, key: Key, folder: Path) -> Any:
    """An entry of `metrics`; one from a file keeps its label when its path changes."""
    entry = long_form(node, key)
    written = plain(entry)
    if not isinstance(written, dict):
        return plain(node)
    moved = {name: _moved_option(value, name, folder) for name, value in entry.entries.items()}
    if moved == written:
        return plain(node)
    moved.setdefault("as", canonical_label(entry))
    return moved


def _moved_option(node: Node, name: str, folder: Path) -> Any:
    """An option, or the name, of a metric; with ./ before a path, which tells it from a word."""
    text = node.value
    if not isinstance(text, str) or not (is_relative(text) or (name == "name" and _PYTHON in text)):
        return plain(node)
    file, python, class_name = text.partition(_PYTHON) if name == "name" else (text, "", "")
    moved = _moved(node, file + python.removesuffix(":"), folder)
    dotted = moved if moved.startswith((".", "/", "~", "${")) else f"./{moved}"
    return f"{dotted}:{class_name}" if python else dotted


def _moved(node: Node, text: str, folder: Path) -> str:
    """A path as seen from a folder; absolute ones, and those in the home folder, stay."""
    start = node.place.source.folder
    if "${" in text:
        expanded = Environment().expand(node, (), text)
        if Path(expanded).is_absolute() or start == folder:
            return text
        # What stands for the reference may hold several names, so nothing is folded.
        return f"{_relative(start, folder)}/{text}"
    if Path(text).is_absolute() or text == "~" or text.startswith("~/"):
        return text
    return _relative(resolved(start, text), folder)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _matrix(root: Node, folder: Path) -> dict[str, Any]:
    """The matrix as plain data, its values treated as the values of the keys that they vary."""
    matrix = root.child("matrix")
    if matrix is None or matrix.value is None:
        return {}
    data: dict[str, Any] = {}
    for text, node in matrix.entries.items():
        if text == "exclude":
            data[text] = plain(node)
        elif node.entries:
            key = parse_key(text)
            data[text] = {name: _data(value, key, folder) for name, value in node.entries.items()}
        else:
            data[text] = [_data(value, parse_key(text), folder) for value in node.items]
    return {"matrix": data}
