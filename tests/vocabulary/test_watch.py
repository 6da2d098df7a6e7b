from __future__ import annotations

import pytest

from vocabulary.errors import MalformedReference
from vocabulary.iso.watch import Watch, lineage
from vocabulary.records import Kind, Record

WATCH = Watch(
    committees=("ISO/TC 79", "TC82/SC7", "ISO/PC 348"),
    documents=("ISO/WD 24961", "ISO 14001", "IWA 45:2024", "ISO 1:2020/Amd 1"),
    project_ids=("85076",),
    key_committees=("ISO/PC 348",),
)


@pytest.mark.parametrize(
    ("committee", "covered"),
    [
        ("ISO/TC 79", True),
        ("ISO/TC 79/SC 5", True),
        ("ISO/TC 79/SC 5/WG 1", True),
        ("ISO/TC 82/SC 7/TF 7", True),
        ("ISO/TC 82", False),
        ("ISO/TC 82/SC 8", False),
        ("ISO/TC 7", False),
        ("", False),
        ("nobody", False),
    ],
)
def test_a_committee_covers_what_is_below_it(committee: str, covered: bool) -> None:
    assert WATCH.covers(committee) is covered


def test_key_committees() -> None:
    assert WATCH.is_key("ISO/PC 348/AHG 1")
    assert not WATCH.is_key("ISO/TC 79")


@pytest.mark.parametrize(
    ("reference", "named"),
    [
        ("ISO/WD 24961", True),
        ("ISO/CD 24961.2", True),
        ("ISO 24961:2027", True),
        ("ISO/DTS 24961", True),
        ("ISO/WD 24961-1", False),
        ("ISO 14001:2015", True),
        ("ISO 14001:2015/DAM 2", True),
        ("IEC 14001", False),
        ("CD IWA 45", True),
        ("ISO 45:2000", False),
        ("ISO 1:2020/FDAM 1", True),
        ("ISO 1:2020", False),
        ("ISO/TC 79", False),
        ("14001", False),
        ("", False),
    ],
)
def test_a_document_is_the_same_through_its_stages(reference: str, named: bool) -> None:
    assert WATCH.names(reference) is named


def test_a_project_is_followed_by_its_id_or_its_reference() -> None:
    assert WATCH.follows(Record(Kind.PROJECT, "85076", "anything", {}))
    assert WATCH.follows(Record(Kind.PROJECT, "1", "label", {"reference": "ISO/CD 24961"}))
    assert WATCH.follows(Record(Kind.PROJECT, "1", "ISO/CD 24961", {}))
    assert not WATCH.follows(Record(Kind.PROJECT, "1", "ISO/CD 24961", {"reference": "ISO/CD 5"}))


def test_the_home_body() -> None:
    assert WATCH.is_home("ANSI")
    assert not WATCH.is_home("DIN")
    assert not WATCH.is_home("unknown")
    assert Watch(home_country="DE").is_home("DIN")


def test_a_wrong_reference_is_refused_at_once() -> None:
    with pytest.raises(MalformedReference, match="TC x"):
        Watch(committees=("ISO/TC x",))


def test_lineage() -> None:
    assert lineage(["ISO/TC 82/SC 7/WG 4", "ISO/TC 82", "odd", "ISO 9"]) == (
        "ISO/TC 82/SC 7/WG 4",
        "ISO/TC 82/SC 7",
        "ISO/TC 82",
        "odd",
        "ISO 9",
    )
