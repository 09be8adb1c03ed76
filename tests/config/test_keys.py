import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.config.keys import format_key, parse_key
from harness.errors import HarnessError

NAMES = st.text(min_size=1, max_size=8)


@given(NAMES, st.lists(NAMES | st.integers(0, 99), max_size=4))
def test_round_trip(first: str, rest: list[str | int]) -> None:
    key = (first, *rest)
    assert parse_key(format_key(key)) == key


@pytest.mark.parametrize(
    "text", ["", ".", "a.", ".a", "a..b", "[0]", "a[x]", "a[0", "a b", 'a"b"', "a]"]
)
def test_not_keys(text: str) -> None:
    with pytest.raises(HarnessError):
        parse_key(text)


def test_quoted_names_hold_anything() -> None:
    assert parse_key('corpus.where."a.b=c [0]"') == ("corpus", "where", "a.b=c [0]")
