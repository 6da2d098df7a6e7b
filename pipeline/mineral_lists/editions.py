"""Which edition a listing is: its year, status, date and instrument, from its own section before the page's. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.mineral_lists.evidence import Case, tells_of_others
from pipeline.mineral_lists.reading import EditionRead
from pipeline.mineral_lists.runs.surroundings import LINE_HEADING
from pipeline.mineral_lists.stems import matches, sought
from pipeline.mineral_lists.wording.senses import Sense, may_tell, patterns_of, sense
from pipeline.outline.pieces import Kind
from pipeline.parsing.dates import stated as stated_date
from vocabulary.minerals import lookup
from vocabulary.minerals.mentions import mentions

_YEAR = re.compile(r"(?:(?<![\d/-])|(?<=\d\d/\d\d/))(?:19[89]\d|20\d\d)(?![\d/])")
_DRAFT = re.compile(
    r"\bdraft\b(?! (?:the|this|its|it|up)\b)|\bproposed (?:list|critical)|\bpublic consultation\b"
    r"|\bconsultation (?:draft|paper|on)\b"
    r"|^(?:open |public )?consultation\b|\bhave your say\b"
    r"|\bseek(?:s|ing)? (?:your |public )?(?:views|comments|feedback)"
    r"|\bconsultation (?:closes|is open)|\bshould be (?:on|included|listed|added)\b"
    r"|\bproposal for\b|\bentwurf\b|\bprojet de\b|\bborrador\b|\bproyecto de\b|\bпроект\w{0,3} перечня|征求意见"
    r"|\bconsult(?:a pública|ation publique)\b|\bse proponen?\b|\bprop(?:uesta|osta) de\b|\bpropõe(?:m)?-se\b"
    r"|\bminuta\b"
    r"|\bil est proposé|\banhörung\b|\bkonsultation\b|\bvorgeschlagen|\bпроект (?:постановления|распоряжения|приказа"
    r"|закона)"
    r"|\bпредлага\w+|\bобщественн\w+ обсужден|\bпро[єе]кт (?:постанови|переліку|розпорядження)"
    r"|\bгромадськ\w+ обговоренн"
    r"|\brancangan\b|\bkonsultasi publik\b|\btaslağ?[ık]|\bdự thảo\b|\bkonsultacj\w+ (?:publiczn|społeczn)"
    r"|\bprojekt (?:rozporz|ustawy|wykazu)"
    r"|مسودة|مشروع (?:قرار|قانون|قائمة)|意見募集|パブリックコメント|（案）|행정예고|입법예고|의견 ?수렴|초안"
    r"|지정안|개정안(?!이 (?:통과|확정))|\bbill\b(?! (?:was|has been) (?:passed|enacted))|\bfirst reading\b"
    r"|\bprojekt (?:uchwały|ustawy|wykazu)|\bproject of the list\b|\bprojekt\b[^.]{0,20}\bwykaz",
    re.IGNORECASE,
)
_PERHAPS_DRAFT = re.compile(  # words of what may become a list, or may speak of how one came about
    r"\bif elected\b|\bwe (?:will|would)\b"
    r"|\bconsult|\bdraft|\bbills?\b|\bpropos|\bprojet\b|\bavant-projet|\bprojekt\b|\bproyecto\b|\bprojeto\b"
    r"|\bentwurf|\bborrador|\bminuta\b|\bbozza\b|\bontwerp|\butkast|\budkast|\bluonnos|\bnávrh|\btervezet"
    r"|\bdisegno di legge|\bschema di|\bworking paper|\bleaked|\bmay (?:also |soon )?(?:become\b|be (?:added|listed"
    r"|included|designated|declared|considered|identified|classified|critical|strategic))|\brancangan|\btasar"
    r"|\btaslağ|\bпроект|\bпроєкт"
    r"|\b(?:would|seraient|serait|würden|wären|serían|sería|seriam|seria|sarebbero|sarebbe|byłyby|были бы)\b"
    r"|草案|(?:リスト|一覧|目録)案|案）|案\)|（案|법률안|초안"
    r"|예고|검토|مشروع|مقترح",
    re.IGNORECASE,
)
_AFTER = re.compile(  # a consultation that is over: what follows is its outcome
    r"\b(?:after|following|based on|informed by|since|tras|luego de|al término de"
    r"|después de|após|depois de|après|à la suite d\w+|suite à"
    r"|nach|по итогам"
    r"|по результатам|за результатами)\s(?:[^\W\d_]+\s){0,8}?(?:public )?(?:consult|konsult|anhörung|общественн"
    r"|громадськ)\w*(?: pública| publique)?",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    r"\bin force\b|\bcurrent list\b|\bcurrently (?:has|contains|lists|includes)\b|\ben vigueur\b|\bin kraft\b"
    r"|\bvigentes?\b"
    r"|\bem vigor\b|\bin vigore\b|\bobowiązując|\byürürlükte(?:ki)?\b|\bдейств(?:ующ|у[ею])|\bчинн(?:ий|ого)\b|现行"
    r"|現行|시행 중|현행",
    re.IGNORECASE,
)
_FINAL = re.compile(  # as a heading or sentence begins that calls the listing final; the draft is then what came before
    r"^(?:the |this |la |le |die |a )?(?:(?:19|20)\d\d )?(?:final list|liste (?:finale|définitive)|endgültige liste"
    r"|lista (?:final|definitiva))(?: of| includes| contains| comprises| names| de| der| do|:)",
    re.IGNORECASE,
)
_SOME_DAY = re.compile(  # what is not in force yet
    r"\b(?:will|would|shall|once|when|until|if|not yet|soll|wird|würde|sera|serait|entrera|será|seria|sería"
    r"|entrará|sarà)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\blists?\b|\bliste\b|\blista\b|перелік|перечень|目录|リスト|목록|minerals|materials", re.IGNORECASE
)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.? (?:de |of )?[^\W\d]{3,10},? (?:de )?20\d\d\b|\b[^\W\d]{3,10} \d{1,2}, 20\d\d\b"
    r"|\b20\d\d-\d\d-\d\d\b|20\d\d年\d{1,2}月\d{1,2}日"
)
_OF_REMOVAL = frozenset(  # words without one of which no page speaks of removals, folded
    "removed removal removals deleted deletion deletions dropped longer taken left retired withdrawn struck gestrichen"
    " entfernt entfernte supprime supprimes supprimees retires eliminado eliminados eliminadas retirado retirados"
    " removido removidos".split()
)
_REMARK = re.compile(r"\s[(\[–—-]")  # "Zinc (removed 2026)"
_INSTRUMENT = re.compile(  # the act that publishes an edition, by its number
    r"\b\d{2,3} FR \d{4,6}\b|\bRegulation \(EU\) \d{4}/\d+|\bCOM\(\d{4}\) ?\d+|\b(?:Decree|Order|Resolution|Portaria"
    r"|Resolução|Arrêté|Décret|Resolución|Постановление|Розпорядження)\s(?:No\.? ?|nº ?|n° ?|№ ?)?[\d./-]*\d"
)
_STRICT = re.compile(r"\blists?\b|\bliste\b|\blista\b|\bpřehled\b|перелік|перечень|目录|リスト|목록", re.IGNORECASE)


def own_year(case: Case) -> int | None:
    """The year that the listing's own section gives it: in its heading, else in the sentence that leads into it."""
    around = case.listing.first.around
    own = around.headings[-2:] if around.level == LINE_HEADING else around.headings[-1:]
    headings = (text for level, text in reversed(own) if level != 1)
    lead = around.intro.rsplit(". ", 1)[-1]
    for text in (*headings, case.listing.first.label, "" if tells_of_others(lead) else lead):
        years = set(_YEAR.findall(text))
        if len(years) == 1:
            return int(years.pop())
    return None


def page_year(case: Case) -> int | None:
    """The one year that the page's title gives its list."""
    years = set(_YEAR.findall(case.page.title)) if _LIST.search(case.page.title) else set()
    return int(years.pop()) if len(years) == 1 else None


def is_draft(case: Case) -> bool:
    """Whether its section or the page's title calls it a draft."""
    around = case.listing.first.around
    lead = around.intro.rsplit(". ", 1)[-1].strip()
    if any(map(_is_in_force, (around.heading, case.listing.first.label, lead))):
        return False
    is_final = _FINAL.search(lead) and not _SOME_DAY.search(lead)
    before = "" if is_final else around.intro[-200:]  # "…finalizes the draft list. The final list includes:"
    agreed = case.agreement
    counted = (count.clause for count in (agreed.met, *agreed.loose) if count and count.number in case.listing.sizes)
    own = (
        around.heading,
        case.listing.first.label,
        before,
        *(() if is_final else counted),
        *case.page.title.split(" · "),
    )
    return any(map(_calls_a_draft, own))


@lru_cache(maxsize=256)  # the titles of a page are asked for each of its blocks
def _calls_a_draft(text: str) -> bool:
    return matches(_DRAFT, _AFTER.sub("", text))


@lru_cache(maxsize=256)
def _is_in_force(text: str) -> bool:
    """Whether the words nearest to a listing say that it stands, whatever the page around it proposes."""
    return matches(_IN_FORCE, text) and not _SOME_DAY.search(text) and not matches(_DRAFT, text)


def perhaps_draft(case: Case) -> str | None:
    """Words near a listing that speak of a draft, where nothing says that it stands; None where none do."""
    around = case.listing.first.around
    lead = around.intro.rsplit(". ", 1)[-1]
    if any(map(_is_in_force, (around.heading, case.listing.first.label, lead))):
        return None
    texts = (*(words for _, words in around.headings), case.listing.first.label, lead, *case.page.title.split(" · "))
    return next((match[0] for text in texts if (match := sought(_PERHAPS_DRAFT, _AFTER.sub("", text)))), None)


def named_as_removed(case: Case) -> frozenset[str]:
    """The materials of which the page says, outside the listing, that they were removed: "No longer critical: zinc"."""
    page, (begin, end) = case.page, case.listing.span
    if _OF_REMOVAL.isdisjoint(page.where.vocabulary) and "".join(page.where.vocabulary).isascii():
        return frozenset()
    if not page.where.whole.may_match(patterns_of(Sense.REMOVED)):
        return frozenset()
    names: set[str] = set()
    below = False
    for place, piece in enumerate(page.pieces):
        if begin <= place < end or piece.beside:
            continue
        own = _is_of_removal(piece.text)
        below = own if piece.kind is Kind.HEADING else below
        if own or (below and piece.kind is not Kind.TEXT):
            texts = (piece.text, *piece.cells)
            names.update(name for text in texts for name in (*_of_an_entry(text), *mentions(text)))
    return frozenset(names)


def _is_of_removal(text: str) -> bool:
    meaning = sense(text) if may_tell(text, Sense.REMOVED) else None
    return meaning is not None and meaning[0] is Sense.REMOVED


def _of_an_entry(text: str) -> tuple[str, ...]:
    match = lookup(_REMARK.split(text, maxsplit=1)[0], None)
    return match.minerals if match else ()


def edition(case: Case) -> EditionRead:
    """The edition as the page has it."""
    around = case.listing.first.around
    title, year = _title_and_year(case)
    near = " ".join([title or "", *(f"{part.around.heading} {part.around.intro}" for part in case.listing.parts)])
    days = {day for text in _DAY.findall(near) if (day := stated_date(text))}
    instruments = {match[0] for match in _INSTRUMENT.finditer(near)}
    met = case.agreement.met
    return EditionRead(
        entries=case.listing.listed(),
        edition=year,
        title=title or around.heading or case.page.title or None,
        status="draft" if is_draft(case) else "final",
        date=days.pop() if len(days) == 1 else None,  # of several, which is the edition's own would be a guess
        instrument=instruments.pop() if len(instruments) == 1 else None,
        count=met.number if met else case.agreement.unmet.number if case.agreement.unmet else None,
        count_met=met is not None and case.agreement.unmet is None,
    )


def _title_and_year(case: Case) -> tuple[str | None, str | None]:
    """The heading that names the list and its year: its own, else one of the page ("2025 Final List of …")."""
    around = case.listing.first.around
    own = [text for _, text in reversed(around.headings) if _STRICT.search(text)]
    page = [text for text in case.page.title.split(" · ") if _STRICT.search(text)]
    if year := own_year(case):
        return (own[0] if own else page[0] if page else None), str(year)
    years = {year for text in (own or page) for year in _YEAR.findall(text)} or {
        year for text in page for year in _YEAR.findall(text)
    }
    title = next(iter([*own, *page]), None)
    return title, years.pop() if len(years) == 1 else None
