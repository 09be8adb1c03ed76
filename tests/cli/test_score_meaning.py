"""`harness score` on two texts: what JSON and the answer in words say of their meaning."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import harness
from harness.cli import main as entry

FINDING = [
    "segment",
    "kind",
    "severity",
    "original_span",
    "rewrite_span",
    "message",
    "confidence",
]
ORIGINAL = "Take 5 mg before meals. The mill on the river closed in spring."
REWRITE = (
    "Take 50 mg before meals. The mill on the river closed in spring. "
    "A hotel group from the capital will buy every machine inside."
)
Print = Callable[..., str]


@pytest.fixture
def printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Print:
    """Writes two files, bytes or text, and calls `harness score` on them."""
    monkeypatch.chdir(tmp_path)

    def call(
        original: str | bytes, rewrite: str | bytes, *options: str, lines: bool = False
    ) -> str:
        for name, text in {"o.txt": original, "r.txt": rewrite}.items():
            data = text if isinstance(text, bytes) else text.encode()
            Path(name).write_bytes(data)
        files = ("--original", "o.txt", "--rewrite", "r.txt") if lines else ("o.txt", "r.txt")
        with pytest.raises(SystemExit) as stopped:
            entry.main(["score", *files, *options])
        captured = capsys.readouterr()
        assert stopped.value.code in (0, None), captured.err
        return captured.out

    return call


def as_json(printed: Print, *arguments: Any, **named: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(*arguments, "--json", **named))
    return found


# --- JSON ---------------------------------------------------------------------------------------


def test_json_has_exactly_the_promised_form(printed: Print) -> None:
    found = as_json(printed, ORIGINAL, REWRITE)
    assert list(found) == ["scores", "findings", "furniture", "notes"]
    assert found["findings"]
    for finding in found["findings"]:
        assert list(finding) == FINDING
        assert finding["segment"] == "o"
        assert finding["severity"] in ("major", "minor", "info")
        assert 0 <= finding["confidence"] <= 1
        assert finding["original_span"] or finding["rewrite_span"]
    ranks = [["major", "minor", "info"].index(each["severity"]) for each in found["findings"]]
    assert ranks == sorted(ranks)


def test_spans_are_of_both_texts_and_null_on_the_side_where_there_is_nothing(
    printed: Print,
) -> None:
    findings = as_json(printed, ORIGINAL, REWRITE)["findings"]
    dose = next(each for each in findings if each["kind"] == "quantity")
    assert ORIGINAL[slice(*dose["original_span"])] == "5 mg"
    assert REWRITE[slice(*dose["rewrite_span"])] == "50 mg"
    new = next(each for each in findings if each["kind"] == "addition")
    assert new["original_span"] is None
    assert REWRITE[slice(*new["rewrite_span"])].startswith("A hotel group")


@pytest.mark.parametrize(
    ("before", "end"),
    [("", "\n"), ("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n"), ("👩‍👩‍👧 e\u0301 𝔘 ", "\r\n")],
)
def test_offsets_are_characters_of_the_file_as_it_was_read(
    printed: Print, before: str, end: str
) -> None:
    page = "{0}The mill closed.{1}{1}By Ada Bell{1}{1}😀 Take {2} mg of it before meals.{1}"
    original, rewrite = page.format(before, end, 5), page.format(before, end, 50)
    found = as_json(printed, original, rewrite)
    texts = {
        side: Path(name).read_text(encoding="utf-8-sig")
        for side, name in {"original": "o.txt", "rewrite": "r.txt"}.items()
    }
    dose = next(each for each in found["findings"] if each["kind"] == "quantity")
    assert texts["original"][slice(*dose["original_span"])] == "5 mg"
    assert texts["rewrite"][slice(*dose["rewrite_span"])] == "50 mg"
    assert [texts[each["side"]][slice(*each["span"])] for each in found["furniture"]] == [
        "By Ada Bell",
        "By Ada Bell",
    ]


def test_furniture_says_side_span_and_rule(printed: Print) -> None:
    page = f"By Ada Bell\n\n{ORIGINAL}\n\n© 2024 The Orr Post\n"
    found = as_json(printed, page, REWRITE)["furniture"]
    assert found == [
        {"segment": "o", "side": "original", "span": [0, 11], "rule": "byline"},
        {
            "segment": "o",
            "side": "original",
            "span": [page.index("©"), len(page) - 1],
            "rule": "copyright",
        },
    ]


def test_lines_have_the_findings_of_each_segment(printed: Print) -> None:
    original = f"It rained.\n{ORIGINAL}\nThe ferry left.\n"
    found = as_json(printed, original, f"It rained.\n{REWRITE}\nThe ferry left.\n", lines=True)
    assert {each["segment"] for each in found["findings"]} == {"2"}
    dose = next(each for each in found["findings"] if each["kind"] == "quantity")
    assert ORIGINAL[slice(*dose["original_span"])] == "5 mg"
    assert found["furniture"] == []


def test_folders_of_documents_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, dose in (("o", 5), ("r", 50)):
        (tmp_path / folder).mkdir()
        for name in "ab":
            text = f"By Ada Bell\n\nTake {dose} mg of {name} before meals."
            (tmp_path / folder / f"{name}.txt").write_text(text, encoding="utf-8")
    arguments = ["score", str(tmp_path / "o"), str(tmp_path / "r")]
    with pytest.raises(SystemExit):
        entry.main([*arguments, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert [each["segment"] for each in found["findings"]] == ["a", "b"]
    assert [(each["segment"], each["side"]) for each in found["furniture"]] == [
        (name, side) for side in ("original", "rewrite") for name in "ab"
    ]
    with pytest.raises(SystemExit):
        entry.main(arguments)
    answered = capsys.readouterr().out
    assert answered.count("Does it still say the same?") == 2
    assert answered.startswith("a\n=\nIs it easier?")


def test_another_metric_finds_nothing_and_leaves_nothing_out(printed: Print) -> None:
    page = f"By Ada Bell\n\n{ORIGINAL}"
    found = as_json(printed, page, REWRITE, "--metric", "edits")
    assert (found["findings"], found["furniture"], found["notes"]) == ([], [], [])
    Path("a.txt").write_text(ORIGINAL, encoding="utf-8")
    found = as_json(printed, ORIGINAL, REWRITE, "--metric", "sari", "--reference", "a.txt")
    assert found["findings"] == []


def test_notes_say_what_was_not_looked_at(printed: Print) -> None:
    assert as_json(printed, ORIGINAL, REWRITE)["notes"] == []
    low, high = ORIGINAL.lower(), REWRITE.upper()
    assert as_json(printed, low, high)["notes"] == [
        "Names are not seen in the original: its capitals tell nothing.",
        "Names are not seen in the rewrite: its capitals tell nothing.",
    ]
    notes = as_json(printed, f"{low}\n{ORIGINAL}\n", f"{ORIGINAL}\n" * 2, lines=True)["notes"]
    assert notes == [
        "Names are not seen in the original: its capitals tell nothing. (1 of 2 segments)"
    ]


def test_segments_have_the_promised_columns() -> None:
    table = harness.score_segments([ORIGINAL, "It rained."], [REWRITE, None], metrics=["meaning"])
    columns = ["support", "coverage", "facts_preserved", "major_findings", "minor_findings"]
    assert {f"meaning.{name}" for name in (*columns, "score")} <= set(table.columns)
    assert table["meaning.major_findings"][0] >= 2
    assert table.loc[1].isna().all()
    assert 0 < table["meaning.score"][0] < 1
    assert table["meaning.support"][0] < table["meaning.coverage"][0]


# --- The answer in words --------------------------------------------------------------------------


def test_the_answer_is_worst_first_with_both_passages(printed: Print) -> None:
    out = printed(ORIGINAL, REWRITE)
    told = out.partition("Does it still say the same?\n")[2]
    assert told.startswith("  2 places could mislead a reader")
    assert "Take [5 mg] before meals." in told
    assert "Take [50 mg] before meals." in told
    assert "A hotel group from the capital" in told
    assert all(len(line) <= 92 for line in out.splitlines())


def test_it_is_the_same_through_a_pipe_in_any_locale(printed: Print, tmp_path: Path) -> None:
    out = printed(ORIGINAL, REWRITE)
    code = "from harness.cli.main import main; main()"
    command = [sys.executable, "-c", code, "score", "o.txt", "r.txt"]
    root = str(Path(harness.__file__).parents[1])
    plain = {"PYTHONPATH": root, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    utf8 = {"PYTHONPATH": root, "PYTHONUTF8": "1", "TERM": "xterm-256color"}
    done = [
        subprocess.run(command, cwd=tmp_path, env=each, capture_output=True, check=True)
        for each in (utf8, plain)
    ]
    assert done[0].stdout.decode() == out
    assert done[1].stdout.decode("ascii").replace("?", "") == "".join(
        char for char in out.replace("?", "") if char.isascii()
    )


@pytest.mark.parametrize("language", ["zh", "ar", "xx"])
def test_a_language_without_readability_is_answered_all_the_same(
    printed: Print, language: str
) -> None:
    out = printed(
        "5 kg 今天天气很好 5 公里。", "6 kg 今天天气很好 5 公里。", "--language", language
    )
    assert f"no rules of readability for texts in '{language}'" in out
    assert f"Note: Texts in '{language}' are checked for numbers" in out


@pytest.mark.parametrize("language", ["de", "ru", "de-AT", "EN-us"])
def test_a_language_is_taken_by_its_first_part(printed: Print, language: str) -> None:
    out = printed("Das Haus kostete 5 kg.", "Das Haus kostete 6 kg.", "--language", language)
    assert "words in a sentence" in out
    assert ("negations, conditions" in " ".join(out.split())) == (language != "EN-us")
