"""Which other block of a page may be the list as well as the chosen one, or a missing part of it. Pure.

A page whose list has as many entries as it says may also count its stocks, its samples or what it imports. Such a
block is of another matter if its own heading and lead call nothing a list, name no year and nothing new, and what it
counts is said to be something else: a new edition whose count was not read is announced, or counted elsewhere on the
page. Only in English is it known which words say no more than that something is listed.
"""

from __future__ import annotations

import re

from pipeline.mineral_lists.editions import is_draft, own_year
from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.listings import Listing
from pipeline.mineral_lists.stems import matches
from pipeline.mineral_lists.wording.calling import CALLS_A_LIST, DECLARES, is_plain
from pipeline.mineral_lists.wording.counting.counted import unexplained
from pipeline.mineral_lists.wording.senses import LIST_WORD, SUBJECT, TIER, Sense
from vocabulary.minerals import members

SMALL = 0.5  # share of the list's entries up to which a part of it may be named again
FEW = 8  # entries of a sentence that only mentions materials
_RELEASED = 0.75  # the share for a block with other materials, where the list's own count is met
_TALLY = re.compile(r"[(（\[]\s?\d[\d.,\s]{0,9}[)）\]]\s{0,3}$")
_MOST = 0.8  # share of the entries that have a number behind them
_SAME = 0.95  # share of entries that two blocks have in common which say the same
_MAY_ANNOUNCE = re.compile(  # a new edition, by whatever name: its day, who made it, what it took to be on it
    r"\b(?:new(?:ly|er|est)?|now|today|current(?:ly)?|present(?:ly)?|latest|recent(?:ly)?|updat\w*|revis\w*|amend\w*"
    r"|review\w*|editions?|versions?|in (?:force|effect)|effective|valid|replac\w*|supersed\w*|successors?|outcomes?"
    r"|deci(?:ded?|ding|sions?)|adopt\w*|approv\w*|agreed?|chosen|select\w*|cover(?:s|ed|age)?|in scope|since|from"
    r" (?:1 )?(?:january|april|july|october)|official(?:ly)?|final|levels?|tiers?|groups?|parts?|categor\w+"
    r"|continued|thresholds?|pass(?:e[ds])?|tests?|(?:by|the) order|orders? (?:of|\d)|acts?|laws?|decrees?"
    r"|minist\w+|regulation|council|government|cabinet|parliament|named?)\b|\b(?:19|20)\d\d\b"
    r"|^(?:also|other|further|additional|more|the (?:other|rest|remaining)|remaining|rest)\b",
    re.IGNORECASE,
)
_OF_CRITICALITY = re.compile(r"\b(?:risks?|danger|scarce|vulnerab\w+|matters?|need(?:s|ed)?)\b", re.IGNORECASE)
_MATTER = re.compile(  # what pages about materials also tell, beside the senses of headings: stems of everyday words
    r"\b(?:inventor|stock|reserv|depot|warehous|sampl|specimen|teach|collect|museum|exhib|classroom|school|scor|scale|index"
    r"|rank|rating|import|export|relian|dependen|suppl|recycl|recover|scrap|by-?product|host|compan|hidden|along with"
    r"|geolog|deposit|occur|potential|resourc|product|output|extract|min(?:e[ds]?|ing)\b|quarr|smelt|refin|project|licen|permit"
    r"|tenement|royalt|levy|tax|dut(?:y|ies)\b|tariff|pric|trad|market|customs|consum|demand|us(?:e[sd]?|ing)\b|applic"
    r"|controll|laborator|analys|standard|statistic|figure|database|research|train|gloss|substitut|shipment|tonn)",
    re.IGNORECASE,
)
_LISTED_OR_NOT = re.compile(r"\b(?:whether )?listed or not\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|are|these|from|how|what|they|with|and|is)\b", re.IGNORECASE)
_ANNEXED = re.compile(r"^(?:annex|schedule|entries)$", re.IGNORECASE)  # may hold anything


def about(other: Case, chosen: Case) -> str:
    """What is said of a further block."""
    first, around = other.listing.first, other.listing.first.around
    where = f"under “{around.heading}”" if around.heading else f"after “{around.intro[-60:]}”"
    own = chosen.listing.first
    return (
        f"a further block of {len(other.listing.keys)} materials, {where} (from “{first.entries[0].as_published}”), "
        f"may be the list as well as the {len(chosen.listing.keys)} from “{own.entries[0].as_published}”, and neither "
        "a date nor the wording tells the two apart"
    )


def is_rival(other: Case, chosen: Case) -> bool:
    """Whether a block might be the list as well as the chosen one, or a part of it that is missing."""
    theirs = other.listing
    if other is chosen or theirs.reason is None or touches(theirs, chosen) or theirs.first.around.beside:
        return False
    if other.is_something_else or (theirs.reason and "sum" in theirs.reason):
        return False
    if _explains_groups(other, chosen) or _is_shorthand(other, chosen):
        return False
    return not _says_the_same(other, chosen) and not _is_another_matter(other, chosen)


def _says_the_same(other: Case, chosen: Case) -> bool:
    """Whether a block only names again what the list has, or a few others in passing."""
    mine, theirs, common = chosen.listing, other.listing, _common(other, chosen)
    size, counted = len(theirs.keys), other.agreement.met is not None
    listed, met = _is_listed(other), chosen.agreement.is_sure
    if common >= _SAME * max(size, len(mine.keys)) and not (listed and counted and size != len(mine.keys)):
        return True
    if _is_mention(other, chosen, common):
        return True
    return common == size and size <= SMALL * len(mine.keys) and not (listed and not met) and not counted


def _is_another_matter(other: Case, chosen: Case) -> bool:
    """Whether a block is a draft beside the list, an earlier edition, or nothing that anything calls a list."""
    if not is_draft(chosen) and (is_draft(other) or _is_earlier(other, chosen)):
        return True
    if not _is_listed(other) and other.agreement.met is None and _is_uncalled(other, chosen):
        return True
    shorter = len(other.listing.keys) < len(chosen.listing.keys) or _gives_numbers(other)
    return shorter and _says_what_else(other, chosen)


def _is_uncalled(other: Case, chosen: Case) -> bool:
    """Whether a block that nothing calls or counts as a list has figures, or is short and apart from a counted list."""
    if _gives_numbers(other):
        return True
    size, common = len(other.listing.keys), _common(other, chosen)
    if not chosen.agreement.is_sure or size > _RELEASED * len(chosen.listing.keys):
        return False
    if common <= 0.1 * size or common == size:
        return True
    return _is_of_another_section(other, chosen) and not _MAY_ANNOUNCE.search(_over(other))


def _common(other: Case, chosen: Case) -> int:
    """How many entries of a block the list has, too."""
    mine, theirs = chosen.listing, other.listing
    return len(theirs.keys) if theirs.materials < mine.materials else len(mine.keys & theirs.keys)


def _is_listed(case: Case) -> bool:
    """Whether its section says that it is the list."""
    return case.section is not None and case.section[0] is Sense.LIST


def _gives_numbers(other: Case) -> bool:
    """Whether each of its materials has a number: the figures of statistics, or how many titles a register has."""
    first = other.listing.first
    if first.figures:
        return True
    texts = [piece.text for piece in other.page.pieces[first.around.position : first.around.end]]
    return len(texts) >= len(other.listing.keys) and sum(map(bool, map(_TALLY.search, texts))) >= _MOST * len(texts)


def _is_of_another_section(other: Case, chosen: Case) -> bool:
    """Whether it stands under a heading of its own, which calls nothing critical, a list or a level of one."""
    heading = other.listing.first.around.heading
    if not heading or is_plain(heading) or heading in {words for _, words in chosen.listing.first.around.headings}:
        return False
    return not _names_a_list(heading)


def _is_confirmed(case: Case) -> bool:
    """Whether a listing has as many entries as the page says of its list, and is no draft."""
    met = case.agreement.met
    if met is None or case.agreement.unmet is not None or is_draft(case):
        return False
    if _is_listed(case) or matches(CALLS_A_LIST, f"{case.listing.first.around.heading} . {met.sentence}"):
        return met.strong or met.on_list
    return met.strong and met.says_nothing_else


def _says_what_else(other: Case, chosen: Case) -> bool:
    """Whether the words over a block, in English, say what it is of, and nothing on the page counts it as a list."""
    over = _over(other)
    if not _is_of_another_section(other, chosen) or not _is_confirmed(chosen):
        return False
    if other.page.language not in {None, "en"} or not _ENGLISH.search(over):
        return False
    scores = _gives_numbers(other)
    if _is_listed(other) and not (scores and other.section and _ANNEXED.match(other.section[1])):
        return False
    if _calls_it_a_list(over) or _MAY_ANNOUNCE.search(over) or (not scores and _OF_CRITICALITY.search(over)):
        return False
    if not _MATTER.search(over if scores else other.listing.first.around.heading):
        return False
    return counts_something_else(other) and not _is_counted_elsewhere(other, chosen)


def counts_something_else(case: Case) -> bool:
    """Whether the count that it meets, if any, is of something else than a list has."""
    met = case.agreement.met
    if met is None:
        return True
    said = _LISTED_OR_NOT.sub("", f"{met.before}  {met.after}")
    return not _calls_it_a_list(said) and unexplained(met.sentence, case.page.language) is not None


def _over(case: Case) -> str:
    around = case.listing.first.around
    return _LISTED_OR_NOT.sub("", " . ".join((around.heading, case.listing.first.label, around.intro)))


def _calls_it_a_list(text: str) -> bool:
    return DECLARES.search(text) is not None or _names_a_list(text)


def _names_a_list(text: str) -> bool:
    """Whether words name a list, what is critical, or a level of it."""
    tiers = (pattern for _, pattern in TIER)
    return any(pattern.search(text) for pattern in (SUBJECT, LIST_WORD, *tiers))


def _is_counted_elsewhere(other: Case, chosen: Case) -> bool:
    """Whether a number outside its own section may count it, or both blocks together."""
    page, around = other.page, other.listing.first.around
    begin, end = around.position, other.listing.span[1]
    while begin > 0 and not page.is_headed(begin):
        begin -= 1
    while end < len(page.pieces) and not page.is_headed(end):
        end += 1
    together = {len(other.listing.keys | chosen.listing.keys)} - chosen.listing.sizes
    return any(
        count.number in together or (count.number in other.listing.sizes and not begin <= place < end)
        for place, count in page.stated(range(len(page.pieces)))
    )


def _explains_groups(other: Case, chosen: Case) -> bool:
    """Whether a sentence only names the members of groups that the list has."""
    listed = {member for names in chosen.listing.materials for name in names for member in members(name)}
    theirs = {name for names in other.listing.materials for name in names}
    return other.listing.first.form == "prose" and theirs <= listed


def _is_shorthand(other: Case, chosen: Case) -> bool:
    """Whether a block only has the symbols of what the list names."""
    symbols = [entry.is_symbol for part in other.listing.parts for entry in part.entries]
    return sum(symbols) > len(symbols) / 2 and other.listing.materials <= chosen.listing.materials


def _is_mention(other: Case, chosen: Case, common: int) -> bool:
    """A sentence that names a few materials, and does not say that it is a list."""
    first, size = other.listing.first, len(other.listing.keys)
    if first.form != "prose":
        return False
    met = chosen.agreement.is_sure
    listed = _is_listed(other) and not first.choice
    if met and not first.label.strip(' “„"«'):
        listed = False  # it begins its sentence: "Gold, coal and iron built this country"
    if met and size <= FEW // 2 and common <= size // 2:
        listed = False  # a few others, named in passing
    small = size <= FEW or size <= 0.3 * len(chosen.listing.keys)
    counted = other.agreement.met is not None and not (met and common == size)
    return small and (common == size or not listed) and not counted


def _is_earlier(other: Case, chosen: Case) -> bool:
    """An earlier edition by the years of the two sections; a year of one alone tells nothing."""
    theirs, mine = own_year(other), own_year(chosen)
    return theirs is not None and mine is not None and theirs < mine


def touches(listing: Listing, chosen: Case) -> bool:
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
