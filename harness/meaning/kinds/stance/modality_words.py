"""Words of modality: what each may mean, and how bad it is to put one for another."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.shared.word_sets import words
from harness.model import Severity

POSSIBLE, LIKELY, SEEMS, ALLEGED = "possible", "likely", "seems", "alleged"
ABLE, ALLOWED, BOUND, ADVISED = "able", "allowed", "bound", "advised"
WILL, CERTAIN, PLAN, TRY, DONE, ANY = "will", "certain", "plan", "try", "done", "any"
FORBID, UNABLE, FREE, AGAINST = "forbid", "unable", "free", "against"
NOT_POSSIBLE, NOT_WILL = "not possible", "not will"
EXPOSED, MAYBE, SURE, WEIGHED = "exposed", "maybe", "sure", "weighed"
HINTS, PROVES, KNOWN = "hints", "proves", "known"
"""What somebody is open to (liable to a fine); a possible or a sure thing; what is being thought
about; what evidence does."""


class Cue(NamedTuple):
    """A word or phrase of modality.

    Attributes:
        words: The words, in small letters.
        senses: What it may mean, the usual sense first.
        after: Words of which one must stand right before it; empty for no such rule.
        verb: Whether a verb in its base form must follow.
    """

    words: tuple[str, ...]
    senses: tuple[str, ...]
    after: frozenset[str] = frozenset()
    verb: bool = False


_BE = words("am is are was were be been being 's 're it's he's she's they're we're")
_IS = words("is are was were")


def _forms(verbs: str, tail: str) -> list[str]:
    return [f"{verb} {tail}" for verb in verbs.split()]


_PLAIN: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((POSSIBLE, ALLOWED), ("may",)),
    ((POSSIBLE,), ("might", "possibly", "perhaps", "maybe", "potentially", "conceivably")),
    ((POSSIBLE, ABLE, ALLOWED), ("could",)),
    ((ABLE, ALLOWED, POSSIBLE), ("can",)),
    ((ABLE, ALLOWED), ("able to", "capable of")),
    ((ALLOWED, ABLE), ("free to", "entitled to", "eligible to", "welcome to")),
    ((BOUND,), ("must", "ought have", "required to", "obliged to", "obligated to")),
    ((BOUND,), ("forced to", "compelled to", "needs to", "need to", "needed to", "got to")),
    ((BOUND,), tuple(_forms("have has had having", "to"))),
    ((BOUND, WILL), ("shall",)),
    ((ADVISED, LIKELY), ("should", "ought to")),
    ((ADVISED,), ("advised to", "recommended to", "encouraged to")),
    ((PLAN, ADVISED, BOUND), ("supposed to", "meant to")),
    ((LIKELY,), ("likely", "probably", "presumably", "in all likelihood")),
    ((POSSIBLE,), ("possible that", "chance that", "risk that")),
    ((LIKELY, PLAN), ("expected to", "anticipated to", "predicted to", "forecast to")),
    ((SEEMS, LIKELY, POSSIBLE), tuple(_forms("seem seems seemed appear appears appeared", "to"))),
    ((ALLEGED, SEEMS, LIKELY), ("apparently", "seemingly")),
    ((ALLEGED, LIKELY, POSSIBLE), ("allegedly", "reportedly", "supposedly", "purportedly")),
    ((ALLEGED,), ("alleged", "suspected", "accused of", "suspected of", "on suspicion of")),
    ((ALLEGED,), ("purported", "accuses of", "suspicion of", "accusations of")),
    ((WILL,), ("will", "going to", "gonna")),
    ((CERTAIN, WILL), ("certainly", "definitely", "undoubtedly", "certain to", "sure to")),
    ((CERTAIN, WILL), ("bound to", "guaranteed to")),
    ((PLAN,), tuple(_forms("plan plans planned planning intend intends intended", "to"))),
    ((PLAN,), tuple(_forms("intending hope hopes hoped hoping aim aims aimed aiming", "to"))),
    ((PLAN,), tuple(_forms("want wants wanted wanting wish wishes wished propose", "to"))),
    ((PLAN,), tuple(_forms("proposes proposing threatens threatened decide", "to"))),
    ((PLAN, WILL), ("set to", "scheduled to", "about to")),
    ((WEIGHED, PLAN, POSSIBLE), ("thinking about", "thinking of", "considering", "considers")),
    ((WEIGHED, PLAN, POSSIBLE), ("thinks about", "thought about", "considered")),
    ((WEIGHED, PLAN, POSSIBLE), ("considering whether to", "considering plans to")),
    ((TRY,), tuple(_forms("try tries tried trying attempt attempts attempted", "to"))),
    ((TRY,), tuple(_forms("attempting strive strives strove", "to"))),
    ((TRY, PLAN), tuple(_forms("seek seeks sought seeking", "to"))),
    ((ANY,), ("would", "would like to", "used to", "wishing to")),
    ((EXPOSED, POSSIBLE, ALLOWED), ("liable to", "prone to", "stand to", "stands to", "stood to")),
    ((EXPOSED,), ("risk of", "danger of", "chance of", "possibility of", "threat of")),
    ((BOUND,), ("liable to pay",)),
    ((POSSIBLE,), ("in theory", "theoretically", "possibility that", "danger that")),
    ((POSSIBLE,), ("as far as is known", "as far as anyone knows", "so far as is known")),
    ((MAYBE,), ("possible", "potential")),
    ((SURE,), ("certain", "definite", "guaranteed", "inevitable")),
    ((HINTS,), ("suggest", "suggests", "suggested", "suggesting", "hint", "hints", "hinted")),
    ((HINTS,), ("point to", "points to", "pointed to", "indicate", "indicates", "indicated")),
    ((PROVES,), ("prove", "proves", "proved", "proven", "proving")),
    ((KNOWN,), ("known to", "proven to", "proved to", "shown to", "confirmed to")),
    ((FORBID,), ("forbidden to", "forbidden from", "prohibited from", "banned from")),
    ((FORBID,), ("barred from", "forbidden")),
    ((DONE,), ("adopted", "enacted", "approved", "ratified", "passed")),
    ((PLAN,), ("proposed", "proposes", "planned")),
)
_AFTER_BE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((ALLOWED,), ("allowed to", "permitted to", "authorized to", "authorised to")),
    ((ALLEGED, LIKELY), ("believed to", "thought to", "said to", "reported to", "rumored to")),
    ((ALLEGED, LIKELY), ("rumoured to", "alleged to", "understood to", "considered to")),
    ((ALLEGED, LIKELY), ("estimated to", "claimed to", "assumed to", "presumed to")),
    ((POSSIBLE, ABLE, ALLOWED), ("possible",)),
    ((LIKELY,), ("probable", "expected", "anticipated", "forecast", "predicted")),
    ((CERTAIN, WILL), ("certain", "inevitable", "guaranteed")),
)
_AFTER_IT: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((SEEMS, LIKELY, POSSIBLE), ("seems that", "seemed that", "appears that", "appeared that")),
)


def _table() -> dict[str, tuple[Cue, ...]]:
    cues = [Cue(tuple(each.split()), senses) for senses, all_ in _PLAIN for each in all_]
    cues += [Cue(tuple(each.split()), senses, _BE) for senses, all_ in _AFTER_BE for each in all_]
    cues += [
        Cue(tuple(each.split()), senses, words("it")) for senses, all_ in _AFTER_IT for each in all_
    ]
    cues += [Cue(("to",), (PLAN, WILL, BOUND), _IS, verb=True)]
    cues += [Cue(("due", "to"), (PLAN, WILL), _BE, verb=True)]
    cues += [Cue(("need",), (BOUND,))]  # "need not"; "need to" is longer and comes first
    cues += [
        Cue((short,), (senses,))
        for senses, words in ((WILL, "i'll you'll he'll she'll it'll we'll they'll that'll"),)
        for short in words.split()
    ]
    table: dict[str, list[Cue]] = {}
    for cue in sorted(cues, key=lambda each: (-len(each.words), not each.after)):
        table.setdefault(cue.words[0], []).append(cue)
    return {first: tuple(found) for first, found in table.items()}


CUES = MappingProxyType(_table())
"""Cues by their first word, the longest first, and of those the ones that ask for another word."""

CONTRACTED = MappingProxyType(
    {
        "can't": "can",
        "cannot": "can",
        "couldn't": "could",
        "mustn't": "must",
        "shan't": "shall",
        "shouldn't": "should",
        "won't": "will",
        "wouldn't": "would",
        "mightn't": "might",
        "needn't": "need",
        "unable": "able",
    }
)
"""Negative forms, and the cue that they deny."""

DENIED = MappingProxyType(
    {
        "may": (FORBID, NOT_POSSIBLE, UNABLE),
        "might": (NOT_POSSIBLE,),
        "could": (UNABLE, NOT_POSSIBLE, FORBID),
        "can": (FORBID, UNABLE),
        "able": (UNABLE, FORBID),
        "must": (FORBID,),
        "shall": (FORBID, NOT_WILL),
        "should": (AGAINST,),
        "ought": (AGAINST,),
        "will": (NOT_WILL,),
        "allowed": (FORBID,),
        "permitted": (FORBID,),
        "entitled": (FORBID, UNABLE),
        "supposed": (FORBID, AGAINST),
        "advised": (AGAINST,),
        **dict.fromkeys(
            ["have", "has", "had", "having", "required", "obliged", "obligated", "need", "needs"],
            (FREE,),
        ),
    }
)
"""What a cue means under a negation, by its first word."""

ADJECTIVES = words(
    "possible probable certain inevitable expected anticipated forecast predicted guaranteed"
)
"""What these bear on may stand before them: a fever is possible."""

# Before these words the cue is a noun: "his will", "a can", "the might of the army".
NOUN_BEFORE = words(
    "a an the his her their its our my your this that no own free good ill political last"
    " living at of tin each every any some with all beer oil trash 's"
)
NOUNS = words("can may will might must need")
NEED = words("not n't to never only")

# Nouns whose complement is an infinitive: "the aim is to help" plans nothing.
AIMS = words(
    "aim goal purpose task idea point intention objective role job plan way strategy"
    " ambition mission duty challenge solution best first next only key trick function"
    " step option"
)
NOT_VERBS = words(
    "the a an this that these those his her its their our my your blame him them it us me"
    " all both some each every what whom which one two three date north south east west"
    " left right"
)

CAUSING = words("allow enable help let permit cause lead make force")
"""Verbs that make something happen: what happens is told by a verb with "to" behind them."""

LIGHT = words("make take give become get go have do put start begin continue keep help")

EXPLAINING = MappingProxyType(
    {
        POSSIBLE: words(
            "may might could can possible possibly possibility perhaps maybe potential"
            " potentially chance risk danger likely probable probably unclear uncertain unsure"
            " unknown think believe suspect fear worry warn threat threaten if sometimes often"
            " option optional allow permit let choose choice able suggest seem appear hope expect"
            " expose usually whether right free about sure would tend occasionally help used"
            " safe suitable fit theory theoretically should suppose"
        ),
        LIKELY: words(
            "may might could can likely likelihood probable probably possible possibly chance"
            " risk think believe expect seem appear tend would should perhaps maybe usually often"
            " suggest predict forecast estimate assume hope plan about most due"
        ),
        ALLEGED: words(
            "allege alleged allegedly accuse accused accusation suspect suspected suspicion claim"
            " say said think thought believe reportedly report charge charged deny suppose"
            " supposedly blame according apparently may might could seem appear trial rumor rumour"
            " describe call consider know whether if likely probably possibly perhaps maybe"
            " possible tell told"
        ),
        SEEMS: words(
            "may might could can likely probable probably possible possibly think believe seem"
            " appear look sound suggest apparently perhaps maybe probably like say"
        ),
        WILL: words("plan due soon future next later tomorrow until"),
        PLAN: words(
            "plan hope want wish intend aim propose will would should may might could if goal"
            " ambition next future upcoming due expect schedule decide promise agree ask seek"
            " order so purpose desire try attempt need keen ready prepare consider"
        ),
        WEIGHED: words(
            "consider think idea proposal propose plan may might could would possible possibly"
            " option if whether want hope wish perhaps maybe review talk discuss look decide"
            " decision suggest should"
        ),
        TRY: words(
            "try attempt effort fail unsuccessful but seek want struggle hope aim bid able in"
            " vain order so work plan help"
        ),
        BOUND: words(
            "must need require requirement necessary oblige obligation obligatory mandatory"
            " compulsory force demand duty have only shall order rule ensure essential vital"
            " should important responsible always condition make forced ask"
        ),
    }
)
"""Words of the other side that can carry the sense in another way."""

OPEN = words(
    "may might could possible possibly possibility perhaps maybe potential potentially chance risk"
    " danger likely probable probably sometimes often usually if optional option choice choose"
    " allow permit unclear uncertain unsure whether occasionally tend suggest seem appear"
)
"""Words of the other side that leave open what "will" or "must" there seems to settle."""

Verdict = tuple[Severity, float]

_M: Severity = "major"
_S: Severity = "minor"

CHANGED = MappingProxyType(
    {
        (POSSIBLE, WILL): (_M, 0.75),
        (POSSIBLE, CERTAIN): (_M, 0.75),
        (POSSIBLE, BOUND): (_M, 0.75),
        (POSSIBLE, LIKELY): (_S, 0.45),
        (POSSIBLE, ADVISED): (_S, 0.55),
        (ABLE, BOUND): (_M, 0.7),
        (ABLE, WILL): (_S, 0.5),
        (ABLE, CERTAIN): (_S, 0.5),
        (ABLE, ADVISED): (_S, 0.5),
        (ALLOWED, BOUND): (_M, 0.8),
        (ALLOWED, ADVISED): (_S, 0.55),
        (ALLOWED, WILL): (_S, 0.5),
        (BOUND, ADVISED): (_M, 0.75),
        (BOUND, ALLOWED): (_M, 0.75),
        (BOUND, ABLE): (_M, 0.75),
        (BOUND, POSSIBLE): (_M, 0.75),
        (BOUND, WILL): (_S, 0.45),
        (BOUND, PLAN): (_S, 0.5),
        (ADVISED, BOUND): (_M, 0.62),
        (ADVISED, ALLOWED): (_S, 0.55),
        (ADVISED, ABLE): (_S, 0.55),
        (ADVISED, POSSIBLE): (_S, 0.5),
        (LIKELY, WILL): (_M, 0.65),
        (LIKELY, CERTAIN): (_M, 0.7),
        (LIKELY, BOUND): (_S, 0.5),
        (SEEMS, WILL): (_S, 0.5),
        (SEEMS, CERTAIN): (_M, 0.65),
        (WILL, POSSIBLE): (_M, 0.62),
        (WILL, LIKELY): (_S, 0.5),
        (WILL, PLAN): (_S, 0.45),
        (WILL, TRY): (_S, 0.5),
        (WILL, ADVISED): (_S, 0.5),
        (WEIGHED, WILL): (_M, 0.66),
        (WEIGHED, CERTAIN): (_M, 0.68),
        (WEIGHED, DONE): (_M, 0.68),
        (PLAN, WILL): (_S, 0.55),
        (PLAN, DONE): (_M, 0.7),
        (PLAN, CERTAIN): (_S, 0.5),
        (TRY, ABLE): (_M, 0.65),
        (TRY, WILL): (_S, 0.5),
        (CERTAIN, POSSIBLE): (_S, 0.55),
        (CERTAIN, LIKELY): (_S, 0.5),
        (FORBID, FREE): (_M, 0.8),
        (FREE, FORBID): (_M, 0.8),
        (FORBID, AGAINST): (_M, 0.65),
        (AGAINST, FORBID): (_S, 0.55),
        (AGAINST, FREE): (_M, 0.65),
        (FREE, AGAINST): (_S, 0.55),
        (EXPOSED, WILL): (_M, 0.65),
        (EXPOSED, CERTAIN): (_M, 0.7),
        (EXPOSED, BOUND): (_M, 0.62),
        (MAYBE, SURE): (_M, 0.65),
        (MAYBE, CERTAIN): (_M, 0.65),
        (HINTS, PROVES): (_M, 0.68),
        (POSSIBLE, KNOWN): (_M, 0.68),
        (LIKELY, KNOWN): (_M, 0.68),
        (SEEMS, KNOWN): (_M, 0.68),
        (ALLEGED, KNOWN): (_M, 0.7),
        (ADVISED, CERTAIN): (_M, 0.62),
        (NOT_POSSIBLE, NOT_WILL): (_M, 0.65),
        (NOT_POSSIBLE, FORBID): (_S, 0.5),
    }
)
"""How bad it is to put one sense for another; what is not here is silent."""

DROPPED = MappingProxyType(
    {
        POSSIBLE: (_M, 0.68),
        LIKELY: (_M, 0.65),
        ALLEGED: (_M, 0.75),
        SEEMS: (_M, 0.62),
        NOT_POSSIBLE: (_S, 0.5),
    }
)
"""How bad it is to leave a sense out where what it bears on is kept."""

HAPPENED = MappingProxyType(
    {PLAN: (_M, 0.68), WEIGHED: (_M, 0.68), TRY: (_M, 0.7), WILL: (_S, 0.55)}
)
"""How bad it is to tell as past what was planned, tried or to come."""

ADDED = MappingProxyType(
    {
        POSSIBLE: (_S, 0.5),
        LIKELY: (_S, 0.45),
        ALLEGED: (_S, 0.5),
        SEEMS: (_S, 0.45),
        BOUND: (_S, 0.5),
        TRY: (_S, 0.5),
    }
)
"""How bad it is to add a sense to what was told plainly."""
