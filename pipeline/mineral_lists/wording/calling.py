"""Whether words call what stands below them a list: what confirms a count, which may count anything else. Pure.

Pages count critical minerals that they buy, map, import or teach. A count tells of a list only where its own words or
those near by name a list or declare, or where a heading is no more than the name of the thing: "Critical minerals".
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.mineral_lists.wording.senses import LIST_WORD

_VERB_TOO = r"\blists?\b"  # a catalogue lists, too
_NOUN = (
    r"\blist\b(?! of (?:exhibitors|suppliers|compan|projects|participants|members|licen|permits|publications|mines"
    r"|sites|deposits))"
    r"|\blists of\b|\b(?:the|our|both|two) lists\b"
)
_LIST = (
    rf"{LIST_WORD.pattern.replace(_VERB_TOO, _NOUN)}|\blisted\b|\b(?:annex|schedule|entries|inventory|register)\b"
    rf"|\banexo\b|\bannexe\b"
    rf"|\banhang\b|\banlage\b"
    r"|\brelação\b|\bverzeichnis|\belenco\b|\blijst\b|\blista\w*|\bluettel\w*"
    r"|\bwatch ?list|додат(?:ок|ку)|приложени|附件"
    r"|名录|対象"
    r"|鉱種一覧|별표|सूची|danh mục|förteckning"
    r"|\brelación (?:de (?:los )?(?:minerales|materias|sustancias)|vigente|oficial|completa|siguiente)\b"
    r"|\b(?:relacionan|relacionad[ao]s|enumeran|enumerad[ao]s) (?:a continuación|a seguir|en seguida)\b"
    r"|\b(?:énuméré|reproduit)e?s ci-(?:après|dessous)|\bnachstehend aufgeführt|\bseguito (?:elencat|riportat)"
    r"|\bsens de (?:la|l['’]|cette) ?(?:présente )?(?:loi|ordonnance)\b"
    r"|\bsinne (?:dieses|dieser|des) (?:gesetz|verordnung)"
    r"|\brozumieniu (?:niniejsz|ustaw|rozporz)"
)
_DECLARES = (
    r"\b(?:government|minist\w{1,5}|cabinet|commission|act|order|decree|law|regulation|resolution|agency|administration"
    r"|republic|policy)\s(?:now |currently |officially )?(?:lists|recogni[sz]es|names|identifies)\b"
    r"|\bconsiders? (?:\w+ ){0,3}?(?:critical|strategic|essential)\b"
    r"|\bmeans (?:any|each|all|the following)\b|\btreats? as (?:critical|strategic)"
    r"|\bdetermin(?:ó|aron|ou|aram|ato|ati)\b|\bdefini(?:ó|eron|u|ram|t|ssent|to|sce)\b|\bfestgelegt\b"
    r"|\bindividuat[aeio]\b|\briconosciut[aeio]\b|\breconnue?s\b|\breconocid[ao]s\b|\breconhecid[ao]s\b"
    r"|\b(?:determinar|establecer|clasificar|reconocer|identificar|definir|classificar|reconhecer) como\b"
    r"|\banerkannt\b|\bpriorizad[ao]s\b"
    r"|\bstabilit[aeio]\b|\bconsiderat[aeio]\b|\bzalicza\b|\bzaliczon|\buznan\w{0,3}\b|\bustala\b|\bustalon"
    r"|\bokreślon|\btanımlan"
    r"|\bilan edil|\bdeclar\w+|\bdesignat\w+|\bclassif\w+|\bdeemed\b|\bdetermin(?:ed|ation|es)\b|\b(?:has"
    r"|have) named\b|\bnames the\b"
    r"|\b(?:recogni[sz]ed|assessed|rated|ranked|regarded) as\b|\bselected as\b"
    r"|\bconsidered (?:to be )?(?:critical|strategic|essential)"
    r"|\bshall be (?:critical|considered)"
    r"|\bas (?:critical|strategic)\b|\bdécl[ai]r|\bdésign|\bjugé|\bretenu|\bgelten\b|\beingestuft|\bals (?:kritisch"
    r"|strategisch)|\bdecl[aá]r"
    r"|\bdesignad|\bidentificad|\bconsiderad|\bse consideran\b|\bдекларир|\bотнос|\bотнес|\bвіднес|\bопредел"
    r"|\bвизнач|\bутвер|\bзатверд"
    r"|\bmenetapkan\b|\bditetapkan\b|\bbelirle|\bxác định|\blà khoáng sản|指定"
    r"|定める|確定|确定|選定|选定|认定|認定|列入|列为|列為|지정|선정|تعتبر|تحديد"
    r"|اعتبار"
)
_DECLARES_TOO = (
    r"\bestablece[n]?\b|\bestableció\b|\bfij(?:a|ó)\b|\bfix(?:ou|a|e|ent)\b|\bstanoví\b|\bustanawia\b|\bokreśla\b"
    r"|\bconstitutes? (?:the |our )?(?:critical|strategic)|\b(?:stands?|are|is|were|been|hereby)"
    r" (?:notif(?:ied|y)|gazetted)\b"
    r"|\b(?:critical|strategic)(?: mineral)? status\b|"
    r"\bfastställ\w*|\bfastsatt\w*|\bfastsetter\b|\butpekt\w*|\butpekad\w*|\budpeget\w*|\bmääritel\w*|\bmäärittä\w*"
    r"|\bnimennyt\b|\bstanoven\w*|\bprzyję\w*|\bwyznacz\w*|\bvastgesteld\b|\baangewezen\b|\bban hành\b|\bphê duyệt\b"
    r"|\bdianggap\b|\bdinyatakan\b|\bdefine[nm]?\b|\bindividua(?:no)?\b|\bpeka[tr] ut\b|\bwijst\b|\baangemerkt\b"
    r"|\bdésigne(?:nt)?\b|\bdeclara[nm]?\b|\bse relacionan a continuación\b|\bse enumeran\b|\bsi elencano\b"
)
_ARE = (
    r"\b(?:are|were|is|as|sont|sind|gelten|als|son|como|são)\s(?:[^\W\d_]{1,20}\s)?(?:to be |as |comme |als "
    r"|como )?(?:critical|strategic|essential|criti[cq]|crític|kriti"
    r"|strat[ée]g|estrat[ée]g)"
)
_CONSIST = (  # "The critical minerals of the state comprise eight kinds"
    r"\b(?:(?:critical|strategic)(?: (?:raw|and strategic|and critical|or strategic))? (?:minerals|materials)"
    r"|minerals (?:critical|strategic))(?: (?:of|in|the|our|this|state|country|republic)){0,4}"
    r" (?:contains?|comprises?|consists? of|are made up of)\b"
)
_THESE = r"\bare the following\b|\bsind die folgenden\b|\bsont les suivant|\bson los siguientes\b|\bsão os seguintes\b"
_ARE_THESE = r"\b(?:are|sind|sont|son|são|sono|zijn|są|är|er)\s?:"
DECLARES = re.compile(f"{_DECLARES}|{_DECLARES_TOO}|{_ARE}", re.IGNORECASE)
CALLS_A_LIST = re.compile(f"{_LIST}|{DECLARES.pattern}|{_CONSIST}|{_THESE}|{_ARE_THESE}", re.IGNORECASE)

COMPARES = re.compile(
    r"\bcompar(?:ed|ison|ing|aison|ación|ação)|\bvergleich|\bсравнен|比較|比较|비교|مقارنة", re.IGNORECASE
)
_OWNERS = (  # countries as possessives before a number or a noun
    "norges sveriges danmarks finlands islands grönlands grønlands deutschlands österreichs suomen polskie polski "
    "české česka slovenské türkiyenin nederlandse kanadas australiens indias france québec"
)
_PLAIN = frozenset(  # words that say no more than what is named, whose it is, and how many there are
    "the of and in for our its a an to which what are is there has these on it all as follows below total altogether "
    "de la le les des du et der die das den und für y e el los las del della dei delle degli al do "
    "da dos os as no na em i w z и та di dan ve nos "
    "notre unsere son são sont sind total insgesamt en au "
    "raw rare earth natural different listed following national federal state government country republic ministry "
    "department agency bureau survey geological security supply official final current new home mines energy data "
    "tiers levels groups categories together two three four five "
    "dataset datasets open overview records entries names items premières primas виды видов "
    "dla gospodarki krajowej narodowej kraju nasze nationella nasjonale nationale kansalliset våra våre nos važ "
    "economy economía économie economia wirtschaft ekonomin ekonomi экономики економіки important importantes "
    f"{_OWNERS}".split()
)
_PLAIN_STEMS = (
    "critical", "criti", "crític", "kriti", "krytyczn", "kriittis", "strateg", "stratég", "estrat", "stratejik",
    "essential", "mineral", "minéra", "minerai", "material", "matière", "matéria", "metal", "métal", "métaux",
    "element", "élément", "elemento", "commodit", "substan", "sustan", "resource", "rohstoff", "maden", "surowc",
    "raaka", "hammadde", "критич", "стратег", "минерал", "мінерал", "сырь", "ископаем", "копалин", "полезн", "корисн",
    "المعادن", "الحرجة", "الاستراتيجية",
)  # fmt: skip
_PLAIN_UNSPACED = re.compile(
    r"重要|关键|關鍵|战略性?|戰略性?|鉱物|鉱種?|矿产|矿物|矿种?|资源|資源|原材料|レアメタル|希少金属|核心|핵심"
    r"|전략|광물|희소금속|대|종|種|种"
    r"|共有|共|以下|次の|の|と|及び|和|[\s\d：:()（）·|。]"
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LEADS_A_NAME = frozenset("of in for de du des en do da la le der die für von au del di".split())


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Whether words only name the thing, whose it is and how many: "Freedonia's critical minerals", "18 in all"."""
    if _UNSPACED.search(text):
        return not _PLAIN_UNSPACED.sub("", text)
    words = _WORD.findall(text)
    return all(map(_is_plain_word, words, ["", *words]))


def _is_plain_word(word: str, before: str) -> bool:
    folded = word.casefold()
    if folded in _PLAIN or folded.startswith(_PLAIN_STEMS):
        return True
    return word[0].isupper() and (before.casefold() in _LEADS_A_NAME or word.endswith(("'s", "’s")))
