"""A run from its plan to a complete run directory, resumable at any moment."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from harness.metrics.base import Rows
from harness.runs.atomic import write_text
from harness.runs.csvfiles import Value, write_csv
from harness.runs.manifest import manifest
from harness.runs.plan import Plan, PlannedCell
from harness.runs.records import Intervals, ScoreRecord, Summarizer
from harness.runs.rowsfile import write_rows
from harness.runs.scoring import SHARD, ShardScorer
from harness.runs.store import RUNNING, SCHEMA, RunStore
from harness.version import __version__

Progress = Callable[[int, int, str], None]
"""Called with the steps done, the steps in all, and what is being done."""

SEGMENT_KEYS = (
    "cell",
    "corpus",
    "system",
    "segment",
    "document",
    "status",
    "original",
    "rewrite",
)
"""Columns of segments.csv that hold text, before those of the metrics."""

CellRows = dict[str, dict[str, Rows]]
"""Rows by system and metric label."""


def run_plan(
    plan: Plan,
    progress: Progress | None = None,
    publish: Callable[[Path], None] | None = None,
) -> Path:
    """Score everything in a plan and write the run directory.

    Args:
        plan: What `make_plan` made.
        progress: Told after each step.
        publish: Called with the directory when all tables are written and before the run is
            called complete: for reports.

    Returns:
        The run directory.

    Raises:
        HarnessError: The directory cannot be written to, or a metric refuses a text.
    """
    store = RunStore.open(plan.output / plan.experiment, plan.digest)
    try:
        header = _header(plan, resumed=store.resumed)
        store.write_header(header)
        _write_inputs(plan, store.folder)
        rows = _scored(plan, store, progress or (lambda done, steps, doing: None))
        _write_tables(plan, store.folder, rows)
        if publish:
            publish(store.folder)
        store.finish({**header, "finished": _now()})
    finally:
        store.close()
    return store.folder


def _scored(plan: Plan, store: RunStore, progress: Progress) -> list[CellRows]:
    steps = sum(len(cell.systems) * len(_shards(cell)) for cell in plan.cells)
    count = itertools.count(1)
    scored: list[CellRows] = []
    for number, cell in enumerate(plan.cells):
        shards: list[CellRows] = []
        for shard, (start, stop) in enumerate(_shards(cell)):
            scorer = ShardScorer(cell.metrics, cell.corpus.segments[start:stop])
            found: CellRows = {}
            for index, system in enumerate(cell.systems):
                name = f"{number}-{shard}-{index}"
                rows = store.part(name)
                if rows is None:
                    part = system.rewrites[start:stop]
                    rows = dict(scorer.rows(part, held_out=system.held_out))
                    store.save_part(name, rows)
                found[system.name] = rows
                progress(next(count), steps, " ".join(filter(None, [cell.name, system.name])))
            shards.append(found)
        scored.append(_joined(cell, shards))
    return scored


def _shards(cell: PlannedCell) -> list[tuple[int, int]]:
    count = len(cell.corpus.segments)
    return [(start, min(start + SHARD, count)) for start in range(0, count, SHARD)]


def _joined(cell: PlannedCell, shards: list[CellRows]) -> CellRows:
    return {
        system.name: {
            metric.label: np.concatenate([shard[system.name][metric.label] for shard in shards])
            for metric in cell.metrics
        }
        for system in cell.systems
    }


def _write_inputs(plan: Plan, folder: Path) -> None:
    write_text(folder / "config.yaml", plan.config.dump(folder))
    text = json.dumps(manifest(plan), indent=2, ensure_ascii=False)
    write_text(folder / "manifest.json", text + "\n")
    write_text(folder / "rewrites.jsonl", "".join(_rewrite_lines(plan)))


def _rewrite_lines(plan: Plan) -> Iterator[str]:
    for cell in plan.cells:
        for system in cell.systems:
            for rewrite in system.rewrites:
                record = {
                    "cell": cell.name,
                    "system": system.name,
                    "segment": rewrite.segment_id,
                    "status": rewrite.status.value,
                    "text": rewrite.text,
                }
                yield json.dumps(record, ensure_ascii=False) + "\n"


def _write_tables(plan: Plan, folder: Path, rows: list[CellRows]) -> None:
    scores = itertools.chain.from_iterable(
        _records(plan, cell, found) for cell, found in zip(plan.cells, rows, strict=True)
    )
    write_csv(folder / "scores.csv", ScoreRecord._fields, scores)
    columns = segment_columns(plan)
    lines = itertools.chain.from_iterable(
        _segment_lines(cell, found, columns) for cell, found in zip(plan.cells, rows, strict=True)
    )
    write_csv(folder / "segments.csv", [*SEGMENT_KEYS, *columns], lines)
    write_rows(folder / "rows.npz", plan, rows)


def run_name(plan: Plan, cell: PlannedCell) -> str:
    """What the column `run` says: the same for the same inputs, whenever they are run."""
    return "/".join(filter(None, [plan.experiment, plan.digest[:12], cell.name]))


def _records(plan: Plan, cell: PlannedCell, rows: CellRows) -> Iterator[ScoreRecord]:
    chosen = cell.experiment
    summarizer = Summarizer(
        run=run_name(plan, cell),
        corpus=cell.corpus.name,
        segments=cell.corpus.segments,
        metrics=cell.metrics,
        intervals=Intervals(chosen.seed, chosen.statistics.resamples, chosen.statistics.confidence),
        slices=chosen.slices,
    )
    for system in cell.systems:
        for record in summarizer.records(system.name, rows[system.name], held_out=system.held_out):
            yield record._replace(signature=plan.config.redacted(record.signature))


def segment_columns(plan: Plan) -> list[str]:
    """``metric.output`` of every metric of every cell, in order, each once."""
    names = (
        f"{metric.label}.{output.name}"
        for cell in plan.cells
        for metric in cell.metrics
        for output in metric.metric.outputs
    )
    return list(dict.fromkeys(names))


def _segment_lines(cell: PlannedCell, rows: CellRows, columns: list[str]) -> Iterator[list[Value]]:
    for system in cell.systems:
        values: dict[str, list[float]] = {}
        for metric in cell.metrics:
            scores = metric.metric.segment_scores(rows[system.name][metric.label])
            for index, output in enumerate(metric.metric.outputs):
                values[f"{metric.label}.{output.name}"] = scores[:, index].tolist()
        for row, (segment, rewrite) in enumerate(
            zip(cell.corpus.segments, system.rewrites, strict=True)
        ):
            yield [
                cell.name,
                cell.corpus.name,
                system.name,
                segment.id,
                segment.document,
                rewrite.status.value,
                segment.original,
                rewrite.text,
                *(values[name][row] if name in values else None for name in columns),
            ]


def _header(plan: Plan, *, resumed: bool) -> dict[str, Any]:
    header: dict[str, Any] = plan.config.redacted(_header_facts(plan))
    return {**header, "started": _now(), "resumed": resumed}


def _header_facts(plan: Plan) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "harness": __version__,
        "experiment": plan.experiment,
        "description": plan.cells[0].experiment.description,
        "status": RUNNING,
        "digest": plan.digest,
        "cells": [_cell_header(cell) for cell in plan.cells],
    }


def _cell_header(cell: PlannedCell) -> Mapping[str, Any]:
    return {
        "name": cell.name,
        "corpus": cell.corpus.name,
        "card": cell.card,
        "segments": len(cell.corpus.segments),
        "confidence": cell.experiment.statistics.confidence,
        "systems": [{"name": system.name, "role": system.role} for system in cell.systems],
        "metrics": [
            {
                "label": each.label,
                "signature": str(each.metric.signed(cell.corpus.segments)),
                "outputs": [
                    {
                        "name": output.name,
                        "unit": output.unit,
                        "better": output.better,
                        "about": output.about,
                    }
                    for output in each.metric.outputs
                ],
            }
            for each in cell.metrics
        ],
        "notes": list(cell.notes),
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
