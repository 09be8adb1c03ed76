"""The entries of `metrics`: from a name or a mapping to a spec whose options are checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from harness.config.build import build, is_relative, resolved
from harness.config.environment import Environment
from harness.config.explain import describe, explain_one
from harness.config.keys import Key
from harness.config.nodes import Node, nearest, plain, scalar_text
from harness.config.problems import Problem, at
from harness.config.suggest import exists, near_path
from harness.config.tree import long_form
from harness.errors import Exit, HarnessError
from harness.metrics.base import Metric
from harness.metrics.registry import MetricSpec, metric_class, names, parse_spec

RESERVED = ("name", "as")
_PYTHON = ".py:"
# Stands for an entry that has a problem, so that the rest can still be checked.
_BROKEN = MetricSpec("broken")


@dataclass
class Metrics:
    """Reads entries of `metrics`, and keeps what is wrong with them.

    Attributes:
        environment: Expands references in options.
        problems: What was found so far.
    """

    environment: Environment
    problems: list[Problem] = field(default_factory=list)
    # A user's file must not be executed again for every cell.
    _classes: dict[str, type[Metric] | HarnessError] = field(default_factory=dict)

    def read(self, root: Node) -> tuple[MetricSpec, ...] | None:
        """The specs of a config, or None where `metrics` is not a list."""
        node = root.child("metrics")
        if node is None or not isinstance(node.value, tuple):
            return None
        specs = tuple(self._spec(root, ("metrics", index)) for index in range(len(node.items)))
        self._check_labels(root, specs)
        return specs

    def _spec(self, root: Node, key: Key) -> MetricSpec:
        node, _ = nearest(root, key)
        if isinstance(node.value, str):
            try:
                parse_spec(node.value)
            except HarnessError as error:
                message = error.message.removeprefix(f"metric {node.value!r}: ")
                return self._broken(at(root, key, message, error.hint))
        entry = long_form(node, key)
        written = entry.child("name")
        if written is None or not isinstance(written.value, str):
            return self._broken(_nameless(root, key, entry))
        expanded = self.environment.expand(written, (*key, "name"), written.value)
        name = _absolute(expanded, written.place.source.folder)
        label = self._label(root, entry, key)
        options = {
            option: self._option(root, (*key, option), value)
            for option, value in entry.entries.items()
            if option not in RESERVED
        }
        found = self._class(root, key, written.value, name)
        if found is None or not self._options_fit(root, key, found, options):
            return _BROKEN
        return MetricSpec(name, options, label)

    def _option(self, root: Node, key: Key, node: Node) -> Any:
        """The value of an option; one that begins with ./ is a path, and must be there."""
        value = build(node, self.environment, key)
        if not is_relative(node.value):
            return value
        path = resolved(node.place.source.folder, value)
        if not exists(path):
            hint = near_path(path) if value == node.value else None
            message = f"no such file or folder: {node.value}"
            self.problems.append(Problem(nearest(root, key)[0].place, key, message, hint))
        return str(path)

    def _broken(self, problem: Problem) -> MetricSpec:
        self.problems.append(problem)
        return _BROKEN

    def _label(self, root: Node, entry: Node, key: Key) -> str:
        given = entry.child("as")
        if given is None:
            return canonical_label(entry)
        text = given.value
        if not isinstance(text, str) or not text.strip() or not text.isprintable():
            message = f"expected one line of text, found {describe(given)}"
            self.problems.append(at(root, (*key, "as"), message))
        return str(text)

    def _class(self, root: Node, key: Key, written: str, name: str) -> type[Metric] | None:
        if name not in self._classes:
            self._classes[name] = _resolved_class(name)
        found = self._classes[name]
        if not isinstance(found, HarnessError):
            return found
        place, known = nearest(root, (*key, "name"))
        message, hint = _class_words(written, name, found)
        message = self.environment.redact(message)
        self.problems.append(Problem(place.place, known, message, hint, exit_code=found.exit_code))
        return None

    def _options_fit(
        self, root: Node, key: Key, found: type[Metric], options: dict[str, Any]
    ) -> bool:
        try:
            found.Options.model_validate(options)
        except ValidationError as error:
            self.problems += self._option_problems(root, key, found, error)
            return False
        except HarnessError as error:
            message = self.environment.redact(error.message)
            self.problems.append(at(root, key, message, error.hint))
            return False
        return True

    def _option_problems(
        self, root: Node, key: Key, found: type[Metric], error: ValidationError
    ) -> list[Problem]:
        known = [*RESERVED, *found.Options.model_fields]
        # A union fails once for each of its members: they are told together.
        by_option: dict[tuple[int | str, ...], list[Any]] = {}
        for detail in error.errors(include_url=False):
            by_option.setdefault(detail["loc"][:1], []).append(detail)
        problems = []
        for option, details in by_option.items():
            whole = (*key, *option)
            problem = explain_one(root, whole, details, known)
            message = self.environment.redact(problem.message)
            problems.append(Problem(problem.place, whole, message, problem.hint))
        return problems

    def _check_labels(self, root: Node, specs: Sequence[MetricSpec]) -> None:
        first: dict[str, int] = {}
        for index, spec in enumerate(specs):
            if spec is _BROKEN:
                continue
            if spec.label in first:
                message = f"metrics[{first[spec.label]}] is also called {spec.label}"
                hint = "delete one, or name it with as: NAME"
                self.problems.append(at(root, ("metrics", index), message, hint))
            first.setdefault(spec.label, index)


def canonical_label(entry: Node) -> str:
    """What tables call a metric that has no ``as``: its name and options as they were given."""
    given = ",".join(
        f"{option}={_value_text(value)}"
        for option, value in entry.entries.items()
        if option not in RESERVED
    )
    named = entry.child("name")
    name = str(named.value) if named else ""
    return f"{name}:{given}" if given else name


def _value_text(value: Node) -> str:
    if isinstance(value.value, dict | tuple):
        return json.dumps(plain(value), ensure_ascii=False)
    return scalar_text(value.value)


def _nameless(root: Node, key: Key, entry: Node) -> Problem:
    if not isinstance(entry.value, dict):
        message = f"expected a metric's name, or a mapping with one, found {describe(entry)}"
        return at(root, key, message, "write a name such as sari, or {name: sari, ...}")
    if "name" in entry.entries:
        return at(root, (*key, "name"), f"expected text, found {describe(entry.entries['name'])}")
    named = [name for name in entry.entries if name in names()]
    hint = f"write name: {named[0]}, and its options beside it" if named else "add name: METRIC"
    return Problem(entry.place, (*key, "name"), "missing", hint, missing=True)


def _absolute(name: str, folder: Path) -> str:
    file, python, class_name = name.partition(_PYTHON)
    if not python:
        return name
    return str(resolved(folder, file + ".py")) + ":" + class_name


def _resolved_class(name: str) -> type[Metric] | HarnessError:
    file, python, _ = name.partition(_PYTHON)
    if python and not exists(Path(file + ".py")):
        return HarnessError("no such file")
    try:
        return metric_class(name)
    except HarnessError as error:
        return error
    except ImportError as error:
        return HarnessError(
            f"cannot be loaded: {error}",
            hint="install the package that is missing",
            exit_code=Exit.ENVIRONMENT,
        )


def _class_words(written: str, name: str, error: HarnessError) -> tuple[str, str | None]:
    """What to say of a metric that cannot be had, in the user's words for it."""
    file, python, _ = name.partition(_PYTHON)
    if python and not exists(Path(file + ".py")):
        shown = written.partition(_PYTHON)[0] + ".py"
        hint = None if "${" in written else near_path(Path(file + ".py"))
        return f"no such file: {shown}", hint
    if name.endswith(".py"):
        return "a file of metrics is named without a class", f"write {written}:CLASS"
    message = error.message.removeprefix(f"metric {name!r}: ").replace(name, written)
    return message.replace(file + ".py", written.partition(_PYTHON)[0] + ".py"), error.hint
