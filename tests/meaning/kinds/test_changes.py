"""Amounts that the kinds need each other for: which way one changed, whose it is, its bound."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read

_BROKEN: list[tuple[str, str]] = [
    ("You must hand in the form by noon on Friday.", "Hand in the form after noon on Friday."),
    ("The bridge must be finished by 2030.", "The bridge must be finished after 2030."),
    (
        "Two people were badly hurt after a gas explosion in central Lille, which injured 14"
        " others.",
        "Gas exploded in the centre of Lille; 17 people were injured. Two of them may die.",
    ),
    (
        "The language is spoken by fewer than 2,000 people, none of them under the age of 30.",
        "Less than 2,000 people speak this language. All of them are 30 or younger.",
    ),
    ("It increases the risk fivefold.", "It increases the risk three times."),
    (
        "After the war, the mill closed.",
        "The mill closed. Then the war came.",
    ),
    (
        "The test is right with an accuracy of 93%, compared with 78% for older tests.",
        "The test is right in 83 of 100 cases. Older tests are right in 78 of 100 cases.",
    ),
    (
        "The minister resigned on Wednesday, a day after papers showed that he had known.",
        "On Friday the minister resigned, a day after papers showed that he had known.",
    ),
    ("Half of the members voted for the plan.", "All of the members voted for the plan."),
    (
        "This portrait is now thought to be the work of one of his pupils.",
        "This portrait is the work of one of his pupils.",
    ),
    (
        "The tower was never a prison.",
        "Some people say that the tower was a prison. That is right.",
    ),
    (
        "Exports to China fell by a quarter in the first half of the year.",
        "In the first half of the year, China bought 25 percent more.",
    ),
    (
        "The company reported a profit of 3 million, down 8 per cent on a year earlier.",
        "The company made a profit of 3 million. This is 8 percent more than the year before.",
    ),
    (
        "The law cut the number of seats by 20.",
        "There are 20 more seats under the new law.",
    ),
    ("Sales rose by 8%.", "Sales went down by 8 percent."),
    (
        "Tickets cost €12 for adults and €6 for students.",
        "Adults pay €6 and students pay €12.",
    ),
    (
        "Patients who develop a fever above 38.5 °C should see a doctor.",
        "See a doctor if your temperature is over 36.5 °C.",
    ),
    (
        "Only three of the 1,400 species feed on blood.",
        "There are 1,400 species, and at least three of them feed on blood.",
    ),
    (
        "Prices were 8% higher in June than in May.",
        "Prices in June were 8% lower than in May.",
    ),
]

_HONEST: list[tuple[str, str]] = [
    (
        "None of the 19 butterflies that were found in the park in 1990 has gone.",
        "In 1990 people found 19 butterflies in the park. None of them has gone.",
    ),
    (
        "Applications received by 3 May will be considered.",
        "Applications received after 3 May will be refused.",
    ),
    ("You must pay the rent by 31 March.", "Do not pay the rent after 31 March."),
    ("You save money if you pay by 31 March.", "If you pay after 31 March, it costs more."),
    (
        "The king became bishop in 1204 and died in exile three years later.",
        "He became bishop in 1204, and in 1207 he died far from home.",
    ),
    (
        "Two people were badly hurt after a gas explosion in central Lille, which injured 14"
        " others.",
        "Gas exploded in the centre of Lille; 16 people were injured. Two of them may die.",
    ),
    (
        "The language is spoken by fewer than 2,000 people, none of them under the age of 30.",
        "Less than 2,000 people speak this language. All of them are 30 or older.",
    ),
    (
        "Regular exercise halves the risk of falls in people over 75.",
        "People who are older than 75 fall half as often if they exercise regularly.",
    ),
    ("It increases the risk fivefold.", "With it the risk is five times as high."),
    (
        "Neither of the two main parties is expected to win outright.",
        "There are two main parties. Neither is expected to win more than half of the seats.",
    ),
    (
        "Doctors warned against stopping the tablets abruptly.",
        "Do not stop taking the tablets all at once, doctors say.",
    ),
    (
        "The railway reached the town in 1869, and within a decade its population had tripled to"
        " more than 30,000.",
        "In 1869 the town got a railway. Less than ten years later it had three times as many"
        " people. Over 30,000 people lived there then.",
    ),
    (
        "The home side led 2-0 at half-time but were held to a draw after two late goals from Omar"
        " Diallo, the second a penalty.",
        "The home team was winning 2-0 after the first half. Then, near the end, Omar Diallo scored"
        " two goals. The second was a penalty.",
    ),
    (
        "Unemployment fell to 5.2 per cent in the three months to June.",
        "From April to June 5.2 percent of people had no job.",
    ),
    (
        "The test is right with an accuracy of 93%, compared with 78% for older tests.",
        "The test is right in 93 of 100 cases. Older tests are right in 78 of 100 cases.",
    ),
    (
        "The opera was poorly received at its premiere.",
        "People did not like the opera at its premiere.",
    ),
    (
        "The northern route is shorter but steeper, and is best avoided by anyone with a heavy"
        " pack.",
        "The way in the north is not as long, but it goes up more. Do not take it if your bag is"
        " heavy.",
    ),
    (
        "The minister resigned on Wednesday, a day after papers showed that he had known of the"
        " shortages as early as May.",
        "On Tuesday papers came out; they showed that the minister had known of the shortages"
        " since May. On Wednesday he resigned.",
    ),
    (
        "The sketchbook contains 48 drawings, all but three of which are unsigned.",
        "There are 48 drawings in the sketchbook, and only three of them are signed.",
    ),
    (
        "The tower was never a prison; it was built to store grain and only later used by guards.",
        "Some people say that the tower was a prison; that is wrong. It was built to store grain."
        " Later guards used it.",
    ),
    (
        "She pulled out hours before the race, leaving Kenya's Ruth Chebet as the favourite.",
        "A few hours before the race she said that she would not run, and now most people expect"
        " Ruth Chebet of Kenya to win.",
    ),
    ("Half of the members voted for the plan.", "All members were asked, and half said yes."),
    (
        "Exports to China fell by a quarter in the first half of the year.",
        "In the first half of the year, China bought 25 percent less.",
    ),
    (
        "The company reported a profit of 3 million, down 8 per cent on a year earlier.",
        "The company made a profit of 3 million. This is 8 percent less than the year before.",
    ),
    (
        "The law cut the number of seats by 20.",
        "There are 20 fewer seats under the new law.",
    ),
    ("Sales did not fall by 8%.", "Sales did not get 8 percent lower."),
    (
        "Tickets cost €12 for adults and €6 for students.",
        "Adults pay €12 and students pay €6.",
    ),
    ("It was 38.7 °C in Athens.", "It was about 39 °C in Athens."),
    (
        "Only three of the 1,400 species feed on blood.",
        "There are 1,400 species. No more than three of them feed on blood.",
    ),
    ("Not only three people came.", "More than three people came."),
    (
        "Prices were 8% higher in June than in May.",
        "Prices in May were 8% lower than in June.",
    ),
]


def _majors(original: str, rewrite: str) -> list[str]:
    found = compare(read(original), read(rewrite)).findings
    return [each.message for each in found if each.severity == "major"]


@pytest.mark.parametrize(("original", "rewrite"), _BROKEN)
def test_broken(original: str, rewrite: str) -> None:
    assert _majors(original, rewrite)


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_honest(original: str, rewrite: str) -> None:
    assert not _majors(original, rewrite)
