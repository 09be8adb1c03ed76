"""Broken inputs, and the exact message that each one gets."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource
from harness.errors import Exit, HarnessError

BROKEN: Mapping[str, tuple[Mapping[str, str | bytes], Mapping[str, Any], str]] = {
    "missing file": (
        {"asset.txt": "a\n"},
        {"path": "aset.txt"},
        "aset.txt: no such file or folder (did you mean asset.txt?)",
    ),
    "missing folder": (
        {},
        {"path": "corpora/a.txt"},
        "corpora/a.txt: no such file or folder (there is no folder corpora either)",
    ),
    "neither path nor dataset": ({}, {}, "a corpus needs either path or dataset; neither is given"),
    "unknown format": (
        {"a.txt": "a\n"},
        {"path": "a.txt", "format": "line"},
        "unknown format 'line' (did you mean lines?)",
    ),
    "folder where a file is needed": (
        {"d/a.txt": "a\n"},
        {"path": "d", "format": "lines"},
        "d: is a folder, a file is needed",
    ),
    "no known suffix": (
        {"a.dat": "a\n"},
        {"path": "a.dat"},
        (
            "a.dat: the suffix .dat does not say what format this is (say format: lines, "
            "documents, csv, tsv, jsonl, parquet, easse, dataset)"
        ),
    ),
    "json for jsonl": (
        {"a.json": "[]"},
        {"path": "a.json"},
        (
            "a.json: is JSON; JSON Lines is needed (write one object a line and name it "
            ".jsonl, or say format: jsonl)"
        ),
    ),
    "empty file": ({"a.txt": ""}, {"path": "a.txt"}, "a.txt: holds no segment"),
    "UTF-16": (
        {"a.txt": b"\xff\xfea\x00\n\x00"},
        {"path": "a.txt"},
        "a.txt: is UTF-16, not UTF-8 (save it as UTF-8, or: iconv -f UTF-16 -t UTF-8)",
    ),
    "UTF-32": (
        {"a.txt": b"\xff\xfe\x00\x00a\x00\x00\x00\n\x00\x00\x00"},
        {"path": "a.txt"},
        "a.txt: is UTF-32, not UTF-8 (save it as UTF-8, or: iconv -f UTF-32 -t UTF-8)",
    ),
    "Latin-1": (
        {"a.txt": b"fine\ncaf\xe9 noir\n"},
        {"path": "a.txt"},
        (
            "a.txt:2: not UTF-8: byte 4 of the line is 0xE9 (save it as UTF-8; if it came "
            "from Windows: iconv -f WINDOWS-1252 -t UTF-8)"
        ),
    ),
    "NUL byte": (
        {"a.txt": b"fine\na\x00b\n"},
        {"path": "a.txt"},
        (
            "a.txt:2: holds a NUL byte, so it is a binary file or UTF-16 without a mark "
            "(plain UTF-8 text is needed)"
        ),
    ),
    "gzip": (
        {"a.txt": b"\x1f\x8b\x08\x00rest"},
        {"path": "a.txt"},
        "a.txt: is a gzip file (unpack it first)",
    ),
    "empty original": (
        {"a.txt": ("one\n\n \nfour\n")},
        {"path": "a.txt"},
        ("a.txt:2: the original is empty\na.txt:3: the original is only white space\n2 errors"),
    ),
    "fewer references": (
        {"a.txt": ("one\ntwo\n"), "r.txt": "one\n"},
        {"path": "a.txt", "references": ["r.txt"]},
        (
            "r.txt: has 1 line, but a.txt has 2 lines (line n of one file must belong to "
            "line n of the other)"
        ),
    ),
    "two reference files wrong": (
        {"a.txt": ("one\ntwo\n"), "r.txt": "one\n", "s.txt": ("1\n2\n3\n")},
        {"path": "a.txt", "references": ["r.txt", "s.txt"]},
        (
            "r.txt: has 1 line, but a.txt has 2 lines (line n of one file must belong to "
            "line n of the other)\n"
            "s.txt: has 3 lines, but a.txt has 2 lines (line n of one file must belong to "
            "line n of the other)\n"
            "2 errors"
        ),
    ),
    "lines that end at CR": (
        {"a.txt": ("one\ntwo\n"), "r.txt": ("one\rtwo\r")},
        {"path": "a.txt", "references": ["r.txt"]},
        (
            "r.txt: has 1 line, but a.txt has 2 lines (the lines of r.txt end at CR alone; "
            "save it with LF)"
        ),
    ),
    "empty reference line": (
        {"a.txt": ("one\ntwo\n"), "r.txt": ("one\n\n")},
        {"path": "a.txt", "references": ["r.txt"]},
        "r.txt:2: reference 1 of segment '2' is empty",
    ),
    "references for a table": (
        {"a.csv": ("original\none\n"), "r.txt": "one\n"},
        {"path": "a.csv", "references": ["r.txt"]},
        (
            "a.csv: references has no meaning for a corpus in the format csv (columns: "
            "{references: [...]} names the columns of a table)"
        ),
    ),
    "columns for lines": (
        {"a.txt": "one\n"},
        {"path": "a.txt", "columns": {"id": "n"}},
        "a.txt: columns has no meaning for a corpus in the format lines",
    ),
    "split for lines": (
        {"a.txt": "one\n"},
        {"path": "a.txt", "split": "test"},
        "a.txt: split has no meaning for a corpus in the format lines",
    ),
    "missing column": (
        {"a.csv": ("id,orginal\na,one\n")},
        {"path": "a.csv"},
        "a.csv: has no column 'original'; it has 'id', 'orginal' (did you mean orginal?)",
    ),
    "missing named column": (
        {"a.csv": ("id,text\na,one\n")},
        {"path": "a.csv", "columns": {"original": "txt"}},
        "a.csv: has no column 'txt'; it has 'id', 'text' (did you mean text?)",
    ),
    "unknown part": (
        {"a.csv": ("id,text\na,one\n")},
        {"path": "a.csv", "columns": {"reference": "text"}},
        "columns: unknown part 'reference' (did you mean references?)",
    ),
    "two columns for one part": (
        {"a.csv": ("source,complex\na,one\n")},
        {"path": "a.csv"},
        (
            "a.csv: which column is the original: 'source', 'complex'? (say it with "
            "columns: {original: source})"
        ),
    ),
    "semicolons": (
        {"a.csv": ("id;original\na;one\n")},
        {"path": "a.csv"},
        (
            "a.csv: has no column 'original'; it has 'id;original' (its fields seem to be "
            "parted by a semicolon, not by a comma)"
        ),
    ),
    "duplicate column": (
        {"a.csv": ("original,ref,ref\na,b,c\n")},
        {"path": "a.csv"},
        "a.csv:1: two columns are called 'ref'",
    ),
    "field count": (
        {"a.csv": ('id,original\na,"one\ntwo"\nb\nc,three,more\n')},
        {"path": "a.csv"},
        (
            "a.csv:4: the row has 1 field, the header has 2\n"
            "a.csv:5: the row has 3 fields, the header has 2\n"
            "2 errors"
        ),
    ),
    "blank line in a table": (
        {"a.csv": ("id,original\na,one\n\nb,two\n")},
        {"path": "a.csv"},
        "a.csv:3: the row has 0 fields, the header has 2 (remove the blank line)",
    ),
    "open quotation mark": (
        {"a.csv": ('id,original\na,"one\nb,two\n')},
        {"path": "a.csv"},
        (
            "a.csv:2: a quotation mark is opened here and never closed (a field that holds "
            '" is put in quotation marks, and each " in it is doubled)'
        ),
    ),
    "text after a quotation mark": (
        {"a.csv": ('id,original\na,"one" two\n')},
        {"path": "a.csv"},
        (
            'a.csv:2: text follows a closing quotation mark (a field that holds " is put '
            'in quotation marks, and each " in it is doubled)'
        ),
    ),
    "CR in a field": (
        {"a.csv": ("id,original\na,one\rtwo\n")},
        {"path": "a.csv"},
        (
            "a.csv:2: a carriage return inside a field without quotation marks (a field "
            'that holds " is put in quotation marks, and each " in it is doubled)'
        ),
    ),
    "no header": ({"a.csv": ""}, {"path": "a.csv"}, "a.csv: is empty; a header row is needed"),
    "no row": ({"a.csv": "id,original\n"}, {"path": "a.csv"}, "a.csv: holds no segment"),
    "duplicate id": (
        {"a.csv": ("id,original\na,one\nb,two\na,three\n")},
        {"path": "a.csv"},
        "a.csv:4: the id 'a' is already that of a.csv:2",
    ),
    "empty id": (
        {"a.csv": ("id,original\n,one\n")},
        {"path": "a.csv"},
        "a.csv:2: column 'id' must be text or a whole number, it is empty",
    ),
    "empty cell in a table": (
        {"a.csv": ("id,original,ref1\na,,x\nb,two,\n")},
        {"path": "a.csv"},
        ("a.csv:2: the original is empty\na.csv:3: reference 1 of segment 'b' is empty\n2 errors"),
    ),
    "gap in the references": (
        {"a.csv": ("original,ref1,ref2,ref3\none,x,,z\n")},
        {"path": "a.csv"},
        "a.csv:2: 'ref2' is empty, but 'ref3' is not",
    ),
    "bad JSON": (
        {"a.jsonl": ('{"original": "one"}\n{"original": one}\n')},
        {"path": "a.jsonl"},
        "a.jsonl:2:14: not JSON: Expecting value",
    ),
    "JSON array": (
        {"a.jsonl": ('[\n{"original": "one"}\n]\n')},
        {"path": "a.jsonl"},
        (
            "a.jsonl:1:2: not JSON: Expecting value (the file seems to be one JSON array; "
            "write one object a line)\n"
            "a.jsonl:3:1: not JSON: Expecting value (the file seems to be one JSON array; "
            "write one object a line)\n"
            "2 errors"
        ),
    ),
    "blank line in JSON Lines": (
        {"a.jsonl": ('{"original": "one"}\n\n{"original": "two"}\n')},
        {"path": "a.jsonl"},
        "a.jsonl:2: the line is blank (one JSON object a line)",
    ),
    "key twice": (
        {"a.jsonl": '{"original": "one", "original": "two"}\n'},
        {"path": "a.jsonl"},
        "a.jsonl:1: the key 'original' is given twice",
    ),
    "half of a surrogate pair": (
        {"a.jsonl": '{"original": "one \\ud83d"}\n'},
        {"path": "a.jsonl"},
        "a.jsonl:1: 'original' holds half of a surrogate pair (\\uD800-\\uDFFF)",
    ),
    "wrong types": (
        {
            "a.jsonl": (
                '{"id": "a", "original": 1}\n'
                '{"id": 1.5, "original": "x"}\n'
                '{"id": "c"}\n'
                '{"id": "d", "original": "x", "references": ["y", 2]}\n'
                '{"id": "e", "original": "x", "references": {"a": 1}}\n'
                '{"id": "f", "original": "x", "references": ["y", " "]}\n'
            )
        },
        {"path": "a.jsonl"},
        (
            "a.jsonl:1: key 'original' must be text, not a number\n"
            "a.jsonl:2: key 'id' must be text or a whole number, it is 1.5\n"
            "a.jsonl:3: key 'original' is missing or null\n"
            "a.jsonl:4: item 2 of key 'references' must be text, not a number\n"
            "a.jsonl:5: key 'references' must be text, not an object\n"
            "5 errors"
        ),
    ),
    "empty reference in a list": (
        {"a.jsonl": '{"id": "a", "original": "x", "references": ["y", ""]}\n'},
        {"path": "a.jsonl"},
        "a.jsonl:1: reference 2 of segment 'a' is empty",
    ),
    "list as a document": (
        {"a.jsonl": '{"original": "x", "document": ["y"]}\n'},
        {"path": "a.jsonl"},
        "a.jsonl:1: key 'document' must be text, not a list",
    ),
    "not Parquet": (
        {"a.parquet": b"PAR2 and more"},
        {"path": "a.parquet"},
        "a.parquet: is not a Parquet file",
    ),
    "empty folder": (
        {"d/.hidden": "a"},
        {"path": "d"},
        (
            "d: holds nothing that a corpus can be read from (texts (.txt), a table (.csv, "
            ".tsv, .jsonl, .parquet), PREFIX.orig or a dataset)"
        ),
    ),
    "ambiguous folder": (
        {"d/a.csv": ("original\na\n"), "d/b.jsonl": "{}\n", "d/c.txt": "x"},
        {"path": "d"},
        (
            "d: may be read in 3 ways: csv (a.csv), jsonl (b.jsonl), documents (the "
            "folder) (say which with format, or give the path of the file)"
        ),
    ),
    "several splits": (
        {"d/a.test.orig": "x\n", "d/a.valid.orig": "x\n"},
        {"path": "d"},
        "d: holds several corpora: 'a.test', 'a.valid' (choose one with split: a.test)",
    ),
    "unknown split": (
        {"d/a.test.orig": "x\n", "d/a.valid.orig": "x\n"},
        {"path": "d", "split": "vald"},
        "d: split 'vald' fits none of 'a.test', 'a.valid' (did you mean valid?)",
    ),
    "gap in the numbers": (
        {"d/a.orig": "x\n", "d/a.simp.0": "y\n", "d/a.simp.2": "y\n"},
        {"path": "d"},
        "d: a.simp.1 is missing, but a.simp.2 is there",
    ),
    "no EASSE folder": (
        {"d/a.txt": "x\n"},
        {"path": "d", "format": "easse"},
        (
            "d: holds no PREFIX.orig with PREFIX.simp.N beside it (name the format, or the "
            "files one by one with format: lines and references)"
        ),
    ),
    "documents differ": (
        {"d/a.txt": "x", "d/b.txt": "y", "r/b.txt": "y", "r/c.txt": "z"},
        {"path": "d", "references": ["r"]},
        ("r: lacks a\nr: has c, which is no document of the corpus\n2 errors"),
    ),
    "not a text document": (
        {"d/a.txt": "x", "d/b.docx": "y"},
        {"path": "d"},
        ("d/b.docx: is not a text document (a folder of documents holds .txt and .md files only)"),
    ),
    "one id, two documents": (
        {"d/a.txt": "x", "d/a.md": "y"},
        {"path": "d"},
        "d/a.txt: has the same id 'a' as a.md",
    ),
    "empty document": (
        {"d/a.txt": "x", "d/b.txt": "\n"},
        {"path": "d"},
        "d/b.txt: the original is empty",
    ),
    "no document": (
        {"d/x/a.txt": "x"},
        {"path": "d", "format": "documents"},
        "d: holds no document (no .txt or .md file)",
    ),
    "unknown ids": (
        {"a.csv": ("id,original\nab1,one\nab2,two\n")},
        {"path": "a.csv", "ids": ("ab1", "ab3", "zebra")},
        (
            "ids: the corpus 'a' has no segment 'ab3' (did you mean ab2?)\n"
            "ids: the corpus 'a' has no segment 'zebra'\n"
            "2 errors"
        ),
    ),
    "unknown column in where": (
        {"a.csv": ("id,original,genre\na,one,news\n")},
        {"path": "a.csv", "where": {"gender": "news"}},
        "where: the corpus 'a' has no column 'gender' (did you mean genre?)",
    ),
    "nothing left by where": (
        {"a.csv": ("id,original,genre\na,one,news\n")},
        {"path": "a.csv", "where": {"genre": "new"}},
        "where: no segment is left with genre = 'new' (did you mean news?)",
    ),
    "limit of nothing": (
        {"a.txt": "one\n"},
        {"path": "a.txt", "limit": 0},
        "limit must be at least 1, not 0",
    ),
    "format for a dataset by name": (
        {},
        {"dataset": "owner/name", "format": "csv"},
        "format 'csv' does not go with dataset: a dataset has its own format",
    ),
    "binary file": (
        {"a.txt": b"\x89PNG\r\n\x1a\n\x00\xff"},
        {"path": "a.txt"},
        (
            "a.txt:3: holds a NUL byte, so it is a binary file or UTF-16 without a mark "
            "(plain UTF-8 text is needed)"
        ),
    ),
    "two columns for the id": (
        {"a.csv": ("a,b,original\n1,2,x\n")},
        {"path": "a.csv", "columns": {"id": ("a", "b")}},
        "columns: id takes one column, not 2",
    ),
    "missing column of references": (
        {"a.csv": ("easy,original\n1,x\n")},
        {"path": "a.csv", "columns": {"references": ("easy", "easier")}},
        "a.csv: has no column 'easier'; it has 'easy', 'original' (did you mean easy?)",
    ),
    "array on a line": (
        {"a.jsonl": ("[1]\n3\n")},
        {"path": "a.jsonl"},
        (
            "a.jsonl:1: an object is needed, this is a list (the file seems to be one JSON "
            "array; write one object a line)\n"
            "a.jsonl:2: an object is needed, this is a number\n"
            "2 errors"
        ),
    ),
    "unfinished JSON": (
        {"a.jsonl": "[[[\n"},
        {"path": "a.jsonl"},
        (
            "a.jsonl:1:4: not JSON: Expecting value (the file seems to be one JSON array; "
            "write one object a line)"
        ),
    ),
    "neither quoted nor plain TSV": (
        {"a.tsv": ('original\tref\n"one\ttwo\tthree\n')},
        {"path": "a.tsv"},
        (
            "a.tsv:2: a quotation mark is opened here and never closed (a field that holds "
            '" is put in quotation marks, and each " in it is doubled)'
        ),
    ),
    "tabs in a CSV file": (
        {"a.csv": ("id\toriginal\na\tone\n")},
        {"path": "a.csv"},
        (
            "a.csv: has no column 'original'; it has 'id\\toriginal' (its fields seem to be "
            "parted by a tab, not by a comma)"
        ),
    ),
    "missing EASSE folder": ({}, {"path": "d", "format": "easse"}, "d: no such file or folder"),
    "not an EASSE file": (
        {"a.txt": "x\n"},
        {"path": "a.txt", "format": "easse"},
        "a.txt: is not named PREFIX.orig (use format: lines)",
    ),
    "split that fits two": (
        {"d/a.test.orig": "x\n", "d/b.test.orig": "x\n"},
        {"path": "d", "split": "test"},
        "d: split 'test' fits several: 'a.test', 'b.test' (say split: a.test)",
    ),
    "missing folder of references": (
        {"d/a.txt": "x"},
        {"path": "d", "references": ["r"]},
        "r: no such file or folder",
    ),
    "file for a folder of references": (
        {"d/a.txt": "x", "r.txt": "y"},
        {"path": "d", "references": ["r.txt"]},
        "r.txt: is a file, a folder is needed",
    ),
    "missing documents": ({}, {"path": "d", "format": "documents"}, "d: no such file or folder"),
    "missing dataset on disk": (
        {},
        {"path": "d", "format": "dataset"},
        "d: no such file or folder",
    ),
    "no saved dataset": (
        {"d/a.txt": "x"},
        {"path": "d", "format": "dataset"},
        "d: is not a folder that Dataset.save_to_disk wrote",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_gets_its_message(
    name: str, files: Callable[[Mapping[str, str | bytes]], Path]
) -> None:
    contents, options, message = BROKEN[name]
    folder = files(contents)
    places = dict(options)
    if "path" in places:
        places["path"] = folder / places["path"]
    places["references"] = tuple(folder / path for path in options.get("references", ()))
    with pytest.raises(HarnessError) as caught:
        read_corpus(CorpusSource(**places))
    assert str(caught.value).replace(f"{folder}/", "") == message
    assert caught.value.exit_code is Exit.USAGE


def test_only_the_first_twenty_problems_are_listed(
    files: Callable[[Mapping[str, str | bytes]], Path],
) -> None:
    folder = files({"a.txt": "\n" * 50})
    with pytest.raises(HarnessError) as caught:
        read_corpus(CorpusSource(path=folder / "a.txt"))
    lines = str(caught.value).splitlines()
    assert lines[19:] == [f"{folder}/a.txt:20: the original is empty", "… and 30 more", "50 errors"]
