"""`python -m tests.vocabulary.news.measure`: the figures of docs/news-quality.md, and the errors of the tuned half."""

from __future__ import annotations

from collections import Counter

from storage.baseline.scope import watch
from tests.vocabulary.news.labelled import Labelled, precision_and_recall, rows
from vocabulary.news.relevance import relevance

SECTIONS = ("core", "context", "below")


def main() -> None:
    """Print both halves."""
    scope = watch()
    labelled = rows("federal_register", "headlines")
    for name, untouched in (("tuned", False), ("untouched", True)):
        half = [row for row in labelled if row.untouched is untouched]
        result = [(row, str(relevance(row.title, watch=scope).section)) for row in half]
        print(f"{name}: {len(half)} rows")
        _figures(result)
        for row, section in result if not untouched else ():
            if section != row.section:
                print(f"    {row.section} told {section}: {row.title[:110]}")


def _figures(found: list[tuple[Labelled, str]]) -> None:
    wanted = precision_and_recall((row.section != "below", section != "below") for row, section in found)
    core = precision_and_recall((row.section == "core", section == "core") for row, section in found)
    print(f"  core+context: P {wanted[0]}  R {wanted[1]}\n  core: P {core[0]}  R {core[1]}")
    table = Counter((row.section, section) for row, section in found)
    for label in SECTIONS:
        print(f"  {label:8}" + "".join(f"{table[label, sentence]:6}" for sentence in SECTIONS))


if __name__ == "__main__":
    main()
