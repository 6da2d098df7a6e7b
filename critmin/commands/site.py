"""`critmin site OUT_DIR`: the static web site, and a look at it on loopback."""

from __future__ import annotations

import functools
import http.server
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from critmin.context import CatalogueFile, Database, catalogue, opened
from critmin.dates import day_not_to_come
from critmin.output import counted, say
from critmin.settings import settings
from critmin.site import build
from vocabulary.errors import ConfigurationError


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(site)


def site(
    out_dir: Annotated[Path, typer.Argument(help="The folder of the site: new, empty, or built before.")],
    serve: Annotated[bool, typer.Option("--serve", help="Serve it on this machine until Ctrl-C.")] = False,
    port: Annotated[int, typer.Option(help="Port for --serve; 0: any that is free.", min=0, max=65535)] = 8000,
    url: Annotated[
        str | None, typer.Option(help="The address at which the site will be published (CRITMIN_SITE_URL).")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Show the state on this day; default: today.")] = None,
    operator: Annotated[bool, typer.Option("--operator", help="Include the page on sources and their health.")] = False,
    change: Annotated[
        int | None, typer.Option(help="Only the page of the change with this number, without reading the rest.", min=1)
    ] = None,
    db: Database = None,
    sources: CatalogueFile = None,
) -> None:
    """Build the site; only files whose content changed are written."""
    base = url or settings().site_url
    if base and not base.startswith(("https://", "http://")):
        raise ConfigurationError(
            f"--url {base!r} is not a web address: expected one such as https://example.org/minerals"
        )
    day = day_not_to_come(as_of, "--as-of").date() if as_of else datetime.now(UTC).date()
    with opened(db) as store:
        done = build(store, catalogue(sources).sources, out_dir, day, base=base, operator=operator, change=change)
    say(
        f"{counted(done.files, 'file')} in {out_dir}, {done.changed:,} of them new or changed, {done.removed:,} removed"
    )
    if serve:
        _serve(out_dir, port)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def _serve(folder: Path, port: int) -> None:
    """On loopback only."""
    handler = functools.partial(_Quiet, directory=str(folder))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise ConfigurationError(f"port {port} cannot be used: {error.strerror}; name another with --port") from error
    with server:
        say(f"http://127.0.0.1:{server.server_port}/ until Ctrl-C")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("stopped")
