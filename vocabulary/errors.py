"""The error tree. Every error that a user may see descends from `CritminError` and reads as a sentence."""

from __future__ import annotations


class CritminError(Exception):
    """Something went wrong that a person can act on.

    `exit_status` is what the command line returns: 1 when the command ran and something failed,
    2 when the command line or a configuration file is wrong (docs/architecture.md, the outside contract).
    """

    exit_status = 1


class ConfigurationError(CritminError):
    """A command line argument, a setting or a configuration file is wrong."""

    exit_status = 2


class MalformedReference(CritminError):
    """A text is no well-formed ISO reference; `position` is the 0-based offset where reading stopped."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        self.text, self.position, self.expected = text, position, expected
        super().__init__(f"{text!r} is not an ISO reference: at position {position} expected {expected}")
