"""The options that all metrics with a classifier share, and what they become."""

from __future__ import annotations

from types import MappingProxyType

from pydantic import Field

from harness.errors import HarnessError
from harness.metrics.base import MetricOptions
from harness.neural.cross_encoder import CrossEncoder, Settings
from harness.neural.devices import Device, Dtype, place
from harness.neural.loading import Located, Source, check
from harness.neural.options import OptionalNumber, OptionalText, signed_model
from harness.neural.shape import longest

_BATCH_TOKENS = MappingProxyType({"cpu": 4096, "cuda": 65536})


class ClassifierOptions(MetricOptions):
    """Which model classifies or grades, and how it is run."""

    model: str = Field(description="a local folder or a Hugging Face Hub id; never downloaded")
    revision: OptionalText = Field(None, description="commit, tag or branch of a Hub id")
    trust: bool = Field(False, description="whether Python code of the model may run")
    max_length: OptionalNumber = Field(
        None, ge=8, description="the most tokens of an input; none for what the model takes"
    )
    device: Device = Field("auto", description="auto takes a GPU if there is one")
    # Not auto: bf16 has steps of 0.5 at 100, where regression heads have their scale.
    dtype: Dtype = Field("fp32", description="auto is bf16 on a GPU, fp32 on a CPU")
    batch_tokens: OptionalNumber = Field(
        None, ge=1, description="padded tokens of a batch; none for a size that suits the device"
    )
    cache: bool = Field(True, description="whether outputs are kept on disk between runs")

    def located(self) -> Located:
        """The model's files, all of them there, with a head.

        Raises:
            HarnessError: They are not.
        """
        return check(Source(self.model, self.revision, self.trust), needs_head=True)

    def settings(self, located: Located) -> Settings:
        """How the model is run.

        Raises:
            HarnessError: More tokens are asked for than it takes.
        """
        most = longest(located)
        if self.max_length is not None and self.max_length > most:
            raise HarnessError(
                f"max_length: {self.max_length} is more than the {most} tokens that "
                f"{located.name} takes"
            )
        placement = place(self.device, self.dtype)
        area = self.batch_tokens or _BATCH_TOKENS[placement.device]
        return Settings(self.max_length or most, area, placement, self.cache)


def made_ready(
    options: ClassifierOptions, located: Located, outputs: int
) -> tuple[CrossEncoder, tuple[tuple[str, str], ...]]:
    """A model that is not loaded yet, and what signatures say of it.

    Raises:
        HarnessError: More tokens are asked for than it takes.
    """
    settings = options.settings(located)
    choices = (
        *signed_model(located),
        ("dtype", settings.placement.dtype),
        ("max", str(settings.max_length)),
    )
    return CrossEncoder(located, outputs, settings), choices
