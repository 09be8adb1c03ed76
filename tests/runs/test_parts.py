"""Rows on disk: however few stay in memory and however small the shards, the bytes are the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from harness.config.load import load
from harness.errors import Exit, HarnessError
from harness.metrics.base import Rows
from harness.metrics.registry import create, parse_spec
from harness.model import Finding, Segment
from harness.runs.parts import Parts
from harness.runs.plan import Plan, PlannedMetric, make_plan
from harness.runs.records import Intervals, Summarizer
from harness.runs.runner import run_plan
from harness.runs.scoring import ShardScores
from harness.runs.store import RunStore

TABLES = ("scores.csv", "segments.csv", "rows.npz", "rewrites.jsonl", "config.yaml")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    originals = [f"The big dog number {number} ran home, and slept." for number in range(7)]
    lines = {
        "originals.txt": originals,
        "r1.txt": [f"Dog {number} ran home. It slept." for number in range(7)],
        "r2.txt": [f"Dog {number} went home to sleep." for number in range(7)],
        "good.txt": [f"The dog {number} ran home." for number in range(7)],
        "gaps.txt": ["The dog ran.", "", "The dog.", *originals[3:6], ""],
    }
    for name, texts in lines.items():
        (tmp_path / name).write_text("\n".join(texts) + "\n", encoding="utf-8")
    path = tmp_path / "x.yaml"
    path.write_text(
        """experiment: x
output: out
corpus:
  path: originals.txt
  references: [r1.txt, r2.txt]
systems:
  - {name: good, path: good.txt}
  - {name: gaps, path: gaps.txt}
metrics: [sari, bleu, readability, edits]
controls: [copy, held-out]
statistics: {resamples: 20}
matrix:
  seed: [1, 2]
""",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def plan(config: Path) -> Plan:
    return make_plan(load(config, []))


@pytest.fixture
def store(tmp_path: Path, plan: Plan) -> Iterator[RunStore]:
    store = RunStore.open(tmp_path / "kept", plan.digest)
    yield store
    store.close()


def made(number: int) -> ShardScores:
    finding = Finding("date", "major", (0, 4), None, f"Number {number} “é”.", 0.5)
    rows = {"sari": np.full((2, 3), float(number)), "bleu": np.full((2, 1), -float(number))}
    return ShardScores(rows, {"meaning": ((finding,), ())})


def tables(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in TABLES}


@pytest.mark.parametrize(("size", "latest"), [(3, 16), (2, 1)])
def test_shards_of_any_size_give_the_same_bytes(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, size: int, latest: int
) -> None:
    whole = tables(run_plan(plan))
    monkeypatch.setattr("harness.runs.parts.SHARD", size)
    monkeypatch.setattr("harness.runs.parts._LATEST", latest)
    assert tables(run_plan(plan)) == whole


def test_a_small_run_reads_no_part_back(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    part = RunStore.part

    def counted(store: RunStore, name: str) -> dict[str, Rows] | None:
        asked.append(name)
        return part(store, name)

    monkeypatch.setattr(RunStore, "part", counted)
    run_plan(plan)
    assert len(asked) == len(set(asked))  # once each, before it is made


def test_rows_npz_is_what_numpy_would_have_written(plan: Plan) -> None:
    path = run_plan(plan) / "rows.npz"
    with np.load(path, allow_pickle=False) as arrays:
        again = BytesIO()
        np.savez_compressed(again, allow_pickle=False, **dict(arrays))
        cells = json.loads(str(arrays["index"]))
        shape = arrays["1/0/0"].shape
    assert path.read_bytes() == again.getvalue()
    assert [cell["seed"] for cell in cells] == [1, 2]
    assert shape == (7, 36)


def test_only_the_latest_parts_stay_in_memory(plan: Plan, store: RunStore) -> None:
    parts = Parts(plan, store)
    rows = [made(number) for number in range(20)]
    for shard, each in enumerate(rows):
        assert parts.find(0, shard, 0) is None
        parts.save(0, shard, 0, each)
    assert parts.find(0, 19, 0) is rows[19]
    read = parts.part(0, 0, 0)
    assert read is not rows[0]
    assert {label: each.tolist() for label, each in read.rows.items()} == {
        label: each.tolist() for label, each in rows[0].rows.items()
    }
    assert read.findings == rows[0].findings
    assert parts.part(0, 0, 0) is read


def test_another_process_finds_the_parts(plan: Plan, store: RunStore) -> None:
    Parts(plan, store).save(1, 0, 2, made(5))
    found = Parts(plan, store).part(1, 0, 2)
    assert found.rows["sari"].tolist() == [[5.0] * 3] * 2
    assert Parts(plan, store).find(0, 0, 2) is None


def test_rows_of_a_system_are_joined_in_order(
    plan: Plan, store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.runs.parts.SHARD", 2)
    parts = Parts(plan, store)
    for shard in range(4):
        size = 2 if shard < 3 else 1
        cut = {label: rows[:size] for label, rows in made(shard).rows.items()}
        parts.save(0, shard, 1, ShardScores(cut, {}))
    rows = parts.system(0, 1)
    assert list(rows) == ["sari", "bleu", "readability", "edits"]
    assert rows["bleu"].ravel().tolist() == [0, 0, -1, -1, -2, -2, -3]
    assert rows["sari"].shape == (7, 3)


def test_parts_that_somebody_deleted(plan: Plan, store: RunStore) -> None:
    Parts(plan, store).save(0, 0, 0, made(1))
    shutil.rmtree(store.folder / ".parts")
    with pytest.raises(HarnessError, match="has lost rows") as caught:
        Parts(plan, store).part(0, 0, 0)
    assert caught.value.exit_code == Exit.ENVIRONMENT


class _Asked(Mapping[str, Rows]):
    """Rows that note each time they are asked for."""

    def __init__(self, rows: Mapping[str, Rows]) -> None:
        self._rows = rows
        self.labels: list[str] = []

    def __getitem__(self, label: str) -> Rows:
        self.labels.append(label)
        return self._rows[label]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def test_rows_are_asked_for_once_however_many_slices_there_are() -> None:
    segments = [
        Segment(str(number), "A dog ran home.", ("It ran.",), meta={"domain": domain})
        for number, domain in enumerate(["law", "news", "law"])
    ]
    metrics = [
        PlannedMetric(parse_spec(name), create(parse_spec(name))) for name in ("sari", "edits")
    ]
    rows = _Asked(
        {each.label: each.metric.prepare(segments).rows(["It ran."] * 3) for each in metrics}
    )
    summarizer = Summarizer(
        run="r",
        corpus="c",
        segments=segments,
        metrics=metrics,
        intervals=Intervals(resamples=5),
        slices=["domain"],
    )
    records = list(summarizer.records("s", rows))
    assert rows.labels == ["sari", "edits"]
    places = list(dict.fromkeys((record.slice, record.metric) for record in records))
    assert places == [
        (name, label) for name in ("all", "domain=law", "domain=news") for label in rows
    ]
    assert {record.n for record in records if record.slice == "domain=law"} == {2}
