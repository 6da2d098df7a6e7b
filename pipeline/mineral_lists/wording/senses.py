"""What a section says that its block is: the list, or one of the things that resemble a list. Pure.

The words are those of headings and of the sentence that leads into a block, in the languages of the published lists.
They are useful and no safety net: a heading outside them says nothing, and then structure and counts must decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.mineral_lists.stems import Patterns, may_match, small, sought
from pipeline.mineral_lists.wording.languages import IN_FURTHER_LANGUAGES


class Sense(Enum):
    """What a block is, in words that a reason can use."""

    LIST = "the list"
    NOT_LISTED = "assessed, not listed"
    REMOVED = "removed lately"
    ADDED = "added lately"
    PROPOSED = "proposed"
    ABROAD = "what another jurisdiction lists"
    EARLIER = "an earlier edition"
    OTHER = "something else: prices, production, trade, uses, projects, news"


_ASKS = (  # what somebody wants to be the list
    r"\b(?:call(?:s|ed|ing)?|demand(?:s|ed)?|lobb(?:y|ies|ied)|argu(?:es|ed)) for\b|\burg(?:es|ed|ing)\b"
    r"|\b(?:list|government|ministry|ministers?) should (?:contain|include|comprise|cover|list|adopt|add)\b"
    r"|\bfordert\b|\bpr[ôo]nent?\b|\bréclam|\bpiden? (?:que|una|incluir)|\bchied(?:e|ono) (?:che|di|un)"
    r"|\bdomaga|\bпризыва|\bтребует\b|\bзаклика|呼吁|求める|촉구"
)
ASKS = re.compile(_ASKS, re.IGNORECASE)
_PATTERNS: tuple[tuple[Sense, re.Pattern[str]], ...] = tuple(
    (sense, re.compile(words, re.IGNORECASE))
    for sense, words in (
        (
            Sense.NOT_LISTED,
            (
                r"\bnot (?:listed|included|critical|on the list|considered|deemed|part of|added|selected|meet)"
                r"|\b(?:did|do|does) not (?:meet|make|qualify|reach)|\bassessed\b|\bscreened\b|\bevaluated\b"
                r"|\bexamined\b|\bnon[- ]?critical\b|\b(?:below|under|short of) the (?:line|threshold)"
                r"|\bwithout (?:a )?listing\b|\bunlisted\b"
                r"|\bnear[- ]?miss|\bexclu(?:ded|sion)|\brejected\b|\bnicht (?:kritisch|gelistet|aufgenommen)"
                r"|\bnon (?:critique|retenu)"
                r"|\bno (?:críticos|incluid)|\bnão (?:crític|incluíd)|未列入|非重要|對象外|対象外"
            ),
        ),
        (
            Sense.REMOVED,
            (
                r"\bremov(?:e|es|ed|als?|ing)\b|\bdelet(?:ed|ions?)|\bdropp(?:ed|ing)"
                r"|\bno longer\b(?! (?:in force|valid|current|appl|in effect|used))"
                r"|\btaken off\b|\b(?:have|has) left\b|\bretir(?:ed|és?)\b"
                r"|\bwithdrawn\b|\bstruck (?:off|from)|\bgestrichen|\bentfernt|\bsupprim|\beliminad|\bremovid"
                r"|\bretirad|删除|移出|除外"
            ),
        ),
        (
            Sense.ADDED,
            (
                r"\badd(?:s|ed|ing)\b|\badditional (?:\w+ ){0,2}(?:minerals|materials|metals|elements)\b"
                r"|\badditions?\b|\bnew(?:ly)? (?:to|on|in|entries|entrants|minerals"
                r"|materials|listed|added|this)\b|\bnewly (?:critical|designated)\b|\bnewcomers?\b"
                r"|\bfor the first time\b|\bexpanded to include\b|\bnouve(?:aux|lles) (?:entrées|sur"
                r"|substances|min)|\bajout|\bneu (?:auf|hinzu|aufgenommen)"
                r"|\bhinzugefügt|\bañadid|\bincorporad|\badicionad|\bnovos? na\b|新增|追加"
            ),
        ),
        (
            Sense.PROPOSED,
            (
                _ASKS + r"|\bdiscussed\b|\bnominated\b|\bshort-?list(?:ed)?\b|\bproposed (?:for|addition|change|removal"
                r"|amendment|entr)|\bare proposed\b|\bcandidates?\b"
                r"|\bunder (?:consideration|consultation|study|assessment|evaluation|investigation)\b"
                r"|\bunder review\b(?<!list under review)(?<!it under review)"
                r"|\b(?:may|might|could|would) (?:also )?(?:be (?:added|listed|included)|consider|include|add"
                r"|join)\b|\bfuture (?:list|edition|addition)"
                r"|\bfor the (?:future|next (?:list|edition|review))|\bcomments? (?:are|is) invited\b"
                r"|\bsubmissions\b|\bwe (?:watch|keep an eye)"
                r"|\bvorgeschlagen\b|\bpropuest[ao]s? para|候选|検討中"
            ),
        ),
        (
            Sense.EARLIER,
            (
                r"\bno longer (?:in force|valid|current|appl|in effect|used)"
                r"|\bprevious(?:ly)?\b|\bformer(?:ly)?\b|\barchiv|\bsuperseded\b|\bold (?:list|edition)"
                r"|\bearlier (?:list|edition|version)"
                r"|\breplaced (?:in|by)\b|\b(?:in force |valid )?until \d{4}\b|\b(?:list"
                r"|edition) of \d{4} \(old|\bpast (?:list|edition)s?\b"
                r"|\bhistor(?:y|ical)\b|\bvorherig|\bfrüher|\bancienne?\b|\bprécédente?\b|\banterior\b|\bantiga\b"
                r"|\b旧|以前"
            ),
        ),
        (
            Sense.OTHER,
            (
                r"\bpric(?:es?|ing)\b|\bper (?:tonne|ton|kg|ounce|lb)\b|\busd\b|\bquot(?:es|ations?)\b"
                r"|\bmarkets?\b|\bproduc(?:ts?|tion|ers?|es?)\b"
                r"|\bquantit(?:y|ies)\b|\bto (?:buy|purchase|acquire|dispose of)\b|\bquiz\b"
                r"|\boutput\b|\b(?:im|ex)ports?\b|\btrad(?:e|ing)\b|\brelies on\b|\bstatistic|\breserves?\b"
                r"|\bdeposits?\b|\boccurrences?\b|\bmines?\b"
                r"|\bmining\b|\bprojects?\b|\bfund(?:s|ing|ed)\b|\binvest|\bnews\b|\btags?\b|\btopics?\b"
                r"|\brelated\b|\bsee also\b|\balso on\b|\b(?:read|learn|find out) more\b|\bmore (?:about|on)\b"
                r"|\b(?:explore|search|filter|sort|view|shop|select) by\b|\bby (?:resource|commodity|topic|sector)\b"
                r"|\b(?:quick|useful) links\b|\bfurther reading\b|\bfact ?sheets\b|\bbrowse\b|\bin this section\b"
                r"|\bus(?:es|ed in|age)\b|\bapplications?\b|\bneeds?\b|\bcompan(?:y|ies)\b|\bsuppliers?\b"
                r"|\bstocks?\b|\bglossary\b|\bexploration\b"
                r"|\blicen[cs]es?\b|\bexport controls?\b|\bmade of\b|\bcontains? metals\b|\bwaste\b|\bscrap\b"
                r"|\btax credit|\beligible\b|\bcontrolled (?:items|goods|exports)|\bdual[- ]use\b|\bpreis|\bprix\b"
                r"|\bprecios?\b|\bpreços?\b|\bproduktion|\bproducci[oó]n\b|\bextracci[oó]n\b|\bprodu[cç]\w+o\b|\b(?:im"
                r"|ex)porta(?:ção|ções|ción|ciones|tion)\b|价格|価格|产量|生産|出口管制"
            ),
        ),
        (
            Sense.LIST,
            (
                r"\blists?\b|\bcritical\b|\bstrategic\b|\bessential (?:minerals?|materials?)|\bdesignat"
                r"|\bannex\b|\bschedule\b|\bentries\b"
                r"|\bpriorit(?:y|ies)\b|\bliste\b|\blista\b|\bcriti[q]|\bcrític|\bkriti[ks]|\bstrateg"
                r"|\bestrat[ée]g|\bstratég|\bannexe\b|\banhang\b|\banexo\b"
                r"|стратег|критич|перел[іи]к|перечень|дефицит|战略|戰略|关键|關鍵|目录|目錄|清单|名单|重要"
                r"|一覧|リスト|レアメタル|鉱種|핵심|전략|목록|희소"
                r"|thiết yếu|chiến lược|krytyczn|kriittis|\bwykaz|\bdaftar\b|قائمة|الحرجة|ستراتيجي|\brare metals?\b"
                r"|\bdefen[cs]e\b|\bwatch ?list\b|\bcriticality\b|\blijst\b|महत्वपूर्ण|सूची"
            ),
        ),
    )
)
_FURTHER = {Sense[name]: re.compile(words, re.IGNORECASE) for name, words in IN_FURTHER_LANGUAGES.items()}
NEVER_A_LIST = re.compile(
    r"\bpric(?:es?|ing)\b|\bquotations?\b|\bexport controls?\b|\bexport ban\b|\b(?:im|ex)ports? (?:of"
    r"|from)\b|\bquantit(?:y|ies) of\b"
    r"|\bfollowing quantities\b|\bto (?:buy|purchase|acquire|dispose of)\b|\bpreise?\b|\bprix\b|\bprecios?\b"
    r"|\bpreços?\b|\bprezz[io]\b|\broyalt|\bal[íi]quota|\bredevance|价格|価格|가격|出口管制",
    re.IGNORECASE,
)
LIST_WORD = re.compile(
    r"\blists?\b|\bliste\b|\blista\b|\w{4}liste\b|перел[іи]к|перечень|目录|目錄|清单|清單|名单|名單|リスト|一覧|목록|\bdaftar\b"
    r"|\bwykaz|\bdanh mục|\blistesi\b|\bseznam\b"
    r"|\belenco\b|\bluettelo\b|\blijst\b|\bförteckning|قائمة|सूची",
    re.IGNORECASE,
)
_BODY = re.compile(  # whose name says nothing of what it publishes
    r"\b(?:minist\w+|departa?ment\w*|bureau|office|directorate|commission\w*|secretar\w+|institut\w*|agency|school)"
    r" (?:of|for|de|des|du|da|do) (?:[A-Z][^\W\d_]{2,20}(?:, | (?:and|&|et|e|y|de|da) )){0,3}[A-Z][^\W\d_]{2,20}",
    re.IGNORECASE,
)
_FOR = re.compile(  # for whom or what something is critical
    r"\b(?:(?<=critical )|(?<=criticality )|(?<=essential )|(?<=important ))(?:to|for) [^.,:;()]{2,60}?"
    r"(?=[.,:;()]|\s(?:are|is|were|include)\b|$)",
    re.IGNORECASE,
)
_TO_WHOM = ("critical ", "criticality ", "essential ", "important ")
_ADDRESS = re.compile(r"https?://\S+")
SUBJECT = re.compile(
    r"critical|strategic|essential mineral|defen[cs]e|rare metal|raw materials?|criti[cq]|crític|krit[iı]|priorit"
    r"|estrat[ée]g|strat[ée]g|стратег|критич|дефицит|战略|戰略|关键|關鍵|重要|レアメタル|鉱種|핵심|전략|희소"
    r"|thiết yếu"
    r"|chiến lược|green minerals|mineral security|krytyczn|kriittis|kritick|الحرجة|استراتيجي|الإستراتيجية"
    r"|महत्वपूर्ण|सामरिक|रणनीतिक",
    re.IGNORECASE,
)
STATES_A_LIST = re.compile(
    r"\b(?:lists?\b"
    r"|(?<!\bof the )(?<!\bin the )(?<!\bon the )(?<!\bfor the )(?<!\bto the )(?<!\bwith the )following\b"
    r"|declar|designat|identif|classif|deemed\b"
    r"|(?:minerals|materials|metals|they|these) (?:are|include)\b|considered (?:critical|strategic)"
    r"|liste\b|lista\b|suivant|folgende|siguientes\b|seguintes\b|as follows\b|déclar|перел[іи]к|перечень"
    r"|relação\b|considerad[ao]s\b|decl[áa]r|ci-après\b|verzeichnis|elenco\b|seguenti\b|lijst\b|volgende\b"
    r"|følgende\b|följande\b"
    r"|luettelo\b|seuraavat\b|wykaz|następując|daftar\b|berikut\b|menetapkan\b|ditetapkan\b|belirle|danh mục"
    r"|следующи|относятся"
    r"|относится|віднес)"
    r"|目录|目錄|清单|确定为|列入|下列|リスト|一覧|掲げる|指定|목록|지정|선정|قائمة|الآتية|التالية",
    re.IGNORECASE,
)
_STATING = frozenset(  # how the words begin that state a list, in five letters at the most
    "list lists follo decla desig ident class deeme consi liste lista suiva folge sigui segui verze elenc lijst volge"
    " luett seura wykaz dafta berik menet ditet belir".split()
)
STATED = frozenset("minerals materials metals they these".split())
GOES_ON = re.compile(
    r"^\W*(?:load|show|see|view) (?:more|all|the rest)\b|^\W*next(?: page| ›| »)?\W*$|\bpage \d+ of \d+\b"
    r"|^\W*(?:afficher plus|voir plus|page suivante|mehr anzeigen|nächste seite|ver más|ver mais|próxima página)\b"
    r"|^\W*(?:siguiente|seguinte|suivante?|weiter|avanti|successiva|następna|sonraki|berikutnya)(?: ›| »|\W)*$"
    r"|\b\d{1,3} ?[-–] ?\d{1,3} (?:of|de|von|di|z|из|dari) \d{1,3}\b|^\W*(?:下一页|次へ|더보기|もっと見る)",
    re.IGNORECASE,
)
_ASSESSED_AS = (
    r"\b(?:assessed|screened|evaluated|examined) (?:as|to be|to have) (?:being |having |of |highly |very |most |both "
    r"|potentially |an? )*(?:critical|strategic|essential|high criticality)\b"
)
ASSESSED_AS = re.compile(_ASSESSED_AS, re.IGNORECASE)  # "18 minerals are assessed as having high criticality"
OF_THE_ASSESSED = re.compile(  # "23 minerals were assessed and 18 are listed"
    r"\b(?:assessed|screened|evaluated|examined)\b[^.:]{0,40}?\b(?:are|were|was|is) (?:found |deemed |considered "
    r"|now )?(?:to be )?"
    rf"(?:listed|critical|strategic|included|selected|designated|on the list)\b|{_ASSESSED_AS}",
    re.IGNORECASE,
)
DRAFT_LIST = re.compile(r"\bdraft list|\blist of \d|\bproposed list", re.IGNORECASE)
INSTRUCTS = re.compile(  # what a reader can do here, which says nothing of what the block is
    r"^\W*(?:please )?(?:click|tap|hover|select|choose|press|expand|scroll|cliquez|sélectionnez|klicken|wählen"
    r"|haga clic|seleccione|clique|selecione)\b|^\W*(?:点击|點擊|クリック)",
    re.IGNORECASE,
)
POINTS = re.compile(
    r"\b(?:following|below|these|those|they|them|here|above|this (?:table|list|section|page|annex)|the table|each of"
    r"|suivant\w*|ci-dessous|ces|ceux|celles|voici|folgend\w*|nachstehend\w*|diese[rn]?|unten|siguientes?|estos|estas"
    r"|abajo|aquí|seguintes?|estes|abaixo|aqui|seguent[ei]|quest[ei]|qui sotto|poniższ\w*|następując\w*|t[ey]ch?"
    r"|aşağıda\w*|bunlar|berikut|volgende|deze|onderstaande|följande|følgende|dessa|disse|seuraavat|následující\w*"
    r"|sau đây|dưới đây|следующ\w*|ниже|эти\w*|наступн\w*|нижче|ці|цих)\b",
    re.IGNORECASE,
)
_UNSPACED = re.compile("[\u0600-\u06ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FRAGMENT = 6  # words of what is no sentence
SUCH_AS = re.compile(
    r"\b(?:such as|for example|for instance|e\.g\.|like|including|notably|especially|wie|comme|como"
    r"|z\.\s?B\.)\s*$|например\W*$|(?:如|例如|など)$",
    re.IGNORECASE,
)


def points_at_a_block(text: str) -> bool:
    """Whether a sentence that ends with a full stop speaks of what stands below it, and not of the world at large."""
    return POINTS.search(text) is not None or _UNSPACED.search(text) is not None or len(text.split()) <= _FRAGMENT


def stating_words(vocabulary: Iterable[str]) -> frozenset[str]:
    """Those of a page's folded words that alone state a list."""
    return frozenset(word for word in vocabulary if word[:5] in _STATING)


def states_a_list(words: Sequence[str], stating: Set[str]) -> bool:
    """Whether folded words of plain letters may state a list, as `STATES_A_LIST` finds it. Cheap.

    `stating`: the words that do so alone, among others (`stating_words`).
    """
    if not stating.isdisjoint(words):
        return True
    if STATED.isdisjoint(words):
        return False
    return any(after in {"are", "include"} and before in STATED for before, after in pairwise(words))


@lru_cache(maxsize=4096)
def sense(text: str) -> tuple[Sense, str] | None:
    """What the words of a heading or an intro say, with the words that say it; None where they say nothing."""
    text = _without_names(text)
    for meaning, pattern in _searched():
        if match := sought(pattern, text):
            return meaning, match[0]
    return None


def may_tell(text: str, meaning: Sense) -> bool:
    """Whether `sense` may find this meaning in a text. Cheap."""
    text = _without_names(text)
    return any(may_match(pattern, text) for other, pattern in _searched() if other is meaning)


@cache
def patterns_of(meaning: Sense) -> Patterns:
    """The patterns of one meaning."""
    return Patterns(*(pattern for other, pattern in _searched() if other is meaning))


def _without_names(text: str) -> str:
    """A text without what says nothing of a block."""
    text = _ADDRESS.sub("", text) if "://" in text else text
    letters = small(text)
    if may_match(_BODY, text):
        text = _BODY.sub("", text)
    return _FOR.sub("", text) if any(map(letters.__contains__, _TO_WHOM)) else text


@cache
def _searched() -> list[tuple[Sense, re.Pattern[str]]]:
    """The patterns in the order in which they are tried."""
    both = ((meaning, each) for meaning, own in _PATTERNS for each in (own, _FURTHER.get(meaning)))
    return [(meaning, pattern) for meaning, pattern in both if pattern]


TIER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("watchlist", re.compile(r"watch ?list|increasing in criticality", re.I)),
    ("growth", re.compile(r"\bgrowth minerals", re.I)),
    ("near-critical", re.compile(r"\bnear[- ]critical", re.I)),
    ("moderate to high", re.compile(r"\bmoderate to high", re.I)),
    ("moderate", re.compile(r"\bmoderate|\bmedium", re.I)),
    ("high", re.compile(r"\bhigh (?:critical|import)|\bhigh\W*$|\bhighly\b|Yüksek", re.I)),
    ("strategic", re.compile(r"strategic|estrat[ée]gic|stratégi(?!e)|стратег|战略|전략", re.I)),
    ("critical", re.compile(r"critical|criti[q]|crític|kriti|krytyczn|критич|关键|핵심", re.I)),
)
