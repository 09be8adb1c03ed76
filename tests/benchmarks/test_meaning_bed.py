"""The bed of corruptions and controls: same for the same seed, halves apart, edits in place."""

from __future__ import annotations

import argparse
import random
from collections import Counter

import pytest
from meaning_bed.arguments import add_bed_arguments, bed_of
from meaning_bed.base_texts import BaseText, from_files, half_of, town_documents, town_sentences
from meaning_bed.bed import Item, make_bed
from meaning_bed.edits import Change, Context, Edit
from meaning_bed.kinds import CONTROLS, CORRUPTIONS, EDITS
from meaning_bed.lexicon import AMERICAN, SYNONYMS
from meaning_bed.names import found_names, one_list
from meaning_bed.numbers import other_number

from harness.errors import HarnessError


@pytest.fixture(scope="module")
def bed() -> list[Item]:
    return make_bed([*town_sentences(0), *town_documents(0)], 0)


def edits_of(name: str, text: str, context: Context | None = None) -> set[str]:
    """Every text that an edit can make of a text, over a few draws."""
    edit = EDITS[name]
    return {
        change.applied(text)
        for seed in range(5)
        for change in edit.find(text, random.Random(seed), context or Context())
    }


def test_there_are_enough_kinds_and_items(bed: list[Item]) -> None:
    counts = Counter(item.name for item in bed)
    assert len(CORRUPTIONS) >= 16
    assert len(CONTROLS) >= 10
    assert len(EDITS) == len(CORRUPTIONS) + len(CONTROLS)
    assert set(counts) == set(EDITS)
    assert min(counts.values()) >= 50
    assert len(SYNONYMS) >= 150


def test_each_half_has_every_kind(bed: list[Item]) -> None:
    for half in ("dev", "held-out"):
        counts = Counter(item.name for item in bed if item.half == half)
        assert min(counts[name] for name in EDITS) >= 20


def test_no_segment_and_no_carrier_is_in_both_halves(bed: list[Item]) -> None:
    sides = [{item.id for item in bed if item.half == half} for half in ("dev", "held-out")]
    assert not sides[0] & sides[1]
    planted = [
        {
            item.edited[slice(*item.edited_span)]
            for item in bed
            if item.planted and item.half == half
        }
        for half in ("dev", "held-out")
    ]
    assert not planted[0] & planted[1]


def test_an_item_differs_in_its_span_and_nowhere_else(bed: list[Item]) -> None:
    for item in bed:
        (start, end), (new_start, new_end) = item.base_span, item.edited_span
        assert item.base != item.edited
        assert item.base[:start] == item.edited[:new_start]
        assert item.base[end:] == item.edited[new_end:]


def test_the_same_seed_makes_the_same_bed(bed: list[Item]) -> None:
    assert make_bed([*town_sentences(0), *town_documents(0)], 0) == bed
    other = make_bed([*town_sentences(1), *town_documents(1)], 1)
    assert other != bed


def test_what_is_added_comes_from_the_same_half(bed: list[Item]) -> None:
    texts = [*town_sentences(0), *town_documents(0)]
    for half in ("dev", "held-out"):
        mine = " ".join(text.text for text in texts if text.half == half)
        for item in bed:
            if item.name == "sentence-added" and item.half == half:
                added = item.edited[slice(*item.edited_span)].strip()
                assert added in mine
                assert added not in item.base


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("negation-inserted", "The road will be closed.", "The road will not be closed."),
        ("negation-removed", "The road is not closed now.", "The road is closed now."),
        ("negation-removed", "Do not eat the berries.", "Eat the berries."),
        ("comparison", "You need at least two people.", "You need at most two people."),
        ("comparison", "Children under 8 swim free.", "Children over 8 swim free."),
        ("unit", "Take 20 mg a day.", "Take 20 g a day."),
        ("scale", "It cost £3 million.", "It cost £3 billion."),
        ("quantifier", "All children may come.", "Some children may come."),
        ("modality-strengthened", "Prices may rise.", "Prices will rise."),
        ("attribution-dropped", "According to the vet, dogs bite.", "Dogs bite."),
        ("attribution-dropped", "The vet said that the dog bites.", "The dog bites."),
        ("attribution-dropped", "It is full, the pilot said.", "It is full."),
        ("condition-dropped", "Go in unless the bell has rung.", "Go in."),
        ("condition-dropped", "If the bell rings, go out.", "Go out."),
        ("order-reversed", "Eat before the race.", "Eat after the race."),
        ("antonym", "An early start would raise costs.", "An early start would lower costs."),
        ("time-of-day", "It opens at 8 p.m. today.", "It opens at 8 a.m. today."),
        ("list-member-dropped", "We sell cats, dogs and mice.", "We sell cats and mice."),
        ("names-exchanged", "Dr. Ada Lund met Mr. Bo Ek.", "Dr. Bo Ek met Mr. Ada Lund."),
        ("number-spelled", "It took 11 days.", "It took eleven days."),
        ("number-spelled", "It took forty minutes.", "It took 40 minutes."),
        ("date-format", "It ends on 4 May 2019.", "It ends on May 4, 2019."),
        ("number-format", "It has 1,450 seats.", "It has 1450 seats."),
        ("number-format", "It cost £1.2 million.", "It cost £1,200,000."),
        ("time-format", "It ends at 5 p.m. on Friday.", "It ends at 17:00 on Friday."),
        ("unit-written", "It is 3 km away.", "It is 3 kilometres away."),
        ("percent-sign", "It rose by 4%.", "It rose by 4 percent."),
        ("money-format", "It costs £6,480 in all.", "It costs 6,480 pounds in all."),
        ("contraction", "They do not know.", "They don't know."),
        ("title", "Dr. Ada Lund left.", "Doctor Ada Lund left."),
        ("spelling", "The colour faded.", "The color faded."),
        ("quote-marks", 'He said "come here now".', "He said “come here now”."),
        ("synonym", "An additional rule applies.", "An extra rule applies."),
        ("synonym", "An entire day.", "A whole day."),
        ("approximator", "It took roughly 60 days.", "It took about 60 days."),
        ("sentence-split", "The road is shut today; the bridge stays open.",
         "The road is shut today. The bridge stays open."),
        ("adverbial-fronted", "The lake froze over on 4 July.", "On 4 July, the lake froze over."),
    ],
)  # fmt: skip
def test_an_edit_makes_this_of_that(name: str, text: str, wanted: str) -> None:
    assert wanted in edits_of(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("number-digits", "Section 12 of the Act of 2019 came into force on 4 May at 8:30 a.m."),
        ("number-word", "No one knows which one."),
        ("number-spelled", "Rule 17 of 2019, from 2 to 4 May, at 3 p.m., 1.5 km, £3 and 4%."),
        ("negation-inserted", "No road will be closed."),
        ("negation-inserted", "Are the roads closed?"),
        ("negation-removed", "It is not yet closed."),
        ("antonym", "It may be higher or lower."),
        ("modality-strengthened", "It should be noted. It ends in May."),
        ("quantifier", "Take it every day."),
        ("attribution-dropped", "Mr. Bo Ek lives here."),
        ("order-reversed", "They sat before the judge and looked after the child."),
        ("names-exchanged", "Mr. Bo Ek and Dr. Ada Lund left."),
        ("list-member-dropped", "In March, he said, he left and slept."),
        ("contraction", "Is it late? I know where it is."),
        ("spelling", "The Colour Centre."),
        ("synonym", "Mr. Additional left."),
        ("sentence-split", 'He said "go; the bell rings now" to me.'),
    ],
)
def test_an_edit_keeps_off(name: str, text: str) -> None:
    assert edits_of(name, text) == set()


def test_a_name_is_swapped_for_one_of_its_type() -> None:
    context = Context(names={"person": ("Una Brice",), "place": ("Drovane",)})
    made = edits_of("name-swapped", "Dr. Ada Lund lives in Ostby.", context)
    assert made == {"Dr. Una Brice lives in Ostby.", "Dr. Ada Lund lives in Drovane."}


def test_names_by_their_surroundings() -> None:
    found = [
        (name.type, name.text)
        for name in found_names("In May, Ms Zoë Hallquin came to Upper Lythmoor.")
    ]
    assert found == [("person", "Zoë Hallquin"), ("place", "Upper Lythmoor")]
    assert one_list(", Lord Pell and ")
    assert not one_list(" wrote to ")


@pytest.mark.parametrize("written", ["2", "7", "40", "1,450", "0.05", "2.3", "900,000"])
def test_another_number_is_written_the_same_way_and_differs(written: str) -> None:
    old = float(written.replace(",", ""))
    for seed in range(20):
        made = other_number(written, random.Random(seed))
        assert abs(float(made.replace(",", "")) - old) >= 0.19 * old
        assert len(made.partition(".")[2]) == len(written.partition(".")[2])


def test_british_and_american_spellings_do_not_chain() -> None:
    assert not set(AMERICAN) & set(AMERICAN.values())


def test_roles_say_another_thing_and_voices_the_same() -> None:
    roles, voices = EDITS["roles-swapped"].carriers, EDITS["voice"].carriers
    assert len({carrier.edited for carrier in roles}) == len(roles)
    for carrier in voices:
        words = [
            sorted(text.lower().rstrip(".").split()) for text in (carrier.base, carrier.edited)
        ]
        longer, shorter = sorted(words, key=len, reverse=True)
        assert [word for word in longer if word not in {"was", "by"}] == shorter
    for carrier in roles:
        assert who_did(carrier.original) == who_did(carrier.base)
        assert who_did(carrier.original) != who_did(carrier.edited)


def who_did(sentence: str) -> tuple[str, ...]:
    """Agent and patient of a carrier, read by rules that know nothing of how it was made."""
    words = sentence.lower().rstrip(".").split()
    if "by" in words:
        return words[words.index("by") + 2], words[1]
    return words[1], words[4]


def test_carriers_are_planted_where_the_text_has_no_place() -> None:
    text = BaseText("a", "sentence", "original", "It rains.", "It rains.", "dev")
    items = make_bed([text], 0, edits=[EDITS["negative-reworded"]])
    assert len(items) == 30
    assert all(item.planted and "It rains." in item.original for item in items)


def test_more_items_can_be_asked_for(bed: list[Item]) -> None:
    parser = argparse.ArgumentParser()
    add_bed_arguments(parser)
    asked = ["--most", "400", "--only", "sentences-merged", "--half", "dev"]
    more = bed_of(parser.parse_args(asked))
    usual = [item for item in bed if item.name == "sentences-merged" and item.half == "dev"]
    assert len(more) > len(usual) >= 40
    assert len({(item.id, item.source, item.level) for item in more}) == len(more)


def test_an_edit_without_place_or_carrier_has_no_item() -> None:
    text = BaseText("a", "sentence", "original", "It rains.", "It rains.", "dev")
    edit = Edit("none", "control", lambda text, rng, context: [Change(0, 0, "")])
    assert make_bed([text], 0, edits=[edit]) == []


def test_base_texts_of_files(tmp_path) -> None:
    originals, rewrites = tmp_path / "o.txt", tmp_path / "r.txt"
    originals.write_text("One cat sat here.\nTwo dogs ran off.\n", encoding="utf-8")
    rewrites.write_text("A cat sat.\nTwo dogs ran.\n", encoding="utf-8")
    texts = from_files(originals, [rewrites], 0)
    assert [(text.id, text.text) for text in texts][2:] == [
        ("1", "A cat sat."),
        ("2", "Two dogs ran."),
    ]
    assert texts[0].half == texts[2].half == half_of("One cat sat here.", 0)
    rewrites.write_text("A cat sat.\n", encoding="utf-8")
    with pytest.raises(HarnessError, match="has 1 lines"):
        from_files(originals, [rewrites], 0)
