"""The site on disk: only what changed is written, and what is there stays whole until all of it is ready.

Everything new is written beside the site first. A journal then says what is to be moved into place, move by move.
Killed before the journal is there, a build leaves the site as it was; killed after it, the next build finishes the
moves first. New pages are moved before changed ones, and nothing is deleted before that: no link leads nowhere
in between.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from vocabulary.errors import CritminError

OWN = ".critmin-site"
"""The folder in the site that holds the journal and what is known of each file. Web hosts need not serve it."""
_KNOWN, _NEXT, _JOURNAL = "files.json", "next", "journal.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did."""

    files: int
    changed: int
    removed: int


@dataclass(slots=True)
class Before:
    """The site as the last build left it: its addresses, its files by path, and the keys of its pages by address."""

    addresses: Collection[str] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    _folders: dict[str, list[str]] = field(default_factory=dict)

    def keeps(self, address: str, key: str) -> bool:
        """Whether the page at an address was made with this very key: then its files stay and need not be made."""
        self.now[address] = key
        if self.keys.get(address) != key:
            return False
        if not self._folders:
            for path in self.files:
                self._folders.setdefault(path[: path.rfind("/") + 1], []).append(path)
        self.kept.update((path, self.files[path]) for path in self._folders.get(address, ()))
        return address in self._folders


def write(out: Path, make: Callable[[Before], Iterable[tuple[str, bytes]]], addresses: str) -> Written:
    """Write the files that `make` yields, given what was published before; its addresses stand in a file of the site.

    Raises `CritminError` where `out` is no folder of this program or cannot be written.
    """
    try:
        _settle(out)
        return _build(out, make, addresses)
    except OSError as error:
        raise CritminError(f"cannot write the site to {out}: {error.strerror or error}") from error


def _settle(out: Path) -> None:
    """Finish what a killed build had ready, or clear away what it had not; refuse a folder of somebody else."""
    own = out / OWN
    if out.exists() and not own.is_dir() and any(out.iterdir()):
        raise CritminError(f"{out} contains files that are not a critmin site: name an empty or a new folder")
    if (own / _JOURNAL).is_file():
        _move(out, orjson.loads((own / _JOURNAL).read_bytes()))
    shutil.rmtree(own / _NEXT, ignore_errors=True)


def _build(out: Path, make: Callable[[Before], Iterable[tuple[str, bytes]]], addresses: str) -> Written:
    own = out / OWN
    own.mkdir(parents=True, exist_ok=True)
    stage = own / _NEXT
    before = _before(out, addresses)
    known = before.files
    now: dict[str, str] = {}
    changed: list[str] = []
    for path, content in make(before):
        now[path] = hashlib.blake2b(content, digest_size=12).hexdigest()
        if known.get(path) != now[path]:
            changed.append(path)
            _put(stage / path, content)
    now |= before.kept
    removed = [path for path in known if path not in now]
    if changed or removed or before.now != before.keys:
        files = {"files": now, "keys": before.now}
        journal = {"move": sorted(changed, key=known.__contains__), "remove": removed, "files": files}
        _put(own / f"{_JOURNAL}.new", orjson.dumps(journal))
        (own / f"{_JOURNAL}.new").replace(own / _JOURNAL)
        _move(out, journal)
        shutil.rmtree(stage, ignore_errors=True)
    return Written(len(now), len(changed), len(removed))


def _before(out: Path, addresses: str) -> Before:
    known = orjson.loads((out / OWN / _KNOWN).read_bytes()) if (out / OWN / _KNOWN).is_file() else {}
    published = (out / addresses).read_text("utf-8").splitlines() if (out / addresses).is_file() else []
    if "keys" not in known:  # by an earlier version: everything is made anew
        return Before(published, known)
    return Before(published, known["files"], known["keys"])


def _put(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _move(out: Path, journal: Mapping[str, Any]) -> None:
    """What the journal says; doing it again changes nothing."""
    own, stage = out / OWN, out / OWN / _NEXT
    for path in journal["move"]:
        source, target = stage / path, out / path
        if not source.exists():  # moved already, by the build that was killed
            continue
        try:
            source.replace(target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    for path in journal["remove"]:
        (out / path).unlink(missing_ok=True)
    _put(own / f"{_KNOWN}.new", orjson.dumps(journal["files"]))
    (own / f"{_KNOWN}.new").replace(own / _KNOWN)
    (own / _JOURNAL).unlink()
