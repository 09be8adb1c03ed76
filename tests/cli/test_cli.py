"""The command line as a person meets it: output, messages, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import harness
from harness.cli import main as entry

ROOT = Path(__file__).parents[2]


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, lines in {
        "o.txt": ["the big dog ran", "tall birch trees grow here now"],
        "r.txt": ["the dog ran", "birch trees grow here"],
        "a.txt": ["the dog ran", "birch trees grow here"],
        "b.txt": ["the large dog ran", "birches grow here"],
    }.items():
        Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        entry.main(list(arguments))
    code = stopped.value.code
    return code if isinstance(code, int) else 1


LINES = ("score", "--original", "o.txt", "--rewrite", "r.txt")
REFERENCES = ("--reference", "a.txt", "--reference", "b.txt")


@pytest.mark.usefixtures("texts")
def test_score_as_json_equals_the_function(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ("--metric", "sari", "--metric", "sari:dialect=hf,tokenizer=13a")
    assert call(*LINES, *REFERENCES, *wanted, "--json") == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    keys = ["metric", "output", "value", "ci_low", "ci_high", "n", "better", "signature"]
    assert [list(score) for score in scores] == [keys] * 8

    def lines(name: str) -> list[str]:
        return Path(name).read_text(encoding="utf-8").splitlines()

    table = harness.score(
        lines("o.txt"),
        lines("r.txt"),
        list(zip(lines("a.txt"), lines("b.txt"), strict=True)),
        ["sari", "sari:dialect=hf,tokenizer=13a"],
    )
    assert table[keys].to_dict("records") == scores


@pytest.mark.usefixtures("texts")
def test_score_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*LINES, *REFERENCES) == 0
    out = capsys.readouterr().out
    assert "sari" in out
    assert "sari|dialect:easse|tok:13a|case:lc|refs:2|v:1" in out
    assert "2 segments" in out


def test_two_documents_get_an_answer_in_words(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "old.txt").write_text(
        "Notwithstanding the aforementioned circumstances, participation is obligatory.\n"
    )
    (texts / "new.txt").write_text("You must take part.\nIt is the rule.\n")
    assert call("score", "old.txt", "new.txt") == 0
    out = capsys.readouterr().out
    assert "Is it easier?" in out
    assert "5 of 5 measures that moved say that it is easier." in out
    assert "Does it still say the same?" in out
    assert call("score", "old.txt", "new.txt", "--json") == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert {score["n"] for score in scores} == {1}
    assert {score["ci_low"] for score in scores} == {None}


@pytest.mark.usefixtures("texts")
def test_an_empty_or_equal_document_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").write_text("")
    assert call("score", "o.txt", "empty.txt") == 0
    assert "The rewrite is empty" in capsys.readouterr().out
    assert call("score", "o.txt", "o.txt") == 0
    assert "the same text" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("score", "o.txt"), 2, "needs an original and a rewrite"),
        (("score", "o.txt", "r.txt", "--original", "o.txt"), 2, "not both"),
        (("score", "nothing.txt", "r.txt"), 2, "nothing.txt: no such file"),
        ((*LINES, "--metric", "sari"), 2, "metric 'sari' needs references"),
        ((*LINES, "--metric", "edit"), 2, "did you mean edits?"),
        (("run", "nothing.yaml"), 2, "nothing.yaml"),
        (("run",), 2, "Missing argument"),
        (("show", "."), 2, "is not a run"),
        (("metrics", "sarri"), 2, "did you mean sari?"),
        (("rnu",), 2, "No such command"),
        (("score", "--resamples", "-1", "o.txt", "r.txt"), 2, "resamples"),
    ],
)
@pytest.mark.usefixtures("texts")
def test_usage_errors_are_one_message_and_exit_2(
    arguments: tuple[str, ...], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*arguments) == code
    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


@pytest.mark.usefixtures("texts")
def test_traceback_only_on_request() -> None:
    with pytest.raises(harness.errors.HarnessError):
        entry.main(["--traceback", "score", "o.txt", "missing.txt"])


@pytest.mark.usefixtures("texts")
def test_a_bug_says_that_it_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("oh")

    monkeypatch.setattr("harness.api.score_texts", broken)
    assert call(*LINES, "--json") == 70
    assert "internal error: RuntimeError: oh" in capsys.readouterr().err


@pytest.mark.usefixtures("texts")
def test_an_interruption_exits_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("harness.api.score_texts", interrupted)
    assert call(*LINES, "--json") == 130
    assert "interrupted" in capsys.readouterr().err


def test_init_check_run_show(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("init", "mine") == 0
    config = str(texts / "mine" / "experiment.yaml")
    assert call("check", config) == 0
    assert "is fine" in capsys.readouterr().out
    assert call("run", config, "--set", "statistics.resamples=20") == 0
    captured = capsys.readouterr()
    assert "held-out" in captured.out
    assert "scored 7 of 7" in captured.err
    (folder,) = (texts / "mine" / "results" / "first").iterdir()
    assert call("show", str(folder)) == 0
    shown = capsys.readouterr().out
    assert shown.strip() in captured.out
    assert call("show", str(folder), "--json") == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert {"sari", "bleu", "readability", "edits"} == {score["metric"] for score in scores}
    assert call("show", str(folder), "--all") == 0
    assert "sentence_splits" in capsys.readouterr().out
    assert call("show", str(folder), "--config") == 0
    assert "experiment: first" in capsys.readouterr().out


def test_init_never_overwrites(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "mine.txt").write_text("precious")
    assert call("init", ".") == 2
    assert "nothing was written" in capsys.readouterr().err
    assert (texts / "mine.txt").read_text() == "precious"
    assert not (texts / "experiment.yaml").exists()


def test_an_interrupted_run_is_not_shown(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("init", "mine")
    call("run", "mine/experiment.yaml", "-q")
    (folder,) = (texts / "mine" / "results" / "first").iterdir()
    header = json.loads((folder / "run.json").read_text())
    (folder / "run.json").write_text(json.dumps({**header, "status": "running"}))
    capsys.readouterr()
    assert call("show", str(folder)) == 3
    assert "is not complete" in capsys.readouterr().err


def test_metrics_lists_and_describes(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("metrics") == 0
    assert "sari " in capsys.readouterr().out
    for name in json.loads(_printed(capsys, "metrics", "--json"))["metrics"]:
        text = _printed(capsys, "metrics", name["name"])
        for heading in ("Formula", "Source", "Pitfalls"):
            assert heading in text


def test_a_described_metric_shows_the_signature_of_its_options(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "sari|dialect:hf|tok:13a" in _printed(capsys, "metrics", "sari:dialect=hf")


def test_the_schema_in_docs_is_the_one_that_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = _printed(capsys, "config", "schema")
    assert (ROOT / "docs" / "config.schema.json").read_text(encoding="utf-8") == printed


def test_doctor_finds_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("doctor") == 0
    assert "MISSING" not in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--version") == 0
    assert capsys.readouterr().out == f"harness {harness.__version__}\n"


def test_a_reader_that_leaves_is_no_error(texts: Path) -> None:
    call("init", "mine")
    code = "from harness.cli.main import main; main()"
    command = f"{sys.executable} -c '{code}' run mine/experiment.yaml -q --json | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=texts,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert call(*arguments) == 0
    return capsys.readouterr().out
