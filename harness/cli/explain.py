"""`harness explain`: why two SARI numbers differ, or what made one score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from harness.errors import HarnessError, did_you_mean

if TYPE_CHECKING:
    from harness.analysis.explain_texts import Texts
    from harness.metrics.registry import MetricSpec


def explain(
    folder: Annotated[Path | None, typer.Argument(metavar="[RUN]", help="A run.")] = None,
    system: Annotated[str | None, typer.Option(help="Which system of the run.")] = None,
    cell: Annotated[str | None, typer.Option(help="Which cell of the run.")] = None,
    original: Annotated[
        Path | None, typer.Option(help="File of originals, one segment a line.")
    ] = None,
    rewrite: Annotated[
        Path | None, typer.Option(help="File of rewrites, one segment a line.")
    ] = None,
    reference: Annotated[
        list[Path] | None, typer.Option(help="File of references; again for each further one.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="SPEC", help="E.g. sari:dialect=hf.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="SPEC", help="E.g. sari.")] = None,
    metric: Annotated[str, typer.Option(metavar="SPEC", help="The score to explain.")] = "sari",
    segments: Annotated[int, typer.Option(min=0, help="Show so many segments.")] = 5,
    segment: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Show this one; again for more.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Explain a difference between two SARI numbers, or one score.

    Why do two numbers called SARI differ?
      harness explain --original o.txt --rewrite r.txt --reference a.txt --from sari:dialect=hf

    Which segments and which operations made a score?
      harness explain RUN --system NAME --metric sari
    """
    from harness.cli.output import print_json
    from harness.metrics.registry import parse_spec

    _check_sides(folder, original, rewrite, reference)
    if folder is None and (system is not None or cell is not None):
        raise HarnessError("--system and --cell choose from a run, and no run is named")
    texts = _texts(folder, system, cell, (original, rewrite, tuple(reference or ())))
    if not texts.segments:
        raise HarnessError(f"{texts.system} has no rewrite to score")
    if start is not None or end is not None:
        specs = parse_spec(start or "sari"), parse_spec(end or "sari")
        found, text = _walk(texts, *specs)
    else:
        found, text = _score(texts, parse_spec(metric), segments, segment or [])
    if json:
        print_json(found)
    else:
        print(text, end="")


def _check_sides(
    folder: Path | None, original: Path | None, rewrite: Path | None, reference: list[Path] | None
) -> None:
    files = original is not None or rewrite is not None or bool(reference)
    if folder is not None and files:
        raise HarnessError(
            "give either a run or files, not both", hint="see harness explain --help"
        )
    if folder is None and (original is None or rewrite is None):
        raise HarnessError(
            "harness explain needs a run, or an original and a rewrite",
            hint="harness explain RUN --system NAME, or "
            "harness explain --original o.txt --rewrite r.txt --reference a.txt",
        )


def _texts(
    folder: Path | None,
    system: str | None,
    cell: str | None,
    files: tuple[Path | None, Path | None, tuple[Path, ...]],
) -> Texts:
    from harness.analysis.explain_texts import Texts, texts_of_run
    from harness.cli.scoring import read

    original, rewrite, references = files
    if folder is not None:
        return texts_of_run(folder, system, cell)
    if original is None or rewrite is None:
        raise HarnessError("an original and a rewrite are needed")
    read_texts = read(original, rewrite, references, "en", documents=False)
    return Texts(str(rewrite), read_texts.segments, read_texts.rewrites)


def _walk(texts: Texts, start: MetricSpec, end: MetricSpec) -> tuple[dict[str, Any], str]:
    from dataclasses import asdict

    from harness.analysis.explain import SariByChoice, choices_of, walk
    from harness.model import Corpus
    from harness.report.explanation import walk_text
    from harness.runs.plan import planned_metric

    corpus = Corpus(texts.system, texts.segments)
    ends = choices_of(start), choices_of(end)
    signatures = [
        str(planned_metric(spec, corpus).metric.signed(texts.segments)) for spec in (start, end)
    ]
    sari = SariByChoice(texts.segments, texts.rewrites)
    steps = walk(sari, *ends)
    values = [sari.value(choices) for choices in ends]
    found = {
        **_about(texts),
        "from": {"signature": signatures[0], "value": values[0]},
        "to": {"signature": signatures[1], "value": values[1]},
        "steps": [asdict(step) for step in steps],
    }
    head = f"{texts.system}, {_counted(texts)}\n\n"
    text = walk_text((signatures[0], values[0]), (signatures[1], values[1]), steps)
    return found, head + text


def _score(texts: Texts, spec: MetricSpec, most: int, ids: list[str]) -> tuple[dict[str, Any], str]:
    from harness.analysis.explain import OPERATIONS, SariByChoice, choices_of
    from harness.analysis.explain_segments import Mover, greatest, leave_one_out, operations
    from harness.model import Corpus
    from harness.report.explanation import movers_text, parts_text
    from harness.runs.plan import planned_metric

    segments, rewrites = texts.segments, texts.rewrites
    metric = planned_metric(spec, Corpus(texts.system, segments)).metric
    rows = metric.prepare(segments).rows(rewrites)
    value, unit = float(metric.score(rows.sum(axis=0))[0]), metric.outputs[0].unit
    leverage = leave_one_out(metric, rows)
    choices = choices_of(spec) if spec.name == "sari" else None
    movers = [
        Mover(
            segments[at],
            rewrites[at],
            float(leverage[at]),
            operations(segments[at], rewrites[at], choices) if choices else (),
        )
        for at in (_places(texts, ids) if ids else greatest(leverage, most))
    ]
    signature = str(metric.signed(segments))
    found = {**_about(texts), "signature": signature, "value": value}
    pieces = [f"{texts.system}, {_counted(texts)}\n{signature}: {value:.4f} {unit}\n"]
    if choices:
        parts = SariByChoice(segments, rewrites).parts(choices)
        found["parts"] = dict(zip(OPERATIONS, parts.tolist(), strict=True))
        pieces.append(parts_text(parts))
    if movers:
        pieces.append(movers_text(movers, unit))
    return {**found, "leverage": [mover.record() for mover in movers]}, "\n".join(pieces)


def _places(texts: Texts, ids: list[str]) -> list[int]:
    known = {segment.id: place for place, segment in enumerate(texts.segments)}
    for name in ids:
        if name not in known:
            raise HarnessError(
                f"there is no segment {name!r} with a rewrite",
                hint=did_you_mean(name, known) or f"the first is {texts.segments[0].id!r}",
            )
    return [known[name] for name in ids]


def _about(texts: Texts) -> dict[str, Any]:
    return {
        "system": texts.system,
        "segments": len(texts.segments),
        "missing": texts.missing,
    }


def _counted(texts: Texts) -> str:
    missing = f", {texts.missing} missing and left out" if texts.missing else ""
    return f"{len(texts.segments)} segments{missing}"
