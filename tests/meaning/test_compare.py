"""Two texts compared: where findings point, what is never found, and what becomes of facts."""

from __future__ import annotations

import random

import pytest

from harness.meaning.compare import Comparison, compare, read
from harness.meaning.facts import Fact, Fate
from harness.meaning.kinds import NAMES, kinds
from harness.meaning.pair import around

PAGE = """The Orr Post

By Ada Bell

The mill on the river closed in May 2020 after 112 years. Its owner, Mr. Lewis Orr, sold the
building for £40,000 to a hotel group, and "nobody was told", said the workers.

- 5 machines were taken away
- 30 kg of flour were left

© 2024 The Orr Post
"""


def compared(original: str, rewrite: str, language: str = "en") -> Comparison:
    return compare(read(original, language), read(rewrite, language))


def test_each_kind_has_a_name_of_its_own() -> None:
    names = [kind.name for kind in kinds()]
    assert len(set(names)) == len(names) == len(NAMES)
    assert all(kind.about.strip() and kind.name.islower() for kind in kinds())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PAGE, "en"),
        (PAGE.upper(), "en"),
        (PAGE.lower(), "en"),
        (PAGE.replace("\n", "\r\n"), "en"),
        ("Die Mühle schloss am 5. Mai 2020 und kostete 40.000 Euro.", "de"),
        ("磨坊于2020年5月5日关闭。它花了40000元。", "zh"),
        ("😀 5 mg 👩‍👩‍👧", "en"),
        ("...", "en"),
        ("", "en"),
    ],
)
def test_a_text_beside_itself_has_no_finding(text: str, language: str) -> None:
    found = compared(text, text, language)
    assert found.findings == ()
    assert {each.fate for each in found.outcomes} <= {Fate.PRESERVED}
    # The short cut for equal texts must not hide that the kinds agree; a blank is no change.
    spaced = compared(text, f" {text} ", language)
    assert spaced.findings == ()
    assert {each.fate for each in spaced.outcomes} <= {Fate.PRESERVED}


def test_a_changed_amount_is_found_with_both_spans() -> None:
    before = "😀 Take 5 mg of it before meals."
    after = "😀😀 Take 50 mg of it before meals."
    (found,) = (each for each in compared(before, after).findings if each.kind == "quantity")
    assert found.severity == "major"
    assert found.original_span is not None
    assert found.rewrite_span is not None
    assert before[slice(*found.original_span)] == "5 mg"
    assert after[slice(*found.rewrite_span)] == "50 mg"


def test_an_invented_sentence_and_a_lost_one() -> None:
    new = " A famous singer from abroad will open a restaurant in the tower."
    (added,) = compared(PAGE, PAGE.replace(" after 112 years.", f" after 112 years.{new}")).findings
    assert (added.kind, added.severity, added.original_span) == ("addition", "major", None)
    (lost,) = compared(PAGE.replace(" after 112 years.", f" after 112 years.{new}"), PAGE).findings
    assert (lost.kind, lost.rewrite_span) == ("omission", None)
    assert lost.original_span is not None


def test_furniture_does_not_vouch_for_the_rewrite() -> None:
    body = f"{PAGE}\nMost read\nMayor Ines Dobbs opens a new swimming pool in the valley\n"
    long = "The workers stood before the gate for most of the day and asked to be told the truth. "
    original = body.replace("- 5 machines", f"{long}\n\n{long}\n\n- 5 machines")
    invented = "Mayor Ines Dobbs opens a new swimming pool in the valley."
    rewrite = f"The mill closed in May 2020 after 112 years. {invented}"
    removed = {each.rule for each in read(original).passage.furniture}
    assert {"byline", "teasers"} <= removed
    added = [each for each in compared(original, rewrite).findings if each.kind == "addition"]
    assert [rewrite[slice(*each.rewrite_span)] for each in added if each.rewrite_span] == [invented]


def test_notes_of_both_sides_are_said_once() -> None:
    found = compared("Die Mühle war alt.", "die mühle war sehr alt und morsch.", "de")
    assert len(found.notes) == 2
    assert found.notes[1].startswith("Names are not seen in the rewrite")


def test_other_texts_lose_every_fact() -> None:
    whales = "Whales sing 7 long songs under water, and young ones learn them from older neighbors."
    found = compared(PAGE, whales)
    assert [each.kind for each in found.findings] == ["unrelated"]
    fates = {each.fate for each in found.outcomes}
    assert fates == {Fate.DROPPED, Fate.ADDED}


def test_findings_lie_in_their_texts_whatever_the_texts() -> None:
    chosen = random.Random(5)
    pieces = [
        *PAGE.split(),
        "😀",
        "\u2028",
        "e\u0301",
        "5",
        "mg",
        "not",
        "\x1b[2J",
        "“",
        "(",
        "\n\n",
    ]
    for _ in range(60):
        texts = [" ".join(chosen.choices(pieces, k=chosen.randrange(1, 60))) for _ in range(2)]
        for finding in compared(*texts).findings:
            for text, span in zip(
                texts, (finding.original_span, finding.rewrite_span), strict=True
            ):
                assert span is None or 0 <= span[0] < span[1] <= len(text)
            assert finding.original_span or finding.rewrite_span
            assert 0 < finding.confidence <= 1
            assert finding.message.strip().endswith((".", ")", "”", "?"))
            assert "\n" not in finding.message


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ("The storm came ashore on November 21.", "The storm came ashore on Nov. twenty-one."),
        ("The mill burned down in 28 CE.", "The mill burned down in twenty-eight CE."),
        ("It flew past in the Orvel 2 probe.", "It flew past in the Orvel two probe."),
    ],
)
def test_a_number_in_words_is_said_where_the_original_has_its_digits(
    original: str, rewrite: str
) -> None:
    found = compare(read(original), read(rewrite)).findings
    assert not [each for each in found if each.severity == "major"]


def test_a_bound_that_only_a_not_turns_is_told_as_a_lost_not() -> None:
    found = compare(read("It must not stand above 25 °C."), read("It must stand above 25 °C."))
    assert [(each.kind, each.severity) for each in found.findings] == [("negation", "major")]


def words_around(text: str, word: str) -> list[str]:
    passage = read(text).passage
    at = next(n for n, token in enumerate(passage.tokens) if token.lower == word)
    found = around(passage, Fact("word", word, passage.span(at, at + 1), at, at + 1, 0), 4)
    return [passage.tokens[place].lower for place in found]


def test_what_a_comma_and_an_and_join_is_not_around_a_fact() -> None:
    alone = words_around("The new pump holds more. The mill by the river closed in May.", "holds")
    joined = words_around(
        "The new pump holds more, and the mill by the river closed in May.", "holds"
    )
    assert alone == joined == ["pump", "new", "more"]
    listed = words_around("It holds pumps, and mills by the river.", "holds")
    assert listed == ["pumps", "mills", "river"]
