"""Words that order two events: which of them comes first, and where they do not order any."""

from __future__ import annotations

from types import MappingProxyType

from harness.meaning.kinds.shared.clauses import words

AHEAD, BEHIND = 1, -1
WHEN = "when"

# Connectives with an event after them: AHEAD where the event before them comes first.
LINKS = MappingProxyType(
    {
        "before": AHEAD,
        "until": AHEAD,
        "till": AHEAD,
        "prior": AHEAD,
        "preceding": AHEAD,
        "after": BEHIND,
        "following": BEHIND,
        "since": BEHIND,
        "once": BEHIND,
        "upon": BEHIND,
        WHEN: BEHIND,
        "advance": AHEAD,
    }
)
THEN = MappingProxyType(
    {
        **dict.fromkeys(words("then afterwards afterward subsequently thereafter later"), AHEAD),
        **dict.fromkeys(words("previously beforehand earlier"), BEHIND),
    }
)
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december noon midnight spring summer autumn winter"
    " morning evening tomorrow today next early late mid"
)
CUES = frozenset(LINKS) | {"from"} | frozenset(THEN) | {"followed", "preceded"}
NOT_AFTER = MappingProxyType(
    {
        "after": words("look looks looked looking named name take takes took soon called"),
        "before": words("ever as never"),
        "then": words("by since until till back if even the just and-if"),
        "later": words("no sooner or now"),
        "earlier": words("or the an"),
        "since": words("ever long"),
        "once": words("at than for just only was were is are been"),
        "following": words("the a an are is was were by its their in on"),
    }
)
NOT_BEFORE = MappingProxyType(
    {
        "after": words("all that"),
        "before": words(". , ; )"),
        "later": words("than this on"),
        "earlier": words("than this"),
        "since": words("then"),
        "once": words("a an more again every per upon and in , . or only had been"),
    }
)
UNTIL = words("until till")
