"""Polarity in officialese and free rewrites: what must be found, and what must not."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read

_POLARITY = {"negation", "antonym", "comparison", "quantifier", "order"}

# The kind that must find it, the original and the rewrite that says the contrary.
_BROKEN = [
    (
        "negation",
        "In the absence of a valid permit, cars left in Carrow Lane will be removed.",
        "If a car has a valid permit and is left in Carrow Lane, it will be taken away.",
    ),
    (
        "negation",
        "The Council is precluded from refunding the fee.",
        "The Council may refund the fee.",
    ),
    (
        "order",
        "Duke Aldric did not learn of the surrender until his fleet had left Port Serrin.",
        "Duke Aldric heard about the surrender before his fleet left Port Serrin.",
    ),
    (
        "order",
        "Duke Aldric did not learn of the surrender until his fleet had left Port Serrin.",
        "Duke Aldric did not hear about the surrender after his fleet had left Port Serrin.",
    ),
    (
        "order",
        "Never open the pressure valve until the gauge reads zero.",
        "Open the pressure valve before the gauge shows zero.",
    ),
    (
        "order",
        "The abbey had been left long before the flood, and hardly any of its stone survives.",
        "People left the abbey long after the flood. Very little of its stone survives.",
    ),
    (
        "order",
        "Councillors rejected the plan after residents had gathered 3,400 signatures.",
        "Councillors rejected the plan. After that, residents collected 3,400 signatures.",
    ),
    (
        "order",
        "Parents who cannot attend should inform Mrs Oduya no later than Friday.",
        "If you are unable to come, please tell Mrs Oduya after Friday.",
    ),
    (
        "order",
        "Applications received after 1 May will not be considered.",
        "We will only look at applications that reach us after 1 May.",
    ),
    (
        "order",
        "Pupils may bring phones but must keep them off during lessons.",
        "Pupils can bring phones, and the phones have to stay off after lessons.",
    ),
    (
        "comparison",
        "In June wages rose more slowly than prices.",
        "In June pay went up, and it went up faster than prices.",
    ),
    (
        "comparison",
        "The Sarn is widely regarded as the city's oldest bridge.",
        "Many people think the Sarn is the newest bridge in the city.",
    ),
    (
        "comparison",
        "No refund will be issued for cancellations made less than 48 hours before departure.",
        "If you cancel more than 48 hours before you leave, you will not get your money back.",
    ),
    (
        "comparison",
        "Avoid charging the battery below 0 °C.",
        "Do not charge the battery when it is warmer than 0 °C.",
    ),
    (
        "antonym",
        "Wages rose more slowly than prices.",
        "Pay went down, but prices went up faster.",
    ),
    (
        "antonym",
        "Pupils may bring phones but must keep them switched off in lessons.",
        "Pupils can bring phones, and the phones have to stay on in lessons.",
    ),
    (
        "antonym",
        "Researchers found no evidence that the dye harms bees.",
        "The researchers did not find any signs that the dye is harmless to bees.",
    ),
    (
        "negation",
        "Researchers found no evidence that the dye harms bees, although they made less honey.",
        "The researchers found signs that the dye is harmful to bees. But colonies that met it made"
        " less honey than colonies that did not.",
    ),
    (
        "negation",
        "Applicants lacking proof of residence shall be ineligible for the Ferrant Grant.",
        "You can get the Ferrant Grant if you do not have proof of where you live.",
    ),
    (
        "negation",
        "It is inadvisable to drive within 24 hours of the procedure.",
        "You can drive for 24 hours after the procedure.",
    ),
    (
        "negation",
        "The vaccine is unsuitable for infants under six months.",
        "Babies younger than six months should have the vaccine.",
    ),
    (
        "negation",
        "The appliance must not be immersed in water.",
        "You can put the appliance under water.",
    ),
    (
        "negation",
        "Unless your doctor tells you otherwise, stop eating eight hours before surgery.",
        "You can eat in the eight hours before surgery, unless your doctor says something else.",
    ),
    (
        "negation",
        "Failure to disclose a change in circumstances may result in benefit being withdrawn.",
        "Tell us about any change in your life. If you do, we may stop your benefit.",
    ),
    (
        "quantifier",
        "Few of the volunteers were sore; none was admitted to hospital.",
        "Only a few of the volunteers were sore, and some had to go to hospital.",
    ),
    (
        "quantifier",
        "He said that every passenger had been given a life jacket.",
        "He said that most passengers had been given a life jacket.",
    ),
    (
        "quantifier",
        "Hardly any of the stone of the abbey survives.",
        "Nearly all of the stone of the abbey is left.",
    ),
    (
        "comparison",
        "Lake Morva is the deepest lake in Estravia.",
        "No lake in Estravia is shallower than Lake Morva.",
    ),
    (
        "comparison",
        "Patients on the higher dose reported side effects more frequently.",
        "Patients who took the higher dose had side effects less often.",
    ),
    (
        "comparison",
        "Claimants are not, however, required to report gifts of less than £50.",
        "Claimants need not tell us about gifts of more than £50.",
    ),
    (
        "order",
        "Homework will not be marked unless a parent has written to the teacher beforehand.",
        "We will only mark homework if a parent writes to the teacher afterwards.",
    ),
    (
        "order",
        "Allow the oven to cool before cleaning.",
        "Clean the oven first, and let it cool after that.",
    ),
    (
        "negation",
        "Once payment has begun, your choice cannot be altered, save that you may cancel within"
        " 30 days.",
        "When payment has started, you can change your choice. You can only cancel within 30 days.",
    ),
    (
        "negation",
        "Although the Pellan flute has no reed, it is louder than most reed instruments.",
        "The Pellan flute has a reed. Even so, most reed instruments are quieter.",
    ),
    (
        "order",
        "Guests may stay provided that the landlord is informed in advance.",
        "Guests can stay if the landlord is informed afterwards.",
    ),
    ("negation", "Goggles are optional for swimmers.", "All swimmers have to wear goggles."),
    (
        "negation",
        "The Authority disclaims liability for goods left unattended.",
        "The Authority accepts liability for goods left unattended.",
    ),
]

# Faithful rewrites.
_HONEST = [
    (
        "Mobile phones, chewing gum and glass bottles are not allowed on the coach.",
        "You cannot have mobile phones, chewing gum or glass bottles on the coach.",
    ),
    (
        "A driver with more than twelve points is disqualified for six months.",
        "If you get more than 12 points, you cannot drive for six months.",
    ),
    (
        "Having failed to take the town in the spring, General Orvale withdrew across the Lusk.",
        "General Orvale tried to take the town in spring but could not. He pulled back.",
    ),
    (
        "The table was not made by monks, as guidebooks said, but by a joiner named Tam Aird.",
        "Guidebooks said that monks made the table. They did not. It was made by Tam Aird.",
    ),
    (
        "A person who fails to comply with a notice commits an offence.",
        "If you get a notice, you must comply with it. Not doing so is a crime.",
    ),
    (
        "You pay a deposit not exceeding one week's rent.",
        "You pay a deposit of up to one week's rent.",
    ),
    (
        "Turnout was the lowest since the seat was created.",
        "Turnout has not been this low since the seat was created.",
    ),
    (
        "The referee's decision may be appealed only to the jury.",
        "You can appeal against what the referee decides to the jury and to nobody else.",
    ),
    (
        "Your wound should be kept dry for 48 hours after surgery.",
        "Do not let your wound get wet in the first 48 hours after surgery.",
    ),
    ("Alcohol is best avoided during treatment.", "Do not drink alcohol while you are treated."),
    (
        "Her players had been no worse than Corvale until the final quarter.",
        "Her players were just as good as Corvale before the last quarter.",
    ),
    ("Keep no animal save with the landlord's consent.", "Keep an animal only if he agrees."),
    ("Goggles are optional for swimmers.", "Swimmers do not have to wear goggles."),
    (
        "The Authority disclaims liability for goods left unattended.",
        "The Authority is not liable if you leave things unattended.",
    ),
    (
        "Failure to disclose a change in circumstances may result in benefit being withdrawn.",
        "Tell us about any change in your life. If you do not, we may stop your benefit.",
    ),
    ("Few of the men were sore; none was hurt.", "A few of the men were sore, and all were safe."),
    ("Tell us of every change.", "Tell us about any change."),
    ("Lake Morva is the deepest lake in Orr.", "No lake in Orr is deeper than Lake Morva."),
    (
        "Homework will not be marked unless a parent has written to the teacher beforehand.",
        "We will only mark homework if a parent wrote to the teacher before.",
    ),
    ("Allow the oven to cool before cleaning.", "Let the oven cool. Clean it after that."),
    ("You must not eat beforehand.", "You can eat only afterwards."),
    (
        "In the absence of a valid permit, cars left in Carrow Lane will be removed.",
        "If a car has no valid permit and is left in Carrow Lane, it will be taken away.",
    ),
    (
        "The Council is precluded from refunding the fee.",
        "The Council is not allowed to pay back the fee.",
    ),
    (
        "Few of the volunteers reported any soreness.",
        "Only a few of the volunteers said they were sore.",
    ),
    (
        "Applicants lacking proof of residence shall be ineligible for the grant.",
        "You cannot get the grant if you do not have proof of where you live.",
    ),
    (
        "Duke Aldric did not learn of the surrender until his fleet had left Port Serrin.",
        "Duke Aldric heard about the surrender only after his fleet had left Port Serrin.",
    ),
    (
        "Never open the pressure valve until the gauge reads zero.",
        "Wait until the gauge shows zero before you open the pressure valve.",
    ),
    (
        "Never open the pressure valve until the gauge reads zero.",
        "Do not open the pressure valve before the gauge shows zero.",
    ),
    (
        "Councillors rejected the plan after residents had gathered 3,400 signatures.",
        "Residents collected 3,400 signatures. After that, councillors rejected the plan.",
    ),
    (
        "Parents who cannot attend should inform Mrs Oduya no later than Friday.",
        "If you are unable to come, please tell Mrs Oduya by Friday.",
    ),
    (
        "Applications received after 1 May will not be considered.",
        "We will only look at applications that reach us by 1 May.",
    ),
    (
        "Pupils may bring phones but must keep them off during lessons.",
        "Pupils can bring phones, and the phones have to stay off in lessons.",
    ),
    (
        "In June wages rose more slowly than prices.",
        "In June pay went up, but prices went up faster.",
    ),
    (
        "No refund will be issued for cancellations made less than 48 hours before departure.",
        "If you cancel less than 48 hours before you leave, you will not get your money back.",
    ),
    (
        "Avoid charging the battery below 0 °C.",
        "Do not charge the battery when it is colder than 0 °C.",
    ),
    (
        "Leaving the charger connected shortens the life of the battery.",
        "Do not leave the charger plugged in, as the battery will not last as long.",
    ),
    (
        "The vaccine is unsuitable for infants under six months.",
        "Babies should be six months or older before they have the vaccine.",
    ),
    (
        "The appliance must not be cleaned before it has cooled.",
        "You can clean the appliance after it has cooled.",
    ),
    (
        "Pets are prohibited in the flat, but guests may smoke on the balcony.",
        "Guests may smoke on the balcony. You cannot keep pets in the flat.",
    ),
    (
        "No stallholder shall sublet a pitch save where the Board has consented.",
        "A stallholder may sublet a pitch only if the Board has agreed.",
    ),
]


@pytest.mark.parametrize(("kind", "original", "rewrite"), _BROKEN)
def test_a_turned_statement_is_found(kind: str, original: str, rewrite: str) -> None:
    found = compare(read(original), read(rewrite)).findings
    assert kind in {each.kind for each in found if each.severity == "major"}


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_a_faithful_rewrite_has_no_major_finding(original: str, rewrite: str) -> None:
    found = compare(read(original), read(rewrite)).findings
    assert not [each for each in found if each.severity == "major" and each.kind in _POLARITY]
