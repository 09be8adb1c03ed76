"""Which output of a classification head means what: read from the config, never guessed.

Checkpoints for the same task order their outputs differently (MNLI checkpoints alone come in at
least four orders), and a wrong order gives numbers that look fine. So names are recognized, and
anything else is an error that asks for the order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator

from harness.errors import Exit, HarnessError

ENTAILMENT, CONTRADICTION, NEUTRAL, NOT_ENTAILMENT = (
    "entailment",
    "contradiction",
    "neutral",
    "not_entailment",
)
# The words of NLI corpora, and those of fact verification (FEVER, VitaminC) for the same three.
_NLI_NAMES = MappingProxyType(
    {
        **dict.fromkeys(("entailment", "entail", "entails", "entailed"), ENTAILMENT),
        **dict.fromkeys(("supports", "supported", "support"), ENTAILMENT),
        **dict.fromkeys(("contradiction", "contradict", "contradicts"), CONTRADICTION),
        **dict.fromkeys(("contradictory", "refutes", "refuted", "refute"), CONTRADICTION),
        **dict.fromkeys(("neutral", "not_enough_info", "nei"), NEUTRAL),
        **dict.fromkeys(("not_entailment", "non_entailment", "notentailment"), NOT_ENTAILMENT),
        **dict.fromkeys(("not_entailed", "nonentailment"), NOT_ENTAILMENT),
    }
)
_NLI_SETS = (
    frozenset((ENTAILMENT, CONTRADICTION, NEUTRAL)),
    frozenset((ENTAILMENT, NOT_ENTAILMENT)),
)
_PLACEHOLDER = re.compile(r"label_?\d+|\d+", re.IGNORECASE)
_CEFR = re.compile(r"(?:cefr[\s_-]*)?(pre[\s_-]*)?([abc])([12])(\+?)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[/,<;]\s*")


def _listed(value: object) -> object:
    """A list written as one string, as a tuple; anything else is left to the validation.

    Example:
        >>> _listed("A1 < A2 < B1"), _listed("no/yes"), _listed(["no", "yes"]), _listed("")
        (('A1', 'A2', 'B1'), ('no', 'yes'), ('no', 'yes'), ())
    """
    if isinstance(value, str):
        return tuple(_SEPARATOR.split(value.strip())) if value.strip() else ()
    return tuple(value) if isinstance(value, list) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""Label names: a list, or one string with ``/``, ``<`` or commas between them.

On the command line write ``/``, since a comma there ends the option.
"""


@dataclass(frozen=True, slots=True)
class NliOrder:
    """Where an NLI head has its labels; None for a label that it does not have.

    Attributes:
        names: The canonical names in the order of the head.
    """

    names: tuple[str, ...]

    @property
    def entailment(self) -> int:
        """Index of the entailment output."""
        return self.names.index(ENTAILMENT)

    @property
    def contradiction(self) -> int | None:
        """Index of the contradiction output; None for entailment / not_entailment heads."""
        return self.names.index(CONTRADICTION) if CONTRADICTION in self.names else None


def head_labels(config: Mapping[str, Any]) -> tuple[str, ...]:
    """The label names of a ``config.json`` in the order of the head.

    A config without names has as many placeholders as `transformers` would give it: ``LABEL_0``
    and so on, two where it does not say how many.

    Raises:
        HarnessError: The indices are not 0, 1, 2 …, or ``label2id`` says something else.

    Example:
        >>> head_labels({"id2label": {"1": "neutral", "0": "entailment"}})
        ('entailment', 'neutral')
        >>> head_labels({"num_labels": 1})
        ('LABEL_0',)
    """
    listed = config.get("id2label")
    if not listed:
        count = config.get("num_labels") or config.get("_num_labels") or 2
        return tuple(f"LABEL_{index}" for index in range(int(count)))
    by_index = {int(index): str(name) for index, name in listed.items()}
    if sorted(by_index) != list(range(len(by_index))):
        raise HarnessError(
            f"the model's config numbers its labels {sorted(by_index)}, not from 0",
            hint="give the order of its outputs with the option labels",
            exit_code=Exit.ENVIRONMENT,
        )
    names = tuple(by_index[index] for index in range(len(by_index)))
    _agree(names, config.get("label2id") or {})
    return names


def _agree(names: Sequence[str], label2id: Mapping[str, Any]) -> None:
    """Two maps that disagree mean that one was edited by hand: no order can be trusted."""
    for index, name in enumerate(names):
        if name in label2id and label2id[name] != index:
            raise HarnessError(
                f"the model's config contradicts itself: id2label has {name!r} at {index}, "
                f"label2id at {label2id[name]}",
                hint="give the order of its outputs with the option labels",
                exit_code=Exit.ENVIRONMENT,
            )


def ordered_labels(config: Mapping[str, Any], given: Sequence[str], model: str) -> tuple[str, ...]:
    """The label names of a head: those given, or else those of the config.

    Args:
        config: The content of ``config.json``.
        given: Names in the order of the head, empty to take those of the config.
        model: What the model is called in messages.

    Raises:
        HarnessError: The names given are not as many as the head has outputs, or one comes twice,
            or the model gives each label a probability of its own.
    """
    if config.get("problem_type") == "multi_label_classification":
        raise HarnessError(
            f"{model} gives each label a probability of its own; labels that exclude each other "
            "are needed",
            hint="use a model trained for single-label classification",
            exit_code=Exit.ENVIRONMENT,
        )
    if not given:
        return head_labels(config)
    count = len(config.get("id2label") or ()) or len(head_labels(config))
    if len(given) != count or len(set(given)) != count:
        raise HarnessError(
            f"labels: {'/'.join(given)} names {len(set(given))}, but {model} has {count} outputs",
            hint="name each output once, in the order of the head",
        )
    return tuple(given)


def nli_order(config: Mapping[str, Any], given: Sequence[str] = (), model: str = "it") -> NliOrder:
    """Where the NLI labels of a head are.

    Args:
        config: The content of ``config.json``.
        given: Names in the order of the head, for a config without names.
        model: What the model is called in messages.

    Raises:
        HarnessError: The names are not those of three-way or two-way NLI.

    Example:
        >>> order = nli_order({"id2label": {"0": "CONTRADICTION", "1": "NEUTRAL", "2": "Entailed"}})
        >>> order.entailment, order.contradiction
        (2, 0)
        >>> nli_order({"id2label": {"0": "entailment", "1": "not_entailment"}}).contradiction
    """
    names = ordered_labels(config, given, model)
    found = tuple(_NLI_NAMES.get(_plain(name), "") for name in names)
    if len(set(found)) == len(found) and frozenset(found) in _NLI_SETS:
        return NliOrder(found)
    raise HarnessError(
        f"cannot tell which output of {model} is entailment: its labels are {'/'.join(names)}",
        hint="if it is an NLI model, give their order, like labels=contradiction/neutral/entailment"
        " or labels=entailment/not_entailment",
        exit_code=Exit.USAGE if given else Exit.ENVIRONMENT,
    )


def level_values(
    names: Sequence[str], levels: Sequence[str] = (), model: str = "it"
) -> tuple[float, ...]:
    """The place on the scale of each label of a head, in the order of the head.

    CEFR levels are recognized: Pre-A1 is 0, A1 is 1 and so on to C2, which is 6; a plus adds a
    half. For any other names, `levels` lists them from easiest to hardest, and they are 1, 2, 3 …

    Args:
        names: Label names in the order of the head.
        levels: The same names from easiest to hardest; empty for CEFR.
        model: What the model is called in messages.

    Raises:
        HarnessError: The names have no known order, or `levels` does not hold just them.

    Example:
        >>> level_values(["B1", "A2+", "C2"])
        (3.0, 2.5, 6.0)
        >>> level_values(["hard", "easy"], ["easy", "hard"])
        (2.0, 1.0)
    """
    if levels:
        if sorted(levels) != sorted(names):
            raise HarnessError(
                f"levels: {'/'.join(levels)} are not the labels of {model}: {'/'.join(names)}",
                hint="list each label once, easiest first",
            )
        return tuple(levels.index(name) + 1.0 for name in names)
    values = tuple(_cefr_value(name) for name in names)
    known = tuple(value for value in values if value is not None)
    if len(known) == len(set(values)) == len(names) > 1:
        return known
    raise HarnessError(
        f"the labels of {model} have no known order: {'/'.join(names)}",
        hint="list them easiest first, like levels=simple/medium/complex"
        + (", and name them with labels" if all(map(is_placeholder, names)) else ""),
        exit_code=Exit.ENVIRONMENT,
    )


def is_placeholder(name: str) -> bool:
    """Whether a label is only a number, as configs have that nobody filled in.

    Example:
        >>> is_placeholder("LABEL_0"), is_placeholder("A1")
        (True, False)
    """
    return _PLACEHOLDER.fullmatch(name.strip()) is not None


def _cefr_value(name: str) -> float | None:
    found = _CEFR.fullmatch(name.strip())
    if not found:
        return None
    before, letter, number, plus = found.groups()
    if before:
        return 0.0 if (letter.lower(), number, plus) == ("a", "1", "") else None
    return "abc".index(letter.lower()) * 2 + int(number) + (0.5 if plus else 0.0)


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().casefold())
