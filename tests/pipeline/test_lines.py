"""The index of lines: what it says is new is exactly what is new."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lines import LineReading, pack, unpack
from vocabulary.records import Record


def read(line: bytes, number: int) -> Record:
    key, _, title = line.decode().strip().partition(":")
    return Record("Project", key, key, {"title": title})


def lines(state: dict[str, str]) -> list[bytes]:
    return [f"{key}:{title}\n".encode() for key, title in state.items()]


def reading(state: dict[str, str], known: dict[bytes, str], size: int = 2) -> tuple[LineReading, dict[str, str]]:
    found = LineReading(known, read)
    records = {
        record.key: str(record.fields["title"]) for b in found.batches(lines(state), size) for record in b.values()
    }
    return found, records


states = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["x", "y", "z"]), max_size=8)


@given(states, states)
@settings(max_examples=200, deadline=None)
def test_only_new_lines_are_read_and_only_lost_records_vanish(before: dict[str, str], after: dict[str, str]) -> None:
    first, _ = reading(before, {})
    second, records = reading(dict(reversed(after.items())), unpack(pack(first.index)))
    assert records == {key: title for key, title in after.items() if before.get(key) != title}
    assert second.vanished == [("Project", key) for key in sorted(before.keys() - after.keys())]
    assert second.found == len(after)


def test_blank_lines_are_passed_over_and_a_doubled_key_is_noted() -> None:
    found = LineReading({}, read)
    (batch,) = found.batches([b"a:x\n", b"\n", b"a:y\n"])
    assert [record.fields for record in batch.values()] == [{"title": "x"}]
    assert found.found == 1
    assert found.notes == ["line 3: Project a stands in the document twice; the first one counts"]


def test_the_empty_index_is_empty() -> None:
    assert unpack(b"") == {}
    assert unpack(pack({b"0123456789abcdef": "Project 1"})) == {b"0123456789abcdef": "Project 1"}
