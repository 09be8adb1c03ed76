"""The word lists as data: every line parses, and the lists do not contradict each other."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from importlib.resources import files

import pytest

from harness.meaning.lexicon import relations
from harness.meaning.lexicon.loading import Lexicon, lexicon
from harness.meaning.lexicon.reading import lines, members, pairs, words

FLOORS = {
    "synonyms": 2500,
    "strength": 300,
    "antonyms": 900,
    "demonyms": 350,
    "initialisms": 300,
    "nicknames": 150,
    "titles": 150,
    "contractions": 80,
    "irregular": 400,
    "spelling": 300,
}
WORD_FLOORS = {"function_words": 300, "given_names": 1500, "names_like_words": 300}
NAMES = {"demonyms", "initialisms", "nicknames", "titles", "given_names"}
EVERY = sorted(
    path.name.removesuffix(".txt")
    for path in (files("harness.meaning.lexicon") / "en").iterdir()
    if path.name.endswith(".txt")
)


@pytest.fixture(scope="module")
def english() -> Lexicon:
    found = lexicon("en")
    assert found is not None
    return found


def _text(name: str) -> str:
    return (files("harness.meaning.lexicon") / "en" / f"{name}.txt").read_text(encoding="utf-8")


def _same(english: Lexicon, a: str, b: str) -> bool:
    return english.are_synonyms(relations.key(a), relations.key(b))


@pytest.mark.parametrize("name", EVERY)
def test_a_list_says_what_its_lines_mean_and_is_tidy(name: str) -> None:
    text = _text(name)
    assert text.startswith("# ")
    assert text.split("\n")[1].startswith("# ")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\t" not in text and "  " not in text and "\r" not in text
    for line in text.split("\n"):
        assert line == line.strip(), line


@pytest.mark.parametrize("name", sorted(set(EVERY) - NAMES))
def test_lists_of_words_are_in_small_letters(name: str) -> None:
    for line in lines(name):
        assert line == line.lower(), line


@pytest.mark.parametrize(("name", "least"), FLOORS.items())
def test_a_list_is_large_enough(name: str, least: int) -> None:
    assert len(lines(name)) >= least


@pytest.mark.parametrize(("name", "least"), WORD_FLOORS.items())
def test_a_list_has_enough_words(name: str, least: int) -> None:
    assert len(words(name)) >= least


def test_there_are_enough_pairs_of_more_general_words() -> None:
    assert sum(len(members(line.partition(" > ")[0])) for line in lines("hypernyms")) >= 800


def test_common_words_are_three_thousand_in_three_bands(english: Lexicon) -> None:
    bands = Counter(
        english.band(word) for _, part in pairs("common_words", ":") for word in part.split()
    )
    assert sum(bands.values()) >= 3000
    assert set(bands) == {1, 2, 3}


def test_reporting_words_have_one_of_five_classes() -> None:
    kinds = {kind for kind, _ in pairs("reporting", ":")}
    assert kinds == {"said", "thought", "claimed", "denied", "ordered"}
    assert sum(len(members(part)) for _, part in pairs("reporting", ":")) >= 150


@pytest.mark.parametrize(
    "name", ["demonyms", "initialisms", "nicknames", "contractions", "spelling"]
)
def test_both_sides_of_an_equals_sign_are_filled(name: str) -> None:
    for left, right in pairs(name):
        assert left and right and "=" not in right, (left, right)


@pytest.mark.parametrize("name", ["synonyms", "hypernyms", "antonyms", "strength", "irregular"])
def test_entries_are_words_and_phrases(name: str) -> None:
    entry = re.compile(r"[^\W_]['.&]?(?:[\w'’.-]+)?(?: [\w'’.&-]+)*")
    for line in lines(name):
        body = re.sub(r" \((?:n|v|adj|adv|prep)\)$", "", line)
        for item in re.split(r", | < | > | / | = ", body):
            assert entry.fullmatch(item.removeprefix("'")), line


def test_a_group_names_nothing_twice_and_no_group_comes_twice() -> None:
    groups = [[relations.key(entry) for entry in line.split(", ")] for line in lines("synonyms")]
    for group in groups:
        assert len(set(group)) == len(group) >= 2, group
    assert not [group for group, n in Counter(frozenset(g) for g in groups).items() if n > 1]


def test_no_pair_is_both_synonym_and_antonym(english: Lexicon) -> None:
    for left, right, _ in relations.antonym_lines():
        for a, b in itertools.product(left, right):
            assert not _same(english, a, b), (a, b)


def test_no_synonyms_are_made_by_a_negating_prefix(english: Lexicon) -> None:
    for line in lines("synonyms"):
        keys = [relations.key(entry) for entry in line.split(", ")]
        for a, b in itertools.combinations(keys, 2):
            assert not english.is_antonym(a, b), line


def test_neighbors_on_a_ladder_are_no_synonyms(english: Lexicon) -> None:
    for line in lines("strength"):
        steps = [members(step) for step in line.split(" < ")]
        assert len(steps) >= 2, line
        for below, above in itertools.pairwise(steps):
            for a, b in itertools.product(below, above):
                assert not _same(english, a, b), (a, b)


def test_no_pair_is_both_synonym_and_more_general(english: Lexicon) -> None:
    for line in lines("hypernyms"):
        specific, _, general = line.partition(" > ")
        for entry in members(specific):
            assert not _same(english, entry, general), (entry, general)


def test_nothing_is_more_general_than_itself(english: Lexicon) -> None:
    for line in lines("hypernyms"):
        for entry in members(line.partition(" > ")[0]):
            assert not english.is_more_general(relations.key(entry), relations.key(entry)), entry


def test_words_of_other_checks_are_no_function_words(english: Lexicon) -> None:
    for word in (
        "not",
        "no",
        "never",
        "none",
        "may",
        "must",
        "could",
        "all",
        "some",
        "many",
        "more",
    ):
        assert not english.is_function_word(word), word
