"""Controls: rewrites whose quality is known, which give every score its floor and its ceiling.

All are drawn from the seed and the id of the segment, not from a stream of random numbers, so a
part of a corpus gets the same texts as the whole (but for ``other-reference``, where the donor may
not be in the part).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from harness.corpora.collector import paused_collector
from harness.errors import HarnessError, did_you_mean
from harness.model import Corpus, Rewrite, Segment

KEPT = 0.8
"""The part of an original that ``truncate`` keeps, in words."""

CONSTANT: Mapping[str, str] = MappingProxyType(
    {
        "en": "This is a short text about something that happened.",
        "de": "Das ist ein kurzer Text über etwas, das passiert ist.",
        "it": "Questo è un breve testo su qualcosa che è successo.",
        "es": "Este es un texto corto sobre algo que pasó.",
        "fr": "Voici un texte court sur une chose qui est arrivée.",
        "ru": "Это короткий текст о том, что произошло.",
        "pt": "Este é um texto curto sobre algo que aconteceu.",
        "nl": "Dit is een korte tekst over iets dat is gebeurd.",
        "pl": "To jest krótki tekst o czymś, co się stało.",
        "tr": "Bu, olan bir şey hakkında kısa bir metindir.",
    }
)
"""One plain sentence a language that says nothing of any original; English for the others."""

_Texts = Callable[[Sequence[Segment], bytes], list[str]]


def control_rewrites(
    name: str, corpus: Corpus, seed: np.random.SeedSequence
) -> tuple[Rewrite, ...]:
    """The rewrites of one control, one for each segment.

    - ``copy``: the original.
    - ``truncate``: its first 80 % of words (rounded down, at least one), joined by one space.
    - ``shuffle``: its words in random order.
    - ``constant``: the same sentence for every segment of a language.
    - ``other-reference``: the first reference of another segment.
    - ``held-out``: the first reference, to be scored against `held_out_segments`.

    Raises:
        HarnessError: There is no such control, or it cannot be made for this corpus.

    Example:
        >>> corpus = Corpus("one", (Segment("1", "The cat sat on the mat."),))
        >>> control_rewrites("truncate", corpus, np.random.SeedSequence(1))[0].text
        'The cat sat on'
    """
    if name not in _MAKERS:
        hint = did_you_mean(name, CONTROLS) or f"controls: {', '.join(CONTROLS)}"
        raise HarnessError(f"unknown control {name!r}", hint=hint)
    with paused_collector():
        texts = _MAKERS[name](corpus.segments, _key(seed))
        pairs = zip(corpus.segments, texts, strict=True)
        return tuple(Rewrite(segment.id, text) for segment, text in pairs)


def held_out_segments(corpus: Corpus) -> tuple[Segment, ...]:
    """The segments without their first reference: what ``held-out`` is scored against.

    Raises:
        HarnessError: A segment has fewer than two references.
    """
    _check_held_out(corpus.segments)
    return reduced(corpus.segments)


def reduced(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments without their first reference, however many they have."""
    return tuple(replace(each, references=each.references[1:]) for each in segments)


def _key(seed: np.random.SeedSequence) -> bytes:
    # Little-endian whatever the machine, so that all machines draw alike.
    return seed.generate_state(8).astype("<u4").tobytes()


def _draws(key: bytes, purpose: str, id: str, count: int) -> list[bytes]:
    """Random numbers of 64 bits for one segment.

    A hash and not a generator: seeding a numpy generator takes some 20 microseconds a segment,
    and its streams are not promised to stay the same from one version to the next.
    """
    data = hashlib.shake_128(b"\0".join([key, purpose.encode(), id.encode()])).digest(8 * count)
    return [data[start : start + 8] for start in range(0, 8 * count, 8)]


def _copy(segments: Sequence[Segment], _: bytes) -> list[str]:
    return [segment.original for segment in segments]


def _truncate(segments: Sequence[Segment], _: bytes) -> list[str]:
    words = (segment.original.split() for segment in segments)
    return [" ".join(found[: max(1, int(KEPT * len(found)))]) for found in words]


def _shuffle(segments: Sequence[Segment], key: bytes) -> list[str]:
    return [_shuffled(segment, key) for segment in segments]


def _shuffled(segment: Segment, key: bytes) -> str:
    words = segment.original.split()
    draws = _draws(key, "shuffle", segment.id, len(words))
    order = sorted(range(len(words)), key=draws.__getitem__)
    return " ".join(words[place] for place in order)


def _constant(segments: Sequence[Segment], _: bytes) -> list[str]:
    return [
        CONSTANT.get(segment.language.partition("-")[0].lower(), CONSTANT["en"])
        for segment in segments
    ]


def _other_reference(segments: Sequence[Segment], key: bytes) -> list[str]:
    """Segments in a circle in random order; each gets the first reference of the next."""
    donors = [segment for segment in segments if segment.references]
    if len(donors) < 2:
        raise HarnessError(
            f"control 'other-reference' needs two segments with references; {len(donors)} "
            f"{'has' if len(donors) == 1 else 'have'} any"
        )
    circle = sorted(
        range(len(segments)), key=lambda row: _draws(key, "circle", segments[row].id, 1)
    )
    texts = [""] * len(segments)
    # Walking backwards, the last donor seen is the next one in the circle.
    following = next(segments[row] for row in circle if segments[row].references)
    for row in reversed(circle):
        texts[row] = following.references[0]
        if segments[row].references:
            following = segments[row]
    return texts


def _held_out(segments: Sequence[Segment], _: bytes) -> list[str]:
    _check_held_out(segments)
    return [segment.references[0] for segment in segments]


def _check_held_out(segments: Sequence[Segment]) -> None:
    short = [segment for segment in segments if len(segment.references) < 2]
    if short:
        raise HarnessError(
            f"control 'held-out' needs two references for every segment; {len(short):,} of "
            f"{len(segments):,} have fewer (the first is {short[0].id!r})"
        )


_MAKERS: Mapping[str, _Texts] = MappingProxyType(
    {
        "copy": _copy,
        "truncate": _truncate,
        "shuffle": _shuffle,
        "constant": _constant,
        "other-reference": _other_reference,
        "held-out": _held_out,
    }
)

CONTROLS: tuple[str, ...] = tuple(_MAKERS)
"""Names of all controls, in the order of the tables."""
