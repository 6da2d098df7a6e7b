"""Pages that stand in for others are told as what they are, in the publishers' languages; short honest ones are none.

`standins.tsv`: what the failure has to say (nothing: an honest page), and the body. Its 90 lines after the first 240
were written before their words were known here, and 14 % of them were seen then. A page of which something unknown is
left is not emptied by it (`pipeline.poll.judge`).
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fetch.standins import Page
from pipeline.fetch.walls import Answer, standing_in, wall

_URL = "https://www.site.test/page"
_LINES = Path(__file__).with_name("standins.tsv").read_text(encoding="utf-8").splitlines()


def judged(body: str) -> str:
    """What is said of a page for certain."""
    content = f"<html><head></head><body>{body}</body></html>".encode()
    answer = Answer(_URL, _URL, 200, {"content-type": "text/html"}, content, len(content))
    seems = standing_in(answer)
    return "bot wall" if wall(answer) else seems.what if seems and seems.certain else ""


@pytest.mark.parametrize("line", _LINES)
def test_a_short_page_is_told_as_what_it_is(line: str) -> None:
    says, _, body = line.partition("\t")
    assert (says in judged(body)) if says else not judged(body)


@pytest.mark.parametrize("line", [line for line in _LINES if not line.startswith("\t")][::8])
def test_the_same_words_in_a_long_page_are_no_sign(line: str) -> None:
    body = line.partition("\t")[2].replace("h1>", "h2>").replace("title>", "h2>")
    prose = "<p>The committee on rare earths met and agreed on three new work items about lithium and cobalt.</p>"
    assert not judged(f"<title>Rare earths</title><h1>Rare earths</h1>{prose * 20}{body}")


@pytest.mark.parametrize("piece", ["page not ", "cookies ", "human robot ", "domain for ", "site ", "не ", "网站 "])
def test_no_short_page_takes_long_to_judge(piece: str) -> None:
    begun = time.process_time()
    judged(f"<p>{piece * (390 // len(piece))}</p>")
    assert time.process_time() - begun < 1


_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|svg|template)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I)
_MARKUP = [
    "<!--",
    "-->",
    "<!-->",
    "<script",
    "<SCRIPT src=x>",
    "</script>",
    "</Script >",
    "<svg/>",
    "</svg",
    "<p>",
    "ore",
    "\n",
]


@given(st.lists(st.sampled_from(_MARKUP), max_size=12).map("".join))
@settings(max_examples=400, deadline=None)
def test_what_is_not_seen_is_what_one_pattern_finds_in_ten_times_the_time(markup: str) -> None:
    assert Page.of(markup).seen == _UNSEEN.sub(" ", markup)
