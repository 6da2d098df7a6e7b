"""The words by which a list of critical minerals is known, in the languages of the published lists. Pure patterns."""

from __future__ import annotations

import re

ABOUT_A_LIST = re.compile(
    r"critical|strategic|essential mineral|defen[cs]e|rare metal|raw materials?|criti[cq]|crític|krit[iı]"
    r"|estrat[ée]g|strat[ée]g"
    r"|стратег|критич|战略|戰略|关键|關鍵|重要|レアメタル|鉱種|핵심|전략|희소|thiết yếu|chiến lược",
    re.IGNORECASE,
)
NOT_THE_LIST = re.compile(
    r"\bremov|\bdelet|\bdropp|\bno longer\b|\bnot (?:on|included|part)\b|\bexclud|\bexpanded to include\b"
    r"|\bnew to the list\b|\bprices?\b|\bper (?:tonne|ton|kg|ounce|lb)\b|\bexport control"
    r"|\bon (?:the )?(?:us|eu|uk|india|japan|korea|republic of korea) list\b"
    r"|\b(?:may|might|could|would) (?:also )?(?:consider|include|add|join)\b"
    r"|\brelated (?:pages|links|content)\b|\bour products\b|\bmetals markets?\b|\bretir\w+ from\b",
    re.IGNORECASE,
)
STATED = re.compile(
    r"(?<![\w.,-])(?P<count>\d{1,3})\s*(?:种|種|개|鉱種|(?:(?:final|most|new|critical|strategic|essential|key|raw|mineral|the"
    r"|targeted|different|non-fuel)\s+)*(?:minerals?|materials?|commodities|metals|raw materials|matières|Rohstoffe"
    r"|minerales|minerais|rare metals|elements)\b)",
    re.IGNORECASE,
)
STATES_A_LIST = re.compile(
    r"\blists?\b|\bfollowing\b|\bdeclar|\bdesignat|\bidentif"
    r"|\b(?:considered|deemed|classified as) (?:critical|strategic)"
    r"|\b(?:critical|strategic|essential)(?: and \w+)?(?: raw)? (?:minerals?|materials?|metals)\s+(?:are|include)\b"
    r"|\bliste\b|\blista\b|déclar|\bsuivants?\b|\bfolgenden?\b|\bsiguientes\b|перел[іи]к|перечень|目录|目錄|确定为|リスト|목록|지정",
    re.IGNORECASE,
)
SUCH_AS = re.compile(r"\b(?:such as|for example|for instance|e\.g\.|like)\s*$", re.IGNORECASE)
OTHER_HEADING = re.compile(
    r"\bproducts?\b|\bprices?\b|\bstatistics\b|\bproduction (?:of|data)\b|\b(?:im|ex)ports? (?:of|from|by)\b|\btags\b"
    r"|\brelated\b|\brelies on imports\b|\btrade data\b|\bprevious\b|\bformer\b|\barchived?\b|\bsuperseded\b"
    r"|\bfunding\b|\bprojects?\b|\bmines?\b",
    re.IGNORECASE,
)
REST = re.compile(r"\b(?:other|remaining|autres|übrigen|otros) \d", re.IGNORECASE)
USES = re.compile(r"\s*\((?:used (?:in|for)|e\.g\.|for example|essential)\b[^()]*\)\s*$", re.IGNORECASE)
USED = re.compile(  # where what a material is used for begins
    r"(?:,|:|\s[–—-])\s+(?:(?:is|are|was) )?(?:mainly |mostly |often |primarily |widely )?"
    r"(?:used|essential|important|critical|needed|required|key|vital|a|an|the|for|in|one)\b",
    re.IGNORECASE,
)
NOTE_NUMBER = re.compile(r"\s*\d{1,2}$")
REFERENCE = re.compile(r"\s*\([A-Z]+/\d+/\d+\)\s*\.?$")
MARKS = re.compile(r"(?:\s*(?:\[\w{1,3}\]|\*+|[†‡§]|[\u00b9\u00b2\u00b3\u2070-\u2079]+))+$")
HEADER = re.compile(  # of a column that names materials
    r"\b(?:minerals?|materials?|commodit\w+|elements?|metals?|names?|groups?|mineraux|minéraux|matières?|substances?|rohstoffe?"
    r"|minerale?s|minera(?:l|is)|критическ\w+|сырь\w+|maden\w*|criticality|tier|watchlist)\b|矿|鉱|광물",
    re.IGNORECASE,
)
TIERS = (
    ("watchlist", re.compile(r"watch ?list|increasing in criticality", re.I)),
    ("growth", re.compile(r"\bgrowth minerals", re.I)),
    ("moderate to high", re.compile(r"\bmoderate to high", re.I)),
    ("moderate", re.compile(r"\bmoderate", re.I)),
    ("high", re.compile(r"\bhigh (?:critical|import)|\bhigh\W*$|Yüksek", re.I)),
    ("strategic", re.compile(r"strategic|estrat[ée]gic|stratégi(?!e)|стратег|战略|전략", re.I)),
    ("critical", re.compile(r"critical|criti[q]|crític|kriti|критич|关键|핵심", re.I)),
)
