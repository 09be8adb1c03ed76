"""The answer to an editor with two texts: is it easier, and does it still say the same?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from harness.meaning.compare import compare, read
from harness.meaning.passage import Passage
from harness.metrics.base import Metric
from harness.metrics.registry import create, parse_spec
from harness.model import Segment
from harness.report.meaning_answer import meaning_answer
from harness.report.quoting import paragraph
from harness.text.syllables import is_known

_WORDS_OF_EASE = (
    ("fkgl", "school grade (Flesch–Kincaid)", "lower"),
    ("fre", "reading ease (Flesch, 0 to 100)", "higher"),
    ("words_per_sentence", "words in a sentence", "lower"),
    ("syllables_per_word", "syllables in a word", "lower"),
    ("long_words", "long words, in 100 (7 letters or more)", "lower"),
)
_BLANKLESS = frozenset({"zh", "ja", "th", "lo", "km", "my"})
_UNKNOWN = "Not measured: there are no rules of readability for texts in"


def answer(segment: Segment, rewrite: str) -> str:
    """The findings in plain words, after a few lines of the same numbers as every table.

    Page furniture is left out of both texts first, and what was left out is said.

    Args:
        segment: The original, with its language and any references.
        rewrite: The rewrite; may be empty.
    """
    if not rewrite.strip():
        return "The rewrite is empty: there is nothing to compare.\n"
    if rewrite.strip() == segment.original.strip():
        return "The rewrite is the same text as the original.\n"
    found = compare(read(segment.original, segment.language), read(rewrite, segment.language))
    bare = replace(segment, original=_without_furniture(found.pair.original.passage))
    text = _without_furniture(found.pair.rewrite.passage)
    parts = [_ease(bare, text), _changes(bare, text), meaning_answer(found)]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _without_furniture(passage: Passage) -> str:
    """The text that was read: lines that are furniture are gone."""
    kept, at = [], 0
    for removal in passage.furniture:
        kept.append(passage.text[at : removal.span[0]])
        at = removal.span[1]
    return "".join([*kept, passage.text[at:]])


def _values(metric: Metric, segment: Segment, text: str) -> dict[str, float]:
    scores = metric.score(metric.prepare([segment]).rows([text]).sum(axis=0))
    names = [output.name for output in metric.outputs]
    return dict(zip(names, scores.tolist(), strict=True))


def _ease(segment: Segment, rewrite: str) -> list[str]:
    if not is_known(segment.language):
        return ["Is it easier?", *paragraph("  ", f"{_UNKNOWN} {segment.language!r}.")]
    language = segment.language.partition("-")[0].lower()
    metric = create(parse_spec(f"readability:language={language}"))
    before = _values(metric, segment, segment.original)
    after = _values(metric, segment, rewrite)
    lines = ["Is it easier?", f"  {'':40}{'original':>9}{'rewrite':>9}"]
    shown = [each for each in _WORDS_OF_EASE if each[0] in before]
    for name, words, _ in shown:
        scale = 100 if name == "long_words" else 1
        lines.append(f"  {words:40}{_number(scale * before[name])}{_number(scale * after[name])}")
    lines += [
        f"  {name:40}{before[name]:9,.0f}{after[name]:9,.0f}" for name in ("sentences", "words")
    ]
    verdicts = [
        (after[name] < before[name]) == (better == "lower")
        for name, _, better in shown
        if before[name] != after[name] and not math.isnan(before[name] + after[name])
    ]
    return [*lines, f"  {_moved(verdicts)}"]


def _moved(verdicts: Sequence[bool]) -> str:
    if not verdicts:
        return "None of these measures moved."
    which = "1 measure" if len(verdicts) == 1 else f"{len(verdicts)} measures"
    return f"{sum(verdicts)} of {which} that moved say that it is easier."


def _number(value: float) -> str:
    return f"{'–':>9}" if math.isnan(value) else f"{value:9.1f}"


def _changes(segment: Segment, rewrite: str) -> list[str]:
    edits = _values(create(parse_spec("edits")), segment, rewrite)
    if math.isnan(edits["compression"] + edits["additions"] + edits["deletions"]):
        return ["How much was changed?", "  One of the texts has no words."]
    lines = [
        "How much was changed?",
        f"  The rewrite is {100 * edits['compression']:.0f} % as long as the original.",
        f"  {100 * edits['additions']:.0f} % of the words are new and "
        f"{100 * edits['deletions']:.0f} % were left out.",
        f"  The two texts are {100 * edits['levenshtein']:.0f} % alike, letter by letter.",
    ]
    if segment.language.partition("-")[0].lower() in _BLANKLESS:
        del lines[2]  # without blanks there are no words to count
    return lines
