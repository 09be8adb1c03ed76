"""A folder with the files that configs of these tests speak of."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "broken" / "files"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of a test, with a corpus, a system's rewrites and plug-ins in it."""
    for path in FILES.iterdir():
        shutil.copy(path, tmp_path / path.name.replace(".py.txt", ".py"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """Write a config into the folder; its path, relative to it."""

    def written(text: str, name: str = "x.yaml") -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written
