"""BLEU, token F1 and the edit features against figures that EASSE itself computed.

The texts are not ours to hand on, so they live outside the project and the tests skip without
them. The figures were made with EASSE's public functions; see the notes beside the data.
"""

import csv
import functools
import os
from pathlib import Path

import pytest

from harness.metrics.bleu import Bleu, BleuOptions, SentenceBleu, SentenceBleuOptions
from harness.metrics.edits import Edits, EditsOptions
from harness.metrics.token_f1 import TokenF1, TokenF1Options
from harness.model import Segment

SHARED = Path(os.environ.get("HARNESS_SHARED", Path(__file__).parents[2].parent / "shared"))
GOLDEN = SHARED / "data" / "golden" / "golden.csv"

pytestmark = pytest.mark.skipif(
    not GOLDEN.is_file(), reason=f"no golden values at {GOLDEN}; set HARNESS_SHARED"
)

CASES = {"easse_cli_default_lc": "lc", "easse_func_default_cased": "mixed", "easse_default": "lc"}
FEATURES = {
    "qe Compression ratio": "compression",
    "qe Sentence splits": "sentence_splits",
    "qe Levenshtein similarity": "levenshtein",
    "qe Exact copies": "exact_copies",
    "qe Additions proportion": "additions",
    "qe Deletions proportion": "deletions",
}
CORPORA = {
    "asset_test": ("asset/asset.test.orig", "asset/asset.test.simp.{}", 10),
    "turkcorpus_test": (
        "turkcorpus/test.truecase.detok.orig",
        "turkcorpus/test.truecase.detok.simp.{}",
        8,
    ),
}


def _lines(path):
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


@functools.cache
def _texts(dataset):
    original, reference, count = CORPORA[dataset]
    data = SHARED / "data"
    references = [_lines(data / reference.format(rank)) for rank in range(count)]
    return _lines(data / original), list(zip(*references, strict=True))


@functools.cache
def _case(dataset, system):
    """The segments and rewrites of a system or of a pseudo-system."""
    originals, references = _texts(dataset)
    if system == "_REF0_vs_rest":
        rewrites = [texts[0] for texts in references]
        references = [texts[1:] for texts in references]
    elif system == "_IDENTITY":
        rewrites = originals
    elif system == "_EMPTY":
        rewrites = [""] * len(originals)
    elif system == "_TRUNC80":
        parted = [line.split() for line in originals]
        rewrites = [" ".join(words[: int(0.8 * len(words))]) for words in parted]
    else:
        rewrites = _lines(SHARED / "data" / "outputs" / f"{system}.txt")
    segments = [
        Segment(str(rank), original, tuple(texts))
        for rank, (original, texts) in enumerate(zip(originals, references, strict=True))
    ]
    return segments, rewrites


@functools.cache
def _prepared(kind, case, dataset, held_out):
    metric = {
        "bleu": lambda: Bleu(BleuOptions(case=case)),
        "sent_bleu": lambda: SentenceBleu(SentenceBleuOptions(case=case)),
        "f1_token": lambda: TokenF1(TokenF1Options(case=case)),
        "qe": lambda: Edits(EditsOptions(case=case, split="easse")),
    }[kind]()
    segments, _ = _case(dataset, "_REF0_vs_rest" if held_out else "_IDENTITY")
    return metric, metric.prepare(segments)


@functools.cache
def _scores(kind, case, dataset, system):
    metric, scorer = _prepared(kind, case, dataset, system == "_REF0_vs_rest")
    values = metric.score(scorer.rows(_case(dataset, system)[1]).sum(axis=0))
    return dict(zip([output.name for output in metric.outputs], values, strict=True))


def _expected(kind):
    if not GOLDEN.is_file():
        return []
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["metric"].split()[0] == kind]


def _check(kind, name_of):
    rows = _expected(kind)
    assert rows
    for row in rows:
        scores = _scores(kind, CASES[row["variant"]], row["dataset"], row["system"])
        got = scores[name_of(row)]
        assert got == pytest.approx(float(row["value"]), abs=1e-9, rel=0), row


def test_corpus_bleu():
    _check("bleu", lambda row: "bleu")


def test_sentence_bleu():
    _check("sent_bleu", lambda row: "sentence-bleu")


def test_token_f1():
    _check("f1_token", lambda row: "token-f1")


def test_quality_estimation_features():
    _check("qe", lambda row: FEATURES[row["metric"]])
