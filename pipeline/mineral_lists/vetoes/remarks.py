"""What the sentences around a list say of it beside what it is: more, a part, not yet, no more, whose. Pure.

A count that is met says that a block is whole; whether it is the list that stands is said in sentences. A remark is
looked for in the list's own section: in the texts that lead into it and in those behind it, up to the next heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.runs.sentences import OFF_IT
from pipeline.mineral_lists.stems import matches
from pipeline.mineral_lists.vetoes.caveats import joins_later, sentence_of
from pipeline.mineral_lists.vetoes.confirmation import SENTENCE
from pipeline.mineral_lists.vetoes.standing import names_a_day_after
from pipeline.mineral_lists.wording.calling import DECLARES
from pipeline.mineral_lists.wording.counting.counts import counts
from pipeline.mineral_lists.wording.qualified import is_doubted, is_qualified, is_replaced, speaker
from pipeline.mineral_lists.wording.senses import LIST_WORD, SUBJECT, Sense, sense
from pipeline.outline.pieces import WORDS, Kind
from vocabulary.minerals import lookup, members
from vocabulary.minerals.mentions import mentions

_BEHIND = 4  # pieces behind a list that may speak of it
_SHOWN = 110  # characters of a remark that a reason quotes
_WORD = re.compile(r"[^\W\d_和与及と、，。]+")
_NAME = 3  # letters of a name in plain letters; symbols are words of some language
_ALSO = re.compile(
    r"\b(?:also|in addition|additionally|furthermore|moreover|besides|likewise|as well|(?:was|were|been) added"
    r"|aussi|en outre|également|de plus|ajoutée?s?|ferner|außerdem|zusätzlich|ebenfalls|auch|hinzu\w*|también|además"
    r"|asimismo|añadid[ao]s?|agregad[ao]s?|também|além|ademais|adicionad[ao]s?|acrescentad[ao]s?|anche|inoltre|altresì"
    r"|aggiunt[aeio]|ook|tevens|bovendien|toegevoegd|również|ponadto|dodan[oeya]|также|кроме того|дополнительно"
    r"|добавлен\w*|також|крім того|додатково|додан[оіаий]|ayrıca|eklen\w+|juga|selain itu|ditambahkan|ngoài ra|bổ sung"
    r"|också|dessutom|tillkom\w*|også|desuden|dessuten|myös|lisäksi|také|dále|navíc)\b"
    r"|另外|此外|还有|新增|增列|亦|また|さらに|加え|追加|또한|아울러|추가|كما|أيضا|إضافة",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:list|order|act|regulation|decree|decision|instrument|notice|resolution|designation|determination|it|this)"
    r" (?:was|were|is|has been|is now|was later) (?:\w+ )?(?:annulled|quashed|suspended|struck down|set aside"
    r"|invalidated|stayed|voided|revoked|declared (?:void|invalid)|rescinded|no longer in (?:force|effect|use))"
    r"|\b(?:list|order|act|regulation|decree|decision|it) (?:has )?(?:expired|lapsed|ceased to (?:apply|have effect))\b"
    r"|\b(?:liste|arrêté|décret|décision)\b[^.]{0,40}\b(?:annulée?|suspendue?|abrogée?|caduque?)\b"
    r"|\b(?:liste|verordnung|bekanntmachung|erlass)\b[^.]{0,60}\b(?:aufgehoben|ausgesetzt|nichtig|außer kraft)"
    r"|\b(?:lista|decreto|resoluci[oó]n|resolução|portaria|orden|acuerdo|elenco|delibera\w*)\b[^.]{0,50}"
    r"\b(?:anulad[ao]|suspendid[ao]|suspens[ao]|derogad[ao]|revogad[ao]|annullat[ao]|sospes[ao]|abrogat[ao])\b"
    r"|\b(?:lista|decreto|resoluci[oó]n|resolução|relação|relación|elenco|norma)\b[^.]{0,50}"
    r"\b(?:substituíd[ao]|sustituid[ao]|reemplazad[ao]|sostituit[ao])\b|\b(?:liste|arrêté"
    r"|décret)\b[^.]{0,40}\bremplacée?\b"
    r"|\b(?:liste|verordnung|fassung)\b[^.]{0,50}\b(?:ersetzt|abgelöst)\b|\b(?:lijst|besluit)\b[^.]{0,40}\bvervangen\b"
    r"|\b(?:list[ae]\w*|förordning\w*|forskrift\w*)\b[^.]{0,40}\b(?:ersatt|ersatts|erstattet|avløst)\b"
    r"|\b(?:wykaz|lista|seznam)\b[^.]{0,40}\b(?:zastąpion\w+|nahrazen\w*)|\b(?:перечень|список|перелік)\b[^.]{0,40}"
    r"\b(?:замен[её]н|замінен)|\bdaftar\b[^.]{0,40}\bdiganti\w*|\bdanh mục\b[^.]{0,40}\bthay thế bởi"
    r"|\b(?:conteúdo histórico|contenido histórico|contenu (?:historique|archivé)|historical content|archived content"
    r"|archivierter inhalt|contenuto (?:storico|archiviato)|archived page|历史资料|歷史資料)"
    r"|\b(?:wykaz|lista|rozporządzenie)\b[^.]{0,40}\b(?:uchylon|zawieszon|straci)"
    r"|\b(?:перечень|список|приказ|постановление|перелік|наказ|постанова)\b[^.]{0,60}"
    r"\b(?:отмен[её]н|приостановлен|утратил|признан\w* недейств|скасован|зупинен|втратил)"
    r"|\b(?:liste|karar|yönetmelik)\w*\b[^.]{0,40}\b(?:iptal|askıya|yürürlükten)"
    r"|(?:目录|目錄|清单|清單|名单|公告|決定|决定|リスト|告示)[^。]{0,20}(?:撤销|撤銷|暂停|暫停|废止|廢止|失效|取消|停止|失効|廃止|替代|取代"
    r"|代替|替换)"
    r"|(?:목록|고시|결정)[^.]{0,20}(?:취소|정지|폐지|효력을 잃)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(  # before a number: how many there are to be
    r"\b(?:will (?:then )?(?:have|contain|comprise|include|list|name|cover|number|consist)|comprendra|contiendra"
    r"|comptera|tendrá|contendrá|incluirá|comprenderá|terá|conterá|incluirá|abrangerá|avrà"
    r"|comprenderà|conterrà|künftig|zukünftig"
    r"|wird (?:dann )?(?=\W*\d)|zal|będzie|będą|будет|будут|буде|будуть|olacak|içerecek|akan|sẽ)\b"
    r"|(?:^|,\s)(?:aby|żeby|ażeby|by|dass|damit|että|чтобы|щоб|hogy|že|opdat|afin que|pour que|para que|affinché)"
    r"(?:\s[^\W\d_]{1,12})?\s$"  # how a clause begins of which the one before it says that it is wished
    r"|(?:将|將)(?:会|會|包括|包含|共有|由)[^。，]{0,8}$",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:are|is|were) (?:shown|displayed|pictured|highlighted|sampled)\b|\bfrom (?:the|this|our|its) list\b"
    r"|\baus der liste\b|\b(?:issus?|tirés?|extraits?) de la liste\b|\b(?:dalla|tratti dalla) lista\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|every|each|the whole|in all)\b", re.IGNORECASE)
_OF_WHICH = re.compile(  # so many were looked at, and fewer are listed
    r"^[^.:;]{0,60}\b(?:of which|of these|dont|davon|darunter|de los cuales|dos quais|di cui|z czego|из них|з них)\b"
    r"[^.:;]{0,20}\d+[^.:;]{0,20}\b(?:critical|listed|on the list|designated|critiques|kritisch\w*|críticos|critici"
    r"|krytyczn\w+|критич\w+)",
    re.IGNORECASE,
)
_ENTERS = re.compile(  # where names of one letter stand within words
    r"(?:后来|其后|随后|之后|後來|その後|のちに)[^。]{0,20}(?:进入|進入|加入|列入|纳入|納入|入っ|加わ|追加)"
    r"|(?:이후|나중에)[^.]{0,20}(?:들어|추가|포함)"
)
_UNLESS = re.compile(
    r"\b(?:except (?:where|when|that|in|for)|unless|provided that|subject to (?!approval)|sauf|außer|es sei denn|salvo"
    r"|excepto|exceto|tranne|chyba że|если|кроме|除非|但し|ただし)",
    re.IGNORECASE,
)
_FULL_ELSEWHERE = re.compile(
    r"\b(?:the )?(?:full|complete|entire|whole) list (?:is|can be|may be|will be|appears|stands|follows in)\b"
    r"|\bliste (?:complète|intégrale) (?:est|figure|se trouve|peut)|\bvollständige liste (?:ist|steht|findet)"
    r"|\bgesamte liste (?:ist|steht|findet)|\bvolledige lijst (?:is|staat|vindt)"
    r"|\b(?:lista|relación|relação) (?:completa|íntegra) (?:está|figura|se encuentra|puede|pode|encontra)"
    r"|\belenco (?:completo|intero|integrale) (?:è|si trova|può|figura)"
    r"|\bpełn\w+ (?:wykaz|lista) (?:jest|znajduje)|\bполный (?:перечень|список) "
    r"(?:приведен|размещ|опублик|находится)|完整(?:目录|清单|名单)(?:见|請|请|可)|全(?:リスト|一覧)は",
    re.IGNORECASE,
)
_AS_A_FILE = re.compile(  # the same list in another form, or on the same page
    r"\b(?:below|above|here|pdf|csv|excel|xlsx?|json|spreadsheet|file|print\w*|download\w*|télécharg\w*|ci-dessous"
    r"|herunter\w*|unten|hier|descarg\w*|aquí|abajo|abaixo|aqui|baixar|scaric\w*|qui|sotto|pobra\w*|poniżej|ниже|скачать)\b"
    r"|ダウンロード|下载|下載|다운로드",
    re.IGNORECASE,
)
_WHY = {
    "not yet": "what is counted may only be to come",
    "not all": "what is counted may be a part of the list",
    "unless": "what is counted may not always be the list",
    "full list elsewhere": "the whole list may stand elsewhere",
    "of no authority": "it may be the list of somebody who cannot designate",
}


def remarks(chosen: Case) -> Iterator[Veto]:
    """Every remark that a person has to weigh."""
    behind = [sentence for text in _behind(chosen) for sentence in SENTENCE.split(text)]
    lead = chosen.listing.first.around.intro
    leading = [sentence for line in lead.split("\n") for sentence in SENTENCE.split(line)]
    if more := next((sentence for sentence in (*leading, *behind) if _adds(sentence, chosen)), None):
        yield Veto("more behind", f"what stands beside the list may add to it (“{more.strip()[:_SHOWN]}”)")
    around = (*lead.split("\n"), *behind)
    endings = (match[0] for text in around if matches(_ENDED, text) for match in _ENDED.finditer(text))
    if ended := next((words for words in endings if not any(map(str.isdigit, words))), None):  # else another's number
        yield Veto("no longer stands", f"a remark says that it does not stand (“{ended[:_SHOWN]}”)")
    met, seen = chosen.agreement.met, chosen.page.seen
    announcing = (*leading, *([sentence_of(met)] if met else ()))
    if seen and (later := next((words for words in announcing if names_a_day_after(seen, words)), None)):
        yield Veto("not yet", f"it may not stand yet (“{later.strip()[:_SHOWN]}”)", True)
    over = (*chosen.page.title.split(" · "), *(words for _, words in chosen.listing.first.around.headings))
    doubted = [*map(is_qualified, over), *map(is_doubted, (*SENTENCE.split(lead), *behind))]
    doubted += map(is_replaced, _before(chosen))
    if words := next(filter(None, doubted), None):
        yield Veto("qualified", f"it may not be the list that stands (“{words.strip()[:_SHOWN]}”)", True)
    if rest := next((text for text in (*leading, *behind) if _counts_others(text)), None):
        yield Veto("not all", f"more of them may stand elsewhere (“{rest.strip()[:_SHOWN]}”)", True)
    if whole := next((text for text in (*leading, *behind) if _is_elsewhere(text)), None):
        rule = "full list elsewhere"
        yield Veto(rule, f"{_WHY[rule]} (“{whole.strip()[:_SHOWN]}”)", True)
    yield from _of_its_count(chosen)


def _is_elsewhere(sentence: str) -> bool:
    """Whether a sentence beside the list says where the whole one is, and means no file or print of it."""
    return _FULL_ELSEWHERE.search(sentence) is not None and _AS_A_FILE.search(sentence) is None


def _counts_others(sentence: str) -> bool:
    """Whether a sentence counts others that are listed, too: "with the other twenty notified minerals"."""
    return any(count.about == "rest" and count.strong for count in counts(sentence))


def _of_its_count(chosen: Case) -> Iterator[Veto]:
    """What the sentence of the count that is met says of it beside: these fall where the list is known."""
    met = chosen.agreement.met
    if met is None:
        return
    before = SENTENCE.split(met.before)[-1]
    whole = sentence_of(met)
    for rule, words in (
        ("not yet", _NOT_YET.search(before)),
        ("not all", None if _ALL.search(before) else _NOT_ALL.search(met.rest)),
        ("not all", _OF_WHICH.search(met.rest)),
        ("unless", _UNLESS.search(met.rest)),
        ("full list elsewhere", _FULL_ELSEWHERE.search(f"{met.written}{met.after}")),
    ):
        if words:
            yield Veto(rule, f"{_WHY[rule]} (“{whole.strip()[:_SHOWN]}”): “{words[0].strip()}”", True)
    if who := speaker(whole):
        yield Veto("of no authority", f"{_WHY['of no authority']} (“{whole.strip()[:_SHOWN]}”): “{who}”", True)


def _behind(chosen: Case) -> Iterator[str]:
    """The texts behind the listing, up to the next heading."""
    end = chosen.listing.span[1]
    for piece in chosen.page.pieces[end : end + _BEHIND]:
        if piece.kind not in WORDS or (piece.kind is Kind.HEADING and piece.text):
            return
        yield piece.text


def _before(chosen: Case) -> Iterator[str]:
    """What the page says before its list."""
    for piece in chosen.page.pieces[: chosen.listing.first.around.position]:
        if piece.kind in WORDS and not piece.beside:
            yield piece.text


def _adds(sentence: str, chosen: Case) -> bool:
    """Whether a sentence says that further materials belong to the list: "Zinc was also declared critical"."""
    if not (matches(_ALSO, sentence) or joins_later(sentence)) or OFF_IT.search(_ALSO.sub(" ", sentence)):
        return False
    if _ENTERS.search(sentence):
        return True
    meaning = sense(_ALSO.sub(" ", sentence))
    if meaning is not None and meaning[0] not in {Sense.LIST, Sense.ADDED}:
        return False
    if not joins_later(sentence) and not any(words.search(sentence) for words in (DECLARES, SUBJECT, LIST_WORD)):
        return False
    listed = {material for entry in chosen.listing.materials for material in entry}
    listed |= {member for material in listed for member in members(material)}
    return not listed.issuperset(_named(sentence, chosen.page.language))


def _named(sentence: str, language: str | None) -> Iterator[str]:
    """The materials that the words of a sentence name in any language, one or two words each."""
    yield from mentions(sentence, technical=True)
    words = [word for word in _WORD.findall(sentence) if len(word) >= _NAME or not word.isascii()]
    for name in (*words, *map(" ".join, pairwise(words))):
        match = lookup(name, language)
        yield from match.minerals if match else ()
