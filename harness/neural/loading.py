"""From the name of a model to its weights: always offline, only safetensors, never in silence.

`check` looks, without torch, whether everything is there, so that a run fails before it starts.
The `load_` functions then read from the folder that `check` found, and refuse a model in which a
tensor is missing: transformers would draw it at random, log one line and go on.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.errors import Exit, HarnessError
from harness.neural.snapshots import (
    Source,
    check_tokenizer,
    check_trust,
    digest_of,
    find_folder,
    read_config,
    weight_files,
)

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

__all__ = [
    "Located",
    "Source",
    "check",
    "check_extra",
    "load_classifier",
    "load_encoder",
    "load_tokenizer",
    "quiet_transformers",
]

_PACKAGES = ("torch", "transformers", "safetensors", "huggingface_hub")
# Buffers that older checkpoints carry or lack.
_BUFFERS = re.compile(r"(?:^|\.)(?:position_ids|token_type_ids$)")
# The same, and a pooler: no metric reads that of an encoder, while a classifier's head does.
_UNREAD = re.compile(rf"{_BUFFERS.pattern}|(?:^|\.)pooler\.")


@dataclass(frozen=True)
class Located:
    """A model whose files are all there.

    Attributes:
        source: What was asked for.
        folder: The folder with the files: the user's, or a snapshot in the Hub's cache.
        revision: The commit of a snapshot (40 hex digits), or the SHA-256 of a local folder's
            config, tokenizer and weights (64 hex digits).
        model_type: The architecture as transformers names it, such as ``bert``.
        config: All of ``config.json``.
        weights: The safetensors files, sorted by name.
    """

    source: Source
    folder: Path
    revision: str
    model_type: str
    config: Mapping[str, Any] = field(repr=False, hash=False)
    weights: tuple[Path, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """What signatures call it: the Hub id, or a local folder's name without its path."""
        local = Path(self.source.model).expanduser()
        return local.resolve().name if local.is_dir() else self.source.model


def check_extra() -> None:
    """Refuse to go on without the packages of the extra `neural`; imports none of them.

    Raises:
        HarnessError: One of them is not installed.
    """
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise HarnessError(
            f"a metric with a model needs {', '.join(missing)}, not installed here",
            hint="pip install 'simplification-harness[neural]'",
            exit_code=Exit.ENVIRONMENT,
        )


def check(source: Source, *, needs_head: bool = False) -> Located:
    """Find a model's files without the network and without importing torch.

    Args:
        source: A local folder or a Hub id.
        needs_head: Whether the model is to classify or to grade, not only to embed.

    Raises:
        HarnessError: A package is missing, the weights are not on this machine or are pickles,
            the model brings code of its own that nobody trusts, or it has no head.
    """
    check_extra()
    folder, commit = find_folder(source)
    config = read_config(folder)
    weights = weight_files(folder, source)
    check_tokenizer(folder)
    check_trust(folder, config, source)
    if needs_head:
        _check_head(folder, config)
    return Located(
        source=source,
        folder=folder,
        revision=commit or digest_of(folder, weights),
        model_type=str(config.get("model_type", "unknown")),
        config=config,
        weights=weights,
    )


def load_tokenizer(located: Located) -> PreTrainedTokenizerBase:
    """The tokenizer in a model's folder.

    Raises:
        HarnessError: It cannot be read.
    """
    from transformers import AutoTokenizer

    return _loaded(
        located,
        lambda: AutoTokenizer.from_pretrained(
            located.folder, local_files_only=True, trust_remote_code=located.source.trust
        ),
    )


def load_encoder(located: Located, device: str, dtype: torch.dtype) -> PreTrainedModel:
    """A model without a head, in evaluation mode on a device.

    Raises:
        HarnessError: It cannot be read, or lacks a tensor.
    """
    from transformers import AutoModel

    return _load(AutoModel, located, device, dtype, _UNREAD)


def load_classifier(located: Located, device: str, dtype: torch.dtype) -> PreTrainedModel:
    """A sequence classifier or regressor with its head, in evaluation mode on a device.

    Raises:
        HarnessError: It cannot be read, or lacks a tensor, be it of the head.
    """
    from transformers import AutoModelForSequenceClassification

    return _load(AutoModelForSequenceClassification, located, device, dtype, _BUFFERS)


@contextmanager
def quiet_transformers() -> Iterator[None]:
    """Keep transformers' log lines, warnings and progress bars off the terminal."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def _load(
    auto: Any, located: Located, device: str, dtype: torch.dtype, harmless: re.Pattern[str]
) -> PreTrainedModel:
    model, info = _loaded(
        located,
        lambda: auto.from_pretrained(
            located.folder,
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=located.source.trust,
            dtype=dtype,
            output_loading_info=True,
        ),
    )
    missing = sorted(key for key in info["missing_keys"] if not harmless.search(key))
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise HarnessError(
            f"{located.name}: the weights lack {', '.join(missing[:3])}{more}",
            hint="they would be drawn at random; use a checkpoint that was trained for this",
            where=str(located.folder),
            exit_code=Exit.ENVIRONMENT,
        )
    return model.to(device).eval()


def _loaded(located: Located, load: Callable[[], Any]) -> Any:
    from safetensors import SafetensorError

    try:
        with quiet_transformers():
            return load()
    except (OSError, ValueError, RuntimeError, KeyError, ImportError, SafetensorError) as error:
        first = (str(error).strip().splitlines() or [""])[0]
        raise HarnessError(
            f"{located.name} cannot be loaded: {type(error).__name__}: {first}",
            hint="the files may be damaged, or made for another version of transformers",
            where=str(located.folder),
            exit_code=Exit.ENVIRONMENT,
        ) from error


def _check_head(folder: Path, config: Mapping[str, Any]) -> None:
    architectures = [str(name) for name in config.get("architectures") or ()]
    if not any("SequenceClassification" in name for name in architectures):
        found = ", ".join(architectures) or "none named"
        raise HarnessError(
            f"the model has no head for classification or regression (architecture: {found})",
            hint="name a checkpoint that was fine-tuned for it",
            where=str(folder / "config.json"),
            exit_code=Exit.ENVIRONMENT,
        )
