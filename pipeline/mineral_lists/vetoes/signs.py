"""The words with which a page says of itself that what it shows does not stand, in the languages of the lists. Pure."""

from __future__ import annotations

import re

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
    r"|\bgüncel olmayabilir|\bmungkin sudah usang|可能已过时|古い可能性|최신이 아닐",
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
_ITS_END = re.compile(  # of the page's own instrument: nothing between it and the verb
    r"(?:^|[.;:)\]] |\b(?:this|the present) |\b[A-Z]\d{1,2} )(?:the )?(?:order|act|regulations?|decree"
    r"|notice|instrument|list|decision|resolution) "
    r"(?:was |were |is |has been |have been )?(?:ceased to have effect|ceased to apply|revoked|repealed"
    r"|rescinded|annulled|quashed"
    r"|spent|expired|lapsed|suspended|struck down)\b"
    r"|\b(?:le présent (?:arrêté|décret)|la présente (?:liste|décision)|texte|acte) (?:est "
    r"|a été )?(?:abrogée?|annulée?|caduque?)\b"
    r"|\b(?:diese (?:verordnung|liste)|vorschrift|norm) (?:ist |wurde )?(?:aufgehoben|außer kraft)"
    r"|\b(?:norma|disposición|el presente (?:decreto|acuerdo)|la presente (?:lista"
    r"|resolución)) (?:fue )?(?:derogad[ao]|abrogad[ao]|sin efecto)"
    r"|\b(?:norma|ato|este decreto|esta (?:lista|portaria|resolução)) (?:foi )?(?:revogad[ao])"
    r"|\b(?:atto|provvedimento|il presente decreto) (?:è stato )?(?:abrogato|annullato)"
    r"|\bakt (?:prawny )?(?:jest )?(?:uchylon|nieobowiązując|utracił)"
    r"|\bстатус:? (?:утратил|отмен[её]н|недейств)|\bутратил\w* силу\W*$|\bстатус:? (?:втратив|скасован|нечинн)"
    r"|\bstatus(?:\s[^\W\d_]{2,12}){0,2}\W{1,3}(?:repealed|revoked|withdrawn|expired|abrogé"
    r"|aufgehoben|derogad[ao]|revogad[ao]|abrogato"
    r"|uchylon\w*|vervallen|dicabut"
    r"|upphävd|opphevet|kumottu|zrušen\w*|nieobowiązując\w*)|\bestado:? (?:derogad[ao]|no vigente)"
    r"|\bsituação:? (?:revogad[ao]|não vigente)"
    r"|\bétat:? (?:abrogé|périmé)|\bdurumu?:? (?:yürürlükten|mülga)|时效性[:：]?\s?(?:失效|废止|已废止|已失效)"
    r"|现行有效性[:：]?\s?失效|本(?:目录|清单|名单|决定|公告|通知)[^。]{0,24}(?:替代|取代|废止|失效|替换)"
    r"|(?:本|이) ?(?:목록"
    r"|고시)[^.]{0,24}(?:대체|폐지)|(?:本|この)(?:リスト|告示|一覧)[^。]{0,24}(?:置き換え|廃止|失効)|本文件已废止"
    r"|廃止済",
    re.IGNORECASE,
)
_ENDED_BY = re.compile(  # as a note or a field of the page's own instrument begins: "Repealed by Act 9 of 2024"
    r"^[\W\d]{0,8}(?:(?:status|note|history)\W{1,3})?(?:"
    r"(?:repealed|revoked|rescinded|annulled|superseded|withdrawn|suspended|quashed|expired|lapsed|ceased to have effect"
    r"|no longer in force)(?: with effect)? (?:by|on|from|since|with|under|in|as of|pending|until)\b"
    r"|(?:abrogée?|annulée?|suspendue?|remplacée?|caduque?|retirée?) (?:par|le|depuis|à compter|jusqu|au)\b"
    r"|(?:aufgehoben|außer kraft getreten|außer kraft|ausgesetzt|ersetzt|zurückgezogen|abgelöst) "
    r"(?:durch|mit|am|seit|ab|gemäß|bis|zum)\b"
    r"|(?:derogad|abrogad|anulad|suspendid|sustituid|reemplazad|revogad|substituíd|suspens|abrogat|annullat|sospes"
    r"|sostituit)[aeio]s? (?:por|pela?|pelo|en|em|desde|el|a partir|provisionalmente|da|dal|dalla|con|il|fino)\b"
    r"|(?:ingetrokken|vervallen|opgeheven|geschorst|vervangen) (?:bij|door|per|op|met|sinds)\b"
    r"|(?:uchylon\w*|zawieszon\w*|zastąpion\w*|utracił\w* moc|zrušen\w*|pozastaven\w*|nahrazen\w*) "
    r"(?:przez|z dniem|na mocy|od|dnia|dne|zákonem|nařízením|usnesením|k)\b"
    r"|(?:upphävd|upphävt|opphevet|ophævet|ersatt|erstattet|kumottu) (?:genom|av|ved|med|den|fra|från)\b"
    r"|(?:отмен[её]н\w*|утратил\w* силу|признан\w* утратившим\w* силу|приостановлен\w*|замен[её]н\w*|скасован\w*"
    r"|втратил\w* чинність|втратив чинність|зупинен\w*)(?:\s|$)"
    r"|(?:mülga|yürürlükten kaldırıl\w+|iptal edil\w+|dicabut|tidak berlaku|ditangguhkan|hết hiệu lực|bị bãi bỏ"
    r"|bị thay thế|abrogat\w*|hatályon kívül|καταργήθηκε|καταργημέν\w+)(?:\s|$)"
    r"|(?:廃止|失効|废止|廢止|失效|已废止|已失效|폐지|실효|ألغي|أُلغي|ملغى|ملغاة|لغو شده|منسوخ)"
    r"(?:日|され|于|於|された|됨|되었|\s|[:：。]|$))",
    re.IGNORECASE,
)
_ENDED_IN_BRACKETS = re.compile(  # "[2026. 1. 1. 폐지]", "(repealed)", "（2020年廃止）"
    r"[\[(（【〔<〈]\s?(?:[\d.,/年月日\s-]{0,16}(?:폐지|廃止|失効|废止|廢止|失效|mülga)"
    r"|(?:repealed|revoked|abrogée?|aufgehoben|außer kraft|derogad[ao]|revogad[ao]|abrogat[ao]|uchylon\w{1,2}|zrušen\w?"
    r"|утратил\w* силу|скасован\w*|dicabut|vervallen|ingetrokken|upphävd|opphevet))[^\])）】〕>〉]{0,20}[\])）】〕>〉]",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(  # by a court, or by whoever made it
    r"\beffects? (?:(?:of|thereof) [^.]{0,60}\b)?(?:is|are|was|were|has been|have been|stands?) (?:\w+ )?suspended"
    r"|\bsuspend(?:s|ed|ing) the (?:effects?|operation|application|validity) of"
    r"|\b(?:quedan?|fueron|están|se) suspend\w+ (?:\w+ )?(?:los )?efectos|\befectos suspendidos|\bsuspensión provisional"
    r"|\bmedida cautelar|\bficam? suspens[ao]s?|\befeitos suspensos|\bsuspens[ao]s? (?:os efeitos|por decisão|liminar)"
    r"|\bmedida liminar|\beffets? (?:sont |est )?suspendus?|\bréféré.suspension|\bsuspension de l'exécution"
    r"|\beffetti (?:sono |è )?sospes|\bsospensiva|\bsospes[aoie] (?:dal|in via)|\beinstweilige (?:anordnung|verfügung)"
    r"|\bvollzug (?:ist |wird )?(?:vorläufig )?ausgesetzt|\bgeschorst door|\bwstrzyma\w+ wykonan|\bзупинен\w* дію"
    r"|\bдействие [^.]{0,60}приостановлен|\byürütme\w* durdur\w*|\bditangguhkan|効力を停止|効力停止|暂停执行|暫停執行"
    r"|효력정지|효력을 정지|집행정지|وقف تنفيذ|وقف العمل",
    re.IGNORECASE,
)
_COMMENTS_OPEN = re.compile(  # comments are being taken, whenever that ends
    r"\b(?:comments?|submissions?|feedback|views) (?:may|can|should|must|are|is|will) (?:still )?(?:be )?"
    r"(?:made|submitted|invited|accepted|sent|sought|requested|welcome|open|due)"
    r"|\b(?:have your say|public consultation is (?:now )?open|open for (?:public )?(?:comment|consultation))"
    r"|\b(?:observations|contributions|remarques|avis) (?:peuvent|sont|doivent|seront)[^.]{0,40}"
    r"(?:adress|transmis|envoy|recueilli|reçu|attendu|déposé)"
    r"|\b(?:stellungnahmen?|einwendungen|anmerkungen) (?:werden|können|sind|bitte|nimmt)[^.]{0,60}"
    r"(?:entgegen|eingereicht|abgegeben|gesendet|gerichtet|möglich|willkommen|zu richten)"
    r"|\b(?:observaciones|comentarios|aportes|alegaciones) (?:podrán|pueden|se recib|se recog|deben|deberán)"
    r"|\b(?:contribuições|comentários|sugestões|manifestações) (?:podem|poderão|devem|deverão|são recebid|serão recebid)"
    r"|\b(?:osservazioni|contributi|commenti) (?:possono|potranno|devono|vanno|sono)[^.]{0,30}"
    r"(?:inviat|presentat|trasmess|ricevut|far pervenire)"
    r"|\b(?:reacties|zienswijzen|opmerkingen) (?:kunnen|worden|zijn)[^.]{0,40}(?:ingediend|ingestuurd|welkom|gestuurd)"
    r"|\buwagi (?:można|należy|prosimy|przyjm)|\b(?:připomínky|podněty) (?:lze|je možné|zasílejte|můžete|přijím)"
    r"|\b(?:synpunkter|remissvar|remisstid\w*) (?:kan|ska|skal|tas|pågår|lämnas)|\b(?:innspill|høringssvar|høringsfrist\w*)"
    r" (?:kan|skal|sendes|er|løper)|\blausun\w* (?:voi|pyydetään|annet)|\b(?:замечания|предложения|зауваження|пропозиції)"
    r"[^.]{0,20} (?:принимаются|направля|можно|просим|приймаються|надсила|можна)"
    r"|\bgörüş(?:ler|lerinizi?)?[^.]{0,20} (?:bildir|ilet|gönder|kabul)|\b(?:masukan|tanggapan) (?:dapat|disampaikan|diterima)"
    r"|\bgóp ý (?:xin|có thể|gửi|trước)|(?:意见|意見)(?:可|请|請|反馈|反饋)|意見(?:を募集|募集中|を受け付け)|의견(?:을|은)?[^.]{0,12}(?:제출|접수|받)"
    r"|(?:تُ?رسل|ترسل|تقبل|يرجى إرسال) (?:ال)?ملاحظات",
    re.IGNORECASE,
)
_STILL_TO_PASS = re.compile(  # what has not been decided yet
    r"\bnot yet (?:been )?(?:adopted|approved|passed|signed|enacted|in force|in effect|final|gazetted|published|decided"
    r"|endorsed|ratified|law)|\b(?:awaits?|awaiting|pending|subject to) (?:the )?(?:\w+ )?(?:adoption|approval|signature"
    r"|assent|ratification|endorsement|publication|enactment)"
    r"|\b(?:pas|point) encore (?:été )?(?:adopté|approuvé|publié|signé|promulgué|entré|en vigueur)"
    r"|\ben attente d(?:e |')(?:adoption|approbation|publication|signature|validation)"
    r"|\bnoch nicht (?:beschlossen|verabschiedet|in kraft|befasst|veröffentlicht|erlassen|verkündet|unterzeichnet|endgültig)"
    r"|\b(?:aún|todavía) no (?:ha sido|se ha|fue|está|entra)[^.]{0,12}(?:aprob|adopt|publi|firm|promulg|vig)"
    r"|\bpendiente de (?:aprobación|firma|publicación|sanción|promulgación)|\bainda não (?:foi|está|entrou)[^.]{0,12}"
    r"(?:aprov|adota|publica|assina|promulga|vig)|\bpendente de (?:aprovação|assinatura|publicação|sanção)"
    r"|\bnon (?:è |sono )?ancora (?:stat[aoie] )?(?:approvat|adottat|pubblicat|firmat|in vigore|entrat)"
    r"|\bin attesa di (?:approvazione|adozione|firma|pubblicazione)|\bnog niet (?:vastgesteld|aangenomen|in werking"
    r"|gepubliceerd|goedgekeurd)|\bjeszcze nie (?:został|wszed|przyję|opublik|obowiąz)|\bdosud ne(?:byl|nabyl|ní)"
    r"|\bännu inte (?:beslut|antag|fastställ|trätt)|\bennå ikke (?:vedtatt|fastsatt|trådt)|\bei ole vielä (?:hyväksy|vahvist)"
    r"|\bещ[её] не (?:утвержд|принят|вступил|опубликован|подписан)|\bще не (?:затвердж|прийнят|набрав|опубліков|підписан)"
    r"|\bhenüz (?:onaylan|kabul edil|yürürlü|yayım|imzalan)|\bbelum (?:disahkan|ditetapkan|berlaku|diundangkan)"
    r"|\bchưa (?:được )?(?:ban hành|phê duyệt|thông qua|có hiệu lực)|尚未(?:通过|批准|公布|生效|实施|發布|发布)"
    r"|まだ(?:決定|施行|公布|確定|成立)|未(?:施行|決定|確定|公布|承認)|아직 (?:확정|시행|공포|결정|통과|승인)|لم (?:يُ?عتمد|يُ?قر|يصدر|يدخل)[^.]{0,20}بعد",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(  # the part of a site in which a page stands
    r"^\W{0,3}(?:historical )?(?:archives?|archivo histórico|archivio(?: storico)?|arquivo histórico|archiv|archief|archiwum"
    r"|arkiv|arkisto|arşiv|архив|архів|arsip|lưu trữ|アーカイブ|過去の(?:情報|資料)|历史资料|歷史資料|档案|보존기록|أرشيف)"
    r"\s{0,2}(?:[>›»/|:·]|$)",
    re.IGNORECASE,
)
_GO_TO_CURRENT = re.compile(  # a link to the list that stands
    r"\b(?:go to|see|view|visit|consult|read) (?:the )?(?:current|latest|new|newest|updated|in-force) "
    r"(?:list|version|edition|page)"
    r"|\b(?:voir|consulter|accéder à|aller à) (?:la|l') ?(?:liste|version|édition) (?:actuelle|en vigueur|à jour|nouvelle)"
    r"|\b(?:zur|siehe) (?:die )?(?:aktuellen?|geltenden?|neuen?) (?:liste|fassung|ausgabe|version)"
    r"|\b(?:ver|ir a|consulte|consultar) (?:la |el )?(?:lista|versión|edición) (?:vigente|actual|actualizada|nueva)"
    r"|\b(?:ver|ir para|consulte) (?:a )?(?:lista|versão|edição) (?:vigente|atual|em vigor|atualizada)"
    r"|\bvai (?:all'|alla |al )(?:edizione|elenco|versione|testo) (?:in vigore|vigente|attuale|aggiornat\w)"
    r"|\bnaar de (?:huidige|actuele|geldende) (?:lijst|versie)|\bprzejdź do (?:aktualn|obowiązując)\w+"
    r"|\b(?:aktuální|platné) (?:znění|verze|seznam) zde|\bперейти к (?:действующ|актуальн)\w+"
    r"|\bперейти до (?:чинн|актуальн)\w+|\bgüncel (?:listeye|sürüme) git|\blihat (?:daftar|versi) (?:terbaru|terkini|berlaku)"
    r"|\bxem (?:danh mục|phiên bản) (?:mới|hiện hành)|查看(?:现行|最新)(?:版|目录)|最新(?:版|のリスト)はこちら|現行(?:版|のリスト)はこちら"
    r"|현행 (?:목록|고시) 보기",
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
    (_ITS_END, "ended"),
    (_ENDED_BY, "ended"),
    (_ENDED_IN_BRACKETS, "ended"),
    (_SUSPENDED, "suspended"),
    (_COMMENTS_OPEN, "comments are still asked for"),
    (_STILL_TO_PASS, "to be decided"),
    (_ARCHIVE, "archived"),
    (_GO_TO_CURRENT, "another stands"),
    (_LEAVES, "removed"),
    (_DISCLAIMED, "of nobody who may designate"),
    (_TAUGHT, "taught"),
    (_TRANSLATED, "a translation"),
    (_OTHER_SINCE, "amended since"),
)
