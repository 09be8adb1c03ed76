# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""Modality, attribution and condition together, on sentences as plain-language writers make them."""

from __future__ import annotations

import pytest

from harness.meaning.compare import Comparison, compare, read
from harness.meaning.kinds.stance.attribution import Attributions
from harness.meaning.kinds.stance.conditions import Conditions
from harness.meaning.kinds.stance.modality import Modality

KINDS = (Modality(), Attributions(), Conditions())

# fmt: off
KEPT = [
    ("Households may be eligible for a grant covering up to half of the cost of insulation.", "You may get a grant. It can pay up to half of the cost of insulation."),
    ("Passengers are advised to arrive at least two hours before departure.", "You should arrive two hours or more before your flight leaves."),
    ("Employers are prohibited from asking applicants about their health.", "Employers must not ask applicants about their health."),
    ("The vaccine is not expected to be available before spring.", "The vaccine will probably not be available before spring."),
    ("Smoking is not permitted anywhere on the ferry.", "You cannot smoke anywhere on the ferry."),
    ("It is compulsory to wear a seat belt in the back of the car.", "You must wear a seat belt in the back of the car."),
    ("The volcano might erupt again within weeks, geologists warned.", "Geologists warned that the volcano could erupt again within weeks."),
    ("The minister is reported to have resigned on Sunday evening.", "The minister resigned on Sunday evening, according to reports."),
    ("She was accused of stealing jewels worth 4,000 euros from a guest.", "People said that she stole jewels worth 4,000 euros from a guest."),
    ("The cathedral was to be completed by 1910, but work stopped when the war began.", "The cathedral should have been finished by 1910. But when the war began, work stopped."),
    ("Candidates will be required to provide two photographs.", "Candidates must bring two photographs."),
    ("Young owls can be seen near the barn at dusk.", "You can see young owls near the barn at dusk."),
    ("The dam could have burst if the rain had continued.", "If the rain had gone on, the dam might have burst."),
    ("He would walk to the harbour every morning and talk to the fishermen.", "Every morning he walked to the harbour and talked to the fishermen."),
    ("Parents need to fill in the form before the trip.", "Fill in the form before the trip."),
    ("Residents have been told to boil their water until Friday.", "Residents must boil their water until Friday."),
    ("The judge was unable to reach a decision on Monday.", "The judge could not decide on Monday."),
    ("The city is planning to turn the old factory into flats.", "The city wants to turn the old factory into flats."),
    ("Tickets must be shown on request.", "Show your ticket when asked."),
    ("The lake, which may contain mercury, was closed to swimmers.", "Swimmers cannot use the lake. It may contain mercury."),
    ("“We are shocked,” said the head teacher, Mona Drury, who has led the school since 2010.", "Head teacher Mona Drury said: “We are shocked.” She has led the school since 2010."),
    ("A spokesperson for the hospital confirmed that the ward would reopen in July.", "The hospital confirmed that the ward will open again in July."),
    ("Campaigners argue that the new runway would increase noise for thousands of residents.", "Campaigners say the new runway would mean more noise for thousands of residents."),
    ("According to a study published in March, children who read daily sleep longer.", "A study from March found that children who read every day sleep longer."),
    ("Economists had expected prices to fall in April.", "Economists thought that prices would fall in April."),
    ("Detectives believe that the painting was taken abroad by train.", "Police think the painting was taken abroad by train."),
    ("Professor Ilse Marn told the newspaper that the glacier would vanish by 2050.", "The glacier will vanish by 2050, Professor Ilse Marn told the newspaper."),
    ("The report describes how the bridge collapsed during the storm.", "The report tells how the bridge fell down during the storm."),
    ("Nobody knows whether the king was poisoned by his brother.", "It is not known if the king was poisoned by his brother."),
    ("Under the law, landlords must return the deposit within 30 days.", "Landlords must return the deposit within 30 days by law."),
    ("If you lose your card, report it to the bank at once.", "Report a lost card to the bank at once."),
    ("Entry is free for children, provided they are accompanied by an adult.", "Children get in free if they come with an adult."),
    ("The library is open daily except on public holidays.", "The library is open every day, but not on public holidays."),
    ("The library is open daily except on public holidays.", "The library is open every day. It is closed on public holidays."),
    ("No fee is charged unless the visa is granted.", "You only pay a fee if the visa is granted."),
    ("Unless the tenant objects in writing, the rent rises in May.", "The rent rises in May. If the tenant objects in writing, it does not rise."),
    ("Anyone other than staff must leave the building by six.", "Everyone must leave the building by six. Staff can stay."),
    ("In the event of fire, use the stairs.", "Use the stairs if there is a fire."),
    ("When the light turns red, switch the machine off.", "Switch the machine off if the light turns red."),
    ("The permit is valid for a year unless it is withdrawn by the council.", "The permit lasts for a year if the council does not withdraw it."),
    ("You may appeal, as long as you do so within a month.", "You may appeal. But you must do so within a month."),
    ("Had the driver slowed down, nobody would have been hurt.", "If the driver had slowed down, nobody would have been hurt."),
]

FOUND = [
    ("The new treatment may reduce the risk of stroke in older patients.", "The new treatment reduces the risk of stroke in older patients.", "modality"),
    ("Workers may request flexible hours after six months.", "Workers must request flexible hours after six months.", "modality"),
    ("Drivers must stop at the barrier when the bell rings.", "Drivers can stop at the barrier when the bell rings.", "modality"),
    ("Two men tried to rob the bank on Monday.", "Two men robbed the bank on Monday.", "modality"),
    ("Scientists hope to land a probe on the comet.", "Scientists landed a probe on the comet.", "modality"),
    ("The suspected arsonist was questioned for six hours.", "The arsonist was questioned for six hours.", "modality"),
    ("The senator allegedly hid the payments from the tax office.", "The senator hid the payments from the tax office.", "modality"),
    ("Perhaps the letters were burned by the poet's sister.", "The letters were burned by the poet's sister.", "modality"),
    ("The wall was probably built by monks in the ninth century.", "The wall was built by monks in the ninth century.", "modality"),
    ("You need not declare gifts below 100 euros.", "You must not declare gifts below 100 euros.", "modality"),
    ("Dogs should be kept on a lead near the sheep.", "Dogs must be kept on a lead near the sheep.", "modality"),
    ("The storm could hit the coast on Friday.", "The storm will hit the coast on Friday.", "modality"),
    ("Pregnant women should not take this medicine.", "Pregnant women must not take this medicine.", "modality"),
    ("The city plans to close three schools.", "The city has closed three schools.", "modality"),
    ("The treatment seems to slow the disease.", "The treatment slows the disease.", "modality"),
    ("The defence claims that the signature was forged.", "The signature was forged.", "attribution"),
    ("Neighbours said the couple argued every night.", "The couple argued every night.", "attribution"),
    ("According to the mayor, the fire was started by children.", "The fire was started by children.", "attribution"),
    ("The fire was started by children, the mayor said.", "The fire was started by children.", "attribution"),
    ("Union leaders believe the factory will shut within a year.", "The factory will shut within a year.", "attribution"),
    ("The ministry denied that the minister had met the bankers.", "The ministry said that the minister had met the bankers.", "attribution"),
    ("Teachers say the exam was unfair.", "Students say the exam was unfair.", "attribution"),
    ("Maria Voss said the fish died of heat.", "Peter Lind said the fish died of heat.", "attribution"),
    ("Critics accuse the mayor of wasting public money.", "The mayor wasted public money.", "attribution"),
    ("Opposition politicians claimed the vote had been rigged.", "The vote was rigged.", "attribution"),
    ("The refund is paid only if the train is over an hour late.", "The refund is paid.", "condition"),
    ("Payments stop in June unless you renew your claim.", "Payments stop in June.", "condition"),
    ("All pupils must attend, except those who are ill.", "All pupils must attend.", "condition"),
    ("Shake the bottle well if crystals have formed.", "Shake the bottle well.", "condition"),
    ("The shop refunds the price unless the seal is broken.", "The shop refunds the price if the seal is broken.", "condition"),
    ("Every worker, with the exception of apprentices, receives the bonus.", "Every worker receives the bonus.", "condition"),
    ("You can cancel the order, provided that it has not been shipped.", "You can cancel the order.", "condition"),
    ("The tax applies even if the house is empty.", "The tax applies if the house is empty.", "condition"),
    ("All items except books are reduced.", "All items including books are reduced.", "condition"),
    ("The pool opens daily in July.", "The pool opens daily in July unless storms are forecast.", "condition"),
]
# fmt: on


def compared(original: str, rewrite: str) -> Comparison:
    return compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS)


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str) -> None:
    assert [each.message for each in compared(original, rewrite).findings] == []


@pytest.mark.parametrize(("original", "rewrite", "kind"), FOUND)
def test_found(original: str, rewrite: str, kind: str) -> None:
    assert kind in [each.kind for each in compared(original, rewrite).findings]


@pytest.mark.parametrize(
    "text", [KEPT[0][0].upper(), KEPT[0][0].lower(), "| may | must |\n| if | 5 |"]
)
def test_capitals_small_letters_and_tables(text: str) -> None:
    assert compared(text, text + "\n").findings == ()


def test_other_languages_are_not_read() -> None:
    one, other = (read(text, "de", KINDS) for text in ("Er will in den Mai.", "Er man in den Mai."))
    assert compare(one, other, KINDS).outcomes == ()


def test_a_long_text_of_the_same_again_and_again() -> None:
    text = " ".join(original for original, _ in KEPT) * 20
    found = compared(text, text + " ").findings
    assert [each for each in found if each.kind in {kind.name for kind in KINDS}] == []
