"""Groups of texts: all of them once, no area too large, and half of it where memory ends."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import Exit, HarnessError
from harness.neural import batching
from harness.neural.devices import Placement, place


@given(st.lists(st.integers(1, 50), max_size=60), st.integers(1, 200))
def test_every_text_once_and_no_area_too_large(lengths: list[int], area: int) -> None:
    groups = batching.batches(lengths, area)
    assert sorted(index for group in groups for index in group) == list(range(len(lengths)))
    for group in groups:
        width = max(lengths[index] for index in group)
        assert len(group) == 1 or width * len(group) <= area
    flat = [lengths[index] for group in groups for index in group]
    assert flat == sorted(flat, reverse=True)


def test_the_batch_is_halved_where_the_memory_ends() -> None:
    torch = pytest.importorskip("torch")
    lengths = [4] * 20
    seen: list[int] = []
    sizes: list[int] = []

    def forward(group: list[int]) -> None:
        sizes.append(len(group))
        if len(group) > 3:
            raise torch.OutOfMemoryError
        seen.extend(group)

    area = batching.run(lengths, 48, forward)
    assert sorted(seen) == list(range(20))
    assert sizes[:3] == [12, 6, 3]
    assert (max(sizes[2:]), area) == (3, 12)


def test_one_text_that_does_not_fit_is_an_error() -> None:
    torch = pytest.importorskip("torch")

    def forward(group: list[int]) -> None:
        raise torch.OutOfMemoryError

    with pytest.raises(HarnessError, match="too small for one text of 7 tokens") as caught:
        batching.run([7, 7], 14, forward)
    assert caught.value.exit_code == Exit.ENVIRONMENT


def test_progress_counts_texts() -> None:
    pytest.importorskip("torch")
    said: list[tuple[int, int]] = []
    batching.run([2, 2, 2], 4, lambda group: None, lambda done, total: said.append((done, total)))
    assert said == [(2, 3), (3, 3)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_line_is_for_a_terminal_and_for_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    line = batching.Line()
    monkeypatch.setattr(sys, "stderr", Terminal())
    line(1, 10)
    assert sys.stderr.getvalue() == ""
    line._began -= 5
    line(2, 10)
    line(10, 10)
    assert "2 of 10 texts" in sys.stderr.getvalue()
    assert sys.stderr.getvalue().endswith("\r\x1b[K")
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    line(3, 10)
    assert sys.stderr.getvalue() == ""


def test_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.neural.devices._has_cuda", lambda: True)
    assert place() == Placement("cuda", "bf16")
    assert place("cuda", "fp32") == Placement("cuda", "fp32")
    assert place("cpu") == Placement("cpu", "fp32")
    monkeypatch.setattr("harness.neural.devices._has_cuda", lambda: False)
    assert place("auto", "bf16") == Placement("cpu", "bf16")
    with pytest.raises(HarnessError, match="no CUDA device"):
        place("cuda")
