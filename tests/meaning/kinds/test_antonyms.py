"""The kind `antonym`: what must be found, and, as often, what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.antonyms import AntonymKind
from harness.meaning.kinds.shared.clauses import words

_KINDS = (AntonymKind(),)

Expected = tuple[str, str | None, str | None]

# The original, the rewrite, and the severity and words of what must be found.
_BROKEN: list[tuple[str, str, Expected]] = [
    (
        "Patients with asthma should avoid this drug.",
        "Patients with asthma should take this drug.",
        ("major", "avoid", "take"),
    ),
    (
        "He denied that he had seen the letter.",
        "He admitted that he had seen the letter.",
        ("major", "denied", "admitted"),
    ),
    (
        "The road is passable in winter.",
        "The road is impassable in winter.",
        ("major", "passable", "impassable"),
    ),
    (
        "Exports rose sharply last year.",
        "Exports fell sharply last year.",
        ("major", "rose", "fell"),
    ),
    (
        "The upper floors are open to visitors.",
        "The lower floors are open to visitors.",
        ("major", "upper", "lower"),
    ),
    (
        "The patient was discharged on Friday.",
        "The patient was admitted on Friday.",
        ("major", "discharged", "admitted"),
    ),
    ("The road will open on Friday.", "The road will close on Friday.", ("major", "open", "close")),
    (
        "The price of milk increased in June.",
        "The price of milk decreased in June.",
        ("major", "increased", "decreased"),
    ),
    (
        "The court found the driver guilty.",
        "The court found the driver innocent.",
        ("major", "guilty", "innocent"),
    ),
    (
        "Store the bottle in a cold room.",
        "Store the bottle in a hot room.",
        ("major", "cold", "hot"),
    ),
    (
        "The village lies north of the river.",
        "The village lies south of the river.",
        ("major", "north", "south"),
    ),
    (
        "Smoking is legal in the station.",
        "Smoking is illegal in the station.",
        ("major", "legal", "illegal"),
    ),
    (
        "The board accepted the offer on Monday.",
        "The board rejected the offer on Monday.",
        ("major", "accepted", "rejected"),
    ),
    (
        "The berries of this bush are harmless to birds.",
        "The berries of this bush are harmful to birds.",
        ("major", "harmless", "harmful"),
    ),
    (
        "The course is optional for nurses.",
        "The course is mandatory for nurses.",
        ("major", "optional", "mandatory"),
    ),
    (
        "The water in the well is safe to drink.",
        "The water in the well is unsafe to drink.",
        ("major", "safe", "unsafe"),
    ),
    (
        "The mill stands upstream of the bridge.",
        "The mill stands downstream of the bridge.",
        ("major", "upstream", "downstream"),
    ),
    (
        "Turn the left tap to stop the water.",
        "Turn the right tap to stop the water.",
        ("major", "left", "right"),
    ),
    (
        "The strong wind damaged the barn.",
        "The weak wind damaged the barn.",
        ("major", "strong", "weak"),
    ),
    (
        "The workers were underpaid for years.",
        "The workers were overpaid for years.",
        ("major", "underpaid", "overpaid"),
    ),
    (
        "The council voted in favour of the new stadium, and most residents welcomed the decision.",
        "The council voted for the new stadium. Most residents condemned the decision.",
        ("major", "welcomed", "condemned"),
    ),
    (
        "The patient was discharged on Monday and is now in a stable condition.",
        "The patient went home on Monday. Her condition is now unstable.",
        ("major", "stable", "unstable"),
    ),
    (
        "The exam was so easy that every student passed.",
        "The exam was very easy. Every student failed.",
        ("major", "passed", "failed"),
    ),
    (
        "Prices of onions have risen in the northern provinces.",
        "In the northern provinces, the price of onions has fallen.",
        ("major", "risen", "fallen"),
    ),
    (
        "The jury convicted the two brothers in June.",
        "In June, the two brothers were acquitted by the jury.",
        ("major", "convicted", "acquitted"),
    ),
    (
        "Use the narrow side of the brush for the edges.",
        "For the edges, use the wide side of the brush.",
        ("major", "narrow", "wide"),
    ),
    (
        "The tank must be full before you start the engine.",
        "Before you start the engine, the tank must be empty.",
        ("major", "full", "empty"),
    ),
    (
        "The earlier version of the map shows a lake.",
        "A lake is shown on the later version of the map.",
        ("major", "earlier", "later"),
    ),
    (
        "The upper floor is open to the public.",
        "The public can visit the lower floor.",
        ("major", "upper", "lower"),
    ),
]

# The same in other words.
_KEPT: list[tuple[str, str]] = [
    (
        "The bridge reopened after it had been closed for a year.",
        "The bridge was closed for a year. Now it is open again.",
    ),
    ("Prices decreased in May but increased in June.", "Prices went down in May and up in June."),
    ("The bank sold the house to Ada Bell.", "Ada Bell bought the house from the bank."),
    ("Orr lent Bell a boat.", "Bell borrowed a boat from Orr."),
    ("The shop is not open on Sundays.", "The shop is closed on Sundays."),
    ("It is not legal to park here.", "It is illegal to park here."),
    (
        "It is not clear whether the fire was an accident.",
        "It is unclear if the fire was an accident.",
    ),
    ("The harbour stays closed until 5 May.", "The harbour opens on 5 May."),
    ("The crust is as thin as 2 mm.", "The crust is 2 mm thick."),
    ("Garn was defeated by Holm in the final.", "Holm won against Garn in the final."),
    ("Ada is older than Ben.", "Ben is younger than Ada."),
    ("The number of visitors did not increase.", "The number of visitors stayed the same."),
    ("Hot and cold water is free.", "Warm and cold water costs nothing."),
    ("The council no longer permits fires.", "The council now bans fires."),
    ("The doors open at nine and close at five.", "The doors are open from nine to five."),
    (
        "The mayor left the town and few people remained.",
        "The mayor went away. Few people were left.",
    ),
    ("The law forbids entry to anyone except staff.", "The law allows only staff to enter."),
    ("The old church was replaced by a new one.", "A new church took the place of the old one."),
    ("The shop is closed on Mondays.", "On Mondays the shop is not open."),
    ("She lent her bicycle to Tom.", "Tom borrowed her bicycle."),
    ("The castle lies north of the river.", "The river lies south of the castle."),
    (
        "The gate is shut at night and opened at six in the morning.",
        "The gate opens at six in the morning. At night it is closed.",
    ),
    (
        "The soil is dry in summer and wet in winter.",
        "In winter the soil is wet, and in summer it is dry.",
    ),
    (
        "The new law makes it harder to evict tenants.",
        "The new law makes it less easy to throw tenants out.",
    ),
    ("Ann is the younger of the two sisters.", "Ann's sister is older than she is."),
    (
        "The team lost its first game and won all the others.",
        "The team won every game except the first one.",
    ),
]

_WORDS = st.sampled_from(
    sorted(
        words(
            "open closed up down safe unsafe"
            " buy sell left right increase decrease not"
            " the mill shop children opened water , . ; ? ! - ( ) 5 May"
        )
    )
)
_TEXTS = st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


def _found(original: str, rewrite: str) -> list[Expected]:
    sides = read(original, chosen=_KINDS), read(rewrite, chosen=_KINDS)
    return [
        (
            each.severity,
            original[slice(*each.original_span)] if each.original_span else None,
            rewrite[slice(*each.rewrite_span)] if each.rewrite_span else None,
        )
        for each in compare(*sides, chosen=_KINDS).findings
        if each.kind == "antonym"
    ]


@pytest.mark.parametrize(("original", "rewrite", "expected"), _BROKEN)
def test_broken(original: str, rewrite: str, expected: Expected) -> None:
    assert _found(original, rewrite) == [expected]


@pytest.mark.parametrize(("original", "rewrite"), _KEPT)
def test_kept(original: str, rewrite: str) -> None:
    assert _found(original, rewrite) == []


@pytest.mark.parametrize("text", sorted({row[at] for row in (*_BROKEN, *_KEPT) for at in (0, 1)}))
def test_a_text_against_itself_and_in_capitals(text: str) -> None:
    assert _found(text, text) == []
    assert _found(text.upper(), text.upper()) == []


@given(_TEXTS)
def test_random_text_against_itself(text: str) -> None:
    assert _found(text, text) == []


@given(_TEXTS, _TEXTS)
def test_never_raises(original: str, rewrite: str) -> None:
    assert isinstance(_found(original, rewrite), list)


def test_other_languages_are_not_read() -> None:
    sides = (
        read("Der Laden ist nicht offen.", "de", _KINDS),
        read("Der Laden ist offen.", "de", _KINDS),
    )
    assert not compare(*sides, chosen=_KINDS).outcomes
