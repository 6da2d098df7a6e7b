"""The invented site, served over loopback in a process of its own: `python -m bench.polls.server [SECONDS]`.

Prints its port. What it answers with is set by asking for `/mode/WORD`: `edition1`, `edition2` (entity tags, 304 where
the client has it), `same` (the first edition, always whole) and `noise` (whole, with fresh tokens and no entity tag).
SECONDS: how long each answer takes.
"""

from __future__ import annotations

import asyncio
import secrets
import sys

from bench.polls.pages import CHANGED, feed, page

_MODES = {"edition1", "edition2", "same", "noise"}


class Site:
    """What is served, and how."""

    def __init__(self, delay: float) -> None:
        self.mode, self.delay = "edition1", delay

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request after the other over a connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
                if self.delay:
                    await asyncio.sleep(self.delay)
                writer.write(self._answer(first.split(" ")[1], headers.get("if-none-match")))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    def _answer(self, path: str, known: str | None) -> bytes:
        what, _, rest = path[1:].partition("/")
        if what == "mode" and rest in _MODES:
            self.mode = rest
            return _response(200, b"", None)
        if what not in ("page", "feed"):
            return _response(404, b"", None)
        number, edition = int(rest), 1 if self.mode in ("edition1", "same") else 2
        tag = None if self.mode == "noise" else f'"{edition if number % CHANGED == 0 else 1}"'
        if known and known == tag and self.mode != "same":
            return _response(304, b"", tag)
        token = secrets.token_hex(16) if self.mode == "noise" else "0" * 32
        body = feed(number, edition) if what == "feed" else page(number, edition, token)
        return _response(200, body, tag, "application/rss+xml" if what == "feed" else "text/html; charset=utf-8")


def _response(status: int, body: bytes, tag: str | None, kind: str = "text/plain") -> bytes:
    given = f"ETag: {tag}\r\n" if tag else ""
    length = "" if status == 304 else f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return f"HTTP/1.1 {status} -\r\n{given}{length}\r\n".encode() + body


async def main() -> None:
    """Serve until the process is ended."""
    site = Site(float(sys.argv[1]) if len(sys.argv) > 1 else 0.0)
    server = await asyncio.start_server(site.serve, "0.0.0.0", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
