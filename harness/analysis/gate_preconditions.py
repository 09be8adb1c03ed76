"""What must hold before a rule may be applied: same segments, same signatures, coverage.

Whatever fails here says nothing about the system, so it never looks like a regression: other
corpora, other signatures and lost metrics are errors of usage (exit code 2), segments and
rewrites that are missing make a run incomplete (3).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from harness.analysis.contenders import Contender
from harness.analysis.gate_sides import Sides
from harness.analysis.gate_verdicts import Coverage
from harness.config.schema import Amount
from harness.errors import CombinedError, Exit, HarnessError
from harness.model import Signature

_ACCEPT = "accept a new baseline with `harness baseline accept`"


def check(found: Sides, missing_at_most: Amount) -> tuple[Coverage, ...]:
    """Refuse what cannot be compared.

    Args:
        found: Run and baseline.
        missing_at_most: Share of rewrites that may be missing on either side.

    Returns:
        The coverage of each cell.

    Raises:
        CombinedError: Everything that is wrong, usage before incompleteness.
    """
    errors = [*_cells(found)]
    for baseline, run in found.pairs:
        errors += [*_segments(baseline, run), *_metrics(baseline, run)]
    covered = tuple(coverage(baseline, run) for baseline, run in found.pairs)
    for (baseline, run), each in zip(found.pairs, covered, strict=True):
        errors += _coverage(baseline, run, each, missing_at_most)
    if errors:
        raise CombinedError(sorted(errors, key=lambda error: int(error.exit_code)))
    return covered


def notes(found: Sides) -> tuple[str, ...]:
    """What a reader should know although nothing is wrong: cells and metrics without a baseline."""
    lines = [f"cell {name} is not in the baseline, so it is not judged" for name in found.new]
    for baseline, run in found.pairs:
        new = [label for label in run.cell.metrics if label not in baseline.cell.metrics]
        lines += [f"{label} is not in the baseline, so it is not judged" for label in new]
    ours, theirs = (each.header.get("harness") for each in (found.run, found.baseline))
    if ours != theirs:
        lines.append(f"the baseline was made by harness {theirs}, the run by {ours}")
    return tuple(dict.fromkeys(lines))


def coverage(baseline: Contender, run: Contender) -> Coverage:
    """How many rewrites each side lacks, by the metric that lacks most."""
    return Coverage(run.cell.name, len(run.cell.segments), _missing(run), _missing(baseline))


def _missing(contender: Contender) -> int:
    counts = [
        int(np.isnan(contender.rows(label)).any(axis=1).sum()) for label in contender.cell.metrics
    ]
    return max(counts, default=0)


def _cells(found: Sides) -> Iterator[HarnessError]:
    for name in found.gone:
        yield HarnessError(
            f"cell {name or '(without a name)'} of the baseline is not in the run",
            hint=f"run it as well, judge one cell with --cell, or {_ACCEPT}",
        )


def _segments(baseline: Contender, run: Contender) -> Iterator[HarnessError]:
    if baseline.cell.corpus_sha256 == run.cell.corpus_sha256:
        return
    ours, theirs = set(run.cell.segments), set(baseline.cell.segments)
    names = f"the run has {_corpus(run)}, the baseline {_corpus(baseline)}"
    if not ours & theirs:
        yield HarnessError(f"different corpora: {names}", hint=f"run the same corpus, or {_ACCEPT}")
    elif ours == theirs:
        yield HarnessError(
            "the segments have the same ids, but other texts or references, or another order: "
            f"{names}",
            hint=f"go back to the corpus of the baseline, or {_ACCEPT}",
        )
    elif ours < theirs:
        lost = [each for each in baseline.cell.segments if each not in ours]
        yield HarnessError(
            f"{len(lost)} of the {len(theirs)} segments of the baseline are missing from the run; "
            f"the first is {lost[0]!r}",
            hint=f"run the whole corpus, or {_ACCEPT}",
            exit_code=Exit.INCOMPLETE,
        )
    else:
        yield HarnessError(
            f"different corpora that share {len(ours & theirs)} segment ids: {names}",
            hint=f"run the same corpus, or {_ACCEPT}",
        )


def _metrics(baseline: Contender, run: Contender) -> Iterator[HarnessError]:
    for label in baseline.cell.metrics:
        if label not in run.cell.metrics:
            known = ", ".join(run.cell.metrics)
            yield HarnessError(
                f"metric {label!r} is in the baseline but no longer in the run, which has {known}",
                hint=f"put it back, or {_ACCEPT}",
            )
            continue
        ours, theirs = run.signature(label), baseline.signature(label)
        if ours != theirs:
            yield HarnessError(
                f"metric {label!r} is not the same number on both sides",
                hint=f"{_cause(ours, theirs)}, or {_ACCEPT}",
                snippet=f"  run       {ours}\n  baseline  {theirs}",
            )


def _cause(ours: str, theirs: str) -> str:
    keys = [key for key, _, _ in Signature.parse(ours).diff(Signature.parse(theirs))]
    if keys == ["v"]:
        return "the metric itself changed between versions of the harness: use the older one"
    return f"set {', '.join(keys)} as in the baseline"


def _coverage(
    baseline: Contender, run: Contender, found: Coverage, allowed: Amount
) -> Iterator[HarnessError]:
    sides = (("run", run, found.missing), ("baseline", baseline, found.missing_baseline))
    for which, side, missing in sides:
        total = len(side.cell.segments)
        if missing == total or missing > allowed.of(total):
            of_cell = f" in cell {side.cell.name}" if side.cell.name else ""
            yield HarnessError(
                f"{missing} of {total} rewrites of {side.system} are missing from the "
                f"{which}{of_cell}; missing_at_most is {allowed}",
                hint="see the statuses in rewrites.jsonl; raise gate.missing_at_most only if "
                "missing rewrites do no harm",
                exit_code=Exit.INCOMPLETE,
            )


def _corpus(side: Contender) -> str:
    cell = side.cell
    return f"{cell.corpus} ({len(cell.segments)} segments, {cell.corpus_sha256[:12]})"
