"""Segments are found by id, and only what may be compared is compared."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import harness
from harness.analysis.align import align, shared_metrics
from harness.analysis.contenders import Contender, entrants, matches
from harness.analysis.texts import Key, texts, texts_of
from harness.errors import CombinedError, Exit, HarnessError

ORIGINALS = ["the big dog ran home", "tall birch trees grow here", "she left and he stayed"]
REFERENCES = ["the dog ran home", "birches grow here", "she left but he did not"]
GOOD = ["the dog ran", "birch trees grow here", "she left"]
POOR = ["big dog home", "trees", "he stayed and she left"]
MakeRun = Callable[..., Path]


@pytest.fixture(scope="module")
def make_run(tmp_path_factory: pytest.TempPathFactory) -> MakeRun:
    """A run of some systems on some rows; the same one is made once for all tests."""

    @functools.cache
    def made(
        name: str,
        systems: tuple[tuple[str, tuple[str, ...]], ...],
        rows: tuple[int, ...],
        metrics: str,
        originals: tuple[str, ...],
    ) -> Path:
        folder = tmp_path_factory.mktemp(name)
        records = [
            {"id": f"s{row}", "original": originals[row], "references": [REFERENCES[row]]}
            for row in rows
        ]
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
        listed = ""
        for system, rewrites in systems:
            (folder / f"{system}.txt").write_text("\n".join(rewrites) + "\n", encoding="utf-8")
            listed += f"  - name: {system}\n    path: {system}.txt\n"
        (folder / "x.yaml").write_text(
            f"experiment: {name}\noutput: out\ncorpus:\n  path: corpus.jsonl\n  name: tiny\n"
            f"systems:\n{listed}metrics: {metrics}\ncontrols: false\n"
            "statistics:\n  resamples: 0\n",
            encoding="utf-8",
        )
        return harness.run(folder / "x.yaml").folder

    def make(
        name: str,
        systems: Mapping[str, Sequence[str]],
        *,
        rows: Sequence[int] = (0, 1, 2),
        metrics: str = "[sari, edits]",
        originals: Sequence[str] = ORIGINALS,
    ) -> Path:
        texts = tuple((system, tuple(rewrites)) for system, rewrites in systems.items())
        return made(name, texts, tuple(rows), metrics, tuple(originals))

    return make


def copied(run: Path, folder: Path) -> Path:
    """The run again, for a test that changes it."""
    return Path(shutil.copytree(run, folder / "copy"))


def one(run: Path, system: str) -> Contender:
    return next(each for each in entrants([str(run)]) if each.system == system)


def test_rows_are_found_by_id_and_never_by_position(make_run: MakeRun) -> None:
    first = make_run("a", {"good": GOOD})
    second = make_run("b", {"good": [GOOD[2], GOOD[0], GOOD[1]]}, rows=(2, 0, 1))
    aligned = align([one(first, "good"), one(second, "good")], allow_partial=True)
    assert aligned.segments == ("s0", "s1", "s2")
    ours, theirs = (
        one(run, "good").rows("sari")[places]
        for run, places in zip((first, second), aligned.places, strict=True)
    )
    assert np.array_equal(ours, theirs)
    assert not np.array_equal(one(first, "good").rows("sari"), one(second, "good").rows("sari"))


def test_another_corpus_is_refused_with_the_ids_that_are_shared(make_run: MakeRun) -> None:
    whole = one(make_run("a", {"good": GOOD}), "good")
    part = one(make_run("b", {"good": GOOD[:2]}, rows=(0, 1)), "good")
    with pytest.raises(HarnessError, match="2 ids are in both, of 3 and 2") as raised:
        align([whole, part])
    assert raised.value.exit_code == Exit.USAGE
    assert "--allow-partial" in str(raised.value)
    aligned = align([whole, part], allow_partial=True)
    assert (aligned.segments, aligned.left_out) == (("s0", "s1"), (1, 0))


def test_no_shared_segment_is_an_error_whatever_is_allowed(make_run: MakeRun) -> None:
    first = one(make_run("a", {"good": GOOD[:1]}, rows=(0,)), "good")
    second = one(make_run("b", {"good": GOOD[1:2]}, rows=(1,)), "good")
    with pytest.raises(HarnessError, match="no segment in common"):
        align([first, second], allow_partial=True)


def test_one_id_with_two_originals_is_an_error(make_run: MakeRun) -> None:
    first = one(make_run("a", {"good": GOOD}), "good")
    changed = [*ORIGINALS[:2], "she left and they stayed"]
    second = one(make_run("b", {"good": GOOD}, originals=changed), "good")
    with pytest.raises(HarnessError, match="segment 's2' is another text"):
        align([first, second], allow_partial=True)


def test_a_repeated_id_is_an_error(make_run: MakeRun) -> None:
    found = one(make_run("a", {"good": GOOD}), "good")
    broken = replace(found, cell=replace(found.cell, segments=("s0", "s0", "s2")))
    with pytest.raises(HarnessError, match="two segments of one id"):
        align([found, broken])


def test_different_signatures_are_shown_choice_by_choice(make_run: MakeRun) -> None:
    first = one(make_run("a", {"good": GOOD}, metrics="[{name: sari, as: m}]"), "good")
    second = one(
        make_run("b", {"good": GOOD}, metrics="[{name: sari, dialect: hf, as: m}]"), "good"
    )
    with pytest.raises(CombinedError) as raised:
        shared_metrics([first, second])
    message = str(raised.value)
    assert "metric 'm' is not the same on both sides" in message
    assert "dialect  easse in" in message
    assert "hf in" in message
    assert "case" not in message


def test_a_metric_on_one_side_is_left_out_and_said(make_run: MakeRun) -> None:
    first = one(make_run("a", {"good": GOOD}), "good")
    second = one(make_run("b", {"good": GOOD}, metrics="[sari, bleu]"), "good")
    shared = shared_metrics([first, second])
    assert shared.labels == ("sari",)
    assert [note.partition(" ")[0] for note in shared.notes] == ["edits", "bleu"]
    assert shared_metrics([first, second], ["sari"]).notes == ()
    with pytest.raises(HarnessError, match=r"'edits' is only in .*metrics on both sides: sari"):
        shared_metrics([first, second], ["edits"])
    other = one(make_run("c", {"good": GOOD}, metrics="[bleu]"), "good")
    with pytest.raises(HarnessError, match="no metric is on both sides"):
        shared_metrics([first, other])


def test_runs_without_names_are_matched_by_the_names_of_their_systems(make_run: MakeRun) -> None:
    old = make_run("old", {"good": GOOD, "poor": POOR})
    new = make_run("new", {"poor": POOR, "good": GOOD})
    found = matches([str(old), str(new)])
    assert [(first.system, second.system) for first, second in found] == [
        ("good", "good"),
        ("poor", "poor"),
    ]
    assert found[0][0].name == f"{old.name}:good"
    assert found[0][1].bundle.folder == new


def test_systems_can_be_named_in_three_ways(make_run: MakeRun) -> None:
    old = make_run("old", {"good": GOOD, "poor": POOR})
    new = make_run("new", {"other": POOR})
    whole = [[str(old)], [f"{old}:good", f"{old}:poor"]]
    named = [matches(whole[0]), matches(whole[1]), matches([str(old)], ["good", "poor"])]
    for found in named:
        assert [(first.name, second.name) for first, second in found] == [("good", "poor")]
    across = matches([f"{old}:poor", str(new)])
    assert [(first.name, second.name) for first, second in across] == [("poor", "other")]


def test_a_colon_in_a_path_does_no_harm(make_run: MakeRun, tmp_path: Path) -> None:
    run = make_run("a", {"good": GOOD, "poor": POOR})
    odd = tmp_path / "a:good"
    shutil.copytree(run, odd)
    assert len(matches([str(odd)])) == 1
    assert matches([f"{odd}:poor", f"{odd}:good"])[0][1].system == "good"


@pytest.mark.parametrize(
    ("arguments", "systems", "message"),
    [
        (["{old}", "{old}"], [], "good of .* would be compared with itself"),
        (["{old}:good", "{old}:poor", "{old}:poor"], [], "poor of .* is given twice"),
        (["{old}:god", "{old}:poor"], [], r"no system 'god' \(did you mean good\?\)"),
        (["{old}", "{new}"], ["poor"], "no system 'poor'"),
        (["{old}:good"], ["poor"], "not both"),
        (["{new}"], [], "nothing to compare"),
        (["{old}", "{new}"], [], "no system of the same name"),
        (["{old}:good", "nowhere"], [], "nowhere: no such folder"),
        (["{old}:good", "{wide}"], [], "which system of"),
    ],
)
def test_what_cannot_be_compared_is_said(
    make_run: MakeRun, arguments: list[str], systems: list[str], message: str
) -> None:
    runs = {
        "old": make_run("old", {"good": GOOD, "poor": POOR}),
        "new": make_run("new", {"other": POOR}),
        "wide": make_run("wide", {"one": POOR, "two": GOOD}),
    }
    with pytest.raises(HarnessError, match=message) as raised:
        matches([argument.format(**runs) for argument in arguments], systems)
    assert raised.value.exit_code == Exit.USAGE


def test_texts_are_those_of_the_run_and_none_in_a_baseline(
    make_run: MakeRun, tmp_path: Path
) -> None:
    run = copied(make_run("a", {"good": ["=SUM(A1)", *GOOD[1:]]}), tmp_path)
    found = texts_of(one(run, "good"))
    assert found is not None
    assert found["s0"] == (ORIGINALS[0], "=SUM(A1)")
    key = Key(run, "", "good", "s1")
    assert texts([key]) == {key: (ORIGINALS[1], GOOD[1])}
    (run / "segments.csv").unlink()
    assert texts_of(one(run, "good")) is None
    assert texts([key]) == {}


def test_a_broken_file_of_texts_is_an_error(make_run: MakeRun, tmp_path: Path) -> None:
    run = copied(make_run("a", {"good": GOOD}), tmp_path)
    (run / "segments.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(HarnessError, match=r"segments\.csv:2: a line of 2 cells"):
        texts_of(one(run, "good"))
