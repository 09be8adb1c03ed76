"""What becomes of quotations, case by case; half of the cases and more may find nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds.wording.quotations import Quotations
from harness.meaning.kinds.wording.quote_reader import read_quotes
from harness.meaning.pair import Pair
from harness.meaning.passage import read_passage

KINDS = (Quotations(),)

KEPT = [
    ('She called it "a minor problem".', 'It was "a minor problem", she said.'),
    ('The song "Ca n\'t Stop" was a hit.', 'The hit was "Can\'t Stop".'),
    (
        "He said: “We will never surrender our town.”",
        'He said, "We will never surrender our town."',
    ),
    (
        "He said: “We will never surrender our town.”",
        "“We will never surrender our town,” he said.",
    ),
    ("“We will never,” he said, “surrender.”", "“We will never surrender,” he said."),
    ("“We will never surrender,” he said.", "“We will never,” he said, “surrender.”"),
    ("He said: “So we can all learn more.”", "He said: “So we all can learn more.”"),
    ("He said: “It will be over in a decade.”", "He said: “It will be over in ten years.”"),
    ("He said: “We won't leave our old town.”", "He said: “We will not leave our old town.”"),
    ("He said: “The colour of the house is red.”", "He said: “The color of the house is red.”"),
    ("He said: “We saw five big dogs.”", "He said: “We saw 5 big dogs.”"),
    ("He said: “She told us to leave.”", "He said: “[The mayor] told us to leave.”"),
    (
        "He said “we will never surrender our town”.",
        "He said they will never surrender their town.",
    ),
    ("He said: “I am tired of the long war.”", "He said that he was tired of the long war."),
    ("She sang “Love Me Do” and left.", "She sang a song and left."),
    ("She sang Love Me Do.", "She sang “Love Me Do”."),
    ("The novel “The Word of the Wind” sold well.", "The novel The Word of the Wind sold well."),
    ("The boys' coach is 5'11\" tall.", "The coach of the boys is 5'11\" tall."),
    ('A 6" pipe and an 8" pipe broke.', 'Two pipes broke: a 6" and an 8" one.'),
    ("In the '90s the girls' team won.", "The girls' team won in the '90s."),
    ("Rock 'n' roll isn't dead.", "Rock 'n' roll is alive."),
    ("He said ‘we will never surrender’ again.", "He said “we will never surrender” again."),
    ("Don't go. It's late, the men's room is shut.", "It's late. The men's room is shut."),
    ("Hypertension is common.", "High blood pressure (“hypertension”) is common."),
    (
        "He wrote “the storm has gone. The sky is clear.”",
        "He wrote: “The storm has gone. The sky is clear.”",
    ),
    ("He said “we do n't go there”.", "He said “we don't go there”."),
    ("He said “yes” at once.", "He agreed at once."),
    ('The mayor " was told to go at once " they said.', "The mayor was told to go at once."),
    ("„Wir kommen morgen nach Hause“, sagte er.", "Er sagte: »Wir kommen morgen nach Hause«."),
    ("He said: “Go now”. She left.", "She left."),
]

TOLD = [
    (
        "He said: “We will never surrender our town.”",
        "He said: “We will never give up our town.”",
        [("major", "surrender", "give up")],
    ),
    (
        "He said: “We will never surrender our town.”",
        "He said: “We will surrender our town.”",
        [("major", "never", "We will surrender our town.")],
    ),
    (
        "He said: “We can surrender our old town.”",
        "He said: “We can't surrender our old town.”",
        [("major", "We can surrender our old town.", "can't")],
    ),
    (
        "He said: “The plan will cost ten million.”",
        "He said: “The plan will cost twelve million.”",
        [("major", "ten", "twelve")],
    ),
    (
        "He said: “The plan is bad for the poor.”",
        "He said: “The plan is bad for the poor and the old.”",
        [("major", "The plan is bad for the poor.", "and the old")],
    ),
    (
        "He said: “The plan is bad, and we must stop it.”",
        "He said: “The plan is bad.”",
        [("info", "and we must stop it", "The plan is bad.")],
    ),
    (
        "He said: “The plan, drawn up in haste, is bad for all.”",
        "He said: “The plan … is bad for all.”",
        [("info", "drawn up in haste", "The plan … is bad for all.")],
    ),
    (
        "He said: “The plan, drawn up in haste, is bad for all.”",
        "He said: “The plan is bad for all.”",
        [("minor", "drawn up in haste", "The plan is bad for all.")],
    ),
    (
        "The mayor said the bridge was unsafe.",
        "The mayor said: “I love my town and its people.”",
        [("major", None, "I love my town and its people.")],
    ),
    (
        "The mayor said the bridge was unsafe.",
        "The mayor said: “The bridge was unsafe.”",
        [("minor", None, "The bridge was unsafe.")],
    ),
    (
        "The mayor said the bridge was unsafe for heavy trucks.",
        "The mayor said: “Trucks are too heavy for this bridge.”",
        [("minor", None, "Trucks are too heavy for this bridge.")],
    ),
    (
        "The “freedom” fighters won.",
        "The freedom fighters won.",
        [("info", "freedom", "freedom")],
    ),
    (
        "The fighters won the long war.",
        "The fighters won the long war with “terror”.",
        [("minor", None, "terror")],
    ),
    (
        "The mayor told the paper: “I love my town and its people.”",
        "The mayor told the paper something.",
        [("minor", "I love my town and its people.", None)],
    ),
]

READ = [
    ("“One two.” ”", ["One two."]),
    ("“One “two” three", ["two"]),
    ('"One two" and "three', ["One two"]),
    ('say "One "two three" now', ["two three"]),
    ("„Eins“ und »zwei« und «trois»", ["Eins", "zwei", "trois"]),
    ("「一つ」と『二つ』", ["一つ", "二つ"]),
    ("`` one two '' and 'three'", ["one two", "three"]),
    ("'the boys' room is shut' he said", ["the boys' room is shut"]),
    ("“One.\n\n“Two.” Three.", ["One.", "Two."]),
    ("“One.\n\nTwo three.", []),
    ("a 6\" pipe, 'tis 5'11\", the '90s", []),
    ("“”", []),
]


def _told(original: str, rewrite: str, language: str = "en") -> list[tuple[str, ...]]:
    before = read(original, language, chosen=KINDS)
    after = read(rewrite, language, chosen=KINDS)
    return [
        (
            finding.severity,
            finding.original_span and original[slice(*finding.original_span)],
            finding.rewrite_span and rewrite[slice(*finding.rewrite_span)],
        )
        for finding in compare(before, after, chosen=KINDS).findings
    ]


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_what_says_the_same_is_not_told(original, rewrite):
    assert _told(original, rewrite) == []


@pytest.mark.parametrize(("original", "rewrite", "expected"), TOLD)
def test_what_changed_is_told(original, rewrite, expected):
    assert _told(original, rewrite) == expected


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_stands_between_the_marks(text, expected):
    passage = read_passage(text)
    assert [passage.quote(passage.span(*each)) for each in read_quotes(passage)] == expected


def test_a_quotation_of_several_sentences_is_one():
    said = "“We came. We saw. We did not win. We went home.”"
    passage = read_passage(f"He said: {said} Then he left.")
    assert [passage.quote(passage.span(*each)) for each in read_quotes(passage)] == [said[1:-1]]


def test_a_rewrite_that_rewords_every_quotation_is_told_softly():
    said = (
        "Ann said: “The house was %s by the river.” Bob said: “The storm %s in the night.” "
        "Eve said: “The town will be %s again.” Dan said: “We did%s take the money.”"
    )
    told = _told(
        said % ("erected", "abated", "resplendent", " not"),
        said % ("put up", "got weaker", "full of light", ""),
    )
    assert [severity for severity, _, _ in told] == ["major", "minor", "minor", "minor"]
    assert told[0][1:] == ("not", "We did take the money.")


def test_a_mark_without_a_fellow_swallows_nothing():
    text = "He said: “We go. " + "The road is long. " * 200 + "“We stay,” she said."
    passage = read_passage(text)
    assert [passage.quote(passage.span(*each)) for each in read_quotes(passage)] == ["We stay,"]


def test_many_marks_without_fellows_take_no_time():
    passage = read_passage("one ‘two three «four " * 2000)
    assert read_quotes(passage) == []


def test_quotations_are_read_in_every_language():
    told = _told(
        "Er sagte: „Wir kommen morgen nach Hause“.",
        "Er sagte: „Wir kommen heute nach Hause“.",
        "de",
    )
    assert told == [("major", "morgen", "heute")]


_PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "「",
        "」",
        "`",
        "…",
        ".",
        ",",
        "?",
        "[",
        "]",
        "we",
        "will",
        "not",
        "don't",
        "n't",
        "'s",
        "go",
        "home",
        "the",
        "boys",
        "6",
        "'90s\n\n",
        "\n\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=20), st.lists(_PIECES, max_size=20))
def test_no_mixture_of_marks_breaks_it(one, other):
    _told(" ".join(one), " ".join(other))
    _told("".join(one), "".join(other), "de")


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=20).map(" ".join)))
def test_a_text_beside_itself_has_no_finding(text):
    reading = read(text, chosen=KINDS)
    outcomes = list(Quotations().compare(Pair(reading, reading)))
    assert all(outcome.fate is Fate.PRESERVED for outcome in outcomes)
    assert all(outcome.finding is None for outcome in outcomes)


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ('The letter ends with "we forgive you".', 'The letter ends with "we accuse you".'),
        ('The judge spoke of "a small mistake".', 'The judge spoke of "a serious crime".'),
    ],
)
def test_few_words_in_quotation_marks_may_not_change_either(original, rewrite):
    assert [severity for severity, *_ in _told(original, rewrite)] == ["major"]
