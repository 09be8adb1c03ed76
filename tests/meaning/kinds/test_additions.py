"""Additions and omissions: sentences and clauses that only one side has."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.kinds.wording.additions import Additions
from harness.meaning.kinds.wording.omissions import Omissions
from harness.model import Finding

ORIGINAL = (
    "The council of Orr closed the old mill on the river because its wheel had cracked. "
    "The owner repaired the wheel with oak from the forest and opened the mill to visitors."
)


def told(kind, original, rewrite):
    chosen = (kind,)
    found = compare(read(original, "en", chosen), read(rewrite, "en", chosen), chosen)
    side = "rewrite_span" if kind.name == "addition" else "original_span"
    text = rewrite if kind.name == "addition" else original
    return [
        (finding.severity, text[slice(*getattr(finding, side))])
        for finding in found.findings
        if finding.kind == kind.name
    ]


@pytest.mark.parametrize(
    ("added", "severity"),
    [
        (" A journalist from the capital wrote an angry letter about taxes.", "major"),
        (" Seven workers were hurt when the roof fell on Thursday.", "major"),
        (" The mill and its wheel are on the river.", None),
        (" Visitors can see the old wheel.", None),
    ],
)
def test_a_sentence_that_only_the_rewrite_has(added, severity):
    expected = [(severity, added.strip())] if severity else []
    assert told(Additions(), ORIGINAL, ORIGINAL + added) == expected


def test_a_clause_that_only_the_rewrite_has():
    rewrite = ORIGINAL.replace(
        "visitors.", "visitors, although a neighbour had threatened lawyers."
    )
    assert told(Additions(), ORIGINAL, rewrite) == [
        ("major", "although a neighbour had threatened lawyers")
    ]


def test_a_clause_that_explains_a_word_is_minor():
    rewrite = ORIGINAL.replace("oak from", "oak, which is a very hard timber, from")
    assert told(Additions(), ORIGINAL, rewrite) in ([], [("minor", "which is a very hard timber")])


def test_a_clause_in_the_place_of_another_is_minor_at_most():
    rewrite = ORIGINAL.replace("because its wheel had cracked", "since damage made it unsafe")
    assert all(severity != "major" for severity, _ in told(Additions(), ORIGINAL, rewrite))


@pytest.mark.parametrize(
    "rewrite",
    [
        ORIGINAL,
        "The council closed the old mill. Its wheel had cracked. The owner repaired it with oak.",
        "The mill's wheel broke, so Orr's council shut it. Its owner fixed it and opened the mill.",
    ],
)
def test_faithful_rewrites_add_nothing_grave(rewrite):
    assert all(severity != "major" for severity, _ in told(Additions(), ORIGINAL, rewrite))


def test_a_sentence_that_was_left_out_is_minor():
    second = ORIGINAL.index("The owner")
    assert told(Omissions(), ORIGINAL, ORIGINAL[: second - 1]) == [("minor", ORIGINAL[second:])]


def test_a_stretch_that_was_left_out_is_worth_a_note():
    rewrite = ORIGINAL.replace(" with oak from the forest and opened the mill to visitors", "")
    found = told(Omissions(), ORIGINAL, rewrite)
    assert [severity for severity, _ in found] in (["info"], ["minor"])
    assert "oak from the forest" in found[0][1]


def test_what_is_said_in_another_sentence_is_not_left_out():
    rewrite = (
        "The owner of the old mill in Orr repaired the cracked wheel with oak from the forest and "
        "opened the mill on the river to visitors, after the council had closed it."
    )
    assert told(Omissions(), ORIGINAL, rewrite) == []


def test_every_language_has_additions():
    kind = (Additions(),)
    original = "Der Rat sperrt die Brücke am Hafen wegen eines Schadens."
    rewrite = f"{original} Viele Kinder spielten gestern fröhlich Fußball."
    found = compare(read(original, "de", kind), read(rewrite, "de", kind), kind)
    assert [each.severity for each in found.findings] == ["major"]


def test_a_new_name_makes_news_of_a_sentence_that_might_be_a_rewording() -> None:
    original = (
        "The dam at Orvel was closed on Monday. Engineers found that the gates had rusted, that"
        " two pumps leaked and that the concrete near the spillway had begun to crumble."
    )
    kept = "The dam at Orvel was closed on Monday. Its doors, pumps and walls were in a bad way."
    new = "The dam at Orvel was closed on Monday. Minister Ida Kessel called its doors a disgrace."
    assert not [each for each in findings(original, kept) if each.severity == "major"]
    assert [each.kind for each in findings(original, new) if each.severity == "major"]


def findings(original: str, rewrite: str) -> tuple[Finding, ...]:
    """What all kinds tell of a pair."""
    return compare(read(original), read(rewrite)).findings


def test_a_clause_that_may_be_the_next_sentence_in_other_words_is_not_grave() -> None:
    told = "The pool opens at nine on every weekday."
    merged = "The pool opens at nine on every weekday, and a tower stands beside the kitchen."
    untold = f"{told} Swimming costs are borne by the parish council."
    for one, severity in ((told, "major"), (untold, "minor")):
        found = compare(read(one), read(merged)).findings
        assert [each.severity for each in found if each.kind == "addition"] == [severity]
