"""One thing put for another of its sort; half of the cases keep the meaning."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.wording.wording import WordingKind

KINDS = (WordingKind(),)
LOOSE = (WordingKind(loose=True),)

KEPT = [
    ("The council closed the old bridge in May.", "In May the council shut the old bridge."),
    ("The physician bought a large boat.", "The doctor bought a big boat."),
    ("A poodle bit the boy on Monday.", "A dog bit the boy on Monday."),
    ("The girl ate an apple and a pear at noon.", "The girl ate a pear and an apple at noon."),
    ("The images were taken by a probe in May.", "The photos were taken by a probe in May."),
    ("The council resumed the work in May.", "The council went on with the work in May."),
    ("The town built new facilities in May.", "The town built new buildings in May."),
    ("The committee met the mayor on Monday.", "The team met the mayor on Monday."),
    ("She bought apples for the school. They were red.", "She bought apples for the school."),
    ("He walked to the town hall on Monday.", "He went to the town hall on Monday."),
]

TOLD = [
    ("The girl ate an apple at noon.", "The girl ate a pear at noon.", "apple", "pear"),
    (
        "Her son plays the violin at school.",
        "Her son plays the piano at school.",
        "violin",
        "piano",
    ),
    (
        "The patients had malaria for two weeks.",
        "The patients had measles for two weeks.",
        "malaria",
        "measles",
    ),
    (
        "The firm sells red paint to schools.",
        "The firm sells blue paint to schools.",
        "red",
        "blue",
    ),
    (
        "The club teaches tennis to children.",
        "The club teaches golf to children.",
        "tennis",
        "golf",
    ),
    ("The farm grows wheat for the town.", "The farm grows rice for the town.", "wheat", "rice"),
    ("The ring is made of gold and stone.", "The ring is made of iron and stone.", "gold", "iron"),
    (
        "The tablets contain aspirin for adults.",
        "The tablets contain insulin for adults.",
        "aspirin",
        "insulin",
    ),
    (
        "The wound harmed his liver in May.",
        "The wound harmed his kidney in May.",
        "liver",
        "kidney",
    ),
    ("The boy put a hammer in the box.", "The boy put an axe in the box.", "hammer", "axe"),
]


def found(original, rewrite, kinds=KINDS):
    return compare(read(original, chosen=kinds), read(rewrite, chosen=kinds), chosen=kinds).findings


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_nothing_is_said_where_the_meaning_is_kept(original, rewrite):
    assert found(original, rewrite) == ()


@pytest.mark.parametrize(("original", "rewrite", "before", "after"), TOLD)
def test_another_thing_of_the_sort_is_minor(original, rewrite, before, after):
    (one,) = found(original, rewrite)
    assert one.severity == "minor"
    assert original[slice(*one.original_span)] == before
    assert rewrite[slice(*one.rewrite_span)] == after


def test_any_other_word_is_a_note_on_request():
    pair = "The council closed the bridge in May.", "The council closed the tunnel in May."
    assert found(*pair) == ()
    (one,) = found(*pair, LOOSE)
    assert (one.severity, one.confidence) == ("info", 0.3)


TEXT = "the a boy ate apple pear apples red blue in May , . 42 北 été"
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_never_raises_and_a_text_agrees_with_itself(one, other):
    before, after = " ".join(one), " ".join(other)
    found(before, after, LOOSE)
    assert found(before, f"{before} ", LOOSE) == ()


@pytest.mark.parametrize("text", ["", "apple", "APPLE PEAR"])
def test_scraps(text):
    found(text, "The girl ate an apple.")
    found("The girl ate an apple.", text)


def test_an_exception_of_which_no_word_is_left() -> None:
    before = read("Dogs must be kept on a lead in the park; assistance dogs are exempt.")
    left_out = compare(before, read("Keep your dog on a lead in the park.")).findings
    assert [(each.kind, each.severity) for each in left_out] == [("omission", "minor")]
    told = "Keep your dog on a lead in the park. This rule is not for assistance dogs."
    assert [
        each.kind for each in compare(before, read(told)).findings if each.kind == "omission"
    ] == []
