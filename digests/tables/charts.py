"""Bar charts as SVG for pages and as PNG for documents: one layout, two ways to draw it. Nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from digests.tables.frame import Chart
from digests.words.wording import clean, shorten

_WIDTH, _LABELS, _VALUES, _ROW, _TEXT = 400, 150, 40, 20, 12  # pixels: the whole, two columns, a bar's row, letters
_BAR = "#2b7a9e"  # stands out on white and on black
_LETTERS = 26  # of a label
_SCALE = 4  # dots for each pixel of a picture on paper


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: the top of its row, its length, what stands before and behind it. Pixels."""

    top: int
    length: float
    label: str
    value: str


def _bars(chart: Chart) -> Iterator[_Bar]:
    most = max(value for _, value in chart.bars) or 1
    room = _WIDTH - _LABELS - _VALUES
    for place, (label, value) in enumerate(chart.bars):
        yield _Bar(place * _ROW, room * value / most, shorten(clean(label), _LETTERS), f"{value:,}")


def figures(chart: Chart) -> str:
    """What the bars say, for who cannot see them."""
    return "; ".join(f"{clean(label)}: {value:,}" for label, value in chart.bars)


def svg(chart: Chart) -> str:
    """An SVG element that takes the ink of the page around it and says its figures to who cannot see it."""
    size = f'viewBox="0 0 {_WIDTH} {len(chart.bars) * _ROW}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="Arial, sans-serif" font-size="12">',
        f"<title>{escape(clean(chart.title))}</title><desc>{escape(figures(chart))}</desc>",
    ]
    for bar in _bars(chart):
        base = bar.top + 14
        parts.append(
            f'<text x="{_LABELS - 6}" y="{base}" text-anchor="end" fill="currentColor">{escape(bar.label)}</text>'
            f'<rect x="{_LABELS}" y="{bar.top + 3}" width="{bar.length:.1f}" height="{_ROW - 6}" fill="{_BAR}"/>'
            f'<text x="{_LABELS + bar.length + 5:.1f}" y="{base}" fill="currentColor">{bar.value}</text>'
        )
    return "".join([*parts, "</svg>"])


def png(chart: Chart) -> bytes:
    """The same as a picture with a white ground, for paper."""
    from PIL import Image, ImageDraw, ImageFont  # loaded only where a document has a chart

    image = Image.new("RGB", (_WIDTH * _SCALE, len(chart.bars) * _ROW * _SCALE), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(_TEXT * _SCALE)
    for bar in _bars(chart):
        middle, left = (bar.top + _ROW / 2) * _SCALE, _LABELS * _SCALE
        right = left + bar.length * _SCALE
        draw.text((left - 6 * _SCALE, middle), bar.label, "black", font, anchor="rm")
        draw.rectangle((left, (bar.top + 3) * _SCALE, right, (bar.top + _ROW - 3) * _SCALE), fill=_BAR)
        draw.text((right + 5 * _SCALE, middle), bar.value, "black", font, anchor="lm")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
