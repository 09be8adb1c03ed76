"""Controls that say the same in other words."""

from __future__ import annotations

import re
from types import MappingProxyType

from meaning_bed.edits import Edit, by_pattern, by_words, either, is_question, planted
from meaning_bed.lexicon import SYNONYMS
from meaning_bed.numbers import WORDS

_NUMBER_NEXT = re.compile(rf" (?:[£€$]?\d|(?:{WORDS})|half|a (?:quarter|third|tenth))")
_ROUND = ("about", "roughly", "around", "approximately", "some")


def _before_number(match: re.Match[str]) -> bool:
    return _NUMBER_NEXT.match(match.string[match.end() :]) is not None


_FILLERS = MappingProxyType(
    {
        "in order to": "to",
        "in order that": "so that",
        "due to the fact that": "because",
        "on the ground that": "because",
        "it should be noted that": "",
        "at this point in time": "now",
        "in the event that": "if",
        "for the purpose of": "for",
        "in the vicinity of": "near",
        "a large number of": "many",
        "on a daily basis": "every day",
        "at the present time": "now",
        "during the course of": "during",
        "until such time as": "until",
    }
)
_WORDY = (
    ("The road was shut in order to save costs.", "The road was shut to save costs."),
    (
        "The game was called off due to the fact that it rained.",
        "The game was called off because it rained.",
    ),
    ("It should be noted that the lift is out of order.", "The lift is out of order."),
    ("The hotel is in the vicinity of the harbour.", "The hotel is near the harbour."),
    ("A large number of shops stayed shut.", "Many shops stayed shut."),
    ("In the event that you are late, ring the bell.", "If you are late, ring the bell."),
    ("The pump is checked on a daily basis.", "The pump is checked every day."),
    ("She left for the reason that she was ill.", "She left because she was ill."),
    ("The rule is in actual fact an old one.", "The rule is an old one."),
    ("The meeting takes place on a weekly basis.", "The meeting takes place every week."),
    (
        "They came to the conclusion that the map was wrong.",
        "They concluded that the map was wrong.",
    ),
    ("He made a decision to sell the farm.", "He decided to sell the farm."),
)
_BOUNDS = MappingProxyType(
    {
        "at least": "no less than",
        "at most": "no more than",
        "no more than": "at most",
        "not more than": "at most",
        "not less than": "at least",
        "more than": "over",
        "less than": "under",
        "fewer than": "under",
        "over": "more than",
        "under": "less than",
        "in excess of": "more than",
        "above": "over",
        "exceeding": "of more than",
    }
)


def _bound_fits(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    if re.search(r"\b(?:no|not|of|is|be|aged|people|anyone|rises|donors|everyone) $", before, re.I):
        return False
    if match.group().lower() in {"under", "over"} and re.search(
        r"\w+ed $|takes $|child $|children $", before
    ):
        return False
    after = match.string[match.end() :]
    if match.group().lower() in {"over", "under"} and re.match(
        rf" (?:\d+|{WORDS})(?: |,|\.)(?!\w+s\b)", after
    ):
        return False
    return re.match(rf" (?:[£€$]?\d|(?:{WORDS}))", after) is not None


_BOUND_CARRIERS = (
    ("The lift holds no more than six people.", "The lift holds at most six people."),
    ("Each team needs at least nine players.", "Each team needs nine players or more."),
    ("The bag may weigh up to 20 kg.", "The bag may weigh 20 kg or less."),
    ("Fewer than 50 people came.", "Under 50 people came."),
    ("The fine is not more than 300 crowns.", "The fine is 300 crowns at most."),
    ("The pond is over two metres deep.", "The pond is more than two metres deep."),
    ("The fee must not exceed 80 euros.", "The fee must be 80 euros or less."),
    ("Forms must arrive no later than 3 May.", "Forms must arrive by 3 May."),
)
_PLURAL_BEFORE = re.compile(
    r"\b(?:[Yy]ou|[Tt]hey|[Ww]e|[Pp]eople|[Pp]atients|[Pp]arents|[Vv]isitors|[Oo]wners|[Cc]hildren|"
    r"[Tt]enants|[Dd]onors|[Aa]dults|[Ll]andlords|[Vv]ehicles|[Hh]ouseholds|[Ll]etters|[Ff]orms) $"
)


def _plural_subject(match: re.Match[str]) -> bool:
    return _PLURAL_BEFORE.search(match.string[: match.start()]) is not None and not is_question(
        match
    )


_MODALS = either(
    by_pattern(
        r"\bmust (?=(?!not|only|be|also|either|never|have)[a-z]+)", "have to ", _plural_subject
    ),
    by_pattern(r"\bhave to (?=[a-z]+)", "must ", _plural_subject),
    by_pattern(r"\bdo not have to (?=[a-z])", "need not ", _plural_subject),
    by_pattern(r"\b(?:do not need to|don't need to) (?=[a-z])", "need not ", _plural_subject),
    by_pattern(r"\bneed not (?=[a-z])", "do not have to ", _plural_subject),
    by_pattern(
        r"\bmay (?=(?!not|only|have|be|also|still|get|ask|give)[a-z]+)",
        "are allowed to ",
        lambda match: (
            re.search(r"\b[Yy]ou $", match.string[: match.start()]) is not None
            and not is_question(match)
            and re.match(
                r"(?:cancel|retire|drive|visit|walk|cycle|bathe|keep|use|take|let|bring)\b",
                match.string[match.end() :],
            )
            is not None
        ),
    ),
)
_MODAL_CARRIERS = (
    ("All guests must sign the book.", "All guests have to sign the book."),
    ("Members are allowed to vote.", "Members may vote."),
    ("You do not have to pay for the first hour.", "You need not pay for the first hour."),
    ("Drivers are obliged to stop here.", "Drivers must stop here."),
    ("The club is able to seat forty.", "The club can seat forty."),
    ("It is forbidden to feed the seals.", "You must not feed the seals."),
    ("Helmets are compulsory on the site.", "Everyone on the site must wear a helmet."),
    ("It is possible that the match will be moved.", "The match may be moved."),
)
_NEGATIVES = (
    ("The engine did not start.", "The engine failed to start."),
    ("Smoking is not allowed in the yard.", "Smoking is forbidden in the yard."),
    ("The museum is not open on Mondays.", "The museum is closed on Mondays."),
    ("The report was not complete.", "The report was incomplete."),
    ("The club does not admit children.", "Children cannot join the club."),
    ("Nobody survived the crash.", "There were no survivors of the crash."),
    ("The pond is not deep.", "The pond is shallow."),
    ("He was found not guilty.", "He was acquitted."),
    ("There is no longer a bus to the lake.", "The bus to the lake has been withdrawn."),
    ("The two dates are not the same.", "The two dates are different."),
    ("The board did not agree to the loan.", "The board refused the loan."),
    ("The claim is not true.", "The claim is false."),
)
_PRONOUNS = (
    (
        "Ms. Vera Holm opened the shop in May. Ms. Holm sells bread there.",
        "Ms. Vera Holm opened the shop in May. She sells bread there.",
    ),
    (
        "Mr. Jonas Reed lost his boat. Mr. Reed now works ashore.",
        "Mr. Jonas Reed lost his boat. He now works ashore.",
    ),
    (
        "The comet was seen in June. The comet will return in 60 years.",
        "The comet was seen in June. It will return in 60 years.",
    ),
    (
        "The miners walked out on Friday. The miners want safer lamps.",
        "The miners walked out on Friday. They want safer lamps.",
    ),
    (
        "Mrs. Edda Lorne bought the mill. Mrs. Lorne plans to restore it.",
        "Mrs. Edda Lorne bought the mill. She plans to restore it.",
    ),
    (
        "The parish sold the field. The parish needs the money.",
        "The parish sold the field. It needs the money.",
    ),
    ("The twins won the race. The twins are twelve.", "The twins won the race. They are twelve."),
    (
        "Mr. Emil Kasper wrote the song. He recorded it at home.",
        "Mr. Emil Kasper wrote the song. Mr. Kasper recorded it at home.",
    ),
    (
        "The ferry was built in Ostby. It carries eighty cars.",
        "The ferry was built in Ostby. The ferry carries eighty cars.",
    ),
    (
        "Ms. Tilde Bruun chairs the club. She was elected in 2019.",
        "Ms. Tilde Bruun chairs the club. Ms. Bruun was elected in 2019.",
    ),
)

WORDING = (
    Edit("synonym", "control", by_words(SYNONYMS)),
    Edit(
        "approximator",
        "control",
        either(
            *(
                by_words({old: new}, _before_number)
                for old in _ROUND
                for new in _ROUND[:4]
                if old != new
            )
        ),
        planted(
            [
                (f"The work took {one} {count} days.", f"The work took {two} {count} days.")
                for one, two, count in (
                    *(("about", "around", "forty"), ("roughly", "about", "90")),
                    *(("approximately", "about", "25"), ("around", "roughly", "sixty")),
                    *(("some", "about", "70"), ("almost", "nearly", "100")),
                )
            ]
        ),
        about="about, roughly and around before a number",
    ),
    Edit(
        "filler-removed",
        "control",
        by_words({k: v for k, v in _FILLERS.items() if v}),
        planted(_WORDY),
    ),
    Edit("bound-reworded", "control", by_words(_BOUNDS, _bound_fits), planted(_BOUND_CARRIERS)),
    Edit("modal-reworded", "control", _MODALS, planted(_MODAL_CARRIERS)),
    Edit("negative-reworded", "control", either(), planted(_NEGATIVES)),
    Edit("pronoun", "control", either(), planted(_PRONOUNS)),
)
