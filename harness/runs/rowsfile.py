"""rows.npz: the rows of a run with what is needed to use them, and no text.

Arrays are named ``<cell>/<system>/<metric>`` by number; ``index`` is a JSON text with the names,
signatures, segment ids and documents that the numbers stand for. Whoever has this file can make
every interval, paired test and slice again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from harness.errors import HarnessError
from harness.metrics.base import Rows
from harness.runs.atomic import replacing
from harness.runs.plan import Plan, PlannedCell, reduced

SystemRows = Mapping[str, Rows]
"""Rows by metric label."""


def write_rows(path: Path, plan: Plan, rows: Sequence[Mapping[str, SystemRows]]) -> None:
    """Write the rows of every cell, system and metric of a plan."""
    arrays: dict[str, Any] = {}
    for number, (cell, systems) in enumerate(zip(plan.cells, rows, strict=True)):
        for index, system in enumerate(cell.systems):
            for place, metric in enumerate(cell.metrics):
                arrays[f"{number}/{index}/{place}"] = systems[system.name][metric.label]
    index = plan.config.redacted([_described(cell, path.parent) for cell in plan.cells])
    arrays["index"] = np.asarray(json.dumps(index))
    with replacing(path) as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def read_rows(path: Path) -> tuple[list[dict[str, Any]], dict[tuple[int, str, str], Rows]]:
    """The description of each cell, and rows by (cell number, system, metric label).

    Raises:
        HarnessError: There is no such file, or it is not one of ours.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            cells = json.loads(str(arrays["index"]))
            rows = {
                (number, system["name"], metric["label"]): arrays[f"{number}/{index}/{place}"]
                for number, cell in enumerate(cells)
                for index, system in enumerate(cell["systems"])
                for place, metric in enumerate(cell["metrics"])
            }
    except (OSError, ValueError, KeyError) as error:
        raise HarnessError(f"{path} cannot be read: {error}") from error
    return cells, rows


def _described(cell: PlannedCell, folder: Path) -> dict[str, Any]:
    segments = cell.corpus.segments
    fewer = reduced(segments)
    return {
        "name": cell.name,
        "corpus": {"name": cell.corpus.name, "sha256": cell.corpus.digest},
        "seed": cell.experiment.seed,
        "segments": [segment.id for segment in segments],
        "documents": [segment.document for segment in segments],
        "slices": {
            column: [segment.meta.get(column) for segment in segments]
            for column in cell.experiment.slices
        },
        "systems": [{"name": system.name, "role": system.role} for system in cell.systems],
        "metrics": [
            {
                "label": each.label,
                "name": _name(each.spec.name, folder),
                "options": {key: _plain(value) for key, value in each.spec.options.items()},
                "signature": str(each.metric.signed(segments)),
                "held_out_signature": str(each.metric.signed(fewer)),
                "outputs": [
                    {"name": output.name, "better": output.better} for output in each.metric.outputs
                ],
            }
            for each in cell.metrics
        ],
    }


def _name(name: str, folder: Path) -> str:
    """A plug-in's path as seen from the run, so that runs and plug-ins can move together."""
    path, python, attribute = name.partition(".py:")
    return (
        f"{Path(os.path.relpath(path, folder)).as_posix()}{python}{attribute}" if python else name
    )


def _plain(value: Any) -> Any:
    """An option as JSON has it."""
    return value if isinstance(value, str | int | float | bool | dict | None) else str(value)
