"""Settings: options on the command line, else the environment (`CRITMIN_…`), else defaults."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from vocabulary.errors import ConfigurationError


class Settings(BaseSettings):
    """What the environment says. `db` is any SQLAlchemy URL; `contact` is told to publishers in the User-Agent.

    `smtp_url` is where mails go (`digests.delivery.destinations`), `mail_from` whom they are from; `unsubscribe_mailto`
    and `unsubscribe_url` (https, `{name}` and `{address}` are the reader's) where readers go to have no more of them.
    """

    model_config = SettingsConfigDict(env_prefix="CRITMIN_", extra="ignore")

    db: str | None = None
    sources: Path | None = None
    contact: str | None = None
    subscribers: Path | None = None
    smtp_url: str | None = None
    mail_from: str | None = None
    unsubscribe_mailto: str | None = None
    unsubscribe_url: str | None = Field(default=None, max_length=160, pattern=r"^https://[!-~]+$")
    allow_private: bool = False
    total_seconds: float = Field(default=120.0, gt=0)
    max_bytes: int = Field(default=400_000_000, gt=0)
    host_gap: float = Field(default=1.0, ge=0)


def settings() -> Settings:
    """The settings of this run; a `ConfigurationError` naming each variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"CRITMIN_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
        raise ConfigurationError(f"the environment is wrong: {wrong}") from error
