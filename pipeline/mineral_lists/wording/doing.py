"""Whether words say what somebody does with materials: buys, digs for, ships, maps, funds or teaches them. Pure.

A page may do so with a dozen critical minerals and say how many they are, and yet list what its shop has.
"""

from __future__ import annotations

import re

from pipeline.mineral_lists.stems import sought

_WORDS = (
    # English
    r"\b(?:buys?|buying|bought|purchas\w+|procure\w*|sells?|sold|shops?|stores?|suppliers?|we supply|portfolio"
    r"|fund(?:s|ed|ing)?|financ\w+|invest\w*|grants?|subsid\w+|loans?|tax credits?|projects?|compan(?:y|ies)|holders?"
    r"|deposits?|occurrences?|drill\w*|explor(?:es|ed|ation|ers?)|tailings|samples?|assay\w*|laborator\w+"
    r"|licen[cs]\w+|permits?"
    r"|tenders?|auction\w*|stockpil\w+|exports?|imports?|trade[ds]?|prices?|recycl\w+|recover(?:s|ed|y)|courses?"
    r"|training|teach\w*|learn\w*|lessons?|curricul\w+|students?|pupils?|exhibit\w*|museums?|maps?|conference|fair"
    r"|tax(?:es|ed|ation)?|dut(?:y|ies)|customs|royalt\w+|tariffs?|lev(?:y|ies)|exempt\w*|relief"
    r"|used(?! to (?:prepare|determine|identify|establish|develop|compile|select|draw|define|assess|designate))|uses"
    r"|batter(?:y|ies)"
    r"|webinars?|scholarships?|quiz\w*|glossar\w+|smartphones?|phones|our (?:study|model|research|paper)|customers?)\b"
    # French, Spanish, Portuguese, Italian
    r"|\b(?:taxes?|impôts?|douan\w*|exonér\w*|aranceles?|impuestos?|aduan\w*|exent[ao]s?|impostos?|isent[ao]s?"
    r"|tribut\w*|dogan\w*"
    r"|impost[ae]|esent[ei]|réserves|soumise?s|soggett[aeio]|sujet[ao]s|achat\w*|achèt\w+|financ\w+|subvention\w*"
    r"|projets?|gisements?|permis|exportation\w*|importation\w*"
    r"|formations?|enseign\w+|musées?|recycl\w+|stocks?|cartes?|entreprises?|recherches?|appels? d’offres"
    r"|compr(?:a|as|ar|ará|adas)|proyectos?|yacimientos?|permisos?|exporta\w*|importa(?:r|ción|ciones|ções|ção)"
    r"|cursos?|museos?|museus?|exposici\w+|recicl\w+|empresas?|investigaci\w+|mapas?|licitaci\w+|subastas?|almacen\w*"
    r"|projetos?|jazidas?|depósitos?|pesquisas?|leil[ãõ]\w*|licenciament\w*|acquist\w+|finanzi\w+|progett[io]"
    r"|giaciment[io]|esportazion\w+"
    r"|importazion\w+|cors[io]|mostr[ae]|ricicl\w+|impres[ae]|ricerc\w+|mapp[ae]|gar[ae])\b"
    # German, Dutch, Scandinavian, Finnish
    r"|\b(?:steuer\w*|zoll\w*|zölle\w*|abgabe\w*|bevorrat\w*|belasting\w*|accijns\w*|vrijgesteld|douane\w*|skatt\w*"
    r"|tull\w*|befria\w*"
    r"|avgift\w*|kauf\w*|käuf\w*|finanzier\w*|förder\w*|projekt\w*|lagerstätte\w*|export\w*|import(?!an[ct])\w*|ausfuhr\w*"
    r"|einfuhr\w*"
    r"|kurs\w{0,3}|seminar\w*|ausstellung\w*|recycling\w*|lagerbest\w*|preis\w*|unternehmen|karten?|forschung\w*"
    r"|schulung\w*"
    r"|koopt?|kopen|financier\w*|project\w*|voorraad\w*|cursus\w*|prij[sz]\w*|bedrij\w+|kaart\w*|köp\w*|kjøp\w*"
    r"|prosjekt\w*"
    r"|fyndighet\w*|forekomst\w*|eksport\w*|utbildning\w*|utställning\w*|återvinn\w*|gjenvinn\w*|pris(?:er|et)?"
    r"|företag\w*"
    r"|selskap\w*|karta\w*|osta\w*|rahoit\w*|hankke\w*|esiintym\w*|vienti\w*|tuonti\w*|kurssi\w*|koulutu\w*|näyttely\w*"
    r"|kierrät\w*|hinta\w*|hinnat|yrity\w*|kartta\w*)\b"
    # Polish, Czech, Turkish, Indonesian, Vietnamese
    r"|\b(?:c[lł]a|cło|podat\w*|zwolnion\w*|vergi\w*|gümrük\w*|muaf\w*|bea masuk|pajak|dibebaskan|thuế|miễn|zakup\w*"
    r"|finansow\w*|złóż|złoż\w*|koncesj\w*|eksport\w*|szkole\w*|muze\w*|wystaw\w*|recykl\w*|cen[ay]?|spół\w*"
    r"|przedsiębior\w*|nákup\w*|ložis\w*|licenc\w*|vývoz\w*|dovoz\w*|kurz\w*|školení|výstav\w*|podnik\w*|satın|proje\w*"
    r"|yata[kğ]\w*|ruhsat\w*|ihale\w*|ihraca\w*|ithala\w*|eğitim\w*|müze\w*|sergi\w*|fiyat\w*|stok\w*|şirket\w*"
    r"|harita\w*"
    r"|destek\w*|membeli|pembelian|pendanaan|proyek\w*|endapan|izin|perizinan|lelang|ekspor|impor|kursus|pelatihan"
    r"|pameran"
    r"|harga|cadangan|perusahaan|peta|mua|tài trợ|dự án|giấy phép|đấu giá|xuất khẩu|nhập khẩu|khóa học|đào tạo"
    r"|bảo tàng|triển lãm|tái chế|dự trữ|công ty|bản đồ)\b"
    # Russian, Ukrainian
    r"|\b(?:пошлин|налог|освобожд|тамож|звільнен|подат|митн|закуп|покуп|финанс|фінанс|проект(?!\w* (?:перечня"
    r"|постановл|приказ))|проєкт|месторожд|родовищ|лиценз|ліценз"
    r"|аукцион|аукціон|экспорт|експорт|импорт|імпорт|курс|обуч|навчан|музе|выстав|вистав|переработ|переробк|цен[аыу]"
    r"|цін[аи]"
    r"|запас|склад[аеу]|предприят|підприємств|компани|компані|карт[аеуы]|исслед|досліджен|поддерж|підтрим|пошлин"
    r"|мит[ао])"
)
_UNSPACED = (
    r"関税|免税|課税|使われ|使用さ|電池|关税|免征|征税|税收|电池|使用的|관세|면제|세금|전지|배터리|رسوم|الرسوم|ضريب|معفا|جمرك|購入|調達|助成|補助|支援|融資|投資|事業者|鉱床"
    r"|探査|許可|入札|輸出|輸入|備蓄|講座|研修|展示|博物館|再生|リサイクル|価格|在庫|企業|地図|研究|関税"
    r"|采购|购买|收购|资助|补贴|支持|融资|投资|项目|矿床|勘查|勘探|许可|招标|出口|进口|储备|收储|课程|培训|展览|博物馆|回收|价格|库存|企业|公司|地图|研究|关税"
    r"|구매|매입|지원|융자|투자|광상|탐사|허가|입찰|수출|수입|비축|강좌|교육|전시|박물관|재활용|재자원화|가격|재고|기업|지도|연구|관세"
    r"|شراء|تمويل|مشاريع|رواسب|ترخيص|تراخيص|تصدير|استيراد|صادرات|واردات|دورة|تدريب|متحف|معرض|تدوير|أسعار|سعر|مخزون"
    r"|شركات|شركة|خريطة|खरीद|परियोजना|भंडार|लाइसेंस|नीलामी|निर्यात|आयात|पाठ्यक्रम|प्रशिक्षण|संग्रहालय|मूल्य|कंपनी"
    r"|मानचित्र"
)
_DOING = re.compile(f"{_WORDS}|{_UNSPACED}", re.IGNORECASE)
_SITES = re.compile(r"\s[|/»›–—-]\s")
_PATH = re.compile(r"(?: / [^/]{1,60}){2}")
_PUBLISHER = re.compile(
    r"\b(?:ministry|department|departement|institute|bureau|agency|survey|office|commission|directorate|authority"
    r"|administration|ministère|institut|agence|ministerio|instituto|agencia|ministério|ministero|istituto|ministerium"
    r"|bundesanstalt|amt)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:[^,]{1,40}, ){1,3}[^,]{1,40} (?:and|et|und|y|e) [^\W\d_]{1,20}")
_TO_WHOM = re.compile(r" for (?:explorers|investors|companies)\W*$", re.IGNORECASE)


def spoken_of(title: str, *, list_below: bool) -> list[str]:
    """The parts of a title each of which speaks for itself, without those that name its publisher.

    In "Institute of Mineral Exploration - Critical minerals" nothing is explored. `list_below`: where the heading right
    over a block calls it the list, a title of more subjects or sections, or of whom it is written for, says no more:
    "Critical minerals, prices and supply".
    """
    result = []
    for whole in title.split(" · "):
        parts = [part.strip() for part in _SITES.split(whole)]
        own = [part for part in parts if not _PUBLISHER.search(part)]
        if list_below:
            several = (part.split(", ") if _SEVERAL.fullmatch(part) else [part] for part in own)
            result += [_TO_WHOM.sub("", part) for some in several for part in some]
        else:
            result += parts if _PATH.search(whole) else own if len(own) < len(parts) else [whole]
    return result


def doing(text: str) -> str | None:
    """The word with which a text says that somebody does something with materials; None where none does."""
    match = sought(_DOING, text)
    return match[0] if match else None
