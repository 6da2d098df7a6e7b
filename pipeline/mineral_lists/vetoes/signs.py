"""The words with which a page says of itself that what it shows does not stand, in the languages of the lists. Pure."""

from __future__ import annotations

import re

from pipeline.mineral_lists.vetoes.ends import (
    ARCHIVE,
    COMMENTS_OPEN,
    ENDED_BY,
    ENDED_IN_BRACKETS,
    GO_TO_CURRENT,
    ITS_END,
    PLACEHOLDERS,
    STILL_TO_PASS,
    SUSPENDED,
)
from pipeline.mineral_lists.vetoes.fates import FATE, NOT_THEIRS, PARTLY, STATUS, TO_COME

_ARCHIVED = re.compile(
    r"\barchived? (?:version|copy|page|content|web ?page|web ?site|material|document)|\b(?:page|content"
    r"|site) is archived\b"
    r"|\bversion archivée|\bpage archivée|\bcontenu archivé|\barchivierte[nrs]? (?:fassung|version|seite|inhalt)"
    r"|\bgearchiveerde? (?:versie|pagina|site|inhoud)|\b(?:versión|página|contenido) archivad[ao]"
    r"|\b(?:versão|página|conteúdo) arquivad[ao]|\b(?:versione|pagina) archiviata|\bzarchiwizowan\w+ (?:wersj|stron)"
    r"|\barchivovan\w+ (?:verz|strán)|\barkiver(?:ad|t|et) (?:version|sid|side|versjon)|\barkistoitu (?:versio|sivu)"
    r"|\barşivlenmiş|\barşiv (?:sürümü|sayfası)|\bархивн\w+ (?:верси|копи|страниц)|\bархівн\w+ (?:версі|копі|сторінк)"
    r"|\b(?:versi|halaman) arsip|\bbản lưu trữ|已归档|归档版|存档页|アーカイブ(?:版|ページ|された)|보관(?:된"
    r"|본)|نسخة مؤرشفة"
    r"|محفوظة في الأرشيف"
    r"|संग्रहीत",
    re.IGNORECASE,
)
_OUT_OF_DATE = re.compile(
    r"\b(?:may|might|could) be (?:out of date|outdated|obsolete)|\b(?:is|are) (?:out of date|outdated"
    r"|no longer current)"
    r"|\bno longer (?:current|up to date)|\bpeu(?:t|vent) être (?:obsolètes?|périmée?s?)|\bn'est plus à jour"
    r"|\b(?:kann|können) veraltet sein|\bnicht mehr aktuell|\bkan verouderd zijn|\bniet meer actueel"
    r"|\bpuede (?:estar|no estar) (?:desactualizad|actualizad)|\bpode estar desatualizad"
    r"|\bpotrebbe(?:ro)? non essere aggiornat"
    r"|\bmoże być nieaktualn|\bnemusí být aktuální|\bkan vara inaktuell|\bkan være utdatert"
    r"|\bвозможно,? устарел|\bможе бути застаріл"
    r"|\bgüncel olmayabilir|\bmungkin sudah usang|可能已过时|古い可能性|최신이 아닐"
    r"|\b(?:not|no longer) (?:been )?(?:updated|maintained)|\bplus (?:mise?|actualisée?) à jour|\bnicht mehr "
    r"(?:aktualisiert|gepflegt)|\b(?:no|não) (?:se actualiza|se atualiza|é atualizad|está atualizad)|\bnon (?:è )?più "
    r"aggiornat|\bniet (?:meer )?bijgewerkt|\bikke (?:lenger )?oppdater|\binte (?:längre )?uppdater|\bikke (?:længere "
    r")?opdater|\bnie jest (?:już )?aktualizowan|\bне (?:обновля|оновлю)|\bgüncellenm(?:iyor|emek)|\btidak (?:lagi )?"
    r"diperbarui|不再更新|停止更新|更新されていません|更新されていない|업데이트되지 않"
    r"|\b(?:historisk innhold|historiskt innehåll|historisk indhold|historischer inhalt|inhoud is historisch)",
    re.IGNORECASE,
)
_AS_FIRST_MADE = re.compile(
    r"\b(?:as )?originally (?:made|enacted|published|adopted)|\bas (?:first )?(?:enacted|made)\b"
    r"|\boriginal (?:text|wording"
    r"|version)\b|\bversion (?:initiale|d'origine)|\btexte (?:initial|d'origine)"
    r"|\bursprüngliche[nr]? (?:fassung|wortlaut|text)"
    r"|\b(?:redacción|texto|versión) original|\b(?:redação|texto|versão) original|\btesto originar?io"
    r"|\boorspronkelijke (?:tekst|versie)"
    r"|\bpierwotn\w+ (?:brzmieni|wersj|tekst)|\bpůvodní\w* znění|\bпервоначальн\w+ (?:редакци"
    r"|текст|верси)"
    r"|\bбез учёта изменений|\bбез учета изменений|\bпочатков\w+ редакц|\bilk hali"
    r"|原始版本|修订前|改正前|制定時|개정 전"
    r"|개정전",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    r"\b(?:дополнить (?:слов|пункт|позици)|исключить слов|изложить в (?:новой|следующей) редакции"
    r"|доповнити (?:слов|пункт)"
    r"|виключити слов)|\b(?:insert|omit|delete|substitute|add) (?:the words?|[“\"«])"
    r"|\b(?:sont|est) (?:insérée?s?|supprimée?s?) (?:les|le|la)\b[^.]{0,12}mots?|\bwerden die (?:wörter"
    r"|worte)\b[^.]{0,80}\b(?:eingefügt|gestrichen)"
    r"|\b(?:wyrazy|wyraz)\b[^.]{0,60}\b(?:dodaje|skreśla|zastępuje)|\bse (?:incorpora|elimina|agrega"
    r"|suprime)n?\b[^.]{0,20}\b(?:palabra|mineral)"
    r"|\bibaresi (?:eklen|çıkar)",
    re.IGNORECASE,
)
_DISCLAIMED = re.compile(  # whose list it is, at the foot of a page
    r"\bn'engage(?:nt)? (?:pas|ni|que)\b|\bne (?:lie|représente) (?:pas|ni)\b"
    r"|\bassociation (?:loi 1901|sans but lucratif)"
    r"|\bne reflète(?:nt)? pas|\bspiegel(?:t|n) nicht|\bno refleja|\bnão reflet|\bnon riflett|\bweerspiegel\w* niet"
    r"|\bnie odzwierciedla|\bне отража|\bне відобража|\byansıtmaz|\btidak mencerminkan"
    r"|不代表|見解を示すものでは|반영하지 않|لا يعبر عن"
    r"|\bdoes not (?:bind|commit|represent the (?:views?|position)|reflect the (?:views?"
    r"|position))|\bnot binding on the"
    r"|\bindependent (?:think.?tank|institute|research)|\bnon-?profit\b|\bfunded by (?:its|our) members"
    r"|\bverpflichtet (?:weder|nicht)|\bgibt nicht die (?:meinung|auffassung|position)"
    r"|\bkeine amtliche|\bgemeinnützige[rs]? (?:verein|gmbh)"
    r"|\bno (?:compromete|vincula|representa la posición)|\bsin fines de lucro"
    r"|\bnão (?:vincula|compromete|representa a posição)"
    r"|\bsem fins lucrativos|\bnon (?:impegna|vincola|rappresenta la posizione)"
    r"|\bsenza scopo di lucro|\bbindt (?:de|het) (?:staat|overheid|kabinet)? ?niet"
    r"|\bnie (?:wiąże|stanowi stanowiska|jest oficjalnym)|\bnezavazuje\b"
    r"|\bне является (?:официальн|позици)|\bне отражает (?:позици|официальн)"
    r"|\bне є (?:офіційн|позиці)|\bresmi görüş(?:ünü)? (?:değil|yansıtmaz)|\bbağlayıcı değil"
    r"|\btidak mewakili|不代表(?:政府|官方|本)"
    r"|公式(?:な|の)?見解ではな|공식 (?:입장|견해)이? 아니|لا يمثل (?:رأي|موقف)",
    re.IGNORECASE,
)
_TAUGHT = re.compile(  # a page of a course
    r"\b(?:lecture (?:notes|slides)|course (?:material|notes)|homework|assignment due"
    r"|learning objectives?)\b|\bsupport de cours"
    r"|\bvorlesungs(?:folien|skript)|\bmaterial de (?:clase|aula)|\bdispense del corso|강의자료"
    r"|강의 자료|講義資料|授業資料|讲义|课件|教学课件"
    r"|\bконспект лекц|\bматериалы лекц|\bders notu|\bbahan kuliah|\bmateri kuliah|\bbài giảng|محاضرة|व्याख्यान",
    re.IGNORECASE,
)
BLANK = re.compile(
    r"(?:\.{5,}|…{3,}|_{4,}|‗{3,})\s?(?:19|20)?\d{0,4}|\b(?:19|20)\d\d年?\s?[○〇×XＸ]{1,2}\s?月"
    r"|\bXX[/.]XX[/.](?:19|20)\d\d"
)
OF_A_BLANK = (".....", "………", "____", "‗‗‗", "月", "XX/", "XX.")  # one of them stands in every blank
OF_A_DAY = re.compile(
    r"\bdate[ds]?\b|\bdatum\b|\bdate du\b|\bz dnia\b|\bdu\b|\bvom\b|\bde\b|\bdel\b|\bот\b|\bвід\b"
    r"|\bze dne\b|\btarihli\b|\btanggal\b"
    r"|\bngày\b|\bno\.?\b|\bnr\.?\b|№|n[°º]|年|월|月",
    re.IGNORECASE,
)
COMMENTS = re.compile(
    r"\bcomments?\b|\bsubmissions?\b|\bfeedback\b|\bobservations?\b|\bremarques\b|\bcontributions\b"
    r"|\bstellungnahme|\beinwände"
    r"|\bobservaciones\b|\bcomentarios\b|\bcontribuições\b|\bsugestões\b|\bosservazioni\b|\bzienswijze"
    r"|\bopmerkingen\b|\bsynpunkter"
    r"|\binnspill|\bhøring|\blausun|\bpřipomín|\buwag(?:i|a)?\b|\bзамечани|\bпредложени|\bзауважен"
    r"|\bпропозиці|\bgörüş"
    r"|\bmasukan\b|\btanggapan\b|\bgóp ý\b|意见|意見|의견|ملاحظات|टिप्पणि|सुझाव",
    re.IGNORECASE,
)
EFFECT = re.compile(
    r"\b(?:effect|effective|force)\b|\b(?:vigueur|kraft|vigor|vigore|vigência|vigencia|kracht|życie"
    r"|účinnost|platnost|voimaan"
    r"|ikraft|berlaku|gælder|gäller)\b|\byürürlü|\bhiệu lực|\bв силу|\bчинності|施行"
    r"|生效|発効|시행|발효|نفاذ|يسري|लागू",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:leave|leaves|left|are leaving|come off|came off|drop off|exit) the list|\b(?:sortent|sort|sortis"
    r"|quittent|quitte) de la liste"
    r"|\bquitte(?:nt)? la liste|\b(?:verlassen die liste|entfallen (?:aus|von) der liste|scheiden aus)"
    r"|\bsalen de la lista|\bdejan de (?:ser|figurar|integrar)"
    r"|\bsaem da (?:lista|relação)|\bdeixam de (?:ser|constar|integrar)|\bescono dall'elenco"
    r"|\bnon fanno più parte|\bverlaten de lijst|\bgaan van de lijst"
    r"|\b(?:wypadają|znikają|schodzą) z (?:listy|wykazu)|\bvypadávají ze seznamu|\butgår (?:ur|från)"
    r"|\bgår ut av listen|\bpoistuvat luettelosta"
    r"|\blisteden (?:çıkıyor|çıkar|düşü)|\bkeluar dari daftar|\bвыбывают|\bпокидают (?:перечень|список)"
    r"|\bвибувають|退出(?:清单|目录|名单)|移出(?:清单|目录|名单)"
    r"|リストから(?:外れ|除)|目録から(?:外れ|除)|목록에서 (?:빠|제외|삭제)|تخرج من القائمة|خرجت من القائمة",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(  # what a reader of a translation is told of it
    r"\bunofficial translation|\btranslat(?:ed|ion) (?:from|of) |\btranslator'?s note"
    r"|\bfor (?:information|reference) only"
    r"|\btraduction (?:non officielle|libre)|\bnote du traducteur|\b(?:inoffizielle|nichtamtliche) übersetzung"
    r"|\bübersetz(?:t aus|ung (?:der|des) )|\btraducción (?:no oficial|de la lista)|\bnota del traductor"
    r"|\btradução (?:não oficial|da lista)|\btraduzione (?:non ufficiale|dell'elenco)|\bonofficiële vertaling"
    r"|\bvertaling van de|\bnieoficjaln\w+ tłumaczeni|\btłumaczenie (?:wykazu|listy)|\bneoficiální překlad"
    r"|\bneofficiell översättning|\binofficiell översättning|\buoffisiell oversettelse|\buofficiel oversættelse"
    r"|\bepävirallinen käännös|\bнеофициальн\w+ перевод|\bперевод (?:перечня|списка)|\bнеофіційн\w+ переклад"
    r"|\bпереклад (?:переліку|списку)|\bresmi olmayan çeviri|\bgayri ?resm[iî] çeviri|\bterjemahan tidak resmi"
    r"|\bbản dịch (?:không chính thức|tham khảo)|译者注|譯者注|译自|譯自|仅供参考|僅供參考|仮訳|参考訳|비공식 번역"
    r"|참고용 번역"
    r"|ترجمة غير رسمية|अनौपचारिक अनुवाद",
    re.IGNORECASE,
)
_OTHER_SINCE = re.compile(  # said of this list itself
    r"\b(?:replac|supersed|amend)(?:es|ed) (?:this|the present) (?:list|order|annex|schedule)\b"
    r"|\bthis list (?:was|has been|is) (?:later |since |now )?(?:amended|replaced|superseded|extended|shortened)\b"
    r"|\bversion (?:in force|valid|effective) until\b|\bversion en vigueur jusqu"
    r"|\bfassung gültig bis\b|\bversie geldig tot\b"
    r"|\bversión vigente hasta\b|\bversão vigente até\b|\btesto in vigore fino\b|\bwersja obowiązująca do\b"
    r"|\bznění účinné do\b|\bnovelizován\w*|\bредакция,? действовавшая до\b"
    r"|\bremplace (?:la présente|cette) liste\b|\bla présente liste a été (?:modifiée|complétée|remplacée)\b"
    r"|\bersetzt diese (?:liste|anlage)\b|\bdiese liste wurde (?:geändert|ergänzt|ersetzt)\b"
    r"|\b(?:sustituye|reemplaza|modifica) (?:a )?(?:esta|la presente) lista\b|\besta lista (?:fue"
    r"|ha sido) (?:modificada|ampliada)"
    r"|\b(?:substitui|altera) esta (?:lista|relação)\b|\besta (?:lista|relação) foi (?:alterada|ampliada|modificada)"
    r"|\bsostituisce (?:questo|il presente) elenco\b|\b(?:questo|il presente) elenco è stato (?:modificato|integrato)"
    r"|\bvervangt deze lijst\b|\bdeze lijst is (?:gewijzigd|aangevuld|vervangen)\b"
    r"|\bzastępuje (?:niniejszy|ten) wykaz\b"
    r"|\b(?:niniejszy|ten) wykaz został (?:zmieniony|uzupełniony)\b|\bnahrazuje tento seznam\b"
    r"|\btento seznam byl (?:změněn|doplněn|nahrazen)\b|\bersätter denna lista\b"
    r"|\bdenna lista har (?:ändrats|ersatts)\b"
    r"|\berstatter denne listen\b|\bdenne listen er (?:endret|erstattet)\b|\bзаменяет (?:настоящий|этот) перечень\b"
    r"|\b(?:настоящий|этот) перечень (?:был )?(?:измен[её]н|дополнен|заменен)|\bзамінює цей перелік\b"
    r"|\bцей перелік (?:було )?(?:змінено|доповнено|замінено)\b|\bbu listenin yerin\w+|\bbu liste değiştiril"
    r"|\bmenggantikan daftar ini\b|\bdaftar ini telah (?:diubah|diganti|ditambah)\b"
    r"|\bdanh mục này đã được (?:sửa đổi|thay thế|bổ sung)"
    r"|\bthay thế danh mục này\b|(?:取代|替代|代替)本(?:目录|清单|名单)|本(?:目录|清单|名单)已(?:修订|修改|调整)"
    r"|本リスト(?:に代わる|は改正)|이 목록을 대체|이 목록은 (?:개정|변경)",
    re.IGNORECASE,
)
SIGNS = (
    (_ARCHIVED, "archived"),
    (_OUT_OF_DATE, "out of date"),
    (_AS_FIRST_MADE, "amended since"),
    (_AMENDS, "amended since"),
    (ITS_END, "ended"),
    (ENDED_BY, "ended"),
    (ENDED_IN_BRACKETS, "ended"),
    (SUSPENDED, "suspended"),
    (PLACEHOLDERS, "a template"),
    (COMMENTS_OPEN, "comments are still asked for"),
    (STILL_TO_PASS, "to be decided"),
    (ARCHIVE, "archived"),
    (GO_TO_CURRENT, "another stands"),
    (_LEAVES, "removed"),
    (_DISCLAIMED, "of nobody who may designate"),
    (_TAUGHT, "taught"),
    (_TRANSLATED, "a translation"),
    (_OTHER_SINCE, "amended since"),
    (STATUS, "not in force"),
    (FATE, "ended"),
    (TO_COME, "to be decided"),
    (PARTLY, "a part"),
    (NOT_THEIRS, "of nobody who may designate"),
)
