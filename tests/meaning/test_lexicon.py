"""Look-ups of the lexicon, on examples written by hand."""

from __future__ import annotations

import dataclasses

import pytest

from harness.meaning.lexicon.loading import Lexicon, lexicon
from harness.meaning.lexicon.relations import without_negation
from harness.meaning.lexicon.spelling import american
from harness.meaning.lexicon.stems import lemma, vocabulary

LEMMAS = """
running run|cities city|analyses analysis|stopped stop|making make|bigger big|went go
children child|better good|studies study|studied study|studying study|houses house|causes cause
boxes box|churches church|heroes hero|wives wife|added add|called call|filled fill|planned plan
hoped hope|hopped hop|visited visit|controlled control|agreed agree|used use|based base
dying die|lying lie|tying tie|goes go|was be|has have|mice mouse|criteria criterion|things thing
news news|series series|species species|politics politics|this this|bus bus|glass glass
status status|bread bread|hundred hundred|need need|speed speed|evening evening
building building|nothing nothing|king king|spring spring|red red|bed bed|sing sing|thing thing
string string|colours color|organised organize|travelled travel|theatres theater
neighbour's neighbor|doctors' doctor|Paris paris|James james|Mohammed mohammed|tweeted tweet
blogged blog|x x|a a|is be|as as|it's it|men's man|programmes program|judgement judgment
worse bad|oldest old|families family
"""
NEGATIONS = """
unable able|disagree agree|impossible possible|illegal legal|invisible visible
nonviolent violent|unfair fair|irregular regular|dishonest honest
"""
NO_NEGATIONS = """
invaluable inflammable interest under unit discuss until important mission uncle image
display invent income disclose immediate invoice
"""


def _pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(item.split()) for item in text.strip().replace("\n", "|").split("|")]


@pytest.fixture(scope="module")
def english() -> Lexicon:
    found = lexicon("en")
    assert found is not None
    return found


@pytest.mark.parametrize(("form", "base"), _pairs(LEMMAS))
def test_lemma(form: str, base: str) -> None:
    assert lemma(form) == base


@pytest.mark.parametrize("word", sorted(vocabulary())[::25])
def test_the_lemma_of_a_lemma_is_itself(word: str) -> None:
    assert lemma(lemma(lemma(word))) == lemma(lemma(word))


@pytest.mark.parametrize(
    "word",
    [
        "surprise",
        "advise",
        "exercise",
        "rise",
        "wise",
        "promises",
        "raised",
        "otherwise",
        "premises",
        "basis",
    ],
)
def test_words_in_ise_that_keep_it(word: str) -> None:
    assert american(word) == word


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("realised", "realized"),
        ("organisations", "organizations"),
        ("analysing", "analyzing"),
        ("centred", "centered"),
        ("favourites", "favorites"),
        ("haemorrhage", "hemorrhage"),
        ("grey", "gray"),
    ],
)
def test_british_spelling(british: str, expected: str) -> None:
    assert american(british) == expected


@pytest.mark.parametrize(
    "pair",
    [
        "purchase|buy",
        "commence|begin",
        "physician|doctor",
        "utilize|use",
        "in the event that|if",
        "prior to|before",
        "approximately|about",
        "pass away|die",
        "cease-fire|truce",
        "be located|lie",
        "assist|help",
        "same|same",
    ],
)
def test_synonyms(english: Lexicon, pair: str) -> None:
    a, b = (" ".join(map(lemma, side.split())) for side in pair.split("|"))
    assert english.are_synonyms(a, b) and english.are_synonyms(b, a)


@pytest.mark.parametrize(
    "pair", ["buy|sell", "dog|cat", "king|doctor", "open|close", "die|kill", "warn|threaten"]
)
def test_no_synonyms(english: Lexicon, pair: str) -> None:
    assert not english.are_synonyms(*pair.split("|"))


def test_groups_are_not_merged(english: Lexicon) -> None:
    assert english.are_synonyms("get", "receive") and english.are_synonyms("get", "obtain")
    assert not english.are_synonyms("receive", "obtain")


def test_phrases_by_their_first_lemma_the_longest_first(english: Lexicon) -> None:
    found = english.phrases["in"]
    lengths = [len(phrase) for phrase, _ in found]
    assert lengths == sorted(lengths, reverse=True)
    event = next(number for phrase, number in found if phrase == ("in", "the", "event", "that"))
    assert event in english.synonyms("if")


@pytest.mark.parametrize(
    "pair",
    [
        "increase|decrease",
        "allow|forbid",
        "accept|reject",
        "win|lose",
        "before|after",
        "always|never",
        "safe|dangerous",
        "legal|illegal",
        "include|exclude",
        "north|south",
        "first|last",
        "happy|unhappy",
        "regular|irregular",
        "guilty|innocent",
        "majority|minority",
    ],
)
def test_antonyms(english: Lexicon, pair: str) -> None:
    a, b = pair.split("|")
    assert english.is_antonym(a, b) and english.is_antonym(b, a)


@pytest.mark.parametrize("word", NO_NEGATIONS.split())
def test_no_negations(word: str) -> None:
    assert without_negation(word, vocabulary()) is None


@pytest.mark.parametrize(("word", "base"), _pairs(NEGATIONS))
def test_negations(english: Lexicon, word: str, base: str) -> None:
    assert english.negated(word) == base


def test_more_general_follows_chains_one_way(english: Lexicon) -> None:
    assert english.is_more_general("poodle", "dog")
    assert english.is_more_general("poodle", "animal")
    assert english.is_more_general("sedan", "car") and english.is_more_general("sedan", "vehicle")
    assert english.is_more_general("professor", "teacher")
    assert english.is_more_general("municipality", "town")
    assert english.is_more_general("battalion", "group")
    assert not english.is_more_general("dog", "poodle")
    assert not english.is_more_general("dog", "cat")


def test_ladders_give_steps(english: Lexicon) -> None:
    assert english.ladder("die", "be murder") == (0, 2)
    assert english.ladder("threaten", "warn") is not None
    assert english.ladder("group", " ".join(map(lemma, ("terrorist", "group")))) == (0, 2)
    assert english.ladder("die", "table") is None
    assert english.ladder("die", "die") is None


def test_names(english: Lexicon) -> None:
    assert english.place_of("French") == ("France",)
    assert english.place_of("polish") == ()
    assert "Frenchman" in english.demonyms("France")
    assert english.expansions("U.S.")[0] == "United States"
    assert english.expansions("who") == ()
    assert "William" in english.nickname_of("Bill")
    assert english.title("Gen.") == "General" and english.is_title("Prime Minister")
    assert not english.is_title("table")
    assert english.is_given_name("Fatima") and english.is_word_like_name("May")


def test_reporting_and_contractions(english: Lexicon) -> None:
    assert english.reporting_class("say") == "said"
    assert english.reporting_class("allege") == "claimed"
    assert english.reporting_class("deny") == "denied"
    assert english.reporting_class("order") == "ordered"
    assert english.reporting_class("think") == "thought"
    assert english.reporting_class("walk") is None
    assert english.contraction("Don’t") == "do not"
    assert english.contraction("dont") is None


def test_weights_rise_with_rarity(english: Lexicon) -> None:
    order = [english.weight(word) for word in ("the", "house", "council", "volcano", "zygote")]
    assert order == sorted(order) and order[0] < 0.1 and order[-1] == 1.0
    assert len(set(order)) == 5


def test_other_languages_have_no_lists_yet() -> None:
    assert lexicon("de") is None
    assert lexicon("en-GB") is lexicon("en_US")


def test_a_lexicon_cannot_be_changed(english: Lexicon) -> None:
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
        english.phrases = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        english.phrases["x"] = ()  # type: ignore[index]
