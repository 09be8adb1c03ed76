"""The bed itself: base texts with one edit each, the same for the same seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from harness.model import Span
from meaning_bed.base_texts import BaseText, Level
from meaning_bed.corruptions_content import is_on_its_own
from meaning_bed.edits import Change, Context, Edit, Half, Kind, sentences_of
from meaning_bed.kinds import EDITS
from meaning_bed.names import found_names

HALVES: tuple[Half, ...] = ("dev", "held-out")


@dataclass(frozen=True, slots=True)
class Item:
    """One edited text of the bed.

    Attributes:
        name: Name of the edit.
        kind: Whether the edit changes the meaning.
        id: The segment that was edited.
        source: Where the base text is from.
        base: A rewrite that keeps the meaning of the original.
        edited: The base after the edit.
        base_span: What was edited, in the base.
        edited_span: What stands there afterwards, in the edited text.
        planted: Whether the edit is in a sentence that was added to all three texts for it.
    """

    name: str
    kind: Kind
    level: Level
    half: Half
    id: str
    source: str
    original: str
    base: str
    edited: str
    base_span: Span
    edited_span: Span
    planted: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """How many items an edit gets in each half.

    Attributes:
        sentences: At most as many sentence items.
        documents: At most as many document items.
        least: Carriers are planted until there are as many sentence items.
        a_segment: At most as many items of one segment.
    """

    sentences: int = 40
    documents: int = 12
    least: int = 30
    a_segment: int = 2


def make_bed(
    texts: Sequence[BaseText],
    seed: int = 0,
    limits: Limits | None = None,
    edits: Iterable[Edit] = tuple(EDITS.values()),
) -> list[Item]:
    """Every edit on texts of both halves; the same list for the same texts and seed.

    What an edit borrows (a sentence, a name) comes from the same half as the text.
    """
    items: list[Item] = []
    for half in HALVES:
        mine = [text for text in texts if text.half == half]
        maker = _Maker(mine, half, seed, limits or Limits())
        for edit in edits:
            items += maker.items(edit)
    return items


class _Maker:
    """Makes the items of one half."""

    def __init__(self, texts: Sequence[BaseText], half: Half, seed: int, limits: Limits) -> None:
        self._texts, self._half, self._seed, self._limits = texts, half, seed, limits
        self._names = _names(texts)
        self._sentences = _sentences(texts)

    def items(self, edit: Edit) -> list[Item]:
        rng = random.Random(f"{self._seed}/{self._half}/{edit.name}")  # a seed, not a secret
        order = list(self._texts)
        rng.shuffle(order)
        limits = self._limits
        found = self._natural(edit, [text for text in order if text.level == "sentence"], rng)
        made = found[: limits.sentences]
        made += self._planted(edit, order, rng, limits.least - len(made))
        documents = [text for text in order if text.level == "document"]
        return made + self._natural(edit, documents, rng, 4)[: limits.documents]

    def _natural(
        self, edit: Edit, texts: Sequence[BaseText], rng: random.Random, a_segment: int = 0
    ) -> list[Item]:
        used: dict[str, int] = {}
        made: list[Item] = []
        for text in texts:
            if used.get(text.id, 0) >= (a_segment or self._limits.a_segment):
                continue
            changes = edit.find(text.text, rng, self._context(text))
            changes = [each for each in changes if each.applied(text.text) != text.text]
            if changes:
                used[text.id] = used.get(text.id, 0) + 1
                made.append(_item(edit, text, rng.choice(changes)))
        return made

    def _planted(
        self, edit: Edit, texts: Sequence[BaseText], rng: random.Random, count: int
    ) -> list[Item]:
        carriers = edit.carriers[HALVES.index(self._half) :: 2]
        hosts = [text for text in texts if text.level == "sentence"]
        if not carriers or not hosts:
            return []
        made: list[Item] = []
        for place in range(max(0, count)):
            host, carrier = hosts[place % len(hosts)], carriers[place % len(carriers)]
            first = rng.random() < 0.5
            original = _beside(host.original, carrier.original, first)
            base = _beside(host.text, carrier.base, first)
            edited = _beside(host.text, carrier.edited, first)
            made.append(
                Item(
                    edit.name,
                    edit.kind,
                    "sentence",
                    self._half,
                    host.id,
                    host.source,
                    original,
                    base,
                    edited,
                    _span(base, carrier.base, first),
                    _span(edited, carrier.edited, first),
                    planted=True,
                )
            )
        return made

    def _context(self, text: BaseText) -> Context:
        others = tuple(words for id, words in self._sentences if id != text.id)
        return Context(others, self._names)


def _beside(text: str, carrier: str, first: bool) -> str:
    return f"{carrier} {text}" if first else f"{text} {carrier}"


def _span(text: str, carrier: str, first: bool) -> Span:
    return (0, len(carrier)) if first else (len(text) - len(carrier), len(text))


def _item(edit: Edit, text: BaseText, change: Change) -> Item:
    return Item(
        edit.name,
        edit.kind,
        text.level,
        text.half,
        text.id,
        text.source,
        text.original,
        text.text,
        change.applied(text.text),
        (change.start, change.end),
        change.edited_span,
    )


def _names(texts: Sequence[BaseText]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for text in texts:
        for name in found_names(text.text):
            found.setdefault(name.type, {})[name.text] = None
    return {type: tuple(names) for type, names in found.items()}


def _sentences(texts: Sequence[BaseText]) -> list[tuple[str, str]]:
    """Sentences that can stand alone, of originals and references alike, with their segment."""
    found: dict[tuple[str, str], None] = {}
    for text in texts:
        for start, end in sentences_of(text.text):
            if is_on_its_own(text.text[start:end]):
                found[text.id, text.text[start:end]] = None
    return list(found)


def written(items: Iterable[Item]) -> Iterator[str]:
    """The items as lines of JSON."""
    for item in items:
        yield json.dumps(asdict(item), ensure_ascii=False)
