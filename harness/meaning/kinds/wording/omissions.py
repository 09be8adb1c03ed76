"""Omissions: what the original says and the rewrite does not.

Leaving out is what simplification does, so an omission is never major by itself: a dropped
condition, negation, source or list member is the finding of its own kind. A whole sentence that
went is a minor finding where it carried much, a stretch of a sentence one for information.
"""

from __future__ import annotations

from collections.abc import Iterable

from harness.meaning.facts import Fate, Kind, Outcome
from harness.meaning.kinds.shared.clauses import NEGATED, clause, words
from harness.meaning.pair import Pair
from harness.meaning.passage import Token
from harness.meaning.runs import Run, runs_without, weight_without
from harness.model import Finding

_SAID_ELSEWHERE = 0.6
_LONG = 2.4
_GRAVE = 4.0
_EXEMPT = words("exempt exempted except excepting excluding exception exceptions excluded")
# Words of the rewrite that may tell an exception in another way.
_TELLING = NEGATED | words(
    "no none without unless except only but however otherwise free excluding exempt instead all"
    " although though than if other others apart exception exceptions nothing nor neither"
)


class Omissions(Kind):
    """Sentences and stretches of the original that nothing in the rewrite takes up."""

    name = "omission"
    about = "A sentence, or a long stretch of one, that the rewrite leaves out."
    languages = None

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """One outcome for each sentence or run that was left out."""
        for number in range(len(pair.original.passage.sentences)):
            if pair.is_aligned_original(number):
                yield from self._in_sentence(pair, number)
            else:
                yield from self._whole(pair, number)

    def _whole(self, pair: Pair, number: int) -> Iterable[Outcome]:
        passage = pair.original.passage
        sentence = passage.sentences[number]
        content = [token for token in passage.of_sentence(number) if token.weight]
        if len(content) < 2:
            return
        total = sum(token.weight for token in content)
        said = sum(token.weight for token in content if pair.says_rewrite(token.lemma))
        if said / total >= _SAID_ELSEWHERE:
            return
        message = "The rewrite leaves out a sentence of the original."
        confidence = round(0.6 + 0.35 * (1 - said / total), 2)
        finding = Finding(self.name, "minor", sentence[:2], None, message, confidence)
        yield Outcome(self.name, Fate.DROPPED, None, None, finding)

    def _in_sentence(self, pair: Pair, number: int) -> Iterable[Outcome]:
        yield from self._exceptions(pair, number)
        passage = pair.original.passage
        runs = runs_without(passage, number, pair.kept)
        if not any(run.weight >= _LONG for run in runs):
            return
        group = pair.group_of_original(number)
        gained = weight_without(pair.rewrite.passage, group.rewrite, pair.backed)
        for run in runs:
            if run.weight >= _LONG and gained <= 0.5 * run.weight:
                yield Outcome(self.name, Fate.DROPPED, None, None, self._stretch(pair, run))

    def _exceptions(self, pair: Pair, number: int) -> Iterable[Outcome]:
        """An exception of which the rewrite has no word: "assistance dogs are exempt"."""
        passage, sentence = pair.original.passage, pair.original.passage.sentences[number]
        places = range(sentence.first, sentence.last)
        at = next((at for at in places if passage.tokens[at].lower in _EXEMPT), -1)
        if at < 0 or pair.kept[at]:
            return
        there = pair.rewrite.passage
        for each in pair.group_of_original(number).rewrite:
            near = range(each, min(each + 2, len(there.sentences)))
            if any(_excepts(token) for one in near for token in there.of_sentence(one)):
                return
        span = passage.span(*clause(passage, at))
        message = f"The rewrite leaves out an exception: “{passage.quote(span)}”."
        finding = Finding(self.name, "minor", span, None, message, 0.6)
        yield Outcome(self.name, Fate.DROPPED, None, None, finding)

    def _stretch(self, pair: Pair, run: Run) -> Finding:
        passage = pair.original.passage
        span = passage.span(run.first, run.last)
        severity = "minor" if run.weight >= _GRAVE else "info"
        message = f"The rewrite leaves out “{passage.quote(span)}”."
        return Finding(self.name, severity, span, None, message, 0.65)  # type: ignore[arg-type]


def _excepts(token: Token) -> bool:
    return token.lower in _TELLING
