"""Hugging Face datasets, without the network."""

import sys
from pathlib import Path
from typing import Any

import pytest

from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource
from harness.errors import Exit, HarnessError
from harness.model import Segment

datasets = pytest.importorskip("datasets")

ROWS = {"original": ["One.", "Two."], "simplifications": [["1.", "I."], ["2."]]}
SEGMENTS = (Segment("1", "One.", ("1.", "I.")), Segment("2", "Two.", ("2.",)))


def test_a_dataset_on_disk(tmp_path: Path) -> None:
    datasets.Dataset.from_dict(ROWS).save_to_disk(tmp_path / "d")
    loaded = read_corpus(CorpusSource(path=tmp_path / "d"))
    assert loaded.corpus.segments == SEGMENTS
    assert [Path(path).suffix for path in loaded.files] == [".arrow"]


def test_the_splits_of_a_dataset_on_disk(tmp_path: Path) -> None:
    data = datasets.Dataset.from_dict(ROWS)
    datasets.DatasetDict({"test": data, "train": data}).save_to_disk(tmp_path / "d")
    source = CorpusSource(path=tmp_path / "d", split="test")
    assert read_corpus(source).corpus.segments == SEGMENTS
    with pytest.raises(HarnessError, match=r"has no split 'tset'; it has .*did you mean test\?"):
        read_corpus(CorpusSource(path=tmp_path / "d", split="tset"))
    with pytest.raises(HarnessError, match="a split must be chosen"):
        read_corpus(CorpusSource(path=tmp_path / "d"))


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Replace `load_dataset` by one that notes how it was called."""
    calls: list[tuple[Any, ...]] = []

    def load(name: str, **options: Any) -> Any:
        calls.append((name, options, datasets.config.HF_HUB_OFFLINE))
        return datasets.DatasetDict({"test": datasets.Dataset.from_dict(ROWS)})

    monkeypatch.setattr(datasets, "load_dataset", load)
    return calls


@pytest.mark.parametrize("download", [False, True])
def test_by_name_it_is_offline_unless_allowed(
    loading: list[tuple[Any, ...]], download: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", False)
    source = CorpusSource(dataset="owner/corpus", revision="v1", download=download)
    corpus = read_corpus(source).corpus
    assert (corpus.name, corpus.segments) == ("corpus", SEGMENTS)
    assert loading == [("owner/corpus", {"revision": "v1"}, not download)]
    assert datasets.config.HF_HUB_OFFLINE is False


def test_an_old_version_is_told_to_run_no_code(
    loading: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datasets, "__version__", "3.6.0")
    read_corpus(CorpusSource(dataset="owner/corpus"))
    assert loading[0][1] == {"revision": None, "trust_remote_code": False}


def test_what_is_not_in_the_cache_is_an_error_without_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import socket

    def refuse(*_: Any) -> None:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(HarnessError, match="download: true fetches it") as caught:
        read_corpus(CorpusSource(dataset="no-such-owner/no-such-corpus"))
    assert caught.value.exit_code is Exit.ENVIRONMENT


def test_a_local_folder_of_the_same_name_is_not_preferred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "asset").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(HarnessError, match="there is a file or folder of this name here"):
        read_corpus(CorpusSource(dataset="asset"))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(HarnessError, match="pip install datasets") as caught:
        read_corpus(CorpusSource(dataset="owner/name"))
    assert caught.value.exit_code is Exit.ENVIRONMENT
