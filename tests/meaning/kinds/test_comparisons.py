"""The kind `comparison`: what must be found, and, as often, what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.comparisons import ComparisonKind
from harness.meaning.kinds.shared.clauses import words

_KINDS = (ComparisonKind(),)

Expected = tuple[str, str | None, str | None]

# The original, the rewrite, and the severity and words of what must be found.
_BROKEN: list[tuple[str, str, Expected]] = [
    (
        "The part was played by multiple actors.",
        "The part was played by less than one actor.",
        ("major", "multiple", "less than one"),
    ),
    (
        "The town will surpass 2,000 people by May.",
        "The town will have less than 2,000 people by May.",
        ("major", "surpass 2,000", "less than 2,000"),
    ),
    (
        "Some weighed 700 kg or possibly larger.",
        "Some weighed 700 kg or less.",
        ("major", "700 kg or possibly larger", "700 kg or less"),
    ),
    (
        "Rents are higher in the old town than in the suburbs.",
        "Rents are lower in the old town than in the suburbs.",
        ("major", "higher", "lower"),
    ),
    (
        "It was the coldest winter in the valley.",
        "It was the warmest winter in the valley.",
        ("major", "coldest", "warmest"),
    ),
    (
        "The latest bus is the fastest one.",
        "The latest bus is the slowest one.",
        ("major", "fastest", "slowest"),
    ),
    ("Boys read less than girls.", "Boys read more than girls.", ("major", "less", "more")),
    (
        "The new bridge is wider than the old bridge.",
        "The new bridge is narrower than the old bridge.",
        ("major", "wider", "narrower"),
    ),
    (
        "More women than men took part in the survey.",
        "Fewer women than men took part in the survey.",
        ("major", "More", "Fewer"),
    ),
    (
        "Trains are faster than buses in this valley.",
        "Trains are slower than buses in this valley.",
        ("major", "faster", "slower"),
    ),
    (
        "Garn is the largest town on the island.",
        "Garn is the smallest town on the island.",
        ("major", "largest", "smallest"),
    ),
    (
        "Garn is a large town on the island.",
        "Garn is the largest town on the island.",
        ("major", "large", "largest"),
    ),
    (
        "Garn is one of the oldest towns on the island.",
        "Garn is the oldest town on the island.",
        ("major", "one of the oldest", "the oldest"),
    ),
    (
        "The summer was the best season for the inn.",
        "The summer was the worst season for the inn.",
        ("major", "best", "worst"),
    ),
    (
        "The lake lies above the village.",
        "The lake lies below the village.",
        ("major", "above", "below"),
    ),
    (
        "Children are less likely to fall ill in spring.",
        "Children are more likely to fall ill in spring.",
        ("major", "less likely", "more likely"),
    ),
    (
        "The tower is as tall as the church.",
        "The tower is taller than the church.",
        ("major", "as tall", "taller"),
    ),
    (
        "Electric cars are cheaper to run than petrol cars.",
        "Electric cars are more expensive to run than petrol cars.",
        ("major", "cheaper", "more expensive"),
    ),
    (
        "She was the first woman in the club.",
        "She was the last woman in the club.",
        ("major", "first", "last"),
    ),
    (
        "Keep the heat at the minimum level.",
        "Keep the heat at the maximum level.",
        ("major", "minimum", "maximum"),
    ),
    (
        "The ferry left earlier than planned.",
        "The ferry left later than planned.",
        ("major", "earlier", "later"),
    ),
    (
        "The minority of members backed the plan.",
        "The majority of members backed the plan.",
        ("major", "minority", "majority"),
    ),
    (
        "Garn is the largest town on the island.",
        "Garn is a large town on the island.",
        ("minor", "largest", "large"),
    ),
    (
        "Children over five pay half price.",
        "Children under five pay half price.",
        ("major", "over five", "under five"),
    ),
    (
        "The load must not exceed 300 kg.",
        "The load must be at least 300 kg.",
        ("major", "not exceed 300", "at least 300"),
    ),
    (
        "Payment is due no later than 3 May.",
        "Payment is due no earlier than 3 May.",
        ("major", "no later than 3", "no earlier than 3"),
    ),
    (
        "At least two nurses are on duty at night.",
        "At night, at most two nurses are on duty.",
        ("major", "At least two", "at most two"),
    ),
    (
        "Rooms with a balcony cost more than those without.",
        "Rooms with a balcony cost less than those without one.",
        ("major", "more", "less"),
    ),
    (
        "Water the plant with up to one litre a day.",
        "Give the plant one litre of water or more every day.",
        ("major", "up to one", "one litre of water or more"),
    ),
    (
        "The survey covered people aged 65 or older.",
        "The survey was about people aged 65 or younger.",
        ("major", "65 or older", "65 or younger"),
    ),
]

# The same in other words.
_KEPT: list[tuple[str, str]] = [
    ("The part was played by multiple actors.", "The part was played by more than one actor."),
    ("The town will surpass 2,000 people.", "The town will have more than 2,000 people."),
    ("Some weighed 700 kg or possibly larger.", "Some weighed 700 kg or more."),
    ("No part had several actors.", "Each part had no more than one actor."),
    ("The lake is deeper than the river.", "The river is not as deep as the lake."),
    ("Nothing is more important than your safety.", "Your safety is the most important thing."),
    (
        "The new bridge is larger than the old bridge.",
        "The old bridge is smaller than the new bridge.",
    ),
    ("Trains are faster than buses.", "Buses are slower than trains."),
    ("The tower is not as tall as the church.", "The tower is shorter than the church."),
    ("The plan costs at least 5 crowns.", "The plan costs 5 crowns or more."),
    ("More than 40 people came.", "Over 40 people came."),
    ("Garn is one of the largest towns.", "Garn is a very large town."),
    (
        "Petrol cars are more expensive to run than electric cars.",
        "Electric cars are cheaper to run than petrol cars.",
    ),
    (
        "The new engine is bigger, heavier and louder.",
        "The new engine is larger. It is also heavier and noisier.",
    ),
    ("The storm was more or less over.", "The storm was almost over."),
    ("At last the bridge was finished.", "The bridge was finally finished."),
    ("He did his best to help.", "He tried hard to help."),
    ("Last year the school closed.", "The school closed last year."),
    ("The bigger of the two ships sank.", "The larger ship sank."),
    ("No town on the island is larger than Garn.", "Garn is the largest town on the island."),
    ("The rent is twice as high as before.", "The rent is two times higher than before."),
    ("Fewer people smoke than ten years ago.", "Ten years ago more people smoked."),
    ("Children under five may not use the slide.", "You must be at least five to use the slide."),
    ("No more than six people may use the lift.", "Six people at most can use the lift."),
    ("The load must not exceed 300 kg.", "The load can be up to 300 kg."),
    ("The tower is less than 40 metres high.", "The tower is not as high as 40 metres."),
    (
        "Applications received after 1 June will not be read.",
        "Your application must reach us by 1 June at the latest.",
    ),
    ("It costs less than 20 crowns to park all day.", "Parking all day costs under 20 crowns."),
    ("Nobody under 18 may enter.", "You must be over 18 to enter."),
]

_WORDS = st.sampled_from(
    sorted(
        words(
            "more less most least than as"
            " big larger smallest first last at minimum above twice one of"
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
        if each.kind == "comparison"
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
