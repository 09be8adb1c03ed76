"""Where the names of a text are, without a model: capitals, and evidence that they mean a name.

A capital inside a sentence is evidence. The first word of a sentence is a name only if it has a
capital inside another sentence, or stands before another capital, or is known as a given name or
a place, or is no word of the language; in the last case the name is marked as unsure. Headings
in Title Case and lines in ALL CAPS show only names that are known from elsewhere in the text.

German writes every noun with a capital, so there only two capitals in a row, initialisms, and
what is known from those are read. Scripts without capitals show no names at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from harness.meaning.kinds.names.name_equal import is_given_name, is_place
from harness.meaning.kinds.names.name_keys import Name, fold, is_ordinary, make_name
from harness.meaning.kinds.names.name_runs import Run, Scanner
from harness.meaning.kinds.names.name_words import (
    CALENDAR,
    ENDINGS,
    HEADS,
    SAYING,
    SHORT_WORDS,
    STARTERS,
    STOPPED,
    SURNAME_TITLES,
    TITLES,
)
from harness.meaning.passage import Passage, Sentence, Token

Found = tuple[int, int, Name]


def name_spans(passage: Passage, free: Sequence[bool]) -> Iterator[Found]:
    """First token, one past the last token, and value of each name, in order.

    Args:
        passage: The text.
        free: For each token, whether no kind before has claimed it.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Yesterday Dr. Li’s aunt met J. K. Rowling of the BBC.")
        >>> [found.words for _, _, found in name_spans(passage, [True] * len(passage.tokens))]
        [('li',), ('j', 'k', 'rowling'), ('bbc',)]
    """
    capitals = [at for at, token in enumerate(passage.tokens) if token.text != token.lower]
    if capitals and (2 * len(capitals) < len(passage.tokens) or passage.is_cased):
        yield from _Reader(passage, free, capitals).names()


class _Reader:
    """One pass for the capitals, one for what they mean."""

    def __init__(self, passage: Passage, free: Sequence[bool], capitals: Sequence[int]) -> None:
        self._tokens = passage.tokens
        self._passage = passage
        self._known = passage.lexicon
        self._inside: set[str] = set()  # folded words with a capital inside a sentence
        self._capitals = capitals
        self._scanner = Scanner(passage, free, capitals)

    def names(self) -> Iterator[Found]:
        runs: list[tuple[Run, bool]] = []
        headings: dict[int, bool] = {}
        for run in self._scanner.runs():
            number = self._tokens[run.words[0]].sentence
            shouted = headings.get(number)
            if shouted is None:
                shouted = headings[number] = self._is_heading(self._passage.sentences[number])
            runs.append((run, shouted))
            if not shouted:
                self._learn(run)
        for run, shouted in runs:
            for words in self._known_parts(run) if shouted else self._parts(run):
                found = self._made(run, words, shouted)
                if found is not None:
                    yield found

    def _learn(self, run: Run) -> None:
        inner = run.words[1:] if run.initial else run.words
        if not inner:
            return
        if len(run.words) > 1:
            inner = [at for at in inner if not self._scanner.is_ordinary(at)]
        if self._scanner.all_nouns and len(run.words) < 2:
            inner = [at for at in inner if self._tokens[at].text.isupper()]
        self._inside.update(fold(self._tokens[at].text) for at in inner)

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether capitals mean little in a sentence: Title Case or ALL CAPS."""
        count = bisect_left(self._capitals, sentence.last)
        count -= bisect_left(self._capitals, sentence.first)
        if count < 3 or 4 * count < sentence.last - sentence.first:
            return False
        words = [
            token
            for token in self._tokens[sentence.first : sentence.last]
            if token.weight and len(token.text) > 1 and token.is_word
        ]
        if len(words) < 3 or sum(word.text != word.lower for word in words) < 0.8 * len(words):
            return False
        if sum(word.text.isupper() for word in words) > 0.6 * len(words):
            return True
        if self._tokens[sentence.last - 1].text == ".":
            return False
        usual = sum(is_ordinary(self._known, word.lemma) for word in words[1:])
        return 2 * usual >= len(words) and usual >= 2

    def _known_parts(self, run: Run) -> Iterator[list[int]]:
        """In a heading: what has a capital inside a sentence elsewhere, and is no common word."""
        part: list[int] = []
        for at in run.words:
            token = self._tokens[at]
            if fold(token.text) in self._inside and not is_ordinary(self._known, token.lemma):
                part.append(at)
            elif part:
                yield part
                part = []
        if part:
            yield part

    def _parts(self, run: Run) -> Iterator[list[int]]:
        """The run without titles, cut where a title stands inside it."""
        if all(self._tokens[at].lower not in TITLES for at in run.words):
            yield run.words
            return
        part: list[int] = []
        for place, at in enumerate(run.words):
            if self._is_title(place, run, bool(part)):
                if part:
                    yield part
                part = []
            else:
                part.append(at)
        if part:
            yield part

    def _is_title(self, place: int, run: Run, preceded: bool) -> bool:
        """Whether a word is a title there, and not King's, Stephen King, or King Street."""
        at = run.words[place]
        lower = self._tokens[at].lower
        if lower not in TITLES:
            return False
        if lower in STOPPED:
            return True
        if place + 1 == len(run.words):
            return not (preceded and lower in SURNAME_TITLES)
        following = run.words[place + 1]
        return (
            self._tokens[following].lower in TITLES
            or following in run.linked
            or not self._scanner.is_ordinary(following)
        )

    def _made(self, run: Run, words: list[int], shouted: bool) -> Found | None:
        sure = True
        if not shouted:
            while words and self._tokens[words[0]].lower in CALENDAR and (len(words) > 1):
                words = words[1:]
            if run.initial and words and words[0] == run.words[0]:
                words, sure = self._led(words, run)
            elif self._scanner.all_nouns and len(run.words) < 2:
                sure = self._stands_out(words[0])
                words = words if sure else []
        if not words or self._is_no_name(words):
            return None
        return self._found(run, words, sure)

    def _is_no_name(self, words: Sequence[int]) -> bool:
        """Days, "TV", a single letter."""
        token = self._tokens[words[0]]
        if len(words) > 1:
            return all(self._tokens[at].lower in CALENDAR for at in words)
        return (
            token.lower in CALENDAR
            or fold(token.text) in SHORT_WORDS
            or (len(token.text) == 1 and not token.is_number)
        )

    def _led(self, words: list[int], run: Run) -> tuple[list[int], bool]:
        """The words of a name at the start of a sentence, and whether it is surely one."""
        if self._known is None and self._may_be_article(words[0]):
            words = words[1:]
            alone = len(words) == 1 and self._scanner.all_nouns
            return ([], False) if alone and not self._stands_out(words[0]) else (words, True)
        if len(words) == 1:
            evidence = self._evidence(words[0])
            return (words, evidence == 2) if evidence else ([], False)
        return (words if self._belongs(words, run) else words[1:]), True

    def _belongs(self, words: Sequence[int], run: Run) -> bool:
        """Whether the first word of a sentence is a part of the name that it stands before."""
        ordinary = self._scanner.is_ordinary
        first = self._tokens[words[0]]
        if not ordinary(words[0]) or fold(first.text) in self._inside:
            return True
        if words[1] in run.linked:
            return first.lower in HEADS
        return first.lower in STARTERS or all(map(ordinary, words[1:]))

    def _may_be_article(self, at: int) -> bool:
        """Whether a word of an unknown language may be small: Der, Le, Eine."""
        lower = self._tokens[at].lower
        short = len(lower) <= 3 or (
            self._scanner.all_nouns and lower.startswith(("ein", "dies", "kein"))
        )
        return (short or lower in self._scanner.small) and not self._stands_out(at)

    def _evidence(self, at: int) -> int:
        """How surely the lone first word of a sentence is a name: 0 no, 1 perhaps, 2 yes."""
        token = self._tokens[at]
        if fold(token.text) in self._inside or self._stands_out(at):
            return 2
        if self._scanner.is_ordinary(at):
            return 0
        if self._is_known_name(token):
            return 2
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if following is not None and following.lower in SAYING and token.lower[-1] != "s":
            return 2
        if self._known is None or token.lower.endswith(ENDINGS):
            return 0
        return 1

    def _stands_out(self, at: int) -> bool:
        """Whether capitals inside the word show a name: NATO, McDonald, iPhone, U.S."""
        written = self._tokens[at].text.removesuffix("'s").removesuffix("’s")
        if len(written) < 2 or written[1:] == written[1:].lower():
            return False
        return not (written.isupper() and self._scanner.is_ordinary(at))

    def _is_known_name(self, token: Token) -> bool:
        word = fold(token.text)
        return is_place(word, self._passage.language) or is_given_name(word, self._passage.language)

    def _found(self, run: Run, words: list[int], sure: bool) -> Found | None:
        tokens, is_ordinary = self._tokens, self._scanner.is_ordinary
        keys = [(fold(tokens[at].text), is_ordinary(at)) for at in words]
        for place in range(len(words) - 1, 0, -1) if run.joined else ():
            if words[place] in run.joined:
                keys[place - 1 : place + 1] = [(keys[place - 1][0] + keys[place][0], False)]
        short = len(keys) == 1 and _is_short(self._tokens[words[0]].text)
        name = make_name(tuple(keys), sure=sure, short=short)
        return None if name is None else (words[0], words[-1] + 1, name)


def _is_short(written: str) -> bool:
    if written[1:].islower():
        return False
    letters = written.removesuffix("'s").removesuffix("’s").rstrip("s").replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper()
