"""What an amount counts, and whether two amounts count the same thing."""

from __future__ import annotations

from harness.meaning.facts import Fact
from harness.meaning.kinds.amounts.number_words import SMALL, TENS
from harness.meaning.lexicon.stems import family
from harness.meaning.links import GENERAL
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token

_REACH = 6  # tokens after an amount in which the things counted are looked for
_NOUNS = 3
_STOPS = frozenset(',.;:()[]{}–—“”"') | {"and", "or", "but"}


def counted(passage: Passage, fact: Fact) -> list[int]:
    """The words of content that say what is counted: those after it, else the last before it.

    Example:
        >>> from harness.meaning.kinds.amounts.quantities import Quantities
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Two of the nine old boats sank.")
        >>> two, nine = Quantities().recognize(passage, [True] * 8)
        >>> [passage.tokens[at].text for at in counted(passage, two)]
        ['old', 'boats', 'sank']
    """
    tokens, sentence = passage.tokens, passage.sentences[fact.sentence]
    found: list[int] = []
    for at in range(fact.last, min(fact.last + _REACH, sentence.last)):
        if tokens[at].lower in _STOPS or tokens[at].is_number:
            break
        if _is_content(tokens[at]):
            found.append(at)
            if len(found) == _NOUNS:
                break
    if found:
        return found
    for at in range(fact.first - 1, max(fact.first - _REACH, sentence.first - 1), -1):
        if _is_content(tokens[at]):
            return [at]
    return []


def _is_content(token: Token) -> bool:
    number = token.lower in SMALL or token.lower in TENS
    return bool(token.weight) and token.is_word and not number


class Likeness:
    """Whether the things that two amounts count are the same.

    Attributes:
        same: True, False where each has its own thing on the other side, None where nothing tells.
        literal: Whether the very word is the same; "men" and "people" may be a sum.
        direct: Whether the words right after both amounts are the same.
    """

    def __init__(self, pair: Pair, one: Fact, other: Fact) -> None:
        before, after = pair.original.passage, pair.rewrite.passage
        mine, theirs = counted(before, one), counted(after, other)
        self.same: bool | None = None
        self.literal = self.direct = False
        if not mine or not theirs:
            return
        beside = mine[0] == one.last and theirs[0] == other.last
        words = {family(after.tokens[at].lemma): at for at in reversed(theirs)}
        for at in mine:
            partner = words.get(family(before.tokens[at].lemma), -1)
            literal = partner >= 0 or pair.kept[at] > GENERAL
            partner = partner if partner >= 0 else pair.to_rewrite[at]
            if partner in theirs and (at == mine[0] or partner == theirs[0]):
                self.same = True
                self.literal |= literal
                self.direct |= beside and at == mine[0] and partner == theirs[0]
        if self.same is None and beside:
            apart = pair.to_rewrite[mine[0]] >= 0 and pair.to_original[theirs[0]] >= 0
            self.same = False if apart else None
