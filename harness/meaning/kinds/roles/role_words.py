"""Words for reading who did what to whom: verbs by the roles they give, and small closed classes.

Written from general knowledge of English. A verb that is in no list is not read at all. Left out
on purpose: verbs whose sides may be exchanged without a change of meaning (meet, marry, fight,
resemble) and verbs of saying and thinking, whose object is a statement.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from harness.meaning.kinds.shared.clauses import words

TRANSITIVE = words(
    "abandon abduct absorb abuse accuse acquire acquit address admire adopt advise alert ambush"
    " amend amuse anger annex annoy applaud appoint approach approve arrest ask assassinate"
    " assault assess assist attack attract audit avoid award back ban banish bar beat befriend"
    " besiege betray bite blackmail blame block bomb bombard boycott bribe brief bully burn call"
    " capture carry catch censor censure challenge charge chase cheat check choose cite clear"
    " coach colonize comfort command commend commission compensate conceal condemn confront"
    " congratulate conquer consult contact contaminate control convict convince correct counsel"
    " counter cover create criticize cross crush cure curse damage deceive decorate defend defy"
    " delay delight demote denounce deny deport depose describe design despise destroy detain"
    " discipline discover dismiss disturb dominate donate drag draw dump eat elect embarrass"
    " employ encircle encourage endanger endorse engage enrage entertain escort evacuate evict"
    " examine exceed execute exile expel exploit expose face fear feed fight film find fine fire"
    " flank follow force forgive found free frighten fund greet guard guide halt harass harm hate"
    " haunt heal help hire hit hold honor host house humiliate hunt hurt identify ignore imitate"
    " impersonate impress imprison impeach indict infect influence inform inherit injure inspect"
    " inspire insult interrogate interrupt interview intimidate introduce invade invent"
    " investigate invite irritate jail join judge kick kidnap kill kiss lead liberate lick like"
    " limit lobby love manage manipulate mentor miss mock monitor mug murder name nominate notify"
    " nurse obey observe occupy offend oppose ordain order organize oust outlast outlive outnumber"
    " outperform outrank outsell overpower overrule oversee overtake overthrow paint pardon"
    " penalize persuade photograph please poison portray possess praise precede prefer promote"
    " propose prosecute protect provoke publish pull punch punish pursue push question quote raid"
    " rape rate ratify recognize recommend recruit refute regulate rehire reject release reinforce"
    " replace report represent reprimand rescue resent respect restrain review reward ride rob rule"
    " sabotage sack sample save scare scold screen search see seize select serve shelter shield"
    " shock shoot slap slay smuggle snub spot sponsor spy stab stalk stop strangle strike subdue"
    " sue suffocate summon supervise support surprise surround survive suspect suspend swallow"
    " tackle target taunt tease tell tempt test thank threaten throw torture touch track train"
    " transform translate trap treat trick trust underestimate unseat urge use veto view violate"
    " visit warn watch welcome wound write"
)
"""Verbs whose subject and object may not be exchanged."""

ERGATIVE = words(
    "engage burn clear cover cross draw drag face feed fire free halt heal hit hurt house join lead"
    " manage rule serve stop strike suffocate survive train transform translate test rate ride"
    " sample surround throw track read carry follow describe view help limit ban use eat write"
    " paint"
)
"""Of these, verbs that also stand without an object, or whose passive says little."""


class Converse(NamedTuple):
    """What a verb is read as: a relation, and the roles of its subject, object and others.

    Attributes:
        relation: Name shared by all verbs that tell the same event.
        subject: Role of the subject.
        object: Role of the object.
        others: Role of the phrase behind a preposition; an empty preposition is the first of two
            objects.
    """

    relation: str
    subject: str
    object: str
    others: MappingProxyType[str, str]


def _converses() -> MappingProxyType[str, Converse]:
    table: dict[str, Converse] = {}

    def add(verbs: str, relation: str, subject: str, thing: str, **others: str) -> None:
        kept = {word.rstrip("_"): role for word, role in others.items()}
        kept = {"" if word == "first" else word: role for word, role in kept.items()}
        for verb in verbs.split():
            table[verb] = Converse(relation, subject, thing, MappingProxyType(kept))

    out = {"to": "to", "first": "to", "by": "by"}
    add("sell", "trade", "from", "thing", **out)
    add("buy purchase", "trade", "to", "thing", from_="from")
    add("lend loan", "loan", "from", "thing", **out)
    add("borrow", "loan", "to", "thing", from_="from")
    add("give hand donate present award grant bequeath", "give", "from", "thing", **out)
    add("receive get", "give", "to", "thing", from_="from")
    add("teach", "teach", "from", "thing", **out)
    add("learn", "teach", "to", "thing", from_="from")
    add("pay owe", "pay", "from", "thing", **out)
    add("inherit", "bequeath", "to", "thing", from_="from")
    add("steal", "steal", "agent", "thing", from_="from")
    add("send mail refer forward", "send", "from", "thing", **out)
    add("prefer", "prefer", "agent", "first", to="to", over="to")
    add("supply provide", "supply", "from", "thing", to="to")
    add("beat defeat", "beat", "winner", "loser")
    add("lose", "beat", "loser", "thing", to="winner", against="winner")
    add("win", "beat", "winner", "thing", against="loser", over="loser")
    add("precede predate", "precede", "first", "then")
    add("follow succeed", "precede", "then", "first")
    add("employ hire", "employ", "boss", "worker")
    add("work", "employ", "worker", "thing", for_="boss")
    add("own", "own", "owner", "owned")
    add("belong", "own", "owned", "thing", to="owner")
    add("cause trigger", "cause", "cause", "effect")
    add("stem arise", "cause", "effect", "thing", from_="cause")
    add("result", "cause", "effect", "thing", from_="cause", in_="caused")
    add("replace", "replace", "new", "old")
    add(
        "rule decide judge judgment verdict",
        "rule",
        "judge",
        "thing",
        for_="for",
        against="against",
    )
    add("vote campaign testify", "vote", "voter", "thing", for_="for", against="against")
    add(
        "go come move travel fly sail drive walk return migrate emigrate flee escape march ship"
        " transfer export import deliver",
        "move",
        "mover",
        "thing",
        from_="from",
        to="to",
    )
    return MappingProxyType(table)


CONVERSES = _converses()
"""Verbs that tell one event from either side, and those whose prepositions give the roles."""

TURNING = frozenset({("from", "to"), ("to", "from"), ("for", "against"), ("against", "for")})
"""Roles that turn the meaning even where only one of them is told."""

PREDICATIVE = words("rule decide judgment verdict vote campaign testify work belong go come move")

MOVING = frozenset({"move", "rule", "vote"})
"""Relations in which one phrase alone, with the wrong preposition, turns the meaning."""

RELATIVES = MappingProxyType(
    {
        **dict.fromkeys(words("mother father parent"), "parent"),
        **dict.fromkeys(words("grandmother grandfather grandparent"), "grandparent"),
        **dict.fromkeys(words("uncle aunt"), "uncle"),
        **dict.fromkeys(words("teacher mentor tutor"), "teacher"),
        **dict.fromkeys(words("employer boss"), "employer"),
        **dict.fromkeys(words("owner proprietor"), "owner"),
        **dict.fromkeys(words("founder creator author inventor"), "maker"),
        **dict.fromkeys(words("leader head chief captain president director mayor"), "head"),
        **dict.fromkeys(words("capital"), "capital"),
        **dict.fromkeys(words("subsidiary branch"), "branch"),
        **dict.fromkeys(words("ancestor forefather"), "ancestor"),
        **dict.fromkeys(words("predecessor"), "predecessor"),
        **dict.fromkeys(words("landlord landlady"), "landlord"),
        **dict.fromkeys(words("husband"), "husband"),
        **dict.fromkeys(words("lawyer attorney"), "lawyer"),
        **dict.fromkeys(words("doctor"), "doctor"),
        **dict.fromkeys(words("cause"), "cause"),
        **dict.fromkeys(words("son daughter child"), "-parent"),
        **dict.fromkeys(words("grandson granddaughter grandchild"), "-grandparent"),
        **dict.fromkeys(words("nephew niece"), "-uncle"),
        **dict.fromkeys(words("student pupil disciple"), "-teacher"),
        **dict.fromkeys(words("employee"), "-employer"),
        **dict.fromkeys(words("descendant"), "-ancestor"),
        **dict.fromkeys(words("successor"), "-predecessor"),
        **dict.fromkeys(words("tenant"), "-landlord"),
        **dict.fromkeys(words("wife"), "-husband"),
        **dict.fromkeys(words("client"), "-lawyer"),
        **dict.fromkeys(words("patient"), "-doctor"),
    }
)
"""Nouns for one side of a relation; a minus marks the other side of it."""

DETERMINERS = words(
    "the a an this these those my your his her its our their some any no each every several many"
    " few all both another such most more less fewer"
)
PRONOUNS = words(
    "i me you he him she it we us they them who whom which what that this these those one ones"
    " himself herself itself themselves each other another someone somebody anyone anybody"
    " everyone everybody nobody none there here mine yours his hers ours theirs something anything"
    " everything nothing both all many few some several most"
)
PREPOSITIONS = words(
    "of in on at from for with by to into onto over under near between among against about after"
    " before during since until through throughout across along behind beside within without"
    " outside inside toward towards upon per via as than like despite"
)
OTHERS = words(
    "and or but nor so yet because although though while whereas if unless when whenever where"
    " who whom whose which what that how why not am is are was were be been being has have had"
    " having do does did can could may might must shall should will would cannot n't up down out"
    " off away back also too then later now soon once still already again even only just often"
    " never always ever together i me you he him she it we us they them himself herself itself"
    " themselves there here one ones each say says tells thinks believes far"
)
LIGHT = words(
    "not never also then later first once still already again even only just soon often recently"
    " always now finally both each"
)
"""Words that may stand between the parts of a verb, or between a verb and its object."""

BE_FORMS = words("am is are was were be been being got gets get 's 're isn't aren't wasn't weren't")
HELPERS = BE_FORMS | words(
    "has have had having do does did can could may might must shall should will would cannot"
    " ought 've 'd 'll don't doesn't didn't can't couldn't won't wouldn't shouldn't isn't aren't"
    " wasn't weren't hasn't haven't hadn't"
)
CONTROL = words(
    "decide agree want plan try refuse fail manage begin start continue intend seek vow threaten"
    " promise need hope attempt choose have able go use willing force set wish prepare"
)
"""Verbs before "to" that share their subject with the verb behind it."""

TRANSPARENT = words(
    "number lot majority part one some most pair couple series range variety type kind all many"
    " several group team member half any each both none"
)
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december day week month year decade century hour"
    " minute second time today yesterday tomorrow tonight night morning evening afternoon weekend"
    " moment season while way percent mile kilometer meter spring summer autumn winter fortnight"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
TIME_WORDS = words("today yesterday tomorrow tonight twice thrice again overnight")
TIME_OPENERS = words("last next this every each late early earlier later all one")
"""Words that open an expression of time where one of `TIMES`, or another of them, follows."""
TITLES = words("dr mr mrs ms prof st sir rev hon gen col lt sgt capt gov sen rep jr sr")
PAST = words(
    "gave went took came made saw knew said told found thought left felt kept held wrote stood"
    " heard met ran paid sat spoke led grew lost fell sent built drew broke spent rose drove"
    " bought wore chose sought won sold taught caught fought became began brought did fled flew"
    " forbade forgot forgave froze got had hid hung laid lay lent lit rode rang sank sang shook"
    " shot showed shrank slept slid sprang stole struck stuck stung swam swore swept swung threw"
    " understood withdrew woke overthrew overtook oversaw given taken made written known seen"
    " chosen stolen beaten bitten eaten hidden driven broken drawn thrown shown borne overthrown"
    " drank ate swam blew bred clung crept dealt dove dug drunk fed forsook ground grew leapt lied"
    " mistook outran overcame rid ridden rose risen sped spun spat split strode strove swollen"
    " tore torn trod wept wound wrung arose bore bound underwent undertook foresaw upheld"
)
"""Past forms that do not end in -ed."""

PARTICIPLES = words(
    "given taken written known seen chosen stolen beaten bitten eaten hidden driven broken drawn"
    " thrown shown borne overthrown frozen forgotten forgiven ridden spoken sworn torn worn"
)
"""Of these, forms that are no past without "have": the texts written in May."""

SAME_FORM = words("beat hit hurt cut set put shut read")
"""Verbs whose past looks like the base."""

COMPOUND = words("due according owing thanks prior next close subject up similar relative and")
"""Words that take the preposition behind them away from the verb."""

MUTUAL = words("mutual mutually vice reciprocal jointly")

WAYS = words(
    "road route highway motorway freeway street line railway railroad track path trail canal tunnel"
    " bridge corridor border boundary coast distance stretch extend span"
    " link connection"
)
"""What leads from one place to another and back: its two ends may be told in either order."""
