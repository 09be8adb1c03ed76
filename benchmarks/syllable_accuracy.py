"""How often the English syllable rules agree with a pronunciation dictionary.

    python benchmarks/syllable_accuracy.py DICTIONARY [--text FILE ...]

The dictionary is a file in CMUdict format (word, then phones with stress digits on vowels). A
count is right where it equals that of any listed pronunciation. Words are parted by the parity of
the md5 of the word: rules are tuned on the even half, the odd half is held out. With texts, words
are also weighed by how often they occur there. Words of letters only, as in the dictionary.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from harness.text.syllables import syllable_rules, syllables
from harness.text.syllables_en import by_rule
from harness.text.words import words

Pronunciations = Mapping[str, frozenset[int]]


def read_dictionary(path: Path) -> Pronunciations:
    """Syllable counts of each word of letters a to z; entries without a vowel are left out."""
    counts: dict[str, set[int]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        entry, *phones = line.partition(" #")[0].split() or [""]
        word = re.sub(r"\(\d+\)$", "", entry.lower())
        vowels = sum(phone[-1].isdigit() for phone in phones)
        if re.fullmatch("[a-z]+", word) and vowels:
            counts[word].add(vowels)
    return {word: frozenset(found) for word, found in counts.items()}


def read_tokens(paths: Iterable[Path]) -> Counter[str]:
    """How often each word occurs, in lower case."""
    return Counter(
        word.lower() for path in paths for word in words(path.read_text(encoding="utf-8-sig"))
    )


def is_even(word: str) -> bool:
    """Whether a word is in the half that rules may be tuned on."""
    digest = hashlib.md5(word.encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % 2 == 0


def report(gold: Pronunciations, tokens: Counter[str]) -> None:
    """Print both figures for both halves, with and without the table of exceptions."""
    for label, counter in ((syllable_rules(), syllables), ("rules alone", by_rule)):
        right = {word for word, counts in gold.items() if counter(word) in counts}
        for half, even in (("even (tuned)", True), ("odd (held out)", False)):
            types = [word for word in gold if is_even(word) == even]
            share = sum(word in right for word in types) / len(types)
            line = f"{label:12s} {half:15s} types {share:7.2%} of {len(types)}"
            running = sum(tokens[word] for word in types)
            if running:
                known = sum(tokens[word] for word in types if word in right)
                line += f", running words {known / running:7.2%} of {running}"
            print(line)


def main() -> None:
    """Read the arguments and print the report."""
    parser = argparse.ArgumentParser(description="Accuracy of the English syllable rules")
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--text", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    report(read_dictionary(arguments.dictionary), read_tokens(arguments.text))


if __name__ == "__main__":
    main()
