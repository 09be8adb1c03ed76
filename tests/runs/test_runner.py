"""Runs: what is written, that nothing is lost when a run is killed, that nothing is overwritten."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

import harness
from harness.errors import Exit, HarnessError
from harness.metrics.registry import create, parse_spec
from harness.runs.rowsfile import read_rows
from harness.runs.store import RunStore

SLOW = """
import time
import numpy as np
from harness.metrics.base import About, Metric, MetricOptions, Output
from harness.model import Signature

class Slow(Metric):
    Options = MetricOptions
    about = About("Length, slowly.", "characters", "this test")

    def __init__(self, options):
        self.signature = Signature("slow", 1)
        self.outputs = (Output("length", "characters", "neither", 0),)

    def prepare(self, segments):
        return self

    def rows(self, rewrites):
        time.sleep(0.25)
        return np.array([[float(len(text)), 1.0] for text in rewrites])

    def score(self, totals):
        return totals[..., :1] / totals[..., 1:]
"""


def write_experiment(folder: Path, metrics: str = "sari, edits") -> Path:
    originals = ["The big dog ran home.", "It was = 3 o'clock, sharp.", "She left. He stayed."]
    first = ["The dog ran home.", "It was three.", "She left but he did not."]
    second = ["A dog ran.", "It was 3 o'clock.", "She went. He stayed."]
    for name, lines in {
        "originals.txt": originals,
        "r1.txt": first,
        "r2.txt": second,
        "good.txt": ["The dog ran.", "=SUM(A1)", "She left."],
        "gaps.txt": ["The dog ran.", "", "She left."],
    }.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "slow.py").write_text(SLOW, encoding="utf-8")
    config = folder / "x.yaml"
    config.write_text(
        f"""experiment: x
output: out
corpus:
  path: originals.txt
  references: [r1.txt, r2.txt]
systems:
  - name: good
    path: good.txt
  - name: gaps
    path: gaps.txt
metrics: [{metrics}]
statistics:
  resamples: 50
""",
        encoding="utf-8",
    )
    return config


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a run but run.json, which holds times."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "run.json"}


def command(config: Path) -> list[str]:
    code = "from harness.cli.main import main; main()"
    return [sys.executable, "-c", code, "run", str(config), "--quiet"]


@pytest.fixture
def done(tmp_path: Path) -> harness.Run:
    return harness.run(write_experiment(tmp_path))


def test_a_run_writes_every_file_and_no_other(done: harness.Run) -> None:
    assert sorted(path.name for path in done.folder.iterdir()) == [
        "config.yaml",
        "manifest.json",
        "report.html",
        "rewrites.jsonl",
        "rows.npz",
        "run.json",
        "scores.csv",
        "segments.csv",
        "summary.md",
    ]
    assert done.header["status"] == "complete"


def test_scores_of_a_run_equal_those_of_the_function(done: harness.Run, tmp_path: Path) -> None:
    def lines(name: str) -> list[str]:
        return (tmp_path / name).read_text(encoding="utf-8").splitlines()

    references = list(zip(lines("r1.txt"), lines("r2.txt"), strict=True))
    direct = harness.score(
        lines("originals.txt"), lines("good.txt"), references, ["sari", "edits"], resamples=50
    )
    ours = done.scores[done.scores.system == "good"].reset_index(drop=True)
    columns = [name for name in direct.columns if name not in ("run", "corpus", "system")]
    for name in columns:
        assert ours[name].tolist() == pytest.approx(direct[name].tolist(), nan_ok=True) or (
            ours[name].tolist() == direct[name].tolist()
        )


def test_an_empty_rewrite_is_counted_and_not_scored(done: harness.Run) -> None:
    gaps = done.scores[(done.scores.system == "gaps") & (done.scores.output == "sari")].iloc[0]
    assert (gaps.n, gaps.n_missing) == (2, 1)
    segments = done.segments[done.segments.system == "gaps"]
    assert segments["sari.sari"].isna().tolist() == [False, True, False]
    assert segments["status"].tolist() == ["ok", "empty", "ok"]
    assert any("gaps: of 3 rewrites 1 empty" in note for note in done.header["cells"][0]["notes"])


def test_rows_without_the_text_give_the_scores_again(done: harness.Run) -> None:
    cells, rows = read_rows(done.folder / "rows.npz")
    assert cells[0]["segments"] == ["1", "2", "3"]
    again = create(parse_spec("sari")).score(rows[0, "good", "sari"].sum(axis=0))
    stored = done.scores[(done.scores.system == "good") & (done.scores.metric == "sari")]
    assert again.tolist() == stored.value.tolist()
    assert np.isnan(rows[0, "gaps", "sari"]).all(axis=1).tolist() == [False, True, False]


def test_numbers_in_csv_have_full_precision(done: harness.Run) -> None:
    with (done.folder / "scores.csv").open(encoding="utf-8", newline="") as file:
        values = [row["value"] for row in csv.DictReader(file)]
    assert all(repr(float(value)) == value for value in values if value)


def test_text_cells_are_no_formulas_to_a_spreadsheet(done: harness.Run) -> None:
    with (done.folder / "segments.csv").open(encoding="utf-8", newline="") as file:
        cells = [row["rewrite"] for row in csv.DictReader(file)]
    assert "'=SUM(A1)" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert "=SUM(A1)" in done.segments["rewrite"].tolist()


def test_held_out_is_scored_against_the_other_references(done: harness.Run) -> None:
    held_out = done.scores[done.scores.system == "held-out"]
    assert set(held_out[held_out.metric == "sari"].signature) == {
        "sari|dialect:easse|tok:13a|case:lc|refs:1|v:1"
    }


def test_nothing_is_overwritten_and_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    config = write_experiment(tmp_path)
    first, second = harness.run(config), harness.run(config)
    assert first.folder != second.folder
    assert contents(first.folder) == contents(second.folder)


def test_the_config_of_a_run_reproduces_it(done: harness.Run) -> None:
    again = harness.run(done.folder / "config.yaml")
    assert again.folder.parent == done.folder.parent
    assert (again.folder / "scores.csv").read_bytes() == (done.folder / "scores.csv").read_bytes()


def test_kill_9_in_the_middle_and_the_same_command_gives_the_same_bytes(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    killed = tmp_path / "killed"
    for folder in (whole, killed):
        folder.mkdir()
        write_experiment(folder, "sari, './slow.py:Slow'")
    subprocess.run(command(whole / "x.yaml"), check=True, capture_output=True)
    process = subprocess.Popen(
        command(killed / "x.yaml"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while not list(killed.glob("out/x/*/.parts/0-0-2.npz")):
        assert process.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    (interrupted,) = (killed / "out/x").iterdir()
    assert json.loads((interrupted / "run.json").read_text())["status"] == "running"
    assert not (interrupted / "scores.csv").exists()

    again = subprocess.run(command(killed / "x.yaml"), check=True, capture_output=True, text=True)
    assert "taken up" in again.stderr
    assert list((killed / "out/x").iterdir()) == [interrupted]
    (complete,) = (whole / "out/x").iterdir()
    assert contents(interrupted) == contents(complete)


def test_an_interrupted_run_of_other_inputs_is_left_alone(tmp_path: Path) -> None:
    config = write_experiment(tmp_path)
    first = harness.run(config)
    header = json.loads((first.folder / "run.json").read_text())
    (first.folder / "run.json").write_text(json.dumps({**header, "status": "running"}))
    before = contents(first.folder)
    (tmp_path / "good.txt").write_text("Other.\ntext.\nnow.\n")
    second = harness.run(config)
    assert second.folder != first.folder
    assert contents(first.folder) == before


def test_slices_are_scored_by_themselves(tmp_path: Path) -> None:
    segments = [
        {"id": "1", "original": "a b c", "references": ["a b"], "domain": "law"},
        {"id": "2", "original": "d e f", "references": ["d"], "domain": "news"},
        {"id": "3", "original": "g h i", "references": ["g h"], "domain": "law"},
    ]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(each) + "\n" for each in segments))
    (tmp_path / "s.txt").write_text("a b\nd e\ng\n")
    done = harness.run(
        {
            "experiment": "sliced",
            "output": str(tmp_path / "out"),
            "corpus": str(tmp_path / "c.jsonl"),
            "systems": [{"name": "s", "path": str(tmp_path / "s.txt")}],
            "metrics": ["sari"],
            "controls": False,
            "slices": ["domain"],
        }
    )
    direct = harness.score(["a b c", "g h i"], ["a b", "g"], [["a b"], ["g h"]], ["sari"])
    law = done.scores[done.scores["slice"] == "domain=law"]
    assert law.value.tolist() == direct.value.tolist()
    assert law.n.tolist() == [2, 2, 2, 2]
    assert sorted(set(done.scores["slice"])) == ["all", "domain=law", "domain=news"]


def test_a_matrix_is_one_run_with_named_cells(tmp_path: Path) -> None:
    config = write_experiment(tmp_path)
    text = config.read_text(encoding="utf-8").replace("metrics: [sari, edits]", "metrics: [sari]")
    config.write_text(text + "matrix:\n  seed: [1, 2]\n", encoding="utf-8")
    done = harness.run(config)
    assert [cell["name"] for cell in done.header["cells"]] == ["seed=1", "seed=2"]
    assert {name.split("/")[2] for name in done.scores.run} == {"seed=1", "seed=2"}
    assert set(done.segments.cell) == {"seed=1", "seed=2"}


def test_a_corpus_without_references_is_refused_before_anything_runs(tmp_path: Path) -> None:
    config = write_experiment(tmp_path)
    text = config.read_text(encoding="utf-8").replace("  references: [r1.txt, r2.txt]\n", "")
    config.write_text(text, encoding="utf-8")
    with pytest.raises(HarnessError) as caught:
        harness.run(config)
    assert "metric 'sari' needs references" in str(caught.value)
    assert "x.yaml:10:" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_control_that_cannot_be_made_is_left_out_and_said(tmp_path: Path) -> None:
    config = write_experiment(tmp_path)
    text = config.read_text(encoding="utf-8").replace("[r1.txt, r2.txt]", "[r1.txt]")
    config.write_text(text, encoding="utf-8")
    done = harness.run(config)
    assert "held-out" not in set(done.scores.system)
    assert any("'held-out' needs two references" in n for n in done.header["cells"][0]["notes"])


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HarnessError, match="cannot make a run in") as caught:
        RunStore.open(tmp_path / "file" / "x", "0" * 64)
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_an_output_that_is_a_file(tmp_path: Path) -> None:
    config = write_experiment(tmp_path)
    (tmp_path / "out").write_text("")
    with pytest.raises(HarnessError, match=r"x\.yaml:2:9: output"):
        harness.run(config)


def test_what_a_variable_holds_reaches_no_artefact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "hush-4711"
    folder = tmp_path / secret
    folder.mkdir()
    write_experiment(folder)
    (tmp_path / "y.yaml").write_text(
        """experiment: why
output: out
description: key ${env:HUSH_DIR}
corpus:
  path: ${env:HUSH_DIR}/originals.txt
  references: ["${env:HUSH_DIR}/r1.txt", "${env:HUSH_DIR}/r2.txt"]
systems:
  - name: good
    path: ${env:HUSH_DIR}/good.txt
metrics: [sari, "./plug.py:Slow"]
""",
        encoding="utf-8",
    )
    (tmp_path / "plug.py").write_text(SLOW.replace("0.25", "0"), encoding="utf-8")
    monkeypatch.setenv("HUSH_DIR", str(folder))
    done = harness.run(tmp_path / "y.yaml")
    for path in done.folder.iterdir():
        if path.suffix != ".npz":
            assert secret not in path.read_text(encoding="utf-8"), path
    cells, _ = read_rows(done.folder / "rows.npz")
    assert secret not in json.dumps(cells)
    (folder / "good.txt").write_text("one line\n")
    with pytest.raises(HarnessError) as caught:
        harness.run(tmp_path / "y.yaml")
    assert secret not in str(caught.value)
    assert "${env:HUSH_DIR}/good.txt: has 1 line" in str(caught.value)


def test_a_plug_in_that_fails_is_named(tmp_path: Path) -> None:
    config = write_experiment(tmp_path, "./slow.py:Slow")
    (tmp_path / "slow.py").write_text(SLOW.replace("time.sleep(0.25)", "1 / 0"), encoding="utf-8")
    with pytest.raises(HarnessError, match=r"metric './slow\.py:Slow' failed: Zero"):
        harness.run(config)
