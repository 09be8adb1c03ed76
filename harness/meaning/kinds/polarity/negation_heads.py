"""The words that a negation turns: the verb or the noun after it, and what else is denied there."""

from __future__ import annotations

from itertools import islice

from harness.meaning.kinds.polarity.negation_words import FROM, NOUN, TO, VERB, WEAK
from harness.meaning.kinds.shared.clauses import (
    AUXILIARIES,
    NEGATED,
    content_from,
    is_content,
    words,
)
from harness.meaning.passage import Passage, Token

_STOPS_NOUN = (
    AUXILIARIES
    | NEGATED
    | words(
        "of in on at by for with from to into onto about against between during under over after"
        " before until since and or nor , than as that the a an this these those any who which"
        " whose is until till within through per if when whether you he she it they we i"
    )
)
_LIGHT = words("make take give become seem want like try put have going able")
_VERB_ENDS = words(", that what how why where whether who")
_WISHING = words("want like try")
_LY_WORDS = words(
    "apply supply rely family comply reply multiply fly ally only daily friendly unfriendly likely"
    " unlikely early lonely elderly deadly costly lovely ugly holy silly orderly weekly monthly"
    " yearly timely lively assembly italy july butterfly bully"
)
_HAVE = words("have has had 've 's")
_PREPOSITIONS = words(
    "with by for of in at about from along up out on over into under as like between"
)
DEGREES = words(
    "much well enough often always all every everyone fully completely entirely very long too"
    " exactly quite necessarily both"
)
_CLOSING = 12  # tokens
_CLOSING_DEGREES = words("much often always fully completely entirely well enough too very")
_PREDICATES = words(
    "be been being have had go goes come comes get stay remain stand sit live give take make do let"
    " put set use"
)
_NO_VERBS = _PREPOSITIONS | words("a an the his her its their this that less more")
_ENDS = words(". ; : , ! ? ( ) – —")


def heads_of(passage: Passage, last: int, at: int, sort: str) -> tuple[int, ...]:
    """The tokens that a negation turns.

    Args:
        passage: The text.
        last: One past the last token of the cue.
        at: The first token of the cue.
        sort: How the cue reaches its head.
    """
    if sort in (VERB, WEAK):
        return _verb(passage, last)
    if sort == NOUN:
        return _noun(passage, last)
    if sort == TO:
        return _infinitive(passage, last, at)
    if sort == FROM:
        return _from(passage, last)
    of = 2 if _word(passage.tokens, last) == "of" or passage.tokens[at].lower == "neither" else 1
    heads = tuple(islice(content_from(passage, last), of))
    return heads or tuple(islice(content_from(passage, at - 1, -1), 1))


def _verb(passage: Passage, at: int) -> tuple[int, ...]:
    """The verb or predicate that begins at a place: adverbs and light verbs are stepped over."""
    last = -1
    for place in content_from(passage, at, reach=8):
        token = passage.tokens[place]
        if any(passage.tokens[between].lower in _VERB_ENDS for between in range(at, place)):
            break
        last = place
        adverb = token.lower.endswith("ly") and token.lower not in _LY_WORDS
        light = token.lemma in _LIGHT and (
            token.lemma not in _WISHING or _word(passage.tokens, place + 1) == "to"
        )
        if not adverb and not light:
            break
    if last >= 0 and _has_object(passage, at, last):
        return _noun(passage, last)
    return (last,) if last >= 0 else ()


def _has_object(passage: Passage, at: int, first: int) -> bool:
    """Whether "have" is the verb, and a noun phrase follows: "did not have mobile phones"."""
    token = passage.tokens[first]
    owns = first > at and passage.tokens[first - 1].lower in _HAVE and token.lower == token.lemma
    return owns or (first == at and token.lemma == "have")


def _infinitive(passage: Passage, last: int, at: int) -> tuple[int, ...]:
    """The verb after "to": failed to win, but not declined to about 30."""
    tokens = passage.tokens
    if _word(tokens, last) == "of":  # the failure of the firm to pay
        end = min(last + 7, passage.sentences[tokens[at].sentence].last)
        last = next((place for place in range(last, end) if tokens[place].lower == "to"), last)
    if _word(tokens, last) == "to":
        last += 1
    elif tokens[at].lower != "unable":
        return ()
    if last >= len(tokens) or not tokens[last].is_word or _word(tokens, last) in _NO_VERBS:
        return ()
    return _verb(passage, last)


def _noun(passage: Passage, at: int) -> tuple[int, ...]:
    """The last word of the noun phrase that begins at a place."""
    head = -1
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at - 1].sentence]
    for place in range(at, min(at + 5, sentence.last)):
        token = tokens[place]
        if token.lower in _STOPS_NOUN and (
            head >= 0 or token.lower not in ("the", "a", "an", "any")
        ):
            break
        if token.lower in _ENDS or (head >= 0 and _is_participle(tokens, place)):
            break
        if is_content(token):
            head = place
    return (head,) if head >= 0 else ()


def _is_participle(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word goes with what follows it: "no illness associated with the water"."""
    word = tokens[at].lower
    inflected = word.endswith(("ed", "ing")) and tokens[at].lemma != word
    return inflected and _word(tokens, at + 1) in _PREPOSITIONS | {"to"}


def _from(passage: Passage, at: int) -> tuple[int, ...]:
    """The verb after the next "from": prevented him from leaving."""
    tokens = passage.tokens
    sentence = passage.sentences[tokens[at - 1].sentence]
    direct = tokens[at - 1].lower == "far"
    if tokens[at - 1].lemma == "avoid":  # avoided answering
        acts = at < sentence.last and tokens[at].lower.endswith("ing")
        acts = acts and tokens[at].lower != tokens[at].lemma  # not "avoided during treatment"
        return _verb(passage, at) if acts else ()
    for place in range(at, min(at + (1 if direct else 7), sentence.last - 1)):
        if tokens[place].lower == "from":
            following = tokens[place + 1]
            is_verb = following.lower.endswith("ing") and following.lemma != following.lower
            if direct or is_verb:
                return _verb(passage, place + 1)
            return ()
    return ()


def degree_of(passage: Passage, at: int, head: int) -> str:
    """The degree that is denied and not the head: "not always open", "not open to all"."""
    sentence = passage.sentences[passage.tokens[head].sentence]
    words = (token.lower for token in passage.tokens[at : min(head + 3, sentence.last)])
    found = next((word for word in words if word in DEGREES), "")
    return found or _closing_degree(passage, head)


def _closing_degree(passage: Passage, head: int) -> str:
    """The degree that ends a clause: "do not use them in the office often"."""
    last = min(head + _CLOSING, passage.sentences[passage.tokens[head].sentence].last)
    for at in range(head + 1, last):
        if passage.tokens[at].lower in _ENDS:
            before = passage.tokens[at - 1].lower
            return before if before in _CLOSING_DEGREES else ""
    return ""


def is_detail(tokens: tuple[Token, ...], at: int, head: int) -> bool:
    """Whether a detail is denied and no verb: "not by the heater", "not in May"."""
    before = [token.lower for token in tokens[at:head]]
    return not _PREPOSITIONS.isdisjoint(before) and _PREDICATES.isdisjoint(before)


def is_adverbial(tokens: tuple[Token, ...], at: int, head: int) -> bool:
    """Whether the verb is a little word and the head only stands in what follows it."""
    return any(token.lower in _PREPOSITIONS for token in tokens[at:head])


def _word(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
