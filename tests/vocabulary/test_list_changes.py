"""What is news of a list and what is only its presentation."""

from __future__ import annotations

import pytest

from pipeline.poll.compare import compare
from vocabulary.changes import Action, Change
from vocabulary.lists.changes import is_covered, listed, refined, scope_move
from vocabulary.lists.misprints import is_misprint
from vocabulary.records import Kind, ListEdition, ListedMineral, Record, Value


def entry(material: str, wording: str, tier: str | None = None, qualifier: str | None = None) -> Record:
    fields = {"jurisdiction": "XX", "list": "xx", "as_published": wording, "minerals": [material], "tier": tier}
    return Record(Kind.LISTED_MINERAL, f"XX/xx/{material}", wording, {**fields, "qualifier": qualifier})


def told(before: list[Record], after: list[Record]) -> list[Change]:
    old, new = ({record.id: record for record in side} for side in (before, after))
    return refined(compare(old, new, complete=True), old, new)


CAPITALS = [entry("cobalt", "COBALT", "A"), entry("lithium", "LITHIUM", "A"), entry("tungsten", "TUNGSTEN", "B")]
ENGLISH = [entry("cobalt", "Cobalt", "A"), entry("lithium", "Lithium", "A"), entry("tungsten", "Tungsten", "B")]
GERMAN = [
    entry("cobalt", "Kobalt", "kritisch"),
    entry("lithium", "Lithium", "kritisch"),
    entry("tungsten", "Wolfram", "strategisch"),
]


def test_capitals_a_translation_and_renamed_tiers_are_no_news() -> None:
    for before in (CAPITALS, ENGLISH, GERMAN):
        for after in (CAPITALS, ENGLISH, GERMAN):
            assert told(before, after) == []


def test_one_entry_in_and_one_out_of_a_translated_list_are_all_that_is_told() -> None:
    changes = told(ENGLISH, [*GERMAN[:2], entry("nickel", "Nickel", "strategisch")])
    assert {(change.record.label, change.action) for change in changes} == {
        ("Tungsten", Action.REMOVED),
        ("Nickel", Action.ADDED),
    }


def test_what_else_a_source_says_passes_as_it_is_beside_a_list() -> None:
    def note(key: str, title: str) -> Record:
        return Record(Kind.NEWS_ITEM, key, title, {"title": title, "minerals": ["tin"]})

    before = [*ENGLISH, note("1", "A list"), note("2", "Tin")]
    after = [*GERMAN[:2], note("1", "The list"), note("3", "Tin")]
    assert {(change.record.label, change.action) for change in told(before, after)} == {
        ("Tungsten", Action.REMOVED),
        ("The list", Action.CHANGED),
        ("Tin", Action.REMOVED),
        ("Tin", Action.ADDED),
    }


def test_an_entry_that_moves_to_another_tier_is_told_alone() -> None:
    (change,) = told(ENGLISH, [entry("cobalt", "Cobalt", "B"), *ENGLISH[1:]])
    assert dict(change.fields) == {"tier": ("A", "B")}


def test_tiers_that_are_merged_are_a_change_of_the_entries_that_lost_theirs() -> None:
    merged = [entry(record.key.rpartition("/")[2], record.label, "A") for record in ENGLISH]
    assert [change.record.label for change in told(ENGLISH, merged)] == ["Tungsten"]


def test_a_qualifier_that_comes_is_told_with_its_wording() -> None:
    (change,) = told(
        ENGLISH, [ENGLISH[0], entry("lithium", "Lithium (battery grade)", "A", "battery grade"), ENGLISH[2]]
    )
    assert set(change.fields) == {"as_published", "qualifier"}


def stated(minerals: list[str], wording: str, form: str = "", edition: str | None = None, **more: Value) -> Record:
    """An entry whose key ends with its form, as the extractor keys it."""
    key = f"XX/xx/{'+'.join(minerals)}" + (f"/{form}" if form else "")
    fields: dict[str, Value] = {"jurisdiction": "XX", "list": "xx", "as_published": wording, "minerals": minerals}
    return Record(Kind.LISTED_MINERAL, key, wording, {**fields, "edition": edition, **more})


PGM = [stated(["platinum-group-metals"], "PGM", edition="2020"), stated(["tin"], "Tin", edition="2020")]
MEMBERS = [stated([item], item.title(), edition="2023") for item in ("platinum", "palladium")]


def covers(before: list[Record], after: list[Record]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {change.record.label: (change.action.value, change.covered_by) for change in told(before, after)}


def test_a_group_that_gives_way_to_its_members_covers_them_and_is_covered() -> None:
    after = [*MEMBERS, stated(["tin"], "Tin", edition="2023")]
    assert covers(PGM, after) == {
        "Palladium": ("added", ("PGM",)),
        "Platinum": ("added", ("PGM",)),
        "PGM": ("removed", ("Platinum", "Palladium")),
    }
    assert covers(after, PGM) == {
        "PGM": ("added", ("Platinum", "Palladium")),
        "Palladium": ("removed", ("PGM",)),
        "Platinum": ("removed", ("PGM",)),
    }
    assert all(is_covered(change) for change in told(PGM, after))


def test_what_nothing_covered_is_news_and_an_entry_never_covers_itself() -> None:
    (zinc,) = told(PGM, [*PGM, stated(["zinc"], "Zinc", edition="2020")])
    assert (zinc.covered_by, is_covered(zinc)) == ((), False)
    (unread,) = told(PGM, [*PGM, stated([], "Unobtainium", edition="2020")])
    assert (unread.record.label, unread.covered_by) == ("Unobtainium", ())


def test_an_added_entry_has_the_editions_of_both_sides_where_both_state_one() -> None:
    def editions(before: str | None, after: str | None) -> object:
        tin, zinc = stated(["tin"], "Tin", edition=after), stated(["zinc"], "Zinc", edition=after)
        (change,) = told([stated(["tin"], "Tin", edition=before)], [tin, zinc])
        return change.fields.get(ListedMineral.edition)

    assert editions("2020", "2023") == ("2020", "2023")
    assert editions("2020", "2020") == ("2020", "2020"), "a correction"
    assert editions("2020", None) is None
    assert editions(None, "2023") == (None, "2023")
    assert editions(None, None) is None
    mixed = [stated(["tin"], "Tin", edition="2020"), stated(["lead"], "Lead", edition="2021")]
    (change,) = told(mixed, [*mixed, stated(["zinc"], "Zinc", edition="2021")])
    assert change.fields[ListedMineral.edition] == (None, "2021"), "which edition stood before is not known"


def test_an_entry_in_another_form_is_one_changed_entry() -> None:
    natural, any_form = stated(["graphite"], "Natural graphite", "natural"), stated(["graphite"], "Graphite")
    (wider,) = told([natural], [any_form])
    (narrower,) = told([any_form], [natural])
    assert dict(wider.fields) == {"as_published": ("Natural graphite", "Graphite")}
    assert (wider.action, scope_move(wider), scope_move(narrower)) == (Action.CHANGED, "wider", "narrower")
    (other,) = told([natural], [stated(["graphite"], "Synthetic graphite", "synthetic")])
    assert scope_move(other) == "other"
    (battery,) = told([any_form], [stated(["graphite"], "Graphite, battery grade", qualifier="battery grade")])
    assert scope_move(battery) == "narrower"
    added = told([natural], [natural, stated(["tin"], "Tin")])
    assert [scope_move(change) for change in added] == [None]
    twice = [any_form, stated(["graphite"], "Spherical graphite", "spherical")]
    assert len(told([natural], twice)) == 3, "which of two it became is not known"


def test_an_edition_that_gives_way_to_a_new_one_on_its_page_is_not_gone() -> None:
    def edition(year: str, code: str = "XX") -> Record:
        return Record(Kind.LIST_EDITION, f"{code}/xx/{year}", year, {"jurisdiction": code, "list": "xx", "title": year})

    assert [(change.record.label, change.action) for change in told([edition("2020")], [edition("2023")])] == [
        ("2023", Action.ADDED)
    ]
    assert [change.action for change in told([edition("2020")], [])] == [Action.REMOVED]
    both = told([edition("2020")], [edition("2023", "YY")])
    assert {change.action for change in both} == {Action.ADDED, Action.REMOVED}, "the new one is of another list"


def test_what_a_record_states_of_its_entry() -> None:
    result = listed(stated(["graphite"], "Graphite", "natural", tier="A", qualifier="flake"))
    assert result.match is not None
    assert (result.match.minerals, result.match.form, result.match.qualifier) == (("graphite",), "natural", "flake")
    assert (result.as_published, result.tier) == ("Graphite", "A")
    plain = listed(stated(["tin"], "Tin"))
    assert plain.match is not None
    assert (plain.match.form, plain.match.qualifier, plain.tier) == (None, None, None)
    assert listed(stated([], "Unobtainium")).match is None
    unworded = listed(Record(Kind.LISTED_MINERAL, "XX/xx/tin", "Tin", {"minerals": ["tin"]}))
    assert unworded.as_published == "Tin"


def in_list(name: str, minerals: list[str], wording: str) -> Record:
    """An entry of one of several lists that one document publishes."""
    return Record(
        Kind.LISTED_MINERAL,
        f"XX/{name}/{'+'.join(minerals)}",
        wording,
        {"jurisdiction": "XX", "list": name, "as_published": wording, "minerals": minerals},
    )


def test_what_another_list_names_covers_nothing() -> None:
    """Critical and strategic are two lists: platinum that becomes strategic is news although it was critical before."""
    before = [in_list("critical", ["platinum-group-metals"], "PGM"), in_list("strategic", ["tin"], "Tin")]
    after = [*before, in_list("strategic", ["platinum"], "Platinum")]
    assert covers(before, after) == {"Platinum": ("added", ())}
    assert covers(after, before) == {"Platinum": ("removed", ())}


def test_an_entry_of_which_a_part_is_new_is_news() -> None:
    """ "Platinum and nickel" beside a list that had PGM: nickel was covered by nothing."""
    (added, _) = told(PGM, [stated(["platinum", "nickel"], "Platinum and nickel"), stated(["tin"], "Tin")])
    assert (added.action, added.covered_by) == (Action.ADDED, ())
    (back,) = (change for change in told([stated(["platinum", "nickel"], "Both")], PGM[:1]) if change.before)
    assert back.covered_by == ()


def test_another_form_of_a_listed_material_is_covered_by_the_entry_that_names_it() -> None:
    (added,) = told([stated(["graphite"], "Graphite")], [
        stated(["graphite"], "Graphite"), stated(["graphite"], "Spherical graphite", "spherical")
    ])  # fmt: skip
    assert added.covered_by == ("Graphite",)


def test_an_entry_without_a_wording_is_called_by_its_label() -> None:
    group = Record(Kind.LISTED_MINERAL, "XX/xx/platinum-group-metals", "The label", {
        "jurisdiction": "XX", "list": "xx", "minerals": ["platinum-group-metals"]
    })  # fmt: skip
    (added, _) = told([group], [stated(["platinum"], "Platinum")])
    assert added.covered_by == ("The label",)
    worded = Record(group.kind, group.key, "The label", {**group.fields, "as_published": "PGM"})
    (added, _) = told([worded], [stated(["platinum"], "Platinum")])
    assert added.covered_by == ("PGM",)


def test_what_changed_its_form_tells_what_it_lost_with_it() -> None:
    flake = stated(["graphite"], "Natural graphite, flake", "natural", qualifier="flake")
    (change,) = told([flake], [stated(["graphite"], "Graphite")])
    assert dict(change.fields) == {
        "as_published": ("Natural graphite, flake", "Graphite"),
        "qualifier": ("flake", None),
    }


def test_a_form_may_have_a_stroke_in_its_name() -> None:
    result = listed(stated(["lithium"], "Lithium carbonate/hydroxide", "carbonate/hydroxide"))
    assert result.match is not None
    assert result.match.form == "carbonate/hydroxide"


def test_two_entries_that_nobody_can_read_are_not_the_same_one() -> None:
    """One unknown wording that goes and another that comes may be two materials: that they are one is not known."""
    gone, came = (Record(Kind.LISTED_MINERAL, f"XX/xx/{text}", text, {
        "jurisdiction": "XX", "list": "xx", "as_published": text, "minerals": []
    }) for text in ("Unobtainium", "Adamantium"))  # fmt: skip
    assert {change.action for change in told([gone], [came])} == {Action.ADDED, Action.REMOVED}


def test_what_is_no_entry_of_a_list_is_never_made_one_of_two() -> None:
    """An article on cobalt that leaves a page and another one that comes are two articles."""
    one, other = (Record(Kind.NEWS_ITEM, key, key, {"title": key, "minerals": ["cobalt"]}) for key in ("a", "b"))
    assert [change.action for change in told([one], [other])] == [Action.REMOVED, Action.ADDED]


def test_an_edition_under_another_heading_is_no_news_and_all_else_of_it_is() -> None:
    def edition(**fields: Value) -> Record:
        return Record(Kind.LIST_EDITION, "XX/xx/2023", "2023", {"jurisdiction": "XX", "list": "xx", **fields})

    assert told([edition(title="List")], [edition(title="THE LIST")]) == []
    (change,) = told([edition(title="List", status="draft")], [edition(title="THE LIST", status="final")])
    assert dict(change.fields) == {ListEdition.status: ("draft", "final")}
    (project,) = told(
        [Record(Kind.PROJECT, "1", "ISO 1", {"title": "Ores"})],
        [Record(Kind.PROJECT, "1", "ISO 1", {"title": "Iron ores"})],
    )
    assert dict(project.fields) == {"title": ("Ores", "Iron ores")}, "only editions are told without their titles"


def tiers(*names: str) -> list[Record]:
    return [
        entry(material, material, tier) for material, tier in zip(("cobalt", "lithium", "tungsten"), names, strict=True)
    ]


def test_tiers_are_renamed_only_where_every_one_has_a_new_name_of_its_own() -> None:
    assert told(tiers("A", "A", "B"), tiers("I", "I", "II")) == []
    merged = told(tiers("A", "A", "B"), tiers("C", "C", "C"))
    assert len(merged) == 3, "two tiers that became one are no translation"
    split = told(tiers("A", "A", "A"), tiers("C", "C", "D"))
    assert len(split) == 3, "nor is one that became two"
    (moved,) = told(tiers("A", "A", "B"), tiers("A", "A", "C"))
    assert dict(moved.fields) == {"tier": ("B", "C")}, "beside a tier that kept its name another one is a move"


@pytest.mark.parametrize(
    ("strange", "name", "is_one"),
    [
        ("Molybdenium", "Molybdenum", True),
        ("Rhenuim", "Rhenium", True),
        ("rare earht elements", "Rare earth elements", True),
        ("Cobolt", "cobalt", True),
        ("Lead", "Leads", False),  # too short for one letter to be wrong
        ("Columbite stuff", "Columbite", False),
        ("Indium", "Iridium", False),
        ("Cobalt", "cobalt", False),  # nothing is wrong
    ],
)
def test_one_wrong_letter_makes_a_misprint(strange: str, name: str, is_one: bool) -> None:
    assert is_misprint(strange, name) is is_one
