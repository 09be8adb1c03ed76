"""D-SARI: SARI for documents, with penalties for a wrong length and a wrong number of sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pydantic import Field

from harness.metrics._means import quotient
from harness.metrics.base import About, Metric, MetricOptions, Need, Output, Rows, Scores
from harness.metrics.options import Case
from harness.metrics.sari_counts import Floats, with_mean
from harness.metrics.sari_sentence import SCRIPT, script_components
from harness.model import Segment, Signature
from harness.text.ngrams import NgramTables
from harness.text.sentences import easse_sentence_count
from harness.text.tokens import Tokenizer, tokenize


class DSariOptions(MetricOptions):
    """The choices of D-SARI."""

    tokenizer: Tokenizer = Field("13a", description="13a, intl or none.")
    case: Case = Field("lc", description="lc or mixed.")


class DSari(Metric):
    """D-SARI with its three penalized components; see `about`."""

    Options = DSariOptions
    needs = frozenset({Need.ORIGINAL, Need.REFERENCES})
    about = About(
        summary="SARI of a document, less what its length and number of sentences are off by.",
        formula=(
            "Mean over documents of (keep LP2 SLP + delete LP2 + add LP1) / 3 in points, with the "
            "components of SARI's script (0/0 = 0, deletions by precision); "
            "I, O, R = words of original, rewrite, reference (mean, rounded down). "
            "LP1 = 1 if O >= R else exp((O - R) / O); "
            "LP2 = exp((R - O) / max(I - R, 1)) if O > R else 1; "
            "SLP = exp(-|S_R - S_O| / max(S_R, S_O)) on numbers of sentences."
        ),
        source="Sun, Jin and Wan 2021, EMNLP 7997-8013 (Document-Level Text Simplification).",
        pitfalls=(
            "A rewrite equal to its only reference does not reach 100, since 0/0 = 0.",
            "Sentences are counted by a rule equal to Punkt on tokenized text, abbreviations too.",
            "An empty rewrite has a value of its own but is left out of the corpus mean, "
            "as in the values published for the original implementation.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        given = DSariOptions.model_validate(options)
        self._tokenizer: Tokenizer = given.tokenizer
        self._case: Case = given.case
        self.outputs = (
            Output("dsari", "points", "higher", 0, 100, "mean of the penalized components"),
            Output("add", "points", "higher", 0, 100, "added n-grams, penalized for brevity"),
            Output("keep", "points", "higher", 0, 100, "kept n-grams, penalized twice"),
            Output("delete", "points", "higher", 0, 100, "deleted n-grams, penalized for length"),
        )
        self.signature = Signature("dsari", 1, (("tok", given.tokenizer), ("case", given.case)))

    def prepare(self, segments: Sequence[Segment]) -> DSariScorer:
        """Code the n-grams and count words and sentences of originals and references once."""
        return DSariScorer(self, segments)

    def normalized(self, lines: Sequence[str]) -> list[str]:
        """Tokenized lines without blanks at their ends."""
        return [line.strip() for line in tokenize(lines, self._tokenizer, self._case)]

    def score(self, totals: Rows) -> Scores:
        """Shape (..., 4): dsari, add, keep, delete; NaN where every rewrite is empty."""
        return _means(totals[..., :5])

    def segment_scores(self, rows: Rows) -> Scores:
        """Shape (segments, 4); an empty rewrite has a value here."""
        return _means(rows[..., :5] + rows[..., 5:])


class DSariScorer:
    """D-SARI made ready for some segments."""

    def __init__(self, metric: DSari, segments: Sequence[Segment]) -> None:
        self._metric = metric
        originals = metric.normalized([segment.original for segment in segments])
        references = [metric.normalized(segment.references) for segment in segments]
        self._tables = NgramTables(
            [line.split(" ") for line in originals],
            [[line.split(" ") for line in lines] for lines in references],
        )
        self._original_words = _word_counts(originals)
        self._reference_words = _means_rounded_down([_word_counts(lines) for lines in references])
        self._reference_sentences = _means_rounded_down(
            [_sentence_counts(lines) for lines in references]
        )

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Shape (segments, 10): four scores and a one, on the right half if empty."""
        lines = self._metric.normalized(rewrites)
        matches = self._tables.match([line.split(" ") for line in lines])
        components = script_components(self._tables, matches, SCRIPT)
        penalties = self._penalties(_word_counts(lines), _sentence_counts(lines))
        scores = with_mean(100 * components * penalties)
        values = np.column_stack([scores, np.ones(len(lines))])
        empty = np.asarray([not line for line in lines], dtype=np.bool_)[:, None]
        return np.concatenate([np.where(empty, 0.0, values), np.where(empty, values, 0.0)], axis=1)

    def _penalties(self, words: Floats, sentences: Floats) -> Floats:
        """Factors on add, keep and delete, shape (segments, 3)."""
        wanted = self._reference_words
        brevity = np.exp(np.minimum(words - wanted, 0) / words)
        excess = np.maximum(words - wanted, 0)
        length = np.exp(-excess / np.maximum(self._original_words - wanted, 1))
        most = np.maximum(np.maximum(sentences, self._reference_sentences), 1)
        sentence = np.exp(-np.abs(self._reference_sentences - sentences) / most)
        return np.column_stack([brevity, length * sentence, length])


def _means(totals: Rows) -> Scores:
    return quotient(totals[..., :-1], totals[..., -1:])


def _word_counts(lines: Sequence[str]) -> Floats:
    """Pieces between single blanks; an empty line counts as one, as in the original script."""
    return np.asarray([line.count(" ") + 1 for line in lines], dtype=np.float64)


def _sentence_counts(lines: Sequence[str]) -> Floats:
    return np.asarray([easse_sentence_count(line) for line in lines], dtype=np.float64)


def _means_rounded_down(counts: Sequence[Floats]) -> Floats:
    return np.asarray([np.floor(each.mean()) for each in counts])
