"""One standards body and its seats in committees: what differs between two states, and how that is told. Pure.

A seat is the role of a body in a committee. What is told of many committees is counted from the seats themselves, so
that a total is always the sum of its parts; nothing is left out because a committee changed in another way, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vocabulary.jurisdictions import body_name
from vocabulary.phrases import listed, names
from vocabulary.records import Committee, Value
from vocabulary.words import counted

ROLES: Mapping[str, str] = {Committee.p_members: "P-member", Committee.o_members: "O-member"}
"""The fields of a committee that name its members, and the role of those."""
Kind = tuple[str | None, str | None]
"""A body's role before and after."""
_TITLED = 2  # committees that a sentence names with their titles
_ALL = 12  # committees of the own body that a sentence names though they are not watched
_ALL_OF = {1: "", 2: "both "}
_KINDS: Mapping[Kind, str] = {  # as a sentence tells them
    (None, "P-member"): "joined {} as P-member",
    (None, "O-member"): "joined {} as O-member",
    ("O-member", "P-member"): "moved from O-member to P-member in {}",
    ("P-member", "O-member"): "moved from P-member to O-member in {}",
    ("P-member", None): "left {} (was P-member)",
    ("O-member", None): "left {} (was O-member)",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A body's role in one committee ("P-member", "O-member") before and after; `None` where it had or has none."""

    committee: str
    before: str | None
    after: str | None
    watched: bool = False
    title: str = ""

    @property
    def kind(self) -> Kind:
        """What happened: the roles before and after."""
        return self.before, self.after


@dataclass(frozen=True, slots=True)
class Move:
    """One body's role in one committee before and after: its id, its newest name; `None` where it had or has none."""

    key: str
    body: str
    before: str | None
    after: str | None

    def clause(self, committee: str = "") -> str:
        """The move as a clause; with `committee` as a sentence of its own."""
        who = body_name(self.body)
        if self.before and self.after:
            return f"{who} moved from {self.before} to {self.after}" + (f" in {committee}" if committee else "")
        verb = "joined" if self.after else "left"
        role = f"as {self.after}" if self.after else f"(was {self.before})"
        return f"{who} {verb} {committee} {role}" if committee else f"{who} {verb} {role}"


def moves(before: Mapping[str, Value], after: Mapping[str, Value]) -> list[Move]:
    """The bodies whose role differs between two states of a committee's fields, by name. A body is known by its id."""
    old, new = roles(before), roles(after)
    called = {key: name for side in (before, after) for field in ROLES for key, name in names(side.get(field)).items()}
    moves_made = [Move(key, called[key], old.get(key), new.get(key)) for key in called if old.get(key) != new.get(key)]
    return sorted(moves_made, key=_by_body)


def _by_body(move: Move) -> str:
    return move.body


def roles(members: Mapping[str, Value]) -> dict[str, str]:
    """`{body id: role}` of the fields of a committee; who stands in both lists is a P-member."""
    by_body: dict[str, str] = {}
    for field in reversed(list(ROLES)):
        by_body.update(dict.fromkeys(names(members.get(field)), ROLES[field]))
    return by_body


def sentence_of(body: str, seats: Sequence[Seat], *, own: bool = False) -> str:
    """What the body with this acronym did, in one sentence without a full stop.

    Watched committees are named with their move, the rest is one clause; of the reader's `own` body all are named, if
    they are few.
    """
    shown = named(seats, own=own)
    rest = len(seats) - len(shown)
    who = body_name(body)
    if not shown:
        return f"{who} {_counted(seats)}, {_ALL_OF.get(len(seats), 'all ')}outside the watched scope"
    titled = [seat for seat in shown if seat.watched or len(shown) <= _TITLED]
    titled = titled if len(titled) <= _TITLED else []
    clauses = [verb.format(_names(of, titled)) for verb, of in _by_kind(shown)]
    sentence = f"{who} {'; '.join(clauses)}"
    if not rest:
        return sentence
    others = _by_kind([seat for seat in seats if seat not in shown])
    where = f"{rest:,} {'committees' if rest > 1 else 'committee'} outside the watched scope"
    verb = others[0][0] if len(others) == 1 else _mixed([seat for _, of in others for seat in of])
    return f"{sentence}; it also {verb.format(where)}"


def _mixed(seats: Iterable[Seat]) -> str:
    """One verb for moves of several kinds: `joined or changed its role in {}`."""
    moves_made = {"joined" if not seat.before else "changed its role in" if seat.after else "left" for seat in seats}
    verbs = [verb for verb in ("joined", "left", "changed its role in") if verb in moves_made]
    first = f"{', '.join(verbs[:-1])} or " if len(verbs) > 1 else ""
    return f"{first}{verbs[-1]} {{}}"


def named(seats: Sequence[Seat], *, own: bool = False) -> list[Seat]:
    """The seats that a sentence names: those in watched committees; of the `own` body all, if they are few."""
    return [seat for seat in seats if seat.watched or (own and len(seats) <= _ALL)]


def total(seats: Sequence[Seat]) -> str:
    """All its moves counted: `Across all 31 committees: joined 27 as O-member and 2 as P-member, …`."""
    clauses = [verb.format(f"{len(of):,}") for verb, of in _by_kind(seats)]
    return f"Across all {len(seats):,} committees: {listed(clauses, len(clauses))}"


def brief(body: str, seats: Sequence[Seat]) -> str:
    """The same for a subject line: named is the first watched committee of each kind of move, the rest is counted."""
    verb, first = _by_kind([seat for seat in seats if seat.watched] or seats)[0]
    more = len(seats) - len(first)
    where = listed([seat.committee for seat in first], 2) if len(first) <= 2 else f"{len(first):,} committees"
    return f"{body_name(body)} {verb.format(where)}" + (f"; {counted(more, 'more move')}" if more else "")


def meaning(body: str, seats: Iterable[Seat]) -> str:
    """What the moves mean: where the body gained or lost its vote; empty where it did neither."""
    gained = [seat.committee for seat in seats if seat.after == "P-member"]
    lost = [seat.committee for seat in seats if seat.before == "P-member"]
    clauses = [f"now votes in {listed(gained)}"] if gained else []
    clauses += [f"is no longer a P-member of {listed(lost)}, so it need not vote there"] if lost else []
    return f"{body} {' and '.join(clauses)}" if clauses else ""


def _by_kind(seats: Iterable[Seat]) -> list[tuple[str, list[Seat]]]:
    by_kind: dict[Kind, list[Seat]] = {kind: [] for kind in _KINDS}
    for seat in seats:
        by_kind[seat.kind].append(seat)
    return [(_KINDS[kind], of) for kind, of in by_kind.items() if of]


def _counted(seats: Sequence[Seat]) -> str:
    def where(of: Sequence[Seat]) -> str:
        return listed([seat.committee for seat in of]) if len(of) <= _TITLED else f"{len(of):,} committees"

    return "; ".join(verb.format(where(of)) for verb, of in _by_kind(seats))


def _names(seats: Sequence[Seat], titled: Sequence[Seat]) -> str:
    return listed([_titled(seat) if seat in titled else seat.committee for seat in seats], len(seats))


def _titled(seat: Seat) -> str:
    return f"{seat.committee} (“{seat.title}”)" if seat.title else seat.committee
