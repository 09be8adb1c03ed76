"""Conditions and exceptions: lost, turned into something else, or invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.shared.clauses import (
    AUXILIARIES,
    NEGATED,
    SIGN_BORDERS,
    View,
    clause,
    is_content,
    views,
)
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.condition_carriers import (
    holds_others,
    is_carried,
    is_left_to_do,
    stand_apart,
)
from harness.meaning.kinds.stance.condition_reading import Condition, conditions
from harness.meaning.kinds.stance.condition_words import (
    CARRYING,
    EVEN,
    EXCEPT,
    IF,
    INCLUDING,
    STRICT,
    STRONG_CARRYING,
    UNLESS,
    WHEN,
    WHO,
)
from harness.meaning.lexicon.stems import family
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity, Span

_GONE = 0.3  # share of a clause's words up to which the clause counts as gone
_THERE = 0.5  # ... and from which it counts as kept
_MAIN = 0.5  # share of the rest of the sentence that must be kept
_TIGHT = 0.7  # share of all words that must be the same for a turned condition to be told
_LOST = MappingProxyType(
    {
        UNLESS: ("major", 0.75),
        EXCEPT: ("major", 0.75),
        STRICT: ("major", 0.75),
        IF: ("major", 0.65),
        WHO: ("major", 0.62),
        WHEN: ("minor", 0.4),
        EVEN: ("minor", 0.4),
    }
)
_NAMES = MappingProxyType(
    {UNLESS: "condition", EXCEPT: "exception", STRICT: "condition", IF: "condition"}
)


class Conditions(Kind):
    """Conditions and exceptions, compared by the words of their clauses."""

    name = "condition"
    about = "Whether conditions and exceptions are kept, and stay what they are."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """One fact a connective; its span is the connective with its clause."""
        for each in conditions(passage):
            yield self.fact(passage, each, each.first, each.last)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """What became of each condition whose statement is kept."""
        ones, others = pair.original.of(self.name), pair.rewrite.of(self.name)
        if not ones and not others:
            return
        forth, back = views(pair)
        there = _by_sentence(others)
        close = [_Close(pair, forth, one, there) for one in ones]
        met = {each.other for each in close if each.other is not None}
        for each in close:
            yield self._fate(forth, each, met)
        here = _by_sentence(ones)
        for other in others:
            if other not in met and other.said.sort != INCLUDING:
                finding = self._added(pair, back, other, here)
                yield Outcome(self.name, Fate.ADDED, None, other, finding)

    def _fate(self, view: View, close: _Close, met: set[Fact]) -> Outcome:
        one, other = close.one, close.other
        if other is not None:
            finding = self._turned(view, one, other)
            fate = Fate.CHANGED if finding else Fate.PRESERVED
            return Outcome(self.name, fate, one, other, finding)
        if one.said.sort == INCLUDING:
            return Outcome(self.name, Fate.DROPPED, one)
        if any(
            each not in met
            and (
                _points(view, each)
                or (_may_answer(view, one, each) and not holds_others(view, one, each))
            )
            for each in close.others
        ):
            return Outcome(self.name, Fate.DROPPED, one)  # said in quite other words, it may be
        share = _share(view, _own_words(view, one.said), close.near)
        if share > _GONE:
            return self._unbound(view, one, share)
        finding = self._dropped(view, one, close.others)
        loose = one.said.sort == WHO  # "shadowing that persists" is "if a shadow is still there"
        return Outcome(self.name, Fate.DROPPED, one, None, finding, brittle=loose)

    def _turned(self, view: View, one: Fact, other: Fact) -> Finding | None:
        verdict = _verdict(view, one.said, other.said)
        if verdict is None:
            return None
        severity, confidence = verdict
        before, after = view.here.quote(one.span), view.there.quote(other.span)
        noun = "exception" if EXCEPT in (one.said.sort, other.said.sort) else "condition"
        message = f"The {noun} was turned: “{before}” became “{after}”."
        return Finding(self.name, severity, one.span, other.span, message, confidence)

    def _unbound(self, view: View, one: Fact, share: float) -> Outcome:
        """The clause is kept: as a condition in other words, or as a statement of its own."""
        finding = None
        if one.said.sort in (UNLESS, EXCEPT, STRICT) and _is_kept(view, one.said.main):
            places = [view.to[at] for at in one.said.words if view.to[at] >= 0]
            carried = (
                is_carried(view, one, places, STRONG_CARRYING)
                or _is_said_contrary(view, one.said, places)
                or (one.said.denied and _is_let(view, places))
            )
            if places and not carried and not is_left_to_do(view, one, places):
                finding = self._freed(view, one, places, share)
        fate = Fate.CHANGED if finding else Fate.PRESERVED
        return Outcome(self.name, fate, one, None, finding, brittle=True)

    def _freed(self, view: View, one: Fact, places: list[int], share: float) -> Finding:
        span = view.there.span(min(places), max(places) + 1)
        before, after = view.here.quote(one.span), view.there.quote(span)
        name = _NAMES[one.said.sort]
        noun = f"an {name}" if name == "exception" else f"a {name}"
        message = f"“{before}” is no longer {noun}: “{after}”."
        apart = share >= _THERE and stand_apart(view, one.said)
        severity: Severity = "minor" if apart or one.said.sort == STRICT else "major"
        return Finding(self.name, severity, one.span, span, message, 0.5 if apart else 0.62)

    def _dropped(self, view: View, one: Fact, others: Sequence[Fact]) -> Finding | None:
        said: Condition = one.said
        lost = _LOST.get(said.sort)
        if lost is None or not _is_kept(view, said.main):
            return None
        places = [view.to[at] for at in said.main if view.to[at] >= 0]
        carriers = CARRYING if said.sort in (IF, WHO, WHEN) else STRONG_CARRYING
        if is_carried(view, one, places, carriers, others) or _is_duty_before(view, one, places):
            return None
        severity: Severity = "major" if lost[0] == "major" else "minor"
        confidence = lost[1]
        if said.sort == WHEN:
            rule = _rule(view.here, one)
            if rule is None:
                return None
            severity, confidence = rule
        first = view.here.tokens[one.first].lower
        brief = first == "if" and said.last - said.start == 1  # if desired
        if brief or _new_words(view, places) >= max(2, len(said.words)):
            severity, confidence = "minor", 0.45
        span = _statement(view, places)
        before, after = view.here.quote(one.span), view.there.quote(span)
        noun = _NAMES.get(said.sort, "condition")
        message = f"The {noun} is gone: “{before}” is missing from “{after}”."
        return Finding(self.name, severity, one.span, span, message, confidence)

    def _added(
        self, pair: Pair, view: View, other: Fact, here: dict[int, list[Fact]]
    ) -> Finding | None:
        said: Condition = other.said
        near = pair.group_of_rewrite(other.sentence).original
        if said.sort in (WHEN, EVEN, WHO) or _share(view, said.words, near) > 0:
            return None
        if not _is_kept(view, said.main) or any(here.get(at) for at in near):
            return None
        places = [view.to[at] for at in said.main if view.to[at] >= 0]
        if is_carried(view, other, places, CARRYING):
            return None
        sure = said.sort != IF and _new_words(view, places) < 2
        severity: Severity = "major" if sure else "minor"
        after = view.here.quote(other.span)
        noun = _NAMES.get(said.sort, "condition")
        article = "an" if noun == "exception" else "a"
        message = f"The rewrite has {article} {noun} that the original does not have: “{after}”."
        return Finding(
            self.name,
            severity,
            _statement(view, places),
            other.span,
            message,
            0.65 if sure else 0.5,
        )


class _Close:
    """A condition with the sentences that belong to it and the conditions in them."""

    def __init__(self, pair: Pair, view: View, one: Fact, there: dict[int, list[Fact]]) -> None:
        self.one = one
        self.near = pair.group_of_original(one.sentence).rewrite
        self.others = [each for at in self.near for each in there.get(at, ())]
        self.other = _counterpart(view, one, self.others)


def _may_answer(view: View, one: Fact, other: Fact) -> bool:
    """Whether a condition limits what the lost one limited."""
    mine = {view.to[at] for at in one.said.main}
    return not other.said.main or not mine.isdisjoint(other.said.main)


def _points(view: View, other: Fact) -> bool:
    """Whether a condition limits what was said before: this does not apply if, the exception is."""
    main = {view.there.tokens[at].lemma for at in other.said.main}
    return other.said.sort != EVEN and bool(main) and main <= _APPLYING


def _own_words(view: View, one: Condition) -> Sequence[int]:
    """The words of a clause that its statement does not have, which tell whether it is kept."""
    main = {view.here.tokens[at].lemma for at in one.main}
    return [at for at in one.words if view.here.tokens[at].lemma not in main] or one.words


def _by_sentence(facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    table: dict[int, list[Fact]] = {}
    for fact in facts:
        table.setdefault(fact.sentence, []).append(fact)
    return table


def _share(view: View, words: Sequence[int], near: Iterable[int]) -> float:
    """Share of words that the other side has: linked, or in the sentences near.

    There a word counts that is not the partner of another word of this side.
    """
    if not words:
        return 0.0
    numbers, tokens = {*near}, view.there.tokens
    beside = {number + step for number in numbers for step in (-1, 0, 1)}
    lemmas = {
        tokens[at].lemma
        for number in beside
        if 0 <= number < len(view.there.sentences)
        for at in range(view.there.sentences[number].first, view.there.sentences[number].last)
        if tokens[at].weight and (number in numbers or view.back[at] < 0)
    }
    families = set(map(family, lemmas))
    said = sum(view.to[at] >= 0 or family(view.here.tokens[at].lemma) in families for at in words)
    return said / len(words)


def _is_kept(view: View, words: Sequence[int]) -> bool:
    found = sum(view.to[at] >= 0 for at in words)
    return found >= min(2, len(words)) and found >= _MAIN * len(words) and found > 0


def _counterpart(view: View, one: Fact, others: Iterable[Fact]) -> Fact | None:
    """The condition of the other side whose clause shares most words with this one."""
    partners = {view.to[at] for at in one.said.words} - {-1}
    best, most = None, 0
    for other in others:
        shared = len(partners.intersection(other.said.words))
        if shared > most or (shared == most > 0 and other.said.sort == one.said.sort):
            best, most = other, shared
    if best is None or most * 2 < min(len(one.said.words), len(best.said.words)):
        return None
    return best


def _verdict(view: View, one: Condition, other: Condition) -> tuple[Severity, float] | None:
    """How bad a turn of the connective is; None where the sense is kept."""
    sorts = {one.sort, other.sort}
    if sorts == {EXCEPT, INCLUDING}:
        return ("major", 0.75) if one.denied == other.denied else None
    if EVEN in sorts and sorts & {IF, STRICT, UNLESS, EXCEPT, WHEN}:
        same = (one.denied, one.denies) == (other.denied, other.denies) or not other.main
        kept = one.sort in (UNLESS, EXCEPT) and _share(view, _own_words(view, one), ()) >= _THERE
        return ("major", 0.7) if same and (kept or _is_tight(view, one)) else None
    return _parity(view, one, other) if sorts == {UNLESS, IF} else None


def _parity(view: View, one: Condition, other: Condition) -> tuple[Severity, float] | None:
    """Unless and if: each denies once; what is denied elsewhere makes up for it."""
    turns = [(each.sort == UNLESS) + each.denied + each.denies for each in (one, other)]
    if (turns[0] - turns[1]) % 2 == 0 or not _is_tight(view, one):
        return None
    if not _is_same(view, one.words, other.words) or not _is_same(view, one.main, other.main):
        return None
    return None if _has_opposite(view, one, other) else ("major", 0.7)


def _is_tight(view: View, one: Condition) -> bool:
    words = (*one.words, *one.main)
    return sum(view.to[at] >= 0 for at in words) >= _TIGHT * len(words)


def _is_same(view: View, ones: Sequence[int], others: Sequence[int]) -> bool:
    """Whether nearly all words of two clauses are partners of each other."""
    shared = len({view.to[at] for at in ones}.intersection(others))
    return shared >= _TIGHT * max(len(ones), len(others))


def _has_opposite(view: View, one: Condition, other: Condition) -> bool:
    """Whether the other side has a word that says the contrary of one here."""
    known = view.here.lexicon
    if known is None:
        return False
    lost = [view.here.tokens[at].lemma for at in (*one.words, *one.main) if view.to[at] < 0]
    new = [view.there.tokens[at].lemma for at in (*other.words, *other.main) if view.back[at] < 0]
    if any(known.negated(lemma) for lemma in (*lost, *new)):
        return True
    return any(known.is_antonym(a, b) for a in lost for b in new)


def _is_said_contrary(view: View, one: Condition, places: Sequence[int]) -> bool:
    """Whether the contrary is said of the exception: open, but closed on Sunday."""
    known = view.here.lexicon
    if known is None:
        return False
    main = {view.here.tokens[at].lemma for at in one.main}
    new = {
        token.lemma
        for number in {view.there.tokens[at].sentence for at in places}
        for token in view.there.of_sentence(number)
        if is_content(token)
    }
    against = {word for lemma in main for word in known.antonyms(lemma)}
    return any(b in against or not main.isdisjoint(known.antonyms(b)) for b in new - main)


def _is_duty_before(view: View, one: Fact, places: Sequence[int]) -> bool:
    """Whether "not enter without writing" became "must write before entering"."""
    if view.here.tokens[one.first].lower != "without":
        return False
    numbers = {view.there.tokens[at].sentence for at in places}
    told = [{token.lower for token in view.there.of_sentence(number)} for number in numbers]
    return any(words & _BEFORE and words & _DUTY for words in told)


def _is_let(view: View, places: Sequence[int]) -> bool:
    """Whether of the exception is said what is denied of others: "Soldiers can claim it too."."""
    numbers = {view.there.tokens[at].sentence for at in places}
    told = [[token.lower for token in view.there.of_sentence(number)] for number in numbers]
    return any(
        not _LEAVE.isdisjoint(words) and NEGATED.isdisjoint(words) and _IFS.isdisjoint(words)
        for words in told
    )


def _new_words(view: View, places: Sequence[int]) -> int:
    """Content words without a partner beside those that say the statement."""
    parts = {clause(view.there, at, SIGN_BORDERS) for at in places}
    return sum(
        view.back[at] < 0 and is_content(view.there.tokens[at])
        for first, last in parts
        for at in range(first, last)
    )


def _statement(view: View, places: Sequence[int]) -> Span:
    """The words of the statement, in the sentence that has most of them."""
    counts = Counter(view.there.tokens[at].sentence for at in places)
    number = counts.most_common(1)[0][0]
    inside = [at for at in places if view.there.tokens[at].sentence == number]
    return view.there.span(min(inside), max(inside) + 1)


_LEAVE = words("can may could allowed permitted free must has have need needs")
_DUTY = words("must has have need needs should ask")
_BEFORE = words("before first beforehand")
_IFS = words("if no nobody none")
_APPLYING = words("apply exception rule hold count case true")
_RULING = words("must should shall cannot need required do never don't can't please")
_TIMES = words("will have needed may")
_ARTICLES = words("a an the any")  # on the agreed date


def _rule(passage: Passage, one: Fact) -> tuple[Severity, float] | None:
    """How bad it is to lose a "when": much where the sentence sets a rule for the case."""
    said: Condition = one.said
    inside = range(said.first, said.last)
    sentence = passage.sentences[one.sentence]
    rest = [
        passage.tokens[at].lower for at in range(sentence.first, sentence.last) if at not in inside
    ]
    tokens = passage.tokens
    if any(
        is_past(tokens[at]) and tokens[at - 1].lower not in AUXILIARIES | _ARTICLES
        for at in range(said.start, said.last)
    ):
        return ("minor", 0.4) if (_RULING | _TIMES).intersection(rest) else None
    where = passage.tokens[said.first].lower == "where"  # where it is so, the judge may refuse
    if _RULING.intersection(rest) or (where and "may" in rest):
        return "major", 0.6
    return ("minor", 0.4) if _TIMES.intersection(rest) else None
