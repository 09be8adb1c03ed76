# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""What becomes of modal words, case by case; half of the cases and more may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import Comparison, compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds.stance.modality import Modality

KINDS = (Modality(),)

# The meaning is kept: nothing may be told.
# fmt: off
KEPT = [
    ("Rules that may be changed are printed here.", "Here are the rules. They might be changed."),
    ("In that will, she left the farm to her son.", "She left the farm to her son in her will."),
    ("Anyone who parks here is liable to a fine.", "If you park here, you may be fined."),
    ("Anyone who parks here is liable to a fine.", "If you park here, you can get a fine."),
    ("The firm stands to lose two million pounds.", "The firm could lose two million pounds."),
    ("In theory, the law protects tenants.", "The law should protect tenants."),
    ("There is a chance that the river will flood the town.", "The river might flood the town."),
    ("There is a risk of rain on Monday.", "It may rain on Monday."),
    ("Heavy rain is expected on Monday.", "It will probably rain hard on Monday."),
    ("The tests point to a fault in the engine.", "The tests suggest that the engine has a fault."),
    ("It appears that the painting is a copy.", "The painting seems to be a copy."),
    ("Watch out for possible side effects.", "Watch out for side effects."),
    ("As soon as possible, ring the clinic.", "Ring the clinic as soon as you can."),
    ("A certain number of pills is left.", "Some pills are left."),
    ("The wall is at risk of collapse.", "The wall could collapse."),
    ("The bus made it possible to reach the village.", "You could reach the village by bus."),
    ("He proved to be a good king.", "He was a good king."),
    ("They fear that the dam will burst.", "The dam might burst."),
    ("Trains are subject to delay.", "Trains may be late."),
    ("A short delay is possible on the red line.", "There may be a short delay on the red line."),
    ("It is possible to visit the mill by boat.", "You can visit the mill by boat."),
    ("Staff may work at home on Fridays, and they will be paid.", "Staff can work at home on Fridays. They will be paid."),
    ("The clinic might close next year.", "The clinic may close next year."),
    ("The drug could cause a rash.", "The drug might cause a rash."),
    ("It is possible that the dam will break.", "The dam could break."),
    ("The storm may damage roofs.", "There is a risk that the storm will damage roofs."),
    ("Perhaps the ship sank in the storm.", "The ship may have sunk in the storm."),
    ("Drivers are required to carry a licence.", "Drivers must carry a licence."),
    ("Owners are obliged to register their dogs.", "Owners have to register their dogs."),
    ("Guests must leave the room by noon.", "Guests need to leave the room by noon."),
    ("Tenants shall pay the rent monthly.", "Tenants must pay the rent every month."),
    ("Applicants must sign the form.", "Sign the form."),
    ("Applicants must sign the form.", "You must sign the form."),
    ("Applicants must sign the form and return it.", "You must sign the form. You must return it."),
    ("Members are able to borrow six books.", "Members can borrow six books."),
    ("Members are permitted to borrow six books.", "Members can borrow six books."),
    ("Pupils may use the pool on Mondays.", "Pupils are allowed to use the pool on Mondays."),
    ("The price is likely to rise.", "The price will probably rise."),
    ("The price will probably rise.", "It is likely that the price will rise."),
    ("Visitors may not feed the ducks.", "Visitors must not feed the ducks."),
    ("Visitors cannot feed the ducks.", "Visitors are not allowed to feed the ducks."),
    ("Feeding the ducks is prohibited.", "You must not feed the ducks."),
    ("You do not have to book a table.", "You need not book a table."),
    ("You may only enter by the north gate.", "You must enter by the north gate."),
    ("The court said it would hear the case in June.", "The court will hear the case in June."),
    ("The bridge will close on Monday.", "The bridge closes on Monday."),
    ("The rules can be found at the town hall.", "The rules are at the town hall."),
    ("The fair opened in May with a parade.", "A parade opened the fair in May."),
    ("Will Turner built the mill.", "The mill was built by Will Turner."),
    ("In his will he left the farm to Ann.", "He left the farm to Ann in his will."),
    ("She opened a can of paint.", "She opened some paint."),
    ("Each summer they would swim in the lake.", "Each summer they swam in the lake."),
    ("The alleged thief was held by police.", "Police held the man accused of being a thief."),
    ("Reportedly the firm lost money.", "The firm lost money, reports say."),
    ("He is suspected of stealing cars.", "Police suspect that he was stealing cars."),
    ("The firm plans to build a hotel.", "The firm wants to build a hotel."),
    ("The firm intends to build a hotel.", "The firm is planning to build a hotel."),
    ("The prisoner tried to escape.", "The prisoner attempted to escape."),
    ("The prisoner tried to escape.", "The prisoner tried to flee."),
    ("He tried in vain to open the safe.", "He could not open the safe, though he tried."),
    ("You should keep the receipt.", "Keep the receipt."),
    ("Patients ought to rest for two days.", "Patients should rest for two days."),
    ("The crew had to repair the sail.", "The crew were forced to repair the sail."),
    ("The court is to decide in June.", "The court will decide in June."),
    ("The river appears to be clean.", "The river seems clean."),
    ("It is believed to be the oldest oak here.", "People think it is the oldest oak here."),
    ("Bats can fly in the dark.", "Bats fly in the dark."),
    ("The coach could see the field.", "The coach saw the field."),
    ("Should I call a doctor? Call if you feel ill.", "You can call a doctor if you feel ill."),
    ("The office will have to move.", "The office must move."),
    ("The museum, which may close, has 40 rooms.", "The museum has 40 rooms and may close."),
    ("The team may be able to reach the cave.", "The team could perhaps reach the cave."),
    ("The letter might never have arrived.", "The letter may never have arrived."),
    ("The mayor hopes to open the pool in May.", "The mayor wants to open the pool in May."),
]

# (original, rewrite, severity, words of the original, words of the rewrite)
FOUND = [
    ("Rules that may be changed are printed here.", "Rules that will be changed are printed here.", "major", "may be changed", "will be changed"),
    ("Anyone who parks here is liable to a fine.", "Anyone who parks here will be fined.", "major", "liable to a fine", "will be fined"),
    ("The firm stands to lose two million pounds.", "The firm will lose two million pounds.", "major", "stands to lose", "will lose"),
    ("In theory, the law protects tenants.", "The law protects tenants.", "major", "In theory, the law", "law"),
    ("There is a risk of rain on Monday.", "It will rain on Monday.", "major", "risk of rain", "will rain"),
    ("Heavy rain is expected on Monday.", "Heavy rain is certain on Monday.", "major", "expected", "certain"),
    ("The tests point to a fault in the engine.", "The tests prove a fault in the engine.", "major", "point to a fault", "prove a fault"),
    ("This fact suggests that the team is strong.", "This proves that the team is strong.", "major", "suggests that the team", "proves that the team"),
    ("It appears that the painting is a copy.", "The painting is a copy.", "major", "appears that the painting", "painting"),
    ("The beast appears to have lived in wet land.", "The beast is known to have lived in wet land.", "major", "appears to have lived", "known to have lived"),
    ("Watch out for possible side effects.", "Watch out for certain side effects.", "major", "possible side", "certain side"),
    ("Customers should contact their hospital.", "Customers must contact their hospital.", "major", "should contact", "must contact"),
    ("The parcel should arrive on Monday.", "The parcel will definitely arrive on Monday.", "major", "should arrive", "definitely arrive"),
    ("A mild headache is possible after the injection.", "A mild headache is certain after the injection.", "major", "possible", "certain"),
    ("The owner apparently knew about the crack.", "The owner knew about the crack.", "major", "apparently knew", "knew"),
    ("Either heir may resume the family name by letter to the clerk.", "Either heir will go back to the family name by letter to the clerk.", "minor", "may resume", "will go"),
    ("The clinic may close next year.", "The clinic will close next year.", "major", "may close", "will close"),
    ("The drug may cause a severe rash.", "The drug causes a severe rash.", "major", "may cause", "causes"),
    ("Patients must take the pills at night.", "Patients should take the pills at night.", "major", "must take", "should take"),
    ("Patients must take the pills at night.", "Patients can take the pills at night.", "major", "must take", "can take"),
    ("Owners are required to register dogs.", "Owners may register dogs.", "major", "required to register", "may register"),
    ("You should see a doctor at once.", "You must see a doctor at once.", "major", "should see", "must see"),
    ("Members may bring a guest to lunch.", "Members must bring a guest to lunch.", "major", "may bring", "must bring"),
    ("You do not have to pay a deposit.", "You must not pay a deposit.", "major", "have to pay", "must not pay"),
    ("You must not touch the wire.", "You need not touch the wire.", "major", "must not touch", "need not touch"),
    ("You must not mix these drugs.", "You should not mix these drugs.", "major", "must not mix", "should not mix"),
    ("The price will probably rise in June.", "The price will rise in June.", "major", "probably rise", "rise"),
    ("The bank is likely to cut jobs.", "The bank will cut jobs.", "major", "likely to cut", "will cut"),
    ("The alleged bomber was held on Friday.", "The bomber was held on Friday.", "major", "alleged bomber", "bomber"),
    ("He allegedly stole two cars from the yard.", "He stole two cars from the yard.", "major", "allegedly stole", "stole"),
    ("He is suspected of stealing two cars in Orr.", "He stole two cars in Orr.", "major", "suspected of stealing", "stole"),
    ("The firm reportedly paid a bribe to judges.", "The firm paid a bribe to judges.", "major", "reportedly paid", "paid"),
    ("The firm plans to build a hotel in Orr.", "The firm will build a hotel in Orr.", "minor", "plans to build", "will build"),
    ("The firm plans to build a hotel in Orr.", "The firm built a hotel in Orr.", "major", "plans to build", "built"),
    ("The prisoner tried to escape on Friday.", "The prisoner escaped on Friday.", "major", "tried to escape", "escaped"),
    ("The council proposed a ban on cars.", "The council adopted a ban on cars.", "major", "proposed a ban", "adopted a ban"),
    ("The clinic will close next year.", "The clinic may close next year.", "major", "will close", "may close"),
    ("The clinic closes next year.", "The clinic may close next year.", "minor", "closes", "may close"),
    ("The airline may have to cancel flights.", "The airline will cancel flights.", "major", "may have to cancel", "will cancel"),
    ("The judge may, but need not, refuse bail.", "The judge must refuse bail.", "major", "may, but need not, refuse", "must refuse"),
    ("The vase is believed to date from Roman times.", "The vase dates from Roman times.", "major", "believed to date", "dates"),
    ("The coin appears to be a fake from Rome.", "The coin is a fake from Rome.", "major", "appears to be a fake", "fake"),
    ("Prices might not fall this year.", "Prices will not fall this year.", "major", "might not fall", "will not fall"),
    ("The virus could spread to other farms.", "The virus will spread to other farms.", "major", "could spread", "will spread"),
    ("Entrants must wear a helmet. Pets may come.", "Entrants may wear a helmet. Pets may come.", "major", "must wear", "may wear"),
    ("He stole two cars from the yard.", "He allegedly stole two cars from the yard.", "minor", "stole", "allegedly stole"),
]

# fmt: on


def compared(original: str, rewrite: str) -> Comparison:
    return compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS)


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str) -> None:
    assert [each.message for each in compared(original, rewrite).findings] == []


@pytest.mark.parametrize(("original", "rewrite", "severity", "before", "after"), FOUND)
def test_found(original: str, rewrite: str, severity: str, before: str, after: str) -> None:
    found = compared(original, rewrite).findings
    told = [
        (each.severity, original[slice(*each.original_span)], rewrite[slice(*each.rewrite_span)])
        for each in found
    ]
    assert told == [(severity, before, after)]


def test_what_is_said_once_for_two_verbs_is_preserved() -> None:
    outcomes = compared("You may come and you may stay.", "You may come and stay.").outcomes
    assert {each.fate for each in outcomes} == {Fate.PRESERVED}


@pytest.mark.parametrize(
    "text",
    ["", "may", "MAY", "must", "to", "may, may, may", "cannot", "is to", "unable", "can’t ."],
)
def test_short_and_odd_texts(text: str) -> None:
    compared(text, "You must go now, they say, all of you.")
    compared("You must go now, they say, all of you.", text)


WORDS = (
    "may must can will not cannot the to have be is only , . ? close closes ship May 5 if alleged"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=25),
    st.lists(st.sampled_from(WORDS.split()), max_size=25),
)
@settings(max_examples=150, deadline=None)
def test_never_raises(one: list[str], other: list[str]) -> None:
    compared(" ".join(one), " ".join(other))


@given(st.lists(st.sampled_from(WORDS.split()), max_size=25))
@settings(max_examples=75, deadline=None)
def test_a_text_beside_itself_with_a_blank_has_no_finding(words: list[str]) -> None:
    text = " ".join(words)
    assert compared(text, text + " ").findings == ()


def test_many_modal_words() -> None:
    text = "You may come and must go. " * 60
    found = compared(text, text + " ").findings
    assert not [each for each in found if each.kind == "modality"]
