"""EUR-Lex: one act has one key, through the feed, the ELI page and the CELEX page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pipeline.extract.eurlex import act_key
from pipeline.extraction import NothingFound
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

ELI = "https://eur-lex.europa.eu/eli/reg/2031/1252/oj"
OJ = (
    "<html><head>{head}</head><body><p class='oj-hd-date'>2031/1252</p><p class='oj-hd-date'>3.5.2031</p>"
    "<p class='oj-doc-ti'>REGULATION (EU) 2031/1252</p><p class='oj-doc-ti'>on invented ores</p></body></html>"
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (ELI, "celex:32031R1252"),
        (ELI + "/eng", "celex:32031R1252"),
        ("http://data.europa.eu/eli/dir/2031/7/oj", "celex:32031L0007"),
        ("https://eur-lex.europa.eu/eli/dec_impl/2031/12/oj/", "celex:32031D0012"),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32031R1252", "celex:32031R1252"),
        ("https://eur-lex.europa.eu/legal-content/FR/ALL/?uri=CELEX%3A32031R1252", "celex:32031R1252"),
        ("https://eur-lex.europa.eu/x?uri=CELEX:02031R1252-20320101", "celex:02031R1252-20320101"),
        ("https://eur-lex.europa.eu/x?uri=CELEX:32031R1252R(01)", "celex:32031R1252R(01)"),
        ("https://eur-lex.europa.eu/x?uri=CELEX:52031PC0160", "celex:52031PC0160"),
        ("https://eur-lex.europa.eu/eli/reg/2031/1252/2032-01-01", "eli:reg/2031/1252/2032-01-01"),
        ("https://eur-lex.europa.eu/eli/C/2031/90/oj", "eli:c/2031/90/oj"),
        ("https://eur-lex.europa.eu/homepage.html", None),
    ],
)
def test_one_act_one_key(text: str, key: str | None) -> None:
    assert act_key(text) == key


def test_the_page_of_an_act() -> None:
    (item,) = read("eurlex", OJ.format(head=""), url=ELI).records
    assert item.key == "celex:32031R1252"
    assert item.fields == {
        "title": "REGULATION (EU) 2031/1252 on invented ores",
        "published": "2031-05-03",
        "date_source": "Official Journal",
        "url": ELI,
        "matters": ["32031R1252"],
        "step": "final",
    }


def test_eli_metadata_come_first() -> None:
    head = (
        "<meta property='eli:id_local' content='32031R1252'><meta property='eli:title' content='On ores'>"
        "<meta property='eli:date_publication' content='2031-05-04'>"
    )
    (item,) = read("eurlex", OJ.format(head=head), url="https://eur-lex.europa.eu/x").records
    assert item.key == "celex:32031R1252"
    assert (item.fields["title"], item.fields["published"], item.fields["date_source"]) == (
        "On ores",
        "2031-05-04",
        "eli:date_publication",
    )


def test_feed_items_have_the_key_of_their_act() -> None:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link></item>"
        for title, link in (("A", ELI), ("A again", f"{ELI}/eng"), ("B", "https://eur-lex.europa.eu/homepage.html"))
    )
    records = read("eurlex", f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>').records
    assert [item.key for item in records] == ["celex:32031R1252", "https://eur-lex.europa.eu/homepage.html"]


@pytest.mark.parametrize(
    ("url", "body", "words"),
    [
        (ELI, "<html><body><p>Please wait</p></body></html>", "no title of an act"),
        ("https://eur-lex.europa.eu/x", OJ.format(head=""), "no CELEX number"),
    ],
)
def test_other_pages_are_errors(url: str, body: str, words: str) -> None:
    with pytest.raises(NothingFound, match=words):
        read("eurlex", body, url=url)


@settings(max_examples=60, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("eurlex", body)


@pytest.mark.parametrize(
    ("celex", "title", "matters", "step"),
    [
        ("32031R1252", "Regulation (EU) 2031/1252 on invented ores", ["32031R1252"], "final"),
        ("52030PC0160", "Proposal for a Regulation on invented ores", ["52030PC0160"], "proposed"),
        ("32031R1252R(01)", "Corrigendum to Regulation (EU) 2031/1252", ["32031R1252"], "corrected"),
        ("02031R1252-20320101", "Consolidated text", ["32031R1252"], None),
        (
            "32032R0007",
            "Delegated Regulation (EU) 2032/7 supplementing Regulation (EU) 2031/1252",
            ["32031R1252", "32032R0007"],
            "final",
        ),
        (
            "32032L0008",
            "Directive (EU) 2032/8 repealing Regulation (EC) No 995/2010 and amending Decision (EU) 2020/1",
            ["32010R0995", "32020D0001", "32032L0008"],
            "final",
        ),
    ],
)
def test_the_matter_of_an_act_and_its_step(celex: str, title: str, matters: list[str], step: str | None) -> None:
    page = OJ.replace("REGULATION (EU) 2031/1252", title).replace("on invented ores", "").format(head="")
    (item,) = read("eurlex", page, url=f"https://eur-lex.europa.eu/x?uri=CELEX:{celex}").records
    assert item.fields["matters"] == matters
    assert item.fields.get("step") == step


SAMPLES = (
    sample("eurlex", "act", OJ.format(head=""), ELI),
    sample("eurlex", "act with metadata", OJ.format(
        head="<meta property='eli:id_local' content='32031R1252'><meta property='eli:title' content='On ores'>"
        "<meta property='eli:date_publication' content='2031-05-04'>"
    ), ELI),
)  # fmt: skip
