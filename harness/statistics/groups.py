"""Groups of systems that cannot be told apart, in place of ranks.

Source: Piepho 2004, Journal of Computational and Graphical Statistics 13:456-466, for letters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from harness.statistics.resampling import Bools, Floats


def significance_groups(
    pairs: Floats | Bools, order: Sequence[int], alpha: float = 0.05
) -> tuple[tuple[int, ...], ...]:
    """Maximal runs of the order in which no pair of systems differs.

    Contract: every group is a run of consecutive systems of `order`; no two systems of a group
    differ; no group lies inside another; groups come in the order of their first system, and so
    also of their last. Every system is in at least one group, and may be in several, because
    "not told apart" does not carry over from pair to pair. Two systems in one group are never
    told apart; two systems in no common group may still not be, where one between them differs
    from either (`compact_letters` settles that case). The result depends on nothing else.

    Args:
        pairs: Shape (systems, systems): adjusted p-values, or True where the pair differs. Only
            pairs of two systems are read, and a pair differs where either half says so; NaN
            means that it cannot be told apart.
        order: Indices of the systems to group, usually best first.
        alpha: Level below which a p-value tells two systems apart.

    Returns:
        The groups, each a tuple of system indices in the order given.

    Example:
        >>> p = np.array([[1.0, 0.3, 0.01], [0.3, 1.0, 0.2], [0.01, 0.2, 1.0]])
        >>> significance_groups(p, [0, 1, 2])
        ((0, 1), (1, 2))
    """
    differs = _decided(pairs, alpha)
    groups: list[tuple[int, ...]] = []
    reached = 0
    for start in range(len(order)):
        end = start + 1
        while end < len(order) and not differs[order[end], order[start:end]].any():
            end += 1
        if end > reached:
            groups.append(tuple(order[start:end]))
            reached = end
    return tuple(groups)


def compact_letters(
    pairs: Floats | Bools, order: Sequence[int], alpha: float = 0.05
) -> dict[int, str]:
    """Letters such that two systems share one exactly where they cannot be told apart.

    Contract: as stated in the first line, for every pair; the first letters go to the first
    systems of the order. After z come aa, ab and so on, and a system's letters are separated by
    spaces where any has two characters.

    Args:
        pairs: As in `significance_groups`.
        order: Indices of the systems, usually best first.
        alpha: Level below which a p-value tells two systems apart.

    Returns:
        The letters of each system.

    Example:
        >>> p = np.array([[1.0, 0.3, 0.01], [0.3, 1.0, 0.2], [0.01, 0.2, 1.0]])
        >>> compact_letters(p, [0, 1, 2])
        {0: 'a', 1: 'ab', 2: 'b'}
    """
    columns = _columns(_decided(pairs, alpha), order)
    place = {system: index for index, system in enumerate(order)}
    columns.sort(key=lambda column: sorted(place[system] for system in column))
    names = [_letter(index) for index in range(len(columns))]
    gap = " " if len(names) > 26 else ""
    return {
        system: gap.join(
            name for name, column in zip(names, columns, strict=True) if system in column
        )
        for system in order
    }


def _columns(differs: Bools, order: Sequence[int]) -> list[frozenset[int]]:
    """Insert and absorb: split every column that holds a pair that differs, drop what is inside."""
    columns = [frozenset(order)] if order else []
    for index, one in enumerate(order):
        for other in order[index + 1 :]:
            if differs[one, other]:
                columns = _absorbed(_split(columns, one, other))
    return columns


def _split(columns: list[frozenset[int]], one: int, other: int) -> list[frozenset[int]]:
    parted: list[frozenset[int]] = []
    for column in columns:
        if one in column and other in column:
            parted += [column - {other}, column - {one}]
        else:
            parted.append(column)
    return parted


def _absorbed(columns: list[frozenset[int]]) -> list[frozenset[int]]:
    distinct = list(dict.fromkeys(columns))
    return [column for column in distinct if not any(column < other for other in distinct)]


def _decided(pairs: Floats | Bools, alpha: float) -> Bools:
    decided = pairs if pairs.dtype == np.bool_ else np.less(pairs, alpha)
    differs = np.asarray(decided, dtype=np.bool_)
    return differs | differs.T


def _letter(index: int) -> str:
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
