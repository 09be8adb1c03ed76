"""Two amounts, dates or names that changed places, told by the words around them."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read

CASES = [
    # by all the words around
    (
        "Of those taking it 9% reported severe headaches, compared with 4% on placebo.",
        "Of the patients who took it, 9% had bad headaches. In the placebo group it was 4%.",
        "Of the patients who took it, 4% had bad headaches. In the placebo group it was 9%.",
    ),
    (
        "It costs £3.50 a session, or £15 for the week; brothers and sisters are charged half.",
        "One session costs £3.50 and a whole week £15. Brothers and sisters pay half.",
        "One session costs £15 and a whole week £3.50. Brothers and sisters pay half.",
    ),
    (
        "Below 3 litres an amber lamp lights, and at 1.5 litres it begins to flash.",
        "An amber light comes on below 3 litres. At 1.5 litres it starts flashing.",
        "An amber light comes on below 1.5 litres. At 3 litres it starts flashing.",
    ),
    # what a change began with, and its end
    (
        "Cargo volumes fell from 31,000 to 26,500 tonnes.",
        "It moved less cargo: 26,500 tonnes, down from 31,000.",
        "It moved less cargo: 31,000 tonnes, down from 26,500.",
    ),
    (
        "The bank raised its rate to 81 per cent.",
        "The bank increased its rate to 81 per cent.",
        "The bank increased its rate from 81 to 78 per cent.",
    ),
    (
        "The survey counted 1,860 walruses, up from 1,240 a decade before.",
        "There were 1,860 walruses, up from 1,240 ten years earlier.",
        "There were 1,240 walruses, up from 1,860 ten years earlier.",
    ),
    # the part and the whole
    (
        "Fekete scored two of their six tries.",
        "They scored six tries, two of them by Fekete.",
        "They scored two tries, six of them by Fekete.",
    ),
    (
        "Ministers agreed to release €2.4 billion of the €7.5 billion owed to Greece.",
        "Greece will get €2.4 billion of the €7.5 billion that it is owed.",
        "Greece will get €7.5 billion of the €2.4 billion that it is owed.",
    ),
    (
        "It raised its dividend from 4.2p to 5p a share.",
        "It will pay 5p per share instead of 4.2p.",
        "It will pay 4.2p per share instead of 5p.",
    ),
    (
        "Latimer (104 not out) and Osei (71) added 145.",
        "Latimer made 104 not out and Osei 71, and together they added 145.",
        "Osei made 104 not out and Latimer 71, and together they added 145.",
    ),
    (
        "Sales of electric cars rose to 61,400, whereas those of diesel models fell by"
        " two-fifths to 28,000.",
        "There were 61,400 electric cars sold. Diesel models fell by 40% to 28,000.",
        "There were 28,000 electric cars sold. Diesel models fell by 40% to 61,400.",
    ),
    # names and dates
    (
        "Sports Day has been moved from Friday 14 June to Tuesday 18 June.",
        "Sports Day is on Tuesday 18 June instead of Friday 14 June.",
        "Sports Day is on Friday 14 June instead of Tuesday 18 June.",
    ),
    (
        "The clubs are chess (Mondays), choir (Tuesdays) and netball (Thursdays).",
        "The clubs are chess on Mondays, choir on Tuesdays and netball on Thursdays.",
        "The clubs are choir on Mondays, chess on Tuesdays and netball on Thursdays.",
    ),
    (
        "Ada Ohlen (born 3 May 1871 in Visby, died 9 June 1948 in Kaunas) was a botanist.",
        "Ada Ohlen was a botanist. She was born in Visby in 1871 and died in Kaunas in 1948.",
        "Ada Ohlen was a botanist. She was born in Kaunas in 1871 and died in Visby in 1948.",
    ),
    (
        "The bridge, designed by Sir James Abernethy and opened by the Duke of Fife, is long.",
        "The bridge was designed by Sir James Abernethy. The Duke of Fife opened it. It is long.",
        "The bridge was designed by the Duke of Fife. Sir James Abernethy opened it. It is long.",
    ),
    (
        "The mill was built for the monks in 1132, and a fire destroyed the granary in 1538.",
        "The mill was built for the monks in 1132. In 1538 a fire destroyed the granary.",
        "The mill was built for the monks in 1538. In 1132 a fire destroyed the granary.",
    ),
]


@pytest.mark.parametrize(("original", "honest", "broken"), CASES)
def test_two_facts_that_changed_places(original: str, honest: str, broken: str) -> None:
    before = read(original)
    assert not [each for each in compare(before, read(honest)).findings if each.severity == "major"]
    found = [each for each in compare(before, read(broken)).findings if each.severity == "major"]
    assert len(found) == 1
    assert found[0].kind in {"quantity", "date", "name", "role"}


KEPT = [
    (
        "Ada was a Dutch player who won the title, and represented the Netherlands at the games.",
        "Ada was a player from the Netherlands who won the title. At the games she played for the"
        " Dutch team.",
    ),
    ("New South Wales's largest city and capital is Sydney.", "Sydney is the largest city there."),
    (
        "Their neighbours are Ruria to the north, Iria to the west, Paria to the south.",
        "They border Ruria in the north and Paria in the south. They border Iria in the west.",
    ),
    (
        "Bankers from Shoreway, a bank in Chicago, helped Yunus under a grant from the fund.",
        "Bankers from the Chicago bank Shoreway helped Yunus thanks to a grant from the fund.",
    ),
    (
        "They play in several videos, including “It Girl” by Ada Oates and “Lose” by Emin.",
        "They play in several videos, including Ada Oates' “It Girl” and Emin's “Lose”.",
    ),
    (
        "It grew to 1,860 in 2022 from 1,240 in 2012.",
        "It grew from 1,240 in 2012 to 1,860 in 2022.",
    ),
]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_facts_told_in_another_order(original: str, rewrite: str) -> None:
    found = compare(read(original), read(rewrite)).findings
    assert not [each for each in found if "places" in each.message or "way" in each.message]
