"""The log of the background run: one JSON object a line (structlog), to a file or to standard error."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import structlog

from vocabulary.errors import ConfigurationError

_ROTATED = 10_000_000  # bytes of one file; three older ones are kept
_KEPT = 3


def logger(file: Path | None) -> Any:
    """A structlog logger: to `file`, rotated, or where none is named, to standard error if that is no terminal."""
    handler: logging.Handler
    if file is not None:
        from logging.handlers import RotatingFileHandler

        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(file, maxBytes=_ROTATED, backupCount=_KEPT, encoding="utf-8")
        except OSError as error:
            raise ConfigurationError(f"CRITMIN_LOG_FILE: {file} cannot be written: {error.strerror}") from error
    else:
        handler = logging.NullHandler() if sys.stderr.isatty() else logging.StreamHandler(sys.stderr)
    out = logging.getLogger("critmin.run")
    out.handlers[:] = [handler]
    out.setLevel(logging.INFO)
    out.propagate = False
    return structlog.wrap_logger(
        out,
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(),
        ],
    )
