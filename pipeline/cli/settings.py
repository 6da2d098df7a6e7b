"""Settings: options on the command line, else the environment (`CRITMIN_…`), else defaults."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from vocabulary.errors import ConfigurationError


class Settings(BaseSettings):
    """What the environment says. `db` is any SQLAlchemy URL; `contact` is told to publishers in the User-Agent."""

    model_config = SettingsConfigDict(env_prefix="CRITMIN_", extra="ignore")

    db: str | None = None
    sources: Path | None = None
    contact: str | None = None
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
