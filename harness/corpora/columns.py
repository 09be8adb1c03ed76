"""From a table to a draft: which column plays which part, and what its cells may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from harness.corpora.decoding import blank, natural_key
from harness.corpora.draft import Draft, numbers
from harness.corpora.problems import Problems
from harness.corpora.source import ROLES, CorpusSource
from harness.corpora.table import Column, Table, is_nested, quoted, scalar_text, type_name
from harness.errors import HarnessError, did_you_mean

USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id",),
        "original": ("original", "source", "complex"),
        "document": ("document", "doc"),
        "language": ("language", "lang"),
    }
)
"""Names that a column may have without being named in the source; the first is the best."""

_REFERENCE = re.compile(r"ref(erence)?s?[-_. ]?\d*|simplifications?", re.IGNORECASE)


@dataclass(frozen=True)
class _Parts:
    original: str
    references: tuple[str, ...]
    id: str | None
    document: str | None
    language: str | None

    @property
    def used(self) -> frozenset[str | None]:
        return frozenset({self.original, *self.references, self.id, self.document, self.language})


def table_draft(name: str, table: Table, source: CorpusSource) -> Draft:
    """Give the columns of a table their parts, and check the types of the cells.

    An empty cell ends the references of its row: a table with ``ref1`` to ``ref3`` may hold rows
    with two. A gap, or a row whose first reference is empty, is an error.

    Raises:
        HarnessError: A column is missing or its part is not clear, or a cell has a wrong type.
    """
    parts = _parts(table, source.columns)
    problems = Problems()
    references = _references(table, parts.references, problems)
    draft = Draft(
        name=name,
        ids=_ids(table, parts.id, problems),
        originals=_texts(table, parts.original, problems),
        references=references,
        place=table.place,
        reference_place=lambda row, _: table.place(row),
        files=table.files,
        documents=_labels(table, parts.document, problems),
        languages=_languages(table, parts.language, source.language, problems),
        others=_others(table, parts),
    )
    problems.raise_any()
    return draft


def _parts(table: Table, given: Mapping[str, str | tuple[str, ...]]) -> _Parts:
    for role in given:
        if role not in ROLES:
            raise HarnessError(
                f"columns: unknown part {role!r}",
                hint=did_you_mean(role, ROLES) or f"parts: {', '.join(ROLES)}",
            )
    original = _named(table, given, "original") or _usual(table, "original")
    if original is None:
        raise table.missing("original")
    return _Parts(
        original=original,
        references=_reference_columns(table, given),
        id=_named(table, given, "id") or _usual(table, "id"),
        document=_named(table, given, "document") or _usual(table, "document"),
        language=_named(table, given, "language") or _usual(table, "language"),
    )


def _named(table: Table, given: Mapping[str, str | tuple[str, ...]], role: str) -> str | None:
    value = given.get(role)
    if value is None:
        return None
    names = (value,) if isinstance(value, str) else value
    if len(names) != 1:
        raise HarnessError(f"columns: {role} takes one column, not {len(names)}")
    if names[0] not in table.columns:
        raise table.missing(names[0])
    return names[0]


def _usual(table: Table, role: str) -> str | None:
    best, *others = USUAL[role]
    if best in table.columns:
        return best
    found = [name for name in others if name in table.columns]
    if len(found) > 1:
        raise HarnessError(
            f"which {table.noun} is the {role}: {quoted(found)}?",
            where=table.path,
            hint=f"say it with columns: {{{role}: {found[0]}}}",
        )
    return found[0] if found else None


def _reference_columns(table: Table, given: Mapping[str, str | tuple[str, ...]]) -> tuple[str, ...]:
    value = given.get("references")
    if value is None:
        found = [name for name in table.columns if _REFERENCE.fullmatch(name)]
        return tuple(sorted(found, key=natural_key))
    names = (value,) if isinstance(value, str) else value
    for name in names:
        if name not in table.columns:
            raise table.missing(name)
    return tuple(names)


def _texts(table: Table, name: str, problems: Problems) -> Sequence[str]:
    return [
        cell if isinstance(cell, str) else _not_text(table, name, row, cell, problems)
        for row, cell in enumerate(table.columns[name])
    ]


def _not_text(table: Table, name: str, row: int, cell: object, problems: Problems) -> str:
    if cell is None:
        problems.add(f"{table.noun} {name!r} is missing or null", where=table.place(row))
    else:
        problems.add(
            f"{table.noun} {name!r} must be text, not {type_name(cell)}", where=table.place(row)
        )
    # Any text will do: the problem is raised before the draft is looked at.
    return "?"


def _ids(table: Table, name: str | None, problems: Problems) -> Sequence[str]:
    if name is None:
        return numbers(table.count)
    ids: list[str] = []
    for row, cell in enumerate(table.columns[name]):
        if isinstance(cell, str) and not blank(cell):
            ids.append(cell)
        elif isinstance(cell, int) and not isinstance(cell, bool):
            ids.append(str(cell))
        else:
            what = "empty" if cell is None or isinstance(cell, str) else type_name(cell)
            what = str(cell) if isinstance(cell, float) else what
            problems.add(
                f"{table.noun} {name!r} must be text or a whole number, it is {what}",
                where=table.place(row),
            )
            ids.append("")
    return ids


def _labels(table: Table, name: str | None, problems: Problems) -> Sequence[str | None]:
    if name is None:
        return ()
    labels: list[str | None] = []
    for row, cell in enumerate(table.columns[name]):
        if is_nested(cell):
            problems.add(
                f"{table.noun} {name!r} must be text, not {type_name(cell)}",
                where=table.place(row),
            )
        labels.append(None if cell is None or cell == "" else scalar_text(cell))
    return labels


def _languages(table: Table, name: str | None, default: str, problems: Problems) -> Sequence[str]:
    return [label or default for label in _labels(table, name, problems)]


def _references(
    table: Table, names: tuple[str, ...], problems: Problems
) -> Sequence[tuple[str, ...]]:
    if not names:
        return [()] * table.count
    columns = [table.columns[name] for name in names]
    found: list[tuple[str, ...]] = []
    for row, cells in enumerate(zip(*columns, strict=True)):
        texts = cells[0] if len(cells) == 1 and type(cells[0]) is list else cells
        if all(type(text) is str and text for text in texts):
            found.append(tuple(texts))
        else:
            found.append(_uneven(table, names, row, cells, problems))
    return found


def _uneven(
    table: Table, names: tuple[str, ...], row: int, cells: Column, problems: Problems
) -> tuple[str, ...]:
    """The references of a row that is not simply one text a column."""
    texts: list[str] = []
    ended = ""
    for name, cell in zip(names, cells, strict=True):
        if cell is None or cell == "":
            ended = ended or name
            continue
        if ended:
            problems.add(f"{ended!r} is empty, but {name!r} is not", where=table.place(row))
            break
        texts += _cell_texts(table, name, row, cell, problems)
    if ended == names[0] and cells[0] == "":
        # Kept, for the check of all corpora to refuse together with what else is empty.
        return ("",)
    return tuple(texts)


def _cell_texts(
    table: Table, name: str, row: int, cell: object, problems: Problems
) -> Sequence[str]:
    items = cell if isinstance(cell, list | tuple) else (cell,)
    for number, item in enumerate(items, 1):
        if not isinstance(item, str):
            which = f"item {number} of " if isinstance(cell, list | tuple) else ""
            problems.add(
                f"{which}{table.noun} {name!r} must be text, not {type_name(item)}",
                where=table.place(row),
            )
    return [item for item in items if isinstance(item, str)]


def _others(table: Table, parts: _Parts) -> Mapping[str, Sequence[str | None]]:
    return {
        name: [cell if cell is None or type(cell) is str else scalar_text(cell) for cell in cells]
        for name, cells in table.columns.items()
        if name not in parts.used and not any(map(is_nested, cells))
    }
