import pytest

from harness.text.words import is_address, letters, letters_and_digits, strokes, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("... — “” !?", []),
        ("The cat sat.", ["The", "cat", "sat"]),
        ("don't, can’t, O'Brien's", ["don't", "can’t", "O'Brien's"]),
        ("state-of-the-art", ["state-of-the-art"]),
        ("non‑breaking", ["non‑breaking"]),
        ("$3,500.50 or 5 %", ["3,500.50", "or", "5"]),
        ("at 10:30 a.m. in the U.S.", ["at", "10:30", "a.m", "in", "the", "U.S"]),
        ("AT&T and/or B&B", ["AT&T", "and/or", "B&B"]),
        ("2002–2003 — yes", ["2002", "2003", "yes"]),
        ("'quoted' dogs'", ["quoted", "dogs"]),
        ("snake_case", ["snake", "case"]),
        ("C++ & co.", ["C", "co"]),
        ("Straße, żółć, кот, 漢字", ["Straße", "żółć", "кот", "漢字"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("cafe\u0301s", ["cafés"]),
        ("See https://example.org/a-b_c?x=1.", ["See", "https://example.org/a-b_c?x=1"]),
        ("(www.example.org/)", ["www.example.org/"]),
        ("write to a.b+c@example.co.uk, ok", ["write", "to", "a.b+c@example.co.uk", "ok"]),
        ("wait...what", ["wait", "what"]),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_addresses():
    assert is_address("http://a.b/c")
    assert is_address("a@b.cd")
    assert not is_address("a.b")


def test_letters():
    assert letters("don't") == 4
    assert letters("3,500.50") == 0
    assert letters_and_digits("3,500.50") == 6
    assert letters_and_digits("COVID-19") == 7


def test_strokes_leave_out_every_white_space():
    assert strokes("a\u00a0b\u2003c \n d.") == 5


def test_long_runs_are_linear():
    assert len(words("a--" * 200_000)) == 200_000
