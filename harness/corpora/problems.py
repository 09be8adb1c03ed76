"""Collect what is wrong with one file, so that one look repairs it all."""

from __future__ import annotations

from harness.corpora.decoding import natural_key
from harness.errors import CombinedError, HarnessError

MOST = 20
"""More problems than this are counted, not listed."""


class Problems:
    """Errors found together; raised together.

    Example:
        >>> problems = Problems()
        >>> for line in range(1, 23):
        ...     problems.add("the original is empty", where=f"a.txt:{line}")
        >>> try:
        ...     problems.raise_any()
        ... except HarnessError as error:
        ...     print(str(error).splitlines()[-2:])
        ['… and 2 more', '22 errors']
    """

    def __init__(self) -> None:
        self._errors: list[HarnessError] = []
        self._count = 0

    def add(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        """Note one problem; the arguments are those of `HarnessError`."""
        self._count += 1
        if len(self._errors) < MOST:
            self._errors.append(HarnessError(message, where=where, hint=hint))

    def raise_any(self) -> None:
        """Raise what was noted; does nothing where that is nothing.

        Raises:
            HarnessError: There was one problem.
            CombinedError: There were several.
        """
        if self._count == 1:
            raise self._errors[0]
        if self._count > 1:
            raise self._combined()

    def _combined(self) -> CombinedError:
        rest = self._count - len(self._errors)
        more = [HarnessError(f"… and {rest} more")] if rest else []
        ordered = sorted(self._errors, key=lambda error: natural_key(error.where or ""))
        combined = CombinedError([*ordered, *more])
        combined.message = f"{self._count} errors"
        return combined
