"""Corruptions by what is added without support, or left out."""

from __future__ import annotations

import random
import re

from meaning_bed.edits import Change, Context, Edit, planted, sentences_of

_REASONS = (
    *("because the money had run out", "after a complaint from a rival firm"),
    *("against the advice of the police", "and two people have been arrested over the matter"),
    *("although nobody had been asked", "because the first contractor had gone bankrupt"),
    *("and a minister has resigned over it", "because of a strike at the supplier"),
    *("after a long quarrel in court", "which has doubled the costs"),
    *("although experts had warned against it", "because the computers had failed"),
)
_ENTITIES = (
    *("in a scheme paid for by the Ostrell Foundation", "as Councillor Maud Prentiss had demanded"),
    *(
        "with help from the Belforth Institute",
        "as agreed with Lorcan Thwaite of the Harbour Guild",
    ),
    *("under a contract with Quillmere Ltd", "as first reported by the Dunmoor Herald"),
    *("in line with the Trevanion Charter", "at the wish of Sir Aldous Finch"),
    *("following a petition by Renske Volmar", "together with the town of Ashgrave"),
)
_OPENERS = re.compile(
    r"(?:It|Others|They|He|She|This|These|That|Those|There|But|And|So|Then|Yet|Still|However|"
    r"Here|If not|"
    r"Otherwise|Instead|Nobody|Some|One|Both|In this|For this|After that|At that|You|We|Your)\b"
)
_WORD = re.compile(r"\w+")


def _statements(text: str) -> list[tuple[int, int]]:
    """Spans of sentences that end in a full stop and hold six words or more."""
    return [
        (start, end)
        for start, end in sentences_of(text)
        if text[end - 1] == "."
        and len(_WORD.findall(text[start:end])) >= 6
        and not re.search(r"[a-z]\.[a-z]\.$", text[start:end])
    ]


def is_on_its_own(sentence: str) -> bool:
    """Whether a sentence can stand in another text: a statement of substance, without a pronoun.

    Example:
        >>> is_on_its_own("It was closed on Monday because of the heavy snow."), is_on_its_own(
        ...     "The museum in Ostby was closed on Monday because of snow.")
        (False, True)
    """
    words = _WORD.findall(sentence)
    return (
        8 <= len(words) <= 30
        and sentence.endswith(".")
        and "\n" not in sentence
        and _OPENERS.match(sentence) is None
        and sum(word[0].isupper() or word[0].isdigit() for word in words[1:]) >= 2
    )


def _ending(clauses: tuple[str, ...], text: str, rng: random.Random) -> list[Change]:
    changes: list[Change] = []
    for start, end in _statements(text):
        sentence = text[start:end]
        if re.search(r"\b(?:because|which|Do not|You|you|Please|See|We|To)\b|[\"”]", sentence):
            continue
        changes.append(Change(end - 1, end - 1, f", {rng.choice(clauses)}"))
    return changes


def _add_clause(text: str, rng: random.Random, context: Context) -> list[Change]:
    return _ending(_REASONS, text, rng)


def _invent_entity(text: str, rng: random.Random, context: Context) -> list[Change]:
    return _ending(_ENTITIES, text, rng)


def _add_sentence(text: str, rng: random.Random, context: Context) -> list[Change]:
    if not context.sentences:
        return []
    return [Change(end, end, f" {rng.choice(context.sentences)}") for _, end in _statements(text)]


def _drop_sentence(text: str, rng: random.Random, context: Context) -> list[Change]:
    spans = sentences_of(text)
    if len(spans) < 2:
        return []
    changes: list[Change] = []
    for index, (start, end) in enumerate(spans):
        if len(_WORD.findall(text[start:end])) < 7 or text[end - 1] in "?:":
            continue
        if index + 1 < len(spans) and text[end : spans[index + 1][0]] == " ":
            changes.append(Change(start, spans[index + 1][0], ""))
        elif index and text[spans[index - 1][1] : start] == " ":
            changes.append(Change(spans[index - 1][1], end, ""))
    return changes


# A member is a word or two, without an article for the first so that no clause is taken for one.
_MEMBER = (
    r"(?:(?:a|an|the|their|your|in) )?[\w’'-]+(?: (?!"
    r"and|or|in|on|at|to|for|is|was|are|were|who|which)[\w’'-]+)?"
)
_LIST = re.compile(
    rf"(?<=[a-z:] )(?P<one>[\w’'-]+|(?:a|the|an) \w+(?: \w+)?), "
    rf"(?P<two>{_MEMBER}),? (?P<link>and|or) "
    rf"(?P<three>{_MEMBER})(?=[ ,.;])"
)
_NO_MEMBER = re.compile(
    r"(?i)\b(?:but|he|she|it|they|you|we|who|which|that|said|says|is|was|are|were|has|had|have|if|"
    r"when|because|said|not|also|then|so|will|may|must|can|this|there|january|february|march|april|"
    r"june|july|october|december|of|from|by|after|before|however|too|today|day|week|without|with|in|on|at|to|as|including|"
    r"such|like|many|even|especially)\b|\b\d{4}\b"
)
_ARTICLE = re.compile(r"(?:the|an?) ")


def _drop_member(text: str, rng: random.Random, context: Context) -> list[Change]:
    changes: list[Change] = []
    for match in _LIST.finditer(text):
        one, two, three = match["one"], match["two"], match["three"]
        if any(_NO_MEMBER.search(part) for part in (one, two, three.split()[0])):
            continue
        if one[0].isupper() != two[0].isupper() or one.endswith("ly"):
            continue
        if _ARTICLE.match(two) and not _ARTICLE.match(three):
            continue  # "When it rained, the cat and dog": an introduction, and no list
        link = match["link"]
        # The first member may begin before the match, so the second is what goes.
        dropped = f"{one} {link} {three}"
        changes.append(Change(match.start(), match.end(), dropped))
    return changes


_LISTS = tuple(
    (frame.format(f"{one}, {two} and {three}"), frame.format(f"{one} and {three}"))
    for frame, one, two, three in (
        ("The kitchen needs {}.", "plates", "knives", "bowls"),
        ("The tour stops in {}.", "Ostby", "Kellmarch", "Drovane"),
        ("The box holds {}.", "bandages", "scissors", "gloves"),
        ("The charity helps {}.", "widows", "orphans", "refugees"),
        ("The ban covers {}.", "glass bottles", "drones", "fireworks"),
        ("The farm grows {}.", "barley", "beans", "flax"),
        ("Side effects are {}.", "nausea", "dizziness", "back pain"),
        ("The prize went to {}.", "Imke Sund", "Aron Pell", "Rita Voss"),
        ("The school teaches {}.", "Latin", "Spanish", "Greek"),
        ("The bus runs on {}.", "Mondays", "Tuesdays", "Saturdays"),
        ("The tax applies to {}.", "beer", "wine", "spirits"),
        ("They restored {}.", "the chapel", "the mill", "the stables"),
    )
)

CONTENT = (
    Edit("sentence-added", "corruption", _add_sentence, about="a sentence of another text"),
    Edit("clause-added", "corruption", _add_clause, about="an invented reason or consequence"),
    Edit("entity-invented", "corruption", _invent_entity, about="an invented person or body"),
    Edit("sentence-dropped", "corruption", _drop_sentence),
    Edit("list-member-dropped", "corruption", _drop_member, planted(_LISTS)),
)
