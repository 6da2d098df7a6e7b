"""Whether words speak of critical materials in one phrase, and of which other field a page with minerals is. Pure.

"Critical" alone says nothing: a lack may be critical for the health, a shortage for a works. And minerals are counted
and listed in the kitchen, the laboratory and the museum, too.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from pipeline.mineral_lists.wording.senses import SUBJECT

_MATERIAL = re.compile(
    r"mineral|minéra|minerai|material|matière|matéria|matérie|materie|metal|métal|métaux|element|élément"
    r"|elemento|pierwiast"
    r"|commodit|substan|sustan|resource|recurso|ressource|risors|rohstoff|maden|surowc|surovin|raaka|hammadde"
    r"|grondstof"
    r"|råvar|råmat|\bores?\b|\blists?\b|\blist[ea]n?\b|минерал|мінерал|сырь|сиров|ископаем|копалин|металл"
    r"|метал|khoáng"
    r"|reserve|stockpile|鉱|礦|矿|金属|资源|資源|原材料|物資|광물|금속|원료|자원|معادن|مواد|المعدن|خامات",
    re.IGNORECASE,
)
_REACH = 60  # characters between the two words of a phrase
_ENDS = re.compile(r"[.!?](?:\s|$)|[。！？]|\s[|·–—-]\s")
_OTHER_FIELDS = (
    (
        "food and health",
        re.compile(
            r"\bdiet(?:ary|s)?\b|\bnutri|\bvitamin|\bfood\b|\bdeficienc(?:y|ies)\b|\bcarences?\b"
            r"|\bcarencias?\b|\bcarência"
            r"|\balimenta(?:tion|ire|ires|ción|rio|rios|ção|res)\b|\bernährung|\bnahrung|\bmangelersch"
            r"|\bsuplement|\bsupplements?\b"
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
        "what a laboratory or a shop offers",
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


def speaks_of_critical_materials(text: str) -> bool:
    """Whether a word like "critical" and one for materials stand near each other in one sentence."""
    for clause in _ENDS.split(normalize("NFC", text)):
        for said in SUBJECT.finditer(clause):
            if _MATERIAL.search(clause, max(0, said.start() - _REACH), said.end() + _REACH):
                return True
    return False


def other_field(text: str) -> tuple[str, str] | None:
    """The other field that words speak of, and the words."""
    return next(((name, match[0]) for name, words in _OTHER_FIELDS if (match := words.search(text))), None)
