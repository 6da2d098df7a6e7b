"""Kinds that a fifth and a sixth batch, written blind, showed: other fields, drafts without the word, other counts.

At first sight, of their 120 pages two said something untrue without a word (a page on nutrition taken for a list; a
list in force called a draft), and then one (a draft told as the list in force). Mended since, on pages of our own.
"""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, Hard, html, li, split

_FOOD = split(
    "Calcium; Phosphorus; Magnesium; Potassium; Iron; Zinc; Copper; Manganese; Iodine; Selenium; Chromium; Molybdenum"
)
_ALIMENTS = split("Calcium; Magnésium; Fer; Zinc; Cuivre; Manganèse; Iode; Sélénium; Chrome; Molybdène")
_IT = split(
    "antimonio; barite; berillio; cobalto; feldspato; fluorite; gallio; germanio; grafite; litio; magnesio; manganese"
)
_FR = split(
    "antimoine; cobalt; cuivre; étain; fluorine; gallium; graphite; lithium; magnésium; manganèse; nickel; tungstène"
)
_KO = split("리튬; 코발트; 니켈; 흑연; 네오디뮴; 디스프로슘; 갈륨; 게르마늄; 구리; 텅스텐; 마그네슘; 몰리브덴")
_JA = split("アンチモン; ガリウム; ゲルマニウム; コバルト; タングステン; ニッケル; マンガン; リチウム; レアアース")
_AR = split("الليثيوم; الكوبالت; النيكل; المنغنيز; الغرافيت; النحاس; التيتانيوم; الفوسفات; اليورانيوم")
_PAGES: list[Hard] = []


def _no(name: str, title: str, body: str, language: str | None = "en") -> None:
    _PAGES.append(Hard(name, html(title, body, lang=language or "en"), (), language=language))


def _yes(
    name: str, title: str, body: str, truth: tuple[str, ...] = SMALL, language: str = "en", status: str = "final"
) -> None:
    _PAGES.append(Hard(name, html(title, body, lang=language), truth, language=language, status=status))


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


# --- other fields that count, list and call minerals critical
_no(
    "nutrition in French",
    "Les minéraux essentiels : la liste",
    f"<h1>Les minéraux essentiels : la liste</h1><p>Le corps a besoin de 10 minéraux essentiels. Une carence peut être critique pour la santé.</p><ul>{li(_ALIMENTS)}</ul>",
    "fr",
)
_no(
    "nutrition in English",
    "List of essential minerals",
    f"<h1>List of essential minerals</h1><p>Doctors list 12 essential minerals that are critical to health; a deficiency harms.</p><ul>{li(_FOOD)}</ul>",
)
_no(
    "nutrition without a word of food",
    "Essential minerals",
    f"<h1>The 12 essential minerals</h1><p>The list of 12 minerals is critical for growth in children.</p><ul>{li(_FOOD)}</ul>",
)
_no(
    "water analysis",
    "Parameter list",
    f"<h1>Parameter list</h1><p>Our laboratory has designated 12 elements as critical for drinking water, by ICP-MS:</p><ul>{li(_FOOD)}</ul>",
)
_no(
    "museum",
    "Strategic minerals hall",
    f"<h1>Strategic minerals hall</h1><p>The museum lists 18 critical minerals on display:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "school",
    "Unit 4",
    f"<h1>Unit 4: critical minerals</h1><p>Worksheet. Learn the list of 18 critical minerals by heart:</p><ol>{li(SMALL)}</ol>",
)
_no(
    "shop",
    "Element samples",
    f"<h1>Critical metals set</h1><p>The set contains 18 critical metals, listed below. Add to cart.</p><ul>{li(SMALL)}</ul>",
)
_no(
    "fund in the stock exchange",
    "ETF",
    f"<h1>Critical Minerals ETF</h1><p>The index lists 18 critical minerals.</p><ul>{li(SMALL)}</ul>",
)
_no(
    "a lack that is critical, in German",
    "Mineralstoffe",
    f"<h1>Liste der Mineralstoffe</h1><p>12 Mineralstoffe sind wichtig; ein Mangel ist kritisch.</p><ul>{li(split('Kalzium; Phosphor; Magnesium; Eisen; Zink; Kupfer; Mangan; Jod; Selen; Chrom; Molybdän; Fluor'))}</ul>",
    "de",
)
_no(
    "mine safety",
    "Hazards",
    f"<h1>List of hazards</h1><p>Dust of the following 18 metals is critical to lungs:</p><ul>{li(SMALL)}</ul>",
)

# --- drafts
_yes(
    "annexe (projet)",
    "Procédure de consultation",
    f"<h1>Procédure de consultation 2024/71</h1><p>Le Conseil ouvre la procédure.</p><h2>Annexe (projet)</h2><p>Seraient réputés critiques les 12 minéraux suivants :</p><ul>{li(_FR)}</ul>",
    _FR,
    "fr",
    "draft",
)
_yes(
    "bill in Italian",
    "Atti parlamentari",
    f"<h1>Elenco delle materie prime critiche</h1><p>Disegno di legge: sono considerate critiche le seguenti 12 materie prime:</p><ul>{li(_IT)}</ul>",
    _IT,
    "it",
    "draft",
)
_yes(
    "what the ministry would list",
    "News",
    f"<h1>Ministry eyes 18 critical minerals</h1><p>The list would designate the following 18 minerals as critical:</p><ul>{li(SMALL)}</ul>",
    status="draft",
)
_yes(
    "in force beside a consultation",
    "Consultation: should the list grow?",
    f"<h1>Consultation: should the critical minerals list grow?</h1><p>The list in force since January 2022 has 18 minerals:</p><ul>{li(SMALL)}</ul><p>We propose to add four more. The proposal would add:</p><ul>{li(split('Copper; Nickel; Phosphate; Zinc'))}</ul>",
)
_yes(
    "after a consultation",
    "Critical minerals list",
    f"<h1>Critical minerals list</h1><p>Following public consultation, the minister designated 18 minerals as critical:</p><ul>{li(SMALL)}</ul>",
)

# --- counts of something else
_yes(
    "the day of a date",
    "Minerais estratégicos",
    f"<h1>Minerais estratégicos</h1><p>A Portaria, de 12 de junho de 2021, definiu a relação de minerais estratégicos:</p><ul>{li(split('Alumínio; Cobalto; Cobre; Estanho; Fosfato; Grafita; Lítio; Manganês; Níquel; Nióbio; Potássio; Silício'))}</ul>",
    split("Alumínio; Cobalto; Cobre; Estanho; Fosfato; Grafita; Lítio; Manganês; Níquel; Nióbio; Potássio; Silício"),
    "pt",
)
_yes(
    "the number of an act",
    "Decreto",
    f"<h1>Decreto legge n. 84</h1><p>L'elenco delle materie prime critiche ne comprende dodici: 12 materie prime.</p><ul>{li(_IT)}</ul>",
    _IT,
    "it",
)
_yes(
    "the old list of 35",
    "List",
    f"<h1>List of critical minerals</h1><p>The list revises the prior list of 35 and contains 18 minerals.</p><ul>{li(SMALL)}</ul>",
)
_yes(
    "what others have",
    "List",
    f"<h1>Critical minerals list</h1><p>The list has 18 minerals. Neighbouring countries have lists: one named 40 minerals, another 21.</p><ul>{li(SMALL)}</ul>",
)
_yes(
    "eighteen of them",
    "List of critical minerals",
    f"<h1>List of critical minerals</h1><p>This notice lists the minerals that the government treats as critical. There are eighteen of them.</p><ul>{li(SMALL)}</ul>",
)

# --- forms
_yes(
    "three classes of which the sum is stated",
    "The Critical Minerals List",
    f"<h1>The Critical Minerals List</h1><p>The list counts 18 minerals in three groups.</p><h3>Battery minerals</h3><ul>{li(SMALL[:6])}</ul><h3>Light alloys</h3><ul>{li(SMALL[6:12])}</ul><h3>Chips</h3><ul>{li(SMALL[12:])}</ul>",
)
_yes(
    "ticks of two editions under headers with years",
    "Critical minerals",
    "<h1>Critical minerals list of Ruritania</h1><p>The 2024 list has 18 minerals.</p><table><tr><th>Mineral</th><th>2019 list</th><th>2024 list</th></tr>"
    + "".join(_row(name, "No" if at % 5 == 0 else "Yes", "Yes") for at, name in enumerate(SMALL))
    + _row("Zinc", "Yes", "No")
    + _row("Iodine", "Yes", "No")
    + "</table>",
)
_yes(
    "layout table around the table",
    "Critical minerals",
    "<table width=780><tr><td bgcolor=blue>Home<br>Maps</td><td><b>Critical minerals list</b><p>The list has 18 critical minerals.<p><table border=1><tr><th>Mineral</th><th>Mineral</th></tr>"
    + "".join(f"<tr><td>{one}<td>{two}" for one, two in zip(SMALL[::2], SMALL[1::2], strict=True))
    + "</table><p>Write to us.</td></tr></table>",
)
_yes(
    "lines of a file in a page",
    "critical_minerals.csv",
    "<h1>National list of critical minerals</h1><p>The list has 18 minerals.</p><pre>id,mineral,since\n"
    + "\n".join(f"{at},{name},2017" for at, name in enumerate(SMALL, 1))
    + "</pre>",
)
_yes(
    "marks of new entries in brackets",
    "List",
    f"<h1>List of critical minerals</h1><p>The list has 18 minerals.</p><ul>{li([*SMALL[:-1], SMALL[-1] + ' (new)'])}</ul>",
)
_yes(
    "numbers with a slash",
    "List",
    "<h1>The critical minerals list</h1><p>The list has 18 minerals.</p>"
    + "".join(f"<p>{at}/ {name}</p>" for at, name in enumerate(SMALL, 1)),
)
_yes(
    "parted by spaced dashes",
    "List",
    f"<h1>The critical minerals list</h1><p>The list has 18 critical minerals:</p><div>{' - '.join(SMALL)}</div>",
)

# --- how sentences end
_yes(
    "Korean copula",
    "핵심광물",
    f"<h1>핵심광물 목록</h1><p>정부는 핵심광물 12종을 지정했다. 지정된 핵심광물 12종은 {'·'.join(_KO)}이다.</p>",
    _KO,
    "ko",
)
_yes(
    "Japanese count on the last name",
    "重要鉱物",
    f"<h1>重要鉱物を政令で指定</h1><p>指定された重要鉱物は{'、'.join(_JA[:-1])}及び{_JA[-1]}の9種。</p>",
    _JA,
    "ja",
)
_yes(
    "Arabic and on the last name",
    "قائمة",
    f"<h1>قائمة المعادن الحرجة</h1><p>تشمل القائمة 9 معادن هي {'، '.join(_AR[:-1])} و{_AR[-1]}.</p>",
    _AR,
    "ar",
)
_yes(
    "a clause behind the last name",
    "Minerais",
    "<h1>Governo aprova lista de minerais estratégicos</h1><p>A lista tem 12 minerais estratégicos. São eles bauxita, cobre, cromo, estanho, fosfatos, grafite, lítio, manganês, nióbio, ouro, tântalo e zircão, lê-se no comunicado.</p>",
    split("bauxita; cobre; cromo; estanho; fosfatos; grafite; lítio; manganês; nióbio; ouro; tântalo; zircão"),
    "pt",
)
_yes(
    "a clause before the first name",
    "Critical raw materials",
    "<h1>Critical raw materials</h1><p>The decree lists twelve critical raw materials, from boron to tellurium; in full, they are boron, cobalt, fluorspar, gallium, germanium, helium, magnesium, palladium, platinum, scandium, silicon metal, and tellurium.</p>",
    split(
        "boron; cobalt; fluorspar; gallium; germanium; helium; magnesium; palladium; platinum; scandium; silicon metal; tellurium"
    ),
)
_no(
    "and others, in Korean",
    "핵심광물",
    "<h1>핵심광물 확정</h1><p>정부는 핵심광물 20종을 지정했다.</p><p>리튬, 니켈, 코발트, 흑연, 망간, 희토류, 텅스텐, 갈륨 등</p>",
    "ko",
)

# --- languages in which names of materials are everyday words of others
_PL = split(
    "antymon; arsen; baryt; beryl; bizmut; bor; gal; german; grafit naturalny; hel; ind; lit; magnez; nikiel; węgiel koksowy; wolfram"
)
_yes(
    "Polish enumeration",
    "Surowce krytyczne",
    f"<h1>Wykaz surowców krytycznych</h1><p>Do surowców krytycznych zalicza się 16 surowców: {', '.join(_PL[:-1])} oraz {_PL[-1]}.</p>",
    _PL,
    "pl",
)
_yes(
    "Czech items",
    "Kritické suroviny",
    f"<h1>Seznam kritických surovin</h1><p>Seznam obsahuje 9 surovin:</p><ul>{li(split('antimon; baryt; cín; fluorit; grafit; hliník; křemík; měď; vzácné zeminy'))}</ul>",
    split("antimon; baryt; cín; fluorit; grafit; hliník; křemík; měď; vzácné zeminy"),
    "cs",
)
_yes(
    "another column of the table is no other reading",
    "Minerals",
    "<h1>List of metals</h1><table><tr><th>Critical metals (4)</th><th>Metals of interest (3)</th></tr>"
    + _row("Cobalt", "Tin")
    + _row("Lithium", "Zinc")
    + _row("Nickel", "Lead")
    + _row("Graphite", "")
    + "</table>",
    split("Cobalt; Lithium; Nickel; Graphite; Tin; Zinc; Lead"),
)

# --- another's list for comparison
_yes(
    "the Union's list below, in Italian",
    "Materie prime critiche",
    f"<h1>Elenco delle materie prime critiche</h1><p>L'elenco comprende 12 materie prime critiche:</p><ul>{li(_IT)}</ul><h2>L’elenco dell’Unione europea</h2><p>Per confronto, le materie prime strategiche individuate dall’Unione europea sono: alluminio, bismuto, boro, cobalto, rame, gallio, germanio, litio, magnesio, nichel, titanio e tungsteno.</p>",
    _IT,
    "it",
)
FIELDS = _PAGES
