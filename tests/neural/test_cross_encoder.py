"""The batched cross-encoder against transformers itself, one input at a time."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from harness.errors import Exit, HarnessError
from harness.neural import cross_encoder
from harness.neural.classifier_options import ClassifierOptions, made_ready
from harness.neural.cross_encoder import CrossEncoder, Settings
from harness.neural.devices import Placement
from harness.neural.loading import Source, check

torch = pytest.importorskip("torch")

TEXTS = [
    "The ferry left at nine.",
    "Nobody on the island had seen such a storm before!",
    "He slept.",
    "",
    "Rejected 😀 naïve ünknown",
    "A committee of 12 members met on Monday and rejected the plan.",
]
PAIRS = [(first, second) for first in TEXTS for second in TEXTS]
LONG = "the crew was late because the storm left the island and " * 12


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    """Threads that wait for each other make tiny models slow on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def one_by_one(folder, inputs):
    """Raw outputs and whether an input was too long, without batches, padding or cache."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    logits, long = [], []
    for first, second in inputs:
        # Lists of one: given two strings, transformers takes an empty second one for none.
        both = ([first], None if second is None else [second])
        long.append(len(tokenizer(*both, verbose=False)["input_ids"][0]) > 64)
        fields = tokenizer(*both, truncation=True, max_length=64, return_tensors="pt")
        with torch.no_grad():
            logits.append(model(**fields).logits[0].numpy())
    return np.asarray(logits), long


def encoder(folder, area=100_000, outputs=3, progress=None, **how):
    located = check(Source(str(folder)), needs_head=True)
    settings = Settings(how.pop("length", 64), area, Placement("cpu", "fp32"), **how)
    return CrossEncoder(located, outputs, settings, progress or (lambda done, total: None))


@pytest.mark.parametrize("area", [1, 40, 100_000])
def test_pairs_are_scored_as_by_transformers_whatever_the_batches(tiny_classifier, area):
    folder = tiny_classifier()
    found = encoder(folder, area, cache=False).outputs(PAIRS)
    expected, _ = one_by_one(folder, PAIRS)
    assert found.logits.shape == (36, 3)
    np.testing.assert_allclose(found.logits, expected, atol=1e-5)
    assert not found.cut.any()
    assert np.ptp(expected, axis=0).min() > 0.05


def test_single_texts_are_not_pairs(tiny_classifier):
    folder = tiny_classifier()
    alone = [(text, None) for text in TEXTS]
    together = [(text, "") for text in TEXTS]
    model = encoder(folder)
    np.testing.assert_allclose(model.outputs(alone).logits, one_by_one(folder, alone)[0], atol=1e-5)
    np.testing.assert_allclose(
        model.outputs(together).logits, one_by_one(folder, together)[0], atol=1e-5
    )


def test_texts_that_are_too_long_are_cut_and_marked(tiny_classifier):
    folder = tiny_classifier()
    inputs = [(LONG, "He slept."), ("He slept.", LONG), (LONG, LONG), *PAIRS[:3]]
    found = encoder(folder).outputs(inputs)
    expected, long = one_by_one(folder, inputs)
    assert long == [True, True, True, False, False, False]
    assert found.cut.tolist() == long
    np.testing.assert_allclose(found.logits, expected, atol=1e-5)


def test_a_shorter_length_can_be_set(tiny_classifier):
    short = encoder(tiny_classifier(), length=8)
    assert short.outputs([PAIRS[1]]).cut.all()
    assert not encoder(tiny_classifier()).outputs([PAIRS[1]]).cut.any()


def test_an_input_that_just_fits_is_not_cut(tiny_classifier):
    # Three special tokens come with a pair.
    tokens = sum(encoder(tiny_classifier()).token_counts(list(PAIRS[1]))) + 3
    assert not encoder(tiny_classifier(), length=tokens).outputs([PAIRS[1]]).cut.any()
    assert encoder(tiny_classifier(), length=tokens - 1).outputs([PAIRS[1]]).cut.all()


def test_no_batch_is_larger_than_allowed(tiny_classifier, monkeypatch):
    shapes = []
    model = encoder(tiny_classifier(), 60)
    forward = model._forward

    def noted(encoded):
        longest = max(len(each["input_ids"]) for each in encoded)
        shapes.append((len(encoded), longest))
        return forward(encoded)

    monkeypatch.setattr(model, "_forward", noted)
    model.outputs(PAIRS)
    assert sum(size for size, _ in shapes) == len(PAIRS)
    assert all(size == 1 or size * longest <= 60 for size, longest in shapes)
    assert max(size for size, _ in shapes) > 1


def test_equal_inputs_are_scored_once_and_remembered(tiny_classifier, monkeypatch):
    model = encoder(tiny_classifier(), cache=False)
    seen = []
    forward = model._forward
    monkeypatch.setattr(model, "_forward", lambda some: seen.extend(some) or forward(some))
    first = model.outputs([PAIRS[0], PAIRS[1], PAIRS[0]])
    assert len(seen) == 2
    np.testing.assert_array_equal(first.logits[0], first.logits[2])
    again = model.outputs(PAIRS[:2])
    assert len(seen) == 2
    np.testing.assert_array_equal(again.logits, first.logits[:2])


def test_outputs_are_kept_on_disk_with_the_mark(tiny_classifier, monkeypatch):
    inputs = [(LONG, "He slept."), *PAIRS]
    first = encoder(tiny_classifier()).outputs(inputs)
    other = encoder(tiny_classifier())
    monkeypatch.setattr(CrossEncoder, "_forward", lambda *_: pytest.fail("not in the cache"))
    second = other.outputs(inputs)
    np.testing.assert_array_equal(first.logits, second.logits)
    np.testing.assert_array_equal(first.cut, second.cut)
    with pytest.raises(pytest.fail.Exception):
        encoder(tiny_classifier(), length=32).outputs(inputs)


def test_many_chunks_are_one_result(tiny_classifier, monkeypatch):
    monkeypatch.setattr(cross_encoder, "_CHUNK", 7)
    told = []
    model = encoder(
        tiny_classifier(), 80, cache=False, progress=lambda done, total: told.append((done, total))
    )
    found = model.outputs(PAIRS)
    np.testing.assert_allclose(found.logits, one_by_one(tiny_classifier(), PAIRS)[0], atol=1e-5)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1] == (36, 36)


def test_nothing_to_score_loads_nothing(tiny_classifier, monkeypatch):
    monkeypatch.setattr(cross_encoder, "load_tokenizer", lambda *_: pytest.fail("loaded"))
    found = encoder(tiny_classifier()).outputs([])
    assert found.logits.shape == (0, 3)
    assert found.cut.shape == (0,)


def test_tokens_are_counted_without_the_special_ones(tiny_classifier):
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(tiny_classifier())
    expected = [len(tokenizer.tokenize(text)) for text in (*TEXTS, LONG)]
    assert encoder(tiny_classifier()).token_counts([*TEXTS, LONG]) == expected


# --- What is refused ----------------------------------------------------------------------------


def test_a_head_of_another_size_is_refused(tiny_classifier):
    with pytest.raises(HarnessError, match="the config says 2"):
        encoder(tiny_classifier(), outputs=2).outputs(PAIRS[:1])


@pytest.mark.parametrize("part", ["classifier.", "pooler."])
def test_weights_that_the_head_reads_must_be_there(tiny_classifier, tmp_path, part):
    from safetensors.torch import load_file, save_file

    folder = shutil.copytree(tiny_classifier(), tmp_path / "lacking")
    weights = load_file(folder / "model.safetensors")
    kept = {name: value for name, value in weights.items() if part not in name}
    assert len(kept) == len(weights) - 2
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(HarnessError, match=f"lack .*{part}") as caught:
        encoder(folder).outputs(PAIRS[:1])
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_values_that_are_no_numbers_are_refused(tiny_classifier, tmp_path):
    from safetensors.torch import load_file, save_file

    folder = shutil.copytree(tiny_classifier(), tmp_path / "broken")
    weights = load_file(folder / "model.safetensors")
    weights["classifier.bias"][1] = float("nan")
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(HarnessError, match="not a number"):
        encoder(folder).outputs(PAIRS[:1])


def test_single_texts_and_pairs_do_not_mix(tiny_classifier):
    with pytest.raises(ValueError, match="second text"):
        encoder(tiny_classifier()).outputs([("a", None), ("a", "b")])


# --- Options ------------------------------------------------------------------------------------


def test_the_length_is_that_of_the_model_or_less(tiny_classifier):
    folder = str(tiny_classifier())
    located = ClassifierOptions(model=folder).located()
    assert ClassifierOptions(model=folder).settings(located).max_length == 64
    assert ClassifierOptions(model=folder, max_length=32).settings(located).max_length == 32
    with pytest.raises(HarnessError, match="more than the 64 tokens"):
        ClassifierOptions(model=folder, max_length=65).settings(located)


def test_a_model_is_signed_by_name_content_and_format(tiny_classifier, tmp_path):
    folder = shutil.copytree(tiny_classifier(), tmp_path / "named")

    def signed(**changes):
        options = ClassifierOptions(model=str(folder), **changes)
        return dict(made_ready(options, options.located(), 3)[1])

    first = signed()
    assert first == {"model": "named", "rev": first["rev"], "dtype": "fp32", "max": "64"}
    assert signed(batch_tokens=7, device="cpu", cache=False) == first
    assert signed(dtype="bf16")["dtype"] == "bf16"
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"x": 1}), encoding="utf-8")
    assert signed()["rev"] != first["rev"]
