"""The value of a text from those of its parts, where a model reads sentences or whole texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from harness.neural.cross_encoder import CrossEncoder, Input, Values
from harness.text.sentences import split_sentences

Unit = Literal["text", "sentence"]
"""``text`` shows a model the whole text, ``sentence`` one sentence after the other."""


class TextValues(NamedTuple):
    """What a model says of texts.

    Attributes:
        means: Shape (texts, values): the mean over a text's parts; NaN for a text without any.
        truncated: Shape (texts,): how many parts the model did not see whole.
    """

    means: Values
    truncated: npt.NDArray[np.int64]


def inputs_of(text: str, language: str, unit: Unit) -> list[Input]:
    """What a model is shown of a text; nothing of a blank one.

    Example:
        >>> inputs_of("It rained. We left.", "en", "sentence")
        [('It rained.', None), ('We left.', None)]
        >>> inputs_of(" ", "en", "text")
        []
    """
    parts = split_sentences(text, language) if unit == "sentence" else [text.strip()]
    return [(part, None) for part in parts if part]


def text_values(
    encoder: CrossEncoder,
    texts: Sequence[Sequence[Input]],
    value: Callable[[Values], Values],
    width: int,
) -> TextValues:
    """Mean values of texts.

    Args:
        encoder: The model.
        texts: What it is shown of each text.
        value: From raw outputs, shape (inputs, outputs), to values, shape (inputs, `width`).
        width: How many values an input has.
    """
    found = encoder.outputs([each for parts in texts for each in parts])
    values = value(found.logits)
    means = np.full((len(texts), width), np.nan)
    truncated = np.zeros(len(texts), dtype=np.int64)
    start = 0
    for index, parts in enumerate(texts):
        own = slice(start, start + len(parts))
        if parts:
            means[index] = values[own].mean(axis=0)
            truncated[index] = found.cut[own].sum()
        start = own.stop
    return TextValues(means, truncated)
