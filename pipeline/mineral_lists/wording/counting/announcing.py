"""The words with which lists are announced in languages other than English. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.mineral_lists.wording.glossary import IDEOGRAPHIC, explained, glossary


@dataclass(frozen=True, slots=True)
class Language:
    """What one language has: nouns of what lists hold, which tell the language; words, and how others begin.

    `code`: ISO 639-1.

    `names`: whether a capital letter shows a name. Where every noun has one, it shows nothing.
    """

    code: str
    nouns: frozenset[str]
    words: frozenset[str]
    stems: tuple[str, ...]
    names: bool = True

    def announces(self, word: str) -> bool:
        """Whether a word in small letters is one of its words or nouns, or begins as others do."""
        return word in self.words or word in self.nouns or word.startswith(self.stems)


def _language(code: str, nouns: str, words: str, stems: str, *, names: bool = True) -> Language:
    return Language(code, frozenset(nouns.split()), frozenset(words.split()), tuple(stems.split()), names)


LANGUAGES = (
    _language(
        "fr",
        "minéraux minerais métaux matières éléments substances entrées",
        """sur le la les l un une des du de d et ou en au aux à dans par pour que qui sont est a ont se sa son leur
        nos notre nous ces cette ce cet il ils elle elles comme dont y ci dessous après voici c actuellement
        désormais total nombre liste listes annexe tableau page comprend comprennent contient compte comporte
        recense énumère inclut regroupe compose fixe fixant fixée établit établie établissant arrêté décret loi
        article résolution suivant suivants suivante suivantes gouvernement ministère ministre état pays république
        commission conseil groupe groupes entrées entrée premières première premier nouvelle nouveau édition version
        sécurité approvisionnement transition important intérêt élève élèvent visées visés visée concernées concerne
        suivent
        dénombrées trouve trouvent lesquels lesquelles celle celles ceux portent ensemble soit réparties répartis
        différentes différentss importantes économie industrie entre parenthèses projet proposition seraient serait
        dresse cite nomme figurent figurer figure inscrit inscrits inscrite inscrites constituent dénombre retient
        porte mentionne répertorie rassemble relève réunit catalogue inventaire registre relevé forment composent
        aujourd'hui donc ainsi agit désormais chacune chacun compte passe passent aujourd hui avis existe
        existent nommés cités énumérés recensés listés répertoriés aussi
        leurs être appelés dits dites
        présente tous toutes quelque relatif relative portant figurant figurants énumérés indiqués indiquées détaillés
        visant annexés susvisés susmentionnés dessous dénommés reproduits reproduite journal officiel
        paragraphe alinéa""",
        """recens compt comport dénombr totalis énumér regroup inscri figur mention dress répertori conten compren
        compos rassembl réun fix établ soum nomm cit not list group répart entr considér jug reten désign déclar
        identifi défini class qualifi reconn national adopt publi mis révis actualis propos réput économi industri
        énergéti criti stratég essentiel minéra minerai métal métaux matière élément substance""",
    ),
    _language(
        "es",
        "minerales metales materias sustancias elementos entradas",
        """el la los las un una y o e de del en a al por para con que se su sus nuestro nuestra son es está están
        hay lista listado comprende contiene incluye consta enumera figuran integran siguiente siguientes total
        número país gobierno ministerio ministro república estado decreto ley artículo resolución anexo tabla página
        nueva nuevo primera edición versión economía seguridad suministro transición industria importantes grupos
        grupo primas ha han tiene tienen propone proponen propuesta ser sean único consulta pública como abarca
        reúne cuenta cuentan nombra cita recoge integra componen compone conforman menciona agrupa suma existen
        hoy actualmente entonces pues así pasa pasan quedan queda queda cada acuerdo orden dan conocer da
        aparecen catálogo inventario registro relación nómina
        forman ellos ellas cuales cual trata listados incluidos incluidas todos todas sobre
        entre relativa relativo mediante denominados primero segundo tercero único cuadro detallados detalladas
        señalados
        señaladas enumerados indicados descritos relacionados contenidos constan gaceta oficial parágrafo inciso ordinal
        siguiente dispone disponer establecer establécense establécese decláranse declárense apruébase""",
        """nacional declar declár consider identific defin clasific design aprob aprueb oficializ establec public
        adopt actual
        vigente compuest formad crític estratég esencial miner mater element sustanc metal económic energétic
        entrada""",
    ),
    _language(
        "de",
        "rohstoffe rohstoffen minerale mineralen metalle metallen mineralien einträge stoffe",
        """der die das den dem des ein eine einer eines und oder in im auf für von vom zu zur zum mit als sind ist
        hat haben wird werden wurden gelten gilt umfasst enthält zählt nennt steht stehen es gibt derzeit aktuell
        insgesamt folgende folgenden liste anhang anlage verordnung gesetz tabelle regierung bundesregierung
        ministerium kommission land neue neuen erste ersten ausgabe fassung sicherheit gruppen unsere unser diese
        dieser alle soll sollen entwurf vorschlag führt listet verzeichnet beinhaltet benennt weist aufgeführt
        aufgelistet finden zusammen bilden besteht bestehen aus stuft erfasst verzeichnis aufstellung übersicht
        heimische heimischen einheimische bundesamt landesregierung senat stufen katalog hier nachstehend
        nachfolgend nachfolgenden unten sowie genannt genannten enthalten gehören dazu
        umfaßt lautet lauten sachsen bayern hessen thüringen brandenburg niedersachsen saarland steiermark
        tirol kärnten salzburg
        vorarlberg niederösterreich oberösterreich burgenland eigene eigenen baut führt beruht stützt deren
        somit damit daher jeweils derzeitige aktuelle heute nun sie ihr ihre""",
        """national kritisch strategisch rohstoff mineral stoff element metall eintr eingestuft bestimm festgelegt
        benannt ausgewählt bezeichnet identifiziert veröffentlich wirtschaft versorgung wichtig""",
        names=False,
    ),
    _language(
        "pt",
        "minerais metais matérias substâncias itens",
        """o a os as um uma e ou de do da dos das em no na nos nas por para com que se sua seu nosso nossa são é há
        lista relação contém inclui compreende enumera constam seguinte seguintes total número país governo
        ministério ministro república estado decreto lei artigo resolução portaria anexo tabela página nova novo
        primeira edição versão economia segurança abastecimento suprimento transição indústria importantes grupos bens
        grupo primas tem têm propõe proposta ser sejam como reúne abrange conta cita nomeia menciona integra
        integram compõe compõem traz figuram relaciona elenca existem soma catálogo inventário registro rol formam
        hoje fixou fixa passa passam ter conter eles elas quais qual quem nele neles trata tratam depende dependem
        contar assim então cada fica ficam acordo incluídos listados todos
        todas sobre entre
        relativa relativo mediante ao aos pela pelo constantes
        diploma constam enumerados elencados indicados descritos fixados definidos quadro boletim jornal oficial
        parágrafo
        alínea despacho""",
        """nacional declar consider identific defin classific design aprov oficializ estabelec public adot atual vigente
        compost formad crític estratég essenc miner matér element substânc metal económic econômic energétic entrada""",
    ),
    _language(
        "it",
        "minerali metalli materie sostanze voci",
        """il lo la le i gli l un una uno e ed o di del della delle dei degli dell in nel nella nell per con che si
        suo sua nostro nostra sono è elenco lista comprende contiene include annovera conta enumera seguenti
        seguente totale numero paese governo ministero ministro repubblica stato decreto legge articolo allegato
        tabella pagina nuovo nuova prima prime edizione versione economia sicurezza approvvigionamento transizione
        interesse
        industria importanti gruppi ha hanno come proposta elenca riporta cita nomina raggruppa riunisce consta
        figurano compongono formano contano annoverano raccoglie reca ammonta catalogo inventario registro esistono
        oggi dunque quindi così pertanto ciascuna ciascuno ognuna delibera giunta regione regionali inclusi
        inseriti elencati tutti tutte tra fra relativo relativa
        mediante alla al ai dal dalla indicati riportati elencati cui individuati gazzetta bollettino ufficiale comma
        lettera deliberazione seguito""",
        """nazional dichiar consider individua definit classific design approv stabilit pubblic adott attual vigente
        compost formato critic strategic essenzial miner materi element sostanz metall economic energetic voc""",
    ),
    _language(
        "pl",
        "surowców surowce minerałów minerały pierwiastków pozycji metali kopalin",
        """wykaz wykazie wykazu lista listy listę liście zawiera obejmuje liczy na się jest są i oraz w z ze dla do
        od o to ten tego tej tych jako za pozycji następujące następujących rząd rządu ministerstwo minister ustawa
        rozporządzenie załącznik polska polski polsce kraj kraju państwo państwa łącznie razem uchwała drodze poniższe
        poniższych ma""",
        """surow krytyczn strateg miner pierwiast metal uzna określ zalicz ustal wymien gospodark gospodarc przyję
        opublik aktual obowiązuj""",
    ),
    _language(
        "nl",
        "grondstoffen mineralen metalen delfstoffen",
        """de het een van en of in op voor met als zijn is heeft hebben worden wordt deze die er volgende lijst
        bijlage tabel telt omvat bevat noemt totaal land regering ministerie minister kabinet besluit wet artikel
        onze nieuwe eerste staan staat door ons aan merkt wijst aangemerkt kabinet""",
        """kritiek strateg grondstof mineral metal vastgesteld aangewezen benoemd national econom belangrijk""",
    ),
    _language(
        "id",
        "jenis komoditas kritis strategis",
        """dan atau di ke dari untuk dengan sebagai yang ini itu adalah ialah terdiri atas meliputi mencakup memuat
        berisi terdapat perubahan atas tergolong dalam klasifikasi mulai berlaku sebagaimana tercantum terlampir daftar
        berikut menetapkan ditetapkan keputusan peraturan menteri pemerintah kementerian negara
        gubernur bupati wali kota daerah provinsi hari tetapkan umumkan republik presiden lampiran jumlah ada
        sebanyak tentang penetapan golongan kesatu kedua ketiga""",
        """mineral kritis strateg jenis komoditas logam nasional klasifikasi""",
    ),
    _language(
        "tr",
        "kritik stratejik hammadde hammaddeler madenler",
        """ve veya bir bu ile için olarak olan toplam liste listesi listesinde listede yer alan almaktadır alır
        bakanlık bakanlığı hükümet ülke ülkenin türkiye türkiye'nin karar yönetmelik aşağıdaki şunlardır vardır
        içerir kapsar oluşur tane adet edildi edilmiştir ilan da de""",
        """kritik strateji mineral maden hammadde element metal belirle tanımla açıkla yayım""",
    ),
    _language(
        "ru",
        "видов вида виды минералов ископаемых сырья материалов позиций наименований наименования металлов элементов",
        """и в на к по из с для о от до перечень перечня перечне список списка списке включает содержит входят
        входит включены насчитывает состоит правительство правительства правительством министерство министерства
        постановление распоряжение приказ российской федерации россии рф страны государства всего следующие
        следующих являются которые республики казахстан это размещается сайте утвердить согласно приложению
        составляет состоящий из""",
        """включ вош стратег критич минерал ископаем сырь вид полезн тверд твёрд дефицит утвержд утверд определ
        признан отнес относ национал основн""",
    ),
    _language(
        "uk",
        "видів види копалин сировини мінералів матеріалів позицій найменувань металів елементів",
        """і та й в у на до з із для від про перелік переліку входять входить включає містить налічує складається
        уряд уряду урядом кабінет міністрів міністерство постанова наказ україни держави усього всього наступні такі
        таких є що згідно з додатком складає який які""",
        """включ увійшл стратег критич мінерал копалин сировин вид корисн металіч значен затвердж затверд визнач
        визнан віднес національ""",
    ),
)
WITH_WORDS = frozenset(language.code for language in LANGUAGES) | {"ja", "zh", "ko"}
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HANGUL, _KANA = re.compile("[\uac00-\ud7af]"), re.compile("[\u3041-\u30fa]")
_ANNOUNCING = re.compile(  # in Japanese, Chinese and Korean, which are asked without words
    r"[\u4e00-\u9fff]{2,3}(?:省|市|自治区|自治區|县)|经|省政府|同意|现|分别为|分别|国务院|公布了|发布了|次の|收录"
    r"|收錄|收入|列示|载明|載明|涵盖|涵蓋|共收|収録|掲載|列挙|수록|게재|열거|答：?|问：?|問：?"
    r"|安全保障|供給|確保|決定|ついて|県"
    r"|重要|戦略|鉱物|鉱種|指定|定める?|定め|対象|一覧|リスト|レアメタル|品目|元素|金属|希少|資源|政府|経済|産業"
    r"|通商|省|選定|特定|物資|政令"
    r"|規定|掲げる|示す|示し|とおり|通り|及び|以下|次|全|合計|計|です|である|であり|ある|あり|なる|する|した|して"
    r"|として|れる|れた|現在|日本|国家|国|こと"
    r"|案|経済安全保障|推進|法|基づく|括弧内|関する|[のをはがにとしてたるいでられ]"
    r"|战略性?|戰略性?|关键|關鍵|矿产|矿种|矿物|礦產|礦物|资源|原材料|目录|目錄|清单|名单|列入|列为|确定|確定"
    r"|包括|包含|共有?|有|为|為|将|的|等"
    r"|下列|如下|具体|和|与|及|我国|中国|国务院|规划|全国|被|作为|是|认定|公布|发布|纳入|总计|合计|版本?|本|该|此"
    r"|能源|非金属|[种種类類個个項项]"
    r"|핵심|전략|광물|희소금속|목록|지정|선정|하였다|하였|했다|한다|한|다음|하고자|된|아래|같다|같은|같이|정부"
    r"|산업|통상|자원|부|국가|총|모두|이다|입니다|된다"
    r"|있다|고시|확정|발표|포함|구성|우리나라|대한민국|한국|종류|개|대|종|은|는|이|가|을|를|의|로|으로|에|과|와|및|다"
    r"|[\s\d、，。：:()（）「」『』·・|年月日]"
)


def is_unspaced(clause: str) -> bool:
    """Whether a clause is in Japanese, Chinese or Korean."""
    return _UNSPACED.search(clause) is not None


def left_over(clause: str, language: str | None) -> str:
    """What is left of such a clause without the words that announce a list; `language`: the page's."""
    code = language if language in IDEOGRAPHIC and language else _by_script(clause)
    rest, end = [], 0
    for start, stop in explained(clause, glossary(code)):
        rest.append(clause[end:start])
        end = stop
    return _ANNOUNCING.sub("", "".join((*rest, clause[end:])))


def _by_script(clause: str) -> str:
    return "ko" if _HANGUL.search(clause) else "ja" if _KANA.search(clause) else "zh"
