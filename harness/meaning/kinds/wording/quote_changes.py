"""What changed between the words of two quotations."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein

from harness.meaning.facts import Fact
from harness.meaning.kinds.calendar.calendar_words import NUMBERS
from harness.meaning.lexicon.stems import family
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.meaning.reading import Reading
from harness.model import Severity, Span

_NOT = frozenset(
    {
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "nor",
        "neither",
        "without",
        "cannot",
        "hardly",
    }
)
_SHORTENED = (
    ("'re", "are"),
    ("'ll", "will"),
    ("'ve", "have"),
    ("'m", "am"),
    ("'d", "would"),
    ("'s", ""),
)
_NEGATED = MappingProxyType({"can't": "can", "won't": "will", "shan't": "shall"})
_RANK = MappingProxyType({"major": 0, "minor": 1, "info": 2})
_SPANS = MappingProxyType({"decade": ("10", "years"), "fortnight": ("2", "weeks")})
_SHORT = 4  # words; in a longer stretch left out, a "not" is part of what was left out
_BRACKETS = frozenset("[]()")
# Words that may stand for a thing named before: "it" for "the war".
_POINTERS = frozenset(
    {"it", "this", "that", "these", "those", "they", "them", "he", "him", "his", "she", "her"}
    | {"their", "its", "the", "a", "an", "there", "here", "one", "ones"}
)
_FILLERS = frozenset({"uh", "um", "er", "well", "oh", "like", "so", "just", "really", "very"})


class Word(NamedTuple):
    """A word of a quotation and the token that it comes from."""

    text: str
    token: int


class Change(NamedTuple):
    """One stretch of a quotation that is not as it was.

    Attributes:
        severity: How bad it is.
        original: Where it was; None where words were put in.
        rewrite: Where it is now; None where words were left out.
        confidence: How sure (0 to 1).
        is_grave: Whether the meaning turned: a negation, a figure, an opposite, another name.
    """

    severity: Severity
    original: Span | None
    rewrite: Span | None
    confidence: float
    is_grave: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Gravest first, then the first in the text."""
        place = self.original or self.rewrite or (0, 0)
        return _RANK[self.severity], place[0]


def words_of(passage: Passage, first: int, last: int) -> list[Word]:
    """The words and numbers of some tokens, contractions taken apart, small numbers in digits.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> [word.text for word in words_of(read_passage("We can't win five."), 0, 5)]
        ['we', 'can', 'not', 'win', '5']
    """
    found: list[Word] = []
    for at in range(first, min(last, len(passage.tokens))):
        token = passage.tokens[at]
        if token.text[0].isalnum():
            found += [Word(text, at) for text in _plain(token.lower) if text]
    return found


def _plain(lower: str) -> list[str]:
    if lower in _SPANS:
        return list(_SPANS[lower])
    if "'" not in lower:
        return [str(NUMBERS[lower])] if len(lower) > 2 and lower in NUMBERS else [lower]
    if lower.endswith("n't"):
        return [_NEGATED.get(lower, lower[:-3]), "not"]
    for ending, full in _SHORTENED:
        if lower.endswith(ending):
            return [part for part in (lower.removesuffix(ending), full) if part]
    return [lower]


def likeness(source: Sequence[str], words: Sequence[str]) -> float:
    """Share of the words that the source has, in the same order (0 to 1).

    Example:
        >>> likeness(["we", "will", "not", "go"], ["we", "will", "go", "home"])
        0.75
    """
    return LCSseq.similarity(source, words) / len(words) if words else 0.0


def changes(pair: Pair, one: Fact, other: Fact) -> list[Change]:
    """All changes between a quotation of the original and that of the rewrite, in order."""
    return _Differ(pair, one, other).changes()


class _Differ:
    def __init__(self, pair: Pair, one: Fact, other: Fact) -> None:
        self._before, self._after = pair.original.passage, pair.rewrite.passage
        self._old = words_of(self._before, one.first, one.last)
        spoken = {word.text for word in self._old}
        self._new = [
            word
            for word in words_of(self._after, other.first, other.last)
            if word.text in spoken or not _is_bracketed(self._after.tokens, word.token, other)
        ]
        self._elided = _ellipses(self._after, other)
        self._old_rest = _others(pair.original, one)
        self._new_rest = _others(pair.rewrite, other)

    def changes(self) -> list[Change]:
        blocks = self._blocks()
        return [change for block in blocks if (change := self._judged(block)) is not None]

    def _blocks(self) -> list[tuple[int, int, int, int]]:
        """Stretches that differ; neighbors are one."""
        found: list[tuple[int, int, int, int]] = []
        codes = Levenshtein.opcodes(
            [word.text for word in self._old], [word.text for word in self._new]
        )
        for code in codes:
            if code.tag == "equal":
                continue
            ends = (code.src_start, code.src_end, code.dest_start, code.dest_end)
            if found and found[-1][1] == ends[0] and found[-1][3] == ends[2]:
                found[-1] = (found[-1][0], ends[1], found[-1][2], ends[3])
            else:
                found.append(ends)
        return found

    def _judged(self, block: tuple[int, int, int, int]) -> Change | None:
        old, new = self._old[block[0] : block[1]], self._new[block[2] : block[3]]
        at_end = block[0] == 0 or block[1] == len(self._old)
        graded = self._replaced(old, new, at_end) if new else self._left_out(old, block[2], at_end)
        if graded is None or not self._differ(old, new):
            return None
        spans = self._span(self._before, old), self._span(self._after, new)
        is_grave = graded[0] == "major" and self._turns(old, new)
        return Change(graded[0], *spans, graded[1], is_grave)

    def _turns(self, old: Sequence[Word], new: Sequence[Word]) -> bool:
        """Whether a change turns the meaning, and does not only word it otherwise."""
        before, after = {word.text for word in old}, {word.text for word in new}
        if bool(_negations(old)) != bool(_negations(new)):
            return True
        figures = {text for text in before ^ after if text[0].isdigit()}
        if figures and (new or not old):
            return True
        known = self._before.lexicon
        if known is None:
            return True
        made = [self._after.tokens[word.token] for word in new]
        lost = [self._before.tokens[word.token] for word in old]
        names = any(
            token.text[0].isupper()
            and token.start != self._after.sentences[token.sentence].start
            and self._after.is_cased
            and token.weight
            and token.lemma not in self._before.lemmas
            and known.band(token.lemma) is None
            for token in made
        )
        return names or any(known.is_antonym(a.lemma, b.lemma) for a in lost for b in made)

    def _differ(self, old: Sequence[Word], new: Sequence[Word]) -> bool:
        """Whether a word is gone or new, and none merely stands elsewhere in the quotation."""
        before, after = {word.text for word in self._old}, {word.text for word in self._new}
        return any(word.text not in after for word in old) or any(
            word.text not in before for word in new
        )

    def _left_out(
        self, old: Sequence[Word], seam: int, at_end: bool
    ) -> tuple[Severity, float] | None:
        """How bad it is that words are gone: fine at an end or with dots, bad with a "not"."""
        lost = self._content(self._before, old)
        if at_end or self._has_ellipsis(seam):
            split = self._new_rest.issuperset(word.text for word in old)
            return ("info", 0.9) if lost and not split else None
        if _negations(old) and len(old) <= _SHORT:
            return "major", 0.8
        return ("minor", 0.7) if lost else None

    def _replaced(
        self, old: Sequence[Word], new: Sequence[Word], at_end: bool
    ) -> tuple[Severity, float] | None:
        """How bad it is that words stand where others stood, or none."""
        if not old and at_end and self._old_rest.issuperset(word.text for word in new):
            return None  # two quotations in one
        gained = bool(_negations(new)) and not _negations(old)
        if gained or (_negations(old) and not _negations(new) and not at_end):
            return "major", 0.8
        if self._is_respelled(old, new):
            return None
        lost, made = self._content(self._before, old), self._content(self._after, new)
        said = lost and any(word.text not in _POINTERS for word in new)
        if lost != made and (made - lost or said) and not self._means_the_same(old, new):
            return "major", 0.75
        if lost or made:
            return "minor", 0.6
        return ("minor", 0.5) if len(new) > 1 else None

    def _means_the_same(self, old: Sequence[Word], new: Sequence[Word]) -> bool:
        """Whether every word of weight that was put in is another word for one that was there."""
        known = self._before.lexicon
        if known is None or not old:
            return False
        lemmas = [self._before.tokens[word.token].lemma for word in old]
        groups = [known.synonyms(lemma) for lemma in lemmas]
        made = [self._after.tokens[word.token] for word in new]
        heavy = [token for token in made if token.weight] or made
        return all(
            token.lemma in lemmas
            or any(not known.synonyms(token.lemma).isdisjoint(group) for group in groups)
            for token in heavy
        )

    def _has_ellipsis(self, at: int) -> bool:
        """Whether dots stand at the seam before a word of the rewrite."""
        before = self._new[at - 1].token if at else -1
        after = self._new[at].token if at < len(self._new) else len(self._after.tokens)
        return any(before < place < after for place in self._elided)

    @staticmethod
    def _span(passage: Passage, words: Sequence[Word]) -> Span | None:
        return passage.span(words[0].token, words[-1].token + 1) if words else None

    @staticmethod
    def _content(passage: Passage, words: Sequence[Word]) -> set[str]:
        """Word families of what carries content."""
        tokens = [passage.tokens[word.token] for word in words]
        return {
            family(token.lemma) if passage.lexicon else token.lemma
            for token in tokens
            if token.weight > 0 and token.lower not in _FILLERS
        }

    def _is_respelled(self, old: Sequence[Word], new: Sequence[Word]) -> bool:
        """Whether the words are the same in another spelling: colour and color."""
        if "".join(word.text for word in old) == "".join(word.text for word in new):
            return True
        if len(old) != len(new):
            return False
        return all(
            a.text == b.text or _is_close(a.text, b.text) for a, b in zip(old, new, strict=True)
        )


def _negations(words: Sequence[Word]) -> set[str]:
    return {word.text for word in words if word.text in _NOT}


def _others(reading: Reading, fact: Fact) -> set[str]:
    """The words of the other quotations beside one: in its sentence, or in the next."""
    return {
        word
        for other in reading.of(fact.kind)
        if other is not fact and abs(other.sentence - fact.sentence) <= 1
        for word in other.said.words
    }


def _is_close(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) > 4
        and one[:3] == other[:3]
        and one[-1] == other[-1]
        and Levenshtein.distance(one, other) <= 1
    )


def _is_bracketed(tokens: Sequence[Token], at: int, fact: Fact) -> bool:
    """Whether a word of a quotation is the editor's, in square brackets."""
    for place in range(at - 1, max(fact.first, at - 8) - 1, -1):
        if tokens[place].text in _BRACKETS:
            return tokens[place].text == "["
    return False


def _ellipses(passage: Passage, fact: Fact) -> list[int]:
    """Tokens of a quotation that stand for words left out: … or three dots."""
    tokens = passage.tokens
    return [
        at
        for at in range(fact.first, fact.last)
        if tokens[at].text == "…"
        or (tokens[at].text == "." and at + 1 < fact.last and tokens[at + 1].text == ".")
    ]
