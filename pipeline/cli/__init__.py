"""The `critmin` command. Each group of commands is one thin module; this file only gathers them and turns errors into
sentences and exit statuses: 0 all well, 1 something failed, 2 the command line or a configuration file is wrong."""

from __future__ import annotations

import sys

import typer

from pipeline.cli import (
    background,
    demo,
    digest,
    feeds,
    iso,
    lists,
    minerals,
    outbox,
    polling,
    reading,
    report,
    sources,
    subscribers,
    trying,
)
from pipeline.cli.output import say
from vocabulary.errors import CritminError

app = typer.Typer(
    name="critmin",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="Monitor of the world's critical-minerals standards and lists.",
)
polling.add_to(app)
trying.add_to(app)
reading.add_to(app)
digest.add_to(app)
outbox.add_to(app)
background.add_to(app)
subscribers.add_to(app)
sources.add_to(app)
iso.add_to(app)
report.add_to(app)
feeds.add_to(app)
lists.add_to(app)
minerals.add_to(app)
demo.add_to(app)


def main() -> None:
    """Run the command line; never show a traceback for an error that has a sentence."""
    try:
        app()
    except CritminError as error:
        say(f"critmin: {error}")
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        say("critmin: stopped; what was polled so far is stored")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
