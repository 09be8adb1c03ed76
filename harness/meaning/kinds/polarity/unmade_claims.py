"""Claims that a text says not to hold, without a negation of their verb.

"There is no evidence that he knew", "he denied having known", "the ruin is too weak to stand": the
cue bears on the evidence, or is none at all, and what must not be asserted stands behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.negation_scope import IDLE
from harness.meaning.kinds.polarity.negation_words import CUES, EXPLAINING
from harness.meaning.kinds.shared.clauses import (
    BE,
    NEGATED,
    SIGN_BORDERS,
    View,
    content_from,
    words,
)
from harness.meaning.links import SAME
from harness.meaning.passage import Passage, Token

EVIDENCE = words("evidence proof sign indication suggestion danger risk chance prospect question")
_AFTER_EVIDENCE = words("that of to for")
_SHOWING = words("suggest show prove indicate support imply")
_NONE = words("no not n't never without nor little any didn't doesn't hasn't haven't isn't lack")
_BEFORE = 4  # tokens before a noun of evidence in which something denies it
_DENYING = words("deny denies denied denying")
_RULING = words("rule rules ruled ruling")
_TELLING = _DENYING | _RULING | {"too"}
_DEGREE = 7  # tokens between "too" and the "to" after it
_CLAIM = 6  # content words of a claim that are looked at
_LEAST = 2
_SHARE = 0.6  # of the words of a claim that must be said in one sentence
# What leaves the claim open, or answers it, in words that are no negation.
_OPEN = words(
    "if unless until except only whether otherwise once too enough need needs needed must"
)
_ANSWERS = words(
    "lie untrue nonsense innocent claim accuse accusation allegation allege charge suspect rumor"
    " baseless unfounded fake unproven search seek investigate look test ask"
)
_BORDERS = SIGN_BORDERS | words("but although though while whereas because so when unless if")


class _Frame(NamedTuple):
    """A cue and the claim that it keeps from being made."""

    cue: int
    claim: tuple[int, ...]


def unmade(
    view: View, here: Sequence[int], there: Sequence[int], theirs: Sequence[Fact]
) -> Iterator[tuple[int, int]]:
    """Cues here whose claim stands there, and nothing there takes it back or leaves it open.

    Args:
        view: The pair, from the side of the cues.
        here: Numbers of the sentences here.
        there: Numbers of the sentences there that belong to them.
        theirs: The negations of those.
    """
    for number in here:
        for frame in _frames(view.here, number):
            if view.here.tokens[frame.cue].lemma in EVIDENCE and view.sure[frame.cue] >= SAME:
                continue  # "there was evidence": its negation went, which is told elsewhere
            places = [view.to[at] for at in frame.claim if view.to[at] >= 0]
            held = Counter(view.there.tokens[at].sentence for at in places)
            sentence, count = next(iter(held.most_common(1)), (-1, 0))
            if sentence not in there or count < max(_LEAST, _SHARE * len(frame.claim)):
                continue
            if not _is_answered(view, number, sentence, theirs):
                yield frame.cue, next(at for at in places if _in(view.there, at, sentence))


def _in(passage: Passage, at: int, sentence: int) -> bool:
    return passage.tokens[at].sentence == sentence


def _frames(passage: Passage, number: int) -> Iterator[_Frame]:
    sentence = passage.sentences[number]
    for at in range(sentence.first, sentence.last - 2):
        start = _start(passage, at)
        if start > 0:
            claim = tuple(islice(content_from(passage, start, 1, _BORDERS, 24), _CLAIM))
            if len(claim) == 1:  # "the dam is in no danger of breaking": the dam breaks
                claim += tuple(islice(content_from(passage, at - 1, -1, _BORDERS), 1))
            if len(claim) >= _LEAST:
                yield _Frame(at, claim)


def _start(passage: Passage, at: int) -> int:
    """Where the claim begins that a token keeps from being made; 0 where it does nothing so."""
    tokens = passage.tokens
    word, after = tokens[at].lower, tokens[at + 1].lower
    if word not in _TELLING and tokens[at].lemma not in EVIDENCE:
        return 0
    before = {token.lower for token in tokens[max(0, at - _BEFORE) : at]}
    if tokens[at].lemma in EVIDENCE and after in _AFTER_EVIDENCE and before & _NONE:
        return at + 3 if after == "to" and tokens[at + 2].lemma in _SHOWING else at + 2
    if before & CUES.keys():
        return 0  # "did not deny", "refused to rule out"
    if word in _DENYING and not before & BE and _is_claim(passage, at + 1):
        return at + 1
    if word in _RULING and after == "out":
        return at + 2
    return _after_too(passage, at) if word == "too" else 0


def _is_claim(passage: Passage, at: int) -> bool:
    """Whether a claim follows "denied": that he came, having come; not access, nor a request."""
    word = passage.tokens[at].lower
    return word == "that" or word.endswith("ing")


def _after_too(passage: Passage, at: int) -> int:
    """The verb of "too weak to stand", or 0."""
    tokens, end = passage.tokens, passage.sentences[passage.tokens[at].sentence].last
    for place in range(at + 2, min(at + _DEGREE, end - 1)):
        if tokens[place].lower in _BORDERS or tokens[place].lower == ",":
            return 0
        if tokens[place].lower == "to":
            verb = tokens[place + 1]
            return place + 1 if verb.lower == verb.lemma or verb.lower in BE else 0
    return 0


def _is_answered(view: View, mine: int, number: int, theirs: Sequence[Fact]) -> bool:
    """Whether a sentence there, or one beside it, denies what it says or leaves it open."""
    passage = view.there
    if passage.of_sentence(number)[-1].lower == "?":
        return True
    if any(abs(fact.sentence - number) <= 1 and _may_answer(fact) for fact in theirs):
        return True
    own = {token.lemma for token in view.here.of_sentence(mine)}
    near = range(max(0, number - 1), min(len(passage.sentences), number + 2))
    return any(
        _answers(token, own, inside=each == number)
        for each in near
        for token in _told(passage.of_sentence(each))
    )


def _told(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words of a sentence without a "not" that has no verb: "those that did not"."""
    for token, behind in zip_longest(tokens, tokens[1:]):
        if token.lower not in NEGATED or (behind and behind.lower not in SIGN_BORDERS):
            yield token


def _may_answer(fact: Fact) -> bool:
    """Whether a negation has a verb of its own: not "those that did not"."""
    heads: tuple[int, ...] = fact.said.heads
    return bool(heads) or fact.said.force != IDLE


def _answers(token: Token, own: set[str], inside: bool) -> bool:
    """Whether a word that the other text does not have says no, or that nobody knows."""
    if token.lower in CUES or token.lemma in _ANSWERS or (inside and token.lower in _OPEN):
        return True
    return token.lemma in EXPLAINING and token.lemma not in own
