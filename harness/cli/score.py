"""`harness score`: texts without a YAML file, line by line or as two documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from harness.errors import HarnessError


def score(
    original_document: Annotated[
        Path | None, typer.Argument(metavar="[ORIGINAL]", help="A document.")
    ] = None,
    rewrite_document: Annotated[
        Path | None, typer.Argument(metavar="[REWRITE]", help="Its rewrite.")
    ] = None,
    original: Annotated[
        Path | None, typer.Option(help="File of originals, one segment a line.")
    ] = None,
    rewrite: Annotated[
        Path | None, typer.Option(help="File of rewrites, one segment a line.")
    ] = None,
    reference: Annotated[
        list[Path] | None,
        typer.Option(help="File of references; again for each further one."),
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SPEC", help="E.g. sari or sari:dialect=hf,tokenizer=13a; again for more."
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="Language code of the texts.")] = "en",
    resamples: Annotated[int, typer.Option(min=0, help="Bootstrap resamples.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the resamples.")] = 0,
    json: Annotated[
        bool, typer.Option("--json", help="Print scores and findings as JSON.")
    ] = False,
) -> None:
    """Score files without a config.

    Two documents, to see whether the rewrite is easier and still says the same:
      harness score original.txt rewrite.txt

    Many segments, one a line:
      harness score --original o.txt --rewrite r.txt --reference a.txt --metric sari
    """
    from harness.cli import scoring
    from harness.runs.records import Intervals

    documents = original_document is not None
    if documents and (original is not None or rewrite is not None):
        raise HarnessError(
            "give either two documents or --original and --rewrite, not both",
            hint="see `harness score --help`",
        )
    first, second = (original_document, rewrite_document) if documents else (original, rewrite)
    if first is None or second is None:
        raise HarnessError(
            "harness score needs an original and a rewrite",
            hint="harness score original.txt rewrite.txt, or "
            "harness score --original o.txt --rewrite r.txt",
        )
    texts = scoring.read(first, second, tuple(reference or ()), language, documents=documents)
    intervals = Intervals(seed, resamples)
    if json:
        scoring.print_as_json(texts, metric, intervals)
    elif documents and not metric:
        scoring.print_for_editors(texts)
    else:
        scoring.print_as_table(texts, metric, intervals)
