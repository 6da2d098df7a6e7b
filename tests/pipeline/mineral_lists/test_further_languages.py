"""A list page in each language with a file of its own: read rightly or held with a reason, never silently wrong.

The decrees are invented; the names are those of the language's file.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.document import Body, Document
from pipeline.mineral_lists import Decision, Reading, read
from pipeline.mineral_lists.wording.counting.announcing import WITH_WORDS
from pipeline.mineral_lists.wording.language_of import told, told_by_names
from pipeline.outline.outline import outline
from tests.pipeline.mineral_lists.measure import reading_of
from vocabulary.languages.file import ENGLISH, codes, known_language
from vocabulary.minerals.table import get

TWELVE = (
    "lithium", "cobalt", "nickel", "copper", "tungsten", "graphite", "antimony", "gallium", "germanium", "titanium",
    "rare-earth-elements", "tin",
)  # fmt: skip
PAGES = {  # what stands over the list, and the sentence that leads into it
    "ro": ("Lista națională a materiilor prime critice", "Lista cuprinde 12 materii prime critice:"),
    "bg": ("Национален списък на критичните суровини", "Списъкът включва следните 12 критични суровини:"),
    "el": ("Εθνικός κατάλογος κρίσιμων πρώτων υλών", "Ο κατάλογος περιλαμβάνει 12 κρίσιμες πρώτες ύλες:"),
    "hu": ("A kritikus nyersanyagok jegyzéke", "A jegyzék a következő 12 kritikus nyersanyagot tartalmazza:"),
    "sr": ("Листа критичних минералних сировина", "Листа садржи 12 критичних минералних сировина:"),
    "hr": ("Popis kritičnih sirovina", "Popis sadrži dvanaest kritičnih sirovina:"),
    "bs": ("Lista kritičnih sirovina", "Lista sadrži 12 kritičnih sirovina:"),
    "sl": ("Seznam kritičnih surovin", "Seznam vsebuje 12 kritičnih surovin:"),
    "sk": ("Zoznam kritických surovín", "Zoznam obsahuje dvanásť kritických surovín:"),
    "et": ("Kriitiliste toormete loetelu", "Loetelu sisaldab järgmised 12 kriitilist tooret:"),
    "lv": ("Kritisko izejvielu saraksts", "Sarakstā ir 12 kritiskās izejvielas:"),
    "lt": ("Kritinių žaliavų sąrašas", "Sąraše yra šios 12 kritinių žaliavų:"),
    "da": ("Liste over kritiske råstoffer", "Listen indeholder 12 kritiske råstoffer:"),
    "is": ("Listi yfir mikilvæg hráefni", "Listinn inniheldur 12 mikilvæg hráefni:"),
    "ca": ("Llista de matèries primeres crítiques", "La llista conté 12 matèries primeres crítiques:"),
    "gl": ("Lista de materias primas críticas", "A lista contén 12 materias primas críticas:"),
    "sq": ("Lista e mineraleve kritike", "Lista përmban 12 minerale kritike:"),
    "mk": ("Листа на критични суровини", "Листата содржи 12 критични суровини:"),
    "be": ("Пералік крытычных мінералаў", "Пералік уключае 12 крытычных мінералаў:"),
    "kk": ("Сыни минералдар тізбесі", "Тізбе мынадай 12 сыни минералды қамтиды:"),
    "ky": ("Критикалык минералдардын тизмеси", "Тизме төмөнкү 12 критикалык минералды камтыйт:"),
    "uz": ("Kritik minerallar ro‘yxati", "Ro‘yxat quyidagi 12 ta kritik mineraldan iborat:"),
    "az": ("Kritik mineralların siyahısı", "Siyahıya aşağıdakı 12 kritik mineral daxildir:"),
    "mn": ("Чухал ашигт малтмалын жагсаалт", "Жагсаалтад дараах 12 чухал ашигт малтмал багтана:"),
    "hy": ("Կրիտիկական հանքանյութերի ցանկ", "Ցանկը ներառում է հետևյալ 12 կրիտիկական հանքանյութերը:"),
    "ka": ("კრიტიკული მინერალების სია", "სია მოიცავს 12 კრიტიკულ მინერალს:"),
    "th": ("บัญชีรายชื่อแร่สำคัญ", "บัญชีรายชื่อประกอบด้วยแร่สำคัญจำนวน 12 ชนิด ดังนี้:"),
    "fa": ("فهرست مواد معدنی حیاتی", "فهرست شامل 12 ماده معدنی حیاتی است:"),
    "ur": ("اہم معدنیات کی فہرست", "فہرست درج ذیل 12 اہم معدنیات پر مشتمل ہے:"),
    "he": ("רשימת המינרלים הקריטיים", "הרשימה כוללת 12 מינרלים קריטיים:"),
    "bn": ("গুরুত্বপূর্ণ খনিজের তালিকা", "তালিকায় নিম্নলিখিত 12 টি গুরুত্বপূর্ণ খনিজ রয়েছে:"),
    "sw": ("Orodha ya madini muhimu", "Orodha hii ina madini muhimu 12:"),
    "ms": ("Senarai mineral kritikal", "Senarai ini mengandungi 12 mineral kritikal:"),
    "ar": ("قائمة المعادن الحرجة", "تضم القائمة 12 معدنا حرجا:"),
    "hi": ("महत्वपूर्ण खनिजों की सूची", "सूची में 12 महत्वपूर्ण खनिज हैं:"),
    "vi": ("Danh mục khoáng sản quan trọng", "Danh mục gồm 12 khoáng sản quan trọng:"),
    "id": ("Daftar mineral kritis", "Daftar ini memuat 12 mineral kritis:"),
    "tr": ("Kritik mineraller listesi", "Liste 12 kritik mineral içerir:"),
    "pl": ("Wykaz surowców krytycznych", "Wykaz obejmuje 12 surowców krytycznych:"),
    "nl": ("Lijst van kritieke grondstoffen", "De lijst omvat 12 kritieke grondstoffen:"),
    "sv": ("Lista över kritiska råvaror", "Listan omfattar 12 kritiska råvaror:"),
    "no": ("Liste over kritiske råvarer", "Listen omfatter 12 kritiske råvarer:"),
    "fi": ("Kriittisten raaka-aineiden luettelo", "Luettelo sisältää 12 kriittistä raaka-ainetta:"),
    "cs": ("Seznam kritických surovin", "Seznam obsahuje 12 kritických surovin:"),
    "ru": ("Перечень критических минералов", "Перечень включает 12 критических минералов:"),
    "uk": ("Перелік критичних мінералів", "Перелік містить 12 критичних мінералів:"),
    "fil": ("Listahan ng mga kritikal na mineral", "Ang listahan ay binubuo ng 12 kritikal na mineral:"),
}

OF = {  # a country in which the language is spoken
    "ro": "RO", "bg": "BG", "el": "GR", "hu": "HU", "sr": "RS", "hr": "HR", "bs": "BA", "sl": "SI", "sk": "SK", "et": "EE",
    "lv": "LV", "lt": "LT", "da": "DK", "is": "IS", "sq": "AL", "mk": "MK", "be": "BY", "kk": "KZ", "ky": "KG", "uz": "UZ",
    "az": "AZ", "mn": "MN", "hy": "AM", "ka": "GE", "th": "TH", "bn": "BD", "ur": "PK", "fa": "IR", "he": "IL", "sw": "TZ",
    "ms": "MY", "fil": "PH",
}  # fmt: skip
STRATEGIC = {
    "ro": (
        "Hotărârea nr. 412/2026 privind lista mineralelor strategice",
        "Prezenta hotărâre stabilește lista mineralelor strategice ale României, formată din douăsprezece poziții, după cum urmează:",
    ),
    "bg": (
        "Стратегически суровини на Република България",
        "С решение на Министерския съвет за стратегически са определени дванадесет суровини:",
    ),
    "el": (
        "Κρίσιμες ορυκτές πρώτες ύλες της Ελλάδας",
        "Με απόφαση του Υπουργού Περιβάλλοντος και Ενέργειας χαρακτηρίζονται ως κρίσιμες οι ακόλουθες δώδεκα ορυκτές πρώτες ύλες:",
    ),
    "hu": (
        "Magyarország stratégiai nyersanyagai",
        "A kormány rendelete szerint tizenkét nyersanyag minősül stratégiainak:",
    ),
    "sr": ("Уредба о листи стратешких минерала", "Стратешким минералима сматра се дванаест минерала:"),
    "hr": (
        "Odluka o popisu strateških mineralnih sirovina",
        "Vlada Republike Hrvatske utvrđuje popis od dvanaest strateških mineralnih sirovina:",
    ),
    "bs": (
        "Strateške mineralne sirovine Bosne i Hercegovine",
        "Utvrđuje se ukupno dvanaest strateških mineralnih sirovina:",
    ),
    "sl": ("Uredba o seznamu strateških mineralnih surovin", "Vlada določa dvanajst strateških mineralnih surovin:"),
    "sk": (
        "Nariadenie vlády o strategických nerastných surovinách",
        "Za strategické sa považuje týchto dvanásť nerastných surovín:",
    ),
    "et": (
        "Riigi strateegiliste maavarade nimekiri",
        "Vabariigi Valitsuse korraldusega on strateegilisteks maavaradeks kinnitatud kaksteist maavara:",
    ),
    "lv": (
        "Stratēģisko derīgo izrakteņu saraksts",
        "Ministru kabinets nosaka divpadsmit stratēģiskos derīgos izrakteņus:",
    ),
    "lt": (
        "Dėl strateginių naudingųjų iškasenų sąrašo patvirtinimo",
        "Vyriausybė patvirtino dvylika strateginių naudingųjų iškasenų:",
    ),
    "da": ("Rigets strategiske mineraler", "Bekendtgørelsen udpeger i alt tolv strategiske mineraler:"),
    "is": ("Skrá yfir þýðingarmikil jarðefni", "Í skránni eru alls tólf þýðingarmikil jarðefni:"),
    "ca": ("Minerals estratègics de Catalunya", "El Govern ha declarat estratègics els dotze minerals següents:"),
    "gl": ("Minerais estratéxicos de Galicia", "A Xunta declara estratéxicos os doce minerais seguintes:"),
    "sq": (
        "Vendim për miratimin e listës së lëndëve të para strategjike",
        "Këshilli i Ministrave miraton listën prej dymbëdhjetë lëndësh të para strategjike:",
    ),
    "mk": ("Одлука за утврдување на стратешки минерали", "Владата утврдува вкупно дванаесет стратешки минерали:"),
    "be": (
        "Стратэгічныя карысныя выкапні Рэспублікі Беларусь",
        "Савет Міністраў вызначае дванаццаць відаў стратэгічных карысных выкапняў:",
    ),
    "kk": (
        "Стратегиялық пайдалы қазбалардың тізімін бекіту туралы",
        "Қазақстан Республикасының Үкіметі он екі стратегиялық пайдалы қазбаны айқындайды:",
    ),
    "ky": (
        "Стратегиялык кен байлыктардын тизмесин бекитүү жөнүндө",
        "Өкмөт он эки стратегиялык кен байлыкты аныктайт:",
    ),
    "uz": (
        "Strategik foydali qazilmalar ro‘yxatini tasdiqlash to‘g‘risida",
        "O‘n ikki turdagi foydali qazilma strategik deb belgilansin:",
    ),
    "az": (
        "Strateji faydalı qazıntıların siyahısının təsdiq edilməsi haqqında",
        "Nazirlər Kabineti on iki faydalı qazıntını strateji hesab edir:",
    ),
    "mn": (
        "Стратегийн ач холбогдол бүхий ашигт малтмалын жагсаалт",
        "Улсын Их Хурал нийт арван хоёр төрлийн ашигт малтмалыг стратегийн гэж тогтоосон:",
    ),
    "hy": (
        "Ռազմավարական նշանակության օգտակար հանածոների ցանկ",
        "Կառավարությունը հաստատել է ռազմավարական տասներկու օգտակար հանածո:",
    ),
    "ka": (
        "სტრატეგიული წიაღისეულის ნუსხის დამტკიცების შესახებ",
        "მთავრობის დადგენილებით განისაზღვრა თორმეტი სტრატეგიული წიაღისეული:",
    ),
    "th": ("แร่ยุทธศาสตร์ของประเทศไทย", "คณะรัฐมนตรีกำหนดให้แร่ 12 ชนิดต่อไปนี้เป็นแร่ยุทธศาสตร์:"),
    "fa": ("مواد معدنی راهبردی کشور", "هیئت وزیران دوازده ماده معدنی را به عنوان راهبردی تعیین کرد:"),
    "ur": ("پاکستان کی تزویراتی معدنیات", "وفاقی حکومت نے درج ذیل 12 معدنیات کو تزویراتی قرار دیا ہے:"),
    "he": ("מינרלים אסטרטגיים לישראל", "הממשלה קבעה כי שנים עשר המינרלים הבאים הם אסטרטגיים:"),
    "bn": ("বাংলাদেশের কৌশলগত খনিজ", "সরকার নিম্নবর্ণিত 12টি খনিজকে কৌশলগত হিসেবে ঘোষণা করেছে:"),
    "sw": ("Madini ya kimkakati ya Tanzania", "Waziri ametangaza madini kumi na mawili kuwa ya kimkakati:"),
    "ms": ("Mineral strategik negara", "Kabinet telah meluluskan dua belas mineral sebagai mineral strategik:"),
    "fil": (
        "Mga estratehikong mineral ng Pilipinas",
        "Idineklara ng Kagawaran ang labindalawang mineral bilang estratehiko:",
    ),
}
IDENTIFIED = {  # as a ministry's page tells of it
    "ro": (
        "Care sunt materiile prime critice ale României?",
        "În anul 2026, Ministerul Economiei a identificat 12 materii prime critice pentru economia națională:",
    ),
    "bg": (
        "Критични суровини за българската икономика",
        "Министерството на енергетиката идентифицира 12 суровини като критични за икономиката:",
    ),
    "el": ("Κρίσιμα ορυκτά", "Το Υπουργείο αναγνωρίζει δώδεκα κρίσιμα ορυκτά για την ελληνική οικονομία:"),
    "hu": ("Kritikus ásványok Magyarországon", "Az Energiaügyi Minisztérium 12 ásványt nyilvánított kritikussá:"),
    "sr": (
        "Критичне минералне сировине Србије",
        "Министарство рударства и енергетике утврдило је 12 критичних минералних сировина:",
    ),
    "hr": ("Kritične sirovine u Hrvatskoj", "Na popisu se nalazi ukupno 12 kritičnih sirovina:"),
    "sl": ("Kritične surovine v Sloveniji", "Na seznamu je 12 kritičnih surovin:"),
    "sk": ("Kritické suroviny Slovenska", "Na zozname je spolu 12 kritických surovín:"),
    "et": ("Eesti kriitilised toormed", "Nimekirjas on kokku 12 kriitilist tooret:"),
    "lv": ("Latvijas kritiskās izejvielas", "Sarakstā iekļautas 12 kritiskās izejvielas:"),
    "lt": ("Lietuvos kritinės žaliavos", "Į sąrašą įtraukta 12 kritinių žaliavų:"),
    "da": ("Danmarks kritiske råstoffer", "Regeringen har udpeget 12 råstoffer som kritiske:"),
    "sq": ("Mineralet kritike të Shqipërisë", "Në listë janë gjithsej 12 minerale kritike:"),
    "mk": ("Критични суровини на Северна Македонија", "На листата има вкупно 12 критични суровини:"),
    "kk": ("Қазақстанның сыни минералдары", "Тізімге 12 сыни минерал енгізілді:"),
    "uz": ("O‘zbekistonning muhim minerallari", "Ro‘yxatga jami 12 ta muhim mineral kiritilgan:"),
    "az": ("Azərbaycanın kritik mineralları", "Siyahıda cəmi 12 kritik mineral var:"),
    "mn": ("Монгол Улсын чухал ашигт малтмал", "Жагсаалтад нийт 12 ашигт малтмал орсон:"),
    "hy": ("Հայաստանի կրիտիկական հանքանյութերը", "Ցանկում ընդգրկված է 12 կրիտիկական հանքանյութ:"),
    "ka": ("საქართველოს კრიტიკული მინერალები", "სიაში შეტანილია 12 კრიტიკული მინერალი:"),
    "fa": ("فهرست مواد معدنی راهبردی ایران", "در این فهرست ۱۲ ماده معدنی راهبردی آمده است:"),
    "ur": ("پاکستان کی اہم معدنیات", "حکومت نے 12 معدنیات کو اہم قرار دیا ہے:"),
    "he": ("המינרלים הקריטיים של ישראל", "ברשימה 12 מינרלים קריטיים:"),
    "ms": ("Mineral kritikal Malaysia", "Kerajaan mengenal pasti 12 mineral kritikal:"),
    "fil": ("Mga kritikal na mineral ng bansa", "Kinikilala ng pamahalaan ang 12 kritikal na mineral:"),
    "ca": ("Primeres matèries crítiques", "El Govern identifica 12 primeres matèries crítiques:"),
    "gl": ("Materias primas críticas", "A Xunta identifica 12 materias primas críticas:"),
    "be": ("Крытычныя мінералы Беларусі", "У пераліку 12 крытычных мінералаў:"),
}
SOMETHING_ELSE = {  # what somebody does with so many critical minerals
    "ro": [
        ("Proiectul minelor de materii prime critice", "Compania explorează 12 materii prime critice:"),
        ("Materii prime critice", "Importăm din Asia 12 materii prime critice:"),
        ("Curs despre minerale critice", "Veți învăța despre 12 minerale critice:"),
        ("Lista materiilor prime critice", "Rezerva de stat achiziționează 12 materii prime critice:"),
        ("Minerale critice", "Ministerul propune o listă de 12 minerale critice:"),
    ],
    "hu": [
        ("Kritikus nyersanyagok", "Cégünk 12 kritikus nyersanyagot forgalmaz:"),
        ("Kritikus nyersanyagok a múzeumban", "A kiállításon 12 kritikus nyersanyag látható:"),
        ("A kritikus nyersanyagok listája", "A szakértők 12 kritikus nyersanyag felvételét kérik:"),
        ("Stratégiai nyersanyagok", "Az állam 12 stratégiai nyersanyagból tart készletet:"),
    ],
    "bg": [
        ("Критични суровини", "Нашата лаборатория анализира 12 критични суровини:"),
        ("Списък на критичните суровини", "През 2025 г. бяха отпаднали 12 критични суровини:"),
        ("Критични суровини", "Освободени от мито са 12 критични суровини:"),
        ("Проучване на критични суровини", "Геолозите откриха 12 критични суровини:"),
    ],
    "el": [
        ("Κρίσιμες πρώτες ύλες", "Η εταιρεία μας πουλά 12 κρίσιμες πρώτες ύλες:"),
        ("Κρίσιμες πρώτες ύλες στα κινητά", "Ένα κινητό περιέχει 12 κρίσιμες πρώτες ύλες:"),
        ("Κατάλογος κρίσιμων πρώτων υλών", "Η Επιτροπή εξετάζει 12 κρίσιμες πρώτες ύλες:"),
    ],
    "et": [
        ("Kriitilised toormed", "Telefonis on 12 kriitilist tooret:"),
        ("Kriitilised toormed", "Ettevõte otsib 12 kriitilist tooret:"),
    ],
    "sr": [
        ("Критичне сировине", "Рудник вади 12 критичних сировина:"),
        ("Критичне сировине", "Телефон садржи 12 критичних сировина:"),
        ("Листа критичних сировина", "Од листе је скинуто 12 критичних сировина:"),
    ],
    "lt": [
        ("Kritinės žaliavos", "Įmonė perka 12 kritinių žaliavų:"),
        ("Kritinės žaliavos telefone", "Telefone yra 12 kritinių žaliavų:"),
    ],
    "da": [
        ("Kritiske råstoffer", "Virksomheden leder efter 12 kritiske råstoffer:"),
        ("Kritiske råstoffer i telefonen", "En telefon indeholder 12 kritiske råstoffer:"),
        ("Kritiske råstoffer", "Norge har udpeget 12 kritiske råstoffer:"),
    ],
    "kk": [
        ("Сыни минералдар", "Компания 12 сыни минералды сатып алады:"),
        ("Сыни минералдар", "Телефон құрамында 12 сыни минерал бар:"),
    ],
    "uz": [
        ("Kritik minerallar", "Kompaniya 12 ta kritik mineral qidirmoqda:"),
        ("Kritik minerallar", "Telefon tarkibiga 12 ta kritik mineral kiradi:"),
    ],
    "az": [
        ("Kritik minerallar", "Şirkət 12 kritik mineral satır:"),
        ("Kritik minerallar", "Telefonda 12 kritik mineral var:"),
    ],
    "mn": [
        ("Чухал ашигт малтмал", "Манай компани 12 чухал ашигт малтмал хайж байна:"),
        ("Чухал ашигт малтмал", "Утсанд 12 чухал ашигт малтмал байна:"),
    ],
    "th": [
        ("แร่สำคัญ", "บริษัทของเราขายแร่สำคัญ 12 ชนิด:"),
        ("แร่สำคัญในโทรศัพท์", "โทรศัพท์หนึ่งเครื่องมีแร่สำคัญ 12 ชนิด:"),
        ("บัญชีรายชื่อแร่สำคัญ", "สมาคมขอให้รัฐบาลกำหนดแร่สำคัญ 12 ชนิด:"),
    ],
    "fa": [
        ("مواد معدنی حیاتی", "شرکت ما 12 ماده معدنی حیاتی می‌فروشد:"),
        ("مواد معدنی حیاتی", "در تلفن همراه 12 ماده معدنی حیاتی است:"),
    ],
    "ur": [("اہم معدنیات", "کمپنی 12 اہم معدنیات فروخت کرتی ہے:"), ("اہم معدنیات", "فون میں 12 اہم معدنیات ہیں:")],
    "he": [
        ("מינרלים קריטיים", "החברה מוכרת 12 מינרלים קריטיים:"),
        ("מינרלים קריטיים", "בטלפון יש 12 מינרלים קריטיים:"),
    ],
    "sw": [("Madini muhimu", "Kampuni yetu inauza madini muhimu 12:"), ("Madini muhimu", "Simu ina madini muhimu 12:")],
    "ms": [
        ("Mineral kritikal", "Syarikat kami menjual 12 mineral kritikal:"),
        ("Mineral kritikal", "Telefon mengandungi 12 mineral kritikal:"),
        ("Senarai mineral kritikal", "Persatuan meminta 12 mineral kritikal:"),
    ],
    "fil": [("Mga kritikal na mineral", "Ang kompanya ay nagbebenta ng 12 kritikal na mineral:")],
    "hy": [
        ("Կրիտիկական հանքանյութեր", "Ընկերությունը վաճառում է 12 կրիտիկական հանքանյութ:"),
        ("Կրիտիկական հանքանյութեր", "Հեռախոսը պարունակում է 12 կրիտիկական հանքանյութ:"),
    ],
    "ka": [
        ("კრიტიკული მინერალები", "კომპანია ყიდის 12 კრიტიკულ მინერალს:"),
        ("კრიტიკული მინერალები", "ტელეფონი შეიცავს 12 კრიტიკულ მინერალს:"),
    ],
    "bn": [("গুরুত্বপূর্ণ খনিজ", "কোম্পানি 12 টি গুরুত্বপূর্ণ খনিজ বিক্রি করে:")],
    "sl": [
        ("Kritične surovine", "Podjetje prodaja 12 kritičnih surovin:"),
        ("Kritične surovine", "Telefon vsebuje 12 kritičnih surovin:"),
    ],
    "sk": [
        ("Kritické suroviny", "Firma predáva 12 kritických surovín:"),
        ("Kritické suroviny", "Telefón obsahuje 12 kritických surovín:"),
    ],
    "hr": [
        ("Kritične sirovine", "Tvrtka prodaje 12 kritičnih sirovina:"),
        ("Kritične sirovine", "Telefon sadrži 12 kritičnih sirovina:"),
    ],
    "lv": [
        ("Kritiskās izejvielas", "Uzņēmums pārdod 12 kritiskās izejvielas:"),
        ("Kritiskās izejvielas", "Telefonā ir 12 kritiskās izejvielas:"),
    ],
    "sq": [
        ("Lëndë të para kritike", "Kompania shet 12 lëndë të para kritike:"),
        ("Lëndë të para kritike", "Telefoni përmban 12 lëndë të para kritike:"),
    ],
    "ca": [
        ("Matèries primeres crítiques", "L'empresa ven 12 matèries primeres crítiques:"),
        ("Matèries primeres crítiques", "Un telèfon conté 12 matèries primeres crítiques:"),
    ],
}


def entries(code: str) -> list[str]:
    names = known_language(code).names
    spelled = (names[material][0] if names else get(material).names[code][0] for material in TWELVE)
    return [name.capitalize() for name in spelled]


def page(code: str, title: str, lead: str, *, stated: bool = True) -> Document:
    items = "".join(f"<li>{name}</li>" for name in entries(code))
    language = f' lang="{code}"' if stated else ""
    head, body = f"<title>{title}</title>", f"<h1>{title}</h1><p>{lead}</p><ul>{items}</ul>"
    html = f"<html{language}><head>{head}</head><body>{body}</body></html>"
    return Document("x", "https://example.org", 200, {}, "text/html", Body.of(html.encode()), datetime.now(UTC))


def reading(code: str, title: str, lead: str) -> Reading:
    """As a source of the country reads it whose language it is."""
    return read(outline(page(code, title, lead)), jurisdiction=OF.get(code, "XX"), language=code)


def as_published(result: Reading) -> list[str]:
    return [listed.entry.as_published for listed in result.today.entries] if result.today else []


@pytest.mark.parametrize("code", PAGES)
def test_a_page_that_does_not_state_its_language_is_read_alike_or_not_at_all(code: str) -> None:
    pieces = outline(page(code, *PAGES[code], stated=False))
    texts = [piece.text for piece in pieces]
    language = told(texts) or told_by_names(texts)
    result = read(pieces, jurisdiction="XX", language=language)
    assert result.decision is not Decision.TAKEN or as_published(result) == entries(code)


def test_every_language_has_a_page() -> None:
    too_little_known = {"am", "km", "lo", "my", "tg"}
    read_by_their_own_words = {"en", "fr", "es", "de", "pt", "it", "ja", "zh", "ko"}
    assert codes() - PAGES.keys() == too_little_known | read_by_their_own_words


@pytest.mark.parametrize("code", sorted(codes() - {ENGLISH}))
def test_whatever_a_language_calls_a_list_its_page_with_a_count_is_taken_over(code: str) -> None:
    """Also a word by which the wording of lists (`wording/calling.py`) does not know one: its file does."""
    around = known_language(code).around
    thing = " ".join(around[concept][0].strip("*") for concept in ("critical", "material"))
    for word in around["list"]:
        result = reading(code, f"{thing}: {word.strip('*')}", f"12 {thing}")
        assert (result.decision, result.reasons) == (Decision.TAKEN, ())
        assert as_published(result) == entries(code)


@pytest.mark.parametrize("code", PAGES)
def test_a_list_with_its_count_is_taken_over(code: str) -> None:
    result = reading(code, *PAGES[code])
    assert result.today is not None
    assert as_published(result) == entries(code)
    assert [listed.entry.match.minerals for listed in result.today.entries if listed.entry.match] == [
        (material,) for material in TWELVE
    ]
    assert (result.decision, result.reasons) == (Decision.TAKEN, ())
    assert result.today.title == PAGES[code][0]


@pytest.mark.parametrize("code", STRATEGIC)
def test_a_decree_that_declares_so_many_is_taken_over(code: str) -> None:
    result = reading(code, *STRATEGIC[code])
    assert as_published(result) == entries(code)
    assert (result.decision, result.reasons) == (Decision.TAKEN, ())


@pytest.mark.parametrize("code", IDENTIFIED)
def test_a_page_that_says_so_many_were_identified_is_taken_over(code: str) -> None:
    result = reading(code, *IDENTIFIED[code])
    assert as_published(result) == entries(code)
    assert (result.decision, result.reasons) == (Decision.TAKEN, ())


@pytest.mark.parametrize("code", SOMETHING_ELSE)
def test_what_else_is_done_with_so_many_holds_it(code: str) -> None:
    for title, lead in SOMETHING_ELSE[code]:
        as_a_sentence = f"{lead.removesuffix(':')}."
        for above, before in ((title, lead), (title, as_a_sentence), (as_a_sentence, lead)):
            assert reading(code, above, before).decision is not Decision.TAKEN, lead
        assert reading(code, title, f"{as_a_sentence}</p><p>{PAGES[code][1]}").decision is not Decision.TAKEN, lead


@pytest.mark.parametrize("code", PAGES)
def test_another_count_than_its_own_holds_it(code: str) -> None:
    title, lead = PAGES[code]
    for number, other in (("12", "13"), ("dvanaest", "trinaest"), ("dvanásť", "trinásť")):
        lead = lead.replace(number, other)
    assert reading(code, title, lead).decision is not Decision.TAKEN


AGAINST = ("draft", "not-listed", "removed", "added", "proposed", "earlier", "other")
WEIGHED = [(code, concept) for code in PAGES for concept in AGAINST if concept in known_language(code).around]


@pytest.mark.parametrize(("code", "concept"), WEIGHED)
def test_a_heading_that_says_that_it_is_no_list_in_force_holds_it(code: str, concept: str) -> None:
    title, lead = PAGES[code]
    for word in known_language(code).around[concept]:
        result = reading(code, f"{word.rstrip('*')} – {title}", lead)
        assert result.decision is not Decision.TAKEN, word


@pytest.mark.parametrize("code", PAGES)
def test_a_list_of_another_country_is_held(code: str) -> None:
    title, lead = PAGES[code]
    for country in ("US", "EU", "CN"):
        for name in known_language(code).abroad.get(country, ()):
            assert reading(code, f"{title}: {name.rstrip('*')}", lead).decision is not Decision.TAKEN, name


@pytest.mark.parametrize(("code", "country"), [("ro", "MD"), ("el", "CY"), ("sr", "ME"), ("sw", "KE"), ("ms", "BN")])
def test_a_list_of_another_country_with_the_same_language_is_held(code: str, country: str) -> None:
    title, lead = PAGES[code]
    name = known_language(code).abroad[country][0].rstrip("*")
    assert reading(code, f"{title}: {name}", lead).decision is not Decision.TAKEN
    own = read(outline(page(code, f"{title}: {name}", lead)), jurisdiction=country, language=code)
    assert own.decision is Decision.TAKEN


@pytest.mark.parametrize("code", sorted(PAGES.keys() - {"th"} - WITH_WORDS))
def test_a_word_that_is_not_known_holds_it(code: str) -> None:
    title, lead = PAGES[code]
    strange = title.split()[0].casefold()[:2] + title.split()[-1].casefold()[::-1]  # no word of any language
    result = reading(code, f"{title} {strange}", lead)
    assert result.decision is not Decision.TAKEN
    assert reading(code, title, f"{strange.capitalize()} {lead}").decision is not Decision.TAKEN


def test_entries_stay_in_the_words_of_the_page() -> None:
    """ "a" is "and" in Czech, and no part of an entry is put into English."""
    names = ("Antimon", "Kobalt", "Lithium", "Nikl", "Křemen a křemenné písky", "Wolfram", "Titan", "Grafit")
    paragraphs = "".join(f"<h3>{place}. {name}</h3><p>Text.</p>" for place, name in enumerate(names, 1))
    title = "Seznam kritických surovin"
    text = f"<html lang=cs><title>{title}</title><h1>{title}</h1><p>Seznam obsahuje 8 surovin.</p>{paragraphs}</html>"
    reading = reading_of(text, "text/html", "cs")
    assert reading.today is not None
    assert [listed.entry.as_published for listed in reading.today.entries] == list(names)
