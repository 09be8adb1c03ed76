"""Capitals in a row: where a name may begin and end, before it is asked what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.meaning.kinds.names.name_keys import is_ordinary
from harness.meaning.kinds.names.name_words import (
    HEADS,
    JOINERS,
    LINKERS,
    STARTERS,
    STOPPED,
    TITLES,
    WEEKDAYS,
)
from harness.meaning.passage import Passage, Token

ALL_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""

_OPENERS = frozenset("\"“”„«»‘'’([*_•‣·–—-#>")
_STOPS = frozenset(".:?!…;•")
_QUOTES = frozenset('"“„«‘')
_NUMERAL = frozenset("IVX")
_RANKS = frozenset({"First", "Second", "Third"})
_APOSTROPHES = frozenset("'’")
_LINE = "\n"
_BETWEEN = frozenset({"to", "and", "or", "vs"})  # Paris-to-Rome are two
_SMALL_PARTS, _SMALL = 2, 5  # words, and letters of each, between two capitals and hyphens

_ARTICLES = frozenset({"der", "den", "des", "das", "dem"})
_NOBLE = frozenset({"von", "van", "in", "auf"})


@dataclass
class Run:
    """Capitals in a row: the tokens that are words of it, and whether it begins a sentence."""

    words: list[int]
    initial: bool
    joined: frozenset[int] = frozenset()  # words glued to the one before, as in UH3
    linked: frozenset[int] = frozenset()  # words after "of"


class Scanner:
    """Finds the runs of capitals of a text.

    Args:
        passage: The text.
        free: For each token, whether no kind before has claimed it.
        capitals: The tokens with a capital in them.
    """

    def __init__(self, passage: Passage, free: Sequence[bool], capitals: Sequence[int]) -> None:
        self._tokens = passage.tokens
        self._passage = passage
        self._free = free
        self._known = passage.lexicon
        self._capitals = capitals
        self._ordinary: dict[int, bool] = {}
        self._small: set[str] | None = None
        self._openers = frozenset(filter(self._may_open, capitals))
        self.all_nouns = passage.language.partition("-")[0].lower() in ALL_NOUNS

    @property
    def small(self) -> set[str]:
        """The words that the text has in small letters as well."""
        if self._small is None:
            self._small = {token.lower for token in self._tokens if token.text == token.lower}
        return self._small

    def is_ordinary(self, at: int) -> bool:
        """Whether a token is a word of the language, or small elsewhere in the text."""
        found = self._ordinary.get(at)
        if found is None:
            found = self._ordinary[at] = self._is_usual(self._tokens[at])
        return found

    def _is_usual(self, token: Token) -> bool:
        if token.is_number:
            return False
        if not token.weight and self._known is not None:
            return True
        return is_ordinary(self._known, token.lemma) or token.lower in self.small

    def runs(self) -> Iterator[Run]:
        """The runs of capitals, in order."""
        after = 0
        for at in self._capitals:
            if at >= after and self._opens(at):
                sentence = self._passage.sentences[self._tokens[at].sentence]
                run, after = self._run(at, sentence.last)
                yield run

    def _opens(self, at: int) -> bool:
        """Whether a token may be the first word of a name, or go on with one."""
        return at in self._openers

    def _may_open(self, at: int) -> bool:
        token = self._tokens[at]
        if not (self._free[at] or self._is_rank(at)):
            return False
        return self._is_capital(token) and not (
            self._known is not None and self._is_small_word(token)
        )

    def _is_rank(self, at: int) -> bool:
        """Whether a number that is read already is a part of a name: World War II."""
        tokens, written = self._tokens, self._tokens[at].text
        if at and _NUMERAL.issuperset(written):
            before = tokens[at - 1]
            return self._is_capital(before) and self._free[at - 1] and before.end < tokens[at].start
        if written not in _RANKS or at + 1 >= len(tokens):
            return False
        return self._free[at + 1] and tokens[at + 1].text[0].isupper()

    def _is_small_word(self, token: Token) -> bool:
        """Whether it is the, he, after, not …: never a part of a name at its edges."""
        if token.weight or self._known is None or token.lower in STARTERS:
            return False
        return not (token.text.isupper() and len(token.text) > 1)

    @staticmethod
    def _is_capital(token: Token) -> bool:
        written = token.text
        return written[0].isupper() or (
            written[1:2].isupper() and written[0].isalpha() and not written[0].isupper()
        )

    def _run(self, first: int, end: int) -> tuple[Run, int]:
        run = Run([first], self._is_initial(first))
        at = first
        while (step := self._next(run, at, end)) is not None:
            at = step
            run.words.append(at)
        return run, at + 1

    def _next(self, run: Run, at: int, end: int) -> int | None:
        """The next word of a run after the token `at`; None where the run ends."""
        if at + 1 >= end or self._ends_name(at, end):
            return None
        token, after = self._tokens[at], self._tokens[at + 1]
        if not after.text[0].isalnum():
            return self._over_sign(run, at, end)
        if after.start == token.end:
            run.joined |= {at + 1}
            return at + 1 if after.is_number or self._opens(at + 1) else None
        if self._opens(at + 1) or self._is_first(at + 1, end):
            return None if self._breaks(at, at + 1) else at + 1
        if after.lower in JOINERS or after.lower in LINKERS:
            return self._over_joiner(run, at, end)
        return None

    def _is_first(self, at: int, end: int) -> bool:
        """Whether an I is a numeral: World War I, and not the pronoun."""
        if self._tokens[at].text != "I" or not (self._free[at] or self._is_rank(at)):
            return False
        closed = at + 1 >= end or not self._tokens[at + 1].text[0].isalnum()
        return closed or self._tokens[at - 1].lower == "war"

    def _ends_name(self, at: int, end: int) -> bool:
        """Whether a possessive ends the name: "Li's Toyota" are two, Tanner's Row is one."""
        token = self._tokens[at]
        if not token.lower.endswith("'s") or token.text.isupper():
            return False
        return at + 1 >= end or not (self._opens(at + 1) and self.is_ordinary(at + 1))

    def _over_sign(self, run: Run, at: int, end: int) -> int | None:
        sign, token = self._tokens[at + 1], self._tokens[at]
        if at + 2 >= end:
            return None
        after = self._tokens[at + 2]
        if sign.text in "-‐‑" and sign.start == token.end and after.start == sign.end:
            return at + 2 if after.is_number else self._over_hyphens(at + 2, end)
        if sign.text == "." and sign.start == token.end and self._opens(at + 2):
            short = len(token.text) == 1 or token.lower in STOPPED
            return at + 2 if short and not self._breaks(at, at + 2) else None
        if sign.text == "&" and self._opens(at + 2):
            return at + 2
        if sign.text in _APOSTROPHES and sign.start == token.end and token.lower[-1] == "s":
            owns = self._opens(at + 2) and self.is_ordinary(at + 2) and after.start > sign.end
            return at + 2 if owns else None  # the Rail Workers' Union
        return None

    def _over_hyphens(self, at: int, end: int) -> int | None:
        """The next capital of one hyphened word: Pas-de-Calais, Stratford-upon-Avon."""
        tokens = self._tokens
        for place in range(at, min(at + 2 * _SMALL_PARTS + 1, end), 2):
            if self._opens(place):
                return place
            glued = place + 2 < end and tokens[place].end + 1 == tokens[place + 2].start
            small = len(tokens[place].text) < _SMALL and tokens[place].lower not in _BETWEEN
            if not (glued and small and tokens[place + 1].text in "-‐‑"):
                return None
        return None

    def _over_joiner(self, run: Run, at: int, end: int) -> int | None:
        """Past "de la", "of the" and the like, if a capital follows and they do join."""
        following = at + 1
        while following < end and following - at <= 2 and self._joins(following, at):
            following += 1
        if following >= end or not self._opens(following) or self._breaks(at, following):
            return None
        if self._tokens[at + 1].lower in LINKERS:
            if not self._takes_of(at, run):
                return None
            run.linked |= {following}
        return following

    def _joins(self, at: int, before: int) -> bool:
        lower = self._tokens[at].lower
        if self.all_nouns and lower in _ARTICLES:
            return self._tokens[at - 1].lower in _NOBLE
        if lower == "the":
            return at > before + 1 and self._tokens[at - 1].lower in LINKERS
        return lower in JOINERS or (lower in LINKERS and self._known is not None)

    def _takes_of(self, at: int, run: Run) -> bool:
        """Whether "of" goes on with the name: Bank of England, but not Macron of France."""
        lower = self._tokens[at].lower
        if lower in TITLES:
            return False
        if lower in HEADS:
            return True
        return self.is_ordinary(at) and not (run.initial and len(run.words) == 1)

    def _breaks(self, at: int, following: int) -> bool:
        """Whether a line or a day stands between two capitals."""
        one, other = self._tokens[at], self._tokens[following]
        if one.lower in WEEKDAYS or other.lower in WEEKDAYS:
            return True
        return _LINE in self._passage.text[one.end : other.start] and (
            self.is_ordinary(following) or self.is_ordinary(at)
        )

    def _is_initial(self, first: int) -> bool:
        """Whether a capital is due there whatever the word: a sentence, a line, a quotation."""
        tokens = self._tokens
        begin = self._passage.sentences[tokens[first].sentence].first
        at = first - 1
        while at >= begin and tokens[at].text in _OPENERS:
            if tokens[at].text in _QUOTES:
                return True
            at -= 1
        if at < begin or tokens[at].text in _STOPS:
            return True
        between = self._passage.text[tokens[first - 1].end : tokens[first].start]
        return _LINE in between or (tokens[at].is_number and at == begin)
