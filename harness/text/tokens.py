"""Tokenization for overlap metrics: 13a, intl or none, lower-cased before or not at all.

13a is the mteval-v13a tokenization that sacrebleu and EASSE use. It is done here on the whole
batch at once, because tokenizing line by line costs more than everything else SARI does; lines
on which the order of the four substitutions matters take the literal path.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Tokenizer = Literal["13a", "intl", "none"]
Case = Literal["lc", "mixed"]

# Every ASCII sign but the four that may stand inside a word or a number: ' , - .
_SIGNS = '!"#$%&()*+/:;<=>?@[\\]^_`{|}~'
_ENTITIES = (("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"))
_SIGN = re.compile("([" + re.escape(_SIGNS + " ") + "])")
_POINT_AFTER_NON_DIGIT = re.compile(r"([^0-9])([.,])")
_POINT_BEFORE_NON_DIGIT = re.compile(r"([.,])([^0-9])")
_DIGIT_DASH = re.compile(r"([0-9])(-)")
# The sign comes before what looks back, because re finds a first sign fast and a look-back slowly.
_POINT_IN_NUMBER = re.compile(r"[.,](?<=[0-9].)(?=[0-9])")
_DASH_AFTER_DIGIT = re.compile(r"-(?<=[0-9]-)")
_TWO_POINTS = re.compile(r"[.,][.,]")


def tokenize(lines: Sequence[str], tokenizer: Tokenizer = "13a", case: Case = "lc") -> list[str]:
    """Tokenized lines, tokens parted by single spaces; "none" leaves a line's spacing alone.

    Equal to sacrebleu's tokenizers of the same names applied to the (lower-cased) line.

    Example:
        >>> tokenize(["It cost $3,500.50 (U.S.), i.e. a lot."])
        ['it cost $ 3,500.50 ( u . s . ) , i . e . a lot .']
        >>> tokenize(["Two  spaces."], "none", "mixed")
        ['Two  spaces.']
    """
    if case == "lc":
        lines = [line.lower() for line in lines]
    if tokenizer == "13a":
        return _batch_13a(lines)
    if tokenizer == "intl":
        return _intl(lines)
    return list(lines)


def _batch_13a(lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    if any("\n" in line for line in lines):
        return [_literal_13a(line) for line in lines]
    text = _unescaped("\n".join(lines))
    plain = text.split("\n")
    for sign in _SIGNS:
        text = text.replace(sign, f" {sign} ")
    # Line ends stand for the blanks that the literal path puts around each line.
    text = _DASH_AFTER_DIGIT.sub(" - ", _with_lone_points_apart(text))
    return [
        _substituted(source) if _TWO_POINTS.search(source) else " ".join(line.split())
        for source, line in zip(plain, text.split("\n"), strict=True)
    ]


def _with_lone_points_apart(text: str) -> str:
    """Points and commas between digits are few, so they are put aside while all others part."""
    unused = (sign for sign in map(chr, range(0xF0000, 0xFFFFE)) if sign not in text)
    aside = {".": next(unused), ",": next(unused)}
    text = _POINT_IN_NUMBER.sub(lambda match: aside[match.group()], text)
    text = text.replace(".", " . ").replace(",", " , ")
    for point, sign in aside.items():
        text = text.replace(sign, point)
    return text


def _literal_13a(line: str) -> str:
    return _substituted(_unescaped(line.replace("<skipped>", "").replace("-\n", "")))


def _unescaped(text: str) -> str:
    text = text.replace("<skipped>", "")
    if "&" in text:
        for entity, sign in _ENTITIES:
            text = text.replace(entity, sign)
    return text


def _substituted(line: str) -> str:
    """The four substitutions in their order, each on the outcome of the one before."""
    line = f" {line} ".replace("\n", " ")
    line = _SIGN.sub(r" \1 ", line)
    line = _POINT_AFTER_NON_DIGIT.sub(r"\1 \2 ", line)
    line = _POINT_BEFORE_NON_DIGIT.sub(r" \1 \2", line)
    line = _DIGIT_DASH.sub(r"\1 \2 ", line)
    return " ".join(line.split())


def _intl(lines: Sequence[str]) -> list[str]:
    from sacrebleu.tokenizers.tokenizer_intl import TokenizerV14International

    tokenizer = TokenizerV14International()
    return [tokenizer(line) for line in lines]
