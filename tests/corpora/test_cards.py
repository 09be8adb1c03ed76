"""The cards of public corpora."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from harness.corpora.cards import card, card_names, identify
from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource
from harness.errors import HarnessError


@pytest.mark.parametrize("name", card_names())
def test_every_card_is_whole(name: str) -> None:
    found = card(name)
    assert found.name == name
    assert found.url.startswith("https://")
    assert found.citation.startswith("@")
    for split in found.splits.values():
        assert not split.files or len(split.files) == split.references + 1
        for digests in split.files.values():
            assert all(len(digest) == 64 for digest in digests)


def test_an_unknown_card() -> None:
    with pytest.raises(HarnessError, match=r"no card of a corpus 'aset' \(did you mean asset\?\)"):
        card("aset")


def test_files_are_known_by_their_digests() -> None:
    split = card("asset").splits["test"]
    whole = {name: digests[0] for name, digests in split.files.items()}
    assert str(identify(whole)) == "ASSET test, CC BY-NC 4.0"
    assert identify({"renamed.txt": whole["asset.test.orig"]}) is not None
    assert identify({"only a reference": whole["asset.test.simp.0"]}) is None
    other = hashlib.sha256(b"something else").hexdigest()
    assert identify({**whole, "other": other}) is None
    assert identify({}) is None


def test_published_files_are_recognized(shared: Any) -> None:
    folder: Path = shared.folder
    found = {
        str(identify(read_corpus(CorpusSource(path=folder / name, split=split)).files))
        for name, split in [("asset", "test"), ("asset", "valid"), ("turkcorpus", None)]
    }
    assert found == {
        "ASSET test, CC BY-NC 4.0",
        "ASSET valid, CC BY-NC 4.0",
        "TurkCorpus test, GPL-3.0",
    }
