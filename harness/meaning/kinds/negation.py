"""Negations that were lost or put in: what is denied on one side and asserted on the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.clauses import NEGATED, View, is_content, views, words
from harness.meaning.kinds.negation_scope import Negation, is_negative, negations
from harness.meaning.kinds.negation_words import CUES, EXPLAINING, NOUN, WHOLE
from harness.meaning.links import SAME, SYNONYM
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_ANYBODY = words("people person man woman thing body")
_TOO_MANY = 40
_MANY = 8  # more negations than this in a group: its statements cannot be told apart


class NegationKind(Kind):
    """Whether what one text denies is asserted by the other."""

    name = "negation"
    about = "Negations that were dropped or added, with the words that they bear on."

    def recognize(self, passage: Passage, free: Sequence[bool]) -> Iterable[Fact]:
        """A fact for each negation; its tokens are the cue, its span goes up to the head."""
        if not any(token.lower in CUES for token in passage.tokens):
            return ()
        return [self._fact(passage, each) for each in negations(passage)]

    def _fact(self, passage: Passage, each: Negation) -> Fact:
        tokens = passage.tokens
        places = (each.first, each.last - 1, *each.heads)
        span = (tokens[min(places)].start, tokens[max(places)].end)
        sentence = tokens[each.first].sentence
        return Fact(self.name, each, span, each.first, each.last, sentence)

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """What became of each negation, group by group."""
        close: dict[int, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
        for one in pair.original.of(self.name):
            close[id(pair.group_of_original(one.sentence))][0].append(one)
        for other in pair.rewrite.of(self.name):
            close[id(pair.group_of_rewrite(other.sentence))][1].append(other)
        for ones, others in close.values():
            yield from self._group(pair, ones, others)

    def _group(self, pair: Pair, ones: list[Fact], others: list[Fact]) -> Iterator[Outcome]:
        if max(len(ones), len(others)) > _TOO_MANY:
            return  # a table of noes: nothing can be told
        forth, back = views(pair)
        left, gone = list(ones), list(others)
        for one, other in _matched(forth, back, left, gone):
            yield Outcome(self.name, Fate.PRESERVED, one, other)
        dropped = _turned(pair, forth, left, others, ones)
        added = _turned(pair, back, gone, ones, others)
        # A negation left over on the other side, whose words were not found, may be the same one.
        spare = len(gone) - len(added), len(left) - len(dropped)
        for one in left:
            says = one in dropped and spare[0] <= 0 and len(left) <= _MANY
            yield Outcome(
                self.name, Fate.DROPPED, one, None, self._dropped(forth, one) if says else None
            )
        for other in gone:
            says = other in added and spare[1] <= 0 and len(gone) <= _MANY
            yield Outcome(
                self.name, Fate.ADDED, None, other, self._added(back, other) if says else None
            )

    def _dropped(self, view: View, one: Fact) -> Finding:
        span = _partners(view, one.said)
        before, after = view.here.quote(one.span), view.there.quote(span)
        message = f"The negation is gone: “{before}” became “{after}”."
        severity, confidence = _gravity(view, one.said)
        return Finding(self.name, severity, one.span, span, message, confidence)

    def _added(self, view: View, other: Fact) -> Finding:
        span = _partners(view, other.said)
        before, after = view.there.quote(span), view.here.quote(other.span)
        message = f"The rewrite denies what the original says: “{before}” became “{after}”."
        severity, confidence = _gravity(view, other.said)
        return Finding(self.name, severity, span, other.span, message, confidence)


def _partners(view: View, one: Negation) -> tuple[int, int]:
    places = [view.to[head] for head in one.heads]
    return view.there.span(min(places), max(places) + 1)


def _matched(
    forth: View, back: View, left: list[Fact], gone: list[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Pair negations of the same words, and take them out of both lists."""
    for test in (_same_head, _in_reach):
        for one in list(left):
            for other in gone:
                if test(forth, one.said, other.said) or test(back, other.said, one.said):
                    left.remove(one)
                    gone.remove(other)
                    yield one, other
                    break


def _same_head(view: View, one: Negation, other: Negation) -> bool:
    return any(view.to[head] in other.heads for head in one.heads)


def _in_reach(view: View, one: Negation, other: Negation) -> bool:
    return any(other.reaches(view.to[head]) for head in one.heads)


def _turned(
    pair: Pair, view: View, left: Sequence[Fact], others: Sequence[Fact], ones: Sequence[Fact]
) -> list[Fact]:
    """The negations whose words the other side says without any negation."""
    if not left:
        return []
    explained = _explained(view, left, others)
    return [] if explained else [one for one in left if _is_turned(view, one.said, others, ones)]


def _is_turned(view: View, one: Negation, others: Sequence[Fact], ones: Sequence[Fact]) -> bool:
    if (
        not one.active
        or _is_said_otherwise(view, one.first)
        or any(view.to[h] < 0 or view.sure[h] < SYNONYM for h in one.heads)
    ):
        return False
    said = {view.there.tokens[view.to[head]].lemma for head in one.heads}
    said |= {view.here.tokens[head].lemma for head in one.heads}
    if any(_says_one_of(view.there, other.said, said) for other in others):
        return False
    if _also_asserted(view.here, one, said, ones):
        return False
    place = view.to[one.heads[-1]]
    asked = _asks(view.there, place) and not _asks(view.here, one.first)
    if asked or _are_opposites(view, one):
        return False
    if one.bound and not _bound_there(view.there, place, one.bound):
        return False
    return one.sort != WHOLE or _whole_is_kept(view, one)


def _are_opposites(view: View, one: Negation) -> bool:
    """Whether a head was linked to its own opposite: "not allow" to "forbid"."""
    known = view.here.lexicon
    return known is not None and any(
        known.is_antonym(view.here.tokens[at].lemma, view.there.tokens[view.to[at]].lemma)
        for at in one.heads
    )


def _is_said_otherwise(view: View, cue: int) -> bool:
    """Whether the cue has a partner that is none itself: "unable" and "incapable"."""
    partner = view.to[cue]
    if partner < 0:
        return False
    plain = view.here.tokens[cue].lower in NEGATED | {"no", "none", "nobody", "nothing"}
    return not plain or view.there.tokens[partner].lower not in CUES


def _whole_is_kept(view: View, one: Negation) -> bool:
    """For "nobody" and its like: whether most of the statement is there."""
    content = [at for at in range(*one.scope) if is_content(view.here.tokens[at])]
    return sum(view.to[at] >= 0 for at in content) * 4 >= len(content) * 3


def _says_one_of(passage: Passage, one: Negation, words: set[str]) -> bool:
    """Whether a negation has one of the words in its clause, behind the cue."""
    if any(passage.tokens[head].lemma in words for head in one.heads):
        return True
    return any(passage.tokens[at].lemma in words for at in range(one.first, one.scope[1]))


def _also_asserted(passage: Passage, one: Negation, words: set[str], ones: Sequence[Fact]) -> bool:
    """Whether the same sentence says the same words once more, without a negation."""
    sentence = passage.sentences[passage.tokens[one.first].sentence]
    denied = {head for each in ones for head in each.said.heads}
    return any(
        passage.tokens[at].lemma in words and at not in denied
        for at in range(sentence.first, sentence.last)
    )


def _asks(passage: Passage, at: int) -> bool:
    """Whether a token stands in a question, whose answer may hold the negation."""
    return passage.of_sentence(passage.tokens[at].sentence)[-1].lower == "?"


def _bound_there(passage: Passage, at: int, bound: str) -> bool:
    return any(token.lower == bound for token in passage.of_sentence(passage.tokens[at].sentence))


def _explained(view: View, left: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether the other side has a word of its own that can say no in another way."""
    sentences = {
        view.there.tokens[view.to[head]].sentence
        for one in left
        for head in one.said.heads
        if view.to[head] >= 0
    }
    if any(_begins_otherwise(view.there, number + 1) for number in sentences):
        return True
    own = {at for other in others for at in range(other.first, other.last)}
    places = [
        at
        for number in sentences
        for at in range(view.there.sentences[number].first, view.there.sentences[number].last)
    ]
    have = Counter(token.lemma for one in left for token in view.here.of_sentence(one.sentence))
    return any(
        at not in own and view.back[at] < 0 and _says_no(view, at, have, left) for at in places
    )


def _begins_otherwise(passage: Passage, number: int) -> bool:
    """Whether a sentence tells what happens if the one before it is not heeded."""
    if number >= len(passage.sentences):
        return False
    return any(token.lower == "otherwise" for token in passage.of_sentence(number)[:2])


def _says_no(view: View, at: int, have: Counter[str], left: Sequence[Fact]) -> bool:
    token = view.there.tokens[at]
    if not token.is_word:
        return False
    if token.lower == "but" and at and view.there.tokens[at - 1].lower in ("all", "every"):
        return True  # all but two were sold: two were not
    if token.lemma in EXPLAINING or token.lower in EXPLAINING:
        return have[token.lemma] == 0
    if not is_content(token):
        return False
    if is_negative(view.there, token):
        return True
    known = view.there.lexicon
    return known is not None and any(
        known.is_antonym(view.here.tokens[head].lemma, token.lemma)
        for one in left
        for head in one.said.heads
    )


def _gravity(view: View, one: Negation) -> tuple[Severity, float]:
    """Major, unless the words around were put in other words as well."""
    if one.sort not in (NOUN, WHOLE):
        return _gravity_of_verb(view, one)
    place = view.to[one.heads[-1]]
    sentence = view.there.sentences[view.there.tokens[place].sentence]
    content = [
        at
        for at in range(sentence.first, sentence.last)
        if is_content(view.there.tokens[at]) and abs(at - place) <= 8
    ]
    new = sum(view.back[at] < 0 and view.there.tokens[at].lemma not in _ANYBODY for at in content)
    return ("major", 0.75) if new * 4 <= len(content) else ("minor", 0.5)


def _gravity_of_verb(view: View, one: Negation) -> tuple[Severity, float]:
    """Major where the verb itself stayed, or where more of its clause did than the verb."""
    head = one.heads[-1]
    if view.sure[head] >= SAME:
        return "major", 0.85
    after = [at for at in range(head + 1, one.scope[1]) if is_content(view.here.tokens[at])][:3]
    kept = sum(view.to[at] >= 0 for at in after)
    return ("major", 0.75) if kept * 2 >= len(after) else ("minor", 0.5)
