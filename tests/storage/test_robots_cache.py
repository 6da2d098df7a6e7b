"""What robots.txt said is kept between runs, on either database."""

from __future__ import annotations

from sqlalchemy import Engine

from storage.database.robots_cache import RobotsCache
from tests.storage.samples import DAY, START


def test_the_newest_text_is_kept(engine: Engine) -> None:
    rules = RobotsCache(engine)
    assert rules.load("https://a.test") is None
    rules.save("https://a.test", "User-agent: *\nDisallow: /\x00private", START)
    rules.save("https://b.test", "", START)
    assert rules.load("https://b.test") == ("", START)
    rules.save("https://a.test", "", START + DAY)
    assert RobotsCache(engine).load("https://a.test") == ("", START + DAY)
