"""Pages of free text: the same text under another markup, menu or noise is the same record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction import ExtractionError, NothingFound
from pipeline.parsing.dates import of_address, stated, within
from pipeline.parsing.noise import quiet_sentences, without_noise
from pipeline.parsing.text import is_cut, line, sentences, shorten, strip_markup
from tests.pipeline.extract.newsroom import BROKEN, is_read_or_refused, read, sample

BLOCKS = (
    "The scheme covers ore from mine to refinery, and its rules apply in all member countries.",
    "Version 3.1 of the rules applies since 2024. Audits follow every second year, by No. 4 of the annex.",
    "Questions may be sent to the office, which answers within a month of having received them.",
)
PLAIN = "<html><head><title>Rules</title></head><body><main>{}</main></body></html>"


def text(body: str) -> list[str]:
    (record,) = read("page", body).records
    assert record.id == ("PageText", "example")
    fields = record.fields["sentences"]
    assert isinstance(fields, list)
    return fields


def test_markup_menus_and_noise_make_no_difference() -> None:
    plain = PLAIN.format("".join(f"<p>{block}</p>" for block in BLOCKS))
    busy = (
        "<!DOCTYPE html><html lang='en'><head><title>Rules - Home</title><script>var token='x'</script></head>"
        "<body class='page-42'><div id='cookie-banner'><p>We use cookies to make this better.</p></div>"
        "<nav><ul><li><a href='/a'>News</a></li><li><a href='/b'>About us</a></li></ul></nav>"
        "<main><div class='content x9'>"
        f"<p>Posted 3 hours ago</p><p class='lead'>{BLOCKS[0]}</p>\n\n"
        f"<p>{BLOCKS[1].replace('Version 3.1', '<b>Version&nbsp;3.1</b>')}</p>"
        f"<p>1,234 views</p><p><span>{BLOCKS[2]}</span></p><p>Last updated 3 May 2024</p></div></main>"
        "<aside>Related: other rules</aside><footer><p>© 2026 Example. All rights reserved.</p></footer></body></html>"
    )
    assert text(plain) == text(busy) == sentences("\n".join(BLOCKS))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>{}</div><div>{}</div><div>{}</div>",
        "<section><p>{}</p></section><section><p>{}</p><p>{}</p></section>",
        "<p>{}<br>{}</p><p>{}</p>",
        "<ul><li>{}</li><li>{}</li></ul><p>{}</p>",
        "<form id='aspnet'><div><p>{}</p><p>{}</p><p>{}</p></div></form>",
        "<table><tr><td>{}</td></tr><tr><td>{}</td></tr><tr><td>{}</td></tr></table>",
    ],
)
def test_another_markup_gives_the_same_sentences(markup: str) -> None:
    assert text(PLAIN.format(markup.format(*BLOCKS))) == sentences("\n".join(BLOCKS))


def test_a_changed_sentence_is_seen() -> None:
    one = PLAIN.format("".join(f"<p>{block}</p>" for block in BLOCKS))
    assert set(text(one)) ^ set(text(one.replace("3.1", "3.2"))) == {
        "Version 3.1 of the rules applies since 2024.",
        "Version 3.2 of the rules applies since 2024.",
    }


def test_tables_are_text() -> None:
    rows = "".join(f"<tr><td>Mineral {n}</td><td>listed</td></tr>" for n in range(9))
    assert "Mineral 3 listed" in text(PLAIN.format(f"<p>{BLOCKS[0]}</p><table>{rows}</table><p>{BLOCKS[2]}</p>"))


@pytest.mark.parametrize(
    ("encoding", "meta", "content_type"),
    [
        ("windows-1252", "", ""),
        ("windows-1252", "", "text/html; charset=windows-1252"),
        ("iso-8859-15", "<meta charset='iso-8859-15'>", "text/html; charset=nonsense"),
        ("utf-8", "", ""),
        ("utf-8-sig", "", "text/html; charset=iso-8859-1"),
        ("utf-16", "", ""),
    ],
)
def test_encodings(encoding: str, meta: str, content_type: str) -> None:
    body = PLAIN.format(f"<p>Die Förderung für Erze wurde gestoppt. {BLOCKS[0]}</p>").replace(
        "<title>", f"{meta}<title>"
    )
    (record,) = read("page", body.encode(encoding), content_type=content_type).records
    assert "Die Förderung für Erze wurde gestoppt." in str(record.fields["sentences"])


def test_an_xml_declaration_is_no_obstacle() -> None:
    assert text(f'<?xml version="1.0" encoding="utf-8"?>{PLAIN.format("<p>" + BLOCKS[0] + "</p>")}')


def test_a_header_that_is_never_closed_is_no_menu() -> None:
    blocks = "".join(f"<p>{block}</p>" for block in BLOCKS)
    assert text(f"<html><body><header role='banner'><nav>Menu</nav><main>{blocks}</main></body></html>") == sentences(
        "\n".join(BLOCKS)
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        "   ",
        "no markup",
        "<html></html>",
        "<html><body><script>x()</script><nav><a href='/'>Home</a></nav></body></html>",
        "<!-- -->",
    ],
)
def test_a_page_without_text_is_an_error(body: str) -> None:
    with pytest.raises(ExtractionError):
        read("page", body)


def test_real_pages_have_text(shared: Path) -> None:
    for path in sorted((shared / "data" / "pages").glob("htmldate__*.html")):
        (record,) = read("page", path.read_bytes()).records
        assert len(str(record.fields["sentences"])) > 500, path.name


def test_nothing_found_is_told_apart() -> None:
    with pytest.raises(NothingFound, match="no main text"):
        read("page", "<html><body><nav>Menu</nav></body></html>")


@pytest.mark.parametrize(
    "noise",
    [
        "Last updated 3 May 2024",
        "Page Last Reviewed/Updated Tuesday, January 06, 2026",
        "Date modified: 2024-05-03",
        "Zuletzt aktualisiert: 3. Mai 2024",
        "Stand: 3. Mai 2024",
        "Posted 2 hours ago",
        "vor 3 Stunden",
        "Publicado hace 3 horas",
        "há 2 dias",
        "2 giorni fa",
        "3 dagen geleden",
        "för 2 timmar sedan",
        "for 4 timer siden",
        "3 tuntia sitten",
        "5 godzin temu",
        "před 3 dny",
        "2 часа назад",
        "3 saat önce",
        "2 jam yang lalu",
        "3 giờ trước",
        "3日前",
        "2小时前",
        "5시간 전",
        "منذ 3 ساعات",
        "5 days left",
        "12 days, 4 hours and 3 minutes remaining",
        "Closes in 3 days",
        "02d 14h 33m 12s",
        "noch 12 Tage",
        "il reste 5 jours",
        "quedan 5 días",
        "faltam 3 dias",
        "mancano 4 giorni",
        "nog 3 dagen",
        "осталось 5 дней",
        "残り5日",
        "还剩5天",
        "3일 남음",
        "Aufrufe: 1.234",
        "1 234 vues",
        "Visitas: 99",
        "浏览次数：1234",
        "阅读量 55",
        "조회수 1,234",
        "閲覧数：12",
        "Просмотров: 12",
        "Viewed 1,204 times",
        "12 people are viewing this page",
        "You are visitor number 12345",
        "Page generated in 0.034 seconds",
        "Current time: 14:05:33 UTC",
        "Today is Monday, 5 May 2026",
        "Request ID: 8f3a-77c1",
        "PHPSESSID=9a8b7c6d5e",
        "1,234 comments",
        "Views: 12",
        "© 2024 Example Ltd.",
        "Copyright 2024 Example",
        "All rights reserved.",
        "We use cookies to improve our site.",
        "Accept all cookies",
        "Share this page",
        "Skip to main content",
        "Read more",
        "Cloudflare Ray ID: 7f",
        "[email protected]",
        "0123456789abcdef0123456789abcdef",
    ],
)
def test_noise_is_dropped(noise: str) -> None:
    assert without_noise(noise) == ""


@pytest.mark.parametrize(
    "fact",
    [
        "Updated: Version 3.1 released",
        "Revised Performance Standard V4 2025",
        "Copyright Act of 2025 was amended",
        "Laufzeit 30 Jahre",
        "Comments must be submitted within 30 days.",
        "请于10月15日前提交意见",
        "2030年前实现目标",
        "10월 15일 전까지 제출",
        "Reference number 2024-0123",
        "Visites : 12 mai 2026",
        "The permit expires in 12 years.",
        "访问3个国家",
        "Shares: 12 % of the world's output",
        "The list was published a year before the second one.",
        "30 days after the notice",
        "Stand der Technik 2024",
        "Standard 2.0",
        "2023",
        "Comments are due by 3 May 2024.",
        "Updated list of 60 minerals",
    ],
)
def test_facts_are_kept(fact: str) -> None:
    assert without_noise(fact) == fact


def test_noise_inside_a_sentence_is_blanked() -> None:
    assert without_noise("By Jo | 1,234 views") == "By Jo"
    assert without_noise("Sent 5 minutes ago from 12345678-1234-1234-1234-123456789abc to Jo") == "Sent from to Jo"
    assert quiet_sentences("Posted 2 days ago\nOre. © 2024 X") == ["Ore."]


def test_sentences_know_abbreviations() -> None:
    assert sentences(
        'The U.S. list has 60 entries. Dr. Jo said: "Yes." On 24. Januar it came, e.g. No. 3. of it! 新しい。次'
    ) == [
        "The U.S. list has 60 entries.",
        'Dr. Jo said: "Yes."',
        "On 24. Januar it came, e.g. No. 3. of it!",
        "新しい。",
        "次",
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_text_stays_plain_and_whole(raw: str) -> None:
    assert line(line(raw)) == line(raw)
    assert "".join(sentences(raw)).replace(" ", "") == line(raw).replace(" ", "")
    assert "\n" not in strip_markup(raw)
    strip_markup(raw).encode()


def test_short_forms() -> None:
    assert shorten("x" * 20, 10) == "x" * 9 + "…"
    assert shorten("one two three", 9) == "one two…"
    assert is_cut("A new group...")
    assert not is_cut("A new group.")
    assert strip_markup("<!-- c -->a<br>b &amp;lt; 5 < 6<a href='x") == "a b &lt; 5 < 6"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-08-19", "2024-08-19"),
        ("2024-08-19T14:05:00Z", "2024-08-19T14:05:00Z"),
        ("2024-08-19T14:05:00.123+0200", "2024-08-19T12:05:00Z"),
        ("2024-08-19 14:05:00 UTC", "2024-08-19T14:05:00Z"),
        ("2024-08-19T14:05:00", "2024-08-19"),
        ("2024-08-19 14:05 Ortszeit", "2024-08-19"),
        ("2024-08-19T99:99", "2024-08-19"),
        ("Mon, 19 Aug 2024 10:05:00 EDT", "2024-08-19T14:05:00Z"),
        ("9 Aug 24 10:05 GMT", "2024-08-09T10:05:00Z"),
        ("Mon, 19 Aug 2024 10:05:00", "2024-08-19"),
        ("24. Januar 2022", "2022-01-24"),
        ("1er mars 2024", "2024-03-01"),
        ("August 19th, 2024", "2024-08-19"),
        ("19.08.2024", "2024-08-19"),
        ("2024年8月19日", "2024-08-19"),
        ("13/08/2024", "2024-08-13"),
        ("08/13/2024", "2024-08-13"),
        ("07/08/2024", None),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("2024-02-30", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("Edition 5, 2024", None),
        ("2024", None),
        ("12:30", None),
        ("", None),
    ],
)
def test_dates_as_they_are_stated(written: str, date: str | None) -> None:
    assert stated(written) == date


def test_dates_in_texts_and_addresses() -> None:
    assert within("From 22 July to 22 October 2025 it was open") == "2025-10-22"
    assert within("no date") is None
    assert of_address("https://e.org/2022/20220124-x.html") == "2022-01-24"
    assert of_address("https://e.org/2024-02-31-x") is None
    assert of_address("https://ansi.org/standards-news/all-news/12-18-23-x") == "2023-12-18"
    assert of_address("https://ansi.org/standards-news/all-news/x-19") is None
    assert of_address("http://[") is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789-/:. TZ+年月日", max_size=30) | st.text(max_size=30))
def test_any_text_is_a_date_or_none(raw: str) -> None:
    assert stated(raw) is None or str(stated(raw))[4] == "-"


@settings(max_examples=100, deadline=None)
@given(BROKEN)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    assert is_read_or_refused("page", body)


@pytest.mark.parametrize("counter", ["Page views: 1,234", "Total visitors: 12", "Number of hits (99)", "Site visits 7"])
def test_a_counter_under_any_of_its_names_is_noise(counter: str) -> None:
    assert quiet_sentences(f"Lithium is listed.\n{counter}") == ["Lithium is listed."]


SAMPLES = (
    sample(
        "page",
        "rules",
        "<html><head><title>Rules</title></head><body><nav><a href='/a'>News</a></nav><main><p>Posted 3 hours ago</p>"
        f"<h1>Rules</h1><p>{BLOCKS[0]}</p><ul><li>{BLOCKS[1]}</li></ul><p>1,234 views</p><table><tr><td>"
        f"{BLOCKS[2]}</td></tr></table></main><footer>© 2026 Example. All rights reserved.</footer></body></html>",
    ),
)


@pytest.mark.parametrize("signs", ["&#", "(", "- ", "© "])
def test_a_sentence_of_signs_takes_no_longer_than_it_is_long(signs: str) -> None:
    said = signs * 100_000 + "a"
    assert quiet_sentences(said) == ([] if signs == "© " else [said])
