"""The three functions of the harness for Python: `score`, `score_segments` and `run`.

They give the same numbers as the command line, because both go through here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from harness.config.load import load
from harness.errors import CombinedError, HarnessError
from harness.metrics.base import Need, Rows
from harness.metrics.registry import MetricSpec, create, parse_spec
from harness.model import Corpus, Rewrite, Segment, Status
from harness.report.publish import publish
from harness.runs.findings import Findings
from harness.runs.plan import PlannedMetric, make_plan, planned_metric
from harness.runs.records import Intervals, ScoreRecord, Summarizer
from harness.runs.runner import Progress, run_plan
from harness.runs.scoring import SHARD, ShardScorer, ShardScores
from harness.runs.store import read_header
from harness.text.syllables import is_known

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_METRICS = ("sari", "bleu", "readability", "edits", "meaning")
"""Scored where no metric is named; those that need references only where there are any."""

SYSTEM = "rewrite"
"""What a table calls the one system of `score`."""


@dataclass(frozen=True)
class Scored:
    """Texts with what metrics made of them, before it becomes a table.

    Attributes:
        segments: The segments.
        metrics: The metrics, in order.
        rows: Rows by metric label.
        findings: Of each metric that explains itself, by label: what it found in each rewrite.
    """

    segments: tuple[Segment, ...]
    metrics: tuple[PlannedMetric, ...]
    rows: Mapping[str, Rows]
    findings: Findings

    def records(self, intervals: Intervals) -> list[ScoreRecord]:
        """The numbers, with intervals."""
        summarizer = Summarizer(
            run="", corpus="", segments=self.segments, metrics=self.metrics, intervals=intervals
        )
        return list(summarizer.records(SYSTEM, self.rows))


def score(
    originals: Sequence[str],
    rewrites: Sequence[str | None],
    references: Sequence[Sequence[str]] | None = None,
    metrics: Iterable[str | Mapping[str, Any]] | None = None,
    *,
    documents: Sequence[str | None] | None = None,
    language: str = "en",
    resamples: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Score rewrites of originals, text against text.

    Args:
        originals: The texts that were simplified.
        rewrites: One for each original. An empty text is scored as it is; None is a rewrite that
            is missing, and is left out and counted.
        references: For each original a list of its references.
        metrics: Requests such as ``"sari"`` or ``"sari:dialect=hf,tokenizer=13a"``, or mappings
            ``{"name": "sari", "dialect": "hf"}``; `DEFAULT_METRICS` when None.
        documents: For each original the document it belongs to; segments of one document are
            resampled together.
        language: BCP 47 code of the texts.
        resamples: Bootstrap resamples for the intervals; 0 makes none.
        confidence: Coverage of the intervals, between 0 and 1.
        seed: Fixes the resamples.

    Returns:
        One line a number, in the columns of scores.csv: run, corpus, slice, system, metric,
        output, value, ci_low, ci_high, n, n_missing, better, signature.

    Raises:
        HarnessError: The lists do not fit together, or a metric cannot be made.

    Example:
        >>> table = score(["the big dog ran"], ["the dog ran"],
        ...               [["the dog ran", "the large dog ran"]], metrics=["sari"])
        >>> [(row.output, round(row.value, 6)) for row in table.itertuples()]
        [('sari', 58.333333), ('add', 25.0), ('keep', 50.0), ('delete', 100.0)]
    """
    import pandas as pd

    segments = as_segments(originals, references, documents, language)
    scored = score_texts(segments, rewrites, as_specs(metrics, segments))
    records = scored.records(Intervals(seed, resamples, confidence))
    return pd.DataFrame.from_records(records, columns=list(ScoreRecord._fields))


def score_segments(
    originals: Sequence[str],
    rewrites: Sequence[str | None],
    references: Sequence[Sequence[str]] | None = None,
    metrics: Iterable[str | Mapping[str, Any]] | None = None,
    *,
    documents: Sequence[str | None] | None = None,
    language: str = "en",
) -> pd.DataFrame:
    """Score each rewrite by itself; the arguments are those of `score`.

    Returns:
        One line a segment, in the order given, and a column for each ``metric.output``; NaN where
        the rewrite is missing.

    Raises:
        HarnessError: As `score`.

    Example:
        >>> score_segments(["the big dog ran"], ["the dog ran"],
        ...                [["the dog ran", "the large dog ran"]], ["sari"])["sari.sari"].round(3)
        0    58.333
        Name: sari.sari, dtype: float64
    """
    import pandas as pd

    segments = as_segments(originals, references, documents, language)
    scored = score_texts(segments, rewrites, as_specs(metrics, segments))
    columns: dict[str, Any] = {}
    for planned in scored.metrics:
        values = planned.metric.segment_scores(scored.rows[planned.label])
        for index, output in enumerate(planned.metric.outputs):
            columns[f"{planned.label}.{output.name}"] = values[:, index]
    return pd.DataFrame(columns)


def run(
    config: str | Path | Mapping[str, Any],
    overrides: Sequence[str] = (),
    progress: Progress | None = None,
) -> Run:
    """Run an experiment and write its run directory.

    The same call after an interruption goes on where the first one stopped.

    Args:
        config: A YAML file, or the same as a mapping.
        overrides: Texts ``key=value`` that change the config.
        progress: Called with (steps done, steps in all, what is being done).

    Raises:
        HarnessError: The config, the corpus or a system is at fault, all problems at once; or the
            directory cannot be written to.
    """
    loaded = load(config, overrides)
    try:
        return Run(run_plan(make_plan(loaded), progress, publish))
    except CombinedError:
        raise
    except HarnessError as error:
        shown = HarnessError(
            loaded.redacted(error.message),
            hint=loaded.redacted(error.hint),
            where=loaded.redacted(error.where),
            exit_code=error.exit_code,
            snippet=error.snippet,
        )
        raise shown.with_traceback(error.__traceback__) from error.__cause__


class Run:
    """A run directory.

    Args:
        folder: A folder that `run` or ``harness run`` made.

    Raises:
        HarnessError: The folder is not a run.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.header = read_header(self.folder)

    @cached_property
    def scores(self) -> pd.DataFrame:
        """The table scores.csv."""
        from harness.report.tables import scores_frame

        return scores_frame(self.folder)

    @cached_property
    def segments(self) -> pd.DataFrame:
        """The table segments.csv, with texts as they were before they were made safe for CSV."""
        from harness.report.tables import segments_frame

        return segments_frame(self.folder)

    def __repr__(self) -> str:
        return f"Run({str(self.folder)!r})"


def score_texts(
    segments: Sequence[Segment],
    rewrites: Sequence[str | None],
    specs: Sequence[MetricSpec],
) -> Scored:
    """Rows of every metric for one rewrite of each segment.

    Raises:
        HarnessError: There is not one rewrite for each segment, or a metric cannot be made.
    """
    _check_length("rewrites", rewrites, len(segments))
    _check_texts("rewrites", rewrites, or_none=True)
    texts = [_rewrite(segment, text) for segment, text in zip(segments, rewrites, strict=True)]
    corpus = Corpus("the originals", tuple(segments))
    metrics = tuple(planned_metric(spec, corpus) for spec in specs)
    shards: list[ShardScores] = []
    for start in range(0, len(segments), SHARD):
        stop = start + SHARD
        scorer = ShardScorer(metrics, corpus.segments[start:stop])
        shards.append(scorer.scores(texts[start:stop]))
    rows = {
        each.label: np.concatenate([shard.rows[each.label] for shard in shards]) for each in metrics
    }
    findings = {
        label: tuple(itertools.chain.from_iterable(shard.findings[label] for shard in shards))
        for label in (shards[0].findings if shards else ())
    }
    return Scored(corpus.segments, metrics, rows, findings)


def as_segments(
    originals: Sequence[str],
    references: Sequence[Sequence[str]] | None,
    documents: Sequence[str | None] | None,
    language: str,
) -> tuple[Segment, ...]:
    """Segments from lists.

    Raises:
        HarnessError: The lists do not fit together.
    """
    _check_texts("originals", originals)
    if not originals:
        raise HarnessError("there are no originals to score")
    if references is not None:
        _check_references(references, len(originals))
    if documents is not None:
        _check_length("documents", documents, len(originals))
    return tuple(
        Segment(
            str(index + 1),
            original,
            tuple(references[index]) if references is not None else (),
            documents[index] if documents is not None else None,
            language,
        )
        for index, original in enumerate(originals)
    )


def as_specs(
    metrics: Iterable[str | Mapping[str, Any]] | None, segments: Sequence[Segment]
) -> list[MetricSpec]:
    """Metric requests, each under a label of its own.

    Raises:
        HarnessError: A request is of the wrong type or made twice.
    """
    if metrics is None:
        return _defaults(segments)
    if isinstance(metrics, str | Mapping):
        raise HarnessError(
            f"metrics must be a list, found {metrics!r}", hint=f"write metrics=[{metrics!r}]"
        )
    specs = [_spec(metric) for metric in metrics]
    if not specs:
        raise HarnessError("no metric is named", hint="leave metrics out for the usual ones")
    labels = [spec.label for spec in specs]
    twice = sorted({label for label in labels if labels.count(label) > 1})
    if twice:
        raise HarnessError(f"metric {twice[0]!r} is asked for twice")
    return specs


def _defaults(segments: Sequence[Segment]) -> list[MetricSpec]:
    names: tuple[str, ...] = DEFAULT_METRICS
    if not all(is_known(segment.language) for segment in segments):
        names = tuple(name for name in names if name != "readability")
    specs = [parse_spec(name) for name in names]
    if all(segment.references for segment in segments):
        return specs
    return [spec for spec in specs if Need.REFERENCES not in create(spec).needs]


def _spec(metric: str | Mapping[str, Any]) -> MetricSpec:
    if isinstance(metric, str):
        return parse_spec(metric)
    options = dict(metric)
    name, label = options.pop("name", None), options.pop("as", "")
    if not isinstance(name, str) or not isinstance(label, str):
        raise HarnessError(f"a metric needs a name, found {metric!r}")
    return MetricSpec(name, options, label)


def _rewrite(segment: Segment, text: str | None) -> Rewrite:
    if text is None:
        return Rewrite(segment.id, "", Status.ERROR)
    return Rewrite(segment.id, text)


def _check_texts(name: str, texts: Sequence[Any], *, or_none: bool = False) -> None:
    if isinstance(texts, str):
        raise HarnessError(f"{name} must be a list of texts, found one text", hint="put it in [ ]")
    for index, text in enumerate(texts):
        if not isinstance(text, str) and not (or_none and text is None):
            wanted = "text or None" if or_none else "text"
            raise HarnessError(f"{name}[{index}] must be {wanted}, found {type(text).__name__}")


def _check_length(name: str, values: Sequence[object], wanted: int) -> None:
    if isinstance(values, str) or len(values) != wanted:
        found = "one text" if isinstance(values, str) else str(len(values))
        raise HarnessError(f"{wanted} originals need {wanted} {name}, found {found}")


def _check_references(references: Sequence[Sequence[str]], wanted: int) -> None:
    if len(references) != wanted:
        turned = all(not isinstance(each, str) and len(each) == wanted for each in references)
        raise HarnessError(
            f"{wanted} originals need {wanted} lists of references, found {len(references)}",
            hint="give the references of each original together; these look like one list for "
            "each annotator: list(zip(*references))"
            if turned
            else "give one list for each original",
        )
    for index, texts in enumerate(references):
        _check_texts(f"references[{index}]", texts)
