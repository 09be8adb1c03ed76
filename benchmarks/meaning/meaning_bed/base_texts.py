"""The texts that are edited: originals, references and careful rewrites, in two halves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from harness.corpora.decoding import read_text
from harness.corpora.documents import document_text, read_folder
from harness.errors import HarnessError
from meaning_bed.edits import Half

Level = Literal["sentence", "document"]
CORPORA = Path(__file__).resolve().parents[3] / "corpora"


@dataclass(frozen=True, slots=True)
class BaseText:
    """A rewrite that says what its original says; often the original itself.

    Attributes:
        id: The segment; all base texts of a segment are in one half.
        source: Where the text is from: ``original``, ``reference-2``, ``careful`` …
    """

    id: str
    level: Level
    source: str
    original: str
    text: str
    half: Half


def half_of(id: str, seed: int) -> Half:
    """The half of a segment, by a hash of the seed and its id: never by its place in a file.

    Example:
        >>> half_of("notice-01", 0) == half_of("notice-01", 0)
        True
    """
    digest = hashlib.sha256(f"{seed}\x00{id}".encode()).digest()
    return "dev" if digest[0] % 2 == 0 else "held-out"


def town_sentences(seed: int, folder: Path = CORPORA / "town-sentences") -> list[BaseText]:
    """Every sentence pair of the town sentences that keeps the meaning: 6 for each of 70."""
    lines = (folder / "segments.jsonl").read_text(encoding="utf-8").split("\n")
    segments = [json.loads(line) for line in lines if line]
    careful = (folder / "outputs/careful.txt").read_text(encoding="utf-8").split("\n")
    made: list[BaseText] = []
    for segment, rewrite in zip(segments, careful[: len(segments)], strict=True):
        id, original = str(segment["id"]), str(segment["original"])
        texts = {"original": original, "careful": rewrite}
        texts |= {f"reference-{n}": text for n, text in enumerate(segment["references"], 1)}
        half = half_of(id, seed)
        made += [BaseText(id, "sentence", key, original, text, half) for key, text in texts.items()]
    return made


def town_documents(seed: int, folder: Path = CORPORA / "town-documents") -> list[BaseText]:
    """Every document pair of the town documents that keeps the meaning: 4 for each of 9."""
    places = {
        "original": "originals",
        "reference-a": "references/a",
        "reference-b": "references/b",
        "careful": "outputs/careful",
    }
    read = {key: read_folder(folder / place).documents for key, place in places.items()}
    ids = list(read["original"])
    # Nine documents are too few for a hash to part them evenly, so every second one by hash.
    order = sorted(ids, key=lambda id: hashlib.sha256(f"{seed}\x00{id}".encode()).digest())
    halves: dict[str, Half] = {id: "dev" if n % 2 else "held-out" for n, id in enumerate(order)}
    return [
        BaseText(
            id,
            "document",
            source,
            document_text(read["original"][id]),
            document_text(files[id]),
            halves[id],
        )
        for source, files in read.items()
        for id in ids
    ]


def from_files(originals: Path, rewrites: Sequence[Path], seed: int) -> list[BaseText]:
    """Base texts from files of lines: every original itself, and its line of every rewrite file.

    Raises:
        HarnessError: A file cannot be read, or has another number of lines.
    """
    lines = read_text(originals).lines
    made = [
        BaseText(f"{n}", "sentence", "original", line, line, half_of(line, seed))
        for n, line in enumerate(lines, 1)
    ]
    for path in rewrites:
        texts = read_text(path).lines
        if len(texts) != len(lines):
            raise HarnessError(
                f"has {len(texts)} lines, {originals} has {len(lines)}", where=str(path)
            )
        made += [
            BaseText(f"{n}", "sentence", path.name, line, text, half_of(line, seed))
            for n, (line, text) in enumerate(zip(lines, texts, strict=True), 1)
            if text.strip()
        ]
    return made
