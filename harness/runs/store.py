"""The run directory: its name, its header, and the parts that an interrupted run left.

``<experiment>/<UTC time>-<digest>/`` belongs to one process at a time (a lock says whose). A
directory whose header says ``running`` and whose digest is that of the plan is taken up again;
any other run gets a directory of its own, so nothing is ever overwritten.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from harness.errors import Exit, HarnessError
from harness.runs.atomic import replacing, write_text
from harness.runs.findings import findings_bytes, findings_from
from harness.runs.scoring import ShardScores

SCHEMA = 1
"""Version of the layout of a run directory."""

HEADER = "run.json"
RUNNING, COMPLETE = "running", "complete"

_KEYS = ("experiment", "status", "digest", "cells")
_PARTS = ".parts"
_LOCK = ".lock"
_DIGITS = 12


class RunStore:
    """A run directory that this process may write to.

    Attributes:
        folder: The directory.
        resumed: Whether an earlier, interrupted run left parts in it.
    """

    def __init__(self, folder: Path, lock: int, *, resumed: bool) -> None:
        self.folder = folder
        self.resumed = resumed
        self._lock = lock

    @classmethod
    def open(cls, results: Path, digest: str) -> RunStore:
        """Take up the interrupted run of this digest, or begin a new one.

        Args:
            results: The folder of the experiment.
            digest: Digest of the plan.

        Raises:
            HarnessError: The folder cannot be written to.
        """
        try:
            results.mkdir(parents=True, exist_ok=True)
            for folder in sorted(results.glob(f"*-{digest[:_DIGITS]}*"), reverse=True):
                if _is_interrupted(folder, digest):
                    lock = _locked(folder)
                    if lock is not None:
                        _sweep(folder)
                        return cls(folder, lock, resumed=True)
            return cls._fresh(results, digest)
        except OSError as error:
            raise HarnessError(
                f"cannot make a run in {results}: {error.strerror or error}",
                hint="set output to a folder that can be written to",
                exit_code=Exit.ENVIRONMENT,
            ) from error

    @classmethod
    def _fresh(cls, results: Path, digest: str) -> RunStore:
        stem = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{digest[:_DIGITS]}"
        for number in range(1, 1000):
            folder = results / (stem if number == 1 else f"{stem}-{number}")
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            lock = _locked(folder)
            if lock is not None:
                (folder / _PARTS).mkdir()
                return cls(folder, lock, resumed=False)
        raise HarnessError(f"cannot find a free name for a run in {results}")

    def write_header(self, header: Mapping[str, Any]) -> None:
        """Replace run.json."""
        write_text(self.folder / HEADER, json.dumps(header, indent=2, ensure_ascii=False) + "\n")

    def part(self, name: str) -> ShardScores | None:
        """Rows and findings that were saved under a name; None where there are none."""
        path = self.folder / _PARTS / f"{name}.npz"
        if not path.is_file():
            return None
        with np.load(path, allow_pickle=False) as arrays:
            labels = [str(label) for label in arrays["labels"]]
            rows = {label: arrays[f"rows{index}"] for index, label in enumerate(labels)}
            return ShardScores(rows, findings_from(arrays["findings"].tobytes()))

    def save_part(self, name: str, scores: ShardScores) -> None:
        """Keep finished rows and findings, so that a killed run need not make them again."""
        rows = scores.rows
        arrays = {f"rows{index}": each for index, each in enumerate(rows.values())}
        arrays["findings"] = np.frombuffer(findings_bytes(scores.findings), dtype=np.uint8)
        (self.folder / _PARTS).mkdir(exist_ok=True)
        with replacing(self.folder / _PARTS / f"{name}.npz") as file:
            np.savez(file, labels=np.asarray(list(rows)), allow_pickle=False, **arrays)

    def finish(self, header: Mapping[str, Any]) -> None:
        """Say that the run is complete, drop the parts and give the directory up."""
        self.write_header({**header, "status": COMPLETE})
        shutil.rmtree(self.folder / _PARTS, ignore_errors=True)
        (self.folder / _LOCK).unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let another process take the directory up."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def read_header(folder: Path) -> dict[str, Any]:
    """The header of a run.

    Raises:
        HarnessError: The folder is not a run, or one of a later version.
    """
    path = folder / HEADER
    try:
        header = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise HarnessError(
            f"{folder} is not a run: it has no {HEADER}",
            hint="name a folder that `harness run` made",
        ) from None
    except (ValueError, OSError) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    if not isinstance(header, dict) or header.get("schema") != SCHEMA:
        found = header.get("schema") if isinstance(header, dict) else None
        raise HarnessError(f"{path} has schema {found!r}; this version reads {SCHEMA}")
    lacking = [key for key in _KEYS if key not in header]
    if lacking or not isinstance(header["cells"], list):
        raise HarnessError(f"{path} is damaged: {', '.join(lacking) or 'cells'} cannot be read")
    return header


def check_complete(folder: Path, header: Mapping[str, Any]) -> None:
    """Refuse a run that was interrupted.

    Raises:
        HarnessError: The run is not complete (exit code 3).
    """
    if header["status"] != COMPLETE:
        raise HarnessError(
            f"{folder} is not complete",
            hint="run the command that made it once more; it goes on where it stopped",
            exit_code=Exit.INCOMPLETE,
        )


def _is_interrupted(folder: Path, digest: str) -> bool:
    if not (folder / HEADER).is_file():
        # Killed between making the folder and writing the header: nothing in it counts.
        return (folder / _PARTS).is_dir() and not any((folder / _PARTS).iterdir())
    try:
        header = read_header(folder)
    except HarnessError:
        return False
    return header.get("status") == RUNNING and header.get("digest") == digest


def _sweep(folder: Path) -> None:
    """Drop half-written files: a kill leaves the temporary ones that `replacing` makes."""
    for left in folder.glob(".*.tmp"):
        left.unlink(missing_ok=True)


def _locked(folder: Path) -> int | None:
    """A lock on the folder that dies with this process; None where another one holds it."""
    handle = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
