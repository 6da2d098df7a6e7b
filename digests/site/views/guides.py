"""What explains: the stages, the guide by stage, how to take part, the data, search."""

from __future__ import annotations

from collections.abc import Iterator

from digests.site.page import Facts, Page, to
from digests.site.world import World
from digests.tables.frame import Cell, Line, Section, Table
from digests.words import places
from digests.words.addresses import Link
from storage.baseline.editions import KINDS
from storage.baseline.mandate import Mandate, mandate
from vocabulary.iso.stages import NAMES, Stage
from vocabulary.records import TYPES, RecordType

_CODES = "https://www.iso.org/stage-codes.html"
_DIRECTIVES = "https://www.iso.org/directives-and-policies.html"
_PHASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "10",
        "Proposal",
        (
            "Read the form of the proposal and its outline: is the work needed, and is another standard on it known?",
            "Say whether your body can name an expert: a proposal needs P-members that take part, not only votes.",
            "Tell the administrator of your TAG your position before the ballot closes.",
        ),
    ),
    (
        "20",
        "Working draft",
        (
            "Join the working group, or see that your country has an expert in it; drafts change most here.",
            "Send text and data, not only remarks.",
        ),
    ),
    (
        "30",
        "Committee draft",
        (
            "Read the draft as a whole and send comments in ISO's table of comments: clause, reason, proposed wording.",
            "No vote is taken in most committees at this stage: what you do not say here is harder to change later.",
        ),
    ),
    (
        "40",
        "Enquiry (DIS)",
        (
            "This is the vote of all members: approve, disapprove with technical reasons, or abstain.",
            "Have your position agreed in the TAG in time; send comments with the vote.",
        ),
    ),
    (
        "50",
        "Approval (FDIS)",
        (
            "Only approve, disapprove or abstain: the content no longer changes.",
            "A proof has no ballot: you are not asked anything.",
        ),
    ),
    ("60", "Publication", ("Decide whether your country adopts the standard, and tell those who use it.",)),
    (
        "90",
        "Review",
        (
            "Say by the ballot whether the standard is used in your country: confirm, revise or withdraw it.",
            "If it is to be revised, say what is wrong with it and who can help.",
        ),
    ),
    ("95", "Withdrawal", ("Object in the ballot if it is still needed; find out what replaces it.",)),
)


def pages(world: World) -> Iterator[Page]:
    """All of them."""
    yield _stages()
    yield _guide()
    yield _take_part(world)
    yield _data(world)
    yield _search()


def _stages() -> Page:
    rows: list[tuple[Cell, ...]] = []
    for code in NAMES:
        stage = Stage.parse(code)
        rows.append((code, stage.name, str(stage.standing), stage.next or "nothing", _request(stage)))
    terms = [(words, meaning) for record in TYPES.values() for words, meaning in _fields(record)]
    kinds = [(kind.replace("-", " "), meaning) for kind, meaning in KINDS.items()]
    return Page(
        address=places.STAGES,
        title="Stages and terms",
        kind="stages",
        lead=(
            "What ISO's harmonized stage codes mean, what comes next, and what members are asked. ",
            "The words are those of an International Standard. An amendment is voted on as a DAM and an FDAM.",
            "A Guide is voted on as a DGuide and an FDGuide. A TS, TR or PAS has one ballot: on a DTS, DTR or DPAS.",
        ),
        sections=(
            Section(
                "Stages", tables=(Table.of(("code", "stage", "standing", "next", "what members are asked"), rows),)
            ),
            Section("Kinds of lists", tables=(Table.of(("kind", "meaning"), kinds),)),
            Section("Terms", tables=(Table.of(("term", "meaning"), list(dict.fromkeys(terms))),)),
        ),
        facts=_ours(((Link("ISO's stage codes", _CODES),), (Link("ISO/IEC Directives, Part 1", _DIRECTIVES),))),
        words=tuple(NAMES),
        rank=2,
    )


def _fields(record: type[RecordType]) -> Iterator[tuple[str, str]]:
    for field in record.fields.values():
        yield field.words, field.help


def _request(stage: Stage) -> str:
    if stage.ballot is None:
        return "nothing"
    weeks = stage.ballot.weeks
    span = (
        "no fixed period"
        if weeks is None
        else f"{weeks[0]} weeks"
        if weeks[0] == weeks[1]
        else f"{weeks[0]} to {weeks[1]} weeks"
    )
    what = "vote" if stage.ballot.is_vote else "comments"
    return f"{what}: {stage.ballot.name}, {span} (Directives, {stage.ballot.clause})"


def _ours(sources: tuple[Line, ...]) -> Facts:
    return Facts(how="written for this site", sources=sources, licence="Apache-2.0")


def _guide() -> Page:
    sections = []
    for code, words, points in _PHASES:
        open_stage = next((stage for c in NAMES if c.startswith(code) and (stage := Stage.parse(c)).ballot), None)
        request = (
            f"What members are asked: {_request(open_stage)}."
            if open_stage
            else "Members are not asked anything at this stage."
        )
        sections.append(Section(f"{code} {words}", text=(request,), points=points))
    return Page(
        address=places.GUIDE,
        title="What a TAG member does at each stage",
        kind="guide",
        lead=(
            (
                "How to read this site: ",
                to("the matrix", places.MATRIX),
                " says which country lists what since when; ",
                to("the calendar", places.CALENDAR),
                " what to vote or comment on; ",
                to("reports", places.REPORTS),
                " have tables for your own report; ",
                to("stages and terms", places.STAGES),
                " explains each code.",
            ),
            "“Unknown” always means that no source states it: it never means none.",
        ),
        sections=tuple(sections),
        facts=_ours(((Link("ISO/IEC Directives, Part 1", _DIRECTIVES),),)),
        words=("vote", "ballot", "training", "TAG"),
        rank=2,
    )


_FORMS = Section(
    "Official pages and forms",
    points=(
        (
            "U.S. TAGs and how to join them: ",
            Link("ANSI, U.S. Technical Advisory Groups", "https://www.ansi.org/iso/us-tag"),
        ),
        ("ISO members in all countries: ", Link("ISO members", "https://www.iso.org/members.html")),
        (
            "ISO committee forms: ",
            Link("ISO forms", "https://www.iso.org/iso-forms-model-agendas-standard-letters.html"),
        ),
    ),
)


def _groups(facts: Mandate) -> tuple[Section, ...]:
    """The two groups that critmin serves."""
    return (
        Section(
            facts.icmscg.name,
            text=(f"Run by {facts.icmscg.run_by}; formed {facts.icmscg.formed}. Members: {facts.icmscg.membership}.",),
            points=(
                ("Its page, with the way to join: ", Link(facts.icmscg.page, facts.icmscg.page)),
                *facts.icmscg.activities,
            ),
        ),
        Section(
            facts.cmcc.name,
            text=(f"Formed {facts.cmcc.formed}; reports to: {facts.cmcc.reports_to}.",),
            points=tuple(output.text for output in facts.cmcc.outputs),
        ),
    )


def _take_part(world: World) -> Page:
    facts = mandate()
    rows: list[tuple[Cell, ...]] = [
        (
            world.committee(committee.reference),
            committee.title,
            committee.us_tag_administrator or None,
            "yes" if committee.icmscg else "no",
        )
        for committee in facts.committees
    ]
    source = facts.citation("deck")
    return Page(
        address=places.TAKE_PART,
        title="How to take part",
        kind="take-part",
        lead=(
            "ISO standards are written by experts nominated by national bodies.",
            "In the United States an expert joins a committee’s TAG through the administrator of the TAG.",
            "Elsewhere, ask the national body.",
        ),
        sections=(
            Section(
                "Committees and the administrators of their U.S. TAGs",
                tables=(Table.of(("committee", "title", "U.S. TAG administrator", "followed by the ICMSCG"), rows),),
            ),
            *_groups(facts),
            _FORMS,
        ),
        facts=Facts(
            changed=source.date,
            how="from the mandate, entered by people",
            sources=((Link(source.title, source.url), f", {source.publisher}"),),
        ),
        rank=2,
    )


def _data(world: World) -> Page:
    day = places.DATA
    files = (
        ("everything.zip", "all of the files below in one download"),
        ("changes.jsonl", "every change, one JSON object per line (schema: change.schema.json)"),
        ("changes.csv", "every change, one row each"),
        ("events/index.json", "the events in parts of 500, the oldest first: which file has which days"),
        ("projects.csv", "every known ISO document"),
        ("committees.csv", "every known ISO committee"),
        ("lists.json", "every edition of every list, as published"),
        ("days.json", "which day has how many changes, and its page"),
        ("addresses.txt", "every address of this site that was ever published"),
        ("page.schema.json", "JSON Schema of the index.json beside each page"),
        ("change.schema.json", "JSON Schema of a change"),
    )
    rows = [(to(name, day + name), words) for name, words in files]
    return Page(
        address=day,
        title="Data",
        kind="data",
        lead=(
            "Each page has its data beside it: index.json always, tables.csv where it has tables.",
            "Where something can change there is feed.atom, where something can be ahead calendar.ics.",
            "Addresses stay: a page that moved redirects.",
        ),
        sections=(
            Section("Files of everything", tables=(Table.of(("file", "what it is"), rows),)),
            Section(
                "Rules",
                points=(
                    "Dates are ISO 8601; times are UTC. “seen” is when critmin saw it.",
                    "null (JSON) and “unknown” (CSV): no source states it. An empty list: the source states none.",
                    "Values that could act as a formula in a spreadsheet begin with an apostrophe in CSV.",
                    "Of others' pages only what is needed to show a change is republished.",
                    "ISO's data: Open Data Commons Attribution License (ODC-By), from https://www.iso.org/open-data.html.",
                ),
            ),
        ),
        facts=world.facts(
            (), how="made from the same objects as the pages", licence="each page names that of its sources"
        ),
        words=("download", "CSV", "JSON", "schema", "API"),
        rank=3,
    )


def _search() -> Page:
    return Page(
        address=places.SEARCH,
        title="Search",
        kind="search",
        template="search.html.j2",
        lead=("Names work in every language of the vocabulary: Flussspat, 萤石 and fluorite all find fluorspar.",),
        facts=Facts(how="an index made with the site; nothing is sent anywhere", licence="none needed"),
        is_found=False,
    )
