"""The reports of a gate: JUnit against a schema, Markdown and annotations against hostile texts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from harness.analysis.gate import refused
from harness.analysis.gate_rules import Check
from harness.analysis.gate_verdicts import Change, Coverage, GateReport, Result, Verdict
from harness.errors import CombinedError, Exit, HarnessError
from harness.report.annotations import workflow_commands
from harness.report.gate_json import as_data
from harness.report.gate_summary import append, gate_summary
from harness.report.gate_texts import Texts
from harness.report.junit import junit

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "junit.xsd")))
HOSTILE = "</testcase>&\"'<b>|`x`\n\r::error::%0A\x00\x1b\ufffe]]> 😀 </details><script>"
NAN = float("nan")


def result(
    verdict: Verdict = Verdict.PASS, code: Exit = Exit.OK, name: str = "rule", cell: str = ""
) -> Result:
    check = Check(cell, "sari", "sari", 0, "higher", "margin", name=name)
    worst = (Change("s1", 50.0, 10.0), Change("s2", 40.0, 20.0))
    return Result(
        check=check,
        verdict=verdict,
        exit_code=code,
        baseline=40.0,
        candidate=38.0,
        measured=-2.0,
        low=-3.0,
        high=-1.0,
        limit=-1.0,
        margin=1.0,
        p=0.01,
        p_adjusted=0.02,
        p_pass=0.9,
        detectable=2.5,
        n=70,
        sentence=f"sentence of {name}",
        worst=worst,
    )


def report(*results: Result) -> GateReport:
    cells = dict.fromkeys(each.check.cell for each in results)
    return GateReport(
        run=Path("results/x/1"),
        baseline=Path("results/baselines/main"),
        system="new",
        baseline_system="old",
        experiment="town",
        alpha=0.05,
        resamples=1000,
        verdict=results[0].verdict if results else Verdict.ERROR,
        exit_code=results[0].exit_code if results else Exit.USAGE,
        results=results,
        coverage=tuple(Coverage(cell, 70, 0, 0) for cell in cells),
    )


def parsed(found: GateReport) -> etree._Element:
    root = etree.fromstring(junit(found).encode("utf-8"))
    SCHEMA.assertValid(root)
    return root


EVERY = (
    result(Verdict.PASS),
    result(Verdict.REGRESSED, Exit.REGRESSED),
    result(Verdict.INCONCLUSIVE),
    result(Verdict.INCONCLUSIVE, Exit.INCONCLUSIVE),
    result(Verdict.WARN),
)


def test_a_case_a_rule() -> None:
    root = parsed(report(*EVERY))
    (suite,) = root
    outcomes = [[child.tag for child in case] for case in suite]
    assert outcomes == [[], ["system-out"], ["failure"], ["skipped"], ["failure"], ["system-out"]]
    assert dict(suite.attrib) | {"name": ""} == {
        "name": "",
        "tests": "6",
        "failures": "2",
        "errors": "0",
        "skipped": "1",
        "time": "0",
    }
    failure = suite[2][0]
    assert failure.get("type") == "regressed"
    for part in ("delta -2.00", "margin 1.00", "-3.00 to -1.00", "after Holm 0.020", "2.50"):
        assert part in (failure.text or "")


def test_a_suite_a_cell() -> None:
    root = parsed(report(result(cell="a"), result(cell="b"), result(cell="b", name="two")))
    assert [suite.get("name") for suite in root] == ["gate town a", "gate town b"]
    assert [suite.get("tests") for suite in root] == ["2", "3"]
    assert root.get("tests") == "5"


def test_a_broken_precondition_is_an_error_and_no_failure() -> None:
    errors = [HarnessError("different corpora"), HarnessError("a metric is gone", hint="put back")]
    found = refused(Path("run"), Path("base"), "town", CombinedError(errors))
    root = parsed(found)
    assert (root.get("errors"), root.get("failures")) == ("1", "0")
    error = root[0][0][0]
    assert (error.tag, error.get("type")) == ("error", "usage")
    assert "a metric is gone (put back)" in (error.text or "")


def test_hostile_texts_stay_texts() -> None:
    bad = replace(
        result(Verdict.REGRESSED, Exit.REGRESSED, name=HOSTILE, cell=HOSTILE), sentence=HOSTILE
    )
    found = replace(report(bad), experiment=HOSTILE, notes=(HOSTILE,))
    root = parsed(found)
    seen = HOSTILE.replace("\x00", "�").replace("\x1b", "�").replace("\ufffe", "�")
    assert root[0][1].get("name") == seen
    assert len(root.findall(".//testcase")) == 2

    texts = {(HOSTILE, each.segment): Texts(HOSTILE, HOSTILE, HOSTILE) for each in bad.worst}
    markdown = gate_summary(found, texts)
    assert "<script>" not in markdown
    assert markdown.count("<details>") == markdown.count("</details>") == 1
    table = [line for line in markdown.split("\n") if line.startswith("| ❌")]
    assert len(table) == 1
    assert len(re.findall(r"(?<!\\)\|", table[0])) == 10

    for command in workflow_commands(found):
        assert "\n" not in command
        assert "\r" not in command
        title = command.split("::")[1].partition("title=")[2]
        assert ":" not in title
        assert "," not in title


def test_the_summary_tells_the_worst_first_and_folds_the_segments() -> None:
    texts = {
        ("", "s1"): Texts("The original.", "The run.", "The baseline."),
        ("", "s2"): Texts("O2", "R2", None),
    }
    markdown = gate_summary(report(*EVERY), texts)
    order = re.findall(r"^\| \S+ (\w+) \|", markdown, re.MULTILINE)
    assert order == ["regressed", "warn", "inconclusive", "inconclusive", "pass"]
    assert markdown.count("<details>") == markdown.count("</details>") == 4
    assert "**s1**: sari 50.00 → 10.00" in markdown
    for line in ("- original: The original.", "- baseline: The baseline.", "- run: The run."):
        assert line in markdown


def test_the_head_of_a_fold_is_html_where_a_backslash_would_be_seen() -> None:
    name = "edits exact_copies: a|b <i>\n\n`c`"
    markdown = gate_summary(report(result(Verdict.REGRESSED, Exit.REGRESSED, name=name)), {})
    assert "<details><summary>edits exact_copies: a|b &lt;i&gt; `c`: the 2 segments" in markdown


def test_a_path_that_is_not_utf8_and_missing_rewrites_are_told() -> None:
    found = replace(
        report(result()), run=Path("caf\udce9"), coverage=(Coverage("seed=1", 70, 3, 0),)
    )
    markdown = gate_summary(found, {})
    assert "new of caf? against" in markdown
    assert "- 3 of 70 rewrites are missing from the run, 0 from the baseline in seed=1" in markdown
    assert as_data(found)["run"] == "caf?"
    assert "preconditions" in junit(found)


@pytest.mark.parametrize("limit", [2_500, 20_000, 1_000_000])
def test_the_summary_is_cut_at_whole_pieces(limit: int) -> None:
    many = [
        result(Verdict.REGRESSED, Exit.REGRESSED, name=f"rule {index}") for index in range(3000)
    ]
    texts = {("", name): Texts("ü" * 5000, "x" * 5000, None) for name in ("s1", "s2")}
    markdown = gate_summary(report(*many), texts, limit)
    assert len(markdown.encode("utf-8")) <= limit
    assert markdown.count("<details>") == markdown.count("</details>")
    assert re.search(r"\n\d+ more lines and segments are in gate\.json\.\n$", markdown)


def test_appending_keeps_below_the_limit_of_github(tmp_path: Path) -> None:
    path = tmp_path / "summary"
    many = [result(Verdict.REGRESSED, Exit.REGRESSED, name=f"{index}") for index in range(3000)]
    for _ in range(3):
        append(path, report(*many), {("", "s1"): Texts("x" * 9999, "y" * 9999, None)})
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(HarnessError) as caught:
        append(tmp_path, report(*many), {})
    assert caught.value.exit_code is Exit.ENVIRONMENT


def test_annotations_are_at_most_ten_of_a_kind() -> None:
    many = [result(Verdict.REGRESSED, Exit.REGRESSED, name=f"r{index}") for index in range(25)]
    unsure = [result(Verdict.INCONCLUSIVE, name=f"u{index}") for index in range(3)]
    lines = workflow_commands(report(*many, *unsure))
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 3
    assert lines[9] == "::error title=gate::16 more are in gate.json and in the summary"
    assert lines[0] == "::error title=regressed%3A r0::sentence of r0"


def test_a_rule_that_may_be_undecided_is_not_annotated() -> None:
    quiet = result(Verdict.INCONCLUSIVE)
    quiet = replace(quiet, check=replace(quiet.check, on_inconclusive="pass"))
    assert workflow_commands(report(quiet, result())) == []
