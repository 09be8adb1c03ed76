"""Names that changed places, case by case; half of the cases are honest rewrites."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read

Majors = Callable[[str, str], list[str]]

WORDS = ("Ada", "Ben", "Oslo", "in", "from", "to", ",", "and", "met", ".", "with", "the", "mill")

EXCHANGED = [
    ("A park near Dresden in Saxony was shut.", "It lies near Saxony in Dresden. The park shut."),
    (
        "Empoli is on the line from Florence, and Marta moved from Oslo to Bergen in 1990.",
        "Empoli is on the line from Florence, and Marta moved from Bergen to Oslo in 1990.",
    ),
    (
        "She was born in Norwich and studied music at Cambridge.",
        "She was born in Cambridge and studied music at Norwich.",
    ),
    ("He was born in Vienna and died in Prague.", "He was born in Prague and died in Vienna."),
    (
        "Smith directed the film, and Jones wrote the music.",
        "Jones directed the film, and Smith wrote the music.",
    ),
    (
        "The ambassador travelled from Moscow to Berlin by train.",
        "The ambassador travelled from Berlin to Moscow by train.",
    ),
    (
        "Her father came from Ghana and her mother from Peru.",
        "Her father came from Peru and her mother from Ghana.",
    ),
    ("Paris is the capital of France.", "France is the capital of Paris."),
    (
        "Mayor Ellis thanked Minister Corran for the money.",
        "Mayor Corran thanked Minister Ellis for the money.",
    ),
    (
        "Ruth Bell, the director of Harbour House, welcomed the decision.",
        "Harbour House, the director of Ruth Bell, welcomed the decision.",
    ),
    (
        "The company has its head office in Zurich and its factory in Turin.",
        "The company has its main office in Turin and its factory in Zurich.",
    ),
    (
        "The school in Altenstadt, near Schongau, was closed.",
        "The school in Schongau, near Altenstadt, was closed.",
    ),
    (
        "Boris Petrov translated the novel by Ana Silva into English.",
        "Ana Silva translated the novel by Boris Petrov into English.",
    ),
    (
        "The goods are shipped to Ghana from Italy every month.",
        "The goods are shipped to Italy from Ghana every month.",
    ),
    ("Anna lent her brother's car to Tom.", "Tom lent her brother's car to Anna."),
    (
        "Google bought the start-up, while Apple sold its maps.",
        "Apple bought the start-up, while Google sold its maps.",
    ),
    (
        "The colonists who left Ireland settled in Canada.",
        "The colonists who left Canada settled in Ireland.",
    ),
    (
        "Kerstin Vogel succeeded Pieter Maas as head of the bank.",
        "Pieter Maas succeeded Kerstin Vogel as head of the bank.",
    ),
]

KEPT = [
    ("The park near Dresden in Saxony was shut.", "In Saxony, a park near Dresden was shut."),
    ("They live in Oslo, in Norway.", "They live in Norway, in Oslo."),
    ("The road from Oslo to Bergen is closed.", "The road from Bergen to Oslo is closed."),
    ("Anna married Tom in 1990.", "Tom married Anna in 1990."),
    ("Anna Bell met Tom Roe in Paris.", "Tom Roe met Anna Bell in Paris."),
    (
        "The war between France and Spain ended in 1659.",
        "The war between Spain and France ended in 1659.",
    ),
    ("She was born in Vienna and died in Prague.", "She died in Prague. She was born in Vienna."),
    ("France borders Spain.", "Spain borders France."),
    (
        "The film was directed by Smith and produced by Jones.",
        "Jones produced the film and Smith directed it.",
    ),
    ("Smith was beaten by Jones in the final.", "Jones beat Smith in the final."),
    (
        "Paris, the capital of France, lies on the Seine.",
        "The capital of France, Paris, lies on the Seine.",
    ),
    (
        "It is found in Orissa, Tamil Nadu and Karnataka.",
        "It is found in Karnataka, Orissa and Tamil Nadu.",
    ),
    (
        "The books were translated into Greek and into Latin.",
        "The books were translated into Latin and into Greek.",
    ),
    (
        "Anna Bell and her husband Tom Roe live in York.",
        "Tom Roe and his wife Anna Bell live in York.",
    ),
    ("Oslo lies north of Bergen Street.", "Bergen Street lies south of Oslo."),
    ("Smith sold the house to Jones.", "Jones bought the house from Smith."),
    ("From Moscow he travelled to Berlin.", "He travelled to Berlin from Moscow."),
    ("In Ghana, the firm works with Oxfam.", "The firm works with Oxfam in Ghana."),
    ("Lima, in Peru, is the home of Ana Silva.", "Ana Silva lives in Lima, in Peru."),
    ("Ana Silva wrote the book with Boris Petrov.", "Boris Petrov wrote the book with Ana Silva."),
    (
        "The marriage of Anna Bell to Tom Roe ended in 1980.",
        "The marriage of Tom Roe to Anna Bell ended in 1980.",
    ),
    (
        "Flights between Oslo and Rome, and from Rome to Cairo, were cancelled.",
        "Flights from Rome to Cairo, and between Rome and Oslo, were cancelled.",
    ),
    ("The distance from Oslo to Bergen is 460 km.", "The distance from Bergen to Oslo is 460 km."),
    ("Weber works for Siemens in Munich.", "Siemens in Munich employs Weber."),
    (
        "Trade with Germany and Poland grew, and exports to Italy fell.",
        "Exports to Italy fell, and trade with Poland and Germany grew.",
    ),
    ("Both Iran and Iraq claimed the river.", "Both Iraq and Iran claimed the river."),
    ("Smith, a friend of Jones, sang in London.", "Jones's friend Smith sang in London."),
    ("Ghana beat Peru, and Peru beat Chile.", "Peru beat Chile. Peru lost to Ghana."),
    ("Wales played against Scotland in Cardiff.", "Scotland played against Wales in Cardiff."),
]


@pytest.mark.parametrize(("original", "rewrite"), EXCHANGED)
def test_an_exchange_of_names_is_told(original: str, rewrite: str, majors: Majors) -> None:
    assert len(set(majors(original, rewrite)) & {"role", "name"}) == 1


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_names_that_keep_their_slots_are_left_alone(
    original: str, rewrite: str, majors: Majors
) -> None:
    assert majors(original, rewrite) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS)))
def test_any_two_texts_can_be_held_against_each_other(majors: Majors, parts: list[str]) -> None:
    text = " ".join(parts)
    assert majors(text, text) == []
    compare(read(text), read(" ".join(reversed(parts))))


@pytest.mark.parametrize(
    ("original", "rewrite", "expected"),
    [
        ("Ripley is a town in Derbyshire.", "Volterra is a town in Derbyshire.", ["name"]),
        ("Kepler discovered the laws in 1609.", "Newton discovered the laws in 1609.", ["name"]),
        ("Ipswich won the cup in 1938.", "Norwich won the cup in 1938.", ["name"]),
        ("It lies in Pas-de-Calais.", "It lies in Pas-de-Vire.", ["name"]),
        ("The Paris-to-Rome train stops here.", "The train from Paris to Rome stops here.", []),
        ("Nevin returned to Rome in 1887.", "The composer returned to Rome in 1887.", []),
        ("Ripley is a town in Derbyshire.", "The town of Ripley lies in Derbyshire.", []),
        ("Meanwhile, Kamen went to Rome.", "Then Kamen went to Rome.", []),
    ],
)
def test_another_name_at_the_head_of_a_sentence(
    original: str, rewrite: str, expected: list[str], majors: Majors
) -> None:
    assert majors(original, rewrite) == expected
