"""The format of a config file, as models: what every key means and which values it takes.

The models check data in which short forms are already written out, paths are absolute and
`${env:NAME}` is expanded; `harness.config.build` makes such data. They are strict: a number in
quotes is text, and an unknown key is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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

    @property
    def control_names(self) -> tuple[Control, ...]:
        """The controls by name, with true and false written out."""
        if isinstance(self.controls, bool):
            return CONTROLS if self.controls else ()
        return self.controls


TOP_KEYS = (*Experiment.model_fields, "extends", "matrix")
