"""Reads documents whose parsers are not to be trusted with our memory or time, in a process of its own.

That process runs the script `_child_script.py`: it is given the document on standard input and answers in JSON.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import orjson

from pipeline.document import Document
from pipeline.extract import ExtractionError

DEADLINE = 60.0  # seconds of wall time
MEMORY = 1024  # MiB of address space
_SCRIPT = Path(__file__).with_name("_child_script.py")
_UNREADABLE = 3  # the script's exit status for a damaged document, with the reason on standard error


def read_apart(
    document: Document, kind: Literal["PDF", "XLSX"], *, deadline: float = DEADLINE, memory: int = MEMORY
) -> list[dict[str, Any]]:
    """What the script finds in the document.

    Raises `ExtractionError` for a document that is none of this kind, is damaged or encrypted, or takes too much.
    """
    command = [sys.executable, "-I", str(_SCRIPT), kind, str(memory)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script; the document is data on its standard input
            command, input=document.body.read(), capture_output=True, timeout=deadline, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ExtractionError(
            f"{document.url}: the {kind} file could not be read within {deadline:g} seconds"
        ) from error
    if done.returncode == _UNREADABLE:
        reason = done.stderr.decode("utf-8", "replace").strip()
        raise ExtractionError(f"{document.url}: expected a readable {kind} file: {reason}")
    if done.returncode != 0:
        raise ExtractionError(
            f"{document.url}: the {kind} file could not be read within {memory} MiB of memory "
            f"(its reader ended with exit status {done.returncode})"
        )
    found: list[dict[str, Any]] = orjson.loads(done.stdout)
    return found
