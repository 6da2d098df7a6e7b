"""What the files of languages do not have of the words with which lists are announced. Pure.

What a file has (`vocabulary/languages/`) is not said here again: whoever asks about a word asks the file, too. What it
has against lists, as words of drafts, is here where it may stand in the sentence that announces one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.mineral_lists.wording.glossing.glossary import IDEOGRAPHIC, explained, glossary
from vocabulary.languages.file import known_language


@dataclass(frozen=True, slots=True)
class Language:
    """Of one language: nouns of what lists hold, which tell it; further words, and how others begin.

    `code`: ISO 639-1.

    `names`: whether a capital letter shows a name. Where every noun has one, it shows nothing.
    """

    code: str
    nouns: frozenset[str]
    words: frozenset[str]
    stems: tuple[str, ...]
    names: bool = True

    @property
    def telling(self) -> frozenset[str]:
        """The words by which a clause is told to be in it: its nouns, and the everyday words of its file."""
        return self.nouns | self.words | known_language(self.code).words

    def announces(self, word: str) -> bool:
        """Whether a word in small letters is one of its words or nouns, or begins as others do."""
        return word in self.words or word in self.nouns or word.startswith(self.stems)


def _language(code: str, nouns: str, words: str, stems: str, *, names: bool = True) -> Language:
    return Language(code, frozenset(nouns.split()), frozenset(words.split()), tuple(stems.split()), names)


LANGUAGES = (
    _language(
        "fr",
        "minéraux minerais métaux matières éléments substances entrées",
        """après c résolution premières nouvelle nouveau élève élèvent dénombrées portent parenthèses projet
        proposition seraient serait relève agit passe passent aujourd hui existe existent cités aussi
        quelque détaillés visant susmentionnés""",
        """recens compt comport dénombr totalis énumér regroup dress conten compren compos rassembl réun fix
        soum nomm cit not list group répart entr jug reten mis révis propos réput énergéti criti stratég
        minéra minerai métal métaux matière élément substance""",
    ),
    _language(
        "es",
        "minerales metales materias sustancias elementos entradas",
        """nueva nuevo primas propone proponen propuesta consulta pasa pasan entre relacionados contenidos
        ordinal disponer establécese decláranse""",
        "declár actual vigente estratég miner mater element sustanc metal entrada",
    ),
    _language(
        "de",
        "rohstoffe rohstoffen minerale mineralen metalle metallen mineralien einträge stoffe",
        """land soll sollen entwurf vorschlag finden brandenburg niedersachsen saarland vorarlberg
        niederösterreich oberösterreich burgenland baut""",
        "rohstoff mineral stoff element metall eintr",
        names=False,
    ),
    _language(
        "pt",
        "minerais metais matérias substâncias itens",
        """bens primas propõe proposta passa passam conter nele neles tratam depende dependem contar acordo
        entre jornal""",
        "atual vigente estratég essenc miner matér element substânc metal entrada",
    ),
    _language(
        "it",
        "minerali metalli materie sostanze voci",
        "prime proposta dunque quindi pertanto ognuna giunta regione regionali tra fra",
        "vigente miner materi element sostanz metall voc",
    ),
    _language(
        "pl",
        "surowców surowce minerałów minerały pierwiastków pozycji metali kopalin",
        "liście",
        "strateg miner opublik aktual",
    ),
    _language(
        "nl",
        "grondstoffen mineralen metalen delfstoffen",
        "nieuwe eerste",
        "strateg aangewezen national econom",
    ),
    _language(
        "id",
        "jenis komoditas kritis strategis",
        "atas terdapat perubahan wali kota provinsi ada kesatu kedua ketiga",
        "mineral kritis strateg jenis komoditas logam nasional klasifikasi",
    ),
    _language(
        "tr",
        "kritik stratejik hammadde hammaddeler madenler",
        "yer alan almaktadır alır",
        "strateji maden yayım",
    ),
    _language(
        "ru",
        "видов вида виды минералов ископаемых сырья материалов позиций наименований наименования металлов элементов",
        "до республики",
        "вош стратег вид полезн дефицит национал",
    ),
    _language(
        "uk",
        "видів види копалин сировини мінералів матеріалів позицій найменувань металів елементів",
        "",
        "стратег критич вид значен національ",
    ),
)
WITH_WORDS = frozenset(language.code for language in LANGUAGES) | {"ja", "zh", "ko"}
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HANGUL, _KANA = re.compile("[\uac00-\ud7af]"), re.compile("[\u3041-\u30fa]")
_ANNOUNCING = re.compile(  # in Japanese, Chinese and Korean, which are asked without words
    r"[\u4e00-\u9fff]{2,3}(?:省|市|自治区|自治區|县)|经|省政府|同意|现|分别为|分别|国务院|公布了|发布了|次の|收录"
    r"|收錄|收入|列示|载明|載明|涵盖|涵蓋|共收|収録|掲載|列挙|수록|게재|열거|答：?|问：?|問：?"
    r"|安全保障|供給|確保|決定|ついて|県"
    r"|重要|戦略|鉱物|鉱種|指定|定める?|定め|対象|一覧|リスト|レアメタル|品目|元素|金属|希少|資源|政府|経済|産業"
    r"|通商|省|選定|特定|物資|政令"
    r"|規定|掲げる|示す|示し|とおり|通り|及び|以下|次|全|合計|計|です|である|であり|ある|あり|なる|する|した|して"
    r"|として|れる|れた|現在|日本|国家|国|こと"
    r"|案|経済安全保障|推進|法|基づく|括弧内|関する|[のをはがにとしてたるいでられ]"
    r"|战略性?|戰略性?|关键|關鍵|矿产|矿种|矿物|礦產|礦物|资源|原材料|目录|目錄|清单|名单|列入|列为|确定|確定"
    r"|包括|包含|共有?|有|为|為|将|的|等"
    r"|下列|如下|具体|和|与|及|我国|中国|国务院|规划|全国|被|作为|是|认定|公布|发布|纳入|总计|合计|版本?|本|该|此"
    r"|能源|非金属|[种種类類個个項项]"
    r"|핵심|전략|광물|희소금속|목록|지정|선정|하였다|하였|했다|한다|한|다음|하고자|된|아래|같다|같은|같이|정부"
    r"|산업|통상|자원|부|국가|총|모두|이다|입니다|된다"
    r"|있다|고시|확정|발표|포함|구성|우리나라|대한민국|한국|종류|개|대|종|은|는|이|가|을|를|의|로|으로|에|과|와|및|다"
    r"|[\s\d、，。：:()（）「」『』·・|年月日]"
)


def is_unspaced(clause: str) -> bool:
    """Whether a clause is in Japanese, Chinese or Korean."""
    return _UNSPACED.search(clause) is not None


def left_over(clause: str, language: str | None) -> str:
    """What is left of such a clause without the words that announce a list; `language`: the page's."""
    code = language if language in IDEOGRAPHIC and language else _by_script(clause)
    rest, end = [], 0
    for start, stop in explained(clause, glossary(code)):
        rest.append(clause[end:start])
        end = stop
    return _ANNOUNCING.sub("", "".join((*rest, clause[end:])))


def _by_script(clause: str) -> str:
    return "ko" if _HANGUL.search(clause) else "ja" if _KANA.search(clause) else "zh"
