"""Our FKGL beside that of other tools on the same texts, with the reason for each difference.

    python benchmarks/readability_agreement.py ORIGINALS REFERENCE \
        --python textstat=/venvs/a/bin/python --python readability=/venvs/b/bin/python

Both files hold one text a line. Each peer runs in the interpreter given for it, since two of them
install the same package name. Sums of the peer's own counts enter the one formula, so that the
rows differ by counting alone. ``--cmudict FILE`` gives textstat the dictionary it downloads.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from harness.metrics.readability_counts import COUNTS, ReadabilityScorer
from harness.text.sentences import Split

Row = tuple[float, float, float]

PROLOGUE = """
import collections, json, re, sys
texts, dictionary = json.load(sys.stdin)
"""

PEERS = {
    "textstat": (
        """
import textstat
if dictionary:
    import textstat.backend.counts._count_syllables as where
    table = collections.defaultdict(list)
    for line in open(dictionary, encoding="utf-8"):
        word, *phones = line.partition(" #")[0].split()
        table[re.sub(r"[(][0-9]+[)]$", "", word)].append(phones)
    where.get_cmudict = lambda lang: table
out = [(textstat.sentence_count(t), textstat.lexicon_count(t), textstat.syllable_count(t))
       for t in texts]
""",
        "splits at each .?! and drops sentences of two words; words without the list: pyphen",
    ),
    "py-readability-metrics": (
        """
from readability.text import Analyzer
found = [Analyzer().analyze(t) for t in texts]
out = [(f.num_sentences, f.num_words, f.num_syllables) for f in found]
""",
        "Punkt; some quotes, dashes and dots count as words; own syllable rules",
    ),
    "readability": (
        """
import readability
found = [readability.getmeasures(t, lang="en")["sentence info"] for t in texts]
out = [(f["sentences"], f["words"], f["syllables"]) for f in found]
""",
        "a line is a sentence; the, be, we and digits have no syllable; raw text is not its input",
    ),
    "textdescriptives": (
        """
import spacy, textdescriptives
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
nlp.add_pipe("textdescriptives/descriptive_stats")
out = [(d._.counts["n_sentences"], d._.counts["n_tokens"],
        d._.counts["n_tokens"] * d._.syllables["syllables_per_token_mean"])
       for d in nlp.pipe(texts)]
""",
        "spaCy splits clitics and hyphens into words; pyphen misses one syllable in four words",
    ),
}

EPILOGUE = """
print(json.dumps([float(sum(column)) for column in zip(*out)]))
"""


def fkgl(row: Row) -> float:
    """Flesch-Kincaid grade level of sentences, words and syllables."""
    sentences, words, syllables = row
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def ours(texts: Sequence[str], split: Split) -> Row:
    """Our counts."""
    totals = ReadabilityScorer("en", split, None).rows(texts).sum(0)
    counts = dict(zip(COUNTS, totals.tolist(), strict=True))
    return counts["S"], counts["W"], counts["Y"]


def theirs(name: str, python: str, texts: Sequence[str], dictionary: Path | None) -> Row | str:
    """A peer's counts, or the last line of its error."""
    script = PROLOGUE + PEERS[name][0] + EPILOGUE
    done = subprocess.run(
        [python, "-c", script],
        input=json.dumps([list(texts), str(dictionary) if dictionary else None]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip(" *")]
        lines = [line for line in said if "Error" in line or "not found" in line] or said
        return " ".join(lines[-1].split())
    sentences, words, syllables = json.loads(done.stdout.splitlines()[-1])
    return sentences, words, syllables


def line(name: str, original: Row | str, reference: Row | str, reason: str) -> str:
    """One line of the table."""
    if isinstance(original, str) or isinstance(reference, str):
        error = original if isinstance(original, str) else reference
        return f"| {name} | | | | | | did not run: {error} |"
    grades = f"{fkgl(original):.2f} | {fkgl(reference):.2f}"
    ratio = original[2] / original[1]
    return f"| {name} | {original[0]:.0f} | {original[1]:.0f} | {ratio:.3f} | {grades} | {reason} |"


def table(originals: Sequence[str], reference: Sequence[str], args: argparse.Namespace) -> None:
    """Print the table in Markdown."""
    print("| tool | S | W | Y/W | FKGL original | FKGL reference | why it differs |")
    print("|---|---|---|---|---|---|---|")
    splits: tuple[Split, ...] = ("sentencex", "line")
    for split in splits:
        why = "" if split == "sentencex" else "sentences that the reference split are not seen"
        print(line(f"harness, {split}", ours(originals, split), ours(reference, split), why))
    for entry in args.python:
        name, _, python = entry.partition("=")
        rows = [theirs(name, python, texts, args.cmudict) for texts in (originals, reference)]
        print(line(name, rows[0], rows[1], PEERS[name][1]))


def read_lines(path: Path) -> list[str]:
    """The lines of a file that are not blank."""
    return [text for text in path.read_text(encoding="utf-8").split("\n") if text.strip()]


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description="FKGL of several tools on the same texts")
    parser.add_argument("originals", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--python", action="append", default=[], metavar="PEER=INTERPRETER")
    parser.add_argument("--cmudict", type=Path)
    args = parser.parse_args()
    table(read_lines(args.originals), read_lines(args.reference), args)


if __name__ == "__main__":
    main()
