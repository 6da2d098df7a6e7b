"""What weighs for and against a day: duties and plans of others, words that are not known, languages as a whole."""

from __future__ import annotations

from functools import partial
from random import Random

import pytest

from pipeline.news.item import news_item
from pipeline.parsing.dates import ahead
from tests.vocabulary.news.test_deadlines_dated import ROWS, deadline
from vocabulary.news.deadlines import deadline_in, weighed_in, words
from vocabulary.news.deadlines.file import read
from vocabulary.news.deadlines.roles import ROLES, Role
from vocabulary.news.deadlines.words import hits

LANGUAGES = read()
NEEDED: tuple[Role, ...] = ("asked", "perhaps", "sending", "people", "polite", "where", "closing", "effect", "answer")
OTHER_DAYS = (
    "The application documents may be inspected at the office until 30 June 2027.",
    "The draft can be viewed on the portal until 30 June 2027.",
    "Die Antragsunterlagen können bis zum 30. Juni 2027 beim Landratsamt eingesehen werden.",
    "Les documents de la demande sont consultables en mairie jusqu'au 30 juin 2027.",
    "The Commission will propose a list by 30 June 2027, taking account of the comments received.",
    "EU member states must submit their national programmes by 24 May 2027.",
    "Companies must submit due diligence reports by 31 March 2027 to the portal.",
    "The board will vote on the proposal by 30 April 2027.",
    "The ministry must report to parliament on submissions by 1 June 2027.",
    "Bidders will be notified of the results by 15 May 2027.",
    "The consultation document will be published by 15 May 2027.",
    "A public hearing will be held on 15 May 2027; everyone is welcome.",
    "The supplier must deliver the tender quantity by 15 May 2027.",
    "The applicant must complete construction by 31 December 2028.",
    "The auction ends its first phase by 2030-12-31 with 50 GWh of capacity.",
    "The working group shall send the draft to ISO by 15 May 2027.",
    "Member companies reported data through 31 December 2026.",
    "The vacancy closes on 15 May 2027.",
    "The exhibition is open to the public until 15 May 2027.",
    "The library is closed to the public until 15 May 2027.",
    "The office will not accept calls until 15 May 2027.",
    "Please note that the office is closed until 4 January 2027.",
    "Please note the rule applies until 4 May 2027.",
    "Your licence is valid until 4 May 2027.",
    "Holders may apply for renewal before their licence expires on 4 May 2027.",
    "The government expects to receive bids by 30 June 2027.",
    "The company is required to submit a final feasibility study to the ministry by 30 June 2027.",
    "The miner said it would decide on its bid by 30 June 2027.",
    "The company opened its offer to shareholders, who may tender shares until 30 June 2027.",
    "Members elected the chair; her term runs until 30 June 2027.",
    "The EU extended its sanctions until 15 March 2027.",
    "Comments on last year's draft were published; the final standard is expected by 30 June 2027.",
    "Die Kommission legt bis zum 30. Juni 2027 einen Vorschlag vor.",
    "Die Bundesregierung kann bis 30. Juni 2027 Stellung nehmen.",
    "Die Mitgliedstaaten müssen bis 24. Mai 2027 ihre Programme übermitteln.",
    "Der Bericht wird bis 30. Juni 2027 vorgelegt.",
    "Bitte beachten Sie: Das Büro ist bis 4. Januar 2027 geschlossen.",
    "Les États membres transmettent leurs programmes à la Commission avant le 24 mai 2027.",
    "Le gouvernement remettra un rapport au Parlement avant le 30 juin 2027.",
    "Les titulaires doivent déposer une demande de renouvellement avant le 30 juin 2027.",
    "El Gobierno presentará al Congreso un proyecto de ley antes del 30 de junio de 2027.",
    "Los Estados miembros presentarán sus programas a más tardar el 24 de mayo de 2027.",
    "Las empresas deberán presentar sus informes antes del 31 de marzo de 2027.",
    "O governo enviará o projeto ao Congresso até 30 de junho de 2027.",
    "As mineradoras devem apresentar o relatório anual até 15 de março de 2027.",
    "Gli Stati membri presentano i programmi entro il 24 maggio 2027.",
    "Il Governo riferisce alle Camere entro il 30 giugno 2027.",
    "De lidstaten dienen hun programma's uiterlijk 24 mei 2027 in.",
    "De minister stuurt het voorstel voor 30 juni 2027 naar de Kamer.",
    "政府は2027年6月30日までに法案を国会に提出する。",
    "企業は2027年3月31日までに報告書を提出しなければならない。",
    "同社は2027年6月30日までに申請書を提出する予定だ。",
    "企业应于2027年3月31日前提交年度报告。",
    "工信部将于2027年6月30日前发布征求意见稿。",
    "该公司预计2027年6月30日前提交采矿权申请。",
    "정부는 2027년 6월 30일까지 국회에 법안을 제출할 예정이다.",
    "기업은 2027년 3월 31일까지 보고서를 제출해야 한다.",
    "회사는 2027년 6월 30일까지 허가 신청서를 제출할 계획이다.",
    "Rząd przedstawi projekt do 30 czerwca 2027 r.",
    "Minister przekaże wniosek Komisji do 30 czerwca 2027 r.",
    "Regeringen överlämnar propositionen senast den 30 juni 2027.",
    "Bolaget ska lämna in sin ansökan senast den 30 juni 2027.",
    "Vláda předloží návrh do 30. června 2027.",
    "Правительство внесёт законопроект до 30 июня 2027 года.",
    "Уряд подасть законопроєкт до 30 червня 2027 року.",
    "Hükümet teklifi 30 Haziran 2027 tarihine kadar sunacak.",
    "Pemerintah akan mengajukan rancangan undang-undang sebelum 30 Juni 2027.",
    "Hallitus antaa esityksen viimeistään 30. kesäkuuta 2027.",
    "Chính phủ sẽ trình dự thảo trước ngày 30/6/2027.",
    "Regjeringen skal legge fram forslaget innen 30. juni 2027.",
    "Regeringen skal fremsætte forslaget senest 30. juni 2027.",
    "The agency will accept the Commission's recommendation by 30 June 2027.",
    "The comment period closed last week; a decision is due by 30 June 2027.",
    "Following public comments, the deadline for compliance was moved to 30 June 2027.",
    "Smelters asked for more time, and the deadline to install filters is now 30 June 2027.",
    "The company's offer for Lithium Power closes on 30 June 2027.",
    "Submissions to the inquiry are published; the committee is to report by 30 June 2027.",
    "Tenders for the mine's assets closed in March and the sale should be complete by 30 June 2027.",
    "Voters will decide on the mining tax in a referendum on 30 June 2027.",
    "The vote on the EU regulation is scheduled for 30 June 2027.",
    "Applicants will hear by 30 June 2027 whether they have been successful.",
    "Participants have until 30 June 2027 to complete their pilot projects.",
    "Grant holders must submit their final reports by 30 June 2027.",
    "Selected teams must submit a full proposal by 30 June 2027.",
    "The public can visit the Information centre until 30 June 2027.",
    "The exposure draft is on display until 30 June 2027.",
    "Members of the committee serve until 30 June 2027.",
    "The contract for comments processing runs until 30 June 2027.",
    "An application for a mining lease was submitted before 30 June 2026 and a decision is expected by 30 June 2027.",
    "The draft law must be submitted to parliament by 30 June 2027.",
    "The agency must respond to the petition by 30 June 2027.",
    "Please remember that the old forms can be used until 30 June 2027.",
    "Register holders must confirm their data by 30 June 2027.",
    "The Commission has asked member states to send their views by 30 June 2027.",
    "The price survey covers the period to 30 June 2027.",
    "The questionnaire results will be presented by 30 June 2027.",
    "The bid bond must remain valid until 30 June 2027.",
    "Bids remain valid until 30 June 2027.",
    "The bid deadline was 1 March; the winner must sign by 30 June 2027.",
    "Payment of the application fee is possible until 30 June 2027.",
    "The export licence application portal will be offline until 30 June 2027.",
    "The ballot for union leadership ends on 30 June 2027.",
    "Workers vote until 30 June 2027 on a strike at the smelter.",
    "Hotels can be booked at the conference rate until 30 June 2027.",
    "Sponsors can apply until 30 June 2027 for a stand at the trade fair.",
    "Die Einwendungen werden bis zum 30. Juni 2027 geprüft.",
    "Nach Auswertung der Stellungnahmen soll die Norm bis zum 30. Juni 2027 erscheinen.",
    "Die Angebote sind bis 30. Juni 2027 bindend.",
    "Bewerber werden bis 30. Juni 2027 benachrichtigt.",
    "Die Antragsteller müssen die Anlage bis 30. Juni 2027 in Betrieb nehmen.",
    "Zuwendungsempfänger legen den Verwendungsnachweis bis 30. Juni 2027 vor.",
    "Die Frist zur Umsetzung der Richtlinie endet am 30. Juni 2027.",
    "Die Frist zur Nachrüstung wurde bis 30. Juni 2027 verlängert.",
    "Les offres sont valables jusqu'au 30 juin 2027.",
    "Les candidats seront informés avant le 30 juin 2027.",
    "Le délai de transposition expire le 30 juin 2027.",
    "Le délai pour mettre les installations en conformité est prolongé jusqu'au 30 juin 2027.",
    "Les contributions seront analysées d'ici au 30 juin 2027.",
    "Las ofertas serán evaluadas antes del 30 de junio de 2027.",
    "El plazo de transposición vence el 30 de junio de 2027.",
    "El plazo para adecuar las instalaciones se amplió hasta el 30 de junio de 2027.",
    "Los beneficiarios deberán justificar la ayuda antes del 30 de junio de 2027.",
    "As propostas serão avaliadas até 30 de junho de 2027.",
    "O prazo para adequação das barragens vai até 30 de junho de 2027.",
    "I beneficiari devono rendicontare entro il 30 giugno 2027.",
    "Il termine per il recepimento scade il 30 giugno 2027.",
    "De termijn voor omzetting verstrijkt op 30 juni 2027.",
    "De aanvragen worden voor 30 juni 2027 beoordeeld.",
    "Ansökningarna kommer att bedömas senast den 30 juni 2027.",
    "Termin dostosowania instalacji upływa 30 czerwca 2027 r.",
    "Wnioski zostaną ocenione do 30 czerwca 2027 r.",
    "Lhůta pro transpozici uplyne 30. června 2027.",
    "Заявки будут рассмотрены до 30 июня 2027 года.",
    "Срок перехода на новый стандарт истекает 30 июня 2027 года.",
    "Заявки буде розглянуто до 30 червня 2027 року.",
    "応募者には2027年6月30日までに結果を通知します。",
    "採択された事業者は2027年6月30日までに実績報告書を提出してください。",
    "対応期限は2027年6月30日です。",
    "入选企业应在2027年6月30日前完成项目验收。",
    "整改期限至2027年6月30日。",
    "评审工作将在2027年6月30日前完成。",
    "선정된 기업은 2027년 6월 30일까지 협약을 체결해야 한다.",
    "의견 검토는 2027년 6월 30일까지 완료된다.",
    "이행 기한은 2027년 6월 30일이다.",
    "Uyum süresi 30 Haziran 2027'de sona eriyor.",
    "Başvurular 30 Haziran 2027 tarihine kadar değerlendirilecek.",
    "Batas waktu penyesuaian berakhir 30 Juni 2027.",
)
ASKED_WITH_UNKNOWN_WORDS = (  # no word for what is asked or done is in `words.yaml`
    ("Kindly drop your paperwork into our mailbox by 3 March 2027.", "2027-03-03"),
    ("Interested parties may wire their pledges to the secretariat no later than 3 March 2027.", "2027-03-03"),
)


@pytest.mark.parametrize("text", OTHER_DAYS)
def test_what_others_owe_or_plan_is_no_deadline(text: str) -> None:
    assert deadline(text, "2026-11-20") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_of_each_kind_that_every_text_needs(language: str) -> None:
    assert [role for role in NEEDED if not LANGUAGES[language].get(role)] == []
    assert LANGUAGES[language].keys() & {"until", "after"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_language_is_found_where_it_stands_alone(language: str) -> None:
    for role in ROLES:
        for word in filter(None, LANGUAGES[language].get(role, "").split("|")):
            said = " ".join(part.rstrip("*").replace("~", "x") or "x" for part in word.split())
            assert any(hit.end == len(said.rstrip(".'’")) for hit in hits(said)), (role, word)


@pytest.mark.parametrize(("text", "day"), ASKED_WITH_UNKNOWN_WORDS)
def test_an_act_that_is_not_known_is_asked_by_what_stands_around_it(text: str, day: str) -> None:
    assert deadline(text, "2026-11-20") == day


def test_the_reasons_are_stated_with_their_weights() -> None:
    text = "Comments may be sent to the secretariat by 3 March 2027."
    found = deadline_in([text], partial(ahead, published="2026-11-20"), "2026-11-20")
    assert found is not None
    assert {reason.role for reason in found.reasons} >= {"until", "asked", "sending", "may", "where"}
    assert all(reason.weight > 0 for reason in found.reasons)


def test_a_day_that_is_left_alone_has_its_reason() -> None:
    text = "Comments were summarised; the rule takes effect by 3 March 2027."
    weighed = [
        day for _, days in weighed_in([text], partial(ahead, published="2026-11-20"), "2026-11-20") for day in days
    ]
    assert [(day.day, day.is_deadline) for day in weighed] == [("2027-03-03", False)]
    assert [reason.role for reason in weighed[0].reasons if reason.weight < 0] == ["effect"]


@pytest.mark.parametrize(("unknown", "read"), [(0.15, 0.90), (0.3, 0.82), (0.5, 0.68)])
def test_most_deadlines_are_read_where_words_of_asking_are_unknown(
    unknown: float, read: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word decides alone: a share of those for what is asked and sent is taken away, by chance (seeded)."""
    lexicon = words._Lexicon()
    monkeypatch.setattr(words, "_lexicon", lambda: lexicon)
    for language, roles in LANGUAGES.items():
        for role, wordings in roles.items():
            for wording in wordings.split("|"):
                drawn = Random(f"{language} {wording}").random()
                if role not in ("asked", "perhaps", "sending") or drawn >= unknown:
                    lexicon.add(language, role, wording)
    result = [(day, deadline(text, published)) for _, _, published, day, text in ROWS]
    asked = [(day, got) for day, got in result if day]
    assert sum(bool(got) and got != day for day, got in result) <= 1
    assert sum(day == got for day, got in asked) >= read * len(asked)


def test_a_day_cut_at_its_points_is_whole() -> None:
    item = news_item(
        "k", title="공고", published="2027-03-08", summary="신청 기간: 2027. 3. 8. ~ 2027. 4. 7. 18:00까지"
    )
    assert item.fields["deadline"] == "2027-04-07"
