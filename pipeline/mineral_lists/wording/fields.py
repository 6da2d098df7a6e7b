"""Whether words speak of critical materials in one phrase, and of which other field a page with minerals is. Pure.

"Critical" alone says nothing: a lack may be critical for the health, a shortage for a works. And minerals are counted
and listed in the kitchen, the laboratory and the museum, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from pipeline.mineral_lists.stems import sought
from pipeline.mineral_lists.wording.senses import SUBJECT

_MATERIAL = re.compile(
    r"mineral|minéra|minerai|material|matière|matéria|matérie|materie|metal|métal|métaux|element|élément"
    r"|elemento|pierwiast"
    r"|commodit|substan|sustan|resource|recurso|ressource|risors|rohstoff|maden|ham madde|surowc|surovin|raaka|hammadde"
    r"|grondstof"
    r"|råvar|råmat|\bores?\b|\blists?\b|\blist[ea]n?\b|минерал|мінерал|материал|матеріал|сырь|сиров|ископаем|копалин|металл"
    r"|метал|khoáng"
    r"|reserve|stockpile|鉱|礦|矿|メタル|金属|资源|資源|原材料|物資|광물|금속|원료|자원|معادن|مواد|المعدن|خامات|खनिज|धातु",
    re.IGNORECASE,
)
_WORDS = 3  # between the two words of a phrase: "critical and strategic raw materials"
_SIGNS = 6  # the same where no space parts words
_REACH = 60  # characters between them at the most
_ENDS = re.compile(r"(?<!\d)[.!?](?:\s|$)|[。！？]|\s[|·–—-]\s")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = frozenset(  # a material of which it is told that it is critical for something is no critical material
    "is was ist war est était es era è jest for to für pour para per dla are were sind sont son são sono has"
    " have".split()
)
_DECLARED = re.compile(
    r"\b(?:as|als|comme|como|come|deemed|considered|treated as|declared|designated|to be|réputés?|considéré\w*"
    r"|considerad[ao]s"
    r"|considerat[aei]|decl[aá]rad[ao]s|uznan\w+ za|za|kabul)\s(?:(?:the|very|both|être|a|o|e)\s)?(?:critical"
    r"|strategic"
    r"|kriti|strateg|criti|crític|estrat|krytyczn)|\bkritik olarak|\bstratejik olarak"
    r"|\b(?:are|were|sind|sont|son|são|sono)\s(?:critical|strategic|kritisch|strategisch|critiques?"
    r"|stratégiques?|críticos?|críticas?"
    r"|estratégicos?|estratégicas?|critich?[ei]|strategich?[ei])\b(?!\s(?:for|to|für|pour|para"
    r"|per)\b(?! (?:the |our |its |national |economic "
    r"|die |la |l'|el )*(?:econom|industr|nation|country|security|republic|energ|defen|supply|transition"
    r"|future|wirtschaft|(?-i:[A-Z]))))",
    re.IGNORECASE,
)
FIGURES = re.compile(  # the head of a column in a table of prices, stocks or trade
    r"(?:\b|_)(?:price|quantit|amount|value|volume|output|production|tonn?e?s\b|kt\b|kg\b|usd|eur\b|export|import|stock"
    r"|reserve|change|dut(?:y|ies)\b|tariff)"
    r"|\b(?:preis|menge|prix|quantité|precio|cantidad|preço|quantidade|prezz|cen[ay]\b|fiyat|harga|цен[аы]\b)"
    r"|价格|価格|数量|产量|가격|수량|单价|輸入|輸出|수입|수출",
    re.IGNORECASE,
)
CODES = re.compile(
    r"^\W*(?:(?:hs|cn|nc|gtip|tariff)?[ _-]?(?:code|no|nr|id)\.?|hs|units?|year|month|country|№|#|n°)\W*$",
    re.IGNORECASE,
)
REGISTERED = re.compile(  # the head of a column in a register of projects, licences, contracts
    r"(?:\b|_)(?:projects?|compan(?:y|ies)|firms?|holders?|licen[cs]\w*|permits?|applicants?|operators?|owners?|contracts?"
    r"|blocks?|tenders?|lots?|area_\w+|hectares|suppliers?|buyers?|customers?|awards?|investors?|tenements?|proponents?|entreprises?|sociétés?|titulaires?|permis"
    r"|projets?|empresas?|proyectos?|projetos?|titular(?:es)?|concesi\w+|concess\w+|unternehmen|projekte?|firm[ay]"
    r"|inhaber\w*|aziende?|progett[io]|şirket\w*|proje\w*|ruhsat\w*|perusahaan|proyek|pemegang)(?:\b|_)"
    r"|компани|предприят|проект|лиценз|企业|企業|公司|项目|項目|许可|기업|회사|사업|プロジェクト|事業者",
    re.IGNORECASE,
)
_OF_CRITICALITY = re.compile(  # what makes a material critical is no figure of trade
    r"dependen|relian|\brisks?\b|critical|abhängig|dépendance|concentration|kritik|risik|riesgo|risco|risqu|rischi"
    r"|依存|依赖|의존|risk",
    re.IGNORECASE,
)
SHOP = "what a laboratory or a shop offers"
_OTHER_FIELDS = (
    (
        "food and health",
        re.compile(
            r"\bdiet(?:ary|s)?\b|\bnutri|\bvitamin|\bfood\b|\bdeficienc(?:y|ies)\b|\bcarences?\b"
            r"|\bcarencias?\b|\bcarência"
            r"|\balimenta(?:tion|ire|ires|ción|rio|rios|ção|res)\b|\bernährung|\bnahrung|\bmangelersch"
            r"|\bsuplement|\bsupplements?\b(?! (?:to|no|\d|of the))"
            r"|\bsupplément|\bpharmac|\bbeslenme|\bbesin|\bgizi\b|\bżywien|\bsuplemen|\bintegrator|\bпитан"
            r"|\bвитамин|\bвітамін"
            r"|\bvoeding|\bkostråd|栄養|サプリ|营养|膳食|维生素|영양|비타민|تغذية|فيتامين",
            re.IGNORECASE,
        ),
    ),
    (
        "teaching and collecting",
        re.compile(
            r"\bmuseums?\b|\bmusée|\bmuseo|\bmuseu\b|\bmuzeum|\bmüze|\bexhibition|\bexposition (?:perm|temp)"
            r"|\bausstellung"
            r"|\bcollectors?\b|\bgemstones?\b|\bbirthstone|\blesson|\bhomework\b|\bworksheet|\bflash ?cards?\b"
            r"|\bquiz\b|\bsyllabus"
            r"|\bcurriculum\b|\bundergraduate|\bglossar|\bmodule \d|博物館|博物馆|展示室|박물관|музе[йяю]|متحف",
            re.IGNORECASE,
        ),
    ),
    (
        SHOP,
        re.compile(
            r"\bassay (?:services?|packages?|methods?)\b|\bICP-?(?:MS|OES)|\banalytical (?:package|suite"
            r"|service)|\bdetection limit|\badd to (?:cart|basket)\b"
            r"|\bin stock\b|\bour products?\b|\bcatalogue of products|\bwarenkorb|\bajouter au panier"
            r"|\bcarrello\b|\bETFs?\b"
            r"|\bstock exchange\b|\bfutures\b|\bticker\b|購入|장바구니|购物车",
            re.IGNORECASE,
        ),
    ),
)
_OF_LIFE = frozenset(
    "calcium phosphorus phosphate potash iron zinc copper manganese iodine selenium chromium molybdenum magnesium"
    " sulfur halite boron silicon fluorspar".split()
)
_MOST = 0.75  # share of the materials
_LONG = 6  # materials of a listing that is asked


def speaks_of_critical_materials(text: str) -> bool:
    """Whether words call materials critical: "critical raw materials", "minerales críticos", "deemed critical"."""
    return any(map(_is_spoken, _ENDS.split(normalize("NFC", text))))


def _is_spoken(clause: str) -> bool:
    if not SUBJECT.search(clause):
        return False
    if _DECLARED.search(clause):
        return True
    for subject in SUBJECT.finditer(clause):
        after = _MATERIAL.search(clause, subject.start(), subject.end() + _REACH)
        if after and _is_one_phrase(clause[subject.end() : max(subject.end(), after.start())]):
            return True
        before = [noun.end() for noun in _MATERIAL.finditer(clause, max(0, subject.start() - _REACH), subject.start())]
        if before and _is_one_phrase(clause[before[-1] : subject.start()]):
            return True
    return False


def _is_one_phrase(between: str) -> bool:
    """Whether what stands between two words is so little that they are one phrase; it begins with the end of a word."""
    words = _WORD.findall(between)
    if _UNSPACED.search(between):
        return len(between) <= _SIGNS
    rest = words[1:] if between[:1].isalpha() else words
    return len(rest) <= _WORDS and _TELLING.isdisjoint(word.casefold() for word in rest)


@lru_cache(maxsize=256)  # the titles of a page are asked several times
def other_field(text: str) -> tuple[str, str] | None:
    """The other field that words speak of, and the words."""
    return next(((name, match[0]) for name, words in _OTHER_FIELDS if (match := sought(words, text))), None)


def another_table(heads: Sequence[str]) -> str | None:
    """The head of another column that says what else a table is: a register of companies, figures of trade; else None.

    A list may give a figure of each material, too: then its table has other columns beside it.
    """
    if any(map(_OF_CRITICALITY.search, heads)):
        return None
    if registered := next((head for head in heads if REGISTERED.search(head)), None):
        return registered
    telling = [head for head in heads if not CODES.match(head)]
    return telling[0] if telling and all(map(FIGURES.search, telling)) else None


def is_of_life(materials: frozenset[tuple[str, ...]]) -> bool:
    """Whether most of the materials are minerals that living things need: no published list of critical ones is so."""
    of_life = sum(_OF_LIFE.issuperset(entry) for entry in materials)
    return len(materials) >= _LONG and of_life >= _MOST * len(materials)
