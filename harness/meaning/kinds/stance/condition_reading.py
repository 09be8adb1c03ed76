"""Conditions and exceptions of a text: the connective, its clause, and what it limits."""

from __future__ import annotations

from typing import NamedTuple

from harness.meaning.kinds.shared.clauses import (
    AUXILIARIES,
    BE,
    NEGATED,
    WORD_BORDERS,
    is_content,
    number_follows,
)
from harness.meaning.kinds.shared.noun_phrases import is_past
from harness.meaning.kinds.shared.statements import part
from harness.meaning.kinds.shared.word_sets import words
from harness.meaning.kinds.stance.condition_words import (
    AFTER_IF,
    ASKING,
    CONNECTIVES,
    EXCEPT,
    IF,
    LOOSE,
    STRICT,
    UNIVERSAL,
    UNLESS,
    WHO,
    Connective,
)
from harness.meaning.passage import Passage, Token

_REACH = 30
_WORDS = 12
_CLAUSES = WORD_BORDERS | {"since"}
_FEW = 2
_NEAR = 10
_ENDS = words("; : . ! ? ( ) [ ] – —")
_TURNS = words("but although though because so and otherwise then")
_AFTER_COMMA = _TURNS | words("which who when where unless if except in")
_BREAKS = words("but although though because unless if except")
_BEFORE_IF = words("as what")
_BEFORE_PROVIDED = words(", and")
_PROVIDED = frozenset([("provided",), ("providing",)])
_LONG = frozenset([("as", "long", "as"), ("so", "long", "as")])
_ONLY_FIRST = frozenset([("where",), ("once",)])
_ANYBODY = words("anyone anybody everyone everybody those people persons all")
_PLURALS = words("children men women")
_THINGS = words("which that")
_EACH = words("any every each")
_PERSON = words("person persons people")
_AGES = words("over under aged")
_OF_AGE = _ANYBODY | words("anyone children child adults men women persons people person pupils")
_UNITS = words("minute hour day week fortnight month year")
_LEAVE = words("can may must shall should entitled free valid")
_THE = words("the these my his her its their our your this that some several many most few")
_RULES = words(
    "must shall should may can cannot entitled eligible liable free open fined allowed required"
    " forbidden prohibited offence offense illegal unlawful apply applies available qualify"
)
_INVERTED = words("should were had")
_ASKING_FIRST = words("what why how when where who whom which nor neither so only and or but not")
_BEGINS = words(
    "the a an you your it its they their there this these those that he she we no any all"
)


class Condition(NamedTuple):
    """A condition or an exception.

    Attributes:
        first: First token of the connective.
        start: First token of its clause.
        last: One past the last token of its clause.
        sort: What it does to the statement.
        words: Content tokens of its clause.
        main: Content tokens of the rest of the sentence.
        denied: Whether the main clause is denied.
        denies: Whether its own clause is denied.
    """

    first: int
    start: int
    last: int
    sort: str
    words: tuple[int, ...]
    main: tuple[int, ...]
    denied: bool
    denies: bool


def conditions(passage: Passage) -> list[Condition]:
    """All conditions and exceptions, in order.

    Example:
        >>> from harness.meaning.passage import read_passage
        >>> passage = read_passage("If it rains, ask if the bus runs. All may go except children.")
        >>> [(each.sort, [passage.tokens[at].text for at in each.words])
        ...     for each in conditions(passage)]
        [('if', ['rains']), ('except', ['children'])]
    """
    tokens = passage.tokens
    found: list[Condition] = []
    until = 0
    for at, token in enumerate(tokens):
        connectives = CONNECTIVES.get(token.lower)
        if at < until or (connectives is None and token.lower not in _INVERTED):
            continue
        one = _condition(passage, at, connectives) if connectives else _inverted(passage, at)
        if one is not None:
            found.append(one)
            until = one.start
    return found


def _condition(passage: Passage, at: int, connectives: tuple[Connective, ...]) -> Condition | None:
    tokens = passage.tokens
    for each in connectives:
        end = at + len(each.words)
        if any(_lower(tokens, at + step) != word for step, word in enumerate(each.words)):
            continue
        if not _is_meant(passage, at, end, each):
            return None
        sort = each.sort
        if sort == IF and len(each.words) == 1 and _only_before(tokens, at):
            sort = STRICT
        return _made(passage, at, end, sort)
    return None


def _only_before(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "only" limits the main clause, and with it the condition: may only enter if."""
    return any(token.lower == "only" for token in tokens[max(0, at - 9) : at])


def _is_meant(passage: Passage, at: int, end: int, each: Connective) -> bool:
    """Whether a connective sets a condition here; most have but one sense."""
    tokens, phrase = passage.tokens, each.words
    before, following = _lower(tokens, at - 1), _lower(tokens, end)
    begins = at == part(passage, at)[0]
    if phrase == ("if",):
        asks = not begins and (before in _BEFORE_IF or _asks(tokens, at))
        return following not in AFTER_IF and not asks
    if each.sort == WHO or phrase == ("without",):
        return _is_rule_for(passage, at, each)
    if phrase in _PROVIDED:
        return (begins or before in _BEFORE_PROVIDED) and following in _BEGINS
    if phrase[:2] in LOOSE:
        return _is_universal(passage, at, end)
    if phrase in _LONG:
        return following.isalpha()
    return begins if phrase in _ONLY_FIRST else _is_free(phrase, before, following, begins)


def _is_free(phrase: tuple[str, ...], before: str, following: str, begins: bool) -> bool:
    """Whether a phrase stands where it can set a condition: subject to, but no subject to ride."""
    if phrase == ("all", "but"):
        return bool(following) and not following.endswith("ed")
    if phrase == ("save", "in"):
        return before == ","
    if phrase == ("subject", "to"):
        return begins or before == "," or before in BE
    return phrase != ("if", "not") and (phrase != ("except",) or following != "that")


def _is_rule_for(passage: Passage, at: int, each: Connective) -> bool:
    """Whether "who" says for whom something holds, and "without" what is needed for it."""
    if each.sort != WHO:
        return _is_needed(passage, at)
    if each.words[0] in _AGES:
        return _is_age(passage, at)
    if each.words == ("within",):
        return _is_term(passage, at)
    return each.words == ("whoever",) or _is_generic(passage, at)


def _is_age(passage: Passage, at: int) -> bool:
    """Whether an age says for whom a rule holds: free for people over seventy."""
    who = _lower(passage.tokens, at - 1)
    return who in _OF_AGE and number_follows(passage, at + 1, 4) and _is_rule(passage, at)


def _is_term(passage: Passage, at: int) -> bool:
    """Whether a rule holds for a time only: you can cancel within a week of the purchase."""
    near = {token.lemma for token in passage.tokens[at + 1 : at + 4]}
    before = passage.tokens[max(0, at - _NEAR) : at]
    return bool(near & _UNITS) and any(token.lower in _LEAVE for token in before)


def _is_rule(passage: Passage, at: int) -> bool:
    """Whether the sentence says what may, must or will be done by law."""
    return any(
        token.lower in _RULES or token.lower in NEGATED
        for token in passage.of_sentence(passage.tokens[at].sentence)
    )


def _is_generic(passage: Passage, who: int) -> bool:
    """Whether "who" follows a word for anybody, or in a rule a plural without an article."""
    tokens = passage.tokens
    if not who:
        return False
    noun, before = tokens[who - 1], _lower(tokens, who - 2)
    if tokens[who].lower in _THINGS:
        return before in _EACH and is_content(noun)  # any club which fails to pay
    if noun.lower in _ANYBODY or (noun.lower in _PERSON and before == "any"):
        return before not in _THE
    plural = noun.lower != noun.lemma and (noun.lower.endswith("s") or noun.lower in _PLURALS)
    opens = who - 1 == passage.sentences[noun.sentence].first
    if not plural or not (opens or noun.text.islower()):
        return False
    return before not in _THE and not before.isdigit() and _is_rule(passage, who)


def _is_needed(passage: Passage, at: int) -> bool:
    """Whether "without" says what is needed: a rule denies, or sets a fine."""
    sentence = passage.sentences[passage.tokens[at].sentence]
    rest = passage.tokens[sentence.first : at] + passage.tokens[at + 1 : sentence.last]
    denied = any(token.lower in NEGATED or token.lower in ("no", "nobody") for token in rest)
    return (denied and any(token.lower in _RULES for token in rest)) or any(
        token.lower in ("liable", "fined", "offence", "offense", "illegal") for token in rest
    )


def _is_universal(passage: Passage, at: int, end: int) -> bool:
    """Whether all or none is said of something, so that "apart from" makes an exception."""
    sentence = passage.sentences[passage.tokens[at].sentence]
    near = passage.tokens[max(sentence.first, at - _NEAR) : at]
    if at - sentence.first < _FEW:
        near = passage.tokens[end : sentence.last]
    if any(token.lower in ("other", "others", "else") for token in near):
        return False  # it adds: apart from these there are two others
    return any(token.lower in UNIVERSAL or token.lower in NEGATED for token in near)


def _asks(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an "if" hangs on a verb or adjective of asking."""
    before = tokens[at - 1]
    return before.lemma in ASKING or before.lower in ASKING


def _inverted(passage: Passage, at: int) -> Condition | None:
    """An inverted condition: should you need help, ring."""
    sentence = passage.sentences[passage.tokens[at].sentence]
    if passage.tokens[sentence.last - 1].text == "?":
        return None
    if at > part(passage, at)[0] and not _is_turned_round(passage.tokens, at):
        return None
    return _made(passage, at, at + 1, IF)


def _is_turned_round(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "should" stands before its subject: you will be told should the date change."""
    if tokens[at].lower != "should" or _lower(tokens, at + 1) not in _BEGINS - {"no", "that"}:
        return False
    before = tokens[at - 1]
    return (before.is_word or before.text == ",") and before.lower not in _ASKING_FIRST


def _made(passage: Passage, at: int, start: int, sort: str) -> Condition | None:
    tokens = passage.tokens
    begin, end = part(passage, at)
    leads = _leads(tokens, at, begin)
    if sort == WHO:
        begin = _own_clause(tokens, begin, at)
        last, leads = _relative_end(passage, start, end)
    else:
        last = _clause_end(passage, start, end, leads)
    words = _content(passage, start, last)
    if not words:
        return None
    main = _content(passage, begin, at)
    if sort == EXCEPT and not leads and len(main) < _FEW and last - start > _FEW:
        words = _name(passage, words)  # all rooms except the attic are heated
        last = words[-1] + 1
    second = _content(passage, last, end)
    if leads and len(second) >= _FEW and _goes_on(tokens, at):
        main = second  # stop it and, if all is well, start it again
    elif sort == UNLESS and at > begin and len(main) >= _FEW:
        end = last  # take it at night, unless you are ill, in which case ring
    elif leads or len(main) < _FEW:  # what comes after a trailing clause is another statement
        main += second
    rest = tokens[begin:at] + tokens[last:end]
    return Condition(
        at,
        start,
        last,
        sort,
        words,
        main[: 2 * _WORDS],
        _is_odd(rest),
        _is_odd(tokens[start:last]),
    )


def _own_clause(tokens: tuple[Token, ...], begin: int, at: int) -> int:
    """Where the clause begins whose subject is limited: ", since a shadow that stays"."""
    borders = (n for n in range(at - 1, begin, -1) if tokens[n].lower in _CLAUSES)
    return next((n + 1 for n in borders if tokens[n - 1].text == ","), begin)


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a clause begins a second statement of its sentence: ... and, if it rains, ..."""
    before = _lower(tokens, at - 2) if tokens[at - 1].text == "," else _lower(tokens, at - 1)
    return before in ("and", "but", "then")


def _name(passage: Passage, words: tuple[int, ...]) -> tuple[int, ...]:
    """The first word of a noun phrase, or the first words where they are a name."""
    count = 1
    tokens = passage.tokens
    while (
        count < len(words)
        and words[count] == words[count - 1] + 1
        and all(tokens[at].text[0].isupper() for at in words[count - 1 : count + 1])
    ):
        count += 1
    return words[:count]


def _leads(tokens: tuple[Token, ...], at: int, begin: int) -> bool:
    """Whether the clause stands before what it limits, so that a comma ends it."""
    return at - begin <= 1 or tokens[at - 1].text == "," or tokens[at - 1].lower in _TURNS


def _clause_end(passage: Passage, start: int, end: int, leads: bool) -> int:
    tokens = passage.tokens
    for place in range(start, min(end, start + _REACH)):
        token = tokens[place]
        if token.text in _ENDS or (token.lower == "then" and leads):
            return place
        if token.text == "," and (
            leads
            or _lower(tokens, place + 1) in _AFTER_COMMA
            or (_is_told(tokens[start:place]) and not _is_listed(tokens, place, end))
        ):
            return place
        if token.lower in _BREAKS and place > start:
            return place
    return min(end, start + _REACH)


def _is_told(tokens: tuple[Token, ...]) -> bool:
    """Whether a clause has its verb already."""
    return len(tokens) > _FEW and any(
        token.lower in AUXILIARIES or is_past(token) for token in tokens
    )


def _is_listed(tokens: tuple[Token, ...], comma: int, end: int) -> bool:
    """Whether "and" or "or" follows a comma at once or soon: cold, wet or dark."""
    near = tokens[comma + 1 : min(end, comma + 7)]
    return any(token.lower in ("and", "or") for token in near)


def _relative_end(passage: Passage, start: int, end: int) -> tuple[int, bool]:
    """Where "who have had a stroke" ends, and whether the main verb follows there."""
    tokens = passage.tokens
    acts, owner = False, tokens[start - 1].lower == "whose"
    for place in range(start, min(end, start + _REACH)):
        token = tokens[place]
        if token.text in _ENDS or token.text == ",":
            return place, token.text == ","
        if owner:  # whose cars are registered: its verb is still to come
            owner = token.lower not in AUXILIARIES
            continue
        if token.lower in AUXILIARIES and acts:
            return place, True
        acts = acts or (token.lower not in AUXILIARIES and is_content(token))
    return min(end, start + _REACH), False


def _content(passage: Passage, first: int, last: int) -> tuple[int, ...]:
    return tuple(at for at in range(first, last) if is_content(passage.tokens[at]))[:_WORDS]


def _is_odd(tokens: tuple[Token, ...]) -> bool:
    denials = sum(
        token.lower in NEGATED or token.lower in ("no", "nobody", "none", "without", "unable")
        for token in tokens
    )
    return denials % 2 == 1


def _lower(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
