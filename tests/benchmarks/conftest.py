"""The bed lives beside the package, not in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "meaning"))

FAKE = '''
from dataclasses import dataclass

import numpy as np

from harness.metrics.base import About, Metric, Output
from harness.model import Finding, Signature


@dataclass(frozen=True)
class Said:
    rows: object
    findings: object


class Fake(Metric):
    """Finds the words that the rewrite has and the original has not; digits are major."""

    about = About("fake", "fake", "fake")

    def __init__(self, options):
        self.signature = Signature("fake", 1)
        self.outputs = (Output("score", "ratio", "higher", 0.0, 1.0),
                        Output("lost", "words", "lower", 0.0, None))

    def prepare(self, segments):
        return Scorer([segment.original for segment in segments])

    def score(self, totals):
        bad, words = totals[..., 0], totals[..., 1]
        return np.stack([1 - bad / words, bad], axis=-1)


class Scorer:
    def __init__(self, originals):
        self.originals = originals

    def explain(self, rewrites):
        found = [self.new(*pair) for pair in zip(self.originals, rewrites, strict=True)]
        rows = [[len(f), len(text.split())] for f, text in zip(found, rewrites, strict=True)]
        return Said(np.array(rows, dtype=float), found)

    def rows(self, rewrites):
        return self.explain(rewrites).rows

    def new(self, original, rewrite):
        found, at = [], 0
        for word in rewrite.split():
            at = rewrite.index(word, at)
            if word not in original.split():
                grave = "major" if any(c.isdigit() for c in word) else "minor"
                found.append(Finding("word", grave, None, (at, at + len(word)), word))
            at += len(word)
        return found
'''


@pytest.fixture
def fake(tmp_path: Path) -> str:
    """The name of a metric that explains itself by rules that a test can follow by hand."""
    path = tmp_path / "fake.py"
    path.write_text(FAKE, encoding="utf-8")
    return f"{path}:Fake"
