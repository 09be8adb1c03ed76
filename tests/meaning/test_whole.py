"""What is said of two texts as a whole: no text, another language, another subject."""

from __future__ import annotations

import pytest

from harness.meaning.compare import read
from harness.meaning.pair import Pair
from harness.meaning.passage import read_passage
from harness.meaning.whole import notes, whole

MILL = "The mill on the river closed in May because the owner sold it to a group of hotel keepers."
GERMAN = (
    "Die Mühle am Fluss wurde im Mai geschlossen, weil die Besitzerin sie an eine Gruppe von "
    "Hoteliers verkauft hat und danach mit ihrer Familie fortzog."
)
WHALES = "Whales sing long songs under water, and young ones learn them from older neighbors."


def kind(original: str, rewrite: str, language: str = "en") -> str | None:
    pair = Pair(read(original, language, ()), read(rewrite, language, ()))
    found = whole(pair)
    if found is None:
        return None
    assert found.severity == "major"
    assert found.original_span == (0, len(original))
    assert found.rewrite_span in (None, (0, len(rewrite)))
    return found.kind


@pytest.mark.parametrize("rewrite", ["", " ", "\n\n", "...", "— !?", "😀"])
def test_a_rewrite_without_words(rewrite: str) -> None:
    assert kind(MILL, rewrite) == "empty"


@pytest.mark.parametrize("original", ["", "...", "😀"])
def test_an_original_without_words_is_nothing_to_compare_with(original: str) -> None:
    assert kind(original, MILL) is None
    assert kind(original, "") is None


def test_another_subject_and_another_language() -> None:
    assert kind(MILL, WHALES) == "unrelated"
    assert kind(MILL, GERMAN) == "language"
    assert kind(GERMAN, MILL, "de") == "language"


@pytest.mark.parametrize(
    "rewrite",
    [
        "Ada Bell besuchte Orr am 3. 5. 2021 mit 42 Kindern und 7 Hunden, weil die Brücke alt ist.",
        "Ada Bell a visité Orr le 3. 5. 2021 avec 42 enfants et 7 chiens, car le pont est vieux.",
    ],
)
def test_a_translation_keeps_figures_and_names(rewrite: str) -> None:
    one = "Ada Bell visited Orr on 3. 5. 2021 with 42 children and 7 dogs, as the bridge is old."
    assert kind(one, rewrite) == "language"
    told = "With 42 little ones and 7 puppies Ada Bell went to see Orr. It was on 3. 5. 2021."
    assert kind(one, told) is None


@pytest.mark.parametrize(
    "rewrite",
    [
        "The mill closed.",
        "In May, the river mill closed. Hotel keepers bought it.",
        MILL.upper(),
        MILL.lower(),
        f"{MILL} {WHALES} {WHALES}",
    ],
)
def test_a_rewrite_is_neither(rewrite: str) -> None:
    assert kind(MILL, rewrite) is None


@pytest.mark.parametrize("rewrite", ["Banana", "Whales sing.", "5"])
def test_a_few_words_may_share_nothing(rewrite: str) -> None:
    assert kind(MILL, rewrite) is None


def test_the_message_names_both_languages() -> None:
    pair = Pair(read(MILL, chosen=()), read(GERMAN, chosen=()))
    found = whole(pair)
    assert found is not None
    assert "(de, the original in en)" in found.message


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (MILL, "en", []),
        (MILL, "en-GB", []),
        (MILL.lower(), "en", ["Names are not seen in it"]),
        (MILL.upper(), "en", ["Names are not seen in it"]),
        (GERMAN, "de", ["Texts in 'de' are checked for numbers"]),
        (GERMAN.lower(), "de", ["Texts in 'de' are checked", "Names are not seen in it"]),
        ("5 + 5 = 10", "en", []),
        ("", "en", []),
    ],
)
def test_notes_say_what_was_not_looked_at(text: str, language: str, said: list[str]) -> None:
    found = notes(read_passage(text, language), "it")
    assert len(found) == len(said)
    assert all(note.startswith(head) for note, head in zip(found, said, strict=True))
