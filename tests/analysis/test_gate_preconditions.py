"""What cannot be compared: each case with its own message and exit code, and never code 1."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.analysis.gate import gate
from harness.analysis.gate_sides import open_bundle, sides
from harness.config.schema import GateSettings
from harness.errors import Exit, HarnessError

MakeRun = Callable[..., Path]
ONE = {"new": [1.0, 2.0, 3.0]}


def problem(
    run: Path, baseline: Path, *rules: dict[str, Any], system: str | None = None, **more: Any
) -> HarnessError:
    if rules:
        more["rules"] = rules
    chosen = GateSettings.model_validate(more)
    with pytest.raises(HarnessError) as caught:
        gate(sides(open_bundle(run), open_bundle(baseline), system), chosen)
    assert caught.value.exit_code is not Exit.REGRESSED
    return caught.value


def test_another_corpus(make_run: MakeRun) -> None:
    error = problem(make_run(ONE), make_run(ONE, ids=["a", "b", "c"]))
    assert "different corpora: the run has corpus (3 segments" in str(error)
    assert error.exit_code is Exit.USAGE


def test_the_same_ids_with_other_texts(make_run: MakeRun) -> None:
    error = problem(make_run(ONE), make_run(ONE, originals="another"))
    assert "the same ids, but other texts or references, or another order" in str(error)
    assert error.exit_code is Exit.USAGE


def test_another_order_is_not_called_another_text(make_run: MakeRun) -> None:
    error = problem(make_run(ONE, ids=["s2", "s1", "s0"]), make_run(ONE))
    assert "or another order" in str(error)
    assert error.exit_code is Exit.USAGE


def test_missing_segments(make_run: MakeRun) -> None:
    error = problem(make_run({"new": [1.0, 2.0]}), make_run(ONE))
    assert "1 of the 3 segments of the baseline are missing from the run" in str(error)
    assert "the first is 's2'" in str(error)
    assert error.exit_code is Exit.INCOMPLETE


def test_more_segments_than_the_baseline(make_run: MakeRun) -> None:
    error = problem(make_run({"new": [1.0] * 4}), make_run(ONE))
    assert "different corpora that share 3 segment ids" in str(error)


def test_a_metric_that_has_disappeared(make_run: MakeRun) -> None:
    own = {"name": "./number.py:Number", "as": "number"}
    error = problem(make_run(ONE), make_run(ONE, metrics=[own, "readability"]))
    assert "metric 'readability' is in the baseline but no longer in the run" in str(error)
    assert error.exit_code is Exit.USAGE


def test_a_new_metric_is_a_note_but_no_rule_can_use_it(make_run: MakeRun) -> None:
    own = {"name": "./number.py:Number", "as": "number"}
    run, baseline = make_run(ONE, metrics=[own, "readability"]), make_run(ONE)
    report = gate(sides(open_bundle(run), open_bundle(baseline)), GateSettings())
    assert report.notes == ("readability is not in the baseline, so it is not judged",)
    error = problem(run, baseline, {"output": "readability", "margin": 1})
    assert "gate.rules[0]: no output 'readability' is in both run and baseline" in str(error)


def test_another_signature(make_run: MakeRun) -> None:
    other = {"name": "./number.py:Number", "as": "number", "kind": "other"}
    error = problem(make_run(ONE), make_run(ONE, metrics=[other]))
    assert "metric 'number' is not the same number on both sides" in str(error)
    assert "set kind as in the baseline" in str(error)
    assert error.exit_code is Exit.USAGE


def test_a_baseline_from_another_version(make_run: MakeRun) -> None:
    run, baseline = make_run(ONE), make_run(ONE)
    _rewrite_rows(baseline, lambda cells: cells[0]["metrics"][0].update(signature=OLD))
    error = problem(run, baseline)
    assert "the metric itself changed between versions of the harness" in str(error)
    assert OLD in str(error)
    header = json.loads((baseline / "run.json").read_text(encoding="utf-8"))
    (baseline / "run.json").write_text(json.dumps({**header, "schema": 99}), encoding="utf-8")
    with pytest.raises(HarnessError, match="has schema 99; this version reads 1"):
        open_bundle(baseline)


OLD = "number|kind:plain|v:0"


def _rewrite_rows(folder: Path, change: Callable[[Any], None]) -> None:
    with np.load(folder / "rows.npz") as rows:
        arrays = dict(rows)
    cells = json.loads(str(arrays["index"]))
    change(cells)
    arrays["index"] = np.asarray(json.dumps(cells))
    np.savez(folder / "rows.npz", **arrays)


def test_an_older_harness_with_the_same_signatures_is_a_note(make_run: MakeRun) -> None:
    run, baseline = make_run(ONE), make_run(ONE)
    header = json.loads((baseline / "run.json").read_text(encoding="utf-8"))
    (baseline / "run.json").write_text(json.dumps({**header, "harness": "0.0.9"}))
    report = gate(sides(open_bundle(run), open_bundle(baseline)), GateSettings())
    assert report.notes[0].startswith("the baseline was made by harness 0.0.9")


def test_too_many_missing_rewrites(make_run: MakeRun) -> None:
    values: list[float | None] = [1.0] * 98 + [None, None]
    run, baseline = make_run({"new": values}), make_run({"new": [1.0] * 100})
    error = problem(run, baseline)
    assert "2 of 100 rewrites of new are missing from the run; missing_at_most is 1%" in str(error)
    assert error.exit_code is Exit.INCOMPLETE
    allowed = GateSettings.model_validate({"missing_at_most": "2%"})
    assert gate(sides(open_bundle(run), open_bundle(baseline)), allowed).exit_code is Exit.OK


def test_nothing_but_missing_rewrites(make_run: MakeRun) -> None:
    run, baseline = make_run({"new": [None, None, None]}), make_run(ONE)
    error = problem(run, baseline, missing_at_most="100%")
    assert "3 of 3 rewrites of new are missing from the run" in str(error)
    assert error.exit_code is Exit.INCOMPLETE


def test_no_segment_is_there_on_both_sides(make_run: MakeRun) -> None:
    run, baseline = make_run({"new": [1.0, None]}), make_run({"new": [None, 1.0]})
    error = problem(run, baseline, missing_at_most="90%")
    assert "no segment is scored on both sides" in str(error)
    assert error.exit_code is Exit.INCOMPLETE


def test_all_that_is_wrong_at_once(make_run: MakeRun) -> None:
    values: list[float | None] = [1.0, None, None]
    other = {"name": "./number.py:Number", "as": "number", "kind": "other"}
    error = problem(make_run({"new": values}), make_run(ONE, ids=["a", "b", "c"], metrics=[other]))
    for part in ("different corpora", "not the same number", "2 of 3 rewrites", "3 errors"):
        assert part in str(error)
    assert error.exit_code is Exit.USAGE


def test_an_interrupted_run(make_run: MakeRun) -> None:
    run = make_run(ONE)
    header = json.loads((run / "run.json").read_text(encoding="utf-8"))
    (run / "run.json").write_text(json.dumps({**header, "status": "running"}), encoding="utf-8")
    with pytest.raises(HarnessError, match="is not complete") as caught:
        open_bundle(run)
    assert caught.value.exit_code is Exit.INCOMPLETE


def test_a_damaged_file_of_rows(make_run: MakeRun) -> None:
    run = make_run(ONE)
    content = (run / "rows.npz").read_bytes()
    broken = bytearray(content)
    broken[60:80] = bytes(20)
    for damaged in (content[: len(content) // 2], bytes(broken), b""):
        (run / "rows.npz").write_bytes(damaged)
        with pytest.raises(HarnessError, match=r"rows\.npz is damaged") as caught:
            open_bundle(run)
        assert caught.value.exit_code is Exit.ENVIRONMENT


def test_rows_that_do_not_fit_are_damage_and_no_bug(make_run: MakeRun) -> None:
    path = make_run(ONE) / "rows.npz"
    with np.load(path) as file:
        arrays = dict(file)
    (name,) = set(arrays) - {"index"}
    index = str(arrays["index"])
    for change in (
        {name: arrays[name][:-1]},
        {"index": np.asarray(index[:-1])},
        {"index": np.asarray(index.replace('"signature"', '"sign"'))},
    ):
        np.savez_compressed(path, **{**arrays, **change})
        with pytest.raises(HarnessError, match=r"rows\.npz is damaged") as caught:
            open_bundle(path.parent)
        assert caught.value.exit_code is Exit.ENVIRONMENT
    np.savez_compressed(path, index=arrays["index"])
    with pytest.raises(HarnessError, match="is not a file in the archive"):
        open_bundle(path.parent)
    path.unlink()
    with pytest.raises(HarnessError, match=r"rows\.npz is missing") as caught:
        open_bundle(path.parent)
    assert caught.value.exit_code is Exit.ENVIRONMENT


def test_a_damaged_stream_is_no_bug(make_run: MakeRun) -> None:
    # Bytes inside a compressed array fail in zlib, before any checksum is looked at.
    path = make_run({"new": np.random.default_rng(1).random(500).tolist()}) / "rows.npz"
    content = bytearray(path.read_bytes())
    for place in range(400, 800):
        content[place] ^= 0x5A
    path.write_bytes(bytes(content))
    with pytest.raises(HarnessError, match=r"rows\.npz is damaged") as caught:
        open_bundle(path.parent)
    assert caught.value.exit_code is Exit.ENVIRONMENT


def test_no_such_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(HarnessError, match="`harness baseline accept RUN"):
        open_bundle(Path("nothing"))
    (tmp_path / "results/baselines/main").mkdir(parents=True)
    (tmp_path / "results/baselines/main/run.json").touch()
    with pytest.raises(HarnessError, match="baselines in results/baselines: main"):
        open_bundle(Path("nothing"))
    (tmp_path / "own/main").mkdir(parents=True)
    (tmp_path / "own/main/run.json").touch()
    with pytest.raises(HarnessError, match="runs and baselines in own: main"):
        open_bundle(Path("own/mian"))


TWO = {"old": [1.0, 2.0], "new": [1.0, 2.0]}


def test_which_system(make_run: MakeRun) -> None:
    run = make_run(TWO)
    error = problem(run, run)
    assert "which system of the run" in str(error)
    assert "It has old, new" in str(error)
    assert "has no system 'nwe'" in str(problem(run, make_run(ONE), system="nwe"))
    assert "would be held against itself" in str(problem(run, run, system="new"))


def test_the_only_system_of_the_baseline_may_have_another_name(make_run: MakeRun) -> None:
    found = sides(open_bundle(make_run(TWO)), open_bundle(make_run({"main": [1.0, 2.0]})), "new")
    (pair,) = found.pairs
    assert [each.system for each in pair] == ["main", "new"]


def test_a_cell_that_is_gone(make_run: MakeRun) -> None:
    baseline = make_run(ONE, matrix={"seed": [1, 2]})
    run = make_run(ONE, matrix={"seed": [2, 3]})
    assert "cell seed=1 of the baseline is not in the run" in str(problem(run, baseline))


def test_one_cell_alone(make_run: MakeRun) -> None:
    matrix = {"seed": [1, 2]}
    run, other = make_run(ONE, matrix=matrix), make_run({"new": [3.0, 2.0, 1.0]}, matrix=matrix)
    single = make_run({"new": [2.0, 2.0, 2.0]})
    for baseline, name in ((other, "seed=2"), (single, "")):
        found = sides(open_bundle(run), open_bundle(baseline), cell="seed=2")
        ((theirs, ours),) = found.pairs
        assert (theirs.cell.name, ours.cell.name, found.gone, found.new) == (name, "seed=2", (), ())
    for first, second, cell in ((run, other, "seed=3"), (single, run, "seed=2")):
        with pytest.raises(HarnessError, match=f"has no cell '{cell}'") as caught:
            sides(open_bundle(first), open_bundle(second), cell=cell)
        assert caught.value.exit_code is Exit.USAGE
