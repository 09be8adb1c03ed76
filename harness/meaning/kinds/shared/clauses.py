"""Where a clause ends, which of its words carry content, and a pair seen from either side.

Shared by the kinds about polarity. A clause is what lies between two borders; there is no
parser, so borders are signs and words that nearly always begin another statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token


def words(text: str) -> frozenset[str]:
    """The words between the blanks of a text: tables read better as prose.

    Example:
        >>> sorted(words("may can"))
        ['can', 'may']
    """
    return frozenset(text.split())


WORD_BORDERS = words(
    "but because although though while whereas if unless when whenever which who whose whereby"
    " however therefore so"
)
SIGN_BORDERS = words("; : . ! ? ( ) [ ] – — … | •")
BORDERS = WORD_BORDERS | SIGN_BORDERS

MODALS = words("can could may might must shall should will would ought cannot need")
BE = words("am is are was were be been being")
AUXILIARIES = BE | MODALS | words("has have had having do does did")

# Words that bear on another word and name nothing themselves, whatever the lexicon weighs them.
GRAMMAR = (
    AUXILIARIES
    | WORD_BORDERS
    | words(
        "not no never none nobody nothing nowhere neither nor either both all every each most many"
        " much some several few little any only just always usually often sometimes rarely seldom"
        " more less fewer least than as at the a an this that these those it its he she they we"
        " you i his her their our your my him them us there here of in on to for with by from"
        " and or until till before after since without then later ever even still yet already"
        " again also too very quite really rather hardly barely scarcely almost nearly about"
        " anyone anybody anything everyone everybody everything someone somebody something one"
        " ones such own same other others else another up down out off over under above below"
        " between into onto during through against within upon per via what how where why whom"
        " whether been being going able get got"
    )
)

_CONTRACTED = frozenset(
    f"{stem}n't"
    for stem in [
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "ca",
        "could",
        "wo",
        "would",
        "should",
        "must",
        "need",
        "might",
        "ai",
        "sha",
        "may",
        "ought",
        "dare",
    ]
)
# Texts that lost their apostrophes on the way keep their meaning; "cant" and "wont" are words too.
_BARE = frozenset(word.replace("'", "") for word in _CONTRACTED) - {"cant", "wont"}
NEGATED = _CONTRACTED | _BARE | {"not", "n't", "cannot", "never"}
"""Words that turn a verb: not, cannot, never, and every contraction with not."""


_FAR = 40  # tokens beyond which no clause goes on, so that a list without stops costs no more


class View(NamedTuple):
    """A pair seen from one side, so that dropped and added need one piece of code.

    Attributes:
        here: The text looked from.
        there: The text looked at.
        to: For each token here its partner there, or -1.
        back: For each token there its partner here, or -1.
        sure: For each token here how surely it is said there.
    """

    here: Passage
    there: Passage
    to: Sequence[int]
    back: Sequence[int]
    sure: Sequence[float]


def views(pair: Pair) -> tuple[View, View]:
    """From the original, and from the rewrite."""
    one, other = pair.original.passage, pair.rewrite.passage
    return (
        View(one, other, pair.to_rewrite, pair.to_original, pair.kept),
        View(other, one, pair.to_original, pair.to_rewrite, pair.backed),
    )


def is_content(token: Token) -> bool:
    """Whether a token names something: a thing, an act, a quality, a number."""
    if token.text == "May":
        return True  # the month: the verb has a small letter nearly everywhere
    return token.weight > 0 and token.lower not in GRAMMAR and token.lower not in NEGATED


def clause(passage: Passage, at: int, borders: frozenset[str] = BORDERS) -> tuple[int, int]:
    """The tokens ``[first, last)`` of the clause around a token.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("It rained, but the old mill did not close.")
        >>> first, last = clause(passage, 8)
        >>> passage.quote(passage.span(first, last))
        'the old mill did not close'
    """
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[at].sentence]
    first, last = at, at + 1
    low, high = max(sentence.first, at - _FAR), min(sentence.last, at + _FAR)
    while first > low and tokens[first - 1].lower not in borders:
        first -= 1
    while last < high and tokens[last].lower not in borders:
        last += 1
    return first, last


def content_from(
    passage: Passage, at: int, step: int = 1, borders: frozenset[str] = BORDERS, reach: int = 12
) -> Iterator[int]:
    """Content tokens of the sentence from a place on, up to a border or `reach` tokens away."""
    tokens = passage.tokens
    if not 0 <= at < len(tokens):
        return
    sentence = passage.sentences[tokens[at - step].sentence if 0 <= at - step < len(tokens) else 0]
    end = min(sentence.last, at + reach) if step > 0 else max(sentence.first - 1, at - reach)
    for place in range(at, end, step):
        token = tokens[place]
        if token.lower in borders:
            return
        if is_content(token):
            yield place


def number_follows(passage: Passage, at: int, reach: int = 2) -> bool:
    """Whether a number in digits or words begins within the next tokens."""
    tokens = passage.tokens[at : at + reach]
    return any(token.is_number or token.lower in NUMBER_WORDS for token in tokens)


NUMBER_WORDS = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " hundreds thousand thousands million millions billion billions dozen dozens half third"
    " quarter % $ £ €"
)
