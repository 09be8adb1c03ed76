"""What a board is asked for and what stands on it: values, without any work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BoardMethod:
    """How systems are told apart.

    Attributes:
        resamples: Bootstrap resamples, the same for all systems.
        confidence: Of the intervals; one minus it bounds the chance of any false difference.
        seed: None takes the seed of the first run.
    """

    resamples: int = 10_000
    confidence: float = 0.95
    seed: int | None = None


@dataclass(frozen=True)
class BoardColumn:
    """One output of one metric."""

    metric: str
    output: str
    better: str
    signature: str

    @property
    def name(self) -> str:
        """``metric.output``."""
        return f"{self.metric}.{self.output}"


@dataclass(frozen=True)
class BoardValue:
    """A value with its interval; NaN where there is none."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Entry:
    """One line of the board.

    Attributes:
        role: ``system``, ``human`` or ``control``.
        is_person: Whether people wrote the texts.
        n: Segments with a rewrite.
        n_missing: Segments without.
        values: One for each column.
        signatures: One for each column; that of a held-out reference has one reference fewer.
        letters: Systems that share one cannot be told apart; empty for controls.
        tied: The names of the systems that this one cannot be told apart from.
    """

    name: str
    system: str
    role: str
    is_person: bool
    n: int
    n_missing: int
    values: tuple[BoardValue, ...]
    signatures: tuple[str, ...]
    letters: str
    tied: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """Systems in the order of one output.

    Attributes:
        segments: How many every number is from.
        by: Index of the column that orders the board.
        pairs: How many pairs were tested together.
    """

    corpus: str
    segments: int
    by: int
    columns: tuple[BoardColumn, ...]
    entries: tuple[Entry, ...]
    method: BoardMethod
    pairs: int
    notes: tuple[str, ...]
