"""Acts, papers and tables that publish a list, in several languages; what a PDF or a sheet becomes as text."""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, US60, WATCH, Hard, html, li, split

FR_TEXT = f"""DEPARTMENT OF THE INTERIOR
Final 2025 List of Critical Minerals

AGENCY: Department of the Interior.
ACTION: Notice.

SUMMARY: By this notice, the Secretary presents the final 2025 List of Critical Minerals. The list published on
February 24, 2022 (87 FR 10381) had 50 mineral commodities.

SUPPLEMENTARY INFORMATION: The final 2025 list of critical minerals includes 60 minerals: {", ".join(US60[:-1])}, and
{US60[-1]}. Of these, copper, silver, metallurgical coal, potash, silicon, rhenium, lead, boron, phosphate and uranium
were not on the 2022 list. Byproducts include arsenic, bismuth, gallium, germanium, indium, tellurium and zinc.

Dated: November 6, 2025.
"""

BRAZIL = """RESOLUÇÃO Nº 2, DE 18 DE JUNHO DE 2021

Define a relação de minerais estratégicos para o País.

Art. 1º Fica definida a relação de minerais estratégicos:

I - bens minerais dos quais o País depende de importação:
1. Enxofre;
2. Minério de Fosfato;
3. Minério de Potássio; e
4. Minério de Molibdênio.

II - bens minerais que têm importância pela sua aplicação em produtos de alta tecnologia:
1. Minério de Cobalto;
2. Minério de Cobre;
3. Minério de Estanho;
4. Minério de Grafita;
5. Minério de Lítio;
6. Minério de Nióbio; e
7. Minério de Terras Raras.

III - bens minerais que detêm vantagens comparativas:
1. Minério de Alumínio;
2. Minério de Ferro;
3. Minério de Ouro; e
4. Minério de Manganês.

Art. 2º Esta Resolução entra em vigor na data de sua publicação.
"""
BRAZIL_TRUE = split(
    "Enxofre; Minério de Fosfato; Minério de Potássio; Minério de Molibdênio; Minério de Cobalto; Minério de Cobre;"
    "Minério de Estanho; Minério de Grafita; Minério de Lítio; Minério de Nióbio; Minério de Terras Raras;"
    "Minério de Alumínio; Minério de Ferro; Minério de Ouro; Minério de Manganês"
)

INDIA = """Ministry of Mines
Posted On: 29 JUL 2024 by PIB Delhi

Critical Minerals

The Ministry released a list of 30 critical minerals. These minerals are Antimony, Beryllium, Bismuth, Cobalt, Copper,
Gallium, Germanium, Graphite, Hafnium, Indium, Lithium, Molybdenum, Niobium, Nickel, PGE, Phosphorous, Potash, REE,
Rhenium, Silicon, Strontium, Tantalum, Tellurium, Tin, Titanium, Tungsten, Vanadium, Zirconium, Selenium and Cadmium.

Of these, 24 are included in Part D of Schedule I of the Act. Royalty rates were set for lithium, niobium and REE.
"""
INDIA_TRUE = split(
    "Antimony; Beryllium; Bismuth; Cobalt; Copper; Gallium; Germanium; Graphite; Hafnium; Indium; Lithium; Molybdenum;"
    "Niobium; Nickel; PGE; Phosphorous; Potash; REE; Rhenium; Silicon; Strontium; Tantalum; Tellurium; Tin; Titanium;"
    "Tungsten; Vanadium; Zirconium; Selenium; Cadmium"
)

CHINA = """全国矿产资源规划（2016—2020年）

专栏  战略性矿产目录

将24种矿产列入战略性矿产目录。
能源矿产：石油、天然气、页岩气、煤炭、煤层气、铀
金属矿产：铁、铬、铜、铝、金、镍、钨、锡、钼、锑、钴、锂、稀土、锆
非金属矿产：磷、钾盐、晶质石墨、萤石
"""
CHINA_TRUE = split(
    "石油; 天然气; 页岩气; 煤炭; 煤层气; 铀; 铁; 铬; 铜; 铝; 金; 镍; 钨; 锡; 钼; 锑; 钴; 锂; 稀土; 锆; 磷; 钾盐; 晶质石墨; 萤石"
)

COLUMNS = "\n".join(
    ["Critical Minerals Strategy 2024", "", "Table 2. The 18 critical minerals of the country", ""]
    + [f"{left:<28}{right}" for left, right in zip(SMALL[:9], SMALL[9:], strict=True)]
    + ["", "Source: Geological Survey", "", "12"]
)
BROKEN = "\n".join(
    ["National list of critical minerals", "", "The list has 18 minerals:", ""]
    + [f"• {name}" for name in SMALL[:11]]
    + ["", "Critical Minerals Strategy | 14", "\f", "Critical Minerals Strategy | 15", ""]
    + [f"• {name}" for name in SMALL[11:]]
    + ["", "The list is reviewed every three years."]
)
NUMBERED = "\n".join(
    ["LAMPIRAN KEPUTUSAN MENTERI", "DAFTAR PENETAPAN KOMODITAS MINERAL KRITIS", "", "No.  Mineral        Komoditas"]
    + [
        f"{i}.   {m:<14} {c}"
        for i, (m, c) in enumerate(
            [("Bauksit", "Aluminium"), ("Stibnit", "Antimoni"), ("Barit", "Barium"), ("Berilium", "Berilium"),
             ("Besi", "Besi"), ("Kobalt", "Kobalt"), ("Kromit", "Kromium"), ("Galena", "Timbal"), ("Timah", "Timah"),
             ("Nikel", "Nikel"), ("Tembaga", "Tembaga"), ("Seng", "Seng")], 1)
    ]
)  # fmt: skip
DE = split(
    "Antimon; Baryt; Beryllium; Bor; Flussspat; Gallium; Germanium; Hafnium; Kobalt; Kokskohle; Lithium; Magnesium; Niob; Tantal; Titan; Vanadium; Wolfram"
)
FR = split(
    "Antimoine; Arsenic; Bauxite; Barytine; Béryllium; Bismuth; Borates; Cobalt; Charbon à coke; Cuivre; Feldspath; Spath fluor; Gallium; Germanium; Hafnium; Hélium; Lithium; Magnésium; Manganèse; Nickel; Niobium"
)
ES = split("Cobre; Litio; Cobalto; Níquel; Grafito; Manganeso; Zinc; Plata; Oro; Molibdeno; Fosfatos; Tierras raras")
JA = split(
    "リチウム; ベリリウム; ホウ素; チタン; バナジウム; クロム; マンガン; コバルト; ニッケル; ガリウム; ゲルマニウム; セレン; ルビジウム; ストロンチウム; ジルコニウム; ニオブ; モリブデン; インジウム"
)
KO = split(
    "리튬; 니켈; 코발트; 망간; 흑연; 희토류; 니오븀; 구리; 알루미늄; 규소; 마그네슘; 몰리브덴; 바나듐; 백금; 팔라듐; 주석; 티타늄; 텅스텐; 안티모니; 비스무스"
)
UK = split("літій; титан; цирконій; графіт; берилій; ніобій; тантал; уран; марганець; нікель; кобальт; хром; золото")
SHEET = "Code;Mineral;Assessed;Score;Critical\n" + "\n".join(
    f"{i:03d};{name};2024;{7.1 - i / 10:.1f};{'Y' if i <= 18 else 'N'}"
    for i, name in enumerate((*SMALL, *WATCH, "Salt", "Gypsum"), 1)
)

DOCUMENTS = [
    Hard("federal notice as text", FR_TEXT, US60, "text/plain", jurisdiction="US"),
    Hard("resolution with three classes", BRAZIL, BRAZIL_TRUE, "text/plain", "pt", "BR"),
    Hard("press release, sentence with 30 names", INDIA, INDIA_TRUE, "text/plain", jurisdiction="IN"),
    Hard("plan with classes after colons", CHINA, CHINA_TRUE, "text/plain", "zh", "CN"),
    Hard("two columns of a paper", COLUMNS, SMALL, "text/plain"),
    Hard("bullets over a page break", BROKEN, SMALL, "text/plain"),
    Hard("decree with mineral and commodity", NUMBERED, split("Bauksit; Stibnit; Barit; Berilium; Besi; Kobalt; Kromit; Galena; Timah; Nikel; Tembaga; Seng"), "text/plain", "id", "ID"),
    Hard("German page with links", html("Kritische Rohstoffe", f"<h1>Liste der kritischen Rohstoffe</h1><p>Die Liste umfasst 17 Rohstoffe.</p><ul>{li([f'<a href=/{n}>{n}</a>' for n in DE])}</ul>", lang="de"), DE, language="de"),
    Hard("French decree, one letter each", html("Arrêté relatif aux matières premières critiques", "<h1>Arrêté du 3 mai 2024 fixant la liste des matières premières critiques</h1><p>Article 1er. – La liste comprend les 21 matières suivantes :</p>" + "".join(f"<p>{chr(97 + i)}) {n} ;</p>" for i, n in enumerate(FR)) + "<p>Article 2. – Le présent arrêté sera publié au Journal officiel.</p>", lang="fr"), FR, language="fr"),
    Hard("Spanish article with a sentence", html("Minerales estratégicos", f"<h1>Resolución 1006 de 2023</h1><p>Artículo 1. Declárense como minerales estratégicos los siguientes 12 minerales: {', '.join(n.lower() for n in ES[:-1])} y {ES[-1].lower()}.</p><p>Que la Unión Europea y los Estados Unidos han listado el antimonio, el bismuto, el galio, el germanio y el wolframio.</p>", lang="es"), ES, language="es"),
    Hard("Japanese table of kinds", html("重要鉱物", "<h1>重要鉱物（18鉱種）</h1><table><tr><th>番号</th><th>鉱種</th><th>元素記号</th></tr>" + "".join(f"<tr><td>{i}</td><td>{n}</td><td>X</td></tr>" for i, n in enumerate(JA, 1)) + "</table>", lang="ja"), JA, language="ja", jurisdiction="JP"),
    Hard("Korean tiers in brackets", html("핵심광물 확보전략", f"<h1>핵심광물 20종 선정</h1><p>10대 전략 핵심광물(리튬, 니켈, 코발트, 망간, 흑연, 희토류 등)을 포함한 핵심광물 20종은 다음과 같다.</p><p>{', '.join(KO)}</p>", lang="ko"), KO, language="ko", jurisdiction="KR"),
    Hard("Ukrainian decree", "КАБІНЕТ МІНІСТРІВ УКРАЇНИ\nПОСТАНОВА\nПро перелік корисних копалин стратегічного значення\n\nПЕРЕЛІК\nкорисних копалин, що мають стратегічне значення\n\n" + "\n".join(f"{i}. {n.capitalize()}." for i, n in enumerate(UK, 1)), tuple(n.capitalize() for n in UK), "text/plain", "uk", "UA"),
    Hard("sheet with a flag", SHEET, SMALL, "text/csv"),
    Hard("annex with sections for two tiers", "ANNEX\n\nSection 1\nList of critical minerals\n\nThe following 18 minerals shall be considered critical:\n" + "\n".join(f"({chr(97 + i)}) {n.lower()};" for i, n in enumerate(SMALL)) + "\n\nSection 2\nList of monitored minerals\n\nThe following minerals shall be monitored:\n" + "\n".join(f"({chr(97 + i)}) {n.lower()};" for i, n in enumerate(WATCH)), tuple(n.lower() for n in SMALL), "text/plain"),
    Hard("sentence over a page break", f"Critical minerals\n\nThe national list comprises 18 minerals: {', '.join(SMALL[:9])},\n\n24\n\nNational Strategy\n\n{', '.join(SMALL[9:-1])} and {SMALL[-1]}.\n", SMALL, "text/plain"),
    Hard("table by group, names in one cell", html("Critical minerals", "<h1>Critical minerals by use</h1><p>The list has 12 minerals.</p><table><tr><th>Use</th><th>Minerals</th></tr><tr><td>Batteries</td><td>Lithium, cobalt, nickel, graphite, manganese</td></tr><tr><td>Magnets</td><td>Neodymium, dysprosium, terbium</td></tr><tr><td>Electronics</td><td>Gallium, germanium, indium, tantalum</td></tr></table>"), split("Lithium; cobalt; nickel; graphite; manganese; Neodymium; dysprosium; terbium; Gallium; germanium; indium; tantalum")),
    Hard("json of an open data site", '{"title": "Critical minerals list 2024", "count": 18, "items": [' + ", ".join(f'{{"id": {i}, "name": "{n}", "uses": ["alloys", "glass"]}}' for i, n in enumerate(SMALL)) + "]}", SMALL, "application/json"),
]  # fmt: skip
