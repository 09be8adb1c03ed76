"""Words that say how many and how often, on one scale from none (0) to all (5)."""

from __future__ import annotations

from types import MappingProxyType

from harness.meaning.kinds.shared.clauses import words

NONE, FEW, SOME, MANY, MOST, ALL = range(6)

AMOUNT = MappingProxyType(
    {
        **dict.fromkeys(words("all every each everyone everybody everything"), ALL),
        **dict.fromkeys(words("most majority"), MOST),
        **dict.fromkeys(words("many numerous lots countless"), MANY),
        **dict.fromkeys(words("some several various someone somebody"), SOME),
        **dict.fromkeys(words("few minority"), FEW),
        **dict.fromkeys(words("none nobody"), NONE),
        # These count only where something makes them: "hardly any", "almost no", "no one".
        **dict.fromkeys(words("any anyone anybody anything"), ALL),
        "no": NONE,
    }
)
OFTEN = MappingProxyType(
    {
        **dict.fromkeys(words("always invariably"), ALL),
        **dict.fromkeys(
            words("usually generally normally typically mostly mainly largely primarily chiefly"),
            MOST,
        ),
        **dict.fromkeys(words("often frequently regularly commonly"), MANY),
        **dict.fromkeys(words("sometimes occasionally partly partially"), SOME),
        **dict.fromkeys(words("rarely seldom"), FEW),
        "never": NONE,
    }
)
# Counting nouns and adjectives, by the words before them: sort, level, and whether "of" follows.
PHRASES = MappingProxyType(
    {
        "number": (
            (
                words("large great huge vast considerable growing high enormous"),
                "amount",
                MANY,
                True,
            ),
            (words("small"), "amount", SOME, True),
        ),
        "plenty": ((frozenset(), "amount", MANY, True),),
        "handful": ((words("a"), "amount", SOME, True),),
        "single": ((words("a"), "amount", NONE, False),),  # after "not"
        "times": ((words("all"), "often", ALL, False), (words("at"), "often", SOME, False)),
        "occasion": ((words("on"), "often", SOME, False),),
        "certain": ((frozenset(), "amount", SOME, False),),
        "entire": ((frozenset(), "amount", ALL, False),),
    }
)
VAGUE = words("few several handful")
"""What counts although it is a quantity as well."""

PRONOUNS = words(
    "everyone everybody everything someone somebody nobody none anyone anybody anything"
)
"""Quantifiers that count by themselves: a number after them belongs to something else."""
HARDLY = words("hardly scarcely barely")
NOT_FREE = words(
    "not no never without if whether before than nor neither unless or few little rarely seldom"
    " none nobody nothing only unable fail fails failed deny denies denied refuse refuses refused"
    " prohibit prohibits prohibited forbid forbids forbidden prevent prevents prevented avoid"
)
"""Words before an "any" that make it "some"."""
PAIRS = words("both either neither")
SCALAR = words(
    "a an about slightly small slight few little partly recently just in half once twice"
    " has have had need needs"
)
"""What makes "only" a remark on how little it is."""

ONLY = words("only solely exclusively")

NEARLY = words("about almost nearly virtually practically")
A_FEW = words("a an the quite only past last next first these those")

# A cue with one of these words right before or after it is an idiom.
IDIOM_BEFORE = MappingProxyType(
    {
        "all": words("after at above in for of and most best first overall"),
        "every": words("not-quite and"),
        "each": words("£ $ €"),
        "most": words("the a an at his her its their our my your ' 's"),
        "many": words("how so too as"),
        "some": words("and"),
        "few": words("the past last next first these those too so how"),
        "either": words("not or n't"),
    }
)
IDIOM_AFTER = MappingProxyType(
    {
        "all": words(
            "over but right along round around day night week year time together , . ; ) set"
            " kinds sorts types in"
        ),
        "every": words(
            "other day week month year hour morning evening night minute time now monday tuesday"
            " wednesday thursday friday saturday sunday summer winter spring autumn"
        ),
        "each": words(
            "other others other's day week month year hour morning evening night time . , ; )"
        ),
        "most": words("likely recent recently important notably importantly"),
        "some": words("day time hundred thousand other"),
        "many": words("a"),
        "only": words("just then now later recently afterwards"),
        "any": words("other others more longer"),
        "either": words("side way"),
    }
)

# What the lower or higher level is called for, by (before, after): anything else is no finding.
MAJOR, MINOR = "major", "minor"
VERDICTS = MappingProxyType(
    {
        (ALL, MANY): MAJOR,
        (ALL, SOME): MAJOR,
        (ALL, FEW): MAJOR,
        (ALL, MOST): MAJOR,
        (MOST, ALL): MAJOR,
        (MOST, MANY): MINOR,
        (MOST, SOME): MINOR,
        (MOST, FEW): MAJOR,
        (MANY, ALL): MAJOR,
        (MANY, MOST): MINOR,
        (MANY, FEW): MAJOR,
        (SOME, ALL): MAJOR,
        (SOME, MOST): MAJOR,
        (SOME, FEW): MINOR,
        (SOME, NONE): MAJOR,
        (FEW, NONE): MINOR,
        (FEW, SOME): MINOR,
        (FEW, MANY): MAJOR,
        (FEW, MOST): MAJOR,
        (FEW, ALL): MAJOR,
        (NONE, FEW): MINOR,
        (NONE, SOME): MAJOR,
        (NONE, MANY): MAJOR,
        (NONE, MOST): MAJOR,
        (NONE, ALL): MAJOR,
        (MANY, NONE): MAJOR,
        (MOST, NONE): MAJOR,
        (ALL, NONE): MAJOR,
    }
)

# Words of the other side that say "only" in another way.
EXCLUSIVE = words(
    "only solely exclusively just alone merely nothing nobody none except unless limited limit"
    " restricted restrict reserved reserve sole single unique must other else until but simply"
    " confined no not never mere unique specifically particular lone dedicated purely barely if"
    " one without refuse refused"
)

# Words around an "only" that make it a rule for somebody.
PERMITTING = words(
    "free may can must shall should could cannot allowed allow permitted permit entitled eligible"
    " admitted open valid available apply applies use used enter admit accepted accept"
    " pay paid qualify"
    " authorized authorised licensed take taken sold granted grant"
)
