"""What a message must not show of what a person wrote into a file: passwords, keys, addresses that hold one. Pure."""

from __future__ import annotations

import re

_SECRET_NAME = re.compile(
    r"(?i)(?:^|[._-])(?:pass(?:word|wd|phrase)?|secrets?|tokens?|(?:api|private|access|secret)[._-]?key|key|auth(?:orization)?|"
    r"credentials?|notify|webhooks?|smtp[._-]?url|db)(?:$|[._-])"
)
_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]{1,30})://([^\s'\"<>]{1,2000})")
_TOKEN = re.compile(r"(?<![\w/.+-])[\w+=-]{20,500}(?![\w/.+-])")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{24,500}")
_HIDDEN = "***"


def is_secret(name: object) -> bool:
    """Whether a field of this name may hold a secret: its value is not to be shown."""
    return isinstance(name, str) and _SECRET_NAME.search(name) is not None


def masked(text: str) -> str:
    """`text` without user names, passwords and tokens in addresses, and without what looks like a token by itself."""
    return _TOKEN.sub(_token, _ADDRESS.sub(_address, text))


def _address(match: re.Match[str]) -> str:
    """Of a web address its host and path; of another one, all of which may be secret (`slack://…`), the scheme."""
    scheme, rest = match.groups()
    if scheme.lower() not in ("http", "https", "ftp", "file"):
        return f"{scheme}://{_HIDDEN}"
    place, mark, query = rest.partition("?")
    host, *path = place.split("/")
    if "@" in place:  # what stands before an @ may be a password, also one that has a slash in it
        host, *path = place.rpartition("@")[2].split("/")
        host = f"{_HIDDEN}@{host}"
    shown = "/".join([host, *(_HIDDEN if _is_token(step) else step for step in path)])
    return f"{scheme}://{shown}{mark}{_HIDDEN if query else ''}"


def _token(match: re.Match[str]) -> str:
    return _HIDDEN if _is_token(match[0]) else match[0]


def _is_token(text: str) -> bool:
    """Long, and letters of both cases and digits in one word, or hexadecimal: nobody names anything so."""
    if _HEXADECIMAL.fullmatch(text) and not text.isdigit() and not text.isalpha():
        return True
    kinds = (str.isupper, str.islower, str.isdigit)
    return len(text) >= 20 and all(any(map(kind, text)) for kind in kinds) and max(map(len, text.split("-"))) >= 16
