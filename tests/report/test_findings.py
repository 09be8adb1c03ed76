"""What the page of a run shows of its findings: all systems, all of the worst, and no markup."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

import harness
from harness.errors import HarnessError
from harness.report.findings import Found, findings_of, kind_lines
from harness.runs.csvfiles import write_csv
from harness.runs.findingsfile import FindingRecord

HOSTILE = (
    "<script>window.hacked = 1</script> costs 5 kg today",
    '"><img src=x onerror=alert(1)> costs 5 kg today',
    "{{7*7}} costs 5 kg \x1b[2J today",
    "The price \u202e is now 5 kg today",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run in which one system changed each number, and another one nothing."""
    place = tmp_path_factory.mktemp("findings")
    segments = [{"id": f"<i>{row}</i>", "original": text} for row, text in enumerate(HOSTILE)]
    lines = "".join(json.dumps(each) + "\n" for each in segments)
    (place / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (place / "same.txt").write_text("\n".join(HOSTILE) + "\n", encoding="utf-8")
    wrong = [text.replace("5 kg", "<b> 6 kg") for text in HOSTILE]
    (place / "wrong.txt").write_text("\n".join(wrong) + "\n", encoding="utf-8")
    config = {
        "experiment": "findings",
        "output": str(place / "out"),
        "corpus": str(place / "corpus.jsonl"),
        "systems": [
            {"name": "<i>wrong</i>", "path": str(place / "wrong.txt")},
            {"name": "same", "path": str(place / "same.txt")},
        ],
        "metrics": ["meaning"],
        "statistics": {"resamples": 0},
    }
    return harness.run(config).folder


class Page(HTMLParser):
    """The tags of a page, and the text of each list of findings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.lists: list[str] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if ("class", "findings") in attrs:
            self._inside = True
            self.lists.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "ul"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.lists[-1] += data


def test_findings_stand_below_their_segments_and_are_text(folder: Path) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.tags["script"] == 1
    assert not page.tags["img"] + page.tags["i"]
    assert len(page.lists) == len(HOSTILE)
    assert all(each.startswith(("major ", "minor ")) for each in page.lists)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


def test_every_system_but_controls_has_a_column(folder: Path) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    table = text.partition("what was changed, dropped and invented")[2].partition("</table>")[0]
    systems = re.findall(r'<th scope="col" class="n"><bdi>(.*?)</bdi>', table)
    assert systems == ["&lt;i&gt;wrong&lt;/i&gt;", "same"]
    for line in re.findall(r'<th scope="row">.*?</tr>', table):
        cells = re.findall(r'<td class="n">(\d+)', line)
        assert len(cells) == 2
        assert cells[1] == "0"


def test_a_run_without_findings_shows_no_table(tmp_path: Path) -> None:
    (tmp_path / "o.txt").write_text("The mill closed.\n", encoding="utf-8")
    config = {
        "experiment": "none",
        "output": str(tmp_path / "out"),
        "corpus": str(tmp_path / "o.txt"),
        "systems": [{"name": "same", "path": str(tmp_path / "o.txt")}],
        "metrics": ["meaning"],
    }
    text = (harness.run(config).folder / "report.html").read_text(encoding="utf-8")
    assert "what was changed, dropped and invented" not in text


# --- The file -----------------------------------------------------------------------------------


def record(
    system: str, segment: str, severity: str, message: str = "Said.", **more: str
) -> list[str]:
    fields = dict.fromkeys(FindingRecord._fields, "")
    fields.update(
        cell="", system=system, segment=segment, severity=severity, message=message, kind="name"
    )
    fields["metric"] = "meaning"
    fields.update(more)
    return list(fields.values())


def written(folder: Path, *records: list[str]) -> Path:
    write_csv(folder / "findings.csv", FindingRecord._fields, records)
    return folder


def test_findings_of_several_metrics_come_worst_first(tmp_path: Path) -> None:
    written(
        tmp_path,
        record("a", "1", "major", "First."),
        record("a", "1", "minor", "Third."),
        record("a", "1", "info", "Unseen."),
        record("a", "1", "major", "Second.", metric="other"),
        record("a", "2", "major"),
        record("b", "1", "minor", "=1+1"),
    )
    found = findings_of(tmp_path, {("", "a", "1"), ("", "b", "1")})
    shown = found["", "a"].by_segment["1"].shown
    assert [each.message for each in shown] == ["First.", "Second.", "Third."]
    assert list(found["", "a"].by_segment) == ["1"]
    assert found["", "b"].by_segment["1"].shown[0].message == "=1+1"
    assert found["", "a"].counts["meaning", "name", "major"] == 2
    lines = kind_lines({"a": found["", "a"], "b": found["", "b"], "c": Found()})
    assert [(line.kind, list(line.numbers)) for line in lines] == [
        ("meaning name", [(2, 1), (0, 1), (0, 0)]),
        ("other name", [(1, 0), (0, 0), (0, 0)]),
    ]


def test_the_worst_are_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    minors = [record("a", "1", "minor", "m" * 900)] * 20
    written(tmp_path, *minors, *[record("a", "1", "major")] * 5)
    of_segment = findings_of(tmp_path, {("", "a", "1")})["", "a"].by_segment["1"]
    severities = [each.severity for each in of_segment.shown]
    assert severities == ["major"] * 5 + ["minor"] * 7
    assert of_segment.more == 13
    assert of_segment.shown[-1].message.endswith("m …")
    (line,) = kind_lines(findings_by_name(tmp_path))
    assert (line.kind, list(line.numbers)) == ("name", [(5, 20)])


def findings_by_name(folder: Path) -> dict[str, Found]:
    return {system: found for (_, system), found in findings_of(folder, ()).items()}


def test_kinds_with_most_majors_come_first(tmp_path: Path) -> None:
    kinds = {
        "name": ("minor",) * 9,
        "date": ("major",),
        "code": ("info",),
        "amount": ("major",) * 2,
    }
    written(
        tmp_path,
        *(record("a", "1", each, kind=kind) for kind, all in kinds.items() for each in all),
    )
    found = kind_lines(findings_by_name(tmp_path))
    assert [line.kind for line in found] == ["amount", "date", "name"]


@pytest.mark.parametrize(
    "text",
    ["", "cell,system\n", ",".join(FindingRecord._fields) + "\na,b\n", "\x00\n"],
)
def test_a_damaged_file_is_an_error_that_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "findings.csv").write_text(text, encoding="utf-8")
    with pytest.raises(HarnessError, match=r"findings\.csv"):
        findings_of(tmp_path, ())


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert findings_of(tmp_path, ()) == {}
