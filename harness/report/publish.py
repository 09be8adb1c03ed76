"""Reports of a finished run, made from its directory alone."""

from __future__ import annotations

from pathlib import Path

from harness.report.html import page
from harness.report.markdown import markdown
from harness.report.summary import tables
from harness.runs.atomic import write_text
from harness.runs.store import read_header


def publish(folder: Path) -> None:
    """Write summary.md and report.html into a run directory.

    Raises:
        HarnessError: The folder is not a run, or cannot be written to.
    """
    header = read_header(folder)
    found = tables(folder, header)
    write_text(folder / "summary.md", markdown(header, found))
    write_text(folder / "report.html", page(folder, header, found))
