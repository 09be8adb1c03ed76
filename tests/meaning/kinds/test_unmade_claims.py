"""Claims that the original keeps from being made: no evidence that, denied having, too weak to."""

from __future__ import annotations

import pytest

from harness.meaning.compare import compare, read

_BROKEN: list[tuple[str, str]] = [
    ("It rains only in Lodz.", "It does not rain in Lodz."),
    ("The runner is fit and strong.", "The runner is not fit and strong."),
    (
        "There is no evidence that the mayor benefited from the contracts.",
        "The mayor benefited from the contracts.",
    ),
    (
        "There is no evidence that the mayor benefited from the contracts.",
        "There is proof that the mayor made money from the contracts.",
    ),
    ("He denied having met the banker.", "He met the banker."),
    (
        "The minister ruled out a tax rise before 2027.",
        "The minister said there will be a tax rise before 2027.",
    ),
    ("The ruins were too badly damaged to be restored.", "The ruins could be restored."),
    (
        "The study was too small to prove that the drug works.",
        "The study can prove that the drug works.",
    ),
    ("The dam was in no danger of collapsing.", "The dam was collapsing."),
    ("The mayor met the banker in May.", "The mayor denied having met the banker in May."),
]

_HONEST: list[tuple[str, str]] = [
    (
        "The glacier, the largest in mainland Europe, may vanish by the end of the century.",
        "No glacier on the mainland of Europe is bigger. There may be nothing left of it at the"
        " end of the century.",
    ),
    (
        "The climb takes between four and six hours, depending on fitness.",
        "You need four to six hours to climb up. It takes longer if you are not fit.",
    ),
    (
        "Only guests of the hotel may use the pool.",
        "You cannot use the pool if you are not a guest of the hotel.",
    ),
    (
        "There is no evidence that the mayor benefited from the contracts.",
        "Nobody has shown that the mayor made money from the contracts.",
    ),
    (
        "There is no evidence that the mayor benefited from the contracts.",
        "Did the mayor benefit from the contracts? There is no proof of that.",
    ),
    ("He denied having met the banker.", "He said that he had never met the banker."),
    (
        "He denied having met the banker.",
        "People say that he met the banker. He says that this is not true.",
    ),
    ("He did not deny having met the banker.", "He met the banker."),
    (
        "The minister ruled out a tax rise before 2027.",
        "Taxes will stay the same until 2027, the minister said.",
    ),
    ("The minister refused to rule out a tax rise.", "The minister said a tax rise could come."),
    (
        "The ruins were too badly damaged to be restored.",
        "The ruins were so badly damaged that nobody could restore them.",
    ),
    (
        "The study was too small to prove that the drug works.",
        "The study had few people. A larger study must prove that the drug works.",
    ),
    ("The dam was in no danger of collapsing.", "The dam was safe."),
]


def _made(original: str, rewrite: str) -> list[str]:
    found = compare(read(original), read(rewrite)).findings
    return [each.severity for each in found if each.kind == "negation"]


@pytest.mark.parametrize(("original", "rewrite"), _BROKEN)
def test_a_claim_that_is_made_after_all(original: str, rewrite: str) -> None:
    assert "major" in _made(original, rewrite)


@pytest.mark.parametrize(("original", "rewrite"), _HONEST)
def test_the_same_in_other_words(original: str, rewrite: str) -> None:
    assert not _made(original, rewrite)
