"""Bytes to trees: encodings, positions, and what strict YAML leaves out."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.config.nodes import Source, plain
from harness.config.reader import StopReading, read_file, read_text

SOURCE = Source("x.yaml", Path())


def read(text: str) -> object:
    node, problems = read_text(text, SOURCE)
    assert problems == []
    return plain(node)


def refused(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    with pytest.raises(StopReading) as caught:
        read_file(path, "x.yaml", 0)
    return str(caught.value.problem.error()).partition("\n")[0]


def test_values_of_all_kinds() -> None:
    text = (
        'a: 1\nb: [x, "no", \'1e3\', !!str 5]\nc: {d: ~, e: 0.5, "f g": true}\n'
        "h: |\n  two\n  lines\ni: >-\n  one\n  line\n"
    )
    assert read(text) == {
        "a": 1,
        "b": ["x", "no", "1e3", "5"],
        "c": {"d": None, "e": 0.5, "f g": True},
        "h": "two\nlines\n",
        "i": "one line",
    }


def test_keys_are_always_text() -> None:
    assert read("{no: 1, 2: x, 1e3: v, ~: z}") == {"no": 1, "2": "x", "1e3": "v", "~": "z"}


def test_aliases_are_read() -> None:
    assert read("a: &x [1, 2]\nb: *x\nc: {d: *x}") == {"a": [1, 2], "b": [1, 2], "c": {"d": [1, 2]}}


def test_an_alias_has_the_place_of_its_key_and_of_its_anchor() -> None:
    node, _ = read_text("a: &x 1\nb: *x\n", SOURCE)
    entry = node.entries["b"]
    assert entry.key_place is not None
    assert (entry.key_place.line, entry.place.line) == (2, 1)


def test_positions_count_from_one() -> None:
    node, _ = read_text("a: 1\nb:\n  - {c: x}\n", SOURCE)
    found = node.get(("b", 0, "c"))
    assert found is not None
    assert found.place.where == "x.yaml:3:9"
    assert found.key_place is not None
    assert found.key_place.where == "x.yaml:3:6"


def test_bom_and_crlf_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: x\r\n")
    node, problems = read_file(path, "x.yaml", 0)
    assert plain(node) == {"a": 1, "b": "x"}
    assert problems == []
    assert node.entries["b"].place.where == "x.yaml:2:4"


def test_encodings(tmp_path: Path) -> None:
    latin = "a: caf\xe9\n".encode("latin-1")
    assert refused(b"b: 1\n" + latin, tmp_path) == (
        "x.yaml: is not UTF-8: byte 11, in line 2, is 0xe9 (save it as UTF-8)"
    )
    assert "byte 14, in line 2" in refused(b"\xef\xbb\xbfb: 1\n" + latin, tmp_path)
    assert refused("a: 1\n".encode("utf-16"), tmp_path) == "x.yaml: is UTF-16 (save it as UTF-8)"


def test_control_characters_have_a_place(tmp_path: Path) -> None:
    assert refused(b"a: 1\nb: x\x07y\n", tmp_path).startswith(
        "x.yaml:2:5: the control character U+0007 stands here"
    )
    assert "U+0000" in refused(b"a: \x00", tmp_path)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# note\n", b"---\n", b"--- ~\n", b"\xef\xbb\xbf"])
def test_empty_files(data: bytes, tmp_path: Path) -> None:
    assert refused(data, tmp_path) == "x.yaml: is empty (begin with experiment: NAME)"


def test_hostile_depth_ends_at_once() -> None:
    for text in ("[" * 200_000, "a: " + "{a: " * 200_000, "- " * 100_000):
        with pytest.raises(StopReading):
            read_text(text, SOURCE)


def test_depth_by_aliases_is_bounded() -> None:
    lines = ["a0: &a0 [" + "[" * 30 + "]" * 30 + "]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 30)]
    with pytest.raises(StopReading, match="levels deep"):
        read_text("\n".join(lines), SOURCE)


def test_tags_and_accidents_do_not_stop_the_reading() -> None:
    _, problems = read_text("a: no\nb: !x 1\nc: 010\na: 2\n", SOURCE)
    assert [problem.place.line for problem in problems] == [1, 2, 3, 4]


@settings(max_examples=300)
@given(st.text("ab:- \n[]{}'\"#&*!|>%@`,?\t0\x85\u2028é", max_size=25))
def test_any_text_is_read_or_refused_with_a_place_that_exists(text: str) -> None:
    try:
        _, problems = read_text(text, SOURCE)
    except StopReading as stopped:
        problems = [stopped.problem]
    for problem in problems:
        assert problem.place.line <= max(1, len(problem.place.source.lines))
        str(problem.error())


TEXTS = st.dictionaries(st.text(min_size=1, max_size=5), st.text(max_size=12), max_size=4)


@given(TEXTS)
def test_what_another_writer_quotes_is_read_as_it_is(data: dict[str, str]) -> None:
    assert read(yaml.safe_dump(data, default_style='"')) == data
