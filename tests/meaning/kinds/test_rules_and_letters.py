# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""Notices, letters, terms and leaflets told in plain words: all kinds together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Majors = Callable[[str, str], list[str]]

# Honest rewrites: no major finding.
# fmt: off
KEPT = [
    # An exception that is told in a sentence of its own.
    ("Mill Lane will be closed to all vehicles until further notice, save for emergency vehicles and those requiring access to premises.", "Mill Lane will be closed to all vehicles. We do not know when it will open again. Emergency vehicles can still use it. You can drive in if you need to get to a building there."),
    ("Household waste and recycling will be collected one day later in the week after the bank holiday, with the exception of garden waste, which will not be collected at all.", "In the week after the bank holiday, we will empty your rubbish and recycling bins one day late. We will not collect garden waste that week."),
    # What is lacking, in other words, in a sentence that has no word of the original.
    ("Pupils who are absent without authorisation on more than ten occasions in a term will be referred to the attendance officer.", "Some children miss school without permission. If a child does this more than ten times in one term, we will tell the attendance officer."),
    # To find that something is so is not to find a thing.
    ("The tribunal found that Ms Okafor had been dismissed unfairly.", "The tribunal said it was unfair that Ms Okafor lost her job."),
    # An act that is done again and again.
    ("Add the eggs one at a time, beating well after each addition.", "Add one egg. Beat well before you add the next one."),
    # A question that stays open.
    ("It is unclear whether the fire was started deliberately.", "We do not know if the fire was started on purpose."),
    ("It is unclear whether the fire was started deliberately.", "The fire was started on purpose. That is not certain."),
    ("The council will not comment on whether the painting was stolen.", "The painting may have been stolen. The council will say nothing about it."),
    ("The club must pay at least three months before the season begins.", "The season begins at the earliest three months after the club has paid."),
    ("Notice must be given 30 days before the contract ends.", "The contract ends 30 days after you give notice."),
    ("The invoice is due a day later.", "You have one more day to pay the invoice."),
    ("The inquiry has been postponed until after the elections in May.", "The inquiry will now take place after the elections in May."),
    ("Ladders may only be used on level ground by two people.", "Only use the ladder on flat ground. There must be two people."),
    ("Entry is by ticket only.", "You need a ticket to come in."),
    ("You must inform us of any change without delay.", "Tell us about any change right away."),
    ("Applications received after the deadline will be considered last.", "Send your application before the deadline. We look at late applications last."),
    ("Using a higher-rated fuse could result in fire.", "Do not use a fuse with a higher rating. It could start a fire."),
    ("The mouth should be washed out with water, in order to prevent infection.", "Wash out your mouth with water, and then you will not get an infection."),
    ("No tenant may be evicted without a court order, even where rent arrears amount to more than two months.", "A landlord can only put you out of your home if a court says so, even if you owe more than two months' rent."),
    ("Adults should take at least 150 minutes of exercise a week.", "Each week, adults should move for 150 minutes or more."),
    ("Breastfeeding is therefore not recommended during treatment.", "So you should not breastfeed during treatment."),
    ("Smoking is not permitted in the yard unless a guard is present.", "You may smoke in the yard if a guard is there."),
    ("The school does not administer medicines that have not been prescribed.", "We only give your child medicine that a doctor has prescribed."),
    ("Keep the heater at least one metre away from curtains.", "The heater must be one metre or more from the curtains."),
    ("Staff must not stop to collect belongings and must not re-enter the building until told to do so by the fire officer.", "Leave your things. Do not go back in before the fire officer says that you can."),
    ("Children under two should not be given honey.", "Do not give honey to a child who is not yet two."),
]

# One fact is broken: a major finding of this kind.
FOUND = [
    ("Pupils who are absent without authorisation on more than ten occasions will be referred to the officer.", "Some children miss school without permission. If a child does this fewer than ten times, we will tell the officer.", "quantity"),
    ("Parents are requested not to send in packed lunches containing nuts, as two pupils have an allergy.", "Please put nuts in the packed lunches. Two pupils have an allergy.", "negation"),
    ("Never operate it with wet hands.", "Use it with wet hands.", "negation"),
    ("Children under two should not be given honey, as it can cause botulism.", "Give honey to a child who is not yet two. It can cause botulism.", "negation"),
    ("Batteries must be removed from the toy before being charged, and only by an adult.", "Take batteries out of the toy after you charge them. An adult must be there when they are charged.", "order"),
    ("Lessons start a day later for pupils in Year 10.", "Pupils in Year 10 start one day earlier.", "quantity"),
    ("The bins will be emptied one day later than usual.", "The bins will be emptied one day early.", "quantity"),
    ("Clean the filter every week, or more often if the machine is used daily.", "Clean the filter every week. Clean it less often if you use the machine every day.", "comparison"),
    ("It has not been established whether the fire was started deliberately, but the police have ruled out an electrical fault.", "Someone started the fire on purpose. The police say it was not an electrical fault.", "modality"),
    ("It is unclear whether the fire was started deliberately.", "The fire was started on purpose.", "modality"),
    ("Most people recover without treatment within two weeks.", "All people get better in two weeks. They need no treatment.", "quantifier"),
    ("Vaccination is not recommended for infants under six months, nor for people with an allergy to eggs.", "We do not advise this vaccine for babies over six months. People with an allergy to eggs should not have it.", "quantity"),
    ("Large items will be collected by appointment only.", "We collect large items without an appointment.", "negation"),
    ("The injections are given at least eight weeks apart, the second of which may cause fever.", "There must not be at least eight weeks between the injections. The second may cause fever.", "negation"),
    ("Adults should take at least 150 minutes of moderate exercise a week.", "Adults should move for 150 minutes or more each day.", "quantity"),
    ("Tenants must pay the rent before the end of the month.", "Landlords must pay the rent before the end of the month.", "role"),
    ("Breastfeeding is therefore not recommended during treatment.", "So you should breastfeed while you take it.", "negation"),
    ("You do not qualify for the disability premium because your condition will not last.", "You can get the disability premium. We think that you will not be ill for long.", "negation"),
    ("The judge refused bail to the accused man.", "The judge let the accused man have bail.", "negation"),
]
# fmt: on


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str, majors: Majors) -> None:
    assert majors(original, rewrite) == []


@pytest.mark.parametrize(("original", "rewrite", "kind"), FOUND)
def test_found(original: str, rewrite: str, kind: str, majors: Majors) -> None:
    assert kind in majors(original, rewrite)
