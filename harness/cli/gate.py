"""`harness gate RUN --baseline B`: may this run take the place of the baseline?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harness.errors import HarnessError

if TYPE_CHECKING:
    from harness.analysis.gate_sides import Sides
    from harness.analysis.gate_verdicts import GateReport
    from harness.config.schema import GateSettings
    from harness.report.gate_texts import TextsOf


def gate(
    runs: Annotated[
        list[Path], typer.Argument(metavar="RUN", help="A run; with --calibrate, several.")
    ],
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="What to hold it against: a baseline or a run."),
    ] = None,
    system: Annotated[
        str | None, typer.Option(metavar="NAME", help="System of the run, if it has several.")
    ] = None,
    baseline_system: Annotated[
        str | None, typer.Option(metavar="NAME", help="System of the baseline; the same name.")
    ] = None,
    cell: Annotated[
        str | None, typer.Option(metavar="NAME", help="Judge this cell of a matrix alone.")
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="YAML with gate: in it, in place of the run's own."),
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write JUnit XML, a test case a rule.")
    ] = None,
    summary: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a summary in Markdown.")
    ] = None,
    github: Annotated[
        bool, typer.Option("--github", help="Annotations and step summary of GitHub Actions.")
    ] = False,
    calibrate: Annotated[
        bool,
        typer.Option("--calibrate", help="Propose margins from repeated runs of one system."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print gate.json.")] = False,
) -> None:
    """Judge a run against a baseline by the rules under gate: in its config.

    Exit codes: 0 pass, 1 regressed, 2 usage or config, 3 run incomplete, 4 inconclusive where
    that fails, 5 environment.
    """
    if calibrate:
        if baseline is not None or cell or junit or summary or github or json:
            raise HarnessError(
                "--calibrate only prints margins, so it stands with --system and --rules alone"
            )
        _print_margins(runs, rules, system)
        return
    if baseline is None or len(runs) != 1:
        raise HarnessError(
            "harness gate needs one run and a baseline",
            hint="harness gate RUN --baseline results/baselines/NAME, or "
            "harness gate --calibrate RUN RUN RUN",
        )
    outputs = _Outputs(junit, summary, github, json)
    names = (system, baseline_system, cell)
    raise typer.Exit(_judged(runs[0], baseline, names, rules, outputs))


class _Outputs:
    """Where a report goes."""

    def __init__(self, junit: Path | None, summary: Path | None, github: bool, json: bool) -> None:
        self._junit, self._summary, self._github, self._json = junit, summary, github, json

    def give(self, report: GateReport, found: Sides | None) -> None:
        """Write and print everything that was asked for."""
        from harness.report import gate_json, gate_summary, junit
        from harness.report.gate_terminal import print_gate
        from harness.report.gate_texts import worst_texts

        if found is not None and "baseline" not in found.run.header:
            gate_json.write(found.run.folder / "gate.json", report)
        if self._junit is not None:
            junit.write(self._junit, report)
        texts = worst_texts(report, found) if found and (self._summary or self._github) else {}
        if self._summary is not None:
            gate_summary.write(self._summary, report, texts)
        if self._json:
            from harness.cli.output import print_json

            print_json(gate_json.as_data(report))
        elif not report.problems:
            print_gate(report)
        if self._github:
            self._tell_github(report, texts)

    def _tell_github(self, report: GateReport, texts: TextsOf) -> None:
        import os
        import sys

        from harness.report import gate_summary
        from harness.report.annotations import workflow_commands

        # GitHub reads commands from either stream, and standard output may be a JSON file.
        stream = sys.stderr if self._json else sys.stdout
        for line in workflow_commands(report):
            print(line, file=stream)
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path:
            gate_summary.append(Path(path), report, texts)


def _judged(
    run: Path,
    baseline: Path,
    names: tuple[str | None, str | None, str | None],
    rules: Path | None,
    outputs: _Outputs,
) -> int:
    from harness.analysis.gate import gate as judge
    from harness.analysis.gate import refused
    from harness.analysis.gate_sides import open_bundle, sides

    found: Sides | None = None
    experiment = ""
    try:
        opened = open_bundle(run)
        experiment = str(opened.header["experiment"])
        found = sides(opened, open_bundle(baseline), *names)
        report = judge(found, _settings(run, rules))
    except HarnessError as error:
        outputs.give(refused(run, baseline, experiment, error), found)
        raise
    outputs.give(report, found)
    return int(report.exit_code)


def _settings(run: Path, rules: Path | None) -> GateSettings:
    from harness.config.gate import load_gate
    from harness.config.schema import GateSettings

    if rules is not None:
        found = load_gate(rules, required=True)
    else:
        config = run / "config.yaml"
        found = load_gate(config) if config.is_file() else None
    return found or GateSettings()


def _print_margins(runs: list[Path], rules: Path | None, system: str | None) -> None:
    from harness.analysis.calibrate import calibrate, proposal
    from harness.analysis.gate_sides import open_bundle

    settings = _settings(runs[0], rules)
    found = calibrate([open_bundle(run) for run in runs], settings, system)
    print(proposal(found, settings.alpha), end="")
