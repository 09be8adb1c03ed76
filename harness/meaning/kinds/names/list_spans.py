"""Where a text enumerates: "A, B and C" in a line, or three lines with bullets.

There is no parser here. A member between two commas is known by its shape: a few words, no
subject pronoun, no auxiliary, no preposition in front. All members must be of one shape (all
with a capital, or all without; all with an article, or all without), so that "In May, the mayor
and his wife" and "Smith, a doctor and writer" are not taken for lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.meaning.kinds.names.name_words import words
from harness.meaning.kinds.roles.role_words import BE_FORMS
from harness.meaning.passage import Passage, Sentence, Token

_JOINTS = frozenset({"and", "or", "&", "nor"})
_BULLETS = frozenset("-*•‣⁃·▪◦–—")
_INNER = frozenset("\"“”‘’'-‐")
_QUOTES = frozenset("\"“”‘’'«»„")
_NAME_SIGNS = _INNER | {".", "&"}
_ARTICLES = words("a an the his her its their your our my this that these those some")
_FITS = _ARTICLES | words("of for no not")
_SMALL_NOUNS = words("back front top bottom side left right")  # function words elsewhere
_UNFINISHED = words("various other several many certain different further some new any all more")
_INTRODUCES = words(
    "of in for with by to from on as including include includes like between both are is was were"
    " against about either neither have has had having : no any all"
)
_BEGINS_OTHER = words(
    "in on at by for from with to after before when while if because since as including such like"
    " although though where who which that whose then so but until during under over between into"
    " than however about against through without within there not"
)
_CONJUNCTIONS = words("after before when while if because since as although though where until so")
_WHO = words("who which that whose")
_BEING = words("work serve act employ appoint")
_OPEN = words("including includes include included like example e.g eg among especially")
_VAGUE_END = words("etc others other more")
_FIRM = words(
    "must shall should may can need needs needed require requires required bring if unless except"
    " not never no without only all both every each either whether following cannot"
)
_LONGEST = 6
_MOST_CONTENT = 3
_LONGEST_LINE = 14

Member = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Listing:
    """The value of an enumeration.

    Attributes:
        members: Half-open token ranges, in order.
        open: Whether it reads as a choice of examples: "such as", "including", "etc."
        firm: Whether who reads it acts by it: must, may, if, only, the following.
        names: Whether every member has a capital.
        clear: Whether the words before tell where the first member begins.
    """

    members: tuple[Member, ...]
    open: bool
    firm: bool
    names: bool
    clear: bool = True


def listings(passage: Passage) -> Iterator[Listing]:
    """The enumerations of a text, in order.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Bring bread, fresh milk and two eggs.")
        >>> found = next(listings(passage))
        >>> [passage.quote(passage.span(*member)) for member in found.members]
        ['bread', 'fresh milk', 'two eggs']
    """
    tokens = passage.tokens
    for sentence in passage.sentences:
        commas = 0
        for at in range(sentence.first, sentence.last):
            text = tokens[at].text
            if text in {",", ";"}:
                commas += 1
            elif text in _JOINTS and sentence.first < at:
                reader = _Reader(passage, sentence)
                found = (commas and reader.at_joint(at)) or reader.pair_at(at)
                if found:
                    yield found
    yield from _bulleted(passage)


class _Reader:
    """The words around one "and" or "or"."""

    def __init__(self, passage: Passage, sentence: Sentence) -> None:
        self._tokens = passage.tokens
        self._sentence = sentence
        self._english = passage.lexicon is not None

    def at_joint(self, joint: int) -> Listing | None:
        """The enumeration whose last member follows the joint; None if there is none."""
        end = joint - 1 if self._tokens[joint - 1].text in ",;" else joint
        middle: list[Member] = []
        while (comma := self._comma_before(end)) is not None:
            if not self._is_member(comma + 1, end):
                break
            middle.insert(0, (comma + 1, end))
            end = comma
        if not middle or (self._is_introduction(end) and not self._share_head(end, middle[0])):
            return None
        names = all(map(self._has_capital, middle))
        longest = max(self._content(*member) for member in middle)
        first, last = self._first(end, longest, names), self._last(joint + 1, longest, names)
        if first is None or last is None or not self._alike(first, middle, last):
            return None
        return self._listing((first, *middle, last))

    def _share_head(self, comma: int, member: Member) -> bool:
        """Whether the words before a comma end as a member does: "Nash County, Wayne County"."""
        return self._tokens[comma - 1].lemma == self._tokens[member[1] - 1].lemma

    def _is_introduction(self, comma: int) -> bool:
        """Whether a comma ends "After the war": what stands before it is no member."""
        before = self._tokens[self._sentence.first : comma]
        if len(before) == 1 and before[0].lower.endswith("ly"):
            return not self._tokens[comma + 1].lower.endswith("ly")  # "Increasingly, nurses and"
        if before[0].lower not in _BEGINS_OTHER or any(each.text in ",;" for each in before):
            return False
        said = {each.lower for each in before}
        return before[0].lower in _CONJUNCTIONS or said.isdisjoint(BE_FORMS) or bool(said & _WHO)

    def _alike(self, first: Member, middle: Sequence[Member], last: Member) -> bool:
        """Whether the members are of one shape; an article before the first may serve all."""
        members = (first, *middle, last)
        plain = [each for each in members if not self._is_due(each)]
        capital = {self._has_capital(each) for each in plain if not self._is_initialism(each)}
        if len(capital) > 1 and len(middle) < 3:
            return False
        if len({self._tokens[start].text in _QUOTES for start, _ in members}) > 1:
            return False  # Feather, "the pirate", and his men
        if self._tokens[middle[0][1] - 1].is_number and middle[0][1] - middle[0][0] == 1:
            return self._are_figures((first[1] - 1, *(start for start, _ in (*middle, last))))
        if len(middle) > 2:
            return True
        starts = [self._tokens[member[0]].lower for member in (first, *middle, last)]
        articles = [start in _ARTICLES for start in starts]
        doing = {
            start.endswith("ing") and member[1] - member[0] > 1
            for start, member in zip(starts[1:], (*middle, last), strict=True)
        }
        done = [start.endswith("ed") for start in starts]
        return (
            (articles[0] or not any(articles[1:-1]))
            and (articles[0] or not articles[-1] or self._ends_at(last[1]))
            and (len(doing) == 1 or all(start.endswith("ing") for start in starts[1:]))
            and (done[0] or not all(done[1:]))
        )

    def _ends_at(self, end: int) -> bool:
        """Whether a list is over after a member: "asthma or a disease", and not "a big, red"."""
        return end == self._sentence.last or self._tokens[end].lower != ","

    def _are_figures(self, places: Sequence[int]) -> bool:
        """Whether figures are of one length, so that no day stands beside a year."""
        tokens = [self._tokens[at] for at in places]
        lengths = [len(token.text) for token in tokens]
        return all(token.is_number for token in tokens) and max(lengths) - min(lengths) < 2

    def _comma_before(self, end: int) -> int | None:
        """The comma that begins the member which ends there."""
        count = 0
        for at in range(end - 1, max(self._sentence.first, end - 3 * _LONGEST), -1):
            text = self._tokens[at].text
            if text in {",", ";"}:
                return at
            if text[0].isalnum():
                count += 1
                if count > _LONGEST or text in _JOINTS:
                    return None
            elif text not in _INNER:
                return None
        return None

    def _is_member(self, start: int, end: int) -> bool:
        tokens = self._tokens[start:end]
        if not tokens or tokens[0].lower in _BEGINS_OTHER:
            return False
        if len(tokens) == 1 and tokens[0].is_number:
            return True
        content = sum(token.weight > 0 and not token.is_number for token in tokens)
        return 0 < content <= _MOST_CONTENT and all(map(self._fits, tokens))

    def _fits(self, token: Token) -> bool:
        """Whether a word may stand inside a member: content, an article, "of"."""
        if token.weight or token.text in _INNER or token.lower in _SMALL_NOUNS:
            return token.lower not in _BEGINS_OTHER or token.lower in _FITS
        return token.lower in _FITS or (
            token.text[0].isupper() and token.lower not in _BEGINS_OTHER
        )

    def _content(self, start: int, end: int) -> int:
        return sum(token.weight > 0 for token in self._tokens[start:end])

    def _first(self, end: int, longest: int, names: bool) -> Member | None:
        """The first member: back from the comma to a verb's helper, a preposition or a sign."""
        at, content = end, 0
        while at > self._sentence.first and (content < longest or names):
            token = self._tokens[at - 1]
            if self._is_glued(at - 1):
                content += token.weight > 0
                at -= 1
                continue
            if token.lower in _BEGINS_OTHER or token.text in _JOINTS:
                break
            if names and not self._is_part(at - 1):
                break
            if not names and not token.weight and token.lower != "of" and token.text not in _INNER:
                break
            if at - 1 == self._sentence.first and content and not names:
                break  # "Bring", most likely
            content += token.weight > 0
            at -= 1
        if at > self._sentence.first and self._tokens[at - 1].lower in _ARTICLES:
            at -= 1
        while at < end and not (self._tokens[at].weight or self._tokens[at].lower in _ARTICLES):
            at += 1
        return (at, end) if content else None

    def _is_glued(self, at: int) -> bool:
        """Whether a word hangs on the one before it by a hyphen: the "up" of make-up."""
        if at - 2 < self._sentence.first or self._tokens[at - 1].text != "-":
            return False
        return self._tokens[at - 2].end + 1 == self._tokens[at].start

    def _last(self, start: int, longest: int, names: bool) -> Member | None:
        """The last member: about as many words as the others have."""
        at, content = start, 0
        if at < self._sentence.last and self._tokens[at].lower in _BEGINS_OTHER:
            return None
        if at + 1 < self._sentence.last and self._tokens[at].lower == "other" and not names:
            at += 1  # "and other fruit"
        while at < self._sentence.last and (content < longest or names):
            token = self._tokens[at]
            if (
                not (self._is_part(at) or (at == start and self._fits(token)))
                if names
                else (not self._fits(token))
            ):
                break
            content += token.weight > 0 and token.lower not in _UNFINISHED | _SMALL_NOUNS
            at += 1
        while at > start and not self._tokens[at - 1].weight:
            at -= 1
        return (start, at) if at > start and content else None

    def _is_part(self, at: int) -> bool:
        """Whether a token may be a part of a name: a capital, an initial's stop, "of"."""
        text = self._tokens[at].text
        if text[0].isdigit() and at > self._sentence.first:
            return self._tokens[at - 1].end == self._tokens[at].start
        return text[0].isupper() or text in _NAME_SIGNS or text.lower() in {"of", "de", "the"}

    def _is_due(self, member: Member) -> bool:
        """Whether a member is only the first word of the sentence, with a capital in any case."""
        start = member[0]
        return start == self._sentence.first and not self._content(start + 1, member[1])

    def _has_capital(self, member: Member) -> bool:
        """Whether a member has a capital that is not due to the start of the sentence."""
        start = member[0] + (member[0] == self._sentence.first)
        return any(
            token.text[0].isupper() and token.weight for token in self._tokens[start : member[1]]
        )

    def _is_initialism(self, member: Member) -> bool:
        """Whether the only capitals of a member are those of an initialism: "CGI effects"."""
        capitals = [token.text for token in self._tokens[slice(*member)] if token.text[0].isupper()]
        return bool(capitals) and all(1 < len(each) <= 5 and each.isupper() for each in capitals)

    def _listing(self, members: tuple[Member, ...]) -> Listing:
        sentence = self._sentence
        before = self._tokens[max(sentence.first, members[0][0] - 4) : members[0][0]]
        after = self._tokens[members[-1][0] : min(sentence.last, members[-1][1] + 3)]
        is_open = any(token.lower in _OPEN for token in before) or any(
            token.lower in _VAGUE_END for token in after
        )
        if len(before) > 1 and before[-1].lower == "as":  # "such as", but not "worked as"
            is_open = is_open or before[-2].lemma not in _BEING
        spoken = self._tokens[sentence.first : sentence.last]
        names = all(self._has_capital(member) or self._is_due(member) for member in members)
        firm = any(token.lower in _FIRM for token in spoken)
        article = self._tokens[members[0][0]].lower in _ARTICLES
        clear = article or not before or before[-1].lower in _INTRODUCES
        return Listing(members, is_open, firm, names, clear)

    def pair_at(self, joint: int) -> Listing | None:
        """Two names and nothing else beside the joint: "Oslo and Bergen"."""
        if not (self._is_name(joint - 1) and self._is_name(joint + 1)):
            return None
        first, last = self._first(joint, 3, True), self._last(joint + 1, 3, True)
        return None if first is None or last is None else self._listing((first, last))

    def _is_name(self, at: int) -> bool:
        if not self._sentence.first <= at < self._sentence.last:
            return False
        token = self._tokens[at]
        if token.is_number:
            return at > self._sentence.first and self._tokens[at - 1].end == token.start
        return token.text[0].isupper() and token.weight > 0


def _bulleted(passage: Passage) -> Iterator[Listing]:
    """Lines with bullets, three or more in a row."""
    marks = [
        at
        for at, token in enumerate(passage.tokens)
        if token.text in _BULLETS and _begins_line(passage, at)
    ]
    row: list[Member] = []
    for place, at in enumerate(marks):
        end = _line_end(passage, at, marks[place + 1] if place + 1 < len(marks) else None)
        row.append((at + 1, end))
        if place + 1 == len(marks) or marks[place + 1] != end:
            yield from _row(passage, at, row)
            row = []


def _row(passage: Passage, last_mark: int, row: Sequence[Member]) -> Iterator[Listing]:
    if len(row) < 3 or not all(0 < end - start <= _LONGEST_LINE for start, end in row):
        return
    tokens = passage.tokens
    before = tokens[max(0, row[0][0] - 20) : row[0][0] - 1]
    names = all(tokens[start].text[0].isupper() and end - start <= 4 for start, end in row)
    yield Listing(
        tuple(row),
        any(token.lower in _OPEN for token in before[-6:]),
        any(token.lower in _FIRM for token in before),
        names and any(token.text.islower() for token in before),
    )


def _begins_line(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    begin = passage.tokens[at - 1].end if at else 0
    between = passage.text[begin : token.start]
    return at == 0 or "\n" in between


def _line_end(passage: Passage, mark: int, following: int | None) -> int:
    """One past the last token of the line of a bullet."""
    tokens = passage.tokens
    stop = passage.text.find("\n", tokens[mark].end)
    end = mark + 1
    limit = len(tokens) if following is None else following
    while end < limit and (stop < 0 or tokens[end].start < stop):
        end += 1
    return end
