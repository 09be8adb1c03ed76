"""Words of condition and exception, and what only looks like them."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.shared.word_sets import words

IF, STRICT, UNLESS, EXCEPT, WHEN, EVEN = "if", "strict", "unless", "except", "when", "even"
INCLUDING, WHO = "including", "who"
"""A condition; one that is said to be needed (only if, provided); a negative condition; an
exception; a condition that may be a time; what changes nothing (even if, whether or not); what is
no exception; and for whom a rule holds (those who)."""


class Connective(NamedTuple):
    """A word or phrase that opens a condition or an exception."""

    words: tuple[str, ...]
    sort: str


_PHRASES = MappingProxyType(
    {
        IF: "if | in the event that | in the event of | assuming that | assuming | as long as"
        " | so long as | supposing | suppose | subject to | contingent on | conditional on"
        " | dependent on | given that",
        STRICT: "only if | only when | provided that | providing that | provided | providing"
        " | on condition that | on the condition that | on the understanding that | if and only if"
        " | only where | only after",
        UNLESS: "unless | except if | except when | except where | if not | without"
        " | other than if | save where | save if | save when",
        EXCEPT: "except for | except in | except | excepting | excluding | with the exception of"
        " | with the exceptions of | save in | apart from | aside from | other than"
        " | save for | but for | barring | not including | but not | however not | not counting"
        " | all but",
        WHEN: "when | whenever | where | wherever | in case | in cases where | in case of | once",
        EVEN: "even if | even when | even where | whether or not | regardless of | no matter"
        " | irrespective of | regardless whether",
        WHO: "who | whoever | whose | which | that | over | under | aged | within",
        INCLUDING: "including | includes | include | as well as | even on | plus | and also",
    }
)


def _table() -> dict[str, tuple[Connective, ...]]:
    table: dict[str, list[Connective]] = {}
    for sort, phrases in _PHRASES.items():
        for phrase in phrases.split(" | "):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append(Connective(words, sort))
    return {
        first: tuple(sorted(found, key=lambda each: -len(each.words)))
        for first, found in table.items()
    }


CONNECTIVES = MappingProxyType(_table())
"""Connectives by their first word, the longest first."""

# After these an "if" asks and sets no condition: ask if, see if, not sure if.
ASKING = words(
    "ask wonder see know check find decide determine doubt sure unsure unclear clear"
    " learn tell question test discover say show matter care certain unknown understand"
    " establish consider investigate examine look inquire enquire unaware remember out"
    " whether explain him her them me us assess evaluate verify confirm mind even as what"
    " but only"
)
AFTER_IF = words("any only not so possible necessary needed applicable ever anything")

# A universal word in the main clause makes an exception of "apart from"; without it, it adds.
LOOSE = frozenset(
    [("apart", "from"), ("aside", "from"), ("other", "than"), ("but", "for"), ("but", "not")]
)
UNIVERSAL = words(
    "all every each no none anyone everyone nobody anybody everybody nothing"
    " everything never always only not whole entire anything n't nowhere everywhere"
)

# Each of these on the other side may carry a condition or an exception in another way.
CARRYING = words(
    "if unless except only not n't never no but until when whenever while without"
    " otherwise else provided providing condition exception exclude exempt apart aside"
    " other than subject case depend should need require requirement must where once as"
    " cannot don't doesn't isn't aren't won't can't neither nor whether regardless who"
    " whose those anyone whoever assuming happen excluded excludes excluding exempted"
    " however mean meaning also too even either long save barring first then same under"
    " during with after before any free"
)
NEGATIVE = words("no nobody none nothing never without neither nor nowhere cannot")
"""Words that all deny: one may stand for another."""

BOUNDS = words("more less fewer later longer earlier higher lower greater")
"""Behind a "no" or "not" and before "than" these make a bound, not an exception."""

STRONG_CARRYING = words(
    "if unless except only but until when whenever without otherwise else provided"
    " providing condition exception exclude exempt case depend whether regardless excluded"
    " excluding assuming not n't don't doesn't isn't aren't won't can't cannot no never"
    " long where who happen required requires need needs must however nor barring save"
    " than still"
)
"""The same, for the loss of an exception: words that can hold one by themselves."""
