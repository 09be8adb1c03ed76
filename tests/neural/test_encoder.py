"""The encoder: one vector a text whatever the batch, computed once, cut where the model ends."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.neural import batching
from harness.neural.encoder import Encoder
from harness.neural.loading import Located, Source, check
from harness.neural.pooling import Pooling, recipe
from harness.neural.shape import cut, depth, longest
from harness.neural.similarity import TextSimilarity

pytest.importorskip("torch")

TEXTS = ("The ferry left.", "", "A storm! " * 40, "He slept, she said.", "The ferry left.")


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts went through a model, a number for each call."""
    seen: list[int] = []
    run = batching.run

    def counting(lengths: Sequence[int], *rest: Any) -> int:
        seen.append(len(lengths))
        return run(lengths, *rest)

    monkeypatch.setattr(batching, "run", counting)
    return seen


def located(folder: Path) -> Located:
    return check(Source(str(folder)))


def with_files(folder: Path, to: Path, **files: object) -> Located:
    """A copy with JSON files; two underscores stand for a slash."""
    copy = Path(shutil.copytree(folder, to / "copy"))
    for name, content in files.items():
        path = copy / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return located(copy)


def test_the_batch_does_not_matter(tiny_encoder: Callable[..., Path]) -> None:
    model = located(tiny_encoder("bert"))
    together = Encoder(model, cache=False).tokens(TEXTS)
    for text, found in zip(TEXTS, together, strict=True):
        (alone,) = Encoder(model, batch_tokens=1, cache=False).tokens([text])
        assert alone.ids.tolist() == found.ids.tolist()
        assert alone.vectors == pytest.approx(found.vectors, abs=1e-5)
        assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(1.0, abs=1e-6)
        assert found.vectors.dtype == np.float32


def test_a_text_is_embedded_once(tiny_encoder: Callable[..., Path], embedded: list[int]) -> None:
    encoder = Encoder(located(tiny_encoder("bert")), cache=False)
    encoder.tokens(TEXTS)
    encoder.tokens([*TEXTS, " He slept, she said. ", "New."])
    assert embedded == [4, 1]


def test_the_disk_spares_the_model_and_keeps_every_bit(
    tiny_encoder: Callable[..., Path], embedded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = located(tiny_encoder("bert"))
    first = Encoder(model)
    tokens, sentences = first.tokens(TEXTS), first.sentences(TEXTS)
    monkeypatch.setattr("harness.neural.encoder.load_encoder", None)
    again = Encoder(model)
    for one, two in zip(again.tokens(TEXTS), tokens, strict=True):
        assert one.vectors.tobytes() == two.vectors.tobytes()
    assert again.sentences(TEXTS).tobytes() == sentences.tobytes()
    assert embedded == [4, 4]


def test_layers_and_formats_have_vectors_of_their_own(
    tiny_encoder: Callable[..., Path], embedded: list[int]
) -> None:
    model = located(tiny_encoder("bert"))
    for layer in (3, 2):
        Encoder(model, layer).tokens(["A storm"])
    Encoder(model, cache=False).tokens(["A storm"])
    assert embedded == [1, 1, 1]


def test_no_texts_no_vectors(tiny_encoder: Callable[..., Path]) -> None:
    encoder = Encoder(located(tiny_encoder("bert")), cache=False)
    assert encoder.tokens([]) == []
    assert encoder.ids([]) == []
    assert encoder.sentences([]).shape[0] == 0


def test_a_text_ends_where_the_model_does(tiny_encoder: Callable[..., Path]) -> None:
    for kind in ("bert", "roberta"):
        encoder = Encoder(located(tiny_encoder(kind)), cache=False)
        (long,) = encoder.tokens(["storm " * 200])
        assert len(long.ids) == 64
        assert encoder.counts(["storm " * 200]) > [200]


def test_nothing_is_printed(
    tiny_encoder: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    encoder = Encoder(located(tiny_encoder("roberta")))
    encoder.tokens(TEXTS)
    encoder.counts(["storm " * 200])
    assert capfd.readouterr() == ("", "")


def test_no_connection_is_opened(
    tiny_encoder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for kind in ("bert", "roberta"):
        Encoder(located(tiny_encoder(kind)), cache=False).tokens(TEXTS)


@pytest.mark.parametrize("mode", ["mean", "cls", "max"])
def test_pooling_by_hand(tiny_encoder: Callable[..., Path], mode: Pooling) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = tiny_encoder("bert")
    found = Encoder(located(folder), cache=False, pooling=mode).sentences(TEXTS)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    for text, vector in zip(TEXTS, found, strict=True):
        inputs = tokenizer(text, return_tensors="pt", truncation=True, max_length=64)
        with torch.no_grad():
            states = model(**inputs).last_hidden_state[0]
        expected = {"mean": states.mean(0), "cls": states[0], "max": states.amax(0)}[mode]
        assert vector == pytest.approx((expected / expected.norm()).numpy(), abs=1e-5)


def test_the_recipe_is_read_from_the_folder(
    tiny_encoder: Callable[..., Path], tmp_path: Path
) -> None:
    model = with_files(
        tiny_encoder("bert"),
        tmp_path,
        modules=[{"type": "sentence_transformers.models.Transformer"}, {"type": "x.Pooling"}],
        sentence_bert_config={"max_seq_length": 32, "do_lower_case": True},
        config_sentence_transformers={"prompts": {"q": "query: "}, "default_prompt_name": "q"},
        **{"1_Pooling__config": {"pooling_mode_cls_token": True, "pooling_mode_max_tokens": False}},
    )
    found = recipe(model)
    assert (found.mode, found.length, found.lower, found.prompt) == ("cls", 32, True, "query: ")
    assert recipe(model, "mean").mode == "mean"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"modules": [{"type": "sentence_transformers.models.Dense"}]}, "a module 'Dense'"),
        ({"1_Pooling__config": {"pooling_mode": ["cls", "mean"]}}, r"pooling 'cls\+mean'"),
        ({"modules": {"type": "Pooling"}}, "other than a list"),
        ({"1_Pooling__config": {"pooling_mode": "lasttoken"}}, "pooling 'lasttoken'"),
    ],
)
def test_steps_that_are_not_known_are_refused(
    tiny_encoder: Callable[..., Path], tmp_path: Path, files: dict[str, Any], words: str
) -> None:
    with pytest.raises(HarnessError, match=words):
        recipe(with_files(tiny_encoder("bert"), tmp_path, **files))


def test_length_and_depth_without_loading(
    tiny_encoder: Callable[..., Path], tmp_path: Path
) -> None:
    assert longest(located(tiny_encoder("bert"))) == 64
    assert longest(located(tiny_encoder("roberta"))) == 64
    assert depth(located(tiny_encoder("bert"))) == 3
    unlimited = with_files(
        tiny_encoder("roberta"), tmp_path, tokenizer_config={"model_max_length": 1e30}
    )
    assert longest(unlimited) == 64


def _tiny(name: str, **config: Any) -> Any:
    import transformers

    common = {"vocab_size": 20, "hidden_size": 16, "intermediate_size": 16}
    made = getattr(transformers, f"{name}Config")(**(common | config))
    return getattr(transformers, f"{name}Model")(made).eval()


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("DistilBert", {"dim": 16, "hidden_dim": 16, "n_layers": 3, "n_heads": 2}),
        ("Albert", {"num_hidden_layers": 3, "num_attention_heads": 2, "embedding_size": 8}),
        ("MPNet", {"num_hidden_layers": 3, "num_attention_heads": 2}),
        ("DebertaV2", {"num_hidden_layers": 3, "num_attention_heads": 2}),
        ("Electra", {"num_hidden_layers": 3, "num_attention_heads": 2, "embedding_size": 8}),
    ],
)
def test_a_cut_model_says_what_the_layer_of_the_whole_one_says(
    source: Source, name: str, config: dict[str, Any]
) -> None:
    import torch

    model = _tiny(name, **config)
    ids = torch.tensor([[1, 5, 7, 2]])
    with torch.no_grad():
        expected = model(ids, output_hidden_states=True).hidden_states[2]
        found = cut(model, 2, check(source))(ids)[0]
    assert torch.allclose(found, expected, atol=1e-6)


def test_of_an_encoder_with_a_decoder_the_encoder_is_kept(source: Source) -> None:
    import torch

    model = _tiny(
        "T5", d_model=16, d_kv=8, d_ff=16, num_layers=3, num_heads=2, decoder_start_token_id=0
    )
    ids = torch.tensor([[1, 5, 7, 2]])
    with torch.no_grad():
        expected = model.encoder(ids)[0]
        found = cut(model, 3, check(source))(ids)[0]
    assert torch.allclose(found, expected)


def test_an_unknown_architecture_is_refused(source: Source) -> None:
    from torch import nn

    with pytest.raises(HarnessError, match="not known where a model of type 'bert'"):
        cut(nn.Linear(2, 2), 1, check(source))


def test_similarity_embeds_each_text_once(
    tiny_encoder: Callable[..., Path], embedded: list[int]
) -> None:
    similar = TextSimilarity(str(tiny_encoder("bert")), device="cpu", cache=False)
    scores = similar.bertscore(["A storm.", "A storm."], ["A storm.", "He slept."])
    assert scores.shape == (2, 3)
    assert scores[0] == pytest.approx(1.0, abs=1e-5)
    assert (scores[1] < 1).all()
    vectors = similar.sentence_vectors(["A storm.", "He slept."])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-6)
    assert embedded == [2, 2]
    assert dict(similar.choices)["layer"] == "3"


def test_similarity_at_another_layer_keeps_whole_sentence_vectors(
    tiny_encoder: Callable[..., Path],
) -> None:
    folder = str(tiny_encoder("bert"))
    low, high = (TextSimilarity(folder, layer=layer) for layer in (1, 3))
    pair = (["The crew was late."], ["Late was the crew."])
    assert low.bertscore(*pair) != pytest.approx(high.bertscore(*pair), abs=1e-3)
    assert low.sentence_vectors(pair[0]) == pytest.approx(high.sentence_vectors(pair[0]))


def test_similarity_wants_a_rewrite_for_each_original(tiny_encoder: Callable[..., Path]) -> None:
    with pytest.raises(ValueError, match="zip"):
        TextSimilarity(str(tiny_encoder("bert"))).bertscore(["a"], [])
