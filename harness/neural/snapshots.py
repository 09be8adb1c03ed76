"""The files of a model on this machine: where they are, whether all are there, their digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from harness.errors import Exit, HarnessError

_TOKENIZERS = (
    "tokenizer.json",
    "vocab.txt",
    "vocab.json",
    "spiece.model",
    "sentencepiece.bpe.model",
    "tokenizer.model",
)
# Whatever else may move a vector: tokenizer settings, and sentence-transformers' own modules.
_SETTINGS = (
    "config.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "merges.txt",
    "modules.json",
    "sentence_bert_config.json",
    "config_sentence_transformers.json",
    "1_Pooling/config.json",
)
_PICKLES = ("pytorch_model.bin", "pytorch_model.bin.index.json", "model.bin", "model.pt")
_INDEX = "model.safetensors.index.json"


@dataclass(frozen=True)
class Source:
    """A model as a user names it.

    Attributes:
        model: A local folder, or an id of the Hugging Face Hub such as ``roberta-large``.
        revision: A commit, tag or branch of a Hub id; for a local folder, None.
        trust: Whether Python code that comes with the model may run.
    """

    model: str
    revision: str | None = None
    trust: bool = False


def find_folder(source: Source) -> tuple[Path, str | None]:
    """The folder of a model and, if it is a snapshot of the Hub, its commit.

    Raises:
        HarnessError: There is no such folder, or the Hub's cache on this machine lacks it.
    """
    local = Path(source.model).expanduser()
    if local.is_dir():
        if source.revision is not None:
            raise HarnessError(
                f"model {source.model!r} is a folder, and a folder has no revision",
                hint="leave revision out",
            )
        return local.resolve(), None
    if local.is_absolute() or source.model.startswith((".", "~")):
        raise HarnessError(f"no such folder: {source.model}", exit_code=Exit.ENVIRONMENT)
    return _snapshot(source)


def _snapshot(source: Source) -> tuple[Path, str]:
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        found = try_to_load_from_cache(source.model, "config.json", revision=source.revision)
    except HFValidationError as error:
        raise HarnessError(
            f"model {source.model!r} is neither a folder nor an id of the Hugging Face Hub"
        ) from error
    if not isinstance(found, str):
        at = f" at revision {source.revision}" if source.revision else ""
        raise _incomplete(f"model {source.model!r} is not on this machine{at}", source)
    folder = Path(found).parent
    return folder, folder.name


def read_config(folder: Path) -> Mapping[str, Any]:
    """The model's ``config.json``.

    Raises:
        HarnessError: It is missing, or no JSON object.
    """
    path = folder / "config.json"
    if not path.is_file():
        raise HarnessError(
            "a model's folder needs a config.json", where=str(folder), exit_code=Exit.ENVIRONMENT
        )
    return read_json(path)


def read_json(path: Path) -> Mapping[str, Any]:
    """A JSON object from a file.

    Raises:
        HarnessError: The file holds something else.
    """
    found = parsed(path)
    if not isinstance(found, dict):
        raise HarnessError("not a JSON object", where=str(path), exit_code=Exit.ENVIRONMENT)
    return found


def parsed(path: Path) -> Any:
    """Whatever a JSON file holds.

    Raises:
        HarnessError: It cannot be read, or is no JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise HarnessError(
            f"not a readable JSON file: {error}", where=str(path), exit_code=Exit.ENVIRONMENT
        ) from error


def weight_files(folder: Path, source: Source) -> tuple[Path, ...]:
    """The safetensors files of a model, sorted by name.

    Raises:
        HarnessError: There is none, one of the index is missing, or only pickles are there.
    """
    if (folder / "model.safetensors").is_file():
        return (folder / "model.safetensors",)
    if (folder / _INDEX).is_file():
        names = sorted(set(read_json(folder / _INDEX).get("weight_map", {}).values()))
        absent = [name for name in names if not (folder / name).is_file()]
        if absent or not names:
            what = f"{absent[0]} is missing" if absent else f"{_INDEX} names no file"
            raise _incomplete(f"weights of {source.model!r}: {what}", source, folder)
        return tuple(folder / name for name in names)
    if any((folder / name).is_file() for name in _PICKLES):
        raise HarnessError(
            f"model {source.model!r} has only pickled weights, which can run code when loaded; "
            "only safetensors are loaded",
            hint="take a revision with model.safetensors, or convert it on a machine you trust",
            where=str(folder),
            exit_code=Exit.ENVIRONMENT,
        )
    raise _incomplete(f"model {source.model!r} has no model.safetensors", source, folder)


def check_tokenizer(folder: Path) -> None:
    """Refuse a folder without a tokenizer.

    Raises:
        HarnessError: None of the usual files is there.
    """
    if not any((folder / name).is_file() for name in _TOKENIZERS):
        raise HarnessError(
            "the model's folder has no tokenizer",
            hint=f"it needs one of {', '.join(_TOKENIZERS)}",
            where=str(folder),
            exit_code=Exit.ENVIRONMENT,
        )


def check_trust(folder: Path, config: Mapping[str, Any], source: Source) -> None:
    """Refuse a model that brings Python code of its own, unless its user trusts it.

    Raises:
        HarnessError: It does, and nobody said so.
    """
    tokenizer = folder / "tokenizer_config.json"
    settings = read_json(tokenizer) if tokenizer.is_file() else {}
    if not source.trust and ("auto_map" in config or "auto_map" in settings):
        raise HarnessError(
            f"model {source.model!r} comes with Python code that would run on this machine",
            hint="read that code, and set trust: true if it may",
            where=str(folder),
            exit_code=Exit.ENVIRONMENT,
        )


def digest_of(folder: Path, weights: tuple[Path, ...]) -> str:
    """SHA-256 of everything in a folder that can move a model's output, names and contents."""
    others = [folder / name for name in (*_TOKENIZERS, *_SETTINGS)]
    digest = hashlib.sha256()
    for path in sorted({*weights, *(path for path in others if path.is_file())}):
        stat = path.stat()
        own = file_digest(path, stat.st_mtime_ns, stat.st_size)
        digest.update(f"{path.relative_to(folder).as_posix()} {own}\n".encode())
    return digest.hexdigest()


@lru_cache(maxsize=256)
def file_digest(path: Path, mtime_ns: int, size: int) -> str:
    """SHA-256 of a file, computed once a process while its time and size stay as they are."""
    del mtime_ns, size
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _incomplete(message: str, source: Source, folder: Path | None = None) -> HarnessError:
    """The error of a model that is not all here, with the command that fetches it."""
    local = Path(source.model).expanduser().is_dir()
    revision = f" --revision {source.revision}" if source.revision else ""
    return HarnessError(
        message,
        hint="copy all of the model's files" if local else f"hf download {source.model}{revision}",
        where=str(folder) if folder else None,
        exit_code=Exit.ENVIRONMENT,
    )
