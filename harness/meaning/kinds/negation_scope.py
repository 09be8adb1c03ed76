"""Negations of a text: the cue, the word that it turns, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from harness.meaning.kinds.clauses import (
    AUXILIARIES,
    NEGATED,
    clause,
    content_from,
    is_content,
    words,
)
from harness.meaning.kinds.negation_words import (
    AFTER,
    BEFORE,
    BINDING,
    CUES,
    FROM,
    NOUN,
    TO,
    TURNING,
    VERB,
    WEAK,
    WHOLE,
)
from harness.meaning.passage import Passage, Token

_PRONOUNS = words("i you he she it we they there")
_STOPS_NOUN = (
    AUXILIARIES
    | NEGATED
    | words(
        "of in on at by for with from to into onto about against between during under over after"
        " before until since and or nor , than as that the a an this these those any who which"
        " whose is until till within through per"
    )
)
_LIGHT = words("make take give become seem want like try put have going able")
_LY_WORDS = words(
    "apply supply rely family comply reply multiply fly ally only daily friendly unfriendly likely"
    " unlikely early lonely elderly deadly costly lovely ugly holy silly orderly weekly monthly"
    " yearly timely lively assembly italy july butterfly bully"
)
_HAVE = words("have has had 've 's")
_PREPOSITIONS = words(
    "with by for of in at about from along up out on over into under as like between"
)
_DEGREES = words(
    "much well enough often always all every everyone fully completely entirely very long too"
    " exactly quite necessarily both"
)
_NO_VERBS = _PREPOSITIONS | words("a an the his her its their this that less more")
_SHORT = 3  # letters up to which what is left of a word is chance: image, age
_LONG = 6  # letters from which "-less" is an ending: "unless" has six
_ENDS = words(". ; : , ! ? ( ) – —")


class Negation(NamedTuple):
    """A negation.

    Attributes:
        first: First token of the cue.
        last: One past its last token.
        sort: How the cue reaches its head.
        heads: The tokens that it turns; a finding needs all of them on the other side.
        scope: Tokens ``[first, last)`` of the whole clause.
        bound: A word that makes a bound of it ("until"), or "".
        active: Whether losing it would turn the statement for sure.
    """

    first: int
    last: int
    sort: str
    heads: tuple[int, ...]
    scope: tuple[int, int]
    bound: str
    active: bool

    def reaches(self, at: int) -> bool:
        """Whether a token stands in the same clause."""
        return self.scope[0] <= at < self.scope[1]


def negations(passage: Passage) -> list[Negation]:
    """All negations of a text, in order; pairs that undo each other are left out.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Dogs are not allowed here. It is not unlikely. No doubt.")
        >>> [[passage.tokens[at].text for at in each.heads] for each in negations(passage)]
        [['allowed']]
    """
    found: list[Negation] = []
    undone: set[int] = set()
    for at, token in enumerate(passage.tokens):
        sort = CUES.get(token.lower)
        if sort is None or at in undone:
            continue
        one = _negation(passage, at, sort)
        if one is None:
            continue
        other = _undoing(passage, one)
        if other is None:
            found.append(one)
        else:
            undone.add(other)
    return found


def is_negated(passage: Passage, at: int) -> bool:
    """Whether an odd number of negations of its own clause bears on a token."""
    first, last = clause(passage, at)
    if not any(token.lower in CUES for token in passage.tokens[first:last]):
        return False
    return sum(at in each.heads for each in negations_within(passage, first, last)) % 2 == 1


def negations_within(passage: Passage, first: int, last: int) -> Iterator[Negation]:
    """The negations whose cue stands in a stretch of tokens."""
    for at in range(first, last):
        sort = CUES.get(passage.tokens[at].lower)
        if sort is not None:
            one = _negation(passage, at, sort)
            if one is not None:
                yield one


def _negation(passage: Passage, at: int, sort: str) -> Negation | None:
    tokens = passage.tokens
    word = tokens[at].lower
    before = _word(tokens, at - 1)
    last, after = at + 1, _word(tokens, at + 1)
    if before in BEFORE.get(word, ()) or _is_tag(tokens, at) or _is_or_not(tokens, at):
        return None
    if word == "yet" and not (after == "to" and before in _HAVE):
        return None  # only "has yet to open" says that it is not open
    if word == "no" and (after.isdigit() or after == "1" or (before in _ENDS and after in _ENDS)):
        return None
    active = sort != WEAK
    if word == "no" and after == "longer":
        sort, last = VERB, at + 2
    elif word == "no" and after == "one":
        sort, last = WHOLE, at + 2
        active = _word(tokens, at + 2) not in ("but", "else")
    elif after in AFTER.get(word, ()):
        if (word, after) in _ASSERTING:
            return None
        active = False
    heads = _heads(passage, last, at, sort)
    if sort in (TO, FROM) and not heads:
        return None
    scope = clause(passage, at)
    if sort == VERB and heads and _is_partial(passage, last, heads[0]):
        active = False
    bound = _bound(tokens, last, scope[1]) if word != "without" else ""
    if word == "without" and any(token.lower in NEGATED for token in tokens[slice(*scope)]):
        active = False
    return Negation(at, last, sort, heads, scope, bound, active and bool(heads))


_ASSERTING = frozenset(
    [("not", word) for word in ("only", "just", "merely", "simply", "least")]
    + [("no", word) for word in ("doubt", "matter", "wonder", "sooner", "question", "surprise")]
    + [("without", word) for word in ("doubt", "question", "fail")]
    + [(word, "but") for word in ("cannot", "can't", "couldn't", "nothing")]
    + [(word, "help") for word in ("cannot", "can't", "couldn't")]
    + [("never", "mind")]
)


def _heads(passage: Passage, last: int, at: int, sort: str) -> tuple[int, ...]:
    if sort in (VERB, WEAK):
        return _verb(passage, last)
    if sort == NOUN:
        return _noun(passage, last)
    if sort == TO:
        return _infinitive(passage, last, at)
    if sort == FROM:
        return _from(passage, last)
    of = 2 if _word(passage.tokens, last) == "of" or passage.tokens[at].lower == "neither" else 1
    heads = tuple(islice(content_from(passage, last), of))
    return heads or tuple(islice(content_from(passage, at - 1, -1), 1))


def _verb(passage: Passage, at: int) -> tuple[int, ...]:
    """The verb or predicate that begins at a place: adverbs and light verbs are stepped over."""
    last = -1
    for place in content_from(passage, at, reach=8):
        token = passage.tokens[place]
        if any(passage.tokens[between].lower == "," for between in range(at, place)):
            break
        last = place
        adverb = token.lower.endswith("ly") and token.lower not in _LY_WORDS
        if not adverb and token.lemma not in _LIGHT:
            break
    return (last,) if last >= 0 else ()


def _infinitive(passage: Passage, last: int, at: int) -> tuple[int, ...]:
    """The verb after "to": failed to win, but not declined to about 30."""
    tokens = passage.tokens
    if _word(tokens, last) == "of":  # the failure of the firm to pay
        end = min(last + 7, passage.sentences[tokens[at].sentence].last)
        last = next((place for place in range(last, end) if tokens[place].lower == "to"), last)
    if _word(tokens, last) == "to":
        last += 1
    elif tokens[at].lower != "unable":
        return ()
    if last >= len(tokens) or not tokens[last].is_word or _word(tokens, last) in _NO_VERBS:
        return ()
    return _verb(passage, last)


def _noun(passage: Passage, at: int) -> tuple[int, ...]:
    """The last word of the noun phrase that begins at a place."""
    head = -1
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at - 1].sentence]
    for place in range(at, min(at + 5, sentence.last)):
        token = tokens[place]
        if token.lower in _STOPS_NOUN and (
            head >= 0 or token.lower not in ("the", "a", "an", "any")
        ):
            break
        if token.lower in _ENDS:
            break
        if is_content(token):
            head = place
    return (head,) if head >= 0 else ()


def _from(passage: Passage, at: int) -> tuple[int, ...]:
    """The verb after the next "from": prevented him from leaving."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at - 1].sentence]
    direct = tokens[at - 1].lower == "far"
    for place in range(at, min(at + (1 if direct else 7), sentence.last - 1)):
        if tokens[place].lower == "from":
            following = tokens[place + 1]
            is_verb = following.lower.endswith("ing") and following.lemma != following.lower
            if direct or is_verb:
                return _verb(passage, place + 1)
            return ()
    return ()


def _undoing(passage: Passage, one: Negation) -> int | None:
    """The cue or negative word right under a negation, which makes an assertion of both."""
    tokens = passage.tokens
    for head in one.heads[:1]:
        token = tokens[head]
        following = _word(tokens, head + 1)
        ends = token.lemma == "stop" and not following.endswith("ing")
        if (token.lemma in TURNING or token.lower in TURNING) and not ends:
            return head  # "never stops at Holm" is no more than "never"
        if one.sort == VERB and is_negative(passage, token):
            return head
    following = _word(tokens, one.last)
    return one.last if one.sort == VERB and following in ("without", "unable") else None


def _is_partial(passage: Passage, at: int, head: int) -> bool:
    """Whether a degree is denied and not the head, or the head is not what is denied."""
    tokens = passage.tokens
    if any(token.lower in _PREPOSITIONS for token in tokens[at:head]):
        return True
    sentence = passage.sentences[tokens[head].sentence]
    return any(token.lower in _DEGREES for token in tokens[at : min(head + 3, sentence.last)])


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
    positive = known.negated(token.lower) or known.negated(token.lemma)
    if positive and len(positive) > _SHORT:
        return True
    return token.lower.endswith("less") and len(token.lower) > _LONG


def _bound(tokens: tuple[Token, ...], at: int, end: int) -> str:
    for place in range(at, min(end, at + 14)):
        if tokens[place].lower in BINDING:
            return tokens[place].lower
    border = _word(tokens, end)
    if border == "but" and _word(tokens, end + 1) in _PREPOSITIONS:
        return "but"  # not by this, but by that
    return border if border == "unless" else ""


def _is_tag(tokens: tuple[Token, ...], at: int) -> bool:
    """A tag ("isn't it?") or a question that expects yes ("Why don't you ...?")."""
    if tokens[at].lower not in NEGATED or tokens[at].lower == "not":
        return False
    if _word(tokens, at + 1) not in _PRONOUNS:
        return False
    return _word(tokens, at + 2) == "?" or _word(tokens, at - 1) in (",", "why")


def _is_or_not(tokens: tuple[Token, ...], at: int) -> bool:
    """The end of "whether or not", "or not?": nothing is denied."""
    if _word(tokens, at - 1) != "or":
        return False
    after = _word(tokens, at + 1)
    return (
        not after or after in _ENDS or "whether" in (_word(tokens, at - 2), _word(tokens, at - 3))
    )


def _word(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
