"""The file format as JSON Schema (draft 2020-12), for editors that complete and check YAML.

It describes what a user may write, short forms included; `harness.config.load` is stricter, since
it also sees other files, the environment and clashes between keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import TypeAdapter

from harness.config.schema import (
    CONTROLS,
    RULE_KINDS,
    Columns,
    CorpusSettings,
    Experiment,
    GateRule,
    GateSettings,
    StatisticsSettings,
    SystemSettings,
)
from harness.metrics.registry import BUILTIN, metric_class

_TEXT = {"type": "string", "minLength": 1}
_SCALAR = {"type": ["string", "number", "boolean"]}
_PERCENT = {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? ?%$"}
_REQUIRED = ("experiment", "corpus", "metrics")


def json_schema() -> dict[str, Any]:
    """The schema of a config file.

    Example:
        >>> schema = json_schema()
        >>> schema["$schema"], schema["properties"]["seed"]["minimum"]
        ('https://json-schema.org/draft/2020-12/schema', 0)
    """
    metrics = {f"metric-{name}": _metric(name) for name in BUILTIN}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Experiment of the harness",
        "type": "object",
        "properties": {
            **_described(Experiment, _top()),
            "extends": _extends(),
            "matrix": _matrix(),
        },
        "additionalProperties": False,
        # What is absent here may come from a file that this one extends, or from its matrix.
        "anyOf": [
            {"required": list(_REQUIRED)},
            {"required": ["extends"]},
            {"required": ["matrix"]},
        ],
        "$defs": {
            "corpus": _corpus(),
            "system": _object(SystemSettings, {"path": _nullable(_TEXT)}),
            "statistics": _object(StatisticsSettings, {}),
            "gate": {**_gate(), "minProperties": 1},
            "rule": _rule(),
            "metric": _any_metric(metrics),
            **metrics,
        },
    }


def _top() -> dict[str, Any]:
    control = {"enum": list(CONTROLS)}
    return {
        "experiment": {"type": "string", "pattern": "^[A-Za-z0-9._-]+$"},
        "output": _TEXT,
        "corpus": {"anyOf": [_TEXT, _ref("corpus")]},
        "systems": {"type": "array", "items": _ref("system")},
        "metrics": {"type": "array", "items": _ref("metric"), "minItems": 1},
        "controls": {"anyOf": [{"type": "boolean"}, {"type": "array", "items": control}]},
        "statistics": _ref("statistics"),
        "gate": _ref("gate"),
    }


def _gate() -> dict[str, Any]:
    rules = {"type": "array", "items": _ref("rule"), "minItems": 1}
    return _object(GateSettings, {"rules": rules, "missing_at_most": _PERCENT})


def _rule() -> dict[str, Any]:
    number = {"type": "number", "exclusiveMinimum": 0}
    count = {"type": "integer", "minimum": 0}
    changed = {
        "margin": {"anyOf": [number, _PERCENT]},
        "worse_at_most": {"anyOf": [count, _PERCENT]},
        "new_at_most": {"anyOf": [count, _PERCENT]},
    }
    one = [{"required": [kind]} for kind in RULE_KINDS]
    return {
        **_object(GateRule, changed),
        "oneOf": one,
        "dependentRequired": {"worse_by": ["worse_at_most"], "worse_at_most": ["worse_by"]},
    }


def _corpus() -> dict[str, Any]:
    one_or_more = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    columns = _object(Columns, {"references": _nullable(one_or_more)})
    changed = {
        "path": _nullable(_TEXT),
        "references": one_or_more,
        "columns": columns,
        "ids": {"type": "array", "items": _SCALAR},
        "where": {"type": "object", "additionalProperties": _SCALAR},
    }
    return _object(CorpusSettings, changed)


def _extends() -> dict[str, Any]:
    return {
        "description": "Configs to build on: mappings merge, anything else replaces.",
        "anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}],
    }


def _matrix() -> dict[str, Any]:
    values = {"anyOf": [{"type": "array", "minItems": 1}, {"type": "object", "minProperties": 1}]}
    return {
        "description": "Dotted keys and the values that each takes; all combinations are run.",
        "type": "object",
        "properties": {
            "exclude": {
                "description": "Combinations to leave out.",
                "type": "array",
                "items": {"type": "object", "minProperties": 1},
            }
        },
        "additionalProperties": values,
    }


def _any_metric(metrics: Mapping[str, Any]) -> dict[str, Any]:
    other = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "not": {"enum": list(BUILTIN)}},
            "as": _TEXT,
        },
        "required": ["name"],
    }
    # One line is any text: its options are not worth a grammar here. Names are for completion.
    one_line = {"anyOf": [{"enum": list(BUILTIN)}, _TEXT]}
    return {"anyOf": [one_line, *(_ref(name) for name in metrics), other]}


def _metric(name: str) -> dict[str, Any]:
    found = metric_class(name)
    schema = found.Options.model_json_schema()
    definitions = schema.pop("$defs", {})
    options = _inlined(schema.get("properties", {}), definitions)
    return {
        "description": found.about.summary,
        "type": "object",
        "properties": {
            "name": {"const": name},
            "as": {**_TEXT, "description": "What tables call it."},
            **options,
        },
        "required": ["name", *schema.get("required", [])],
        "additionalProperties": False,
    }


def _inlined(part: Any, definitions: Mapping[str, Any]) -> Any:
    """Named parts put where they are used, since names of several metrics could clash."""
    if isinstance(part, list):
        return [_inlined(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        target = definitions[part["$ref"].rpartition("/")[2]]
        rest = {key: value for key, value in part.items() if key != "$ref"}
        return {**_inlined(target, definitions), **rest}
    return {key: _inlined(value, definitions) for key, value in part.items()}


def _object(model: Any, changed: Mapping[str, Any]) -> dict[str, Any]:
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    return {
        "type": "object",
        "properties": _described(model, changed),
        "required": required,
        "additionalProperties": False,
    }


def _described(model: Any, changed: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a model, with the given ones written as users write them."""
    properties: dict[str, Any] = {}
    plain = {name: field for name, field in model.model_fields.items() if name not in changed}
    generated = _generated(model, tuple(plain))
    for name, field in model.model_fields.items():
        shape = changed[name] if name in changed else generated[name]
        properties[name] = {**shape, "description": field.description or ""}
    return properties


def _generated(model: Any, names: tuple[str, ...]) -> dict[str, Any]:
    shapes = {}
    for name in names:
        field = model.model_fields[name]
        shape = TypeAdapter(_annotated(field)).json_schema()
        shapes[name] = {key: value for key, value in shape.items() if key != "title"}
        if not field.is_required() and field.default is not None:
            default = field.default
            shapes[name]["default"] = list(default) if isinstance(default, tuple) else default
    return shapes


def _annotated(field: Any) -> Any:
    metadata = tuple(field.metadata)
    return Annotated[(field.annotation, *metadata)] if metadata else field.annotation


def _nullable(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [dict(shape), {"type": "null"}]}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
