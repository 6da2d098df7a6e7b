"""Periods from the publication of a text, in any of some thirty-five languages, by their form. Pure.

A number and days, weeks or months, and beside them a word for publishing, with nothing between but small words ("30 dní
odo dňa zverejnenia", "ilan tarihinden itibaren 30 gün"): the day on which it ends is written in its place. A word for a
notice says which only with a word that points at it ("de este aviso"). What is counted from something else, and
working days, are left as they are.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from vocabulary.news.numbers import NUMBER_WORDS
from vocabulary.news.period_words import ANY_UNITS
from vocabulary.patterns import Pattern

_UNIT_OF = {word: unit for unit, words in ANY_UNITS.items() for word in words.split("|")}
_COUNTED = Pattern(
    rf"(?<![\w.,/-])(?P<n>\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})[ \u00a0]"
    rf"(?:\([^()]{{1,20}}\) )?(?:de )?(?P<unit>{'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
_PUBLISHING = re.compile(
    r"(?:publi[ck]\w*|veröffentlich\w*|bekanntmach\w*|bekanntgab\w*|kundmach\w*|erscheinen\w*|parution|affichage|odierna"
    r"|publicaci\w*|publicaç\w*|pubblicaz\w*|affissione|verschijn\w*|bekendmak\w*|kennisgev\w*|ogłosz\w*|obwieszcz\w*"
    r"|ukazani\w*|zveřejn\w*|zverejn\w*|vyvěš\w*|vyves\w*|vyhláš\w*|kungör\w*|publicer\w*|offentliggør\w*|kunngjør\w*"
    r"|julkais\w*|kuulutu\w*|közzétét\w*|közlés\w*|publicăr\w*|опубликован\w*|публикац\w*|размещени\w*|оприлюднен\w*"
    r"|опублікуван\w*|публікац\w*|розміщенн\w*|yayım\w*|yayın\w*|ilan|ilanı\w*|duyuru\w*|pengumuman|diumumkan|đăng"
    r"|نشر|نشره|نشرها|δημοσίευσ\w*|ανακοίνωσ\w*|objav\w*|објав\w*|публикуван\w*|обявяван\w*|avaldami\w*|paskelbim\w*"
    r"|publicēšan\w*|publicació)$"
)
_NOTICE = re.compile(
    r"(?:notice|document|call|bekanntmachung|mitteilung|anzeige|ausschreibung|avis|annonce|arrêté|aviso|anuncio|edicto"
    r"|anúncio|edital|data|fecha|date|bando|avviso|bericht|oproep|obwieszczenia|ogłoszenia|oznámení|oznámenia|výzv\w+"
    r"|kungörelse\w*|meddelelse\w*|kunngjøring\w*|ilmoituks\w*|hirdetmény\w*|anunț\w*|извещени\w*|объявлени\w*"
    r"|уведомлени\w*|повідомленн\w*|оголошенн\w*|duyuru\w*|ilan\w*|thông|الإعلان|إعلان|αγγελία\w*|obavijest\w*|оглас\w*"
    r"|обяв\w*|obvestil\w*)$"
)
_THIS = frozenset(
    "this present der dieser diesem dieses cet cette ce présent présente este esta presente deste desta questo "
    "questa deze dit niniejszego niniejszej tohoto této tohto tejto denna detta denne dette tämän e jelen "
    "prezentului prezentei этого настоящего данного цього этой bu işbu ini này هذا هذه της παρούσας ove ovog "
    "ovoga овог ове това tega te".split()
)
_SMALL = _THIS | frozenset(
    "of from after following starting counted counting the its date day on upon nach ab seit dem der erfolgter à "
    "compter partir de la du le des l suivant après depuis dès a al desde contados contadas contar contado día "
    "siguiente fecha el los las su da do das dos na no data sua dia dalla dal del della di decorrenti decorrere "
    "vanaf van het från efter fra etter av og od dnia daty się ode dne po odo dňa ve lhůtě со с дня даты момента "
    "от з дати від itibaren tarihinden tarihten sonra içinde itibariyle başlayarak sejak tanggal setelah kể từ "
    "sau khi ngày من تاريخ بعد από την τη το ημερομηνία dana datuma од датума дана датата на kuluessa ajan "
    "sisällä päivästä belül számított lapján attól în termen zilei rpda dneva kuupäevast nuo dienos inclusive".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_BROKEN = re.compile(r"[;:!?()،。]|\.\s")
_OF_WHAT = 4  # words behind a word for publishing that may say of what
_REACH, _MOST = 100, 10  # characters, and small words, between a period and what it is counted from


def from_publication(text: str, published: str) -> str:
    """`text` with such periods, and what they are counted from, as the days on which they end; as it is where it is not
    known when it was published."""
    try:
        first = date.fromisoformat(published[:10])
    except ValueError:
        return text
    parts, at = [], 0
    for period in _COUNTED.finditer(text):
        start, end = _behind(text, period.start()), _ahead(text, period.end())
        if period.start() >= at and (start is not None or end is not None):
            parts += [text[at : period.start() if start is None else max(start, at)], f"by {_end(period, first)}"]
            at = period.end() if end is None else end
    return "".join((*parts, text[at:])) if parts else text


def _ahead(text: str, start: int) -> int | None:
    """Where the words end that say that the period before `start` is counted from this text; `None` if they do not."""
    part = _BROKEN.split(text[start : start + _REACH], maxsplit=1)[0]
    words = [(match[0].lower().rstrip("'’"), match.end()) for match in _WORD.finditer(part)]
    found = _leads_to_it([word for word, _ in words])
    if found is None:
        return None
    for place in range(found + 1, min(found + 1 + _OF_WHAT, len(words))):  # "of this notice"
        word = words[place][0]
        if _NOTICE.match(word) or _PUBLISHING.match(word):
            found = place
        elif word not in _SMALL:
            break
    return start + words[found][1]


def _behind(text: str, end: int) -> int | None:
    """The same for a period that ends a phrase: where the words begin that say it."""
    begin = max(0, end - _REACH)
    part = _BROKEN.split(text[begin:end])[-1]
    words = [(match[0].lower().rstrip("'’"), match.start()) for match in _WORD.finditer(part)][::-1]
    found = _leads_to_it([word for word, _ in words])
    return None if found is None else end - len(part) + words[found][1]


def _leads_to_it(words: Sequence[str]) -> int | None:
    """The place of the word for publishing, or for this notice, to which small words alone lead."""
    for place, word in enumerate(words[:_MOST]):
        if _PUBLISHING.match(word) or (place and words[place - 1] in _THIS and _NOTICE.match(word)):
            return place
        if word not in _SMALL and not _NOTICE.match(word):
            return None
    return None


def _end(period: re.Match[str], first: date) -> date:
    number = period["n"].lower()
    count = int(number) if number.isdigit() else NUMBER_WORDS[number]
    unit = _UNIT_OF[period["unit"].lower()]
    if unit != "month":
        return first + timedelta(days=count * (7 if unit == "week" else 1))
    year, month = divmod(first.month - 1 + count, 12)
    return date(first.year + year, month + 1, min(first.day, calendar.monthrange(first.year + year, month + 1)[1]))
