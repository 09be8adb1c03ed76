"""Types of options that several metrics share, so that a choice has one name everywhere."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BeforeValidator

from harness.text import tokens

_CASE_NAMES = MappingProxyType({"lower": "lc", "cased": "mixed"})


def _canonical_case(value: object) -> object:
    """The plain words for case, as the field abbreviates them; anything else is left alone.

    Example:
        >>> _canonical_case("lower"), _canonical_case("mixed")
        ('lc', 'mixed')
    """
    return _CASE_NAMES.get(value, value) if isinstance(value, str) else value


Case = Annotated[Literal["lc", "mixed"], BeforeValidator(_canonical_case)]
"""``lc`` (or ``lower``) lower-cases both sides first; ``mixed`` (or ``cased``) does not."""

Tokenizer = tokens.Tokenizer
"""``13a`` is mteval-v13a, ``intl`` is mteval-v14, ``none`` splits at white space only."""

Against = Literal["references", "original"]
"""What a rewrite is compared with; ``original`` measures how much of it was copied."""
