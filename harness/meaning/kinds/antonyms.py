"""A word replaced by its opposite: opened for closed, unsafe for safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from harness.meaning.align import Group
from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.antonym_words import CONVERSES, are_opposed, opposites_of
from harness.meaning.kinds.clauses import (
    BE,
    NUMBER_WORDS,
    clause,
    content_from,
    is_content,
    number_follows,
    words,
)
from harness.meaning.kinds.comparison_words import BASES, GRADED, MORE, MOST
from harness.meaning.kinds.negation_scope import Negation, negations_within
from harness.meaning.kinds.negation_words import NOUN, WHOLE
from harness.meaning.kinds.turned import are_sides_exchanged, sides
from harness.meaning.lexicon.loading import Lexicon
from harness.meaning.lexicon.stems import family
from harness.meaning.links import FAMILY
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.model import Finding, Severity

_SLOT = 0.34  # share of linked surroundings from which two words stand in one place
_SURE = 0.6
_LIMITS = words("until till unless except instead only other reverse undo cancel")
_BEFORE_SIDE = words("the your his her its on to turn far top bottom")
_GRADES = words("earlier later previous next preceding following")  # before a noun
_PLAIN = 0.25  # share of linked surroundings, where the neighbor is linked too
_REACH = 4  # tokens to a neighbor
_AUXILIARIES = 3  # tokens before a verb in which its time is told
_FUTURE = words("will shall 'll would")
_OWNERS = words("her his their my your our its")
_NEAR = 7  # tokens
_JOINING = words(", and but")
_DIMENSIONS = words("size height length width thickness depth age weight")
_LOOSE = words("life live death die health birth")  # whose families say many things
_FREE_OF = words("of for to . , ; and at")
_RELATING = words("than of to from")
_LETTING = words("let allow help make enable permit cause")
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

    def _outcome(self, pair: Pair, first: int, second: int) -> Iterator[Outcome]:
        before = _fact(self, pair.original.passage, first)
        after = _fact(self, pair.rewrite.passage, second)
        shared = pair.surroundings(before, after)
        plain = shared >= _PLAIN and _have_one_neighbor(pair, first, second)
        if shared < _SLOT and not plain:
            return
        shared = max(shared, _SURE) if plain else shared
        yield Outcome(
            self.name, Fate.CHANGED, before, after, self._finding(pair, before, after, shared)
        )

    def _finding(self, pair: Pair, one: Fact, other: Fact, shared: float) -> Finding:
        apart = _is_future(pair.original.passage, one) != _is_future(pair.rewrite.passage, other)
        sure = shared >= _SURE and not apart
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
        near = next(content_from(one, first + step, step, reach=_REACH), -1)
        if near >= 0 and pair.to_rewrite[near] == next(
            content_from(other, second + step, step, reach=_REACH), -2
        ):
            return True
    return False


def _opposed(pair: Pair, group: Group) -> Iterator[Couple]:
    """Opposites among the words that no one has linked, each word once."""
    one, other = pair.original.passage, pair.rewrite.passage
    there: dict[str, list[int]] = defaultdict(list)
    known = other.lexicon
    if known is None:
        return
    for at in _unlinked(other, group.rewrite, pair.to_original, pair.backed):
        lemma = other.tokens[at].lemma
        for word in {_key(other, at), family(lemma), known.negated(lemma)}:
            if word:
                there[word].append(at)
    if not there:
        return
    taken: set[int] = set()
    for at in _unlinked(one, group.original, pair.to_rewrite, pair.kept):
        partners = [
            partner
            for partner in _candidates(one, at, there)
            if partner not in taken and _are_opposites(pair, at, partner)
        ]
        if partners:
            taken.add(partners[0])
            if not any(_is_excused(pair, group, at, partner) for partner in partners):
                yield at, partners[0]


def _is_excused(pair: Pair, group: Group, first: int, second: int) -> bool:
    """Whether the opposite is denied, or both words are said: "fictional", "not real"."""
    return _are_both_said(pair, group, first, second) or _is_balanced(pair, first, second)


def _are_both_said(pair: Pair, group: Group, first: int, second: int) -> bool:
    """Whether one side says both words: hired, and later dismissed."""
    return _says(pair.original.passage, group.original, pair.rewrite.passage.tokens[second]) or (
        _says(pair.rewrite.passage, group.rewrite, pair.original.passage.tokens[first])
    )


def _says(passage: Passage, sentences: Iterable[int], word: Token) -> bool:
    same = {word.lemma, word.lemma.removeprefix("re")}
    return any(token.lemma in same for number in sentences for token in passage.of_sentence(number))


def _key(passage: Passage, at: int) -> str:
    """The lemma; "left" is a side here and not the past of leaving, "earlier" has no lemma."""
    token = passage.tokens[at]
    return token.lower if token.lower == "left" or token.lower in _GRADES else token.lemma


def _candidates(passage: Passage, at: int, there: dict[str, list[int]]) -> Iterator[int]:
    known, lemma = passage.lexicon, _key(passage, at)
    if known is None:
        return
    base = family(lemma)
    for word in {lemma, base, *opposites_of(lemma), *known.antonyms(lemma), *known.antonyms(base)}:
        yield from there.get(word, ())


def _are_opposites(pair: Pair, first: int, second: int) -> bool:
    one = _key(pair.original.passage, first)
    other = _key(pair.rewrite.passage, second)
    known = pair.original.passage.lexicon
    if known is None or one == other or known.are_synonyms(one, other):
        return False
    if _is_elsewhere(pair, first, second) or _is_win(pair, first, second):
        return False
    if {one, other} == {"free", "pay"} and not _is_about_cost(pair, first, second):
        return False
    if "avoid" in (one, other) and not _have_one_neighbor(pair, first, second, (1,)):
        return False
    if are_opposed(one, other) or known.is_antonym(one, other):
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


def _is_about_cost(pair: Pair, first: int, second: int) -> bool:
    """Whether "free" says that nothing is to be paid: "free of charge", not "to free him"."""
    places = ((pair.original.passage, first), (pair.rewrite.passage, second))
    return all(
        passage.tokens[at].lower != "free" or _next(passage, at) in _FREE_OF
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
            free = partner[at] < 0 and (not sure[at] or passage.tokens[at].lower in _GRADES)
            related = partner[at] >= 0 and sure[at] == FAMILY
            if (free or related) and _names(passage, at) and _is_clear(passage, at):
                yield at


def _names(passage: Passage, at: int) -> bool:
    """Whether a word carries content, or grades the noun after it: "later reports"."""
    token = passage.tokens[at]
    if token.lower not in _GRADES:
        graded = GRADED.get(token.lower)
        return is_content(token) and (graded is None or graded.degree != MOST)
    following = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else token
    return is_content(following) or following.is_number or following.lower in NUMBER_WORDS


def _is_clear(passage: Passage, at: int) -> bool:
    """Whether a word is no form of "leave" that could say "remaining"."""
    return passage.tokens[at].lower != "left" or (
        at > 0 and passage.tokens[at - 1].lower in _BEFORE_SIDE
    )


def _is_balanced(pair: Pair, first: int, second: int) -> bool:
    """Whether a negation on one side, or sides that were exchanged, make opposites equal."""
    one, other = pair.original.passage, pair.rewrite.passage
    if one.tokens[first].lower in _GRADES:
        return False  # a time, whatever is said of it
    if _turns(one, first) % 2 != _turns(other, second) % 2:
        return True
    if _limits(one, first) != _limits(other, second) or _has_other_owner(pair, first, second):
        return True
    places = ((one, first), (other, second))
    if any(_is_becoming(*place) or _measures(*place) for place in places):
        return True
    if not _are_converse(one.tokens[first].lemma, other.tokens[second].lemma):
        relates = all(_relates(*place) for place in places)
        return relates and are_sides_exchanged(pair, first, second)
    crossed, _ = sides(pair, first, second)
    differ = _is_let(*places[0]) != _is_let(*places[1])
    return crossed > 0 or differ or _is_passive(*places[0]) != _is_passive(*places[1])


def _has_other_owner(pair: Pair, first: int, second: int) -> bool:
    """Whether "her husband" became "his wife": another pronoun, the same two people."""
    before = pair.original.passage.tokens[first - 1].lower if first else ""
    after = pair.rewrite.passage.tokens[second - 1].lower if second else ""
    return before != after and before in _OWNERS and after in _OWNERS


def _is_future(passage: Passage, fact: Fact) -> bool:
    """Whether something is to come: "was closed" does not speak of the time of "will open"."""
    before = passage.tokens[max(0, fact.first - _AUXILIARIES) : fact.first]
    return any(token.lower in _FUTURE for token in before)


def _relates(passage: Passage, at: int) -> bool:
    """Whether a word holds one thing against another: "north of", "heavier than"."""
    following = passage.tokens[at + 1 : at + 5]
    return any(token.lower in _RELATING for token in following)


def _are_converse(one: str, other: str) -> bool:
    return all(word in CONVERSES or family(word) in CONVERSES for word in (one, other))


def _is_let(passage: Passage, at: int) -> bool:
    """Whether somebody is made or allowed to do it: "lets people borrow" is "lends"."""
    return any(token.lemma in _LETTING for token in passage.tokens[max(0, at - 5) : at])


def _is_passive(passage: Passage, at: int) -> bool:
    """Whether a form of "be" stands shortly before a participle."""
    token = passage.tokens[at]
    before = passage.tokens[max(0, at - 3) : at]
    return token.lower != token.lemma and any(each.lower in BE for each in before)


def _turns(passage: Passage, at: int) -> int:
    """How many negations of its clause bear on a word."""
    first, last = clause(passage, at)
    before = [token.lower for token in passage.tokens[max(0, at - 2) : at]]
    lessened = before[-1:] in (["less"], ["least"]) or before == ["un", "-"]
    negations = negations_within(passage, first, last)
    return lessened + sum(_bears_on(passage, each, at) for each in negations)


def _limits(passage: Passage, at: int) -> set[str]:
    """The words near a token that could turn it: "closed until May", "only for staff"."""
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[at].sentence]
    near = range(max(sentence.first, at - _NEAR), min(sentence.last, at + _NEAR))
    return {
        tokens[place].lemma
        for place in near
        if tokens[place].lemma in _LIMITS
        and not (tokens[place].lower == "only" and number_follows(passage, place + 1, 1))
    }


def _bears_on(passage: Passage, each: Negation, at: int) -> bool:
    """Whether a negation turns a token: its head, or a word that no comma parts from the cue."""
    if at in each.heads:
        return True
    subject = passage.tokens[each.first].lower == "no" and each.first <= each.scope[0] + 1
    if each.first == at or (each.sort == NOUN and not subject):
        return False  # "without a ticket" denies the ticket
    if each.sort != WHOLE and not each.governs(at):
        return False
    between = passage.tokens[min(each.first, at) + 1 : max(each.first, at)]
    return all(token.lower not in _JOINING for token in between)


def _is_becoming(passage: Passage, at: int) -> bool:
    """Whether a word only leads up to a comparative: "grew smaller"."""
    following = passage.tokens[at + 1 : at + 3]
    return any(token.lower in GRADED and GRADED[token.lower].degree == MORE for token in following)


def _measures(passage: Passage, at: int) -> bool:
    """Whether a word is the dimension of a number: "as thin as 2 mm" is "2 mm thick"."""
    base = BASES.get(passage.tokens[at].lower)
    if base is None or base.scale not in _DIMENSIONS:
        return False
    near = passage.tokens[max(0, at - 3) : at + 4]
    return any(each.is_number or each.lower in NUMBER_WORDS for each in near)
