"""Words that deny, answered by a negation of the rewrite that may be lost: `kinds/denials.py`."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.negation import NegationKind

_KINDS = (NegationKind(),)

# What one side denies, the other asserts.
_BROKEN: list[tuple[str, str]] = [
    (
        "The buyer paid an undisclosed price for the hotel.",
        "The buyer paid for the hotel and said how much the price was.",
    ),
    (
        "Smoking is prohibited on the platform.",
        "You may smoke on the platform.",
    ),
    (
        "The use of phones is forbidden in the reading room.",
        "You can use phones in the reading room.",
    ),
    (
        "It is illegal to park on the grass near the lake.",
        "You may park on the grass near the lake.",
    ),
    (
        "Wolves have been absent from the valley since 1900.",
        "There have been wolves in the valley since 1900.",
    ),
    (
        "Most visitors were unfamiliar with the local rules.",
        "Most visitors knew the local rules.",
    ),
    (
        "The committee was unable to agree on a chairman.",
        "The committee could agree on a chairman.",
    ),
    (
        "He proved incapable of running the company.",
        "He could run the company.",
    ),
    (
        "The heating will be shut off on Monday from 8 a.m. to noon.",
        "The heating will work on Monday from 8 a.m. to noon.",
    ),
    (
        "Pensioners are exempt from the parking charge.",
        "Pensioners must pay the parking charge.",
    ),
    (
        "The island has been uninhabited since the war.",
        "People have lived on the island since the war.",
    ),
    (
        "The drug is unlikely to help older patients.",
        "The drug will probably help older patients.",
    ),
    (
        "She refused to sign the contract with the bank.",
        "She agreed to sign the contract with the bank.",
    ),
    (
        "The concert in the park was cancelled on Friday.",
        "The concert in the park took place on Friday.",
    ),
    (
        "Patients must not take the tablets with alcohol.",
        "Take the tablets with alcohol.",
    ),
    (
        "Employees were denied access to the records.",
        "Employees were not denied access to the records.",
    ),
    (
        "The court excluded the letter from the evidence.",
        "The court did not exclude the letter from the evidence.",
    ),
    (
        "The factory failed the safety check in June.",
        "The factory did not fail the safety check in June.",
    ),
    (
        "Hundreds of homes were flooded along the river.",
        "Hundreds of homes were not damaged along the river.",
    ),
    (
        "Rents are paid weekly in this district.",
        "Rents are not paid every week in this district.",
    ),
    (
        "The form may be sent by post only.",
        "The form may not be sent by post.",
    ),
    (
        "The plant is not entirely safe.",
        "The plant is completely safe.",
    ),
    (
        "They do not sell fish in the market, but sell it at the harbour.",
        "They sell fish in the market. They also sell it at the harbour.",
    ),
    (
        "The team lacked the money to continue the dig.",
        "The team had the money to continue the dig.",
    ),
    (
        "He left without saying goodbye to his hosts.",
        "He said goodbye to his hosts and left.",
    ),
    (
        "The firm relies on gas rather than coal.",
        "The firm relies on gas. It uses coal.",
    ),
]

# The denial is kept in other words, left out, or of something else.
_HONEST: list[tuple[str, str]] = [
    (
        "The buyer paid an undisclosed price for the hotel.",
        "The buyer paid for the hotel but did not say how much.",
    ),
    (
        "The buyer paid an undisclosed price for the hotel.",
        "The buyer paid for the hotel, the newspaper said.",
    ),
    (
        "The name of the victim was kept secret by the police.",
        "The police did not make the victim's name public.",
    ),
    (
        "The cause of the fire in the warehouse is unknown.",
        "Nobody knows the cause of the fire in the warehouse.",
    ),
    (
        "The cause of the fire is unknown. Police know the owner of the warehouse.",
        "Police know who owns the warehouse. But they cannot yet say what caused the fire.",
    ),
    (
        "Smoking is prohibited on the platform.",
        "You may not smoke on the platform.",
    ),
    (
        "Smoking is prohibited on the platform.",
        "You may smoke outside the station.",
    ),
    (
        "The use of phones is forbidden in the reading room.",
        "You can use phones in the hall, but not in the reading room.",
    ),
    (
        "Dogs are banned from the beach in summer.",
        "Dogs can go on the beach only in winter.",
    ),
    (
        "Children are exempt from the entrance fee.",
        "Adults must pay the entrance fee.",
    ),
    (
        "Children are exempt from the entrance fee.",
        "Children do not have to pay the entrance fee.",
    ),
    (
        "Fires are banned in the park in summer.",
        "Fires may spread quickly in the park in summer.",
    ),
    (
        "Wolves have been absent from the valley since 1900.",
        "There have been no wolves in the valley since 1900.",
    ),
    (
        "Most visitors were unfamiliar with the local rules.",
        "Most visitors did not know the local rules.",
    ),
    (
        "The committee was unable to agree on a chairman.",
        "The committee could not agree on a chairman.",
    ),
    (
        "The heating will be shut off on Monday from 8 a.m. to noon.",
        "The heating will not work on Monday from 8 a.m. to noon.",
    ),
    (
        "The road will be closed for work on the drains in May.",
        "The road will be shut in May while we work on the drains.",
    ),
    (
        "The swimming pool is closed on Mondays.",
        "The swimming pool is open every day from Tuesday to Sunday.",
    ),
    (
        "The island has been uninhabited since the war.",
        "Nobody has lived on the island since the war.",
    ),
    (
        "The island has been uninhabited since the war.",
        "People lived on the island until the war.",
    ),
    (
        "The drug is unlikely to help older patients.",
        "The drug will probably not help older patients.",
    ),
    (
        "She refused to sign the contract with the bank.",
        "She would not sign the contract with the bank.",
    ),
    (
        "The concert in the park was cancelled on Friday.",
        "The concert in the park did not take place on Friday.",
    ),
    (
        "The concert was cancelled. It will now take place on Sunday.",
        "The concert will take place on Sunday, not on Friday.",
    ),
    (
        "Employees were denied access to the records.",
        "Employees could not get access to the records.",
    ),
    (
        "The factory failed the safety check in June.",
        "The factory did not pass the safety check in June.",
    ),
    (
        "Half of the old houses survived the fire.",
        "Half of the old houses were not destroyed in the fire.",
    ),
    (
        "The meeting was postponed until the chairman returns from leave.",
        "The meeting was not held because the chairman is away.",
    ),
    (
        "He was jailed for concealing the accounts.",
        "He was jailed because he had not shown the accounts.",
    ),
    (
        "The goods remained unsold in the shop.",
        "The goods in the shop were not bought.",
    ),
    (
        "Members may enter only with a ticket.",
        "Members may not enter without a ticket.",
    ),
    (
        "Members may enter only with a ticket.",
        "Only members with a ticket may enter.",
    ),
    (
        "The shop sells only organic vegetables.",
        "The shop does not sell anything but organic vegetables.",
    ),
    (
        "Only residents may park in Mill Lane.",
        "Visitors may not park in Mill Lane.",
    ),
    (
        "The team lacked the money to continue the dig.",
        "The team did not have enough money to continue the dig.",
    ),
    (
        "He left without saying goodbye to his hosts.",
        "He left and did not say goodbye to his hosts.",
    ),
    (
        "The firm relies on gas rather than coal.",
        "The firm uses gas. It does not use coal.",
    ),
    (
        "The firm relies on gas rather than coal.",
        "The firm uses gas instead of coal.",
    ),
    (
        "Payment is optional for members.",
        "Members do not have to pay. Guests must pay.",
    ),
    (
        "The use of the gym is illegal without a licence.",
        "You may use the gym if you have a licence.",
    ),
    (
        "The minister declined to comment on the report.",
        "The minister did not want to talk about the report.",
    ),
    (
        "The permit is invalid unless it is signed.",
        "The permit is valid only when it is signed.",
    ),
    (
        "The witness is unable to read. He can sign with a cross.",
        "The witness cannot read, but he can sign with a cross.",
    ),
    (
        "The old bridge was deemed unsafe, and the new one opened in May.",
        "The old bridge was not safe. The new one opened in May.",
    ),
    (
        "Tickets bought online are not refundable, and seats cannot be changed.",
        "You cannot get your money back for tickets bought online. You cannot change seats.",
    ),
]

# Two sentences and one: nothing changed, whichever way round.
_MERGED: list[tuple[str, str]] = [
    (
        "The shop does not open on Sunday. The café opens at nine.",
        "The shop does not open on Sunday, and the café opens at nine.",
    ),
    (
        "Dogs must not enter the hall. Cats may enter it on a lead.",
        "Dogs must not enter the hall, while cats may enter it on a lead.",
    ),
    (
        "You may swim in the lake. You must not dive from the pier.",
        "You may swim in the lake, but you must not dive from the pier.",
    ),
    (
        "If the alarm rings, leave the room. Do not use the lift.",
        "If the alarm rings, leave the room, and do not use the lift.",
    ),
    (
        "The drug does not cure the disease. Patients must be seen by a doctor each month.",
        "The drug does not cure the disease, and patients must be seen by a doctor each month.",
    ),
    (
        "No fee is charged for the first visit. A fee of £10 is charged for each later visit.",
        "No fee is charged for the first visit; a fee of £10 is charged for each later visit.",
    ),
    (
        "He did not win the race. He won the jump.",
        "He did not win the race, and he won the jump.",
    ),
    (
        "The committee rejected the plan. It did not give a reason.",
        "The committee rejected the plan and did not give a reason.",
    ),
    (
        "The road is closed unless the weather is good. It is open in summer.",
        "The road is closed unless the weather is good, and it is open in summer.",
    ),
    (
        "Nobody was hurt in the crash. The driver was taken to hospital.",
        "Nobody was hurt in the crash, and the driver was taken to hospital.",
    ),
    (
        "The library will not lend new books. Old books will be lent for a week.",
        "The library will not lend new books, and old books will be lent for a week.",
    ),
    (
        "The council has no plans to sell the land. The school will be sold.",
        "The council has no plans to sell the land, and the school will be sold.",
    ),
    (
        "The mayor never visited the site. The engineers visited it twice.",
        "The mayor never visited the site; the engineers visited it twice.",
    ),
    (
        "Without a ticket you cannot board. Children need no ticket.",
        "Without a ticket you cannot board, and children need no ticket.",
    ),
    (
        "The bird does not sing in winter. In spring the males sing all day.",
        "The bird does not sing in winter, whereas in spring the males sing all day.",
    ),
    (
        "The old law did not protect tenants. The new law protects them.",
        "The old law did not protect tenants, and the new law protects them.",
    ),
    (
        "Only members may vote. Guests may not vote but may speak.",
        "Only members may vote, and guests may not vote but may speak.",
    ),
    (
        "Lamps were not replaced in Mill Lane. In Elm Road they were replaced with new ones.",
        "Lamps were not replaced in Mill Lane, and in Elm Road they were replaced with new ones.",
    ),
]


def _severities(original: str, rewrite: str) -> list[str]:
    one, other = read(original, chosen=_KINDS), read(rewrite, chosen=_KINDS)
    return [each.severity for each in compare(one, other, chosen=_KINDS).findings]


@pytest.mark.parametrize(("original", "rewrite"), _BROKEN)
def test_an_asserted_denial_is_a_major_finding(original: str, rewrite: str) -> None:
    assert "major" in _severities(original, rewrite)


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_a_denial_in_other_words_is_none(original: str, rewrite: str) -> None:
    assert not _severities(original, rewrite)


@pytest.mark.parametrize(("parts", "whole"), _MERGED)
def test_merging_and_splitting_change_nothing(parts: str, whole: str) -> None:
    assert not _severities(parts, whole)
    assert not _severities(whole, parts)
