"""Editions compared by material: only what was not covered before is an addition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.baseline.atlas import find
from vocabulary.lists.comparison import Comparison, Listed, compared
from vocabulary.minerals import all_ids, get, lookup, members


def edition(identifier: str) -> list[Listed]:
    current = find(identifier)
    assert current is not None
    return [Listed(entry.as_published, current.jurisdiction.meaning(entry), entry.tier) for entry in current.entries]


def listed(*wordings: str, tier: str | None = None) -> list[Listed]:
    return [Listed(wording, lookup(wording), tier) for wording in wordings]


def test_united_states_2018_to_2022() -> None:
    result = compared(edition("us-2018-final"), edition("us-2022-final"))
    assert set(result.added) == {"nickel", "zinc"}
    assert set(result.removed) == {"helium", "potash", "rhenium", "strontium", "uranium"}
    assert set(result.regrouped) == {"rare-earth-elements", "platinum-group-metals"}
    assert len(result.regrouped["rare-earth-elements"]) == 15  # scandium was an entry of its own, promethium never one
    assert set(result.reworded) == {"aluminium", "graphite"}
    assert result.unmapped == ()


def test_united_states_2022_to_2025() -> None:
    result = compared(edition("us-2022-final"), edition("us-2025-final"))
    ten = "boron copper lead metallurgical-coal phosphate potash rhenium silicon silver uranium"
    assert set(result.added) == set(ten.split())
    assert result.removed == ()


def test_european_union_2014_to_2017() -> None:
    result = compared(edition("eu-2014"), edition("eu-2017"))
    nine = "barite bismuth hafnium helium natural-rubber phosphorus scandium tantalum vanadium"
    assert set(result.added) == set(nine.split())
    assert set(result.removed) == {"chromium", "magnesite"}


def test_european_union_2020_to_2024() -> None:
    result = compared(edition("eu-2020"), edition("eu-2024-crma"))
    assert set(result.added) == {"arsenic", "copper", "feldspar", "helium", "manganese", "nickel"}
    assert set(result.removed) == {"indium", "natural-rubber"}
    assert set(result.regrouped) == {"magnet-rare-earth-elements"}
    assert "graphite" in result.reworded
    assert result.tiers["cobalt"] == (("critical",), ("critical", "strategic"))


def test_wording_alone_is_no_difference() -> None:
    assert compared(
        listed("PGMs", "the rare earths", "Tin"), listed("tin", "Platinum-group metals", "REE")
    ) == Comparison((), (), {}, {}, {}, ())


def test_what_is_not_known_is_shown() -> None:
    assert compared(listed("tin"), listed("tin", "unobtainium")).unmapped == ("unobtainium",)


@given(st.lists(st.sampled_from(all_ids()), unique=True), st.lists(st.sampled_from(all_ids()), unique=True))
def test_nothing_is_both_and_turning_the_sides_turns_the_result(one: list[str], other: list[str]) -> None:
    before, after = (listed(*(get(item).names["en"][0] for item in side)) for side in (one, other))
    there, back = compared(before, after), compared(after, before)
    assert set(there.added) == set(back.removed)
    assert set(there.removed) == set(back.added)
    assert set(there.regrouped) == set(back.regrouped)
    assert not set(there.added) & set(there.removed)
    assert compared(before, before) == Comparison((), (), {}, {}, {}, ())


def test_members_of_a_group_are_known() -> None:
    assert "yttrium" in members("rare-earth-elements")


def test_parts_of_a_group_are_cut_anew_but_its_members_are_not() -> None:
    """Heavy rare earths are not gone where a later edition has those for magnets: both name some of one group.

    One metal that goes and another that comes are two pieces of news, although both belong to the rare earths.
    """
    cut = compared(listed("heavy rare earth"), listed("rare earth elements for permanent magnets"))
    assert (cut.added, cut.removed) == ((), ())
    assert set(cut.regrouped) == {"heavy-rare-earth-elements", "magnet-rare-earth-elements"}
    single = compared(listed("neodymium"), listed("praseodymium"))
    assert (single.added, single.removed, dict(single.regrouped)) == (("praseodymium",), ("neodymium",), {})
    for_group = compared(listed("heavy rare earth", "neodymium"), listed("heavy rare earth", "praseodymium"))
    assert (for_group.added, for_group.removed) == (("praseodymium",), ("neodymium",))
    steel = compared(listed("steel"), listed("electrical steel"))
    assert (steel.added, steel.removed) == (("electrical-steel",), ("steel",)), "two products of iron are no groups"


def test_a_member_that_its_group_covers_is_neither_removed_nor_added() -> None:
    beside, alone = listed("rare earth elements", "neodymium", "tin"), listed("rare earth elements", "tin")
    for before, after in ((beside, alone), (alone, beside)):
        comparison = compared(before, after)
        assert (comparison.added, comparison.removed) == ((), ())
        assert dict(comparison.regrouped) == {"rare-earth-elements": ("neodymium",)}
    gone = compared(listed("rare earth elements", "lithium"), listed("rare earth elements"))
    assert gone.removed == ("lithium",), "which the group does not cover"
    narrow = compared(listed("heavy rare earth elements", "neodymium"), listed("heavy rare earth elements"))
    assert narrow.removed == ("neodymium",), "which is a light one"
