"""Quantities: counts, measures, money, percentages, ages, ranks and scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, cast

from harness.meaning.facts import Fact, Fate, Outcome
from harness.meaning.kinds.amounts.amount_messages import changed_message
from harness.meaning.kinds.amounts.amounts import Amount, amounts
from harness.meaning.kinds.amounts.counted import LABELLED
from harness.meaning.kinds.amounts.derived import Derived
from harness.meaning.kinds.amounts.ends import both_ends, is_turned_change
from harness.meaning.kinds.amounts.limits import turned_limit
from harness.meaning.kinds.amounts.parts import part_changed, part_made_whole
from harness.meaning.kinds.amounts.rest import is_of_the_rest, is_told_of_the_rest
from harness.meaning.kinds.amounts.sameness import sameness
from harness.meaning.kinds.amounts.slots import Likeness
from harness.meaning.kinds.amounts.swaps import Moved, swaps
from harness.meaning.kinds.amounts.worked_out import (
    WorkedOut,
    is_from_the_other_side,
    is_one_of_them,
    worked_out,
)
from harness.meaning.kinds.shared.leftovers import pair_leftovers
from harness.meaning.matching import EQUAL, FactKind, Matches, match, quoted
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
        "label": "the number",
    }
)
_SMALL = 4.0  # counts up to this are often given by listing the members
_UNSAID = frozenset({"", "times", "rank", "label"})
_CLOSE = 0.5  # surroundings from which an implied amount counts as the same slot
_AGES = frozenset({"age", "time"})
_SHARES = frozenset({"percent", "points"})

# Words beside an amount that bound it as well as "at most" does.
_BOUNDING = frozenset(
    {"limit", "maximum", "minimum", "most", "least", "than", "within", "not", "cannot", "no"}
    | {"under", "over", "below", "above", "exceed", "latest", "cap", "capped", "stop"}
)
_BESIDE = 10  # tokens on each side of an amount in which such a word is looked for

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
        return sameness(cast(Amount, one.value), cast(Amount, other.value)).agreement

    def rivals(self, one: Fact, other: Fact) -> bool:
        """Whether both measure the same thing, or show one number in different units."""
        mine, theirs = _said(one), _said(other)
        if mine.weak and theirs.weak and not (mine.way and theirs.way):
            return False
        if mine.dimension == theirs.dimension:
            return True
        dimensions = {mine.dimension, theirs.dimension}
        if "rank" in dimensions or "label" in dimensions:
            return False
        if dimensions in (_AGES, _SHARES) or mine.number == theirs.number:
            return True
        bare = mine.bare or theirs.bare
        return bare and "percent" not in dimensions and not (mine.weak or theirs.weak)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Match the amounts; weak ones ("a week", "both") are never reported missing."""
        found = match(self, pair)
        if not (found.same or found.changed or found.dropped or found.added):
            return ()
        pair_leftovers(
            *(pair, found, (_measure, _any)),
            lambda one, other: self._fits(pair, one, other),
            _is_doubtful,
        )
        return _Telling(self, pair, found).outcomes()

    def _fits(self, pair: Pair, one: Fact, other: Fact) -> bool:
        """Whether two amounts that are left over can stand in one slot."""
        mine, theirs = _said(one), _said(other)
        if not self.rivals(one, other) or self.agreement(one, other):
            return False
        if mine.dimension == theirs.dimension and mine.dimension not in _UNSAID:
            return True
        if mine.number == theirs.number and _UNSAID.isdisjoint((mine.dimension, theirs.dimension)):
            return True
        same = Likeness(pair, one, other).same
        if same is None and mine.direction and mine.direction == theirs.direction:
            return True
        return same or (same is None and pair.surroundings(one, other) >= self.slot)


class _Telling:
    """What is told of the amounts of one pair."""

    def __init__(self, kind: Quantities, pair: Pair, found: Matches) -> None:
        self._kind, self._pair, self._found = kind, pair, found

    @cached_property
    def _exact(self) -> frozenset[int]:
        """Identities of the amounts that stand on the other side as they are."""
        exact = (each[:2] for each in self._found.same if each[2] == 1)
        return frozenset(id(fact) for both in exact for fact in both)

    @cached_property
    def _derived(self) -> Derived:
        return Derived(self._pair, self._kind.name, self._exact)

    @cached_property
    def _worked_out(self) -> WorkedOut:
        return worked_out(self._pair)

    def outcomes(self) -> Iterable[Outcome]:
        """The fate of every amount."""
        found, name = self._found, self._kind.name
        moved = swaps(self._pair, found.same)
        for one, other, degree in found.same:
            if id(one) in moved:
                yield self._swapped(one, moved[id(one)])
            else:
                said = degree < 1 and (id(one) in self._exact or id(other) in self._exact)
                finding = None if said or degree == 1 else self._loosened(one, other)
                finding = turned_limit(name, self._pair, one, other) or finding
                if _said(one).parts or _said(other).parts:
                    near = self._derived.near(*((1, one) if _said(one).parts else (0, other)))
                    finding = part_changed(name, self._pair, one, other, near) or finding
                yield Outcome(name, Fate.PRESERVED, one, other, finding, degree >= EQUAL)
        for one, other in found.changed:
            yield from self._one_changed(one, other)
        starts = {one.first: (one, other) for one, other, _ in found.same}
        for one in found.dropped:
            if not _said(one).weak:
                whole = part_made_whole(name, self._pair, one, starts)
                yield Outcome(name, Fate.DROPPED, one, None, whole or self._dropped(one))
        for other in found.added:
            yield from self._one_added(other)

    def _loosened(self, one: Fact, other: Fact) -> Finding | None:
        """Rounded, converted, vaguer, or with another bound; far from each other: nothing."""
        mine, theirs = _said(one), _said(other)
        note = sameness(mine, theirs).note
        unsaid = mine.weak or theirs.weak or (note == "unit" and not mine.dimension)
        if not note or unsaid or not self._pair.together(one, other):
            return None
        before, after = self._pair.original.passage, self._pair.rewrite.passage
        if _is_label(before, one) or _is_label(after, other):
            return None
        if (note == "bound lost" and _is_bounded(after, other)) or (
            note == "bound added" and (mine.dimension == "time" or _is_bounded(before, one))
        ):
            return None  # in other words
        severity, verb = _TOLD[note]
        if note == "one end" and is_turned_change(self._pair, self._derived, one, other):
            severity, verb = "major", "goes the other way:"
        elif note == "one end" and both_ends(self._derived, one, other):
            return None
        if note == "bound lost" and mine.direction.startswith("<") and mine.dimension != "time":
            severity = "minor"
        return self._told(severity, one, other, verb, 0.8)

    def _told(self, severity: str, one: Fact, other: Fact, verb: str, sure: float) -> Finding:
        before, after = quoted(self._pair, one, other)
        message = f"{_noun(_said(one)).capitalize()} “{before}” {verb} “{after}”."
        return self._kind.finding(cast(Severity, severity), one, other, message, sure)

    def _one_changed(self, one: Fact, other: Fact) -> Iterable[Outcome]:
        """One changed; an implied amount counts only where it is surely of the same thing."""
        if is_of_the_rest(self._pair, one, other):
            yield Outcome(self._kind.name, Fate.PRESERVED, one, other)
            return
        mine, theirs = _said(one), _said(other)
        like = Likeness(self._pair, one, other)
        close = like.direct or (like.same is None and self._pair.surroundings(one, other) >= _CLOSE)
        weak = mine.weak or theirs.weak
        turned = {mine.way, theirs.way} == {"earlier", "later"} and mine.low == theirs.low
        sure = not weak or turned or (close and "vague" not in (mine.form, theirs.form))
        if turned and is_from_the_other_side(self._pair, one, other):
            yield Outcome(self._kind.name, Fate.PRESERVED, one, other)
            return
        # "twice that number" has the noun of the number that it makes
        factor = mine.dimension in ("times", "percent") and theirs.dimension != mine.dimension
        unlike = theirs.dimension not in (mine.dimension, "") and not mine.bare
        if unlike and self._worked_out.may_come(other):
            factor = True  # "eight years later", and the eight kilometres of eleven and three
        computed = self._derived.follows(other, one) or self._worked_out.may_come(other, one)
        computed = computed or (unlike and factor)
        added = computed and self._derived.comes_on_top(one)
        computed_openly = computed and self._derived.is_difference(other)
        if (
            sure
            and not is_one_of_them(self._pair.rewrite.passage, other)
            and not computed_openly
            and (not computed or (like.same and like.literal and not added and not factor))
        ):
            finding = self._changed(one, other, like.same)
            yield Outcome(self._kind.name, Fate.CHANGED, one, other, finding)
            return
        if not mine.weak:
            yield Outcome(self._kind.name, Fate.DROPPED, one, None, self._dropped(one))
        yield from self._one_added(other)

    def _changed(self, one: Fact, other: Fact, same: bool | None) -> Finding:
        """Grave, but where the things counted differ, or the unit is said on one side only."""
        mine, theirs = _said(one), _said(other)
        measured = mine.dimension == theirs.dimension not in _UNSAID
        unsure = "vague" in (mine.form, theirs.form) or (same is False and not measured)
        named = {mine.dimension, theirs.dimension}
        unsaid = len(named) > 1 and not named.isdisjoint(_UNSAID) and mine.number == theirs.number
        unsaid &= mine.direction[:1] == theirs.direction[:1] or not (
            mine.direction and theirs.direction
        )
        unsure |= unsaid and named.isdisjoint(("percent", "age"))
        unsure |= is_told_of_the_rest(self._pair, one, other)
        severity: Severity = "minor" if unsure else "major"
        confidence = 0.5 if unsure else 0.9 if same else 0.75
        message = changed_message(self._pair, one, other, _noun(mine))
        return self._kind.finding(severity, one, other, message, confidence)

    def _dropped(self, one: Fact) -> Finding | None:
        """A detail that is gone, unless the words around it are gone too."""
        mine, pair = _said(one), self._pair
        small = mine.form == "vague" or _is_label(pair.original.passage, one)
        if small or not pair.is_aligned_original(one.sentence):
            return None
        near = around(pair.original.passage, one, 2)
        gone = near and not any(pair.kept[at] for at in near)
        if gone or _says_digits(pair.rewrite.passage, pair.original.passage, one):
            return None
        derived = self._derived
        if derived.is_listed(1, one) or derived.is_worded(1, one) or derived.is_put_otherwise(one):
            return None
        before = pair.original.passage.quote(one.span)
        message = f"The rewrite leaves out {_noun(mine)} “{before}”."
        return self._kind.finding("minor", one, None, message, 0.7)

    def _one_added(self, other: Fact) -> Iterable[Outcome]:
        if not _said(other).weak and not self._derived.is_listed(0, other):
            yield Outcome(self._kind.name, Fate.ADDED, None, other, self._added(other))

    def _added(self, other: Fact) -> Finding | None:
        """An invented figure; a sum of what the original says is none."""
        theirs, pair = _said(other), self._pair
        after = pair.rewrite.passage.quote(other.span)
        if self._derived.is_worded(0, other):
            return None
        if self._derived.follows(other):
            message = f"{_noun(theirs).capitalize()} “{after}” was computed from the original."
            return self._kind.finding("info", None, other, message, 0.6)
        if theirs.form == "vague" and theirs.low < 10:
            return None
        said = _says_digits(pair.original.passage, pair.rewrite.passage, other)
        year = pair.rewrite.passage.tokens[max(other.first - 1, 0)].lower == "year"
        if (said or year) and theirs.dimension in _UNSAID:
            return None  # another kind read it there, as a year or as part of a name
        small = theirs.low <= _SMALL and theirs.dimension in _UNSAID
        unsure = said or small or theirs.form == "vague" or theirs.dimension == "rank"
        message = f"The rewrite has {_noun(theirs)} “{after}” that the original does not have."
        unsure = unsure or self._worked_out.may_come(other)
        severity: Severity = "minor" if unsure else "major"
        return self._kind.finding(severity, None, other, message, 0.5 if unsure else 0.75)

    def _swapped(self, one: Fact, moved: Moved) -> Outcome:
        finding, other = None, moved.other
        if moved.told:
            before, after = quoted(self._pair, one, other)
            message = f"Two amounts changed places: “{before}” became “{after}”."
            severity: Severity = "major" if moved.sure else "minor"
            finding = self._kind.finding(severity, one, other, message, 0.8 if moved.sure else 0.5)
        return Outcome(self._kind.name, Fate.CHANGED, one, other, finding)


def _said(fact: Fact) -> Amount:
    return cast(Amount, fact.value)


def _is_doubtful(one: Fact, other: Fact) -> bool:
    """Whether a count was matched with a measure, for the number or the place alone."""
    mine, theirs = _said(one), _said(other)
    dimensions = {mine.dimension, theirs.dimension}
    mixed = len(dimensions) > 1 and dimensions not in (_AGES, _SHARES)
    return mixed and not (mine.weak or theirs.weak)


def _measure(fact: Fact) -> str | None:
    """What an amount measures; nothing for one that is only implied."""
    return None if _said(fact).weak else _said(fact).dimension


def _any(fact: Fact) -> str | None:
    """One sort for all that is stated."""
    return None if _said(fact).weak else ""


def _is_bounded(passage: Passage, fact: Fact) -> bool:
    """Whether a word beside an amount bounds it in another way."""
    sentence = passage.sentences[fact.sentence]
    start, stop = max(fact.first - _BESIDE, sentence.first), min(fact.last + _BESIDE, sentence.last)
    return any(token.lower in _BOUNDING for token in passage.tokens[start:stop])


def _is_label(passage: Passage, fact: Fact) -> bool:
    """Whether a bare number is part of a name: "Voyager 2", "page 5"."""
    amount, at = _said(fact), fact.first - 1
    if amount.dimension == "label":
        return True
    if amount.dimension or at < 0 or not passage.tokens[fact.first].is_number:
        return False
    before = passage.tokens[at]
    return before.lower in LABELLED or (before.text[0].isupper() and passage.is_cased)


def _says_digits(side: Passage, own: Passage, fact: Fact) -> bool:
    """Whether one side has the digits of a fact of the other, whatever they stand for there."""
    digits = [each.lemma for each in own.tokens[fact.first : fact.last] if each.is_number]
    number = _said(fact).number
    if not digits and float(number).is_integer():
        digits = [str(int(number))]  # "on 23 February" told as "on February twenty-three"
    return bool(digits) and all(each in side.lemmas for each in digits)


def _noun(amount: Amount) -> str:
    return _NOUNS.get(amount.dimension, Quantities.noun)
