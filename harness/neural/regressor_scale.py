"""From the raw output of a regression head to a value on its scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from harness.errors import Exit, HarnessError
from harness.neural.cross_encoder import Values
from harness.neural.loading import Located
from harness.neural.snapshots import read_json

Activation = Literal["config", "none", "sigmoid"]

_KNOWN = ("Identity", "Sigmoid")


def activation_of(asked: Activation, located: Located) -> Literal["none", "sigmoid"]:
    """What is applied to a raw output.

    The files of sentence-transformers' cross-encoders name a class of torch, in one of three
    places. A model without such an entry was trained on the raw output, so nothing is applied.

    Raises:
        HarnessError: The files name a class that is not known here.
    """
    if asked != "config":
        return asked
    named = _named(located.config)
    path = located.folder / "config_sentence_transformers.json"
    if not named and path.is_file():
        named = str(read_json(path).get("activation_fn") or "")
    found = named.rpartition(".")[2]
    if found and found not in _KNOWN:
        raise HarnessError(
            f"{located.name} asks for the activation {named}, which is not known here",
            hint="set activation: none or sigmoid",
            exit_code=Exit.ENVIRONMENT,
        )
    return "sigmoid" if found == "Sigmoid" else "none"


def _named(config: Mapping[str, Any]) -> str:
    nested = config.get("sentence_transformers")
    newer = nested.get("activation_fn") if isinstance(nested, Mapping) else None
    return str(newer or config.get("sbert_ce_default_activation_function") or "")


@dataclass(frozen=True, slots=True)
class Scale:
    """How raw outputs become values.

    Attributes:
        activation: What is applied first.
        low: The declared least value; None where none was declared.
        high: The declared greatest value.
        clip: Whether values beyond them are brought back to them.
        percent: Whether low to high is shown as 0 to 100.

    Raises:
        HarnessError: Only one end is declared, they are not in order, or `clip` or `percent` has
            no range to work on.

    Example:
        >>> Scale("none", 0.0, 4.0, clip=False, percent=True)(np.array([[1.0], [4.2]])).tolist()
        [[25.0], [105.0]]
    """

    activation: Literal["none", "sigmoid"]
    low: float | None
    high: float | None
    clip: bool
    percent: bool

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise HarnessError("low and high: a range needs both", hint="give both, or neither")
        if self.low is not None and self.high is not None and not self.low < self.high:
            raise HarnessError(f"low {self.low:g} is not less than high {self.high:g}")
        if self.low is None and (self.clip or self.percent):
            what = "percent" if self.percent else "outside: clip"
            raise HarnessError(f"{what} needs a range", hint="give low and high")

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The least and the greatest value that can come out; None where there is none."""
        if self.clip:
            return (0.0, 100.0) if self.percent else (self.low, self.high)
        sigmoid = self.activation == "sigmoid" and not self.percent
        return (0.0, 1.0) if sigmoid else (None, None)

    @property
    def signed(self) -> tuple[tuple[str, str], ...]:
        """What a signature says of it; a range only where it moves the number."""
        choices: list[tuple[str, str]] = [("act", self.activation)]
        if self.clip or self.percent:
            choices.append(("range", f"{self.low:g}..{self.high:g}"))
            choices.append(("outside", "clip" if self.clip else "keep"))
        return (*choices, ("unit", "percent" if self.percent else "raw"))

    def __call__(self, raw: Values) -> Values:
        """Values of raw outputs, same shape.

        Raises:
            HarnessError: A value is further outside the declared range than the range is wide.
        """
        values = _sigmoid(raw) if self.activation == "sigmoid" else raw
        if self.low is None or self.high is None:
            return values
        self._check(values, self.low, self.high)
        if self.clip:
            values = np.clip(values, self.low, self.high)
        return 100 * (values - self.low) / (self.high - self.low) if self.percent else values

    def _check(self, values: Values, low: float, high: float) -> None:
        """A head overshoots a little; a value far off means that the range is another one's."""
        wild = values[(values < 2 * low - high) | (values > 2 * high - low)]
        if wild.size:
            raise HarnessError(
                f"the model gave {wild[0]:g}, far outside the declared range {low:g} to {high:g}",
                hint="correct low and high, or set activation",
            )


def _sigmoid(raw: Values) -> Values:
    # By way of tanh, which does not overflow.
    return 0.5 * (1.0 + np.tanh(raw / 2))
