"""Page furniture: lines of invented pages, and text that must be left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.meaning.furniture import furniture

BODY = (
    "The council of Orr closed the old mill on Monday because its wheel had cracked in the storm.\n"
    "Its owner, Ada Bell, said that she would rebuild it before the winter with a loan.\n"
)


def removed(page):
    return [(each.rule, page[slice(*each.span)]) for each in furniture(page)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("12°C", "weather"),
        ("Weather: partly cloudy", "weather"),
        ("© 2024 The Orr Post", "copyright"),
        ("Copyright 2021 Orr Media Ltd. All rights reserved.", "copyright"),
        ("Distributed by Orr Press Agency, LLC.", "copyright"),
        ("By Ada Bell", "byline"),
        ("By Ada Bell and Tom van Dorn", "byline"),
        ("Ada Bell | Orr News (OPA)", "byline"),
        ("Published: 3 May 2024, 10:15", "dateline"),
        ("Updated 4 hours ago at 17:00", "dateline"),
        ("5 min read", "dateline"),
        ("Photo: Ada Bell/Orr Post", "caption"),
        ("Image caption: The mill in May", "caption"),
        ("Share", "navigation"),
        ("Sign up for our newsletter", "navigation"),
        ("12 comments", "navigation"),
        ("Read more: The bridge that nobody wanted", "navigation"),
        ("https://www.orr-post.example/mill", "address"),
        ("desk@orr-post.example", "address"),
    ],
)
def test_a_line_of_furniture_before_and_after_the_text(line, rule):
    assert removed(f"{line}\n\n{BODY}") == [(rule, line)]
    assert removed(f"{BODY}\n{line}\n") == [(rule, line)]


@pytest.mark.parametrize("head", ["THE LATEST", "Related articles", "More from Orr", "Most read:"])
def test_what_follows_a_teaser_heading_is_teasers(head):
    page = f"{BODY}{head}\nJudge frees the ferry\nA long line about another story of the week.\n"
    assert [rule for rule, _ in removed(page)] == ["teasers"] * 3


def test_a_teaser_heading_before_the_text_takes_nothing_with_it():
    assert removed(f"Related\n{BODY}") == []


@pytest.mark.parametrize(
    "text",
    [
        "By the river the mill closed.",
        "By Monday",
        "Share your lunch with Ada.",
        "Photographs of the mill were sold.",
        "Copyrights are kept for seventy years.",
        "Next year the mill opens again.",
        "Home is where the mill is.",
        "The temperature was 45°F on Monday.",
        "Weather forecasts for the coast of Orr were wrong on nearly every single day of that May.",
        "- Bring a copy of the form.",
        "Ada Bell",
        "# The mill of Orr",
        "Published works of Ada Bell are in the library.",
    ],
)
def test_text_is_left_alone(text):
    assert removed(f"{BODY}{text}\n") == []
    assert removed(text) == []


def test_one_line_has_no_furniture():
    assert furniture("© 2024 The Orr Post") == ()


def test_not_everything_is_furniture():
    assert furniture("Share\nTweet\nPrint\n") == ()


@given(st.lists(st.sampled_from(["Share", "12°C", BODY, "", " ", "THE LATEST", "Ada\r", "©"])))
def test_spans_are_in_order_and_inside(lines):
    page = "\n".join(lines)
    at = 0
    for start, end in (each.span for each in furniture(page)):
        assert at <= start < end <= len(page)
        at = end
