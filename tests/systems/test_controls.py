"""Controls: what they are, and that a part of a corpus gets the texts of the whole."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import HarnessError
from harness.model import Corpus, Rewrite, Segment, Status
from harness.systems.controls import CONTROLS, control_rewrites, held_out_segments

SEED = np.random.SeedSequence(7)


def corpus(count: int, references: int = 2) -> Corpus:
    return Corpus(
        "c",
        tuple(
            Segment(
                f"s{number}",
                f"This is the {number}th of all the originals .",
                tuple(f"reference {k} of {number}" for k in range(references)),
            )
            for number in range(count)
        ),
    )


def texts(name: str, of: Corpus, seed: np.random.SeedSequence = SEED) -> list[str]:
    return [rewrite.text for rewrite in control_rewrites(name, of, seed)]


@pytest.mark.parametrize("name", CONTROLS)
def test_each_segment_gets_one_rewrite_and_the_same_one_again(name: str) -> None:
    rewrites = control_rewrites(name, corpus(9), SEED)
    assert [rewrite.segment_id for rewrite in rewrites] == [f"s{n}" for n in range(9)]
    assert all(rewrite.status is Status.OK and rewrite.text for rewrite in rewrites)
    assert rewrites == control_rewrites(name, corpus(9), np.random.SeedSequence(7))


@pytest.mark.parametrize("name", [name for name in CONTROLS if name != "other-reference"])
def test_a_part_gets_the_texts_of_the_whole(name: str) -> None:
    whole = corpus(12)
    part = Corpus("part", whole.segments[7:2:-2])
    expected = {rewrite.segment_id: rewrite for rewrite in control_rewrites(name, whole, SEED)}
    assert control_rewrites(name, part, SEED) == tuple(expected[s.id] for s in part.segments)


def test_copy_and_held_out() -> None:
    given_corpus = corpus(3)
    assert texts("copy", given_corpus) == [s.original for s in given_corpus.segments]
    assert texts("held-out", given_corpus) == [f"reference 0 of {n}" for n in range(3)]
    rest = held_out_segments(given_corpus)
    assert [segment.references for segment in rest] == [(f"reference 1 of {n}",) for n in range(3)]
    assert [segment.original for segment in rest] == texts("copy", given_corpus)


def test_truncate_as_the_golden_values_have_it(shared: Any) -> None:
    segments, expected = shared.case("asset_test", "_TRUNC80")
    assert texts("truncate", Corpus("asset", tuple(segments))) == expected


@pytest.mark.parametrize(
    ("original", "kept"),
    [("a b c d e", "a b c d"), ("a  b\tc\nd", "a b c"), ("a", "a"), ("a b", "a")],
)
def test_truncate(original: str, kept: str) -> None:
    assert texts("truncate", Corpus("c", (Segment("1", original),))) == [kept]


def test_shuffle_keeps_the_words_and_follows_the_seed() -> None:
    originals, shuffled = texts("copy", corpus(20)), texts("shuffle", corpus(20))
    for original, found in zip(originals, shuffled, strict=True):
        assert sorted(found.split()) == sorted(original.split())
    assert sum(a != b for a, b in zip(originals, shuffled, strict=True)) >= 19
    assert shuffled != texts("shuffle", corpus(20), np.random.SeedSequence(8))
    # Segments with the same words must not be shuffled in the same way.
    same = Corpus("c", tuple(Segment(str(n), "a b c d e f g h") for n in range(20)))
    assert len(set(texts("shuffle", same))) >= 19


def test_shuffle_gives_the_same_bytes_on_every_machine_and_version() -> None:
    found = texts("shuffle", Corpus("c", (Segment("1", "one two three four five six"),)))
    assert found == ["one three two five six four"]


def test_shuffle_is_uniform() -> None:
    many = Corpus("c", tuple(Segment(str(n), "a b c") for n in range(6000)))
    found = texts("shuffle", many)
    counts = np.array([found.count(order) for order in sorted(set(found))])
    assert len(counts) == 6
    # Chi-squared with 5 degrees of freedom exceeds 20.5 once in a thousand.
    assert float(((counts - 1000) ** 2 / 1000).sum()) < 20.5


def test_constant_goes_by_language() -> None:
    languages = ["en", "de", "de-CH", "xx", "TR"]
    segments = tuple(Segment(str(n), "x", language=code) for n, code in enumerate(languages))
    english, german, swiss, unknown, turkish = texts("constant", Corpus("c", segments))
    assert german == swiss != english == unknown
    assert turkish.startswith("Bu, ")


@given(st.integers(2, 30), st.integers(0, 2**32))
def test_nobody_gets_an_own_reference(count: int, seed: int) -> None:
    given_corpus = corpus(count)
    found = texts("other-reference", given_corpus, np.random.SeedSequence(seed))
    own = [segment.references[0] for segment in given_corpus.segments]
    assert sorted(found) == sorted(own)
    assert all(a != b for a, b in zip(found, own, strict=True))


def test_segments_without_references_get_those_of_others() -> None:
    bare = tuple(Segment(f"b{n}", "x") for n in range(5))
    mixed = Corpus("c", (*bare[:3], *corpus(2).segments, *bare[3:]))
    found = dict(zip([s.id for s in mixed.segments], texts("other-reference", mixed), strict=True))
    assert found["s0"] == "reference 0 of 1"
    assert found["s1"] == "reference 0 of 0"
    assert {found[s.id] for s in bare} <= {"reference 0 of 0", "reference 0 of 1"}


@pytest.mark.parametrize(
    ("name", "given_corpus", "message"),
    [
        ("copie", corpus(1), "unknown control 'copie' (did you mean copy?)"),
        (
            "other-reference",
            corpus(1),
            "control 'other-reference' needs two segments with references; 1 has any",
        ),
        (
            "other-reference",
            corpus(2, references=0),
            "control 'other-reference' needs two segments with references; 0 have any",
        ),
        (
            "held-out",
            corpus(3, references=1),
            "control 'held-out' needs two references for every segment; 3 of 3 have fewer "
            "(the first is 's0')",
        ),
    ],
)
def test_a_control_that_cannot_be_made_says_why(
    name: str, given_corpus: Corpus, message: str
) -> None:
    with pytest.raises(HarnessError) as caught:
        control_rewrites(name, given_corpus, SEED)
    assert str(caught.value) == message


def test_the_rewrite_is_a_plain_value() -> None:
    assert control_rewrites("copy", corpus(1), SEED)[0] == Rewrite(
        "s0", "This is the 0th of all the originals ."
    )
