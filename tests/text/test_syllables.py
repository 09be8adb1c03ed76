import pytest

from harness.errors import HarnessError
from harness.text.syllables import syllable_rules, syllables
from harness.text.syllables_en import by_rule

# Counted by hand, from hyphenation and pronunciation in dictionaries of the language.
BY_HAND = {
    "en": (
        "the 1 table 2 people 2 every 2 business 2 created 3 idea 3 area 3 science 2 patient "
        "2 million 2 radio 3 society 4 actually 4 beautiful 3 poem 2 being 2 playing 2 "
        "destroyed 2 layer 2 prism 2 rhythm 2 McDonald 3 wanted 2 hoped 1 horses 2 names 1 "
        "settled 2 movement 2 careful 2 likely 2 safety 2 technique 2 league 1 homework 2 "
        "foresee 2 reality 4 reopen 3 coincide 3 museum 3 George 1 erroneous 4 theater 3 "
        "didn't 2 they're 1 should've 2 boss's 2 people's 2 it'll 2 o'clock 2 café 2 naïve 2 "
        "résumé 3 BBC 3 WWW 9 x 1 U.S 2 state-of-the-art 4 COVID-19 3 3,500.50 1 10:30 1 "
        "mid-1990s 2 and/or 2 https://example.org/a 1 Москва 1"
    ),
    "de": (
        "Straßenbahn 3 Haus 1 Bäume 2 Ferien 3 Italien 4 Familie 4 Museum 3 Wien 1 dienen 2 "
        "Nation 3 Quelle 2 Zeitung 2 Freiheit 2 heute 2 Boot 1 See 1 Physik 2 Yacht 1 "
        "Verständlichkeit 4 Energie 3 studieren 3 BMW 3"
    ),
    "it": (
        "casa 2 mio 2 zia 2 due 2 più 1 città 2 quando 2 ciao 2 giorno 2 gioia 2 scuola 2 "
        "acqua 2 famiglia 3 aiuto 3 piuma 2 leggibilità 5 perché 2 paese 3 chiesa 2 buono 2 "
        "qui 1 Gennaio 3"
    ),
    "es": (
        "casa 2 país 2 día 2 ciudad 2 guerra 2 que 1 muy 1 rey 1 ley 1 y 1 leer 2 agua 2 "
        "cuando 2 bueno 2 oír 2 murciélago 4 pingüino 3 construir 2 ahí 2 yo 1 poesía 4 "
        "quiero 2 legibilidad 5"
    ),
    "fr": (
        "maison 2 table 1 nation 2 voyage 2 eau 1 théâtre 2 Noël 2 maïs 2 créer 2 rien 1 "
        "quatre 1 le 1 les 1 oui 1 jouer 2 yeux 1 femme 1 lisibilité 5 question 2 aérien 3 "
        "variété 3 qui 1 œuvre 1 voiture 2"
    ),
    "pt": (
        "casa 2 pão 1 mães 1 põe 1 história 3 economia 5 rio 2 água 2 quando 2 dia 2 não 1 "
        "coração 3 país 2 leitura 3 saúde 3 meu 1 qualidade 4 família 3 quero 2 língua 2 "
        "informações 4"
    ),
    "nl": (
        "huis 1 school 1 fiets 1 nieuw 1 Italië 4 museum 3 station 2 Europa 3 leeuw 1 mooi 1 "
        "koe 1 tijd 1 idee 2 olie 2 quiz 1 leesbaarheid 3 begrijpen 3 België 3 ruïne 3 boeien "
        "2 eenvoudig 3"
    ),
    "pl": (
        "dom 1 kobieta 3 niebo 2 historia 3 auto 2 nauka 3 Europa 3 książka 2 człowiek 2 "
        "życie 2 wiosna 2 język 2 róża 2 miasto 2 radio 2 się 1 dzień 1 i 1 zrozumiały 4 "
        "pisze 2"
    ),
    "ru": (
        "молоко 3 Москва 2 язык 2 ёлка 2 в 1 чтение 3 поэзия 4 яблоко 3 дом 1 объём 2 россия "
        "3 рыба 2 это 2 юг 1 удобочитаемость 7 США 1"
    ),
    "tr": (
        "kitap 2 okunabilirlik 6 İstanbul 3 ağaç 2 ışık 2 saat 2 öğretmen 3 türkçe 2 şiir 2 "
        "ev 1 çocuk 2 hâlâ 2 üniversite 5 göz 1 IŞIK 2 Iğdır 2"
    ),
}


def pairs():
    for language, text in BY_HAND.items():
        parts = text.split()
        for word, count in zip(parts[::2], parts[1::2], strict=True):
            yield pytest.param(language, word, int(count), id=f"{language}-{word}")


@pytest.mark.parametrize(("language", "word", "count"), list(pairs()))
def test_by_hand(language, word, count):
    assert syllables(word, language) == count


def test_every_language_has_fifteen_words():
    assert all(len(text.split()) >= 30 for text in BY_HAND.values())


def test_case_and_typographic_apostrophe_change_nothing():
    assert syllables("PEOPLE") == syllables("people") == 2
    assert syllables("didn’t") == syllables("didn't") == 2


def test_rules_stand_without_the_table():
    assert [by_rule(word) for word in ("reality", "hoped", "table", "")] == [4, 1, 2, 1]


def test_names():
    assert syllable_rules("en") == "rules-en/1"
    assert syllable_rules("ru") == "vowel-letters-ru/1"
    assert syllable_rules("pt") == "vowel-groups-pt/1"


def test_unknown_language():
    with pytest.raises(HarnessError, match="no syllable rules for language 'xx'"):
        syllables("word", "xx")
    with pytest.raises(HarnessError, match="languages: en, de"):
        syllable_rules("klingon")
