"""Mails as files: a folder of EML files, or a Maildir that any mail program opens."""

from __future__ import annotations

import mailbox
import os
from dataclasses import dataclass
from pathlib import Path

from digests.delivery.transports.transport import Unreachable
from storage.outbox import Mail


@dataclass(frozen=True, slots=True)
class EmlFolder:
    """One EML file a mail. Its name follows from the mail, so that a second try writes the same file again."""

    folder: Path

    def send(self, mail: Mail, content: bytes, /) -> None:
        """Write the file: all of it or nothing."""
        path = self.folder / f"{mail.queued_at:%Y%m%dT%H%M%SZ}-{mail.message_id.strip('<>').partition('.')[0]}.eml"
        unfinished = path.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError as error:
            raise Unreachable(f"the folder {self.folder} cannot be written: {error.strerror}") from error

    def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True, slots=True)
class MaildirFolder:
    """A Maildir, made where there is none."""

    folder: Path

    def send(self, _mail: Mail, content: bytes, /) -> None:
        """Deliver into `new`."""
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            mailbox.Maildir(self.folder, create=True).add(content)
        except (OSError, mailbox.Error) as error:
            raise Unreachable(f"the Maildir {self.folder} cannot be written: {error}") from error

    def close(self) -> None:
        """Nothing is open."""
