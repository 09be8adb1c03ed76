"""Why two numbers called SARI differ: from the one to the other, one changed choice at a time.

Every dialect of SARI is a handful of independent choices. `SariByChoice` computes SARI for any
combination of them, also those that nobody published, so that a walk which changes one choice
after the other passes through well-defined numbers, and its steps add up to the difference.

How much of the difference a choice gets depends on what was changed before it. The order of a
walk is that of the fields of `Choices`; beside it stands the mean over all orders (the Shapley
value), which depends on no order.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Literal

import numpy as np

from harness.errors import HarnessError
from harness.metrics.options import Case
from harness.metrics.registry import MetricSpec, create
from harness.metrics.sari import SariOptions
from harness.metrics.sari_counts import Flags, Floats, f1, per_segment, ratio
from harness.model import Segment
from harness.text.ngrams import ORDERS, Ints, Matches, NgramTables, OrderTable
from harness.text.tokens import Tokenizer, tokenize

OPERATIONS = ("add", "keep", "delete")

MOST_CHOICES = 10
"""Up to so many changed choices the mean over all orders is computed (2 to this power values)."""


@dataclass(frozen=True)
class Choices:
    """Everything that sets one SARI apart from another; the defaults are EASSE's.

    The order of the fields is the order of a walk: first what happens to the text, then how the
    text is counted, then what becomes of the counts.

    Attributes:
        case: Whether all sides are lower-cased.
        tokenizer: How a line is parted into tokens.
        original: Whether the original is normalized as the other sides are.
        blanks: What parts tokens: a run of white space, or every single blank (then an empty line
            holds one empty token).
        nothing: What 0/0 is worth.
        deletion: What scores deletions: F1, or precision alone.
        repeats: Whether a repeated n-gram counts as often as it occurs, or once.
        keep_precision: Over all kept n-grams together, or the mean of the types' shares.
        keep_recall: The same for what should have been kept.
        delete_credit: A deletion counts up to what the references left out (``overlap``), or less
            what they kept (``remainder``).
        delete_precision: As `keep_precision`, for deletions.
        orders: F1 of each n-gram order and then their mean, or the other way round.
        aggregation: Counts of the corpus scored once, or the mean of sentence scores.
    """

    case: Case = "lc"
    tokenizer: Tokenizer = "13a"
    original: Literal["normalized", "as-given"] = "normalized"
    blanks: Literal["runs", "each"] = "runs"
    nothing: Literal["0", "1"] = "0"
    deletion: Literal["f1", "precision"] = "f1"
    repeats: Literal["counted", "once"] = "counted"
    keep_precision: Literal["pooled", "by-type"] = "pooled"
    keep_recall: Literal["pooled", "by-type"] = "pooled"
    delete_credit: Literal["overlap", "remainder"] = "overlap"
    delete_precision: Literal["pooled", "by-type"] = "pooled"
    orders: Literal["f1-then-mean", "mean-then-f1"] = "f1-then-mean"
    aggregation: Literal["corpus", "sentences"] = "corpus"

    def differing(self, other: Choices) -> tuple[str, ...]:
        """Names of the fields that differ, in the order of a walk."""
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


_SCRIPT = Choices(
    blanks="each",
    deletion="precision",
    keep_precision="by-type",
    keep_recall="by-type",
    delete_credit="remainder",
    delete_precision="by-type",
    aggregation="sentences",
)

DIALECTS: Mapping[str, Choices] = MappingProxyType(
    {
        "easse": Choices(),
        "easse-precision": Choices(deletion="precision"),
        "paper": Choices(orders="mean-then-f1"),
        "paper-precision": Choices(orders="mean-then-f1", deletion="precision"),
        "legacy": Choices(case="mixed", original="as-given"),
        "sentence-mean": Choices(aggregation="sentences"),
        "sentence-mean-precision": Choices(aggregation="sentences", deletion="precision"),
        "hf": replace(_SCRIPT, nothing="1", keep_recall="pooled"),
        "cocoxu": replace(_SCRIPT, tokenizer="none"),
        "t2t": Choices(deletion="precision", nothing="1", repeats="once", aggregation="sentences"),
    }
)


def choices_of(spec: MetricSpec) -> Choices:
    """The choices behind a request for SARI.

    Raises:
        HarnessError: The request is for another metric, or has an option that SARI lacks.

    Example:
        >>> from harness.metrics.registry import parse_spec
        >>> choices_of(parse_spec("sari:dialect=hf")).differing(Choices())[:3]
        ('blanks', 'nothing', 'deletion')
    """
    metric = create(spec)
    if spec.name != "sari":
        raise HarnessError(
            f"{spec.label!r} is not SARI, and only SARI has a walk",
            hint="write --from sari:dialect=hf --to sari",
        )
    dialect = SariOptions.model_validate(dict(spec.options)).dialect
    signed = dict(metric.signature.choices)
    text = Choices(case=signed["case"], tokenizer=signed["tok"])  # type: ignore[arg-type]
    return replace(DIALECTS[dialect], case=text.case, tokenizer=text.tokenizer)


def tokens(lines: Sequence[str], choices: Choices) -> list[list[str]]:
    """Tokens of rewrites or references."""
    normalized = tokenize(lines, choices.tokenizer, choices.case)
    if choices.blanks == "each":
        return [line.strip().split(" ") for line in normalized]
    return [line.split() for line in normalized]


def original_tokens(lines: Sequence[str], choices: Choices) -> list[list[str]]:
    """Tokens of originals."""
    if choices.original == "as-given":
        return [line.split() for line in lines]
    return tokens(lines, choices)


class SariByChoice:
    """SARI of one system's rewrites under any choices.

    Args:
        segments: With one reference or more each.
        rewrites: One for each segment.

    Raises:
        HarnessError: There is nothing to score.

    Example:
        >>> segment = Segment("1", "the big dog ran", ("the dog ran", "the large dog ran"))
        >>> sari = SariByChoice([segment], ["the dog ran"])
        >>> [round(sari.value(DIALECTS[name]), 6) for name in ("easse", "hf")]
        [58.333333, 75.0]
    """

    def __init__(self, segments: Sequence[Segment], rewrites: Sequence[str]) -> None:
        if not segments:
            raise HarnessError("there is no rewrite to score")
        self._segments, self._rewrites = segments, rewrites
        self._texts: dict[Choices, tuple[NgramTables, tuple[Matches, ...]]] = {}
        self._counts: dict[Choices, Floats] = {}

    def value(self, choices: Choices) -> float:
        """SARI in points."""
        return float(self.parts(choices).sum())

    def parts(self, choices: Choices) -> Floats:
        """What each operation and order gives to SARI, shape (3, 4); their sum is SARI."""
        counts = self.counts(choices)
        if choices.aggregation == "corpus":
            return parts(counts.sum(axis=0), choices)
        return np.asarray(parts(counts, choices).mean(axis=0))

    def counts(self, choices: Choices) -> Floats:
        """Counts of each segment, shape (segments, 3, 4, 4); see `parts`."""
        # What happens to the counts later does not change them.
        key = replace(choices, deletion="f1", nothing="0", orders="f1-then-mean")
        key = replace(key, aggregation="corpus")
        if key not in self._counts:
            tables, matches = self._matched(choices)
            orders = [
                _order_counts(table, match, _references(tables, order, choices), choices)
                for order, (table, match) in enumerate(
                    zip(tables.orders, matches, strict=True), start=1
                )
            ]
            self._counts[key] = np.stack(orders, axis=-1)
        return self._counts[key]

    def _matched(self, choices: Choices) -> tuple[NgramTables, tuple[Matches, ...]]:
        key = Choices(choices.case, choices.tokenizer, choices.original, choices.blanks)
        if key not in self._texts:
            sources = original_tokens([each.original for each in self._segments], key)
            references = [tokens(each.references, key) for each in self._segments]
            tables = NgramTables(sources, references)
            self._texts[key] = tables, tables.match(tokens(self._rewrites, key))
        return self._texts[key]


def parts(counts: Floats, choices: Choices) -> Floats:
    """What each operation and n-gram order gives to SARI.

    Args:
        counts: Shape (..., 3, 4, 4): add, keep, delete; credit for precision, what was done,
            credit for recall, what was wanted; orders 1 to 4.
        choices: Of these `deletion`, `nothing` and `orders` matter here.

    Returns:
        Shape (..., 3, 4), in points. Where F1 is taken after the mean over orders, an order gets
        the share that its precision and its recall have in that F1.
    """
    empty = float(choices.nothing)
    precision = ratio(counts[..., 0, :], counts[..., 1, :], empty)
    recall = ratio(counts[..., 2, :], counts[..., 3, :], empty)
    if choices.orders == "f1-then-mean":
        shares = f1(precision, recall)
    else:
        both = precision.mean(axis=-1, keepdims=True), recall.mean(axis=-1, keepdims=True)
        shares = ratio(precision * both[1] + recall * both[0], both[0] + both[1])
    if choices.deletion == "precision":
        shares[..., 2, :] = precision[..., 2, :]
    return 100 * shares / (len(OPERATIONS) * ORDERS)


@dataclass(frozen=True)
class Step:
    """One changed choice.

    Attributes:
        choice: Name of the field of `Choices`.
        before: Its value until now.
        after: Its value from now on.
        amount: What the change adds to SARI here, in points.
        value: SARI after the change.
        any_order: The mean of that amount over all orders of the walk; NaN beyond `MOST_CHOICES`.
    """

    choice: str
    before: str
    after: str
    amount: float
    value: float
    any_order: float


def walk(sari: SariByChoice, start: Choices, end: Choices) -> tuple[Step, ...]:
    """The steps from one SARI to another; their amounts add up to the difference.

    Example:
        >>> segment = Segment("1", "the big dog ran", ("the dog ran", "the large dog ran"))
        >>> steps = walk(SariByChoice([segment], ["the dog ran"]), DIALECTS["hf"], Choices())
        >>> [(step.choice, round(step.amount, 3)) for step in steps if step.amount]
        [('nothing', -16.667)]
    """
    names = start.differing(end)
    means = _any_order(sari, start, end)
    steps: list[Step] = []
    here, value = start, sari.value(start)
    for name in names:
        before, after = getattr(here, name), getattr(end, name)
        here = replace(here, **{name: after})
        reached = sari.value(here)
        steps.append(Step(name, before, after, reached - value, reached, means[name]))
        value = reached
    return tuple(steps)


def _any_order(sari: SariByChoice, start: Choices, end: Choices) -> dict[str, float]:
    """For each changed choice, the mean of its amount over all orders (Shapley 1953)."""
    names = start.differing(end)
    many = len(names)
    if many > MOST_CHOICES:
        return dict.fromkeys(names, math.nan)
    values = {
        chosen: sari.value(replace(start, **{name: getattr(end, name) for name in chosen}))
        for size in range(many + 1)
        for chosen in itertools.combinations(names, size)
    }
    means = dict.fromkeys(names, 0.0)
    for chosen, value in values.items():
        for name in names:
            rest = len(chosen) - (name in chosen)
            weight = 1 / (many * math.comb(many - 1, rest))
            means[name] += weight * (value if name in chosen else -value)
    return means


def _references(tables: NgramTables, order: int, choices: Choices) -> Ints:
    """What the references of each segment weigh together."""
    return tables.able_references(order) if choices.repeats == "once" else tables.reference_counts


def _order_counts(table: OrderTable, match: Matches, references: Ints, choices: Choices) -> Floats:
    """Counts of one order, shape (segments, 3, 4); see `parts`."""
    rewrite = np.zeros(len(table.codes), dtype=np.int64)
    rewrite[match.row[match.known]] = match.count[match.known]
    weight = references[table.segment]
    if choices.repeats == "once":
        original, wanted = _floats(table.original > 0), ratio(table.carriers, weight)
        done = np.minimum(original, rewrite)
    else:
        original, wanted = _floats(weight * table.original), _floats(table.references)
        done = np.minimum(original, weight * rewrite)
    keep_wanted = np.minimum(original, wanted)
    gone, gone_wanted = original - done, original - keep_wanted
    credit = (
        np.minimum(gone, gone_wanted)
        if choices.delete_credit == "overlap"
        else np.maximum(gone - wanted, 0.0)
    )
    size, place = len(references), table.segment
    kept_well = np.minimum(done, keep_wanted)
    columns = (
        *_share(place, kept_well, done, size, choices.keep_precision),
        *_share(place, kept_well, keep_wanted, size, choices.keep_recall),
        *_share(place, credit, gone, size, choices.delete_precision),
        *_share(place, credit, gone_wanted, size, "pooled"),
    )
    pairs = np.stack(columns, axis=1).reshape(size, 2, 4)
    return np.concatenate([_added(table, match, size)[:, None], pairs], axis=1)


def _floats(values: Ints | Flags) -> Floats:
    return values.astype(np.float64)


def _share(place: Ints, part: Floats, whole: Floats, size: int, how: str) -> tuple[Floats, Floats]:
    """Numerator and denominator of a share in each segment: of sums, or mean of the types."""
    if how == "by-type":
        part, whole = ratio(part, whole), _floats(whole > 0)
    return per_segment(place, part, size), per_segment(place, whole, size)


def _added(table: OrderTable, match: Matches, size: int) -> Floats:
    """Counts of additions, shape (segments, 4); every reading of SARI counts types here."""
    added = match.look_up(table.original) == 0
    good = per_segment(match.segment, added & (match.look_up(table.references) > 0), size)
    wanted = (table.references > 0) & (table.original == 0)
    return np.stack(
        [
            good,
            per_segment(match.segment, added, size),
            good,
            per_segment(table.segment, wanted, size),
        ],
        axis=1,
    )
