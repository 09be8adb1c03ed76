"""How long a text a model takes, how many layers it has, and how to leave the last ones out.

The first two are read from the model's files, so that a metric can sign and check its options
before torch is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from harness.errors import Exit, HarnessError
from harness.neural.loading import Located
from harness.neural.snapshots import read_json

if TYPE_CHECKING:
    from transformers import PreTrainedModel

_DEPTHS = ("num_hidden_layers", "n_layers", "encoder_layers", "num_layers", "n_layer")
_POSITIONS = ("max_position_embeddings", "n_positions")
# These count positions from the padding token's id plus one.
_OFFSET = frozenset(
    {"roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "longformer"}
)
_STACKS = ("layer", "encoder.layer", "encoder.block", "block", "transformer.layer", "layers")
_LONGEST = 512
"""Where neither the tokenizer nor the model names a limit."""


def depth(located: Located) -> int:
    """The number of layers, the embedding layer not counted.

    Raises:
        HarnessError: The config does not say.
    """
    for key in _DEPTHS:
        if isinstance(found := located.config.get(key), int):
            return found
    raise _unknown(located)


def longest(located: Located) -> int:
    """The most tokens that one text may have, special tokens counted.

    The smaller one of the tokenizer's limit and of what the position embeddings have room for.
    """
    path = located.folder / "tokenizer_config.json"
    stated = read_json(path).get("model_max_length") if path.is_file() else None
    limits = [_positions(located), stated if isinstance(stated, int | float) else None]
    known = [int(limit) for limit in limits if limit is not None and limit < 10**9]
    return min(known, default=_LONGEST)


def _positions(located: Located) -> int | None:
    config = located.config
    for key in _POSITIONS:
        found = config.get(key)
        if isinstance(found, int) and found > 0:
            return found - (_offset(config) if _is_offset(located) else 0)
    return None


def _offset(config: Mapping[str, object]) -> int:
    """Positions that are never used: they are counted from the padding token's id plus one."""
    padding = config.get("pad_token_id")
    return (padding if isinstance(padding, int) else 1) + 1


def _is_offset(located: Located) -> bool:
    return located.model_type in _OFFSET


def cut(model: PreTrainedModel, layer: int, located: Located) -> PreTrainedModel:
    """A model whose output is that of one of its layers, the later ones removed.

    Of an encoder with a decoder only the encoder is kept. Whatever a model applies after its last
    layer (T5 normalizes there) is applied after this one, as the package bert-score does.

    Raises:
        HarnessError: The architecture keeps its layers in a place that is not known here.
    """
    from torch.nn import ModuleList

    if hasattr(model, "encoder") and hasattr(model, "decoder"):
        model = model.encoder
    if hasattr(getattr(model, "encoder", None), "albert_layer_groups"):
        # ALBERT has one set of weights, and runs it so many times.
        model.encoder.config.num_hidden_layers = layer
        return model
    for path in _STACKS:
        *parents, name = path.split(".")
        holder: Any = model
        for parent in parents:
            holder = getattr(holder, parent, None)
        stack = getattr(holder, name, None)
        if isinstance(stack, ModuleList):
            setattr(holder, name, stack[:layer])
            model.config.num_hidden_layers = layer
            return model
    raise _unknown(located)


def _unknown(located: Located) -> HarnessError:
    return HarnessError(
        f"{located.name}: it is not known where a model of type {located.model_type!r} "
        "has its layers",
        hint="take an encoder such as BERT, RoBERTa, DeBERTa, MPNet or ModernBERT",
        exit_code=Exit.ENVIRONMENT,
    )
