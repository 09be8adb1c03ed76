"""The `gate:` block: the loader and the schema for editors agree on what is one."""

from __future__ import annotations

from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from harness.config.gate import load_gate
from harness.config.jsonschema import json_schema
from harness.config.load import load
from harness.config.schema import Amount
from harness.errors import CombinedError

HEAD = "experiment: x\ncorpus: data.orig\nmetrics: [sari]\n"
GOOD = [
    "{alpha: 0.1}",
    "{missing_at_most: 2.5%, on_inconclusive: fail, resamples: 1000}",
    "{rules: [{output: sari, margin: 0.5}]}",
    "{rules: [{output: sari, margin: 2 %, severity: warn, on_inconclusive: pass}]}",
    "{rules: [{output: sari.add, minimum: -3}, {output: sari, maximum: 3, name: a b}]}",
    "{rules: [{output: sari, worse_by: 0, worse_at_most: 3}]}",
    "{rules: [{output: sari, worse_by: 1.5, worse_at_most: 10%}]}",
    "{rules: [{output: sari, new_at_most: 0, better: lower}]}",
]
BAD = [
    "5",
    "{alpha: 0.5}",
    "{resamples: 10}",
    "{missing_at_most: 3}",
    "{on_inconclusive: maybe}",
    "{rules: []}",
    "{rules: {output: sari}}",
    "{rules: [{margin: 0.5}]}",
    "{rules: [{output: sari}]}",
    "{rules: [{output: sari, margin: 0}]}",
    "{rules: [{output: sari, margin: -1}]}",
    "{rules: [{output: sari, margin: true}]}",
    "{rules: [{output: sari, margin: 2 points}]}",
    "{rules: [{output: sari, margin: 1, minimum: 3}]}",
    "{rules: [{output: sari, worse_at_most: 3}]}",
    "{rules: [{output: sari, worse_by: 3}]}",
    "{rules: [{output: sari, margin: 1, worse_by: 3}]}",
    "{rules: [{output: sari, new_at_most: 1.5}]}",
    "{rules: [{output: sari, new_at_most: -1}]}",
    "{rules: [{output: sari, margin: 1, sevrity: warn}]}",
]


def schema_takes(block: str) -> bool:
    data = yaml.safe_load(f"{HEAD}gate: {block}")
    return bool(jsonschema.Draft202012Validator(json_schema()).is_valid(data))


@pytest.mark.parametrize("block", GOOD)
def test_good(folder: Path, block: str) -> None:
    Path("x.yaml").write_text(f"{HEAD}gate: {block}\n", encoding="utf-8")
    loaded = load("x.yaml")
    assert loaded.cells[0].experiment.gate == load_gate(Path("x.yaml"))
    (folder / "again").mkdir()
    (folder / "again/config.yaml").write_text(loaded.dump(folder / "again"), encoding="utf-8")
    assert load_gate(folder / "again/config.yaml") == load_gate(Path("x.yaml"))
    assert schema_takes(block)


@pytest.mark.parametrize("block", BAD)
@pytest.mark.usefixtures("folder")
def test_bad(block: str) -> None:
    Path("x.yaml").write_text(f"{HEAD}gate: {block}\n", encoding="utf-8")
    for read in (load, load_gate):
        with pytest.raises(CombinedError) as caught:
            read(Path("x.yaml"))
        assert str(caught.value).startswith("x.yaml:4:")
        assert "gate" in str(caught.value).partition(": ")[2]
        assert "Value error" not in str(caught.value)
    assert not schema_takes(block)


@pytest.mark.usefixtures("folder")
def test_only_the_block_is_read() -> None:
    Path("x.yaml").write_text("corpus: gone.txt\ngate: {alpha: 0.1}\n", encoding="utf-8")
    found = load_gate(Path("x.yaml"))
    assert found is not None
    assert (found.alpha, found.rules) == (0.1, None)


@pytest.mark.usefixtures("folder")
def test_files_without_a_gate() -> None:
    Path("x.yaml").write_text(HEAD, encoding="utf-8")
    assert load_gate(Path("x.yaml")) is None
    with pytest.raises(CombinedError, match="has no gate:"):
        load_gate(Path("x.yaml"), required=True)
    with pytest.raises(CombinedError, match="no such config"):
        load_gate(Path("y.yaml"))
    Path("x.yaml").write_text("gats: {alpha: 0.1}\n", encoding="utf-8")
    with pytest.raises(CombinedError, match="gats: unknown key"):
        load_gate(Path("x.yaml"))


@pytest.mark.usefixtures("folder")
def test_a_gate_may_be_inherited() -> None:
    Path("strict.yaml").write_text("gate: {alpha: 0.01, resamples: 5000}\n", encoding="utf-8")
    Path("x.yaml").write_text("extends: strict.yaml\ngate: {alpha: 0.1}\n", encoding="utf-8")
    found = load_gate(Path("x.yaml"))
    assert found is not None
    assert (found.alpha, found.resamples) == (0.1, 5000)


def test_amounts() -> None:
    assert Amount(2.0, percent=True).of(-50) == 1.0
    assert Amount(2.0).of(-50) == 2.0
    assert (str(Amount(2.5, percent=True)), str(Amount(3.0))) == ("2.5%", "3")
