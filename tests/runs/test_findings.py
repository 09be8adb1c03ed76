"""Findings of a run: what findings.csv holds, whatever happens, and what a plug-in may not give."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import harness
from harness.config.load import load
from harness.errors import Exit, HarnessError
from harness.metrics.base import About, Explained, Metric, MetricOptions, Output
from harness.metrics.registry import MetricSpec, create
from harness.model import Finding, Rewrite, Segment, Signature, Status
from harness.runs.findings import findings_bytes, findings_from
from harness.runs.findingsfile import FindingRecord
from harness.runs.plan import PlannedMetric, make_plan
from harness.runs.runner import run_plan
from harness.runs.scoring import ShardScorer

MARKS = """
import os
import time
import numpy as np
from harness.metrics.base import About, Explained, Metric, Output
from harness.model import Finding, Signature


class Marks(Metric):
    about = About("Exclamation marks.", "count", "this test")

    def __init__(self, options):
        self.signature = Signature("marks", 1)
        self.outputs = (Output("marks", "marks", "lower", 0),)

    def prepare(self, segments):
        return self

    def rows(self, rewrites):
        return np.array([[float(text.count("!")), 1.0] for text in rewrites])

    def explain(self, rewrites):
        time.sleep(float(os.environ.get("MARKS_SLEEP", "0")))
        found = [
            [
                Finding("mark", "major", None, (at, at + 1), f"=HYPERLINK({at}), {text!r}", 1)
                for at, char in enumerate(text)
                if char == "!"
            ]
            for text in rewrites
        ]
        return Explained(self.rows(rewrites), found)

    def score(self, totals):
        return totals[..., :1] / totals[..., 1:]
"""

ORIGINALS = [
    "Take 5 mg before meals.",
    "The mill closed in spring.",
    'He said "no", then = left.',
    "=1+1 is 2 km.",
    "The ferry left.",
]
FIRST = [
    "Take 50 mg before meals!",
    "The mill closed in spring.",
    "He left! <b>Now</b>!",
    "=1+1 is 3 km.",
    "",
]
SECOND = ["Take 5 mg.", "The mill closed.", 'He said "no".', "It is 2 km!", "The ferry\u2028left!"]


def experiment(folder: Path, **more: Any) -> dict[str, Any]:
    """A config of two systems on five sentences, scored by a plug-in that explains itself."""
    for name, lines in {"originals": ORIGINALS, "first": FIRST, "second": SECOND}.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "marks.py").write_text(MARKS, encoding="utf-8")
    return {
        "experiment": "x",
        "output": str(folder / "out"),
        "corpus": str(folder / "originals.txt"),
        "systems": [{"name": name, "path": str(folder / f"{name}.txt")} for name in names()],
        "metrics": [{"name": str(folder / "marks.py:Marks"), "as": "marks"}],
        "statistics": {"resamples": 0},
        **more,
    }


def names() -> tuple[str, str]:
    return "first", "second"


def read(folder: Path) -> list[dict[str, str]]:
    with (folder / "findings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    return harness.run(experiment(tmp_path)).folder


# --- The file -----------------------------------------------------------------------------------


def test_its_columns_are_the_fields_of_a_record(finished: Path) -> None:
    head = (finished / "findings.csv").read_text(encoding="utf-8").partition("\n")[0]
    assert head == (
        "cell,corpus,system,segment,document,metric,severity,kind,message,original_passage,"
        "rewrite_passage,original_start,original_end,rewrite_start,rewrite_end,confidence"
    )
    assert head.split(",") == list(FindingRecord._fields)


def test_a_plug_in_that_explains_itself_gets_its_findings_into_the_file(finished: Path) -> None:
    found = read(finished)
    places = [(each["system"], each["segment"], each["rewrite_start"]) for each in found]
    wanted = [
        (system, str(row), str(at))
        for system, texts in zip(names(), (FIRST, SECOND), strict=True)
        for row, text in enumerate(texts, start=1)
        for at, char in enumerate(text)
        if char == "!"
    ]
    assert places == wanted
    assert {each["rewrite_passage"] for each in found} == {"!"}
    assert {each["original_passage"] for each in found} == {""}
    assert {each["original_start"] for each in found} == {""}
    assert {each["metric"] for each in found} == {"marks"}
    assert {each["confidence"] for each in found} == {"1"}


def test_no_cell_is_a_formula_and_every_text_is_whole(finished: Path) -> None:
    found = read(finished)
    assert all(each["message"].startswith("'=HYPERLINK(") for each in found)
    assert found[1]["message"] == f"'=HYPERLINK(7), {FIRST[2]!r}"


def test_controls_are_left_out(tmp_path: Path) -> None:
    run = harness.run(experiment(tmp_path))
    systems = {each["name"]: each["role"] for each in run.header["cells"][0]["systems"]}
    assert "control" in systems.values()
    assert {each["system"] for each in read(run.folder)} == {"first", "second"}


def test_a_run_without_such_a_metric_has_no_such_file(tmp_path: Path) -> None:
    folder = harness.run(experiment(tmp_path, metrics=["edits"])).folder
    assert not (folder / "findings.csv").exists()


def test_a_run_without_findings_has_the_head_alone(tmp_path: Path) -> None:
    config = experiment(tmp_path)
    (tmp_path / "first.txt").write_text("\n".join(ORIGINALS) + "\n", encoding="utf-8")
    (tmp_path / "second.txt").write_text("\n".join(ORIGINALS) + "\n", encoding="utf-8")
    folder = harness.run(config).folder
    assert (folder / "findings.csv").read_text(encoding="utf-8").count("\n") == 1
    assert (folder / "report.html").is_file()


def test_of_two_cells_each_has_its_own(tmp_path: Path) -> None:
    config = experiment(tmp_path)
    config["matrix"] = {"metrics": {"with": config.pop("metrics"), "without": ["edits"]}}
    folder = harness.run(config).folder
    assert {(each["cell"], each["metric"]) for each in read(folder)} == {("metrics=with", "marks")}


def test_meaning_quotes_both_passages(tmp_path: Path) -> None:
    found = read(harness.run(experiment(tmp_path, metrics=["meaning"])).folder)
    dose = next(each for each in found if each["segment"] == "1" and each["system"] == "first")
    assert (dose["severity"], dose["kind"]) == ("major", "quantity")
    assert (dose["original_passage"], dose["rewrite_passage"]) == ("5 mg", "50 mg")
    for each in found:
        texts = {"original": ORIGINALS, "rewrite": FIRST if each["system"] == "first" else SECOND}
        for side, lines in texts.items():
            if each[f"{side}_start"]:
                start, end = int(each[f"{side}_start"]), int(each[f"{side}_end"])
                passage = lines[int(each["segment"]) - 1][start:end]
                assert each[f"{side}_passage"].removeprefix("'") == passage


# --- Rewrites that are missing --------------------------------------------------------------------


def test_missing_rewrites_have_no_findings_and_are_no_zero() -> None:
    segments = tuple(Segment(str(row), "Take 5 mg before meals.") for row in range(4))
    metric = create(MetricSpec("meaning"))
    planned = PlannedMetric(MetricSpec("meaning"), metric)
    statuses = (Status.OK, Status.ERROR, Status.EMPTY, Status.REFUSED)
    rewrites = [
        Rewrite(segment.id, "Take 50 mg before meals." if status is Status.OK else "", status)
        for segment, status in zip(segments, statuses, strict=True)
    ]
    scores = ShardScorer([planned], segments).scores(rewrites)
    assert [bool(each) for each in scores.findings["meaning"]] == [True, False, False, False]
    assert np.isfinite(scores.rows["meaning"][0]).all()
    assert np.isnan(scores.rows["meaning"][1:]).all()


def test_a_missing_rewrite_stands_in_no_table_as_a_number(tmp_path: Path) -> None:
    folder = harness.run(experiment(tmp_path, metrics=["meaning"])).folder
    assert not [e for e in read(folder) if (e["system"], e["segment"]) == ("first", "5")]
    with (folder / "segments.csv").open(encoding="utf-8", newline="") as file:
        rows = [each for each in csv.DictReader(file) if each["status"] == "empty"]
    assert len(rows) == 1
    assert {v for key, v in rows[0].items() if key.startswith("meaning.")} == {""}


def test_an_empty_text_that_is_to_be_scored_is_one_finding() -> None:
    table = harness.score_segments(["Take 5 mg before meals."], [""], metrics=["meaning"])
    assert table["meaning.score"].tolist() == [0.0]
    assert table["meaning.major_findings"].tolist() == [1.0]


# --- The same bytes -------------------------------------------------------------------------------


def test_shards_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = []
    for size in (1, 2, 2048):
        monkeypatch.setattr("harness.runs.parts.SHARD", size)
        folder = tmp_path / str(size)
        folder.mkdir()
        metrics = ["meaning", {"name": str(folder / "marks.py:Marks"), "as": "marks"}]
        run = harness.run(experiment(folder, metrics=metrics))
        found = read(run.folder)
        keys = [(each["system"], each["segment"], each["metric"]) for each in found]
        # Only the order of metrics within a system may follow the shards.
        files.append(sorted(zip(keys, map(str, found), strict=True)))
    assert files[0] == files[1] == files[2]


@pytest.mark.parametrize("interrupted_after", [1, 2, 5])
def test_a_resumed_run_writes_the_same_bytes(tmp_path: Path, interrupted_after: int) -> None:
    metrics = ["meaning", {"name": str(tmp_path / "marks.py:Marks"), "as": "marks"}]
    config = experiment(tmp_path, metrics=metrics)

    def stop(done: int, *_: object) -> None:
        if done == interrupted_after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_plan(make_plan(load(config)), stop)
    resumed = run_plan(make_plan(load(config)))
    whole = run_plan(make_plan(load({**config, "output": str(tmp_path / "again")})))
    assert harness.Run(resumed).header["resumed"]
    for name in ("findings.csv", "segments.csv", "rows.npz"):
        assert (resumed / name).read_bytes() == (whole / name).read_bytes(), name


def test_a_killed_run_writes_the_same_bytes(tmp_path: Path) -> None:
    config = experiment(tmp_path)
    code = f"import harness; harness.run({config!r})"
    environment = {**os.environ, "MARKS_SLEEP": "0.2"}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob("out/x/*/.parts/*.npz")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not list(tmp_path.glob("out/x/*/findings.csv"))
    resumed = harness.run(config).folder
    whole = harness.run({**config, "output": str(tmp_path / "again")}).folder
    assert harness.Run(resumed).header["resumed"]
    assert (resumed / "findings.csv").read_bytes() == (whole / "findings.csv").read_bytes()


def test_findings_survive_being_kept() -> None:
    found = {
        "a": ((Finding("date", "major", (0, 0), None, "“é” \x00 \u2028 👩‍👩‍👧.", 0.5),), ()),
        "b": ((), (Finding("name", "info", None, (3, 9), "x"),)),
    }
    assert findings_from(findings_bytes(found)) == found
    assert findings_from(findings_bytes({})) == {}


# --- Plug-ins that give something else ------------------------------------------------------------

SEGMENTS = tuple(Segment(str(row), "a text") for row in range(3))
GOOD = Finding("mark", "major", (0, 1), None, "A mark.")


class Loose(Metric):
    """Explains itself with whatever it was made with."""

    about = About("x", "x", "x")

    def __init__(self, options: MetricOptions, explained: Callable[[Any], Any]) -> None:
        self.signature = Signature("loose", 1)
        self.outputs = (Output("loose", "ratio", "neither"),)
        self._explained = explained

    def prepare(self, segments: Sequence[Segment]) -> Loose:
        return self

    def rows(self, rewrites: Sequence[str]) -> Any:
        return np.ones((len(rewrites), 2))

    def explain(self, rewrites: Sequence[str]) -> Any:
        return self._explained(self.rows(rewrites))

    def score(self, totals: Any) -> Any:
        return totals[..., :1] / totals[..., 1:]


def explained(make: Callable[[Any], Any]) -> Any:
    planned = PlannedMetric(MetricSpec("./loose.py:Loose"), Loose(MetricOptions(), make))
    rewrites = [Rewrite(segment.id, "text") for segment in SEGMENTS]
    return ShardScorer([planned], SEGMENTS).scores(rewrites).findings[planned.label]


def with_one(finding: Any) -> Callable[[Any], Any]:
    return lambda rows: Explained(rows, ((), [finding], ()))


def test_lists_and_tuples_are_taken() -> None:
    assert explained(lambda rows: Explained(rows, [[GOOD], (), []])) == ((GOOD,), (), ())


def changed(**fields: Any) -> Finding:
    wanted: dict[str, Any] = {
        "kind": "mark",
        "severity": "major",
        "original_span": (0, 1),
        "rewrite_span": None,
        "message": "A mark.",
        "confidence": 1.0,
    }
    return Finding(**{**wanted, **fields})


def _broken() -> Iterable[tuple[Any, str]]:
    yield lambda rows: (rows, ()), "must give a harness.metrics.base.Explained, it gave tuple"
    yield lambda rows: None, "it gave NoneType"
    yield lambda rows: 1 / 0, "failed: ZeroDivisionError"
    yield lambda rows: Explained(rows, ((),)), "for each of 3 rewrites, it gave findings for 1"
    yield lambda rows: Explained(rows, None), "for each of 3 rewrites, it gave findings for 0"  # type: ignore[arg-type]
    yield lambda rows: Explained(rows, (GOOD,) * 3), "a list of findings for each rewrite"  # type: ignore[arg-type]
    yield lambda rows: Explained(rows[:2], ((),) * 3), r"rows\(\) must give shape \(3, k\)"
    yield with_one("bad"), "a harness.model.Finding, it gave str"
    yield with_one({"kind": "mark"}), "it gave dict"
    yield with_one(changed(kind=None)), "a kind that is text, it gave None"
    yield with_one(changed(kind=" ")), "a kind that is text"
    yield with_one(changed(message=3)), "a message that is text, it gave 3"
    yield with_one(changed(message="\ud800")), "a message that is text"
    yield with_one(changed(severity="grave")), "a severity of major, minor, info, it gave 'grave'"
    yield with_one(changed(severity=["major"])), "a severity of"
    yield with_one(changed(original_span=(0, 7))), r"inside a text of 6 characters, it gave \(0, 7"
    yield with_one(changed(rewrite_span=(-1, 2))), "rewrite_span .* inside a text of 4 characters"
    yield with_one(changed(rewrite_span=(3, 2))), "rewrite_span"
    yield with_one(changed(rewrite_span=(1, 2, 3))), "rewrite_span"
    yield with_one(changed(rewrite_span=(0.0, 1.0))), "rewrite_span"
    yield with_one(changed(rewrite_span="ab")), "rewrite_span"
    yield with_one(changed(confidence=float("nan"))), "a confidence from 0 to 1, it gave nan"
    yield with_one(changed(confidence=1.5)), "a confidence from 0 to 1, it gave 1.5"
    yield with_one(changed(confidence="high")), "a confidence from 0 to 1, it gave 'high'"
    yield with_one(changed(confidence=None)), "a confidence from 0 to 1"


@pytest.mark.parametrize(("make", "message"), list(_broken()))
def test_a_broken_explanation_is_an_error_that_names_the_plug_in(make: Any, message: str) -> None:
    with pytest.raises(HarnessError, match=message) as caught:
        explained(make)
    assert caught.value.message.startswith("metric './loose.py:Loose'")
    assert caught.value.exit_code is Exit.ENVIRONMENT
