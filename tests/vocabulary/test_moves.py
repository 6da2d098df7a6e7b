"""All 2,070 moves between two of ISO's stage codes: class, heading, weight, sentence and next step go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest

from digests.events.event import Group, group_of
from tests.digests.samples import change as stored
from tests.vocabulary.changing import added, changed
from vocabulary.changes import Significance
from vocabulary.iso.moves import Arrival, Heading, Meaning, Move, meaning
from vocabulary.iso.stages import NAMES, Stage, Standing
from vocabulary.iso.watch import Watch
from vocabulary.telling.sentences import sentence
from vocabulary.telling.significance import significance

STAGES = [Stage(code) for code in NAMES]
MOVES = [Move(before, after, "ISO/DIS 1") for before, after in permutations(STAGES, 2)]
READ = Path(__file__).with_name("all_moves.txt")


def test_there_are_2070() -> None:
    assert len(MOVES) == 2_070


def lines() -> Iterator[str]:
    """The whole table, compressed: for each meaning, heading and weight the codes after, each with those before."""
    grouped: dict[tuple[Meaning, Heading, Significance], dict[str, list[str]]] = {}
    for move in sorted(MOVES, key=lambda item: (item.after, str(item.before))):
        key = move.meaning, move.heading, move.weight
        grouped.setdefault(key, {}).setdefault(move.after.code, []).append(str(move.before))
    for meaning_ in Meaning:
        for (result, heading, weight), afters in grouped.items():
            if result is meaning_:
                yield f"{meaning_.title} | {heading} | {weight} | … {meaning_.words}"
                yield from (f"    to {after} from {spans(befores)}" for after, befores in afters.items())
    yield "what comes next, and what is asked of members"
    for stage in STAGES:
        ballot = stage.ballot
        asked = f" | {ballot.name}, weeks {ballot.weeks}, clause {ballot.clause}" if ballot else ""
        yield f"    {stage.described} | {stage.standing} | {stage.next or '-'}{asked}"
    yield "one sentence for each meaning and code, with the first code that it comes from"
    seen: set[tuple[Meaning, str]] = set()
    for move in sorted(MOVES, key=lambda item: (list(Meaning).index(item.meaning), item.after, str(item.before))):
        if (move.meaning, move.after.code) not in seen:
            seen.add((move.meaning, move.after.code))
            yield f"    {move.before} to {move.after} | {told(move)[0]}"


def spans(codes: list[str]) -> str:
    """Neighbours in ISO's table as `00.00-40.60`."""
    places = [list(NAMES).index(code) for code in codes]
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    names = list(NAMES)
    return ", ".join(names[run[0]] if len(run) == 1 else f"{names[run[0]]}-{names[run[-1]]}" for run in runs)


def test_the_table_is_the_one_that_a_person_read() -> None:
    assert "\n".join(lines()) + "\n" == READ.read_text("utf-8"), "read the difference, then write the file again"


HEADINGS: dict[Heading, Group] = {
    Heading.PUBLISHED: Group.PUBLISHED,
    Heading.IN_PUBLICATION: Group.PUBLICATION,
    Heading.BALLOT: Group.BALLOT,
    Heading.REVIEW: Group.REVIEW,
    Heading.NEW: Group.NEW,
    Heading.STEP: Group.STEP,
    Heading.ENDED: Group.WITHDRAWN,
}


def told(move: Move) -> tuple[str, Group, Significance]:
    """What a reader gets of it through the sentence, the digest and the weight."""
    before, after = {"stage": str(move.before)}, {"stage": move.after.code}
    change = changed("Project", "ISO/DIS 1", before, after, {"committee": "ISO/TC 1"})
    group = group_of(stored("Project", "ISO/DIS 1", fields={"stage": (str(move.before), move.after.code)}))
    return sentence(change), group, significance(change, Watch(committees=("ISO/TC 1",)))


def test_sentence_heading_and_weight_of_every_move_are_those_of_its_class() -> None:
    for move in MOVES:
        words, group, weight = told(move)
        opens = move.opens if move.heading in (Heading.BALLOT, Heading.REVIEW) else None
        if opens:
            again = " again" if move.meaning is Meaning.BACK else ""
            ended = {Meaning.RESTORED: "is in force again: it ", Meaning.REVIVED: "was taken up again: it "}
            opened = f"{ended.get(move.meaning, '')}{opens.opened}{again}"
            expected = f"ISO/DIS 1 (ISO/TC 1) {opened} ({move.after}): {opens.request}"
        else:
            told_next = move.next and move.meaning not in (Meaning.PUBLISHED, Meaning.IN_PUBLICATION)
            expected = f"ISO/DIS 1 (ISO/TC 1) {move.predicate()}" + (f"; next comes {move.next}" if told_next else "")
        assert words == expected
        assert group is HEADINGS[move.heading]
        assert weight is move.weight
        assert move.after.code in words or move.meaning is Meaning.PUBLISHED


RULES: list[tuple[str, Callable[[Move], bool], Callable[[Move], bool]]] = [
    (
        "published is under Published, and nothing else is",
        lambda move: move.heading is Heading.PUBLISHED,
        lambda move: "was published" in move.predicate(),
    ),
    (
        "what is not in force any more is under the ended",
        lambda move: move.heading is Heading.ENDED,
        lambda move: move.after.standing.is_ended,
    ),
    (
        "an open ballot is under the ballots, but for what was just published",
        lambda move: move.heading in (Heading.BALLOT, Heading.REVIEW),
        lambda move: move.after.ballot is not None and move.heading is not Heading.PUBLISHED,
    ),
    (
        "what is in publication was not published before and comes from an earlier stage",
        lambda move: move.heading is Heading.IN_PUBLICATION,
        lambda move: (
            move.after.code == "60.00" and move.before is not None and move.before < move.after and not was_ended(move)
        ),
    ),
    (
        "withdrawn is said of what stands at 95.99 and was no end before",
        lambda move: "was withdrawn" in move.predicate(),
        lambda move: move.after.code == "95.99" and not was_ended(move),
    ),
    ("nothing follows an end", lambda move: move.next is None, lambda move: move.after.standing.is_ended),
    (
        "going back leads to an earlier code",
        lambda move: "went back" in move.predicate(),
        lambda move: move.meaning is Meaning.BACK and move.before is not None and move.after < move.before,
    ),
    (
        "where a ballot is open its close comes next",
        lambda move: move.opens is not None,
        lambda move: (move.next or "").startswith("the close of") and move.after.code not in ("00.20", "20.20"),
    ),
    (
        "new projects are none that were seen before",
        lambda move: move.heading is Heading.NEW,
        lambda _: False,
    ),
]


def was_ended(move: Move) -> bool:
    return move.before is not None and move.before.standing.is_ended


@pytest.mark.parametrize(("rule", "one", "other"), RULES, ids=[rule for rule, _, _ in RULES])
def test_no_two_answers_contradict_each_other(
    rule: str, one: Callable[[Move], bool], other: Callable[[Move], bool]
) -> None:
    wrong = [f"{move.before} to {move.after}" for move in MOVES if one(move) != other(move)]
    assert not wrong, f"{rule}: {wrong[:5]}"


def test_what_is_notable_is_an_open_ballot_or_a_decision_that_moves_the_document() -> None:
    for move in MOVES:
        quiet = move.meaning.weight is Significance.ROUTINE and move.opens is None
        assert (move.weight is Significance.ROUTINE) == quiet


ARRIVALS = [Arrival(None), *map(Arrival, STAGES)]


def test_a_document_that_is_seen_for_the_first_time() -> None:
    watch = Watch(committees=("ISO/TC 1",))
    for arrival in ARRIVALS:
        stage = {"stage": arrival.at.code} if arrival.at else {}
        change = added("Project", "ISO/DIS 1", {"committee": "ISO/TC 1", **stage})
        fields = {name: (None, value) for name, value in stage.items()}
        group = group_of(stored("Project", "ISO/DIS 1", "added", fields=fields))
        assert group is HEADINGS[arrival.heading]
        assert significance(change, watch) is arrival.weight
        told_as = "was published" if arrival.meaning is Meaning.FOUND_PUBLISHED else arrival.meaning.words
        assert told_as in sentence(change) or "new in ISO's catalogue" in sentence(change)
        assert (arrival.heading is Heading.NEW) <= ("is a new project" in sentence(change))
        assert (arrival.heading is Heading.ENDED) == (arrival.at is not None and arrival.at.standing.is_ended)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (None, Meaning.NEW),
        ("00.00", Meaning.NEW),
        ("20.99", Meaning.NEW),
        ("30.00", Meaning.FOUND_IN_WORK),  # a committee draft: members have known of it for a year or more
        ("40.20", Meaning.FOUND_IN_WORK),
        ("60.00", Meaning.FOUND_IN_WORK),
        ("60.60", Meaning.FOUND_PUBLISHED),  # what was published just now and never seen before
        ("90.20", Meaning.FOUND_IN_FORCE),  # an old standard that ISO has put into its data
        ("95.20", Meaning.FOUND_IN_FORCE),
        ("95.99", Meaning.FOUND_ENDED),
        ("30.98", Meaning.FOUND_ENDED),
    ],
)
def test_what_a_document_that_is_seen_for_the_first_time_is(code: str | None, expected: Meaning) -> None:
    arrival = Arrival(Stage(code) if code else None)
    assert arrival.meaning is expected
    assert arrival.is_work == (expected in {Meaning.NEW, Meaning.FOUND_IN_WORK}), "only work in progress can be joined"


def test_a_document_first_seen_at_its_enquiry_ballot_is_no_new_project() -> None:
    assert Arrival(Stage("40.20")).heading is Heading.BALLOT


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("40.20", "40.60", "moved from 40.20 to 40.60 (close of voting)"),
        ("60.00", "60.60", "was published"),
        ("60.00", "90.20", "was published and is now at 90.20 (International Standard under systematic review)"),
        ("40.98", "90.93", "was published and is now at 90.93 (International Standard confirmed)"),
        ("90.92", "60.60", "is listed as published again (60.60)"),
        ("90.60", "90.93", "was confirmed (90.93)"),
        ("40.60", "40.98", "was deleted (40.98), last at 40.60"),  # the words of ISO's list of codes
        ("10.60", "10.98", "was rejected (10.98), last at 10.60"),
        ("00.20", "00.98", "was abandoned (00.98), last at 00.20"),
        ("40.98", "95.99", "is now listed as withdrawn (95.99)"),
        ("95.99", "40.98", "is now listed as deleted (40.98)"),
        (None, "40.60", "is now at 40.60 (close of voting)"),
    ],
)
def test_what_is_said_of_a_move(before: str | None, after: str, words: str) -> None:
    """A standard that was not looked at for years has not "moved to 90.20": that it was published is the news."""
    assert Move(Stage(before) if before else None, Stage(after), "ISO 1").predicate() == words


@pytest.mark.parametrize(
    ("code", "following"),
    [
        ("40.00", "the enquiry ballot (DIS)"),
        ("50.00", "the approval ballot (FDIS)"),
        ("40.93", "a new enquiry ballot (DIS)"),
        ("50.92", "a new draft from the committee"),
        ("90.93", "another systematic review, within five years"),
        ("95.92", "another systematic review, within five years"),
        ("95.99", None),
        ("30.98", None),
    ],
)
def test_what_comes_next(code: str, following: str | None) -> None:
    assert Stage(code).next == following


def test_a_proof_is_not_voted_on() -> None:
    assert Move(Stage("50.00"), Stage("50.20"), "ISO/PRF 8").heading is Heading.STEP
    assert Move(Stage("50.00"), Stage("50.20"), "ISO/FDIS 8").heading is Heading.BALLOT
    assert Stage("40.20").ballot_on("ISO/PRF 8") is not None


def test_how_long_members_may_vote() -> None:
    periods = {stage.code: stage.ballot.fixed_weeks for stage in STAGES if stage.ballot and stage.ballot.is_vote}
    assert periods == {"10.20": None, "40.20": 12, "50.20": 8, "90.20": 20, "95.20": 8}


def test_staying_is_no_move() -> None:
    with pytest.raises(ValueError, match="no move"):
        meaning(Stage("40.20"), Stage("40.20"))


def test_only_what_is_published_and_not_withdrawn_is_in_force() -> None:
    assert {stage.code for stage in STAGES if stage.standing is Standing.PUBLISHED} == {
        "60.60", "90.20", "90.60", "90.92", "90.93", "90.99", "95.20", "95.60", "95.92"
    }  # fmt: skip
