"""Similarity of originals and rewrites by one model, for metrics that are built on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from harness.neural.bertscore import chosen_layer, pair_scores, special_weights
from harness.neural.bertscore_match import Triple, Weights
from harness.neural.devices import Device, place
from harness.neural.encoder import Encoder
from harness.neural.loading import Source, check
from harness.neural.options import signed_model
from harness.neural.store import Floats


class TextSimilarity:
    """BERTScore and sentence vectors of one model; a text that comes again is not embedded again.

    Args:
        model: A local folder or a Hub id; never downloaded.
        revision: A commit, tag or branch of a Hub id.
        device: ``auto`` takes a GPU if there is one.
        layer: The layer that BERTScore reads; None is bert-score's own for a model known by name,
            else the last.
        cache: Whether vectors are kept on disk between runs.

    Attributes:
        choices: What a signature must say of it.

    Raises:
        HarnessError: The model, or a package that it needs, is not on this machine.
    """

    def __init__(
        self,
        model: str,
        revision: str | None = None,
        device: Device = "auto",
        layer: int | None = None,
        cache: bool = True,
    ) -> None:
        located, placement = check(Source(model, revision)), place(device)
        chosen = chosen_layer(located, layer)
        self._whole = Encoder(located, None, placement, cache=cache)
        self._tokens = (
            self._whole
            if chosen == self._whole.layer
            else Encoder(located, chosen, placement, cache=cache)
        )
        self.choices = (
            *signed_model(located),
            ("layer", str(chosen)),
            ("dtype", placement.dtype),
            ("max", str(self._whole.length)),
        )

    def bertscore(self, originals: Sequence[str], rewrites: Sequence[str]) -> Triple:
        """Precision, recall and F1 of each rewrite against its original, shape (n, 3), 0 to 1.

        Precision asks whether what the rewrite says is in the original, recall the reverse. No
        idf, no rescaling; a pair with an empty text scores 0.

        Raises:
            ValueError: There are not as many rewrites as originals.
        """
        pairs = list(zip(rewrites, originals, strict=True))
        return pair_scores(self._tokens, pairs, self._weights)

    def sentence_vectors(self, texts: Sequence[str]) -> Floats:
        """Unit vectors of the texts, shape (n, dimensions): their products are cosines."""
        return self._whole.sentences(texts)

    @cached_property
    def _weights(self) -> Weights:
        return special_weights(self._tokens)
