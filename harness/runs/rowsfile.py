"""rows.npz: the rows of a run with what is needed to use them, and no text.

Arrays are named ``<cell>/<system>/<metric>`` by number; ``index`` is a JSON text with the names,
signatures, segment ids and documents that the numbers stand for. Whoever has this file can make
every interval, paired test and slice again.
"""

from __future__ import annotations

import json
import os
import tokenize
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from harness.errors import HarnessError
from harness.metrics.base import Rows
from harness.runs.atomic import replacing
from harness.runs.parts import SystemRows
from harness.runs.plan import Plan, PlannedCell
from harness.systems.controls import reduced

_DAMAGED = (
    TypeError,
    IndexError,
    AttributeError,
    zipfile.BadZipFile,
    zlib.error,
    tokenize.TokenError,
)
"""What numpy and zipfile make of a file that is cut off, overwritten, or not ours."""


def write_rows(path: Path, plan: Plan, rows: Callable[[int, int], SystemRows]) -> None:
    """Write the rows of every cell, system and metric of a plan.

    Args:
        path: The file, which is replaced.
        plan: What was scored.
        rows: From the numbers of a cell and a system to its rows.
    """
    # As numpy.savez_compressed writes it, but with one array in memory at a time.
    with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in _arrays(path.parent, plan, rows):
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, array, allow_pickle=False)


def _arrays(
    folder: Path, plan: Plan, rows: Callable[[int, int], SystemRows]
) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    for number, cell in enumerate(plan.cells):
        for index in range(len(cell.systems)):
            system = rows(number, index)
            for place, metric in enumerate(cell.metrics):
                yield f"{number}/{index}/{place}", system[metric.label]
    index_text = json.dumps(plan.config.redacted([_described(cell, folder) for cell in plan.cells]))
    yield "index", np.asarray(index_text)


def read_rows(path: Path) -> tuple[list[dict[str, Any]], dict[tuple[int, str, str], Rows]]:
    """The description of each cell, and rows by (cell number, system, metric label).

    Raises:
        HarnessError: There is no such file, or it is not one of ours.
    """
    try:
        # numpy leaves a file open that it finds to be no archive.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            cells = json.loads(str(arrays["index"]))
            rows = {
                (number, system["name"], metric["label"]): arrays[f"{number}/{index}/{place}"]
                for number, cell in enumerate(cells)
                for index, system in enumerate(cell["systems"])
                for place, metric in enumerate(cell["metrics"])
            }
    except (OSError, EOFError, ValueError, KeyError, *_DAMAGED) as error:
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
