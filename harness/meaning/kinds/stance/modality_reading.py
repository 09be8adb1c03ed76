"""Modal words of a text, what each means there, and the word that it bears on."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from harness.meaning.kinds.shared.clauses import (
    AUXILIARIES,
    MODALS,
    NEGATED,
    NUMBER_WORDS,
    SIGN_BORDERS,
    WORD_BORDERS,
    clause,
    content_from,
    is_content,
)
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.modality_words import (
    ADJECTIVES,
    AIMS,
    ALLEGED,
    ANY,
    CAUSING,
    CONTRACTED,
    CUES,
    DENIED,
    DONE,
    LIGHT,
    MAYBE,
    NEED,
    NOT_VERBS,
    NOUN_BEFORE,
    NOUNS,
    PLAN,
    SURE,
    WEIGHED,
    Cue,
)
from harness.meaning.passage import Passage, Token

_REACH = 9
_ADVERBS = words("now also still often today once long")  # "is now thought to be"
_PURPOSE = 25  # tokens between "so that" and its verb
_HAVE = words("have has had having")
_ABOUT = words("possible probable")
_WHAT = words("to for only")  # "it is possible to go": one can go
_NOUNS_TOO = words("plan need attempt")
_FORESEEN = words("expected anticipated forecast predicted")
_WHO_TOO = words("that this all some each any")
_NO_VERB = words("of and or in on for to with from the a an he she it they we you his her i")
_BORDERS = WORD_BORDERS | SIGN_BORDERS
_NO_ONE = words("nobody no none neither nothing")
_LISTENERS = words("the a an this these those his her its their our my your him them us me")
_OUGHT = words("have has had required needs need")
_SPEECH = words("offer say do show tell with")  # "all they have to offer"
_MONTH_BEFORE = words("in on of since until from to by last next this early late mid")


class Modal(NamedTuple):
    """A modal word.

    Attributes:
        first: First token of the word or phrase.
        last: One past its last token.
        word: Its first word, without a negation that is grown onto it.
        senses: What it may mean here, the usual sense first.
        negated: Whether it, or what it bears on, is denied.
        heads: The content tokens that it bears on; empty where none was found.
    """

    first: int
    last: int
    word: str
    senses: tuple[str, ...]
    negated: bool
    heads: tuple[int, ...]

    @property
    def end(self) -> int:
        """One past the last token of the word and what it bears on."""
        return max((self.last, *(head + 1 for head in self.heads[:1])))


def modals(passage: Passage) -> list[Modal]:
    """All modal words, in order; those of questions, and names and nouns, are left out.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("In May the court may have to close. Will Orr cannot go.")
        >>> [(each.word, each.senses[0], passage.tokens[each.heads[0]].text)
        ...     for each in modals(passage)]
        [('may', 'possible', 'close'), ('have', 'bound', 'close'), ('can', 'forbid', 'go')]
    """
    tokens = passage.tokens
    found: list[tuple[int, int, str, tuple[str, ...], bool]] = []
    until = 0
    for at, token in enumerate(tokens):
        word = CONTRACTED.get(token.lower, token.lower)
        cues = CUES.get(word)
        if cues is None or at < until:
            continue
        cue = _cue(passage, at, cues, word != token.lower)
        if cue is not None:
            until = at + len(cue.words) if word == token.lower else at + 1
            if token.lower == "unable" and _lower(tokens, until) == "to":
                until += 1
            found.append((at, until, word, cue.senses, word != token.lower))
    taken = {place for first, last, *_ in found for place in range(first, last)}
    return [_modal(passage, each, taken) for each in found if not _is_asked(passage, each[0])]


def _cue(passage: Passage, at: int, cues: tuple[Cue, ...], denied: bool) -> Cue | None:
    tokens = passage.tokens
    if denied:
        return cues[-1] if len(cues[-1].words) == 1 else cues[0]
    for cue in cues:
        if len(cue.words) > 1 and not _follows(tokens, at, cue.words):
            continue
        if cue.after and _before(tokens, at) not in cue.after:
            continue
        return cue if _is_modal(passage, at, cue) else None
    return None


def _is_modal(passage: Passage, at: int, cue: Cue) -> bool:
    """Whether a cue is one here, and no noun, name or month."""
    tokens, word = passage.tokens, cue.words[0]
    following = _lower(tokens, at + len(cue.words))
    if len(cue.words) == 1 and word in NOUNS:
        before = _before(tokens, at)
        named = before in NOUN_BEFORE and not (before in _WHO_TOO and _goes_on(passage, at))
        if named or _is_name(passage, at):
            return False
        return word != "need" or following in NEED
    if (word in _HAVE and following in _SPEECH) or (word in _ABOUT and following in _WHAT):
        return False
    if _is_other_sense(tokens, cue, at + len(cue.words)):
        return False
    if word in _NOUNS_TOO and _before(tokens, at) in NOUN_BEFORE:
        return word != "need" and following not in NOT_VERBS
    return not cue.verb or _is_planned(passage, at, cue)


def _is_other_sense(tokens: tuple[Token, ...], cue: Cue, at: int) -> bool:
    """Whether what follows shows that a cue is another word here."""
    following = _lower(tokens, at)
    if cue.senses[0] == WEIGHED:
        return cue.words[-1] != "to" and not following.endswith("ing")  # it considered the plan
    movable = bool(cue.after) or cue.words[0] == "got"  # got to the coast
    if cue.words[-1] == "to" and movable and at < len(tokens):
        return tokens[at].text[0].isupper() or following in _LISTENERS  # said to the clerk
    return cue.words[0] in _FORESEEN and len(cue.words) == 1 and following == "that"  # a claim


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether a verb follows: a rule that may change, but not: in that will, he left it all."""
    if at + 1 >= len(passage.tokens):
        return False
    following = passage.tokens[at + 1]
    known = following.lower in AUXILIARIES or following.lower in NEGATED
    return following.text.islower() and (known or following.lower not in _NO_VERB)


def _is_planned(passage: Passage, at: int, cue: Cue) -> bool:
    """Whether "is to" and "due to" come before a verb: is to close, not is to the north."""
    tokens, place = passage.tokens, at + len(cue.words)
    if cue.words == ("to",) and _lower(tokens, at - 1) not in cue.after:
        return False
    if place >= len(tokens) or tokens[place].lower in NOT_VERBS:
        return False
    return tokens[place].text[0].islower() and not _is_aim(tokens, at)


def _is_aim(tokens: tuple[Token, ...], at: int) -> bool:
    return any(token.lower in AIMS for token in tokens[max(0, at - 8) : at])


def _is_name(passage: Passage, at: int) -> bool:
    """Whether "May" is a month or a name and "Will" a name, by their capitals and neighbors."""
    tokens = passage.tokens
    if tokens[at].lower not in ("may", "will"):
        return False
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.is_number:
        return token.text != "will"
    if token.text[0].islower():
        return False
    if not passage.is_cased:
        return token.lower == "may" and _before(tokens, at) in _MONTH_BEFORE
    return True


def _is_asked(passage: Passage, at: int) -> bool:
    sentence = passage.sentences[passage.tokens[at].sentence]
    return passage.tokens[sentence.last - 1].text == "?"


def _modal(
    passage: Passage, found: tuple[int, int, str, tuple[str, ...], bool], taken: set[int]
) -> Modal:
    first, last, word, senses, denied = found
    alone = word in ADJECTIVES and last - first == 1 and senses[0] not in (MAYBE, SURE)
    heads = _subject(passage, first) if alone else ()
    if not heads:
        alone = senses[0] in (ALLEGED, DONE)
        heads = _heads(passage, last, taken, alone=alone, verb=word in MODALS)
    if word in MODALS | _OUGHT and (used := _used(passage, first, last)):
        heads = used
    if word in ("proposed", "proposes", "planned") and last - first == 1:
        senses = (PLAN,)
    heads = _beyond_try(passage, heads)
    reach = heads[0] if heads else min(last + 2, len(passage.tokens))
    if _lower(passage.tokens, last) == ",":
        reach = last
    negated = denied or is_denied(passage, first, reach)
    if _is_purpose(passage, first):
        senses = (ANY,)
    if negated:
        senses = DENIED.get(word, tuple(f"not {sense}" for sense in senses))
    return Modal(first, last, word, senses, negated, heads)


def _is_purpose(passage: Passage, at: int) -> bool:
    """So that it may grow: this says what something is for."""
    tokens = passage.tokens
    first = max(passage.sentences[tokens[at].sentence].first, at - _PURPOSE)
    return any(
        tokens[place].lower in ("so", "order") and tokens[place + 1].lower == "that"
        for place in range(first, at - 1)
    )


def is_denied(passage: Passage, first: int, last: int) -> bool:
    """Whether "not" stands right before or inside a stretch, or its subject is "nobody"."""
    tokens = passage.tokens
    begin, _ = clause(passage, first)
    if any(token.lower in NEGATED for token in tokens[max(begin, first - 2) : last]):
        return True
    comma = next((at for at in range(first - 1, begin, -1) if tokens[at].text == ","), begin)
    return any(token.lower in _NO_ONE for token in tokens[comma:first])


def _used(passage: Passage, first: int, last: int) -> tuple[int, ...]:
    """What is to be used, since "use" itself says too little: the adapter must be used."""
    tokens = passage.tokens
    if _lower(tokens, last) == "be" and tokens[min(last + 1, len(tokens) - 1)].lower == "used":
        return _subject(passage, first)
    if _lower(tokens, last) != "use":
        return ()
    return tuple(islice(content_from(passage, last + 1, reach=_REACH), 2))


def _subject(passage: Passage, at: int) -> tuple[int, ...]:
    """What is said to be possible or certain: the last word of content before."""
    first, _ = clause(passage, at)
    return next(
        ((place,) for place in range(at - 1, first - 1, -1) if is_content(passage.tokens[place])),
        (),
    )


def _heads(
    passage: Passage, at: int, taken: set[int], *, alone: bool, verb: bool
) -> tuple[int, ...]:
    """The verb after a place, with its object where the verb says little by itself."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at - 1].sentence]
    heads: list[int] = []
    if verb:
        at = _behind_insertion(tokens, at, sentence.last)
    for place in range(at, min(at + _REACH, sentence.last)):
        token = tokens[place]
        if token.lower in _BORDERS:
            break
        if token.is_number or token.lower in NUMBER_WORDS:
            break
        if place in taken or _is_passed(token):
            continue
        heads.append(place)
        if token.lemma in CAUSING - LIGHT and len(heads) == 1:
            return (place, *_caused(passage, place, taken))
        if len(heads) == 2 or not (alone or token.lemma in LIGHT):
            break
    return tuple(heads)


def _beyond_try(passage: Passage, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The verb that is not to be done, behind "try": should try not to speak."""
    tokens = passage.tokens
    if not heads or tokens[heads[0]].lemma != "try":
        return heads
    at = heads[0] + 1
    denied = (_lower(tokens, at), _lower(tokens, at + 1)) == ("not", "to")
    return (at + 2,) if denied and at + 2 < len(tokens) else heads


def _caused(passage: Passage, at: int, taken: set[int]) -> tuple[int, ...]:
    """The verb behind "to" after a verb that makes something happen: allow them to build."""
    tokens = passage.tokens
    end = min(at + _REACH, passage.sentences[tokens[at].sentence].last)
    for place in range(at + 1, end):
        if tokens[place].lower in _BORDERS:
            break
        if tokens[place].lower == "to":
            after = range(place + 1, end)
            verb = (n for n in after if n not in taken and not _is_passed(tokens[n]))
            return (*(n for n in verb),)[:1]
    return ()


def _behind_insertion(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """Where the verb begins: may, but need not, refuse."""
    if at >= end or tokens[at].text != ",":
        return at
    stop = next(
        (place for place in range(at + 1, min(at + 9, end)) if tokens[place].text == ","), at
    )
    return stop + 1 if stop > at else at


def _is_passed(token: Token) -> bool:
    if not is_content(token) and token.lemma not in LIGHT:
        return True
    if token.lower in AUXILIARIES or not token.is_word:
        return True
    return token.lower.endswith("ly") and len(token.lower) > 6


def _follows(tokens: tuple[Token, ...], at: int, words: tuple[str, ...]) -> bool:
    end = at + len(words)
    return end <= len(tokens) and all(
        tokens[at + step].lower == words[step] for step in range(1, len(words))
    )


def _before(tokens: tuple[Token, ...], at: int) -> str:
    """The word before a place, adverbs and negations stepped over."""
    while at > 0:
        at -= 1
        word = tokens[at].lower
        adverb = word in _ADVERBS or (word.endswith("ly") and len(word) > 5)
        if word not in NEGATED and not adverb:
            return "be" if word in ("isn't", "aren't", "wasn't", "weren't") else word
    return ""


def _lower(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
