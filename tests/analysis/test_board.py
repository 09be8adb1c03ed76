"""The board: order, groups, controls and people, and the edges of bad input."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.analysis.board import board
from harness.analysis.contenders import entrants
from harness.analysis.standings import Board, BoardMethod, Entry
from harness.api import run
from harness.errors import Exit, HarnessError
from harness.report.leaderboard import board_json, board_markdown, board_notes

MakeRun = Callable[..., Path]
RNG = np.random.default_rng(6)
BASE = RNG.normal(50, 10, size=50)


def shifted(by: float, noise: float = 2.0) -> list[float]:
    return (BASE + by + RNG.normal(0, noise, size=50)).round(3).tolist()


LOW, MIDDLE, TWIN, HIGH = shifted(-6), shifted(0), shifted(0.1), shifted(6)


def made(*runs: Path, by: str | None = None, resamples: int = 1000) -> Board:
    return board(entrants([str(each) for each in runs]), BoardMethod(resamples), by)


def named(found: Board) -> dict[str, Entry]:
    return {each.name: each for each in found.entries}


def test_systems_stand_in_order_and_share_letters_where_nothing_tells_them_apart(
    make_run: MakeRun,
) -> None:
    found = made(make_run({"low": LOW, "middle": MIDDLE, "twin": TWIN, "high": HIGH}))
    assert [each.name for each in found.entries][0::3] == ["high", "low"]
    assert {each.name: each.letters for each in found.entries} == {
        "high": "a",
        "middle": "b",
        "twin": "b",
        "low": "c",
    }
    assert named(found)["middle"].tied == ("twin",)
    assert named(found)["high"].tied == ()
    value = named(found)["low"].values[0]
    assert value.value == pytest.approx(float(np.mean(LOW)))
    assert value.low < value.value < value.high
    assert found.pairs == 6


def test_the_direction_of_the_output_is_kept(make_run: MakeRun) -> None:
    found = made(make_run({"low": LOW, "high": HIGH}), by="number.grade")
    assert [each.name for each in found.entries] == ["low", "high"]
    assert [column.name for column in found.columns] == ["number.grade", "number.value"]


def test_systems_of_several_runs_stand_together(make_run: MakeRun) -> None:
    first = make_run({"mine": LOW, "old": MIDDLE})
    second = make_run({"mine": HIGH})
    found = made(first, second)
    assert [each.name for each in found.entries] == [
        f"{second.name}:mine",
        "old",
        f"{first.name}:mine",
    ]


def test_controls_and_people_stand_in_their_place(tmp_path: Path) -> None:
    found = made(_with_controls(tmp_path))
    entries = named(found)
    assert {"copy", "held-out"} <= set(entries)
    assert entries["held-out"].is_person
    assert (entries["copy"].role, entries["copy"].letters, entries["copy"].tied) == (
        "control",
        "",
        (),
    )
    order = [each.values[found.by].value for each in found.entries]
    assert order == sorted(order, reverse=True)
    assert any("held-out is scored against one reference fewer" in note for note in found.notes)
    assert entries["held-out"].signatures[0] != entries["mine"].signatures[0]
    assert entries["copied"].tied == ()


def test_a_control_above_people_and_a_system_like_a_control_are_said(tmp_path: Path) -> None:
    found = made(_with_controls(tmp_path), by="b.bleu")
    notes = board_notes(found)
    assert any("b bleu ranks the control copy" in note for note in notes)
    assert any("does not tell copied apart from the control copy" in note for note in notes)
    assert "people" in board_markdown(found)
    shown = board_json(found)
    assert list(notes) == shown["notes"]
    assert {each["name"] for each in shown["systems"]} == set(named(found))


def test_every_number_is_from_the_segments_that_all_have(make_run: MakeRun) -> None:
    gaps: list[float | None] = [None, *HIGH[1:]]
    found = made(make_run({"low": LOW, "gaps": gaps, "none": [None] * 50}))
    entries = named(found)
    assert set(entries) == {"low", "gaps"}
    assert found.segments == 49
    assert (entries["gaps"].n, entries["gaps"].n_missing) == (49, 1)
    assert entries["low"].values[0].value == pytest.approx(float(np.mean(LOW[1:])))
    assert found.notes[0] == "none is left out: none of its rewrites was scored"
    assert "49 of 50 segments" in found.notes[1]
    assert "gaps lacks 1" in found.notes[1]


def test_one_segment_gives_values_alone(make_run: MakeRun) -> None:
    found = made(make_run({"one": [1.0], "two": [2.0]}))
    assert [each.letters for each in found.entries] == ["a", "a"]
    assert all(math.isnan(each.values[0].low) for each in found.entries)
    assert "no interval and no test" in found.notes[-1]


def test_equal_systems_share_a_letter(make_run: MakeRun) -> None:
    found = made(make_run({"one": LOW, "two": LOW}))
    assert [each.letters for each in found.entries] == ["a", "a"]


def test_many_systems_get_numbered_runs_of_the_order(make_run: MakeRun) -> None:
    values = {f"s{index}": shifted(index // 35 * 20, 1.0) for index in range(70)}
    found = made(make_run(values))
    upper, lower = found.entries[:35], found.entries[35:]
    assert {each.letters for each in upper}.isdisjoint({each.letters for each in lower})
    for each in upper:
        assert set(each.tied) <= {other.name for other in upper}
    assert any("70 systems" in note for note in found.notes)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("number.valeu", r"did you mean number\.value\?"),
        ("number.size", "has a better direction"),
    ],
)
def test_an_order_that_does_not_exist_is_an_error(make_run: MakeRun, by: str, message: str) -> None:
    with pytest.raises(HarnessError, match=message) as raised:
        made(make_run({"low": LOW}), by=by)
    assert raised.value.exit_code == Exit.USAGE


def test_runs_that_do_not_go_together_are_errors(make_run: MakeRun) -> None:
    whole = make_run({"low": LOW})
    part = make_run({"high": HIGH[:20]})
    with pytest.raises(HarnessError, match="different corpora"):
        made(whole, part)
    with pytest.raises(HarnessError, match=r"low of .* is given twice"):
        made(whole, whole)
    apart = make_run({"one": [None, 2.0], "two": [1.0, None]})
    with pytest.raises(HarnessError, match="no segment has a rewrite by every system"):
        made(apart)


def _with_controls(folder: Path) -> Path:
    """A run on real text, with a system that copies the original."""
    originals = [
        f"The committee approved the number {word} proposal after a long and heated debate."
        for word in ("one", "two", "three", "four", "five", "six", "seven", "eight")
    ]
    kept: dict[str, Sequence[str]] = {
        "originals": originals,
        "first": [each.replace("approved", "agreed to") for each in originals],
        "second": [
            each.replace("after a long and heated debate", "in the end") for each in originals
        ],
        "mine": [each.replace("after a long and heated", "after a") for each in originals],
        "copied": originals,
    }
    for name, lines in kept.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    config: dict[str, Any] = {
        "experiment": "controls",
        "output": str(folder / "results"),
        "corpus": {
            "path": str(folder / "originals.txt"),
            "references": [str(folder / "first.txt"), str(folder / "second.txt")],
        },
        "systems": [
            {"name": name, "path": str(folder / f"{name}.txt")} for name in ("mine", "copied")
        ],
        "metrics": ["sari", {"name": "bleu", "as": "b"}],
        "statistics": {"resamples": 0},
    }
    return run(config).folder
