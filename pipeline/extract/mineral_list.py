"""A published list of critical minerals -> `ListedMineral` for each entry and, where it says which, its `ListEdition`.

No selectors are needed: `_list_blocks` and `_list_choice` find the list in the page. Entries that the vocabulary does
not know are records too, and named as unrecognised. A page without a list is an error, never an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.catalogue import Source
from pipeline.document import Document
from pipeline.extract import Extraction, Extractor, NothingFound
from pipeline.extract._dates import stated as stated_date
from pipeline.extract._list_blocks import Block, Entry
from pipeline.extract._list_choice import list_blocks, tiers
from pipeline.extract._outline import outline
from pipeline.extract._pieces import Kind, Piece
from vocabulary.folding import fold
from vocabulary.records import Record, Value

_YEAR = re.compile(r"\b(20\d\d)\b")
_DRAFT = re.compile(r"\bdraft\b|\bproposed\b|\bconsultation\b", re.IGNORECASE)
_LIST = re.compile(r"\blists?\b|\bliste\b|\blista\b|\bpřehled\b|перелік|перечень|目录|リスト|목록", re.IGNORECASE)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.? (?:de |of )?[^\W\d]{3,10},? (?:de )?20\d\d\b|\b[^\W\d]{3,10} \d{1,2}, 20\d\d\b"
    r"|\b20\d\d-\d\d-\d\d\b|20\d\d年\d{1,2}月\d{1,2}日"
)
_INSTRUMENT = re.compile(  # the act that publishes an edition, by its number
    r"\b\d{2,3} FR \d{4,6}\b|\bRegulation \(EU\) \d{4}/\d+|\bCOM\(\d{4}\) ?\d+|\b(?:Decree|Order|Resolution|Portaria"
    r"|Resolução|Arrêté|Décret|Resolución|Постановление|Розпорядження)\s(?:No\.? ?|nº ?|n° ?|№ ?)?[\d./-]*\d"
)


def extract(document: Document, source: Source) -> Extraction:
    """The list that the document holds. Raises `NothingFound` where it holds none."""
    pieces = outline(document)
    blocks = list_blocks(pieces, _text_option(source, "language"))
    if not blocks:
        raise NothingFound(
            f"{document.url}: no list of critical minerals: looked for a list, a table column or an enumeration of at "
            "least three materials near words such as “critical” or “strategic”"
        )
    entries = list(_merged(blocks))
    edition = _edition(pieces)
    records = [_listed(entry, tier, source, edition) for entry, tier in entries]
    if edition:
        stated = _list_edition(pieces, blocks, source, document, edition)
        status = {"status": stated.fields["status"]}
        records = [stated, *(replace(record, fields={**record.fields, **status}) for record in records)]
    unknown = tuple(entry.as_published for entry, _ in entries if entry.match is None)
    return Extraction(tuple(records), unknown, tuple(_notes(blocks)))


def _merged(blocks: list[Block]) -> Iterator[tuple[Entry, str | None]]:
    """Each entry once, with its tier; an entry of several tiers names them all."""
    found: dict[str, tuple[Entry, list[str]]] = {}
    for block, tier in zip(blocks, tiers(blocks), strict=True):
        for entry in block.entries:
            _, named = found.setdefault(_key(entry), (entry, []))
            named += [tier] if tier and tier not in named else []
    for entry, named in found.values():
        yield entry, " and ".join(named) or None


def _key(entry: Entry) -> str:
    if entry.match is None:
        return f"?{fold(entry.as_published)}"
    materials = "+".join(entry.match.minerals)
    return f"{materials}/{entry.match.form}" if entry.match.form else materials


def _listed(entry: Entry, tier: str | None, source: Source, edition: str | None) -> Record:
    match = entry.match
    fields: dict[str, Value] = {
        "jurisdiction": source.jurisdiction,
        "list": _list_of(source),
        "as_published": entry.as_published,
        "minerals": list(match.minerals) if match else [],
    }
    if tier:
        fields["tier"] = tier
    if match:
        fields["qualifier"] = match.form if match.rule == "name with grade" else match.qualifier
    if edition:
        fields["edition"] = edition
    return Record(
        "ListedMineral", f"{source.jurisdiction}/{_list_of(source)}/{_key(entry)}", entry.as_published, fields
    )


def _list_edition(pieces: list[Piece], blocks: list[Block], source: Source, document: Document, edition: str) -> Record:
    title = next(
        piece.text
        for kinds in ({Kind.HEADING}, {Kind.TITLE, Kind.LINE})
        for piece in pieces
        if piece.kind in kinds and _LIST.search(piece.text)
    )
    fields: dict[str, Value] = {
        "jurisdiction": source.jurisdiction,
        "list": _list_of(source),
        "edition": edition,
        "title": title,
        "status": "draft" if _DRAFT.search(title) else "final",
        "url": document.url,
    }
    around = " ".join([title, *(f"{block.heading} {block.intro}" for block in blocks)])
    days = {day for found in _DAY.findall(around) if (day := stated_date(found))}
    instruments = {found[0] for found in _INSTRUMENT.finditer(around)}
    for name, values in (("date", days), ("instrument", instruments)):
        if len(values) == 1:  # one or none: of several, which is the edition's own would be a guess
            fields[name] = values.pop()
    stated = [block.stated for block in blocks if block.stated]
    if len(stated) == 1:
        fields["count"] = stated[0]
    return Record("ListEdition", f"{source.jurisdiction}/{_list_of(source)}/{edition}", title, fields)


def _edition(pieces: list[Piece]) -> str | None:
    """The year that a title or heading gives the list ("2025 Final List of Critical Minerals"); one year or none."""
    titles = {Kind.TITLE, Kind.HEADING, Kind.LINE}
    named = [piece.text for piece in pieces if piece.kind in titles and _LIST.search(piece.text)]
    years = {year for text in named for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _notes(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if block.stated and block.stated not in block.counts:
            yield (
                f"the page states {block.stated} before a list in which {len(block.entries)} entries were read "
                f"(the first is {block.entries[0].as_published!r})"
            )


def _list_of(source: Source) -> str:
    return source.list or f"{source.jurisdiction.casefold()}-list"


def _text_option(source: Source, name: str) -> str | None:
    value = source.options.get(name)
    return str(value) if value is not None else None


EXTRACTOR = Extractor(kind="mineral-list", version=1, complete=True, extract=extract)
