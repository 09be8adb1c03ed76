"""Words that tell where a name begins, ends and what in it tells it from others.

Written from knowledge of English, not from a corpus. Titles and joiners are not part of what a
name is compared by; heads ("university", "lake") are kept, but any other word says more.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


TITLES = words("""
    mr mrs ms miss mx dr prof professor sir dame lord lady madam president vice prime minister
    premier chancellor secretary senator sen congressman congresswoman representative rep governor
    gov mayor councillor councilor councilman councilwoman alderman judge justice magistrate
    sheriff king queen prince princess emperor empress tsar tsarina sultan sheikh sheik emir imam
    ayatollah mullah rabbi pope cardinal archbishop bishop reverend rev father sister brother
    pastor deacon canon saint general gen colonel col major captain capt lieutenant lt sergeant
    sgt corporal private admiral commander commodore marshal brigadier officer constable detective
    inspector superintendent ambassador envoy commissioner director chairman chairwoman chair
    chairperson ceo chief deputy acting former ex speaker leader duke duchess earl count countess
    baron baroness viscount marquess maharaja shah khan caliph uncle aunt auntie grandpa grandma
    hon honourable honorable nurse coach attorney advocate
    """)
"""Words before a name that say what somebody is; folded to small letters."""

SURNAME_TITLES = words(
    "king pope bishop judge major baron knight dean abbot prince marshal father cardinal earl duke"
    " sheriff constable khan shah canon justice lord chancellor deacon pastor mayor cain"
    " private"
)
"""Titles that are a surname where they end a name ("Stephen King")."""

STOPPED = words(
    "mr mrs ms dr prof st sen rep gov gen col capt lt sgt rev hon jr sr mt ft maj cpl"
    " messrs mme mlle"
)
"""Abbreviations whose full stop does not end the name."""

JOINERS = words(
    "de la le du des del della di da do dos das van von der den zu ter ten al el bin ibn bint abu"
    " ul ad af av"
)
"""Small words between two parts of one name."""

LINKERS = frozenset({"of", "for", "on"})
"""Small words that join a noun with a capital to what follows ("Bank of England")."""

PARTICLES = JOINERS | {"the", "st", "saint", "san", "santa", "sao", "mc", "o"}
"""Parts that tell nobody apart."""

COMPASS = words(
    "north south east west northern southern eastern western northeast northwest southeast"
    " southwest northeastern northwestern southeastern southwestern central upper lower inner"
    " outer new old greater great little"
)
"""Parts of names of places that name another place, or a part of one."""

STARTERS = COMPASS | words(
    "saint mount fort port cape lake river isle bay royal united red white black blue green"
    " golden silver grand high big long national world international santa san los las"
)
"""Ordinary words that belong to the name they stand before, even at the start of a sentence."""

HEADS = words(
    "university bank bay house gulf isle island kingdom republic city state church council battle"
    " ministry department court college school institute museum academy bureau office board"
    " chamber duchy county district province region lake mount cape sea strait port tower temple"
    " treaty act bill league union federation association society society's institution museum"
    " library hospital centre center book gospel order house statue tomb siege declaration"
    " convention commonwealth confederation organization organisation fund party army"
)
"""Nouns that begin a name with "of", even at the start of a sentence."""

REALMS = words(
    "empire republic kingdom people peoples language army armies government nation nations state"
    " states islands isles federation union commonwealth forces troops army navy side"
)
"""Heads of names that an adjective alone may stand for: the Romans, for the Roman Empire."""

WEEKDAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays"
    " fridays saturdays sundays"
)

CALENDAR = WEEKDAYS | words(
    "january february march april may"
    " june july august september october november december mon tue tues wed thu thur thurs fri"
    " sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Days and months: dates, not names."""

SHORT_WORDS = words(
    "tv tvs dvd dvds cd cds pc pcs ok am pm ad bc ce bce id dj vip faq pdf url sms gps usb atm ufo"
    " suv dna rna ph iq hiv aids cctv pin sim lcd led diy mp3 etc vs eg ie phd ma ba msc bsc md"
    " nb ps no nos vol fig mph kph km kg cm mm mg ml hz khz mhz ghz kw mw gw kb mb gb tb"
    " roman"
    " internet web god earth moon sun bible"
)
"""What is written with capitals, or may be, and is no name that a rewrite could invent."""

SAYING = words(
    "said says told tells added adds asked asks announced wrote writes explained argued claimed"
    " warned insisted replied denied thinks believes thought believed joked tweeted testified"
    " was-born married died"
)
"""Verbs whose subject is somebody: the word before one is a name where it could be."""

ENDINGS = (
    "ing",
    "ings",
    "ed",
    "ly",
    "tion",
    "tions",
    "sion",
    "sions",
    "ness",
    "ment",
    "ments",
    "ists",
    "isms",
    "ities",
    "ity",
    "ous",
    "ful",
    "able",
    "ible",
    "ive",
    "ical",
    "ology",
    "ers",
    "ors",
    "ians",
    "less",
    "ance",
    "ence",
    "ances",
    "ences",
    "ship",
    "hood",
    "graphy",
    "ics",
    "al",
    "ies",
    "ages",
    "ants",
    "ents",
)
"""How ordinary words end, and few names do."""
