"""What on the other side can answer a negation: another negation, or a word that says no.

A negation that only one text has is a broken statement where the other text says the same words
and nothing that could say no is near them. "Near" is the clause in which the words are said: a
"without" two clauses on explains nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from harness.meaning.facts import Fact
from harness.meaning.kinds.polarity.denials import answers
from harness.meaning.kinds.polarity.negation_forms import may_deny
from harness.meaning.kinds.polarity.negation_replies import takes_back
from harness.meaning.kinds.polarity.negation_retold import is_elided, is_retold
from harness.meaning.kinds.polarity.negation_rewordings import opposes
from harness.meaning.kinds.polarity.negation_scope import BOUND, Negation
from harness.meaning.kinds.polarity.negation_warnings import forbids, warns
from harness.meaning.kinds.polarity.negation_words import (
    DENYING,
    EXCEPTING,
    EXPLAINING,
    HALVES,
    IN_PLACE,
    LASTING,
    NOUNS,
    PARTICLES,
    PHRASAL,
    PHRASES,
    TO,
)
from harness.meaning.kinds.shared.clauses import (
    BORDERS,
    NEGATED,
    NUMBER_WORDS,
    WORD_BORDERS,
    View,
    is_content,
    words,
)
from harness.meaning.passage import Passage, Token

_FAR = 40
_PHRASE = 5  # tokens
_COMPARING = words("than after later more over beyond exceed longer above past until before")
_ARTICLES = words("the a an its their his her this that your our my no any late early")
_CONDITIONS = words("if when once unless")
_SETTING_APART = words("apart other instead rather contrary")
_UP = words("over above more older least exceeding exceed after later from minimum higher greater")
_DOWN = words("under below less fewer younger most before by until latest earlier maximum within")
_ORDERING = words("must should shall ought")
_ONLY = words("only solely exclusively")
_OPENING = words(
    "outside other others else elsewhere any anyone anything anywhere more beyond without unless"
    " except but if until till before than apart all every both save"
)
_THAT = words("that who which")
_TIMES = words("yet longer anymore more any change ever until till")
_GOING_WITH = words("yet anymore any either even ever")  # words that go with a negation


class Region(NamedTuple):
    """The tokens ``[first, last)`` of a sentence in which some words are said.

    Attributes:
        sentence: Its number.
        first: The first token of the clause: words that deny govern what follows them.
        last: One past the last token, at a border or a comma.
        inner: The range that is left when it begins at a comma as well.
    """

    sentence: int
    first: int
    last: int
    inner: tuple[int, int]


def region(passage: Passage, places: Sequence[int]) -> Region:
    """The clause or clauses that hold most of some tokens; `places` is not empty."""
    tokens = passage.tokens
    numbers = [tokens[at].sentence for at in places]
    number = max(numbers, key=numbers.count)
    inside = [at for at in places if tokens[at].sentence == number]
    low, high = min(inside), max(inside)
    inner = _grown(passage, number, (low, high + 1), BORDERS | {","})
    first, _ = _grown(passage, number, (low, high + 1), BORDERS)
    return Region(number, first, inner[1], inner)


def _grown(
    passage: Passage, number: int, span: tuple[int, int], borders: frozenset[str]
) -> tuple[int, int]:
    """A stretch of tokens up to the borders around it; the word that opens its clause counts."""
    tokens, sentence = passage.tokens, passage.sentences[number]
    first, last = span
    low, high = max(sentence.first, first - _FAR), min(sentence.last, last + _FAR)
    while first > low and tokens[first - 1].lower not in borders:
        first -= 1
    while last < high and tokens[last].lower not in borders:
        last += 1
    if first > sentence.first and tokens[first - 1].lower in WORD_BORDERS:
        first -= 1
    return first, last


def is_answered(
    view: View, one: Negation, at: Region, places: Sequence[int], others: Iterable[Fact]
) -> bool:
    """Whether a negation of the other side governs the words, or stands among them."""
    for other in others:
        said: Negation = other.said
        if said.force == BOUND and not compares(view.here, one):
            continue
        if any(_governs(view.there, said, place) for place in places):
            return True
        if is_elided(view, one, said):
            return True
        within = at.inner[0] <= said.first < at.inner[1]
        if within and said.scope[1] > min(places, default=0):
            return True
    return takes_back(view.there, at.sentence, at.last)


def _governs(passage: Passage, said: Negation, place: int) -> bool:
    """Whether a negation reaches a token; "without" denies no more than the phrase after it."""
    if passage.tokens[said.first].lower == "without" and said.heads:
        return said.first <= place <= max(said.heads) + 1
    return said.governs(place)


def compares(passage: Passage, one: Negation) -> bool:
    """Whether a negation has a word that could make the same bound of it: "not after May"."""
    return any(token.lower in _COMPARING for token in passage.tokens[one.first : one.scope[1]])


def is_explained(view: View, one: Negation, at: Region, own: Iterable[Fact], loose: bool) -> bool:
    """Whether the other side has a word of its own there that says no in another way.

    Args:
        view: The pair, seen from the side that has the negation.
        one: The negation.
        at: Where the other side says its words.
        own: The negations of the other side, which are no such words.
        loose: Whether the head itself is not said there, so that any word of the sentence that
            denies a part of the statement may stand for it.
    """
    there = view.there
    if _begins_otherwise(there, at) or _is_turned_condition(view, one, at):
        return True
    if is_retold(view, one, at.sentence, at.last) or (
        forbids(view.here, one) and warns(there, *at.inner)
    ):
        return True
    if _is_other_side(view, one, at) or _is_free_of(view, one, at.sentence):
        return True
    if (_is_excepted(view.here, one) and _has(there, at, _ONLY)) or (
        _is_possible(view.here, one) and _has(there, at, {"if"})
    ):
        # "no medicine that is not prescribed" is "only medicine that is prescribed", and
        # "it may not be necessary" is "if it is necessary"
        return True
    cues = {place for each in own for place in range(each.first, each.last)}
    sentence = there.sentences[at.sentence]
    first, last = (sentence.first, sentence.last) if loose else (at.first, at.last)
    places = [
        place
        for place in range(first, last)
        if place not in cues and not _is_matched(view, one, place)
    ]
    places = [place for place in places if not _is_apart(view, one, place)]
    mine = _lines(view, one) if places else frozenset()
    return any(
        _says_no(view, one, place, mine, loose, at.inner)
        or opposes(view, one, place)
        or answers(view, place, one.last, one.scope[1])
        for place in places
    )


def _is_apart(view: View, one: Negation, place: int) -> bool:
    """Whether a word there cannot bear on the statement: an "and" and its subject lie between.

    Nor can "only" say no where all words of the statement are said with it: "only in Lodz" is not
    "not in Lodz".
    """
    content = [at for at in range(*one.scope) if is_content(view.here.tokens[at])]
    before = [view.to[at] for at in content if at < one.first]
    tokens = view.there.tokens
    if before and place < min(before) and "and" in (t.lower for t in tokens[place : min(before)]):
        return True
    if tokens[place].lower not in _ONLY or len(content) < 2:
        return False
    after = any(at > max(one.heads, default=one.first) for at in content)
    begin = max(0, one.scope[0] - 1)  # "if" stands before the clause that it opens
    opened = any(token.lower in _OPENING for token in view.here.tokens[begin : one.scope[1]])
    return after and not opened and all(view.to[at] >= 0 for at in content)


def _is_matched(view: View, one: Negation, place: int) -> bool:
    """Whether a word there has its partner in the clause of the negation itself."""
    partner = view.back[place]
    if partner < 0 or not one.reaches(partner):
        return False
    # The verb of "keep away" is part of the negation: "avoid" answers it.
    phrase = view.here.tokens[one.first].lower in PHRASES
    return not (phrase and one.first - _PHRASE <= partner < one.first)


def _lines(view: View, one: Negation) -> frozenset[int]:
    """The lines of words that say no of which the clause of a negation has one of its own."""
    tokens = view.here.tokens
    own = [
        (at, line)
        for at in range(*one.scope)
        if view.to[at] < 0
        and not one.first <= at < one.last
        and tokens[at].lower not in _GOING_WITH
        and not (tokens[at].lower in HALVES and at < one.first)  # "wash out the mouth, do not"
        for line in EXPLAINING.get(tokens[at].lemma, ())
    ]
    # "Only one did not agree": the "only" before a negation answers no "except".
    return frozenset(line for at, line in own if at >= one.last or line != EXCEPTING)


def _says_no(
    view: View,
    one: Negation,
    place: int,
    mine: frozenset[int],
    loose: bool,
    inner: tuple[int, int],
) -> bool:
    """Whether a word there that has no partner here says no, by itself or in a phrase."""
    passage = view.there
    token = passage.tokens[place]
    if not token.is_word or _is_name(passage, place):
        return False
    inside = inner[0] <= place < inner[1]
    word = token.lower if token.lower in EXPLAINING else token.lemma
    lines = EXPLAINING.get(word)
    if lines is None or word in HALVES:
        wide = word in PARTICLES or passage.tokens[place - 1].lower in _SETTING_APART
        near = inside or (wide and not loose)
        return (near and _is_phrase(view, one, place)) or (inside and _may_deny(view, place))
    if word in IN_PLACE and not loose:
        return _is_at_head(view, one, place)
    if _is_beside(view, one, place, word, loose):
        return False
    if loose and not inside and not lines & DENYING:
        return False
    return mine.isdisjoint(lines) and not _is_shared(view, place)


def _may_deny(view: View, place: int) -> bool:
    token = view.there.tokens[place]
    return view.back[place] < 0 and is_content(token) and may_deny(view.there, token)


def _is_beside(view: View, one: Negation, place: int, word: str, loose: bool) -> bool:
    """Whether a word that can say no does not here: "the end", "still" without a "yet"."""
    tokens = view.there.tokens
    if word == "too":
        return all(each.lower != "to" for each in tokens[place + 1 : place + 7])
    if word in NOUNS and place and tokens[place - 1].lower in _ARTICLES:
        return True
    if word == "unless":
        return _orders(view.here, one)
    if word in _ONLY and view.here.tokens[one.first].lower == "without":
        return True  # "only with a ticket" is no "without a ticket"
    return EXPLAINING[word] <= LASTING and not loose and not _is_about_time(view.here, one)


def _is_at_head(view: View, one: Negation, place: int) -> bool:
    """Whether a word stands at the partner of the head: "a poor fit" is no fit, "tax-free"."""
    word = view.there.tokens[place].lower
    return any(
        view.to[head] in (place - 1, place - 2) if word == "free" else view.to[head] == place + 1
        for head in one.heads
    )


def _is_free_of(view: View, one: Negation, sentence: int) -> bool:
    """Whether the other side says "tax-free", there or in a sentence beside it, for "no tax"."""
    passage = view.there
    denied = {view.here.tokens[head].lemma for head in one.heads}
    low, high = max(0, sentence - 1), min(len(passage.sentences), sentence + 2)
    tokens = passage.tokens[passage.sentences[low].first : passage.sentences[high - 1].last]
    return any(
        token.lower == "free" and hyphen.text == "-" and word.lemma in denied
        for word, hyphen, token in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_about_time(passage: Passage, one: Negation) -> bool:
    """Whether a negation says "not yet" or "no longer": then "still" says the same."""
    words = passage.tokens[one.first : one.scope[1]]
    return any(token.lower in _TIMES for token in words) or one.sort == TO


def _is_name(passage: Passage, place: int) -> bool:
    """Whether a word has a capital that its place does not explain."""
    token = passage.tokens[place]
    first = passage.sentences[token.sentence].first == place
    return token.text[0].isupper() and not first and passage.is_cased


def _orders(passage: Passage, one: Negation) -> bool:
    """Whether a negation forbids outright: "must not", in no clause opened by "if"."""
    tokens, at = passage.tokens, one.first
    while at > one.scope[0] and tokens[at - 1].lower != ",":
        at -= 1
    opener = tokens[at - 1].lower if at else ""
    return opener not in WORD_BORDERS and any(
        token.lower in _ORDERING for token in tokens[max(0, one.first - 2) : one.first]
    )


def _is_shared(view: View, place: int) -> bool:
    """Whether a little word stands as often around the partners of its sentence: "only"."""
    tokens, lower = view.there.tokens, view.there.tokens[place].lower
    if is_content(tokens[place]):
        return False
    sentence = view.there.sentences[tokens[place].sentence]
    inside = range(sentence.first, sentence.last)
    partners = {view.here.tokens[view.back[at]].sentence for at in inside if view.back[at] >= 0}
    theirs = sum(tokens[at].lower == lower for at in inside)
    return theirs <= sum(
        token.lower == lower for number in partners for token in view.here.of_sentence(number)
    )


def _is_phrase(view: View, one: Negation, place: int) -> bool:
    """Whether a word ends a phrase that says no and that only the other side has: "ruled out"."""
    tokens = view.there.tokens
    openers = PHRASAL.get(tokens[place].lower)
    if openers is None:
        return False
    own = {token.lemma for token in view.here.of_sentence(view.here.tokens[one.first].sentence)}
    if tokens[place].lower in PARTICLES and tokens[place].lower in own:
        return False
    return any(
        (tokens[at].lemma in openers or tokens[at].lower in openers)
        and tokens[at].lemma not in own
        and not _is_matched(view, one, at)
        for at in range(max(0, place - 2), place)
    )


def _is_other_side(view: View, one: Negation, at: Region) -> bool:
    """Whether "under 18 you may not" became "you must be over 18": the bound was turned as well."""
    if not any(token.is_number or token.lower in NUMBER_WORDS for token in _inside(view, at)):
        return False
    here = {token.lower for token in view.here.tokens[slice(*one.scope)]}
    there = {token.lower for token in _inside(view, at)}
    up, down = bool(here & _UP), bool(here & _DOWN)
    return (up and not down and bool(there & _DOWN)) or (down and not up and bool(there & _UP))


def _is_excepted(passage: Passage, one: Negation) -> bool:
    """Whether a negation is of a "that" or "who" of something that is denied itself."""
    tokens = passage.tokens
    first = passage.sentences[tokens[one.first].sentence].first
    opener = next((n for n in range(one.first - 1, first, -1) if tokens[n].lower in _THAT), first)
    return one.first - opener <= _PHRASE and any(
        token.lower in NEGATED or token.lower == "no" for token in tokens[first:opener]
    )


def _inside(view: View, at: Region) -> Sequence[Token]:
    return view.there.tokens[at.first : at.last]


def _has(passage: Passage, at: Region, words: Collection[str]) -> bool:
    return any(token.lower in words for token in passage.tokens[at.first : at.last])


def _is_possible(passage: Passage, one: Negation) -> bool:
    """Whether a negation says that something may not be so."""
    return one.first > 0 and passage.tokens[one.first - 1].lower in ("may", "might")


def _begins_otherwise(passage: Passage, at: Region) -> bool:
    """Whether what comes next tells what happens if this is not heeded."""
    following = passage.tokens[at.last : at.last + 3]
    end = passage.sentences[at.sentence].last
    return any(token.lower == "otherwise" for token in (*following, *passage.tokens[end : end + 2]))


def _is_turned_condition(view: View, one: Negation, at: Region) -> bool:
    """Whether a condition and what follows from it were both turned: "unless", "otherwise"."""
    here, end = view.here, one.scope[1]
    words = here.tokens[end : end + 3]
    return any(token.lower == "otherwise" for token in words) and _has(view.there, at, _CONDITIONS)
