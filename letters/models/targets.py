"""The target of a cross-reference: in words, and its address elsewhere."""

from __future__ import annotations

import re

from letters.models.identifiers import PAGE_PREFIX
from letters.tei.references import Target

_NOTE = re.compile(r"(?P<document>d\d++[a-z]{0,10}?)fn(?P<footnote>[\w-]++)")
STATE_DEPARTMENT = "https://history.state.gov/historicaldocuments"
_IN_SERIES = re.compile(r"frus\d{4}", re.ASCII)
# "frus1961-63v06", "frus1969-76ve05p2", "frus1918Russiav01", "frus1961-63v07-09mSupp":
# the years, a word for the subject, a supplement, the volumes, a part.
_NAMED = re.compile(
    r"frus(?P<first>\d{4})(?:-(?P<last>\d\d))?"
    r"(?P<subject>(?!Supp)[A-Z][A-Za-z]{1,20}?)?(?P<supplement>Supp(?:\d\d)?)?"
    r"(?:v(?P<is_electronic>e?)(?P<number>\d\d)(?:-(?P<until>\d\d))?"
    r"(?:p(?P<part>\d))?(?P<microfiche>mSupp)?)?",
    re.ASCII,
)
_SUBJECTS = {
    "Berlin": "Conference of Berlin",
    "CairoTehran": "Conferences at Cairo and Tehran",
    "Guat": "Guatemala",
    "Intel": "Intelligence",
    "Malta": "Conferences at Malta and Yalta",
    "PubDip": "Public Diplomacy",
    "Quebec": "Conference at Quebec",
    "Russia": "Russia",
}
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def target_named(identifier: str) -> Target:
    """The target of "frus1961-63v06/d12", "…/d12fn3", "…/pg_45" or "frus1961-63v06"; or
    of "weber-hale-1971", a document of no volume."""
    volume, _, part = identifier.partition("/")
    if not part and not is_in_series(volume):
        return Target(identifier=identifier or None)
    if part.startswith(PAGE_PREFIX):
        return Target(volume, page=part.removeprefix(PAGE_PREFIX))
    if note := _NOTE.fullmatch(part):
        return Target(volume, document=note["document"], footnote=note["footnote"])
    return Target(volume, document=part or None)


def target_identifier(target: Target) -> str:
    """What `target_named` reads: a footnote counts as its document."""
    if target.identifier:
        return target.identifier
    if target.document:
        return f"{target.volume}/{target.document}"
    if target.page:
        return f"{target.volume}/{PAGE_PREFIX}{target.page}"
    return target.volume or ""


def describe_target(target: Target) -> str:
    """In words: "Document 177, Foreign Relations, 1981–1988, Volume IV"; "" for none."""
    if target.identifier:
        return f"“{target.identifier}”, a document of no volume"
    parts = []
    if target.footnote:
        parts.append(f"Footnote {target.footnote}")
    if target.document:
        parts.append(f"Document {target.document.removeprefix('d')}")
    if target.page:
        parts.append(f"Page {target.page}")
    if target.volume:
        parts.append(volume_in_words(target.volume))
    return ", ".join(parts)


def volume_in_words(volume: str) -> str:
    """As historians cite it: "Foreign Relations, 1961–1963, Volume VI". Its identifier,
    where that has words that are not known here."""
    found = _NAMED.fullmatch(volume)
    if not found or (found["subject"] and found["subject"] not in _SUBJECTS):
        return volume
    years = found["first"]
    if found["last"]:
        is_of_next_century = found["last"] < years[2:]
        years += f"–{int(years[:2]) + is_of_next_century}{found['last']}"
    supplement = (found["supplement"] or "").removeprefix("Supp").lstrip("0")
    parts = (
        "Foreign Relations",
        years,
        _SUBJECTS.get(found["subject"]),
        found["supplement"] and f"Supplement {supplement}".rstrip(),
        found["number"] and _volumes(found),
        found["part"] and f"Part {found['part']}",
        found["microfiche"] and "Microfiche Supplement",
    )
    return ", ".join(filter(None, parts))


def _volumes(found: re.Match[str]) -> str:
    number = int(found["number"])
    if found["is_electronic"]:
        return f"Volume E–{number}"
    if found["until"]:
        return f"Volumes {_roman(number)}–{_roman(int(found['until']))}"
    return f"Volume {_roman(number)}"


def _roman(number: int) -> str:
    """Of a volume: no series has ninety."""
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def is_in_series(volume: str) -> bool:
    """Whether it is the name of a volume of Foreign Relations of the United States."""
    return bool(_IN_SERIES.match(volume))


def address_elsewhere(target: Target) -> str:
    """The State Department's page for a target in its own series, or ""."""
    volume = target.volume or ""
    if not is_in_series(volume):
        return ""
    part = target.document or ""
    if part and target.footnote:
        part += f"#fn{target.footnote}"
    elif target.page:
        part = f"pg_{target.page}"
    return f"{STATE_DEPARTMENT}/{volume}/{part}".rstrip("/")
