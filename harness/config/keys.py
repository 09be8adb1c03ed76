"""Dotted keys such as ``metrics[0].dialect``: how messages, `--set` and `matrix` name a place."""

from __future__ import annotations

import json
import re

from harness.errors import HarnessError

Key = tuple[str | int, ...]

_PART = re.compile(
    r"""\.?(?:(?P<name>[^\s.\[\]"=]+)|"(?P<quoted>(?:[^"\\]|\\.)*)")|\[(?P<index>\d+)\]"""
)
_PLAIN_NAME = re.compile(r"""[^\s.\[\]"=]+\Z""")


def format_key(key: Key) -> str:
    """A key as text; names with a dot or a space in them are quoted.

    Example:
        >>> format_key(("metrics", 0, "dialect")), format_key(("corpus", "where", "a b"))
        ('metrics[0].dialect', 'corpus.where."a b"')
    """
    parts = [f"[{part}]" if isinstance(part, int) else f".{_name(part)}" for part in key]
    return "".join(parts).removeprefix(".")


def parse_key(text: str) -> Key:
    """Read what `format_key` writes.

    Raises:
        HarnessError: The text is not a dotted key.

    Example:
        >>> parse_key("metrics[0].dialect")
        ('metrics', 0, 'dialect')
    """
    key: list[str | int] = []
    position = 0
    while position < len(text):
        part = _PART.match(text, position)
        # The first name has no dot before it, and every later one has.
        if part is None or text[position].startswith((".", "[")) != bool(position):
            raise HarnessError(
                f"{text!r} is not a key", hint="keys look like corpus.limit or metrics[0].dialect"
            )
        key.append(_part(part))
        position = part.end()
    if not key:
        raise HarnessError("the key is empty", hint="write a key such as seed or corpus.limit")
    return tuple(key)


def _name(name: str) -> str:
    return name if _PLAIN_NAME.match(name) else json.dumps(name, ensure_ascii=False)


def _part(match: re.Match[str]) -> str | int:
    if match["index"] is not None:
        return int(match["index"])
    if match["name"] is not None:
        return match["name"]
    text: str = json.loads(f'"{match["quoted"]}"')
    return text
