"""Names: which are seen, and what becomes of them; more than half of the pairs may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds.amounts.quantities import Quantities
from harness.meaning.kinds.names.name_book import Book
from harness.meaning.kinds.names.names import Names

KINDS = (Names(),)

# (text, the names in it)
SEEN = [
    ("We met the Northern Rail Workers' Union there.", ["Northern Rail Workers' Union"]),
    ("Yesterday Maria Keller met J. K. Rowling.", ["Maria Keller", "J. K. Rowling"]),
    ("He met Prime Minister Ada Bell and Dr. Li.", ["Ada Bell", "Li"]),
    ("The British Prime Minister Theresa May spoke.", ["British", "Theresa May"]),
    ("The Bank of England and the University of Oslo agreed.", ["Bank of England", "University"
     " of Oslo"]),
    ("He told Emmanuel Macron of France the truth.", ["Emmanuel Macron", "France"]),
    ("Ms. Corrigan-Holt met Leonardo da Vinci and Osama bin Laden.",
     ["Corrigan-Holt", "Leonardo da Vinci", "Osama bin Laden"]),
    ("The NATO summit, said the BBC, is in the U.S. this year.", ["NATO", "BBC", "U.S."]),
    ("She took her iPhone to McDonald's.", ["iPhone", "McDonald"]),
    ("We saw Li's Toyota in Tanner's Row.", ["Li", "Toyota", "Tanner's Row"]),
    ("They met on Monday in May. I saw it.", []),
    ("Tourists like it. However, Kayaking Tours cost more.", ["Kayaking Tours"]),
    ("The pier was old. Skarness is small. We like Skarness.", ["Skarness", "Skarness"]),
    ("Norway won.", ["Norway"]),
    ("Former President Obama left.", ["Obama"]),
    ("Most of France is flat.", ["France"]),
    ("Council To Close Old Harbour Bridge In Spring", []),
    ("COUNCIL WILL CLOSE THE OLD BRIDGE", []),
    ("the council of oslo met", []),
    ("He works for Johnson & Johnson on St. Helena.", ["Johnson & Johnson", "St. Helena"]),
    ("", []),
]  # fmt: skip

SAME = [
    ("Benjamin Netanyahu spoke in Oslo.", "Netanyahu spoke in Oslo."),
    ("Joe Biden flew to Rome.", "President Biden went to Rome by plane."),
    ("Prime Minister Ada Bell met Joseph Smith.", "Ada Bell met Joe Smith."),
    ("He lives in the United States.", "He lives in the U.S."),
    ("He lives in the US.", "He lives in America."),
    ("The World Health Organization warned of it.", "The WHO warned of it."),
    ("The Harbour Safety Board (HSB) shut the pier.", "The HSB closed the pier."),
    ("The Harbour Safety Board shut the pier.", "The HSB shut the pier."),
    ("The French president met Israeli officials.", "The president of France met officials"
     " from Israel."),
    ("She grew up in São Paulo.", "She grew up in Sao Paulo."),
    ("The plays of Shakespeare are old.", "The Shakespearean plays are old."),
    ("The Internet is slow in Norway.", "The internet is slow in Norway."),
    ("The Prime Minister resigned.", "The prime minister stepped down."),
    ("The parliament met in Rome.", "Parliament met in Rome."),
    ("new york is big , he said in the u.s .", "New York is big, he said in the U.S."),
    ("New York is big.", "new york is big ."),
    ("Homo sapiens lived in Africa.", "Humans lived in Africa."),
    ("The museum reopened. It was bombed in World War II.",
     "The museum opened again. It was bombed in the Second World War."),
    ("Sculptors from many towns met.", "Artists from many towns met."),
    ("The deal: Germany pays.", "This is the deal. Germany pays."),
    ("He said: “Nothing is lost.”", "“Nothing is lost,” he said."),
    ("Kayaking is popular, experts said.", "Experts said many people go kayaking."),
    ("The Clintons moved to Chappaqua.", "The Clinton family moved to Chappaqua."),
    ("The Catholic church is old.", "The church of the Catholics is old."),
    ("Walmart opened a shop in Lima.", "Wal-Mart opened a store in Lima."),
    ("He fought in World War I as a cook.", "He was a cook in WWI."),
    ("The plant in Texas was sold by its makers.", "The makers sold the plant in TX."),
    ("Dutch farmers protested.", "Farmers in the Netherlands protested."),
    ("Council to Close Harbour Road", "The council will close a road."),
    ("Gross domestic product fell.", "The GDP fell."),
    ("Mr. Rudd’s house in Orr burned down.", "In Orr the house of Rudd burned down."),
    ("Angela Merkel besuchte das Haus.", "Merkel war im Haus."),
    ("東京は日本の首都です。", "東京は首都です。"),
    ("Angela Merkel besuchte Paris.", "Angela Merkel fuhr mit dem Zug nach Paris."),
]  # fmt: skip

SAME_IN_GERMAN = {"Angela Merkel besuchte das Haus.", "Angela Merkel besuchte Paris."}

# (original, rewrite, [(severity, words of the original, words of the rewrite)])
FOUND = [
    ("The minister, Maria Keller, left Oslo.", "The minister, Martin Keller, left Oslo.",
     [("major", "Maria Keller", "Martin Keller")]),
    ("They flew to Iran last week.", "They flew to Iraq last week.", [("major", "Iran", "Iraq")]),
    ("Austria won the match.", "Australia won the match.", [("major", "Austria", "Australia")]),
    ("They came from Niger by bus.", "They came from Nigeria by bus.",
     [("major", "Niger", "Nigeria")]),
    ("He moved to South Africa in winter.", "He moved to Africa in winter.",
     [("major", "South Africa", "Africa")]),
    ("The Chamber of Notaries in Orr agreed.", "The Chamber of Bakers in Orr agreed.",
     [("major", "Chamber of Notaries", "Chamber of Bakers")]),
    ("The doctor treated him at home.", "Doctor Zelda Quist treated him at home.",
     [("major", None, "Zelda Quist")]),
    ("The ferry left the town at noon.", "The ferry left Skarness at noon.",
     [("major", None, "Skarness")]),
    ("The ferry to Skarness left the town at noon.", "The ferry left the town at noon.",
     [("minor", "Skarness", None)]),
    ("Lake Texcoco was drained long ago.", "The lake was drained long ago.",
     [("info", "Lake Texcoco", None)]),
    ("He met Netanyahu in Oslo.", "He met Netanyaho in Oslo.",
     [("minor", "Netanyahu", "Netanyaho")]),
    ("Doctor Ventoro came from Stralsund.", "Doctor Ventoro came from Stalsund.",
     [("minor", "Stralsund", "Stalsund")]),
    ("Ilse Frank works at Michigan State University now.", "Ilse Frank works at the University"
     " now.", [("info", "Michigan State University", "University")]),
    ("Keller sold it. Maria Keller is old.", "Keller sold it. Martin Keller is old.",
     [("major", "Maria Keller", "Martin Keller")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEEN)
def test_what_is_seen(text: str, expected: list[str]) -> None:
    reading = read(text, chosen=KINDS)
    assert [reading.passage.quote(fact.span) for fact in reading.of("name")] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Das Haus in Bonn gehört Angela Merkel. Der Hund bellt.", "de", ["Angela Merkel"]),
        ("Der Chef der EU kommt. Die EU zahlt.", "de", ["EU", "EU"]),
        ("Le maire a vu Olaf Scholz à Berlin.", "fr", ["Olaf Scholz", "Berlin"]),
        ("La Casa Blanca está en Washington.", "es", ["Casa Blanca", "Washington"]),
        ("東京は日本の首都です。", "ja", []),
        ("Она видела, как Анна Каренина уехала.", "ru", ["Анна Каренина"]),
    ],
)
def test_other_languages(text: str, language: str, expected: list[str]) -> None:
    reading = read(text, language, chosen=KINDS)
    assert [reading.passage.quote(fact.span) for fact in reading.of("name")] == expected


def found(original: str, rewrite: str, language: str = "en") -> list[tuple]:
    one, other = (read(text, language, chosen=KINDS) for text in (original, rewrite))
    return [
        (
            finding.severity,
            finding.original_span and one.passage.quote(finding.original_span),
            finding.rewrite_span and other.passage.quote(finding.rewrite_span),
        )
        for finding in compare(one, other, KINDS).findings
        if finding.kind == "name"
    ]


@pytest.mark.parametrize(("original", "rewrite"), SAME)
def test_the_same_name_in_another_form_is_no_finding(original: str, rewrite: str) -> None:
    language = "de" if original in SAME_IN_GERMAN else "en"
    graver = [each for each in found(original, rewrite, language) if each[0] != "info"]
    assert graver == []


@pytest.mark.parametrize(("original", "rewrite", "expected"), FOUND)
def test_another_name(original: str, rewrite: str, expected: list[tuple]) -> None:
    assert found(original, rewrite) == expected


def test_a_name_dropped_with_its_sentence_is_counted_and_not_told() -> None:
    original = "The pier is closed. Yesterday Ada Bell sang old songs for her seven children."
    pair = read(original, chosen=KINDS), read("The pier is closed.", chosen=KINDS)
    found = compare(*pair, KINDS)
    assert [outcome.fate for outcome in found.outcomes] == [Fate.DROPPED]
    assert found.findings == ()


def test_a_name_in_the_place_of_another_that_the_text_has_elsewhere() -> None:
    original = "In the morning Oslo voted for the old mayor.\n\nThe ferry to Bergen is late again."
    rewrite = "In the morning Bergen voted for the old mayor.\n\nThe ferry to Bergen is late again."
    assert found(original, rewrite) == [("major", "Oslo", "Bergen")]


@given(st.text(max_size=200), st.text(max_size=200))
def test_never_raises(one: str, other: str) -> None:
    found(one, other)


_WORDS = "Maria Keller of the Bank U.S. said new Oslo NATO McDonald’s Dr . , “ ” - & :"
_PIECES = [*_WORDS.split(), "\n"]


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_a_text_against_itself_has_no_finding(words: list[str]) -> None:
    text = " ".join(words)
    assert found(text, text) == []


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ("He fought in the First World War near Orr.", "He fought in World War I near Orr."),
        ("He met Queen Elizabeth II near Orr.", "Near Orr, he met Queen Elizabeth II."),
    ],
)
def test_a_number_that_is_read_already_is_still_a_part_of_a_name(
    original: str, rewrite: str
) -> None:
    kinds = (Quantities(), Names())
    compared = compare(read(original, chosen=kinds), read(rewrite, chosen=kinds), chosen=kinds)
    assert [each for each in compared.findings if each.severity != "info"] == []


APART = [
    ("The European Commission closed a mill.", "European rivers are long, and one had a mill."),
    ("The Norwegian Polar Institute counted whales.", "Experts from Norway counted whales."),
    ("Norwegian experts counted whales.", "The Norwegian Polar Institute counted whales."),
    ("The National Gallery sold a boat.", "The team wore National colours, and sold a boat."),
]


@pytest.mark.parametrize(("original", "rewrite"), APART)
def test_an_adjective_alone_is_not_the_longer_name(original: str, rewrite: str) -> None:
    compared = compare(read(original), read(rewrite))
    assert not any(one.kind == "name" == other.kind for one, other in compared.pair.ties)
    assert not [each for each in compared.findings if each.severity == "major"]


def test_a_people_stands_for_its_empire() -> None:
    compared = compare(read("The Roman Empire grew."), read("The empire of the Romans grew."))
    assert compared.findings == ()


def test_very_many_names_of_one_beginning_cost_no_more_each() -> None:
    names = [f"Mar{chr(97 + n // 26)}{chr(97 + n % 26)}o" for n in range(26 * 26)]
    changed = [f"{name}x" if n % 2 else name for n, name in enumerate(names)]
    book = Book(read(f"We met {', '.join(names)}.").of("name"), "en")
    others = read(f"We met {', '.join(changed)}.").of("name")
    assert len(others) > 600
    assert max(len(book.near(other.said)) for other in others) < 400
    assert all(book.near(other.said) for other in others)
