"""Where sentences end: `sentencex`, guarded against what it was measured to get wrong.

sentencex treats everything between two quotation marks as one piece. One stray mark then swallows
the rest of a document, and a quotation of five sentences counts as one, so it is shown the text
with the marks blanked. It also takes each list item for one sentence, and ``5)`` or ``(e)`` for
the start of one, so list marks are broken off and round brackets turned to square ones.

Lines that hold only spaces count as blank. A single line break is taken for a hard wrap; a blank
line ends a sentence, so a title never runs into its text.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from harness.model import Span

Split = Literal["sentencex", "line"]

_GUARDS_VERSION = 1
_MARKS = frozenset("\"“”„«»'‘’`")
# Quotation marks; those that are also apostrophes only at the edge of a word.
# A closed set comes first, because re finds a first sign fast and a look-back slowly.
_MARK = r"[\"“”„«»'‘’`](?:(?<=[\"“”„«»])|(?<!\w.)|(?!\w))"
# sentencex 1.0.32 panics on wide spaces after an initial, so it is shown plain ones.
_BLANKED = re.compile(rf"{_MARK}|[^\S\n\r\t ]")
_MARK_THEN_STOP = re.compile(rf"{_MARK}([.!?])")
# At the start of a line: a bullet, or a number as in "3." or "(3)".
_LIST_MARK = re.compile(r"(?:^|(?<=\n))([^\S\n]*)(?:[-*•‣⁃·–—]|\(?\d{1,3}(?:\.\)|[.)]))(?=[^\S\n])")
# A short pair of brackets on one line, or a bracket without its fellow.
_BRACKETS = re.compile(r"\([^()\[\]\n]{1,300}\)|\[[^()\[\]\n]{1,300}\]|[()\[\]]")
_SPACES_ON_BLANK_LINE = re.compile(r"\n([^\S\n]+)(?=\n)")
_BLANK_LINE = re.compile(r"\n([^\S\n]+)(?=\n)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE = re.compile(r"[^\n]+")
_ENUMERATOR = re.compile(r"\W*\d{1,3}(?:\.\)|[.)])\s*")
_OPENERS = " \n\"“‘'(["
_CLOSERS = frozenset("\"')]}")
_STOPS = frozenset({".", "?", "!"})


def splitter_name(split: Split = "sentencex") -> str:
    """The splitter with its version, as signatures show it: ``sentencex-1.0.32/1`` or ``line``.

    The number after the slash is the version of the guards in this module.
    """
    if split == "line":
        return "line"
    return f"sentencex-{importlib.metadata.version('sentencex')}/{_GUARDS_VERSION}"


def sentence_spans(text: str, language: str = "en", split: Split = "sentencex") -> list[Span]:
    """Half-open character spans of the sentences, in order, white space at the ends trimmed.

    Args:
        text: Raw text, neither tokenized nor lower-cased: case and spacing carry the evidence.
        language: BCP 47 code; sentencex falls back for a language that it does not know.
        split: ``sentencex``, or ``line`` where each non-empty line is one sentence.

    Returns:
        Spans that cover every character but white space; none for a blank text.

    Example:
        >>> sentence_spans("Dr. Li left.  He was 40.")
        [(0, 12), (14, 24)]
    """
    if split == "line":
        return _trimmed(text, (match.span() for match in _LINE.finditer(text)))
    return list(_found(text, language))


def split_sentences(text: str, language: str = "en", split: Split = "sentencex") -> list[str]:
    r"""The sentences of a text; see `sentence_spans`.

    Example:
        >>> split_sentences('A title\n\nShe asked: “Why? And\nwhen?” He left at 5 p.m. on Monday.')
        ['A title', 'She asked: “Why?', 'And\nwhen?”', 'He left at 5 p.m. on Monday.']
        >>> split_sentences('“Why?” he asked.\n“No,” she said.', split="line")
        ['“Why?” he asked.', '“No,” she said.']
    """
    return [text[start:end] for start, end in sentence_spans(text, language, split)]


def count_sentences(text: str, language: str = "en", split: Split = "sentencex") -> int:
    """How many sentences a text has: 0 for a blank one, at least 1 for any other.

    Example:
        >>> count_sentences("It works. Yes! Why? OK then."), count_sentences("  ")
        (4, 0)
    """
    return len(sentence_spans(text, language, split))


def easse_sentence_count(tokenized_line: str) -> int:
    r"""How many sentences EASSE sees in a line that is already tokenized with 13a.

    EASSE hands such lines to Punkt, which then ends a sentence at each token that is a lone
    ``.``, ``?`` or ``!``. One token of closing quotes or brackets right after it stays with the
    closed sentence. An empty line has none.

    Example:
        >>> easse_sentence_count("john f . kennedy said : \" yes . \"")
        2
    """
    count, tail, closing = 0, False, False
    for token in tokenized_line.split():
        if closing and _CLOSERS.issuperset(token):
            closing = False
            continue
        closing = token in _STOPS
        count += closing
        tail = not closing
    return count + tail


# Several metrics ask for the sentences of the same rewrites, one after the other.
@lru_cache(maxsize=1 << 12)
def _found(text: str, language: str) -> tuple[Span, ...]:
    starts = [*_starts(text, language), len(text)]
    return tuple(_trimmed(text, _joined(text, list(pairwise(starts)))))


def _starts(text: str, language: str) -> list[int]:
    """Where sentencex starts a sentence, offsets into the text as it was given."""
    from sentencex import get_sentence_boundaries

    shown = _as_shown(text)
    bounds = get_sentence_boundaries(language.partition("-")[0].lower(), shown)
    found = [bound["start_index"] for bound in bounds if bound["text"].strip()]
    return [0, *(start for start in (_regained(text, shown, at) for at in found[1:]) if start)]


def _as_shown(text: str) -> str:
    """The text as sentencex is given it: same length, so that offsets stay true."""
    text = _SPACES_ON_BLANK_LINE.sub(r"\1\n", text)
    text = _LIST_MARK.sub(_broken, text)
    text = _BRACKETS.sub(_squared, text)
    return _BLANKED.sub(" ", _MARK_THEN_STOP.sub(r"\1 ", text))


def _broken(mark: re.Match[str]) -> str:
    return mark[1] + " " * (len(mark[0]) - len(mark[1]) - 1) + "\n"


def _squared(found: re.Match[str]) -> str:
    """Blank a lone bracket; turn a round pair, since ``5)`` and ``(e)`` would open a list.

    A pair that holds a whole sentence, with a capital after it, is blanked: it stands alone.
    """
    pair, after = found[0], found.string[found.end() : found.end() + 4]
    if len(pair) == 1:
        return " "
    alone = pair[-2] in _STOPS and after[:1].isspace() and after.lstrip(_OPENERS)[:1].isupper()
    return f" {pair[1:-1]} " if alone else f"[{pair[1:-1]}]"


def _regained(text: str, shown: str, start: int) -> int:
    """Move a start back over the blanked marks that open the sentence; 0 where it is none.

    The marks lie in the gap between two sentences: those before its first white space close
    the one before, the rest open the next. A closing mark with a small letter or a comma after
    it goes on with the sentence (“Why?” he asked).
    """
    while shown[start].isspace():
        start += 1
    begin = start
    while begin and shown[begin - 1].isspace():
        begin -= 1
    gap = text[begin:start]
    closing = "" if gap[:1].isspace() else gap.split(None, 1)[0] if gap else ""
    goes_on = shown[start].islower() or shown[start] in ",;:)-–—"
    if goes_on and not _MARKS.isdisjoint(closing) and not _blank_line(shown[begin:start]):
        return 0
    return begin + len(closing)


def _blank_line(gap: str) -> bool:
    return _BLANK_LINE.search(gap) is not None


def _joined(text: str, pieces: list[Span]) -> Iterable[Span]:
    """Pieces without a word join the one before; a lone ``3.`` joins the one after."""
    held: Span | None = None
    for start, end in pieces:
        piece = text[start:end]
        wordless = not any(map(str.isalnum, piece))
        if held and (wordless or _ENUMERATOR.fullmatch(text[slice(*held)])):
            held = (held[0], end)
        else:
            if held:
                yield held
            held = (start, end)
    if held:
        yield held


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    trimmed = []
    for start, end in spans:
        piece = text[start:end]
        first = end - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            trimmed.append((first, last))
    return trimmed
