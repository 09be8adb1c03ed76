"""What is written loads again as the same config, wherever it lies."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.config.dump import to_yaml
from harness.config.load import load
from harness.config.nodes import Source, plain
from harness.config.reader import read_text

Write = Callable[..., Path]
CONFIG = """\
extends: ../base.yaml
experiment: demo
corpus:
  path: ../data.orig
  references: [../mine.txt]
  ids: [1, "007", "no"]
  where: {level: 1.50}
systems:
  - {name: "1e3", path: ../mine.txt}
metrics:
  - sari
  - sari:dialect=hf
  - ../mine.py:Mine
  - name: ../mine.py:Mine
    table: ./words.csv
    lower: true
  - {name: ../mine.py:Mine, as: own, order: 2}
statistics: {confidence: 0.90}
matrix:
  seed: [1, 2]
  corpus.limit: [1, 2]
  systems[0].path: {one: ../mine.txt, two: ../data.orig}
  exclude: [{seed: 1, corpus.limit: 2}]
"""


@pytest.fixture
def config(write: Write) -> Path:
    write("a,b\n", "configs/words.csv")
    return write(CONFIG, "configs/x.yaml")


@pytest.mark.parametrize("target", [".", "configs", "a/b/c", "../elsewhere"])
def test_round_trip(config: Path, folder: Path, target: str) -> None:
    loaded = load(config)
    where = folder / target
    where.mkdir(parents=True, exist_ok=True)
    (where / "again.yaml").write_text(loaded.dump(where), encoding="utf-8")
    again = load(where / "again.yaml")
    assert [cell.name for cell in again.cells] == [cell.name for cell in loaded.cells]
    assert [cell.experiment for cell in again.cells] == [c.experiment for c in loaded.cells]
    assert again.dump(where) == loaded.dump(where)


def test_a_cell_alone_round_trips(config: Path, folder: Path) -> None:
    for cell in load(config).cells:
        again = load(cell.document, base=folder / "configs")
        assert again.cells[0].experiment == cell.experiment
        assert again.cells[0].document == cell.document


def test_it_is_stable_and_written_out(config: Path, folder: Path) -> None:
    text = load(config).dump(folder)
    assert text == load(config).dump(folder)
    assert text == load(config.absolute()).dump(folder)
    data = yaml.safe_load(text)
    assert list(data) == [
        "experiment", "seed", "output", "corpus", "systems", "metrics", "controls", "statistics",
        "matrix",
    ]  # fmt: skip
    assert data["output"] == "results"
    assert data["statistics"] == {"resamples": 1000, "confidence": 0.9}
    assert data["corpus"]["where"] == {"level": "1.50"}


def test_labels_survive_a_move(config: Path, folder: Path) -> None:
    loaded = load(config)
    labels = [spec.label for spec in loaded.cells[0].experiment.metrics]
    assert labels == [
        "sari",
        "sari:dialect=hf",
        "../mine.py:Mine",
        "../mine.py:Mine:table=./words.csv,lower=true",
        "own",
    ]
    moved = yaml.safe_load(loaded.dump(folder))["metrics"]
    assert moved[2] == {"name": "./mine.py:Mine", "as": "../mine.py:Mine"}
    assert moved[3]["table"] == "./configs/words.csv"


def test_other_readers_of_yaml_agree(config: Path, folder: Path) -> None:
    loaded = load(config)
    assert yaml.safe_load(loaded.dump(folder)) == loaded.relative_to(folder)
    assert yaml.safe_load(loaded.dump(loaded.base)) == loaded.document


@pytest.mark.parametrize("value", ["../data", "{folder}/data", "sub"])
def test_paths_that_begin_with_a_reference(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("HARNESS_DATA", value.format(folder=folder))
    for name in ("data/c.orig", "configs/sub/c.orig"):
        write("x\n", name)
    text = 'experiment: x\ncorpus: "${env:HARNESS_DATA}/c.orig"\nmetrics: [sari]\n'
    loaded = load(write(text, "configs/x.yaml"))
    (folder / "far" / "off").mkdir(parents=True)
    dumped = loaded.dump(folder / "far" / "off")
    assert "${env:HARNESS_DATA}/c.orig" in dumped
    again = load(write(dumped, "far/off/y.yaml"))
    paths = [found.cells[0].experiment.corpus.path for found in (loaded, again)]
    assert paths[0] is not None
    assert paths[1] is not None
    assert paths[0].resolve() == paths[1].resolve()


NAMES = st.text(min_size=1, max_size=6)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["no", "1e3", "0o7", "12:30", "~", "- a", "a: b", "#", "007", "<<", "=", "y"])
)
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3)
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, DATA, max_size=4))
def test_any_data_is_read_back_by_us_and_by_others(data: dict[str, object]) -> None:
    text = to_yaml(data)
    node, problems = read_text(text, Source("x.yaml", Path()))
    assert problems == []
    assert plain(node) == data
    assert yaml.safe_load(text) == data
