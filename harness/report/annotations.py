"""Lines that GitHub Actions shows as annotations of a workflow run.

GitHub keeps ten errors and ten warnings of a step and drops the rest without a word, so the tenth
says how many more there are. Its workflow commands end at a line break and use % to escape.
"""

from __future__ import annotations

from collections.abc import Sequence

from harness.analysis.gate_verdicts import GateReport, Result, counts
from harness.errors import Exit

MOST = 10
_LONGEST = 1000


def workflow_commands(report: GateReport) -> list[str]:
    """One workflow command for each problem, regression, warning and undecided rule."""
    errors = [("gate cannot judge", problem) for problem in report.problems]
    errors += [_line(each) for each in report.results if each.exit_code is not Exit.OK]
    warnings = [
        _line(each) for each in report.results if counts(each) and each.exit_code is Exit.OK
    ]
    return [*_commands("error", errors), *_commands("warning", warnings)]


def command(kind: str, title: str, message: str) -> str:
    r"""One workflow command.

    Example:
        >>> command("error", "a, b: 5%", "one\ntwo ::error::")
        '::error title=a%2C b%3A 5%25::one%0Atwo ::error::'
    """
    return f"::{kind} title={_property(title)}::{_data(message)}"


def _line(result: Result) -> tuple[str, str]:
    return f"{result.verdict.value}: {result.check.name}", result.sentence


def _commands(kind: str, lines: Sequence[tuple[str, str]]) -> list[str]:
    shown = lines if len(lines) <= MOST else lines[: MOST - 1]
    found = [command(kind, title, message) for title, message in shown]
    if len(shown) < len(lines):
        rest = f"{len(lines) - len(shown)} more are in gate.json and in the summary"
        found.append(command(kind, "gate", rest))
    return found


def _data(text: str) -> str:
    cut = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return cut.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
