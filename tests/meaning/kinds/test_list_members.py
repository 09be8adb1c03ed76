"""Lists that lost a member, and lists that are told in other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.meaning.compare import compare, read

Majors = Callable[[str, str], list[str]]

LOST = [
    (
        "The flag is green, white and blue.",
        "The flag is green and blue.",
    ),
    (
        "They lack true roots, stems or leaves.",
        "They have no true roots or leaves.",
    ),
    (
        "In 1855 parts of Nash County, Johnston County, and Wayne County were combined.",
        "In 1855 parts of Nash County and Wayne County were joined.",
    ),
    (
        "The film employs make-up, puppetry, and CGI effects.",
        "The film uses make-up and CGI effects.",
    ),
    (
        "Over 60 men were hired for digging, blasting and clearing rubble.",
        "Over 60 men were hired for digging and clearing rubble.",
    ),
    (
        "The opponent hosts Games 3, 4 and 6.",
        "The opponent hosts Games 3 and 6.",
    ),
    (
        "He worked as a farmer, a sailor and a teacher in Norway.",
        "In Norway he was a farmer and a teacher.",
    ),
    (
        "The disease affects the heart, the lungs and the kidneys in older adults.",
        "In old people, the disease affects the heart and the kidneys.",
    ),
    (
        "The town has a school, a library, a church and a market.",
        "There is a school, a library and a market in the town.",
    ),
    (
        "The council bought desks, chairs and lamps for the office.",
        "The council purchased desks and lamps for the office.",
    ),
    (
        "The rivers Ruhr, Ennepe and Volme flow through the district.",
        "The Ruhr and Volme rivers flow through the district.",
    ),
]

KEPT = [
    (
        "The flag is green, white and blue.",
        "The flag has three colours: blue, green and white.",
    ),
    (
        "The journal covers the railway, metro, light rail and tram industries.",
        "The journal covers all rail industries.",
    ),
    (
        "She was an organist, pianist, composer and teacher.",
        "She was a musician, composer and teacher.",
    ),
    (
        "The albums of the 1960s, 1970s and 1980s sold well.",
        "The albums from the 1960s to the 1980s sold well.",
    ),
    (
        "Games 1, 2 and 3 are played at home.",
        "Games 1 to 3 are played at home.",
    ),
    (
        "He was born on May 3, 1990 and grew up in Rome.",
        "He was born in May 1990 and grew up in Rome.",
    ),
    (
        "In the village, dogs and cats run free.",
        "Dogs and cats run free in the village.",
    ),
    (
        "Polymers such as polyester, vinyl and nylon are used.",
        "Polymers like vinyl and nylon are used.",
    ),
    (
        "He likes apples, pears and plums.",
        "He likes fruit.",
    ),
    (
        "Workers built, painted and furnished the house.",
        "The house was built, painted and fitted out by workers.",
    ),
    (
        "It affects the heart, lungs and kidneys.",
        "It affects the heart and lungs. It also affects the kidneys.",
    ),
    (
        "The bill covers food, clothing and shelter.",
        "The bill covers food, clothes and housing.",
    ),
]


@pytest.mark.parametrize(("original", "rewrite"), LOST)
def test_a_member_that_is_lost_is_told(original: str, rewrite: str, majors: Majors) -> None:
    assert majors(original, rewrite) == ["list"]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_a_list_in_other_words_is_left_alone(original: str, rewrite: str, majors: Majors) -> None:
    assert majors(original, rewrite) == []


def test_one_of_some_examples_is_minor() -> None:
    before = "It has traces of water vapor, carbon dioxide and other gases."
    found = compare(read(before), read("It has traces of water vapor and other gases."))
    assert [(each.kind, each.severity) for each in found.findings] == [("list", "minor")]
