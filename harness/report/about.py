"""What `harness metrics` says of a metric: formula, source, signature, range, pitfalls."""

from __future__ import annotations

import textwrap
from typing import Any, get_args

from harness.errors import HarnessError
from harness.metrics import registry
from harness.metrics.base import Metric, Output

_WIDTH = 96


def overview() -> list[tuple[str, str]]:
    """Name and summary of every metric."""
    return [(name, registry.metric_class(name).about.summary) for name in registry.names()]


def description(name: str) -> dict[str, Any]:
    """Everything known of a metric, as plain data.

    Args:
        name: A name, or a request with options such as ``sari:dialect=hf``.

    Raises:
        HarnessError: No such metric or option.
    """
    spec = registry.parse_spec(name)
    found = registry.metric_class(spec.name)
    metric = _made(spec)
    about = found.about
    return {
        "name": spec.name,
        "summary": about.summary,
        "formula": about.formula,
        "source": about.source,
        "pitfalls": list(about.pitfalls),
        "needs": sorted(need.value for need in (metric or found).needs),
        "options": [
            {
                "name": key,
                "values": _values(field.annotation),
                "default": field.default,
                "about": field.description or "",
            }
            for key, field in found.Options.model_fields.items()
            if not field.is_required()
        ]
        + [
            {
                "name": key,
                "values": _values(field.annotation),
                "default": "required",
                "about": field.description or "",
            }
            for key, field in found.Options.model_fields.items()
            if field.is_required()
        ],
        "signature": str(metric.signature) if metric else None,
        "outputs": [_output(output) for output in metric.outputs] if metric else [],
    }


def describe(name: str) -> str:
    """The same for people."""
    found = description(name)
    lines = [found["name"], "", *_wrapped(found["summary"]), "", "Formula"]
    lines += [*_wrapped(found["formula"], "  "), "", "Source", *_wrapped(found["source"], "  ")]
    lines += ["", "Outputs"]
    for output in found["outputs"]:
        bounds = f"{_bound(output['low'])} to {_bound(output['high'])}"
        text = f"{output['name']} ({output['unit']}, {bounds}, better: {output['better']})"
        lines += _wrapped(f"{text}: {output['about']}", "  ")
    lines += ["", "Options"] if found["options"] else []
    for option in found["options"]:
        values = f" = {option['values']}" if option["values"] else ""
        default = "" if option["default"] is None else f" (default {option['default']})"
        lines += _wrapped(f"{option['name']}{values}{default}: {option['about']}", "  ")
    lines += ["", f"Needs: {', '.join(found['needs']) or 'nothing but the rewrite'}"]
    if found["signature"]:
        lines += [f"Signature: {found['signature']}"]
    lines += ["", "Pitfalls", *(line for text in found["pitfalls"] for line in _item(text))]
    return "\n".join(lines) + "\n"


def _made(spec: registry.MetricSpec) -> Metric | None:
    """The metric, or None for one that has a required option which was not given."""
    required = [
        key
        for key, field in registry.metric_class(spec.name).Options.model_fields.items()
        if field.is_required() and key not in spec.options
    ]
    try:
        return registry.create(spec)
    except HarnessError:
        if required:
            return None
        raise


def _output(output: Output) -> dict[str, Any]:
    return {
        "name": output.name,
        "unit": output.unit,
        "better": output.better,
        "low": output.low,
        "high": output.high,
        "about": output.about,
    }


def _values(annotation: Any) -> str:
    """The words that a closed choice takes, nothing for an open one."""
    words = [value for value in _leaves(annotation) if isinstance(value, str)]
    return "|".join(words)


def _leaves(annotation: Any) -> list[Any]:
    arguments = get_args(annotation)
    if not arguments:
        return [annotation]
    return [leaf for argument in arguments for leaf in _leaves(argument)]


def _bound(value: float | None) -> str:
    return "unbounded" if value is None else f"{value:g}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def _item(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
