"""Every held state can be accepted in each of the three ways, and the decision holds while page or reading stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.test_review import HTML, METALS
from tests.long import LONG


def page(
    names: tuple[str, ...], *, count: int | None, title: str = "List of critical minerals 2022", foot: str = ""
) -> bytes:
    said = f"The list contains {count} critical minerals." if count else ""
    entries = "".join(f"<li>{name}</li>" for name in names)
    return (
        f"<html><head><title>Ministry</title></head><body><main><h1>{title}</h1><p>{said}</p><ul>{entries}</ul></main>"
        f"<footer><p>{foot or 'Contact'}</p></footer></body></html>"
    ).encode()


@dataclass(frozen=True)
class State:
    """A page that is held after the list of before; `records`: how many a person takes over with the reading."""

    shown: Callable[[str], bytes]
    records: int | None


KNOWN = page(METALS, count=10)
GROWN = (*METALS[:4], "Copper", *METALS[4:])
STATES = {
    "nothing is read": State(lambda foot: page((), count=None, title=f"Welcome {foot}"), None),
    "a count that is not met": State(lambda foot: page(METALS[:9], count=10, foot=foot), 9),
    "a strange line": State(lambda foot: page((*GROWN, "Read more"), count=11, foot=foot), 12),
    "the end is missing": State(lambda foot: page(METALS[:9], count=None, foot=foot), 9),
    "an older edition": State(
        lambda foot: page(GROWN, count=11, title="List of critical minerals 2018", foot=foot), 11
    ),
    "a draft": State(lambda foot: page(GROWN, count=11, title="Draft list of critical minerals 2025", foot=foot), 11),
    "half of it is gone": State(lambda foot: page(METALS[:5], count=5, foot=foot), 5),
    "another list": State(
        lambda foot: page(("Gold", "Silver", "Tin", "Zinc", "Lead", *METALS[:2]), count=7, foot=foot), 7
    ),
}
WAYS = ("as read", "--as-unchanged", "--entries")
STATED = (*METALS, "Tungsten")


def refreshed(run: Run) -> str:
    return str(run("refresh", "--json").json["sources"][0]["outcome"])


def entries(run: Run) -> set[tuple[str, str]]:
    changes = run("changes", "--json").json
    return {
        (change["change"], change["record"]["label"])
        for change in changes
        if change["record"]["kind"] == "ListedMineral"
    }


@pytest.fixture
def fictland(world: World) -> World:
    entry = world.entry("fictland", kind="mineral-list", jurisdiction="XX", topic="lists", list="fictland-minerals")
    world.watch({**entry, "expect": {"min_records": 3, "max_vanish": 0.3}})
    world.site.fixed("/fictland", KNOWN, Content_Type=HTML)
    return world


ALL = [(name, way) for name in STATES for way in WAYS]
IN_THE_GATE = [(name, WAYS[place % 3]) for place, name in enumerate(STATES)]


@pytest.mark.long
@pytest.mark.sampled
@pytest.mark.parametrize(("name", "way"), ALL if LONG else IN_THE_GATE)
def test_each_held_state_is_accepted_in_each_way(
    run: Run, fictland: World, tmp_path: Path, name: str, way: str
) -> None:
    state = STATES[name]
    assert refreshed(run) == "first"
    fictland.site.fixed("/fictland", state.shown(""), Content_Type=HTML)
    assert refreshed(run) == "quarantined"
    before = entries(run)
    if way == "as read" and state.records is None:
        refused = run("accept", "fictland")
        assert (refused.status, "--entries FILE" in refused.err) == (1, True)
        return
    stated = tmp_path / "entries.txt"
    stated.write_text("\n".join(STATED), encoding="utf-8")
    arguments: dict[str, list[object]] = {"--as-unchanged": ["--as-unchanged"], "--entries": ["--entries", stated]}
    done = run("accept", "fictland", *arguments.get(way, []), "--by", "Ada", "--why", "looked at it", "--json")
    assert done.status == 0, done.err
    known = entries(run)
    if way == "--as-unchanged":
        assert known == before
    elif way == "--entries":
        assert ("added", "Tungsten") in known
    else:
        assert done.json["records"] >= (state.records or 0)
    (decided,) = run("review", "--decided", "--json").json
    assert (decided["decided_by"], decided["why"]) == ("Ada", "looked at it")
    assert decided["decision"] == {"as read": "accepted", "--as-unchanged": "unchanged", "--entries": "listed"}[way]
    assert refreshed(run) == "unchanged"
    assert run("review", "--json").json == []
    if state.records:
        same_reading(run, fictland, state)
    new = ("Gold", "Silver", "Platinum", "Tin", "Zinc", "Tantalum")
    fictland.site.fixed("/fictland", page(new, count=9), Content_Type=HTML)
    assert refreshed(run) == "quarantined"
    assert entries(run) == known


def same_reading(run: Run, fictland: World, state: State) -> None:
    """The decision holds for another page that reads the same."""
    fictland.site.fixed("/fictland", state.shown("Last change: yesterday"), Content_Type=HTML)
    assert refreshed(run) == "unchanged"


def test_a_stated_entry_may_be_one_that_the_vocabulary_does_not_know(run: Run, fictland: World, tmp_path: Path) -> None:
    assert refreshed(run) == "first"
    fictland.site.fixed("/fictland", page(METALS[:9], count=10), Content_Type=HTML)
    assert refreshed(run) == "quarantined"
    stated = tmp_path / "entries.txt"
    stated.write_text("\n".join((*METALS, "Unobtainium sand")), encoding="utf-8")
    done = run("accept", "fictland", "--entries", stated)
    assert done.status == 0
    assert "1 entry not known as a material, compared by wording: Unobtainium sand" in done.err
    assert entries(run) == {("added", "Unobtainium sand")}
