"""Pages put together from the parts, with what is true of each. Seeded: the same number gives the same page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from random import Random

from tests.pipeline.mineral_lists.grammar import parts
from tests.pipeline.mineral_lists.grammar.parts import Distractor, Half, of_half
from tests.pipeline.mineral_lists.grammar.sites import SITE_FORMS
from tests.pipeline.mineral_lists.grammar.structures import HTML_FORMS, TEXT_FORMS, Form, csv_of, json_of
from vocabulary.minerals import all_ids, get, lookup

LANGUAGES = ("en", "en", "en", "en", "en", "en", "fr", "de", "es", "pt", "zh", "ja")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TAG = re.compile(r"<[^<>]*>")
_HEAD = re.compile(r"<nav>.*?</nav>|<head>.*?</head>", re.DOTALL)
_BLOCK = re.compile(r"<(?:/?(?:h\d|p|li|td|th|tr|div|dt|dd|section|pre|summary|button|ul|ol|main|footer)\b|br)[^<>]*>")
_SPACE_IN_TEXT = re.compile(r"(?<=[a-z]) (?=[a-z][^<>]*<)")


@dataclass(frozen=True)
class Page:
    """One page: its text, what it truly lists (empty: no list), and the traits by which figures are told apart."""

    number: int
    text: str
    media_type: str
    language: str
    truth: tuple[str, ...]
    traits: dict[str, str] = field(default_factory=dict)


def in_words(number: int) -> str:
    """An English number below a hundred in words."""
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def names(language: str, rng: Random, size: int, without: Sequence[str] = ()) -> list[str]:
    """Names of different materials in a language, sorted as most lists are; English ones begin in capitals."""
    outcome: list[str] = []
    taken = {lookup(item, language).minerals for item in without if lookup(item, language)}  # type: ignore[union-attr]
    ids = [entry for entry in all_ids() if not get(entry).of]
    for material in rng.sample(ids, len(ids)):
        name = get(material).names.get(language, ("",))[0]
        match = lookup(name, language) if name else None
        if match and match.minerals not in taken and match.form is None and len(outcome) < size:
            taken.add(match.minerals)
            outcome.append(name)
    if language == "en":
        outcome = [_dressed(name, rng) for name in outcome]
    return sorted(outcome) if rng.random() < 0.75 else outcome


def _dressed(name: str, rng: Random) -> str:
    name = name[0].upper() + name[1:]
    chance = rng.random()
    if chance < 0.03:
        return f"{name} (natural)"
    return f"{name} - battery grade" if chance < 0.05 else name


def page(number: int, half: Half, kind: str = "any") -> Page:
    """The page with this number. `kind`: `any`, `one` (one block, count stated), `second` (a further block), `none`.

    `sites` is `one` in the forms of content systems, each in its turn.
    """
    rng = Random(f"{half}/{kind}/{number}")
    if kind == "none":
        return _without_list(number, half, rng)
    language = rng.choice(LANGUAGES)
    shape = rng.random()
    if kind == "any" and shape < 0.16:
        return _text_page(number, half, rng, language)
    if kind == "any" and shape < 0.22:
        return _data_page(number, half, rng)
    if kind == "sites":
        return _site_page(number, half, rng, language)
    return _html_page(number, half, rng, language, kind)


def _site_page(number: int, half: Half, rng: Random, language: str) -> Page:
    draft = _draft(half, rng, language)
    draft.site = SITE_FORMS[number % len(SITE_FORMS)]
    body = _frame(draft, f"<p>{escape(draft.pick(parts.LEADS))}</p><section>{_single(draft, counted=True)}</section>")
    traits = {"blocks": "one", "count": "count", "damage": "none", "language": language, "tiers": "single", "sense": ""}
    return Page(number, body, "text/html", language, tuple(draft.entries), traits)


@dataclass
class _Draft:
    """A page being put together."""

    half: Half
    rng: Random
    language: str
    entries: list[str]
    year: int
    country: str
    site: Form | None = None

    def pick(self, table: dict[str, tuple[str, ...]]) -> str:
        phrase = self.rng.choice(of_half(table[self.language], self.half))
        return phrase.format(
            n=len(self.entries), w=in_words(len(self.entries)), W=in_words(len(self.entries)).capitalize(),
            c=self.country, y=self.year, p=self.year - 3,
        )  # fmt: skip

    def form(self, entries: Sequence[str]) -> str:
        return (self.site or self.rng.choice(of_half(HTML_FORMS, self.half)))(entries, self.rng)


def _draft(half: Half, rng: Random, language: str) -> _Draft:
    entries = names(language, rng, rng.choice([8, 12, 14, 18, 20, 23, 27, 30, 34, 35, 41, 50, 60]))
    return _Draft(half, rng, language, entries, rng.randint(2021, 2026), rng.choice(of_half(parts.COUNTRIES, half)))


def _html_page(number: int, half: Half, rng: Random, language: str, kind: str) -> Page:
    draft = _draft(half, rng, language)
    second = kind == "second" or (kind == "any" and rng.random() < 0.5)
    counted = kind in {"one", "second"} or rng.random() < 0.7
    tiered = language == "en" and rng.random() < 0.15
    truncated = kind == "any" and rng.random() < 0.12
    main = _tiered(draft, counted) if tiered else _single(draft, counted)
    cut = ""
    if truncated:
        main, cut = _cut(main, draft)
    sections = [main]
    senses = []
    if second:
        for _ in range(rng.choice([1, 1, 2])):
            text, sense, before = _further(draft)
            sections.insert(0 if before else len(sections), text)
            senses.append(sense)
    if truncated:
        sections = sections[: sections.index(main) + 1]
    lead = f"<p>{escape(draft.pick(parts.LEADS))}</p>"
    body = _frame(draft, lead + "".join(f"<section>{section}</section>" for section in sections))
    whole = (body, "text/html", "truncated" if cut else "none")
    text, media_type, damage = _damaged(body, draft) if kind == "any" and not truncated else whole
    traits = {
        "blocks": "second" if len(sections) > 1 else "one", "count": "count" if counted else "no count",
        "damage": damage, "language": language, "tiers": "tiers" if tiered else "single", "sense": "+".join(senses),
    }  # fmt: skip
    return Page(number, text, media_type, language, tuple(draft.entries), traits)


def _single(draft: _Draft, counted: bool) -> str:
    rng = draft.rng
    heading = f"<h2>{escape(draft.pick(parts.HEADINGS))}</h2>" if rng.random() < 0.85 else ""
    count = f"<p>{escape(draft.pick(parts.COUNTS))}</p>" if counted else ""
    intro = f"<p>{escape(draft.pick(parts.INTROS))}</p>" if rng.random() < 0.5 or not counted else ""
    above = count + intro if rng.random() < 0.5 else intro + count
    if counted and rng.random() < 0.15:
        return f"{heading}{intro}{draft.form(draft.entries)}{count}"
    return f"{heading}{above}{draft.form(draft.entries)}"


def _tiered(draft: _Draft, counted: bool) -> str:
    rng = draft.rng
    cut = rng.randint(4, len(draft.entries) - 3)
    tiers = rng.choice(of_half(parts.TIERS, draft.half))
    form = rng.choice(of_half(HTML_FORMS[:6], draft.half))
    count = f"<p>{escape(draft.pick(parts.COUNTS))}</p>" if counted else ""
    halves = (draft.entries[:cut], draft.entries[cut:])
    return f"<h2>{escape(draft.pick(parts.HEADINGS))}</h2>{count}" + "".join(
        f"<h3>{tier}</h3>{form(entries, rng)}" for tier, entries in zip(tiers, halves, strict=True)
    )


def _cut(main: str, draft: _Draft) -> tuple[str, str]:
    """The list cut after an entry, with a valid end."""
    last = draft.rng.randint(3, max(4, len(draft.entries) - 1))
    position = main.find(escape(draft.entries[last]))
    return (main[:position], draft.entries[last]) if position > 0 else (main[: len(main) * 2 // 3], draft.entries[last])


def _further(draft: _Draft) -> tuple[str, str, bool]:
    """A block that is not the list, and whether it stands before it."""
    rng = draft.rng
    distractor: Distractor = rng.choice(of_half(parts.DISTRACTORS, draft.half))
    size = rng.randint(*distractor.size)
    if distractor.holds == "subset":
        entries = rng.sample(draft.entries, min(size, len(draft.entries)))
    elif distractor.holds == "disjoint":
        entries = names(draft.language, rng, size, without=draft.entries)
    else:
        kept = rng.sample(draft.entries, len(draft.entries) * 3 // 4)
        entries = sorted(kept + names(draft.language, rng, rng.randint(2, 8), without=draft.entries))
    words = {"y": draft.year, "p": draft.year - 3, "c": draft.country}
    intro = f"<p>{distractor.intro.format(**words)}</p>" if distractor.intro else ""
    heading = f"<h2>{distractor.heading.format(**words)}</h2>"
    return f"{heading}{intro}{_body(distractor, entries, draft)}", distractor.sense, rng.random() < 0.35


def _body(found: Distractor, entries: Sequence[str], draft: _Draft) -> str:
    rng = draft.rng
    if found.sense == "prices":
        values = [f"{rng.randint(1, 90)},{rng.randint(100, 999)}" for _ in entries]
        pairs = zip(entries, values, strict=True)
        rows = "".join(f"<tr><td>{escape(entry)}</td><td>{value}</td></tr>" for entry, value in pairs)
        return f"<table><tr><th>Metal</th><th>Value</th></tr>{rows}</table>"
    form = rng.choice(of_half(HTML_FORMS[:4] + HTML_FORMS[8:12], draft.half))
    return form(entries, rng)


def _frame(draft: _Draft, content: str) -> str:
    rng = draft.rng
    title = escape(draft.pick(parts.TITLES))
    nav = "<nav><ul><li>Home</li><li>Copper</li><li>Gold</li><li>Zinc</li><li>Contact</li></ul></nav>"
    aside = "<aside><h3>Prices</h3><ul><li>Lead</li><li>Tin</li><li>Silver</li><li>Nickel</li></ul></aside>"
    main = rng.choice(["<main>{}</main>", "<div id=content>{}</div>", "<article>{}</article>"])
    head = f"<!doctype html><html lang={draft.language}><head><meta charset=utf-8><title>{title}</title></head>"
    body = main.format(f"<h1>{title}</h1>{content}")
    before, after = (nav if rng.random() < 0.6 else ""), (aside if rng.random() < 0.4 else "")
    return f"{head}<body>{before}{body}{after}<footer><p>© {draft.year} Ministry</p></footer></body></html>"


def _damaged(text: str, draft: _Draft) -> tuple[str, str, str]:
    """The page as a poor publisher serves it: text, media type, and the damage."""
    chance = draft.rng.random()
    if chance < 0.05:
        return _SPACE_IN_TEXT.sub("\u00a0", text), "text/html", "hard spaces"
    if chance < 0.1:
        for entry in draft.entries:
            text = text.replace(f">{escape(entry)}<", f">{escape(entry[:2])}\u00ad{escape(entry[2:])}<")
        return text, "text/html", "soft hyphens"
    if chance < 0.15:
        return unicodedata.normalize("NFD", text), "text/html", "decomposed"
    if chance < 0.22:
        body = _HEAD.sub("", text)
        lines = (unescape(_TAG.sub("", item)).strip() for item in _BLOCK.split(body))
        return "\n".join(line for line in lines if line), "text/plain", "flattened"
    return text, "text/html", "none"


def _text_page(number: int, half: Half, rng: Random, language: str) -> Page:
    draft = _draft(half, rng, language)
    counted = rng.random() < 0.7
    form = rng.choice(of_half(TEXT_FORMS, half))
    count = [draft.pick(parts.COUNTS)] if counted else []
    blocks = [draft.pick(parts.TITLES), draft.pick(parts.LEADS), *count, form(draft.entries, rng)]
    if rng.random() < 0.4:
        blocks.append("Contact the ministry for details of how the list was made and when it will be reviewed next.")
    traits = {"blocks": "one", "count": "count" if counted else "no count", "damage": "none", "language": language,
              "tiers": "single", "sense": ""}  # fmt: skip
    return Page(number, "\n\n".join(blocks) + "\n", "text/plain", language, tuple(draft.entries), traits)  # fmt: skip


def _data_page(number: int, half: Half, rng: Random) -> Page:
    draft = _draft(half, rng, "en")
    traits = {"blocks": "one", "count": "no count", "damage": "none", "language": "en", "tiers": "single", "sense": ""}
    if rng.random() < 0.5:
        others = names("en", rng, rng.randint(3, 12), without=draft.entries)
        text = csv_of(draft.entries, others, rng, flagged=rng.random() < 0.5)
        return Page(number, text, "text/csv", "en", tuple(draft.entries), traits)
    counted = rng.random() < 0.7
    traits["count"] = "count" if counted else "no count"
    text = json_of(draft.entries, draft.pick(parts.TITLES), len(draft.entries) if counted else None)
    return Page(number, text, "application/json", "en", tuple(draft.entries), traits)


def _without_list(number: int, half: Half, rng: Random) -> Page:
    """A page on the subject that holds no list: prices, news, products, projects, removals, what another lists."""
    draft = _draft(half, rng, "en")
    title = rng.choice(of_half(parts.NO_LIST_TITLES, half)).format(c=draft.country, y=draft.year)
    texts = []
    for _ in range(rng.randint(1, 3)):
        a, b, d, e = (item.lower() for item in rng.sample(draft.entries, 4))
        texts.append(f"<p>{rng.choice(of_half(parts.NO_LIST_TEXTS, half)).format(a=a, b=b, d=d, e=e)}</p>")
    for _ in range(rng.randint(0, 2)):
        text, _, _ = _further(draft)
        texts.append(text)
    rng.shuffle(texts)
    body = _frame(draft, "".join(texts))
    body = body.replace(body[body.index("<title>") : body.index("</title>")], f"<title>{title}")
    first = body.index("<h1>")
    body = f"{body[:first]}<h1>{title}{body[body.index('</h1>') :]}"
    return Page(number, body, "text/html", "en", (), {"blocks": "none", "count": "no count", "damage": "none"})
