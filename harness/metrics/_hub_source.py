"""Where a Hugging Face `evaluate` metric comes from, and whether its code may run.

`evaluate.load("sari")` runs ``./sari/sari.py`` where there is one, and code from the Hub where
there is none. Here a path is a path, a Hub id is a Hub id, and only a trusted metric may use the
network.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.errors import Exit, HarnessError

_HUB_ID = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)?")
_SIBLING = re.compile(r"^\s*(?:from|import)\s+\.(\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A script on this machine, or an id on the Hub.

    Attributes:
        name: Short name: the script's, or the last part of the id.
        target: What `evaluate.load` is given: an absolute path or the id.
        identity: The choice that stands for the code in the signature.
        revision: Commit, tag or branch on the Hub.
        trusted: Whether it may use the network.
    """

    name: str
    target: str
    identity: tuple[str, str]
    revision: str | None
    trusted: bool


def resolve(metric: str, *, trust: bool = False, revision: str | None = None) -> Source:
    """Find a metric without running anything.

    Args:
        metric: ``./folder`` holding ``folder.py``, ``file.py``, or an id on the Hub.
        trust: Allow the network, and with it code from the Hub.
        revision: Which state of a Hub id.

    Raises:
        HarnessError: No such file, an id that is not trusted, or one that a local file shadows.
    """
    if _is_path(metric):
        return _local(metric, trust=trust, revision=revision)
    if not _HUB_ID.fullmatch(metric):
        raise _error(metric, "neither a path nor a Hub id", "write a path as ./name")
    if Path(metric).exists():
        raise _error(
            metric,
            "a Hub id by its form, but a file or folder of that name is here",
            f"write ./{metric} for the local one, or run from another folder",
        )
    if not trust:
        raise _error(
            metric,
            "comes from the Hub, which runs code from the network",
            "set trust: true, or name a local copy as ./name",
        )
    identity = ("revision", revision or "unpinned")
    return Source(metric.rpartition("/")[2], metric, identity, revision, trusted=True)


def load(source: Source) -> Any:
    """The metric, loaded by `evaluate` with an experiment of its own.

    Raises:
        HarnessError: It cannot be loaded.
    """
    import evaluate

    with network_for(source):
        try:
            # Two metrics of one name would else wait for each other's lock on one cache file.
            return evaluate.load(
                source.target, revision=source.revision, experiment_id=uuid.uuid4().hex
            )
        except Exception as error:
            # A script may raise anything while it is imported; it is not our code.
            raise HarnessError(
                f"evaluate metric {source.name!r} cannot be loaded: "
                f"{type(error).__name__}: {error}",
                hint=_load_hint(error, source),
                exit_code=Exit.ENVIRONMENT,
            ) from error


@contextlib.contextmanager
def network_for(source: Source) -> Iterator[None]:
    """Switch the downloads of the Hugging Face libraries off unless the metric is trusted.

    The switches are those libraries' own, and hold for the whole process meanwhile.
    """
    if source.trusted:
        yield
        return
    import datasets.config
    import evaluate.config
    import huggingface_hub.constants

    switches = (
        (evaluate.config, "HF_EVALUATE_OFFLINE"),
        (datasets.config, "HF_HUB_OFFLINE"),
        (huggingface_hub.constants, "HF_HUB_OFFLINE"),
    )
    before = [getattr(module, name) for module, name in switches]
    try:
        for module, name in switches:
            setattr(module, name, True)
        yield
    finally:
        for (module, name), value in zip(switches, before, strict=True):
            setattr(module, name, value)


def _is_path(metric: str) -> bool:
    return metric.startswith((".", "~")) or metric.endswith(".py") or Path(metric).is_absolute()


def _local(metric: str, *, trust: bool, revision: str | None) -> Source:
    if revision is not None:
        raise _error(metric, "a local metric has no revision", "remove revision")
    path = Path(metric).expanduser().absolute()
    script = path / f"{path.name}.py" if path.is_dir() else path
    if script.suffix != ".py":
        raise _error(metric, f"no such folder: {path}", "a folder NAME must hold NAME.py")
    if not script.is_file():
        raise _error(metric, f"no such file: {script}", "a folder NAME must hold NAME.py")
    identity = ("sha256", _digest(script)[:12])
    return Source(script.stem, str(script), identity, None, trusted=trust)


def _digest(script: Path) -> str:
    """SHA-256 of a script and of the files beside it that it imports."""
    code = script.read_bytes()
    digest = hashlib.sha256(code)
    for name in sorted(set(_SIBLING.findall(code.decode("utf-8", errors="replace")))):
        sibling = script.with_name(f"{name}.py")
        if sibling.is_file():
            digest.update(sibling.read_bytes())
    return digest.hexdigest()


def _load_hint(error: Exception, source: Source) -> str | None:
    if isinstance(error, ImportError):
        return (
            "install what it names; if that is installed, write one import a line and nothing "
            "after it, for evaluate reads imports with a regular expression"
        )
    if isinstance(error, ConnectionError) and not source.trusted:
        return "it asks for the network; set trust: true to allow that"
    if isinstance(error, OSError):
        return "check the network, HF_HOME (it must be writable) and HF_EVALUATE_OFFLINE"
    return None


def _error(metric: str, what: str, hint: str) -> HarnessError:
    return HarnessError(f"evaluate metric {metric!r}: {what}", hint=hint)
