"""The workflows of docs/ci.md, run step by step as a CI system would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "corpora/town-sentences"
GUIDE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)]
CONFIG_TEXT = re.findall(r"```yaml\n(experiment:.*?)```", GUIDE, re.DOTALL)[0]
GITHUB = next(block for block in BLOCKS if "jobs" in block)
GITLAB = next(block for block in BLOCKS if "gate" in block and "script" in block["gate"])


def shell(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    # What GitHub runs for `shell: bash`; `harness` and `python` are those of this test.
    tools = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", **more}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the config of the guide and a baseline made of the careful system."""
    folder = tmp_path_factory.mktemp("repository")
    evaluation = folder / "evaluation"
    evaluation.mkdir()
    shutil.copy(TOWN / "segments.jsonl", evaluation / "corpus.jsonl")
    (evaluation / "originals.txt").write_text("not read by the stand-in\n")
    (evaluation / "gate.yaml").write_text(CONFIG_TEXT, encoding="utf-8")
    shutil.copy(TOWN / "outputs/careful.txt", evaluation / "rewrites.txt")
    commands = re.findall(r"```sh\n(harness run evaluation.*?)```", GUIDE, re.DOTALL)[0].split("\n")
    assert shell(commands[0], folder).returncode == 0
    (run,) = (folder / "results/gate").iterdir()
    accept = commands[1].replace("results/gate/RUN", str(run))
    done = shell(accept, folder)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(folder / "results")
    (evaluation / "rewrites.txt").unlink()
    return folder


@pytest.fixture
def repository(accepted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(accepted, tmp_path / "copy"))


def use(folder: Path, system: str, count: int | None = None) -> None:
    """Put a system in the place of simplify.sh."""
    head = f" | head -n {count}" if count else ""
    script = folder / "simplify.sh"
    script.write_text(f"#!/bin/sh\ncat {TOWN}/outputs/{system}.txt{head}\n", encoding="utf-8")
    script.chmod(0o755)


def github_steps(folder: Path) -> tuple[str, int, str]:
    """Run the workflow until a step fails: its name, its exit code, everything printed."""
    printed = ""
    variables: dict[str, str] = {}
    files = {"GITHUB_ENV": folder / "env", "GITHUB_STEP_SUMMARY": folder / "step-summary"}
    name = ""
    for step in GITHUB["jobs"]["gate"]["steps"]:
        if "run" not in step or step["name"] == "Install":
            continue
        name = step["name"]
        paths = {key: str(path) for key, path in files.items()}
        done = shell(step["run"], folder, **paths, **variables)
        printed += done.stdout + done.stderr
        if done.returncode:
            return name, done.returncode, printed
        if files["GITHUB_ENV"].exists():
            lines = files["GITHUB_ENV"].read_text(encoding="utf-8").split()
            variables = dict(line.split("=", 1) for line in lines)
    return name, 0, printed


def test_an_equal_system_passes(repository: Path) -> None:
    use(repository, "careful")
    name, code, printed = github_steps(repository)
    assert (name, code) == ("Gate", 0), printed
    assert "::error" not in printed
    summary = (repository / "step-summary").read_text(encoding="utf-8")
    assert summary.startswith("## ✅ Gate pass: gate")


def test_a_system_that_breaks_facts_is_stopped(repository: Path) -> None:
    use(repository, "careless")
    name, code, printed = github_steps(repository)
    assert (name, code) == ("Gate", 1), printed
    assert "::error title=regressed%3A sari" in printed
    assert (repository / "step-summary").read_text(encoding="utf-8") == (
        repository / "gate.md"
    ).read_text(encoding="utf-8")
    root = etree.parse(str(repository / "gate.xml")).getroot()
    assert int(root.get("failures")) >= 1
    kept = GITHUB["jobs"]["gate"]["steps"][-1]["with"]["path"].split()
    assert all((repository / name).exists() for name in kept)


def test_a_broken_simplifier_is_no_regression(repository: Path) -> None:
    use(repository, "careful", count=20)
    name, code, printed = github_steps(repository)
    assert (name, code) == ("Score", 2), printed
    (repository / "simplify.sh").write_text("#!/bin/sh\nexit 7\n", encoding="utf-8")
    assert github_steps(repository)[:2] == ("Simplify", 7)


def test_gitlab(repository: Path) -> None:
    use(repository, "careless")
    job: dict[str, Any] = GITLAB["gate"]
    script = [line for line in job["script"] if "pip install" not in line]
    done = shell("\n".join(script), repository)
    assert done.returncode == 1, done.stderr
    names = [*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]]
    assert all((repository / name).exists() for name in names)


BASELINE = ROOT / "results/baselines/town-sentences-careful"


def test_the_gate_of_this_project(tmp_path: Path) -> None:
    (line,) = re.findall(r"```sh\n(harness run configs/gate\.yaml.*?)```", GUIDE, re.DOTALL)
    first, *gates = line.rstrip().split("\n")
    assert shell(f"{first} --quiet --set output={tmp_path}", ROOT).returncode == 0
    (run,) = (tmp_path / "gate").iterdir()
    found = [shell(gate.replace("results/gate/RUN", str(run)), ROOT) for gate in gates]
    assert [done.returncode for done in found] == [0, 1], [done.stderr for done in found]
    assert "Gate pass: careful of" in found[0].stdout
    assert "Gate regressed: careless of" in found[1].stdout
    # The baseline is what the config gives today, and holds no text.
    accept = f"harness baseline accept {run} --name now --system careful --folder {tmp_path}"
    assert shell(accept, ROOT).returncode == 0
    scores = [folder / "scores.csv" for folder in (BASELINE, tmp_path / "now")]
    assert scores[0].read_bytes() == scores[1].read_bytes()
    names = {path.name for path in BASELINE.iterdir()}
    assert names == {"run.json", "manifest.json", "scores.csv", "rows.npz"}
    texts = (TOWN / "outputs/careful.txt").read_text(encoding="utf-8").split("\n")[:-1]
    for path in BASELINE.iterdir():
        content = path.read_bytes()
        assert not any(text.encode() in content for text in texts), path.name
