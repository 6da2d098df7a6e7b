"""Whether the sentence of a count declares that so many materials are critical. Pure.

"The Order designates twelve critical minerals", "24’ü kritik maden olarak belirlenmiştir": what such a sentence says
besides does not matter, where nobody buys, digs for or teaches them in it (`wording.doing`).
"""

from __future__ import annotations

import re

from pipeline.mineral_lists.wording.calling import DECLARES
from pipeline.mineral_lists.wording.counting.counted import is_well_known
from pipeline.mineral_lists.wording.counting.counts import Count
from pipeline.mineral_lists.wording.doing import doing
from pipeline.mineral_lists.wording.fields import other_field, speaks_of_critical_materials
from pipeline.mineral_lists.wording.senses import Sense, sense

_ENDS = re.compile(r"(?<![\dNn][.°º])(?<=[.!?])\s(?=\S)|[。！？]")
_DESIGNATES = re.compile(  # right before the number, as whoever may do so says it
    r"\b(?:designat(?:es|ed|ing)|declar(?:es|ed|ing)|prescrib(?:es|ed)|désigne(?:nt)?|désigné(?:e?s)?|déclare(?:nt)?"
    r"|déclaré(?:e?s)?|declaró|declara(?:n|m)?|declarou|designa(?:n|m)?|designó|designou|dichiara(?:no|t[aei])?"
    r"|erklärt|menetapkan|ditetapkan|ustala|wyznacza|utpekar?|utpeker)\W{1,3}(?:[^\W\d_]{1,20}\W{1,2}){0,2}$",
    re.IGNORECASE,
)
_FINDS = re.compile(  # the same, where an authority is named
    r"\b(?:identif(?:ies|ied)|determin(?:es|ed)|specif(?:ies|ied)|lists?|names|named|adopt(?:s|ed)|approv(?:es|ed)"
    r"|identifié(?:e?s)?|retenu(?:e?s)?|fixé(?:e?s)?|identific(?:ó|a|an|ou|am)|define(?:n|m)?|definió|definiu"
    r"|determin(?:ó|a|an|ou|am)|estable(?:ce|cen|ció)|individuat[aeio]|definit[aeio]|stabilit[aeio]|festgelegt"
    r"|bestimmt|eingestuft)\W{1,3}(?:[^\W\d_]{1,20}\W{1,2}){0,2}$",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"\b(?:decree|order|act|law|regulation|resolution|instrument|government|minister|ministry|cabinet|parliament"
    r"|council of ministers|décret|arrêté|loi|gouvernement|minist[èe]re|ministre|decreto|ley|lei|legge|resolución"
    r"|resolução|gobierno|governo|ministerio|ministério|ministero|verordnung|gesetz|bundesregierung|ministerium)\b",
    re.IGNORECASE,
)
_ARE = re.compile(  # right behind what is counted
    r"^(?:\s[^\W\d_]{1,20}){1,4}?\s"
    r"(?:(?:are|were|have been)\s(?:now |found |deemed |considered |officially )?(?:to be |as )?"
    r"(?:critical|strategic)|(?:sont|ont été)\s(?:jugée?s |considérée?s comme |déclarée?s )?(?:criti|stratég)"
    r"|(?:son|fueron|são|foram)\s(?:considerad[ao]s |declarad[ao]s )?(?:crític|estratég)"
    r"|(?:sind|gelten als|wurden als)\s(?:kritisch|strategisch))",
    re.IGNORECASE,
)
_SO_MANY = re.compile(r"^\s?(?:鉱種|種類?|品目|元素|鉱物)(?:です|である|とする|となる|であり|だ)")


def declares_so_many(count: Count, near: tuple[str, ...]) -> bool:
    """Whether a count's own sentence declares so many to be critical; `near`: what stands over the listing."""
    sentence = f"{_ENDS.split(count.before)[-1]}{count.written}{_ENDS.split(count.after, maxsplit=1)[0]}"
    if not count.strong or not speaks_of_critical_materials(sentence) or other_field(sentence) or doing(sentence):
        return False
    meaning = sense(sentence)
    if (meaning is not None and meaning[0] is not Sense.LIST) or any(map(doing, near)):
        return False
    before = _ENDS.split(count.before)[-1]
    if _DESIGNATES.search(before) or _ARE.match(count.after):
        return True
    if _FINDS.search(before) and _AUTHORITY.search(sentence):
        return True
    if is_well_known(count.clause):
        return False
    after = _ENDS.split(count.after, maxsplit=1)[0]
    return DECLARES.search(after) is not None or (_SO_MANY.match(after) is not None and bool(DECLARES.search(before)))
