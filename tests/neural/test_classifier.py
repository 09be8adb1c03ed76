"""Classifiers of levels against transformers itself, one text at a time."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.model import Segment, Signature
from harness.neural.classifier import Classifier, LevelOptions
from harness.text.sentences import split_sentences

torch = pytest.importorskip("torch")

ORIGINALS = (
    "The ferry left at nine because the crew was late. Nobody had seen such a storm before!",
    "A committee of 12 members met on Monday and rejected the plan.",
    "Unhappy residents want the council to repair their roads, she said.",
    "He ate bread and cheese; then he slept.",
)
REWRITES = ("The ferry left late. There was a storm.", "The plan was rejected.", "Residents", "He")
SEGMENTS = tuple(Segment(str(index), text) for index, text in enumerate(ORIGINALS))
NAMES = ("B1", "A1", "C2", "A2")
LEVELS = (3, 1, 6, 2)
LONG = "the crew was late because the storm left the island and " * 12


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    """Threads that wait for each other make tiny models slow on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def folder(tiny_classifier):
    return tiny_classifier(NAMES)


@pytest.fixture(scope="module")
def shares(folder):
    """`shares(text)`: probabilities in the order of the head, by transformers alone."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()

    def ask(text):
        fields = tokenizer(text, truncation=True, max_length=64, return_tensors="pt")
        with torch.no_grad():
            return model(**fields).logits.double().softmax(-1)[0].numpy()

    return ask


def metric(folder, **options):
    return Classifier(LevelOptions(model=str(folder), **options))


def rows(of, rewrites=REWRITES, segments=SEGMENTS):
    return of.prepare(segments).rows(rewrites)


def named(of, values):
    return dict(zip([output.name for output in of.outputs], values.tolist(), strict=True))


def renamed(folder, to, names):
    copy = shutil.copytree(folder, to)
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    config["id2label"] = dict(enumerate(names))
    config["label2id"] = {name: index for index, name in enumerate(names)}
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return copy


def test_values_are_those_of_the_definition(folder, shares):
    of = metric(folder)
    found = of.segment_scores(rows(of))
    after = [float(shares(text) @ LEVELS) for text in REWRITES]
    before = [float(shares(text) @ LEVELS) for text in ORIGINALS]
    np.testing.assert_allclose(found[:, 0], after, atol=1e-5)
    np.testing.assert_allclose(found[:, 1], np.subtract(after, before), atol=1e-5)
    np.testing.assert_allclose(found[:, 2], before, atol=1e-5)
    corpus = named(of, of.score(rows(of).sum(axis=0)))
    likeliest = [NAMES[int(shares(text).argmax())] for text in REWRITES]
    for name in NAMES:
        assert corpus[f"share_{name}"] == pytest.approx(likeliest.count(name) / 4)
    assert corpus["level"] == pytest.approx(np.mean(after), abs=1e-5)
    assert corpus["change"] == pytest.approx(np.mean(after) - np.mean(before), abs=1e-5)
    assert corpus["truncated"] == 0
    assert np.ptp(after) > 0.01


def test_outputs_are_in_the_order_of_the_levels_and_bounded_by_them(folder):
    of = metric(folder)
    assert [output.name for output in of.outputs] == [
        *("level", "change", "original"),
        *("share_A1", "share_A2", "share_B1", "share_C2", "truncated"),
    ]
    assert (of.outputs[0].low, of.outputs[0].high) == (1, 6)
    assert (of.outputs[1].low, of.outputs[1].high) == (-5, 5)


def test_levels_follow_their_names_wherever_the_head_has_them(folder, tmp_path, shares):
    turned = metric(renamed(folder, tmp_path / "turned", NAMES[::-1]))
    found = turned.segment_scores(rows(turned))
    expected = [float(shares(text) @ LEVELS[::-1]) for text in REWRITES]
    np.testing.assert_allclose(found[:, 0], expected, atol=1e-5)


def test_other_labels_need_an_order(folder, tmp_path, shares):
    names = ("hard", "plain", "expert", "very easy")
    copy = renamed(folder, tmp_path / "levels", names)
    with pytest.raises(HarnessError, match="no known order"):
        metric(copy)
    of = metric(copy, levels="very easy < plain < hard < expert")
    expected = [float(shares(text) @ (3, 2, 4, 1)) for text in REWRITES]
    np.testing.assert_allclose(of.segment_scores(rows(of))[:, 0], expected, atol=1e-5)
    assert of.outputs[3].name == "share_very_easy"
    assert "hard=3" in dict(of.signature.choices)["levels"]


def test_outputs_without_names_can_be_given_names(folder, tmp_path):
    copy = renamed(folder, tmp_path / "bare", [f"LABEL_{index}" for index in range(4)])
    with pytest.raises(HarnessError, match="name them with labels"):
        metric(copy)
    given = metric(copy, labels="B1/A1/C2/A2")
    np.testing.assert_allclose(rows(given), rows(metric(folder)), atol=1e-5)


def test_sentences_are_classified_one_by_one_and_averaged(folder, shares):
    of = metric(folder, unit="sentence")
    found = of.segment_scores(rows(of))
    parts = np.mean([shares(text) for text in split_sentences(REWRITES[0])], axis=0)
    assert found[0, 0] == pytest.approx(float(parts @ LEVELS), abs=1e-5)
    assert named(of, found[0])[f"share_{NAMES[int(parts.argmax())]}"] == 1


def test_batches_do_not_matter(folder):
    found = [rows(metric(folder, batch_tokens=size, cache=False)) for size in (1, 40, 4000)]
    np.testing.assert_allclose(found[0], found[2], atol=1e-5)
    np.testing.assert_allclose(found[1], found[2], atol=1e-5)


def test_an_empty_rewrite_has_no_level(folder):
    of = metric(folder)
    made = rows(of, ["", " ", *REWRITES[2:]])
    assert np.isfinite(made).all()
    found = of.segment_scores(made)
    assert np.isnan(found[:2, [0, 1, 3, 4, 5, 6]]).all()
    assert np.isfinite(found[:, 2]).all()
    corpus = of.score(made.sum(axis=0))
    np.testing.assert_allclose(corpus[:2], found[2:, :2].mean(axis=0))
    assert corpus[3:7].sum() == pytest.approx(1)


def test_texts_that_are_too_long_are_counted(folder, shares):
    of = metric(folder)
    found = of.segment_scores(rows(of, [LONG], [Segment("1", LONG)]))[0]
    assert found[-1] == 2
    assert found[0] == pytest.approx(float(shares(LONG) @ LEVELS), abs=1e-5)


def test_no_segments_have_no_value(folder):
    of = metric(folder)
    made = rows(of, [], [])
    assert made.shape == (0, 11)
    scores = of.score(made.sum(axis=0))
    assert np.isnan(scores[:-1]).all()
    assert scores[-1] == 0


def test_rows_add_up_and_follow_their_segments(folder):
    of = metric(folder)
    whole = rows(of)
    parts = [rows(of, REWRITES[part], SEGMENTS[part]) for part in (slice(1), slice(1, 4))]
    np.testing.assert_allclose(np.concatenate(parts), whole, atol=1e-5)
    assert of.score(np.ones((2, 5, 4)) @ whole).shape == (2, 5, 8)
    with pytest.raises(ValueError, match="zip"):
        rows(of, REWRITES[:2])


def test_a_model_without_a_head_is_refused(tiny_encoder):
    with pytest.raises(HarnessError, match="no head"):
        metric(tiny_encoder())


def test_the_signature_has_what_moves_the_number(folder, tmp_path):
    of = metric(shutil.copytree(folder, tmp_path / "cefr"))
    rev = dict(of.signature.choices)["rev"]
    assert dict(of.signature.choices) == {
        "model": "cefr",
        "rev": rev,
        "dtype": "fp32",
        "max": "64",
        "labels": "B1/A1/C2/A2",
        "levels": "A1=1<A2=2<B1=3<C2=6",
        "text": "whole",
    }
    assert Signature.parse(str(of.signature)) == of.signature
