"""Settings: options on the command line, else the environment (`CRITMIN_…`), else defaults."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from vocabulary.errors import ConfigurationError
from vocabulary.yaml_files.sentences import problems


class Settings(BaseModel):
    """What the environment says. `db` is any SQLAlchemy URL; `contact` is told to publishers in the User-Agent.

    `smtp_url` is where mails go (`digests.delivery.transports`), `mail_from` whom they are from; `unsubscribe_mailto`
    and `unsubscribe_url` (https, `{name}` and `{address}` are the reader's) where readers go to have no more of them.
    `site_url` is where the site stands: mails, feeds and documents lead there; `site_dir` the folder in which the
    background run keeps it up to date; `site_quotes`: whether it shows the words of others that changed.
    `workers`: the background run leaves its work to workers.
    `db_file` and `smtp_url_file`: files that hold those addresses, which may have passwords; only their owner may read
    them. No fetch takes longer than `total_seconds` or more than `max_bytes`; kinds of source have narrower limits.
    `archive`: a web archive's TimeMap or CDX index, with `{url}`; `archive_capture`: its captures, `{timestamp}` too.
    """

    db: str | None = None
    db_file: Path | None = None
    sources: Path | None = None
    sources_extra: Path | None = None
    contact: str | None = None
    subscribers: Path | None = None
    smtp_url: str | None = None
    smtp_url_file: Path | None = None
    mail_from: str | None = None
    unsubscribe_mailto: str | None = None
    unsubscribe_url: str | None = Field(default=None, max_length=160, pattern=r"^https://[!-~]+$")
    site_url: str | None = Field(default=None, max_length=200, pattern=r"^https?://[!-~]+$")
    allow_private: bool = False
    log_file: Path | None = None
    metrics_file: Path | None = None
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    site_dir: Path | None = None
    site_quotes: bool = True
    workers: bool = False
    archive: str | None = Field(default=None, pattern=r"^https?://[!-~]*\{url\}[!-~]*$")
    archive_capture: str | None = Field(default=None, pattern=r"^https?://[!-~]+$")
    ping_url: str | None = Field(default=None, pattern=r"^https?://[!-~]+$")
    total_seconds: float = Field(default=600.0, gt=0)
    max_bytes: int = Field(default=400_000_000, gt=0)
    host_gap: float = Field(default=1.0, ge=0)


def settings() -> Settings:
    """The settings of this run; a `ConfigurationError` naming each variable that is wrong."""
    stated = {name: os.environ[_variable(name)] for name in Settings.model_fields if _variable(name) in os.environ}
    try:
        validated = Settings.model_validate(stated)
    except ValidationError as error:
        wrong = "; ".join(
            f"{_variable(str(place[0]))}: {sentence}"
            for place, sentence in problems(error, Settings, show_values=False)
        )
        raise ConfigurationError(f"the environment is wrong: {wrong}") from error
    return validated.model_copy(
        update={
            "db": _secret("CRITMIN_DB", validated.db, validated.db_file),
            "smtp_url": _secret("CRITMIN_SMTP_URL", validated.smtp_url, validated.smtp_url_file),
        }
    )


def _variable(name: str) -> str:
    return f"CRITMIN_{name.upper()}"


def _secret(name: str, value: str | None, path: Path | None) -> str | None:
    """The value itself, or the one line of the file that only its owner may read."""
    if path is None:
        return value
    if value is not None:
        raise ConfigurationError(f"{name} and {name}_FILE are both set: unset one of them")
    try:
        mode, content = path.stat().st_mode, path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{name}_FILE: cannot read {path}: {type(error).__name__}") from error
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConfigurationError(f"{name}_FILE: others than its owner have access to {path}: chmod 600 {path}")
    if len(content.splitlines()) != 1:
        raise ConfigurationError(f"{name}_FILE: {path} has to hold one line, the value of {name}")
    return content
