"""The index of lines: what it says is new is exactly what is new, and a reader is given nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Body, Document
from pipeline.reading.lines import Ask, Index, read_lines
from pipeline.reading.messages import End, Message, Rows, encode
from pipeline.reading.results import Reading, UnexpectedFailure, collected
from vocabulary.known_lines import HASH, Block, Lines, laid_out
from vocabulary.records import Kind, Record


def read(line: bytes, number: int) -> Record:
    key, _, title = line.decode().strip().partition(":")
    return Record(Kind.PROJECT, key, f"{key} {number}", {"title": title})


def document(content: bytes) -> Document:
    return Document("x", "https://x.example", 200, {}, "x/y", Body.of(content), datetime(2026, 1, 5, tzinfo=UTC))


def asked(seen: list[bytes] | None = None, size: int = 2) -> Ask:
    """A reader of lines, `size` records a message; `seen`: the lines that it was given."""

    def ask(of: Document, numbers: list[int] | None) -> Reading:
        lines = list(of.body.open())
        places = list(range(1, len(lines) + 1)) if numbers is None else numbers
        messages: list[Message] = []
        for start in range(0, len(lines), size):
            names, rows = list[str](), list[tuple[str, str]]()
            for line, number in zip(lines[start : start + size], places[start : start + size], strict=True):
                record = None if line.isspace() else read(line, number)
                names.append("" if record is None else f"{record.kind} {record.key}")
                rows += [] if record is None else [(record.label, orjson.dumps(record.fields).decode())]
            messages.append(Rows(names, encode(rows)))
        if seen is not None:
            seen.extend(lines)
        return collected([*messages, End(0, [], [])], of)

    return ask


def compared(after: bytes, known: bytes | None = None, ask: Ask | None = None) -> tuple[Reading, list[Record]]:
    with closing(read_lines(ask or asked(), document(after), known)) as reading:
        records = list(reading.records()) if reading.names else []
        rows = [row for rows in reading.rows() for row in rows] if reading.names else []
    assert [(row[1], row[2], orjson.loads(row[3])) for row in rows] == [(r.key, r.label, r.fields) for r in records]
    return reading, records


def lines(state: dict[str, str]) -> bytes:
    return "".join(f"{key}:{title}\n" for key, title in state.items()).encode()


states = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["x", "y", "z"]), max_size=8)


@given(states, states)
@settings(max_examples=200, deadline=None)
def test_only_new_lines_are_read_and_only_lost_records_vanish(before: dict[str, str], after: dict[str, str]) -> None:
    first, _ = compared(lines(before))
    seen: list[bytes] = []
    second, records = compared(lines(dict(reversed(after.items()))), first.end.index, asked(seen))
    new = {key: title for key, title in after.items() if before.get(key) != title}
    assert {record.key: record.fields["title"] for record in records} == new
    assert b"".join(reversed(seen)) == lines(new)
    gone = [("Project", key) for key in sorted(before.keys() - after.keys())]
    assert second.end.vanished == (gone if before else None)
    assert second.end.count == len(after)


def test_blank_lines_are_passed_over_and_a_doubled_key_is_noted() -> None:
    reading, records = compared(b"a:x\n\na:y\nb:z\n")
    assert [(record.label, record.fields) for record in records] == [("a 1", {"title": "x"}), ("b 4", {"title": "z"})]
    assert reading.end.count == 2
    assert reading.end.notes == ["line 3: Project a appears in the document twice; the first one counts"]


def test_a_line_is_numbered_by_its_place_in_the_whole_document() -> None:
    before = b"".join(b"%d:x\n" % number for number in range(200))
    _, records = compared(before.replace(b"150:x", b"150:y"), compared(before)[0].end.index)
    assert [record.label for record in records] == ["150 151"]


def test_an_index_of_another_form_knows_nothing() -> None:
    assert not Index.unpacked(b"")
    assert not Index.unpacked(b"lines 2\n" + b"0123456789abcdef" + b"Project 1")
    assert not Index.unpacked(Index().packed())


@pytest.mark.parametrize("answer", [Rows(["Project a"], encode([])), Rows([], encode([])), End(1, [], [])])
def test_a_reader_that_leaves_lines_out_is_not_believed(answer: Message) -> None:
    with pytest.raises(UnexpectedFailure, match="of 2 lines, "):
        compared(b"a:x\nb:y\n", ask=lambda of, _: collected([answer, End(1, [], [])], of))


@pytest.mark.parametrize(
    ("name", "fields", "complaint"),
    [
        ("Project a", {"title": 1.5}, "a value that no field can have"),
        ("Project a", {"colour": "red"}, "something that is not a record"),
        ("Colour a", {}, "something that is not a record"),
        ("Project ", {}, "something that is not a record"),
        ("Project " + "a" * 6000, {}, "of 6,000 characters"),
    ],
)
def test_what_is_no_record_is_refused(name: str, fields: dict[str, object], complaint: str) -> None:
    rows = Rows([name], encode([("label", orjson.dumps(fields).decode())]))
    with pytest.raises(UnexpectedFailure, match=complaint):
        compared(b"a:x\n", ask=lambda of, _: collected([rows, End(1, [], [])], of))


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
    index, before = None, b""
    for after in documents:
        reading, records = compared(after, index, asked(size=7))
        new, gone = plainly(before, after)
        assert records == new
        assert reading.end.vanished is None or {key for _, key in reading.end.vanished} == gone
        assert reading.end.count == len({read(line, 0).key for line in io.BytesIO(after) if not line.isspace()})
        alone = Index.unpacked(compared(after)[0].end.index or b"")
        known = Index.unpacked(reading.end.index or b"")
        assert (known.lines.hashes, known.lines.sizes, known.names) == (
            alone.lines.hashes,
            alone.lines.sizes,
            alone.names,
        )
        index, before = reading.end.index, after


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_too_long_to_hold_is_one_line(end: bytes) -> None:
    content = b"short\n" + b"x" * 3_000_000 + end
    found, _ = laid_out(io.BytesIO(content))
    assert found.sizes == [6, len(content) - 6]
    longer = content + b"more\n"
    again, passed = laid_out(io.BytesIO(longer), found)
    assert (again.hashes, again.sizes) == (laid_out(io.BytesIO(longer))[0].hashes, [len(x) for x in io.BytesIO(longer)])
    assert len(passed) == (end == b"\n")


@pytest.mark.parametrize("make", [lambda: Index(), lambda: Index(Lines(b"x" * 16, [3], []), ["Project a"])])
def test_an_index_comes_back(make: Callable[[], Index]) -> None:
    assert Index.unpacked(make().packed()) == make()


ELSEWHERE = Lines(b"-" * HASH, [1], [Block(0, 1, 1, b"-")])
"""The lines of a document of which none stands in another: it makes every line be looked at by itself."""


@pytest.mark.parametrize("length", [2, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 1 << 20, (1 << 20) + 1, 3 << 20])
@pytest.mark.parametrize("end", [b"", b"a", b"\n"])
@pytest.mark.parametrize("place", [0, 31, 40])
def test_lines_are_the_same_in_blocks_and_one_by_one(length: int, end: bytes, place: int) -> None:
    short = [b"%d\n" % number for number in range(75)]
    content = b"".join([*short[:place], b"x" * (length - 1) + b"\n", *short[place:]]) + end
    at_once, one_by_one = laid_out(io.BytesIO(content))[0], laid_out(io.BytesIO(content), ELSEWHERE)[0]
    assert (at_once.hashes, at_once.sizes) == (one_by_one.hashes, one_by_one.sizes)
    assert sum(block.lines for block in at_once.blocks) == len(at_once.sizes)
    again, passed = laid_out(io.BytesIO(content), at_once)
    assert (again.hashes, again.sizes) == (at_once.hashes, at_once.sizes)
    begins_long = length > 1 << 20 and place == 0  # a block that begins with a line too long to hold is not recognised
    assert sum(block.lines for block in passed) == len(at_once.sizes) - 32 * begins_long


@given(st.binary(max_size=300).map(lambda content: content.replace(b"\x01", b"\n")))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_the_same_lines_in_blocks_and_one_by_one(content: bytes) -> None:
    at_once, one_by_one = laid_out(io.BytesIO(content))[0], laid_out(io.BytesIO(content), ELSEWHERE)[0]
    assert at_once == one_by_one
