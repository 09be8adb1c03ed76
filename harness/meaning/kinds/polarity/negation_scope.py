"""Negations of a text: the cue, the word that it turns, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harness.meaning.kinds.polarity.negation_forms import is_negative
from harness.meaning.kinds.polarity.negation_heads import (
    degree_of,
    heads_of,
    is_adverbial,
    is_detail,
)
from harness.meaning.kinds.polarity.negation_words import (
    AFTER,
    BEFORE,
    BINDING,
    CUES,
    FROM,
    NOUN,
    OUT_OF,
    PHRASES,
    TO,
    TURNING,
    TURNING_NOUNS,
    VERB,
    WEAK,
    WHOLE,
)
from harness.meaning.kinds.shared.clauses import (
    AUXILIARIES,
    MODALS,
    NEGATED,
    NUMBER_WORDS,
    WORD_BORDERS,
    clause,
    content_from,
    number_follows,
    words,
)
from harness.meaning.passage import Passage, Token

_PRONOUNS = words("i you he she it we they there")
_BARE = words("cant wont")  # as texts without apostrophes write them
_HAVE = words("have has had 've 's")
_PREPOSITIONS = words(
    "with by for of in at about from along up out on over into under as like between"
)
_RATHER = words("rather other")
_SAVING = words("with where as that for in if when by to")  # "save with consent" is "except"
_LACKS = words("lack absence")
_PHRASE_CUES = words("lacking lack absence without")  # no more than the phrase after them is denied
_COMPARED = words("more less fewer later longer earlier better other higher lower greater older")
_SUBORDINATING = WORD_BORDERS - {"but", "however", "therefore", "so"}
_JOINING = words("and or , - –")
_FORBIDDING = words("illegal unlawful prohibit forbid ban bar impossible invalid void refuse deny")
_SUBJECT = 9  # tokens
_RELATIVE = words("that who which whom whose what how where")
_FINITE = words(
    "am is are was were can could may might must shall should will would cannot has have had does"
    " did do"
)
_SUBJECTS = words("i you he she it we they this these there")
_NOTHING = 8  # tokens from a "nothing" to its verb, and from that to its "from"
_ENDS = words(". ; : , ! ? ( ) – —")


TURNS, PARTLY, VAGUE, IDLE, BOUND = "turns", "partly", "vague", "idle", "bound"
UNDONE = "undone"  # a negation of a word that denies: "did not fail"
"""What losing a negation does: it turns the statement; it turns a degree or a detail of it; it
turns the statement, but the verb is a little word that tells nothing ("not be in the water"); it
may do nothing ("not only"); it moves a bound ("no more than")."""


class Negation(NamedTuple):
    """A negation.

    Attributes:
        first: First token of the cue.
        last: One past its last token.
        sort: How the cue reaches its head.
        heads: The tokens that it turns; a finding needs all of them on the other side.
        scope: Tokens ``[first, last)`` of the whole clause.
        bound: A word that makes a bound of it ("until"), or "".
        force: How much losing it turns: `TURNS`, `PARTLY`, or `IDLE`.
        degree: The degree that is denied ("not for all"), or "".
    """

    first: int
    last: int
    sort: str
    heads: tuple[int, ...]
    scope: tuple[int, int]
    bound: str
    force: str
    degree: str

    def reaches(self, at: int) -> bool:
        """Whether a token stands in the same clause."""
        return self.scope[0] <= at < self.scope[1]

    def governs(self, at: int) -> bool:
        """Whether a token stands in the same clause, from the cue on."""
        return self.first <= at < self.scope[1]


def negations(passage: Passage) -> list[Negation]:
    """All negations of a text, in order; those that undo another one have the force `UNDONE`.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("Dogs are not allowed here. It is not unlikely. No doubt.")
        >>> [(passage.tokens[each.heads[0]].text, each.force) for each in negations(passage)]
        [('allowed', 'turns'), ('unlikely', 'undone')]
    """
    found: list[Negation] = []
    undone: set[int] = set()
    for at in range(len(passage.tokens)):
        sort = _sort(passage.tokens, at)
        if sort is None or at in undone:
            continue
        one = _negation(passage, at, sort)
        if one is None:
            continue
        other = _undoing(passage, one)
        if other is None:
            found.append(one)
        else:
            undone.add(other)
            found.append(one._replace(heads=(other,), force=UNDONE))
    return found


def is_negated(passage: Passage, at: int) -> bool:
    """Whether an odd number of negations of its own clause bears on a token."""
    first, last = clause(passage, at)
    if not any(token.lower in CUES for token in passage.tokens[first:last]):
        return False
    return sum(at in each.heads for each in negations_within(passage, first, last)) % 2 == 1


def negations_within(passage: Passage, first: int, last: int) -> Iterator[Negation]:
    """The negations whose cue stands in a stretch of tokens."""
    for at in range(first, last):
        sort = _sort(passage.tokens, at)
        if sort is not None:
            one = _negation(passage, at, sort)
            if one is not None:
                yield one


def _sort(tokens: tuple[Token, ...], at: int) -> str | None:
    """How a cue that begins at a token reaches its head; None where none begins."""
    word = tokens[at].lower
    sort = CUES.get(word)
    if sort is not None:
        return sort
    if word in _BARE and at:
        before = tokens[at - 1]
        return VERB if before.weight < 1 and before.is_word else None  # after a common word
    if word not in PHRASES:
        return None
    openers, after, reach = PHRASES[word]
    if _word(tokens, at + 1) not in after:
        return None
    if word == "out":
        return NOUN if _word(tokens, at + 2) in OUT_OF else None
    near = tokens[max(0, at - reach) : at]
    return NOUN if any(token.lower in openers for token in near) else None


def _is_distance(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "away" only measures: "keep it at least one metre away from the curtains"."""
    near = tokens[max(0, at - 2) : at]
    return tokens[at].lower == "away" and any(
        each.is_number or each.lower in NUMBER_WORDS | {"one"} for each in near
    )


def _negation(passage: Passage, at: int, sort: str) -> Negation | None:
    tokens = passage.tokens
    if _is_idiom(tokens, at):
        return None
    sort, last, force = _cue(tokens, at, sort)
    heads = (last,) if tokens[at].lower == "out" else heads_of(passage, last, at, sort)
    if sort in (TO, FROM) and not heads:
        return None
    scope = _scope(passage, at, last)
    degree = degree_of(passage, last, heads[0]) if sort == VERB and heads else ""
    if force == TURNS and sort == VERB and heads:
        force = _force(passage, last, heads[0], degree)
    without = tokens[at].lower == "without"
    bound = "" if without else _bound(tokens, last, scope[1])
    if without and any(
        token.lower in NEGATED or token.lemma in _FORBIDDING for token in tokens[slice(*scope)]
    ):
        force = IDLE
    if not heads and force != BOUND:
        force = IDLE
    if _is_of_number(passage, last):
        heads, force = (), BOUND
    if any(tokens[head].lemma == "exceed" for head in heads):
        heads, force = (), BOUND  # "not exceeding": a bound, whatever it is a bound on
    if tokens[at].lower in _PHRASE_CUES and heads:
        scope = scope[0], _phrase_end(tokens, max(heads) + 1, scope[1])
    return Negation(at, last, sort, heads, scope, bound, force, degree)


def _phrase_end(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """Where the phrase of a "lacking" ends: "those lacking proof | shall be refused"."""
    ends = (place for place in range(at, end) if tokens[place].lower in _FINITE)
    return next(ends, end)


def _is_of_number(passage: Passage, last: int) -> bool:
    """Whether a "not" is of the number alone: "a child who is not yet two"."""
    tokens = passage.tokens
    return _word(tokens, last) in ("yet", "even", "quite") and number_follows(passage, last + 1, 1)


def _is_idiom(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a cue denies nothing: "no doubt", "isn't it?", "not to mention"."""
    word, before, after = tokens[at].lower, _word(tokens, at - 1), _word(tokens, at + 1)
    if before in BEFORE.get(word, ()) or (word, after) in _ASSERTING:
        return True
    if word == "not" and after == "to":
        return _word(tokens, at + 2) == "mention"
    if word == "yet":
        return not (after == "to" and before in _HAVE)  # "has yet to open" says that it is not
    if word == "no" and (after.isdigit() or (before in _ENDS and after in _ENDS)):
        return True
    return _is_tag(tokens, at) or _is_or_not(tokens, at) or _is_distance(tokens, at)


def _cue(tokens: tuple[Token, ...], at: int, sort: str) -> tuple[str, int, str]:
    """The sort of a cue, one past its last token, and its force as far as the cue tells."""
    word, after = tokens[at].lower, _word(tokens, at + 1)
    force = IDLE if sort == WEAK else TURNS
    if word in PHRASES:
        return sort, at + 2, force
    if word == "no" and after == "longer" and _word(tokens, at + 2) != "than":
        return VERB, at + 2, force
    if after == "of" and word in _LACKS:
        return sort, at + 2, force  # "the absence of a permit": the permit is what is not there
    if word == "no" and after == "one":
        return WHOLE, at + 2, IDLE if _word(tokens, at + 2) in ("but", "else") else TURNS
    if after in AFTER.get(word, ()):
        than = after in _COMPARED and "than" in (_word(tokens, at + 2), _word(tokens, at + 3))
        force = BOUND if than else IDLE
    return sort, at + 1, force


def _force(passage: Passage, last: int, head: int, degree: str) -> str:
    """How much losing a denied verb turns."""
    verb = next(content_from(passage, last, reach=8), head)
    if degree or is_detail(passage.tokens, last, verb):
        return PARTLY
    return VAGUE if is_adverbial(passage.tokens, last, verb) else TURNS


def _scope(passage: Passage, at: int, last: int) -> tuple[int, int]:
    """The clause of a cue, up to where another one surely begins.

    That is a new subject after "and", and the comma that ends a clause opened by "if" or "who".
    """
    first, end = clause(passage, at)
    tokens = passage.tokens
    begins = (p for p in range(at, first, -1) if _is_joint(tokens, p - 1, at + 1))
    first = next(begins, first)
    opened = first > 0 and tokens[first - 1].lower in _SUBORDINATING
    for place in range(last, end - 1):
        word = tokens[place].lower
        if word == "," and opened:
            return first, place
        if word in _JOINING and tokens[place + 1].lower in _SUBJECTS:
            return first, place
        if word == "," and _begins_statement(tokens, place + 1, end):
            return first, place
    return first, end


def _is_joint(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether another statement begins behind a comma: ", and the council shall not"."""
    return tokens[at].lower == "," and _begins_statement(tokens, at + 1, end)


def _begins_statement(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether an "and" with a new subject and a verb of its own comes next: ", and dogs must"."""
    if _word(tokens, at) not in ("and", "while") or _word(tokens, at + 1) in _FINITE:
        return False
    for place in range(at + 2, min(end, at + _SUBJECT)):
        word = tokens[place].lower
        if word in _ENDS or word in _RELATIVE:
            return False
        if word in _FINITE:
            return True
    return False


_ASSERTING = frozenset(
    [("not", word) for word in ("only", "just", "merely", "simply", "least")]
    + [("no", word) for word in ("doubt", "matter", "wonder", "sooner", "question", "surprise")]
    + [("without", word) for word in ("doubt", "question", "fail", "delay", "hesitation")]
    + [(word, "but") for word in ("cannot", "can't", "cant", "couldn't", "nothing")]
    + [(word, "help") for word in ("cannot", "can't", "cant", "couldn't")]
    + [("never", "mind")]
)


def _undoing(passage: Passage, one: Negation) -> int | None:
    """The cue or negative word right under a negation, which makes an assertion of both."""
    tokens = passage.tokens
    if one.heads and _is_turning(passage, one, one.heads[0]):
        return one.heads[0]
    if one.sort in (WHOLE, NOUN) and tokens[one.first].lower in ("nothing", "no"):
        return _prevented(passage, one)
    if one.sort != VERB:
        return None
    if _word(tokens, one.last) in ("without", "unable"):
        return one.last
    phrases = (at for at in range(one.last, one.last + 3) if _word(tokens, at) in PHRASES)
    return next((at for at in phrases if _sort(tokens, at) is not None), None)


def _prevented(passage: Passage, one: Negation) -> int | None:
    """The verb of "nothing in this section prevents them from doing it"."""
    tokens, last = passage.tokens, min(one.scope[1], one.last + _NOTHING)
    for at in range(one.last, last):
        if tokens[at].lower == "," or tokens[at].lower in MODALS:
            return None
        if tokens[at].lemma in ("prevent", "stop", "preclude") and _sort(tokens, at) == FROM:
            behind = tokens[at + 1 : min(one.scope[1], at + 1 + _NOTHING)]
            return at if any(token.lower == "from" for token in behind) else None
    return None


def _is_turning(passage: Passage, one: Negation, head: int) -> bool:
    """Whether a denied word denies: "never fails"; "never stops at Holm" is no more than never."""
    token, following = passage.tokens[head], _word(passage.tokens, head + 1)
    turning = TURNING_NOUNS if one.sort == NOUN else TURNING
    if token.lemma in turning or token.lower in turning:
        return token.lemma != "stop" or following.endswith("ing")
    out = token.lemma == "rule" and following == "out"
    return one.sort == VERB and (out or is_negative(passage, token))


def _bound(tokens: tuple[Token, ...], at: int, end: int) -> str:
    for place in range(at, min(end, at + 14)):
        word = tokens[place].lower
        if word in _JOINING and _word(tokens, place + 1) in AUXILIARIES:
            break  # "do not remove germs and must not be used as ..."
        if word == "as" and _word(tokens, place - 1) == ",":
            return ""  # a reason: ", as two pupils have an allergy"
        excepts = word == "save" and _word(tokens, place + 1) in _SAVING
        if excepts and _word(tokens, place - 1) != ",":
            return "except"
        if word in BINDING and not (word == "than" and _word(tokens, place - 1) in _RATHER):
            return word
    border = _word(tokens, end)
    if border == "but" and _word(tokens, end + 1) in _PREPOSITIONS:
        return "but"  # not by this, but by that
    return border if border == "unless" else ""


def _is_tag(tokens: tuple[Token, ...], at: int) -> bool:
    """A tag ("isn't it?") or a question that expects yes ("Why don't you ...?")."""
    if tokens[at].lower not in NEGATED | _BARE or tokens[at].lower == "not":
        return False
    if _word(tokens, at + 1) not in _PRONOUNS:
        return False
    return _word(tokens, at + 2) == "?" or _word(tokens, at - 1) in (",", "why")


def _is_or_not(tokens: tuple[Token, ...], at: int) -> bool:
    """The end of "whether or not", "or not?": nothing is denied."""
    if _word(tokens, at - 1) != "or":
        return False
    after = _word(tokens, at + 1)
    return (
        not after or after in _ENDS or "whether" in (_word(tokens, at - 2), _word(tokens, at - 3))
    )


def _word(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
