"""SARI against worked examples and against a slow, literal reading of each definition."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.metrics.registry import create, parse_spec
from harness.model import Segment

Tokens = list[str]
Components = tuple[float, float, float]  # add, keep, delete, each between 0 and 1


def grams(tokens: Tokens, order: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[i : i + order]) for i in range(len(tokens) - order + 1))


def over(part: float, whole: float, empty: float = 0.0) -> float:
    return part / whole if whole else empty


def f1(precision: float, recall: float) -> float:
    return over(2 * precision * recall, precision + recall)


def pooled_counts(source: Tokens, output: Tokens, references: list[Tokens]) -> np.ndarray:
    """The 36 integers by the definitions on multisets, one n-gram at a time."""
    counts = np.zeros((3, 3, 4))
    many = len(references)
    for order in range(1, 5):
        o, s = grams(source, order), grams(output, order)
        r: Counter[tuple[str, ...]] = Counter()
        for reference in references:
            r += grams(reference, order)
        for gram in set(o) | set(s) | set(r):
            w = many * o[gram]
            k, q = min(w, many * s[gram]), min(w, r[gram])
            gone, wanted_gone = w - k, w - q
            column = counts[:, :, order - 1]
            column[0] += (
                s[gram] > 0 and not o[gram] and r[gram] > 0,
                s[gram] > 0 and not o[gram],
                r[gram] > 0 and not o[gram],
            )
            column[1] += (min(k, q), k, q)
            column[2] += (min(gone, wanted_gone), gone, wanted_gone)
    return counts


def pooled(counts: np.ndarray, *, paper: bool = False, precision_only: bool = False) -> Components:
    values = []
    for operation in range(3):
        correct, system, reference = counts[operation]
        p = [over(correct[n], system[n]) for n in range(4)]
        r = [over(correct[n], reference[n]) for n in range(4)]
        if operation == 2 and precision_only:
            values.append(sum(p) / 4)
        elif paper:
            values.append(f1(sum(p) / 4, sum(r) / 4))
        else:
            values.append(sum(f1(p[n], r[n]) for n in range(4)) / 4)
    return values[0], values[1], values[2]


def script(empty: float, pool_keep_recall: bool) -> Callable[..., Components]:
    def sentence(source: Tokens, output: Tokens, references: list[Tokens]) -> Components:
        total = np.zeros(3)
        many = len(references)
        for order in range(1, 5):
            o, s = grams(source, order), grams(output, order)
            r: Counter[tuple[str, ...]] = Counter()
            for reference in references:
                r.update(grams(reference, order))
            big_o = Counter({g: many * n for g, n in o.items()})
            big_s = Counter({g: many * n for g, n in s.items()})
            kept, possible = big_o & big_s, big_o & r
            good = kept & r
            keep_p = over(sum(good[g] / kept[g] for g in good), len(kept), empty)
            if pool_keep_recall:
                keep_r = over(sum(good.values()), sum(possible.values()), empty)
            else:
                keep_r = over(sum(good[g] / possible[g] for g in good), len(possible), empty)
            gone = big_o - big_s
            gone_well = gone - r
            delete = over(sum(gone_well[g] / gone[g] for g in gone_well), len(gone), empty)
            new, wanted = set(s) - set(o), set(r) - set(o)
            hit = new & set(r)
            add = f1(over(len(hit), len(new), empty), over(len(hit), len(wanted), empty))
            total += (add, f1(keep_p, keep_r), delete)
        add, keep, delete = total / 4
        return float(add), float(keep), float(delete)

    return sentence


def binary(source: Tokens, output: Tokens, references: list[Tokens]) -> Components:
    total = np.zeros(3)
    for order in range(1, 5):
        o, s = set(grams(source, order)), set(grams(output, order))
        able = [set(grams(x, order)) for x in references if len(x) >= order]
        weight = Counter(dict.fromkeys(o | s, 0.0))
        for each in able:
            for gram in each:
                weight[gram] += 1 / len(able)
        hit = sum(weight[g] for g in o & s)
        keep = f1(over(hit, len(o & s), 1), over(hit, sum(weight[g] for g in o), 1))
        delete = over(sum(1 - weight[g] for g in o - s), len(o - s), 1)
        new = {g for g in s - o if weight[g] > 0}
        wanted = {g for g in weight if weight[g] > 0 and g not in o}
        add = f1(over(len(new), len(s - o), 1), over(len(new), len(wanted), 1))
        total += (add, keep, delete)
    add, keep, delete = total / 4
    return float(add), float(keep), float(delete)


Triple = tuple[str, str, list[str]]


def blanks(line: str) -> Tokens:
    return line.split(" ")


def literal(dialect: str, corpus: list[Triple]) -> list[float]:
    """sari, add, keep, delete of lower-case, tokenized text by the literal definitions."""
    split = blanks if dialect in ("hf", "cocoxu") else str.split
    coded = [(split(o), split(s), [split(r) for r in rs]) for o, s, rs in corpus]
    precision_only, paper = dialect.endswith("precision"), dialect.startswith("paper")
    if dialect in ("hf", "cocoxu", "t2t"):
        sentence = {"hf": script(1.0, True), "cocoxu": script(0.0, False), "t2t": binary}[dialect]
        parts = np.mean([sentence(*each) for each in coded], axis=0)
    elif dialect.startswith("sentence-mean"):
        each_counts = (pooled_counts(*each) for each in coded)
        parts = np.mean([pooled(c, precision_only=precision_only) for c in each_counts], axis=0)
    else:
        summed = np.sum([pooled_counts(*each) for each in coded], axis=0)
        parts = np.array(pooled(summed, paper=paper, precision_only=precision_only))
    return [float(100 * parts.mean()), *(100 * parts).tolist()]


def ours(spec: str, corpus: list[Triple]) -> list[float]:
    metric = create(parse_spec(spec))
    segments = [Segment(str(i), o, tuple(rs)) for i, (o, _, rs) in enumerate(corpus)]
    rows = metric.prepare(segments).rows([s for _, s, _ in corpus])
    return metric.score(rows.sum(axis=0)).tolist()


DIALECTS = [
    "easse",
    "easse-precision",
    "paper",
    "paper-precision",
    "legacy",
    "sentence-mean",
    "sentence-mean-precision",
    "hf",
    "cocoxu",
    "t2t",
]


def random_corpus(seed: int) -> list[Triple]:
    """Tiny vocabulary, so that repeats, overlaps, empties and short lines all happen."""
    draw = random.Random(seed)

    def line(least: int) -> str:
        return " ".join(draw.choices("abcde", k=draw.randint(least, 9)))

    return [
        (line(1), line(0), [line(0) for _ in range(draw.randint(1, 4))])
        for _ in range(draw.randint(1, 6))
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_equals_the_literal_definition_on_random_corpora(dialect: str) -> None:
    for seed in range(60):
        corpus = random_corpus(seed)
        expected = literal(dialect, corpus)
        assert ours(f"sari:dialect={dialect},tokenizer=none", corpus) == pytest.approx(
            expected, abs=1e-9
        ), corpus


MINI = {
    "A": ("the big dog ran", "the dog ran", ["the dog ran", "the large dog ran"]),
    "B": ("a b", "a b", ["a b"]),
    "C": ("the cat sat", "", ["the cat"]),
    "D": (
        "tall birch trees grow here now",
        "birch trees grow here",
        ["birch trees grow here"],
    ),
    "E": ("no no no stop", "no no stop", ["no stop", "stop now"]),
    "F": ("global", "pattern", ["pattern"]),
    "G": ("red fox", "red fox", ["red fox", "a fox"]),
}
MINI_DIALECTS = ("easse", "easse-precision", "paper", "hf", "cocoxu", "t2t")
MINI_VALUES = {
    "A": (58.333333, 58.333333, 58.333333, 75, 58.333333, 75),
    "B": (16.666667, 16.666667, 16.666667, 100, 16.666667, 100),
    "C": (18.055556, 15.277778, 18.965517, 65.277778, 15.277778, 73.611111),
    "D": (66.666667, 66.666667, 66.666667, 100, 66.666667, 100),
    "E": (32.301587, 42.222222, 33.429533, 63.910256, 38.910256, 68.809524),
    "F": (16.666667, 16.666667, 16.666667, 100, 16.666667, 100),
    "G": (12.698413, 12.698413, 12.820513, 79.365079, 12.698413, 79.365079),
}


@pytest.mark.parametrize("name", MINI)
@pytest.mark.parametrize("dialect", MINI_DIALECTS)
def test_worked_examples(name: str, dialect: str) -> None:
    expected = MINI_VALUES[name][MINI_DIALECTS.index(dialect)]
    value = ours(f"sari:dialect={dialect},tokenizer=none", [MINI[name]])[0]
    assert value == pytest.approx(expected, abs=1e-6)


def test_components_of_the_first_worked_example_by_hand() -> None:
    sari, add, keep, delete = ours("sari", [MINI["A"]])
    assert (add, keep, delete) == (25, 50, 100)
    assert sari == pytest.approx(175 / 3)


def test_counts_of_the_first_worked_example_by_hand() -> None:
    original, rewrite, references = MINI["A"]
    scorer = create(parse_spec("sari")).prepare([Segment("1", original, tuple(references))])
    counts = scorer.rows([rewrite]).reshape(3, 3, 4)
    assert counts[0].tolist() == [[0, 1, 1, 0], [0, 1, 1, 0], [1, 3, 3, 1]]
    assert counts[1].tolist() == [[6, 2, 0, 0], [6, 2, 0, 0], [6, 2, 0, 0]]
    assert counts[2].tolist() == [[2, 4, 4, 2], [2, 4, 4, 2], [2, 4, 4, 2]]


def test_legacy_leaves_the_original_as_given_and_keeps_case() -> None:
    corpus = [("The cat, asleep.", "The cat.", ["A cat."])]
    as_tokens = [("The cat, asleep.", "The cat .", ["A cat ."])]
    assert ours("sari:dialect=legacy", corpus) == pytest.approx(literal("easse", as_tokens))


def test_number_of_references_may_differ_between_segments() -> None:
    corpus = [MINI["A"], MINI["B"], ("a c", "a", [])]
    assert ours("sari", corpus) == pytest.approx(literal("easse", corpus))


def test_the_dialect_and_what_it_implies_are_signed() -> None:
    signature = create(parse_spec("sari:dialect=cocoxu")).signature
    assert str(signature) == "sari|dialect:cocoxu|tok:none|case:lc|v:1"
    segments = [Segment("1", "a", ("b", "c")), Segment("2", "a", ("b",))]
    assert str(create(parse_spec("sari")).signed(segments)) == (
        "sari|dialect:easse|tok:13a|case:lc|refs:var|v:1"
    )


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("sari:dialect=hff", "did you mean hf?"),
        ("sari:tokeniser=13a", "did you mean tokenizer?"),
        ("sarri", "did you mean sari?"),
        ("sari:dialect", "not of the form key=value"),
    ],
)
def test_a_misspelt_request_is_refused_with_advice(spec: str, message: str) -> None:
    with pytest.raises(HarnessError, match="sar") as caught:
        create(parse_spec(spec))
    assert message in str(caught.value)


def test_one_rewrite_a_segment_is_demanded() -> None:
    scorer = create(parse_spec("sari")).prepare([Segment("1", "a", ("b",))])
    with pytest.raises(ValueError, match="2 rewrites for 1 segments"):
        scorer.rows(["a", "b"])
