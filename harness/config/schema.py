"""The format of a config file, as models: what every key means and which values it takes.

The models check data in which short forms are already written out, paths are absolute and
`${env:NAME}` is expanded; `harness.config.build` makes such data. They are strict: a number in
quotes is text, and an unknown key is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    InstanceOf,
    PlainValidator,
    model_validator,
)
from pydantic_core import core_schema

from harness.corpora.source import CorpusSource
from harness.metrics.registry import MetricSpec

CorpusFormat = Literal[
    "auto", "lines", "documents", "csv", "tsv", "jsonl", "parquet", "easse", "dataset"
]
SystemFormat = Literal["auto", "lines", "jsonl", "csv", "tsv", "documents"]
Control = Literal["copy", "truncate", "shuffle", "constant", "other-reference", "held-out"]
CONTROLS: tuple[Control, ...] = get_args(Control)

_RESULTS_NAME = re.compile(r"[A-Za-z0-9._-]+\Z")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?%\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")


def _listed(value: Any) -> Any:
    """One thing may be written where a list is meant."""
    return (value,) if isinstance(value, str | Path) else value


def _folder_name(value: str) -> str:
    if not _RESULTS_NAME.match(value) or set(value) == {"."}:
        raise ValueError("may hold only letters, digits, dots, dashes and underscores")
    return value


def _label(value: str) -> str:
    if not value or value != value.strip() or not value.isprintable():
        raise ValueError("must be one line of text without spaces around it")
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.match(value):
        raise ValueError("must be a language code such as en or pt-BR")
    return value


Text = Annotated[str, Field(min_length=1)]
Label = Annotated[str, AfterValidator(_label)]
Language = Annotated[str, AfterValidator(_language)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Paths = Annotated[tuple[Path, ...], BeforeValidator(_listed)]


def _controls_schema(_: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
    """A list is checked as a list: a union would answer each mistake once for every member."""

    def check(value: Any, checked: Callable[[Any], Any]) -> Any:
        return value if isinstance(value, bool) else checked(value)

    listed = handler.generate_schema(tuple[Control, ...])
    return core_schema.no_info_wrap_validator_function(check, listed)


Controls = Annotated[bool | tuple[Control, ...], GetPydanticSchema(_controls_schema)]


class Settings(BaseModel):
    """A strict, frozen part of a config; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Columns(Settings):
    """Which columns of a table hold what, where they do not have the usual names."""

    id: Text | None = Field(None, description="Column of unique segment ids.")
    original: Text | None = Field(None, description="Column of the texts to be simplified.")
    references: Texts | None = Field(
        None, description="Column or columns of references; a cell of JSONL may hold a list."
    )
    document: Text | None = Field(
        None, description="Column that groups segments; they are resampled together."
    )
    language: Text | None = Field(None, description="Column of BCP 47 language codes.")


class CorpusSettings(Settings):
    """Where the originals and references lie, and which part of them to take."""

    path: Path | None = Field(None, description="File or folder; this or dataset.")
    dataset: Text | None = Field(None, description="Name on the Hugging Face Hub, owner/name.")
    name: Label | None = Field(
        None, description="What tables call the corpus; from the path when absent."
    )
    format: CorpusFormat = Field(
        "auto", description="How to read it; auto goes by suffix and by what a folder holds."
    )
    references: Paths = Field(
        (), description="Reference files (format lines) or folders (format documents)."
    )
    columns: Columns = Field(Columns(), description="Names of columns, for tables.")
    language: Language = Field("en", description="BCP 47 code of segments that do not name one.")
    limit: int | None = Field(
        None, gt=0, description="Take this many segments, chosen by a stable hash of their ids."
    )
    ids: tuple[Text, ...] = Field((), description="Take only the segments with these ids.")
    where: Mapping[str, str] = Field(
        {}, description="Take only segments whose column has this value, as text."
    )
    split: Text | None = Field(None, description="Part of an EASSE folder or of a dataset.")
    revision: Text | None = Field(None, description="Revision of a dataset on the Hub.")
    download: bool = Field(False, description="Whether the network may be used for a dataset.")
    encoding: Literal["utf-8"] = Field("utf-8", description="Always UTF-8.")

    def source(self) -> CorpusSource:
        """The same settings as the readers of corpora take them."""
        plain = self.model_dump(exclude={"columns", "encoding"})
        columns = self.columns.model_dump(exclude_none=True)
        return CorpusSource(columns=columns, **plain)


class SystemSettings(Settings):
    """One system's rewrites: a file, or a column of the corpus."""

    name: Label = Field(description="What tables call the system; unique.")
    path: Path | None = Field(None, description="File or folder of rewrites; this or column.")
    column: Text | None = Field(None, description="Column of the corpus that holds the rewrites.")
    format: SystemFormat = Field("auto", description="How to read the file.")
    field: Text | None = Field(None, description="Column or key of the file that holds the text.")
    empty: Literal["missing", "score"] = Field(
        "missing", description="Whether an empty rewrite is missing, or is scored as it is."
    )
    role: Literal["system", "human"] = Field(
        "system", description="human marks rewrites by people, the ceiling of a table."
    )


class StatisticsSettings(Settings):
    """How intervals are made."""

    resamples: int = Field(
        1000, ge=0, le=100_000, description="Bootstrap resamples; 0 makes no intervals."
    )
    confidence: float = Field(
        0.95, gt=0, lt=1, description="Share of the resamples that an interval covers."
    )


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a share of something: `2%` in a config.

    Example:
        >>> str(Amount(2.0, percent=True)), Amount(2.0, percent=True).of(50), Amount(3.0).of(50)
        ('2%', 1.0, 3.0)
    """

    value: float
    percent: bool = False

    def of(self, whole: float) -> float:
        """The number itself, or that share of a whole."""
        return self.value * abs(whole) / 100 if self.percent else self.value

    def __str__(self) -> str:
        return f"{self.value:g}{'%' if self.percent else ''}"


def _amount(value: Any) -> Amount:
    if isinstance(value, Amount):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        number, percent = float(value), False
    elif isinstance(value, str) and (written := _PERCENT.match(value)):
        number, percent = float(written[1]), True
    else:
        raise ValueError("must be a number such as 0.5, or a share such as 2%")
    if not 0 <= number < float("inf"):
        raise ValueError("must be at least 0")
    return Amount(number, percent)


def _tolerance(value: Any) -> Amount:
    """A margin; without tolerance a gate stops for noise, and is soon switched off."""
    found = _amount(value)
    if not found.value:
        raise ValueError("must be more than 0, since any two runs differ a little")
    return found


def _count_or_share(value: Any) -> Amount:
    found = _amount(value)
    if found.percent and found.value > 100:
        raise ValueError("must be at most 100%")
    if not found.percent and not found.value.is_integer():
        raise ValueError("must be a whole number of segments, or a share such as 2%")
    return found


def _share(value: Any) -> Amount:
    found = _count_or_share(value)
    if not found.percent and found.value:
        raise ValueError("must be a share such as 2%")
    return Amount(found.value, percent=True)


def _not_empty(value: tuple[Any, ...]) -> tuple[Any, ...]:
    if not value:
        raise ValueError("holds no rule; delete it for the usual ones")
    return value


RuleKind = Literal["margin", "minimum", "maximum", "worse_at_most", "new_at_most"]
RULE_KINDS: tuple[RuleKind, ...] = get_args(RuleKind)
OnInconclusive = Literal["pass", "warn", "fail"]


class GateRule(Settings):
    """One rule of a gate: an output, and exactly one thing that is asked of it."""

    output: Text = Field(description="METRIC for its main output, or METRIC.OUTPUT.")
    name: Label | None = Field(None, description="What reports call the rule; made up if absent.")
    margin: Annotated[Amount, PlainValidator(_tolerance)] | None = Field(
        None,
        description="Loss against the baseline that is accepted: in the output's unit, or a share "
        "of the baseline's value such as 2%.",
    )
    minimum: float | None = Field(None, description="The value must not be below it.")
    maximum: float | None = Field(None, description="The value must not be above it.")
    worse_at_most: Annotated[Amount, PlainValidator(_count_or_share)] | None = Field(
        None, description="How many segments, or which share of them, may be worse by worse_by."
    )
    worse_by: float | None = Field(
        None, ge=0, description="A segment counts as worse when it lost more than this."
    )
    new_at_most: Annotated[Amount, PlainValidator(_count_or_share)] | None = Field(
        None,
        description="On how many segments, or which share, the output may be above 0 where it was "
        "0 in the baseline.",
    )
    better: Literal["higher", "lower"] | None = Field(
        None, description="Which direction is good, for an output that does not say so."
    )
    severity: Literal["error", "warn"] = Field(
        "error", description="Whether a rule that is broken fails the gate, or only warns."
    )
    on_inconclusive: OnInconclusive | None = Field(
        None, description="As in the gate, for this rule alone."
    )

    @property
    def kind(self) -> RuleKind:
        """The one thing that is asked."""
        return next(kind for kind in RULE_KINDS if getattr(self, kind) is not None)

    @model_validator(mode="after")
    def _one_thing(self) -> GateRule:
        given = [kind for kind in RULE_KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "none"
            raise ValueError(f"needs exactly one of {', '.join(RULE_KINDS)}; it has {found}")
        if (self.worse_by is None) == (self.kind == "worse_at_most"):
            raise ValueError("needs worse_by and worse_at_most together, or neither")
        return self


class GateSettings(Settings):
    """When a run counts as worse than a baseline; see docs/ci.md."""

    alpha: float = Field(
        0.05, gt=0, lt=0.5, description="Chance of a false alarm over all rules together."
    )
    resamples: int = Field(
        10_000, ge=1000, le=1_000_000, description="Bootstrap resamples of the tests."
    )
    missing_at_most: Annotated[Amount, PlainValidator(_share)] = Field(
        Amount(1.0, percent=True),
        description="Share of rewrites that may be missing on either side; above it the run is "
        "incomplete, and no rule is applied.",
    )
    on_inconclusive: OnInconclusive = Field(
        "warn", description="What a rule does that these segments cannot decide."
    )
    rules: Annotated[tuple[GateRule, ...], AfterValidator(_not_empty)] | None = Field(
        None,
        description="The rules; when absent, one for the main output of each metric, with a "
        "margin from the measured noise.",
    )


class Experiment(Settings):
    """One cell of a config, complete: what to score, with what, and how."""

    experiment: Annotated[str, AfterValidator(_folder_name)] = Field(
        description="Name of the experiment, and of its folder of results."
    )
    description: str = Field("", description="What the experiment is for.")
    seed: int = Field(0, ge=0, description="The one seed of everything that is random.")
    output: Path = Field(description="Folder of results; ./results when absent.")
    corpus: CorpusSettings = Field(description="The corpus, or just its path.")
    systems: tuple[SystemSettings, ...] = Field((), description="Systems to score.")
    metrics: tuple[InstanceOf[MetricSpec], ...] = Field(
        min_length=1, description="Metrics, each a name or a mapping of its name and options."
    )
    controls: Controls = Field(
        True, description="Controls to score beside the systems: all, none or these."
    )
    statistics: StatisticsSettings = Field(
        StatisticsSettings(), description="How intervals are made."
    )
    slices: tuple[Text, ...] = Field(
        (), description="Columns of the corpus; scores are also given for each of their values."
    )
    gate: GateSettings | None = Field(
        None, description="When a run counts as worse than a baseline, for `harness gate`."
    )

    @property
    def control_names(self) -> tuple[Control, ...]:
        """The controls by name, with true and false written out."""
        if isinstance(self.controls, bool):
            return CONTROLS if self.controls else ()
        return self.controls


TOP_KEYS = (*Experiment.model_fields, "extends", "matrix")
