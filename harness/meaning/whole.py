"""What must be said of two texts as a whole, before any fact is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from harness.meaning.align import Group
from harness.meaning.links import link_words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.meaning.score import share_of
from harness.model import Finding

_SHORT = 80  # tokens; longer texts of one subject have sentences that can be aligned
_FEW = 6  # words; a shorter text can share nothing and be right
# Share of content in common under which two texts are of other subjects. Of pairs of sentences
# that have nothing to do with each other 98 in 100 have less, of human rewrites one in a thousand.
_OTHER_SUBJECT = 0.15
_LETTERS = 40  # fewer do not tell one language from another
_SURE = 0.95
_GLUE = 0.2  # share of function words that running text of a language has at least


def whole(pair: Pair) -> Finding | None:
    """The one finding that makes all others idle: no text, another language, another subject."""
    rewrite = pair.rewrite.passage
    if not _has_words(pair.original.passage):
        return None
    if not _has_words(rewrite):
        message = "The rewrite has no words: nothing of the original is left."
        return Finding("empty", "major", (0, len(pair.original.passage.text)), None, message, 1.0)
    if _is_short(rewrite) or _is_short(pair.original.passage):
        return None
    spans = ((0, len(pair.original.passage.text)), (0, len(rewrite.text)))
    languages = _other_language(pair)
    if languages:
        message = (
            f"The rewrite seems to be in another language ({languages[1]}, the original in "
            f"{languages[0]}): nothing else was compared."
        )
        return Finding("language", "major", *spans, message, 0.9)
    if (
        share_of(pair.original.passage, pair.kept) >= _OTHER_SUBJECT
        or share_of(rewrite, pair.backed) >= _OTHER_SUBJECT
        or _shares_across_groups(pair)
    ):
        return None
    message = "The two texts have next to nothing in common: nothing else was compared."
    return Finding("unrelated", "major", *spans, message, 0.9)


def _other_language(pair: Pair) -> tuple[str, str] | None:
    """The languages of both sides, where they differ; a translation keeps figures and names."""
    sides = ((pair.original.passage, pair.kept), (pair.rewrite.passage, pair.backed))
    if any(_share_of_words(*side) >= _OTHER_SUBJECT for side in sides):
        return None
    before, after = (_language(passage) for passage, _ in sides)
    return (before, after) if before and after and before != after else None


def _share_of_words(passage: Passage, support: Sequence[float]) -> float:
    """The share of content that the other side supports, of words that are no names."""
    total = said = 0.0
    for at, token in enumerate(passage.tokens):
        if token.is_word and not token.text[0].isupper():
            total += token.weight
            said += token.weight * support[at]
    return said / total if total else 0.0


def _shares_across_groups(pair: Pair) -> bool:
    """Whether two short texts share enough once sentences that were not aligned are linked too."""
    one, other = pair.original.passage, pair.rewrite.passage
    if max(len(one.tokens), len(other.tokens)) > _SHORT:
        return False
    everything = Group(tuple(range(len(one.sentences))), tuple(range(len(other.sentences))))
    kept, backed = [0.0] * len(one.tokens), [0.0] * len(other.tokens)
    for first, second, strength in link_words(one, other, [everything]):
        if min(first, second) >= 0:
            kept[first] = backed[second] = strength
    return share_of(one, kept) >= _OTHER_SUBJECT or share_of(other, backed) >= _OTHER_SUBJECT


def notes(passage: Passage, side: str) -> tuple[str, ...]:
    """What could not be looked at in a text, in plain words; usually nothing.

    Args:
        passage: The text, read.
        side: What to call it: the original, the rewrite.
    """
    found = []
    if passage.lexicon is None:
        found.append(
            f"Texts in {passage.language!r} are checked for numbers, dates in digits, names and "
            "quotations, and sentence by sentence; negations, conditions and other wording are not."
        )
    if not passage.is_cased and any(token.is_word for token in passage.tokens):
        found.append(f"Names are not seen in {side}: its capitals tell nothing.")
    return tuple(found)


def _is_short(passage: Passage) -> bool:
    return sum(token.text[0].isalnum() for token in passage.tokens) < _FEW


def _has_words(passage: Passage) -> bool:
    return any(token.text[0].isalnum() for token in passage.tokens)


def _language(passage: Passage) -> str | None:
    """The language that a text seems to be in; None where that is not sure."""
    words = [token for token in passage.tokens if token.is_word]
    if passage.lexicon and sum(not token.weight for token in words) >= _GLUE * len(words):
        return passage.language.partition("-")[0].lower()  # spares loading the identifier
    letters = sum(len(token.text) for token in words)
    if letters < _LETTERS:
        return None
    language, sure = _identifier().classify(passage.text)
    return str(language) if sure >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
