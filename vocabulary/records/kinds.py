"""The kinds of records and their fields, each declared once: this feeds comparison, sentences, JSON, CSV and docs.

`./run docs` writes docs/records.md from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from vocabulary.records.fields import (
    Date,
    Entities,
    Entity,
    Kind,
    Number,
    RecordType,
    Sentences,
    StageCode,
    Text,
    Texts,
)


class Committee(RecordType, kind=Kind.COMMITTEE, words="committee"):
    """A committee of ISO: technical committee, subcommittee, project committee."""

    reference = Text("reference", "reference", "what ISO calls it: ISO/TC 82/SC 7")
    title = Text("title", "title", "its English title", prose=True)
    status = Text("status", "status", "Active or Suspended; a disbanded committee vanishes from ISO's list")
    secretariat = Entity("secretariat", "secretariat", "the standards body that runs it")
    chair = Text("chair", "chair", "who chairs it, as its page says")
    scope = Text("scope", "scope", "what it standardizes, in ISO's words", prose=True)
    parent = Entity("parent", "parent committee", "the committee above it")
    created = Date("created", "creation date", "when ISO set it up")
    p_members = Entities("p_members", "P-members", "the bodies that take part and vote")
    o_members = Entities("o_members", "O-members", "the bodies that observe")
    liaisons = Entities("liaisons", "liaisons", "the committees and organizations it is in liaison with")
    published_standards = Number(
        "published_standards", "published standards", "how many, as its page says", compared=False
    )
    projects = Number("projects", "standards under development", "how many, as its page says", compared=False)


class Body(RecordType, kind=Kind.BODY, words="standards body", existence=False):
    """A national standards body, known by its number at ISO."""

    acronym = Text("acronym", "acronym", "what it is called; it may change while the body stays the same")


class WorkingGroup(RecordType, kind=Kind.WORKING_GROUP, words="working group"):
    """A group below a committee: working group, advisory group, task force."""

    reference = Text("reference", "reference", "what it is called: ISO/TC 298/WG 1")
    title = Text("title", "title", "its title", prose=True)
    convenor = Text("convenor", "convenor", "who leads it, with the body in brackets")
    committee = Text("committee", "committee", "the committee it belongs to", compared=False)


class Project(RecordType, kind=Kind.PROJECT, words="project"):
    """A document of ISO from its proposal to its withdrawal, known by its number at ISO."""

    reference = Text("reference", "reference", "what it is called at its stage: ISO/DIS 20305, ISO 20305:2026")
    title = Text("title", "title", "its English title", prose=True)
    committee = Text("committee", "committee", "the committee that is responsible for it")
    stage = StageCode("stage", "stage", "ISO's harmonized stage code: 40.20")
    stage_date = Date("stage_date", "stage date", "when it reached the stage; ISO Open Data does not say")
    edition = Number("edition", "edition", "which edition it is or will be")
    published = Date("published", "publication date", "when it was or is to be published")
    replaces = Entities("replaces", "replaced documents", "the documents that it replaces")
    replaced_by = Entities("replaced_by", "replacing documents", "the documents that replace it")
    ics = Texts("ics", "ICS codes", "its codes in the International Classification for Standards")
    scope = Text("scope", "scope", "what it covers, in ISO's words", compared=False, prose=True)


class Meeting(RecordType, kind=Kind.MEETING, words="meeting"):
    """A meeting of a committee, as its page announces it."""

    committee = Text("committee", "committee", "the committee that meets", compared=False)
    start = Date("start", "start", "its first day", compared=False)
    title = Text("title", "title", "what is said of it", prose=True)
    end = Date("end", "end", "its last day")
    place = Text("place", "place", "the town and country")
    mode = Text("mode", "mode", "in person, virtual or hybrid")
    note = Text("note", "note", "such as: provisional, not yet convened", prose=True)


class ListEdition(RecordType, kind=Kind.LIST_EDITION, words="list of critical minerals"):
    """An edition of a jurisdiction's list."""

    jurisdiction = Text("jurisdiction", "jurisdiction", "its code: US, EU", compared=False)
    list = Text("list", "list", "which of the jurisdiction's lists", compared=False)
    edition = Text("edition", "edition", "the year or number of the edition", compared=False)
    title = Text("title", "title", "what its publisher calls it", prose=True)
    date = Date("date", "date", "when it was published")
    status = Text("status", "status", "such as draft or in force")
    instrument = Text("instrument", "instrument", "the act or notice that carries it")
    url = Text("url", "address", "where it was read", compared=False)
    count = Number("count", "stated number of entries", "how many entries the page says there are")


class ListedMineral(RecordType, kind=Kind.LISTED_MINERAL, words="entry of a list of critical minerals"):
    """One entry of a list, known by its materials and their form."""

    jurisdiction = Text("jurisdiction", "jurisdiction", "its code: US, EU", compared=False)
    list = Text("list", "list", "which of the jurisdiction's lists", compared=False)
    as_published = Text("as_published", "wording", "the entry as it is published", prose=True)
    minerals = Texts("minerals", "materials", "the ids of the materials that it names; empty: not known")
    tier = Text("tier", "tier", "the class it is in, where the list has more than one")
    qualifier = Text("qualifier", "qualifier", "what narrows it: battery grade", prose=True)
    edition = Text("edition", "edition", "the edition that the page states", compared=False)
    status = Text("status", "status of the edition", "draft, where it is one", compared=False)


class NewsItem(RecordType, kind=Kind.NEWS_ITEM, words="news item"):
    """An article, notice or entry of a feed."""

    title = Text("title", "title", "its headline", prose=True)
    published = Text(
        "published", "publication date", "when it was published, with the time where it is stated", compared=False
    )
    date_source = Text("date_source", "where the date was read", "page, feed or address", compared=False)
    modified = Text("modified", "last change", "when its site says it last changed", compared=False)
    summary = Text("summary", "summary", "its publisher's summary", prose=True)
    authors = Texts("authors", "authors", "who signed it", compared=False)
    url = Text("url", "address", "its web address", compared=False)
    deadline = Date("deadline", "comment deadline", "until when comments are taken")
    deadline_text = Text("deadline_text", "sentence with the deadline", "the words that state it", compared=False)
    step = Text("step", "step", "what it does in its matter: proposed, comments open, final, withdrawn, …")
    effective = Date("effective", "date of effect", "from when it applies")
    matters = Texts("matters", "dockets", "its dockets, RINs and other names of its matter", compared=False)
    minerals = Texts("minerals", "minerals", "the ids of the materials that it names", compared=False)
    committees = Texts("committees", "committees", "the committees that it names", compared=False)


class Framework(RecordType, kind=Kind.FRAMEWORK, words="framework"):
    """A sustainability framework or code. A version that its page names no more is still the last one known."""

    name = Text("name", "name", "what it is called", prose=True)
    version = Text("version", "version", "the version in force", lasting=True)
    status = Text("status", "status", "such as draft or final")
    date = Date("date", "date", "when the version was published")
    candidates = Texts(
        "candidates", "versions side by side", "versions of which the page does not say which is in force"
    )
    next_version = Text("next_version", "next version", "the version in preparation")
    next_status = Text("next_status", "status of the next version", "announced, draft, consultation or approved")
    deadline = Date("deadline", "deadline for comments", "until when it can be commented on")
    successor = Text("successor", "replacement", "what has taken its place", prose=True, lasting=True)
    url = Text("url", "address", "its web address", compared=False)


class PageText(RecordType, kind=Kind.PAGE_TEXT, words="page"):
    """The text of a page, without what changes at every visit."""

    sentences = Sentences("sentences", "text", "its sentences", prose=True)


TYPES: Mapping[str, type[RecordType]] = {
    record_type.kind: record_type
    for record_type in (
        Committee, Body, WorkingGroup, Project, Meeting, ListEdition, ListedMineral, NewsItem, Framework, PageText
    )
}  # fmt: skip
"""The record types by their kind, in the order in which changes are told."""
