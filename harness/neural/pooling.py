"""From the vectors of a text's tokens to one vector, as a model's own files ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from harness.errors import Exit, HarnessError
from harness.neural.loading import Located
from harness.neural.shape import longest
from harness.neural.snapshots import parsed, read_json

if TYPE_CHECKING:
    import torch

Pooling = Literal["auto", "mean", "cls", "max"]
Mode = Literal["mean", "cls", "max"]

_PREFIX = "pooling_mode_"
_MODULES = frozenset({"Transformer", "Pooling", "Normalize"})


@dataclass(frozen=True)
class Recipe:
    """How a model makes a sentence vector.

    Attributes:
        mode: How token vectors become one.
        length: The most tokens it reads of a text; the rest is cut off.
        lower: Whether the text is lower-cased first.
        prompt: What is put before every text.
    """

    mode: Mode
    length: int
    lower: bool = False
    prompt: str = ""


def recipe(located: Located, pooling: Pooling = "auto") -> Recipe:
    """What sentence-transformers would do with this folder; the mean where it says nothing.

    Args:
        located: The model.
        pooling: ``auto`` reads the folder's own settings; anything else overrides the mode.

    Raises:
        HarnessError: The folder asks for a step that is not known here, such as a dense layer.
    """
    _check_modules(located)
    text = _settings(located, "sentence_bert_config.json")
    length = text.get("max_seq_length")
    most = longest(located)
    return Recipe(
        mode=_own_mode(located) if pooling == "auto" else pooling,
        length=min(length, most) if isinstance(length, int) else most,
        lower=bool(text.get("do_lower_case")),
        prompt=_prompt(located),
    )


def pooled(states: torch.Tensor, mask: torch.Tensor, mode: Mode) -> torch.Tensor:
    """One vector a text: (texts, tokens, dimensions) and (texts, tokens) to (texts, dimensions)."""
    if mode == "cls":
        return states[:, 0]
    inside = mask.unsqueeze(-1)
    if mode == "max":
        return states.masked_fill(inside == 0, float("-inf")).amax(dim=1)
    return (states * inside).sum(dim=1) / inside.sum(dim=1)


def _settings(located: Located, name: str) -> Mapping[str, Any]:
    path = located.folder / name
    return read_json(path) if path.is_file() else {}


def _check_modules(located: Located) -> None:
    path = located.folder / "modules.json"
    modules = parsed(path) if path.is_file() else []
    if not isinstance(modules, list):
        raise _refused(located, "something other than a list in modules.json")
    for module in modules:
        named = module.get("type") if isinstance(module, dict) else module
        kind = str(named).rpartition(".")[2]
        if kind not in _MODULES:
            raise _refused(located, f"a module {kind!r} in modules.json")


def _own_mode(located: Located) -> Mode:
    own = _settings(located, "1_Pooling/config.json")
    named = own.get("pooling_mode")
    modes = [named] if isinstance(named, str) else list(named or ())
    # Older folders have a switch for each mode.
    modes += [
        key.removeprefix(_PREFIX).removesuffix("_tokens").removesuffix("_token")
        for key, value in own.items()
        if key.startswith(_PREFIX) and value is True
    ]
    if not modes:
        return "mean"
    if len(modes) > 1 or modes[0] not in get_args(Mode):
        raise _refused(located, f"pooling {'+'.join(modes)!r}")
    return cast("Mode", modes[0])


def _prompt(located: Located) -> str:
    settings = _settings(located, "config_sentence_transformers.json")
    prompts = settings.get("prompts") or {}
    prompt = str(prompts.get(settings.get("default_prompt_name")) or "")
    if prompt and _settings(located, "1_Pooling/config.json").get("include_prompt") is False:
        raise _refused(located, "a prompt that is left out when pooling")
    return prompt


def _refused(located: Located, what: str) -> HarnessError:
    return HarnessError(
        f"{located.name} asks for {what}, which is not known here",
        hint="the modules Transformer, Pooling (mean, cls or max) and Normalize are",
        where=str(located.folder),
        exit_code=Exit.ENVIRONMENT,
    )
