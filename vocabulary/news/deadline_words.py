"""What around a date says that it is no deadline, that another one holds, or what is signed up for. Patterns only.

Beside the words of asking and ending in `deadlines.yaml`: these cut across languages and speak of sentences.
"""

from __future__ import annotations

import re

from vocabulary.news.periods import A_DAY
from vocabulary.patterns import Pattern

NOT = Pattern(
    r"\b(?:takes? effect|entered into force|effective|were due|has passed|have passed"
    r"|presentó|presentaron|a déposé|ha presentato|apresentou|application to be|tritt|trat|in kraft"
    r"|entre en vigueur|entrée en vigueur|entra en vigor|entra in vigore|entrou em vigor|wchodzi w życie"
    r"|nabývá účinnosti"
    r"|вступает в силу|вступает у силу|набирає чинності|ступа на снагу|stupa na snagu)\b"
    r"|\b(?:operators?|compan(?:y|ies)|firms|importers?|exporters?|producers?|manufacturers?|smelters?|refiners?"
    r"|owners?"
    r"|licensees?|holders?|employers?) (?:must|shall|have to|has to|are required to|is required to|need to)\b"
    r"|\b(?:will|plans? to|expects? to|aims? to|intends? to|hopes? to|has to|agreed to|pledged to)"
    r" (?:submit|file|apply|complete|publish|decide|announce|present|respond|report)\b"
    r"|\b(?:spółka|kopalnia|společnost|podnik|kompanija|tvrtka)\b|\b(?:компания|компанія|компанија|предприятие)\b"
    r"|\b(?:Betreiber|Unternehmen|Hersteller|Importeure|Inhaber) (?:müssen|haben)\b"
    r"|\b(?:exploitants|entreprises|importateurs|producteurs) (?:doivent|sont tenus)\b"
    r"|\b(?:empresas|operadores|titulares|importadores|productores) (?:deben|deberán|tienen que)\b"
    r"|\b(?:shareholders?|proxy|proxies|noteholders?|creditors?|voting rights|aktionäre|actionnaires|accionistas)\b"
    r"|\b(?:the )?application of (?:the |these |this |those |such )?(?:\w+ )?(?:rules?|dut(?:y|ies)|measures?"
    r"|tariffs?|controls?|requirements?"
    r"|regulations?|laws?|lev(?:y|ies)|provisions?|exemptions?|suspension)\b"
    r"|\b(?:contract|agreement|licen[cs]e|permit|warranty|lease|exemption|moratorium|ban|quota|mandate"
    r"|term of office)"
    r" (?:runs|lasts|is valid|expires|ends)\b"
    r"|\b(?:valid|in force|exempt(?:ed)?|suspended|waived|frozen) (?:until|through|up to)\b"
    r"|\b(?:gilt|gelten|gültig) bis\b|\bvalable jusqu|\bválid[oa]s? (?:hasta|até)\b"
    r"|施行|実施する|实施。|시행|완공|준공|착공|가동",
    re.IGNORECASE,
)
OTHERS = Pattern(  # what an authority does with what it was sent, and what a law or a plan asks of others
    r"\b(?:rozpatrz|rozwaz|posoud|vyhodnot|рассмотр|рассматр|розглян|разгледа|examin|prüf|auswert|bewert|evaluer"
    r"|evaluar"
    r"|valuter|avaliar|analys|analiz)\w*"
    r"|\b(?:government|ministry|commission|parliament|council|regeringen|regering|bundesregierung|minister"
    r"|ministerium)"
    r" (?:will|must|should|shall|ska|skall|wird|muss|soll|reageert|antwoordt|beantwoordt)\b"
    r"|\b(?:commission|committee|department|agency|board|office)['’]s (?:views|response|determination|report)\b"
    r"|\b(?:will be|are being|is being) (?:evaluated|examined|assessed|processed)\b"
    r"|\b(?:committee|commission|ministry|agency|board|department|panel|council) will"
    r" (?:consider|examine|assess|evaluate|review|process|decide|discuss)\b"
    r"|\b(?:die|der) (?:kommission|minister(?:ium)?|regierung|behörde) will\b"
    r"|\b(?:producenci|operatorzy|przedsiębiorcy|firmy|spółki) muszą\b"
    r"|\b(?:компании|предприятия|производители) (?:должны|обязаны)"
    r"|\b(?:wird|werden) [^;]{0,90}\bentscheiden\b"
    r"|\bşirket\w*|\b(?:has|have|hat|ha|a) (?:been )?(?:examined|reviewed)\b",
    re.IGNORECASE,
)
FORMER = Pattern(  # the day that was, in a sentence on another one
    r"\bcurrently (?:closes|ends|expires|set|scheduled|due)\b|\b(?:was|were) to (?:close|end|expire)\b"
    r"|\b(?:originally|previously|initially|earlier) (?:closed|ended|due|set|scheduled)\b"
    r"|\b(?:was|were|is|are) (?:set|scheduled) to (?:close|end|expire)\b"
    r"|\bthat closed on\b|\b(?:initialement|ursprünglich|inicialmente|inizialmente) (?:fix|prév|vorges|previst"
    r"|fijad|fissat)\w*"
    r"|\b(?:ursprünglich|initialement|inicialmente|originariamente|oorspronkelijk|pierwotnie|původně|первоначально) "
    r"|\b(?:terminaria|terminaba|devait (?:se )?(?:clore|terminer))\b|原定|原本|当初|當初|당초|기존"
    r"|\bprovided (?:an opportunity|\d+ days)\b|\bby (?:an additional )?\d{1,3} (?:more )?days\b",
    re.IGNORECASE,
)
FORMER_DAY = Pattern(
    rf"(?:{FORMER.pattern})[^\d.;]{{0,12}}(?:{A_DAY}|(?:20\d\d[年년]\s?)?\d{{1,2}}[月월]\s?\d{{1,2}}[日일])",
    re.IGNORECASE,
)
NOW = Pattern(  # and the one that holds, behind it
    r"\bnow (?:closes?|ends?|open|runs?|remains?)\b|\bwill now\b|\b(?:is|are|been|now) extended (?:to|until"
    r"|through)\b"
    r"|\bnew (?:deadline|closing date)\b",
    re.IGNORECASE,
)
REPORTS = Pattern(r"\b(?:found|finds|shows?|showed|suggests?|reveals?) that\b", re.IGNORECASE)
BY_IT = Pattern(  # what stands behind is where the day comes from, not what it is for
    r"\b(?:under|according to|gemäß|laut|selon|d'après|según|secondo|segundo|conforme|podle|według|zgodnie z|згідно з"
    r"|согласно)\b",
    re.IGNORECASE,
)
DONE = Pattern(
    r"\b(?:after|following|nach|tras|après|dopo|após|suite (?:à|aux?)) (?:\S{1,20} ){0,2}$", re.IGNORECASE
)  # before a word of asking: it was asked
REPLACED = Pattern(  # the day that was, before the one that holds
    r"\bextend(?:ed|s|ing)?\b[^.;]{0,60}?\bfrom [^.;]{6,40}? (?:to|until|through)\b"
    r"|[\"”’']? should read\b|\bis corrected to read\b",
    re.IGNORECASE,
)
MISSTATED = Pattern(
    r"\b(?:was|were) (?:incorrectly |erroneously |wrongly )?(?:given|stated|listed|printed|shown) as\b"
    r"|\berroneously\b"
    r"|\bincorrectly\b|\birrtümlich\b|\bpar erreur\b|\bpor error\b",
    re.IGNORECASE,
)
EXTENDS = Pattern(  # the last of the days that are named holds
    r"\b(?:extend(?:s|ed|ing)?|extension|reopen(?:s|ed|ing)?|postpone[ds]?|prolong\w*|repouss\w*|reporté\w*"
    r"|verlänger\w*|verschoben"
    r"|prorrog\w*|amplía\w*|ampliad\w*|prorog\w*|posticipat\w*|verlengd|förläng\w*|przedłuż\w*|prodlouž\w*"
    r"|продлен\w*|продовж\w*"
    r"|uzatıl\w*|diperpanjang|forlenget|forlænget|pidennet\w*|παρατείν\w*|prelungi\w*)\b|延長|延长|延期|연장",
    re.IGNORECASE,
)
CLOSING = Pattern(
    r"\b(?:closing dates?|deadline|close(?:s)? (?:at|on|in|by)|date limite|\w*schluss|\w*frist(?:en)?"
    r"|fecha límite|plazo"
    r"|prazo|scadenza|termin|délai|sluit|sluitingsdatum|termijn|termine|names? should|should reach|binnen|innerhalb"
    r"|cierre|cerrará|encerra|chiude|clôture|срок|строк)\b|截止|期限|締切|締め切り|마감|기간",
    re.IGNORECASE,
)
EVENT = Pattern(
    r"\b(?<!in the )(?<!any )events?\b(?! of)"
    r"|\b(?:\w*veranstaltung\w*|giornat[ae]|bijeenkomst\w*|evenement\w*|eventos?|eventi|événements?|manifestazion[ei])\b"
    r"|\b(?:\w*konferenz|\w*tagung|\w*kongress|\w*seminar|conference|congress|symposium|annual meeting|forum|gala"
    r"|conférence|congrès|journée|congreso|congresso|convegno|conferenza|conferencia|conferência|congres|konferens"
    r"|konferenc\w*|konferanse|konference|jaarcongres|конференц\w*|форум\w*"
    r"|webinar\w*|webinaire\w*|seminar\w*|workshop\w*|courses?|training|summer school|masterclass|early[- ]bird"
    r"|discount"
    r"|subscri\w*|rabatt"
    r"|frühbucher\w*|kurs|kurse|lehrgang|schulung|tagung|konferenz|curso|cursos|taller|jornada|séminaire|formation"
    r"|colloque|atelier"
    r"|corso|corsi|convegno|oficina|cursussen|cursus|szkoleni\w*|семинар\w*|вебинар\w*|курс\w*|eğitim\w*|pelatihan)\b"
    r"|セミナー|シンポジウム|講演会|フォーラム|総会|年会|论坛|大会|学会|학술대회|포럼|설명회|심포지엄|학회|총회|说明会|説明会|講習|研修|研讨会|研討會|培训|講座|웨비나|세미나|교육",
    re.IGNORECASE,
)
SIGNING_UP = Pattern(
    r"regist|anmeld|inscri|inscrip|iscri|aanmeld|inschrijv|anmäl|rejestr|registr|ilmoittaut|kayıt|pendaftar|реєстр"
    r"|регистр|申込|报名|報名"
    r"|신청(?!서)|접수|등록|사전등록|请于|请在|提交|回执|参会|참가|受付|締切"
    r"|please send|please email|prijav|přihl|prihl|zgłosz|zgłasza|partecip|participer|beteilig|wishing to",
    re.IGNORECASE,
)
LATER_STEP = Pattern(  # what only some are asked for, once the first step is over
    r"\b(?:(?:those|applicants|bidders|teams|projects) (?:encouraged|invited|selected|shortlisted)"
    r"|shortlisted|rebuttals?"
    r"|invited applicants|selected applicants|second stage|stage two|full applications? by|zweiten? stufe|zweite stufe"
    r"|ausgewählte[nr]? |présélectionné\w*|deuxième étape|seconde étape|seleccionad[oa]s|segunda fase|segunda etapa"
    r"|selecionad[oa]s|selezionat[ie]|seconda fase|geselecteerde?n?|tweede fase)\b",
    re.IGNORECASE,
)
DECIDES = Pattern(  # between what was asked and a day: the day is that of an answer
    r"\b(?:decides?|decided|decision|notif\w*|entscheid\w*|bekanntgegeben|décid\w*|decidir\w*"
    r"|publicar\w*|results?|ergebniss\w*|résultats?|resultados?|risultati|award\w*|passed to|forwarded to)\b"
    r"|결과|結果|结果",
    re.IGNORECASE,
)
SINCE = Pattern(  # between a word of ending and a day: the day is the first of a span
    r"\b(?:from|since|vom|ab|seit|à partir|à compter|desde|a partir|dal|vanaf|från|since)\b", re.IGNORECASE
)
STEP_OVER = Pattern(  # the first step is over
    r"\b(?:were due|was due|closed on|has closed|have closed|is over|abgelaufen|est close?|ha cerrado|encerrou)\b",
    re.IGNORECASE,
)
HEARING = Pattern(  # who wants to be heard asks earlier than others comment
    r"\brequests? (?:for|to hold|to testify at) (?:an? )?(?:public |oral )?hearings?\b[^;.]*;"
    r"(?=[^.]{0,60}\b(?:comments?|submissions?|views)\b)",
    re.IGNORECASE,
)
