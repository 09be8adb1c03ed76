"""What a model says about data, in plain words and at the place where the value was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from harness.config.fields import known_keys
from harness.config.keys import Key
from harness.config.nodes import Node, Place, nearest, scalar_text
from harness.config.problems import Problem, at
from harness.errors import did_you_mean

_LONGEST = 40
_CHOICE = re.compile(r"'([^']*)'|(\d+)")
_NUMBER = re.compile(r"[-+]?[0-9.]+\Z")

_EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "a whole number"),
        **dict.fromkeys(("float_type", "float_parsing"), "a number"),
        **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
        "string_type": "text",
        **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type"), "a list"),
        **dict.fromkeys(("model_type", "dict_type", "mapping_type"), "a mapping"),
        **dict.fromkeys(("path_type", "is_instance_of"), "a path"),
        "finite_number": "a finite number",
    }
)
_BOUNDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "greater_than": ("more than", "gt"),
        "greater_than_equal": ("at least", "ge"),
        "less_than": ("less than", "lt"),
        "less_than_equal": ("at most", "le"),
    }
)
_MISSING: Mapping[Key, str] = MappingProxyType(
    {
        ("experiment",): "add experiment: NAME, which names the folder of results",
        ("corpus",): "add corpus: PATH, or corpus: with path and format below it",
        ("metrics",): "add metrics: [sari]",
    }
)


def describe(node: Node) -> str:
    """A value as a message speaks of it.

    Example:
        >>> from pathlib import Path
        >>> from harness.config.nodes import Source
        >>> describe(Node("ten", Place(Source("", Path()))))
        "text 'ten'"
    """
    value = node.value
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, tuple):
        return "a list"
    if isinstance(value, str):
        shown = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
        return f"text {shown!r}" if value else "empty text"
    return "nothing" if value is None else scalar_text(value)


def explain(root: Node, error: ValidationError) -> list[Problem]:
    """The problems of a whole config."""
    details = error.errors(include_url=False, include_context=True)
    typos = {
        suggestion
        for detail in details
        if detail["type"] == "extra_forbidden"
        and (suggestion := _suggested(detail["loc"], known_keys(detail["loc"][:-1])))
    }
    problems = []
    for detail in details:
        key = tuple(detail["loc"])
        if detail["type"] == "missing" and key in typos:
            continue
        problems.append(explain_one(root, key, [detail], known_keys(key[:-1])))
    return problems


def explain_one(root: Node, key: Key, details: Sequence[Any], known: Sequence[str]) -> Problem:
    """What is wrong with one key.

    Args:
        root: The tree that the data came from.
        key: The key of the value in the tree, where the model may call it otherwise.
        details: Those errors of a `ValidationError` that are about it; several for a union.
        known: Keys that may stand where this one does.
    """
    detail, kinds = details[0], [str(detail["type"]) for detail in details]
    kind = kinds[0]
    if kind == "extra_forbidden":
        return _unknown(root, key, known)
    if kind == "missing":
        return _missing(root, key)
    node, _ = nearest(root, key)
    message, hint = _words(kind, detail, node)
    if len(kinds) > 1 and all(kind in _EXPECTED for kind in kinds):
        either = " or ".join(dict.fromkeys(_EXPECTED[kind] for kind in kinds))
        message, hint = f"expected {either}, found {describe(node)}", None
    return at(root, key, message, hint)


def _unknown(root: Node, key: Key, known: Sequence[str]) -> Problem:
    node, _ = nearest(root, key)
    hint = did_you_mean(str(key[-1]), known) or f"known here: {', '.join(known) or 'none'}"
    return Problem(node.key_place or node.place, key, "unknown key", hint)


def _suggested(key: Key, known: Sequence[str]) -> Key | None:
    hint = did_you_mean(str(key[-1]), known)
    return (*key[:-1], hint.removeprefix("did you mean ").removesuffix("?")) if hint else None


def _missing(root: Node, key: Key) -> Problem:
    node, found = nearest(root, key)
    place = node.place if found else Place(node.place.source)
    return Problem(place, key, "missing", _MISSING.get(key), missing=True)


def _words(kind: str, detail: Any, node: Node) -> tuple[str, str | None]:
    context = detail.get("ctx", {})
    found = describe(node)
    if kind in _EXPECTED:
        return f"expected {_EXPECTED[kind]}, found {found}", _type_hint(kind, node)
    if kind in _BOUNDS:
        words, name = _BOUNDS[kind]
        return f"must be {words} {context[name]:g}, found {found}", _bound_hint(kind, node)
    if kind in ("literal_error", "enum"):
        choices = [quoted or number for quoted, number in _CHOICE.findall(str(context["expected"]))]
        shown = found.removeprefix("text ")
        hint = did_you_mean(node.written, choices) if isinstance(node.value, str) else None
        return f"{shown} is not one of {', '.join(choices)}", hint
    if kind in ("string_too_short", "too_short"):
        return "is empty", "write at least one" if kind == "too_short" else None
    if kind == "value_error":
        # What a whole mapping lacks says itself what it holds.
        shown = "" if isinstance(node.value, Mapping) else f", found {found}"
        return f"{context['error']}{shown}", None
    return f"{detail['msg']}, found {found}", None


def _type_hint(kind: str, node: Node) -> str | None:
    if isinstance(node.value, str) and kind.startswith(("int", "float")):
        return "remove the quotes" if _NUMBER.match(node.value) else None
    if isinstance(node.value, str) and kind.startswith("bool"):
        return "remove the quotes" if node.value.lower() in ("true", "false") else None
    if kind in ("string_type", "path_type") and node.value is not None and node.raw:
        return f'quote it: "{node.raw}"'
    if kind == "tuple_type" and isinstance(node.value, str) and node.value:
        return f"write [{node.value}]"
    return None


def _bound_hint(kind: str, node: Node) -> str | None:
    """A share given in percent is the usual reason why one is too large."""
    value = node.value
    if kind == "less_than" and isinstance(value, int | float) and 1 < value < 100:
        return f"write {value / 100:g} for {value:g} %"
    return None
