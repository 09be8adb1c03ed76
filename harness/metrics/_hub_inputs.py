"""Feeding a Hugging Face `evaluate` metric: its names for our columns, and their shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from harness.errors import HarnessError
from harness.model import Segment

Role = Literal["originals", "rewrites", "references"]

_USUAL: Mapping[Role, str] = MappingProxyType(
    {"originals": "sources", "rewrites": "predictions", "references": "references"}
)


def names_of(
    module: Any, given: Mapping[Role, str] | None, others: frozenset[str], metric: str
) -> Mapping[Role, str]:
    """The metric's argument for each role.

    Args:
        module: The loaded metric.
        given: The user's map; None takes the usual names that the metric asks for.
        others: Arguments that have a value of their own.
        metric: The metric's name, for the error.

    Raises:
        HarnessError: Rewrites have no place, or an argument stays without a value.
    """
    asked = set(_features(module)[0])
    usual: Mapping[Role, str] = {role: own for role, own in _USUAL.items() if own in asked}
    names = usual if given is None else given
    missing = asked - set(names.values()) - others
    if "rewrites" not in names or missing:
        raise HarnessError(
            f"evaluate metric {metric!r} takes {', '.join(sorted(asked))}, and not all is mapped",
            hint="say which is which, for example map: {rewrites: predictions}",
        )
    return names


def shared_columns(
    module: Any, names: Mapping[Role, str], segments: Sequence[Segment], metric: str
) -> dict[str, list[Any]]:
    """Originals and references under the metric's names, where it takes them.

    Raises:
        HarnessError: A segment lacks references, or has more than the metric takes.
    """
    columns: dict[str, list[Any]] = {}
    if "originals" in names:
        columns[names["originals"]] = [segment.original for segment in segments]
    if "references" in names:
        name = names["references"]
        kinds = [feature[name] for feature in _features(module) if name in feature]
        columns[name] = _references(segments, metric, plain=_only_plain(kinds))
    return columns


def _features(module: Any) -> list[Mapping[str, Any]]:
    """The shapes of input that a metric takes; usually one."""
    features = module.features
    return list(features) if isinstance(features, list) else [features]


def _only_plain(features: Sequence[Any]) -> bool:
    """Whether an argument takes one string a segment and no list of them."""
    from datasets import Value

    return bool(features) and all(isinstance(feature, Value) for feature in features)


def _references(segments: Sequence[Segment], name: str, *, plain: bool) -> list[Any]:
    for segment in segments:
        count = len(segment.references)
        if not count or (plain and count > 1):
            takes = "one reference a segment" if plain else "references"
            raise HarnessError(
                f"evaluate metric {name!r} takes {takes}, segment {segment.id!r} has {count}",
                hint="leave references out of map if the metric can do without",
            )
    if plain:
        return [segment.references[0] for segment in segments]
    return [list(segment.references) for segment in segments]
