"""Whether anything on the page confirms a listing at its first sight. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mineral_lists.editions import is_draft, perhaps_draft
from pipeline.mineral_lists.evidence import Case
from pipeline.mineral_lists.reading import Veto
from pipeline.mineral_lists.stems import matches
from pipeline.mineral_lists.wording.abroad import abroad, begins_abroad, named
from pipeline.mineral_lists.wording.calling import CALLS_A_LIST, COMPARES, is_plain
from pipeline.mineral_lists.wording.counting.counted import unexplained
from pipeline.mineral_lists.wording.counting.counts import Count, counts
from pipeline.mineral_lists.wording.counting.declared import declares_so_many
from pipeline.mineral_lists.wording.counting.headed import heads_a_list, says_otherwise
from pipeline.mineral_lists.wording.doing import doing, spoken_of
from pipeline.mineral_lists.wording.fields import SHOP, is_of_life, other_field, speaks_of_critical_materials
from pipeline.mineral_lists.wording.senses import INSTRUCTS, SUBJECT

_AFTER = 3  # pieces behind a list that may say that it goes on, or whose it is
_BEFORE = 3  # sentences before it that say of whom it is told
_OURS = re.compile(r"\b(?:ours?|we|notre|nos|nuestr[ao]s?|nosso|nossa|unsere?|nostr[aeio])\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s|(?<=[。！？])")
_NEAR = 250  # characters before a listing that may call it a list
_IS_OF = re.compile(
    r"(?:this|these|the above) (?:is|are) (?:\w+ ){0,5}(?:lists?|minerals|materials) (?:of|by|from) ", re.I
)


def unconfirmed(chosen: Case) -> Iterator[Veto]:
    """That nothing on the page confirms the listing."""
    agreed = chosen.agreement
    silent = chosen.page.is_wordless  # no words that could call it anything: its source says what it is
    yield from _uncalled(chosen)
    near = _near(chosen)
    if not silent and not any(map(speaks_of_critical_materials, near)):
        yield Veto("subject", "nothing near it speaks of critical or strategic materials", True)
    shop = (text for text in behind(chosen) if (other := other_field(text)) and other[0] == SHOP)
    if field := next((other for text in (*near, *shop) if (other := other_field(text))), None):
        yield Veto("other field", f"the page may be about {field[0]} (“{field[1]}”)", True)
    if is_draft(chosen):
        yield Veto("draft list", "it is a draft, and no known edition of this list matches what was read", True)
    elif words := perhaps_draft(chosen):
        yield Veto("perhaps a draft", f"it may be a draft (“{words}”), and nothing says that it stands", True)
    if chosen.page.owners is None:
        yield Veto("whose list", "it may be the list of a country that its source is not of", True)
    elif foreign := _of_another(chosen, chosen.page.owners):
        yield Veto("whose list", f"it may be another country's list (“{foreign[:80]}”)", True)
    if is_of_life(chosen.listing.materials):
        yield Veto("minerals of life", "most of its materials are such as food, water and soil are asked for", True)
    if compared := COMPARES.search(chosen.page.title):
        yield Veto("compared lists", f"the page compares lists (“{compared[0]}”)", True)
    if not agreed.met and not agreed.unmet:
        yield Veto(
            "first sight", "the page states no count, and no known edition of this list matches what was read", True
        )


def _doing(chosen: Case) -> str | None:
    """What is done with critical materials by words over the listing that call nothing a list: "Stockpile of …"."""
    parts = (part for text in _over(chosen) for part in spoken_of(text, list_below=_is_headed(chosen)))
    named = (part for part in parts if SUBJECT.search(part) and not matches(CALLS_A_LIST, part))
    return next((word for part in named if (word := doing(part))), None)


def _uncalled(chosen: Case) -> Iterator[Veto]:
    """That nothing calls the listing a list, or what is counted may be anything else."""
    met = chosen.agreement.met
    if word := _doing(chosen):
        yield Veto("heading", f"its heading may be about something else (“{word}”)", True)
    if not chosen.page.is_wordless and not _is_called_a_list(chosen):
        count = f"what it counts may be something else (“{met.words}”)" if met else "no count confirms it"
        yield Veto("not called a list", f"nothing near it calls it a list, and {count}", True)
    elif word := _unexplained_lead(chosen):
        yield Veto("lead", f"what leads into it may say something else (“{word}”)", True)
    elif met and (word := doing(met.rest) or _unexplained(met, chosen)):
        yield Veto("counted", f"what it counts may be something else (“{met.words}”): “{word}”", True)


def _of_another(chosen: Case, owners: frozenset[str]) -> str | None:
    """The words before or behind the listing that speak of another country, where none nearer speak of its own."""
    if after := next((text for text in behind(chosen) if _IS_OF.match(text) and abroad(text, owners)), None):
        return after
    listing = chosen.listing.first
    for text in (listing.label, *reversed(SENTENCE.split(listing.around.intro)[-_BEFORE:])):
        if named(text) & owners or _OURS.search(text):
            return None
        if words := begins_abroad(text, owners):
            return words
    return None


def _unexplained_lead(chosen: Case) -> str | None:
    """A word of the sentence that leads into it, and counts nothing, which says more than that a list follows."""
    lead = SENTENCE.split(chosen.listing.first.around.intro.strip())[-1].strip()
    if (
        not lead.endswith((":", "\uff1a"))
        or INSTRUCTS.search(lead)
        or any(counts(lead))
        or chosen.listing.first.form == "prose"
    ):
        return None
    if _is_headed(chosen) or matches(CALLS_A_LIST, lead):
        return says_otherwise(lead, chosen.page.language)
    return unexplained(f" {lead[:-1]} ", chosen.page.language)


def _unexplained(met: Count, chosen: Case) -> str | None:
    word = unexplained(met.clause, chosen.page.language)
    return word if word and not declares_so_many(met, _over(chosen), chosen.page.language) else None


def _is_headed(chosen: Case) -> bool:
    """Whether the heading right over the listing calls it the list."""
    return heads_a_list(chosen.listing.first.around.heading, chosen.page.language)


def _is_called_a_list(chosen: Case) -> bool:
    """Whether words near the listing name a list or declare, or its count stands where only the thing is named."""
    met = chosen.agreement.met
    if any(matches(CALLS_A_LIST, text) for text in _near(chosen)):
        return True
    titles = chosen.page.title.split(" · ")
    headings = [words for _, words in chosen.listing.first.around.headings]
    return met is not None and met.says_nothing_else and any(map(is_plain, (*titles, *headings)))


def of_something_else(chosen: Case) -> str | None:
    """The words that say what else a listing is, where nothing calls it a list: what a course teaches, a shop sells."""
    if chosen.page.is_wordless or _is_called_a_list(chosen):
        return None
    around, met = chosen.listing.first.around, chosen.agreement.met
    lead = around.intro[-_NEAR:].rsplit(". ", 1)[-1]
    lead = lead if lead.endswith((":", "\uff1a")) else ""
    texts = (*_over(chosen), chosen.listing.first.label, lead, met.sentence if met else "")
    other = (field[1] for text in texts if (field := other_field(text)))
    return next((words for text in texts if (words := doing(text))), None) or next(other, None)


def _over(chosen: Case) -> tuple[str, ...]:
    """The titles of the page and the headings over the listing."""
    return (chosen.page.title, *(words for _, words in chosen.listing.first.around.headings))


def _near(chosen: Case) -> tuple[str, ...]:
    """The words that say what the listing is: titles, headings, what leads into it, the sentence of its count."""
    around, met = chosen.listing.first.around, chosen.agreement.met
    above = (words for words, _ in chosen.page.where.above(chosen.listing.span[0]) if is_plain(words))
    headings = (words for _, words in around.headings)
    titles = chosen.page.title.split(" · ")
    return (*titles, *headings, *above, chosen.listing.first.label, around.intro[-_NEAR:], met.sentence if met else "")


def behind(chosen: Case) -> list[str]:
    """What the page says right behind the listing."""
    end = chosen.listing.span[1]
    return [piece.text for piece in chosen.page.pieces[end : end + _AFTER]]
