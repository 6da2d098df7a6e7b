"""What is on disk: only changes are written, and a build that is killed leaves a whole site."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digests.site import writing
from digests.site.building import ADDRESSES, files
from digests.site.world import Wishes, World, read
from digests.site.writing import write
from digests.words import places
from pipeline.catalogue import load
from tests.digests.site.conftest import AS_OF
from tests.digests.site.sample import DAY, stored
from vocabulary.errors import CritminError

OLD = {"index.html": b"old", "a/index.html": b"same", "b/index.html": b"going", "data/addresses.txt": b"\na/\nb/\n"}
NEW = {"index.html": b"new", "a/index.html": b"same", "c/index.html": b"coming", "data/addresses.txt": b"\na/\nc/\n"}


def _site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".critmin-site" not in path.parts
    }


def _put(out: Path, content: dict[str, bytes]) -> writing.Written:
    return write(out, lambda _: content.items(), ADDRESSES)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert _put(tmp_path / "site", OLD) == writing.Written(4, 4, 0)
    before = (tmp_path / "site/a/index.html").stat().st_mtime_ns
    assert _put(tmp_path / "site", NEW) == writing.Written(4, 3, 1)
    assert _site(tmp_path / "site") == NEW
    assert (tmp_path / "site/a/index.html").stat().st_mtime_ns == before
    assert _put(tmp_path / "site", NEW) == writing.Written(4, 0, 0)


def test_what_stands_beside_a_page_that_stays_is_not_taken_for_its_old_self(tmp_path: Path) -> None:
    """It changes and changes back, while the page in the same folder is never made again."""

    def data(**beside: bytes) -> Callable[[writing.Before], Iterator[tuple[str, bytes]]]:
        def made(before: writing.Before) -> Iterator[tuple[str, bytes]]:
            if not before.keeps("data/", "as it is"):
                yield "data/index.html", b"page"
            yield from ((f"data/{name}.csv", content) for name, content in beside.items())

        return made

    for content in (b"one", b"two", b"one"):
        write(tmp_path, data(all=content), ADDRESSES)
        assert _site(tmp_path) == {"data/index.html": b"page", "data/all.csv": content}


def test_a_site_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    _put(tmp_path, OLD)
    own = tmp_path / ".critmin-site/files.json"
    own.write_text(json.dumps({"files": dict.fromkeys(OLD, "0"), "keys": {"a/": "as it was"}}))
    assert _put(tmp_path, NEW) == writing.Written(4, 4, 1)
    assert _site(tmp_path) == NEW


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    def fails(_: writing.Before) -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"half"
        raise KeyboardInterrupt

    _put(tmp_path, OLD)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, fails, ADDRESSES)
    assert _site(tmp_path) == OLD
    _put(tmp_path, NEW)
    assert _site(tmp_path) == NEW


@pytest.mark.parametrize("moves", range(5))
def test_a_build_killed_while_it_moves_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    _put(tmp_path, OLD)
    count = iter(range(100))
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if "next" in self.parts and next(count) == moves:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        if moves < 4:  # one of the three moves is tried twice, since its folder is new
            with pytest.raises(KeyboardInterrupt):
                _put(tmp_path, NEW)
        else:
            _put(tmp_path, NEW)
    assert "a/index.html" in _site(tmp_path)
    _put(tmp_path, NEW)
    assert _site(tmp_path) == NEW


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CritminError, match="not a critmin site"):
        _put(tmp_path, NEW)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


@pytest.mark.parametrize("outside", ["../mine.txt", "a/../../mine.txt", "/etc/mine.txt"])
def test_what_is_known_of_the_files_reaches_no_other_folder(tmp_path: Path, outside: str) -> None:
    """The site's folder may be open to others than who builds it: a name in it must not delete a file elsewhere."""
    site, mine = tmp_path / "site", tmp_path / "mine.txt"
    mine.write_text("mine")
    _put(site, OLD)
    known = site / ".critmin-site" / "files.json"
    folder, _, name = outside.rpartition("/")
    stated = json.loads(known.read_text())
    stated["folders"].setdefault(folder, {})[name] = "x"
    known.write_text(json.dumps(stated))
    with pytest.raises(CritminError, match="names a file outside the site"):
        _put(site, NEW)
    assert mine.read_text() == "mine"


def test_two_builds_are_byte_identical(world: World, built: Path) -> None:
    made = dict(files(world, writing.Before((built / ADDRESSES).read_text("utf-8").splitlines())))
    there = _site(built)
    assert made.keys() == there.keys()
    assert [path for path in made if made[path] != there[path]] == []


def test_what_is_kept_is_what_would_be_made(tmp_path: Path) -> None:
    """Built twice, with changes in between, a site is byte for byte the one that is built at once."""
    drawn: list[str] = []
    with stored(tmp_path / "database") as store:
        sources = load(None, None).sources
        early = read(store, sources, DAY.date(), Wishes())
        late = read(store, sources, AS_OF, Wishes())
        assert len(early.changes) < len(late.changes)

        def counting(before: writing.Before) -> Iterator[tuple[str, bytes]]:
            for path, content in files(late, before):
                drawn.append(path)
                yield path, content

        write(tmp_path / "grown", lambda before: files(early, before), ADDRESSES)
        write(tmp_path / "grown", counting, ADDRESSES)
        write(tmp_path / "once", lambda before: files(late, before), ADDRESSES)
    assert _site(tmp_path / "grown") == _site(tmp_path / "once")
    kept = {places.of_change(change.id) for change in early.changes}
    assert len(kept & {path.removesuffix("index.html") for path in drawn}) < len(kept)
