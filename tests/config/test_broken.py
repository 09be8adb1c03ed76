"""Every message in `broken/` word by word."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.config.load import load
from harness.errors import CombinedError, Exit

TABLES = sorted((Path(__file__).parent / "broken").glob("*.txt"))


def rows() -> Iterator[tuple[str, str, str]]:
    for table in TABLES:
        text = table.read_text(encoding="utf-8")
        for row in re.split(r"^#### (?!says$)", text, flags=re.MULTILINE)[1:]:
            name, _, rest = row.partition("\n")
            config, _, message = rest.partition("#### says\n")
            yield f"{table.stem}: {name}", config, message.strip("\n")


BROKEN = list(rows())


def test_there_are_enough_and_each_has_its_name() -> None:
    names = [name for name, _, _ in BROKEN]
    assert len(names) >= 90
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("config", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_message(folder: Path, config: str, message: str) -> None:
    Path("broken.yaml").write_text(config, encoding="utf-8")
    with pytest.raises(CombinedError) as caught:
        load("broken.yaml")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("config", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_no_message_speaks_of_the_machinery(config: str, message: str) -> None:
    shown = "\n".join(line for line in message.splitlines() if " | " not in line)
    for word in ("pydantic", "Traceback", "Input should", "str_type", "Node(", "None", "<class"):
        assert word not in shown
    for line in message.splitlines():
        assert len(line) < 240


def test_a_place_points_at_the_line_it_shows() -> None:
    shown = re.compile(r"^broken\.yaml:(\d+):(\d+): .*\n\d+ \| (.*)\n +\| ( *)\^$", re.MULTILINE)
    checked = 0
    for _, config, message in BROKEN:
        for line, column, text, before in shown.findall(message):
            written = config.splitlines()[int(line) - 1].replace("\t", " ").rstrip()
            if "…" in text or not text.isascii():
                continue
            assert text == written
            assert len(before) == int(column) - 1
            checked += 1
    assert checked >= 90


def test_a_broken_environment_is_not_a_usage_error(folder: Path) -> None:
    with pytest.raises(CombinedError) as caught:
        load({"experiment": "x", "corpus": "data.orig", "metrics": ["./crash.py:Crash"]})
    assert caught.value.exit_code is Exit.ENVIRONMENT
