"""What in the text of a page is noise, so that it can never be a change. Pure patterns.

Dropped as whole sentences: "Last updated 3 May 2024", "© 2024 Example", "All rights reserved.", cookie notices,
"Share this page", "Read more", "1,234 views", "Skip to main content", a bot wall's "Ray ID", "Was this page helpful?",
"3 min read", "You are here: …", "Select language …".
Blanked inside a sentence: what passes by itself (`passing`: relative times, countdowns, counters, tokens), and the
place-holder that a content network puts over e-mail addresses ("[email protected]"). A sentence of which nothing but
a label is left is dropped too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from pipeline.parsing.dates import MONTH_NAMES, stated
from pipeline.parsing.passing import may_pass, without_passing
from pipeline.parsing.text import line, sentences_of
from vocabulary.news.glance import Glance, glance
from vocabulary.patterns import Pattern

_HIDDEN_ADDRESS = re.compile(r"\[email\s*protected\]", re.IGNORECASE)
_ONLY_A_DATE = (
    r"(?:[\W\d_]*\b(?:"
    + "|".join(sorted(MONTH_NAMES))
    + r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|on|at|the|am|pm|utc|gmt|e[sd]t|cest|cet"
    r"|bst|um|uhr|le|de|\d+(?:st|nd|rd|th))\b)*[\W\d_]*$"
)
_LANGUAGES = (
    "english|french|german|spanish|italian|portuguese|russian|chinese|japanese|korean|arabic|dutch|polish|turkish"
    "|ukrainian|hindi|indonesian|vietnamese|simplified|traditional|français|deutsch|español|italiano|português|русский"
    "|українська|polski|türkçe|nederlands|中文|日本語|한국어|العربية|हिन्दी"
)
_CLOCK = 60  # characters of a line that shows the day
_WEEKDAY = re.compile(
    r"\b(?:today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:segunda|terça|quarta|quinta|sexta)-feira|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b",
    re.IGNORECASE,
)
_OF_DAYS = frozenset("de of the st nd rd th um at le el den 年 月 日".split())
_WORD = re.compile(r"[^\W\d_]+")
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:utc|gmt|ce?s?t|e[sd]t|bst|uhr)\b)?", re.IGNORECASE
)
_SEPARATORS = " \t|·•–—-,"
_TOGETHER = 8  # lines that are judged together first: mostly none of them holds noise
_FEW = 3  # words; no label has as many
_SHORT = 40  # characters that two labels do not have
_SENTENCE = Pattern(  # what stands before the words is never given back: a sentence may be all signs
    r"^(?:[^\w©(]|\((?!c\)))*+(?:"
    r"(?:(?:this |the )?(?:page|site|website|content|document) (?:was |is )?(?:last |date )?|last |date )"
    r"(?:updated|modified|reviewed|reviewed/updated|changed|edited|revised|checked|generated)\b:?" + _ONLY_A_DATE + r"|"
    r"(?:updated|modified|reviewed|zuletzt (?:aktualisiert|geändert)|stand(?=:| vom)|letzte (?:änderung|aktualisierung)"
    r"|seite generiert|dernière mise à jour|mis à jour|última actualización)\b(?: am| vom)?:?" + _ONLY_A_DATE + r"|"
    r"(?:copyright\W*)?(?:©|\(c\)|copyright \d{4}).*|"
    r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\W*|"
    r"\d[\d.,]*\s*[km]?\s*(?:comments?|shares?|reads?|downloads?|visitors?|hits|aufrufe|kommentare|vues)"
    r"(?: (?:so far|yet|posted|received|left|today))?\W*|"
    r"(?:(?:page|total|unique|site|number of|today's) ){0,2}(?:views?|visits?|comments?|shares?|likes?|downloads?"
    r"|visitors?|hits)\s*[:(]?\s*\d[\d.,]*\s*[km]?\W*|"
    r"(?:we|this (?:web)?site|our (?:web)?site)\b.{0,40}\buses? (?:\w+ ){0,3}cookies\b.*|"
    r".{0,40}\b(?:accept|reject|manage|allow) (?:\w+ ){0,3}cookies?\b.{0,60}|"
    r"cookie (?:settings|policy|preferences|notice|consent)\W*|diese (?:web)?seite verwendet cookies\b.*|"
    r"share (?:this|on)\b.{0,40}|share\W+(?:(?:facebook|x|twitter|linkedin|e-?mail|whatsapp|telegram|bluesky|mastodon"
    r"|reddit|print|copy link)\b\W*){1,12}|follow us\b.{0,60}|listen to this (?:article|page)\W*|"
    r"(?:subscribe|sign up)(?: to| for) (?:our|the) (?:newsletter|mailing list|e-?mail alerts)\b.{0,60}|"
    r"\d[\d,.]* (?:people|readers|users|visitors) found this \w{1,12} (?:useful|helpful)\W*"
    r"|rating\W{1,3}\d[\d.,]*\W{0,3}\d{0,3}\W*(?:\(?\d[\d,.]* (?:votes?|reviews?|ratings?)\)?)?\W*|"
    r"site version\W{1,3}[\d.]{1,15}|build \d{6,14}[\d.]{0,9}|please (?:update|upgrade) your browser\W*"
    r"|your browser (?:is (?:not supported|out of date)|does not support)\b.{0,60}|help us (?:to )?improve\b.{0,100}"
    r"|beta\W{1,3}this is a new service\b.{0,120}|(?:shared|viewed|liked|downloaded) \d[\d.,]*\s*[km]?\s*times?\W*|"
    r"(?:print|print this page|skip to (?:main )?content|back to top|read more|learn more)\W*|"
    r"(?:cloudflare )?ray id\b.*|"
    # what a page asks its readers, how long they will take, where they are, in which language they could read
    r"(?:was|is) this (?:page|article|information|content|answer) (?:helpful|useful)\b.{0,40}|yes\W+no\W*"
    r"|did you find (?:this page (?:helpful|useful)|what you were looking for)\b.{0,40}"
    r"|(?:give|send|share|leave|provide)?\W?(?:us )?(?:your )?feedback(?: (?:on|about) this (?:page|site|website))?\W*"
    r"|report (?:a problem|an issue|an error)(?: (?:with|on) this page)?\W*"
    r"|war diese seite hilfreich\b.{0,40}|cette page (?:vous a-t-elle été|est-elle) utile\b.{0,40}"
    r"|¿?(?:le|te) (?:ha sido|fue|resultó) útil esta página\b.{0,40}|esta página foi útil\b.{0,40}|"
    r"(?:about )?\d{1,3}[- ]min(?:ute)?s?(?: to)? read\W*|(?:reading time|read time|lesezeit|temps de lecture"
    r"|tiempo de lectura|tempo di lettura|leestijd)\W*\d{1,3} ?\w{0,8}\W*|"
    r"(?:you are here|vous êtes ici|sie sind hier|(?:usted )?está(?:s)? aquí|você está aqui|ti trovi qui)\b.{0,200}|"
    r"(?:select|choose|change)(?: your)? language\b(?:\W{1,9}(?:" + _LANGUAGES + r")\b){0,99}\W*"
    r"|(?:powered by )?(?:google )?translate(?: this page)?\W*|"
    # the line that WordPress puts at the end of each item of a feed
    r"(?:the post|der beitrag|l[’']article|la entrada|l[’']articolo|o post|het bericht|inlägget|artikkeli|příspěvek"
    r"|artykuł|запись) .{1,300} (?:appeared first on|first appeared on|erschien zuerst auf|est apparu en premier sur"
    r"|(?:se publicó primero|apareció primero|aparece primero) en|proviene da|sembra essere il primo su"
    r"|apareceu primeiro em|verscheen eerst op|dök först upp på|nejdříve se objevil na|pochodzi z serwisu"
    r"|впервые появилась) .{1,120}|"
    r"(?:today is|heute ist|current date|aujourd'hui)\b:?" + _ONLY_A_DATE + r"|"
    r"(?:posted|published|updated|last seen|by|veröffentlicht|publié|publicado|pubblicato|geplaatst|publicerad"
    r"|опубликовано|发布)?\W*"
    r")$",
    re.IGNORECASE,
)

# One of these stands in whatever `_SENTENCE` finds, but for labels, which are the whole of a sentence.
WORDS = frozenset(
    "updated modified reviewed changed edited revised checked generated aktualisiert geändert stand änderung"
    " aktualisierung generiert jour actualización copyright reserved vorbehalten réservés comment comments share shares"
    " read reads download downloads visitor visitors hits aufrufe kommentare vues view views visit visits like likes"
    " shared viewed liked downloaded cookie cookies print skip back learn ray appeared erschien paru publicó"
    " apareció aparece proviene sembra apareceu"
    " verscheen dök objevil pochodzi впервые"
    " follow listen subscribe sign rating site build browser improve beta"
    " helpful useful looking feedback problem issue error hilfreich utile útil"
    " min mins minute minutes lesezeit lecture lectura lettura leestijd here ici hier aquí aqui qui language translate"
    " today heute current aujourd c".split()
)
LABELS = frozenset(
    "yes no posted published updated last seen by veröffentlicht publié publicado pubblicato geplaatst publicerad"
    " опубликовано".split()
)
_MARKS = WORDS | LABELS


def is_of_the_day(sentence: str, now: datetime) -> bool:
    """Whether a sentence is only a clock: the day on which the page was fetched, or a time of day."""
    if len(sentence) > _CLOCK or not any(map(str.isdigit, sentence)):
        return False
    bare = _WEEKDAY.sub("", sentence).strip(" ,.|")
    if _TIME.fullmatch(bare):
        return True
    if not all(word in MONTH_NAMES or word in _OF_DAYS for word in _WORD.findall(_TIME.sub("", bare).lower())):
        return False
    day = stated(_TIME.sub("", bare).strip(" ,.|-"))
    return day is not None and abs((date.fromisoformat(day[:10]) - now.date()).days) <= 1


def is_quiet(text: str, seen: Glance | None = None) -> bool:
    """Whether `text`, on one line, holds no noise, so that its sentences need not be looked at one by one.

    Says no where it cannot tell soon. A test holds that it never says yes where a sentence has noise. `seen`: the
    glance at the text, where somebody cast it already.
    """
    if "[" in text or "©" in text or text.splitlines() != [text]:
        return False
    seen = seen or glance(text)
    if not seen.bare[:1].isalpha() and not seen.bare.partition(".")[0].strip():
        return False  # it begins without a word
    if not _MARKS.isdisjoint(seen.words) and (
        not WORDS.isdisjoint(seen.words) or (not LABELS.isdisjoint(seen.words) and is_label_in(seen.bare))
    ):
        return False
    return not may_pass(text, seen)


def is_label_in(bare: str) -> bool:
    """Whether a piece of a text without signs is one of `LABELS` and little else."""
    pieces = bare.split(".")
    short = [piece for piece in pieces if len(piece) < _SHORT]
    if "  " in bare:
        short += [piece for piece in pieces if len(piece) >= _SHORT and "  " in piece]
    parts = (piece.split(None, _FEW - 1) for piece in short)
    return any(0 < len(own) < _FEW and LABELS.issuperset(own) for own in parts)


def are_quiet(blocks: Sequence[str]) -> bool:
    """Whether none of these holds noise, each on one line and not empty: looked at together, which takes half the time.

    Says no where `is_quiet` might say no of one of them, and where a block begins with a sign.
    """
    text = "\n".join(blocks)
    if "[" in text or "©" in text or text.splitlines() != [*blocks] or not all(block[0].isalpha() for block in blocks):
        return False
    seen = glance(text)
    if not WORDS.isdisjoint(seen.words) or (not LABELS.isdisjoint(seen.words) and is_label_in(seen.bare)):
        return False
    return not may_pass(text, seen)


def without_noise(sentence: str) -> str:
    """`sentence` without its noise; empty if nothing else is left."""
    if _SENTENCE.match(sentence):
        return ""
    quiet = without_passing(sentence)
    if "[" in quiet:
        quiet = _HIDDEN_ADDRESS.sub(" ", quiet)
    if quiet == sentence:
        return line(quiet)
    quiet = line(quiet.strip(_SEPARATORS))
    return "" if _SENTENCE.match(quiet) else quiet


def quiet_sentences(text: str) -> list[str]:
    """The sentences of `text` without noise, in reading order."""
    return list(iter_quiet_sentences(text))


def iter_quiet_sentences(text: str) -> Iterator[str]:
    """The same, one by one, for whoever needs only the first of them."""
    blocks = iter([block for block in map(line, text.splitlines()) if block])
    while some := list(islice(blocks, _TOGETHER)):
        together = len(some) > 1 and are_quiet(some)
        for block in some:
            if together or is_quiet(block):
                yield from filter(None, sentences_of(block))
            else:
                yield from (
                    quiet for sentence in sentences_of(block) if sentence and (quiet := without_noise(sentence))
                )
