"""Files of ratings: the field's own layouts, tables of one's own, and what can be wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from harness.analysis.ratings import Ratings, read_ratings
from harness.errors import HarnessError

NAN = np.nan


@pytest.fixture
def write(tmp_path: Path):
    def written(text: str, name: str = "ratings.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


GENERIC = """item,system,rater,rating,original,rewrite,ref1,ref2,mine
a,X,r1,1,An A.,A.,A one.,,0.5
a,X,r2,3,An A.,A.,A one.,,0.5
a,Y,r1,2,An A.,Aa.,A one.,,0.25
b,X,r1,4,A B.,B.,B one.,B two.,
c,X,r2,5,A C.,,C one.,,1
"""


def test_a_table_of_ones_own(write) -> None:
    found = read_ratings(write(GENERIC), columns=["mine"])
    assert found.layout == "generic"
    assert found.items == ("a", "a", "b", "c")
    assert found.systems == ("X", "Y", "X", "X")
    assert found.rewrites == ("A.", "Aa.", "B.", "")
    assert found.references == (("A one.",), ("A one.",), ("B one.", "B two."), ("C one.",))
    assert found.raters == {"rating": ("r1", "r2")}
    np.testing.assert_equal(found.scores["rating"], [[1, 3], [2, NAN], [4, NAN], [NAN, 5]])
    assert found.means("rating").tolist() == [2, 2, 4, 5]
    assert found.units.tolist() == [0, 0, 1, 2]
    np.testing.assert_equal(found.columns["mine"], [0.5, 0.25, NAN, 1])


def test_aspects_and_no_texts(write) -> None:
    text = "item,system,aspect,rating\na,X,meaning,1\nb,X,meaning,2\nc,X,meaning,2\na,X,ease,5\n"
    found = read_ratings(write(text))
    assert list(found.scores) == ["meaning", "ease"]
    assert found.originals == ()
    np.testing.assert_equal(found.means("ease"), [5, NAN, NAN])


def test_jsonl_and_tsv_hold_the_same(write) -> None:
    lines = [f'{{"item": "{i}", "system": "X", "rating": {i}}}' for i in range(3)]
    one = read_ratings(write("\n".join(lines) + "\n", "r.jsonl"))
    two = read_ratings(write("item\tsystem\trating\n0\tX\t0\n1\tX\t1\n2\tX\t2\n", "r.tsv"))
    assert one.means("rating").tolist() == two.means("rating").tolist() == [0, 1, 2]


def test_simplicity_da(write) -> None:
    found = read_ratings(
        write(
            "sent_id,sys_name,orig_sent,simp_sent,fluency,meaning\n"
            "1,A,o,s,1,10\n1,B,o,t,2,20\n2,A,p,u,3,30\n3,A,q,v,4,40\n"
        )
    )
    assert found.layout == "simplicity-da"
    assert list(found.scores) == ["meaning", "fluency"]
    assert found.means("meaning").tolist() == [10, 20, 30, 40]
    assert found.systems == ("A", "B", "A", "A")


def test_asset_ratings(write) -> None:
    found = read_ratings(
        write(
            "original,simplification,original_sentence_id,aspect,worker_id,rating\n"
            "o,s,1,meaning,7,55\no,s,1,meaning,8,65\no,t,1,meaning,7,5\n"
            "p,u,2,meaning,8,1\nq,v,3,meaning,8,2\no,s,1,fluency,7,9\n"
        )
    )
    assert found.layout == "asset-ratings"
    assert found.systems == ()
    np.testing.assert_equal(found.scores["meaning"], [[55, 65], [5, NAN], [NAN, 1], [NAN, 2]])
    assert found.rewrites == ("s", "t", "u", "v")


def test_qats_words_are_numbers_and_repeated_rows_stay(write) -> None:
    found = read_ratings(
        write(
            "Original\tSimplified\tG\tS\tM\tOverall\n"
            'o "x\ts\tgood\tbad\tok\tbad\no "x\ts\tgood\tgood\tok\tbad\n'
            "p\tu\tok\tbad\tbad\tok\nq\tv\tbad\tok\tgood\tgood\n",
            "qats.tsv",
        )
    )
    assert found.layout == "qats"
    assert found.means("fluency").tolist() == [2, 2, 1, 0]
    assert found.means("simplicity").tolist() == [0, 2, 0, 1]
    assert found.units.tolist() == [0, 0, 1, 2]


def test_simpeval_takes_the_text_that_raters_saw(write) -> None:
    found = read_ratings(
        write(
            "original_id,original,generation,processed_generation,system,"
            "rating_1,rating_2,rating_1_z_score\n"
            "0,o,s,S,A,10,20,0.1\n0,o,t,T,B,30,,0.2\n1,p,u,U,A,50,60,0.3\n2,q,v,V,A,7,8,0.4\n"
        )
    )
    assert found.layout == "simpeval"
    assert found.rewrites == ("S", "T", "U", "V")
    np.testing.assert_equal(found.scores["overall"], [[10, 20], [30, NAN], [50, 60], [7, 8]])


def error(path: Path, *arguments: object) -> str:
    with pytest.raises(HarnessError) as raised:
        read_ratings(path, *arguments)  # type: ignore[arg-type]
    assert raised.value.exit_code == 2
    return str(raised.value)


def test_missing_columns_are_listed_with_advice(write) -> None:
    message = error(write("item,systm,score\na,X,1\n"))
    assert "has no column 'system'" in message
    assert "did you mean systm?" in message
    assert "has no column 'rating'" in message
    message = error(write(GENERIC), "qats")
    assert "has no column 'Original'" in message
    assert "did you mean original?" in message
    assert "6 errors" in message


def test_an_unknown_format_or_column(write) -> None:
    assert "did you mean simpeval?" in error(write(GENERIC), "simpevl")
    assert "did you mean mine?" in error(write(GENERIC), "auto", ["min"])


def test_ratings_that_are_no_numbers_are_named_by_row(write) -> None:
    message = error(write("item,system,rating\na,X,high\nb,X,\nc,X,nan\nd,X,4\n"))
    assert "ratings.csv:2: rating: 'high' is not a number" in message
    assert "ratings.csv:3: rating: '' is not a number" in message
    assert "ratings.csv:4: rating: 'nan' is not a number" in message
    assert "mine: 'x' is not a number" in error(
        write(GENERIC.replace("0.25", "x")), "auto", ["mine"]
    )


def test_a_rating_given_twice(write) -> None:
    rows = "item,system,rater,rating\na,X,r,1\nb,X,r,1\nc,X,r,1\na,X,r,2\n"
    message = error(write(rows))
    assert "ratings.csv:5: a second rating of rater 'r' for item 'a', system 'X'" in message
    message = error(write("item,system,rating\na,X,1\nb,X,1\nc,X,1\na,X,2\n"))
    assert "need a column rater" in message


def test_texts_that_differ(write) -> None:
    message = error(write(GENERIC.replace("a,X,r2,3,An A.", "a,X,r2,3,An AA.")))
    assert "ratings.csv:3: item 'a' of system 'X' has other texts" in message


def test_too_few_items(write) -> None:
    message = error(write("item,system,rating\na,X,1\na,Y,2\nb,X,2\n"))
    assert "has ratings of 2 items; at least 3 are needed" in message
    assert "1 item;" in error(write("item,system,rating\na,X,1\n"))
    assert "0 items" in error(write("item,system,rating\n"))


def test_files_of_no_known_kind(write, tmp_path: Path) -> None:
    assert "no such file" in error(tmp_path / "absent.csv")
    assert "known are .csv" in error(write("x", "ratings.xlsx"))


def test_references_are_found_by_the_original(write) -> None:
    found = read_ratings(write(GENERIC))
    known = {"An  A. ": ("1",), "A B.": ("2", "3"), "A C.": ("4",)}
    assert found.with_references(known, "o.txt").references == (
        ("1",),
        ("1",),
        ("2", "3"),
        ("4",),
    )
    with pytest.raises(HarnessError, match=r"1 of 4 rated originals are not in o\.txt"):
        found.with_references({"An A.": ("1",), "A C.": ()}, "o.txt")
    bare = read_ratings(write("item,system,rating\na,X,1\nb,X,1\nc,X,1\n"))
    with pytest.raises(HarnessError, match="has no originals"):
        bare.with_references(known, "o.txt")


@pytest.mark.parametrize(
    ("name", "layout", "counts", "mean"),
    [
        ("simplicity_DA.csv", "simplicity-da", (600, 302, 6, 3), 61.747333),
        ("asset_human_ratings.csv", "asset-ratings", (100, 100, 0, 3), 49.264),
        ("qats_train.tsv", "qats", (505, 139, 0, 4), 1.427723),
        ("simpeval_past.csv", "simpeval", (2400, 100, 24, 1), 73.084083),
    ],
)
def test_the_files_of_the_field(
    shared, name: str, layout: str, counts: tuple[int, int, int, int], mean: float
) -> None:
    found: Ratings = read_ratings(shared.folder / "ratings" / name)
    assert found.layout == layout
    sides = found.items, set(found.items), set(found.systems), found.scores
    assert tuple(map(len, sides)) == counts
    aspect = "meaning" if "meaning" in found.scores else "overall"
    assert found.means(aspect).mean() == pytest.approx(mean, abs=1e-6)
