"""What is printed where the locale knows ASCII alone, and of a run that is damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = """\
experiment: x
corpus: {path: o.txt, references: [f.txt]}
systems: [{name: "=mädchen ${env:HARNESS_TEST_SECRET}", path: r.txt}]
metrics: [{name: sari, as: "=SARI ${env:HARNESS_TEST_SECRET}"}]
"""
SECRET = "a-secret-word"


def ascii_call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "HARNESS_TEST_SECRET": SECRET}
    return subprocess.run(
        [sys.executable, "-m", "harness", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ascii")
    for name in ("o.txt", "f.txt", "r.txt"):
        (made / name).write_text("the big dog ran\nbirch trees grow here\n", encoding="utf-8")
    (made / "c.yaml").write_text(CONFIG, encoding="utf-8")
    done = ascii_call(made, "run", "c.yaml", "-q")
    assert (done.returncode, done.stderr) == (0, b"")
    return made


def the_run(folder: Path) -> Path:
    return next((folder / "results" / "x").iterdir())


def test_tables_and_json_in_ascii(folder: Path) -> None:
    table = ascii_call(folder, "show", str(the_run(folder)))
    assert table.returncode == 0
    assert b"=m?dchen ${env:HARNESS_TEST_SECRET}" in table.stdout
    scores = json.loads(ascii_call(folder, "show", str(the_run(folder)), "--json").stdout)["scores"]
    assert scores[0]["system"] == "=mädchen ${env:HARNESS_TEST_SECRET}"


def test_the_config_is_printed_byte_by_byte(folder: Path) -> None:
    printed = ascii_call(folder, "show", str(the_run(folder)), "--config").stdout
    assert printed == (the_run(folder) / "config.yaml").read_bytes()


def test_names_show_no_secret_and_come_back_from_csv(folder: Path) -> None:
    for file in the_run(folder).iterdir():
        assert SECRET.encode() not in file.read_bytes(), file.name
    from harness.api import Run

    column = "=SARI ${env:HARNESS_TEST_SECRET}.sari"
    assert column in Run(the_run(folder)).segments.columns


def test_an_output_that_cannot_be_made_shows_no_secret(folder: Path) -> None:
    setting = "output=o.txt/${env:HARNESS_TEST_SECRET}/x"
    done = ascii_call(folder, "run", "c.yaml", "-q", "--set", setting)
    assert done.returncode == 5
    assert b"cannot make a run" in done.stderr
    assert SECRET.encode() not in done.stderr


def test_nothing_to_score_is_an_error_of_the_config(folder: Path) -> None:
    done = ascii_call(folder, "check", "c.yaml", "--set", "controls=[]", "--set", "systems=[]")
    assert done.returncode == 2
    assert b"there is no system to score" in done.stderr


@pytest.mark.parametrize("data", ["", "run,corpus\n", "run,corpus,slice\nx,y\n", "\0"])
def test_damaged_scores(folder: Path, data: str) -> None:
    path = the_run(folder) / "scores.csv"
    whole = path.read_bytes()
    path.write_text(data, encoding="utf-8")
    try:
        for option in ([], ["--json"], ["--all"]):
            done = ascii_call(folder, "show", str(the_run(folder)), *option)
            assert done.returncode == 2
            assert b"scores.csv" in done.stderr
    finally:
        path.write_bytes(whole)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_no_bug(folder: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "harness", "show", str(the_run(folder))],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 5
    assert b"no space is left" in done.stderr
