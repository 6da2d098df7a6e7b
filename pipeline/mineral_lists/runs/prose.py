"""Enumerations in running text: "the list includes: aluminum (bauxite), antimony, …, and zirconium." Pure.

No words of introduction are needed: an enumeration begins with the longest known name that its first part ends with,
and ends with the longest that its last part begins with. What is left over of the last part is kept: a name that goes
on after its "and" ("niobium and tantalum minerals") is no sure end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from pipeline.mineral_lists.runs.endings import (
    LAST,
    LONGEST,
    UNSPACED,
    Known,
    beginning,
    ends_with_others,
    is_sentence,
    may_have_last,
    side_by_side,
    unspaced_beginning,
)
from pipeline.mineral_lists.runs.ordered import ordered
from vocabulary.minerals import hints_of

Span = tuple[int, int]

FEWEST = 3  # names that make an enumeration
_MOST_UNKNOWN = 0.2  # share of unknown words between known ones
_REMARK = 3  # words of a remark behind a dash
_LEADS = re.compile(r"\b(?:are|is|were|include|includes|comprise|comprises)\s(?=\S{2,30}(?:\s\S{2,30}){0,2}\s*$)")
_STOPS = re.compile(r"[()（）\[\],;،؛，、；･・•·|.。！？!?:：“”\"]|\s[–—]\s")
_OPENING, _CLOSING, _SEPARATING = "(（[", ")）]", ",;،؛，、；･・•·|"
_SEPARATING_IN_ASCII = ",;|"
_SAME_LENGTH = (  # what else parts names: brackets around each, numbers in circles
    (re.compile("[】』」〕]\\s{0,2}[【『「〔]"), "、"),
    (re.compile("[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]"), "、"),
)
PARTING_SIGNS = (" / ", " - ", "\uff0f", "\u3000", "▲", " · ")
MOST_SLASHES = 5  # of one of these: so many, and no other mark between them, part names
_AROUND = str.maketrans({"【": "、", "】": "。", "『": "、", "』": "。", "〔": "、", "〕": "。"})
_QUOTES = frozenset('“”"')
_EITHER = re.compile(r"\s(?:or|oder|ou|o|или|або)\s", re.IGNORECASE)
_LEADING_AND = re.compile(
    r"^(?:and|und|et|y|e|ve|dan|и|та|as well as|sowie|or|oder|ou|oraz|og|och|samt|ja|sekä|và|en|și|及|和|以及)\s+"
    r"|^(?:以及|及び|及|和)"
)
_SENTENCE_ENDS = re.compile(r"[.!?。](?:(?<=。)|(?<=\w{3}[.!?])\s+(?=[^\W\da-z_]))")
_ONE = re.compile(r"1[.)]|\ba\)")
_SYMBOL_STOP = re.compile(r"[ ,][A-Z][a-z]?\.(?= [A-Z][a-z]?\b)")
_ARTICLE = re.compile(r"^(?:as|os?|a|la|les?|el|los|las|die|der|das|il|lo|gli|i)\s+(?=\S)")
_MARK = re.compile(r"^\(?(?:\d{1,2}|[a-z]{1,2}|[ivxl]{1,8})[.)]\s*")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Words in a row as written; the text before and after them; whether their end is sure, whether "or" ends them."""

    words: tuple[str, ...]
    before: str
    after: str
    sure_end: bool
    choice: bool = False
    whole: bool = False  # the text ends behind a whole name, and only the full stop is missing
    lettered: bool = False  # letters stand before the words


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    text: str
    ends: bool  # a sentence ends behind it
    stop: str  # what stands behind it


def enumerations(text: str, is_known: Known, spans: Sequence[Span] | None = None) -> Iterator[Enumeration]:
    """Every run of at least three words of which `is_known` knows the first, the last and four of five.

    `spans`: the sentences that may hold one (`enumerating`), where they are known.
    """
    text = _plain_marks(text)
    in_order = [
        replace(enumeration, lettered=run.lettered)
        for run in ordered(text)
        for enumeration in _kept(list(run.words), text, run.span, is_known, sure=True, choice=False)
    ]
    if in_order:
        yield from in_order
        return
    for begin, end in [(0, len(text))] if spans is None else spans:
        yield from _in_sentences(text, begin, end, is_known)


def enumerating(
    texts: Sequence[str], hints: Sequence[int], least: Sequence[int], language: str | None
) -> list[list[Span]]:
    """Of each text: where its sentences stand that have the `least` number of words that names of materials have.

    `hints`: how many a text has; one of a single sentence has no others.
    """
    places = [list(_sentences(text)) for text in texts]
    several = [(text, spans) for text, spans in zip(texts, places, strict=True) if len(spans) > 1]
    each = iter(hints_of([text[begin:end] for text, spans in several for begin, end in spans], language=language))
    counted = ([next(each) for _ in own] if len(own) > 1 else [n] for n, own in zip(hints, places, strict=True))
    return [
        [span for span, many in zip(spans, own, strict=True) if many >= few and _parts_enough(text, span, few)]
        for text, spans, own, few in zip(texts, places, counted, least, strict=True)
    ]


def _parts_enough(text: str, span: Span, names: int) -> bool:
    """Whether enough marks stand in a sentence to part so many names: all but the last two, which "and" parts.

    With further letters any number of words for "and" may part them, or brackets and numbers in circles, or nothing.
    """
    is_ascii = text.isascii()
    if names <= FEWEST or (not is_ascii and UNSPACED.search(text)):
        return True
    marks = sum([text.count(mark, *span) for mark in (_SEPARATING_IN_ASCII if is_ascii else _SEPARATING)])
    if marks >= names - 1:
        return True
    if any(text.count(sign, *span) >= MOST_SLASHES for sign in PARTING_SIGNS) or _ONE.search(text):
        return True
    if is_ascii or any(pattern.search(text) for pattern, _ in _SAME_LENGTH):
        return not is_ascii
    return may_have_last(text[slice(*span)]) and marks + len(LAST.findall(text, *span)) >= names


def _sentences(text: str) -> Iterator[Span]:
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
    spans = list(pairwise([0, *ends, len(text)]))
    if any(text.count(one, *span) != text.count(two, *span) for span in spans for one, two in (("(", ")"), ("“", "”"))):
        yield 0, len(text)  # what ends there may be inside brackets, and no sentence
        return
    yield from spans


def _in_sentences(text: str, begin: int, last: int, is_known: Known) -> Iterator[Enumeration]:
    run: list[str] = []
    start, concluded = 0, False
    for part in _parts(text, begin, last):
        if not run:  # one name that ends a sentence begins nothing
            if not part.ends and (first := _first(part.text, is_known)):
                run, start = first, part.start + part.text.rfind(first[0])
            continue
        if (first := _begins_anew(part, is_known)) and not any(map(is_known, run[1:])):
            run, start = first, part.start + part.text.rfind(first[0])
            continue
        words, rest = _next(part.text, is_known)
        if concluded and words and not any(map(is_known, words)):
            words, rest = [], part.text
        concluded = _concludes(part.text, words)
        run += words
        if part.ends or rest or not words:
            end = part.start + len(part.text) - len(rest)
            choice = bool(_EITHER.search(part.text))
            sure = not rest or not words or is_sentence(rest)
            sure = sure and (part.ends or bool(rest)) and bool(part.stop or rest or len(words) > 1)
            whole = bool(words) and (ends_with_others(rest) if rest else not part.stop)
            for enumeration in _kept(run, text, (start, end), is_known, sure=sure, choice=choice):
                yield replace(enumeration, whole=whole and len(enumeration.words) == len(run))
            run = []


def _concludes(text: str, words: Sequence[str]) -> bool:
    """Whether an "and" before the last of the names says that the enumeration is at its end."""
    return len(words) > 1 or (len(words) == 1 and _LEADING_AND.match(text.strip()) is not None)


def _begins_anew(part: _Part, is_known: Known) -> list[str]:
    """The name that ends a clause of its own behind a single name: "to tellurium; in full, they are boron, …"."""
    if part.ends or not (leads := _LEADS.search(part.text)):
        return []
    name = part.text[leads.end() :].strip()
    return [name] if is_known(name) else []


def _plain_marks(text: str) -> str:
    """A text of the same length in which commas stand for what else parts names, where several of it do."""
    for sign in PARTING_SIGNS:
        first, last = text.find(sign), text.rfind(sign)
        if text.count(sign) >= MOST_SLASHES and not any(mark in text[first:last] for mark in ",;、，."):
            text = text.replace(sign, ";".center(len(sign)) if len(sign) > 1 else "、")
    for pattern, mark in () if text.isascii() else _SAME_LENGTH:
        if len(pattern.findall(text)) >= FEWEST - 1:
            text = pattern.sub(partial(_as_long, mark), text)
            text = text.translate(_AROUND)
    return text


def _as_long(mark: str, match: re.Match[str]) -> str:
    return mark.ljust(len(match[0]))


def _parts(text: str, begin: int, last: int) -> Iterator[_Part]:
    """The text from `begin` to `last`, cut at separators outside brackets and at the ends of sentences."""
    depth, quoted = 0, False
    for match in _STOPS.finditer(text, begin, last):
        mark, position = match[0], match.start()
        if mark in _OPENING:
            depth += 1
            continue
        if mark in _CLOSING:
            if depth:
                depth -= 1
                continue
            yield _Part(begin, text[begin:position], True, mark)
            begin = match.end()
            continue
        if depth:
            continue
        opening = mark == "“" or (mark == '"' and not quoted and text[position - 1 : position] in {"", " ", "("})
        if opening or (quoted and mark in _QUOTES):  # a name in quotation marks ends nothing
            quoted = opening
        elif not _is_inside_a_name(match, text):
            ends = mark not in _SEPARATING
            yield _Part(begin, text[begin:position], ends, mark)
            begin, quoted = match.end(), quoted and not ends
    yield _Part(begin, text[begin:last], True, "")


def _is_inside_a_name(match: re.Match[str], text: str) -> bool:
    """A dash before a few words of remark, a full stop that ends no sentence, a mark between letters or digits."""
    mark, position = match[0].strip(), match.start()
    if mark in {"–", "—"}:
        return _is_remark(text, match.end())
    if mark in {".", "!", "?"} and not _ends_sentence(text, position):
        return True
    return mark in {".", "!", "?", ":"} and text[position + 1 : position + 2].isalnum()


def _ends_sentence(text: str, position: int) -> bool:
    """A full stop behind a word; one behind a lone symbol ("Co. Mn") is a comma that somebody mistyped."""
    is_symbol = _SYMBOL_STOP.search(text, max(0, position - 4), position + 3)
    return text[position + 1 : position + 2] in {"", " ", "”", '"', ")"} and not is_symbol


def _is_remark(text: str, position: int) -> bool:
    """Whether a few words stand behind a dash, before the next separator: "boron — metallurgy grade"."""
    following = _STOPS.search(text, position)
    return len(text[position : following.start() if following else len(text)].split()) <= _REMARK


def _first(part: str, is_known: Known) -> list[str]:
    """The names with which an enumeration begins here: the longest known end of the part."""
    part = _ARTICLE.sub("", _MARK.sub("", part.strip()))
    if not part or len(part) > 2000:
        return []
    if len(part) <= 120 and is_known(part):
        return [part]
    if UNSPACED.search(part[-1]):
        ends = (part[-length:] for length in range(min(8, len(part)), 0, -1))
        return next(([end] for end in ends if is_known(end)), [])
    words = part.split()[-LONGEST:]
    rows = (words[-count:] for count in range(len(words), 0, -1))
    ends = (" ".join(row) for row in rows if is_known.may_be(row))
    return next(([_ARTICLE.sub("", end)] for end in ends if is_known(end)), [])


def _next(part: str, is_known: Known) -> tuple[list[str], str]:
    """The words that continue a run, and what is left over of the part behind them."""
    part = _MARK.sub("", _LEADING_AND.sub("", part.strip()))
    if not part:
        return [], ""
    if len(part) <= 120 and is_known(part):
        return [part], ""
    if joined := side_by_side(part, is_known):
        return joined, ""
    pieces = [piece.strip() for piece in LAST.split(part) if piece.strip()]
    if len(pieces) > 1 and all(map(is_known, pieces)):
        return pieces, ""
    if len(pieces) > 1 and is_known(pieces[0]):
        last, rest = beginning(LAST.split(part, maxsplit=1)[1], is_known)
        return ([pieces[0], last], rest) if last else ([pieces[0]], part[len(pieces[0]) :])
    if ended := unspaced_beginning(part, is_known):
        return [ended[0]], ended[1]
    if len(part) <= 40 and len(part.split()) <= 4 and not part[0].isdigit():
        if UNSPACED.search(part) and (first := _first(part, is_known)):
            return first, ""  # "金属矿产铁": the class and its first member
        return [part], ""
    name, rest = beginning(part, is_known)
    return ([name], rest) if name else ([], "")


def _kept(
    run: list[str], text: str, span: tuple[int, int], is_known: Known, *, sure: bool, choice: bool
) -> Iterator[Enumeration]:
    whole = len(run)
    while run and not is_known(run[-1]):
        run = run[:-1]
    known = sum(map(is_known, run))
    if known >= FEWEST and len(run) - known <= _MOST_UNKNOWN * len(run):
        sure = sure and len(run) == whole
        yield Enumeration(tuple(run), text[: span[0]], text[span[1] :], sure, choice)
