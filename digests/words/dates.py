"""How dates are written for a reader: the language and the time zone. Knows nothing of what is dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date

from vocabulary.errors import ConfigurationError

_YEAR, _MONTH = len("2025"), len("2025-05")
_OURS = "en_GB"  # 29 January 2026: what a language without a country means in English; no reader takes 2 for a month


@dataclass(frozen=True, slots=True)
class Dates:
    """`language`: a CLDR locale ("en", "fr", "pt_BR"); `zone`: the clock by which a moment has its date."""

    language: str = "en"
    zone: tzinfo = UTC

    def day(self, moment: datetime) -> str:
        """`29 January 2026`, `29 janvier 2026`, `2026年1月29日`."""
        return self.written(moment.astimezone(self.zone).date())

    def written(self, day: date) -> str:
        """The same of a day that has no hour."""
        return _written(day, _OURS if self.language == "en" else self.language)

    def partial(self, text: str) -> str:
        """The same of a date that is known to the year, the month or the day: `2025`, `May 2025`, `29 May 2025`."""
        if len(text) <= _YEAR:
            return text
        if len(text) <= _MONTH:
            locale = _OURS if self.language == "en" else self.language
            return format_date(date.fromisoformat(f"{text}-01"), format="LLLL y", locale=locale)
        return self.written(date.fromisoformat(text))


ENGLISH = Dates()


@lru_cache(1_000)
def _written(day: date, locale: str) -> str:
    return format_date(day, format="long", locale=locale)


def known_language(text: str) -> str:
    """The locale that a person means: "fr", "pt-BR", "zh_Hant". Raises `ConfigurationError`."""
    try:
        return str(Locale.parse(text.strip().replace("-", "_")))
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigurationError(
            f"dates cannot be written in {text!r}: expected a language such as en, fr or pt-BR"
        ) from error
