import hashlib
import math

import numpy as np
import pytest

from harness.errors import HarnessError
from harness.metrics.readability import Readability, ReadabilityOptions
from harness.metrics.readability_counts import COUNTS, is_familiar, is_fog_hard
from harness.metrics.readability_formulas import FORMULAS
from harness.metrics.registry import create, parse_spec
from harness.model import Segment, Signature

# Counted by hand: sentences, words, syllables, letters, words of three and more syllables.
BY_HAND = {
    "": (0, 0, 0, 0, 0),
    "...": (1, 0, 0, 0, 0),
    "The cat sat on the mat.": (1, 6, 6, 17, 0),
    "Dr. Smith paid $3,500.50 in 2019. He was glad.": (2, 9, 10, 22, 0),
    "She isn't here; they're at O'Neill's house.": (1, 7, 9, 31, 0),
    "A well-known, state-of-the-art machine.": (1, 4, 9, 30, 1),
    "“Stop!” he said. “Why?” she asked. “I don’t know.”": (3, 9, 9, 30, 0),
    "He lives in the U.S. and works for the BBC.": (1, 10, 13, 31, 1),
    "A long title\n\nThe city of Zürich is beautiful.": (2, 9, 14, 36, 1),
    "Naïve cafés — really? Yes, 100 %!": (2, 5, 8, 19, 0),
    "Go to https://example.org/a-b_c?x=1 now.": (1, 4, 4, 26, 0),
    "Responsible governments subsidized universities.": (1, 4, 15, 44, 4),
    "1. Wash it.\n2. Dry it.": (2, 6, 6, 11, 0),
    "- Milk\n- Two eggs\n": (2, 3, 3, 11, 0),
    "Москва is big.": (1, 3, 3, 11, 0),
    "It works! (It did not.) “It will,” she said.": (3, 9, 9, 28, 0),
}

# Worked by hand for "Responsible governments subsidized universities.": S 1, W 4, Y 15, L 44,
# A 44, K 45, P3 4, M 0, G 4, m3 0, F 4.
HARD = {
    "fkgl": 30.22,
    "fre": -114.475,
    "ari": 32.38,
    "ari_kincaid": 41.17,
    "coleman_liau": 41.48,
    "fog": 41.6,
    "smog": 14.5546,
    "linsear": 5.0,
    "lix": 104.0,
    "rix": 4.0,
    "forcast": 20.0,
    "eflaw": 4.0,
    "words": 4.0,
    "syllables_per_word": 3.75,
    "long_words": 1.0,
}

# One made-up row, worked by hand: S 2, W 20, Y 32, L 90, A 92, K 95, P3 4, P4 2, M 12, G 5, m3 6,
# F 3, D 3; so ASL 10, ASW 1.6, MS 20, IW 25, ES 60.
MADE_UP = dict(
    zip(COUNTS, (2, 20, 32, 90, 92, 95, 4, 2, 12, 5, 6, 3, 3), strict=True),
)
OTHERS = {
    "de": {
        "amstad": 76.4,
        "wiener_1": 5.9475,
        "wiener_2": 6.3495,
        "wiener_3": 6.7166,
        "wiener_4": 6.451,
        "lix": 35.0,
        "rix": 2.5,
    },
    "it": {"gulpease": 74.0, "vacca": 108.0, "vacca_206": 92.0},
    "es": {"szigriszt": 97.155, "fernandez_huerta": 100.64, "gutierrez": 48.05, "crawford": 2.383},
    "fr": {"kandel_moles": 79.09, "kandel_moles_henry": 88.7},
    "ru": {"oborneva": 97.675, "oborneva_2006": 87.412, "fkgl_ru": 2.85},
    "pt": {"martins": 103.325},
    "nl": {"douma": 74.335, "brouwer": 67.8},
    "pl": {"pisarek": math.sqrt(200) / 2, "fog_pl": 8.0},
    "tr": {"atesman": 108.445, "cetinkaya_uzun": 67.5338},
}


def made(**options):
    return Readability(ReadabilityOptions(**options))


def rows(metric, *texts):
    return metric.prepare([Segment(str(n), "x") for n in range(len(texts))]).rows(texts)


def named(metric, totals):
    return dict(zip([out.name for out in metric.outputs], metric.score(totals), strict=True))


@pytest.mark.parametrize("text", BY_HAND)
def test_counts_by_hand(text):
    counted = dict(zip(COUNTS, rows(made(), text)[0], strict=True))
    assert tuple(counted[key] for key in ("S", "W", "Y", "L", "P3")) == BY_HAND[text]


@pytest.mark.parametrize(
    "text", [text for text, (sentences, words, *_) in BY_HAND.items() if sentences * words]
)
def test_flesch_from_hand_counts(text):
    sentences, words, syllables, letters, hard = BY_HAND[text]
    values = named(made(), rows(made(), text)[0])
    asl, asw = words / sentences, syllables / words
    assert values["fkgl"] == pytest.approx(0.39 * asl + 11.8 * asw - 15.59)
    assert values["fre"] == pytest.approx(206.835 - 1.015 * asl - 84.6 * asw)
    per_hundred = 100 / words
    assert values["coleman_liau"] == pytest.approx(
        0.0588 * letters * per_hundred - 0.296 * sentences * per_hundred - 15.8
    )
    assert values["smog"] == pytest.approx(1.043 * math.sqrt(30 * hard / sentences) + 3.1291)


def test_published_vector():
    values = named(made(), rows(made(), "The cat sat on the mat.")[0])
    assert values["fkgl"] == pytest.approx(-1.450)
    assert values["fre"] == pytest.approx(116.145)


def test_english_formulas_by_hand():
    text = "Responsible governments subsidized universities."
    values = named(made(), rows(made(), text)[0])
    assert {name: values[name] for name in HARD} == pytest.approx(HARD, abs=1e-4)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_by_hand(language):
    values = named(made(language=language), np.array([*MADE_UP.values()], dtype=float))
    expected = OTHERS[language]
    assert {name: values[name] for name in expected} == pytest.approx(expected, abs=1e-9)
    assert next(iter(values)) == FORMULAS[language][0].output.name


def test_linsear_jumps_at_twenty():
    metric, base = made(), dict.fromkeys(COUNTS, 0.0)
    below = np.array([*(base | {"S": 1, "W": 20}).values()])
    above = np.array([*(base | {"S": 1, "W": 21}).values()])
    assert named(metric, below)["linsear"] == 9.0
    assert named(metric, above)["linsear"] == 10.5


def test_rows_add_up():
    metric = made()
    texts = [text for text in BY_HAND if text != "..."]
    joined = rows(metric, "\n\n".join(texts))
    np.testing.assert_array_equal(rows(metric, *texts).sum(0), joined[0])


def test_score_is_vectorized():
    metric = made()
    found = rows(metric, *BY_HAND)
    weights = np.random.default_rng(0).multinomial(16, [1 / 16] * 16, size=(5, 7))
    scores = metric.score(weights @ found)
    assert scores.shape == (5, 7, len(metric.outputs))
    np.testing.assert_allclose(scores[2, 3], metric.score(weights[2, 3] @ found))


@pytest.mark.parametrize("text", ["", "...", " \n"])
def test_nothing_is_not_a_number(text):
    values = named(made(), rows(made(), text)[0])
    totals = {"sentences", "words", "syllables", "letters"}
    assert all(math.isnan(value) for name, value in values.items() if name not in totals)
    assert values["words"] == 0


def test_no_clamping():
    assert named(made(), rows(made(), "Go. Run. Hide.")[0])["fkgl"] == pytest.approx(-3.4)


def test_line_mode():
    text = "It fell. It broke.\nThree of them"
    assert rows(made(split="line"), text)[0, 0] == 2
    assert rows(made(), text)[0, 0] == 3


def test_signature():
    text = str(made(split="line", language="tr").signature)
    assert text == "readability|lang:tr|split:line|syll:vowel-letters-tr/1|words:unicode/1|v:1"
    assert Signature.parse(text) == made(split="line", language="tr").signature


@pytest.mark.parametrize(
    ("word", "hard"),
    [("cat", 0), ("banana", 1), ("created", 0), ("insisted", 0), ("advantages", 1),
     ("processes", 0), ("traveling", 0), ("overcrowding", 1), ("anything", 1),
     ("well-meaning", 0), ("semi-automatic", 1)],
)  # fmt: skip
def test_fog_words(word, hard):
    assert is_fog_hard(word) == hard


def test_fog_spares_names_but_not_at_the_start():
    fog = COUNTS.index("F")
    assert rows(made(), "We love America and bananas.")[0, fog] == 1
    assert rows(made(), "America won.")[0, fog] == 1
    assert rows(made(), "WE LOVE BANANAS.")[0, fog] == 1


def test_familiar_words(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("The\ncat\nsit\non\nmat\n", encoding="utf-8")
    metric = made(familiar_words=path)
    values = named(metric, rows(metric, "The cats sitting on the yellow mat. The mat.")[0])
    # D 1 ("yellow"), W 9, S 2: 100 D / W is 11.11, above 5.
    unfamiliar, asl = 100 / 9, 4.5
    assert values["dale_chall"] == pytest.approx(0.1579 * unfamiliar + 0.0496 * asl + 3.6365)
    assert values["dale_chall_powers"] == pytest.approx(3.2672 + 0.0596 * asl + 0.1155 * unfamiliar)
    assert values["new_dale_chall"] == pytest.approx(64 - 0.95 * unfamiliar - 0.69 * asl)
    assert values["spache_1953"] == pytest.approx(0.141 * asl + 0.086 * unfamiliar + 0.839)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert ("familiar", digest) in metric.signature.choices
    easy = named(metric, rows(metric, "The cat sat on the mat. " * 4)[0])
    assert easy["dale_chall"] == pytest.approx(0.1579 * 100 / 6 + 0.0496 * 6 + 3.6365)


def test_familiar_by_ending():
    known = frozenset({"stop", "happy", "large", "city", "well", "know", "known"})
    familiar = ["stopped", "happily", "happier", "largest", "cities", "city's", "well-known", "5th"]
    assert all(is_familiar(word, known) for word in familiar)
    assert not any(is_familiar(word, known) for word in ("unhappy", "sting", "well-off"))


def test_without_a_list_there_is_no_dale_chall():
    assert not any("chall" in out.name for out in made().outputs)


def test_bad_lists(tmp_path):
    empty, latin = tmp_path / "empty.txt", tmp_path / "latin.txt"
    empty.write_text("\n", encoding="utf-8")
    latin.write_bytes(b"caf\xe9\n")
    for path, message in ((empty, "no word"), (latin, "not UTF-8"), (tmp_path / "no", "cannot")):
        with pytest.raises(HarnessError, match=message):
            made(familiar_words=path)
    with pytest.raises(HarnessError, match="English"):
        made(familiar_words=empty, language="de")


def test_created_by_name():
    metric = create(parse_spec("readability:language=it,split=line"))
    assert metric.outputs[0].name == "gulpease"
    with pytest.raises(HarnessError, match="language"):
        create(parse_spec("readability:language=xx"))


def test_a_long_document_is_the_sum_of_its_repeats():
    metric = made()
    sentence = "He said (see p. 5) “it's a big dog. Go” and left. "
    few, many = rows(metric, sentence * 10), rows(metric, sentence * 8000)
    assert many == pytest.approx(800 * np.asarray(few))
