"""The files of the vocabulary: a mistake in one names the file, the line, the entry and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from vocabulary.errors import ConfigurationError
from vocabulary.iso import kinds
from vocabulary.iso.titles import techniques
from vocabulary.jurisdictions import file as jurisdictions
from vocabulary.languages import model as language_model
from vocabulary.languages.file import FOLDER as LANGUAGES
from vocabulary.minerals import file as minerals
from vocabulary.news import rules
from vocabulary.news.deadlines import roles as deadline_roles
from vocabulary.news.deadlines.file import DeadlineWords
from vocabulary.news.stories.facts import language as story_language
from vocabulary.news.stories.facts import numerals
from vocabulary.news.stories.facts import words as story_words
from vocabulary.search import text as search
from vocabulary.yaml_files.document import read_model

NEWS = Path(rules.__file__).parent
FILES: list[tuple[Path, type[BaseModel]]] = [
    (jurisdictions.FILE, jurisdictions.Table),
    (kinds.FILE, kinds.Standards),
    (techniques.FILE, techniques.Techniques),
    (minerals.FILE, minerals.Minerals),
    (search.FILE, search.Words),
    (NEWS / "rules.yaml", rules.Rules),
    (NEWS / "terms.yaml", rules.TermsFile),
    (NEWS / "materials.yaml", rules.MaterialsFile),
    (NEWS / "languages.yaml", rules.LanguagesFile),
    (NEWS / "places.yaml", rules.PlacesFile),
    (deadline_roles.FILE, DeadlineWords),
    (story_language.FILE, story_language.LanguageFile),
    (numerals.FILE, numerals.NumeralsFile),
    (story_words.FILE, story_words.WordsFile),
    *((path, language_model.File) for path in sorted(LANGUAGES.glob("*.yaml"))),
]
SHIPPED = {path.name for path in Path(jurisdictions.__file__).parents[1].rglob("*.yaml")}


def test_every_file_of_the_vocabulary_has_a_model() -> None:
    assert {path.name for path, _ in FILES} == SHIPPED


@pytest.mark.parametrize(("path", "model"), FILES, ids=[path.name for path, _ in FILES])
def test_a_mistake_in_a_file_of_the_vocabulary_is_told_with_its_line(
    tmp_path: Path, path: Path, model: type[BaseModel]
) -> None:
    text = path.read_text("utf-8")
    copy = tmp_path / path.name
    copy.write_text(f"{text.rstrip()}\nnonsense: 7\n", "utf-8")
    last = len(text.rstrip().splitlines()) + 1
    with pytest.raises(ConfigurationError) as raised:
        read_model(copy, model)
    said = str(raised.value)
    assert said.startswith(f"{copy}:{last}: field nonsense: ")
    assert "unknown field" in said or "expected" in said


@pytest.mark.parametrize(
    ("path", "model", "keyed", "old", "new", "said"),
    [
        (jurisdictions.FILE, jurisdictions.Table, (), "  AD: Andorra\n", "  AD: [Andorra]\n",
         '5: field countries.AD: expected text, found ["Andorra"]'),
        (jurisdictions.FILE, jurisdictions.Table, (), "  AE: United", "  AD: United",
         "6: field countries.AD: duplicate field"),
        (techniques.FILE, techniques.Techniques, ("techniques",), "    name: ICP-MS\n", "    nam: ICP-MS\n",
         "7: technique icp-ms, field nam: unknown field; did you mean name?"),
        (kinds.FILE, kinds.Standards, ("kinds",), "    name: Terminology\n", "    name: ''\n",
         "8: kind terminology, field name: must not be empty"),
        (NEWS / "rules.yaml", rules.Rules, (), "section: core, score: 0.9, firm: true, title: [category], unless",
         "section: main, score: much, title: [category], unless",
         "rule 'critical-minerals', field section: expected 'core', "),
    ],
)  # fmt: skip
def test_an_entry_of_the_vocabulary_is_named(
    tmp_path: Path, path: Path, model: type[BaseModel], keyed: tuple[str, ...], old: str, new: str, said: str
) -> None:
    text = path.read_text("utf-8")
    assert old in text
    copy = tmp_path / path.name
    copy.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigurationError) as raised:
        read_model(copy, model, keyed)
    assert said in str(raised.value)
