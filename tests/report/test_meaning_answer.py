"""The answer to an editor: short, worst first, harmless, and true for texts that are none."""

from __future__ import annotations

import re

import pytest

from harness.meaning.compare import Comparison, compare, read
from harness.model import Finding, Segment, Span
from harness.report.editors import answer
from harness.report.meaning_answer import meaning_answer
from harness.report.quoting import in_context, paragraph, place, shortened

PAGE = """By Ada Bell

The mill on the river closed in spring. The owner sold all machines to a hotel group, and the
workers, of whom most had been there for many years, found out from the radio on the next day.
Nobody was hurt.
"""


def told(*findings: Finding, original: str = PAGE, rewrite: str = PAGE) -> str:
    """The answer about two texts in which exactly this was found."""
    pair = compare(read(original), read(rewrite)).pair
    return "\n".join(meaning_answer(Comparison(pair, (), findings)))


def found(severity: str, message: str, original: Span | None, rewrite: Span | None) -> Finding:
    return Finding("name", severity, original, rewrite, message)  # type: ignore[arg-type]


def span(passage: str) -> Span:
    start = PAGE.index(passage)
    return start, start + len(passage)


# --- What is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("majors", "minors", "said"),
    [
        (2, 3, "2 places could mislead a reader, 3 shift or lose something. Each is a place"),
        (1, 1, "1 place could mislead a reader, 1 shifts or loses something. Each is a place"),
        (1, 0, "1 place could mislead a reader. Each is a place to look at, not a verdict."),
        (0, 1, "Nothing was found that could mislead a reader; 1 place shifts or loses something."),
        (0, 2, "Nothing was found that could mislead a reader; 2 places shift or lose something."),
        (0, 0, "No change of meaning was found. That is no proof:"),
    ],
)
def test_the_first_sentence_counts_only_what_there_is(majors: int, minors: int, said: str) -> None:
    one = [found("major", "Changed.", span("river"), span("river"))] * majors
    other = [found("minor", "Shifted.", span("river"), None)] * minors
    text = " ".join(told(*one, *other).split())
    assert text.startswith(f"Does it still say the same? {said}")


def test_sections_come_worst_first_and_are_numbered_through() -> None:
    text = told(
        found("major", "Changed.", span("river"), span("river")),
        found("minor", "Lost.", span("spring"), None),
        found("info", "Rounded.", None, span("Nobody")),
    )
    lines = text.split("\n")
    heads = ["  Could mislead a reader", "  Shifts or loses something", "  Worth knowing"]
    assert [line for line in lines if line in heads] == heads
    assert [line for line in lines if re.match(" +[0-9]+[.] ", line)] == [
        "   1. Changed.",
        "   2. Lost.",
        "   3. Rounded.",
    ]
    assert "      original, line 3: The mill on the [river] closed in spring." in lines
    assert "      rewrite, line 5: [Nobody] was hurt." in lines


def test_what_the_message_quotes_is_not_repeated() -> None:
    passage = "sold all machines to a hotel group"
    message = f"The rewrite leaves out “{passage}”."
    text = " ".join(told(found("minor", message, span(passage), None)).split())
    assert f"{message} (original, line 3)" in text
    assert text.count(passage) == 1
    one_line = told(found("minor", "Gone: “a b c d e”.", (0, 9), None), original="a b c d e f.")
    assert "Gone: “a b c d e”.\n" in f"{one_line}\n"


def test_many_findings_are_cut_and_the_rest_is_counted() -> None:
    text = told(*[found("major", "Changed.", span("river"), None)] * 57)
    assert text.count("Changed.") == 40
    assert "… and 17 more; --json lists all." in text


def test_furniture_is_named_in_a_few_words() -> None:
    teasers = "\n".join(f"Teaser number {number} of this page" for number in range(30))
    page = f"{PAGE}{'The mayor spoke about the mill for an hour and then left by train. ' * 3}\n"
    page += f"{'It was a long day for all of the workers who had come to hear her. ' * 3}\n"
    out = " ".join(told(original=f"{page}Most read\n{teasers}\n").split())
    assert "Not read in the original, as page furniture: “By Ada Bell”, “Most read”," in out
    assert "more lines" in out
    assert "Teaser number 20" not in out
    assert "Not read in the rewrite, as page furniture: “By Ada Bell”" in out


# --- Whole texts ----------------------------------------------------------------------------------

LONG = "The mill on the river closed in May because the owner sold it to a group of hotel keepers."


def say(original: str, rewrite: str, language: str = "en") -> str:
    """The answer, on one line; numbers that do not exist must not show as such."""
    out = answer(Segment("x", original, language=language), rewrite)
    assert not re.search(r"\bnan\b|None\b(?! of)|inf\b", out)
    assert out.endswith("\n")
    return " ".join(out.split())


@pytest.mark.parametrize(
    ("rewrite", "said"),
    [
        ("", "The rewrite is empty: there is nothing to compare."),
        (" \n\t", "The rewrite is empty: there is nothing to compare."),
        (f"\n{LONG} ", "The rewrite is the same text as the original."),
        ("... --- ...", "say the same? The rewrite has no words: nothing of the original is left."),
        (
            "Die Mühle am Fluss wurde im Mai geschlossen, weil die Besitzerin sie an eine Gruppe "
            "verkauft hat und danach mit ihrer Familie fortzog.",
            "say the same? The rewrite seems to be in another language (de, the original in en)",
        ),
        (
            "Whales sing long songs under water, and young ones learn them from their neighbors.",
            "same? The two texts have next to nothing in common: nothing else was compared.",
        ),
    ],
)
def test_a_text_that_is_no_rewrite_is_said_once(rewrite: str, said: str) -> None:
    text = say(LONG, rewrite)
    assert said in text
    assert "Could mislead a reader" not in text


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ("Stop", "Stop!"),
        ("Stop", "Halt"),
        ("??? !!!", "Something else."),
        ("a" * 5000, "b" * 5000),
        ("By Ada Bell\n© 2024 X", "By Ada Bell"),
        ("👩‍👩‍👧", "😀"),
        ("הספר נמצא על השולחן.", "ذهب الولد إلى المدرسة؟"),
        (LONG.upper(), LONG),
        ("Item\tPrice\nBread\t3.50\n", "Item | Price\n--- | ---\nBread | 3.50\n"),
        ("Der Preis и ещё 10 kg 今天 cost in Москва.", "Der Preis и 10 kg 今天 cost."),
        (LONG.replace(".", "") * 30, LONG.replace(".", "") * 20),
        ("\u2028One.\x85Two.\x0c", "One.\r\rTwo."),
    ],
)
def test_odd_texts_get_an_answer(original: str, rewrite: str) -> None:
    assert "Does it still say the same?" in say(original, rewrite)


def test_short_texts_without_a_common_word_are_not_called_the_same() -> None:
    assert "no word in common, and are too short to be compared" in say("Stop", "Banana")


def test_a_changed_number_is_seen_in_tables_lists_and_capitals() -> None:
    table = say("Item\tPrice\nBread\t3.50 kg\n", "Item | Price\nBread | 4.50 kg\n")
    assert "[3.50 kg]" in table
    assert "[4.50 kg]" in table
    listed = say(
        "Bring:\n- a passport\n- 30 kg of rice", "You need:\n* a passport\n* 40 kg of rice"
    )
    assert "[30 kg]" in listed
    shouted = say(f"{LONG} It weighs 30 kg.".upper(), f"{LONG} It weighs 40 kg.".upper())
    assert "[30 KG]" in shouted
    assert "Note: Names are not seen in the original" in shouted


# --- Layout ---------------------------------------------------------------------------------------


def test_no_line_is_wider_than_92_columns() -> None:
    texts = (LONG * 9, "x" * 400, f"{'很' * 300}。", "https://example.org/" + "a" * 200)
    for text in texts:
        for line in paragraph("   1. ", text):
            wide = sum(ord(char) > 0x2E80 for char in line)
            assert len(line) + wide <= 92
    out = answer(Segment("x", LONG * 40), LONG.replace("May", "June") * 20)
    assert max(map(len, out.splitlines())) <= 92


def test_a_short_passage_stays_on_one_line() -> None:
    for width in range(60, 90):
        lines = paragraph("  ", f"{'x' * width} [3.5 metres] away")
        assert "[3.5 metres]" in "\n".join(lines)


def test_a_long_sentence_is_cut_at_words_around_the_passage() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    text = f"{words} here 5 mg there {words}."
    start = text.index("5 mg")
    shown = in_context(read(text).passage, (start, start + 4))
    assert re.fullmatch(r"… word\d+ .* here \[5 mg\] there word0 .* word\d+ …", shown)
    assert len(shown) < 140
    whole = read("It rained. The mill closed.").passage
    assert in_context(whole, (11, 27)) == "The mill closed."
    assert in_context(whole, (11, 26)) == "The mill closed"
    assert in_context(whole, (10, 19)) == "[The mill] closed."


def test_lines_are_counted_from_one() -> None:
    assert [place("a\nb\n\nc", (at, at + 1)) for at in (0, 2, 5)] == [
        ", line 1",
        ", line 2",
        ", line 4",
    ]


def test_a_cut_text_says_so() -> None:
    assert shortened("one two three", 7) == "one two …"
    assert shortened("x" * 50, 10) == "x" * 10 + " …"


# --- Hostile texts --------------------------------------------------------------------------------

HOSTILE = (
    "Take \x1b[31m5 kg\x1b[0m now.\x07 It \u202eis here \x1b]0;evil\x07 and \x9b2J \ufeffgone."
)


def test_nothing_steers_the_terminal() -> None:
    page = f"By Ada Bell | \x1b[2J\x1b[H\n\n{HOSTILE}\n"
    finding = Finding("\x1b[1m", "major", (16, 20), None, "Gone: \x1b[2J “5 kg”, \u202efar.")
    out = told(finding, original=page)
    out += answer(Segment("x", page), HOSTILE.replace("5 kg", "6 kg"))
    unseen = re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", out)
    assert unseen == []
    assert "␛[2J" in out
    assert "⟨U+202E⟩" in out
