"""How two spellings of one name are recognised as one. Pure.

Folding removes what does not tell materials apart: case, Unicode form, Latin accents, kinds of dash and quotation
mark, runs of spaces. It never brings two different words together: thallium stays apart from thulium.
"""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"[\-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D_]")
_APOSTROPHES = re.compile(r"['\u2018\u2019\u02BC\u00B4`]")
_QUOTES = re.compile(r"[\"\u201C-\u201F\u00AB\u00BB\u300C\u300D]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ACCENTED = re.compile("([a-z])[\u0300-\u036f]+")
_SPACES = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"(?<=[A-Za-z])['\u2019]s\b")
_ARTICLE = re.compile(r"(?:the|les|le|la|el|los|las|os|as|die|der|das|il|lo|gli|i) (?=\S)")
_ELIDED = re.compile(r"[ldLD]['\u2019](?=\w)")


def fold(text: str) -> str:
    """`text` as it is compared: "Platinum–group  Elements" -> "platinum group elements", "Étain" -> "etain"."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    plain = _ELIDED.sub("", _POSSESSIVE.sub("s", plain)) if "'" in plain or "\u2019" in plain else plain
    plain = _APOSTROPHES.sub("", _QUOTES.sub(" ", plain)).replace("&", " and ").casefold()
    plain = _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", plain.replace("ı", "i")))
    return _SPACES.sub(" ", _DASHES.sub(" ", unicodedata.normalize("NFC", plain))).strip()


def variants(folded: str) -> tuple[str, ...]:
    """`folded` itself, then without its article, then without the plural's "s": what may name the same thing."""
    bare = _ARTICLE.sub("", folded, count=1) if _ARTICLE.match(folded) else folded
    singular = bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss") else bare
    return tuple(dict.fromkeys((folded, bare, singular)))
