"""Every number of the reports on the recorded weeks and catalogues, recomputed from the raw files.

In the gate the catalogues are the sample of `conftest.py`; the long form has all. A number without a fact fails.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from random import Random

import pytest

from digests.analysis.request import Request
from digests.reports import spec
from digests.tables.frame import Report
from digests.words.periods import Period
from storage.store import Store
from tests.digests.raw_world import World
from tests.digests.recomputed import annual, briefing, coverage, participation
from tests.digests.recomputed.altered import altered, digits
from tests.digests.recomputed.facts import Facts
from tests.digests.recomputed.ledger import Ledger, links
from tests.long import often

YEAR = (date(2024, 7, 16), date(2025, 7, 16))
CHECKS: dict[str, Callable[[Report, Facts], Ledger]] = {
    "participation": lambda report, facts: participation.check(report, facts, "United States"),
    "briefing": lambda report, facts: briefing.check(report, facts, "ANSI"),
    "annual": annual.check,
    "coverage": coverage.check,
    "survey": coverage.survey,
}
ALTERED = {"participation": 40, "briefing": 40, "annual": 15, "coverage": 8, "survey": 15}
WRONG = (AssertionError, KeyError, ValueError, IndexError, StopIteration, AttributeError)
pytestmark = [pytest.mark.sampled, pytest.mark.long]


def built(store: Store, name: str, since: date, as_of: date, country: str = "US") -> Report:
    span = Period(datetime.combine(since, time(), UTC), datetime.combine(as_of, time(23), UTC))
    return spec(name).build(Request(store, as_of, span, country))


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("span", [YEAR, (date(2024, 10, 1), date(2025, 6, 20)), (date(2025, 6, 20), date(2025, 7, 5))])
def test_every_number_is_that_of_the_raw_files(world: World, store: Store, name: str, span: tuple[date, date]) -> None:
    report = built(store, name, *span)
    CHECKS[name](report, Facts(world, *span)).close()
    assert digits(report), "it tells something"


@pytest.mark.parametrize(("code", "country"), [("UZ", "Uzbekistan"), ("KR", "Republic of Korea"), ("DE", "Germany")])
def test_so_is_the_view_of_another_country(world: World, store: Store, code: str, country: str) -> None:
    report = built(store, "participation", *YEAR, country=code)
    participation.check(report, Facts(world, *YEAR), country).close()


@pytest.mark.parametrize("name", CHECKS)
def test_a_wrong_digit_is_found(world: World, store: Store, name: str) -> None:
    """The comparison itself: whichever digit of a report is another, it must not pass."""
    report, facts, chance = built(store, name, *YEAR), Facts(world, *YEAR), Random(11)
    places = chance.sample(range(digits(report)), min(digits(report), often(ALTERED[name], long=ALTERED[name] * 5)))
    for place in places:
        wrong = altered(report, place, chance)
        with pytest.raises(WRONG):
            CHECKS[name](wrong, facts).close()


@pytest.mark.parametrize("name", CHECKS)
def test_every_link_leads_to_what_it_names(world: World, store: Store, name: str) -> None:
    facts = Facts(world, *YEAR)
    pages = {f"https://www.iso.org/standard/{key}.html": row["reference"] for key, row in facts.rows.items()}
    pages |= {f"https://www.iso.org/committee/{key}.html": name for name, (key, _) in facts.bodies.items()}
    for link in links(built(store, name, *YEAR)):
        if link.url.startswith("https://www.iso.org/"):
            assert link.text == pages[link.url], link
