"""The metric `meaning`: findings, support, coverage, and one score, from additive rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from harness.meaning.compare import Comparison, compare, read
from harness.meaning.facts import Fate
from harness.meaning.kinds import kinds
from harness.meaning.lexicon.reading import lists_digest
from harness.meaning.passage import TOKENS_VERSION
from harness.meaning.score import SCORE_VERSION, Graded, graded
from harness.metrics._means import quotient
from harness.metrics.base import (
    About,
    Explained,
    Metric,
    MetricOptions,
    Need,
    Output,
    Rows,
    Scores,
)
from harness.model import Segment, Signature
from harness.text.sentences import splitter_name

if TYPE_CHECKING:
    from harness.neural.similarity import TextSimilarity

MEANING_VERSION = 2

_MAIN = (
    Output("score", "ratio", "higher", 0.0, 1.0, "Meaning preserved: likeness less findings."),
    Output("similarity", "ratio", "higher", 0.0, 1.0, "Likeness alone, whatever was found."),
    Output("support", "share", "higher", 0.0, 1.0, "Content of the rewrite the original has."),
    Output("coverage", "share", "higher", 0.0, 1.0, "Content of the original the rewrite has."),
    Output(
        "facts_preserved", "share", "higher", 0.0, 1.0, "Facts preserved x 2 / facts of both sides."
    ),
    Output("major_findings", "findings", "lower", 0.0, None, "Major findings in a segment."),
    Output("minor_findings", "findings", "lower", 0.0, None, "Minor findings in a segment."),
)
_SUMS = 12  # columns of a row before those of single kinds


class MeaningOptions(MetricOptions):
    """Whether a model helps, and which."""

    model: str | None = Field(
        None, description="encoder that helps to score: a local folder or a Hub id; needs `neural`"
    )
    revision: str | None = Field(None, description="commit, tag or branch of a Hub id")
    device: Literal["auto", "cpu", "cuda"] = Field(
        "auto", description="auto takes a GPU if there is one"
    )
    cache: bool = Field(True, description="whether vectors are kept on disk between runs")


class Meaning(Metric):
    """What the rewrite dropped, changed and invented; English in full.

    A row holds score, similarity and 1, content of the rewrite backed and in all, content of the
    original kept and in all, facts preserved, facts of the original, facts of the rewrite, major
    and minor findings, then for each kind its major findings and its facts preserved, changed,
    dropped and added. All are sums, so rows may be added; `score` and `similarity` are means over
    segments, the shares are pooled.
    """

    Options: ClassVar[type[MetricOptions]] = MeaningOptions
    about = About(
        summary="Meaning preserved: facts, support, coverage, and findings that say what broke.",
        formula=(
            "score: mean over segments of similarity x (1 - .22 c / sqrt(n)) for each major "
            "finding of confidence c, .03 for a minor one (.08 where it may turn the "
            "statement), n being the sentences of the original; support, coverage: content "
            "weight backed / content weight; facts_preserved: 2 x facts preserved / (facts of the "
            "original + facts of the rewrite)"
        ),
        source="docs/meaning.md",
        pitfalls=(
            "No model: words that say the same and are in no list count as a change.",
            "score falls with length: leaving out is lost meaning, and simplification leaves out.",
            "Substitutions of common words that are no known opposites are not seen.",
            "Other languages: numbers, dates in digits, names, quotations and alignment only.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        chosen = MeaningOptions.model_validate(options.model_dump())
        self._model = _model(chosen)
        if self._model is not None:
            self.needs = frozenset({Need.ORIGINAL, Need.MODEL})
        self._kinds = kinds()
        self.outputs = _MAIN + tuple(
            Output(f"major_{kind.name}", "findings", "lower", 0.0, None, kind.about)
            for kind in self._kinds
        )
        choices = (
            ("agg", "segment-mean"),
            ("tok", str(TOKENS_VERSION)),
            ("score", str(SCORE_VERSION)),
            ("split", splitter_name()),
            ("lists", lists_digest()),
            *(self._model.choices if self._model else ()),
        )
        self.signature = Signature("meaning", MEANING_VERSION, choices)

    def prepare(self, segments: Sequence[Segment]) -> MeaningScorer:
        """Read the originals, once for all systems."""
        return MeaningScorer(segments, self._model)

    def score(self, totals: Rows) -> Scores:
        """Mean score, pooled shares, and findings a segment; NaN over nothing."""
        counted = totals[..., 2:3]
        facts = totals[..., 8:9] + totals[..., 9:10]
        return np.concatenate(
            [
                quotient(totals[..., :2], counted),
                quotient(totals[..., 3:7:2], totals[..., 4:7:2]),
                quotient(2 * totals[..., 7:8], facts),
                quotient(totals[..., 10:12], counted),
                quotient(totals[..., _SUMS::5], counted),
            ],
            axis=-1,
        )


class MeaningScorer:
    """Originals, read; compares rewrites with them.

    Args:
        segments: The segments, in the order in which rewrites come.
        model: What helps to score; None scores by the words alone.
    """

    def __init__(self, segments: Sequence[Segment], model: TextSimilarity | None = None) -> None:
        self._model = model
        self._languages = [segment.language for segment in segments]
        self._originals = [read(segment.original, segment.language) for segment in segments]

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Additive rows, shape (segments, 12 + 5 kinds)."""
        return self.explain(rewrites).rows

    def explain(self, rewrites: Sequence[str]) -> Explained:
        """Rows and findings."""
        compared = self.compare(rewrites)
        rows = np.asarray(list(map(_row, compared, self._grades(compared))), dtype=np.float64)
        width = _SUMS + 5 * len(kinds())
        return Explained(rows.reshape(-1, width), tuple(each.findings for each in compared))

    def _grades(self, compared: Sequence[Comparison]) -> list[Graded]:
        if self._model is None:
            return [graded(each.pair, each.findings) for each in compared]
        from harness.meaning.model_score import model_grades

        return model_grades(compared, self._model)

    def compare(self, rewrites: Sequence[str]) -> list[Comparison]:
        """Everything about each pair."""
        return [
            compare(original, read(rewrite, language))
            for original, rewrite, language in zip(
                self._originals, rewrites, self._languages, strict=True
            )
        ]


def _model(options: MeaningOptions) -> TextSimilarity | None:
    """The model asked for, its files checked; torch is not loaded before it embeds."""
    if options.model is None:
        return None
    from harness.neural.similarity import TextSimilarity

    return TextSimilarity(
        options.model, options.revision, device=options.device, cache=options.cache
    )


def _row(found: Comparison, grades: Graded) -> list[float]:
    counted = 0.0 if math.isnan(grades.score) else 1.0
    severities = [finding.severity for finding in found.findings]
    return [
        *((grades.score, grades.similarity) if counted else (0.0, 0.0)),
        counted,
        *_content(found),
        *_facts(found),
        float(severities.count("major")),
        float(severities.count("minor")),
        *(number for kind in kinds() for number in _of_kind(found, kind.name)),
    ]


def _content(found: Comparison) -> list[float]:
    """Content of the rewrite backed and in all, of the original kept and in all."""
    pair = found.pair
    sides = ((pair.rewrite.passage, pair.backed), (pair.original.passage, pair.kept))
    numbers: list[float] = []
    for passage, support in sides:
        weights = [token.weight for token in passage.tokens]
        numbers.append(sum(w * s for w, s in zip(weights, support, strict=True)))
        numbers.append(sum(weights))
    return numbers


def _facts(found: Comparison) -> list[float]:
    """Facts preserved, facts of the original, facts of the rewrite."""
    count = dict.fromkeys(Fate, 0.0)
    for outcome in found.outcomes:
        count[outcome.fate] += 1.0
    kept = count[Fate.PRESERVED]
    lost = count[Fate.CHANGED] + count[Fate.DROPPED]
    new = count[Fate.CHANGED] + count[Fate.ADDED]
    return [kept, kept + lost, kept + new]


def _of_kind(found: Comparison, kind: str) -> list[float]:
    majors = sum(each.kind == kind and each.severity == "major" for each in found.findings)
    mine = [outcome.fate for outcome in found.outcomes if outcome.kind == kind]
    return [float(majors), *(float(mine.count(fate)) for fate in Fate)]
