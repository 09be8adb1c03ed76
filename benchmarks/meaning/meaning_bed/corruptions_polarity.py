"""Corruptions of polarity and degree: negation, opposites, bounds, quantifiers, modality."""

from __future__ import annotations

import random
import re
from types import MappingProxyType

from meaning_bed.carriers import (
    NEGATED,
    QUANTIFIED,
)
from meaning_bed.edits import (
    Change,
    Context,
    Edit,
    as_written,
    by_pattern,
    by_words,
    capitalized,
    either,
    is_question,
    planted,
    sentence_text,
    starts_sentence,
)
from meaning_bed.numbers import WORDS

_NEGATIVE = re.compile(
    r"(?i)\b(?:not|no|never|none|nobody|nothing|neither|nor|without|only|unless|cannot|hardly|"
    r"any|anyone|anything|ever|yet|either|even)\b|n't"
)
_ADJECTIVES = "open|closed|free|valid|safe|alone|mild|small|ready|liable|final|entitled|responsible"
AUXILIARY = (
    rf"\b(?:will|must|should|(?:has|have|had)(?= been\b)|"
    rf"(?:is|are|was|were)(?= (?:\w+ed|{_ADJECTIVES})\b))"
    r"(?= [a-z]+)"
)
_NOT_AFTER_NOT = "only|at|yet|to|an?|the|any|until|before|more|less|either|nor|just|later|so|all"
_NOT = re.compile(
    r"\b(?P<aux>[Ii]s|[Aa]re|was|were|will|[Mm]ust|should|can|could|"
    r"has|have|had|does|did|[Dd]o) not "
    rf"(?=(?!(?:{_NOT_AFTER_NOT})\b)\w)"
)


def no_negative(match: re.Match[str]) -> bool:
    """Whether the sentence of a match is a statement without a negative word."""
    return not _NEGATIVE.search(sentence_text(match)) and not is_question(match)


def _one_negative(match: re.Match[str]) -> bool:
    return len(_NEGATIVE.findall(sentence_text(match))) == 1 and not is_question(match)


def _remove_not(text: str, rng: random.Random, context: Context) -> list[Change]:
    changes: list[Change] = []
    for match in _NOT.finditer(text):
        if not _one_negative(match):
            continue
        if match["aux"] == "Do":
            word = re.match(r"\w+", text[match.end() :])
            if word is not None:
                end = match.end() + word.end()
                changes.append(Change(match.start(), end, capitalized(word.group())))
        elif match["aux"] not in {"do", "does", "did"} or re.search(r"\w $", text[: match.start()]):
            changes.append(Change(match.start(), match.end(), match["aux"] + " "))
    return changes


ANTONYMS = MappingProxyType(
    dict(
        pair.strip().split("=")
        for pair in """
        raise=lower, raised=lowered, rise=fall, rises=falls, rising=falling, rose=fell, risen=fallen
        increase=decrease, increases=decreases, increased=decreased, increasing=decreasing
        lower=raise, lowered=raised, grew=shrank, bigger=smaller, larger=smaller, smaller=larger
        longer=shorter, shorter=longer, higher=lower, thicker=thinner
        thinner=thicker, wider=narrower
        heavier=lighter, lighter=heavier, harder=softer, faster=slower, slower=faster, older=newer
        stronger=weaker, weaker=stronger, better=worse, worse=better, sooner=later, earlier=later
        warmer=colder, colder=warmer, warm=cold, cold=warm, hot=cold, dry=wet, deep=shallow
        loose=tight, empty=full, vacant=filled, clean=dirty, safe=dangerous, dangerous=safe
        accepted=rejected, rejected=accepted, accept=reject, reject=accept, refused=agreed
        refuse=accept, praised=criticised, criticised=praised, won=lost, wins=loses, win=lose
        allowed to=forbidden to, permitted to=forbidden to, forbidden=allowed, prohibited=allowed
        allow=forbid, allows=forbids, permits=forbids, permit the=forbid the, banned=allowed
        reopen=close, reopened=closed, reopens=closes, opened=closed, opens=closes
        start=stop, starts=stops, started=stopped, begins=ends, began=ended, begin=end
        guilty=innocent, legal=illegal, unlawful=lawful, lawful=unlawful
        unfair=fair, unfairly=fairly
        reasonable=unreasonable, reasonably=unreasonably, careful=careless, public=secret
        permanently=temporarily, temporary=permanent, slowly=quickly, quickly=slowly, rapidly=slowly
        success=failure, profit=loss, victory=defeat, gain=loss, benefit=harm, improved=worsened
        improvement=decline, healthy=sick, rich=poor, strong=weak
        mild=severe, severe=mild, slight=severe
        free of charge=for a fee, for free=for a fee
        for nothing=at full price, with food=without food
        oldest=newest, northern=southern, southern=northern, eastern=western, left=right
        first=last, former=current, net=gross, maximum=minimum, minimum=maximum, majority=minority
        late=early, absent=present, agreed=disagreed, new=old
        """.replace("\n", ",").split(",")
        if "=" in pair
    )
)
_AFTER_BE = re.compile(r"(?:\b(?:is|are|was|were|be|been|remains?|stays?|being)) (?:now |still )?$")


def antonym_fits(match: re.Match[str]) -> bool:
    """Whether the opposite of a word reads well in its place, and says something else there."""
    before, after = match.string[: match.start(2)], match.string[match.end(2) :]
    word = match.group(2).lower()
    if word in {"opened", "started", "rose", "left"} and _AFTER_BE.search(before):
        return False
    if word == "left" and not after.startswith((" kidney", " lung", " hand", " side", " arm")):
        return False
    if word in {"first", "late", "new", "agreed", "start", "won", "longer"} and re.search(
        r"(?:at|no|the|Mr\.?|half) $", before
    ):
        return False
    if word in {"lower", "begin", "start", "rise", "public", "better", "free"} and after.startswith(
        (" Hask", "s", " of them")
    ):
        return False
    wrong_place = (word == "agreed" and not after.startswith((" with", "."))) or (
        word == "first" and not before.endswith(("the ", "The "))
    )
    if wrong_place:
        return False
    # "higher or lower" says the same either way round.
    return not (
        re.search(r"\b(?:not|no|never|or) $", before) or re.match(r" (?:or|and) \w+er\b", after)
    )


_OPEN = either(
    by_pattern(r"\b(is|are|was|be|been|stays?|remains?|were) closed\b(?! to\b.* open)", r"\1 open"),
    by_pattern(r"\b(is|are|was|be|been|stays?|remains?|were) open\b", r"\1 closed"),
    by_pattern(r"\bwill open\b", "will close"),
    by_pattern(r"\bwill close\b", "will open"),
)
_COMPARISONS = MappingProxyType(
    {
        "at least": "at most",
        "at most": "at least",
        "no more than": "no less than",
        "not more than": "not less than",
        "no less than": "no more than",
        "not less than": "not more than",
        "more than": "less than",
        "less than": "more than",
        "fewer than": "more than",
        "up to": "at least",
        "no later than": "no earlier than",
        "or more": "or less",
        "or less": "or more",
        "or over": "or under",
        "older than": "younger than",
        "younger than": "older than",
        "longer than": "shorter than",
        "shorter than": "longer than",
        "larger than": "smaller than",
        "higher than": "lower than",
        "lower than": "higher than",
        "heavier than": "lighter than",
        "sooner than": "later than",
        "exceeding": "below",
        "in excess of": "below",
    }
)


def _comparison_fits(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    if re.search(r"\b(?:no|not|is|was) $", before) and match.group().split()[0] in {
        "more",
        "less",
        "longer",
        "larger",
        "later",
        "exceeding",
        "older",
    }:
        return False
    if match.group().lower() == "up to":
        return re.match(rf" (?:[£€$]?\d|{WORDS})", after) is not None
    return True


_BOUND = re.compile(rf"\b([Uu]nder|[Oo]ver|[Aa]bove|[Bb]elow)(?= [£€$]?(?:\d|{WORDS}))")
_BOUNDS = MappingProxyType({"under": "over", "over": "under", "above": "below", "below": "above"})


def _turn_bound(match: re.Match[str], rng: random.Random) -> str:
    return as_written(_BOUNDS[match.group().lower()], match.group())


_QUANTIFIERS = MappingProxyType(
    {
        "most of the": "few of the",
        "most of its": "few of its",
        "most of them": "few of them",
        "most people": "few people",
        "nearly all": "hardly any",
        "almost all": "hardly any",
        "some of": "all of",
        "many": "few",
        "nobody": "everybody",
        "no one": "everyone",
        "everyone": "hardly anyone",
        "all of the": "some of the",
        "always": "sometimes",
        "usually": "rarely",
        "normally": "rarely",
        "seldom": "often",
        "rarely": "often",
        "mostly": "partly",
        "mainly": "partly",
        "exclusively": "partly",
        "every": "almost no",
    }
)
_SPANS_OF_TIME = (
    r"day|week|month|year|hour|quarter|evening|night|morning|time|weekday|two|six|April"
)


def _quantifier_fits(match: re.Match[str]) -> bool:
    after, before = match.string[match.end() :], match.string[: match.start()]
    word = match.group(2).lower()
    if word == "every" and re.match(rf" (?:{_SPANS_OF_TIME})", after):
        return False
    if word in {"no one", "nobody"} and _NEGATIVE.search(after.split(".")[0]):
        return False
    return not re.search(
        r"\b(?:not|nearly|almost|so|as|how|than|for|that) $", before, re.IGNORECASE
    )


_ALL = by_pattern(
    r"(?<!\bat )(?<!\bin )(?<!\bafter )(?<!\bnearly )(?<!\balmost )(?<!\bof )(?<!\bthat )"
    r"(?<!\bnot )\b(?P<a>[Aa])ll (?=(?:the )?(?:\w+ )?[a-z]+s\b|"
    r"children|people|women|staff)(?!of |is )"
    r"(?P<the>the )?",
    lambda match, rng: (
        as_written("some of the " if match["the"] else "some ", match.group())
        if not match.string[match.end() :].startswith(("over", "right", "too"))
        else None
    ),
)
_SOME = by_pattern(
    r"\b[Ss]ome (?=(?!\d)[a-z]+s\b)(?!of|\w+ing)",
    lambda match, rng: as_written("all ", match.group()),
)

_STRONGER = MappingProxyType(
    {
        "may": "will",
        "might": "will",
        "could": "will",
        "should": "must",
        "is expected to": "is certain to",
        "are expected to": "are certain to",
        "is likely to": "is certain to",
        "suggest": "prove",
        "suggests": "proves",
        "suggested that": "proved that",
        "indicated that": "proved that",
        "possible": "certain",
        "possibly": "certainly",
        "perhaps": "certainly",
        "most likely": "certainly",
        "probably": "certainly",
    }
)
_MODAL_FITS = re.compile(r" (?:not|have|only|no|well|or|but)\b")


def _stronger_fits(match: re.Match[str]) -> bool:
    word, after = match.group(2).lower(), match.string[match.end() :]
    if is_question(match) or _MODAL_FITS.match(after):
        return False
    if word == "could":  # a could of ability in the past is no hedge
        return re.match(r" (?:bring|lead|cost|yield|cause|rise|fall|raise)\b", after) is not None
    if re.match(r" be noted\b", after):
        return False
    return not (word in {"may", "should"} and starts_sentence(match.string, match.start(2)))


POLARITY = (
    Edit("negation-inserted", "corruption", by_pattern(AUXILIARY, r"\g<0> not", no_negative)),
    Edit(
        "negation-removed",
        "corruption",
        either(
            _remove_not,
            by_pattern(r"\b([Cc]an)not (?=(?!only)\w)", r"\1 ", _one_negative),
            by_pattern(r"\bnever(?= \w+ed\b)", "always", _one_negative),
        ),
        planted(NEGATED),
    ),
    Edit("antonym", "corruption", either(by_words(ANTONYMS, antonym_fits), _OPEN)),
    Edit(
        "comparison",
        "corruption",
        either(by_words(_COMPARISONS, _comparison_fits), by_pattern(_BOUND.pattern, _turn_bound)),
    ),
    Edit(
        "quantifier",
        "corruption",
        either(by_words(_QUANTIFIERS, _quantifier_fits), _ALL, _SOME),
        planted(QUANTIFIED),
    ),
    Edit("modality-strengthened", "corruption", by_words(_STRONGER, _stronger_fits)),
)
