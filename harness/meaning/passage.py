"""One text, made ready for reading: tokens and sentences, with offsets into the untouched input.

Nothing here changes the text. Furniture (menus, bylines, teasers) is left out of tokens and
sentences, and stays in `text`, so that every span is a span of the file as it was read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from harness.meaning.lexicon.loading import Lexicon, lexicon
from harness.meaning.lexicon.stems import family, lemma
from harness.model import Span
from harness.text.sentences import sentence_spans

TOKENS_VERSION = 2

# Chinese and Japanese write no blanks, so there each character is a token.
_BLANKLESS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Abbreviations with inner stops, numbers with inner separators, words with inner apostrophes,
# and any other visible sign alone. A hyphen parts words: "42-day" is three tokens.
_TOKEN = re.compile(
    rf"[{_BLANKLESS}]|(?:[^\W\d_]\.){{2,}}|\d+(?:[.,'’\u00a0\u202f]\d+)*"
    rf"|[^\W\d_{_BLANKLESS}]+(?:['’][^\W\d_]+)*|[^\w\s]|_"
)
# What a semicolon parts could as well be two sentences, if it is more than a member of a list.
_SEMICOLONS = ";؛"
_SEMICOLON = re.compile(rf"[{_SEMICOLONS}]\s+")
_SENTENCE_LIKE = 4  # words
BEARING = frozenset(
    {
        "after", "all", "almost", "always", "any", "barely", "before", "both", "can",
        "cannot", "could", "each", "either", "every", "except", "few", "fewer", "hardly",
        "least", "less", "many", "may", "might", "more", "most", "much", "must",
        "nearly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing",
        "often", "only", "ought", "rarely", "seldom", "several", "shall", "should", "some",
        "sometimes", "will", "without", "would",
    }
)  # fmt: skip
"""Words that bear on other words: kinds look after them, so they are little content."""

_BEARING_WEIGHT = 0.2
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Token(NamedTuple):
    """A word, a number or a sign.

    Attributes:
        start: First character, an offset into the untouched text.
        end: One past the last character.
        text: The characters as written.
        lower: Case folded, with straight apostrophes.
        lemma: Dictionary form in English; `lower` in other languages.
        weight: How much content the token carries: 0 for a sign or a function word, up to 1.
        sentence: Number of its sentence in the passage.
    """

    start: int
    end: int
    text: str
    lower: str
    lemma: str
    weight: float
    sentence: int

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it is made of digits, separators included."""
        return self.text[0].isdigit()


class Sentence(NamedTuple):
    """A sentence, or what a semicolon parts from one.

    Attributes:
        start: First character.
        end: One past the last character.
        first: First token.
        last: One past the last token.
    """

    start: int
    end: int
    first: int
    last: int


class Removal(NamedTuple):
    """A stretch of page furniture that is not read, and the rule that said so."""

    span: Span
    rule: str


@dataclass(frozen=True)
class Passage:
    """A text with its tokens.

    Attributes:
        text: The input, untouched.
        language: BCP 47 code.
        tokens: All tokens outside the furniture, in order.
        sentences: All sentences outside the furniture, in order.
        furniture: What was not read.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    furniture: tuple[Removal, ...] = ()

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """Word knowledge of the language; None where there is none."""
        return lexicon(self.language)

    @cached_property
    def starts(self) -> list[int]:
        """The first character of each token, ascending."""
        return [token.start for token in self.tokens]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all tokens that carry content."""
        return frozenset(token.lemma for token in self.tokens if token.weight)

    @cached_property
    def families(self) -> frozenset[str]:
        """The word families of all tokens that carry content."""
        return frozenset(map(family, self.lemmas))

    @cached_property
    def is_cased(self) -> bool:
        """Whether capitals tell names from words: not in ALL CAPS, not in all small letters."""
        words = [token.text for token in self.tokens if token.is_word]
        if all(word.lower() == word.upper() for word in words):
            return not words  # a script without capitals tells nothing
        longer = [word for word in words if len(word) > 1]
        upper = sum(word.isupper() for word in longer)
        lower = sum(word.islower() for word in longer)
        return len(longer) < 3 or upper < lower < len(longer)

    def goes_on(self, number: int) -> bool:
        """Whether a sentence is what a semicolon parts from the one before it."""
        if not 0 < number < len(self.sentences):
            return False
        end, start = self.sentences[number - 1].end, self.sentences[number].start
        return self.text[end - 1] in _SEMICOLONS and "\n" not in self.text[end:start]

    def quote(self, span: Span) -> str:
        """The characters of a span, white space made single blanks."""
        return " ".join(self.text[slice(*span)].split())

    def span(self, first: int, last: int) -> Span:
        """From the first character of token `first` to the last of token `last - 1`."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def tokens_within(self, span: Span) -> tuple[int, int]:
        """Half-open range of the tokens that begin inside a span."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def words_of(self, sentences: Iterable[int]) -> int:
        """How many words and numbers some sentences have."""
        return sum(
            token.text[0].isalnum() for number in sentences for token in self.of_sentence(number)
        )

    def of_sentence(self, number: int) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        sentence = self.sentences[number]
        return self.tokens[sentence.first : sentence.last]


def read_passage(text: str, language: str = "en", furniture: tuple[Removal, ...] = ()) -> Passage:
    """Tokens and sentences of a text.

    Args:
        text: The input as read.
        language: BCP 47 code.
        furniture: Stretches to leave unread, in order, not overlapping.

    Example:
        >>> passage = read_passage("Dr. Li’s 42-day trip cost $3,500.50. It rained.")
        >>> [token.text for token in passage.tokens][:8]
        ['Dr', '.', 'Li’s', '42', '-', 'day', 'trip', 'cost']
        >>> [passage.quote(sentence[:2]) for sentence in passage.sentences]
        ['Dr. Li’s 42-day trip cost $3,500.50.', 'It rained.']
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    known = lexicon(language)
    for start, end in _parted(text, _kept(text, furniture, language)):
        first = len(tokens)
        number = len(sentences)
        tokens += (_token(match, number, known) for match in _TOKEN.finditer(text, start, end))
        sentences.append(Sentence(start, end, first, len(tokens)))
    return Passage(text, language, tuple(tokens), tuple(sentences), furniture)


def _parted(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Sentences, parted at semicolons: "It rained; the mill closed" is read as two.

    An editor joins sentences with a semicolon, or takes one apart there, and changes nothing.
    """
    for first, end in spans:
        start = first
        joints = [match.span() for match in _SEMICOLON.finditer(text, first, end)]
        for (stop, following), (until, _) in pairwise([*joints, (end, end)]):
            sides = (following, until), (start, stop)
            if all(len(text[slice(*side)].split()) >= _SENTENCE_LIKE for side in sides):
                yield start, stop + 1
                start = following
        yield start, end


def _token(match: re.Match[str], sentence: int, known: Lexicon | None) -> Token:
    written = match[0]
    lower = written.lower().translate(_APOSTROPHES)
    if not written[0].isalnum():
        return Token(match.start(), match.end(), written, lower, lower, 0.0, sentence)
    if written[0].isdigit():
        return Token(match.start(), match.end(), written, lower, lower, 1.0, sentence)
    if known is None:
        return Token(match.start(), match.end(), written, lower, lower, _guess(lower), sentence)
    base = lemma(lower)
    said = known.contraction(lower) if "'" in lower else None
    parts = said.split() if said is not None else (lower,)
    weight = max(_weight(known, part, base) for part in parts)
    return Token(match.start(), match.end(), written, lower, base, weight, sentence)


def _weight(known: Lexicon, lower: str, base: str) -> float:
    """How much content a word carries, or a word that a contraction stands for."""
    if lower in BEARING:
        return _BEARING_WEIGHT
    return 0.0 if known.is_function_word(lower) else known.weight(base)


def _guess(word: str) -> float:
    """The weight of a word of a language whose words are not known: short ones carry little.

    Example:
        >>> _guess("de"), _guess("puente"), _guess("橋")
        (0.0, 1.0, 0.5)
    """
    if len(word) == 1 and ord(word) >= 0x3040:
        return 0.5
    return min(1.0, max(0, len(word) - 2) / 4)


def _kept(text: str, furniture: tuple[Removal, ...], language: str) -> list[Span]:
    """Spans of the sentences outside the furniture."""
    if not furniture:
        return sentence_spans(text, language)
    kept: list[Span] = []
    at = 0
    for start, end in [*(each.span for each in furniture), (len(text), len(text))]:
        kept += [(at + a, at + b) for a, b in sentence_spans(text[at:start], language)]
        at = end
    return kept
