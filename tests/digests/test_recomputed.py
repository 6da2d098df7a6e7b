"""Ten digests of the recorded weeks and catalogues: every number of each is recomputed from the raw files.

In the gate the catalogues are a seeded sample (the watched committees and some of the others); the long form has all.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import text as sql

from storage.store import Store
from tests.digests import recorded
from tests.digests.printed import Entry, Printed, printed
from tests.digests.promised import COUNTED, Promise, counted, heading
from tests.digests.raw_world import Change, Key, World
from tests.digests.recorded import CHAIR, Reader
from tests.digests.recount import Recount, Wrong, agree, day
from tests.digests.recount_members import NUMBER, clauses, compare_committee, shown, totals
from tests.long import often
from vocabulary.changes import Significance

_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_AHEAD = re.compile(
    rf"(?P<day>{_DAY}) \((?:in (?P<days>\d+) days?|today)\): (?P<ballot>[^\d“]+?) on (?P<name>.+?) “(?P<title>[^”]*)”"
    rf" \((?P<committee>[^()]+)\) closes(?: by then(?:, at the earliest on (?P<earliest>{_DAY}))?; it opened "
    rf"(?:between (?P<first>[\w ]+?) and (?P<second>{_DAY})|by (?P<by>{_DAY})))?"
)
_SEVERAL = re.compile(
    rf"(?P<when>{_DAY} \([^()]+\)): (?P<number>\d+) (?P<ballots>[^\d“;]+?) close(?P<how>(?: by then)?(?:[,;] .*)?)"
)
_ONE = re.compile(r"(?P<name>.+) \((?P<committee>[^()]+)\) https://www\.iso\.org/standard/(?P<key>\d+)\.html")
_LATER = re.compile(
    rf"and (?P<number>\d+) more, the next on (?P<day>{_DAY}): critmin feeds FOLDER writes a calendar with all of it"
)
ROUTINE = Significance.ROUTINE
READERS = [
    Reader("TC 298 and TC 333", "2025-01-01", "2025-02-01", ("ISO/TC 298", "ISO/TC 333")),
    Reader("chair", "2025-01-01", "2025-02-01", topics=CHAIR),
    Reader("TC 27 and TC 207", "2025-06-01", "2025-07-01", ("ISO/TC 27", "ISO/TC 207")),
    Reader("chair", "2025-06-01", "2025-07-01", topics=CHAIR),
    Reader("TC 298 and TC 333", "2025-07-01", "2025-08-01", ("ISO/TC 298", "ISO/TC 333")),
    Reader("chair", "2025-07-01", "2025-08-01", topics=CHAIR),
    Reader("all of one week", "2025-07-03", "2025-07-10", topics=("iso-committees",), least=ROUTINE),
    Reader("everything", "2025-06-13", "2025-07-17"),
    Reader("half a year", "2025-01-01", "2025-07-17", ("ISO/TC 79", "ISO/TC 183", "ISO/TC 155"), least=ROUTINE),
    Reader("Uzbekistan and Korea", "2025-07-01", "2025-08-01", ("ISO/TC 207",), jurisdictions=("UZ", "KR")),
]  # fmt: skip


def _one_by_one(entry: Entry) -> Iterator[tuple[str, str]]:
    """The id and the sentence of each document of a line of what is coming up."""
    shared = _SEVERAL.fullmatch(entry.sentence)
    if not entry.lines or shared is None:
        yield entry.links[0].removeprefix("https://www.iso.org/standard/").removesuffix(".html"), entry.sentence
        return
    agree(entry.sentence, int(shared["number"]), len(entry.lines))
    how = shared["how"].replace("; they opened", "; it opened")
    for line in entry.lines:
        one = _ONE.fullmatch(line)
        if one is None:
            raise Wrong(f"no form for: {line}")
        yield one["key"], f"{shared['when']}: {shared['ballots']} on {one['name']} “” ({one['committee']}) closes{how}"


def _named(entry: Entry) -> str:
    """A line of what is coming up as the opening has it: with the documents that share it."""
    names = [line.partition(" (")[0] for line in entry.lines]
    shown = names if len(names) <= 6 else [*names[:6], f"{len(names) - 6} more"]
    return f"{entry.sentence}: {', '.join(shown[:-1])} and {shown[-1]}" if names else entry.sentence


@pytest.fixture(scope="module")
def ids(store: Store) -> dict[Change, int]:
    """The number that the database gave to each change."""
    with store.engine.connect() as connection:
        rows = connection.execute(sql("SELECT id, kind, key, detected_at FROM changes")).all()
    return {(date.fromisoformat(str(at)[:10]), kind, key): number for number, kind, key, at in rows}


@pytest.mark.sampled
@pytest.mark.long
@pytest.mark.parametrize("reader", READERS, ids=lambda item: f"{item.name}, {item.since}")
def test_every_number_is_that_of_the_raw_files(
    world: World, store: Store, ids: dict[Change, int], reader: Reader
) -> None:
    span = world.span(date.fromisoformat(reader.since), date.fromisoformat(reader.until))
    assert Compared(printed(recorded.text(store, reader)), Promise(span, reader), ids).all(), "it tells something"


@pytest.mark.sampled
@pytest.mark.long
def test_a_wrong_number_is_found(world: World, store: Store, ids: dict[Change, int]) -> None:
    """The comparison itself: a digit that is changed anywhere in a digest must not pass."""
    reader, chance = READERS[5], random.Random(11)
    span = world.span(date.fromisoformat(reader.since), date.fromisoformat(reader.until))
    sentence, promise = recorded.text(store, reader), Promise(span, reader)
    for spot in chance.sample([match.start() for match in re.finditer(r"\d", sentence)], often(12, long=200)):
        other = str((int(sentence[spot]) + chance.randint(1, 9)) % 10)
        changed = f"{sentence[:spot]}{other}{sentence[spot + 1 :]}"
        with pytest.raises((AssertionError, KeyError, ValueError, AttributeError)):
            Compared(printed(changed), promise, ids).all()


def _without_sources(text: str, read: int) -> str:
    """The text without how many of the two sources were read; the one that was not is named."""
    agree(f"a source that was not read in {text!r}", "; not read in that time: ISO Open Data" in text, read == 1)
    return text.replace(f"{read} of 2 sources", "")


class Compared:
    """One printed digest against what its reader was promised."""

    def __init__(self, told: Printed, promise: Promise, ids: dict[Change, int]) -> None:
        self.told, self.promise, self.span, self.ids = told, promise, promise.span, ids
        self.changes: set[Change] = set()
        self.sizes: list[tuple[Entry, int]] = []

    def all(self) -> set[Change]:
        """Everything in the order of the page; raises `Wrong` at the first number that is. The changes it refers to."""
        dates = (self._date(self.span.since), self._date(self.span.until))
        agree("period", self.told.period, f"Critical Minerals Digest, {dates[0]} to {dates[1]}")
        self.documents()
        self.bodies()
        self.committees()
        self.ahead()
        self.opening()
        self.closing(*dates)
        return self.changes

    def _date(self, day_: date) -> str:
        return f"{day_:%d %B %Y}".lstrip("0")

    def documents(self) -> None:
        reported: set[Key] = set()
        wanted = self.promise.documents()
        for entry in self.told.entries:
            if entry.heading in ("Membership", "Committees and working groups"):
                continue
            recount = Recount(self.span)
            keys = recount.document(entry)
            for key in keys:
                agree(f"heading of {entry.sentence}", entry.heading, heading(self.span, key, *self.span.documents[key]))
            event = {*keys, *recount.quoted}
            if not event & wanted:
                raise Wrong(f"nobody asked for: {entry.sentence}")
            self._evidence(entry, self.promise.told_of(event, set(), set()), len(keys))
            reported |= event
        agree("documents that are missing", sorted(wanted - reported), [])

    def bodies(self) -> None:
        acronyms = {name: key for key, name in self.span.bodies.items()}
        reported = set()
        for entry in self.told.entries:
            if entry.heading != "Membership":
                continue
            match = re.fullmatch(r"(.+?) \(([^()]+)\) ((?:joined|left|moved|changed) .+)", entry.sentence)
            if match is None:
                raise Wrong(f"no form for: {entry.sentence}")
            body = acronyms[match[1]]
            agree("country", match[2], self.promise.countries[match[1]][1])
            self._moves(body, match[3], entry.lines)
            agree("page", entry.links, [f"https://www.iso.org/member/{body}.html"])
            self._evidence(entry, self.span.shown_by(body))
            reported.add(body)
        agree("bodies", sorted(reported), sorted(self.promise.bodies()))

    def _moves(self, body: Key, sentence: str, lines: list[str]) -> None:
        seats = {self.promise.reference(key): kind for key, kind in self.span.moves[body].items()}
        left, outside = dict(seats), re.search(r", (?:(?:all|both) )?outside the watched scope$", sentence)
        for kind, where in clauses(sentence[: outside.start()] if outside else sentence):
            if isinstance(where, list):
                for name in where:
                    agree(f"{body} in {name}", left.pop(name), kind)
            elif kind is None:
                agree(f"{body} elsewhere", where, len(left))
                left.clear()
            else:
                agree(f"{body}, {kind}", where, Counter(left.values())[kind])
                left = {name: item for name, item in left.items() if item != kind}
        agree(f"moves of {body} that are not told", left, {})
        for line in lines:
            if line.startswith("Across all"):
                agree(line, totals(line), (len(seats), Counter(seats.values())))
            else:
                for name in re.findall(r"(?:ISO|IEC)/[^,]+?(?= and |,|$| any more)", line):
                    agree(line, name in seats, True)

    def committees(self) -> None:
        reported = set()
        known = {self.span.called(key): key for key in self.span.reformed}
        for entry in self.told.entries:
            if entry.heading != "Committees and working groups":
                continue
            name = max((name for name in known if entry.sentence.startswith(name)), key=len)
            key = known[name]
            sides = [state.get(key) for state in self.span.sides(self.span.world.committees)]
            compare_committee(entry, name, *sides)
            agree("page", entry.links, [f"https://www.iso.org/committee/{key}.html"])
            self._evidence(entry, self.span.shown_of(key, "Committee"))
            reported.add(key)
        agree("committees", sorted(reported), sorted(self.promise.committees()))

    def _evidence(self, entry: Entry, changes: set[Change], size: int = 1) -> None:
        match = re.fullmatch(rf"\(changes? (.+), seen (?:from ({_DAY}) to )?({_DAY})\)", entry.evidence)
        if match is None:
            raise Wrong(f"no form for: {entry.evidence}")
        runs: list[list[int]] = []
        for number in sorted(self.ids[change] for change in changes):
            if runs and runs[-1][-1] + 1 == number:
                runs[-1].append(number)
            else:
                runs.append([number])
        words = [w for run in runs for w in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]
        if len(words) > 3:
            left = sum(len(run) for run in runs) - sum(len(run) for run in shown(runs))
            words = [*words[:3], f"{left} more"]
        agree(entry.sentence, match[1], " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))))
        days = [change[0] for change in changes]
        agree("first seen", day(match[2] or match[3]), min(days))
        agree("last seen", day(match[3]), max(days))
        self.changes |= changes
        self.sizes.append((entry, size))

    def ahead(self) -> None:
        wanted, reported = self.promise.ahead(), {}
        state = self.span.last(self.span.world.projects)
        lines, left = list(self.told.ahead), None
        if lines and (left := _LATER.fullmatch(lines[-1].sentence)):
            lines.pop()
        for key, sentence in (item for entry in lines for item in _one_by_one(entry)):
            match = _AHEAD.fullmatch(sentence)
            if match is None:
                raise Wrong(f"no form for: {sentence}")
            row, last = state[key], day(match["day"])
            agree("name", (match["name"], match["committee"]), (row["reference"], row["committee"]))
            agree("days", int(match["days"] or 0), (last - self.span.until).days)
            since = self.span.opened(key)
            if since and since[0] and match["second"]:
                first = match["first"]
                agree("first", day(first if first[-4:].isdigit() else f"{first} {since[0].year}"), since[0])
                agree("second", day(match["second"]), since[1])
            elif since and match["by"]:
                agree("by", (None, day(match["by"])), since)
            for number in NUMBER.findall(match["title"]):
                agree(f"{number} in the title", number in row["title_en"], True)
            reported[key] = last
        days = sorted(wanted.values())
        agree("coming up", {key: wanted.get(key) for key in reported}, reported)
        agree("the first days", sorted(reported.values()), days[:60])
        agree("dates that are left out", int(left["number"]) if left else 0, len(days[60:]))
        agree("the next of them", left and day(left["day"]), days[60] if len(days) > 60 else None)

    def opening(self) -> None:
        sentences = [entry.sentence for entry in self.told.entries]
        leading: list[int] = []
        for line in self.told.opening:
            if line.startswith("Also: "):
                of = Counter(COUNTED[entry.heading] for entry, size in self.sizes for _ in range(size))
                of.subtract(COUNTED[self.sizes[at][0].heading] for at in leading for _ in range(self.sizes[at][1]))
                shown = counted(line.removeprefix("Also: ").removesuffix("."))
                others = shown.pop("others", 0)
                agree(line, {words: of.pop(words) for words in shown}, dict(shown))
                agree(line, others, sum(of.values()))
            elif line.startswith("Next, "):
                text = line.removeprefix("Next, ").removesuffix("…").strip()
                agree(line, any(_named(entry).startswith(text) for entry in self.told.ahead), True)
            elif line.startswith(("Nothing of", "No change was seen")) or "sources" in line:
                self._period(line)
            else:
                at = next((n for n, text in enumerate(sentences) if text.startswith(line)), None)
                if at is None:
                    raise Wrong(f"not among the entries: {line}")
                leading.append(self._place(sentences[at]))

    def _place(self, sentence: str) -> int:
        return next(at for at, (entry, _) in enumerate(self.sizes) if entry.sentence == sentence)

    def _period(self, line: str) -> None:
        dates = f"from {self._date(self.span.since)} to {self._date(self.span.until)}"
        rest = _without_sources(line.replace(dates, ""), self.span.read())
        agree(line, NUMBER.findall(rest), [])

    def closing(self, since: str, until: str) -> None:
        text = " ".join(self.told.closing)
        promise, span = self.promise, self.span
        everything = promise.told_of(set(span.documents), set(span.moves), set(span.reformed))
        followed = (
            promise.told_of(
                {key for key in span.documents if promise.follows_document(key)},
                {body for body in span.moves if promise.follows_body(body)},
                {key for key in span.reformed if promise.follows_committee(key)},
            )
            | self.changes
        )
        minor, outside = len(followed - self.changes), len(everything - followed)
        noun = "" if minor else " change" if outside == 1 else " changes"
        left = [
            f"{minor:,} change{'s' if minor != 1 else ''} of lesser significance" if minor else "",
            f"{outside:,}{noun} outside what you follow" if outside else "",
        ]
        expected = f"Not shown: {' and '.join(filter(None, left))}; critmin changes --since {span.since} lists them."
        agree(f"{expected!r} in {text!r}", expected in text, any(left))
        rest = text.replace(expected, "").replace(f"from {since} to {until}", "")
        followed_ones = re.search(r"committees (ISO/[^.;]+)", rest)
        shown = re.split(r", | and ", followed_ones[1]) if followed_ones else []
        agree("committees that are followed", sorted(shown), sorted(promise.reader.committees))
        rest = _without_sources(rest.replace(followed_ones[0] if followed_ones else "", ""), span.read())
        quiet = span.read() - len({change[1] for change in span.changes})
        rest = (
            rest.replace(f"Nothing new in: ISO committees and projects ({span.read()} source", "")
            if not self.told.entries
            else rest
        )
        agree(f"numbers left in {text!r}", NUMBER.findall(rest), [])
        for line in self.told.still:
            agree(line, int(NUMBER.findall(line)[0]), quiet)
