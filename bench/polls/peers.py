"""`./run peers`: urlwatch and reader on the same invented pages and feeds as critmin and the bare loop, in one run.

Each is installed into an environment of its own, in a folder that lasts (`.peers`), from the package index that pip
knows; then only loopback is contacted. CPU of whole processes, start-up and children included, as a ratio to the bare
loop's. urlwatch watches whole pages, as it does by itself, and the table alone, by a selector that a person wrote.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.request import urlopen

from bench.polls.site import site

VERSIONS = {"urlwatch": "2.29", "reader": "3.26"}
_MORE = {"urlwatch": ["cssselect"], "reader": ["sgmllib3k"]}  # what they load and do not ask for
_PAGES = {"first": "edition1", "304": "edition1", "same bytes": "same", "5 % changed": "edition2", "noise": "noise"}
_FEEDS = {"first": "edition1", "304": "edition1", "same bytes": "same"}
_FEED_PROGRAM = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in sys.argv[2:]:
    reader.add_feed(url, exist_ok=True)
list(reader.update_feeds_iter(scheduled=False))
"""
Runner = Callable[[Path, Sequence[str]], list[str]]
"""A folder that lasts over the phases, and the addresses -> the command line of one poll of all of them."""


def main() -> None:
    """Install what is not there, measure, print the tables."""
    parser = argparse.ArgumentParser(prog="./run peers", description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--feeds", type=int, default=50)
    parser.add_argument("--environments", type=Path, default=Path(".peers"))
    options = parser.parse_args()
    urlwatch, reader = (_installed(name, options.environments.absolute()) for name in VERSIONS)
    pages: dict[str, Runner] = {
        "urlwatch, whole page": lambda folder, urls: _urlwatch(urlwatch, folder, urls, ""),
        "urlwatch, css table.projects": lambda folder, urls: _urlwatch(urlwatch, folder, urls, "table.projects"),
    }
    _table("page", _PAGES, options.pages, pages)
    _table("feed", _FEEDS, options.feeds, {"reader": lambda folder, urls: _reader(reader, folder, urls)})


def _installed(name: str, environments: Path) -> Path:
    """The Python of the peer's own environment."""
    python = environments / f"{name}-{VERSIONS[name]}" / "bin" / "python"
    if not python.exists():
        print(f"installing {name} {VERSIONS[name]} into {python.parent.parent}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(python.parent.parent)], check=True)
        wanted = [f"{name}=={VERSIONS[name]}", *_MORE[name]]
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *wanted], check=True)
    return python


def _urlwatch(python: Path, folder: Path, urls: Sequence[str], selector: str) -> list[str]:
    jobs = "---\n".join(f"url: {url}\n" + (f"filter:\n  - css: {selector}\n" if selector else "") for url in urls)
    (folder / "urls.yaml").write_text(jobs)
    files = {"urls": "urls.yaml", "cache": "cache.db", "config": "config.yaml", "hooks": "hooks.py"}
    given = [word for option, name in files.items() for word in (f"--{option}", str(folder / name))]
    return [str(python), "-m", "urlwatch.cli", *given]


def _reader(python: Path, folder: Path, urls: Sequence[str]) -> list[str]:
    return [str(python), "-c", _FEED_PROGRAM, str(folder / "reader.db"), *urls]


def _phase(who: str, what: str, folder: Path, port: int, number: int) -> list[str]:
    return [sys.executable, "-m", "bench.polls.phase", who, what, str(folder), str(port), str(number), "1", "0"]


def _table(what: str, phases: dict[str, str], number: int, peers: dict[str, Runner]) -> None:
    print(f"{number} {what}s; x: CPU of whole processes beside the bare loop's, which is in seconds")
    print(f"{'':30}" + "".join(f"{phase:>14}" for phase in phases))
    lines: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, site(0) as port:
        urls = [f"http://127.0.1.1:{port}/{what}/{at}" for at in range(number)]
        for mode in phases.values():
            urlopen(f"http://127.0.0.1:{port}/mode/{mode}").read()
            ours = {who: _phase(who, what, Path(folder), port, number) for who in ("loop", "critmin")}
            commands = {"bare loop": ours["loop"], "critmin": ours["critmin"]}
            for name, runner in peers.items():
                own = Path(folder) / name.replace(" ", "-")
                own.mkdir(exist_ok=True)
                commands[name] = runner(own, urls)
            for name, command in commands.items():
                lines.setdefault(name, []).append(_seconds(command))
    for name, seconds in lines.items():
        bare = lines["bare loop"]
        shown = (
            f"{took:.2f} s" if name == "bare loop" else f"{took / bare[at]:.1f} x" for at, took in enumerate(seconds)
        )
        print(f"{name:30}" + "".join(f"{cell:>14}" for cell in shown))


def _seconds(command: Sequence[str]) -> float:
    """CPU of a process and of its children that it waited for."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, "EDITOR": "true"})
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{json.dumps(list(command)[:4])} failed:\n{said.read().decode(errors='replace')[-2000:]}")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
