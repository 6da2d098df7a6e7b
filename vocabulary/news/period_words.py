"""Words of periods in the languages of the news, as parts of patterns. Data only."""

from __future__ import annotations

from vocabulary.news.numbers import NUMBER_WORDS

SPELLED = {"vingt et un": 21, "ninety": 90} | dict.fromkeys("one einem einer eines un une uno uma um een".split(), 1)
COUNT = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|{'|'.join(SPELLED)})"
UNITS = {
    1: "calendar days|days|day|kalendertagen|tagen|tage|jours francs|jours|jour|dias corridos"
    "|dias|días naturales|días|giorni|dagen|dagar|dage|päivän|dni|dnů|дней|днів|дни",
    7: "weeks|week|wochen|woche|semaines|semaine|semanas|settimane|settimana|weken|week|veckor|veckorna|uger|viikon"
    "|uker|ukene|tygodni|tygodnie|týdnů|týdny|недель|недели|тижнів|тижні",
    30: "months|month|monaten|monats|monate|mois|meses|mesi|mese"
    "|miesiąca|měsíce|maanden|månader|kuukauden|miesięcy|měsíců|месяцев|місяців",
}
UNIT = rf"(?P<unit>{'|'.join(UNITS.values())})"
NOTICE = (
    r"(?:notice|document|rule|proposal|announcement|advertisement|call|request|bekanntmachung|mitteilung|anzeige|veröffentlichung"
    r"|avis|annonce|arrêté|aviso|anuncio|edital|resolución|bando|avviso|bericht|publicatie|kungörelse)"
)
ANY_UNITS = {
    "day": "calendar days|days|kalendertagen|tagen|tage|jours calendaires|jours francs|jours|días naturales"
    "|días corridos|días calendario|días|dias corridos|dias|giorni|kalenderdagen|dagen|kalenderdagar|dagar|dager|dage"
    "|dnů|dní|dni|päivän|päivää|vuorokauden|napon|napos|zile calendaristice|zile|календарных дней|дней|дня"
    "|календарних днів|днів|takvim günü|gün|hari kalender|hari|ngày|يوما|يوماً|يومًا|أيام|ημερολογιακών ημερών|ημερών"
    "|ημέρες|dana|дана|календарни дни|дни|dneh|päeva|dienų|dienu|dies",
    "week": "weeks|wochen|semaines|semanas|settimane|weken|veckor|uger|uker|týdnů|týždňov|tygodni|viikon|viikkoa|héten"
    "|săptămâni|недель|тижнів|hafta|minggu|tuần|أسابيع|εβδομάδων|tjedana|недеља|седмици|tednih|nädala",
    "month": "months|monaten|monate|mois|meses|mesi|maanden|månader|måneder|měsíců|mesiacov|miesięcy|kuukauden|hónapon"
    "|luni|месяцев|місяців|bulan|tháng|أشهر|μηνών|mjeseci|месеци|mesecih",
}
"""Units in all languages, for periods whose form says what they are counted from."""
PUBLISHED = (  # of this text, or today
    r"(?:(?:the date of |the day of |date of |its )?(?:the )?publication(?: date)?(?: of (?:this|the present) \w+)?"
    rf"(?: in the [A-Z]\w+(?: [A-Z]\w+)?)?|(?:the date of )?(?:this|the present) {NOTICE}|today(?:'s date|’s date)?"
    rf"|(?:der |dieser |erfolgter )?(?:veröffentlichung|bekanntmachung)(?: dieser \w+)?|(?:dem )?erscheinen|heute"
    rf"|(?:de )?la (?:date de )?(?:présente )?publication(?: (?:du|de la|de cet|de ce)(?: présente?)? \w+)?|ce jour"
    rf"|(?:de |desde )?la (?:fecha de (?:la )?)?publicación(?: (?:de este|de esta|del presente"
    rf"|de la presente) \w+)?|hoy"
    rf"|(?:d?a )?(?:data (?:d[ea] )?)?(?:sua )?publicação(?: (?:deste|desta|do presente|da presente) \w+)?|hoje"
    rf"|(?:dalla |della )?(?:data di )?pubblicazione(?: (?:del presente|della presente|di questo) \w+)?|oggi"
    r"|(?:de )?publicatie(?: van deze \w+)?|bekendmaking|publiceringen|publicering|vandaag|idag)"
)
OF = (  # between a period and what it is counted from
    r"(?: ?(?:of|from|after|following|beginning on|starting on|nach|ab|seit|à compter de|à compter du|à partir de"
    r"|après|suivant"
    r"|siguientes a|a partir de|a contar de|a contar d[ao]|contados (?:a partir )?d[ea]"
    r"|contados desde|desde|después de|da|dalla"
    r"|dopo"
    r"|decorrenti da|vanaf|na|från|efter|of the date of)(?: the| der| die| dem| la| de la| da| a)?) "
)
BEFORE = (
    r"(?:(?:within|in|not later than|no later than|for|innerhalb von|binnen|innert|dans (?:un délai|le délai) de"
    r"|d'un délai de|un délai de|dans les|en (?:un|el) plazo de|dentro (?:de los|de|del plazo de)|no prazo de"
    r"|em até|entro"
    r"|nel termine di|binnen|inom)(?: the| a period of| den| los)? )?"
)
HERE = (  # this text, or today, in whatever words lead to it
    r"(?:publication|parution|veröffentlichung|bekanntmachung|erscheinen|publicación|publicação|pubblicazione|publicatie"
    r"|bekendmaking|kennisgeving|publicering|publiceringen|kungörelse[n]?|offentliggørelse[n]?|kunngjøring|publikacji"
    r"|ogłoszenia|zveřejnění|zverejnenia|опубликования|публикации|оприлюднення|опублікування|yayımlandığı tarih"
    r"|this notice|this document|this advertisement|présent avis|presente aviso|presente anuncio|presente avviso"
    r"|present notice"
    r"|today|now|heute|heutigen tag|jetzt|aujourd'hui|ce jour|hoy|hoje|oggi|odierna|vandaag|heden|nu|idag|i dag"
    r"|dziś|dzisiaj|dneška|dneška|сегодня|сьогодні)"
)
OF_NOTICE = (  # what was published, in languages that need no word between
    r"(?:(?:niniejszego |tohto |tohoto |этого |настоящего |цього )?(?:ogłoszenia|obwieszczenia|zawiadomienia|komunikatu"
    r"|oznámení|oznámenia|vyhlášky|výzvy|извещения|объявления|уведомления|проекта|оголошення|повідомлення|проєкту))"
)
LEADS = (
    r"(?:(?:of|from|after|following|beginning|starting|counted|counting|the|its|date|day|on|nach|ab|seit|dem|der|dieser"
    r"|diesem|erfolgter|à|compter|partir|de|la|du|cette|cet|présente?|date|suivant|après|depuis|siguientes|a|al|desde|este"
    r"|esta|contados|contar|contado|partire|d[ao]|dest[ae]|des?ta|data|fecha|el|sua|su|dalla|dal|del|della|di|questo|questa"
    r"|decorrenti"
    r"|vanaf|na|van|deze|dit|från|efter|denna|denne|fra|od|dnia|daty|ode|dne|со|с|дня|от|від|з|дати"
    r"|tarihinden) |d'){1,7}"
)
