"""The `critmin` command: which commands there are, each loaded when it is called, and what errors become.

Exit status: 0 all well, 1 something failed, 2 the command line or a configuration file is wrong.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

COMMANDS: Mapping[str, str] = {
    "refresh": "Poll sources, detect what changed, and store it.",
    "backfill": "Read a page's dated captures from a web archive, oldest first, as if polled on those days.",
    "run": "Poll sources when they are due and send digests on their readers' days, until SIGTERM or SIGINT.",
    "worker": "Do the work that `critmin run --workers` queues; start as many as you like (PostgreSQL only).",
    "status": "Show whether critmin runs, what is due, and what is wrong since when; exit status 1 if anything is.",
    "review": "Show what is held for review: what was read, how it differs from what is known, and why.",
    "accept": "Accept a quarantined document after reviewing it.",
    "changes": "List what changed.",
    "show": "Show one change: what it says, before and after, and its evidence.",
    "search": "Find items, changes, documents and lists by their words, in any supported language.",
    "news": "List the known news items, the section of a digest that each goes to, and why.",
    "digest": "Report what changed in a period; preview or send readers' digests.",
    "lists": "Show the published lists: all of them, one of them, or two compared.",
    "matrix": "Show which material is on which country's list, and since when.",
    "mineral": "Show where a material is listed and since when, which ISO documents name it, and the news on it.",
    "committees": "Show the watched committees, or all that is known of one: members, groups, meetings, work.",
    "projects": "List ISO's projects and documents in the watched scope, each with its stage.",
    "report": "Write a report, such as annual, briefing, coverage or participation.",
    "feeds": "Write feeds (Atom, JSON) of all and of each topic, committee, jurisdiction and mineral; iCalendar; CSV.",
    "site": "Build the static web site: every change, list, material and committee at an address of its own.",
    "sources": "List what is watched, check the catalogue, see each source's health.",
    "subscribers": "List who gets which digest, check the file.",
    "outbox": "List mail that is waiting or failed; show it, try it again, cancel it.",
    "extract": "Try an extractor on one document; store nothing.",
    "snapshot": "Show a stored document: what it is, its text, the file itself, or how it differs from another one.",
    "import": "Import the feeds of an OPML file into your own sources.",
    "export": "Write the evidence as WARC, all changes as CSV or JSON Lines, or the watched feeds as OPML.",
    "backup": "Copy the whole database into a file while critmin keeps running.",
    "restore": "Restore a backup where the database is gone; the backup is checked first.",
    "move": "Copy everything, with history and evidence, into an empty database, SQLite or PostgreSQL, and verify it.",
    "prune": "Delete states of records that ended over three years ago, and documents that are no longer evidence.",
    "vacuum": "Give the space that `critmin prune` freed back to the disk.",
    "doctor": "Check that the database is sound; exit status 1 if something needs to be done.",
    "demo": "Poll an invented sample of the watched world in three dated editions, and report what changed.",
}
"""Each command and what `critmin --help` says of it; `critmin.commands.NAME` is its module."""
_MODULES = {"import": "import_opml"}  # `import` is a word of Python's own
_PACKAGES = ("vocabulary", "storage", "pipeline", "digests")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"critmin {version('critmin')}")
        raise typer.Exit


def critmin(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Monitor the world's critical-minerals standards and lists."""


def application(words: Sequence[str]) -> typer.Typer:
    """The command line that `words` are meant for: the command they name is loaded, of the others only the names."""
    app = typer.Typer(
        name="critmin",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(critmin)
    wanted = next((word for word in words if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        if name == wanted:
            importlib.import_module(f"critmin.commands.{_MODULES.get(name, name)}").add_to(app)
        else:
            app.command(name, short_help=summary)(_unloaded)
    return app


def _unloaded() -> None:
    raise AssertionError("only the command that the command line names is called, and that one is loaded")


def _words() -> list[str]:
    """What follows `critmin` on the command line; in shell completion, on the line that is completed."""
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS")
    return line.split()[1:] if line else sys.argv[1:]


def main() -> None:
    """Run the command line; never show a traceback for an error that has a sentence."""
    if hidden := _hidden_package():
        sys.exit(hidden)
    errors, letters = map(importlib.import_module, ("vocabulary.errors", "vocabulary.letters"))
    letters.prepare((sys.stdout, sys.stderr))
    try:
        application(_words())()
    except errors.CritminError as error:
        _say(f"critmin: {error}")
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        _say("critmin: stopped; what was polled so far is stored")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    finally:
        _say_what_was_lost(letters.lost)


def _say_what_was_lost(lost: Sequence[str]) -> None:
    if lost and not sys.stderr.closed:
        _say(f"critmin: {sys.stdout.encoding} has no {ascii(lost[0])[1:-1]}, shown as ?; set PYTHONIOENCODING=utf-8")


def _hidden_package() -> str | None:
    """What is wrong where another module of the same name is found before one of ours; `None` where nothing is."""
    home = Path(__file__).resolve().parents[1]
    for name in _PACKAGES:
        spec = importlib.util.find_spec(name)
        places = [Path(place).resolve() for place in (spec.submodule_search_locations or ())] if spec else []
        if home / name not in places[:1]:
            where = (spec.origin or "somewhere else") if spec else "nowhere"
            return (
                f"critmin: its package {name!r} is found at {where}, not in {home}: something of that name on "
                "PYTHONPATH or in the current folder hides it; rename that, or start critmin from another folder"
            )
    return None


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # without loading what draws tables: this may be all that the command prints
