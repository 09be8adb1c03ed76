"""The kinds of facts, one a file, in the order in which they read and compare.

A kind that claims its tokens stands before those that could misread them: dates before
quantities, quantities before names. Kinds that look at the words left over stand last.
"""

from __future__ import annotations

import importlib
from functools import lru_cache

from harness.meaning.facts import Kind

NAMES: tuple[str, ...] = (
    "dates:Dates",
    "times:Times",
    "codes:Codes",
    "quantities:Quantities",
    "names:Names",
    "lists:Lists",
    "quotations:Quotations",
    "negation:NegationKind",
    "antonyms:AntonymKind",
    "comparisons:ComparisonKind",
    "quantifiers:QuantifierKind",
    "order:OrderKind",
    "modality:Modality",
    "attribution:Attributions",
    "conditions:Conditions",
    "roles:RoleKind",
    "strength:StrengthKind",
    "wording:WordingKind",
    "additions:Additions",
    "omissions:Omissions",
)
"""``module:Class`` of every kind, in order."""


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """One of each kind, in order."""
    return tuple(_made(name) for name in NAMES)


def _made(name: str) -> Kind:
    module, attribute = name.split(":")
    kind: Kind = getattr(importlib.import_module(f"harness.meaning.kinds.{module}"), attribute)()
    return kind
