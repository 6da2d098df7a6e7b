"""A fourth batch, written blind after the third was mended: what counts critical minerals and lists none, drafts, marks.

At first sight, of the 33 that publish no list 11 were read as one; of the 22 with a list 19 were exact and three held
or refused. Mended since.
"""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, WATCH, Hard, html, li, split

_ES = split("Cobre; Litio; Cobalto; Níquel; Grafito; Manganeso; Zinc; Plata; Oro; Molibdeno; Fosfatos; Tierras raras")
_PT = split(
    "Lítio; Nióbio; Terras raras; Grafita; Cobalto; Níquel; Titânio; Vanádio; Tântalo; Tungstênio; Cobre; Manganês"
)
_FR = split(
    "Antimoine; Béryllium; Cobalt; Cuivre; Gallium; Germanium; Graphite; Lithium; Magnésium; Nickel; Niobium; Tantale; Titane; Tungstène"
)
_DE = split(
    "Antimon; Beryllium; Bor; Flussspat; Gallium; Germanium; Graphit; Kobalt; Lithium; Magnesium; Niob; Tantal; Vanadium; Wolfram"
)
_JA = split(
    "リチウム; ベリリウム; ホウ素; チタン; バナジウム; クロム; マンガン; コバルト; ニッケル; ガリウム; ゲルマニウム; セレン"
)
_KO = split("리튬; 니켈; 코발트; 망간; 흑연; 텅스텐; 마그네슘; 몰리브덴; 바나듐; 갈륨; 인듐; 주석")
_ZH = split("铁; 铬; 铜; 铝; 金; 镍; 钨; 锡; 钼; 锑; 钴; 锂; 稀土; 锆; 萤石")
_RU = split(
    "уран; марганец; хром; титан; медь; никель; свинец; молибден; вольфрам; олово; цирконий; литий; графит; кобальт"
)
_AR = split("الليثيوم; النحاس; الكوبالت; النيكل; المنغنيز; الفوسفات; القصدير; التنجستن; الكروم; الجرافيت; الزنك")


def _rows(names: tuple[str, ...], pattern: str) -> str:
    return "".join(pattern.format(e=name, n=number) for number, name in enumerate(names, 1))


_S16 = SMALL[:16]
_PAGES: list[Hard] = []


def _no(name: str, title: str, body: str, language: str = "en", jurisdiction: str = "XX") -> None:
    _PAGES.append(Hard(name, html(title, body, lang=language), (), language=language, jurisdiction=jurisdiction))


def _yes(
    name: str, title: str, body: str, truth: tuple[str, ...] = SMALL, language: str = "en", jurisdiction: str = "XX"
) -> None:
    _PAGES.append(Hard(name, html(title, body, lang=language), truth, language=language, jurisdiction=jurisdiction))


# --- no list
_no(
    "buyer",
    "Metal trading",
    f"<h1>We buy critical minerals</h1><p>We buy the following 18 critical minerals:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "fund",
    "Fund",
    f"<h1>Critical Minerals Fund</h1><p>The fund invests in 18 critical minerals:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "scholarship",
    "Scholarship",
    f"<h1>Critical minerals scholarship</h1><p>Theses on any of these 18 minerals can be submitted:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "book chapters",
    "Handbook",
    f"<h1>Critical Metals Handbook</h1><p>The book has chapters on 18 critical metals:</p><ol>{li(SMALL)}</ol>",
)
_no(
    "museum",
    "Museum",
    f"<h1>Exhibition: critical minerals</h1><p>On show are 18 minerals.</p><ul>{li(SMALL)}</ul><p>Open daily.</p>",
)
_no(
    "posters",
    "Posters",
    f"<h1>Critical minerals posters</h1><p>Download 18 posters, one for each mineral.</p><ul>{li(SMALL)}</ul>",
)
_no(
    "podcast",
    "Podcast",
    f"<h1>The critical minerals podcast</h1><p>Season 1 has 18 episodes on critical minerals:</p><ol>{li(SMALL)}</ol>",
)
_no(
    "price index",
    "Index",
    f"<h1>Critical minerals index</h1><p>The index tracks 18 critical minerals.</p><ul>{li(SMALL)}</ul>",
)
_no(
    "substitution study",
    "Study",
    f"<h1>Substitution of critical minerals</h1><p>This study looks at 18 critical minerals.</p><ul>{li(SMALL)}</ul>",
)
_no(
    "deposit map layers", "Map", f"<h1>Critical minerals map viewer</h1><p>Layers (18 minerals)</p><ul>{li(SMALL)}</ul>"
)
_no(
    "stockpile tender",
    "Tender",
    f"<h1>National stockpile: critical minerals tender</h1><p>Bids are invited for 18 materials:</p><ol>{li(SMALL)}</ol>",
)
_no(
    "export licence",
    "Export",
    f"<h1>Strategic minerals: export licences</h1><p>A licence is required for these 18 minerals:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "recycling collection",
    "Recycling",
    f"<h1>Critical minerals recycling</h1><p>Our plant recovers 18 critical minerals from waste:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "exploration results",
    "Results",
    f"<h1>Explorer finds critical minerals</h1><p>Drilling hit 12 critical minerals: {', '.join(SMALL[:11])} and {SMALL[11]}.</p>",
)
_no(
    "company portfolio",
    "Company",
    f"<h1>Our critical minerals portfolio</h1><p>We hold interests in 18 critical minerals:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "trade agreement",
    "Agreement",
    f"<h1>Critical minerals agreement signed</h1><p>The agreement covers 18 critical minerals: {', '.join(SMALL[:-1])} and {SMALL[-1]}.</p>",
)
_no(
    "tariff exemption",
    "Tariffs",
    f"<h1>Critical minerals exempt from tariffs</h1><p>The order exempts 18 critical minerals:</p><ul>{li(SMALL)}</ul>",
)
_no(
    "royalty rates",
    "Royalties",
    f"<h1>Royalty on critical minerals</h1><p>Royalty rates were notified for 12 critical and strategic minerals:</p><ul>{li(SMALL[:12])}</ul>",
    jurisdiction="IN",
)
_no(
    "Spanish auction",
    "Subasta",
    f"<h1>Subasta de minerales estratégicos</h1><p>Se ofrecen 12 áreas con minerales estratégicos:</p><ul>{li(_ES)}</ul>",
    language="es",
)
_no(
    "Spanish imports",
    "Importaciones",
    f"<h1>Importaciones de minerales críticos</h1><p>El país importa 12 minerales críticos:</p><ul>{li(_ES)}</ul>",
    language="es",
)
_no(
    "Portuguese course",
    "Curso",
    f"<h1>Curso de minerais críticos</h1><p>O curso trata de 12 minerais críticos:</p><ul>{li(_PT)}</ul>",
    language="pt",
)
_no(
    "Portuguese projects",
    "Projetos",
    f"<h1>Projetos de minerais estratégicos</h1><p>Foram habilitados projetos de 12 minerais estratégicos: {', '.join(_PT[:-1])} e {_PT[-1]}.</p>",
    language="pt",
)
_no(
    "French article on Canada",
    "Canada",
    f"<h1>Le Canada publie sa liste de minéraux critiques</h1><p>La liste canadienne compte 14 minéraux :</p><ul>{li(_FR)}</ul>",
    language="fr",
    jurisdiction="FR",
)
_no(
    "German article on the US",
    "USA",
    f"<h1>USA veröffentlichen Liste kritischer Rohstoffe</h1><p>Die Liste umfasst 14 Rohstoffe:</p><ul>{li(_DE)}</ul>",
    language="de",
    jurisdiction="DE",
)
_no(
    "German production",
    "Produktion",
    f"<h1>Förderung kritischer Rohstoffe</h1><p>In Deutschland werden 14 kritische Rohstoffe gefördert:</p><ul>{li(_DE)}</ul>",
    language="de",
)
_no(
    "Japanese article on the US",
    "米国",
    f"<h1>米国の重要鉱物リスト</h1><p>米国は12鉱種を重要鉱物に指定した。</p><ul>{li(_JA)}</ul>",
    language="ja",
    jurisdiction="JP",
)
_no(
    "Korean imports",
    "수입",
    f"<h1>핵심광물 수입 동향</h1><p>핵심광물 12종의 수입액:</p><ul>{li(_KO)}</ul>",
    language="ko",
    jurisdiction="KR",
)
_no(
    "Korean stockpile",
    "비축",
    f"<h1>핵심광물 비축 사업</h1><p>비축 대상은 12종이다.</p><ul>{li(_KO)}</ul>",
    language="ko",
    jurisdiction="KR",
)
_no(
    "Chinese export control",
    "出口管制",
    f"<h1>关于对战略性矿产实施出口管制的公告</h1><p>对下列15种矿产实施出口管制：{'、'.join(_ZH)}。</p>",
    language="zh",
    jurisdiction="CN",
)
_no(
    "Chinese article on the EU",
    "欧盟",
    f"<h1>欧盟公布关键原材料清单</h1><p>清单包括15种原材料：{'、'.join(_ZH)}。</p>",
    language="zh",
    jurisdiction="CN",
)
_no(
    "Russian production",
    "Добыча",
    f"<h1>Добыча стратегических полезных ископаемых</h1><p>Добывается 14 видов полезных ископаемых: {', '.join(_RU)}.</p>",
    language="ru",
    jurisdiction="RU",
)
_no(
    "Russian article on the US",
    "США",
    f"<h1>США обновили перечень критических минералов</h1><p>В перечень вошли 14 видов сырья: {', '.join(_RU)}.</p>",
    language="ru",
    jurisdiction="RU",
)
_no(
    "Arabic investment",
    "الاستثمار",
    f"<h1>فرص الاستثمار في المعادن الاستراتيجية</h1><p>تتوفر فرص في 11 معدنا:</p><ul>{li(_AR)}</ul>",
    language="ar",
    jurisdiction="SA",
)
# --- drafts
for lang, title, text, names in [
    ("fr", "Consultation publique", "Projet de liste : les 14 matières suivantes sont proposées", _FR),
    ("de", "Entwurf", "Entwurf einer Liste: folgende 14 Rohstoffe sollen als kritisch gelten", _DE),
    ("pt", "Consulta pública", "Propõe-se a seguinte lista de 12 minerais estratégicos", _PT),
    ("ja", "意見募集", "重要鉱物の指定案に関する意見募集。次の12鉱種を指定する案である", _JA),
    ("ko", "행정예고", "핵심광물 지정 행정예고: 다음 12종을 지정하고자 한다", _KO),
    ("ru", "Проект", "Проект распоряжения: утвердить перечень, 14 видов стратегического сырья", _RU),
    ("zh", "征求意见", "战略性矿产目录公开征求意见：以下15种矿产", _ZH),
]:
    _PAGES.append(
        Hard(
            f"draft in {lang}",
            html(title, f"<h1>{title}</h1><p>{text}:</p><ul>{li(names)}</ul>", lang=lang),
            names,
            language=lang,
            status="draft",
        )
    )
_yes(
    "final after consultation",
    "Critical minerals list",
    f"<h1>Critical minerals list</h1><p>Following a public consultation, the final list has 18 minerals:</p><ul>{li(SMALL)}</ul>",
)
_yes(
    "final after consulta",
    "Lista",
    f"<h1>Lista de minerales estratégicos</h1><p>Tras la consulta pública, la lista tiene 12 minerales:</p><ul>{li(_ES)}</ul>",
    _ES,
    language="es",
    jurisdiction="CL",
)
# --- lists
_yes(
    "tally of projects in brackets",
    "Critical minerals list",
    f"<h1>Critical minerals list</h1><p>18 minerals are listed; the number of projects is in brackets.</p><ul>{_rows(SMALL, '<li>{e} ({n})</li>')}</ul>",
)
_yes(
    "tally with a noun",
    "Critical minerals list",
    f"<h1>Critical minerals list</h1><p>18 minerals are listed.</p><ul>{_rows(SMALL, '<li><a href=x>{e}</a> ({n} projects)</li>')}</ul>",
)
_yes(
    "tally in a badge",
    "Critical minerals list",
    f"<h1>Critical minerals list</h1><p>18 minerals are listed.</p><ul>{_rows(SMALL, '<li>{e} <span class=badge>{n}</span></li>')}</ul>",
)
_yes(
    "capital letters with points",
    "Order",
    f"<h1>Critical Minerals Order</h1><p>The following 16 minerals are critical minerals:</p>{''.join(f'<p>{m}. {e};</p>' for m, e in zip('ABCDEFGHIJKLMNOP', _S16, strict=True))}",
    _S16,
)
_yes(
    "Roman with points",
    "Order",
    f"<h1>Critical Minerals Order</h1><p>The following 7 minerals are critical minerals:</p>{''.join(f'<p>{m}. {e}</p>' for m, e in zip(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'], SMALL[:7], strict=True))}",
    SMALL[:7],
)
_PAGES.append(
    Hard(
        "plain text, Roman with dashes",
        "MINISTÉRIO DE MINAS E ENERGIA\n\nPORTARIA Nº 77, DE 3 DE MAIO DE 2026\n\nArt. 1º A lista de minerais estratégicos compreende 10 minerais:\n"
        + "\n".join(f"{m} - {e.lower()};" for m, e in zip("I II III IV V VI VII VIII IX X".split(), _PT, strict=False))
        + "\n\nArt. 2º Esta Portaria entra em vigor na data de sua publicação.\n",
        tuple(e.lower() for e in _PT[:10]),
        media_type="text/plain",
        language="pt",
        jurisdiction="BR",
    )
)
_yes(
    "Arabic sentence counted",
    "قائمة",
    f"<h1>قائمة المعادن الاستراتيجية</h1><p>تضم القائمة 11 معدنا: {'، '.join(_AR)}.</p>",
    _AR,
    language="ar",
    jurisdiction="MA",
)
_yes(
    "listed and assessed in one sentence each, counted",
    "Critical minerals",
    f"<h1>Critical minerals of Arcadia</h1><p>Of 23 minerals that were assessed, 18 are critical: {', '.join(SMALL[:-1])} and {SMALL[-1]}. The other five are {', '.join(WATCH[:-1])} and {WATCH[-1]}.</p>",
)
_yes(
    "old count beside new",
    "Critical minerals list",
    f"<h1>Critical minerals list 2026</h1><p>The list grew from 15 minerals in 2021 to 18.</p><ul>{li(SMALL)}</ul>",
)
_yes(
    "table numbered 23",
    "Critical minerals list",
    f"<h1>Critical minerals list</h1><p>Table 23: critical minerals of Arcadia (18 minerals)</p><table><tr><th>Mineral</th></tr>{_rows(SMALL, '<tr><td>{e}</td></tr>')}</table>",
)
_yes(
    "members of groups as sub-rows",
    "Critical minerals list",
    "<h1>Critical minerals list</h1><p>The list has 18 minerals.</p><table><tr><th>No.</th><th>Mineral</th></tr>"
    + "".join(
        f"<tr><td>{i}</td><td>{e}</td></tr>"
        + ("<tr><td></td><td>– Cerium</td></tr><tr><td></td><td>– Neodymium</td></tr>" if e.startswith("Rare") else "")
        for i, e in enumerate(SMALL, 1)
    )
    + "</table>",
)
_yes(
    "bar between tiers, counted",
    "Critical minerals list",
    f"<h1>Critical minerals list</h1><p>The list has 18 minerals.</p><table><tr><th>Mineral</th><th>Use</th></tr><tr><th colspan=2>Strategic</th></tr>{_rows(SMALL[:6], '<tr><td>{e}</td><td>Steel</td></tr>')}<tr><th colspan=2>Critical</th></tr>{_rows(SMALL[6:], '<tr><td>{e}</td><td>Glass</td></tr>')}</table>",
)
_PAGES.append(
    Hard(
        "JSON with status words",
        '{"title":"Critical minerals list","data":['
        + ",".join(
            [f'{{"mineral":"{e}","status":"Listed"}}' for e in SMALL]
            + [f'{{"mineral":"{e}","status":"Not listed"}}' for e in WATCH]
        )
        + '],"listed":18}',
        SMALL,
        media_type="application/json",
    )
)
LOOK_ALIKES = _PAGES
