# ruff: noqa: E501 (a table of cases reads best with one case a line)
"""Figures, times and dates that a plain rewrite works out, and those that it gets wrong."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read

# fmt: off
_HONEST = [
    ("We wanted to hire 50 trainees and missed the target by eight.", "We wanted to hire 50 trainees, but we found only 42."),
    ("Infections fell by half after 2015.", "Infections dropped to half after 2015."),
    ("Emissions were cut by a quarter against 2018.", "Emissions are 25 % lower than in 2018."),
    ("The council reviews the plan quarterly.", "The council looks at the plan every three months."),
    ("The choir meets every other Friday.", "The choir meets on every second Friday."),
    ("Glass is collected every other week.", "We pick up glass every two weeks."),
    ("A score of helpers painted the hall.", "Twenty helpers painted the hall."),
    ("The winter sailing leaves at 07:45.", "In winter the boat leaves at 7.45 in the morning."),
    ("The hall is open from 10 to 5 every day; the last entry is 45 minutes before closing.", "You can visit the hall from 10 to 5 every day. Be there by 4.15 at the latest."),
    ("The road shuts at 8 pm on Friday for 56 hours.", "The road shuts at 8 pm on Friday and opens at 4 am on Monday."),
    ("Alcohol may be sold from Monday to Saturday.", "You can sell alcohol, but not on Sundays."),
    ("The mill is open daily except Mondays.", "The mill is open from Tuesday to Sunday."),
    ("Staff who joined before 1 April 2010 get more leave.", "Staff who joined by 31 March 2010 get more leave."),
    ("The bypass was approved in 2018 and is due by the end of the decade.", "The bypass was approved in 2018 and should be ready before 2030."),
    ("In the 1870s the mines closed.", "Between 1870 and 1879 the mines closed."),
    ("The fee is £90 a year, payable in three equal parts.", "The fee is £90 a year. You can pay it in three parts of £30."),
    ("An adult ticket costs £3.20; children travel at half price.", "A ticket for an adult costs £3.20, and children pay £1.60."),
    ("Of the 36 jurors, nine were excused and three failed to come.", "Of the 36 jurors, nine were excused and three did not come, so 24 were left."),
    ("Practice runs from 7.30 p.m. to 9 p.m. on Tuesdays.", "Practice starts at 7.30 p.m. on Tuesdays and goes on for an hour and a half."),
    ("The meeting is on Thursday 14 March. Please book by the Monday before.", "The meeting is on Thursday 14 March. Please book by Monday 11 March."),
    ("Seventy per cent of voters were in favour.", "Seven people out of ten were in favour."),
    ("The rent is payable half-yearly.", "You pay the rent every six months."),
    ("The town of Pallis was buried in about 1640 BC.", "The town of Pallis was buried around 1640 before Christ."),
    ("Members serve for three years, renewable once.", "Members serve for three years, and then three more, so six years at most."),
    ("The strike is now in its tenth week.", "The strike has lasted for more than nine weeks."),
    ("In 2025 the feast will be three weeks later than in 2024.", "In 2025 is the feast. In 2024 it was three weeks earlier."),
    ("Elected mayor in 2014, Rosa Orr served two four-year terms.", "Rosa Orr was mayor from 2014 to 2022."),
    ("The Act, passed on 26 January 2023, starts after six months.", "The Act was passed on 26 January 2023 and starts on 26 July 2023."),
    ("Classes run on three consecutive nights, beginning on Tuesday.", "There are classes on Tuesday, Wednesday and Thursday."),
    ("The fire killed 1,100 people and hurt twice that number.", "The fire killed 1,100 people, and 2,200 were hurt."),
    ("There are five questions, all carrying equal marks.", "There are five questions. Each one is worth 20 % of the marks."),
    ("The full day (8.50 to 15.15) starts in May.", "From May the school day goes from ten to nine until a quarter past three."),
    ("Halloway won eleven of their first fifteen matches.", "Halloway won eleven games out of the first 15."),
    ("The polls open at 7 a.m. and close at 10 p.m.", "The polls open at 7 a.m. and close at 10 p.m. You can vote for 15 hours."),
    ("Of the planned 11 kilometres barely 3 were completed; the work stopped eight years later.", "Of the planned 11 kilometres only three were completed. Eight kilometres were never built."),
    ("Rehearsals are held in the week before the concert on 8 June.", "The concert is on 8 June. We practise from 1 June to 7 June."),
    ("Breakfast (€6) is served between 7 and 9.30.", "You get breakfast (€6) from seven until half past nine."),
    ("Forms must reach us by the last working day of March.", "We must have your form before April, on the last working day of March."),
    ("The drought has halved the harvest to 1.4 million tonnes.", "Because of the drought, the harvest is 1.4 million tonnes; normally it is 2.8 million."),
    ("The port handled 3 million tonnes in the first half of the year.", "From January to June, the port handled 3 million tonnes."),
    ("The train leaves at five to midnight.", "The train leaves at 11.55 at night."),
    ("The train leaves at 23:10 on Fridays and Saturdays and at 22:40 on all other nights.", "The train leaves at 23:10 on Fridays and Saturdays. From Sunday to Thursday it leaves at 22:40."),
    ("The schools will merge by the start of the 2026–27 school year.", "The schools will become one by autumn 2026."),
    ("The council meets every month except August.", "The council meets every month, but not in August."),
]

_BROKEN = [
    ("The train leaves at five to midnight.", "The train leaves at 11.45 at night."),
    ("Forms must reach us by the last working day of March.", "Forms must reach us by the last working day of April."),
    ("Breakfast (€6) is served between 7 and 9.30.", "You get breakfast (€6) from seven until half past eight."),
    ("The drought has halved the harvest to 1.4 million tonnes.", "Because of the drought, the harvest is 1.4 million tonnes; normally it is 3.8 million."),
    ("In 2025 the feast is three weeks later than in 2024.", "In 2025 the feast is three weeks earlier than in 2024."),
    ("The Act, passed on 26 January 2023, starts after six months.", "The Act was passed on 26 January 2023 and starts on 26 June 2023."),
    ("There are five questions, all carrying equal marks.", "There are five questions. Each one is worth 35 % of the marks."),
    ("Halloway won eleven of their first fifteen matches.", "Halloway won fifteen games out of the first 19."),
    ("Infections fell by a third after 2015.", "Infections dropped to a third after 2015."),
    ("The council reviews the plan quarterly.", "The council looks at the plan every four weeks."),
    ("Glass is collected every other week.", "We pick up glass every three weeks."),
    ("The winter sailing leaves at 07:45.", "In winter the boat leaves at 8.45 in the morning."),
    ("Alcohol may be sold from Monday to Saturday.", "You can sell alcohol, but not on Fridays."),
    ("Staff who joined before 1 April 2010 get more leave.", "Staff who joined before 2 April 2010 get more leave."),
    ("Staff who joined before 1 April 2010 get more leave.", "Staff who joined by 31 March 2011 get more leave."),
    ("Let it cool for at least 30 minutes.", "Let it cool for 30 minutes or less."),
    ("The guarantee runs for 24 months.", "The guarantee runs for two months."),
    ("Give yourself 90 minutes to change planes.", "Give yourself half an hour to change planes."),
]
# fmt: on


def _majors(original: str, rewrite: str) -> list[str]:
    found = compare(read(original), read(rewrite)).findings
    return [each.message for each in found if each.severity == "major"]


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_worked_out(original: str, rewrite: str) -> None:
    assert not _majors(original, rewrite)


@pytest.mark.parametrize(("original", "rewrite"), _BROKEN)
def test_wrong(original: str, rewrite: str) -> None:
    assert _majors(original, rewrite)
