"""The parametric SARI against every dialect, the walk, and what made a score."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from harness import api
from harness.analysis.explain import (
    DIALECTS,
    OPERATIONS,
    Choices,
    SariByChoice,
    choices_of,
    parts,
    walk,
)
from harness.analysis.explain_segments import greatest, leave_one_out, operations
from harness.analysis.explain_texts import texts_of_run
from harness.errors import HarnessError
from harness.metrics.registry import create, parse_spec
from harness.metrics.sari import Dialect
from harness.model import Segment

ROOT = Path(__file__).parents[2]
NAMES = get_args(Dialect)


def sari_of(spec: str, segments: list[Segment], rewrites: list[str]) -> float:
    metric = create(parse_spec(spec))
    return float(metric.score(metric.prepare(segments).rows(rewrites).sum(axis=0))[0])


def random_texts(seed: int, count: int = 12) -> tuple[list[Segment], list[str]]:
    generator = random.Random(seed)
    words = ["a", "b", "c", "D", "no", "e,f", "3.5", "x"]

    def line(least: int) -> str:
        blanks = generator.choice([" ", " ", "  "])
        return blanks.join(generator.choices(words, k=generator.randint(least, 7)))

    segments = [
        Segment(str(n), line(1), tuple(line(0) for _ in range(generator.randint(1, 4))))
        for n in range(count)
    ]
    return segments, [line(0) for _ in segments]


def test_there_are_choices_for_every_dialect() -> None:
    assert tuple(DIALECTS) == NAMES


@pytest.mark.parametrize("dialect", NAMES)
@pytest.mark.parametrize("options", ["", ",tokenizer=none", ",case=mixed,tokenizer=13a"])
def test_choices_equal_the_dialect_on_random_corpora(dialect: str, options: str) -> None:
    spec = f"sari:dialect={dialect}{options}"
    for seed in range(25):
        segments, rewrites = random_texts(seed)
        found = SariByChoice(segments, rewrites).value(choices_of(parse_spec(spec)))
        assert found == pytest.approx(sari_of(spec, segments, rewrites), abs=1e-9)


@pytest.mark.parametrize("system", ["ACCESS", "_IDENTITY", "_EMPTY"])
def test_choices_equal_the_dialects_on_asset(shared, system: str) -> None:
    segments, rewrites = shared.case("asset_test", system)
    sari = SariByChoice(segments, rewrites)
    for dialect in NAMES:
        spec = f"sari:dialect={dialect}"
        found = sari.value(choices_of(parse_spec(spec)))
        assert found == pytest.approx(sari_of(spec, segments, rewrites), abs=1e-9)


def test_from_hugging_face_to_easse_on_asset(shared) -> None:
    segments, rewrites = shared.case("asset_test", "ACCESS")
    sari = SariByChoice(segments, rewrites)
    steps = walk(sari, DIALECTS["hf"], DIALECTS["easse"])
    golden = {
        row["variant"]: float(row["value"])
        for row in shared.golden()
        if (row["dataset"], row["system"], row["metric"]) == ("asset_test", "ACCESS", "sari")
    }
    difference = golden["easse_default"] - golden["hf_evaluate"]
    assert sum(step.amount for step in steps) == pytest.approx(difference, abs=1e-9)
    assert sum(step.any_order for step in steps) == pytest.approx(difference, abs=1e-9)
    assert steps[-1].value == pytest.approx(golden["easse_default"], abs=1e-9)
    # Two of the numbers on the way are published ones of their own.
    by_choice = {step.choice: step for step in steps}
    assert by_choice["delete_precision"].value == pytest.approx(sari_mean(sari), abs=1e-9)
    precise = replace(DIALECTS["easse"], deletion="precision")
    assert sari.value(precise) == pytest.approx(golden["easse_del_precision"], abs=1e-9)


def sari_mean(sari: SariByChoice) -> float:
    return sari.value(DIALECTS["sentence-mean"])


@pytest.mark.parametrize(("start", "end"), list(itertools.permutations(NAMES, 2)))
def test_steps_add_up_between_any_two_dialects(start: str, end: str) -> None:
    sari = SariByChoice(*random_texts(99, 4))
    ends = DIALECTS[start], DIALECTS[end]
    difference = sari.value(ends[1]) - sari.value(ends[0])
    steps = walk(sari, *ends)
    assert tuple(step.choice for step in steps) == ends[0].differing(ends[1])
    assert sum(step.amount for step in steps) == pytest.approx(difference, abs=1e-9)
    assert sum(step.any_order for step in steps) == pytest.approx(difference, abs=1e-9)


def test_the_mean_over_orders_is_that_of_every_order() -> None:
    sari = SariByChoice(*random_texts(5))
    start, end = DIALECTS["paper-precision"], replace(DIALECTS["easse"], nothing="1")
    names = start.differing(end)
    amounts = dict.fromkeys(names, 0.0)
    orders = list(itertools.permutations(names))
    for order in orders:
        here = start
        for name in order:
            there = replace(here, **{name: getattr(end, name)})
            amounts[name] += (sari.value(there) - sari.value(here)) / len(orders)
            here = there
    for step in walk(sari, start, end):
        assert step.any_order == pytest.approx(amounts[step.choice], abs=1e-9)


def test_the_mean_over_orders_is_turned_with_the_walk() -> None:
    sari = SariByChoice(*random_texts(6))
    there = {s.choice: s.any_order for s in walk(sari, DIALECTS["hf"], DIALECTS["easse"])}
    back = {s.choice: s.any_order for s in walk(sari, DIALECTS["easse"], DIALECTS["hf"])}
    assert back == pytest.approx({name: -amount for name, amount in there.items()}, abs=1e-9)


def test_no_mean_over_orders_of_very_many_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.analysis.explain.MOST_CHOICES", 2)
    steps = walk(SariByChoice(*random_texts(7)), DIALECTS["hf"], DIALECTS["easse"])
    assert np.isnan([step.any_order for step in steps]).all()


def test_a_worked_walk() -> None:
    # sari.md, example A: 0/0 alone parts Hugging Face (75) from EASSE (58.333333).
    segment = Segment("1", "the big dog ran", ("the dog ran", "the large dog ran"))
    sari = SariByChoice([segment], ["the dog ran"])
    steps = walk(sari, DIALECTS["hf"], DIALECTS["easse"])
    moved = {step.choice: step.amount for step in steps if abs(step.amount) > 1e-12}
    assert moved == {"nothing": pytest.approx(-100 / 6, abs=1e-9)}


def test_parts_of_the_worked_example() -> None:
    # add F1 by order 0, .5, .5, 0; keep 1, 1, 0, 0; delete 1, 1, 1, 1.
    segment = Segment("1", "the big dog ran", ("the dog ran", "the large dog ran"))
    found = SariByChoice([segment], ["the dog ran"]).parts(Choices()) * 12 / 100
    wanted = [[0, 0.5, 0.5, 0], [1, 1, 0, 0], [1, 1, 1, 1]]
    np.testing.assert_allclose(found, wanted, atol=1e-12)


@pytest.mark.parametrize("dialect", NAMES)
def test_parts_add_up_to_the_components(dialect: str) -> None:
    segments, rewrites = random_texts(8)
    found = SariByChoice(segments, rewrites).parts(DIALECTS[dialect]).sum(axis=1) * 3
    spec = choices_of(parse_spec(f"sari:dialect={dialect}"))
    assert spec == DIALECTS[dialect]
    metric = create(parse_spec(f"sari:dialect={dialect}"))
    wanted = metric.score(metric.prepare(segments).rows(rewrites).sum(axis=0))[1:]
    np.testing.assert_allclose(found, wanted, atol=1e-9)


def test_nothing_to_score() -> None:
    with pytest.raises(HarnessError, match="no rewrite"):
        SariByChoice([], [])


def test_only_sari_has_a_walk() -> None:
    with pytest.raises(HarnessError, match="only SARI has a walk"):
        choices_of(parse_spec("edits"))


@pytest.mark.parametrize("spec", ["sari", "sari:dialect=hf", "edits", "bleu"])
def test_leverage_is_the_score_without_the_segment(spec: str) -> None:
    segments, rewrites = random_texts(9)
    metric = create(parse_spec(spec))
    leverage = leave_one_out(metric, metric.prepare(segments).rows(rewrites))

    def value(left_out: int | None) -> float:
        kept = [n for n in range(len(segments)) if n != left_out]
        rows = metric.prepare([segments[n] for n in kept]).rows([rewrites[n] for n in kept])
        return float(metric.score(rows.sum(axis=0))[0])

    wanted = [value(n) - value(None) for n in range(len(segments))]
    np.testing.assert_allclose(leverage, wanted, atol=1e-9)
    assert len(greatest(leverage, 3)) == 3
    assert abs(leverage[greatest(leverage, 1)[0]]) == np.nanmax(np.abs(leverage))


def test_one_segment_has_no_leverage() -> None:
    segments, rewrites = random_texts(10, 1)
    metric = create(parse_spec("sari"))
    assert np.isnan(leave_one_out(metric, metric.prepare(segments).rows(rewrites))).all()


@pytest.mark.parametrize(
    "choices", [Choices(), DIALECTS["hf"], DIALECTS["t2t"], DIALECTS["cocoxu"], DIALECTS["legacy"]]
)
def test_credits_of_ngrams_add_up_to_the_counts(choices: Choices) -> None:
    pooled = replace(choices, keep_precision="pooled", delete_precision="pooled")
    segments, rewrites = random_texts(11)
    counts = SariByChoice(segments, rewrites).counts(pooled)
    for segment, rewrite, row in zip(segments, rewrites, counts, strict=True):
        # The tables count in shares of the references where n-grams count once.
        sums = np.zeros((3, 2, 4))
        for gram in operations(segment, rewrite, choices):
            weight = 1.0
            if choices.repeats == "once" and gram.operation != "add":
                weight = 1 / gram.done
            place = OPERATIONS.index(gram.operation), slice(None), gram.order - 1
            sums[place] += weight * np.array([gram.good, gram.done])
        np.testing.assert_allclose(sums, row[:, :2], atol=1e-9)


def test_ngrams_of_a_small_rewrite() -> None:
    segment = Segment("1", "a b c", ("a c", "a d"))
    found = {
        (gram.operation, gram.text): (gram.good, gram.done, gram.well)
        for gram in operations(segment, "a c e", Choices())
        if gram.order == 1
    }
    assert found == {
        ("keep", "a"): (2.0, 2.0, True),
        ("keep", "c"): (1.0, 2.0, True),
        ("add", "e"): (0.0, 1.0, False),
        ("delete", "b"): (2.0, 2.0, True),
    }


def test_parts_take_any_leading_axes() -> None:
    counts = SariByChoice(*random_texts(12)).counts(Choices())
    both = parts(np.stack([counts, 2 * counts]), Choices())
    np.testing.assert_allclose(both[0], both[1], atol=1e-12)


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    lines = {"o": ["the big dog ran", "a b c d"], "r": ["the dog ran", ""], "s": ["x", "a b"]}
    lines |= {"ref": ["the dog ran", "a b"]}
    for name, texts in lines.items():
        (folder / f"{name}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    config = {
        "experiment": "explained",
        "output": str(folder / "results"),
        "corpus": {
            "path": str(folder / "o.txt"),
            "format": "lines",
            "references": [str(folder / "ref.txt")],
        },
        "systems": [
            {"name": "one", "path": str(folder / "r.txt")},
            {"name": "two", "path": str(folder / "s.txt")},
        ],
        "metrics": ["sari"],
    }
    return api.run(config).folder


def test_texts_of_a_run(run_folder: Path) -> None:
    found = texts_of_run(run_folder, "one", None)
    assert (found.system, found.rewrites, found.missing) == ("one", ("the dog ran",), 1)
    assert found.segments[0].references == ("the dog ran",)
    assert texts_of_run(run_folder, "copy", None).rewrites == ("the big dog ran", "a b c d")


@pytest.mark.parametrize(
    ("system", "cell", "message"),
    [
        (None, None, "has 2 systems .--system takes one of: one, two"),
        ("onee", None, "did you mean one"),
        ("one", "half", "has no cell 'half'"),
    ],
)
def test_what_a_run_does_not_have(
    run_folder: Path, system: str | None, cell: str | None, message: str
) -> None:
    with pytest.raises(HarnessError, match=message):
        texts_of_run(run_folder, system, cell)


def test_a_corpus_that_changed(run_folder: Path, tmp_path: Path) -> None:
    path = run_folder.parents[2] / "ref.txt"
    before = path.read_text(encoding="utf-8")
    path.write_text("other\ntexts\n", encoding="utf-8")
    try:
        with pytest.raises(HarnessError, match="is not the one"):
            texts_of_run(run_folder, "one", None)
    finally:
        path.write_text(before, encoding="utf-8")
    with pytest.raises(HarnessError, match="is not a run"):
        texts_of_run(tmp_path, "one", None)
    (tmp_path / "rows.npz").write_bytes(b"")
    with pytest.raises(HarnessError, match="holds no text"):
        texts_of_run(tmp_path, "one", None)
