"""Read a config file with everything that it extends, into one tree."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from harness.config.build import resolved
from harness.config.environment import Environment
from harness.config.nodes import Node, Place, Source
from harness.config.problems import Problem
from harness.config.reader import StopReading, read_file
from harness.config.suggest import exists, near_path
from harness.config.tree import merge

_Chain = tuple[tuple[Path, str], ...]


@dataclass
class Files:
    """Reads files, and keeps what is wrong with them.

    Attributes:
        problems: What was found so far.
    """

    problems: list[Problem] = field(default_factory=list)
    _ranks: Iterator[int] = field(default_factory=itertools.count)

    def read(self, path: Path, name: str, chain: _Chain = ()) -> Node:
        """The tree of a file, laid over those of the files that it extends.

        Raises:
            StopReading: A file cannot be read, or its syntax is broken.
        """
        if not exists(path) or path.is_dir():
            place = Place(Source(name, path.parent))
            what = "is a folder, not a config" if exists(path) else "no such config"
            raise StopReading(Problem(place, (), what, near_path(path)))
        root, problems = read_file(path, name, next(self._ranks))
        self.problems += problems
        return self.extend(root, ((path.resolve(), name), *chain))

    def extend(self, root: Node, chain: _Chain = ()) -> Node:
        """A tree laid over what its key ``extends`` names, without that key.

        Args:
            root: The tree.
            chain: The files that led here, the nearest first.
        """
        named = root.child("extends")
        if named is None:
            return root
        below: Node | None = None
        for node in named.items or (named,):
            base = self._base(node, root, chain)
            if base is not None:
                below = base if below is None else merge(below, base)
        entries = {name: node for name, node in root.entries.items() if name != "extends"}
        own = replace(root, value=entries)
        return own if below is None else merge(below, own)

    def _base(self, node: Node, root: Node, chain: _Chain) -> Node | None:
        if not isinstance(node.value, str) or not node.value:
            message = "expected the path of a config, or a list of paths"
            self.problems.append(Problem(node.place, ("extends",), message))
            return None
        environment = Environment()
        path = resolved(
            node.place.source.folder, environment.expand(node, ("extends",), node.value)
        )
        self.problems += environment.problems
        if environment.problems:
            return None
        name = _shown(node.value, root.place.source)
        problem = _refused(node, path, name, chain)
        if problem:
            self.problems.append(problem)
            return None
        return self.read(path, name, chain)


def _refused(node: Node, path: Path, name: str, chain: _Chain) -> Problem | None:
    if not exists(path):
        hint = near_path(path) if "${" not in node.written else None
        return Problem(node.place, ("extends",), f"no such file: {name}", hint)
    before = [seen for seen, _ in chain]
    if path.resolve() in before:
        circle = chain[: before.index(path.resolve()) + 1]
        names = [*(shown for _, shown in reversed(circle)), circle[-1][1]]
        message = f"the files extend each other in a circle: {' -> '.join(names)}"
        return Problem(node.place, ("extends",), message, "take one of them out")
    return None


def _shown(text: str, source: Source) -> str:
    """What messages call an extended file: as seen from where the first one was named."""
    start = os.path.dirname(source.name) if source.name else os.path.relpath(source.folder)  # noqa: PTH120
    return os.path.normpath(os.path.join(start, text))  # noqa: PTH118
