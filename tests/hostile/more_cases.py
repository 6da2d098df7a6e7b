"""More of what a hostile server does: the wire, data that goes round, tables, office files, and PDFs."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.hostile.answers import PROSE, feed, fixed, html, json, leads_to, raw, wire

_PAGE = f"<html><body><main>{PROSE * 3}</main></body></html>"
_BODY = _PAGE.encode()
_OK = "HTTP/1.1 200 OK\nContent-Type: text/html"


def _chunked(body: bytes, extension: str = "", trailer: str = "") -> bytes:
    return f"{len(body):x}{extension}\r\n".encode() + body + f"\r\n0\r\n{trailer}\r\n".encode()


WIRE = [
    ("hints early", raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + f"{_OK}\nContent-Length: {len(_BODY)}\n\n"
                        .replace("\n", "\r\n").encode() + _BODY), ""),
    ("has a chunk extension of 1 MB", wire(f"{_OK}\nTransfer-Encoding: chunked", _chunked(_BODY, ";x=" + "y" * 1_000_000)), ""),
    ("has a trailer of 10,000 lines",
     wire(f"{_OK}\nTransfer-Encoding: chunked", _chunked(_BODY, trailer="X: y\r\n" * 10_000)), ""),
    ("folds its headers", wire(f"{_OK};\n charset=utf-8\nContent-Length: {len(_BODY)}", _BODY), ""),
    ("has a length and chunks", wire(f"{_OK}\nContent-Length: 5\nTransfer-Encoding: chunked", _chunked(_BODY)), ""),
    ("ends its lines as it likes", raw(f"{_OK}\nContent-Length: {len(_BODY)}\n\n".encode() + _BODY), ""),
    ("has a status line of 1 MB", wire("HTTP/1.1 200 " + "O" * 1_000_000, _BODY), "broke|broken|no answer|in time"),
    ("compresses its transfer", wire(f"{_OK}\nTransfer-Encoding: gzip, chunked", _chunked(_BODY)), ""),
    ("promises a body and sends none", wire(f"{_OK}\nContent-Length: 500"), "broke off"),
    ("announces 2^70 bytes", wire(f"{_OK}\nContent-Length: {2**70}", _BODY), ""),
    ("sets 80 cookies of 700 bytes", wire(_OK + "".join(f"\nSet-Cookie: c{n}={'v' * 700}" for n in range(80))
                                          + f"\nContent-Length: {len(_BODY)}", _BODY), ""),
    ("has a type that is none", wire(f'HTTP/1.1 200 OK\nContent-Type: ;;;charset=="\nContent-Length: {len(_BODY)}', _BODY), ""),
    ("names two types", wire(f"{_OK}\nContent-Type: application/pdf\nContent-Length: {len(_BODY)}", _BODY), ""),
    ("switches protocols", raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\x81\x05hello"), "101|broke|status"),
    ("leads to two slashes", leads_to("//"), "names no host|more than"),
    ("leads to a zero in a name", leads_to("http://a%00b.test/"), "."),
    ("leads to a label of 300 letters", leads_to(f"http://{'a' * 300}.test/"), "."),
    ("leads to a name of half characters", leads_to("http://xn--a-ecp.xn--/"), "."),
    ("leads to mail", leads_to("mailto:x@y.test"), "only http and https"),
    ("leads to blanks", leads_to("   "), "302|status|more than"),
]  # fmt: skip

MARKUP = [
    (f"has {what}", html(body), "")
    for what, body in (
        ("100,000 options", f"<main><select>{'<option>lithium' * 100_000}</select>{PROSE * 3}</main>"),
        ("a text area without end", f"<main>{PROSE * 3}<textarea>" + "x" * 100_000),
        ("4 MB of bold in italics", "<b><i>" * 600_000),
        ("a million ends", "</p>" * 1_000_000 + PROSE * 3),
        ("letters with 300,000 accents", f"<main><p>li{chr(0x301) * 300_000}thium</p>{PROSE * 3}</main>"),
        ("4 MB of references that do not end", f"<p>{'&#' * 1_900_000}</p>"),
        ("200,000 words of one letter", f"<main><p>{'a ' * 200_000}</p></main>"),
        ("a base that is a script", f"<base href='javascript:alert(1)'><main>{PROSE * 3}<a href=x>y</a></main>"),
        ("a frame and nothing else", "<frameset><frame src=/x></frameset>"),
        (
            "text that runs from right to left",
            f"<main>{PROSE * 3}<p>\u202elithium\u202c \u2066cobalt is listed here</p></main>",
        ),
    )
] + [("has only a picture", html("<img src=list.png>"), "no main text|nothing")]

FEEDS = [
    ("names a DTD elsewhere", feed("", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">'), ""),
    ("unfolds by parameters", feed("&z;", '<!DOCTYPE r [<!ENTITY % a "b"><!ENTITY % c "%a;%a;"><!ENTITY z "z">]>'), "entities|ENTITY"),
    ("includes our files", feed('<item><title><x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/></title></item>'), ""),
    ("declares 20,000 namespaces", feed("<item " + " ".join(f'xmlns:n{n}="u:{n}"' for n in range(20_000)) + "><title>t</title></item>"), ""),
    ("has 20,000 attributes on an item", feed("<item " + " ".join(f'a{n}="1"' for n in range(20_000)) + "><title>t</title></item>"), ""),
    ("has an identifier of 5 MB", feed(f"<item><title>t</title><guid>{'g' * 5_000_000}</guid></item>"), ""),
    ("has a title escaped 500 times", feed(f"<item><title>&{'amp;' * 500}lt;b</title></item>"), ""),
    ("has 20,000 categories", feed(f"<item><title>t</title>{'<category>c</category>' * 20_000}</item>"), ""),
    ("has a picture in its summary", feed(f"<item><title>t</title><description>&lt;img src='data:image/png;base64,{'A' * 3_000_000}'&gt;</description></item>"), ""),
    ("has years that are none", feed("".join(f"<item><title>t{y}</title><pubDate>Mon, 05 Jan {y} 06:00:00 GMT</pubDate></item>" for y in ("0000", "-5", "99999", "10000000000"))), ""),
    ("says one character set and sends another", fixed('<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><title>N</title></channel></rss>', Content_Type="text/xml"), ""),
    ("is JSON with 100,000 keys that are one", json('{"version": "https://jsonfeed.org/version/1.1", "items": [{' + ",".join('"id": "1"' for _ in range(100_000)) + "}]}"), ""),
    ("is JSON with no numbers", json('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": NaN}, {"id": -Infinity}, {"id": 1e99999}]}'), ""),
    ("is JSON whose next page is itself", json('{"version": "https://jsonfeed.org/version/1.1", "title": "N", "next_url": "/hostile", "items": [{"id": "1", "title": "Lithium", "url": "http://a.test/1"}]}'), ""),
]  # fmt: skip

DATA = [
    ("has a next page that is itself", "federal-register", json('{"count": 1, "next_page_url": "/hostile", "results": [{"title": "Lithium", "document_number": "2026-1", "html_url": "http://a.test/1", "publication_date": "2026-01-05"}]}'), ""),
    ("has a next page that is a file", "federal-register", json('{"count": 1, "next_page_url": "file:///etc/passwd", "results": [{"title": "Lithium", "document_number": "2026-1", "html_url": "http://a.test/1", "publication_date": "2026-01-05"}]}'), ""),
    ("has 100,000 results that are null", "federal-register", json('{"count": 1, "results": [' + ",".join(["null"] * 100_000) + "]}"), ""),
    ("has a count that is endless", "federal-register", json('{"count": ' + "9" * 4000 + ', "results": []}'), ""),
    ("has lists in lists for results", "federal-register", json('{"results": ' + "[" * 400 + "]" * 400 + "}"), ""),
    ("has text where numbers are", "iso-deliverables", json('{"id": "x", "reference": 5, "currentStage": "soon", "title": null}\n'), ""),
    ("has an object of 100,000 keys", "iso-deliverables", json('{"id": 1, "reference": "ISO 1", ' + ",".join(f'"k{n}": 1' for n in range(100_000)) + "}\n"), ""),
    ("has lines that are lists", "iso-deliverables", json("[]\n" * 50), "."),
    ("ends its lines with returns", "iso-deliverables", json('{"id": 1, "reference": "ISO 1"}\r{"id": 2, "reference": "ISO 2"}\r'), ""),
    ("has a map of maps that goes round", "sitemap", fixed('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/hostile</loc></sitemap></sitemapindex>', Content_Type="text/xml"), ""),
]  # fmt: skip


def _zip(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
_BOOK = {
    "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}  # fmt: skip
_LAUGHS = b'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>'


def _workbook(rows: bytes, head: bytes = b"", more: dict[str, bytes] | None = None) -> bytes:
    return _zip({**_BOOK, "xl/worksheets/sheet1.xml": head + _SHEET % rows, **(more or {})})


def _cell(place: str, text: str) -> bytes:
    return f'<row r="{place[-7:].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'.encode()


def _document(body: bytes) -> bytes:
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    leads = _BOOK["_rels/.rels"].replace(b"xl/workbook.xml", b"word/document.xml")
    return _zip({"[Content_Types].xml": types, "_rels/.rels": leads, "word/document.xml": body})


def _pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(written))
    return written + head + table + end


def _stream(content: bytes, head: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream " % (head, len(content), content)


def _page(contents: bytes, more: bytes = b"") -> bytes:
    return _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R%b>>" % more, contents)  # fmt: skip


_MANY_TIMES = zlib.compress(b"(lithium) Tj " * 3_000_000, 9)
_DEEP = b"BT " + b"[" * 200_000 + b" ET"
_CSV, _XLSX, _DOCX, _FILE = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), "application/pdf"  # fmt: skip

FILES = [
    (name, "mineral-list", fixed(body, Content_Type=media), "")
    for name, media, body in (
        ("sends a table of 3 MB in one cell", _CSV, "mineral\n" + "lithium " * 400_000),
        ("sends a table whose quotes never end", _CSV, 'mineral\n"Lithium\n' + "Cobalt\n" * 50_000),
        ("sends a table of 100,000 columns", _CSV, "," * 100_000 + "\n" + "Lithium," * 100_000),
        ("sends a table with zeros", _CSV, "mineral\nLith\0ium\nCobalt\nNickel\n"),
        ("sends a table of formulas", _CSV, "mineral\n=cmd|'/c calc'!A1\n+1\n-1\n@x\n"),
        ("sends a table in UTF-16 that is cut", _CSV, "mineral\nLithium\nCobalt\n".encode("utf-16")[:-1]),
        ("sends a table without a line", _CSV, ",\n" * 3),
        ("sends a workbook that laughs", _XLSX, _workbook(_cell("A1", "&g;"), _LAUGHS)),
        ("sends a workbook with a cell at its end", _XLSX, _workbook(_cell("A1", "Lithium") + _cell("XFD1048576", "Cobalt"))),
        ("sends a workbook with cells that are nowhere", _XLSX, _workbook(b'<row r="x"><c r="?" t="s"><v>99</v></c></row>')),
        ("sends a workbook of 200,000 rows", _XLSX, _workbook(b'<row><c t="inlineStr"><is><t>Lithium</t></is></c></row>' * 200_000)),
        ("sends a workbook 50,000 deep", _XLSX, _workbook(b"<row>" * 50_000)),
        ("sends a workbook without its sheet", _XLSX, _zip(_BOOK)),
        ("sends a workbook that climbs", _XLSX, _workbook(_cell("A1", "Lithium"), more={"../../etc/passwd": b"x"})),
        ("sends a text file that laughs", _DOCX, _document(_LAUGHS + b"<w>&g;</w>")),
        ("sends a text file that is a bomb", _DOCX, _document(b"<w>" + b" " * 300_000_000 + b"</w>")),
        ("sends a text file of nothing", _DOCX, _document(b"<w/>")),
        ("sends an archive of 20,000 files", "application/zip", _zip({f"f{n}": b"" for n in range(20_000)})),
        ("sends a PDF whose page is a bomb", _FILE, _page(_stream(_MANY_TIMES))),
        ("sends a PDF packed fifty times", _FILE, _page(_stream(b"x" * 500, b"/Filter[" + b"/FlateDecode" * 50 + b"]"))),
        ("sends a PDF that is deep", _FILE, _page(_stream(zlib.compress(_DEEP)))),
        ("sends a PDF of 300,000 pages", _FILE, _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 300000/Kids["
                                                       + b"3 0 R " * 300_000 + b"]>>", b"<</Type/Page/Parent 2 0 R>>")),
        ("sends a PDF with a lock", _FILE, _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>",
            trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>/ID[(a)(b)]")),
        ("sends a PDF that refers to itself", _FILE, _pdf(b"1 0 R", b"2 0 R")),
        ("sends a PDF whose tables go round", _FILE, b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 9/Size 9>>startxref\n9\n%%EOF"),
        ("sends a PDF of nothing", _FILE, _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")),
        ("sends an old workbook", "application/vnd.ms-excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000),
    )
]  # fmt: skip
