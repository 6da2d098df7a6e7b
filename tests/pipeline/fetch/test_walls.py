"""Walls and login pages are seen, and real pages are never taken for one."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fetch.walls import HEAD, Answer, login, standing_in, wall

URL = "https://www.site.test/page"
_TAGS = """<meta  http-equiv=refresh content="0;url=http://[" > <!-- --> <script </script> location= document.cookie
<input type= password <title are\xa0you\xa0a\xa0robot"""
_PIECES = [*_TAGS.split(), " ", "\x00", "ü"]
PROSE = "<p>The committee on rare earths met and agreed on three new work items.</p>" * 40


def _answer(
    body: str | bytes = "",
    status: int = 200,
    *,
    requested: str = URL,
    url: str = URL,
    size: int | None = None,
    **headers: str,
) -> Answer:
    head = body.encode() if isinstance(body, str) else body
    given = {"content-type": "text/html"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(requested, url, status, given, head[:HEAD], len(head) if size is None else size)


@pytest.mark.parametrize(
    ("answer", "vendor"),
    [
        (_answer("x", 403, cf_mitigated="challenge"), "Cloudflare"),
        (_answer("", 200, cf_mitigated="challenge"), "Cloudflare"),
        (_answer("<html><head><title>Just a moment...</title></head></html>", 403, cf_ray="8f-FRA"), "Cloudflare"),
        (_answer("<title>Attention Required! | Cloudflare</title><h1>Sorry</h1>", 403), "Cloudflare"),
        (_answer("<script>window._cf_chl_opt={cType:'managed'}</script>"), "Cloudflare"),
        (_answer("error code: 1020", 403, content_type="text/plain"), "Cloudflare"),
        (_answer("<h1>Error 1020</h1><p>site.test used Cloudflare to restrict access</p>", 403), "Cloudflare"),
        (_answer("", 202, x_amzn_waf_action="challenge"), "AWS WAF"),
        (_answer("", 405, x_amzn_waf_action="captcha"), "AWS WAF"),
        (_answer("<html><script>window.gokuProps = {};AwsWafIntegration.getToken()</script></html>"), "AWS WAF"),
        (_answer("{}", 403, content_type="application/json", x_datadome="protected"), "DataDome"),
        (_answer("<p>Please enable JS</p><script src='https://ct.captcha-delivery.com/c.js'></script>"), "DataDome"),
        (_answer("", 429, x_kpsdk_ct="0a"), "Kasada"),
        (_answer("Request unsuccessful. Incapsula incident ID: 12-34"), "Imperva"),
        (_answer("<html><script src='/_Incapsula_Resource?SWJIYLWA=7'></script></html>"), "Imperva"),
        (_answer("<H1>Access Denied</H1>Reference #18.2 https://errors.edgesuite.net/18.2", 403), "Akamai"),
        (_answer("<meta http-equiv='refresh' content=\"5; URL='/page?bm-verify=AAQ'\" />"), "Akamai"),
        (_answer("<div id='sec-if-cpt-container'></div>"), "Akamai"),
        (_answer("<script>var s={},u,c; /* sucuri_cloudproxy_js */</script>"), "Sucuri"),
        (_answer("blocked", 403, x_sucuri_block="geo"), "Sucuri"),
        (_answer("<div id='px-captcha'></div>", 403), "HUMAN"),
        (_answer("The requested URL was rejected. Please consult with your administrator."), "F5"),
        (_answer("<html><h1>Checking your browser before accessing site.test</h1></html>", 503), "a challenge"),
        (_answer("<html><noscript>Enable JavaScript and cookies to continue</noscript></html>"), "a challenge"),
        (_answer("<html><script>document.cookie='k=1';location.reload()</script></html>"), "a challenge"),
        (_answer("<script>document.cookie='k=1';window.location = '/page'</script>"), "a challenge"),
        (_answer("<html><meta http-equiv=refresh content=3></html>"), "a challenge"),
        (_answer("<html><meta http-equiv='refresh' content='0; url=/page?t=9'></html>"), "a challenge"),
        (_answer(f"<html><meta http-equiv='refresh' content='0; url={URL}'></html>"), "a challenge"),
    ],
)
def test_walls_are_seen(answer: Answer, vendor: str) -> None:
    assert wall(answer) == vendor


@pytest.mark.parametrize(
    "answer",
    [
        _answer(f"<html>{PROSE}</html>", cf_ray="8f-FRA", server="cloudflare", x_datadome="protected"),
        _answer(f"<html>{PROSE}<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script></html>"),
        _answer(f"<html>{PROSE}<script src='/_Incapsula_Resource?SWJIYLWA=7'></script></html>"),
        _answer(f"<html>{PROSE}<p>How sites ask: are you a robot? Checking your browser.</p></html>"),
        _answer("<html>are you a robot" + "<!-- -->" * 20_000 + "</html>"),
        _answer("<html><p>Page moved.</p><meta http-equiv=refresh content='0; url=/new-page'></html>"),
        _answer("<html><meta http-equiv=refresh content='0; url=https://other.test/page'></html>"),
        _answer(f"<html>{PROSE}<script>document.cookie='a=1';location.reload()</script></html>"),
        _answer("<html><script>document.cookie = 'a=1'</script><p>Short page.</p></html>"),
        _answer('{"title": "are you a robot"}', content_type="application/json"),
        _answer("<?xml version='1.0'?><rss><title>Are you a robot</title></rss>"),
        _answer("\ufeff<rss><title>Verify you are human</title></rss>"),
        _answer("error code: 1020", content_type="text/html"),
        _answer("<h1>Not found</h1>", 404),
        _answer(b"%PDF-1.7 are you a robot", content_type="application/pdf"),
        _answer("<html><meta http-equiv=refresh content='0; url=http://[x'></html>"),
        _answer(""),
    ],
)
def test_honest_answers_are_no_walls(answer: Answer) -> None:
    assert wall(answer) is None


def test_html_is_known_by_its_start_too() -> None:
    body = "<!DOCTYPE html><title>Just a moment...</title>"
    assert wall(_answer(body, content_type="application/octet-stream")) == "Cloudflare"


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("https://www.site.test/login?next=/page", PROSE),
        ("https://www.site.test/user/Sign-In", PROSE),
        ("https://www.site.test/sso/start", PROSE),
        ("https://www.site.test/signin.aspx", PROSE),
        ("https://www.site.test/oauth2/v2.0/authorize", PROSE),
        ("https://login.site.test/", PROSE),
        ("https://idp.other.test/", PROSE),
        ("https://www.site.test/members", "<html><form><input name=p type='password'></form></html>"),
    ],
)
def test_a_way_that_ends_at_a_login_is_seen(url: str, body: str) -> None:
    assert login(_answer(body, url=url))


@pytest.mark.parametrize(
    ("requested", "url", "body"),
    [
        (URL, URL, "<form><input type=password></form>"),
        ("http://site.test/page/", URL, "<form><input type=password></form>"),
        (URL, "https://www.site.test/other", f"{PROSE}<form><input type=password></form>"),
        (URL, "https://www.site.test/signing-ceremony", PROSE),
        (URL, "https://www.site.test/blogindustry/authorised", PROSE),
        ("https://www.site.test/login", "https://www.site.test/en/login", PROSE),
        ("https://login.site.test/a", "https://login.site.test/b", PROSE),
    ],
)
def test_honest_ways_lead_to_no_login(requested: str, url: str, body: str) -> None:
    assert not login(_answer(body, requested=requested, url=url))


def test_a_login_form_in_what_is_no_page_does_not_count() -> None:
    answer = _answer("<input type=password>", url="https://www.site.test/x", content_type="application/json")
    assert not login(answer)


@given(st.lists(st.sampled_from(_PIECES), max_size=12), st.integers(100, 599))
@settings(max_examples=150, deadline=None)
def test_any_page_can_be_judged(pieces: list[str], status: int) -> None:
    answer = _answer("".join(pieces), status, requested="https://site.test/old")
    assert wall(answer) is None or answer.head
    assert login(answer) in (True, False)


@pytest.mark.parametrize("piece", [*_PIECES, "<meta http-equiv", "<script>", "<input type ="])
def test_no_page_takes_long_to_judge(piece: str) -> None:
    answer = _answer("are you a robot document.cookie " + piece * (HEAD // max(len(piece), 1)), size=HEAD)
    start = time.process_time()
    wall(answer)
    login(replace(answer, url="https://www.site.test/other"))
    assert time.process_time() - start < 1


def _recorded(shared: Path) -> Iterator[tuple[str, str, bytes]]:
    """Every recorded answer: name, media type, body."""
    folders = ("data/pages", "data/iso/html", "data/feeds", "data/lists", "data/federal_register", "data/iso/text")
    for path in sorted(path for folder in folders for path in (shared / folder).rglob("*") if path.is_file()):
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        yield path.name, "application/json" if path.suffix == ".json" else "text/html", body


def test_no_recorded_answer_is_taken_for_a_wall(shared: Path) -> None:
    number = 0
    for name, media_type, body in _recorded(shared):
        for status in (200, 404):
            answer = _answer(body, status, requested="https://site.test/old", content_type=media_type)
            assert wall(answer) is None, name
            assert not login(answer), name
            assert standing_in(answer) is None, name
        number += 1
    assert number > 100


def test_recorded_iso_pages_at_their_own_addresses(shared: Path) -> None:
    entries = json.loads((shared / "data/iso/html/MANIFEST.json").read_text())
    for entry in entries:
        body = gzip.decompress((shared / "data/iso/html" / entry["file"]).read_bytes())
        answer = _answer(body, requested=entry["url"], url=entry["url"], cf_ray="8f-FRA", server="cloudflare")
        assert wall(answer) is None
        assert not login(answer)
