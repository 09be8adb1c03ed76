"""The metric `meaning`: additive rows, the numbers made of them, and what it says of itself."""

from __future__ import annotations

import numpy as np
import pytest

import harness
from harness.meaning.facts import Fate
from harness.meaning.kinds import kinds
from harness.meaning.metric import Meaning
from harness.metrics.base import ExplainingScorer
from harness.metrics.registry import create, parse_spec
from harness.model import Segment

MAIN = (
    *("score", "similarity", "support", "coverage", "facts_preserved"),
    *("major_findings", "minor_findings"),
)
ORIGINALS = (
    "Take 5 mg before meals.",
    "The mill on the river closed in spring.",
    "The ferry left at noon with 40 people.",
    "...",
)
REWRITES = (
    "Take 50 mg before meals.",
    "The mill on the river closed in spring.",
    "The ferry left at noon with 40 people. A famous singer opened a restaurant in the tower.",
    "...",
)


@pytest.fixture(scope="module")
def metric() -> Meaning:
    made = create(parse_spec("meaning"))
    assert isinstance(made, Meaning)
    return made


def prepared(metric: Meaning, originals: tuple[str, ...] = ORIGINALS) -> ExplainingScorer:
    segments = [Segment(str(row), text) for row, text in enumerate(originals)]
    return metric.prepare(segments)


def named(metric: Meaning, scores: np.ndarray) -> dict[str, float]:
    names = [output.name for output in metric.outputs]
    return dict(zip(names, scores.tolist(), strict=True))


def test_the_score_comes_first_and_every_kind_has_a_column(metric: Meaning) -> None:
    names = [output.name for output in metric.outputs]
    assert tuple(names[: len(MAIN)]) == MAIN
    assert names[len(MAIN) :] == [f"major_{kind.name}" for kind in kinds()]


def test_rows_are_those_that_are_explained(metric: Meaning) -> None:
    scorer = prepared(metric)
    explained = scorer.explain(REWRITES)
    np.testing.assert_array_equal(scorer.rows(REWRITES), explained.rows)
    assert len(explained.findings) == len(REWRITES)
    assert explained.findings[1] == ()


def test_what_a_row_holds_of_a_kind(metric: Meaning) -> None:
    row = prepared(metric).rows(REWRITES)[0]
    place = [kind.name for kind in kinds()].index("quantity")
    mine = row[12 + 5 * place : 17 + 5 * place]
    assert mine[0] == 1
    assert mine[1:].tolist() == [float(fate is Fate.CHANGED) for fate in Fate]


def test_what_a_row_sums_over_kinds(metric: Meaning) -> None:
    explained = prepared(metric).explain(REWRITES)
    for row, findings in zip(explained.rows, explained.findings, strict=True):
        kept, changed, dropped, added = row[12:].reshape(-1, 5)[:, 1:].sum(axis=0)
        assert row[7:10].tolist() == [kept, kept + changed + dropped, kept + changed + added]
        severities = [finding.severity for finding in findings]
        assert row[10:12].tolist() == [severities.count("major"), severities.count("minor")]
        assert row[12::5].sum() == severities.count("major")


def test_facts_preserved_is_twice_the_kept_of_both_sides(metric: Meaning) -> None:
    row = np.zeros(12 + 5 * len(kinds()))
    row[7:10] = 3, 4, 8
    assert named(metric, metric.score(row))["facts_preserved"] == pytest.approx(2 * 3 / 12)


@pytest.mark.parametrize("text", ["Take 5 mg. " * 9, "Item\n\n" * 20, "No no no! " * 80])
def test_a_text_that_repeats_itself_is_the_same_as_itself(metric: Meaning, text: str) -> None:
    found = named(metric, metric.score(metric.prepare([Segment("1", text)]).rows([text])[0]))
    assert {found[name] for name in MAIN[:4]} == {1.0}
    assert found["major_findings"] == found["minor_findings"] == 0


def test_an_equal_text_is_whole(metric: Meaning) -> None:
    found = named(metric, metric.score(prepared(metric).rows(ORIGINALS)[2]))
    assert {found[name] for name in MAIN[:5]} == {1.0}
    assert {found[name] for name in found if "findings" in name or "major_" in name} == {0.0}


def test_an_addition_costs_support_and_an_omission_coverage(metric: Meaning) -> None:
    added = named(metric, metric.score(prepared(metric).rows(REWRITES)[2]))
    assert added["coverage"] == 1.0 > added["support"]
    turned = metric.prepare([Segment("1", REWRITES[2])]).rows([ORIGINALS[2]])
    lost = named(metric, metric.score(turned[0]))
    assert lost["support"] == 1.0 > lost["coverage"]
    assert added["support"] == pytest.approx(lost["coverage"])
    assert added["major_addition"] == 1.0


def test_the_score_is_a_mean_and_the_shares_are_pooled(metric: Meaning) -> None:
    rows = prepared(metric).rows(REWRITES)[:3]
    each = [named(metric, values) for values in metric.segment_scores(rows)]
    together = named(metric, metric.score(rows.sum(axis=0)))
    assert together["score"] == pytest.approx(np.mean([one["score"] for one in each]))
    assert together["major_findings"] == pytest.approx(
        np.mean([one["major_findings"] for one in each])
    )
    assert together["support"] == pytest.approx(rows[:, 3].sum() / rows[:, 4].sum())
    assert together["support"] != pytest.approx(np.mean([one["support"] for one in each]))


def test_a_text_without_words_or_facts_has_no_share(metric: Meaning) -> None:
    nothing = named(metric, metric.score(prepared(metric, (" ",)).rows(["Some words."])[0]))
    assert np.isnan([nothing[name] for name in ("score", "coverage", "major_findings")]).all()
    signs = named(metric, metric.score(prepared(metric).rows(REWRITES)[3]))
    assert np.isnan([signs[name] for name in ("support", "coverage", "facts_preserved")]).all()
    bare = named(
        metric, metric.score(prepared(metric, ("The mill closed.",)).rows(["It shut."])[0])
    )
    assert np.isnan(bare["facts_preserved"])
    assert not np.isnan(bare["score"])


def test_each_segment_is_read_in_its_language(metric: Meaning) -> None:
    text, other = "Das Haus kostete 1.500 Euro.", "Das Haus kostete 1500 Euro."
    german = metric.prepare([Segment("1", text, language="de")]).explain([other])
    assert german.findings[0] == ()


def test_the_signature_says_how_texts_were_split(metric: Meaning) -> None:
    choices = dict(metric.signature.choices)
    assert choices["split"].startswith("sentencex-")
    assert {"agg", "tok", "score"} <= set(choices)
    assert "refs" not in dict(metric.signed([Segment("1", "a", ("b", "c"))]).choices)


def test_it_is_among_the_usual_metrics() -> None:
    table = harness.score(list(ORIGINALS[:2]), list(REWRITES[:2]), resamples=0)
    assert {"readability", "edits", "meaning"} <= set(table["metric"])


def test_a_segment_scores_the_same_alone_and_in_any_company(metric: Meaning) -> None:
    together = prepared(metric).rows(REWRITES)
    for row, (original, rewrite) in enumerate(zip(ORIGINALS, REWRITES, strict=True)):
        alone = metric.prepare([Segment("x", original)]).rows([rewrite])
        np.testing.assert_array_equal(alone[0], together[row])
