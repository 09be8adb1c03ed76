"""Whether a statement may be told from its other side, in the writer's own words.

What looks turned in a statement that is otherwise the same is a slip. Where the words around were
changed as well, and one of the texts denies or allows what the other does not, the writer may have
told it of the others, and only a reader can say.
"""

from __future__ import annotations

from itertools import islice

from harness.meaning.kinds.shared.clauses import BORDERS, NEGATED, clause, content_from, words
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_NEAR = 4  # content words on each side
_IFS = words("if when where whenever")
_ENDS = BORDERS | {",", "and"}
DENYING = NEGATED | words(
    "no nobody none nor without exempt free void invalid offence offense crime illegal unlawful"
    " prohibited forbidden banned refused"
)
"""Words that deny the statement that they stand in."""
_LEAVE, _DUTY = words("can may could allowed"), words("must has have need needs should shall")


def may_be_of_the_rest(pair: Pair, one: int, first: int, last: int) -> bool:
    """Whether a bound may be told of those whom the original leaves out.

    Args:
        pair: The aligned texts.
        one: A token of the bound in the original.
        first: The first token of the bound in the rewrite.
        last: One past its last.
    """
    if not _is_in_own_words(pair, first, last):
        return False
    before, after = _said(pair.original.passage, one), _said(pair.rewrite.passage, first)
    if before & DENYING or after & DENYING:
        return True
    return bool((before & _DUTY and after & _LEAVE) or (before & _LEAVE and after & _DUTY))


def _is_in_own_words(pair: Pair, first: int, last: int) -> bool:
    """Whether a word around the tokens ``[first, last)`` of the rewrite is new, in their clause."""
    passage = pair.rewrite.passage
    before = islice(content_from(passage, first - 1, -1), _NEAR)
    after = islice(content_from(passage, last), _NEAR)
    return any(pair.backed[at] == 0 for at in (*before, *after))


def _said(passage: Passage, at: int) -> set[str]:
    """The words of the clause of a token, and of the one that a clause with "if" opens."""
    tokens = passage.tokens
    first, last = clause(passage, at, _ENDS)
    said = {token.lower for token in tokens[first:last]}
    end = passage.sentences[tokens[at].sentence].last
    if first and tokens[first - 1].lower in _IFS and last + 1 < end and tokens[last].text == ",":
        said |= {token.lower for token in tokens[slice(*clause(passage, last + 1, _ENDS))]}
    return said
