"""Which system of the run is judged, and which system of the baseline it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from harness.analysis.bundle import Bundle, BundleCell, read_bundle
from harness.analysis.contenders import Contender
from harness.errors import HarnessError, did_you_mean

BASELINES = Path("results/baselines")


@dataclass(frozen=True)
class Sides:
    """Run and baseline with the systems chosen.

    Attributes:
        pairs: For each cell of the baseline that the run has too, baseline and run.
        gone: Names of cells that only the baseline has.
        new: Names of cells that only the run has.
    """

    run: Bundle
    baseline: Bundle
    pairs: tuple[tuple[Contender, Contender], ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def open_bundle(folder: Path) -> Bundle:
    """Read a run or a baseline.

    Raises:
        HarnessError: There is none (exit code 2), it is not complete (3), or its file of rows is
            damaged (5).
    """
    if not folder.is_dir():
        near = _near(folder.parent) or _near(BASELINES)
        raise HarnessError(
            f"{folder}: no such folder",
            hint=near or "`harness baseline accept RUN --name NAME` makes a baseline",
        )
    return read_bundle(folder)


def _near(folder: Path) -> str | None:
    known = sorted(path.parent.name for path in folder.glob("*/run.json"))
    return f"runs and baselines in {folder}: {', '.join(known[:10])}" if known else None


def sides(
    run: Bundle,
    baseline: Bundle,
    system: str | None = None,
    baseline_system: str | None = None,
    cell: str | None = None,
) -> Sides:
    """Choose the systems and pair the cells.

    Args:
        run: What is judged.
        baseline: What it is held against.
        system: Name in the run; may be left out where it has one system.
        baseline_system: Name in the baseline; the same name, or its only system, if left out.
        cell: Judge this cell of the run alone, against its namesake or the only one.

    Raises:
        HarnessError: A name is unknown or needed, no cell is on both sides, or a system would be
            held against itself.
    """
    if cell is not None:
        run, baseline = _with_cell(run, cell), _with_cell(baseline, cell, or_only=True)
    chosen = system or _only(run, "run", "--system")
    other = baseline_system or _counterpart(baseline, chosen)
    if run.folder.resolve() == baseline.folder.resolve() and chosen == other:
        raise HarnessError(
            f"{chosen} of {run.folder} would be held against itself",
            hint="give another run or baseline, or another --baseline-system",
        )
    names = {each.name: each for each in run.cells}
    pairs: list[tuple[Contender, Contender]] = []
    gone: list[str] = []
    for each in baseline.cells:
        match = _match(each, run, baseline, names)
        if match is None:
            gone.append(each.name)
        else:
            pairs.append(
                (
                    _contender(baseline, each, other, "baseline"),
                    _contender(run, match, chosen, "run"),
                )
            )
    met = {ours.cell.name for _, ours in pairs}
    return Sides(
        run, baseline, tuple(pairs), tuple(gone), tuple(name for name in names if name not in met)
    )


def _with_cell(bundle: Bundle, name: str, *, or_only: bool = False) -> Bundle:
    """The bundle with one of its cells alone."""
    if or_only and len(bundle.cells) == 1:
        return bundle
    kept = tuple(cell for cell in bundle.cells if cell.name == name)
    if not kept:
        known = [cell.name for cell in bundle.cells if cell.name]
        raise HarnessError(
            f"{bundle.folder} has no cell {name!r}",
            hint=did_you_mean(name, known) or f"cells: {', '.join(known) or 'one without a name'}",
        )
    return replace(bundle, cells=kept)


def _match(
    cell: BundleCell, run: Bundle, baseline: Bundle, names: Mapping[str, BundleCell]
) -> BundleCell | None:
    # One cell on either side is the same one, whatever a matrix called it.
    if len(run.cells) == len(baseline.cells) == 1:
        return run.cells[0]
    return names.get(cell.name)


def _only(bundle: Bundle, which: str, option: str) -> str:
    systems = _systems(bundle)
    if len(systems) == 1:
        return systems[0]
    listed = ", ".join(systems) or "none, only controls"
    raise HarnessError(
        f"which system of the {which} {bundle.folder}? It has {listed}",
        hint=f"name it with {option}",
    )


def _counterpart(baseline: Bundle, chosen: str) -> str:
    if any(chosen in cell.systems for cell in baseline.cells):
        return chosen
    return _only(baseline, "baseline", "--baseline-system")


def _systems(bundle: Bundle) -> list[str]:
    names = [
        name for cell in bundle.cells for name, role in cell.systems.items() if role == "system"
    ]
    return list(dict.fromkeys(names))


def _contender(bundle: Bundle, cell: BundleCell, system: str, which: str) -> Contender:
    if system not in cell.systems:
        known = list(cell.systems)
        of_cell = f", cell {cell.name}," if cell.name else ""
        raise HarnessError(
            f"the {which} {bundle.folder}{of_cell} has no system {system!r}",
            hint=did_you_mean(system, known) or f"systems: {', '.join(known)}",
        )
    return Contender(bundle, cell, system, system)
