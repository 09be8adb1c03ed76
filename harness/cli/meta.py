"""`harness meta`: metrics against human ratings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from harness.errors import HarnessError

if TYPE_CHECKING:
    from harness.analysis.meta import MetaOptions
    from harness.analysis.meta_metrics import Candidate
    from harness.analysis.ratings import Ratings


def meta(
    file: Annotated[Path, typer.Argument(help="Ratings: CSV, TSV, JSONL or Parquet.")],
    layout: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="auto, generic, simplicity-da, asset-ratings, qats or simpeval.",
        ),
    ] = "auto",
    aspect: Annotated[
        list[str] | None, typer.Option(help="E.g. meaning; again for more; all by default.")
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(metavar="SPEC", help="E.g. chrf:against=original or edits.levenshtein."),
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="A column of the file that holds a metric's values.")
    ] = None,
    original: Annotated[
        Path | None, typer.Option(help="File of originals, to look references up by.")
    ] = None,
    reference: Annotated[
        list[Path] | None, typer.Option(help="References of these originals; again for more.")
    ] = None,
    language: Annotated[str, typer.Option(help="Language code of the texts.")] = "en",
    within_items: Annotated[
        bool, typer.Option("--within-items", help="Pair only rewrites of one original.")
    ] = False,
    resamples: Annotated[int, typer.Option(min=0, help="Bootstrap resamples.")] = 1000,
    confidence: Annotated[float, typer.Option(min=0.5, max=0.999, help="Of the intervals.")] = 0.95,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the resamples.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write the numbers to this file.")] = None,
) -> None:
    """Say how well metrics follow human ratings, beside how well raters follow each other.

    The default metrics on a file of ratings:
      harness meta ratings.csv --aspect meaning

    A metric of your own, already computed:
      harness meta ratings.csv --column my_metric --metric sentence-bleu:against=original
    """
    from harness.analysis.meta import MetaOptions
    from harness.analysis.ratings import read_ratings

    ratings = read_ratings(file, layout, column or [])
    if original is not None or reference:
        ratings = _with_references(ratings, original, reference or [])
    found = _Asked(ratings, *_candidates(ratings, metric or [], language))
    options = MetaOptions(resamples, confidence, seed, within_items)
    _answer(found, aspect or list(ratings.scores), options, csv, as_json=json)


class _Asked(NamedTuple):
    ratings: Ratings
    candidates: list[Candidate]
    note: str | None


def _answer(
    asked: _Asked, aspects: list[str], options: MetaOptions, csv: Path | None, *, as_json: bool
) -> None:
    from harness.analysis.meta import study
    from harness.cli.output import print_json
    from harness.report.meta_table import CSV_COLUMNS, plain, records, study_text
    from harness.runs.csvfiles import write_csv

    ratings, candidates, note = asked
    names = dict.fromkeys(aspects)
    studies = [study(ratings, name, candidates, options) for name in names]
    if csv is not None:
        write_csv(csv, CSV_COLUMNS, records(ratings.name, studies, candidates))
    if as_json:
        print_json(
            {
                "file": ratings.name,
                "format": ratings.layout,
                "signatures": {each.label: each.signature for each in candidates},
                "aspects": [plain(found) for found in studies],
                "notes": [note] if note else [],
            }
        )
        return
    texts = [study_text(found, candidates, options.confidence) for found in studies]
    print("\n".join(texts))
    if note:
        print(f"- {note}")
    for each in candidates:
        if each.signature:
            print(f"{each.label}: {each.signature}")


def _candidates(
    ratings: Ratings, metrics: list[str], language: str
) -> tuple[list[Candidate], str | None]:
    """What is to be compared with people, and what was left out for want of references."""
    from harness.analysis.meta_metrics import COPYING, from_columns, measured, usable
    from harness.api import DEFAULT_METRICS

    columns, note = from_columns(ratings), None
    if not metrics and not columns and ratings.originals:
        metrics, lacking = usable([*DEFAULT_METRICS, *COPYING], ratings)
        if lacking:
            note = f"left out, since the file has no references: {', '.join(lacking)}"
    return [*columns, *measured(ratings, metrics, language)], note


def _with_references(ratings: Ratings, original: Path | None, references: list[Path]) -> Ratings:
    from harness.corpora.read import read_corpus
    from harness.corpora.source import CorpusSource

    if original is None or not references:
        raise HarnessError(
            "--original and --reference go together",
            hint="references are looked up by the text of the original",
        )
    source = CorpusSource(path=original, format="lines", references=tuple(references))
    corpus = read_corpus(source).corpus
    found = {segment.original: segment.references for segment in corpus.segments}
    return ratings.with_references(found, str(original))
