"""Words that deny by their form: unsafe, harmless, inoperable."""

from __future__ import annotations

from harness.meaning.lexicon.reading import words as listed
from harness.meaning.passage import Passage, Token

_SHORT = 3  # letters up to which what is left of a word is chance: image, age
_LONG = 6  # letters from which "-less" is an ending: "unless" has six
_SURELY = ("un", "non", "out", "dis", "mis", "anti", "counter")
_MAYBE = ("in", "im", "ir", "il")
_QUALITY = ("able", "ible", "al", "ate", "ent", "ant", "ful", "ive", "ous", "ect", "ete")


def is_negative(passage: Passage, token: Token) -> bool:
    """Whether a word denies another by a prefix or an ending: unsafe, harmless.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("unsafe harmless uncle illegal")
        >>> [is_negative(passage, token) for token in passage.tokens]
        [True, True, False, True]
    """
    known = passage.lexicon
    if known is None:
        return False
    positive = known.negated(token.lemma)
    if positive is None and token.lower.startswith("un"):
        positive = known.negated(token.lower)  # "unpaid" has no verb behind it
    if positive and len(positive) > _SHORT:
        return True
    return token.lower.endswith("less") and len(token.lower) > _LONG


def may_deny(passage: Passage, token: Token) -> bool:
    """Whether a word could deny another by its form, known or not: inoperable, outdated.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("inoperable outdated unpaid interest Paris")
        >>> [may_deny(passage, token) for token in passage.tokens]
        [True, True, True, False, False]
    """
    if is_negative(passage, token):
        return True
    word, known = token.lower, listed("not_negations")
    if len(word) <= _LONG or word in known or token.lemma in known:
        return False
    return word.startswith(_SURELY) or (word.startswith(_MAYBE) and word.endswith(_QUALITY))
