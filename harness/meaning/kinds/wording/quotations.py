"""Quotations: words altered between the marks, and quotations that nobody said.

Words in quotation marks are promised to be the words that were said. A rewrite may cut them,
elide them, or report them without marks; it may not change them. Titles, terms and words that
the writer keeps at a distance are not speech and are held to less.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.wording.quote_changes import Change, Word, changes, likeness, words_of
from harness.meaning.kinds.wording.quote_reader import read_quotes
from harness.meaning.pair import Pair, around
from harness.meaning.passage import Passage, Token
from harness.model import Finding, Severity, Span

_SHORT = 3  # words up to which a quotation is a term and no speech
_PERSONS = frozenset({"i", "we", "you", "he", "she", "they", "it"})
_MOST = 0.6
_PLAIN_SLOT = 0.75  # for quotations that share a word: "slow but moving", "slow and boring"
_SLOT = 0.6
_LONGEST_TITLE = 14
_SAME_QUOTE = 0.5  # share of the words of a quotation that its source must have, in order
_CANDIDATES = 3
_COMMON = 32
# A rewrite that rewords so many quotations does it to all of them, as graded readers do; then
# each is minor, and only a turned meaning is told aloud.
_FREELY = 3


class Quote(NamedTuple):
    """What a quotation says.

    Attributes:
        words: Its words, contractions taken apart.
        is_speech: Whether it is what somebody said, not a term or a title.
        is_title: Whether it looks like the title of a work.
    """

    words: tuple[str, ...]
    is_speech: bool
    is_title: bool


class Quotations(Kind):
    """Text between quotation marks."""

    name: ClassVar[str] = "quotation"
    about: ClassVar[str] = "Quotations: altered between the marks, or not in the original."
    languages: ClassVar[frozenset[str] | None] = None

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """Everything between quotation marks that has a word in it."""
        for first, last in read_quotes(passage):
            words = words_of(passage, first, last)
            if words:
                value = _quote(passage, passage.tokens[first:last], words)
                yield self.fact(passage, value, first, last)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Find the source of each quotation of the rewrite, then look what became of the rest."""
        ones, others = pair.original.of(self.name), pair.rewrite.of(self.name)
        if not ones and not others:
            return
        sources = _Sources(ones)
        found: dict[int, list[tuple[Fact, Change | None]]] = defaultdict(list)
        strange: list[Fact] = []
        for other in others:
            at = sources.best(other)
            if at is None:
                strange.append(other)
            else:
                found[at].append((other, _worst(pair, ones[at], other)))
        put = _put_for(pair, [one for at, one in enumerate(ones) if at not in found], strange)
        for other in strange:
            yield (
                self._replaced(pair, *put[other]) if other in put else self._unsourced(pair, other)
            )
        reworded = [change for each in found.values() for _, change in each if _is_reworded(change)]
        freely = len(reworded) >= _FREELY
        for at, one in enumerate(ones):
            for other, change in found.get(at, ()):
                yield self._sourced(pair, one, other, change, freely)
            if at not in found and all(one is not each for each, _ in put.values()):
                yield self._unquoted(pair, one)

    def _sourced(
        self, pair: Pair, one: Fact, other: Fact, change: Change | None, freely: bool
    ) -> Outcome:
        """A quotation that stands on both sides: which of its words changed?"""
        if change is None:
            return Outcome(self.name, Fate.PRESERVED, one, other)
        if freely and _is_reworded(change):
            change = change._replace(severity="minor", confidence=0.6)
        quote: Quote = other.said
        finding: Finding | None = self._altered(pair, one, other, change)
        if change.severity == "info":
            return Outcome(self.name, Fate.PRESERVED, one, other, finding)
        if not quote.is_speech and (quote.is_title or change.severity != "major"):
            finding = None
        return Outcome(self.name, Fate.CHANGED, one, other, finding)

    def _altered(self, pair: Pair, one: Fact, other: Fact, change: Change) -> Finding:
        """The message about the gravest change, on the words that changed."""
        spans = (change.original or one.span, change.rewrite or other.span)
        before = _brief(pair.original.passage, spans[0])
        after = _brief(pair.rewrite.passage, spans[1])
        if change.severity == "info":
            message = f"The quotation was shortened to “{after}”; it went on: “{before}”."
        elif change.rewrite is None:
            message = f"Words inside the quotation “{after}” were left out: “{before}”."
        elif change.original is None:
            message = f"Words were put into the quotation “{before}”: “{after}”."
        elif change.severity == "minor":
            message = f"A quotation is not to the letter: “{before}” became “{after}”."
        else:
            message = f"Words inside a quotation changed: “{before}” became “{after}”."
        return Finding(self.name, change.severity, *spans, message, change.confidence)

    def _replaced(self, pair: Pair, one: Fact, other: Fact) -> Outcome:
        """Other words in the quotation marks of the same place."""
        before, after = (
            _brief(pair.original.passage, one.span),
            _brief(pair.rewrite.passage, other.span),
        )
        message = f"The words in quotation marks changed: “{before}” became “{after}”."
        finding = Finding(self.name, "major", one.span, other.span, message, 0.65)
        return Outcome(self.name, Fate.CHANGED, one, other, finding)

    def _unsourced(self, pair: Pair, other: Fact) -> Outcome:
        """A quotation of the rewrite that the original does not quote."""
        quote: Quote = other.said
        backed = _share(pair.rewrite.passage, other, pair.backed, pair.says_original)
        after = _brief(pair.rewrite.passage, other.span)
        if not quote.is_speech:
            if backed > 0 or quote.is_title:
                return Outcome(self.name, Fate.PRESERVED, None, other)
            message = (
                f"The rewrite puts “{after}” in quotation marks; the original has no such words."
            )
            return self._added(other, "minor", message, 0.5)
        if _stands_in(pair, other) >= 0.8:
            message = f"The original has the words “{after}”, but does not quote them."
            return self._added(other, "minor", message, 0.6)
        if backed < 0.34:
            message = f"The rewrite quotes “{after}”, which the original does not have."
            return self._added(other, "major", message, 0.75)
        message = f"The rewrite quotes “{after}”; the original says it in other words, unquoted."
        return self._added(other, "minor", message, 0.6)

    def _added(self, other: Fact, severity: Severity, message: str, confidence: float) -> Outcome:
        finding = Finding(self.name, severity, None, other.span, message, confidence)
        return Outcome(self.name, Fate.ADDED, None, other, finding)

    def _unquoted(self, pair: Pair, one: Fact) -> Outcome:
        """A quotation of the original that the rewrite reports, or leaves out."""
        quote: Quote = one.said
        passage = pair.original.passage
        kept = _share(passage, one, pair.kept, pair.says_rewrite)
        before = _brief(passage, one.span)
        if kept >= 0.5:
            return Outcome(self.name, Fate.PRESERVED, one, None, self._bared(pair, one))
        near = around(passage, one, 3)
        told = quote.is_speech and kept < 0.34 and any(pair.kept[at] for at in near)
        if not told or not pair.is_aligned_original(one.sentence):
            return Outcome(self.name, Fate.DROPPED, one)
        message = f"The rewrite leaves out the quotation “{before}”."
        finding = Finding(self.name, "minor", one.span, None, message, 0.6)
        return Outcome(self.name, Fate.DROPPED, one, None, finding)

    def _bared(self, pair: Pair, one: Fact) -> Finding | None:
        """A word that the original keeps at a distance, without its marks in the rewrite."""
        quote: Quote = one.said
        at = pair.to_rewrite[one.first]
        if quote.is_speech or quote.is_title or len(quote.words) > 2 or at < 0:
            return None
        token = pair.rewrite.passage.tokens[at]
        quoted = any(fact.first <= at < fact.last for fact in pair.rewrite.of(self.name))
        if quoted or not token.text.islower():
            return None
        message = f"“{token.text}” stands in quotation marks in the original only."
        return Finding(self.name, "info", one.span, (token.start, token.end), message, 0.5)


def _put_for(
    pair: Pair, ones: Sequence[Fact], others: Sequence[Fact]
) -> dict[Fact, tuple[Fact, Fact]]:
    """Quotations of the rewrite that stand where another one stood, and say nothing of it."""
    found: dict[Fact, tuple[Fact, Fact]] = {}
    for other in others:
        said = _share(pair.rewrite.passage, other, pair.backed, pair.says_original)
        if other.said.is_title or said > _MOST:
            continue
        least, most = (_PLAIN_SLOT, _MOST) if said else (_SLOT, 0)
        near = [
            one
            for one in ones
            if pair.together(one, other)
            and not one.said.is_title
            and _share(pair.original.passage, one, pair.kept, pair.says_rewrite) <= most
            and pair.surroundings(one, other) >= least
        ]
        if len(near) == 1 and all(near[0] is not each for each, _ in found.values()):
            found[other] = (near[0], other)
    return found


def _quote(passage: Passage, tokens: Sequence[Token], words: Sequence[Word]) -> Quote:
    letters = [token for token in tokens if token.is_word]
    content = [token for token in letters if token.weight > 0 and len(token.text) > 2]
    is_title = (
        passage.is_cased
        and bool(content)
        and len(letters) <= _LONGEST_TITLE
        and all(token.text[0].isupper() for token in content)
    )
    # scripts without spaces have long words: what would be a term is counted in signs
    length = sum(len(token.text) for token in letters) / 4 if _is_unspaced(letters) else len(words)
    said = tuple(word.text for word in words)
    speaks = len(said) == _SHORT and not _PERSONS.isdisjoint(said)
    return Quote(said, (length > _SHORT or speaks) and not is_title, is_title)


def _is_unspaced(letters: Sequence[Token]) -> bool:
    return any("\u3040" <= token.text[0] <= "\u9fff" for token in letters[:1])


def _worst(pair: Pair, one: Fact, other: Fact) -> Change | None:
    """The gravest change between two quotations; None where every word stands."""
    return min(changes(pair, one, other), key=lambda change: change.rank, default=None)


def _is_reworded(change: Change | None) -> bool:
    """Whether words were replaced without a sign that the meaning turned."""
    return change is not None and change.severity == "major" and not change.is_grave


class _Sources:
    """The quotations of the original by their words."""

    def __init__(self, ones: Sequence[Fact]) -> None:
        self._ones = ones
        self._where: Mapping[str, list[int]] = defaultdict(list)
        for at, one in enumerate(ones):
            for word in set(one.said.words):
                self._where[word].append(at)

    def best(self, other: Fact) -> int | None:
        """The quotation that has most of these words in this order; None where none has enough."""
        shared: Counter[int] = Counter()
        for word in set(other.said.words):
            where = self._where.get(word, ())
            if len(where) <= _COMMON:
                shared.update(where)
        best, found = 0.0, None
        for at, _ in shared.most_common(_CANDIDATES):
            share = likeness(self._ones[at].said.words, other.said.words)
            if share > best:
                best, found = share, at
        return found if best >= _SAME_QUOTE else None


def _share(
    passage: Passage, fact: Fact, linked: Sequence[float], says: Callable[[str], bool]
) -> float:
    """Share of the content of a quotation that the other side has, linked or anywhere."""
    total = had = 0.0
    for at in range(fact.first, fact.last):
        token = passage.tokens[at]
        if token.weight:
            total += token.weight
            if linked[at] or says(token.lemma):
                had += token.weight
    return had / total if total else 1.0


def _stands_in(pair: Pair, other: Fact) -> float:
    """Share of a quotation's words that stand in this order in the sentences aligned with it."""
    passage = pair.original.passage
    words: list[str] = []
    for number in pair.group_of_rewrite(other.sentence).original:
        sentence = passage.sentences[number]
        words += [word.text for word in words_of(passage, sentence.first, sentence.last)]
    return likeness(words, other.said.words)


def _brief(passage: Passage, span: Span) -> str:
    """The words of a span, long ones without their middle."""
    said = passage.quote(span)
    return said if len(said) <= 160 else f"{said[:90].rstrip()} … {said[-60:].lstrip()}"
