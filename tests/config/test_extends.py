"""Files on files: what wins, where paths start, where errors point."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.config.load import load
from harness.errors import CombinedError

Write = Callable[..., Path]
LEAST = "experiment: demo\ncorpus: data.orig\nmetrics: [sari]\n"


def experiment(path: Path, *overrides: str) -> Any:
    return load(path, overrides).cells[0].experiment


def test_mappings_merge_and_lists_are_replaced(write: Write) -> None:
    write(f"{LEAST}statistics: {{resamples: 10, confidence: 0.9}}\nslices: [a, b]\n", "base.yaml")
    found = experiment(write("extends: base.yaml\nstatistics: {resamples: 20}\nslices: [c]\n"))
    assert (found.statistics.resamples, found.statistics.confidence) == (20, 0.9)
    assert found.slices == ("c",)


def test_later_files_win_and_the_file_itself_wins_over_all(write: Write) -> None:
    write(f"{LEAST}seed: 1\ndescription: one\n", "a.yaml")
    write("seed: 2\nslices: [x]\n", "b.yaml")
    found = experiment(write("extends: [a.yaml, b.yaml]\nslices: [z]\n"))
    assert (found.seed, found.description, found.slices) == (2, "one", ("z",))


def test_extended_files_extend(write: Write) -> None:
    write(LEAST + "seed: 1\n", "c.yaml")
    write("extends: c.yaml\nseed: 2\n", "b.yaml")
    assert experiment(write("extends: b.yaml\n")).seed == 2


def test_one_file_may_be_extended_twice(write: Write) -> None:
    write(LEAST, "c.yaml")
    write("extends: c.yaml\nseed: 2\n", "a.yaml")
    write("extends: c.yaml\nslices: [x]\n", "b.yaml")
    found = experiment(write("extends: [a.yaml, b.yaml]\n"))
    assert (found.seed, found.slices) == (2, ("x",))


def test_paths_start_from_the_file_that_names_them(write: Write, folder: Path) -> None:
    for name in ("shared/c.orig", "own/r.txt"):
        write("x\n", name)
    write("corpus: {path: c.orig, format: lines}\nmetrics: [sari]\n", "shared/base.yaml")
    path = write(
        "extends: ../shared/base.yaml\nexperiment: x\ncorpus: {references: r.txt}\n", "own/x.yaml"
    )
    corpus = experiment(path).corpus
    assert corpus.path == folder / "shared" / "c.orig"
    assert corpus.references == (folder / "own" / "r.txt",)
    assert load(path).document["corpus"] == {
        "path": "../shared/c.orig", "format": "lines", "references": "r.txt"
    }  # fmt: skip


def test_a_short_form_merges_with_what_is_laid_over_it(write: Write, folder: Path) -> None:
    write(LEAST, "base.yaml")
    corpus = experiment(write("extends: base.yaml\ncorpus: {limit: 3}\n")).corpus
    assert (corpus.path, corpus.limit) == (folder / "data.orig", 3)


def test_a_short_form_replaces_the_whole_corpus(write: Write, folder: Path) -> None:
    """The references of another corpus must not stay behind."""
    write(LEAST.replace("data.orig", "{path: data.orig, references: mine.txt}"), "base.yaml")
    corpus = experiment(write("extends: base.yaml\ncorpus: mine.txt\n")).corpus
    assert (corpus.path, corpus.references) == (folder / "mine.txt", ())


def test_null_takes_an_inherited_value_back(write: Write) -> None:
    write(LEAST.replace("data.orig", "{path: data.orig, limit: 3}"), "base.yaml")
    text = "extends: base.yaml\ncorpus: {path: null, dataset: a/b}\n"
    corpus = experiment(write(text)).corpus
    assert (corpus.path, corpus.dataset, corpus.limit) == (None, "a/b", 3)


def test_a_mapping_extends_a_file(write: Write, folder: Path) -> None:
    write(LEAST.replace("data", "../data"), "deep/base.yaml")
    data = {"extends": "base.yaml", "seed": 5}
    assert load(data, base=folder / "deep").cells[0].experiment.seed == 5
    with pytest.raises(CombinedError) as caught:
        load({"extends": "bad-base.yaml"}, base=folder)
    assert "bad-base.yaml:3:3" in str(caught.value)


def test_errors_of_several_files_are_told_together_the_main_one_first(write: Write) -> None:
    write("seed: x\n", "a.yaml")
    write("statistics: {resamples: no}\n", "b.yaml")
    with pytest.raises(CombinedError) as caught:
        load(write(f"extends: [a.yaml, b.yaml]\n{LEAST}sliecs: []\n"))
    assert [str(error.where) for error in caught.value.errors] == [
        "x.yaml:5:1", "a.yaml:1:7", "b.yaml:1:25"
    ]  # fmt: skip


def test_an_overridden_error_is_gone(write: Write) -> None:
    write("seed: x\n", "a.yaml")
    assert experiment(write(f"extends: a.yaml\n{LEAST}seed: 3\n")).seed == 3


def test_a_file_that_extends_itself(write: Write) -> None:
    with pytest.raises(CombinedError, match=r"in a circle: x\.yaml -> x\.yaml"):
        load(write(f"extends: x.yaml\n{LEAST}"))


def test_a_circle_that_does_not_hold_the_first_file(write: Write) -> None:
    write("extends: b.yaml\n", "a.yaml")
    write("extends: a.yaml\n", "b.yaml")
    with pytest.raises(CombinedError, match=r"in a circle: a\.yaml -> b\.yaml -> a\.yaml"):
        load(write(f"extends: a.yaml\n{LEAST}"))


def test_broken_syntax_in_an_extended_file(write: Write) -> None:
    write("seed: [1\n", "a.yaml")
    with pytest.raises(CombinedError, match=r"a\.yaml:1:7: the list that opens here"):
        load(write(f"extends: a.yaml\n{LEAST}"))
