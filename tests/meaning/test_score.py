"""One number for meaning: likeness after what says the same was made equal, lowered by findings.

The values are worked by hand from the formula; see the comment at each.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from harness.meaning.compare import compare, read
from harness.meaning.pair import Pair
from harness.meaning.score import (
    bare_likeness,
    gate,
    graded,
    likeness,
    share_of,
    shared_content,
    smoothed,
    trust,
)
from harness.model import Finding

CORPORA = Path(__file__).parents[2] / "corpora"
MAJOR = Finding("x", "major", (0, 1), None, "x", 1.0)
MINOR = Finding("x", "minor", (0, 1), None, "x", 1.0)
INFO = Finding("x", "info", (0, 1), None, "x", 1.0)


def pair(original: str, rewrite: str) -> Pair:
    return Pair(read(original, chosen=()), read(rewrite, chosen=()))


# --- Trust ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("findings", "sentences", "wanted"),
    [
        ([], 1, 1.0),
        ([INFO] * 9, 1, 1.0),
        ([MAJOR], 1, 0.78),
        ([MINOR], 1, 0.97),
        ([MAJOR, MAJOR], 1, 0.78 * 0.78),
        ([MAJOR, MINOR, INFO], 1, 0.78 * 0.97),
        ([Finding("negation", "minor", (0, 1), (0, 1), "x", 0.5)], 1, 0.96),  # 1 - .08 / 2
        ([MAJOR], 4, 0.89),  # 1 - .22 / 2
        ([MAJOR], 0, 0.78),
        ([Finding("x", "major", None, (0, 1), "x", 0.5)], 1, 0.89),
    ],
)
def test_each_finding_takes_its_share(
    findings: list[Finding], sentences: int, wanted: float
) -> None:
    assert trust(findings, sentences) == pytest.approx(wanted)


# --- Likeness -------------------------------------------------------------------------------------


def test_likeness_of_a_cut_sentence() -> None:
    # Five words that count 1 and three that count .3 make 5.9, of which 3.3 are kept, in order;
    # the original is the longer side, too. Of its 37 letters 18 go.
    before, after = "the old mill on the river bank closed", "the old mill closed"
    both = pair(f"{before.capitalize()}.", f"{after.capitalize()}.")
    assert bare_likeness(both) == pytest.approx((3.3 / 5.9 + 3.3 / 5.9 + 1 - 18 / 37) / 3)
    # Two equal words are added to both sides before it counts.
    value = bare_likeness(both)
    assert smoothed(value, both, 2) == pytest.approx(1 - (1 - value) * 8 / 10)
    assert likeness(both) == pytest.approx(smoothed(value, both, 2))


def test_likeness_of_an_appended_clause() -> None:
    # Everything is kept; of the 6.6 that the longer side counts, 4.3 are in both.
    before, after = "the old mill closed yesterday", "the old mill closed yesterday with loud music"
    letters = 1 - (len(after) - len(before)) / len(after)
    found = bare_likeness(pair(f"{before.capitalize()}.", f"{after.capitalize()}."))
    assert found == pytest.approx((1 + 4.3 / 6.6 + letters) / 3)


def test_words_out_of_order_count_for_less() -> None:
    # All 4 words are there; the order breaks once, which costs .4 / 4 of both shares.
    both = pair("Old mill closed today.", "Closed today old mill.")
    share = 1 - 0.4 * 1 / 4
    letters = 1 - distance("old mill closed today", "closed today old mill") / 21
    assert bare_likeness(both) == pytest.approx((2 * share + letters) / 3)


def distance(one: str, other: str) -> int:
    """Edits of letters from one text to another, the plain way."""
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, sign in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (char != sign))
    return row[-1]


def test_case_and_signs_do_not_count() -> None:
    assert likeness(pair("The old MILL, closed!", "the old mill closed")) == pytest.approx(1.0)


# --- The gate -------------------------------------------------------------------------------------


class Shares:
    """A pair of which only the shares of common content are known, as the gate reads them."""

    def __init__(self, kept: float, backed: float, words: int = 1) -> None:
        text = " ".join(map(str, range(words)))
        self.original, self.rewrite = read(text, chosen=()), read(text, chosen=())
        self.kept, self.backed = [kept] * words, [backed] * words
        self.to_rewrite = self.to_original = list(range(words))
        self.ties = self.equals = ()


@pytest.mark.parametrize(
    ("share", "wanted"),
    [(0.0, 0.0), (0.32, 0.0), (0.42, 0.5), (0.37, 0.15625), (0.52, 1.0), (1.0, 1.0)],
)
def test_the_gate_opens_between_a_third_and_a_half(share: float, wanted: float) -> None:
    # Smoothstep: 3 x^2 - 2 x^3, with x = (share - .32) / .2.
    assert gate(Shares(share, share)) == pytest.approx(wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", [1, 4, 40])
def test_the_smaller_share_counts_more_the_fewer_words_the_greater_one_is_of(words: int) -> None:
    content = 0.5 * words  # a number weighs 1
    wanted = 0.5 * content / (content + 1.0)
    for both in ((0.5, 0.0), (0.0, 0.5)):
        found = shared_content(Shares(*both, words))  # type: ignore[arg-type]
        assert found == pytest.approx(wanted)


def test_a_few_words_in_common_do_not_make_two_texts_one() -> None:
    one = "It is not actually a true louse."
    other = "They are castrated so that the animal may be more docile or may put on weight quickly."
    found = compare(read(one), read(other))
    assert graded(found.pair, found.findings).similarity < 0.05


def test_a_word_in_common_counts_once() -> None:
    found = compare(read("The mill bought a mill, a mill and a boat."), read("A mill sank."))
    mill, sank = (token.weight for token in found.pair.rewrite.passage.tokens[1:3])
    once = mill / (mill + sank)  # and not three of four on the other side
    bought, boat = (found.pair.original.passage.tokens[at].weight for at in (2, 10))
    less = mill / (mill + bought + boat)
    sure = mill / (mill + 1)
    assert shared_content(found.pair) == pytest.approx(sure * once + (1 - sure) * less)


def test_of_a_name_for_a_longer_one_only_the_words_of_both_are_in_common() -> None:
    found = compare(
        read("The Professional Hockey Writers' Association votes in spring."),
        read("A professional hockey team from Millbrook lost badly in the final."),
    )
    one, other = found.pair.original.passage.tokens, found.pair.rewrite.passage.tokens
    assert [one[at].text for at in (1, 2, 6, 8)] == ["Professional", "Hockey", "votes", "spring"]
    both = one[1].weight + one[2].weight
    more = both / (both + one[6].weight + one[8].weight)  # not with writers and association
    less = both / sum(token.weight for token in other)
    sure = both / (both + 1)
    assert shared_content(found.pair) == pytest.approx(sure * more + (1 - sure) * less)


def test_a_share_is_weighed_by_content_and_whole_without_any() -> None:
    passage = read("the mill of the river", chosen=()).passage
    weights = [token.weight for token in passage.tokens]
    mill, river = weights[1], weights[4]
    assert min(mill, river) > 0
    assert [weights[place] for place in (0, 2, 3)] == [0, 0, 0]
    assert share_of(passage, [1, 1, 1, 1, 0]) == pytest.approx(mill / (mill + river))
    assert share_of(read("of the", chosen=()).passage, [0, 0]) == 1.0


# --- The score ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("The mill closed.", "Stop", "It is what it is.", "5", "今天天气很好。"),
        "They can't organise the colours of the harbour, and it doesn't cost $5 or £3.50.",
    ],
)
def test_the_same_text_has_1(text: str) -> None:
    assert graded(pair(text, text), []).score == pytest.approx(1.0)


def test_each_text_of_our_corpora_has_1_beside_itself() -> None:
    documents = [file.read_text("utf-8") for file in CORPORA.glob("town-documents/originals/*")]
    rows = (CORPORA / "town-sentences/segments.jsonl").read_text("utf-8").splitlines()
    texts = [*documents, *(json.loads(row)["original"] for row in rows)]
    assert len(texts) > 70
    for text in texts:
        found = compare(read(text), read(text))
        assert graded(found.pair, found.findings) == pytest.approx((1.0, 1.0))
        made = pair(text, text)  # and without the short cut for equal texts
        assert graded(made, []).similarity == pytest.approx(1.0)


def test_texts_without_words() -> None:
    assert math.isnan(graded(pair("", "The mill closed."), []).score)
    assert graded(pair("The mill closed.", ""), []).score == 0.0
    assert math.isnan(graded(pair(" ", " "), []).score)


def test_unrelated_texts_have_next_to_nothing() -> None:
    one = "The mill on the river closed in spring after the owner had sold every machine."
    other = "Whales sing long songs under water, and young ones learn them from neighbors."
    assert graded(pair(one, other), []).score <= 0.05


def test_findings_and_likeness_are_multiplied() -> None:
    both = pair("The old mill closed yesterday.", "The old mill closed.")
    assert graded(both, [MAJOR, MINOR]).score == pytest.approx(likeness(both) * 0.78 * 0.97)


def test_losing_more_never_scores_more() -> None:
    text = "The old mill on the river closed in spring after the owner sold it"
    words = text.split()
    scores = [
        graded(pair(" ".join(words), " ".join(words[:count])), []).score
        for count in range(len(words), 3, -1)
    ]
    assert scores == sorted(scores, reverse=True)
