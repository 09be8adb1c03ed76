"""Bytes to text to lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.corpora.decoding import listed, natural_key, read_text, split_lines

NOT_LINE_ENDS = "\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e"


@pytest.mark.parametrize("char", NOT_LINE_ENDS)
def test_other_separators_are_text(char: str) -> None:
    assert len(f"a{char}b".splitlines()) == 2
    assert split_lines(f"a{char}b\nc\n") == [f"a{char}b", "c"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n", [""]),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb\n", ["a\rb"]),
        ("a\r\r\nb", ["a\r", "b"]),
    ],
)
def test_lines_end_at_lf_and_crlf_only(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)))))
def test_lines_come_back_as_they_were_joined(lines: list[str]) -> None:
    assert split_lines("".join(f"{line}\n" for line in lines)) == lines
    assert split_lines("".join(f"{line}\r\n" for line in lines)) == lines


def test_a_mark_at_the_start_is_dropped_and_elsewhere_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffone\n\ufefftwo\n".encode())
    assert read_text(path).lines == ["one", "\ufefftwo"]


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    # The test vector of FIPS 180-2.
    assert read_text(path).sha256.startswith("ba7816bf8f01cfea414140de5dae2223b00361a3")


def test_natural_order() -> None:
    names = ["ref10", "ref2", "ref1", "ref", "a", "ref2b"]
    assert sorted(names, key=natural_key) == ["a", "ref", "ref1", "ref2", "ref2b", "ref10"]


def test_a_long_list_of_names_is_cut() -> None:
    assert (
        listed([str(number) for number in range(12)]) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more"
    )
