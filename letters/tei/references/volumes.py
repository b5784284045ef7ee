"""Which identifier the Office of the Historian gives to a volume cited in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

_IDENTIFIER = re.compile(
    r"frus(?P<years>\d{4}(?:-\d\d)?)v(?P<volume>e?\d\d)(?:p(?P<part>\d))?"
)

# Years that a volume covers are cited now and then in place of those of its
# sub-series: "1969–1972, vol. XVII" is a volume of 1969–1976.
_SUB_SERIES = {
    first: f"{first}-{last}"
    for first, last in (
        ("1952", "54"),
        ("1955", "57"),
        ("1958", "60"),
        ("1961", "63"),
        ("1964", "68"),
        ("1969", "76"),
        ("1977", "80"),
        ("1981", "88"),
        ("1989", "92"),
    )
}

# Until this year, one unnumbered volume or several covered the diplomacy of a year.
_LAST_YEARBOOK = 1931

# Volumes published in parts. Where a citation names none, the Office of the Historian
# links the first part.
_IN_PARTS: dict[str, frozenset[str]] = {
    "1948": frozenset({"01", "05"}),
    "1949": frozenset({"07"}),
    "1951": frozenset({"03", "04", "06", "07"}),
    "1952-54": frozenset(
        {"01", "02", "05", "06", "07", "09", "11", "12", "13", "14", "15"}
    ),
    "1955-57": frozenset({"23"}),
    "1958-60": frozenset({"07", "10"}),
    "1964-68": frozenset({"29"}),
    "1969-76": frozenset({"38", "e05", "e09", "e11", "e14", "e15"}),
}

# Volumes cited by a title, each with the identifier that a volume number is added to.
_TITLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(title), identifier)
    for title, identifier in (
        (r"Conference of Berlin|Potsdam", "frus1945Berlin"),
        (r"Malta and Yalta", "frus1945Malta"),
        (r"Cairo and Tehran", "frus1943CairoTehran"),
        (r"Conference at Quebec,? 1944", "frus1944Quebec"),
        (r"Washington,? 1941[-–]1942,? and Casablanca", "frus1941-43"),
        (r"Conferences at Washington and Quebec", "frus1943"),
        (r"Paris Peace Conference", "frus1919Paris"),
        (r"Lansing Papers", "frus1914-20"),
        (r"Japan,? 1931[-–]1941", "frus1931-41"),
        (r"Soviet Union,? 1933[-–]1939", "frus1933-39"),
        (r"Emergence of the Intelligence Establishment", "frus1945-50Intel"),
        (r"1950[-–]1955,? The Intelligence Community", "frus1950-55Intel"),
        (r"1952[-–]1954,? Guatemala", "frus1952-54Guat"),
        (r"Iran,? 1951[-–]1954", "frus1951-54Iran"),
        (r"1942,? China", "frus1942China"),
        (r"1943,? China", "frus1943China"),
        (r"1918,? Russia", "frus1918Russia"),
    )
)
_SUPPLEMENT = re.compile(r"\b(1[89]\d\d),? Supplement (\d)")


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume as cited: "1952-54", "05", "2", each "" if the citation lacks it.

    `title` is the beginning of the identifier of a volume cited by its title.
    """

    years: str = ""
    number: str = ""
    part: str = ""
    title: str = ""

    @property
    def identifier(self) -> str | None:
        """The FRUS identifier, or None if the citation does not settle which it is."""
        number = f"v{self.number}" if self.number else ""
        if self.title:
            return self.title + number
        if not number:
            return f"frus{self.years}" if self._is_yearbook else None
        part = f"p{self.part}" if self.part else "p1" if self.part_is_missing else ""
        return f"frus{self.years}{number}{part}" if self.years else None

    @property
    def is_in_parts(self) -> bool:
        return bool(self.part) or self.part_is_missing

    @property
    def part_is_missing(self) -> bool:
        return not self.part and self.number in _IN_PARTS.get(self.years, ())

    @property
    def _is_yearbook(self) -> bool:
        return self.years.isdecimal() and int(self.years) <= _LAST_YEARBOOK

    def with_part(self, part: str) -> Volume:
        return replace(self, part=str(number_value(part) or ""))


def volume_identified(identifier: str | None) -> Volume:
    """Take an identifier apart; the identifier of an unnumbered volume is all title."""
    match = _IDENTIFIER.fullmatch(identifier or "")
    if match is None:
        return Volume(title=identifier or "")
    return Volume(match["years"], match["volume"] or "", match["part"] or "")


def years_cited(years: str) -> str:
    """ "1952–1954" as identifiers have it, "1952-54"; a single year stays."""
    first, _, last = re.sub(r"\s?[-–]\s?", "-", years).partition("-")
    return _SUB_SERIES.get(first, f"{first}-{last[-2:]}") if last else first


def find_title(text: str, start: int, end: int) -> tuple[str, int]:
    """The beginning of the identifier of the volume cited by its title between `start`
    and `end`, and where that title ends; ("", end) where there is no title."""
    supplement = _SUPPLEMENT.search(text, start, end)
    if supplement is not None:
        year, number = supplement.groups()
        return f"frus{year}Supp{int(number):02}", supplement.end()
    for title, identifier in _TITLES:
        match = title.search(text, start, end)
        if match is not None:
            return identifier, match.end()
    return "", end


def number_cited(number: str) -> str:
    """ "XIV", "xiv" or "14" as "14"; "E–13" as "e13"; "" for no Roman numeral."""
    electronic = number[:1] in "Ee" and number[1:2] in ("-", "–")
    value = number_value(number[2:] if electronic else number)
    return f"{'e' if electronic else ''}{value:02}" if value else ""


def number_value(numeral: str) -> int:
    """The value of an arabic or Roman numeral, 0 for anything else."""
    if numeral.isdecimal():
        return int(numeral)
    values = [_ROMAN.get(letter, 0) for letter in numeral.lower()]
    if not values or not all(values):
        return 0
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value
        for value, after in zip(values, following, strict=True)
    )
