"""The one kind of error that a user is meant to see.

Everything that can go wrong because of a file, a config, an environment or an interruption is a
`HarnessError`: one line that says what, where and what to do, and the exit code that tells a
script which of those it was. Anything else that reaches the command line is a bug, and says so.
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable, Sequence


class Exit(enum.IntEnum):
    """What the exit status of a command means; documented, and never reused for another cause."""

    OK = 0
    REGRESSED = 1
    USAGE = 2
    INCOMPLETE = 3
    INCONCLUSIVE = 4
    ENVIRONMENT = 5
    BUG = 70
    INTERRUPTED = 130


class HarnessError(Exception):
    """An expected failure: what is wrong, where, what to do about it, and the exit code.

    Args:
        message: What is wrong, in one sentence without a full stop.
        hint: What to do about it, if that is not plain from the message.
        where: The place: ``file``, ``file:line`` or ``file:line:column``.
        exit_code: The status with which a command ends on this error.
        snippet: Source lines with a caret under the place, printed below the message.

    Example:
        >>> print(HarnessError("no such file", where="configs/x.yaml:3:9", hint="check the path"))
        configs/x.yaml:3:9: no such file (check the path)
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        where: str | None = None,
        exit_code: Exit = Exit.USAGE,
        snippet: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where
        self.exit_code = exit_code
        self.snippet = snippet

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        text = f"{place}{self.message}{advice}"
        return f"{text}\n{self.snippet}" if self.snippet else text


class CombinedError(HarnessError):
    """Several expected failures found together, so that one look repairs them all.

    Example:
        >>> print(CombinedError([HarnessError("a is missing"), HarnessError("b is missing")]))
        a is missing
        b is missing
        2 errors
    """

    def __init__(self, errors: Sequence[HarnessError]) -> None:
        super().__init__(
            f"{len(errors)} errors" if len(errors) != 1 else "1 error",
            exit_code=errors[0].exit_code if errors else Exit.USAGE,
        )
        self.errors = tuple(errors)

    def __str__(self) -> str:
        lines = [str(error) for error in self.errors]
        # One error needs no count; of several, the count says where the list ends.
        return "\n".join(lines if len(lines) == 1 else [*lines, self.message])


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the known word nearest to a misspelt one, or None where none is near.

    Example:
        >>> did_you_mean("tokeniser", ["tokenizer", "case"])
        'did you mean tokenizer?'
        >>> did_you_mean("zebra", ["tokenizer", "case"]) is None
        True
    """
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else None
