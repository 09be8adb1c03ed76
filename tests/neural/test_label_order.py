"""Labels of heads: names that are recognized, and everything else that is refused."""

from __future__ import annotations

import itertools

import pytest

from harness.errors import Exit, HarnessError
from harness.neural.label_order import head_labels, level_values, nli_order, ordered_labels


def config(*names, **more):
    return {"id2label": {str(index): name for index, name in enumerate(names)}, **more}


@pytest.mark.parametrize(
    "names", list(itertools.permutations(["Entailment", "NEUTRAL", "contradiction"]))
)
def test_every_order_of_the_three_is_read(names):
    order = nli_order(config(*names))
    assert names[order.entailment] == "Entailment"
    assert names[order.contradiction] == "contradiction"


@pytest.mark.parametrize(
    ("names", "entailment", "contradiction"),
    [
        (("not_entailment", "entailment"), 1, None),
        (("entailment", "Not Entailment"), 0, None),
        (("non-entailment", "ENTAILED"), 1, None),
        (("SUPPORTS", "REFUTES", "NOT ENOUGH INFO"), 0, 1),
    ],
)
def test_other_names_in_use_are_read(names, entailment, contradiction):
    order = nli_order(config(*names))
    assert (order.entailment, order.contradiction) == (entailment, contradiction)


@pytest.mark.parametrize(
    "names",
    [
        ("LABEL_0", "LABEL_1", "LABEL_2"),
        ("entailment", "neutral"),
        ("entailment", "entails", "contradiction"),
        ("positive", "neutral", "negative"),
        ("entailment", "not_entailment", "neutral"),
        ("entailment",),
    ],
)
def test_anything_else_is_refused_and_the_option_named(names):
    with pytest.raises(HarnessError) as caught:
        nli_order(config(*names), model="some/model")
    assert "some/model" in str(caught.value)
    assert "labels=contradiction/neutral/entailment" in str(caught.value)
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_an_order_that_is_given_wins():
    order = nli_order(
        config("LABEL_0", "LABEL_1", "LABEL_2"), ["neutral", "contradiction", "entailment"]
    )
    assert (order.entailment, order.contradiction) == (2, 1)


@pytest.mark.parametrize(
    "given", [("entailment", "not_entailment"), ("entailment", "neutral", "neutral")]
)
def test_an_order_of_another_length_is_refused(given):
    with pytest.raises(HarnessError, match="has 3 outputs"):
        nli_order(config("a", "b", "c"), given)


def test_a_config_that_contradicts_itself_is_refused():
    broken = config("entailment", "neutral", "contradiction", label2id={"entailment": 2})
    with pytest.raises(HarnessError, match="contradicts itself"):
        nli_order(broken)
    assert nli_order(broken, ["entailment", "neutral", "contradiction"]).entailment == 0


def test_indices_that_leave_one_out_are_refused():
    with pytest.raises(HarnessError, match="not from 0"):
        head_labels({"id2label": {"1": "entailment", "2": "neutral"}})


def test_a_config_without_names_has_placeholders():
    assert head_labels({}) == ("LABEL_0", "LABEL_1")
    assert head_labels({"num_labels": 3}) == ("LABEL_0", "LABEL_1", "LABEL_2")


def test_labels_that_do_not_exclude_each_other_are_refused():
    with pytest.raises(HarnessError, match="a probability of its own"):
        ordered_labels(config("a", "b", problem_type="multi_label_classification"), (), "it")


# --- Levels -------------------------------------------------------------------------------------


def test_cefr_levels_have_their_places_whatever_the_order():
    assert level_values(["C2", "a1", "B2", "B1"]) == (6.0, 1.0, 4.0, 3.0)
    assert level_values(["Pre-A1", "A2+", "CEFR_C1"]) == (0.0, 2.5, 5.0)


def test_other_levels_are_numbered_as_listed():
    assert level_values(["mid", "hard", "easy"], ["easy", "mid", "hard"]) == (2.0, 3.0, 1.0)


@pytest.mark.parametrize(
    ("names", "levels"),
    [
        (["easy", "hard"], []),
        (["A1"], []),
        (["A1", "a1"], []),
        (["A1", "D1"], []),
        (["Pre-B1", "B1"], []),
        (["easy", "hard"], ["easy"]),
        (["easy", "hard"], ["easy", "difficult"]),
    ],
)
def test_levels_without_a_known_order_are_refused(names, levels):
    with pytest.raises(HarnessError):
        level_values(names, levels)


def test_placeholders_are_asked_for_by_name():
    with pytest.raises(HarnessError, match="name them with labels"):
        level_values(["LABEL_0", "LABEL_1"])
