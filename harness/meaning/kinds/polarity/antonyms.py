"""A word replaced by its opposite: opened for closed, unsafe for safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.align import Group
from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.polarity.antonym_directions import turned_directions
from harness.meaning.kinds.polarity.antonym_excuses import is_excused
from harness.meaning.kinds.polarity.antonym_words import (
    GRADES,
    are_opposed,
    opposites_of,
    phrase_at,
)
from harness.meaning.kinds.polarity.comparison_words import BASES, GRADED, MOST
from harness.meaning.kinds.shared.clauses import (
    BE,
    NUMBER_WORDS,
    content_from,
    is_content,
    views,
    words,
)
from harness.meaning.kinds.shared.statements import statement
from harness.meaning.lexicon.loading import Lexicon
from harness.meaning.lexicon.stems import family
from harness.meaning.links import FAMILY
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage
from harness.model import Finding, Severity

_GIANT = 1000  # tokens
_SLOT = 0.34  # share of linked surroundings from which two words stand in one place
_SURE = 0.6
_BEFORE_SIDE = words("the your his her its on to turn far top bottom")
_PLAIN = 0.25  # share of linked surroundings, where the neighbor is linked too
_REACH = 4  # tokens to a neighbor
_AUXILIARIES = 3  # tokens before a verb in which its time is told
_FUTURE = words("will shall 'll would expected forecast due set")
_ANYBODY = words("people person man woman thing")
_LOOSE = words("life live death die health birth")  # whose families say many things
_FREE_OF = words("of for to . , ; and at")
_LIGHT = words("take give come go")
_PARTS = words("back up down off out over on away part place care action way rise birth")
_WINNING = words("victory win triumph")
_LOSING = words("defeat beat vanquish conquer")

Couple = tuple[int, int]


class AntonymKind(Kind):
    """Words that stand in the same place and say the contrary."""

    name = "antonym"
    about = "Words that were replaced by their opposite."

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Compare the words without a partner, group by group."""
        if pair.original.passage.lexicon is None:
            return
        for group in pair.groups:
            if group.original and group.rewrite:
                for first, second in _opposed(pair, group):
                    yield from self._outcome(pair, first, second)
        forth, _ = views(pair)
        for first, second in turned_directions(forth):
            before = _fact(self, pair.original.passage, first)
            after = _fact(self, pair.rewrite.passage, second)
            finding = self._finding(pair, before, after, _SURE)
            yield Outcome(self.name, Fate.CHANGED, before, after, finding)

    def _outcome(self, pair: Pair, first: int, second: int) -> Iterator[Outcome]:
        before = _fact(self, pair.original.passage, first)
        after = _fact(self, pair.rewrite.passage, second)
        shared = pair.surroundings(before, after)
        plain = shared >= _PLAIN and _have_one_neighbor(pair, first, second)
        if shared < _SLOT and not plain and not shared:
            return
        shared = max(shared, _SURE) if plain else shared
        yield Outcome(
            self.name, Fate.CHANGED, before, after, self._finding(pair, before, after, shared)
        )

    def _finding(self, pair: Pair, one: Fact, other: Fact, shared: float) -> Finding:
        apart = _are_apart(pair.original.passage, one, pair.rewrite.passage, other)
        sure = shared >= _SURE and not apart and not _are_of_others(pair, one, other)
        severity: Severity = "major" if sure else "minor"
        before = pair.original.passage.quote(one.span)
        after = pair.rewrite.passage.quote(other.span)
        message = f"A word was replaced by its opposite: “{before}” became “{after}”."
        return Finding(self.name, severity, one.span, other.span, message, 0.5 + 0.35 * shared)


def _fact(kind: Kind, passage: Passage, at: int) -> Fact:
    return kind.fact(passage, passage.tokens[at].lemma, at, at + 1)


def _have_one_neighbor(pair: Pair, first: int, second: int, steps: Sequence[int] = (1, -1)) -> bool:
    """Whether the word after each, or the word before each, is the same: the slot is plain."""
    one, other = pair.original.passage, pair.rewrite.passage
    for step in steps:
        near, beside = _neighbor(one, first, step), _neighbor(other, second, step)
        if near >= 0 and beside >= 0 and pair.to_rewrite[near] == beside:
            return True
        if min(near, beside) >= 0 and one.tokens[near].lemma == other.tokens[beside].lemma:
            return True
    return False


def _neighbor(passage: Passage, at: int, step: int) -> int:
    """The next word that tells something, or -1: "people" after "rich" does not."""
    near = content_from(passage, at + step, step, reach=_REACH)
    return next((place for place in near if passage.tokens[place].lemma not in _ANYBODY), -1)


def _opposed(pair: Pair, group: Group) -> Iterator[Couple]:
    """Opposites among the words that no one has linked, each word once."""
    one, other = pair.original.passage, pair.rewrite.passage
    there: dict[str, list[int]] = defaultdict(list)
    known = other.lexicon
    if known is None or _is_giant(one, group.original) or _is_giant(other, group.rewrite):
        return  # no sentence ends: what stands near each other tells nothing
    for at in _unlinked(other, group.rewrite, pair.to_original, pair.backed):
        lemma = other.tokens[at].lemma
        for word in {_key(other, at), family(lemma), known.negated(lemma), other.tokens[at].lower}:
            if word:
                there[word].append(at)
    if not there:
        return
    couples: list[Couple] = []
    for at in _unlinked(one, group.original, pair.to_rewrite, pair.kept):
        partners = {
            partner for partner in _candidates(one, at, there) if _are_opposites(pair, at, partner)
        }
        if not any(is_excused(pair, group, at, partner) for partner in partners):
            couples += ((at, partner) for partner in sorted(partners))
    yield from _best(pair, couples)


def _is_giant(passage: Passage, numbers: Sequence[int]) -> bool:
    """Whether some sentences have more tokens than any that somebody wrote as sentences."""
    sentences = (passage.sentences[number] for number in numbers)
    return sum(sentence.last - sentence.first for sentence in sentences) > _GIANT


def _best(pair: Pair, couples: Sequence[Couple]) -> Iterator[Couple]:
    """Each word once, those in the likest surroundings first."""
    if len(couples) > 1:
        couples = sorted(couples, key=lambda couple: -_likeness(pair, *couple))
    taken: set[int] = set()
    for first, second in couples:
        if first not in taken and -second - 1 not in taken:
            taken.update((first, -second - 1))
            yield first, second


def _likeness(pair: Pair, first: int, second: int) -> float:
    one, other = pair.original.passage, pair.rewrite.passage
    before = Fact("", None, (0, 0), first, first + 1, one.tokens[first].sentence)
    after = Fact("", None, (0, 0), second, second + 1, other.tokens[second].sentence)
    return pair.surroundings(before, after)


def _key(passage: Passage, at: int) -> str:
    """The lemma; "left" is a side here and not the past of leaving, "earlier" has no lemma."""
    token = passage.tokens[at]
    if token.lower == "left" or token.lower in GRADES:
        return token.lower
    return phrase_at(passage, at) or token.lemma


def _candidates(passage: Passage, at: int, there: dict[str, list[int]]) -> Iterator[int]:
    known, lemma = passage.lexicon, _key(passage, at)
    if known is None:
        return
    base = family(lemma)
    forms = opposites_of(passage.tokens[at].lower)
    known_ones = {*known.antonyms(lemma), *known.antonyms(base)}
    for word in {lemma, base, *opposites_of(lemma), *forms, *known_ones}:
        yield from there.get(word, ())


def _are_opposites(pair: Pair, first: int, second: int) -> bool:
    one = _key(pair.original.passage, first)
    other = _key(pair.rewrite.passage, second)
    known = pair.original.passage.lexicon
    if known is None or one == other or known.are_synonyms(one, other):
        return False
    if any(test(pair, first, second) for test in (_is_elsewhere, _is_win, _is_ruling, _is_phrase)):
        return False
    if {one, other} == {"free", "pay"} and not _is_about_cost(pair, first, second):
        return False
    if "avoid" in (one, other) and not _have_one_neighbor(pair, first, second, (1,)):
        return False
    forms = pair.original.passage.tokens[first].lower, pair.rewrite.passage.tokens[second].lower
    if are_opposed(one, other) or known.is_antonym(one, other):
        return True
    return _are_opposed_forms(known, (one, other), forms)


def _are_opposed_forms(known: Lexicon, lemmas: tuple[str, str], forms: tuple[str, str]) -> bool:
    """Whether words are opposites in another form: "shortened", "made longer"."""
    one, other = lemmas
    if are_opposed(one, forms[1]) or are_opposed(forms[0], other):
        return True
    return not one.endswith("ly") and not other.endswith("ly") and _by_family(known, one, other)


def _is_elsewhere(pair: Pair, first: int, second: int) -> bool:
    """Whether one of the words has another partner: it is said in another form."""
    return pair.to_rewrite[first] not in (-1, second) or pair.to_original[second] not in (-1, first)


def _by_family(known: Lexicon, one: str, other: str) -> bool:
    """Whether words of the same families are opposites: "permission" and "forbid"."""
    one, other = family(one), family(other)
    if {one, other} & _LOOSE or one in BASES or other in BASES:
        return False  # "thickness" is no opposite of "thin"
    return one != other and known.is_antonym(one, other) and not known.are_synonyms(one, other)


def _is_phrase(pair: Pair, first: int, second: int) -> bool:
    """Whether one of the words is a light verb that means little alone: "take back"."""
    return _is_of_two_words(pair.original.passage, first) or _is_of_two_words(
        pair.rewrite.passage, second
    )


def _is_of_two_words(passage: Passage, at: int) -> bool:
    """Whether a light verb goes with a little word or a noun: "take back", "give way"."""
    if passage.tokens[at].lemma not in _LIGHT or phrase_at(passage, at):
        return False
    return any(token.lower in _PARTS for token in passage.tokens[at + 1 : at + 3])


def _is_about_cost(pair: Pair, first: int, second: int) -> bool:
    """Whether "free" says that nothing is to be paid: "free of charge", not "to free him"."""
    places = ((pair.original.passage, first), (pair.rewrite.passage, second))
    return all(
        passage.tokens[at].lower != "free" or _next(passage, at) in _FREE_OF
        for passage, at in places
    )


def _is_ruling(pair: Pair, first: int, second: int) -> bool:
    """Whether "find" says what somebody thinks: "the court found that", not "found the ring"."""
    places = ((pair.original.passage, first), (pair.rewrite.passage, second))
    return any(
        passage.tokens[at].lemma == "find" and _next(passage, at) in ("that", "it")
        for passage, at in places
    )


def _next(passage: Passage, at: int) -> str:
    return passage.tokens[at + 1].lower if at + 1 < len(passage.tokens) else "."


def _is_win(pair: Pair, first: int, second: int) -> bool:
    """Whether one word is the verb "defeat": who defeats wins, and only the nouns are opposites."""
    one, other = pair.original.passage.tokens[first], pair.rewrite.passage.tokens[second]
    if not (
        (one.lemma in _WINNING and other.lemma in _LOSING)
        or (other.lemma in _WINNING and one.lemma in _LOSING)
    ):
        return False
    places = ((pair.original.passage, first), (pair.rewrite.passage, second))
    if any(at + 1 < len(text.tokens) and text.tokens[at + 1].lower == "of" for text, at in places):
        return True  # the defeat of somebody is a victory over him
    return any(each.lower.endswith(("ed", "ing", "on", "beat", "beats")) for each in (one, other))


def _unlinked(
    passage: Passage, sentences: Iterable[int], partner: Sequence[int], sure: Sequence[float]
) -> Iterator[int]:
    """Content words without a partner, or with one of the same family only."""
    for number in sentences:
        sentence = passage.sentences[number]
        for at in range(sentence.first, sentence.last):
            free = partner[at] < 0 and (not sure[at] or passage.tokens[at].lower in GRADES)
            related = partner[at] >= 0 and sure[at] == FAMILY
            if (free or related) and _names(passage, at) and _is_clear(passage, at):
                yield at


def _names(passage: Passage, at: int) -> bool:
    """Whether a word carries content, or grades the noun after it: "later reports"."""
    token = passage.tokens[at]
    if token.lower not in GRADES:
        graded = GRADED.get(token.lower)
        return is_content(token) and (graded is None or graded.degree != MOST)
    following = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else token
    return is_content(following) or following.is_number or following.lower in NUMBER_WORDS


def _is_clear(passage: Passage, at: int) -> bool:
    """Whether a word is no form of "leave" that could say "remaining"."""
    return passage.tokens[at].lower != "left" or (
        at > 0 and passage.tokens[at - 1].lower in _BEFORE_SIDE
    )


def _are_of_others(pair: Pair, one: Fact, other: Fact) -> bool:
    """Whether each is said of somebody whom the other side says in another place."""
    here, there = pair.original.passage, pair.rewrite.passage
    mine, theirs = _neighbor(here, one.first, -1), _neighbor(there, other.first, -1)
    if min(mine, theirs) < 0 or pair.to_rewrite[mine] == theirs:
        return False
    partner, origin = pair.to_rewrite[mine], pair.to_original[theirs]
    apart = min(partner, origin) >= 0 and (
        not _is_in_one_statement(there, partner, other)
        or not _is_in_one_statement(here, origin, one)
    )
    return apart and _is_off(there, partner, other) and _is_off(here, origin, one)


def _is_in_one_statement(passage: Passage, at: int, fact: Fact) -> bool:
    first, last = statement(passage, fact.first)
    return first <= at < last


def _is_off(passage: Passage, at: int, fact: Fact) -> bool:
    """Whether a word stands behind another, or in another sentence."""
    return at > fact.first or passage.tokens[at].sentence != fact.sentence


def _are_apart(here: Passage, one: Fact, there: Passage, other: Fact) -> bool:
    """Whether what was is held against what is to come: "was closed" and "will open"."""
    if _is_future(here, one) == _is_future(there, other):
        return False
    now, at = (there, other.first) if _is_future(here, one) else (here, one.first)
    return now.tokens[at].lower != now.tokens[at].lemma or now.tokens[at - 1].lower in BE


def _is_future(passage: Passage, fact: Fact) -> bool:
    """Whether something is to come: "will open", "is expected to open"."""
    before = passage.tokens[max(0, fact.first - _AUXILIARIES) : fact.first]
    return any(token.lower in _FUTURE for token in before)
