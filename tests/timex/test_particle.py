"""Where the word for "now" is a time, and where it is a conjunction or a particle."""

import datetime as dt

import pytest

from timeline.lang import load_lang
from timeline.timex import find_timexes

LANG = load_lang("nl")
NO_TIME = [
    "Nu de dam gebroken is, vlucht iedereen.",
    "Maar nu de voorzitter heeft gezegd dat het plan doorgaat, stemt de raad in.",
    "De boeren vrezen het ergste nu de prijs verder daalt.",
    "Hij gaat terug naar de cel nu er nieuwe getuigen zijn gehoord.",
    "Nu zijn vader vertrekt, blijft het huis leeg.",
    "Niet mooi nu de oogst op het land ligt, maar het moet.",
    "Die hebben de macht nu de minister haar steun kwijt is.",
    "Of het nu regent of sneeuwt, de markt gaat door.",
    "Het maakt niet uit of zij nu wint of verliest.",
    "Zijn de regels er nu voor de boer of is de boer er voor de regels?",
    "Stel nu dat de brug instort.",
]
A_TIME = [
    "De fabriek betaalt nu de rekening.",
    "Zij heeft nu de macht gekregen.",
    "De boer die nu de grond bewerkt, klaagt.",
    "Maar nu heeft de raad ingestemd.",
    "Ze willen nu een huis bouwen.",
    "Volgens hem moeten nu de kosten worden betaald.",
    "Terwijl het juist nu heel druk is.",
    "Daar komt nu de vraag of het kan.",
    "Het is tijd om nu de handen te reiken.",
    "Vaker dan nu het geval is, zal men zaaien.",
    "Is het nu te laat, of juist te vroeg?",
    "Hij vraagt zich af of het nu beter gaat.",
]


def words_for_now(text: str) -> list[str]:
    found = find_timexes(text, sents=[(0, len(text))], dct=dt.date(2024, 3, 12), lang=LANG)
    return [timex.text for timex in found if timex.value == "PRESENT_REF"]


@pytest.mark.parametrize("text", NO_TIME)
def test_conjunction_and_particle_are_no_expressions(text):
    assert words_for_now(text) == []


@pytest.mark.parametrize("text", A_TIME)
def test_adverb_is_an_expression(text):
    assert words_for_now(text) == ["nu"]
