"""A fifth batch, written blind: pages that speak of lists and publish none, acts, releases and tables.

At first sight, of the 24 that publish no list 9 were read as one; of the 15 with a list 10 were exact, three held or
refused, and two wrong: a draft beside the final list, and the sign of an ordinal. Mended since.
"""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, WATCH, Hard, html, li, split

_DE = split(
    "Antimon; Beryllium; Bor; Flussspat; Gallium; Germanium; Graphit; Kobalt; Lithium; Magnesium; Niob; Tantal; Vanadium; Wolfram"
)
_FR = split(
    "Antimoine; Béryllium; Cobalt; Cuivre; Gallium; Germanium; Graphite; Lithium; Magnésium; Nickel; Niobium; Tantale; Titane; Tungstène"
)
_ES = split("Cobre; Litio; Cobalto; Níquel; Grafito; Manganeso; Zinc; Plata; Oro; Molibdeno; Fosfatos; Tierras raras")
_PT = split(
    "Lítio; Nióbio; Terras raras; Grafita; Cobalto; Níquel; Titânio; Vanádio; Tântalo; Tungstênio; Cobre; Manganês"
)
_KO = split("리튬; 니켈; 코발트; 망간; 흑연; 텅스텐; 마그네슘; 몰리브덴; 바나듐; 갈륨; 인듐; 주석")
_JA = split(
    "リチウム; ベリリウム; ホウ素; チタン; バナジウム; クロム; マンガン; コバルト; ニッケル; ガリウム; ゲルマニウム; セレン"
)
_RU = split(
    "уран; марганец; хром; титан; медь; никель; свинец; молибден; вольфрам; олово; цирконий; литий; графит; кобальт"
)
_ID = split(
    "Aluminium; Antimon; Barium; Berilium; Besi; Bismut; Boron; Kadmium; Feldspar; Fluorspar; Fosfor; Galena; Galium; Germanium"
)
_TR = split("Bor; Krom; Lityum; Kobalt; Nikel; Grafit; Manganez; Tungsten; Antimon; Bakır; Vanadyum; Titanyum")
_AR = split("الليثيوم; النحاس; الكوبالت; النيكل; المنغنيز; الفوسفات; القصدير; التنجستن; الكروم; الجرافيت; الزنك")


def _rows(names: tuple[str, ...], pattern: str) -> str:
    return "".join(pattern.format(e=name, n=number) for number, name in enumerate(names, 1))


def _no(name: str, title: str, body: str, language: str = "en", jurisdiction: str = "XX") -> Hard:
    return Hard(name, html(title, body, lang=language), (), language=language, jurisdiction=jurisdiction)


def _yes(
    name: str, title: str, body: str, truth: tuple[str, ...] = SMALL, language: str = "en", jurisdiction: str = "XX"
) -> Hard:
    return Hard(name, html(title, body, lang=language), truth, language=language, jurisdiction=jurisdiction)


SPEAKERS = [
    _no("deposit identified","Results",f"<h1>Drilling update</h1><p>Assays identified 12 critical minerals in the deposit: {', '.join(SMALL[:11])} and {SMALL[11]}.</p>"),
    _no("price list","Price list",f"<h1>Price list of critical minerals</h1><p>18 minerals</p><ul>{_rows(SMALL,'<li>{e} – {n}00 USD/t</li>')}</ul>"),
    _no("eligible list","Grants",f"<h1>Grants for critical minerals</h1><p>Applications may cover these 18 minerals:</p><ul>{li(SMALL)}</ul>"),
    _no("list of exhibitors","Fair",f"<h1>Critical minerals fair: list of exhibitors</h1><table><tr><th>Company</th><th>Mineral</th></tr>{_rows(SMALL,'<tr><td>Company {n}</td><td>{e}</td></tr>')}</table>"),
    _no("register of licences","Register",f"<h1>Register of licences for strategic minerals</h1><p>18 licences</p><table><tr><th>Licence</th><th>Mineral</th></tr>{_rows(SMALL,'<tr><td>L-{n}</td><td>{e}</td></tr>')}</table>"),
    _no("substances of concern","Chemicals",f"<h1>List of substances of very high concern</h1><p>The list has 12 substances:</p><ul>{li(split('Lead; Cadmium; Arsenic; Beryllium; Cobalt; Nickel; Chromium; Antimony; Mercury; Thallium; Selenium; Tellurium'))}</ul>"),
    _no("drinking water","Limits",f"<h1>List of elements in drinking water</h1><p>12 elements are listed:</p><ul>{li(split('Lead; Cadmium; Arsenic; Beryllium; Cobalt; Nickel; Chromium; Antimony; Copper; Zinc; Selenium; Boron'))}</ul>"),
    _no("reference materials","Catalogue",f"<h1>Certified reference materials</h1><p>The catalogue lists 18 materials for critical elements:</p><ul>{li(SMALL)}</ul>"),
    _no("standards committee","Standards",f"<h1>Standards for critical minerals</h1><p>Standards exist for 18 critical minerals:</p><ul>{_rows(SMALL,'<li>{e}</li>')}</ul>"),
    _no("FAQ not yet","FAQ",f"<h1>Critical minerals: FAQ</h1><h3>Is there a list?</h3><p>Not yet. A list is being prepared.</p><h3>What do we mine?</h3><p>We mine 12 minerals: {', '.join(SMALL[:11])} and {SMALL[11]}.</p>"),
    _no("partner's list in a strategy","Strategy",f"<h1>Critical minerals strategy</h1><h2>International context</h2><p>Australia lists 18 critical minerals: {', '.join(SMALL[:-1])} and {SMALL[-1]}.</p>",jurisdiction="NZ"),
    _no("repealed act","Order",f"<h1>Critical Minerals Order 2019</h1><p>This Order was repealed on 3 May 2025.</p><p>The following 18 minerals are critical minerals:</p><ul>{li(SMALL)}</ul>"),
    _no("FR imports","Commerce",f"<h1>Commerce extérieur des matières premières critiques</h1><p>La France importe 14 matières critiques :</p><ul>{li(_FR)}</ul>","fr","FR"),
    _no("ES projects","Cartera",f"<h1>Cartera de proyectos de minerales críticos</h1><p>La cartera incluye 12 minerales:</p><ul>{li(_ES)}</ul>","es","CL"),
    _no("PT fund","Fundo",f"<h1>Fundo de minerais estratégicos</h1><p>O fundo investe em 12 minerais estratégicos:</p><ul>{li(_PT)}</ul>","pt","BR"),
    _no("JA recycling","リサイクル",f"<h1>レアメタルのリサイクル技術</h1><p>回収できる金属は12種である。</p><ul>{li(_JA)}</ul>","ja","JP"),
    _no("KO prices","가격",f"<h1>핵심광물 가격 정보</h1><p>핵심광물 12종 가격</p><ul>{li(_KO)}</ul>","ko","KR"),
    _no("RU reserves","Запасы",f"<h1>Запасы стратегических видов минерального сырья</h1><p>Государственный баланс учитывает 14 видов сырья:</p><ul>{li(_RU)}</ul>","ru","RU"),
    _no("TR exploration","Arama",f"<h1>Kritik mineral arama projeleri</h1><p>12 kritik mineral için arama yapılmaktadır:</p><ul>{li(_TR)}</ul>","tr","TR"),
    _no("ID export","Ekspor",f"<h1>Ekspor mineral kritis</h1><p>Ekspor 14 mineral kritis:</p><ul>{li(_ID)}</ul>","id","ID"),
    _no("AR production","إنتاج",f"<h1>إنتاج المعادن الاستراتيجية</h1><p>تنتج المملكة 11 معدنا:</p><ul>{li(_AR)}</ul>","ar","MA"),
    _no("minutes of a meeting","Minutes",f"<h1>Minutes of the critical minerals working group</h1><p>The group discussed 18 minerals for the list:</p><ul>{li(SMALL)}</ul>"),
    _no("survey results","Survey",f"<h1>Which minerals should be critical?</h1><p>Respondents named 18 minerals:</p><ol>{li(SMALL)}</ol>"),
    _no("members' lists compared","Compare",f"<h1>Critical minerals lists compared</h1><table><tr><th>Mineral</th><th>US</th><th>EU</th><th>Japan</th></tr>{_rows(SMALL,'<tr><td>{e}</td><td>✓</td><td>✓</td><td></td></tr>')}</table><p>18 minerals are on two lists.</p>"),
    _yes("list with withdrawn entry struck","Critical minerals list",f"<h1>Critical minerals list</h1><p>The list has 18 minerals.</p><ul>{li(SMALL)}<li><s>Helium</s></li></ul>"),
    _yes("list and footnotes","Critical minerals list",f"<h1>Critical minerals list</h1><p>The list has 18 minerals.</p><ol>{_rows(SMALL,'<li>{e}<sup>{n}</sup></li>')}</ol><h2>Notes</h2><ol>{_rows(SMALL[:3],'<li>{e} includes its compounds.</li>')}</ol>"),
    _yes("two columns of names, English and Maori","Critical minerals list",f"<h1>Critical minerals list</h1><p>18 minerals are listed.</p><table><tr><th>English</th><th>Local name</th></tr>{_rows(SMALL,'<tr><td>{e}</td><td>Kohuke {n}</td></tr>')}</table>"),
    _yes("table with rank, score, listed flag","Critical minerals list",f"<h1>Critical minerals list</h1><p>23 materials were assessed. The list has 18 minerals.</p><table><tr><th>Rank</th><th>Material</th><th>Score</th><th>Listed</th></tr>{_rows(SMALL,'<tr><td>{n}</td><td>{e}</td><td>0.{n}</td><td>Yes</td></tr>')}{_rows(WATCH,'<tr><td>2{n}</td><td>{e}</td><td>0.0{n}</td><td>No</td></tr>')}</table>"),
    _yes("act with definitions before","Critical Minerals Act",f"<h1>Critical Minerals Act</h1><h2>1. Definitions</h2><p>“critical mineral” means a mineral listed in the Schedule.</p><h2>Schedule</h2><p>Critical minerals (section 1): 18 minerals</p>{_rows(SMALL,'<p>{n}. {e}.</p>')}"),
    _yes("press release with quote","Press release",f"<h1>Government publishes first critical minerals list</h1><p>“This list is a milestone,” the minister said. “We need lithium, cobalt and nickel.”</p><p>The 18 minerals on the list are: {', '.join(SMALL[:-1])} and {SMALL[-1]}.</p><p>Exports of copper, zinc and gold rose by 3 % last year.</p>"),
    _yes("German ordinance, one sentence","Verordnung",f"<h1>Verordnung über kritische Rohstoffe</h1><p>§ 1 Kritische Rohstoffe sind die folgenden 14 Rohstoffe: {', '.join(_DE[:-1])} und {_DE[-1]}.</p>",_DE,"de","DE"),
    _yes("Spanish decree with ordinals","Decreto",f"<h1>Decreto Supremo N° 12</h1><p>Artículo único.- Se declaran minerales estratégicos los siguientes doce minerales:</p>{_rows(_ES,'<p>{n}°.- {e}.</p>')}",_ES,"es","PE"),
    _yes("Korean table, symbol in brackets","핵심광물",f"<h1>핵심광물 목록</h1><p>핵심광물 12종</p><table><tr><th>번호</th><th>광종</th></tr>{_rows(_KO,'<tr><td>{n}</td><td>{e}</td></tr>')}</table>",_KO,"ko","KR"),
    _yes("Japanese sentence with counts and nado","重要鉱物",f"<h1>重要鉱物の指定</h1><p>次の12鉱種を重要鉱物として指定した：{'、'.join(_JA)}。</p>",_JA,"ja","JP"),
    _yes("Russian table with codes","Перечень",f"<h1>Перечень стратегических видов минерального сырья</h1><p>Всего 14 видов.</p><table><tr><th>Код</th><th>Вид сырья</th></tr>{_rows(_RU,'<tr><td>07.{n:02}</td><td>{e}</td></tr>')}</table>",_RU,"ru","RU"),
    _yes("cards with status badges","Critical minerals list",f"<h1>Critical minerals list</h1><p>18 minerals</p>{_rows(SMALL,'<div class=card><h3>{e}</h3><span class=badge>Listed since 20{n:02}</span></div>')}"),
    _yes("tiers in tabs","Critical minerals list",f"<h1>Critical minerals list</h1><p>The list has 18 minerals in two tiers.</p><h2>Tier 1</h2><ul>{li(SMALL[:8])}</ul><h2>Tier 2</h2><ul>{li(SMALL[8:])}</ul>"),
    _yes("table of symbols beside names in one cell by slash","Critical minerals list",f"<h1>Critical minerals list</h1><p>The list has 18 minerals.</p><table><tr><th>Mineral</th></tr>{_rows(SMALL,'<tr><td>{n} | {e}</td></tr>')}</table>"),
    _yes("draft beside final","Critical minerals list",f"<h1>Critical minerals list</h1><h2>Final list 2025</h2><p>18 minerals</p><ul>{li(SMALL)}</ul><h2>Draft list 2026</h2><p>19 minerals</p><ul>{li((*SMALL,'Helium'))}</ul>"),
]  # fmt: skip
