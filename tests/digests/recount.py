"""Every number of a printed digest, held against what `raw_world` computes from the recorded files.

Each sentence must match one of the forms below as a whole, and each form's parts are compared: a number that no form
accounts for fails like a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tests.digests.printed import Entry
from tests.digests.raw_world import Key, Span

_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_CODE = r"\d\d\.\d\d"
_OPENED = (
    rf"opened (?:on (?:about )?(?P<on>{_DAY})|by (?P<by>{_DAY})|"
    rf"between (?P<first>\d{{1,2}} [A-Z][a-z]+(?: \d{{4}})?) and (?P<second>{_DAY}))"
)
_SUBJECT = re.compile(
    r"(?P<names>.+?)(?: (?P<title>“\d+”))?(?: \((?P<committee>[^()]+)\))?(?:, (?P<count>\d+) parts,)? "
    r"(?P<rest>(?:is|are|was|were|has|have|moved|went|remains?) .+)"
)
_BALLOT = re.compile(
    r"(?:(?:(?:was|were) taken up|(?:is|are) in force) again: (?:it|they) )?"
    r"(?:is|are|was|were) (?:out for [a-z ]+|under systematic review)(?: again)? "
    rf"\((?P<code>{_CODE})\)(?:, which (?P<verb>closed) (?:about|no later than) (?P<over>{_DAY})"
    rf"|(?: until (?:about )?(?P<last>{_DAY})(?: at the latest)?))?"
    r"(?:: (?P<asked>[^()\d]+)(?: \(ANSI is (?P<role>a P-member|an O-member)\))?)?"
)
_PUBLISHED = re.compile(
    rf"(?:was|were) published(?: (?:in|on) (?P<when>[A-Za-z\d ]+?))?(?: \(edition (?P<edition>\d+)\))?"
    rf"(?: and is now at (?P<code>{_CODE}) \([^()\d]+\))?"
)
_MOVED = re.compile(rf"(?:moved|went back) from (?P<old>{_CODE}) to (?P<code>{_CODE}) \([^()\d]+\)")
_DECIDED = re.compile(rf"(?:is|are|was|were|remains?) [a-z' ]+ \((?P<code>{_CODE})\)(?:, last at (?P<old>{_CODE}))?")
_NEW = re.compile(
    rf"(?:is|are) new in ISO's catalogue, at (?P<code>{_CODE}) \([^()\d]+\)"
    r"(?: (?:in|on) (?P<when>[A-Za-z\d ]+?))?(?: \(edition (?P<edition>\d+)\))?"
)
_GONE = re.compile(rf"(?:is|are) no longer in ISO's catalogue(?:, last at (?P<old>{_CODE}) \([^()\d]+\))?")
_REPLACES = re.compile(r"it replaces (?P<replaced>.+?)(?P<withdrawn>, now withdrawn)?")
_TITLED = re.compile(r"(?:it )?was titled (?P<former>“\d+”) before")
_CALLED = re.compile(r"(?:it )?was called (?P<called>.+) before")
_WORDS = re.compile(r"[^\d]+")
_FORMS = (_BALLOT, _PUBLISHED, _MOVED, _NEW, _GONE, _REPLACES, _TITLED, _CALLED, _DECIDED, _WORDS)


_PRECISION = {4: "%Y", 7: "%B %Y", 10: "%d %B %Y"}  # by how much of a date is stated


class Wrong(AssertionError):
    """A number or a form that the recorded files do not bear out."""


def agree(what: str, told: object, counted: object) -> None:
    """Raise `Wrong` where what is told is not what was counted."""
    if told != counted:
        raise Wrong(f"{what}: told {told!r}, counted {counted!r}")


def day(text: str) -> date:
    """`3 June 2025`."""
    return datetime.strptime(f"{text} +0000", "%d %B %Y %z").date()


def expanded(names: str) -> list[str]:
    """`ISO/DIS 1014-1 to -3` and `ISO 1:2020 and ISO 2:2020` as the references that they stand for."""
    series = re.fullmatch(r"(\D+\d+)((?:-\d+(?:, | and | to )?)+)((?::|/).*)?", names)
    if series and re.search(r", | and | to ", series[2]):
        numbers: list[int] = []
        for part in re.split(r", | and ", series[2]):
            ends = [int(item) for item in re.findall(r"\d+", part)]
            numbers += range(ends[0], ends[-1] + 1)
        return [f"{series[1]}-{number}{series[3] or ''}" for number in numbers]
    return re.split(r", | and ", names)


@dataclass
class Recount:
    """The sentences of one digest, compared with one span of the recorded files."""

    span: Span
    texts: list[str] = field(default_factory=list)  # what stood between quotation marks
    quoted: set[Key] = field(default_factory=set)

    def document(self, entry: Entry) -> list[Key]:
        """The ids of the documents that the entry is about, all that it says of them compared."""
        plain = re.sub(r"“[^”]*”", self._put_away, entry.sentence)
        match = _SUBJECT.fullmatch(plain)
        if match is None:
            raise Wrong(f"no form for: {plain}")
        names = expanded(match["names"])
        keys = [self._key(name, match["committee"]) for name in names]
        if match["count"]:
            agree("parts", int(match["count"]), len(keys))
        if match["title"]:
            self._title(self._taken(match["title"]), keys, whole=len(keys) == 1)
        for clause in match["rest"].split("; "):
            self._clause(clause, keys)
        if began := re.fullmatch(_OPENED, f"opened {entry.opened}"):
            for key in keys:
                self._opening(began.groupdict(), key)
        for line in entry.lines:
            self._line(line, keys)
        ids = {link.removeprefix("https://www.iso.org/standard/").removesuffix(".html") for link in entry.links}
        about = {*keys, *self.quoted}
        agree(f"links of {entry.sentence}", (len(ids), ids <= about), (min(12, len(about)), True))
        return keys

    def _put_away(self, found: re.Match[str]) -> str:
        self.texts.append(found[0][1:-1])
        return f"“{len(self.texts) - 1}”"

    def _taken(self, mark: str) -> str:
        return self.texts[int(mark[1:-1])]

    def _key(self, name: str, committee: str | None) -> Key:
        results = [
            key
            for key, pair in self.span.documents.items()
            if (row := pair[1] or pair[0])
            and row["reference"] == name
            and (committee is None or row["committee"] == committee)
        ]
        agree(f"documents called {name} of {committee}", len(results), 1)
        return results[0]

    def _rows(self, key: Key) -> tuple[Any, Any]:
        return self.span.documents[key]

    def _title(self, shown: str, keys: list[Key], *, whole: bool) -> None:
        """A title is that of the file, cut where it says so; of several parts what they share."""
        for key in keys:
            row = self._rows(key)[1] or self._rows(key)[0]
            full = _plain(row["title_en"])
            begins = [_plain(part) for part in shown.split("…")]
            agree(f"title of {row['reference']}", full[: len(begins[0])], begins[0])
            if whole and "…" not in shown:
                agree(f"title of {row['reference']}", full, begins[0])
            if len(begins) > 1 and begins[1] and begins[1].strip(" -") not in full:
                raise Wrong(f"title of {row['reference']}: {begins[1]!r} is not in {full!r}")

    def _clause(self, clause: str, keys: list[Key]) -> None:
        for form in _FORMS:
            if match := form.fullmatch(clause):
                for key in keys:
                    self._parts(match.groupdict(), key)
                return
        raise Wrong(f"no form for: {clause}")

    def _parts(self, told: dict[str, str | None], key: Key) -> None:
        before, after = self._rows(key)
        if told.get("code"):
            agree("stage", told["code"], after["stage"])
            if before and before["stage"] == after["stage"]:
                raise Wrong(f"{key}: the stage did not change")
        if told.get("old"):
            agree("stage before", told["old"], (before or after)["stage"])
        for name, compare in _COMPARED.items():
            if (value := told.get(name)) is not None:
                compare(self, value, key)
        if stated := told.get("last") or told.get("over"):
            last = self.span.closing(key, after)
            agree("last day", day(stated), last)
            agree("over", told["verb"] == "closed", bool(last and last < self.span.until))

    def _opening(self, told: dict[str, str | None], key: Key) -> None:
        since, first = self.span.opened(key), told["first"] or ""
        if since is None:
            raise Wrong(f"{key}: nobody knows when it opened")
        if since[0] is not None and told["second"]:
            agree("opened between", day(first if first[-4:].isdigit() else f"{first} {since[0].year}"), since[0])
            agree("opened by", day(told["second"]), since[1])
        else:
            agree("opened", (None, day(told["by"] or told["on"] or "")), since)

    def _line(self, line: str, keys: list[Key]) -> None:
        """`ISO/DIS 1014-1: Part 1: …`, what a field was before and is now, or when a ballot opened."""
        if began := re.fullmatch(rf"(?:It|They) {_OPENED}", line):
            for key in keys:
                self._opening(began.groupdict(), key)
            return
        before_after = re.fullmatch(r"(stage|reference|title): (.+) → (.+)", line)
        if before_after:
            (key,) = keys
            name = before_after[1].replace("title", "title_en")
            rows = [row[name].strip("'") if row else "" for row in self._rows(key)]
            values = [group.strip("'") for group in before_after.groups()[1:]]
            for one, other in zip(values, rows, strict=True):
                agree(name, _plain(one.rstrip("… ")), _plain(other)[: len(_plain(one.rstrip("… ")))])
            return
        for key in keys:
            row = self._rows(key)[1] or self._rows(key)[0]
            if line.startswith(f"{row['reference']}: "):
                shown = line.removeprefix(f"{row['reference']}: ")
                if former := re.search(r"; it was titled “(.+)” before$", shown):
                    shown, old = shown[: former.start()], self._rows(key)[0]["title_en"]
                    agree(f"{former[1]!r} in {old!r}", _plain(former[1].partition(" …")[0]) in _plain(old), True)
                for part in shown.split(" …"):
                    if _plain(part) not in _plain(row["title_en"]):
                        raise Wrong(f"{part!r} is not in {row['title_en']!r}")
                return
        raise Wrong(f"no form for: {line}")

    def _published(self, told: str, key: Key) -> None:
        stated = self._rows(key)[1]["publication"]
        moment = date.fromisoformat(stated + "0001-01-01"[len(stated) :])
        agree("published", told, f"{moment:{_PRECISION[len(stated)]}}".lstrip("0"))

    def _edition(self, told: str, key: Key) -> None:
        agree("edition", told, self._rows(key)[1]["edition"])

    def _role(self, told: str, key: Key) -> None:
        committee = self._rows(key)[1]["committee"]
        state = self.span.last(self.span.world.committees)
        roles = [
            item.roles.get(body)
            for item in state.values()
            if item.reference == committee
            for body, name in item.names.items()
            if name == "ANSI"
        ]
        agree(f"ANSI in {committee}", told.split()[-1], (roles or [None])[0])

    def _replaced(self, told: str, key: Key) -> None:
        number = _number(self._rows(key)[1]["reference"])
        for name in re.split(r", | and ", told):
            agree("the same number", _number(name), number)
            old = self._key(name, None)
            self.quoted.add(old)
            agree(f"stage of {name}", self._rows(old)[1]["stage"], "95.99")

    def _former(self, told: str, key: Key) -> None:
        old, shown = _plain(self._rows(key)[0]["title_en"]), _plain(self._taken(told).partition("…")[0])
        agree("former title", shown, old[: len(shown)])

    def _called(self, told: str, key: Key) -> None:
        agree("called before", told, self._rows(key)[0]["reference"])


_COMPARED: dict[str, Callable[[Recount, str, Key], None]] = {
    "when": Recount._published, "edition": Recount._edition, "role": Recount._role, "replaced": Recount._replaced,
    "former": Recount._former, "called": Recount._called,
}  # fmt: skip


def _number(reference: str) -> str:
    """What a specification and the standard that it became share: `ISO 14071`."""
    return re.sub(r"/(?:TS|TR|PAS)\b", "", reference.partition(":")[0])


def _plain(title: str) -> str:
    """A title without the marks that a data set puts around it, and with one kind of dash."""
    text = " ".join(title.split())
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text.strip(" -–—")
