"""One request per host at a time."""

from __future__ import annotations

import threading
import time as real

import pytest

from pipeline.fetch.turns import Turns, host_of

from .loopback import FakeTime


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.iso.org/a", "www.iso.org"),
        ("http://WWW.iso.org:80/b", "www.iso.org"),
        ("https://www.iso.org:443/", "www.iso.org"),
        ("http://127.0.0.1:8080/", "127.0.0.1:8080"),
    ],
)
def test_a_host_is_its_name_and_its_unusual_port(url: str, host: str) -> None:
    assert host_of(url) == host


def test_the_gap_is_kept_from_end_to_start_and_per_host() -> None:
    time = FakeTime()
    turns = Turns(1.0, time.clock, time.sleep)
    for host, work in (("a", 5.0), ("b", 0.0), ("a", 0.25), ("a", 0.0)):
        with turns.turn(host):
            time.seconds += work
    assert time.slept == [1.0, 1.0]


def test_a_turn_tells_how_long_it_was_waited_for() -> None:
    time = FakeTime()
    turns = Turns(2.0, time.clock, time.sleep)
    with turns.turn("a") as waited:
        assert waited == 0
    with turns.turn("a") as waited:
        assert waited == 2.0


def test_a_failed_request_gives_its_turn_back() -> None:
    time = FakeTime()
    turns = Turns(0.5, time.clock, time.sleep)
    with pytest.raises(ValueError, match="broken"), turns.turn("a"):
        raise ValueError("broken")
    with turns.turn("a"):
        assert time.slept == [0.5]


def test_a_host_may_want_more_time_never_less() -> None:
    time = FakeTime()
    turns = Turns(1.0, time.clock, time.sleep)
    turns.slow_down("a", 10)
    turns.slow_down("a", 3)
    turns.slow_down("b", 0.1)
    for host in "aabb":
        with turns.turn(host):
            pass
    assert time.slept == [10.0, 1.0]


def test_a_closed_host_opens_again() -> None:
    time = FakeTime()
    turns = Turns(0, time.clock, time.sleep)
    turns.close("a", 30)
    turns.close("a", 20)
    assert (turns.closed_for("a"), turns.closed_for("b")) == (30.0, 0.0)
    with turns.turn("a"):
        assert time.slept == [30.0]
    assert turns.closed_for("a") == 0


def test_two_hosts_are_asked_at_once_and_one_host_never_twice() -> None:
    turns = Turns(0, real.monotonic, real.sleep)
    meeting = threading.Barrier(2, timeout=120)
    busy: list[str] = []
    clashes: list[str] = []

    def visit(host: str) -> None:
        with turns.turn(host):
            if host in busy:
                clashes.append(host)
            busy.append(host)
            meeting.wait()  # the other host's visitor is inside at the same time
            busy.remove(host)

    threads = [threading.Thread(target=visit, args=(host,)) for host in ("a", "b", "a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clashes == []
