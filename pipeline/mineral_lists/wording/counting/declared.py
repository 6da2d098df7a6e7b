"""Whether the sentence of a count declares that so many materials are critical. Pure.

"Statutory Instrument 88 of 2026 designates twelve critical minerals", "24’ü kritik maden olarak belirlenmiştir": no
list of words can hold how such a sentence begins, and need not: an authority declares, and behind the number the
sentence says no more than what it declares. "… that are exempt from duty" says more.
"""

from __future__ import annotations

import re

from pipeline.mineral_lists.wording.calling import DECLARES
from pipeline.mineral_lists.wording.counting.counted import unexplained
from pipeline.mineral_lists.wording.counting.counts import Count
from pipeline.mineral_lists.wording.doing import doing
from pipeline.mineral_lists.wording.fields import other_field, speaks_of_critical_materials
from pipeline.mineral_lists.wording.senses import Sense, sense

_ENDS = re.compile(r"(?<![\dNn][.°º])(?<=[.!?])\s(?=\S)|[。！？]")
_TAIL_ENDS = re.compile(r"[.:;!?](?:\s|$)|[。：；！？]")
_DECLARING = re.compile(  # right before the number
    r"\b(?:designat(?:es|ed|ing)|declar(?:es|ed|ing)|prescrib(?:es|ed)|identif(?:ies|ied)|determin(?:es|ed)"
    r"|specif(?:ies|ied)|recogni[sz](?:es|ed)|lists|names|named|adopt(?:s|ed)|approv(?:es|ed)"
    r"|désigne(?:nt)?|désigné(?:e?s)?|déclare(?:nt)?|déclaré(?:e?s)?|identifié(?:e?s)?|retenu(?:e?s)?|fixe|fixé(?:e?s)?"
    r"|declar(?:ó|a|an|am|ou)|design(?:ó|a|an|am|ou)|identific(?:ó|a|an|ou|am)|define(?:n|m)?|definió|definiu"
    r"|determin(?:ó|a|an|ou|am)|estable(?:ce|cen|ció)|dichiara(?:no|t[aei])?|individua(?:no|t[aei])?|definit[aeio]"
    r"|stabilit[aeio]|festgelegt|bestimmt|benennt|erklärt|menetapkan|ditetapkan|ustala|wyznacza|pekat ut|fastställer"
    r"|fastsetter|oficializ(?:a|ó|ou)|aan|vast)\W{1,3}(?:[^\W\d_]{1,20}\W{1,2}){0,3}$",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"\b(?:decree|order|act|law|regulation|resolution|instrument|government|minister|ministry|cabinet|parliament"
    r"|council of ministers|décret|arrêté|loi|gouvernement|minist[èe]re|ministre|decreto|ley|lei|legge|resolución"
    r"|resolução|portaria|gobierno|governo|ministerio|ministério|ministero|consiglio|verordnung|gesetz|kabinett"
    r"|bundesregierung|bundesrat|ministerium|besluit|kabinet|regering(?:en)?|departementet|förordning\w*|forskrift\w*"
    r"|keputusan|menteri|pemerintah|peraturan|rozporządzenie|uchwała|rada ministrów|rząd|bakanl\w+|kararname\w*"
    r"|постанов\w+|приказ\w*|наказ\w*|распоряжени\w+|розпорядженн\w+|правительств\w+|уряд\w*|министерств\w+"
    r"|міністерств\w+|quyết định|nghị định|chính phủ|thủ tướng)\b"
    r"|政府|大臣|政令|省令|法律|法第|告示|閣議|国务院|國務院|我国|自然资源|条例|公告|規定|规定|정부|장관|산업부|통상부|법|고시|조례|위원회"
    r"|الحكومة|الوزارة|وزارة|الوزير|القرار|قرار",
    re.IGNORECASE,
)
_NOT_SO = re.compile(  # who may not declare, and who only asks for it
    r"\b(?:partners?|allies|abroad|other countries|group|board|authors?|we will|we would|if|ask\w*|should|request\w*"
    r"|recommend\w*|suggest\w*|propos\w*|petition\w*|auteurs|autor[ei]s|autoren|demand\w*|recomm?end\w*|solicit\w*"
    r"|pedimos"
    r"|pedem|empf[ei]hl\w*|raccomand\w*|chied\w*|öner\w*|talep|menyarankan|mengusulkan|wniosk\w*|rekomend\w*"
    r"|rekommend\w*"
    r"|просим|предлага\w*|рекоменд\w*|пропон\w*|verzoek\w*|aanbev\w*|föreslå\w*|foreslå\w*|ehdott\w*|đề xuất"
    r"|kiến nghị)\b"
    r"|\b(?:among|(?:first|second|third) (?:phase|stage|batch)|initially|formerly|previously|last year|parmi"
    r"|premi[eè]re phase"
    r"|dans un premier temps|zunächst|darunter|von denen|entre los|entre las|primera (?:etapa|fase)|dentre"
    r"|primeira (?:etapa"
    r"|fase)|fra (?:i|le)|prima fase|ilk aşama\w*|arasında|tahap|di antara|среди|из них|первом этапе|серед"
    r"|першому етапі)\b"
    r"|のうち|うち、|曾|原有|此前|现已|其中|第一批|首批|가운데|중에서|지난해|폐지|要望|提案|求め|建议|推荐|요청|제안|연구진|نقترح|نطلب|يوصي",
    re.IGNORECASE,
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SO_MANY = re.compile(
    r"^\s?(?:鉱種|種類?|品目|元素|鉱物)(?:です|である|とする|となる|であり|だ)"
    r"|^\s?(?:개\s?)?(?:광종|광물|품목|종|자원)\s?(?:(?:으)?로 (?:한다|정한다|지정)|이다|입니다|[을를] 말한다)"
)
_POINTING = re.compile(
    r"(?:^|[、，,])\s?(?:次の|以下の|下記の|現在|計|全|合計|この|、|\s)*$|(?:다음 각 호의|다음의|아래의?|총)\s$"
)
_BY_LAW = re.compile(r"(?:법|령|고시|조례)\s?(?:제\d+조|에 따[른라])|に基づく|依據|依据|根据|根據")
_PUBLISHED = re.compile(  # "公告我國關鍵礦物，計": what is published, and how many
    r"(?:公告|公布|發布|发布|核定|訂定|制定|印发)(?:了)?(?:我[国國]|本[国國]|全国|全國|的|、|《|》|「|」){0,4}"
    r"(?:关键|關鍵|重要|战略性?|戰略性?)(?:矿产|礦產|矿物|礦物|原材料|物資|资源|資源)(?:目录|目錄|清单|清單|名单|名單)?"
    r"(?:》|」)?[，,（(]\s?(?:共?[計计]|共|合計|合计)\s?$"
)
_OF_THEM = re.compile(r"^\s?[種种項项个個類类](?:矿[产物]|礦[產物])?(?:[，,：:。；;）)]|$)")


def declares_so_many(count: Count, over: tuple[str, ...], language: str | None) -> bool:
    """Whether a count's own sentence declares so many to be critical.

    `over`: titles and headings over the listing; `language`: the page's.
    """
    before, after = _ENDS.split(count.before)[-1], _ENDS.split(count.after, maxsplit=1)[0]
    sentence = f"{before}{count.written}{after}"
    if not count.strong or not speaks_of_critical_materials(sentence) or any(map(_NOT_SO.search, (sentence, *over))):
        return False
    if not any(map(_AUTHORITY.search, (sentence, *over))):
        return False
    meaning = sense(sentence)
    if (meaning is not None and meaning[0] is not Sense.LIST) or any(map(_is_else, (sentence, *over))):
        return False
    if _UNSPACED.search(sentence):
        return _declares_unspaced(before, after, language)
    tail = _TAIL_ENDS.split(after, maxsplit=1)[0]
    by_whom = _AUTHORITY.search(sentence) is not None  # else in the passive: the page's own authority
    declares = (by_whom and _DECLARING.search(before) is not None) or DECLARES.search(tail) is not None
    return declares and unexplained(f"  {tail}", language) is None


def _declares_unspaced(before: str, after: str, language: str | None) -> bool:
    """The same where words are written on: the verb stands behind the number, or before it where so many are meant."""
    if _SO_MANY.match(after):
        declares = DECLARES.search(before) is not None or _BY_LAW.search(before) is not None
        return declares and _POINTING.search(before) is not None
    if _PUBLISHED.search(before) is not None:
        return _OF_THEM.match(after) is not None
    verb = DECLARES.search(after)
    return verb is not None and unexplained(f"  {after[: verb.end()]}", language) is None


def _is_else(text: str) -> bool:
    return doing(text) is not None or other_field(text) is not None
