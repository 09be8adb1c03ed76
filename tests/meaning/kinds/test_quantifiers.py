"""The kind `quantifier`: what must be found, and, as often, what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.quantifiers import QuantifierKind
from harness.meaning.kinds.shared.clauses import words

_KINDS = (QuantifierKind(),)

Expected = tuple[str, str | None, str | None]

# The original, the rewrite, and the severity and words of what must be found.
_BROKEN: list[tuple[str, str, Expected]] = [
    (
        "All of the workers signed the letter.",
        "Many of the workers signed the letter.",
        ("major", "All", "Many"),
    ),
    ("Several roads are blocked.", "All roads are blocked.", ("major", "Several", "All")),
    (
        "The heater should always be switched off at night.",
        "The heater should sometimes be switched off at night.",
        ("major", "always", "sometimes"),
    ),
    (
        "Only doctors can order the test.",
        "Doctors can order the test.",
        ("major", "Only", "Doctors"),
    ),
    ("Few voters had read the plan.", "Most voters had read the plan.", ("major", "Few", "Most")),
    (
        "All passengers survived the crash.",
        "Some passengers survived the crash.",
        ("major", "All", "Some"),
    ),
    ("Some patients felt better.", "All patients felt better.", ("major", "Some", "All")),
    ("Most shops in Garn are closed.", "All shops in Garn are closed.", ("major", "Most", "All")),
    ("Only members may use the pool.", "Members may use the pool.", ("major", "Only", "Members")),
    ("Members may use the pool.", "Only members may use the pool.", ("major", "Members", "Only")),
    (
        "The drug rarely causes headaches.",
        "The drug often causes headaches.",
        ("major", "rarely", "often"),
    ),
    ("The lift always works.", "The lift sometimes works.", ("major", "always", "sometimes")),
    ("Few people know the path.", "Many people know the path.", ("major", "Few", "Many")),
    ("Many houses were damaged.", "Few houses were damaged.", ("major", "Many", "Few")),
    ("Every child gets a free meal.", "Some children get a free meal.", ("major", "Every", "Some")),
    ("Both bridges were repaired.", "Neither bridge was repaired.", ("major", "Both", "Neither")),
    (
        "None of the students passed the test.",
        "Some of the students passed the test.",
        ("major", "None", "Some"),
    ),
    ("Not all mushrooms are safe.", "All mushrooms are safe.", ("major", "Not all", "All")),
    (
        "The drug rarely causes headaches.",
        "The drug causes headaches.",
        ("major", "rarely", "causes"),
    ),
    ("Almost all rooms have a view.", "All rooms have a view.", ("major", "Almost all", "All")),
    (
        "Parking is free exclusively for residents.",
        "Parking is free for residents.",
        ("major", "exclusively", "residents"),
    ),
    (
        "Nearly everyone in the village voted.",
        "Everyone in the village voted.",
        ("major", "Nearly everyone", "Everyone"),
    ),
    ("Most trees are old.", "Many trees are old.", ("minor", "Most", "Many")),
    ("The bus is usually late.", "The bus is late.", ("minor", "usually", "late")),
    (
        "Nearly all of the 90 houses in the street were flooded.",
        "Of the 90 houses in the street, hardly any were flooded.",
        ("major", "Nearly all", "hardly any"),
    ),
    (
        "The guide is free for anyone who stays two nights.",
        "The guide is free for some people who stay two nights.",
        ("major", "anyone", "some"),
    ),
    (
        "The path is always lit at night.",
        "At night, the path is rarely lit.",
        ("major", "always", "rarely"),
    ),
    (
        "Most of the staff have been trained, the manager said.",
        "The manager said few of them have been trained.",
        ("major", "Most", "few"),
    ),
    (
        "None of the samples contained lead.",
        "All of the samples contained lead.",
        ("major", "None", "All"),
    ),
    (
        "The fish live mainly on snails.",
        "The fish eat partly snails.",
        ("major", "mainly", "partly"),
    ),
    (
        "Few of the letters were ever delivered.",
        "Many of the letters were delivered.",
        ("major", "Few", "Many"),
    ),
]

# The same in other words.
_KEPT: list[tuple[str, str]] = [
    ("The bus rarely arrives on time.", "The bus is often late."),
    ("The most common cause of fires is faulty wiring.", "Most fires are caused by bad wiring."),
    ("Both parents must sign the form.", "The mother and the father must sign the form."),
    ("All pupils, without exception, must wear a helmet.", "Every pupil must wear a helmet."),
    ("Each of the four flats has a balcony.", "All four flats have a balcony."),
    ("She only moved to Garn in 2010.", "She moved to Garn in 2010."),
    (
        "Members, most of whom are retired, meet on Mondays.",
        "The members meet on Mondays. Most of them are retired.",
    ),
    ("All students passed the exam.", "Every student passed the exam."),
    ("Each child gets a book.", "All children get a book."),
    ("The majority of residents voted.", "Most residents voted."),
    ("Most of the time the bus is late.", "The bus is usually late."),
    ("Not all dogs bite.", "Some dogs bite."),
    ("Nearly all rooms have a view.", "Most rooms have a view."),
    ("Only residents may park here.", "Nobody but residents may park here."),
    ("Only residents may park here.", "Parking is for residents only."),
    ("After all, it rained.", "It rained."),
    ("He did not like it at all.", "He did not like it."),
    ("She has been all over the world.", "She has been around the world."),
    ("All dogs must be on a lead.", "Dogs must be on a lead."),
    ("A few people stayed.", "Some people stayed."),
    ("Several houses burned.", "A number of houses burned."),
    ("The ticket costs only 5 crowns.", "The ticket costs 5 crowns."),
    ("The bus often comes late.", "The bus frequently comes late."),
    ("Both sisters are nurses.", "The two sisters are nurses."),
    ("The shop is open every day.", "The shop is open daily."),
    ("They help each other.", "They help one another."),
    ("Always wear gloves.", "Wear gloves at all times."),
    ("Everyone on the bus was hurt.", "All people on the bus were hurt."),
    ("Never leave the fire alone.", "Do not leave the fire alone at any time."),
    ("All but two houses were sold.", "Two houses were not sold."),
    ("The tests are not always right.", "The tests are sometimes wrong."),
    ("Nearly all of the 90 houses were flooded.", "Almost every one of the 90 houses was flooded."),
    ("None of the children was hurt.", "All of the children were safe."),
    ("Hardly anyone came to the meeting.", "Very few people came to the meeting."),
    ("The shop is usually open on Sundays.", "The shop is open most Sundays."),
    ("Anyone can join the club.", "Everybody is free to join the club."),
    ("Not all of the roads are safe.", "Some of the roads are not safe."),
    ("The bus is seldom late.", "The bus is nearly always on time."),
]

_WORDS = st.sampled_from(
    sorted(
        words(
            "all every most many some few"
            " a none never always rarely only both neither nearly not of"
            " the mill shop children opened water , . ; ? ! - ( ) 5 May"
        )
    )
)
_TEXTS = st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


def _found(original: str, rewrite: str) -> list[Expected]:
    sides = read(original, chosen=_KINDS), read(rewrite, chosen=_KINDS)
    return [
        (
            each.severity,
            original[slice(*each.original_span)] if each.original_span else None,
            rewrite[slice(*each.rewrite_span)] if each.rewrite_span else None,
        )
        for each in compare(*sides, chosen=_KINDS).findings
        if each.kind == "quantifier"
    ]


@pytest.mark.parametrize(("original", "rewrite", "expected"), _BROKEN)
def test_broken(original: str, rewrite: str, expected: Expected) -> None:
    assert _found(original, rewrite) == [expected]


@pytest.mark.parametrize(("original", "rewrite"), _KEPT)
def test_kept(original: str, rewrite: str) -> None:
    assert _found(original, rewrite) == []


@pytest.mark.parametrize("text", sorted({row[at] for row in (*_BROKEN, *_KEPT) for at in (0, 1)}))
def test_a_text_against_itself_and_in_capitals(text: str) -> None:
    assert _found(text, text) == []
    assert _found(text.upper(), text.upper()) == []


@given(_TEXTS)
def test_random_text_against_itself(text: str) -> None:
    assert _found(text, text) == []


@given(_TEXTS, _TEXTS)
def test_never_raises(original: str, rewrite: str) -> None:
    assert isinstance(_found(original, rewrite), list)


def test_other_languages_are_not_read() -> None:
    sides = (
        read("Der Laden ist nicht offen.", "de", _KINDS),
        read("Der Laden ist offen.", "de", _KINDS),
    )
    assert not compare(*sides, chosen=_KINDS).outcomes
