"""The words of numbers and of months in the languages of the news. Data only."""

from __future__ import annotations

NUMBER_WORDS = {
    word: number
    for number, words in {
        2: "two zwei deux dos due dois twee deux två dvou dwóch двух двох kahden",
        3: "three drei trois tres tre três drie trzech tří трёх трех трьох kolmen",
        4: "four vier quatre cuatro quattro quatro fyra fire czterech čtyř четырёх четырех чотирьох neljän",
        5: "five fünf cinq cinco cinque vijf fem pięciu pěti пяти viiden",
        6: "six sechs seis sei zes sześciu šesti шести kuuden",
        7: "seven sieben sept siete sette sete zeven syv sju siedmiu sedmi",
        8: "eight acht huit ocho otto oito åtta otte åtte ośmiu osmi",
        9: "nine neun neuf nueve nove negen nio",
        10: "ten zehn dix diez dieci dez tien dziesięciu deseti десяти",
        11: "eleven elf onze once undici",
        12: "twelve zwölf douze doce dodici doze twaalf dozen dutzend douzaine docena",
        13: "thirteen dreizehn treize trece tredici treze",
        14: "fourteen vierzehn quatorze catorce quattordici fjorton fjorten czternastu čtrnácti",
        15: "fifteen fünfzehn quinze quince quindici quinzaine",
        16: "sixteen sechzehn seize",
        17: "seventeen siebzehn",
        18: "eighteen achtzehn",
        19: "nineteen neunzehn",
        20: "twenty zwanzig vingt veinte venti vinte vingtaine twintig",
        30: "thirty dreißig trente treinta trenta trinta trentaine dertig trettio tredive tretti trzydziestu třiceti"
        " тридцати",
        40: "forty vierzig quarante cuarenta quaranta",
        50: "fifty fünfzig cinquante cincuenta cinquanta",
        60: "sixty sechzig soixante sesenta",
        100: "hundred hundert",
    }.items()
    for word in words.split()
}
MONTHS = {
    word: month
    for month, words in enumerate(
        (
            "january jan januar janvier enero janeiro gennaio januari января січня stycznia ledna tammikuuta",
            "february feb februar février febrero fevereiro febbraio februari февраля лютого lutego února helmikuuta",
            "march mar märz mars marzo março maart марта березня marca března maaliskuuta",
            "april apr avril abril aprile апреля квітня kwietnia dubna huhtikuuta",
            "may mai mayo maio maggio mei maj мая травня maja května toukokuuta",
            "june jun juni juin junio junho giugno июня червня czerwca června kesäkuuta",
            "july jul juli juillet julio julho luglio июля липня lipca července heinäkuuta",
            "august aug août agosto augustus augusti августа серпня sierpnia srpna elokuuta",
            "september sep sept septembre septiembre setembro settembre сентября вересня września září syyskuuta",
            "october oct oktober octobre octubre outubro ottobre октября жовтня października října lokakuuta",
            "november nov novembre noviembre novembro ноября листопада listopada listopadu marraskuuta",
            "december dec dezember décembre diciembre dezembro dicembre декабря грудня grudnia prosince joulukuuta",
        ),
        1,
    )
    for word in words.split()
}
