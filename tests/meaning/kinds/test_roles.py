"""Who did what to whom, case by case; half of the cases keep the roles in other words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.roles.role_mirror import mirrored
from harness.meaning.kinds.roles.role_reading import verb_relations
from harness.meaning.kinds.roles.roles import RoleKind
from harness.meaning.pair import Pair
from harness.meaning.passage import read_passage

KINDS = (RoleKind(),)

KEPT = [
    ("The council fined the firm in May.", "The firm was fined by the council in May."),
    ("The firm was sued by the council.", "The council sued the firm."),
    ("The council fined the firm, which appealed.", "The council fined the firm. It appealed."),
    ("The council, which sued the firm, won.", "The firm was sued by the council. It won."),
    ("Ada Bell sold the mill to the bank.", "The bank bought the mill from Ada Bell."),
    ("The bank lent the farmer 500 crowns.", "The farmer borrowed 500 crowns from the bank."),
    ("The library gave the school 40 books.", "The school received 40 books from the library."),
    ("Mrs Orr taught the boys Latin.", "The boys learned Latin from Mrs Orr."),
    ("Harrow beat Linton on Sunday.", "Linton lost to Harrow on Sunday."),
    ("Harrow beat Linton on Sunday.", "Harrow won against Linton on Sunday."),
    ("The mayor employs the gardener.", "The gardener works for the mayor."),
    ("The mill belongs to the bank.", "The bank owns the mill."),
    ("A storm caused the flood.", "The flood resulted from a storm."),
    ("The feast precedes the fair.", "The fair follows the feast."),
    ("Ada is the mother of Ben.", "Ben is the son of Ada."),
    ("Ada is the mother of Ben.", "Ada is Ben's mother."),
    ("Mr Orr is the owner of the mill.", "The owner of the mill is Mr Orr."),
    ("The owner of the mill sued the town.", "The mill's owner sued the town."),
    ("Ada met Ben at the station.", "Ben met Ada at the station."),
    ("Ada married Ben in 1990.", "Ben married Ada in 1990."),
    ("Norland borders Sudland.", "Sudland borders Norland."),
    ("The barn differs from the mill.", "The mill differs from the barn."),
    ("Ada and Ben fought the fire.", "Ben and Ada fought the fire."),
    ("The ferry goes from Orr to Ney.", "The ferry goes to Ney from Orr."),
    ("The ferry sails from Orr to Ney and back.", "The ferry sails from Ney to Orr and back."),
    ("Colors range from red to blue.", "Colors range from blue to red."),
    ("The barn is larger than the mill.", "The mill is smaller than the barn."),
    ("The barn is larger than the mill.", "Compared with the mill, the barn is large."),
    ("They drank tea instead of coffee.", "Instead of coffee, they drank tea."),
    ("They chose to walk rather than drive.", "They walked rather than drove."),
    ("Pilots, unlike nurses, may strike.", "Unlike nurses, pilots may strike."),
    ("The court ruled for the tenant against the owner.", "The tenant won in court."),
    (
        "The police arrested two men who had robbed the bank.",
        "Two men robbed the bank. The police arrested them.",
    ),
    ("The teacher praised the girl and the boy.", "The teacher praised the boy and the girl."),
    (
        "After the mayor attacked the plan, the council dropped it.",
        "The mayor attacked the plan. Then the council dropped it.",
    ),
    (
        "The dog that bit the boy was caught by a neighbor.",
        "A neighbor caught the dog that bit the boy.",
    ),
    (
        "Ada Bell, a painter who influenced Tom Cox, died in May.",
        "Ada Bell was a painter. She influenced Tom Cox. She died in May.",
    ),
    (
        "Residents want the council to ban the firm.",
        "Residents want a ban on the firm by the council.",
    ),
    ("The company supplied the hospital with masks.", "The hospital got masks from the company."),
    (
        "The novel was written by Orr and translated by Cox.",
        "Orr wrote the novel. Cox translated it.",
    ),
    ("The king was succeeded by his son.", "His son followed the king."),
    ("Each team beat the other once.", "Both teams won once."),
]

EXCHANGED = [
    ("The council fined the firm in May.", "The firm fined the council in May."),
    ("The council fined the firm in May.", "The council was fined by the firm in May."),
    ("The firm was sued by the council.", "The council was sued by the firm."),
    ("The council, which sued the firm, won.", "The firm, which sued the council, won."),
    ("Ada Bell sold the mill to the bank.", "The bank sold the mill to Ada Bell."),
    ("Ada Bell sold the mill to the bank.", "Ada Bell bought the mill from the bank."),
    ("The bank lent the farmer 500 crowns.", "The farmer lent the bank 500 crowns."),
    ("The bank lent the farmer 500 crowns.", "The bank borrowed 500 crowns from the farmer."),
    ("The library gave the school 40 books.", "The school gave the library 40 books."),
    ("Mrs Orr taught the boys Latin.", "Mrs Orr learned Latin from the boys."),
    ("Harrow beat Linton on Sunday.", "Linton beat Harrow on Sunday."),
    ("Harrow beat Linton on Sunday.", "Harrow lost to Linton on Sunday."),
    ("The mayor employs the gardener.", "The mayor works for the gardener."),
    ("A storm caused the flood.", "The flood caused a storm."),
    ("Smoking leads to cancer and triggers disease.", "Disease triggers smoking."),
    ("The feast precedes the fair.", "The fair precedes the feast."),
    ("Ada is the mother of Ben.", "Ben is the mother of Ada."),
    ("Mr Orr is the teacher of Mr Cox.", "Mr Cox is the teacher of Mr Orr."),
    ("The ferry goes from Orr to Ney.", "The ferry goes from Ney to Orr."),
    ("The firm exports cheese to Norland.", "The firm exports cheese from Norland."),
    ("The barn is larger than the mill.", "The mill is larger than the barn."),
    ("Women earned more than men in the mill.", "Men earned more than women in the mill."),
    ("They drank tea instead of coffee.", "They drank coffee instead of tea."),
    ("They chose to walk rather than drive.", "They chose to drive rather than walk."),
    ("Pilots, unlike nurses, may strike.", "Nurses, unlike pilots, may strike."),
    ("The court ruled for the tenant against the owner.", "The court ruled for the owner."),
    (
        "The police arrested the mayor after the riot.",
        "The mayor arrested the police after the riot.",
    ),
    ("The Romans outflanked the Gauls at dawn.", "The Gauls outflanked the Romans at dawn."),
    ("Orr is the capital of Norland.", "Norland is the capital of Orr."),
    ("The nurse has decided to sue the doctor.", "The doctor has decided to sue the nurse."),
    ("The dog that bit the boy was caught.", "The boy that bit the dog was caught."),
    (
        "Voters rejected the plan that the mayor had proposed.",
        "Voters proposed the plan that the mayor had rejected.",
    ),
    (
        "Dr. Ines Quorra referred the patient to Prof. Mink.",
        "Prof. Mink referred the patient to Dr. Ines Quorra.",
    ),
    (
        "The seller cannot be held liable for faults that a buyer would see.",
        "The buyer cannot be held liable for faults that a buyer would see.",
    ),
    (
        "The council fined the firm. The court upheld the fine.",
        "The court fined the firm. The court upheld the fine.",
    ),
    ("The firm was sued in May for the leak.", "The firm sued the town in May for the leak."),
    ("Novels by Orr influenced plays by Cox.", "Plays by Cox influenced novels by Orr."),
    ("The union accused the minister of lying.", "The minister accused the union of lying."),
    ("Germany invaded Poland in 1939.", "Poland invaded Germany in 1939."),
    ("Many wolves were killed by farmers.", "Many farmers were killed by wolves."),
]


def found(original, rewrite):
    return compare(read(original, chosen=KINDS), read(rewrite, chosen=KINDS), chosen=KINDS).findings


@pytest.mark.parametrize(("original", "rewrite"), KEPT)
def test_nothing_is_said_where_the_roles_are_kept(original, rewrite):
    assert found(original, rewrite) == ()


@pytest.mark.parametrize(("original", "rewrite"), EXCHANGED)
def test_exchanged_roles_are_major(original, rewrite):
    assert {each.severity for each in found(original, rewrite)} == {"major"}


def test_a_finding_has_the_clause_on_both_sides():
    (one,) = found("On Monday the council fined the firm.", "On Monday the firm fined the council.")
    assert one.original_span == (10, 36)
    assert one.rewrite_span == (10, 36)
    assert "“the council fined the firm” became “the firm fined the council”" in one.message


def test_a_third_party_is_less_sure_than_an_exchange():
    (third,) = found(
        "The council fined the firm. The court upheld the fine.",
        "The court fined the firm. The court upheld the fine.",
    )
    (exchange,) = found("The council fined the firm.", "The firm fined the council.")
    assert third.confidence < exchange.confidence
    assert third.original_span == (0, 11)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The firm was sued by the council.", [("sue", {"object": "firm", "subject": "council"})]),
        ("The fine was high.", []),
        ("They fined the firm.", [("fine", {"object": "firm"})]),
        (
            "The mayor gave the school a book.",
            [("give", {"from": "mayor", "to": "school", "thing": "book"})],
        ),
        (
            "The plan that Ada Bell opposed failed.",
            [("oppose", {"subject": "Bell", "object": "plan"})],
        ),
        ("Ada and Ben sued the firm.", [("sue", {"object": "firm"})]),
    ],
)
def test_reading(text, roles):
    passage = read_passage(text)
    read_roles = [
        (each.key, {role: passage.tokens[phrase.head].text for role, phrase in each.roles})
        for each in verb_relations(passage)
    ]
    assert read_roles == roles


def test_words_that_go_both_ways_are_not_mirrored():
    for verb in ("resembles", "meets"):
        pair = Pair(
            read(f"Orr {verb} Ney.", chosen=()),
            read(f"Ney {verb} Orr.", chosen=()),
        )
        assert list(mirrored(pair)) == []


TEXT = (
    "the The council firm Ada Bell fined was by sold bought to from than larger , . ; ( )"
    " of and or instead rather unlike which that who mother 's Ben's is not - Dr. 42 in May"
    " « 北 été ruled for against"
)
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_never_raises_and_a_text_agrees_with_itself(one, other):
    before, after = " ".join(one), " ".join(other)
    found(before, after)
    assert found(before, f"{before} ") == ()


@pytest.mark.parametrize("text", ["", "a", "than", "from", "instead of", "by", "SUED BY THE FIRM"])
def test_scraps(text):
    assert found(text, f"{text}.") == () or text == ""
    found(text, "The council sued the firm.")


def test_other_languages_are_left_alone():
    before = read("Le maire a battu le roi.", "fr", KINDS)
    after = read("Le roi a battu le maire.", "fr", KINDS)
    assert compare(before, after, KINDS).findings == ()
