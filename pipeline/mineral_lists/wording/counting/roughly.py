"""Whether words around a number say that it is no exact one, in the languages of the lists. Pure.

"About 30 minerals" neither confirms a list of 30 nor speaks against one of 31.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:[~≈±<>≤≥]|\b(?:c|ca|approx|ok)\.|\b(?:about|around|roughly|approximately|circa|almost|nearly|close to"
    r"|as many as|(?:more|fewer|less|other) than|at least|at most|over|under|above|below|beyond|some|well over"
    r"|rund|etwa|ungefähr|fast|knapp|mehr als|weniger als|über|mindestens|bis zu"
    r"|environ|quelque|près de|plus de|moins de|presque|au moins|jusqu'à"
    r"|unos|unas|alrededor de|cerca de|aproximadamente|casi|más de|menos de|al menos|hasta"
    r"|quase|mais de|pelo menos|uns|umas|quasi|oltre|più di|almeno|około|prawie|ponad|co najmniej"
    r"|ongeveer|ruim|bijna|meer dan|zo'n|omkring|cirka|ungefär|omtrent|rundt|noin|lähes|yli|přibližně|zhruba|asi"
    r"|yaklaşık|en az|sekitar|kira-kira|hampir|lebih dari|khoảng|gần|hơn"
    r"|около|примерно|почти|более|свыше|порядка|близько|приблизно|майже|понад)\b"
    r"|(?:大约|约|約|近|超过|およそ|약|حوالي|نحو|أكثر من))\s{0,2}(?:the |a |as many as )?$",
    re.IGNORECASE,
)
_RANGE = re.compile(  # "10 to 15", "between 10 and 15"; what runs from one, or rose "from 35 to 50", is a count
    r"(?<![\d.,])(?<!\bfrom )(?<!\bde )(?<!\bda )(?<!\bvon )(?<!\bс )(?<!\bз )(?<!\bod )"
    r"(?:[2-9]|[1-9]\d{1,2})\s{0,2}(?:to|or|-|–|—|à|bis|oder|a|ou|o|até|do|до|至|～|~)\s{0,2}$"
    r"|\b(?:between|zwischen|entre|tra|między|между|між)\s\d{1,3}\s\S{1,3}\s$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:\s[^\W\d_]{1,20}){0,3}?\s(?:or so|give or take|odd)\b"
    r"|^\s?(?:\+|or more\b|ou plus\b|oder mehr\b|o más\b|ou mais\b|多|余|以上|여\s?[개종])"
    r"|^\s?(?:to|-|–|—|à|bis|至)\s?\d{1,3}\b",
    re.IGNORECASE,
)
_LIST_OVER = re.compile(
    r"(?:liste?n?|listan?|oversi[kg]t(?:en)?|register(?:et)?|fortegnelsen?) over $", re.IGNORECASE
)  # a list of
_LONGEST = 24  # characters before a number in which such words stand


def is_rough(before: str, after: str) -> bool:
    """Whether the words before or after a number make it a rough one: "about 30", "30 or so", "25 to 30"."""
    near = before[-_LONGEST:]
    return bool((_BEFORE.search(near) and not _LIST_OVER.search(near)) or _RANGE.search(near) or _AFTER.match(after))
