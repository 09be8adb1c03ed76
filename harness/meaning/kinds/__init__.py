"""The kinds of facts, in the order in which they read and compare.

Each is a class in a file of its own, in the folder of its family with the tables and readers that
only that family needs: `amounts`, `calendar`, `names`, `polarity` (what turns a statement),
`stance` (how sure, who says so, on which condition), `roles` (who did what to whom) and `wording`.
What several families read with is in `shared`.

A kind that claims its tokens stands before those that could misread them: dates before
quantities, quantities before names. Kinds that look at the words left over stand last.
"""

from __future__ import annotations

import importlib
from functools import lru_cache

from harness.meaning.facts import Kind

NAMES: tuple[str, ...] = (
    "calendar.dates:Dates",
    "calendar.times:Times",
    "amounts.codes:Codes",
    "amounts.quantities:Quantities",
    "names.names:Names",
    "names.lists:Lists",
    "wording.quotations:Quotations",
    "polarity.negation:NegationKind",
    "polarity.antonyms:AntonymKind",
    "polarity.comparisons:ComparisonKind",
    "polarity.quantifiers:QuantifierKind",
    "polarity.order:OrderKind",
    "stance.modality:Modality",
    "stance.attribution:Attributions",
    "stance.conditions:Conditions",
    "roles.roles:RoleKind",
    "stance.strength:StrengthKind",
    "wording.wording:WordingKind",
    "wording.additions:Additions",
    "wording.omissions:Omissions",
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
