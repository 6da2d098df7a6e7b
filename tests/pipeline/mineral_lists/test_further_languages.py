"""A list page in each language with a file of its own: read rightly or held with a reason, never silently wrong.

The decrees are invented; the names are those of the language's file.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.mineral_lists import Decision, Reading, read
from pipeline.mineral_lists.wording.language_of import told, told_by_names
from pipeline.outline.outline import outline
from vocabulary.languages.file import codes, known_language

TWELVE = (
    "lithium", "cobalt", "nickel", "copper", "tungsten", "graphite", "antimony", "gallium", "germanium", "titanium",
    "rare-earth-elements", "tin",
)  # fmt: skip
PAGES = {  # what stands over the list, and the sentence that leads into it
    "ro": ("Lista națională a materiilor prime critice", "Lista cuprinde 12 materii prime critice:"),
    "bg": ("Национален списък на критичните суровини", "Списъкът включва следните 12 критични суровини:"),
    "el": ("Εθνικός κατάλογος κρίσιμων πρώτων υλών", "Ο κατάλογος περιλαμβάνει 12 κρίσιμες πρώτες ύλες:"),
    "hu": ("A kritikus nyersanyagok jegyzéke", "A jegyzék a következő 12 kritikus nyersanyagot tartalmazza:"),
    "sr": ("Листа критичних минералних сировина", "Листа садржи 12 критичних минералних сировина:"),
    "hr": ("Popis kritičnih sirovina", "Popis sadrži dvanaest kritičnih sirovina:"),
    "bs": ("Lista kritičnih sirovina", "Lista sadrži 12 kritičnih sirovina:"),
    "sl": ("Seznam kritičnih surovin", "Seznam vsebuje 12 kritičnih surovin:"),
    "sk": ("Zoznam kritických surovín", "Zoznam obsahuje dvanásť kritických surovín:"),
    "et": ("Kriitiliste toormete loetelu", "Loetelu sisaldab järgmised 12 kriitilist tooret:"),
    "lv": ("Kritisko izejvielu saraksts", "Sarakstā ir 12 kritiskās izejvielas:"),
    "lt": ("Kritinių žaliavų sąrašas", "Sąraše yra šios 12 kritinių žaliavų:"),
    "da": ("Liste over kritiske råstoffer", "Listen indeholder 12 kritiske råstoffer:"),
    "is": ("Listi yfir mikilvæg hráefni", "Listinn inniheldur 12 mikilvæg hráefni:"),
    "ca": ("Llista de matèries primeres crítiques", "La llista conté 12 matèries primeres crítiques:"),
    "gl": ("Lista de materias primas críticas", "A lista contén 12 materias primas críticas:"),
    "sq": ("Lista e mineraleve kritike", "Lista përmban 12 minerale kritike:"),
    "mk": ("Листа на критични суровини", "Листата содржи 12 критични суровини:"),
    "be": ("Пералік крытычных мінералаў", "Пералік уключае 12 крытычных мінералаў:"),
    "kk": ("Сыни минералдар тізбесі", "Тізбе мынадай 12 сыни минералды қамтиды:"),
    "ky": ("Критикалык минералдардын тизмеси", "Тизме төмөнкү 12 критикалык минералды камтыйт:"),
    "uz": ("Kritik minerallar ro‘yxati", "Ro‘yxat quyidagi 12 ta kritik mineraldan iborat:"),
    "az": ("Kritik mineralların siyahısı", "Siyahıya aşağıdakı 12 kritik mineral daxildir:"),
    "mn": ("Чухал ашигт малтмалын жагсаалт", "Жагсаалтад дараах 12 чухал ашигт малтмал багтана:"),
    "hy": ("Կրիտիկական հանքանյութերի ցանկ", "Ցանկը ներառում է հետևյալ 12 կրիտիկական հանքանյութերը:"),
    "ka": ("კრიტიკული მინერალების სია", "სია მოიცავს 12 კრიტიკულ მინერალს:"),
    "th": ("บัญชีรายชื่อแร่สำคัญ", "บัญชีรายชื่อประกอบด้วยแร่สำคัญจำนวน 12 ชนิด ดังนี้:"),
    "fa": ("فهرست مواد معدنی حیاتی", "فهرست شامل 12 ماده معدنی حیاتی است:"),
    "ur": ("اہم معدنیات کی فہرست", "فہرست درج ذیل 12 اہم معدنیات پر مشتمل ہے:"),
    "he": ("רשימת המינרלים הקריטיים", "הרשימה כוללת 12 מינרלים קריטיים:"),
    "bn": ("গুরুত্বপূর্ণ খনিজের তালিকা", "তালিকায় নিম্নলিখিত 12 টি গুরুত্বপূর্ণ খনিজ রয়েছে:"),
    "sw": ("Orodha ya madini muhimu", "Orodha hii ina madini muhimu 12:"),
    "ms": ("Senarai mineral kritikal", "Senarai ini mengandungi 12 mineral kritikal:"),
    "fil": ("Listahan ng mga kritikal na mineral", "Ang listahan ay binubuo ng 12 kritikal na mineral:"),
}


def entries(code: str) -> list[str]:
    names = known_language(code).names
    return [names[material][0].capitalize() for material in TWELVE]


def page(code: str, title: str, lead: str, *, stated: bool = True) -> Document:
    items = "".join(f"<li>{name}</li>" for name in entries(code))
    language = f' lang="{code}"' if stated else ""
    head, body = f"<title>{title}</title>", f"<h1>{title}</h1><p>{lead}</p><ul>{items}</ul>"
    html = f"<html{language}><head>{head}</head><body>{body}</body></html>"
    return Document("x", "https://example.org", 200, {}, "text/html", Body.of(html.encode()), datetime.now(UTC))


def reading(code: str, title: str, lead: str) -> Reading:
    return read(outline(page(code, title, lead)), jurisdiction="XX", language=code)


def as_published(result: Reading) -> list[str]:
    return [listed.entry.as_published for listed in result.today.entries] if result.today else []


@pytest.mark.parametrize("code", PAGES)
def test_a_page_that_does_not_state_its_language_is_read_alike_or_not_at_all(code: str) -> None:
    pieces = outline(page(code, *PAGES[code], stated=False))
    texts = [piece.text for piece in pieces]
    language = told(texts) or told_by_names(texts)
    result = read(pieces, jurisdiction="XX", language=language)
    assert result.decision is not Decision.TAKEN or as_published(result) == entries(code)


def test_every_language_has_a_page() -> None:
    assert codes() - PAGES.keys() == {"am", "km", "lo", "my", "tg"}  # of these too little is known around a list


@pytest.mark.parametrize("code", PAGES)
def test_a_list_with_its_count_is_taken_over(code: str) -> None:
    result = reading(code, *PAGES[code])
    assert result.today is not None
    assert as_published(result) == entries(code)
    assert [listed.entry.match.minerals for listed in result.today.entries if listed.entry.match] == [
        (material,) for material in TWELVE
    ]
    assert (result.decision, result.reasons) == (Decision.TAKEN, ())
    assert result.today.title == PAGES[code][0]


@pytest.mark.parametrize("code", PAGES)
def test_another_count_than_its_own_holds_it(code: str) -> None:
    title, lead = PAGES[code]
    for number, other in (("12", "13"), ("dvanaest", "trinaest"), ("dvanásť", "trinásť")):
        lead = lead.replace(number, other)
    assert reading(code, title, lead).decision is not Decision.TAKEN


AGAINST = ("draft", "not-listed", "removed", "added", "proposed", "earlier", "other")
WEIGHED = [(code, concept) for code in PAGES for concept in AGAINST if concept in known_language(code).around]


@pytest.mark.parametrize(("code", "concept"), WEIGHED)
def test_a_heading_that_says_that_it_is_no_list_in_force_holds_it(code: str, concept: str) -> None:
    title, lead = PAGES[code]
    for word in known_language(code).around[concept]:
        result = reading(code, f"{word.rstrip('*')} – {title}", lead)
        assert result.decision is not Decision.TAKEN, word


@pytest.mark.parametrize("code", PAGES)
def test_a_list_of_another_country_is_held(code: str) -> None:
    title, lead = PAGES[code]
    for country in ("US", "EU", "CN"):
        for name in known_language(code).abroad.get(country, ()):
            assert reading(code, f"{title}: {name.rstrip('*')}", lead).decision is not Decision.TAKEN, name


@pytest.mark.parametrize("code", PAGES.keys() - {"th"})
def test_a_word_that_is_not_known_holds_it(code: str) -> None:
    title, lead = PAGES[code]
    strange = title.split()[0].casefold()[:2] + title.split()[-1].casefold()[::-1]  # no word of any language
    result = reading(code, f"{title} {strange}", lead)
    assert result.decision is not Decision.TAKEN
    assert reading(code, title, f"{strange.capitalize()} {lead}").decision is not Decision.TAKEN
