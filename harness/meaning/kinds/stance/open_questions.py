"""What the original leaves open, and the rewrite tells as a fact: "it is unclear whether ..."."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from harness.meaning.kinds.shared.clauses import NEGATED, View, content_from
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.links import SYNONYM
from harness.meaning.passage import Passage, Token

_OPENERS = words("whether if")
_OPEN = words(
    "unclear uncertain unknown unsure undecided doubtful doubt wonder question debate dispute"
    " disagree guess speculate"
)
_SETTLING = words(
    "know clear certain sure establish decide determine confirm say comment settle prove find"
    " tell reveal disclose answer evidence information agree explain clarify see"
)
_TELLING = words("say tell agree find reveal explain see prove")  # what is not so, as well
_LOOKING = words("investigating examining checking asking considering reviewing studying testing")
_DENYING = NEGATED | words("no never nobody neither without remains yet")
_HELD_OPEN = words(
    "whether if may might could can would should perhaps maybe possibly probably likely how what"
    " why or until unless when think thinks believe believes say says said claim claims allege"
    " alleged allegedly apparently seem seems suspected thought unlikely possible chance"
)
_BEFORE = 9  # tokens before the question in which it is said to be open
_MOST = 8  # content words that tell what is asked
_LEAST = 2
_BORDERS = words("; : . ! ? ( ) – — but although though because while and so since")


def closed(view: View) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Tokens of each open question of the original, and of the rewrite's statement of it.

    Only where most of its words stand in one sentence, and nothing there or beside it leaves
    the matter open.
    """
    tokens = view.here.tokens
    for at, token in enumerate(tokens):
        if token.lower not in _OPENERS or not _is_open(view.here, at):
            continue
        asked = list(islice(content_from(view.here, at + 1, borders=_BORDERS), _MOST))
        found = [view.to[n] for n in asked if view.to[n] >= 0 and view.sure[n] >= SYNONYM]
        if len(found) < max(_LEAST, len(asked) / 2):
            continue
        numbers = {view.there.tokens[n].sentence for n in found}
        if len(numbers) == 1 and not _is_held_open(view.there, numbers.pop()):
            yield (at, asked[-1] + 1), (min(found), max(found) + 1)


def _is_open(passage: Passage, at: int) -> bool:
    """Whether what stands before a question says that it has no answer yet."""
    tokens = passage.tokens
    first = passage.sentences[tokens[at].sentence].first
    before = tokens[max(first, at - _BEFORE) : at]
    if any(token.lemma in _OPEN or token.lower in _LOOKING for token in before):
        return True
    denied = any(token.lower in _DENYING for token in before)
    return denied and any(_settles(token) for token in before)


def _settles(token: Token) -> bool:
    return token.lemma in _SETTLING or token.lower in _SETTLING


def _is_held_open(passage: Passage, number: int) -> bool:
    """Whether a statement has a word of doubt, or stands beside a sentence that says so."""
    told = passage.of_sentence(number)
    if told[-1].text == "?" or any(
        token.lower in _HELD_OPEN or token.lower in _DENYING or token.lemma in _OPEN
        for token in told
    ):
        return True
    beside = (n for n in (number - 1, number + 1) if 0 <= n < len(passage.sentences))
    return any(_leaves_open(passage.of_sentence(n)) for n in beside)


def _leaves_open(tokens: tuple[Token, ...]) -> bool:
    if tokens[-1].text == "?" or any(
        token.lemma in _OPEN or token.lower in _LOOKING or token.lower in _OPENERS
        for token in tokens
    ):
        return True
    denied = any(token.lower in _DENYING for token in tokens)
    return denied and any(_settles(token) and token.lemma not in _TELLING for token in tokens)
