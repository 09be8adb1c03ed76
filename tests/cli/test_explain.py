"""`harness explain` as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harness.cli import main as entry

FILES = ("explain", "--original", "o.txt", "--rewrite", "r.txt")
REFERENCES = ("--reference", "a.txt", "--reference", "b.txt")


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, lines in {
        "o.txt": ["the big dog ran", "tall birch trees grow here now"],
        "r.txt": ["the dog ran", "birch trees grow here"],
        "a.txt": ["the dog ran", "birch trees grow here"],
        "b.txt": ["the large dog ran", "birches grow here"],
    }.items():
        Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        entry.main(list(arguments))
    code = stopped.value.code
    return code if isinstance(code, int) else 1


def test_a_walk(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*FILES, *REFERENCES, "--from", "sari:dialect=hf", "--to", "sari") == 0
    out = capsys.readouterr().out
    assert "sari|dialect:hf|tok:13a|case:lc|refs:2|v:1" in out
    assert "what 0/0 is worth" in out
    assert "depends on what was changed before" in out


def test_a_walk_as_json_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*FILES, *REFERENCES, "--from", "sari:dialect=hf", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert call("score", *FILES[1:], *REFERENCES, "--metric", "sari", "--json") == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert found["to"]["signature"] == scores[0]["signature"]
    assert found["to"]["value"] == pytest.approx(scores[0]["value"], abs=1e-9)
    total = sum(step["amount"] for step in found["steps"])
    assert found["from"]["value"] + total == pytest.approx(found["to"]["value"], abs=1e-9)


def test_a_walk_to_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*FILES, *REFERENCES, "--to", "sari") == 0
    assert "The two make the same choices." in capsys.readouterr().out


def test_what_made_a_score(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*FILES, *REFERENCES) == 0
    out = capsys.readouterr().out
    for text in (
        "points from",
        "without a segment",
        "deleted well:",
        "the big dog ran",
        "(and 1 more)",
    ):
        assert text in out
    assert call(*FILES, *REFERENCES, "--segment", "2", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["segment"] for each in found["leverage"]] == ["2"]
    parts = sum(sum(values) for values in found["parts"].values())
    assert parts == pytest.approx(found["value"], abs=1e-9)
    assert call(*FILES, *REFERENCES, "--segments", "0") == 0
    assert "without a segment" not in capsys.readouterr().out


def test_another_metric_without_references(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*FILES, "--metric", "edits") == 0
    out = capsys.readouterr().out
    assert "ratio" in out
    assert "points from" not in out


def test_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.yaml").write_text(
        "experiment: x\ncorpus: {path: o.txt, format: lines, references: [a.txt, b.txt]}\n"
        "systems: [{name: mine, path: r.txt}]\nmetrics: [sari]\n",
        encoding="utf-8",
    )
    assert call("run", "x.yaml", "--quiet") == 0
    folder = capsys.readouterr().out.strip().rpartition("Run: ")[2]
    assert call("explain", folder, "--from", "sari:dialect=hf") == 0
    assert "mine, 2 segments" in capsys.readouterr().out
    assert call("explain", folder, "--system", "copy", "--segments", "1") == 0
    assert "copy, 2 segments" in capsys.readouterr().out
    assert call("explain", folder, "--system", "held-out", "--json") == 0
    assert "refs:1" in json.loads(capsys.readouterr().out)["signature"]
    assert call("explain", folder, "--system", "min") == 2
    assert "did you mean mine?" in capsys.readouterr().err
    assert call("explain", folder, *FILES[1:]) == 2
    assert "not both" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explain",), "needs a run, or an original and a rewrite"),
        (("explain", "--original", "o.txt"), "needs a run, or an original and a rewrite"),
        (("explain", "."), "is not a run"),
        ((*FILES, "--from", "sari"), "metric 'sari' needs references"),
        ((*FILES, *REFERENCES, "--from", "bleu"), "only SARI has a walk"),
        ((*FILES, *REFERENCES, "--from", "sari:dialect=hff"), "did you mean hf?"),
        ((*FILES, *REFERENCES, "--segment", "9"), "there is no segment '9'"),
        ((*FILES, *REFERENCES, "--system", "x"), "no run is named"),
        ((*FILES, "--metric", "sarii"), "did you mean sari?"),
    ],
)
def test_what_is_wrong_is_said(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*arguments) == 2
    assert message in capsys.readouterr().err
