"""The statements that a sentence is made of: "the mill burned; the barn, they say, may be saved".

Sentences that a writer joined by "; " or ", but" say the same as the sentences alone. A kind that
asks what stands beside a word asks inside its statement, and not in the whole sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.kinds.shared.clauses import AUXILIARIES
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.passage import Passage, Token

SIGNS = words("; – —")
"""Signs that part statements wherever they stand."""

_JOINTS = SIGNS | words("and but while whereas although though")
_FAR = 40  # tokens beyond which no statement goes on


def part(passage: Passage, at: int) -> tuple[int, int]:
    """The tokens ``[first, last)`` between two signs around a token.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("It rained; the old mill burned; nobody came.")
        >>> passage.quote(passage.span(*part(passage, 5)))
        'the old mill burned'
    """
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[at].sentence]
    first, last = at, at + 1
    while first > max(sentence.first, at - _FAR) and tokens[first - 1].text not in SIGNS:
        first -= 1
    while last < min(sentence.last, at + _FAR) and tokens[last].text not in SIGNS:
        last += 1
    return first, last


def statement(passage: Passage, at: int) -> tuple[int, int]:
    """The tokens ``[first, last)`` of the statement of a token: a verb is in it and behind it.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Salt and sand were sold, but the old mill had burned.")
        >>> passage.quote(passage.span(*statement(passage, 9)))
        'the old mill had burned.'
    """
    low, high = part(passage, at)
    tokens = passage.tokens
    first, last = low, high
    for place in range(at, low, -1):
        if tokens[place].lower in _JOINTS and _is_told(tokens[place + 1 : high]):
            first = place + 1
            break
    for place in range(at + 1, high):
        if tokens[place].lower in _JOINTS and _is_told(tokens[place + 1 : high]):
            last = place
            break
    return first, last


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether a stretch has a verb before the next joint, and something in front of it."""
    for number, token in enumerate(tokens):
        if token.lower in _JOINTS:
            return False
        if number and (token.lower in AUXILIARIES or is_past(token)):
            return True
    return False
