"""Whether a negation without a partner turns the statement, and how surely.

Two ways lead to a finding. The head of the negation is said on the other side, and nothing there
says no: the statement was turned. Or the head was put in other words, but the words around it are
there and no word of that clause says no: it was turned as well, a little less surely.
"""

from __future__ import annotations

from harness.meaning.kinds.polarity.negation_by_head import by_head
from harness.meaning.kinds.polarity.negation_by_words import affirmed_places, by_words
from harness.meaning.kinds.polarity.negation_retold import is_case_told
from harness.meaning.kinds.polarity.negation_rewordings import is_reworded
from harness.meaning.kinds.polarity.negation_scope import BOUND, IDLE, VAGUE, Negation
from harness.meaning.kinds.polarity.negation_settings import EXPLAINED, Setting, Turned
from harness.meaning.kinds.polarity.negation_words import CUES
from harness.meaning.kinds.shared.clauses import NEGATED, View
from harness.meaning.links import SYNONYM

_PLAIN = NEGATED | {"no", "none", "nobody", "nothing"}


def verdict(setting: Setting, one: Negation) -> Turned | str:
    """What a negation without a partner comes to: turned, `EXPLAINED`, or "" for not known."""
    view = setting.view
    if one.force in (IDLE, BOUND):
        return ""
    if is_case_told(view, one, setting.free):
        return ""
    if _is_said_otherwise(view, one.first) or is_reworded(view, one):
        return EXPLAINED
    affirmed = affirmed_places(setting, one)
    if affirmed:
        return Turned("major", 0.62, affirmed)
    linked = all(view.to[head] >= 0 and view.sure[head] >= SYNONYM for head in one.heads)
    return by_head(setting, one) if linked and one.force != VAGUE else by_words(setting, one)


def _is_said_otherwise(view: View, cue: int) -> bool:
    """Whether the cue has a partner that is none itself: "unable" and "incapable"."""
    partner = view.to[cue]
    if partner < 0:
        return False
    said = view.there.tokens[partner].lower
    if view.here.tokens[cue].lower in _PLAIN:
        return said not in CUES
    return said not in _PLAIN  # "lacking" and "cannot": a negation that is matched by its words
