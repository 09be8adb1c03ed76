"""The arguments that the scripts share, and the bed that they ask for."""

from __future__ import annotations

import argparse
from pathlib import Path

from harness.errors import HarnessError, did_you_mean
from meaning_bed.base_texts import from_files, town_documents, town_sentences
from meaning_bed.bed import Item, Limits, make_bed
from meaning_bed.kinds import EDITS


def add_bed_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what says which bed is meant."""
    parser.add_argument("--seed", type=int, default=0, help="of the bed and its halves")
    parser.add_argument("--half", choices=("dev", "held-out", "both"), default="both")
    parser.add_argument("--level", choices=("sentence", "document", "both"), default="both")
    parser.add_argument("--only", action="append", default=[], metavar="EDIT", help="these alone")
    parser.add_argument(
        "--most",
        type=int,
        metavar="N",
        help="as many items of a kind, half and level; the usual 40 are few to tell 3 %% by",
    )
    parser.add_argument("--originals", type=Path, help="lines to edit, in place of our corpora")
    parser.add_argument(
        "--rewrites", type=Path, action="append", default=[], help="faithful rewrites of them"
    )


def bed_of(args: argparse.Namespace) -> list[Item]:
    """The items that the arguments ask for.

    Raises:
        HarnessError: A file cannot be read, or an edit is unknown.
    """
    for name in args.only:
        if name not in EDITS:
            raise HarnessError(f"unknown edit {name!r}", hint=did_you_mean(name, EDITS))
    if args.originals is not None:
        texts = from_files(args.originals, args.rewrites, args.seed)
    else:
        texts = [*town_sentences(args.seed), *town_documents(args.seed)]
    limits = None if args.most is None else Limits(args.most, args.most, a_segment=args.most)
    return [
        item
        for item in make_bed(texts, args.seed, limits)
        if args.half in {"both", item.half}
        and args.level in {"both", item.level}
        and (not args.only or item.name in args.only)
    ]
