"""What the arguments of `harness compare` and `harness board` stand for.

``RUN`` is a run directory or a baseline, ``RUN:SYSTEM`` one system in it. An argument that is a
folder as it stands is always read as a folder, so a colon in a path does no harm; otherwise the
longest beginning before a colon that is a folder is the run, and the rest names the system.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.analysis.bundle import Bundle, BundleCell, read_bundle
from harness.errors import HarnessError, did_you_mean
from harness.metrics.base import Rows
from harness.runs.plan import HELD_OUT

CONTROL = "control"


@dataclass(frozen=True)
class Contender:
    """One system of one cell of a run, under the name that tables give it."""

    bundle: Bundle
    cell: BundleCell
    system: str
    name: str

    @property
    def role(self) -> str:
        """``system``, ``human`` or ``control``."""
        return self.cell.systems[self.system]

    @property
    def is_held_out(self) -> bool:
        """Whether its text is a reference, scored against the others."""
        return self.role == CONTROL and self.system == HELD_OUT

    @property
    def is_person(self) -> bool:
        """Whether people wrote the texts: a human system, or a reference that is held out."""
        return self.role == "human" or self.is_held_out

    def rows(self, label: str) -> Rows:
        """The rows of a metric, in the order of the cell."""
        return self.cell.rows[self.system, label]

    def signature(self, label: str) -> str:
        """The signature of a metric's rows."""
        return self.cell.metrics[label].signature_for(self.system)


Match = tuple[Contender, Contender]
"""The baseline and the candidate."""


@dataclass(frozen=True)
class _Place:
    """One argument: a cell, and the system named in it, if any."""

    bundle: Bundle
    cell: BundleCell
    system: str | None

    def contender(self, system: str) -> Contender:
        if system not in self.cell.systems:
            known = list(self.cell.systems)
            raise HarnessError(
                f"{self.bundle.folder} has no system {system!r}",
                hint=did_you_mean(system, known) or f"systems: {_listed(known)}",
            )
        return Contender(self.bundle, self.cell, system, system)

    @property
    def systems(self) -> list[str]:
        """Systems and people, without controls."""
        return [name for name, role in self.cell.systems.items() if role != CONTROL]


def matches(
    arguments: Sequence[str], systems: Sequence[str] = (), cell: str | None = None
) -> tuple[Match, ...]:
    """Who is compared with whom; the first of each pair is the baseline.

    One run without names: its first system against each further one. Several runs without
    names: each system against the one of the same name in the first run. With names: the first
    named against each further one.

    Args:
        arguments: ``RUN`` or ``RUN:SYSTEM``.
        systems: Names to take inside each run.
        cell: The cell to take in runs that have several.

    Raises:
        HarnessError: An unknown run, cell or system, or nothing to compare.
    """
    places = _places(arguments, cell)
    named = any(place.system is not None for place in places)
    if named and systems:
        raise HarnessError(
            "give the systems either as RUN:SYSTEM or with --system, not both",
            hint="harness compare RUN --system A --system B",
        )
    if named:
        found = _against_first(_each_with_a_system(places))
    elif len(places) == 1:
        wanted = systems or places[0].systems
        found = _against_first([places[0].contender(name) for name in wanted])
    else:
        found = _by_name(places, systems)
    if not found:
        raise HarnessError(
            f"nothing to compare: {arguments[0]} alone",
            hint="name a second run, or a second system of this one: harness compare RUN "
            "--system A --system B",
        )
    _refuse_repeats(found)
    return _renamed(found)


def entrants(arguments: Sequence[str], cell: str | None = None) -> tuple[Contender, ...]:
    """Everything that a board shows: all systems of the runs, with controls and people once.

    On one corpus controls and people of one name are the same texts (a shuffle but for its seed),
    so those of the first run stand for all.

    Raises:
        HarnessError: An unknown run, cell or system, or the same run twice.
    """
    found: list[Contender] = []
    for place in _places(arguments, cell):
        names = [place.system] if place.system is not None else list(place.cell.systems)
        for name in names:
            contender = place.contender(name)
            shared = contender.role != "system" and any(
                (each.role, each.system) == (contender.role, name) for each in found
            )
            if not shared:
                found.append(contender)
    _refuse_twins(found)
    return tuple(_named(contender, found) for contender in found)


def _places(arguments: Sequence[str], cell: str | None) -> list[_Place]:
    bundles: dict[Path, Bundle] = {}
    places: list[_Place] = []
    for argument in arguments:
        folder, system = _parted(argument)
        if folder not in bundles:
            bundles[folder] = read_bundle(folder)
        places.append(_Place(bundles[folder], _cell(bundles[folder], cell), system))
    return places


def _parted(argument: str) -> tuple[Path, str | None]:
    if Path(argument).is_dir():
        return Path(argument), None
    head = argument
    while ":" in head:
        head = head.rpartition(":")[0]
        if head and Path(head).is_dir():
            return Path(head), argument[len(head) + 1 :]
    raise HarnessError(
        f"{argument}: no such folder",
        hint="name a run directory or a baseline, or RUN:SYSTEM for one system in it",
    )


def _cell(bundle: Bundle, name: str | None) -> BundleCell:
    names = [cell.name for cell in bundle.cells]
    if name is None and len(names) == 1:
        return bundle.cells[0]
    if name in names:
        return bundle.cells[names.index(name)]
    if name is None:
        raise HarnessError(
            f"{bundle.folder} has {len(names)} cells: {_listed(names)}",
            hint="choose one with --cell NAME",
        )
    if names == [""]:
        raise HarnessError(
            f"{bundle.folder} has one cell without a name, so there is no cell {name!r}",
            hint="leave --cell out",
        )
    raise HarnessError(
        f"{bundle.folder} has no cell {name!r}",
        hint=did_you_mean(name, names) or f"cells: {_listed(names)}",
    )


def _each_with_a_system(places: Sequence[_Place]) -> list[Contender]:
    """A run without a named system stands for the system of the same name, or for its only one."""
    first = next(place.system for place in places if place.system is not None)
    found: list[Contender] = []
    for place in places:
        name = place.system
        if name is None:
            own = place.systems
            name = first if first in own else own[0] if len(own) == 1 else None
        if name is None:
            raise HarnessError(
                f"which system of {place.bundle.folder}?",
                hint=f"name it as RUN:SYSTEM; systems: {_listed(place.systems)}",
            )
        found.append(place.contender(name))
    return found


def _against_first(contenders: Sequence[Contender]) -> list[Match]:
    return [(contenders[0], other) for other in contenders[1:]]


def _by_name(places: Sequence[_Place], systems: Sequence[str]) -> list[Match]:
    first, *others = places
    found: list[Match] = []
    for other in others:
        shared = systems or [name for name in first.systems if name in other.systems]
        if not shared and len(first.systems) == len(other.systems) == 1:
            found.append((first.contender(first.systems[0]), other.contender(other.systems[0])))
        elif not shared:
            raise HarnessError(
                f"{first.bundle.folder} and {other.bundle.folder} have no system of the same name",
                hint=f"name them as RUN:SYSTEM; {_listed(first.systems)} in the first, "
                f"{_listed(other.systems)} in the second",
            )
        found += [(first.contender(name), other.contender(name)) for name in shared]
    return found


_Identity = tuple[Path, str, str]


def _identity(contender: Contender) -> _Identity:
    return contender.bundle.folder.resolve(), contender.cell.name, contender.system


def _refuse_repeats(found: Sequence[Match]) -> None:
    seen: set[tuple[_Identity, _Identity]] = set()
    for first, second in found:
        if _identity(first) == _identity(second):
            raise HarnessError(
                f"{second.system} of {second.bundle.folder} would be compared with itself",
                hint="name two different runs or systems",
            )
        pair = (_identity(first), _identity(second))
        if pair in seen:
            raise _twice(second)
        seen.add(pair)


def _refuse_twins(found: Sequence[Contender]) -> None:
    seen: set[_Identity] = set()
    for each in found:
        if _identity(each) in seen:
            raise _twice(each)
        seen.add(_identity(each))


def _twice(contender: Contender) -> HarnessError:
    return HarnessError(
        f"{contender.system} of {contender.bundle.folder} is given twice", hint="name it once"
    )


def _renamed(found: Sequence[Match]) -> tuple[Match, ...]:
    everyone = list({_identity(each): each for match in found for each in match}.values())
    return tuple((_named(first, everyone), _named(second, everyone)) for first, second in found)


def _named(contender: Contender, everyone: Sequence[Contender]) -> Contender:
    """The system's name, with its run where another contender has the same name."""
    rivals = [
        each
        for each in everyone
        if each.system == contender.system and _identity(each) != _identity(contender)
    ]
    if not rivals:
        return contender
    folder = contender.bundle.folder
    short = folder.resolve().name
    clash = any(each.bundle.folder.resolve().name == short for each in rivals)
    name = f"{folder if clash else short}:{contender.system}"
    return Contender(contender.bundle, contender.cell, contender.system, name)


def _listed(names: Sequence[str]) -> str:
    """Names for a message; of many, the first ten."""
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    return ", ".join(names[:10]) + more
