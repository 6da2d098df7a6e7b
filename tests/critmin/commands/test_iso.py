"""`critmin committees`, `projects` and `report`: what people ask, and clear answers where there is none."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from digests.reports import names
from tests.critmin.commands.conftest import Run, World


def lines(*rows: dict[str, object]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def body(number: int, acronym: str) -> dict[str, object]:
    return {"id": number, "acronym": acronym}


def committee(number: int, reference: str, title: str, *members: dict[str, object]) -> dict[str, object]:
    return {
        "id": number, "reference": reference, "title": {"en": title}, "status": "Active", "parentId": None,
        "secretariat": body(1, "SAC"), "pMembers": list(members), "oMembers": [], "creationDate": "2015-09-15",
        "scope": {"en": title}, "sectors": [], "committeeLiaisons": [], "organizationLiaisons": [],
    }  # fmt: skip


def document(number: int, reference: str, title: str, stage: int, owner: str) -> dict[str, object]:
    return {
        "id": number, "reference": reference, "title": {"en": title}, "currentStage": stage, "ownerCommittee": owner,
    }  # fmt: skip


OTHERS = tuple(committee(number, f"ISO/TC {number}", "Others") for number in range(2, 6))


@pytest.fixture
def polled(run: Run, world: World) -> Run:
    """Two committees and three documents, polled once."""
    world.watch(
        world.entry("deliverables"),
        world.entry("committees", kind="iso-committees", topic="iso-committees"),
    )
    world.site.fixed(
        "/committees",
        lines(
            committee(5902483, "ISO/TC 298", "Rare earth", body(1, "SAC"), body(2, "ANSI")),
            committee(1, "ISO/TC 1", "Screw threads"),
            *OTHERS,
        ),
    )
    world.site.fixed(
        "/deliverables",
        lines(
            document(85076, "ISO/FDIS 17887", "Traceability of rare earths", 5020, "ISO/TC 298"),
            document(2, "ISO 2", "Old", 9599, "ISO/TC 298"),
            document(3, "ISO 3", "Threads", 6060, "ISO/TC 1"),
        ),
    )
    assert run("refresh").status == 0
    return run


@pytest.mark.parametrize(
    "command", ["status", "committees", "projects", "report annual", "report briefing", "report coverage"]
)
def test_where_nothing_was_polled_yet_the_exit_status_is_one(run: Run, world: World, command: str) -> None:
    world.watch(world.entry("iso"))
    result = run(*command.split())
    assert (result.status, "Traceback" in result.err) == (1, False)
    assert "critmin refresh" in result.err


def test_the_watched_committees_are_listed(polled: Run) -> None:
    assert [row["reference"] for row in polled("committees", "--json").json] == ["ISO/TC 298"]
    assert [row["reference"] for row in polled("committees", "--all", "--json").json][-1] == "ISO/TC 298"
    assert "Rare earth" in polled("committees").out


def test_one_committee_shows_members_and_work(polled: Run) -> None:
    result = polled("committees", "TC298", "--json").json
    assert (result["reference"], result["p_members"], result["secretariat"]) == ("ISO/TC 298", ["ANSI", "SAC"], "SAC")
    assert [item["reference"] for item in result["projects"]] == ["ISO/FDIS 17887"]
    shown = polled("committees", "tc 298").out
    assert "P-members (2): ANSI, SAC" in shown
    assert "ISO/FDIS 17887 (50.20): Traceability of rare earths" in shown


def test_projects_are_chosen_by_committee_stage_and_title(polled: Run) -> None:
    def references(*arguments: str) -> list[str]:
        return [row["reference"] for row in polled("projects", *arguments, "--json").json]

    assert references() == ["ISO 2", "ISO/FDIS 17887", "ISO/PWI 24888", "ISO/WD 24961"]
    assert references("--stage", "50") == ["ISO/FDIS 17887"]
    assert references("--committee", "TC 1") == ["ISO 3"]
    assert references("--title-contains", "TRACEAB") == ["ISO/FDIS 17887", "ISO/PWI 24888"]
    assert references("--all", "--stage", "60.60") == ["ISO 3"]
    assert polled("projects", "--csv").out.startswith("id,reference,title")
    assert "FDIS ballot initiated" in polled("projects").out


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        (("committees", "ISO/TC 999"), 2, "no committee ISO/TC 999 is known"),
        (
            ("committees", "--as-of", "2001-01-01"),
            1,
            "no committee of ISO was known by 2001-01-01; the first was read on 20",
        ),
        (("projects", "--as-of", "2001-01-01"), 1, "no document of ISO was known by 2001-01-01"),
        (("projects", "--stage", "77"), 2, "'77' is not a stage code"),
        (("projects", "--json", "--csv"), 2, "cannot be combined"),
        (("report", "nonsense"), 2, "there is no report 'nonsense'; there are"),
        *(
            (("report", name, "--country", "QQ"), 2, "'QQ' is not a known country: expected an ISO 3166 code")
            for name in names()
        ),
        (("report", "annual", "--answers", "a.xlsx"), 2, "--answers is for the report survey"),
        (("report", "annual", "--words", "mine"), 2, "--words is for the report portfolio"),
        (("report", "annual", "--country", "EU"), 2, "'EU' is not a known country"),
        *(
            (("report", name, "--as-of", "2130-01-01"), 2, "--as-of 2130-01-01 is in the future: expected a date up to")
            for name in names()
        ),
        *(
            (words, 2, f"{words[-2]} 2130-01-01 is in the future: expected a date up to today, ")
            for words in (
                ("committees", "--as-of", "2130-01-01"),
                ("projects", "--as-of", "2130-01-01"),
                ("lists", "--as-of", "2130-01-01"),
                ("lists", "US", "--seen-by", "2130-01-01"),
                ("matrix", "--as-of", "2130-01-01"),
                ("mineral", "cobalt", "--as-of", "2130-01-01"),
                ("site", "made", "--as-of", "2130-01-01"),
                ("feeds", "made", "--since", "2130-01-01"),
                ("digest", "--until", "2130-01-01"),
                ("changes", "--since", "2130-01-01"),
                ("search", "cobalt", "--since", "2130-01-01"),
            )
        ),
        (("lists", "--as-of", "2130"), 2, "is in the future"),
        (("report", "participation", "--format", "xlsx"), 2, "can only be written to a file: add --out report.xlsx"),
        (("report", "portfolio", "--since", "2030-01-01"), 2, "is not before the report's date"),
        (("report", "portfolio", "--as-of", "2001-01-01"), 2, "no document of ISO was known by 2001-01-01"),
    ],
)
def test_what_cannot_be_answered_is_said(polled: Run, arguments: tuple[str, ...], status: int, expected: str) -> None:
    result = polled(*arguments)
    assert (result.status, expected in result.err) == (status, True), result.err


def test_a_country_is_named_by_its_code_or_in_words(polled: Run) -> None:
    by_name = polled("report", "participation", "--country", "united states")
    assert by_name.out == polled("report", "participation", "--country", "US").out


def test_today_is_no_day_to_come_wherever_on_earth_it_is_asked(polled: Run) -> None:
    """A day begins fourteen hours before UTC's, and a month or year that has not ended is asked for up to today."""
    today = datetime.now(timezone(timedelta(hours=14))).date()
    for words in (
        ("report", "participation", "--as-of", f"{today}"),
        ("committees", "--as-of", f"{today}"),
        ("digest", "--until", f"{today + timedelta(days=1)}"),
        ("matrix", "--as-of", f"{datetime.now(UTC):%Y-%m}"),
        ("matrix", "--as-of", f"{datetime.now(UTC).year}"),
    ):
        assert polled(*words).status == 0, words


def test_what_the_mandate_knows_is_joined(polled: Run) -> None:
    rows = {row["reference"]: row for row in polled("projects", "--json").json}
    assert rows["ISO/FDIS 17887"]["convenorship"] == "KR"
    stated = rows["ISO/WD 24961"]
    assert (stated["id"], stated["committee"], stated["group"], stated["convenorship"]) == (
        None,
        "ISO/TC 298",
        "ISO/TC 298/JWG 6",
        "US",
    )
    assert [row["reference"] for row in polled("projects", "--committee", "TC 298/JWG 6", "--json").json] == [
        "ISO/WD 24961"
    ]
    assert "member of the ISO Critical Minerals Coordination Committee" in polled("committees", "IEC").out
    assert polled("committees", "esg_cc", "--json").json["part"] == "liaison"


def test_a_committee_names_its_groups_who_convenes_them_and_the_watched_documents(polled: Run) -> None:
    """ISO's data have neither the groups nor the drafts: the mandate states them, and it is cited."""
    shown = polled("committees", "TC 298").out
    assert "  group: ISO/TC 298/WG 3, convenor: Republic of Korea" in shown
    assert "  group: ISO/TC 298/JWG 6, convenor: United States" in shown
    assert "    ISO/WD 24961 “Rare earths and lithium sustainability across the value chain" in shown
    assert "lists it as WD" in shown
    whole = polled("committees", "TC 298", "--json").json
    assert whole["working_groups"][0] == {
        "reference": "ISO/TC 298/JWG 6", "title": None, "convenor": "United States", "convenorship": "US",
    }  # fmt: skip
    assert "ISO/PWI 24888" in [row["reference"] for row in whole["watched_documents"]]


def test_a_group_has_the_projects_that_the_mandate_puts_into_it(polled: Run) -> None:
    """ISO's data name the committee alone; the group's project is found with its committee's number or without it."""
    rows = polled("projects", "--committee", "TC 298/WG 3", "--json").json
    assert [row["reference"] for row in rows] == ["ISO/FDIS 17887", "ISO/PWI 24888"]
    assert polled("projects", "--committee", "TC 298/WG 3", "--as-of", "2001-01-01").status == 1


@pytest.mark.parametrize("text", ["ISO/WD 24961", "WD 24961", "iso/cd 24961"])
def test_a_draft_is_meant_with_or_without_its_publisher(polled: Run, text: str) -> None:
    told = polled("report", "overlap", "--document", text).out
    assert "  * ISO/WD 24961: no ISO document proposed.\n" in told
    assert "IWA 45:2024 concluded: " in told


def test_a_group_is_asked_for_like_a_committee(polled: Run) -> None:
    shown = polled("committees", "TC298/WG 3").out
    assert shown.startswith("ISO/TC 298/WG 3, convenor: Republic of Korea\n  group of: ISO/TC 298 Rare earth\n")
    assert "convenor stated by: U.S. ISO Critical Minerals Standards Coordination Group" in shown
    assert ("ISO/PWI 24888" in shown, "ISO/WD 24961" in shown) == (True, False)
    assert polled("committees", "TC 298/WG 3", "--json").json["committee"] == "ISO/TC 298"
    missing = polled("committees", "TC 298/WG 99")
    assert (missing.status, "no committee ISO/TC 298/WG 99 is known" in missing.err) == (2, True)


def test_the_table_of_projects_names_groups_and_convenors(polled: Run) -> None:
    table = polled("projects", "--committee", "TC 298").out.splitlines()
    assert table[0].endswith("group")
    assert table[2].endswith("ISO/TC 298/WG 3 (convenor: Republic of Korea)")
    assert "group" not in polled("projects", "--committee", "TC 1").out.splitlines()[0]


def test_a_committee_that_left_the_list_keeps_its_page(polled: Run, world: World) -> None:
    world.site.fixed("/committees", lines(committee(1, "ISO/TC 1", "Screw threads"), *OTHERS))
    assert polled("refresh").status == 0
    assert polled("committees", "TC 298", "--json").status == 0
    result = polled("committees", "TC 298", "--json").json
    assert (result["title"], result["p_members"], bool(result["ended"]["gone_from_iso_list"])) == (
        "Rare earth",
        ["ANSI", "SAC"],
        True,
    )
    assert len(result["history"]) == 1
    shown = polled("committees", "tc 298").out
    assert "no longer on ISO's list of committees since" in shown
    assert "U.S. TAG (administrator CSA): no vote remains" in shown
    assert "  status when last listed: Active\n" in shown
    assert polled("report", "briefing", "--committee", "TC 298").status == 0


def test_a_group_of_countries_is_asked_for(polled: Run, tmp_path: Path) -> None:
    assert "Quad: 4 countries" in polled("report", "participation", "--group", "quad").out
    own = tmp_path / "groups.yaml"
    own.write_text("groups: [{id: ours, name: Ours, countries: [CN]}]")
    odd = tmp_path / "odd.yaml"
    odd.write_text("groups:\n  - id: odd\n    name: Odd\n    countries: [DE, XX, DE]\n")
    assert (
        "Ours: 1 country; a secretariat in 1"
        in polled("report", "participation", "--group", "ours", "--groups", own).out
    )
    for arguments, expected in (
        (("participation", "--group", "nonsense"), "there is no group of countries 'nonsense'"),
        (("participation", "--group", "x", "--groups", tmp_path), "cannot be read: Is a directory"),
        (("portfolio", "--group", "quad"), "--group and --groups are for the report participation"),
        (("participation", "--groups", own), "--groups names a file; add --group"),
        (("participation", "--group", "odd", "--groups", odd), "'XX' is not the ISO 3166 code of a known country"),
        (
            ("participation", "--group", "odd", "--groups", odd),
            "odd.yaml:4: group 'odd', country 'DE': 'DE' stands twice",
        ),
    ):
        result = polled("report", *arguments)
        assert (result.status, expected in result.err) == (2, True), result.err


def test_a_report_is_written_in_each_form(polled: Run, tmp_path: Path) -> None:
    for form in ("html", "markdown", "text", "csv", "xlsx", "docx", "json"):
        out = tmp_path / f"report.{form}"
        assert polled("report", "participation", "--format", form, "--out", out).status == 0
        assert out.stat().st_size > 100
    assert "ISO/TC 298" in polled("report", "participation").out


def test_feeds_are_written_once(polled: Run, world: World, tmp_path: Path) -> None:
    world.site.fixed(
        "/deliverables",
        lines(
            document(85076, "ISO 17887:2026", "Traceability of rare earths", 6060, "ISO/TC 298"),
            document(2, "ISO 2", "Old", 9599, "ISO/TC 298"),
            document(3, "ISO 3", "Threads", 6060, "ISO/TC 1"),
        ),
    )
    assert polled("refresh").status == 0
    out = tmp_path / "feeds"
    assert "new or changed" in polled("feeds", out, "--since", "2020-01-01").err
    written = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert {"all.atom", "all.json", "changes.csv", "coming-up.ics", "committees/iso-tc-298.atom"} <= written.keys()
    assert b"ISO 17887:2026" in written["all.atom"]
    again = polled("feeds", out, "--since", "2020-01-01")
    assert ", 0 of them new or changed" in again.err
    assert {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()} == written
