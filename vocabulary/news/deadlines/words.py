"""The words that are evidence around a day (`words.yaml`), and where they stand in a sentence. Pure.

Words are looked up, not searched for: a sentence is read once, whatever the number of words. Only the words of the
languages that a sentence seems to be in count, since "do" is "until" in one and a verb in another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from vocabulary.news.deadlines.roles import ASKING, FILE, Role
from vocabulary.yaml_files.prepared import prepared

_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN = re.compile(r"[^\W_]+(?:[-.][^\W\d_]+)*")
_WORDING = re.compile(rf"~?{_TOKEN.pattern}\*?|\*")
_ARTICLE = re.compile("[وفبكل]?(?:ال|لل)(?=\\w{3})|ل(?=\\w{4})")
_RUN = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af〆]+")
_LONGEST_RUN = 20  # characters of a word of a script without spaces
_SHORTEST, _LONGEST = 2, 24  # characters by which a word may begin
_ALIKE = 0.8  # of the words of the most likely language: a language as likely


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of evidence and where it stands; `known`: how many letters of it are listed."""

    role: Role
    word: str
    start: int
    end: int
    known: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    language: str
    role: Role
    words: tuple[str, ...]  # after the first
    known: int  # letters that are listed


@dataclass(slots=True)
class _Lexicon:
    whole: defaultdict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    beginnings: defaultdict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    ends: defaultdict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    within: defaultdict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    asked: dict[str, tuple[_Entry, ...]] = field(default_factory=dict)  # words of texts before: they come again
    most: int = 20_000  # of these

    def add(self, language: str, role: Role, wording: str) -> None:
        """One wording of the file."""
        first, *rest = _WORDING.findall(wording.lower())
        entry = _Entry(language, role, tuple(rest), len(wording))
        if _UNSPACED.search(first):
            self.within[wording.lower()].append(_Entry(language, role, (), len(wording)))
        elif first.startswith("~"):
            self.ends[first[1:]].append(entry)
        elif first.endswith("*"):
            self.beginnings[first[:-1]].append(entry)
        else:
            self.whole[first].append(entry)

    def at(self, token: str) -> tuple[_Entry, ...]:
        """The wordings that begin with this word."""
        known = self.asked.get(token)
        if known is None:
            if len(self.asked) >= self.most:
                self.asked.clear()
            known = self.asked[token] = tuple(self._at(token))
        return known

    def _at(self, token: str) -> Iterator[_Entry]:
        yield from self.whole.get(token, ())
        if bare := _ARTICLE.match(token):  # "and the comments" is one word of Arabic
            yield from self.at(token[bare.end() :])
        if "-" in token:  # "Online-Fragebogen"
            yield from self.at(token.rsplit("-", 1)[1])
        for length in range(_SHORTEST, min(len(token), _LONGEST) + 1):
            yield from self.beginnings.get(token[:length], ())
            yield from self.ends.get(token[-length:], ())


@cache
def _lexicon() -> _Lexicon:
    lexicon = _Lexicon()
    words = prepared("deadline-words", [FILE, *FILE.parent.glob("*.py")], dict[str, dict[Role, str]], _read)
    for language, roles in words.items():
        for role, wordings in roles.items():
            for wording in wordings.split("|"):
                lexicon.add(language, role, wording)
    return lexicon


def _read() -> dict[str, dict[Role, str]]:
    from vocabulary.news.deadlines.file import read

    return read()


_WORTH: frozenset[Role] = ASKING | {"closing"}


def mentions_asking(text: str) -> bool:
    """Whether it is worth reading `text` sentence by sentence: it has words of asking, sending or closing."""
    lexicon, small = _lexicon(), _small(text)
    tokens = (match[0] for match in _TOKEN.finditer(small))
    if any(entry.role in _WORTH for token in tokens for entry in lexicon.at(token)):
        return True
    return any(hit.role in _WORTH for _, hit in _in_runs(small))


def languages_of(text: str) -> frozenset[str]:
    """The languages that a text seems to be in. A whole text says more than a sentence of it: "decorre" runs in one
    language and takes effect in another."""
    return _spoken(_found(_small(text)))


def hits(text: str, spoken: frozenset[str] = frozenset()) -> list[Hit]:
    """The words of evidence in a sentence, in their order, of the languages that it seems to be in; of these, where
    any are among them, of the languages `spoken` in its text."""
    known = _found(_small(text))
    likely = _spoken(known)
    spoken = likely & spoken or likely
    chosen = {hit for language, hit in known if language in spoken}
    return sorted(_longest(chosen), key=lambda hit: (hit.start, hit.end))


def _found(small: str) -> list[tuple[str, Hit]]:
    """The words of all languages, each with its language."""
    return [*_in_words(small), *_in_runs(small)]


def _spoken(known: Sequence[tuple[str, Hit]]) -> frozenset[str]:
    """The language that most letters of these words are of, and those that are as likely."""
    votes: Counter[str] = Counter()
    for language, start, end in {(language, hit.start, hit.end) for language, hit in known}:
        votes[language] += end - start
    most = max(votes.values(), default=0)
    return frozenset(language for language, count in votes.items() if count >= most * _ALIKE)


def _small(text: str) -> str:
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[:1] or char for char in text)


def _in_words(small: str) -> Iterator[tuple[str, Hit]]:
    tokens = list(_TOKEN.finditer(small))
    lexicon = _lexicon()
    for place, token in enumerate(tokens):
        for entry in lexicon.at(token[0]):
            following = tokens[place + 1 : place + 1 + len(entry.words)]
            if len(following) == len(entry.words) and all(map(_is, entry.words, following)):
                end = following[-1].end() if following else token.end()
                yield entry.language, Hit(entry.role, small[token.start() : end], token.start(), end, entry.known)


def _is(word: str, token: re.Match[str]) -> bool:
    return word == "*" or (token[0].startswith(word[:-1]) if word.endswith("*") else token[0] == word)


def _in_runs(small: str) -> Iterator[tuple[str, Hit]]:
    """Words of scripts without spaces: wherever they stand."""
    within = _lexicon().within
    for run in _RUN.finditer(small):
        for start in range(run.start(), run.end()):
            for end in range(start + 1, min(start + _LONGEST_RUN, len(small)) + 1):
                for entry in within.get(small[start:end], ()):
                    yield entry.language, Hit(entry.role, small[start:end], start, end, entry.known)


_OPEN: frozenset[Role] = frozenset(
    {"sending", "polite", "people", "where", "must", "perhaps", "owed"}
)  # hide no words within them


_CONTRARY: frozenset[Role] = frozenset({"effect", "event", "supply", "answer", "planned", "business", "seen"})


def _longest(chosen: set[Hit]) -> Iterator[Hit]:
    """Without words that stand within a longer one, and each with one role of asking; signing up goes first. Of one
    word that speaks for and against the beginning that is known further counts: "publicul", the public, publishes
    nothing."""
    signing = {(hit.start, hit.end) for hit in chosen if hit.role == "signing"}
    asking = {(hit.start, hit.end): hit.known for hit in sorted(chosen, key=_known) if hit.role in ASKING}
    for hit in chosen:
        if (hit.start, hit.end) in signing and hit.role in _OPEN:
            continue
        if hit.role in _CONTRARY and hit.known < asking.get((hit.start, hit.end), 0):
            continue
        inside = (
            other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
            for other in chosen
            if other.role == hit.role or not (other.role in _OPEN or (hit.role in ASKING and other.role == "closing"))
        )
        if not any(inside):
            yield hit


def _known(hit: Hit) -> int:
    return hit.known
