"""Citations as records for other programs.

CSL JSON (Citation Style Language 1.0.2), RIS as reference managers read it, and BibTeX.
A letter is a personal communication, not a chapter of the book that prints it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from letters.citations.citation_source import (
    CitationSource,
    CitedVolume,
    Holding,
    Name,
)
from letters.citations.machine_dates import MachineDate, Parts, machine_date
from letters.citations.wording import capitalized, date_in, joined, listed, page_of
from letters.tei.dates.months import MONTH_NAMES

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&$#_"},
}
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:.+-]+")
_LINES = re.compile(r"\s+")
_SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")


def csl_json(cited: CitationSource) -> str:
    """A JSON list of one item."""
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def csl_item(cited: CitationSource) -> dict[str, Any]:
    volume, holding = cited.volume, cited.holding
    fields: dict[str, Any] = {
        "id": cited.identifier,
        "type": "personal_communication" if cited.senders else "document",
        "title": cited.full_title,
        "genre": cited.kind,
        "author": [_csl_name(name) for name in cited.senders],
        "recipient": [_csl_name(name) for name in cited.recipients],
        "issued": _csl_date(cited),
        "event-place": cited.place,
        "number": cited.number,
        "page": cited.page,
        "URL": cited.address,
        "source": cited.archive,
        "version": str(cited.revision or ""),
        "note": _remark(cited),
        "annote": cited.annotation,
    }
    if volume:
        fields |= {
            "container-title": volume.title,
            "collection-title": volume.series,
            "volume": volume.number,
            "editor": [{"literal": editor} for editor in volume.editors],
            "publisher": volume.publisher,
        }
    if holding:
        fields |= {
            "archive": holding.repository,
            "archive-place": holding.place,
            "archive_location": ", ".join(holding.location),
            "call-number": ", ".join(holding.numbers),
        }
    return {key: value for key, value in fields.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if name.family:
        return {"family": name.family, "given": name.given}
    return {"literal": name.display}


def _csl_date(cited: CitationSource) -> dict[str, Any]:
    if not cited.date:
        return {}
    dated = machine_date(cited.date)
    return {
        "date-parts": [
            list(parts) for parts in dict.fromkeys((dated.start, dated.end))
        ],
        **({"season": dated.season} if dated.season else {}),
        **({"circa": True} if dated.is_circa else {}),
    }


def _date_in_words(cited: CitationSource) -> str:
    """The date as people read it, where its parts do not say all that is known."""
    is_said = not cited.date or machine_date(cited.date).says_all
    return "" if is_said else f"dated {date_in(cited)}"


def _remark(cited: CitationSource) -> str:
    return capitalized(joined(_date_in_words(cited), cited.transmission))


def ris(cited: CitationSource) -> str:
    """RIS, with lines that end in CR and LF."""
    lines = (f"{tag}  - {_LINES.sub(' ', value)}" for tag, value in _ris_tags(cited))
    return "\r\n".join([*lines, "ER  - ", ""])


def _ris_tags(cited: CitationSource) -> Iterator[tuple[str, str]]:
    yield "TY", "PCOMM" if cited.senders else "GEN"
    yield "TI", cited.full_title
    yield from (("AU", name.sorted) for name in cited.senders)
    yield from (("A2", name.sorted) for name in cited.recipients)
    dated = machine_date(cited.date) if cited.date else None
    fields = {
        "PY": f"{dated.start[0]:04}" if dated else "",
        "DA": _ris_date(dated) if dated else "",
        "M3": cited.kind,
        "SP": cited.page,
        "M1": cited.number,
        **_ris_of_volume(cited.volume),
    }
    if holding := cited.holding:
        fields |= {
            "DB": holding.repository,
            "AV": ", ".join(holding.location),
            "CN": ", ".join(holding.numbers),
        }
    fields |= {
        "N1": _remark(cited),
        "DP": cited.archive,
        "UR": cited.address,
    }
    if cited.volume:
        yield from (("ED", editor) for editor in cited.volume.editors)
    yield from ((tag, value) for tag, value in fields.items() if value)
    if cited.annotation:
        yield "N1", cited.annotation


def _ris_date(dated: MachineDate) -> str:
    """YYYY/MM/DD/other, without figures for what is not known; "" for a date about which
    a certain year alone is known."""
    if dated.is_circa:
        return ""
    start = _with_slashes(dated.start)
    if dated.start != dated.end:
        other = "/" * (3 - start.count("/"))
        return f"{start}{other}–{_with_slashes(dated.end)}"
    missing = "/" * (3 - start.count("/")) if len(dated.start) < 3 else ""
    return f"{start}{missing}{_SEASONS[dated.season]}"


def _with_slashes(parts: Parts) -> str:
    year, *rest = parts
    return "/".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _ris_of_volume(volume: CitedVolume | None) -> dict[str, str]:
    if not volume:
        return {}
    return {"T2": volume.title, "VL": volume.number, "PB": volume.publisher}


def bibtex(cited: CitationSource) -> str:
    fields = {"author": _bibtex_names(cited.senders)}
    fields |= {name: _escaped(value) for name, value in _bibtex_fields(cited)}
    number = machine_date(cited.date).month if cited.date else None
    # A month is one of BibTeX's own names, without braces.
    month = f"  month = {MONTH_NAMES[number - 1][:3].lower()},\n" if number else ""
    written = "".join(
        f"  {name} = {{{value}}},\n" for name, value in fields.items() if value
    )
    key = _NOT_IN_KEYS.sub("-", cited.identifier)
    # BibTeX has no type for letters.
    return f"@misc{{{key},\n{written}{month}}}\n"


def _bibtex_fields(cited: CitationSource) -> Iterator[tuple[str, str]]:
    to = listed([name.display for name in cited.recipients])
    yield "title", cited.full_title
    yield "howpublished", joined(cited.kind, f"to {to}" if to else "")
    if cited.date:
        dated = machine_date(cited.date)
        yield "year", dated.years
        # Of BibLaTeX, which reads EDTF.
        yield "date", "" if dated.is_plain else dated.level_1
    if volume := cited.volume:
        yield "booktitle", volume.title
        yield "editor", " and ".join(volume.editors)
        yield "publisher", volume.publisher
    yield "number", cited.number
    yield "pages", page_of(cited).removeprefix("pp. ").removeprefix("p. ")
    yield (
        "note",
        joined(
            *_bibtex_holding(cited.holding), _date_in_words(cited), cited.transmission
        ),
    )
    yield "annote", cited.annotation
    yield "url", cited.address


def _bibtex_holding(holding: Holding | None) -> Iterator[str]:
    if holding:
        yield from (holding.repository, *holding.location, ", ".join(holding.numbers))


def _bibtex_names(names: Sequence[Name]) -> str:
    """Names joined by "and", escaped. An office stands in braces, so that BibTeX does not
    split it."""
    return " and ".join(
        _escaped(name.sorted) if name.family else f"{{{_escaped(name.display)}}}"
        for name in names
    )


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in _LINES.sub(" ", text))
