"""The kind `order`: what must be found, and, as often, what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.order import OrderKind
from harness.meaning.kinds.shared.clauses import words

_KINDS = (OrderKind(),)

Expected = tuple[str, str | None, str | None]

# The original, the rewrite, and the severity and words of what must be found.
_BROKEN: list[tuple[str, str, Expected]] = [
    (
        "Apparently after her death, he went into mourning for a year.",
        "Before her death, he went into mourning for a year.",
        ("major", "after her death", "Before her death"),
    ),
    (
        "Apply the cream after washing your hands.",
        "Apply the cream before washing your hands.",
        ("major", "after washing your hands", "before washing your hands"),
    ),
    (
        "The school will be closed until the heating is repaired.",
        "The school will be closed after the heating is repaired.",
        ("major", "until the heating is repaired", "after the heating is repaired"),
    ),
    (
        "Rinse the rice, then boil it.",
        "Boil the rice, then rinse it.",
        ("major", "then boil", "then rinse"),
    ),
    (
        "The dam was built before the town was moved.",
        "The dam was built after the town was moved.",
        ("major", "before the town was moved", "after the town was moved"),
    ),
    (
        "Wash the wound before you put on the bandage.",
        "Wash the wound after you put on the bandage.",
        ("major", "before you put on the bandage", "after you put on the bandage"),
    ),
    (
        "After the storm, the council closed the pier.",
        "Before the storm, the council closed the pier.",
        ("major", "After the storm", "Before the storm"),
    ),
    (
        "The choir sang before the mayor spoke.",
        "The mayor spoke before the choir sang.",
        ("major", "before the mayor spoke", "before the choir sang"),
    ),
    (
        "The choir sang before the mayor spoke.",
        "The choir sang after the mayor spoke.",
        ("major", "before the mayor spoke", "after the mayor spoke"),
    ),
    (
        "The pool stays shut until Monday.",
        "The pool stays shut from Monday.",
        ("major", "until Monday", "from Monday"),
    ),
    (
        "The shop has been closed since May.",
        "The shop has been closed until May.",
        ("major", "since May", "until May"),
    ),
    (
        "Heat the oil, then add the onions.",
        "Add the onions, then heat the oil.",
        ("major", "then add the onions", "then heat the oil"),
    ),
    (
        "The speech was followed by a dinner.",
        "The speech was preceded by a dinner.",
        ("major", "followed by a dinner", "preceded by a dinner"),
    ),
    (
        "Pay the fee prior to collecting the key.",
        "Pay the fee after collecting the key.",
        ("major", "prior to collecting the key", "after collecting the key"),
    ),
    (
        "Once the paint is dry, close the windows.",
        "Before the paint is dry, close the windows.",
        ("major", "Once the paint is dry", "Before the paint is dry"),
    ),
    (
        "The choir sang. Then the mayor spoke.",
        "The mayor spoke. Then the choir sang.",
        ("major", "Then the mayor spoke", "Then the choir sang"),
    ),
    (
        "Take the tablets after meals.",
        "Take the tablets before meals.",
        ("major", "after meals", "before meals"),
    ),
    (
        "The museum opened two years after the war ended.",
        "The war ended two years after the museum opened.",
        ("major", "after the war ended", "after the museum opened"),
    ),
    (
        "Close the valve before you remove the hose.",
        "Close the valve after you remove the hose.",
        ("major", "before you remove the hose", "after you remove the hose"),
    ),
    (
        "Once the paint is dry, the door can be hung.",
        "Before the paint is dry, you can hang the door.",
        ("major", "Once the paint is dry", "Before the paint is dry"),
    ),
    (
        "The shop has been empty since the fire.",
        "The shop was empty before the fire.",
        ("major", "since the fire", "before the fire"),
    ),
    (
        "The goods were paid for two days before they were sent.",
        "The goods were paid for. This was two days after they were sent.",
        ("major", "before they were sent", "after they were sent"),
    ),
    (
        "Add the eggs after the butter has melted.",
        "The eggs are added before the butter has melted.",
        ("major", "after the butter has melted", "before the butter has melted"),
    ),
    (
        "The trial was held prior to the election.",
        "The trial took place after the election.",
        ("major", "prior to the election", "after the election"),
    ),
    (
        "After the company bought the mill in 2003, it began to sell flour.",
        "The company bought the mill in 2003. Before this, it began to sell flour.",
        ("major", "After the company bought the mill", "Before this, it began to sell flour"),
    ),
    (
        "He attended the school (the one in the film) before he entered the theatre.",
        "He attended the school (the one in the film) after he entered the theatre.",
        ("major", "before he entered the theatre", "after he entered the theatre"),
    ),
    (
        "When the island was returned to Spain, the city was renamed.",
        "The city was renamed before the island was returned to Spain.",
        (
            "major",
            "When the island was returned to Spain",
            "before the island was returned to Spain",
        ),
    ),
    (
        "Upon receiving the letter, the clerk stamps it.",
        "The clerk stamps the letter before receiving it.",
        ("major", "Upon receiving the letter", "before receiving"),
    ),
    (
        "After his illness, Orr retired from politics and wrote books.",
        "Orr retired from politics before his illness. He then wrote books.",
        ("major", "After his illness", "before his illness"),
    ),
    (
        "The team flew home after the final.",
        "The final was played. Before that, the team flew home.",
        ("major", "after the final", "Before that, the team flew home"),
    ),
    (
        "Wash the cut and then put on a plaster.",
        "Put on a plaster before you wash the cut.",
        ("major", "then put on a plaster", "before you wash the cut"),
    ),
]

# The same in other words.
_KEPT: list[tuple[str, str]] = [
    (
        "The Orvel contest has been held yearly since 1952 to choose the town's best baker.",
        "Since 1952 the Orvel contest has been held every year, and the winner is the best baker.",
    ),
    (
        "The mill has been shut since May because its roof fell in.",
        "Since May the mill has been shut, and the roof has not been mended.",
    ),
    (
        "The failure came on 2 May, when the probe stopped sending after a crash.",
        "On 2 May the probe crashed. After that it stopped sending.",
    ),
    (
        "The vote took place two days after the debate.",
        "The debate was held first. The vote came two days later.",
    ),
    ("Until 1990 the mill made flour.", "The mill made flour. It stopped in 1990."),
    ("Wait until the light is green before you cross.", "Only cross when the light is green."),
    ("The letter was sent prior to the deadline.", "The letter was sent in time."),
    ("The choir sang before the mayor spoke.", "After the choir sang, the mayor spoke."),
    ("The choir sang before the mayor spoke.", "The mayor spoke after the choir sang."),
    ("The choir sang before the mayor spoke.", "The choir sang. Then the mayor spoke."),
    ("Before you leave, lock the door.", "Lock the door before you leave."),
    ("Before you leave, lock the door.", "First lock the door. Then leave."),
    (
        "After the storm, the council closed the pier.",
        "There was a storm. Then the council closed the pier.",
    ),
    ("The office does not open until Monday.", "The office opens after Monday."),
    ("The speech was followed by a dinner.", "After the speech there was a dinner."),
    ("The speech was followed by a dinner.", "The dinner was preceded by a speech."),
    ("After all, the mill was old.", "The mill was old."),
    ("The boat was named after the mayor.", "The boat has the name of the mayor."),
    ("If it rains, then stay inside.", "Stay inside if it rains."),
    ("Since then the mill has stood empty.", "The mill has been empty from then on."),
    ("Prior to the vote, members read the report.", "Members read the report before they voted."),
    ("Do not drive until the doctor agrees.", "You may drive after the doctor agrees."),
    (
        "He worked as a smith before becoming a priest.",
        "He was a smith. Later, he became a priest.",
    ),
    ("The farm looked after the horses.", "The farm took care of the horses."),
    ("Following the flood, the school moved.", "The school moved after the flood."),
    ("Close the valve before you remove the hose.", "First close the valve. Then remove the hose."),
    (
        "The road will not open until the snow has melted.",
        "The road will open after the snow has melted.",
    ),
    ("After the war, the bridge was rebuilt.", "The bridge was built again once the war was over."),
    (
        "The talks, which began in May, ended before the summer.",
        "The talks began in May. They were over by the summer.",
    ),
    ("Do not open the oven before the timer rings.", "Open the oven after the timer rings."),
    ("The harvest was followed by a fair.", "After the harvest there was a fair."),
    ("Wash your hands before eating.", "Do not eat before you have washed your hands."),
    (
        "After the company bought the mill in 2003, it began to sell flour.",
        "The company bought the mill in 2003. After this, it began to sell flour.",
    ),
    (
        "In the years before his release in 1474, he lived with his wife in a house in the city.",
        "He was released in 1474 and in the years prior to his release he lived with his wife.",
    ),
    (
        "There was a migration out of Africa, then a further speciation in Africa.",
        "There was a migration out of Africa and after this migration a further speciation.",
    ),
    ("He had left when she came home.", "He left before she came home."),
    ("When she died, her son had sold the farm.", "Her son sold the farm before she died."),
    ("When you apply, send two photos.", "Before you apply, take two photos."),
    ("When the war ended, the bridge was rebuilt.", "The bridge was rebuilt after the war ended."),
    (
        "The area was made larger, before being closed soon after the flood in May.",
        "The area grew, before being closed after the flood in May.",
    ),
    ("She was a nurse. Before that, she was a cook.", "She was a cook before she was a nurse."),
]

_WORDS = st.sampled_from(
    sorted(
        words(
            "before after until since then later"
            " once followed by preceded prior to from first not"
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
        if each.kind == "order"
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
