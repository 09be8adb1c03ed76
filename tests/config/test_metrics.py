"""Entries of `metrics`: forms, labels, options, plug-ins."""

from pathlib import Path
from typing import Any

import pytest

from harness.config.load import load
from harness.errors import CombinedError
from harness.metrics import registry


def specs(*entries: Any) -> list[registry.MetricSpec]:
    data = {"experiment": "x", "corpus": "data.orig", "metrics": list(entries)}
    return list(load(data).cells[0].experiment.metrics)


@pytest.mark.usefixtures("folder")
class TestForms:
    def test_a_line_and_a_mapping_are_the_same(self) -> None:
        line = specs("sari:dialect=hf,tokenizer=13a")
        mapping = specs({"name": "sari", "dialect": "hf", "tokenizer": "13a"})
        assert line == mapping
        assert line[0].label == "sari:dialect=hf,tokenizer=13a"

    def test_options_stay_in_the_order_given(self) -> None:
        found = specs({"tokenizer": "none", "name": "sari", "dialect": "hf"})
        assert found[0].label == "sari:tokenizer=none,dialect=hf"

    def test_as_is_the_label(self) -> None:
        assert specs({"name": "sari", "as": "SARI"}) == [registry.MetricSpec("sari", {}, "SARI")]

    def test_switches_and_lists_in_labels(self) -> None:
        options = {"lower": True, "weights": [1, 2], "table": None}
        found = specs({"name": "./mine.py:Mine", **options})
        assert found[0].label == "./mine.py:Mine:lower=true,weights=[1, 2],table=null"
        assert found[0].options == {"lower": True, "weights": (1, 2), "table": None}

    def test_the_registry_takes_every_spec(self, folder: Path) -> None:
        (folder / "words.txt").write_text("a\n", encoding="utf-8")
        entries = ["sari:dialect=hf", {"name": "./mine.py:Mine", "table": "./words.txt"}]
        for spec in specs(*entries):
            assert registry.create(spec, Path("/")).signature.version == 1


@pytest.mark.usefixtures("folder")
class TestPlugins:
    def test_the_path_starts_from_the_file_that_names_it(self, folder: Path) -> None:
        (folder / "deep").mkdir()
        text = "experiment: x\ncorpus: ../data.orig\nmetrics: [../mine.py:Mine]\n"
        (folder / "deep" / "x.yaml").write_text(text, encoding="utf-8")
        spec = load("deep/x.yaml").cells[0].experiment.metrics[0]
        assert spec.name == f"{folder / 'mine.py'}:Mine"
        assert spec.label == "../mine.py:Mine"

    def test_options_that_are_paths(self, folder: Path) -> None:
        (folder / "words.txt").write_text("a\n", encoding="utf-8")
        found = specs("./mine.py:Mine:table=./words.txt,word=words.txt")
        assert found[0].options == {"table": str(folder / "words.txt"), "word": "words.txt"}

    def test_a_file_runs_once_for_all_cells(self, folder: Path) -> None:
        text = (folder / "mine.py").read_text(encoding="utf-8")
        count = "\nwith open('runs.txt', 'a') as runs:\n    runs.write('x')\n"
        (folder / "mine.py").write_text(text + count, encoding="utf-8")
        data = {
            "experiment": "x",
            "corpus": "data.orig",
            "metrics": ["./mine.py:Mine", "./mine.py:Mine:order=2"],
            "matrix": {"seed": [1, 2, 3]},
        }
        load(data)
        assert (folder / "runs.txt").read_text(encoding="utf-8") == "x"

    def test_a_class_that_is_no_metric(self, folder: Path) -> None:
        with pytest.raises(CombinedError, match="is not a subclass"):
            specs("./mine.py:MineOptions")

    def test_validators_of_a_plugin_are_heard(self, folder: Path) -> None:
        text = (folder / "mine.py").read_text(encoding="utf-8")
        text = text.replace(
            "from pydantic import Field", "from pydantic import Field, model_validator"
        )
        check = (
            "\n    @model_validator(mode='after')\n    def _fit(self) -> 'MineOptions':\n"
            "        if self.order > 9:\n            raise ValueError('order 10 is too much')\n"
            "        return self\n"
        )
        marker = '    table: Path | None = Field(None, description="A path.")\n'
        (folder / "mine.py").write_text(text.replace(marker, marker + check), encoding="utf-8")
        with pytest.raises(CombinedError, match=r"metrics\[0\]: order 10 is too much"):
            specs({"name": "./mine.py:Mine", "order": 10})


@pytest.mark.usefixtures("folder")
def test_every_problem_of_every_entry() -> None:
    with pytest.raises(CombinedError) as caught:
        specs("sary", "sari:a=1,b=2", {"name": "sari", "dialect": 1}, {"dialect": "hf"}, None)
    assert [error.where for error in caught.value.errors] == [
        "metrics[0]", "metrics[1].a", "metrics[1].b", "metrics[2].dialect", "metrics[3].name",
        "metrics[4]",
    ]  # fmt: skip


def test_every_builtin_that_needs_no_option_loads(folder: Path) -> None:
    for name in registry.BUILTIN:
        options = registry.metric_class(name).Options.model_fields
        if not any(field.is_required() for field in options.values()):
            assert specs(name)[0].label == name
