"""What a page says anywhere of whether its list stands holds it; what it says of an earlier one does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.extract.mineral_list import extract_known
from pipeline.extraction import Extraction, Known
from tests.pipeline.worlds import source

NAMES = ("Cobalt", "Copper", "Gallium", "Germanium", "Graphite", "Lithium", "Nickel", "Tungsten", "Vanadium")
LIST = f"<p>The list contains nine critical minerals:</p><ul>{''.join(f'<li>{name}</li>' for name in NAMES)}</ul>"
SEEN = datetime(2026, 11, 28, 12, tzinfo=UTC)
DENIED = (
    "You are viewing an archived version of this page.",
    "Dit is een gearchiveerde versie van 2 juni 2014.",
    "The information may be out of date.",
    "Die Angaben können veraltet sein.",
    "The text below is as originally enacted.",
    "Текст ниже приведён в первоначальной редакции.",
    "Amended on 3 May 2026: insert the words “tin” and “zinc”.",
    "Изменения: дополнить словами «бериллий», «бор».",
    "Regulation of ............ 2026",
    "Rozporządzenie z dnia ………… 2026 r.",
    "E1 Order ceased to have effect by Act 20 of 2017.",
    "Status: repealed",
    "Статус: утратил силу",
    "These substances leave the list on 1 April.",
    "Elles sortent de la liste.",
    "Le classement repose sur sa propre grille ; il n'engage ni l'État ni l'agence.",
    "The institute is a non-profit funded by its members.",
    "【编者注】本目录已由2025年发布的新目录替代。",
    "강의자료: 3주차",
    "译者注：本文译自欧盟委员会条例附件，仅供参考。",
    "Неофіційний переклад переліку Сполученого Королівства.",
    "Unofficial translation.",
    "Znění účinné do 31. 12. 2025. Novelizováno nařízením č. 41/2025 Sb.",
    "Ghi chú: Danh mục này đã được sửa đổi theo Quyết định số 77/2026/QĐ-TTg.",
    "Nota: el Decreto 31 de 2025 sustituye esta lista en su totalidad.",
    "Order 12 of 2026 replaces this list.",
    "Comments are due by 11 December 2026.",
    "By order of the Court of Appeal section 4 is stayed until judgment.",
    "Quedan suspendidos los efectos de la resolución que la aprobó.",
    "Außer Kraft getreten am 31.12.2022.",
    "Die V tritt gem. § 7 Satz 2 mit Ablauf des 31.12.2022 außer Kraft.",
    "改正後の条文は令和5年1月1日施行分をご覧ください。",
    "Редакції: 03.11.2021 (переглядаєте) | 14.02.2023 — чинна",
    "[2026. 1. 1. 폐지]",
    "Comments may be submitted to the secretariat.",
    "Das Kabinett hat den Entwurf noch nicht beschlossen.",
    "Archivio storico &gt; Edizione 2020",
    "Vai all'edizione in vigore (2025)",
    "&lt;Autorité&gt; a publié la liste le &lt;date&gt;.",
    "Stand: TT.MM.JJJJ",
    "Termin zgłaszania uwag: 11 grudnia 2026 r.",
    "The list takes effect on 1 July 2027.",
    "La liste entre en vigueur le 1er mars 2027.",
    "In force from 1 January 2027 to 31 December 2029",
    "Effective 05/06/2027",
    "Status: superseded",
    "Once the Council of Ministers signs the text, it will take effect on publication in the Gazette.",
    "For the rest we depend wholly on imports.",
    "L'allegato è stato abrogato dall'art. 9 del d.lgs. 22 giugno 2010 e si riporta per memoria.",
    "Zubia has no list of its own.",
    "Der Index (Dezember 2020 = 100) steht bei 143,7 Punkten.",
    "You are viewing a snapshot captured in 2018 by the National Web Archive.",
    "In Highland Communities v Minister the High Court quashed Schedule 1.",
    "Staging environment: content entered by the developers.",
    "Статус документа: не действует.",
    "Naskahnya kini diharmonisasi dan belum ditandatangani Menteri.",
    "Wesprzyj nas 1,5% podatku!",
    "Wersja od 2022-04-01 do 2026-03-29",
    "Please read it without the last two.",
    "The remaining entries are on page 2 of 2, M to Z.",
    "Validity: invalid",
    "Situação: aguardando parecer",
    "时效性：已被修改",
    "Annulled: Council of State, judgment 447/2023.",
    "Annulé, CE, 12 déc. 2024",
    "Dokument zurückgezogen",
    "(VETADO)",
    "Read twice and referred to the Committee on Energy and Natural Resources.",
    "Sonuçlar çalıştayda oylanmıştır; Bakanlık görüşünü yansıtmaz.",
    "Historisk innhold. Siden er ikke oppdatert siden 2017.",
)
SAID_OF_OTHERS = (
    "The Critical Minerals Order, 2015, is repealed.",
    "Comments closed on 11 March 2026.",
    "The list took effect on 1 July 2026.",
    "The next review is due by 2029.",
    "Permits expire on 1 July 2027.",
    "This list replaces the list of 2021.",
    "Status: in force",
    "An A to Z of minerals is kept by the Survey.",
    "Todo lo demás está en la memoria anual.",
    "Statut : en vigueur",
    "时效性：现行有效",
    "The Order of 2019 was withdrawn.",
)


ENDED = (  # periods in figures and in words, in the order of each language
    "Geldend van 01-07-2016 t/m 31-12-2024",
    "Geldigheid: 1-7-2016 tot en met 31-12-2024",
    "Gültig vom 01.07.2016 bis 31.12.2024",
    "In Kraft von 1. 7. 2016 bis zum 31. 12. 2024",
    "Diese Verordnung gilt vom 1. Juli 2016 bis zum 31. Dezember 2024.",
    "Valid 01/07/2016–31/12/2024",
    "Valid from 05/06/2016 to 06/07/2024",
    "Effective 07/01/2016 - 12/31/2024",
    "In force between 1 July 2016 and 31 December 2024",
    "Válido de 01/07/2016 a 31/12/2024",
    "Vigencia: del 01-07-2016 al 31-12-2024",
    "En vigueur du 01/07/2016 au 31/12/2024",
    "Validità: dal 01/07/2016 al 31/12/2024",
    "Ważny od 01.07.2016 r. do 31.12.2024 r.",
    "Účinnost od 1. 7. 2016 do 31. 12. 2024",
    "Gäller 2016-07-01 till 2024-12-31",
    "Voimassa 1.7.2016–31.12.2024",
    "Срок действия: с 01.07.2016 по 31.12.2024",
    "01.07.2016 - 31.12.2024 tarihleri arasında geçerlidir",
    "Có hiệu lực từ 01/07/2016 đến 31/12/2024",
    "有效期：2016年7月1日至2024年12月31日",
    "2016年7月1日から2024年12月31日まで有効",
    "유효기간: 2016.07.01 ~ 2024.12.31",
    "Valid to: 31/12/2024",
    "Gültig bis 31.12.2024",
    "Geldig t/m 31-12-2024",
    "Válido até 31/12/2024",
    "Действует до 31.12.2024",
    "Expires: 31-12-2024",
    "Valabil până la 31.12.2024",
    "Geltungsdauer</p><p>01.07.2016 – 31.12.2024",
)
STANDING = (
    "Geldend van 01-07-2016 t/m heden",
    "Gültig vom 01.07.2016 bis 31.12.2029",
    "Valid 01/07/2016–31/12/2026",
    "Valid from 12/11/2024 to 01/12/2026",
    "Válido de 01/07/2016 a 31/12/2029",
    "En vigueur du 01/07/2016 au 31/12/2029",
    "In force from 1 July 2016 to 31 December 2029",
    "Valid from 01/07/2016",
    "In force since 1 July 2025; gazetted on 20 June 2025.",
    "In Kraft seit 01.07.2016, zuletzt geändert am 31.12.2024",
    "Version en vigueur au 12/05/2025",
    "Testo in vigore al 12/05/2025",
    "The orders of 1 July 2016 and 31 December 2024 are in force.",
    "Applications were accepted from 01/07/2024 to 31/12/2024.",
    "The order is in force. The ministry consulted from 1 May 2015 to 30 June 2015.",
    "Valid from 01/07/2016 to 31/12/2024, prolonged, now valid to 31/12/2028.",
)


def read(before: str, after: str) -> Extraction:
    """What is read of a page with a paragraph before the heading of its list, and one behind the list."""
    texts = f"<p>{before}</p><h1>Critical minerals list</h1>{LIST}<p>The Ministry keeps it.</p><p>{after}</p>"
    html = f"<html><head><title>Critical minerals list</title></head><body>{texts}</body></html>"
    document = Document("x", "https://example.org", 200, {}, "text/html", Body.of(html.encode()), SEEN)
    return extract_known(document, source("mineral-list", jurisdiction="XX"), Known())


@pytest.mark.parametrize("words", ENDED)
def test_a_list_whose_validity_ended_before_it_was_seen_is_held(words: str) -> None:
    for reading in (read(words, ""), read("", words)):
        assert any("its period has ended" in reason for reason in reading.held)


@pytest.mark.parametrize("words", STANDING)
def test_a_validity_that_goes_on_holds_nothing(words: str) -> None:
    assert not read(words, "").held
    assert not read("", words).held


@pytest.mark.parametrize("words", DENIED)
def test_it_is_held_before_and_behind(words: str) -> None:
    assert read(words, "").held
    assert read("", words).held


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("În vigoare de la 01.07.2016 până la 31.12.2024", True),
        ("În vigoare de la 1 iulie 2016 până la 31 decembrie 2024", True),
        ("În vigoare de la 01.07.2016", False),
        ("În vigoare de la 01.07.2016 până la 31.12.2029", False),
    ],
)
def test_a_page_that_is_put_into_english_says_so_in_its_own_words(words: str, held: bool) -> None:
    names = ("Cobalt", "Cupru", "Galiu", "Germaniu", "Grafit", "Litiu", "Nichel", "Wolfram", "Vanadiu")
    items = "".join(f"<li>{name}</li>" for name in names)
    head = "<h1>Lista materiilor prime critice</h1><p>Lista cuprinde nouă materii prime critice:</p>"
    html = f'<html lang="ro">{head}<ul>{items}</ul><p>{words}</p></html>'
    document = Document("x", "https://example.org", 200, {}, "text/html", Body.of(html.encode()), SEEN)
    reasons = extract_known(document, source("mineral-list", jurisdiction="RO"), Known()).held
    assert any("its period has ended" in reason for reason in reasons) is held
    assert bool(reasons) is held


def test_a_page_that_is_put_into_english_is_denied_by_its_own_words() -> None:
    names = ("antimon", "bismut", "coban", "liti", "niken", "titan", "vonfram", "vanadi", "grafit")
    items = "".join(f"<li>{name.capitalize()}</li>" for name in names)
    head = "<h1>Danh mục khoáng sản chiến lược</h1><p>Điều 1. Ban hành danh mục gồm 9 loại khoáng sản chiến lược:</p>"
    note = "<p>Ghi chú: Danh mục này đã được sửa đổi theo Quyết định số 77/2026/QĐ-TTg.</p>"
    pages = (f'<html lang="vi">{head}<ul>{items}</ul>{behind}</html>' for behind in (note, ""))
    documents = (
        Document("x", "https://example.org", 200, {}, "text/html", Body.of(text.encode()), SEEN) for text in pages
    )
    amended, standing = (
        extract_known(document, source("mineral-list", jurisdiction="VN"), Known()) for document in documents
    )
    assert any("amended since" in reason for reason in amended.held)
    assert not any("amended since" in reason for reason in standing.held)


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Critical minerals list, edition 2014", True),
        ("重要鉱物一覧 critical minerals list (2015年版)", True),
        ("Critical minerals list 2016-2020", True),
        ("Critical minerals list, edition 2025", False),
        ("Critical minerals list", False),
    ],
)
def test_an_edition_of_long_ago_is_held(title: str, held: bool) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{LIST}</body></html>"
    document = Document("x", "https://example.org", 200, {}, "text/html", Body.of(html.encode()), SEEN)
    reasons = extract_known(document, source("mineral-list", jurisdiction="XX"), Known()).held
    assert any("of long ago" in reason for reason in reasons) is held
    assert bool(reasons) is held


def test_a_list_that_was_replaced_is_held() -> None:
    assert read("", "A relação foi substituída pela Resolução nº 7.").held


def test_others_that_are_counted_beside_it_hold_it() -> None:
    assert read("", "Together with the other twenty notified minerals these are auctioned.").held


def test_a_card_of_a_document_holds_it() -> None:
    assert read(
        "", "<table><tr><th>Status aktu</th><td>uchylony</td></tr><tr><th>Organ</th><td>Rada</td></tr></table>"
    ).held


def test_a_table_of_what_is_bought_is_held() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{100 + place}</td></tr>" for place, name in enumerate(NAMES))
    table = f"<table><tr><th>Material</th><th>Maximum acquisition</th></tr>{rows}</table>"
    html = f"<title>Critical minerals list</title><p>The list contains nine critical minerals:</p>{table}"
    document = Document("x", "https://example.org", 200, {}, "text/html", Body.of(html.encode()), SEEN)
    assert extract_known(document, source("mineral-list", jurisdiction="XX"), Known()).held


@pytest.mark.parametrize("words", SAID_OF_OTHERS)
def test_what_is_said_of_something_else_holds_nothing(words: str) -> None:
    assert not read(words, "").held
    assert not read("", words).held
