"""What other programs write is what the readers read."""

import csv
import gc
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.corpora.collector import paused_collector
from harness.corpora.delimited import read_delimited
from harness.corpora.jsonl import read_jsonl
from harness.corpora.parquet import read_parquet
from harness.corpora.problems import Problems
from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource
from harness.errors import CombinedError, HarnessError

# Everything that a file can hold, but NUL, which is refused.
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
ROWS = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5)


def columns(rows: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    return {"a": tuple(row[0] for row in rows), "b": tuple(row[1] for row in rows)}


@settings(deadline=None)
@given(ROWS, st.sampled_from([",", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_csv_of_the_csv_module(rows: list[tuple[str, str]], delimiter: str, end: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(
                file, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL
            )
            writer.writerows([("a", "b"), *rows])
        assert read_delimited(path, delimiter).columns == columns(rows)


def test_csv_of_pandas(tmp_path: Path) -> None:
    import pandas as pd

    rows = [("NA", 'say "no"'), ("a,b", "c\nd"), ("", " "), ("ü\u2028", "\ufeff")]
    pd.DataFrame(rows, columns=["a", "b"]).to_csv(tmp_path / "a.csv")
    pd.DataFrame(rows, columns=["a", "b"]).to_csv(
        tmp_path / "b.tsv", sep="\t", index=False, encoding="utf-8-sig"
    )
    assert read_delimited(tmp_path / "a.csv", ",").columns == columns(rows)
    assert read_delimited(tmp_path / "b.tsv", "\t").columns == columns(rows)


@settings(deadline=None)
@given(ROWS, st.booleans())
def test_json_lines(rows: list[tuple[str, str]], escaped: bool) -> None:
    lines = [json.dumps({"a": a, "b": b}, ensure_ascii=escaped) for a, b in rows]
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_bytes("\n".join(lines).encode())
        found = read_jsonl(path).columns
    assert {name: tuple(cells) for name, cells in found.items()} == columns(rows)


def test_json_lines_of_pandas_and_parquet(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame({"id": ["x", "y"], "original": ["One: 1.", "Two."], "n": [1, 2]})
    frame.to_json(tmp_path / "a.jsonl", orient="records", lines=True)
    frame.to_parquet(tmp_path / "a.parquet")
    first = read_corpus(CorpusSource(path=tmp_path / "a.jsonl"))
    assert first.corpus == read_corpus(CorpusSource(path=tmp_path / "a.parquet")).corpus
    assert [segment.meta for segment in first.corpus.segments] == [{"n": "1"}, {"n": "2"}]
    assert read_parquet(tmp_path / "a.parquet").count == 2


def test_a_hugging_face_column_of_lists_in_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"original": ["a", "b"], "simplifications": [["1", "2"], None]})
    pq.write_table(table, tmp_path / "a.parquet")
    segments = read_corpus(CorpusSource(path=tmp_path / "a.parquet")).corpus.segments
    assert [segment.references for segment in segments] == [("1", "2"), ()]


def test_json_that_is_nested_too_deeply(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a":' * 200_000, encoding="utf-8")
    with pytest.raises(HarnessError, match=r"a\.jsonl:1: not JSON .*: nested too deep"):
        read_jsonl(path)


def test_whole_surrogate_pairs_are_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"original": "\\ud83d\\ude00"}', encoding="utf-8")
    assert read_jsonl(path).columns["original"] == ["\N{GRINNING FACE}"]


def test_the_collector_is_put_back_whatever_happens() -> None:
    with pytest.raises(HarnessError), paused_collector():
        assert not gc.isenabled()
        raise HarnessError("x")
    assert gc.isenabled()
    with paused_collector(), paused_collector():
        pass
    assert gc.isenabled()


def test_problems_are_sorted_by_their_place() -> None:
    problems = Problems()
    problems.raise_any()
    for line in (10, 2, 1):
        problems.add("x", where=f"a.txt:{line}")
    with pytest.raises(CombinedError) as caught:
        problems.raise_any()
    assert str(caught.value) == "a.txt:1: x\na.txt:2: x\na.txt:10: x\n3 errors"


def test_one_problem_is_a_plain_error() -> None:
    problems = Problems()
    problems.add("x", hint="y")
    with pytest.raises(HarnessError) as caught:
        problems.raise_any()
    assert str(caught.value) == "x (y)"
    assert not isinstance(caught.value, CombinedError)
