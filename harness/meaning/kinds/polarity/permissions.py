"""What is allowed or required on one side, and forbidden or not required on the other.

"Vehicles are ineligible for the grant" and "cars can get the grant" share no verb whose negation
was lost: what tells is the leave that either text gives, and the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harness.meaning.kinds.shared.clauses import (
    BORDERS,
    MODALS,
    NEGATED,
    NUMBER_WORDS,
    SIGN_BORDERS,
    View,
    clause,
    content_from,
    is_content,
    number_follows,
    words,
)
from harness.meaning.passage import Passage, Token

LEAVE, DUTY = "leave", "duty"

_CAN = words("can may")
_MUST = words("must shall")
_ALLOWED = words(
    "allowed permitted entitled eligible authorised authorized free welcome able capable suitable"
    " admissible"
    " refundable recoverable transferable renewable redeemable"
)
_FORBIDDEN = words(
    "prohibited forbidden banned barred precluded debarred disqualified ineligible unsuitable"
    " inadvisable inadmissible incapable impermissible unlawful illegal disallowed"
    " unable cannot nonrefundable"
)
_REQUIRED = words("required obliged bound liable compelled compulsory mandatory obligatory")
_SPARED = words("exempt exempted optional voluntary")
_RIGHTS, _DUTIES = words("right entitlement permission"), words("obligation duty need requirement")
_NONE = words("no nobody nothing none neither nor")
_HAVING = words("have has had having")
# What limits a leave or a duty, so that its contrary may be the same from the other side.
_ALWAYS = {
    **dict.fromkeys(words("only exclusively solely alone"), "only"),
    **dict.fromkeys(words("unless except save otherwise else other others without"), "except"),
    **dict.fromkeys(words("but instead outside elsewhere whether provided even"), "but"),
    **dict.fromkeys(words("again anymore longer still yet"), "still"),
}
_WAYS = {
    **dict.fromkeys(words("over above more older least after since from"), "up"),
    **dict.fromkeys(words("under below less fewer younger most before until till by"), "down"),
}
_EVENTS = words("after since before until till by")
_IFS = words("if when once where while")
_OPENERS = SIGN_BORDERS | words(", and but then")
_STATEMENT = SIGN_BORDERS | {"but"}
_BORDERS = BORDERS | {",", "and"}
_DOING = words(
    "use make have bring take go enter come do keep get put be visit give see apply join receive"
    " claim eat drink try tell wear"
)
_STOPPING = words("stop avoid")
_NOTS = _STOPPING | words("do don't never")
_NEAR = 3  # tokens before a word of leave in which something denies it
_LEAST = 2  # words that two statements must have in common
_SHARE = 0.5  # and of the shorter of them
_MANY = 40


class Frame(NamedTuple):
    """A leave or a duty.

    Attributes:
        sort: `LEAVE` or `DUTY`.
        given: Whether it is given, and not denied.
        at: The token that says so.
        sentence: Its sentence.
        said: The content words of its clause.
    """

    sort: str
    given: bool
    at: int
    sentence: int
    said: tuple[int, ...]


def turned_permissions(
    view: View, here: Sequence[int], there: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The words of leave or duty on both sides that contradict each other.

    Args:
        view: The pair, from the original.
        here: Numbers of the sentences of a group.
        there: Numbers of the sentences that belong to them.
    """
    ones = [frame for number in here for frame in frames(view.here, number)]
    others = [frame for number in there for frame in frames(view.there, number)]
    if not ones or not others or max(len(ones), len(others)) > _MANY:
        return
    for one in ones:
        scores = [(_shared(view, one, other), other) for other in others]
        best, other = max(scores, key=lambda each: each[0])
        fewest = min(len(one.said), len(other.said))
        if best < max(1, min(_LEAST, fewest)) or best < _SHARE * fewest:
            continue
        if any(score >= best and not _contradict(one, each) for score, each in scores):
            continue
        rivals = (_shared(view, each, other) for each in ones if not _contradict(each, other))
        if max(rivals, default=0) < best and not (
            _are_limited(view, one, other) or _are_of_others(view, one, other)
        ):
            yield one.at, other.at


def _shared(view: View, one: Frame, other: Frame) -> int:
    return sum(view.to[at] in other.said for at in one.said)


def _contradict(one: Frame, other: Frame) -> bool:
    if one.sort == other.sort:
        return one.given != other.given
    duty, leave = (one, other) if one.sort == DUTY else (other, one)
    return duty.given and not leave.given  # "must", "must not"


def _are_limited(view: View, one: Frame, other: Frame) -> bool:
    """Whether a limit stands in one statement and not in the other, or points the other way."""
    here, there = _statement(view.here, one.at), _statement(view.there, other.at)
    mine = _Limits.of(view.here, here, view.to, range(*there))
    theirs = _Limits.of(view.there, there, view.back, range(*here))
    if mine.always != theirs.always or mine.own or theirs.own:
        return True
    return bool(mine.ways and theirs.ways) and mine.ways != theirs.ways


def _statement(passage: Passage, at: int) -> tuple[int, int]:
    """The tokens around one up to a sign, a "but", or an "and" behind a comma."""
    tokens = passage.tokens
    first, last = clause(passage, at, _STATEMENT)
    ends = (n for n in range(at + 1, last - 1) if _is_joint(tokens[n : n + 2]))
    begins = (n + 2 for n in range(at - 2, first, -1) if _is_joint(tokens[n : n + 2]))
    return next(begins, first), next(ends, last)


def _is_joint(tokens: Sequence[Token]) -> bool:
    return tokens[0].lower == "," and tokens[1].lower == "and"


class _Limits(NamedTuple):
    """The limits of a statement.

    Attributes:
        always: Those that turn a leave whatever follows them.
        ways: Which way its bounds and times point: "under", "before"; empty where none is told.
        own: Whether a limit is of something that the other statement does not say.
    """

    always: frozenset[str]
    ways: frozenset[str]
    own: bool

    @classmethod
    def of(
        cls, passage: Passage, span: tuple[int, int], partners: Sequence[int], there: range
    ) -> _Limits:
        tokens = passage.tokens
        always, ways, own = set(), set(), False
        for at in range(*span):
            word = tokens[at].lower
            if word in _ALWAYS:
                always.add(_ALWAYS[word])
            bounds = word in _WAYS and _is_bound(passage, at)
            if bounds:
                ways.add(_WAYS[word])
            if bounds or (word in _IFS and (word != "where" or _opens(passage, at))):
                behind = next(content_from(passage, at + 1, reach=6), -1)
                own = own or behind < 0 or partners[behind] not in there
        return cls(frozenset(always), frozenset(ways), own)


def _opens(passage: Passage, at: int) -> bool:
    """Whether a statement begins at a token, and no clause that depends on another."""
    first = passage.sentences[passage.tokens[at].sentence].first == at
    return first or _word(passage, at - 1) in _OPENERS


def _is_bound(passage: Passage, at: int) -> bool:
    """Whether a word bounds a number or a time: "under 18", not "under water"."""
    word, after = _word(passage, at), _word(passage, at + 1)
    if word in _EVENTS or _word(passage, at - 1) == "or":
        return True
    aged = (after, _word(passage, at + 2)) == ("the", "age")
    return after == "than" or number_follows(passage, at + 4 if aged else at + 1)


def _are_of_others(view: View, one: Frame, other: Frame) -> bool:
    """Whether leave is given to somebody else, or to do something else."""
    mine = [at for at in one.said if at < one.at]
    theirs = [at for at in other.said if at < other.at]
    if mine and theirs and not any(view.to[at] in other.said for at in mine):
        return not any(view.back[at] in one.said for at in theirs)
    act, deed = _act(view.here, one), _act(view.there, other)
    if min(act, deed) >= 0 and view.to[act] != deed:
        if one.sort != other.sort or view.to[act] >= 0 or view.back[deed] >= 0:
            return True  # "must be kept dry", "must not get wet"
    elif (act >= 0 and view.to[act] >= 0) or (deed >= 0 and view.back[deed] >= 0):
        return False
    light = [view.here.tokens[act].lemma in _DOING] if act >= 0 else []
    light += [view.there.tokens[deed].lemma in _DOING] if deed >= 0 else []
    return bool(light) and not any(light)


def _act(passage: Passage, frame: Frame) -> int:
    """The verb that a modal, or an "allowed to", goes with; or -1."""
    word, after = passage.tokens[frame.at].lower, _word(passage, frame.at + 1)
    if word not in MODALS | _NOTS and after not in ("to", "from"):
        return -1
    return next((at for at in frame.said if at > frame.at), -1)


def frames(passage: Passage, number: int) -> Iterator[Frame]:
    """The leaves and duties of a sentence.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> text = "Pets are prohibited, but guests may smoke. You need not pay."
        >>> passage = read_passage(text)
        >>> [(each.sort, each.given) for number in (0, 1) for each in frames(passage, number)]
        [('leave', False), ('leave', True), ('duty', False)]
    """
    sentence = passage.sentences[number]
    taken = sentence.first
    if passage.tokens[sentence.last - 1].lower == "?":
        return
    for at in range(sentence.first, sentence.last):
        found = _frame(passage, at) if at >= taken else None
        if found is not None:
            first, last = clause(passage, at, _BORDERS)
            said = tuple(place for place in range(first, last) if _tells(passage, place))
            taken = max(at + 1, found[2])
            yield Frame(found[0], found[1], at, number, said)


def _tells(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return is_content(token) and token.lower not in _WORDS and token.lower not in NUMBER_WORDS


def _frame(passage: Passage, at: int) -> tuple[str, bool, int] | None:
    """Sort and sign of a leave or duty that a token tells, and one past its last token."""
    tokens = passage.tokens
    word = tokens[at].lower
    if word not in _TELLING or tokens[at].text == "May":
        return None
    after = _word(passage, at + 1)
    if word in _NOTS and _opens(passage, at):
        return _order(passage, at, word, after)
    if word in _MODAL:
        return _modal(passage, at, word, after)
    given = not _is_denied(passage, at)
    if word in _HAVING and after == "to":
        return DUTY, given, at + 2
    noun = _NOUNS.get(word) if after == "to" else None
    sort, positive = noun or _PLAIN.get(word, ("", True))
    return (sort, given == positive, at + 1) if sort else None


def _order(passage: Passage, at: int, word: str, after: str) -> tuple[str, bool, int] | None:
    """An order to leave something: "do not eat", "never touch it", "stop eating"."""
    if word == "do":
        return (LEAVE, False, at + 2) if after in NEGATED else None
    if word in _STOPPING:
        gerund = after.endswith("ing") and passage.tokens[at + 1].lemma != after
        return (LEAVE, False, at + 1) if gerund else None
    return LEAVE, False, at + 1


def _modal(passage: Passage, at: int, word: str, after: str) -> tuple[str, bool, int] | None:
    """What a modal verb says together with the words after it: "may not be allowed"."""
    place = at + 1
    denied = after in NEGATED or _is_nobody(passage, at)
    while _word(passage, place) in NEGATED | {"be", "also", "then", "to", "have"}:
        place += 1
    said = _word(passage, place)
    if said in _ALLOWED | _FORBIDDEN | _REQUIRED | _SPARED:
        return None  # "shall not be entitled": told by that word
    if word in _CAN:
        return LEAVE, not denied, place
    if word == "need":
        return (DUTY, not denied, place) if denied or after == "to" else None
    return (LEAVE, False, place) if denied else (DUTY, True, place)


def _is_denied(passage: Passage, at: int) -> bool:
    """Whether a word shortly before denies it, in its clause."""
    aside = _word(passage, at - 1) == "," and _word(passage, at - 3) == ","  # "not, however, due"
    at -= 3 if aside else 0
    for place in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        word = _word(passage, place)
        if word in _BORDERS:
            return False
        if word in NEGATED or word in _NONE:
            return True
    return False


def _is_nobody(passage: Passage, at: int) -> bool:
    """Whether "no" opens the subject: "no stallholder may", "nobody may"."""
    first, _ = clause(passage, at, _BORDERS)
    return any(_word(passage, place) in _NONE for place in range(first, at))


_NOUNS = {**dict.fromkeys(_RIGHTS, (LEAVE, True)), **dict.fromkeys(_DUTIES, (DUTY, True))}
_PLAIN = {
    **dict.fromkeys(_ALLOWED, (LEAVE, True)),
    **dict.fromkeys(_FORBIDDEN, (LEAVE, False)),
    **dict.fromkeys(_REQUIRED, (DUTY, True)),
    **dict.fromkeys(_SPARED, (DUTY, False)),
}
_MODAL = _CAN | _MUST | {"need", "should"}
_TELLING = _NOTS | _MODAL | _HAVING | _NOUNS.keys() | _PLAIN.keys()
_WORDS = _ALLOWED | _FORBIDDEN | _REQUIRED | _SPARED | _RIGHTS | _DUTIES


def _word(passage: Passage, at: int) -> str:
    return passage.tokens[at].lower if 0 <= at < len(passage.tokens) else ""
