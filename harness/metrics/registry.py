"""From a metric's name to a metric: built in, from an installed package, or from a file.

Names resolve lazily, so that listing them imports nothing.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

from pydantic import ValidationError

from harness.errors import Exit, HarnessError, did_you_mean
from harness.metrics.base import Metric

ENTRY_POINTS = "harness.metrics"

BUILTIN: Mapping[str, str] = MappingProxyType(
    {
        "sari": "harness.metrics.sari:Sari",
        "dsari": "harness.metrics.dsari:DSari",
        "bleu": "harness.metrics.bleu:Bleu",
        "sentence-bleu": "harness.metrics.bleu:SentenceBleu",
        "chrf": "harness.metrics.chrf:Chrf",
        "chrf++": "harness.metrics.chrf:ChrfPlusPlus",
        "ter": "harness.metrics.ter:Ter",
        "token-f1": "harness.metrics.token_f1:TokenF1",
        "readability": "harness.metrics.readability:Readability",
        "edits": "harness.metrics.edits:Edits",
        "meaning": "harness.meaning.metric:Meaning",
        "bertscore": "harness.neural.bertscore:BertScore",
        "embedding": "harness.neural.embedding:Embedding",
        "nli": "harness.neural.nli:Nli",
        "regressor": "harness.neural.regressor:Regressor",
        "classifier": "harness.neural.classifier:Classifier",
        "evaluate": "harness.metrics.hub:EvaluateMetric",
    }
)


@dataclass(frozen=True)
class MetricSpec:
    """A metric as a user asked for it.

    Attributes:
        name: A registered name, or ``./file.py:Class``.
        options: The options given, not yet checked.
        label: What the metric is called in tables: the request as written.
    """

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""

    def __post_init__(self) -> None:
        if not self.label:
            given = ",".join(f"{key}={value}" for key, value in self.options.items())
            object.__setattr__(self, "label", f"{self.name}:{given}" if given else self.name)


def parse_spec(text: str) -> MetricSpec:
    """Read the one-line form that the command line and the Python functions take.

    Raises:
        HarnessError: An option is not of the form ``key=value``, or is given twice.

    Example:
        >>> parse_spec("sari:dialect=hf,tokenizer=13a").options
        {'dialect': 'hf', 'tokenizer': '13a'}
        >>> parse_spec("./mine.py:Mine").name
        './mine.py:Mine'
    """
    name, rest = _split_name(text.strip())
    options: dict[str, Any] = {}
    for part in filter(None, (piece.strip() for piece in rest.split(","))):
        key, equals, value = part.partition("=")
        if not equals or key in options:
            what = "given twice" if key in options else "not of the form key=value"
            raise HarnessError(
                f"metric {text!r}: option {part!r} is {what}",
                hint="write it like sari:dialect=hf,tokenizer=13a",
            )
        options[key.strip()] = value.strip()
    return MetricSpec(name, options, text.strip())


def names() -> tuple[str, ...]:
    """Every name that can be asked for, built-in first."""
    installed = (point.name for point in importlib.metadata.entry_points(group=ENTRY_POINTS))
    return tuple(dict.fromkeys([*BUILTIN, *installed]))


def metric_class(name: str, base: Path | None = None) -> type[Metric]:
    """The class behind a name; a ``./file.py:Class`` is looked up from the folder `base`.

    Raises:
        HarnessError: No such metric, file or class, or a package that it needs is missing.
    """
    if ".py:" in name:
        return _from_file(name, base or Path())
    if name in BUILTIN:
        module, attribute = BUILTIN[name].split(":")
        return _checked(getattr(importlib.import_module(module), attribute), name)
    for point in importlib.metadata.entry_points(group=ENTRY_POINTS):
        if point.name == name:
            return _checked(_loaded(point), name)
    raise HarnessError(
        f"unknown metric {name!r}",
        hint=did_you_mean(name, names()) or "`harness metrics` lists them",
    )


def create(spec: MetricSpec, base: Path | None = None) -> Metric:
    """A metric with its options checked.

    Raises:
        HarnessError: An unknown metric, an unknown option or a value that it does not take.

    Example:
        >>> str(create(parse_spec("sari:dialect=hf")).signature)
        'sari|dialect:hf|tok:13a|case:lc|v:1'
    """
    found = metric_class(spec.name, base)
    try:
        options = found.Options.model_validate(dict(spec.options))
    except ValidationError as error:
        raise _option_error(spec, found, error) from None
    return found(options)


def file_digest(name: str, base: Path | None = None) -> str | None:
    """SHA-256 of the file behind a ``./file.py:Class``; None for any other name."""
    if ".py:" not in name:
        return None
    return hashlib.sha256(_path_of(name, base or Path()).read_bytes()).hexdigest()


def _split_name(text: str) -> tuple[str, str]:
    """Part a spec at the colon that opens the options, not at the one inside ``file.py:Class``."""
    head, python, tail = text.partition(".py:")
    if python:
        name, _, rest = tail.partition(":")
        return head + python + name, rest
    name, _, rest = text.partition(":")
    return name, rest


def _path_of(name: str, base: Path) -> Path:
    return base / (name.partition(".py:")[0] + ".py")


def _from_file(name: str, base: Path) -> type[Metric]:
    path, class_name = _path_of(name, base), name.partition(".py:")[2]
    if not path.is_file():
        raise HarnessError(f"metric {name!r}: no such file: {path}")
    module = _executed(path)
    if not hasattr(module, class_name):
        classes = [key for key, value in vars(module).items() if isinstance(value, type)]
        raise HarnessError(
            f"metric {name!r}: {path} has no {class_name}", hint=did_you_mean(class_name, classes)
        )
    return _checked(getattr(module, class_name), name)


def _executed(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"harness_plugin_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise HarnessError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        # The user's own file: whatever it raises is about that file, not about the harness.
        raise HarnessError(
            f"{path} cannot be loaded: {type(error).__name__}: {error}",
            exit_code=Exit.ENVIRONMENT,
        ) from error
    return module


def _loaded(point: importlib.metadata.EntryPoint) -> object:
    try:
        return point.load()
    except ImportError as error:
        raise HarnessError(
            f"metric {point.name!r} cannot be loaded: {error}",
            hint=f"install what {point.value} needs",
            exit_code=Exit.ENVIRONMENT,
        ) from error


def _checked(found: object, name: str) -> type[Metric]:
    if isinstance(found, type) and issubclass(found, Metric):
        return found
    raise HarnessError(
        f"metric {name!r} is not a subclass of harness.metrics.base.Metric",
        exit_code=Exit.ENVIRONMENT,
    )


def _option_error(spec: MetricSpec, found: type[Metric], error: ValidationError) -> HarnessError:
    problem = error.errors()[0]
    known = list(found.Options.model_fields)
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return HarnessError(
            f"metric {spec.label!r}: unknown option {key!r}",
            hint=did_you_mean(key, known) or f"options: {', '.join(known) or 'none'}",
        )
    if problem["type"] == "literal_error":
        expected = str(problem["ctx"]["expected"]).replace(" or ", ", ")
        values = [part.strip("'") for part in expected.split(", ")]
        return HarnessError(
            f"metric {spec.label!r}: {key}: {problem['input']!r} is not one of {', '.join(values)}",
            hint=did_you_mean(str(problem["input"]), values),
        )
    return HarnessError(f"metric {spec.label!r}: {key}: {problem['msg']}")
