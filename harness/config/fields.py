"""What the schema says about a key: the keys that may stand beside it, and whether it is text."""

from __future__ import annotations

import types
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from harness.config.keys import Key
from harness.config.schema import TOP_KEYS, Experiment


def annotation(key: Key) -> Any:
    """The type that the schema gives a key, without None; None where it gives no single type.

    Example:
        >>> annotation(("statistics", "resamples")), annotation(("corpus", "where", "level"))
        (<class 'int'>, <class 'str'>)
    """
    kind: Any = Experiment
    for part in key:
        kind = _bare(_below(kind, part))
    return kind


def known_keys(key: Key) -> tuple[str, ...]:
    """The keys that may stand under a key; empty where the schema does not fix them."""
    if not key:
        return TOP_KEYS
    kind = annotation(key)
    is_model = isinstance(kind, type) and issubclass(kind, BaseModel)
    return tuple(kind.model_fields) if is_model else ()


def takes_text(key: Key) -> bool:
    """Whether the schema wants text under a key, so that ``2024`` there is no number."""
    kind = annotation(key)
    if get_origin(kind) is Literal:
        return all(isinstance(choice, str) for choice in get_args(kind))
    return isinstance(kind, type) and issubclass(kind, str | Path)


def _below(kind: Any, part: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(part))
        return field.annotation if field else None
    arguments = get_args(kind)
    if get_origin(kind) is tuple and isinstance(part, int):
        return arguments[0]
    return arguments[1] if get_origin(kind) is Mapping or _is_mapping(kind) else None


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _bare(kind: Any) -> Any:
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        members = [member for member in get_args(kind) if member is not types.NoneType]
        return _bare(members[0]) if len(members) == 1 else None
    return kind
