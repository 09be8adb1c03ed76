"""Wording that is softer, sharper or judging: case by case; half of the cases find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.stance.loaded_words import LOADED, STRONG, WEAK
from harness.meaning.kinds.stance.strength import StrengthKind

KINDS = (StrengthKind(),)

KEPT = [
    ("The physician purchased a large boat.", "The doctor bought a big boat."),
    ("Three men were killed on Friday.", "On Friday, three men were killed."),
    ("Three men were killed on Friday.", "Someone killed three men on Friday."),
    ("The minister said that the bridge is safe.", "The bridge is safe, the minister said."),
    ("The minister stated that the bridge is safe.", "The minister said that the bridge is safe."),
    ("The protest drew 400 people.", "400 people came to the protest."),
    ("The brutal attack shocked the town.", "The vicious attack shocked the town."),
    ("The brutal attack shocked the town.", "The attack, which was brutal, shocked the town."),
    ("The law was controversial.", "Many people disagreed about the law."),
    (
        "The controversial law takes effect in May. It bans fires.",
        "The law bans fires. It is controversial.",
    ),
    ("The rain was very heavy on Monday.", "It rained very hard on Monday."),
    ("The extremely heavy rain flooded the road.", "The very heavy rain flooded the road."),
    ("Two men were seriously injured.", "Two men were badly hurt."),
    ("The town is fairly small.", "The town is rather small."),
    ("A poodle bit the boy. The poodle ran off.", "The dog was a poodle. It bit the boy."),
    ("They demanded and got a refund.", "They got a refund."),
    (
        "The illegal camp was cleared. Its tents were burned.",
        "The camp was illegal, so it was cleared.",
    ),
    ("Ada Bell, a notorious thief, was caught.", "Ada Bell was caught. She was a notorious thief."),
    ("The firm will increase its prices.", "The firm will raise its prices."),
    ("The mill closed in May.", "In May, the mill shut."),
    ("The so-called dark web is large.", "What is called the dark web is large."),
    ("The number of cases fell sharply.", "There were far fewer cases."),
    ("Some people like the plan.", "Many people like the plan."),
    ("He may stay here.", "He will stay here."),
    ("Very few people came to the fair.", "Few people came to the fair, and it rained very hard."),
]

TOLD = [
    (
        "Three men were killed in the attack.",
        "Three men died in the attack.",
        [("minor", "killed", "died")],
    ),
    (
        "Police killed three men in the raid.",
        "Three men died in the raid.",
        [("minor", "killed", "died")],
    ),
    (
        "Three men died in the attack.",
        "Three men were murdered in the attack.",
        [("minor", "died", "murdered")],
    ),
    (
        "The minister insists that the bridge is safe.",
        "The minister says that the bridge is safe.",
        [("minor", "insists", "says")],
    ),
    (
        "The mayor urged residents to stay home.",
        "The mayor ordered residents to stay home.",
        [("minor", "urged", "ordered")],
    ),
    (
        "Soldiers swarmed the square at noon.",
        "Soldiers entered the square at noon.",
        [("minor", "swarmed", "entered")],
    ),
    (
        "The protest drew 400 people to the square.",
        "The riot drew 400 people to the square.",
        [("minor", "protest", "riot")],
    ),
    (
        "The regime closed the border in May.",
        "The government closed the border in May.",
        [("minor", "regime", "government")],
    ),
    (
        "A terrorist group bombed the station.",
        "A group bombed the station.",
        [("minor", "terrorist group", "group")],
    ),
    (
        "A group bombed the station.",
        "A terrorist group bombed the station.",
        [("minor", "group", "terrorist group")],
    ),
    (
        "Police cleared the illegal camp on Monday.",
        "Police cleared the camp on Monday.",
        [("minor", "illegal camp", "camp")],
    ),
    (
        "The so-called expert wrote a book.",
        "The expert wrote a book.",
        [("minor", "so-called expert", "expert")],
    ),
    (
        "The controversial law takes effect in May.",
        "The law takes effect in May.",
        [("minor", "controversial law", "law")],
    ),
    (
        "The brutal attack shocked the town.",
        "The attack shocked the town.",
        [("minor", "brutal attack", "attack")],
    ),
    (
        "The notorious thief left the town.",
        "The thief left the town.",
        [("minor", "notorious thief", "thief")],
    ),
    (
        "The council met a radical cleric in May.",
        "The council met a cleric in May.",
        [("minor", "radical cleric", "cleric")],
    ),
    (
        "The thief left the town.",
        "The notorious thief left the town.",
        [("minor", "thief", "notorious thief")],
    ),
    (
        "Two passengers were seriously injured in the crash.",
        "Two passengers were injured in the crash.",
        [("minor", "seriously injured", "injured")],
    ),
    (
        "Two passengers were injured in the crash.",
        "Two passengers were slightly injured in the crash.",
        [("minor", "injured", "slightly injured")],
    ),
    (
        "The boat was extremely expensive.",
        "The boat was expensive.",
        [("info", "extremely expensive", "expensive")],
    ),
    (
        "The battalion crossed the river at dawn.",
        "The group crossed the river at dawn.",
        [("info", "battalion", "group")],
    ),
    (
        "A poodle bit the boy on Monday.",
        "An animal bit the boy on Monday.",
        [("minor", "poodle", "animal")],
    ),
    (
        "The group crossed the river at dawn.",
        "The battalion crossed the river at dawn.",
        [("minor", "group", "battalion")],
    ),
    (
        "Two passengers were severely injured in the crash.",
        "Two passengers were slightly injured in the crash.",
        [("minor", "severely", "slightly")],
    ),
]


def found(original, rewrite):
    return compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS).findings


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_nothing_is_said_where_the_strength_is_kept(original, rewrite):
    assert found(original, rewrite) == ()


@pytest.mark.parametrize(("original", "rewrite", "expected"), TOLD)
def test_what_is_told(original, rewrite, expected):
    told = [
        (
            each.severity,
            original[slice(*each.original_span)] if each.original_span else None,
            rewrite[slice(*each.rewrite_span)] if each.rewrite_span else None,
        )
        for each in found(original, rewrite)
    ]
    assert told == expected


def test_the_message_has_the_direction():
    (softer,) = found("Three men were killed in May.", "Three men died in May.")
    (sharper,) = found("Three men died in May.", "Three men were killed in May.")
    assert softer.message == "The wording is softer now: “killed” became “died”."
    assert sharper.message == "The wording is sharper now: “died” became “killed”."


def test_the_tables_do_not_overlap_and_are_general():
    assert len(LOADED) >= 250
    assert not STRONG & WEAK
    assert all(word == word.lower() for word in LOADED | STRONG | WEAK)


TEXT = (
    "the The man men killed died were brutal very so - called slightly injured illegal"
    " group battalion poodle dog said insists not , . ; May 42 北 été"
)
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_never_raises_and_a_text_agrees_with_itself(one, other):
    before, after = " ".join(one), " ".join(other)
    assert "major" not in {
        each.severity for each in found(before, after) if each.kind == "strength"
    }
    assert found(before, f"{before} ") == ()


@pytest.mark.parametrize("text", ["", "very", "called", "so-called", "BRUTAL", "the brutal"])
def test_scraps(text):
    found(text, "Three men were killed.")
    found("Three men were killed.", text)
