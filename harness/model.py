"""The nouns of the harness: segment, corpus, rewrite, finding, signature.

All are frozen values without behaviour of their own beyond being compared, hashed and printed.
References live inside the segment, so there is no list of lists that someone can transpose.
"""

from __future__ import annotations

import enum
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from urllib.parse import quote, unquote


@dataclass(frozen=True, slots=True)
class Segment:
    """One original, a sentence or a whole document, with the references written for it.

    Attributes:
        id: Unique in its corpus; the key that aligns systems and runs.
        original: The text to be simplified; never empty.
        references: Human rewrites of the original; may be empty, and may differ in number.
        document: The document it belongs to; segments of one document are resampled together.
        language: BCP 47 language code.
        meta: Further columns of the corpus file, for slices.
    """

    id: str
    original: str
    references: tuple[str, ...] = ()
    document: str | None = None
    language: str = "en"
    meta: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Corpus:
    """Segments in order, under a name.

    Example:
        >>> corpus = Corpus("two", (Segment("1", "A cat sat."), Segment("2", "It slept.")))
        >>> len(corpus.segments), corpus.digest[:8]
        (2, '2a3d5417')
    """

    name: str
    segments: tuple[Segment, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hexadecimal) of everything that scoring can see; the name is not part of it."""
        digest = hashlib.sha256()
        for segment in self.segments:
            record = [
                segment.id,
                segment.original,
                list(segment.references),
                segment.document,
                segment.language,
                sorted(segment.meta.items()),
            ]
            digest.update(json.dumps(record, ensure_ascii=True).encode() + b"\n")
        return digest.hexdigest()


class Status(enum.StrEnum):
    """What became of the request for a rewrite."""

    OK = "ok"
    EMPTY = "empty"
    REFUSED = "refused"
    TRUNCATED = "truncated"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One system's rewrite of one segment; the text is empty where there is none."""

    segment_id: str
    text: str
    status: Status = Status.OK


Severity = Literal["major", "minor", "info"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a metric found, with its place on both sides.

    Spans are half-open character offsets into the untouched input; None on the side where there
    is nothing. Confidence is between 0 and 1.
    """

    kind: str
    severity: Severity
    original_span: Span | None
    rewrite_span: Span | None
    message: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Signature:
    """A metric's name and version with every choice that can move its number.

    Two numbers may be compared only where their signatures are equal.

    Example:
        >>> signature = Signature("sari", 1, (("dialect", "easse"), ("tok", "13a")))
        >>> str(signature)
        'sari|dialect:easse|tok:13a|v:1'
        >>> Signature.parse(str(signature)) == signature
        True
        >>> signature.diff(Signature("sari", 1, (("dialect", "hf"), ("tok", "13a"))))
        (('dialect', 'easse', 'hf'),)
    """

    name: str
    version: int
    choices: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        parts = [_quoted(self.name)]
        parts += [f"{_quoted(key)}:{_quoted(value)}" for key, value in self.choices]
        return "|".join([*parts, f"v:{self.version}"])

    @classmethod
    def parse(cls, text: str) -> Signature:
        """Read what `str` wrote.

        Raises:
            ValueError: The text is not a signature.
        """
        name, *pairs = text.split("|")
        choices = [_choice(pair, text) for pair in pairs]
        if not name or not choices or choices[-1][0] != "v" or not choices[-1][1].isdecimal():
            raise ValueError(f"not a signature: {text!r}")
        return cls(unquote(name), int(choices[-1][1]), tuple(choices[:-1]))

    def with_choice(self, key: str, value: str) -> Signature:
        """The same signature with one more choice."""
        return Signature(self.name, self.version, (*self.choices, (key, value)))

    def without(self, key: str) -> Signature:
        """The same signature without one choice."""
        return Signature(
            self.name, self.version, tuple(pair for pair in self.choices if pair[0] != key)
        )

    def diff(self, other: Signature) -> tuple[tuple[str, str, str], ...]:
        """The choices that differ, as (key, ours, theirs); an absent choice is an empty string."""
        ours = {"name": self.name, **dict(self.choices), "v": str(self.version)}
        theirs = {"name": other.name, **dict(other.choices), "v": str(other.version)}
        keys = list(dict.fromkeys([*ours, *theirs]))
        pairs = ((key, ours.get(key, ""), theirs.get(key, "")) for key in keys)
        return tuple((key, mine, yours) for key, mine, yours in pairs if mine != yours)


def reference_count(segments: Sequence[Segment]) -> str:
    """How many references the segments have: a number, or ``var`` where it differs.

    Example:
        >>> reference_count([Segment("1", "a", ("b", "c"))])
        '2'
    """
    counts = {len(segment.references) for segment in segments}
    return str(counts.pop()) if len(counts) == 1 else "var"


def _quoted(text: str) -> str:
    return quote(text, safe=" /+.,;=()[]{}@&~^*!?'\"<>#$")


def _choice(pair: str, whole: str) -> tuple[str, str]:
    key, colon, value = pair.partition(":")
    if not colon:
        raise ValueError(f"not a signature: {whole!r}")
    return unquote(key), unquote(value)
