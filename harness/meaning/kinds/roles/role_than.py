"""What is compared with what: the words before a comparative, and those behind "than"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.meaning.kinds.polarity.comparison_words import BASES, GRADED
from harness.meaning.kinds.roles.role_reading import Relation
from harness.meaning.kinds.shared.clauses import is_content, words
from harness.meaning.kinds.shared.noun_phrases import Phrase
from harness.meaning.pair import Pair
from harness.meaning.passage import Passage

_BORDERS = words("; : . ! ? ( ) – — that but although though while whereas because if when and")
_REACH = 16
_MORE = words("more less fewer better worse further farther sooner elder")
_DEGREES = frozenset({"more", "less"})
_NO_PLACE = frozenset({"rather", "other", "no"})


def comparatives(passage: Passage, places: Iterable[int] | None = None) -> Iterator[Relation]:
    """Each comparison with "than": the words of content on either side of it.

    Args:
        passage: The text.
        places: Its tokens that may be a "than"; None to look at all.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Many said that the old mill is larger than the barn.")
        >>> for relation in comparatives(passage):
        ...     print(relation.key, [[passage.tokens[at].text for at in phrase.near]
        ...                          for _, phrase in relation.roles])
        larger [['old', 'mill'], ['barn']]
    """
    for at in range(len(passage.tokens)) if places is None else places:
        if passage.tokens[at].lower == "than":
            found = _comparison(passage, at)
            if found is not None:
                yield found


def _comparison(passage: Passage, than: int) -> Relation | None:
    word = _comparative(passage, than)
    if word < 0:
        return None
    left = _side(passage, word - 1, -1)
    right = _side(passage, than + 1, 1)
    if not left or not right:
        return None
    sides = [Phrase(min(side), max(side) + 1, side[-1], side) for side in (left, right)]
    roles = (("more", sides[0]), ("less", sides[1]))
    key = passage.tokens[word].lower
    if key in _DEGREES:
        key = f"{key} {passage.tokens[word + 1].lemma}"
    return Relation(key, word, roles, sort="than")


def _comparative(passage: Passage, than: int) -> int:
    floor = passage.sentences[passage.tokens[than].sentence].first
    for at in range(than - 1, max(floor, than - 10) - 1, -1):
        word = passage.tokens[at].lower
        if word in _NO_PLACE or word in _BORDERS - {"and"}:
            return -1
        if word in _MORE or (word.endswith("er") and base_of(word) in BASES):
            return at
    return -1


def base_of(word: str) -> str:
    """The adjective behind a comparative in -er; other words come back as they are.

    Example:
        >>> [base_of(word) for word in ("larger", "bigger", "heavier", "lower", "river")]
        ['large', 'big', 'heavy', 'low', 'river']
    """
    if not word.endswith("er"):
        return word
    stem = word[:-2]
    forms = (stem, stem + "e", stem[:-1], stem[:-1] + "y")
    return next((form for form in forms if form in BASES), word)


def _side(passage: Passage, at: int, step: int) -> tuple[int, ...]:
    tokens = passage.tokens
    if not 0 <= at < len(tokens):
        return ()
    sentence = passage.sentences[tokens[at].sentence]
    end = min(sentence.last, at + _REACH) if step > 0 else max(sentence.first, at - _REACH) - 1
    found: list[int] = []
    for place in range(at, end, step):
        word = tokens[place].lower
        if word == "," and found:
            break
        if word in _BORDERS and not (word == "that" and place and tokens[place - 1].weight == 0):
            break
        if is_content(tokens[place]):
            found.append(place)
    return tuple(sorted(found))


def are_comparisons_turned(pair: Pair, one: Relation, other: Relation) -> bool:
    """Whether what was compared and what it was compared with have changed places."""
    if not _same_word(pair, one, other):
        return False
    (_, left), (_, right) = one.roles
    (_, other_left), (_, other_right) = other.roles
    to, tokens = pair.to_rewrite, pair.original.passage.tokens
    both = {tokens[at].lemma for at in left.near} & {tokens[at].lemma for at in right.near}
    forth = [at for at in left.near if tokens[at].lemma not in both]
    back = [at for at in right.near if tokens[at].lemma not in both]
    crossed = [at for at in forth if to[at] in other_right.near]
    returned = [at for at in back if to[at] in other_left.near]
    if not crossed or not returned:
        return False
    stayed = any(to[at] in other_right.near for at in back)
    return not stayed and not any(to[at] in other_left.near for at in forth if at < max(crossed))


def _same_word(pair: Pair, one: Relation, other: Relation) -> bool:
    first, second = GRADED.get(one.key), GRADED.get(other.key)
    if first is not None and second is not None and first[:2] != second[:2]:
        return False  # "later" may be linked to "earlier"
    if pair.to_rewrite[one.verb] == other.verb or one.key == other.key:
        return True
    mine, yours = BASES.get(base_of(one.key)), BASES.get(base_of(other.key))
    return mine is not None and yours is not None and mine[:2] == yours[:2]
