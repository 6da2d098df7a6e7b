"""How many entries the page says that a list has, wherever and however it says so. Pure.

A number counts for a list where its noun names what lists hold ("60 entries", "35 minerals", "34 鉱種"), where such a
noun or a word of sum stands before it ("Number of minerals: 35", "Total: 35"), or where nothing else is said of it
beside the list ("Listed minerals (35)"). What else a number may count is told apart by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.mineral_lists.wording.calling import is_plain
from pipeline.mineral_lists.wording.counting.about import ARE_LISTED, BREAK, MARK, TAIL, About, about
from pipeline.mineral_lists.wording.counting.nouns import NOUN
from pipeline.mineral_lists.wording.counting.numbers import is_day, numbers

_CRITICAL = (  # how words begin that call something critical or strategic; a strategy is none of them
    r"criti[cq]|crític|krit[iı]|kryty|strat[eé]g(?!y|ies?\b|i[ae]s?\b|ier?n?\b)|estrat[eé]g(?!ias?\b)"
    r"|стратег(?!и[яийюе]\b)|критич|κρίσιμ|κρισιμ"
)
_NOUN_AFTER = re.compile(
    rf"^\W{{0,3}}(?:(?:[^\W\d_]|[’'-]){{1,20}}\W{{1,2}}){{0,4}}?(?P<noun>{NOUN})|^\s?(?P<cjk>种|種|個|个|類|类"
    rf"|項(?!目)|项(?!目)"
    rf"|鉱種|鉱物|矿|개|종|품목|대 )",
    re.IGNORECASE,
)
_CRITICAL_NOUN = re.compile(  # "17 kritiske mineraler": whatever the noun, so many are called critical
    rf"^\W{{0,3}}(?:(?:[^\W\d_]"
    rf"|[’'-]){{1,20}}\W{{1,2}}){{0,2}}?[^\W\d_]{{0,6}}(?:{_CRITICAL})[^\W\d_]{{0,12}}(?:\W{{1,2}}[^\W\d_]{{1,12}})?",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(
    r"^\W{0,3}(?:[^\W\d_]+[ -]){0,2}?(?:projects?|countr(?:y|ies)|years?|months?|days?|weeks?|hours?"
    r"|pages?|mines?|deposits?|min\.?|mins|minut\w*"
    r"|compan(?:y|ies)|members?|states?|articles?|sections?|criteria|percent|per cent|tonnes?|tons?|kt|mt"
    r"|million|billion"
    r"|ans|années|mois|monate?n?|meses|mesi|maanden|pays|jahren?|länder|años|países|anos|comments?|respon\w+|jobs"
    r"|sites?|partners?"
    r"|scenarios?|kg|usd|eur"
    r"|blocks?|blocos|bloques|blocs|lots?|tenders?|licen[cs]es?|permits?|leases?|firms?|suppliers?|modules?|lessons?"
    r"|courses?|samples?|products?|grants?|awards?|agreements?|regions?|provinces?|districts?|studies|reports?"
    r"|shipments?"
    r"|dollars?|euros?|points?|experts?|sectors?|technologies|uses?|applications?|targets?|pillars?|steps?|chapters?"
    r"|u\.? ?s\.? ?c\b|c\.? ?f\.? ?r\b|f\.? ?r\.? \d|fed\.|stat\. \d"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|of the|st|nd|rd|th)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(  # what is counted where the noun before it only says of what: "12 critical minerals projects"
    r"\s(?:projects?|compan(?:y|ies)|mines?|deposits?|suppliers?|firms?|sites?|agreements?|partnerships?"
    r"|products?|permits?"
    r"|licen[cs]es?|investments?|studies|reports?|strategies|policies|producers?|importers?|markets?)\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(  # "18 mineral profiles": the noun only says of what
    r"^\W{0,3}(?:[^\W\d_]+ ){0,2}?(?:mineral|metal|element|commodity|resource|material)s? (?!raw|commodit"
    r"|resource|material"
    r"|substance|product|group|ore|concentrate|categor|famil|entr|item|name|type|kind|series|class|compound|salts?\b)"
    r"(?:profiles|fact ?sheets|pages|cards|articles|stories|videos|maps|photos|images|questions|standards|methods"
    r"|patents"
    r"|papers|datasets|chapters|samples|specimens|posters|podcasts|episodes|case studies|briefs|factfiles|experts"
    r"|deposits|occurrences|districts|belts|provinces)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?:{NOUN})\W{{0,3}}|[:：]\s*|\b(?:total(?: of)?|count|sum|in all|altogether|au total|insgesamt|en total"
    r"|number(?:s|ing)?|total(?:s|l?ing)|amount(?:s|ing)? to|adds? up to|comes? to|runs? to"
    r"|no total|全部で|共|计|数|数量|合計|총)\W{0,3}|\b(?:contains?|comprises?|includes?|lists?|names?|has"
    r"|have|holds?"
    r"|identif\w+|consists? of|made up of|enthält|umfasst|comprend|contient|contiene|contém|comprende)\W{1,2}"
    r"(?:the |a total of |las |los |les |os |as )?)$",
    re.IGNORECASE,
)
_KEYED = re.compile(
    rf"\b(?:number|count|total|nombre|anzahl|número|quantidade|sum|entries|{NOUN})[^.:：]{{0,30}}[:：(（]\s{{0,9}}$"
    r"|(?:数|数量|総数|合計)\s{0,9}[:：]?\s{0,9}$|[:：]\s{0,9}$",
    re.IGNORECASE,
)
_KEYING = frozenset(":：(（数量計")  # with what the words before a keyed number end
_NUMBERS = re.compile(  # a word behind which a number names one thing of several, and counts none
    r"(?:\bNo\.?|\bNr\.?|\bnomor\s?:?|\bsố:?|[Nn][º°]|№|第|(?<!\w)제)\s{0,3}$|\b(?:acts?|sections?|sect\.|articles?"
    r"|art\.|schedules?|annex"
    r"|fact ?sheets?|tables?|tab\.|figures?|paragraphs?|para\.|clauses?|regulations?|rules?|bill|laws?|decree"
    r"|order|decreto"
    r"|decreto ley"
    r"|decreto legge|ley|lei|loi|resoluci[oó]n|resolução|portaria|arrêté|décret|gesetz|verordnung|poz\.|ust\."
    r"|n\.|num\."
    r"|fig\.|parts?|chapters?|volumes?|issues?|tranche|round|phase|box|page|slide|bulletin|notice"
    r"|circular|gazette|series|step|level|module|lesson|tabelle|tableau|tabla|tabela|anlage"
    r"|anhang|annexe|anexo"
    r"|artikel|artículo|artigo|pasal|madde|статья|приложение|таблица|таблиця|додаток"
    r"|página|pagina|seite|strona|halaman|sayfa|стр\.|se[cç][cç]?ão|sección|edição|edición|édition|edizione|ausgabe)"
    r"\s{0,2}:?\s{1,3}$",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b\d{1,3}\s{0,2}(?:to|-|–|—|à|bis|a|até)\s{0,2}\d{1,3}\s{1,2}(?:of|out of|sur|von|de)\s{1,2}(?P<all>\d{1,3})\b",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(  # of time, of money, of a share, of persons
    r"^\s?(?:일|년|월|개월|주년|억|만|조|톤|%|％|日|年|月|ヶ月|か月|億|亿|万|萬|兆|トン|吨|噸|円|元|원|か国|カ国"
    r"|国|개국|명|人|名|回)"
    r"|^\s(?:proyectos?|projets?|projekte?n?|projetos?|progett[io]|projekt\w{0,3}|проект\w{0,3}|проєкт\w{0,3}"
    r"|proyek|proje\b|dự án"
    r"|empresas?|entreprises?|unternehmen|aziend[ae]|firm\w?\b|компани\w{1,2}|şirket|perusahaan|días?|jours?"
    r"|tagen?|dias?|giorni"
    r"|dagen|dni|dnů|дн[яеі]\w?|gün|hari|ngày|millones|milliones|millionen|milhões|milioni|miljoen|milion\w*|млн"
    r"|por ciento"
    r"|por cento|pour cent|prozent|procent\w?|percento|yıl|tahun|năm|лет|року|років|lat|let)\b",
    re.IGNORECASE,
)
_FROM_COUNTRIES = re.compile(  # what statistics cover: "65 Rohstoffe aus 168 Ländern"
    r"^ \w{1,20} (?:from|in|across|aus|de|dans|en|di|da|uit|van|z|из|з) \d{1,3} (?:countries|länder\w?|pays|países"
    r"|paesi|landen|krajów|стран|країн)\b",
    re.IGNORECASE,
)
_CHOICES = re.compile(r"(?:\b\d{1,3} ){2}$")  # how many rows a table may show: "10 25 50 entries"
_OF_MONEY = re.compile(
    r"(?:[$€£¥₦₹₽₩₺₫฿₴₸₼₪]|\b(?:sh|shs|ksh|rs|inr|usd|eur|gbp|cad|aud|kes|zar|rm|rp|fcfa|cfa|dh|da|chf|nok|sek"
    r"|dkk|pln|czk"
    r"|huf|ron|r)\.?)\s{0,2}$",
    re.IGNORECASE,
)
_OF_A_NOUN = re.compile(  # "许可证87个": what stands before the number is what is counted
    r"(?:证|证书|项目|企业|公司|矿山|矿区|国家|地区|案件|合同|岗位|單位|单位|證|項目|企業|礦山|國家|地區|件|인|곳"
    r"|건)\s?(?:共|计|約|约|达|達)?\s?$"
)
_LABELS = re.compile(r"[(（][^\W\d_]{2,20}\.?\s$")  # "(क्रमांक 114)"
_COUNTED = re.compile(
    rf"{NOUN}|{_CRITICAL}|list|total|count|sum|全|共|計|计|総|总|目录|清单|リスト|一覧|목록", re.IGNORECASE
)
_QUOTED = 40  # characters around a number that a reason quotes
_BEFORE_IT = 90  # characters before and behind a number that say what it counts
_SHORT = 60  # characters of a text that only states a sum
_SUM = re.compile(
    r"^\W{0,2}(?:in (?:all|total)|altogether|au total|insgesamt|en total|no total|[)）.]?\s*$)", re.IGNORECASE
)
LISTED_ABROAD = (
    "핵심광물",
    "전략광물",
    "重要鉱物",
    "戦略鉱物",
    "关键矿产",
    "战略性矿产",
    "關鍵礦產",
    "महत्वपूर्ण",
    "सूची",
    "критич",
    "Критич",
    "стратег",
    "Стратег",
    "目录",
    "清单",
    "リスト",
    "目錄",
)
LISTED = (  # how words of plain letters begin that speak of a list or of what is critical
    "list", "criti", "kriti", "kryty", "strat", "estrat", "designat", "elenco", "wykaz", "daftar", "relacao",
    "luettelo",
)  # fmt: skip
_LISTED = re.compile(
    rf"\b(?:list|criti[cq]|crític|krit[iyı]|krytycz|strat[eé]g|estrat|designat|elenco|wykaz|daftar|relação|luettelo)"
    rf"|{'|'.join(LISTED_ABROAD)}",
    re.IGNORECASE,
)
_OF_THEM = re.compile(  # "There are eighteen of them."
    r"^ (?:of (?:them|these)|in (?:all|total|number)|d.entre eux|davon|de (?:ellos|ellas))\s?[.:;]", re.IGNORECASE
)
_THERE_ARE = re.compile(r"\b(?:there (?:are|were)|it has|they number|il y en a|es sind|son)(?: now| \w+ly)?\W$", re.I)
_ENDS = re.compile(r"[.;:。；：!?](?:\s|$)|[。；：]")
_REMARK = re.compile(r"[(（][^()（）]{0,80}(?:[)）]|$)")
_WORD = re.compile(r"[^\W\d_]+")
_TOTAL = re.compile(r"\b(?:a total of|au total|in total|insgesamt|en total|no total)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Count:
    """A number that may say how many entries a list has, between the words before and after it.

    `strong`: its words say that it counts what lists hold; a weak one may count anything.
    """

    number: int
    strong: bool
    before: str
    written: str
    after: str

    @property
    def words(self) -> str:
        """The words around it, as a reason quotes them."""
        before, after = self.before[-_QUOTED:], self.after[:_QUOTED]
        if len(self.before) > _QUOTED:  # a word that is cut is left out
            before = before.partition(" ")[2] or before
        if len(self.after) > _QUOTED:
            after = after.rpartition(" ")[0] or after
        return f"{before}{self.written}{after}".strip()

    @cached_property
    def on_list(self) -> bool:
        """Whether the sentence speaks of a list or of what is critical."""
        return bool(_LISTED.search(self.before) or _LISTED.search(self.after))

    @cached_property
    def sentence(self) -> str:
        """Its own part of a sentence, with its number left out."""
        return f"{BREAK.split(self.before)[-1]} {_ENDS.split(self.after, maxsplit=1)[0]}"

    @property
    def clause(self) -> str:
        """Its own clause, with its number left out."""
        before = self.before.partition(" ")[2] if len(self.before) == _BEFORE_IT else self.before
        after = self.after.rpartition(" ")[0] if len(self.after) == _BEFORE_IT else self.after
        return f"{MARK.split(BREAK.split(before)[-1])[-1]} {MARK.split(after, maxsplit=1)[0]}"

    @property
    def rest(self) -> str:
        """The rest of its sentence behind it, without remarks in brackets."""
        return _REMARK.sub("", _ENDS.split(self.after, maxsplit=1)[0])

    @cached_property
    def says_nothing_else(self) -> bool:
        """Whether its words are no more than the number and what is counted: "Our 18 critical minerals"."""
        return _KEYED.search(self.before) is not None or is_plain(self.sentence)

    @cached_property
    def about(self) -> About:
        """What it counts."""
        return about(self.before, self.after)


def counts(text: str, *, in_words: bool = True) -> Iterator[Count]:
    """Every number of a text that may count entries; `in_words`: whether one may stand there in words."""
    if len(text) > 5000:
        text = text[:2500] + " " + text[-2500:]
    numbers_read = list(numbers(text, in_words=in_words))
    shown = _SHOWN.search(text) if len(numbers_read) > 1 else None
    for number, start, end in numbers_read:
        if shown and shown.start() <= start < shown.start("all"):
            continue  # "1 to 10 of 18" counts eighteen
        head = shown.start() if shown and start == shown.start("all") else start
        before, after = text[max(0, head - _BEFORE_IT) : head], _behind(text, end, number)
        noun = _NOUN_AFTER.match(after)
        other = _OTHER_NOUN.match(after)
        listed = ARE_LISTED.match(after) is not None
        is_other = _HEAD.match(after, noun.end()) is not None if noun else other is not None
        is_other = is_other or (other is not None and noun is not None and other.end() <= noun.end())
        is_other = is_other or _ATTRIBUTE.match(after) is not None
        if (is_other and not listed) or _is_mark(text, start, end):
            continue
        if _NUMBERS.search(before, max(0, len(before) - TAIL)) or is_day(before, after):
            continue
        if (
            _UNIT_AFTER.match(after)
            or _FROM_COUNTRIES.match(after)
            or _CHOICES.search(before)
            or _OF_A_NOUN.search(before)
            or _OF_MONEY.search(before)
            or (after[:1] in {")", "）"} and _labels(before))
        ):
            continue
        keyed = before.rstrip()[-1:] in _KEYING and _KEYED.search(before) is not None
        strong = noun is not None or keyed or listed or _CRITICAL_NOUN.match(after) is not None
        strong = (
            strong
            or _is_sum(text, before, after)
            or (_OF_THEM.match(after) is not None and _THERE_ARE.search(before) is not None)
        )
        yield Count(number, strong, before, text[start:end], after)


def _behind(text: str, end: int, number: int) -> str:
    """The words behind a number, without the same again in brackets: "twenty-two (22) minerals"."""
    if again := re.match(rf"\s?[(（]\s?{number}\s?[)）]", text[end : end + _QUOTED]):
        end += again.end()
    return text[end : end + _BEFORE_IT]


def _labels(before: str) -> bool:
    """Whether words in brackets call something by its number: "(क्रमांक 114)", and name nothing that is counted."""
    label = _LABELS.search(before)
    return label is not None and not re.search(rf"{NOUN}|{_CRITICAL}|total|count|sum", label[0], re.IGNORECASE)


def _is_sum(text: str, before: str, after: str) -> bool:
    """Whether the words around a number say that it is a sum, or it ends a short text that names what is counted."""
    if not (before or after).strip():
        return False  # a number alone may be that of a page
    if after.strip() in {")", "）"} and not _COUNTED.search(before):
        return False  # "Comments (14)"
    return _SUM.match(after) is not None and (len(text) < _SHORT or _BEFORE.search(before) is not None)


def _is_mark(text: str, start: int, end: int) -> bool:
    """Whether a number only numbers what stands behind it: "(6) Inventory", "2. Nickel"."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return text[end + 1 : end + 3].strip()[:1].isalpha()
    return start == 0 and text[end : end + 1] in {".", ")"} and text[end + 1 : end + 3].strip()[:1].isalpha()
