"""Words of reporting: what each says about the reporter's stand, and who speaks for whom."""

from __future__ import annotations

from types import MappingProxyType

from harness.meaning.kinds.shared.word_sets import words

SAID, THOUGHT, CLAIMED, FOUND, PROVED = "said", "thought", "claimed", "found", "proved"
DENIED, ADMITTED, HINTED = "denied", "admitted", "hinted"

_S = "say says said saying"
_VERBS = MappingProxyType(
    {
        SAID: (
            f"{_S} tell tells told telling state states stated stating announce announces announced"
            " announcing add adds added adding explain explains explained explaining note notes"
            " noted noting report reports reported reporting write writes wrote remark remarks"
            " remarked comment comments commented observe observes observed reply replies replied"
            " warn warns warned warning stress stresses stressed emphasize emphasizes emphasized"
            " emphasise emphasised mention mentions mentioned testify testifies testified describe"
            " describes described reveal reveals revealed indicate indicates indicated predict"
            " predicts predicted predicting recall recalls recalled declare declares declared"
            " point points pointed confirm confirms confirmed promise promises promised pledge"
            " pledges pledged vow vows vowed conclude concludes concluded"
        ),
        HINTED: "suggest suggests suggested suggesting imply implies implied hint hints hinted",
        THOUGHT: (
            "believe believes believed believing think thinks thought thinking expect expects"
            " expected expecting estimate estimates estimated estimating hope hopes hoped fear"
            " fears feared feel feels felt suspect suspects suspected assume assumes assumed"
            " consider considers considered reckon reckons reckoned doubt doubts doubted"
            " understand understands understood speculate speculates speculated theorize theorized"
        ),
        CLAIMED: (
            "claim claims claimed claiming allege alleges alleged alleging argue argues argued"
            " arguing insist insists insisted insisting maintain maintains maintained contend"
            " contends contended assert asserts asserted complain complains complained accuse"
            " accuses accused blame blames blamed attribute attributes attributed submit submits"
            " submitted"
        ),
        FOUND: "find finds found finding show shows showed shown discover discovers discovered"
        " determine determines determined calculate calculates calculated hold holds held rule"
        " rules ruled",
        PROVED: "prove proves proved proven demonstrate demonstrates demonstrated establish"
        " establishes established",
        DENIED: "deny denies denied denying dispute disputes disputed refute refutes refuted reject"
        " rejects rejected",
        ADMITTED: "admit admits admitted admitting concede concedes conceded acknowledge"
        " acknowledges acknowledged confess confesses confessed",
    }
)

REPORTING = MappingProxyType(
    {verb: sort for sort, verbs in _VERBS.items() for verb in verbs.split()}
)
"""The class of every form of a reporting verb."""

# Verbs that take a bare clause often enough: "he said it rained". The others need "that".
BARE = frozenset(
    f"{_S} claim claims claimed believe believes believed think thinks thought insist insists"
    " insisted argue argues argued allege alleges alleged admit admits admitted deny denies denied"
    " announced hope hopes estimate estimates estimated fear fears told warned warns predicts"
    " suspect suspects suspected promised".split()
)
ONLY_THAT = words("hold holds held rule rules ruled submit submits submitted")
"""Verbs that report with "that" alone: held that, but not held "a gun"."""

CAUSES = words("accuse accuses accused blame blames blamed attribute attributes attributed")

NOUNS_OF_REPORT = words(
    "claim allegation accusation opinion view estimate statement announcement belief"
    " testimony argument report finding suspicion comment warning theory word quote"
    " according survey study suggestion conclusion prediction research source spokesman"
    " spokeswoman spokesperson interview admission denial confession complaint charge"
    " suspect witness decide judge"
)

WEAK_SOURCES = words(
    "law act plan timetable schedule rule regulation section article contract"
    " constitution treaty agreement calendar map legend tradition myth bible guideline"
    " guidance policy recipe instruction manual procedure record data figure statistic"
    " census register survey study research report test result evidence measurement"
    " website database account document file paper poll review analysis dictionary"
    " encyclopedia tale story"
)
"""Sources that are no person: a rule, a record, a study. Losing one is a smaller thing."""

RECORDERS = words(
    "service board council office bureau registry institute department agency ministry"
    " court observatory registrar authority commission"
)
"""Bodies whose plain findings count as the record."""

NO_SOURCE = words(
    "need size age weight height type color colour order taste season circumstance"
    " ability rank demand whether how what which where who when"
)
"""What follows "according to" where nobody speaks: according to size."""

PRONOUNS = words(
    "i we he she it they you who which this that these those one some many most others"
)

_CIRCLES = (
    "scientist researcher expert professor academic author economist analyst specialist historian"
    " archaeologist astronomer geologist biologist chemist physicist scholar doctor psychologist"
    " team study report paper survey research investigator writer observer finding measurement"
    " result data probe test experiment evidence engineer mathematician climatologist sociologist"
    " meteorologist forecaster anthropologist botanist ecologist epidemiologist statistician"
    " university institute laboratory lab biographer conservationist model figure statistic"
    " analysis review poll census",
    "official government minister ministry authority spokesman spokeswoman spokesperson"
    " administration state department agency secretary council office commission board country"
    " diplomat embassy service bureau regulator inspector body ombudsman watchdog institute city"
    " town district county nation commissioner",
    "politician leader president minister premier chancellor senator congressman congresswoman"
    " lawmaker legislator mp deputy mayor governor candidate party opposition spokesman"
    " spokeswoman spokesperson council councillor adviser aide secretary prime government"
    " parliament king queen prince white downing",
    "police officer investigator detective authority inspector sheriff chief constable official"
    " spokesman spokeswoman spokesperson commander force department policeman policewoman cop"
    " service",
    "fire brigade firefighter fireman ambulance paramedic rescuer lifeguard coastguard crew chief"
    " rescue service spokesman spokeswoman spokesperson officer",
    "critic opponent campaigner activist skeptic sceptic people some group detractor protester"
    " demonstrator",
    "company firm spokesman spokeswoman spokesperson manufacturer maker boss chief executive owner"
    " business manager director operator management airline bank head ceo retailer carrier"
    " corporation employer founder supplier shop store chain brand developer insurer",
    "witness resident neighbor neighbour people local bystander passer villager survivor man woman"
    " person driver worker passenger citizen onlooker observer",
    "worker employee staff crew member union",
    "lawyer counsel attorney barrister solicitor defense defence advocate",
    "prosecutor prosecution attorney",
    "court judge tribunal ruling magistrate justice jury panel",
    "doctor physician surgeon medic nurse hospital consultant clinic pharmacist dentist therapist",
    "union leader representative spokesman spokeswoman spokesperson",
    "army military soldier commander general force spokesman official navy marine colonel",
    "newspaper paper media journalist reporter press outlet magazine website channel editor report"
    " news broadcaster blogger blog columnist commentator presenter station agency",
    "charity organization organisation group foundation director head campaigner spokesman"
    " spokeswoman spokesperson organizer organiser volunteer",
    "teacher school head principal headteacher lecturer university",
    "student pupil undergraduate graduate",
    "customer client user consumer shopper buyer visitor tourist guest",
    "landlord landlady",
    "tenant lodger renter",
    "mother father parent family relative brother sister wife husband son daughter",
    "farmer grower",
    "shopkeeper shop store owner trader vendor merchant retailer seller grocer baker butcher",
    "fisherman sailor skipper captain crew angler",
    "priest bishop pope church vicar imam rabbi pastor cardinal monk vatican clergy minister",
    "coach manager captain player team club referee trainer athlete boss",
    "artist singer actor actress director band musician composer writer poet painter curator"
    " museum gallery",
    "scientist astronomer nasa",
    "biographer historian scholar author letter diary memoir autobiography biography book record"
    " document archive chronicle",
)

HEADS = words(
    "chief head boss owner director manager leader officer member chairman chairwoman chair"
    " president secretary representative spokesman spokeswoman spokesperson founder editor"
)
"""Nouns of office: whose they are is said by the words beside them."""

BODIES = words(
    "firm company union ministry brigade office bank council court army charity airline board"
    " government hospital institute agency department police committee university newspaper"
)
"""Sources that no single person is."""

ANYBODY = words(
    "people person man woman someone somebody source author member representative speaker"
    " individual participant other everyone anyone expert official spokesman spokeswoman"
    " spokesperson"
)
"""Nouns that may stand for nearly any source."""


def _circles() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, circle in enumerate(_CIRCLES):
        for word in circle.split():
            table.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


CIRCLES = MappingProxyType(_circles())
"""Who may be called by another's name: an officer for the police, a boss for the firm."""
