"""Which items of a document hold nothing that is looked for in a text: noise, a day to come, a period. Pure.

Asked of all of them at once: their words are found in one go and looked up in one set, which takes a third of what
asking each text takes. Says no wherever it cannot tell soon; then the item is looked at by itself, and a test holds
that it says yes of none in which something is found.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.parsing import noise, passing
from vocabulary.news import periods

_LONGEST = 4_000  # characters: of a longer one parts are looked at, which may end within a word
_BY_THEMSELVES = noise.WORDS
_TOGETHER = passing.UNCOUNTED | periods.WORDS  # of these mostly two together tell something
_TELLING = _BY_THEMSELVES | noise.LABELS | _TOGETHER | passing.COUNTS | periods.BESIDE
_TYPESET = "’‘“”–—…•·€£"  # signs that are no letters, and no reason to look at a text that has no other such letter
_SIGN = "\x01"  # of whatever is looked at by itself
_BARE = (
    {at: " " for at in range(128) if not (chr(at).isalpha() or chr(at) in "_.\n")}
    | dict.fromkeys(map(ord, f"0123456789[={_SIGN}"), _SIGN)
    | dict.fromkeys(map(ord, "!?"), ".")
)


def unremarkable(texts: Sequence[tuple[str, str]]) -> list[bool]:
    """Of each item, by its headline and its text as `line` gives them, whether nothing in it needs a closer look."""
    whole = "\n".join([f"{title}. {text}" for title, text in texts])
    for sign in _TYPESET:
        if sign in whole:
            whole = whole.replace(sign, "." if sign == "…" else " ")
    if not whole.isascii() or len(whole.splitlines()) != len(texts):
        whole = "\n".join(map(_if_plain, whole.split("\n")))
    bare = whole.lower().translate(_BARE)
    if bare.count("\n") != len(texts) - 1:
        return [False] * len(texts)
    spaced = f" {bare.replace('.', ' ')} "
    telling = _TELLING.intersection(spaced.split())
    alone = _spaced(telling & _BY_THEMSELVES)
    together = _spaced(telling & _TOGETHER) if _tell_together(telling) else []
    labelled = not noise.LABELS.isdisjoint(telling) and noise.is_label_in(bare.replace("\n", "."))
    lines = spaced.replace("\n", " \n ").split("\n")
    return [
        _SIGN not in line
        and text[:1].isalpha()
        and len(text) <= _LONGEST
        and not (alone and any(map(line.__contains__, alone)))
        and not (together and any(map(line.__contains__, together)) and _tell_together(set(line.split())))
        and not (labelled and noise.is_label_in(whole_line))
        for (_, text), line, whole_line in zip(texts, lines, bare.split("\n"), strict=True)
    ]


def _if_plain(line: str) -> str:
    return line if line.isascii() and line.splitlines() == [line] else _SIGN


def _spaced(words: Set[str]) -> list[str]:
    return [f" {word} " for word in words]


def _tell_together(words: Set[str]) -> bool:
    return passing.may_pass_uncounted(words) or periods.may_be_period_of(words)
