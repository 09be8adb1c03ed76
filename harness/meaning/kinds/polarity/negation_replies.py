"""What takes a statement back right behind it: "But he cannot do it.", "If you have not, ..."."""

from __future__ import annotations

from collections.abc import Sequence

from harness.meaning.kinds.shared.clauses import NEGATED, is_content, words
from harness.meaning.passage import Passage, Token

_SAYING_NOT = NEGATED | words("nobody none neither")
_SETTING_AGAINST = words("but however yet still though")
_CONDITIONS = words("if when once unless")
_POINTING = words("that this it they he she")
_JOINING = words("; , and but though yet however")
_ENDS = frozenset(";,.:!")
_WRONG = words("wrong false untrue incorrect mistake myth mistaken lie")
_RIGHT = words("true right correct so case")
_SO = words("doing so this that")
_FAR = 12  # tokens behind a statement in which "but could not" stands
_CLAUSE = 6  # tokens in which a condition without a verb of its own ends


def takes_back(passage: Passage, sentence: int, last: int) -> bool:
    """Whether what follows a statement says no to it.

    Args:
        passage: The text.
        sentence: The sentence that holds the statement.
        last: One past the statement's last token.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> [takes_back(read_passage(f"Pay by May. {reply}"), 0, 4)
        ...  for reply in ("If you have not, you lose it.", "But she cannot.", "She cannot swim.")]
        [True, True, False]
    """
    behind = passage.tokens[last : passage.sentences[sentence].last]
    if _says_if_not(behind) or _is_verdict(behind) or _is_failure(behind):
        return True
    if sentence + 1 >= len(passage.sentences):
        return False
    reply = passage.of_sentence(sentence + 1)
    return (
        _says_if_not(reply)
        or _is_verdict(reply)
        or _is_bare_no(reply)
        or _is_too_late(reply)
        or (
            reply[0].lower in _SETTING_AGAINST
            and any(token.lower in NEGATED for token in reply)
            and not any(map(is_content, reply[1:]))
        )
    )


def is_affirmed(passage: Passage, sentences: Sequence[int]) -> bool:
    """Whether a condition without a verb of its own says yes and none says no: "If you do, ...".

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> [is_affirmed(read_passage(text), [0]) for text in ("If you do, stop.", "If not, no.")]
        [True, False]
    """
    told = [token for number in sentences for token in passage.of_sentence(number)]
    found = set()
    for at, token in enumerate(told):
        if token.lower in _CONDITIONS:
            clause = told[at + 1 : at + _CLAUSE]
            end = next((n for n, each in enumerate(clause) if each.text in ",."), 0)
            said = clause[:end]
            if said and not any(map(is_content, said)):
                found.add(any(each.lower in _SAYING_NOT for each in said))
    return found == {False}


def _is_verdict(reply: Sequence[Token]) -> bool:
    """Whether a short clause says of what was told that it is not so: "; that is wrong, and"."""
    opening = next((n for n, token in enumerate(reply) if token.lower not in _JOINING), 0)
    clause = reply[opening : opening + _CLAUSE]
    end = next((n for n, token in enumerate(clause) if token.text in _ENDS), 0)
    said = clause[:end]
    if not said or said[0].lower not in _POINTING:
        return False
    denied = any(token.lower in NEGATED for token in said)
    names = {token.lemma for token in said if is_content(token)}
    return bool(names) and names <= (_RIGHT if denied else _WRONG)


def _is_bare_no(reply: Sequence[Token]) -> bool:
    """Whether a sentence only says no, or begins with it: "They did not.", "Not doing so is"."""
    if reply[0].lower == "not" and any(token.lower in _SO for token in reply[1:3]):
        return True
    denied = any(token.lower in NEGATED for token in reply)
    return denied and len(reply) <= _CLAUSE and not any(map(is_content, reply))


def _is_too_late(reply: Sequence[Token]) -> bool:
    """Whether a sentence says that it is not so later: "After that you can no longer do it."."""
    opens = reply[0].lower == "after" and len(reply) > 1 and reply[1].lower in _POINTING
    return opens and any(token.lower in NEGATED | {"no", "late"} for token in reply)


def _is_failure(behind: Sequence[Token]) -> bool:
    """Whether a statement goes on "but could not", without a verb of its own."""
    for at, token in enumerate(behind[:_FAR]):
        if token.lower in _SETTING_AGAINST:
            said = behind[at + 1 : at + _CLAUSE]
            end = next((n for n, each in enumerate(said) if each.text in _ENDS), 0)
            denied = any(each.lower in NEGATED for each in said[:end])
            return denied and not any(map(is_content, said[:end]))
    return False


def _says_if_not(tokens: Sequence[Token]) -> bool:
    """Whether a condition repeats no verb: "if not,", "if you have not,", "if nobody does,"."""
    for opening, token in enumerate(tokens[:_CLAUSE]):
        if token.lower in _CONDITIONS:
            clause = tokens[opening : opening + _CLAUSE]
            said = clause[: next((n for n, each in enumerate(clause) if each.text in ",."), 0)]
            denied = any(each.lower in _SAYING_NOT for each in said)
            return denied and not any(map(is_content, said))
    return False
