"""A text digest taken apart again: its lines unwrapped, its entries with what stands under each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OPENED = re.compile(r" (?:between|by|on) [^:]+")


@dataclass
class Entry:
    """One thing told: its sentence, the lines under it, its links, its evidence."""

    sentence: str
    heading: str = ""
    opened: str = ""  # what the heading says of when its ballots opened
    lines: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    evidence: str = ""


@dataclass
class Printed:
    """A digest: its period, the lines of its opening, its entries, what is coming up, its closing lines."""

    period: str
    opening: list[str]
    entries: list[Entry]
    still: list[str]
    ahead: list[Entry]
    closing: list[str]


def printed(text: str) -> Printed:
    """`text` as `digests/forms/templates/digest.txt.j2` prints it, taken apart by indentation alone."""
    blocks = re.split(r"\n\n+", text.strip())
    result = Printed(blocks[0], [], [], [], [], [])
    for block in blocks[1:]:
        lines = block.split("\n")
        if lines[0] == "IN SHORT":
            result.opening = [entry.sentence for entry in _bullets(lines[1:])]
        elif lines[0] == "COMING UP":
            result.ahead = _bullets(lines[1:])
        elif lines[0].isupper():
            _section(lines[1:], result)
        else:
            result.closing.append(" ".join(lines))
    return result


def _bullets(lines: list[str]) -> list[Entry]:
    entries: list[Entry] = []
    for line in lines:
        if line.startswith("  * "):
            entries.append(Entry(line[4:]))
        elif line.startswith("      - "):
            entries[-1].lines.append(line[8:])
        elif line.strip().startswith("https://"):
            entries[-1].links.append(line.strip())
        else:
            entries[-1].sentence += " " + line.strip()
    return entries


def _section(lines: list[str], found: Printed) -> None:
    heading, entry, above = "", Entry(""), 0
    for line in lines:
        depth, words = len(line) - len(line.lstrip()), line.strip()
        if depth == 2:
            if re.match(r"\d+ other sources? of this kind", words):
                found.still.append(words)
            else:
                heading = f"{heading} {words}" if above == 2 else words
        elif depth == 4 and (not entry.sentence or entry.evidence):
            opened = _OPENED.search(heading)
            kind = heading if opened is None else heading[: opened.start()] + heading[opened.end() :]
            entry = Entry(words.removeprefix("CRITICAL: "), kind, opened[0].strip() if opened else "")
            found.entries.append(entry)
        elif depth == 4:
            entry.sentence += " " + words
        elif entry.evidence and not entry.evidence.endswith(")"):
            entry.evidence += " " + words
        elif depth == 6 and words.startswith("https://"):
            entry.links.append(words)
        elif depth == 6 and re.match(r"\(changes? \d", words):
            entry.evidence = words
        elif depth == 6:
            entry.lines.append(words.removeprefix("* "))
        else:
            entry.lines[-1] += " " + words
        above = depth
