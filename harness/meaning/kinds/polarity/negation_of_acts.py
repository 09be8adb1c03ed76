"""An act that is not advised or allowed, and that the other side advises or allows.

"Breastfeeding is not recommended" has its verb before the negation, so that nothing after the
negation tells that "you should breastfeed" says the contrary.
"""

from __future__ import annotations

from types import MappingProxyType

from harness.meaning.kinds.polarity.negation_answers import is_answered, is_explained, region
from harness.meaning.kinds.polarity.negation_scope import Negation
from harness.meaning.kinds.polarity.negation_settings import Setting, Turned, can_turn
from harness.meaning.kinds.shared.clauses import is_content, words
from harness.meaning.passage import Passage

_NEAR = 4  # tokens
_LEAVE = words("can could may")
_SAYS = MappingProxyType(
    {
        **dict.fromkeys(words("recommend advise"), words("should must")),
        **dict.fromkeys(words("allow permit"), _LEAVE),
        **dict.fromkeys(words("require need"), words("must")),
    }
)
"""What is denied of an act, with the words that would say it of the act itself."""


def turned_act(setting: Setting, one: Negation) -> Turned | None:
    """The act that stands before a negation, where the other side says it with a plain "should"."""
    view = setting.view
    wanted = next(
        (_SAYS[lemma] for head in one.heads if (lemma := view.here.tokens[head].lemma) in _SAYS),
        None,
    )
    act = _act(view.here, one.first)
    if wanted is None or act < 0:
        return None
    place = view.to[act]
    if place < 1 or view.there.tokens[place - 1].lower not in wanted:
        return None
    at = region(view.there, (place,))
    if not can_turn(view, one, (place,)) or is_answered(view, one, at, (place,), setting.others):
        return None
    if is_explained(view, one, at, setting.others, loose=True):
        return None
    return Turned("major", 0.65, (place,))


def _act(passage: Passage, cue: int) -> int:
    """The act right before a negation and its "is", or -1: "breastfeeding is therefore not"."""
    first = passage.sentences[passage.tokens[cue].sentence].first
    before = range(cue - 1, max(first, cue - _NEAR) - 1, -1)
    near = (at for at in before if is_content(passage.tokens[at]))
    found = next(near, -1)
    return found if found >= 0 and passage.tokens[found].lower.endswith("ing") else -1
