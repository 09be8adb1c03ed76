"""What a sequence classifier says of texts or pairs of texts: its raw outputs, in few passes.

Equal inputs are scored once. The rest is sorted by length and cut into batches that hold a
bounded number of tokens, so that little is padding and memory does not hang on the longest text.
A text that the model cannot hold is cut, and marked as cut: whoever reads the outputs must say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from harness.errors import Exit, HarnessError
from harness.neural.batching import Line, Progress, run
from harness.neural.cache import DiskCache, default_path
from harness.neural.devices import Placement, torch_dtype
from harness.neural.loading import Located, load_classifier, load_tokenizer, quiet_transformers
from harness.neural.store import Floats, Store, Vectors, versions

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

Input = tuple[str, str | None]
"""The first text and the second; None where the model takes one."""

Values = npt.NDArray[np.float64]

_POOLER = re.compile(r"(?:^|\.)pooler\.")
# How many inputs are held as tokens at a time, and lost where a run is killed.
_CHUNK = 4096
# Bytes of outputs that are remembered: of a head with three some 170,000, a kilobyte each in all.
_MEMORY = 2 * 1024**2


class Outputs(NamedTuple):
    """What a head said.

    Attributes:
        logits: Raw outputs, shape (inputs, outputs of the head).
        cut: Whether an input was longer than the model takes, shape (inputs,).
    """

    logits: Values
    cut: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is run; only `max_length` and the number format can move its numbers.

    Attributes:
        max_length: The most tokens of an input, special ones included.
        batch_tokens: The most tokens of a batch, padding included; one input is always a batch.
        placement: The device and the number format.
        cache: Whether outputs are kept on disk between runs.
    """

    max_length: int
    batch_tokens: int
    placement: Placement
    cache: bool = True


class CrossEncoder:
    """A classifier or regressor that is loaded when it is first asked.

    Args:
        located: Where its files are.
        outputs: How many outputs its head is said to have.
        settings: How it is run.
        progress: Told how many of how many inputs are done, after each batch.
    """

    def __init__(
        self,
        located: Located,
        outputs: int,
        settings: Settings,
        progress: Progress | None = None,
    ) -> None:
        self._located = located
        self._outputs = outputs
        self._settings = settings
        self._progress = progress or Line("scoring")
        self._area = settings.batch_tokens
        disk = DiskCache(default_path()) if settings.cache else None
        self._store = Store(self._recipe(), disk, _MEMORY)

    @property
    def max_length(self) -> int:
        """The most tokens of an input, special ones included."""
        return self._settings.max_length

    def outputs(self, inputs: Sequence[Input]) -> Outputs:
        """The raw outputs of each input, in the order given.

        Raises:
            HarnessError: The model cannot be loaded, its head has another number of outputs, or
                it gives something that is not a number.
        """
        keys = [_key(each) for each in inputs]
        distinct = dict(zip(keys, inputs, strict=True))
        found = self._store.find(list(distinct))
        absent = [(key, each) for key, each in distinct.items() if key not in found]
        # Longest first: the batches are even, and what does not fit fails at once.
        absent.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        for start in range(0, len(absent), _CHUNK):
            fresh = self._scored(absent, slice(start, start + _CHUNK))
            self._store.add(fresh)
            found |= fresh
        logits = [found[key].vectors[0] for key in keys]
        return Outputs(
            np.asarray(logits, dtype=np.float64).reshape(len(keys), self._outputs),
            np.asarray([bool(found[key].ids[0]) for key in keys], dtype=np.bool_),
        )

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each text has, special ones left out."""
        encoded = _encoded(
            self._tokenizer, [(text, None) for text in texts], add_special_tokens=False
        )
        return [len(each["input_ids"]) for each in encoded]

    def _scored(self, absent: Sequence[tuple[str, Input]], chunk: slice) -> dict[str, Vectors]:
        """What the head says of a chunk of inputs, with a mark on those that were cut."""
        keys = [key for key, _ in absent[chunk]]
        encoded, cut = self._encode([each for _, each in absent[chunk]])
        fresh: dict[str, Vectors] = {}

        def forward(batch: list[int]) -> None:
            logits = self._forward([encoded[index] for index in batch])
            for index, own in zip(batch, logits, strict=True):
                fresh[keys[index]] = Vectors(np.asarray([cut[index]], np.int32), own[None])

        def report(done: int, _: int) -> None:
            self._progress(chunk.start + done, len(absent))

        lengths = [len(each["input_ids"]) for each in encoded]
        self._area = run(lengths, self._area, forward, report)
        return fresh

    def _encode(self, inputs: Sequence[Input]) -> tuple[list[dict[str, Any]], list[bool]]:
        """Tokens of each input as the model takes them, and whether they had to be cut."""
        encoded = _encoded(self._tokenizer, inputs)
        limit = self._settings.max_length
        cut = [len(each["input_ids"]) > limit for each in encoded]
        long = [index for index, is_cut in enumerate(cut) if is_cut]
        shortened = _encoded(
            self._tokenizer, [inputs[index] for index in long], truncation=True, max_length=limit
        )
        for index, each in zip(long, shortened, strict=True):
            encoded[index] = each
        return encoded, cut

    def _forward(self, encoded: Sequence[dict[str, Any]]) -> Floats:
        import torch

        with quiet_transformers(), torch.inference_mode():
            batch = self._tokenizer.pad(list(encoded), padding=True, return_tensors="pt")
            logits = self._model(**batch.to(self._model.device)).logits
        values: Floats = logits.float().cpu().numpy()
        self._check(values)
        return values

    def _check(self, values: Floats) -> None:
        name = self._located.name
        if values.ndim != 2 or values.shape[1] != self._outputs:
            raise HarnessError(
                f"{name}: the head gives {values.shape[1:]} values, the config says "
                f"{self._outputs}",
                exit_code=Exit.ENVIRONMENT,
            )
        if not np.isfinite(values).all():
            raise HarnessError(
                f"{name} gave a value that is not a number",
                hint="its weights may be damaged",
                exit_code=Exit.ENVIRONMENT,
            )

    def _recipe(self) -> str:
        """What decides an output but the input, in words."""
        settings = self._settings
        parts = ("head", self._located.revision, settings.max_length, settings.placement)
        return "|".join(map(str, (*parts, versions())))

    @cached_property
    def _tokenizer(self) -> PreTrainedTokenizerBase:
        return load_tokenizer(self._located)

    @cached_property
    def _model(self) -> PreTrainedModel:
        placement = self._settings.placement
        model = load_classifier(self._located, placement.device, torch_dtype(placement.dtype))
        _check_pooler(self._located, model)
        return model


def _key(texts: Input) -> str:
    """An input as one string; a lone text never looks like a pair."""
    first, second = texts
    return f"1\0{first}" if second is None else f"2\0{len(first)}\0{first}{second}"


def _encoded(
    tokenizer: PreTrainedTokenizerBase, inputs: Sequence[Input], **how: Any
) -> list[dict[str, Any]]:
    """The tokenizer's fields of each input, not padded."""
    if not inputs:
        return []
    firsts = [first for first, _ in inputs]
    seconds = [second for _, second in inputs if second is not None]
    if seconds and len(seconds) != len(firsts):
        raise ValueError("either all inputs have a second text or none")
    # `verbose` is off because it is known that some are too long: they are found here, and cut.
    fields = tokenizer(firsts, seconds or None, verbose=False, **how)
    return [
        {name: values[index] for name, values in fields.items()} for index in range(len(firsts))
    ]


def _check_pooler(located: Located, model: PreTrainedModel) -> None:
    """Refuse a classifier whose pooling layer is not in its files.

    An encoder can do without one, so `loading` lets it be drawn at random. A head reads it.
    """
    from safetensors import safe_open

    names = [name for name in model.state_dict() if _POOLER.search(name)]
    for path in located.weights if names else ():
        with safe_open(path, framework="pt") as file:
            if any(_POOLER.search(name) for name in file.keys()):  # noqa: SIM118 - not a mapping
                return
    if names:
        raise HarnessError(
            f"{located.name}: the weights lack {names[0]}, which the head reads",
            hint="it would be drawn at random; use a checkpoint that was trained for this",
            where=str(located.folder),
            exit_code=Exit.ENVIRONMENT,
        )
