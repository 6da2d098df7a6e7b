"""What is due to whom: from the store into the outbox. Each reader's digest begins where the last one ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby, takewhile

from digests.delivery.attachments import Enclosures
from digests.delivery.cadence import Frequency
from digests.delivery.mail import (
    Attachment,
    Body,
    Recipient,
    Sender,
    body,
    letter,
    whole,
)
from digests.delivery.subscribers import Subscriber
from digests.forms.render import Format
from digests.issue.digest import Digest, Issue
from digests.issue.known import articles_of, coming_up, facts
from digests.issue.watched import Watched
from digests.words.periods import Period
from storage.model import ChangeQuery
from storage.outbox import Head, Issued, Letter, Outbox
from storage.store import Store

_EVENTS = 400  # of one digest; more never fit into a mail, and are counted


@dataclass(frozen=True, slots=True)
class Assignment:
    """A digest that is to be made: it answers `due_at` and tells the changes above `after_id`, seen since `since`."""

    reader: Subscriber
    due_at: datetime
    since: datetime
    after_id: int

    def period(self, now: datetime) -> Period:
        """The span that the digest names: "this week" if it is about that long, else its two ends."""
        frequency = self.reader.cadence
        late = timedelta() if frequency is Frequency.DAILY else timedelta(days=1)
        usual = frequency.longest / 2 < now - self.since <= frequency.longest + late
        return Period(self.since, now, frequency.period if usual else "custom", self.reader.dates)


@dataclass(frozen=True, slots=True)
class Made:
    """One digest of one reader, a letter for each address: none where there is nothing to tell and no such mail is
    wanted."""

    reader: Subscriber
    digest: Digest
    row: Issued
    letters: tuple[Letter, ...] = ()

    @property
    def letter(self) -> Letter | None:
        """The letter to the reader's first address."""
        return self.letters[0] if self.letters else None


def assignments(
    readers: Iterable[Subscriber],
    heads: Mapping[str, Head],
    now: datetime,
    before: Callable[[datetime], int],
    *,
    only_due: bool = True,
) -> list[Assignment]:
    """What is to be made at `now`; without `only_due` one for each reader, whether due or not.

    Due is a reader whose newest due instant was not answered. One who was never told anything is told at once, about
    the last whole period and since; `before` gives the id under the first change from a moment on.
    """
    due = []
    for reader in readers:
        if only_due and reader.is_paused(now):
            continue
        due_at = reader.schedule.last_due(now)
        head = heads.get(reader.name)
        start = reader.schedule.previous(due_at)
        if head is None:
            due.append(Assignment(reader, due_at, start, before(start)))
            continue
        answered = _answered(head, reader, due_at, now)
        if answered and only_due:
            continue
        since = head.made_at if head.made_at < now else start  # else the clock was set back
        due.append(Assignment(reader, now if answered else due_at, since, head.until_id))
    return due


def _answered(head: Head, reader: Subscriber, due_at: datetime, now: datetime) -> bool:
    """Whether `due_at` was answered. A last answer that lies ahead: the clock was set back.

    If it lies less than a period ahead it still counts; if it lies further ahead, the clock was wrong then.
    """
    if now < head.due_at <= now + reader.cadence.longest:
        return True
    return head.handled_at is not None and due_at <= head.handled_at


@dataclass(frozen=True, slots=True)
class DigestMaker:
    """Makes digests out of `store` for readers.

    `sources` are those that are watched (enabled); `site` is where each change has a page.
    """

    store: Store
    sources: Sequence[Watched]
    sender: Sender
    site: str | None = None

    @property
    def outbox(self) -> Outbox:
        """The outbox of the same database."""
        return Outbox(self.store.engine)

    def issue(
        self,
        readers: Iterable[Subscriber],
        now: datetime,
        *,
        only_due: bool = True,
        stopped: Callable[[], bool] = lambda: False,
    ) -> list[Issued]:
        """Write down what each of `readers` is told now and queue the mails, reader by reader; what was written."""
        work = self._assignments(readers, now, only_due=only_due)
        made = takewhile(lambda _: not stopped(), self._make(work, now))
        return [issue.row for issue in made if self.outbox.issue(issue.row, *issue.letters)]

    def preview(self, reader: Subscriber, now: datetime) -> Made:
        """What one reader would be sent now or, where nothing is due, at the next due instant. Writes nothing."""
        work = self._assignments([reader], now, only_due=True)
        if not work:
            (early,) = self._assignments([reader], now, only_due=False)
            work = [replace(early, due_at=reader.next_due(now))]
        (made,) = self._make(work, now)
        return made

    def _assignments(self, readers: Iterable[Subscriber], now: datetime, *, only_due: bool) -> list[Assignment]:
        outbox = self.outbox
        return assignments(readers, outbox.heads(now), now, outbox.before, only_due=only_due)

    def _make(self, work: Sequence[Assignment], now: datetime) -> Iterator[Made]:
        """The digests, issue by issue: readers who begin at the same change share all but the selection."""
        if not work:
            return
        newest = self.outbox.newest_change()  # one end for all, so that they begin at the same change next time
        states, waiting = self.store.states().values(), self.store.waiting()
        ahead = coming_up(self.store, self.sources, now)
        log = self.store.poll_log(now)
        enclosures = Enclosures(self.store)
        by_start: defaultdict[int, list[Assignment]] = defaultdict(list)
        for assignment in work:
            by_start[assignment.after_id].append(assignment)
        for after_id, group in by_start.items():
            until_id = max(newest, after_id)
            changes = self.store.changes(ChangeQuery(after_id=after_id, until_id=until_id))
            known = facts(self.store, changes, now, now.date(), log)
            articles = partial(articles_of, self.store, changes)
            issue = Issue(
                changes, states, self.sources, ahead,
                known=known, log=log, waiting=waiting, site=self.site, articles=articles,
            )  # fmt: skip
            yield from self._from(issue, group, until_id, now, enclosures)

    def _from(
        self, issue: Issue, group: Sequence[Assignment], until_id: int, now: datetime, enclosures: Enclosures
    ) -> Iterator[Made]:
        """The digests of one issue; readers who follow the same in the same form share what is drawn."""
        for _, alike in groupby(sorted(group, key=_profile), key=_profile):
            same = list(alike)
            reader = same[0].reader
            digest = issue.digest(
                same[0].period(now),
                generated_at=now,
                least=reader.significance,
                interests=reader.interests,
                most=_EVENTS,
            )
            wanted = digest.events or any(_is_wanted_empty(assignment.reader) for assignment in same)
            drawn = body(digest, Format(reader.format)) if wanted else None
            rest = (whole(digest),) if drawn and drawn.is_cut else ()
            for assignment in same:
                attached = (*rest, *enclosures.of(assignment.reader.reports, assignment.period(now)))
                yield self._made(assignment, digest, drawn, until_id, now, attached)

    def _made(
        self,
        assignment: Assignment,
        digest: Digest,
        drawn: Body | None,
        until_id: int,
        now: datetime,
        attached: Sequence[Attachment],
    ) -> Made:
        reader = assignment.reader
        row = Issued(
            reader.name, assignment.due_at, now, assignment.after_id, until_id, digest.counts.reported, digest.subject
        )
        if drawn is None or not (digest.events or _is_wanted_empty(reader)):
            return Made(reader, digest, row)
        mails = (
            letter(digest, drawn, recipient, self.sender, due_at=assignment.due_at, made_at=now, attached=attached)
            for recipient in (
                Recipient(reader.name, address, address != reader.address) for address in reader.addresses
            )
        )
        return Made(reader, digest, row, tuple(mails))


def _is_wanted_empty(reader: Subscriber) -> bool:
    """Whether a mail is wanted that tells no change: by choice, or because reports go with it."""
    return reader.empty or bool(reader.reports)


def _profile(assignment: Assignment) -> str:
    """What the drawn digest depends on, of one issue."""
    reader = assignment.reader
    followed = (sorted(values) for values in (reader.topics, reader.committees, reader.minerals, reader.jurisdictions))
    own = (sorted(reader.mute), sorted(reader.wants.items()), reader.interests.searches, reader.exclude)
    form = (reader.format, reader.significance, reader.language, reader.time_zone, reader.cadence, assignment.since)
    return repr((*form, *followed, *own))
