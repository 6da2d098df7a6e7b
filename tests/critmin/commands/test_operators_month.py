"""`docs/operations.md` shows a month of an operator: each of its commands is run on a world where that happens.

Comments in the page say what happens between two blocks (`_HAPPENS`); a block that begins with "To:" is the mail that
`critmin run` sends then. Where a block is not what is printed, the assertion shows it as it is now.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from critmin.background.jobs import OperatorJob
from critmin.operator.metrics import Metrics
from digests.delivery.mail import Sender
from storage.outbox import Outbox
from storage.store import Store
from tests.critmin.commands.conftest import Run, World
from tests.critmin.commands.test_reviewing_guide import HTML, KNOWN
from tests.critmin.commands.test_reviewing_guide import masked as without_what_differs
from tests.databases import open_at

GUIDE = Path(__file__).parents[3] / "docs" / "operations.md"
_BLOCK = re.compile(r"<!-- (\w+) -->|^```\n(To: |\$ critmin )([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_DECREE = (
    "The export of gallium and germanium needs a licence of the ministry, which decides within 45 days.",
    "Licences are valid for one year and may be renewed once, where the exporter shows the end use of each shipment.",
    "The ministry publishes each quarter how many licences were granted, by material and by country of destination.",
)
_TARIFFS = tuple(line.replace("licence", "tariff").replace("Licence", "Tariff") for line in _DECREE)
_GUIDE = tuple(line.replace("ministry", "agency") for line in _DECREE)
_RUNBOOK = "Write to minerals@fictland.example for the list as a file."


def page(title: str, *lines: str) -> bytes:
    said = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{said}</main></body></html>".encode()


def listed(*names: str, heading: str = "List of critical minerals of Fictland", tag: str = "li") -> bytes:
    entries = "".join(f"<{tag}>{name}</{tag}>" for name in names)
    return page(heading, *([f"The list contains {len(names)} critical minerals."] if tag == "li" else []), entries)


def masked(text: str) -> str:
    text = re.sub(r"\b[0-9a-f]{64}\b", "a1b2c3d4e5f6…", without_what_differs(text))
    text = re.sub(r"^(---|\+\+\+) [0-9a-f]{12}", r"\1 a1b2c3d4e5f6", text, flags=re.MULTILINE)
    return re.sub(r"(--diff )[0-9a-f]{12}", r"\1f6e5d4c3b2a1", text)


class Month:
    """The world of the example, and what happens in it."""

    def __init__(self, run: Run, world: World, folder: Path) -> None:
        self.run, self.world, self.folder = run, world, folder
        self.store = Store(open_at(folder))
        (folder / "subscribers.yaml").write_text(
            "subscribers: []\noperator:\n  address: operator@example.org\n  hour: 0\n"
        )
        a_list = {"jurisdiction": "XX", "topic": "lists", "list": "fictland-minerals", "runbook": _RUNBOOK}
        world.watch(
            world.entry("list", kind="mineral-list", **a_list),
            *(
                world.entry(name, kind="page", topic="news", expect={"min_records": 0, "max_vanish": 1})
                for name in ("decree", "tariffs", "guide")
            ),
        )
        self._say("list", listed(*KNOWN[:14]))
        self._say("decree", page("Export of gallium", *_DECREE))
        self._say("tariffs", page("Tariffs", *_TARIFFS))
        self._say("guide", page("Guide", *_GUIDE))
        self._polls(1)

    def refused(self) -> None:
        """The decree's server answers 403 from now on."""
        self.world.site.fixed("/decree", b"no", 403)
        self._polls(3)

    def mended(self) -> None:
        """It lets us in again, and the decree says more than before."""
        self._say("decree", page("Export of gallium", *_DECREE, "From June on germanium needs no licence any more."))
        self._polls(1)

    def redesigned(self) -> None:
        """The ministry shows another page, of which the list is hard to find."""
        self._say("list", listed(*KNOWN[:6], heading="Our minerals", tag="div"))
        self._polls(1)

    def moved(self) -> None:
        """One page leads elsewhere for good, one is gone for good."""
        self.world.site.redirect("/tariffs", "/tariffs-2026", 301)
        self._say("tariffs-2026", page("Tariffs", *_TARIFFS))
        self.world.site.fixed("/guide", b"gone", 410)
        self._polls(1)

    def mails(self) -> list[str]:
        """What the operator is told now, by a `critmin run` that was started a moment ago."""
        box = Outbox(self.store.engine)
        before = {mail.id for mail in box.mails()}
        sender = Sender("critmin", "critmin@example.org")
        OperatorJob(
            self.store, self.world.catalogue, self.folder / "subscribers.yaml", sender, Metrics()
        )(lambda: False)  # fmt: skip
        fresh = sorted(mail.id for mail in box.mails() if mail.id not in before)
        return [_shown(box.content(number)) for number in fresh]

    def _say(self, name: str, body: bytes) -> None:
        self.world.site.fixed(f"/{name}", body, Content_Type=HTML)

    def _polls(self, number: int) -> None:
        for _ in range(number):
            self.run("refresh")


def _shown(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=email.policy.default)
    return f"To: {message['To']}\nSubject: {message['Subject']}\n\n{message.get_content()}"


def told(month: Month, beginning: str, line: str) -> str:
    """What the command of a block prints, or the next mail says."""
    if beginning == "To: ":
        return month.mails()[0]
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]
    words = [_document(month, word) for word in words]
    done = month.run(*words)
    return f"$ critmin {line}\n{done.out}{done.err}"


def _document(month: Month, word: str) -> str:
    """The documents of the list under the hashes of the example."""
    state = month.store.state("list")
    assert state is not None
    return {"a1b2c3d4e5f6": state.held_snapshot, "f6e5d4c3b2a1": state.snapshot}.get(word) or word


@pytest.fixture
def month(run: Run, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Month:
    monkeypatch.chdir(tmp_path)
    return Month(run, world, tmp_path)


def test_the_month_of_an_operator_is_what_is_printed(month: Month) -> None:
    happens: dict[str, Callable[[], None]] = {
        name: getattr(month, name) for name in ("refused", "mended", "redesigned", "moved")
    }
    seen = []
    text = GUIDE.read_text("utf-8").partition("## A month")[2].partition("\n## ")[0]
    for found in _BLOCK.finditer(text):
        happened, beginning, line, output = found.groups()
        if happened:
            happens[happened]()
            seen.append(happened)
            continue
        assert masked(f"{beginning}{line}\n{output}") == masked(told(month, beginning, line)), line
    assert seen == list(happens)
