"""A large document kept by its lines comes back byte for byte, however it differs from the one it refers to."""

from __future__ import annotations

import hashlib
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, update

from storage.database.tables import snapshots
from storage.evidence.line_deltas import Corrupt, delta, is_delta, restored, table
from storage.store import SnapshotCorrupt, SourceState, Store
from storage.upkeep.pruning import prune
from tests.storage.samples import START
from vocabulary.known_lines import Lines, laid_out

LARGE = 60_000  # lines of some 160 bytes: more than what is kept as a whole


def _back(after: bytes, before: bytes) -> bytes:
    made = delta(io.BytesIO(after), _lines(after), _table(before))
    assert made is not None
    return b"".join(restored(made, [before]))


def _lines(content: bytes) -> Lines:
    return laid_out(io.BytesIO(content))[0]


def _table(content: bytes) -> bytes:
    known = table(_lines(content))
    assert known is not None
    return known


@st.composite
def pairs(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Two editions: lines changed, gone, doubled, moved and new, lengths and ends of all kinds."""
    chance = draw(st.randoms(use_true_random=False))
    lines = [chance.randbytes(chance.choice([0, 1, 30, 200])).replace(b"\n", b"") + b"\n" for _ in range(300)]
    before = b"".join(lines) + draw(st.binary(max_size=30))
    for _ in range(draw(st.integers(0, 12))):
        at, many = chance.randrange(len(lines)), chance.randrange(1, 80)
        match chance.randrange(5):
            case 0:
                lines[at] = b"changed" + lines[at]
            case 1:
                del lines[at : at + many]
            case 2:
                lines[at:at] = lines[at : at + many]
            case 3:
                lines[at:at] = [b"new %d\n" % chance.randrange(10**9)]
            case _:
                moved = lines[at : at + many]
                del lines[at : at + many]
                lines += moved
        lines = lines or [b"left\n"]
    return before, b"".join(lines) + draw(st.binary(max_size=30))


@given(pairs())
@settings(max_examples=150, deadline=None)
def test_any_edition_comes_back(pair: tuple[bytes, bytes]) -> None:
    """Also where its lines were found beside those of another edition than the one that it refers to."""
    before, after = pair
    made = delta(io.BytesIO(after), _lines(after), _table(before))
    assert made is None or b"".join(restored(made, [before])) == after
    between = before[len(before) // 2 :] + after
    lines = laid_out(io.BytesIO(after), _lines(between))[0]
    assert (lines.hashes, lines.sizes) == (_lines(after).hashes, _lines(after).sizes)
    other = delta(io.BytesIO(after), lines, _table(before))
    assert other is None or b"".join(restored(other, [before])) == after


def test_a_line_too_long_to_hold_comes_back() -> None:
    lines = [b"%d %s\n" % (number, b"." * 4_000) for number in range(200)]
    long = random.Random(3).randbytes(300_000).replace(b"\n", b" ")
    assert _back(b"".join([*lines, long, b"!\n", *lines]), b"".join([*lines, long, b"\n", *lines])).endswith(b".\n")


def test_what_has_hardly_any_lines_has_no_table() -> None:
    assert table(_lines(b"x" * 100_000)) is None


def test_what_has_little_in_common_is_no_addition() -> None:
    before = b"".join(b"line %d\n" % number for number in range(200))
    assert delta(io.BytesIO(before.upper()), _lines(before.upper()), _table(before)) is None


def test_what_was_not_written_so_is_corrupt() -> None:
    before = b"".join(b"line %d\n" % number for number in range(200))
    after = before[7:] + b"new\n"
    whole = delta(io.BytesIO(after), _lines(after), _table(before))
    assert whole is not None
    assert is_delta(whole)
    with pytest.raises(Corrupt):
        b"".join(restored(whole[:-4], [before]))
    with pytest.raises(Corrupt):
        b"".join(restored(whole, [before[:100]]))


def _keep(store: Store, content: bytes, like: str | None = None) -> str:
    sha256, stream = hashlib.sha256(content).hexdigest(), io.BytesIO(content)
    with store.begin() as transaction:
        transaction.put_snapshot(
            sha256, [], size=len(content), media_type="application/json", url="https://x.example", at=START,
            like=like, stream=stream,
        )  # fmt: skip
    return sha256


def _catalogue(*edits: int) -> bytes:
    chance = random.Random(9)
    lines = [f'{{"id":{number},"text":"{chance.randbytes(70).hex()}"}}\n' for number in range(LARGE)]
    for edit in edits:
        lines[edit] = lines[edit].replace("text", "title")
    return "".join(lines).encode()


def test_editions_of_a_large_document_refer_to_the_first(store: Store, engine: Engine) -> None:
    editions = [_catalogue(), _catalogue(5), _catalogue(5, 700), _catalogue(*range(0, LARGE, 2))]
    names: list[str] = []
    for edition in editions:
        names.append(_keep(store, edition, names[-1] if names else None))
    with engine.connect() as connection:
        columns = (snapshots.c.sha256, snapshots.c.base, func.length(snapshots.c.content))
        rows = {row[0]: row[1:] for row in connection.execute(select(*columns))}
    assert [rows[name][0] for name in names] == [None, names[0], names[0], None]
    assert max(rows[name][1] for name in names[1:3]) < 1_000
    assert [b"".join(store.snapshot(name)) == item for name, item in zip(names, editions, strict=True)] == [True] * 4
    with store.begin() as transaction:
        transaction.save_state(SourceState("ores", snapshot=names[1]))
    assert prune(store, START).snapshots == 2
    assert b"".join(store.snapshot(names[1])) == editions[1]
    with engine.begin() as connection:
        connection.execute(update(snapshots).where(snapshots.c.base.is_(None)).values(lines=None, content=b"x"))
    with pytest.raises(SnapshotCorrupt):
        b"".join(store.snapshot(names[1]))
