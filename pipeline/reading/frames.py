"""Messages over a socket: each with its length before it; a document may come as an open file beside its message."""

from __future__ import annotations

import os
import socket
import time
from typing import IO

from pipeline.document import BUFFER

_HEADER = 8  # bytes of a message's length
_PIECE = 1 << 20
_NO_FILE, _FILE = b"-", b"f"
HERE = b"here"  # a reader's first message: from now on it can be asked


class Broken(Exception):
    """No whole message can come from the other end any more."""


def send(sock: socket.socket, content: bytes, file: IO[bytes] | None = None) -> None:
    """One message, and a file that the other end reads by itself."""
    if file is None:
        sock.sendall(_NO_FILE)
    else:
        socket.send_fds(sock, [_FILE], [file.fileno()])
    sock.sendall(len(content).to_bytes(_HEADER, "big"))
    sock.sendall(content)


def receive(sock: socket.socket, most: int, until: float | None = None) -> bytearray:
    """The next message. `Broken`: none comes, or a larger one than `most`; `TimeoutError` after `until`."""
    first = _exactly(sock, 1, until)
    if bytes(first) != _NO_FILE:
        raise Broken("a message does not begin as one")
    return _content(sock, most, until)


def receive_with_file(sock: socket.socket, most: int) -> tuple[bytearray, IO[bytes] | None]:
    """The next message and the file that came with it."""
    first, files, _, _ = socket.recv_fds(sock, 1, 1)
    if not first:
        raise Broken("the other end is gone")
    file = os.fdopen(files[0], "rb", BUFFER) if files else None
    return _content(sock, most, None), file


def _content(sock: socket.socket, most: int, until: float | None) -> bytearray:
    length = int.from_bytes(_exactly(sock, _HEADER, until), "big")
    if length > most:
        raise Broken(f"a message of {length:,} bytes is announced")
    return _exactly(sock, length, until)


def _exactly(sock: socket.socket, length: int, until: float | None) -> bytearray:
    content = bytearray(length)
    view, filled = memoryview(content), 0
    while filled < length:
        if until is not None:
            sock.settimeout(max(until - time.monotonic(), 0.001))
        try:
            count = sock.recv_into(view[filled : filled + _PIECE])
        except ConnectionError as error:
            raise Broken("the other end is gone") from error
        if not count:
            raise Broken("the other end is gone")
        filled += count
        if until is not None and time.monotonic() > until:
            raise TimeoutError("the message took too long")
    return content
