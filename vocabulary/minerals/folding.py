"""How two spellings of one name are recognised as one. Pure.

Folding removes what does not tell materials apart: case, Unicode form, Latin accents, kinds of dash and quotation
mark, runs of spaces. It never brings two different words together: thallium stays apart from thulium.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache

_DASHES = re.compile(r"[\-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D_]")
_APOSTROPHES = re.compile(r"['\u2018\u2019\u02BB\u02BC\u00B4`]")
_QUOTES = re.compile(r"[\"\u201C-\u201F\u00AB\u00BB\u300C\u300D]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ACCENTED = re.compile("([a-z])[\u0300-\u036f]+")
_POSSESSIVE = re.compile(r"['\u2019](?<=[A-Za-z].)s\b")
ARTICLES = "the les le la el los las os as die der das il lo gli i".split()
_ARTICLE = re.compile(rf"(?:{'|'.join(ARTICLES)}) (?=\S)")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")  # the stretched line and the vowel marks
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")  # "the" is written on the word, also before each adjective
_ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ہ": "ه"})
_GREEK = re.compile("[\u0370-\u03ff]")
_ELIDED = re.compile(r"[ldLD]['\u2019](?=\w)")


_UNACCENTED = {  # Latin letters that are another with nothing but accents
    letter: parts[0]
    for letter in (*range(0xDF, 0x250), *range(0x1E00, 0x1F00))
    if (parts := unicodedata.normalize("NFD", chr(letter)))[0] in string.ascii_lowercase
    and unicodedata.normalize("NFKC", chr(letter)) == chr(letter)
    and all("\u0300" <= mark <= "\u036f" for mark in parts[1:])
}
_LONGEST = 40  # letters of a word that is remembered
_PLAIN = str.maketrans({"'": "", "`": "", '"': " ", "&": " and ", "-": " ", "_": " "})


def fold(text: str) -> str:
    """`text` as it is compared: "Platinum–group  Elements" -> "platinum group elements", "Étain" -> "etain"."""
    if text.isascii():
        return " ".join(without_possessives(text).translate(_PLAIN).casefold().split())
    return " ".join(filter(None, map(_fold_word, text.split())))


def _fold_word(word: str) -> str:
    """The same of what no space parts: nothing in folding looks across a space."""
    return _remembered(word) if len(word) <= _LONGEST else folded_anew(word)


@lru_cache(maxsize=8_192)  # pages repeat their words
def _remembered(word: str) -> str:
    plain = word.casefold().translate(_UNACCENTED)
    return plain if plain.isascii() and plain.isalnum() else folded_anew(word)


def folded_anew(text: str) -> str:
    """As `fold`, of a whole text and without what is remembered of its words."""
    plain = without_possessives(text if text.isascii() else _composed(text))
    return " ".join((plain.translate(_PLAIN).casefold() if plain.isascii() else _without_marks(plain)).split())


def without_possessives(text: str) -> str:
    """ "The country's" without its apostrophe, "l'or" without its article."""
    if "'" in text or "\u2019" in text:
        return _ELIDED.sub("", _POSSESSIVE.sub("s", text))
    return text


def _composed(text: str) -> str:
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    if _ARABIC.search(plain):
        plain = _ARABIC_ARTICLE.sub("", _ARABIC_MARKS.sub("", plain)).translate(_ALEFS)
    return plain


def _without_marks(text: str) -> str:
    """A text with letters or signs beyond ASCII, without quotation marks, dashes, case and Latin accents."""
    text = _APOSTROPHES.sub("", _QUOTES.sub(" ", text)).replace("&", " and ")
    text = _DASHES.sub(" ", text).casefold()
    if text.isascii():
        return text
    text = _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", text.replace("ı", "i")))
    return _DASHES.sub(" ", unicodedata.normalize("NFC", text))


def without_greek_accents(folded: str) -> str:
    """Greek as capitals write it, without accents: "λιθιο" of "λίθιο"."""
    if not _GREEK.search(folded):
        return folded
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", folded).replace("\u0301", ""))


def variants(folded: str) -> tuple[str, ...]:
    """`folded` itself, then without its article, then without the plural's "s": what may name the same thing."""
    bare = _ARTICLE.sub("", folded, count=1) if _ARTICLE.match(folded) else folded
    singular = bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss") else bare
    return tuple(dict.fromkeys((folded, bare, singular)))
