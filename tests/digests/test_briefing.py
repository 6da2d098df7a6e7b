"""The briefing: one page a committee, no empty heading, nothing later than its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digests.analysis.committees.progress import open_ballots
from digests.analysis.request import Request
from digests.analysis.span import Span, period_of, within
from digests.analysis.watched import existing, named_by, watched
from digests.reports import spec
from digests.tables.forms import Form, drawn
from digests.tables.frame import Report, Section, plain
from digests.tables.subjects.named_documents import standing
from digests.words.periods import Period
from storage.iso_state import Known, known
from storage.model import PollRow, SourceState
from storage.store import Store
from tests.databases import open_at
from tests.digests.test_reports import committee, project, put
from vocabulary.changes import Action, Change, Significance, Telling
from vocabulary.records import Kind, Record, Value
from vocabulary.telling.ballots import Opened

START, POLL, LATER, END = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 4, 5, 7))
DOCUMENTS = "iso-open-data-deliverables"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = open_at(tmp_path)
    yield Store(engine)
    engine.dispose()


def lithium(**fields: object) -> Record:
    made = committee(8031128, "ISO/TC 333", secretariat={"3": "SAC"}, o_members={}, **fields)
    return Record(Kind.COMMITTEE, made.key, made.label, {**made.fields, "title": "Lithium"})


def briefed(store: Store, **settings: object) -> Report:
    settings.setdefault("as_of", date(2026, 6, 30))
    return spec("briefing").build(Request(store, period=Period(START, END), **settings))  # type: ignore[arg-type]


def under(report: Report, title: str) -> Section:
    (result,) = (section for section in report.sections if section.title == title)
    return result


def points(section: Section) -> list[str]:
    return [plain(point) for point in section.points]


def test_a_page_tells_what_moved_what_is_open_and_what_is_next(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    moving = project(1, "ISO/DIS 7819", "Lithium — Vocabulary", "40.00", "ISO/TC 333")
    put(store, moving, project(2, "ISO/WD 9", "Lithium — Sampling", "20.20", "ISO/TC 333"), source=DOCUMENTS)
    with store.begin() as transaction:
        transaction.log_poll(PollRow(DOCUMENTS, POLL, POLL, "unchanged"))
    opened = project(1, "ISO/DIS 7819", "Lithium — Vocabulary", "40.20", "ISO/TC 333")
    put(
        store,
        opened,
        project(3, "ISO/AWI 10", "Lithium — Packaging", "20.00", "ISO/TC 333"),
        source=DOCUMENTS,
        at=LATER,
    )
    put(store, lithium(p_members={"3": "SAC", "1": "ANSI"}), at=LATER)
    made = briefed(store, committee="TC 333")
    (told,) = made.summary
    assert told == (
        "ISO/TC 333 Lithium: 2 projects moved, 1 ballot or consultation open, 3 projects in work in ISO's public data, "
        "United States: P-member"
    )
    assert [(str(row[0]), *row[2:]) for row in under(made, "What moved").tables[0].rows] == [
        ("ISO/AWI 10", "not in ISO's data", "20.00 (new project registered in work programme)", "a working draft (WD)"),
        (
            "ISO/DIS 7819",
            "40.00 (DIS registered)",
            "40.20 (DIS ballot initiated)",
            "the close of the enquiry ballot (DIS)",
        ),
    ]
    (open_,) = points(under(made, "Open for vote or comment"))
    assert open_.startswith(
        "ISO/DIS 7819 “Lithium — Vocabulary”: enquiry ballot (DIS), opened between 1 April and 1 May"
    )
    assert open_.endswith("2026; closes no later than 24 July 2026; P-members vote")
    assert [str(row[0]) for row in under(made, "Other work in progress and what comes next").tables[0].rows] == [
        "ISO/WD 9"
    ]
    assert points(under(made, "Who joined, left or moved")) == ["ANSI (United States) joined as P-member"]


def test_a_quiet_committee_has_one_sentence_and_no_empty_heading(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    put(store, project(2, "ISO 9:2020", "Lithium — Sampling", "60.60", "ISO/TC 333"), source=DOCUMENTS)
    made = briefed(store, committee="TC 333")
    (page,) = made.sections
    quiet = "From 1 January 2026 to 30 June 2026, no project moved and no member joined, left or changed its role."
    assert page.text == (f"{quiet} Nothing is known to be open for vote or comment.",)
    assert points(page) == [
        "United States: not a member; TAG administrator: CSA",
        "Secretariat: SAC (China); 1 P-member; 0 O-members",
    ]


def test_what_the_first_poll_found_did_not_move(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}), at=LATER)
    put(store, project(1, "ISO 1:2020", "Lithium — Sampling", "60.60", "ISO/TC 333"), source=DOCUMENTS, at=LATER)
    with store.begin() as transaction:
        for source in (DOCUMENTS, "iso-open-data-committees"):
            transaction.save_state(SourceState(source, baseline_at=LATER))
    made = briefed(store, committee="TC 333")
    assert "no project moved" in str(made.summary[0])
    assert made.period is not None
    assert "projects and members compared from 1 May 2026, when critmin first read them" in made.period


def test_the_page_of_one_document_that_was_read_first_does_not_make_the_whole_list_new(store: Store) -> None:
    """Where ISO's list failed at the first refresh, or took longer than a page, all that it has was told as begun."""
    page = "iso-iwa-45"
    put(store, lithium(p_members={"3": "SAC"}))
    put(store, project(87927, "IWA 45:2024", "Supply chains", "60.60", "ISO/TMBG"), source=page, at=POLL)
    listed = [project(number, f"ISO {number}:2020", "Lithium", "60.60", "ISO/TC 333") for number in (1, 2)]
    put(store, *listed, source=DOCUMENTS, at=LATER)
    with store.begin() as transaction:
        transaction.save_state(SourceState(page, baseline_at=POLL))
        transaction.save_state(SourceState(DOCUMENTS, baseline_at=LATER))
    made = briefed(store, committee="TC 333")
    assert "no project moved" in str(made.summary[0])
    assert made.period is not None
    assert "projects compared from 1 May 2026, when critmin first read them" in made.period


def test_what_a_further_source_knew_when_it_was_first_read_is_no_new_project(store: Store) -> None:
    further = "iso-page"
    put(store, lithium(p_members={"3": "SAC"}))
    put(store, project(1, "ISO 1:2020", "Lithium", "60.60", "ISO/TC 333"), source=DOCUMENTS)
    draft, moved = (
        project(2, f"ISO/{stage} 2", "Lithium", code, "ISO/TC 333")
        for stage, code in (("CD", "30.60"), ("DIS", "40.00"))
    )
    put(store, draft, source=further, at=POLL)
    with store.begin() as transaction:
        transaction.save_state(SourceState(DOCUMENTS, baseline_at=START))
        transaction.save_state(SourceState(further, baseline_at=POLL))
    assert "no project moved" in str(briefed(store, committee="TC 333").summary[0])
    put(store, moved, source=further, at=LATER)
    (row,) = under(briefed(store, committee="TC 333"), "What moved").tables[0].rows
    assert [str(cell) for cell in row[2:4]] == ["30.60 (close of comment period)", "40.00 (DIS registered)"]


def test_what_the_head_says_of_projects_and_members_alike_it_says_once(store: Store) -> None:
    request, state = Request(store, date(2026, 6, 30), Period(START, END)), dict[str, Known]()
    late, older = Span(LATER, state, state, END), Span(POLL, state, state, END)
    first = "when critmin first read them"
    assert period_of(request, (("projects", late), ("members", late))).endswith(
        f"; projects and members compared from 1 May 2026, {first}"
    )
    assert period_of(request, (("projects", late), ("members", older))).endswith(
        f"; projects compared from 1 May 2026, {first}; members compared from 1 April 2026, {first}"
    )


def test_ballots_that_opened_and_closed_alike_are_told_in_one_line(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    numbers = (10, 9, 2)
    put(store, *(_lithium_project(number, "40.00") for number in numbers), source=DOCUMENTS)
    with store.begin() as transaction:
        transaction.log_poll(PollRow(DOCUMENTS, POLL, POLL, "unchanged"))
    put(store, *(_lithium_project(number, "40.20") for number in numbers), source=DOCUMENTS, at=LATER)
    later = Request(store, date(2026, 8, 30), Period(START, END), committee="TC 333")
    made = spec("briefing").build(later)
    (line,) = points(under(made, "Ballots that have closed; their results are not known"))
    assert line == (
        "Enquiry ballot (DIS), opened between 1 April and 1 May 2026; closed no later than 24 July 2026: "
        "ISO/DIS 2 “Lithium — Part 2”; ISO/DIS 9 “Lithium — Part 9”; ISO/DIS 10 “Lithium — Part 10”"
    )


def test_what_a_heading_above_names_is_no_other_work(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    work = project(7, "ISO/WD 7", "Lithium — Sampling", "20.20", "ISO/TC 333")
    put(store, _lithium_project(9, "40.20"), work, source=DOCUMENTS)
    after = Period(LATER, END)  # nothing moved in it; the ballot is over
    made = spec("briefing").build(Request(store, END.date(), after, committee="TC 333"))
    (told,) = points(under(made, "Ballots that have closed; their results are not known"))
    assert "ISO/DIS 9" in told
    rows = under(made, "Other work in progress and what comes next").tables[0].rows
    assert [str(row[0]) for row in rows] == ["ISO/WD 7"]
    put(store, project(9, "ISO 9:2026", "Lithium — Part 9", "60.60", "ISO/TC 333"), work, source=DOCUMENTS, at=LATER)
    made = spec("briefing").build(Request(store, END.date(), Period(END, END), committee="TC 333"))
    assert under(made, "Work in progress and what comes next").tables[0].rows


def _lithium_project(number: int, stage: str) -> Record:
    return project(number, f"ISO/DIS {number}", f"Lithium — Part {number}", stage, "ISO/TC 333")


def test_nothing_is_said_of_days_on_which_nobody_looked(store: Store) -> None:
    """A sentence is sent on without the report's head: it says itself from when on, and until when, it holds."""
    state: dict[str, Known] = {}
    request = Request(store, date(2026, 6, 30), Period(START, END))
    assert within(request, Span(START, state, state, END)) == "From 1 January 2026 to 30 June 2026,"
    assert within(request, Span(LATER, state, state, END)) == "From 1 May 2026 to 30 June 2026,"
    assert within(request, Span(START, state, state, POLL)) == "From 1 January 2026 to 1 April 2026,"
    assert within(request, Span(POLL, state, state, LATER)) == "From 1 April 2026 to 1 May 2026,"


@pytest.mark.parametrize("name", ["briefing", "annual", "participation", "lists-review"])
def test_of_a_period_in_which_nobody_looked_no_report_says_that_nothing_moved(store: Store, name: str) -> None:
    put(store, lithium(p_members={"3": "SAC"}), at=POLL)
    put(store, project(2, "ISO 9:2020", "Lithium — Sampling", "60.60", "ISO/TC 333"), source=DOCUMENTS, at=POLL)
    put(store, Record(Kind.LISTED_MINERAL, "x:tin", "Tin", {"as_published": "Tin"}), source="list-x", at=POLL)
    with store.begin() as transaction:
        for source in (DOCUMENTS, "iso-open-data-committees", "list-x"):
            transaction.log_poll(PollRow(source, POLL, POLL, "unchanged"))
    later = Period(LATER, END)
    made = spec(name).build(Request(store, date(2026, 6, 30), later))
    told = drawn(made, Form.TEXT).decode()
    words = " ".join(told.split())
    for nothing in (
        "no project moved",
        "no member joined",
        "the watched committees published",
        "No change of a",
    ):
        assert nothing not in words
    last = "in this period; what follows" if name == "lists-review" else "last read on 1 April 2026, before this period"
    assert last in words


def test_a_stage_date_of_iso_gives_the_day(store: Store) -> None:
    dated = Record(
        Kind.PROJECT, "1", "ISO/FDIS 1", {"reference": "ISO/FDIS 1", "stage": "50.20", "stage_date": "2026-06-01"}
    )
    put(store, dated, source="feed", at=LATER)
    request = Request(store, date(2026, 6, 30), Period(START, END))
    (result,) = open_ballots(request, known(store, Kind.PROJECT))
    assert (result.opened, result.closes) == (
        Opened(date(2026, 6, 1), date(2026, 6, 1)),
        date(2026, 7, 27),
    )
    assert not result.is_over(date(2026, 7, 27))
    assert result.is_over(date(2026, 7, 28))


def test_the_plenary_parts_the_page(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    held = {
        "committee": "ISO/TC 333",
        "start": "2026-04-20",
        "end": "2026-04-22",
        "place": "Quebec",
        "title": "plenary",
    }
    group = {"committee": "ISO/TC 333/WG 1", "start": "2026-08-01", "title": "meeting"}
    ahead = {"committee": "ISO/TC 333", "start": "2026-09-01", "title": "plenary"}
    put(
        store,
        *(Record(Kind.MEETING, str(number), "m", fields) for number, fields in enumerate((held, group, ahead))),
        source="page",
    )
    put(store, project(1, "ISO/WD 9", "Lithium — Sampling", "20.20", "ISO/TC 333"), source=DOCUMENTS)
    made = briefed(store, committee="TC 333")
    reported = points(made.sections[0])
    assert reported[-2:] == [
        "Since the last plenary (20 to 22 April 2026, Quebec, ISO/TC 333, plenary): no project moved",
        "Next plenary: 1 September 2026, ISO/TC 333, plenary; before it no ballot is known to close",
    ]
    assert points(under(made, "Meetings")) == [
        "1 August 2026, ISO/TC 333/WG 1, meeting",
        "1 September 2026, ISO/TC 333, plenary",
    ]


def test_what_moved_since_the_last_plenary_is_counted_from_it_and_not_from_the_period(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    fields: dict[str, Value] = {"committee": "ISO/TC 333", "start": "2026-03-15", "place": "Quebec"}
    put(store, Record(Kind.MEETING, "1", "m", fields), source="page")
    put(store, _lithium_project(1, "30.60"), _lithium_project(2, "40.00"), source=DOCUMENTS)
    put(store, _lithium_project(1, "40.00"), source=DOCUMENTS, at=POLL)
    put(store, _lithium_project(2, "40.20"), source=DOCUMENTS, at=LATER)
    head = "Since the last plenary (15 March 2026, Quebec, ISO/TC 333)"

    def told(day: date, since: datetime = LATER) -> str:
        made = spec("briefing").build(Request(store, day, Period(since, END), committee="TC 333"))
        return points(made.sections[0])[-1]

    assert told(date(2026, 6, 30)) == f"{head}: 2 projects moved: ISO/DIS 1 and ISO/DIS 2"
    assert told(date(2026, 4, 10), START) == f"{head}: 1 project moved: ISO/DIS 1"
    with store.begin() as transaction:
        transaction.log_poll(PollRow(DOCUMENTS, LATER, LATER, "unchanged"))
    assert told(date(2026, 6, 30)) == f"{head}, by 1 May 2026: 2 projects moved: ISO/DIS 1 and ISO/DIS 2"


def test_of_a_plenary_after_which_iso_s_data_were_not_read_nothing_is_claimed(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    fields: dict[str, Value] = {"committee": "ISO/TC 333", "start": "2026-05-15"}
    put(store, Record(Kind.MEETING, "1", "m", fields), source="page")
    put(store, _lithium_project(1, "30.60"), source=DOCUMENTS)
    with store.begin() as transaction:
        transaction.log_poll(PollRow(DOCUMENTS, LATER, LATER, "unchanged"))
    told = points(briefed(store, committee="TC 333").sections[0])[-1]
    assert told == (
        "Since the last plenary (15 May 2026, ISO/TC 333): not known, as ISO's data were last read on 1 May 2026, "
        "before it"
    )


def test_a_committee_that_left_the_list_keeps_its_page(store: Store) -> None:
    raw = committee(9983866, "ISO/PC 348", p_members={"1": "ANSI"}, o_members={}, liaisons={"c:1": "ISO/TC 298"})
    put(store, raw, lithium(p_members={"3": "SAC"}))
    put(store, project(1, "ISO 1:2020", "Lithium — Sampling", "60.60", "ISO/TC 333"), source=DOCUMENTS)
    with store.begin() as transaction:
        change = Change(Action.REMOVED, raw, None, {})
        telling = Telling(Significance.CRITICAL, "ISO/PC 348 is gone", (), (), ("ISO/PC 348",))
        transaction.close("iso-open-data-committees", [raw.id], at=LATER)
        transaction.add_changes("iso-open-data-committees", [(change, telling)], at=LATER, before=None, after=None)
    made = briefed(store)
    assert made.summary[-1] == "ISO/PC 348 Title of ISO/PC 348: no longer on ISO's list of committees"
    page = under(made, "ISO/PC 348 Title of ISO/PC 348")
    first, second, *_ = points(page)
    assert first.startswith("No longer on ISO's list of committees since 1 May 2026. Called disbanded by U.S. ISO")
    assert second == (
        "For the U.S. TAG (administrator: ANSI): no vote remains once the committee has ended; it was in liaison "
        "with ISO/TC 298."
    )
    assert points(page)[2:] == [
        "When last listed: United States: P-member",
        "When last listed: no secretariat is stated; 1 P-member; 0 O-members",
    ]
    assert "no member joined" not in str(page.text), "of a committee that is not listed nothing was looked at"
    alone = briefed(store, committee="PC 348")
    assert alone.title == "Briefing: ISO/PC 348"
    before = briefed(store, committee="PC 348", as_of=date(2026, 4, 1))
    assert points(before.sections[0])[0].endswith("ISO's list of committees has it as active.")


def test_what_the_deck_of_2026_says_is_not_said_of_2025(store: Store) -> None:
    put(store, committee(9983866, "ISO/PC 348", p_members={}, o_members={}), at=datetime(2025, 1, 1, tzinfo=UTC))
    put(
        store,
        project(1, "ISO 1:2020", "Rare earths", "60.60"),
        source=DOCUMENTS,
        at=datetime(2025, 1, 1, tzinfo=UTC),
    )
    period = Period(datetime(2025, 2, 1, tzinfo=UTC), datetime(2025, 7, 1, tzinfo=UTC))
    made = spec("briefing").build(Request(store, date(2025, 6, 30), period, committee="PC 348"))
    assert not any("disbanded" in point for section in made.sections for point in points(section))
    documents = watched((), date(2025, 6, 30))
    assert [(document.draft, document.convenor) for document in documents] == [(None, None)] * 5
    assert [document.draft for document in watched((), date(2026, 6, 30))][:2] == ["PWI", "WD"]


def test_a_watched_document_is_found_by_number_or_by_title_and_committee(store: Store) -> None:
    title = "Specification for data traceability and sharing of rare earth industry chain based on blockchain"
    put(store, project(1, "ISO/AWI 99999", title, "20.00", "ISO/TC 298"), source=DOCUMENTS)
    put(store, project(2, "ISO/CD 24961", "Rare earths — Sustainability", "30.20", "ISO/TC 298"), source=DOCUMENTS)
    put(store, project(76590, "ISO 23664:2021", "Traceability", "90.92", "ISO/TC 298"), source=DOCUMENTS)
    put(store, project(3, "ISO/WD 23664", "Traceability", "20.20", "ISO/TC 298"), source=DOCUMENTS)
    put(store, project(4, "ISO/AWI 99998", title, "20.00", "ISO/TC 20"), source=DOCUMENTS)
    documents = watched(known(store, Kind.PROJECT), date(2026, 6, 30))
    assert [
        (document.document.reference, document.current.key if document.current else None, document.by)
        for document in documents[:3]
    ] == [
        ("ISO/PWI 24888", "1", "title and committee"),
        ("ISO/WD 24961", "2", "reference"),
        ("ISO 23664:2021", "76590", "id"),
    ]
    assert documents[2].coming is not None
    assert documents[2].coming.key == "3"
    again = named_by("ISO/DIS 24888", known(store, Kind.PROJECT), date(2026, 6, 30))
    assert again is not None
    assert again.document.reference == "ISO/PWI 24888"
    assert named_by("nonsense 1", (), date(2026, 6, 30)) is None


def test_a_withdrawn_standard_names_its_revision_in_work_or_what_replaced_it(store: Store) -> None:
    gone = project(61885, "ISO 37101:2016", "Communities", "95.99", "ISO/TC 268")
    replaced = project(65036, "ISO 37000:2021", "Governance", "95.99", "ISO/TC 309")
    put(
        store,
        gone,
        project(9, "ISO/FDIS 37101", "Communities", "50.20", "ISO/TC 268"),
        Record(Kind.PROJECT, replaced.key, replaced.label, {**replaced.fields, "replaced_by": {"7": "7", "8": "8"}}),
        project(7, "ISO 37555:2026", "Governance", "60.60", "ISO/TC 309"),
        project(85076, "ISO/FDIS 17887", "Traceability", "50.20", "ISO/TC 298"),
        source=DOCUMENTS,
    )
    known_ones = known(store, Kind.PROJECT)
    stands = {one.document.reference: standing(one) for one in existing(known_ones, date(2026, 6, 30))}
    assert stands["ISO 37101"] == (
        "95.99 (International Standard withdrawn); revision ISO/FDIS 37101 at 50.20 "
        "(FDIS ballot initiated or proof sent to secretariat)"
    )
    assert stands["ISO 37000"] == "95.99 (International Standard withdrawn); replaced by ISO 37555:2026"
    said = {one.document.reference: standing(one) for one in watched(known_ones, date(2026, 6, 30))}
    assert said["ISO 17887:2025"].endswith("; the ICMSCG's deck of 2026 lists it as published, ISO 17887:2025")
    earlier = {one.document.reference: standing(one) for one in watched(known_ones, date(2025, 6, 30))}
    assert "deck" not in earlier["ISO 17887:2025"], "nothing later than its date"


def test_calls_for_comments_are_open_until_their_deadline(store: Store) -> None:
    put(store, lithium(p_members={"3": "SAC"}))
    put(store, project(1, "ISO 1:2020", "Lithium — Sampling", "60.60", "ISO/TC 333"), source=DOCUMENTS)
    calls = (
        ("Lithium list", "2026-07-15", ["lithium"]),
        ("Over", "2026-06-01", ["lithium"]),
        ("Gold", "2026-07-15", ["gold"]),
    )
    for title, day, of in calls:
        fields: dict[str, Value] = {"title": title, "deadline": day, "minerals": of, "url": "https://a.example/"}
        put(store, Record(Kind.NEWS_ITEM, title, title, fields), source="news")
    made = briefed(store, committee="TC 333")
    assert points(under(made, "Open for vote or comment")) == ["Lithium list: comments close on 15 July 2026"]
