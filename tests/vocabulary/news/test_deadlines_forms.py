"""What the form of a sentence asks for, whatever its words: fields, "whoever wants", orders, what comes too late."""

from __future__ import annotations

import pytest

from tests.vocabulary.news.test_deadlines_dated import deadline

PUBLISHED = "2027-05-03"
FIELDS = {
    "Closing date\n22 June 2027": "2027-06-22",
    "Draft standard on tin. Status: open | Opened: 2 May 2027 | Closes: 27 June 2027": "2027-06-27",
    "Comment Due Date: June 11, 2027, at 11:59 pm ET": "2027-06-11",
    "Norm-Entwurf zu Graphit. Frist bis: 19.06.2027": "2027-06-19",
    "Einsendeschluss\n4. Juni 2027": "2027-06-04",
    "Projet de norme. Date limite de réponse : 29/06/2027": "2027-06-29",
    "Consulta del litio\nFecha de cierre\n15 de junio de 2027": "2027-06-15",
    "Ontwerpbesluit kobalt. Sluitingsdatum: 21-06-2027": "2027-06-21",
    "Scadenza: 26/06/2027 ore 13:00": "2027-06-26",
    "Projekt normy. Termin nadsyłania uwag: 18 czerwca 2027 r.": "2027-06-18",
    "反馈截止时间：2027-06-18": "2027-06-18",
    "受付締切日時 2027年6月7日23時59分": "2027-06-07",
}
ASKED = {
    "Wer beim Leitfaden mitreden will, sollte sich bis zum 11. Juni 2027 beim DIN gemeldet haben.": "2027-06-11",
    "Quien quiera decir algo, debe hacerlo antes del 11 de junio de 2027.": "2027-06-11",
    "Manifestez-vous avant le lundi 31 mai 2027, 12 heures, si vous souhaitez rejoindre le groupe.": "2027-05-31",
    "Les dossiers incomplets ou arrivés après le 15 juin 2027 ne seront pas examinés.": "2027-06-15",
    "Entries received after 15 June 2027 will not be read.": "2027-06-15",
    "Vence el 16 de junio de 2027 el plazo para que la ciudadanía opine sobre la estrategia del litio.": "2027-06-16",
    "Publicul este așteptat cu sugestii până în 12 iunie 2027.": "2027-06-12",
}
OTHER_DAYS = (
    "Publication date\n22 June 2027",
    "The share purchase agreement has been signed. Closing date: 30 June 2027.",
    "Senior metallurgist, Perth. Salary by agreement. Closing date: 30 June 2027.",
    "Meeting of the committee. Termin: 22. Juni 2027",
    "Срок действия лицензии: 30 июня 2027 г.",
    "Scadenza concessione: 30/06/2027",
    "Fecha límite de pago: 30/06/2027",
    "Closing date of the mine is 30 June 2027.",
    "Anyone who buys ore before 30 June 2027 will pay the old duty.",
    "Whoever wants to leave the union must have paid by 30 June 2027.",
    "Wer bis 30. Juni 2027 liefern will, braucht eine Genehmigung.",
    "Profitez de votre remise jusqu'au 30 juin 2027.",
    "Shipments sent after 30 June 2027 will not be exempt.",
    "Cargoes received after 1 June 2027 do not count towards the quota.",
    "Trading in the shares will be halted until 9:30 a.m. on 3 June 2027.",
    "The deadline for compliance is 30 June 2027.",
    "Die Frist zur Umsetzung endet am 30. Juni 2027.",
    "Le délai pour achever les travaux court jusqu'au 30 juin 2027.",
    "Das Werk ist bis 21. Juni 2027, 15 Uhr, geschlossen.",
)


@pytest.mark.parametrize("text", FIELDS)
def test_a_field_of_a_form_says_by_its_name_that_something_is_due(text: str) -> None:
    assert deadline(text, PUBLISHED) == FIELDS[text]


@pytest.mark.parametrize("text", ASKED)
def test_a_sentence_asks_by_its_form(text: str) -> None:
    assert deadline(text, PUBLISHED) == ASKED[text]


@pytest.mark.parametrize("text", OTHER_DAYS)
def test_a_form_alone_makes_no_deadline_of_another_day(text: str) -> None:
    assert deadline(text, PUBLISHED) == ""
