# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""Rules and relations told from their other side, ellipses, and exceptions in their own sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Majors = Callable[[str, str], list[str]]

# The meaning is kept: no kind may tell a grave change.
# fmt: off
KEPT = [
    ("Visas are not required for stays of under 30 days.", "For a visit of less than 30 days you can go without a visa."),
    ("Couchettes should be reserved at least three days in advance.", "Book a couchette three days ahead or earlier."),
    ("No person under the age of 18 may purchase fireworks.", "You have to be 18 or older to buy fireworks."),
    ("Children under 12 should not take this medicine.", "This medicine is only for people of 12 or over."),
    ("The fee is for bags of more than 5 kg.", "There is no fee for bags of 5 kg or less."),
    ("Edwin Carrow was the younger brother of the painter Alice Carrow.", "The painter Alice Carrow was his older sister."),
    ("Lindqvist failed, but her younger sister Maja won silver in the high jump.", "Lindqvist failed. Maja, whose older sister she is, won silver in the high jump."),
    ("The Orrin newt breeds later than the common newt.", "The common newt breeds earlier than the Orrin newt."),
    ("The council rejected the proposal by Mr Ashby to close the library.", "Mr Ashby wanted the library to close. The council said no."),
    ("The king refused to sign the treaty, whereas the queen was willing to do so.", "The queen was ready to sign the treaty. The king was not."),
    ("The cost of lost books will be added to the family account unless the school is told that payment would cause hardship.", "We put the cost of lost books on your family account. If paying would be hard for you, tell the school and we will not add it."),
    ("Descale the machine every month using citric acid; vinegar attacks the seals.", "Use citric acid every month to take the limescale out of the machine. Not vinegar, as it harms the seals."),
    ("Residents who do not return the form by 12 May will be assumed to have no objection to the scheme.", "Do you object to the plan? Then send back the form by 12 May. If we do not get it, we will take it that you agree."),
    ("Do not stop taking the tablets without first consulting your doctor, even if you no longer have symptoms.", "Keep taking the tablets even when you feel well again. Talk to your doctor before you stop."),
    ("You cannot claim the allowance if you live abroad, unless you are a member of the armed forces.", "To claim the allowance you must live in this country. Members of the armed forces can get it abroad too."),
    ("Save in an emergency, the landlord shall not enter the flat without giving the tenant at least 24 hours' notice in writing.", "The landlord has to write to you a day or more before coming into your flat. In an emergency this rule does not count."),
    ("This cream is not suitable for children below the age of two or for women who are breastfeeding.", "You can use this cream from the age of two. Are you breastfeeding? Then do without it."),
    ("Cabin baggage exceeding 10 kg must be checked in, except for musical instruments.", "You can take a bag of up to 10 kg into the cabin. Anything heavier goes in the hold. Only musical instruments are an exception."),
    ("Interest is payable only on balances above £500.", "If you have £500 or less in the account, you earn no interest."),
    ("It is an offence to sell tobacco to anyone under 18, whether or not the seller knew the buyer's age.", "Only people of 18 or over may be sold tobacco. A seller who did not know how old a buyer was is guilty all the same."),
    ("Dogs need not be kept on a lead in the park, except in the rose garden and near the playground.", "In the rose garden and by the playground your dog must be on a lead. In the rest of the park it can run free."),
    ("Okoro was the only member of the team not to score in the shoot-out.", "In the shoot-out, everyone in the team scored but Okoro."),
    ("The owners conceded nothing and refused to take back the ringleaders.", "The owners gave them nothing. The leaders of the strike were not allowed to come back to work."),
    ("A driver who fails to stop after an accident commits an offence, even if no one has been injured.", "Stop if you have had an accident. It is a crime to drive on, whether or not anybody is hurt."),
    ("Bees exposed to the pesticide returned to the hive less often than the others.", "The bees that met the pesticide did not come back to the hive as often as the rest."),
    ("The contract is void if either party was under 18 when it was signed.", "Both sides had to be 18 or over when they signed. If one was not, the contract does not count."),
    ("The right to appeal is lost if it is not exercised within 28 days.", "You have 28 days to appeal. After that you can no longer do it."),
    ("Nobody in the village could read the letter except the priest.", "The priest was the one person in the village who could read the letter."),
    ("Among those who stayed there was no difference in weight loss.", "The men and women who stayed lost the same amount of weight."),
    ("Nothing in this section prevents a tenant from complaining to the ombudsman.", "Tenants can still complain to the ombudsman, whatever this section says."),
    ("The witness may not be asked about it except with the leave of the judge.", "The judge decides if anyone can ask the witness about it. Without the judge's yes, nobody can."),
    ("Tallow bread is traditionally baked before Lent. Commercial production ended in 1978, although some families still make it.", "People would by tradition bake tallow bread before Lent, and some families still make it. Since 1978 nobody has made it to sell."),
]

# (original, rewrite, kinds that may tell it)
FOUND = [
    ("Couchettes should be reserved at least three days in advance.", "Book a couchette three days ahead or later.", "comparison"),
    ("Children under 12 should not take this medicine.", "Children of 12 or over should not take this medicine.", "quantity comparison"),
    ("The fee is for bags of more than 5 kg.", "The fee is for bags of 5 kg or less.", "quantity comparison"),
    ("Edwin Carrow was the younger brother of the painter Alice Carrow.", "Edwin Carrow was the older brother of the painter Alice Carrow.", "comparison antonym"),
    ("Lindqvist failed, but her younger sister Maja won silver in the high jump.", "Lindqvist failed, but her older sister Maja won silver in the high jump.", "comparison antonym"),
    ("The Orrin newt breeds later than the common newt.", "The common newt breeds later than the Orrin newt.", "role"),
    ("The Orrin newt breeds later than the common newt.", "The Orrin newt breeds earlier than the common newt.", "comparison order"),
    ("The king refused to sign the treaty, whereas the queen was willing to do so.", "The king was ready to sign the treaty. The queen was too.", "negation"),
    ("The cost of lost books will be added to the family account unless the school is told.", "The cost of lost books will not be added to the family account unless the school is told.", "negation"),
    ("Do not stop taking the tablets before consulting your doctor.", "Stop taking the tablets before consulting your doctor.", "negation"),
    ("A full battery lasts for up to 11 hours.", "When it is full, the battery goes on for more than 11 hours.", "quantity comparison"),
    ("Wash your hands for at least 20 seconds before changing the dressing.", "Wash your hands for less than 20 seconds. Then change the dressing.", "quantity comparison"),
    ("The appointee must be at least 18 years of age and may not be paid.", "The appointee has to be under 18 years of age and cannot be paid.", "quantity comparison"),
    ("Dogs need not be kept on a lead in the park, except in the rose garden.", "Dogs need not be kept on a lead in the park or in the rose garden.", "condition"),
    ("A driver who fails to stop after an accident commits an offence.", "A driver who stops after an accident commits an offence.", "negation"),
    ("Bees returned to the hive less often than the others.", "The bees came back to the hive more often than the others.", "comparison"),
    ("The council rejected the proposal to close the library.", "The council accepted the proposal to close the library.", "antonym negation"),
]
# fmt: on


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str, majors: Majors) -> None:
    assert majors(original, rewrite) == []


@pytest.mark.parametrize(("original", "rewrite", "kinds"), FOUND)
def test_found(original: str, rewrite: str, kinds: str, majors: Majors) -> None:
    assert not set(kinds.split()).isdisjoint(majors(original, rewrite))
