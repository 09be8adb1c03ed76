"""The same reading of meaning with an embedding model: likeness that knows words by their company.

Inside aligned sentences, BERTScore's F1 against the original and the cosine of the two texts stand
beside the likeness of `score`. The findings then take their share as they do there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from harness.meaning.align import whole_sentences
from harness.meaning.compare import Comparison
from harness.meaning.one_form import equal_facts, original_text, rewrite_text
from harness.meaning.pair import Pair
from harness.meaning.score import (
    Graded,
    likeness_and_disorder,
    shared_content,
    smooth_step,
    smoothed,
    trusted,
)

if TYPE_CHECKING:
    from harness.neural.similarity import TextSimilarity

# Weights of BERTScore F1, of the cosine and of the likeness without a model.
_F1, _COSINE, _LIKENESS = 1.0, 0.5, 0.3
# A model does not see the order of words well.
_DISORDER = 0.1
_SMOOTH = 3
# Cosine and share of content in common, together: below nothing is left, above all of it. Either
# alone does not tell. Two sentences on one subject have a high cosine and say different things,
# and a rewrite in other words may share few with its original. Of 8,308 unrelated pairs of
# sentences none reaches .89, of human rewrites all but 4 in 1,000 do (ASSET, MiniLM).
_UNRELATED, _RELATED = 0.88, 1.12

Floats = npt.NDArray[np.float64]


class _Piece(NamedTuple):
    """The two texts of a group, with their words; one side may be empty."""

    original: str
    rewrite: str
    original_words: int
    rewrite_words: int


def model_grades(compared: Sequence[Comparison], model: TextSimilarity) -> list[Graded]:
    """Similarity and score of each pair, 0 to 1; NaN where the original has no words.

    Args:
        compared: The pairs.
        model: What embeds; each text is embedded once for all pairs.
    """
    pieces = [list(_pieces(found.pair)) for found in compared]
    flat = [piece for of_pair in pieces for piece in of_pair if piece.original and piece.rewrite]
    triples, cosines = _similarities(flat, model)
    grades = []
    at = 0
    for found, of_pair in zip(compared, pieces, strict=True):
        both = [bool(piece.original and piece.rewrite) for piece in of_pair]
        stop = at + sum(both)
        if not found.pair.original.passage.tokens:
            grades.append(Graded(math.nan, math.nan))
        else:
            aligned = [piece for piece, whole in zip(of_pair, both, strict=True) if whole]
            similarity = _pooled(of_pair, aligned, triples[at:stop], cosines[at:stop])
            grades.append(_graded(found, *similarity))
        at = stop
    return grades


def _pieces(pair: Pair) -> Iterator[_Piece]:
    facts = equal_facts(pair)
    for group in whole_sentences(pair.groups, pair.original.passage, pair.rewrite.passage):
        yield _Piece(
            original_text(pair, group.original),
            rewrite_text(pair, group.rewrite, facts),
            pair.original.passage.words_of(group.original),
            pair.rewrite.passage.words_of(group.rewrite),
        )


def _similarities(pieces: Sequence[_Piece], model: TextSimilarity) -> tuple[Floats, Floats]:
    """BERTScore of each piece, shape (n, 3), and its cosine, shape (n,)."""
    if not pieces:
        return np.zeros((0, 3)), np.zeros(0)
    originals = [piece.original for piece in pieces]
    rewrites = [piece.rewrite for piece in pieces]
    triples = model.bertscore(originals, rewrites)
    texts = list(dict.fromkeys([*originals, *rewrites]))
    place = {text: number for number, text in enumerate(texts)}
    vectors = model.sentence_vectors(texts).astype(np.float64)
    ones = vectors[[place[text] for text in originals]]
    others = vectors[[place[text] for text in rewrites]]
    return triples, np.clip(np.einsum("ij,ij->i", ones, others), 0.0, 1.0)


def _pooled(
    pieces: Sequence[_Piece], aligned: Sequence[_Piece], triples: Floats, cosines: Floats
) -> tuple[float, float]:
    """F1 and cosine of a pair: means over its words, 0 for sentences without a partner."""
    words_one = sum(piece.original_words for piece in pieces)
    words_other = sum(piece.rewrite_words for piece in pieces)
    if not words_one or not words_other:
        return 0.0, 0.0
    ones = np.array([piece.original_words for piece in aligned], dtype=np.float64)
    others = np.array([piece.rewrite_words for piece in aligned], dtype=np.float64)
    precision = float(others @ triples[:, 0]) / words_other
    recall = float(ones @ triples[:, 1]) / words_one
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f1, float((ones + others) @ cosines) / (words_one + words_other)


def _graded(found: Comparison, f1: float, cosine: float) -> Graded:
    likeness, disorder = likeness_and_disorder(found.pair)
    mixed = _F1 * f1 + _COSINE * cosine + _LIKENESS * likeness
    value = mixed / (_F1 + _COSINE + _LIKENESS) * (1.0 - _DISORDER * disorder)
    related = smooth_step(cosine + shared_content(found.pair), _UNRELATED, _RELATED)
    similarity = related * smoothed(value, found.pair, _SMOOTH)
    return Graded(similarity, similarity * trusted(found.pair, found.findings))
