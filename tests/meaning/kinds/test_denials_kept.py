"""Denials in other words, both ways round: no negation was lost, and none put in."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.negation import NegationKind
from harness.meaning.lexicon.relations import without_negation

_KINDS = (NegationKind(),)

_KEPT: list[tuple[str, str]] = [
    (
        "The exact number of victims is unknown.",
        "It is not clear how many victims there are.",
    ),
    (
        "Police do not know the motive, but the weapon is known.",
        "The weapon is known. The motive is unknown.",
    ),
    (
        "The firm was barred from bidding for the contract until 2020.",
        "The firm could bid for the contract again from 2020.",
    ),
    (
        "Cars are banned from the centre, but buses may enter.",
        "Buses may enter the centre. Cars may not.",
    ),
    (
        "He was unable to attend, so his deputy read the speech.",
        "His deputy could read the speech, as he was away.",
    ),
    (
        "Swimming in the reservoir is forbidden because the water is cold.",
        "You cannot swim in the reservoir. The water can be very cold.",
    ),
    (
        "The trial was postponed because the judge fell ill.",
        "The judge became ill, so the trial will be held later.",
    ),
    (
        "The bill was rejected by the senate but approved by the house.",
        "The house approved the bill. The senate did not.",
    ),
    (
        "It is uncertain whether the factory will reopen.",
        "Nobody knows if the factory will open again.",
    ),
    (
        "The passengers were unhurt.",
        "No passenger was hurt.",
    ),
    (
        "The castle has been closed to the public since May.",
        "People have not been able to visit the castle since May.",
    ),
    (
        "The school ignored the complaints of parents for years.",
        "For years the school did not consider what parents said.",
    ),
    (
        "Use water rather than oil on the fire.",
        "Put water on the fire, not oil.",
    ),
    (
        "She became a nurse rather than a doctor as her mother had hoped.",
        "Her mother had hoped she would be a doctor, but she became a nurse.",
    ),
    (
        "The paper is made from rags instead of wood.",
        "The paper is made from rags. Wood is not used.",
    ),
    (
        "The train stops at Holm instead of Lund on Sundays.",
        "On Sundays the train stops at Holm. On other days it stops at Lund.",
    ),
    (
        "The residents are opposed to the plan, which the mayor supports.",
        "The mayor supports the plan. The residents are against it.",
    ),
    (
        "The old law was invalid after 1990.",
        "The old law was valid until 1990.",
    ),
    (
        "Payment in advance is optional.",
        "You may pay in advance, but you do not have to.",
    ),
    (
        "Payment in advance is optional.",
        "You may pay in advance if you like.",
    ),
    (
        "The island is uninhabited in winter; a few families live there in summer.",
        "A few families live on the island in summer. In winter nobody does.",
    ),
    (
        "The road is impassable after rain.",
        "After rain you cannot use the road.",
    ),
    (
        "The patient was unaware of the risk.",
        "The patient was not told about the risk.",
    ),
    (
        "The treaty forbids the use of such weapons in war.",
        "Under the treaty, countries may not use such weapons in war.",
    ),
    (
        "The data are incomplete because some stations did not report.",
        "Some stations did not report, so the data are not complete.",
    ),
    (
        "Entry is refused to visitors without identification.",
        "Visitors can only enter if they show identification.",
    ),
    (
        "Landlords are prohibited from charging tenants fees, but may ask for a deposit.",
        "Landlords may ask tenants for a deposit but must not charge fees.",
    ),
    (
        "The mine was abandoned in 1930.",
        "People stopped working in the mine in 1930.",
    ),
    (
        "The vaccine failed to protect older people.",
        "The vaccine did not protect older people.",
    ),
    (
        "Most insects are harmless to people, but some can sting.",
        "Most insects do not harm people. Some can sting.",
    ),
    (
        "The house was unoccupied at the time of the fire.",
        "Nobody was in the house when it burned.",
    ),
    (
        "Neither the driver nor the passenger was injured.",
        "The driver and the passenger were not injured.",
    ),
    (
        "The company denied that it had ignored safety rules.",
        "The company said that it had not ignored safety rules.",
    ),
    (
        "He did not deny the charge.",
        "He admitted the charge.",
    ),
    (
        "The committee did not reject the proposal.",
        "The committee accepted the proposal.",
    ),
    (
        "The order did not prevent him from working.",
        "He was able to work in spite of the order.",
    ),
    (
        "The shares did not fail to impress investors.",
        "The shares impressed investors.",
    ),
    (
        "Trees were felled along the road.",
        "Trees were cut down along the road.",
    ),
    (
        "The lake dried up in the summer of 2003 and thousands of fish died.",
        "In the summer of 2003 the lake had no water left, and thousands of fish died.",
    ),
    (
        "Only three of the ten candidates passed the test.",
        "Seven of the ten candidates did not pass the test.",
    ),
    (
        "Only children may use the small slide.",
        "Adults may not use the small slide.",
    ),
    (
        "The shop only accepts cash.",
        "The shop does not accept cards.",
    ),
    (
        "The film was shot in black and white rather than in colour.",
        "The film was not shot in colour. It is black and white.",
    ),
    (
        "She was the sole survivor of the crash.",
        "Everyone else on board died in the crash.",
    ),
    (
        "Many of the shops stay open until late.",
        "Not many of the shops close early.",
    ),
    (
        "Applications received after 1 May will be disregarded.",
        "We will only consider applications that arrive by 1 May.",
    ),
]


@pytest.mark.parametrize(("one", "other"), _KEPT)
def test_a_denial_in_other_words_is_no_finding(one: str, other: str) -> None:
    first, second = read(one, chosen=_KINDS), read(other, chosen=_KINDS)
    assert not compare(first, second, chosen=_KINDS).findings
    assert not compare(second, first, chosen=_KINDS).findings


def test_a_form_of_a_listed_word_is_no_negation_either() -> None:
    known = frozenset({"migrant", "happy"})
    assert without_negation("immigrants", known) is None
    assert without_negation("unhappy", known) == "happy"
