"""What becomes of amounts, case by case; half of the cases and more may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds.amounts.number_words import listed
from harness.meaning.kinds.amounts.quantities import Quantities

KINDS = (Quantities(),)

# The meaning is kept: nothing may be told.
KEPT = [
    ("It rose in four of the five regions.", "It rose in four out of five regions."),
    ("It averaged −31 °C in July.", "In July it was −31 °C on average."),
    ("Of those treated 62 out of 80 felt better.", "Of the 80 people, 62 felt better."),
    ("Send it within 30 days of the date.", "Send it no later than 30 days after the date."),
    ("If it is not paid within 14 days, interest is due.", "Interest is due after 14 days."),
    ("Fewer than 1 person in 1,000 gets a rash.", "Fewer than 1 in 1,000 people get a rash."),
    (
        "Ministers of the nineteen countries that use the euro met.",
        "Ministers of the 19 euro countries met.",
    ),
    ("The road is 5 km long.", "The road is 5,000 m long."),
    ("The road is 5 km long.", "The road is five kilometers long."),
    ("It lasted two weeks.", "It lasted 14 days."),
    ("It lasted 14 days.", "It lasted a fortnight."),
    ("The film runs for 90 minutes.", "The film runs for an hour and a half."),
    ("He waited 60 minutes.", "He waited an hour."),
    ("They sold twenty-five thousand three hundred cars.", "They sold 25,300 cars."),
    ("The firm lost $3bn last spring.", "Last spring the firm lost 3 billion dollars."),
    ("The firm lost US$1.5 million.", "The firm lost $1,500,000."),
    ("Some 1,500 people fled.", "Around 1500 people fled."),
    ("The state paid 3 lakh rupees.", "The state paid 300,000 rupees."),
    ("A dozen eggs broke.", "12 eggs broke."),
    ("Half of the voters stayed at home.", "50 % of the voters stayed at home."),
    ("A fifth of the children are ill.", "One in five children is ill."),
    ("A fifth of the children are ill.", "20 percent of the children are ill."),
    ("Two thirds of the members agreed.", "66.7% of the members agreed."),
    ("Nine out of ten shops closed.", "90 per cent of the shops closed."),
    ("Dozens of cars burned.", "Several dozen cars burned."),
    ("At least 20 people were hurt.", "20 or more people were hurt."),
    ("No fewer than 20 people were hurt.", "At least 20 people were hurt."),
    ("Take no more than 4 tablets.", "Take at most four tablets."),
    ("The 45-year-old driver was hurt.", "The driver, aged 45, was hurt."),
    ("The driver is 45 years old.", "The driver, 45, is alive."),
    ("Between 5 and 7 days are needed.", "5–7 days are needed."),
    ("It takes from 5 to 7 days.", "It takes 5 to 7 days."),
    ("Take 5-10 mg daily.", "Take between 5 and 10 milligrams a day."),
    ("Both brothers work there.", "The two brothers work there."),
    ("Ann and Bob work there.", "The two of them, Ann and Bob, work there."),
    ("Two doctors, Ann and Bob, came.", "Ann and Bob came."),
    ("One of the victims is a man.", "A man is among the victims."),
    ("World War II destroyed the town.", "The town was destroyed in World War 2."),
    ("She was the third child.", "She was the 3rd child."),
    ("The club won 3–2.", "The club won 3-2."),
    ("It is 20 °C outside.", "It is 68 degrees Fahrenheit outside."),
    ("The limit is 50 km per hour.", "The limit is 50 km/h."),
    ("He is 5 feet 11 inches tall.", "He is 5ft 11in tall."),
    ("The plot covers 12 square feet.", "The plot covers 12 sq ft."),
    ("He rang twice.", "He rang two times."),
    ("Take 5 mg per day.", "Take 5 mg a day."),
    ("A few people came. They stayed a week.", "Some came. They stayed."),
    ("The match ended when he saw one.", "The match ended."),
    ("3 men and 4 women came.", "4 women and 3 men came."),
    (
        "In Rome 5 people fell ill and in Paris 7 people.",
        "7 people in Paris and 5 in Rome fell ill.",
    ),
    ("Prices rose by 2½ percent.", "Prices rose by 2.5 percent."),
    ("The town has 12 000 homes.", "The town has 12,000 homes."),
    ("Its roof, which weighs 3 tonnes, fell.", "Its roof fell. It weighs 3,000 kg."),
    ("The second half was dull.", "The second half was not interesting."),
    ("Henry VIII died.", "King Henry VIII died."),
    ("The law had five parts. The court met.", "The court met."),
    ("He earns $20 an hour.", "He earns 20 dollars per hour."),
    ("The team scored 12 and lost.", "The team scored twelve points, but lost."),
    ("The upper half is blue.", "The top half is blue."),
    ("At first he was sad.", "He was sad at the start."),
    ("The probe Voyager 2 flew past.", "The probe flew past."),
    ("It is 300 km (186 miles) away.", "It is 300 km away."),
    ("He won with a score of 8:10.", "He won 8:10."),
    ("It was built in the 1980s by 5 men.", "It was built in the 80's by five men."),
    ("", ""),
    ("Five", ""),
]

# (original, rewrite, [(severity, words of the original, words of the rewrite)])
TOLD = [
    (
        "Store it for no longer than 24 hours.",
        "Throw it away after 24 hours.",
        [("info", "no longer than 24 hours", "24 hours")],
    ),
    (
        "Use the milk within 3 days.",
        "Throw it away after 3 days.",
        [("minor", "3 days", "3 days")],
    ),
    (
        "It became 1.4 m thinner, about twice as much as before.",
        "It became 2.8 m thinner, about twice as much as before.",
        [("major", "1.4 m", "2.8 m")],
    ),
    (
        "It is limited to 120 members.",
        "It has more than 120 members.",
        [("major", "limited to 120", "more than 120")],
    ),
    (
        "It hit 12% of those on Veltrin, three times the rate of the others.",
        "It hit 12% of those on Veltrin. Of the others, it hit only 4%.",
        [("minor", "three times", None), ("info", None, "4%")],
    ),
    (
        "It rose in four of the five regions.",
        "It rose in three out of five regions.",
        [("major", "five", "three out of five"), ("minor", "four", None)],
    ),
    (
        "She was born on 12 August 1902 and died on 1 March 1990.",
        "She was born on 12 August 1902 and died on 1 March 1990, when she was 97.",
        [("major", None, "97")],
    ),
    (
        "Send it within 30 days of the date.",
        "Send it no earlier than 30 days after the date.",
        [("major", "30 days", "no earlier than 30 days")],
    ),
    (
        "Put it into a scheme within 30 days of receipt.",
        "Put it into a scheme after 30 days of getting it.",
        [("major", "30 days", "30 days")],
    ),
    (
        "Fewer than 1 person in 1,000 gets a rash.",
        "Fewer than 1 in 100 people get a rash.",
        [("major", "Fewer than 1 person in 1,000", "Fewer than 1 in 100")],
    ),
    (
        "Lower the heat by about 20 degrees if the fan is on.",
        "If the fan is on, lower the heat to about 20 degrees.",
        [("major", "about 20 degrees", "about 20 degrees")],
    ),
    (
        "The share was twice as high as that of the 2019 survey.",
        "The share was half that of the 2019 survey.",
        [("major", None, "half"), ("minor", "twice", None)],
    ),
    (
        "It had £40,000, and debts of ten times that sum.",
        "It had £40,000, and debts of ten times that, £400,000.",
        [("info", None, "£400,000")],
    ),
    (
        "It made £86 million, up from £71 million a year earlier.",
        "It made £86 million. That is £15 million more than a year before.",
        [("minor", "£71 million", None), ("info", None, "£15 million")],
    ),
    (
        "Of 1,312 replies 903 were from residents, 214 from firms and the remainder from clubs.",
        "Of 1,312 replies, 903 came from residents, 214 from firms and the other 195 from clubs.",
        [("info", None, "195")],
    ),
    (
        "Of 1,312 replies 903 were from residents, 214 from firms and the remainder from clubs.",
        "Of 1,312 replies, 903 came from residents, 214 from firms and the other 395 from clubs.",
        [("major", None, "395")],
    ),
    ("Take 5 mg before meals.", "Take 50 mg before meals.", [("major", "5 mg", "50 mg")]),
    ("Take 5 mg before meals.", "Take 5 g before meals.", [("major", "5 mg", "5 g")]),
    ("It cost $5 million.", "It cost $5 billion.", [("major", "$5 million", "$5 billion")]),
    ("It cost $500.", "It cost £500.", [("major", "$500", "£500")]),
    (
        "More than 5 people died.",
        "Less than 5 people died.",
        [("major", "More than 5", "Less than 5")],
    ),
    ("More than 5 people died.", "5 people died.", [("info", "More than 5", "5")]),
    ("Up to 50 people died.", "50 people died.", [("minor", "Up to 50", "50")]),
    (
        "Some 7,954 people left.",
        "About 8,000 people left.",
        [("info", "Some 7,954", "About 8,000")],
    ),
    ("7,954 people left.", "8,000 people left.", [("info", "7,954", "8,000")]),
    ("7,954 people left.", "9,000 people left.", [("major", "7,954", "9,000")]),
    ("340 people left.", "Several hundred people left.", [("info", "340", "Several hundred")]),
    ("Several people left.", "340 people left.", [("minor", "Several", "340")]),
    ("It takes 5 to 7 days.", "It takes 5 to 8 days.", [("major", "5 to 7 days", "5 to 8 days")]),
    ("It takes 5 to 7 days.", "It takes 7 days.", [("minor", "5 to 7 days", "7 days")]),
    ("It rose from 5 to 7.", "It rose from 7 to 5.", [("major", "from 5 to 7", "from 7 to 5")]),
    (
        "It is the third largest city.",
        "It is the second largest city.",
        [("major", "third", "second")],
    ),
    ("20 percent of patients died.", "20 patients died.", [("major", "20 percent", "20")]),
    ("The road is 5 km long.", "The road is 3.1 miles long.", [("info", "5 km", "3.1 miles")]),
    ("The road is 5 km long.", "The road is 5 miles long.", [("major", "5 km", "5 miles")]),
    ("3 men and 4 women came.", "4 men and 3 women came.", [("major", "3", "4")]),
    ("3 men and 4 women came.", "Seven people came.", [("info", None, "Seven")]),
    ("The lake dried out.", "The lake dried out in 47 days.", [("major", None, "47 days")]),
    ("The lake dried out in 47 days.", "The lake dried out.", [("minor", "47 days", None)]),
    (
        "Rates rose 5 percentage points.",
        "Rates rose 5 percent.",
        [("minor", "5 percentage points", "5 percent")],
    ),
    (
        "Two collections of 3 tales sold.",
        "Five collections of 3 tales sold.",
        [("major", "Two", "Five")],
    ),
    ("It is 4 miles (6 km) off.", "It is 4 km (6 km) off.", [("major", "4 miles", "4 km")]),
    ("One woman died.", "Two women died.", [("major", "One", "Two")]),
]


def told(
    original: str, rewrite: str, language: str = "en"
) -> list[tuple[str, str | None, str | None]]:
    before, after = read(original, language, KINDS), read(rewrite, language, KINDS)
    found = compare(before, after, KINDS).findings
    return [
        (
            each.severity,
            before.passage.quote(each.original_span) if each.original_span else None,
            after.passage.quote(each.rewrite_span) if each.rewrite_span else None,
        )
        for each in found
        if each.kind == "quantity"
    ]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_nothing_is_told_of_amounts_that_are_kept(original: str, rewrite: str) -> None:
    assert told(original, rewrite) == []


@pytest.mark.parametrize(("original", "rewrite", "expected"), TOLD)
def test_what_is_told(
    original: str, rewrite: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(original, rewrite) == expected


@pytest.mark.parametrize(
    ("original", "rewrite", "language", "severities"),
    [
        ("Es kostet 1.500,50 € im Jahr.", "Im Jahr kostet es 1500,50 €.", "de", []),
        ("Es kostet 1.500 € im Jahr.", "Es kostet 15.000 € im Jahr.", "de", ["major"]),
        ("Il a couru 12 km hier.", "Hier, il a couru 12 km.", "fr", []),
        ("سافر ٣٤ شخصا", "سافر 34 شخصا", "ar", []),
    ],
)
def test_digits_are_read_in_other_languages(
    original: str, rewrite: str, language: str, severities: list[str]
) -> None:
    assert [each[0] for each in told(original, rewrite, language)] == severities


def test_facts_are_counted_on_both_sides() -> None:
    before = read("He has 5 cars and 7 boats.", chosen=KINDS)
    after = read("He has 5 cars.", chosen=KINDS)
    fates = [each.fate for each in compare(before, after, KINDS).outcomes]
    assert fates == [Fate.PRESERVED, Fate.DROPPED]


_PIECES = st.lists(
    st.sampled_from(
        listed(
            "1,500 5 mg – to from between and $ 3bn half a third of more than or dozen dozens "
            "twenty - five hundred million II . ¾ 2/3 % km/h ° C aged old one in 12 000 ٣ , up "
            "007 + IV : s"
        )
    ),
    max_size=30,
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), _PIECES.map(" ".join), _PIECES.map("".join)))
def test_a_text_against_itself_has_no_finding(text: str) -> None:
    assert told(text, text) == []


@settings(max_examples=200, deadline=None)
@given(_PIECES.map(" ".join), _PIECES.map(" ".join))
def test_never_raises(original: str, rewrite: str) -> None:
    told(original, rewrite)
