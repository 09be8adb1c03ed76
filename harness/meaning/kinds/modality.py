"""How strongly it is said: possible, likely, allowed, required, planned, alleged, certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.clauses import NEGATED, View, clause, is_content, views
from harness.meaning.kinds.modality_reading import Modal, is_denied, modals
from harness.meaning.kinds.modality_words import (
    ABLE,
    ADDED,
    ADVISED,
    ALLEGED,
    ALLOWED,
    ANY,
    BOUND,
    CHANGED,
    DONE,
    DROPPED,
    EXPLAINING,
    HAPPENED,
    LIKELY,
    PLAN,
    POSSIBLE,
    WILL,
    Verdict,
)
from harness.meaning.kinds.word_sets import words
from harness.meaning.links import SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity, Span

_SLOT = 0.7  # share of common surroundings that makes two modal words rivals without a common verb
_NEAR = 4
_KEPT = 0.6  # share of the words around that must be kept before a lost modal word is told
_MANY = 40  # modal words in one group of sentences, from which none is told as lost
_ONLY = words("only solely just exclusively")
_LIMITS = _ONLY | words("unless until without before except if")
_ARTICLES = words("a an the his her its their our my your this that these those no any some of")
_BE = words("am is are was were be been being")
_IS = words("am is are be being been")
_DID = words("was were had did has have")


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


class _Group:
    """The modal words of aligned sentences; `left` and `gone` have no partner yet."""

    def __init__(self, name: str, pair: Pair, ones: list[Fact], others: list[Fact]) -> None:
        self._name, self._pair = name, pair
        self._ones, self._others = ones, others
        self._left, self._gone = list(ones), list(others)
        self._forth, self._back = views(pair)

    def outcomes(self) -> Iterator[Outcome]:
        yield from self._same()
        yield from self._changed()
        few = max(len(self._left), len(self._gone)) <= _MANY
        for one in self._left:
            finding = self._dropped(one) if few else None
            yield Outcome(self._name, Fate.DROPPED, one, None, finding)
        for other in self._gone:
            finding = self._added(other) if few else None
            yield Outcome(self._name, Fate.ADDED, None, other, finding)

    def _same(self) -> Iterator[Outcome]:
        """Modal words of a common sense: on the same verb first, then anywhere near."""
        for test in (self._on_same_word, _agree):
            for one in list(self._left):
                for other in self._gone:
                    if _agree(one, other) and test(one, other):
                        self._take(one, other)
                        yield Outcome(self._name, Fate.PRESERVED, one, other)
                        break
        for one in list(self._left):
            same = next((each for each in self._others if self._covers(one, each)), None)
            if same is not None:
                self._left.remove(one)
                yield Outcome(self._name, Fate.PRESERVED, one, same)
        for other in list(self._gone):
            source = next((each for each in self._ones if self._covers(each, other)), None)
            if source is not None:
                self._gone.remove(other)
                yield Outcome(self._name, Fate.PRESERVED, source, other)

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

    def _changed(self) -> Iterator[Outcome]:
        """Modal words of another sense on the same verb, or alone in the same slot."""
        for sure in (True, False):
            for one in list(self._left):
                for other in self._gone:
                    if self._rivals(one, other, sure):
                        self._take(one, other)
                        yield Outcome(
                            self._name, Fate.CHANGED, one, other, self._turned(one, other, sure)
                        )
                        break

    def _rivals(self, one: Fact, other: Fact, sure: bool) -> bool:
        if one.said.negated != other.said.negated:
            return False
        if sure:
            return self._on_same_word(one, other)
        if not len(self._left) == len(self._gone) == 1:
            return False
        return self._pair.surroundings(one, other) >= _SLOT

    def _turned(self, one: Fact, other: Fact, sure: bool) -> Finding | None:
        verdict = _verdict(one.said, other.said)
        if verdict is None or _limit_explains(self._pair, one, other):
            return None
        for view, fact in ((self._forth, one), (self._back, other)):
            hedges = not sure or fact.said.senses[0] in DROPPED
            if hedges and self._explained(view, fact):
                return None
        severity, confidence = verdict if sure else ("minor", 0.5)
        here, there = self._forth.here, self._forth.there
        message = (
            f"The strength of the statement changed: “{here.quote(one.span)}” became "
            f"“{there.quote(other.span)}”."
        )
        return Finding(self._name, severity, one.span, other.span, message, confidence)

    def _dropped(self, one: Fact) -> Finding | None:
        place = _plain(self._forth, one.said)
        if place is None or self._explained(self._forth, one):
            return None
        if one.said.senses[0] in (POSSIBLE, LIKELY) and _is_participle(
            self._forth, one.said, place
        ):
            return None
        found = DROPPED.get(one.said.senses[0]) if _is_hedge(one.said) else None
        if found is None and not one.said.negated and _has_happened(self._forth, one.said, place):
            found = next((HAPPENED[each] for each in one.said.senses if each in HAPPENED), None)
        if found is None:
            return None
        severity, confidence = self._weighed(self._forth, one, found)
        span = _with_helpers(self._forth.there, place)
        before, after = self._forth.here.quote(one.span), self._forth.there.quote(span)
        message = f"“{before}” is told as plain fact: “{after}”."
        return Finding(self._name, severity, one.span, span, message, confidence)

    def _added(self, other: Fact) -> Finding | None:
        found = None if other.said.negated else ADDED.get(other.said.senses[0])
        place = _plain(self._back, other.said) if found else None
        if found is None or place is None or self._explained(self._back, other):
            return None
        if not _is_kept_around(self._back, other):
            return None
        span = _with_helpers(self._back.there, place)
        before, after = self._back.there.quote(span), self._back.here.quote(other.span)
        message = f"The plain statement “{before}” was qualified: “{after}”."
        return Finding(self._name, found[0], span, other.span, message, found[1])

    def _weighed(self, view: View, one: Fact, found: Verdict) -> tuple[Severity, float]:
        severity, confidence = found
        if _is_kept_around(view, one):
            return severity, confidence
        return "minor", min(confidence, 0.5)

    def _explained(self, view: View, one: Fact) -> bool:
        """Whether the other side has a word of its own that carries the sense."""
        words = EXPLAINING.get(one.said.senses[0])
        if words is None:
            return False
        own = range(one.said.first, one.said.last)
        sentence = view.here.sentences[one.sentence]
        have = Counter(
            view.here.tokens[at].lemma
            for at in range(sentence.first, sentence.last)
            if at not in own
        )
        sentences = {view.there.tokens[view.to[at]].sentence for at in _partnered(view, one)}
        for number in sentences:
            for token in view.there.of_sentence(number):
                if token.lemma in words or token.lower in words:
                    if not have[token.lemma]:
                        return True
                    have[token.lemma] -= 1
        return False


def _partnered(view: View, one: Fact) -> list[int]:
    sentence = view.here.sentences[one.sentence]
    near = range(max(sentence.first, one.first - 12), min(sentence.last, one.last + 12))
    return [at for at in near if view.to[at] >= 0]


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
    if one.word == "could" and found is not None and second != BOUND:
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


def _limit_explains(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether "only" or "unless" makes a duty of what is allowed: may only enter by the gate."""
    senses = {one.said.senses[0], other.said.senses[0]}
    if BOUND not in senses or not senses & {ALLOWED, ABLE, POSSIBLE, ADVISED}:
        return False
    return _limits(pair.original.passage, one) != _limits(pair.rewrite.passage, other)


def _limits(passage: Passage, one: Fact) -> bool:
    """Whether a limit turns a modal word: only near it, unless anywhere after a negation."""
    if one.said.negated:
        return any(token.lower in _LIMITS for token in passage.of_sentence(one.sentence))
    near = passage.tokens[max(0, one.first - 3) : one.last + 2]
    return any(token.lower in _ONLY for token in near)


def _reaches(passage: Passage, one: Modal, at: int) -> bool:
    """Whether a modal word may bear on a later word of its clause as well."""
    if at < one.first:
        return False
    first, last = clause(passage, one.first)
    return first <= at < last


def _plain(view: View, one: Modal) -> int | None:
    """Where the other side says what a modal word bears on, plainly; None where it does not."""
    if not one.heads or view.to[one.heads[0]] < 0 or view.sure[one.heads[0]] < SYNONYM:
        return None
    place = view.to[one.heads[0]]
    tokens = view.there.tokens
    before = tokens[place - 1].lower if place else ""
    head = one.heads[0]
    was = view.here.tokens[head - 1].lower if head else ""
    if before in _ARTICLES and was not in _ARTICLES and ALLEGED not in one.senses:
        return None
    first, _ = clause(view.there, place)
    if any(token.lower == "to" for token in tokens[max(first, place - 2) : place]):
        return None  # an infinitive: another verb governs it
    if is_denied(view.there, max(first, place - 2), place) != (
        one.negated or is_denied(view.here, one.first, one.heads[0])
    ):
        return None
    if _is_asked(view.there, place) or (ALLOWED in one.senses and _is_ordered(view.there, place)):
        return None
    return place


def _is_ordered(passage: Passage, place: int) -> bool:
    """Whether a verb is an imperative: it opens its sentence, in its base form."""
    token = passage.tokens[place]
    sentence = passage.sentences[token.sentence]
    lead = [each for each in passage.tokens[sentence.first : place] if each.is_word]
    return len(lead) < 2 and token.lower == token.lemma  # "Do", "Please", or nothing before


def _is_asked(passage: Passage, at: int) -> bool:
    return passage.tokens[passage.sentences[passage.tokens[at].sentence].last - 1].text == "?"


def _has_happened(view: View, one: Modal, place: int) -> bool:
    """Whether a verb that was in its base form is told in the past."""
    head, token = view.here.tokens[one.heads[0]], view.there.tokens[place]
    if head.lower != head.lemma or token.lower == token.lemma or token.lower.endswith("ing"):
        return False
    if token.lower.endswith("s") and not token.lower.endswith("ss"):
        return False
    helper = next(
        (
            view.there.tokens[at].lower
            for at in range(place - 1, max(place - 4, -1), -1)
            if view.there.tokens[at].lower not in NEGATED
        ),
        "",
    )
    return helper not in _IS and (helper in _DID or token.lemma == head.lemma)


def _is_participle(view: View, one: Modal, place: int) -> bool:
    """Whether a verb came back as a participle beside a noun: may register, dogs registered."""
    head, token = view.here.tokens[one.heads[0]], view.there.tokens[place]
    before = view.there.tokens[place - 1].lower if place else ""
    return token.lower.endswith("ed") and not head.lower.endswith("ed") and before not in _BE | _DID


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


def _with_helpers(passage: Passage, place: int) -> Span:
    """A verb with the forms of "be" and "have" before it."""
    first = place
    while first > 0 and passage.tokens[first - 1].lower in _BE | _DID:
        first -= 1
    return passage.span(first, place + 1)
