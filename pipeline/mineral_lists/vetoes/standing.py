"""Whether the page says anywhere that what it shows does not stand: archived, as first made, unsigned, ended. Pure.

Such words stand in banners, cards and notes far from the list. Only those count here that a page says of itself:
"the 2015 order is repealed" is said in every new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.stems import small, stands, stems
from pipeline.mineral_lists.vetoes.confirmation import SENTENCE
from pipeline.outline.pieces import Kind
from pipeline.parsing.dates import every_day

_SHOWN = 110  # characters that a reason quotes
_LONG = 600  # characters of a text that is no banner
_ARCHIVED = re.compile(
    r"\barchived? (?:version|copy|page|content|web ?page|web ?site|material|document)|\b(?:page|content"
    r"|site) is archived\b"
    r"|\bversion archivée|\bpage archivée|\bcontenu archivé|\barchivierte[nrs]? (?:fassung|version|seite|inhalt)"
    r"|\bgearchiveerde? (?:versie|pagina|site|inhoud)|\b(?:versión|página|contenido) archivad[ao]"
    r"|\b(?:versão|página|conteúdo) arquivad[ao]|\b(?:versione|pagina) archiviata|\bzarchiwizowan\w+ (?:wersj|stron)"
    r"|\barchivovan\w+ (?:verz|strán)|\barkiver(?:ad|t|et) (?:version|sid|side|versjon)|\barkistoitu (?:versio|sivu)"
    r"|\barşivlenmiş|\barşiv (?:sürümü|sayfası)|\bархивн\w+ (?:верси|копи|страниц)|\bархівн\w+ (?:версі|копі|сторінк)"
    r"|\b(?:versi|halaman) arsip|\bbản lưu trữ|已归档|归档版|存档页|アーカイブ(?:版|ページ|された)|보관(?:된"
    r"|본)|نسخة مؤرشفة"
    r"|محفوظة في الأرشيف"
    r"|संग्रहीत",
    re.IGNORECASE,
)
_OUT_OF_DATE = re.compile(
    r"\b(?:may|might|could) be (?:out of date|outdated|obsolete)|\b(?:is|are) (?:out of date|outdated"
    r"|no longer current)"
    r"|\bno longer (?:current|up to date)|\bpeu(?:t|vent) être (?:obsolètes?|périmée?s?)|\bn'est plus à jour"
    r"|\b(?:kann|können) veraltet sein|\bnicht mehr aktuell|\bkan verouderd zijn|\bniet meer actueel"
    r"|\bpuede (?:estar|no estar) (?:desactualizad|actualizad)|\bpode estar desatualizad"
    r"|\bpotrebbe(?:ro)? non essere aggiornat"
    r"|\bmoże być nieaktualn|\bnemusí být aktuální|\bkan vara inaktuell|\bkan være utdatert"
    r"|\bвозможно,? устарел|\bможе бути застаріл"
    r"|\bgüncel olmayabilir|\bmungkin sudah usang|可能已过时|古い可能性|최신이 아닐",
    re.IGNORECASE,
)
_AS_FIRST_MADE = re.compile(
    r"\b(?:as )?originally (?:made|enacted|published|adopted)|\bas (?:first )?(?:enacted|made)\b"
    r"|\boriginal (?:text|wording"
    r"|version)\b|\bversion (?:initiale|d'origine)|\btexte (?:initial|d'origine)"
    r"|\bursprüngliche[nr]? (?:fassung|wortlaut|text)"
    r"|\b(?:redacción|texto|versión) original|\b(?:redação|texto|versão) original|\btesto originar?io"
    r"|\boorspronkelijke (?:tekst|versie)"
    r"|\bpierwotn\w+ (?:brzmieni|wersj|tekst)|\bpůvodní\w* znění|\bпервоначальн\w+ (?:редакци"
    r"|текст|верси)"
    r"|\bбез учёта изменений|\bбез учета изменений|\bпочатков\w+ редакц|\bilk hali"
    r"|原始版本|修订前|改正前|制定時|개정 전"
    r"|개정전",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    r"\b(?:дополнить (?:слов|пункт|позици)|исключить слов|изложить в (?:новой|следующей) редакции"
    r"|доповнити (?:слов|пункт)"
    r"|виключити слов)|\b(?:insert|omit|delete|substitute|add) (?:the words?|[“\"«])"
    r"|\b(?:sont|est) (?:insérée?s?|supprimée?s?) (?:les|le|la)\b[^.]{0,12}mots?|\bwerden die (?:wörter"
    r"|worte)\b[^.]{0,80}\b(?:eingefügt|gestrichen)"
    r"|\b(?:wyrazy|wyraz)\b[^.]{0,60}\b(?:dodaje|skreśla|zastępuje)|\bse (?:incorpora|elimina|agrega"
    r"|suprime)n?\b[^.]{0,20}\b(?:palabra|mineral)"
    r"|\bibaresi (?:eklen|çıkar)",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"(?:\.{5,}|…{3,}|_{4,}|‗{3,})\s?(?:19|20)?\d{0,4}|\b(?:19|20)\d\d年?\s?[○〇×XＸ]{1,2}\s?月"
    r"|\bXX[/.]XX[/.](?:19|20)\d\d"
)
_OF_A_DAY = re.compile(
    r"\bdate[ds]?\b|\bdatum\b|\bdate du\b|\bz dnia\b|\bdu\b|\bvom\b|\bde\b|\bdel\b|\bот\b|\bвід\b"
    r"|\bze dne\b|\btarihli\b|\btanggal\b"
    r"|\bngày\b|\bno\.?\b|\bnr\.?\b|№|n[°º]|年|월|月",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\bcomments?\b|\bsubmissions?\b|\bfeedback\b|\bobservations?\b|\bremarques\b|\bcontributions\b"
    r"|\bstellungnahme|\beinwände"
    r"|\bobservaciones\b|\bcomentarios\b|\bcontribuições\b|\bsugestões\b|\bosservazioni\b|\bzienswijze"
    r"|\bopmerkingen\b|\bsynpunkter"
    r"|\binnspill|\bhøring|\blausun|\bpřipomín|\buwag(?:i|a)?\b|\bзамечани|\bпредложени|\bзауважен"
    r"|\bпропозиці|\bgörüş"
    r"|\bmasukan\b|\btanggapan\b|\bgóp ý\b|意见|意見|의견|ملاحظات|टिप्पणि|सुझाव",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:effect|effective|force)\b|\b(?:vigueur|kraft|vigor|vigore|vigência|vigencia|kracht|życie"
    r"|účinnost|platnost|voimaan"
    r"|ikraft|berlaku|gælder|gäller)\b|\byürürlü|\bhiệu lực|\bв силу|\bчинності|施行"
    r"|生效|発効|시행|발효|نفاذ|يسري|लागू",
    re.IGNORECASE,
)
_ITS_END = re.compile(  # of the page's own instrument: nothing between it and the verb
    r"(?:^|[.;:)\]] |\b(?:this|the present) |\b[A-Z]\d{1,2} )(?:the )?(?:order|act|regulations?|decree"
    r"|notice|instrument|list|decision|resolution) "
    r"(?:was |were |is |has been |have been )?(?:ceased to have effect|ceased to apply|revoked|repealed"
    r"|rescinded|annulled|quashed"
    r"|spent|expired|lapsed|suspended|struck down)\b"
    r"|\b(?:le présent (?:arrêté|décret)|la présente (?:liste|décision)|texte|acte) (?:est "
    r"|a été )?(?:abrogée?|annulée?|caduque?)\b"
    r"|\b(?:diese (?:verordnung|liste)|vorschrift|norm) (?:ist |wurde )?(?:aufgehoben|außer kraft)"
    r"|\b(?:norma|disposición|el presente (?:decreto|acuerdo)|la presente (?:lista"
    r"|resolución)) (?:fue )?(?:derogad[ao]|abrogad[ao]|sin efecto)"
    r"|\b(?:norma|ato|este decreto|esta (?:lista|portaria|resolução)) (?:foi )?(?:revogad[ao])"
    r"|\b(?:atto|provvedimento|il presente decreto) (?:è stato )?(?:abrogato|annullato)"
    r"|\bakt (?:prawny )?(?:jest )?(?:uchylon|nieobowiązując|utracił)"
    r"|\bстатус:? (?:утратил|отмен[её]н|недейств)|\bутратил\w* силу\W*$|\bстатус:? (?:втратив|скасован|нечинн)"
    r"|\bstatus:? (?:repealed|revoked|withdrawn|expired|abrogé|aufgehoben|derogad[ao]|revogad[ao]|abrogato"
    r"|uchylon\w*|vervallen|dicabut"
    r"|upphävd|opphevet|kumottu|zrušen\w*|nieobowiązując\w*)|\bestado:? (?:derogad[ao]|no vigente)"
    r"|\bsituação:? (?:revogad[ao]|não vigente)"
    r"|\bétat:? (?:abrogé|périmé)|\bdurumu?:? (?:yürürlükten|mülga)|时效性[:：]?\s?(?:失效|废止|已废止|已失效)"
    r"|现行有效性[:：]?\s?失效|本文件已废止|廃止済",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:leave|leaves|left|are leaving|come off|came off|drop off|exit) the list|\b(?:sortent|sort|sortis"
    r"|quittent|quitte) de la liste"
    r"|\bquitte(?:nt)? la liste|\b(?:verlassen die liste|entfallen (?:aus|von) der liste|scheiden aus)"
    r"|\bsalen de la lista|\bdejan de (?:ser|figurar|integrar)"
    r"|\bsaem da (?:lista|relação)|\bdeixam de (?:ser|constar|integrar)|\bescono dall'elenco"
    r"|\bnon fanno più parte|\bverlaten de lijst|\bgaan van de lijst"
    r"|\b(?:wypadają|znikają|schodzą) z (?:listy|wykazu)|\bvypadávají ze seznamu|\butgår (?:ur|från)"
    r"|\bgår ut av listen|\bpoistuvat luettelosta"
    r"|\blisteden (?:çıkıyor|çıkar|düşü)|\bkeluar dari daftar|\bвыбывают|\bпокидают (?:перечень|список)"
    r"|\bвибувають|退出(?:清单|目录|名单)|移出(?:清单|目录|名单)"
    r"|リストから(?:外れ|除)|目録から(?:外れ|除)|목록에서 (?:빠|제외|삭제)|تخرج من القائمة|خرجت من القائمة",
    re.IGNORECASE,
)


def standing(chosen: Case) -> Iterator[Veto]:
    """Every such sign in the page's own texts."""
    texts = list(_own(chosen))
    signs = _signs("\n".join(texts))
    for text in texts if signs else ():
        for sentence in (text, *SENTENCE.split(text)) if _BLANK.search(text) else SENTENCE.split(text):
            if why := _why(sentence, chosen, signs):
                yield Veto(
                    "does not stand",
                    f"the page may say that it does not stand ({why}): “{sentence.strip()[:_SHOWN]}”",
                    True,
                )
                return


def _signs(whole: str) -> frozenset[re.Pattern[str]]:
    """The patterns of which a stem stands on the page: the others match nowhere on it."""
    letters = small(whole)
    words = " ".join(set(letters.split()))  # each once, a fraction of the page: each part of a stem stands in one

    def has(stem: str) -> bool:
        return all(part in words for part in stem.split()) and stem in letters

    signs = (_ARCHIVED, _OUT_OF_DATE, _AS_FIRST_MADE, _AMENDS, _ITS_END, _LEAVES, _COMMENTS, _EFFECT)
    found = frozenset(sign for sign in signs if any(map(has, stems(sign.pattern))))
    return found | {_BLANK} if _BLANK.search(whole) else found


def _own(chosen: Case) -> Iterator[str]:
    """The texts of the page that are no entries: banners, cards of a document, notes; cells of small tables, too."""
    first, last = chosen.listing.span
    for place, piece in enumerate(chosen.page.pieces):
        if piece.beside or first <= place < last:
            continue
        if piece.kind is Kind.COLUMN:
            yield from _rows_of(piece.cells, chosen, place)
        elif 0 < len(piece.text) <= _LONG:
            yield piece.text


def _rows_of(cells: tuple[str, ...], chosen: Case, place: int) -> Iterator[str]:
    """What a card says: the cells of a column, each with what the column before has in its row."""
    before = chosen.page.pieces[place - 1] if place else None
    labels = (
        before.cells
        if before is not None and before.kind is Kind.COLUMN and before.group == chosen.page.pieces[place].group
        else ()
    )
    for row, cell in enumerate(cells):
        yield f"{labels[row]}: {cell}" if row < len(labels) else cell


def _why(sentence: str, chosen: Case, signs: Set[re.Pattern[str]]) -> str | None:
    letters = small(sentence)

    def found(sign: re.Pattern[str]) -> re.Match[str] | None:
        return sign.search(sentence) if sign in signs and stands(stems(sign.pattern), letters) else None

    if found(_ARCHIVED):
        return "archived"
    if found(_OUT_OF_DATE):
        return "out of date"
    if found(_AS_FIRST_MADE) or found(_AMENDS):
        return "amended since"
    blank = _BLANK.search(sentence) if _BLANK in signs else None
    if blank and (blank[0][-1:].isdigit() or _OF_A_DAY.search(sentence)):
        return "its day or number is left blank"
    if found(_ITS_END):
        return "ended"
    if found(_LEAVES):
        return "removed"
    seen, asks, begins = chosen.page.seen, found(_COMMENTS), found(_EFFECT)
    if seen is None or not (asks or begins) or not any(day[:10] > seen.isoformat() for day in every_day(sentence)):
        return None
    return "comments are still asked for" if asks else "its day is to come"
