"""A gate in Markdown: the verdict, a table of rules, and the worst segments folded away.

GitHub refuses a step summary of more than 1,024 KiB, so the text is cut at whole rows and whole
segments, regressions first, and says what it left out. Texts come from models and from the web:
everything is escaped.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from harness.analysis.gate_verdicts import Change, GateReport, Result, Verdict
from harness.analysis.gate_words import number
from harness.errors import Exit, HarnessError
from harness.report.gate_numbers import COLUMNS, cells, missing, numbers, sides
from harness.report.gate_texts import Texts, TextsOf
from harness.report.markdown import escaped
from harness.runs.atomic import write_text

LIMIT = 1_000_000
"""Bytes of a summary: below GitHub's 1,024 KiB, with room for other steps' lines."""

_SIGNS = MappingProxyType(
    {"pass": "✅", "warn": "⚠️", "inconclusive": "❔", "regressed": "❌", "error": "⛔"}
)
_ORDER = (Verdict.REGRESSED, Verdict.WARN, Verdict.INCONCLUSIVE, Verdict.PASS)
_LONGEST = 2000
_ROOM = 400  # for the sentence on what was left out


def gate_summary(report: GateReport, texts: TextsOf, limit: int = LIMIT) -> str:
    """The report in Markdown, of at most `limit` bytes in UTF-8.

    Args:
        report: What the gate found.
        texts: Texts of the segments that it names, as far as there are any.
        limit: The most that may be written; at least some 2,000 for the head.
    """
    text = _Text(limit - _ROOM)
    text.add("\n\n".join(_head(report)) + "\n")
    ordered = sorted(report.results, key=lambda result: _ORDER.index(result.verdict))
    if ordered:
        _add_table(text, ordered)
    for result in ordered:
        if result.verdict is not Verdict.PASS and result.worst:
            _add_segments(text, result, texts)
    if text.left_out:
        text.force(f"\n{text.left_out} more lines and segments are in gate.json.\n")
    return text.whole


def write(path: Path, report: GateReport, texts: TextsOf) -> None:
    """Write the summary, atomically.

    Raises:
        HarnessError: The folder cannot be written to.
    """
    write_text(path, gate_summary(report, texts))


def append(path: Path, report: GateReport, texts: TextsOf) -> None:
    """Add the summary to a file that belongs to the CI system, with what is in it already.

    Raises:
        HarnessError: The file cannot be written to.
    """
    try:
        taken = path.stat().st_size if path.exists() else 0
        with path.open("a", encoding="utf-8") as file:
            file.write(gate_summary(report, texts, max(LIMIT - taken, 3000)))
    except OSError as error:
        raise HarnessError(
            f"cannot write the step summary {path}: {error.strerror or error}",
            hint="GITHUB_STEP_SUMMARY names the file",
            exit_code=Exit.ENVIRONMENT,
        ) from error


class _Text:
    """A text that takes whole blocks as long as they fit."""

    def __init__(self, limit: int) -> None:
        self._parts: list[str] = []
        self._left = limit
        self.left_out = 0

    @property
    def whole(self) -> str:
        return "".join(self._parts)

    def add(self, block: str, reserve: int = 0) -> bool:
        size = len(block.encode("utf-8"))
        if size + reserve > self._left:
            self.left_out += 1
            return False
        self._parts.append(block)
        self._left -= size
        return True

    def force(self, block: str) -> None:
        self._parts.append(block)


def _head(report: GateReport) -> Iterator[str]:
    verdict = report.verdict.value
    yield f"## {_SIGNS[verdict]} Gate {verdict}: {escaped(report.experiment)}"
    yield _cut(sides(report), 600)
    if report.problems:
        yield "No rule was applied, because run and baseline cannot be compared:"
        # More than these are the same story told again, and the head must always fit.
        yield "\n".join(f"- {_cut(problem, 500)}" for problem in report.problems[:20])
    for note in report.notes[:20]:
        yield f"- {_cut(note, 300)}"
    for each in report.coverage[:20]:
        if each.missing or each.missing_baseline:
            yield f"- {_cut(missing(each), 300)}"


def _add_table(text: _Text, ordered: Sequence[Result]) -> None:
    text.add(f"\n| {' | '.join(COLUMNS)} |\n|---|---|{'---:|' * (len(COLUMNS) - 2)}\n")
    for result in ordered:
        verdict, name, *rest = cells(result)
        sign = _SIGNS[verdict]
        text.add(f"| {sign} {verdict} | {_cut(name, 200)} | {' | '.join(map(escaped, rest))} |\n")
    text.add(
        "\n*plausible*: one-sided bounds of the difference or value; *p*: against the loss "
        "being within the limit, after Holm; *would see*: the smallest loss that these segments "
        "show 4 times out of 5.\n"
    )


def _add_segments(text: _Text, result: Result, texts: TextsOf) -> None:
    end = "</details>\n"
    # GitHub takes this line for HTML, where a backslash escapes nothing and would be shown.
    name = html.escape(" ".join(_short(result.check.name, 200).split()), quote=False)
    count = f"{len(result.worst)} segment{'s' if len(result.worst) > 1 else ''}"
    opening = (
        f"\n<details><summary>{name}: the {count} that lost most</summary>\n\n"
        f"{escaped(result.sentence)}\n\n" + "".join(f"- {escaped(x)}\n" for x in numbers(result))
    )
    reserve = len(end)
    if not text.add(opening + "\n", reserve):
        return
    for change in result.worst:
        text.add(_segment(result, change, texts), reserve)
    text.add(end)


def _segment(result: Result, change: Change, texts: TextsOf) -> str:
    title = (
        f"**{_cut(change.segment, 200)}**: {escaped(result.check.title)} "
        f"{number(change.baseline)} → {number(change.candidate)}\n\n"
    )
    found = texts.get((result.check.cell, change.segment))
    return title + (_texts(found) if found else "")


def _texts(found: Texts) -> str:
    sides = (("original", found.original), ("baseline", found.baseline), ("run", found.run))
    lines = [f"- {name}: {_cut(text)}\n" for name, text in sides if text is not None]
    return "".join(lines) + "\n"


def _cut(text: str, longest: int = _LONGEST) -> str:
    return escaped(_short(text, longest))


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest] + "…"
