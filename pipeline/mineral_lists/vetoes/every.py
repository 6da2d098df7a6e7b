"""Reasons to hold a reading that no score can outvote. Pure.

A stated count unmet; a further list or a block of materials that nothing explains; a join without a reason; a sentence
that does not come to its end; a draft where a final list stood; and, softly, nothing that confirms the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.mineral_lists.editions import is_draft, own_year
from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.vetoes.caveats import caveats
from pipeline.mineral_lists.vetoes.compared import compared_in_columns
from pipeline.mineral_lists.vetoes.confirmation import behind, unconfirmed
from pipeline.mineral_lists.vetoes.remarks import remarks
from pipeline.mineral_lists.vetoes.rivals import FEW, SMALL, about, is_rival, touches
from pipeline.mineral_lists.vetoes.standing import standing
from pipeline.mineral_lists.wording.fields import FIGURES
from pipeline.mineral_lists.wording.places import place
from pipeline.mineral_lists.wording.qualified import no_longer
from pipeline.mineral_lists.wording.senses import GOES_ON, Sense
from vocabulary.words import counted

_SURE_SHARE = 0.75  # of entries that name materials, below which only a count can be trusted
_BOUGHT = re.compile(  # heads of what a stock or a trader lists
    r"\b(?:acquisitions?|purchases?|bought|stock(?:s|pile)?|inventory|quantit(?:y|ies)|price|prix|preis|precio|preço"
    r"|prezzo|achats?|ankauf|menge|cantidad|quantidade|quantità|zakup\w*|cena|закупк\w*|цена|количество"
    r"|satın alma|fiyat|harga)\b"
    r"|采购|收储|价格|備蓄量|購入|가격|비축",
    re.IGNORECASE,
)


def vetoes(chosen: Case, cases: Sequence[Case]) -> Iterator[Veto]:
    """Every reason to hold the chosen listing."""
    agreed, listing = chosen.agreement, chosen.listing
    if agreed.unmet:
        yield Veto(
            "count",
            f"the page states {agreed.unmet.number} (“{agreed.unmet.words}”), but {len(listing.keys)} different entries"
            f" were read from “{listing.first.entries[0].as_published}” to "
            f"“{listing.parts[-1].entries[-1].as_published}”",
        )
    if rivals := [other for other in cases if is_rival(other, chosen)]:
        more = f"; the page has {counted(len(rivals) - 1, 'more such block')}" if len(rivals) > 1 else ""
        yield Veto("further block", about(rivals[0], chosen) + more)
    yield from _contradictions(chosen, cases)
    yield from _not_today(chosen, cases)
    if listing.reason is None and not (agreed.is_sure and agreed.unmet is None):  # as many are said to be listed
        yield Veto(
            "join", f"{len(listing.parts)} blocks may be parts of one list, but only their form suggests it", True
        )
    yield from _doubts(chosen)
    yield from remarks(chosen)
    yield from caveats(chosen)
    yield from standing(chosen)
    if (heads := compared_in_columns(chosen)) and (agreed.met is None or chosen.page.is_wordless):
        yield Veto("compared lists", f"its table compares the lists of several countries (“{heads}”)", True)
    yield from unconfirmed(chosen)


def _doubts(chosen: Case) -> Iterator[Veto]:
    """What in the listing itself is not sure: its end, its entries."""
    agreed, listing = chosen.agreement, chosen.listing
    if not all(part.sure_end for part in listing.parts):
        what = "sentence" if listing.first.form == "prose" else "block"
        yield Veto("cut end", f"the {what} that lists the entries is cut off")
    last, behind = listing.parts[-1].entries[-1], chosen.page.pieces[listing.span[1] :]
    if last.match is None and not any(piece.text for piece in behind):
        yield Veto("cut end", f"the document ends with “{last.as_published[:60]}”, which names no known material")
    doubts = [doubt for part in listing.parts for doubt in part.doubts if part.sure_end]
    if doubts and not agreed.met:
        yield Veto("doubtful entry", f"{doubts[0]}, and no stated count settles it")
    if not agreed.met and listing.first.others and all(map(FIGURES.search, listing.first.others)):
        figures = ", ".join(listing.first.others)
        yield Veto(
            "figures",
            f"its table gives {figures} of each, as statistics do, and no stated count shows that it is the list",
        )
    bought = next((head for head in listing.first.others if _BOUGHT.search(head)), None)
    if agreed.met and bought and not chosen.page.is_wordless:
        yield Veto("columns", f"its table may be of something else (“{bought}”), whatever is counted", True)
    symbols = [entry.is_symbol for part in listing.parts for entry in part.entries]
    if listing.first.form == "column" and listing.first.others and sum(symbols) > SMALL * len(symbols):
        yield Veto("symbols", f"the names may stand in another column ({', '.join(listing.first.others)[:80]})", True)
    if any("again and again" in doubt for doubt in doubts):
        yield Veto("repeated names", doubts[0])
    if listing.known_share < _SURE_SHARE and not agreed.met:
        share = f"{1 - listing.known_share:.0%}"
        yield Veto("unknown entries", f"{share} of the entries name no known material, and the page states no count")


def place_of(chosen: Case) -> str:
    """Where the listing stands: its form, label and headings."""
    around = chosen.listing.first.around
    return place(chosen.listing.first.form, (chosen.listing.first.label, *(words for _, words in around.headings)))


def _contradictions(chosen: Case, cases: Sequence[Case]) -> Iterator[Veto]:
    """What the page says was added must be on the list, and what it says was removed must not."""
    mine = chosen.listing.keys
    for case in cases:
        if case.section is None or touches(case.listing, chosen) or len(case.listing.parts) > 1:
            continue
        if is_draft(case) and not is_draft(chosen):
            continue  # what may be added or removed one day
        theirs = case.listing.keys
        names = ", ".join(entry.as_published for entry in case.listing.first.entries[:4])
        if case.section[0] is Sense.ADDED and len(theirs & mine) <= len(theirs) / 2 and _is_block(case):
            yield Veto("additions", f"the page names additions ({names}) that are not on the list as it was read")
        if case.section[0] is Sense.REMOVED and len(theirs & mine) > len(theirs) / 2 and _is_block(case):
            yield Veto("removals", f"the page names removals ({names}) that are on the list as it was read")


def _not_today(chosen: Case, cases: Sequence[Case]) -> Iterator[Veto]:
    """What says that the listing does not stand today, or is the first page of several."""
    for case in cases:
        if _is_newer(case, chosen):
            yield Veto(
                "newer edition",
                f"“{case.listing.first.around.heading}” lists {len(case.listing.keys)} materials and is newer than "
                f"“{chosen.listing.first.around.heading}”, but its words do not say that it is the list",
            )
            break
    if ended := no_longer(_of_the_page(chosen, cases), chosen.page.where.whole):
        yield Veto("no longer stands", f"the page says of itself: “{ended}”")
    after = behind(chosen)
    if (more := next((text for text in after if GOES_ON.search(text)), None)) and not chosen.agreement.met:
        yield Veto("goes on", f"the list may continue elsewhere (“{more[:60]}”)")


def _of_the_page(chosen: Case, cases: Sequence[Case]) -> list[str]:
    """What the page may say of itself: its own texts without the headings of blocks that are not the listing."""
    apart = [case.listing.first for case in cases if not touches(case.listing, chosen)]
    others = {first.around.heading for first in apart}
    others |= {chosen.page.pieces[first.around.position].text for first in apart if first.form == "prose"}
    own = {words for _, words in chosen.listing.first.around.headings}
    return [text for text in chosen.page.own_texts if text in own or text not in others]


def _is_newer(case: Case, chosen: Case) -> bool:
    """Whether another block is an edition of the same list with a later year over it."""
    theirs, mine = own_year(case), own_year(chosen)
    if theirs is None or mine is None or theirs <= mine or not _is_block(case) or touches(case.listing, chosen):
        return False
    if is_draft(case) and not is_draft(chosen):
        return False
    common = len(case.listing.keys & chosen.listing.keys)
    return 2 * common >= min(len(case.listing.keys), len(chosen.listing.keys)) and len(case.listing.keys) > FEW


def _is_block(case: Case) -> bool:
    return case.listing.first.form != "prose" and not case.listing.first.around.beside
