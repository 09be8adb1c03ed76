"""The `gate:` block of a config file on its own.

A gate runs where the corpora and models of the config may no longer be, so only this block is
read and checked: that of a run's config.yaml, or of any file that holds one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from harness.config.build import build
from harness.config.environment import Environment
from harness.config.explain import explain
from harness.config.files import Files
from harness.config.nodes import Node
from harness.config.problems import Problem, at, raise_any
from harness.config.reader import StopReading
from harness.config.schema import TOP_KEYS, Experiment, GateSettings, Settings
from harness.errors import did_you_mean
from harness.metrics.registry import create

KEY = "gate"


def load_gate(path: Path, *, required: bool = False) -> GateSettings | None:
    """The gate of a config file, or None where it has none.

    Args:
        path: A YAML file: a whole config, or one with nothing but `gate:` in it.
        required: Whether a file without `gate:` is an error.

    Raises:
        CombinedError: All that is wrong with the block, with file, line and caret.
    """
    files = Files()
    try:
        root = files.read(path.absolute(), os.path.normpath(path))
    except StopReading as stopped:
        raise_any([stopped.problem])
        raise
    problems = [*files.problems, *_unknown(root), *_varied(root)]
    node = root.child(KEY)
    if node is None or node.value is None:
        if required:
            hint = "put the rules under gate:, as in docs/ci.md"
            problems.append(Problem(root.place, (), "has no gate:", hint))
        raise_any(problems)
        return None
    settings, found = _settings(root, node)
    raise_any([*problems, *found])
    return settings


def unknown_outputs(cells: Sequence[tuple[Node, Experiment]]) -> list[Problem]:
    """Rules about an output that no metric of any cell has: they could never be applied."""
    rules = next((one.gate.rules for _, one in cells if one.gate and one.gate.rules), ())
    if not rules:
        return []
    root = cells[0][0]
    known = dict.fromkeys(name for _, one in cells for name in _outputs(one))
    return [
        at(
            root,
            (KEY, "rules", index, "output"),
            f"no metric has the output {rule.output}",
            did_you_mean(rule.output, known) or f"outputs: {', '.join(known)}",
        )
        for index, rule in enumerate(rules)
        if rule.output not in known
    ]


def _outputs(experiment: Experiment) -> Iterator[str]:
    for spec in experiment.metrics:
        yield spec.label
        yield from (f"{spec.label}.{output.name}" for output in create(spec).outputs)


class _Block(Settings):
    """The block under its key, so that messages name keys as the file does."""

    gate: GateSettings


def _settings(root: Node, node: Node) -> tuple[GateSettings | None, list[Problem]]:
    environment = Environment()
    data = build(node, environment, (KEY,))
    try:
        return _Block.model_validate({KEY: data}).gate, environment.problems
    except ValidationError as error:
        return None, [*environment.problems, *explain(root, error)]


def _unknown(root: Node) -> list[Problem]:
    return [
        Problem(node.key_place or node.place, (name,), "unknown key", did_you_mean(name, TOP_KEYS))
        for name, node in root.entries.items()
        if name not in TOP_KEYS
    ]


def _varied(root: Node) -> list[Problem]:
    matrix = root.child("matrix")
    return [
        Problem(
            node.key_place or node.place,
            ("matrix", name),
            "a run has one gate, so the matrix cannot vary it",
            "write gate: beside the matrix",
        )
        for name, node in (matrix.entries if matrix else {}).items()
        if name == KEY or name.startswith((f"{KEY}.", f"{KEY}["))
    ]
