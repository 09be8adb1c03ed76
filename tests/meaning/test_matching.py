"""The four steps of matching, on a toy kind: letters in brackets, worth a number."""

from __future__ import annotations

from harness.meaning.compare import compare, read
from harness.meaning.facts import Fate
from harness.meaning.matching import FactKind


class Marks(FactKind):
    """A one-letter word is a fact: x, y and z; x and y are close, w is nobody's rival."""

    name = "mark"
    about = "Test."
    noun = "the mark"

    def recognize(self, passage, free):
        for at, token in enumerate(passage.tokens):
            if token.lower in "wxyz" and len(token.lower) == 1 and free[at]:
                yield self.fact(passage, token.lower, at, at + 1)

    def agreement(self, one, other):
        if one.value == other.value:
            return 1.0
        return 0.6 if {one.value, other.value} == {"x", "y"} else 0.0

    def rivals(self, one, other):
        return "w" not in (one.value, other.value)

    def loosened(self, pair, one, other, degree):
        return self.finding("info", one, other, "loose") if degree < 1 else None


KINDS = (Marks(),)


def fates(original, rewrite):
    found = compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS)
    return sorted(
        (
            outcome.fate.value,
            outcome.original.value if outcome.original else None,
            outcome.rewrite.value if outcome.rewrite else None,
        )
        for outcome in found.outcomes
    )


def findings(original, rewrite):
    found = compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS)
    return [(each.severity, each.message) for each in found.findings]


def test_equal_facts_are_preserved_in_any_order():
    assert fates("The mill holds x and z.", "The mill holds z and x.") == [
        (Fate.PRESERVED, "x", "x"),
        (Fate.PRESERVED, "z", "z"),
    ]


def test_an_equal_fact_is_taken_before_a_close_one():
    assert fates("The mill holds x and y.", "The mill holds y and x.") == [
        (Fate.PRESERVED, "x", "x"),
        (Fate.PRESERVED, "y", "y"),
    ]


def test_a_close_fact_is_preserved_with_a_word():
    assert findings("The old mill holds x.", "The old mill holds y.") == [("info", "loose")]


def test_what_stands_in_the_slot_has_changed():
    assert findings("The old mill holds x.", "The old mill holds z.") == [
        ("major", "The mark changed: “x” became “z”.")
    ]


def test_rivals_only():
    assert fates("The old mill holds x.", "The old mill holds w.") == [
        ("added", None, "w"),
        ("dropped", "x", None),
    ]


def test_slots_are_told_apart_by_their_surroundings():
    original = "The old mill holds x, and the stone bridge holds z."
    rewrite = "The stone bridge holds z, and the old mill holds z."
    assert ("changed", "x", "z") in fates(original, rewrite)
    assert ("preserved", "z", "z") in fates(original, rewrite)


def test_said_twice_and_then_once():
    assert fates("The mill holds x. The bridge, too, holds x.", "The mill holds x.") == [
        (Fate.PRESERVED, "x", "x"),
        (Fate.PRESERVED, "x", "x"),
    ]


def test_a_fact_that_moved_to_another_sentence_is_found():
    original = "The mill holds x. Children walk along the river path."
    rewrite = "The mill holds something. Children walk along the river path with x."
    assert fates(original, rewrite) == [(Fate.PRESERVED, "x", "x")]


def test_dropped_and_added():
    assert findings("The mill holds x.", "The mill holds water.") == [
        ("minor", "The rewrite leaves out the mark “x”.")
    ]
    assert findings("The mill holds water.", "The mill holds x.") == [
        ("major", "The rewrite has the mark “x” that the original does not have.")
    ]


def test_a_fact_of_a_sentence_that_went_is_counted_in_silence():
    original = "The mill holds water. Fishermen caught forty tons of z."
    assert fates(original, "The mill holds water.") == [("dropped", "z", None)]
    assert findings(original, "The mill holds water.") == []


def test_the_same_text_and_none():
    text = "The mill holds x and y."
    assert findings(text, text) == []
    assert fates("The mill holds water.", "The mill holds water.") == []
