"""The readers: an error says where it is and what was expected; what is right becomes what digests need."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digests.delivery.cadence import Frequency
from digests.delivery.subscribers import TOPICS, Subscriber, example_path, json_schema, load
from digests.issue.select import Interests
from vocabulary.changes import Significance
from vocabulary.errors import ConfigurationError
from vocabulary.topics import SUBJECTS, Topic

ENTRY = """  - name: Ada
    address: ada@example.org
    cadence: weekly
    day: Friday
    hour: 7
    time_zone: Europe/Berlin
    topics: [lists, traceability]
    committees:
      - TC 82/sc 7
      - ISO/TC 298
    minerals: [Flussspat, REE]
    jurisdictions: [Japan, EU]
"""


def problem(folder: Path, text: str) -> str:
    path = folder / "subscribers.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        load(path)
    assert raised.value.exit_status == 2
    return str(raised.value).replace(f"{path}:", "").replace(str(path), "subscribers.yaml")


def changed(old: str, new: str) -> str:
    assert old in ENTRY
    return f"subscribers:\n{ENTRY.replace(old, new)}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: expected a mapping with the key 'subscribers' and a list of entries under it; found nothing"),
        (changed("ada@example.org", "ada"), "3: entry 'Ada', field address: expected one mail address such as"),
        (changed("ada@example.org", "a@x.org, b@x.org"), "3: entry 'Ada', field address: expected one mail address"),
        (changed("ada@example.org", '"a@x.org\\nBcc: b@x.org"'), "3: entry 'Ada', field address: expected one mail"),
        (changed("name: Ada", '"name": "A\\r\\nBcc: b@x.org"'), "field name: expected a name on one line"),
        (
            changed("lists, ", "list, "),
            "8: entry 'Ada', field topics, item 1: unknown topic (did you mean lists?); exp",
        ),
        (changed("Europe/Berlin", "Europe/Bonn"), "7: entry 'Ada', field time_zone: unknown time zone; expec"),
        (changed("Europe/Berlin", "../passwd"), "7: entry 'Ada', field time_zone: unknown time zone; expec"),
        (changed("Europe/Berlin", "Europe"), "7: entry 'Ada', field time_zone: unknown time zone; expec"),
        (
            changed("TC 82/sc 7", "committee of ores"),
            "10: entry 'Ada', field committees, item 1: expected a committee such as",
        ),
        (
            changed("TC 82/sc 7", "ISO 14001"),
            "10: entry 'Ada', field committees, item 1: expected a committee such as 'ISO/TC",
        ),
        (
            changed("Flussspat", "lithum"),
            "field minerals, item 1: expected the name of one known material (did you mean lithium?)",
        ),
        (
            changed("Japan", "Atlantis"),
            "field jurisdictions, item 1: 'Atlantis' is not a known jurisdiction: expected a coun",
        ),
        (
            changed("Japan", "NO"),
            "field jurisdictions, item 1: YAML reads NO as false; write it in quotes: 'NO', found false",
        ),
        (changed("weekly", "fortnightly"), "4: entry 'Ada', field cadence: expected 'daily', 'weekly', 'month"),
        (changed("weekly", "daily"), "2: entry 'Ada': a daily digest has no day, found 'friday'"),
        (
            changed("Friday", "31"),
            "2: entry 'Ada': the day of a weekly digest is a weekday (monday to sunday), found 31",
        ),
        (
            changed("weekly", "monthly"),
            "2: entry 'Ada': the day of a monthly digest is a day of the month (1 to 31), f",
        ),
        (changed("Friday", "Freitag"), "5: entry 'Ada', field day: expected 'monday', 'tuesday', "),
        (changed("hour: 7", "hour: 24"), "6: entry 'Ada', field hour: expected a whole number from 0 to 23, found 24"),
        (
            changed("hour: 7", "hour: 7:30"),
            "6: entry 'Ada', field hour: expected a whole number from 0 to 23, found 450",
        ),
        (
            changed("hour: 7", "language: klingon"),
            "6: entry 'Ada', field language: dates cannot be written in 'klingon'",
        ),
        (
            changed("hour: 7", "empty: perhaps"),
            "6: entry 'Ada', field empty: expected true or false, found 'p",
        ),
        (
            changed("hour: 7", "format: pdf"),
            "6: entry 'Ada', field format: expected 'html' or 'text', found 'pdf'",
        ),
        (
            changed("hour: 7", "significance: big"),
            "6: entry 'Ada', field significance: expected 'critical', 'no",
        ),
        (changed("hour:", "our:"), "6: entry 'Ada', field our: unknown field; did you mean hour?"),
        (changed("hour: 7", "minimum: notable"), "field minimum: unknown field; did you mean significance?"),
        (changed("address:", "to:"), "field to: unknown field; did you mean address?"),
        (changed("cadence:", "every:"), "field every: unknown field; did you mean cadence?"),
        (changed("hour: 7", "reports: [brief]"), "unknown report (did you mean briefing?); expected one of"),
        (
            changed("hour: 7", "pause_until: 2027-13-45"),
            "6: entry 'Ada', field pause_until: expected a day such as 2026-03-31, found '2027-13-45'",
        ),
        (changed("    address: ada@example.org\n", ""), "2: entry 'Ada', field address: is missing"),
        (
            f"subscribers:\n{ENTRY}{ENTRY.replace('Ada', 'ADA')}",
            "14: entry 'ADA': duplicate name (first used in line 2)",
        ),
    ],
)
def test_an_error_says_where_and_what_was_expected(tmp_path: Path, text: str, said: str) -> None:
    assert said in problem(tmp_path, text)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = changed("hour: 7", "hour: 77") + ENTRY.replace("Ada", "Eve").replace("ada@", "ada.").replace("lists", "l")
    assert len(problem(tmp_path, text).splitlines()) == 3


def test_what_is_written_as_people_do_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "subscribers.yaml"
    path.write_text(f"subscribers:\n{ENTRY.replace('ada@example.org', 'ada@müller.example')}", encoding="utf-8")
    (ada,) = load(path).readers
    assert ada.address == "ada@xn--mller-kva.example"
    assert ada.interests == Interests(
        frozenset({"lists", "traceability"}),
        frozenset({"ISO/TC 82/SC 7", "ISO/TC 298"}),
        frozenset({"fluorspar", "rare-earth-elements"}),
        frozenset({"JP", "EU"}),
    )
    assert ada.schedule.words == "weekly on Friday at 07:00 (Europe/Berlin)"
    assert (ada.significance, ada.format, ada.empty, ada.language) == (Significance.NOTABLE, "html", True, "en")


@pytest.mark.parametrize(("cadence", "day"), [("weekly", 0), ("monthly", 1), ("quarterly", 1), ("daily", 1)])
def test_days_that_are_not_said(cadence: str, day: int) -> None:
    reader = Subscriber(name="Ada", address="ada@example.org", cadence=Frequency(cadence))
    if cadence != "daily":
        assert reader.schedule.day == day
    assert (reader.schedule.hour, reader.schedule.zone.key) == (7, "UTC")


def test_a_reader_is_found_by_name_or_address(tmp_path: Path) -> None:
    path = tmp_path / "subscribers.yaml"
    twin = ENTRY.replace("Ada", "Eve")
    path.write_text(f"subscribers:\n{ENTRY}{twin}{ENTRY.replace('Ada', 'Bob').replace('ada@', 'bob@')}")
    readers = load(path)
    assert readers.get("ada").name == "Ada"
    assert readers.get("BOB@example.org").name == "Bob"
    with pytest.raises(ConfigurationError, match="is the address of 2 readers"):
        readers.get("ada@example.org")
    with pytest.raises(ConfigurationError, match=r"no reader 'Adda' in .*; did you mean Ada\?"):
        readers.get("Adda")
    with pytest.raises(ConfigurationError, match="`critmin subscribers` lists"):
        readers.get("zzz")


def test_topics_are_those_of_the_catalogue_and_the_subjects_of_titles() -> None:
    assert sorted(TOPICS) == sorted((*Topic, *SUBJECTS))


def test_the_example_is_right_and_its_schema_is_that_of_the_model() -> None:
    readers = load(example_path()).readers
    assert {reader.cadence for reader in readers} == set(Frequency)
    assert all(reader.address.endswith("@example.org") for reader in readers)
    schema = json.loads(example_path().with_name("subscribers.schema.json").read_text())
    assert schema == json_schema(), "write it anew: critmin subscribers schema > subscribers.schema.json"


@given(
    st.sampled_from(sorted(Subscriber.model_fields)),
    st.sampled_from([None, 7, [], {}, "", "\x00", "ok ok", -1.5, ["x"], [None], [[]], True]) | st.text(max_size=20),
)
def test_any_wrong_value_is_an_error_with_a_line_or_a_reader(field: str, value: object) -> None:
    entry = {**yaml.safe_load(ENTRY)[0], field: value}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "subscribers.yaml"
        path.write_text(yaml.safe_dump({"subscribers": [entry]}), encoding="utf-8")
        try:
            loaded = load(path)
        except ConfigurationError as error:
            assert all(line.startswith(f"{path}:") for line in str(error).splitlines())
        else:
            assert isinstance(loaded.readers[0], Subscriber)
            assert loaded.readers[0].schedule.words
