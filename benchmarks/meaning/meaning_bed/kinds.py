"""Every edit of the bed, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meaning_bed.controls_form import FORM
from meaning_bed.controls_structure import STRUCTURE
from meaning_bed.controls_words import WORDING
from meaning_bed.corruptions_claims import CLAIMS
from meaning_bed.corruptions_content import CONTENT
from meaning_bed.corruptions_facts import FACTS
from meaning_bed.corruptions_polarity import POLARITY
from meaning_bed.edits import Edit

CORRUPTIONS: tuple[Edit, ...] = (*FACTS, *POLARITY, *CLAIMS, *CONTENT)
CONTROLS: tuple[Edit, ...] = (*FORM, *WORDING, *STRUCTURE)
EDITS: Mapping[str, Edit] = MappingProxyType(
    {edit.name: edit for edit in (*CORRUPTIONS, *CONTROLS)}
)
