"""The table about free rewrites, with a metric made for the test, and the texts themselves."""

from __future__ import annotations

import json
from pathlib import Path

import free_rewrites
import pytest
from meaning_bed.measure import measure

from harness.errors import HarnessError

ROWS = [
    {
        "id": "a",
        "original": "It has 4 long legs and 1 tail.",
        "honest": "It has 4 long legs.",
        "broken": [
            {"kind": "number", "rewrite": "It has 6 long legs."},
            {"kind": "negation", "rewrite": "It has no 4 long legs."},
        ],
    },
    {"id": "c", "original": "He left.", "honest": "He left.", "broken": []},
    {
        "id": "b",
        "original": "He left on Monday.",
        "honest": "On day 1 he left.",
        "broken": [{"kind": "number", "rewrite": "On Monday he left."}],
    },
]


def written(folder: Path, rows: list[dict[str, object]]) -> Path:
    path = folder / "dev.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_alarms_and_twins_by_hand(tmp_path: Path, fake: str) -> None:
    items = free_rewrites.items_of(written(tmp_path, ROWS), "dev")
    lines = free_rewrites.table(items, measure(items, fake))
    assert lines[0] == f"{fake}: 3 honest rewrites, 3 twins"
    # Words of the rewrite that the original has not: those with a digit are major.
    assert lines[1] == "honest with a major finding: 1 (33.3%), 1 majors"
    rows = [line.split() for line in lines[4:]]
    # No word of b's rewrites is in its original as it stands, so both score 0: half a twin.
    assert rows == [
        ["negation", "1", "1.00", "0.00", "1.00"],
        ["number", "2", "0.75", "0.50", "0.50"],
        ["all", "3", "0.83", "0.33", "0.67"],
    ]


def test_what_is_shown(tmp_path: Path, fake: str) -> None:
    items = free_rewrites.items_of(written(tmp_path, ROWS), "dev")
    measured = measure(items, fake)
    alarms = list(free_rewrites.shown(items, measured, "alarms"))
    assert [text.splitlines()[0] for text in alarms] == ["b"]
    missed = list(free_rewrites.shown(items, measured, "missed"))
    assert [text.splitlines()[0] for text in missed] == ["a negation", "b number"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"broken": [{"kind": "typo", "rewrite": "x"}]}, "kind 'typo'"),
        ({"broken": [{"kind": "number", "rewrite": "On day 1 he left."}]}, "the honest rewrite"),
        ({"broken": [{"kind": "number"}]}, "'rewrite'"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, change: dict[str, object], message: str) -> None:
    path = written(tmp_path, [ROWS[1], ROWS[2] | change])
    with pytest.raises(HarnessError) as caught:
        free_rewrites.items_of(path, "dev")
    assert message in caught.value.message
    assert caught.value.where == f"{path}:2"


@pytest.mark.parametrize("half", free_rewrites.HALVES)
def test_our_texts(half: str) -> None:
    items = free_rewrites.items_of(free_rewrites.FOLDER / f"{half}.jsonl", half)
    counts = {kind: sum(item.name == kind for item in items) for kind in free_rewrites.KINDS}
    assert min(counts.values()) >= (14 if half == "held-out" else 1), counts
    assert len(free_rewrites.places_of(items, free_rewrites.HONEST)) >= 100


def test_the_halves_share_no_text() -> None:
    sides = [
        {
            text
            for item in free_rewrites.items_of(free_rewrites.FOLDER / f"{half}.jsonl", half)
            for text in (item.original, item.base, item.edited)
        }
        for half in free_rewrites.HALVES
    ]
    assert sides[0].isdisjoint(sides[1])
