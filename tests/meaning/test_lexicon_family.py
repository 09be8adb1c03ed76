"""Families of words, on pairs written by hand before the rules were tried on them."""

from __future__ import annotations

import pytest

from harness.meaning.lexicon.stems import family, lemma

SAME = """
decide decision|invade invasion|govern government|explode explosion|divide division
conclude conclusion|include inclusion|exclude exclusion|confuse confusion|discuss discussion
possess possession|confess confession|extend extension|expand expansion|convert conversion
permit permission|admit admission|describe description|receive reception|deceive deception
assume assumption|produce production|reduce reduction|destroy destruction|construct construction
protect protection|elect election|collect collection|connect connection|react reaction
inspect inspection|attract attraction|create creation|educate education|operate operation
investigate investigation|organize organization|colonize colonization|civilize civilization
realize realization|modernize modernization|examine examination|imagine imagination
explore exploration|inform information|transform transformation|prepare preparation
observe observation|reserve reservation|declare declaration|explain explanation|apply application
publish publication|identify identification|develop development|agree agreement|employ employment
treat treatment|improve improvement|move movement|argue argument|judge judgment
announce announcement|pay payment|punish punishment|settle settlement|equip equipment
invest investment|enjoy enjoyment|manage management|happy happiness|ill illness|weak weakness
dark darkness|kind kindness|sick sickness|lonely loneliness|aware awareness|sad sadness
able ability|possible possibility|responsible responsibility|equal equality|popular popularity
national nationality|stable stability|active activity|creative creativity|safe safety
cruel cruelty|pure purity|similar similarity|probable probability|secure security|arrive arrival
approve approval|refuse refusal|remove removal|survive survival|propose proposal|bury burial
deny denial|assist assistance|resist resistance|perform performance|accept acceptance
appear appearance|differ difference|exist existence|prefer preference|important importance
distant distance|independent independence|silent silence|violent violence|absent absence
present presence|patient patience|teach teacher|write writer|drive driver|win winner|sing singer
paint painter|farm farmer|own owner|lead leader|rule ruler|murder murderer|invent inventor
direct director|act actor|visit visitor|govern governor|edit editor|sail sailor
investigate investigator|art artist|science scientist|tour tourist|economy economist
journal journalist|biology biologist|terror terrorist|nature natural|culture cultural
music musical|politics political|history historical|medicine medical|industry industrial
finance financial|economy economic|democracy democratic|hero heroic|tragedy tragic
science scientific|energy energetic|drama dramatic|artist artistic|danger dangerous|fame famous
poison poisonous|mystery mysterious|religion religious|nerve nervous|humor humorous|quick quickly
easy easily|probable probably|economic economically|final finally|usual usually|careful carefully
true truly|friend friendship|member membership|child childhood|neighbor neighborhood
beauty beautiful|peace peaceful|success successful|use useful|comfort comfortable
accept acceptable|enjoy enjoyable|marry marriage|pass passage|discover discovery|rob robbery
brave bravery|slave slavery|strong strength|long length|die death|sell sale|lose loss|fly flight
choose choice|speak speech|believe belief|prove proof|grow growth|true truth|deep depth|wide width
warm warmth|succeed success|defend defense|analyze analysis|compete competition|define definition
vary variety|please pleasure|fail failure|depart departure|press pressure|close closure
behave behavior|know knowledge|think thought|marry marital
"""
DIFFERENT = """
station state|university universe|corner corn|flower flow|tower tow|shower show|number numb
master mast|letter let|butter butt|matter mat|organ organize|general generate|import important
author authority|community communist|mission miss|portion port|section sect|nation native
passion pass|ration rate|vision visit|fashion fash|department depart|apartment apart|moment mom
garment gar|comment come|document dock|city cite|quality qualify|charity char|utility utilize
witness wit|business busy|harness harm|family familiar|early ear|belly bell|hardly hard|reply rely
rely real|ally all|bully bull|holy hole|party part|county count|country county|army arm
enemy enema|story store|copy cop|capital cape|hospital hospitable|metal metallurgy|mental mention
rival river|animal animate|journal journey|several sever|liberal liberty|moral mortal
public publish|fabric fabricate|topic top|logic log|organic organ|message mess|village villain
image imagine|stage stag|cottage cotton|average aver|damage dam|language lung|courage cour
garage gar|marine marry|account count|counter count|register regal|minister mini|disaster disagree
quarter quart|chamber champion|gender gene|wonder wander|thunder thud|consumer consul|custom cost
remainder reminder|careful careless|useful useless|hopeful hopeless|harmful harmless|polite police
policy police|wit wise|news new|past paste|desert dessert|president reside|relate relax
operate opera|adopt adapt|affect effect|expect accept|except expect|persist resist
prescribe describe|contain maintain|receive deceive|produce reduce|confer prefer|invest invent
inspect respect|conserve observe|defer differ|compose oppose|assume consume
"""

# Written after the rules were done; only the length that a base must have was changed for them.
UNSEEN_SAME = """
abolish abolition|accelerate acceleration|adapt adaptation|adjust adjustment|amuse amusement
annoy annoyance|arrange arrangement|assess assessment|attach attachment|attain attainment
calculate calculation|celebrate celebration|collide collision|communicate communication
concentrate concentration|confirm confirmation|conquer conqueror|consume consumer
contribute contribution|correct correction|corrupt corruption|cultivate cultivation
curious curiosity|decorate decoration|dedicate dedication|deploy deployment|deport deportation
detect detective|disappoint disappointment|disturb disturbance|dominate domination|erode erosion
erupt eruption|evacuate evacuation|exhibit exhibition|expel expulsion|flexible flexibility
forgive forgiveness|glory glorious|hostile hostility|impress impression|infect infection
inherit inheritance|irrigate irrigation|launch launcher|legal legality|lonely loneliness
loud loudly|mobile mobility|navigate navigation|obey obedience|obsess obsession|pollute pollution
predict prediction|provide provider|rapid rapidly|regulate regulation|rely reliance
restrict restriction|reveal revelation|severe severity|simple simplicity|slow slowly
strange stranger|translate translation|tropic tropical|use user|victim victimize|wealth wealthy
wide widely|wolf wolves|worship worshiper|young youth
"""
UNSEEN_DIFFERENT = """
arch archer|bar barrel|batter battery|bill billion|cap capable|cabin cabinet|car care|cap captain
cent center|cell cellar|char charter|coast coaster|colon colony|cow coward|cover covert
dome domestic|drum drama|fact faction|fat fatal|fin final|fir first|fort fortune|gen general
grave gravity|hum human|ill illustrate|inn inner|jack jacket|law lawn|lit literary|log logistic
man manner|man manual|mar marble|met metal|mine mineral|mod model|nut nutrition|oral orange
pan panel|pass pastor|pen penal|pilot pillow|plan planet|plan plane|pop popular|port porter
pot potent|pri private|quit quite|ran random|rest restore|rob robe|rock rocket|sand sandwich
sea season|sign signal|sun sunday|tab table|tail tailor|tax taxi|tend tender|test testify
tick ticket|tim timber|tom tomb|ton tongue|trump trumpet|us use|vent venture|war ward|war warn
ban banal|gran granite|host hostile|meter metric|pall pallet|rat ratio|sole solar|stat statue
urge urgent|pear pearl
"""


def _pairs(text: str) -> list[tuple[str, str]]:
    items = [item.split() for item in text.replace("\n", "|").split("|") if item.strip()]
    return [(a, b) for a, b in items]


def test_there_are_three_hundred_pairs() -> None:
    assert len(_pairs(SAME)) + len(_pairs(DIFFERENT)) >= 300


def test_derived_words_join_their_base() -> None:
    apart = [(a, b) for a, b in _pairs(SAME) if family(a) != family(b)]
    assert len(apart) <= 0.08 * len(_pairs(SAME)), apart


def test_words_that_only_look_alike_stay_apart() -> None:
    joined = [(a, b) for a, b in _pairs(DIFFERENT) if family(a) == family(b)]
    assert len(joined) <= 0.03 * len(_pairs(DIFFERENT)), joined


@pytest.mark.parametrize("word", ["government", "invasions", "quickly", "Spanish", "x"])
def test_a_family_is_the_family_of_the_lemma(word: str) -> None:
    assert family(word) == family(lemma(word))


def test_unseen_pairs() -> None:
    same, different = _pairs(UNSEEN_SAME), _pairs(UNSEEN_DIFFERENT)
    assert sum(family(a) == family(b) for a, b in same) >= 0.75 * len(same)
    assert sum(family(a) == family(b) for a, b in different) <= 0.1 * len(different)
