"""The traps of the trade, each as a page: what must be held, what must be read, and why."""

from __future__ import annotations

import pytest

from pipeline.extraction import Known, KnownEdition
from pipeline.mineral_lists import Decision, judged
from pipeline.mineral_lists.runs.entries import entry
from pipeline.outline.data_pieces import csv_rows
from tests.pipeline.mineral_lists.measure import known, names_of, reading_of

METALS = ["Antimony", "Barite", "Cobalt", "Gallium", "Germanium", "Indium", "Lithium", "Nickel", "Niobium", "Tin"]
OTHERS = ["Beryllium", "Bismuth", "Copper", "Fluorspar", "Hafnium", "Magnesium", "Manganese", "Zinc"]


def items(names: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>"


def page(*parts: str, title: str = "Critical minerals list") -> str:
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{''.join(parts)}</main></body></html>"


def rules(text: str, last: Known | None = None) -> set[str]:
    reading = reading_of(text, "text/html")
    return {veto.rule for veto in (judged(reading, last) if last else reading).vetoes}


def test_the_known_edition_never_makes_the_old_list_win() -> None:
    """Trap 1: a new list of 20 that quotes the 10 of before is the list of 20."""
    new = sorted([*METALS, *OTHERS])
    text = page(
        f"<p>The list has {len(new)} minerals:</p>{items(new)}", f"<h2>Previous list (2019)</h2>{items(METALS)}"
    )
    reading = judged(reading_of(text, "text/html"), known(METALS, None))
    assert reading.decision is Decision.TAKEN
    assert names_of(reading) == new


def test_a_list_of_another_body_releases_nothing() -> None:
    """Trap 2: the page has two lists; that one of them is known does not tell which is meant."""
    text = page(f"<h2>Materials for energy</h2>{items(OTHERS)}", f"<h2>Critical minerals</h2>{items(METALS)}")
    assert "further block" in rules(text, known(METALS, None))


def test_a_large_change_is_told_only_with_a_count_or_a_new_edition() -> None:
    """Trap 3: nothing but the page itself can say that half of the list is new."""
    text = page("<p>The list is as follows:</p>", items(OTHERS))
    assert "large difference" in rules(text, known(METALS, None))
    dated = page("<p>The list has 14 minerals:</p>", items([*OTHERS, *METALS[4:]]), title="Critical minerals list 2026")
    assert rules(dated, known(METALS, None)) == set()


def test_an_own_count_does_not_release_where_the_other_list_may_be_newer() -> None:
    """Trap 4: the old list's count is readable, the new one's is not."""
    new = sorted([*METALS[:8], *OTHERS])
    old = f"<h2>Critical minerals, as listed</h2><p>The list has {len(METALS)} minerals:</p>{items(METALS)}"
    text = page(f"<h2>Critical minerals</h2><p>A score less four:</p>{items(new)}", old)
    assert rules(text)


@pytest.mark.parametrize("end", ["Tin and tungst", "Tin and"])
def test_an_enumeration_that_does_not_come_to_its_end_is_held(end: str) -> None:
    """Trap 5: cut inside its last name, the sentence still has as many names as it states."""
    text = page(f"<p>The list has {len(METALS)} critical minerals: {', '.join(METALS[:9])}, {end}</p>")
    assert "cut end" in rules(text) or "count" in rules(text)


def test_a_count_of_something_else_counts_no_entries() -> None:
    text = page(f"<p>There are {len(METALS)} strategic projects.</p><p>The minerals are:</p>{items(METALS)}")
    assert rules(text) == {"first sight"}


def test_additions_that_are_not_on_the_list_hold_it() -> None:
    """Trap 6: "added" over a block of the same kind may be a tier of the list."""
    text = page(f"<h2>Critical</h2>{items(METALS)}", f"<h2>Added in 2024</h2>{items(OTHERS)}")
    reading = reading_of(text, "text/html")
    assert reading.decision is Decision.HELD
    assert names_of(reading) == [*METALS, *OTHERS]


def test_removals_that_are_on_the_list_hold_it() -> None:
    text = page(f"<p>The list has 10 minerals:</p>{items(METALS)}", f"<h2>Removed</h2>{items(METALS[:4])}")
    assert "removals" in rules(text)


def test_a_count_that_is_not_met_holds_whatever_the_noun() -> None:
    for count in ("contains 60 entries", "names the 23 materials", "Number of minerals: 35", "thirty-five minerals"):
        assert "count" in rules(page(f"<p>The list {count}.</p>{items(METALS)}")), count


def test_a_first_look_that_nothing_confirms_is_held_and_one_that_a_known_edition_confirms_is_not() -> None:
    text = page("<p>These are:</p>", items(METALS))
    assert rules(text) == {"first sight"}
    assert rules(text, known(METALS, None, polled=False)) == set()


@pytest.mark.parametrize("kept", range(3, 10))
def test_a_page_cut_after_any_entry_is_held_when_the_list_is_known(kept: int) -> None:
    results = rules(page("<p>These are:</p>", items(METALS[:kept])), known(METALS, None))
    assert results & {"lost at the end", "large difference", "lost"}


def test_one_in_and_one_out_is_told() -> None:
    names = sorted([*METALS[:4], *METALS[5:], "Beryllium"])
    assert rules(page("<p>These are:</p>", items(names)), known(METALS, None)) == set()


def test_the_page_of_the_edition_before_is_held() -> None:
    keys = tuple(entry(name, None).key for name in METALS)
    last = Known((), KnownEdition(keys, tuple(METALS), "2025", "2025-02-01"), polled=True)
    text = page("<p>The list has 9 minerals:</p>", items(METALS[:9]), title="Critical minerals list 2022")
    assert "back in time" in rules(text, last)


def test_a_draft_where_the_final_list_stood_is_held() -> None:
    text = page("<p>The list has 10 minerals:</p>", items(METALS), title="Draft critical minerals list")
    more = page("<p>The list has 11 minerals:</p>", items([*METALS, "Zinc"]), title="Draft critical minerals list")
    assert rules(text, known(METALS, None)) == set()
    assert "draft" in rules(more, known(METALS, None))


@pytest.mark.parametrize(
    ("lead", "title", "status"),
    [
        ("The Department hereby finalizes the draft list of 10 minerals. The final list includes:", "Metals", "final"),
        ("The Department presented a draft list of 10 minerals. The list includes:", "Metals", "draft"),
        ("This is the draft list of 10 minerals. The final list of 2027 will include:", "Metals", "draft"),
        ("After the draft list of 10 minerals. The final list includes:", "Draft critical minerals list", "draft"),
    ],
)
def test_a_list_that_finalizes_a_draft_is_none(lead: str, title: str, status: str) -> None:
    reading = reading_of(page(f"<p>{lead}</p>", items(METALS), title=title), "text/html")
    assert [edition.status for edition in reading.editions] == [status]


def test_of_two_editions_the_newest_final_one_stands_for_today() -> None:
    old, new = f"<h2>List of 2019</h2>{items(METALS)}", f"<h2>List of 2025</h2>{items([*METALS[1:], 'Zinc'])}"
    for text in (page(old, new), page(new, old)):
        reading = reading_of(text, "text/html")
        assert [edition.edition for edition in reading.editions] == ["2025", "2019"]
        assert "Zinc" in names_of(reading)


def test_a_csv_with_a_flag_lists_what_is_flagged() -> None:
    rows = [f"{name},yes" for name in METALS] + [f"{name},no" for name in OTHERS]
    reading = reading_of("mineral,on_list\n" + "\n".join(rows), "text/csv")
    assert names_of(reading) == METALS


def test_a_table_copied_one_cell_a_line_gives_its_names() -> None:
    rows = "\n".join(f"{name}\n{number}\n{number} kt" for number, name in enumerate(METALS, 1))
    text = f"Critical minerals list\n\nThe list has 10 minerals.\n\nMineral\nRank\nOutput\n{rows}\n"
    reading = reading_of(text, "text/plain")
    assert (reading.decision, names_of(reading)) == (Decision.TAKEN, METALS)


def test_what_a_reader_can_click_says_nothing_of_the_list() -> None:
    """The lead-in of a survey's page: statistics stand behind the links, not in the list."""
    used = "".join(f"<li><a href='#'>{name}</a>, used in alloys</li>" for name in METALS)
    text = page(
        "<p>The list contains 10 mineral commodities.</p>",
        f"<p>Click a name to find relevant statistics and publications:</p><ul>{used}</ul>",
    )
    reading = reading_of(text, "text/html")
    assert (reading.decision, names_of(reading)) == (Decision.TAKEN, METALS)


def test_a_list_of_the_stated_size_under_words_of_use_is_held_not_passed_over() -> None:
    text = page(
        f"<h2>Minerals with applications in products of high technology</h2><p>10 minerals:</p>{items(METALS)}",
        title="Critical minerals",
    )
    reading = reading_of(text, "text/html")
    assert (reading.decision, names_of(reading)) == (Decision.HELD, METALS)
    assert "is about something else" in " ".join(veto.words for veto in reading.vetoes)


@pytest.mark.parametrize(
    "lead",
    [
        "The federation has urged the Government to adopt a list of 10 critical minerals. The list should contain:",
        "The chamber calls for a list of 10 critical minerals:",
        "The government should adopt this list of 10 critical minerals:",
    ],
)
def test_what_somebody_asks_for_is_not_the_list(lead: str) -> None:
    reading = reading_of(page(f"<p>{lead}</p>", items(METALS), title="Industry on critical minerals"), "text/html")
    assert reading.decision is not Decision.TAKEN


@pytest.mark.parametrize(
    "more",
    [
        "Gold, coal and marble stay off the list: they are not critical.",
        "Gold and coal remain outside.",
    ],
)
def test_sentences_of_what_is_not_on_the_list_never_complete_it(more: str) -> None:
    """Nine read names and an unread one: what a later sentence leaves out would make up the number."""
    lead = (
        f"The list comprises 12 critical minerals: xylospar, {', '.join(METALS[:-1]).lower()} and tin, and phosphospar."
    )
    for text in (page(f"<p>{lead} {more}</p>"), page(f"<p>{lead}</p><p>Grants are paid in June.</p><p>{more}</p>")):
        reading = reading_of(text, "text/html")
        assert reading.decision is not Decision.TAKEN or not {"Gold", "coal"} & set(names_of(reading))


def test_a_menu_under_a_few_words_is_no_second_list() -> None:
    menu = items(["Gold", "Lithium", "Iron ore", "Tin", "Copper", "Salt"])
    text = page(
        f"<p>The list has {len(METALS)} critical minerals:</p>{items(METALS)}", f"<p>Explore by resource</p>{menu}"
    )
    assert names_of(reading_of(text, "text/html")) == METALS
    assert not rules(text)


@pytest.mark.parametrize(
    "form",
    [
        "<table><tr><th>Battery</th><th>Alloys</th></tr>{}</table>",  # only the sum of the columns meets the count
        "<table><tr><td><p>The bureau answers.</p><p>The 10 critical minerals are: {}.</p></td></tr></table>",
    ],
)
def test_a_count_finds_its_list_in_the_columns_and_frames_of_old_pages(form: str) -> None:
    rows = "".join(
        f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in zip(METALS[:5], METALS[5:], strict=True)
    )
    listed = form.format(rows if "Battery" in form else ", ".join(METALS))
    text = page(f"<p>In all, {len(METALS)} minerals are listed as critical.</p>", listed)
    assert sorted(names_of(reading_of(text, "text/html"))) == sorted(METALS)


def test_a_list_as_xml_is_read_as_its_data() -> None:
    rows = "".join(
        f"<mineral code='{number}'><name xml:lang='en'>{name}</name><name xml:lang='fr'>x</name>"
        f"<use>alloys</use></mineral>"
        for number, name in enumerate(METALS)
    )
    text = (
        f"<?xml version='1.0'?><list xmlns='urn:x'><title>Critical mineral list</title><total>{len(METALS)}</total>"
        f"<minerals>{rows}</minerals></list>"
    )
    reading = reading_of(text, "application/xml")
    assert (reading.decision, names_of(reading)) == (Decision.TAKEN, METALS)


@pytest.mark.parametrize("rows", [",\n" * 20, ";\n" * 3 + "\ufeff", "\t\n" * 9])
def test_rows_without_a_word_are_no_table(rows: str) -> None:
    """Found by fuzzing (`mineral-list`, seed 1795837012)."""
    assert csv_rows(rows, certain=False) == csv_rows(rows, certain=True) == []
