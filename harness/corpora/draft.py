"""What a reader hands on: columns of texts, not yet checked, and where each row lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Draft:
    """A corpus as its reader found it.

    All sequences have one item a segment.

    Attributes:
        name: What the corpus is called unless the user says otherwise.
        ids: Ids as found, or ``"1"`` to ``"n"`` where the format has none.
        originals: Texts; may be empty here, which the check refuses.
        references: Texts of the references of each segment.
        place: From a row to ``file:line``.
        reference_place: From a row and the number of a reference to ``file:line``.
        files: SHA-256 of each file that was read, by path.
        documents: The document of each segment.
        languages: The language of each segment.
        others: Columns without a role, with None where a row has no value.
    """

    name: str
    ids: Sequence[str]
    originals: Sequence[str]
    references: Sequence[tuple[str, ...]]
    place: Callable[[int], str]
    reference_place: Callable[[int, int], str]
    files: Mapping[str, str]
    documents: Sequence[str | None] = ()
    languages: Sequence[str] = ()
    others: Mapping[str, Sequence[str | None]] = field(default_factory=dict)


def numbers(count: int) -> list[str]:
    """Ids for a format that has none: the number of the row, from 1.

    Example:
        >>> numbers(3)
        ['1', '2', '3']
    """
    return [str(number) for number in range(1, count + 1)]
