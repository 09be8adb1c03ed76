"""YAML's syntax errors in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import yaml

from harness.config.nodes import Place, Source
from harness.config.problems import Problem

# Part of what libyaml says, and what it means to whoever wrote the file.
_MEANINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "mapping values are not allowed": (
            "a colon stands where no key can be",
            'quote text that holds ": ", or check the indentation',
        ),
        "did not find expected ',' or ']'": (
            "the list that opens here is not closed",
            "end it with ]",
        ),
        "did not find expected ',' or '}'": (
            "the mapping that opens here is not closed",
            "end it with }",
        ),
        "while scanning a quoted scalar": (
            "the quoted text that opens here is not closed",
            "end it with the same quote",
        ),
        "unknown escape character": (
            "the quoted text that opens here has an unknown escape after a backslash",
            r"use single quotes, or write \\ for a backslash",
        ),
        "did not find expected '-' indicator": (
            "this line neither continues the list above nor begins an entry with a dash",
            "check the indentation",
        ),
        "did not find expected key": (
            "this line is indented unlike its neighbors",
            "keys of one mapping, and dashes of one list, begin in one column",
        ),
        "could not find expected ':'": (
            "a key without a colon",
            'write "key: value", with a space after the colon',
        ),
        "incompatible YAML document": (
            "this %YAML directive asks for another version",
            "delete the line",
        ),
        "did not find expected node content": ("a value is expected here", "check the brackets"),
    }
)
_RESERVED = "@`%|>"


def syntax_problem(error: yaml.YAMLError, source: Source) -> Problem:
    """What a parser's error means, at the place where the reader should look."""
    if isinstance(error, yaml.reader.ReaderError):
        return Problem(
            Place(source),
            (),
            f"not YAML: {error.reason}",
        )
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(Place(source), (), f"not YAML: {error}")
    place = _place(error, source)
    message, hint = _meaning(error, place)
    return Problem(place, (), message, hint)


def _place(error: yaml.MarkedYAMLError, source: Source) -> Place:
    """Where it opened for something left open, else where the parser stopped."""
    opened = any(word in str(error.problem) for word in ("',' or", "unexpected end", "escape"))
    mark = (error.context_mark if opened else None) or error.problem_mark
    if mark is None:
        return Place(source)
    return Place(source, min(mark.line + 1, max(1, len(source.lines))), mark.column + 1)


def _meaning(error: yaml.MarkedYAMLError, place: Place) -> tuple[str, str | None]:
    line = place.source.lines[place.line - 1] if place.line and place.source.lines else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab indents this line", "YAML allows only spaces there"
    if line.strip().startswith(": "):
        return "a key is empty", "write its name before the colon"
    said = f"{error.problem} {error.context}"
    if "cannot start any token" in said:
        first = line[place.column - 1 : place.column]
        if first and first in _RESERVED:
            return f"unquoted text cannot begin with {first}", "put the text in quotes"
    for part, meaning in _MEANINGS.items():
        if part in said and not ("escape" in said and "quoted scalar" in part):
            return meaning
    return f"not YAML: {error.problem}", "check the quotes and the indentation"
