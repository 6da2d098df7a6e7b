"""The site on disk: only what changed is written, and what is there stays whole until all of it is ready.

Everything new is written beside the site first. A journal then says what is to be moved into place, move by move.
Killed before the journal is there, a build leaves the site as it was; killed after it, the next build finishes the
moves first. New pages are moved before changed ones, and nothing is deleted before that: no link leads nowhere
in between.
"""

from __future__ import annotations

import functools
import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from vocabulary.errors import CritminError

OWN = ".critmin-site"
"""The folder in the site that holds the journal and what is known of each file. Web hosts need not serve it."""
_KNOWN, _NEXT, _JOURNAL, _BASIS = "files.json", "next", "journal.json", "basis.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did."""

    files: int
    changed: int
    removed: int


Folders = dict[str, dict[str, str]]
"""What each file holds, by its folder (`changes/7`; "" for the site's own) and its name: BLAKE2b, 12 bytes."""


@dataclass(slots=True)
class Before:
    """The site as the last build left it: its addresses, its files, and the keys of its pages by address."""

    addresses: Collection[str] = ()
    folders: Folders = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)  # folders
    now: dict[str, str] = field(default_factory=dict)

    def keeps(self, address: str, key: str) -> bool:
        """Whether the page at an address was made with this very key: then its files stay and need not be made."""
        known, folder = self.keys.get(address), address[:-1]
        self.now[address] = known if known == key else key  # once in memory, where there are a hundred thousand
        if known != key or folder not in self.folders:
            return False
        self.kept.append(folder)
        return True


def standing(out: Path, basis: str) -> Written | None:
    """That nothing need be done, where the whole site was built on this very basis; `None` where it was not."""
    try:
        known = orjson.loads((out / OWN / _BASIS).read_bytes())
        return Written(known["files"], 0, 0) if known["basis"] == basis else None
    except (OSError, ValueError, KeyError):  # no such site, or nothing that can be read: it is built again
        return None


def write(
    out: Path, make: Callable[[Before], Iterable[tuple[str, bytes]]], addresses: str, basis: str | None = None
) -> Written:
    """Write the files that `make` yields, given what was published before; its addresses stand in a file of the site.

    `basis` stands for all that they are made of: `standing` asks for it.
    Raises `CritminError` where `out` is no folder of this program or cannot be written.
    """
    with _settled(out):
        before, now = _before(out, addresses), Folders()
        changed = _staged(out, make(before), before.folders, now)
        for folder in before.kept:  # what was made anew beside a page that stays is as it was made
            anew = now.get(folder)
            now[folder] = {**before.folders[folder], **anew} if anew else before.folders[folder]
        done = _put_in_place(out, before, now, changed, before.now)
        if basis is not None:
            _put(out / OWN / _BASIS, orjson.dumps({"basis": basis, "files": done.files}))
        return done


def add(out: Path, files: Iterable[tuple[str, bytes]], addresses: str) -> Written:
    """Write these files alone: all else stays, and the next whole build makes their pages anew. Raises as `write`."""
    with _settled(out):
        before = _before(out, addresses)
        now = {folder: dict(names) for folder, names in before.folders.items()}
        changed = _staged(out, files, before.folders, now)
        touched = {path.rpartition("/")[0] for path in changed}
        keys = {address: key for address, key in before.keys.items() if address[:-1] not in touched}
        return _put_in_place(out, before, now, changed, keys)


@contextmanager
def _settled(out: Path) -> Iterator[None]:
    """Finish what a killed build had ready, or clear away what it had not; refuse a folder of somebody else."""
    own = out / OWN
    try:
        if out.exists() and not own.is_dir() and any(out.iterdir()):
            raise CritminError(f"{out} contains files that are not a critmin site: name an empty or a new folder")
        if (own / _JOURNAL).is_file():
            _move(out, orjson.loads((own / _JOURNAL).read_bytes()))
        shutil.rmtree(own / _NEXT, ignore_errors=True)
        own.mkdir(parents=True, exist_ok=True)
        (own / _BASIS).unlink(missing_ok=True)  # a build that is killed leaves none: the next one looks at everything
        yield
    except OSError as error:
        raise CritminError(f"cannot write the site to {out}: {error.strerror or error}") from error


def _staged(out: Path, files: Iterable[tuple[str, bytes]], known: Folders, now: Folders) -> list[str]:
    """Write what is new beside the site; all of it is entered in `now`."""
    changed: list[str] = []
    for path, content in files:
        folder, _, name = path.rpartition("/")
        holds = hashlib.blake2b(content, digest_size=12).hexdigest()
        now.setdefault(folder, {})[name] = holds
        if name not in known.get(folder, ()) or known[folder][name] != holds:
            changed.append(path)
            _put(out / OWN / _NEXT / path, content)
    return changed


def _put_in_place(out: Path, before: Before, now: Folders, changed: list[str], keys: Mapping[str, str]) -> Written:
    own, known = out / OWN, before.folders
    removed = [path for path in _paths(known) if not _has(now, path)]
    if changed or removed or keys != before.keys:
        is_known = functools.partial(_has, known)
        journal = {
            "move": sorted(changed, key=is_known),
            "remove": removed,
            "files": {"folders": now, "keys": keys},
        }
        _put(own / f"{_JOURNAL}.new", orjson.dumps(journal))
        (own / f"{_JOURNAL}.new").replace(own / _JOURNAL)
        _move(out, journal)
        shutil.rmtree(own / _NEXT, ignore_errors=True)
    return Written(sum(map(len, now.values())), len(changed), len(removed))


def _paths(folders: Folders) -> Iterator[str]:
    return (f"{folder}/{name}" if folder else name for folder, names in folders.items() for name in names)


def _has(folders: Folders, path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return name in folders.get(folder, ())


def _before(out: Path, addresses: str) -> Before:
    known = orjson.loads((out / OWN / _KNOWN).read_bytes()) if (out / OWN / _KNOWN).is_file() else {}
    published = (out / addresses).read_text("utf-8").splitlines() if (out / addresses).is_file() else []
    if "folders" in known:
        return Before(published, known["folders"], known["keys"])
    folders = Folders()  # by an earlier version: everything is made anew, and what is there no more is removed
    for path, holds in known.get("files", known).items():
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, {})[name] = holds
    return Before(published, folders)


def _put(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _move(out: Path, journal: Mapping[str, Any]) -> None:
    """What the journal says; doing it again changes nothing."""
    own, stage = out / OWN, out / OWN / _NEXT
    for path in (*journal["move"], *journal["remove"]):
        if path.startswith("/") or ".." in path.split("/"):  # who can write to the site must not reach beyond it
            raise CritminError(f"{own} names a file outside the site ({path!r}): delete that folder and build anew")
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
