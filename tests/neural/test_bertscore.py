"""BERTScore against a literal implementation, and against the package itself where installed."""

from __future__ import annotations

import math
import shutil
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.metrics.base import Need
from harness.model import Segment, Signature
from harness.neural.bertscore import BertScore, BertScoreOptions
from harness.neural.known_layers import LAYERS

pytest.importorskip("torch")

LONG = "The crew of the ferry met residents, and the council rejected bread and cheese; she slept. "
SEGMENTS = (
    Segment("1", "The ferry left late.", ("The late ferry left.", "It left at nine!")),
    Segment("2", "Nobody saw a storm.", ("There was no storm.",)),
    Segment(
        "3", "He ate bread and then he slept.", ("He ate.", "He slept", "  Then he ate bread ")
    ),
    Segment("4", "It rained.", ("",)),
    Segment("5", LONG * 9, (LONG * 8, "The council.")),
)
REWRITES = ("The ferry was late. It left.", "No storm", "", "Rain", LONG * 9)
"""An empty rewrite, an empty reference, repeated words, spaces at the ends, texts cut off."""


def scored(metric: BertScore, segments: Sequence[Segment] = SEGMENTS) -> np.ndarray:
    return metric.segment_scores(metric.prepare(segments).rows(REWRITES[: len(segments)]))


def metric(folder: Path, **options: Any) -> BertScore:
    return BertScore(BertScoreOptions(model=str(folder), **options))


class Literal:
    """BERTScore as its paper and its package describe it, one pair and one token at a time."""

    def __init__(self, folder: Path, layer: int, *, space: str) -> None:
        import transformers

        self.tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
        self.model = transformers.AutoModel.from_pretrained(folder).eval()
        self.layer, self.space = layer, space
        self.idf: dict[int, float] | None = None
        self.documents = 0

    def ids(self, text: str) -> list[int]:
        text = text.strip()
        inside = self.tokenizer(self.space + text, add_special_tokens=False)["input_ids"]
        inside = inside[:62] if text else []
        return [self.tokenizer.cls_token_id, *inside, self.tokenizer.sep_token_id]

    def learn(self, texts: list[str]) -> None:
        sets = [set(self.ids(text)) for text in texts]
        self.documents = len(texts)
        every = set().union(*sets)
        self.idf = {
            token: math.log((len(texts) + 1) / (sum(token in own for own in sets) + 1))
            for token in every
        }

    def weight(self, token: int) -> float:
        if self.idf is not None:
            return self.idf.get(token, math.log(self.documents + 1))
        return float(token not in (self.tokenizer.cls_token_id, self.tokenizer.sep_token_id))

    def vectors(self, ids: list[int]) -> Any:
        import torch

        with torch.no_grad():
            out = self.model(torch.tensor([ids]), output_hidden_states=True)
        states = out.hidden_states[self.layer][0]
        return [state / np.sqrt((state**2).sum()) for state in states.numpy()]

    def pair(self, rewrite: str, target: str) -> tuple[float, float, float]:
        left, right = self.ids(rewrite), self.ids(target)
        if 2 in (len(left), len(right)):
            return 0.0, 0.0, 0.0
        one, two = self.vectors(left), self.vectors(right)
        precision = self.best(left, one, two)
        recall = self.best(right, two, one)
        return precision, recall, 2 * precision * recall / (precision + recall)

    def best(self, ids: list[int], own: Any, others: Any) -> float:
        total = sum(self.weight(token) for token in ids)
        return (
            sum(
                self.weight(token) * max(0.0, *(float(vector @ other) for other in others))
                for token, vector in zip(ids, own, strict=True)
            )
            / total
        )


@pytest.mark.parametrize("kind", ["bert", "roberta"])
@pytest.mark.parametrize(("layer", "idf"), [(3, False), (3, True), (1, False), (0, True)])
def test_equals_a_literal_implementation(
    tiny_encoder: Callable[..., Path], kind: str, layer: int, idf: bool
) -> None:
    folder = tiny_encoder(kind)
    literal = Literal(folder, layer, space=" " if kind == "roberta" else "")
    if idf:
        literal.learn([text for segment in SEGMENTS for text in segment.references])
    for rewrite, segment, found in zip(
        REWRITES, SEGMENTS, scored(metric(folder, layer=layer, idf=idf)), strict=True
    ):
        triples = [literal.pair(rewrite, target) for target in segment.references]
        precision, recall, f1 = np.max(triples, axis=0)
        assert found == pytest.approx([f1, precision, recall], abs=2e-6)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["bert", "roberta"])
@pytest.mark.parametrize(
    ("layer", "idf", "rescale"), [(3, False, False), (2, True, False), (3, True, True)]
)
def test_equals_the_package(
    tiny_encoder: Callable[..., Path],
    tmp_path: Path,
    kind: str,
    layer: int,
    idf: bool,
    rescale: bool,
) -> None:
    folder = spaced(tiny_encoder(kind), tmp_path)
    baseline = baselines(tmp_path)
    given = {"rescale": str(baseline)} if rescale else {}
    found = scored(metric(folder, layer=layer, idf=idf, **given))
    expected = by_package(folder, layer, idf, baseline if rescale else None)
    assert found == pytest.approx(expected, abs=1e-5)


def spaced(folder: Path, to: Path) -> Path:
    """A copy whose tokenizer adds the space that bert-score asks for and transformers 5 forgets."""
    from transformers import AutoTokenizer

    copy = Path(shutil.copytree(folder, to / "spaced"))
    AutoTokenizer.from_pretrained(folder, add_prefix_space=True).save_pretrained(copy)
    return copy


def by_package(folder: Path, layer: int, idf: bool, baseline: Path | None) -> np.ndarray:
    """F1, precision and recall from bert-score."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bert_score = pytest.importorskip("bert_score")
    references = [list(segment.references) for segment in SEGMENTS]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bert_score.scorer, "get_tokenizer", patched_tokenizer)
        scorer = bert_score.BERTScorer(
            model_type=str(folder),
            num_layers=layer,
            idf=idf,
            idf_sents=[text for own in references for text in own],
            nthreads=0,
            lang="en",
            device="cpu",
            rescale_with_baseline=baseline is not None,
            baseline_path=str(baseline) if baseline else None,
        )
    precision, recall, f1 = scorer.score(list(REWRITES), references)
    return np.stack([f1, precision, recall], axis=-1)


def patched_tokenizer(folder: str, use_fast: bool) -> Any:
    """bert-score calls a method for empty texts that transformers 5 no longer has."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, use_fast=use_fast)
    tokenizer.build_inputs_with_special_tokens = lambda ids: tokenizer.encode("")
    return tokenizer


def baselines(folder: Path) -> Path:
    path = folder / "base.tsv"
    lines = [f"{layer},0.{layer + 1},0.{layer + 2},0.{layer + 3}" for layer in range(4)]
    path.write_text("LAYER,P,R,F\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.filterwarnings("ignore")
def test_the_layers_are_those_of_the_package() -> None:
    utils = pytest.importorskip("bert_score.utils")
    assert dict(LAYERS) == utils.model2layers


def test_the_layer_of_a_known_name_and_the_last_one_otherwise(
    tiny_encoder: Callable[..., Path], hub: Callable[[Path, str], str]
) -> None:
    hub(tiny_encoder("bert"), "microsoft/prophetnet-large-uncased")
    known = BertScore(BertScoreOptions(model="microsoft/prophetnet-large-uncased", layer=2))
    assert dict(known.signature.choices)["layer"] == "2"
    with pytest.raises(HarnessError, match="has layers 0 to 3, and no layer 4"):
        BertScore(BertScoreOptions(model="microsoft/prophetnet-large-uncased"))
    assert dict(metric(tiny_encoder("bert")).signature.choices)["layer"] == "3"


def test_the_signature_names_what_moves_the_number_and_no_path(
    tiny_encoder: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tiny_encoder("roberta")
    found = metric(folder, layer=2, idf=True, rescale=str(baselines(tmp_path)), device="cpu")
    assert Signature.parse(str(found.signature)) == found.signature
    choices = dict(found.signature.choices)
    assert choices["model"] == folder.name
    assert len(choices["rev"]) == len(choices["rescale"]) == 12
    assert (choices["layer"], choices["idf"], choices["max"]) == ("2", "yes", "64")
    assert choices["dtype"] == "fp32"
    assert "/" not in str(found.signature)


def test_a_copy_has_1_and_an_empty_rewrite_0(tiny_encoder: Callable[..., Path]) -> None:
    one = metric(tiny_encoder("bert"), against="original")
    assert one.needs == {Need.ORIGINAL, Need.MODEL}
    rows = one.prepare(SEGMENTS).rows([segment.original for segment in SEGMENTS])
    assert one.score(rows.sum(axis=0)) == pytest.approx(1.0, abs=1e-5)
    empty = one.prepare(SEGMENTS).rows([""] * len(SEGMENTS))
    assert one.score(empty.sum(axis=0)).tolist() == [0.0, 0.0, 0.0]
    assert np.isnan(one.score(np.zeros(6))).all()


def test_what_has_no_weight_is_not_counted(tiny_encoder: Callable[..., Path]) -> None:
    # One reference: each of its tokens is in every document, and weighs log(2 / 2).
    one = metric(tiny_encoder("bert"), idf=True)
    rows = one.prepare([Segment("1", "x", ("The ferry left.",))]).rows(["Nobody left"])
    f1, precision, recall = one.score(rows.sum(axis=0))
    assert (f1, math.isnan(recall)) == (0.0, True)
    assert 0 <= precision <= 1


def test_rows_of_shards_are_rows_of_the_whole(tiny_encoder: Callable[..., Path]) -> None:
    one = metric(tiny_encoder("bert"), cache=False)
    whole = one.prepare(SEGMENTS).rows(REWRITES)
    shards = [
        one.prepare([segment]).rows([rewrite])
        for segment, rewrite in zip(SEGMENTS, REWRITES, strict=True)
    ]
    assert np.concatenate(shards) == pytest.approx(whole, abs=1e-6)


def test_bf16_is_near_and_signed(tiny_encoder: Callable[..., Path]) -> None:
    folder = tiny_encoder("bert")
    half = metric(folder, dtype="bf16")
    assert scored(half) == pytest.approx(scored(metric(folder)), abs=0.05)
    assert dict(half.signature.choices)["dtype"] == "bf16"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LAYER,P,R,F\n1,0.1,0.1,0.1\n", "no baseline for layer 3"),
        ("a,b\n1,2\n", "not a file of baselines"),
        (None, "cannot be read"),
    ],
)
def test_files_of_baselines_that_do_not_serve(
    tiny_encoder: Callable[..., Path], tmp_path: Path, text: str | None, words: str
) -> None:
    path = tmp_path / "base.tsv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(HarnessError, match=words):
        metric(tiny_encoder("bert"), rescale=str(path))


def test_options_as_the_command_line_writes_them(tiny_encoder: Callable[..., Path]) -> None:
    written = {"layer": "none", "rescale": "none", "batch_tokens": "none", "idf": "true"}
    one = metric(tiny_encoder("bert"), **written)
    assert dict(one.signature.choices)["idf"] == "yes"
    assert dict(metric(tiny_encoder("bert"), layer="2").signature.choices)["layer"] == "2"
    with pytest.raises(ValueError, match="greater than or equal"):
        metric(tiny_encoder("bert"), batch_tokens=0)
