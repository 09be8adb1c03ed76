"""The comparisons of a text: comparatives, superlatives, "as big as", bounds without a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.meaning.kinds.polarity.comparison_words import (
    BASES,
    BOUND,
    EQUAL,
    GRADED,
    MORE,
    MOST,
    Compared,
)
from harness.meaning.kinds.shared.clauses import (
    BORDERS,
    NEGATED,
    NUMBER_WORDS,
    content_from,
    number_follows,
    words,
)
from harness.meaning.passage import Passage

_DENIED = 9  # tokens before "as big as" in which its verb is denied
_CUES = frozenset(GRADED) | {"as"}
_TIMES = words("twice times half double triple")
_DATES = words(
    "year month week night time summer winter spring autumn fall century decade season day hours"
    " years months weeks days decades monday tuesday wednesday thursday friday saturday sunday"
    " january february march april may june july august september october november december"
    " minute resort name aid lady minister world"
)
_ONE_OF = words("one some among many several two three")
_IDIOMS = frozenset(
    [
        ("at", "last"),
        ("at", "first"),
        ("at", "best"),
        ("at", "worst"),
        ("more", "or"),
        ("more", "and"),
        ("or", "more"),
        ("or", "less"),
        ("or", "fewer"),
        ("less", "and"),
        ("the", "above"),
        ("any", "more"),
        ("once", "more"),
        ("even", "more"),
        ("what", "more"),
        ("best", "of"),
        ("best", "known"),
        ("had", "better"),
        ("do", "best"),
        ("her", "best"),
        ("his", "best"),
        ("their", "best"),
        ("your", "best"),
        ("above", "all"),
        ("first", "of"),
        ("last", "but"),
        ("nevertheless", "less"),
        ("no", "longer"),
        ("greater", "london"),
    ]
)


class Comparison(NamedTuple):
    """A comparison at its place.

    Attributes:
        compared: What it says.
        first: Its first token.
        last: One past its last token.
        head: The content word that it bears on, or -1.
        than: The token "than" after it, or -1.
        of_many: Whether it is "one of the largest".
        after_of: Whether any "of" stands before it.
        times: Whether a multiple stands before it ("twice as big").
    """

    compared: Compared
    first: int
    last: int
    head: int
    than: int
    of_many: bool
    after_of: bool
    times: bool


def comparisons(passage: Passage) -> Iterator[Comparison]:
    """All comparisons of a text that no number follows.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("The new mill is not as large as the old one, but cheaper.")
        >>> [tuple(each.compared) for each in comparisons(passage)]
        [('size', -1, 'comparative'), ('price', -1, 'comparative')]
    """
    taken = -1
    for at, token in enumerate(passage.tokens):
        if at <= taken or token.lower not in _CUES:
            continue
        found = _equal(passage, at) if token.lower == "as" else _graded(passage, at)
        if found is not None:
            taken = found.last - 1
            yield found


def _graded(passage: Passage, at: int) -> Comparison | None:
    tokens = passage.tokens
    word, before, after = tokens[at].lower, _word(passage, at - 1), _word(passage, at + 1)
    idiom = (before, word) in _IDIOMS and not (before == "or" and _is_graded_adverb(after))
    if idiom or (word, after) in _IDIOMS:
        return None
    if word in ("first", "last") and after in _DATES:
        return None
    if word in ("later", "earlier", "latest") and not (after == "than" or before == "the"):
        return None  # "later" alone belongs to the order of events, "latest" to news
    compared, first, last = GRADED[word], at, at + 1
    if before == "at" and word in ("least", "most"):
        compared, first = Compared("bound", 1 if word == "least" else -1, BOUND), at - 1
    elif before in ("no", "not") and word in ("more", "less", "fewer") and after == "than":
        compared, first = Compared("bound", -1 if word == "more" else 1, BOUND), at - 1
    elif compared.scale == "amount":
        base = _base(after)
        owned = before in ("the", "of", "its", "their", "his", "her", "'s")
        if word == "most" and not owned and (base is None or before in ("a", "an")):
            return None  # "most people" is a quantifier, "a most important day" is very important
        if base is not None:
            direction = compared.direction * base.direction
            compared, last = Compared(base.scale, direction, compared.degree), at + 2
    elif before in ("no", "not", "never", *NEGATED) and after == "than":
        compared = Compared(compared.scale, -compared.direction, BOUND)
    if _is_with_number(passage, last):
        return None
    return _placed(passage, compared, first, last)


def _base(word: str) -> Compared | None:
    """The plain adjective of a word, or of the adverb made of it: "slowly", "easily"."""
    stem = word.removesuffix("ly")
    return BASES.get(word) or BASES.get(stem) or BASES.get(stem.removesuffix("i") + "y")


def _is_graded_adverb(word: str) -> bool:
    """Whether "more" grades the next word: "or more often", and not "five or more"."""
    return word in ("often", "frequently", "quickly", "slowly", "likely") or word in BASES


def _equal(passage: Passage, at: int) -> Comparison | None:
    """The form "as big as", with "not" before it the opposite comparative."""
    base = BASES.get(_word(passage, at + 1))
    if base is None or _word(passage, at + 2) != "as" or _is_with_number(passage, at + 3):
        return None
    denied = _is_denied(passage, at)
    degree = MORE if denied else EQUAL
    compared = Compared(base.scale, -base.direction if denied else base.direction, degree)
    return _placed(passage, compared, at, at + 2)


def _is_denied(passage: Passage, at: int) -> bool:
    """Whether a "not" before "as big as" is of it: "did not come back as often as"."""
    for place in range(at - 1, max(-1, at - 1 - _DENIED), -1):
        word = _word(passage, place)
        if word in NEGATED:
            return True
        if word in BORDERS or word in (",", "and"):
            break
    return False


def _placed(passage: Passage, compared: Compared, first: int, last: int) -> Comparison:
    sentence = passage.sentences[passage.tokens[first].sentence]
    than = next(
        (
            at
            for at in range(last, min(last + 7, sentence.last))
            if passage.tokens[at].lower == ("as" if compared.degree == EQUAL else "than")
        ),
        -1,
    )
    head = next(content_from(passage, last, reach=4), -1) if than != last else -1
    nearby = {_word(passage, at) for at in range(max(sentence.first, first - 7), first)}
    after_of = "of" in nearby
    many = "among" in nearby or (after_of and not nearby.isdisjoint(_ONE_OF))
    of_many = compared.degree == MOST and many
    times = not nearby.isdisjoint(_TIMES) or any(
        token.is_number or token.lower in NUMBER_WORDS
        for token in passage.tokens[max(0, first - 3) : first]
    )
    return Comparison(compared, first, last, head, than, of_many, after_of, times)


def _is_with_number(passage: Passage, at: int) -> bool:
    """Whether an amount comes next: "more than five", "at least a week", "minimum of 3"."""
    while _word(passage, at) in ("than", "of", "about", "the", "number"):
        at += 1
    return number_follows(passage, at) or (
        _word(passage, at) in ("a", "an", "one")
        and _word(passage, at - 1) == "than"
        and _word(passage, at + 1) in NUMBER_WORDS | _DATES | {"hour", "mile", "metre", "meter"}
    )


def _word(passage: Passage, at: int) -> str:
    return passage.tokens[at].lower if 0 <= at < len(passage.tokens) else ""
