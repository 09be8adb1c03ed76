"""From a file or a mapping to experiments: defaults, paths, secrets, places."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.config.load import Loaded, load
from harness.config.schema import CONTROLS
from harness.corpora.source import CorpusSource
from harness.errors import CombinedError, HarnessError

Write = Callable[..., Path]
LEAST = "experiment: demo\ncorpus: data.orig\nmetrics: [sari]\n"
FULL = """\
experiment: full.1
description: "all keys"
seed: 7
output: ../out
corpus:
  path: ../data.orig
  name: two words
  format: lines
  references: [../mine.txt, ../data.orig]
  language: pt-BR
  limit: 5
  ids: [1, "2", x3]
  where: {level: 1.50, simple: true, genre: news}
systems:
  - {name: mine, path: ../mine.txt, format: lines, empty: score, role: human}
  - {name: theirs, column: rewrite}
metrics:
  - sari
  - {name: sari, dialect: hf, as: SARI (HF)}
controls: [copy, held-out]
statistics: {resamples: 0, confidence: 0.9}
slices: [genre]
"""


def one(loaded: Loaded) -> Any:
    assert len(loaded.cells) == 1
    return loaded.cells[0].experiment


def test_defaults(write: Write, folder: Path) -> None:
    experiment = one(load(write(LEAST)))
    assert experiment.corpus.source() == CorpusSource(path=folder / "data.orig")
    assert experiment.output == folder / "results"
    assert (experiment.seed, experiment.systems, experiment.slices) == (0, (), ())
    assert experiment.statistics.resamples == 1000
    assert experiment.statistics.confidence == 0.95
    assert experiment.controls is True
    assert experiment.control_names == CONTROLS
    assert [spec.label for spec in experiment.metrics] == ["sari"]


def test_every_key(write: Write, folder: Path) -> None:
    experiment = one(load(write(FULL, "configs/full.yaml")))
    assert experiment.corpus.source() == CorpusSource(
        path=folder / "data.orig",
        name="two words",
        format="lines",
        references=(folder / "mine.txt", folder / "data.orig"),
        language="pt-BR",
        limit=5,
        ids=("1", "2", "x3"),
        where={"level": "1.50", "simple": "true", "genre": "news"},
    )
    assert experiment.output == folder / "out"
    assert [system.name for system in experiment.systems] == ["mine", "theirs"]
    assert experiment.systems[0].path == folder / "mine.txt"
    assert experiment.systems[0].role == "human"
    assert experiment.control_names == ("copy", "held-out")
    assert [spec.label for spec in experiment.metrics] == ["sari", "SARI (HF)"]
    assert experiment.metrics[1].options == {"dialect": "hf"}


def test_an_experiment_is_frozen(write: Write) -> None:
    with pytest.raises(ValueError, match="frozen"):
        one(load(write(LEAST))).seed = 3


def test_one_text_may_stand_for_a_list(folder: Path) -> None:
    corpus = {"path": "data.orig", "references": "mine.txt"}
    experiment = one(load({"experiment": "x", "corpus": corpus, "metrics": ["sari"]}))
    assert experiment.corpus.references == (folder / "mine.txt",)
    columns = {"path": "data.orig", "columns": {"references": "simple"}}
    experiment = one(load({"experiment": "x", "corpus": columns, "metrics": ["sari"]}))
    assert experiment.corpus.source().columns == {"references": ("simple",)}


def test_a_mapping_means_the_same_as_its_file(write: Write, folder: Path) -> None:
    from_file = load(write(LEAST))
    data = {"experiment": "demo", "corpus": Path("data.orig"), "metrics": ("sari",)}
    from_python = load(data)
    assert from_python.cells == from_file.cells
    assert from_python.document == from_file.document
    assert from_python.path is None
    assert from_python.provenance["corpus"] == "mapping"


def test_a_mapping_starts_from_base(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "c.orig").write_text("x\n", encoding="utf-8")
    data = {"experiment": "demo", "corpus": "c.orig", "metrics": ["sari"]}
    assert one(load(data, base=folder / "deep")).corpus.path == folder / "deep" / "c.orig"
    assert load(data, base=Path("deep")).document["corpus"] == "c.orig"


def test_errors_of_a_mapping_name_the_key_alone(folder: Path) -> None:
    with pytest.raises(CombinedError) as caught:
        load({"experiment": 3, "corpus": {"path": "x"}, "metrics": [{"name": "sari", "x": 1}]})
    places = {error.where for error in caught.value.errors}
    assert places == {"experiment", "corpus.path", "metrics[0].x"}
    assert all(error.snippet is None for error in caught.value.errors)


def test_a_mapping_cannot_hold_anything(folder: Path) -> None:
    with pytest.raises(CombinedError) as caught:
        load({"experiment": {1, 2}, "corpus": {3: "x"}, "metrics": ["sari"]})
    text = str(caught.value)
    assert "experiment: a config cannot hold a set (give text, numbers, lists and mappings)" in text
    assert "corpus: the key 3 is not text (use a string)" in text


def test_no_such_config(folder: Path) -> None:
    with pytest.raises(CombinedError, match=r"bsae\.yaml: no such config \(did you mean base"):
        load("bsae.yaml")
    with pytest.raises(CombinedError, match="is a folder, not a config"):
        load(folder)


def test_home_and_absolute_paths(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    text = f"experiment: x\ncorpus: ~/data.orig\noutput: {folder}/out\nmetrics: [sari]\n"
    loaded = load(write(text, "deep/x.yaml"))
    assert one(loaded).corpus.path == folder / "data.orig"
    assert loaded.document["corpus"] == "~/data.orig"
    assert loaded.document["output"] == f"{folder}/out"


SECRET = "s3cr3t-Value"


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARNESS_TEST", SECRET)


@pytest.mark.usefixtures("secret")
def test_references_are_expanded_in_the_experiment_alone(write: Write, folder: Path) -> None:
    (folder / SECRET).write_text("x\n", encoding="utf-8")
    text = (
        "experiment: x\ndescription: a ${env:HARNESS_TEST} b $${env:HARNESS_TEST}\n"
        "corpus: ./${env:HARNESS_TEST}\n"
        "metrics: [{name: ./mine.py:Mine, word: '${env:HARNESS_TEST}'}]\n"
        "matrix: {seed: [1, 2]}\n"
    )
    loaded = load(write(text), ["slices=['${env:HARNESS_TEST}']"])
    experiment = loaded.cells[0].experiment
    assert experiment.description == f"a {SECRET} b ${{env:HARNESS_TEST}}"
    assert experiment.corpus.path == folder / SECRET
    assert experiment.metrics[0].options == {"word": SECRET}
    assert experiment.slices == (SECRET,)
    stored = [repr(loaded), loaded.dump(folder / "deep"), str(loaded.provenance)]
    stored += [str(cell.document) for cell in loaded.cells]
    stored += [spec.label for spec in experiment.metrics]
    assert not any(SECRET in text for text in stored)


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize(
    "line",
    [
        "seed: ${env:HARNESS_TEST}",
        "corpus: ${env:HARNESS_TEST}/x",
        "corpus: {path: data.orig, format: '${env:HARNESS_TEST}'}",
        "corpus: {path: data.orig, language: '${env:HARNESS_TEST}!'}",
        "systems: [{name: a, path: 'x/${env:HARNESS_TEST}'}]",
        "controls: ['${env:HARNESS_TEST}']",
        "extends: ${env:HARNESS_TEST}.yaml",
        "experiment: ${env:HARNESS_TEST} /",
        "metrics: ['${env:HARNESS_TEST}']",
        "metrics: ['./${env:HARNESS_TEST}.py:X']",
        "metrics: ['./mine.py:${env:HARNESS_TEST}']",
        "metrics: [{name: sari, dialect: '${env:HARNESS_TEST}'}]",
        "metrics: [{name: sari, x: '${env:HARNESS_TEST}', as: '${env:HARNESS_TEST}'}]",
        "metrics: [{name: ./mine.py:Mine, table: './${env:HARNESS_TEST}'}]",
        "matrix: {seed: ['${env:HARNESS_TEST}']}",
    ],
)
def test_no_message_shows_a_secret(write: Write, line: str) -> None:
    key = line.partition(":")[0]
    kept = [text for text in LEAST.splitlines() if not text.startswith(key)]
    with pytest.raises(CombinedError) as caught:
        load(write("\n".join([*kept, line])))
    assert SECRET not in str(caught.value)
    assert "HARNESS_TEST" in str(caught.value)


def test_an_unset_variable_is_named_once_for_all_cells(write: Write) -> None:
    text = f"{LEAST}description: ${{env:HARNESS_UNSET}}\nmatrix: {{seed: [1, 2, 3]}}\n"
    with pytest.raises(CombinedError) as caught:
        load(write(text))
    assert len(caught.value.errors) == 1
    assert "HARNESS_UNSET is not set" in str(caught.value)


def test_an_unset_variable_is_named_at_its_first_place_alone(write: Write) -> None:
    text = LEAST.replace("data.orig", "${env:HARNESS_UNSET}/x")
    with pytest.raises(CombinedError) as caught:
        load(write(text + "slices: ['${env:HARNESS_UNSET}', '${env:HARNESS_OTHER}']\n"))
    assert [error.where for error in caught.value.errors] == ["x.yaml:2:9", "x.yaml:4:34"]


@pytest.mark.parametrize(
    "text", ["${env:}", "${env:1A}", "${env:A B}", "${ENV:A}", "${env:A", "${}"]
)
def test_malformed_references(folder: Path, text: str) -> None:
    data = {"experiment": "x", "corpus": "data.orig", "metrics": ["sari"], "description": text}
    with pytest.raises(CombinedError, match="has no meaning"):
        load(data)


def test_provenance_names_every_key(write: Write) -> None:
    write("seed: 1\nstatistics:\n  confidence: 0.9\n", "base.yaml")
    path = write(f"extends: base.yaml\n{LEAST}")
    loaded = load(path, ["statistics.resamples=10"])
    assert loaded.provenance == {
        "seed": "base.yaml:1:7",
        "statistics": "base.yaml:3:3",
        "statistics.confidence": "base.yaml:3:15",
        "statistics.resamples": "--set",
        "experiment": "x.yaml:2:13",
        "corpus": "x.yaml:3:9",
        "metrics": "x.yaml:4:10",
        "metrics[0]": "x.yaml:4:11",
    }


def test_locate(write: Write, folder: Path) -> None:
    text = f"{LEAST}matrix:\n  corpus.limit: [1, 2]\n"
    loaded = load(write(text), ["seed=3"])
    assert loaded.locate("metrics[0]") == ("x.yaml:3:11", "3 | metrics: [sari]\n  |           ^")
    assert loaded.locate("metrics[0].dialect")[0] == "x.yaml:3:11"
    assert loaded.locate("corpus.limit")[0] == "x.yaml:5:17"
    assert loaded.locate("seed") == ("--set seed=3", None)
    assert loaded.locate("slices") == ("x.yaml", None)
    with pytest.raises(HarnessError, match="not a key"):
        loaded.locate("a..b")
    data = {"experiment": "x", "corpus": "data.orig", "metrics": ["sari"]}
    assert load(data).locate("metrics[0]") == ("metrics[0]", None)


def test_a_path_is_shown_as_it_was_given(write: Write, folder: Path) -> None:
    write("seed: x\n", "deep/x.yaml")
    for given in ("deep/x.yaml", "./deep/../deep/x.yaml", str(folder / "deep/x.yaml")):
        with pytest.raises(CombinedError) as caught:
            load(given)
        where = str(caught.value.errors[-1].where)
        assert where == f"{os.path.normpath(given)}:1:7"


def test_long_lines_are_cut_around_the_caret(write: Write) -> None:
    slices = ", ".join(f"column{number}" for number in range(60))
    with pytest.raises(CombinedError) as caught:
        load(write(f"{LEAST}slices: [{slices}, column7]\n"))
    snippet = str(caught.value.errors[0].snippet)
    line, caret = snippet.splitlines()
    assert len(line) < 110
    assert line[caret.index("^") :].startswith("column7]")
