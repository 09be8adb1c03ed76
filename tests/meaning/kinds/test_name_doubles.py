"""A name in the place of another of the same text, and names that are only said again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Majors = Callable[[str, str], list[str]]

REPLACED = [
    (
        "The court fined Ada Bell, and Tom Roe paid the money.",
        "The court fined Tom Roe, and Tom Roe paid the money.",
    ),
    (
        "German forces defended Caen while buildings in Bayeux stood untouched.",
        "German forces defended Caen while buildings in Caen stood untouched.",
    ),
    (
        "Smith was born in Oslo. Jones, who was born in Bergen, died in Rome.",
        "Smith was born in Oslo. Jones, who was born in Oslo, died in Rome.",
    ),
    (
        "The museum in Ghent lent the picture to the gallery in Lille.",
        "The museum in Ghent lent the picture to the gallery in Ghent.",
    ),
    (
        "Maria Keller wrote to Pavel Druun, and Druun wrote to Ida Korvel.",
        "Maria Keller wrote to Pavel Druun, and Druun wrote to Maria Keller.",
    ),
]

KEPT = [
    (
        "A German ministry claimed some of this traditionally Germany territory in Poland.",
        "A German ministry claimed some of this traditionally German territory in Poland.",
    ),
    (
        "Ana Silva lived in Bayeux, France, and worked in Lyon.",
        "Ana Silva lived in France and worked in Lyon.",
    ),
    (
        "He went to Rome, then to Turin, where he died.",
        "He went to Rome. Later he died.",
    ),
    (
        "Rome fell in 410. It was sacked by Alaric, king of the Goths.",
        "Rome fell in 410. Rome was sacked by the king of the Goths.",
    ),
    (
        "Smith met Jones in Oslo. He liked the city.",
        "Smith met Jones in Oslo. Smith liked Oslo.",
    ),
    (
        "In Bayeux, a German town, he met Ana.",
        "In Germany he met Ana.",
    ),
    (
        "Smith, from Leeds, beat Jones. He then moved to Hull.",
        "Smith beat Jones. Smith then moved to Hull.",
    ),
    (
        "Apple sued Samsung in California. The Cupertino firm won.",
        "Apple sued Samsung in California. Apple won.",
    ),
]


@pytest.mark.parametrize(("original", "rewrite"), REPLACED)
def test_a_name_in_the_slot_of_one_that_is_gone(
    original: str, rewrite: str, majors: Majors
) -> None:
    assert majors(original, rewrite)


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_a_name_that_is_said_again(original: str, rewrite: str, majors: Majors) -> None:
    assert majors(original, rewrite) == []
