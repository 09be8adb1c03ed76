"""Many texts through a model: longest first, padded as little as possible, smaller when it must."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from harness.errors import Exit, HarnessError

Progress = Callable[[int, int], None]
"""Called with the number of texts that are done, and of all."""


def batches(lengths: Sequence[int], area: int) -> list[list[int]]:
    """Indices in groups, longest first, each with a padded area of at most `area` tokens.

    A text that is longer than the area has a group of its own.

    Example:
        >>> batches([2, 9, 3, 4], 8)
        [[1], [3, 2], [0]]
    """
    groups: list[list[int]] = []
    width = 0
    for index in sorted(range(len(lengths)), key=lambda index: (-lengths[index], index)):
        if not groups or (len(groups[-1]) + 1) * width > area:
            groups.append([])
            width = lengths[index]
        groups[-1].append(index)
    return groups


def run(
    lengths: Sequence[int],
    area: int,
    forward: Callable[[list[int]], None],
    progress: Progress | None = None,
) -> int:
    """Call `forward` on every group; where the GPU's memory is too small, on half of it and on.

    Returns:
        The area that fitted, which is where the next call should begin.

    Raises:
        HarnessError: Not even one text fits.
    """
    report = progress or Line()
    waiting = batches(lengths, area)[::-1]
    done = 0
    while waiting:
        group = waiting.pop()
        if _fits(forward, group):
            done += len(group)
            report(done, len(lengths))
            continue
        if len(group) == 1:
            raise HarnessError(
                f"the GPU's memory is too small for one text of {lengths[group[0]]} tokens",
                hint="set device: cpu, or free the GPU",
                exit_code=Exit.ENVIRONMENT,
            )
        area = max(lengths[index] for index in group) * (len(group) // 2)
        left = [index for one in [group, *waiting[::-1]] for index in one]
        again = batches([lengths[index] for index in left], area)
        waiting = [[left[at] for at in one] for one in again][::-1]
    return area


def _fits(forward: Callable[[list[int]], None], group: list[int]) -> bool:
    import torch

    try:
        forward(group)
    except torch.OutOfMemoryError:
        torch.cuda.empty_cache()
        return False
    return True


@dataclass
class Line:
    """Progress on standard error, if that is a terminal and the work takes long enough to ask."""

    doing: str = "embedding"
    _began: float = field(default_factory=time.monotonic)
    _shown: float = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Write the count over the last one, at most five times a second, and remove it."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._began < 2:
            return
        if done >= total:
            sys.stderr.write("\r\x1b[K")
        elif now - self._shown >= 0.2:
            self._shown = now
            sys.stderr.write(f"\r{self.doing}: {done:,} of {total:,} texts\x1b[K")
        sys.stderr.flush()
