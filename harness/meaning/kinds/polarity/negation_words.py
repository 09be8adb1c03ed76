"""Words of negation: what turns a statement, what only looks so, and what says no in itself."""

from __future__ import annotations

from types import MappingProxyType

from harness.meaning.kinds.shared.clauses import NEGATED, words

VERB, NOUN, WHOLE, TO, FROM, WEAK = "verb", "noun", "whole", "to", "from", "weak"
"""How a cue reaches its head: the verb after it, the noun phrase after it, the statement around
it, the verb after "to", the verb after "from"; weak cues explain a negation on the other side
and make no finding of their own."""

CUES = MappingProxyType(
    {
        **dict.fromkeys(NEGATED | {"yet"}, VERB),
        **dict.fromkeys(words("hardly scarcely non"), VERB),
        **dict.fromkeys(
            words("no without lacks lacked lacking lack absence disclaim disclaims disclaimed"),
            NOUN,
        ),
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
                " avoid avoids avoided avoiding refrain refrains refrained refraining"
                " preclude precludes precluded precluding debarred disqualified exempt exempts"
                " exempted excused restrained dissuaded discouraged"
            ),
            FROM,
        ),
        **dict.fromkeys(words("nor barely"), WEAK),
    }
)

# Cues of more than one word: before the word, after it, and how far before the first may stand.
PHRASES = MappingProxyType(
    {
        "away": (words("keep keeps kept keeping stay stays stayed staying"), words("from"), 6),
        "clear": (words("keep keeps kept keeping stay steer steers"), words("of"), 4),
        "free": (words("is are was were be been remain kept made"), words("of from"), 1),
        "out": (frozenset(), words("of"), 0),
    }
)
OUT_OF = words("use service action work reach stock operation order")

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
            "doubt matter wonder sooner more less fewer later longer earlier other better , . one's"
            " problem surprise secret question longer-than later-than"
        ),
        "nothing": words("but more less other short else"),
        "nobody": words("else but"),
        "none": words("other the else"),
        "never": words("mind ending"),
        "cannot": words("but help wait"),
        "can't": words("but help wait"),
        "cant": words("but help wait"),
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
    "fail refuse deny doubt lack exclude ignore forget miss prevent avoid exception"
    " unless stop decline underestimate overlook hesitate mind dispute disagree"
)

TURNING_NOUNS = words("exception doubt mistake limit")

# After a negation these make it a bound: "not open until Tuesday" is "open from Tuesday".
BINDING = words("until till before unless without except but only than more less too as enough")

# Words that say no, or that may carry a negation of the other side away in a paraphrase, by what
# they do. One of them that only one side has explains a negation that only the other side has;
# where both sides have one of a line, the two explain each other and nothing more.
_SAYING_NO = (
    "fail failure refuse refusal deny denial decline reject rejection dismiss miss neglect forget"
    " omit omission skip ignore disregard overlook unable inability incapable incompetent unwilling"
    " reluctant escape resist defy evade dodge renounce repudiate shun spurn abstain forgo disobey"
    " boycott rebel revolt",
    "prevent stop halt cease end quit avoid block hinder hamper obstruct impede obstacle barrier"
    " cancel abandon drop withdraw withhold cut interrupt suspend disconnect shut close off out"
    " remove restrain refrain defunct curb deter discourage abolish eliminate ruin scrap demise"
    " closure discontinue disappear vanish erase delete destroy perish expire lapse",
    "ban bar forbid prohibit prohibition preclude disqualify disqualification debar"
    " outlaw illegal illegally unlawful invalid void veto oppose"
    " opposition object objection protest disagree dispute contraindicate taboo",
    "lack absent absence missing lose loss without none no nil zero nothing nobody neither nor"
    " never free empty vacant deficit deficiency shortage incomplete minus gone nowhere devoid"
    " deprive bare",
    "only alone solely exclusively merely other instead rather else apart except"
    " exception unless until till before save exclude beside replace swap substitute prefer",
    "few little rare rarely seldom hardly barely scarcely small slight minimal low least less"
    " fewer poor poorly short weak bad badly limited limit restrict reduce lower lessen decrease"
    " minimize"
    " sparingly sparing modest modestly moderate moderately",
    "former formerly previously same past once late old dead yesterday",
    "false wrong myth doubt doubtful doubtfully against contradict incorrect unlikely"
    " misunderstand mistake mistaken negative outdated",
    "difficult difficulty impossible impossibly hard struggle trouble problem",
    "optional voluntary waive waiver exempt",
    "still yet pending outstanding remain rest delay postpone wait overdue too await",
    "keep leave left spare stay same unchanged fix final permanent permanently binding constant"
    " steady",
    "differ different dislike hate unlike alike equal contrast contrary opposite distinguish"
    " distinct separate",
    "unknown secret mystery undisclosed suspect suspicion anonymous anonymously hide hidden"
    " conceal",
    "far away outside beyond abroad",
    "warn warning danger",
    "later eventually",
    "acquit acquittal innocent exonerate",
    "inert idle dormant stagnant static passive",
    "raw barren blind deaf mute silent silently unmarried bachelor naked barefoot numb asleep sober"
    " sterile immune extinct paralyze paralysis resign resignation defuse disarm inadvertently"
    " accidentally abandon bankrupt orphan starve ignorant ignorance survive survival bald"
    " surrender concede oust evict expel deport exile",
)
EXPLAINING = MappingProxyType(
    {
        word: frozenset(number for number, line in enumerate(_SAYING_NO) if word in line.split())
        for line in _SAYING_NO
        for word in line.split()
    }
)
"""Words that can say no in another way, with the numbers of the lines that they stand in."""

DENYING = frozenset({0, 1, 2})
"""The lines of verbs that deny, prevent and forbid: they govern a whole sentence."""

EXCEPTING = 4
"""The line of words that let nobody else in, or leave somebody out."""
LASTING = frozenset({10, 11})
"""The lines of words that say that something goes on, or is to come."""

# Verbs that say no together with a second word, by that word.
PHRASAL = MappingProxyType(
    {
        "out": words("rule phase run leave cross strike miss"),
        "up": words("give"),
        "down": words("turn shut close back"),
        "aside": words("set put"),
        "off": words("put call hold shut turn switch"),
        "back": words("hold"),
        "rid": words("get be"),
        "away": words("do take throw turn send"),
        "of": words("out short devoid free clear bereft instead regardless"),
        "than": words("rather other less"),
        "from": words("away apart far free exempt"),
        "to": words("contrary yet used"),
    }
)
PARTICLES = words("out up down aside off back rid away")
# Of these only the whole phrase says no.
HALVES = words("instead rather apart out off far away least")

# Words that stand in place of a negated one, and say nothing against a word that both texts have.
IN_PLACE = words(
    "empty vacant free poor weak bad short small slight old late dead little low past same once"
    " hard equal alike gone former secret separate distinct outside beyond idle static passive bare"
)

NOUNS = words("end rest past close cut drop stop object block bar old late same bar lift spare")
"""Words that say nothing behind an article: "the end of May"."""

# What cannot be denied without saying something else: "has not changed" is "is still so".
STANCE = words(
    "know think believe like want say mean clear understand agree sure certain care matter mind"
    " see seem appear expect feel hope remember realize wonder okay ok good happy glad change end"
)

# Verbs of going beyond a number: the bound may be put in any words.
EXCEEDING = words("exceed surpass pass top go last take")
