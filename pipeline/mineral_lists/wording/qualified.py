"""Words that make of a list another than the one that stands: unofficial, planned, replaced, an example.

Pure. What a list is called besides is open; so these words only hold a page at its first sight, for a person to look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mineral_lists.stems import Words, sought

_LIST = r"(?:list|liste|lista|elenco|verzeichnis|catalogue|register|schedule|annex|inventory|wykaz|перечень|перелік)"
_ALWAYS = re.compile(  # in a heading
    r"\b(?:un-?official|inofficial|shadow|mock|fictional|fictitious|imaginary|template|placeholder|lorem|dummy"
    r"|wish ?list"
    r"|myths?|rumou?rs?|leaked|minutes of|archived?|snapshot|historical|outdated|obsolete|non officielle?|officieuse"
    r"|fictive|modèle de|exemple de|archivée|procès-verbal|inoffizielle?|fiktive|muster|veraltete|protokoll der"
    r"|extraoficial|no oficial|ficticia|modelo de|ejemplo de|acta de la|não oficial|fictícia|exemplo de|ata da"
    r"|non ufficiale|fittizio|esempio di|verbale|nieoficjaln\w+|przykładow\w+|protokół z|неофициальн\w+|примерн\w+"
    r"|протокол заседания|неофіційн\w+|resmi olmayan|örnek|tidak resmi|contoh)\b"
    r"|非官方|非正式|样本|示例|非公式|例示|비공식|예시|غير رسمية",
    re.IGNORECASE,
)
_BEFORE_LIST = re.compile(  # before the word for a list, or behind it in some languages
    r"\b(?:alternative|parallel|rival|example|sample|demo|hypothetical|planned|future|upcoming|forthcoming|expected"
    r"|anticipated|tentative|preliminary|indicative|illustrative|old(?:er)?|previous|earlier|former"
    r"|geplante|künftige|vorläufige|frühere|ehemalige|alte)\W(?:[^\W\d_]+\W){0,3}?"
    rf"(?:\w{{0,9}}{_LIST})\b"
    rf"|\b{_LIST}\W(?:[^\W\d_]+\W){{0,3}}?(?:alternative|prévue|future|provisoire|indicative|ancienne|alternativa"
    rf"|prevista"
    r"|futura|provisional|antigua|provisória|antiga|provvisorio|vecchio)\b"
    r"|\b(?:planowan\w+|wstępn\w+|альтернативн\w+|планируем\w+|предварительн\w+|запланован\w+|попередн\w+)\W"
    rf"(?:\w+\W){{0,2}}?{_LIST}|\b(?:planlanan|geçici) (?:\w+ ){{0,3}}?liste"
    r"|(?:临时|臨時|暫定|仮|임시|잠정)(?:の|的)?.{0,6}(?:清单|清單|目录|目錄|リスト|一覧|목록)",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\bversion 0\.\d|\bv0\.\d|\bas of (?:19\d\d|200[0-7])\b|\b(?:19\d\d|200[0-7]) list\b", re.IGNORECASE
)
_PERIOD = re.compile(
    rf"\b{_LIST}\b[^.]{{0,40}}\b(?:19|20)\d\d ?(?:to|bis|à|a|al|do|until|[-–]) ?(?:19|20)\d\d\b", re.IGNORECASE
)
_REPLACED = re.compile(
    r"\b(?:a|the) (?:new(?:er)?|latest|current|updated|more recent|revised) (?:list|version|edition|page)"
    r" (?:is|was|has been|can be|may be|will be) (?:now )?(?:available|published|found|issued|released|adopted|here)"
    r"|\bwikipedia\b|\bencyclopa?edia\b|维基|百科|위키|\bolder version of this (?:page|list)|\bthis snapshot\b|\b(?:was"
    r"|has been) (?:superseded|replaced) (?:by|with)"
    r"|\bune (?:nouvelle|autre) (?:liste|version) (?:est|a été)|\b(?:eine )?neue(?:re)? (?:liste|fassung) (?:ist|wurde)"
    r"|\b(?:una|uma) (?:nueva|nova|nuova) (?:lista|versión|versão|versione) (?:está|fue|foi|ha sido|è)"
    r"|\bnow[ay] (?:wykaz|lista)\b|\bновый (?:перечень|список) (?:опубликован|утвержд|принят)",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:correction|corrigend(?:um|a)|errat(?:um|a))\b|\b(?:listed|included|omitted|left out) (?:in error|by mistake)"
    r"|\brectificati(?:f|ón)|\bretificação|\berrata corrige|\bberichtigung|\bsprostowanie|\bисправление|正誤|更正|정정",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"\b(?:votes?|voted|debates?|debated|considers|discuss\w*|negotiat\w*) (?:on|about|over|whether|a|the) "
    r"|\bcomments? (?:are|is|were) (?:invited|welcome|due|accepted|sought)|\b(?:submit|send) (?:your )?comments\b"
    r"|\bpending (?:approval|adoption|a decision)|\bsubject to (?:approval|confirmation|ratification)"
    r"|\bnot (?:yet )?(?:been )?(?:approved|adopted|gazetted|published|in force)\b|\brejected\b"
    r"|\babstimmung über|\bvote sur|\bvota(?:ción|ção) (?:de|sobre)|\bголосован",
    re.IGNORECASE,
)
_SPEAKERS = re.compile(
    r"^\W*(?:at|chez|bei) [A-Z]\w+, (?:our|we|notre|nous|unsere?|wir)\b"
    r"|\b(?:associations?|chamber of|federations?|lobby|part(?:y|ies)['’]?s? list|trade unions?|opposition"
    r"|expert (?:group|panel)|campaigners|activists|investors?|bank|shareholders|chambre d|fédération"
    r"|verband|verbände|kammer|asociación|cámara|federación|associação|câmara|federação|associazione|camera di"
    r"|confindustria|stowarzyszenie|izba|ассоциаци\w+|палат\w+|асоціаці\w+|dernek|derneği|asosiasi|hiệp hội)\b"
    r"|协会|協会|商会|협회",
    re.IGNORECASE,
)

_SCHOLARS = re.compile(
    r"\b(?:universit\w+|researchers?|scientists?|academ\w+|think.?tanks?|ngos?|consult(?:ants?|ancy|ing)|analysts?"
    r"|chercheurs?|forscher\w*|investigadores|pesquisadores|ricercatori|naukowc\w+|учены\w+|науковц\w+)\b"
    r"|研究者|学者|學者|연구진|연구팀|대학",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"^\W?(?:withdrawn|archived|superseded|repealed|obsolete)\b|\barchived (?:content|page|copy|document|version)\b"
    r"|\bidentified as archived\b"
    r"|\bth(?:is|e) (?:page|publication|document|list|notice|version|guidance|content|edition|policy)"
    r" (?:was|has been|is) (?:now )?(?:withdrawn|superseded|replaced|archived|repealed|out of date"
    r"|no longer (?:current|valid|in force|updated))"
    r"|\bthis (?:order|act|regulation|decree|resolution|ordinance|schedule|instrument|determination)"
    r" (?:was|has been|is) (?:now )?(?:withdrawn|superseded|replaced|repealed|revoked|no longer in force)"
    r"|\bces? (?:page|document|liste|publication)\b.{0,30}\b(?:archivée?|retirée?|abrogée?|remplacée?)\b"
    r"|\b(?:diese|die) (?:seite|liste|fassung)\b.{0,30}\b(?:aufgehoben|ersetzt|veraltet|archiviert)\b"
    r"|\best[ae] (?:página|lista|norma|resolución|documento)\b.{0,30}\b(?:derogad|reemplazad|revogad|archivad)"
    r"|已废止|已被取代|廃止",
    re.IGNORECASE,
)
_SAYS_SO = (  # one of them stands in whatever the pattern finds
    "withdrawn", "archiv", "supersed", "repeal", "revoked", "obsolete", "out of date", "no longer",
    "replaced", "retiré", "abrogé", "remplacé", "aufgehoben", "ersetzt", "veraltet", "derogad",
    "reemplazad", "revogad", "已废止", "已被取代", "廃止",
)  # fmt: skip
_LAST_WORDS = tuple(words.split()[-1] for words in _SAYS_SO)


def is_qualified(heading: str) -> str | None:
    """The words of a title or heading that make of a list another than the one that stands; None where none do."""
    for pattern in (_ALWAYS, _BEFORE_LIST, _VERSION, _PERIOD):
        if match := pattern.search(heading):
            return match[0]
    return None


def is_doubted(sentence: str) -> str | None:
    """The words of a sentence near a list by which it may be replaced, wrong or undecided; None without any."""
    match = sought(_CORRECTED, sentence) or sought(_UNDECIDED, sentence)
    return is_replaced(sentence) or (match[0] if match else None)


def is_replaced(text: str) -> str | None:
    """The words with which a page says that it shows an earlier state; None where it does not."""
    match = sought(_REPLACED, text)
    return match[0] if match else None


def speaker(sentence: str) -> str | None:
    """Who speaks in the sentence of a count, where that is nobody who may designate; None where nobody such does."""
    match = _SPEAKERS.search(sentence) or _SCHOLARS.search(sentence)
    return match[0] if match else None


def no_longer(texts: Sequence[str], words: Words) -> str | None:
    """The words with which one of the texts says that its page does not stand any more; `words`: the page's."""
    if not words.may_hold(_LAST_WORDS):
        return None
    whole = "\n".join(texts).casefold()
    if not any(word in whole for word in _SAYS_SO):
        return None
    return next((match[0] for text in texts if (match := _NO_LONGER.search(text))), None)
