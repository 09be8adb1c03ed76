"""Syllables of English words by rule, with a short table of common words that break the rules.

A word starts with one syllable for each group of vowel letters. `_SILENT` takes away vowels that
are written but not heard, `_HIATUS` adds where one group is two syllables. Rules and table were
written by hand; benchmarks/syllable_accuracy.py measures them against a pronunciation dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

VERSION = "rules-en/1"

_VOWELS = re.compile("[aeiouy]+")
_C = "[^aeiouy]"
# Not after a consonant and l, where the e is heard: table, uncle, little.
_NOT_LE = "(?<![bcdfghkpstvz]l)"

_FIRSTS = (
    "fore|some|home|life|line|time|side|safe|fire|wide|space|house|horse|more|there|where|here|"
    "base|face|grave|stone|white|lake|care|force|like|five|nine|love|make|take|wine|game|name|"
    "gate|trade|state|ice|every|bare|blue|bride|broke|cave|cheese|close|cruise|dove|drive|file|"
    "goose|grape|green|hare|hole|juice|knife|lone|lime|male|mouse|note|nose|page|pine|pipe|"
    "police|pole|rose|rope|score|shore|smoke|snake|sore|spoke|stage|store|stripe|tape|tide|tire|"
    "tune|vine|voice|wake|wave|whole|else|table|type|price|prize|code|date|globe|race|scape|"
    "share|tax|guide|edge|eaves|come|sales|spokes"
)
_SECONDS = (
    "land|wood|work|man|men|way|ball|side|town|time|line|stone|thing|one|body|house|berg|field|"
    "ville|fore|ford|ship|guard|port|folk|like|long|boat|made|maker|making|room|front|light|bird|fish|"
    "stock|word|mark|hold|holder|back|born|bred|ward|what|where|how|case|boy|girl|cut|less|down|"
    "board|wide|bag|card|load|stead|worthy|keeper|point|pot|shot|sight|sman|smen|speople|swoman|"
    "top|break|face|craft|spread|play|fighter|bomb|horse|selves|self|person|people|woman|women|hood|"
    "bridge|well|wright|taking|taker|tone|book|course|base|size|rate|walk|print|pipe|paper|stand|"
    "wear|ware|while|wise|master|hand|head|song|style|span|saver|saving|cast|caster|bearer|day|"
    "days|sheet|mate|line|writer|fruit|fast|proof|tight|place|tail|bow|hog|drop|dropping|law|lift"
)

_SILENT = re.compile(
    # The guard spares most positions the whole list.
    "(?=[eaiu])(?:"
    + "|".join(
        (
            # Final -e, -ed, -es: made, hoped, names; but table, centre, Dante; wanted; horses.
            rf"(?<={_C}){_NOT_LE}(?<![bcdgt]r)(?<!nt)e$",
            rf"(?<={_C}){_NOT_LE}(?<![td])(?<![bcdfgkpt]r)ed$",
            rf"(?<={_C}){_NOT_LE}(?<![csxzgj])(?<![cs]h)(?<![bct]r)es$",
            # The same e before an ending: likely, careful, movement, safety, gunman.
            rf"(?<={_C}){_NOT_LE}e(?=(?:ly|less|lessly|ful|fully|ness|nesses|some)$)",
            rf"(?<={_C})(?<!l)e(?=ments?$)",
            "(?<=[^aeiouyi])e(?=ty$|ties$)",
            rf"(?<={_C})(?<!{_C}l)e(?=m[ae]n$|man[ns]$)",
            # technique, league, mosque; basically.
            "(?<=[aeiouynrs][qg])ue(?=s?$)",
            "(?<=ic)a(?=lly$)",
            # eyebrow; business.
            "(?<=^ey)e(?=[a-z]{2})",
            "(?<=^bus)i(?=ness)",
        )
    )
    + ")"
)

# The silent e inside a compound: foresee, homework, lifetime.
_COMPOUND = re.compile(rf"fore(?!i|s[^ei]|ns|v|l)|(?:{_FIRSTS})(?<=e)(?=(?:{_SECONDS})s?$)")

# Syllables without a vowel letter: prism, rhythm, McDonald.
_VOWELLESS = re.compile("(?:sms?|thms?|dl)$|^mc")

_HIATUS = re.compile(
    "(?<=[aeiouy])(?=[aeiouy])(?:"
    + "|".join(
        (
            # y between vowels: layer, royal; after a consonant: Tokyo, Ryan, flyer.
            "(?<=[aeou])(?=y[aeou])(?!yed$|yes?$)",
            "(?<=[bcdfgklmnprtv]y)(?=o)",
            "(?<=[rb]y)(?=an)",
            "(?<=[mrl]y)(?=er)",
            "(?<=^[hd]y)(?=a)",
            # ia: create the exception for -cial, -tian, -sian, carriage, brilliant, familiar.
            "(?<=i)(?=at[eio])",
            "(?<=i)(?<![ctsg]i)(?=a(?!ge))(?!(?<=li)a(?:nt|nce|rs?$|rity|m))",
            "(?<=si)(?=as?$)",
            # io: radio, violin, Antonio; but nation, million, fashion, behavior.
            "(?<=i)(?=os?$)",
            "(?<=i)(?<![tsgcxlnh]i)(?=o(?!rs?$))",
            "(?<=[ln]i)(?=o(?!n))",
            "(?<=i)(?=ors?$)(?<!vi)",
            # ie, iu: carrier, easiest, society, audience, science, twentieth, stadium.
            "(?<=i)(?=u[ms])",
            rf"(?<={_C}i)(?=e(?:[rt]$|rs$|st$))",
            "(?<=i)(?=et[yi])",
            "(?<=i)(?<![ct]i)(?=en[ct])",
            "(?<=sci)(?<!nsci)(?=en)",
            "(?<=i)(?=eths?$|ell)",
            "(?<=[vs]i)(?=enn)",
            "(?<=i)(?=y[aeou])",
            # being, going, studying.
            "(?<=[aeiouy])(?=ing)",
            # u: actual, January, virtuous, fluent, ambiguity, genuine.
            "(?<=u)(?<![gqs]u)(?=a[lrt])",
            "(?<=su)(?=al)",
            "(?<=u)(?<![gq]u)(?=ous)",
            "(?<=[lr]u)(?=en)",
            "(?<=[bi]gu)(?=ous|ity)",
            "(?<=u)(?<![gq]u)(?=i(?:ty|ties|ne?ss?$))",
            # ea: created, area, agreeable, theater, nuclear, oceanic.
            "(?:(?<=cre)|(?<=[nm]e)|(?<=use))(?=at[eio])",
            "(?:(?<=[aeiouy].e)|(?<=[a-z]{3}e))(?=as?$)",
            "(?:(?<=ee)|(?<=[lm]e))(?=ab(?:le|ly|il))",
            "(?<=the)(?=at(?:er|re|ri))",
            "(?<=cle)(?=ar$)(?<=ucle)",
            # eo, eu, ou: video, neon, geology, museum, erroneous; but people, pigeon, George.
            "(?<!^g)(?<!^p)(?<!^l)(?<!^j)(?<=e)(?!o(?:rg|ns?$|us|u))(?=o)",
            "(?<=[dlr]e)(?=ons?$)",
            "(?<=^ge)(?=o(?!rg))",
            "(?<=e)(?=u[ms]s?$)",
            "(?<=[^gc]e)(?=ous)",
            # oe, oa, oi, ai, ei, au: poet, doer, boa, heroic, mosaic, Meier, Bauer.
            "(?<=po)(?=e[tm])",
            "(?<=[dg]o)(?=ers?$)",
            "(?<=o)(?<!co)(?=as?$)",
            "(?<=[aoe])(?=i(?:cs?|city)$)",
            "(?<=au)(?=er)",
            "(?<=ei)(?=er)",
            # Prefixes: reality, reopen, reinforce, preexisting, coincide, coexist.
            "(?<=^re)(?=a(?:l|c[^hk]|pp|ss|ff|rr|w|v|tt|dm|dj|ni|gg))",
            "(?<=^re)(?=[ou]|i(?:n[vsfct]|t[ae]|m[bp]|ss)|e(?:lec|n[atl]|st|sc|m[ep]|x|v[aeio]))",
            "(?<=^pre)(?=[aeiou])",
            "(?<=^co)(?=inc|[eo][dpxr])",
        )
    )
    + ")"
)

_IRREGULAR: Mapping[int, str] = MappingProxyType(
    {
        1: "aches aisle aisles brr hmm hz isle isles jacques lb priest real realm realms shh zeus",
        2: "aged argue argues asia cafe canyon canyons cement ceres chaos chile chocolate "
        "chocolates choir colonel colonels crooked cruel debuted diets duel duels eu evening "
        "evenings every fluid fluids fuel fueled fuelled fuels genius genre genres giant "
        "giants gloucester id jagged julia junior juniors leicester leonard leopard leopards "
        "liar liars lion lions louis maybe mrs naive naked neon nineteen ok people peoples "
        "persia quiet quiets ragged really rely rhea rugged ruin ruined russia scion senior "
        "seniors sgt soldier soldiers truer uk verde vineyard vineyards wednesday wednesdays "
        "whereas wicked worcester wretched",
        3: "abc achilles alien aliens apache beforehand beverages ceo cereal cereals cervantes "
        "chaotic cia coyote cruelty cyanide deities deity dna everyday everyone everything "
        "everywhere fbi fiance finale genuine hawaii heroin heroine hyena italian italians "
        "joanna joshua karate koala koalas libya likelihood lineage lioness louisville "
        "meander minuet naively nonetheless nuclei oases oasis overseas quieter quietly "
        "recipe recipes rwandan seattle sesame sierra simile soviets statuette suicide "
        "suicides suv suvs tenement tunisia ufo ufos usa vegetable vegetables vietnam vip "
        "virginia whoever",
        4: "aluminium apostrophe apostrophes arguably catastrophe catastrophes diabetes "
        "edinburgh epitome etc european europeans facsimile hierarchy hyperbole isbn "
        "nevertheless ukulele whatsoever",
        5: "hydroelectric louisiana subterranean",
        6: "enthusiastically mediterranean",
    }
)

_EXCEPTIONS: Mapping[str, int] = MappingProxyType(
    {word: count for count, line in _IRREGULAR.items() for word in line.split()}
)

_CLITIC = re.compile("(.+?)('s|'d|'ll|'ve|'re|'m|n't)")
_SOUNDED_ACUTE = re.compile("ée?(?=s?$)")
_LIGATURES = str.maketrans(
    {"ø": "o", "æ": "e", "œ": "e", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_SIBILANT = re.compile("(?:[sxz]|[cs]h|[cgsxz]e)$")


def count(word: str) -> int:
    """Syllables of one word part: letters and apostrophes, no hyphen, no digit; at least 1.

    Args:
        word: Lower case.

    Example:
        >>> [count(word) for word in ("people", "didn't", "judge's", "café", "naïve", "o'clock")]
        [2, 2, 2, 2, 2, 2]
    """
    if word.isascii() and word.isalpha():
        return _base(word)
    plain = _plain(word.replace("’", "'"))
    clitic = _CLITIC.fullmatch(plain)
    if clitic:
        return count(clitic[1]) + _clitic_adds(clitic[1], clitic[2])
    if "'" in plain:
        return max(1, sum(_base(part) for part in plain.split("'") if _VOWELS.search(part)))
    return _base(plain)


def by_rule(word: str) -> int:
    """Syllables of a word in the letters a to z, by the rules alone; at least 1.

    A Latin word without a vowel letter is spelled out; one in another script counts 1.

    Example:
        >>> [by_rule(word) for word in ("table", "hoped", "reality", "prism", "bbc")]
        [2, 1, 4, 2, 3]
    """
    groups = len(_VOWELS.findall(word))
    if not groups:
        return len(word) + 2 * word.count("w") if word.isascii() and word else 1
    heard = len(_HIATUS.findall(word)) + (_VOWELLESS.search(word) is not None)
    silent = len(_SILENT.findall(word)) + (_COMPOUND.match(word) is not None)
    return max(1, groups + heard - silent)


def _base(word: str) -> int:
    return _EXCEPTIONS.get(word) or by_rule(word)


def _clitic_adds(base: str, clitic: str) -> bool:
    """Whether a clitic is a syllable of its own: judge's, it'd, it'll, should've, didn't."""
    if clitic == "'s":
        return _SIBILANT.search(base) is not None
    if clitic == "'d":
        return base.endswith(("t", "d"))
    if clitic == "n't":
        return not base.endswith(("a", "e", "i", "o", "u"))
    return base[-1] not in "aeiouywr" and clitic in {"'ll", "'ve", "'re"}


def _plain(word: str) -> str:
    """Latin letters without accents, the sounded ones respelled: café as cafay, naïve as nahive."""
    if word.isascii():
        return word
    word = _SOUNDED_ACUTE.sub("ay", unicodedata.normalize("NFC", word)).replace("ï", "hi")
    letters = unicodedata.normalize("NFD", word.translate(_LIGATURES))
    return "".join(letter for letter in letters if letter.isalpha() or letter == "'")
