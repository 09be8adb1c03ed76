"""Options that every metric with an embedding model has, and what they become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import BeforeValidator, Field

from harness.metrics._means import quotient
from harness.metrics.base import MetricOptions, Need, Rows, Scores
from harness.metrics.options import Against
from harness.neural.devices import Device, Dtype, Placement, place
from harness.neural.loading import Located, Source, check

_REVISION_DIGITS = 12


def _absent(value: object) -> object:
    """``none`` as people write it on a command line."""
    return None if value == "none" else value


OptionalText = Annotated[str | None, BeforeValidator(_absent)]
OptionalNumber = Annotated[int | None, BeforeValidator(_absent)]


class EncoderOptions(MetricOptions):
    """Which model embeds, and where."""

    model: str = Field(description="a local folder or a Hugging Face Hub id; never downloaded")
    revision: OptionalText = Field(None, description="commit, tag or branch of a Hub id")
    trust: bool = Field(False, description="whether Python code of the model may run")
    against: Against = Field("references", description="what rewrites are compared with")
    device: Device = Field("auto", description="auto takes a GPU if there is one")
    dtype: Dtype = Field("auto", description="auto is bf16 on a GPU, fp32 on a CPU")
    batch_tokens: OptionalNumber = Field(
        None, ge=1, description="padded tokens of a batch; none for a size that suits the device"
    )
    cache: bool = Field(True, description="whether vectors are kept on disk between runs")

    def located(self) -> Located:
        """The model's files, all of them there.

        Raises:
            HarnessError: They are not.
        """
        return check(Source(self.model, self.revision, self.trust))

    def placement(self) -> Placement:
        """The device and the format that the wishes come to here."""
        return place(self.device, self.dtype)

    def needed(self) -> frozenset[Need]:
        """What the metric cannot do without."""
        texts = Need.REFERENCES if self.against == "references" else Need.ORIGINAL
        return frozenset({texts, Need.MODEL})


def signed_model(located: Located) -> tuple[tuple[str, str], ...]:
    """The choices that name a model in a signature: no path, and which version of it."""
    return ("model", located.name), ("rev", located.revision[:_REVISION_DIGITS])


def counted(values: npt.NDArray[np.float64]) -> Rows:
    """Rows of values, (n, k) to (n, 2k): each value and 1, or 0 and 0 where it does not exist.

    Example:
        >>> counted(np.array([[0.5, np.nan]])).tolist()
        [[0.5, 0.0, 1.0, 0.0]]
    """
    there = ~np.isnan(values)
    return np.concatenate([np.where(there, values, 0.0), there.astype(np.float64)], axis=-1)


def means(totals: Rows) -> Scores:
    """Means of what `counted` wrote, (..., 2k) to (..., k); NaN over nothing."""
    middle = totals.shape[-1] // 2
    return quotient(totals[..., :middle], totals[..., middle:])


def parts(sizes: Sequence[int], most: int) -> Iterator[slice]:
    """Consecutive slices, each of a total size of at most `most`, or of a single item.

    Example:
        >>> list(parts([3, 3, 9, 1], 6))
        [slice(0, 2, None), slice(2, 3, None), slice(3, 4, None)]
    """
    start = total = 0
    for index, size in enumerate(sizes):
        if index > start and total + size > most:
            yield slice(start, index)
            start, total = index, 0
        total += size
    if start < len(sizes):
        yield slice(start, len(sizes))
