# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""What becomes of conditions, case by case; half of the cases and more may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import Comparison, compare, read
from harness.meaning.kinds.stance.conditions import Conditions

KINDS = (Conditions(),)

# The meaning is kept: nothing may be told.
# fmt: off
KEPT = [
    ("The landlord must return the deposit, save for any sum required to make good damage.", "The landlord must give back the deposit. They may keep a sum to repair damage."),
    ("It is arranged for Monday at this hospital, since any shadow that persists might be a sign of disease.", "It is on Monday at this hospital. If a shadow is still there, it might be a sign of disease."),
    ("The pass is free for those who are over 65.", "People over 65 get the pass for free."),
    ("Anyone who parks here without a permit will be fined.", "If you park here without a permit, you will be fined."),
    ("You can cancel the order within a week of the purchase.", "You have a week to cancel the order after you bought it."),
    ("The licence is free for people over seventy.", "If you are older than seventy, the licence is free."),
    ("The vaccine is offered free of charge to anyone over sixty-five.", "People older than 65 do not pay for the vaccine."),
    ("Children under eight may not use the pool.", "You may use the pool from the age of eight."),
    ("You must tell the council within 28 days of the move.", "You must tell the council that you moved. Do it in the first 28 days."),
    ("Customers who have a dialysis machine should contact their hospital.", "Do you have a dialysis machine? Then contact your hospital."),
    ("Anyone aged 60 or over may travel free.", "You travel free when you are 60 or older."),
    ("All shops are shut on Sunday except the bakery.", "The bakery is open on Sunday, and all other shops are shut."),
    ("Within a week the river had risen by two metres.", "The river rose by two metres."),
    ("The second part will begin next spring, subject to funding.", "The second part will begin next spring, if there is funding for it."),
    ("The tax applies to all cars except electric ones, and it rises by 2% a year.", "The tax applies to all cars except electric ones. It rises by 2% a year."),
    ("Staff may work at home. They may not do so on Monday, except with the consent of the manager.", "Staff may work at home, and they may not do so on Monday, except with the consent of the manager."),
    ("The older mill burned down. It could not be entered unless the owner agreed.", "The older mill burned down; it could not be entered unless the owner agreed."),
    ("Some but not all mills burned that year.", "Some mills burned that year."),
    ("Apart from the two mills there are five other barns.", "There are five other barns."),
    ("The grant is paid only if both parents work.", "The grant is paid to parents who both work."),
    ("Unless it rains, the match starts at noon.", "The match starts at noon if it does not rain."),
    ("Unless it rains, the match starts at noon.", "The match starts at noon. But if it rains, it does not start."),
    ("Unless it rains, the match starts at noon.", "If it does not rain, the match starts at noon."),
    ("You cannot enter unless you have a ticket.", "You can enter only if you have a ticket."),
    ("You cannot enter unless you have a ticket.", "You can only enter with a ticket."),
    ("You cannot enter without a ticket.", "You need a ticket to enter."),
    ("All shops open on Sunday except bakeries.", "All shops but not bakeries open on Sunday."),
    ("All shops open on Sunday except bakeries.", "All shops open on Sunday. Bakeries are not included."),
    ("All shops open on Sunday except bakeries.", "All shops other than bakeries open on Sunday."),
    ("All shops open on Sunday except for bakeries.", "All shops open on Sunday. This does not apply to bakeries."),
    ("All shops open on Sunday except bakeries.", "On Sunday all shops open, apart from bakeries."),
    ("You may park here provided that you show a permit.", "You may park here if you show a permit."),
    ("You may park here provided that you show a permit.", "You may park here as long as you show a permit."),
    ("You may park here provided you show a permit.", "You may park here only if you show a permit."),
    ("You may park here on condition that you show a permit.", "You must show a permit to park here."),
    ("If you are under 18, a parent must sign.", "Are you under 18? Then a parent must sign."),
    ("If you are over 60, you ride the bus for free.", "People over 60 ride the bus for free."),
    ("If you smoke, you may get lung cancer.", "Smoking may cause lung cancer."),
    ("Should you need help, call the desk.", "If you need help, call the desk."),
    ("Should you need help, call the desk.", "Call the desk when you need help."),
    ("In case of fire, leave the house.", "If there is a fire, leave the house."),
    ("Ask the nurse if the pills are safe for children.", "Ask the nurse whether the pills are safe for children."),
    ("We do not know if the ship sank in the storm.", "The ship may have sunk in the storm."),
    ("He looked as if he had seen a ghost in the barn.", "He looked like he had seen a ghost in the barn."),
    ("She asked if the shop was open that day.", "She asked about the shop."),
    ("Few, if any, wolves live in the forest.", "Few wolves live in the forest."),
    ("The dog barks whenever the bell rings.", "When the bell rings, the dog barks."),
    ("When he was ten, his family moved to Orr.", "His family moved to Orr."),
    ("The fee is 5 euros, unless otherwise stated.", "The fee is 5 euros, unless something else is stated."),
    ("The rule applies even if the owner lives abroad.", "The rule applies. It makes no difference if the owner lives abroad."),
    ("The rule applies whether or not the owner lives abroad.", "The rule applies even if the owner lives abroad."),
    ("Claims must be sent in May, except where the owner was ill.", "Claims must be sent in May. This does not apply if the owner was ill."),
    ("The bridge is as long as 3 football fields.", "The bridge is the length of 3 football fields."),
    ("The town provided food and water to all the guests.", "All the guests got food and water from the town."),
    ("No action is needed unless the tone lasts for an hour.", "You need not act. But act if the tone lasts for an hour."),
    ("If the tone lasts for an hour, ring the office.", "Does the tone last for an hour? Ring the office."),
    ("Subject to approval by the board, the school will open in May.", "The school will open in May if the board approves."),
    ("If the pain gets worse, stop taking the tablets.", "Stop taking the tablets when the pain gets worse."),
    ("Everyone but Tom Bell voted for the new hall.", "Everyone voted for the new hall except Tom Bell."),
    ("Had it been dry, the crops would have died.", "If it had been dry, the crops would have died."),
    ("The museum is free except on Mondays, when it is closed.", "The museum is free. On Mondays it is not open."),
    ("Mix the flour with water until the dough is smooth.", "Mix the flour with water to get a smooth dough."),
    ("Apart from English she speaks French and Dutch.", "She speaks English, French and Dutch."),
    ("Children under 12 may swim only if an adult is present.", "An adult must be present when children under 12 swim."),
]

# (original, rewrite, severity, words of the original, words that the rewrite's span must hold)
FOUND = [
    ("The licence is free for people over seventy.", "The licence is free.", "major", "over seventy", "licence is free"),
    ("You can cancel the order within a week of the purchase.", "You can cancel the order.", "major", "within a week of the purchase", "cancel the order"),
    ("Children under eight may not use the pool.", "Children may not use the pool.", "major", "under eight", "Children may not use the pool"),
    ("Customers who have a dialysis machine should contact their hospital.", "Customers should contact their hospital.", "major", "who have a dialysis machine", "Customers should contact their hospital"),
    ("The second part will begin next spring, subject to funding.", "The second part will begin next spring.", "major", "subject to funding", "second part will begin next spring"),
    ("Editors should not call it malice unless there is evidence of malice.", "Editors should not call it malice.", "major", "unless there is evidence of malice", "Editors should not call it malice"),
    ("Refunds are valid for all trains except night trains.", "Refunds are valid for all trains and night trains.", "major", "except night trains", "night trains"),
    ("The schools serve all of the county with the exception of parts of Orr, which has its own school.", "The schools serve most of the county and parts of Orr has its own school.", "minor", "with the exception of parts of Orr", "parts of Orr"),
    ("You must not fell a tree without the consent of the council.", "You must not fell a tree.", "major", "without the consent of the council", "fell a tree"),
    ("Swimming is allowed for children who have passed the test.", "Swimming is allowed for children.", "major", "who have passed the test", "allowed for children"),
    ("People who have had a stroke should not take these tablets.", "Do not take these tablets.", "major", "who have had a stroke", "take these tablets"),
    ("The total must not exceed two tablets unless the doctor agrees.", "The total must be no more than two tablets.", "major", "unless the doctor agrees", "two tablets"),
    ("Guests may leave early, save where the room was booked in June.", "Guests may leave early.", "major", "save where the room was booked in June", "leave early"),
    ("When the pressure is high, do not open the valve.", "Do not open the valve.", "major", "When the pressure is high", "open the valve"),
    ("The mill will close, unless a buyer is found, the owner said on Monday.", "The mill will close, the owner said on Monday.", "major", "unless a buyer is found", "mill will close"),
    ("Unless it rains, the match starts at noon.", "The match starts at noon.", "major", "Unless it rains", "match starts at noon"),
    ("The kiln will close in June unless a buyer is found.", "The kiln will close in June.", "major", "unless a buyer is found", "kiln will close"),
    ("All shops open on Sunday except bakeries.", "All shops open on Sunday.", "major", "except bakeries", "shops open on Sunday"),
    ("All shops open on Sunday except bakeries.", "All shops open on Sunday, including bakeries.", "major", "except bakeries", "including bakeries"),
    ("All members except trainees get free lunch.", "All members get free lunch.", "major", "except trainees", "members get free lunch"),
    ("You may park here provided that you show a permit.", "You may park here all day.", "major", "provided that you show a permit", "park"),
    ("Take two tablets at night if the pain returns.", "Take two tablets at night.", "major", "if the pain returns", "Take two tablets"),
    ("If the alarm rings, leave the house by the stairs.", "Leave the house by the stairs.", "major", "If the alarm rings", "Leave the house"),
    ("The bank pays the loan unless the client objects.", "The bank pays the loan if the client objects.", "major", "unless the client objects", "if the client objects"),
    ("The rule applies even if the owner lives abroad.", "The rule applies if the owner lives abroad.", "major", "even if the owner lives abroad", "if the owner lives abroad"),
    ("Pay the fine whether or not you agree with it.", "Pay the fine if you agree with it.", "major", "whether or not you agree with it", "if you agree with it"),
    ("The school pays the bus fare.", "The school pays the bus fare unless parents earn enough.", "major", "school pays the bus fare", "unless parents earn enough"),
    ("The school pays the bus fare for pupils.", "The school pays the bus fare for pupils if they live in Orr.", "minor", "school pays the bus fare for pupils", "if they live in Orr"),
    ("Every room other than the attic is heated.", "Every room is heated.", "major", "other than the attic", "room is heated"),
    ("The tax applies to all farms apart from small orchards.", "The tax applies to all farms.", "major", "apart from small orchards", "tax applies to all farms"),
    ("With the exception of Ann, all guests paid the bill.", "All guests paid the bill.", "major", "With the exception of Ann", "guests paid the bill"),
    ("Staff may leave early as long as the desk is manned.", "Staff may leave early.", "major", "as long as the desk is manned", "leave early"),
    ("You must pay a deposit when you rent for a year.", "You must pay a deposit.", "major", "when you rent for a year", "pay a deposit"),
    ("Garden waste is collected unless bins are blocked by cars.", "Bins blocked by cars, garden waste is collected.", "major", "unless bins are blocked by cars", "Bins blocked by cars"),
]

# fmt: on


def compared(original: str, rewrite: str) -> Comparison:
    return compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS)


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str) -> None:
    assert [each.message for each in compared(original, rewrite).findings] == []


@pytest.mark.parametrize(("original", "rewrite", "severity", "before", "after"), FOUND)
def test_found(
    original: str, rewrite: str, severity: str | None, before: str | None, after: str | None
) -> None:
    (found,) = compared(original, rewrite).findings
    assert found.severity == severity
    quoted = found.original_span and original[slice(*found.original_span)]
    assert quoted == before
    if after is not None:
        assert after in rewrite[slice(*found.rewrite_span)]


@pytest.mark.parametrize(
    "text", ["", "if", "IF", "unless", "except for", "should", "all but .", "if , if"]
)
def test_short_and_odd_texts(text: str) -> None:
    compared(text, "You may enter if you have a ticket.")
    compared("You may enter if you have a ticket.", text)


WORDS = "if unless except only provided that even whether or not , . ? you may enter ticket rain should apart from all"


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=25),
    st.lists(st.sampled_from(WORDS.split()), max_size=25),
)
@settings(max_examples=150, deadline=None)
def test_never_raises(one: list[str], other: list[str]) -> None:
    compared(" ".join(one), " ".join(other))


@given(st.lists(st.sampled_from(WORDS.split()), max_size=25))
@settings(max_examples=75, deadline=None)
def test_a_text_beside_itself_with_a_blank_has_no_major(words: list[str]) -> None:
    text = " ".join(words)
    found = compared(text, text + " ").findings
    assert [each for each in found if each.severity == "major"] == []
