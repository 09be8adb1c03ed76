"""The texts behind a score: from a run directory back to originals, rewrites and references."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.analysis.bundle import Bundle, BundleCell, read_bundle
from harness.config.load import load
from harness.corpora.read import read_corpus
from harness.errors import HarnessError, did_you_mean
from harness.model import Corpus, Segment
from harness.runs.plan import HELD_OUT
from harness.runs.scoring import SCORED
from harness.systems.controls import reduced


@dataclass(frozen=True)
class Texts:
    """Segments with one rewrite each, those that were scored.

    Attributes:
        missing: How many segments have no rewrite that counts, and are left out.
    """

    system: str
    segments: tuple[Segment, ...]
    rewrites: tuple[str, ...]
    missing: int = 0


def texts_of_run(folder: Path, system: str | None, cell: str | None) -> Texts:
    """The texts of one system of a run.

    Rewrites come from the run itself, originals and references from the corpus that its config
    names, which must not have changed since.

    Args:
        folder: A run directory.
        system: Its name; may be None where the run has one system beside its controls.
        cell: Name of the cell, where the run has several.

    Raises:
        HarnessError: The folder is no complete run, its corpus has changed, or there is no such
            cell or system.
    """
    if not (folder / "rewrites.jsonl").is_file() and (folder / "rows.npz").is_file():
        raise HarnessError(
            f"{folder} holds no text, and an explanation needs text",
            hint="name the run that the baseline was made from",
        )
    bundle = read_bundle(folder)
    chosen = _cell(bundle, cell)
    name = _system(chosen, system, folder)
    corpus = _corpus(bundle, chosen)
    held_out = name == HELD_OUT and chosen.systems[name] == "control"
    segments = reduced(corpus.segments) if held_out else corpus.segments
    rewrites = _rewrites(folder, chosen.name, name)
    scored = [segment for segment in segments if segment.id in rewrites]
    texts = tuple(rewrites[segment.id] for segment in scored)
    return Texts(name, tuple(scored), texts, len(segments) - len(scored))


def _cell(bundle: Bundle, name: str | None) -> BundleCell:
    if name is None and len(bundle.cells) == 1:
        return bundle.cells[0]
    for cell in bundle.cells:
        if cell.name == name:
            return cell
    names = [cell.name for cell in bundle.cells]
    asked = f"has no cell {name!r}" if name is not None else f"has {len(names)} cells"
    raise HarnessError(f"{bundle.folder} {asked}", hint=_advice("--cell", name, names))


def _system(cell: BundleCell, name: str | None, folder: Path) -> str:
    own = [system for system, role in cell.systems.items() if role == "system"]
    if name is None and len(own) == 1:
        return own[0]
    if name is not None and name in cell.systems:
        return name
    asked = f"has no system {name!r}" if name is not None else f"has {len(own)} systems"
    raise HarnessError(f"{folder} {asked}", hint=_advice("--system", name, list(cell.systems)))


def _advice(option: str, name: str | None, names: Sequence[str]) -> str:
    near = did_you_mean(name, names) if name else None
    return near or f"{option} takes one of: {', '.join(names)}"


def _corpus(bundle: Bundle, cell: BundleCell) -> Corpus:
    loaded = load(bundle.folder / "config.yaml")
    sources = [each.experiment.corpus.source() for each in loaded.cells if each.name == cell.name]
    corpus = read_corpus(sources[0]).corpus
    if corpus.digest != cell.corpus_sha256:
        raise HarnessError(
            f"the corpus {cell.corpus!r} is not the one that {bundle.folder} was made with",
            hint="restore its files, or run the experiment again",
        )
    return corpus


def _rewrites(folder: Path, cell: str, system: str) -> dict[str, str]:
    """Texts of one system that were scored, by segment id."""
    lines = (folder / "rewrites.jsonl").read_text(encoding="utf-8").split("\n")
    records = (json.loads(line) for line in lines if line)
    return {
        record["segment"]: record["text"]
        for record in records
        if record["cell"] == cell and record["system"] == system and record["status"] in SCORED
    }
