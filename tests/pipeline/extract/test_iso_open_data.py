"""ISO Open Data, as ISO really writes it: nulls for empty lists, new keys, bodies without a name, HTML in texts."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import extractor, kinds
from pipeline.extraction import Extraction, ExtractionError
from pipeline.parsing.json_lines import plain_text
from tests.pipeline.extract.newsroom import sample
from tests.pipeline.worlds import document, jsonl, source
from vocabulary.errors import CritminError
from vocabulary.records import Record

AT = datetime(2026, 1, 5, tzinfo=UTC)
COMMITTEE: dict[str, object] = {
    "id": 42,
    "reference": "ISO/TC 942",
    "status": "Active",
    "title": {"en": "Imaginary ores", "fr": "Minerais imaginaires"},
    "secretariat": {"id": 1, "acronym": "ANSI"},
    "creationDate": "2020-02-02",
    "scope": {"en": "<p>Ores&nbsp;of <b>fancy</b></p>"},
    "parentId": None,
    "childrenId": None,
    "pMembers": [{"id": 1, "acronym": "ANSI"}, {"id": 2, "acronym": "DIN"}],
    "oMembers": None,
    "committeeLiaisons": [{"id": 43, "reference": None}, {"id": 99, "reference": None}],
    "organizationLiaisons": [{"id": 5, "acronym": "Prime Coalition, Inc."}],
    "sortKey": "ISO/TC 942",
}


def read(kind: str, body: bytes) -> Extraction:
    return extractor(kind).extract(document(body, AT), source(kind))


def committee(**changed: object) -> Record:
    child = {**COMMITTEE, "id": 43, "reference": "ISO/TC 942/SC 1", "parentId": 42}
    return read("iso-committees", jsonl([{**COMMITTEE, **changed}, child])).records[0]


def test_a_committee_has_its_fields_with_ids_for_what_has_one() -> None:
    assert committee().fields == {
        "reference": "ISO/TC 942",
        "status": "Active",
        "title": "Imaginary ores",
        "scope": "Ores of fancy",
        "secretariat": {"1": "ANSI"},
        "created": "2020-02-02",
        "parent": None,
        "p_members": {"1": "ANSI", "2": "DIN"},
        "o_members": {},
        "liaisons": {"c:43": "ISO/TC 942/SC 1", "c:99": "committee 99", "o:5": "Prime Coalition, Inc."},
    }


def test_a_sub_committee_names_its_parent() -> None:
    child = {**COMMITTEE, "id": 43, "parentId": 42}
    records = read("iso-committees", jsonl([COMMITTEE, child])).records
    assert records[1].fields["parent"] == {"42": "ISO/TC 942"}


def test_a_secretariat_with_a_null_id_is_no_secretariat() -> None:
    assert committee(secretariat={"id": None, "acronym": None}).fields["secretariat"] is None


def test_french_texts_that_appear_later_change_no_field() -> None:
    before = committee(title={"en": "Imaginary ores"})
    assert before.fields == committee().fields


def test_a_title_in_french_only_is_taken_and_a_missing_one_stays_missing() -> None:
    assert committee(title={"fr": "Minerais"}).fields["title"] == "Minerais"
    assert "title" not in committee(title=None).fields


def test_each_body_stands_once() -> None:
    records = read("iso-committees", jsonl([COMMITTEE])).records
    assert [(record.key, record.label) for record in records if record.kind == "Body"] == [("1", "ANSI"), ("2", "DIN")]


def test_a_key_that_is_not_known_is_noted() -> None:
    assert "chairpersonId" in read("iso-committees", jsonl([{**COMMITTEE, "chairpersonId": 1}])).notes[0]
    deliverable = {"id": 1, "reference": "ISO 1", "price": 3}
    assert "price" in read("iso-deliverables", jsonl([deliverable])).notes[0]


@pytest.mark.parametrize("missing", ["id", "reference", "status"])
def test_a_committee_without_a_mandatory_field_names_line_and_field(missing: str) -> None:
    with pytest.raises(ExtractionError, match=f"line 1: a committee record without '{missing}'"):
        committee(**{missing: None})


def test_a_member_without_an_acronym_is_an_error() -> None:
    with pytest.raises(ExtractionError, match="body 9 has no acronym"):
        committee(pMembers=[{"id": 9}])


def test_a_deliverable_has_its_fields_as_iso_states_them() -> None:
    row = {
        "id": 88915, "deliverableType": "IS", "supplementType": None, "reference": "ISO 942:2025",
        "title": {"en": "Imaginary ores", "fr": "Minerais"}, "publicationDate": "2025-01-08", "edition": 1,
        "icsCode": ["73.060"], "ownerCommittee": "ISO/TC 942", "currentStage": 20, "replaces": [46486, 54538],
        "replacedBy": None, "languages": ["en"], "pages": {"en": 6}, "scope": {"en": "<!-- [if x] --><p>A &amp; B</p>"},
    }  # fmt: skip
    (record,) = read("iso-deliverables", jsonl([row])).records
    assert (record.key, record.label) == ("88915", "ISO 942:2025")
    assert record.fields == {
        "reference": "ISO 942:2025", "title": "Imaginary ores", "committee": "ISO/TC 942", "stage": "00.20",
        "edition": 1, "published": "2025-01-08", "replaces": {"46486": "46486", "54538": "54538"}, "replaced_by": {},
        "ics": ["73.060"], "scope": "A & B",
    }  # fmt: skip


def test_a_stage_that_iso_leaves_empty_stays_empty() -> None:
    (record,) = read("iso-deliverables", jsonl([{"id": 1, "reference": "ISO 1", "currentStage": None}])).records
    assert record.fields == {"reference": "ISO 1", "stage": None}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read("iso-deliverables", b"\xef\xbb\xbf" + jsonl([{"id": 1, "reference": "ISO 1"}])).records[0].key == "1"


def test_markup_and_word_processor_remains_are_no_text() -> None:
    assert plain_text("<p class='Mso'>Ores\n of&nbsp;tin</p><!-- [if !x] -->") == "Ores of tin"
    assert plain_text("p < 0.05") == "p < 0.05"


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<", ">", "<!--", "-->", "&amp", "&nbsp;", ";", " ", "\t", "\x1f", "tin", "é"])
    )
)
@settings(max_examples=300, deadline=None)
def test_a_text_is_plain_whichever_way_is_taken(parts: list[str]) -> None:
    """One paragraph without tags is read at once; in front of a comment, which says nothing, it is not."""
    text = f"<p>{''.join(parts)}</p>"
    assert plain_text(text) == plain_text(f"<!-- -->{text}") == " ".join(plain_text(text).split())


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_arbitrary_bytes_raise_nothing_but_our_own_error(body: bytes) -> None:
    for kind in ("iso-committees", "iso-deliverables"):
        with contextlib.suppress(ExtractionError):
            assert all(record.key for record in read(kind, body).records)


def test_every_kind_has_an_extractor_of_that_kind_and_others_are_refused() -> None:
    assert all(extractor(kind).kind == kind for kind in kinds())
    with pytest.raises(CritminError, match="there is no kind of source 'telepathy'; known: "):
        extractor("telepathy")


DELIVERABLE: dict[str, object] = {
    "id": 7, "deliverableType": "IS", "reference": "ISO/DIS 7", "title": {"en": "Ores — <i>Words</i>"}, "edition": 2,
    "ownerCommittee": "ISO/TC 942", "currentStage": 4020, "replaces": [6], "replacedBy": None, "icsCode": ["73.060"],
    "publicationDate": None, "scope": {"en": "<p>A &amp; B</p>"},
}  # fmt: skip
SAMPLES = (
    sample("iso-committees", "two", jsonl([COMMITTEE, {**COMMITTEE, "id": 43, "parentId": 42}]).decode()),
    sample("iso-deliverables", "two", jsonl([DELIVERABLE, {**DELIVERABLE, "id": 8, "currentStage": 9599}]).decode()),
)


_ODD: dict[str, list[object]] = {
    "id": [True, 1.0, "7", None, 2**64, -(2**63) - 1],
    "reference": ["", "  ", None, 7, "ISO 7 \ud83d\ude00", "nul \x00"],
    "title": [None, {}, {"en": ""}, {"en": None, "fr": "Minerais"}, {"fr": "Minerais"}, {"en": 3}, "Ores", ["Ores"]],
    "scope": [None, {"en": "<p>a\n\tb</p>"}, {"en": "é < ü"}, {"en": "a\x1fb  c"}, {"fr": "<b>x</b>"}, {"en": "\x00"}],
    "edition": [None, 2**63, "2", 1.5],
    "replaces": [None, [], [1, "2"], "3", [2**64]],
    "replacedBy": [None, [5], {}],
    "currentStage": [None, 0, 9999, 10_000, -1, "4060", 40.6],
    "icsCode": [None, ["73.060"], [73], "73.060"],
    "ownerCommittee": [None, "ISO/TC 1", 3, {"id": 1}],
    "publicationDate": [None, "2025-01-08", 2025],
    "pages": [{"en": 6}, [[[]]], "x"],
}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in _ODD.items() for value in values])
@pytest.mark.parametrize("absent", [False, True])
def test_a_line_is_read_the_same_whichever_way_is_taken(key: str, value: object, absent: bool) -> None:
    row = {"id": 7, "reference": "ISO 7", key: value} if absent else {**DELIVERABLE, key: value}
    for text in (json.dumps(row).encode(), json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")):
        assert _read_line(text) == _read_whole(text)


def test_a_number_beyond_all_bounds_is_passed_over_where_it_is_not_read() -> None:
    """The one difference: reading everything, it makes the line a mistake."""
    text = b'{"id":7,"reference":"ISO 7","pages":1e999}'
    assert isinstance(_read_line(text), Record)
    assert isinstance(_read_whole(text), str)


@given(st.binary(max_size=40), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_a_damaged_line_is_read_the_same_whichever_way_is_taken(damage: bytes, at: int) -> None:
    line = json.dumps(DELIVERABLE).encode()
    text = line[:at] + damage + line[at + len(damage) :]
    assert b"\n" in damage or _read_line(text) == _read_whole(text)


def _read_line(text: bytes) -> Record | str:
    by_line = extractor("iso-deliverables").line
    assert by_line is not None
    try:
        return by_line(text, 1)
    except ExtractionError as error:
        return str(error)


def _read_whole(text: bytes) -> Record | str:
    try:
        return read("iso-deliverables", text).records[0]
    except ExtractionError as error:
        return str(error)
