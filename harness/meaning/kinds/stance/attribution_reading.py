"""Who is said to say what: the source, the way of reporting, and the words of the claim."""

from __future__ import annotations

from harness.meaning.kinds.shared.clauses import AUXILIARIES, BE
from harness.meaning.kinds.shared.statements import SIGNS
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.attribution_pieces import (
    BEFORE,
    MARKS,
    SOURCE,
    STOPS,
    Attribution,
    according,
    content,
    in_view,
    is_stop,
    lower_at,
    phrase_end,
    source_words,
)
from harness.meaning.kinds.stance.attribution_words import (
    BARE,
    CAUSES,
    CLAIMED,
    NOUNS_OF_REPORT,
    ONLY_THAT,
    PRONOUNS,
    REPORTING,
    THOUGHT,
    WEAK_SOURCES,
)
from harness.meaning.passage import Passage, Token

_ARTICLES = words("a an the his her its their our my your this that no any some of")
_IMPERSONAL = words("it there")
_CLAUSE_STARTS = words(
    "he she it they we i you there this these those the a an his her its their our my"
    " your all some many most no every each any"
)
_AFTER_SPEAKER = words(". , in on at during after last yesterday today")
_TRAILING = BARE | words(
    "added adds explained explains confirmed confirms reported reports wrote writes stated states"
    " noted notes"
)
_FAR = 40  # tokens of a claim
_TURNS = words("but while whereas although though")
_CHARGES = words("charge accusation claim view allegation")
_POSSESSIVES = words("his her their its")
_POINTS = words("this that so")
_NO_CLAUSE = words("to of about for in by with at from on than as goodbye hello so between")
_TO_WHOM = words("tell tells told telling")
_VIEWS = words("view opinion words eyes")
_INSIDE = words("of two three four five six several many has have had with")
_NOUNS_TOO = words(
    "state report claim note comment remark estimate hope fear point promise pledge doubt rule hold"
    " show find test"
)
_PLURALS = PRONOUNS | words("people police men women children staff media to also both still")
_HYPOTHETICAL = words("not n't never if can't cannot must should to please")


def attributions(passage: Passage) -> list[Attribution]:
    """All claims with a source, in order.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Police said the mill burned. The roof fell, says Ada Orr.")
        >>> [([passage.tokens[at].text for at in each.source], each.sort)
        ...     for each in attributions(passage)]
        [(['Police'], 'said'), (['Ada', 'Orr'], 'said')]
    """
    found: list[Attribution] = []
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        one = None
        if token.lower in REPORTING:
            one = _verb(passage, at)
        elif token.lower == "according" and lower_at(tokens, at + 1) == "to":
            one = according(passage, at, at + 2)
        elif (
            token.lower in _VIEWS and at and passage.tokens[at].sentence == tokens[at - 1].sentence
        ):
            one = in_view(passage, at)
        if one is not None and one.claim:
            found.append(one)
    return found


def _verb(passage: Passage, at: int) -> Attribution | None:
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    word = tokens[at].lower
    first = _subject(tokens, at, sentence.first)
    before = {token.lower for token in tokens[first:at]}
    if lower_at(tokens, at - 1) in _ARTICLES or before & _HYPOTHETICAL or _is_noun(tokens, at):
        return None  # a noun (the report, her claim), or nothing that was said
    if word.endswith("ing"):
        found = _participle(passage, at)
    elif (pointing := _pointing(passage, at, first)) is not None:
        found = pointing
    elif before & BE:
        found = _impersonal(passage, at, first)
    elif word in CAUSES:
        found = _cause(passage, at, first)
    elif not _ends_statement(tokens, at, first, sentence.first, sentence.last):
        found = _before_claim(passage, at, first)
    elif before & _INSIDE or any(token.is_number for token in tokens[first:at]):
        found = None  # a noun: it has four reports
    else:
        found = _behind(passage, at, first)
    return found


def _is_noun(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word that may be a noun follows what no plural verb follows: its present state."""
    before = tokens[at - 1]
    if tokens[at].lower not in _NOUNS_TOO or not at or not before.is_word:
        return False
    return before.text.islower() and not (
        before.lower in _PLURALS
        or before.lower in AUXILIARIES
        or before.lower.endswith(("s", "ly"))
    )


def _before_claim(passage: Passage, at: int, first: int) -> Attribution | None:
    """The source first: Orr said that the mill burned."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    start = _claim_start(tokens, at, sentence.last)
    if start is None or first == at:
        return None
    source = source_words(passage, first, at)
    person = any(token.lower in PRONOUNS for token in tokens[first:at])
    if not source and not person:
        return None
    sort = REPORTING[tokens[at].lower]
    claim = content(passage, start, _claim_end(tokens, start, sentence.last))
    return Attribution(first, start, source, person and not source, sort, claim)


def _pointing(passage: Passage, at: int, first: int) -> Attribution | None:
    """The claim in the sentence before: "That is what Orr says", "Orr said this"."""
    tokens = passage.tokens
    number = tokens[at].sentence
    begin, end = passage.sentences[number][2:]
    said = [token.lower for token in tokens[begin : begin + 3]]
    points = said[0] in _POINTS and said[1:2] != [] and said[1] in BE and said[2:] == ["what"]
    if points:
        first, ends = begin + 3, lower_at(tokens, at + 1) in STOPS | {"."}
    else:
        ends = lower_at(tokens, at + 1) in _POINTS and at + 3 >= end
    source = source_words(passage, first, at)
    if not number or not source or not ends:
        return None
    before = passage.sentences[number - 1]
    claim = content(passage, before.first, before.last)
    return Attribution(first, at + 1, source, False, REPORTING[tokens[at].lower], claim)


def _claim_end(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Where a claim ends at the latest: Orr said that it burned, while Bell said that it fell."""
    for place in range(start + 1, min(end, start + _FAR)):
        token = tokens[place]
        if token.text in SIGNS:
            return place
        if token.text == "," and place + 2 < end:
            article = tokens[place + 1].lower in ("a", "an")
            if tokens[place + 1].lower in _TURNS:
                return place
            if article and tokens[place + 2].lemma in NOUNS_OF_REPORT | _CHARGES:
                return place  # ..., a claim that Orr rejects
    return end


def _participle(passage: Passage, at: int) -> Attribution | None:
    """…, adding that: the source is the one named before."""
    sentence = passage.sentences[passage.tokens[at].sentence]
    start = _claim_start(passage.tokens, at, sentence.last)
    if start is None or lower_at(passage.tokens, at - 1) in BE:
        return None
    sort = REPORTING[passage.tokens[at].lower]
    return Attribution(at, start, (), True, sort, content(passage, start, sentence.last))


def _subject(tokens: tuple[Token, ...], at: int, begin: int) -> int:
    """First token of the words before a verb, back to a border."""
    first = at
    while first > begin and first > at - SOURCE:
        before = tokens[first - 1]
        if before.lower == "and" and lower_at(tokens, first) in _POSSESSIVES:
            first -= 1  # Orr and her team
            continue
        if before.lower in BEFORE or is_stop(tokens, first - 1):
            apposed = _apposition(tokens, first - 1, begin) if before.text == "," else None
            if apposed is None:
                break
            first = apposed
            continue
        first -= 1
    return first


def _apposition(tokens: tuple[Token, ...], comma: int, begin: int) -> int | None:
    """Where the inserted words before a comma begin: Orr, the owner, said."""
    for place in range(comma - 1, max(begin, comma - 12), -1):
        if tokens[place].text == ",":
            inside = tokens[place + 1 : comma]
            return None if any(_is_verb(token) for token in inside) else place
    return None


def _is_verb(token: Token) -> bool:
    return token.lower in AUXILIARIES or token.lower in REPORTING


def _ends_statement(tokens: tuple[Token, ...], at: int, first: int, begin: int, end: int) -> bool:
    """Whether the claim stands before: "…, he said." and "…, said Orr"."""
    if first <= begin or tokens[first - 1].text not in (",", *MARKS):
        return False
    if first == at:
        return True
    following = lower_at(tokens, at + 1) if at + 1 < end else "."
    if REPORTING[tokens[at].lower] == THOUGHT and following not in (".", ","):
        return False  # repairs estimated at a million
    return following in _AFTER_SPEAKER


def _behind(passage: Passage, at: int, first: int) -> Attribution | None:
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    last = at + 1
    sort = REPORTING[tokens[at].lower]
    if first == at:
        if not tokens[at].lower.endswith(("s", "d", "t", "e")) or tokens[at].lower not in _TRAILING:
            return None
        last = phrase_end(tokens, at + 1, sentence.last)
    source = source_words(passage, first, at) or source_words(passage, at + 1, last)
    person = any(token.lower in PRONOUNS for token in tokens[first:last])
    if not source and not person:
        return None
    claim = content(passage, sentence.first, first - 1)
    return Attribution(first, last, source, person and not source, sort, claim)


def _impersonal(passage: Passage, at: int, first: int) -> Attribution | None:
    """It is said that: a report without a source."""
    tokens = passage.tokens
    if tokens[first].lower not in _IMPERSONAL or lower_at(tokens, at + 1) != "that":
        return None
    sentence = passage.sentences[tokens[at].sentence]
    claim = content(passage, at + 2, _claim_end(tokens, at + 2, sentence.last))
    return Attribution(first, at + 2, (), False, REPORTING[tokens[at].lower], claim)


def _cause(passage: Passage, at: int, first: int) -> Attribution | None:
    """Orr blamed the loss on the rain."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at].sentence]
    link = {"att": "to", "acc": "of"}.get(tokens[at].lower[:3], "on")
    places = (place for place in range(at + 1, min(at + 9, sentence.last)))
    start = next((place for place in places if tokens[place].lower in (link, "for")), None)
    source = source_words(passage, first, at)
    if start is None or not source:
        return None
    end = phrase_end(tokens, start + 1, sentence.last)
    claim = content(passage, at + 1 if link == "of" else start + 1, end)
    return Attribution(first, at + 1, source, False, CLAIMED, claim)


def _claim_start(tokens: tuple[Token, ...], at: int, end: int) -> int | None:
    """First token of the claim after a verb; None where no claim follows."""
    word, place = tokens[at].lower, at + 1
    if word in _TO_WHOM:
        return _after_listener(tokens, place, end)
    for step in range(3):
        if lower_at(tokens, place + step) == "that" and place + step < end:
            following = lower_at(tokens, place + step + 1)
            return place + step + 1 if following not in (".", ",", "") or step == 0 else None
        if lower_at(tokens, place + step) in STOPS:
            break
    if place >= end or word in ONLY_THAT:
        return None
    sign = tokens[place].text
    if sign in (":", *MARKS):
        return place + 1
    if sign == "," and place + 1 < end and tokens[place + 1].text in MARKS:
        return place + 2
    return place if word in BARE and _is_clause(tokens, place, end) else None


def _after_listener(tokens: tuple[Token, ...], place: int, end: int) -> int | None:
    stop = min(place + 7, end)
    for at in range(place, stop):
        if tokens[at].lower in ("that", ":") or tokens[at].text in MARKS:
            return at + 1
        if tokens[at].lower in ("to", "about", "of", ".") or tokens[at].lower.startswith("wh"):
            return None
        if at > place and tokens[at].lower in _CLAUSE_STARTS:
            return at
    return None


def _is_clause(tokens: tuple[Token, ...], place: int, end: int) -> bool:
    """Whether a clause begins here: something that may be a subject, and a verb after it."""
    token = tokens[place]
    if token.lower in _NO_CLAUSE or lower_at(tokens, place + 1) in STOPS | {"."}:
        return False
    stop = min(place + 12, end)
    return any(
        each.lower in AUXILIARIES or (each.lower != each.lemma and each.lower.endswith(("ed", "s")))
        for each in tokens[place + 1 : stop]
    ) or (token.lower in PRONOUNS and stop > place + 1)


def is_weak(passage: Passage, one: Attribution) -> bool:
    """Whether the source is a rule or a record, not somebody."""
    return any(passage.tokens[at].lemma in WEAK_SOURCES for at in one.source)
