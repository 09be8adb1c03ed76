"""Metrics against people: the numbers, the ceiling, and what has no answer."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from harness.analysis.meta import Agreement, MetaOptions, Study, study
from harness.analysis.meta_metrics import COPYING, from_columns, measured, parse_wanted, usable
from harness.analysis.meta_raters import ceiling, krippendorff_alpha
from harness.analysis.ratings import Ratings, read_ratings
from harness.errors import HarnessError
from harness.metrics.registry import create, parse_spec
from harness.model import Segment
from harness.statistics.correlation import agreement

NAN = math.nan
FEW = MetaOptions(resamples=200, seed=3)

# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve
# units, missing data; interval alpha 0.849.
PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
        [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
    ]
).T


def made(items: int = 40, systems: int = 4, raters: int = 6, noise: float = 1.0) -> Ratings:
    """Ratings that follow a hidden quality; the column `good` follows it more than `poor`."""
    generator = np.random.default_rng(17)
    pairs = items * systems
    quality = np.tile(np.arange(systems), items) + generator.normal(size=pairs)
    scores = quality[:, None] + noise * generator.normal(size=(pairs, raters))
    return Ratings(
        name="made.csv",
        layout="generic",
        items=tuple(str(n // systems) for n in range(pairs)),
        systems=tuple(f"S{n % systems}" for n in range(pairs)),
        originals=(),
        rewrites=(),
        references=((),) * pairs,
        scores={"quality": np.round(scores, 1)},
        raters={"quality": tuple(map(str, range(raters)))},
        columns={
            "good": quality + 0.3 * generator.normal(size=pairs),
            "poor": quality + 3 * generator.normal(size=pairs),
        },
    )


def one(found: Study, level: str, metric: str, measure: str) -> Agreement:
    (only,) = [
        each
        for each in found.agreements
        if (each.level, each.metric, each.measure) == (level, metric, measure)
    ]
    return only


@pytest.fixture(scope="module")
def both() -> Study:
    ratings = made()
    return study(ratings, "quality", from_columns(ratings), FEW)


def test_segment_values_are_those_of_the_means(both: Study) -> None:
    ratings = made()
    means = ratings.scores["quality"].mean(axis=1)
    x = ratings.columns["good"]
    wanted = agreement(x, means, np.ones((1, len(x))), both.thresholds["good"])[0]
    for index, measure in enumerate(("pearson", "spearman", "kendall", "accuracy", "calibrated")):
        found = one(both, "segment", "good", measure)
        assert found.value == pytest.approx(wanted[index], abs=1e-12)
        assert found.low < found.value < found.high
    assert (both.pairs, both.items, both.systems) == (160, 40, 4)


def test_system_values_are_those_of_system_means(both: Study) -> None:
    ratings = made()
    means = ratings.scores["quality"].mean(axis=1).reshape(40, 4).mean(axis=0)
    x = ratings.columns["good"].reshape(40, 4).mean(axis=0)
    assert one(both, "system", "good", "pearson").value == pytest.approx(
        np.corrcoef(x, means)[0, 1]
    )
    assert one(both, "system", "good", "spearman").value == 1.0
    assert math.isnan(one(both, "system", "good", "calibrated").value)


def test_the_better_metric_is_told_from_the_worse(both: Study) -> None:
    for each in both.differences:
        assert (each.first, each.second) == ("good", "poor")
        if each.level == "segment":
            assert each.difference > 0
            assert each.low > 0
            assert each.p < 0.02
            if each.measure == "pearson":
                assert each.williams_p < 0.001
            else:
                assert math.isnan(each.williams_p)


def test_a_metric_is_not_told_from_itself() -> None:
    ratings = made()
    twice = replace(ratings, columns={"a": ratings.columns["good"], "b": ratings.columns["good"]})
    found = study(twice, "quality", from_columns(twice), FEW)
    assert {each.difference for each in found.differences if each.measure == "pearson"} == {0.0}
    assert {each.p for each in found.differences if each.measure == "pearson"} == {1.0}


def test_two_equally_good_metrics_are_rarely_told_apart() -> None:
    generator = np.random.default_rng(23)
    alarms = 0
    for seed in range(40):
        quality = generator.normal(size=60)
        people = quality + generator.normal(size=60)
        ratings = replace(
            made(60, 1),
            scores={"quality": people[:, None]},
            columns={name: quality + generator.normal(size=60) for name in ("a", "b")},
        )
        options = MetaOptions(resamples=200, seed=seed)
        found = study(ratings, "quality", from_columns(ratings), options)
        alarms += sum(each.p < 0.05 for each in found.differences if each.measure == "pearson")
    assert alarms <= 6


def test_the_same_seed_gives_the_same_numbers(both: Study) -> None:
    ratings = made()
    again = study(ratings, "quality", from_columns(ratings), FEW)
    assert [each for each in again.agreements if not math.isnan(each.value)] == [
        each for each in both.agreements if not math.isnan(each.value)
    ]
    other = study(ratings, "quality", from_columns(ratings), replace(FEW, seed=4))
    assert (
        one(other, "segment", "good", "pearson").low != one(both, "segment", "good", "pearson").low
    )


def test_within_items_pairs_only_rewrites_of_one_original() -> None:
    ratings = made()
    found = study(ratings, "quality", from_columns(ratings), replace(FEW, within_items=True))
    means, x = ratings.scores["quality"].mean(axis=1), ratings.columns["good"]
    groups = ratings.units
    wanted = agreement(x, means, np.ones((1, len(x))), groups=groups)[0]
    assert one(found, "segment", "good", "kendall").value == pytest.approx(wanted[2], abs=1e-12)


def test_no_resamples_no_intervals() -> None:
    ratings = made()
    found = study(ratings, "quality", from_columns(ratings), MetaOptions(resamples=0))
    assert math.isnan(one(found, "segment", "good", "pearson").low)
    assert all(math.isnan(each.p) for each in found.differences)


def test_alpha_equals_the_published_example() -> None:
    assert krippendorff_alpha(PUBLISHED) == pytest.approx(0.849, abs=0.0005)


def test_alpha_that_does_not_exist() -> None:
    assert math.isnan(krippendorff_alpha(np.ones((4, 3))))
    assert math.isnan(krippendorff_alpha(np.array([[1.0, NAN], [NAN, 2.0]])))
    many = np.random.default_rng(1).random((600, 2))
    found = ceiling(many, [], np.random.SeedSequence(1))
    assert math.isnan(found.alpha)
    assert "more than 1,000 distinct" in found.notes[0]


def test_halves_follow_the_noise_of_raters() -> None:
    # Signal of variance 1, noise 1 in each of 6 raters: halves of 3 correlate 1 / (1 + 1/3).
    generator = np.random.default_rng(8)
    scores = generator.normal(size=(600, 1)) + generator.normal(size=(600, 6))
    found = ceiling(np.round(scores, 1), [], np.random.SeedSequence(1))
    assert found.half("segment", "pearson") == pytest.approx(0.75, abs=0.05)
    assert found.full("segment", "pearson") == pytest.approx(6 / 7, abs=0.04)
    assert math.isnan(found.full("segment", "kendall"))
    assert math.isnan(found.half("system", "pearson"))


def test_one_rater_is_said() -> None:
    ratings = made(raters=1)
    found = study(ratings, "quality", from_columns(ratings), FEW)
    assert math.isnan(found.ceiling.alpha)
    assert math.isnan(found.ceiling.half("segment", "pearson"))
    assert "one rating a rewrite: the raters' own agreement cannot be known" in found.notes


def test_constant_ratings_and_metrics_are_said() -> None:
    ratings = made()
    still = replace(ratings, scores={"quality": np.full((160, 2), 3.0)})
    found = study(still, "quality", from_columns(still), FEW)
    assert math.isnan(one(found, "segment", "good", "spearman").value)
    assert "every rating is the same, so no correlation exists" in found.notes
    flat = replace(ratings, columns={"flat": np.ones(160)})
    found = study(flat, "quality", from_columns(flat), FEW)
    assert math.isnan(one(found, "segment", "flat", "pearson").value)
    assert math.isnan(one(found, "system", "flat", "pearson").value)
    assert "flat is the same everywhere: no correlation exists" in found.notes


def test_rewrites_without_a_value_are_left_out_for_all() -> None:
    ratings = made()
    holes = {**ratings.columns, "poor": ratings.columns["poor"].copy()}
    holes["poor"][:7] = NAN
    found = study(
        replace(ratings, columns=holes),
        "quality",
        from_columns(replace(ratings, columns=holes)),
        FEW,
    )
    assert found.pairs == 153
    assert "rewrites left out: 7, where poor has no value" in found.notes
    assert "systems were not rated on the same originals" in found.notes
    empty = replace(ratings, columns={"none": np.full(160, NAN)})
    with pytest.raises(HarnessError, match="0 items have both"):
        study(empty, "quality", from_columns(empty), FEW)


def test_too_few_systems_are_said() -> None:
    for changed, note in (
        (replace(made(), systems=()), "names no systems"),
        (made(systems=1), "1 system only"),
        (made(systems=2), "2 systems only"),
    ):
        found = study(changed, "quality", from_columns(changed), FEW)
        assert found.systems == 0
        assert any(note in each for each in found.notes)


def test_what_cannot_be_asked() -> None:
    ratings = made()
    with pytest.raises(HarnessError, match="did you mean quality"):
        study(ratings, "qualty", from_columns(ratings), FEW)
    with pytest.raises(HarnessError, match="it has quality"):
        study(ratings, "meaning", from_columns(ratings), FEW)
    with pytest.raises(HarnessError, match="no metric to compare"):
        study(ratings, "quality", [], FEW)
    with pytest.raises(HarnessError, match="has no texts"):
        measured(ratings, ["edits"])


TEXTS = """item,system,rating,original,rewrite
a,X,1,the big dog ran home today,the dog ran home
a,Y,2,the big dog ran home today,the big dog ran home today
a,Z,1,the big dog ran home today,it
b,X,2,no one knew why she left,no one knew why
b,Y,3,no one knew why she left,no one knew why she left
b,Z,1,no one knew why she left,she
c,X,2,tall birch trees grow here now,birch trees grow here
c,Y,3,tall birch trees grow here now,tall birch trees grow here
c,Z,2,tall birch trees grow here now,trees
"""


@pytest.fixture
def texts(tmp_path: Path) -> Ratings:
    path = tmp_path / "texts.csv"
    path.write_text(TEXTS, encoding="utf-8")
    return read_ratings(path)


def test_metrics_are_measured_as_everywhere_else(texts: Ratings) -> None:
    found = measured(texts, ["chrf:against=original", "edits.levenshtein", "readability", "edits"])
    segments = [Segment(str(n), text) for n, text in enumerate(texts.originals)]
    metric = create(parse_spec("chrf:against=original"))
    rows = metric.prepare(segments).rows(texts.rewrites)
    np.testing.assert_allclose(found[0].values, metric.segment_scores(rows)[:, 0])
    assert found[0].signature == str(metric.signature)
    assert [each.flipped for each in found] == [False, False, True, False]
    assert found[1].values[1] == 1.0
    # A system's value is its corpus value, not the mean of its segments.
    places = [np.array([0, 3, 6]), np.array([1, 4, 7])]
    of_systems = found[0].of_systems(places, np.ones((1, 9)))[0]
    wanted = [metric.score(rows[at].sum(axis=0))[0] for at in places]
    np.testing.assert_allclose(of_systems, wanted)
    grades = create(parse_spec("readability"))
    grade_rows = grades.prepare(segments).rows(texts.rewrites)
    np.testing.assert_allclose(
        found[2].of_systems(places, np.ones((1, 9)))[0],
        [-grades.score(grade_rows[at].sum(axis=0))[0] for at in places],
    )
    weights = np.ones((1, 9))
    weights[:, places[1]] = 0
    assert np.isnan(found[0].of_systems(places, weights)[0]).tolist() == [False, True]


def test_requests_for_metrics(texts: Ratings) -> None:
    assert parse_wanted("sari.keep:dialect=hf").spec.options == {"dialect": "hf"}
    assert parse_wanted("./mine.py:Mine").output == ""
    assert usable(["sari", *COPYING], texts) == (list(COPYING), ["sari"])
    for request, message in {
        "sari": "metric 'sari' needs references",
        "edit": "did you mean edits",
        "edits.levenstein": "did you mean levenshtein",
        "edits.nothing": "it has compression",
        "chrf:agianst=original": "did you mean against",
    }.items():
        with pytest.raises(HarnessError, match=message):
            measured(texts, [request])
    with pytest.raises(HarnessError, match="asked for twice"):
        measured(texts, ["edits", "edits"])


# The design's own measurements of these baselines, to two digits.
BASELINES = {
    "simplicity_DA.csv": (0.55, 0.60, 0.61),
    "qats_train.tsv": (0.59, 0.60, 0.60),
}


@pytest.mark.parametrize("name", BASELINES)
def test_baselines_on_the_field_s_files(shared, name: str) -> None:
    ratings = read_ratings(shared.folder / "ratings" / name)
    found = study(ratings, "meaning", measured(ratings, COPYING), MetaOptions(resamples=0))
    values = [one(found, "segment", label, "spearman").value for label in COPYING]
    assert values == pytest.approx(BASELINES[name], abs=0.01)


def test_the_ceiling_of_asset_s_ratings(shared) -> None:
    ratings = read_ratings(shared.folder / "ratings/asset_human_ratings.csv")
    found = ceiling(ratings.scores["meaning"], [], np.random.SeedSequence(1))
    assert (found.raters, found.each) == (31, 15)
    assert found.half("segment", "pearson") == pytest.approx(0.92, abs=0.015)
