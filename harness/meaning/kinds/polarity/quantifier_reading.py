"""The quantifiers of a text: which level they say, and of which words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from harness.meaning.kinds.polarity.quantifier_words import (
    A_FEW,
    ALL,
    AMOUNT,
    FEW,
    HARDLY,
    IDIOM_AFTER,
    IDIOM_BEFORE,
    MANY,
    MOST,
    NEARLY,
    NONE,
    NOT_FREE,
    OFTEN,
    ONLY,
    PAIRS,
    PHRASES,
    PRONOUNS,
    SCALAR,
    SOME,
)
from harness.meaning.kinds.shared.clauses import (
    AUXILIARIES,
    BORDERS,
    NEGATED,
    clause,
    content_from,
    number_follows,
    words,
)
from harness.meaning.passage import Passage

_CUES = frozenset(AMOUNT) | frozenset(OFTEN) | ONLY | PAIRS | frozenset(PHRASES)
_BORDERS = BORDERS - {"so"}  # "all of the so-called sins"
_PLURALS = words("people men women children bacteria data fish sheep mice feet teeth media")
_NO_CERTAIN = words("a be is are was were been for make made feel feels felt quite almost not")
_DETERMINING = words("of the these those their its his her our your my other")
ANY = words("any anyone anybody anything")


class Quantifier(NamedTuple):
    """A quantifier at its place.

    Attributes:
        sort: "amount", "often", "only" or "pair".
        level: 0 (none) to 5 (all); -1 where there is no scale.
        first: Its first token.
        last: One past its last token.
        bound: The content words that it bears on, nearest first.
        word: The cue.
        counts: Whether a number follows ("only five").
    """

    sort: str
    level: int
    first: int
    last: int
    bound: tuple[int, ...]
    word: str
    counts: bool


def quantifiers(passage: Passage) -> Iterator[Quantifier]:
    """All quantifiers of a text.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Nearly all shops open early. After all, a few never close.")
        >>> [(each.word, each.level) for each in quantifiers(passage)]
        [('all', 4), ('few', 2), ('never', 0)]
    """
    for at, token in enumerate(passage.tokens):
        if token.lower in _CUES:
            found = _quantifier(passage, at)
            if found is not None:
                yield found


def _quantifier(passage: Passage, at: int) -> Quantifier | None:
    word = passage.tokens[at].lower
    before, after = _word(passage, at - 1), _word(passage, at + 1)
    if after in IDIOM_AFTER.get(word, ()):
        return None
    counts = number_follows(passage, at + 1) and word not in PRONOUNS
    if word in PHRASES:
        return _of_phrase(passage, at, before, after)
    if word in ONLY:
        return _only(passage, at, before, after, counts)
    return _scale(passage, at, before, counts)


def _scale(passage: Passage, at: int, before: str, counts: bool) -> Quantifier | None:
    """A quantifier of one word that stands on the scale, or speaks of two."""
    word = passage.tokens[at].lower
    if word == "few" and before in A_FEW and before not in ("the", "these", "those"):
        return _a_few(passage, at, before)
    idiom = before in IDIOM_BEFORE.get(word, ()) and not _is_no_idiom(passage, at)
    if counts or idiom:
        return None
    if word in PAIRS:
        return Quantifier("pair", -1, at, at + 1, _bound(passage, at + 1), word, False)
    return (
        _often(passage, at, word, before) if word in OFTEN else _amount(passage, at, word, before)
    )


def _of_phrase(passage: Passage, at: int, before: str, after: str) -> Quantifier | None:
    """A large number of, plenty of, not a single, at all times, certain."""
    word = passage.tokens[at].lower
    for openers, sort, level, of in PHRASES[word]:
        if (openers and before not in openers) or (of and after != "of"):
            continue
        denied = _word(passage, at - 2) in ("not", "never")
        if word == "single" and not denied:
            return None
        if word == "certain" and (before in _NO_CERTAIN or not _names(passage, at + 1)):
            return None
        if sort == "amount":
            bound = _bound(passage, at + 1)
        else:
            bound = tuple(islice(content_from(passage, at - 2, -1, reach=6), 2))
            bound = bound or tuple(islice(content_from(passage, at + 1, reach=6), 2))
        first = at - (2 if word == "single" else 1 if openers else 0)
        return Quantifier(sort, level, first, at + 1, bound, word, False) if bound else None
    return None


def _is_no_idiom(passage: Passage, at: int) -> bool:
    """Whether "all" counts after all: "and all were sold", "in all countries"."""
    word, before, after = passage.tokens[at].lower, _word(passage, at - 1), _word(passage, at + 1)
    if before == "and" and word in ("all", "some"):
        return after in AUXILIARIES
    if word != "all":
        return False
    if before in ("in", "after", "for") and after in _DETERMINING:
        return True
    return before in ("in", "at", "for") and _names(passage, at + 1)


def _names(passage: Passage, at: int) -> bool:
    """Whether a plural noun comes next: "in all countries", and not "in all probability"."""
    nouns = islice(content_from(passage, at, reach=3), 2)
    return any(
        passage.tokens[place].lower.endswith("s") or passage.tokens[place].lower in _PLURALS
        for place in nouns
    )


def _only(passage: Passage, at: int, before: str, after: str, counts: bool) -> Quantifier | None:
    if before in NEGATED or before in ("if", "the", "an", "their", "his", "her", "its"):
        return None
    bound = tuple(islice(content_from(passage, at + 1, reach=6), 2))
    word = passage.tokens[at].lower
    counts = counts or after in SCALAR or (before.isalpha() and number_follows(passage, at + 1, 7))
    return Quantifier("only", -1, at, at + 1, bound, word, counts)


def _a_few(passage: Passage, at: int, before: str) -> Quantifier | None:
    """A few are some; "the past few years" counts nothing."""
    if _word(passage, at - 2) in ("past", "last", "next", "first", "the"):
        return None
    return _scaled(passage, "amount", SOME, at, "few") if before in ("a", "quite") else None


def _often(passage: Passage, at: int, word: str, before: str) -> Quantifier | None:
    return _scaled(passage, "often", OFTEN[word], at, word, before)


def _amount(passage: Passage, at: int, word: str, before: str) -> Quantifier | None:
    if word in ("majority", "minority", "lots") and _word(passage, at + 1) != "of":
        return None
    if word == "no" and before not in NEARLY and _word(passage, at + 1) != "one":
        return None
    if word in ANY and before not in HARDLY and not _is_free(passage, at):
        return None
    return _scaled(passage, "amount", AMOUNT[word], at, word, before)


def _is_free(passage: Passage, at: int) -> bool:
    """Whether "any" leaves the choice free, and so says "every": not after "no", "if", "than"."""
    first, _ = clause(passage, at)
    before = passage.tokens[max(0, first - 1) : at]
    asks = passage.of_sentence(passage.tokens[at].sentence)[-1].lower == "?"
    return not asks and not any(
        token.lower in NOT_FREE or token.lower in NEGATED for token in before
    )


def _modified(level: int, before: str) -> int:
    """Nearly all is most; not all and not always are some."""
    if level == ALL and before in NEARLY:
        return MOST
    if level == NONE and before in NEARLY:
        return FEW
    if level >= SOME and (before in ("no", "not") or before.endswith("n't")):
        return FEW if level in (MANY, MOST) else SOME
    return FEW if before in HARDLY else level


def _scaled(
    passage: Passage, sort: str, level: int, at: int, word: str, before: str = ""
) -> Quantifier | None:
    if sort == "amount":
        whose = word in PRONOUNS and _word(passage, at + 1) in ("who", "that")
        bound = _bound(passage, at + 1 + whose)
        if word in PRONOUNS and not bound:  # "is spoken by everyone"
            bound = tuple(islice(content_from(passage, at - 1, -1, reach=5), 2))
    else:
        bound = tuple(islice(content_from(passage, at + 1, reach=6), 2))
        bound = bound or tuple(islice(content_from(passage, at - 1, -1, reach=4), 1))
    if not bound:
        return None
    told = before == "about" and word != "all"  # "tell us about any change": not nearly any
    said = _modified(level, "" if told else before)
    first = at if said == level else at - 1
    return Quantifier(sort, said, first, at + 1, bound, word, False)


def _bound(passage: Passage, at: int) -> tuple[int, ...]:
    """Content words of the phrase that begins at a place."""
    return tuple(islice(content_from(passage, at, borders=_BORDERS, reach=7), 3))


def _word(passage: Passage, at: int) -> str:
    return passage.tokens[at].lower if 0 <= at < len(passage.tokens) else ""
