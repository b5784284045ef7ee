"""Days that are written in numbers alone, or in the words of other languages, as EDTF."""

from __future__ import annotations

import re

_YEAR = r"(?P<year>\d{4}|\d{2})"
# "22.X.62": the month in Roman numbers. "7.11.1962": on the continent the day is first.
_ROMAN = re.compile(rf"(?P<day>[0-3]?\d)[./] ?(?P<month>[IVX]{{1,4}})\.?[./ ] ?{_YEAR}")
_DOTTED = re.compile(rf"(?P<day>[0-3]?\d)\. ?(?P<month>[01]?\d)\. ?{_YEAR}")
# "22 de noviembre de 1970", "4 мая 1961 г.", "3 maggio 1961".
_NAMED = re.compile(
    r"[\"“«]?(?P<day>[0-3]?\d)(?:\.|º|°|[\"”»])? (?:de )?(?P<month>[^\W\d_]{3,12})\.?"
    r" (?:de(?:l)? )?(?P<year>\d{4}|\d{2})(?: ?(?:г|r)\.?| ?года)?",
)
# "OCT 7  6 52 PM '64", as the clock of a code room stamps it.
_STAMPED = re.compile(
    r"(?P<month>[A-Z][A-Za-z]{2})\.? (?P<day>[0-3]?\d),? [01]?\d[ :.][0-5]\d ?"
    r"[AaPp]\.?[Mm]\.?,? ['’]?" + _YEAR
)
_ROMAN_NUMBERS = "I II III IV V VI VII VIII IX X XI XII"
_IN_LANGUAGES = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
    " listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta"
    " syyskuuta lokakuuta marraskuuta joulukuuta",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie"
    " noiembrie decembrie",
    "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra"
    " decembra",
    "januar februar mars april mai juni juli august september oktober november desember",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_MONTHS = {
    name: number
    for names in (_ROMAN_NUMBERS, *_IN_LANGUAGES)
    for number, name in enumerate(names.split(), 1)
}
_LAST_MONTH, _LAST_DAY = 12, 31


def foreign_day(words: str) -> str:
    """The day that is the whole of some words; empty for words that are none of these.

    A year of two digits is one of the twentieth century.
    """
    wording = " ".join(words.strip(" .,;").split())
    for pattern in (_ROMAN, _DOTTED, _NAMED, _STAMPED):
        if match := pattern.fullmatch(wording):
            name = match["month"]
            month = int(name) if name.isdigit() else _number_of(name)
            day = int(match["day"])
            if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY:
                year = match["year"] if len(match["year"]) > 2 else f"19{match['year']}"
                return f"{year}-{month:02}-{day:02}"
    return ""


def _number_of(name: str) -> int:
    return _MONTHS.get(name, 0) or _MONTHS.get(name.casefold(), 0)
