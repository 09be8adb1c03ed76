"""`harness compare` and `harness board` as a person meets them: tables, files, exit codes."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from harness.api import run
from harness.cli import main as entry

ORIGINALS = [
    "The big dog ran home in the rain.",
    "Tall birch trees grow here now.",
    "She left and he stayed behind.",
    "Rain fell on the old town all day.",
]
REFERENCES = [
    "The dog ran home.",
    "Birches grow here.",
    "She left. He stayed.",
    "It rained all day.",
]
GOOD = ["The dog ran home.", "Birch trees grow here.", "=SUM(A1)", "Rain fell all day."]
POOR = ["Dog big.", "Trees \x1b[31m|now|.", "He left *and* she stayed.", "Town."]


def made(folder: Path, name: str, systems: dict[str, list[str]], rows: int = 4) -> Path:
    base = folder / name
    base.mkdir()
    texts = {
        "originals": ORIGINALS[:rows],
        "first": REFERENCES[:rows],
        "second": ORIGINALS,
        **systems,
    }
    for each, lines in texts.items():
        (base / f"{each}.txt").write_text("\n".join(lines[:rows]) + "\n", encoding="utf-8")
    return run(
        {
            "experiment": name,
            "output": str(base / "results"),
            "corpus": {
                "path": str(base / "originals.txt"),
                "references": [str(base / "first.txt"), str(base / "second.txt")],
                "name": "tiny",
            },
            "systems": [{"name": each, "path": str(base / f"{each}.txt")} for each in systems],
            "metrics": ["sari", "edits"],
            "statistics": {"resamples": 0},
        }
    ).folder


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("pair"), "pair", {"good": GOOD, "poor": POOR})


def call(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as stopped:
        entry.main([str(each) for each in arguments])
    code = stopped.value.code
    return code if isinstance(code, int) else 1


FAST = ("--resamples", "200")


def test_the_table_shows_numbers_texts_method_and_signatures(
    pair: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("compare", pair, *FAST) == 0
    out = capsys.readouterr().out
    assert "poor against good · tiny, 4 segments" in out
    for word in ("sari ↑", "win/tie/loss", "adjusted p", "detectable", "200 resamples, seed"):
        assert word in out
    assert "sari|dialect:easse|tok:13a|case:lc|refs:2|v:1" in out
    assert "    good      The dog ran home." in out
    assert "    poor      Dog big." in out
    # In a pipe there is nothing that a terminal would obey, from us or from a text.
    assert "\x1b" not in out


def test_files_are_written_safe_and_complete(pair: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("c.csv", "c.md", "c.tex")]
    options = zip(("--csv", "--markdown", "--latex"), files, strict=True)
    arguments = [each for option in options for each in option]
    assert call("compare", f"{pair}:poor", f"{pair}:good", *FAST, "--worst", 4, *arguments) == 0
    with files[0].open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["metric"], line["output"]) for line in lines] == [
        ("sari", "sari"),
        ("edits", "compression"),
    ]
    assert (lines[0]["baseline"], lines[0]["candidate"]) == ("poor", "good")
    delta = float(lines[0]["candidate_value"]) - float(lines[0]["baseline_value"])
    assert float(lines[0]["delta"]) == pytest.approx(delta)
    markdown = files[1].read_text(encoding="utf-8")
    assert "# Comparison on tiny" in markdown
    table = [line for line in markdown.split("\n") if line.startswith("|")]
    assert len({line.count("|") for line in table}) == 1
    assert files[2].read_text(encoding="utf-8").count(r"\toprule") == 1


def test_texts_in_markdown_are_escaped(pair: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.md"
    assert call("compare", pair, *FAST, "--worst", 4, "--markdown", target) == 0
    text = target.read_text(encoding="utf-8")
    assert "*and*" not in text
    assert "|now|" not in text


def test_json_is_strict_and_carries_everything(
    pair: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("compare", pair, *FAST, "--json", "--all") == 0
    found = json.loads(capsys.readouterr().out)
    (one,) = found["comparisons"]
    assert found["family"] == len(one["differences"])
    assert {"baseline_value", "delta", "ci_low", "p_adjusted", "detectable"} <= set(
        one["differences"][0]
    )
    assert found["method"]["test"] == "bootstrap"
    assert all("original" in each for each in one["worst"])


def test_a_baseline_without_text_says_so(
    pair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "accepted"
    folder.mkdir()
    for name in ("run.json", "manifest.json", "scores.csv", "rows.npz"):
        shutil.copy(pair / name, folder)
    assert call("compare", f"{folder}:good", f"{pair}:poor", *FAST) == 0
    out = capsys.readouterr().out
    assert "good      no text in a baseline" in out
    assert "Town." in out or "Dog big." in out


def test_the_board_in_every_form(
    pair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / name for name in ("b.csv", "b.md", "b.tex")]
    options = zip(("--csv", "--markdown", "--latex"), files, strict=True)
    arguments = [each for option in options for each in option]
    assert call("board", pair, *FAST, "--by", "sari.sari", *arguments) == 0
    out = capsys.readouterr().out
    assert "copy" in out
    assert "control" in out
    assert "\x1b" not in out
    with files[0].open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {line["system"] for line in lines} >= {"good", "poor", "copy"}
    assert {line["group"] for line in lines if line["role"] == "control"} == {""}
    assert "# Board on tiny" in files[1].read_text(encoding="utf-8")
    assert call("board", pair, *FAST, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ordered_by"] == "sari.sari"


def test_what_cannot_be_done_exits_with_2_and_one_line(
    pair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = made(tmp_path, "part", {"good": GOOD}, rows=2)
    for arguments, message in (
        (("compare", pair, part), "different corpora"),
        (("compare", pair, pair), "compared with itself"),
        (("compare", f"{pair}:god", f"{pair}:poor"), "did you mean good?"),
        (("compare", pair, "--cell", "x"), "leave --cell out"),
        (("compare", pair, "--metric", "bleu"), "'bleu' is in none of the runs"),
        (("compare", tmp_path), "is not a run"),
        (("compare", f"{pair}:good", f"{pair}:held-out"), "refs"),
        (("board", pair, part), "different corpora"),
        (("board", pair, "--by", "sari.sarri"), "did you mean sari.sari?"),
    ):
        assert call(*arguments) == 2, arguments
        error = capsys.readouterr().err
        assert message in error
        assert "internal error" not in error
    assert call("compare", pair, part, *FAST, "--allow-partial") == 0
    assert "2 of 4 segments" in capsys.readouterr().out


def test_an_interrupted_run_exits_with_3(
    pair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Path(shutil.copytree(pair, tmp_path / "broken"))
    header = json.loads((broken / "run.json").read_text(encoding="utf-8"))
    (broken / "run.json").write_text(json.dumps({**header, "status": "running"}), encoding="utf-8")
    for verb in ("compare", "board"):
        assert call(verb, broken) == 3
        assert "is not complete" in capsys.readouterr().err
