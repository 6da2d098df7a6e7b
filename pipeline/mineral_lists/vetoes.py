"""Reasons to hold a reading that no score can outvote. Pure.

A stated count unmet; a further list or a block of materials that nothing explains; a join without a reason; a sentence
that does not come to its end; a draft where a final list stood; and, softly, nothing that confirms the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.mineral_lists.editions import is_draft, own_year, perhaps_draft
from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.listings import Listing
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.wording.abroad import abroad
from pipeline.mineral_lists.wording.calling import CALLS_A_LIST, COMPARES, is_plain
from pipeline.mineral_lists.wording.counted import unexplained
from pipeline.mineral_lists.wording.fields import is_of_life, other_field, speaks_of_critical_materials
from pipeline.mineral_lists.wording.places import place
from pipeline.mineral_lists.wording.senses import GOES_ON, Sense, no_longer
from vocabulary.minerals import members
from vocabulary.words import counted

_SMALL = 0.5  # share of the list's entries up to which a part of it may be named again
_RELEASED = 0.75  # the same for a block with other materials, where the list's own count is met
_SAME = 0.95  # share of entries that two blocks have in common which say the same
_FEW = 8  # entries of a sentence that only mentions materials
_AFTER = 3  # pieces behind a list that may say that it goes on
_FIGURES = re.compile(  # the head of a column in a table of prices, stocks or trade
    r"\b(?:price|quantit|amount|value|volume|output|production|tonn?e?s\b|kt\b|kg\b|usd|eur\b|export|import|stock"
    r"|reserve|change)"
    r"|\b(?:preis|menge|prix|quantité|precio|cantidad|preço|quantidade)|价格|価格|数量|产量|가격|수량",
    re.IGNORECASE,
)
_NEAR = 250  # characters before a listing that may call it a list
_IS_OF = re.compile(
    r"(?:this|these|the above) (?:is|are) (?:\w+ ){0,5}(?:lists?|minerals|materials) (?:of|by|from) ", re.I
)
_SURE_SHARE = 0.75  # of entries that name materials, below which only a count can be trusted


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
    if rivals := [other for other in cases if _is_rival(other, chosen)]:
        more = f"; the page has {counted(len(rivals) - 1, 'more such block')}" if len(rivals) > 1 else ""
        yield Veto("further block", _about(rivals[0], chosen) + more)
    yield from _contradictions(chosen, cases)
    yield from _not_today(chosen, cases)
    if listing.reason is None:
        yield Veto(
            "join", f"{len(listing.parts)} blocks may be parts of one list, but only their form suggests it", True
        )
    yield from _doubts(chosen)
    yield from _unconfirmed(chosen)


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
    if not agreed.met and listing.first.others and all(map(_FIGURES.search, listing.first.others)):
        figures = ", ".join(listing.first.others)
        yield Veto(
            "figures",
            f"its table gives {figures} of each, as statistics do, and no stated count shows that it is the list",
        )
    symbols = [entry.is_symbol for part in listing.parts for entry in part.entries]
    if listing.first.form == "column" and listing.first.others and sum(symbols) > _SMALL * len(symbols):
        yield Veto("symbols", f"the names may stand in another column ({', '.join(listing.first.others)[:80]})", True)
    if any("again and again" in doubt for doubt in doubts):
        yield Veto("repeated names", doubts[0])
    if listing.known_share < _SURE_SHARE and not agreed.met:
        share = f"{1 - listing.known_share:.0%}"
        yield Veto("unknown entries", f"{share} of the entries name no known material, and the page states no count")


def _unconfirmed(chosen: Case) -> Iterator[Veto]:
    """That nothing on the page confirms the listing."""
    agreed = chosen.agreement
    silent = chosen.page.is_wordless  # no words that could call it anything: its source says what it is
    yield from _uncalled(chosen)
    near = _near(chosen)
    if not silent and not any(map(speaks_of_critical_materials, near)):
        yield Veto("subject", "nothing near it speaks of critical or strategic materials", True)
    if field := next((other for text in near if (other := other_field(text))), None):
        yield Veto("other field", f"the page may be about {field[0]} (“{field[1]}”)", True)
    if not is_draft(chosen) and (words := perhaps_draft(chosen)):
        yield Veto("perhaps a draft", f"it may be a draft (“{words}”), and nothing says that it stands", True)
    if chosen.page.owners is None:
        yield Veto("whose list", "it may be the list of a country that its source is not of", True)
    elif foreign := next(
        (text for text in _behind(chosen) if _IS_OF.match(text) and abroad(text, chosen.page.owners)), None
    ):
        yield Veto("whose list", f"it may be another country's list (“{foreign[:80]}”)", True)
    if is_of_life(chosen.listing.materials):
        yield Veto("minerals of life", "most of its materials are such as food, water and soil are asked for", True)
    if compared := COMPARES.search(chosen.page.title):
        yield Veto("compared lists", f"the page compares lists (“{compared[0]}”)", True)
    if not agreed.met and not agreed.unmet:
        yield Veto(
            "first sight", "the page states no count, and no known edition of this list matches what was read", True
        )


def _uncalled(chosen: Case) -> Iterator[Veto]:
    """That nothing calls the listing a list, or what is counted may be anything else."""
    met = chosen.agreement.met
    if not chosen.page.is_wordless and not _is_called_a_list(chosen):
        count = f"what it counts may be something else (“{met.words}”)" if met else "no count confirms it"
        yield Veto("not called a list", f"nothing near it calls it a list, and {count}", True)
    elif met and (word := unexplained(met.clause)):
        yield Veto("counted", f"what it counts may be something else (“{met.words}”): “{word}”", True)


def _is_called_a_list(chosen: Case) -> bool:
    """Whether words near the listing name a list or declare, or its count stands where only the thing is named."""
    met = chosen.agreement.met
    if any(map(CALLS_A_LIST.search, _near(chosen))):
        return True
    titles = chosen.page.title.split(" · ")
    headings = [words for _, words in chosen.listing.first.around.headings]
    return met is not None and met.says_nothing_else and any(map(is_plain, (*titles, *headings)))


def _near(chosen: Case) -> tuple[str, ...]:
    """The words that say what the listing is: titles, headings, what leads into it, the sentence of its count."""
    around, met = chosen.listing.first.around, chosen.agreement.met
    above = (words for words, _ in chosen.page.where.above(chosen.listing.span[0]) if is_plain(words))
    headings = (words for _, words in around.headings)
    titles = chosen.page.title.split(" · ")
    return (*titles, *headings, *above, chosen.listing.first.label, around.intro[-_NEAR:], met.sentence if met else "")


def place_of(chosen: Case) -> str:
    """Where the listing stands: its form, label and headings."""
    around = chosen.listing.first.around
    return place(chosen.listing.first.form, (chosen.listing.first.label, *(words for _, words in around.headings)))


def _contradictions(chosen: Case, cases: Sequence[Case]) -> Iterator[Veto]:
    """What the page says was added must be on the list, and what it says was removed must not."""
    mine = chosen.listing.keys
    for case in cases:
        if case.section is None or _touches(case.listing, chosen) or len(case.listing.parts) > 1:
            continue
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
    if ended := no_longer(_of_the_page(chosen, cases), chosen.page.where.vocabulary):
        yield Veto("no longer stands", f"the page says of itself: “{ended}”")
    after = _behind(chosen)
    if (more := next((text for text in after if GOES_ON.search(text)), None)) and not chosen.agreement.met:
        yield Veto("goes on", f"the list may continue elsewhere (“{more[:60]}”)")


def _behind(chosen: Case) -> list[str]:
    """What the page says right behind the listing."""
    end = chosen.listing.span[1]
    return [piece.text for piece in chosen.page.pieces[end : end + _AFTER]]


def _of_the_page(chosen: Case, cases: Sequence[Case]) -> list[str]:
    """What the page may say of itself: its own texts without the headings of blocks that are not the listing."""
    others = {case.listing.first.around.heading for case in cases if not _touches(case.listing, chosen)}
    own = {words for _, words in chosen.listing.first.around.headings}
    return [text for text in chosen.page.own_texts if text in own or text not in others]


def _is_newer(case: Case, chosen: Case) -> bool:
    """Whether another block is an edition of the same list with a later year over it."""
    theirs, mine = own_year(case), own_year(chosen)
    if theirs is None or mine is None or theirs <= mine or not _is_block(case) or _touches(case.listing, chosen):
        return False
    if is_draft(case) and not is_draft(chosen):
        return False
    common = len(case.listing.keys & chosen.listing.keys)
    return 2 * common >= min(len(case.listing.keys), len(chosen.listing.keys)) and len(case.listing.keys) > _FEW


def _is_block(case: Case) -> bool:
    return case.listing.first.form != "prose" and not case.listing.first.around.beside


def _about(other: Case, chosen: Case) -> str:
    first, around = other.listing.first, other.listing.first.around
    where = f"under “{around.heading}”" if around.heading else f"after “{around.intro[-60:]}”"
    own = chosen.listing.first
    return (
        f"a further block of {len(other.listing.keys)} materials, {where} (from “{first.entries[0].as_published}”), "
        f"may be the list as well as the {len(chosen.listing.keys)} from “{own.entries[0].as_published}”, and neither "
        "a date nor the wording tells the two apart"
    )


def _is_rival(other: Case, chosen: Case) -> bool:
    """Whether a block might be the list as well as the chosen one, or a part of it that is missing."""
    mine, theirs = chosen.listing, other.listing
    if other is chosen or theirs.reason is None or _touches(theirs, chosen) or theirs.first.around.beside:
        return False
    if other.is_something_else:
        return False
    if theirs.reason and "sum" in theirs.reason:
        return False
    if _explains_groups(other, chosen) or _is_shorthand(other, chosen):
        return False
    size = len(theirs.keys)
    common = size if theirs.materials < mine.materials else len(mine.keys & theirs.keys)
    listed = other.section is not None and other.section[0] is Sense.LIST
    counted = other.agreement.met is not None
    met = chosen.agreement.met is not None and chosen.agreement.met.strong
    if common >= _SAME * max(size, len(mine.keys)) and not (listed and counted and size != len(mine.keys)):
        return False
    if _is_mention(other, chosen, common):
        return False
    if common == size and size <= _SMALL * len(mine.keys) and not (listed and not met) and not counted:
        return False
    if is_draft(other) and not is_draft(chosen):
        return False
    if _is_earlier(other, chosen) and not is_draft(chosen):
        return False
    apart = common <= 0.1 * size or common == size
    return not (met and apart and not listed and not counted and size <= _RELEASED * len(mine.keys))


def _explains_groups(other: Case, chosen: Case) -> bool:
    """Whether a sentence only names the members of groups that the list has."""
    listed = {member for names in chosen.listing.materials for name in names for member in members(name)}
    theirs = {name for names in other.listing.materials for name in names}
    return other.listing.first.form == "prose" and theirs <= listed


def _is_shorthand(other: Case, chosen: Case) -> bool:
    """Whether a block only has the symbols of what the list names."""
    symbols = all(entry.is_symbol for part in other.listing.parts for entry in part.entries)
    return symbols and other.listing.materials <= chosen.listing.materials


def _is_mention(other: Case, chosen: Case, common: int) -> bool:
    """A sentence that names a few materials, and does not say that it is a list."""
    first, size = other.listing.first, len(other.listing.keys)
    if first.form != "prose":
        return False
    met = chosen.agreement.met is not None and chosen.agreement.met.strong
    listed = other.section is not None and other.section[0] is Sense.LIST and not first.choice
    if met and not first.label.strip(' “„"«'):
        listed = False  # it begins its sentence: "Gold, coal and iron built this country"
    small = size <= _FEW or size <= 0.3 * len(chosen.listing.keys)
    counted = other.agreement.met is not None and not (met and common == size)
    return small and (common == size or not listed) and not counted


def _is_earlier(other: Case, chosen: Case) -> bool:
    """An earlier edition by the years of the two sections; a year of one alone tells nothing."""
    theirs, mine = own_year(other), own_year(chosen)
    return theirs is not None and mine is not None and theirs < mine


def _touches(listing: Listing, chosen: Case) -> bool:
    """Whether two listings read some of the same pieces, and one is another reading of the other."""
    if any(part is other_part for part in listing.parts for other_part in chosen.listing.parts):
        return True
    begin, end = chosen.listing.span
    return (
        begin <= listing.span[0] < end
        and all(part.form != "prose" for part in chosen.listing.parts)
        and listing.first.table == chosen.listing.first.table
        and (listing.first.form != "column" or bool(listing.keys & chosen.listing.keys))  # else: another column
    )
