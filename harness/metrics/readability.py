"""Readability formulas on corpus totals, with the counts that they are made of."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
from pydantic import Field

from harness.errors import Exit, HarnessError
from harness.metrics.base import About, Metric, MetricOptions, Need, Output, Rows, Scorer, Scores
from harness.metrics.readability_counts import COUNTS, ReadabilityScorer
from harness.metrics.readability_formulas import (
    COUNTED,
    FORMULAS,
    TOTALS,
    WITH_FAMILIAR_WORDS,
    Formula,
    Totals,
)
from harness.model import Segment, Signature
from harness.text.sentences import Split, splitter_name
from harness.text.syllables import Language, syllable_rules
from harness.text.words import WORDS_VERSION


class ReadabilityOptions(MetricOptions):
    """The choices of the readability formulas."""

    language: Language = Field("en", description="language of the rewrites; decides the formulas")
    split: Split = Field(
        "sentencex", description="how sentences are found; line: each non-empty line is one"
    )
    familiar_words: Path | None = Field(
        None, description="English only: a file of familiar words, one a line, for Dale-Chall"
    )


class Readability(Metric):
    """Grades and ease scores of the rewrites: the formula of summed counts.

    The value of a corpus is that of one text made of all its texts; it is not the mean of the
    values of its texts. NaN where there is no word. Originals and references are not used.

    Rows hold `harness.metrics.readability_counts.COUNTS`.

    Example:
        >>> metric = Readability(ReadabilityOptions(split="line"))
        >>> rows = metric.prepare([Segment("1", "x")]).rows(["The cat sat on the mat."])
        >>> metric.score(rows.sum(0))[:2].round(3).tolist()
        [-1.45, 116.145]
        >>> str(metric.signature)
        'readability|lang:en|split:line|syll:rules-en/1|words:unicode/1|v:1'
    """

    Options: ClassVar[type[MetricOptions]] = ReadabilityOptions
    needs: frozenset[Need] = frozenset()
    about = About(
        summary="How easy the words and sentences of the rewrites are, by surface counts.",
        formula=(
            "fkgl = 0.39 W/S + 11.8 Y/W - 15.59 and others, over summed sentences S, words W and "
            "syllables Y; fog does not count names, hyphenated compounds of easy words, and "
            "-es, -ed, -ing as a third syllable, but cannot tell closed compounds"
        ),
        source=(
            "Kincaid et al. 1975 for fkgl; each output names its own. Component counts beside "
            "grades: Tanprasert & Kauchak, GEM 2021"
        ),
        pitfalls=(
            "Full stops put in at random lower every grade; so does cutting meaning away. "
            "Report it beside a metric of meaning, with words per sentence and syllables per word.",
            "A grade of a single sentence means nothing; smog needs 30 sentences.",
            "Tools differ by up to three grades on the same text, for the way they count: compare "
            "equal signatures only. Literature values for ASSET mostly come from EASSE, which "
            "counts punctuation as words without syllables.",
            "Not clamped: a very easy text has a negative grade.",
            "Give raw text, neither tokenized nor lower-cased. Many grades are fitted to school "
            "children or recruits of decades ago, none to second-language or disabled readers.",
        ),
    )

    def __init__(self, options: MetricOptions) -> None:
        chosen = ReadabilityOptions.model_validate(options.model_dump())
        self._options = chosen
        self._familiar, digest = _familiar_words(chosen)
        self._formulas = _formulas(chosen.language, self._familiar is not None)
        self.outputs: tuple[Output, ...] = tuple(formula.output for formula in self._formulas)
        self.signature = _signature(chosen, digest)

    def prepare(self, segments: Sequence[Segment]) -> Scorer:
        """A scorer that counts rewrites; nothing is shared by the segments."""
        return ReadabilityScorer(self._options.language, self._options.split, self._familiar)

    def score(self, totals: Rows) -> Scores:
        """Values of summed counts, (..., 13) to (..., outputs); NaN without a word, but totals."""
        columns = np.moveaxis(np.asarray(totals, dtype=np.float64), -1, 0)
        summed = Totals(**dict(zip(COUNTS, columns, strict=True)))
        nothing = (summed.W == 0) | (summed.S == 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            values = [
                value if name in TOTALS else np.where(nothing, np.nan, value)
                for name, value in ((f.output.name, f.value(summed)) for f in self._formulas)
            ]
        return np.stack(np.broadcast_arrays(*values), axis=-1)


def _formulas(language: str, familiar: bool) -> tuple[Formula, ...]:
    listed = WITH_FAMILIAR_WORDS if familiar else ()
    return (*FORMULAS[language], *listed, *COUNTED)


def _signature(chosen: ReadabilityOptions, digest: str | None) -> Signature:
    choices = (
        ("lang", chosen.language),
        ("split", splitter_name(chosen.split)),
        ("syll", syllable_rules(chosen.language)),
        ("words", WORDS_VERSION),
    )
    signature = Signature("readability", 1, choices)
    return signature.with_choice("familiar", digest) if digest else signature


def _familiar_words(chosen: ReadabilityOptions) -> tuple[frozenset[str] | None, str | None]:
    """The words of the file in lower case, and its SHA-256; None where no file was given."""
    path = chosen.familiar_words
    if path is None:
        return None, None
    if chosen.language != "en":
        raise HarnessError(
            "familiar_words: Dale-Chall and Spache are formulas for English",
            hint="leave it out, or set language: en",
        )
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise HarnessError(
            f"familiar_words: cannot read {path}: {error.strerror}", exit_code=Exit.ENVIRONMENT
        ) from error
    except UnicodeDecodeError as error:
        raise HarnessError(f"familiar_words: {path} is not UTF-8 (byte {error.start})") from error
    found = frozenset(line.strip().lower() for line in text.split("\n") if line.strip())
    if not found:
        raise HarnessError(f"familiar_words: {path} has no word", hint="write one word a line")
    return found, hashlib.sha256(content).hexdigest()
