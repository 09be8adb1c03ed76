"""Where a model runs, and in which number format."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from harness.errors import Exit, HarnessError

if TYPE_CHECKING:
    import torch

Device = Literal["auto", "cpu", "cuda"]
Dtype = Literal["auto", "fp32", "bf16"]


@dataclass(frozen=True)
class Placement:
    """A device that is there, and the format of the weights on it."""

    device: Literal["cpu", "cuda"]
    dtype: Literal["fp32", "bf16"]


def place(device: Device = "auto", dtype: Dtype = "auto") -> Placement:
    """Turn two wishes into facts: a GPU if there is one, bf16 on a GPU, fp32 on a CPU.

    torch is imported only where this machine looks as if it had a GPU.

    Raises:
        HarnessError: ``cuda`` was asked for, and torch sees no such device.

    Example:
        >>> place("cpu")
        Placement(device='cpu', dtype='fp32')
    """
    found: Literal["cpu", "cuda"] = "cpu"
    if device != "cpu" and _has_cuda():
        found = "cuda"
    if device == "cuda" and found == "cpu":
        raise HarnessError(
            "torch sees no CUDA device here",
            hint="set device: auto, or install a torch build with CUDA",
            exit_code=Exit.ENVIRONMENT,
        )
    if dtype == "auto":
        return Placement(found, "bf16" if found == "cuda" else "fp32")
    return Placement(found, dtype)


def torch_dtype(name: Literal["fp32", "bf16"]) -> torch.dtype:
    """The format as torch names it."""
    import torch

    return {"fp32": torch.float32, "bf16": torch.bfloat16}[name]


def _has_cuda() -> bool:
    # Importing torch takes seconds: no driver, no question.
    nodes = ("/dev/nvidiactl", "/dev/dxg")
    if not any(Path(node).exists() for node in nodes) and shutil.which("nvidia-smi") is None:
        return False
    import torch

    return bool(torch.cuda.is_available())
