"""From bytes to text and to lines, strictly.

A line ends at LF or CRLF. `str.splitlines` also breaks at U+2028, U+0085, form feed and other
characters that are part of a text, and so shifts everything below them by one line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.errors import HarnessError, did_you_mean

_BOM = b"\xef\xbb\xbf"
# UTF-32 comes first: the little-endian mark of UTF-16 is the beginning of that of UTF-32.
_OTHER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_PACKED = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"))


@dataclass(frozen=True)
class TextFile:
    """The text of a file, without a byte order mark, and the SHA-256 of its bytes."""

    path: Path
    text: str
    sha256: str

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return split_lines(self.text)


def read_text(path: Path) -> TextFile:
    """Read a UTF-8 file.

    Raises:
        HarnessError: The file cannot be read, is packed, binary, or not UTF-8.
    """
    data = read_bytes(path)
    _refuse_other_formats(path, data)
    body = data.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _invalid_utf8(path, body, error.start) from None
    if "\0" in text:
        raise _binary(path, body)
    return TextFile(path, text, hashlib.sha256(data).hexdigest())


def read_bytes(path: Path) -> bytes:
    """Read a file.

    Raises:
        HarnessError: There is no such file, it is a folder, or it may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise no_such(path) from None
    except IsADirectoryError:
        raise HarnessError("is a folder, a file is needed", where=str(path)) from None
    except OSError as error:
        raise HarnessError(f"cannot be read: {error.strerror}", where=str(path)) from None


def no_such(path: Path) -> HarnessError:
    """The error for a path at which there is nothing, with the nearest name beside it."""
    beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    hint = did_you_mean(path.name, beside)
    if not path.parent.is_dir():
        hint = f"there is no folder {path.parent} either"
    return HarnessError("no such file or folder", where=str(path), hint=hint)


def split_lines(text: str) -> list[str]:
    r"""Lines that end at LF or CRLF; a missing end of the last line is fine.

    Example:
        >>> split_lines("a\r\nb\u2028c\x0cd\n\n")
        ['a', 'b\u2028c\x0cd', '']
        >>> split_lines("a\nb") == split_lines("a\nb\n")
        True
        >>> split_lines("")
        []
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def blank(text: str) -> bool:
    """Whether a text holds nothing but white space."""
    return not text or text.isspace()


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Sort key that puts ``ref10`` after ``ref2``.

    Example:
        >>> sorted(["ref10", "ref2", "ref"], key=natural_key)
        ['ref', 'ref2', 'ref10']
    """
    parts: list[tuple[int, str]] = []
    digits = ""
    for char in name:
        if char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        parts.append((-1, char))
    return tuple([*parts, (int(digits), "")] if digits else parts)


def listed(names: Sequence[str], most: int = 10) -> str:
    """Names for a message, cut after `most`.

    Example:
        >>> listed(["a", "b", "c"], most=2)
        'a, b and 1 more'
    """
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def counted(number: int, noun: str) -> str:
    """A number with its noun in the right form: ``1 line``, ``2 lines``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _refuse_other_formats(path: Path, data: bytes) -> None:
    for mark, encoding in _OTHER_MARKS:
        if data.startswith(mark):
            hint = f"save it as UTF-8, or: iconv -f {encoding} -t UTF-8"
            raise HarnessError(f"is {encoding}, not UTF-8", where=str(path), hint=hint)
    for mark, kind in _PACKED:
        if data.startswith(mark):
            raise HarnessError(f"is a {kind} file", where=str(path), hint="unpack it first")


def _invalid_utf8(path: Path, body: bytes, start: int) -> HarnessError:
    if b"\0" in body:
        return _binary(path, body)
    line = body.count(b"\n", 0, start) + 1
    column = start - (body.rfind(b"\n", 0, start) + 1) + 1
    return HarnessError(
        f"not UTF-8: byte {column} of the line is 0x{body[start]:02X}",
        where=f"{path}:{line}",
        hint="save it as UTF-8; if it came from Windows: iconv -f WINDOWS-1252 -t UTF-8",
    )


def _binary(path: Path, body: bytes) -> HarnessError:
    line = body.count(b"\n", 0, body.index(b"\0")) + 1
    return HarnessError(
        "holds a NUL byte, so it is a binary file or UTF-16 without a mark",
        where=f"{path}:{line}",
        hint="plain UTF-8 text is needed",
    )
