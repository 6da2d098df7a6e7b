"""Pages of frameworks: a version is read where the page states it, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pipeline.extraction import ExtractionError, NothingFound
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

NAME = "ORES Performance Standard"
FILLER = "<p>The scheme covers ore from mine to refinery, and its rules apply in all member countries.</p>" * 4


def version(
    text: str, *, title: str = "Home", name: str = NAME, pattern: str | None = None
) -> tuple[object, object, str]:
    html = f"<html><head><title>{title}</title></head><body><main><p>{text}</p>{FILLER}</main></body></html>"
    extraction = read("framework-page", html, name=name, options={"version_pattern": pattern} if pattern else None)
    framework, page = extraction.records
    assert (framework.kind, framework.key, framework.label, page.kind) == ("Framework", "example", name, "PageText")
    assert framework.fields["name"] == name
    return framework.fields.get("version"), framework.fields.get("date"), " ".join(extraction.notes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ORES Performance Standard Version 3.1 applies to all members.", "3.1"),
        ("Read the ORES Performance Standard (V2) before you apply.", "2"),
        ("The ORES Standard, v2.1.1, is the one in force.", "2.1.1"),
        ("The 2023 edition of the ORES Performance Standard is in force.", "2023"),
        ("The ORES Performance Standard, edition 2021, is in force.", "2021"),
        ("The Third Edition of the ORES Performance Standard is in force.", "third edition"),
        ("ORES Performance Standard 2024 is what members follow.", "2024"),
        ("The 2024 ORES Performance Standard is what members follow.", "2024"),
        ("The ORES metals standard is version 2023-12 today.", "2023-12"),
        ("The ORES Performance Standard, Version II, applies from today.", "2"),
        ("ORES Performance Standard, Edition IV", "4"),
        ("The ORES Performance Standard (Revision XII) is in force.", "12"),
        ("The version I am told of the ORES Performance Standard is in force.", None),
        ("The ORES Performance Standard has a version in French.", None),
        ("Annex II of the ORES Performance Standard is in force.", None),
        ("A version VIP members of the ORES Performance Standard know is in force.", None),
        ("The ORES Performance Standard is followed since 2012 by 1,200 members.", None),
        ("A draft of the ORES Performance Standard V4 is open for consultation.", None),
        ("The 2012 edition of the ORES Performance Standard is under review.", "2012"),
        ("The Board approved the ORES Performance Standard V4, to take effect on 1 May 2028.", None),
        ("Version 9.0 of some other document applies elsewhere.", None),
    ],
)
def test_the_version_beside_the_name(text: str, expected: str | None) -> None:
    assert version(text)[0] == expected


def test_a_version_in_the_title_comes_first() -> None:
    assert version("The ORES Performance Standard V2 was the first.", title=f"{NAME} V3 | ORES")[0] == "3"


def test_two_versions_are_none() -> None:
    result, _, notes = version("The ORES Performance Standard V1 and V2 apply side by side.")
    assert result is None
    assert notes == "several versions appear beside the name; none was taken: 1, 2"


def test_a_page_without_version_says_so() -> None:
    assert version("About us.")[2] == "the page names no version that could be read"


def test_the_date_is_that_of_issue_or_none() -> None:
    assert version("The ORES Performance Standard V3 was published on 5 May 2024.")[1] == "2024-05-05"
    assert version("The ORES Performance Standard V3 applies from 5 May 2024.")[1] is None


def test_a_source_may_bring_its_own_pattern() -> None:
    assert version("Release R7 of the code.", pattern=r"Release (R\d+)")[0] == "R7"
    for pattern in ("(", "no group"):
        with pytest.raises(ExtractionError, match="version_pattern"):
            version("Release R7", pattern=pattern)


def test_a_name_of_common_words_alone_finds_nothing() -> None:
    assert version("The Standard V3 is here.", name="The Standard")[0] is None


def test_a_page_without_text_is_an_error() -> None:
    with pytest.raises(NothingFound):
        read("framework-page", "<html><head><title>ORES V3</title></head><body></body></html>")


@settings(max_examples=60, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("framework-page", body)


SAMPLES = (
    sample(
        "framework-page",
        "versions",
        "<html><head><title>Example News</title></head><body><main><p>The Example News Standard V3.1 is in force.</p>"
        "<p>A draft of the Example News Standard V4 is open for consultation until 1 June 2026.</p>"
        f"{FILLER}</main></body></html>",
    ),
)
