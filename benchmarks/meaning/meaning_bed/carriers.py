"""Sentences made for edits that ordinary texts have too few places for."""

from __future__ import annotations

from meaning_bed.edits import Planted, capitalized

NEGATED = (
    (
        "The vaccine is not suitable for small children.",
        "The vaccine is suitable for small children.",
    ),
    ("The bridge is not strong enough for lorries.", "The bridge is strong enough for lorries."),
    ("Dogs are not allowed on the beach.", "Dogs are allowed on the beach."),
    ("The fire did not reach the school.", "The fire reached the school."),
    ("The two drugs must not be taken together.", "The two drugs must be taken together."),
    (
        "The council has never refused such a request.",
        "The council has often refused such a request.",
    ),
    (
        "The mayor denied that the tests had failed.",
        "The mayor admitted that the tests had failed.",
    ),
    ("There was no damage to the roof.", "There was damage to the roof."),
    ("The office does not open on Sundays.", "The office opens on Sundays."),
    ("Nobody was in the building at the time.", "Workers were in the building at the time."),
    ("The firm has not paid the fine.", "The firm has paid the fine."),
    ("The refund is not automatic.", "The refund is automatic."),
)

HEDGED = (
    (
        "The treasurer allegedly took money from the fund.",
        "The treasurer took money from the fund.",
    ),
    ("The captain is said to have been drunk.", "The captain was drunk."),
    ("The driver reportedly ran away.", "The driver ran away."),
    ("The painting is thought to be a copy.", "The painting is a copy."),
    ("The leak may have caused the illness.", "The leak caused the illness."),
    ("The suspect is believed to have left the country.", "The suspect has left the country."),
    ("Some experts suspect that the dam is unsafe.", "The dam is unsafe."),
    ("The noise seems to frighten the birds.", "The noise frightens the birds."),
    ("The firm apparently knew of the danger.", "The firm knew of the danger."),
    ("Coffee might protect the liver.", "Coffee protects the liver."),
    ("The accused man supposedly sold the keys.", "The accused man sold the keys."),
    ("It is possible that the data were lost.", "The data were lost."),
    ("The clerk is accused of forging the letter.", "The clerk forged the letter."),
    ("Early results hint that the drug works.", "The drug works."),
)

QUANTIFIED = (
    ("All the wells were tested.", "Some of the wells were tested."),
    ("Most farmers signed the letter.", "Few farmers signed the letter."),
    ("None of the cars had brakes.", "Most of the cars had brakes."),
    ("Few visitors know the chapel.", "Most visitors know the chapel."),
    ("Every pupil passed the test.", "Hardly any pupil passed the test."),
    ("Both pumps are broken.", "One of the pumps is broken."),
    ("Everybody saw the signal.", "Nobody saw the signal."),
    ("The train is always late.", "The train is sometimes late."),
)

# What a source says, the bare claim, and the same from another source.
SOURCES = tuple(
    (frame.format(source, claim), capitalized(claim) + ".", frame.format(other, claim))
    for place, claim in enumerate(
        (
            "the new road will ruin the village",
            "the prices have been set too high",
            "the tower is unsafe",
            "the vote was fair",
            "the factory poisons the river",
            "the strike is over",
            "the old law was useless",
            "the hospital turned patients away",
            "the figures were made up",
            "the plan saves money",
            "the water is clean",
            "the army has left the town",
        )
    )
    for frame, source, other in [
        (
            ("The {0} said that {1}.", "The {0} claims that {1}.", "According to the {0}, {1}.")[
                place % 3
            ],
            ("farmers' union", "police chief", "opposition leader", "head teacher")[place % 4],
            ("finance minister", "shop owner", "weather service", "bus company")[place % 4],
        )
    ]
)

CONDITIONS = (
    ("You will get the money back if you keep the receipt.", "You will get the money back."),
    ("Members may bring a guest unless the hall is full.", "Members may bring a guest."),
    ("The shop takes cards except on market days.", "The shop takes cards."),
    ("The licence is free for people over seventy.", "The licence is free."),
    ("The pills are safe provided that you do not drink alcohol.", "The pills are safe."),
    ("If the alarm rings twice, leave the building.", "Leave the building."),
    ("The road is open to traffic as long as there is no snow.", "The road is open to traffic."),
    ("The sale goes ahead only if the court agrees.", "The sale goes ahead."),
    ("Unless it rains, the show starts at eight.", "The show starts at eight."),
    ("The guarantee covers everything except the battery.", "The guarantee covers everything."),
    ("When the light is red, do not open the door.", "Do not open the door."),
    ("You can cancel the order within a week of the purchase.", "You can cancel the order."),
)

ALTERED_QUOTES = (
    (
        'The pilot said: "I saw the other plane too late."',
        'The pilot said: "I never saw the other plane."',
    ),
    ('"We will rebuild the school," the mayor said.', '"We will sell the school," the mayor said.'),
    ('The sign reads "Keep the gate closed".', 'The sign reads "Keep the gate open".'),
    ('She called the plan "a brave step".', 'She called the plan "a foolish step".'),
    ('"Nobody asked us," one farmer complained.', '"Everybody asked us," one farmer complained.'),
    ('He described the film as "slow but moving".', 'He described the film as "slow and boring".'),
    (
        'The letter ends with the words "we forgive you".',
        'The letter ends with the words "we accuse you".',
    ),
    (
        '"The ice is safe," the guard told the skaters.',
        '"The ice is not safe," the guard told the skaters.',
    ),
    ('The label says "do not freeze".', 'The label says "freeze at once".'),
    ('"We lost millions," the director admitted.', '"We lost thousands," the director admitted.'),
    ('The judge spoke of "a small mistake".', 'The judge spoke of "a serious crime".'),
    ('"I will come back," she promised.', '"I will never come back," she promised.'),
)

_PAIRS = (
    ("the landlord", "the tenant"),
    ("the nurse", "the surgeon"),
    ("the bank", "the builder"),
    ("the mayor", "the editor"),
    ("the coach", "the referee"),
    ("the union", "the airline"),
    ("the teacher", "the inspector"),
    ("the minister", "the general"),
    ("the baker", "the miller"),
    ("the guard", "the visitor"),
    ("the museum", "the collector"),
    ("the captain", "the mechanic"),
)
_VERBS = (
    "sued",
    "warned",
    "blamed",
    "thanked",
    "hired",
    "praised",
    "visited",
    "called",
    "insulted",
)
_WHEN = ("last spring", "in March", "after the meeting", "twice last year", "on the same day")


def _sentences() -> list[tuple[str, str, str, str]]:
    """Active, passive, active turned round, passive turned round."""
    made: list[tuple[str, str, str, str]] = []
    for step in range(36):
        one, two = _PAIRS[step % len(_PAIRS)]
        verb, when = _VERBS[(step * 2 + step // 9) % len(_VERBS)], _WHEN[step % len(_WHEN)]
        if step % 2:
            one, two = two, one
        made.append(
            (
                f"{capitalized(one)} {verb} {two} {when}.",
                f"{capitalized(two)} was {verb} by {one} {when}.",
                f"{capitalized(two)} {verb} {one} {when}.",
                f"{capitalized(one)} was {verb} by {two} {when}.",
            )
        )
    return made


# A third stays active, a third swaps inside the passive, and a third changes the voice alone while
# the grammatical subject stays: the words are then the same but for "was" and "by".
ROLES = tuple(
    (
        Planted(active, active, turned),
        Planted(active, passive, passive_turned),
        Planted(active, active, passive_turned),
    )[step // 2 % 3]
    for step, (active, passive, turned, passive_turned) in enumerate(_sentences())
)
VOICES = tuple(
    Planted(active, active, passive) if step // 2 % 2 else Planted(passive, passive, active)
    for step, (active, passive, _, _) in enumerate(_sentences())
)
