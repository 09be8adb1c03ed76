"""Both texts in one form for a model: what says exactly the same is written the same.

A model that embeds "5 p.m." and "17:00" puts them in different places, further apart than it puts
"may" and "may not". So facts that agree exactly stand in the rewrite as the original writes them,
contractions are written out and spelling is American, on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from harness.meaning.facts import Fact
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

Replacements = Mapping[int, tuple[int, str]]
"""For the first token of a stretch one past its last token, and what is to stand there."""


def original_text(pair: Pair, sentences: Iterable[int]) -> str:
    """Sentences of the original, each word in its plain form."""
    return _written(pair.original.passage, sentences, {})


def rewrite_text(pair: Pair, sentences: Iterable[int], facts: Replacements) -> str:
    """Sentences of the rewrite, with equal facts as the original writes them.

    Args:
        pair: Both texts.
        sentences: Numbers of sentences of the rewrite.
        facts: `equal_facts` of the pair.
    """
    return _written(pair.rewrite.passage, sentences, facts)


def equal_facts(pair: Pair) -> Replacements:
    """Where the rewrite has a fact of the original in another form, and that of the original.

    Example:
        >>> from harness.meaning.compare import compare, read
        >>> pair = compare(read("It opens at 5 p.m. today."), read("It opens at 17:00 today.")).pair
        >>> rewrite_text(pair, [0], equal_facts(pair))
        'It opens at 5 p.m. today.'
    """
    found: dict[int, tuple[int, str]] = {}
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    for one, other in pair.equals:
        ones, others = _tokens(one), _tokens(other)
        if taken_one.isdisjoint(ones) and taken_other.isdisjoint(others):
            taken_one.update(ones)
            taken_other.update(others)
            found[other.first] = (other.last, _original_words(pair.original.passage, one))
    return found


def _tokens(fact: Fact) -> range:
    return range(fact.first, fact.last)


def _original_words(passage: Passage, fact: Fact) -> str:
    return passage.quote(passage.span(fact.first, fact.last))


def _written(passage: Passage, sentences: Iterable[int], facts: Replacements) -> str:
    return " ".join("".join(_pieces(passage, number, facts)) for number in sentences)


def _pieces(passage: Passage, number: int, facts: Replacements) -> Iterator[str]:
    """A sentence in pieces: what stands between tokens, and the tokens or what replaces them."""
    sentence = passage.sentences[number]
    place, at = sentence.start, sentence.first
    while at < sentence.last:
        last, said = facts.get(at) or (at + 1, plain(passage, at))
        yield _blank(passage.text[place : passage.tokens[at].start])
        yield said
        place, at = passage.tokens[last - 1].end, last
    yield _blank(passage.text[place : sentence.end])


def _blank(between: str) -> str:
    """What stands between two tokens, white space made one blank."""
    return " " if between.isspace() else between


def plain(passage: Passage, at: int) -> str:
    """A word without contraction, in American spelling; other tokens as they are."""
    token, known = passage.tokens[at], passage.lexicon
    if known is None or not token.is_word:
        return token.text
    full = token.lower
    while (longer := known.contraction(full)) is not None:  # can't, cannot, can not
        full = longer
    full = known.american(full)
    if full == token.lower:
        return token.text
    return full.capitalize() if token.text[0].isupper() else full
