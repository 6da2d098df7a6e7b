"""One attempt at a source: what it starts from (`beginning`), and how it ends in the store (`endings`)."""

from __future__ import annotations

from pipeline.poll.attempt.beginning import Attempt

__all__ = ["Attempt"]
