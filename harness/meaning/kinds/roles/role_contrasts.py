"""Sides that are set against each other: instead of, unlike, from A to B, the mother of Ada."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from harness.meaning.kinds.roles.role_reading import Relation
from harness.meaning.kinds.roles.role_words import BE_FORMS, DETERMINERS, RELATIVES, WAYS
from harness.meaning.kinds.shared.noun_phrases import Phrase, after, before
from harness.meaning.passage import Passage

CUES = MappingProxyType({"instead": "of", "rather": "than", "unlike": "", "place": "of"})
_BACK = frozenset({"back", "return", "returning", "round", "vice", "alternately"})
_SPANS = frozenset({"range", "vary", "varied", "everything", "anything", "all", "stretch"})
_FRONT = frozenset(CUES) | {"from"}
_REACH = 8


def contrasts(passage: Passage, places: Iterable[int] | None = None) -> Iterator[Relation]:
    """The relations that single words tell, in order.

    Args:
        passage: The text.
        places: Its tokens that may be such a word; None to look at all.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("They drank tea instead of coffee on the way from Orr to Ney.")
        >>> for relation in contrasts(passage):
        ...     print(relation.key, [(role, passage.tokens[phrase.head].text)
        ...                          for role, phrase in relation.roles])
        instead [('not', 'coffee'), ('chosen', 'tea')]
        way [('from', 'Orr'), ('to', 'Ney')]
    """
    for at in range(len(passage.tokens)) if places is None else places:
        token = passage.tokens[at]
        if token.lower not in _FRONT and token.lemma not in RELATIVES:
            continue
        if token.lower in CUES:
            found = _chosen(passage, at)
        elif token.lower == "from":
            found = _way(passage, at)
        else:
            found = _relative(passage, at)
        if found is not None:
            yield found


def _chosen(passage: Passage, at: int) -> Relation | None:
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[at].sentence]
    second = CUES[tokens[at].lower]
    behind = at + 1
    if second:
        if behind >= sentence.last or tokens[behind].lower != second:
            return None
        behind += 1
    if behind >= sentence.last:
        return None
    rejected = _one(passage, behind, 1)
    if rejected is None:
        return None
    roles = [("not", rejected)]
    front = at - 1
    if tokens[at].lower == "place" and front >= 0 and tokens[front].lower == "in":
        front -= 1
    if front >= sentence.first and tokens[front].lower == ",":
        front -= 1
    if front >= sentence.first:
        chosen = _one(passage, front, -1)
    else:
        chosen = _behind_comma(passage, rejected.last, sentence.last)
    if chosen is not None:
        roles.append(("chosen", chosen))
    return Relation("unlike" if not second else "instead", at, tuple(roles), sort="contrast")


def _one(passage: Passage, at: int, step: int) -> Phrase | None:
    """The phrase at a place, or the one word of content there: "walk rather than drive"."""
    phrase = after(passage, at) if step > 0 else before(passage, at)
    if phrase is not None:
        return None if phrase.joined else phrase
    if passage.tokens[at].weight and passage.tokens[at].is_word:
        return Phrase(at, at + 1, at, (at,))
    return None


def _behind_comma(passage: Passage, at: int, end: int) -> Phrase | None:
    for place in range(at, min(at + _REACH, end - 1)):
        if passage.tokens[place].lower == ",":
            phrase = after(passage, place + 1)
            return None if phrase is None or phrase.joined else phrase
    return None


def _way(passage: Passage, at: int) -> Relation | None:
    """From one place to another."""
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[at].sentence]
    if at > sentence.first and tokens[at - 1].lemma in _SPANS | WAYS:
        return None
    start = after(passage, at + 1) if at + 1 < sentence.last else None
    if start is None or start.joined:
        return None
    place = start.last
    if place < sentence.last and tokens[place].lower == ",":
        place += 1
    if place + 1 >= sentence.last or tokens[place].lower not in {"to", "into"}:
        return _way_back(passage, at, start)
    goal = after(passage, place + 1)
    if goal is None or goal.joined or _returns(passage, goal.last, sentence.last):
        return None
    return Relation("way", at, (("from", start), ("to", goal)), sort="contrast")


def _way_back(passage: Passage, at: int, start: Phrase) -> Relation | None:
    """To one place from another."""
    sentence = passage.sentences[passage.tokens[at].sentence]
    for place in range(at - 2, max(sentence.first, at - _REACH) - 1, -1):
        if passage.tokens[place].lower in {"to", "into"}:
            goal = after(passage, place + 1)
            if goal is None or goal.joined or goal.last != at:
                return None
            return Relation("way", at, (("from", start), ("to", goal)), sort="contrast")
    return None


def _returns(passage: Passage, at: int, end: int) -> bool:
    return any(passage.tokens[place].lower in _BACK for place in range(at, min(at + 4, end)))


def _relative(passage: Passage, at: int) -> Relation | None:
    """A relation between two persons or things, told by a noun: Ada is the mother of Ben."""
    holder, possessor = _holder(passage, at), _possessor(passage, at)
    if holder is None or possessor is None or holder.joined or possessor.joined:
        return None
    if set(holder.near) & set(possessor.near):
        return None
    name = RELATIVES[passage.tokens[at].lemma]
    roles = (("one", holder), ("of", possessor))
    if name.startswith("-"):
        roles = (("one", possessor), ("of", holder))
    return Relation(name.lstrip("-"), at, roles, sort="relative")


def _possessor(passage: Passage, at: int) -> Phrase | None:
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[at].sentence]
    if at + 2 < sentence.last and tokens[at + 1].lower == "of":
        return after(passage, at + 2)
    for place in range(at - 1, max(sentence.first, at - 3) - 1, -1):
        if tokens[place].lower.endswith(("'s", "s'")) and tokens[place].weight:
            return Phrase(place, place + 1, place, (place,))
    return None


def _holder(passage: Passage, at: int) -> Phrase | None:
    """Who is called by the noun: before "is the" or a comma, or the name right behind."""
    tokens, sentence = passage.tokens, passage.sentences[passage.tokens[at].sentence]
    if at + 1 < sentence.last and tokens[at + 1].text[0].isupper():
        return after(passage, at + 1)
    front = at - 1
    while front > sentence.first and (
        tokens[front].lower in DETERMINERS or tokens[front].lower.endswith(("'s", "s'"))
    ):
        front -= 1
    if front <= sentence.first or tokens[front].lower not in BE_FORMS | {","}:
        return None
    return before(passage, front - 1)
