"""What is said of a wrong value in a file of ours: plain words for every type and pattern of every model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, StrictInt, ValidationError

from critmin.settings import Settings
from digests.delivery.operator import Operator
from digests.delivery.subscribers import Subscriber
from pipeline.source import Source
from storage.baseline.__main__ import SCHEMAS as OF_BASELINE
from storage.baseline.__main__ import main
from vocabulary.minerals import file
from vocabulary.secrets import masked
from vocabulary.yaml_files.sentences import FORMS, in_order, problems, stated

SCHEMAS = (
    *(model.model_json_schema() for model in (Source, Subscriber, Operator, Settings)),
    *(schema() for schema in OF_BASELINE.values()), file.json_schema(),
)  # fmt: skip


def patterns(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (str(value) for name, value in node.items() if name == "pattern" and isinstance(value, str))
        yield from node.get("patternProperties", {})
        for value in node.values():
            yield from patterns(value)
    elif isinstance(node, list):
        for value in node:
            yield from patterns(value)


def test_every_pattern_of_our_models_is_said_in_words() -> None:
    stated = {pattern for schema in SCHEMAS for pattern in patterns(schema)}
    assert stated == set(FORMS)


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: str
    kind: Literal["a", "b"] = "a"


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=5)] = "x"
    hour: Annotated[StrictInt, Field(ge=0, le=23)] = 0
    size: Annotated[int, Field(gt=0)] = 1
    share: Annotated[float, Field(ge=0, le=1)] = 0.5
    day: Literal["monday"] | Annotated[StrictInt, Field(ge=1, le=31)] | tuple[str, ...] = 1
    on: bool = True
    when: date | None = None
    url: HttpUrl | None = None
    inner: tuple[Inner, ...] = ()
    one: Inner | None = None
    many: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    some: Annotated[tuple[str, ...], Field(min_length=2)] = ("a", "b")
    count: Annotated[int, Field(ge=0)] | dict[str, Annotated[int, Field(ge=0)] | None] = 0


@pytest.mark.parametrize(
    ("stated", "place", "said"),
    [
        ({"name": 5}, ("name",), "expected text, found 5"),
        (
            {"name": False},
            ("name",),
            "expected text; YAML reads NO, YES, ON and OFF as true or false unless they are in quotes, found false",
        ),
        ({"name": ""}, ("name",), "must not be empty, found ''"),
        ({"name": "abcdef"}, ("name",), "expected at most 5 characters, found 'abcdef'"),
        ({"hour": "7"}, ("hour",), "expected a whole number from 0 to 23, found '7'"),
        ({"hour": 24}, ("hour",), "expected a whole number from 0 to 23, found 24"),
        ({"size": 0}, ("size",), "expected a whole number greater than 0, found 0"),
        ({"share": 3}, ("share",), "expected a number from 0 to 1, found 3"),
        ({"day": "x"}, ("day",), "expected 'monday', or a whole number from 1 to 31, or a list, found 'x'"),
        ({"on": "perhaps"}, ("on",), "expected true or false, found 'perhaps'"),
        ({"when": "soon"}, ("when",), "expected a day such as 2026-03-31, found 'soon'"),
        ({"url": "ftp://x"}, ("url",), "expected a web address such as https://example.org/page, found 'ftp://x'"),
        ({"inner": {}}, ("inner",), "expected a list, found {}"),
        ({"inner": [3]}, ("inner", 0), "expected a mapping of fields, found 3"),
        ({"inner": [{"words": "x", "kind": "c"}]}, ("inner", 0, "kind"), "expected 'a' or 'b', found 'c'"),
        ({"inner": [{}]}, ("inner", 0, "words"), "is missing"),
        ({"one": {"word": "x"}}, ("one", "word"), "unknown field; did you mean words?"),
        ({"names": "x"}, ("names",), "unknown field; did you mean name?"),
        ({"words": "x"}, ("words",), "unknown field"),
        ({"title": "x"}, ("title",), "unknown field; did you mean name?"),
        ({"cadence": "x"}, ("cadence",), "unknown field"),
        (
            {"day": "mon"},
            ("day",),
            "expected 'monday', or a whole number from 1 to 31, or a list, found 'mon'; did you mean monday?",
        ),
        ({"many": {"x": -1}}, ("many", "x"), "expected a whole number of 0 or more, found -1"),
        ({"count": -2}, ("count",), "expected a whole number of 0 or more, or a mapping of names to values, found -2"),
        ({"count": {"x": -2}}, ("count", "x"), "expected a whole number of 0 or more, found -2"),
        ({"some": ["a"]}, ("some",), 'expected 2 or more, found ["a"]'),
        ({"some": ["a", 2]}, ("some", 1), "expected text, found 2"),
    ],
)
def test_a_problem_is_one_sentence_at_its_place_in_the_file(stated: Any, place: Any, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Model.model_validate(stated)
    results = dict(problems(caught.value, Model))
    assert results[place] == said
    assert all("Input" not in sentence and "pydantic" not in sentence for sentence in results.values())


def test_fields_that_one_mapping_lacks_are_one_problem_and_secrets_are_not_shown() -> None:
    class Two(BaseModel):
        one: str
        two: int

    with pytest.raises(ValidationError) as caught:
        Two.model_validate({})
    assert list(problems(caught.value, Two)) == [((), "fields are missing: one, two")]
    with pytest.raises(ValidationError) as caught:
        Two.model_validate({"one": "x", "two": "secret"})
    assert list(problems(caught.value, Two, show_values=False)) == [(("two",), "expected a whole number")]


def test_problems_stand_in_the_order_of_their_lines() -> None:
    assert in_order(["a.yaml:10: x", "a.yaml:9: y", "b.yaml:1: z"]) == ["a.yaml:9: y", "a.yaml:10: x", "b.yaml:1: z"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://ada:geheim/x@host.example/list", "https://***@host.example/list"),
        ("https://host.example/list?token=geheim", "https://host.example/list?***"),
        ("https://hooks.example/services/T01ABCDEF/geheimGEHEIM0123456789x", "https://hooks.example/services/T01ABCDEF/***"),
        ("slack://geheim/other", "slack://***"),
        ("see postgresql://u:geheim@host/db, it says", "see postgresql://*** it says"),
        ("geheimGEHEIM0123456789x", "***"),
        ("9f86d081884c7d659a2feaa0c55ad015", "***"),
        ("https://host.example/a-long-name-of-a-page-2026/list.html", "https://host.example/a-long-name-of-a-page-2026/list.html"),
        ("us-critical-minerals-2025-final-list", "us-critical-minerals-2025-final-list"),
        ("EU-Critical-Raw-Materials-2023", "EU-Critical-Raw-Materials-2023"),
    ],
)  # fmt: skip
def test_what_may_be_secret_is_masked_and_nothing_else(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert "geheim" not in stated([{"why": text}])


def test_values_of_fields_that_hold_secrets_are_never_shown() -> None:
    class Service(BaseModel):
        token: StrictInt = 0
        notify: tuple[HttpUrl, ...] = ()
        name: StrictInt = 0

    wrong = {"token": "geheim", "notify": ["geheim"], "name": {"password": "geheim", "words": "open"}}
    with pytest.raises(ValidationError) as raised:
        Service.model_validate(wrong)
    said = [sentence for _, sentence in problems(raised.value, Service)]
    assert len(said) == 3
    assert not any("geheim" in sentence for sentence in said)
    assert said[-1].endswith('found {"password": "***", "words": "open"}')


def test_a_schema_that_does_not_exist_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["ores"], [], ["lists", "mandate"]):
        assert main(arguments) == 2
        assert "expected one of mandate, lists, groups, found" in capsys.readouterr().err
    assert main(["groups"]) == 0
