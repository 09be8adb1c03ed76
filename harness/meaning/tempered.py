"""What is told on the strength of the words around it counts for less where those were reworded.

In a sentence that is told again in other words, a bound may be told from its other side, an
exception as a rule of its own, and two facts may have changed places together with what is said of
them. Where the rest of the sentence stands as it was, the same finding is nearly always right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from harness.meaning.facts import Outcome
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Span

# Content of one side of a group that the other has nothing for, besides the words of the finding:
# a share of it, and in a short sentence the weight of one rare word or two, is no other wording.
_SHARE, _WORD = 0.15, 1.0


def tempered(pair: Pair, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, with brittle major findings made minor where the words are not the same."""
    for outcome in outcomes:
        found = outcome.finding
        if outcome.brittle and found and found.severity == "major" and is_reworded(pair, found):
            yield replace(outcome, finding=replace(found, severity="minor"))
        else:
            yield outcome


def is_reworded(pair: Pair, finding: Finding) -> bool:
    """Whether either side of the sentences around a finding is told in other words there.

    Example:
        >>> from harness.meaning.compare import compare, read
        >>> before = read("The mill closed because the river had fallen too low to turn it.")
        >>> kept = read("The mill closed for 3 weeks because the river had fallen too low.")
        >>> told = read("They shut the mill for 3 weeks, as so little river water came down.")
        >>> pairs = compare(before, kept), compare(before, told)
        >>> [(each.findings[0].kind, is_reworded(each.pair, each.findings[0])) for each in pairs]
        [('quantity', False), ('quantity', True)]
    """
    one, other = pair.original.passage, pair.rewrite.passage
    if finding.rewrite_span is not None:
        group = pair.group_of_rewrite(_sentence(other, finding.rewrite_span))
    else:
        group = pair.group_of_original(_sentence(one, finding.original_span or (0, 0)))
    return _is_lost(one, group.original, pair.kept, finding.original_span) or _is_lost(
        other, group.rewrite, pair.backed, finding.rewrite_span
    )


def _sentence(passage: Passage, span: Span) -> int:
    return passage.tokens[passage.tokens_within(span)[0]].sentence


def _is_lost(
    passage: Passage, sentences: Iterable[int], support: Sequence[float], told: Span | None
) -> bool:
    """Whether the other side has nothing for much of some sentences, but for what was told."""
    first, last = passage.tokens_within(told) if told is not None else (0, 0)
    total = lost = 0.0
    for number in sentences:
        sentence = passage.sentences[number]
        for at in range(sentence.first, sentence.last):
            if not first <= at < last:
                total += passage.tokens[at].weight
                lost += passage.tokens[at].weight * (1.0 - support[at])
    return lost > max(_WORD, _SHARE * total)
