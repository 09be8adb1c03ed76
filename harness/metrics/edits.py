"""What a rewrite did to its original: shorter, split, copied, words added and deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from harness.metrics._means import quotient
from harness.metrics.base import About, Metric, MetricOptions, Output, Rows, Scorer, Scores
from harness.metrics.options import Case, Tokenizer
from harness.model import Segment, Signature
from harness.text.sentences import count_sentences, easse_sentence_count, splitter_name
from harness.text.tokens import tokenize
from harness.text.words import WORDS_VERSION, words

EditSplit = Literal["sentencex", "easse"]

_OUTPUTS = (
    Output("compression", "ratio", "neither", 0.0, None, "Characters of rewrite / of original."),
    Output("compression_words", "ratio", "neither", 0.0, None, "Words of rewrite / of original."),
    Output("sentence_splits", "ratio", "neither", 0.0, None, "Sentences of rewrite / of original."),
    Output(
        "levenshtein", "ratio", "neither", 0.0, 1.0, "Likeness of the two strings; 1 is a copy."
    ),
    Output(
        "exact_copies", "share", "neither", 0.0, 1.0, "Share of rewrites equal to the original."
    ),
    Output("additions", "share", "neither", 0.0, 1.0, "Tokens only in the rewrite / longer side."),
    Output("deletions", "share", "neither", 0.0, 1.0, "Tokens only in the original / longer side."),
    Output("words_per_sentence", "words", "neither", 0.0, None, "Words / sentences, all rewrites."),
)
_MEANS = len(_OUTPUTS) - 1


class EditsOptions(MetricOptions):
    """The choices of the edit statistics."""

    tokenizer: Tokenizer = Field("13a", description="how both sides are tokenized")
    case: Case = Field("lc", description="lc lower-cases both sides")
    split: EditSplit = Field(
        "sentencex", description="sentencex on the text as it is, or EASSE's rule on 13a tokens"
    )


class Edits(Metric):
    """EASSE's quality estimation features, and words per sentence.

    All are means over segments but `words_per_sentence`, which pools words and sentences. They
    describe; none is good or bad in itself. Segments whose original has no word are left out.

    Rows hold the sum of each mean, the number of segments, words and sentences.

    Example:
        >>> metric = Edits(EditsOptions())
        >>> original = "The cat, which was old, slept on the mat."
        >>> rows = metric.prepare([Segment("1", original)]).rows(["The cat was old. It slept."])
        >>> scores = metric.score(rows.sum(0)).round(3).tolist()
        >>> dict(zip([output.name for output in metric.outputs], scores, strict=True))
        {'compression': 0.636, 'compression_words': 0.667, 'sentence_splits': 2.0,
         'levenshtein': 0.667, 'exact_copies': 0.0, 'additions': 0.167, 'deletions': 0.5,
         'words_per_sentence': 3.0}
    """

    Options: ClassVar[type[MetricOptions]] = EditsOptions
    outputs = _OUTPUTS
    about = About(
        summary="Length, splitting, copying, additions and deletions of rewrites.",
        formula=(
            "means over segments on tokenized text: chars / chars, words / words, sentences / "
            "sentences, 1 - indel distance / both lengths, share of equal strings, tokens "
            "(multisets) on one side only / tokens of the longer side"
        ),
        source="EASSE (Alva-Manchego et al. 2019), after Martin et al. 2018",
        pitfalls=(
            "A description, not a score: compare with the same figures of the references.",
            "Compression counts characters of the tokenized text, blanks between tokens included.",
            "EASSE's own figures need split: easse; its Python functions also case: mixed.",
            "An empty rewrite counts as compression 0 and deletions 1.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        self._options = EditsOptions.model_validate(options.model_dump())
        split = self._options.split
        choices = (
            ("agg", "segment-mean"),
            ("tok", self._options.tokenizer),
            ("case", self._options.case),
            ("split", "easse" if split == "easse" else splitter_name(split)),
            ("words", WORDS_VERSION),
        )
        self.signature = Signature("edits", 1, choices)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Tokenize and count the originals, once for all systems."""
        return _EditsScorer(segments, self._options)

    def score(self, totals: Rows) -> Scores:
        """Means over segments, then pooled words a sentence; NaN over nothing."""
        means = quotient(totals[..., :_MEANS], totals[..., _MEANS : _MEANS + 1])
        pooled = quotient(totals[..., -2:-1], totals[..., -1:])
        return np.concatenate([means, pooled], axis=-1)


@dataclass(frozen=True, slots=True)
class _Side:
    """One text, counted; words are those of the text as it is, without punctuation."""

    line: str
    bag: Counter[str]
    tokens: int
    words: int
    sentences: int


class _EditsScorer:
    def __init__(self, segments: Sequence[Segment], options: EditsOptions) -> None:
        self._options = options
        self._languages = [segment.language for segment in segments]
        self._originals = self._sides([segment.original for segment in segments])

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Sums, counts and pooled counts, shape (segments, 10)."""
        table = [
            [*_features(original, rewrite), rewrite.words, rewrite.sentences]
            for original, rewrite in zip(self._originals, self._sides(rewrites), strict=True)
        ]
        return np.asarray(table, dtype=np.float64).reshape(-1, _MEANS + 3)

    def _sides(self, texts: Sequence[str]) -> list[_Side]:
        options = self._options
        lines = tokenize(texts, options.tokenizer, options.case)
        counts = self._sentences(texts)
        sides = []
        for text, line, sentences in zip(texts, lines, counts, strict=True):
            tokens = line.split()
            sides.append(_Side(line, Counter(tokens), len(tokens), len(words(text)), sentences))
        return sides

    def _sentences(self, texts: Sequence[str]) -> list[int]:
        if self._options.split == "easse":
            return [easse_sentence_count(line) for line in tokenize(texts, "13a", "lc")]
        pairs = zip(texts, self._languages, strict=True)
        return [count_sentences(text, language) for text, language in pairs]


def _features(original: _Side, rewrite: _Side) -> list[float]:
    """The seven features whose mean is taken, and 1; all 0 where the original has no word."""
    from rapidfuzz.distance import Indel

    if not original.words or not original.tokens:
        return [0.0] * (_MEANS + 1)
    shared = _shared(original.bag, rewrite.bag)
    longer = max(original.tokens, rewrite.tokens)
    return [
        len(rewrite.line) / len(original.line),
        rewrite.words / original.words,
        rewrite.sentences / max(original.sentences, 1),
        Indel.normalized_similarity(original.line, rewrite.line),
        float(original.line == rewrite.line),
        (rewrite.tokens - shared) / longer,
        (original.tokens - shared) / longer,
        1.0,
    ]


def _shared(one: Counter[str], other: Counter[str]) -> int:
    """Tokens that two multisets have in common.

    Example:
        >>> _shared(Counter("aab"), Counter("abbc"))
        2
    """
    return sum(min(count, other[token]) for token, count in one.items() if token in other)
