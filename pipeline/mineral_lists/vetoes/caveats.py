"""What the words over a list and of its count say against it by their form: a remark in brackets, a part, an end. Pure.

The count of a block may be met where the block is a proposal, a part, or an organisation's. These are signs that stand
in any such page, whatever it tells: few words in each language, and a mark that holds whatever its words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.runs.sentences import OFF_IT
from pipeline.mineral_lists.stems import matches
from pipeline.mineral_lists.vetoes.confirmation import SENTENCE
from pipeline.mineral_lists.wording.counting.counts import Count
from pipeline.mineral_lists.wording.senses import LIST_WORD, SUBJECT, Sense, sense
from vocabulary.minerals import lookup
from vocabulary.minerals.mentions import mentions

_SHOWN = 110  # characters that a reason quotes
_HEADING = 120  # of a heading that names a list
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,60})[)）\]]\W{0,3}$")
_PLAIN_REMARK = re.compile(  # a number, an abbreviation, what stands in force
    r"[\d\u0660-\u0669\u0966-\u096f一二三四五六七八九十]|^[A-Z][A-Za-z]?[A-Z]{0,6}s?$|^(?:pdf|html|xlsx?|csv|web"
    r"|annex|annexe"
    r"|anhang|anexo|allegato|s|en|fr|de|es|print|imprimer|drucken|imprimir|stampa|afdrukken|drukuj|tisk|skriv ut"
    r"|tulosta|yazdır|cetak"
    r"|печать|друк|печат|εκτύπωση|印刷|打印|列印|인쇄|طباعة|چاپ|הדפסה|in)$|\b(?:in force|final|official|adopted"
    r"|consolidated|statutory|register|enacted|gazetted|edition|current|in kraft"
    r"|en vigueur|vigente|em vigor|in vigore|obowiązując\w+|действующ\w+|чинн\w+|yürürlükte|berlaku)\b|现行|現行|현행",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(  # the name of an office, and nothing else
    r"(?=.*\b(?:Bureau|Survey|Ministry|Department|Directorate|Secretariat|Office|Agency)\b)"
    r"(?:(?:[A-Z][\w.'’-]{0,30}|of|the|and|for|&)(?:,? |$))+"
)
_PARTITIVE = re.compile(  # behind the number
    r"\s(?:of (?:the|our|these|its|those|all the)|des|de (?:ces|nos|los|las|estos|estas|nuestros)|d'entre|parmi"
    r"|der|dieser|unserer|von den|dos|das|destes|dei|delle|degli|di questi|van de|av de|af de|spośród|из|з)\s(?!\d)",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(
    r"\b(?:and (?:(?:some|many|several|various|a few) )?(?:others?|more)|et (?:d['’]autres|plusieurs autres)"
    r"|(?:und|sowie) (?:einige |viele |mehrere )?(?:andere|weitere)|y (?:algunos )?otr[ao]s|e (?:alguns )?outr[ao]s"
    r"|e altr[ie]|en andere|och andra|og andre|i inne|и (?:други|прочи)\w*|та інш\w*|ve diğer\w*|dan lainnya)\b"
    r"|(?:ほか|など|等)(?:が|を|、)",
    re.IGNORECASE,
)
_SAID_BY = re.compile(  # somebody, and not the law under which a list stands
    r"\b(?:(?:as )?(?:reported|cited|quoted|seen|compiled) by|according to|source:|selon|d['’]après"
    r"|laut|según|segundo [ao]"
    r"|secondo (?:il|la)|volgens|według|по данным|по сообщени\w+|за даними)\b"
    r"(?!\s(?:(?:the|la|le|el|o|a|il|dem|der|de|het)\s|l['’])?(?:act|section|article|law|regulation"
    r"|decree|order|annex|schedule|resol|deliber|regl|règl|regul|regol"
    r"|loi|décret|arrêté|ley|art[íi]|decreto|lei\b|legge|gesetz|§|verordnung|wet\b|ustaw|закон|приказ|постанов"
    r"|anexo|anhang|anlage|allegato|bijlage|beschluss|verordening|besluit|regeling|portaria|despacho|decis|délib"
    r"|załącznik|rozporządz|uchwa|приложени|распоряжени|додат|наказ|розпоряджен))"
    r"|によると|によれば|据.{1,12}报道",
    re.IGNORECASE,
)
_ORGANIZATIONS = re.compile(  # of many states: what these list is in force nowhere
    r"\b(?:NATO|OTAN|НАТО|OECD|OCDE|OCSE|OESO|ОЭСР|ОЕСР|IEA|AIE|МЭА|IRENA|UNCTAD|CNUCED"
    r"|UNEP|G7|G20|BRICS|БРИКС|IMF|WTO|ASEAN"
    r"|World Bank|Banque mondiale|Weltbank|Banco Mundial|Banca mondiale|Bank Światowy|Всемирн\w+ банк|Світов\w+ банк"
    r"|Dünya Bankası|Bank Dunia|International Energy Agency|Agence internationale de l['’]énergie"
    r"|Internationale Energieagentur|Agencia Internacional de (?:la )?Energía|Agência Internacional de Energia"
    r"|Agenzia internazionale dell['’]energia|Międzynarodow\w+ Agencj\w+ Energetyczn\w+"
    r"|Международн\w+ энергетическ\w+ агентств\w+|Міжнародн\w+ енергетичн\w+ агентств\w+|Uluslararası Enerji Ajansı"
    r"|Badan Energi Internasional|United Nations|Nations unies|Vereinte Nationen|Naciones Unidas|Nações Unidas)\b"
    r"|国際エネルギー機関|国际能源署|國際能源署|국제에너지기구|世界銀行|世界银行|세계은행|経済協力開発機構|北约|北大西洋",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:applies|applied|valid|in force|in effect|effective|stands|expires?"
    r"|expir\w+)\b[^.]{0,30}\b(?:until|till|up to"
    r"|through|on) |\b(?:gilt|gültig|galt)\b[^.]{0,20}\bbis\b|\b(?:valables?|en vigueur"
    r"|applicable)\b[^.]{0,20}\bjusqu"
    r"|\b(?:vigente|válid[ao]|vigencia|vigência)\b[^.]{0,20}\b(?:hasta|até)\b|\b(?:valid[ao]"
    r"|in vigore)\b[^.]{0,20}\bfino"
    r"|\b(?:действу\w+|действителен)\b[^.]{0,20}\bдо\b|\bobowiązuj\w+[^.]{0,20}\bdo\b|まで有効|有效期至|까지 유효",
    re.IGNORECASE,
)
_WILL_FOLLOW = re.compile(
    r"\b(?:to follow|(?<!as )(?<!that )follows? (?:in|on|later|soon|shortly|next|with|by)\b"
    r"|(?<!assessment )(?<!review )(?<!revision )(?<!report )will (?:follow|be added|join)|further includes?"
    r"|(?:is|are) (?:also )?(?:to be )?added)\b"
    r"|\b(?:no longer|not) (?:maintained|updated)\b|\bfolg(?:t|en) (?:\d|im|in)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(  # in the sentence of the count: what the list was
    r"\b(?<!\bare )(?<!\bis )(?:contained|included|covered)\b(?! (?:are|is)\b)"
    r"|\b(?:comprised|numbered|umfasste|enthielt|zählte|comptait|comprenait|contenía|incluía"
    r"|tenía|continha|incluía|comprendeva|conteneva|входило|входили|содержал|obejmował|zawierał)\b|(?:だった|であった|でした)",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:near|semi|quasi|non|sub|not)[- ](?:critical|strategic)|\bnearly critical\b|후보|候補|候选|кандидат|kandydat"
    r"|\baday\b|\bcandidat|\bkandidat",
    re.IGNORECASE,
)
_MORE_ELSEWHERE = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|some) (?:more|others|further|additional)\b"
    r"|\b(?:second|third|another|further|other|separate) (?:schedule|annex|part|list|table|appendix)\b"
    r"|\b(?:deuxième|seconde|autre) (?:annexe|liste|partie)\b|\b(?:zweite|weitere"
    r"|andere)[rn]? (?:liste|anlage|anhang)\b"
    r"|\b(?:segund[ao]|otr[ao]|outr[ao]) (?:lista|anexo|parte)\b|\b(?:second[oa]|altr[oa]) (?:elenco"
    r"|allegato|lista)\b"
    r"|\b(?:втор\w+|друг\w+|отдельн\w+) (?:переч\w+|список|списк\w+|приложени\w+)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:joined|entered|came on|added"
    r"|(?:have|has|had|were|was) (?:since |later |also )?(?:been )?(?:added|included|inserted))\b"
    r"|\bont été (?:ajout|inscrit|intégr)|\ba été (?:ajout|inscrit|intégr)|\b(?:kam|kamen|wurden?)\b[^.]{0,40}"
    r"\b(?:hinzu|aufgenommen|ergänzt)|\b(?:fue(?:ron)?|fo(?:i|ram)|se han?|sono stat[ie]|è stat[ao])\b[^.]{0,20}"
    r"\b(?:añadid|agregad|incorporad|incluid|adicionad|acrescentad|incluíd|aggiunt|inserit)"
    r"|\b(?:dodano|добавлен|включен"
    r"|дополнен|додан|eklen|ditambahkan)|追加|新增|増え|추가",
    re.IGNORECASE,
)

_LATER = re.compile(  # after the list was made
    r"\b(?:since|later|afterwards|subsequently|thereafter|depuis|ensuite|plus tard|par la suite|seither|seitdem|danach"
    r"|später|inzwischen|nachträglich|después|luego|posteriormente|desde entonces|más tarde|depois|desde então"
    r"|mais tarde|in seguito|successivamente|da allora|sindsdien|daarna|nadien|później|następnie|odtąd|potem|poté"
    r"|později|následně|sedan dess|därefter|senare|siden|deretter|senere|sittemmin|myöhemmin|sonra(?:dan)?|ardından"
    r"|belakangan|kemudian|setelah itu|sau đó|позднее|позже|затем|впоследствии|с тех пор|згодом|пізніше|відтоді)\b"
    r"|后来|其后|随后|之后|後來|その後|のちに|이후|나중에|ثم |لاحقا|بعد ذلك|बाद में",
    re.IGNORECASE,
)
_MOST = re.compile(  # in the sentence of the count
    r"\b(?:the most|les plus|(?:los|las|el|la) más|(?:os|as) mais|(?:i|le|gli) più|(?:de|het) meest|\w*kritischste\w*"
    r"|strategischste\w*|wichtigste\w*|naj(?:bardziej|ważniejsz|krytyczniejsz)\w*|nej(?:kritičtějš|důležitějš)\w*|mest"
    r"|\w*kriittisin\w*|kriittisimmä\w*|tärkein\w*|en (?:kritik|önemli)|paling|самы[хе]|наиболее|найкритичніш\w*"
    r"|найважливіш\w*)\b"
    r"|\bnhất\b|最(?:も)?(?:关键|重要|關鍵|クリティカル)|가장|أكثر|सबसे",
    re.IGNORECASE,
)


def caveats(chosen: Case) -> Iterator[Veto]:
    """Every such sign over the list, in the sentence of its count, and right behind it."""
    headings = tuple(words for _, words in chosen.listing.first.around.headings)
    over = (*chosen.page.title.split(" · "), *headings)
    for words in over:
        if remark := _strange_remark(words, chosen.page.language):
            yield Veto("qualified", f"it may not be the list that stands (“{words[:_SHOWN]}”): “{remark}”", True)
        denied = OFF_IT.search(words) or _NEARLY.search(words)
        is_of_it = SUBJECT.search(words) or LIST_WORD.search(words)
        if denied and len(words) <= _HEADING and is_of_it and not _names_others(words, chosen):
            yield Veto("qualified", f"its heading may deny it (“{words[:_SHOWN]}”): “{denied[0]}”", True)
    yield from _of_count(chosen, headings)  # a title also names the site that tells of a list
    around = chosen.listing.first.around
    behind = SENTENCE.split(around.after)
    if ends := next((text for text in (*SENTENCE.split(around.intro), *behind) if _UNTIL.search(text)), None):
        yield Veto("until", f"it may stand no more (“{ends.strip()[:_SHOWN]}”)", True)
    if grows := next((text for text in behind if _WILL_FOLLOW.search(text)), None):
        yield Veto("more behind", f"the list may have grown since (“{grows.strip()[:_SHOWN]}”)", True)
    if more := next((text for text in behind if _MORE_ELSEWHERE.search(text) and LIST_WORD.search(text)), None):
        yield Veto("more elsewhere", f"a part of the list may stand elsewhere (“{more.strip()[:_SHOWN]}”)", True)


def _names_others(words: str, chosen: Case) -> bool:
    """Whether words name only materials that are not listed: what is not critical, "Gold is not critical"."""
    listed = {material for entry in chosen.listing.materials for material in entry}
    others = set(mentions(words))
    return bool(others) and listed.isdisjoint(others)


def sentence_of(count: Count) -> str:
    """The sentence in which a count stands, without remarks in brackets."""
    return f"{SENTENCE.split(count.before)[-1]}{count.written}{count.rest}"


def joins_later(sentence: str) -> bool:
    """Whether a sentence says by itself that what it names came to the list: "Zinc joined in 2025"."""
    return matches(_JOINED, sentence) or matches(_LATER, sentence)


def _of_count(chosen: Case, headings: tuple[str, ...]) -> Iterator[Veto]:
    met = chosen.agreement.met
    if met is None:
        return
    whole = sentence_of(met)
    if part := _PARTITIVE.match(f"{met.rest[:40]} ") or _AND_OTHERS.search(met.rest):
        yield Veto(
            "not all", f"what is counted may be a part of the list (“{whole.strip()[:_SHOWN]}”): “{part[0]}”", True
        )
    if once := _ONCE.search(whole) or _WILL_FOLLOW.search(SENTENCE.split(met.after)[0]):
        yield Veto("once", f"so many may stand there at another time (“{whole.strip()[:_SHOWN]}”): “{once[0]}”", True)
    if most := _MOST.search(whole):
        yield Veto(
            "not all", f"what is counted may be the first of many (“{whole.strip()[:_SHOWN]}”): “{most[0]}”", True
        )
    for words in (*headings, whole):
        if said := _ORGANIZATIONS.search(words) or _SAID_BY.search(words):
            yield Veto(
                "whose list", f"it may be told of somebody else's list (“{words.strip()[:_SHOWN]}”): “{said[0]}”", True
            )
            return


def _strange_remark(heading: str, language: str | None) -> str | None:
    """What stands in brackets at the end of a heading: no number, abbreviation or other word for the list.

    What other rules weigh, as words of an earlier edition, is left to them.
    """
    if match := _BRACKETS.search(heading):
        inside = match[1].strip()
        named = SUBJECT.search(inside) or LIST_WORD.search(inside) or lookup(inside, language)
        meaning = sense(inside)
        weighed = meaning is not None and meaning[0] is not Sense.PROPOSED
        is_plain = _PLAIN_REMARK.search(inside) or _PUBLISHER.fullmatch(inside)
        if inside and not named and not weighed and not is_plain:
            return match[0]
    return None
