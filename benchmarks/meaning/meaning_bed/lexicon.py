"""Word lists of the bed, written for it and shared with nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
LONG_MONTHS = ("January", "March", "May", "July", "August", "October", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
TENS: Mapping[int, str] = MappingProxyType(
    {
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    }
)


def number_words() -> Mapping[str, int]:
    """Words of the whole numbers 2 to 99, with their values."""
    words = {SMALL[value]: value for value in range(2, 21)}
    for tens, word in TENS.items():
        words[word] = tens
        words |= {f"{word}-{SMALL[ones]}": tens + ones for ones in range(1, 10)}
    return MappingProxyType(words)


NUMBER_WORDS = number_words()
WORD_OF: Mapping[int, str] = MappingProxyType({value: word for word, value in NUMBER_WORDS.items()})

# Each line: forms that may stand for each other in nearly every plain text.
_SYNONYMS = """
purchase=buy, purchased=bought, purchases=buys, purchasing=buying
commence=begin, commences=begins, commenced=began, commencing=beginning
terminate=end, terminated=ended, terminates=ends, terminating=ending
require=need, requires=needs, required to=obliged to
assist=help, assists=helps, assisted=helped, assisting=helping, assistance=help
obtain=get, obtains=gets, obtained=got, obtaining=getting
attempts to=tries to, attempted to=tried to, attempting to=trying to
demonstrate=show, demonstrates=shows, demonstrated=showed
indicate=show, indicates=shows, indicated that=showed that, indicating that=showing that
approximately=roughly, sufficient=enough
additional=extra, numerous=many, entire=whole, entirely=wholly, initial=first, principal=main
currently=now, immediately=at once, frequently=often, rapidly=quickly, solely=only
primarily=mainly, subsequently=later, previously=earlier, consequently=as a result
nevertheless=even so, moreover=what is more, furthermore=besides, whereas=while, although=though
prior to=before, in excess of=more than, in addition to=as well as, in lieu of=instead of
with regard to=about, concerning the=about the, regarding the=about the, on behalf of=for
owing to=because of, by means of=by, in favour of=for
residents=inhabitants, inhabitants=residents, children=youngsters, infants=babies, infant=baby
physician=doctor, physicians=doctors, spouse=marriage partner
automobile=car, automobiles=cars, vehicles=motor vehicles
dwelling=home, dwellings=homes, residence=home, premises=property
beverage=drink, beverages=drinks, remuneration=pay, expenditure=spending, deficit=shortfall
error=mistake, errors=mistakes, faults=flaws, defects=flaws, defect=flaw
wages=pay, salary=pay, occupation=job, occupations=jobs, vacant=empty, vacancy=open post
illness=sickness, injured=hurt, deceased=dead, perish=die, perished=died
discover=find out, discovered=found, discovers=finds
inform=tell, informed=told, informs=tells, informing=telling
requested=asked for, requests that=asks that, inquire=ask, inquired=asked
respond=reply, responded=replied, responds=replies, response=reply, responses=replies
select=choose, selected=chose, selects=chooses, selection=choice
retain=keep, retained=kept, retains=keeps, retaining=keeping
construct=build, constructed=built, constructing=building, construction of=building of
construct a=build a, erect=put up, erected=put up, demolish=pull down, demolished=pulled down
repaired=mended, repairing=mending, replaced=changed
close to=near, large=big, larger=bigger, largest=biggest, tiny=very small
difficult=hard, difficulty=trouble, difficulties=troubles, rapid=fast, swift=fast
significant=important, crucial=very important, essential=vital, adequate=good enough
correct=right, incorrect=wrong, accurate=exact, inaccurate=wrong, erroneous=wrong
annual=yearly, annually=every year, each year=every year, per year=a year
twice daily=twice a day, each day=every day, per month=a month
at present=now, nowadays=these days, at the moment=now
permitted to=allowed to, prohibited=banned, forbidden=banned, authorised=allowed
mandatory=compulsory, compulsory=mandatory, obligatory=compulsory, optional=voluntary
concluded that=decided that, determined that=decided that, ascertain=find out
employees=workers, employee=worker, staff=workers, personnel=staff
stated that=said that, states that=says that, declared that=said that, remarked that=said that
rubbish=waste, garbage=waste, refuse collection=waste collection, laundry=washing
lodge=hand in, lodged=handed in, submit=hand in, submitted=handed in, submitting=handing in
receive=get, receives=gets, receiving=getting, donate=give, donated=given, donates=gives
swap=exchange, rusty=rusted, corroded=rusted, worried=anxious, anxious=worried
people on foot=pedestrians, cyclists=people on bikes, motorists=drivers, drivers=motorists
shop=store, shops=stores, film=movie, films=movies, holiday=vacation, lorry=truck, lorries=trucks
dreadful=terrible, famous=well known, renowned=well known, peculiar=strange, odd=strange
reside=live, resides=lives, resided=lived, residing=living, dispatch=send, dispatched=sent
shortly after=soon after, shortly before=just before, nearly=almost, almost=nearly
mainly=mostly, usually=normally, normally=usually, seldom=rarely, rarely=seldom
beneath=under, underneath=under, upon=on, amid=in the middle of, throughout the=during the whole
apart from=except for, except for=apart from, likewise=in the same way
until=till, twelve months=one year, a dozen=twelve
half an hour=thirty minutes, thirty minutes=half an hour, ninety seconds=a minute and a half
speak=talk, speaks=talks, journey=trip, journeys=trips, trips=journeys, trip=journey
"""

_AMERICAN = """
centre=center, centres=centers, colour=color, colours=colors, metre=meter, metres=meters
kilometre=kilometer, kilometres=kilometers, litre=liter, litres=liters, programme=program
programmes=programs, organise=organize, organised=organized, organisers=organizers
organisation=organization, recognise=recognize, recognised=recognized, criticise=criticize
criticised=criticized, apologise=apologize, apologised=apologized, neighbour=neighbor
neighbours=neighbors, neighbouring=neighboring, labour=labor, harbour=harbor, favour=favor
honour=honor, behaviour=behavior, flavour=flavor, rumour=rumor, licence=license
defence=defense, offence=offense, offences=offenses, travelling=traveling, travelled=traveled
cancelled=canceled, labelled=labeled, modelling=modeling, grey=gray, cheque=check
theatre=theater, fibre=fiber, analyse=analyze, analysed=analyzed, catalogue=catalog
dialogue=dialog, jewellery=jewelry, tyre=tire, tyres=tires, plough=plow, sceptical=skeptical
judgement=judgment, ageing=aging, memorise=memorize, memorised=memorized, practise=practice
centimetre=centimeter, centimetres=centimeters, enquiry=inquiry, enquiries=inquiries
counsellor=counselor, fulfil=fulfill, skilful=skillful, mould=mold, draught=draft
anaesthetic=anesthetic, haemorrhage=hemorrhage, paediatric=pediatric, specialise=specialize
"""


def _table(text: str) -> Mapping[str, str]:
    entries = (
        part.strip().split("=") for part in text.replace("\n", ",").split(",") if "=" in part
    )
    return MappingProxyType({old.strip(): new.strip() for old, new in entries})


SYNONYMS = _table(_SYNONYMS)
AMERICAN = _table(_AMERICAN)
BRITISH: Mapping[str, str] = MappingProxyType({new: old for old, new in AMERICAN.items()})
