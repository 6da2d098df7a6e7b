"""Where each version stands that a page names: in force, in preparation, or past. Pure.

Read sentence by sentence. What is not said is not guessed: two versions that both seem to be in force are candidates,
and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.frameworks.versions import Name, Version

_ARCHIVE = re.compile(
    r"\b(?:superseded|previous(?:ly)?|former|earlier|archived?|withdrawn|outdated|no longer|history|historical"
    r"|originally|initially)\b",
    re.IGNORECASE,
)
_CONSULTED = re.compile(r"\b(?:consult\w*|comments?|feedback|public review)\b", re.IGNORECASE)
_DRAFTED = re.compile(r"\b(?:draft\w*|propos\w*|exposure draft|under development)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|forthcoming|upcoming|planned|next|expected|anticipated|working towards?|to be (?:published|launched)"
    r"|to (?:take effect|come into force))\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\b(?:approved|adopt(?:ed)?|endorsed|agreed|ratified|signed off)\b", re.IGNORECASE)
_ISSUED = re.compile(
    r"\b(?:published|released|issued|launched|in force|into force|effective|takes effect|current(?:ly)?|latest"
    r"|new|announce\w*|available)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?P<future>\b(?:will|shall|is to|to)\s+be\s+)?\b(?:replaced|superseded|succeeded)\s+by\s+", re.IGNORECASE
)
_OVER = re.compile(
    r"(?P<future>\b(?:will|shall|is to)\s+)?\b(?:replac(?:es|ed|ing|e)|supersed(?:es|ed|ing|e)|succeed(?:s|ed)"
    r"|builds? (?:up)?on|building (?:up)?on)\b(?!\s+by\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\b.{0,60}\bto\b", re.IGNORECASE)
_SUCCESSOR_END = re.compile(r"[.;,(]|\s(?:on|from|as of|in|with effect|and|which|that)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One version in one sentence. `standing`: "in force", "past", "draft", "consultation", "approved", "announced"."""

    version: Version
    standing: str
    sentence: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What a page says of a framework. `candidates`: in force, as it seems, and not to be told apart."""

    version: str | None = None
    sentence: str = ""
    candidates: tuple[str, ...] = ()
    next_version: str | None = None
    next_status: str | None = None
    next_sentence: str = ""
    successor: str | None = None


def standing(headings: Sequence[str], sentences: Sequence[str], name: Name) -> Standing:
    """What headings and sentences say of the framework called `name`."""
    named = [mention for text in headings for mention in mentions(text, name, heading=True)]
    named += [mention for text in sentences for mention in mentions(text, name)]
    past = {mention.version.text for mention in named if mention.standing == "past"}
    current = [mention for mention in named if mention.standing == "in force" and mention.version.text not in past]
    approved = [mention for mention in named if mention.standing == "approved"]
    if not current:  # a page that names one version, and says who adopted it, names the one in force
        current = [
            mention for mention in approved if mention.version.text not in past and not _AHEAD.search(mention.sentence)
        ]
    chosen, candidates = _in_force(current)
    ahead = _ahead(named, chosen, {mention.version.text for mention in current})
    successor = next(filter(None, (_successor(text, name) for text in (*headings, *sentences))), None)
    return Standing(
        chosen.version.text if chosen else None,
        chosen.sentence if chosen else "",
        candidates,
        ahead.version.text if ahead else None,
        ahead.standing if ahead else None,
        ahead.sentence if ahead else "",
        successor,
    )


def mentions(text: str, name: Name, *, heading: bool = False) -> Iterator[Mention]:
    """The versions of a text with their standing."""
    if not name.stands_in(text):
        return
    versions = name.versions(text)
    if not versions:
        return
    related = _related(text, versions)
    for version in versions:
        general = _general(_clause(text, version.start))
        yield Mention(version, related.get(version.start, general), text, heading)


def _clause(text: str, at: int) -> str:
    """The part of a sentence between semicolons that has the place `at`: "v4.0 applies; v3.0 is withdrawn"."""
    start = text.rfind(";", 0, at) + 1
    end = text.find(";", at)
    return text[start : end if end >= 0 else len(text)]


def _related(text: str, versions: Sequence[Version]) -> dict[int, str]:
    """What "replaced by", "replaces" and "from … to …" say of the versions on their two sides, by their places."""
    for pattern, left, right in ((_BY, "past", "in force"), (_OVER, "in force", "past")):
        match = pattern.search(text)
        if match is None:
            continue
        if match["future"]:
            left, right = ("in force", "announced") if pattern is _BY else ("announced", "in force")
        return {version.start: left if version.start < match.start() else right for version in versions}
    match = _FROM_TO.search(text)
    inside = [version for version in versions if match and match.start() <= version.start < match.end() + 40]
    return {inside[0].start: "past"} if len(inside) == 2 else {}


def _general(text: str) -> str:
    """The standing that the words of a sentence give to its versions."""
    if _ARCHIVE.search(text):
        return "past"
    ahead = bool(_AHEAD.search(text))
    if _CONSULTED.search(text) and (_DRAFTED.search(text) or ahead or not _ISSUED.search(text)):
        return "consultation"
    if _DRAFTED.search(text):
        return "draft"
    if _APPROVED.search(text) and (ahead or not _ISSUED.search(text)):
        return "approved"
    return "announced" if ahead else "in force"


def _in_force(named: Sequence[Mention]) -> tuple[Mention | None, tuple[str, ...]]:
    """The version in force; what a heading names counts before sentences, and of several the newest that is issued."""
    for group in ([mention for mention in named if mention.heading], named):
        versions = {mention.version.text: mention for mention in reversed(group)}
        if len(versions) == 1:
            return next(iter(versions.values())), ()
        if len({mention.version.order[0] for mention in versions.values()}) == 1:
            newest = max(versions.values(), key=lambda mention: mention.version.order)
            of_newest = [mention for mention in group if mention.version.text == newest.version.text]
            alone = [
                mention for mention in of_newest if sum(other.sentence == mention.sentence for other in group) == 1
            ]
            if alone and any(_ISSUED.search(mention.sentence) or mention.heading for mention in alone):
                return alone[0], ()
        if versions:
            return None, tuple(sorted(versions))
    return None, ()


def _ahead(named: Iterable[Mention], chosen: Mention | None, current: set[str]) -> Mention | None:
    """The version in preparation, at the furthest step that is told of it."""
    steps = ("announced", "draft", "consultation", "approved")
    coming = [mention for mention in named if mention.standing in steps and mention.version.text not in current]
    if chosen:
        kind, order = chosen.version.order
        coming = [mention for mention in coming if mention.version.order[0] != kind or mention.version.order[1] > order]
    best: Callable[[Mention], int] = lambda mention: steps.index(mention.standing)  # noqa: E731 - a key, typed
    return max(coming, key=best, default=None)


def _successor(text: str, name: Name) -> str | None:
    """What a sentence says has taken the place of the whole framework: no version of it, another document."""
    match = _BY.search(text)
    if match is None or match["future"]:
        return None
    before, after = text[: match.start()], text[match.end() :]
    if not name.stands_in(before) or name.versions(before) or name.versions(text[: match.end() + 80]):
        return None
    end = _SUCCESSOR_END.search(after)
    rest = after[: end.start() if end else 120].strip(" “”\"'")
    return rest.removeprefix("the ").removeprefix("The ") or None
