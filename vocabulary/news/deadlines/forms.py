"""What the form of a sentence says, whatever its words: a field, whom it speaks to, what comes too late. Pure.

Only words of which a language has few are listed here: of labels, "whoever", "not", hours of the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vocabulary.news.deadlines.clauses import Around, Clause, Reason
from vocabulary.news.deadlines.days import MARK, Marked
from vocabulary.news.deadlines.words import Hit
from vocabulary.patterns import Pattern

_FIELD, _LATE, _ANYONE, _PERIOD, _ORDER = 3.0, 2.0, 2.0, 1.5, 2.5
_NEAR = 30  # characters in which an hour stands beside its day
_WINDOW_FAR = 90
_BEFORE = 45  # characters in which what comes too late is named
FORMAL = ("field", "late", "whoever", "period", "imperative", "window")
"""The reasons by which the form of a sentence asks for something."""
_FIELDS = re.compile(r"[|·•;\n\t]")
_OF_WHAT = (
    r"comments?|submissions?|applications?|consultation|tenders?|bids?|proposals?|nominations?|responses?|feedback"
)
_LABEL = Pattern(  # all that a field of a form says before its day
    rf"^\W{{0,4}}(?:(?:{_OF_WHAT}) )?(?:closing[ -]date|closes(?: on)?|(?:final |submission |response )?deadline"
    rf"|(?:comment |response )?due(?: date| on| by)?|end(?: date)? of (?:the )?(?:comment period|consultation)"
    rf"|(?:respond|reply|apply|submit) by|(?:{_OF_WHAT}) (?:by|close|end|due)|deadline for (?:{_OF_WHAT}))\W{{0,6}}$"
    r"|^\W{0,4}(?:(?:einsende|anmelde|abgabe|einreichungs|bewerbungs|annahme|melde)schluss"
    r"|(?:abgabe|angebots|bewerbungs|einreichungs|einspruchs|stellungnahme)?frist(?: bis)?"
    r"|frist (?:für|zur) (?:die )?(?:\w{0,20}stellungnahmen?|einsprüche|angebote|bewerbungen|einreichung))\W{0,6}$"
    r"|^\W{0,4}(?:date limite(?: (?:de|d['’])\s?(?:dépôt|réponse|soumission|candidature|réception|envoi)"
    r"(?: des \w{1,20})?)?"
    r"|date de clôture|clôture (?:de la consultation|des candidatures|des offres))\W{0,6}$"
    r"|^\W{0,4}(?:fecha (?:límite|tope|de cierre)(?: (?:de|para) (?:la )?(?:presentación|recepción|envío|entrega))?"
    r"|cierre (?:de la consulta|de ofertas|de recepción)|plazo(?: de presentación)?)\W{0,6}$"
    r"|^\W{0,4}(?:data[ -]limite|prazo(?: final| para envio)?"
    r"|encerramento d[ao]s? (?:consulta|propostas|inscrições))\W{0,6}$"
    r"|^\W{0,4}(?:scadenza(?: (?:bando|domande|consultazione|presentazione))?|data di scadenza|termine ultimo)\W{0,6}$"
    r"|^\W{0,4}(?:sluitingsdatum|uiterste (?:inlever)?datum|reageren (?:kan )?tot(?: en met)?)\W{0,6}$"
    r"|^\W{0,4}(?:sista (?:svarsdag|ansökningsdag|dag)|svarstid|(?:svars|hørings|ansøgnings|søknads)?frist)\W{0,6}$"
    r"|^\W{0,4}(?:määräaika|jättöpäivä|lausuntoaika päättyy|határidő|beküldési határidő|termen(?: |-)limită)\W{0,6}$"
    r"|^\W{0,4}(?:termin (?:składania|nadsyłania|zgłaszania|przyjmowania)(?: \w{1,20}){0,2}|termín podání|uzávěrka"
    r"|lhůta pro připomínky)\W{0,6}$"
    r"|^\W{0,4}(?:(?:крайний|конечный) срок|срок (?:подачи|при[её]ма|направления)(?: \w{1,20}){0,2}|дедлайн"
    r"|кінцевий (?:термін|строк)|строк подання(?: \w{1,20}){0,2}|краен срок)\W{0,6}$"
    r"|^\W{0,4}(?:καταληκτική ημερομηνία|προθεσμία(?: υποβολής)?|son (?:başvuru |teklif )?(?:tarihi?|gün)"
    r"|batas (?:akhir|waktu)(?: \w{1,20})?|tenggat|hạn (?:cuối|chót)|آخر موعد|الموعد النهائي)\W{0,6}$"
    r"|^\W{0,4}(?:反馈|意见反馈|征求意见|申报|投标|报名|提交|收件)?截止(?:日期|时间|日)?\W{0,6}$"
    r"|^\W{0,4}(?:受付|応募|提出|募集)?(?:締切|締め切り|〆切|期限)(?:日時|日)?\W{0,6}$"
    r"|^\W{0,4}(?:접수|제출|신청)?\s?(?:마감(?:일|일시)?|기한)\W{0,6}$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"\W{0,4}(?:$|[|·•;\n(,.]|\d|(?:at|by|à|um|ore|alle|às|kl|klo|o)\b|[A-ZÀ-ÞА-Я])"
)  # behind a field
_DEAL = Pattern(
    r"\b(?:acquisitions?|mergers?|takeover|purchase agreement|financing|placement|offering|transaction|deal|loan|shares"
    r"|vacancy|job|salary|übernahme|fusion|finanzierung|kaufvertrag|aktien|stelle|gehalt|augmentation de capital"
    r"|emploi|adquisición|fusión|financiación|acciones|empleo|aquisição|fusão|ações|vaga|acquisizione|fusione|azioni"
    r"|overname|fusie|aandelen|vacature|förvärv|aktier|opkøb|przejęcie|akcje|слияни\w|акций|вакансия)\b"
    r"|收购|并购|融资|交割|招聘|買収|合併|株式|求人|인수|합병|채용",
    re.IGNORECASE,
)
_ONLY_A_LABEL = 60  # characters
_WHOEVER = Pattern(  # a sentence that speaks to whoever wants to
    r"^\W{0,3}(whoever|anyone|anybody|those|if you|should you|wer|wenn sie|falls sie|quiconque|toute personne"
    r"|celles et ceux|si vous|quien|quienes|si usted|si desea|quem|se você|chi|chiunque|se vuoi|se desiderate|wie"
    r"|als u|indien u|wilt u|vill du|om du|om ni|den som|vem som|vil du|har du|hvis du|kto|kdo|jeśli|chcete|кто"
    r"|если вы|хто|якщо ви|който|ako|aki|ha ön|cine|oricine|dacă|jos|haluatko|όποιος|όσοι|εάν|herkes|siapa)\b"
    r".{0,80}?\b(?P<wish>want|wants|wish|wishes|wishing|would like|like to|will|wollen|möchten?|wünscht?|wünschen"
    r"|souhait\w*|veut|voulez|veulent|désir\w*|quiera\w*|desee\w*|quieren|quiser\w*|desej\w*|vuole|vogli\w*|desider\w*"
    r"|wil|wilt|wenst|vill|vil|ønsker|önskar|kommentar\w*|chce|chcete|chciał\w*|хочет|хотите|желает|бажа\w*|иска"
    r"|szeretne|kíván|akar|dorește|doriți|vrea|haluaa|haluatte|θέλει|θέλουν|επιθυμ\w*|isteyen|ingin)\b",
    re.IGNORECASE,
)
_PERIOD_FOR = Pattern(  # a period that is somebody's to do something in
    r"\b(?:deadline (?:for|to)|last (?:day|date|chance) (?:for|to|on which)|frist (?:für|zur)|zeit(?:,| für)"
    r"|délai (?:pour|de)|temps pour|plazo para|prazo para|tempo (?:per|di)|termine per|termijn voor|tid att"
    r"|frist (?:for|til)"
    r"|termin (?:na|do|dla)|czas na|lhůta (?:pro|k)|čas (?:na|do)|срок (?:для|на)|строк (?:для|на)|προθεσμία για"
    r"|termenul? (?:pentru|de)|aikaa)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(  # the first word of a sentence that tells its reader to do something, by its form
    r"(?:^|[.:;!?] )\W{0,3}(?:[A-ZÀ-Þ]\w{2,20}ez(?:-(?:vous|nous|le|la|les|y|en)\b"
    r"| (?=(?:votre|vos|nous|le|la|les|un|une|à|au|sur|par|avant)\b))|[A-ZÄÖÜ]\w{2,20}n Sie\b"
    r"|[А-Я][а-яё]{2,20}[йи]те(?:сь)?\b|Do so\b|Do this\b)"
)
_AN_HOUR = Pattern(
    r"\b(?:\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m\b|noon|midday|midnight|close of business|cob|\d{1,2}(?::\d\d)? uhr"
    r"|mittags?|mitternacht|\d{1,2} ?h(?:eures?)?\b|midi|minuit|\d{1,2} ?horas|mediodía|medianoche|meia-noite|meio-dia"
    r"|ore \d{1,2}|mezzogiorno|mezzanotte|\d{1,2} uur|middernacht|klo? ?\d{1,2}|kl\. ?\d{1,2}|godz\. ?\d{1,2}"
    r"|pukul \d{1,2}|\d{1,2} часов|\d{1,2}:\d\d)|\d{1,2}\s?[時时點点시]|正午|24時",
    re.IGNORECASE,
)
_ARRIVED = Pattern(
    r"\b(?:received|arriv\w{2,5}|submitted|sent|lodged|filed|posted|eingeh\w{1,5}|eingegangen\w{0,2}|eintreff\w{1,5}"
    r"|reçue?s?|parvenue?s?|arrivée?s?|déposée?s?|transmis\w{0,2}|recibid[oa]s?|presentad[oa]s?|enviad[oa]s?|recebid[oa]s?"
    r"|pervenut[eio]|ricevut[eio]|inviat[eio]|ontvangen|binnengekomen|ingediend\w?|inkomn\w{1,3}|inkommer|modtaget"
    r"|mottatt|indkomne|złożone|otrzymane|nadesłane|doručené|поступившие|полученные|направленные|надіслані|подані)\b",
    re.IGNORECASE,
)
_REFUSED = Pattern(
    r"\b(?:not|no longer|unread|ignored|rejected|disregarded|too late|nicht|kein\w{0,2}|unberücksichtigt|ne"
    r"|irrecevables?|no|inadmisibles?|não|non|niet|inte|ikke|nie|nebud\w{1,3}|не)\b",
    re.IGNORECASE,
)


_WINDOW = Pattern(  # a period in which something may be sent in, to its end
    r"(?:\b(?:(?:application|submission|comment|consultation|nomination|proposal|bidding|tender|call)s? (?:period"
    r"|window|round)|(?:bewerbungs|antrags|einreichungs|ausschreibungs|beteiligungs|konsultations|angebots)"
    r"(?:zeitraum|phase|fenster|periode)\w{0,2}"
    r"|période (?:de|d['’]) ?(?:candidature|dépôt|consultation|soumission)\w{0,2}"
    r"|(?:per[ií]odo|ventana) de (?:solicitud|presentación|postulación|consulta|recepción)\w{0,2}"
    r"|(?:período|janela) de (?:candidatura|submissão|consulta|envio|apresentação)\w{0,2}"
    r"|(?:periodo|finestra) (?:per|di) (?:le |la |l')?(?:domande|candidature|presentazione|consultazione|invio)"
    r"|(?:aanvraag|indienings|consultatie|inzend)(?:periode|termijn|ronde)"
    r"|(?:okres|termin) (?:składania|zgłaszania|naboru|konsultacji|przyjmowania)(?: \w{1,20})?"
    r"|(?:ansöknings|remiss|svars|utlysnings)(?:tid|period)\w{0,2}|(?:søknads|hørings|innsendings)period\w{1,2}"
    r"|(?:ansøgnings|hørings|indsendelses)period\w{1,2}|(?:haku|lausunto|kommentointi|hakemus|kuulemis)(?:aika|ajan)"
    r"|perioada de (?:depunere|consultare)|(?:период|срок) (?:подачи|при[её]ма|направления|обсуждения)(?: \w{1,20})?"
    r"|(?:період|строк) (?:подання|прийому|приймання|обговорення)(?: \w{1,20})?"
    r"|(?:başvuru|teklif|görüş|itiraz) (?:dönemi|süresi|süreci)"
    r"|(?:masa|periode) (?:pendaftaran|pengajuan|penyampaian|konsultasi)"
    r"|(?:thời gian|đợt) (?:nộp|tiếp nhận|lấy ý kiến)(?: hồ sơ)?|περίοδος (?:υποβολής|διαβούλευσης))\b"
    r"|(?:فترة|مدة) (?:تقديم|التقديم|استقبال)|(?:申报|受理|征集|公示|征求意见|投标|提交)(?:期限|时间|期间|期)"
    r"|(?:受付|募集|公募|応募|提出)期間|(?:접수|공모|모집|신청)\s?기간)[^;.‹›]{0,40}?"
    r"(?:until |\b\d{1,2}(?:\.|er|º|°)?(?:\s?\d{1,2}\.)?\s?"
    r"(?:[–—-]|to|and|au|al?|e|tot(?: en met)?|t/m|bis(?: zum)?|do|до|по|till?(?: den)?|s\.d\.|sampai|đến)\s?)$",
    re.IGNORECASE,
)
_ONE_FIELD = re.compile(r"^\W{0,4}(?:[^\W\d_]+\s){0,2}[^\W\d_]+\s?:\s$")


def is_window(text: str, day: Marked, around: Around) -> bool:
    """Whether a day is the last of a period in which something may be sent in: "Hakuaika 1.9.–29.9.2028"."""
    return not around.deal and _WINDOW.search(text[max(0, day.start - _WINDOW_FAR) : day.start]) is not None


_TOO_LATE = re.compile(r"逾期|(?:恕|概)?不予?(?:受理|接收)|受け?付け?(?:は)?(?:し|でき|け)?ません|접수하지|받지 않")


def is_deal(texts: Iterable[str]) -> bool:
    """Whether texts are about a deal between firms, which closes on a day, or about a post that is vacant."""
    return any(_DEAL.search(text) for text in texts)


def is_label_alone(sentence: str) -> bool:
    """Whether a sentence is nothing but the name of a field whose day stands in the next line."""
    return len(sentence) <= _ONLY_A_LABEL and _LABEL.match(sentence) is not None


def is_field(text: str, day: Marked, around: Around, words: Sequence[Hit]) -> bool:
    """Whether a day is the value of a field of a form, which says by its name that something is due then; "Abstracts:"
    does so as well."""
    if _ONE_FIELD.match(text[: day.start]) and any(hit.role == "asked" and hit.end < day.start for hit in words):
        return _CAPITAL.match(text, day.end) is not None
    if around.deal or (around.event and not around.asks):
        return False
    before = _FIELDS.split(text[: day.start])[-1]
    if MARK.search(before) or not _LABEL.match(before):
        return False
    return _CAPITAL.match(text, day.end) is not None


def is_late(text: str, day: Marked, clause: Clause) -> bool:
    """Whether what arrives after a day is refused: by that day it is to be there."""
    if _TOO_LATE.search(text[day.end : day.end + _NEAR]):
        return True
    before = text[max(clause.start, day.start - _BEFORE) : day.start]
    return _ARRIVED.search(before) is not None and _REFUSED.search(text[day.end : clause.end]) is not None


def formal(
    text: str, day: Marked, clause: Clause, words: Sequence[Hit], *, field: bool, late: bool, window: bool
) -> Iterator[Reason]:
    """What is asked by the form of the sentence; `field`, `late`, `window`: as `is_field`, `is_late`
    and `is_window` say."""
    if field:
        yield Reason("field", "a field of a form", _FIELD)
    if window:
        yield Reason("window", "a period in which to send something in", _FIELD)
    if late:
        yield Reason("late", "what arrives after it is refused", _LATE)
    if whoever := _whoever(text, day, clause, words):
        yield Reason("whoever", whoever, _ANYONE)
    people = any(hit.role == "people" and clause.has(hit) for hit in words)
    if people and (period := _PERIOD_FOR.search(text, clause.start, clause.end)):
        yield Reason("period", period[0], _PERIOD)
    near = text[max(clause.start, day.start - _NEAR) : day.start], text[day.end : day.end + _NEAR]
    hour = next(filter(None, map(_AN_HOUR.search, near)), None)  # alone it asks for nothing: trading is halted, too
    if hour and (order := _IMPERATIVE.search(text, clause.start, day.start)):
        yield Reason("imperative", f"{order[0].strip()} … {hour[0]}", _ORDER)


def _whoever(text: str, day: Marked, clause: Clause, words: Sequence[Hit]) -> str | None:
    """How a sentence begins that says what whoever wants something may or must do by its day."""
    if (whoever := _WHOEVER.match(text[: day.start])) is None:
        return None
    wish = max(clause.start, whoever.end("wish"))
    acts = (hit for hit in words if hit.role in ("may", "must", "owed", "polite", "sending"))
    return whoever[1] if any(wish <= hit.start and clause.has(hit) for hit in acts) else None
