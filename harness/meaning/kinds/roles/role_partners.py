"""One side of a bond for the other: "tenants can apply" told as "landlords can apply".

Where "the tenant of Ada Bell" became "Ada Bell, the landlord" the sides changed with the word;
then it says the same, and nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from harness.meaning.kinds.roles.role_mirror import Mirrored
from harness.meaning.kinds.shared.turned import sides
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_BONDS = """
landlord landlady / tenant lodger renter
employer boss / employee worker
teacher tutor / pupil student
doctor physician nurse / patient
lawyer attorney solicitor / client
seller vendor / buyer purchaser
lender creditor / borrower debtor
guardian parent / child ward
insurer / policyholder
trainer coach / trainee apprentice
host / guest
driver / passenger
plaintiff claimant / defendant
winner / loser
supplier / customer
"""


def _partners() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _BONDS.strip().splitlines():
        one, other = (frozenset(side.split()) for side in line.split("/"))
        table.update(dict.fromkeys(one, other))
        table.update(dict.fromkeys(other, one))
    return table


_PARTNERS = MappingProxyType(_partners())
_READER = frozenset({"you", "your", "yours"})
_CLUES = frozenset(_PARTNERS)


def partnered(pair: Pair) -> Iterator[Mirrored]:
    """Every noun that stands where the other side of its bond stood."""
    here, there = pair.original.passage, pair.rewrite.passage
    if here.lexicon is None or _CLUES.isdisjoint(here.lemmas) or _CLUES.isdisjoint(there.lemmas):
        return
    for at, token in enumerate(here.tokens):
        others = _PARTNERS.get(token.lemma)
        if others is None or pair.kept[at]:
            continue
        for number in pair.group_of_original(token.sentence).rewrite:
            sentence = there.sentences[number]
            for place in range(sentence.first, sentence.last):
                if there.tokens[place].lemma in others and _is_exchange(pair, at, place):
                    yield Mirrored(at, here.span(at, at + 1), there.span(place, place + 1))


def _is_exchange(pair: Pair, at: int, place: int) -> bool:
    """Whether a noun of the rewrite is new, and stands among the same words on the same sides."""
    if pair.backed[place]:
        return False
    here, there = pair.original.passage, pair.rewrite.passage
    token, other = here.tokens[at], there.tokens[place]
    if _says(there, other.sentence, token.lemma) or _says(here, token.sentence, other.lemma):
        return False
    if _addresses(there, other.sentence) and not _addresses(here, token.sentence):
        return False  # "no tenant may be evicted", "a landlord cannot put you out"
    crossed, straight = sides(pair, at, place)
    return crossed == 0 and straight > 1


def _says(passage: Passage, sentence: int, lemma: str) -> bool:
    return any(token.lemma == lemma for token in passage.of_sentence(sentence))


def _addresses(passage: Passage, sentence: int) -> bool:
    """Whether a sentence speaks to the reader, who may be one side of the bond."""
    return any(token.lower in _READER for token in passage.of_sentence(sentence))
