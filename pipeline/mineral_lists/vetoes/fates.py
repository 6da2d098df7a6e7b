"""What became of an instrument, and what its block is instead, as portals and clerks note it in a few words. Pure.

A field "Status" is read the other way round: whatever it has that does not say that the instrument is in force holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


STATUS = re.compile(  # "Status: superseded", "时效性：失效"; what says that it is in force is no sign
    r"(?:^|[.;·|] )(?:legal |document |current )?(?:status|validity|statut|état|état du texte|gültigkeit|geltung"
    r"|situação|situación|geldigheid|toestand|статус|durum|状态|狀態|時效|时效性|状況|상태)"
    r"(?:\s[^\W\d_]{2,12}){0,2}\s?[:：]\s?(?!(?:currently |now |still )?"
    r"(?:in (?:force|effect|kraft|vigore|werking)|en vigueur|vigente|em vigor"
    r"|in vigore|valid|gültig|geldend|active|current|actuel|aktuell|actual|atual|attuale|final|définiti"
    r"|endgültig"
    r"|defini|official|officiel|amtlich|oficial|ufficiale|officieel|published|publié|veröffentlicht"
    r"|publicad|pubblicat"
    r"|adopted|adopté|beschlossen|approved|aprovad|aprobad|approuvé|approvat|gazetted|enacted|obowiązując"
    r"|ważny|действу"
    r"|принят|чинн|діюч|yürürlükte|有效|现行|現行|施行中|유효|시행|현행|ok|up to date|\d))\S",
    re.IGNORECASE,
)
FATE = _any(  # as a note begins: "Annulled: Council of State", "Dokument zurückgezogen", "(VETADO)"
    r"^\W{0,3}(?:rejected|vetoed|deferred|annulled|withdrawn|quashed|shelved|negatived|defeated|voided|annulée?s?"
    r"|abrogée?s?|rejetée?s?|retirée?s?|caduque?s?|aufgehoben|abgelehnt|zurückgezogen|vertagt|außerkrafttret\w+"
    r"|anulad[ao]s?|derogad[ao]s?|rechazad[ao]s?|sin efecto|vetad[ao]s?|revogad[ao]s?|rejeitad[ao]s?"
    r"|arquivad[ao]s?"
    r"|sem efeito|annullat[aeio]|abrogat[aeio]|respint[aeio]|ritirat[aeio]|vervallen|ingetrokken|verworpen"
    r"|uchylon[yaeo]|odrzucon[yaeo]|wycofan[yaeo]|отмен[её]н[аоы]?|отклон[её]н[аоы]?|скасован[аоио]"
    r"|відхилен[аоио])"
    r"(?:\s?[:,.;)\]–—]|\s?$| por sentencia)",
    r"\b(?:dokument|document|documento|text|texto|regeling|besluit|vorschrift|norm|norma|entry|order|notice) "
    r"(?:has been |was |is |wurde |ist |est |foi |fue |è stat[ao] )?(?:withdrawn|retiré|retirad[ao]|ritirat[ao]"
    r"|zurückgezogen|vervallen|ingetrokken|abrogé|annullat[ao])\b",
    r"\b(?:ha|hat|a|heeft|has|have) (?:annullato|aufgehoben|annulé|vernietigd|annulled|quashed|struck down|vetoed)\b",
    r"取り消され|取消され|无效|無效|撤销|撤銷|취소하|취소되|효력을 잃|폐기되",
    r"\bпризнал\w* [^.]{0,40}недейств",
    r"\brep\. by\b|\brev\. order\b|\bno longer in (?:operation|use|place|effect)\b",
    r"\bno (?:order|list|instrument) is (?:now )?in (?:place|force)\b",
    r"\bzastąpiono\b|\bwyłącznie w celach dokumentacyjnych",
    r"\b(?:court|tribunal|judge)\b[^.]{0,60}\b(?:quash|annul|struck|set aside|void|strike)\w*",
    r"\bprzesta\w+ (?:on |ona |ono )?obowiązywać|\borzekł\w* o niezgodności|\bzrušen\w* nálezem",
    r"\b(?:annex|schedule|appendix|allegato|annexe|anhang|anlage|anexo|bijlage|załącznik|приложение|додаток)\b[^.]{0,20}"
    r"\b(?:repealed|revoked|abrogat|abrogé|aufgehoben|derogad|revogad|vervallen|uchylon|отмен|скасован|утрати)\w*",
    r"\b(?:si riporta per memoria|pour mémoire|para memoria|for the record only|nur zur erinnerung)\b",
    r"\bspent on independence\b|\btook the place of this\b",
)
TO_COME = _any(  # what has to happen before it stands
    r"\bwill (?:take effect|come into force|enter into force) (?:once|when|after|upon|on publication)\b",
    r"\bunsigned\b|\boverride\b|\b(?:sent|returned|referred) it back\b|\bno proclamation\b"
    r"|\bto be proclaimed\b|\bawaits? a commencement\b|\buncommenced\b|\bshall be inserted\b",
    r"\bsonra yürürlüğe gir|\bhenüz (?:\w+ )?yok\b|\bbelum ditandatangani|\bdiharmonisasi",
    r"\bпройти согласован|\bвнес[её]н в правительств|\bpäättää asiasta",
    r"\bnuestro gobierno aprobará|\bnosso governo aprovará|提出修改意见|报请审定|報請審定",
    r"\b(?:isn't|is not|not yet) law\b|\bas tabled\b|\btext as passed\b|\bonce [^.]{3,40} ratif\w+"
    r"|\bhave ratified\b",
    r"\bmöge beschließen\b|\baguardando\b|\breageren kan\b|\bfrist läuft\b|\bobservations sont recevables",
    r"\bcomentarios ciudadanos\b|\bcontribuições até\b|\bобщественн\w+ обсужд|\bгромадськ\w+ обговор"
    r"|\buzgodnieni",
    r"\bon ice\b|\bwithout the signature\b|\banother look\b|\bcome back to us\b|\bonce legal\b"
    r"|\beffect suspended\b",
    r"\bobservațiile se trimit|\bse prononcera\b|\bwird (?:noch )?entscheiden\b|\bdecidirá (?:en|em)\b",
)
PARTLY = _any(  # what it lacks, and where the others are
    r"\bpage [1-9] of [2-9]\b|\b(?:first|this) sheet of\b",
    r"\bfrom the (?:general|wider|whole|full) list\b|\b(?:picked|singled) out\b|\bstage one\b"
    r"|\bentries that are\b",
    r"\bwithout the last (?:two|three|few)\b|\b(?:for|of) the (?:rest|remainder)\b|\bby way of illustration\b",
    r"\bto see them all\b|\b(?:active|clear) filters?\b|\bfiltered by\b",
    r"\b(?:has|have) no (?:such )?list of (?:its|their|our) own\b|\bkeine eigene liste\b",
    r"\bpas de liste (?:propre|nationale)\b",
    r"\bno tiene (?:una )?lista propia\b|\bnão tem (?:uma )?lista própria\b",
    r"\bnon ha un (?:proprio elenco|elenco proprio)\b",
    r"\bjoins? (?:those|the existing)\b|\b(?:is|are) no longer on (?:it|this|the)\b",
    r"\bоб остальных\b|\bfür die übrigen\b|\bpour les autres\b|\blaissées? de côté|\besemplificativ\w+",
    r"\bpara (?:el resto|as demais|los demás)\b|\bper (?:le|gli) altr[ie]\b|その後の見直し|最新の指定は",
    r"\bfor the current (?:edition|list|version)\b|\bsee current\b|\bsee now\b|\bedizione corrente\b"
    r"|\bneuere ausgabe\b",
    r"\bnewer edition\b|已有新版|최신판|\bnieaktualn|\bhas grown since\b|\bstopped maintaining\b|\bmore joined\b",
    r"\brank as highly\b|\bcame out below\b|\bmissed the threshold\b|\babridged\b|\bextract, \d"
    r"|\bsecond wave\b",
    r"\bnext page\b|\b(?:legacy|frozen) site\b|\bsite is frozen\b|\bwe have (?:none|not got one)\b"
    r"|\bhave not got one\b",
    r"加わり[^。]{0,20}外れ|\bзгодом\b[^.]{0,60}\bзмін|\bпозже\b[^.]{0,60}\bизмен",
)
NOT_THEIRS = _any(  # pages of those who ask for money, write novels, try out a site, compute an index
    r"\bdonate\b|\bmake a donation\b|\bwesprzyj\b|\b1[,.]5 ?% podatku|\bspenden sie\b|\bjetzt spenden\b",
    r"\bfaites un don\b|\bhaz una donación|\bdona ora\b|\bfaça uma doação|\bsteun ons\b|\bпожертв",
    r"\bpaperback\b|\baudiobook\b|\bfrom chapter \d|\bin this exercise\b|\binsiders\b|\bschülerinnen\b",
    r"\bstaging (?:environment|site)\b|\bacceptance testing\b|\bcontent entered by\b|\bdo not cite\b",
    r"\bnot ?final\b|\bcontent made up\b|\bdesk copy\b|\bswap these\b|\bbreakout groups?\b"
    r"|\bin solidarity\b",
    r"\bwhich ones are missing\b|\banswers?: page\b|\bturn over\b|\(\d{1,2} marks\)|\bseja associado\b|练习"
    r"|練習問題|答案",
    r"\bnot passed for press\b|\bgalley \d|\bcitation needed\b|\bpress edit\b|テスト投稿|動作確認",
    r"\bweb archive\b|\bsnapshot (?:captured|taken)\b|\barquivo da web\b|\bforward-looking statements\b",
    r"\bprice index\b|\bpreisindex\b|\bindice des prix\b|\bíndice de pre(?:cios|ços)\b",
    r"= ?100\)|\bplan de gobierno\b|\bprograma de governo\b",
)
PERIOD = re.compile(  # what a page calls the text that stands from one day to another, and that it does
    r"\b(?:wersja|version|fassung|versión|versão|versione|versie|redakcja|редакция|редакція"
    r"|valid(?:ity|ità|ité|ez|ade|[aoe])?|válid[ao]|valable|in (?:force|effect|kraft|vigore|werking)|effective|applies"
    r"|applicable|gültig\w*|geltung\w*|geldend|geldig\w*|gilt|kracht|(?:en|em) vigor|en vigueur|vigente|vigenza"
    r"|vigencia|vigência|obowiązuj\w+|ważn[yaeo]|ważność|platn[éýáo]\w*|účinn\w+|gäller|giltig\w*|gällande|gyldig\w*"
    r"|gældende|gælder|gjeldende|gjelder|voimassa\w*|действу\w+|действия|действителен|действительна|чинн\w+|чинності"
    r"|дійсн\w+|yürürlük\w*|geçerli\w*|berlaku|hiệu lực"
    r"|valabil\w*|expir(?:es|y|ation)|ablaufdatum|vervaldatum)\b|有效|有効|유효|ساري|نافذ|صالح",
    re.IGNORECASE,
)
UNTIL = re.compile(  # right before the last day of what stands; "en vigueur au" is said of a day on which it does
    r"\b(?:until|till|to|through|bis(?: zum| einschließlich)?|t/m|tot(?: en met)?|jusqu['’]au|hasta(?: el)?"
    r"|até(?: o| ao)?|fino al|do(?: dnia)?|až do|til|t\.o\.m\.|до|по|sampai(?: dengan)?|hingga|đến(?: ngày)?"
    r"|până(?: la| the)?|έως|μέχρι|iki|līdz|kuni|expir(?:es|y|ation)(?: date)?|ablaufdatum|vervaldatum)[\s:]{0,3}$"
    r"|(?:[至到]|期限\s?[:：])\s?$|حتى\s$",
    re.IGNORECASE,
)
TILL_THEN = re.compile(r"\s?(?:まで|까지|止|तक|-ig\b|(?:tarihine )?kadar\b|asti\b|saakka\b)")  # right behind it
APART = re.compile(  # between two days of which the later is not the end of what the earlier begins
    r"[,;:|()\[\]!?\d、，；]|\b(?:and|und|et|y|e|en(?! met)|i|og|och|и|та|ve|dan|și)\b"
)
BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre|tra|tussen|między|mellan|mellem|mellom|mezi|между|між)(?: \w{2,3})?\s$", re.IGNORECASE
)
_OLD = 8  # years after which an edition that nothing else dates is asked whether it still stands
_EDITION = re.compile(  # the year of an edition or an instrument, in a title
    r"(?:edition|édition|ausgabe|edición|edição|edizione|uitgave|wydanie|vydání|издани\w|видання|version|fassung|stand"
    r"|list|liste|lista|order|act|decree|regulations?|notice|arrêté|décret|verordnung|decreto|portaria"
    r"|regeling|besluit"
    r"|rozporządzenie|minerals|materials|as at \d{1,2} \w{3,9}) (?:of |de |von |vom |van |z |от |від )?"
    r"(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<first>(?:19|20)\d\d) (?:edition|edición|ausgabe|list|version)\b|(?P<wide>20\d\d)\s?(?:年版|년판|年度版)"
    r"|(?P<begin>20\d\d)\s?[-–]\s?(?P<end>20\d\d)\b",
    re.IGNORECASE,
)


def long_ago(titles: Iterable[str], seen: date) -> str | None:
    """The title that dates what it names many years before the day `seen`, or by years that have ended."""
    for title in titles:
        found = list(_EDITION.finditer(title))
        years = [int(year) for match in found for year in match.groupdict().values() if year]
        ends = [int(match["end"]) for match in found if match["end"]]
        if (years and max(years) <= seen.year - _OLD) or (ends and max(ends) < seen.year):
            return title
    return None
