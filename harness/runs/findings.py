"""Findings as they are kept while a run is made, and what is asked of those of a plug-in."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from harness.model import Finding, Severity, Span

Findings = Mapping[str, tuple[tuple[Finding, ...], ...]]
"""Of each metric that explains itself, by label: for each rewrite what it found."""

Problem = tuple[str, str]
"""What was wanted, and what was given instead."""


def findings_bytes(findings: Findings) -> bytes:
    """Findings as JSON, for a part of a run."""
    plain = {
        label: [[dataclasses.astuple(finding) for finding in found] for found in of_metric]
        for label, of_metric in findings.items()
    }
    return json.dumps(plain).encode()


def findings_from(data: bytes) -> Findings:
    """What `findings_bytes` wrote."""
    return {
        label: tuple(tuple(_finding(*fields) for fields in found) for found in of_metric)
        for label, of_metric in json.loads(data).items()
    }


def findings_problem(
    found: Any, originals: Sequence[str], rewrites: Sequence[str]
) -> Problem | None:
    """What is wrong with the findings of a plug-in; None where nothing is.

    A finding of a wrong type would break a table long after the plug-in is gone, and a span
    outside its text would quote the wrong passage without a word.

    Args:
        found: What should be a sequence of findings for each rewrite.
        originals: The texts that `original_span` is to lie in.
        rewrites: The texts that `rewrite_span` is to lie in.

    Example:
        >>> wrong = Finding("name", "major", None, (2, 9), "Ada is new.")
        >>> findings_problem([[wrong]], ["Bob"], ["Ada"])
        ('a rewrite_span (start, end) inside a text of 3 characters', '(2, 9)')
        >>> findings_problem([[]], ["Bob"], ["Ada"]) is None
        True
    """
    wanted = f"findings for each of {len(rewrites)} rewrites"
    if not isinstance(found, list | tuple):
        return wanted, type(found).__name__
    if len(found) != len(rewrites):
        return wanted, f"findings for {len(found)}"
    for mine, original, rewrite in zip(found, originals, rewrites, strict=True):
        if not isinstance(mine, list | tuple):
            return "a list of findings for each rewrite", type(mine).__name__
        for finding in mine:
            for problem in _problems(finding, original, rewrite):
                return problem
    return None


def _problems(finding: Any, original: str, rewrite: str) -> Iterator[Problem]:
    if type(finding) is not Finding:
        yield "a harness.model.Finding", type(finding).__name__
        return
    # A plug-in's types are only claims, so nothing below may rely on them.
    fields: Mapping[str, Any] = {name: getattr(finding, name) for name in Finding.__slots__}
    for name in ("kind", "message"):
        if not _is_text(fields[name]):
            yield f"a {name} that is text", repr(fields[name])
    if fields["severity"] not in get_args(Severity):
        yield f"a severity of {', '.join(get_args(Severity))}", repr(fields["severity"])
    for name, text in (("original_span", original), ("rewrite_span", rewrite)):
        if not (fields[name] is None or _lies_in(fields[name], len(text))):
            wanted = f"a {name} (start, end) inside a text of {len(text)} characters"
            yield wanted, repr(fields[name])
    sure = fields["confidence"]
    if type(sure) not in (int, float) or not 0 <= sure <= 1:
        yield "a confidence from 0 to 1", repr(sure)


def _is_text(value: Any) -> bool:
    surrogates = isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value)
    return isinstance(value, str) and not surrogates and bool(value.strip())


def _lies_in(span: Any, length: int) -> bool:
    if not (isinstance(span, tuple) and [type(each) for each in span] == [int, int]):
        return False
    start, end = span
    return bool(0 <= start <= end <= length)


def _finding(  # the fields of a finding, in order
    kind: str,
    severity: Severity,
    original: list[int] | None,
    rewrite: list[int] | None,
    message: str,
    confidence: float,
) -> Finding:
    return Finding(kind, severity, _span(original), _span(rewrite), message, confidence)


def _span(ends: list[int] | None) -> Span | None:
    return None if ends is None else (ends[0], ends[1])
