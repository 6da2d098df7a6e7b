"""Office files without the time at which they were made: equal reports are equal files."""

from __future__ import annotations

import io
import re
import zipfile

_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_THEN = rb"\g<1>2026-01-01T00:00:00Z\g<2>"


def undated(content: bytes) -> bytes:
    """The same ZIP file with one fixed time on and in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as repacked:
        for name in packed.namelist():
            part = packed.read(name)
            repacked.writestr(
                zipfile.ZipInfo(name),
                _TIMES.sub(_THEN, part) if name.startswith("docProps/") else part,
                zipfile.ZIP_DEFLATED,
            )
    return out.getvalue()
