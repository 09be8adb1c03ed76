"""How the findings of a metric agree with lists of known differences.

    python benchmarks/meaning/gold_agreement.py --metric meaning
    python benchmarks/meaning/gold_agreement.py --metric meaning \
        --original FILE --rewrite FILE --gold FILE

Without files: the careless outputs of our two corpora against their lists, and the careful
outputs, on which a major finding is a false alarm. The lists hold the breaks made on purpose, so
precision is a lower bound. With files: two documents and a JSONL list of ``original_span``,
``rewrite_span`` (pairs of offsets or null), ``severity``, ``kind`` and ``note``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from meaning_bed.base_texts import CORPORA
from meaning_bed.gold import Entry, Shares, agreement, located, of_severity
from meaning_bed.measure import Explains
from meaning_bed.shared import read_json_lines

from harness.corpora.decoding import read_text
from harness.corpora.documents import document_text, read_folder
from harness.errors import HarnessError
from harness.metrics.registry import create, parse_spec
from harness.model import Finding, Segment

MAJOR, ANY = frozenset({"major"}), frozenset({"major", "minor"})


@dataclass(frozen=True)
class Task:
    """Pairs of texts with what is known to differ between them."""

    name: str
    originals: Sequence[str]
    rewrites: Sequence[str]
    entries: Sequence[Entry]
    both_sides: bool


def corpus_task(name: str, system: str) -> Task:
    """A system's outputs of one of our corpora; entries for the careless one alone."""
    folder = CORPORA / name
    if name == "town-sentences":
        segments = read_json_lines(folder / "segments.jsonl")
        ids = [str(row["id"]) for row in segments]
        originals = [str(row["original"]) for row in segments]
        rewrites = read_text(folder / "outputs" / f"{system}.txt").lines[: len(ids)]
        key = "segment"
    else:
        read = [read_folder(folder / place) for place in ("originals", f"outputs/{system}")]
        ids, key = list(read[0].documents), "document"
        originals, rewrites = ([document_text(side.documents[id]) for id in ids] for side in read)
    entries: list[Entry] = []
    if system == "careless":
        path = folder / "careless.gold.jsonl"
        for number, row in enumerate(read_json_lines(path), 1):
            at = ids.index(row[key])
            where = f"{path}:{number}"
            spans = (
                located(originals[at], row["original"], where),
                located(rewrites[at], row["rewrite"], where),
            )
            entries.append(Entry(at, row["kind"], row["severity"], *spans, row["note"]))
    return Task(f"{name}, {system}", originals, rewrites, entries, name != "town-sentences")


def file_task(original: Path, rewrite: Path, gold: Path) -> Task:
    """Two documents and a list with offsets into the files as they are.

    Raises:
        HarnessError: A file cannot be read, or an offset lies outside its text.
    """
    texts = read_text(original).text, read_text(rewrite).text
    entries: list[Entry] = []
    for number, row in enumerate(read_json_lines(gold), 1):
        spans = []
        for text, key in zip(texts, ("original_span", "rewrite_span"), strict=True):
            span = row.get(key)
            if span is not None and not 0 <= span[0] <= span[1] <= len(text):
                raise HarnessError(f"{key} {span} is outside the text", where=f"{gold}:{number}")
            spans.append(None if span is None else (int(span[0]), int(span[1])))
        entries.append(
            Entry(0, row["kind"], row["severity"], spans[0], spans[1], row.get("note", ""))
        )
    return Task(
        f"{original.name}, {rewrite.name}", [texts[0]], [texts[1]], entries, both_sides=True
    )


def findings_of(metric: str, task: Task) -> Sequence[Sequence[Finding]]:
    """What a metric finds on the pairs of a task.

    Raises:
        HarnessError: The metric does not explain itself.
    """
    segments = [Segment(str(n), text) for n, text in enumerate(task.originals)]
    scorer = create(parse_spec(metric)).prepare(segments)
    if not isinstance(scorer, Explains):
        raise HarnessError(
            f"metric {metric!r} yields no findings", hint="name one that explains itself"
        )
    return scorer.explain(task.rewrites).findings


def _line(name: str, found: Shares) -> str:
    return (
        f"{name:32}{found.findings:9}{found.right:7}{found.precision:10.2f}"
        f"{found.entries:8}{found.found:7}{found.recall:8.2f}"
    )


def agreement_lines(task: Task, findings: Sequence[Sequence[Finding]]) -> list[str]:
    """Precision and recall: of majors and of all findings, and the recall of each gold kind."""
    major, every = of_severity(findings, MAJOR), of_severity(findings, ANY)
    grave = [entry for entry in task.entries if entry.severity == "major"]
    rule = "overlap on every shared side" if task.both_sides else "overlap on one side"
    lines = [
        f"{task.name} ({len(task.originals)} texts; a match: {rule})",
        f"{'':32}{'findings':>9}{'right':>7}{'precision':>10}{'entries':>8}{'found':>7}{'recall':>8}",
    ]
    for name, found, entries in (
        ("major findings, all entries", major, task.entries),
        ("major findings, major entries", major, grave),
        ("all findings, all entries", every, task.entries),
        ("all findings, major entries", every, grave),
    ):
        lines.append(_line(name, agreement(found, entries, both_sides=task.both_sides)))
    lines.append(f"{'kind':32}{'entries':>8}{'by majors':>11}{'by any':>8}")
    for kind in sorted({entry.kind for entry in task.entries}):
        mine = [entry for entry in task.entries if entry.kind == kind]
        shares = [agreement(found, mine, both_sides=task.both_sides) for found in (major, every)]
        lines.append(f"{kind:32}{len(mine):8}{shares[0].recall:11.2f}{shares[1].recall:8.2f}")
    return lines


def alarm_lines(task: Task, findings: Sequence[Sequence[Finding]]) -> list[str]:
    """Findings on rewrites that keep the meaning."""
    major, every = of_severity(findings, MAJOR), of_severity(findings, ANY)
    texts = len(task.originals)
    numbers = [sum(len(found) for found in side) for side in (major, every)]
    with_major = sum(bool(found) for found in major)
    kinds = sorted({each.kind for found in major for each in found})
    counts = {kind: sum(each.kind == kind for found in major for each in found) for kind in kinds}
    return [
        f"{task.name}: {numbers[0]} majors on {texts} texts ({numbers[0] / texts:.2f} each, "
        f"{with_major} texts with one), {numbers[1]} findings of any severity",
        *(f"  {kind:30}{count:5}" for kind, count in counts.items()),
    ]


def _tasks(args: argparse.Namespace) -> list[Task]:
    files = (args.original, args.rewrite, args.gold)
    if any(files):
        if not all(files):
            raise HarnessError("--original, --rewrite and --gold go together")
        return [file_task(*files)]
    names = ("town-sentences", "town-documents")
    return [corpus_task(name, system) for system in ("careless", "careful") for name in names]


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description="Findings against lists of known differences")
    parser.add_argument("--metric", default="meaning")
    parser.add_argument("--original", type=Path)
    parser.add_argument("--rewrite", type=Path)
    parser.add_argument("--gold", type=Path)
    args = parser.parse_args()
    try:
        for task in _tasks(args):
            findings = findings_of(args.metric, task)
            lines = agreement_lines if task.entries else alarm_lines
            print("\n".join([*lines(task, findings), ""]))
    except HarnessError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
