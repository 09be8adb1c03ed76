"""What an unquoted YAML scalar means, and the ones on which YAML 1.1 and 1.2 disagree.

We read YAML 1.2. A scalar that a YAML 1.1 reader (PyYAML's default among them) would take for
something else is refused with advice, since whoever wrote it may have meant either.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harness.config.nodes import Scalar

_WORDS: Mapping[str, Scalar] = MappingProxyType(
    {
        **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
        **dict.fromkeys(("true", "True", "TRUE"), True),
        **dict.fromkeys(("false", "False", "FALSE"), False),
        **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf"), float("inf")),
        **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
        **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    }
)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?\Z")
_TRUE_WORDS = frozenset(("y", "Y", "yes", "Yes", "YES", "on", "On", "ON"))
_FALSE_WORDS = frozenset(("n", "N", "no", "No", "NO", "off", "Off", "OFF"))


@dataclass(frozen=True, slots=True)
class Accident:
    """A scalar with two readings.

    Attributes:
        message: What is wrong with it.
        write: How to write the value that is not text; None where there is none.
        quoted: How to write the text.
    """

    message: str
    write: str | None
    quoted: str

    @property
    def hint(self) -> str:
        """What to write where either reading is possible."""
        return f"write {self.write}, or {self.quote}" if self.write else self.quote

    @property
    def quote(self) -> str:
        """What to write where text is meant."""
        return f"quote it: {self.quoted}"


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar by the core schema of YAML 1.2.

    Example:
        >>> resolve("0o17"), resolve("1.5e+3"), resolve("true"), resolve("no"), resolve("1.2.3")
        (15, 1500.0, True, 'no', '1.2.3')
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        # Longer than any integer that means something here; int() would refuse it by itself.
        return int(text) if len(text) < 400 else text
    if _BASED.match(text):
        return int(text, 0)
    return float(text) if _FLOAT.match(text) else text


def accident(text: str) -> Accident | None:
    """Say how YAML 1.1 and 1.2 disagree on an unquoted scalar, or None where they agree.

    Example:
        >>> accident("no").hint
        'write false, or quote it: "no"'
        >>> accident("nope") is None
        True
    """
    if text in _TRUE_WORDS or text in _FALSE_WORDS:
        boolean = "true" if text in _TRUE_WORDS else "false"
        return _two(text, boolean, "text", boolean)
    if not text or not (text[0].isascii() and (text[0].isdecimal() or text[0] in "+-.")):
        return None
    for pattern, describe in _NUMBERS:
        if pattern.match(text):
            return describe(text)
    return None


def is_plain_text(text: str) -> bool:
    """Whether a string may stand unquoted in YAML and be read as that string by anyone."""
    return resolve(text) == text and accident(text) is None


def _two(text: str, old: str, new: str, write: str | None = None) -> Accident:
    message = f"unquoted {text} means {old} in YAML 1.1 and {new} in YAML 1.2"
    return Accident(message, write, f'"{text}"')


def _leading_zero(text: str) -> Accident:
    number = text.replace("_", "")
    octal = set(number) <= set("+-01234567")
    old = f"{int(number, 8)} (octal)" if octal else "text"
    return _two(text, old, str(int(number)), str(int(number)))


def _base_60(text: str) -> Accident:
    whole, _, fraction = text.replace("_", "").lstrip("+-").partition(".")
    value = 0
    for part in whole.split(":"):
        value = value * 60 + int(part)
    sign = "-" if text.startswith("-") else ""
    shown = f"{sign}{value}" + (f".{fraction}" if fraction else "")
    return _two(text, f"{shown} (base 60)", "text")


def _underscores(text: str) -> Accident:
    number = text.replace("_", "")
    return _two(text, f"the number {number}", "text", number)


def _binary(text: str) -> Accident:
    number = text.replace("_", "").lower()
    value = str(int(number, 2 if "b" in number else 16))
    return _two(text, f"the number {value}", "text", value)


def _exponent(text: str) -> Accident:
    value = float(text)
    if math.isinf(value):
        return _two(text, "text", "a number beyond all bounds")
    number = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if "e" in number:
        mantissa, _, power = number.partition("e")
        mantissa = mantissa if "." in mantissa else f"{mantissa}.0"
        number = f"{mantissa}e{power}"
    return _two(text, "text", f"the number {number}", number)


def _date(text: str) -> Accident:
    return _two(text, "a date", "text")


# In this order: a later pattern may also match what an earlier one is about.
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], Accident]], ...] = (
    (re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?\Z"), _date),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*\Z"), _base_60),
    (re.compile(r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+\Z"), _base_60),
    (re.compile(r"[-+]?0[0-9_]*[0-9]\Z"), _leading_zero),
    (re.compile(r"[-+]?0b[01_]*[01]\Z|[-+]0x[0-9a-fA-F]+\Z"), _binary),
    (re.compile(r"0x(?=.*_)[0-9a-fA-F_]*[0-9a-fA-F]\Z"), _binary),
    (re.compile(r"[-+]?(?=.*_)[0-9][0-9_]*(?:\.[0-9_]*)?\Z"), _underscores),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+)[eE][-+]?[0-9]+\Z"), _exponent),
    (re.compile(r"[-+]?[0-9]+\.[0-9]*[eE][0-9]+\Z"), _exponent),
)
