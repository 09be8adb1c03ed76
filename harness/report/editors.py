"""The answer to an editor with two texts: is it easier, and how much was changed?"""

from __future__ import annotations

from harness.metrics.base import Metric
from harness.metrics.registry import create, parse_spec
from harness.model import Segment

_WORDS_OF_EASE = (
    ("fkgl", "school grade (Flesch–Kincaid)", "lower"),
    ("fre", "reading ease (Flesch, 0 to 100)", "higher"),
    ("words_per_sentence", "words in a sentence", "lower"),
    ("syllables_per_word", "syllables in a word", "lower"),
    ("long_words", "long words, in 100 (7 letters or more)", "lower"),
)


def answer(segment: Segment, rewrite: str) -> str:
    """A few lines in plain words, from the same numbers as every table.

    Args:
        segment: The original, with its language and any references.
        rewrite: The rewrite; may be empty.
    """
    if not rewrite.strip():
        return "The rewrite is empty: there is nothing to compare.\n"
    if rewrite.strip() == segment.original.strip():
        return "The rewrite is the same text as the original.\n"
    return "\n".join([*_ease(segment, rewrite), "", *_changes(segment, rewrite), ""])


def _values(metric: Metric, segment: Segment, text: str) -> dict[str, float]:
    scores = metric.score(metric.prepare([segment]).rows([text]).sum(axis=0))
    names = [output.name for output in metric.outputs]
    return dict(zip(names, scores.tolist(), strict=True))


def _ease(segment: Segment, rewrite: str) -> list[str]:
    metric = create(parse_spec(f"readability:language={segment.language}"))
    before = _values(metric, segment, segment.original)
    after = _values(metric, segment, rewrite)
    lines = ["Is it easier?", f"  {'':40}{'original':>9}{'rewrite':>9}"]
    verdicts: list[bool] = []
    for name, words, better in _shown(before):
        scale = 100 if name == "long_words" else 1
        lines.append(f"  {words:40}{scale * before[name]:9.1f}{scale * after[name]:9.1f}")
        if before[name] != after[name]:
            verdicts.append((after[name] < before[name]) == (better == "lower"))
    lines += [
        f"  {name:40}{before[name]:9.0f}{after[name]:9.0f}" for name in ("sentences", "words")
    ]
    easier = sum(verdicts)
    lines.append(f"  {easier} of {len(verdicts)} measures that moved say that it is easier.")
    return lines


def _shown(values: dict[str, float]) -> list[tuple[str, str, str]]:
    return [each for each in _WORDS_OF_EASE if each[0] in values]


def _changes(segment: Segment, rewrite: str) -> list[str]:
    edits = _values(create(parse_spec("edits")), segment, rewrite)
    return [
        "How much was changed?",
        f"  The rewrite is {100 * edits['compression']:.0f} % as long as the original.",
        f"  {100 * edits['additions']:.0f} % of the words are new and "
        f"{100 * edits['deletions']:.0f} % were left out.",
        f"  The two texts are {100 * edits['levenshtein']:.0f} % alike, letter by letter.",
        "",
        "Does it still say the same?",
        "  This version does not check the meaning: read the two side by side.",
    ]
