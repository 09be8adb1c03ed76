"""The arithmetic of the bed's tables, and the tables themselves with a metric made for the test."""

from __future__ import annotations

import itertools
import json
import math
import os
from pathlib import Path

import bed_table
import gold_agreement
import identity_table
import numpy as np
import pytest
import ratings_table
from hypothesis import given
from hypothesis import strategies as st
from meaning_bed.bed import Item
from meaning_bed.gold import Entry, agreement, matches, overlap
from meaning_bed.measure import ANY, MAJOR, auroc, has_new, measure, pooled_auroc, results
from meaning_bed.shared import shared_folder

from harness.errors import HarnessError
from harness.model import Finding

drops = st.lists(st.integers(-3, 3).map(float), min_size=1, max_size=8)


@given(drops, drops)
def test_auroc_is_the_share_of_pairs_with_ties_at_half(up: list[float], down: list[float]) -> None:
    pairs = list(itertools.product(up, down))
    literal = sum(1.0 if a > b else 0.5 if a == b else 0.0 for a, b in pairs) / len(pairs)
    assert auroc(np.array(up), np.array(down)) == pytest.approx(literal, abs=1e-12)


def test_auroc_of_nothing_is_no_number() -> None:
    assert math.isnan(auroc(np.array([]), np.array([1.0])))
    assert math.isnan(pooled_auroc({"document": np.array([1.0])}, {"sentence": np.array([1.0])}))


def test_pairs_of_two_levels_are_never_compared() -> None:
    up = {"sentence": np.array([0.5, 0.1]), "document": np.array([0.01])}
    down = {"sentence": np.array([0.2]), "document": np.array([0.0, 0.02])}
    # Sentence pairs: one won of two; document pairs: one won of two.
    assert pooled_auroc(up, down) == pytest.approx((1 + 1) / 4)


def item(name: str, kind: str, base: str, edited: str) -> Item:
    return Item(name, kind, "sentence", "dev", name, "original", base, base, edited, (0, 0), (0, 0))  # type: ignore[arg-type]


ITEMS = (
    item("number", "corruption", "It has 4 legs.", "It has 9 legs."),
    item("number", "corruption", "It has 4 long legs.", "It has 4 short legs."),
    item("word", "control", "It has 4 legs.", "It has 4 legs."),
    item("word", "control", "It has 4 legs.", "It owns 4 legs."),
)


def test_drops_findings_and_shares_by_hand(fake: str) -> None:
    measured = measure(ITEMS, fake)
    assert measured.drops == pytest.approx([1 / 4, 1 / 5, 0, 1 / 4])
    number, word = results(ITEMS, measured)
    # Against drops 0 and 1/4: 1/4 wins once and ties once, 1/5 wins once.
    assert number.auroc == pytest.approx((1 + 0.5 + 1 + 0) / 4)
    assert (number.n, number.new_major, number.new_any) == (2, 0.5, 1.0)
    assert math.isnan(word.auroc)
    assert (word.drop, word.new_major, word.new_any) == (pytest.approx(1 / 8), 0.0, 0.5)


def test_an_output_where_less_is_better_is_turned_round(fake: str) -> None:
    assert measure(ITEMS, fake, "lost").drops.tolist() == [1, 1, 0, 1]


def test_what_cannot_be_measured_is_said(fake: str) -> None:
    with pytest.raises(HarnessError, match="no output 'scor'"):
        measure(ITEMS, fake, "scor")
    with pytest.raises(HarnessError, match="needs references"):
        measure(ITEMS, "sari")


def test_a_new_finding_is_one_more_of_its_kind() -> None:
    major, minor = (Finding("name", each, None, (0, 1), "") for each in ("major", "minor"))
    assert has_new([], [major], MAJOR)
    assert not has_new([major], [major], MAJOR)
    assert not has_new([], [minor], MAJOR)
    assert has_new([minor], [minor, minor], ANY)
    assert has_new([minor], [major], MAJOR)


def test_the_table_has_a_line_for_each_kind(fake: str) -> None:
    lines = bed_table.table(ITEMS, [(fake, "")])
    text = "\n".join(lines)
    assert f"metric 1: {fake}" in lines
    assert "self-BLEU" in text
    assert any(line.split()[:3] == ["number", "2", "0.62"] for line in lines)
    assert any(line.split()[:3] == ["word", "2", "0.1250"] for line in lines)


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ((0, 4), (3, 9), True),
        ((0, 4), (4, 9), False),
        ((4, 9), (0, 4), False),
        ((2, 3), (0, 9), True),
        ((5, 9), (5, 6), True),
    ],
)
def test_overlap(one, two, wanted: bool) -> None:
    assert overlap(one, two) is wanted
    assert overlap(two, one) is wanted


def test_the_rule_of_a_match() -> None:
    entry = Entry(0, "name", "major", (0, 5), (10, 15))
    both = Finding("x", "major", (3, 8), (12, 13), "")
    half = Finding("x", "major", (3, 8), (20, 25), "")
    added = Finding("x", "major", None, (12, 13), "")
    assert matches(both, entry, both_sides=True)
    assert not matches(half, entry, both_sides=True)
    assert matches(half, entry, both_sides=False)
    assert matches(added, entry, both_sides=True)
    only_original = Entry(0, "omission", "major", (0, 5), None)
    assert not matches(added, only_original, both_sides=False)


def test_precision_and_recall_by_hand() -> None:
    entries = [Entry(0, "a", "major", (0, 5), None), Entry(1, "b", "minor", None, (0, 3))]
    findings = [
        [Finding("x", "major", (2, 3), None, ""), Finding("x", "major", (7, 9), None, "")],
        [Finding("x", "minor", (0, 3), None, "")],
    ]
    shares = agreement(findings, entries, both_sides=True)
    assert (shares.precision, shares.recall) == (pytest.approx(1 / 3), 1 / 2)


def test_every_entry_of_our_lists_is_found_in_its_texts() -> None:
    for name, count in (("town-sentences", 113), ("town-documents", 75)):
        task = gold_agreement.corpus_task(name, "careless")
        assert len(task.entries) == count
        assert not gold_agreement.corpus_task(name, "careful").entries


def test_a_perfect_finder_has_all_and_nothing_else() -> None:
    task = gold_agreement.corpus_task("town-documents", "careless")
    findings: list[list[Finding]] = [[] for _ in task.originals]
    for entry in task.entries:
        findings[entry.text].append(
            Finding(entry.kind, "major", entry.original, entry.rewrite, entry.note)
        )
    lines = gold_agreement.agreement_lines(task, findings)
    assert lines[2].split()[-6:] == ["75", "75", "1.00", "75", "75", "1.00"]


def test_a_list_with_offsets_over_two_files(tmp_path: Path, fake: str) -> None:
    texts = {"o.txt": "It has 4 legs.\n", "r.txt": "It has 9 legs.\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    row = {"original_span": [7, 8], "rewrite_span": [7, 8], "severity": "major", "kind": "quantity"}
    paths = tmp_path / "o.txt", tmp_path / "r.txt", tmp_path / "g.jsonl"
    paths[2].write_text(json.dumps(row) + "\n", encoding="utf-8")
    task = gold_agreement.file_task(*paths)
    lines = gold_agreement.agreement_lines(task, gold_agreement.findings_of(fake, task))
    assert lines[2].split()[-6:] == ["1", "1", "1.00", "1", "1", "1.00"]
    paths[2].write_text(json.dumps(row | {"original_span": [7, 99]}), encoding="utf-8")
    with pytest.raises(HarnessError, match="outside the text"):
        gold_agreement.file_task(*paths)


def test_a_metric_without_findings_is_refused() -> None:
    task = gold_agreement.corpus_task("town-documents", "careful")
    with pytest.raises(HarnessError, match="yields no findings"):
        gold_agreement.findings_of("chrf:against=original", task)


@given(st.integers(2, 40), st.integers(0, 9))
def test_a_derangement_leaves_nothing_in_its_place(count: int, seed: int) -> None:
    order = identity_table.derangement(count, seed)
    assert sorted(order) == list(range(count))
    assert all(place != n for n, place in enumerate(order))
    assert order == identity_table.derangement(count, seed)


def test_identical_and_unrelated_pairs(fake: str) -> None:
    found = identity_table.bars(["One cat sat.", "Two dogs ran."], fake, "score", 0)
    assert found.identical.tolist() == [1, 1]
    assert found.unrelated.tolist() == [0, 0]
    with pytest.raises(HarnessError, match="no greatest value"):
        identity_table.bars(["One cat sat.", "Two dogs ran."], fake, "lost", 0)


def test_spearman_of_the_baselines_on_the_fields_ratings() -> None:
    """Values of another measurement of the same baselines, written down before this script."""
    folder = shared_folder() / "ratings"
    if not folder.is_dir():
        pytest.skip(f"no ratings in {folder}; set {'HARNESS_SHARED'} to the folder with them")
    known = {"Simplicity-DA": (0.55, 0.60, 0.61), "QATS": (0.59, 0.60, 0.60)}
    for name, file in ratings_table.SETS:
        if name in known:
            ratings = ratings_table.read_ratings(folder / Path(file).name)
            printed = ratings_table.lines(name, ratings, [], 0, 20)
            values = [float(line.split()[1]) for line in printed[1:4]]
            assert values == pytest.approx(known[name], abs=0.011)


def test_the_ceiling_is_printed_where_several_people_rated(tmp_path: Path) -> None:
    rows = ["item,system,rater,aspect,rating,original,rewrite"]
    for n in range(12):
        text = " ".join(["word"] * (n + 3))
        shorter = " ".join(["word"] * (n // 2 + 1))
        rows += [f"{n},s,{who},meaning,{n},{text}.,{shorter}." for who in (0, 1, 2)]
    path = tmp_path / "r.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    printed = ratings_table.lines("mine", ratings_table.read_ratings(path), [], 0, 20)
    assert any("two halves 1.00, all raters 1.00 (3 ratings each)" in line for line in printed)


def test_the_shared_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(os.environ, "HARNESS_SHARED", str(tmp_path))
    assert shared_folder() == tmp_path
    (tmp_path / "data").mkdir()
    assert shared_folder() == tmp_path / "data"
