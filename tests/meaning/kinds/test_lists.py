"""Lists: what is one, and what becomes of its members; half of the pairs may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.names.lists import Lists

KINDS = (Lists(),)

# (text, the members of each list in it)
SEEN = [
    ("Bring bread, fresh milk and two eggs.", [["bread", "fresh milk", "two eggs"]]),
    ("Ada, Ben, and Cleo signed it.", [["Ada", "Ben", "Cleo"]]),
    ("It rained, but walkers, cyclists and drivers came.", [["walkers", "cyclists", "drivers"]]),
    ("Keep it away from the eyes, lips or wounds.", [["the eyes", "lips", "wounds"]]),
    ("He visited New York, San Jose and St. Louis.", [["New York", "San Jose", "St. Louis"]]),
    ("You need:\n- a pen\n- two photos\n- the form", [["a pen", "two photos", "the form"]]),
    ("Areas UH3 and UH4 are dry.", [["Areas UH3", "UH4"]]),
    ("In May, the mayor and his wife left.", []),
    ("Smith, a doctor and writer, came.", []),
    ("The shop opened on June 1, 1977, and lasted a year.", []),
    ("He came, and she left.", []),
    ("Salt and pepper", []),
    ("", []),
]

SAME = [
    ("Increasingly, town planners, drivers and nurses ask for wider paths.",
     "Town planners, drivers and nurses now ask for wider paths."),
    ("It has a black bill, red eyes, and a call like that of a dog.",
     "It has a black bill and red eyes. It sounds like a dog."),
    ("They bought apples, pears and plums.", "They bought plums, pears and apples."),
    ("They bought apples, pears and plums.", "They bought fruit."),
    ("They bought apples, pears and plums.", "They bought apples. They bought pears and plums."),
    ("You must bring a pen, a photo and the form.",
     "You must bring:\n- a pen\n- a photo\n- the form"),
    ("You must bring:\n- a pen\n- a photo\n- the form",
     "You must bring a pen, a photo and the form."),
    ("You must bring a pen, a photo and the form.", "Bring the form. You also need a pen and"
     " a photo."),
    ("Ada, Ben and Cleo signed it.", "It was signed by Cleo, Ada and Ben."),
    ("Ada, Ben and Cleo signed it.", "Three people signed it."),
    ("It can cause nausea, vomiting and fever.", "It can make you sick, with vomiting or fever."),
    ("The physicians, lawyers and clergymen left.", "The doctors, lawyers and priests left."),
    ("He won gold, silver and bronze medals.", "He won gold, silver and bronze."),
    ("The company makes cars, trucks and buses.", "Cars, trucks and buses are made by the firm."),
    ("In May, the mayor and his wife left.", "The mayor left in May."),
]  # fmt: skip

# (original, rewrite, [(severity, words of the original, words of the rewrite)])
FOUND = [
    ("Tell us if you have ever had epilepsy, asthma or a disease of the liver.",
     "Tell us if you have ever had asthma or liver disease.",
     [("major", "epilepsy", "asthma or liver disease")]),
    ("Side effects are fever, cramps and back pain.", "Side effects are fever and back pain.",
     [("major", "cramps", "fever and back pain")]),
    ("Ada, Ben and Cleo signed it.", "Ada and Cleo signed it.",
     [("major", "Ben", "Ada and Cleo")]),
    ("You must bring a pen, a photo and the form.", "You must bring a pen and the form.",
     [("major", "a photo", "pen and the form")]),
    ("You must bring:\n- a pen\n- a photo\n- the form", "You must bring:\n- a pen\n- the form",
     [("major", "a photo", None)]),
    ("The shop sells apples, pears and plums.", "The shop sells apples and plums.",
     [("major", "pears", "apples and plums")]),
    ("Fruit such as apples, pears and plums is sold here.",
     "Fruit such as apples and plums is sold here.", [("minor", "pears", "apples and plums")]),
    ("It can cause cough, rash and fever.", "It can cause cough, rash, blindness and fever.",
     [("major", None, "blindness")]),
    ("Areas UH3 and UH4 are dry.", "Areas UH3 and UH5 are dry.", [("major", "UH4", "UH5")]),
    ("Walkers, cyclists and buses may cross.", "Walkers and buses may cross.",
     [("major", "cyclists", "Walkers and buses")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEEN)
def test_what_is_a_list(text: str, expected: list[list[str]]) -> None:
    reading = read(text, chosen=KINDS)
    passage = reading.passage
    assert [
        [passage.quote(passage.span(*member)) for member in fact.said.members]
        for fact in reading.of("list")
    ] == expected


def found(original: str, rewrite: str) -> list[tuple]:
    one, other = read(original, chosen=KINDS), read(rewrite, chosen=KINDS)
    return [
        (
            finding.severity,
            finding.original_span and one.passage.quote(finding.original_span),
            finding.rewrite_span and other.passage.quote(finding.rewrite_span),
        )
        for finding in compare(one, other, KINDS).findings
        if finding.kind == "list"
    ]


@pytest.mark.parametrize(("original", "rewrite"), SAME)
def test_a_list_in_another_form_is_no_finding(original: str, rewrite: str) -> None:
    assert [each for each in found(original, rewrite) if each[0] != "info"] == []


@pytest.mark.parametrize(("original", "rewrite", "expected"), FOUND)
def test_a_member_that_is_lost_gained_or_exchanged(
    original: str, rewrite: str, expected: list[tuple]
) -> None:
    assert found(original, rewrite) == expected


@given(st.text(max_size=200), st.text(max_size=200))
def test_never_raises(one: str, other: str) -> None:
    found(one, other)


_WORDS = "apples Oslo the of red and or , , ; . - : such as buses Ada “ ( ) 3"
_PIECES = [*_WORDS.split(), "\n- "]


@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_a_text_against_itself_has_no_finding(words: list[str]) -> None:
    text = " ".join(words)
    assert found(text, text) == []
