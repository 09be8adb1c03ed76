"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from harness.corpora.decoding import TextFile, read_text
from harness.corpora.problems import Problems
from harness.corpora.table import Table, type_name
from harness.errors import HarnessError

_ONE_ARRAY = "the file seems to be one JSON array; write one object a line"


class _RepeatedKeyError(ValueError):
    pass


def read_jsonl(path: Path) -> Table:
    """Read a table whose columns are the keys of the objects.

    Raises:
        HarnessError: The file cannot be read, or a line is not a JSON object.
    """
    file = read_text(path)
    rows = _objects(file)
    keys = dict.fromkeys(key for row in rows for key in row)
    return Table(
        path=str(path),
        columns={key: [row.get(key) for row in rows] for key in keys},
        count=len(rows),
        place=lambda row: f"{path}:{row + 1}",
        files={str(path): file.sha256},
        noun="key",
    )


def _objects(file: TextFile) -> Sequence[Mapping[str, object]]:
    lines = file.lines
    while lines and not lines[-1].strip():
        lines.pop()
    problems = Problems()
    rows: list[Mapping[str, object]] = []
    for number, line in enumerate(lines, 1):
        try:
            rows.append(_object(line))
        except HarnessError as error:
            place = f"{file.path}:{number}" + (f":{error.where}" if error.where else "")
            problems.add(error.message, where=place, hint=error.hint)
    problems.raise_any()
    return rows


def _object(line: str) -> Mapping[str, object]:
    try:
        value: object = json.loads(line)
        # Every key has a colon, so only a line with more colons than keys can repeat one; the
        # hook makes reading twice as slow.
        if isinstance(value, dict) and line.count(":") > len(value):
            json.loads(line, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise _not_json(line, error) from None
    except _RepeatedKeyError as error:
        raise HarnessError(f"the key {str(error)!r} is given twice") from None
    except RecursionError:
        raise HarnessError("not JSON that can be read: nested too deeply") from None
    if not isinstance(value, dict):
        hint = _ONE_ARRAY if isinstance(value, list) else None
        raise HarnessError(f"an object is needed, this is {type_name(value)}", hint=hint)
    if "\\ud" in line or "\\uD" in line:
        _refuse_half_characters(value)
    return value


def _not_json(line: str, error: json.JSONDecodeError) -> HarnessError:
    if not line.strip():
        return HarnessError("the line is blank", hint="one JSON object a line")
    hint = _ONE_ARRAY if line.strip() in {"[", "]"} or line.startswith("[") else None
    return HarnessError(f"not JSON: {error.msg}", where=str(error.colno), hint=hint)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKeyError(next(key for key in keys if keys.count(key) > 1))
    return found


def _refuse_half_characters(row: Mapping[str, object]) -> None:
    """JSON can escape half of a surrogate pair, which no file can hold afterwards."""
    for key, value in row.items():
        try:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            raise HarnessError(
                f"{key!r} holds half of a surrogate pair (\\uD800-\\uDFFF)"
            ) from None
