"""A run and a score from start to end where every use of the network fails."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Read by Python itself when it starts, so it holds for child processes too.
GUARD = """
import os
import socket
import sys


def _refuse(*arguments, **named):
    # No exception, since somebody might catch it and go on.
    print(f"the network was used: {arguments}", file=sys.stderr, flush=True)
    os._exit(97)


for _name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, _name, _refuse)
for _name in ("getaddrinfo", "gethostbyname", "create_connection"):
    setattr(socket, _name, _refuse)
"""


@pytest.fixture
def offline(tmp_path):
    """Runs Python with the network refused, and returns what became of it."""
    folder = tmp_path / "guard"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    paths = [str(folder), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}

    def run(*arguments):
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
            env=environment,
        )

    return run


def harness(offline, *arguments):
    done = offline("-c", "from harness.cli.main import main; main()", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_guard_holds(offline):
    code = (
        "import urllib.request\n"
        "try: urllib.request.urlopen('http://127.0.0.1:9/')\n"
        "except Exception: pass"
    )
    done = offline("-c", code)
    assert done.returncode == 97
    assert "the network was used" in done.stderr


def test_the_quickstart_runs(offline, tmp_path):
    output = tmp_path / "results"
    config = ROOT / "configs/quickstart.yaml"
    printed = harness(offline, "run", config, "--quiet", "--set", f"output={output}")
    (folder,) = (output / "quickstart").iterdir()
    assert str(folder) in printed
    header = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert header["status"] == "complete"
    with (folder / "scores.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"careful", "copier", "careless"} <= {row["system"] for row in rows}


def test_two_documents_are_scored(offline):
    folder = ROOT / "corpora/town-documents"
    printed = harness(
        offline,
        "score",
        folder / "originals/water-supply.txt",
        folder / "outputs/careful/water-supply.txt",
    )
    assert printed.strip()


def test_lines_are_scored_with_every_metric_of_our_own(offline, tmp_path):
    texts = {"o": "The ferry left late.\nIt rained.\n", "r": "The ferry left.\nRain.\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    code = "from harness.metrics import registry; print(*registry.BUILTIN)"
    # `evaluate` needs a name, and those with a model its weights.
    left_out = ("evaluate", "bertscore", "embedding", "nli", "regressor", "classifier")
    names = [name for name in offline("-c", code).stdout.split() if name not in left_out]
    metrics = [part for name in names for part in ("--metric", name)]
    options = ("--original", "o", "--rewrite", "r", "--reference", "r", "--json")
    scores = json.loads(harness(offline, "score", *options, *metrics))
    assert names
    assert json.dumps(scores).count('"metric"') >= len(names)
