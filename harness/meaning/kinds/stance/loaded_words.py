"""Words that judge what they stand beside, and words that say how much.

Written from general knowledge of English prose. A plain-language writer may leave them out for
brevity; an editor will want to know, since the judgment is lost or, worse, put in.
"""

from __future__ import annotations

from harness.meaning.kinds.shared.clauses import words

CLASSIFYING = words(
    "terrorist extremist jihadist islamist militant insurgent rebel separatist guerrilla armed"
    " paramilitary fascist neo-nazi nazi communist marxist socialist leftist far-left far-right"
    " right-wing left-wing ultranationalist nationalist supremacist racist sexist antisemitic"
    " homophobic xenophobic anarchist radical fanatical fanatic fundamentalist populist"
    " authoritarian totalitarian dictatorial autocratic despotic tyrannical puppet rogue pariah"
    " criminal illegal unlawful illicit illegitimate unauthorized undocumented clandestine"
    " outlawed banned pirated counterfeit fraudulent corrupt bogus fake sham phony forged false"
    " unfounded baseless groundless discredited debunked conspiracy unproven unverified"
    " unsubstantiated disputed contested controversial contentious divisive polarizing disgraced"
    " ousted deposed convicted jailed wanted fugitive exiled self-proclaimed self-styled unelected"
    " unconstitutional occupied annexed besieged stateless failed nuclear civilian unarmed"
    " innocent defenseless"
)
"""Words that put what they stand before into a class with consequences."""

JUDGING = words(
    "brutal savage barbaric barbarous vicious ruthless merciless cruel heinous horrific"
    " horrifying gruesome grisly ghastly bloody deadly lethal murderous genocidal sadistic"
    " inhumane inhuman monstrous evil wicked vile atrocious appalling shocking outrageous"
    " disgraceful shameful scandalous despicable disgusting deplorable reprehensible notorious"
    " infamous dreaded feared hated reviled vilified much-criticized ill-fated doomed disastrous"
    " catastrophic calamitous devastating crippling crushing ruinous damaging harmful toxic"
    " poisonous dangerous reckless careless negligent irresponsible incompetent inept bungled"
    " botched flawed shoddy substandard sloppy misguided foolish stupid absurd ridiculous"
    " ludicrous laughable senseless pointless useless worthless futile wasteful lavish extravagant"
    " greedy selfish cynical hypocritical dishonest deceitful deceptive misleading manipulative"
    " sinister shady dubious questionable suspicious shadowy secretive mysterious sleazy crooked"
    " unscrupulous predatory exploitative abusive oppressive repressive tyrannous draconian harsh"
    " punitive unfair unjust discriminatory arbitrary cowardly treacherous traitorous disloyal"
    " aggressive belligerent hostile violent inflammatory provocative incendiary hateful bigoted"
    " intolerant vulgar obscene lewd indecent immoral unethical corrupting shameless arrogant"
    " stubborn defiant unrepentant bitter angry furious hysterical frantic desperate panicked"
    " chaotic turbulent troubled embattled beleaguered struggling ailing crumbling dilapidated"
    " decaying squalid filthy wretched miserable hapless hopeless helpless tragic heartbreaking"
    " harrowing traumatic painful agonizing terrifying alarming worrying disturbing troubling"
    " unprecedented historic landmark groundbreaking revolutionary pioneering visionary legendary"
    " iconic celebrated acclaimed renowned esteemed prestigious distinguished eminent illustrious"
    " heroic brave courageous valiant gallant fearless noble selfless saintly beloved charismatic"
    " brilliant ingenious gifted outstanding exceptional extraordinary remarkable magnificent"
    " superb splendid spectacular stunning breathtaking amazing astonishing incredible wonderful"
    " marvelous fantastic fabulous glorious triumphant flawless exemplary masterful ambitious bold"
    " daring sweeping radicalized massive gigantic colossal staggering overwhelming rampant"
    " unbridled unchecked relentless needless unnecessary avoidable preventable alleged-victim"
    " failed-state rickety makeshift hard-line hardline moderate mainstream respected trusted"
    " reliable reputable credible impartial genuine authentic legitimate lawful legal democratic"
    " peaceful compulsory mandatory forced coerced involuntary"
)
"""Words that tell what the writer thinks of what they stand before."""

LOADED = CLASSIFYING | JUDGING

_PLAIN = words(
    "nuclear civilian democratic moderate mandatory compulsory armed dangerous harsh angry"
    " painful ambitious historic neutral mainstream communist socialist nationalist rebel occupied"
    " massive reliable objective remarkable outstanding exceptional extraordinary amazing bitter"
    " spectacular wonderful magnificent splendid superb incredible celebrated renowned acclaimed"
    " prestigious distinguished eminent esteemed legendary iconic genuine authentic respected"
    " harmful violent"
)
WEIGHTY = LOADED - _PLAIN
"""Of these, the words whose loss is worth more than a note."""

STRONG = words(
    "very extremely highly severely seriously critically gravely fatally mortally badly heavily"
    " deeply terribly awfully incredibly enormously hugely immensely vastly massively tremendously"
    " dramatically drastically sharply steeply greatly significantly substantially considerably"
    " strongly fiercely bitterly violently brutally savagely completely totally entirely utterly"
    " absolutely wholly fully thoroughly exceptionally extraordinarily remarkably unusually"
    " particularly especially intensely acutely profoundly overwhelmingly exceedingly excessively"
    " truly exclusively permanently irreversibly grossly wildly widely"
)
"""Adverbs that make what follows stronger."""

WEAK = words(
    "slightly somewhat a-little mildly moderately fairly relatively rather partly partially"
    " marginally minimally faintly barely hardly scarcely modestly comparatively reasonably"
    " temporarily lightly gently gradually slowly quite pretty vaguely"
)
"""Adverbs that make what follows weaker."""

GRAVE = words(
    "severely seriously critically gravely fatally mortally badly heavily slightly mildly partly"
    " partially marginally minimally lightly barely hardly scarcely sharply steeply dramatically"
    " drastically completely totally entirely permanently irreversibly temporarily exclusively"
)
"""Of both, those whose loss shifts what is said."""

STEPS = (
    "ask urge order",
    "enter swarm",
    "enter storm",
    "arrive flood",
    "say insist",
    "go rush",
    "leave flee",
    "take grab",
    "pull yank",
    "hurt wound",
    "fall crash",
    "break smash",
    "criticize slam",
    "criticize blast",
    "criticism backlash",
    "disagree clash",
    "reduce gut",
    "crowd mob",
    "house mansion",
    "speech rant",
    "change overhaul",
    "change upheaval",
    "claim lie",
    "ease solve",
    "help rescue",
    "hint admit",
    "worsen collapse",
    "shrink collapse",
    "question attack",
    "push shove",
    "walk storm",
    "move rush",
    "fire sack",
    "bother harass",
    "watch spy",
    "concern outrage",
    "concern fury",
    "anger outrage",
    "surprised outraged",
    "busy overwhelmed",
    "delay derail",
)
"""Ladders beside those of the lexicon: words from weak to strong."""

MILD = words(
    "good great nice wonderful excellent perfect outstanding bad awful terrible big huge large"
    " enormous small tiny hard difficult look glance stare smart brilliant important crucial vital"
    " essential useful interesting gripping unusual unique issue problem happy delighted pleased"
    " glad sad pretty beautiful fast quick tired exhausted hungry hot warm cold cool wet old"
    " ancient famous known legendary like love try struggle walk march cut reduce leave depart"
    " people person income thing place"
)
"""Words whose exchange for a stronger or a narrower one is worth a note and no more."""

FOREIGN = words(
    "few some many most all several dozen dozens hundred hundreds thousand thousands countless"
    " may will should must can possible possibly probable probably likely unlikely certain"
    " certainly perhaps definitely inevitable impossible doubtful rarely sometimes often always"
    " usually seldom occasionally frequently constantly allow allowed permit require required"
    " optional mandatory recommended alleged allegation suspect suspected proven deny believe"
    " think know guess claim doubt prevent forbid ban accuse charge convict"
)
"""Words on ladders that other kinds look at: quantifiers, modals, certainty, claims."""
