"""What JSON says, read so that any database can store it."""

from __future__ import annotations

import resource
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parsing.json_document import loads

TEXTS = st.lists(st.sampled_from(["\x00", "\\", "u0000", "u", "a", '"', "\n"]), max_size=12).map("".join)

LARGE = b" " * 1_000_001  # from so many bytes another parser reads


@given(st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), max_size=3))
def test_texts_lose_their_nul_characters_and_nothing_else(value: dict[str, list[str]]) -> None:
    expected = {key.replace("\x00", ""): [text.replace("\x00", "") for text in texts] for key, texts in value.items()}
    assert loads(orjson.dumps(value)) == expected
    assert loads(LARGE + orjson.dumps(value)) == expected


@pytest.mark.parametrize("before", [b"", LARGE], ids=["small", "large"])
@pytest.mark.parametrize(
    "text", [b'{"title": "\\u0000', b'"\xff"', b"[1e400]", b'"\\ud800"', b"[" * 200_000, b"NaN", b"\xef\xbb\xbf{}", b""]
)
def test_broken_json_is_an_error(text: bytes, before: bytes) -> None:
    with pytest.raises(orjson.JSONDecodeError):
        loads(before + text)


def test_where_its_values_would_not_fit_memory_has_run_out_before_they_are_made() -> None:
    most = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    body = b"[" + b",".join([b"[1]"] * 700_000) + b"]"
    resource.setrlimit(resource.RLIMIT_AS, (taken + 60_000_000, most[1]))
    try:
        with pytest.raises(MemoryError):
            loads(body)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, most)
