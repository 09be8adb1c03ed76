# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""Stance and roles in rewrites that are told freely: other words, other sentences, other order."""

from __future__ import annotations

import pytest

from harness.meaning.compare import Comparison, compare, read

STANCE = frozenset({"modality", "attribution", "condition", "role"})

# The meaning is kept: no kind may tell a change.
# fmt: off
KEPT = [
    ("The council is considering closing two libraries.", "The council may close two libraries."),
    ("The council is considering closing two libraries.", "The council is thinking about shutting two libraries."),
    ("The discovery may allow engineers to build lighter engines.", "Engineers may be able to build lighter engines because of the discovery."),
    ("Damage must be reported to Mrs Orr the next morning.", "You have to tell Mrs Orr about damage the next morning."),
    ("The landlord may end the tenancy on two months' notice provided that the deposit has been registered.", "The landlord can end the tenancy by giving two months' notice. But this is only allowed if the deposit has been registered."),
    ("Dogs may register for the show if they are fit.", "Fit dogs can be registered for the show."),
    ("The police must not question children.", "The police are not allowed to question children."),
]

# (original, rewrite, kind)
FOUND = [
    ("The council is considering closing two libraries.", "The council will shut two libraries.", "modality"),
    ("The council is considering closing two libraries.", "The council has shut two libraries.", "modality"),
    ("The player is expected to miss the rest of the season.", "The player missed the rest of the season.", "modality"),
    ("The discovery may allow engineers to build lighter engines.", "The discovery lets engineers build lighter engines.", "modality"),
    ("Pupils may not leave unless a parent agrees; those who do will be required to go to detention.", "Pupils can only leave if a parent agrees; those who leave without this might have to go to detention.", "modality"),
    ("The landlord may end the tenancy on two months' notice provided that the deposit has been registered.", "The landlord must end the tenancy by giving two months' notice. But this is only allowed if the deposit has been registered.", "modality"),
    ("The witness may refuse to answer; the judge shall inform the witness of this right.", "The witness does not have to answer. The judge may tell the witness about this right.", "modality"),
    ("The battery can be charged at home; the supplied adapter must be used on trains.", "You can charge the battery at home; you can use the supplied adapter on trains.", "modality"),
    ("The police must not question children.", "The police should try not to question children.", "modality"),
]
# fmt: on


def compared(original: str, rewrite: str) -> Comparison:
    return compare(read(original), read(rewrite))


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str) -> None:
    found = compared(original, rewrite).findings
    assert [each.message for each in found if each.kind in STANCE] == []


@pytest.mark.parametrize(("original", "rewrite", "kind"), FOUND)
def test_found(original: str, rewrite: str, kind: str) -> None:
    found = compared(original, rewrite).findings
    assert (kind, "major") in [(each.kind, each.severity) for each in found]
