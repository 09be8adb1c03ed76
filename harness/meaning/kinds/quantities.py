"""Quantities: counts, measures, money, percentages, ages, ranks and scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import ClassVar, cast

from harness.meaning.facts import Fact, Fate, Outcome
from harness.meaning.kinds.amounts import Amount, amounts
from harness.meaning.kinds.derived import is_derived, is_listed, is_summand
from harness.meaning.kinds.number_words import listed
from harness.meaning.kinds.sameness import sameness
from harness.meaning.kinds.swaps import anchor, swaps
from harness.meaning.links import GENERAL
from harness.meaning.matching import FactKind, match, quoted
from harness.meaning.pair import Pair, around
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_NOUNS = MappingProxyType(
    {
        "": "the number",
        "money": "the sum of money",
        "percent": "the share",
        "points": "the share",
        "rank": "the rank",
        "age": "the age",
        "times": "the number of times",
    }
)
_SMALL = 4.0  # counts up to this are often given by listing the members
_LABELLED = frozenset(
    listed("year page chapter number no section article part room line route level grade phase")
    + listed("type size step figure table version episode season book volume paragraph channel")
)
_CLOSE = 0.5  # surroundings from which an implied amount counts as the same slot
_AGES = frozenset({"age", "time"})
_SHARES = frozenset({"percent", "points"})

# What is told of an amount that is preserved, though not to the letter.
_TOLD = MappingProxyType(
    {
        "converted": ("info", "was converted to"),
        "rounded": ("info", "was rounded to"),
        "vaguer": ("info", "became vaguer:"),
        "firmer": ("minor", "became more exact than the original:"),
        "bound lost": ("info", "lost its bound:"),
        "bound added": ("info", "got a bound:"),
        "one end": ("minor", "is a range on one side only:"),
        "unit": ("info", "has a unit on one side only:"),
        "points": ("minor", "is not the same in percent and in percentage points:"),
    }
)


class Quantities(FactKind):
    """Amounts on both sides: equal after conversion, rounded, vaguer, or changed."""

    name: ClassVar[str] = "quantity"
    about: ClassVar[str] = (
        "Counts, measures with units, money, percentages, ages, ranks and scores, in digits and "
        "words, with their bounds."
    )
    languages: ClassVar[frozenset[str] | None] = None
    claims: ClassVar[bool] = True
    noun: ClassVar[str] = "the amount"

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """All amounts of a text."""
        return [
            self.fact(passage, each.amount, each.first, each.last)
            for each in amounts(passage, free)
        ]

    def agreement(self, one: Fact, other: Fact) -> float:
        """Equal after conversion 1; rounded, vaguer or with another bound from .55."""
        return sameness(one.said, other.said).agreement

    def rivals(self, one: Fact, other: Fact) -> bool:
        """Whether both measure the same thing, or show one number in different units."""
        mine, theirs = _said(one), _said(other)
        dimensions = {mine.dimension, theirs.dimension}
        if (mine.weak and theirs.weak) or len(dimensions) == 1:
            return not (mine.weak and theirs.weak)
        if "rank" in dimensions:
            return False
        return dimensions in (_AGES, _SHARES) or mine.number == theirs.number

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Match the amounts; weak ones ("a week", "both") are never reported missing."""
        found = match(self, pair)
        moved = swaps(pair, found.same)
        exact = {fact for one, other, degree in found.same if degree == 1 for fact in (one, other)}
        for one, other, degree in found.same:
            if one in moved:
                yield self._swapped(pair, one, *moved[one])
            else:
                said = degree < 1 and (one in exact or other in exact)
                finding = None if said else self.loosened(pair, one, other, degree)
                yield Outcome(self.name, Fate.PRESERVED, one, other, finding)
        for one, other in found.changed:
            yield from self._one_changed(pair, one, other)
        for one in found.dropped:
            if not _said(one).weak:
                yield Outcome(self.name, Fate.DROPPED, one, None, self.dropped(pair, one))
        for other in found.added:
            if not _said(other).weak and not is_listed(pair.original.passage, pair, other):
                yield self._one_added(pair, other)

    def loosened(self, pair: Pair, one: Fact, other: Fact, degree: float) -> Finding | None:
        """Rounded, converted, vaguer, or with another bound; far from each other: nothing."""
        mine, theirs = _said(one), _said(other)
        note = sameness(mine, theirs).note
        unsaid = mine.weak or theirs.weak or (note == "unit" and not mine.dimension)
        if not note or unsaid or not pair.together(one, other):
            return None
        if _is_label(pair.original.passage, one) or _is_label(pair.rewrite.passage, other):
            return None
        severity, verb = _TOLD[note]
        if note == "bound lost" and mine.direction.startswith("<"):
            severity = "minor"
        if note == "one end" and self._both_ends(pair, mine, theirs):
            return None
        before, after = quoted(pair, one, other)
        message = f"{_noun(mine).capitalize()} “{before}” {verb} “{after}”."
        return self.finding(cast(Severity, severity), one, other, message)

    def changed(self, pair: Pair, one: Fact, other: Fact) -> Finding | None:
        """Graver where both count the same thing."""
        mine, theirs = _said(one), _said(other)
        before, after = quoted(pair, one, other)
        same = _count_the_same(pair, one, other)
        unsure = "vague" in (mine.form, theirs.form) or same is False
        severity: Severity = "minor" if unsure else "major"
        confidence = 0.5 if unsure else 0.9 if same else 0.75
        message = f"{_noun(mine).capitalize()} changed: “{before}” became “{after}”."
        return self.finding(severity, one, other, message, confidence)

    def dropped(self, pair: Pair, one: Fact) -> Finding | None:
        """A detail that is gone, unless the words around it are gone too."""
        mine = _said(one)
        near = around(pair.original.passage, one, 2)
        small = mine.form == "vague" or _is_label(pair.original.passage, one)
        gone = near and not any(pair.kept[at] for at in near)
        said = _says_digits(pair.rewrite.passage, pair.original.passage, one)
        if said or small or gone or is_listed(pair.rewrite.passage, pair, one):
            return None
        if not pair.is_aligned_original(one.sentence) or is_summand(pair, self.name, one):
            return None
        before = pair.original.passage.quote(one.span)
        message = f"The rewrite leaves out {_noun(mine)} “{before}”."
        return self.finding("minor", one, None, message, 0.7)

    def added(self, pair: Pair, other: Fact) -> Finding | None:
        """An invented figure; a sum of what the original says is none."""
        theirs = _said(other)
        after = pair.rewrite.passage.quote(other.span)
        if is_derived(pair, self.name, other):
            message = f"{_noun(theirs).capitalize()} “{after}” was computed from the original."
            return self.finding("info", None, other, message, 0.6)
        if theirs.form == "vague" and theirs.low < 10:
            return None
        said = _says_digits(pair.original.passage, pair.rewrite.passage, other)
        year = pair.rewrite.passage.tokens[max(other.first - 1, 0)].lower == "year"
        if (said or year) and not theirs.dimension:
            return None  # another kind read it there, as a year or as part of a name
        small = theirs.low <= _SMALL and theirs.dimension in ("", "times", "rank")
        unsure = said or small or theirs.form == "vague" or theirs.dimension == "rank"
        message = f"The rewrite has {_noun(theirs)} “{after}” that the original does not have."
        severity: Severity = "minor" if unsure else "major"
        return self.finding(severity, None, other, message, 0.5 if unsure else 0.75)

    def _one_changed(self, pair: Pair, one: Fact, other: Fact) -> Iterable[Outcome]:
        """One changed; an implied amount counts only where it is surely of the same thing."""
        mine, theirs = _said(one), _said(other)
        at = anchor(pair.original.passage, one)
        literal = at >= 0 and pair.kept[at] > GENERAL  # "men" and "people" may be a sum
        computed = is_derived(pair, self.name, other)
        same = _count_the_same(pair, one, other)
        close = same or (same is None and pair.surroundings(one, other) >= _CLOSE)
        sure = close or not (mine.weak or theirs.weak)
        if sure and (not computed or (same and literal)):
            yield Outcome(self.name, Fate.CHANGED, one, other, self.changed(pair, one, other))
            return
        if not mine.weak:
            yield Outcome(self.name, Fate.DROPPED, one, None, self.dropped(pair, one))
        if not theirs.weak and not is_listed(pair.original.passage, pair, other):
            yield Outcome(self.name, Fate.ADDED, None, other, self.added(pair, other))

    def _one_added(self, pair: Pair, other: Fact) -> Outcome:
        """One that came from nowhere; the number of a measure may be there, with another unit."""
        theirs = _said(other)
        group = pair.group_of_rewrite(other.sentence).original
        for one in pair.original.of(self.name) if theirs.dimension and theirs.unit else ():
            mine = _said(one)
            same = mine.number == theirs.number and mine.dimension == theirs.dimension
            if same and mine.unit != theirs.unit and one.sentence in group:
                return Outcome(self.name, Fate.CHANGED, one, other, self.changed(pair, one, other))
        return Outcome(self.name, Fate.ADDED, None, other, self.added(pair, other))

    def _swapped(self, pair: Pair, one: Fact, other: Fact, told: bool) -> Outcome:
        before, after = quoted(pair, one, other)
        message = f"Two amounts changed places: “{before}” became “{after}”."
        finding = self.finding("major", one, other, message) if told else None
        return Outcome(self.name, Fate.CHANGED, one, other, finding)

    def _both_ends(self, pair: Pair, mine: Amount, theirs: Amount) -> bool:
        """Whether the side without the range says both of its ends in two places."""
        ends, side = (mine, pair.rewrite) if mine.form != "one" else (theirs, pair.original)
        said = {_said(fact).low for fact in side.of(self.name)} | {
            _said(fact).number for fact in side.of(self.name)
        }
        return {ends.low, ends.high} <= said


def _said(fact: Fact) -> Amount:
    return cast(Amount, fact.value)


def _is_label(passage: Passage, fact: Fact) -> bool:
    """Whether a bare number is part of a name: "Voyager 2", "page 5"."""
    amount, at = _said(fact), fact.first - 1
    if amount.dimension or at < 0 or not passage.tokens[fact.first].is_number:
        return False
    before = passage.tokens[at]
    return before.lower in _LABELLED or (before.text[0].isupper() and passage.is_cased)


def _says_digits(side: Passage, own: Passage, fact: Fact) -> bool:
    """Whether one side has the digits of a fact of the other, whatever they stand for there."""
    digits = [each.lemma for each in own.tokens[fact.first : fact.last] if each.is_number]
    return bool(digits) and all(each in side.lemmas for each in digits)


def _noun(amount: Amount) -> str:
    return _NOUNS.get(amount.dimension, Quantities.noun)


def _count_the_same(pair: Pair, one: Fact, other: Fact) -> bool | None:
    """Whether the things counted are linked; None where the text does not tell."""
    mine = anchor(pair.original.passage, one)
    theirs = anchor(pair.rewrite.passage, other)
    if mine < 0 or theirs < 0:
        return None
    if pair.to_rewrite[mine] == theirs:
        return True
    elsewhere = pair.to_rewrite[mine] >= 0 and pair.to_original[theirs] >= 0
    return False if elsewhere else None
