"""Additions: what the rewrite says and the original does not, sentence by sentence and run by run.

A whole sentence without a partner is an addition when most of its content is nowhere in the
original. Inside an aligned sentence it is a run of content words without support, longer than
what the aligned original lost: where as much was lost as was gained, something was put in other
words, and that is not this kind's to judge.
"""

from __future__ import annotations

from collections.abc import Iterable

from harness.meaning.facts import Fate, Kind, Outcome
from harness.meaning.pair import Pair
from harness.meaning.runs import Run, runs_without, weight_without
from harness.model import Finding, Severity

_SAID_ELSEWHERE = 0.5
_LONG = 2.4  # weight of a run that is worth telling: three content words
_GRAVE = 3.2  # and that a reader would take for a statement of its own: four of them
_OPENERS = frozenset(
    {"because", "since", "so", "while", "although", "after", "before", "when", "which", "who"}
    | {"where", "if", "unless", "despite", "that", "and", "but", "with", "by", "to", "for", "in"}
)


class Additions(Kind):
    """Sentences and stretches of the rewrite that nothing in the original supports."""

    name = "addition"
    about = "A sentence, or a stretch of one, that nothing in the original supports."
    languages = None

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """One outcome for each unsupported sentence or run."""
        for number in range(len(pair.rewrite.passage.sentences)):
            if pair.is_aligned_rewrite(number):
                yield from self._in_sentence(pair, number)
            else:
                yield from self._whole(pair, number)

    def _whole(self, pair: Pair, number: int) -> Iterable[Outcome]:
        passage = pair.rewrite.passage
        sentence = passage.sentences[number]
        content = [token for token in passage.of_sentence(number) if token.weight]
        if len(content) < 2:
            return
        total = sum(token.weight for token in content)
        said = sum(token.weight for token in content if pair.says_original(token.lemma))
        share = said / total
        if share >= 0.8:
            return
        severity: Severity = "major" if share < _SAID_ELSEWHERE and len(content) > 2 else "minor"
        message = "The rewrite has a sentence that the original does not have."
        confidence = 0.6 + 0.35 * (1 - share)
        finding = Finding(self.name, severity, None, sentence[:2], message, round(confidence, 2))
        yield Outcome(self.name, Fate.ADDED, None, None, finding)

    def _in_sentence(self, pair: Pair, number: int) -> Iterable[Outcome]:
        passage = pair.rewrite.passage
        runs = runs_without(passage, number, pair.backed)
        if not any(run.weight >= _LONG for run in runs):
            return
        group = pair.group_of_rewrite(number)
        lost = weight_without(pair.original.passage, group.original, pair.kept)
        for run in runs:
            if run.weight < _LONG or lost > 0.5 * run.weight:
                continue
            finding = self._stretch(pair, run)
            yield Outcome(self.name, Fate.ADDED, None, None, finding)

    def _stretch(self, pair: Pair, run: Run) -> Finding:
        passage = pair.rewrite.passage
        opened = run.first > 0 and passage.tokens[run.first - 1].lower in _OPENERS
        grave = run.weight >= _GRAVE or (opened and run.weight >= _LONG)
        first = run.first - 1 if opened else run.first
        span = passage.span(first, run.last)
        message = (
            f"The rewrite adds “{passage.quote(span)}”, which the original does not seem to say."
        )
        return Finding(self.name, "major" if grave else "minor", None, span, message, 0.65)
