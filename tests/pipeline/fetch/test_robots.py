"""The rules of robots.txt: read once, kept for a day."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from pipeline.fetch.answers import Deadline, FetchError, Reason
from pipeline.fetch.robots import Robots

from .loopback import FakeTime

RULES = "User-agent: critmin\nDisallow: /private\nCrawl-delay: 4\n\nUser-agent: *\nDisallow: /\n"


class _Files:
    """Gives the text of robots.txt files, or fails."""

    def __init__(self, *answers: str | FetchError) -> None:
        self.answers, self.asked = list(answers), list[str]()

    def __call__(self, url: str, deadline: Deadline) -> str:
        assert deadline.remaining() > 0
        self.asked.append(url)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, FetchError):
            raise answer
        return answer


def _failed(reason: Reason, status: int | None) -> FetchError:
    return FetchError("broken", reason=reason, status=status, transient=True)


def test_the_group_that_names_us_holds() -> None:
    robots = Robots(_Files(RULES), FakeTime().clock)
    assert robots.check("https://a.test/open", Deadline(9)) == 4.0
    with pytest.raises(FetchError, match=r"https://a\.test/private/x") as caught:
        robots.check("https://a.test/private/x", Deadline(9))
    assert caught.value.reason == "robots"


def test_every_origin_has_its_own_file_read_once_a_day() -> None:
    time, files = FakeTime(), _Files(RULES)
    robots = Robots(files, time.clock)
    for url in ("https://a.test/1", "https://a.test/2", "http://a.test/1", "https://a.test:8443/1"):
        robots.check(url, Deadline(9))
    assert files.asked == [f"{o}/robots.txt" for o in ("https://a.test", "http://a.test", "https://a.test:8443")]
    time.seconds += 24 * 3600
    robots.check("https://a.test/1", Deadline(9))
    assert len(files.asked) == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_a_file_everything_is_allowed(status: int) -> None:
    robots = Robots(_Files(_failed("http", status)), FakeTime().clock)
    assert robots.check("https://a.test/private", Deadline(9)) is None


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (_failed("http", 500), "robots"),
        (_failed("http", 429), "robots"),
        (_failed("truncated", None), "truncated"),
        (_failed("unreachable", None), "unreachable"),
        (_failed("timeout", None), "timeout"),
        (_failed("guard", None), "guard"),
        (_failed("bot-wall", 503), "bot-wall"),
    ],
)
def test_a_file_that_cannot_be_read_forbids_for_five_minutes(failure: FetchError, reason: str) -> None:
    time, files = FakeTime(), _Files(failure, RULES)
    robots = Robots(files, time.clock)
    for _ in range(2):
        with pytest.raises(FetchError, match="for now") as caught:
            robots.check("https://a.test/1", Deadline(9))
        assert (caught.value.reason, caught.value.transient) == (reason, False)
    assert len(files.asked) == 1
    time.seconds += 300
    robots.check("https://a.test/1", Deadline(9))


@pytest.mark.parametrize("text", ["", "<html>not found</html>", "\x00\xff", "Disallow: /\n", "User-agent\n:::"])
def test_an_odd_file_allows_everything(text: str) -> None:
    assert Robots(_Files(text), FakeTime().clock).check("https://a.test/x", Deadline(9)) is None


def test_threads_share_one_reading() -> None:
    files = _Files(RULES)
    robots = Robots(files, FakeTime().clock)
    threads = [threading.Thread(target=robots.check, args=("https://a.test/1", Deadline(9))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(files.asked) == 1


class _Shelf:
    """What earlier runs read."""

    def __init__(self) -> None:
        self.texts: dict[str, tuple[str, datetime]] = {}

    def load(self, place: str) -> tuple[str, datetime] | None:
        return self.texts.get(place)

    def save(self, place: str, text: str, at: datetime) -> None:
        self.texts[place] = (text, at)


@pytest.mark.parametrize(("later", "asked"), [(23.9, 1), (24.1, 2), (-1.0, 2)])
def test_what_another_run_read_holds_for_a_day(later: float, asked: int) -> None:
    """A text from the future was read by a clock that was wrong."""
    shelf, files, start = _Shelf(), _Files(RULES), datetime(2026, 6, 1, tzinfo=UTC)
    for moment in (start, start + timedelta(hours=later)):
        robots = Robots(files, FakeTime().clock, shelf, partial(datetime.replace, moment))
        assert robots.check("https://a.test/open", Deadline(9)) == 4.0
        with pytest.raises(FetchError):
            robots.check("https://a.test/private/x", Deadline(9))
    assert len(files.asked) == asked


def test_what_was_kept_grows_old_in_a_long_run() -> None:
    shelf, files, time = _Shelf(), _Files(RULES), FakeTime()
    start = datetime(2026, 6, 1, tzinfo=UTC)
    shelf.save("https://a.test", RULES, start - timedelta(hours=20))
    robots = Robots(files, time.clock, shelf, lambda: start)
    robots.check("https://a.test/open", Deadline(9))
    time.sleep(5 * 3600)
    shelf.texts.clear()
    robots.check("https://a.test/open", Deadline(9))
    assert files.asked == ["https://a.test/robots.txt"]


def test_what_could_not_be_read_is_not_kept() -> None:
    shelf = _Shelf()
    with pytest.raises(FetchError):
        Robots(_Files(_failed("http", 503)), FakeTime().clock, shelf).check("https://a.test/x", Deadline(9))
    assert shelf.texts == {}
