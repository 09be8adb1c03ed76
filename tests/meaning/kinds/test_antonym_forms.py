"""Opposites in another part of speech, of two words, or said with exchanged sides."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.antonyms import AntonymKind

_KINDS = (AntonymKind(),)

_BROKEN: list[tuple[str, str]] = [
    (
        "The report describes a rise in sales of electric cars.",
        "The report says that sales of electric cars fell.",
    ),
    (
        "There was a sharp increase in the number of burglaries last year.",
        "The number of burglaries dropped sharply last year.",
    ),
    (
        "The firm announced the closure of its plant in Leeds.",
        "The firm said that it will open its plant in Leeds.",
    ),
    (
        "The council accepted the offer from the builder.",
        "The council turned down the offer from the builder.",
    ),
    (
        "The panel turned down her application for a grant.",
        "The panel accepted her application for a grant.",
    ),
    (
        "The flats near the station are cheap.",
        "The flats near the station are expensive.",
    ),
    (
        "The flats near the station are affordable for young families.",
        "The flats near the station are too expensive for young families.",
    ),
    (
        "The company launched the service in 2004.",
        "The company stopped the service in 2004.",
    ),
    (
        "The new road shortened the journey to the coast.",
        "The new road made the journey to the coast longer.",
    ),
    (
        "The reform strengthened the rights of tenants.",
        "The reform made the rights of tenants weaker.",
    ),
    (
        "Sales of the paper have declined steadily since 2010.",
        "Since 2010 the paper has sold more and more copies; sales have grown steadily.",
    ),
    (
        "The jury acquitted the former mayor on Tuesday.",
        "The jury found the former mayor guilty on Tuesday.",
    ),
    (
        "Residents welcomed the decision to build a bypass.",
        "Residents opposed the decision to build a bypass.",
    ),
    (
        "The pilot survived the crash near the village.",
        "The pilot died in the crash near the village.",
    ),
    (
        "Heavy rain raised the level of the lake.",
        "Heavy rain lowered the level of the lake.",
    ),
    (
        "The wealthy merchants lived on the hill.",
        "Poor merchants lived on the hill.",
    ),
    (
        "The clinic will reopen after the repairs.",
        "The clinic will close down after the repairs.",
    ),
    (
        "The medicine is harmful to unborn children.",
        "The medicine is good for unborn children.",
    ),
    (
        "The vote was won by the opposition party.",
        "The opposition party lost the vote.",
    ),
    (
        "The substance is toxic to fish and birds.",
        "The substance is harmless to fish and birds.",
    ),
    (
        "Temperatures are expected to drop at the weekend.",
        "Temperatures will go up at the weekend.",
    ),
    (
        "Membership of the union is compulsory for drivers.",
        "Drivers can choose whether to be members of the union; membership is voluntary.",
    ),
    (
        "The bank cut its interest rate to two per cent.",
        "The bank put up its interest rate to two per cent.",
    ),
    (
        "Construction of the bridge began in May.",
        "Work on the bridge finished in May.",
    ),
    (
        "The judge praised the conduct of the officers.",
        "The judge criticised how the officers behaved.",
    ),
    (
        "The lake is shallow along the northern shore.",
        "The lake is deep along the northern shore.",
    ),
]

_HONEST: list[tuple[str, str]] = [
    (
        "The report describes a rise in sales of electric cars.",
        "The report says that more electric cars were sold.",
    ),
    (
        "The report describes a fall in the price of bread.",
        "The report says that bread got cheaper.",
    ),
    (
        "The firm announced the closure of its plant in Leeds.",
        "The firm said that its plant in Leeds will not stay open.",
    ),
    (
        "The council accepted the offer from the builder.",
        "The council did not turn down the builder's offer.",
    ),
    (
        "The panel turned down her application for a grant.",
        "The panel did not accept her application for a grant.",
    ),
    (
        "The flats near the station are cheap.",
        "The flats near the station do not cost much. Others are expensive.",
    ),
    (
        "The new road shortened the journey to the coast.",
        "The new road made the journey to the coast less long.",
    ),
    (
        "Sales fell in spring but rose again in autumn.",
        "In spring, sales went down. In autumn, they rose again.",
    ),
    (
        "The jury acquitted the former mayor on Tuesday.",
        "The jury found the former mayor not guilty on Tuesday.",
    ),
    (
        "The pilot survived the crash near the village.",
        "The pilot did not die in the crash near the village.",
    ),
    (
        "Heavy rain raised the level of the lake.",
        "Because of heavy rain, the lake rose.",
    ),
    (
        "The wealthy merchants lived on the hill.",
        "Rich merchants lived on the hill, while the poor lived below.",
    ),
    (
        "The clinic will reopen after the repairs.",
        "The clinic is closed for repairs. It will open again after that.",
    ),
    (
        "The vote was won by the opposition party.",
        "The governing party lost the vote to the opposition party.",
    ),
    (
        "The team suffered a heavy defeat in the final.",
        "The other team won the final.",
    ),
    (
        "Temperatures are expected to drop at the weekend.",
        "It will get colder at the weekend.",
    ),
    (
        "Membership of the union is compulsory for drivers.",
        "Drivers must be members of the union.",
    ),
    (
        "Construction of the bridge began in May and ended in June.",
        "The bridge was built from May to June.",
    ),
    (
        "Anna sold the house to Ben.",
        "Ben bought the house from Anna.",
    ),
    (
        "The landlord lets the flat to students.",
        "Students rent the flat from the landlord.",
    ),
    (
        "The lake is shallow along the northern shore.",
        "The lake is not deep along the northern shore.",
    ),
    (
        "She left the village and arrived in the city at noon.",
        "She came from the village and reached the city at noon.",
    ),
    (
        "The old bridge was demolished when the new one opened.",
        "They pulled down the old bridge after building a new one.",
    ),
    (
        "He lost his job because the mine closed.",
        "He had no work after the mine was shut.",
    ),
    (
        "The witness saw the thief leave the bank.",
        "The witness saw the thief come out of the bank.",
    ),
    (
        "The number of voters fell from 900 to 700.",
        "There were more voters before: 900. Now there are 700.",
    ),
    (
        "The disease is rare in adults.",
        "Adults seldom get the disease. It is more common in children.",
    ),
    (
        "The tax on fuel was lifted in March.",
        "The tax on fuel ended in March.",
    ),
    (
        "The shop opens at nine and closes at five.",
        "The shop is open from nine to five.",
    ),
]


def _severities(original: str, rewrite: str) -> list[str]:
    one, other = read(original, chosen=_KINDS), read(rewrite, chosen=_KINDS)
    return [each.severity for each in compare(one, other, chosen=_KINDS).findings]


@pytest.mark.parametrize(("original", "rewrite"), _BROKEN)
def test_an_opposite_in_another_form_is_a_major_finding(original: str, rewrite: str) -> None:
    assert "major" in _severities(original, rewrite)


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_the_same_said_by_way_of_an_opposite_is_none(original: str, rewrite: str) -> None:
    assert not _severities(original, rewrite)
