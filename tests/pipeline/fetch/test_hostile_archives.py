"""Archives whose records lie about their length are refused with a sentence."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from pipeline.fetch import Replay
from vocabulary.errors import ConfigurationError

_RECORD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    "Content-Type: application/http;msgtype=response\r\n{}\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello\r\n\r\n"
)


_TYPE = "WARC/1.1\r\nWARC-Type: response\r\n"
_WHERE = f"{_TYPE}WARC-Target-URI: https://a.example/\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
_HTTP = "Content-Type: application/http\r\nContent-Length: 400000000\r\n\r\nHTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("head", "piece", "times"),
    [
        ("", b"X" * 1_000_000, 400),
        (_WHERE + "X: ", b"y" * 1_000_000, 400),
        (_WHERE, b"X: y\r\n" * 100_000, 400),
        (_WHERE, b"X: y\r\n z" * 100_000, 400),
        (_WHERE + _HTTP, b"X: y\r\n" * 100_000, 400),
        (_WHERE + _HTTP + "X: ", b"y" * 1_000_000, 400),
        (_TYPE + _HTTP, b"", 0),
        (_WHERE + "Content-Length: 0\r\n\r\n", b"y" * 1_000_000, 400),
    ],
)
def test_headers_that_are_bombs_are_refused_in_little_memory(
    tmp_path: Path, head: str, piece: bytes, times: int
) -> None:
    archive = tmp_path / "a.warc.gz"
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    with archive.open("wb") as file:
        file.write(packer.compress(head.encode()))
        for _ in range(times):
            file.write(packer.compress(piece))
        file.write(packer.flush())
    program = (
        "import sys\nfrom pathlib import Path\nfrom pipeline.fetch import Client, Replay\n"
        "from vocabulary.errors import CritminError\n"
        "try:\n"
        "    with Client(replay=Replay(Path(sys.argv[1]))) as client:\n"
        "        client.fetch('https://a.example/', 'a')\n"
        "except CritminError as error:\n    print(str(error)[:300])\n"
        "status = Path('/proc/self/status').read_text()\n"  # ru_maxrss has the peak of the tests before the exec
        "print(int(status.split('VmHWM:')[1].split()[0]) // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(archive)], capture_output=True, text=True, check=True)
    *said, megabytes = done.stdout.splitlines()
    assert said, "it was taken for an archive"
    assert "Traceback" not in done.stderr
    assert int(megabytes) <= 256


@pytest.mark.parametrize(
    "lengths",
    [
        "Content-Length: -5",
        "Content-Length: many",
        "Content-Length: 999999999999999999999999999999",
        "Content-Length: 5\r\nContent-Length: 90",
    ],
)
def test_a_length_that_is_none_is_refused(tmp_path: Path, lengths: str) -> None:
    archive = tmp_path / "a.warc.gz"
    archive.write_bytes(gzip.compress(_RECORD.format(lengths).encode()))
    with pytest.raises(ConfigurationError, match="no plausible Content-Length"):
        Replay(archive)
