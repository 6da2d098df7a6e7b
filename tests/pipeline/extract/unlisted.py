"""Pages as they stand beside the published lists, full of materials, and without a list. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterator

_MATERIALS = (
    ("lithium", "cobalt", "nickel", "graphite", "manganese", "copper"),
    ("gallium", "germanium", "antimony", "tungsten", "tellurium", "bismuth"),
    ("neodymium", "dysprosium", "terbium", "praseodymium", "samarium", "yttrium"),
    ("platinum", "palladium", "rhodium", "gold", "silver", "ruthenium"),
)
_PAGE = (
    "<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><ul><li>Home</li><li>Metals</li></ul></nav>"
    "<main><h1>{title}</h1>{content}</main><footer><ul><li>Imprint</li><li>Privacy</li></ul></footer></body></html>"
)


def _items(words: tuple[str, ...], form: str = "{}") -> str:
    return "".join(f"<li>{form.format(word)}</li>" for word in words)


def _rows(words: tuple[str, ...], *cells: str) -> str:
    return "".join(
        f"<tr><td>{word.capitalize()}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for word in words
    )


TEMPLATES: dict[str, tuple[str, str]] = {
    "news of a speech": (
        "Minister speaks about critical minerals",
        "<p>The minister said that {0}, {1} and {2} matter. “We need {3}, too,” she added.</p>",
    ),
    "news of a deal": (
        "Two countries sign an agreement on critical minerals",
        "<p>The partners will work together on critical minerals such as {0}, {1}, {2}, {3} and {4}.</p>",
    ),
    "news of a review": (
        "Survey to review the critical minerals list",
        "<p>The survey will review its list next year. It may consider {0}, {1}, {2} or {3}.</p>",
    ),
    "news of removals": (
        "What the new list leaves out",
        "<p>The new critical minerals list no longer includes {0}, {1}, {2}, {3} and {4}.</p>",
    ),
    "what another country lists": (
        "Our critical minerals and the world",
        "<p>Of what we mine, {0}, {1}, {2}, {3}, {4} and {5} are on the US list.</p>",
    ),
    "price table": (
        "Prices of critical metals",
        "<table><tr><th>Metal</th><th>USD/t</th><th>Change</th></tr>{rows}</table>",
    ),
    "exchange": (
        "Metals market today",
        "<table><thead><tr><th>Metals market</th><th>Bid</th><th>Ask</th></tr></thead><tbody>{rows}</tbody></table>",
    ),
    "company products": ("Our products for strategic industries", "<h2>Our products</h2><ul>{items}</ul>"),
    "company powders": ("Advanced Metals Ltd", "<p>We make {0} powder, {1} sheet and {2} wire.</p><ul>{powders}</ul>"),
    "company projects": (
        "Critical minerals explorer",
        "<p>Our projects contain {0}, {1}, {2} and {3}.</p><h2>Our projects</h2><ul>{deposits}</ul>",
    ),
    "export control": (
        "Notice on the export control of strategic items",
        "<p>Export control applies to the following strategic items: {0}, {1}, {2}, {3}, {4} and {5}.</p>",
    ),
    "export control items": (
        "Announcement: export control",
        "<h2>Export control of items related to critical metals</h2><ol>{items}</ol>",
    ),
    "production figures": (
        "Mineral statistics",
        "<h2>Production of strategic metals</h2><table><tr><th>Metal</th><th>kt</th><th>2025</th></tr>{rows}</table>",
    ),
    "import figures": (
        "Trade in critical raw materials",
        "<p>Imports of {0}, {1}, {2}, {3}, and {4} come from few countries.</p>",
    ),
    "reliance": ("Supply risk", "<h2>The economy relies on imports of these critical minerals</h2><ul>{items}</ul>"),
    "tags": ("Critical minerals blog", "<p>A post about supply chains.</p><h3>Tags</h3><ul>{items}</ul>"),
    "related pages": ("Critical minerals", "<p>About critical minerals.</p><h2>Related pages</h2><ul>{items}</ul>"),
    "archive": (
        "Critical minerals list: archive",
        "<h2>Previous list of critical minerals (2011, superseded)</h2><ul>{items}</ul>",
    ),
    "funding": (
        "Critical minerals fund",
        "<h2>Projects that get funding</h2><ul>{deposits}</ul><p>The fund is open until May.</p>",
    ),
    "cookie wall": ("Before you continue", "<p>Please accept cookies to read about critical minerals.</p>"),
    "bot wall": ("Just a moment...", "<p>Checking your browser before you access the critical minerals list.</p>"),
    "not found": ("Page not found", "<p>The critical minerals list has moved.</p>"),
    "a mine": ("A new mine", "<h2>What the mine gives</h2><ul>{items}</ul><p>Work starts in spring.</p>"),
    "recycling": (
        "Recycling",
        "<p>Old magnets and batteries hold {0}, {1}, {2} and {3}. Collection is free.</p><ul>{tips}</ul>",
    ),
    "standards": (
        "New standards",
        "<p>The committee began work on the analysis of {0}, {1} and {2}. A vote on {3} ores closes in June.</p>",
    ),
}  # fmt: skip


def pages() -> Iterator[tuple[str, str]]:
    """Each page with its name: 25 kinds, each with four sets of materials."""
    for name, (title, content) in TEMPLATES.items():
        for number, words in enumerate(_MATERIALS, 1):
            filled = content.format(
                *words,
                rows=_rows(words, "9,100", "+0.4 %"),
                items=_items(words),
                powders=_items(words, "{} powder, 99.9 %"),
                deposits=_items(words, "{} deposit in the north"),
                tips="<li>Bring your phone</li><li>Remove the battery</li><li>Ask us</li>",
            )
            yield f"{name} {number}", _PAGE.format(title=title, content=filled)
