"""Our reading of unquoted scalars against PyYAML's, which is YAML 1.1."""

import math
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from harness.config.scalars import accident, is_plain_text, resolve

# Where YAML 1.1 reads text and 1.2 a number that nobody writes for text.
NEW_IN_1_2 = ("0o", "-.", "+.")


def old(text: str) -> object:
    """What YAML 1.1 makes of it, by PyYAML's own resolver and constructor."""
    loader: Any = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    try:
        return loader.construct_object(yaml.ScalarNode(tag, text), deep=True)
    except (ValueError, IndexError, yaml.YAMLError):
        return yaml  # it takes it for something other than text, and fails


def same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return type(one) is type(other) and one == other


@given(st.text("0123456789+-._:eExXobByYnNoOfFtTrRuUaAlLsSiI~", max_size=9))
@example("no")
@example("1e3")
@example("12:30")
@example("0777")
@example("08")
@example("1_000")
@example("0b11")
@example("2024-01-01")
@example("190:20:30.15")
@example("-0x1F")
def test_whatever_yaml_1_1_reads_otherwise_is_an_accident(text: str) -> None:
    if text.startswith(NEW_IN_1_2) or text in ("=", "<<"):
        return
    if not same(old(text), resolve(text)):
        assert accident(text) is not None, (text, old(text), resolve(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("False", False), ("0", 0),
        ("-17", -17), ("+3", 3), ("0o17", 15), ("0xfF", 255), ("1.5", 1.5), (".5", 0.5),
        ("-1.", -1.0), ("1.0e+3", 1000.0), ("6.02E-23", 6.02e-23), (".inf", math.inf),
        ("13a", "13a"), ("1.2.3", "1.2.3"), ("nope", "nope"), ("truE", "truE"), ("-", "-"),
        ("9" * 500, "9" * 500), ("a:b", "a:b"), ("10.0.0.1", "10.0.0.1"),
    ],
)  # fmt: skip
def test_core_schema(text: str, value: object) -> None:
    assert same(resolve(text), value)
    assert accident(text) is None


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("no", "unquoted no means false in YAML 1.1 and text in YAML 1.2",
         'write false, or quote it: "no"'),
        ("Y", "unquoted Y means true in YAML 1.1 and text in YAML 1.2",
         'write true, or quote it: "Y"'),
        ("010", "unquoted 010 means 8 (octal) in YAML 1.1 and 10 in YAML 1.2",
         'write 10, or quote it: "010"'),
        ("08", "unquoted 08 means text in YAML 1.1 and 8 in YAML 1.2",
         'write 8, or quote it: "08"'),
        ("1:30:05", "unquoted 1:30:05 means 5405 (base 60) in YAML 1.1 and text in YAML 1.2",
         'quote it: "1:30:05"'),
        ("-1:30.5", "unquoted -1:30.5 means -90.5 (base 60) in YAML 1.1 and text in YAML 1.2",
         'quote it: "-1:30.5"'),
        ("1_000.5", "unquoted 1_000.5 means the number 1000.5 in YAML 1.1 and text in YAML 1.2",
         'write 1000.5, or quote it: "1_000.5"'),
        ("0b101", "unquoted 0b101 means the number 5 in YAML 1.1 and text in YAML 1.2",
         'write 5, or quote it: "0b101"'),
        ("0xF_F", "unquoted 0xF_F means the number 255 in YAML 1.1 and text in YAML 1.2",
         'write 255, or quote it: "0xF_F"'),
        ("1e-5", "unquoted 1e-5 means text in YAML 1.1 and the number 1.0e-05 in YAML 1.2",
         'write 1.0e-05, or quote it: "1e-5"'),
        ("2024-01-01 10:00:00", "unquoted 2024-01-01 10:00:00 means a date in YAML 1.1 and text "
         "in YAML 1.2", 'quote it: "2024-01-01 10:00:00"'),
    ],
)  # fmt: skip
def test_words_of_an_accident(text: str, message: str, hint: str) -> None:
    found = accident(text)
    assert found is not None
    assert (found.message, found.hint) == (message, hint)


@given(st.text("0123456789+-._:eExbnoyt", min_size=1, max_size=9))
@example("1E310")
def test_advice_is_itself_no_accident(text: str) -> None:
    found = accident(text)
    if found and found.write:
        assert accident(found.write) is None
        assert not isinstance(resolve(found.write), str)
        assert same(old(found.write), resolve(found.write))


def test_plain_text() -> None:
    assert is_plain_text("13a")
    assert not any(is_plain_text(text) for text in ("13", "no", "1e3", "", "0o7"))
