"""The schema for editors against examples, and against what the loader takes and refuses."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from harness.config.jsonschema import json_schema
from harness.config.load import load
from harness.config.schema import TOP_KEYS
from harness.metrics.registry import BUILTIN, metric_class

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "configs").glob("*.yaml"))


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json_schema()


def valid(schema: dict[str, Any], data: object) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(data))


GOOD = [
    "{experiment: x, corpus: a, metrics: [sari]}",
    "{experiment: x, corpus: {path: a, references: [b, c], limit: 5}, metrics: [sari]}",
    "{experiment: x, corpus: {path: a, references: b, ids: [1, x]}, metrics: ['sari:dialect=hf']}",
    "{experiment: x, corpus: {dataset: a/b, columns: {references: [r1, r2]}}, metrics: [sari]}",
    "{experiment: x, corpus: a, metrics: [{name: sari, dialect: hf, as: SARI}]}",
    "{experiment: x, corpus: a, metrics: [{name: './m.py:M', anything: [1]}]}",
    "{experiment: x, corpus: a, metrics: [sari], systems: [{name: s, path: p, role: human}]}",
    "{experiment: x, corpus: a, metrics: [sari], controls: false}",
    "{experiment: x, corpus: a, metrics: [sari], controls: [copy], statistics: {resamples: 0}}",
    "{extends: base.yaml}",
    "{extends: [a.yaml, b.yaml], seed: 3}",
    "{experiment: x, metrics: [sari], matrix: {corpus: {a: b}, seed: [1], exclude: [{seed: 1}]}}",
]
BAD = [
    "[]",
    "{experiment: x, corpus: a}",
    "{experiment: a b, corpus: a, metrics: [sari]}",
    "{experiment: x, corpus: a, metrics: []}",
    "{experiment: x, corpus: a, metrics: sari}",
    "{experiment: x, corpus: a, metrics: [{name: sari, tokeniser: 13a}]}",
    "{experiment: x, corpus: a, metrics: [{name: sari, dialect: nobody}]}",
    "{experiment: x, corpus: a, metrics: [{dialect: hf}]}",
    "{experiment: x, corpus: {path: a, limt: 5}, metrics: [sari]}",
    "{experiment: x, corpus: {path: a, limit: 0}, metrics: [sari]}",
    "{experiment: x, corpus: {path: a, columns: {reference: b}}, metrics: [sari]}",
    "{experiment: x, corpus: a, metrics: [sari], seed: '3'}",
    "{experiment: x, corpus: a, metrics: [sari], seed: -3}",
    "{experiment: x, corpus: a, metrics: [sari], controls: [shufle]}",
    "{experiment: x, corpus: a, metrics: [sari], systems: [{path: p}]}",
    "{experiment: x, corpus: a, metrics: [sari], statistics: {confidence: 95}}",
    "{experiment: x, corpus: a, metrics: [sari], matrix: {seed: 3}}",
    "{experiment: x, corpus: a, metrics: [sari], gate: {}}",
]


@pytest.mark.parametrize("text", GOOD)
def test_good(schema: dict[str, Any], text: str) -> None:
    assert valid(schema, yaml.safe_load(text))


@pytest.mark.parametrize("text", BAD)
def test_bad(schema: dict[str, Any], text: str) -> None:
    assert not valid(schema, yaml.safe_load(text))


def test_it_is_a_schema_and_is_json(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_every_key_is_described(schema: dict[str, Any]) -> None:
    assert set(schema["properties"]) == set(TOP_KEYS)
    objects = [schema, *(part for part in schema["$defs"].values() if "properties" in part)]
    objects.append(schema["$defs"]["corpus"]["properties"]["columns"])
    for part in objects:
        for name, shape in part["properties"].items():
            assert name == "name" or shape.get("description"), name


def test_every_option_of_every_builtin_metric_is_there(schema: dict[str, Any]) -> None:
    for name in BUILTIN:
        properties = schema["$defs"][f"metric-{name}"]["properties"]
        assert set(properties) == {"name", "as", *metric_class(name).Options.model_fields}


def test_what_is_dumped_is_valid(schema: dict[str, Any], folder: Path) -> None:
    data = {
        "experiment": "x",
        "corpus": {"path": "data.orig", "where": {"level": 1}},
        "metrics": ["sari", "./mine.py:Mine"],
        "matrix": {"seed": [1, 2]},
    }
    assert valid(schema, yaml.safe_load(load(data).dump(folder / "far")))


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.name for path in EXAMPLES])
def test_examples(schema: dict[str, Any], path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
    assert errors == []
