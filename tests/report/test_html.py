"""The page of a run: whole, harmless whatever the texts say, small, and always the same bytes."""

from __future__ import annotations

import base64
import copy
import csv
import hashlib
import itertools
import json
import math
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import harness
from harness.errors import HarnessError
from harness.report.charts import Scale, Value, interval_plot, ticks_between
from harness.report.diff import difference, visible
from harness.report.html import page
from harness.report.publish import publish
from harness.report.summary import tables
from harness.runs.csvfiles import write_csv
from harness.runs.store import read_header

HOSTILE = (
    "<script>alert(1)</script>",
    'x"><img src=x onerror=alert(1)>',
    "{{7*7}} {% raw %} ${7*7}",
    "evil \u202e txt.exe \u2066 end",
    "a nul \x00 and a bell \x07 here",
    "</script></style></title><svg onload=alert(1)>",
    "long " + "w" * 30_000,
    "' onmouseover='alert(1) <!-- ]]> &amp; &lt;",
)


class Page(HTMLParser):
    """Every tag with its attributes, and the text of each row of segments."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "td" and "data-label" in dict(attrs):
            self._in_cell = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def write_run(
    folder: Path,
    originals: Sequence[str],
    rewrites: Sequence[str | None],
    description: str = "A test.",
    metrics: Sequence[Any] = ("sari", "edits"),
) -> Path:
    """A run with two systems, two references and a slice of two values."""
    folder.mkdir(exist_ok=True)
    segments = [
        {"id": f"s{row}", "original": text, "references": [f"ref {text}", "one"], "kind": row % 2}
        for row, text in enumerate(originals)
    ]
    for segment in segments:
        segment["kind"] = ("<b>a</b>", "b=c")[int(str(segment["kind"]))]
    outputs = [
        {"id": f"s{row}", "text": text, "status": "error" if text is None else "ok"}
        for row, text in enumerate(rewrites)
    ]
    for name, records in {"corpus": segments, "one": outputs}.items():
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    config = {
        "experiment": "t",
        "description": description,
        "output": str(folder / "out"),
        "corpus": str(folder / "corpus.jsonl"),
        "systems": [
            {"name": "one", "path": str(folder / "one.jsonl")},
            {"name": "<i>two</i>", "path": str(folder / "one.jsonl")},
        ],
        "metrics": list(metrics),
        "slices": ["kind"],
        "statistics": {"resamples": 20},
    }
    return harness.run(config).folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rewrites = [*HOSTILE[1:], None]
    return write_run(tmp_path_factory.mktemp("hostile"), HOSTILE, rewrites, HOSTILE[0])


def text_of(folder: Path) -> str:
    return (folder / "report.html").read_text(encoding="utf-8")


def test_a_run_writes_its_page(hostile: Path) -> None:
    assert text_of(hostile).startswith('<!doctype html>\n<html lang="en">')


def test_hostile_texts_make_no_markup(hostile: Path) -> None:
    found = Page(text_of(hostile))
    assert len(found.named("script")) == 1
    assert not found.named("img")
    assert not found.named("i")
    assert not found.named("b")
    for tag, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")


def test_hostile_texts_are_shown_as_they_are(hostile: Path) -> None:
    cells = Page(text_of(hostile)).cells
    whole = [visible(text) for text in HOSTILE if len(text) < 200]
    assert set(whole[:-1]) <= set(cells)
    assert "{{7*7}} {% raw %} ${7*7}" in cells


def test_unseen_characters_are_made_visible(hostile: Path) -> None:
    text = text_of(hostile)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
    assert "⟨U+202E⟩" in text
    assert "␀" in text


def test_long_texts_are_cut_and_say_so(hostile: Path) -> None:
    assert "more characters]" in text_of(hostile)
    assert len(text_of(hostile)) < 500_000


def test_the_policy_allows_the_hashes_of_the_page_alone(hostile: Path) -> None:
    text = text_of(hostile)
    [policy] = [
        each["content"]
        for each in Page(text).named("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    ]
    for tag in ("style", "script"):
        [inner] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_the_page_names_no_other_place(hostile: Path) -> None:
    assert not re.search(r"https?:|url\(|@import|src=[^x]", text_of(hostile))


def test_missing_rewrites_are_named(hostile: Path) -> None:
    text = text_of(hostile)
    assert "1 segment with the status <em>error</em>: <bdi>s7</bdi>" in text
    assert "7 of 8" in text


def test_slices_are_escaped_and_split_at_the_first_sign(hostile: Path) -> None:
    text = text_of(hostile)
    assert "<bdi>&lt;b&gt;a&lt;/b&gt;</bdi>" in text
    assert "<bdi>b=c</bdi>" in text


def test_times_do_not_reach_the_page(hostile: Path) -> None:
    header = read_header(hostile)
    later = copy.deepcopy(header) | {
        "started": "2001-01-01T00:00:00Z",
        "finished": "2001-01-02T00:00:00Z",
        "status": "running",
        "resumed": True,
    }
    first = page(hostile, header, tables(hostile, header))
    assert page(hostile, later, tables(hostile, later)) == first == text_of(hostile)
    assert header["started"][:10] not in first


def test_publishing_again_changes_nothing(hostile: Path) -> None:
    before = (hostile / "report.html").read_bytes()
    publish(hostile)
    assert (hostile / "report.html").read_bytes() == before


def test_heads_have_a_scope_and_headings_an_order(hostile: Path) -> None:
    found = Page(text_of(hostile))
    assert all(each.get("scope") in {"col", "row", "rowgroup"} for each in found.named("th"))
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    labels = {each["for"] for each in found.named("label")}
    fields = {each["id"] for each in (*found.named("select"), *found.named("input"))}
    assert labels == fields
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_values_are_those_of_the_scores(hostile: Path) -> None:
    text = text_of(hostile)
    with (hostile / "scores.csv").open(encoding="utf-8", newline="") as file:
        record = next(csv.DictReader(file))
    value = float(record["value"])
    assert f">{value:.1f}<small>" in text or f">{value:.2f}<small>" in text


def test_signatures_digest_and_corpus_are_given(hostile: Path) -> None:
    text = text_of(hostile)
    manifest = json.loads((hostile / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["digest"] in text
    assert manifest["cells"][0]["corpus"]["sha256"] in text
    assert "sari|dialect:easse|tok:13a|case:lc|refs:2|v:1" in text
    # People are scored against one reference fewer, and the page says so.
    assert "<small>held-out:</small> <code>sari|dialect:easse|tok:13a|case:lc|refs:1|v:1" in text


def test_the_worst_segments_come_first(tmp_path: Path) -> None:
    originals = [f"The big dog number {row} ran all the way home." for row in range(60)]
    rewrites = [" ".join(text.split()[: 2 + row % 7]) for row, text in enumerate(originals)]
    folder = write_run(tmp_path, originals, rewrites)
    with (folder / "segments.csv").open(encoding="utf-8", newline="") as file:
        records = [each for each in csv.DictReader(file) if each["system"] == "one"]
    wanted = sorted(records, key=lambda each: float(each["sari.sari"]))[:20]
    part = text_of(folder).split('<details class="segments">')[1]
    assert re.findall(r'class="id">(\w+)<', part) == [each["segment"] for each in wanted]
    assert "The 20 worst of 60 by sari; 40 are not shown here." in part


def test_a_system_without_a_rewrite_has_no_segments(tmp_path: Path) -> None:
    folder = write_run(tmp_path, ["One dog ran.", "Two dogs ran."], [None, None])
    assert "No segment has a value." in text_of(folder)


def test_without_a_direction_the_first_segments_are_shown(tmp_path: Path) -> None:
    originals = [f"Dog {row} ran." for row in range(30)]
    text = text_of(write_run(tmp_path, originals, originals, metrics=["edits"]))
    assert "The first 20 of 30 segments" in text


def test_a_rewrite_beyond_the_limit_of_csv_is_read(tmp_path: Path) -> None:
    limit = csv.field_size_limit()
    folder = write_run(tmp_path, ["One dog ran.", "Two ran."], ["dog " * 50_000, "Two."])
    assert "more characters]" in text_of(folder)
    assert csv.field_size_limit() == limit


def test_the_page_of_359_segments_and_11_systems_is_small(tmp_path: Path) -> None:
    sentence = "the old <dog> & ran over a very wide road to its small home in some town"
    originals = [f"{sentence[row % 5 :]} {row} {sentence}" for row in range(359)]
    folder = write_run(tmp_path, originals, originals)
    header = read_header(folder)
    with (folder / "segments.csv").open(encoding="utf-8", newline="") as file:
        names, *lines = csv.reader(file)
    template = [line for line in lines if line[2] == "one"]
    more = [f"more {number}" for number in range(9)]
    header["cells"][0]["systems"] += [{"name": name, "role": "system"} for name in more]
    lines += [[*line[:2], name, *line[3:]] for name in more for line in template]
    write_csv(folder / "segments.csv", names, lines)
    with (folder / "scores.csv").open(encoding="utf-8", newline="") as file:
        names, *scores = csv.reader(file)
    scores += [[*line[:3], name, *line[4:]] for name in more for line in scores if line[3] == "one"]
    write_csv(folder / "scores.csv", names, scores)
    found = tables(folder, header)
    text = page(folder, header, found)
    assert len(text.encode()) < 1_500_000
    assert text.count('<details class="segments">') == 11


@pytest.mark.parametrize("name", ["manifest.json", "segments.csv", "scores.csv"])
def test_a_file_that_is_gone_is_named(hostile: Path, tmp_path: Path, name: str) -> None:
    header = read_header(hostile)
    found = tables(hostile, header)
    for path in hostile.iterdir():
        if path.name != name:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(HarnessError, match=re.escape(name)):
        page(tmp_path, header, found)


def joined(pieces: list[tuple[str, bool]]) -> str:
    return "".join(text for text, _ in pieces)


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [("", ""), ("a", ""), ("", "b  c"), (" a\n b ", "a b"), ("x y z", "z y x"), ("é! é", "é?")],
)
def test_a_difference_keeps_both_texts(original: str, rewrite: str) -> None:
    left, right = difference(original, rewrite)
    assert (joined(left), joined(right)) == (original, rewrite)


def test_a_difference_marks_words_and_the_space_between_them() -> None:
    left, right = difference("The very old cat sat.", "The cat slept.")
    assert left == [
        ("The ", False),
        ("very old", True),
        (" cat ", False),
        ("sat", True),
        (".", False),
    ]
    assert right == [("The cat ", False), ("slept", True), (".", False)]


def test_a_difference_of_endless_repetition_is_not_looked_for() -> None:
    left, _ = difference("a b " * 3000, "b a a " * 3000)
    assert left == [("a b " * 3000, False)]


def test_a_plot_places_its_marks() -> None:
    values = [
        Value("copy", "control", "0", 0.0, -10.0, 5.0),
        Value("a", "system", "90", 90.0, math.nan, math.nan),
        Value("b", "system", "–", math.nan, math.nan, math.nan),
    ]
    plot = interval_plot("m", values, [("copy", "floor", 0.0), ("no", "ceiling", math.nan)])
    assert plot is not None
    assert (plot.marks[0].low, plot.marks[0].dot, plot.marks[0].high) == (4.0, 13.2, 17.8)
    assert (plot.marks[1].low, plot.marks[1].dot) == (None, 96.0)
    assert plot.marks[2].dot is None
    assert [(guide.label, guide.at, guide.leftward) for guide in plot.guides] == [
        ("copy", 13.2, False)
    ]


def test_a_plot_of_nothing_is_none() -> None:
    assert interval_plot("m", [Value("a", "system", "–", math.nan, math.nan, math.nan)]) is None


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (0, 1, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-3, 3, [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]),
        (0.001, 0.004, [0.001, 0.0015, 0.002, 0.0025, 0.003, 0.0035, 0.004]),
        (12_000, 31_000, [15_000.0, 20_000.0, 25_000.0, 30_000.0]),
    ],
)
def test_ticks_are_round(low: float, high: float, wanted: list[float]) -> None:
    assert ticks_between(Scale(low, high)) == wanted


def test_one_value_alone_stands_in_the_middle() -> None:
    for value in (0.0, 5.0, -1e-9):
        scale = Scale.over([value])
        assert scale is not None
        assert scale.place(value) == 50
