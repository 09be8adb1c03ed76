"""What a run was made with: enough to make it again, and nothing secret."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.runs.plan import Plan
from harness.version import __version__

_PACKAGES = ("numpy", "pandas", "pydantic", "rapidfuzz", "sacrebleu", "sentencex", "evaluate")


def manifest(plan: Plan) -> dict[str, Any]:
    """Python, packages, git state, hardware, digests, signatures and seeds of a plan."""
    base = plan.config.base
    found: dict[str, Any] = plan.config.redacted(_facts(plan, base))
    return found


def _facts(plan: Plan, base: Path) -> dict[str, Any]:
    return {
        "harness": __version__,
        "digest": plan.digest,
        "python": {
            "version": platform.python_version(),
            "implementation": platform.python_implementation(),
        },
        "packages": _packages(),
        "platform": {"system": platform.system(), "machine": platform.machine()},
        "processors": os.cpu_count(),
        "byte_order": sys.byteorder,
        "git": _git(base),
        "files": {_shown(path, plan): digest for path, digest in sorted(plan.files.items())},
        "cells": [
            {
                "name": cell.name,
                "seed": cell.experiment.seed,
                "corpus": {
                    "name": cell.corpus.name,
                    "segments": len(cell.corpus.segments),
                    "sha256": cell.corpus.digest,
                    "card": cell.card,
                },
                "metrics": {
                    each.label: {
                        "signature": str(each.metric.signature),
                        **({"file_sha256": each.file_digest} if each.file_digest else {}),
                    }
                    for each in cell.metrics
                },
            }
            for cell in plan.cells
        ],
    }


def _packages() -> Mapping[str, str]:
    return {name: importlib.metadata.version(name) for name in _PACKAGES}


def _shown(path: str, plan: Plan) -> str:
    """A path as the config writes it, so that a manifest says nothing of the rest of a disk."""
    redacted: str = plan.config.redacted(path)
    if redacted != path:
        return redacted
    return Path(os.path.relpath(path, plan.config.base)).as_posix()


def _git(folder: Path) -> dict[str, Any] | None:
    """Commit of the config's repository, and whether anything in it is changed."""
    commit = _git_output(folder, "rev-parse", "HEAD")
    if commit is None:
        return None
    status = _git_output(folder, "status", "--porcelain", "--untracked-files=no")
    return {"commit": commit, "changed": bool(status)}


def _git_output(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
