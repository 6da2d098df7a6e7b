"""Days that a text states without naming them: "within 30 days of publication", "by the end of March". Pure.

What stands there is replaced by the day (ISO 8601) behind "by" or "until", so that whoever reads deadlines reads it as
any other. Counted from the day of publication, and only where the text says so ("of publication of this notice", "from
today", "in two weeks"): a period from enactment, delivery or application is left as it is. Of a span ("from 8 March to
7 April", "extended from 30 April to 14 May") the last day remains.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence, Set
from datetime import date, timedelta

from vocabulary.news.numbers import MONTHS, NUMBER_WORDS
from vocabulary.news.period_words import (
    ANY_UNITS,
    BEFORE,
    COUNT,
    HERE,
    LEADS,
    OF,
    OF_NOTICE,
    PUBLISHED,
    SPELLED,
    UNIT,
    UNITS,
)
from vocabulary.news.written_days import may_be_plain, plainly
from vocabulary.patterns import Pattern

DayIn = Callable[[str], str | None]
_FROM_PUBLICATION = Pattern(rf"\b{BEFORE}{COUNT}[ \u00a0-]{UNIT}{OF}{PUBLISHED}", re.IGNORECASE)
_FROM_HERE = Pattern(rf"\b{BEFORE}{COUNT}[ \u00a0-]{UNIT},? {LEADS}{HERE}(?: {OF_NOTICE})?", re.IGNORECASE)
_HERE_FIRST = Pattern(
    rf"\b(?:from|vanaf|ab|seit|à partir d'|dès|desde|a partir de|da|från|fra|od) {HERE},? {COUNT}[ \u00a0-]{UNIT}",
    re.IGNORECASE,
)
_FORTNIGHT = re.compile(r"\ba fortnight\b|\bfourteen nights\b", re.IGNORECASE)
_FROM_DAY = Pattern(
    rf"\b(?:por |for |um |de )?{COUNT}[ \u00a0]{UNIT},? (?:contados (?:a partir )?d[eo]|counted from"
    rf"|counting from|from"
    r"|after|à compter du|a contar de|a partir del?|ab dem|decorrenti dal)(?: the)? (?P<day>[^,;]{6,24}\d{4}),?",
    re.IGNORECASE,
)
_IN = Pattern(
    rf"\b(?:in|dans|in den nächsten|over|om|en|tra|fra|em|за) {COUNT}[ \u00a0]{UNIT}(?=[.;,)]|$| from (?:now"
    rf"|today))"
    r"|(?<!\bde )(?<!\bof )(?<!\bvon )(?<!\bdi )(?<!\bdel )(?<!\bvan )"
    r"\b(?P<tomorrow>tomorrow|morgen|demain|mañana|amanhã|domani|завтра)\b",
    re.IGNORECASE,
)
_COMING_WORDS = frozenset(
    "next coming following nächsten kommenden folgenden prochain prochains prochaine prochaines próximos próximas"
    " siguientes seguintes prossimi prossime seguenti komende volgende eerstvolgende närmaste kommande næste kommende"
    " neste najbliższych kolejnych příštích následujících ближайших следующих наступних найближчих".split()
)
_AHEAD = frozenset("venir ahead vienen venire".split())
_COMING = f"(?:{'|'.join(sorted(_COMING_WORDS))})"
_DURING = (
    r"(?:(?:over|in|within|during|for|innerhalb|während|dans|au cours|pendant|en|durante|nas|nos|nelle|nei|entro|binnen"
    r"|gedurende|under|inom|i løpet av|w ciągu|przez|během|v průběhu|в течение|протягом) )?"
    r"(?:(?:the|den|der|die|les|des|las|los|de|di) )?"
)
_NEXT = tuple(
    Pattern(rf"\b{_DURING}{words}\b", re.IGNORECASE)
    for words in (
        rf"{_COMING} {COUNT} {UNIT}",
        rf"{COUNT} {_COMING} {UNIT}",
        rf"{COUNT} {UNIT} (?:à venir|ahead|que vienen|a venire)",
    )
)
_FROM_TODAY = Pattern(  # "opens today for 30 days"
    r"\b(?P<what>(?:today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|idag|i dag)\b[^.;]{0,25}?)"
    rf"\b(?:for|für|pour|pendant|durante|por|per|gedurende|voor|under)"
    rf" (?:einen zeitraum von |a period of )?{COUNT} {UNIT}\b",
    re.IGNORECASE,
)
_TO_ACT = Pattern(rf"\b{COUNT} {UNIT} to (?P<act>\w+) (?:from|after|of) {PUBLISHED}", re.IGNORECASE)
_THEREAFTER = Pattern(rf"\b{COUNT} {UNIT} (?:thereafter|later|danach|plus tard|después|depois|dopo)\b", re.IGNORECASE)
_STARTS = Pattern(
    rf"\b(?:starts?|begins?|opens?|beginnt|débute|comienza|começa|inizia)\b.{{0,20}}{PUBLISHED}", re.IGNORECASE
)
_LONG_PERIOD = Pattern(
    rf"\b(?:a |an |the )?{COUNT}[ -]day (?P<what>(?:[a-z]+ ){{0,2}})"
    r"(?:period|window|consultation|ballot|inquiry|enquiry)\b"
    rf"(?=.{{0,40}}\b(?:starts?|begins?|opens?|starting|beginning|opening|from)\b.{{0,16}}{PUBLISHED})",
    re.IGNORECASE,
)
_SINO = Pattern(
    r"(?:自?(?:本|该)?(?:公告|通知|通告|公示|规定|办法)?(?:公布|发布|發布|刊登|公示|公告)之日起|公示期(?:为|：|:)?)\s?(?P<zh>\d{1,3})\s?(?:个工作日|日|天)内?"
    r"|(?:公表|公示|掲載|公告|公開|発表)(?:の?日)?から(?:起算して)?\s?(?P<ja>\d{1,3})\s?日以内"
    r"|(?:공고|게시|공포)(?:일(?:로)?부터|\s?후)\s?(?P<ko>\d{1,3})\s?일\s?(?:이내|안|간)?"
)
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_END_OF = (
    r"(?:the )?(?:end|last day|close) of (?:the month of )?|ende (?:des monats )?|(?:la )?fin (?:du mois de |de |d')?"
    r"|(?:el )?(?:fin|fines|final|finales) (?:de mes )?de |(?:o )?(?:fim|final) (?:do mês )?de "
    r"|(?:la )?fine (?:del mese )?(?:di )?"
    r"|eind(?:e)? (?:van )?|slutet av |utgången av |utgangen av |slutten av |udgangen af |slutningen af "
    r"|końca |końcem |koniec |koncem |konce |konca |kraja |конца |кінця |края на |loppuun "
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
    rf"\b(?:from|between|entre(?: os dias| los días| el| le)?|tra(?: il)?|fra(?: il)?|mellan(?: den)?"
    rf"|mellem(?: den)?|mezi"
    rf"|між|между|start(?:s|ing)?|du|vom|von|dal(?:le|l')?|del?|desde el|od|z|от|с|від|van"
    rf"|från(?: den)?) {_CLOCK}(?:den |il |el |le )?"
    rf"{A_DAY},? (?:to|until|till|through|and|end(?:s|ing)?|au|bis(?: zum| einschließlich)?|auf den|al(?:le|l')?"
    rf"|para|al|a|hasta el|y(?: el)?|e(?: il)?|et(?: le)?|och(?: den)?|og(?: den)?|та|и"
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
_ALONE = frozenset("tomorrow morgen demain mañana amanhã domani завтра monatsende".split())
_ENDS = frozenset(
    "end last close ende fin fines final finales fim fine eind einde slutet utgången utgangen slutten udgangen"
    " slutningen końca końcem koniec koncem konce konca kraja конца кінця края loppuun sonuna".split()
)
_UNIT_WORDS = frozenset(
    word for units in (*UNITS.values(), *ANY_UNITS.values()) for word in units.replace(" ", "|").split("|")
)
_NUMBERS = NUMBER_WORDS.keys() | SPELLED.keys()
_MONTHLY = MONTHS.keys() | _UNIT_WORDS | {"mes", "mês", "maand"}
WORDS = _ALONE | _ENDS | _UNIT_WORDS | {"fortnight"}
"""One of these stands in whatever states a period without a digit, between spaces; mostly beside one of `BESIDE`."""
BESIDE = frozenset(_MONTHLY | _NUMBERS)
_ANY_SIGN = "日天일底末말"
_WORD = re.compile(r"\w+")
_APART = {at: " " for at in range(128) if not (chr(at).isalnum() or chr(at) == "_")}
_UNSPACED = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_NEAR = 250  # days ahead in which a month without a year is the next one


def may_state_a_period(text: str, known: Sequence[Set[str]] = ()) -> bool:
    """Whether it is worth looking for a period or the end of a month in `text`: what is cheap to see.

    A unit of time alone states none: "days" stands in many texts, and "dage" is days in one language only. `known`: its
    words in small letters without digits, as sets of its parts, where somebody has them.
    """
    if known and text.isascii() and all(map(WORDS.isdisjoint, known)):
        return may_be_plain(text)
    small = text.lower()
    if small.isascii():
        words = small.translate(_APART).split()
    elif any(sign in small for sign in _ANY_SIGN):
        return True
    else:
        words = _WORD.findall(small)
    return (not WORDS.isdisjoint(words) and _is_period(words)) or may_be_plain(text)


def may_be_period_of(words: Set[str]) -> bool:
    """The same of a text without digits in a script with spaces, by its words in small letters alone."""
    if not _ALONE.isdisjoint(words) or "fortnight" in words:
        return True
    return (not _ENDS.isdisjoint(words) and not words.isdisjoint(_MONTHLY)) or (
        not _UNIT_WORDS.isdisjoint(words) and not words.isdisjoint(_NUMBERS)
    )


def _is_period(words: Sequence[str]) -> bool:
    """Whether a number stands before a unit, or there are a month and a word for its end."""
    known = set(words)
    if not known.isdisjoint(_ALONE):
        return True
    return (not known.isdisjoint(_ENDS) and not known.isdisjoint(_MONTHLY)) or _is_counted(words)


def _is_counted(words: Sequence[str]) -> bool:
    """Whether a number stands before a unit of time: "30 days", "quatre prochaines semaines"."""
    units = [place for place, word in enumerate(words) if word in _UNIT_WORDS]
    return "fortnight" in words or any(
        before in _NUMBERS or before.isdecimal() for place in units for before in words[max(0, place - 3) : place]
    )


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
    words = _WORD.findall(text.lower())
    if _is_counted(words):
        text = _with_periods(text, first, words)
    text = _IN.sub(lambda period: f"by {_later(first, period)}", text)
    text = _SINO.sub(
        lambda period: f" by {first + timedelta(days=int(period['zh'] or period['ja'] or period['ko']))}", text
    )
    for pattern in (_MONTH_END, _SINO_END):
        text = pattern.sub(lambda end: f" {_end_of(end, first)}", text)
    return _THIS_MONTH.sub(lambda _: f"by {_last(first.year, first.month)}", text)


def _with_periods(text: str, first: date, words: Sequence[str]) -> str:
    if _STARTS.search(text):
        text = _THEREAFTER.sub(lambda period: f"by {_later(first, period)}", text)
    text = _FORTNIGHT.sub("two weeks", text)
    text = _TO_ACT.sub(lambda period: f"to {period['act']} by {_later(first, period)}", text)
    text = _FROM_TODAY.sub(lambda period: f"{period['what']}until {_later(first, period)}", text)
    text = _LONG_PERIOD.sub(lambda period: f"{period['what']}by {_later(first, period)}", text)
    coming = () if (_COMING_WORDS | _AHEAD).isdisjoint(words) else _NEXT
    for pattern in (_FROM_PUBLICATION, _FROM_HERE, _HERE_FIRST, *coming):
        text = pattern.sub(lambda period: f"by {_later(first, period)}", text)
    return text


def _later(first: date, period: re.Match[str]) -> date:
    if period.groupdict().get("tomorrow"):
        return first + timedelta(days=1)
    stated = period["n"].lower()
    count = int(stated) if stated.isdigit() else SPELLED.get(stated) or NUMBER_WORDS[stated]
    unit = (period.groupdict().get("unit") or "days").lower()
    length = next(days for days, words in UNITS.items() if unit in words.split("|"))
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
