"""Words that deny by what they mean, and the words that assert what they deny.

"The sum was undisclosed" is often rewritten with a negation: "they did not say how much". Where
that negation is lost, no negation of the original is left to miss it: the pair to look for is the
word that denies on one side, and on the other, undenied, a word for what it denies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from types import MappingProxyType

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.negation_words import CUES, DENYING, EXPLAINING, LASTING
from harness.meaning.kinds.shared.clauses import (
    BE,
    BORDERS,
    View,
    clause,
    content_from,
    is_content,
    words,
)
from harness.meaning.lexicon.stems import lemma
from harness.meaning.links import SAME
from harness.meaning.passage import Passage

_LINES = (
    # denies / asserts; a word with "+" asserts it only before "how", "what", "who"
    "undisclosed unspecified unnamed secret confidential unpublished"
    " / disclose reveal public publish known say+ tell+ name+ announce+ state+ explain+",
    "unknown unclear uncertain unfamiliar unaware ignorant oblivious mystery"
    " / know known clear certain familiar aware sure",
    "absent missing / there present",
    "prohibit forbid ban bar illegal unlawful illicit outlaw disallow impermissible"
    " / may can allow permit let legal lawful free",
    "refuse reject decline deny dismiss rebuff / accept agree allow permit grant approve let",
    "unable incapable impossible struggle powerless helpless unsuccessful"
    " / can could able manage succeed possible successful",
    "shut close closure suspend disconnect inoperable inoperative defunct"
    " / work run operate available",
    "cancel postpone abandon scrap shelve / happen hold place",
    "unlikely improbable doubtful / likely probable probably",
    "invalid void expire lapse / valid",
    "exempt waive / must pay",
    "optional voluntary / must",
    "ignore disregard overlook neglect / consider notice",
    "uninhabited deserted unoccupied vacant / live lived inhabit occupy",
    "incomplete unfinished / complete finish ready",
    "insufficient inadequate / enough sufficient adequate",
    "unaffected intact unscathed unhurt unharmed uninjured / affect damage hurt harm injure",
    "oppose opposition / support favor",
    "dispute disagree contest / agree accept",
    "regardless irrespective / matter depend",
)
_MODALS = words("may can could must")
_ASKING = words("how what who which where when why whether whose")
_EXISTS = "there"
_PREFIXES = ("un", "non", "in", "im", "ir", "il", "dis")
_LEFT = 4  # letters that must be left of a word without its prefix
_SIDE = 4  # content words on each side of a word that denies
_REACH = 9  # tokens between the asserting word and the words that it goes with
_OPENS = words("if unless until except only whether otherwise once")
_BEFORE_NOUNS = words("the a an their his her its our your for of this these no more")
_DOING = words("use make have bring take go enter come do keep get light put be visit")
_CHOOSING = frozenset([("rather", "than"), ("instead", "of")])
_APART = words(
    "than instead rather over not but though although while whereas unlike despite think thinks"
    " thought believe believed used before formerly once previously earlier usual usually normally"
    " some others other might would could replace replaces replaced replacing from to compared"
    " against into either better more less opposed only just"
)
_OPENING = words("before until if unless when whenever without")
_GIANT = 400  # tokens
_OF_ACTS = _MODALS | {"pay"}
_LINKING = words("prove seem remain become stay appear deem consider find keep make turn")
_NEAR = 6  # tokens from a word that denies to the act that it denies
_ACTIVE = words("prohibit forbid ban bar outlaw disallow")
_PAIRS = tuple(
    (frozenset(left.split()), frozenset(right.split()))
    for left, right in (line.split(" / ") for line in _LINES)
)
_ASSERTING = MappingProxyType({word: right for left, right in _PAIRS for word in left})
_ASSERTED = frozenset(word for _, right in _PAIRS for word in right)
_TELLING = frozenset(word[:-1] for word in _ASSERTED if word.endswith("+"))
_SAME = MappingProxyType({word: left for left, _ in _PAIRS for word in left})


def asserted(
    view: View,
    sides: tuple[Sequence[int], Sequence[int]],
    own: Sequence[Fact],
    theirs: Sequence[Fact],
) -> Iterator[tuple[int, int]]:
    """Words here that deny, with what asserts there what they deny."""
    here, there = sides
    if _is_giant(view.here, here) or _is_giant(view.there, there):
        return  # no sentence ends: what stands near each other tells nothing
    cues = {at for fact in own for at in range(fact.first, fact.last) if fact.said.heads}
    for number in here:
        sentence = view.here.sentences[number]
        for at in range(sentence.first, sentence.last):
            wanted = view.here.tokens[at].weight and _wanted(view.here, at)
            if wanted and at not in cues and not _is_turned(view.here, own, at):
                found = _found(view, at, wanted, there, theirs)
                if found is not None:
                    yield at, found


def _is_giant(passage: Passage, numbers: Sequence[int]) -> bool:
    return passage.sentences[numbers[-1]].last - passage.sentences[numbers[0]].first > _GIANT


def revived(
    view: View, undone: Sequence[Fact], also: Sequence[Fact], theirs: Sequence[Fact]
) -> Iterator[tuple[int, int]]:
    """Words here that deny and are denied, "did not fail", with the same there, undenied."""
    there = {fact.said.heads[0] for fact in also}
    for fact in undone:
        at = fact.said.heads[0]
        partner = view.to[at]
        if partner < 0 or partner in there:
            continue
        if any(
            token.lower == "against" for token in view.there.tokens[max(0, partner - 3) : partner]
        ):
            continue  # "warned against stopping", "do not stop"
        same = view.here.tokens[at].lemma == view.there.tokens[partner].lemma
        first, last = clause(view.there, partner)
        if any(token.lower in _OPENING for token in view.there.tokens[max(0, first - 1) : partner]):
            continue  # "ask before you stop" tells nobody to stop
        if any(_denies_more(view, place) for place in range(first, last) if place != partner):
            continue  # "denied that it had ignored them"
        if same and not any(
            first <= each.first < last and not each.first <= partner < each.last for each in theirs
        ):
            yield at, partner


def chosen_against(
    view: View, here: Sequence[int], theirs: Sequence[Fact]
) -> Iterator[tuple[int, int]]:
    """Words here that stand behind "rather than" and are plainly said there."""
    tokens = view.here.tokens
    for number in here:
        sentence = view.here.sentences[number]
        for at in range(sentence.first + 1, sentence.last - 1):
            if (tokens[at - 1].lower, tokens[at].lower) not in _CHOOSING:
                continue
            behind = content_from(view.here, at + 1, reach=_NEAR)
            before = content_from(view.here, at - 2, -1, reach=_NEAR)
            told, kept = next(behind, -1), next(before, -1)
            if told < 0 or kept < 0 or view.to[kept] < 0 or view.to[told] < 0:
                continue
            place = view.to[told]
            if view.sure[told] >= SAME and not _is_set_apart(view, place, theirs):
                yield told, place


def _is_set_apart(view: View, place: int, theirs: Sequence[Fact]) -> bool:
    """Whether the sentence of a word there could say that it was not chosen."""
    number = view.there.tokens[place].sentence
    words = {token.lower for token in view.there.of_sentence(number)}
    return _is_denied(view, number, theirs) or not _APART.isdisjoint(words)


def answers(view: View, place: int, first: int, last: int) -> bool:
    """Whether a word there denies one of the words ``[first, last)`` here: "secret", "public"."""
    token = view.there.tokens[place]
    wanted = _ASSERTING.get(token.lemma) or _ASSERTING.get(token.lower) or frozenset()
    return any(
        token.lemma in wanted or f"{token.lemma}+" in wanted
        for token in view.here.tokens[first:last]
    )


def _wanted(passage: Passage, at: int) -> frozenset[str]:
    """What would assert the contrary of a word: from the table, or what its prefix denies."""
    token = passage.tokens[at]
    found = _ASSERTING.get(token.lemma) or _ASSERTING.get(token.lower)
    if found is not None or not token.lower.startswith(_PREFIXES) or not is_content(token):
        return found or frozenset()
    known = passage.lexicon
    base = known.negated(token.lemma) or known.negated(token.lower) if known else None
    if base is None or len(base) < _LEFT:
        return frozenset()
    return frozenset({base, lemma(base)})


def _is_turned(passage: Passage, own: Sequence[Fact], at: int) -> bool:
    """Whether a negation of its clause bears on the word, or could."""
    first, last = clause(passage, at, BORDERS | {","})
    return any(token.lower in CUES for token in passage.tokens[first:at]) or any(
        fact.said.governs(at) and not fact.first <= at < fact.last and at < last for fact in own
    )


def _found(
    view: View, at: int, wanted: frozenset[str], there: Sequence[int], theirs: Sequence[Fact]
) -> int | None:
    partners = _partners(view, at)
    if view.to[at] >= 0 or len(partners) < 2:
        return None
    for number in there:
        if _is_denied(view, number, theirs):
            continue
        sentence = view.there.sentences[number]
        for place in range(sentence.first, sentence.last):
            if not _asserts(view, place, wanted) or not _goes_with(view, place, partners):
                continue
            if view.there.tokens[place].lower in _OF_ACTS and not _is_of_act(view, at, place):
                continue
            if not _is_kept(view, at, there) and not _is_put_off(view, at, place):
                return place
    return None


def _is_put_off(view: View, at: int, place: int) -> bool:
    """Whether what was put off to a time is to come: "postponed until May", "will be in May"."""
    if view.here.tokens[at].lemma != "postpone":
        return False
    following = view.here.tokens[at + 1 : at + _NEAR]
    before = view.there.tokens[max(0, place - _NEAR) : place]
    return any(each.lower in ("until", "till", "to") for each in following) and any(
        each.lower in ("will", "'ll") for each in before
    )


def _partners(view: View, at: int) -> list[int]:
    """Where the words around a word that denies are said."""
    found: list[int] = []
    for start, step in ((at - 1, -1), (at + 1, 1)):
        near = islice(content_from(view.here, start, step), _SIDE)
        found += [view.to[place] for place in near if view.to[place] >= 0]
    return found


def _asserts(view: View, place: int, wanted: frozenset[str]) -> bool:
    """Whether a token that has no partner says one of some words."""
    tokens = view.there.tokens
    token, following = tokens[place], tokens[place + 1 : place + 4]
    if token.lower in _MODALS:
        return token.lower in wanted and token.text != "May"
    if view.back[place] >= 0 or (place and tokens[place - 1].lower in _BEFORE_NOUNS):
        return False
    if token.lower in (_EXISTS, "place"):  # "there are", "takes place"
        placed = tokens[place - 1].lemma == "take" if place else False
        exists = token.lower == _EXISTS and any(each.lower in BE for each in following[:2])
        return token.lower in wanted and (exists or placed)
    if f"{token.lemma}+" in wanted:
        return any(each.lower in _ASKING for each in following[:2])
    if token.lemma in wanted or token.lower in wanted:
        return True
    known = view.there.lexicon
    return known is not None and any(
        word not in _ASSERTED and known.are_synonyms(word, token.lemma) for word in wanted
    )


def _is_of_act(view: View, at: int, place: int) -> bool:
    """Whether a "may" or "must" there is of the act and of the one that the word here denies."""
    nearest = content_from(view.here, at - 1, -1)
    before = next((n for n in nearest if view.here.tokens[n].lemma not in _LINKING), -1)
    token = view.here.tokens[at]
    active = token.lemma in _ACTIVE and not token.lower.endswith("ed")
    if before >= 0 and not active and view.to[before] < 0:
        return False
    if view.there.tokens[place].lower not in _MODALS:
        return True
    act = next(content_from(view.there, place + 1, reach=4), -1)
    if act < 0:
        return False
    if view.back[act] >= 0:
        return abs(view.back[act] - at) <= _NEAR
    after = next(content_from(view.here, at + 1, reach=_NEAR), -1)
    return view.there.tokens[act].lemma in _DOING or (after >= 0 and view.to[after] < 0)


def _goes_with(view: View, place: int, partners: Collection[int]) -> bool:
    """Whether words of the denied statement stand around the word, in its clause."""
    first, last = clause(view.there, place)
    if view.there.tokens[place].lemma in _TELLING:
        whole = view.there.sentences[view.there.tokens[place].sentence]
        first, last = whole.first, whole.last
    near = [at for at in partners if first <= at < last and abs(at - place) <= _REACH + 3]
    return len(set(near)) >= 2


def _is_denied(view: View, number: int, theirs: Sequence[Fact]) -> bool:
    """Whether anything in a sentence there could deny, limit or ask what it asserts."""
    tokens = view.there.of_sentence(number)
    first = view.there.sentences[number].first
    if any(fact.sentence == number for fact in theirs) or tokens[-1].lower == "?":
        return True
    return any(
        token.lower in CUES
        or token.lower in _OPENS
        or (view.back[first + index] < 0 and _may_say_no(token.lemma))
        for index, token in enumerate(tokens)
    )


def _denies_more(view: View, place: int) -> bool:
    """Whether a word there that the other side does not have denies what is around it."""
    word, partner = view.there.tokens[place].lemma, view.back[place]
    if not EXPLAINING.get(word, frozenset()) & DENYING:
        return False
    return partner < 0 or view.here.tokens[partner].lemma != word


def _may_say_no(word: str) -> bool:
    return bool(EXPLAINING.get(word, frozenset()) - LASTING)


def _is_kept(view: View, at: int, there: Sequence[int]) -> bool:
    """Whether the word, or another that denies the same, is said there as well."""
    token = view.here.tokens[at]
    same = {token.lemma} | _SAME.get(token.lemma, frozenset())
    return any(each.lemma in same for number in there for each in view.there.of_sentence(number))
