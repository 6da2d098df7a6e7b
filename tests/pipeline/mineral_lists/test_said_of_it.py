"""Sentences of a page about its list or itself, in any language: what may deny it holds it; what is plain does not."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from pipeline.mineral_lists.reading import Reading
from tests.pipeline.mineral_lists.measure import reading_of
from vocabulary.languages.file import known_language
from vocabulary.minerals import get
from vocabulary.minerals.table import table

IDS = ("antimony", "cobalt", "gallium", "germanium", "graphite", "lithium", "nickel", "tungsten", "vanadium")
LEADS = {  # the title of a page, and its count
    "en": ("Critical minerals list", "The list contains nine critical minerals:"),
    "fr": ("Liste des minéraux critiques", "La liste contient neuf minéraux critiques :"),
    "es": ("Lista de minerales críticos", "La lista contiene nueve minerales críticos:"),
    "de": ("Liste kritischer Rohstoffe", "Die Liste enthält neun kritische Rohstoffe:"),
    "pt": ("Lista de minerais críticos", "A lista contém nove minerais críticos:"),
    "it": ("Elenco delle materie prime critiche", "L'elenco comprende nove materie prime critiche:"),
    "pl": ("Wykaz surowców krytycznych", "Wykaz zawiera dziewięć surowców krytycznych:"),
    "nl": ("Lijst van kritieke grondstoffen", "De lijst bevat negen kritieke grondstoffen:"),
    "ru": ("Перечень критических минералов", "Перечень включает 9 критических минералов:"),
    "uk": ("Перелік критичних мінералів", "Перелік містить 9 критичних мінералів:"),
    "tr": ("Kritik mineraller listesi", "Listede 9 kritik mineral yer almaktadır:"),
    "id": ("Daftar mineral kritis", "Daftar ini memuat 9 mineral kritis:"),
    "ja": ("重要鉱物の一覧", "次の9鉱種が重要鉱物に指定されています："),
    "zh": ("关键矿产目录", "目录包括下列9种关键矿产："),
    "ko": ("핵심광물 목록", "다음 9종의 광물을 핵심광물로 지정한다:"),
    "ar": ("قائمة المعادن الحرجة", "تضم القائمة 9 معادن حرجة:"),
    "sv": ("Lista över kritiska råvaror", "Listan innehåller 9 kritiska råvaror:"),
    "hu": ("A kritikus nyersanyagok listája", "A lista 9 kritikus nyersanyagot tartalmaz:"),
}
AGAINST = (
    ("en", "The names on this page are placeholders for the template."),
    ("en", "This statement was issued in error."),
    ("en", "This page is a draft that may be had on request."),
    ("en", "Being on the list does not confer official status."),
    ("en", "The list is not official and does not alter the law."),
    ("en", "The list is not permanent, nor is it ours."),
    ("en", "The whole list is in the second schedule to the Act."),
    ("it", "L'elenco integrale si trova nella legge."),
    ("en", "The list is that of our member companies."),
    ("en", "This selection is the view of the authors."),
    ("fr", "Les noms de cette page sont des exemples."),
    ("fr", "La page est gardée pour mémoire ; cette page n'est plus la nôtre."),
    ("fr", "Cette liste est celle de notre fédération."),
    ("es", "Esta lista es un ejercicio de los estudiantes."),
    ("es", "La lista figura en el acuerdo bilateral con otro país."),
    ("de", "Diese Liste ist nicht amtlich."),
    ("de", "Die Liste stammt von einem Industrieverband."),
    ("pt", "Esta lista é a da associação do setor."),
    ("it", "Questa pagina è un modello."),
    ("pl", "Ten wykaz nie jest urzędowy."),
    ("nl", "Deze lijst is een oefening van studenten."),
    ("ru", "Этот перечень составлен ассоциацией."),
    ("uk", "Цей перелік є навчальним прикладом."),
    ("tr", "Bu liste bir üniversitenin çalışmasıdır."),
    ("id", "Daftar ini adalah contoh."),
    ("ja", "このリストは協会が作成した例です。"),
    ("zh", "本目录为协会编写的示例。"),
    ("ko", "이 목록은 협회가 작성한 예시이다."),
    ("ar", "هذه القائمة نموذج للطلاب."),
    ("sv", "Listan är branschorganisationens."),
    ("hu", "Ez a lista nem hivatalos."),
)
PLAIN = (
    ("en", "The list replaced the list of 2018."),
    ("en", "Gold, silver and coal are not on the list."),
    ("en", "It is not the EU list."),
    ("en", "The complete list can be downloaded as a spreadsheet."),
    ("en", "A large print copy of this page is sent on request."),
    ("en", "We use cookies to improve this page."),
    ("en", "Was this page helpful, or was something not clear?"),
    ("en", "Companies may apply for permits until 30 June."),
    ("en", "To be listed does not by itself alter the duties of a permit holder."),
    ("en", "The list does not limit what may be mined."),
    ("en", "This list is not a ranking, and it is not permanent."),
    ("en", "Large-print copies of this page are sent on request."),
    ("en", "Two materials of 2019 are not on the new list."),
    ("en", "A first text was open for public comment in spring and drew forty answers."),
    ("fr", "L'or et l'argent ne figurent pas sur la liste."),
    ("de", "Gold und Silber stehen nicht auf der Liste."),
    ("nl", "Goud en zilver staan niet op de lijst."),
    ("tr", "Altın ve gümüş listede yer almaz."),
)


def reading(code: str, *behind: str, title: str | None = None) -> Reading:
    named = known_language(code).names
    names = [(named.get(one) or get(one).names.get(code) or table().materials[one].names[code])[0] for one in IDS]
    own, lead = LEADS[code]
    items = "".join(f"<li>{name}</li>" for name in names)
    texts = "".join(f"<p>{text}</p>" for text in behind)
    heading = title or own
    text = (
        f'<html lang="{code}"><head><title>{heading}</title></head><body><main><h1>{heading}</h1><p>{lead}</p>'
        f"<ul>{items}</ul>{texts}</main></body></html>"
    )
    return reading_of(text, "text/html", code)


@pytest.mark.parametrize("code", LEADS)
def test_a_list_of_which_nothing_else_is_said_is_taken_over(code: str) -> None:
    result = reading(code)
    assert (result.decision, len(result.today.entries if result.today else ())) == (Decision.TAKEN, 9), result.reasons


@pytest.mark.parametrize(("code", "sentence"), AGAINST)
def test_a_sentence_that_may_deny_it_holds_it(code: str, sentence: str) -> None:
    assert reading(code, sentence).decision is Decision.HELD


@pytest.mark.parametrize(("code", "sentence"), PLAIN)
def test_what_is_said_of_others_does_not(code: str, sentence: str) -> None:
    result = reading(code, sentence)
    assert result.decision is Decision.TAKEN, result.reasons


def test_a_title_may_say_that_it_is_nobodys() -> None:
    assert reading("en", title="Critical minerals list - sample for students").decision is Decision.HELD


def test_a_mark_behind_the_count_needs_its_note() -> None:
    marked = "<p>The list contains 9 minerals*.</p>"
    listed = f"<ul>{''.join(f'<li>{get(one).name}</li>' for one in IDS)}</ul>"
    text = f"<title>Critical minerals list</title><h1>Critical minerals list</h1>{marked}{listed}"
    assert "said of the list" in {veto.rule for veto in reading_of(text, "text/html").vetoes}
    assert reading_of(f"{text}<p>* Rare earths are one of them.</p>", "text/html").decision is Decision.TAKEN
