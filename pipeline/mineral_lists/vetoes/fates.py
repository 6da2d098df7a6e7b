"""What became of an instrument, as portals note it in a word: annulled, withdrawn, of long ago. Pure.

A field "Status" is read the other way round: whatever it has that does not say that the instrument is in force holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

STATUS = re.compile(  # "Status: superseded", "时效性：失效"; what says that it is in force is no sign
    r"(?:^|[.;·|] )(?:legal |document |current )?(?:status|validity|statut|état|état du texte|gültigkeit|geltung"
    r"|situação|situación|geldigheid|toestand|статус|durum|状态|狀態|時效|时效性|状況|상태)"
    r"\s?[:：]\s?(?!(?:currently |now |still )?(?:in (?:force|effect|kraft|vigore|werking)|en vigueur|vigente|em vigor"
    r"|in vigore|valid|gültig|geldend|active|current|actuel|aktuell|actual|atual|attuale|final|définiti|endgültig"
    r"|defini|official|officiel|amtlich|oficial|ufficiale|officieel|published|publié|veröffentlicht|publicad|pubblicat|adopted"
    r"|adopté|beschlossen|approved|aprovad|aprobad|approuvé|approvat|gazetted|enacted|obowiązując|ważny|действу|принят"
    r"|чинн|діюч|yürürlükte|有效|现行|現行|施行中|유효|시행|현행|ok|up to date|\d))\S",
    re.IGNORECASE,
)
FATE = re.compile(  # as a note begins or ends: "Annulled: Council of State", "Dokument zurückgezogen", "(VETADO)"
    r"^\W{0,3}(?:rejected|vetoed|deferred|annulled|withdrawn|quashed|shelved|negatived|defeated|voided|annulée?s?"
    r"|abrogée?s?|rejetée?s?|retirée?s?|caduque?s?|aufgehoben|abgelehnt|zurückgezogen|vertagt|außerkrafttret\w+|anulad[ao]s?"
    r"|derogad[ao]s?|rechazad[ao]s?|sin efecto|vetad[ao]s?|revogad[ao]s?|rejeitad[ao]s?|arquivad[ao]s?|sem efeito"
    r"|annullat[aeio]|abrogat[aeio]|respint[aeio]|ritirat[aeio]|vervallen|ingetrokken|verworpen|uchylon[yaeo]|odrzucon[yaeo]"
    r"|wycofan[yaeo]|отмен[её]н[аоы]?|отклон[её]н[аоы]?|скасован[аоио]|відхилен[аоио])"
    r"(?:\s?[:,.;)\]–—]|\s?$| por sentencia)"
    r"|\b(?:dokument|document|documento|text|texto|regeling|besluit|vorschrift|norm|norma|entry|order|notice) "
    r"(?:has been |was |is |wurde |ist |est |foi |fue |è stat[ao] )?(?:withdrawn|retiré|retirad[ao]|ritirat[ao]"
    r"|zurückgezogen|vervallen|ingetrokken|abrogé|annullat[ao])\b"
    r"|\b(?:ha|hat|a|heeft|has|have) (?:annullato|aufgehoben|annulé|vernietigd|annulled|quashed|struck down|vetoed)\b"
    r"|(?:取り消され|取消され|无效|無效|撤销|撤銷|취소하|취소되|효력을 잃|폐기되)|\bпризнал\w* [^.]{0,40}недейств"
    r"|\brep\. by\b|\brev\. order\b|\bno longer in (?:operation|use|place|effect)\b|\b(?:no|not) (?:order|list|"
    r"instrument) is (?:now )?in (?:place|force)\b|\bzastąpiono\b|\b(?:tylko|wyłącznie) w celach dokumentacyjnych",
    re.IGNORECASE,
)
_OLD = 8  # years after which an edition that nothing else dates is asked whether it still stands
_EDITION = re.compile(  # the year of an edition or an instrument, in a title
    r"(?:edition|édition|ausgabe|edición|edição|edizione|uitgave|wydanie|vydání|издани\w|видання|version|fassung|stand"
    r"|list|liste|lista|order|act|decree|regulations?|notice|arrêté|décret|verordnung|decreto|portaria|regeling|besluit"
    r"|rozporządzenie|minerals|materials|as at \d{1,2} \w{3,9}) (?:of |de |von |vom |van |z |от |від )?"
    r"(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<first>(?:19|20)\d\d) (?:edition|edición|ausgabe|list|version)\b|(?P<wide>20\d\d)\s?(?:年版|년판|年度版)"
    r"|(?P<begin>20\d\d)\s?[-–]\s?(?P<end>20\d\d)\b",
    re.IGNORECASE,
)


def long_ago(titles: Iterator[str], seen: date | None) -> str | None:
    """The title that dates what it names many years before the day on which the page was there."""
    for title in titles if seen else ():
        found = list(_EDITION.finditer(title))
        years = [int(year) for match in found for year in match.groupdict().values() if year]
        if years and seen and (max(years) <= seen.year - _OLD or _has_ended(found, seen)):
            return title
    return None


def _has_ended(found: list[re.Match[str]], seen: date) -> bool:
    """Whether a period of years that a title names has ended."""
    ends = [int(match["end"]) for match in found if match["end"]]
    return bool(ends) and max(ends) < seen.year
