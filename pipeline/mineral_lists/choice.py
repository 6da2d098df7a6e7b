"""Which listing explains the page best; what holds it; how sure it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mineral_lists.editions import edition, is_draft, named_as_removed, own_year
from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.listings import with_additions
from pipeline.mineral_lists.page import Page
from pipeline.mineral_lists.reading import Decision, EditionRead, Reading, Veto, Weighed
from pipeline.mineral_lists.vetoes.compared import compared_in_columns
from pipeline.mineral_lists.vetoes.confirmation import of_something_else
from pipeline.mineral_lists.vetoes.every import place_of, vetoes
from pipeline.mineral_lists.vetoes.rivals import counts_something_else
from pipeline.mineral_lists.wording.calling import COMPARES
from pipeline.mineral_lists.wording.senses import LIST_WORD, NEVER_A_LIST, SUBJECT, Sense

LINE = 3.0  # the sum of evidence from which a listing is taken for the list
_MARGIN = 1.0  # by which it must be ahead of the next
_ONLY_SYMBOLS, _NAMES_IN_SENTENCES = 1.5, 1.5
_SOME = 5  # entries of a block that may be a list
_WORTH = 10  # entries of what is held for a person where its evidence is below the line
_OVERLAP = 0.3  # share of entries that two editions of one list have in common
_AGAINST = frozenset({"subject", "other field"})  # vetoes of a page that may be about anything
_SHOWN = 12  # candidates that an explanation shows


def choose(page: Page) -> Reading:
    """Weigh every listing of the page and decide."""
    cases = [Case(listing, page) for listing in page.listings]
    eligible = [case for case in cases if not case.is_something_else and not case.listing.first.around.beside]
    doubted = not eligible
    if (
        doubted
    ):  # a heading of one word is no proof on a page that calls itself a list, nor where the stated count is met
        eligible = [case for case in cases if _only_its_heading_speaks_against(case) or _is_counted_all_the_same(case)]
    if not eligible:
        return Reading(Decision.REFUSED, candidates=_weighed(cases, None))
    best = max(eligible, key=_worth)
    best = _standing(best, eligible)
    chosen, others = _newest(best, eligible)
    chosen = _with_additions(chosen, cases, page)
    reasons = list(vetoes(chosen, cases))
    is_other = of_something_else(chosen) is not None and all(veto.soft for veto in reasons)
    unlikely = not is_other and _says_nothing_for_it(chosen, reasons)
    is_other = is_other or unlikely or _compares(chosen)
    if is_other or _without_count(chosen) < LINE:
        if is_other or not _is_worth_a_look(chosen):
            weighed = _weighed(cases, None)
            doubts = tuple(reasons) if unlikely else ()  # what holds it where its list is known
            return Reading(Decision.REFUSED, (), doubts, weighed, below=edition(chosen), place=place_of(chosen))
        reasons.insert(
            0, Veto("evidence", f"the evidence that this is the list is weak ({chosen.score:.1f} of {LINE:g})", True)
        )
    if doubted and chosen.section:
        reasons.append(
            Veto("heading", f"its {chosen.section[2]} is about something else (“{chosen.section[1]}”)", True)
        )
    runner_up = max((case.score for case in eligible if _is_apart(case, chosen)), default=0.0)
    if chosen.score - runner_up < _MARGIN and not chosen.agreement.met and not reasons:
        reasons.append(Veto("margin", "another block of the page is almost as likely to be the list"))
    editions = (edition(chosen), *(edition(other) for other in others))
    decision = Decision.HELD if reasons else Decision.TAKEN
    return Reading(
        decision,
        editions,
        tuple(reasons),
        _weighed(cases, chosen),
        _confidence(chosen, runner_up, reasons),
        place=place_of(chosen),
        removed=named_as_removed(chosen),
    )


def _only_its_heading_speaks_against(case: Case) -> bool:
    section, title = case.section, case.page.title
    heading = (
        section is not None
        and section[0] is Sense.OTHER
        and section[2] == "heading"
        and not NEVER_A_LIST.search(section[1])
    )
    called = LIST_WORD.search(title) is not None and SUBJECT.search(title) is not None
    return heading and called and not case.listing.first.around.beside and case.listing.first.form != "prose"


def _is_counted_all_the_same(case: Case) -> bool:
    """Whether its section speaks of something else, and yet it has as many entries as the page says of the list."""
    section = case.section
    counted = case.agreement.is_sure and case.agreement.unmet is None
    is_other = section is not None and section[0] is Sense.OTHER and not NEVER_A_LIST.search(section[1])
    return counted and is_other and not case.listing.first.around.beside and case.listing.first.form != "prose"


def _says_nothing_for_it(chosen: Case, reasons: Sequence[Veto]) -> bool:
    """Whether no word calls it a list, no count confirms it, and something speaks against it beside."""
    rules = {veto.rule for veto in reasons}
    unmet = chosen.agreement.unmet
    against = (
        rules & _AGAINST
        or chosen.listing.first.figures
        or (unmet is not None and unmet.number > max(chosen.listing.sizes))
    )
    stated = any(item.name == "stated as a list" for item in chosen.weighed)
    return "not called a list" in rules and chosen.agreement.met is None and bool(against) and not stated


def _compares(chosen: Case) -> bool:
    """Whether its table compares lists of countries, and no words of the page say that it is one."""
    says = not chosen.page.is_wordless and COMPARES.search(chosen.page.title) is None
    return not says and chosen.agreement.met is None and compared_in_columns(chosen) is not None


def _worth(case: Case) -> tuple[bool, float, int]:
    """A listing that only its form joins comes after those with a count; else the evidence decides, then the place."""
    bonus = 0.5 if case.listing.reason is None else 0.0
    named = case.listing.first.form == "sentences"  # whatever they name, where no enumeration says what belongs to it
    scores = case.listing.first.figures and counts_something_else(case)  # "Scores are shown for 12 materials"
    return (
        case.agreement.is_sure and case.agreement.unmet is None and not scores,
        case.score + bonus - (_ONLY_SYMBOLS if _is_of_symbols(case) else 0.0) - (_NAMES_IN_SENTENCES if named else 0.0),
        -case.listing.span[0],
    )


def _is_of_symbols(case: Case) -> bool:
    """Whether mostly chemical symbols stand there: where names stand beside them, these are the entries."""
    symbols = [entry.is_symbol for part in case.listing.parts for entry in part.entries]
    return sum(symbols) > len(symbols) / 2


def _standing(best: Case, eligible: Sequence[Case]) -> Case:
    """A draft is not the list where another block of its page may be the one that stands."""
    if not is_draft(best):
        return best
    blocks = (case for case in eligible if _is_apart(case, best) and case.listing.first.form != "prose")
    final = [case for case in blocks if not is_draft(case) and len(case.listing.keys) >= _SOME]
    return max((case for case in final if case.section is not None), key=_worth, default=best)


def _newest(best: Case, eligible: Sequence[Case]) -> tuple[Case, list[Case]]:
    """The newest final edition among the listings that are editions of the same list, and the others of them."""
    year = own_year(best)
    editions = [best]
    for case in eligible:
        if case is best or not _is_apart(case, best) or case.listing.reason is None:
            continue
        common = len(case.listing.keys & best.listing.keys)
        either = len(case.listing.keys | best.listing.keys)
        if own_year(case) and year and own_year(case) != year and common >= _OVERLAP * either:
            editions.append(case)
    editions.sort(key=lambda case: (not is_draft(case), own_year(case) or 0), reverse=True)
    return editions[0], editions[1:]


def _without_count(case: Case) -> float:
    """Its evidence without a count that it does not meet: that is a reason to hold, none to see no list."""
    return sum(item.weight for item in case.weighed if item.name != "count" or item.weight > 0)


def _with_additions(chosen: Case, cases: Sequence[Case], page: Page) -> Case:
    """What the page says was added but the list does not have may be a part of it, as a tier is: then both, held."""
    if chosen.agreement.met:
        return chosen
    for case in cases:
        if case.section is not None and case.section[0] is Sense.ADDED and len(case.listing.parts) == 1:
            whole = with_additions(chosen.listing, case.listing)
            if whole is not None:
                return Case(whole, page)
    return chosen


def _is_apart(case: Case, chosen: Case) -> bool:
    mine, theirs = chosen.listing.span, case.listing.span
    return case is not chosen and (theirs[1] <= mine[0] or mine[1] <= theirs[0])


def _is_worth_a_look(case: Case) -> bool:
    """Whether what is below the line may still be a list: a person decides. What stands in a sentence must be long."""
    names = {item.name for item in case.weighed}
    first, size = case.listing.first, len(case.listing.keys)
    if size >= _WORTH and case.section is not None and case.section[0] is Sense.LIST:
        return True
    return first.form != "prose" and size >= _SOME and "stated as a list" in names and _without_count(case) >= LINE - 1


def _confidence(chosen: Case, runner_up: float, against: Sequence[Veto]) -> float:
    """From 0 to 1: the margin to the next, the count, and nothing that holds."""
    margin = min(max(chosen.score - runner_up, 0.0), 4.0) / 4.0
    counted = 1.0 if chosen.agreement.met and not chosen.agreement.unmet else 0.0
    sure = 0.35 + 0.25 * margin + 0.4 * counted
    return round(sure if not against else min(sure, 0.5), 2)


def _weighed(cases: Sequence[Case], chosen: Case | None) -> tuple[Weighed, ...]:
    ordered = sorted(cases, key=lambda case: (case is not chosen, -case.score))
    return tuple(_as_weighed(case, case is chosen) for case in ordered[:_SHOWN])


def _as_weighed(case: Case, is_chosen: bool) -> Weighed:
    first = case.listing.first
    heading = first.around.heading or first.label or first.around.intro[-60:]
    joined = (
        f"{len(case.listing.parts)} blocks: {case.listing.reason or 'nothing connects them'}; "
        if len(case.listing.parts) > 1
        else ""
    )
    verdict = "chosen" if is_chosen else case.section[0].value if case.section and case.is_something_else else ""
    size = len(case.listing.keys)
    return Weighed(f"{joined}{first.form}", heading, first.entries[0].as_published, size, case.weighed, verdict)


__all__ = ["EditionRead", "choose"]
