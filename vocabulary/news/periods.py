"""Days that a text states without naming them: "within 30 days of publication", "by the end of March". Pure.

What stands there is replaced by the day (ISO 8601) behind "by" or "until", so that whoever reads deadlines reads it as
any other. Counted from the day of publication, and only where the text says so ("of publication of this notice", "from
today", "in two weeks"): a period from enactment, delivery or application is left as it is. Of a span ("from 8 March to
7 April", "extended from 30 April to 14 May") the last day remains.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from vocabulary.news.numbers import MONTHS, NUMBER_WORDS
from vocabulary.news.written_days import may_be_plain, plainly
from vocabulary.patterns import Pattern

DayIn = Callable[[str], str | None]
_SPELLED = {"vingt et un": 21, "ninety": 90} | dict.fromkeys("one einem einer eines un une uno uma um een".split(), 1)
_COUNT = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|{'|'.join(_SPELLED)})"
_UNITS = {
    1: "calendar days|days|day|kalendertagen|tagen|tage|jours francs|jours|jour|dias corridos"
    "|dias|días naturales|días|giorni|dagen|dagar|dage|päivän|dni|dnů|дней|днів|дни",
    7: "weeks|week|wochen|woche|semaines|semaine|semanas|settimane|settimana|weken|week|veckor|uger|viikon"
    "|tygodni|týdnů|недель|тижнів",
    30: "months|month|monaten|monats|monate|mois|meses|mesi|mese"
    "|miesiąca|měsíce|maanden|månader|kuukauden|miesięcy|měsíců|месяцев|місяців",
}
_UNIT = rf"(?P<unit>{'|'.join(_UNITS.values())})"
_NOTICE = (
    r"(?:notice|document|rule|proposal|announcement|advertisement|call|request|bekanntmachung|mitteilung|anzeige|veröffentlichung"
    r"|avis|annonce|arrêté|aviso|anuncio|edital|resolución|bando|avviso|bericht|publicatie|kungörelse)"
)
_PUBLISHED = (  # of this text, or today
    r"(?:(?:the date of |the day of |date of |its )?(?:the )?publication(?: date)?(?: of (?:this|the present) \w+)?"
    rf"(?: in the [A-Z]\w+(?: [A-Z]\w+)?)?|(?:the date of )?(?:this|the present) {_NOTICE}|today(?:'s date|’s date)?"
    rf"|(?:der |dieser |erfolgter )?(?:veröffentlichung|bekanntmachung)(?: dieser \w+)?|(?:dem )?erscheinen|heute"
    rf"|(?:de )?la (?:date de )?(?:présente )?publication(?: (?:du|de la|de cet|de ce)(?: présente?)? \w+)?|ce jour"
    rf"|(?:de |desde )?la (?:fecha de (?:la )?)?publicación(?: (?:de este|de esta|del presente"
    rf"|de la presente) \w+)?|hoy"
    rf"|(?:d?a )?(?:data (?:d[ea] )?)?(?:sua )?publicação(?: (?:deste|desta|do presente|da presente) \w+)?|hoje"
    rf"|(?:dalla |della )?(?:data di )?pubblicazione(?: (?:del presente|della presente|di questo) \w+)?|oggi"
    r"|(?:de )?publicatie(?: van deze \w+)?|bekendmaking|publiceringen|publicering|vandaag|idag)"
)
_OF = (  # between a period and what it is counted from
    r"(?: ?(?:of|from|after|following|beginning on|starting on|nach|ab|seit|à compter de|à compter du|à partir de"
    r"|après|suivant"
    r"|siguientes a|a partir de|a contar de|a contar d[ao]|contados (?:a partir )?d[ea]"
    r"|contados desde|desde|después de|da|dalla"
    r"|dopo"
    r"|decorrenti da|vanaf|na|från|efter|of the date of)(?: the| der| die| dem| la| de la| da| a)?) "
)
_BEFORE = (
    r"(?:(?:within|in|not later than|no later than|for|innerhalb von|binnen|innert|dans (?:un délai|le délai) de"
    r"|d'un délai de|un délai de|dans les|en (?:un|el) plazo de|dentro (?:de los|de|del plazo de)|no prazo de"
    r"|em até|entro"
    r"|nel termine di|binnen|inom)(?: the| a period of| den| los)? )?"
)
_FROM_PUBLICATION = Pattern(rf"\b{_BEFORE}{_COUNT}[ \u00a0-]{_UNIT}{_OF}{_PUBLISHED}", re.IGNORECASE)
_HERE = (  # this text, or today, in whatever words lead to it
    r"(?:publication|parution|veröffentlichung|bekanntmachung|erscheinen|publicación|publicação|pubblicazione|publicatie"
    r"|bekendmaking|kennisgeving|publicering|publiceringen|kungörelse[n]?|offentliggørelse[n]?|kunngjøring|publikacji"
    r"|ogłoszenia|zveřejnění|zverejnenia|опубликования|публикации|оприлюднення|опублікування|yayımlandığı tarih"
    r"|this notice|this document|this advertisement|présent avis|presente aviso|presente anuncio|presente avviso"
    r"|present notice"
    r"|today|now|heute|heutigen tag|jetzt|aujourd'hui|ce jour|hoy|hoje|oggi|odierna|vandaag|heden|nu|idag|i dag"
    r"|dziś|dzisiaj|dneška|dneška|сегодня|сьогодні)"
)
_LEADS = (
    r"(?:(?:of|from|after|following|beginning|starting|counted|counting|the|its|date|day|on|nach|ab|seit|dem|der|dieser"
    r"|diesem|erfolgter|à|compter|partir|de|la|du|cette|cet|présente?|date|suivant|après|depuis|siguientes|a|al|desde|este"
    r"|esta|contados|contar|contado|d[ao]|dest[ae]|des?ta|data|fecha|el|sua|su|dalla|dal|del|della|di|questo|questa"
    r"|decorrenti"
    r"|vanaf|na|van|deze|dit|från|efter|denna|denne|fra|od|dnia|daty|ode|dne|со|с|дня|от|від|з|дати"
    r"|tarihinden) |d'){1,7}"
)
_FROM_HERE = Pattern(rf"\b{_BEFORE}{_COUNT}[ \u00a0-]{_UNIT},? {_LEADS}{_HERE}", re.IGNORECASE)
_HERE_FIRST = Pattern(
    rf"\b(?:from|vanaf|ab|seit|à partir d'|dès|desde|a partir de|da|från|fra|od) {_HERE},? {_COUNT}[ \u00a0-]{_UNIT}",
    re.IGNORECASE,
)
_FORTNIGHT = re.compile(r"\ba fortnight\b|\bfourteen nights\b", re.IGNORECASE)
_FROM_DAY = Pattern(
    rf"\b(?:por |for |um |de )?{_COUNT}[ \u00a0]{_UNIT},? (?:contados (?:a partir )?d[eo]|counted from"
    rf"|counting from|from"
    r"|after|à compter du|a contar de|a partir del?|ab dem|decorrenti dal)(?: the)? (?P<day>[^,;]{6,24}\d{4}),?",
    re.IGNORECASE,
)
_IN = Pattern(
    rf"\b(?:in|dans|in den nächsten|over|om|en|tra|fra|em|за) {_COUNT}[ \u00a0]{_UNIT}(?=[.;,)]|$| from (?:now"
    rf"|today))"
    r"|(?<!\bde )(?<!\bof )(?<!\bvon )(?<!\bdi )(?<!\bdel )(?<!\bvan )"
    r"\b(?P<tomorrow>tomorrow|morgen|demain|mañana|amanhã|domani|завтра)\b",
    re.IGNORECASE,
)
_TO_ACT = Pattern(rf"\b{_COUNT} {_UNIT} to (?P<act>\w+) (?:from|after|of) {_PUBLISHED}", re.IGNORECASE)
_THEREAFTER = Pattern(rf"\b{_COUNT} {_UNIT} (?:thereafter|later|danach|plus tard|después|depois|dopo)\b", re.IGNORECASE)
_STARTS = Pattern(
    rf"\b(?:starts?|begins?|opens?|beginnt|débute|comienza|começa|inizia)\b.{{0,20}}{_PUBLISHED}", re.IGNORECASE
)
_LONG_PERIOD = Pattern(
    rf"\b(?:a |an |the )?{_COUNT}[ -]day (?:public )?(?:comment|consultation|review|scoping|objection) period\b"
    rf"(?=.{{0,40}}\b(?:starts?|begins?|opens?|from)\b.{{0,16}}{_PUBLISHED})",
    re.IGNORECASE,
)
_SINO = Pattern(
    r"自?(?:本|该)?(?:公告|通知|通告|公示|规定|办法)?(?:公布|发布|發布|刊登|公示)之日起\s?(?P<zh>\d{1,3})\s?(?:个工作日|日|天)内?"
    r"|(?:公表|公示|掲載|公告|公開|発表)(?:の?日)?から\s?(?P<ja>\d{1,3})\s?日以内"
    r"|(?:공고|게시|공포)일(?:로)?부터\s?(?P<ko>\d{1,3})\s?일\s?(?:이내|간)?"
)
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_END_OF = (
    r"(?:the )?(?:end|last day|close) of (?:the month of )?|ende (?:des monats )?|(?:la )?fin (?:du mois de |de |d')?"
    r"|(?:el )?(?:fin|fines|final|finales) (?:de mes )?de |(?:o )?(?:fim|final) (?:do mês )?de "
    r"|(?:la )?fine (?:del mese )?(?:di )?"
    r"|eind(?:e)? (?:van )?|slutet av |utgången av |końca |konce |konca |kraja |конца |кінця |края на |loppuun "
    r"|sonuna "
)
_MONTH_END = Pattern(rf"\b(?:{_END_OF}){_MONTH}\b(?:,? (?:de )?(?P<year>20\d\d))?", re.IGNORECASE)
_THIS_MONTH = Pattern(
    r"\b(?:the )?end of (?:the|this) month\b|\bmonth[ -]end\b|\bmonatsende\b|\bende (?:des|dieses) monats\b"
    r"|\b(?:la )?fin du mois\b"
    r"|\bfin(?:es|ales)? de mes\b|\b(?:fim|final) do mês\b|\bfine mese\b|\beinde van de maand\b"
    r"|月内|今月末|本月底|이달 ?말",
    re.IGNORECASE,
)
_SINO_END = Pattern(r"(?:(?P<year>20\d\d)\s?[年년]\s?)?(?P<month>\d{1,2})\s?[月월]\s?(?:底|末|말)")
A_DAY = (
    r"(?:\d{1,2}(?:\.|er|º|st|nd|rd|th)?(?: de| of)? [^\W\d_]{3,12}\.?(?:,? (?:de )?20\d\d)?"
    r"|[^\W\d_]{3,12} \d{1,2}(?:, 20\d\d)?"
    r"|20\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:20\d\d)?|\d{1,2}/\d{1,2}/20\d\d)"
)
"""A day as texts write it, as a pattern: whether there is such a day is for whoever reads it."""
_CLOCK = (
    r"(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)? ?(?:on )?"
    r"|(?:le )?(?:ore|h|heures|horas) ?\d{1,2}(?:[:.]\d\d)?,? (?:del(?:l[ao'])?|du|de) )?"
)
_SPAN = Pattern(
    rf"\b(?:from|between|start(?:s|ing)?|du|vom|von|dal(?:le|l')?|del?|desde el|od|z|от|с|від|van"
    rf"|från(?: den)?) {_CLOCK}(?:den |il |el |le )?"
    rf"{A_DAY},? (?:to|until|till|through|and|end(?:s|ing)?|au|bis(?: zum| einschließlich)?|auf den|al(?:le|l')?"
    rf"|para|al|a|hasta el"
    rf"|até|do|по|до|tot(?: en met)?|till(?: den)?) {_CLOCK}(?:den |il |el |le )?(?={A_DAY})",
    re.IGNORECASE,
)
_SINO_DAY = (
    r"(?:(?:20\d\d[年년.]\s?)?\d{1,2}[月월.]\s?\d{1,2}[日일.]?|20\d\d-\d\d-\d\d)"
    r"(?:\s?[(\uff08][^)\uff09]{1,3}[)\uff09])?(?:\s?\d{1,2}[:\uff1a時时시]\S{0,3})?"
)
_SINO_SPAN = Pattern(rf"(?:自|從)?{_SINO_DAY}\s?(?:から|[~〜～—–-]|至|到|부터)\s?(?={_SINO_DAY})")
_KOREAN = re.compile(r"(20\d\d)\.\s?(\d{1,2})\.\s?(\d{1,2})\.?")
_AMERICAN = re.compile(r"\b[ECMP][DS]?T\b")
_SLASHED = re.compile(r"\b(\d\d?)/(\d\d?)/(20\d\d)\b")
_TOMORROW = frozenset("tomorrow morgen demain mañana amanhã domani завтра".split())
_ENDS = frozenset(
    "end last close ende fin fines final finales fim fine eind einde slutet utgången końca konce konca kraja конца"
    " кінця края loppuun sonuna".split()
)
_UNIT_WORDS = frozenset(word for units in _UNITS.values() for word in units.split("|"))
_NUMBERS = NUMBER_WORDS.keys() | _SPELLED.keys()
_MONTHLY = MONTHS.keys() | _UNIT_WORDS | {"mes", "mês", "maand"}
_ANY_WORD = _TOMORROW | _ENDS | _UNIT_WORDS | {"fortnight"}
_ANY_SIGN = "日天일底末말"
_WORD, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")
_APART = {at: " " for at in range(128) if not (chr(at).isalnum() or chr(at) == "_")}
_UNSPACED = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_NEAR = 250  # days ahead in which a month without a year is the next one


def may_state_a_period(text: str) -> bool:
    """Whether it is worth looking for a period or the end of a month in `text`: what is cheap to see.

    A unit of time alone states none: "days" stands in many texts, and "dage" is days in one language only.
    """
    small = text.lower()
    if small.isascii():
        words = small.translate(_APART).split()
    elif any(sign in small for sign in _ANY_SIGN):
        return True
    else:
        words = _WORD.findall(small)
    return (not _ANY_WORD.isdisjoint(words) and _is_period(set(words))) or may_be_plain(text)


def _is_period(words: set[str]) -> bool:
    """Whether a number stands beside a unit, or a month beside the word for its end."""
    if not words.isdisjoint(_TOMORROW) or "fortnight" in words:
        return True
    if not words.isdisjoint(_ENDS) and not words.isdisjoint(_MONTHLY):
        return True
    numbered = not words.isdisjoint(_NUMBERS) or any(map(_DIGIT.search, words))
    return numbered and not words.isdisjoint(_UNIT_WORDS)


def written_out(text: str, published: str, day_in: DayIn) -> str:
    """`text` with the days that it states by periods, ends of months and spans in their place."""
    text = _KOREAN.sub(lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", text)
    text = plainly(text)
    if _AMERICAN.search(text):
        text = _SLASHED.sub(lambda day: f"{day[3]}-{int(day[1]):02}-{int(day[2]):02}", text)
    text = _SINO_SPAN.sub(" until ", text) if _UNSPACED.search(text) else _SPAN.sub("until ", text)
    if not may_state_a_period(text):
        return text
    text = _FROM_DAY.sub(lambda period: _from_day(period, day_in), text)
    try:
        first = date.fromisoformat(published[:10])
    except ValueError:
        return text
    return _counted(text, first)


def _counted(text: str, first: date) -> str:
    """Periods from the day of publication, and ends of months."""
    if _STARTS.search(text):
        text = _THEREAFTER.sub(lambda period: f"by {_later(first, period)}", text)
    text = _FORTNIGHT.sub("two weeks", text)
    text = _TO_ACT.sub(lambda period: f"to {period['act']} by {_later(first, period)}", text)
    for pattern in (_LONG_PERIOD, _FROM_PUBLICATION, _FROM_HERE, _HERE_FIRST, _IN):
        text = pattern.sub(lambda period: f"by {_later(first, period)}", text)
    text = _SINO.sub(
        lambda period: f" by {first + timedelta(days=int(period['zh'] or period['ja'] or period['ko']))}", text
    )
    for pattern in (_MONTH_END, _SINO_END):
        text = pattern.sub(lambda end: f" {_end_of(end, first)}", text)
    return _THIS_MONTH.sub(lambda _: f"by {_last(first.year, first.month)}", text)


def _later(first: date, period: re.Match[str]) -> date:
    if period.groupdict().get("tomorrow"):
        return first + timedelta(days=1)
    stated = period["n"].lower()
    count = int(stated) if stated.isdigit() else _SPELLED.get(stated) or NUMBER_WORDS[stated]
    unit = (period.groupdict().get("unit") or "days").lower()
    length = next(days for days, words in _UNITS.items() if unit in words.split("|"))
    return first + timedelta(days=count * length) if length < _MONTH_LENGTH else _months_later(first, count)


_MONTH_LENGTH = 30


def _months_later(first: date, count: int) -> date:
    year, month = divmod(first.month - 1 + count, 12)
    last = calendar.monthrange(first.year + year, month + 1)[1]
    return date(first.year + year, month + 1, min(first.day, last))


def _from_day(period: re.Match[str], day_in: DayIn) -> str:
    """A period from a day that is named: the day on which it ends."""
    day = day_in(period["day"])
    return f"until {_later(date.fromisoformat(day[:10]), period)}" if day else period[0]


def _end_of(end: re.Match[str], first: date) -> str:
    """The last day of a month; without a year, of the next such month, if that is near."""
    month = int(end["month"]) if end["month"].isdigit() else MONTHS[end["month"].lower()]
    if not 1 <= month <= 12:
        return end[0]
    if end["year"]:
        return f"by {_last(int(end['year']), month)}"
    ends = (_last(first.year + later, month) for later in (0, 1))
    return next((f"by {day}" for day in ends if first <= day <= first + timedelta(days=_NEAR)), end[0])


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
