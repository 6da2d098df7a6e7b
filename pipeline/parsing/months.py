"""Months as dates write them, in the languages of the publishers that are watched. A test compares them with CLDR."""

from __future__ import annotations

from collections.abc import Iterable


def _numbered(rows: Iterable[str]) -> dict[str, int]:
    return {name: number for number, names in enumerate(rows, start=1) for name in names.split()}


USUAL = _numbered(
    (
        "january jan januar jänner janvier enero gennaio janeiro",
        "february feb februar février fevrier febrero febbraio fevereiro",
        "march mar märz maerz mär mrz mars marzo março",
        "april apr avril abril aprile",
        "may mai mayo maggio maio",
        "june jun juni juin junio giugno junho",
        "july jul juli juillet julio luglio julho",
        "august aug août aout agosto",
        "september sep sept septembre septiembre settembre setembro",
        "october oct oktober okt octobre octubre ottobre outubro",
        "november nov novembre noviembre novembro",
        "december dec dezember dez décembre decembre diciembre dicembre dezembro",
    )
)
FURTHER = _numbered(
    (
        (
            "stycznia ledna januára siječnja januara januarja januari ianuarie ocak tammikuuta січня января"
            " януари јануари"
            " јануар јануара január jaanuar jaanuari sausio janvāris janvārī janvārim ιανουαρίου gener يناير ژانویه"
        ),
        (
            "lutego února februára veljače februara februarja februari februarie şubat helmikuuta лютого"
            " февраля февруари"
            " фебруар фебруара február veebruar veebruari vasario februāris februārī februārim"
            " φεβρουαρίου febrer فبراير فوریه"
        ),
        (
            "marca března ožujka marta maart marts martā martam maret martie mart maaliskuuta березня"
            " марта март marec március märts"
            " märtsi kovo μαρτίου març مارس"
        ),
        (
            "kwietnia dubna apríla travnja aprila aprilie nisan huhtikuuta квітня апреля април априла"
            " április aprill"
            " aprilli balandžio aprīlis aprīlī aprīlim απριλίου أبريل إبريل آوریل"
        ),
        (
            "maja května mája svibnja mei maj mayıs toukokuuta травня мая май маја мај május gegužės"
            " maijs maijā maijam μαΐου μαίου"
            " maig مايو"
        ),
        (
            "czerwca června júna lipnja juna junija iunie haziran kesäkuuta червня июня юни јуна јун"
            " јуни junij június"
            " juuni birželio jūnijs jūnijā jūnijam ιουνίου juny يونيو يونيه ژوئن"
        ),
        (
            "lipca července júla srpnja jula julija iulie temmuz heinäkuuta липня июля юли јула јул"
            " јули julij július"
            " juuli liepos jūlijs jūlijā jūlijam ιουλίου juliol julai يوليو يوليه ژوئیه"
        ),
        (
            "sierpnia srpna augusta kolovoza avgusta augustus augusti agustus ağustos elokuuta серпня"
            " августа август avgust"
            " augusztus rugpjūčio augusts augustā augustam αυγούστου agost أغسطس"
        ),
        (
            "września září septembra rujna septembrie eylül syyskuuta вересня сентября септември"
            " септембра септембар"
            " szeptember septembri rugsėjo septembris septembrī septembrim σεπτεμβρίου setembre سبتمبر سپتامبر"
        ),
        (
            "października října októbra oktobra octombrie ekim lokakuuta жовтня октября октомври октобра"
            " октобар október"
            " oktoober oktoobri spalio oktobris oktobrī oktobrim οκτωβρίου أكتوبر اکتبر"
        ),
        (
            "listopadu novembra studenoga studenog noiembrie kasım marraskuuta листопада ноября ноември"
            " новембра новембар"
            " novembri lapkričio novembris novembrī novembrim νοεμβρίου نوفمبر نوامبر"
        ),
        (
            "grudnia prosince decembra prosinca decembrie desember aralık joulukuuta грудня декабря"
            " декември децембра"
            " децембар detsember detsembri gruodžio decembris decembrī decembrim δεκεμβρίου desembre"
            " disember ديسمبر دسامبر"
        ),
    )
)
SHORT = _numbered(  # only beside a year: "out", "set", "pro" and "mag" are words as well
    (
        "ene janv gen sty sij ian янв січ јан ян ιαν oca jaan",
        "févr fevr fev febr lut velj şub лют февр фев феб φεβ veebr",
        "mac mrt márc ožu берез бер мар μαρ",
        "abr avr kwi tra квіт апр απρ nis ápr",
        "mag maj svi máj трав μαΐ",
        "giu cze czer haz iun jūn јун июн черв юни ιουν jún",
        "lug juil jūl iul јул июл лип юли ιουλ tem júl",
        "ago ogo ogos kol sie agu agt avg ağu авг серп αυγ",
        "wrz ruj szept сент септ сеп вер σεπ eyl set",
        "out ott paź окт жовт οκτ eki",
        "noy stu нояб нов ноем ное лис лист νοε kas",
        "dic déc gru des pro дек груд дец δεκ ara dets dis",
    )
)
NAMES = USUAL | FURTHER
_BY_DOT = {  # the same names are one month in Polish ("3 listopada") and another in Croatian ("3. listopada")
    "listopada": (11, 10), "lis": (11, 10), "lip": (7, 6), "srp": (8, 7),
}  # fmt: skip
_STEM = 5  # letters of a name to which an ending is added
_ENDING = 4


def month_of(word: str, *, dot: bool = False, short: bool = True) -> int | None:
    """The month that `word` names; `dot`: a full stop stands between it and its day. `short`: a year stands beside it,
    so that abbreviations and endings count."""
    name = word.lower()
    if (month := NAMES.get(name) or (SHORT.get(name) if short else None)) or not short:
        return month
    if name in _BY_DOT:
        return _BY_DOT[name][dot]
    return _inflected(word)


def _inflected(word: str) -> int | None:
    """The month of a name with an ending, such as "märtsini". English and German names have a capital."""
    if not word.islower() or len(word) <= _STEM:
        return None
    stems = (word[:length] for length in range(len(word) - 1, max(_STEM, len(word) - _ENDING) - 1, -1))
    return next((FURTHER[stem] for stem in stems if stem in FURTHER), None)
