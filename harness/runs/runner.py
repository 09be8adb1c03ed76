"""A run from its plan to a complete run directory, resumable at any moment."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.runs.atomic import replacing, write_text
from harness.runs.csvfiles import Value, write_csv
from harness.runs.findingsfile import write_findings
from harness.runs.manifest import manifest
from harness.runs.parts import Parts, SystemRows, shards
from harness.runs.plan import Plan, PlannedCell
from harness.runs.records import Intervals, ScoreRecord, Summarizer
from harness.runs.rowsfile import write_rows
from harness.runs.scoring import ShardScorer
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
        parts = Parts(plan, store)
        _score(plan, parts, progress or (lambda done, steps, doing: None))
        _write_tables(plan, store.folder, parts)
        if publish:
            publish(store.folder)
        store.finish({**header, "finished": _now()})
    finally:
        store.close()
    return store.folder


def _score(plan: Plan, parts: Parts, progress: Progress) -> None:
    steps = sum(len(cell.systems) * len(shards(cell)) for cell in plan.cells)
    count = itertools.count(1)
    for number, cell in enumerate(plan.cells):
        for shard, place in enumerate(shards(cell)):
            scorer = ShardScorer(cell.metrics, cell.corpus.segments[place])
            for index, system in enumerate(cell.systems):
                if parts.find(number, shard, index) is None:
                    scores = scorer.scores(system.rewrites[place], held_out=system.held_out)
                    parts.save(number, shard, index, scores)
                progress(next(count), steps, " ".join(filter(None, [cell.name, system.name])))


def _write_inputs(plan: Plan, folder: Path) -> None:
    write_text(folder / "config.yaml", plan.config.dump(folder))
    text = json.dumps(manifest(plan), indent=2, ensure_ascii=False)
    write_text(folder / "manifest.json", text + "\n")
    with replacing(folder / "rewrites.jsonl") as file:
        file.writelines(_rewrite_lines(plan))


def _rewrite_lines(plan: Plan) -> Iterator[bytes]:
    encode = json.JSONEncoder(ensure_ascii=False).encode
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
                yield (encode(record) + "\n").encode("utf-8")


def _write_tables(plan: Plan, folder: Path, parts: Parts) -> None:
    scores = itertools.chain.from_iterable(
        _records(plan, number, parts) for number in range(len(plan.cells))
    )
    write_csv(folder / "scores.csv", ScoreRecord._fields, scores)
    columns = segment_columns(plan)
    lines = itertools.chain.from_iterable(
        _segment_lines(cell, number, parts, columns) for number, cell in enumerate(plan.cells)
    )
    write_csv(folder / "segments.csv", [*SEGMENT_KEYS, *columns], lines)
    write_findings(folder, plan, parts)
    write_rows(folder / "rows.npz", plan, parts.system)


def run_name(plan: Plan, cell: PlannedCell) -> str:
    """What the column `run` says: the same for the same inputs, whenever they are run."""
    return "/".join(filter(None, [plan.experiment, plan.digest[:12], cell.name]))


def _records(plan: Plan, number: int, parts: Parts) -> Iterator[ScoreRecord]:
    cell = plan.cells[number]
    chosen = cell.experiment
    summarizer = Summarizer(
        run=run_name(plan, cell),
        corpus=cell.corpus.name,
        segments=cell.corpus.segments,
        metrics=cell.metrics,
        intervals=Intervals(chosen.seed, chosen.statistics.resamples, chosen.statistics.confidence),
        slices=chosen.slices,
    )
    for index, system in enumerate(cell.systems):
        rows = parts.system(number, index)
        for record in summarizer.records(system.name, rows, held_out=system.held_out):
            hidden = plan.config.redacted
            yield record._replace(slice=hidden(record.slice), signature=hidden(record.signature))


def segment_columns(plan: Plan) -> list[str]:
    """``metric.output`` of every metric of every cell, in order, each once."""
    names = (
        f"{metric.label}.{output.name}"
        for cell in plan.cells
        for metric in cell.metrics
        for output in metric.metric.outputs
    )
    return list(dict.fromkeys(names))


def _segment_lines(
    cell: PlannedCell, number: int, parts: Parts, columns: list[str]
) -> Iterator[list[Value]]:
    for index, system in enumerate(cell.systems):
        for shard, place in enumerate(shards(cell)):
            values = _segment_values(cell, parts.part(number, shard, index).rows, columns)
            texts = zip(cell.corpus.segments[place], system.rewrites[place], strict=True)
            for (segment, rewrite), numbers in zip(texts, values, strict=True):
                yield [
                    cell.name,
                    cell.corpus.name,
                    system.name,
                    segment.id,
                    segment.document,
                    rewrite.status.value,
                    segment.original,
                    rewrite.text,
                    *numbers,
                ]


def _segment_values(
    cell: PlannedCell, rows: SystemRows, columns: list[str]
) -> Iterator[tuple[Value, ...]]:
    """For each segment its numbers in the order of the columns, None for those of other cells."""
    values: dict[str, Iterable[Value]] = {}
    for metric in cell.metrics:
        scores = metric.metric.segment_scores(rows[metric.label])
        for output, column in zip(metric.metric.outputs, scores.T.tolist(), strict=True):
            values[f"{metric.label}.{output.name}"] = column
    absent = [None] * len(next(iter(rows.values())))
    return zip(*(values.get(name, absent) for name in columns), strict=True)


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
