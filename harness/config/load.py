"""Load a config: read, extend, override, expand the matrix, check everything, report all at once.

Example:
    >>> from harness.config.load import load
    >>> load({"experiment": "x", "seed": -1, "metrcs": ["sari"]})
    Traceback (most recent call last):
    ...
    harness.errors.CombinedError: seed: must be at least 0, found -1
    corpus: missing (add corpus: PATH, or corpus: with path and format below it)
    metrcs: unknown key (did you mean metrics?)
    3 errors
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from harness.config.build import build
from harness.config.check import check
from harness.config.dump import document, to_yaml
from harness.config.environment import Environment
from harness.config.explain import explain
from harness.config.files import Files
from harness.config.gate import unknown_outputs
from harness.config.keys import format_key, parse_key
from harness.config.matrix import expand
from harness.config.metrics import Metrics
from harness.config.nodes import Node, nearest, walk
from harness.config.overrides import apply_overrides
from harness.config.problems import Problem, raise_any, snippet
from harness.config.python import from_mapping
from harness.config.reader import StopReading
from harness.config.schema import Experiment
from harness.config.tree import long_form, set_at

LEAST_SECRET = 6
"""Characters of the shortest value of an environment variable that artefacts must not show."""


@dataclass(frozen=True)
class Cell:
    """One experiment of a config.

    Attributes:
        name: Empty where there is no matrix, else for example ``corpus=asset,seed=2``.
        experiment: Checked and complete: paths absolute, `${env:NAME}` expanded.
        document: The same as plain data: references not expanded, paths relative to the `base`
            of the `Loaded` that it belongs to.
    """

    name: str
    experiment: Experiment = field(repr=False)
    document: Mapping[str, Any]


@dataclass(frozen=True)
class Loaded:
    """A config that holds no error.

    Attributes:
        path: The file; None for a mapping.
        base: The folder that relative paths in the documents start from: that of the file.
        cells: One for each combination of the matrix, in its order; one where there is none.
        document: The whole config as plain data, with its matrix and without `extends`;
            references not expanded.
        provenance: From every dotted key to ``file:line:column``, ``--set`` or ``mapping``.
    """

    path: Path | None
    base: Path
    cells: tuple[Cell, ...]
    document: Mapping[str, Any]
    provenance: Mapping[str, str] = field(repr=False)
    _root: Node = field(repr=False, compare=False)
    _output: Path = field(repr=False, compare=False)
    _environment: Environment = field(repr=False, compare=False)

    def relative_to(self, folder: Path) -> dict[str, Any]:
        """`document` with its relative paths starting from another folder."""
        return document(self._root, folder.absolute(), self._output)

    def dump(self, folder: Path) -> str:
        """YAML that gives the same config when it is loaded from a file in `folder`.

        The text is the same for the same config, byte for byte, and holds no expanded reference.
        """
        return to_yaml(self.relative_to(folder))

    def redacted(self, value: Any) -> Any:
        """Plain data or text for an artefact: what `${env:NAME}` stood for is `${env:NAME}` again.

        Values of fewer than `LEAST_SECRET` characters stay: they hide nothing, and replacing
        them would garble other text.
        """
        if isinstance(value, str):
            return self._environment.redact(value, least=LEAST_SECRET)
        if isinstance(value, Mapping):
            return {self.redacted(key): self.redacted(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.redacted(item) for item in value]
        return value

    def locate(self, key: str) -> tuple[str | None, str | None]:
        """Where a key stands: what an error takes as `where` and as `snippet`.

        A key that is not there is taken to be where the nearest one above it is; a key that only
        the matrix sets, where the matrix sets it.

        Args:
            key: A dotted key such as ``metrics[1]``.

        Raises:
            HarnessError: It is not a dotted key.
        """
        parsed = parse_key(key)
        node, found = nearest(self._root, parsed)
        matrix = self._root.child("matrix")
        if found != parsed and matrix is not None:
            for text, axis in matrix.entries.items():
                if text != "exclude" and parsed[: len(parse_key(text))] == parse_key(text):
                    node = axis
        if not found and node is self._root:
            return node.place.source.name or key, None
        return node.place.where or key, snippet(node.place)


def load(
    source: Path | str | Mapping[str, Any],
    overrides: Sequence[str] = (),
    base: Path | None = None,
) -> Loaded:
    """Load a config and check everything in it that needs no corpus and no model.

    Args:
        source: A YAML file, or the same as plain data.
        overrides: Texts ``key=value``, typed by the schema; later ones win.
        base: Where paths in overrides and in a mapping start; the current folder if None.

    Raises:
        CombinedError: All that is wrong, in the order of the file; a syntax error stops at once.
    """
    start = (base or Path()).absolute()
    files = Files()
    try:
        path, root = _read(source, start, files)
    except StopReading as stopped:
        raise_any([stopped.problem])
        raise
    root, problems = apply_overrides(root, tuple(overrides), start)
    folder = path.parent if path else start
    output = Path("results").absolute()
    metrics = Metrics(Environment())
    trees, matrix_problems = expand(root)
    found: list[Problem] = []
    experiments = [_checked(tree, output, metrics, found) for _, tree in trees]
    if matrix_problems:
        # What seems to be missing may be what the broken matrix was to set.
        found = [problem for problem in found if not problem.missing]
    raise_any([*files.problems, *problems, *matrix_problems, *found, *metrics.problems])
    # Outputs are known only once the metrics are made, which needs their options to be right.
    sound = zip(trees, experiments, strict=True)
    raise_any(unknown_outputs([(tree, one) for (_, tree), one in sound if one]))
    cells = tuple(
        Cell(name, experiment, document(tree, folder, output))
        for (name, tree), experiment in zip(trees, experiments, strict=True)
        if experiment
    )
    whole = document(root, folder, output)
    return Loaded(path, folder, cells, whole, _provenance(root), root, output, metrics.environment)


def _read(
    source: Path | str | Mapping[str, Any], base: Path, files: Files
) -> tuple[Path | None, Node]:
    if isinstance(source, Mapping):
        root, problems = from_mapping(source, base)
        files.problems += problems
        return None, files.extend(root)
    path = Path(source)
    return path.absolute(), files.read(path.absolute(), os.path.normpath(path))


def _checked(
    tree: Node, output: Path, metrics: Metrics, problems: list[Problem]
) -> Experiment | None:
    """The experiment of a cell, or None; whatever is wrong with it is noted."""
    tree = _long(tree)
    specs = metrics.read(tree)
    environment = metrics.environment
    data = build(tree, environment)
    if specs is not None:
        data["metrics"] = specs
    data.setdefault("output", output)
    problems += environment.problems
    problems += check(tree)
    try:
        return Experiment.model_validate(data)
    except ValidationError as error:
        problems += explain(tree, error)
        return None


def _long(tree: Node) -> Node:
    corpus = tree.child("corpus")
    if corpus is None:
        return tree
    changed = set_at(tree, ("corpus",), long_form(corpus, ("corpus",)))
    return changed if isinstance(changed, Node) else tree


def _provenance(root: Node) -> dict[str, str]:
    return {format_key(key): node.place.provenance for key, node in walk(root) if key}
