"""What a model says of a value in a file of ours, as a sentence for the person who wrote it. Pure."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from vocabulary.secrets import is_secret, masked
from vocabulary.yaml_files.shape import Place, Shape, Step

__all__ = ["FORMS", "Place", "Step", "did_you_mean", "in_order", "problems", "stated"]
_WHERE = re.compile(r"^(.*?):(\d+):")
_LONGEST = 80  # characters of a value that are shown
FORMS: Mapping[str, str] = {
    r"^[A-Z]{2}$": "a country's ISO 3166 code such as US",
    r"^[a-z]{2,3}$": "a language's ISO 639 code such as en",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a day, month or year such as 2026-03-31, 2026-03 or 2026",
    r"^https?://": "a web address that begins with http:// or https://",
    r"^https?://[!-~]+$": "a web address that begins with http:// or https://",
    r"^https://[!-~]+$": "a web address that begins with https://",
    r"^https?://[!-~]*\{url\}[!-~]*$": "a web address that begins with http:// or https:// and has {url} in it",
    r"^[a-z0-9][a-z0-9-]*$": "lower-case letters, digits and hyphens",
    r"^[a-z][a-z-]*$": "lower-case letters and hyphens",
    r"^[^|\s]([^|]*[^|\s])?(\|[^|\s]([^|]*[^|\s])?)*$": "spellings separated by '|', none empty, no spaces around '|'",
    r"^[A-Z][a-z]?$": "a chemical symbol such as Li",
}
"""What the patterns of our models ask for; a test holds that each pattern is here."""
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("every", "frequency", "interval", "schedule"), ("cadence", "poll")),
    **dict.fromkeys(("to", "mail", "email", "e-mail"), ("address",)),
    **dict.fromkeys(("minimum", "min", "least", "level"), ("significance", "min_records")),
    **dict.fromkeys(("link", "href", "address", "page"), ("url",)),
    **dict.fromkeys(("type", "extractor"), ("kind",)),
    **dict.fromkeys(("publisher", "body"), ("organisation",)),
    **dict.fromkeys(("material", "materials"), ("minerals",)),
    **dict.fromkeys(("reason", "because"), ("why",)),
    **dict.fromkeys(("country", "countries"), ("jurisdiction", "jurisdictions")),
    "cc": ("also",),
    "title": ("name",),
}
"""What people write for fields whose names look quite different; of several, the first that the mapping has."""
_QUOTED = re.compile(r"'([^']*)'")


def problems(
    error: ValidationError, model: type[BaseModel], *, show_values: bool = True
) -> Iterable[tuple[Place, str]]:
    """Each problem of a value that is no `model`: where in the value, and what was expected and found.

    Where one of several types is expected, they are one problem; so are the fields that one mapping lacks.
    `show_values`: whether values are shown (not those of settings, which may be secret). Those of a field whose name
    says that it holds a secret never are, nor passwords and tokens in addresses.
    """
    shape = Shape(model.model_json_schema())
    unmet: dict[Place, list[str]] = {}
    values: dict[Place, object] = {}
    near: dict[Place, str] = {}
    missing: dict[Place, list[str]] = {}
    for item in error.errors():
        place = shape.place(item["loc"])
        if item["type"] == "missing":
            missing.setdefault(place[:-1], []).append(str(place[-1]))
        elif sentence := _expected(item["type"], item["msg"], item.get("ctx", {}), item["input"], place, shape):
            unmet.setdefault(place, []).append(masked(sentence))
            if show_values and item["type"] != "extra_forbidden" and place and not any(map(is_secret, place)):
                values[place] = item["input"]
                near.setdefault(place, _nearest(item["input"], item.get("ctx", {}).get("expected")))
    for place, sentences in unmet.items():
        text = _joined(dict.fromkeys(sentences))
        shown = place in values and not (isinstance(values[place], str) and stated(values[place]) in text)
        yield place, f"{text}, found {stated(values[place])}{near[place]}" if shown else text
    for place, names in missing.items():
        yield _lacking(place, names)


def _nearest(value: object, expected: object) -> str:
    """`; did you mean monday?`, by the values that are expected: `'monday', 'tuesday' or 'wednesday'`."""
    if not isinstance(value, str) or not isinstance(expected, str):
        return ""
    return did_you_mean(value.lower(), _QUOTED.findall(expected))


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """`; did you mean monday?`, or nothing where none of the known words is near."""
    near = difflib.get_close_matches(value, sorted(known), 1)
    return f"; did you mean {near[0]}?" if near else ""


def _lacking(place: Place, names: list[str]) -> tuple[Place, str]:
    return ((*place, names[0]), "is missing") if len(names) == 1 else (place, f"fields are missing: {', '.join(names)}")


def _joined(sentences: Iterable[str]) -> str:
    """`expected 'a' or 'b'`, `expected a list` -> `expected 'a' or 'b', or a list`."""
    first, *others = sentences
    if not all(sentence.startswith("expected ") for sentence in (first, *others)):
        return "; ".join((first, *others))
    return ", or ".join([first, *(sentence.removeprefix("expected ") for sentence in others)])


def in_order(problems: Iterable[str]) -> list[str]:
    """Problems in the order of their lines: each begins with `FILE:LINE:`."""
    return sorted(problems, key=lambda problem: [(file, int(line)) for file, line in _WHERE.findall(problem)])


def stated(value: object) -> str:
    """A value as its file states it, shortened; what may be secret in it is masked."""
    value = _open(value)
    if isinstance(value, str):
        text = f"'{value if value.isprintable() else value.encode('unicode_escape').decode()}'"
    elif value is None:
        text = "nothing"
    else:
        text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _open(value: object) -> object:
    """A value without what may be secret in it."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {name: "***" if is_secret(name) else _open(inner) for name, inner in value.items()}
    return list(map(_open, value)) if isinstance(value, list) else value


_WORDS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "string": lambda _: "expected text",
    "bool": lambda _: "expected true or false",
    "list": lambda _: "expected a list",
    "tuple": lambda _: "expected a list",
    "dict": lambda _: "expected a mapping of names to values",
    "model": lambda _: "expected a mapping of fields",
    "date": lambda _: "expected a day such as 2026-03-31",
    "url": lambda _: "expected a web address such as https://example.org/page",
    "string_pattern_mismatch": lambda of: f"expected {FORMS.get(of['pattern'], 'text of the form ' + of['pattern'])}",
    "string_too_long": lambda of: f"expected at most {of['max_length']} characters",
    "string_too_short": lambda of: (
        "must not be empty" if of["min_length"] == 1 else f"expected at least {of['min_length']} characters"
    ),
    "too_short": lambda of: f"expected {of['min_length']} or more",
    "too_long": lambda of: f"expected {of['max_length']} or fewer",
    "value_error": lambda of: str(of["error"]),
}
_NUMBERS = ("int_", "float_", "greater_than", "less_than")


def _expected(kind: str, message: str, context: Mapping[str, Any], value: object, place: Place, shape: Shape) -> str:
    if kind == "extra_forbidden":
        return f"unknown field{_field_meant(str(place[-1]), shape.fields(place[:-1]))}"
    if kind == "too_short" and isinstance(value, list | dict) and len(value) >= context["min_length"]:
        return ""  # some of them are wrong, and that is said of each
    if kind.startswith(_NUMBERS):
        return f"expected {_number(place, shape)}"
    if kind.startswith("string_type") and isinstance(value, bool):
        return "expected text; YAML reads NO, YES, ON and OFF as true or false unless they are in quotes"
    words = _WORDS.get(kind) or _WORDS.get(kind.split("_")[0])
    text = words(context) if words else message.replace("Input should be", "expected")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _field_meant(name: str, known: Collection[str]) -> str:
    meant = next((field for field in _SYNONYMS.get(name.lower(), ()) if field in known), None)
    return f"; did you mean {meant}?" if meant else did_you_mean(name, known)


def _number(place: Place, shape: Shape) -> str:
    """`a whole number from 0 to 23`."""
    nodes = shape.alternatives(shape.at(place))
    node = next((alternative for alternative in nodes if alternative.get("type") in ("integer", "number")), {})
    least, most = node.get("minimum"), node.get("maximum")
    above = node.get("exclusiveMinimum")
    limits = (
        f" from {least} to {most}"
        if least is not None and most is not None
        else f" of {least} or more"
        if least is not None
        else f" greater than {above}"
        if above is not None
        else f" of {most} or less"
        if most is not None
        else ""
    )
    return f"a {'whole ' if node.get('type') == 'integer' else ''}number{limits}"
