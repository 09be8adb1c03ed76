"""Cells: which, in which order, under which names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.config.load import Loaded, load
from harness.errors import CombinedError

Write = Callable[..., Path]
BASE = {"experiment": "demo", "corpus": "data.orig", "metrics": ["sari"]}


def cells(matrix: Any, **more: Any) -> Loaded:
    return load({**BASE, **more, "matrix": matrix})


def names(matrix: Any, **more: Any) -> list[str]:
    return [cell.name for cell in cells(matrix, **more).cells]


@pytest.mark.usefixtures("folder")
class TestCells:
    def test_no_matrix_has_one_cell_without_a_name(self) -> None:
        assert [cell.name for cell in load(BASE).cells] == [""]
        assert names(None) == [""]

    def test_products_in_the_order_of_the_file(self) -> None:
        loaded = cells({"corpus": {"a": "data.orig", "b": "mine.txt"}, "seed": [2, 1]})
        assert [cell.name for cell in loaded.cells] == [
            "corpus=a,seed=2", "corpus=a,seed=1", "corpus=b,seed=2", "corpus=b,seed=1"
        ]  # fmt: skip
        assert [cell.experiment.seed for cell in loaded.cells] == [2, 1, 2, 1]
        found = [cell.experiment.corpus.path for cell in loaded.cells]
        assert [path.name for path in found if path] == ["data.orig"] * 2 + ["mine.txt"] * 2

    def test_cells_have_no_matrix_and_the_whole_document_has(self) -> None:
        loaded = cells({"seed": [1, 2]})
        assert [cell.document["seed"] for cell in loaded.cells] == [1, 2]
        assert all("matrix" not in cell.document for cell in loaded.cells)
        assert loaded.document["matrix"] == {"seed": [1, 2]}

    def test_keys_below_others(self) -> None:
        matrix = {"corpus.limit": [1, 2], "corpus": {"a": "data.orig", "b": {"path": "mine.txt"}}}
        loaded = cells(matrix)
        assert len(loaded.cells) == 4
        for cell in loaded.cells:
            limit = cell.experiment.corpus.limit
            assert cell.name.startswith(f"corpus.limit={limit},corpus=")

    def test_options_of_a_metric_and_switches(self) -> None:
        matrix = {"metrics[0].dialect": ["hf", "t2t"], "controls": [True, False]}
        loaded = cells(matrix)
        assert loaded.cells[0].name == "metrics[0].dialect=hf,controls=true"
        assert loaded.cells[3].experiment.metrics[0].label == "sari:dialect=t2t"

    def test_names_of_values(self) -> None:
        assert names({"corpus": ["./data.orig", "mine.txt"]}) == [
            "corpus=data.orig", "corpus=mine.txt"
        ]  # fmt: skip
        assert names({"statistics.confidence": [0.9, 0.95]})[1] == "statistics.confidence=0.95"
        assert names({"corpus": {"a b/c": "data.orig"}}) == ["corpus=a-b-c"]
        metric = {"name": "sari", "dialect": "hf"}
        assert names({"metrics[0]": ["sari:dialect=t2t", metric]}) == [
            "metrics[0]=sari-dialect-t2t", "metrics[0]=sari"
        ]  # fmt: skip

    def test_exclude_by_value_and_by_name(self) -> None:
        corpora = {"a": "data.orig", "b": "mine.txt"}
        rules = [{"corpus": "a", "seed": 1}, {"corpus": "mine.txt", "seed": 2}]
        assert names({"corpus": corpora, "seed": [1, 2], "exclude": rules}) == [
            "corpus=a,seed=2", "corpus=b,seed=1"
        ]  # fmt: skip

    def test_a_matrix_may_give_what_is_required(self) -> None:
        data = {"experiment": "x", "matrix": {"corpus": ["data.orig"], "metrics": {"m": ["sari"]}}}
        assert [cell.name for cell in load(data).cells] == ["corpus=data.orig,metrics=m"]


@pytest.mark.usefixtures("folder")
class TestProblems:
    def test_an_error_in_every_cell_is_told_once(self) -> None:
        with pytest.raises(CombinedError) as caught:
            cells({"corpus.limit": [1, 2, 3]}, sead=1)
        assert len(caught.value.errors) == 1

    def test_a_broken_matrix_hides_no_other_error(self) -> None:
        with pytest.raises(CombinedError) as caught:
            load({"experiment": "x", "metrics": ["sary"], "seed": "y", "matrix": {"corpus": 3}})
        assert [error.where for error in caught.value.errors] == [
            "matrix.corpus", "seed", "metrics[0]"
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("matrix", "message"),
        [
            ({"seed": range(3)}, "matrix.seed: a config cannot hold a range"),
            ({"seed": []}, "matrix.seed: expected a list of values"),
            ({"a..b": [1]}, "'a..b' is not a key"),
            ({"seed": [1], "exclude": {"seed": 1}}, "expected a list of mappings"),
            ({"seed": [1], "exclude": [1]}, "matrix.exclude[0]: expected a mapping"),
            ({"corpus": {"a b": "data.orig", "a-b": "mine.txt"}}, "2 of the values are called a-b"),
            ({"seed": [*range(101)], "corpus.limit": [*range(1, 101)]}, "more than 10,000 cells"),
            ({"output": ["a", "b"]}, "output cannot vary within one config"),
            ({}, "matrix: varies nothing"),
        ],
    )  # fmt: skip
    def test_messages(self, matrix: Any, message: str) -> None:
        with pytest.raises(CombinedError) as caught:
            cells(matrix)
        assert message in str(caught.value)


def test_a_matrix_merges_with_an_extended_one(write: Write) -> None:
    write("matrix: {seed: [1, 2], corpus.limit: [1]}\n", "base.yaml")
    text = "experiment: x\nextends: base.yaml\ncorpus: data.orig\nmetrics: [sari]\n"
    loaded = load(write(text + "matrix: {seed: [7]}\n"))
    assert [cell.name for cell in loaded.cells] == ["seed=7,corpus.limit=1"]
