"""What may be told as a ban or as a warning: "do not use it", "using it could cause a fire"."""

from __future__ import annotations

from harness.meaning.kinds.polarity.negation_scope import Negation
from harness.meaning.kinds.shared.clauses import SIGN_BORDERS, WORD_BORDERS, words
from harness.meaning.passage import Passage

_ORDERING = words("do must shall")
_MODALS = words("could can may might will would")
_HARMING = words(
    "result cause lead damage harm destroy injure kill burn hurt endanger break start risk"
    " invalidate void spoil ruin"
)
_REACH = 4  # tokens from a modal to its verb


def forbids(passage: Passage, one: Negation) -> bool:
    """Whether a negation tells the reader to leave something: "do not", "never", "must not"."""
    tokens = passage.tokens
    before = tokens[one.first - 1].lower if one.first else ""
    opens = passage.sentences[tokens[one.first].sentence].first == one.first
    return (tokens[one.first].lower == "never" and opens) or before in _ORDERING


def is_supposed(passage: Passage, at: int) -> bool:
    """Whether a word is a gerund that opens a statement: "leaving it on shortens its life".

    It says what comes of it if somebody does it, not that anybody does.
    """
    token = passage.tokens[at]
    first = passage.sentences[token.sentence].first
    opens = at == first or passage.tokens[at - 1].lower in SIGN_BORDERS | WORD_BORDERS
    return opens and token.lower.endswith("ing") and token.lower != token.lemma


def warns(passage: Passage, first: int, last: int) -> bool:
    """Whether the clause ``[first, last)`` tells of the harm that may come of it."""
    tokens = passage.tokens
    return any(
        tokens[at].lower in _MODALS
        and any(each.lemma in _HARMING for each in tokens[at + 1 : min(last, at + _REACH)])
        for at in range(first, last)
    )
