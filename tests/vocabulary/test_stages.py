from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from vocabulary.errors import CritminError
from vocabulary.iso.moves import Meaning, meaning
from vocabulary.iso.stages import NAMES, Stage, Standing, UnknownStage, described, standing_of


@pytest.mark.parametrize(
    ("value", "code"),
    [("40.60", "40.60"), (4060, "40.60"), (20, "00.20"), (0, "00.00"), (60, "00.60"), (2098, "20.98")],
)
def test_a_code_is_read_from_text_and_from_the_number_of_open_data(value: str | int, code: str) -> None:
    assert str(Stage.parse(value)) == code


@pytest.mark.parametrize("value", ["", "40", "4060", "40.61", "40.6", "٤٠.٦٠", 1, 4061, -1, 10000, True, None, 40.6])
def test_what_iso_s_table_does_not_hold_is_a_clear_error(value: object) -> None:
    with pytest.raises(UnknownStage, match="harmonized stage code") as caught:
        Stage.parse(value)  # type: ignore[arg-type]  # sources send anything
    assert isinstance(caught.value, CritminError)
    assert caught.value.value == value


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("40.20", "DIS ballot initiated"),
        ("40.60", "close of voting"),
        ("60.60", "International Standard published"),
        ("30.98", "project deleted"),
    ],
)
def test_names_are_those_a_sentence_uses(code: str, name: str) -> None:
    assert Stage(code).name == name


def test_the_codes_are_those_of_iso_s_table(shared: Path) -> None:
    table = json.loads((shared / "data/iso/reference/harmonized_stage_code.json").read_text("utf-8"))
    assert set(NAMES) == {entry["code"] for entry in table["vocabulary"]["XX.YY"]}


def test_stages_are_ordered_by_code() -> None:
    assert sorted([Stage("90.93"), Stage("00.00"), Stage("40.60")]) == [Stage("00.00"), Stage("40.60"), Stage("90.93")]


def test_states() -> None:
    assert Stage("60.60").standing is Standing.PUBLISHED
    assert Stage("90.93").standing is Standing.PUBLISHED
    assert Stage("95.92").standing is Standing.PUBLISHED
    assert Stage("95.99").standing is Standing.WITHDRAWN
    assert Stage("60.00").standing is Standing.UNDER_DEVELOPMENT
    assert Stage("40.98").standing is Standing.DELETED
    assert standing_of("40.98") is Standing.DELETED
    assert standing_of("77.77") is standing_of(None) is Standing.NOT_KNOWN
    assert {code for code in NAMES if Stage(code).ballot} == {"10.20", "30.20", "40.20", "50.20", "90.20", "95.20"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("40.20", "40.60", Meaning.FORWARD),
        ("40.99", "30.00", Meaning.BACK),
        ("60.60", "60.00", Meaning.BACK),
        ("60.00", "50.92", Meaning.SENT_BACK),
        ("40.60", "40.93", Meaning.REPEATED),
        ("40.60", "40.98", Meaning.DELETED),
        ("10.60", "10.98", Meaning.DELETED),
        ("40.98", "40.99", Meaning.REVIVED),
        ("95.99", "90.93", Meaning.RESTORED),
        ("40.98", "60.60", Meaning.PUBLISHED),
        ("20.98", "95.99", Meaning.STILL_ENDED),
        ("50.20", "60.00", Meaning.IN_PUBLICATION),
        ("60.00", "60.60", Meaning.PUBLISHED),
        ("30.99", "60.60", Meaning.PUBLISHED),
        ("90.93", "90.20", Meaning.UNDER_REVIEW),
        ("90.20", "90.60", Meaning.REVIEW_CLOSED),
        ("90.60", "90.93", Meaning.CONFIRMED),
        ("90.60", "90.92", Meaning.TO_BE_REVISED),
        ("90.92", "60.60", Meaning.REVIEW_DROPPED),
        ("90.60", "90.99", Meaning.WITHDRAWAL_PROPOSED),
        ("90.99", "95.20", Meaning.WITHDRAWAL_BALLOT),
        ("95.20", "95.60", Meaning.WITHDRAWAL_BALLOT_CLOSED),
        ("95.60", "95.92", Meaning.KEPT),
        ("90.92", "95.99", Meaning.WITHDRAWN),
    ],
)
def test_what_a_move_means(before: str, after: str, expected: Meaning) -> None:
    assert meaning(Stage(before), Stage(after)) is expected


def test_every_real_transition_is_classified(shared: Path) -> None:
    with gzip.open(next((shared / "data/iso/catalogue").glob("transitions.*.csv.gz"))) as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, "utf-8")))
    pairs = [(Stage.parse(row["stage_before"]), Stage.parse(row["stage_after"])) for row in rows]
    result = Counter(meaning(before, after) for before, after in pairs if before != after)  # else a reference alone
    assert len(rows) > 20_000
    assert result[Meaning.DELETED] >= 90
    assert result[Meaning.REVIVED] + result[Meaning.RESTORED] >= 20
    assert result[Meaning.PUBLISHED] > 1_400
    assert result[Meaning.WITHDRAWN] > 900
    assert result[Meaning.BACK] < 200


def test_every_code_is_read_from_its_number() -> None:
    assert [Stage.parse(int(code.replace(".", ""))).code for code in NAMES] == list(NAMES)


@pytest.mark.parametrize(
    ("value", "words"),
    [("40.20", "40.20 (DIS ballot initiated)"), ("77.77", "77.77"), (None, ""), ("", "")],
)
def test_a_code_that_iso_adds_one_day_is_shown_bare_and_none_as_nothing(value: str | None, words: str) -> None:
    assert described(value) == words


# Technical specifications, technical reports and PAS are approved by one ballot on a draft of their own name
# (Directives, Part 1, clause 3): there is no FDIS. Their first review comes after three years, not five (2.9.2).
OWN_DRAFTS = [
    ("ISO/TS 1", "DTS"),
    ("ISO/DTS 1", "DTS"),
    ("ISO/TR 1", "DTR"),
    ("ISO/DTR 1", "DTR"),
    ("ISO/PAS 1", "DPAS"),
]


@pytest.mark.parametrize(("reference", "draft"), OWN_DRAFTS)
def test_a_specification_or_report_has_a_draft_of_its_own_and_a_review_within_three_years(
    reference: str, draft: str
) -> None:
    assert Stage("50.00").described_on(reference) == f"50.00 ({draft} registered for formal approval)"
    assert Stage("40.99").next_on(reference) == f"registration as a draft ({draft})"
    assert Stage("60.60").next_on(reference) == "the first systematic review, within three years"


def test_a_standard_has_a_final_draft_and_a_review_within_five_years() -> None:
    for reference in ("ISO/FDIS 1", "ISO/IEC FDIS 1", "ISO 1:2020"):
        assert Stage("50.00").described_on(reference) == "50.00 (FDIS registered for formal approval)"
        assert Stage("40.99").next_on(reference) == "registration as a final draft (FDIS)"
        assert Stage("60.60").next_on(reference) == "the first systematic review, within five years"


@pytest.mark.parametrize(("reference", "draft"), OWN_DRAFTS)
def test_nobody_can_say_when_the_ballot_on_a_specification_ends(reference: str, draft: str) -> None:
    """The committee chooses its length, so that no digest may reckon its end from its beginning as with an FDIS."""
    ballot = Stage("50.20").ballot_on(reference)
    assert ballot is not None
    assert (ballot.name, ballot.weeks, ballot.fixed_weeks) == (f"approval ballot ({draft})", (8, 12), None)
    enquiry = Stage("40.20").ballot_on(reference)
    assert enquiry is not None
    assert (enquiry.name, enquiry.weeks) == (f"enquiry ballot ({draft})", (12, 12))


@pytest.mark.parametrize(
    ("code", "following"),
    [
        ("20.00", "a working draft (WD)"),
        ("30.00", "the consultation on the committee draft (CD)"),
        ("30.60", "publication"),
        ("40.60", "publication"),
        ("50.99", "publication"),
        ("60.00", "publication"),
        ("60.60", "the first systematic review, within three years"),
        ("90.93", "another systematic review, within three years"),
        ("95.99", None),
    ],
)
def test_a_workshop_agreement_is_published_without_a_vote_of_members(code: str, following: str | None) -> None:
    """It is agreed in the workshop: after its draft nothing is asked of members. Its review is theirs, as of any."""
    stage = Stage(code)
    assert stage.next_on("IWA 1:2020") == following


def test_members_vote_on_a_workshop_agreement_only_when_it_is_published() -> None:
    asked = {code for code in NAMES if Stage(code).ballot_on("IWA 1:2020")}
    assert asked == {"90.20", "95.20"}


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("IWA 45:2024", "60.60 (International Workshop Agreement published)"),
        ("ISO/TS 22451:2021", "60.60 (Technical Specification published)"),
        ("ISO/IEC Guide 37:2012", "60.60 (Guide published)"),
        ("ISO 23515:2022/Amd 1:2024", "60.60 (amendment published)"),
        ("ISO 23664:2021", "60.60 (International Standard published)"),
    ],
)
def test_a_stage_calls_a_document_what_it_is(reference: str, told: str) -> None:
    assert described("60.60", reference) == told


@pytest.mark.parametrize(
    "reference",
    [
        "ISO 14001:2015/DAmd 2",
        "ISO 14001:2015/DAM 2",
        "ISO 14001:2015/FDAmd 2",
        "ISO/TS 1:2020/CD Amd 1",
        "ISO 1/Amd 1",
    ],
)
def test_an_amendment_is_voted_on_as_dam_and_fdam(reference: str) -> None:
    """ISO's names of stages speak of DIS and FDIS alone; who votes on an amendment gets a DAM, then an FDAM."""
    enquiry, approval = Stage("40.20").ballot_on(reference), Stage("50.20").ballot_on(reference)
    assert enquiry is not None
    assert approval is not None
    assert (enquiry.name, enquiry.fixed_weeks) == ("enquiry ballot (DAM)", 12)
    assert (approval.name, approval.fixed_weeks) == ("approval ballot (FDAM)", 8)
    told = {code: (Stage(code).described_on(reference), Stage(code).next_on(reference)) for code in NAMES}
    assert told["30.99"] == ("30.99 (CD approved for registration as DAM)", "registration as a draft (DAM)")
    assert told["40.00"] == ("40.00 (DAM registered)", "the enquiry ballot (DAM)")
    assert told["40.20"] == ("40.20 (DAM ballot initiated)", "the close of the enquiry ballot (DAM)")
    assert told["40.60"][1] == "the decision: a final draft (FDAM), publication, or a new DAM ballot"
    assert told["50.00"] == ("50.00 (FDAM registered for formal approval)", "the approval ballot (FDAM)")
    assert told["60.00"] == ("60.00 (amendment under publication)", "publication")
    assert told["60.60"] == ("60.60 (amendment published)", None)
    assert not [text for said in told.values() for text in said if text and ("DIS" in text or "International" in text)]


CONSULTATION = "consultation on the committee draft (CD)"
FINAL_BALLOT = "50.20 (FDIS ballot initiated or proof sent to secretariat)"


@pytest.mark.parametrize(
    ("reference", "code", "words", "ballot", "weeks"),
    [
        ("ISO/DGuide 84", "40.20", "40.20 (DGuide ballot initiated)", "enquiry ballot (DGuide)", None),
        ("ISO/FDGuide 84", "50.00", "50.00 (FDGuide registered for formal approval)", "", None),
        ("ISO 1:2020/DCOR 1", "40.00", "40.00 (DCOR registered)", "", None),
        ("ISO/CD TS 1", "30.99", "30.99 (CD approved for registration as DTS)", "", None),
        ("ISO/CD TS 1", "30.20", "30.20 (CD consultation initiated)", CONSULTATION, (8, 16)),
        ("ISO/DIS 1", "40.20", "40.20 (DIS ballot initiated)", "enquiry ballot (DIS)", (12, 12)),
        ("ISO/FDIS 1", "50.20", FINAL_BALLOT, "approval ballot (FDIS)", (8, 8)),
    ],
)  # fmt: skip
def test_each_kind_of_document_has_drafts_of_its_own_name(
    reference: str, code: str, words: str, ballot: str, weeks: tuple[int, int] | None
) -> None:
    opened = Stage(code).ballot_on(reference)
    assert Stage(code).described_on(reference) == words
    assert (opened.name if opened else "") == ballot
    assert (opened.weeks if opened else None) == weeks


def test_a_specification_that_leaves_the_committee_becomes_a_draft_of_its_own_name() -> None:
    assert Stage("30.60").next_on("ISO/CD TS 1") == "the decision: another committee draft (CD), or the draft (DTS)"
    assert Stage("30.99").next_on("ISO/CD TR 1") == "registration as a draft (DTR)"
