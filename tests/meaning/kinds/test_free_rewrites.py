# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""Stance and roles in rewrites that are told freely: other words, other sentences, other order."""

from __future__ import annotations

import pytest

from harness.meaning.compare import Comparison, compare, read

STANCE = frozenset({"modality", "attribution", "condition", "role"})

# The meaning is kept: no kind may tell a change.
# fmt: off
KEPT = [
    ("The council is considering closing two libraries.", "The council may close two libraries."),
    ("The council is considering closing two libraries.", "The council is thinking about shutting two libraries."),
    ("The discovery may allow engineers to build lighter engines.", "Engineers may be able to build lighter engines because of the discovery."),
    ("Damage must be reported to Mrs Orr the next morning.", "You have to tell Mrs Orr about damage the next morning."),
    ("The landlord may end the tenancy on two months' notice provided that the deposit has been registered.", "The landlord can end the tenancy by giving two months' notice. But this is only allowed if the deposit has been registered."),
    ("Dogs may register for the show if they are fit.", "Fit dogs can be registered for the show."),
    ("The grant is paid only if both parents work.", "The grant is paid to parents who both work."),
    ("These files cannot be shared without further work if they hold pictures.", "You cannot share these files unless the pictures are changed."),
    ("If the pressure falls, the pump will stop; it can be started again by hand.", "The pump stops if the pressure drops; you can start it again by hand."),
    ("Permits are issued only to residents whose cars are registered in Zone C.", "You can only get a permit if your car is registered in Zone C."),
    ("Tenants wishing to keep a pet must obtain the consent of the landlord, who may refuse.", "If you want to keep a pet, you must get the landlord's consent. The landlord may say no."),
    ("Orr said that the mill had burned, while Bell said that it had fallen.", "Orr said the mill burned. Bell said that it fell."),
    ("The new law will ruin growers, Ada Orr of the farmers' union said.", "The new law will ruin growers. That is what Ada Orr of the farmers' union says."),
    ("Mr Orr, who heads Bell Mining, said that the pit would close in May.", "Bell Mining said that the pit will close in May."),
    ("A spokesman said that the council would close the pool in May.", "The council said that it would close the pool in May."),
    ("Countess Mirela sold the vineyard to the merchant Otto Kranz.", "The merchant Otto Kranz bought the vineyard from Countess Mirela."),
    ("Amadi was sent off after he punched defender Carl Vickers.", "Amadi had to leave because he hit defender Carl Vickers."),
    ("The mill was burned by Orr in May.", "The mill burned in May. Orr had set the fire."),
    ("The film employs puppets.", "The film uses puppets."),
    ("The four books are the Gospel of Mark and the Gospel of John, probably written in Greek.", "The four books are the Gospels of Mark and John. Those books were probably written in Greek."),
    ("The plant was described by Elsa Haugen from leaves collected by Karl Breit.", "Elsa Haugen described the plant. She used leaves that Karl Breit had collected."),
    ("Parents will be informed should the date change.", "We will tell parents if the date changes."),
    ("King Odo admired the painter Riel.", "The painter Riel impressed King Odo."),
    ("The firm plans to sell 40 shops to Hartley, officials said, and 300 jobs could go.", "Officials said that the firm wants to sell 40 shops to Hartley; 300 jobs could go."),
    ("A spokesman for Velora denied that drivers had been told to skip stations, but the union insisted that it had proof.", "Drivers were told to skip stations, the union says. A spokesman for Velora said that this was not true."),
    ("Your doctor may stop the treatment, should your blood pressure fall.", "If your blood pressure falls, your doctor might stop the treatment."),
    ("The landlord shall repair the boiler within three days, except where the fault has been caused by the tenant's misuse.", "The landlord will have the boiler mended within three days. This does not apply if you broke it by using it wrongly."),
    ("Fewer than 400 men reached the coast.", "Fewer than 400 men got to the coast."),
    ("A complaint must be presented to the tribunal within a month, but the tribunal may allow longer.", "You must give the tribunal your complaint within a month. But the tribunal can give you more time."),
    ("The police must not question children.", "The police are not allowed to question children."),
]

# (original, rewrite, kind)
FOUND = [
    ("The council is considering closing two libraries.", "The council will shut two libraries.", "modality"),
    ("The council is considering closing two libraries.", "The council has shut two libraries.", "modality"),
    ("The player is expected to miss the rest of the season.", "The player missed the rest of the season.", "modality"),
    ("The discovery may allow engineers to build lighter engines.", "The discovery lets engineers build lighter engines.", "modality"),
    ("Pupils may not leave unless a parent agrees; those who do will be required to go to detention.", "Pupils can only leave if a parent agrees; those who leave without this might have to go to detention.", "modality"),
    ("The landlord may end the tenancy on two months' notice provided that the deposit has been registered.", "The landlord must end the tenancy by giving two months' notice. But this is only allowed if the deposit has been registered.", "modality"),
    ("The witness may refuse to answer; the judge shall inform the witness of this right.", "The witness does not have to answer. The judge may tell the witness about this right.", "modality"),
    ("The battery can be charged at home; the supplied adapter must be used on trains.", "You can charge the battery at home; you can use the supplied adapter on trains.", "modality"),
    ("The police must not question children.", "The police should try not to question children.", "modality"),
    ("Ada Orr said that the old mill had burned, while Ben Hill said that the river had risen.", "Ben Hill said that the old mill had burned. Ada Orr said that the river had risen.", "attribution"),
    ("Analysts at Brightwater warned that Norvane might block the merger in May.", "Norvane warned that it might block the merger in May.", "attribution"),
    ("Residents claim that the plant has polluted the River Tam for years; the company maintains that it follows all rules.", "The plant has polluted the River Tam for years. The company says that it follows all rules.", "attribution"),
    ("Countess Mirela sold the vineyard to the merchant Otto Kranz.", "Countess Mirela bought the vineyard. The merchant Otto Kranz sold it to her.", "role"),
    ("Amadi was sent off after he punched defender Carl Vickers.", "Amadi had to leave because defender Carl Vickers hit him.", "role"),
    ("Brannock will miss a game after being tackled by Lindqvist on Monday.", "Brannock will miss a game. He tackled Lindqvist on Monday.", "role"),
    ("The plant was described by Elsa Haugen from leaves collected by Karl Breit.", "Karl Breit described the plant. He used leaves that Elsa Haugen had collected.", "role"),
    ("It is unclear whether King Sebald was murdered by his brother.", "Nobody knows if King Sebald killed his brother.", "role"),
    ("Jens Riel was commissioned by Bishop Odo to rebuild the chapel in 1712.", "Jens Riel asked Bishop Odo to rebuild the chapel in 1712.", "role"),
    ("The sale is planned for May; parents will be informed should the date change.", "The sale is planned for May; we will inform parents.", "condition"),
    ("Notice is required before an inspection, save in an emergency.", "Notice is required before an inspection.", "condition"),
    ("Late claims shall not be considered except in cases where a serious illness stopped the claimant.", "We do not consider late claims. This is so even if a serious illness stopped you.", "condition"),
    ("If offenders have no earlier convictions, the court may suspend the sentence.", "If offenders have no earlier convictions, the court must suspend the sentence.", "modality"),
    ("The firm intends to sell 40 shops to Hartley, and 300 jobs could go.", "The firm has sold 40 shops to Hartley; 300 jobs could go.", "modality"),
    ("Rash may occur in the first week; if it lasts beyond ten days, the dose should be reduced by the prescribing doctor.", "You might get a rash in the first week. The doctor who prescribed the dose should reduce it.", "condition"),
    ("A trip is planned for May; should your child wish to come, please return the form by Friday.", "We plan a trip in May. Please return the form by Friday.", "condition"),
    ("No person under sixteen shall be questioned by the police in the absence of a parent, except where delay would put another person at risk.", "The police must not question anyone under 16 without a parent there.", "condition"),
    ("The tenant shall not sublet the flat without first obtaining the written agreement of the landlord, who must not refuse without reason.", "You must not sublet the flat, even if the landlord has first agreed to it in writing.", "condition"),
    ("Pull the lever slowly; if steam escapes, close the main tap.", "Pull the lever slowly; close the main tap at once.", "condition"),
]
# fmt: on


def compared(original: str, rewrite: str) -> Comparison:
    return compare(read(original), read(rewrite))


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str) -> None:
    found = compared(original, rewrite).findings
    assert [each.message for each in found if each.kind in STANCE] == []


@pytest.mark.parametrize(("original", "rewrite", "kind"), FOUND)
def test_found(original: str, rewrite: str, kind: str) -> None:
    found = compared(original, rewrite).findings
    assert (kind, "major") in [(each.kind, each.severity) for each in found]
