"""Rows of a finished run, ready for comparison: a run directory or a baseline without text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from harness.analysis.plugins import Guarded
from harness.errors import Exit, HarnessError
from harness.metrics.base import Metric, Rows
from harness.metrics.registry import BUILTIN, MetricSpec, create
from harness.model import Signature
from harness.runs.plan import HELD_OUT
from harness.runs.rowsfile import read_rows
from harness.runs.store import check_complete, read_header


@dataclass(frozen=True)
class BundleMetric:
    """A metric as a run recorded it: enough to make it again and to refuse another."""

    spec: MetricSpec
    signature: str
    held_out_signature: str
    outputs: tuple[tuple[str, str], ...]

    def signature_for(self, system: str) -> str:
        """The signature of a system's rows; a held-out reference has one reference fewer."""
        return self.held_out_signature if system == HELD_OUT else self.signature


@dataclass(frozen=True)
class BundleCell:
    """One cell of a run.

    Attributes:
        segments: Ids in the order of the rows.
        documents: Document of each segment, None where it has none.
        slices: For each sliced column, the value of each segment.
        systems: Role (``system``, ``human`` or ``control``) by name, in the order of the run.
        rows: Rows by system and metric label, shape (segments, k); NaN where a rewrite is missing.
    """

    name: str
    corpus: str
    corpus_sha256: str
    seed: int
    segments: tuple[str, ...]
    documents: tuple[str | None, ...]
    slices: Mapping[str, tuple[str | None, ...]]
    systems: Mapping[str, str]
    metrics: Mapping[str, BundleMetric]
    rows: Mapping[tuple[str, str], Rows]


@dataclass(frozen=True)
class Bundle:
    """The rows of every cell of a run, with its header."""

    folder: Path
    header: Mapping[str, Any]
    cells: tuple[BundleCell, ...]

    def metric(self, found: BundleMetric) -> Metric:
        """The metric again, to score sums of its rows.

        Raises:
            HarnessError: This version makes another number of it, or its plug-in is gone.
        """
        metric = self._made(found.spec)
        now = metric.signature
        if Signature.parse(found.signature).without("refs") != now:
            raise HarnessError(
                f"{self.folder}: metric {found.spec.label!r} was recorded as {found.signature}, "
                f"but this version computes {now}",
                hint="run the experiment again with this version",
            )
        return metric if found.spec.name in BUILTIN else Guarded(metric, found.spec.label)

    def _made(self, spec: MetricSpec) -> Metric:
        try:
            return create(spec, self.folder)
        except HarnessError as error:
            if spec.name in BUILTIN:
                raise
            raise HarnessError(
                f"metric {spec.label!r} of {self.folder} cannot be made again: {error}",
                hint="bring its plug-in back as it was",
                exit_code=Exit.ENVIRONMENT,
            ) from error


def read_bundle(folder: Path) -> Bundle:
    """Read the rows of a complete run or of a baseline.

    Raises:
        HarnessError: The folder is neither (exit code 2), the run is not complete (3), or its
            rows are missing or damaged (5).
    """
    header = read_header(folder)
    check_complete(folder, header)
    path = folder / "rows.npz"
    # A file that was cut short is told by its missing end, in plainer words than a reader's.
    if not is_zipfile(path):
        raise _damaged(path, "its end is missing")
    try:
        described, rows = read_rows(path)
        cells = tuple(_cell(number, cell, rows) for number, cell in enumerate(described))
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path, error) from error
    except HarnessError as error:
        raise _damaged(path, error.__cause__ or error) from error
    for cell in cells:
        if any(len(found) != len(cell.segments) for found in cell.rows.values()):
            raise _damaged(path, "it has not one row for each segment")
    return Bundle(folder, header, cells)


def _damaged(path: Path, cause: object) -> HarnessError:
    return HarnessError(
        f"{path} is damaged: {cause}" if path.exists() else f"{path} is missing",
        hint="fetch it again, or run the experiment again",
        exit_code=Exit.ENVIRONMENT,
    )


def _cell(
    number: int, cell: Mapping[str, Any], rows: Mapping[tuple[int, str, str], Rows]
) -> BundleCell:
    return BundleCell(
        name=cell["name"],
        corpus=cell["corpus"]["name"],
        corpus_sha256=cell["corpus"]["sha256"],
        seed=cell["seed"],
        segments=tuple(cell["segments"]),
        documents=tuple(cell["documents"]),
        slices={column: tuple(values) for column, values in cell["slices"].items()},
        systems={system["name"]: system["role"] for system in cell["systems"]},
        metrics={metric["label"]: _metric(metric) for metric in cell["metrics"]},
        rows={
            (system, label): found
            for (of_cell, system, label), found in rows.items()
            if of_cell == number
        },
    )


def _metric(metric: Mapping[str, Any]) -> BundleMetric:
    return BundleMetric(
        MetricSpec(metric["name"], metric["options"], metric["label"]),
        metric["signature"],
        metric["held_out_signature"],
        tuple((output["name"], output["better"]) for output in metric["outputs"]),
    )
