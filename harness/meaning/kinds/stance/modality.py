"""How strongly it is said: possible, likely, allowed, required, planned, alleged, certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.shared.clauses import MODALS, View, clause, is_content, views
from harness.meaning.kinds.shared.statements import statement
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.modality_excuses import (
    are_claims,
    explained,
    has_only,
    is_doubted,
    limit_explains,
    limits,
)
from harness.meaning.kinds.stance.modality_plain import (
    has_happened,
    is_participle,
    plain_place,
    with_helpers,
)
from harness.meaning.kinds.stance.modality_reading import Modal, modals
from harness.meaning.kinds.stance.modality_words import (
    ADDED,
    ADVISED,
    ANY,
    BOUND,
    CERTAIN,
    CHANGED,
    DONE,
    DROPPED,
    HAPPENED,
    HINTS,
    LIKELY,
    OPEN,
    PLAN,
    POSSIBLE,
    SURE,
    WILL,
    Verdict,
)
from harness.meaning.kinds.stance.open_questions import closed
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_SOME = 0.34  # share of common surroundings that makes two modal words rivals ...
_SLOT = 0.6  # ... and that makes it plain
_SURE = 2.0  # they bear on the same verb
_AGREES = 0.3
_KEPT = 0.6  # share of the words around that must be kept before a lost modal word is told
_MANY = 40  # modal words in one group of sentences, from which none is told as lost
_ADVERBS = words(
    "possibly perhaps maybe probably likely possible probable certain certainly definitely"
)
_SETTLED = (WILL, CERTAIN, BOUND, SURE)
_PERMITS = words("may might")
_ORDERS = words("must has have had required obliged shall")


class Modality(Kind):
    """Modal words and what they bear on, compared by the words that they bear on."""

    name = "modality"
    about = "Whether what is possible, planned, alleged, allowed or required stays just that."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """One fact a modal word; its span is the word with what it bears on."""
        for each in modals(passage):
            end = each.end
            sentence = passage.tokens[each.first].sentence
            yield Fact(self.name, each, passage.span(each.first, end), each.first, end, sentence)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """What became of each modal word, group by group."""
        close: dict[int, tuple[list[Fact], list[Fact]]] = {}
        for one in pair.original.of(self.name):
            key = id(pair.group_of_original(one.sentence))
            close.setdefault(key, ([], []))[0].append(one)
        for other in pair.rewrite.of(self.name):
            key = id(pair.group_of_rewrite(other.sentence))
            close.setdefault(key, ([], []))[1].append(other)
        for ones, others in close.values():
            yield from _Group(self.name, pair, ones, others).outcomes()
        yield from self._closed(pair)

    def _closed(self, pair: Pair) -> Iterator[Outcome]:
        """What the original leaves open and the rewrite states."""
        forth, _ = views(pair)
        for asked, told in closed(forth):
            spans = forth.here.span(*asked), forth.there.span(*told)
            before, after = forth.here.quote(spans[0]), forth.there.quote(spans[1])
            message = f"What the original leaves open became a fact: “{before}” became “{after}”."
            finding = Finding(self.name, "major", *spans, message, 0.65)
            yield Outcome(self.name, Fate.CHANGED, finding=finding)


class _Group:
    """The modal words of aligned sentences; `left` and `gone` have no partner yet."""

    def __init__(self, name: str, pair: Pair, ones: list[Fact], others: list[Fact]) -> None:
        self._name, self._pair = name, pair
        self._ones, self._others = ones, others
        self._left, self._gone = list(ones), list(others)
        self._forth, self._back = views(pair)

    def outcomes(self) -> Iterator[Outcome]:
        yield from self._on_same_words()
        yield from self._covered()
        yield from self._paired()
        few = max(len(self._left), len(self._gone)) <= _MANY
        for one in self._left:
            finding = self._dropped(one) if few else None
            yield Outcome(self._name, Fate.DROPPED, one, None, finding)
        for other in self._gone:
            finding = self._added(other) if few else None
            yield Outcome(self._name, Fate.ADDED, None, other, finding)

    def _on_same_words(self) -> Iterator[Outcome]:
        """Modal words of a common sense on the same verb."""
        for one in list(self._left):
            for other in self._gone:
                if _agree(one, other) and self._on_same_word(one, other):
                    self._take(one, other)
                    yield Outcome(self._name, Fate.PRESERVED, one, other)
                    break

    def _covered(self) -> Iterator[Outcome]:
        """Modal words that another one of the other side stands for as well."""
        for one in list(self._left):
            same = next((each for each in self._others if self._covers(one, each)), None)
            if same is not None and not (ANY in same.said.senses and self._has_rival(one)):
                self._left.remove(one)
                yield Outcome(self._name, Fate.PRESERVED, one, same)
        for other in list(self._gone):
            source = next((each for each in self._ones if self._covers(each, other)), None)
            if source is not None:
                self._gone.remove(other)
                yield Outcome(self._name, Fate.PRESERVED, source, other)

    def _has_rival(self, one: Fact) -> bool:
        """Whether a modal word of another sense bears on the same verb."""
        return any(self._on_same_word(one, other) for other in self._gone)

    def _take(self, one: Fact, other: Fact) -> None:
        self._left.remove(one)
        self._gone.remove(other)

    def _on_same_word(self, one: Fact, other: Fact) -> bool:
        return any(self._forth.to[head] in other.said.heads for head in one.said.heads)

    def _covers(self, one: Fact, other: Fact) -> bool:
        """Whether one word may stand for both: may come and may stay, may come and stay."""
        if not _agree(one, other):
            return False
        there = [self._forth.to[head] for head in one.said.heads]
        here = [self._back.to[head] for head in other.said.heads]
        return any(_reaches(self._forth.there, other.said, at) for at in there) or any(
            _reaches(self._forth.here, one.said, at) for at in here
        )

    def _paired(self) -> Iterator[Outcome]:
        """The rest, those first that stand most in one place; a common sense weighs as well."""
        left, gone = self._left[:_MANY], self._gone[:_MANY]
        scored = [each for one in left for other in gone if (each := self._scored(one, other))]
        for _, shared, one, other in sorted(scored, key=lambda each: -each[0]):
            if one not in self._left or other not in self._gone:
                continue
            self._take(one, other)
            if _agree(one, other):
                yield Outcome(self._name, Fate.PRESERVED, one, other)
            else:
                finding = self._turned(one, other, shared)
                yield Outcome(self._name, Fate.CHANGED, one, other, finding)

    def _scored(self, one: Fact, other: Fact) -> tuple[float, float, Fact, Fact] | None:
        """How surely two modal words are one, and how much of that is their place (2: the verb)."""
        shared = self._pair.surroundings(one, other)
        if self._on_same_word(one, other):
            shared = _SURE
        if _agree(one, other):
            tied = WILL not in (one.said.senses[0], other.said.senses[0]) or shared >= _SOME
            return (shared + _AGREES, shared, one, other) if tied else None
        if one.said.negated != other.said.negated or _verdict(one.said, other.said) is None:
            return None
        if shared < _SURE and (shared < _SOME or not self._are_free(one, other, shared)):
            return None
        return shared, shared, one, other

    def _are_free(self, one: Fact, other: Fact, shared: float) -> bool:
        """Whether the verbs of two modal words do not belong to other words.

        Where the place is plainly one, a word of another statement takes no verb away.
        """
        ends = ((self._forth, one, other), (self._back, other, one))
        for view, fact, rival in ends:
            for place in (view.to[head] for head in fact.said.heads[:1]):
                first, last = statement(view.there, rival.first)
                if place >= 0 and (shared < _SLOT or first <= place < last):
                    return False
        return True

    def _turned(self, one: Fact, other: Fact, shared: float) -> Finding | None:
        sure = shared >= _SURE
        verdict = _verdict(one.said, other.said)
        if verdict is None or limit_explains(self._pair, one, other):
            return None
        if one.said.senses[0] == WILL and is_doubted(self._forth.here, one):
            return None
        if one.said.senses[0] == HINTS and are_claims(self._pair, one, other):
            return None
        for view, fact, rival in ((self._forth, one, other), (self._back, other, one)):
            hedges = not sure or fact.said.senses[0] in DROPPED
            if hedges and explained(view, fact, OPEN, rival.first if shared >= _SLOT else None):
                return None
        severity, confidence = verdict
        if not sure:
            slot = shared >= _SLOT and severity == "major" and _is_hardened(one.said, other.said)
            severity, confidence = "minor", 0.6 if slot else 0.5
        here, there = self._forth.here, self._forth.there
        message = (
            f"The strength of the statement changed: “{here.quote(one.span)}” became "
            f"“{there.quote(other.span)}”."
        )
        return Finding(self._name, severity, one.span, other.span, message, confidence)

    def _dropped(self, one: Fact) -> Finding | None:
        place = plain_place(self._forth, one.said)
        if place is None:
            return None
        if limits(self._forth.here, one) and has_only(self._forth.there, place):
            return None  # "may only be used indoors", "only use it indoors"
        if one.said.senses[0] in (POSSIBLE, LIKELY) and is_participle(self._forth, one.said, place):
            return None
        found = DROPPED.get(one.said.senses[0]) if _is_hedge(one.said) else None
        if found is not None and explained(self._forth, one):
            return None
        if found is None and not one.said.negated and has_happened(self._forth, one.said, place):
            found = next((HAPPENED[each] for each in one.said.senses if each in HAPPENED), None)
        if found is None or explained(self._forth, one, None, place):
            return None
        severity, confidence = self._weighed(self._forth, one, found)
        span = with_helpers(self._forth.there, place)
        before, after = self._forth.here.quote(one.span), self._forth.there.quote(span)
        message = f"“{before}” is told as plain fact: “{after}”."
        return Finding(self._name, severity, one.span, span, message, confidence)

    def _added(self, other: Fact) -> Finding | None:
        found = None if other.said.negated else ADDED.get(other.said.senses[0])
        place = plain_place(self._back, other.said) if found else None
        if found is None or place is None or explained(self._back, other):
            return None
        if not _is_kept_around(self._back, other):
            return None
        span = with_helpers(self._back.there, place)
        before, after = self._back.there.quote(span), self._back.here.quote(other.span)
        message = f"The plain statement “{before}” was qualified: “{after}”."
        return Finding(self._name, found[0], span, other.span, message, found[1])

    def _weighed(self, view: View, one: Fact, found: Verdict) -> tuple[Severity, float]:
        severity, confidence = found
        if _is_kept_around(view, one):
            return severity, confidence
        return "minor", min(confidence, 0.5)


def _agree(one: Fact, other: Fact) -> bool:
    if ANY in one.said.senses or ANY in other.said.senses:
        return True
    return not set(one.said.senses).isdisjoint(other.said.senses)


def _is_hedge(one: Modal) -> bool:
    """Whether what it says is open for sure: "can" and "could" often say a plain thing."""
    return one.word not in ("can", "could", "able", "expected")


def _verdict(one: Modal, other: Modal) -> Verdict | None:
    """The mildest reading: no finding where any sense of one may become any of the other."""
    first, second = one.senses[0], other.senses[0]
    found = CHANGED.get((first, second))
    could = one.word == "could" and second != BOUND and other.word != "will"
    mild = (first, second) == (ADVISED, BOUND) and other.word not in _ORDERS
    if found is not None and (could or mild):
        return "minor", 0.55
    if one.word == "will" and other.word == "could":
        return "minor", 0.5
    if one.word in ("expected", "anticipated", "forecast", "predicted") and second == WILL:
        return "minor", 0.55
    if other.word in ("to", "set", "scheduled", "about", "due", "used") or one.word == "to":
        return None
    if {first, second} == {PLAN, DONE} and one.word not in ("proposed", "proposes", "planned"):
        return None
    return found


def _is_hardened(one: Modal, other: Modal) -> bool:
    """Whether a plain word for what is open became one for what is settled, or "must" "may"."""
    words = MODALS | _ADVERBS
    if one.senses[0] == BOUND and other.word in _PERMITS:
        return True
    return one.word in words and other.word in words and other.senses[0] in _SETTLED


def _reaches(passage: Passage, one: Modal, at: int) -> bool:
    """Whether a modal word may bear on a later word of its clause as well."""
    if at < one.first:
        return False
    first, last = clause(passage, one.first)
    return first <= at < last


def _is_kept_around(view: View, one: Fact) -> bool:
    """Whether most content words near a modal word are on the other side."""
    sentence = view.here.sentences[one.sentence]
    own = set(range(one.said.first, one.said.last))
    near = [
        at
        for at in range(max(sentence.first, one.first - 8), min(sentence.last, one.last + 8))
        if at not in own and is_content(view.here.tokens[at])
    ]
    return sum(view.to[at] >= 0 for at in near) >= _KEPT * len(near)
