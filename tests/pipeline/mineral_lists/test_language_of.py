"""Which language a text is in: the invented sentences are of the kind that stands around lists."""

from __future__ import annotations

import pytest

from pipeline.mineral_lists.wording.language_of import is_in, told, told_by_names
from vocabulary.languages.file import codes, known_language

SENTENCES = {
    "ro": "Lista materiilor prime critice este stabilită prin hotărâre și se actualizează la trei ani, în condițiile legii.",
    "bg": "Списъкът на критичните суровини се приема с решение на Министерския съвет и се актуализира на всеки три години.",
    "hu": "A kritikus nyersanyagok jegyzékét a kormány rendelete állapítja meg, és azt háromévente felül kell vizsgálni.",
    "el": "Ο κατάλογος των κρίσιμων πρώτων υλών εγκρίνεται με απόφαση του Υπουργού.",
    "hr": "Popis kritičnih sirovina donosi Vlada Republike Hrvatske, a mijenja se svake tri godine u skladu sa zakonom koji je na snazi.",
    "sk": "Zoznam kritických surovín sa vydáva vo forme nariadenia, ktoré je účinné od prvého dňa mesiaca a mení sa na návrh ministra.",
    "et": "Kriitiliste toormete loetelu on kehtestatud määrusega ja seda ajakohastatakse iga kolme aasta järel, mis on sätestatud seaduses.",
    "lt": "Kritinių žaliavų sąrašas yra tvirtinamas įsakymu, kuris skelbiamas ir keičiamas kas trejus metus pagal įstatymą.",
    "da": "Listen over kritiske råstoffer er fastsat ved bekendtgørelse, og den skal opdateres hvert tredje år på baggrund af en analyse.",
    "kk": "Сыни маңызды минералдар тізбесі Қазақстан Республикасы Үкіметінің қаулысымен бекітіледі және үш жыл сайын жаңартылады.",
    "az": "Kritik xammalın siyahısı Azərbaycan Respublikası Nazirlər Kabinetinin qərarı ilə təsdiq olunur və hər üç ildən bir yenilənir.",
    "mn": "Чухал ашигт малтмалын жагсаалтыг Монгол Улсын Засгийн газар баталж, энэ тухай нийтэд мэдээлнэ, хүчин төгөлдөр байна.",
    "th": "บัญชีรายชื่อแร่สำคัญของประเทศไทยตามประกาศกระทรวงอุตสาหกรรม",
    "ur": "اہم معدنیات کی فہرست حکومت پاکستان نے جاری کی ہے اور یہ ہر تین سال بعد نظر ثانی کے لیے پیش کی جاتی ہے۔",
    "fa": "فهرست مواد معدنی حیاتی به تصویب هیئت وزیران رسیده است و هر سه سال یک بار برای بازنگری در نظر گرفته می‌شود.",
    "sw": "Orodha ya madini muhimu imetangazwa na Serikali kwa ajili ya uchumi wa nchi, na hii ni mara ya kwanza katika Tanzania.",
    "ms": "Senarai mineral kritikal ini ialah dasar kerajaan bagi pembangunan negara dan akan dikemas kini dalam tempoh tiga tahun.",
    "ru": "Перечень критически важных видов минерального сырья утверждается Правительством и пересматривается не реже чем раз в три года.",
    "uk": "Перелік критичної сировини затверджується Кабінетом Міністрів України та переглядається не рідше ніж раз на три роки.",
    "ar": "قائمة المعادن الحرجة التي أعلنتها الوزارة في هذا العام على أن يتم تحديثها كل ثلاث سنوات.",
    "sv": "Listan över kritiska råvaror är fastställd av regeringen och ska uppdateras vart tredje år med stöd av en analys som görs på nytt.",
    "cs": "Seznam kritických surovin se vydává ve formě nařízení, které je účinné od prvního dne měsíce a mění se na návrh ministra.",
    "id": "Daftar mineral kritis ini ditetapkan oleh Menteri untuk jangka waktu tiga tahun dan dapat diubah sesuai dengan kebutuhan negara.",
    "tr": "Kritik minerallerin listesi Bakanlık tarafından yayımlanır ve üç yılda bir güncellenir; bu liste için görüş alınır.",
}
OTHERS = [
    "The list of critical minerals is updated every three years and is published by the Secretary in the Federal Register.",
    "Malta għandha lista ta' minerali kritiċi li tiġi aġġornata kull tliet snin.",
    "Nickel, cobalt, lithium",
]


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert told([SENTENCES[code]]) == code


@pytest.mark.parametrize("code", SENTENCES)
def test_a_page_is_in_the_language_that_it_states_unless_it_is_in_english(code: str) -> None:
    assert is_in([SENTENCES[code]], code)
    assert is_in(["12"], code)
    assert not is_in([OTHERS[0]], code)


def test_a_sentence_tells_the_languages_of_the_large_lists() -> None:
    spanish = "La lista de minerales críticos se actualiza cada tres años y se publica en el diario oficial del estado."
    french = "La liste des minéraux critiques est mise à jour tous les trois ans et publiée au journal officiel."
    assert (told([spanish]), told([french])) == ("es", "fr")
    assert (told(["重要鉱物の一覧"]), told(["关键矿产目录"]), told(["핵심광물 목록"])) == ("ja", "zh", "ko")


@pytest.mark.parametrize("text", OTHERS)
def test_a_language_without_a_file_is_none(text: str) -> None:
    assert told([text]) is None


def test_names_alone_tell_a_language_where_it_has_most_of_them() -> None:
    assert (
        told_by_names(["1) Antimon;", "2) Litijum;", "3) Retke zemlje;", "4) Vanadijum;", "5) Magnezijum;"]) is not None
    )
    assert told_by_names(["Litiu, Cobalt, Magneziu, Pământuri rare, Siliciu metalic"]) == "ro"
    assert told_by_names(["lithium", "cobalt", "nickel", "gold", "tin", "copper"]) is None
    assert told_by_names(["Lítium"]) is None


@pytest.mark.parametrize("code", [code for code in sorted(codes()) if known_language(code).names])
def test_its_own_names_tell_a_language_that_means_the_same(code: str) -> None:
    names = {key: spellings[0] for key, spellings in known_language(code).names.items()}
    other = told_by_names(names.values())
    assert other is not None
    if other != code:  # Croatian and Bosnian
        assert all(known_language(other).names.get(key, ("",))[0] for key in ("lithium", "tin", "lead"))
