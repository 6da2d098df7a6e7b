"""Secrets from files: read where only their owner may read them, refused otherwise, and never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from critmin.settings import settings
from vocabulary.errors import ConfigurationError

SECRET = "smtp://me:hunter2@mail.example.org"


def secret(folder: Path, content: str = SECRET + "\n", mode: int = 0o600) -> Path:
    path = folder / "smtp"
    path.write_text(content)
    path.chmod(mode)
    return path


def test_a_secret_is_read_from_a_file_of_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRITMIN_SMTP_URL", raising=False)
    monkeypatch.delenv("CRITMIN_DB", raising=False)
    monkeypatch.setenv("CRITMIN_SMTP_URL_FILE", str(secret(tmp_path)))
    (tmp_path / "db").write_text("sqlite:///x.db")
    (tmp_path / "db").chmod(0o400)
    monkeypatch.setenv("CRITMIN_DB_FILE", str(tmp_path / "db"))
    assert (settings().smtp_url, settings().db) == (SECRET, "sqlite:///x.db")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    monkeypatch.delenv("CRITMIN_SMTP_URL", raising=False)
    monkeypatch.setenv("CRITMIN_SMTP_URL_FILE", str(secret(tmp_path, mode=mode)))
    with pytest.raises(ConfigurationError, match=r"others than its owner have access to .*: chmod 600") as raised:
        settings()
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("content", ["", "\n", f"{SECRET}\nmore\n"])
def test_a_file_holds_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.delenv("CRITMIN_SMTP_URL", raising=False)
    monkeypatch.setenv("CRITMIN_SMTP_URL_FILE", str(secret(tmp_path, content)))
    with pytest.raises(ConfigurationError, match="has to hold one line") as raised:
        settings()
    assert "hunter2" not in str(raised.value)


def test_a_file_that_is_not_there_and_a_secret_stated_twice_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CRITMIN_SMTP_URL", raising=False)
    monkeypatch.setenv("CRITMIN_SMTP_URL_FILE", str(tmp_path / "none"))
    with pytest.raises(ConfigurationError, match="CRITMIN_SMTP_URL_FILE: cannot read"):
        settings()
    monkeypatch.setenv("CRITMIN_SMTP_URL", SECRET)
    with pytest.raises(ConfigurationError, match="are both set"):
        settings()
