"""What may be told as a ban or as a warning: "do not use it", "using it could cause a fire"."""

from __future__ import annotations

from harness.meaning.kinds.polarity.negation_scope import Negation
from harness.meaning.kinds.shared.clauses import words
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


def warns(passage: Passage, first: int, last: int) -> bool:
    """Whether the clause ``[first, last)`` tells of the harm that may come of it."""
    tokens = passage.tokens
    return any(
        tokens[at].lower in _MODALS
        and any(each.lemma in _HARMING for each in tokens[at + 1 : min(last, at + _REACH)])
        for at in range(first, last)
    )
