"""Controls that change the build of sentences and keep what they say."""

from __future__ import annotations

import itertools
import random
import re

from meaning_bed.carriers import VOICES
from meaning_bed.edits import (
    Change,
    Context,
    Edit,
    by_pattern,
    capitalized,
    either,
    planted,
    sentences_of,
)
from meaning_bed.lexicon import WEEKDAYS
from meaning_bed.numbers import MONTH

_PRONOUN = r"it|they|he|she|we|you|there"
_QUOTE = re.compile(r"[\"“”]")
_SAFE_START = re.compile(
    r"(?:The|A|An|It|They|We|You|He|She|There|This|These|Its|Their|Your|People|Patients|Some|All)\b"
)


def _split(text: str, rng: random.Random, context: Context) -> list[Change]:
    pattern = (
        rf",? but (?P<a>(?:{_PRONOUN}|the|this|these|its|no) \w+)"
        rf"|, and (?P<b>(?:{_PRONOUN}) \w+)|; (?P<c>\w+ \w+)"
    )
    changes: list[Change] = []
    for match in re.finditer(pattern, text):
        start, end = next(span for span in _around(text, match.start()))
        head, tail = text[start : match.start()], text[match.end() : end]
        if _QUOTE.search(text[start:end]) or "\n" in text[start:end] or "?" in text[start:end]:
            continue
        # The head must be a clause of its own, not the "if" part of one.
        if (
            re.match(r"(?:If|When|Although|Unless|While|Once|Because|Under)\b", head)
            and "," not in head
        ):
            continue
        if (
            len(head.split()) < 4
            or len(tail.split()) < 2
            or re.search(r"\bnot only\b|\b(?:if|that|because|who|when|says?|said)\b", head)
        ):
            continue
        if re.search(rf"\b(?:{_PRONOUN})$", match.group()):
            continue
        words = match["a"] or match["b"] or match["c"]
        link = "But " + words if match["a"] else capitalized(words)
        changes.append(Change(match.start(), match.end(), f". {link}"))
    return changes


def _around(text: str, place: int) -> list[tuple[int, int]]:
    return [span for span in sentences_of(text) if span[0] <= place < span[1]] or [(0, len(text))]


def _merge(text: str, rng: random.Random, context: Context) -> list[Change]:
    changes: list[Change] = []
    spans = sentences_of(text)
    for (start, end), (follow, stop) in itertools.pairwise(spans):
        first, second = text[start:end], text[follow:stop]
        if text[end:follow] != " " or not first.endswith(".") or not second.endswith("."):
            continue
        if (
            re.search(r"[a-z]\.[a-z]\.$", first)
            or ";" in first + second
            or _QUOTE.search(first + second)
        ):
            continue
        opened = _SAFE_START.match(second)
        if opened is None or len(first.split()) < 5 or len(second.split()) < 4:
            continue
        link = (
            rng.choice(["; ", ", and "])
            if re.match(r"(?:It|They|He|She|You|The)\b", second)
            else "; "
        )
        changes.append(Change(end - 1, follow + 1, link + second[0].lower()))
    return changes


_WHEN = (
    rf"(?:on (?:{'|'.join(WEEKDAYS)})(?: (?:evening|night|morning))?|"
    rf"on \d{{1,2}} (?:{MONTH})(?: \d{{4}})?|"
    rf"in (?:{MONTH})(?: \d{{4}})?|in \d{{4}}|last year|this year|next week|last week|last spring|"
    r"after the meeting|on the same day|every day|at night|each year|next spring)"
)
_NOT_SIMPLE = re.compile(
    r"\b(?:that|which|who|when|if|because|before|after|until|unless|while|said|says|whether|and|but|"
    r"not|no|between|from|than|by|up to|as|or|since|only|"
    r"on \d|in (?:January|February|March|April))\b|[,;:]"
)


def _front(text: str, rng: random.Random, context: Context) -> list[Change]:
    changes: list[Change] = []
    for start, end in sentences_of(text):
        sentence = text[start:end]
        match = re.fullmatch(rf"(?P<rest>.+) (?P<when>{_WHEN})\.", sentence)
        if match is None or _SAFE_START.match(sentence) is None:
            continue
        if _NOT_SIMPLE.search(match["rest"]) or len(match["rest"].split()) < 4:
            continue
        if re.search(r" in an? \w+ \w+ed$", match["rest"]):
            continue
        rest = match["rest"][0].lower() + match["rest"][1:]
        changes.append(Change(start, end, f"{capitalized(match['when'])}, {rest}."))
    return changes


_FRONTED = tuple(
    (f"{rest} {when}.", f"{capitalized(when)}, {rest[0].lower()}{rest[1:]}.")
    for rest, when in (
        ("The choir sang in the square", "on Sunday evening"),
        ("The swimmers crossed the bay", "in August"),
        ("A storm tore the roof off", "last winter"),
        ("The clinic hired two nurses", "in 2018"),
        ("The gates are painted", "every spring"),
        ("The herd comes down from the hills", "in October"),
        ("The two banks merged", "on 4 July"),
        ("The lake freezes over", "in most years"),
        ("The bakers start work", "at four in the morning"),
        ("A new tram line opened", "last month"),
        ("The children planted forty trees", "behind the school"),
        ("The price of salt doubled", "during the war"),
    )
)
_JOINED = (
    (
        "The well ran dry, and the village had to move.",
        "The well ran dry. The village had to move.",
    ),
    ("The pay is low, but the work is safe.", "The pay is low. But the work is safe."),
    ("The roof leaks, so the archive was moved.", "The roof leaks. So the archive was moved."),
    ("The snow melted early; the river rose.", "The snow melted early. The river rose."),
    ("He sold the mill, and he kept the land.", "He sold the mill. He kept the land."),
    ("The crop was poor, yet prices fell.", "The crop was poor. Yet prices fell."),
)
_APPOSED = re.compile(
    r"(?P<subject>(?:The|A|An) [^,.;]{3,60}|[A-Z]\w+ [A-Z]\w+), which "
    r"(?P<clause>(?:is|was|has|had|will) [^,.;]{6,80}), "
    r"(?P<rest>(?:is|was|has|will|requires|gives|may|must|does|did|says|occurs)\b[^.;]{5,160})\."
)


def _relative(match: re.Match[str], rng: random.Random) -> str | None:
    if re.search(r",| although | because ", match["rest"]):
        return None
    # The clause becomes a sentence right after: "it" then has the subject just before it.
    return f"{match['subject']} {match['rest']}. It {match['clause']}."


_RELATIVES = (
    (
        "Ms. Ida Brenn, who runs the ferry, lives in Ostby.",
        "Ms. Ida Brenn lives in Ostby. She runs the ferry.",
    ),
    (
        "The chapel, which was built in 1640, has lost its bell.",
        "The chapel has lost its bell. It was built in 1640.",
    ),
    (
        "Mr. Otto Kraal, who is eighty, still teaches.",
        "Mr. Otto Kraal still teaches. He is eighty.",
    ),
    (
        "The firm, which makes clocks, has moved to Drovane.",
        "The firm has moved to Drovane. It makes clocks.",
    ),
    ("The path, which is steep, leads to the cave.", "The path leads to the cave. It is steep."),
    (
        "Mrs. Lena Ostrow, who won the vote, is a farmer.",
        "Mrs. Lena Ostrow is a farmer. She won the vote.",
    ),
    (
        "The virus, which spreads through water, was found in May.",
        "The virus was found in May. It spreads through water.",
    ),
    (
        "The island, which nobody owns, has a lighthouse.",
        "The island has a lighthouse. Nobody owns the island.",
    ),
    (
        "The guild, whose hall burned down, meets in a barn.",
        "The guild meets in a barn. Its hall burned down.",
    ),
    ("The bus, which is free, runs every hour.", "The bus runs every hour. It is free."),
)
_START = r"(?:(?<=^)|(?<=[.!?] ))"
_SOURCE_MOVED = either(
    by_pattern(
        rf"{_START}According to (?P<who>[^,.;]{{3,60}}), "
        rf"(?P<claim>(?:the|a|an|all|those|some)\b[^.;\"]{{10,200}})\.(?=$| [A-Z])",
        lambda match, rng: f"{capitalized(match['claim'])}, according to {match['who']}.",
    ),
    by_pattern(r"\b(?P<verb>says|said) that (?=the |a |it |they |all |this )", r"\g<verb> "),
)
_SOURCES_MOVED = (
    ("According to the vet, the horse is sound.", "The horse is sound, according to the vet."),
    ("The guide said that the cave was dry.", "The cave was dry, the guide said."),
    ("The owner claims the dog is harmless.", "The dog is harmless, the owner claims."),
    (
        "In the view of the architect, the tower leans.",
        "The architect thinks that the tower leans.",
    ),
    (
        "The minister announced that the tax would end.",
        "The minister announced the end of the tax.",
    ),
    ("The court ruled that the sale was void.", "The sale was void, the court ruled."),
    ("Police say two men ran off.", "Two men ran off, according to police."),
    ("The farmers report a poor harvest.", "There was a poor harvest, the farmers report."),
)

STRUCTURE = (
    Edit("sentence-split", "control", _split, planted(_JOINED)),
    Edit("sentences-merged", "control", _merge),
    Edit("voice", "control", either(), VOICES, about="passive and active"),
    Edit("adverbial-fronted", "control", _front, planted(_FRONTED)),
    Edit(
        "relative-clause", "control", by_pattern(_APPOSED.pattern, _relative), planted(_RELATIVES)
    ),
    Edit("attribution-moved", "control", _SOURCE_MOVED, planted(_SOURCES_MOVED)),
)
