"""One sort of thing put for another in the same place: a dog for a cat, a violin for a piano.

Words that nothing is known to join are not told, by default: of the single words that good
writers put in place of another, with both neighbors kept, about one in eight changes the meaning,
so a note on each would be wrong far more often than right.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from harness.meaning.align import Group
from harness.meaning.facts import Fact, Fate, Kind, Outcome
from harness.meaning.kinds.shared.clauses import View, is_content, views, words
from harness.meaning.lexicon.loading import Lexicon
from harness.meaning.lexicon.relations import generalizations
from harness.meaning.lexicon.stems import family
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage, Token
from harness.model import Finding

_SLOT = 0.6  # share of linked surroundings from which two words stand in one place
_MANY = 24  # words without a partner in one group and side beyond which none are weighed
_COMMON = 3  # band of the lexicon up to which a word is common
_ENDINGS = ("ing", "ed", "ly", "s", "tion", "ment", "ness", "ity", "er", "al", "ous", "ive", "ic")

# What is under these may well be said in place of each other.
_WIDE = words(
    "troops scientist musician artist writer singer player coin currency"
    " group organization place area person move travel get take look kill attack hit cook send cut"
    " write create make destroy steal speak cry laugh walk run drink eat building room device"
    " income container conflict fight event literary crime penalty punishment money message"
    " material road street river store company official leader ruler officer soldier worker child"
    " professional animal mammal relative parent rock land work section professional home house"
    " store picture language science town city country school boat ship aircraft vehicle disaster"
    " storm"
) | {"group of soldier", "armed forces", "rich person", "celestial body"}


class WordingKind(Kind):
    """A word in the place of another that names another thing of the same sort.

    Attributes:
        loose: Whether to give a note on any other word in the place of another as well.
    """

    name = "wording"
    about = "A word that stands in place of another of a different meaning."

    def __init__(self, loose: bool = False) -> None:
        self.loose = loose

    def compare(self, pair: Pair) -> Iterable[Outcome]:
        """Look at the words without a partner on both sides, group by group."""
        if pair.original.passage.lexicon is None:
            return
        forth, back = views(pair)
        for group in pair.groups:
            if group.original and group.rewrite:
                yield from self._group(pair, forth, back, group)

    def _group(self, pair: Pair, forth: View, back: View, group: Group) -> Iterator[Outcome]:
        mine, theirs = _alone(forth, group.original), _alone(back, group.rewrite)
        if not mine or not theirs or max(len(mine), len(theirs)) > _MANY:
            return
        for at in mine:
            one = forth.here.tokens[at]
            for place in theirs:
                other = back.here.tokens[place]
                kin = are_kin(one.lemma, other.lemma)
                alike = kin or (self.loose and _ending(one) == _ending(other))
                if not alike or not _may_differ(forth.here, one, other):
                    continue
                first = self.fact(forth.here, one.lemma, at, at + 1)
                second = self.fact(back.here, other.lemma, place, place + 1)
                if pair.surroundings(first, second, 2) < _SLOT:
                    continue
                if pair.says_rewrite(one.lemma) or pair.says_original(other.lemma):
                    continue
                theirs.remove(place)
                yield self._told(pair, first, second, kin)
                break

    def _told(self, pair: Pair, one: Fact, other: Fact, kin: bool) -> Outcome:
        before = pair.original.passage.quote(one.span)
        after = pair.rewrite.passage.quote(other.span)
        message = f"Another word stands here: “{before}” became “{after}”."
        severity, confidence = ("minor", 0.6) if kin else ("info", 0.3)
        finding = Finding(
            self.name,
            severity,  # type: ignore[arg-type]
            one.span,
            other.span,
            message,
            confidence,
        )
        return Outcome(self.name, Fate.CHANGED, None, None, finding)


def _alone(view: View, sentences: Iterable[int]) -> list[int]:
    """Common words of content without a partner."""
    known = view.here.lexicon
    if known is None:
        return []
    return [
        at
        for number in sentences
        for at in range(view.here.sentences[number].first, view.here.sentences[number].last)
        if view.to[at] < 0
        and not view.sure[at]
        and is_content(view.here.tokens[at])
        and _is_plain(known, view.here.tokens[at])
    ]


def _is_plain(known: Lexicon, token: Token) -> bool:
    """Whether a token is a known word of the language, not a name or a number."""
    return (
        token.is_word
        and token.text.islower()
        and ((known.band(token.lemma) or 9) <= _COMMON or token.lemma in _above())
    )


def _may_differ(passage: Passage, one: Token, other: Token) -> bool:
    """Whether both could stand in one place, and the lexicon joins them in no way."""
    known = passage.lexicon
    if known is None:
        return False
    a, b = one.lemma, other.lemma
    return not (
        a in b  # flu and influenza
        or b in a
        or family(a) == family(b)
        or known.are_synonyms(a, b)
        or known.is_antonym(a, b)
        or known.is_more_general(a, b)
        or known.is_more_general(b, a)
        or known.ladder(a, b) is not None
    )


def _ending(token: Token) -> str:
    return next((each for each in _ENDINGS if token.lower.endswith(each)), "")


@functools.cache
def _above() -> Mapping[str, tuple[str, ...]]:
    """For each word those one step more general."""
    return generalizations()


def are_kin(one: str, other: str) -> bool:
    """Whether two words name two sorts of one thing, so that both cannot be meant.

    Example:
        >>> are_kin("apple", "pear"), are_kin("apple", "boat"), are_kin("teacher", "doctor")
        (True, False, False)
    """
    mine, yours = _above().get(one, ()), _above().get(other, ())
    return one != other and any(word in yours and word not in _WIDE for word in mine)
