"""`harness init`: a small experiment to begin with, in files of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

_CONFIG = """\
# What to score, and with what. `harness check experiment.yaml` finds mistakes,
# `harness run experiment.yaml` runs it, `harness metrics` lists what else there is.
experiment: first
seed: 1
output: results
corpus:
  path: originals.txt
  references: [references.1.txt, references.2.txt]
systems:
  - name: mine
    path: mine.txt
metrics:
  - sari
  - bleu
  - readability
  - edits
"""

_ORIGINALS = """\
Passengers are requested to retain their tickets until they have exited the station.
The footbridge at Orlick Mill will remain closed until essential repairs have been completed.
Children under the age of five may travel free of charge provided an adult accompanies them.
"""

_FIRST = """\
Please keep your ticket until you have left the station.
The footbridge at Orlick Mill is closed until it has been repaired.
Children under five travel free if they are with an adult.
"""

_SECOND = """\
Keep your ticket. You need it until you leave the station.
You cannot use the footbridge at Orlick Mill until we have repaired it.
A child under the age of five does not pay when an adult comes along.
"""

_MINE = """\
Please keep your tickets until you are out of the station.
The bridge at Orlick Mill will stay closed until the repairs are done.
Children under five may travel free.
"""

_FILES: Mapping[str, str] = MappingProxyType(
    {
        "experiment.yaml": _CONFIG,
        "originals.txt": _ORIGINALS,
        "references.1.txt": _FIRST,
        "references.2.txt": _SECOND,
        "mine.txt": _MINE,
    }
)


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write the files.")] = Path(),
) -> None:
    """Write a small experiment to begin with; never overwrites a file."""
    from harness.errors import Exit, HarnessError
    from harness.runs.atomic import write_text

    there = [name for name in _FILES if (folder / name).exists()]
    if there:
        raise HarnessError(
            f"{folder / there[0]} is already there, and nothing was written",
            hint="name another folder: harness init FOLDER",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HarnessError(
            f"cannot make {folder}: {error.strerror}", exit_code=Exit.ENVIRONMENT
        ) from error
    for name, text in _FILES.items():
        write_text(folder / name, text)
    print(f"Wrote {', '.join(_FILES)} in {folder.resolve()}.")
    print(f"Now: harness run {folder / 'experiment.yaml'}")
