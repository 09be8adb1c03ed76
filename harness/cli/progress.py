"""Progress: a bar on a terminal, a line for every tenth elsewhere, on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from harness.runs.runner import Progress


@contextlib.contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Progress]:
    """What a run should call after each step."""
    if quiet:
        yield lambda done, steps, doing: None
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _plain


@contextlib.contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("scoring", total=None)

        def step(done: int, steps: int, doing: str) -> None:
            bar.update(task, completed=done, total=steps, description=doing)

        yield step


def _plain(done: int, steps: int, doing: str) -> None:
    if done * 10 // steps > (done - 1) * 10 // steps:
        print(f"scored {done} of {steps} ({doing})", file=sys.stderr, flush=True)
