"""A baseline: what a later run is held against, small enough to commit and free of text.

It is a run directory without its texts: header, manifest, scores and rows, which `read_bundle`
reads like any run. Segment ids, names of documents and values of slice columns stay, since rows
mean nothing without them.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from harness.analysis.gate_sides import open_bundle
from harness.errors import Exit, HarnessError, did_you_mean
from harness.runs.atomic import replacing, write_text
from harness.runs.csvfiles import Value, restored, write_csv
from harness.runs.records import ScoreRecord
from harness.runs.store import read_header

BASELINE = "baseline"
"""Key of the header that only a baseline has."""


def accept(
    run: Path, name: str, folder: Path, system: str | None = None, *, replace: bool = False
) -> Path:
    """Make a run the baseline of that name.

    Args:
        run: A complete run, or another baseline.
        name: Name of the baseline: letters, digits, dots, dashes and underscores.
        folder: Where baselines are kept.
        system: Keep this system alone; all systems and controls if None.
        replace: Whether an older baseline of the name may be taken away.

    Returns:
        The folder of the baseline.

    Raises:
        HarnessError: The run is not complete, the system is unknown, the name is taken, or the
            folder cannot be written to.
    """
    target = folder / _checked(name)
    if target.exists() and not replace:
        raise HarnessError(
            f"there is a baseline {target} already",
            hint="give --replace to put this run in its place, or another --name",
        )
    if target.exists() and BASELINE not in read_header(target):
        raise HarnessError(f"{target} is not a baseline, so it is not replaced")
    header = open_bundle(run).header
    kept = _kept(run, header, system)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{name}.", suffix=".tmp", dir=folder))
        try:
            _write(run, made, target, header, kept, name)
            _put(made, target)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise HarnessError(
            f"cannot write {target}: {error.strerror or error}",
            hint="check that the folder can be written to and the disk has room",
            exit_code=Exit.ENVIRONMENT,
        ) from error
    return target


def _checked(name: str) -> str:
    if not name or set(name) == {"."} or not all(c.isalnum() or c in "._-" for c in name):
        raise HarnessError(
            f"{name!r} is no name for a folder",
            hint="use letters, digits, dots, dashes and underscores",
        )
    return name


def _kept(run: Path, header: Mapping[str, Any], system: str | None) -> frozenset[str]:
    known = [each["name"] for cell in header["cells"] for each in cell["systems"]]
    if system is None:
        return frozenset(known)
    if system not in known:
        names = list(dict.fromkeys(known))
        raise HarnessError(
            f"{run} has no system {system!r}",
            hint=did_you_mean(system, names) or f"systems: {', '.join(names)}",
        )
    return frozenset((system,))


def _write(
    run: Path,
    made: Path,
    target: Path,
    header: Mapping[str, Any],
    kept: frozenset[str],
    name: str,
) -> None:
    accepted = {"name": name, "run": _name(run), "accepted": _now()}
    own = {**header, "cells": _cells(header["cells"], kept), BASELINE: accepted}
    write_text(made / "run.json", json.dumps(own, indent=2, ensure_ascii=False) + "\n")
    shutil.copyfile(run / "manifest.json", made / "manifest.json")
    write_csv(made / "scores.csv", ScoreRecord._fields, _scores(run / "scores.csv", kept))
    _write_rows(run, made, target, kept)


def _cells(cells: Iterable[Mapping[str, Any]], kept: frozenset[str]) -> list[dict[str, Any]]:
    """The cells with the kept systems; notes go, since they may speak of other systems."""
    return [
        {
            **cell,
            "systems": [each for each in cell["systems"] if each["name"] in kept],
            "notes": [],
        }
        for cell in cells
    ]


def _scores(path: Path, kept: frozenset[str]) -> Iterator[list[Value]]:
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            if restored(record["system"]) in kept:
                yield [_value(field, record[field]) for field in ScoreRecord._fields]


def _value(field: str, cell: str) -> Value:
    """A cell as it was before it was written, so that writing it again changes no byte."""
    if field in ("value", "ci_low", "ci_high"):
        return float(cell) if cell else None
    return int(cell) if field in ("n", "n_missing") else restored(cell)


def _write_rows(run: Path, made: Path, target: Path, kept: frozenset[str]) -> None:
    arrays: dict[str, Any] = {}
    with np.load(run / "rows.npz", allow_pickle=False) as rows:
        cells = json.loads(str(rows["index"]))
        for number, cell in enumerate(cells):
            chosen = [place for place, each in enumerate(cell["systems"]) if each["name"] in kept]
            for new, old in enumerate(chosen):
                for metric in range(len(cell["metrics"])):
                    arrays[f"{number}/{new}/{metric}"] = rows[f"{number}/{old}/{metric}"]
            cell["systems"] = [cell["systems"][place] for place in chosen]
            for metric in cell["metrics"]:
                metric["name"] = _moved(metric["name"], run, target)
    with replacing(made / "rows.npz") as file:
        np.savez_compressed(file, allow_pickle=False, index=np.asarray(json.dumps(cells)), **arrays)


def _moved(name: str, run: Path, target: Path) -> str:
    """A plug-in's path as seen from the baseline, where it was seen from the run."""
    path, python, attribute = name.partition(".py:")
    if not python or Path(path).is_absolute():
        return name
    found = os.path.relpath(run.absolute() / path, target.absolute())
    return f"{Path(found).as_posix()}{python}{attribute}"


def _put(made: Path, target: Path) -> None:
    """Give the finished folder its name; an older one of that name goes only then."""
    made.chmod(0o755)
    if not target.exists():
        made.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".old", dir=target.parent))
    target.rename(old / target.name)
    made.rename(target)
    shutil.rmtree(old)


def _name(run: Path) -> str:
    """The name of the run's folder; a byte in it that is not UTF-8 is a question mark."""
    return run.resolve().name.encode("utf-8", "replace").decode("utf-8")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
