"""Texts to vectors: each text once, in well filled batches, remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from harness.errors import HarnessError
from harness.neural import batching
from harness.neural.cache import DiskCache, default_path
from harness.neural.devices import Placement, place, torch_dtype
from harness.neural.loading import Located, load_encoder, load_tokenizer, quiet_transformers
from harness.neural.pooling import Pooling, pooled, recipe
from harness.neural.shape import cut, depth, longest
from harness.neural.store import Floats, Store, Vectors, versions

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

# On two cores 1,024 was fastest of 256 to 16,384 with a small BERT; the GPU's is a guess.
_AREA = MappingProxyType({"cpu": 1024, "cuda": 65536})
_TEXTS_AT_ONCE = 4096
"""Texts between two looks into the cache: what is lost where a run is killed."""

# Their word pieces carry the space before them, so a text's first word needs one as well.
_SPACED = frozenset(
    {"GPT2Tokenizer", "GPT2TokenizerFast", "RobertaTokenizer", "RobertaTokenizerFast"}
)


class Encoder:
    """A model that embeds texts, loaded when the first vector is missing.

    Args:
        located: The model's files.
        layer: The layer to read, from 0 for the embedding layer; None for the last one.
        placement: Where it runs and in which format; None for what `place` finds.
        batch_tokens: The padded area of a batch; None for a size that suits the device.
        cache: Whether vectors are kept on disk between runs.
        pooling: How a sentence's vector is made.

    Raises:
        HarnessError: The model has no such layer.
    """

    def __init__(
        self,
        located: Located,
        layer: int | None = None,
        placement: Placement | None = None,
        batch_tokens: int | None = None,
        cache: bool = True,
        pooling: Pooling = "auto",
    ) -> None:
        self.located = located
        self.layer = checked_layer(located, layer)
        self.placement = placement or place()
        self.length = longest(located)
        self.recipe = recipe(located, pooling)
        self._line = batching.Line()
        self._area = batch_tokens or _AREA[self.placement.device]
        disk = DiskCache(default_path()) if cache else None
        self._tokens = Store(self._described("tokens", self.length), disk)
        self._sentences = Store(self._described("sentence", self.recipe), disk, 256 * 1024**2)

    def tokens(self, texts: Sequence[str]) -> list[Vectors]:
        """Unit vectors of every token of every text, the special tokens included.

        White space around a text is dropped, and a text is cut at the model's maximum, as the
        package bert-score does. All vectors are in memory at once: give a million texts in parts.
        """
        stripped = [text.strip() for text in texts]
        return self._each(stripped, self._tokens, self._embedded_tokens)

    def sentences(self, texts: Sequence[str]) -> Floats:
        """A unit vector of every text, shape (texts, dimensions)."""
        found = self._each(texts, self._sentences, self._embedded_sentences)
        if not found:
            return np.zeros((0, 0), dtype=np.float32)
        return np.concatenate([each.vectors for each in found])

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids as `tokens` has them, without embedding anything."""
        spaced = any(kind.__name__ in _SPACED for kind in type(self.tokenizer).__mro__)
        lines = [text.strip() for text in texts]
        return self._ids([f" {line}" if spaced and line else line for line in lines], self.length)

    def counts(self, texts: Sequence[str]) -> list[int]:
        """How many tokens `sentences` would see in each text, if none were cut off."""
        return [len(own) for own in self._ids(self._prompted(texts), None)]

    @cached_property
    def tokenizer(self) -> PreTrainedTokenizerBase:
        """The model's tokenizer."""
        return load_tokenizer(self.located)

    @cached_property
    def _model(self) -> PreTrainedModel:
        dtype = torch_dtype(self.placement.dtype)
        model = load_encoder(self.located, self.placement.device, dtype)
        return cut(model, self.layer, self.located)

    def _described(self, kind: str, choices: object) -> str:
        """What decides a vector but the text, in words."""
        return "|".join(
            str(part)
            for part in (
                kind,
                self.located.revision,
                self.layer,
                choices,
                self.placement,
                versions(),
            )
        )

    def _each(
        self,
        texts: Sequence[str],
        store: Store,
        embedded: Callable[[list[str]], dict[str, Vectors]],
    ) -> list[Vectors]:
        unique = list(dict.fromkeys(texts))
        found: dict[str, Vectors] = {}
        for start in range(0, len(unique), _TEXTS_AT_ONCE):
            some = unique[start : start + _TEXTS_AT_ONCE]
            found |= store.find(some)
            absent = [text for text in some if text not in found]
            if absent:
                fresh = embedded(absent)
                store.add(fresh)
                found |= fresh
        return [found[text] for text in texts]

    def _embedded_tokens(self, texts: list[str]) -> dict[str, Vectors]:
        ids = self.ids(texts)
        made: dict[str, Vectors] = {}

        def keep(group: list[int], states: torch.Tensor, mask: torch.Tensor) -> None:
            del mask
            units = _units(states).cpu().numpy()
            for index, own in zip(group, units, strict=True):
                count = len(ids[index])
                # A copy, or the batch's padding would stay in memory behind the slice.
                made[texts[index]] = Vectors(np.asarray(ids[index], np.int32), own[:count].copy())

        self._forward(ids, keep)
        return made

    def _embedded_sentences(self, texts: list[str]) -> dict[str, Vectors]:
        ids = self._ids(self._prompted(texts), self.recipe.length)
        made: dict[str, Vectors] = {}

        def keep(group: list[int], states: torch.Tensor, mask: torch.Tensor) -> None:
            units = _units(pooled(states, mask, self.recipe.mode)).cpu().numpy()
            for index, own in zip(group, units, strict=True):
                made[texts[index]] = Vectors(np.zeros(0, np.int32), own[None, :].copy())

        self._forward(ids, keep)
        return made

    def _forward(
        self, ids: list[list[int]], keep: Callable[[list[int], torch.Tensor, torch.Tensor], None]
    ) -> None:
        import torch

        model, pad = self._model, self.tokenizer.pad_token_id or 0

        def forward(group: list[int]) -> None:
            padded, mask = (each.to(model.device) for each in _padded([ids[i] for i in group], pad))
            states = model(padded, attention_mask=mask)[0].float()
            keep(group, states, mask)

        with torch.inference_mode(), quiet_transformers():
            lengths = [len(own) for own in ids]
            self._area = batching.run(lengths, self._area, forward, self._line)

    def _prompted(self, texts: Sequence[str]) -> list[str]:
        whole = [self.recipe.prompt + text for text in texts]
        return [text.lower() for text in whole] if self.recipe.lower else whole

    def _ids(self, texts: list[str], length: int | None) -> list[list[int]]:
        if not texts:
            return []
        with quiet_transformers():
            encoded: Any = self.tokenizer(
                texts,
                add_special_tokens=True,
                truncation=length is not None,
                max_length=length,
                return_attention_mask=False,
                return_token_type_ids=False,
            )
        return [list(own) for own in encoded["input_ids"]]


def checked_layer(located: Located, layer: int | None) -> int:
    """The layer to read; the last one for None.

    Raises:
        HarnessError: The model has fewer layers.
    """
    last = depth(located)
    if layer is None:
        return last
    if not 0 <= layer <= last:
        raise HarnessError(f"{located.name} has layers 0 to {last}, and no layer {layer}")
    return layer


def _units(vectors: torch.Tensor) -> torch.Tensor:
    return vectors / vectors.norm(dim=-1, keepdim=True)


def _padded(ids: list[list[int]], pad: int) -> tuple[torch.Tensor, torch.Tensor]:
    import torch

    width = max(map(len, ids))
    padded = torch.tensor([own + [pad] * (width - len(own)) for own in ids])
    mask = torch.tensor([[1] * len(own) + [0] * (width - len(own)) for own in ids])
    return padded, mask
