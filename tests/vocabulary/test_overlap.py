"""Lists of two publishers side by side: each material on both, or on one, never removed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.baseline.atlas import find
from vocabulary.lists.comparison import Listed
from vocabulary.lists.groups import spelled_out, through_groups, usual
from vocabulary.lists.overlap import Overlap, Side, overlap
from vocabulary.minerals import all_ids, get, lookup, members

HEAVY = "dysprosium erbium europium gadolinium holmium lutetium terbium thulium ytterbium yttrium"


def listed(*wordings: str, tier: str | None = None) -> tuple[Listed, ...]:
    return tuple(Listed(wording, lookup(wording), tier) for wording in wordings)


def side_by_side(one: str, other: str) -> Overlap:
    first, second = find(one), find(other)
    assert first is not None
    assert second is not None
    return overlap(first.side, second.side)


def test_united_states_and_european_union() -> None:
    result = side_by_side("us-2025-final", "eu-2024-crma")
    assert set(HEAVY.split()) <= set(result.both)
    assert not set(result.only[0]) & set(members("rare-earth-elements"))
    assert set(result.only[1]) == {"feldspar", "helium", "phosphate-rock", "phosphorus", "strontium"}
    assert {"indium", "tin", "zinc", "uranium"} <= set(result.only[0])
    groups = {regrouped.group: regrouped for regrouped in result.regrouped}
    assert set(groups["heavy-rare-earth-elements"].parts) == set(HEAVY.split())
    assert groups["heavy-rare-earth-elements"].lacking == ()
    assert result.related == {"phosphorus": (("phosphate",), ("phosphate-rock", "phosphorus"))}
    assert result.both["neodymium"][1].tiers == ("critical", "strategic")
    assert "cobalt" in result.tiers
    assert "cobalt" not in result.reworded
    assert "silicon" in result.reworded  # "silicon metal" is all that the Union lists
    assert not {"graphite", "lithium", "magnesium"} & set(
        result.reworded
    )  # listed plainly, and a grade in another tier


def test_a_publishers_own_count_of_a_group_decides() -> None:
    three = Side(listed("rare earths"), lambda group: ("neodymium", "terbium") if group.startswith("rare") else ())
    other = Side(listed("neodymium", "yttrium"))
    result = overlap(three, other)
    assert set(result.both) == {"neodymium"}
    assert set(result.only[0]) == {"terbium"}
    assert set(result.only[1]) == {"yttrium"}
    assert result.regrouped[0].lacking == ("terbium",)


def test_a_group_whose_members_nobody_states_is_told_as_such() -> None:
    result = overlap(Side(listed("medium and heavy rare earths")), Side(listed("yttrium", "tin")))
    (group,) = result.regrouped
    assert (group.counted, group.parts) == (False, ("yttrium",))
    assert set(result.only[0]) == set()


def test_a_group_that_one_list_has_all_alone_is_one_line() -> None:
    result = overlap(Side(listed("PGM", "tin")), Side(listed("tin")))
    assert set(result.only[0]) == {"platinum-group-metals"}


def test_what_stands_for_a_group() -> None:
    assert "promethium" not in usual("rare-earth-elements")
    assert "osmium" not in usual("platinum-group-metals")
    assert through_groups(["platinum-group-metals", "iridium"], usual).keys() == {
        "palladium", "platinum", "rhodium", "ruthenium",
    }  # fmt: skip
    assert set(spelled_out(["iridium", "palladium", "platinum", "rhodium", "ruthenium"])) == {"platinum-group-metals"}


@given(st.lists(st.sampled_from(all_ids()), unique=True), st.lists(st.sampled_from(all_ids()), unique=True))
def test_no_material_is_lost_and_turning_the_sides_turns_the_result(one: list[str], other: list[str]) -> None:
    first, second = (Side(listed(*(get(item).names["en"][0] for item in ids))) for ids in (one, other))
    there, back = overlap(first, second), overlap(second, first)
    assert set(there.both) == set(back.both)
    assert (set(there.only[0]), set(there.only[1])) == (set(back.only[1]), set(back.only[0]))
    reported = {*there.both, *there.only[0], *(regrouped.group for regrouped in there.regrouped)}
    named = {material for entry in first.entries if entry.match for material in entry.match.minerals}
    assert named <= reported
    assert overlap(first, first).only == ({}, {})
