"""`harness meta` as a person meets it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from harness.cli import main as entry

ITEMS = {
    "a": "the big dog ran home today",
    "b": "no one knew why she left",
    "c": "tall birch trees grow here now",
    "d": "rain fell on the old town",
}


def table() -> str:
    lines = ["item,system,rater,aspect,rating,original,rewrite,mine"]
    for item, original in ITEMS.items():
        for cut, system in enumerate("XYZ"):
            rewrite = " ".join(original.split()[cut:])
            for rater in (1, 2, 3):
                rating = 10 - 3 * cut - (rater * len(item + original)) % 3
                lines.append(
                    f"{item},{system},r{rater},meaning,{rating},{original},{rewrite},{cut}"
                )
    return "\n".join(lines) + "\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ratings.csv").write_text(table(), encoding="utf-8")
    Path("o.txt").write_text("\n".join(ITEMS.values()) + "\n", encoding="utf-8")
    Path("ref.txt").write_text("a dog ran\nshe left\nbirches grow\nit rained\n", encoding="utf-8")


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        entry.main(["meta", *arguments])
    code = stopped.value.code
    return code if isinstance(code, int) else 1


FEW = ("ratings.csv", "--resamples", "50")


def test_the_default_metrics(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*FEW) == 0
    out = capsys.readouterr().out
    for text in (
        "meaning: 12 rewrites of 4 originals, 3 systems",
        "Krippendorff's alpha",
        "segment level",
        "system level",
        "raters: one half with the other",
        "edits.levenshtein",
        "readability (−)",
        "left out, since the file has no references: sari, bleu",
        "chrf|against:original",
    ):
        assert text in out


def test_references_from_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*FEW, "--original", "o.txt", "--reference", "ref.txt", "--metric", "sari") == 0
    assert "sari|dialect:easse|tok:13a|case:lc|refs:1|v:1" in capsys.readouterr().out


def test_a_column_as_json_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--column", "mine", "--metric", "chrf:against=original", "--aspect", "meaning")
    assert call(*FEW, *arguments, "--json", "--csv", "out.csv") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "generic"
    (aspect,) = found["aspects"]
    assert aspect["raters"]["count"] == 3
    values = {
        (each["level"], each["metric"], each["measure"]): each["value"]
        for each in aspect["agreement"]
    }
    assert values["system", "mine", "spearman"] == -1
    assert values["system", "chrf:against=original", "spearman"] == 1
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * (5 + 4)
    for row in rows:
        assert float(row["value"]) == values[row["level"], row["metric"], row["measure"]]
        assert row["alpha"]
        assert row["rewrites"] == "12"


def test_a_column_alone_and_no_texts(capsys: pytest.CaptureFixture[str]) -> None:
    text = "item,system,rating,mine\na,X,1,2\nb,X,2,3\nc,X,3,5\n"
    Path("bare.csv").write_text(text, encoding="utf-8")
    assert call("bare.csv", "--column", "mine", "--within-items") == 0
    out = capsys.readouterr().out
    assert "one rating a rewrite: the raters' own agreement cannot be known" in out
    assert "1 system only, so there is no system level" in out
    assert call("bare.csv") == 2
    assert "no metric to compare" in capsys.readouterr().err
    assert call("bare.csv", "--metric", "edits") == 2
    assert "has no texts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("absent.csv",), "no such file"),
        (("o.txt",), "is of no known kind"),
        ((*FEW, "--format", "qats"), "has no column 'Original'"),
        ((*FEW, "--format", "quats"), "did you mean qats?"),
        ((*FEW, "--aspect", "meanning"), "did you mean meaning?"),
        ((*FEW, "--metric", "sari"), "metric 'sari' needs references"),
        ((*FEW, "--metric", "chrff"), "did you mean chrf?"),
        ((*FEW, "--metric", "edits.levenstein"), "did you mean levenshtein?"),
        ((*FEW, "--column", "yours"), "has no column 'yours'"),
        ((*FEW, "--reference", "ref.txt"), "--original and --reference go together"),
        ((*FEW, "--original", "ref.txt", "--reference", "o.txt"), "are not in ref.txt"),
    ],
)
def test_what_is_wrong_is_said(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*arguments) == 2
    assert message in capsys.readouterr().err


def test_every_bad_row_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    text = "item,system,rating\na,X,1\na,X,2\nb,X,high\nc,X,1\n"
    Path("bad.csv").write_text(text, encoding="utf-8")
    assert call("bad.csv") == 2
    err = capsys.readouterr().err
    assert "bad.csv:3: a second rating for item 'a', system 'X'" in err
    assert "bad.csv:4: rating: 'high' is not a number" in err
    assert "2 errors" in err
