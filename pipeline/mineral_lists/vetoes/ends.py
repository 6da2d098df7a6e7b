"""The words with which a page says that its list has ended, is suspended, or is still to be decided. Pure."""

from __future__ import annotations

import re

ENDED_BY = re.compile(  # as a note or a field of the page's own instrument begins: "Repealed by Act 9 of 2024"
    r"^[\W\d]{0,8}(?:(?:status|note|history)\W{1,3})?(?:"
    r"(?:repealed|revoked|rescinded|annulled|superseded|withdrawn|suspended|quashed|expired|lapsed"
    r"|ceased to have effect"
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
ENDED_IN_BRACKETS = re.compile(  # "[2026. 1. 1. 폐지]", "(repealed)", "（2020年廃止）"
    r"[\[(（【〔<〈]\s?(?:[\d.,/年月日\s-]{0,16}(?:폐지|廃止|失効|废止|廢止|失效|mülga)"
    r"|(?:repealed|revoked|abrogée?|aufgehoben|außer kraft|derogad[ao]|revogad[ao]|abrogat[ao]|uchylon\w{1,2}"
    r"|zrušen\w?"
    r"|утратил\w* силу|скасован\w*|dicabut|vervallen|ingetrokken|upphävd|opphevet))[^\])）】〕>〉]{0,20}[\])）】〕>〉]",
    re.IGNORECASE,
)
SUSPENDED = re.compile(  # by a court, or by whoever made it
    r"\beffects? (?:(?:of|thereof) [^.]{0,60}\b)?(?:is|are|was|were|has been|have been|stands?) (?:\w+ )?suspended"
    r"|\b(?:is|are|was|were|been|stands?) stayed\b|\bstayed (?:by|until|pending)\b|\bsuspend(?:s|ed"
    r"|ing) the (?:effects?|operation|application|validity) of"
    r"|\b(?:quedan?|fueron|están|se) suspend\w+ (?:\w+ )?(?:los )?efectos|\befectos suspendidos"
    r"|\bsuspensión provisional"
    r"|\bmedida cautelar|\bficam? suspens[ao]s?|\befeitos suspensos|\bsuspens[ao]s? (?:os efeitos|por decisão|liminar)"
    r"|\bmedida liminar|\beffets? (?:sont |est )?suspendus?|\bréféré.suspension|\bsuspension de l'exécution"
    r"|\beffetti (?:sono |è )?sospes|\bsospensiva|\bsospes[aoie] (?:dal|in via)|\beinstweilige (?:anordnung|verfügung)"
    r"|\bvollzug (?:ist |wird )?(?:vorläufig )?ausgesetzt|\bgeschorst door|\bwstrzyma\w+ wykonan|\bзупинен\w* дію"
    r"|\bдействие [^.]{0,60}приостановлен|\byürütme\w* durdur\w*|\bditangguhkan|効力を停止|効力停止|暂停执行|暫停執行"
    r"|효력정지|효력을 정지|집행정지|وقف تنفيذ|وقف العمل",
    re.IGNORECASE,
)
COMMENTS_OPEN = re.compile(  # comments are being taken, whenever that ends
    r"\b(?:comments?|submissions?|feedback|views) (?:may|can|should|must|are|is|will) (?:still )?(?:be )?"
    r"(?:made|submitted|invited|accepted|sent|sought|requested|welcome|open|due)"
    r"|\b(?:have your say|public consultation is (?:now )?open|(?<!was )(?<!were )(?<!been )"
    r"open for (?:public )?(?:comment|consultation))"
    r"|\b(?:observations|contributions|remarques|avis) (?:peuvent|sont|doivent|seront)[^.]{0,40}"
    r"(?:adress|transmis|envoy|recueilli|reçu|attendu|déposé)"
    r"|\b(?:stellungnahmen?|einwendungen|anmerkungen) (?:werden|können|sind|bitte|nimmt)[^.]{0,60}"
    r"(?:entgegen|eingereicht|abgegeben|gesendet|gerichtet|möglich|willkommen|zu richten)"
    r"|\b(?:observaciones|comentarios|aportes|alegaciones) (?:podrán|pueden|se recib|se recog|deben|deberán)"
    r"|\b(?:contribuições|comentários|sugestões|manifestações) (?:podem|poderão|devem|deverão|são recebid"
    r"|serão recebid)"
    r"|\b(?:osservazioni|contributi|commenti) (?:possono|potranno|devono|vanno|sono)[^.]{0,30}"
    r"(?:inviat|presentat|trasmess|ricevut|far pervenire)"
    r"|\b(?:reacties|zienswijzen|opmerkingen) (?:kunnen|worden|zijn)[^.]{0,40}(?:ingediend|ingestuurd|welkom|gestuurd)"
    r"|\buwagi (?:można|należy|prosimy|przyjm)|\b(?:připomínky|podněty) (?:lze|je možné|zasílejte|můžete|přijím)"
    r"|\b(?:synpunkter|remissvar|remisstid\w*) (?:kan|ska|skal|tas|pågår|lämnas)|\b(?:innspill|høringssvar"
    r"|høringsfrist\w*)"
    r" (?:kan|skal|sendes|er|løper)|\blausun\w* (?:voi|pyydetään|annet)|\b(?:замечания|предложения|зауваження"
    r"|пропозиції)"
    r"[^.]{0,20} (?:принимаются|направля|можно|просим|приймаються|надсила|можна)"
    r"|\bgörüş(?:ler|lerinizi?)?[^.]{0,20} (?:bildir|ilet|gönder|kabul)|\b(?:masukan|tanggapan) (?:dapat"
    r"|disampaikan|diterima)"
    r"|\bgóp ý (?:xin|có thể|gửi|trước)|(?:意见|意見)(?:可|请|請|反馈|反饋)|意見(?:を募集|募集中|を受け付け)"
    r"|의견(?:을|은)?[^.]{0,12}(?:제출|접수|받)"
    r"|(?:تُ?رسل|ترسل|تقبل|يرجى إرسال) (?:ال)?ملاحظات",
    re.IGNORECASE,
)
STILL_TO_PASS = re.compile(  # what has not been decided yet
    r"\breferred to the (?:\w+ ){0,2}committee\b|\bread (?:twice|(?:the|a) (?:first|second) time)\b"
    r"|\bnot yet (?:been )?(?:adopted|approved|passed|signed|enacted|in force|in effect|final|gazetted|published"
    r"|decided"
    r"|endorsed|ratified|law)|\b(?:awaits?|awaiting|pending|subject to) (?:the )?(?:\w+ )?(?:adoption|approval"
    r"|signature"
    r"|assent|ratification|endorsement|publication|enactment)"
    r"|\b(?:pas|point) encore (?:été )?(?:adopté|approuvé|publié|signé|promulgué|entré|en vigueur)"
    r"|\ben attente d(?:e |')(?:adoption|approbation|publication|signature|validation)"
    r"|\bnoch nicht (?:beschlossen|verabschiedet|in kraft|befasst|veröffentlicht|erlassen|verkündet|unterzeichnet"
    r"|endgültig)"
    r"|\b(?:aún|todavía) no (?:ha sido|se ha|fue|está|entra)[^.]{0,12}(?:aprob|adopt|publi|firm|promulg|vig)"
    r"|\bpendiente de (?:aprobación|firma|publicación|sanción|promulgación)|\bainda não (?:foi|está|entrou)[^.]{0,12}"
    r"(?:aprov|adota|publica|assina|promulga|vig)|\bpendente de (?:aprovação|assinatura|publicação|sanção)"
    r"|\bnon (?:è |sono )?ancora (?:stat[aoie] )?(?:approvat|adottat|pubblicat|firmat|in vigore|entrat)"
    r"|\bin attesa di (?:approvazione|adozione|firma|pubblicazione)|\bnog niet (?:vastgesteld|aangenomen|in werking"
    r"|gepubliceerd|goedgekeurd)|\bjeszcze nie (?:został|wszed|przyję|opublik|obowiąz)|\bdosud ne(?:byl|nabyl|ní)"
    r"|\bännu inte (?:beslut|antag|fastställ|trätt)|\bennå ikke (?:vedtatt|fastsatt|trådt)"
    r"|\bei ole vielä (?:hyväksy|vahvist)"
    r"|\bещ[её] не (?:утвержд|принят|вступил|опубликован|подписан)|\bще не (?:затвердж|прийнят|набрав|опубліков"
    r"|підписан)"
    r"|\bhenüz (?:onaylan|kabul edil|yürürlü|yayım|imzalan)|\bbelum (?:disahkan|ditetapkan|berlaku|diundangkan)"
    r"|\bchưa (?:được )?(?:ban hành|phê duyệt|thông qua|có hiệu lực)|尚未(?:通过|批准|公布|生效|实施|發布|发布)"
    r"|まだ(?:決定|施行|公布|確定|成立)|未(?:施行|決定|確定|公布|承認)|아직 (?:확정|시행|공포|결정|통과|승인)"
    r"|لم (?:يُ?عتمد|يُ?قر|يصدر|يدخل)[^.]{0,20}بعد",
    re.IGNORECASE,
)
ARCHIVE = re.compile(  # the part of a site in which a page stands
    r"^\W{0,3}(?:historical )?(?:archives?|archivo histórico|archivio(?: storico)?|arquivo histórico|archiv"
    r"|archief|archiwum"
    r"|arkiv|arkisto|arşiv|архив|архів|arsip|lưu trữ|アーカイブ|過去の(?:情報|資料)|历史资料|歷史資料|档案"
    r"|보존기록|أرشيف)"
    r"\s{0,2}[>›»/|·]",
    re.IGNORECASE,
)
GO_TO_CURRENT = re.compile(  # a link to the list that stands
    r"\b(?:go to|see|view|visit|consult|read) (?:the )?(?:current|latest|new|newest|updated|in-force) "
    r"(?:list|version|edition|page)"
    r"|\b(?:voir|consulter|accéder à|aller à) (?:la|l') ?(?:liste|version|édition) (?:actuelle|en vigueur|à jour"
    r"|nouvelle)"
    r"|\b(?:zur|siehe) (?:die )?(?:aktuellen?|geltenden?|neuen?) (?:liste|fassung|ausgabe|version)"
    r"|\b(?:ver|ir a|consulte|consultar) (?:la |el )?(?:lista|versión|edición) (?:vigente|actual|actualizada|nueva)"
    r"|\b(?:ver|ir para|consulte) (?:a )?(?:lista|versão|edição) (?:vigente|atual|em vigor|atualizada)"
    r"|\bvai (?:all'|alla |al )(?:edizione|elenco|versione|testo) (?:in vigore|vigente|attuale|aggiornat\w)"
    r"|\bnaar de (?:huidige|actuele|geldende) (?:lijst|versie)|\bprzejdź do (?:aktualn|obowiązując)\w+"
    r"|\b(?:aktuální|platné) (?:znění|verze|seznam) zde|\bперейти к (?:действующ|актуальн)\w+"
    r"|\bперейти до (?:чинн|актуальн)\w+|\bgüncel (?:listeye|sürüme) git|\blihat (?:daftar|versi) (?:terbaru"
    r"|terkini|berlaku)"
    r"|\bxem (?:danh mục|phiên bản) (?:mới|hiện hành)|查看(?:现行|最新)(?:版|目录)|最新(?:版|のリスト)はこちら"
    r"|現行(?:版|のリスト)はこちら"
    r"|현행 (?:목록|고시) 보기|(?:改正後|改定後|現行|最新)の(?:条文|規定|告示|一覧|目録)[^。]{0,30}(?:ご覧|参照|こちら)"
    r"|\((?:переглядаєте|просматриваете|viewing|affichée|angezeigt)\).{0,30}\b(?:чинна|действующая|in force|current"
    r"|en vigueur|geltend)",
    re.IGNORECASE,
)
ITS_END = re.compile(  # of the page's own instrument: nothing between it and the verb
    r"(?:^|[.;:)\]] |\b(?:this|the present) |\b[A-Z]\d{1,2} )(?:the )?(?:order|act|regulations?|decree"
    r"|notice|instrument|list|decision|resolution) "
    r"(?:was |were |is |has been |have been )?(?:ceased to have effect|ceased to apply|revoked|repealed"
    r"|rescinded|annulled|quashed"
    r"|spent|expired|lapsed|suspended|struck down)\b"
    r"|\b(?:le présent (?:arrêté|décret)|la présente (?:liste|décision)|texte|acte) (?:est "
    r"|a été )?(?:abrogée?|annulée?|caduque?)\b"
    r"|\b(?:diese (?:verordnung|liste)|vorschrift|norm) (?:ist |wurde )?(?:aufgehoben|außer kraft)"
    r"|\bmit ablauf des \d[\d. ]{5,9} außer kraft|\bmit ablauf des \d{1,2}\. [^\W\d]{3,9} \d{4} außer kraft"
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
PLACEHOLDERS = re.compile(  # of a template or a style guide: no day, no authority yet
    r"\b(?:TT\.MM\.JJJJ|DD[./-]MM[./-]YYYY|JJ/MM/AAAA|DD/MM/AAAA|GG/MM/AAAA|DD\.MM\.RRRR|ДД\.ММ\.ГГГГ|GG\.AA\.YYYY)\b"
    r"|<(?:date|datum|fecha|data|authority|behörde|autorité|autoridad|autoridade|autorità|name|nom|nombre|nome"
    r"|urząd|ministry|ministerium"
    r"|ministère|ministerio|ministério|ministero|title|titel|titre|título|titolo|number|nummer|numéro|número"
    r"|numero)>|\[(?:date|datum|fecha|data|name|nom|nombre|nome|authority|behörde|autorité"
    r"|autoridad|дата|日付|日期)\]"
    r"|\blorem ipsum\b|\bblindtext\b|\bplaceholder text\b|\btexte de remplissage\b|\btexto de relleno\b"
    r"|\btesto segnaposto\b"
    r"|ダミーテキスト|占位文字|견본 텍스트",
    re.IGNORECASE,
)
