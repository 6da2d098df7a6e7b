"""The index of lines: what it says is new is exactly what is new."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading.lines import Index, LineReading
from vocabulary.records import Kind, Record


def read(line: bytes, number: int) -> Record:
    key, _, title = line.decode().strip().partition(":")
    return Record(Kind.PROJECT, key, key, {"title": title})


def lines(state: dict[str, str]) -> io.BytesIO:
    return io.BytesIO("".join(f"{key}:{title}\n" for key, title in state.items()).encode())


def reading(state: dict[str, str], known: Index, size: int = 2) -> tuple[LineReading, dict[str, str]]:
    line_reading = LineReading(known, read)
    records = {
        record.key: str(record.fields["title"])
        for b in line_reading.batches(lines(state), size)
        for record in b.values()
    }
    return line_reading, records


states = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["x", "y", "z"]), max_size=8)


@given(states, states)
@settings(max_examples=200, deadline=None)
def test_only_new_lines_are_read_and_only_lost_records_vanish(before: dict[str, str], after: dict[str, str]) -> None:
    first, _ = reading(before, Index())
    second, records = reading(dict(reversed(after.items())), Index.unpacked(first.index.packed()))
    assert records == {key: title for key, title in after.items() if before.get(key) != title}
    assert second.vanished == [("Project", key) for key in sorted(before.keys() - after.keys())]
    assert second.count == len(after)


def test_blank_lines_are_passed_over_and_a_doubled_key_is_noted() -> None:
    line_reading = LineReading(Index(), read)
    (batch,) = line_reading.batches(io.BytesIO(b"a:x\n\na:y\n"))
    assert [record.fields for record in batch.values()] == [{"title": "x"}]
    assert line_reading.count == 1
    assert line_reading.notes == ["line 3: Project a appears in the document twice; the first one counts"]


def test_an_index_of_another_form_knows_nothing() -> None:
    assert not Index.unpacked(b"")
    assert not Index.unpacked((1).to_bytes(8, "big") + b"0123456789abcdef" + b"Project 1")
    assert not Index.unpacked(Index().packed())


def plainly(before: bytes, after: bytes) -> tuple[list[Record], set[str]]:
    """The new lines and the records that are gone, by comparing all lines."""
    known = set(io.BytesIO(before))
    result: dict[str, Record] = {}
    seen: set[str] = set()
    for number, line in enumerate(io.BytesIO(after), start=1):
        if line.isspace():
            continue
        record = read(line, number)
        if line not in known and record.key not in seen:
            result[record.key] = record
        seen.add(record.key)
    return list(result.values()), {read(line, 0).key for line in known if not line.isspace()} - seen


@st.composite
def editions(draw: st.DrawFn) -> list[bytes]:
    """A document of some hundred lines in a few editions: lines change, go, come, move; some are blank or doubled."""
    chance = draw(st.randoms(use_true_random=False))
    rows = [f"{number}:{chance.choice('xyz')}" for number in range(draw(st.integers(0, 200)))]
    results = []
    for _ in range(draw(st.integers(2, 4))):
        results.append("".join(f"{row}\n" for row in rows).encode())
        for _ in range(draw(st.integers(0, 4))):
            at, what = chance.randrange(len(rows) + 1), draw(st.sampled_from(["change", "add", "go", "move", "blank"]))
            if what == "add":
                rows[at:at] = [f"{chance.randrange(10**6)}:new" for _ in range(chance.randrange(1, 50))]
            elif what == "blank":
                rows.insert(at, "")
            elif what == "go":
                del rows[at : at + chance.randrange(1, 50)]
            elif what == "move":
                moved = rows[at : at + 40]
                del rows[at : at + 40]
                rows += moved
            elif at < len(rows) and rows[at]:
                rows[at] += "!"
    return results


@given(editions())
@settings(max_examples=200, deadline=None)
def test_blocks_that_are_passed_over_give_what_all_lines_give(documents: list[bytes]) -> None:
    index, before = Index(), b""
    for after in documents:
        line_reading = LineReading(Index.unpacked(index.packed()), read)
        records = [record for batch in line_reading.batches(io.BytesIO(after), 7) for record in batch.values()]
        new, gone = plainly(before, after)
        assert records == new
        assert {key for _, key in line_reading.vanished} == gone
        assert line_reading.count == len({read(line, 0).key for line in io.BytesIO(after) if not line.isspace()})
        alone = LineReading(Index(), read)
        list(alone.batches(io.BytesIO(after)))
        assert (line_reading.index.hashes, line_reading.index.names) == (alone.index.hashes, alone.index.names)
        index, before = line_reading.index, after
