"""What excuses another quantity: an exception to "all", or the same quantity somewhere else."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.facts import Fact
from harness.meaning.kinds.shared.clauses import NUMBER_WORDS, words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token

_EXCEPTING = words("except exception apart excluding besides save")
_BEFORE_BUT = words("all every everyone everything none nobody nothing any one")
_REACH = 12  # tokens around a quantifier in which an exception bears on it


def excepts(passage: Passage, fact: Fact) -> bool:
    """Whether an exception in the same sentence makes "most" of "all"."""
    tokens, sentence = passage.tokens, passage.sentences[fact.sentence]
    near = range(max(sentence.first, fact.first - _REACH), min(sentence.last, fact.last + _REACH))
    return any(
        tokens[at].lemma in _EXCEPTING
        or (tokens[at].lower == "but" and at > 0 and _is_but(tokens[at - 1], tokens[at + 1 :][:1]))
        for at in near
    )


def is_said_elsewhere(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether the rewrite has the same words in another sentence: "some families"."""
    counted = {pair.original.passage.tokens[at].lemma for at in one.said.bound[:1]}
    tokens = pair.rewrite.passage.tokens
    return any(
        token.lower == one.said.word
        and token.sentence != other.sentence
        and counted & {each.lemma for each in tokens[at + 1 : at + 3]}
        for at, token in enumerate(tokens)
    )


def _is_but(before: Token, after: Sequence[Token]) -> bool:
    """Whether a "but" excepts something: "all but one", "all of the islands but two"."""
    counted = any(token.lower == "one" or token.lower in NUMBER_WORDS for token in after)
    return before.lower in _BEFORE_BUT or counted
