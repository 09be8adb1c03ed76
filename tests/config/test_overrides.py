"""`--set`: values as YAML, typed by the schema, with messages that quote the option."""

from pathlib import Path
from typing import Any

import pytest

from harness.config.load import load
from harness.errors import CombinedError

BASE = {
    "experiment": "demo",
    "corpus": "data.orig",
    "metrics": ["sari", {"name": "sari", "dialect": "hf"}],
}


def experiment(*overrides: str, **more: Any) -> Any:
    return load({**BASE, **more}, overrides).cells[0].experiment


def messages(*overrides: str, **more: Any) -> list[str]:
    with pytest.raises(CombinedError) as caught:
        load({**BASE, **more}, overrides)
    return [str(error) for error in caught.value.errors]


@pytest.mark.usefixtures("folder")
class TestValues:
    def test_scalars(self) -> None:
        assert experiment("seed=3").seed == 3
        assert experiment("statistics.confidence=0.9").statistics.confidence == 0.9
        assert experiment("controls=false").controls is False

    def test_flow_lists_and_mappings(self) -> None:
        assert experiment("slices=[genre, level]").slices == ("genre", "level")
        assert experiment("statistics={resamples: 5}").statistics.resamples == 5
        labels = [spec.label for spec in experiment("metrics=['sari:dialect=t2t']").metrics]
        assert labels == ["sari:dialect=t2t"]

    def test_text_stays_text_where_the_schema_wants_text(self) -> None:
        assert experiment("experiment=2026").experiment == "2026"
        assert experiment("corpus.language=no").corpus.language == "no"
        assert experiment("description=a: b, [c").description == "a: b, [c"
        assert experiment("description=").description == ""
        assert experiment('corpus.language="no"').corpus.language == "no"
        assert experiment("corpus.where.level=1.50").corpus.where == {"level": "1.50"}
        assert experiment("corpus.where.x=[a]").corpus.where == {"x": "[a]"}

    def test_null_takes_back(self) -> None:
        corpus = {"path": "data.orig", "name": "x", "limit": 3}
        found = experiment("corpus.limit=null", "corpus.name=null", corpus=corpus).corpus
        assert (found.limit, found.name) == (None, None)

    def test_later_ones_win(self) -> None:
        assert experiment("seed=1", "seed=2").seed == 2

    def test_an_entry_of_a_list(self) -> None:
        found = experiment("metrics[1].dialect=t2t", "metrics[0].tokenizer=none").metrics
        assert [spec.label for spec in found] == ["sari:tokenizer=none", "sari:dialect=t2t"]

    def test_keys_below_a_short_form_and_below_nothing(self, folder: Path) -> None:
        found = experiment("corpus.limit=3", "statistics.resamples=7")
        assert (found.corpus.path, found.corpus.limit) == (folder / "data.orig", 3)
        assert found.statistics.resamples == 7

    def test_paths_start_from_base(self, folder: Path) -> None:
        (folder / "deep").mkdir()
        (folder / "deep" / "x.yaml").write_text(
            "experiment: x\ncorpus: none\nmetrics: [sari]\n", encoding="utf-8"
        )
        loaded = load("deep/x.yaml", ["corpus=data.orig"])
        assert loaded.cells[0].experiment.corpus.path == folder / "data.orig"
        assert loaded.document["corpus"] == "../data.orig"

    def test_quoted_keys(self) -> None:
        assert experiment('corpus.where."a.b"=x=y').corpus.where == {"a.b": "x=y"}


@pytest.mark.usefixtures("folder")
class TestMatrix:
    def test_the_values_of_a_matrix(self) -> None:
        matrix = {"corpus.limit": [1, 2], "seed": [1]}
        loaded = load({**BASE, "matrix": matrix}, ["matrix.corpus.limit=[5]"])
        assert [cell.name for cell in loaded.cells] == ["corpus.limit=5,seed=1"]

    def test_a_new_matrix(self) -> None:
        assert len(load(BASE, ["matrix.seed=[1, 2, 3]"]).cells) == 3

    def test_a_varied_key_cannot_be_set(self) -> None:
        assert messages("seed=3", matrix={"seed": [1, 2]}) == [
            "--set seed=3: the matrix varies seed (set its values: --set 'matrix.seed=[...]')"
        ]
        found = messages("corpus.limit=3", matrix={"corpus": ["data.orig"]})
        assert "the matrix varies corpus" in found[0]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("seed=ten", "expected a whole number, found text 'ten'"),
        ("seed=", "expected a whole number, found nothing"),
        ("seed=1_000", "expected a whole number, found text '1_000'"),
        ("sede=3", "unknown key (did you mean seed?)"),
        ("corpus.limti=3", "unknown key (did you mean limit?)"),
        ("metrics[0].dialct=hf", "unknown key (did you mean dialect?)"),
        (
            "statistics={resample: 3}",
            "statistics.resample: unknown key (did you mean resamples?)",
        ),
        ("metrics[2].dialect=hf", "metrics has only 2 entries, and [0] is the first"),
        ("corpus[0]=x", "corpus is not a list, so it has no entry 0"),
        ("experiment.x=1", "experiment holds no keys, so x cannot be set in it"),
        ("seed", "no = in it (write --set key=value, such as --set seed=3)"),
        ("=3", "the key is empty (write a key such as seed or corpus.limit)"),
        (
            "a..b=3",
            "'a..b' is not a key (keys look like corpus.limit or metrics[0].dialect)",
        ),
        ("extends=x.yaml", "extends cannot be set here (write it in the file)"),
        ("slices=[a", "the list that opens here is not closed (end it with ])"),
        ("slices=a", "expected a list, found text 'a' (write [a])"),
        ("corpus=zebra", "no such file or folder: zebra (looked in the current folder)"),
        ("output=data.orig", "data.orig is a file, not a folder"),
        ("metrics[0]=sary", "unknown metric 'sary' (did you mean sari?)"),
    ],
)
def test_messages(override: str, message: str) -> None:
    assert messages(override) == [f"--set {override}: {message}"]
