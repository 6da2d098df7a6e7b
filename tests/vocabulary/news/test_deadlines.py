"""Deadlines in running text, and the steps of a matter."""

from __future__ import annotations

import pytest

from pipeline.news.item import news_item
from tests.vocabulary.news.labelled import HERE
from vocabulary.news.dossiers import dossiers, step_of

TOLD = [
    ("Comments by 27 February 2027 are welcome.", "2027-02-27"),
    ("The consultation closes on 3 March 2027.", "2027-03-03"),
    ("Nominations are due by March 15, 2027, it said.", "2027-03-15"),
    ("Responses must be sent no later than 2027-04-01.", "2027-04-01"),
    ("The comment period is extended until 5 May 2027.", "2027-05-05"),
    ("Stellungnahmen bis zum 4. Mai 2027 erbeten.", "2027-05-04"),
    ("Observaciones hasta el 6 de junio de 2027.", "2027-06-06"),
]
SILENT = [
    "The rule takes effect on 27 February 2027, after comments.",
    "The mine opened by 27 February 2027.",
    "Comments were due by 1 January 2020.",
    "Comments are welcome at any time.",
    "Published on 3 March 2027 with comments of industry.",
]

FURTHER = [
    ("Uwagi prosimy przesyłać do dnia 12 kwietnia 2027 r.", "2027-04-12"),
    ("Nabór wniosków trwa do 3 września 2027 r.", "2027-09-03"),
    ("Připomínky je možné zaslat nejpozději 5. května 2027.", "2027-05-05"),
    ("Lehota na predloženie pripomienok uplynie 4. júna 2027.", "2027-06-04"),
    ("Prijedlozi se mogu dostaviti do 15. svibnja 2027. godine.", "2027-05-15"),
    ("Примедбе се могу доставити до 10. марта 2027. године.", "2027-03-10"),
    ("Замечания принимаются до 20 апреля 2027 года.", "2027-04-20"),
    ("Предложения можно направить не позднее 1 июня 2027 г.", "2027-06-01"),
    ("Зауваження приймаються до 24 травня 2027 року.", "2027-05-24"),
    ("Становища се приемат до 30 юни 2027 г.", "2027-06-30"),
    ("Reacties kunnen tot 12 mei 2027 worden ingediend.", "2027-05-12"),
    ("Synpunkter ska lämnas senast den 4 juni 2027.", "2027-06-04"),
    ("Görüşler 15 Ekim 2027 tarihine kadar iletilebilir.", "2027-10-15"),
    ("Masukan publik diterima hingga 5 Juni 2027.", "2027-06-05"),
    ("Lausunnot pyydetään viimeistään 5. kesäkuuta 2027.", "2027-06-05"),
    ("Pripombe lahko pošljete do 7. maja 2027.", "2027-05-07"),
    ("Please email your paper proposals to the secretariat by 1 March 2027.", "2027-03-01"),
    ("Abstracts are due on 5 April 2027.", "2027-04-05"),
    ("意見募集期間は令和9年3月2日までです。", "2027-03-02"),  # an era without the western year
    (
        "In short, written comments must be sent not later than noon on Monday, 5 July 2027; replies follow.",
        "2027-07-05",
    ),
    ('The notice corrects the comment due date: "May 5, 2027" should read "May 25, 2027".', "2027-05-25"),
    ("The comment period is extended from 22 February 2027 to 24 March 2027.", "2027-03-24"),
    ("Experts wishing to join the advisory group write no later than 12/18/2027.", "2027-12-18"),
]
FORMER = [  # the day that was
    "The notice provided an opportunity for submitting written comments no later than July 1, 2027.",
    "The office is extending the comment period that currently closes on September 7, 2027, by 15 days.",
    "The comment period that was to close on 3 March 2027 is reopened.",
    "Comments on the draft were scheduled to close on 3 March 2027.",
    "The Board's views must be transmitted to the department by November 20, 2027.",
]
OF_OTHERS = [  # what an authority does with comments, what a law asks of operators, what only stands beside a date
    "The company must submit its application for the licence by 30 June 2027.",
    "Osprey Lithium expects to file its permit application by 30 June 2027.",
    "The Commission will publish its response to the consultation by 30 June 2027.",
    "Ministerstwo rozpatrzy uwagi do 30 czerwca 2027 r.",
    "Spółka złoży wniosek o koncesję do 30 czerwca 2027 r.",
    "Ustawa wchodzi w życie 1 stycznia 2027 r., po konsultacjach.",
    "Těžba lithia má začít do 31. prosince 2027.",
    "Компания подаст заявку на лицензию до 1 июля 2027 года.",
    "Министерство рассмотрит предложения до 1 июля 2027 года.",
    "Запрет действует до 1 июля 2027 года, говорится в предложении.",
    "Закон набирає чинності 1 липня 2027 року.",
    "Міністерство розгляне зауваження до 1 липня 2027 року.",
    "Rudnik će raditi do 31. prosinca 2027., kaže se u prijedlogu.",
    "De minister reageert voor 1 juli 2027 op de vragen.",
    "Die Kommission will die Vorschläge bis 30. Juni 2027 prüfen.",
    "La Commission examinera les contributions avant le 30 juin 2027.",
    "Exports are banned until 30 June 2027 under the proposals.",
    "The survey found that output will double by 30 June 2027.",
    "Şirket başvurusunu 30 Haziran 2027 tarihine kadar yapacak.",
    "Regeringen ska lämna sitt förslag senast den 30 juni 2027.",
    "Producenci muszą składać sprawozdania do 31 marca 2027 r.",
]

ABSTAINED = (  # signing up for what the text does not say: an event as likely as a call
    "As inscrições encerram-se no dia 9 de abril de 2027.",
    "As inscrições vão até o dia 22 de março de 2027.",
)


@pytest.mark.parametrize("name", ["deadlines", "deadlines_second", "deadlines_third", "deadlines_fourth"])
def test_deadlines_in_nine_languages_are_read_and_other_dates_are_not(name: str) -> None:
    lines = (HERE / f"labelled_{name}.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    result = [
        (news_item("k", title="A notice", published="2026-11-20", summary=f"Some words. {text}"), day, text)
        for day, _, text in rows
    ]
    assert not [
        (text, item.fields.get("deadline"))
        for item, day, text in result
        if text not in ABSTAINED and item.fields.get("deadline", "") != day
    ]
    assert not [text for item, _, text in result if text in ABSTAINED and "deadline" in item.fields]
    assert len(rows) >= 16


@pytest.mark.parametrize(("text", "day"), TOLD)
def test_a_deadline_in_words_is_read_with_its_sentence(text: str, day: str) -> None:
    record = news_item("k", title="A notice", published="2026-11-20", summary=f"Some words first. {text}")
    assert record.fields["deadline"] == day
    assert record.fields["deadline_text"] == text


@pytest.mark.parametrize(("text", "day"), FURTHER)
def test_deadlines_are_read_in_further_languages(text: str, day: str) -> None:
    record = news_item("k", title="A notice", published="2026-11-20", summary=text)
    assert (record.fields.get("deadline"), record.fields.get("deadline_text")) == (day, text)


def test_deadlines_among_other_sentences_of_a_text() -> None:
    """Read once before further languages were there (docs/news-quality.md); this holds what was reached."""
    lines = (HERE / "labelled_deadlines_texts.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    result = [
        (day, str(news_item("k", title="A notice", published=published, summary=text).fields.get("deadline", "")))
        for published, day, _, text in rows
    ]
    assert [told for day, told in result if told and told != day] == [], "a deadline that is none"
    assert sum(day == told for day, told in result) >= 47  # two sign up for an event, which is no deadline since


@pytest.mark.parametrize("text", [*SILENT, *FORMER, *OF_OTHERS])
def test_other_dates_are_no_deadlines(text: str) -> None:
    assert "deadline" not in news_item("k", title="A notice", published="2026-11-20", summary=text).fields


def test_a_stated_deadline_stands_before_one_in_words() -> None:
    record = news_item("k", title="T", summary="Comments by 27 February 2027.", deadline="2027-03-01")
    assert record.fields["deadline"] == "2027-03-01"
    assert "deadline_text" not in record.fields


@pytest.mark.parametrize(
    ("kind", "text", "step"),
    [
        ("Proposed Rule", "Notice of proposed rulemaking", "proposed"),
        ("Rule", "Final rule", "final"),
        ("Rule", "Final rule; correction", "corrected"),
        ("Rule", "Final rule; delay of effective date", "delayed"),
        ("Proposed Rule", "Proposed rule; extension of comment period", "comments extended"),
        ("Proposed Rule", "Withdrawal of proposed rule", "withdrawn"),
        ("Notice", "Request for public comments", "comments open"),
        ("Notice", "Notice of a meeting", None),
        ("open_consultation", "", "comments open"),
    ],
)
def test_the_step_of_a_document(kind: str, text: str, step: str | None) -> None:
    assert step_of(kind, text) == step


def test_a_matter_has_its_steps_in_their_order() -> None:
    made = [
        news_item(key, title=key, published=day, step=step, matters=["D-1"])
        for key, day, step in [("b", "2026-02-01", "final"), ("a", "2026-01-01", "proposed")]
    ]
    assert [(step.key, step.step) for step in dossiers([*made, news_item("c", title="c")])["D-1"]] == [
        ("a", "proposed"),
        ("b", "final"),
    ]
