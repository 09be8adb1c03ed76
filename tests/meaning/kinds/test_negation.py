"""The kind `negation`: what must be found, and, as often, what must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.compare import compare, read
from harness.meaning.kinds.polarity.negation import NegationKind
from harness.meaning.kinds.shared.clauses import words

_KINDS = (NegationKind(),)

Expected = tuple[str, str | None, str | None]

# The original, the rewrite, and the severity and words of what must be found.
_BROKEN: list[tuple[str, str, Expected]] = [
    (
        "Guests aren't permitted to cook in their rooms.",
        "Guests are permitted to cook in their rooms.",
        ("major", "aren't permitted", "permitted"),
    ),
    (
        "The vaccine does not protect against the new virus.",
        "The vaccine protects against the new virus.",
        ("major", "not protect", "protects"),
    ),
    (
        "The inspector found no faults in the wiring.",
        "The inspector found faults in the wiring.",
        ("major", "no faults", "faults"),
    ),
    (
        "No child under six may enter alone.",
        "A child under six may enter alone.",
        ("major", "No child", "child"),
    ),
    (
        "The insurance doesn't cover water damage.",
        "The insurance covers water damage.",
        ("major", "doesn't cover", "covers"),
    ),
    (
        "The council did not approve the new budget.",
        "The council approved the new budget.",
        ("major", "not approve", "approved"),
    ),
    (
        "Visitors must not feed the ducks.",
        "Visitors must feed the ducks.",
        ("major", "not feed", "feed"),
    ),
    (
        "The museum is open on Mondays.",
        "The museum isn't open on Mondays.",
        ("major", "open", "isn't open"),
    ),
    (
        "The tenant failed to pay the rent in March.",
        "The tenant paid the rent in March.",
        ("major", "failed to pay", "paid"),
    ),
    (
        "The ferry never stops at Holm.",
        "The ferry stops at Holm.",
        ("major", "never stops", "stops"),
    ),
    (
        "There is no evidence of a leak.",
        "There is evidence of a leak.",
        ("major", "no evidence", "evidence"),
    ),
    ("The soup contains nuts.", "The soup contains no nuts.", ("major", "nuts", "no nuts")),
    (
        "Nobody was injured in the fire.",
        "People were injured in the fire.",
        ("major", "Nobody was injured", "injured"),
    ),
    (
        "The pool is no longer heated.",
        "The pool is heated.",
        ("major", "no longer heated", "heated"),
    ),
    (
        "You cannot return opened goods.",
        "You can return opened goods.",
        ("major", "cannot return", "return"),
    ),
    (
        "The fence prevents sheep from leaving the field.",
        "The fence lets sheep leave the field.",
        ("major", "prevents sheep from leaving", "sheep leave"),
    ),
    (
        "Do not take the tablets without food.",
        "Take the tablets without food.",
        ("major", "not take the tablets", "Take the tablets"),
    ),
    (
        "The office doesn't open until Tuesday.",
        "The office opens until Tuesday.",
        ("major", "doesn't open", "opens"),
    ),
    (
        "The driver was unable to stop the tram.",
        "The driver was able to stop the tram.",
        ("major", "unable to stop", "stop"),
    ),
    (
        "The mayor refused to sign the letter.",
        "The mayor signed the letter.",
        ("major", "refused to sign", "signed"),
    ),
    (
        "The old bridge lacks a railing.",
        "The old bridge has a railing.",
        ("major", "lacks a railing", "railing"),
    ),
    (
        "Neither the owner nor the guests heard the alarm.",
        "The owner and the guests heard the alarm.",
        ("major", "Neither the owner nor the guests", "owner and the guests"),
    ),
    (
        "The medicine should not be kept in the fridge, and children must not touch it.",
        "The medicine should be kept in the fridge, and children must not touch it.",
        ("major", "not be kept", "kept"),
    ),
    (
        "The path hardly flooded last winter.",
        "The path flooded last winter.",
        ("major", "hardly flooded", "flooded"),
    ),
    ("It is a non-smoking hotel.", "It is a smoking hotel.", ("major", "non-smoking", "smoking")),
    (
        "The lift is working again.",
        "The lift is not working again.",
        ("major", "working", "not working"),
    ),
    (
        "The farm sells eggs to none of the shops.",
        "The farm sells eggs to the shops.",
        ("major", "none of the shops", "shops"),
    ),
    (
        "The lifeboat station at Corrie, which dates from 1904, is maintained by"
        " volunteers and opens its doors to the public on the first Sunday of June.",
        "Volunteers look after the lifeboat station at Corrie. It was built in 1904. It"
        " does not open to the public on the first Sunday of June.",
        ("major", "opens", "not open"),
    ),
    (
        "Tenants may sublet a room with the written agreement of the landlord.",
        "If the landlord agrees in writing, tenants are not allowed to sublet a room.",
        ("major", "sublet a room", "not allowed"),
    ),
    (
        "Ointment should be kept away from the mouth and the nose.",
        "The ointment should be put near the mouth and the nose.",
        ("major", "away from the mouth", "mouth"),
    ),
    (
        "The committee found no evidence that the dam had been badly built.",
        "There was evidence that the dam was badly built, the committee found.",
        ("major", "no evidence", "evidence"),
    ),
    (
        "Passengers are not required to show a passport at the border with Lenn.",
        "At the border with Lenn, passengers must show a passport.",
        ("major", "not required", "border with Lenn, passengers must show a passport"),
    ),
    (
        "Members receive the magazine four times a year by post.",
        "The magazine does not come to members by post four times a year.",
        ("major", "Members receive the magazine four times a year by post", "not come"),
    ),
    (
        "A fee is charged for lost library cards.",
        "There is no fee for lost library cards.",
        ("major", "fee", "no fee"),
    ),
    (
        "The ferry will not run on Christmas Day or on New Year's Day.",
        "The ferry will run on Christmas Day and New Year's Day.",
        ("major", "not run", "run"),
    ),
    (
        "The pump had been out of service since the storm.",
        "The pump has been in service since the storm.",
        ("major", "out of service", "service"),
    ),
    (
        "The mine never reopened after the fire of 1931.",
        "After the fire of 1931, the mine opened again.",
        ("major", "never reopened", "fire of 1931"),
    ),
    (
        "You must not drive a forklift before you have passed the test.",
        "You must drive a forklift before you have passed the test.",
        ("major", "not drive", "drive"),
    ),
    (
        "Bees were found in every hive that the inspectors opened in Arden.",
        "No bees were found in the hives that the inspectors opened in Arden.",
        ("major", "Bees", "No bees"),
    ),
]

# The same in other words.
_KEPT: list[tuple[str, str]] = [
    (
        "Plot holders who have not paid the rent by 31 March forfeit their plot.",
        "You must pay the rent by 31 March. If you have not, you lose your plot.",
    ),
    (
        "Seats that have not been claimed ten minutes before the show are given to others.",
        "Come to your seat ten minutes before the show; if you are not there, others get it.",
    ),
    (
        "Although he is the Queen's guard, Hann can not bear to kill Ida, even when she orders it.",
        "Hann is the Queen's guard. The Queen orders Hann to kill Ida. But he cannot do it.",
    ),
    (
        "Your pension of £900 before tax may be paid in part as a tax-free lump sum of £200.",
        "Your pension is £900 before tax. You can swap a part for £200, and you pay no tax on it.",
    ),
    (
        "Applicants who are not resident in Garn cannot apply.",
        "You can only apply if you live in Garn.",
    ),
    (
        "The new rules do not affect people who already have a permit.",
        "If you already have a permit, nothing changes for you.",
    ),
    ("The fire was not caused by the heater, but by a candle.", "A candle caused the fire."),
    ("The pool is closed except on Fridays.", "The pool is only open on Fridays."),
    ("It is impossible to repair the clock.", "The clock cannot be repaired."),
    ("The council rejected the plan.", "The council did not accept the plan."),
    ("She never forgets to lock the door.", "She always locks the door."),
    ("Not until 1950 did the village get power.", "The village got power in 1950."),
    ("No sooner had he left than it began to rain.", "It began to rain right after he left."),
    ("The council did not allow dogs in the park.", "The council forbade dogs in the park."),
    ("The shop is not open on Sundays.", "The shop is closed on Sundays."),
    ("It is unsafe to swim in the harbour.", "It is not safe to swim in the harbour."),
    ("He refused to pay the fine.", "He did not pay the fine."),
    ("They failed to win the match.", "They lost the match."),
    ("They failed to win the match.", "They did not win the match."),
    ("The office does not open until Tuesday.", "The office opens on Tuesday."),
    ("The office does not open until Tuesday.", "The office only opens on Tuesday."),
    ("No one else knows the code.", "Only she knows the code."),
    ("The plan is not only cheap but also quick.", "The plan is cheap and quick."),
    ("There is no doubt that the mill is old.", "The mill is surely old."),
    ("The report is, not to mention late, badly written.", "The report is late and badly written."),
    ("Whether or not it rains, the fair will be held.", "The fair will be held even if it rains."),
    ("You cannot but admire the view.", "You have to admire the view."),
    ("It is not uncommon for roofs to leak.", "Roofs often leak."),
    ("Dogs are not allowed on the beach.", "No dogs are allowed on the beach."),
    ("Entry without a ticket is not possible.", "You need a ticket to enter."),
    (
        "Neither the owner nor the guests heard the alarm.",
        "The owner and the guests did not hear the alarm.",
    ),
    ("None of the seats was free.", "All the seats were taken."),
    ("The bus doesn't stop here, does it?", "The bus doesn't stop here."),
    ("The rain prevented the team from playing.", "The team could not play because of the rain."),
    (
        "Residents who do not register by May lose their vote.",
        "Residents must register by May. Otherwise they lose their vote.",
    ),
    ("Please do not hesitate to call the office.", "Please call the office."),
    ("The trip lasts no more than two hours.", "The trip lasts two hours at most."),
    (
        "The judge did not believe that the driver was tired.",
        "The judge believed that the driver was not tired.",
    ),
    ("The law bars firms from selling the drug.", "Firms may not sell the drug. This is the law."),
    ("He left without saying a word.", "He left. He did not say a word."),
    (
        "The mayor, who did not attend the meeting, sent a letter.",
        "The mayor sent a letter to the meeting.",
    ),
    ("Nothing but bread was left.", "Only bread was left."),
    ("Unless you pay, the water will be cut off.", "If you do not pay, the water will be cut off."),
    ("She couldn't be reached by phone.", "She could not be reached by phone."),
    (
        "The new rule doesn't apply to children, isn't that so?",
        "The new rule does not apply to children.",
    ),
    ("Farmers are not required to join the scheme.", "Joining the scheme is optional for farmers."),
    ("The bank lacked the money to go on.", "The bank did not have the money to go on."),
    ("Visitors are forbidden to touch the exhibits.", "Please do not touch anything on show."),
    (
        "The bridge was closed to lorries until the cracks had been repaired.",
        "Lorries could not use the bridge before the cracks were mended.",
    ),
    (
        "The mayor declined to comment on the report.",
        "The mayor did not want to say anything about the report.",
    ),
    (
        "Only three of the twelve wells contained clean water.",
        "Nine of the twelve wells did not have clean water. Three did.",
    ),
    (
        "The vaccine is ineffective against the northern strain of the virus.",
        "The vaccine does not work against the northern strain of the virus.",
    ),
    ("The letter remained unanswered for a year.", "For a year, nobody answered the letter."),
    ("The trail is impassable after heavy rain.", "You cannot walk the trail after heavy rain."),
    (
        "Apart from the chapel, the village was destroyed.",
        "The chapel was not destroyed, but the rest of the village was.",
    ),
    (
        "The company has yet to publish its figures for May.",
        "The company has not yet published its figures for May.",
    ),
    (
        "The drug is unlikely to harm unborn babies.",
        "The drug will probably not harm unborn babies.",
    ),
    (
        "The museum waives the entrance fee for school classes.",
        "School classes do not pay an entrance fee at the museum.",
    ),
    ("He left the meeting early instead of voting.", "He did not vote. He left the meeting early."),
    (
        "Staff who lack a pass are turned away at the gate.",
        "If staff do not have a pass, they cannot go in at the gate.",
    ),
    ("The river rarely freezes in December.", "The river does not often freeze in December."),
    (
        "Pupils are exempt from the test if they are ill.",
        "Pupils who are ill do not have to take the test.",
    ),
    ("The council has ruled out a new car park.", "The council will not build a new car park."),
    (
        "Rather than repair the roof, the owners sold the barn.",
        "The owners did not repair the roof of the barn. They sold it.",
    ),
    ("It is doubtful whether the wall was ever finished.", "The wall may not have been finished."),
]

_WORDS = st.sampled_from(
    sorted(
        words(
            "no not never none without cannot"
            " don't neither nor fail to unable prevent from few hardly"
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
        if each.kind == "negation"
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
