"""Baselines: what they keep, what they leave out, and that a run reads them as one of its own."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from harness.analysis.baseline import accept
from harness.analysis.bundle import read_bundle
from harness.analysis.compare import compare
from harness.analysis.contenders import matches
from harness.analysis.gate import gate
from harness.analysis.gate_sides import open_bundle, sides
from harness.api import run as run_config
from harness.config.schema import GateSettings
from harness.errors import Exit, HarnessError
from harness.report.summary import tables

MakeRun = Callable[..., Path]
ROOT = Path(__file__).parents[2]
TOWN = ROOT / "corpora/town-sentences"
TWO = {"old": [1.0, 2.0, -3.5], "new": [2.0, 2.5, None]}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_config(
        {
            "experiment": "town",
            "output": str(tmp_path_factory.mktemp("results")),
            "corpus": str(TOWN / "segments.jsonl"),
            "systems": [
                {"name": name, "path": str(TOWN / f"outputs/{name}.txt")}
                for name in ("careful", "careless")
            ],
            "metrics": ["sari", "readability", "edits"],
            "slices": ["domain"],
            "statistics": {"resamples": 20},
        }
    ).folder


def test_it_holds_no_text(town: Path, tmp_path: Path) -> None:
    folder = accept(town, "main", tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == [
        "manifest.json",
        "rows.npz",
        "run.json",
        "scores.csv",
    ]
    with np.load(folder / "rows.npz") as rows:
        index = str(rows["index"])
    kept = index + "".join(
        (folder / name).read_text(encoding="utf-8")
        for name in ("manifest.json", "run.json", "scores.csv")
    )
    bare = kept + "".join(
        path.read_bytes().decode("latin-1") for path in folder.iterdir() if path.suffix == ".npz"
    )
    lines = (town / "rewrites.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    texts = [json.loads(line)["text"] for line in lines]
    corpus = (TOWN / "segments.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    for line in corpus:
        segment = json.loads(line)
        texts += [segment["original"], *segment["references"]]
    assert len(texts) > 900
    for text in texts:
        # Not even a stretch of a few words may be in it.
        assert text[:25] not in bare
        assert json.dumps(text[:25])[1:-1] not in bare


def test_it_is_read_like_a_run(town: Path, tmp_path: Path) -> None:
    ours, theirs = read_bundle(town), read_bundle(accept(town, "main", tmp_path))
    assert theirs.cells[0].systems == ours.cells[0].systems
    assert theirs.cells[0].segments == ours.cells[0].segments
    assert theirs.cells[0].slices == ours.cells[0].slices
    assert theirs.cells[0].metrics == ours.cells[0].metrics
    assert set(theirs.cells[0].rows) == set(ours.cells[0].rows)
    for key, rows in ours.cells[0].rows.items():
        assert np.array_equal(rows, theirs.cells[0].rows[key])
    (table,) = tables(theirs.folder, theirs.header)
    assert table.lines[0].numbers == tables(town, ours.header)[0].lines[0].numbers


def test_the_scores_are_the_same_bytes(town: Path, tmp_path: Path) -> None:
    folder = accept(town, "main", tmp_path)
    assert (folder / "scores.csv").read_bytes() == (town / "scores.csv").read_bytes()


def test_one_system_alone(make_run: MakeRun, tmp_path: Path) -> None:
    folder = accept(make_run(TWO), "main", tmp_path / "kept", "new")
    bundle = read_bundle(folder)
    assert list(bundle.cells[0].systems) == ["new"]
    assert bundle.cells[0].rows["new", "number"][:, 0].tolist()[:2] == [2.0, 2.5]
    with (folder / "scores.csv").open(encoding="utf-8", newline="") as file:
        assert {record["system"] for record in csv.DictReader(file)} == {"new"}
    header = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in header["cells"][0]["systems"]] == ["new"]
    assert header["baseline"]["name"] == "main"


def test_a_plug_in_is_found_from_the_baseline(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run(TWO)
    folder = accept(run, "main", tmp_path / "far/away", "old")
    metric = read_bundle(folder).cells[0].metrics["number"]
    assert (folder / metric.spec.name.partition(".py:")[0]).with_suffix(".py").resolve() == (
        tmp_path / "number.py"
    )
    report = gate(sides(open_bundle(run), open_bundle(folder), "old"), GateSettings())
    assert report.exit_code is Exit.OK


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (None, r"metric 'number' of .* cannot be made again: .*no such file"),
        ("import nothing_of_that_name", "cannot be made again: .*cannot be loaded"),
        ("raise RuntimeError('boom')", "metric 'number' failed: RuntimeError: boom"),
    ],
)
def test_a_broken_plug_in_is_named_and_is_no_bug(
    make_run: MakeRun, tmp_path: Path, change: str | None, message: str
) -> None:
    run, plugin = make_run(TWO), tmp_path / "number.py"
    code = plugin.read_text(encoding="utf-8")
    if change is None:
        plugin.unlink()
    elif change.startswith("import"):
        plugin.write_text(change, encoding="utf-8")
    else:
        head, tail = code.split("def score(self, totals):\n")
        plugin.write_text(
            f"{head}def score(self, totals):\n        {change}\n{tail}", encoding="utf-8"
        )
    with pytest.raises(HarnessError, match=message) as caught:
        compare(matches([str(run)]))
    assert caught.value.exit_code is Exit.ENVIRONMENT


def test_nothing_is_overwritten_unless_asked(make_run: MakeRun, tmp_path: Path) -> None:
    run, kept = make_run(TWO), tmp_path / "kept"
    accept(run, "main", kept, "old")
    with pytest.raises(HarnessError, match=r"there is a baseline .*main already") as caught:
        accept(run, "main", kept, "new")
    assert caught.value.exit_code is Exit.USAGE
    accept(run, "main", kept, "new", replace=True)
    assert list(read_bundle(kept / "main").cells[0].systems) == ["new"]
    assert [path.name for path in kept.iterdir()] == ["main"]


def test_only_a_baseline_is_replaced(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run(TWO)
    (tmp_path / "kept/notes").mkdir(parents=True)
    (tmp_path / "kept/notes/mine.txt").touch()
    with pytest.raises(HarnessError, match="is not a run"):
        accept(run, "notes", tmp_path / "kept", replace=True)
    with pytest.raises(HarnessError, match="is not a baseline, so it is not replaced"):
        accept(run, run.name, run.parent, replace=True)
    assert (tmp_path / "kept/notes/mine.txt").exists()


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a b", "ä\n"])
def test_names(make_run: MakeRun, tmp_path: Path, name: str) -> None:
    with pytest.raises(HarnessError, match="is no name for a folder"):
        accept(make_run(TWO), name, tmp_path / "kept")


def test_an_unknown_system(make_run: MakeRun, tmp_path: Path) -> None:
    with pytest.raises(HarnessError, match=r"has no system 'odl' \(did you mean old\?\)"):
        accept(make_run(TWO), "main", tmp_path / "kept", "odl")


def test_an_interrupted_run(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run(TWO)
    header = json.loads((run / "run.json").read_text(encoding="utf-8"))
    (run / "run.json").write_text(json.dumps({**header, "status": "running"}), encoding="utf-8")
    with pytest.raises(HarnessError) as caught:
        accept(run, "main", tmp_path / "kept")
    assert caught.value.exit_code is Exit.INCOMPLETE
    assert not (tmp_path / "kept/main").exists()


def test_a_folder_that_cannot_be_written_to(make_run: MakeRun, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HarnessError, match="cannot write") as caught:
        accept(make_run(TWO), "main", tmp_path / "file")
    assert caught.value.exit_code is Exit.ENVIRONMENT
