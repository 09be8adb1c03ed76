"""The NLI metric against a plain restatement that asks transformers one pair at a time."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from harness.errors import Exit, HarnessError
from harness.metrics.base import Need
from harness.model import Segment, Signature
from harness.neural.cross_encoder import CrossEncoder
from harness.neural.nli import Nli, NliOptions
from harness.text.sentences import split_sentences

torch = pytest.importorskip("torch")

ORIGINALS = (
    "The ferry left at nine because the crew was late. Nobody had seen such a storm before! "
    "He ate bread and cheese; then he slept.",
    "A committee of 12 members met on Monday and rejected the plan.",
    "Unhappy residents want the council to repair their roads, she said. It was late. Nobody came.",
)
REWRITES = (
    "The ferry left late. There was a storm. He slept.",
    "The committee met on Monday. It rejected the plan.",
    "Residents want better roads.",
)
SEGMENTS = tuple(Segment(str(index), text) for index, text in enumerate(ORIGINALS))
NAMES = ("entailment", "neutral", "contradiction")


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    """Threads that wait for each other make tiny models slow on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def probabilities(tiny_classifier):
    """`probabilities(folder, premise, hypothesis)` by transformers alone, as a dictionary."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    folder = tiny_classifier(NAMES)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()

    def ask(premise, hypothesis):
        fields = tokenizer(premise, hypothesis, truncation=True, max_length=64, return_tensors="pt")
        with torch.no_grad():
            shares = model(**fields).logits.double().softmax(-1)[0].tolist()
        return dict(zip(NAMES, shares, strict=True))

    return ask


def metric(folder, **options):
    return Nli(NliOptions(model=str(folder), **options))


def rows(of, rewrites=REWRITES, segments=SEGMENTS):
    return of.prepare(segments).rows(rewrites)


def renamed(folder, to, names, **more):
    """A copy of a model whose config calls its outputs otherwise."""
    copy = shutil.copytree(folder, to)
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    config |= {"id2label": dict(enumerate(names)), **more}
    config["label2id"] = {name: index for index, name in enumerate(names)}
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return copy


def plain(ask, original, rewrite, worst=False):
    """Score, support, coverage and contradiction of one pair, by the definitions."""
    first, second = split_sentences(original), split_sentences(rewrite)

    def entailed(hypothesis, premises):
        return max(ask(premise, hypothesis)["entailment"] for premise in premises)

    def refuted(hypothesis, premises):
        most = max(ask(premise, hypothesis)["contradiction"] for premise in premises)
        return min(most, 1 - entailed(hypothesis, premises))

    low, high = (min, max) if worst else (np.mean, np.mean)
    support = low([entailed(sentence, first) for sentence in second])
    coverage = low([entailed(sentence, second) for sentence in first])
    contradiction = high([refuted(sentence, first) for sentence in second])
    return [2 * support * coverage / (support + coverage), support, coverage, contradiction]


@pytest.mark.parametrize("aggregate", ["mean", "min"])
def test_values_are_those_of_the_definition(tiny_classifier, probabilities, aggregate):
    of = metric(tiny_classifier(NAMES), aggregate=aggregate)
    found = of.segment_scores(rows(of))
    worst = aggregate == "min"
    expected = [
        plain(probabilities, *pair, worst) for pair in zip(ORIGINALS, REWRITES, strict=True)
    ]
    assert [output.name for output in of.outputs] == [
        "score",
        "support",
        "coverage",
        "contradiction",
        "truncated",
    ]
    np.testing.assert_allclose(found[:, :4], expected, atol=1e-5)
    assert found[:, 4].tolist() == [0, 0, 0]
    # The numbers can tell right from wrong: sides and labels are not interchangeable.
    assert np.abs(found[:, 1] - found[:, 2]).max() > 0.01
    corpus = of.score(rows(of).sum(axis=0))
    np.testing.assert_allclose(corpus[:4], np.mean(expected, axis=0), atol=1e-5)


def test_sides_turned_turn_support_and_coverage(tiny_classifier):
    of = metric(tiny_classifier(NAMES))
    forth = of.segment_scores(rows(of))
    turned = tuple(Segment(str(index), text) for index, text in enumerate(REWRITES))
    back = of.segment_scores(rows(of, ORIGINALS, turned))
    np.testing.assert_allclose(back[:, [0, 2, 1]], forth[:, :3], atol=1e-5)


def test_batches_do_not_matter(tiny_classifier):
    found = [
        metric(tiny_classifier(NAMES), batch_tokens=size, cache=False) for size in (1, 50, 5000)
    ]
    values = [of.segment_scores(rows(of)) for of in found]
    np.testing.assert_allclose(values[0], values[2], atol=1e-5)
    np.testing.assert_allclose(values[1], values[2], atol=1e-5)
    assert len({str(of.signature) for of in found}) == 1


def test_windows_of_two_sentences_are_premises(tiny_classifier, probabilities):
    original = ORIGINALS[2]
    first, second, third = split_sentences(original)
    segment = Segment("1", original)
    of = metric(tiny_classifier(NAMES), window=2)
    found = of.segment_scores(rows(of, ["Nobody came late."], [segment]))[0]
    premises = [f"{first} {second}", f"{second} {third}"]
    support = max(probabilities(each, "Nobody came late.")["entailment"] for each in premises)
    coverage = np.mean(
        [probabilities("Nobody came late.", each)["entailment"] for each in (first, second, third)]
    )
    np.testing.assert_allclose(found[1:3], [support, coverage], atol=1e-5)


def test_packed_windows_hold_what_fits(tiny_classifier, probabilities):
    of = metric(tiny_classifier(NAMES), window=0)
    found = of.segment_scores(rows(of, ["He slept."], [Segment("1", "It was late. Nobody came.")]))
    whole = probabilities("It was late. Nobody came.", "He slept.")["entailment"]
    assert found[0, 1] == pytest.approx(whole, abs=1e-5)


def test_the_order_of_labels_is_read_from_the_config(tiny_classifier, tmp_path, probabilities):
    # The weights stay, the names move: what was neutral is now called entailment.
    moved = ("contradiction", "entailment", "neutral")
    of = metric(renamed(tiny_classifier(NAMES), tmp_path / "moved", moved))
    found = of.segment_scores(rows(of))

    def ask(premise, hypothesis):
        shares = probabilities(premise, hypothesis)
        return dict(zip(moved, (shares[name] for name in NAMES), strict=True))

    expected = [plain(ask, *pair) for pair in zip(ORIGINALS, REWRITES, strict=True)]
    np.testing.assert_allclose(found[:, :4], expected, atol=1e-5)
    assert dict(of.signature.choices)["labels"] == "contradiction/entailment/neutral"


def test_an_order_can_be_given_where_the_config_has_none(tiny_classifier, tmp_path):
    nameless = renamed(
        tiny_classifier(NAMES), tmp_path / "nameless", ["LABEL_0", "LABEL_1", "LABEL_2"]
    )
    with pytest.raises(HarnessError, match="labels=contradiction/neutral/entailment"):
        metric(nameless)
    given = metric(nameless, labels="entailment/neutral/contradiction")
    named = metric(tiny_classifier(NAMES))
    np.testing.assert_allclose(rows(given), rows(named), atol=1e-5)


def test_a_head_of_two_tells_no_contradictions(tiny_classifier, tmp_path):
    folder = tiny_classifier(("entailment", "not_entailment"))
    of = metric(folder)
    assert [output.name for output in of.outputs] == ["score", "support", "coverage", "truncated"]
    found = rows(of)
    assert found.shape == (3, 7)
    turned = metric(renamed(folder, tmp_path / "turned", ("not_entailment", "entailment")))
    # With one window and one sentence the two heads' entailments add up to 1.
    pair = (["He slept."], [SEGMENTS[1]])
    both = [each.segment_scores(rows(each, *pair))[0, 1:3] for each in (of, turned)]
    np.testing.assert_allclose(np.sum(both, axis=0), [1, 1], atol=1e-5)


# --- Bounds -------------------------------------------------------------------------------------


def test_documents_ask_no_more_questions_than_top_allows(tiny_classifier, monkeypatch):
    lines = [f"Person {index} met person {index + 1} on Monday." for index in range(60)]
    asked = []
    original_outputs = CrossEncoder.outputs

    def noted(self, inputs):
        asked.extend(inputs)
        return original_outputs(self, inputs)

    monkeypatch.setattr(CrossEncoder, "outputs", noted)
    of = metric(tiny_classifier(NAMES), top=3)
    rows(of, [" ".join(lines[::2])], [Segment("1", " ".join(lines))])
    assert len(asked) == 3 * (60 + 30)
    # Of each sentence of the rewrite, its own copy is among the premises.
    assert all((line, line) in asked for line in lines[::2])


def test_top_zero_tries_all(tiny_classifier):
    values = [
        of.segment_scores(rows(of))
        for of in (metric(tiny_classifier(NAMES), top=top) for top in (0, 3, 1))
    ]
    np.testing.assert_allclose(values[0], values[1], atol=1e-5)
    # Fewer premises can only lower the best entailment.
    assert (values[2][:, 1:3] <= values[0][:, 1:3] + 1e-5).all()
    assert np.abs(values[2] - values[0]).max() > 0.001


def test_truncated_pairs_are_counted(tiny_classifier):
    long = "the crew was late because the storm left the island and " * 12 + "slept."
    of = metric(tiny_classifier(NAMES))
    found = rows(of, ["He slept."], [Segment("1", f"It was late. {long}")])
    # The long sentence once as a premise, once as a hypothesis.
    assert of.segment_scores(found)[0, -1] == 2
    assert of.score(found.sum(axis=0) * 2)[-1] == 4


# --- Empty texts --------------------------------------------------------------------------------


def test_an_empty_rewrite_covers_nothing_and_supports_nothing(tiny_classifier):
    of = metric(tiny_classifier(NAMES))
    found = rows(of, ["", " \n", REWRITES[2]])
    scores = of.segment_scores(found)
    for index in (0, 1):
        assert scores[index, [0, 2]].tolist() == [0, 0]
        assert np.isnan(scores[index, [1, 3]]).all()
    corpus = of.score(found.sum(axis=0))
    assert corpus[1] == pytest.approx(scores[2, 1])
    assert corpus[2] == pytest.approx(scores[2, 2] / 3)
    assert np.isfinite(found).all()


def test_a_blank_original_supports_nothing(tiny_classifier):
    of = metric(tiny_classifier(NAMES))
    found = of.segment_scores(rows(of, ["He slept.", ""], [Segment("1", " "), Segment("2", " ")]))
    assert found[0, [0, 1, 3]].tolist() == [0, 0, 0]
    assert np.isnan(found[0, 2])
    assert np.isnan(found[1, :4]).all()


def test_no_segments_have_no_value(tiny_classifier):
    of = metric(tiny_classifier(NAMES))
    found = rows(of, [], [])
    assert found.shape == (0, 9)
    scores = of.score(found.sum(axis=0))
    assert np.isnan(scores[:4]).all()
    assert scores[4] == 0


def test_rows_add_up_and_follow_their_segments(tiny_classifier):
    of = metric(tiny_classifier(NAMES))
    whole = rows(of)
    parts = [rows(of, REWRITES[part], SEGMENTS[part]) for part in (slice(1), slice(1, 3))]
    np.testing.assert_allclose(np.concatenate(parts), whole, atol=1e-5)
    np.testing.assert_allclose(rows(of, REWRITES[::-1], SEGMENTS[::-1])[::-1], whole, atol=1e-5)
    weights = np.asarray([[1, 0, 2], [0, 3, 0]])
    assert of.score((weights @ whole)[None]).shape == (1, 2, 5)


def test_a_count_mismatch_is_refused(tiny_classifier):
    with pytest.raises(ValueError, match="zip"):
        rows(metric(tiny_classifier(NAMES)), REWRITES[:2])


# --- What it says of itself ---------------------------------------------------------------------


def test_evidence_has_its_place_in_the_texts(tiny_classifier, probabilities):
    of = metric(tiny_classifier(NAMES))
    supported, covered = of.explain(ORIGINALS[0], REWRITES[0])
    assert [ORIGINALS[0][slice(*each.sentence.span)] for each in covered] == split_sentences(
        ORIGINALS[0]
    )
    for verdict in supported:
        sentence = REWRITES[0][slice(*verdict.sentence.span)]
        evidence = ORIGINALS[0][slice(*verdict.evidence.span)]
        expected = probabilities(evidence, sentence)["entailment"]
        assert verdict.entailment == pytest.approx(expected, abs=1e-5)


def test_the_signature_has_every_choice_but_where_it_ran(tiny_classifier, tmp_path):
    folder = shutil.copytree(tiny_classifier(NAMES), tmp_path / "some-nli")
    of = metric(folder)
    rev = dict(of.signature.choices)["rev"]
    split = dict(of.signature.choices)["split"]
    assert str(of.signature) == (
        f"nli|model:some-nli|rev:{rev}|dtype:fp32|max:64|labels:entailment/neutral/contradiction|"
        f"window:1|top:8,trigram-idf/1|agg:mean|split:{split}|v:1"
    )
    assert Signature.parse(str(of.signature)) == of.signature
    assert metric(folder, device="cpu", batch_tokens=9, cache=False).signature == of.signature
    for change in ({"window": 2}, {"top": 0}, {"aggregate": "min"}, {"max_length": 32}):
        assert metric(folder, **change).signature != of.signature
    assert of.needs == {Need.ORIGINAL, Need.MODEL}


# --- What is refused ----------------------------------------------------------------------------


def test_weights_that_are_pickled_or_absent_are_refused_before_anything_runs(
    tiny_classifier, tmp_path
):
    folder = shutil.copytree(tiny_classifier(NAMES), tmp_path / "pickled")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(HarnessError, match="pickled") as caught:
        metric(folder)
    assert caught.value.exit_code == Exit.ENVIRONMENT
    (folder / "pytorch_model.bin").unlink()
    with pytest.raises(HarnessError, match=r"no model\.safetensors"):
        metric(folder)


def test_a_model_without_a_head_is_refused(tiny_encoder):
    with pytest.raises(HarnessError, match="no head"):
        metric(tiny_encoder())


def test_a_model_that_is_not_here_is_refused_with_the_command(monkeypatch, tmp_path):
    import huggingface_hub.constants

    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(HarnessError) as caught:
        metric("some/nli-model")
    assert "hf download some/nli-model" in str(caught.value)


def test_a_model_that_fails_known_sentences_is_refused_if_asked(tiny_classifier, monkeypatch):
    folder = tiny_classifier(NAMES)

    def outputs_of(self_entailed, denial_entailed):
        shares = {True: [3.0, 0.0, 0.0], False: [0.0, 0.0, 3.0]}
        found = np.asarray([shares[self_entailed], shares[denial_entailed]])
        monkeypatch.setattr(
            CrossEncoder, "outputs", lambda *_: (found, np.zeros(2, dtype=np.bool_))
        )

    outputs_of(True, False)
    metric(folder, check=True, top=1).prepare([])
    for answers in ((False, False), (True, True)):
        outputs_of(*answers)
        with pytest.raises(HarnessError, match="does not entail itself"):
            metric(folder, check=True).prepare([])
        metric(folder).prepare([])
