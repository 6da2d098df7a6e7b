"""One counted list in 75 forms that were written before they were tried, and small counts further up a page.

At first sight 61 of 77 forms were exact, 13 refused; of three the entries were right and their wording was not.
"""

from __future__ import annotations

from tests.pipeline.mineral_lists.hard.page import SMALL, Hard, html, li

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split()
_USE = "It is used in alloys and glass."


def _each(pattern: str, names: tuple[str, ...], between: str = "") -> str:
    return between.join(
        pattern.format(
            e=name, n=number, l=name.lower(), c=chr(96 + number), C=chr(64 + number), r=_ROMAN[number - 1], u=_USE
        )
        for number, name in enumerate(names, 1)
    )


def _half(names: tuple[str, ...], pattern: str) -> str:
    """Rows of two names: the first half of a list beside its second."""
    high = len(names) // 2
    pairs = enumerate(zip(names[:high], names[high:], strict=True), 1)
    return "".join(pattern.format(a=one, b=other, n=place, m=place + high) for place, (one, other) in pairs)


_FORMS: dict[str, str] = {
    "p number space": _each("<p>{n} {e}</p>",SMALL),
    "p number dot tab": _each("<p>{n}.&emsp;{e}</p>",SMALL),
    "p number dash": _each("<p>{n} - {e}</p>",SMALL),
    "p number paren": _each("<p>{n}) {e}</p>",SMALL),
    "li roman": "<ol type=i>"+_each("<li>({r}) {e};</li>",SMALL)+"</ol>",
    "p roman paren": _each("<p>({r}) {e};</p>",SMALL),
    "p roman dot lower": _each("<p>{r}. {e};</p>",SMALL),
    "p letter dot": _each("<p>{c}. {e}</p>",SMALL),
    "p letter dash": _each("<p>{c} - {e};</p>",SMALL),
    "p letter in bold": _each("<p><b>({c})</b> {e};</p>",SMALL),
    "span number span name in p": _each("<p><span>{n}</span><span>{e}</span></p>",SMALL),
    "br numbered": "<p>"+_each("{n}. {e}",SMALL,"<br>")+"</p>",
    "br dashes": "<p>"+_each("- {e}",SMALL,"<br/>")+"</p>",
    "br in td with numbers": "<table><tr><td>"+_each("{n}. {e}",SMALL,"<br>")+"</td></tr></table>",
    "br in th/td two": "<table><tr><th>Minerals</th><td>"+_each("{e}",SMALL,"<br>")+"</td></tr></table>",
    "slashes": "<p>"+" / ".join(SMALL)+"</p>",
    "semicolon and": "<p>The minerals are: "+"; ".join(SMALL[:-1])+"; and "+SMALL[-1]+".</p>",
    "inline bold comma": "<p>The list comprises "+", ".join(f"<b>{e.lower()}</b>" for e in SMALL[:-1])+f" and <b>{SMALL[-1].lower()}</b>.</p>",
    "inline links comma": "<p>"+", ".join(f"<a href=x>{e}</a>" for e in SMALL)+"</p>",
    "h5": _each("<h5>{e}</h5><div>{u}</div>",SMALL),
    "strong br text": _each("<p><strong>{e}</strong><br>{u} {u}</p>",SMALL),
    "strong in div": _each("<div><strong>{e}</strong></div><div>{u}</div>",SMALL),
    "li strong dash": "<ul>"+_each("<li><strong>{e}</strong> – {u}</li>",SMALL)+"</ul>",
    "li colon": "<ul>"+_each("<li>{e}: {u}</li>",SMALL)+"</ul>",
    "li em": "<ul>"+_each("<li><em>{e}</em>, {l} is used in alloys</li>",SMALL)+"</ul>",
    "li p": "<ul>"+_each("<li><p>{e}</p></li>",SMALL)+"</ul>",
    "li div a span": "<ul>"+_each("<li><div><a href=x><span>{e}</span></a></div></li>",SMALL)+"</ul>",
    "li text then nested uses": "<ul>"+_each("<li>{e}<ul><li>alloys</li><li>glass</li></ul></li>",SMALL)+"</ul>",
    "dl dd": "<dl>"+_each("<dt>{e}</dt><dd>{u}</dd>",SMALL)+"</dl>",
    "dl div": "<dl>"+_each("<div><dt>{e}</dt><dd>{u}</dd></div>",SMALL)+"</dl>",
    "dl dt no dd term": "<dl><dt>Minerals</dt>"+_each("<dd>{e}</dd>",SMALL)+"</dl>",
    "table one column no header": "<table>"+_each("<tr><td>{e}</td></tr>",SMALL)+"</table>",
    "table two halves": "<table><tr><th>Mineral</th><th>Mineral</th></tr>"+_half(SMALL,"<tr><td>{a}</td><td>{b}</td></tr>")+"</table>",
    "table numbered halves": "<table>"+_half(SMALL,"<tr><td>{n}</td><td>{a}</td><td>{m}</td><td>{b}</td></tr>")+"</table>",
    "table th rows": "<table>"+_each("<tr><th scope=row>{e}</th><td>{u}</td></tr>",SMALL)+"</table>",
    "table image": "<table><tr><th></th><th>Name</th></tr>"+_each("<tr><td><img src=x alt='{e}'></td><td>{e}</td></tr>",SMALL)+"</table>",
    "table with years of listing": "<table><tr><th>Mineral</th><th>Listed since</th></tr>"+_each("<tr><td>{e}</td><td>20{n:02}</td></tr>",SMALL)+"</table>",
    "table transposed": "<table><tr><th>No.</th>"+_each("<td>{n}</td>",SMALL)+"</tr><tr><th>Mineral</th>"+_each("<td>{e}</td>",SMALL)+"</tr></table>",
    "grid of 3 with numbers": "<table>"+"".join("<tr>"+"".join(f"<td>{i+k+1}. {SMALL[i+k]}</td>" for k in range(3))+"</tr>" for i in range(0,18,3))+"</table>",
    "cards a h4 p": _each("<a class=card href=x><h4>{e}</h4><p>{u}</p></a>",SMALL),
    "cards img p": _each("<div class=tile><img src=x><p>{e}</p></div>",SMALL),
    "cards symbol name num": _each("<div class=el><small>{n}</small><b>Xx</b><span>{e}</span></div>",SMALL),
    "article h3 p a": _each("<article><h3><a href=x>{e}</a></h3><p>{u}</p><a href=x>Read more</a></article>",SMALL),
    "accordion button": _each("<h3 class=acc><button>{e}</button></h3><div hidden><p>{u}</p></div>",SMALL),
    "details": _each("<details><summary>{e}</summary>{u}</details>",SMALL),
    "div role list": "<div role=list>"+_each("<div role=listitem><span>{e}</span></div>",SMALL)+"</div>",
    "ol start split": "<ol>"+_each("<li>{e}</li>",SMALL[:9])+"</ol><ol start=10>"+_each("<li>{e}</li>",SMALL[9:])+"</ol>",
    "ul split in cols": "<div class=c>"+"".join("<div><ul>"+_each("<li>{e}</li>",SMALL[i:i+6])+"</ul></div>" for i in (0,6,12))+"</div>",
    "ul split p between": "<ul>"+_each("<li>{e}</li>",SMALL[:9])+"</ul><p>&nbsp;</p><ul>"+_each("<li>{e}</li>",SMALL[9:])+"</ul>",
    "letters index": "".join(f"<p><b>{c}</b></p><ul>"+li([e for e in SMALL if e[0]==c])+"</ul>" for c in dict.fromkeys(e[0] for e in SMALL)),
    "letters index h": "".join(f"<h3>{c}</h3>"+"".join(f"<p>{e}</p>" for e in SMALL if e[0]==c) for c in dict.fromkeys(e[0] for e in SMALL)),
    "button chips": "<div>"+_each("<button type=button>{e}</button>",SMALL)+"</div>",
    "span chips sep": "<p>"+_each("<span>{e}</span>",SMALL," &middot; ")+"</p>",
    "pre numbered": "<pre>"+_each("{n:>2}. {e}",SMALL,"\n")+"</pre>",
    "pre columns": "<pre>"+_half(SMALL,"{a:<25}{b}\n")+"</pre>",
    "figure": _each("<figure><img src=x><figcaption>{e}</figcaption></figure>",SMALL),
    "blockquote": "<blockquote>"+_each("<p>{e}</p>",SMALL)+"</blockquote>",
    "quote marks": "<p>"+_each("“{l}”",SMALL,", ")+"</p>",
    "table of tier cells": "<table><tr><th>Group</th><th>Minerals</th></tr><tr><td>Battery</td><td>"+", ".join(SMALL[:9])+"</td></tr><tr><td>Other</td><td>"+", ".join(SMALL[9:])+"</td></tr></table>",
    "p each comma": _each("<p>{e},</p>",SMALL),
    "p each with note ref": _each("<p>{e}<sup>{n}</sup></p>",SMALL),
    "li upper": "<ul>"+"".join(f"<li>{e.upper()}</li>" for e in SMALL)+"</ul>",
    "li hyper code": "<ul>"+_each("<li><code>CM{n:02}</code> {e}</li>",SMALL)+"</ul>",
    "div number name": _each("<div><div>{n:02}</div><div>{e}</div></div>",SMALL),
    "div name number": _each("<div><div>{e}</div><div>{n:02}</div></div>",SMALL),
    "h3 number": _each("<h3>{n:02} {e}</h3><p>{u}</p>",SMALL),
    "h3 em number": _each("<h3><span>{n}</span>{e}</h3><p>{u}</p>",SMALL),
    "p class list": _each("<p class=list>&bull;&nbsp;{e}</p>",SMALL),
    "p arrow": _each("<p>→ {e}</p>",SMALL),
    "p check": _each("<p>✓ {e}</p>",SMALL),
    "li check": "<ul>"+_each("<li>✔ {e}</li>",SMALL)+"</ul>",
    "p star": _each("<p>* {e}</p>",SMALL),
    "p diamond": _each("<p>❖ {e}</p>",SMALL),
    "p double arrow": _each("<p>» {e}</p>",SMALL),
    "p square": _each("<p>▢ {e}</p>",SMALL),
}  # fmt: skip
_LOWER = {"inline bold comma", "quote marks"}


def _page(name: str, form: str) -> Hard:
    names = tuple(e.lower() for e in SMALL) if name in _LOWER else SMALL
    names = tuple(e.upper() for e in SMALL) if name == "li upper" else names
    head = "<h1>Critical minerals list</h1><p>The list has 18 minerals:</p>"
    return Hard(
        name, html("Critical minerals list", f"{head}{form}<p>The list is reviewed every three years.</p>"), names
    )


_FIVE = SMALL[:5]
_STRANGE = ("Antimony", "Unobtainium", "Cobalt", "Gallium", "Quarts", "Lithium", "Tin", "Zinc")
_LIST = f"<ul>{li(_FIVE)}</ul>"
FORMS = [
    *(_page(name, form) for name, form in _FORMS.items()),
    *(
        Hard(f"names nobody knows, {name}", html("Critical minerals list", f"<h1>Critical minerals list</h1><p>The list has 8 minerals.</p><ul>{_each(form, _STRANGE)}</ul>"), _STRANGE)
        for name, form in {
            "dashes": "<li>{e} – essential to batteries</li>", "colons": "<li>{e}: used in glass</li>",
            "bold": "<li><b>{e}</b> – alloys</li>", "bold and colon": "<li><b>{e}</b>: magnets</li>",
        }.items()
    ),
    Hard("five, declared above a heading", html("Strategic minerals", f"<h1>Strategic minerals</h1><p>The Government has declared five minerals strategic.</p><h2>The minerals</h2>{_LIST}"), _FIVE),
    Hard("five on the list, said above a heading", html("Critical minerals", f"<h1>Critical minerals list</h1><p>The list has 5 minerals.</p><p>It was adopted in May.</p><h2>Which are they?</h2>{_LIST}"), _FIVE),
    Hard("five new this year", html("Critical minerals", f"<h1>Critical minerals list</h1><p>The list has 5 minerals.</p><h2>New this year</h2>{_LIST}"), ()),
    Hard("five that were added", html("Critical minerals", f"<h1>Critical minerals list</h1><p>Since 2021 five minerals were added to the list.</p><h2>The minerals</h2>{_LIST}"), ()),
    Hard("five of eighteen", html("Critical minerals", f"<h1>Critical minerals list</h1><p>The list has 18 minerals, of which five are identified as strategic.</p><h2>Strategic</h2>{_LIST}"), ()),
    Hard("prices of five at risk", html("Critical minerals", f"<h1>Critical minerals list</h1><p>The assessment identified five minerals at risk.</p><h2>Prices of minerals</h2>{_LIST}"), ()),
]  # fmt: skip
