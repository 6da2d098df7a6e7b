"""Whether a sentence of the page says something of its list or of itself that speaks against it. Pure.

"The texts of this page are examples", "the list covers what the project maps, not what is officially critical": what a
page may say of its list is open, in any language. But it says so in a sentence that speaks of the list or of itself,
and with a word that its language's file has against lists: a negation, a draft, an example, an association. Whatever
else such a sentence means, a person has to read it first. That another material is not listed says nothing against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.stems import Patterns, Words, matches, small
from pipeline.mineral_lists.vetoes.confirmation import SENTENCE
from pipeline.mineral_lists.wording.abroad import named
from pipeline.mineral_lists.wording.counting.counts import counts
from pipeline.mineral_lists.wording.glossing.glossary import AGAINST, found, glossary
from pipeline.outline.pieces import WORDS, Kind, Piece
from vocabulary.languages.file import ENGLISH, codes, known_language
from vocabulary.minerals import lookup
from vocabulary.minerals.mentions import mentions

_SHOWN = 110  # characters that a reason quotes
_PLAIN = 160  # characters of a sentence that says something of a list, and does not tell how it came about
_LONG = 600  # characters of a text that is none about a list
_OF_LISTS, _OF_CRITICAL = frozenset({"list"}), frozenset({"critical", "strategic"})
_AGAINST_LISTS = AGAINST - {"most", "trade", "added", "assessed"}  # lists are made of assessments, for trade
_MARKED_ITEM = "numbered: marks"  # the group of items behind a star or a dash
_MARKS_OF_NOTES = "*†‡※"
_NOTE = re.compile(rf"\s{{0,3}}[{_MARKS_OF_NOTES}]")
_MARKED = re.compile(r"(?<![\w.,/])\d{1,3}(?:\s[^\W\d_]{1,20}){0,3}[*†‡](?!\w)")
_AGAINST_TITLES = frozenset({"unofficial"})
_DRAFTS = frozenset({"draft"})
_LABELS = re.compile(r"\s?[,;(–—]")  # behind the word that says what a page is: "Draft, not yet agreed"
_AGAINST_CARDS = frozenset({"removed", "draft", "proposed"})  # "Status | withdrawn"
_EVERY_HARM = _AGAINST_LISTS | _AGAINST_TITLES | _AGAINST_CARDS
_CARD = 8  # cells of a column that says what a document is
_SPACED = re.compile(r"\s(?<=[.!?]\s)")
_FURNITURE = re.compile(r"\bcookies?\b|\?\s*$", re.IGNORECASE)  # what any site says and asks
_HARMLESS = re.compile(  # how to get a page, what follows from a list, how long it lasts, its order, what is off it
    r"\b(?:up)?on request\b"
    r"|\b(?:do|does|did|will|shall|can|could|may|need|should|would)(?: not|n['’]t|not)"
    r" (?:(?:by|in) itself |in any way |automatically |necessarily )?"
    r"(?:affect|alter|change|confer|create|entitle|exempt|grant|guarantee|impose|influence|limit|oblige|override|preclude"
    r"|prejudge|prevent|remove|replace the|restrict|speed|waive|give (?:any|a) (?:right|priority|preference))\b"
    r"(?!.{0,60}\b(?:endors|force|government|legal|official|recogni|status))"
    r"|\bnot (?:a ranking|carved|fixed|forever|immutable|in (?:any|an) order|in order of|ordered|permanent|ranked"
    r"|set in stone|static|weighted)\b"
    r"|\bfor one (?:country|economy|industry|nation|state)\b.{0,40}\bnot\b"
    r"|\b(?:not|no longer) on (?:this|the (?:new|present|current)) (?:one|list)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\bthis (?:notification|order|decree|regulation|resolution|instrument|act|page|site|text|statement|document"
    r"|selection|table|notice|version|content|release|material|overview)\b"
    r"|\bcette (?:page|version|sélection|publication)|\bce (?:site|texte|document|communiqué|contenu|tableau)\b"
    r"|\bdiese[rs]? (?:seite|website|text|dokument|auswahl|fassung|inhalt|mitteilung|übersicht|aufzählung)"
    r"|\b(?:esta|de esta) (?:página|versión|selección|publicación)|\beste (?:sitio|texto|documento|comunicado"
    r"|contenido)"
    r"|\b(?:esta|desta|nesta) (?:página|versão|seleção|publicação)"
    r"|\b(?:este|deste|neste) (?:site|sítio|texto|documento|comunicado|conteúdo)"
    r"|\bquest[ao] (?:pagina|sito|testo|documento|selezione|versione|comunicato|contenuto)"
    r"|\bdeze (?:pagina|website|tekst|selectie|versie)|\bdit (?:document|overzicht)\b"
    r"|\b(?:ta|tej|niniejsz\w+) (?:stron\w+|wersj\w+|tekst\w*|dokument\w*|zestawieni\w+)"
    r"|\b(?:tato|této|tento) (?:stránk\w+|verze|text\w*|dokument\w*|přehled\w*)"
    r"|\b(?:denna|den här|denne|denne|dette|detta) (?:sida\w*|side\w*|webbplats|text|tekst|dokument\w*"
    r"|oversikt\w*|översikt)"
    r"|\btämä\w* (?:sivu\w*|teksti\w*|asiakirja\w*|luettelo\w*)|\btällä sivulla|\bez az? (?:oldal|lap|szöveg"
    r"|dokumentum)"
    r"|\ba felsorolás|\baceast\w+ (?:pagin\w+|text|document|site)"
    r"|\b(?:эт\w{1,3}|настоящ\w+|данн\w+) (?:страниц\w+|сайт\w*|текст\w*|документ\w*|материал\w*|сообщени\w+)"
    r"|\b(?:ц\w{1,3}) (?:сторінк\w+|сайт\w*|текст\w*|документ\w*|матеріал\w*|повідомлен\w+)"
    r"|\bbu (?:sayfa|site|metin|belge|içerik|açıklama|tablo)\w*|\b(?:halaman|situs|teks|dokumen|siaran) ini\b"
    r"|\b(?:trang|văn bản|tài liệu|nội dung|thông cáo) này\b|\bαυτή η (?:σελίδα|έκδοση)|\bτο παρόν (?:κείμενο|έγγραφο)"
    r"|هذ[اه] (?:ال)?(?:صفحة|بيان|نص|موقع|وثيقة|محتوى|خبر)|هذا البيان|این (?:صفحه|متن|سند|سایت)|דף זה|עמוד זה|מסמך זה"
    r"|本(?:ページ|頁|サイト|文書|資料|表|页|頁面|页面|网站|文|文件|资料)|この(?:ページ|サイト|文書|資料|表|文章)"
    r"|此(?:页|頁|页面|文)"
    r"|이 (?:페이지|사이트|문서|자료|글|표)|본 (?:페이지|사이트|문서|자료)"
    r"|इस (?:पृष्ठ|पेज|दस्तावेज़|पाठ)|यह (?:पृष्ठ|पेज|दस्तावेज़)|इस (?:अधिसूचना|आदेश)",
    re.IGNORECASE,
)
_SPEAKING = Patterns(_OF_ITSELF)


def said_against_it(
    pieces: Sequence[Piece], on_it: Words, listed: Set[str], many: Set[int], language: str | None
) -> Veto | None:
    """The first such sentence.

    `pieces`, `on_it`: as the page has them, and its words; `listed`: the ids of the materials on its list, `many`: how
    many it has.
    """
    known = glossary(language if language in codes() and language else ENGLISH)
    words_for_lists = (word for word in _telling(known.code) if all(map(on_it.has, word.split())))
    telling = (*words_for_lists, *(stem for _, stem in on_it.of(_SPEAKING)))
    sentences = list(_sentences(pieces, telling, tuple(filter(on_it.has, _MARKS_OF_NOTES))))
    if marked := _marked_without_note(sentences):
        return Veto("said of the list", f"a note on its count was not found (“{marked[:_SHOWN]}”)", soft=True)
    for sentence, piece in sentences:
        if piece.kind in WORDS and not _NOTE.match(sentence) and not any(map(small(sentence).__contains__, telling)):
            continue
        words = _speaking(found(sentence, known), sentence)
        meanings = {english for _, _, english in words}
        if meanings.isdisjoint(_EVERY_HARM):
            continue
        harm = _harm(words, sentence) if piece.kind in WORDS else _elsewhere(piece, meanings)
        if not meanings & harm or _FURNITURE.search(sentence):
            continue
        if piece.kind in WORDS and any(count.number in many for count in counts(sentence)):
            continue  # what its count counts is weighed with it
        if _names_only_others(sentence, words, listed, language):
            continue
        word = next(sentence[start:stop] for start, stop, english in words if english in harm)
        said = f"a sentence may speak against the list (“{sentence.strip()[:_SHOWN]}”): “{word}”"
        return Veto("said of the list", said, soft=True)
    return None


def _speaking(words: Sequence[tuple[int, int, str]], sentence: str) -> Sequence[tuple[int, int, str]]:
    """The words of a sentence but for harmless ones: what else it says is weighed.

    "Being listed does not change the rules on water" takes the list for one that stands.
    """
    spans = [match.span() for match in _HARMLESS.finditer(sentence)]
    return [word for word in words if not any(start <= word[0] < stop for start, stop in spans)] if spans else words


@cache
def _telling(code: str) -> tuple[str, ...]:
    """How the words of a language begin for lists, and for drafts, in small letters."""
    around = known_language(code).around
    drafts = () if code == ENGLISH else around.get("draft", ())
    return tuple(small(word.strip("*")) for word in (*around.get("list", ()), *drafts))


def _harm(words: Sequence[tuple[int, int, str]], sentence: str) -> Set[str]:
    """What speaks against the list in a sentence, by what it speaks of."""
    meanings = {english for _, _, english in words}
    if meanings & AGAINST == {"not"} and named(sentence):
        return frozenset()  # "It is not the list of the EU"
    of_it = meanings & _OF_LISTS and len(sentence) <= _PLAIN
    if of_it or matches(_OF_ITSELF, sentence) or _NOTE.match(sentence):
        return _AGAINST_LISTS
    start, stop, english = words[0]
    labels = english in _DRAFTS and not sentence[:start].strip() and _LABELS.match(sentence, stop)
    return _DRAFTS if labels else frozenset()


def _elsewhere(piece: Piece, meanings: Set[str]) -> Set[str]:
    """What speaks against the list in a title that names one, and in a card that says what a document is."""
    if piece.kind is Kind.COLUMN:
        return _AGAINST_CARDS
    return _AGAINST_TITLES if meanings & (_OF_LISTS | _OF_CRITICAL) else frozenset()


def _marked_without_note(sentences: Sequence[tuple[str, Piece]]) -> str | None:
    """A sentence whose number has a mark of a note, "23 entries*", where no text of the page is the note."""
    texts = [text for text, piece in sentences if piece.kind in WORDS]
    if any(map(_NOTE.match, texts)):
        return None
    marked = (text for text in texts if any(map(text.__contains__, "*†‡")))
    return next((match[0] for text in marked if (match := _MARKED.search(text))), None)


def _names_only_others(
    sentence: str, words: Sequence[tuple[int, int, str]], listed: Set[str], language: str | None
) -> bool:
    """Whether all materials that a sentence names are not listed: "Gold and silver are not on the list"."""
    names = (lookup(sentence[start:stop], language) for start, stop, english in words if not english)
    named = {material for match in names if match for material in match.minerals} | set(mentions(sentence))
    return bool(named) and named.isdisjoint(listed)


def _split(text: str) -> list[str]:
    """As `SENTENCE` splits, for less where no stops are wide."""
    return _SPACED.split(text) if text.isascii() else SENTENCE.split(text)


def _sentences(pieces: Sequence[Piece], telling: Sequence[str], marks: Sequence[str]) -> Iterator[tuple[str, Piece]]:
    """The page's sentences that may speak of a list or be a note, each with the piece in which it stands, and others.

    `telling`: the words that speak of lists or of the page itself, of which one stands in those that do; `marks`: those
    of notes. Of either, what the page has.
    """
    for before, piece, after in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        if piece.beside or len(piece.text) > _LONG:
            continue
        if piece.group == _MARKED_ITEM and not any(one and one.group == _MARKED_ITEM for one in (before, after)):
            yield f"* {piece.text}", replace(piece, kind=Kind.TEXT)  # one item alone is a note
        elif piece.kind in WORDS:
            if not any(map(small(piece.text).__contains__, (*telling, *marks))):
                continue
            # what leads into a block says what that is
            ends = (text for text in _split(piece.text) if not text.rstrip().endswith((":", "\uff1a")))
            yield from ((text, piece) for text in ends)
        elif piece.kind in {Kind.TITLE, Kind.HEADING}:
            yield piece.text.replace("_", " "), piece
        elif piece.kind is Kind.COLUMN and len(piece.cells) <= _CARD:
            yield from ((cell, piece) for cell in piece.cells)
