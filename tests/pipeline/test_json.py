"""What JSON says, read so that any database can store it."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parsing.json_document import loads

TEXTS = st.lists(st.sampled_from(["\x00", "\\", "u0000", "u", "a", '"', "\n"]), max_size=12).map("".join)


@given(st.dictionaries(TEXTS, st.lists(TEXTS, max_size=3), max_size=3))
def test_texts_lose_their_nul_characters_and_nothing_else(value: dict[str, list[str]]) -> None:
    expected = {key.replace("\x00", ""): [text.replace("\x00", "") for text in texts] for key, texts in value.items()}
    assert loads(orjson.dumps(value)) == expected


def test_broken_json_is_an_error() -> None:
    with pytest.raises(orjson.JSONDecodeError):
        loads(b'{"title": "\\u0000')
