"""`harness --help` answers at once, because nothing heavy is imported until it is needed."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from harness.cli.main import app

FORBIDDEN = ("numpy", "pandas", "nltk", "evaluate", "datasets", "torch")
LATER = ("sacrebleu", "yaml", "rich", "jinja2", "pyarrow", "sentencex", "rapidfuzz", "scipy")

PROBE = """
import json, sys
from harness.cli.main import main
try:
    main(sys.argv[1:])
finally:
    print("\\n" + json.dumps(sorted(sys.modules)))
"""

BUDGET = 0.25
"""Seconds that `harness --help` may take, from start to exit of the process."""


def _verbs(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every verb of the command line, and every verb of a verb."""
    for name, inner in getattr(command, "commands", {}).items():
        yield (*path, name)
        yield from _verbs(inner, (*path, name))


VERBS = tuple(_verbs(typer.main.get_command(app)))


def _loaded(*arguments: str) -> tuple[str, frozenset[str]]:
    """What a command printed, and the top-level modules loaded at its end."""
    command = [sys.executable, "-c", PROBE, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    printed, _, modules = done.stdout.rstrip("\n").rpartition("\n")
    return printed, frozenset(name.partition(".")[0] for name in json.loads(modules))


def test_there_are_verbs():
    assert {("run",), ("score",), ("config", "schema")} <= set(VERBS)


def test_help_loads_nothing_heavy():
    printed, modules = _loaded("--help")
    assert "harness" in printed
    assert modules.isdisjoint([*FORBIDDEN, *LATER, "pydantic"])


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_of_a_verb_loads_nothing_heavy(verb):
    printed, modules = _loaded(*verb, "--help")
    assert printed.lstrip().startswith(f"Usage: harness {' '.join(verb)}")
    # typer itself takes pydantic to read the arguments of a verb.
    assert modules.isdisjoint([*FORBIDDEN, *LATER])


def test_importing_the_package_loads_nothing_heavy():
    code = "import json, sys, harness; print(); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    modules = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert modules.isdisjoint([*FORBIDDEN, *LATER, "pydantic", "typer"])


def test_help_answers_within_its_budget():
    code = "from harness.cli.main import main; main()"
    command = [sys.executable, "-c", code, "--help"]
    times = []
    for _ in range(10):
        before = _children_seconds()
        done = subprocess.run(command, capture_output=True, check=True)
        times.append(_children_seconds() - before)
        assert b"Usage: harness" in done.stdout
        # The quickest tells of the code; the others of what else the machine was doing.
        if min(times) < BUDGET:
            return
    pytest.fail(f"harness --help took {min(times):.3f} s at best, budget {BUDGET} s")


def _children_seconds() -> float:
    """Processor time of all finished children: the command computes and waits for nothing, so on a
    machine of its own this is how long it takes, and tests beside it do not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
