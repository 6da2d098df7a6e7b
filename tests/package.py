"""The wheel and the source archive, each installed and started outside the checkout: `python -m tests.package`.

On every Python of `VERSIONS` that is found: on PATH, with pyenv or with uv. One that is missing is said, and is no
failure; a folder given as argument keeps the built files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13")
COMMANDS = (("--version",), ("--help",), ("lists", "US"), ("demo",))
_SAYS = {"lists": "aluminum", "demo": "changes"}


def interpreter(version: str) -> str | None:
    """A Python of this version that starts."""
    for candidate in _candidates(version):
        asked = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
        said = subprocess.run([candidate, "-c", asked], capture_output=True, text=True, check=False)
        if said.returncode == 0 and said.stdout.strip() == version:
            return candidate
    return None


def _candidates(version: str) -> Iterator[str]:
    yield from filter(None, (shutil.which(f"python{version}"),))
    home = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from (str(path) for path in sorted(home.glob(f"versions/{version}.*/bin/python"), reverse=True))
    if uv := shutil.which("uv"):
        result = subprocess.run([uv, "python", "find", version], capture_output=True, text=True, check=False)
        yield from result.stdout.split()


def build(folder: Path) -> list[Path]:
    """The wheel and the source archive of this checkout."""
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return sorted(path for path in folder.iterdir() if path.name.endswith((".whl", ".tar.gz")))


def tried(python: str, package: Path) -> list[str]:
    """What is wrong with a package that is installed into a new environment; empty where all is well."""
    with tempfile.TemporaryDirectory(prefix="critmin-package-") as folder:
        home = Path(folder)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CRITMIN_"))}
        environment |= {"HOME": folder, "XDG_DATA_HOME": folder}
        for command in (
            [python, "-m", "venv", str(home / "venv")],
            [str(home / "venv/bin/pip"), "install", "--quiet", "--disable-pip-version-check", str(package)],
        ):
            if (said := _run(command, home, dict(os.environ))).returncode:
                return [f"{' '.join(command[1:3])}: {said.stderr.strip()[-400:]}"]
        started = [(words, _run([str(home / "venv/bin/critmin"), *words], home, environment)) for words in COMMANDS]
        return [problem for words, said in started if (problem := _problem(words, said))]


def _problem(words: Sequence[str], said: subprocess.CompletedProcess[str]) -> str | None:
    expected = _SAYS.get(words[0], "critmin")
    if said.returncode or expected not in said.stdout + said.stderr or "Traceback" in said.stderr:
        return f"critmin {' '.join(words)}: exit status {said.returncode}: {said.stderr.strip()[-400:]}"
    return None


def _run(command: list[str], home: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=900)


def main() -> int:
    """Build, try everywhere, print a line for each; 1 where something is wrong."""
    failed = False
    with tempfile.TemporaryDirectory(prefix="critmin-dist-") as folder:
        packages = build(Path(sys.argv[1] if len(sys.argv) > 1 else folder))
        for version in VERSIONS:
            python = interpreter(version)
            if python is None:
                print(f"Python {version}: not found on this machine, not tried")
            for package in packages if python else ():
                begun = time.monotonic()
                wrong = tried(str(python), package)
                failed |= bool(wrong)
                said, seconds = "; ".join(wrong) or "works", time.monotonic() - begun
                print(f"Python {version}: {package.name}: {said} ({seconds:.0f} s)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
