"""Parts of a corpus."""

import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from harness.corpora.draft import Draft
from harness.corpora.select import sample, select
from harness.corpora.source import CorpusSource

ids_lists = st.lists(st.text(min_size=1, max_size=5), unique=True, min_size=1, max_size=40)


def draft(ids: list[str]) -> Draft:
    return Draft(
        name="d",
        ids=ids,
        originals=ids,
        references=[()] * len(ids),
        place=str,
        reference_place=lambda row, _: str(row),
        files={},
        documents=[f"doc{row % 3}" for row in range(len(ids))],
        others={"genre": ["news" if row % 2 else None for row in range(len(ids))]},
    )


def chosen(ids: list[str], limit: int) -> list[str]:
    return [ids[row] for row in sample(ids, range(len(ids)), limit)]


def test_the_sample_is_that_of_the_least_digests() -> None:
    ids = [f"s{number}" for number in range(100)]
    least = sorted(ids, key=lambda id: hashlib.sha256(id.encode()).hexdigest())[:7]
    assert chosen(ids, 7) == sorted(least, key=ids.index)
    assert chosen(ids, 7) != ids[:7]


@given(ids_lists, st.integers(1, 40), st.randoms(use_true_random=False))
def test_the_sample_does_not_depend_on_the_order(
    ids: list[str], limit: int, shuffler: random.Random
) -> None:
    mixed = list(ids)
    shuffler.shuffle(mixed)
    assert set(chosen(ids, limit)) == set(chosen(mixed, limit))


@given(ids_lists, st.integers(1, 40))
def test_one_more_segment_takes_the_place_of_at_most_one(ids: list[str], limit: int) -> None:
    before, after = set(chosen(ids, limit)), set(chosen([*ids, "a new one"], limit))
    assert len(before - after) <= 1
    assert after <= before | {"a new one"}


@given(ids_lists, st.integers(1, 39))
def test_a_larger_limit_only_adds(ids: list[str], limit: int) -> None:
    assert set(chosen(ids, limit)) <= set(chosen(ids, limit + 1))


def test_ids_where_and_limit_keep_the_order_of_the_corpus() -> None:
    corpus = draft([f"s{number}" for number in range(10)])
    assert list(select(corpus, CorpusSource(ids=("s5", "s2", "s5")))) == [2, 5]
    assert list(select(corpus, CorpusSource(where={"document": "doc1"}))) == [1, 4, 7]
    both = CorpusSource(where={"document": "doc1", "genre": "news"})
    assert list(select(corpus, both)) == [1, 7]
    limited = list(select(corpus, CorpusSource(where={"document": "doc1"}, limit=2)))
    assert len(limited) == 2
    assert limited == sorted(limited)
    assert list(select(corpus, CorpusSource(limit=100))) == list(range(10))
