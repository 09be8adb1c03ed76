"""What excuses two opposites in one place: one of them is denied, both are said, sides changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.meaning.align import Group
from harness.meaning.kinds.polarity.antonym_words import CONVERSES, GRADES
from harness.meaning.kinds.polarity.comparison_sides import is_of_other_side
from harness.meaning.kinds.polarity.comparison_words import BASES, GRADED, MORE
from harness.meaning.kinds.polarity.kin import has_other_owner
from harness.meaning.kinds.polarity.negation_scope import Negation, negations_within
from harness.meaning.kinds.polarity.negation_words import NOUN, WHOLE
from harness.meaning.kinds.polarity.unmade_claims import EVIDENCE
from harness.meaning.kinds.shared.clauses import BE, NUMBER_WORDS, clause, number_follows, words
from harness.meaning.kinds.shared.turned import are_sides_exchanged, sides
from harness.meaning.lexicon.stems import family
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token

_LIMITS = words("until till unless except instead only other reverse undo cancel")
_NEAR = 7  # tokens
_JOINING = words(", and but")
_DIMENSIONS = words("size height length width thickness depth age weight")
_RELATING = words("than of to from")
_AFTER_PASSIVE = words("after before by from until since")
_LETTING = words("let allow help make enable permit cause")


def is_excused(pair: Pair, group: Group, first: int, second: int) -> bool:
    """Whether the opposite is denied, or both words are said: "fictional", "not real"."""
    return (
        _are_both_said(pair, group, first, second)
        or is_of_other_side(pair, first, second)
        or _is_balanced(pair, first, second)
    )


def _are_both_said(pair: Pair, group: Group, first: int, second: int) -> bool:
    """Whether one side says both words: hired, and later dismissed."""
    one, other = pair.original.passage, pair.rewrite.passage
    return _says(one, group.original, other.tokens[second], pair.to_rewrite, other) or _says(
        other, group.rewrite, one.tokens[first], pair.to_original, one
    )


def _says(
    passage: Passage, sentences: Iterable[int], word: Token, to: Sequence[int], there: Passage
) -> bool:
    """Whether a text says a word, and not only where the other text says the same."""
    same = {word.lemma, word.lemma.removeprefix("re")}
    return any(
        passage.tokens[at].lemma in same
        and (to[at] < 0 or there.tokens[to[at]].lemma != passage.tokens[at].lemma)
        for number in sentences
        for at in range(passage.sentences[number].first, passage.sentences[number].last)
    )


def _is_balanced(pair: Pair, first: int, second: int) -> bool:
    """Whether a negation on one side, or sides that were exchanged, make opposites equal."""
    one, other = pair.original.passage, pair.rewrite.passage
    if one.tokens[first].lower in GRADES:
        return False  # a time, whatever is said of it
    if _turns(one, first) % 2 != _turns(other, second) % 2:
        return True
    places = ((one, first), (other, second))
    if (
        _limits(one, first) != _limits(other, second)
        or has_other_owner(pair, first, second)
        or any(_is_becoming(*place) or _measures(*place) for place in places)
    ):
        return True
    if not _are_converse(one.tokens[first].lemma, other.tokens[second].lemma):
        relates = all(_relates(*place) for place in places)
        thans = [_than(*place) for place in places]
        at = thans if min(thans) >= 0 else (first, second)
        return relates and are_sides_exchanged(pair, at[0], at[1])
    return _is_let(*places[0]) != _is_let(*places[1]) or _are_roles_kept(pair, places)


def _are_roles_kept(pair: Pair, places: Sequence[tuple[Passage, int]]) -> bool:
    """Whether "bought" and "sold" are told of exchanged sides, and so say the same."""
    crossed, straight = sides(pair, places[0][1], places[1][1])
    turned = _is_passive(*places[0]) != _is_passive(*places[1])
    if turned and crossed > 1 and not straight:
        return False  # "the vote was won by them", "they lost the vote"
    return crossed > 0 or turned


def _relates(passage: Passage, at: int) -> bool:
    """Whether a word holds one thing against another: "north of", "heavier than"."""
    following = passage.tokens[at + 1 : at + 5]
    return any(token.lower in _RELATING for token in following)


def _than(passage: Passage, at: int) -> int:
    """The "than" behind a word, which parts the sides of "higher in June than in May"; or -1."""
    near = range(at + 1, min(at + 5, passage.sentences[passage.tokens[at].sentence].last))
    return next((place for place in near if passage.tokens[place].lower == "than"), -1)


def _are_converse(one: str, other: str) -> bool:
    return all(word in CONVERSES or family(word) in CONVERSES for word in (one, other))


def _is_let(passage: Passage, at: int) -> bool:
    """Whether somebody is made or allowed to do it: "lets people borrow" is "lends"."""
    return any(token.lemma in _LETTING for token in passage.tokens[max(0, at - 5) : at])


def _is_passive(passage: Passage, at: int) -> bool:
    """Whether "be" stands before a participle, or it stands alone: "forms received after"."""
    token = passage.tokens[at]
    before = passage.tokens[max(0, at - 3) : at]
    if token.lower == token.lemma:
        return False
    following = passage.tokens[at + 1 : at + 2]
    bare = token.lower.endswith("ed") and any(each.lower in _AFTER_PASSIVE for each in following)
    return bare or any(each.lower in BE for each in before)


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
    found = {
        tokens[place].lemma
        for place in near
        if tokens[place].lemma in _LIMITS
        and not (tokens[place].lower == "only" and number_follows(passage, place + 1, 1))
    }
    excepts = any(_is_all_but(tokens, place) for place in near)
    return found | {"all but"} if excepts else found


def _is_all_but(tokens: Sequence[Token], at: int) -> bool:
    """Whether the rest is told of: "all but three are unsigned", so that three are signed."""
    return at > 0 and tokens[at].lower == "but" and tokens[at - 1].lower == "all"


def _bears_on(passage: Passage, each: Negation, at: int) -> bool:
    """Whether a negation turns a token: its head, or a word that no comma parts from the cue."""
    if at in each.heads:
        return True
    subject = passage.tokens[each.first].lower == "no" and each.first <= each.scope[0] + 1
    if each.first == at or (each.sort == NOUN and not subject and not _is_claim(passage, each)):
        return False  # "without a ticket" denies the ticket
    if each.sort != WHOLE and not each.governs(at):
        return False
    between = passage.tokens[min(each.first, at) + 1 : max(each.first, at)]
    return all(token.lower not in _JOINING for token in between)


def _is_claim(passage: Passage, each: Negation) -> bool:
    """Whether what is denied is a sign of something: "no evidence that it is harmful"."""
    return any(passage.tokens[head].lemma in EVIDENCE for head in each.heads)


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
