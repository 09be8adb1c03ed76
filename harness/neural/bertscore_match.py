"""The arithmetic of BERTScore: greedy matching, weights of tokens, baselines.

Zhang et al., "BERTScore: Evaluating Text Generation with BERT", ICLR 2020. The numbers are those
of the package bert-score 0.3.13, its ways with empty texts included.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from harness.errors import HarnessError
from harness.neural.store import Vectors

Triple = npt.NDArray[np.float64]
"""Precision, recall and F1, shape (..., 3)."""

# A text of these many tokens has special tokens only; the package takes it for an empty one.
_EMPTY = 2


@dataclass(frozen=True)
class Weights:
    """What each token counts.

    Attributes:
        known: Weights by token id.
        default: The weight of every other token.
    """

    known: Mapping[int, float]
    default: float

    def of(self, ids: Sequence[int] | npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """The weights of these tokens."""
        return np.array([self.known.get(int(token), self.default) for token in ids])


def plain_weights(special: Iterable[int | None]) -> Weights:
    """Every token counts 1, the special ones that open and close a text nothing.

    Example:
        >>> plain_weights([101, 102]).of([101, 7, 102]).tolist()
        [0.0, 1.0, 0.0]
    """
    return Weights({token: 0.0 for token in special if token is not None}, 1.0)


def idf_weights(texts: Iterable[Sequence[int]]) -> Weights:
    """Inverse document frequencies, log((n + 1) / (c + 1)), over the token ids of n texts.

    Example:
        >>> idf_weights([[1, 5, 5], [1, 6]]).of([1, 5, 9]).round(4).tolist()
        [0.0, 0.4055, 1.0986]
    """
    counts: Counter[int] = Counter()
    total = 0
    for ids in texts:
        total += 1
        counts.update(set(ids))
    known = {token: math.log((total + 1) / (count + 1)) for token, count in counts.items()}
    return Weights(known, math.log(total + 1))


def match(rewrite: Vectors, target: Vectors, weights: Weights) -> Triple:
    """Precision, recall and F1 of one pair, shape (3,).

    Precision is the weighted mean over the rewrite's tokens of the highest cosine with a token of
    the target, or 0 where that is negative; recall the same the other way round. NaN where no
    token of a side has weight; F1 is 0 there.

    Example:
        >>> cat = Vectors(np.array([1, 5, 2], np.int32), np.eye(3, dtype=np.float32))
        >>> match(cat, cat, plain_weights([1, 2])).tolist()
        [1.0, 1.0, 1.0]
    """
    # In the package padding has cosine 0 with everything, so that a best match below 0 counts 0
    # for every text but the longest of its batch. Here it does for all, whatever the batch.
    cosines = np.maximum(rewrite.vectors @ target.vectors.T, 0.0)
    precision = _weighted(cosines.max(axis=1), weights.of(rewrite.ids))
    recall = _weighted(cosines.max(axis=0), weights.of(target.ids))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else math.nan
    if _EMPTY in (len(rewrite.ids), len(target.ids)):
        precision = recall = 0.0
    f1 = 0.0 if math.isnan(f1) else f1
    # Rounding may carry a cosine of equal vectors past 1.
    triple: Triple = np.minimum(np.array([precision, recall, f1]), 1.0)
    return triple


def _weighted(values: npt.NDArray[np.float32], weights: npt.NDArray[np.float64]) -> float:
    total = weights.sum()
    return float(values @ weights / total) if total else math.nan


@dataclass(frozen=True)
class Baseline:
    """The values of unrelated texts, which rescaling moves to 0.

    Attributes:
        values: Precision, recall and F1, shape (3,).
        digest: The first 12 hex digits of the file's SHA-256.
    """

    values: tuple[float, float, float]
    digest: str

    def rescaled(self, triples: Triple) -> Triple:
        """(x - b) / (1 - b), for each of the three."""
        baseline = np.asarray(self.values)
        rescaled: Triple = (triples - baseline) / (1 - baseline)
        return rescaled


def read_baseline(path: Path, layer: int) -> Baseline:
    """Read a file of baselines in bert-score's form: LAYER, P, R and F, by commas or tabs.

    Raises:
        HarnessError: There is no such file, it has another form, or lacks the layer.
    """
    try:
        data = path.read_bytes()
        lines = data.decode("utf-8").strip().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise HarnessError(f"baselines cannot be read: {error}", where=str(path)) from error
    rows = list(csv.DictReader(lines, delimiter="\t" if "\t" in lines[0] else ","))
    try:
        found = {
            int(row["LAYER"]): (float(row["P"]), float(row["R"]), float(row["F"])) for row in rows
        }
    except (KeyError, TypeError, ValueError) as error:
        raise HarnessError(
            "not a file of baselines", hint="its columns are LAYER, P, R, F", where=str(path)
        ) from error
    if layer not in found:
        raise HarnessError(f"the file has no baseline for layer {layer}", where=str(path))
    return Baseline(found[layer], hashlib.sha256(data).hexdigest()[:12])
