"""The Python functions: values, columns, and what is said of lists that do not fit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import harness
from harness.errors import HarnessError

COLUMNS = [
    "run",
    "corpus",
    "slice",
    "system",
    "metric",
    "output",
    "value",
    "ci_low",
    "ci_high",
    "n",
    "n_missing",
    "better",
    "signature",
]
ORIGINALS = ["the big dog ran", "tall birch trees grow here now"]
REWRITES = ["the dog ran", "birch trees grow here"]
REFERENCES = [["the dog ran", "the large dog ran"], ["birch trees grow here"]]


def test_columns_and_metrics_are_as_asked() -> None:
    table = harness.score(ORIGINALS, REWRITES, REFERENCES, ["sari", "sari:dialect=hf"])
    assert table.columns.tolist() == COLUMNS
    assert table.metric.unique().tolist() == ["sari", "sari:dialect=hf"]
    assert table.output.tolist() == ["sari", "add", "keep", "delete"] * 2
    assert (table.ci_low <= table.value).all()
    assert (table.value <= table.ci_high).all()


def test_segments_are_one_line_each() -> None:
    table = harness.score_segments(ORIGINALS, REWRITES, REFERENCES, ["sari", "sari:dialect=hf"])
    assert len(table) == 2
    assert table["sari.sari"].tolist() == pytest.approx([175 / 3, 200 / 3])
    assert table["sari:dialect=hf.sari"].tolist() == pytest.approx([75, 100])


def test_defaults_need_no_references_where_there_are_none() -> None:
    with_references = harness.score(ORIGINALS, REWRITES, REFERENCES, resamples=0)
    without = harness.score(ORIGINALS, REWRITES, resamples=0)
    usual = ["sari", "bleu", "readability", "edits", "meaning"]
    assert with_references.metric.unique().tolist() == usual
    assert without.metric.unique().tolist() == usual[2:]


def test_an_empty_text_is_scored_and_none_is_missing() -> None:
    empty = harness.score(["the cat sat"], [""], [["the cat"]], ["sari"]).value[0]
    assert empty == pytest.approx(18.055556, abs=1e-6)
    table = harness.score(ORIGINALS, [None, REWRITES[1]], REFERENCES, ["sari"])
    alone = harness.score(ORIGINALS[1:], REWRITES[1:], REFERENCES[1:], ["sari"])
    assert table.value.tolist() == alone.value.tolist()
    assert (table.n[0], table.n_missing[0]) == (1, 1)
    assert np.isnan(harness.score_segments(ORIGINALS, [None, ""], REFERENCES)["sari.sari"][0])
    nothing = harness.score(ORIGINALS, [None, None], REFERENCES, ["sari"])
    assert np.isnan(nothing.value).all()


def test_one_segment_has_no_interval() -> None:
    table = harness.score(ORIGINALS[:1], REWRITES[:1], REFERENCES[:1], ["sari"])
    assert np.isnan(table.ci_low).all()
    documents = harness.score(ORIGINALS, REWRITES, REFERENCES, ["sari"], documents=["a", "a"])
    assert np.isnan(documents.ci_low).all()


def test_mappings_name_options_and_labels() -> None:
    table = harness.score(
        ORIGINALS, REWRITES, REFERENCES, [{"name": "sari", "dialect": "hf", "as": "theirs"}]
    )
    assert table.metric.unique().tolist() == ["theirs"]
    assert table.signature[0].startswith("sari|dialect:hf|")


def test_the_same_seed_gives_the_same_interval() -> None:
    def low(seed: int) -> list[float]:
        originals = [f"one {'word ' * length}more" for length in range(1, 30)]
        rewrites = ["a word"] * len(originals)
        return harness.score(originals, rewrites, metrics=["edits"], seed=seed).ci_low.tolist()

    assert low(1) == low(1)
    assert low(1) != low(2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([], []), "there are no originals to score"),
        (("text", "text"), "originals must be a list of texts, found one text"),
        ((["a"], "a"), "1 originals need 1 rewrites, found one text"),
        ((["a", "b"], ["a"]), "2 originals need 2 rewrites, found 1"),
        ((["a"], [3]), "rewrites[0] must be text or None, found int"),
        (([None], ["a"]), "originals[0] must be text, found NoneType"),
        ((["a"], ["a"], ["r"]), "references[0] must be a list of texts, found one text"),
        (
            (["a", "b"], ["a", "b"], [["r", "s"], ["r", "s"], ["r", "s"]]),
            "these look like one list for each annotator: list(zip(*references))",
        ),
        ((["a"], ["a"], None, ["sari"]), "metric 'sari' needs references"),
        ((["a", "b"], ["a", "b"], [["r"], []], ["sari"]), "none for 1 of 2 segments"),
        ((["a"], ["a"], None, "edits"), "metrics must be a list, found 'edits'"),
        ((["a"], ["a"], None, []), "no metric is named"),
        ((["a"], ["a"], None, ["edits", "edits"]), "metric 'edits' is asked for twice"),
        ((["a"], ["a"], None, ["edit"]), "did you mean edits?"),
        ((["a"], ["a"], None, [{"dialect": "hf"}]), "a metric needs a name"),
    ],
)
def test_lists_that_do_not_fit_are_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(HarnessError) as caught:
        harness.score(*arguments)
    assert message in str(caught.value)


def test_a_rewrite_in_shards_scores_like_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    many = ORIGINALS * 4, REWRITES * 4, REFERENCES * 4
    whole = harness.score(*many)
    monkeypatch.setattr("harness.api.SHARD", 3)
    parts = harness.score(*many)
    assert parts.value.tolist() == pytest.approx(whole.value.tolist(), nan_ok=True)
    assert parts.ci_low.tolist() == pytest.approx(whole.ci_low.tolist(), nan_ok=True)


def test_the_usual_metrics_leave_out_what_a_language_has_no_rules_for():
    table = harness.score(["今天天气很好。"], ["今天天气好。"], language="zh", resamples=0)
    assert "meaning" in set(table["metric"])
    assert "readability" not in set(table["metric"])
