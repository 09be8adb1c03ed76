"""What several tables of cases ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.meaning.compare import compare, read


@pytest.fixture(scope="session")
def majors() -> Callable[[str, str], list[str]]:
    """`majors(original, rewrite)` is the kinds of the major findings, worst first."""

    def told(original: str, rewrite: str) -> list[str]:
        found = compare(read(original), read(rewrite)).findings
        return [each.kind for each in found if each.severity == "major"]

    return told
