"""Why two candidates that follow each other are one list. Pure; where nothing says so, they are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mineral_lists.runs.candidates import Candidate
from pipeline.mineral_lists.runs.surroundings import LINE_HEADING, NESTED
from pipeline.mineral_lists.wording.abroad import abroad
from pipeline.mineral_lists.wording.senses import TIER, Sense, sense
from pipeline.outline.pieces import Kind, Piece

_TIERS, _TIERS_LEAD = "both headings name a tier", "both introductions name a tier"
_CONTINUED = re.compile(
    r"\bcontinued\b|\bcont(?:'d|’d|d?\.)|\bsuite\b|\bfortsetzung\b|\bcontinuaci[oó]n\b|\bcontinuação\b|продовження"
    r"|продолжение|続き|つづき|续表|（续）|續|계속",
    re.IGNORECASE,
)
_NUMBERED = "their headings are numbered"
_NAMES_A_LIST = re.compile(r"\blist\b(?! of )|\wliste\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NESTING = frozenset({_TIERS, _TIERS_LEAD, _NUMBERED})  # reasons with which two parts may name the same material
_ENUMERATED = re.compile(
    r"^(?:\(?[ivxIVX]{1,5}(?:[.)]|\s[-–])|\(?[A-Za-z\d][.)]|(?:tier|group|category|class|part|annex|section|level)\b"
    r"|annexe|anhang|anexo|gruppe?|grupo)",
    re.IGNORECASE,
)
_KIND_OF = re.compile(
    r"(?:minerals?|materials?|metals?|elements?|minerales|minerais|minéraux|metalle|rohstoffe)\W*$", re.IGNORECASE
)


def reason(before: Candidate, after: Candidate, pieces: Sequence[Piece]) -> str | None:
    """Why two candidates that follow each other are one list; None where nothing says so, or their years differ."""
    apart = _dated_apart(before.around.heading, after.around.heading)
    return None if apart else _why(before, after, pieces)


def _why(before: Candidate, after: Candidate, pieces: Sequence[Piece]) -> str | None:
    between = pieces[before.around.end : after.around.position]
    if before.form == after.form == "column" and any(_CONTINUED.search(piece.text) for piece in between):
        return "the second table continues the first"
    marked_alike = _marks(before, pieces) == _marks(after, pieces)
    if before.form == after.form and before.form != "prose" and marked_alike and not _has_words(between):
        return "only the layout separates them"
    if _is_class(before, pieces) and _is_class(after, pieces) and after.around.position - before.around.end <= 1:
        return "numbered classes of one list"
    if _tiers_in_intros(before, after):
        return _TIERS_LEAD
    return _tiers_or_classes(before, after)


def _tiers_or_classes(before: Candidate, after: Candidate) -> str | None:
    """What two headings say that makes their blocks parts of one list."""
    headings = (before.around.heading, after.around.heading)
    if len({abroad(heading) for heading in headings}) > 1:
        return None  # one of them speaks of another jurisdiction
    if all(map(_NAMES_A_LIST.search, headings)):
        return None  # the critical minerals list, the strategic materials list: each is one
    if not siblings(before, after):
        named = same_rank(before, after) and _tier_words(*headings) and not any(map(is_negative, headings))
        return _TIERS if named else None
    numbered = all(_ENUMERATED.match(heading) for heading in headings) and not any(map(_is_lately, headings))
    if numbered and all(
        part.form != "prose" or part.label.rstrip().endswith((":", "\uff1a")) for part in (before, after)
    ):
        return _NUMBERED  # a section that only mentions materials is no part of the list in another
    if any(map(is_negative, headings)):
        return None
    if all(NESTED <= part.around.level < LINE_HEADING for part in (before, after)):
        return "they are in items of one list"
    if all(any(pattern.search(heading) for _, pattern in TIER) for heading in headings):
        return _TIERS
    if all(map(_KIND_OF.search, headings)):
        return "both headings name a class of minerals"
    return None


def _dated_apart(one: str, other: str) -> bool:
    """Whether two headings name different years, or only one of them names one: editions, never tiers of one list."""
    return frozenset(_YEAR.findall(one)) != frozenset(_YEAR.findall(other))


def _has_words(between: Sequence[Piece]) -> bool:
    return any(piece.kind is not Kind.COLUMN and piece.text for piece in between) or bool(between)


def _tier_words(*texts: str) -> bool:
    """Whether each text names a tier, and each another one."""
    names = [next((name for name, pattern in TIER if pattern.search(text)), None) for text in texts]
    return None not in names and len(set(names)) == len(texts)


def _tiers_in_intros(before: Candidate, after: Candidate) -> bool:
    """Two lists under one heading, each led in by a sentence that names its tier."""
    if before.around.headings != after.around.headings or before.form != after.form or before.form == "prose":
        return False
    leads = [part.around.intro.rsplit(". ", 1)[-1] for part in (before, after)]
    return _tier_words(*leads) and not any(map(is_negative, leads))


def same_rank(before: Candidate, after: Candidate) -> bool:
    """Whether two runs of one form stand under headings of one rank."""
    one, two = before.around.headings, after.around.headings
    return bool(one) and len(one) == len(two) and one[-1][0] == two[-1][0] and before.form == after.form


def _is_lately(heading: str) -> bool:
    meaning = sense(heading)
    return meaning is not None and meaning[0] not in {Sense.LIST, Sense.OTHER}


def is_negative(heading: str) -> bool:
    """Whether a heading says that what follows is not the list."""
    meaning = sense(heading)
    return meaning is not None and meaning[0] is not Sense.LIST


def _marks(part: Candidate, pieces: Sequence[Piece]) -> str:
    """The kind of mark before its items, where it is known: a paragraph (2) of an act is no point of paragraph (1)."""
    group = pieces[part.around.position].group
    return group if group.startswith("numbered") else ""


def _is_class(part: Candidate, pieces: Sequence[Piece]) -> bool:
    """`2) Scattered metals: gallium, indium`: an item that names a class and lists it."""
    piece = pieces[part.around.position]
    return part.form == "prose" and piece.kind is Kind.ITEM and piece.group.startswith("numbered")


def siblings(before: Candidate, after: Candidate) -> bool:
    """Whether two runs of one form stand under headings of one rank and of one parent."""
    one, two = before.around.headings, after.around.headings
    return (
        bool(one)
        and len(one) == len(two)
        and one[:-1] == two[:-1]
        and one[-1][0] == two[-1][0]
        and one != two
        and (before.form == after.form)
    )
