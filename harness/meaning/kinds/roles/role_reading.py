"""Who does what to whom, read verb by verb: each relation with the phrases that fill its roles.

Only what is plain is read. A pronoun, a coordination, or a phrase that cannot be told from its
neighbors leaves a role empty, and a relation without a filled role is no relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harness.meaning.kinds.roles.role_words import (
    BE_FORMS,
    COMPOUND,
    CONTROL,
    CONVERSES,
    DETERMINERS,
    HELPERS,
    LIGHT,
    PARTICIPLES,
    PREPOSITIONS,
    SAME_FORM,
    TRANSITIVE,
    Converse,
)
from harness.meaning.kinds.shared.noun_phrases import (
    Phrase,
    after,
    before,
    is_adverb,
    is_nominal,
    is_past,
)
from harness.meaning.passage import Passage, Token

VERBS = TRANSITIVE | frozenset(CONVERSES)
"""Lemmas of the verbs that are read."""

_WHO = frozenset({"who", "which", "that", "whom"})
_JOINTS = frozenset({"and", "but", "then", "or"})
_REACH = 14  # tokens behind a verb in which its phrases are looked for
_NOT_BARE = DETERMINERS | PREPOSITIONS | {"'s"}
_ENDS = frozenset(";:.!?()–—") | {
    "but",
    "because",
    "although",
    "while",
    "if",
    "when",
    "who",
    "which",
}
_OBJECTS = frozenset({"him", "them", "it", "me", "us", "you"})
_RULINGS = frozenset({"judgment", "verdict", "decision", "ruling"})


class Relation(NamedTuple):
    """One event and who is in it.

    Attributes:
        key: Name of the relation, or the lemma of the verb.
        verb: The token that tells it.
        roles: Roles and the phrases that fill them, by role.
        active: Whether the subject stands in the place of the doer.
        sort: verb, contrast, relative.
    """

    key: str
    verb: int
    roles: tuple[tuple[str, Phrase], ...]
    active: bool = True
    sort: str = "verb"

    @property
    def filled(self) -> dict[str, Phrase]:
        """The phrases by role."""
        return dict(self.roles)


class _Verb(NamedTuple):
    """A verb in its place: where its chain of helpers begins, and its voice."""

    at: int
    first: int
    voice: str  # active, passive, bare (a participle without a helper)


def verb_relations(passage: Passage, places: Iterable[int] | None = None) -> Iterator[Relation]:
    """The relations told by the verbs of a passage, in order.

    Args:
        passage: The text.
        places: Its tokens that may be a verb of interest; None to look at all.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("The firm was sued by the council, which Ada Bell leads.")
        >>> for relation in verb_relations(passage):
        ...     print(relation.key, [(role, passage.tokens[phrase.head].text)
        ...                          for role, phrase in relation.roles])
        sue [('object', 'firm'), ('subject', 'council')]
        lead [('subject', 'Bell'), ('object', 'council')]
    """
    subject: tuple[int, Phrase] | None = None
    for at in range(len(passage.tokens)) if places is None else places:
        token = passage.tokens[at]
        if token.lemma not in VERBS:
            continue
        verb = _verb(passage, at)
        if verb is None:
            if token.lemma in _RULINGS and token.lemma in CONVERSES:
                yield from _ruling(passage, at)
            continue
        found = _subject(passage, verb, subject)
        if found is not None and verb.voice != "bare":
            subject = token.sentence, found
        relation = _relation(passage, verb, found)
        if relation is not None:
            yield relation


def relation_at(passage: Passage, at: int) -> Relation | None:
    """The relation that a token tells, whatever verb it is; None where it is none for sure."""
    verb = _verb(passage, at)
    return None if verb is None else _relation(passage, verb, _subject(passage, verb, None))


def _relation(passage: Passage, verb: _Verb, subject: Phrase | None) -> Relation | None:
    roles = _roles(passage, verb, subject)
    if not roles:
        return None
    lemma = passage.tokens[verb.at].lemma
    conv = CONVERSES.get(lemma)
    key = conv.relation if conv else lemma
    return Relation(key, verb.at, tuple(roles.items()), verb.voice == "active")


def _ruling(passage: Passage, at: int) -> Iterator[Relation]:
    """Judgment for one side against the other, without a verb of its own."""
    conv = CONVERSES[passage.tokens[at].lemma]
    roles = {conv.others[word]: phrase for word, phrase in _behind(passage, at + 1, conv)}
    if roles:
        yield Relation(conv.relation, at, tuple(roles.items()))


def _verb(passage: Passage, at: int) -> _Verb | None:
    """The verb at a place with its helpers; None where the word is rather a noun."""
    tokens, floor = passage.tokens, _floor(passage, at)
    token = tokens[at]
    if not token.text.islower():
        return None
    first = _over(tokens, at - 1, floor)
    helper = tokens[first].lower if first >= floor else ""
    if token.lower.endswith("ing") and token.lower != token.lemma:
        known = helper in BE_FORMS - {"been", "being"}
        return _Verb(at, _chain(passage, first), "active") if known else None
    if token.lower == token.lemma:
        return _base(passage, at, first, helper)
    if token.lower.endswith("s") and not is_past(token):
        return _present(passage, at, first)
    return _past(passage, at, first, helper)


def _past(passage: Passage, at: int, first: int, helper: str) -> _Verb | None:
    if helper in BE_FORMS:
        return _Verb(at, _chain(passage, first), "passive")
    if helper in HELPERS:
        return _Verb(at, _chain(passage, first), "active")
    if helper in _NOT_BARE:
        return None
    following = passage.tokens[at + 1].lower if at + 1 < len(passage.tokens) else ""
    bare = following == "by" or passage.tokens[at].lower in PARTICIPLES
    return _Verb(at, at, "bare") if bare else _Verb(at, first + 1, "active")


def _base(passage: Passage, at: int, first: int, helper: str) -> _Verb | None:
    tokens = passage.tokens
    if helper in BE_FORMS and helper not in {"'s", "'re"}:
        irregular = tokens[at].lower in SAME_FORM
        return _Verb(at, _chain(passage, first), "passive") if irregular else None
    if helper == "to" or helper in HELPERS:
        return _Verb(at, _chain(passage, first), "active")
    opens = _opens(passage, at + 1) or _acts_on_somebody(passage, at)
    if first < 0 or helper in _NOT_BARE or not opens:
        return None
    if tokens[at].lower in SAME_FORM and is_nominal(tokens[first]):
        return _Verb(at, first + 1, "active")
    plural = helper.endswith("s") and tokens[first].lemma != helper and is_nominal(tokens[first])
    return _Verb(at, first + 1, "active") if plural or helper in _WHO else None


def _present(passage: Passage, at: int, first: int) -> _Verb | None:
    tokens = passage.tokens
    if first < _floor(passage, at) or tokens[first].lower in _NOT_BARE - {"that"}:
        return None
    conv = CONVERSES.get(tokens[at].lemma)
    other = conv is not None and at + 1 < len(tokens) and tokens[at + 1].lower in conv.others
    named = tokens[first].text[0].isupper() or tokens[first].lower in _WHO
    fits = _opens(passage, at + 1) or other or named or _is_noun(passage, at + 1)
    return _Verb(at, first + 1, "active") if fits else None


def _is_noun(passage: Passage, at: int) -> bool:
    """Whether a bare noun may stand at a token: "exports cheese"."""
    if at >= len(passage.tokens):
        return False
    token = passage.tokens[at]
    return token.is_word and token.weight > 0 and is_nominal(token) and not is_past(token)


def _opens(passage: Passage, at: int) -> bool:
    """Whether a noun phrase plainly begins at a token."""
    if at >= len(passage.tokens):
        return False
    token = passage.tokens[at]
    return token.lower in DETERMINERS or token.text[0].isupper() or token.is_number


def _over(tokens: tuple[Token, ...], at: int, floor: int) -> int:
    """The last token up to a place that is neither an adverb nor a light word."""
    while at >= floor and (tokens[at].lower in LIGHT or is_adverb(tokens[at])):
        at -= 1
    return at


def _chain(passage: Passage, at: int) -> int:
    """The first token of the helpers that end at a place: "had decided to"."""
    tokens, floor = passage.tokens, _floor(passage, at)
    while at >= floor:
        token = tokens[at]
        light = token.lower in LIGHT or is_adverb(token)
        control = token.lemma in CONTROL and tokens[min(at + 1, len(tokens) - 1)].lower == "to"
        if not (light or control or token.lower in HELPERS or token.lower == "to"):
            break
        at -= 1
    return at + 1


def _subject(passage: Passage, verb: _Verb, last: tuple[int, Phrase] | None) -> Phrase | None:
    """The phrase before a verb: next to it, before a relative pronoun, or of the verb before."""
    tokens, floor = passage.tokens, _floor(passage, verb.at)
    at = _over(tokens, verb.first - 1, floor)
    if at < floor:
        return None
    if tokens[verb.first].lower == "to" or (verb.first > floor and tokens[at].lower == "to"):
        return None
    word = tokens[at].lower
    if word in _JOINTS and last is not None and last[0] == tokens[at].sentence:
        return last[1]
    if word in _WHO:
        at -= 1
        if at >= floor and tokens[at].lower == ",":
            at -= 1
        return before(passage, at, alone=True) if at >= floor else None
    if word == ",":
        return _across(passage, at)
    phrase = before(passage, at)
    return None if phrase is None or phrase.joined else phrase


def _across(passage: Passage, comma: int) -> Phrase | None:
    """The subject before an insertion between two commas."""
    tokens, floor = passage.tokens, max(_floor(passage, comma), comma - _REACH)
    for at in range(comma - 2, floor, -1):
        if tokens[at].lower == ",":
            phrase = before(passage, at - 1)
            if phrase is None:
                return None
            inside = tuple(place for place in range(at + 1, comma) if tokens[place].weight)
            return phrase._replace(beside=inside)
    return None


def _roles(passage: Passage, verb: _Verb, subject: Phrase | None) -> dict[str, Phrase]:
    conv = CONVERSES.get(passage.tokens[verb.at].lemma)
    names = (conv.subject, conv.object) if conv else ("subject", "object")
    roles: dict[str, Phrase] = {}
    acts = _acts_on_somebody(passage, verb.at)
    if verb.voice == "active":
        if subject is not None:
            roles[names[0]] = subject
        thing = _object(passage, verb, subject)
        acts = acts or thing is not None
        if thing is not None and not thing.joined:
            roles[names[1]] = thing
    else:
        if subject is not None:
            roles[names[1]] = subject
        doer = _doer(passage, verb.at)
        if doer is not None and not doer.joined:
            roles[names[0]] = doer
    if conv and conv.others:
        _add_others(passage, verb, conv, roles)
    # A past form with nothing behind it may be a participle: "the grounds haunted by ghosts".
    helped = verb.first < verb.at or verb.voice != "active" or not is_past(passage.tokens[verb.at])
    return roles if helped or acts or set(roles) - {names[0]} else {}


def _acts_on_somebody(passage: Passage, at: int) -> bool:
    """Whether a pronoun behind a verb is its object: "Ada hit him"."""
    tokens = passage.tokens
    return at + 1 < _ceiling(passage, at) and tokens[at + 1].lower in _OBJECTS


def _object(passage: Passage, verb: _Verb, subject: Phrase | None) -> Phrase | None:
    """The phrase behind a verb, or the one before the relative clause that the verb ends."""
    tokens, at = passage.tokens, verb.at + 1
    end = _ceiling(passage, verb.at)
    if at < end and tokens[at].lower not in PREPOSITIONS:
        phrase = after(passage, at)
        if phrase is not None:
            return None if _is_clause(passage, phrase.last, end) else phrase
    if subject is None or subject.first - 1 <= _floor(passage, verb.at):
        return None
    place = subject.first - 1
    if tokens[place].lower not in {"that", "which", "whom"}:
        return None
    place -= 1
    if tokens[place].lower == ",":
        place -= 1
    return before(passage, place, True) if place >= _floor(passage, verb.at) else None


def _is_clause(passage: Passage, at: int, end: int) -> bool:
    """Whether a verb follows a phrase, so that it begins a statement of its own."""
    at = min(at, end)
    while at < end and (passage.tokens[at].lower in LIGHT or is_adverb(passage.tokens[at])):
        at += 1
    if at >= end:
        return False
    token = passage.tokens[at]
    by = passage.tokens[at + 1].lower == "by" if at + 1 < end else False
    return token.lower in HELPERS or (is_past(token) and not by)


def _doer(passage: Passage, at: int) -> Phrase | None:
    """The phrase behind "by"."""
    for place in range(at + 1, min(_ceiling(passage, at), at + 8)):
        token = passage.tokens[place]
        if token.lower == "by":
            phrase = after(passage, place + 1)
            if phrase is None or passage.tokens[phrase.first].lower.endswith("ing"):
                return None
            return phrase
        if token.lower in {",", "and"} or token.lower in _ENDS or is_past(token):
            return None
    return None


def _add_others(passage: Passage, verb: _Verb, conv: Converse, roles: dict[str, Phrase]) -> None:
    for word, phrase in _behind(passage, verb.at + 1, conv):
        roles.setdefault(conv.others[word], phrase)
    second = _second(passage, conv, roles) if verb.voice == "active" else None
    if second is not None:
        roles[conv.others[""]], roles[conv.object] = roles[conv.object], second


def _second(passage: Passage, conv: Converse, roles: dict[str, Phrase]) -> Phrase | None:
    """The thing given, where the one it is given to stands before it."""
    first = roles.get(conv.object)
    if "" not in conv.others or first is None or conv.others[""] in roles:
        return None
    if not _opens(passage, first.last) or first.last >= _ceiling(passage, first.first):
        return None
    return after(passage, first.last)


def _behind(passage: Passage, at: int, conv: Converse) -> Iterator[tuple[str, Phrase]]:
    """The phrases behind the prepositions of a verb, up to the end of its clause."""
    tokens = passage.tokens
    if at >= len(tokens):
        return
    for place in range(at, min(_ceiling(passage, at - 1), at + _REACH)):
        word = tokens[place].lower
        if word in _ENDS or (is_past(tokens[place]) and place > at + 1):
            return
        if word == "favor" and "for" in conv.others:
            phrase = after(passage, place + 2)
            if phrase is not None and not phrase.joined:
                yield "for", phrase
        elif word in conv.others and tokens[place - 1].lower not in COMPOUND:
            phrase = after(passage, place + 1)
            if phrase is not None and not phrase.joined:
                yield word, phrase


def _floor(passage: Passage, at: int) -> int:
    return passage.sentences[passage.tokens[max(at, 0)].sentence].first


def _ceiling(passage: Passage, at: int) -> int:
    return passage.sentences[passage.tokens[at].sentence].last
