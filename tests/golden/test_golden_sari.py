"""SARI and D-SARI against values that the original implementations computed."""

from __future__ import annotations

import csv
import gzip
from typing import Any

import numpy as np
import pytest

from harness.metrics.base import Scorer
from harness.metrics.registry import create, parse_spec
from harness.model import Segment

SPECS = {
    "easse_default": "sari",
    "easse_del_precision": "sari:dialect=easse-precision",
    "easse_paper": "sari:dialect=paper",
    "easse_paper_del_precision": "sari:dialect=paper-precision",
    "easse_legacy_flag": "sari:dialect=legacy",
    "easse_cased": "sari:case=mixed",
    "easse_tok_none": "sari:tokenizer=none",
    "easse_tok_intl": "sari:tokenizer=intl",
    "easse_sentmean": "sari:dialect=sentence-mean",
    "easse_sentmean_del_precision": "sari:dialect=sentence-mean-precision",
    "hf_evaluate": "sari:dialect=hf",
    "cocoxu_raw": "sari:dialect=cocoxu",
    "cocoxu_13a_lc": "sari:dialect=cocoxu,tokenizer=13a",
    "rlsnlp_13a_lc_nanmean": "dsari",
}
COLUMNS = {"sari": 0, "sari_add": 1, "sari_keep": 2, "sari_del": 3}
COLUMNS |= {name.replace("sari", "dsari"): column for name, column in COLUMNS.items()}
EACH_VARIANT = 18  # two corpora, nine systems


@pytest.mark.parametrize("variant", SPECS)
def test_every_published_value(shared: Any, variant: str) -> None:
    rows = [
        row for row in shared.golden() if row["metric"] in COLUMNS and row["variant"] == variant
    ]
    assert len(rows) >= EACH_VARIANT
    metric = create(parse_spec(SPECS[variant]))
    scorers: dict[tuple[str, int], Scorer] = {}
    for dataset, system in {(row["dataset"], row["system"]) for row in rows}:
        segments, rewrites = shared.case(dataset, system)
        key = dataset, len(segments[0].references)
        if key not in scorers:
            scorers[key] = metric.prepare(segments)
        ours = metric.score(scorers[key].rows(rewrites).sum(axis=0))
        for row in rows:
            if (row["dataset"], row["system"]) == (dataset, system):
                expected = pytest.approx(float(row["value"]), abs=1e-9, nan_ok=True)
                assert ours[COLUMNS[row["metric"]]] == expected, row


def test_all_36_integers_and_every_segment_score(shared: Any) -> None:
    path = shared.folder / "golden/segments.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    integers = [
        f"{operation}_{part}_{order}"
        for operation in ("add", "keep", "del")
        for part in ("hyp_correct", "hyp_total", "ref_total")
        for order in (1, 2, 3, 4)
    ]
    scored = {
        "easse_sari": "sari",
        "easse_sari_del_precision": "sari:dialect=easse-precision",
        "hf_sari": "sari:dialect=hf",
        "cocoxu_raw": "sari:dialect=cocoxu",
        "cocoxu_13a_lc": "sari:dialect=cocoxu,tokenizer=13a",
        "dsari_13a_lc": "dsari",
    }
    scorers: dict[tuple[str, str], Scorer] = {}
    for dataset, system in {(row["dataset"], row["system"]) for row in rows}:
        segments, rewrites = shared.case(dataset, system)
        mine = [row for row in rows if (row["dataset"], row["system"]) == (dataset, system)]
        assert [int(row["sent_id"]) for row in mine] == list(range(len(segments)))
        expected = np.array([[int(row[name]) for name in integers] for row in mine])
        counts = create(parse_spec("sari")).prepare(segments).rows(rewrites)
        assert np.array_equal(counts, expected)
        for column, spec in scored.items():
            metric = create(parse_spec(spec))
            if (dataset, spec) not in scorers:
                scorers[dataset, spec] = metric.prepare(segments)
            values = metric.segment_scores(scorers[dataset, spec].rows(rewrites))[:, 0]
            assert values == pytest.approx([float(row[column]) for row in mine], abs=1e-9), spec


# Test inputs of public documentation: EASSE's README, the authors' SARI.py, RLSNLP's D_SARI.py.
SPECIES = "About 95 species are currently accepted ."
SPECIES_REFERENCES = (
    "About 95 species are currently known .",
    "About 95 species are now accepted .",
    "95 species are now accepted .",
)
SPECIES_OUTPUTS = (
    "About 95 you now get in .",
    "About 95 species are now agreed .",
    "About 95 species are currently agreed .",
)
MARENGO = (
    "marengo is a town in and the county seat of iowa county , iowa , united states . it has "
    "served as the county seat since august 1845 , even though it was not incorporated until "
    "july 1859 . the population was 2,528 in the 2010 census , a decline from 2,535 in 2000 ."
)
MARENGO_REFERENCE = "marengo is a city in iowa in the US . the population was 2,528 in 2010 ."
MARENGO_OUTPUTS = (
    "in the US . 2,528 in 2010 .",
    "marengo is a city in iowa , the US . it has served as the county seat since august 1845 , "
    "even though it was not incorporated . the population was 2,528 in the 2010 census , a "
    "decline from 2,535 in 2010 .",
    "marengo is a town in iowa . marengo is a town in the US . in the US . the population was "
    "2,528 . the population in the 2010 census .",
    "marengo is a town in iowa , united states . in 2010 , the population was 2,528 .",
)


def one(spec: str, original: str, rewrite: str, references: tuple[str, ...]) -> np.ndarray:
    metric = create(parse_spec(spec))
    rows = metric.prepare([Segment("1", original, references)]).rows([rewrite])
    return metric.score(rows.sum(axis=0))


def test_example_of_easse(shared: Any) -> None:
    metric = create(parse_spec("sari"))
    detached = (SPECIES, *SPECIES_REFERENCES, SPECIES_OUTPUTS[0])
    first, *references, output = (text.replace(" .", ".") for text in detached)
    segments = [
        Segment("1", first, tuple(references)),
        Segment(
            "2",
            "The cat perched on the mat.",
            ("The cat sat on the mat.", "The cat is on the mat.", "The cat sat."),
        ),
    ]
    value = metric.score(metric.prepare(segments).rows([output, "Cat on mat."]).sum(axis=0))[0]
    assert value == pytest.approx(shared.examples()["easse_README_corpus_sari"], abs=1e-9)


@pytest.mark.parametrize(
    ("suffix", "spec"),
    [
        ("cocoxu", "sari:dialect=cocoxu"),
        ("hf", "sari:dialect=hf"),
        ("easse_tokenised_input", "sari"),
        ("easse_del_precision", "sari:dialect=easse-precision"),
        ("t2t_on_words", "sari:dialect=t2t,tokenizer=none"),
    ],
)
def test_examples_of_the_authors(shared: Any, suffix: str, spec: str) -> None:
    for number, output in enumerate(SPECIES_OUTPUTS, start=1):
        expected = shared.examples()[f"xu_example_{number}_{suffix}"]
        value = one(spec, SPECIES, output, SPECIES_REFERENCES)[0]
        assert value == pytest.approx(expected, abs=1e-9), number


def test_example_of_hugging_face(shared: Any) -> None:
    value = one("sari:dialect=hf", SPECIES, SPECIES_OUTPUTS[0], SPECIES_REFERENCES)[0]
    assert value == pytest.approx(shared.examples()["hf_README_example"], abs=1e-9)


def test_examples_of_dsari(shared: Any) -> None:
    columns = {"final": 0, "add": 1, "keep": 2, "del": 3}
    for number, output in enumerate(MARENGO_OUTPUTS, start=1):
        values = one("dsari:tokenizer=none", MARENGO, output, (MARENGO_REFERENCE,))
        for name, column in columns.items():
            expected = 100 * shared.examples()[f"dsari_repo_example_{number}_{name}"]
            assert values[column] == pytest.approx(expected, abs=1e-9), (number, name)


MINI = {
    "A": ("the big dog ran", "the dog ran", ("the dog ran", "the large dog ran")),
    "B": ("a b", "a b", ("a b",)),
    "C": ("the cat sat", "", ("the cat",)),
    "D": ("tall birch trees grow here now", "birch trees grow here", ("birch trees grow here",)),
    "E": ("no no no stop", "no no stop", ("no stop", "stop now")),
    "F": ("global", "pattern", ("pattern",)),
    "G": ("red fox", "red fox", ("red fox", "a fox")),
}


@pytest.mark.parametrize("name", MINI)
def test_small_examples_of_tensor2tensor(shared: Any, name: str) -> None:
    value = one("sari:dialect=t2t,tokenizer=none", *MINI[name])[0]
    assert value == pytest.approx(shared.examples()[f"mini_{name}_t2t"], abs=1e-9)
