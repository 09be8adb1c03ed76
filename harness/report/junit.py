"""A gate as JUnit XML, which CI systems show as tests.

One test suite a cell and one test case a rule, after one for the preconditions. A regression is a
failure, a broken precondition an error, an undecided rule is skipped or, where it fails the gate,
a failure; a rule that only warns passes and says so in its output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from harness.analysis.gate_verdicts import GateReport, Result, Verdict
from harness.errors import Exit
from harness.report.gate_numbers import numbers
from harness.runs.atomic import write_text

# XML 1.0 has no way to write these, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: GateReport) -> str:
    """The report as XML."""
    root = ElementTree.Element("testsuites", name=_clean(f"harness gate {report.experiment}"))
    for cell in dict.fromkeys(each.cell for each in report.coverage) or ("",):
        results = [each for each in report.results if each.check.cell == cell]
        root.append(_suite(report, cell, results))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    root.set("time", "0")
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def write(path: Path, report: GateReport) -> None:
    """Write the report, atomically.

    Raises:
        HarnessError: The folder cannot be written to.
    """
    write_text(path, junit(report))


def _suite(report: GateReport, cell: str, results: Sequence[Result]) -> ElementTree.Element:
    name = " ".join(filter(None, ["gate", report.experiment, cell]))
    suite = ElementTree.Element("testsuite", name=_clean(name))
    classname = _clean(".".join(filter(None, [report.experiment, cell])) or "gate")
    suite.append(_preconditions(report, classname))
    for result in results:
        suite.append(_case(result, classname))
    suite.set("tests", str(len(suite)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(tag) is not None for case in suite)))
    suite.set("time", "0")
    return suite


def _preconditions(report: GateReport, classname: str) -> ElementTree.Element:
    case = _new_case("preconditions: segments, signatures, coverage", classname)
    if report.problems:
        text = "\n".join(report.problems)
        first = report.problems[0].partition("\n")[0]
        _add(case, "error", first, text, type=Exit(report.exit_code).name.lower())
    return case


def _case(result: Result, classname: str) -> ElementTree.Element:
    case = _new_case(result.check.name, classname)
    details = "\n".join(numbers(result))
    message = f"{result.verdict.value}: {result.sentence}"
    if result.exit_code in (Exit.REGRESSED, Exit.INCONCLUSIVE):
        _add(case, "failure", message, details, type=result.verdict.value)
    elif result.verdict is Verdict.INCONCLUSIVE:
        # What is skipped takes no text in older readers, so all of it is in the message.
        skipped = ElementTree.SubElement(case, "skipped")
        skipped.set("message", _clean(message))
    else:
        ElementTree.SubElement(case, "system-out").text = _clean(f"{message}\n{details}")
    return case


def _new_case(name: str, classname: str) -> ElementTree.Element:
    return ElementTree.Element("testcase", name=_clean(name), classname=classname, time="0")


def _add(case: ElementTree.Element, tag: str, message: str, text: str, *, type: str) -> None:
    element = ElementTree.SubElement(case, tag, message=_clean(message), type=type)
    element.text = _clean(text)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text)
