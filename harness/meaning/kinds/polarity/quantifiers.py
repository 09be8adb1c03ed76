"""How many, how often, and nobody else: quantifiers that became stronger, weaker or got lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.polarity.negation_answers import region
from harness.meaning.kinds.polarity.negation_words import CUES, EXPLAINING, WEAK
from harness.meaning.kinds.polarity.quantifier_exceptions import excepts, is_said_elsewhere
from harness.meaning.kinds.polarity.quantifier_reading import Quantifier, quantifiers
from harness.meaning.kinds.polarity.quantifier_shares import raised_shares
from harness.meaning.kinds.polarity.quantifier_words import (
    ALL,
    EXCLUSIVE,
    FEW,
    MANY,
    MOST,
    NONE,
    PERMITTING,
    SOME,
    VAGUE,
    VERDICTS,
)
from harness.meaning.kinds.shared.clauses import (
    BORDERS,
    GRAMMAR,
    SIGN_BORDERS,
    View,
    clause,
    content_from,
    is_content,
    views,
    words,
)
from harness.meaning.links import SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_MOST = 400  # couples of a group beyond which none are weighed
_SOMEBODY = words("someone somebody something everyone everybody everything")
_WELL = words("safe intact fine unharmed unhurt untouched")  # after "all": none was hurt
_KEEPING = words("survive remain leave stay last exist stand")
_VIRTUALLY, _PARTLY = words("virtually practically"), words("partly partially")
_SLOT = 0.34  # share of linked surroundings from which counted words that are linked suffice
_STATEMENT = 24  # tokens after a quantifier in which its statement ends
_PLACE = 0.4  # share of linked surroundings from which two stand in one place
_FAR = 3  # levels apart that no paraphrase bridges
_EVIDENCE = 6  # content words after a quantifier that tell where it stands
_NEAR = 7  # tokens around a quantifier in which a negation bears on it

Verdict = tuple[Severity, float, str]


class QuantifierKind(Kind):
    """Quantifiers, bound to the words that they count."""

    name = "quantifier"
    about = "All, most, some, few, always, often, only, both: stronger, weaker, or lost."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """A fact for each quantifier that is no idiom and has no number."""
        return [
            self.fact(passage, each, each.first, each.last)
            for each in quantifiers(passage)
            if free[each.first] or each.word in VAGUE
        ]

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Pair the quantifiers of the same words in each group."""
        close: dict[tuple[int, bool], tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
        for one in pair.original.of(self.name):
            close[id(pair.group_of_original(one.sentence)), one.said.level < 0][0].append(one)
        for other in pair.rewrite.of(self.name):
            close[id(pair.group_of_rewrite(other.sentence)), other.said.level < 0][1].append(other)
        forth, back = views(pair)
        for ones, others in close.values():
            for one, other in _coupled(pair, ones, others):
                yield self._both(pair, one, other)
            for one in ones:
                verdict = _lost(forth, one, others)
                finding = self._alone(pair, forth, one, verdict) if verdict else None
                yield Outcome(self.name, Fate.DROPPED, one, None, finding)
            for other in others:
                verdict = _put_in(back, other, ones)
                finding = self._alone(pair, back, other, verdict) if verdict else None
                yield Outcome(self.name, Fate.ADDED, None, other, finding)
        for one, other in raised_shares(pair):
            yield self._turned(pair, one, other, ("major", 0.7, "stronger"))

    def _both(self, pair: Pair, one: Fact, other: Fact) -> Outcome:
        verdict = _verdict(pair, one, other)
        if verdict is None:
            same = one.said.level == other.said.level
            return Outcome(self.name, Fate.PRESERVED if same else Fate.CHANGED, one, other)
        return self._turned(pair, one, other, verdict)

    def _turned(self, pair: Pair, one: Fact, other: Fact, verdict: Verdict) -> Outcome:
        severity, confidence, what = verdict
        before = _quote(pair.original.passage, one)
        after = _quote(pair.rewrite.passage, other)
        message = f"The quantity became {what}: “{before}” became “{after}”."
        finding = Finding(self.name, severity, one.span, other.span, message, confidence)
        return Outcome(self.name, Fate.CHANGED, one, other, finding)

    def _alone(self, pair: Pair, view: View, fact: Fact, verdict: Verdict) -> Finding:
        severity, confidence, what = verdict
        places = [view.to[at] for at in fact.said.bound if view.to[at] >= 0][:1]
        span = view.there.span(places[0], places[0] + 1)
        here, there = _quote(view.here, fact), view.there.quote(span)
        if view.here is pair.original.passage:
            message = f"The rewrite leaves out “{fact.said.word}” and {what}: “{here}”."
            return Finding(self.name, severity, fact.span, span, message, confidence)
        message = f"The rewrite adds “{fact.said.word}” and {what}: “{there}” became “{here}”."
        return Finding(self.name, severity, span, fact.span, message, confidence)


def _quote(passage: Passage, fact: Fact) -> str:
    """The quantifier with the word after it."""
    after = [at for at in getattr(fact.said, "bound", ()) if at >= fact.last][:1]
    return passage.quote(passage.span(fact.first, after[0] + 1 if after else fact.last))


def _coupled(pair: Pair, ones: list[Fact], others: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Quantifiers of linked words, equal ones first, then those in the same surroundings."""
    if len(ones) * len(others) > _MOST:
        return
    for test in (_equal_linked, _equal, _only_linked, _in_place):
        for one in list(ones):
            for other in others:
                if test(pair, one, other):
                    ones.remove(one)
                    others.remove(other)
                    yield one, other
                    break


def _equal_linked(pair: Pair, one: Fact, other: Fact) -> bool:
    return one.said.level == other.said.level and _linked(pair, one.said, other.said)


def _equal(pair: Pair, one: Fact, other: Fact) -> bool:
    return bool(one.said.level == other.said.level)


def _only_linked(pair: Pair, one: Fact, other: Fact) -> bool:
    return one.said.sort == other.said.sort and _linked(pair, one.said, other.said)


def _in_place(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether both stand in the same statement, whatever they count: "few of them"."""
    if one.said.sort != other.said.sort or one.said.sort in ("only", "pair"):
        return False
    if one.said.sort == "often":
        low, high = sorted((one.said.level, other.said.level))
        return not low <= FEW < MANY <= high and pair.surroundings(one, other, 2) >= _PLACE
    return pair.surroundings(one, other, 2) >= _PLACE or _shares(pair, one, other)


def _shares(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether what is said of the counted things has two words in common."""
    there = set(_said_of(pair.rewrite.passage, other))
    places = _said_of(pair.original.passage, one)
    return sum(pair.to_rewrite[at] in there for at in places) >= 2


def _is_told(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether anything that is said of the counted things is the same on both sides."""
    there = {*_said_of(pair.rewrite.passage, other)} - {*other.said.bound[:1]}
    places = (at for at in _said_of(pair.original.passage, one) if at not in one.said.bound[:1])
    return any(pair.to_rewrite[at] in there for at in places)


def _said_of(passage: Passage, fact: Fact) -> Iterator[int]:
    places = content_from(passage, fact.last, borders=SIGN_BORDERS, reach=_STATEMENT)
    return islice(places, _EVIDENCE + 2)


def _linked(pair: Pair, one: Quantifier, other: Quantifier) -> bool:
    if (one.sort == "only") != (other.sort == "only"):
        return False
    return any(pair.to_rewrite[at] in other.bound for at in one.bound)


def _verdict(pair: Pair, one: Fact, other: Fact) -> Verdict | None:
    before, after = one.said, other.said
    if before.sort == after.sort == "pair":
        return _of_two(pair, one, other)
    severity = VERDICTS.get((before.level, after.level))
    if severity is None or _is_other(pair, one, other):
        return None
    linked = _linked(pair, before, after)
    if is_said_elsewhere(pair, one, other) or not (linked or _in_place(pair, one, other)):
        return None
    what = "stronger" if after.level > before.level else "weaker"
    levels = {before.level, after.level}
    if levels == {MOST, SOME} and _PARTLY & {before.word, after.word}:
        return "major", 0.62, what
    shared = pair.surroundings(one, other)
    plain = abs(before.level - after.level) >= _FAR or (linked and shared >= _SLOT)
    if NONE in levels and linked and _is_of_same(pair, one, other):
        plain = True
    if levels == {MOST, ALL} and _is_nearly(pair, one, other):
        plain = False
    if severity == "major" and before.sort == after.sort and plain:
        return "major", 0.6 + 0.3 * shared, what
    return "minor", 0.5, what


def _is_of_same(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether the same is said of nobody and of some, and no other word says no."""
    return (
        _is_told(pair, one, other)
        and not _says_no(pair.original.passage, pair.to_rewrite, one)
        and not _says_no(pair.rewrite.passage, pair.to_original, other)
    )


def _is_nearly(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether one says "virtually all", which is all but in name, or other things are counted."""
    places = ((pair.original.passage, one), (pair.rewrite.passage, other))
    if pair.to_rewrite[one.said.bound[0]] != other.said.bound[0]:
        return True
    return any(passage.tokens[fact.first].lower in _VIRTUALLY for passage, fact in places)


def _is_other(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether something else in the texts makes two levels equal."""
    sides = ((pair.original.passage, one), (pair.rewrite.passage, other))
    if one.said.sort == "often" and {one.said.level, other.said.level} == {MANY, MOST}:
        return True  # "usually" and "often" are used for each other
    if (one.said.word in _SOMEBODY) != (other.said.word in _SOMEBODY) and SOME in (
        one.said.level,
        other.said.level,
    ):
        return True  # "someone switched them" counts nobody
    if {one.said.level, other.said.level} == {NONE, ALL} and (
        not _is_told(pair, one, other)
        or _says_no(sides[0][0], pair.to_rewrite, one)
        or _says_no(sides[1][0], pair.to_original, other)
    ):
        return True  # "none was hurt", "all were safe"
    if _are_told_otherwise(pair, one, other):
        return True  # "hardly any were lost", "almost all survived"
    return any(test(*sides[0]) != test(*sides[1]) for test in (excepts, _denied))


def _are_told_otherwise(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether few and most are counted for two things, of which one says no to the other."""
    low, high = sorted((one.said.level, other.said.level))
    if not low <= FEW < MOST <= high or "often" in (one.said.sort, other.said.sort):
        return False
    mine, theirs = _told(pair.original.passage, one), _told(pair.rewrite.passage, other)
    if min(mine, theirs) < 0 or pair.to_rewrite[mine] >= 0 or pair.to_original[theirs] >= 0:
        return False
    told = pair.original.passage.tokens[mine].lemma, pair.rewrite.passage.tokens[theirs].lemma
    if all(word in _KEEPING for word in told):
        return False  # "hardly any survives", "most of it is left"
    return any(word in EXPLAINING or word in _WELL for word in told)


def _told(passage: Passage, fact: Fact) -> int:
    """The first word that is said of the counted things, or -1."""
    counted = fact.said.bound[:1]
    return next((at for at in _said_of(passage, fact) if at not in counted), -1)


def _of_two(pair: Pair, one: Fact, other: Fact) -> Verdict | None:
    """Both, either, neither: "either" may well stand for "both", but not "neither"."""
    pairs = {one.said.word, other.said.word}
    if len(pairs) == 1 or "neither" not in pairs or not _linked(pair, one.said, other.said):
        return None
    if _denied(pair.original.passage, one) != _denied(pair.rewrite.passage, other):
        return None
    if _says_no(pair.original.passage, pair.to_rewrite, one) or _says_no(
        pair.rewrite.passage, pair.to_original, other
    ):
        return None  # "both had limited success", "neither was very successful"
    return "major", 0.65, "another"


def _says_no(passage: Passage, partner: Sequence[int], fact: Fact) -> bool:
    """Whether the sentence has a word of its own that says no in another way."""
    sentence = passage.sentences[fact.sentence]
    return any(
        partner[at] < 0 and passage.tokens[at].lemma in EXPLAINING
        for at in range(sentence.first, sentence.last)
        if not fact.first <= at < fact.last
    )


def _denied(passage: Passage, fact: Fact) -> bool:
    """Whether something else near a quantifier says no."""
    first, last = clause(passage, fact.first, BORDERS | {","})
    near = range(max(first, fact.first - _NEAR), min(last, fact.last + _NEAR))
    return any(
        CUES.get(passage.tokens[at].lower, WEAK) != WEAK
        and passage.tokens[at].lower not in ("yet", "without")
        for at in near
        if not fact.first <= at < fact.last
    )


def _lost(view: View, one: Fact, others: Sequence[Fact]) -> Verdict | None:
    """What to say of a quantifier that the other side does not have."""
    said: Quantifier = one.said
    if others or not _is_said(view, said):
        return None
    if said.sort == "only":
        return _exclusive(view, one, "opens to all what was for some")
    loses = said.level in (FEW, MOST) or (said.sort == "often" and said.level == SOME)
    if not loses or not _is_unexplained(view, said):
        return None
    if said.level == FEW:
        return "major", 0.65, "says of all what was said of few"
    return "minor", 0.5, "says it without a limit"


def _put_in(view: View, other: Fact, ones: Sequence[Fact]) -> Verdict | None:
    """What to say of a quantifier that only the rewrite has."""
    said: Quantifier = other.said
    if said.level == FEW and not _is_any_there(view, other, ones):
        return _few(view, other)
    if ones or not _is_said(view, said):
        return None
    if said.sort == "only":
        return _exclusive(view, other, "shuts others out")
    if said.sort == "often" and said.level == ALL and _is_unexplained(view, said):
        return "minor", 0.5, "says it more strongly"
    return None


def _is_any_there(view: View, other: Fact, ones: Sequence[Fact]) -> bool:
    """Whether the other side has a quantifier without a partner among the partners of a clause."""
    sentences = {view.there.tokens[view.to[at]].sentence for at in _after(view, other)}
    return any(one.sentence in sentences for one in ones)


def _after(view: View, fact: Fact) -> list[int]:
    """The content words after a quantifier that the other side has."""
    places = islice(content_from(view.here, fact.last), _EVIDENCE)
    return [at for at in places if view.to[at] >= 0]


def _few(view: View, other: Fact) -> Verdict | None:
    """What to say of a "few" or "almost no" that was put in: by the words that it bears on."""
    places = [view.to[at] for at in _after(view, other)]
    if len(places) < 2:
        return None
    at = region(view.there, places)
    tokens = view.there.tokens[at.first : at.last]
    if any(token.lower in _LIMITS or EXPLAINING.get(token.lemma) for token in tokens):
        return None
    inside = sum(at.inner[0] <= place < at.inner[1] for place in places)
    what = "says of few what was said without a limit"
    return ("major", 0.62, what) if inside >= 3 else ("minor", 0.5, what)


def _is_said(view: View, said: Quantifier) -> bool:
    """Whether the words that a quantifier bears on are surely on the other side."""
    near = said.bound[:2]
    return bool(near) and all(view.to[at] >= 0 and view.sure[at] >= SYNONYM for at in near)


def _is_unexplained(view: View, said: Quantifier) -> bool:
    """Whether the other side has no word of its own that could be a quantifier or a limit."""
    sentence = view.there.sentences[view.there.tokens[view.to[said.bound[0]]].sentence]
    for at in range(sentence.first, sentence.last):
        token = view.there.tokens[at]
        if view.back[at] < 0 and (token.lower in _LIMITS or (at == 0 and token.is_number)):
            return False
        if view.back[at] < 0 and is_content(token):
            return False
    return True


_LIMITS = (GRAMMAR & EXCLUSIVE) | words(
    "may might can could often usually sometimes rarely many most some few several all every each"
    " not no little less fewer hardly generally tend likely mostly"
)


def _exclusive(view: View, one: Fact, what: str) -> Verdict | None:
    said: Quantifier = one.said
    if said.counts:
        return None
    place = view.to[said.bound[0]]
    sentence = view.there.of_sentence(view.there.tokens[place].sentence)
    if any(token.lower in EXCLUSIVE for token in sentence):
        return None
    first, last = clause(view.here, one.first)
    rule = any(token.lower in PERMITTING for token in view.here.tokens[first:last])
    return ("major", 0.7, what) if rule else ("minor", 0.5, what)
