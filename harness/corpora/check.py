"""What every corpus must satisfy, whatever it was read from."""

from __future__ import annotations

from harness.corpora.decoding import blank
from harness.corpora.draft import Draft
from harness.corpora.problems import Problems
from harness.errors import HarnessError


def check(draft: Draft) -> None:
    """Refuse a corpus without segments, an id that is used twice, and empty texts.

    Raises:
        HarnessError: With the place of everything that is wrong, up to a limit.
    """
    if not draft.originals:
        raise HarnessError("holds no segment", where=next(iter(draft.files), draft.name))
    problems = Problems()
    _check_ids(draft, problems)
    for row, text in enumerate(draft.originals):
        if blank(text):
            problems.add(f"the original is {_emptiness(text)}", where=draft.place(row))
    for row, references in enumerate(draft.references):
        for number, text in enumerate(references):
            if blank(text):
                problems.add(
                    f"reference {number + 1} of segment {draft.ids[row]!r} is {_emptiness(text)}",
                    where=draft.reference_place(row, number),
                )
    problems.raise_any()


def _check_ids(draft: Draft, problems: Problems) -> None:
    if len(set(draft.ids)) == len(draft.ids):
        return
    seen: dict[str, int] = {}
    for row, id in enumerate(draft.ids):
        if id in seen:
            problems.add(
                f"the id {id!r} is already that of {draft.place(seen[id])}", where=draft.place(row)
            )
        seen.setdefault(id, row)


def _emptiness(text: str) -> str:
    return "only white space" if text else "empty"
