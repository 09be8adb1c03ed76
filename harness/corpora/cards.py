"""Cards of public corpora: what they are, where they are, and by which digests to know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from harness.errors import Exit, HarnessError, did_you_mean

# In an installed package the cards lie inside it; in a checkout, in the folder of corpora.
_FOLDERS = (
    Path(__file__).parent / "card_files",
    Path(__file__).parents[2] / "corpora" / "cards",
)


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Split(_Model):
    """One part of a corpus: its size, and the digests that its files may have."""

    segments: int = Field(gt=0)
    references: int = Field(ge=0)
    files: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)


class Card(_Model):
    """What is known of a public corpus; the texts themselves are not part of the harness."""

    name: str
    title: str
    about: str
    language: str
    unit: Literal["sentence", "document"]
    url: str
    dataset: str | None = None
    license: str
    license_note: str = ""
    redistributable: bool
    citation: str
    splits: Mapping[str, Split]


@dataclass(frozen=True)
class Identity:
    """A known corpus that was recognized by its files; prints as ``ASSET test, CC BY-NC 4.0``."""

    card: Card
    split: str

    def __str__(self) -> str:
        return f"{self.card.title} {self.split}, {self.card.license}"


def card_names() -> tuple[str, ...]:
    """The names of all cards, in alphabetical order.

    Example:
        >>> card_names()
        ('asset', 'cochrane', 'newsela', 'onestop', 'turkcorpus')
    """
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


@cache
def card(name: str) -> Card:
    """One card.

    Raises:
        HarnessError: There is no such card, or its file is malformed.

    Example:
        >>> card("asset").splits["test"].segments
        359
    """
    import yaml

    path = _folder() / f"{name}.yaml"
    if name not in card_names():
        hint = did_you_mean(name, card_names()) or f"cards: {', '.join(card_names())}"
        raise HarnessError(f"no card of a corpus {name!r}", hint=hint)
    try:
        return Card.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise HarnessError(
            f"not a card: {error}", where=str(path), exit_code=Exit.ENVIRONMENT
        ) from None


def identify(files: Mapping[str, str]) -> Identity | None:
    """The known corpus that some files are, by their digests alone; None where none is known.

    Every file must belong to one split, and the file of originals (the first of the split) must
    be among them; references may be left out.

    Args:
        files: SHA-256 (hexadecimal) by path, as in `LoadedCorpus.files`.
    """
    digests = set(files.values())
    for name in card_names():
        for split, about in card(name).splits.items():
            known = [set(accepted) for accepted in about.files.values()]
            if known and digests & known[0] and digests <= set().union(*known):
                return Identity(card(name), split)
    return None


def _folder() -> Path:
    for folder in _FOLDERS:
        if folder.is_dir():
            return folder
    raise HarnessError(
        "the cards of the corpora are not installed",
        where=str(_FOLDERS[0]),
        exit_code=Exit.ENVIRONMENT,
    )
