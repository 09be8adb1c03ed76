"""The gate as a pipeline meets it: accept a baseline, run another system, read code and reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from harness.api import run as run_config
from harness.cli import main as entry

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "corpora/town-sentences"
SCHEMA = etree.XMLSchema(etree.parse(str(ROOT / "tests/report/junit.xsd")))
Call = Callable[..., int]


def call(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as stopped:
        entry.main([str(argument) for argument in arguments])
    code = stopped.value.code
    return code if isinstance(code, int) else 1


def lines(name: str) -> list[str]:
    return (TOWN / f"outputs/{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]


def town(folder: Path, texts: dict[str, list[str]], **more: Any) -> Path:
    """A run of one or more systems on the town sentences."""
    systems = []
    for name, rewrites in texts.items():
        path = folder / f"{name}-{len(list(folder.iterdir()))}.txt"
        path.write_text("\n".join(rewrites) + "\n", encoding="utf-8")
        systems.append({"name": name, "path": str(path)})
    corpus = {"path": str(TOWN / "segments.jsonl"), **more.pop("corpus", {})}
    return run_config(
        {
            "experiment": "town",
            "output": str(folder / "results"),
            "corpus": corpus,
            "systems": systems,
            "metrics": ["sari", "readability"],
            "controls": False,
            "statistics": {"resamples": 0},
            **more,
        }
    ).folder


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("both")
    return town(folder, {"careful": lines("careful"), "careless": lines("careless")})


@pytest.fixture(scope="module")
def baseline(both: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("baselines")
    assert (
        call(
            "baseline", "accept", both, "--name", "main", "--system", "careful", "--folder", folder
        )
        == 0
    )
    return folder / "main"


def test_a_worse_system_is_stopped(
    both: Path, baseline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    junit, summary = tmp_path / "gate.xml", tmp_path / "gate.md"
    options = ("--system", "careless", "--junit", junit, "--summary", summary)
    assert call("gate", both, "--baseline", baseline, *options) == 1
    out = capsys.readouterr().out
    assert "Gate regressed: careless of" in out
    head = next(line for line in out.split("\n") if "verdict" in line)
    for column in ("delta", "plausible", "limit", "p", "would see"):
        assert column in head

    root = etree.parse(str(junit)).getroot()
    SCHEMA.assertValid(root)
    assert (root.get("errors"), root.get("failures")) == ("0", "1")
    assert root.find(".//failure").getparent().get("name") == "sari: loss within the noise"

    written = summary.read_text(encoding="utf-8")
    data = json.loads((both / "gate.json").read_text(encoding="utf-8"))
    assert (data["verdict"], data["exit_code"]) == ("regressed", 1)
    (broken,) = [rule for rule in data["rules"] if rule["verdict"] == "regressed"]
    assert broken["delta"] == pytest.approx(broken["candidate"] - broken["baseline"])
    corpus = {
        segment["id"]: segment["original"]
        for segment in map(
            json.loads, (TOWN / "segments.jsonl").read_text("utf-8").split("\n")[:-1]
        )
    }
    rewrites = dict(zip(corpus, lines("careless"), strict=True))
    # The worst segment of all, worked out from the table of segments.
    worst = broken["worst"][0]["segment"]
    assert worst == _most_lost(both)
    assert f"**{worst}**" in written
    assert f"- original: {corpus[worst]}" in written
    assert f"- run: {rewrites[worst]}" in written
    assert "- baseline: " not in written  # a baseline holds no text


def _most_lost(folder: Path) -> str:
    import pandas as pd

    table = pd.read_csv(folder / "segments.csv").pivot(
        index="segment", columns="system", values="sari.sari"
    )
    return str((table["careless"] - table["careful"]).idxmin())


def test_an_equal_system_passes(
    both: Path, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("gate", both, "--baseline", baseline, "--system", "careful", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["verdict"] == "pass"
    assert {rule["verdict"] for rule in data["rules"]} == {"pass"}
    assert all(rule["delta"] == 0 for rule in data["rules"])


def test_twenty_segments_cannot_decide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    careful, copier = lines("careful"), lines("copier")
    # Every tenth rewrite is a worse one.
    near = [copier[i] if i % 10 == 5 else careful[i] for i in range(70)]
    rules = {"rules": [{"output": "sari", "margin": 1.5}]}
    few = {"corpus": {"limit": 20}, "gate": rules}
    old = town(tmp_path, {"mine": careful}, **few)
    new = town(tmp_path, {"mine": near}, **few)
    assert call("gate", new, "--baseline", old, "--junit", tmp_path / "a.xml") == 0
    out = capsys.readouterr().out
    assert "Gate inconclusive" in out
    assert "20 segments or documents cannot decide it" in out
    root = etree.parse(str(tmp_path / "a.xml")).getroot()
    assert len(root.findall(".//skipped")) == 1

    strict = tmp_path / "rules.yaml"
    strict.write_text(yaml.safe_dump({"gate": {**rules, "on_inconclusive": "fail"}}))
    options = ("--rules", strict, "--junit", tmp_path / "b.xml", "--summary", tmp_path / "b.md")
    assert call("gate", new, "--baseline", old, *options) == 4
    root = etree.parse(str(tmp_path / "b.xml")).getroot()
    SCHEMA.assertValid(root)
    assert root.find(".//failure").get("type") == "inconclusive"
    # Here the baseline is a run, so its texts are there too.
    assert "- baseline: " in (tmp_path / "b.md").read_text(encoding="utf-8")


def test_github(
    both: Path,
    baseline: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    options = ("--system", "careless", "--github", "--json")
    assert call("gate", both, "--baseline", baseline, *options) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["verdict"] == "regressed"
    assert err.startswith("::error title=regressed%3A sari%3A loss within the noise::")
    assert page.read_text(encoding="utf-8").startswith("before\n## ❌ Gate regressed: town\n")


def test_what_cannot_be_judged_is_no_failure(
    both: Path, baseline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = town(tmp_path, {"careful": lines("careful")}, corpus={"limit": 60})
    junit, summary = tmp_path / "gate.xml", tmp_path / "gate.md"
    options = ("--junit", junit, "--summary", summary, "--github", "--json")
    assert call("gate", other, "--baseline", baseline, *options) == 3
    out, err = capsys.readouterr()
    assert "10 of the 70 segments of the baseline are missing from the run" in err
    assert json.loads(out)["verdict"] == "error"
    assert json.loads((other / "gate.json").read_text(encoding="utf-8"))["exit_code"] == 3
    root = etree.parse(str(junit)).getroot()
    SCHEMA.assertValid(root)
    assert (root.get("errors"), root.get("failures")) == ("1", "0")
    assert "No rule was applied" in summary.read_text(encoding="utf-8")

    assert call("gate", both, "--baseline", tmp_path / "none", "--junit", junit) == 2
    SCHEMA.assertValid(etree.parse(str(junit)).getroot())
    assert call("gate", tmp_path / "none", "--baseline", baseline) == 2
    assert call("gate", both, "--baseline", baseline) == 2  # it has two systems
    assert call("gate", both) == 2
    assert call("gate", both, both, "--baseline", baseline) == 2
    assert call("gate", both, "--baseline", baseline, "--system", "nobody") == 2


def test_a_report_that_cannot_be_written(both: Path, baseline: Path, tmp_path: Path) -> None:
    junit = tmp_path / "no/such/folder/gate.xml"
    options = ("--system", "careless", "--junit", junit)
    assert call("gate", both, "--baseline", baseline, *options) == 5


RULES = {
    "an unknown key": ("gate: {rules: [{output: sari, margn: 1}]}", "did you mean margin?"),
    "no tolerance": ("gate: {rules: [{output: sari, margin: 0}]}", "must be more than 0"),
    "nothing asked": ("gate: {rules: [{output: sari}]}", "needs exactly one of margin"),
    "no rule": ("gate: {rules: []}", "holds no rule"),
    "an unknown output": ("gate: {rules: [{output: bleu, margin: 1}]}", "no output 'bleu'"),
    "no gate": ("rules: []", "has no gate:"),
    "no yaml": ("gate: [", "a value is expected here"),
    "a varied gate": ("gate: {alpha: 0.1}\nmatrix: {gate.alpha: [0.1]}", "the matrix cannot vary"),
}


@pytest.mark.parametrize(("text", "message"), RULES.values(), ids=list(RULES))
def test_rules_that_are_wrong(
    both: Path,
    baseline: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    message: str,
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(text + "\n", encoding="utf-8")
    options = ("--system", "careful", "--rules", rules)
    assert call("gate", both, "--baseline", baseline, *options) == 2
    assert message in capsys.readouterr().err


def test_ten_thousand_rules(
    both: Path, baseline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules.yaml"
    options = ("--system", "careless", "--rules", rules)
    many = [{"output": "sari", "minimum": index / 1000} for index in range(10_000)]
    rules.write_text(json.dumps({"gate": {"rules": many}}), encoding="utf-8")
    assert call("gate", both, "--baseline", baseline, *options) == 2
    assert "set gate.resamples to at least 200,000" in capsys.readouterr().err

    counts = [{"output": "sari", "worse_by": i / 1000, "worse_at_most": 0} for i in range(10_000)]
    rules.write_text(json.dumps({"gate": {"rules": counts}}), encoding="utf-8")
    summary, junit = tmp_path / "gate.md", tmp_path / "gate.xml"
    more = ("--summary", summary, "--junit", junit, "--github")
    assert call("gate", both, "--baseline", baseline, *options, *more) == 1
    out = capsys.readouterr().out
    assert out.count("::error") == 10
    assert "9960 more rules are in gate.json" in out
    assert summary.stat().st_size < 1024 * 1024
    assert etree.parse(str(junit)).getroot().get("failures") == "10000"


def test_calibrate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    careful, copier = lines("careful"), lines("copier")
    runs = [
        town(tmp_path, {"mine": [copier[i] if i % 9 == k else careful[i] for i in range(70)]})
        for k in range(3)
    ]
    assert call("gate", "--calibrate", *runs) == 0
    proposed = tmp_path / "rules.yaml"
    proposed.write_text(capsys.readouterr().out, encoding="utf-8")
    assert call("gate", runs[1], "--baseline", runs[0], "--rules", proposed) == 0
    assert "loss at most" in capsys.readouterr().out
    assert call("gate", "--calibrate", runs[0]) == 2
    assert call("gate", "--calibrate", *runs, "--baseline", runs[0]) == 2


def test_the_block_of_the_run_is_what_counts(tmp_path: Path) -> None:
    gate = {"rules": [{"output": "readability.fkgl", "maximum": 2, "severity": "warn"}]}
    run = town(tmp_path, {"mine": lines("careful")}, gate=gate)
    other = town(tmp_path, {"mine": lines("careless")})
    assert call("gate", run, "--baseline", other) == 0
    assert json.loads((run / "gate.json").read_text(encoding="utf-8"))["verdict"] == "warn"
    # Without the block, the other way round, the usual rules apply.
    assert call("gate", other, "--baseline", run) == 1


def test_a_baseline_is_never_written_to(baseline: Path, both: Path) -> None:
    before = sorted(baseline.iterdir())
    assert call("gate", baseline, "--baseline", both) == 0
    assert sorted(baseline.iterdir()) == before


def test_accept_refuses_a_second_time(
    both: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("baseline", "accept", both, "--name", "x", "--folder", tmp_path)
    assert call(*arguments) == 0
    assert capsys.readouterr().out == f"Baseline: {tmp_path / 'x'}\n"
    assert call(*arguments) == 2
    assert "give --replace" in capsys.readouterr().err
    assert call(*arguments, "--replace") == 0
    assert call("show", tmp_path / "x") == 0
