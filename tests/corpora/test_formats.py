"""Each format, read as it should be; the broken ones are in test_broken.py."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource, LoadedCorpus
from harness.errors import HarnessError
from harness.model import Segment

Write = Callable[[Mapping[str, str | bytes]], Path]

TWO = (Segment("1", "One, two.", ("1, 2.", "1 2")), Segment("2", 'She "left".', ("Gone.", "Off.")))


def read(path: Path, **options: Any) -> LoadedCorpus:
    return read_corpus(CorpusSource(path=path, **options))


def test_all_tables_and_lines_give_the_same_segments(files: Write) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = files(
        {
            "o.txt": 'One, two.\r\nShe "left".',
            "r.txt": "1, 2.\nGone.\n",
            "s.txt": "1 2\nOff.\n",
            "a.csv": 'original,ref1,ref2\r\n"One, two.","1, 2.",1 2\r\n'
            '"She ""left"".",Gone.,Off.\r\n',
            "a.tsv": 'original\tref1\tref2\nOne, two.\t1, 2.\t1 2\nShe "left".\tGone.\tOff.\n',
            "a.jsonl": "".join(
                json.dumps({"original": s.original, "references": s.references}) + "\n" for s in TWO
            ),
            "d/p.orig": 'One, two.\nShe "left".\n',
            "d/p.simp.0": "1, 2.\nGone.\n",
            "d/p.simp.1": "1 2\nOff.\n",
        }
    )
    columns = {
        "original": [s.original for s in TWO],
        "references": [list(s.references) for s in TWO],
    }
    pq.write_table(pa.table(columns), folder / "a.parquet")
    sources = [
        CorpusSource(path=folder / "o.txt", references=(folder / "r.txt", folder / "s.txt")),
        *(CorpusSource(path=folder / f"a.{kind}") for kind in ("csv", "tsv", "jsonl", "parquet")),
        CorpusSource(path=folder / "d"),
    ]
    for source in sources:
        loaded = read_corpus(source)
        assert loaded.corpus.segments == TWO, source.path
        assert len({loaded.corpus.digest, read_corpus(sources[0]).corpus.digest}) == 1
        assert all(len(digest) == 64 for digest in loaded.files.values())
    assert read_corpus(sources[0]).corpus.name == "o"
    assert read_corpus(sources[-1]).corpus.name == "p"


def test_every_part_of_a_table(files: Write) -> None:
    row = {
        "id": 7,
        "original": "Bonjour.",
        "references": ["Salut."],
        "document": "d1",
        "language": "fr",
        "grade": 3,
        "checked": True,
        "nested": {"a": 1},
        "nothing": None,
        "ours": "A text of a system which is so long that it can be no label at all.",
    }
    folder = files({"a.jsonl": json.dumps(row) + "\n"})
    loaded = read(folder / "a.jsonl", name="mine", language="en")
    meta = {"grade": "3", "checked": "true"}
    segment = Segment("7", "Bonjour.", ("Salut.",), "d1", "fr", meta)
    assert loaded.corpus.segments == (segment,)
    assert loaded.corpus.segments[0].meta == meta
    assert loaded.corpus.name == "mine"
    assert loaded.columns == {
        "grade": ("3",),
        "checked": ("true",),
        "nothing": ("",),
        "ours": (row["ours"],),
    }


def test_the_output_of_a_system_does_not_change_the_corpus(files: Write) -> None:
    text = "A rewrite of a usual length, which is a sentence and not a label, surely."
    folder = files(
        {"a.csv": "id,original\na,One.\n", "b.csv": f'id,original,ours\na,One.,"{text}"\n'}
    )
    plain, more = read(folder / "a.csv"), read(folder / "b.csv")
    assert plain.corpus.digest == more.corpus.digest
    assert more.columns["ours"] == (text,)


def test_named_columns_and_their_order(files: Write) -> None:
    folder = files({"a.csv": "n,text,easy,easier\nx,One.,1.,I.\n"})
    columns = {"id": "n", "original": ("text",), "references": ("easier", "easy")}
    assert read(folder / "a.csv", columns=columns).corpus.segments == (
        Segment("x", "One.", ("I.", "1.")),
    )


def test_reference_columns_are_in_natural_order_and_may_end_early(files: Write) -> None:
    folder = files({"a.csv": "ref10,ref2,original,ref1\nc,b,One.,a\n,,Two.,a\n"})
    found = [segment.references for segment in read(folder / "a.csv").corpus.segments]
    assert found == [("a", "b", "c"), ("a",)]


def test_references_may_be_absent_and_differ_in_number(files: Write) -> None:
    rows = (
        {"original": "a"},
        {"original": "b", "references": []},
        {"original": "c", "references": "d"},
    )
    folder = files({"a.jsonl": "".join(json.dumps(row) + "\n" for row in rows)})
    found = [segment.references for segment in read(folder / "a.jsonl").corpus.segments]
    assert found == [(), (), ("d",)]


def test_a_csv_field_may_hold_lines_and_be_long(files: Write) -> None:
    long = "word " * 40_000
    folder = files({"a.csv": f'id,original\na,"one\ntwo\u2028three"\nb,"{long}"\n'})
    texts = [segment.original for segment in read(folder / "a.csv").corpus.segments]
    assert texts == ["one\ntwo\u2028three", long]


@pytest.mark.parametrize("text", ["NA", "null", "NaN", "None", "1e5", "001", "True"])
def test_a_csv_text_stays_what_it_is(files: Write, text: str) -> None:
    folder = files({"a.csv": f"id,original\n{text},{text}\n"})
    assert read(folder / "a.csv").corpus.segments == (Segment(text, text),)


def test_tsv_with_plain_quotation_marks(files: Write) -> None:
    folder = files({"a.tsv": 'original\tref\n"Yes," he said.\tHe "agreed".\n"Open\tx\n'})
    texts = [segment.original for segment in read(folder / "a.tsv").corpus.segments]
    assert texts == ['"Yes," he said.', '"Open']


def test_an_index_column_of_pandas_is_left_out(files: Write) -> None:
    folder = files({"a.csv": ",original\n0,One.\n"})
    assert read(folder / "a.csv").corpus.segments == (Segment("1", "One."),)
    assert read(folder / "a.csv").columns == {}


def test_folders_of_documents(files: Write) -> None:
    folder = files(
        {
            "d/b10.txt": "\ufeffTen.\r\n\r\nMore.\r\n",
            "d/b2.txt": "Two.\n",
            "d/.DS_Store": b"\x00\x01",
            "easy/b2.txt": "2.",
            "easy/b10.txt": "10.",
        }
    )
    loaded = read(folder / "d", references=(folder / "easy",))
    assert loaded.corpus.segments == (
        Segment("b2", "Two.", ("2.",)),
        Segment("b10", "Ten.\n\nMore.", ("10.",)),
    )
    assert len(loaded.files) == 4


def test_a_folder_with_originals_and_references_inside(files: Write) -> None:
    folder = files(
        {"d/originals/a.txt": "A", "d/references/y/a.txt": "3", "d/references/x/a.txt": "2"}
    )
    assert read(folder / "d").corpus.segments == (Segment("a", "A", ("2", "3")),)


def test_one_pair_of_documents(files: Write) -> None:
    folder = files({"original.txt": "One.\nTwo.\n", "other.txt": "1."})
    loaded = read(folder / "original.txt", format="documents", references=(folder / "other.txt",))
    assert loaded.corpus.segments == (Segment("original", "One.\nTwo.", ("1.",)),)


def test_easse_splits_and_first_turkcorpus_names(files: Write) -> None:
    folder = files(
        {
            "d/c.test.orig": "t\n",
            "d/c.test.simp.0": "0\n",
            "d/c.test.simp.0.bak": "x\ny\n",
            "d/c.valid.orig": "v\n",
            "d/c.valid.simp.1": "1\n",
            "e/test.8turkers.tok.norm": "n\n",
            "e/test.8turkers.tok.turk.0": "0\n",
        }
    )
    assert read(folder / "d", split="test").corpus.segments == (Segment("1", "t", ("0",)),)
    assert read(folder / "d", split="c.valid").corpus.name == "c.valid"
    assert read(folder / "d/c.valid.orig").corpus.segments[0].references == ("1",)
    assert read(folder / "e").corpus.segments == (Segment("1", "n", ("0",)),)


def test_a_table_alone_in_its_folder_is_found(files: Write) -> None:
    folder = files(
        {"d/segments.jsonl": '{"original": "a"}\n', "d/gold.jsonl": "", "d/README.md": ""}
    )
    assert read(folder / "d").corpus.name == "d"
    (folder / "d/segments.jsonl").rename(folder / "d/other.csv")
    with pytest.raises(HarnessError, match="may be read in 2 ways"):
        read(folder / "d")


def test_a_damaged_parquet_file(files: Write) -> None:
    folder = files({"a.parquet": b"PAR1 cut off"})
    with pytest.raises(HarnessError, match="is a damaged Parquet file"):
        read(folder / "a.parquet")


def test_published_corpora(shared: Any) -> None:
    folder: Path = shared.folder
    sizes = {("asset", "test"): (359, 10), ("asset", "valid"): (2000, 10)}
    for (name, split), (segments, references) in sizes.items():
        corpus = read(folder / name, split=split).corpus
        assert len(corpus.segments) == segments
        assert {len(segment.references) for segment in corpus.segments} == {references}
    turk = read(folder / "turkcorpus").corpus.segments
    expected = shared.segments("turkcorpus_test")
    assert [(s.original, s.references) for s in turk] == [
        (s.original, s.references) for s in expected
    ]


@pytest.mark.parametrize("name", ["town-sentences", "town-documents"])
def test_our_own_corpora(name: str) -> None:
    folder = Path(__file__).parents[2] / "corpora" / name
    if not folder.is_dir():
        pytest.skip(f"corpora/{name} is not there")
    loaded = read(folder)
    assert loaded.corpus.name == name
    assert all(len(segment.references) >= 2 for segment in loaded.corpus.segments)
