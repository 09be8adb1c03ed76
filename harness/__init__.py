"""Evaluation harness for text simplification.

`score`, `score_segments` and `run` are loaded when they are first used, so that importing the
package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harness.version import __version__

__all__ = ["Run", "__version__", "run", "score", "score_segments"]

if TYPE_CHECKING:
    from harness.api import Run, run, score, score_segments


def __getattr__(name: str) -> Any:
    if name in __all__:
        from harness import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
