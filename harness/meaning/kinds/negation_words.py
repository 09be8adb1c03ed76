"""Words of negation: what turns a statement, what only looks so, and what says no in itself."""

from __future__ import annotations

from types import MappingProxyType

from harness.meaning.kinds.clauses import NEGATED, words

VERB, NOUN, WHOLE, TO, FROM, WEAK = "verb", "noun", "whole", "to", "from", "weak"
"""How a cue reaches its head: the verb after it, the noun phrase after it, the statement around
it, the verb after "to", the verb after "from"; weak cues explain a negation on the other side
and make no finding of their own."""

CUES = MappingProxyType(
    {
        **dict.fromkeys(NEGATED | {"yet"}, VERB),
        **dict.fromkeys(words("hardly scarcely non"), VERB),
        **dict.fromkeys(words("no without lacks lacked lacking lack"), NOUN),
        **dict.fromkeys(words("none nobody nothing nowhere neither"), WHOLE),
        **dict.fromkeys(
            words(
                "unable failed fails fail failing refuses refused refuse refusing declined"
                " declines"
                " failure refusal inability"
            ),
            TO,
        ),
        **dict.fromkeys(
            words(
                "prevent prevents prevented preventing stop stops stopped banned barred bans"
                " prohibited prohibits prohibit keeps kept keep forbidden far"
            ),
            FROM,
        ),
        **dict.fromkeys(words("nor barely"), WEAK),
    }
)

# What follows or stands before a cue, and takes its force away.
AFTER = MappingProxyType(
    {
        "not": words(
            "counting including only just merely simply least necessarily all every everyone"
            " everybody always many"
            " much most more less later until unlike to-mention because exactly everything both"
            " fewer so too"
        ),
        "no": words(
            "doubt matter wonder sooner more less fewer later other better , . one's problem"
            " surprise secret question longer-than later-than"
        ),
        "nothing": words("but more less other short"),
        "none": words("other the"),
        "never": words("mind ending"),
        "cannot": words("but help wait"),
        "can't": words("but help wait"),
        "couldn't": words("but help"),
        "without": words("doubt question fail"),
    }
)
BEFORE = MappingProxyType(
    {
        "not": words("whether if why"),
        "no": words("or"),
        "nothing": words("if"),
        "never": words("or"),
    }
)

# Words whose negation is an assertion: "cannot deny", "never failed", "no exception".
TURNING = words(
    "fail refuse deny doubt lack rule exclude ignore forget miss prevent avoid exception"
    " unless stop decline underestimate overlook hesitate mind dispute disagree"
)

# After a negation these make it a bound: "not open until Tuesday" is "open from Tuesday".
BINDING = words("until till before unless without except but only than more less too as enough")

# Words that say no, or that may carry a negation of the other side away in a paraphrase. One of
# them that only one side has explains a negation that only the other side has.
EXPLAINING = words(
    "fail failure refuse refusal deny denial reject rejection decline dismiss avoid prevent stop"
    " halt cease end quit ban bar forbid prohibit block lack absent absence miss missing lose loss"
    " without except exclude exception omit skip ignore little few rare rarely seldom hardly"
    " barely scarcely only alone solely unless until till before instead rather else zero empty"
    " free nil"
    " optional voluntary exempt waive away against opposite contrary false wrong myth doubt"
    " doubtful impossible difficult hard rest remain still cancel abandon drop withdraw withhold"
    " oppose disagree differ different dislike hate low small slight same former formerly"
    " previously minimal negative void invalid illegal never far poor bad weak less fewer least"
    " short nor neither none nobody nothing no not cannot unable closed vacant alike equal"
    " keep leave left spare save too late past overdue struggle resist defy oppose veto exempt"
    " unknown secret mystery pending outstanding other otherwise apart contrast gone dead"
    " later eventually refrain restrain restrict incapable incompetent problem trouble remove"
    " delay postpone wait hinder hamper obstruct impede obstacle barrier deficit deficiency"
    " shortage incomplete yet if whether shut cut off interrupt suspend disconnect"
    " object objection protest reluctant unwilling limit limited defunct discourage warn"
)
