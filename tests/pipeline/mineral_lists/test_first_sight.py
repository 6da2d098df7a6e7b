"""First sight of pages that state a count, in many languages and layouts: read exactly, held, or refused."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists import Decision
from tests.pipeline.mineral_lists.hard.page import SMALL, html, li
from tests.pipeline.mineral_lists.measure import names_of, reading_of

ELEMENTS = (
    "Gallium",
    "Germanium",
    "Hafnium",
    "Helium",
    "Indium",
    "Lithium",
    "Magnesium",
    "Niobium",
    "Rhenium",
    "Vanadium",
)
BY_LANGUAGE = {
    "ja": "ガリウム ゲルマニウム コバルト リチウム ニッケル タングステン チタン ニオブ バナジウム マンガン",
    "zh": "镓 锗 钴 锂 镍 钨 钛 铌 钒 锰",
    "ko": "갈륨 인듐 코발트 리튬 니켈 텅스텐 망간 흑연 바나듐 주석",
    "tr": "Galyum Germanyum Kobalt Lityum Nikel Grafit Kalay Niyobyum Vanadyum Krom",
    "id": "Galium Nikel Kobalt Litium Mangan Grafit Timah Tembaga Vanadium Zirkonium",
    "uk": "Галій Германій Кобальт Літій Нікель Вольфрам Титан Ніобій Ванадій Графіт Тантал",
    "fi": "Gallium Germanium Koboltti Litium Nikkeli Grafiitti Titaani Niobi Vanadiini Magnesium Kupari",
    "sv": "Gallium Germanium Kobolt Litium Nickel Grafit Titan Niob Vanadin Magnesium Koppar",
    "fr": "Gallium Germanium Cobalt Lithium Nickel Graphite Titane Niobium Vanadium Magnésium",
    "de": "Gallium Germanium Kobalt Lithium Nickel Graphit Titan Niob Vanadium Magnesium",
    "es": "Galio Germanio Cobalto Litio Níquel Grafito Titanio Niobio Vanadio Magnesio",
    "ru": "Галлий Германий Кобальт Литий Никель Вольфрам Титан Ниобий Ванадий Графит",
    "vi": "Gali Germani Coban Liti Niken Graphit Titan Niobi Vanadi Mangan",
    "it": "Gallio Germanio Cobalto Litio Nichel Grafite Titanio Niobio Vanadio Magnesio Rame",
}
DECLARED = {  # language -> title, a sentence that declares so many, in words that no list of words can hold
    "ja": ("重要鉱物", "安定供給の確保に係る施策を講ずるため、大臣により指定された重要鉱物は、次の10鉱種である。"),
    "zh": ("战略性矿产", "经国务院批复，这10种矿产列入战略性矿产目录，作为宏观调控的重点对象："),
    "de": ("Kritische Rohstoffe", "Die Verordnung (vom 24. Februar 2026) stuft zehn heimische Rohstoffe als kritisch ein."),
    "ko": ("핵심광물", "산업부는 특별법 제2조에 따라 총 10종의 핵심광물을 지정하고 오늘부터 시행한다고 밝혔다."),
    "tr": ("Kritik Madenler", "71 ham madde incelenmiş, bunlardan 10’u kritik maden olarak belirlenmiştir."),
    "id": ("Mineral Kritis", "Menteri menetapkan 10 (sepuluh) komoditas yang tergolong mineral kritis sebagaimana terlampir."),
    "uk": ("Перелік критичних мінералів", "Затвердити перелік критичних мінералів, що складається з одинадцяти найменувань."),
    "fi": ("Kriittiset raaka-aineet", "Valtioneuvosto hyväksyi luettelon. Luettelossa on yksitoista raaka-ainetta:"),
    "sv": ("Sveriges kritiska råmaterial", "Regeringen fastställde vilka råmaterial som är kritiska. Det är elva råmaterial."),
    "it": ("Materie prime critiche", "Con decreto 21 maggio 2026 sono state individuate undici materie prime critiche."),
}  # fmt: skip
ENGLISH = (
    "Statutory Instrument 88 of 2026 designates ten critical minerals.",
    "Ten minerals were found to be critical and are grouped below.",
)
DONE = {  # the same number of the same materials, and somebody does something else with them
    "en": (
        ("Election manifesto", "If elected, we will designate 10 critical minerals:"),
        ("Working group", "The working group has declared 10 minerals to be strategic for its members:"),
        ("Royalty relief", "The Minister has declared 10 critical minerals eligible for royalty relief."),
        ("Critical minerals strategy", "10 minerals were declared critical by our trading partners:"),
        ("Tailings", "Our geologists identified 10 critical minerals in the tailings."),
        ("Scholarships", "The government funds students of the 10 critical minerals that it has designated:"),
        ("Critical minerals course", "The course covers 10 critical minerals:"),
        ("Critical mineral deposits", "Our map shows deposits of 10 critical minerals."),
        ("Stockpile purchases", "The agency will buy 10 critical materials this year:"),
    ),
    "fr": (("Fiscalité", "Le décret désigne dix minéraux critiques soumis à la taxe :"),),
    "es": (("Aranceles", "El decreto declara diez minerales críticos exentos de aranceles:"),),
    "ru": (("Пошлины", "Постановление определяет 10 стратегических видов сырья, освобождённых от пошлин:"),),
    "uk": (("Мито", "Постанова визначає 11 стратегічних корисних копалин, звільнених від мита:"),),
    "vi": (("Thuế", "Nghị định xác định 10 loại khoáng sản chiến lược được miễn thuế:"),),
    "ja": (("輸出管理", "輸出許可の対象として指定された重要鉱物は、次の10鉱種である。"), ("備蓄", "備蓄の対象に指定された重要鉱物は次の10鉱種です。")),
    "zh": (("手机", "手机含有列入目录的10种战略性矿产："), ("出口管制", "10种战略性矿产列入出口许可范围：")),
    "ko": (("비축", "정부는 핵심광물 10종을 비축 대상으로 지정하였다."),),
    "tr": (("İhale", "Bakanlık 10 kritik maden için ruhsat ihalesi yapılacağını belirledi:"),),
    "id": (("Pelatihan", "Pelatihan ini menetapkan 10 mineral kritis sebagai materi kursus:"),),
    "it": (("Corso", "Con decreto è stato istituito un corso in cui sono individuate undici materie prime critiche:"),),
}  # fmt: skip


def names(language: str) -> tuple[str, ...]:
    return tuple(BY_LANGUAGE[language].split()) if language in BY_LANGUAGE else ELEMENTS


@pytest.mark.parametrize("language", DECLARED)
def test_a_sentence_that_declares_so_many_confirms_them_whatever_else_it_says(language: str) -> None:
    title, sentence = DECLARED[language]
    text = html(title, f"<h1>{title}</h1><p>{sentence}</p><ul>{li(names(language))}</ul>", lang=language)
    reading = reading_of(text, "text/html", language)
    assert (reading.decision, reading.reasons) == (Decision.TAKEN, ())
    assert tuple(names_of(reading)) == names(language)


@pytest.mark.parametrize("sentence", ENGLISH)
def test_an_authority_that_designates_is_enough_in_english(sentence: str) -> None:
    text = html("Schedule", f"<h1>Critical minerals schedule</h1><p>{sentence}</p><ul>{li(ELEMENTS)}</ul>")
    assert reading_of(text, "text/html").decision is Decision.TAKEN


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [(language, *page) for language, pages in DONE.items() for page in pages],
)
def test_what_is_done_with_so_many_is_no_list_of_them(language: str, title: str, sentence: str) -> None:
    listed = li(names(language))
    text = html(title, f"<h1>{title}</h1><p>{sentence}</p><ul>{listed}</ul>", lang=language)
    assert reading_of(text, "text/html", language).decision is not Decision.TAKEN


@pytest.mark.parametrize(("title", "sentence"), DONE["en"][6:])
def test_what_nothing_calls_a_list_and_a_course_or_shop_explains_is_refused(title: str, sentence: str) -> None:
    text = html(title, f"<h1>{title}</h1><p>{sentence}</p><ul>{li(ELEMENTS)}</ul>")
    assert reading_of(text, "text/html").decision is Decision.REFUSED


LIST = "Critical minerals list"
COUNT = "<p>The list contains 10 critical minerals.</p>"
LAYOUTS = {
    "a menu in the masthead": (
        f"<header><ul><li>Minerals<ul>{li(('Coal', 'Copper', 'Gold', 'Salt'))}</ul></li></ul></header>"
        f"<h1>{LIST}</h1>{COUNT}<ul>{li(ELEMENTS)}</ul>"
    ),
    "the count in the foot of the table": (
        f"<h1>{LIST}</h1><table><tr><th>Mineral</th><th>Priority</th></tr>"
        + "".join(f"<tr><td>{name}</td><td>high</td></tr>" for name in ELEMENTS)
        + "<tr><td colspan=2>Total: 10 critical minerals</td></tr></table>"
    ),
    "tabs without names": (
        "<h1>Raw materials list</h1><div role=tablist><button role=tab>About</button><button role=tab>Critical minerals (10)"
        "</button></div><div role=tabpanel><p>Copper, coal and gold built this country.</p></div>"
        f"<div role=tabpanel><ul>{li(ELEMENTS)}</ul></div>"
    ),
    "files behind the names": (
        f"<h1>{LIST}</h1>{COUNT}"
        + "".join(f"<p>&bull; <a>{name}</a> <small>[PDF] [{place + 100} KB]</small></p>" for place, name in enumerate(ELEMENTS))
    ),
    "sections by letter in an index": (
        f"<h1>{LIST}</h1>{COUNT}<section><h3>G</h3><ul>{li(ELEMENTS[:2])}</ul></section><section><h3>H</h3><ul>"
        f"{li(ELEMENTS[2:4])}</ul></section><section><h3>I</h3><ul>{li(ELEMENTS[4:5])}</ul></section><section><h3>L</h3><ul>"
        f"{li(ELEMENTS[5:6])}</ul></section><section><h3>M</h3><ul>{li(ELEMENTS[6:7])}</ul></section><section><h3>N</h3><ul>"
        f"{li(ELEMENTS[7:8])}</ul></section><section><h3>R</h3><ul>{li(ELEMENTS[8:9])}</ul></section><section><h3>V</h3><ul>"
        f"{li(ELEMENTS[9:])}</ul></section>"
    ),
    "a row of links above the heading": (
        f"<div>Gov | Home | Transparency | Procurement</div><h1>{LIST}</h1>{COUNT}<ul>{li(ELEMENTS)}</ul>"
    ),
    "the points of an article in one cell": (
        f"<h1>{LIST}</h1><table><tr><td>Art. 2</td><td>The list contains 10 critical minerals:<br>"
        + "<br>".join(f"{number}. {name}" for number, name in enumerate(ELEMENTS, 1))
        + "</td></tr></table>"
    ),
    "rings as bullets in typed text": f"<h1>{LIST}</h1>{COUNT}<pre>" + "\n".join(f"○{name}" for name in ELEMENTS) + "</pre>",
    "struck out entries": f"<h1>{LIST}</h1>{COUNT}<ol>{li((*ELEMENTS[:4], '(deleted)', *ELEMENTS[4:]))}</ol>",
    "a time of day and a number of a page": (
        f"<p>Updated 09:42</p><p>Page: 41</p><h1>{LIST}</h1>{COUNT}<ul>{li(ELEMENTS)}</ul>"
    ),
    "classes in an accordion that count themselves, and the sum at the end": (
        "<h1>List of critical minerals</h1><button>Battery metals (3)</button><div><p>Lithium, magnesium, vanadium</p></div>"
        "<button>High-tech metals (4)</button><div><p>Gallium, germanium, hafnium, indium</p></div>"
        "<button>Others (3)</button><div><p>Helium, niobium, rhenium</p></div><p>In total, 10 minerals are critical.</p>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_with_a_count_are_read_exactly(layout: str) -> None:
    reading = reading_of(html(LIST, LAYOUTS[layout]), "text/html")
    assert (reading.decision, reading.reasons) == (Decision.TAKEN, ())
    assert sorted(name.casefold() for name in names_of(reading)) == sorted(name.casefold() for name in ELEMENTS)


def test_a_csv_with_remarks_before_its_header_keeps_them() -> None:
    rows = "\n".join(f'"CM{place:02}";"{name}"' for place, name in enumerate(ELEMENTS))
    text = f'# Register of critical minerals; 10 records\n"id";"mineral"\n{rows}\n'
    assert tuple(names_of(reading_of(text, "text/csv"))) == ELEMENTS


def test_points_within_a_numbered_text_are_a_list_of_their_own() -> None:
    points = "\n".join(f"      ({mark}) {name}" for mark, name in zip("abcdefghij", ELEMENTS, strict=True))
    text = f"DESIGNATION OF CRITICAL MINERALS\n\n1. The Minister has designated ten critical minerals.\n2. The critical minerals are:\n{points}\n3. Holders shall file a plan.\n"
    assert tuple(names_of(reading_of(text, "text/plain"))) == ELEMENTS


def test_the_edition_that_is_out_of_force_below_holds_nothing() -> None:
    old = f"<h2>Liste 2022 (außer Kraft)</h2><ul>{li(ELEMENTS[:8])}</ul>"
    text = html(
        "Liste kritischer Rohstoffe",
        f"<h1>Liste kritischer Rohstoffe</h1><p>Die Liste enthält 10 Rohstoffe:</p><ul>{li(ELEMENTS)}</ul>{old}",
        lang="de",
    )
    assert reading_of(text, "text/html", "de").reasons == ()


UNDER_OTHER_WORDS = {  # the same ten under words that make them somebody else's, or only a part
    "Japan's ministry reviewed supply last year. It designated ten critical minerals.",
    "The European Union updated its policy in 2023.</p><p>The list contains ten materials:",
    "In its first phase the Ministry designated ten critical minerals:",
    "Of the minerals that Canada has declared, ten critical minerals are found here:",
}


@pytest.mark.parametrize("words", sorted(UNDER_OTHER_WORDS))
def test_words_of_another_country_or_of_a_part_hold_a_counted_list(words: str) -> None:
    text = html("Critical minerals", f"<h1>Critical minerals</h1><p>{words}</p><ul>{li(ELEMENTS)}</ul>")
    for jurisdiction in ("international", "NZ"):
        assert reading_of(text, "text/html", None, jurisdiction).decision is not Decision.TAKEN


def test_what_a_shop_offers_behind_its_names_holds_them() -> None:
    text = html(
        "Shop",
        f"<h1>Shop</h1><p>Critical minerals</p><p>10 items on the list</p><ul>{li(ELEMENTS)}</ul><p>Add to cart</p>",
    )
    assert reading_of(text, "text/html").decision is not Decision.TAKEN


def test_a_country_named_in_passing_above_holds_nothing() -> None:
    above = "<p>Officials compared the outcome with the designations of the European Union and Japan.</p>"
    text = html(
        "Critical minerals",
        f"<h1>Critical minerals</h1>{above}<p>The Council has designated ten critical minerals:</p><ul>{li(ELEMENTS)}</ul>",
    )
    assert reading_of(text, "text/html", None, "international").reasons == ()


@pytest.mark.parametrize(
    ("head", "row", "decision"),
    [
        ("project,mineral,company", "Long Hill,{name},Apex Ltd", Decision.REFUSED),
        ("hs_code,mineral,imports_t", "2604,{name},4200", Decision.REFUSED),
        ("mineral,licence_holder", "{name},Orion", Decision.REFUSED),
        ("mineral,import dependence", "{name},87 %", Decision.HELD),
        ("mineral,main use", "{name},Batteries", Decision.HELD),
    ],
)
def test_the_other_columns_of_a_table_say_what_it_is(head: str, row: str, decision: Decision) -> None:
    """A register of projects and figures of trade are refused; a list that states no count is held for one look."""
    lines = "\n".join(row.format(name=name) for name in SMALL)
    assert reading_of(f"{head}\n{lines}\n", "text/csv").decision is decision


def test_what_nothing_calls_a_list_and_something_speaks_against_is_refused() -> None:
    text = html("Course", f"<h1>Diploma in minerals</h1><p>120 minerals in one year.</p><ul>{li(SMALL)}</ul>")
    assert reading_of(text, "text/html").decision is Decision.REFUSED


@pytest.mark.parametrize(
    "words",
    [
        "18 of the 35 critical minerals:",
        "The first 18 critical minerals on the list:",
        "18 mineral profiles",
        "Pick one of 18:",
    ],
)
def test_a_part_of_a_list_and_what_only_bears_the_names_are_held(words: str) -> None:
    text = html("Ministry", f"<h1>Critical minerals list</h1><p>{words}</p><ul>{li(SMALL)}</ul>")
    assert reading_of(text, "text/html").decision is Decision.HELD


def test_a_row_whose_state_says_delisted_is_no_entry() -> None:
    rows = [f'{{"name": "{name}", "status": "{"delisted" if name == SMALL[3] else "listed"}"}}' for name in SMALL]
    reading = reading_of(f"[{', '.join(rows)}]", "application/json")
    assert names_of(reading) == [name for name in SMALL if name != SMALL[3]]


def test_a_total_of_rows_makes_no_list_of_a_feed_of_something_else() -> None:
    rows = [f'{{"block": "EB-{place}", "commodity": "{name}", "area_km2": 12}}' for place, name in enumerate(SMALL)]
    feed = f'{{"feed": "tenders", "total": {len(rows)}, "results": [{", ".join(rows)}]}}'
    assert reading_of(feed, "application/json").decision is Decision.REFUSED


@pytest.mark.parametrize("row", ["Total,18 minerals,,", "Toplam,,18,", ",Total,18 raw materials,"])
def test_a_row_of_sums_is_no_entry_and_states_the_count(row: str) -> None:
    lines = "\n".join(f"{place},{name},North,mined" for place, name in enumerate(SMALL, 1))
    text = f"no,critical_mineral,district,status\n{lines}\n{row}\n"
    reading = reading_of(text, "text/csv")
    assert reading.decision is Decision.TAKEN
    assert names_of(reading) == list(SMALL)


def test_the_sum_of_a_column_of_figures_is_no_count() -> None:
    """As many sites in all as there are minerals, by chance: what the row sums up is no entry, and counts no rows."""
    lines = "\n".join(f"{name},{place % 2}" for place, name in enumerate(SMALL))
    reading = reading_of(f"critical_mineral,sites\n{lines}\nTotal,18\n", "text/csv")
    assert reading.today is not None
    assert not reading.today.count_met
    assert names_of(reading) == list(SMALL)


def _priced(name: str, place: int) -> str:
    return f"<tr><td>{name}</td><td>{place * 117 + 40}</td><td>+{place % 4}.5</td></tr>"


@pytest.mark.parametrize(
    ("title", "head", "decision"),
    [
        ("Market of critical minerals", "<th>最高</th><th>最低</th>", Decision.REFUSED),
        ("List of critical minerals", "<th>最高</th><th>最低</th>", Decision.HELD),
    ],
)
def test_figures_in_the_other_columns_speak_against_what_nothing_calls_a_list(
    title: str, head: str, decision: Decision
) -> None:
    rows = "".join(_priced(name, place) for place, name in enumerate(SMALL))
    text = html(title, f"<h1>{title}</h1><table><tr><th>Mineral</th>{head}</tr>{rows}</table>")
    assert reading_of(text, "text/html").decision is decision


def test_a_table_with_columns_of_other_countries_compares_their_lists() -> None:
    lines = "\n".join(f"{name},Y,N,Y" for name in SMALL)
    compared = f"critical mineral,US 2025,EU 2024,Japan\n{lines}\n"
    assert reading_of(compared, "text/csv").decision is Decision.REFUSED
    counted = reading_of(f"{compared}Total,18 minerals,,\n", "text/csv")
    assert counted.decision is Decision.HELD, "a count confirms the rows, not whose they are"
    assert "compared lists" in {veto.rule for veto in counted.vetoes}


@pytest.mark.parametrize(
    ("sentence", "decision"),
    [
        ("The assessment shall have regard to demand, among others for nickel, cobalt, lithium and tin.", "refused"),
        ("Critical minerals are nickel, cobalt, lithium, graphite, tantalum, tungsten, niobium and tin.", "held"),
    ],
)
def test_a_few_names_in_a_sentence_are_a_list_only_where_it_says_so(sentence: str, decision: str) -> None:
    text = html(
        "Act", f"<h1>Chapter IV Critical minerals</h1><p>The Minister designates them by order.</p><p>{sentence}</p>"
    )
    assert reading_of(text, "text/html").decision.value == decision


def test_a_list_that_is_as_follows_does_not_follow_later() -> None:
    text = html(
        "Ministry",
        f"<h1>Critical minerals</h1><p>The final list of 18 critical minerals is as follows:</p><ul>{li(SMALL)}</ul>",
    )
    assert reading_of(text, "text/html").decision is Decision.TAKEN


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Critical minerals list</h1><p>The list has 18 minerals; zinc follows in 2027.</p>{}",
        "<h1>Elenco dei minerali critici (bozza)</h1><p>L'elenco comprende 18 minerali.</p>{}",
    ],
)
def test_what_is_to_follow_and_a_draft_in_brackets_are_held(body: str) -> None:
    assert reading_of(html("Ministry", body.format(f"<ul>{li(SMALL)}</ul>")), "text/html").decision is Decision.HELD
