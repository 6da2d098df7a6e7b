"""Changes for tests, made as detection makes them, and a strategy for any change there could be."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from vocabulary.changes import Action, Change
from vocabulary.records import TYPES, Kind, Record, Value

Fields = Mapping[str, Value]


def added(kind: str, label: str, fields: Fields, key: str = "1") -> Change:
    stated = {name: (None, fields[name]) for name in TYPES[kind].fields if fields.get(name)}
    return Change(Action.ADDED, None, Record(Kind(kind), key, label, fields), stated)


def removed(kind: str, label: str, fields: Fields, key: str = "1") -> Change:
    stated = {name: (fields[name], None) for name in TYPES[kind].fields if fields.get(name)}
    return Change(Action.REMOVED, Record(Kind(kind), key, label, fields), None, stated)


def changed(kind: str, label: str, before: Fields, after: Fields, same: Fields | None = None, key: str = "1") -> Change:
    """`before` and `after` hold what differs, `same` what both states have; a reference is also the label."""
    old, new = {**(same or {}), **before}, {**(same or {}), **after}
    differing = {name: (old[name], new[name]) for name in TYPES[kind].fields if name in before and name in after}
    return Change(
        Action.CHANGED,
        Record(Kind(kind), key, str(before.get("reference") or label), old),
        Record(Kind(kind), key, str(after.get("reference") or label), new),
        differing,
    )


_texts = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["", " ", "\n", "A\nB", '<b>"x"</b>', "40.20", "40.60", "95.99", "99.99", "ISO/TC 298/SC 1"]),
)
_values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    _texts,
    st.integers(),
    st.lists(_texts, max_size=3),
    st.dictionaries(_texts, _texts, max_size=3),
)


@st.composite
def any_change(draw: st.DrawFn) -> Change:
    """A change of any kind of record, with any value in any field, of whatever shape."""
    kind = draw(st.sampled_from(sorted(TYPES)))
    fields = st.dictionaries(st.sampled_from(sorted(TYPES[kind].fields)), _values)
    label, key = draw(_texts), draw(_texts)
    action = draw(st.sampled_from(Action))
    if action is Action.ADDED:
        return added(kind, label, draw(fields), key)
    if action is Action.REMOVED:
        return removed(kind, label, draw(fields), key)
    return changed(kind, label, draw(fields), draw(fields), draw(fields), key)
