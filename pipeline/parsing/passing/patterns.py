"""What passes by itself, as patterns, each with words of which one stands in whatever it finds. Data only."""

from __future__ import annotations

_NUMBER = r"\d[\d.,\u00a0\u202f' ]{0,14}(?<![., ])"
_SOME = r"(?:(?:about|over|almost|less than|ungefähr|etwa|environ|circa|cerca de|ca\.)\s)?"
_SHORT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)"
_EN = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?)"

AGO = (
    ("ago", rf"{_SOME}(?:\d{{1,6}}|an?|one|a few)\s{{0,3}}(?:{_EN}|s|m|h|d|w|mo|y)\s{{1,3}}ago"),
    (
        "now|ago|yesterday|today|tomorrow",
        r"(?:just now|moments ago|(?:yesterday|today|tomorrow),? at \d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?)",
    ),
    ("vor", rf"vor\s{_SOME}(?:\d{{1,6}}|einer|einem|wenigen)\s(?:Sek|Min|Std|Stunde|Tag|Woche|Monat|Jahr)\w{{0,6}}"),
    ("il y a", rf"il y a\s{_SOME}(?:\d{{1,6}}|une?)\s(?:seconde|minute|heure|jour|semaine|moi|an)s?"),
    ("hace", r"hace\s(?:\d{1,6}|una?|unos|unas)\s(?:segundo|minuto|hora|día|dia|semana|mes|año)(?:s|es)?"),
    ("há", r"há\s(?:\d{1,6}|uma?)\s(?:segundo|minuto|hora|dia|semana|mês|mes|ano)(?:s|es)?"),
    ("atrás", r"\d{1,6}\s(?:segundo|minuto|hora|dia|semana|mês|mes|ano)(?:s|es)?\satrás"),
    ("fa", r"(?:\d{1,6}|una?)\s(?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])\sfa"),
    ("geleden", r"(?:\d{1,6}|een)\s(?:second|minut|uur|uren|dag|week|weken|maand|jaar)\w{0,4}\sgeleden"),
    ("sedan", r"för\s(?:\d{1,6}|en|ett)\s(?:sekund|minut|timm|dag|veck|månad|år)\w{0,3}\ssedan"),
    ("siden", r"for\s(?:\d{1,6}|en|et)\s(?:sekund|minutt?|time|dag|uge|uke|måned|år)\w{0,3}\ssiden"),
    ("sitten", r"\d{1,6}\s(?:sekunti|minuutti|tunti|päivä|viikko|kuukau|vuot)\w{0,4}\ssitten"),
    ("temu", r"\d{1,6}\s(?:sekund|minut|godzin|dni|dzień|tydzie|tygodni|miesi|rok|lat)\w{0,4}\stemu"),
    (
        "před|pred",
        r"(?:před|pred)\s\d{1,6}\s(?:sekund|minut|minút|hodin|dny|dňami|dňom|týdn|týžd|měsíc|mesiac|let|rok)\w{0,4}",
    ),
    ("ezelőtt", r"\d{1,6}\s(?:másodperc|perc|ór|nap|hét|hónap|év)\w{0,4}\sezelőtt"),
    ("acum", r"acum\s\d{1,6}\s(?:de\s)?(?:secunde|minute|ore|zile|săptămâni|luni|ani)"),
    ("πριν", r"πριν\s(?:από\s)?\d{1,6}\s(?:δευτερόλεπτα|λεπτά|ώρες|ώρα|ημέρες|μέρες|εβδομάδες|μήνες|χρόνια)"),
    ("назад", r"\d{1,6}\s(?:секунд|минут|час|дн|день|недел|месяц|год|лет)\w{0,3}\sназад"),
    ("тому", r"\d{1,6}\s(?:секунд|хвилин|годин|дн|день|тиж|місяц|рок|рік)\w{0,3}\sтому"),
    ("önce", r"\d{1,6}\s(?:saniye|dakika|saat|gün|hafta|ay|yıl)\sönce"),
    ("lalu", r"\d{1,6}\s(?:detik|menit|jam|hari|minggu|bulan|tahun)(?:\syang)?\slalu"),
    ("trước", r"\d{1,6}\s(?:giây|phút|giờ|ngày|tuần|tháng|năm)\strước"),
    ("منذ", r"منذ\s\d{1,6}\s(?:ثوان|ثانية|دقائق|دقيقة|ساعات|ساعة|أيام|يوم|يومًا|أسابيع|أسبوع|أشهر|شهر|سنوات|سنة)"),
)
# Not the day before a date: "10月15日前", "2030年前" and "10월 15일 전" are deadlines.
AGO_UNSPACED = (
    r"(?<![\d月월年년])(?<!월\s)\d{1,2}\s?(?:日|年|周|週間|일|주|년|달)\s?(?:以|之)?[前전]|刚刚|剛剛|방금"
    r"|(?<!\d)\d{1,3}\s?(?:秒钟?|秒鐘|分[钟鐘]?|小[时時]|時間|天|星期|[か个個ヶカ]月|초|분|시간|개월)\s?(?:以|之)?[前전]"
)

LEFT = (
    (
        "left|remaining|to go|until|till",
        (
            rf"\d{{1,4}}\s{_SHORT}(?:(?:,|\sand)?\s(?:and\s)?\d{{1,6}}\s{_SHORT}){{0,3}}"
            r"\s(?:left|remaining|to go|until|till)"
        ),
    ),
    ("in", rf"(?:clos(?:es|ing)|ends?|ending|expires?|starts?|opens?|begins?|due)\sin\s\d{{1,6}}\s{_SHORT}"),
    (
        "d|day|days",
        r"\d{1,6}\s?d(?:ays?)?[\s:]{1,3}\d{1,6}\s?h(?:ours?|rs?)?[\s:]{1,3}\d{1,6}\s?m(?:in\w{0,4})?(?:[\s:]{1,3}\d{1,6}\s?s(?:ec\w{0,4})?)?",
    ),
    (
        "noch|verbleib*",
        r"noch\s\d{1,6}\s(?:Tag|Stunde|Minute|Woche)\w{0,2}|\d{1,6}\s(?:Tage|Stunden|Wochen)\sverbleib\w{0,6}",
    ),
    ("endet", r"endet\sin\s\d{1,6}\s(?:Tag|Stunde|Woche)\w{0,2}"),
    (
        "reste|encore|plus que|restant*",
        (
            r"(?:il\s(?:ne\s)?reste|encore|plus que)\s\d{1,6}\s(?:jour|heure|semaine)s?"
            r"|\d{1,6}\s(?:jours|heures)\srestante?s"
        ),
    ),
    (
        "queda*|falta*|resta*",
        r"(?:quedan?|faltan?|restan)\s\d{1,6}\s(?:día|dia|hora|semana)s?|\d{1,6}\s(?:días|dias|horas)\srestantes",
    ),
    ("falta*|resta*", r"(?:faltam?|restam?)\s\d{1,6}\s(?:dia|hora|semana)s?"),
    ("mancano|restano|rimanenti", r"(?:mancano|restano)\s\d{1,6}\s(?:giorni|ore|settimane)|\d{1,6}\sgiorni\srimanenti"),
    ("nog|kvar", r"nog\s\d{1,6}\s(?:dag|dagen|uur|weken)|\d{1,6}\s(?:dagar|timmar|veckor)\skvar"),
    (
        "осталось|pozosta*|kald*",
        r"осталось\s\d{1,6}\s\w{2,7}|pozosta\w{1,3}\s\d{1,6}\s(?:dni|godzin\w?|dzień)|\d{1,6}\sgün\skaldı",
    ),
    ("tersisa|còn", r"tersisa\s\d{1,6}\s(?:hari|jam)|còn\s\d{1,6}\sngày"),
)
LEFT_UNSPACED = (
    r"(?:残り|あと)\s?\d{1,6}\s?(?:日|時間|週間)|(?:还剩|还有|尚余|剩余|剩餘|還有|仅剩)\s?\d{1,6}\s?(?:天|日|小时|小時)"
    r"|\d{1,6}\s?(?:일|시간)\s?남(?:음|았)\w{0,4}"
)

_VIEWS = (
    r"(?:views?|vues|vistas|visualizaciones|visualizações|visualizzazioni|weergaven|visningar|visninger|wyświetleń"
    r"|просмотр(?:ов|а|ы)?|lượt xem|Aufrufe|Zugriffe|görüntülenme)"
)
_VIEWED = (
    "view|views|vues|vistas|visualizaciones|visualizações|visualizzazioni|weergaven|visningar|visninger|wyświetleń"
    "|просмотр*|lượt xem|aufrufe|zugriffe|görüntülenme|like|likes"
)
_COUNTS = (
    f"{_VIEWED}|page|hits|pageview*|visitor|visitors|download|downloads|besucher*|leser|visites|visiteurs|lectures"
    "|visitas|lecturas|acessos|leituras|visite|letture|bezoekers|katselukertaa|wyświetlenia|odsłon|odsłony|odwiedzin"
    "|zobrazení|zhlédnutí|посещений|переглядів|okunma|pengunjung|lượt truy cập|مشاهدات|مشاهدة"
)
_COUNTED = (
    rf"(?:{_VIEWS}|page ?views?|hits|visitors?|downloads?|Besucher(?:zahl)?|Leser|visites|visiteurs|lectures|visitas"
    r"|lecturas|acessos|leituras|visite|letture|bezoekers|katselukertaa|wyświetlenia|odsłony?|odwiedzin|zobrazení"
    r"|zhlédnutí|посещений|переглядів|okunma|pengunjung|lượt truy cập|مشاهدات|مشاهدة)"
)
_COUNTED_UNSPACED = (
    r"(?:(?:浏览|阅读|点击|访问|下载|瀏覽|閱讀|點閱|點擊)(?:[次人][数數]|人次|量|数|數|率)|(?:閲覧|アクセス|視聴)(?:回数|数))\s?[:：]?"
    r"|(?:浏览|阅读|点击|访问|瀏覽|閱讀|點閱|閲覧|アクセス|PV)\s?[:：]|(?:조회|방문자)\s?수?\s?[:：]?"
)
_NO_FACT = r"(?!\s?%|[./-]\d|\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?\d{4})"  # a share or a date
_LOOKED_AT = "(?:viewed|read|gelesen|angesehen|consultée?|lue?|leído|visto|letto|lido|dibaca|dilihat)"
_PEOPLE, _LOOKING = "(?:people|users?|visitors?|guests?|members?|Besucher|Gäste)", "(?:online|viewing|watching|reading)"
COUNTERS = (
    (_VIEWED, rf"(?<![\w.,]){_NUMBER}\s?[km]?\s{{0,3}}(?:{_VIEWS}|likes?)"),
    (_COUNTS, rf"\b{_COUNTED}\s?[:：]\s?{_NUMBER}\s?[km]?\b{_NO_FACT}"),
    (
        "time|times|mal|fois|veces|vezes|volte|kali|x",
        rf"\b{_LOOKED_AT}\s(?:sebanyak\s)?{_NUMBER}\s(?:times?|mal|fois|veces|vezes|volte|kali|x)",
    ),
    (
        "gelesen|angesehen|aufgerufen|bekeken",
        rf"\b{_NUMBER}\s?(?:x|mal|keer)\s(?:gelesen|angesehen|aufgerufen|bekeken)",
    ),
    (
        "online|viewing|watching|reading",
        rf"\b{_NUMBER}\s{_PEOPLE}\s(?:are\s|is\s|sind\s)?{_LOOKING}(?:\s(?:now|this(?:\spage)?|right now))?",
    ),
    ("visitor", rf"\byou are (?:our )?visitor (?:no\.?|number|#)?\s?{_NUMBER}"),
)
COUNTERS_UNSPACED = (
    rf"(?:{_COUNTED_UNSPACED})\s?\d[\d,]{{0,14}}\s?(?:[次人回명회]|人次)?"
    r"|\d[\d,]{0,14}\s?(?:次浏览|次阅读|人浏览|阅读|浏览)"
)

_HOUR = r"\d\d?[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:UTC|GMT|C?ES?T))?"
CLOCKS = (
    (
        "in",
        r"(?:page |site )?(?:generated|rendered|served|loaded)\sin\s\d[\d.,]{0,14}\s?(?:m?s|secs?|(?:milli)?seconds?)",
    ),
    ("in", r"(?:Seite )?(?:generiert|erzeugt|geladen)\sin\s\d[\d.,]{0,14}\s?(?:Sekunden|m?s)"),
    ("en", r"générée?\sen\s\d[\d.,]{0,14}\s?(?:secondes|m?s)"),
    ("time", rf"(?:current|local|server|page|system)\stime\s?(?:is\b)?\s?:?\s?{_HOUR}"),
)
TOKENS = (
    ("32", r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b[0-9a-f]{32,}\b"),
    (
        "id|sessionid|requestid|traceid|correlationid|supportid|errorid",
        r"\b(?:session|request|trace|correlation|support|error)[ -]?id\s?[:#=]?\s?(?=[a-z_.-]{0,80}\d)[\w.-]{6,80}",
    ),
    ("=", r"\b(?:phpsessid|jsessionid|sid|csrf[-_]?token|nonce|_ga)\s?=\s?[\w.-]{6,100}"),
    ("reference", r"\bReference\s#\d{1,6}(?:\.[0-9a-f]+){2,4}"),
)


# One of these words stands in whatever a pattern finds; to look for them first takes a fiftieth of the time.
AGO_WORDS = (
    "ago|now|yesterday|today|tomorrow|vor|il y a|hace|há|atrás| fa|geleden|sedan|siden|sitten"
    "|temu|před|pred|ezelőtt|acum|πριν|назад|тому|önce|lalu|trước|منذ|前|전|刚|剛|방금"
)
LEFT_WORDS = (
    "left|remaining|to go|until|till|closes in|closing in|ends in|ending in|expires in"
    "|starts in|start in|opens in|open in|begins in|begin in|due in|0d|1d|2d|3d|4d|5d|6d|7d"
    "|8d|9d|noch|verbleib|endet|reste|restant|encore|plus que|queda|falta|restan|restam"
    "|mancano|restano|rimanenti|nog|kvar|осталось|pozosta|kaldı|tersisa|còn|残り|あと|还|尚余|剩|還|仅剩"
    "|남"
)
COUNTER_WORDS = (
    "view|vues|vista|visual|weergav|visning|wyświetl|просмотр|перегляд|lượt|aufruf|aufgerufen"
    "|zugriffe|görünt|hits|visit|download|besucher|leser|lectur|lettur|leitur|acessos"
    "|bezoekers|katselu|odsłon|odwiedz|zobrazení|zhlédnutí|посещений|okunma|pengunjung|مشاهد"
    "|like| times|viewed|mal|fois|veces|vezes|volte|kali|keer|online|watching|reading|浏览|阅读"
    "|点击|访问|下载|瀏覽|閱讀|點閱|點擊|閲覧|アクセス|視聴|조회|방문자|pv"
)
CLOCK_WORDS = "generat|rendered|served|loaded|generiert|erzeugt|geladen|génér|time"
