"""What in the text of a page is noise, so that it can never be a change. Pure patterns.

Dropped as whole sentences: "Last updated 3 May 2024", "© 2024 Example", "All rights reserved.", cookie notices,
"Share this page", "Read more", "1,234 views", "Skip to main content", a bot wall's "Ray ID".
Blanked inside a sentence: relative times ("2 hours ago"), counters of views and likes, session tokens (UUIDs, 32 or
more hexadecimal digits), and the place-holder that a content network puts over e-mail addresses
("[email protected]"). A sentence of which nothing but a label is left is dropped too.
"""

from __future__ import annotations

import re

from pipeline.extract._dates import MONTH_NAMES
from pipeline.extract._text import line, sentences

_AGO = re.compile(
    r"\b(?:(?:about|over|almost)\s+)?(?:\d+|an?|one)\s+(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\s+ago\b"
    r"|\bvor\s+(?:\d+|einer|einem)\s+(?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)\w{0,2}\b"
    r"|\bil y a\s+(?:\d+|une?)\s+(?:seconde|minute|heure|jour|semaine|moi|an)s?\b",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"(?<![\w.,])\d[\d.,]*\s*[km]?\s*(?:views?|likes?)\b", re.IGNORECASE)
_TOKEN = re.compile(r"\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,})\b", re.IGNORECASE)
_HIDDEN_ADDRESS = re.compile(r"\[email\s*protected\]", re.IGNORECASE)
_ONLY_A_DATE = (
    r"(?:[\W\d_]*\b(?:"
    + "|".join(sorted(MONTH_NAMES))
    + r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|on|at|the|am|pm|utc|gmt|e[sd]t|cest|cet"
    r"|bst|um|uhr|le|de|\d+(?:st|nd|rd|th))\b)*[\W\d_]*$"
)
_SEPARATORS = " \t|·•–—-,"
_SENTENCE = re.compile(
    r"^\W*(?:"
    r"(?:(?:this |the )?(?:page|site|website|content|document) (?:was |is )?(?:last |date )?|last |date )"
    r"(?:updated|modified|reviewed|reviewed/updated|changed|edited|revised|checked|generated)\b:?" + _ONLY_A_DATE + r"|"
    r"(?:updated|modified|reviewed|zuletzt (?:aktualisiert|geändert)|stand(?=:| vom)|letzte (?:änderung|aktualisierung)"
    r"|seite generiert|dernière mise à jour|mis à jour|última actualización)\b(?: am| vom)?:?" + _ONLY_A_DATE + r"|"
    r"(?:copyright\W*)?(?:©|\(c\)|copyright \d{4}).*|"
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\W*|"
    r"\d[\d.,]*\s*[km]?\s*(?:comments?|shares?|reads?|downloads?|visitors?|hits|aufrufe|kommentare|vues)\W*|"
    r"(?:views?|comments?|shares?|likes?|downloads?|visitors?|hits)\s*[:(]?\s*\d[\d.,]*\s*[km]?\W*|"
    r"(?:we|this (?:web)?site|our (?:web)?site)\b.{0,40}\buses? (?:\w+ ){0,3}cookies\b.*|"
    r".{0,40}\b(?:accept|reject|manage|allow) (?:\w+ ){0,3}cookies?\b.{0,60}|"
    r"cookie (?:settings|policy|preferences|notice|consent)\W*|diese (?:web)?seite verwendet cookies\b.*|"
    r"share (?:this|on)\b.{0,40}|"
    r"(?:print|print this page|skip to (?:main )?content|back to top|read more|learn more)\W*|"
    r"(?:cloudflare )?ray id\b.*|"
    r"(?:posted|published|updated|by)?\W*"
    r")$",
    re.IGNORECASE,
)


def without_noise(sentence: str) -> str:
    """`sentence` without its noise; empty if nothing else is left."""
    quiet = sentence
    for pattern in (_AGO, _COUNTER, _TOKEN, _HIDDEN_ADDRESS):
        quiet = pattern.sub(" ", quiet)
    if quiet != sentence:
        quiet = quiet.strip(_SEPARATORS)
    quiet = line(quiet)
    return "" if _SENTENCE.match(quiet) else quiet


def quiet_sentences(text: str) -> list[str]:
    """The sentences of `text` without noise, in reading order."""
    return [quiet for sentence in sentences(text) if (quiet := without_noise(sentence))]
