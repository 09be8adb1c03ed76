"""What every registered metric must do, whatever it measures.

The cases are all names of the registry, SARI in each dialect, readability in each language, the
overlap metrics against the original too. A metric that is added to the registry is tested here
without a line being written.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args, get_origin

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.metrics import registry
from harness.metrics.base import Metric, Need, Rows, Scores
from harness.model import Segment, Signature

SLACK = 1e-9
WITHOUT_MODEL = [
    name
    for name in registry.names()
    if not any(
        field == "model" and info.is_required()
        for field, info in registry.metric_class(name).Options.model_fields.items()
    )
]

ODD = {
    "empty": "",
    "a blank": " ",
    "white space": " \t\u3000\n ",
    "one token": "word",
    "one sign": ".",
    "emoji": "I 👩‍👩‍👧 like 🏳️‍🌈 it 😀😀.",
    "combining marks": "Cafe\u0301 Zu\u0308rich a\u0300\u0301\u0302\u0303.",
    "right to left": "הספר נמצא על השולחן. ذهب الولد إلى المدرسة؟",
    "no blanks": "今天天气很好。我们去公园散步。",
    "nul": "a\0b \0 c.",
    "line separator": "One line.\u2028Another\u2029one\x85more\x0b\x0cend.",
    "newlines": "One.\nTwo.\r\nThree.\n\n",
    "private use": "\U000f0000 and \U000f0001, 1,5 and \ufffd.",
    "points": "a.,5 ... 1.,2 ,.-5- &lt;&amp;amp; <skipped>",
    "one letter": "a" * 3000,
}
LONG = " ".join(f"word{index % 700}{'.' if index % 12 == 11 else ''}" for index in range(5000))


def numbers(metric: Metric, segments: Sequence[Segment], rewrites: Sequence[str]) -> Scores:
    return metric.score(metric.prepare(segments).rows(rewrites).sum(axis=0))


def assert_in_bounds(metric: Metric, scores: Scores) -> None:
    for output, column in zip(metric.outputs, np.moveaxis(scores, -1, 0), strict=True):
        found = column[~np.isnan(column)]
        assert np.isfinite(found).all(), output.name
        if output.low is not None:
            assert (found >= output.low - SLACK).all(), (output.name, found.min())
        if output.high is not None:
            assert (found <= output.high + SLACK).all(), (output.name, found.max())


def assert_rows(rows: Rows, segments: int, width: int) -> None:
    assert rows.dtype == np.float64
    assert rows.shape == (segments, width)
    assert np.isfinite(rows).all()


# --- What it says of itself ---------------------------------------------------------------------


def test_every_name_of_the_registry_is_a_case(case):
    assert case.spec.split(":")[0] in registry.names()


def test_outputs_are_named_once_and_their_bounds_are_in_order(case):
    names = [output.name for output in case.metric.outputs]
    assert names
    assert len(set(names)) == len(names)
    for output in case.metric.outputs:
        assert output.name
        assert output.unit
        assert output.better in ("higher", "lower", "neither")
        if output.low is not None and output.high is not None:
            assert output.low < output.high


def test_it_explains_itself(case):
    about = case.metric.about
    assert about.summary
    assert about.formula
    assert about.source
    fields = case.metric.Options.model_fields.items()
    assert [name for name, field in fields if not field.description] == []


def test_its_signature_can_be_read_back(case):
    for signature in (case.metric.signature, case.metric.signed(case.segments)):
        assert Signature.parse(str(signature)) == signature
        keys = [key for key, _ in signature.choices]
        assert len(set(keys)) == len(keys)


def test_a_number_of_references_that_moves_the_score_is_signed(case):
    one = [replace(segment, references=segment.references[:1]) for segment in case.segments]
    if "refs" not in dict(case.metric.signed(one).choices):
        assert Need.REFERENCES not in case.metric.needs
        assert case.rows == pytest.approx(case.metric.prepare(one).rows(case.rewrites))
    else:
        assert dict(case.metric.signed(one).choices)["refs"] == "1"
        assert dict(case.metric.signed(case.segments).choices)["refs"] == "var"


# --- Options ------------------------------------------------------------------------------------


def _values_of(annotation: Any) -> list[Any]:
    """The values that a closed choice takes; none for an open one."""
    if annotation is bool:
        return [False, True]
    if get_origin(annotation) is Literal:
        return [each for arg in get_args(annotation) for each in (_values_of(arg) or [arg])]
    return [each for arg in get_args(annotation) for each in _values_of(arg)]


def _near(field: Any) -> list[int]:
    """Values of a whole number within its bounds: the default and its neighbors."""
    bounds = {type(mark).__name__: mark for mark in field.metadata}
    low, high = bounds["Ge"].ge, bounds["Le"].le
    return [n for n in range(field.default - 1, field.default + 2) if low <= n <= high]


def _requests(metric: type[Metric]) -> Iterable[Mapping[str, Any]]:
    """Closed choices in every combination; whole numbers one at a time."""
    fields = metric.Options.model_fields
    closed = {name: _values_of(field.annotation) for name, field in fields.items()}
    closed = {
        name: list(dict.fromkeys([*values, fields[name].default]))
        for name, values in closed.items()
        if values
    }
    for combined in itertools.product(*closed.values()):
        yield dict(zip(closed, combined, strict=True))
    for name, field in fields.items():
        if field.annotation is int:
            yield from ({name: value} for value in _near(field))


@pytest.mark.parametrize("name", [name for name in WITHOUT_MODEL if name != "evaluate"])
def test_equal_signatures_mean_equal_numbers(name, texts):
    segments, rewrites = texts[0][:9], texts[1][:9]
    by_signature: dict[str, list[tuple[Any, Scores]]] = defaultdict(list)
    for options in _requests(registry.metric_class(name)):
        metric = registry.create(registry.MetricSpec(name, options))
        assert Signature.parse(str(metric.signature)) == metric.signature
        scores = numbers(metric, segments, rewrites)
        by_signature[str(metric.signature)].append((options, scores))
    for signature, found in by_signature.items():
        for options, scores in found[1:]:
            same = np.allclose(scores, found[0][1], rtol=0, atol=SLACK, equal_nan=True)
            assert same, (signature, found[0], (options, scores))


def test_a_list_of_words_is_signed_by_its_content(tmp_path, texts):
    signatures, scores = set(), []
    for index, words in enumerate(("the\nferry\n", "money\n")):
        path = tmp_path / f"{index}.txt"
        path.write_text(words, encoding="utf-8")
        spec = registry.MetricSpec("readability", {"familiar_words": str(path)})
        metric = registry.create(spec)
        signatures.add(str(metric.signature))
        scores.append(numbers(metric, *texts))
    assert not np.allclose(*scores)
    assert len(signatures) == 2


@pytest.mark.parametrize("name", registry.names())
def test_an_unknown_option_is_refused(name):
    with pytest.raises(HarnessError):
        registry.create(registry.MetricSpec(name, {"no such option": 1}))


# --- Rows ---------------------------------------------------------------------------------------


def test_rows_are_finite_numbers_of_one_width(case):
    width = case.rows.shape[1]
    assert_rows(case.rows, len(case.segments), width)
    originals = [segment.original for segment in case.segments]
    assert_rows(case.scorer.rows(originals), len(case.segments), width)
    assert_rows(case.scorer.rows([""] * len(case.segments)), len(case.segments), width)


def test_one_score_for_each_output_and_segment(case):
    outputs = len(case.metric.outputs)
    segment_scores = case.metric.segment_scores(case.rows)
    assert segment_scores.shape == (len(case.segments), outputs)
    corpus = case.metric.score(case.rows.sum(axis=0))
    assert corpus.shape == (outputs,)
    assert_in_bounds(case.metric, segment_scores)
    assert_in_bounds(case.metric, corpus)
    assert not np.isnan(corpus).any()


def test_scoring_is_vectorized_and_leaves_its_argument_alone(case, generator):
    weights = generator.multinomial(len(case.rows), [1 / len(case.rows)] * len(case.rows), (2, 5))
    totals = weights @ case.rows
    before = totals.copy()
    together = case.metric.score(totals)
    assert together.shape == (2, 5, len(case.metric.outputs))
    assert np.array_equal(totals, before)
    for place in np.ndindex(2, 5):
        alone = case.metric.score(totals[place])
        np.testing.assert_allclose(together[place], alone, rtol=0, atol=SLACK)
    np.testing.assert_array_equal(together, case.metric.score(totals))


def test_a_sum_over_nothing_has_no_value_but_totals(case):
    scores = case.metric.score(np.zeros(case.rows.shape[1]))
    for output, value in zip(case.metric.outputs, scores, strict=True):
        assert np.isnan(value) or (output.unit == "count" and value == 0), (output.name, value)


def test_no_segments_make_no_rows(case):
    rows = case.metric.prepare([]).rows([])
    assert_rows(rows, 0, case.rows.shape[1])
    assert case.metric.segment_scores(rows).shape == (0, len(case.metric.outputs))


# --- Arithmetic on rows -------------------------------------------------------------------------


def test_the_order_of_segments_does_not_matter(case, generator):
    order = generator.permutation(len(case.segments))
    rows = case.values(
        tuple(case.segments[i] for i in order), tuple(case.rewrites[i] for i in order)
    )
    np.testing.assert_allclose(rows, case.rows[order], rtol=0, atol=SLACK)
    np.testing.assert_allclose(
        case.metric.score(rows.sum(axis=0)),
        case.metric.score(case.rows.sum(axis=0)),
        rtol=0,
        atol=SLACK,
    )


def test_a_corpus_twice_over_scores_the_same(case):
    again = tuple(replace(segment, id=f"{segment.id} again") for segment in case.segments)
    twice = numbers(case.metric, (*case.segments, *again), case.rewrites * 2)
    once = case.metric.score(case.rows.sum(axis=0))
    # What is called a count is a total, the only kind of number that grows with the corpus.
    factor = [2 if output.unit == "count" else 1 for output in case.metric.outputs]
    np.testing.assert_allclose(twice, once * factor, rtol=0, atol=SLACK)


def test_rows_of_shards_are_the_rows_of_the_whole(case):
    bounds = [0, 1, 4, 13, len(case.segments)]
    shards = [
        case.values(case.segments[start:stop], case.rewrites[start:stop])
        for start, stop in itertools.pairwise(bounds)
    ]
    np.testing.assert_allclose(np.concatenate(shards), case.rows, rtol=0, atol=SLACK)


def test_a_system_is_scored_the_same_before_and_after_others(case):
    case.scorer.rows([segment.original for segment in case.segments])
    case.scorer.rows([LONG[:500], *[""] * (len(case.segments) - 1)])
    case.scorer.rows([rewrite.upper() for rewrite in case.rewrites])
    np.testing.assert_array_equal(case.scorer.rows(case.rewrites), case.rows)


def test_segments_do_not_see_each_other(case):
    other = [*case.rewrites[:3], "Something else entirely, twice, something.", *case.rewrites[4:]]
    rows = case.scorer.rows(other)
    same = [index for index in range(len(case.segments)) if index != 3]
    np.testing.assert_allclose(rows[same], case.rows[same], rtol=0, atol=SLACK)


# --- Texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("rewritten", ["original", "reference"])
def test_copies_are_scored(case, rewritten):
    texts = [
        segment.original if rewritten == "original" else segment.references[0]
        for segment in case.segments
    ]
    rows = case.scorer.rows(texts)
    assert_in_bounds(case.metric, case.metric.segment_scores(rows))
    assert_in_bounds(case.metric, case.metric.score(rows.sum(axis=0)))


@pytest.mark.parametrize("role", ["rewrite", "original", "reference", "everything"])
def test_odd_texts_are_scored(case, role):
    texts = [text for text in ODD.values() if text or role in ("rewrite", "reference")]
    plain = Segment("", "The plain one, as it was.", ("The plain one.", "Plain."))
    segments = [replace(plain, id=str(index)) for index in range(len(texts))]
    if role in ("original", "everything"):
        pairs = zip(segments, texts, strict=True)
        segments = [replace(segment, original=text) for segment, text in pairs]
    if role in ("reference", "everything"):
        pairs = zip(segments, texts, strict=True)
        segments = [replace(segment, references=("Plain.", text)) for segment, text in pairs]
    rewrites = texts if role in ("rewrite", "everything") else ["The plain."] * len(texts)
    rows = case.metric.prepare(segments).rows(rewrites)
    assert_rows(rows, len(texts), case.rows.shape[1])
    assert_in_bounds(case.metric, case.metric.segment_scores(rows))
    assert_in_bounds(case.metric, case.metric.score(rows.sum(axis=0)))


def test_an_odd_text_is_scored_alone(case):
    scorer = case.metric.prepare([Segment("1", "A plain text.", ("Plain text.",))])
    for text in ODD.values():
        rows = scorer.rows([text])
        assert_rows(rows, 1, case.rows.shape[1])
        assert_in_bounds(case.metric, case.metric.score(rows.sum(axis=0)))


def test_a_text_of_5000_words_is_scored(case):
    segment = Segment("long", LONG, (LONG.replace("word7 ", "verb ", 1), "Short."))
    rows = case.metric.prepare([segment]).rows([LONG.replace("word9 ", "", 1)])
    assert_rows(rows, 1, case.rows.shape[1])
    assert_in_bounds(case.metric, case.metric.score(rows[0]))


def test_the_same_reference_many_times_is_no_trouble(case):
    segments = [replace(each, references=each.references[:1] * 3) for each in case.segments]
    rows = case.metric.prepare(segments).rows(case.rewrites)
    assert_rows(rows, len(segments), case.rows.shape[1])
    one = [replace(each, references=each.references[:1]) for each in case.segments]
    np.testing.assert_allclose(
        case.metric.segment_scores(rows),
        case.metric.segment_scores(case.metric.prepare(one).rows(case.rewrites)),
        rtol=0,
        atol=SLACK,
    )
