"""Names of people, places, organisations and works: kept, dropped, swapped, invented.

A name of the rewrite is looked for among the names of the original, then as words in small
letters, then as something made of its words (Israeli of Israel, HSB of Harbour Safety Board).
Only what is nowhere is new. An ordinary word with a capital is no name that anybody invents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from harness.meaning.facts import Fact, Outcome
from harness.meaning.kinds.names.name_aliases import SPELLED, VAGUER, agreement
from harness.meaning.kinds.names.name_equal import whole_key
from harness.meaning.kinds.names.name_keys import Name
from harness.meaning.kinds.names.name_matches import match_names
from harness.meaning.kinds.names.name_slots import lead_alike
from harness.meaning.kinds.names.name_spans import name_spans
from harness.meaning.kinds.shared.exchanges import take_exchanged
from harness.meaning.links import SYNONYM
from harness.meaning.matching import FactKind, Matches, quoted
from harness.meaning.pair import Pair, around
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_LOOSE = frozenset({SPELLED, VAGUER})


class Names(FactKind):
    """Names, found by their capitals and compared with all their other forms."""

    name: ClassVar[str] = "name"
    about: ClassVar[str] = (
        "People, places, organisations and works that were dropped, swapped or invented; names"
        " are seen by their capitals, so not in scripts without them, and in German only where"
        " two capitals follow each other."
    )
    languages: ClassVar[frozenset[str] | None] = None
    noun: ClassVar[str] = "the name"

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """The names of a text, in order."""
        for first, last, value in name_spans(passage, free):
            start, end = passage.span(first, last)
            end -= 2 * passage.tokens[last - 1].lower.endswith("'s")
            sentence = passage.tokens[first].sentence
            yield Fact(self.name, value, (start, end), first, last, sentence)

    def agreement(self, one: Fact, other: Fact) -> float:
        """How far two names are the same, without word knowledge."""
        return agreement(one.said, other.said)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Match the names, and see whether two of them changed places."""
        found = match_names(self, pair)
        yield from take_exchanged(self, pair, found, _single(pair, found), "names", True)
        yield from self.outcomes(pair, found)

    def loosened(self, pair: Pair, one: Fact, other: Fact, degree: float) -> Finding | None:
        """A name that is spelled in another way, or is less exact."""
        if degree not in _LOOSE:
            return None
        before, after = quoted(pair, one, other)
        if degree == SPELLED and (one.said.sure or other.said.sure):
            message = f"The name is spelled differently: “{before}” became “{after}”."
            return self.finding("minor", one, other, message, 0.6)
        if degree == VAGUER and not one.said.ordinary:
            message = f"The name is not the same in full: “{before}” became “{after}”."
            return self.finding("info", one, other, message, 0.5)
        return None

    def changed(self, pair: Pair, one: Fact, other: Fact) -> Finding | None:
        """Another name in the same place."""
        before, after = quoted(pair, one, other)
        message = f"The name changed: “{before}” became “{after}”."
        shared = set(one.said.words).intersection(other.said.words)
        if not (one.said.sure and other.said.sure):
            plain = one.said.ordinary or other.said.ordinary
            lead = lead_alike(pair, one, other) and not plain
            severity: Severity = "major" if lead else "minor"
            return self.finding(severity, one, other, message, 0.65 if lead else 0.4)
        if not pair.together(one, other) and not shared:
            return self.finding("minor", one, other, message, 0.5)
        if _is_abbreviated(pair, one, other):
            return self.finding("info", one, other, message, 0.4)
        if not other.said.ordinary:
            return self.finding("major", one, other, message, 0.85 if shared else 0.75)
        own = [at for at in _own(pair.rewrite.passage, other) if pair.backed[at] < SYNONYM]
        leads = other.first == pair.rewrite.passage.sentences[other.sentence].first
        if shared and own and not leads:
            return self.finding("major", one, other, message, 0.65)
        return self.finding("minor", one, other, message, 0.5) if own else None

    def dropped(self, pair: Pair, one: Fact) -> Finding | None:
        """A name that is nowhere in the rewrite, though what was around it is."""
        if not pair.is_aligned_original(one.sentence) or not one.said.sure:
            return None
        if one.said.ordinary and len(one.said.words) == 1:
            return None
        near = around(pair.original.passage, one, 3)
        if near and not any(pair.kept[at] for at in near):
            return None
        before = pair.original.passage.quote(one.span)
        if len(one.said.words) > 1 and any(pair.kept[at] for at in range(one.first, one.last)):
            message = f"The rewrite has only a part of the name “{before}”."
            return self.finding("info", one, None, message, 0.5)
        return self.finding("minor", one, None, f"The rewrite leaves out the name “{before}”.")

    def added(self, pair: Pair, other: Fact) -> Finding | None:
        """A name that the original does not have in any form."""
        name: Name = other.said
        if name.ordinary and len(name.words) == 1:
            return None
        places = range(other.first, other.last)
        backed = any(pair.backed[at] for at in places)
        after = pair.rewrite.passage.quote(other.span)
        message = f"The rewrite has the name “{after}”, which the original does not have."
        if not name.sure or (name.ordinary and backed):
            return None
        if name.ordinary or backed or not pair.is_aligned_rewrite(other.sentence):
            return self.finding("minor", None, other, message, 0.5)
        if _is_abbreviated(pair, None, other):
            return self.finding("minor", None, other, message, 0.4)
        return self.finding("major", None, other, message, 0.75)


def _single(pair: Pair, found: Matches) -> list[tuple[Fact, Fact]]:
    """The sure names that a group says once: not "the Dutch" beside "the Netherlands"."""
    language = pair.original.passage.language
    keys = [
        (id(pair.group_of_original(one.sentence)), whole_key(one.said.words, language))
        for one, _, _ in found.same
    ]
    count = Counter(keys)
    return [
        (one, other)
        for (one, other, _), key in zip(found.same, keys, strict=True)
        if one.said.sure and other.said.sure and count[key] == 1
    ]


def _own(passage: Passage, fact: Fact) -> list[int]:
    """The tokens of a name that carry content."""
    return [at for at in range(fact.first, fact.last) if passage.tokens[at].weight]


def _is_abbreviated(pair: Pair, one: Fact | None, other: Fact) -> bool:
    """Whether two or three capitals may be short for words of the original: FL, QB, NY.

    Not where an initialism stands against another: that is a change.
    """
    passage = pair.rewrite.passage
    short = [
        token.lower
        for token in passage.tokens[other.first : other.last]
        if 2 <= len(token.text) <= 3 and token.text.isupper()
    ]
    if not short or (one is not None and one.said.short):
        return False
    source = pair.original.passage
    numbers = pair.group_of_rewrite(other.sentence).original
    words = [token.lower for number in numbers for token in source.of_sentence(number)]
    spoken = [*words, *(first + second for first, second in pairwise(words))]
    return any(_runs_through(letters, word) for letters in short for word in spoken)


def _runs_through(letters: str, word: str) -> bool:
    """Whether a word begins with the first letter and has the others in order."""
    rest = iter(word)
    return len(word) > 3 and word[0] == letters[0] and all(sign in rest for sign in letters)
