"""Additions: what the rewrite says and the original does not, sentence by sentence and run by run.

A whole sentence without a partner is an addition when most of its content is nowhere in the
original. Inside an aligned sentence it is a run of content words without support, longer than
what the aligned original lost: where as much was lost as was gained, something was put in other
words, and that is not this kind's to judge.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from harness.meaning.align import Group
from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.amounts.worked_out import worked_out
from harness.meaning.kinds.shared.neighbours import originals_near
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.meaning.runs import Run, runs_without, strange_clauses, weight_without
from harness.model import Finding, Severity

_SAID_ELSEWHERE = 0.5
_SAID = 0.8
_REWORDED = 0.6  # where so much of it was lost beside it, new content may be the old reworded
_LONG = 2.4  # weight of a run that is worth telling: three content words
_GRAVE = 3.2  # and that a reader would take for a statement of its own: four of them
_CLAUSE = 0.9  # weight of a clause worth telling: two common words
_PLAIN = 1.9  # of one that plainly is news
_NOTHING_LOST = 1.2  # and where it stands in the place of nothing
_WHICH = frozenset({"which", "who", "that", "this", "it", "these", "they"})
_IS = frozenset({"is", "are", "was", "were", "means", "mean", "meaning", "called"})
_MEANING = frozenset({"meaning", "called", "namely", "or"})


def _said_elsewhere(pair: Pair, run: Run) -> bool:
    """Whether the original says most of a run in another sentence: it was moved or merged."""
    content = [token for token in pair.rewrite.passage.tokens[run.first : run.last] if token.weight]
    said = sum(token.weight for token in content if pair.says_original(token.lemma))
    return said >= _SAID_ELSEWHERE * sum(token.weight for token in content)


def _explains(passage: Passage, run: Run) -> bool:
    """Whether a clause says what a word means ("which is a kind of …"): help, and no news."""
    opening = [token.lower for token in passage.tokens[run.first : run.first + 3]]
    return (bool(_IS.intersection(opening[1:])) and opening[0] in _WHICH) or opening[0] in _MEANING


def _has_new_name(pair: Pair, number: int) -> bool:
    """Whether a sentence of the rewrite names somebody or something that is nowhere before."""
    tied = {id(other) for _, other in pair.ties}
    return any(
        fact.sentence == number and id(fact) not in tied and fact.said.sure
        for fact in pair.rewrite.of("name")
    )


def _works_out(pair: Pair, first: int, last: int) -> bool:
    """Whether there is a figure in a stretch that the original gives: "so 24 were left"."""
    facts = _between(pair, "quantity", first, last)
    return bool(facts) and any(worked_out(pair).may_come(each) for each in facts)


def _between(pair: Pair, kind: str, first: int, last: int) -> Sequence[Fact]:
    """The facts of a kind that begin in a stretch of the rewrite."""
    facts = pair.rewrite.of(kind)
    start = bisect_left(facts, first, key=lambda fact: fact.first)
    return facts[start : bisect_left(facts, last, key=lambda fact: fact.first)]


def _is_figure(pair: Pair, run: Run) -> bool:
    """Whether all that is new in a stretch is a figure or a date, which its own kind judges."""
    inside = {
        at
        for kind in ("date", "time", "quantity")
        for fact in _between(pair, kind, run.first, run.last)
        for at in range(fact.first, fact.last)
    }
    tokens = pair.rewrite.passage.tokens
    new = [at for at in range(run.first, run.last) if tokens[at].weight and not pair.backed[at]]
    return bool(inside) and inside.issuperset(new)


def _told_here(pair: Pair, group: Group) -> list[int]:
    """The originals of a group, and those beside them that nothing tells: merged, maybe."""
    beside = {near for one in group.original for near in (one - 1, one, one + 1)}
    count = len(pair.original.passage.sentences)
    return sorted(
        one
        for one in beside
        if one in group.original or (0 <= one < count and not pair.is_aligned_original(one))
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
        places = (at for at in range(sentence.first, sentence.last) if passage.tokens[at].weight)
        content = {at: passage.tokens[at] for at in places}
        if len(content) < 2:
            return
        total = sum(token.weight for token in content.values())
        # "Ten years later it had three times as many": two facts in other words, and no news.
        retold = sum(other.sentence == number for _, other in pair.ties) > 1
        said = sum(
            token.weight
            for at, token in content.items()
            if (retold and pair.backed[at]) or pair.says_original(token.lemma)
        )
        share = said / total
        if share >= _SAID:
            return
        new = total - said
        lost = self._lost_beside(pair, number)
        reworded = lost >= _REWORDED * new and not _has_new_name(pair, number)
        grave = share < _SAID_ELSEWHERE and new >= _LONG and not reworded
        grave = grave and not _works_out(pair, sentence[2], sentence[3])
        message = "The rewrite has a sentence that the original does not have."
        if reworded:
            message = "The rewrite has a sentence that the original does not have in these words."
        confidence = 0.5 if reworded else round(0.6 + 0.35 * (1 - share), 2)
        severity: Severity = "major" if grave else "minor"
        finding = Finding(self.name, severity, None, sentence[:2], message, confidence)
        yield Outcome(self.name, Fate.ADDED, None, None, finding)

    def _lost_beside(self, pair: Pair, number: int) -> float:
        """Content that the originals of the sentences before and after it lost.

        What was lost right there may be what the sentence says in other words.
        """
        beside = range(max(0, number - 1), min(len(pair.rewrite.passage.sentences), number + 2))
        originals = {one for at in beside for one in pair.group_of_rewrite(at).original}
        if not originals:
            near = originals_near(pair, number)
            originals = {one for one in near if not pair.is_aligned_original(one)}
        originals |= {
            one + 1 for one in originals if one + 1 < len(pair.original.passage.sentences)
        }
        return weight_without(pair.original.passage, sorted(originals), pair.kept)

    def _in_sentence(self, pair: Pair, number: int) -> Iterable[Outcome]:
        passage = pair.rewrite.passage
        runs = [run for run in runs_without(passage, number, pair.backed) if run.weight >= _LONG]
        clauses = strange_clauses(passage, number, pair.backed)
        if not runs and not clauses:
            return
        group = pair.group_of_rewrite(number)
        lost = weight_without(pair.original.passage, _told_here(pair, group), pair.kept)
        # A clause of the original that is gone as a whole may be what stands here in other words.
        gone = sum(
            clause.weight
            for original in group.original
            for clause in strange_clauses(pair.original.passage, original, pair.kept)
        )
        told = [
            clause
            for clause in clauses
            if clause.weight >= _CLAUSE and not _said_elsewhere(pair, clause)
        ]
        for clause in told:
            put_otherwise = gone >= 0.5 * clause.weight or lost > clause.weight
            least = _NOTHING_LOST if lost <= 0.25 * clause.weight else _PLAIN
            light = clause.weight < least or _explains(passage, clause)
            yield self._outcome(pair, clause, "minor" if put_otherwise or light else "major")
        for run in runs:
            inside = any(each.first <= run.first and run.last <= each.last for each in told)
            if not inside and lost <= 0.5 * run.weight and not _said_elsewhere(pair, run):
                # A sentence that was merged into this one may be told here in other words.
                reworded = self._lost_beside(pair, number) >= _REWORDED * run.weight
                grave = run.weight >= _GRAVE and not reworded
                yield self._outcome(pair, run, "major" if grave else "minor")

    def _outcome(self, pair: Pair, run: Run, severity: Severity) -> Outcome:
        passage = pair.rewrite.passage
        if severity == "major" and (_works_out(pair, run.first, run.last) or _is_figure(pair, run)):
            severity = "minor"
        span = passage.span(run.first, run.last)
        message = (
            f"The rewrite adds “{passage.quote(span)}”, which the original does not seem to say."
        )
        finding = Finding(self.name, severity, None, span, message, 0.65)
        return Outcome(self.name, Fate.ADDED, None, None, finding)
