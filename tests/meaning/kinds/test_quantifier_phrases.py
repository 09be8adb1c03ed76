"""Quantifiers of more than one word, after "in" or at the end, and denied ones."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.quantifiers import QuantifierKind

_KINDS = (QuantifierKind(),)

_BROKEN: list[tuple[str, str]] = [
    (
        "A large number of shops in the old town have closed.",
        "Few shops in the old town have closed.",
    ),
    (
        "A great many birds died in the storm.",
        "Few birds died in the storm.",
    ),
    (
        "Plenty of seats are left for the evening show.",
        "Few seats are left for the evening show.",
    ),
    (
        "The vast majority of patients recovered within a week.",
        "A minority of patients recovered within a week.",
    ),
    (
        "A handful of members voted against the motion.",
        "Most members voted against the motion.",
    ),
    (
        "A few members voted against the motion.",
        "All members voted against the motion.",
    ),
    (
        "Not a single house was damaged by the flood.",
        "Every house was damaged by the flood.",
    ),
    (
        "No one in the village speaks the old language.",
        "Everyone in the village speaks the old language.",
    ),
    (
        "Nobody was allowed to leave the ship.",
        "Everybody was allowed to leave the ship.",
    ),
    (
        "The gates are invariably locked at dusk.",
        "The gates are sometimes locked at dusk.",
    ),
    (
        "The staff wear masks at all times on the ward.",
        "The staff sometimes wear masks on the ward.",
    ),
    (
        "On occasion the river floods the lower fields.",
        "The river always floods the lower fields.",
    ),
    (
        "The bus seldom arrives on time.",
        "The bus always arrives on time.",
    ),
    (
        "Some of the samples contained lead.",
        "All of the samples contained lead.",
    ),
    (
        "In some cases the tests have to be repeated.",
        "In all cases the tests have to be repeated.",
    ),
    (
        "Certain bacteria can survive in salt water.",
        "All bacteria can survive in salt water.",
    ),
    (
        "The drug helps some patients with asthma.",
        "The drug helps all patients with asthma.",
    ),
    (
        "Each of the pupils received a book.",
        "Some of the pupils received a book.",
    ),
    (
        "Both of the engines failed.",
        "Neither of the engines failed.",
    ),
    (
        "Hardly any of the trees were lost.",
        "Many of the trees were lost.",
    ),
    (
        "The entire fleet was grounded after the accident.",
        "Some of the fleet was grounded after the accident.",
    ),
    (
        "The service is free to all residents of the county.",
        "The service is free to some residents of the county.",
    ),
    (
        "Trains between the two cities are often late.",
        "Trains between the two cities are never late.",
    ),
    (
        "The well never runs dry.",
        "The well sometimes runs dry.",
    ),
    (
        "Usually the results are ready within a day.",
        "The results are rarely ready within a day.",
    ),
]

_HONEST: list[tuple[str, str]] = [
    (
        "A large number of shops in the old town have closed.",
        "Many shops in the old town have closed.",
    ),
    (
        "A great many birds died in the storm.",
        "The storm killed a lot of birds.",
    ),
    (
        "The vast majority of patients recovered within a week.",
        "Most patients got better within a week.",
    ),
    (
        "A handful of members voted against the motion.",
        "Only a few members voted against the motion.",
    ),
    (
        "Not a single house was damaged by the flood.",
        "The flood damaged no houses.",
    ),
    (
        "Not a single house was damaged by the flood.",
        "All the houses were safe from the flood.",
    ),
    (
        "Nobody was allowed to leave the ship.",
        "Everyone had to stay on the ship.",
    ),
    (
        "The gates are invariably locked at dusk.",
        "The gates are always locked at dusk.",
    ),
    (
        "The staff wear masks at all times on the ward.",
        "The staff always wear masks on the ward.",
    ),
    (
        "On occasion the river floods the lower fields.",
        "The river sometimes floods the lower fields.",
    ),
    (
        "The bus seldom arrives on time.",
        "The bus is often late.",
    ),
    (
        "The bus seldom arrives on time.",
        "The bus does not often come on time.",
    ),
    (
        "In some cases the tests have to be repeated.",
        "Sometimes the tests must be done again.",
    ),
    (
        "Certain bacteria can survive in salt water.",
        "Some bacteria can live in salt water.",
    ),
    (
        "Each of the pupils received a book.",
        "Every pupil got a book. All of them were happy.",
    ),
    (
        "Hardly any of the trees were lost.",
        "Most of the trees were saved.",
    ),
    (
        "Hardly any of the trees were lost.",
        "Almost all of the trees survived.",
    ),
    (
        "Members, in all probability, will vote in May.",
        "Members will probably vote in May.",
    ),
    (
        "There are forty members in all.",
        "There are forty members.",
    ),
    (
        "After all, some members had already left.",
        "Some members had already left.",
    ),
    (
        "The show is fun for all the family.",
        "The whole family will like the show.",
    ),
    (
        "The path is open in all weathers.",
        "The path is always open.",
    ),
    (
        "The ferry runs in all but the worst weather.",
        "The ferry runs in most weather.",
    ),
    (
        "Few people know that many species live there.",
        "Many species live there, but few people know it.",
    ),
    (
        "Most of the work was done by volunteers.",
        "Volunteers did most of the work. Some of it was done by staff.",
    ),
    (
        "All of the islands but one are inhabited.",
        "People live on most of the islands.",
    ),
    (
        "The language is spoken by everyone on the island.",
        "Everyone on the island speaks the language.",
    ),
    (
        "The rule applies to all.",
        "The rule applies to everyone.",
    ),
    (
        "Some of the houses, all of them built before 1900, were sold.",
        "Some of the houses were sold. They were all built before 1900.",
    ),
    (
        "The well never runs dry.",
        "The well always has water.",
    ),
    (
        "It was mostly sunny, and it never rained.",
        "It never rained. The sun shone most of the time.",
    ),
    (
        "He was primarily a painter.",
        "He was mainly a painter.",
    ),
]


def _severities(original: str, rewrite: str) -> list[str]:
    one, other = read(original, chosen=_KINDS), read(rewrite, chosen=_KINDS)
    return [each.severity for each in compare(one, other, chosen=_KINDS).findings]


@pytest.mark.parametrize(("original", "rewrite"), _BROKEN)
def test_another_quantity_is_a_major_finding(original: str, rewrite: str) -> None:
    assert "major" in _severities(original, rewrite)


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_the_same_quantity_in_other_words_is_none(original: str, rewrite: str) -> None:
    assert not _severities(original, rewrite)
