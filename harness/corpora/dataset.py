"""Hugging Face datasets: saved to disk, or by name from the local cache.

The network is used only where the source says ``download: true``, and code that comes with a
dataset is never run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from harness.corpora.decoding import no_such
from harness.corpora.source import CorpusSource
from harness.corpora.table import Table, quoted
from harness.errors import Exit, HarnessError, did_you_mean

MARKERS = ("dataset_info.json", "dataset_dict.json", "state.json")


def read_saved_dataset(path: Path, source: CorpusSource) -> Table:
    """Read a folder that `Dataset.save_to_disk` wrote.

    Raises:
        HarnessError: The folder is not such a dataset, or the split is missing or unknown.
    """
    if not path.exists():
        raise no_such(path)
    if not any((path / marker).is_file() for marker in MARKERS):
        raise HarnessError("is not a folder that Dataset.save_to_disk wrote", where=str(path))
    library = _library()
    with _offline(library, download=False):
        loaded = _attempt(str(path), lambda: library.load_from_disk(str(path)))
    chosen = _split(loaded, source.split, str(path))
    return _table(str(path), chosen)


def read_named_dataset(source: CorpusSource) -> Table:
    """Read a dataset by name, from the cache unless the source allows a download.

    Raises:
        HarnessError: The dataset is not in the cache, cannot be downloaded, or the split is
            missing or unknown.
    """
    name = source.dataset or ""
    if Path(name).exists():
        # datasets would silently prefer the local folder, and which one depends on where we run.
        raise HarnessError(
            f"dataset {name!r}: there is a file or folder of this name here",
            hint="use path: for a local dataset, owner/name for one on the Hub",
        )
    library = _library()
    arguments = {"trust_remote_code": False} if _runs_code(library.__version__) else {}
    with _offline(library, download=source.download):
        loaded = _attempt(
            f"dataset {name!r}",
            lambda: library.load_dataset(name, revision=source.revision, **arguments),
            "" if source.download else "it must be in the local cache; download: true fetches it",
        )
    chosen = _split(loaded, source.split, f"dataset {name!r}")
    return _table(name, chosen)


def _library() -> Any:
    try:
        import datasets
    except ImportError as error:
        raise HarnessError(
            f"reading a Hugging Face dataset needs the package datasets: {error}",
            hint="pip install datasets",
            exit_code=Exit.ENVIRONMENT,
        ) from None
    return datasets


def _runs_code(version: str) -> bool:
    """Whether this version of datasets can run the code of a dataset at all (below 4 it can)."""
    return int(version.partition(".")[0]) < 4


@contextmanager
def _offline(library: Any, *, download: bool) -> Iterator[None]:
    """Keep the libraries off the network for a while.

    HF_HUB_OFFLINE is read once, when they are imported, so the variable alone would come too
    late here; the values that it set are replaced, and put back afterwards.
    """
    if download:
        yield
        return
    import huggingface_hub.constants as hub

    before = [(owner, name, getattr(owner, name)) for owner, name in _switches(library, hub)]
    for owner, name, _ in before:
        setattr(owner, name, True)
    try:
        yield
    finally:
        for owner, name, value in before:
            setattr(owner, name, value)


def _switches(library: Any, hub: Any) -> list[tuple[Any, str]]:
    wanted = [
        (hub, "HF_HUB_OFFLINE"),
        (library.config, "HF_HUB_OFFLINE"),
        (library.config, "HF_DATASETS_OFFLINE"),
    ]
    return [(owner, name) for owner, name in wanted if hasattr(owner, name)]


def _attempt(what: str, load: Callable[[], Any], hint: str = "") -> Any:
    # FileNotFoundError, ConnectionError and what huggingface_hub raises are all OSError; datasets
    # raises ValueError for a configuration it does not know and RuntimeError for a script.
    try:
        return load()
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        code = Exit.ENVIRONMENT if hint else Exit.USAGE
        raise HarnessError(
            f"cannot be loaded: {reason}", where=what, hint=hint or None, exit_code=code
        ) from None


def _split(loaded: Any, split: str | None, what: str) -> Any:
    if not isinstance(loaded, Mapping):
        if split is None or split == str(loaded.split):
            return loaded
        raise HarnessError(f"has no splits, but split {split!r} was asked for", where=what)
    names = list(loaded)
    if split is None and len(names) == 1:
        return loaded[names[0]]
    if split in names:
        return loaded[split]
    problem = "a split must be chosen" if split is None else f"has no split {split!r}"
    hint = did_you_mean(split, names) if split else f"for example split: {names[-1]}"
    raise HarnessError(f"{problem}; it has {quoted(names)}", where=what, hint=hint)


def _table(name: str, chosen: Any) -> Table:
    return Table(
        path=name,
        columns={column: chosen[column][:] for column in chosen.column_names},
        count=chosen.num_rows,
        place=lambda row: f"{name}, row {row + 1}",
        files={entry["filename"]: _digest(Path(entry["filename"])) for entry in chosen.cache_files},
    )


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
