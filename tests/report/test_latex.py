"""LaTeX that compiles as far as reading can tell: balanced, escaped, every row as wide."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from harness.analysis.differences import Comparison, Comparisons, Difference, Method
from harness.analysis.standings import Board, BoardColumn, BoardMethod, BoardValue, Entry
from harness.report.latex import board_latex, comparison_latex, escaped

NAN = float("nan")
HOSTILE = r"a_b&c%d$e#f{g}h~i^j\k|l<m>n\"o[p]*q--r↑–"
DIFFERENCE = Difference(
    metric="sari",
    output="sari",
    better="higher",
    signature="sari|tok:13a|case:lc|v:1",
    first=40.126,
    second=34.65,
    delta=-5.476,
    low=-6.5,
    high=-4.4,
    p=0.0001,
    standard_error=0.5,
    wins=82,
    ties=0,
    losses=277,
    n=359,
    missing=0,
    p_adjusted=0.0004,
    detectable=1.4,
    outcome="worse",
)
COMPARISON = Comparison("base", "cand", 359, (DIFFERENCE,), None, (), ())
FOUND = Comparisons((COMPARISON,), Method(seed=1), "asset-test", 1, ())
ENTRY = Entry(
    "mine", "mine", "system", False, 3, 0, (BoardValue(1.0, 0.5, 1.5),), ("m|v:1",), "a", ()
)
BOARD = Board(
    "tiny", 3, 0, (BoardColumn("m", "m", "lower", "m|v:1"),), (ENTRY,), BoardMethod(seed=1), 0, ()
)


def check(latex: str) -> list[str]:
    """The body rows, after what a compiler would trip over is looked for."""
    code = "\n".join(line for line in latex.split("\n") if not line.startswith("%"))
    bare = re.sub(r"\\[\\{}&%$#_]", "", code)
    depth = 0
    for sign in bare:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert bare.count("$") % 2 == 0
    for sign in '%#~|<>"':
        assert sign not in bare.replace("$p<", "$p")
    assert not re.search(r"_|\^(?!\{\*+\}\$)", bare)
    open_now: list[str] = []
    for kind, name in re.findall(r"\\(begin|end)\{(\w+)\}", code):
        if kind == "begin":
            open_now.append(name)
        else:
            assert open_now.pop() == name
    assert open_now == []
    columns = re.search(r"\\begin\{tabular\}\{@\{\}([lr]+)@\{\}\}", code)
    assert columns is not None
    body = code.partition(r"\toprule")[2].partition(r"\bottomrule")[0]
    rows = [line for line in body.split("\n") if line and line != r"\midrule"]
    for row in rows:
        assert row.endswith(r" \\")
        assert len(re.findall(r"(?<!\\)&", row)) + 1 == len(columns.group(1))
        # A star or a bracket after the end of a row would be taken for its argument.
        assert row[0] not in "*["
    return rows


def test_values_marks_and_intervals_of_a_comparison() -> None:
    latex = comparison_latex(FOUND)
    head, base, candidate, small = check(latex)
    assert head == r"System & sari $\uparrow$ \\"
    assert base == r"base & 40.1 \\"
    assert candidate == r"cand & 34.6$^{***}$ \\"
    assert small == r" & {\scriptsize $-$5.48 {[}$-$6.50, $-$4.40{]}} \\"
    assert r"\texttt{sari\textbar{}\allowbreak{}tok:13a" in latex
    assert r"\usepackage{booktabs,threeparttable" in latex
    assert "Holm over 1 tests" in latex


@pytest.mark.parametrize(
    ("p", "mark"),
    [(0.0009, "$^{***}$"), (0.005, "$^{**}$"), (0.03, "$^{*}$"), (0.05, ""), (NAN, "")],
)
def test_marks_follow_the_adjusted_p(p: float, mark: str) -> None:
    one = replace(COMPARISON, differences=(replace(DIFFERENCE, p_adjusted=p),))
    assert (
        check(comparison_latex(replace(FOUND, comparisons=(one,))))[2] == rf"cand & 34.6{mark} \\"
    )


def test_each_baseline_opens_a_block_and_stands_once() -> None:
    other = replace(COMPARISON, first="second base")
    again = replace(COMPARISON, second="third")
    latex = comparison_latex(replace(FOUND, comparisons=(COMPARISON, again, other)))
    names = [row.partition(" &")[0] for row in check(latex)]
    assert names == ["System", "base", "cand", "", "third", "", "second base", "cand", ""]
    assert latex.count(r"\midrule") == 2


def test_what_does_not_exist_is_a_dash() -> None:
    gone = replace(DIFFERENCE, second=NAN, delta=NAN, low=NAN, high=NAN, p_adjusted=NAN)
    rows = check(
        comparison_latex(replace(FOUND, comparisons=(replace(COMPARISON, differences=(gone,)),)))
    )
    assert rows[2:] == [r"cand & -- \\", r" & {\scriptsize --} \\"]


def test_hostile_names_are_printed_as_they_stand() -> None:
    one = replace(COMPARISON, first=HOSTILE, second="*[x]", notes=(HOSTILE,))
    check(comparison_latex(replace(FOUND, comparisons=(one,), corpus=HOSTILE, notes=(HOSTILE,))))
    check(board_latex(replace(BOARD, corpus=HOSTILE, entries=(replace(ENTRY, name=HOSTILE),))))
    assert escaped("a\x1b[2J\nb") == "a?{[}2J b"
    assert escaped("a---b''c") == "a-{}-{}-b'{}'c"


def test_the_board_marks_controls_people_and_groups() -> None:
    control = replace(ENTRY, name="copy", role="control", letters="")
    person = replace(ENTRY, name="editor", role="human", is_person=True, letters="ab")
    latex = board_latex(replace(BOARD, entries=(person, ENTRY, control)))
    rows = check(latex)
    assert rows[0] == r"System & Group & m $\downarrow$ \\"
    assert rows[1] == r"editor\tnote{\dag} & ab & 1.00 \\"
    assert rows[2] == r" &  & {\scriptsize {[}0.50, 1.50{]}} \\"
    assert rows[3] == r"mine & a & 1.00 \\"
    assert rows[5] == r"\emph{copy} & \textendash{} & 1.00 \\"
    assert r"\texttt{m\textbar{}\allowbreak{}v:1}" in latex
