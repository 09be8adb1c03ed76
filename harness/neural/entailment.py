"""Which sentences of one text another text entails, by an NLI model on pairs of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from harness.neural.cross_encoder import CrossEncoder, Input, Values
from harness.neural.label_order import NliOrder
from harness.neural.windows import Shortlist, Window, sentence_windows, windows


@dataclass(frozen=True, slots=True)
class Side:
    """One text as premise and as hypothesis.

    Attributes:
        sentences: Its sentences, each a hypothesis.
        windows: The windows that serve as premises.
    """

    sentences: tuple[Window, ...]
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text says about one sentence of another.

    Attributes:
        sentence: The hypothesis.
        entailment: The greatest probability of entailment over the windows.
        contradiction: The greatest probability of contradiction over the windows, but no more
            than 1 - entailment: what one window supports, another does not refute. With a single
            window it is the model's own. 0 where the head does not tell contradictions.
        evidence: The window of the greatest entailment; None where there was no window.
        truncated: How many of the pairs were longer than the model takes.
    """

    sentence: Window
    entailment: float
    contradiction: float
    evidence: Window | None
    truncated: int


@dataclass(frozen=True)
class Judge:
    """An NLI model with the rules by which it reads texts.

    Attributes:
        encoder: The model.
        order: Where its head has the labels.
        window: Sentences in a premise; 0 packs as many as fit.
        top: Premises that are tried for a sentence; 0 tries all.
        premise_tokens: The most tokens of a premise of several sentences.
    """

    encoder: CrossEncoder
    order: NliOrder
    window: int
    top: int
    premise_tokens: int

    def side(self, text: str, language: str) -> Side:
        """A text cut into sentences and windows; both empty for a blank one."""
        sentences = tuple(sentence_windows(text, language))
        if self.window == 1 or len(sentences) <= 1:
            return Side(sentences, sentences)
        return Side(
            sentences,
            tuple(
                windows(text, self.window, language, self.encoder.token_counts, self.premise_tokens)
            ),
        )

    def verdicts(self, pairs: Sequence[tuple[Side, Side]]) -> list[list[Verdict]]:
        """For each (premise, hypothesis) pair of texts, a verdict on each hypothesis sentence.

        Where the premise text has no sentence, nothing is entailed and nothing contradicted.
        """
        questions = [
            (sentence, [premise.windows[index] for index in chosen])
            for premise, hypothesis in pairs
            for sentence, chosen in _chosen(premise, hypothesis, self.top)
        ]
        answers = iter(self._answers(questions))
        return [[next(answers) for _ in hypothesis.sentences] for _, hypothesis in pairs]

    def _answers(self, questions: Sequence[tuple[Window, list[Window]]]) -> list[Verdict]:
        inputs: list[Input] = [
            (window.text, sentence.text) for sentence, tried in questions for window in tried
        ]
        logits, cut = self.encoder.outputs(inputs)
        shares = softmax(logits)
        ends = np.cumsum([len(tried) for _, tried in questions], dtype=np.intp)
        return [
            self._verdict(
                sentence, tried, shares[end - len(tried) : end], cut[end - len(tried) : end]
            )
            for (sentence, tried), end in zip(questions, ends, strict=True)
        ]

    def _verdict(
        self, sentence: Window, tried: Sequence[Window], shares: Values, cut: npt.NDArray[np.bool_]
    ) -> Verdict:
        if not tried:
            return Verdict(sentence, 0.0, 0.0, None, 0)
        best = int(shares[:, self.order.entailment].argmax())
        entailment = float(shares[best, self.order.entailment])
        refuted = self.order.contradiction
        against = 0.0 if refuted is None else float(shares[:, refuted].max())
        contradiction = min(against, 1.0 - entailment)
        return Verdict(sentence, entailment, contradiction, tried[best], int(cut.sum()))


def softmax(logits: Values) -> Values:
    """Probabilities of raw outputs, over the last axis.

    Example:
        >>> softmax(np.array([[0.0, 0.0], [1000.0, 0.0]])).tolist()
        [[0.5, 0.5], [1.0, 0.0]]
    """
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True, initial=-np.inf))
    shares: Values = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _chosen(premise: Side, hypothesis: Side, top: int) -> list[tuple[Window, npt.NDArray[np.intp]]]:
    count = len(premise.windows)
    if not 0 < top < count:
        return [(sentence, np.arange(count)) for sentence in hypothesis.sentences]
    shortlist = Shortlist(premise.windows)
    return [(sentence, shortlist.best(sentence, top)) for sentence in hypothesis.sentences]
