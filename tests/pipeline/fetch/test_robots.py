"""The rules of robots.txt: read once, kept for a day."""

from __future__ import annotations

import threading

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
