"""The same segments on every side, found by id and never by position.

The digest of a corpus covers everything that scoring can see. Where it is the same, rows may be
compared; where it differs, they may not, unless a user says that one corpus is a part of the
other. Then the shared ids are compared, and wherever two runs hold text the originals must agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from harness.analysis.contenders import Contender
from harness.analysis.texts import texts_of
from harness.errors import CombinedError, HarnessError
from harness.model import Signature

Ints = npt.NDArray[np.int64]

PARTIAL = "--allow-partial"


@dataclass(frozen=True)
class Alignment:
    """Segments that all contenders have.

    Attributes:
        segments: Their ids, in the order of the first contender.
        documents: The document of each, None where it has none.
        places: For each contender the place of each of these segments among its rows.
        left_out: For each contender how many of its segments another one lacks.
    """

    segments: tuple[str, ...]
    documents: tuple[str | None, ...]
    places: tuple[Ints, ...]
    left_out: tuple[int, ...]

    def same_segments(self, other: Alignment) -> bool:
        """Whether the same draws serve both."""
        return self.segments == other.segments and self.documents == other.documents


@dataclass(frozen=True)
class Shared:
    """The metrics that may be compared.

    Attributes:
        labels: Those that all contenders have, in the order of the first.
        notes: A sentence on each that was left out.
    """

    labels: tuple[str, ...]
    notes: tuple[str, ...]


def align(contenders: Sequence[Contender], *, allow_partial: bool = False) -> Alignment:
    """Find the segments that all contenders have.

    Args:
        contenders: At least one.
        allow_partial: Compare the shared ids of different corpora.

    Raises:
        HarnessError: Different corpora, no shared segment, or one id with two originals.
    """
    first, *others = contenders
    numbers = [_numbered(each) for each in contenders]
    common = set(numbers[0]).intersection(*numbers)
    for other, ids in zip(others, numbers[1:], strict=True):
        if other.cell.corpus_sha256 != first.cell.corpus_sha256:
            _check_corpora(first, other, len(common & set(ids)), allow_partial=allow_partial)
    segments = tuple(each for each in first.cell.segments if each in common)
    if not segments:
        raise HarnessError("no segment is in all of the runs", hint="compare runs of one corpus")
    of_first = numbers[0]
    return Alignment(
        segments,
        tuple(first.cell.documents[of_first[each]] for each in segments),
        tuple(np.array([ids[each] for each in segments], dtype=np.int64) for ids in numbers),
        tuple(len(ids) - len(segments) for ids in numbers),
    )


def shared_metrics(contenders: Sequence[Contender], wanted: Sequence[str] = ()) -> Shared:
    """The metrics that all contenders have under equal signatures.

    Args:
        contenders: At least two.
        wanted: Labels to compare; all where empty.

    Raises:
        HarnessError: No metric is left, one wanted is not there, or signatures differ: two
            numbers under different signatures are never subtracted.
    """
    first = contenders[0]
    everywhere = [
        label
        for label in first.cell.metrics
        if all(label in each.cell.metrics for each in contenders)
    ]
    _check_wanted(wanted, everywhere, contenders)
    labels = [label for label in everywhere if not wanted or label in wanted]
    errors = [
        error
        for label in labels
        for other in contenders[1:]
        if (error := _signature_error(label, first, other)) is not None
    ]
    if errors:
        # Many systems of one run differ from another run in the same way: say it once.
        raise CombinedError(list({str(error): error for error in errors}.values()))
    if not labels:
        raise HarnessError(
            f"no metric is on both sides: {', '.join(first.cell.metrics)} in "
            f"{first.bundle.folder}, {_others(contenders)}",
            hint="run both experiments with a common metric",
        )
    return Shared(tuple(labels), () if wanted else _left_out(contenders, everywhere))


def _numbered(contender: Contender) -> Mapping[str, int]:
    numbers = {segment: place for place, segment in enumerate(contender.cell.segments)}
    if len(numbers) < len(contender.cell.segments):
        raise HarnessError(f"{contender.bundle.folder} has two segments of one id")
    return numbers


def _check_corpora(first: Contender, other: Contender, common: int, *, allow_partial: bool) -> None:
    sizes = (len(first.cell.segments), len(other.cell.segments))
    if not common:
        raise HarnessError(
            f"{first.bundle.folder} ({_corpus(first)}) and {other.bundle.folder} "
            f"({_corpus(other)}) have no segment in common",
            hint="compare runs of one corpus",
        )
    if not allow_partial:
        raise HarnessError(
            f"different corpora: {_corpus(first)} in {first.bundle.folder}, {_corpus(other)} in "
            f"{other.bundle.folder}; {common} ids are in both, of {sizes[0]} and {sizes[1]}",
            hint=f"run both on the same corpus, or compare the shared ids with {PARTIAL} if one "
            "corpus is a part of the other",
        )
    _check_originals(first, other)


def _check_originals(first: Contender, other: Contender) -> None:
    ours, theirs = texts_of(first), texts_of(other)
    for segment, pair in (ours or {}).items():
        if theirs and segment in theirs and theirs[segment].original != pair.original:
            raise HarnessError(
                f"segment {segment!r} is another text in {other.bundle.folder} than in "
                f"{first.bundle.folder}",
                hint="these corpora only share ids, and cannot be compared",
            )


def _check_wanted(
    wanted: Sequence[str], everywhere: Sequence[str], contenders: Sequence[Contender]
) -> None:
    for label in wanted:
        if label not in everywhere:
            holders = [each.bundle.folder for each in contenders if label in each.cell.metrics]
            where = f"only in {holders[0]}" if holders else "in none of the runs"
            raise HarnessError(
                f"metric {label!r} is {where}",
                hint=f"metrics on both sides: {', '.join(everywhere) or 'none'}",
            )


def _signature_error(label: str, first: Contender, other: Contender) -> HarnessError | None:
    ours, theirs = first.signature(label), other.signature(label)
    if ours == theirs:
        return None
    differences = Signature.parse(ours).diff(Signature.parse(theirs))
    if not differences:
        listed = f"  {ours}\n  {theirs}"
    else:
        width = max(len(key) for key, _, _ in differences)
        listed = "\n".join(
            f"  {key:<{width}}  {mine or '(absent)'} in {_origin(first)}, "
            f"{yours or '(absent)'} in {_origin(other)}"
            for key, mine, yours in differences
        )
    return HarnessError(
        f"metric {label!r} is not the same on both sides",
        hint="run both with the same options, or choose other metrics with --metric",
        snippet=listed,
    )


def _left_out(contenders: Sequence[Contender], everywhere: Sequence[str]) -> tuple[str, ...]:
    holders: dict[str, str] = {}
    for each in contenders:
        for label in each.cell.metrics:
            if label not in everywhere:
                holders.setdefault(label, str(each.bundle.folder))
    return tuple(
        f"{label} is left out: it is in {folder} but not in every run"
        for label, folder in holders.items()
    )


def _others(contenders: Sequence[Contender]) -> str:
    found = {each.bundle.folder: each for each in contenders[1:]}
    return ", ".join(f"{', '.join(each.cell.metrics)} in {key}" for key, each in found.items())


def _corpus(contender: Contender) -> str:
    return f"{contender.cell.corpus}, {contender.cell.corpus_sha256[:12]}"


def _origin(contender: Contender) -> str:
    return f"{contender.bundle.folder.name}:{contender.system}"
