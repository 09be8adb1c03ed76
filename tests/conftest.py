"""Fixtures that several folders share."""

from __future__ import annotations

import csv
import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from harness.model import Segment

# How long an example takes says what else the machine was doing, not whether the code is right.
settings.register_profile("harness", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("harness")


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return text.removesuffix("\n").split("\n")


@dataclass(frozen=True)
class Shared:
    """The optional folder with public corpora and values from original implementations."""

    folder: Path

    def golden(self) -> list[dict[str, str]]:
        with (self.folder / "golden/golden.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def examples(self) -> dict[str, float]:
        with (self.folder / "golden/examples.csv").open(encoding="utf-8", newline="") as file:
            return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}

    @functools.lru_cache(maxsize=2)  # noqa: B019 - one value for the whole session
    def segments(self, dataset: str) -> list[Segment]:
        prefix, references = {
            "asset_test": ("asset/asset.test", 10),
            "turkcorpus_test": ("turkcorpus/test.truecase.detok", 8),
        }[dataset]
        originals = _lines(self.folder / f"{prefix}.orig")
        columns = [_lines(self.folder / f"{prefix}.simp.{k}") for k in range(references)]
        return [
            Segment(str(index), original, tuple(texts))
            for index, (original, *texts) in enumerate(zip(originals, *columns, strict=True))
        ]

    def case(self, dataset: str, system: str) -> tuple[list[Segment], list[str]]:
        """Segments and rewrites of a system, or of one of the pseudo systems."""
        segments = self.segments(dataset)
        if system == "_IDENTITY":
            return segments, [segment.original for segment in segments]
        if system == "_EMPTY":
            return segments, [""] * len(segments)
        if system == "_TRUNC80":
            words = [segment.original.split() for segment in segments]
            return segments, [" ".join(each[: int(0.8 * len(each))]) for each in words]
        if system == "_REF0_vs_rest":
            rest = [Segment(s.id, s.original, s.references[1:]) for s in segments]
            return rest, [segment.references[0] for segment in segments]
        return segments, _lines(self.folder / f"outputs/{system}.txt")


@pytest.fixture(scope="session")
def shared() -> Iterator[Shared]:
    default = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("HARNESS_SHARED", default)) / "data"
    if not (folder / "golden/golden.csv").is_file():
        pytest.skip("needs the folder of public corpora and golden values (HARNESS_SHARED)")
    yield Shared(folder)
