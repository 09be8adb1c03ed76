# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""Names, lists, quotations, modality, sources, conditions and roles side by side, case by case.

The kinds look at one text together, as they do in use: what one of them sees, another may
mistake for something of its own.
"""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.kinds.names.lists import Lists
from harness.meaning.kinds.names.names import Names
from harness.meaning.kinds.roles.roles import RoleKind
from harness.meaning.kinds.stance.attribution import Attributions
from harness.meaning.kinds.stance.conditions import Conditions
from harness.meaning.kinds.stance.modality import Modality
from harness.meaning.kinds.wording.quotations import Quotations
from harness.model import Finding

KINDS = (Names(), Lists(), Quotations(), Modality(), Attributions(), Conditions(), RoleKind())

# The meaning is kept in other words: nothing may be told.
# fmt: off
KEPT = [
    ("The nurse told the family that visits must end by eight.", "Visits must end by eight, the nurse said to the family."),
    ("According to firefighters, the blaze began in the kitchen.", "The fire brigade said the fire started in the kitchen."),
    ("According to the ministry, rents rose by 4% last year.", "The government says that rents went up by 4% last year."),
    ("A spokesperson for Harl Foods said the plant would stay open.", "Harl Foods said that the plant will stay open."),
    ("The chief executive said the airline would cut fares.", "The boss of the airline said that fares would go down."),
    ("Doctors at the clinic believe the rash is harmless.", "Medics at the clinic think that the rash is harmless."),
    ("Residents complained that the new bins smell.", "People who live there complained that the new bins smell."),
    ("Researchers found that bees prefer blue flowers.", "A study found that bees prefer blue flowers."),
    ("The tribunal held that the dismissal was unfair.", "The court decided that the dismissal was unfair."),
    ("The report suggests that traffic has fallen.", "The report says that traffic has gone down."),
    ("Maria Lopez, who coaches the team, said the pitch was wet.", "The team's coach, Maria Lopez, said that the pitch was wet."),
    ("Local shopkeepers said the market brings in visitors.", "Shop owners said that the market brings visitors."),
    ("Anyone who parks here without a permit will be fined.", "If you park here without a permit, you will be fined."),
    ("People who have paid may leave early.", "If you have paid, you may leave early."),
    ("Visitors who bring their own cup get a discount.", "Bring your own cup and you get a discount."),
    ("No dog may enter the park without a lead.", "Dogs must be on a lead in the park."),
    ("No dog may enter the park without a lead.", "Dogs can enter the park only on a lead."),
    ("When the alarm sounds, do not use the lift.", "Do not use the lift if you hear the alarm."),
    ("Where the tenant objects, the landlord must apply to the court.", "If the tenant objects, the landlord must go to court."),
    ("You may not fish here unless you hold a licence.", "You need a licence to fish here."),
    ("Members may borrow six books, except during August.", "Members may borrow six books. In August they cannot borrow any."),
    ("Adults must not take more than two tablets unless a doctor says so.", "Adults must take two tablets at most. Only take more if your doctor tells you to."),
    ("The pass is free for those who are over 65.", "People over 65 get the pass for free."),
    ("Patients who feel dizzy should sit down.", "Sit down if you feel dizzy."),
    ("The bridge may close on Sunday because of strong winds.", "Strong winds might close the bridge on Sunday."),
    ("Side effects may include headaches.", "Headaches are possible."),
    ("A slight delay is possible on the red line.", "There may be a short delay on the red line."),
    ("It is possible to visit the mill by boat.", "You can visit the mill by boat."),
    ("The painting was probably made around 1650.", "The painting is likely to date from about 1650."),
    ("It is certain that the mill will close.", "The mill will definitely close."),
    ("Staff may work from home on Fridays, and they will be paid as usual.", "Staff can work at home on Fridays. They will get their usual pay."),
    ("Drivers may be asked to show a licence and will be told why.", "You might have to show your licence. You will be told why."),
    ('The letter ended with the words "we miss you".', 'At the end, the letter said: "We miss you".'),
    ('She called the plan "a big mistake".', 'She said the plan was "a big mistake".'),
    ('He spoke of the so-called "dark fleet" of old tankers.', 'He talked about the "dark fleet", a group of old ships.'),
    ("The kit holds tape, scissors and gloves.", "In the kit there are gloves, scissors and tape."),
    ("The ban covers cars, vans and lorries.", "The ban is for all motor vehicles: cars, vans and trucks."),
    ("The soup contains milk, flour and back bacon.", "Milk, flour and bacon are in the soup."),
    ("The keeper fed the lion after the show.", "After the show, the lion was fed by the keeper."),
    ("The bank hired the builder last spring.", "Last spring, the builder was hired by the bank."),
    ("The council was sued by the developer last year.", "Last year the developer sued the council."),
    ("Anna phoned Boris on Monday, and Boris phoned Clara.", "On Monday Anna phoned Boris. Then Boris phoned Clara."),
    ("Lord Cairns, the owner, blamed the storm.", "The owner, Lord Cairns, blamed the storm."),
    ("The Rail Workers' Union (RWU) met in May. The Rail Workers' Union voted to strike.", "The Rail Workers' Union (RWU) met in May. The RWU voted to strike."),
    ("The hall was destroyed in the Second World War.", "The hall was destroyed in World War II."),
    ("The tenant asked the landlord to fix the roof.", "The landlord was asked by the tenant to fix the roof."),
    ("The patient thanked the nurse twice.", "The patient said thank you to the nurse two times."),
    ("Parents of pupils at the school welcomed the plan.", "The pupils' parents liked the plan."),
    ("“The plan is a gamble,” said the owner of the mill, Ada Orr.", "The owner of the mill, Ada Orr, said: “The plan is a gamble.”"),
    ("Buyers and sellers both pay the fee.", "The fee is paid by buyers and sellers alike."),
    ("Ida Holm is the daughter of Jon Holm.", "Jon Holm is the father of Ida Holm."),
    ("The officer was followed by two dogs on Friday.", "On Friday two dogs followed the officer."),
    ("They studied it in its present state.", "They studied it as it is now."),
    ("There are two other mills apart from these three.", "Apart from these three there are two more mills."),
]

# (kind, original, rewrite): one kind, and no other, tells it aloud.
FOUND = [
    ("attribution", "The mayor said that the tower is unsafe.", "A shopkeeper said that the tower is unsafe."),
    ("attribution", "According to the coastguard, the sea will be calm.", "According to a fisherman, the sea will be calm."),
    ("attribution", "Teachers say the test is too long.", "Doctors say the test is too long."),
    ("attribution", "The priest claimed that the painting was stolen.", "The police claimed that the painting was stolen."),
    ("attribution", "Scientists at the institute believe that the lake is dying.", "Hotel owners believe that the lake is dying."),
    ("attribution", "A survey of doctors found that most nurses are tired. The union says that pay is too low.", "A survey of doctors found that most nurses are tired. Pay is too low."),
    ("attribution", "Tests suggest that the water is safe.", "Tests prove that the water is safe."),
    ("attribution", "The trainer claims that the horse was drugged.", "The horse was drugged."),
    ("attribution", "Nurses said that the ward was dirty.", "The ward was dirty."),
    ("condition", "Swimming is allowed for children who have passed the test.", "Swimming is allowed for children."),
    ("condition", "Anyone who has been abroad must wait a week before giving blood.", "You must wait a week before giving blood."),
    ("condition", "You must not fell a tree without the consent of the council.", "You must not fell a tree."),
    ("condition", "Nobody may film in the hall without written permission from the director.", "Nobody may film in the hall."),
    ("condition", "When the pressure is high, do not open the valve.", "Do not open the valve."),
    ("condition", "Guests may cancel free of charge, save where the room was booked as a special offer.", "Guests may cancel free of charge."),
    ("condition", "The dose must not exceed two tablets unless the doctor agrees.", "You must take no more than two tablets."),
    ("condition", "Should the lift fail, call the porter and wait in the hall.", "Call the porter and wait in the hall."),
    ("condition", "Where the driver is under 21, the firm may refuse the claim.", "The firm may refuse the claim."),
    ("condition", "The lease ends in June unless both sides agree to renew it.", "The lease ends in June."),
    ("condition", "Pay the fine within a month if you accept the charge.", "Pay the fine within a month."),
    ("modality", "Trains may be late on Sunday because of repairs.", "Trains will be late on Sunday because of repairs."),
    ("modality", "A mild headache is possible after the injection.", "A mild headache is certain after the injection."),
    ("modality", "The fossil is probably the oldest in Europe.", "The fossil is certainly the oldest in Europe."),
    ("modality", "The clerk may ask for your passport.", "The clerk must ask for your passport."),
    ("modality", "The flood could reach the old town by night.", "The flood will reach the old town by night."),
    ("modality", "The owner apparently knew about the crack.", "The owner knew about the crack."),
    ("quotation", 'The note read "we trust you".', 'The note read "we hate you".'),
    ("quotation", 'She called the delay "a minor problem".', 'She called the delay "a national disgrace".'),
    ("list", "The box holds nails, screws and hooks.", "The box holds nails and hooks."),
    ("list", "Side effects are fever, cramps and back pain.", "Side effects are fever and back pain."),
    ("list", "The levy applies to tea, coffee and cocoa.", "The levy applies to tea and cocoa."),
    ("role", "The editor praised the author in June.", "The author praised the editor in June."),
    ("role", "The guard phoned the driver twice last week.", "The guard was phoned by the driver twice last week."),
    ("role", "The insurer warned the builder after the storm.", "The builder warned the insurer after the storm."),
    ("role", "The keeper was bitten by the seal on the same day.", "The seal was bitten by the keeper on the same day."),
    ("role", "Tenants can apply for the grant until June.", "Landlords can apply for the grant until June."),
    ("name", "Anna Holm lives in Bergen. Karl Vik lives in Tromso.", "Karl Vik lives in Bergen. Anna Holm lives in Tromso."),
    ("role", "Buyers must pay the fee within ten days.", "Sellers must pay the fee within ten days."),
]
# fmt: on


def found(original: str, rewrite: str) -> list[Finding]:
    pair = read(original, chosen=KINDS), read(rewrite, chosen=KINDS)
    findings = compare(*pair, chosen=KINDS).findings
    return [each for each in findings if each.severity != "info"]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_nothing_is_told_where_the_meaning_is_kept(original: str, rewrite: str) -> None:
    assert found(original, rewrite) == []


@pytest.mark.parametrize(("kind", "original", "rewrite"), FOUND)
def test_one_kind_tells_it(kind: str, original: str, rewrite: str) -> None:
    majors = {each.kind for each in found(original, rewrite) if each.severity == "major"}
    assert majors == {kind}
