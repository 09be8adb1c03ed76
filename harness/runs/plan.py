"""From a config to everything a run needs, with all that can be checked before it starts.

A plan holds the texts, the metrics and the choices of every cell, and a digest of all that can
move a number. Two plans with one digest give the same results; that is what a run is resumed by.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from harness.config.load import Cell, Loaded
from harness.config.schema import Experiment
from harness.corpora.cards import identify
from harness.corpora.read import read_corpus
from harness.corpora.source import CorpusSource, LoadedCorpus
from harness.errors import CombinedError, HarnessError
from harness.metrics import registry
from harness.metrics.base import Metric, Need
from harness.metrics.registry import MetricSpec
from harness.model import Corpus, Rewrite, Status
from harness.statistics.seeds import named_child
from harness.systems.controls import control_rewrites
from harness.systems.saved import SavedSource, read_rewrites
from harness.version import __version__

HELD_OUT = "held-out"

Role = Literal["system", "human", "control"]


@dataclass(frozen=True)
class PlannedMetric:
    """A metric under the label that tables give it, with the digest of its file if it has one."""

    spec: MetricSpec
    metric: Metric
    file_digest: str | None = None

    @property
    def label(self) -> str:
        """What tables call the metric."""
        return self.spec.label


@dataclass(frozen=True)
class PlannedSystem:
    """A system or control with one rewrite for each segment."""

    name: str
    role: Role
    rewrites: tuple[Rewrite, ...]

    @property
    def held_out(self) -> bool:
        """Whether its text is a reference, to be scored against the others."""
        return self.role == "control" and self.name == HELD_OUT


@dataclass(frozen=True)
class PlannedCell:
    """One cell of a config: texts, metrics and choices.

    Attributes:
        card: Title, part and license of a public corpus that was recognized by its files.
        notes: What the reader of a table should know: controls that could not be made, empty
            rewrites that are not scored.
    """

    name: str
    experiment: Experiment
    corpus: Corpus
    systems: tuple[PlannedSystem, ...]
    metrics: tuple[PlannedMetric, ...]
    card: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """All cells of a run.

    Attributes:
        digest: SHA-256 (hexadecimal) of everything that can move a number.
        files: SHA-256 of each file that was read, by absolute path.
    """

    config: Loaded
    cells: tuple[PlannedCell, ...]
    digest: str
    files: Mapping[str, str]

    @property
    def experiment(self) -> str:
        """The name of the experiment."""
        return self.cells[0].experiment.experiment

    @property
    def output(self) -> Path:
        """The folder of results."""
        return self.cells[0].experiment.output


def make_plan(config: Loaded) -> Plan:
    """Read every text and check it against the metrics.

    Raises:
        CombinedError: All problems of corpora, systems and metrics, of every cell.
    """
    planner = _Planner(config)
    cells = [planner.cell(cell) for cell in config.cells]
    if planner.errors:
        raise CombinedError(list({str(error): error for error in planner.errors}.values()))
    planned = tuple(cell for cell in cells if cell is not None)
    return Plan(config, planned, _digest(planned), planner.files)


class _Planner:
    """Reads each corpus once, however many cells share it, and collects what is wrong."""

    def __init__(self, config: Loaded) -> None:
        self._config = config
        self._corpora: dict[CorpusSource, LoadedCorpus | None] = {}
        self.files: dict[str, str] = {}
        self.errors: list[HarnessError] = []

    def cell(self, cell: Cell) -> PlannedCell | None:
        before = len(self.errors)
        loaded = self._corpus(cell.experiment.corpus.source())
        if loaded is None:
            return None
        metrics = self._metrics(cell.experiment, loaded.corpus)
        systems = self._systems(cell.experiment, loaded)
        self._check_slices(cell.experiment, loaded.corpus)
        if len(self.errors) > before:
            return None
        known = identify(loaded.files)
        controls, notes = _controls(cell.experiment, loaded.corpus)
        if not systems and not controls:
            left_out = "; ".join(filter(None, notes))
            error = HarnessError(
                "there is no system to score" + (f" ({left_out})" if left_out else ""),
                hint="add one to systems, or leave controls out for the usual ones",
            )
            self._note(error, "systems")
            return None
        notes = [*map(_missing_note, systems), *notes]
        return PlannedCell(
            cell.name,
            cell.experiment,
            loaded.corpus,
            (*systems, *controls),
            metrics,
            str(known) if known else None,
            tuple(filter(None, notes)),
        )

    def _corpus(self, source: CorpusSource) -> LoadedCorpus | None:
        if source not in self._corpora:
            self._corpora[source] = None
            try:
                loaded = read_corpus(self._named(source))
            except HarnessError as error:
                self._note(error, "corpus")
            else:
                self._corpora[source] = loaded
                self.files.update(loaded.files)
        return self._corpora[source]

    def _named(self, source: CorpusSource) -> CorpusSource:
        """A corpus is named after its path, unless that would show what a variable holds."""
        if source.name is not None:
            return replace(source, name=self._config.redacted(source.name))
        if source.path is not None:
            shown: str = self._config.redacted(str(source.path))
            if Path(shown).name != source.path.name:
                return replace(source, name="corpus")
        return source

    def _metrics(self, experiment: Experiment, corpus: Corpus) -> tuple[PlannedMetric, ...]:
        planned: list[PlannedMetric] = []
        for index, spec in enumerate(experiment.metrics):
            try:
                found = planned_metric(spec, corpus, self._config.base)
                shown = replace(found.spec, label=self._config.redacted(spec.label))
                planned.append(replace(found, spec=shown))
            except HarnessError as error:
                self._note(error, f"metrics[{index}]")
        return tuple(planned)

    def _systems(self, experiment: Experiment, loaded: LoadedCorpus) -> list[PlannedSystem]:
        planned: list[PlannedSystem] = []
        for index, system in enumerate(experiment.systems):
            source = SavedSource(
                system.name, system.path, system.column, system.format, system.field, system.empty
            )
            try:
                rewrites, files = read_rewrites(source, loaded)
            except HarnessError as error:
                self._note(error, f"systems[{index}]")
            else:
                self.files.update(files)
                shown = self._config.redacted(system.name)
                planned.append(PlannedSystem(shown, system.role, rewrites))
        return planned

    def _check_slices(self, experiment: Experiment, corpus: Corpus) -> None:
        known = {key for segment in corpus.segments for key in segment.meta}
        for index, column in enumerate(experiment.slices):
            if column not in known:
                listed = ", ".join(sorted(known)) or "it has none"
                error = HarnessError(
                    f"corpus {corpus.name!r} has no column {column!r} to slice by",
                    hint=f"columns: {listed}",
                )
                self._note(error, f"slices[{index}]")

    def _note(self, error: HarnessError, key: str) -> None:
        """Keep an error, placed at the key of the config unless it has a place of its own."""
        for each in error.errors if isinstance(error, CombinedError) else (error,):
            where, snippet = each.where, each.snippet
            if where is None:
                where, snippet = self._config.locate(key)
            hidden = self._config.redacted
            self.errors.append(
                HarnessError(
                    hidden(each.message),
                    hint=hidden(each.hint),
                    where=hidden(where),
                    exit_code=each.exit_code,
                    snippet=snippet,
                )
            )


def planned_metric(spec: MetricSpec, corpus: Corpus, base: Path | None = None) -> PlannedMetric:
    """A metric that fits the corpus: its language, and its references where it needs them.

    Raises:
        HarnessError: A bad name or option, or the corpus lacks what the metric needs.
    """
    found = registry.metric_class(spec.name, base)
    options = dict(spec.options)
    languages = {segment.language for segment in corpus.segments}
    open_choice = "language" in found.Options.model_fields and "language" not in options
    if open_choice and len(languages) == 1:
        options["language"] = next(iter(languages)).partition("-")[0].lower()
    chosen = MetricSpec(spec.name, options, spec.label)
    metric = registry.create(chosen, base)
    if Need.REFERENCES in metric.needs:
        _check_references(spec.label, corpus)
    return PlannedMetric(chosen, metric, registry.file_digest(spec.name, base))


def _check_references(label: str, corpus: Corpus) -> None:
    without = [segment for segment in corpus.segments if not segment.references]
    if without:
        count = "none" if len(without) == len(corpus.segments) else f"none for {len(without)} of"
        total = "" if count == "none" else f" {len(corpus.segments)} segments"
        first = "" if count == "none" else f" (the first is {without[0].id!r})"
        raise HarnessError(
            f"metric {label!r} needs references, and corpus {corpus.name!r} has "
            f"{count}{total}{first}",
            hint="add references to the corpus, or leave the metric out",
        )


def _controls(
    experiment: Experiment, corpus: Corpus
) -> tuple[list[PlannedSystem], list[str | None]]:
    planned: list[PlannedSystem] = []
    notes: list[str | None] = []
    for name in experiment.control_names:
        seed = named_child(experiment.seed, "control", name)
        try:
            rewrites = control_rewrites(name, corpus, seed)
        except HarnessError as error:
            notes.append(f"left out: {error.message}")
        else:
            planned.append(PlannedSystem(name, "control", rewrites))
    return planned, notes


def _missing_note(system: PlannedSystem) -> str | None:
    """A sentence on the rewrites that are not scored, or None where all are."""
    counts = {
        status.value: sum(rewrite.status is status for rewrite in system.rewrites)
        for status in (Status.EMPTY, Status.REFUSED, Status.ERROR)
    }
    listed = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    if not listed:
        return None
    advice = "; set empty: score to count empty ones as texts" if counts["empty"] else ""
    return f"{system.name}: of {len(system.rewrites)} rewrites {listed}, not scored{advice}"


def _digest(cells: tuple[PlannedCell, ...]) -> str:
    digest = hashlib.sha256()
    for cell in cells:
        chosen = cell.experiment
        record = [
            __version__,
            chosen.experiment,
            cell.name,
            cell.corpus.name,
            cell.corpus.digest,
            [[each.label, str(each.metric.signature), each.file_digest] for each in cell.metrics],
            [chosen.seed, chosen.statistics.resamples, chosen.statistics.confidence],
            list(chosen.slices),
        ]
        digest.update(json.dumps(record).encode())
        for system in cell.systems:
            digest.update(json.dumps([system.name, system.role]).encode())
            for rewrite in system.rewrites:
                digest.update(json.dumps([rewrite.text, rewrite.status]).encode())
    return digest.hexdigest()
