"""Entailment between original and rewrite, in both directions, by any NLI checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from harness.errors import Exit, HarnessError
from harness.metrics._means import quotient
from harness.metrics.base import About, Metric, Need, Output, Rows, Scorer, Scores
from harness.model import Segment, Signature
from harness.neural.classifier_options import ClassifierOptions, made_ready
from harness.neural.entailment import Judge, Verdict, softmax
from harness.neural.label_order import Names, nli_order
from harness.neural.windows import SHORTLIST_VERSION
from harness.text.sentences import splitter_name

Aggregate = Literal["mean", "min"]

_SELF = "The shop on the corner opens at nine."
_OPPOSITE = "The shop on the corner does not open at nine."

_OUTPUTS = (
    Output("score", "ratio", "higher", 0.0, 1.0, "Harmonic mean of support and coverage."),
    Output("support", "ratio", "higher", 0.0, 1.0, "How far the original entails the rewrite."),
    Output("coverage", "ratio", "higher", 0.0, 1.0, "How far the rewrite entails the original."),
)
_CONTRADICTION = Output(
    "contradiction", "ratio", "lower", 0.0, 1.0, "How far the original refutes the rewrite."
)
_TRUNCATED = Output("truncated", "count", "neither", 0.0, None, "Pairs that the model saw cut.")


class NliOptions(ClassifierOptions):
    """The choices of the NLI metric."""

    window: int = Field(
        1, ge=0, description="sentences in a premise; 0 packs as many as the model takes"
    )
    top: int = Field(
        8, ge=0, description="premises tried for a sentence, the most alike; 0 tries all"
    )
    aggregate: Aggregate = Field(
        "mean", description="from the sentences of a text to its value: mean, or the worst one"
    )
    labels: Names = Field(
        (),
        description="order of the head where its config does not name it, "
        "like contradiction/neutral/entailment",
    )
    check: bool = Field(
        False, description="refuse a model that does not see that a sentence entails itself"
    )


class Nli(Metric):
    """Support, coverage and contradiction by a model of natural language inference.

    Each sentence of one text is a hypothesis; windows of sentences of the other are premises. A
    sentence is as well supported as by its best window, a text as its sentences on average. With
    the original as premise this is support (SummaC's zero-shot form); with the rewrite as
    premise, coverage.

    An empty rewrite covers nothing: coverage and score are 0. Its support and contradiction do
    not exist, and it is left out of their means.

    Rows hold the value of each output but `truncated`, 1 for each that exists, and how many pairs
    were truncated.
    """

    Options: ClassVar[type[NliOptions]] = NliOptions
    needs: frozenset[Need] = frozenset({Need.ORIGINAL, Need.MODEL})
    about = About(
        summary="Does the original entail the rewrite, and the rewrite the original?",
        formula=(
            "support = mean over segments of the mean over rewrite sentences of max over windows "
            "of the original of P(entailment | window, sentence); coverage = the same with sides "
            "turned; score = mean over segments of 2 S C / (S + C); contradiction = the mean of "
            "min(max over windows of P(contradiction), 1 - max over windows of P(entailment))"
        ),
        source="Laban et al., TACL 2022 (SummaC, zero-shot); both directions and F: ours",
        pitfalls=(
            "A simplification may leave things out: read coverage beside the references'.",
            "Names and numbers that a model has not seen swapped are often called entailed.",
            "With window: 1 a sentence that joins two of the original is entailed by neither; "
            "window: 2 sees both.",
            "top keeps documents affordable by trying only premises that share letter sequences; "
            "a paraphrase without any shared word needs top: 0.",
            "Labels in another order give plausible nonsense: check: true tries known sentences.",
            "truncated counts pairs that the model did not see whole.",
        ),
    )

    def __init__(self, options: NliOptions) -> None:
        self._options = chosen = NliOptions.model_validate(options.model_dump())
        located = chosen.located()
        order = nli_order(located.config, chosen.labels, located.name)
        encoder, signed = made_ready(chosen, located, len(order.names))
        self._name = located.name
        # A quarter of the model's room is left to the hypothesis and the special tokens.
        room = encoder.max_length * 3 // 4
        self._judge = Judge(encoder, order, chosen.window, chosen.top, room)
        tells = order.contradiction is not None
        self.outputs = (*_OUTPUTS, *([_CONTRADICTION] if tells else []), _TRUNCATED)
        choices = (
            *signed,
            ("labels", "/".join(order.names)),
            ("window", str(chosen.window)),
            ("top", f"{chosen.top},{SHORTLIST_VERSION}" if chosen.top else "all"),
            ("agg", chosen.aggregate),
            ("split", splitter_name()),
        )
        self.signature = Signature("nli", 1, choices)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """Cut the originals into sentences and windows, once for all systems.

        Raises:
            HarnessError: `check` is set and the model fails it.
        """
        if self._options.check:
            _check(self._judge, self._name)
        return _NliScorer(segments, self._judge, self._options.aggregate)

    def score(self, totals: Rows) -> Scores:
        """Means over segments and the number of truncated pairs; NaN for a mean over nothing."""
        kinds = len(self.outputs) - 1
        means = quotient(totals[..., :kinds], totals[..., kinds:-1])
        return np.concatenate([means, totals[..., -1:]], axis=-1)

    def explain(
        self, original: str, rewrite: str, language: str = "en"
    ) -> tuple[list[Verdict], list[Verdict]]:
        """The verdict on each sentence of the rewrite, then on each of the original.

        Spans in the verdicts are character offsets into the texts as given.
        """
        sides = self._judge.side(original, language), self._judge.side(rewrite, language)
        supported, covered = self._judge.verdicts([sides, sides[::-1]])
        return supported, covered


class _NliScorer:
    def __init__(self, segments: Sequence[Segment], judge: Judge, aggregate: Aggregate) -> None:
        self._judge = judge
        self._aggregate = aggregate
        self._languages = [segment.language for segment in segments]
        self._originals = [judge.side(each.original, each.language) for each in segments]

    def rows(self, rewrites: Sequence[str]) -> Rows:
        """Values, whether they exist, and truncated pairs, shape (segments, 2 k + 1)."""
        pairs = zip(rewrites, self._languages, strict=True)
        sides = [self._judge.side(text, language) for text, language in pairs]
        forth = list(zip(self._originals, sides, strict=True))
        back = [(rewrite, original) for original, rewrite in forth]
        verdicts = self._judge.verdicts([*forth, *back])
        count = len(sides)
        tells = self._judge.order.contradiction is not None
        table = [
            _row(supported, covered, self._aggregate, tells)
            for supported, covered in zip(verdicts[:count], verdicts[count:], strict=True)
        ]
        return np.asarray(table, dtype=np.float64).reshape(count, 9 if tells else 7)


def _row(
    supported: Sequence[Verdict], covered: Sequence[Verdict], aggregate: Aggregate, tells: bool
) -> list[float]:
    """One row; a value that does not exist is 0, with 0 in its place among the counts."""
    support = _together([verdict.entailment for verdict in supported], aggregate)
    coverage = _together([verdict.entailment for verdict in covered], aggregate)
    values = [_harmonic(support, coverage), support, coverage]
    if tells:
        # Turned round, so that the worst sentence is again the least.
        unrefuted = _together([1.0 - verdict.contradiction for verdict in supported], aggregate)
        values.append(None if unrefuted is None else 1.0 - unrefuted)
    truncated = sum(verdict.truncated for verdict in (*supported, *covered))
    return [
        *(value or 0.0 for value in values),
        *(value is not None for value in values),
        truncated,
    ]


def _together(shares: Sequence[float], aggregate: Aggregate) -> float | None:
    """The value of a text from those of its sentences; None where it has none."""
    if not shares:
        return None
    return min(shares) if aggregate == "min" else sum(shares) / len(shares)


def _harmonic(support: float | None, coverage: float | None) -> float | None:
    """F of the two; 0 where only one text has sentences, None where neither has."""
    if support is None and coverage is None:
        return None
    total = (support or 0.0) + (coverage or 0.0)
    return 2 * (support or 0.0) * (coverage or 0.0) / total if total else 0.0


def _check(judge: Judge, name: str) -> None:
    """Refuse a model by whose labels a sentence does not entail itself or entails its denial."""
    logits, _ = judge.encoder.outputs([(_SELF, _SELF), (_SELF, _OPPOSITE)])
    shares = softmax(logits)
    entailment = judge.order.entailment
    if shares[0].argmax() == entailment and shares[1].argmax() != entailment:
        return
    raise HarnessError(
        f"{name}: by its labels {'/'.join(judge.order.names)}, a sentence does not entail itself, "
        "or entails its denial",
        hint="the labels may be in another order: set labels; without check the model is taken",
        exit_code=Exit.ENVIRONMENT,
    )
