"""One seed in the config, a named child of it for each use, and no global generator."""

from __future__ import annotations

import hashlib

import numpy as np


def named_child(seed: int, *names: str) -> np.random.SeedSequence:
    """The seed sequence of one use, independent of all uses with other names.

    Args:
        seed: The seed of the experiment, at least 0.
        names: What the random numbers are for.

    Example:
        >>> one = named_child(1, "control", "shuffle").generate_state(1)
        >>> bool(one == named_child(1, "control", "shuffle").generate_state(1))
        True
        >>> bool(one == named_child(1, "bootstrap").generate_state(1))
        False
    """
    digest = hashlib.sha256("\x00".join(names).encode()).digest()
    words = tuple(int.from_bytes(digest[i : i + 4], "big") for i in range(0, 16, 4))
    return np.random.SeedSequence(entropy=seed, spawn_key=words)
