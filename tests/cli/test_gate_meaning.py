"""The gate on findings: a rewrite may not mislead where the baseline did not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.api import run as run_config
from harness.cli import main as entry

ROWS = 30
ORIGINALS = [f"Take {row + 1} mg of the powder before meals." for row in range(ROWS)]
WRONG = {row: f"Take {row + 1}00 mg of the powder before meals." for row in range(ROWS)}


def call(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as stopped:
        entry.main([str(argument) for argument in arguments])
    code = stopped.value.code
    return code if isinstance(code, int) else 1


def made(folder: Path, wrong: int, name: str, rule: dict[str, Any] | None = None) -> Path:
    """A run in which the first so many rewrites have another dose."""
    (folder / "o.txt").write_text("\n".join(ORIGINALS) + "\n", encoding="utf-8")
    lines = [WRONG[row] if row < wrong else text for row, text in enumerate(ORIGINALS)]
    (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    config: dict[str, Any] = {
        "experiment": "doses",
        "output": str(folder / "results"),
        "corpus": str(folder / "o.txt"),
        "systems": [{"name": "ours", "path": str(folder / f"{name}.txt")}],
        "metrics": ["meaning"],
        "controls": False,
        "statistics": {"resamples": 200},
    }
    if rule:
        config["gate"] = {"rules": [{"output": "meaning.major_findings", **rule}]}
    return run_config(config).folder


@pytest.mark.parametrize(
    ("rule", "wrong", "code"),
    [
        ({"new_at_most": 0}, 2, 0),
        ({"new_at_most": 0}, 1, 0),
        ({"new_at_most": 0}, 3, 1),
        ({"new_at_most": 1}, 3, 0),
        ({"new_at_most": 1}, 4, 1),
        ({"new_at_most": "10%"}, 5, 0),
        ({"new_at_most": "10%"}, 30, 1),
        ({"maximum": 0.5}, 2, 0),
        ({"maximum": 0.5}, 30, 1),
    ],
)
def test_new_findings_regress_and_others_pass(
    tmp_path: Path,
    rule: dict[str, Any],
    wrong: int,
    code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    baseline = made(tmp_path, 2, "baseline")
    run = made(tmp_path, wrong, "candidate", rule)
    assert call("gate", run, "--baseline", baseline) == code
    out = capsys.readouterr().out
    assert "meaning.major_findings" in out or "major_findings" in out
