"""Amounts left over on both sides: the same slot with another number, unit, rate or bound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.derived import Derived
from harness.meaning.kinds.amounts.number_words import listed
from harness.meaning.kinds.amounts.quantities import Quantities
from harness.meaning.kinds.amounts.slots import Likeness
from harness.meaning.pair import Pair

KINDS = (Quantities(),)

# Plain rewrites that keep the meaning: nothing may be told, not even as worth knowing.
KEPT = [
    ("All nine of the samples were clean.", "The nine samples were all clean."),
    ("Of the nine samples all were clean.", "All nine samples were clean."),
    ("Bags heavier than 20 kg cannot be taken.", "We cannot take bags of more than 20 kg."),
    (
        "If it sank by more than 2 mm, the road would close.",
        "It must not sink by more than 2 mm. If it does, the road will close.",
    ),
    ("The grant covers 80 per cent of eligible costs.", "The grant pays 80% of eligible costs."),
    ("Residents of no fewer than three years may apply.", "You may apply after at least 3 years."),
    ("The total must not exceed 40 mg.", "Take not more than 40 mg in total."),
    ("It must not be stored above 25 °C.", "Store it at up to 25 °C."),
    ("They will not pay less than £50.", "They will pay at least £50."),
    ("You cannot claim for more than 3 nights.", "You can claim for up to 3 nights."),
    ("Do not give the child more than 5 ml.", "Give the child at most 5 ml."),
    ("People over 65 do not pay.", "Nobody older than 65 pays."),
    ("He may keep up to six hens.", "He may keep six hens at most."),
    ("Use it for a maximum of seven days.", "Use it for seven days at the latest."),
    (
        "Do not take it within 24 hours, or more than 20 mg.",
        "Do not take it within 24 hours. Do not take more than 20 mg.",
    ),
    ("You must earn £36,000 a year or more.", "You must earn at least £36,000 each year."),
    ("An annual subscription of €45 is due.", "You pay a subscription of €45 a year."),
    ("Four tablets in 24 hours are the limit.", "The limit is four tablets a day."),
    ("Take one tablet every six hours.", "Take one tablet four times a day."),
    ("If rain stays above 520 mm a year, it grows.", "It grows if yearly rain is above 520 mm."),
    ("It yields 6.1 tonnes per hectare.", "A hectare yields 6.1 tonnes."),
    ("The rate was 1.4 metres of ice a year.", "Each year the rate was 1.4 metres of ice."),
    ("The two preceding decades were wet.", "The twenty years before were wet."),
    ("It was the best of the past decade.", "It was the best of the past ten years."),
    ("The closure may last ten working days.", "The closure may last two weeks."),
    ("The quarterly test is loud.", "The test every three months is loud."),
    ("Sales rose in the first half of the year.", "Sales rose in the first six months."),
    ("Sales doubled last spring.", "Sales were twice as high last spring."),
    ("The dose was halved.", "The dose was cut by 50 percent."),
    ("It is less than a third of the old depth.", "It is not even a third of the old depth."),
    ("Roughly a quarter went to students.", "Roughly one in four went to students."),
    ("Three out of twelve gates had cracks.", "Three of the twelve gates had cracks."),
    ("Every third house is empty.", "One in three houses is empty."),
    ("Donors must be aged between 18 and 70.", "You must be 18 to 70 years old to be a donor."),
    ("A child over the age of twelve may object.", "A child over twelve may object."),
    ("The bill affects 6m users.", "The bill affects 6 million users."),
    ("A fee of 75 crowns is payable.", "You pay a fee of 75 crowns."),
    ("The fine is 75 pounds.", "The fine is £75."),
    ("It fell 20 percent.", "It fell by 20 percent."),
    ("To find it, one must divide by two.", "Divide by two to find it."),
    ("Under-16s travel free.", "You travel free if you are under 16."),
    ("It fell from 12 °C to minus 3 °C.", "It fell from 12 °C to -3 °C."),
]

# (original, rewrite, words of the original, words of the rewrite): a change that is major
CHANGED = [
    (
        "Two of the nine samples were bad.",
        "All nine samples were bad.",
        "Two of the nine",
        "All nine",
    ),
    (
        "He met 3 of their 5 members.",
        "He met all of the 5 members.",
        "3 of their 5",
        "all of the 5",
    ),
    ("Take 5 mg before meals.", "Before meals, take 50 mg.", "5 mg", "50 mg"),
    ("A dose of 498 mg is usual.", "A dose of 500 mg is usual.", "498 mg", "500 mg"),
    ("You pay a fee of 75 crowns.", "You pay a fee of 75 euros.", "75 crowns", "75 euros"),
    ("You pay a fee of 75 zorks.", "You pay a fee of 75 blips.", "75 zorks", "75 blips"),
    ("It lost 1.4 metres.", "It lost 1.4 kilometres.", "1.4 metres", "1.4 kilometres"),
    ("A fine of €2,500 is due.", "A fine of £2,500 is due.", "€2,500", "£2,500"),
    ("It is 2 hours away.", "It is 2 miles away.", "2 hours", "2 miles"),
    ("Store below 8 °C.", "Store below 8 °F.", "below 8 °C", "below 8 °F"),
    ("It fell to 3 °C.", "It fell to minus 3 °C.", "3 °C", "minus 3 °C"),
    ("Take 5 mg a day.", "Take 5 mg a week.", "5 mg a day", "5 mg a week"),
    ("The daily dose is 40 mg.", "The weekly dose is 40 mg.", "40 mg", "40 mg"),
    ("It is 4 % for each year.", "It is 4 % for each month.", "4 % for each year", None),
    ("Take it twice a day.", "Take it twice a week.", "twice a day", "twice a week"),
    ("It was cut to 30 percent.", "It was cut by 30 percent.", "30 percent", "30 percent"),
    ("He left three days earlier.", "He left three days later.", "three days", "three days"),
    ("Take up to 8 pills.", "Take up to 9 pills.", "up to 8", "up to 9"),
    ("A child over twelve came.", "A child over two came.", "over twelve", "over two"),
    ("Ten working days are enough.", "Ten days are enough.", "Ten working days", "Ten days"),
    ("Sales doubled last spring.", "Sales tripled last spring.", "doubled", "tripled"),
    ("A third of it burned.", "Two thirds of it burned.", "A third", "Two thirds"),
]


def told(original: str, rewrite: str) -> list[tuple[str, str | None, str | None]]:
    before, after = read(original, chosen=KINDS), read(rewrite, chosen=KINDS)
    return [
        (
            each.severity,
            before.passage.quote(each.original_span) if each.original_span else None,
            after.passage.quote(each.rewrite_span) if each.rewrite_span else None,
        )
        for each in compare(before, after, KINDS).findings
    ]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_nothing_is_told_of_plain_rewrites(original: str, rewrite: str) -> None:
    assert [each for each in told(original, rewrite) if each[0] != "info"] == []


@pytest.mark.parametrize(("original", "rewrite", "before", "after"), CHANGED)
def test_a_changed_slot_is_major(
    original: str, rewrite: str, before: str, after: str | None
) -> None:
    found = told(original, rewrite)
    assert [each[:2] for each in found] == [("major", before)]
    assert after is None or found[0][2] == after


def test_a_figure_that_is_right_elsewhere_is_a_change_here() -> None:
    before = "The shop sells 5 kinds of tea. The street outside the old mill has 9 trees."
    after = "The shop sells 9 kinds of tea. The street outside the old mill has 9 trees."
    assert told(before, after) == [("major", "5", "9")]


def test_doses_that_changed_places_between_ages() -> None:
    before = "Those of 5 years get 10 mg, and those of 12 years get 30 mg."
    after = "Those of 5 years get 30 mg, and those of 12 years get 10 mg."
    assert told(before, after) == [("major", "10 mg", "30 mg")]


def test_words_tell_what_is_not_in_the_spans() -> None:
    before, after = read("The daily dose is 40 mg.", chosen=KINDS), read("x", chosen=KINDS)
    after = read("The weekly dose is 40 mg.", chosen=KINDS)
    messages = [each.message for each in compare(before, after, KINDS).findings]
    assert messages == ["The amount changed: “40 mg a day” became “40 mg a week”."]
    after = read("The daily dose is not 40 mg.", chosen=KINDS)
    assert compare(before, after, KINDS).findings == ()


def test_likeness_of_what_is_counted() -> None:
    before = read("Two of the nine old boats sank.", chosen=KINDS)
    after = read("Three boats of nine sank.", chosen=KINDS)
    pair = Pair(before, after)
    like = Likeness(pair, _first(before.of("quantity")), _first(after.of("quantity")))
    assert like.same is True
    assert like.literal


@pytest.mark.parametrize(
    ("original", "rewrite", "follows"),
    [
        ("3 men and 4 women came.", "7 people came.", True),
        ("3 men and 4 women came.", "8 people came.", False),
        ("Only 1 of 9 boats sank.", "The other 8 boats did not sink.", True),
        ("The court was split four to one.", "All 5 judges of the court spoke.", True),
        ("It ran from 1990 to 2007.", "It ran for 17 years.", True),
        ("It has 12 of the 48 seats.", "It has a quarter of the seats.", True),
    ],
)
def test_what_follows_by_arithmetic(original: str, rewrite: str, follows: bool) -> None:
    pair = Pair(read(original, chosen=KINDS), read(rewrite, chosen=KINDS))
    derived = Derived(pair, "quantity", ())
    assert derived.follows(_first(pair.rewrite.of("quantity"))) is follows


def _first(facts: tuple[Fact, ...]) -> Fact:
    return facts[0]


_PIECES = st.lists(
    st.sampled_from(
        listed(
            "5 mg a day per week twice daily not more than at most minus -3 °C over the age of 12 "
            "two working days 6m one in 9 half as much doubled , . or more £ 20 crowns section to "
            "by rose every third up exceed no latest least in 24 hours"
        )
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(_PIECES, _PIECES)
def test_never_raises(original: str, rewrite: str) -> None:
    told(original, rewrite)
    assert told(original, original) == []
