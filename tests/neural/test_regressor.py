"""Regression heads against transformers itself, one text or pair at a time."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from harness.errors import Exit, HarnessError
from harness.model import Segment, Signature
from harness.neural.loading import Source, check
from harness.neural.regressor import Regressor, RegressorOptions
from harness.neural.regressor_scale import Scale, activation_of

torch = pytest.importorskip("torch")

ORIGINALS = (
    "The ferry left at nine because the crew was late. Nobody had seen such a storm before!",
    "A committee of 12 members met on Monday and rejected the plan.",
    "Unhappy residents want the council to repair their roads, she said.",
)
REWRITES = ("The ferry left late. There was a storm.", "The plan was rejected.", "He slept.")
SEGMENTS = tuple(Segment(str(index), text) for index, text in enumerate(ORIGINALS))
LONG = "the crew was late because the storm left the island and " * 12
SIGMOID = "torch.nn.modules.activation.Sigmoid"


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    """Threads that wait for each other make tiny models slow on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def folder(tiny_classifier):
    return tiny_classifier(("LABEL_0",), regression=True)


@pytest.fixture(scope="module")
def grade(folder):
    """`grade(text)` or `grade(first, second)` by transformers alone."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()

    def ask(first, second=None):
        fields = tokenizer(first, second, truncation=True, max_length=64, return_tensors="pt")
        with torch.no_grad():
            return model(**fields).logits.item()

    return ask


def metric(folder, **options):
    return Regressor(RegressorOptions(model=str(folder), **options))


def scores(of, rewrites=REWRITES, segments=SEGMENTS):
    return of.segment_scores(of.prepare(segments).rows(rewrites))


def changed(folder, to, **changes):
    copy = shutil.copytree(folder, to)
    config = json.loads((copy / "config.json").read_text(encoding="utf-8")) | changes
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return copy


def test_a_pair_is_graded_in_the_order_asked_for(folder, grade):
    forth = scores(metric(folder))
    back = scores(metric(folder, order="rewrite-original"))
    pairs = list(zip(ORIGINALS, REWRITES, strict=True))
    np.testing.assert_allclose(forth[:, 0], [grade(a, b) for a, b in pairs], atol=1e-5)
    np.testing.assert_allclose(back[:, 0], [grade(b, a) for a, b in pairs], atol=1e-5)
    assert np.abs(forth - back).max() > 0.001


def test_a_rewrite_is_graded_alone(folder, grade):
    found = scores(metric(folder, input="rewrite"))
    np.testing.assert_allclose(found[:, 0], [grade(text) for text in REWRITES], atol=1e-5)


def test_gain_is_the_rewrite_s_grade_less_the_original_s(folder, grade):
    of = metric(folder, input="gain")
    assert [output.name for output in of.outputs] == ["gain", "rewrite", "original", "truncated"]
    after = np.asarray([grade(text) for text in REWRITES])
    before = np.asarray([grade(text) for text in ORIGINALS])
    expected = np.stack([after - before, after, before], axis=-1)
    np.testing.assert_allclose(scores(of)[:, :3], expected, atol=1e-5)
    corpus = of.score(of.prepare(SEGMENTS).rows(REWRITES).sum(axis=0))
    np.testing.assert_allclose(corpus[:3], expected.mean(axis=0), atol=1e-5)


def test_sentences_are_graded_one_by_one_and_averaged(folder, grade):
    found = scores(metric(folder, input="rewrite", unit="sentence"))
    expected = (grade("The ferry left late.") + grade("There was a storm.")) / 2
    assert found[0, 0] == pytest.approx(expected, abs=1e-5)
    assert found[1, 0] == pytest.approx(grade(REWRITES[1]), abs=1e-5)


def test_batches_do_not_matter(folder):
    found = [scores(metric(folder, batch_tokens=size, cache=False)) for size in (1, 40, 4000)]
    np.testing.assert_allclose(found[0], found[2], atol=1e-5)
    np.testing.assert_allclose(found[1], found[2], atol=1e-5)


def test_texts_that_are_too_long_are_counted(folder, grade):
    found = scores(metric(folder, input="rewrite"), [LONG, *REWRITES[1:]])
    assert found[:, 1].tolist() == [1, 0, 0]
    assert found[0, 0] == pytest.approx(grade(LONG), abs=1e-5)
    of = metric(folder, input="gain")
    rows = of.prepare([Segment("1", LONG), *SEGMENTS]).rows([LONG, *REWRITES])
    assert of.score(rows.sum(axis=0))[-1] == 2


def test_an_empty_rewrite_has_no_grade(folder):
    for shown in ("pair", "rewrite", "gain"):
        of = metric(folder, input=shown)
        rows = of.prepare(SEGMENTS).rows(["", "  ", REWRITES[2]])
        assert np.isfinite(rows).all()
        found = of.segment_scores(rows)
        assert np.isnan(found[:2, 0]).all()
        assert of.score(rows.sum(axis=0))[0] == pytest.approx(found[2, 0])
    # The originals have theirs all the same.
    assert np.isfinite(found[:, 2]).all()


def test_no_segments_have_no_value(folder):
    for shown, width in (("pair", 3), ("rewrite", 3), ("gain", 7)):
        of = metric(folder, input=shown)
        rows = of.prepare([]).rows([])
        assert rows.shape == (0, width)
        assert np.isnan(of.score(rows.sum(axis=0))[:-1]).all()


def test_rows_add_up_and_follow_their_segments(folder):
    of = metric(folder, input="gain")
    whole = of.prepare(SEGMENTS).rows(REWRITES)
    parts = [of.prepare(SEGMENTS[part]).rows(REWRITES[part]) for part in (slice(1), slice(1, 3))]
    np.testing.assert_allclose(np.concatenate(parts), whole, atol=1e-5)
    assert of.score(np.ones((2, 5, 3)) @ whole).shape == (2, 5, 4)


@pytest.mark.parametrize("shown", ["pair", "rewrite", "gain"])
def test_a_count_mismatch_is_refused(folder, shown):
    with pytest.raises(ValueError, match="zip"):
        metric(folder, input=shown).prepare(SEGMENTS).rows(REWRITES[:2])


# --- The scale ----------------------------------------------------------------------------------


def test_percent_maps_the_declared_range(folder):
    raw = scores(metric(folder))[:, 0]
    shown = scores(metric(folder, low=-4, high=4, percent=True))[:, 0]
    np.testing.assert_allclose(shown, 100 * (raw + 4) / 8, atol=1e-9)


def test_gain_in_percent_is_a_difference_of_percents(folder):
    raw = scores(metric(folder, input="gain"))
    shown = scores(metric(folder, input="gain", low=-4, high=4, percent=True))
    np.testing.assert_allclose(shown[:, 0], 100 * raw[:, 0] / 8, atol=1e-9)
    np.testing.assert_allclose(shown[:, 1], 100 * (raw[:, 1] + 4) / 8, atol=1e-9)


def test_values_outside_the_range_are_kept_clipped_or_too_far_off():
    raw = np.asarray([[-0.5], [2.0], [4.5]])
    kept = Scale("none", 0.0, 4.0, clip=False, percent=False)
    assert kept(raw).ravel().tolist() == [-0.5, 2.0, 4.5]
    assert kept.bounds == (None, None)
    clipped = Scale("none", 0.0, 4.0, clip=True, percent=False)
    assert clipped(raw).ravel().tolist() == [0.0, 2.0, 4.0]
    assert clipped.bounds == (0.0, 4.0)
    assert Scale("none", 0.0, 4.0, clip=True, percent=True).bounds == (0.0, 100.0)
    for wild in (-4.1, 8.1):
        with pytest.raises(HarnessError, match="far outside the declared range 0 to 4"):
            kept(np.asarray([[wild]]))


def test_the_declared_range_bounds_a_clipped_output(folder):
    of = metric(folder, low=-4, high=4, outside="clip", input="gain")
    assert [(each.low, each.high) for each in of.outputs[:3]] == [(-8, 8), (-4, 4), (-4, 4)]
    assert "range" in dict(of.signature.choices)
    assert "range" not in dict(metric(folder, low=-4, high=4).signature.choices)


@pytest.mark.parametrize(
    "options",
    [
        {"low": 0.0},
        {"high": 1.0},
        {"low": 1.0, "high": 1.0},
        {"percent": True},
        {"outside": "clip"},
    ],
)
def test_half_a_range_is_refused(folder, options):
    with pytest.raises(HarnessError):
        metric(folder, **options)


def test_the_sigmoid_is_applied_if_asked_or_if_the_files_say_so(folder, tmp_path):
    raw = scores(metric(folder))[:, 0]
    expected = 1 / (1 + np.exp(-raw))
    newer = changed(folder, tmp_path / "a", sentence_transformers={"activation_fn": SIGMOID})
    older = changed(folder, tmp_path / "b", sbert_ce_default_activation_function=SIGMOID)
    newest = changed(folder, tmp_path / "c")
    (newest / "config_sentence_transformers.json").write_text(
        json.dumps({"activation_fn": SIGMOID}), encoding="utf-8"
    )
    for of in (metric(folder, activation="sigmoid"), *map(metric, (newer, older, newest))):
        np.testing.assert_allclose(scores(of)[:, 0], expected, atol=1e-6)
        assert (of.outputs[0].low, of.outputs[0].high) == (0, 1)
        assert dict(of.signature.choices)["act"] == "sigmoid"
    np.testing.assert_allclose(scores(metric(newer, activation="none"))[:, 0], raw, atol=1e-6)


def test_an_activation_that_is_not_known_is_refused(folder, tmp_path):
    copy = changed(folder, tmp_path / "a", sbert_ce_default_activation_function="torch.nn.Tanh")
    with pytest.raises(HarnessError, match=r"torch\.nn\.Tanh"):
        metric(copy)
    identity = changed(
        folder, tmp_path / "b", sbert_ce_default_activation_function="torch.nn.Identity"
    )
    assert activation_of("config", check(Source(str(identity)))) == "none"


def test_choices_without_effect_are_refused(folder):
    with pytest.raises(HarnessError, match="unit: sentence has no meaning"):
        metric(folder, unit="sentence")
    with pytest.raises(HarnessError, match="order has no meaning"):
        metric(folder, input="gain", order="rewrite-original")


# --- What is refused, and what is signed --------------------------------------------------------


def test_a_head_with_several_outputs_is_refused(tiny_classifier):
    with pytest.raises(HarnessError, match="it has 3 outputs") as caught:
        metric(tiny_classifier())
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_a_config_without_its_number_of_labels_is_refused(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "bare")
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    for key in ("id2label", "label2id", "num_labels"):
        config.pop(key, None)
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(HarnessError, match="no regression model"):
        metric(copy)


def test_the_signature_has_what_moves_the_number(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "grader")
    of = metric(copy)
    rev = dict(of.signature.choices)["rev"]
    assert str(of.signature) == (
        f"regressor|model:grader|rev:{rev}|dtype:fp32|max:64|input:pair|order:original-rewrite|"
        "act:none|unit:raw|v:1"
    )
    assert Signature.parse(str(of.signature)) == of.signature
    assert metric(copy, better="lower", low=-9, high=9).signature == of.signature
    sentences = metric(copy, input="gain", unit="sentence", low=0, high=4, percent=True).signature
    assert dict(sentences.choices)["text"].startswith("sentences,sentencex")
    assert dict(sentences.choices)["range"] == "0..4"
    assert Signature.parse(str(sentences)) == sentences
