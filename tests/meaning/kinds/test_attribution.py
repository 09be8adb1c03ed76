# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""What becomes of sources, case by case; half of the cases and more may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import Comparison, compare, read
from harness.meaning.kinds.stance.attribution import Attributions

KINDS = (Attributions(),)

# The meaning is kept: nothing may be told.
# fmt: off
KEPT = [
    ("Orr was embarrassed and initially indicated that he may not accept it.", "Orr was embarrassed and first was reluctant to accept it."),
    ("According to the police chief, the strike is over.", "The strike is over, say the police."),
    ("The police chief said that the plan saves money.", "The head of the police said that the plan saves money."),
    ("A spokesman for the hospital said that the ward would close.", "The hospital said that the ward would close."),
    ("The shop owner said that sales fell.", "The shopkeeper said that sales fell."),
    ("The chief executive of the airline said fares would rise.", "The airline said that fares would rise."),
    ("The head teacher said that the school would stay open.", "The principal said that the school would stay open."),
    ("The union leader said that the strike would go on.", "The union said that the strike would go on."),
    ("The fire chief said that the roof fell in.", "The fire brigade said that the roof fell in."),
    ("The company's owner said that jobs were safe.", "The boss said that jobs were safe."),
    ("In May, the Orr Tribune alleged that the pilots used bombs.", "In May, a newspaper alleged that the pilots used bombs."),
    ("The weather service says that the storm reached 118 km/h.", "The storm reached 118 km/h, the weather office reported."),
    ("They kept the wall in its present state.", "They kept the wall as it was."),
    ("The tribunal held that the sale was void.", "The court decided that the sale was void."),
    ("Local shopkeepers said the market brings in visitors.", "Shop owners said that the market brings visitors."),
    ("Police said the fire began in the kitchen.", "The fire began in the kitchen, police said."),
    ("Police said the fire began in the kitchen.", "According to police, the fire began in the kitchen."),
    ("The study found that tea lowers stress.", "Tea lowers stress, the study found."),
    ("The fire began in the kitchen, according to the fire chief.", "The fire chief said that the fire began in the kitchen."),
    ("In Orr's view the tax is unfair.", "Orr thinks that the tax is unfair."),
    ("Ada Orr said the mill will close. She added that jobs are safe.", "Ada Orr said the mill will close and jobs are safe."),
    ("Ada Orr said the mill will close and the jobs will go.", "Ada Orr said the mill will close. The jobs will go."),
    ("Ada Orr told reporters that the mill will close.", "Ada Orr said that the mill will close."),
    ("Ada Orr told reporters that the mill will close.", "She told reporters the mill will close."),
    ("The company said that it lost money on trams.", "A spokesman said the company lost money on trams."),
    ("Scientists at Yarrow University say the lake is dying.", "Scientists say the lake is dying."),
    ("The author argues that wolves help forests.", "The author says that wolves help forests."),
    ("The author claims that wolves help forests.", "The author says that wolves help forests."),
    ("“The mill will close,” said Ada Orr.", "Ada Orr said: “The mill will close.”"),
    ("It is said that the king slept in this inn.", "People say that the king slept in this inn."),
    ("It is believed that the king slept here in spring.", "The king is thought to have slept here in spring."),
    ("Critics say the plan harms small farms.", "The plan harms small farms, say critics."),
    ("Critics say the plan harms small farms.", "Opponents say that the plan harms small farms."),
    ("Israeli officials said the border was shut at noon.", "Israel said the border was shut at noon."),
    ("The report states that rents doubled in Orr.", "Rents doubled in Orr, the report says."),
    ("Minister Bell said the road would be widened.", "The minister said the road would be widened."),
    ("The police chief said the road was closed for hours.", "Police said the road was closed for hours."),
    ("The books are sorted according to size on the shelf.", "The books are sorted by size on the shelf."),
    ("They said goodbye and left the hotel early.", "They left the hotel early."),
    ("The report was long and dealt with school meals.", "The long report dealt with school meals."),
    ("He found the keys in the garden shed.", "The keys were in the garden shed."),
    ("She said she was tired of long trips.", "She was tired of long trips."),
    ("The doctor explained that the pills cause sleep.", "The pills cause sleep, the doctor explained."),
    ("Dr. Sol Vest, who led the trial, says naps help patients.", "Naps help patients. This is what Dr. Sol Vest says. He led the trial."),
    ("Ada Orr blamed the loss on high fuel costs.", "Ada Orr said high fuel costs caused the loss."),
    ("The town expects 200 guests at the fair.", "200 guests will come to the fair."),
    ("The vote was held to show support for the strike.", "They voted to show support for the strike."),
    ("Ada Orr, the mayor, said the pool is safe for children.", "The mayor, Ada Orr, said the pool is safe for children."),
    ("Researchers believe the cave was used as a tomb.", "Scientists think that the cave was used as a tomb."),
    ("The witness said the car was red. The lawyer said it was blue.", "The car was red, said the witness. The lawyer said it was blue."),
    ("Officials said two roads flooded, adding that a bridge fell.", "Officials said two roads flooded and a bridge fell."),
    ("The union told the court the strike was legal.", "The strike was legal, the union told the court."),
    ("Locals say the old well is haunted by a monk.", "Locals believe that the old well is haunted by a monk."),
    ("The claim was settled in March by the court.", "The court settled the claim in March."),
    ("Nurse Bren told the panel that wounds went unchecked at home.", "Wounds went unchecked at home. That is what Nurse Bren told the panel."),
]

# (original, rewrite, severity, words of the original, words that the rewrite's span must hold)
FOUND = [
    ("The witness testified that the man carried what appeared to be a box.", "The man carried what seemed to be a box.", "major", "The witness testified that", "man carried what seemed to be a box"),
    ("According to the police chief, the strike is over.", "The strike is over.", "major", "According to the police chief", "strike"),
    ("According to the police chief, the strike is over.", "According to the shop owner, the strike is over.", "major", "According to the police chief", "According to the shop owner"),
    ("Orr announced that he would leave in May.", "The trade union announced that he would leave in May.", "major", "Orr announced that", "The trade union announced that"),
    ("The police chief said that the plan saves money.", "The shop owner said that the plan saves money.", "major", "The police chief said that", "The shop owner said that"),
    ("A spokesman for the hospital said that the ward would close.", "A spokesman for the airline said that the ward would close.", "major", "A spokesman for the hospital said that", "A spokesman for the airline said that"),
    ("Dr. Orr said that he would leave in May.", "The trade union said that he would leave in May.", "major", "Dr. Orr said that", "The trade union said that"),
    ("He led the party, and according to opinion polls, he was the most popular politician.", "He led the party. According to a rival firm, he was the most popular politician.", "major", "according to opinion polls", "According to a rival firm"),
    ("Most of the staff have done the hygiene course, the manager said, adding that the rest would do so.", "According to a neighbour, most of the staff have done the hygiene course. The rest will do so.", "major", "the manager said", "According to a neighbour"),
    ("The petition had 2,140 signatures by Tuesday, its organisers said.", "The petition had 2,140 signatures by Tuesday, according to the finance ministry.", "major", "its organisers said", "according to the finance ministry"),
    ("Measurements taken by the probe suggest that the crust may be thin near the pole.", "Near the pole the crust may be thin, according to a local blogger.", "major", "Measurements taken by the probe suggest that", "according to a local blogger"),
    ("Early results hint that the drug works.", "The drug works.", "major", "Early results hint that", "drug works"),
    ("Historians say that the castle burned down in 1310.", "The castle burned down in 1310.", "major", "Historians say that", "castle burned down in 1310"),
    ("Tests suggest that the water is safe.", "Tests prove that the water is safe.", "major", "Tests suggest that", "Tests prove that"),
    ("According to the manager of the Orr care home, the hall is safe.", "According to the fire brigade, the hall is safe.", "major", "According to the manager of the Orr care home", "According to the fire brigade"),
    ("The opposition leader said that the tower is unsafe.", "The weather service said that the tower is unsafe.", "major", "The opposition leader said that", "The weather service said that"),
    ("A survey found that most nurses are tired. The union says that pay is too low.", "A survey found that most nurses are tired. Pay is too low.", "major", "The union says that", "Pay is too low"),
    ("The court held that the sale was void.", "The sale was void.", "minor", "The court held that", "sale was void"),
    ("Critics say the plan harms small farms.", "The plan harms small farms.", "major", "Critics say", "plan harms small farms"),
    ("The firm claims that its tea cures colds.", "Its tea cures colds.", "major", "The firm claims that", "tea cures colds"),
    ("According to the union, 40 jobs were lost in Orr.", "40 jobs were lost in Orr.", "major", "According to the union", "jobs were lost"),
    ("The king slept in this inn, according to Ada Bell.", "The king slept in this inn.", "major", "according to Ada Bell", "king slept"),
    ("Her lawyer said the contract ended in May.", "The contract ended in May.", "major", "Her lawyer said", "contract ended"),
    ("It is claimed that the well cures blindness.", "The well cures blindness.", "major", "It is claimed that", "cures blindness"),
    ("Records show that the mill burned in 1820.", "The mill burned in 1820.", "minor", "Records show that", "mill burned"),
    ("According to the law, shops must close on Sunday.", "Shops must close on Sunday.", "minor", "According to the law", "close on Sunday"),
    ("The weather service said winds reached 90 miles an hour.", "Winds reached 90 miles an hour.", "minor", "The weather service said", "reached 90 miles"),
    ("Ada Orr said the bridge was safe for trucks.", "Tom Bell said the bridge was safe for trucks.", "major", "Ada Orr said", "Tom Bell said"),
    ("Police said the driver was drunk that night.", "Doctors said the driver was drunk that night.", "major", "Police said", "Doctors said"),
    ("Prosecutors claim he hid the money abroad.", "Critics claim he hid the money abroad.", "major", "Prosecutors claim", "Critics claim"),
    ("The minister said the tax was unfair to farms.", "The minister denied that the tax was unfair to farms.", "major", "The minister said", "The minister denied that"),
    ("The firm claimed its tea cures colds.", "The firm proved that its tea cures colds.", "major", "The firm claimed", "The firm proved that"),
    ("The minister said the tax was unfair to farms.", "The minister admitted that the tax was unfair to farms.", "minor", "The minister said", "The minister admitted that"),
    ("The tax is unfair to small farms.", "Critics say the tax is unfair to small farms.", "minor", None, "Critics say"),
    ("Opponents argue that the dam kills salmon.", "The dam kills salmon.", "major", "Opponents argue that", "dam kills salmon"),
    ("“The dam kills salmon,” said activist Li Orr.", "The dam kills salmon.", "major", "said activist Li Orr", "dam kills salmon"),
    ("The airline blamed the delay on heavy snow.", "The delay was due to heavy snow.", "major", "The airline blamed", "heavy snow"),
    ("Ada Bell believes the painting is a fake from Rome.", "The painting is a fake from Rome.", "major", "Ada Bell believes", "painting is a fake"),
    ("The witness told the court that the van was stolen.", "The van was stolen.", "major", "The witness told the court that", "van was stolen"),
    ("In Ada Bell's opinion the bridge is unsafe for trucks.", "The bridge is unsafe for trucks.", "major", "In Ada Bell's opinion", "bridge is unsafe"),
    ("The survey found that most teachers want shorter weeks.", "Most teachers want shorter weeks.", "minor", "The survey found that", "teachers want shorter weeks"),
]

# fmt: on


def compared(original: str, rewrite: str) -> Comparison:
    return compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS)


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_kept(original: str, rewrite: str) -> None:
    assert [each.message for each in compared(original, rewrite).findings] == []


@pytest.mark.parametrize(("original", "rewrite", "severity", "before", "after"), FOUND)
def test_found(original: str, rewrite: str, severity: str, before: str | None, after: str) -> None:
    (found,) = compared(original, rewrite).findings
    assert found.severity == severity
    quoted = found.original_span and original[slice(*found.original_span)]
    assert quoted == before
    assert after in rewrite[slice(*found.rewrite_span)]


@pytest.mark.parametrize(
    "text", ["", "said", "SAID", "according to", "in view", "he said", ", said ."]
)
def test_short_and_odd_texts(text: str) -> None:
    compared(text, "The mayor said the pool is safe for children.")
    compared("The mayor said the pool is safe for children.", text)


WORDS = "said says claims that , . “ ” according to Orr police he the mill burned is in view of told it blamed on"


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
