"""The mail that a digest becomes: headers, parts, encodings, size; read back by the standard library's parser."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.delivery.mail import (
    Recipient,
    Sender,
    body,
    letter,
    message_id,
    readdressed,
)
from digests.delivery.subscribers import Subscriber
from digests.forms.render import Format, render
from digests.forms.size_limit import LIMIT
from digests.issue.digest import Digest
from digests.issue.upcoming import Upcoming
from digests.words.wording import clean
from tests.digests.cases import CASES
from tests.digests.samples import digest, news

AT = datetime(2026, 5, 4, 5, 0, tzinfo=UTC)
ADA = Recipient("Ada", "ada@example.org")
PLAIN = Sender("Critical Minerals Digest", "digest@example.org")
FULL = Sender(
    "Öre & Erz, “daily”",
    "digest@example.org",
    "leave@example.org",
    "https://lists.example.org/out?who={address}&as={name}",
)


def made(given_digest: Digest, to: Recipient = ADA, sender: Sender = PLAIN, form: Format = Format.HTML) -> bytes:
    return letter(given_digest, body(given_digest, form), to, sender, due_at=AT, made_at=AT).content


def parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert message.defects == []
    return message


def sound(content: bytes) -> None:
    """What every server and every reader may rely on."""
    assert content.isascii()
    assert b"\0" not in content
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None
    assert len(content) < 100_000
    for line in content.split(b"\r\n"):
        assert len(line) <= 78 or b"List-Unsubscribe" in line or b"://" in line, line
        assert len(line) <= 998


@pytest.mark.parametrize("case", CASES)
def test_every_digest_is_a_sound_mail(case: str) -> None:
    given_digest = CASES[case]()
    content = made(given_digest, Recipient("Zoë, “Z” Müller-Ωmega <x>", "zoe@example.org"), FULL)
    sound(content)
    mail = parsed(content)
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert mail["Subject"] == given_digest.subject
    assert mail["To"].addresses[0].display_name == "Zoë, “Z” Müller-Ωmega <x>"
    assert mail["From"].addresses[0].display_name == FULL.name
    if case != "five_hundred":
        assert text.get_content().replace("\r\n", "\n") == render(given_digest, "text")
        assert html.get_content().replace("\r\n", "\n") == render(given_digest, "html")


def test_both_parts_of_a_cut_digest_tell_the_same_events() -> None:
    content = made(CASES["five_hundred"]())
    text, html = (part.get_content() for part in parsed(content).iter_parts())
    shown = [set(re.findall(r"Report (\d{3})", part)) for part in (text, html)]
    assert shown[0] == shown[1]
    left = re.search(r"and (\d+) more: in the attached file", text)
    assert left
    assert len(shown[0]) + int(left[1]) == 500
    assert len(content) > LIMIT * 0.9


def test_headers() -> None:
    mail = parsed(made(digest(news("Tin")), sender=FULL))
    assert mail["From"] == '"Öre & Erz, “daily”" <digest@example.org>'
    assert mail["To"] == "Ada <ada@example.org>"
    assert mail["Date"].datetime == AT
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"] == "Critical Minerals Digest <critical-minerals-digest.example.org>"
    assert mail["MIME-Version"] == "1.0"
    assert re.fullmatch(r"<[0-9a-f]{32}\.digest@example\.org>", mail["Message-ID"])
    assert re.split(r",\s+", mail["List-Unsubscribe"]) == [
        "<mailto:leave@example.org?subject=unsubscribe%20Ada>",
        "<https://lists.example.org/out?who=ada%40example.org&as=Ada>",
    ]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_is_not_configured_is_not_promised() -> None:
    mail = parsed(made(digest(news("Tin"))))
    assert "List-Unsubscribe" not in mail
    assert "List-Unsubscribe-Post" not in mail


def test_a_text_mail_has_no_html() -> None:
    content = made(CASES["everything"](), form=Format.TEXT)
    sound(content)
    mail = parsed(content)
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().replace("\r\n", "\n") == render(CASES["everything"](), "text")


def test_a_message_id_belongs_to_one_digest_of_one_reader() -> None:
    ids = {message_id(name, AT + timedelta(days=day), PLAIN) for name in ("Ada", "Ada2", "Bob") for day in range(3)}
    assert len(ids) == 9
    assert message_id("Ada", AT, PLAIN) == message_id("Ada", AT, PLAIN)


def test_the_same_digest_is_the_same_mail() -> None:
    assert made(CASES["everything"]()) == made(CASES["everything"]())


def test_another_address_changes_nothing_else() -> None:
    content = made(CASES["scripts_of_the_world"](), sender=FULL)
    moved = readdressed(content, Recipient("Ada", "ada.l@elsewhere.example"), FULL)
    sound(moved)
    before, after = parsed(content), parsed(moved)
    assert after["To"] == "Ada <ada.l@elsewhere.example>"
    assert "who=ada.l%40elsewhere.example" in after["List-Unsubscribe"]
    assert after["Message-ID"] == before["Message-ID"]
    assert moved.partition(b"\r\n\r\n")[2] == content.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    "name", ["A" * 60, "Ω" * 60, "O'Hara, Ada", 'Ada "the first" L.', "a@b.example", "<x>", "Ada."]
)
def test_names_and_addresses_of_any_length(name: str) -> None:
    long = f"{'a' * 64}@{'.'.join(['b' * 60] * 3)}.example"
    content = made(digest(news("Tin")), Recipient(name, long), FULL)
    (result,) = parsed(content)["To"].addresses
    # Between two encoded words the standard library's parser keeps the space that RFC 2047 takes out.
    assert (result.display_name.replace(" ", ""), result.addr_spec) == (name.replace(" ", ""), long)
    assert max(map(len, content.split(b"\r\n"))) < 998


NAMES = st.text(min_size=1, max_size=60).map(clean).filter(bool)


@given(NAMES, st.lists(st.text(max_size=300), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_whatever_names_and_titles_hold_the_mail_is_sound(name: str, titles: list[str]) -> None:
    reader = Subscriber.model_validate({"name": name, "address": "ada@example.org", "cadence": "daily"})
    given_digest = digest(*(news(title) for title in titles))
    content = made(given_digest, Recipient(reader.name, reader.address), FULL)
    sound(content)
    mail = parsed(content)
    assert mail["To"].addresses[0].addr_spec == "ada@example.org"
    assert len(mail["To"].addresses) == 1
    assert [name for name in mail.keys() if name.lower() in ("bcc", "cc")] == []  # noqa: SIM118
    assert " ".join(mail["Subject"].split()) == " ".join(given_digest.subject.split())


def test_a_mail_stays_under_the_limit_whatever_is_in_it() -> None:
    """Mail providers cut HTML at about 102 kB: thousands of events, wide letters, long addresses, sixty dates ahead."""
    wide = "重要鉱物の戦略的備蓄に関する意見募集 & <概要>、" * 12
    address = "https://ministry.example/" + "%E9%87%8D&x=" * 38
    ahead = [
        Upcoming(f"NewsItem/{number}", (AT + timedelta(days=number)).date(), f"comments close: {wide}"[:300],
                 address, ("news",), (), (), "JP")
        for number in range(150)
    ]  # fmt: skip
    changes = [news(f"{number} {wide}", fields={"url": (None, address)}) for number in range(1_500)]
    context = [news(f"{wide} {number}", significance="routine") for number in range(40)]
    for reported in (digest(*changes, *context, ahead=ahead), digest(news("one"), ahead=ahead), digest(ahead=ahead)):
        assert len(render(reported, "html").encode()) <= LIMIT
        content = made(reported, form=Format.HTML)
        assert len(content) < 100_000
        (html,) = (part for part in parsed(content).walk() if part.get_content_type() == "text/html")
        assert len(html.get_content().encode()) < 100_000
        assert "Coming up" in html.get_content()
