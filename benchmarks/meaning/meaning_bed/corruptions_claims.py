"""Corruptions of what is claimed: certainty, source, quotation, condition, roles and order."""

from __future__ import annotations

import random
import re

from meaning_bed.carriers import (
    ALTERED_QUOTES,
    CONDITIONS,
    HEDGED,
    ROLES,
    SOURCES,
)
from meaning_bed.corruptions_polarity import ANTONYMS, AUXILIARY, antonym_fits, no_negative
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
from meaning_bed.numbers import MONTH


def _statement(match: re.Match[str]) -> bool:
    return not is_question(match)


_HEDGES = either(
    by_pattern(r"\bwhat (?:appeared|seemed|looked) (?:to be|like) ", ""),
    by_pattern(r"\b(?:allegedly|reportedly|apparently|supposedly) ", ""),
    by_pattern(r"\balleged that\b", "proved that"),
    by_pattern(r",? on suspicion of (?=\w+ing)", " for "),
    by_pattern(r"\bis suspected of (\w+ing)\b", r"is guilty of \1"),
    by_pattern(r"\b([Tt])ests suggested that\b", r"\1ests showed that"),
    by_pattern(r"(?<=, )most likely (?=around|in|at)", ""),
    by_pattern(r"\bestimated to cost\b", "certain to cost"),
    by_pattern(r"\bappears to\b", "is known to"),
    by_pattern(r"\bsaid he believed\b", "proved"),
)

_SPEAKERS = (
    *("the fire brigade", "a rival firm", "a taxi driver", "the trade union", "a local blogger"),
    *("the finance ministry", "a retired judge", "an unnamed neighbour", "the weather office"),
)
_PAST = (
    "said|reported|argued|claimed|stated|announced|"
    "warned|told the committee|told the court|testified|confirmed"
)
_SAYS = rf"(?:says|{_PAST})"
# What follows "says" is a speaker, and no claim with a verb of its own.
_NO_CLAUSE = r"(?![^,.;]*\b(?:is|are|was|were|has|had|will|may|can|must|should|would|could)\b)"
_START = r"(?:(?<=^)|(?<=[.!?] ))"


def _opens(match: re.Match[str]) -> bool:
    """Whether a match starts a sentence, and not what follows the stop of ``Mr.``."""
    return starts_sentence(match.string, match.start()) and not is_question(match)


def _drop_to_claim(match: re.Match[str], rng: random.Random) -> str:
    return capitalized(match["claim"])


_SOURCE_DROPPED = either(
    by_pattern(rf"{_START}According to [^,.]{{3,60}}, (?P<claim>\w+)", _drop_to_claim, _opens),
    by_pattern(
        rf"{_START}(?:[A-Z][^,.;?:]{{3,70}}|"
        rf"[A-Z][^,.;?:]{{3,50}}, [^,.;?:]{{3,40}},) {_SAYS} that (?P<claim>\w+)",
        _drop_to_claim,
        _opens,
    ),
    by_pattern(rf", (?:[^,.;\"”]{{3,50}} )?{_SAYS}(?: [^,.;\"]{{3,40}})?(?=[.]$|[.] )", ""),
    by_pattern(r", according to [^,.;]{3,50}(?=\.)", ""),
    by_pattern(rf", (?:says|said) {_NO_CLAUSE}[^,.;]{{3,50}}(?=\.$|\. )", ""),
)


_NO_SPEAKER = re.compile(r"(?i)(?:he|she|it|they|we|you|who|about|some|all|most|many|\d+)\b")


def _change_source(text: str, rng: random.Random, context: Context) -> list[Change]:
    speaker = rng.choice(_SPEAKERS)
    patterns = (
        (rf"{_START}According to (?P<who>[^,.]{{3,60}}),", speaker),
        (r", according to (?P<who>[^,.;]{3,50})\.", speaker),
        (
            rf"{_START}(?P<who>[A-Z][^,.;?:]{{2,60}}) (?:{_SAYS}) that ",
            capitalized(speaker),
        ),
        (rf", (?:says|said) (?P<who>{_NO_CLAUSE}[^,.;]{{3,50}})[.,]", speaker),
    )
    return [
        Change(match.start("who"), match.end("who"), new)
        for pattern, new in patterns
        for match in re.finditer(pattern, text, re.MULTILINE)
        if (pattern.startswith(",") or _opens(match)) and not _NO_SPEAKER.match(match["who"])
    ]


_CONDITION_WORD = (
    "unless|provided that|provided|except|so long as|as long as|on condition that|save where"
)


def _plain_if(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    return not re.search(
        r"\b(?:matter|even|say|decide|asked|ask|know|known|think|sure|as|only|see|whether|but|or|and)$",
        before,
    ) and not re.search(r"(?i)\bonly\b", sentence_text(match))


def _after_condition(match: re.Match[str], rng: random.Random) -> str | None:
    unclear = {"they", "it", "he", "she", "this", "a", "an", "or", "and"}
    return None if match["claim"] in unclear else capitalized(match["claim"])


_CONDITION_DROPPED = either(
    by_pattern(rf",? (?:{_CONDITION_WORD}) [^.;\n]{{8,}}?(?=[.;]$|[.;] )", "", _statement),
    by_pattern(
        rf"{_START}(?:If|Unless|Provided that|As long as) [^,.;?]{{8,}}, (?P<claim>[a-z]+)",
        _after_condition,
        _statement,
    ),
    by_pattern(r",? if [^.,;?\n]{8,}(?=\.$|\. )", "", _plain_if),
)


def _inside_quotes(text: str, rng: random.Random, context: Context) -> list[Change]:
    quotes = [match.span() for match in re.finditer(r"[\"“][^\"”“\n]{12,}[\"”]", text)]
    changes = either(
        by_words(ANTONYMS, antonym_fits),
        by_pattern(AUXILIARY, r"\g<0> not", no_negative),
        by_pattern(r"\b(?:did|have) not\b", lambda match, rng: match.group()[:-4]),
        by_words({"best": "worst", "more": "fewer", "years": "months", "cannot": "can"}),
    )(text, rng, context)
    return [
        change
        for change in changes
        if any(start < change.start and change.end < end for start, end in quotes)
    ]


def _order_fits(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    if re.search(r"(?:look\w*|named|take|taken|day|week|year|run|look|soon|one) $", before):
        return False
    return not re.match(
        r"[.,;:?]|\s(?:the|a|their|any) (?:"
        r"witness|registrar|judge|court|committee|tribunal|\w+ court)|"
        r" (?:all|that|the committee|just|only)\b",
        after,
    )


_ORDER = either(
    by_words({"before": "after", "after": "before"}, _order_fits),
    by_words(
        {"preceding": "following", "the day before": "the day after", "the previous": "the next"}
    ),
    by_pattern(
        rf"\b[Uu]ntil (?=(?:noon |midnight )?(?:on )?\d+ (?:{MONTH}))",
        lambda match, rng: as_written("from ", match.group()),
    ),
)

CLAIMS = (
    Edit("hedge-removed", "corruption", _HEDGES, planted(HEDGED)),
    Edit(
        "attribution-dropped",
        "corruption",
        _SOURCE_DROPPED,
        planted([(source, claim) for source, claim, _ in SOURCES]),
    ),
    Edit(
        "attribution-changed",
        "corruption",
        _change_source,
        planted([(source, other) for source, _, other in SOURCES]),
    ),
    Edit("quotation-altered", "corruption", _inside_quotes, planted(ALTERED_QUOTES)),
    Edit("condition-dropped", "corruption", _CONDITION_DROPPED, planted(CONDITIONS)),
    Edit("roles-swapped", "corruption", either(), ROLES),
    Edit("order-reversed", "corruption", _ORDER),
)
