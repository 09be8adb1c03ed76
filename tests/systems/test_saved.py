"""Saved rewrites: every format, aligned by id or by position, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource, LoadedCorpus
from harness.errors import HarnessError
from harness.model import Corpus, Rewrite, Segment, Status
from harness.systems.saved import SavedSource, read_rewrites

LOADED = LoadedCorpus(
    Corpus("three", tuple(Segment(id, id.upper()) for id in ("aa", "bb", "cc"))),
    files={"three.csv": "0" * 64},
    columns={"ours": ("1", "", "3")},
)
# The second of three, as `ids: [bb]` leaves it.
PART = LoadedCorpus(Corpus("three", (Segment("bb", "BB"),)), {}, {}, ("aa", "bb", "cc"))
ONE_TO_THREE = (Rewrite("aa", "1"), Rewrite("bb", "2"), Rewrite("cc", "3"))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def read(path: Path, loaded: LoadedCorpus = LOADED, **options: Any) -> tuple[Rewrite, ...]:
    return read_rewrites(SavedSource("mine", path, **options), loaded)[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "1\n2\n3\n"),
        ("a.out", "\ufeff1\r\n2\r\n3"),
        ("a.csv", "rewrite\n1\n2\n3\n"),
        ("b.csv", "id,text\ncc,3\naa,1\nbb,2\n"),
        ("a.tsv", "segment_id\toutput\nbb\t2\ncc\t3\naa\t1\n"),
        ("a.jsonl", rows({"text": "1"}, {"text": "2"}, {"text": "3"})),
        ("b.jsonl", rows(*({"id": 2 * id, "hypothesis": n} for n, id in ("3c", "2b", "1a")))),
    ],
)
def test_every_format_gives_the_same(tmp_path: Path, name: str, content: str) -> None:
    path = write(tmp_path, name, content)
    rewrites, files = read_rewrites(SavedSource("mine", path), LOADED)
    assert rewrites == ONE_TO_THREE
    assert list(files) == [str(path)]
    # A part of the corpus takes its own from a file for the whole.
    assert read(path, PART) == (Rewrite("bb", "2"),)


def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"id": ["bb", "aa", "cc"], "simplification": ["2", "1", "3"]})
    pq.write_table(table, tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet") == ONE_TO_THREE


def test_a_column_of_the_corpus() -> None:
    rewrites, files = read_rewrites(SavedSource("mine", column="ours"), LOADED)
    assert rewrites == (Rewrite("aa", "1"), Rewrite("bb", "", Status.EMPTY), Rewrite("cc", "3"))
    assert files == {}


def test_a_column_follows_the_choice_of_segments(tmp_path: Path) -> None:
    path = write(tmp_path, "c.csv", "id,original,ours\na,One.,1\nb,Two.,2\nc,Three.,3\n")
    loaded = read_corpus(CorpusSource(path=path, ids=("c", "a")))
    rewrites, _ = read_rewrites(SavedSource("mine", column="ours"), loaded)
    assert rewrites == (Rewrite("a", "1"), Rewrite("c", "3"))


def test_a_limited_corpus_takes_the_right_lines_of_a_whole_file(tmp_path: Path) -> None:
    originals = "".join(f"original {n}\n" for n in range(1, 101))
    path = write(tmp_path, "o.txt", originals)
    output = write(tmp_path, "s.txt", originals.replace("original", "rewrite"))
    loaded = read_corpus(CorpusSource(path=path, limit=9))
    assert [r.text for r in read(output, loaded)] == [
        segment.original.replace("original", "rewrite") for segment in loaded.corpus.segments
    ]


def test_an_empty_rewrite_is_missing_unless_it_is_to_be_scored(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "1\n\n \u2028\n")
    empty = [Rewrite("bb", "", Status.EMPTY), Rewrite("cc", "", Status.EMPTY)]
    assert list(read(path)[1:]) == empty
    assert list(read(path, empty="score")[1:]) == [Rewrite("bb", ""), Rewrite("cc", "")]


def test_statuses(tmp_path: Path) -> None:
    content = rows(
        {"id": "aa", "text": None, "status": "error"},
        {"id": "bb", "text": "I cannot do that.", "status": "refused"},
        {"id": "cc", "text": "Half a sen", "status": "truncated"},
    )
    assert read(write(tmp_path, "a.jsonl", content)) == (
        Rewrite("aa", "", Status.ERROR),
        Rewrite("bb", "I cannot do that.", Status.REFUSED),
        Rewrite("cc", "Half a sen", Status.TRUNCATED),
    )
    table = "id,text,status\naa,,ok\nbb,,empty\ncc,3,\n"
    assert read(write(tmp_path, "a.csv", table)) == (
        Rewrite("aa", "", Status.EMPTY),
        Rewrite("bb", "", Status.EMPTY),
        Rewrite("cc", "3"),
    )


def test_a_missing_id_is_an_error_row_even_where_empty_is_scored(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "id,text\naa,1\ncc,3\n")
    expected = (Rewrite("aa", "1"), Rewrite("bb", "", Status.ERROR), Rewrite("cc", "3"))
    assert read(path) == read(path, empty="score") == expected


def test_documents(tmp_path: Path) -> None:
    for name, text in {"aa.txt": "1\r\n\r\nmore\n", "cc.md": "\n", ".hidden": "x"}.items():
        write(tmp_path / "out", name, text)
    rewrites, files = read_rewrites(SavedSource("mine", tmp_path / "out"), LOADED)
    assert rewrites == (
        Rewrite("aa", "1\n\nmore"),
        Rewrite("bb", "", Status.ERROR),
        Rewrite("cc", "", Status.EMPTY),
    )
    assert len(files) == 2


def test_one_document(tmp_path: Path) -> None:
    path = write(tmp_path, "rewrite.txt", "1\n2\n")
    one = LoadedCorpus(Corpus("one", (Segment("original", "x"),)), {})
    assert read(path, one, format="documents") == (Rewrite("original", "1\n2"),)


BROKEN: dict[str, tuple[str, str | bytes, dict[str, Any], str]] = {
    "too few lines": (
        "a.txt",
        "1\n2\n",
        {},
        "a.txt: has 2 lines, but the corpus 'three' has 3 segments (line n must belong to segment "
        "n of three.csv, and an empty rewrite is an empty line)",
    ),
    "too many rows": (
        "a.csv",
        "text\n1\n2\n3\n4\n",
        {},
        "a.csv: has 4 rows, but the corpus 'three' has 3 segments (without ids, row n must belong "
        "to segment n; add the column or key id)",
    ),
    "no text": (
        "a.csv",
        "id,txet\naa,1\n",
        {},
        "a.csv: which column holds the rewrites? it has 'id', 'txet' (say it with field, or call "
        "it 'rewrite')",
    ),
    "two texts": (
        "a.jsonl",
        rows({"text": "1", "output": "2"}),
        {},
        "a.jsonl: is it 'text', 'output'? it has 'text', 'output' (say it with field, or call it "
        "'rewrite')",
    ),
    "unknown field": (
        "a.csv",
        "id,simple\naa,1\n",
        {"field": "simpel"},
        "a.csv: has no column 'simpel'; it has 'id', 'simple' (did you mean simple?)",
    ),
    "field for lines": (
        "a.txt",
        "1\n2\n3\n",
        {"field": "text"},
        "a.txt: field has no meaning in the format lines",
    ),
    "unknown and double ids": (
        "a.csv",
        "id,text\naa,1\nbbb,2\naa,3\nzzzzz,4\n",
        {},
        "a.csv:3: the corpus 'three' has no segment 'bbb' (did you mean bb?)\n"
        "a.csv:4: the id 'aa' is already that of a.csv:2\n"
        "a.csv:5: the corpus 'three' has no segment 'zzzzz' (its ids are like 'aa', 'bb')\n"
        "3 errors",
    ),
    "bad statuses and texts": (
        "a.jsonl",
        rows(
            {"id": "aa", "text": None},
            {"id": "bb", "text": "2", "status": "fine"},
            {"id": "cc", "text": "3", "status": "empty"},
            {"id": "aa", "text": 4},
            {"id": "aa", "text": "5", "status": "eror"},
            {"id": "aa", "text": "6", "status": 6},
        ),
        {},
        'a.jsonl:1: key \'text\' is missing or null (give the row the status "error", or "" for '
        "a rewrite that is empty)\n"
        "a.jsonl:2: unknown status 'fine' (statuses: ok, empty, refused, truncated, error)\n"
        "a.jsonl:3: the status is empty, but there is a text\n"
        "a.jsonl:4: key 'text' must be text, not a number\n"
        "a.jsonl:5: unknown status 'eror' (did you mean error?)\n"
        "a.jsonl:6: the status must be text, not a number\n"
        "6 errors",
    ),
    "an extra document": (
        "out/dd.txt",
        "4",
        {"folder": "out"},
        "out: has dd, which is no document of the corpus (its ids are like 'aa', 'bb')",
    ),
    "one document for three": (
        "a.txt",
        "1",
        {"format": "documents"},
        "a.txt: is one document, but the corpus has 3 segments (give a folder with one file a "
        "document)",
    ),
    "JSON": (
        "a.json",
        "{}",
        {},
        "a.json: is JSON; JSON Lines is needed (write one object a line and name it .jsonl, or "
        "say format: jsonl)",
    ),
    "unknown format": (
        "a.txt",
        "1\n2\n3\n",
        {"format": "easse"},
        "unknown format 'easse' (formats: auto, lines, jsonl, csv, tsv, parquet, documents)",
    ),
    "Latin-1": (
        "a.txt",
        b"1\n2 caf\xe9\n3\n",
        {},
        "a.txt:2: not UTF-8: byte 6 of the line is 0xE9 (save it as UTF-8; if it came from "
        "Windows: iconv -f WINDOWS-1252 -t UTF-8)",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_gets_its_message(tmp_path: Path, name: str) -> None:
    file, content, options, message = BROKEN[name]
    path = write(tmp_path, file, content)
    path = tmp_path / options.get("folder", file)
    options = {key: value for key, value in options.items() if key != "folder"}
    with pytest.raises(HarnessError) as caught:
        read(path, **options)
    assert str(caught.value).replace(f"{tmp_path}/", "") == message


def test_a_missing_file_names_its_neighbor(tmp_path: Path) -> None:
    write(tmp_path, "ours.txt", "1")
    with pytest.raises(HarnessError, match=r"no such file or folder \(did you mean ours.txt\?\)"):
        read(tmp_path / "our.txt")


def test_a_limited_corpus_says_both_sizes(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "1\n2\n")
    with pytest.raises(HarnessError, match=r"has 1 segment \(of 3 in its file\)"):
        read(path, PART)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            SavedSource("x", column="our"),
            "system 'x': the corpus 'three' has no column 'our' to take rewrites from; it has "
            "'ours' (did you mean ours?)",
        ),
        (SavedSource("x"), "system 'x' needs either path or column; neither is given"),
        (
            SavedSource("x", Path("a.txt"), "ours"),
            "system 'x' needs either path or column; both are given",
        ),
    ],
)
def test_the_source_itself(source: SavedSource, message: str) -> None:
    with pytest.raises(HarnessError) as caught:
        read_rewrites(source, LOADED)
    assert str(caught.value) == message


def test_published_outputs(shared: Any) -> None:
    loaded = read_corpus(CorpusSource(path=shared.folder / "asset", split="test"))
    for path in sorted((shared.folder / "outputs").glob("*.txt")):
        rewrites = read(path, loaded)
        expected = shared.case("asset_test", path.stem)[1]
        assert [rewrite.text for rewrite in rewrites] == [
            text.strip() and text for text in expected
        ]


@pytest.mark.parametrize("name", ["town-sentences", "town-documents"])
def test_outputs_of_our_own_corpora(name: str) -> None:
    folder = Path(__file__).parents[2] / "corpora" / name
    if not folder.is_dir():
        pytest.skip(f"corpora/{name} is not there")
    loaded = read_corpus(CorpusSource(path=folder))
    for path in (folder / "outputs").iterdir():
        assert {rewrite.status for rewrite in read(path, loaded)} == {Status.OK}
