"""Whether a page came whole: what a cut leaves open, and what is whole although its markup is loose."""

from __future__ import annotations

import pytest

from pipeline.outline.ending import breaks_off
from tests.pipeline.mineral_lists.measure import document_of

FRAME = (
    "<!doctype html><html><head><title>Critical minerals</title></head><body>{}<footer>"
    + "x" * 400
    + "</footer></body></html>"
)


@pytest.mark.parametrize(
    "inside",
    [
        "<table><tr><td>1</td><td>Lithium</td></tr><tr><td>2</td><td>",
        "<section><details><summary>Tin</summary><p>Soft.</p></details><details><summary></section>",
        "<ul><li>Antimony<li>Arsenic<UL><LI>White arsenic</UL>",
        "<dl><dt>Zinc<dd>Used in steel<dt>",
    ],
)
def test_a_list_that_is_never_closed_was_cut_whatever_frame_is_around_it(inside: str) -> None:
    assert breaks_off(document_of(FRAME.format(inside), "text/html"))


@pytest.mark.parametrize(
    "inside",
    [
        "<ul><li>Antimony<li>Arsenic<p>A poison</ul><TABLE><tr><td>1<td>Tin</TABLE>",
        "<!-- <ul> --><ul><li>Tin</ul><script>s = '<table>';</script>",
        "<p>Lithium, tin and zinc",
        "<ul><li>Tin</ul></ul>",
    ],
)
def test_loose_markup_is_whole(inside: str) -> None:
    assert not breaks_off(document_of(FRAME.format(inside), "text/html"))


def test_a_page_without_an_end_was_cut_and_what_is_no_page_was_not() -> None:
    page = FRAME.format("<p>Tin</p>")
    assert breaks_off(document_of(page.replace("</body></html>", ""), "text/html"))
    assert not breaks_off(document_of(page.replace("</body></html>", ""), "text/plain"))
    assert not breaks_off(document_of("<ul><li>Tin", "text/html"))
