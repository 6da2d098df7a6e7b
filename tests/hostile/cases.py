"""The table of what a hostile server does, and what is said of it. Another kind of nastiness is another line."""

from __future__ import annotations

import io
import zipfile

from tests.hostile.answers import (
    PROSE,
    Case,
    counted,
    drip,
    feed,
    fixed,
    gzipped,
    html,
    json,
    leads_to,
    raw,
    squeezed,
    stream,
    wire,
)
from tests.hostile.more_cases import DATA, FEEDS, FILES, MARKUP, WIRE

_OK = "HTTP/1.1 200 OK\nContent-Type: text/html"
_PAGE = f"<html><body><main>{PROSE * 3}</main></body></html>"
_BROKE = r"broke|broken|no answer|in time"
_LATE = r"in time|time ran out|time was over|took too long"
_STRANGE = r"status|broke"

_WIRE = [
    ("hangs up at once", raw(b""), _BROKE),
    ("answers garbage", raw(b"\x00\x01\x02 hello\r\n\r\n"), _BROKE),
    ("answers as HTTP/0.9", raw(b"<html>hello</html>"), _BROKE),
    ("answers as HTTP/2", raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), _BROKE),
    ("has the status 999", wire("HTTP/1.1 999 Odd\nContent-Length: 2", b"no"), "999"),
    ("has a status that is no number", wire("HTTP/1.1 abc OK", b"no"), _BROKE),
    ("announces a negative length", wire(f"{_OK}\nContent-Length: -5", _PAGE.encode()), ""),
    ("announces more than it sends", wire(f"{_OK}\nContent-Length: 999999", b"<html>short"), "broke off"),
    ("announces less than it sends", wire(f"{_OK}\nContent-Length: 20", _PAGE.encode()), ""),
    ("announces two lengths", wire(f"{_OK}\nContent-Length: 5\nContent-Length: 9", _PAGE.encode()), ""),
    ("announces a length that is a word", wire(f"{_OK}\nContent-Length: many", _PAGE.encode()), ""),
    ("sends a chunk of no size", wire(f"{_OK}\nTransfer-Encoding: chunked", b"xyz\r\nhello"), "broke off"),
    ("sends a chunk of 2^70 bytes", wire(f"{_OK}\nTransfer-Encoding: chunked", b"ffffffffffffffffff\r\nhi"), "broke"),
    ("never ends its chunks", wire(f"{_OK}\nTransfer-Encoding: chunked", b"5\r\nhello\r\n"), "broke off"),
    ("has three hundred headers", wire(_OK + "".join(f"\nX-{n}: y" for n in range(300)), b"x"), _BROKE),
    ("has a header of 100 kB", wire(f"{_OK}\nX: {'y' * 100_000}", b"x"), _BROKE),
    ("has a header without a colon", wire(f"{_OK}\nnonsense\nContent-Length: {len(_PAGE)}", _PAGE.encode()), ""),
    ("has a header with zeros", wire(f"{_OK}; charset=\0\xff\xfe\nContent-Length: {len(_PAGE)}", _PAGE.encode()), ""),
    ("has an ETag of 60 kB", wire(f'{_OK}\nETag: "{"e" * 60_000}"\nContent-Length: {len(_PAGE)}', _PAGE.encode()), ""),
    ("drips its headers", drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), _LATE),
    ("drips its body", drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"), _LATE),
    ("drips chunk lines", drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"), _LATE),
    ("never answers", drip(b"", b""), _LATE),
    ("says 100 Continue for ever", drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), _BROKE),
]

_SIZES = [
    ("is a gzip bomb", squeezed(b"\0" * 1_000_000, 500), "larger than 5,000,000"),
    ("is a bomb of markup", squeezed(b"<p>word</p>" * 100_000, 300), "larger than 5,000,000"),
    ("is a zlib bomb", squeezed(b"\0" * 1_000_000, 500, "deflate"), "larger than 5,000,000"),
    ("is a bomb in a bomb", fixed(gzipped(gzipped(b"\0" * 50_000_000)), Content_Encoding="gzip"), "gzip"),
    ("is not compressed as it says", html(_PAGE, Content_Encoding="gzip"), "not compressed as its header says"),
    ("cuts its gzip", fixed(gzipped(_PAGE.encode() * 50)[:-20], Content_Encoding="gzip"), "no end"),
    ("has an empty gzip", fixed(b"", Content_Encoding="gzip"), "empty|no end"),
    ("compresses as nobody asked", html(_PAGE, Content_Encoding="br"), "not asked for"),
    ("names two encodings", fixed(gzipped(_PAGE.encode()), Content_Encoding="gzip, gzip"), "not asked for"),
    ("has a page of 6 MB", html(_PAGE * 20_000), "larger than 5,000,000"),
    ("has a page without end", stream({"Content-Type": "text/html"}, b"x" * 100_000, 500), "larger than 5,000,000"),
    ("has an empty body", html(""), "empty body"),
]

_WAYS = [
    ("leads to itself", leads_to("/hostile"), "more than 8 times"),
    ("leads on and on", counted(lambda n: leads_to(f"/hostile?{n}")), "more than 8 times"),
    ("leads to a file", leads_to("file:///etc/passwd"), "only http and https"),
    ("leads to ftp", leads_to("ftp://127.0.0.1/x"), "only http and https"),
    ("leads to a script", leads_to("javascript:alert(1)"), "only http and https"),
    ("leads to data", leads_to("data:text/html,hello"), "only http and https"),
    ("leads to what is no text", leads_to("/\xe9\xff"), "not text|no text|status|broke|nothing"),
    ("leads to a half sign", leads_to("/%ff%fe\xc3"), "not text|no text|status|nothing"),
    ("leads to a password", leads_to("http://user:secret@127.0.0.1/"), "user name or password"),
    ("leads to a backslash", leads_to("http:\\\\127.0.0.1\\x"), "backslash"),
    ("leads to half a bracket", leads_to("http://[::1/"), "well-formed"),
    ("leads to a port that is none", leads_to("http://127.0.0.1:99999/"), "well-formed|Port"),
    ("leads nowhere", leads_to(""), "302|status|more than"),
    ("leads to no host", leads_to("http:///x"), "names no host|well-formed|nothing at"),
    ("leads to an address of 60 kB", leads_to("/" + "a" * 60_000), "60,0.. characters"),
    ("says 300 and lists places", wire("HTTP/1.1 300 Choose\nContent-Length: 2", b"no"), "300"),
    ("says 301 without a place", wire("HTTP/1.1 301 Moved\nContent-Length: 2", b"no"), "301"),
]

_STATUSES = [
    ("says 202", html(_PAGE, 202), "202"),
    ("says 204", raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "204.*nothing to show"),
    ("says 205", wire("HTTP/1.1 205 Reset\nContent-Length: 0"), "205"),
    ("says 206 unasked", html(_PAGE, 206, Content_Range="bytes 0-99/5000"), "206.*only part"),
    ("says 304 unasked", raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"), "304"),
    ("says 401", html("no", 401), "login"),
    ("says 402", html("no", 402), "402"),
    ("says 403", html("no", 403), "refuses"),
    ("says 404", html("no", 404), "nothing at this address"),
    ("says 410", html("no", 410), "permanently removed"),
    ("says 418", html("no", 418), "418"),
    ("says 429 for two days", html("no", 429, Retry_After="172800"), "fewer requests"),
    ("says 429 with a wait that is none", html("no", 429, Retry_After="-9e99"), "fewer requests"),
    ("says 451", html("no", 451), "legal"),
    ("says 500", html("no", 500), "server failed"),
    ("says 503 until a date", html("no", 503, Retry_After="Wed, 21 Oct 2195 07:28:00 GMT"), "server failed"),
]

_KINDS_OF_FILE = [
    ("sends a PNG as a page", html(b"\x89PNG\r\n\x1a\n" + b"\0" * 500), "an image"),
    ("sends a JPEG as a page", html(b"\xff\xd8\xff\xe0" + b"\0" * 500), "an image"),
    ("sends a GIF as a page", html(b"GIF89a" + b"\0" * 500), "an image"),
    ("sends a program as a page", html(b"\x7fELF\x02\x01\x01" + b"\0" * 500), "a program"),
    ("sends a film as a page", html(b"\x00\x00\x00\x18ftypmp42" + b"\0" * 500), "a film"),
    ("sends a font as a page", html(b"wOF2" + b"\0" * 500), "a font"),
    ("sends gzip as a page", html(gzipped(_PAGE.encode())), "compressed"),
    ("sends a PDF as a page", html(b"%PDF-1.7\n" + b"x" * 500), "a PDF"),
    ("sends an archive as a page", html(b"PK\x03\x04" + b"\x14\0" * 200), "a ZIP"),
    ("sends zeros as a page", html(b"\0" * 5000), "no text|no markup"),
    ("sends noise as a page", html(bytes(range(256)) * 40), ""),
    ("sends plain text as a page", html("just words, no markup at all"), "no markup"),
]

_CHARSETS = [
    (f"names the character set {name[:20]!r}", fixed(body, Content_Type=f"text/html; charset={name}"), "")
    for name, body in (
        ("punycode", (_PAGE * 900)[:300_000]),
        ("idna", _PAGE),
        ("utf-7", "<html><p>+ADw-script+AD4- and some words about lithium that are long enough</p></html>"),
        ("cp037", _PAGE.encode("cp037")),
        ("unicode_escape", _PAGE + "\\ud800"),
        ("raw_unicode_escape", _PAGE),
        ("base64_codec", _PAGE),
        ("zlib", _PAGE),
        ("rot13", _PAGE),
        ("undefined", _PAGE),
        ("mbcs", _PAGE),
        ("utf-16", _PAGE.encode("utf-16")[:-1]),
        ("utf-32", _PAGE.encode("utf-32")),
        ("x" * 9000, _PAGE),
        ("../../etc/passwd", _PAGE),
    )
] + [("names punycode in its head", html("<meta charset=punycode>" + _PAGE * 900), "")]

_MARKUP = [
    ("is 30,000 tags deep", html("<div>" * 30_000 + PROSE * 5), ""),
    ("is 100,000 tags deep in spans", html("<span>" * 100_000 + PROSE * 5), ""),
    ("nests 5,000 tables", html("<table><tr><td>" * 5_000 + PROSE * 5), ""),
    ("has 100,000 attributes", html("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + PROSE * 5), ""),
    ("has a class of 2 MB", html(f'<p class="{"nav-" * 500_000}">' + PROSE * 5), ""),
    ("has a class of a million names", html(f'<p class="{"n " * 1_000_000}">' + PROSE * 5), ""),
    ("is 4 MB of brackets", html("<" * 4_000_000), ""),
    ("is 4 MB of open comments", html("<!--" * 1_000_000), ""),
    ("is 4 MB of closed comments", html("<!---->" * 550_000 + PROSE * 5), ""),
    ("is one word of 4 MB", html(f"<p>{'a' * 4_000_000}</p>"), ""),
    ("is one sentence of 4 MB", html(f"<p>{'lithium and ' * 330_000}</p>"), ""),
    ("is 4 MB of sentences", html(f"<main>{PROSE * 40_000}</main>"), ""),
    ("is 4 MB of spaces", html(f"<p>{' ' * 4_000_000}x</p>"), ""),
    ("is 4 MB of full stops", html(f"<p>{'. ' * 2_000_000}x</p>"), ""),
    ("is 4 MB of digits and commas", html(f"<p>{'1,' * 2_000_000}x</p>"), ""),
    ("has 200,000 references", html(f"<p>{'&amp;&#x41;' * 200_000}</p>"), ""),
    ("has half characters", html(f"<p>{'&#xD800;' * 50} lithium is a metal of note</p>" + PROSE * 3), ""),
    ("has zeros in its text", html(f"<main><p>lith&#0;ium is \x00 a metal</p>{PROSE * 3}</main>"), ""),
    ("has 100,000 links", html("".join(f'<a href="/{n}">link {n}</a> ' for n in range(100_000))), ""),
    ("has 50,000 rows", html("<table>" + "<tr><td>x<td>y" * 50_000 + "</table>"), ""),
    ("is only scripts", html("<html><script>" + "x();" * 50_000 + "</script></html>"), "no main text|nothing"),
    ("spans a million columns", html('<table><tr><td colspan="99999999" rowspan="99999999">x</table>' + PROSE * 3), ""),
]

_FEEDS = [
    (
        "unfolds entities",
        feed("&a9;", '<!DOCTYPE r [<!ENTITY a0 "ha">'
             + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"),
        "entities|ENTITY",
    ),
    (
        "reads our files",
        feed("<item><title>&x;</title></item>", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "entities|ENTITY",
    ),
    ("hides entities in EBCDIC", fixed('<?xml version="1.0" encoding="cp037"?><!DOCTYPE r [<!ENTITY x "y">]><rss/>'
                                       .encode("cp037"), Content_Type="text/xml"), "character set"),
    ("hides entities in UTF-7", feed("+ADw-", '<?xml version="1.0" encoding="utf-7"?>'), "character set"),
    ("hides entities in UTF-16", fixed('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x "y">]><rss/>'.encode("utf-16"),
                                       Content_Type="text/xml"), "entities|ENTITY"),
    ("hides entities in UTF-32", fixed('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x "y">]><rss/>'.encode("utf-32-le"),
                                       Content_Type="text/xml"), "character set"),
    ("hides entities in HZ", fixed('<?xml version="1.0" encoding="hz"?><!DOCTYPE r [<!EN~\nTITY x "y">]><rss/>',
                                   Content_Type="text/xml"), "entities|ENTITY"),
    ("hides entities in ISO 2022", fixed('<?xml version="1.0" encoding="iso-2022-jp"?><!DOCTYPE r [<!EN\x1b(BTITY x "y">]><rss/>',
                                         Content_Type="text/xml"), "entities|ENTITY"),
    ("says UTF-7 in its header", fixed("<rss version='2.0'><channel>+ADwAIQ-ENTITY</channel></rss>",
                                       Content_Type="text/xml; charset=utf-7"), "character set"),
    ("hides entities in UTF-16 without a mark",
     fixed('<!DOCTYPE r [<!ENTITY x "y">]><rss version="2.0"><channel/></rss>'.encode("utf-16-be"),
           Content_Type="text/xml"), "entities|ENTITY"),
    ("has forty empty comments", feed(f"<item><title>t</title><description>{'&lt;!----&gt;' * 40}text</description></item>"), ""),
    ("has forty raw comments", feed(f"<item><title>t</title><description>{'<!---->' * 40}text</description></item>"), ""),
    ("is 100,000 tags deep as a feed", feed("<a>" * 100_000), ""),
    ("has 60,000 items", feed("<item><title>Lithium</title><link>http://a.test/1</link></item>" * 60_000), ""),
    ("has a description of 14 MB", feed(f"<item><title>t</title><description>{'long ' * 2_800_000}</description></item>"), ""),
    ("has a feed of 16 MB", feed("<item><title>t</title></item>" * 600_000), "larger than 15,000,000"),
    ("cuts its feed", fixed(b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>half', Content_Type="text/xml"), ""),
    ("sends a page as a feed", html(_PAGE), "HTML|RSS"),
    ("has a feed of nothing", fixed("   \n  ", Content_Type="text/xml"), "RSS|feed|empty"),
    ("has dates of nowhere", feed("<item><title>t</title><pubDate>Mon, 99 Foo 99999999999 25:61:61 +9999</pubDate></item>"), ""),
    ("has a JSON list as a feed", json("[1, 2, 3]"), "feed|JSON|RSS"),
    ("has null as items", json('{"version": "https://jsonfeed.org/version/1.1", "items": null}'), "feed|JSON"),
    ("has items that are none", json('{"version": "https://jsonfeed.org/version/1.1", "title": 3, "items": [null, 1, "x", [], {"id": {}, "title": [], "authors": "me", "date_published": {}}]}'), ""),
    ("is JSON 100,000 deep", json("[" * 100_000), "feed|JSON|RSS"),
    ("is JSON with an endless number", json('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": ' + "9" * 5000 + "}]}"), ""),
]  # fmt: skip

_ROW = '{"id": 1, "reference": "ISO 1", "title": {"en": "Ore"}, "currentStage": 4020'
_DATA = [
    ("has a list for an object", "govuk", json("[]"), "object"),
    ("has null for a list", "govuk", json('{"details": null, "links": null, "title": null, "results": null}'), ""),
    ("has null for results", "federal-register", json('{"results": null, "count": null}'), ""),
    ("has a word for results", "federal-register", json('{"results": "many", "count": "x"}'), ""),
    ("complains as JSON", "federal-register", json('{"errors": {"a": "no key"}}'), "error"),
    ("sends a page as data", "federal-register", html(_PAGE), "JSON"),
    ("cuts its data", "govuk", json('{"details": {"body": "half'), "JSON"),
    ("has an id that is none", "iso-deliverables", json('{"id": true, "reference": "ISO 1"}\n'), ""),
    ("has an id of 60 digits", "iso-deliverables", json('{"id": ' + "9" * 60 + ', "reference": "ISO 1"}\n'), ""),
    ("has an edition that is a list", "iso-deliverables", json(_ROW + ', "edition": [[1]]}\n'), ""),
    ("has an edition with a half", "iso-deliverables", json(_ROW + ', "edition": 1.5}\n'), ""),
    ("has a committee that is an object", "iso-deliverables", json(_ROW + ', "ownerCommittee": {"a": {"b": 1}}}\n'), ""),
    ("has codes that are a number", "iso-deliverables", json(_ROW + ', "icsCode": 5}\n'), ""),
    ("has a title that is a list", "iso-deliverables", json('{"id": 1, "reference": "ISO 1", "title": ["a"]}\n'), ""),
    ("replaces by an object", "iso-deliverables", json(_ROW + ', "replaces": {"a": 1}}\n'), ""),
    ("has one line of 20 MB", "iso-deliverables", json('{"id": 1, "reference": "' + "x" * 20_000_000 + '"}\n'), ""),
    ("repeats a line 200,000 times", "iso-deliverables", json((_ROW + "}\n") * 200_000), ""),
    ("has half a character in a name", "iso-deliverables", json('{"id": 1, "reference": "\\ud800"}\n'), ""),
    ("has zeros in its lines", "iso-deliverables", json(b"\0" * 10_000), "JSON|expected"),
    ("has members that are a list", "iso-committees", json('{"id": 1, "reference": "ISO/TC 1", "pMembers": 3, "title": 5}\n'), ""),
    ("has a notice without its document", "eurlex", html("<html><p>nothing of the kind</p></html>"), ""),
    ("has a committee without its name", "iso-committee-page", html("<html><h1></h1><p>x</p></html>"), "."),
]  # fmt: skip


def _workbook(sheet: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", b"<Types/>")
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    return packed.getvalue()


_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
_FILES = [
    ("sends half a PDF", "mineral-list", fixed(b"%PDF-1.7\nhalf", Content_Type="application/pdf"), "PDF"),
    ("sends a PDF whose pages hold themselves", "mineral-list",
     fixed(_PDF + b"trailer<</Root 1 0 R>>", Content_Type="application/pdf"), "."),
    ("sends a workbook that is none", "mineral-list", fixed(_workbook(b"<x/>")), "XLSX|file"),
    ("sends a workbook that is a bomb", "mineral-list", fixed(_workbook(b"<a>" + b" " * 400_000_000)), "."),
    ("sends an archive that is cut", "mineral-list", fixed(_workbook(b"<x/>")[:60]), "XLSX|file"),
    ("sends a list of 3 MB of words", "mineral-list", html(f"<ul>{'<li>Lithium and cobalt</li>' * 100_000}</ul>"), ""),
    ("sends a list as JSON that is deep", "mineral-list", json("[" * 50_000 + "]" * 50_000), "."),
    ("sends a table of 20,000 cells", "mineral-list", html("<table>" + "<tr><td>Tin</td></tr>" * 20_000), ""),
]  # fmt: skip

_NAV = "<nav>" + "".join(f"<a href='/{n}'>Section number {n}</a>" for n in range(60)) + "</nav>"
_STAND_INS = [
    ("is down for maintenance", html("<title>Site</title><h1>We’ll be back soon!</h1><p>Sorry.</p>"), "maintained"),
    ("is down, in its whole frame", html(f"<title>Down for maintenance</title>{_NAV * 5}"), "maintained"),
    ("is down in German", html("<title>Wartungsarbeiten</title><p>Bitte später.</p>"), "maintained"),
    ("has a soft 404", html(f"<title>Page not found | Agency</title>{_NAV}<h1>Page not found</h1>"), "nothing at this"),
    ("has a soft 404 in French", html(f"<title>Agence</title>{_NAV}<h1>Page introuvable</h1>"), "nothing at this"),
    ("has a soft 404 that begs", html("<h1>Oops! The page you are looking for does not exist.</h1>"), "nothing at this"),
    ("has an error with status 200", html("<title>500 Internal Server Error</title><h1>Oh</h1>"), "error of its server"),
    ("has lost its database", html("<h1>Error establishing a database connection</h1>"), "error of its server"),
    ("has a Java trace", html("<p>An unexpected error has occurred. Stack trace: at x.y(Z.java)</p>"), "error of its"),
    ("wants cookies accepted", html("<h1>Before you continue</h1><p>Accept cookies to go on</p>"), "cookies"),
    ("has a consent wall", html("<p>We value your privacy. Please accept cookies to access this site.</p>"), "cookies"),
    ("is a parked domain", html("<title>list.test</title><p>This domain is for sale! Buy this domain.</p>"), "parked"),
    ("is a new server", html("<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>"), "default page"),
    ("was suspended", html("<title>Account Suspended</title><p>Contact your hosting provider.</p>"), "parked"),
    ("wants a login", html("<title>Log in</title><form><input type=password></form>"), "login"),
    ("says that the session expired", html("<p>Your session has expired. Please log in to continue.</p>"), "login"),
    ("wants JavaScript", html("<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"),
     "JavaScript"),
    ("wants another browser", html("<h1>Please update your browser</h1>"), "JavaScript"),
    ("has a challenge with 202", html("<script src=/challenge.js></script>", 202), "202"),
    ("has a challenge with 403", html("<title>Just a moment...</title>", 403), "bot wall"),
    ("has a challenge with 200", html("<title>Just a moment...</title>"), "bot wall"),
    ("asks whether one is human", html("<p>Verify you are human</p>"), "bot wall"),
    ("reloads itself", html("<meta http-equiv=refresh content='1'>"), "bot wall"),
]  # fmt: skip

# Written without a look at the words that the reader knows; each is to be told as what it is.
_BLIND = [
    ("is being renovated", html("<title>Scheduled maintenance</title><h1>Scheduled maintenance</h1><p>02:00-04:00 UTC</p>"), "maintained"),
    ("is down in Spanish", html("<h1>Sitio en mantenimiento</h1><p>Volveremos pronto.</p>"), "maintained"),
    ("is down in Polish", html("<title>Przerwa techniczna</title><h1>Przerwa techniczna</h1><p>Trwają prace serwisowe.</p>"), "maintained"),
    ("is down in Italian", html("<h1>Sito in manutenzione</h1><p>Torneremo presto online.</p>"), "maintained"),
    ("is down in Dutch", html("<h1>Onderhoud</h1><p>Onze website is tijdelijk niet beschikbaar wegens onderhoud.</p>"), "maintained"),
    ("is down in Swedish", html("<h1>Underhåll pågår</h1><p>Webbplatsen är tillfälligt otillgänglig.</p>"), "maintained"),
    ("is down in Korean", html("<h1>서비스 점검 중입니다</h1>"), "maintained"),
    ("is down in Turkish", html("<h1>Bakım çalışması</h1><p>Sitemiz geçici olarak hizmet dışıdır.</p>"), "maintained"),
    ("is down in Indonesian", html("<h1>Situs sedang dalam pemeliharaan</h1>"), "maintained"),
    ("has a soft 404 in Swedish", html("<h1>Sidan kunde inte hittas</h1>"), "nothing at this"),
    ("has a soft 404 in Polish", html("<title>Strona nie istnieje</title><h1>Nie znaleziono strony</h1>"), "nothing at this"),
    ("has a soft 404 in Czech", html("<title>Stránka nenalezena</title><h1>Stránka nenalezena</h1>"), "nothing at this"),
    ("has a soft 404 in Turkish", html("<title>Sayfa bulunamadı</title><h1>Sayfa bulunamadı</h1>"), "nothing at this"),
    ("has a soft 404 in Chinese", html("<title>404</title><p>您访问的页面不存在或已被删除</p>"), "nothing at this"),
    ("has a soft 404 in Vietnamese", html("<h1>Không tìm thấy trang</h1>"), "nothing at this"),
    ("has a soft 404 in Arabic", html("<h1>الصفحة غير موجودة</h1>"), "nothing at this"),
    ("has a soft 404 in Finnish", html("<h1>Sivua ei löytynyt</h1>"), "nothing at this"),
    ("has an article that is gone", html("<h1>This article is no longer available</h1>"), "nothing at this"),
    ("wants a login in Spanish", html("<title>Iniciar sesión</title><form><input type=password></form>"), "login"),
    ("wants a login in Italian", html("<title>Accedi</title><form><input type=password name=p></form>"), "login"),
    ("wants a login in Dutch", html("<title>Inloggen</title><form><input type=password></form>"), "login"),
    ("wants a login in Russian", html("<title>Вход</title><form><input type='password'></form>"), "login"),
    ("wants a subscription", html("<h1>Subscribe to continue reading</h1><p>Already a subscriber? Sign in.</p>"), "login"),
    ("has a challenge by Anubis", html("<title>Making sure you're not a bot!</title><h1>Making sure you're not a bot!</h1>"), "bot wall"),
    ("has a challenge in German", html("<title>Einen Moment, bitte …</title><p>Bitte bestätigen Sie, dass Sie ein Mensch sind.</p>"), "bot wall"),
    ("has a challenge in French", html("<h1>Vérification de sécurité</h1><p>Confirmez que vous êtes un humain.</p>"), "bot wall"),
    ("has a challenge in Spanish", html("<title>Un momento…</title><p>Verifica que eres un ser humano.</p>"), "bot wall"),
    ("holds one in a queue", html("<title>Queue-it</title><h1>You are now in line</h1><p>Your number in line: 1234</p>"), "bot wall"),
    ("shows a captcha", html("<p>Please complete the security check to access the site.</p><div class=g-recaptcha></div>"), "bot wall"),
    ("was parked in German", html("<h1>Diese Domain steht zum Verkauf</h1><p>Domain kaufen</p>"), "parked"),
    ("was parked in French", html("<p>Ce nom de domaine est à vendre</p>"), "parked"),
    ("is a server of Debian", html("<title>Apache2 Debian Default Page: It works</title><h1>It works!</h1>"), "default page"),
    ("is a server of Plesk", html("<title>Web Server's Default Page</title><p>This page is generated by Plesk.</p>"), "default page"),
    ("wants cookies in German", html("<h1>Cookies erforderlich</h1><p>Bitte akzeptieren Sie Cookies, um fortzufahren.</p>"), "cookies"),
    ("wants cookies in Italian", html("<p>Accetta i cookie per continuare</p>"), "cookies"),
    ("wants JavaScript in Spanish", html("<noscript>Debe habilitar JavaScript para usar esta aplicación.</noscript><div id=app></div>"), "JavaScript"),
    ("wants JavaScript in Japanese", html("<p>JavaScriptを有効にしてください</p>"), "JavaScript"),
    ("has lost its origin", html("<title>Web server is returning an unknown error</title><h1>Error 520</h1>"), "error of its server"),
    ("has an error in Spanish", html("<h1>Error interno del servidor</h1>"), "error of its server"),
    ("has an error in Portuguese", html("<title>Erro</title><p>Ocorreu um erro inesperado.</p>"), "error of its server"),
    ("exceeds its quota", html("<title>Bandwidth Limit Exceeded</title><h1>Bandwidth Limit Exceeded</h1>"), "error of its server|parked"),
    ("is closed to a region", html("<title>Access denied</title><p>This content is not available in your region.</p>"), "error of its server"),
]  # fmt: skip

_ROBOTS = [
    ("drips its robots.txt", drip(b"HTTP/1.1 200 OK\r\n\r\n", b"a"), "robots|time"),
    ("has a robots.txt without end", stream({"Content-Type": "text/plain"}, b"Allow: /x\n" * 10_000, 300), ""),
    ("has a robots.txt that fails", html("no", 500), "robots"),
    ("has a robots.txt that loops", leads_to("/robots.txt"), "robots"),
    ("has a robots.txt that is a picture", html(b"\x89PNG\r\n" + b"\0" * 900), ""),
    ("has a robots.txt of stars", fixed("User-agent: *\nDisallow: /" + "*a" * 5000 + "\n", Content_Type="text/plain"), ""),
    ("forbids everything", fixed("User-agent: *\nDisallow: /\n", Content_Type="text/plain"), "does not allow"),
]  # fmt: skip

_SLOW = {
    "has 100,000 links", "is 100,000 tags deep as a feed", "is one sentence of 4 MB", "has a feed of 16 MB", "has 50,000 rows",
    "repeats a line 200,000 times", "has 200,000 references", "has a class of a million names", "is 4 MB of closed comments",
    "has 100,000 attributes", "is 4 MB of sentences", "sends a list of 3 MB of words", "has a description of 14 MB",
    "is 4 MB of full stops", "has 60,000 items", "has 100,000 options", "sends a PDF whose page is a bomb", "sends a PDF of 300,000 pages",
    "sends a PDF that refers to itself", "has 4 MB of references that do not end", "sends a workbook of 200,000 rows",
    "sends a workbook that is a bomb", "is 4 MB of digits and commas",
}  # fmt: skip

CASES = (
    [Case(name, "page", page, says) for group in (_WIRE, _SIZES, _WAYS, _STATUSES, _KINDS_OF_FILE, _CHARSETS, _MARKUP, WIRE, MARKUP)
     for name, page, says in group]
    + [Case(name, "feed", page, says) for name, page, says in (*_FEEDS, *FEEDS)]
    + [Case(name, kind, page, says) for name, kind, page, says in (*_DATA, *DATA, *_FILES, *FILES)]
    + [Case(name, "page", page, says) for name, page, says in (*_STAND_INS, *_BLIND)]
    + [Case(name, "page", html(_PAGE), says, robots=page) for name, page, says in _ROBOTS]
)  # fmt: skip
SLOW = _SLOW
