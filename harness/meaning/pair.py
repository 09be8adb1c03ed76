"""Two readings, aligned: what every kind of fact looks at when it compares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.meaning.align import Group, align
from harness.meaning.facts import Fact
from harness.meaning.lexicon.stems import family
from harness.meaning.links import SAME, link_words
from harness.meaning.passage import Passage
from harness.meaning.reading import Reading

_JOINING = frozenset({"and", "but", "so"})
_SUBJECTS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "there", "it", "he", "she", "they"}
    | {"we", "you", "i", "his", "her", "its", "their", "our"}
)
_NEAR = 4  # content words on each side that make the surroundings of a fact


class Pair:
    """An original and a rewrite with their sentences and words aligned.

    Attributes:
        original: The original, read.
        rewrite: The rewrite, read.
        groups: Sentences that belong together.
        to_rewrite: For each token of the original its partner in the rewrite, or -1.
        to_original: For each token of the rewrite its partner in the original, or -1.
        ties: Facts of both sides that say the same.
        equals: Those of them that have exactly one value, in whatever form.
        kept: For each token of the original, how surely the rewrite says it (0 to 1).
        backed: For each token of the rewrite, how surely the original says it (0 to 1).
    """

    def __init__(self, original: Reading, rewrite: Reading) -> None:
        self.original, self.rewrite = original, rewrite
        one, other = original.passage, rewrite.passage
        self.groups = align(one, other)
        self.to_rewrite = [-1] * len(one.tokens)
        self.to_original = [-1] * len(other.tokens)
        self._around: dict[tuple[int, int, int], list[int]] = {}
        self.ties: list[tuple[Fact, Fact]] = []
        self.equals: list[tuple[Fact, Fact]] = []
        self.kept = [0.0] * len(one.tokens)
        self.backed = [0.0] * len(other.tokens)
        for first, second, strength in link_words(one, other, self.groups):
            self._join(first, second, strength)
        for group in self.groups:
            _repeat(one, group.original, self.kept, other, group.rewrite)
            _repeat(other, group.rewrite, self.backed, one, group.original)
        self._group_of_original = _numbered(len(one.sentences), (g.original for g in self.groups))
        self._group_of_rewrite = _numbered(len(other.sentences), (g.rewrite for g in self.groups))

    def _join(self, first: int, second: int, strength: float) -> None:
        if first >= 0:
            self.to_rewrite[first] = second
            self.kept[first] = max(self.kept[first], strength)
        if second >= 0:
            self.to_original[second] = first
            self.backed[second] = max(self.backed[second], strength)

    def tie(self, one: Fact, other: Fact, equal: bool = False) -> None:
        """Two facts say the same: so do their words, whatever they look like."""
        self.ties.append((one, other))
        if equal:
            self.equals.append((one, other))
        for at in range(one.first, one.last):
            self.kept[at] = SAME
        for at in range(other.first, other.last):
            self.backed[at] = SAME
        if self.to_rewrite[one.last - 1] < 0 and self.to_original[other.last - 1] < 0:
            self._join(one.last - 1, other.last - 1, SAME)

    def group_of_original(self, sentence: int) -> Group:
        """The group of a sentence of the original."""
        return self.groups[self._group_of_original[sentence]]

    def group_of_rewrite(self, sentence: int) -> Group:
        """The group of a sentence of the rewrite."""
        return self.groups[self._group_of_rewrite[sentence]]

    def together(self, one: Fact, other: Fact) -> bool:
        """Whether two facts stand in aligned sentences."""
        return self._group_of_original[one.sentence] == self._group_of_rewrite[other.sentence]

    def is_aligned_original(self, sentence: int) -> bool:
        """Whether the rewrite has anything for a sentence of the original."""
        return bool(self.group_of_original(sentence).rewrite)

    def is_aligned_rewrite(self, sentence: int) -> bool:
        """Whether the original has anything for a sentence of the rewrite."""
        return bool(self.group_of_rewrite(sentence).original)

    def says_rewrite(self, lemma: str) -> bool:
        """Whether a content word of the original is anywhere in the rewrite, in any form."""
        return _says(self.rewrite.passage, lemma)

    def says_original(self, lemma: str) -> bool:
        """Whether a content word of the rewrite is anywhere in the original, in any form."""
        return _says(self.original.passage, lemma)

    def surroundings(self, one: Fact, other: Fact, least: int = 1) -> float:
        """Share of the content words around two facts that are linked to each other (0 to 1).

        High where both stand in the same place of the same statement: the slot of one fact.

        Args:
            one: A fact of the original.
            other: A fact of the rewrite.
            least: With fewer words around either fact than this, there is nothing to go by: 0.
        """
        near_one = self._near(self.original.passage, one, 0)
        near_other = self._near(self.rewrite.passage, other, 1)
        if min(len(near_one), len(near_other)) < least:
            return 0.0
        linked = sum(self.to_rewrite[at] in near_other for at in near_one)
        return linked / min(len(near_one), len(near_other))

    def _near(self, passage: Passage, fact: Fact, side: int) -> list[int]:
        """`around` a fact, looked up once: it is held against each of its rivals."""
        key = side, fact.first, fact.last
        found = self._around.get(key)
        if found is None:
            found = self._around[key] = around(passage, fact, _NEAR)
        return found


def _repeat(
    passage: Passage,
    sentences: Iterable[int],
    support: list[float],
    other: Passage,
    others: Iterable[int],
) -> None:
    """Words that one side says more often than the other are said all the same."""
    said: set[str] | None = None
    for number in sentences:
        sentence = passage.sentences[number]
        for at in range(sentence.first, sentence.last):
            if passage.tokens[at].weight and not support[at]:
                if said is None:
                    said = {t.lemma for each in others for t in other.of_sentence(each) if t.weight}
                if passage.tokens[at].lemma in said:
                    support[at] = SAME


def around(passage: Passage, fact: Fact, width: int) -> list[int]:
    """Up to `width` content tokens on each side of a fact, inside its statement, nearest first.

    What ", and the …" joins is another one: sentences that are merged give what they gave alone.
    """
    sentence = passage.sentences[fact.sentence]
    before = _content(passage, range(fact.first - 1, sentence.first - 1, -1), width)
    after = _content(passage, range(fact.last, sentence.last), width)
    return before + after


def _content(passage: Passage, places: Iterable[int], width: int) -> list[int]:
    found: list[int] = []
    for at in places:
        if _is_joint(passage, at):
            break
        if passage.tokens[at].weight:
            found.append(at)
            if len(found) == width:
                break
    return found


def _is_joint(passage: Passage, at: int) -> bool:
    """Whether an "and" or "but" joins what could be two sentences: "…, and the mill closed"."""
    tokens = passage.tokens
    return (
        tokens[at].lower in _JOINING
        and 0 < at < len(tokens) - 1
        and tokens[at - 1].text == ","
        and tokens[at + 1].lower in _SUBJECTS
    )


def _says(passage: Passage, lemma: str) -> bool:
    return lemma in passage.lemmas or (
        passage.lexicon is not None and family(lemma) in passage.families
    )


def _numbered(count: int, groups: Iterable[Sequence[int]]) -> list[int]:
    """For each sentence the number of its group."""
    of = [-1] * count
    for number, members in enumerate(groups):
        for sentence in members:
            of[sentence] = number
    return of
