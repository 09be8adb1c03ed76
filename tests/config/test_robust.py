"""Whatever is given, a user sees a list of problems and never a traceback; and nothing heavy."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.config.load import load
from harness.errors import CombinedError

CONFIG = """\
experiment: full.1
corpus:
  path: data.orig
  references: [mine.txt, "data.orig"]
  ids: [1, "2"]
  where: {level: 1.50}
systems:
  - {name: mine, path: mine.txt, role: human}
metrics:
  - sari
  - {name: ./mine.py:Mine, order: 2, as: M}
  - sari:dialect=hf
controls: [copy, held-out]
statistics: {resamples: 0, confidence: 0.9}
matrix:
  seed: [1, 2]
  corpus.limit: {few: 1, many: 2}
  exclude: [{seed: 1, corpus.limit: few}]
"""
LINES = CONFIG.splitlines(keepends=True)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["sari", "x" * 5000, "a\0b", "${env:PATH}", "${", "./mine.py:", "..", "~"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["name", "path", "as", "seed", "a", "corpus.x"]), inner),
    max_leaves=6,
)  # fmt: skip
KEYS = (
    "experiment", "description", "seed", "output", "corpus", "systems", "metrics", "controls",
    "statistics", "slices", "extends", "matrix",
)  # fmt: skip
SLOW = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def tried(source: Any, *overrides: str) -> None:
    try:
        load(source, overrides)
    except CombinedError as error:
        assert error.errors
        assert str(error).strip()


@SLOW
@given(key=st.sampled_from(KEYS), value=ANYTHING)
def test_any_value_under_any_key(folder: Path, key: str, value: object) -> None:
    tried({"experiment": "x", "corpus": "data.orig", "metrics": ["sari"], key: value})


@SLOW
@given(name=st.sampled_from(["path", "columns", "ids", "where", "limit"]), value=ANYTHING)
def test_any_value_below_corpus(folder: Path, name: str, value: object) -> None:
    corpus = {"path": "data.orig", name: value}
    tried({"experiment": "x", "corpus": corpus, "metrics": ["sari"]})


@SLOW
@given(st.permutations(range(len(LINES))), st.integers(0, len(LINES)))
def test_lines_in_another_order(folder: Path, order: list[int], kept: int) -> None:
    moved = [LINES[index] for index in sorted(order[:kept])] + [LINES[i] for i in order[kept:]]
    Path("x.yaml").write_text("".join(moved), encoding="utf-8")
    tried("x.yaml")


@SLOW
@given(st.integers(0, len(CONFIG)), st.integers(0, 3), st.text(" -:[]{}'\"&*!#\n\tax0", max_size=3))
def test_a_slip_of_the_pen(folder: Path, start: int, gone: int, put: str) -> None:
    text = CONFIG[:start] + put + CONFIG[start + gone :]
    Path("x.yaml").write_text(text, encoding="utf-8")
    tried("x.yaml")


@SLOW
@given(
    st.sampled_from([*KEYS, "metrics[0]", "corpus.limit", "a.b", "x[0]", ""]), st.text(max_size=6)
)
def test_any_override(folder: Path, key: str, value: str) -> None:
    tried({"experiment": "x", "corpus": "data.orig", "metrics": ["sari"]}, f"{key}={value}")


@pytest.mark.parametrize("text", ["x" * 5000, "x/" * 3000, "a\0b"])
@pytest.mark.parametrize("key", ["corpus", "output", "extends"])
def test_names_that_no_file_can_have(folder: Path, key: str, text: str) -> None:
    tried({"experiment": "x", "corpus": "data.orig", "metrics": ["sari"], key: text})
    tried({"experiment": "x", "corpus": "data.orig", "metrics": [f"./{text}.py:Mine"]})


def test_the_config_that_is_broken_here_is_whole(folder: Path) -> None:
    Path("x.yaml").write_text(CONFIG, encoding="utf-8")
    assert len(load("x.yaml").cells) == 3


def test_loading_imports_nothing_heavy(folder: Path) -> None:
    Path("x.yaml").write_text(CONFIG, encoding="utf-8")
    heavy = ("pandas", "pyarrow", "sacrebleu", "nltk", "evaluate", "datasets", "torch", "jinja2")
    code = (
        "import sys; from harness.config.load import load; load('x.yaml');"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r}); {code}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
