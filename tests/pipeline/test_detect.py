"""Detection: what differs is found, the rest is not told, the implausible is refused, nothing is told twice."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.poll.compare import compare, with_unstated
from pipeline.poll.judge import Held, Tally, is_stump, judge
from pipeline.poll.news import Reported, news
from pipeline.reading.results import End, Reading
from pipeline.source import Expectations
from vocabulary.changes import Action, Change
from vocabulary.records import Framework, Kind, NewsItem, PageText, Project, Record, Value

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def project(key: str = "1", **fields: Value) -> Record:
    return Record(Kind.PROJECT, key, f"ISO {key}", fields)


def committee(key: str = "7", **fields: Value) -> Record:
    return Record(Kind.COMMITTEE, key, "ISO/TC 7", fields)


def by_id(*records: Record) -> dict[tuple[str, str], Record]:
    return {record.id: record for record in records}


def only(changes: list[Change]) -> Change:
    assert len(changes) == 1
    return changes[0]


def test_a_changed_field_is_one_change_with_before_and_after() -> None:
    change = only(compare(by_id(project(stage="40.20")), by_id(project(stage="40.60")), complete=True))
    assert (change.action, dict(change.fields)) == (Action.CHANGED, {"stage": ("40.20", "40.60")})


def test_a_move_between_p_and_o_is_one_change_with_two_fields() -> None:
    before = committee(p_members={"1": "ANSI", "2": "DIN"}, o_members={})
    after = committee(p_members={"2": "DIN"}, o_members={"1": "ANSI"})
    change = only(compare(by_id(before), by_id(after), complete=True))
    names = {name: [sorted(dict(side)) for side in pair] for name, pair in change.fields.items()}  # type: ignore[arg-type]  # entities
    assert names == {"p_members": [["1", "2"], ["2"]], "o_members": [[], ["1"]]}


def test_a_new_acronym_of_the_same_body_changes_no_committee() -> None:
    before, after = committee(p_members={"1": "NQIS ELOT"}), committee(p_members={"1": "ELOT"})
    assert compare(by_id(before), by_id(after), complete=True) == []


def test_a_body_is_told_when_it_is_renamed_but_not_when_it_appears_or_goes() -> None:
    old, new = Record(Kind.BODY, "1", "LST", {"acronym": "LST"}), Record(Kind.BODY, "1", "LASA", {"acronym": "LASA"})
    assert only(compare(by_id(old), by_id(new), complete=True)).fields == {"acronym": ("LST", "LASA")}
    assert compare({}, by_id(new), complete=True) == []
    assert compare(by_id(old), {}, complete=True) == []


def test_a_field_that_one_side_does_not_state_is_not_compared() -> None:
    assert compare(by_id(project(stage="40.20")), by_id(project(title="Copper")), complete=True) == []


def test_a_field_that_becomes_empty_is_a_change() -> None:
    change = only(compare(by_id(project(published="2024-01-02")), by_id(project(published=None)), complete=True))
    assert change.fields == {"published": ("2024-01-02", None)}


def test_white_space_and_order_make_no_change() -> None:
    before = project(title="Copper  ores ", ics=["73.060", "77.120"])
    after = project(title="Copper ores", ics=["77.120", "73.060"])
    assert compare(by_id(before), by_id(after), complete=True) == []


def test_uncompared_fields_make_no_change() -> None:
    assert compare(by_id(project(scope="a")), by_id(project(scope="b")), complete=True) == []


def test_news_set_in_other_type_is_no_change_but_news_that_is_emptied_is() -> None:
    """Publishers exchange quotation marks and capitals after the fact; a standard's title is quoted as it stands."""

    def item(headline: str | None) -> Record:
        return NewsItem.of("n", "News", {NewsItem.title: headline})

    plain, typeset = "Ministry says 'no' to gallium exports", "Ministry says “No” to gallium exports"
    assert compare(by_id(item(plain)), by_id(item(typeset)), complete=False) == []
    reworded = only(compare(by_id(item(plain)), by_id(item("Ministry allows gallium exports")), complete=False))
    assert reworded.fields == {"title": (plain, "Ministry allows gallium exports")}
    emptied = only(compare(by_id(item(plain)), by_id(item(None)), complete=False))
    assert emptied.fields == {"title": (plain, None)}
    of_iso = only(compare(by_id(project(title=plain)), by_id(project(title=typeset)), complete=True))
    assert of_iso.fields == {"title": (plain, typeset)}


def test_added_and_removed_records_tell_what_they_stated() -> None:
    added, removed = compare(
        by_id(project("1", title="Old", edition=1)), by_id(project("0", title="New", committee=None)), complete=True
    )
    assert (added.action, dict(added.fields)) == (Action.ADDED, {"title": (None, "New")})
    assert (removed.action, dict(removed.fields)) == (Action.REMOVED, {"title": ("Old", None), "edition": (1, None)})


def test_absence_from_a_window_is_no_removal() -> None:
    assert compare(by_id(project()), {}, complete=False) == []


def test_what_is_not_stated_is_carried_over() -> None:
    kept = with_unstated(project(stage="40.20", stage_date="2024-01-02"), project(stage="40.20"))
    assert kept.fields == {"stage": "40.20", "stage_date": "2024-01-02"}
    assert with_unstated(None, project(stage="40.20")).fields == {"stage": "40.20"}


values = st.one_of(st.none(), st.text(max_size=4))
members = st.dictionaries(st.sampled_from("123456"), st.just("X"), max_size=4)
records = st.builds(
    lambda key, title, stage, ids: project(key, title=title, stage=stage, replaces=ids),
    st.sampled_from("abcdefgh"),
    values,
    values,
    members,
)
states = st.lists(records, max_size=8).map(lambda results: by_id(*results))


@given(states, states)
@settings(max_examples=200, deadline=None)
def test_changes_are_exactly_what_leads_from_one_state_to_the_other(
    before: dict[tuple[str, str], Record], after: dict[tuple[str, str], Record]
) -> None:
    state = dict(before)
    for change in compare(before, after, complete=True):
        if change.after is None:
            del state[change.record.id]
        else:
            assert change.record.id not in state or change.fields
            state[change.record.id] = change.after
    assert compare(state, after, complete=True) == []
    assert state.keys() == after.keys()


@given(states)
@settings(max_examples=100, deadline=None)
def test_the_same_state_has_no_changes(state: dict[tuple[str, str], Record]) -> None:
    assert compare(state, dict(reversed(state.items())), complete=True) == []


EXPECT = Expectations(min_records=10, max_vanish=0.1, max_changed=0.5)


def tally(before: dict[tuple[str, str], Record], after: dict[tuple[str, str], Record]) -> Tally:
    figures = Tally(known=len(before), present=len(after))
    figures.count(compare(before, after, complete=True))
    return figures


def many(count: int, **fields: Value) -> dict[tuple[str, str], Record]:
    return by_id(*(project(f"{number:03}", **fields) for number in range(count)))


def test_a_collapse_is_implausible() -> None:
    reason = judge(EXPECT, tally(many(87, title="x"), many(12, title="x")))
    assert reason is not None
    assert "75 of 87" in reason


def test_too_few_records_are_implausible_even_at_first() -> None:
    reason = judge(EXPECT, tally({}, many(9)))
    assert reason is not None
    assert "at least 10" in reason


def test_a_few_removals_and_one_from_a_small_source_are_plausible() -> None:
    assert judge(EXPECT, tally(many(100, title="x"), many(90, title="x"))) is None
    small = Expectations(min_records=1, max_vanish=0.1)
    assert judge(small, tally(many(4, title="x"), many(3, title="x"))) is None


def test_a_field_that_changes_or_empties_everywhere_is_implausible() -> None:
    changed = judge(EXPECT, tally(many(40, title="x"), many(40, title="y")))
    emptied = judge(EXPECT, tally(many(40, title="x"), many(40, title=None)))
    assert changed is not None
    assert "title of 40 of 40 records changed" in changed
    assert emptied is not None
    assert "became empty" in emptied


def judged(known: int, *, gone: int = 0, changed: int = 0, emptied: int = 0, expect: Expectations = EXPECT) -> str:
    """What `judge` says of a source with so many records, each named as in `Tally`; empty: plausible."""
    title = (Kind.PROJECT.value, Project.title.name)
    figures = Tally(known, known - gone, gone, Counter({title: changed}), Counter({title: emptied}))
    return judge(expect, figures) or ""


def test_the_limits_of_what_is_plausible() -> None:
    assert (judged(10), "at least 10 are expected" in judged(9)) == ("", True)
    assert (judged(100, gone=10), "11 of 100 known" in judged(100, gone=11)) == ("", True)
    few = Expectations(min_records=0, max_vanish=0.1)
    assert (judged(4, gone=1, expect=few), "2 of 4 known" in judged(4, gone=2, expect=few)) == ("", True)
    assert (judged(30, emptied=4), "title of 5 of 30" in judged(30, emptied=5)) == ("", True)
    assert (judged(100, emptied=10), "title of 11 of 100" in judged(100, emptied=11)) == ("", True)
    assert (judged(20, changed=10), "title of 11 of 20" in judged(20, changed=11)) == ("", True)
    assert judged(19, changed=19) == "", "of fewer than twenty records a share says little"
    assert "100%" not in judged(100, gone=50)


def test_what_a_poll_would_do_is_counted() -> None:
    assert Tally() == Tally(0, 0, 0, Counter(), Counter())
    before, after = many(30, title="x", stage="40.20"), many(30, title=None, stage="40.60")
    both = tally(before, after)
    assert (both.changed[Kind.PROJECT, "title"], both.changed[Kind.PROJECT, "stage"]) == (30, 30)
    assert not +both.emptied, "a field that is emptied with the edit that moves the stage is no broken page"
    alone = tally(many(30, title="x", ics=[]), many(30, title=None, ics=None))
    assert +alone.emptied == {(Kind.PROJECT, "title"): 30}, "what was empty before is not emptied"
    gone = tally(many(5, title="x"), many(3, title="x"))
    assert (gone.known, gone.present, gone.vanished) == (5, 3, 2)


def test_a_text_is_replaced_where_it_had_sentences_has_others_and_kept_none() -> None:
    def replaced(before: list[str], after: list[str]) -> bool:
        pages = [by_id(Record(Kind.PAGE_TEXT, "p", "Page", {PageText.sentences: text})) for text in (before, after)]
        return tally(*pages).replaced

    assert not Tally().replaced
    assert replaced(["Gallium is listed."], ["The page has moved."])
    assert not replaced(["Gallium is listed.", "So is tin."], ["Gallium is listed.", "So is zinc."])
    assert not replaced([], ["Gallium is listed."]), "a text that comes for the first time replaces none"
    assert not replaced(["Gallium is listed."], []), "a text that went is missing, not replaced"


def test_a_stump_is_400_characters_at_most_a_third_of_the_page_and_nothing_of_it() -> None:
    """What stands in for a page in words that nobody knows is short, beside it and in itself, and says other things."""
    assert is_stump(["a" * 1201], ["b" * 400])
    assert not is_stump(["a" * 5000], ["b" * 401]), "401 characters say something"
    assert is_stump(["a" * 31], ["b" * 10])
    assert not is_stump(["a" * 30], ["b" * 10]), "the page was short itself"
    assert is_stump(["a" * 20, "c" * 11], ["b" * 4, "d" * 6]), "all sentences count"
    assert not is_stump(["a" * 5000, "Contact us"], ["Contact us"]), (
        "a sentence of the page is left: it was cut, not replaced"
    )


def page(*sentences: str) -> dict[tuple[str, str], Record]:
    return by_id(PageText.of("p", "Page", {PageText.sentences: list(sentences)}))


def test_a_page_replaced_by_a_stump_waits_for_a_person() -> None:
    expect = Expectations(min_records=1, max_vanish=1.0)
    before = page("Lithium is critical. " * 60)
    reason = judge(expect, tally(before, page("Wir", "kommen wieder", "x" * 140)))
    assert reason is not None
    assert f"but {'Wir kommen wieder ' + 'x' * 132!r};" in reason, "the first 150 characters are quoted"
    assert judge(expect, tally(before, page("Lithium is critical. " * 60, "New."))) is None
    short = tally(many(1, title="The old title of a document, which was long"), many(1, title="Short"))
    assert short.little is None, "a field of another kind is no text of a page"


def test_a_lasting_field_that_is_no_longer_named_did_not_end() -> None:
    before = Framework.of("f", "Code", {Framework.version: "2", Framework.deadline: "2026-05-01"})
    named = Framework.of("f", "Code", {Framework.version: None, Framework.deadline: None})
    assert with_unstated(before, named).fields == {"version": "2", "deadline": None}
    newer = Framework.of("f", "Code", {Framework.version: "3", Framework.deadline: None})
    assert with_unstated(before, newer).fields == newer.fields
    unknown = Framework.of("f", "Code", {Framework.version: None, Framework.successor: None})
    assert with_unstated(unknown, named).fields == {"version": None, "successor": None, "deadline": None}


def test_changes_stand_in_the_order_of_kinds_and_keys() -> None:
    records = (project("2", title="x"), project("1", title="x"), committee("9", title="x"), committee("8", title="x"))
    keys = [change.record.key for change in compare({}, by_id(*records), complete=True)]
    assert keys == ["8", "9", "1", "2"]


def moved(before: str, after: str) -> Change:
    return only(compare(by_id(project(stage=before)), by_id(project(stage=after)), complete=True))


def told(source: str, at: datetime, before: str, after: str, identifier: int = 1) -> Reported:
    return Reported(identifier, source, at, Action.CHANGED, {"stage": (before, after)})


def test_a_fact_that_another_source_told_is_further_evidence() -> None:
    verdict = news("page", moved("40.20", "40.60"), [], [told("data", NOON, "40.20", "40.60", 9)], NOON - DAY)
    assert (verdict.change, verdict.seen_before) == (None, (9,))


def test_a_source_that_lags_behind_repeats_no_old_news() -> None:
    tellings = [told("data", NOON, "40.20", "40.60", 1), told("data", NOON + DAY, "40.60", "50.00", 2)]
    verdict = news("page", moved("40.20", "40.60"), [project(stage="50.00")], tellings, NOON - DAY)
    assert (verdict.change, verdict.seen_before) == (None, (1,))


def test_a_step_back_is_news_although_another_source_still_shows_the_old_value() -> None:
    tellings = [told("data", NOON, "40.20", "40.60")]
    change = moved("40.60", "40.20")
    assert news("data", change, [project(stage="40.20")], tellings, NOON).change == change


def test_the_same_value_told_again_by_its_own_source_is_news() -> None:
    tellings = [told("data", NOON, "40.20", "40.60", 1), told("data", NOON + DAY, "40.60", "40.20", 2)]
    change = moved("40.20", "40.60")
    assert news("data", change, [], tellings, NOON + DAY).change == change


def test_a_value_that_another_source_had_from_the_start_is_no_news() -> None:
    assert news("page", moved("40.20", "40.60"), [project(stage="40.60")], [], NOON).change is None


def test_a_date_to_the_month_agrees_with_the_same_date_to_the_day() -> None:
    change = only(compare(by_id(project(published=None)), by_id(project(published="2024-08")), complete=True))
    assert news("page", change, [project(published="2024-08-31")], [], NOON).change is None


def test_only_the_new_part_of_a_change_is_told() -> None:
    before, after = project(stage="40.20", title="Old"), project(stage="40.60", title="New")
    change = only(compare(by_id(before), by_id(after), complete=True))
    verdict = news("page", change, [], [told("data", NOON, "40.20", "40.60", 3)], NOON - DAY)
    assert verdict.change is not None
    assert dict(verdict.change.fields) == {"title": ("Old", "New")}
    assert verdict.seen_before == (3,)


@pytest.mark.parametrize("action", [Action.ADDED, Action.REMOVED])
def test_appearing_and_vanishing_are_told_once(action: Action) -> None:
    record = project(title="x")
    pair = ({}, by_id(record)) if action is Action.ADDED else (by_id(record), {})
    change = only(compare(*pair, complete=True))
    earlier = Reported(5, "data", NOON, action, {})
    assert news("page", change, [], [earlier], NOON).seen_before == (5,)
    assert news("page", change, [], [], NOON).change == change


def test_a_record_that_another_source_has_is_not_added() -> None:
    change = only(compare({}, by_id(project(title="x")), complete=True))
    assert news("page", change, [project(title="x")], [], None).change is None


def test_a_record_that_says_all_is_taken_as_it_is() -> None:
    """Of 80,000 records of one poll nearly all are: none of them is made anew."""
    before, after = project(stage="40.20"), project(stage="40.60", title="Ores")
    assert with_unstated(before, after) is after


def test_why_a_list_waits_is_said_once() -> None:
    """What was found on the way is noted beside the reasons; a note that ends with a reason would say it again."""
    reading = Reading(End(2, [], [], held=["two lists stand on the page"]), BytesIO())
    held = Held(reading, ("list: two lists stand on the page", "3 entries are not known"))
    assert held.reasons == ["two lists stand on the page"]
    assert held.notes == ("3 entries are not known",)
